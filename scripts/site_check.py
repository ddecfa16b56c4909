"""Check a finished site: every internal link and anchor leads somewhere, ids are unique, nothing asks another host.

``python -m scripts.site_check [DIR]``. Reads each page once.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

# Elements by which a browser fetches something by itself.
_FETCHES = {"script": "src", "img": "src", "link": "href", "iframe": "src", "source": "src", "video": "src", "audio": "src"}
_FETCHING_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "prefetch", "preconnect", "dns-prefetch"}


@dataclass
class PageFacts(HTMLParser):
    """What one page holds: its anchors, where it links to, what it fetches."""

    anchors: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    fetches: list[str] = field(default_factory=list)

    def __post_init__(self):
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if found.get("id"):
            self.anchors.append(found["id"])
        if tag == "a" and found.get("href"):
            self.links.append(found["href"])
        target = found.get(_FETCHES.get(tag, ""))
        if target and (tag != "link" or set((found.get("rel") or "").split()) & _FETCHING_LINKS):
            self.fetches.append(target)


@dataclass(frozen=True, order=True)
class Fault:
    """Something wrong on a finished page."""

    page: str
    what: str

    def __str__(self) -> str:
        return f"{self.page}: {self.what}"


def check_site(site: Path) -> list[Fault]:
    """All faults of a finished site, sorted."""
    facts = {path: facts_of(site / path) for path in html_files(site)}
    anchors = {path: set(found.anchors) for path, found in facts.items()}
    faults: list[Fault] = []
    for page, found in facts.items():
        faults += [Fault(page, f"the id '{name}' stands twice") for name in twice(found.anchors)]
        faults += [Fault(page, f"asks another host: {target}") for target in found.fetches if urlsplit(target).netloc]
        faults += [Fault(page, what) for link in (*found.links, *found.fetches) if (what := dead(page, link, site, anchors))]
    return sorted(set(faults))


def html_files(site: Path) -> list[str]:
    """Every page of the site, search files and the error page aside (its links begin at the root)."""
    found = []
    for folder, folders, files in os.walk(site):
        folders[:] = sorted(name for name in folders if name != "pagefind")
        found += [(Path(folder) / name).relative_to(site).as_posix() for name in sorted(files) if name.endswith(".html")]
    return [path for path in found if path != "404.html"]


def facts_of(path: Path) -> PageFacts:
    """Read one page."""
    facts = PageFacts()
    facts.feed(path.read_text("utf-8"))
    return facts


def twice(names: list[str]) -> list[str]:
    """Names that occur more than once."""
    seen: set[str] = set()
    return sorted({name for name in names if name in seen or seen.add(name)})


def dead(page: str, link: str, site: Path, anchors: dict[str, set[str]]) -> str | None:
    """What is wrong with a link, or None. Links to other hosts are not asked."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None
    address = urljoin(f"/{page}", link) if parts.path else f"/{page}"
    target = unquote(urlsplit(address).path).lstrip("/")
    if target == "" or target.endswith("/"):
        target += "index.html"
    if target not in anchors:
        return None if (site / target).is_file() else f"the link {link} leads nowhere"
    fragment = unquote(parts.fragment)
    names_a_place = fragment and "=" not in fragment  # "#has=osteoporosis" is a choice for the page's script
    if names_a_place and fragment not in anchors[target]:
        return f"the link {link} names an anchor that is not there"
    return None


def main(arguments: list[str] | None = None) -> int:
    """Check from the command line."""
    site = Path((arguments or sys.argv[1:] or ["site"])[0])
    if not site.is_dir():
        print(f"scripts.site_check: there is no folder {site}; build the site first", file=sys.stderr)
        return 2
    faults = check_site(site)
    print("\n".join([*map(str, faults), f"{len(html_files(site))} pages, {len(faults)} faults"]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

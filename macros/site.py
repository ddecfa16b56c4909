"""The MkDocs hook: the only file, with ``__init__.py``, that knows the site engine.

Bodies come finished from ``Book``. MkDocs renders the hand-written pages, the index pages of the sections,
and one frame with slots for each kind of page; all other pages are joined from frame and body
(``writer.py``) when MkDocs is done. ``WHOLE_PAGES=1`` in the environment makes MkDocs render every page
itself: slow, and equal to the byte (a test compares).
"""

from __future__ import annotations

import html
import logging
import os
import re
import sys
from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page as EnginePage
from mkdocs.structure.toc import get_toc

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from macros.frame import Frame, FrameError, slot  # noqa: E402
from macros.headers import headers_file, policy  # noqa: E402
from macros.jsonld import home_jsonld, jsonld  # noqa: E402
from macros.knowledge.load import load  # noqa: E402
from macros.knowledge.problems import ERROR  # noqa: E402
from macros.render import Book, Page  # noqa: E402
from macros.settings import settings_of  # noqa: E402
from macros.writer import (  # noqa: E402
    FrameKind, description, edit_url, frame_kinds, framed, title, top_anchor, write_pages,
)


def data_folder() -> Path:
    """``KNOWLEDGE_DATA`` or ``data/``."""
    return Path(os.environ.get("KNOWLEDGE_DATA") or ROOT / "data").absolute()


def open_book(config) -> Book:
    """Load the data. Data that cannot be read stop the build, with every place named."""
    knowledge, problems = load(data_folder())
    errors = [p for p in problems if p.level == ERROR]
    if errors:
        lines = "\n".join(f"{p.mark.path}:{p.mark.line}:{p.mark.column} {p.code} {p.what}" for p in errors[:50])
        raise PluginError(f"the data cannot be read; run the check for how to mend it:\n{lines}")
    return Book(knowledge, settings_of(config))


class DataPage(EnginePage):
    """A page whose body comes from ``Book``."""

    made: Page
    book: Book

    def read_source(self, config) -> None:
        """Title and description, escaped: the theme does not escape them."""
        self.markdown = ""
        self.meta = {
            "title": title(self.made), "description": description(self.made), "kind": self.made.section,
            "render_macros": False,  # the body is finished; data are never read as a template
        }

    def render(self, config, files) -> None:
        """Nothing yet: a body is written when its page is built and let go afterwards, or memory would hold them all."""
        self.content, self.present_anchor_ids, self.links_to_anchors = "", set(), {}
        self._title_from_render = self.meta["title"]

    def fill(self) -> None:
        """Body and table of contents, without Python-Markdown."""
        body, headings = self.book.write(self.made)
        self.content = body + jsonld(self.book, self.made)
        self.set_contents(top_anchor(self.made), [(anchor, html.escape(text)) for anchor, text in headings])
        self.edit_url = edit_url(self.book, self.made)

    def set_contents(self, top: str, headings: list[tuple[str, str]]) -> None:
        """The table of contents."""
        children = [{"level": 2, "id": anchor, "name": text, "children": []} for anchor, text in headings]
        self.toc = get_toc([{"level": 1, "id": top, "name": self.meta["title"], "children": children}])

    def empty(self) -> None:
        """Let the body go."""
        self.content, self.toc = "", get_toc([])


class FramePage(DataPage):
    """A page of slots: the engine renders it once for all pages of its kind. It is never written itself."""

    kind: FrameKind

    def fill(self) -> None:
        """Slots in place of body, headings and edit link."""
        self.content = _BODY  # with a first heading: the theme adds one where it sees none
        numbers = ("1", "2") if self.kind.headings else ()
        self.set_contents(slot("top"), [(slot("anchor" + n), slot("heading" + n)) for n in numbers])
        self.edit_url = slot("edit") if self.kind.edit else None


_BODY = f"<h1>{slot('body')}</h1>"
# The engine would tell of each frame that it skipped its page.
logging.getLogger("mkdocs.commands.build").addFilter(lambda record: slot("part1") not in record.getMessage())


def on_files(files, config):
    """Add the index pages, and a frame for each kind of page below them."""
    book = open_book(config)
    pages = book.pages()
    whole = bool(os.environ.get("WHOLE_PAGES"))
    config["book"], config["frames"] = book, {}
    config["framed_pages"] = [] if whole else [page for page in pages if framed(page)]
    for made in pages:
        if whole or not framed(made):
            source = made.address + "index.md" if _is_index(made) else made.address.rstrip("/") + ".md"
            files.append(_file(config, source, DataPage, made, book))
    for kind in frame_kinds(config["framed_pages"]):
        made = Page(kind.address, slot("title"), slot("description"), "", kind.section, contents=kind.contents)
        file = _file(config, f"{kind.address}{kind.file_name}.md", FramePage, made, book)
        file.page.kind = kind
        _set_address(file, config, kind.address)
        files.append(file)
    publish_assets(files, config, book)
    return files


def _file(config, source: str, page_class: type, made: Page, book: Book) -> File:
    """A file in memory with its page."""
    file = File.generated(config, source, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    page = page_class(None, file, config)
    page.made, page.book = made, book
    return file


def _set_address(file: File, config, address: str) -> None:
    """The frames of one section share an address; only their source differs."""
    file.url, file.dest_uri = address, address + "index.html"
    file.page._set_canonical_url(config.site_url)


def publish_assets(files, config, book) -> None:
    """Our styles and scripts under names that change with what they hold; none of the theme's."""
    assets = book.assets
    for file in list(files):
        if file.src_uri in assets.names or file.src_uri.startswith(("assets/javascripts/", "assets/stylesheets/", "assets/images/")):
            files.remove(file)
    for path, text in assets.files.items():
        files.append(File.generated(config, path, content=text))
    files.append(File.generated(config, "_headers", content=headers_file(list(assets.files))))
    config["extra"].update(assets=assets, policy=policy(in_page=True))
    config["extra_css"] = []  # joined above; the frame names the joined sheet itself


def _is_index(made: Page) -> bool:
    return made.address.count("/") == 1


def on_nav(nav, config, files):
    """Breadcrumbs: an entry's parent is the section of its kind, though the navigation lists kinds only."""
    sections = {}
    for item in nav.items:
        for child in getattr(item, "children", None) or ():
            if getattr(child, "file", None):
                sections.setdefault(child.file.src_uri.split("/")[0], item)
    for file in files.documentation_pages():
        if isinstance(file.page, DataPage) and file.page.parent is None:
            file.page.parent = sections.get(file.page.made.address.split("/")[0])
    return nav


def on_page_context(context, page, config, nav):
    """The edit link leads to the YAML file; hand-written pages to their Markdown."""
    book = config["book"]
    if isinstance(page, DataPage):
        page.fill()
    else:
        if page.is_homepage:
            page.content += home_jsonld(book.settings)
        page.edit_url = f"{book.settings.repository}/edit/{book.settings.branch}/docs/{page.file.src_uri}"
    return context


def on_post_page(output, page, config):
    """The page is finished; of a frame only its pieces are kept."""
    if isinstance(page, DataPage):
        page.empty()
    if isinstance(page, FramePage):
        try:
            config["frames"][page.kind] = Frame(output.replace(_BODY, slot("body")), page.kind.parts)
        except FrameError as error:
            raise PluginError(f"the frame of {page.kind.section}: {error}") from error
        return ""
    return output


def on_post_template(output_content, template_name, config):
    """The map of the site names every page, where the engine named their frames."""
    return all_addresses(output_content, config) if template_name == "sitemap.xml" else output_content


def all_addresses(sitemap: str, config) -> str:
    """Each entry of a frame becomes the entries of the pages that stand in it."""
    waiting = {}
    for page in config["framed_pages"]:
        waiting.setdefault((page.address.split("/")[0], page.address.count("/")), []).append(page.address)

    def entries(match: re.Match) -> str:
        entry = match.group(0)
        for (folder, depth), addresses in waiting.items():
            address = FrameKind("", folder, depth, False, False, False).address
            if f"/{address}" in entry:
                return "".join(entry.replace(address, own) for own in waiting.pop((folder, depth)))
        return "" if slot("part1") in entry else entry

    return re.sub(r"\s*<url>.*?</url>", entries, sitemap, flags=re.S)


def on_post_build(config):
    """Every page that stands in a frame is written now."""
    try:
        write_pages(config["book"], config["framed_pages"], config["frames"], Path(config.site_dir))
    except (RuntimeError, FrameError) as error:
        raise PluginError(str(error)) from error

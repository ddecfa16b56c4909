"""The search index of a finished site: ``python -m scripts.search_index [SITE]``.

Pagefind reads small pages with what matters (``macros/search.py``), not the finished ones: a tenth of the
bytes, no dependence on the pages' markup, and names that weigh more than text. Beside its files stands
``words.json``, which the browser fetches with the first search to mend misspellings.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from macros.knowledge.load import load
from macros.render import Book
from macros.search import searched_pages, vocabulary
from macros.settings import read_settings
from scripts.check import ROOT, data_folder


class IndexFailed(Exception):
    """Pagefind failed; the message holds its words."""


def write_search_index(book: Book, site: Path) -> None:
    """Write the index of ``book`` to ``site/pagefind``. Raises IndexFailed."""
    with tempfile.TemporaryDirectory() as folder:
        write_searched_pages(book, Path(folder), site)
        run_pagefind(Path(folder), site / "pagefind")
    words = json.dumps(vocabulary(book), ensure_ascii=False, separators=(",", ":"))
    (site / "pagefind" / "words.json").write_text(words, "utf-8")


def write_searched_pages(book: Book, folder: Path, site: Path) -> None:
    """The pages that Pagefind reads, at the addresses of the real ones; hand-written pages as they are."""
    pages = searched_pages(book)
    for source in sorted((ROOT / "docs").glob("*.md")):
        finished = site / ("" if source.stem == "index" else source.stem) / "index.html"
        if source.stem != "index" and finished.is_file():
            pages[f"{source.stem}/"] = finished.read_text("utf-8")
    for address, html in pages.items():
        path = folder / address / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(html, "utf-8")


def run_pagefind(pages: Path, out: Path) -> None:
    """Index a folder of pages."""
    command = [sys.executable, "-m", "pagefind", "--site", str(pages), "--output-path", str(out),
               "--exclude-selectors", "nav,header,footer,.md-sidebar,.md-content__button,script"]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise IndexFailed(f"the search index could not be made:\n{done.stdout}{done.stderr}")
    for pattern in ("*ui.*", "*highlight*"):  # Pagefind's own faces, which we do not use
        for path in out.glob(pattern):
            path.unlink()


def main(arguments: list[str] | None = None) -> int:
    """Index anew a site that is already built."""
    parser = argparse.ArgumentParser(prog="scripts.search_index", description=__doc__.splitlines()[0])
    parser.add_argument("site", nargs="?", type=Path, default=ROOT / "site")
    site = parser.parse_args(arguments).site
    knowledge, _problems = load(data_folder())
    write_search_index(Book(knowledge, read_settings(ROOT / "mkdocs.yml")), site)
    print(f"indexed {site}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

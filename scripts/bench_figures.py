"""What figures cost: their share of the time in which all pages are written, and what they add to a page when packed.

``python -m scripts.bench_figures``. Goals: at most 10 in 100 of a whole build, at most 12 kB a page.
"""

from __future__ import annotations

import gzip
import re
import sys
import time

from macros.figures.sheet import figures_of
from macros.knowledge.load import load
from macros.render import Book
from macros.settings import read_settings
from scripts.check import ROOT, data_folder

_FIGURE = re.compile(r'<svg class="fig".*?</svg>', re.S)


def packed(text: str) -> int:
    """Bytes of a text as it travels."""
    return len(gzip.compress(text.encode(), 9))


def drawing_seconds(exercises: list) -> tuple[int, float]:
    """How many pictures there are, and the seconds that drawing all of them takes."""
    started = time.process_time()
    pictures = sum(len(figures_of(exercise)) for exercise in exercises)
    return pictures, time.process_time() - started


def growth(book: Book) -> dict[str, int]:
    """Page to the packed bytes that its figures add."""
    found = {}
    for page in book.pages():
        if page.section == "exercises" and page.file:
            html, _headings = book.write(page)
            found[page.address] = packed(html) - packed(_FIGURE.sub("", html))
    return found


def figures_row() -> str:
    """One line: pictures, seconds, their share of writing all bodies, growth of pages."""
    knowledge, _problems = load(data_folder())
    book = Book(knowledge, read_settings(ROOT / "mkdocs.yml"))
    pictures, seconds = drawing_seconds(knowledge.of_kind("exercises"))
    started = time.process_time()
    for page in book.pages():
        book.write(page)
    whole = time.process_time() - started
    grown = growth(book)
    most = max(grown, key=lambda address: grown[address])
    return (f"{pictures} figures: {seconds:.2f} s, {seconds / pictures * 1000:.1f} ms each; writing all page bodies {whole:.2f} s; "
            f"a page grows by {sum(grown.values()) / len(grown) / 1000:.1f} kB packed, at most {grown[most] / 1000:.1f} kB ({most})")


if __name__ == "__main__":
    print(figures_row())
    sys.exit(0)

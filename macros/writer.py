"""Pages made from data, written to disk: body and frame joined, by as many processes as there are processors.

The processes are forked: they see the Knowledge that is already in memory and copy nothing. A page is
written and let go, so memory does not grow with the number of pages.
"""

from __future__ import annotations

import gc
import html
import multiprocessing
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from macros.frame import Frame, slot
from macros.jsonld import jsonld
from macros.render import Book, Page

BATCH = 16  # pages that a process takes at a time


@dataclass(frozen=True, order=True)
class FrameKind:
    """Pages that share a frame: same section, same depth, with or without a table of contents and an edit link."""

    section: str
    folder: str
    depth: int
    edit: bool
    contents: bool
    headings: bool

    @property
    def address(self) -> str:
        """The address with slots: the site engine makes links and the canonical address from it."""
        return "/".join([self.folder, *map(slot, self.parts)]) + "/"

    @property
    def parts(self) -> list[str]:
        """The slots of the address."""
        return [f"part{number}" for number in range(1, self.depth)]

    @property
    def file_name(self) -> str:
        """A source file of its own for each kind of frame, though several share their address."""
        return f"{self.section}-{self.edit}-{self.contents}-{self.headings}"


def framed(page: Page) -> bool:
    """True for a page that is joined from a frame: all below a section. The few index pages the engine makes whole."""
    return page.address.count("/") > 1


def frame_kind(page: Page, headings: bool) -> FrameKind:
    """Which frame a page stands in."""
    return FrameKind(page.section, page.address.split("/")[0], page.address.count("/"), bool(page.file), page.contents, headings)


def frame_kinds(pages: Iterable[Page]) -> list[FrameKind]:
    """Every frame that these pages may need, in a fixed order."""
    return sorted({frame_kind(page, headings) for page in pages if framed(page) for headings in (False, True)})


def title(page: Page) -> str:
    """The title as HTML; the theme does not escape it."""
    return html.escape(page.title)


def description(page: Page) -> str:
    """The description as HTML."""
    return html.escape(page.description, quote=True)


def edit_url(book: Book, page: Page) -> str | None:
    """Where the page's data file is edited, if it has one."""
    return book.settings.edit_url(page.file) if page.file else None


def top_anchor(page: Page) -> str:
    """The anchor of the page's first heading."""
    return page.address.rstrip("/").rsplit("/", 1)[-1]


def whole_page(book: Book, page: Page, frames: Mapping[FrameKind, Frame]) -> str:
    """The finished HTML of a page that stands in a frame."""
    body, headings = book.write(page)
    if "<h1" not in body:
        raise RuntimeError(f"the page {page.address} has no first heading")
    values = {"title": title(page), "description": description(page), "top": top_anchor(page), "body": body + jsonld(book, page)}
    values["edit"] = edit_url(book, page) or ""
    for number, part in enumerate(page.address.split("/")[1:-1], start=1):
        values[f"part{number}"] = quote(part)
    frame = frames[frame_kind(page, bool(headings))]
    return frame.fill(values, [(anchor, html.escape(text)) for anchor, text in headings])


def write_page(book: Book, page: Page, frames: Mapping[FrameKind, Frame], site: Path) -> None:
    """Make one page and write it."""
    text = whole_page(book, page, frames)
    folder = site / page.address
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_bytes(text.encode("utf-8", errors="xmlcharrefreplace"))


def write_pages(book: Book, pages: Iterable[Page], frames: Mapping[FrameKind, Frame], site: Path) -> None:
    """Write all pages. Raises RuntimeError with the page's name if one cannot be made."""
    book.prepare()
    spread([*pages], lambda page: write_page(book, page, frames, site))


def spread(items: list, work: Callable) -> None:
    """Do the work for every item, spread over all processors where the system can fork, else one by one."""
    processors = min(os.cpu_count() or 1, -(-len(items) // BATCH))
    if processors < 2 or "fork" not in multiprocessing.get_all_start_methods():
        for item in items:
            work(item)
        return
    global _job
    _job = (items, work)
    gc.freeze()  # what is there stays: the processes need not look through it, and its memory stays shared
    try:
        with multiprocessing.get_context("fork").Pool(processors) as pool:
            for _done in pool.imap_unordered(_batch, range(0, len(items), BATCH)):
                pass
    finally:
        _job = None
        gc.unfreeze()


_job: tuple[list, Callable] | None = None


def _batch(start: int) -> None:
    items, work = _job
    for item in items[start:start + BATCH]:
        work(item)

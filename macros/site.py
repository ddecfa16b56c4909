"""The MkDocs hook: the only file, with ``__init__.py``, that knows the site engine.

One page an entry, in memory: no stub files. Bodies come finished from ``Book``; MkDocs adds the
frame, navigation and search field.
"""

from __future__ import annotations

import gc
import html
import os
import sys
from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page as EnginePage
from mkdocs.structure.toc import get_toc

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from macros.knowledge.load import load  # noqa: E402
from macros.knowledge.problems import ERROR  # noqa: E402
from macros.render import Book, Page  # noqa: E402
from macros.settings import settings_of  # noqa: E402


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
            "title": html.escape(self.made.title), "description": html.escape(self.made.description, quote=True),
            "hide": [] if self.made.contents else ["toc"],
            "render_macros": False,  # the body is finished; data are never read as a template
        }

    def render(self, config, files) -> None:
        """Nothing yet: a body is written when its page is built and let go afterwards, or memory would hold them all."""
        self.content, self.present_anchor_ids, self.links_to_anchors = "", set(), {}
        self._title_from_render = self.meta["title"]

    def fill(self) -> None:
        """Body and table of contents, without Python-Markdown."""
        self.content, headings = self.book.write(self.made)
        children = [
            {"level": 2, "id": anchor, "name": html.escape(text), "children": []} for anchor, text in headings
        ]
        top = self.made.address.rstrip("/").rsplit("/", 1)[-1]
        self.toc = get_toc([{"level": 1, "id": top, "name": self.meta["title"], "children": children}])

    def empty(self) -> None:
        """Let the body go."""
        self.content, self.toc = "", get_toc([])


def on_files(files, config):
    """Add one page for each record that readers see."""
    book = open_book(config)
    config["book"] = book
    gc.freeze()  # the knowledge stays to the end: without this Python looks through all of it again and again
    for made in book.pages():
        source = made.address + "index.md" if _is_index(made) else made.address.rstrip("/") + ".md"
        file = File.generated(config, source, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        page = DataPage(None, file, config)
        page.made, page.book = made, book
        files.append(file)
    return files


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
        page.edit_url = book.settings.edit_url(page.made.file) if page.made.file else None
    else:
        page.edit_url = f"{book.settings.repository}/edit/{book.settings.branch}/docs/{page.file.src_uri}"
    return context


def on_post_page(output, page, config):
    """The page is finished."""
    if isinstance(page, DataPage):
        page.empty()
    return output

"""Knowledge to HTML. Every text from data is escaped; nothing here knows the site engine.

``Book`` holds the Knowledge and the templates. ``book.pages()`` lists every page made from data;
``book.write(page)`` returns its HTML body and its headings. The same template macros serve
hand-written pages through ``Book.part``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from macros import safe
from macros.assets import Assets
from macros.knowledge import citations as cite
from macros.knowledge.kinds import PAGE_KINDS
from macros.knowledge.links import Links, link
from macros.knowledge.load import Knowledge
from macros.knowledge.records.shared import LEVELS
from macros.knowledge.safety import EMERGENCY, RESTRICTIONS, TODAY, VERDICTS
from macros.knowledge.terms import Terms
from macros.names import by_letter
from macros.settings import Settings
from macros.views import Views

TEMPLATES = Path(__file__).parent / "templates"
CONTENTS = "\x02"  # stands where the list of headings goes
DOCS = Path(__file__).parent.parent / "docs"
_LINK = re.compile(r"\[\[([a-z]+/[a-z0-9-]+)(?:\|([^\]]+))?\]\]")
_STRESS = re.compile(r"\*([^*\s][^*]*)\*")


@dataclass(frozen=True)
class Page:
    """One page made from data. ``address``: below the root, with a closing slash; ``file``: its data file.

    ``contents``: whether a table of contents stands beside it.
    """

    address: str
    title: str
    description: str
    template: str
    section: str
    file: str = ""
    values: dict[str, Any] = field(default_factory=dict, compare=False)
    contents: bool = True

    @property
    def root(self) -> str:
        """The way back to the site's root, such as ``../../``."""
        return "../" * self.address.count("/")


class Sheet:
    """What one page gathers while it is written: numbered sources, headings, glossary words."""

    def __init__(self, book: Book, root: str, record: Any = None, written: tuple = ()):
        self.book, self.root = book, root
        self._anchors = {id(claim): claim.id for _path, claim in book.knowledge.claims_of(record)} if record else {}
        self._places = {
            id(claim): (file, (*base, *path, "text"))
            for file, base, source in written for path, claim in book.knowledge.claims_of(source)
        }
        self.citations = cite.Citations(book.knowledge.sources)
        self.headings: list[tuple[str, str]] = []
        self.words: dict[str, Any] = {}
        self._unlinked: list[str] = []

    def contents_here(self) -> Markup:
        """Marks the place of the list of headings, which is known only when the whole page is written."""
        return Markup(CONTENTS)

    def url(self, ref: str) -> str:
        """The relative address of ``kind/id`` or of any path that begins at the root."""
        return f"{self.root}{ref}/" if not ref.endswith("/") else f"{self.root}{ref}"

    def asset(self, name: str) -> str:
        """The relative address of a style or script of ``docs``, such as ``assets/safe.js``, under its published name."""
        return self.root + self.book.assets[name]

    def anchor(self, claim: Any) -> Markup:
        """The id attribute of a claim of this page where it is first shown; nothing anywhere else."""
        name = self._anchors.pop(id(claim), None)
        return Markup(' id="{}"').format(name) if name else Markup("")

    def line_url(self, claim: Any) -> str:
        """The line of a claim of this page on the forge; empty for a claim that is written elsewhere."""
        if id(claim) not in self._places:
            return ""
        file, path = self._places[id(claim)]
        return self.book.settings.line_url(file, self.book.knowledge.mark(file, path).line)

    def text(self, text: str | None) -> Markup:
        """Data text to HTML: escaped, then links to our pages, stress, and glossary words at their first use."""
        safe = str(escape(text or ""))
        kept: list[str] = []

        def keep(html: str) -> str:
            kept.append(html)
            return f"\x00{len(kept) - 1}\x00"

        safe = _LINK.sub(lambda m: keep(self._link(m.group(1), m.group(2))), safe)
        safe = self._explained(safe, keep)
        safe = _STRESS.sub(r"<em>\1</em>", safe)
        while "\x00" in safe:
            safe = re.sub(r"\x00(\d+)\x00", lambda m: kept[int(m.group(1))], safe)
        return Markup(safe)

    def plain(self, text: str) -> Markup:
        """Text that may hold no links, such as a warning sign: its medical words are explained at the foot all the same."""
        self._unlinked.append(text)
        return escape(text)

    def all_words(self) -> list[Any]:
        """The glossary terms of the page, those of texts without links last."""
        for text in self._unlinked:
            for _start, _end, term in list(self.book.terms.find(text, self.words)):
                self.words.setdefault(term.id, term)
        return list(self.words.values())

    def finding(self, item: cite.Cited) -> Markup:
        """One finding inside a passport. Made once a finding and depth: a site shows it many times."""
        before, after = self.book.finding_parts(item, self.root)
        return Markup(f"{before}{item.number}{after}")

    def _link(self, ref: str, words: str | None) -> str:
        page = self.book.knowledge.page(ref)
        if page is None:
            raise LookupError(f"a text links to '{ref}', which is no page")
        return f'<a href="{self.url(ref)}">{words or escape(lower_first(page.name))}</a>'

    def _explained(self, safe: str, keep: Callable[[str], str]) -> str:
        parts, done = [], 0
        for start, end, term in list(self.book.terms.find(safe, self.words)):  # first all, then note them
            if term.id in self.words:  # explained a moment ago, in this very text
                continue
            self.words[term.id] = term
            parts += [safe[done:start], keep(f'<a class="word" href="#word-{term.id}">{safe[start:end]}</a>')]
            done = end
        return "".join((*parts, safe[done:])) if parts else safe

    def heading(self, anchor: str, title: str) -> Markup:
        """An H2, noted for the table of contents."""
        self.headings.append((anchor, title))
        return Markup('<h2 id="{}">{}</h2>').format(anchor, title)


def lower_first(name: str) -> str:
    """A page's name inside a sentence; a name in capitals (DXA) stays."""
    return name if len(name) < 2 or name[1].isupper() else name[0].lower() + name[1:]


def capitalize_first(text: str) -> str:
    """The first letter large, the others as they are."""
    return text[:1].upper() + text[1:]


class Book:
    """All pages, made from Knowledge."""

    def __init__(self, knowledge: Knowledge, settings: Settings, links: Links | None = None):
        self.knowledge, self.settings = knowledge, settings
        self.assets = Assets(DOCS, settings.styles)
        self.links = links or link(knowledge)
        self.terms = Terms(knowledge.glossary.values())
        self.views = Views(knowledge, self.links)
        self.environment = self._environment()
        self._findings: dict[tuple[str, str, str], tuple[str, str]] = {}

    def _environment(self) -> Environment:
        environment = Environment(
            loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined,
            trim_blocks=True, lstrip_blocks=True, auto_reload=False,
        )
        environment.globals.update(
            knowledge=self.knowledge, views=self.views, settings=self.settings, judge=self.links.judge,
            kinds=PAGE_KINDS, levels=LEVELS, verdicts=VERDICTS, restrictions=RESTRICTIONS, slots=tuple(TODAY),
            emergency=EMERGENCY, designs=cite.DESIGNS, certainty_words=cite.CERTAINTY_WORDS,
            certainty_meaning=cite.CERTAINTY_MEANING, safe=safe, often_asked=safe.OFTEN_ASKED,
        )
        environment.filters.update(
            short_name=cite.short_name, authors=cite.authors, place=cite.place, source_address=cite.address,
            day=day, lower_first=lower_first, capitalize_first=capitalize_first, number=number, striplinks=strip_links,
        )
        return environment

    def pages(self) -> list[Page]:
        """Every page that is made from data, in a fixed order."""
        pages = [*self._entry_pages(), *self._index_pages(), *self._source_pages(), *self._shared_pages(), *self._a_to_z()]
        pages += self._safe_pages()
        return sorted(pages, key=lambda page: page.address)

    def prepare(self) -> None:
        """Read every template now, so that processes forked from this one need not."""
        for name in self.environment.list_templates():
            self.environment.get_template(name)

    def write(self, page: Page) -> tuple[str, list[tuple[str, str]]]:
        """HTML body and headings (anchor, text) of a page. Raises with the page's name if it cannot be made."""
        record = page.values.get("record", page.values.get("statements"))
        sheet = Sheet(self, page.root, record, self._written_in(page, record))
        try:
            html = self.environment.get_template(page.template).render(page=page, sheet=sheet, **page.values)
        except Exception as error:
            raise RuntimeError(f"the page {page.address} (from {page.file or page.template}) cannot be made: {error}") from error
        if CONTENTS in html:
            html = html.replace(CONTENTS, self.environment.get_template("parts/contents.html").render(headings=sheet.headings))
        return compact(html), sheet.headings

    def _written_in(self, page: Page, record: Any) -> tuple:
        """(file, path in it, record) of what holds the page's own claims."""
        if page.file != "safety-rules.yml":
            return ((page.file, (), record),) if record else ()
        rows = self.knowledge.rows["circumstances.yml"]
        return ((page.file, (), self.knowledge.safety_rules), *(("circumstances.yml", (index,), row) for index, row in rows))

    def finding_parts(self, item: cite.Cited, root: str) -> tuple[str, str]:
        """The HTML of a finding before and after the source's number on the page."""
        key = (item.source.id, item.finding.id, root)
        if key not in self._findings:
            template = self.environment.get_template("parts/finding.html")
            html = template.render(source=item.source, finding=item.finding, root=root, number="\x01")
            before, _, after = html.partition("\x01")
            self._findings[key] = (before, after)
        return self._findings[key]

    def part(self, name: str, root: str, *arguments: Any) -> Markup:
        """One template macro of ``parts/for-pages.html``, for hand-written pages. ``root``: way to the site's root."""
        module = self.environment.get_template("parts/for-pages.html").make_module({"sheet": Sheet(self, root)})
        return Markup(getattr(module, name)(*arguments))

    def _entry_pages(self) -> list[Page]:
        return [
            Page(f"{ref}/", record.title, strip_links(record.summary), f"{ref.split('/')[0]}.html", ref.split("/")[0], f"{ref}.yml",
                 {"record": record, "ref": ref})
            for ref, record in (*self.knowledge.entries.items(), *self.knowledge.routines.items())
        ]

    def _index_pages(self) -> list[Page]:
        return [
            Page(f"{folder}/", kind.many, f"All pages about {kind.many.lower()} on this site.", "index.html", folder,
                 values={"folder": folder, "kind": kind}, contents=False)
            for folder, kind in PAGE_KINDS.items()
        ]

    def _a_to_z(self) -> list[Page]:
        letters = by_letter(self.knowledge)
        pages = [Page("a-to-z/", "A to Z", "Every page by each of its names.", "a-to-z.html", "a-to-z",
                      values={"letters": list(letters), "letter": "", "names": []}, contents=False)]
        for letter, names in letters.items():
            pages.append(Page(f"a-to-z/{letter}/", f"A to Z: {letter.upper()}", f"Every name that begins with {letter.upper()}.",
                              "a-to-z.html", "a-to-z", values={"letters": list(letters), "letter": letter, "names": names}, contents=False))
        return pages

    def _source_pages(self) -> list[Page]:
        pages = [Page("sources/", "Sources", "Every source that this site rests on.", "sources.html", "sources")]
        for name, source in self.knowledge.sources.items():
            pages.append(Page(f"sources/{name}/", source.title[:160], f"What this source found, and which pages rest on it: {cite.short_name(source)}.",
                              "source.html", "sources", f"sources/{name}.yml", {"source": source}))
        return pages

    def _safe_pages(self) -> list[Page]:
        pages = [
            Page("safe/", "Is it safe for me?", "Tick what is true of you: what you can do today, what to change, ask about or leave out.",
                 "safe.html", "safety", contents=False),
            Page("safe/help-now/", "Get help now", "Signs of an emergency, and the numbers to call.", "help-now.html", "safety",
                 contents=False),
            Page("my-sheet/", "My sheet", "Two to five exercises that suit you, to print.", "my-sheet.html", "safety", contents=False),
        ]
        for situation in safe.situations(self.views.profiles()):
            profiles = [self.views.profile(name) for name in situation.profiles]
            names = [profiles[0].name, *(lower_first(profile.name) for profile in profiles[1:])]
            pages.append(Page(situation.address, f"Is it safe for me? {' and '.join(names)}",
                              f"Exercises and everyday movements with {lower_first(' and '.join(names))}: what suits, what to change, "
                              "ask about or leave out.", "situation.html", "safety",
                              values={"profiles": profiles, "names": names}, contents=False))
        return pages

    def _shared_pages(self) -> list[Page]:
        pages = [
            Page("red-flags/", "Warning signs", "Signs that call for help, and how fast.", "red-flags.html", "red-flags", "red-flags.yml"),
            Page("glossary/", "Words explained", "Medical words in plain words.", "glossary.html", "glossary", "glossary.yml"),
            Page("safety-rules/", "Rules on kinds of movement", "How verdicts are found, and the rules behind them.",
                 "safety-rules.html", "safety", "safety-rules.yml"),
            Page("safety/", "Which exercise for whom", "Every exercise and everyday movement, and whom it suits.",
                 "safety.html", "safety", contents=False),
            Page("read-elsewhere/", "What you may have read", "Statements from other articles, and what the evidence says.",
                 "read-elsewhere.html", "read-elsewhere"),
            Page("figures/", "All figures", "Every drawn picture of the exercises, for those who change them.", "figures.html", "about", contents=False),
            Page("disagreements/", "When sources disagree", "Where good sources pull apart, and what we advise.",
                 "disagreements.html", "disagreements"),
        ]
        for article, statements in self.knowledge.statements.items():
            pages.append(Page(f"read-elsewhere/{article}/", self.knowledge.sources[article].title[:120],
                              "What this article says, and what the evidence says of it.", "article.html",
                              "read-elsewhere", f"statements/{article}.yml",
                              {"article": article, "statements": statements}))
        for name, record in self.knowledge.disagreements.items():
            pages.append(Page(f"disagreements/{name}/", record.title, record.question, "disagreement.html",
                              "disagreements", f"disagreements/{name}.yml", {"record": record}))
        return pages


def compact(html: str) -> str:
    """The same HTML with rare signs as entities: Python then needs one byte a letter, not two or four."""
    return html.encode("latin-1", "xmlcharrefreplace").decode("latin-1")


def strip_links(text: str) -> str:
    """A text without its links and stress, for lists and descriptions."""
    words = _LINK.sub(lambda m: m.group(2) or m.group(1).split("/")[1].replace("-", " "), text)
    return _STRESS.sub(r"\1", words)


_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def day(text: str) -> str:
    """``2026-11-20`` to ``20 Nov 2026``."""
    year, month, date = text.split("-")
    return f"{int(date)} {_MONTHS[int(month) - 1]} {year}"


def number(value: float | int) -> str:
    """A number as readers see it: no empty decimals, a comma at thousands."""
    return f"{value:,.1f}".removesuffix(".0") if isinstance(value, float) else f"{value:,}"

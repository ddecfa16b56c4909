"""What the search knows: for each page its names and its statements, and the words to mend misspellings with.

Pure: Book in, text out. ``scripts/search_index.py`` hands it to Pagefind. Names weigh most, because people
search for a thing by what they call it; the text below only breaks ties and helps where no name fits.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import Any

from markupsafe import Markup

from macros.knowledge.kinds import PAGE_KINDS
from macros.knowledge.records.shared import LEVELS
from macros.knowledge.walk import claims_of
from macros.render import Book, Page, strip_links

# Pages that are found besides those of the kinds: address to the names people look for them by.
SHARED = {
    "red-flags/": "emergency, danger signs, when to call for help, when to worry, emergency numbers",
    "glossary/": "what does this word mean, medical words",
    "safe/": "is it safe for me, is it safe, safe exercises, what can I do, can I do this, what to avoid",
    "safe/help-now/": "emergency, get help now, ambulance, call 999, call 911",
    "my-sheet/": "exercise sheet to print, my exercises, exercise diary",
    "safety/": "table of exercises, which exercises",
    "safety-rules/": "movements, safety rules",
    "read-elsewhere/": "what I read online, articles",
    "disagreements/": "experts disagree, different advice",
}
LOW_MOOD = "treatments/urgent-help-for-low-mood/"  # signs of the mind have a page of their own
TOO_MANY = 10  # a word of the text that stands on more than one page in so many tells them apart badly
NAME_WEIGHT = 10  # Pagefind's largest
_WORD = re.compile(r"[a-z0-9]+")
_PAGE = Markup(
    '<!doctype html><html lang="en"><head><title>{title}</title></head><body>'
    '<h1 data-pagefind-weight="{weight}">{title}</h1><p data-pagefind-weight="{weight}">{names}</p>'
    '<p data-pagefind-weight="2" data-pagefind-meta="summary">{summary}</p>'
    '<p hidden data-pagefind-ignore data-pagefind-meta="kind">{kind}</p>'
    '<p hidden data-pagefind-ignore data-pagefind-meta="names">{whole}</p>{text}</body></html>'
)


def searched_pages(book: Book) -> dict[str, str]:
    """Address to a small HTML page with what the search looks at. Sources and indexes of kinds are left out."""
    pages = [page for page in book.pages() if is_searched(page)]
    words = {page.address: distinct_words(texts_of(page.values.get("record"))) for page in pages}
    counts = Counter(word for found in words.values() for word in found)
    few = max(10, len(pages) // TOO_MANY)
    return {page.address: searched_page(page, [w for w in words[page.address] if counts[w] <= few]) for page in pages}


def is_searched(page: Page) -> bool:
    """Entries, routines, disagreements and a few shared pages."""
    return "record" in page.values or page.address in SHARED


def searched_page(page: Page, words: list[str]) -> str:
    """One page as the search sees it: title and other names, summary, then the words of its claims and steps."""
    kind = PAGE_KINDS.get(page.section)
    return str(_PAGE.format(
        title=page.title, weight=NAME_WEIGHT, names=", ".join(names_of(page)), summary=page.description,
        whole="|".join(" ".join(words_of(name)) for name in [*title_names(page.title), *names_of(page)]),
        kind=kind.one if kind else "", text=Markup("<p>{}</p>").format(" ".join(words)),
    ))


def names_of(page: Page) -> list[str]:
    """The other names of a page."""
    record = page.values.get("record")
    return list(getattr(record, "also_known_as", ())) or SHARED.get(page.address, "").split(", ")


def title_names(title: str) -> list[str]:
    """The plain name and the name in brackets: both are names of their own."""
    return [part for part in re.split(r" \(|\)$", title) if part]


def texts_of(record: Any) -> list[str]:
    """The statements of a record, links taken off; for an exercise its steps too."""
    if record is None:
        return []
    texts = [claim.text for _path, claim in claims_of(record)]
    texts += [step.text for step in getattr(record, "steps", ())]
    return [strip_links(text) for text in texts]


def distinct_words(texts: list[str]) -> list[str]:
    """Each word once: results show the summary, never an excerpt, so a reader's phone need not fetch sentences."""
    return list(dict.fromkeys(word for text in texts for word in words_of(text) if len(word) > 2))


def words_of(text: str) -> list[str]:
    """The words of a text as the search compares them: small letters, no accents, no apostrophes."""
    plain = unicodedata.normalize("NFKD", text.lower().replace("’", "").replace("'", ""))
    return _WORD.findall("".join(letter for letter in plain if not unicodedata.combining(letter)))


def vocabulary(book: Book, most: int = 12000) -> dict[str, Any]:
    """What the browser fetches with the first search.

    ``names``: words of titles and other names, the most used first; ``texts``: other words, so that a right
    word is not taken for a wrong one, ``most`` in all; ``signs``: what people type who have an emergency sign.
    """
    names, texts = Counter(), Counter()
    for page in book.pages():
        if is_searched(page):
            names.update(set(words_of(" ".join([page.title, *names_of(page)]))))
            texts.update(set(words_of(" ".join([page.description, *texts_of(page.values.get("record"))]))))
    for sign in book.knowledge.red_flags.values():
        names.update(set(words_of(" ".join(sign.said_as))))
    named = [word for word in by_use(names) if len(word) > 2]
    others = [word for word in by_use(texts) if len(word) > 2 and word not in names]
    return {
        "names": " ".join(named[:most]), "texts": " ".join(others[:max(0, most - len(named))]), "signs": signs(book),
    }


def by_use(count: Counter) -> list[str]:
    """Words, the most used first, the same order in every build."""
    return sorted(count, key=lambda word: (-count[word], word))


def signs(book: Book) -> list[dict[str, Any]]:
    """Warning signs that people name in words of their own, the most urgent first."""
    found = [sign for sign in book.knowledge.red_flags.values() if sign.said_as]
    return [
        {"level": sign.level, "with": sign.with_ or "", "sign": sign.sign, "action": sign.action,
         "page": LOW_MOOD if "mood" in sign.for_ and book.knowledge.page(LOW_MOOD.rstrip("/")) else "red-flags/",
         "said": [" ".join(words_of(text)) for text in sign.said_as]}
        for sign in sorted(found, key=lambda sign: LEVELS.index(sign.level))
    ]

"""How sources are numbered on a page, and how they are named."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

DESIGNS = {
    "systematic-review": "Review of studies",
    "clinical-guideline": "Guideline",
    "consensus-statement": "Agreement of experts",
    "rct": "Trial",
    "observational": "Observation, no trial",
    "case-series": "Reports of single people",
    "narrative-review": "Overview by experts",
    "health-agency-page": "Page of a health agency",
    "hospital-page": "Page of a hospital",
    "charity-page": "Page of a charity",
    "patient-article": "Article for patients",
}
CERTAINTY_WORDS = {
    "high": "Sure", "moderate": "Fairly sure", "low": "Not sure", "very-low": "Not known",
    "consensus": "Experts advise", "precaution": "Precaution", "fact": "Fact",
}
CERTAINTY_MEANING = {
    "high": "Good studies agree. New studies will hardly change this.",
    "moderate": "Studies point this way. New ones could change how much.",
    "low": "Few or weak studies point this way. New ones could change it.",
    "very-low": "The studies are too few or too weak to tell.",
    "consensus": "Guidelines, health services or experts advise it. There is little direct research.",
    "precaution": "No source says this itself. We took a careful step from what the sources say.",
    "fact": "A definition, an official amount, or what a body recommends.",
}
_YEAR = re.compile(r"\b(1[89]|20)\d\d\b")


@dataclass(frozen=True)
class Cited:
    """One finding that a claim cites: the source's number on this page, the source, the finding."""

    number: int
    source: Any
    finding: Any


class Citations:
    """Numbers of sources on one page, in the order of their first use; one number a source."""

    def __init__(self, sources: Mapping[str, Any]):
        self._sources = sources
        self._numbers: dict[str, int] = {}

    def of(self, refs: list[str]) -> list[Cited]:
        """The findings behind ``source/finding`` refs, numbered."""
        return [self._one(ref) for ref in refs]

    def _one(self, ref: str) -> Cited:
        name, _, finding_id = ref.partition("/")
        source = self._sources[name]
        number = self._numbers.setdefault(name, len(self._numbers) + 1)
        return Cited(number, source, next(f for f in source.findings if f.id == finding_id))

    def listed(self) -> list[tuple[int, Any]]:
        """(number, source) of all used so far, in order."""
        return [(number, self._sources[name]) for name, number in self._numbers.items()]


def year_of(source: Any) -> str:
    """The year that was printed, or an empty text: what was not seen is not filled in."""
    if isinstance(source.issued, int):
        return str(source.issued)
    text = source.issued or ""
    printed = _YEAR.search(text)
    said_otherwise = re.search(r"not dated|or later|or earlier|search to|refers to|notice", text)
    return printed.group(0) if printed and not said_otherwise else ""


def short_name(source: Any) -> str:
    """Who said it, in a few words, with the year where it is known."""
    named = [name for name in source.author if name != "et al."]
    who = named[0] if named else (source.container_title or "No author named")
    if len(source.author) == 2 and len(named) == 2:
        who = f"{named[0]} and {named[1]}"
    elif len(source.author) > 1:
        who = f"{named[0]} and others"
    year = year_of(source)
    return f"{who}, {year}" if year else who


def authors(source: Any) -> str:
    """The authors as recorded."""
    return ", ".join(source.author).replace(", et al.", " and others")


def place(source: Any) -> str:
    """Journal or site, year, volume, pages: what was seen of it."""
    parts = [source.container_title or "", year_of(source)]
    volume = source.volume or ""
    if source.issue:
        volume += f"({source.issue})"
    if source.page:
        volume += f":{source.page}"
    return ". ".join(part for part in (*parts, volume.lstrip(":")) if part)


def address(source: Any) -> str:
    """Where to read it: the DOI, else the address that was recorded."""
    if source.DOI:
        return f"https://doi.org/{source.DOI}"
    return source.URL or ""

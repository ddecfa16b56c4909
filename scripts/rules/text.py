"""Small tools on text that several rules share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from macros.knowledge.problems import Mark
from macros.knowledge.walk import claims_of, texts_of
from scripts.rules.base import Context
from scripts.rules.written import pieces

_SENTENCE_END = re.compile(r"(?<=[.!?:;])[\"')]*\s+")
_FULL_STOP = re.compile(r"(?<=[.!?])[\"'”)]*\s+(?=[\"'“(]?[A-Z0-9])")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*|\d+(?:[.,]\d+)*")
_LINK = re.compile(r"\[\[([a-z]+/[a-z0-9-]+)(?:\|([^\]]+))?\]\]")


def file_of(ref: str) -> str:
    """The data file of a page: ``exercises/plank`` to ``exercises/plank.yml``."""
    return f"{ref}.yml"


def all_claims(context: Context) -> list[tuple[str, Mark, object, tuple]]:
    """(page or shared ref, mark, claim, path) of every claim in the data."""
    return _all(context, claims_of)


def all_texts(context: Context) -> list[tuple[str, Mark, str, tuple]]:
    """(ref, mark, text, path) of every piece of prose in the data and on the pages written by hand."""
    if all_texts not in context.found:
        by_hand = [(f"docs/{name}", Mark(f"../docs/{name}", piece.line), piece.text, ("heading" if piece.level else "paragraph",))
                   for name, text in context.written.items() for piece in pieces(text)]
        context.found[all_texts] = _all(context, texts_of) + by_hand
    return context.found[all_texts]


def _all(context: Context, inside) -> list[tuple]:
    if inside not in context.found:
        context.found[inside] = [
            (ref, context.knowledge.mark(file, (*base, *path)), value, path)
            for ref, file, base, record in records(context) for path, value in inside(record)
        ]
    return context.found[inside]


def records(context: Context) -> Iterator[tuple[str, str, tuple, object]]:
    """(ref, file, path of the record in the file, record) of all that readers are shown, sources aside."""
    knowledge = context.knowledge
    for ref, record in (*knowledge.entries.items(), *knowledge.routines.items()):
        yield ref, file_of(ref), (), record
    for name, record in knowledge.disagreements.items():
        yield f"disagreements/{name}", f"disagreements/{name}.yml", (), record
    for file, rows in knowledge.rows.items():
        ref = file.removesuffix(".yml").replace("statements/", "read-elsewhere/")
        for index, record in rows if ref != "moved" else ():
            yield ref, file, (index,), record
    if knowledge.safety_rules:
        yield "safety-rules", "safety-rules.yml", (), knowledge.safety_rules


def sentences(text: str) -> list[str]:
    """The sentences of a text; a colon or semicolon ends one too."""
    return [part for part in _SENTENCE_END.split(plain(text)) if part.strip()]


def full_sentences(text: str) -> list[str]:
    """The sentences of a paragraph, from full stop to full stop."""
    return [part for part in _FULL_STOP.split(plain(text)) if part.strip()]


def words(text: str) -> list[str]:
    """The words and numbers of a text."""
    return _WORD.findall(text)


def plain(text: str) -> str:
    """The text as a reader hears it: links become their words, asterisks go."""
    return _LINK.sub(lambda m: m.group(2) or m.group(1).split("/")[1].replace("-", " "), text).replace("*", "")


def links_in(text: str) -> list[str]:
    """The refs that a text links to."""
    return [match.group(1) for match in _LINK.finditer(text)]


_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen " \
        "seventeen eighteen nineteen twenty".split()
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
         "hundred": 100, "thousand": 1000, "once": 1, "twice": 2, "half": 0.5, "third": 3, "quarter": 4, "daily": 1,
         "weekly": 1, "yearly": 1, "monthly": 1, "single": 1, "double": 2, "twofold": 2, "fifth": 5, "both": 2}
_NUMBER_WORDS = {**{word: number for number, word in enumerate(_ONES)}, **_TENS}
_DIGITS = re.compile(r"\d+(?:[,\u2009\u202f ]\d{3})*(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?")
_CLAIM_NUMBER = re.compile(r"(?<![A-Za-z0-9.])(\d+(?:,\d{3})*(?:\.\d+)?)(?![A-Za-z0-9])")


@lru_cache(maxsize=None)
def numbers_said(text: str) -> frozenset[float]:
    """Every number a source's text holds, in digits or words; '12%' also brings 100 ('12 in 100')."""
    found = {float(re.sub(r"[^\d.]", "", hit)) for hit in _DIGITS.findall(text)}
    found |= {float(hit) for hit in re.findall(r"\d+(?:\.\d+)?", text)}
    found |= {float(_NUMBER_WORDS[word]) for word in re.findall(r"[a-z]+", text.lower()) if word in _NUMBER_WORDS}
    if "%" in text or "per cent" in text or "percent" in text:
        found.add(100.0)
    return frozenset(found)


def numbers_claimed(text: str) -> list[float]:
    """The numbers in digits of a claim; names such as L4 or D3 are none."""
    return [float(hit.replace(",", "")) for hit in _CLAIM_NUMBER.findall(plain(text))]


def is_said(number: float, said: frozenset[float]) -> bool:
    """True where a source gives the number, exactly or with decimals that round to it."""
    return number in said or any(number == round(other) for other in said if other != int(other))

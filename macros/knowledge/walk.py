"""Through a record and everything inside it, with the path of each value in its YAML file."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from macros.knowledge.records.base import Record
from macros.knowledge.records.claims import Claim

# Fields that hold names, codes or what people search with: no prose, so no wording rule looks at them.
NOT_PROSE = {
    "id", "also-known-as", "said-as", "key-points", "red-flags", "cites", "disputed-by", "to", "for", "when", "from", "what",
    "certainty", "strength", "because", "category", "changeable", "use", "aim", "movement", "trigger", "instead",
    "meanwhile", "despite", "exercise", "inherits", "when-silent", "broader", "review", "verdict", "counts-as", "see",
    "ruling", "level", "level-basis", "keep-words", "note", "differs", "forms", "term", "shows", "kind", "number",
    "verdicts-of", "purpose", "except-aim", "derivation", "with", "country", "body", "food", "safety-profile", "several", "scope",
}


@lru_cache(maxsize=None)
def fields_of(record: type[Record]) -> tuple[tuple[str, str], ...]:
    """(attribute, name in YAML) of every field that may hold a text, a claim or more records."""
    told = record.told
    return tuple((name, info.alias or name) for name, info in record.model_fields.items() if told is None or name in told)


def walk(value: Any, path: tuple = ()) -> Iterator[tuple[tuple, Any]]:
    """Every value inside, records and lists included, with its path of YAML keys and indexes, in order."""
    waiting = [(path, value)]
    while waiting:
        path, value = waiting.pop()
        yield path, value
        if isinstance(value, str):
            continue
        if isinstance(value, Record):
            named = ((name, getattr(value, attribute)) for attribute, name in fields_of(type(value)))
            inside = [((*path, name), inner) for name, inner in named if inner is not None]
        elif isinstance(value, list):
            inside = [((*path, index), item) for index, item in enumerate(value)]
        elif isinstance(value, dict):
            inside = [((*path, key), item) for key, item in value.items()]
        else:
            continue
        waiting += reversed(inside)


def claims_of(record: Record) -> list[tuple[tuple, Claim]]:
    """Every claim of a record with its path."""
    return [(path, value) for path, value in walk(record) if isinstance(value, Claim)]


def texts_of(record: Record) -> list[tuple[tuple, str]]:
    """Every piece of prose that readers see, with its path."""
    return [
        (path, value) for path, value in walk(record)
        if isinstance(value, str) and path and not any(step in NOT_PROSE for step in path)
    ]

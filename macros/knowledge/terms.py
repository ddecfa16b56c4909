"""Which words of a text the glossary explains."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from typing import Any

_HEAD = re.compile(r"(?<![\w-])[^\W_]+")  # a run of letters and digits at which a word begins
_JOINED = re.compile(r"[\w-]")


class Terms:
    """Finds glossary words in text. Longer words win; case does not matter."""

    def __init__(self, terms: Iterable):
        self.by_form = {form.lower(): term for term in terms for form in (term.term, *term.forms)}
        self._inside = {word for form in self.by_form for word in form.split()}
        self._by_head: dict[str, list[str]] = {}
        for form in sorted(self.by_form, key=lambda form: (-len(form), form)):
            if head := _HEAD.match(form):  # none in a form of signs only, which the check refuses
                self._by_head.setdefault(head.group(0), []).append(form)
        self._heads = frozenset(self._by_head)

    def knows(self, word: str) -> bool:
        """True where the word, alone or within a longer form, is explained."""
        return word.lower() in self.by_form or word.lower() in self._inside

    def find(self, text: str, explained: Container[str] = ()) -> Iterator[tuple[int, int, Any]]:
        """(start, end, term) of each glossary word, left to right, no two overlapping; ids in ``explained`` are left out."""
        lower = text.lower()
        if len(lower) != len(text):  # a rare letter that has two small ones: places would shift
            return
        heads = self._heads.intersection(_HEAD.findall(lower))
        end = 0
        for start, head in sorted((place, head) for head in heads for place in _places(lower, head)):
            if start < end:
                continue
            for form in self._by_head[head]:
                stop = start + len(form)
                if lower.startswith(form, start) and not _JOINED.match(lower, stop) \
                        and (term := self.by_form[form]).id not in explained:
                    yield start, stop, term
                    end = stop
                    break


def _places(text: str, head: str) -> Iterator[int]:
    """Where a word may begin with ``head``."""
    place = text.find(head)
    while place >= 0:
        if not place or not _JOINED.match(text, place - 1):
            yield place
        place = text.find(head, place + 1)

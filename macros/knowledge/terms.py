"""Which words of a text the glossary explains."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from functools import lru_cache


_WORD = re.compile(r"[a-z0-9][a-z0-9'-]*")


class Terms:
    """Finds glossary words in text. Longer words win; case does not matter."""

    def __init__(self, terms: Iterable):
        self.by_form = {form.lower(): term for term in terms for form in (term.term, *term.forms)}
        self.by_first_word: dict[str, list[str]] = {}
        for form in sorted(self.by_form, key=len, reverse=True):
            self.by_first_word.setdefault(_WORD.findall(form)[0], []).append(form)
        self._inside = {word for form in self.by_form for word in form.split()}

    def knows(self, word: str) -> bool:
        """True where the word, alone or within a longer form, is explained."""
        return word.lower() in self.by_form or word.lower() in self._inside

    def pattern(self, text: str, explained: Container[str] = ()) -> re.Pattern | None:
        """What finds the terms of this text that are not explained yet (ids); None where it has none."""
        forms = [
            form
            for word in set(_WORD.findall(text.lower())) & self.by_first_word.keys()
            for form in self.by_first_word[word]
            if self.by_form[form].id not in explained
        ]
        return _compiled(tuple(sorted(forms, key=lambda form: (-len(form), form)))) if forms else None


@lru_cache(maxsize=20_000)
def _compiled(forms: tuple[str, ...]) -> re.Pattern:
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, forms)) + r")(?![\w-])", re.I)

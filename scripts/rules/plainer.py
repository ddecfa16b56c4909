"""The safe fix of words that have a plainer one: only where one phrase takes the place of the other."""

from __future__ import annotations

import re

from macros.knowledge.problems import Problem
from scripts.rules.base import Edit

_WRITTEN_OUT = {"ca": "cannot", "wo": "will not"}


def with_plainer_word(text: str, at: int, problem: Problem) -> Edit | None:
    """The first place of the word in the text that the problem stands in."""
    said = re.match(r"'(.+?)' (has a plainer word|is easily misread)", problem.what)
    if said is None:
        return None
    word = said.group(1)
    if "misread" in said.group(2):
        new = _written_out(word)
    else:
        new = problem.fix.removeprefix("Write: ").removesuffix(".")
        if re.search(r",| or |say ", new):
            return None
    found = re.compile(rf"\b{re.escape(word)}\b".replace("'", "(?:''|')"), re.I).search(text, at)
    if found is None or "\n\n" in text[at:found.start()]:
        return None
    return found.start(), found.end(), new[0].upper() + new[1:] if found.group()[0].isupper() else new


def _written_out(word: str) -> str:
    stem = re.split(r"n['’]t", word.lower())[0]
    return _WRITTEN_OUT.get(stem, f"{stem} not")

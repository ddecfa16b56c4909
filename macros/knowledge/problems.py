"""What is wrong with the data, told so that an editor can mend it.

A *problem* is what a check says about a file. (A *finding* is what a source
found: the two words are kept apart everywhere.)
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

ERROR, WARNING = "error", "warning"
# The lists of ids that fields may name.
LISTED = ("pages", "exercises", "conditions", "profiles", "circumstances", "sources", "findings", "topics", "overruled")


@dataclass(frozen=True, order=True)
class Mark:
    """A place in a data file: path below the data folder, line and column from 1."""

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend.

    ``what`` is wrong, ``why`` it matters to the reader of the site, ``fix``
    how to mend it. ``code`` names the rule (``CITE-03``); ``level`` is
    ``error`` (stops the build) or ``warning``.
    """

    mark: Mark
    code: str
    what: str
    why: str = ""
    fix: str = ""
    level: str = ERROR


def nearest(word: str, known: Iterable[str]) -> str:
    """The hint "Nearest: …" for a misspelt name, or an empty text when nothing is near."""
    hits = difflib.get_close_matches(str(word), list(known), n=3, cutoff=0.6)
    return f"Nearest: {', '.join(hits)}." if hits else ""

"""What a rule is. The engine knows no more of the subject than stands here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from macros.knowledge.links import Links
from macros.knowledge.load import Knowledge
from macros.knowledge.problems import ERROR, Mark, Problem


@dataclass(frozen=True)
class Example:
    """The smallest fault: in ``file`` of the small knowledge base of the tests, ``good`` becomes ``bad``.

    ``copy_of``: the file is new, a copy of that one with the fault. ``at``: the file in which the
    problem is reported, when that is another one.
    """

    file: str
    good: str
    bad: str
    copy_of: str = ""
    at: str = ""


@dataclass(frozen=True)
class Context:
    """What a rule may look at: the records, what links them, the pages written by hand (name to text), nothing else.

    ``found`` spares walking twice.
    """

    knowledge: Knowledge
    links: Links
    written: dict[str, str] = field(default_factory=dict, compare=False, repr=False)
    found: dict = field(default_factory=dict, compare=False, repr=False)


Found = tuple[Mark, str] | tuple[Mark, str, str]
# A safe fix: given a file's text and where in it the problem stands, what to put in place of which part.
Edit = tuple[int, int, str]
Mend = Callable[[str, int, Problem], Edit | None]


@dataclass(frozen=True)
class Rule:
    """One rule: what it looks for, why it matters to a reader, how an editor mends it.

    ``check`` yields ``(mark, what)`` or ``(mark, what, fix)``: it finds, it never prints. ``mend`` gives the
    one edit that is surely right, or None where there is a choice; `make fix` applies it.
    """

    code: str
    title: str
    why: str
    fix: str
    check: Callable[[Context], Iterable[Found]]
    examples: tuple[Example, ...]
    level: str = ERROR
    mend: Mend | None = None

    def problems(self, context: Context) -> Iterable[Problem]:
        """Run the check and dress what it found."""
        for found in self.check(context):
            mark, what, *fix = found
            yield Problem(mark, self.code, what, self.why, fix[0] if fix and fix[0] else self.fix, self.level)

"""The whole difference between two data folders."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from macros.knowledge.load import Knowledge, load
from scripts.compare.change import Change, in_order
from scripts.compare.claims import compare_claims, compare_findings
from scripts.compare.pages import compare_pages, grades, touched
from scripts.compare.verdicts import compare_verdicts
from scripts.compare.warnings import compare_warnings


class CannotCompare(Exception):
    """A folder cannot be read, so nothing can be said about the difference."""


@dataclass(frozen=True)
class Difference:
    """``changes`` in the order of telling; ``pages`` that read differently; ``grades`` as (page, before, after)."""

    changes: list[Change]
    pages: list[str]
    grades: list[tuple[str, float | None, float]]

    @property
    def needs_safety(self) -> bool:
        """True where advice got milder or a warning changed."""
        return any(change.needs_safety for change in self.changes)

    @property
    def step(self) -> str:
        """Which number of the version it raises: an address that disappears is breaking, new pages and claims are not."""
        groups = {change.group for change in self.changes}
        if "gone" in groups:
            return "major"
        return "minor" if groups & {"new", "added"} else "patch"


def read(folder: Path) -> Knowledge:
    """The data of one version. Raises CannotCompare where a file cannot be read: half a comparison would hide things."""
    knowledge, problems = load(folder)
    if knowledge.broken or not knowledge.entries:
        told = "; ".join(f"{p.mark.path}:{p.mark.line} {p.what}" for p in problems[:5])
        raise CannotCompare(f"{folder} cannot be read whole: {told or 'there are no entries'}")
    return knowledge


def difference(old: Knowledge, new: Knowledge) -> Difference:
    """Compare two versions of the data."""
    compared = (compare_verdicts, compare_warnings, compare_pages, compare_claims, compare_findings)
    changes = in_order({change for compare in compared for change in compare(old, new)})
    pages = touched(changes, new)
    return Difference(changes, pages, grades(pages, old, new))

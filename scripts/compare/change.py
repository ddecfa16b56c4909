"""What a change is, in which group it is told, and which groups need the safety reviewers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Group(NamedTuple):
    """A kind of change. ``needs_safety``: somebody named in CODEOWNERS for safety has to agree."""

    title: str
    needs_safety: bool = False


# In the order in which they are told.
GROUPS = {
    "loosened": Group("Advice got milder", needs_safety=True),
    "warnings": Group("Warnings changed", needs_safety=True),
    "gone": Group("Pages and addresses removed"),
    "tightened": Group("Advice got stricter"),
    "new": Group("New pages"),
    "added": Group("Claims added"),
    "removed": Group("Claims removed"),
    "reworded": Group("Claims reworded"),
    "certainty": Group("Certainty changed"),
    "citations": Group("Citations changed"),
    "findings": Group("Findings of sources changed"),
    "other": Group("Other text and fields"),
}


@dataclass(frozen=True, order=True)
class Change:
    """One change of meaning. ``ref``: the page (``kind/id``) or the file that it concerns."""

    group: str
    ref: str
    what: str
    before: str = ""
    after: str = ""

    @property
    def needs_safety(self) -> bool:
        """True where the safety reviewers have to agree."""
        return GROUPS[self.group].needs_safety


def in_order(changes: set[Change]) -> list[Change]:
    """Sorted for telling: by group, then by page."""
    groups = list(GROUPS)
    return sorted(changes, key=lambda change: (groups.index(change.group), change))

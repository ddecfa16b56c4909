"""What follows from the records together: backlinks, who cites which finding, the judge of verdicts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from macros.knowledge.load import Knowledge
from macros.knowledge.records.base import Record
from macros.knowledge.records.claims import Claim
from macros.knowledge.safety import Judge


@dataclass(frozen=True)
class Backlink:
    """Another page ties itself to this one by a claim. ``ref``: that page."""

    ref: str
    claim: Claim


@dataclass(frozen=True)
class Use:
    """A claim rests on a finding, or is disputed by it. ``ref``: the page, ``file`` its place in the data."""

    ref: str
    claim: Claim
    finding: str
    disputes: bool


@dataclass
class Links:
    """``backlinks``: page to who points at it. ``uses``: source to the claims that rest on it."""

    backlinks: dict[str, list[Backlink]]
    uses: dict[str, list[Use]]
    judge: Judge | None


def pages(knowledge: Knowledge) -> Iterator[tuple[str, Record]]:
    """Every entry and routine with its ref, in a fixed order."""
    yield from sorted(knowledge.entries.items())
    yield from sorted(knowledge.routines.items())


def link(knowledge: Knowledge) -> Links:
    """Compute backlinks and uses. The judge is None where inheritance runs in a circle or leads nowhere."""
    backlinks, uses = defaultdict(list), defaultdict(list)
    for ref, record in (*pages(knowledge), *shared(knowledge)):
        for _path, claim in knowledge.claims_of(record):
            if claim.to and claim.to != ref:
                backlinks[claim.to].append(Backlink(ref, claim))
            for disputes, cites in ((False, claim.cites), (True, claim.disputed_by)):
                for finding in cites:
                    uses[finding.split("/")[0]].append(Use(ref, claim, finding, disputes))
    return Links(dict(backlinks), dict(uses), judge_of(knowledge))


def shared(knowledge: Knowledge) -> Iterator[tuple[str, Record]]:
    """Records beside the pages that hold claims, with the page on which they are shown."""
    for article, statements in sorted(knowledge.statements.items()):
        for statement in statements:
            yield f"read-elsewhere/{article}", statement
    for name, disagreement in sorted(knowledge.disagreements.items()):
        yield f"disagreements/{name}", disagreement
    for circumstance in knowledge.circumstances.values():
        yield "safety-rules", circumstance
    if knowledge.safety_rules:
        yield "safety-rules", knowledge.safety_rules


def judge_of(knowledge: Knowledge) -> Judge | None:
    """The judge over all profiles, or None while the profiles cannot be trusted."""
    profiles = knowledge.profiles()
    if knowledge.safety_rules is None or inheritance_faults(profiles):
        return None
    exercises = {ref: e for ref, e in knowledge.entries.items() if ref.startswith("exercises/")}
    return Judge(knowledge.safety_rules, profiles, knowledge.circumstances, exercises)


def inheritance_faults(profiles: Mapping[str, Record]) -> dict[str, tuple[str, str, str]]:
    """Profiles that inherit from nowhere or in a circle: id to (field, profile that is missing, what is wrong)."""
    faults = {}
    for start, profile in profiles.items():
        seen, current = [start], profile
        while current is not None and current.inherits:
            parent = current.inherits.from_
            if parent in seen:
                faults[start] = ("inherits", "", "it inherits in a circle: " + " < ".join([*seen, parent]))
                break
            if parent not in profiles:
                faults[start] = ("inherits", parent, f"it inherits from '{parent}', which is no safety profile")
                break
            seen.append(parent)
            current = profiles[parent]
        if profile.when_silent and profile.when_silent not in profiles:
            faults[start] = ("when-silent", profile.when_silent,
                             f"when-silent names '{profile.when_silent}', which is no safety profile")
    return faults

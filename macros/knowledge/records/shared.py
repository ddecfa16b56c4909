"""Records that pages share: red flags, routines, statements, disagreements, words, numbers, retired ids."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from macros.knowledge.records.base import Day, FindingRef, Id, Ids, Record, Ref, Refs, Review, Text, Texts, Title, Words
from macros.knowledge.records.claims import Claim

LEVELS = ("emergency", "urgent", "routine")


class RedFlag(Record):
    """A sign that calls for help, how fast, and on what ground."""

    id: Id
    level: Literal["emergency", "urgent", "routine"]
    level_basis: Literal["sourced", "precaution"]
    with_: Text | None = Field(default=None, description="The sign counts only together with this.")
    sign: Text = Field(description="Plain words, 18 at most; every keep-word stays.")
    short: Text | None = Field(default=None, description="The sign in a few words, never narrower; for a short list beside the whole one.")
    said_as: list[Text] = Field(
        default=[], description="How people type it into a search. Where all words of one stand in a search, the card comes first."
    )
    keep_words: Annotated[list[Text], Field(min_length=1)]
    for_: Words = Field(description="Topics; pages ask for them.")
    action: Text
    cites: list[FindingRef]
    differs: Text | None = Field(default=None, description="Where sources differ, in one sentence.")
    note: Text | None = Field(default=None, description="For editors. Not shown.")


class RoutineExercise(Record):
    """One exercise of a routine, in the form it has there."""

    exercise: Ref
    change: Text | None = None
    dose: Text
    dose_claim: Claim | None = Field(default=None, description="Only where the dose differs from the exercise's own.")


class Routine(Record):
    """2 to 5 exercises for one reader's situation."""

    id: Id
    title: Title
    also_known_as: list[Text] = []
    summary: Text
    for_: Ids
    key_points: list[Id] = Field(default=[], description="Ids of claims of this routine.")
    why: Annotated[list[Claim], Field(min_length=1)] = Field(description="Why these exercises.")
    exercises: Annotated[list[RoutineExercise], Field(min_length=2, max_length=5)]
    days: Text
    days_claim: Claim
    stop_if: Annotated[list[Claim], Field(min_length=1)]
    red_flags: list[str]
    ask: Texts
    unknowns: Texts
    review: Review

    @property
    def name(self) -> str:
        """The plain name: the title without its bracket."""
        return self.title.split(" (")[0]


class Statement(Record):
    """What people read elsewhere, in our words, and what the evidence says of it."""

    id: Id
    says: Text
    ruling: Literal["supported", "corrected", "outdated", "contradicted", "no-evidence"]
    claims: list[Claim]
    see: Refs = []


class Position(Record):
    """One side of a disagreement."""

    says: Text
    cites: Annotated[list[FindingRef], Field(min_length=1)]


class Disagreement(Record):
    """Where good sources pull apart: the question, each side, what we advise and why."""

    id: Id
    title: Title
    question: Text
    positions: Annotated[list[Position], Field(min_length=2)]
    advice: Claim
    why: Text = Field(description="Why we advise this.")
    see: Refs = []


class Term(Record):
    """A medical word and its plain meaning."""

    id: Id
    term: Text
    forms: list[Text] = Field(default=[], description="Other forms under which it stands in texts.")
    plain: Text = Field(description="One plain sentence.")
    example: Text | None = None
    heard: Text | None = Field(default=None, description="Where you will hear it.")


class EmergencyNumber(Record):
    """A number to call, and the country it holds for."""

    country: Text
    number: Text
    purpose: Literal["emergency", "urgent-advice", "crisis"]
    title: Text
    cites: list[FindingRef] = []
    note: Text | None = None


class Moved(Record):
    """A retired id: it stays for ever, so that no address dies."""

    from_: Annotated[str, Field(pattern=r"^[a-z]+/[a-z0-9-]+(#[a-z0-9-]+)?$")]
    kind: Literal["moved", "split", "withdrawn"]
    to: list[Annotated[str, Field(pattern=r"^[a-z]+/[a-z0-9-]+(#[a-z0-9-]+)?$")]] = []
    when: Day
    why: Text

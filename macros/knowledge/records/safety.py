"""Who may do what: indications, contraindications, circumstances, rules on kinds of movement."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from macros.knowledge.records.base import Id, Ids, Record, Refs, Text, Words, one_or_many
from macros.knowledge.records.claims import Claim

Levels = Words
Movement = Annotated[
    dict[str, Levels],
    Field(description="How the body moves: every axis of movements.yml with its level (position may have several)."),
]
Aim = Literal["balance", "legs", "back", "trunk", "arms", "walking", "fitness", "impact", "stretching", "posture", "everyday"]
VerdictWord = Literal["suits", "change", "ask", "avoid"]


class Ask(Record):
    """What 'ask first' carries, so that it is no dead end."""

    who: Text = Field(description="Whom to ask, such as 'a physiotherapist'.")
    because: Literal["taught", "disputed", "unknown", "depends"] = Field(
        description="taught: it was done under guidance. disputed: sources differ. unknown: nobody studied it. "
        "depends: on something about the reader."
    )
    question: Text = Field(description="The sentence to say.")
    meanwhile: Refs = Field(default=[], description="Exercises that are fine until then.")


class Indication(Record):
    """This exercise suits these readers, as it is or with a change."""

    for_: Ids = Field(description="One safety profile or several (ids of conditions).")
    change: Text | None = Field(default=None, description="What to do differently. Leave out where it suits as it is.")
    movement: Movement | None = Field(
        default=None, description="Only with change: the axes that the change alters, with their new levels."
    )
    claim: Claim
    despite: list[Id] = Field(
        default=[], description="Rules or profiles that would be stricter and that the claim overrules."
    )


class Contraindication(Record):
    """Who leaves this out (absolute) or asks first (relative)."""

    for_: Annotated[list[Id], BeforeValidator(one_or_many, json_schema_input_type=Id | list[Id])] = Field(
        default=[], description="Safety profiles (ids of conditions). Either for or when."
    )
    when: Id | None = Field(default=None, description="A circumstance of circumstances.yml. Either for or when.")
    strength: Literal["absolute", "relative"] | None = Field(
        default=None, description="absolute: leave it out. relative: ask a professional first."
    )
    claim: Claim | None = None
    instead: Refs = Field(default=[], description="Exercises to do instead, best first.")
    ask: Ask | None = Field(default=None, description="Only for relative: whom to ask and what to say.")
    already_doing: bool = Field(
        default=False, description="true where a source says that people need not stop what they do while they ask."
    )
    despite: list[Id] = Field(default=[], description="Rules or profiles that would be stricter and are overruled.")

    def model_post_init(self, _context) -> None:
        if bool(self.for_) == bool(self.when):
            raise ValueError("write either for: (a safety profile) or when: (a circumstance), one of the two")
        if self.when != "emergency-signs" and (self.strength is None or self.claim is None):
            raise ValueError("strength and claim are missing")
        if self.ask and self.strength == "absolute":
            raise ValueError("ask: goes with strength: relative only")


class Axis(Record):
    """One way in which movements differ, such as how far the spine bends."""

    id: Id
    title: Text
    several: bool = Field(default=False, description="true where an exercise may have several levels.")
    levels: dict[str, Text] = Field(description="Each level with its plain meaning, mildest first.")
    degrees: dict[str, list[int]] | None = Field(
        default=None, description="For figures: the degrees each level may show, [from, to]."
    )


class Rule(Record):
    """A rule on a kind of movement, for safety profiles. It speaks where the movement crosses it."""

    id: Id
    when: dict[str, Levels] = Field(
        description="The levels of each axis that cross the rule; every axis named must match.", min_length=1
    )
    aim: list[Aim] = Field(default=[], description="Only for exercises with one of these aims; none: for all.")
    except_aim: list[Aim] = Field(default=[], description="Not for exercises with one of these aims.")
    use: list[Literal["exercise", "everyday", "leave-out"]] = Field(default=[], description="Only for this use (exercise, everyday); none: for all.")
    for_: Ids = Field(description="Safety profiles.")
    verdict: VerdictWord
    change: Text | None = None
    claim: Claim
    instead: Refs = Field(default=[], description="What to do instead, best first.")


class SafetyRules(Record):
    """All rules: restricting ones tighten, permissive ones speak only where all else is silent."""

    restricting: list[Rule]
    permissive: list[Rule]


class Circumstance(Record):
    """Something about the reader that is no profile of ours, such as glaucoma. It only tightens."""

    id: Id
    question: Text = Field(description="The question a reader can answer with yes.")
    title: Text = Field(description="Short name, such as 'Glaucoma or other eye disease'.")
    trigger: dict[str, Levels] = Field(
        default={}, description="Levels of movement that it concerns; any axis that matches is enough."
    )
    every_exercise: bool = Field(default=False, description="true where it concerns every exercise.")
    verdict: Literal["change", "ask", "avoid"] | None = None
    change: Text | None = None
    claim: Claim | None = None
    counts_as: Id | None = Field(default=None, description="The safety profile whose verdicts hold for this reader.")
    ask_whom: Text | None = Field(default=None, description="Only with verdict: ask. Whom to ask, such as 'your doctor'.")
    scope: Literal["movements", "treatments"] = Field(
        default="movements", description="treatments: only pages of treatments speak of it; it changes no exercise."
    )

    def model_post_init(self, _context) -> None:
        if self.scope == "movements" and self.verdict is None and self.counts_as is None:
            raise ValueError("write a verdict or counts-as (or scope: treatments)")
        if self.verdict and not (self.trigger or self.every_exercise):
            raise ValueError("a verdict needs a trigger or every-exercise: true")
        if self.ask_whom and self.verdict != "ask":
            raise ValueError("ask-whom goes with verdict: ask only")



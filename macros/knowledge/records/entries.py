"""The seven kinds of entry. Each entry is one page."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from macros.knowledge.records.base import Id, Record, Ref, Refs, Review, Text, Texts, Title
from macros.knowledge.records.claims import Claim, EffectSection, RelationSection, Section
from macros.knowledge.records.figures import Figure, Pose
from macros.knowledge.records.safety import Aim, Contraindication, Indication, Movement


class Entry(Record):
    """What every entry has."""

    id: Id = Field(description="Equal to the file name. Never changes after release.")
    title: Title = Field(description="Plain name first, the medical word in brackets. At most 65 characters.")
    also_known_as: list[Text] = Field(
        default=[], description="Other names that people search for: lay words, short forms, common misspellings."
    )
    summary: Text = Field(
        description="One or two sentences: what it is and what the page does for the reader. No numbers, no effects."
    )
    key_points: Annotated[list[Id], Field(min_length=2, max_length=6)] = Field(
        description="Ids of this entry's own claims, the most useful first. Shown at the top."
    )
    red_flags: list[str] = Field(
        description="Topics of red-flags.yml (such as back-pain) or ids of single signs. An empty list only where no "
        "sign belongs to the subject."
    )
    unknowns: Texts = Field(description="What is not known. One sentence each, no numbers.")
    questions: Texts = Field(description="Questions to ask a doctor, nurse, pharmacist or physiotherapist.")
    review: Review

    @property
    def name(self) -> str:
        """The plain name: the title without its bracket."""
        return self.title.split(" (")[0]


class Inherits(Record):
    """Verdicts that hold for this profile because they hold for another."""

    from_: Id
    what: Literal["all", "restrictions"] = Field(description="restrictions: only ask and avoid. all: everything.")


class Condition(Entry):
    """A condition. With ``safety-profile: true`` every exercise has a verdict for it."""

    broader: Id | None = Field(default=None, description="The wider condition (SKOS broader). For navigation only.")
    safety_profile: bool
    inherits: Inherits | None = None
    when_silent: Id | None = Field(
        default=None, description="The stricter profile whose stated verdict holds where nothing is said of this one."
    )
    ask_whom: Text | None = Field(default=None, description="Whom these readers ask first, such as 'a physiotherapist'.")
    bring: list[Text] = Field(default=[], description="What these readers take along when they ask, such as 'your bone scan result'.")
    gates: list[Claim] = Field(default=[], description="Cards above the verdicts, such as 'see a physiotherapist first'.")
    stop_if: list[Claim] = Field(default=[], description="When to stop or rest, shown with every exercise.")
    what_it_is: Section
    symptoms: RelationSection
    causes: RelationSection
    diagnostics: RelationSection
    treatments: RelationSection
    nutrition: RelationSection
    outlook: Section
    if_nothing_is_done: Section
    living_with: Section


class Cause(Entry):
    """A cause or something that raises the chance."""

    acts_how: Section
    how_much: Section
    changeable: Literal["can-change", "partly", "cannot-change"]
    changeable_claims: Section = Field(description="What says so.")
    what_to_do: Section


class Symptom(Entry):
    """Something the reader notices."""

    feels_like: Section
    possible_causes: Section = Field(description="Claims; one with to: (kind/id) links to the entry.")
    what_you_can_do: Section
    what_a_professional_may_do: Section


class Diagnostic(Entry):
    """A test."""

    why: Section
    getting_ready: Section
    what_happens: Section
    reading_the_result: Section
    limits: Section


class Treatment(Entry):
    """A treatment, a therapy or a way of living."""

    category: Literal["medicine", "procedure", "physical", "complementary", "living-well"]
    verdicts_of: Ref | None = Field(default=None, description="The exercise whose verdicts hold for this treatment.")
    who_for: Section
    how_it_works: Section
    benefits: EffectSection = Field(description="Does it help? With numbers where a finding gives both sides.")
    harms: EffectSection = Field(description="Is it safe? With numbers where a finding gives both sides.")
    without_it: Section
    alternatives: RelationSection
    what_it_is_like: Section
    not_suitable: Annotated[list[Contraindication], Field(min_length=1)] | Text = Field(
        description="Who does not have it, in the form of contraindications; or one sentence saying that no source names anyone."
    )
    stopping: Section


class Amount(Claim):
    """An official amount of a nutrient: for whom, where, how much, who says so."""

    kind: Literal["target", "upper-limit"]
    who: Text = Field(description="Age and sex, such as 'women aged 51 and over'.")
    country: Text
    amount: float | int
    unit: Text = Field(description="Such as 'mg a day'.")
    body: Text = Field(description="Who recommends it.")


class Food(Claim):
    """What a usual portion holds."""

    food: Text
    portion: Text
    amount: float | int
    unit: Text


class Nutrition(Entry):
    """A nutrient, a food, a way of eating."""

    does: Section
    amounts: Annotated[list[Amount], Field(min_length=1)] | Text = Field(
        description="Official amounts, or one sentence saying that none was found."
    )
    foods: Annotated[list[Food], Field(min_length=1)] | Text
    supplements: Section
    limits: Section
    interactions: Section


class Step(Record):
    """One step, one action."""

    text: Text
    shows: Literal["right", "wrong"] = "right"
    pose: Pose | None = Field(default=None, description="The picture of this step: a base posture and what differs from it.")


class Variation(Record):
    """An easier or a harder form."""

    text: Text
    exercise: Ref | None = None


class Dose(Record):
    """How much (FITT and progression), in words; its numbers stand in the findings that ``claim`` cites."""

    frequency: Text
    intensity: Text
    time: Text
    type: Text
    progression: Text
    claim: Claim


class Exercise(Entry):
    """An exercise, an everyday movement, or something to leave out."""

    use: Literal["exercise", "everyday", "leave-out"]
    aim: Annotated[list[Aim], Field(min_length=1)]
    movement: Movement
    equipment: list[Text] = Field(description="What is needed; an empty list for nothing.")
    setup: Texts
    steps: Annotated[list[Step], Field(min_length=2, max_length=8)]
    figure: Figure | None = Field(
        default=None, description="What all pictures share (view, facing, props); or none: with the reason why there is no picture."
    )
    feel: Texts
    mistakes: Texts
    easier: Variation | None = None
    harder: Variation | None = None
    instead: Refs = Field(default=[], description="For use: leave-out, what to do instead; shown first.")
    dose: Dose | None = None
    stop_if: Annotated[list[Claim], Field(min_length=1)]
    normal_after: Section
    supervision: Section
    indications: list[Indication] = []
    contraindications: Annotated[list[Contraindication], Field(min_length=1)]
    evidence: Section = Field(description="Why we include it: what the sources found.")

    def model_post_init(self, _context) -> None:
        if self.use == "exercise" and not (self.dose and self.easier and self.harder):
            raise ValueError("an exercise needs dose, easier and harder (or use: everyday, or use: leave-out)")
        if self.use != "exercise" and (self.dose or self.easier or self.harder):
            raise ValueError(f"dose, easier and harder do not go with use: {self.use}")
        if self.use == "leave-out" and not self.instead:
            raise ValueError("what to leave out needs instead: (what to do in its place)")

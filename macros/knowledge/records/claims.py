"""Claims: the unit of everything. One statement that a reader could act on or doubt."""

from __future__ import annotations

from typing import Annotated, Literal, Union

from pydantic import Discriminator, Field, Tag

from macros.knowledge.records.base import FindingRef, Id, Record, Ref, Text

CERTAINTIES = ("high", "moderate", "low", "very-low", "consensus", "precaution", "fact")
Certainty = Literal["high", "moderate", "low", "very-low", "consensus", "precaution", "fact"]


class Claim(Record):
    """One statement, how sure it is (GRADE words) and the findings it rests on."""

    id: Id = Field(description="Name of the claim, its anchor on the page. Permanent. Unique in the entry.")
    text: Text = Field(description="The statement in plain words. Its wording must fit its certainty.")
    certainty: Certainty = Field(
        description="high, moderate, low, very-low (trials and reviews), consensus (experts, guidelines), "
        "precaution (a step that no source states), fact (a definition, an official amount, what a body recommends)."
    )
    cites: list[FindingRef] = Field(
        default=[], description="The findings it rests on, source-id/finding-id. Only a precaution may have none."
    )
    disputed_by: list[FindingRef] = Field(
        default=[], description="Findings that say otherwise. They are shown, never hidden."
    )
    derivation: Text | None = Field(
        default=None, description="How a number was worked out that no finding prints, such as '0.5 inch is 1.3 cm'."
    )
    indirect: Text | None = Field(
        default=None, description="Who was studied, when those people differ from the readers of this page."
    )
    to: Ref | None = Field(default=None, description="Another entry that the claim ties this one to, kind/id.")


class Absent(Record):
    """Why a section has no claims: not known, or it does not apply. 'No' is a claim, not an absence."""

    unknown: Text | None = Field(default=None, description="What we looked for and did not find.")
    does_not_apply: Text | None = Field(default=None, description="Why the section does not apply here.")

    def model_post_init(self, _context) -> None:
        if (self.unknown is None) == (self.does_not_apply is None):
            raise ValueError("write either unknown: or does-not-apply:, one of the two")

    @property
    def text(self) -> str:
        """The one sentence given."""
        return self.unknown or self.does_not_apply or ""


class Effect(Record):
    """A benefit or harm as people, for decisions: with and without the treatment, same denominator."""

    outcome: Text = Field(description="What happens to these people, such as 'a new broken bone in the spine'.")
    out_of: int = Field(description="The denominator, such as 100.", gt=0)
    without: float | int = Field(description="How many of them without the treatment.", ge=0)
    with_: float | int = Field(description="How many of them with the treatment.", ge=0)
    over: Text = Field(description="The time span, such as '3 years'.")
    in_: Text = Field(description="In whom, as the source says.")


class EffectClaim(Claim):
    """A claim about a benefit or harm; carries the numbers where a finding gives both sides."""

    effect: Effect | None = Field(
        default=None, description="Only where a finding gives both numbers. A relative number alone makes no effect."
    )


class Relation(Claim):
    """A claim that always ties this entry to another. Written on one side; the other side is computed."""

    to: Ref = Field(description="The other entry, kind/id, such as causes/menopause.")


def _section(item: type) -> object:
    """A list of claims, or the reason why there are none."""
    return Annotated[
        Union[
            Annotated[Annotated[list[item], Field(min_length=1)], Tag("claims")],
            Annotated[Absent, Tag("absent")],
        ],
        Discriminator(lambda value: "absent" if isinstance(value, (dict, Absent)) else "claims"),
    ]


Section = _section(Claim)
EffectSection = _section(EffectClaim)
RelationSection = _section(Relation)

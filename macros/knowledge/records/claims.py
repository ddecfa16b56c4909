"""Claims: the unit of everything. One statement that a reader could act on or doubt."""

from __future__ import annotations

from typing import Annotated, Literal, Union

from pydantic import Discriminator, Field, Tag

from macros.knowledge.records.base import FindingRef, Id, Record, Ref, Text
from macros.knowledge.records.told import told

CERTAINTIES = ("high", "moderate", "low", "very-low", "consensus", "precaution", "fact")
Certainty = Literal["high", "moderate", "low", "very-low", "consensus", "precaution", "fact"]


class Claim(Record):
    """One statement, how sure it is (GRADE words) and the findings it rests on."""

    id: Id = told("Name of the claim, its anchor on the page. Permanent. Unique in the entry.",
                  good="bends-raise-load", bad="Bends Raise Load")
    text: Text = told("The statement in plain words, 1 to 3 sentences. Its wording must fit its certainty.",
                      good="Experts advise not bending your spine far, fast or with a load.",
                      bad="Studies show you should never bend.", because="Wider than any source, and it frightens.")
    certainty: Certainty = told(
        "high, moderate, low, very-low (trials and reviews), consensus (experts, guidelines), precaution (a step that "
        "no source states), fact (a definition, an official amount, what a body recommends).",
        good="consensus", bad="certain")
    cites: list[FindingRef] = told(
        "The findings it rests on, source-id/finding-id. Only a precaution may have none.",
        good=["brooke-wavell-2022/avoid-high-flexion"], bad=["Brooke-Wavell 2022"], known="findings", default=[])
    disputed_by: list[FindingRef] = told(
        "Findings that say otherwise. They are shown, never hidden.",
        good=["alcohol-dose-2023/any-level-total"], bad=["some experts"], known="findings", default=[])
    derivation: Text | None = told("How a number was worked out that no finding prints.",
                                   good="22.6% is about 23 in 100.", bad="", default=None)
    indirect: Text | None = told("Who was studied, when those people differ from the readers of this page.",
                                 good="Women aged 65 and over with osteoporosis.", bad="", default=None)
    to: Ref | None = told("Another entry that the claim ties this one to, kind/id.",
                          good="diagnostics/dxa-scan", bad="bone scan", known="pages", default=None)


class Absent(Record):
    """Why a section has no claims: not known, or it does not apply. 'No' is a claim, not an absence."""

    unknown: Text | None = told("What we looked for and did not find, in one sentence.",
                                good="We found no study of what is usual afterwards.", bad="TBD",
                                because="It has to say what was looked for.", default=None)
    does_not_apply: Text | None = told("Why the section does not apply here, in one sentence.",
                                       good="This is an exercise to leave out.", bad="n/a",
                                       because="It has to say why.", default=None)

    def model_post_init(self, _context) -> None:
        if (self.unknown is None) == (self.does_not_apply is None):
            raise ValueError("write either unknown: or does-not-apply:, one of the two")

    @property
    def text(self) -> str:
        """The one sentence given."""
        return self.unknown or self.does_not_apply or ""


class Effect(Record):
    """A benefit or harm as people, for decisions: with and without the treatment, same denominator."""

    outcome: Text = told("What happens to these people.", good="a new broken bone in the spine", bad="efficacy",
                         because="A reader cannot see or feel it.")
    out_of: int = told("The denominator.", good=100, bad="100 people", gt=0)
    without: float | int = told("How many of them without the treatment.", good=17, bad="17%", ge=0)
    with_: float | int = told("How many of them with the treatment.", good=11, bad="a third fewer", ge=0)
    over: Text = told("The time span.", good="3 years", bad="long-term", because="Nobody can count it.")
    in_: Text = told("In whom, as the source says.", good="women aged 75 and over with osteoporosis", bad="patients",
                     because="Readers cannot tell whether it is about them.")


class EffectClaim(Claim):
    """A claim about a benefit or harm; carries the numbers where a finding gives both sides."""

    effect: Effect | None = told(
        "Only where a finding gives both numbers. A relative number alone makes no effect.",
        good={"outcome": "any broken bone that was noticed", "out-of": 100, "without": 17, "with": 11, "over": "3 years",
              "in": "women aged 75 and over with osteoporosis"},
        bad="35% fewer", default=None)


class Relation(Claim):
    """A claim that always ties this entry to another. Written on one side; the other side is computed."""

    to: Ref = told("The other entry, kind/id.", good="causes/menopause", bad="menopause", known="pages")


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

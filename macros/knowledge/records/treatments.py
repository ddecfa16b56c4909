"""What helps: treatments and nutrition."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from macros.knowledge.records.base import Ref, Text
from macros.knowledge.records.claims import Claim, EffectSection, RelationSection, Section
from macros.knowledge.records.entries import Entry
from macros.knowledge.records.safety import Contraindication
from macros.knowledge.records.told import said, told


class Treatment(Entry):
    """A treatment, a therapy or a way of living."""

    category: Literal["medicine", "procedure", "physical", "complementary", "living-well"] = told(
        "Under which heading it is shown.", good="physical", bad="therapy")
    verdicts_of: Ref | None = told("The exercise whose verdicts hold for this treatment.", good="exercises/inverted-exercise",
                                   bad="inversion", known="exercises", default=None)
    who_for: Section = told("For whom it is.", bad="Everyone.", good=said(
        "no-guideline-days", "A US guideline could not advise for or against bed rest after a painful break.", "consensus",
        "aaos-2011/inconclusive-list"))
    how_it_works: Section = told("How it works.", bad="It strengthens bone.", good=said(
        "stick-no-posture-change", "A walking stick may not change how the lower back is held when you walk.", "low",
        "comer-2010/stick-no-gain"))
    benefits: EffectSection = told("Does it help? With numbers where a finding gives both sides.", bad="It helps.", good=said(
        "pain-later", "In the long term, meditation may ease back pain slightly more than usual care.", "low", "soares-2021/pain-long"))
    harms: EffectSection = told("Is it safe? With numbers where a finding gives both sides.", bad="It is safe.", good=said(
        "sore-skin", "Sore skin or other problems may come up in 0 to 5 in 100 people.", "low", "cochrane-hip-protectors/adherence"))
    without_it: Section = told("What happens if the reader does not have it.", bad="It gets worse.", good=said(
        "stay-active-meanwhile", "A hospital page advises you to stay as active as you can.", "consensus", "sgh-spinal-stenosis/stay-active"))
    alternatives: RelationSection = told("Other choices, each tied to its page.", bad="walking", good=said(
        "also-smoking", "The same guideline advises smokers to stop.", "consensus", "nogg-nonpharm-2024/stop-smoking",
        to="treatments/stopping-smoking"))
    what_it_is_like: Section = told("What it is like to have it.", bad="Easy.", good=said(
        "for-each-woman", "Experts advise a choice made for each woman, with regular reviews.", "consensus", "nams-ht-2022/individualise"))
    not_suitable: Annotated[list[Contraindication], Field(min_length=1)] | Text = told(
        "Who does not have it, in the form of contraindications; or one sentence saying that no source names anyone.",
        good="No source that we read names anyone who cannot have it.", bad=[])
    stopping: Section = told("What to know before stopping.", bad="Just stop.", good=said(
        "best-follow-on-unclear", "Experts say that it is not yet clear which medicine is best afterwards.", "consensus",
        "anastasilakis-2021/follow-on-mandatory"))


class Amount(Claim):
    """An official amount of a nutrient: for whom, where, how much, who says so."""

    kind: Literal["target", "upper-limit"] = told("target: how much. upper-limit: no more than.", good="target", bad="dose")
    who: Text = told("Age and sex.", good="women aged 51 and over", bad="adults mostly", because="Readers cannot tell if it is for them.")
    country: Text = told("Where it holds.", good="United Kingdom", bad="")
    amount: float | int = told("The number alone.", good=700, bad="700 mg")
    unit: Text = told("The unit, with the time.", good="mg a day", bad="")
    body: Text = told("Who recommends it.", good="NHS", bad="experts", because="Nobody can look them up.")


class Food(Claim):
    """What a usual portion holds."""

    food: Text = told("The food.", good="Low-fat milk", bad="")
    portion: Text = told("A usual portion.", good="1 cup (about 240 ml)", bad="some", because="Nobody can measure it.")
    amount: float | int = told("The number alone.", good=305, bad="305 mg")
    unit: Text = told("The unit.", good="mg", bad="")


_AMOUNT = {"id": "uk-adults", "text": "In the UK the NHS advice for adults is 700 mg of calcium a day.", "certainty": "fact",
           "cites": ["nhs-calcium/adults-700"], "kind": "target", "who": "women and men, all adults", "country": "United Kingdom",
           "amount": 700, "unit": "mg a day", "body": "NHS"}
_FOOD = {"id": "food-milk", "text": "1 cup (about 240 ml) of low-fat milk holds 305 mg of calcium.", "certainty": "fact",
         "cites": ["usda-calcium-foods/milk"], "food": "Low-fat milk", "portion": "1 cup (about 240 ml)", "amount": 305, "unit": "mg"}


class Nutrition(Entry):
    """A nutrient, a food, a way of eating."""

    does: Section = told("What it does for bone.", bad="It is healthy.", good=said(
        "low-weight-matters", "Being underweight may go with more broken hips, in women and in men.", "low",
        "harvey-2025-bmi/underweight-hip"))
    amounts: Annotated[list[Amount], Field(min_length=1)] | Text = told(
        "Official amounts, or one sentence saying that none was found.", good=[_AMOUNT], bad=[])
    foods: Annotated[list[Food], Field(min_length=1)] | Text = told(
        "What usual portions hold, or one sentence saying that no source gives it.", good=[_FOOD], bad=[])
    supplements: Section = told("Who may need them; upper limits; what does not mix.", bad="Take them.", good=said(
        "blood-test-not-for-all", "A 2024 guideline suggests no routine blood test for vitamin D without a reason.", "consensus",
        "demay-2024/no-routine-testing"))
    limits: Section = told("What too much does.", bad="None.", good=said(
        "hard-stools", "A US health agency says that a lot of calcium can cause constipation.", "consensus", "ods-calcium/constipation"))
    interactions: Section = told("What it does not mix with.", bad="Ask.", good=said(
        "heart-neutral", "Experts say that modest vitamin D tablets bring the heart neither benefit nor harm.", "consensus",
        "zarzour-2023/modest-d-safe"))

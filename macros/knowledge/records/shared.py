"""Records that pages share: red flags, routines, statements, disagreements, words, numbers, retired ids."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from macros.knowledge.records.base import Day, FindingRef, Id, Ids, Record, Ref, Refs, Review, Text, Texts, Title, Words
from macros.knowledge.records.claims import Claim
from macros.knowledge.records.told import said, told

LEVELS = ("emergency", "urgent", "routine")


ADDRESS = r"^[a-z]+/[a-z0-9-]+(#[a-z0-9-]+)?$"
_DAYS = {"id": "two-days", "text": "A guideline advises strength work on 2 days a week or more.", "certainty": "consensus",
         "cites": ["giangregorio-2014/resistance-dose"]}


class RedFlag(Record):
    """A sign that calls for help, how fast, and on what ground."""

    id: Id = told("Name of the sign. Permanent.", good="foot-drop", bad="Foot drop")
    level: Literal["emergency", "urgent", "routine"] = told(
        "emergency: minutes or hours. urgent: the same day. routine: days or weeks.", good="urgent", bad="serious")
    level_basis: Literal["sourced", "precaution"] = told(
        "sourced: a cited finding gives the urgency. precaution: none does, we chose the safer one.", good="sourced", bad="expert")
    with_: Text | None = told("The sign counts only together with this.", good="back or leg pain", bad="", default=None)
    sign: Text = told("Plain words, 18 at most; every keep-word stays.", good="Weakness in one leg or foot that is getting worse.",
                      bad="Progressive motor deficit", because="Readers cannot see or feel it in these words.")
    short: Text | None = told("The sign in a few words, never narrower; for a short list beside the whole one.",
                              good="weak leg, getting worse", bad="", default=None)
    said_as: list[Text] = told(
        "How people type it into a search. Where all words of one stand in a search, the card comes first.",
        good=["leg getting weaker", "leg weaker"], bad=[""], default=[])
    keep_words: Annotated[list[Text], Field(min_length=1)] = told(
        "Words without which the sign would be another one.", good=["one leg or foot", "getting worse"], bad=[])
    for_: Words = told("Topics; pages ask for them.", good=["back-pain", "stenosis"], bad=[], known="topics")
    action: Text = told("What to do, and how fast.", good="Ask for an urgent appointment today.", bad="Seek help.",
                        because="It does not say whom, or how fast.")
    cites: list[FindingRef] = told("Findings that state the sign or its urgency.", good=["bmj-bp-cauda-equina/suspect-when"],
                                   bad=["BMJ"], known="findings")
    differs: Text | None = told("Where sources differ, in one sentence.",
                                good="One pathway says the same day, the other gives no time.", bad="", default=None)
    note: Text | None = told("For editors. Not shown.", good="No source gives hours.", bad="", default=None)


class RoutineExercise(Record):
    """One exercise of a routine, in the form it has there."""

    exercise: Ref = told("The exercise.", good="exercises/sit-to-stand", bad="sit to stand", known="exercises")
    change: Text | None = told("What is different here.", good="Hold on with one hand.", bad="", default=None)
    dose: Text = told("How much of it here.", good="8 to 12 times", bad="")
    dose_claim: Claim | None = told("Only where the dose differs from the exercise's own.", good=_DAYS, bad="2 days", default=None)


class Routine(Record):
    """2 to 5 exercises for one reader's situation."""

    id: Id = told("Equal to the file name. Never changes after release.", good="start-osteopenia", bad="Start (osteopenia)")
    title: Title = told("For whom, in plain words. At most 65 characters.", good="A first set of exercises for low bone density",
                        bad="The Ultimate Bone-Building Workout For Everyone Over 50 And Beyond")
    also_known_as: list[Text] = told("Other names that people search for.", good=["osteopenia exercises"], bad="osteopenia exercises",
                                     default=[])
    summary: Text = told("One or two sentences. No numbers, no effects.", good="A short set that fits the advice for weak bones.",
                         bad="Builds bone in 8 weeks!", because="An effect and a number without a source.")
    for_: Ids = told("The safety profiles it is made for; every exercise must suit them.", good=["osteopenia"], bad=["Everyone"],
                     known="profiles")
    key_points: list[Id] = told("Ids of claims of this routine.", good=["bone-a-little"], bad=["It helps bone."], default=[])
    why: Annotated[list[Claim], Field(min_length=1)] = told(
        "Why these exercises.", bad="They help.",
        good=said("bone-a-little", "Exercise probably raises bone density a little in women after the menopause.", "moderate",
                  "shojaa-2020/low-effect"))
    exercises: Annotated[list[RoutineExercise], Field(min_length=2, max_length=5)] = told(
        "2 to 5 exercises in the order in which they are done.", bad=["exercises/walking"],
        good=[{"exercise": "exercises/sit-to-stand", "dose": "8 to 12 times"}, {"exercise": "exercises/walking", "dose": "As you like"}])
    days: Text = told("On how many days.", good="On 2 days a week, with a day between.", bad="")
    days_claim: Claim = told("What says so.", good=_DAYS, bad="2 days")
    stop_if: Annotated[list[Claim], Field(min_length=1)] = told("When to stop.", good=said(
        "no-pain", "Health services advise that a stretch feels mildly uncomfortable, not painful.", "consensus",
        "kingston-better-bones/no-pain-support"), bad="pain")
    red_flags: list[str] = told("Topics or ids of red-flags.yml.", good=["exercise"], bad="exercise", known="topics")
    ask: Texts = told("Questions to ask a professional.", good=["Which of these is best for me to begin with?"], bad=[])
    unknowns: Texts = told("What is not known. One sentence each, no numbers.", good=["We found no study of this set as a whole."], bad=[])
    review: Review = told("When it was checked, and by whom.", bad="2026",
                          good={"checked": "2026-11-20", "next": "2027-11-20", "clinical": "none"})

    @property
    def name(self) -> str:
        """The plain name: the title without its bracket."""
        return self.title.split(" (")[0]


class Statement(Record):
    """What people read elsewhere, in our words, and what the evidence says of it."""

    id: Id = told("Name of the statement. Unique in its article.", good="common", bad="Statement 1")
    says: Text = told("What the article says, in our words.", good="Osteopenia is common in men and in women.", bad="")
    ruling: Literal["supported", "corrected", "outdated", "contradicted", "no-evidence"] = told(
        "What the evidence says of it.", good="corrected", bad="false")
    claims: list[Claim] = told("What the sources found. Empty only with no-evidence.", good=[_DAYS], bad="wrong")
    see: Refs = told("Pages that say more.", good=["conditions/osteopenia"], bad=["osteopenia page"], known="pages", default=[])


class Position(Record):
    """One side of a disagreement."""

    says: Text = told("What this side found or advises, in whom.", good="A UK guideline advises people over 50 with weak bones to keep to 2 units a day or less.", bad="")
    cites: Annotated[list[FindingRef], Field(min_length=1)] = told("The findings of this side.", good=["nogg-nonpharm-2024/alcohol-two-units"],
                                                                   bad=[], known="findings")


class Disagreement(Record):
    """Where good sources pull apart: the question, each side, what we advise and why."""

    id: Id = told("Equal to the file name. Never changes after release.", good="alcohol-and-bone", bad="Alcohol & bone")
    title: Title = told("What it comes down to, as a statement.", good="A UK guideline sets a limit of 2 units of alcohol a day",
                        bad="?", because="A heading is a statement.")
    question: Text = told("The question on which sources differ.", good="Does a little alcohol matter to your bones?", bad="")
    positions: Annotated[list[Position], Field(min_length=2)] = told(
        "Each side with its findings, two at least.", bad=[],
        good=[{"says": "A review found that any amount goes with more broken bones.", "cites": ["alcohol-dose-2023/any-level-total"]},
              {"says": "A guideline advises 2 units a day or less.", "cites": ["nogg-nonpharm-2024/alcohol-two-units"]}])
    advice: Claim = told("What we advise, with its findings: the safer side.", good=_DAYS, bad="Drink less.")
    why: Text = told("Why we advise this.", good="All sides agree that heavy drinking goes with more broken bones.", bad="")
    see: Refs = told("Pages that say more.", good=["causes/alcohol"], bad=["alcohol page"], known="pages", default=[])


class Term(Record):
    """A medical word and its plain meaning."""

    id: Id = told("Name of the word, its anchor in the glossary.", good="bisphosphonate", bad="Bisphosphonate(s)")
    term: Text = told("The word as it stands in texts.", good="bisphosphonate", bad="")
    forms: list[Text] = told("Other forms under which it stands in texts.", good=["bisphosphonates"], bad="bisphosphonates", default=[])
    plain: Text = told("One plain sentence.", good="A medicine that slows the loss of bone.", bad="An antiresorptive agent.",
                       because="It needs explaining itself.")
    example: Text | None = told("The word in a sentence.", good="Alendronate is a bisphosphonate.", bad="", default=None)
    heard: Text | None = told("Where you will hear it.", good="On a prescription or a tablet box.", bad="", default=None)


class EmergencyNumber(Record):
    """A number to call, and the country it holds for."""

    country: Text = told("Where it holds.", good="United Kingdom", bad="everywhere", because="No number holds everywhere.")
    number: Text = told("The number, in quotes.", good="112", bad=112)
    purpose: Literal["emergency", "urgent-advice", "crisis"] = told("What it is for.", good="emergency", bad="help")
    title: Text = told("Who answers.", good="Ambulance, police, fire", bad="")
    cites: list[FindingRef] = told("The finding that names it.", good=["nwbh-crisis/life-threatening"], bad=["NHS"], known="findings",
                                   default=[])
    note: Text | None = told("For editors. Not shown.", good="Checked on the service's own page.", bad="", default=None)


class Moved(Record):
    """A retired id: it stays for ever, so that no address dies."""

    from_: Annotated[str, Field(pattern=ADDRESS)] = told("The old address, kind/id or kind/id#claim.", good="treatments/old-tablet",
                                                         bad="Old tablet")
    kind: Literal["moved", "split", "withdrawn"] = told("What became of it.", good="moved", bad="deleted")
    to: list[Annotated[str, Field(pattern=ADDRESS)]] = told("Where it leads now; none only for withdrawn.",
                                                            good=["treatments/bisphosphonates"], bad=["the new page"], known="pages",
                                                            default=[])
    when: Day = told("The day, 'YYYY-MM-DD' in quotes.", good="2026-11-20", bad="20.11.2026")
    why: Text = told("Why, in one sentence for readers.", good="The page is now part of a wider one.", bad="")

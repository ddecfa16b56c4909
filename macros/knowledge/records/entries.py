"""What every entry has, and the kinds that tell of a condition. Each entry is one page."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from macros.knowledge.records.base import Id, Record, Ref, Refs, Review, Text, Texts, Title
from macros.knowledge.records.claims import Claim, RelationSection, Section
from macros.knowledge.records.figures import Figure, Pose
from macros.knowledge.records.safety import Aim, Contraindication, Indication, Movement
from macros.knowledge.records.told import said, told


class Entry(Record):
    """What every entry has."""

    id: Id = told("Equal to the file name. Never changes after release.", good="heel-raise", bad="Heel Raise")
    title: Title = told("Plain name first, the medical word in brackets. At most 65 characters.",
                        good="Opposite arm and leg lift (bird-dog)", bad="Everything You Ever Wanted To Know About The Famous Bird-Dog Exercise")
    also_known_as: list[Text] = told("Other names that people search for: lay words, short forms, common misspellings.",
                                     good=["bird dog", "birddog"], bad="bird dog", default=[])
    summary: Text = told("One or two sentences: what it is and what the page does for the reader. No numbers, no effects.",
                         good="On hands and knees you lift one arm and the opposite leg, with a still back. This page shows how.",
                         bad="Strengthens the core by 30%.", because="An effect and a number without a source.")
    key_points: Annotated[list[Id], Field(min_length=2, max_length=6)] = told(
        "Ids of this entry's own claims, the most useful first. Shown at the top.",
        good=["bird-dog-weak-bones", "slow-and-smooth"], bad=["Keep your back straight."])
    red_flags: list[str] = told(
        "Topics of red-flags.yml (such as back-pain) or ids of single signs. An empty list only where no sign belongs to the subject.",
        good=["exercise", "back-pain"], bad="back pain", known="topics")
    unknowns: Texts = told("What is not known. One sentence each, no numbers.",
                           good=["We found no trial of this exercise alone."], bad=[])
    questions: Texts = told("Questions to ask a doctor, nurse, pharmacist or physiotherapist.",
                            good=["When may I make it harder?"], bad="Ask your doctor.")
    review: Review = told("The day of the last check and of the next one, and who reviewed the page.",
                          good={"checked": "2026-11-20", "next": "2027-11-20", "clinical": "none"}, bad="2026-11-20")

    @property
    def name(self) -> str:
        """The plain name: the title without its bracket."""
        return self.title.split(" (")[0]


class Inherits(Record):
    """Verdicts that hold for this profile because they hold for another."""

    from_: Id = told("The other safety profile.", good="osteoporosis", bad="Osteoporosis", known="profiles")
    what: Literal["all", "restrictions"] = told("restrictions: only ask and avoid. all: everything.", good="restrictions", bad="some")


class Condition(Entry):
    """A condition. With ``safety-profile: true`` every exercise has a verdict for it."""

    broader: Id | None = told("The wider condition (SKOS broader). For navigation only.", good="osteoporosis", bad="Bone disease",
                              known="conditions", default=None)
    safety_profile: bool = told("true: readers can tick it, and every exercise has a verdict for it.", good=False, bad="maybe")
    inherits: Inherits | None = told("The profile whose verdicts hold here too.", good={"from": "osteoporosis", "what": "restrictions"},
                                     bad="osteoporosis", default=None)
    when_silent: Id | None = told("The stricter profile whose stated verdict holds where nothing is said of this one.",
                                  good="osteoporosis", bad="Osteoporosis", known="profiles", default=None)
    ask_whom: Text | None = told("Whom these readers ask first.", good="a physiotherapist", bad="", default=None)
    bring: list[Text] = told("What these readers take along when they ask.", good=["your bone scan result"], bad="papers", default=[])
    gates: list[Claim] = told("Cards above the verdicts, for what comes first.", bad="see someone", default=[], good=said(
        "hold-on", "Keep a sturdy chair, a worktop or a wall at hand. A charity says so for all balance exercises.", "consensus",
        "osteoporosis-canada-fall-or-fracture-sheet/chair-nearby"))
    stop_if: list[Claim] = told("When to stop or rest, shown with every exercise.", bad="pain", default=[], good=said(
        "no-pain", "Health services advise that a stretch feels mildly uncomfortable, not painful.", "consensus",
        "kingston-better-bones/no-pain-support"))
    what_it_is: Section = told("What it is and how common.", bad="A disease of bone.", good=said(
        "many-people-have-it", "Experts say that 20 to 40 in 100 older adults have it.", "consensus", "kado-2007/prevalence-20-40"))
    symptoms: RelationSection = told("Signs, each tied to its page.", bad=["symptoms/height-loss"], good=said(
        "getting-shorter", "Guidelines say that losing 4 cm or more in height is a reason to check the spine.", "consensus",
        "nogg-assessment-2024/vfa-indications", to="symptoms/height-loss"))
    causes: RelationSection = told("What brings it about, each tied to its page.", bad="falls", good=said(
        "falls-come-first", "Most broken hips may follow a fall.", "low", "costa-2013/vf-and-falls", to="causes/falls"))
    diagnostics: RelationSection = told("Tests, each tied to its page.", bad="DXA", good=said(
        "scan-after-hip", "Experts advise a bone scan for any adult with such a break.", "consensus",
        "iscd-2023-adult/fragility-fracture-test", to="diagnostics/dxa-scan"))
    treatments: RelationSection = told("What helps, each tied to its page under treatments/.", bad="tablets", good=said(
        "look-in-the-mirror", "People in that class may also feel better about how they look.", "low", "katzman-2017/self-image",
        to="treatments/physiotherapy"))
    nutrition: RelationSection = told("Food, each tied to its page.", bad="calcium", good=said(
        "enough-calcium", "The UK guideline advises at least 700 mg of calcium a day, best from food.", "fact",
        "nogg-nonpharm-2024/calcium-700", to="nutrition/calcium"))
    outlook: Section = told("How it goes on.", bad="It gets worse.", good=said(
        "slow-change", "The curve may grow slowly. In women from 65 it grew by about 7 degrees in 15 years.", "low",
        "kado-2013/progression"))
    if_nothing_is_done: Section = told("What happens without treatment.", bad="It gets worse.", good=said(
        "goes-unnoticed", "Experts say that about 2 in 3 of these breaks are not found.", "consensus",
        "vcf-imaging-review-2021/two-thirds-missed"))
    living_with: Section = told("What helps in everyday life.", bad="Stay positive.", good=said(
        "tai-chi", "Tai chi may lower falls.", "low", "sherrington-2019/tai-chi"))


class Cause(Entry):
    """A cause or something that raises the chance."""

    acts_how: Section = told("How it affects bone or spine.", bad="It is bad for bone.", good=said(
        "peak-in-your-20s", "A charity says that bones are usually at their strongest in the early 20s.", "consensus",
        "weaver-2016-news/early-20s"))
    how_much: Section = told("How much it matters, in numbers where a finding gives them.", bad="A lot.", good=said(
        "habits-shape-it", "Experts say that habits shape about 20% to 40% of peak bone mass.", "consensus",
        "weaver-2016/lifestyle-20-40"))
    changeable: Literal["can-change", "partly", "cannot-change"] = told("Whether the reader can change it.", good="partly", bad="no way")
    changeable_claims: Section = told("What says so.", bad="It is known.", good=said(
        "frame-stays", "A health agency says that you cannot change a small, thin build.", "consensus",
        "nih-medlineplus-magazine-2011/unchangeable-risks"))
    what_to_do: Section = told("What the reader can do about it.", bad="Live healthily.", good=said(
        "scan-women-65", "A US panel recommends screening for osteoporosis in all women from 65.", "fact", "uspstf-2025/women-65",
        to="diagnostics/dxa-scan"))


class Symptom(Entry):
    """Something the reader notices."""

    feels_like: Section = told("What it can feel like.", bad="It hurts.", good=said(
        "side-of-the-waist", "Pain at the side of the waist may also go with a broken bone in the spine.", "low",
        "clark-2010-lateral-pain/waist-pain"))
    possible_causes: Section = told("Claims; one with to: (kind/id) links to the entry.", bad=["ageing"], good=said(
        "most-in-strong-curves", "Most of the loss may come with a strong curve, above 55 degrees.", "low",
        "kyphosis-lung-review-2007/modest-loss"))
    what_you_can_do: Section = told("What the reader can do now.", bad="Rest.", good=said(
        "stick-no-gain", "A walking stick may not help you walk further with a narrowed spine.", "low", "comer-2010/stick-no-gain"))
    what_a_professional_may_do: Section = told("What a professional may look at, test or offer.", bad="They will help.", good=said(
        "medicine-for-men", "A guideline advises bone medicine for men from 50 after a break in the spine or hip.", "consensus",
        "watts-2012/treat-men"))


class Diagnostic(Entry):
    """A test."""

    why: Section = told("Why it is done, and for whom.", bad="To be sure.", good=said(
        "testing-does-good", "Testing all women aged 65 and over probably does more good than harm.", "moderate", "uspstf-2025/women-65"))
    getting_ready: Section = told("What to do before.", bad="Nothing.", good=said(
        "alcohol-line", "For alcohol, FRAX asks about 3 or more units a day.", "fact", "kanis-2008-frax/inputs"))
    what_happens: Section = told("What happens, step by step, as the reader lives through it.", bad="You are scanned.", good=said(
        "urine-too", "The same guideline lists a urine test for a stress hormone (cortisol).", "consensus", "aace-2010-table17/tests"))
    reading_the_result: Section = told("What the result means in plain words.", bad="Ask your doctor.", good=said(
        "normal-band", "Minus 1.0 or higher, such as minus 0.6, is in the normal range.", "fact", "clinmolallergy-who-table/who-categories"))
    limits: Section = told("What it cannot show, and what harm it can do.", bad="None.", good=said(
        "broken-bone-lifts-reading", "A scan taken over a broken bone in the spine may read too high.", "low",
        "dxa-qct-nerve-2021/facet-joint"))


class Step(Record):
    """One step, one action."""

    text: Text = told("What to do, as an order, one action.", good="Rise slowly on to your toes.", bad="")
    shows: Literal["right", "wrong"] = told("wrong: this step shows a mistake.", good="wrong", bad="mistake", default="right")
    pose: Pose | None = told("The picture of this step: a base posture and what differs from it.",
                             good={"base": "stand", "hip": 30, "hands": "worktop"}, bad="standing", default=None)


class Variation(Record):
    """An easier or a harder form."""

    text: Text = told("What is different.", good="Hold on with one hand.", bad="")
    exercise: Ref | None = told("The exercise, where it has a page.", good="exercises/sit-to-stand", bad="sit to stand",
                                known="exercises", default=None)


_DOSE = {"id": "bird-dog-dose", "text": "A guideline advises strength work on 2 days a week or more.", "certainty": "consensus",
         "cites": ["giangregorio-2014/resistance-dose"]}

_AGAINST = {"id": "rule-large-bend", "text": "Experts advise against bending the spine far forward when bones are weak.",
            "certainty": "consensus", "cites": ["brooke-wavell-2022/avoid-high-flexion"]}


class Dose(Record):
    """How much (FITT and progression), in words; its numbers stand in the findings that ``claim`` cites."""

    frequency: Text = told("How often.", good="2 days a week or more.", bad="")
    intensity: Text = told("How hard it feels, in words.", good="You feel the muscles work, and you can talk.", bad="")
    time: Text = told("How long or how many times.", good="8 to 12 slow lifts.", bad="")
    type: Text = told("What kind of exercise it is.", good="Strength work for your back and tummy.", bad="")
    progression: Text = told("How to go on.", good="First the leg alone, then both.", bad="")
    claim: Claim = told("What says so. Every number of the dose stands in a finding it cites.", good=_DOSE, bad="2 days")


class Exercise(Entry):
    """An exercise, an everyday movement, or something to leave out."""

    use: Literal["exercise", "everyday", "leave-out"] = told(
        "exercise: with dose, easier and harder. everyday: a movement of daily life. leave-out: instead comes first.",
        good="exercise", bad="sport")
    aim: Annotated[list[Aim], Field(min_length=1)] = told("What it trains.", good=["legs", "balance"], bad=["calves"])
    movement: Movement = told("How the body moves: every axis of movements.yml with its level. Describe the movement, not the name.",
                              good={"bend": "none", "twist": "none", "position": ["sitting", "standing"]}, bad="gentle")
    equipment: list[Text] = told("What is needed; an empty list for nothing.", good=["A sturdy chair"], bad="chair")
    setup: Texts = told("How to get ready.", good=["Stand behind a sturdy chair and hold on."], bad="Get ready.")
    steps: Annotated[list[Step], Field(min_length=2, max_length=8)] = told(
        "2 to 8 steps, one action each.", good=[{"text": "Rise slowly on to your toes."}, {"text": "Come down slowly."}],
        bad=["Rise on your toes and come down"])
    figure: Figure | None = told("What all pictures share (view, facing, props); or none: with the reason why there is no picture.",
                                 good={"props": "mat"}, bad="drawing", default=None)
    feel: Texts = told("What the reader feels when it is right.", good=["Your lower legs work."], bad="Your lower legs work.")
    mistakes: Texts = told("What often goes wrong, and how to mend it.", good=["You lean on the chair. Hold on lightly."], bad=[])
    easier: Variation | None = told("An easier form. Needed for use: exercise.", good={"text": "Sit down and lift your heels."},
                                    bad="sit down", default=None)
    harder: Variation | None = told("A harder form. Needed for use: exercise.", good={"text": "Hold on with one hand."},
                                    bad="one hand", default=None)
    instead: Refs = told("For use: leave-out, what to do instead; shown first.", good=["exercises/hip-hinge"], bad=["hip hinge"],
                         known="exercises", default=[])
    dose: Dose | None = told(
        "How much (frequency, intensity, time, type, progression). Needed for use: exercise.", bad="8 to 12 times", default=None,
        good={"frequency": "2 days a week or more.", "intensity": "You can talk.", "time": "8 to 12 times.", "type": "Strength work.",
              "progression": "Go up more slowly.", "claim": _DOSE})
    stop_if: Annotated[list[Claim], Field(min_length=1)] = told("When to stop.", bad="pain", good=said(
        "no-pain", "Health services advise that a stretch feels mildly uncomfortable, not painful.", "consensus",
        "kingston-better-bones/no-pain-support"))
    normal_after: Section = told("What is usual afterwards.", bad="Some pain is normal.", good=said(
        "minor-harm", "Exercise probably brings more mild muscle or joint pain.", "moderate", "kunutsor-2018/minor-events"))
    supervision: Section = told("Who needs someone at their side.", bad="Not needed.", good=said(
        "trained-teacher", "Experts advise yoga with a teacher who is trained in osteoporosis.", "consensus",
        "mcarthur-2016/class-setting"))
    indications: list[Indication] = told(
        "Whom it suits, as it is or with a change, each with its claim.", bad=["osteoporosis"], default=[],
        good=[{"for": "osteoporosis", "change": "Start against a wall.", "claim": _DOSE}])
    contraindications: Annotated[list[Contraindication], Field(min_length=1)] = told(
        "Who leaves it out (absolute) or asks first (relative). Where the evidence names none: the shared emergency-signs.",
        good=[{"for": "osteoporosis", "strength": "absolute", "claim": _AGAINST, "instead": "exercises/hip-hinge"}], bad=[])
    evidence: Section = told("Why we include it: what the sources found.", bad="It works.", good=said(
        "self-image", "The same training may help people like their looks more.", "low", "katzman-2017/self-image"))

    def model_post_init(self, _context) -> None:
        if self.use == "exercise" and not (self.dose and self.easier and self.harder):
            raise ValueError("an exercise needs dose, easier and harder (or use: everyday, or use: leave-out)")
        if self.use != "exercise" and (self.dose or self.easier or self.harder):
            raise ValueError(f"dose, easier and harder do not go with use: {self.use}")
        if self.use == "leave-out" and not self.instead:
            raise ValueError("what to leave out needs instead: (what to do in its place)")

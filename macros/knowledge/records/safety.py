"""Who may do what: indications, contraindications, circumstances, rules on kinds of movement."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from macros.knowledge.records.base import Id, Ids, Record, Refs, Text, Words, one_or_many
from macros.knowledge.records.claims import Claim
from macros.knowledge.records.told import told

Levels = Words
Movement = Annotated[
    dict[str, Levels],
    Field(description="How the body moves: every axis of movements.yml with its level (position may have several)."),
]
Aim = Literal["balance", "legs", "back", "trunk", "arms", "walking", "fitness", "impact", "stretching", "posture", "everyday"]
VerdictWord = Literal["suits", "change", "ask", "avoid"]
OVERRULES = "Rules or profiles that would be stricter and that the claim overrules."

_STATES = {"id": "planks-and-bones", "text": "A hospital page advises planks for people with osteoporosis.",
           "certainty": "consensus", "cites": ["covenant-osteoporosis-exercise/planks-bridges-hands-knees"]}
_BENDS = {"id": "rule-large-bend", "text": "Experts advise against bending the spine far forward when bones are weak.",
          "certainty": "consensus", "cites": ["brooke-wavell-2022/avoid-high-flexion"]}


class Ask(Record):
    """What 'ask first' carries, so that it is no dead end."""

    who: Text = told("Whom to ask.", good="a physiotherapist", bad="someone", because="The reader would not know where to go.")
    because: Literal["taught", "disputed", "unknown", "depends"] = told(
        "taught: it was done under guidance. disputed: sources differ. unknown: nobody studied it. "
        "depends: on something about the reader.", good="taught", bad="risky")
    question: Text = told("The sentence to say, word for word.", good="I had a broken bone in my spine. Can you teach me this with a straight back?",
                          bad="Ask about it.", because="The reader needs words to say.")
    meanwhile: Refs = told("Exercises that are fine until then.", good=["exercises/sit-to-stand"], bad=["sit-to-stand"],
                           known="exercises", default=[])


class Indication(Record):
    """This exercise suits these readers, as it is or with a change."""

    for_: Ids = told("One safety profile or several (ids of conditions).", good=["osteopenia", "osteoporosis"],
                     bad=["Weak bones"], known="profiles")
    change: Text | None = told("What to do differently. Leave out where it suits as it is.",
                               good="Start against a wall. Keep your back straight.", bad="", default=None)
    movement: Movement | None = told("Only with change: the axes that the change alters, with their new levels.",
                                     good={"bend": "none"}, bad="no bending", default=None)
    claim: Claim = told("What says so.", good=_STATES, bad="It is safe.")
    despite: list[Id] = told(OVERRULES, good=["large-bend"], bad=["Rule 3"], known="overruled", default=[])


class Contraindication(Record):
    """Who leaves this out (absolute) or asks first (relative)."""

    for_: Annotated[list[Id], BeforeValidator(one_or_many, json_schema_input_type=Id | list[Id])] = told(
        "Safety profiles (ids of conditions). Either for or when.", good=["osteoporotic-vertebral-fracture"],
        bad=["Spine fracture"], known="profiles", default=[])
    when: Id | None = told("A circumstance of circumstances.yml. Either for or when.", good="emergency-signs",
                           bad="Glaucoma!", known="circumstances", default=None)
    strength: Literal["absolute", "relative"] | None = told(
        "absolute: leave it out. relative: ask a professional first.", good="relative", bad="maybe", default=None)
    claim: Claim | None = told("What says so.", good=_BENDS, bad="It is dangerous.", default=None)
    instead: Refs = told("Exercises to do instead, best first.", good=["exercises/hip-hinge"], bad=["walking"],
                         known="exercises", default=[])
    ask: Ask | None = told("Only for relative: whom to ask and what to say.",
                           good={"who": "a physiotherapist", "because": "unknown", "question": "May I do this with my narrowed spine?"},
                           bad="your doctor", default=None)
    already_doing: bool = told("true where a source says that people need not stop what they do while they ask.",
                               good=True, bad="yes", default=False)
    despite: list[Id] = told(OVERRULES, good=["large-bend"], bad=["Rule 3"], known="overruled", default=[])

    def model_post_init(self, _context) -> None:
        if bool(self.for_) == bool(self.when):
            raise ValueError("write either for: (a safety profile) or when: (a circumstance), one of the two")
        if self.when != "emergency-signs" and (self.strength is None or self.claim is None):
            raise ValueError("strength and claim are missing")
        if self.ask and self.strength == "absolute":
            raise ValueError("ask: goes with strength: relative only")


class Axis(Record):
    """One way in which movements differ, such as how far the spine bends."""

    id: Id = told("Name of the axis.", good="bend", bad="Bend")
    title: Text = told("What it measures.", good="How far the spine bends forward", bad="")
    several: bool = told("true where an exercise may have several levels.", good=True, bad="yes", default=False)
    levels: dict[str, Text] = told("Each level with its plain meaning, mildest first.",
                                   good={"none": "The back does not arch.", "large": "The back arches far."}, bad=["none", "large"])
    degrees: dict[str, list[int]] | None = told("For figures: the degrees each level may show, [from, to].",
                                                good={"none": [0, 10]}, bad={"none": "0 to 10"}, default=None)


class Rule(Record):
    """A rule on a kind of movement, for safety profiles. It speaks where the movement crosses it."""

    id: Id = told("Name of the rule.", good="large-bend", bad="Rule 1")
    when: dict[str, Levels] = told("The levels of each axis that cross the rule; every axis named must match.",
                                   good={"bend": ["large"]}, bad="bending far", min_length=1)
    aim: list[Aim] = told("Only for exercises with one of these aims; none: for all.", good=["stretching"], bad=["abs"], default=[])
    except_aim: list[Aim] = told("Not for exercises with one of these aims.", good=["balance"], bad=["abs"], default=[])
    use: list[Literal["exercise", "everyday", "leave-out"]] = told("Only for this use; none: for all.", good=["everyday"],
                                                                   bad=["daily"], default=[])
    for_: Ids = told("Safety profiles.", good=["osteopenia", "osteoporosis"], bad=["Weak bones"], known="profiles")
    verdict: VerdictWord = told("What readers see: suits, change, ask, avoid.", good="avoid", bad="forbidden")
    change: Text | None = told("For verdict: change, what to do differently.", good="Hold on with both hands.", bad="", default=None)
    claim: Claim = told("What says so.", good=_BENDS, bad="It is dangerous.")
    instead: Refs = told("What to do instead, best first.", good=["exercises/hip-hinge"], bad=["hip hinge"],
                         known="exercises", default=[])


class SafetyRules(Record):
    """All rules: restricting ones tighten, permissive ones speak only where all else is silent."""

    restricting: list[Rule] = told(
        "They tighten. An exercise is milder only with despite: and a claim of its own.",
        good=[{"id": "large-bend", "when": {"bend": "large"}, "for": "osteoporosis", "verdict": "avoid", "claim": _BENDS}], bad="none")
    permissive: list[Rule] = told(
        "They speak only where neither the exercise nor a restricting rule nor another profile does.",
        good=[{"id": "planks", "when": {"bend": "none"}, "for": "osteoporosis", "verdict": "suits", "claim": _STATES}], bad="none")


class Circumstance(Record):
    """Something about the reader that is no profile of ours, such as glaucoma. It only tightens."""

    id: Id = told("Name of the circumstance.", good="glaucoma", bad="Glaucoma")
    question: Text = told("The question a reader can answer with yes.", good="Do you get dizzy when you stand up?",
                          bad="Orthostatic hypotension", because="Readers cannot answer it.")
    title: Text = told("Short name.", good="Glaucoma or other eye disease", bad="")
    trigger: dict[str, Levels] = told("Levels of movement that it concerns; any axis that matches is enough.",
                                      good={"position": ["lying-face-down"]}, bad="lying", default={})
    every_exercise: bool = told("true where it concerns every exercise.", good=True, bad="yes", default=False)
    verdict: Literal["change", "ask", "avoid"] | None = told("What it does to the verdict. It never loosens.", good="ask",
                                                             bad="suits", default=None)
    change: Text | None = told("For verdict: change, what to do differently.", good="Keep your head above your heart.", bad="", default=None)
    claim: Claim | None = told("What says so.", good=_BENDS, bad="It is dangerous.", default=None)
    counts_as: Id | None = told("The safety profile whose verdicts hold for this reader.", good="osteopenia",
                                bad="Low bone density", known="profiles", default=None)
    ask_whom: Text | None = told("Only with verdict: ask. Whom to ask.", good="your doctor", bad="", default=None)
    scope: Literal["movements", "treatments"] = told(
        "treatments: only pages of treatments speak of it; it changes no exercise.", good="treatments", bad="all", default="movements")

    def model_post_init(self, _context) -> None:
        if self.scope == "movements" and self.verdict is None and self.counts_as is None:
            raise ValueError("write a verdict or counts-as (or scope: treatments)")
        if self.verdict and not (self.trigger or self.every_exercise):
            raise ValueError("a verdict needs a trigger or every-exercise: true")
        if self.ask_whom and self.verdict != "ask":
            raise ValueError("ask-whom goes with verdict: ask only")

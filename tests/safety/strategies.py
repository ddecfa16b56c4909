"""Small valid records for tests of verdicts, made by hand or made up by hypothesis."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from itertools import count

from hypothesis import strategies as st

from macros.knowledge.records.entries import Condition, Exercise
from macros.knowledge.records.safety import Circumstance, Rule, SafetyRules
from macros.knowledge.safety import Judge

AXES = {
    "bend": ("none", "small", "large"),
    "load": ("none", "light", "heavy"),
    "balance": ("steady", "unstable"),
}
AIMS = ("legs", "back", "everyday")
PROFILES = ("profile-a", "profile-b", "profile-c", "profile-d")
CIRCUMSTANCES = ("circumstance-a", "circumstance-b", "emergency-signs")
EXERCISES = ("exercise-a", "exercise-b", "exercise-c")
RULES = ("rule-a", "rule-b", "rule-c", "rule-d", "permit-a", "permit-b", "permit-c")

_numbers = count(1)


# -- records by hand -----------------------------------------------------------------


def claim(name: str = "") -> dict:
    return {"id": name or f"claim-{next(_numbers)}", "text": "Experts say so.", "certainty": "precaution"}


def suits(*profiles, **more) -> dict:
    """An indication; with ``change=`` and ``movement=`` a change."""
    return {"for": list(profiles), "claim": claim(), **more}


def asks(*profiles, **more) -> dict:
    return {"for": list(profiles), "strength": "relative", "claim": claim(), **more}


def avoids(*profiles, **more) -> dict:
    return {"for": list(profiles), "strength": "absolute", "claim": claim(), **more}


def when(circumstance: str, strength: str = "absolute") -> dict:
    return {"when": circumstance, "strength": strength, "claim": claim()}


_REVIEW = {"checked": "2026-11-20", "next": "2027-11-20", "clinical": "none"}
_ENTRY = {
    "title": "A made-up page", "summary": "A page for tests.", "key_points": ["one", "two"], "red-flags": [],
    "unknowns": ["Much."], "questions": ["May I?"], "review": _REVIEW,
}
_UNKNOWN = {"unknown": "We found nothing."}
_SECTIONS = (
    "what-it-is", "symptoms", "causes", "diagnostics", "treatments", "nutrition", "outlook", "if-nothing-is-done",
    "living-with",
)
_DOSE = {
    part: "A little." for part in ("frequency", "intensity", "time", "type", "progression")
} | {"claim": claim("dose")}
_EMERGENCY = {"when": "emergency-signs"}


def exercise(id: str = "exercise-a", movement=None, says=(), use="exercise", aim=("legs",), instead=()) -> Exercise:
    """An exercise that states what ``says`` lists: indications and contraindications in any order."""
    record = {
        **_ENTRY, "id": id, "use": use, "aim": list(aim), "movement": movement or {axis: AXES[axis][0] for axis in AXES},
        "equipment": [], "setup": ["Stand."], "steps": [{"text": "Begin."}, {"text": "End."}], "feel": ["Your legs."],
        "mistakes": ["Haste."], "instead": list(instead), "stop-if": [claim("stop")], "normal-after": _UNKNOWN,
        "supervision": _UNKNOWN, "evidence": _UNKNOWN,
        "indications": [item for item in says if "strength" not in item],
        "contraindications": [item for item in says if "strength" in item] or [_EMERGENCY],
    }
    if use == "exercise":
        record |= {"dose": _DOSE, "easier": {"text": "Less."}, "harder": {"text": "More."}}
    return Exercise.model_validate(record)


@cache
def profile(id: str, inherits=None, when_silent=None) -> Condition:
    """A safety profile; ``inherits`` is (from, what)."""
    record = {**_ENTRY, "id": id, "safety-profile": True, **dict.fromkeys(_SECTIONS, _UNKNOWN)}
    if inherits:
        record["inherits"] = {"from": inherits[0], "what": inherits[1]}
    if when_silent:
        record["when-silent"] = when_silent
    return Condition.model_validate(record)


def rule(id: str, verdict: str, *profiles, on=None, **more) -> Rule:
    """A rule on the movement ``on``; from ``change`` follows a text."""
    record = {"id": id, "verdict": verdict, "for": list(profiles), "when": on or {"bend": "large"}, "claim": claim(f"{id}-says")}
    if verdict == "change":
        record["change"] = f"Do as {id} says."
    return Rule.model_validate({**record, **more})


def circumstance(id: str, **more) -> Circumstance:
    return Circumstance.model_validate({"id": id, "question": "Is it so?", "title": id, **more})


# -- a small world -------------------------------------------------------------------


@dataclass(frozen=True, repr=False)
class World:
    """All that a judge needs. ``judge()`` makes a new one, so that nothing is remembered."""

    profiles: dict[str, Condition] = field(default_factory=dict)
    restricting: tuple[Rule, ...] = ()
    permissive: tuple[Rule, ...] = ()
    circumstances: dict[str, Circumstance] = field(default_factory=dict)
    exercises: dict[str, Exercise] = field(default_factory=dict)

    def __repr__(self) -> str:
        """Short enough to read in the report of a failing property."""
        lines = [f"{p.id}: inherits {p.inherits} when-silent {p.when_silent}" for p in self.profiles.values()]
        for rule in (*self.restricting, *self.permissive):
            lines.append(f"{rule.id}: {rule.verdict} for {rule.for_} on {rule.when} {rule.aim} not {rule.except_aim} {rule.use}")
        for c in self.circumstances.values():
            lines.append(f"{c.id}: {c.verdict} on {c.every_exercise or c.trigger} counts as {c.counts_as}")
        for e in self.exercises.values():
            lines.append(f"{e.id}: {e.use} {e.aim} {e.movement} instead {e.instead}")
            lines += [f"  {'change' if i.change else 'suits'} {i.for_} {i.movement} despite {i.despite}" for i in e.indications]
            lines += [f"  {c.strength} {c.for_ or c.when} {c.instead} despite {c.despite}" for c in e.contraindications]
        return "World:\n" + "\n".join(lines)

    def judge(self) -> Judge:
        rules = SafetyRules.model_validate({"restricting": [], "permissive": []}).model_copy(
            update={"restricting": list(self.restricting), "permissive": list(self.permissive)})
        return Judge(rules, self.profiles, self.circumstances, self.exercises)

    def having(self, **changes) -> World:
        return replace(self, **changes)

    def with_exercise(self, changed: Exercise) -> World:
        return self.having(exercises={**self.exercises, f"exercises/{changed.id}": changed})

    def every(self) -> dict:
        """Every (exercise, profile) with its verdict."""
        judge = self.judge()
        return {(ref, p): judge.verdict(e, p) for ref, e in self.exercises.items() for p in self.profiles}


def world(*records) -> World:
    """A world of hand-made records. Rules: those named ``permit-…`` are permissive."""
    rules = [r for r in records if isinstance(r, Rule)]
    return World(
        {r.id: r for r in records if isinstance(r, Condition)},
        tuple(r for r in rules if not r.id.startswith("permit")),
        tuple(r for r in rules if r.id.startswith("permit")),
        {r.id: r for r in records if isinstance(r, Circumstance)},
        {f"exercises/{r.id}": r for r in records if isinstance(r, Exercise)},
    )


# -- made-up worlds ------------------------------------------------------------------


def some(values, least: int = 1, most: int | None = None):
    return st.lists(st.sampled_from(values), min_size=least, max_size=most, unique=True)


@st.composite
def levels(draw, axes: int = 1) -> dict:
    """Levels on some axes, for rules and triggers."""
    return {axis: draw(some(AXES[axis])) for axis in draw(some(sorted(AXES), axes))}


@st.composite
def movements(draw) -> dict:
    return {axis: draw(some(AXES[axis], most=2)) for axis in AXES}


def despites(allowed: bool):
    return some((*RULES, *PROFILES), 0, 2) if allowed else st.just([])


@st.composite
def indications(draw, despite: bool = True) -> dict:
    more = {"despite": draw(despites(despite))}
    if draw(st.booleans()):
        more["change"] = "Do it another way."
        if draw(st.booleans()):
            more["movement"] = draw(levels())
    return suits(*draw(some(PROFILES, most=2)), **more)


@st.composite
def contraindications(draw, despite: bool = True) -> dict:
    make = draw(st.sampled_from((asks, avoids)))
    instead = [f"exercises/{name}" for name in draw(some(EXERCISES, 0, 2))]
    return make(*draw(some(PROFILES, most=2)), instead=instead, despite=draw(despites(despite)))


@st.composite
def in_circumstances(draw) -> dict:
    return when(draw(st.sampled_from(CIRCUMSTANCES)), draw(st.sampled_from(("absolute", "relative"))))


@st.composite
def exercises(draw, id: str, despite: bool = True) -> Exercise:
    says = draw(st.lists(st.one_of(indications(despite), contraindications(despite), in_circumstances()), max_size=4))
    use = draw(st.sampled_from(("exercise", "everyday", "leave-out")))
    instead = [f"exercises/{name}" for name in draw(some(EXERCISES, 1 if use == "leave-out" else 0, 2))]
    return exercise(id, draw(movements()), says, use, draw(some(AIMS, most=2)), instead)


@st.composite
def rules(draw, id: str, verdicts=("change", "ask", "avoid")) -> Rule:
    more = {}
    if draw(st.booleans()):
        more = draw(st.sampled_from(({"aim": ["legs"]}, {"except-aim": ["back"]}, {"use": ["everyday", "exercise"]})))
    return rule(id, draw(st.sampled_from(verdicts)), *draw(some(PROFILES)), on=draw(levels()), **more)


def permits(id: str):
    return rules(id, ("suits", "change"))


@st.composite
def trees(draw) -> dict[str, Condition]:
    """Profiles that inherit from earlier ones, so never in a circle; ``when-silent`` may name any other one."""
    found = {}
    for place, name in enumerate(PROFILES):
        inherits = stricter = None
        if place and draw(st.booleans()):
            inherits = draw(st.sampled_from(PROFILES[:place])), draw(st.sampled_from(("all", "restrictions")))
        if draw(st.booleans()):
            stricter = draw(st.sampled_from([other for other in PROFILES if other != name]))
        found[name] = profile(name, inherits, stricter)
    return found


@st.composite
def circumstances(draw, id: str) -> Circumstance:
    more = {}
    if draw(st.booleans()):
        more["counts-as"] = draw(st.sampled_from(PROFILES))
    if not more or draw(st.booleans()):
        more["verdict"] = draw(st.sampled_from(("change", "ask", "avoid")))
        more |= {"every-exercise": True} if draw(st.booleans()) else {"trigger": draw(levels())}
    return circumstance(id, claim=claim(), **more)


@st.composite
def worlds(draw, despite: bool = True) -> World:
    """``despite=False``: no exercise overrules anything."""
    return World(
        draw(trees()),
        tuple(draw(rules(name)) for name in draw(some(RULES[:4], 0))),
        tuple(draw(permits(name)) for name in draw(some(RULES[4:], 0))),
        {name: draw(circumstances(name)) for name in CIRCUMSTANCES},
        {f"exercises/{name}": draw(exercises(name, despite)) for name in EXERCISES[:draw(st.integers(1, 3))]},
    )

"""Who may do what: one verdict for every exercise and every reader.

Pure: records in, verdicts out. In order of strictness: ``suits``, ``change``, ``ask``, ``avoid``.

How the verdict for one exercise and one profile is found:

1. what the exercise *states* for the profile,
2. restricting *rules* that its movement crosses (a change with its own movement is judged by that),
3. what the profile *inherits* from another;
   the strictest of 1 to 3 holds; ``despite`` overrules a rule or an inherited verdict by name;
4. nothing stated: also what the stricter profile named by ``when-silent`` has in 1 and 2,
5. silent so far: a *permissive rule* on the kind of movement; it loosens nothing,
6. nothing: ``ask``, basis ``none``. Silence is not inherited.

A restricting rule that says ``change`` tightens, but it allows nothing by itself: it ends no silence.

For a reader with several profiles and circumstances the strictest verdict holds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

VERDICTS = ("suits", "change", "ask", "avoid")
RESTRICTIONS = ("ask", "avoid")
FINE = ("suits", "change")
EMERGENCY = "emergency-signs"

# What a reader can do today, from every profile and pair: slot -> aims that fill it.
TODAY = {
    "legs": ("legs",),
    "balance": ("balance",),
    "back": ("back", "posture"),
    "walking": ("walking",),
    "everyday": ("everyday",),
}


def strictness(verdict: str) -> int:
    """0 for ``suits`` up to 3 for ``avoid``."""
    return VERDICTS.index(verdict)


@dataclass(frozen=True)
class Reason:
    """Why a verdict: who said it (``basis``), the claim, and what goes with it.

    ``basis``: stated, rule, inherited, circumstance or none. ``origin``: the id of the rule,
    profile or circumstance. ``profile``: for which profile it was asked.
    """

    verdict: str
    basis: str
    profile: str = ""
    origin: str = ""
    claim: Any = None
    change: str = ""
    instead: tuple[str, ...] = ()
    ask: Any = None
    already_doing: bool = False
    speaks: bool = True  # False: only tightens what others say, as a restricting rule with ``change`` does


@dataclass(frozen=True)
class Verdict:
    """The verdict and all reasons for it, the strictest first."""

    verdict: str
    reasons: tuple[Reason, ...]

    @property
    def basis(self) -> str:
        """Where the deciding reason comes from."""
        return self.reasons[0].basis

    @property
    def deciding(self) -> tuple[Reason, ...]:
        """The reasons that are as strict as the verdict."""
        return tuple(r for r in self.reasons if r.verdict == self.verdict)

    @property
    def changes(self) -> tuple[str, ...]:
        """What to do differently, each text once."""
        return tuple(dict.fromkeys(r.change for r in self.reasons if r.change))

    @property
    def instead(self) -> tuple[str, ...]:
        """Exercises to do instead, best first, each once."""
        return tuple(dict.fromkeys(ref for r in self.reasons for ref in r.instead))

    @property
    def fine(self) -> bool:
        """True where the exercise may be suggested, as it is or with a change."""
        return self.verdict in FINE


def strictest(reasons: Iterable[Reason]) -> Verdict:
    """One verdict from one or more reasons; their order does not matter."""
    ordered = sorted(reasons, key=rank)
    return Verdict(ordered[0].verdict, tuple(ordered))


def rank(reason: Reason) -> tuple:
    """Strict before mild; then what was said of this very exercise before what follows from elsewhere."""
    bases = ("stated", "rule", "inherited", "circumstance", "none")
    claim = reason.claim.id if reason.claim else ""
    question = reason.ask.question if reason.ask else ""
    return (-strictness(reason.verdict), bases.index(reason.basis), reason.profile, reason.origin, claim, reason.change,
            reason.instead, question, reason.already_doing, reason.speaks)


class Judge:
    """Gives verdicts from records: ``rules`` (SafetyRules), ``profiles`` and ``circumstances`` by id."""

    def __init__(self, rules, profiles: Mapping[str, Any], circumstances: Mapping[str, Any], exercises: Mapping[str, Any]):
        self.rules, self.profiles, self.circumstances = rules, profiles, circumstances
        self.exercises = exercises  # ref to exercise, for swaps
        # The exercise stands beside its reasons so that its id() is not given to another one.
        self._known: dict[tuple[int, str], tuple[Any, tuple[Reason, ...]]] = {}

    # -- one profile -----------------------------------------------------------------

    def verdict(self, exercise, profile: str) -> Verdict:
        """The verdict for one exercise and one profile. Always has a reason."""
        reasons = [*self.known(exercise, profile)]
        if not stated(exercise, profile):
            reasons += self._from_stricter(exercise, profile)
        if not any(reason.speaks for reason in reasons):
            reasons += self._permitted(exercise, profile) or (Reason("ask", "none", profile),)
        return strictest(reasons)

    def known(self, exercise, profile: str) -> tuple[Reason, ...]:
        """What is stated, ruled and inherited; empty where all three are silent."""
        key = (id(exercise), profile)
        if key not in self._known:
            self._known[key] = exercise, (*self.own(exercise, profile), *self._inherited(exercise, profile))
        return self._known[key][1]

    def own(self, exercise, profile: str) -> tuple[Reason, ...]:
        """What the exercise states for the profile and the restricting rules that it crosses."""
        overruled = despite_of(exercise, profile)
        movement = changed_movement(exercise, profile)
        ruled = (
            replace(_by_rule(rule, profile), speaks=rule.verdict in RESTRICTIONS)
            for rule in self.rules.restricting
            if profile in rule.for_ and rule.id not in overruled and crosses(rule, exercise, movement)
        )
        return (*stated(exercise, profile), *ruled)

    def _inherited(self, exercise, profile: str) -> tuple[Reason, ...]:
        inherits = self.profiles[profile].inherits
        if inherits is None or inherits.from_ in despite_of(exercise, profile):
            return ()
        return tuple(
            replace(reason, basis="inherited", profile=profile, origin=inherits.from_)
            for reason in self.known(exercise, inherits.from_)
            if inherits.what == "all" or reason.verdict in RESTRICTIONS
        )

    def _from_stricter(self, exercise, profile: str) -> tuple[Reason, ...]:
        """Where nothing is stated for the milder condition, the stricter one speaks for it."""
        stricter = self.profiles[profile].when_silent
        if stricter is None:
            return ()
        said = {reason.origin for reason in self.own(exercise, profile) if reason.basis == "rule"}
        return tuple(
            replace(reason, basis="inherited", profile=profile, origin=stricter)
            for reason in self.own(exercise, stricter)
            if reason.basis != "rule" or reason.origin not in said
        )

    def _permitted(self, exercise, profile: str) -> tuple[Reason, ...]:
        """The mildest permissive rule that fits; a profile that inherits all has its parent's rules too."""
        names = {profile}
        inherits = self.profiles[profile].inherits
        while inherits and inherits.what == "all":
            names.add(inherits.from_)
            inherits = self.profiles[inherits.from_].inherits
        found = [
            _by_rule(rule, profile)
            for rule in self.rules.permissive
            if names & set(rule.for_) and fits(rule, exercise)
        ]
        return tuple(sorted(found, key=lambda reason: (strictness(reason.verdict), reason.origin))[:1])

    # -- one reader ------------------------------------------------------------------

    def verdict_for(self, exercise, profiles: Iterable[str], circumstances: Iterable[str] = ()) -> Verdict:
        """The verdict for a reader with several profiles and circumstances: the strictest of all."""
        present = list(circumstances)
        counted = [self.circumstances[c].counts_as for c in present if self.circumstances[c].counts_as]
        reasons = [
            reason
            for profile in sorted({*profiles, *counted})
            for reason in self.verdict(exercise, profile).reasons
        ]
        if not reasons:  # a circumstance alone allows nothing
            reasons = [Reason("ask", "none")]
        for name in present:
            reasons += self.in_circumstance(exercise, name)
        return strictest(reasons)

    def in_circumstance(self, exercise, name: str) -> list[Reason]:
        """What a circumstance adds: what the exercise states for it, and what its own trigger says."""
        circumstance = self.circumstances[name]
        reasons = [_contraindicated(c, "", name) for c in exercise.contraindications if c.when == name and c.strength]
        touches = circumstance.every_exercise or any(
            set(levels) & set(exercise.movement.get(axis, ())) for axis, levels in circumstance.trigger.items()
        )
        if circumstance.verdict and touches:
            reasons.append(Reason(circumstance.verdict, "circumstance", origin=name, claim=circumstance.claim,
                                  change=circumstance.change or ""))
        return reasons

    def swap(self, exercise, profiles: Iterable[str], circumstances: Iterable[str] = ()) -> str | None:
        """The first thing to do instead that is fine for all that the reader has; None where none is known.

        First what the entry names, then its own easier form, then what rules on this kind of movement name.
        """
        wanted, present = list(profiles), list(circumstances)
        reasons = self.verdict_for(exercise, wanted, present).reasons
        easier = [exercise.easier.exercise] if exercise.easier and exercise.easier.exercise else []
        stated = [ref for reason in reasons if reason.basis == "stated" for ref in reason.instead]
        offered = (*exercise.instead, *stated, *easier, *(ref for reason in reasons for ref in reason.instead))
        for ref in dict.fromkeys(offered):
            other = self.exercises.get(ref)
            if other is not None and self.verdict_for(other, wanted, present).fine:
                return ref
        return None

    @cached_property
    def basics_first(self) -> dict[str, Any]:
        """All exercises: what entries offer most often in place of something else first, then what needs least."""
        offered = Counter(
            ref for exercise in self.exercises.values() for item in exercise.contraindications
            for ref in (*item.instead, *(item.ask.meanwhile if item.ask else ()))
        )
        offered.update(ref for exercise in self.exercises.values() for ref in exercise.instead)
        order = sorted(self.exercises, key=lambda ref: (-offered[ref], len(self.exercises[ref].equipment), ref))
        return {ref: self.exercises[ref] for ref in order}

    def today(self, profiles: Iterable[str], circumstances: Iterable[str] = ()) -> dict[str, list[str]]:
        """What these readers can do today: slot -> refs of fine exercises, unchanged ones first, then in ``basics_first``."""
        wanted, present = list(profiles), list(circumstances)
        judged = [
            (strictness(self.verdict_for(exercise, wanted, present).verdict), ref, exercise)
            for ref, exercise in self.basics_first.items() if exercise.use != "leave-out"
        ]
        fine = [(ref, e) for strict, ref, e in sorted(judged, key=lambda row: row[0]) if strict < strictness("ask")]
        return {slot: [ref for ref, e in fine if set(aims) & set(e.aim)] for slot, aims in TODAY.items()}


def stated(exercise, profile: str) -> tuple[Reason, ...]:
    """The verdicts that the exercise itself states for the profile."""
    suits = (
        Reason("change" if i.change else "suits", "stated", profile, claim=i.claim, change=i.change or "")
        for i in exercise.indications if profile in i.for_
    )
    restricts = (_contraindicated(c, profile, "") for c in exercise.contraindications if profile in c.for_)
    return (*suits, *restricts)


def despite_of(exercise, profile: str) -> set[str]:
    """Rules and profiles that the exercise overrules for this profile."""
    statements = [s for s in (*exercise.indications, *exercise.contraindications) if profile in s.for_]
    return {name for statement in statements for name in statement.despite}


def changed_movement(exercise, profile: str) -> Mapping[str, list[str]]:
    """The movement that rules judge: with what a change for this profile alters; of two changes both count."""
    altered: dict[str, list[str]] = {}
    for indication in exercise.indications:
        if profile in indication.for_ and indication.movement:
            for axis, levels in indication.movement.items():
                altered[axis] = [*altered.get(axis, ()), *levels]
    return {**exercise.movement, **altered}


def crosses(rule, exercise, movement: Mapping[str, list[str]]) -> bool:
    """True where the movement touches a restricting rule: on every axis named, at least one level."""
    return _concerns(rule, exercise) and all(
        set(levels) & set(movement.get(axis, ())) for axis, levels in rule.when.items()
    )


def fits(rule, exercise) -> bool:
    """True where the whole movement lies inside a permissive rule: on every axis named, all levels."""
    return exercise.use != "leave-out" and _concerns(rule, exercise) and all(
        exercise.movement.get(axis) and set(exercise.movement[axis]) <= set(levels)
        for axis, levels in rule.when.items()
    )


def _concerns(rule, exercise) -> bool:
    aims = set(exercise.aim)
    return (
        (not rule.aim or bool(aims & set(rule.aim)))
        and not aims & set(rule.except_aim)
        and (not rule.use or exercise.use in rule.use)
    )


def _by_rule(rule, profile: str) -> Reason:
    return Reason(rule.verdict, "rule", profile, rule.id, rule.claim, rule.change or "", tuple(rule.instead))


def _contraindicated(item, profile: str, circumstance: str) -> Reason:
    verdict = "avoid" if item.strength == "absolute" else "ask"
    return Reason(verdict, "stated", profile, circumstance, item.claim, "", tuple(item.instead), item.ask, item.already_doing)

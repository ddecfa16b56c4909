"""What the browser needs to answer "Is it safe for me?": verdicts made by the judge, none of its rules.

For each movement all reasons that any profile or circumstance gives stand in one list, in the judge's
own order, the strictest first. Each names the tick that brings it. For a reader the browser keeps the
reasons of what is ticked: the first one is the verdict.

Shapes (``movements.json``; texts that only an opened list shows are in ``reasons.json``):

- ``profiles``, ``slots``: how many there are
- ``ticks``: ``[id, counts as]``, the profiles first, then the circumstances. ``counts as`` is the number of
  a tick or -1; a tick that counts as a profile brings that profile's reasons.
- ``movements``: ``{id, name, words, aims, positions, kit, slots, order, use, next, instead, easier, reasons}``, by title; ``order``: place
  among what is suggested first; ``use``: number in ``USES``; ``next``: day of its next check
- a reason: ``[tick, verdict, change, instead, whom, question, claim, basis]``; ``tick`` -1 stands for no
  profile ticked; ``change``, ``whom`` number ``changes``, ``whom`` of this file; ``question``, ``claim`` number
  lists of ``reasons.json``; -1 is none. ``instead``, ``easier``: numbers of
  movements. ``basis``: 0 nobody has studied it, 1 the entry says so, -1 anything else
- ``reasons.json``: ``{questions: [text], claims: [[text, certainty in words]]}``
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from macros.knowledge.citations import CERTAINTY_WORDS
from macros.knowledge.safety import TODAY, VERDICTS, Reason, rank
from macros.render import strip_links
from macros.safe import QUESTION, aims_of, gates, kit_of, others, positions_of, whom
from macros.views import Views

NO_PROFILE = -1
USES = ("exercise", "everyday", "leave-out")
BASES = ("none", "stated")  # what the browser must tell apart


class _Numbers:
    """Gives each value a number, the same for the same value."""

    def __init__(self) -> None:
        self.values: list[Any] = []
        self._known: dict[Any, int] = {}

    def of(self, value: Any) -> int:
        """The number of a value; -1 for nothing."""
        if not value:
            return -1
        if value not in self._known:
            self._known[value] = len(self.values)
            self.values.append(value)
        return self._known[value]


def browser_files(views: Views) -> dict[str, Any]:
    """File name below ``/safe/`` to its content."""
    ticks = ticks_of(views)
    number_of = {name: number for number, (name, _counts) in enumerate(ticks)}
    places = {ref: number for number, (ref, _exercise) in enumerate(views.listed("exercises"))}
    order = {ref: number for number, ref in enumerate(views.judge.basics_first)}
    changes, people, questions, claims = (_Numbers() for _ in range(4))

    def row(tick: int, reason: Reason) -> list[Any]:
        said = (strip_links(reason.claim.text), CERTAINTY_WORDS[reason.claim.certainty]) if reason.claim else None
        return [
            tick, VERDICTS.index(reason.verdict), changes.of(strip_links(reason.change)),
            [places[ref] for ref in reason.instead if ref in places],
            people.of(whom(views.knowledge, reason)) if reason.verdict == "ask" else -1,
            questions.of(reason.ask.question if reason.ask else ""), claims.of(said), BASES.index(reason.basis) if reason.basis in BASES else -1,
        ]

    movements = [
        {
            "id": exercise.id, "name": exercise.name, "words": " ".join([exercise.title, *exercise.also_known_as]).lower(),
            "aims": aims_of(exercise), "positions": positions_of(exercise), "kit": kit_of(exercise),
            "slots": slots_of(exercise), "order": order[ref],
            "use": USES.index(exercise.use), "next": exercise.review.next,
            "instead": [places[other] for other in exercise.instead if other in places],
            "easier": places.get(exercise.easier.exercise, -1) if exercise.easier else -1,
            "reasons": [row(tick, reason) for tick, reason in reasons_of(views, exercise, number_of)],
        }
        for ref, exercise in views.listed("exercises")
    ]
    return {
        "movements.json": {
            "ticks": [[name, number_of.get(counts, -1)] for name, counts in ticks], "question": QUESTION,
            "profiles": len(views.profiles()), "slots": len(TODAY),
            "changes": changes.values, "whom": people.values, "movements": movements,
        },
        "reasons.json": {"questions": questions.values, "claims": [list(said) for said in claims.values]},
    }


def ticks_of(views: Views) -> list[tuple[str, str]]:
    """(id, the profile it counts as) of all that can be ticked: profiles, gates, other circumstances."""
    present = [*gates(views.knowledge), *others(views.knowledge)]
    return [(profile.id, "") for profile in views.profiles()] + [(c.id, c.counts_as or "") for c in present]


def reasons_of(views: Views, exercise: Any, number_of: dict[str, int]) -> Iterator[tuple[int, Reason]]:
    """(number of the tick, reason) for one exercise, in the judge's order."""
    found = [(NO_PROFILE, Reason("ask", "none"))]
    for name, number in number_of.items():
        if name in views.judge.profiles:
            found += [(number, reason) for reason in views.judge.verdict(exercise, name).reasons]
        else:
            found += [(number, reason) for reason in views.judge.in_circumstance(exercise, name)]
    return iter(sorted(found, key=lambda pair: rank(pair[1])))


def slots_of(exercise: Any) -> list[int]:
    """The slots of "Today you can" that it fills, by number; what is left out fills none."""
    if exercise.use == "leave-out":
        return []
    return [number for number, aims in enumerate(TODAY.values()) if set(aims) & set(exercise.aim)]

"""What the pages of "Is it safe for me?" are made of: situations, gates, filters, whom to ask.

Pure: everything is read from Knowledge; the verdicts themselves come from ``knowledge/safety.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from macros.knowledge.load import Knowledge
from macros.knowledge.safety import EMERGENCY, Reason, Verdict
from macros.knowledge.walk import claims_of

QUESTION = "Does {} suit me, and how would I change it?"
SOMEONE = "your doctor or a physiotherapist"
BRING = ("a list of your medicines, steroid tablets among them", "this sheet, or this page on your phone")

# What a reader looks for: word shown -> aims of exercises.
AIMS = {
    "Balance": {"balance"},
    "Strength": {"legs", "arms", "trunk", "impact"},
    "Back and posture": {"back", "posture"},
    "Stretching": {"stretching"},
    "Walking": {"walking"},
    "Fitness": {"fitness"},
    "Everyday movement": {"everyday"},
}
# Word shown -> the positions that the whole movement may have.
POSITIONS = {
    "No floor needed": {"standing", "sitting", "in-water"},
    "Sitting": {"sitting"},
    "Standing": {"standing"},
    "Lying down": {"lying-face-up", "lying-face-down", "lying-on-side"},
    "In water": {"in-water"},
}
# Word shown -> what an item of equipment may be; an item of another kind needs a special thing or place.
KIT = {
    "Nothing": (),
    "Things at home": ("chair", "worktop", "wall", "bed", "mat", "blanket", "towel", "pillow", "cushion", "shoes", "table",
                       "stool", "stair", "strap", "bottles", "phone", "rail", "corner", "walking aid", "bags", "a seat",
                       "firm hold", "something firm", "firm place", "shoehorn", "long-handled", "grabber"),
    "Light weights or a band": ("hand weights", "stretch band"),
}

# Movements that people ask about most, for the home page.
OFTEN_ASKED = ("walking", "yoga-class", "sit-up", "outdoor-cycling", "weight-lifting", "golf", "swimming", "pilates-class",
               "carrying", "inverted-exercise")

# Claims on what to do where no physiotherapist is to be had, the first step first.
NO_PHYSIOTHERAPIST = (
    "treatments/physiotherapy#keep-to-what-suits", "treatments/physiotherapy#ask-doctor-or-nurse",
    "treatments/physiotherapy#visit-phone-video", "treatments/physiotherapy#year-later-same",
    "treatments/physiotherapy#home-with-few-visits",
)


@dataclass(frozen=True)
class Situation:
    """One or two profiles with a page of their own. ``address``: below the root, with a closing slash."""

    profiles: tuple[str, ...]

    @property
    def address(self) -> str:
        """``safe/osteoporosis/`` or ``safe/osteoporosis/risk-of-falling/``."""
        return f"safe/{'/'.join(self.profiles)}/"


def situations(profiles: Iterable[Any]) -> list[Situation]:
    """Each profile and each pair, in reading order."""
    names = [profile.id for profile in profiles]
    return [Situation((name,)) for name in names] + [Situation(pair) for pair in combinations(names, 2)]


def gates(knowledge: Knowledge) -> list[Any]:
    """Circumstances that count as a profile: asked first, because they change every verdict."""
    return [c for c in knowledge.circumstances.values() if c.counts_as]


def others(knowledge: Knowledge) -> list[Any]:
    """Further circumstances that change a movement; signs of an emergency are not ticked, they end the list."""
    return [
        c for c in knowledge.circumstances.values()
        if c.scope == "movements" and not c.counts_as and c.id != EMERGENCY
    ]


def whom(knowledge: Knowledge, reason: Reason) -> str:
    """Whom to ask because of a reason: as it says itself, else as its circumstance or its profile says."""
    if reason.ask:
        return reason.ask.who
    circumstance = knowledge.circumstances.get(reason.origin) if not reason.profile else None
    profile = knowledge.entries.get(f"conditions/{reason.profile}")
    return getattr(circumstance or profile, "ask_whom", None) or SOMEONE


def asking(knowledge: Knowledge, verdict: Verdict, exercise: Any) -> tuple[str, str]:
    """(whom to ask, what to say): the first deciding reason with a question of its own, else the first."""
    reason = next((r for r in verdict.deciding if r.ask), verdict.deciding[0])
    return whom(knowledge, reason), reason.ask.question if reason.ask else question_on(exercise)


def question_on(exercise: Any) -> str:
    """What to say where no entry words a question."""
    name = exercise.name
    return QUESTION.format(name if name[1:2].isupper() else name[:1].lower() + name[1:])


def aims_of(exercise: Any) -> list[int]:
    """The filters of ``AIMS`` that it belongs to, by their number."""
    return [number for number, aims in enumerate(AIMS.values()) if aims & set(exercise.aim)]


def positions_of(exercise: Any) -> list[int]:
    """The filters of ``POSITIONS`` that hold for the whole movement, by their number."""
    own = set(exercise.movement.get("position", ()))
    return [number for number, allowed in enumerate(POSITIONS.values()) if own and own <= allowed]


def kit_of(exercise: Any) -> int:
    """The number in ``KIT`` of the least that is enough; one more than its length for special things or places."""
    if "in-water" in exercise.movement.get("position", ()):
        return len(KIT)
    return max((_kind_of(item) for item in exercise.equipment), default=0)


def _kind_of(item: str) -> int:
    for number, words in enumerate(KIT.values()):
        if re.search("|".join(rf"\b{word}" for word in words) or "$^", item.lower()):
            return number
    return len(KIT)


def no_physiotherapist(knowledge: Knowledge) -> list[tuple[str, Any]]:
    """(address, claim) of what to do where no physiotherapist is to be had."""
    found = []
    for place in NO_PHYSIOTHERAPIST:
        ref, _, name = place.partition("#")
        record = knowledge.page(ref)
        claims = [claim for _path, claim in claims_of(record) if claim.id == name] if record else []
        found += [(f"{ref}/#{name}", claim) for claim in claims]
    return found


def bring(profiles: Iterable[Any]) -> list[str]:
    """What readers with these profiles take along when they ask, each once."""
    own = [item for profile in profiles for item in profile.bring]
    return list(dict.fromkeys([*own, *BRING]))

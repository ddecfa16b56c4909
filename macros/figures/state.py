"""A pose that has been worked out, and what it was worked out from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from macros.figures.props import Prop
from macros.figures.skeleton import SIGN, Body

CLOSE = 0.4  # cm: nearer than this is touching
ONE = {"feet": "foot", "hands": "hand", "forearms": "forearm", "knees": "knee"}
LEG = ("hip", "knee", "leg-out", "ankle", "leg-turn")
ARM = ("shoulder", "elbow", "arm-out", "arm-turn", "wrist")


@dataclass
class Solved:
    """A pose worked out. ``written``: its angles and contacts with those of its base; ``touches``: part to surface."""

    base: str
    written: dict[str, Any]
    body: Body
    touches: dict[str, str]
    props: dict[str, Prop]
    missed: dict[str, float] = field(default_factory=dict)  # part to cm by which it does not reach
    heels_up: frozenset[str] = frozenset()
    fixed: frozenset[str] = frozenset()  # what the pose itself writes


def spec_of(pose: Any) -> dict[str, Any]:
    """What a pose record sets, by YAML name; left and right become far and near."""
    found = {}
    for attribute in pose.model_fields_set:
        item = getattr(pose, attribute)
        name = (type(pose).model_fields[attribute].alias or attribute)
        if item is not None:
            found[name.replace("right-", "near-", 1).replace("left-", "far-", 1) if name.startswith(("left-", "right-")) else name] = item
    return found


def surface_of(state: Solved, part: str) -> str | None:
    """What a part rests on; for both feet or hands, what the first of them does. None: nothing."""
    if part in state.touches:
        return state.touches[part]
    if part in ONE:
        one = ONE[part]
        return next((state.touches[f"{s}-{one}"] for s in SIGN if f"{s}-{one}" in state.touches), None)
    return None


def own_leg(spec: Mapping[str, Any], side: str) -> bool:
    """True where the pose writes angles for this leg alone."""
    return any(f"{side}-{joint}" in spec for joint in LEG[:3])

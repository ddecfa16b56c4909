"""The base postures: where each pose begins. A pose names one and says what differs."""

from __future__ import annotations

from typing import Any

from macros.figures.space import UPRIGHT, Frame

# On the side: the head to the left, the face towards us, the right side of the body below.
_ON_SIDE = Frame((0.0, 0.0, 1.0), (-1.0, 0.0, 0.0), (0.0, -1.0, 0.0))

# ``anchor``: the contact that holds the body in place. ``level``: the contact that the lean is worked out for.
BASES: dict[str, dict[str, Any]] = {
    "stand": {"feet": "floor", "shoulder": 4, "elbow": 8},
    "sit": {"lean": 0, "hip": 90, "knee": 92, "seat": "chair", "feet": "floor", "hands": "thighs"},
    "long-sit": {"lean": -5, "hip": 85, "knee": 0, "seat": "floor", "hands": "floor", "shoulder": -25},
    "lie-face-up": {"lean": -90, "hip": 0, "knee": 0, "back": "floor", "head-on": "floor", "hands": "floor", "shoulder": 0, "arm-out": 8, "ankle": -25},
    "lie-face-down": {"lean": 90, "hip": 0, "knee": 0, "belly": "floor", "shoulder": 165, "arm-out": 18, "elbow": 40, "arm-turn": 70, "ankle": -60, "head-on": "floor"},
    "lie-on-side": {"side": "floor", "hip": 40, "knee": 60, "shoulder": 50, "elbow": 40, "head-on": "floor", "ankle": -15},
    "hands-and-knees": {"lean": 79, "hip": 79, "knee": 90, "knees": "floor", "hands": "floor", "shoulder": 79, "ankle": -60, "neck": -4, "head": -6},
    "kneel": {"lean": 0, "hip": 0, "knee": 90, "knees": "floor", "ankle": -60, "shoulder": 4, "elbow": 8},
    "half-kneel": {"lean": 0, "near-hip": 0, "near-knee": 90, "near-ankle": -60, "knees": "floor", "far-hip": 85, "far-knee": 85,
                   "far-foot": "floor", "shoulder": 4, "elbow": 8},
    "propped": {"hip": 0, "knee": 0, "feet": "floor", "heels": "up", "forearms": "floor", "elbow": 90, "neck": -4, "head": -6},
    "side-propped": {"near-elbow": 90, "near-shoulder": 0, "near-arm-out": 90, "near-forearm": "floor", "hip": 0, "knee": 90, "far-hand": "hips"},
    "hang": {"hands": "bar", "shoulder": 178, "arm-out": 8, "hip": 0, "knee": 0, "ankle": -40},
}

_FRAMES = {"lie-on-side": _ON_SIDE, "side-propped": _ON_SIDE}


def frame_of(base: str) -> Frame:
    """How the hips are turned before the pose leans or turns them."""
    return _FRAMES.get(base, UPRIGHT)

"""What stands in the picture: where each prop is, what it gives to rest on or hold, how it is drawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

# Usual place (cm in front of where the body stands or sits) and height of what stands on the floor.
USUAL: dict[str, tuple[float, float]] = {
    "chair": (0, 41), "armchair": (0, 41), "stool": (0, 41), "machine": (0, 41), "step": (22, 15), "bed": (-60, 46), "table": (32, 74),
    "worktop": (26, 90), "wall": (50, 200), "rail": (28, 92), "bar": (0, 214), "bike": (0, 88), "ball": (0, 50), "half-ball": (0, 18), "board": (0, 9),
    "roller": (30, 12), "mat": (0, 0), "rower": (0, 24), "trampoline": (0, 20), "plate": (0, 14), "obstacle": (45, 12), "horse": (0, 96),
    "frame": (26, 86), "treadmill": (0, 12), "shelf": (30, 175), "ladder": (0, 30), "box": (30, 26), "water": (0, 112), "suitcase": (-32, 62),
    "car": (0, 50), "elliptical": (0, 40), "inversion-table": (0, 96), "shoe": (0, 0), "pillow": (0, 10),
}
HELD = {"weight", "parcel", "band", "strap", "poles", "bag", "club", "racquet", "vacuum", "skis"}
WORN = {"vest", "backpack"}
UNDER = {"head-pillow", "knee-pillow", "back-cushion", "towel-roll"}


@dataclass(frozen=True)
class Prop:
    """A prop in its place. ``at``: x in cm, ``height``: of what one rests on or holds; ``hand``: which hand holds it."""

    name: str
    at: float
    height: float
    hand: str = "both"
    placed: bool = False  # its place was written by hand
    turned: bool = False  # it looks the other way


def props_of(written: list[Any] | None) -> dict[str, Prop]:
    """The props of a scene or pose, from names and records."""
    found = {}
    for item in written or ():
        name = item if isinstance(item, str) else item.prop
        usual_at, usual_height = USUAL.get(name, (0, 0))
        if isinstance(item, str):
            found[name] = Prop(name, usual_at, usual_height)
        else:
            found[name] = Prop(name, float(usual_at if item.at is None else item.at), float(usual_height if item.height is None else item.height),
                               {"right": "near", "left": "far"}.get(item.hand or "both", item.hand or "both"), item.at is not None, item.facing == "left")
    return found


SEATS = ("chair", "armchair", "stool", "bed", "ball", "machine", "bike", "rower", "horse", "box", "step", "car", "table")


def height_of(surface: str, props: Mapping[str, Prop]) -> float:
    """How high a level surface is. The floor and a mat: 0."""
    if surface in ("floor", "mat", "none"):
        return 0.0
    if surface in props:
        return props[surface].height
    return USUAL.get(surface, (0.0, 0.0))[1]


# Where hands hold a prop: (cm from its place, cm from its height).
GRIPS: dict[str, tuple[float, float]] = {
    "worktop": (5, 1), "table": (8, 1), "rail": (0, 1), "bar": (0, 0), "frame": (0, 1), "stool": (8, 1), "box": (6, 1), "bed": (70, 1), "step": (6, 1),
    "ball": (0, 2), "bike": (43, 24), "pole": (26, 0), "shelf": (4, 2), "rower": (44, 28), "treadmill": (20, 78), "plate": (24, 74), "suitcase": (16, 34),
    "ladder": (8, 52), "horse": (34, 14), "car": (34, 44), "elliptical": (36, 74),
}
# Where each foot is on what has its own footrests: (x, height of the ankle, degrees by which the toes are up), near and far.
FOOTRESTS: dict[str, dict[str, tuple[float, float, float]]] = {
    "bike": {"near": (13, 32, -8), "far": (17, 50, -12)}, "elliptical": {"near": (-8, 26, 0), "far": (20, 40, 0)}, "rower": {"near": (62, 34, 55), "far": (62, 34, 55)},
    "horse": {"near": (8, 38, 8), "far": (8, 38, 8)}, "machine": {"near": (44, 7, 0), "far": (44, 7, 0)},
}


def footrest(side: str, props: Mapping[str, Prop]) -> tuple[float, float, float] | None:
    """The place of a foot on the pedals or footrest of what is in the picture; None where there is none."""
    for name, places in FOOTRESTS.items():
        if name in props:
            x, y, tilt = places[side]
            return (props[name].at + x, y, tilt)
    return None

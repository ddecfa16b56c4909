"""What a drawing shows, measured on the drawn body: bends of the spine, angles of joints, weight over its base."""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, degrees

from macros.figures.contacts import centre_of_mass, foot_points
from macros.figures.skeleton import SIGN, Body, between
from macros.figures.state import Solved
from macros.figures.space import Vec, add, dot, scaled, sub, unit


@dataclass(frozen=True)
class Spine:
    """Degrees between hips and chest: ``bend`` forward (arching is negative), ``side`` and ``twist`` to the body's right."""

    bend: float
    side: float
    twist: float


def spine(body: Body) -> Spine:
    """How the chest stands against the hips."""
    pelvis, upper = body.pelvis, body.upper
    bend = degrees(atan2(dot(upper.u, pelvis.f), dot(upper.u, pelvis.u)))
    side = degrees(atan2(dot(upper.u, pelvis.r), dot(upper.u, pelvis.u)))
    twist = degrees(atan2(dot(upper.f, pelvis.r), dot(upper.f, pelvis.f))) if abs(bend) < 80 else 0.0
    return Spine(round(bend, 1), round(side, 1), round(twist, 1))


def joints(body: Body) -> dict[str, float]:
    """Angles of knees, elbows and hips as drawn, by YAML name; a joint that reached for something included."""
    found = {}
    for side in SIGN:
        arm, leg = body.arms[side], body.legs[side]
        found[f"{side}-elbow"] = between(sub(arm.middle, arm.root), sub(arm.end, arm.middle))
        found[f"{side}-knee"] = between(sub(leg.middle, leg.root), sub(leg.end, leg.middle))
        thigh = unit(sub(leg.middle, leg.root))
        found[f"{side}-hip"] = degrees(atan2(dot(thigh, body.pelvis.f), -dot(thigh, body.pelvis.u)))
    return found


def base_of_support(state: Solved) -> tuple[float, float] | None:
    """From where to where (x) the body stands on the floor or sits; None where nothing carries it from below."""
    xs: list[float] = []
    body = state.body
    for part in state.touches:
        if part.endswith("-foot"):
            for point, radius in foot_points(body, part.split("-")[0]):
                if part.split("-")[0] not in state.heels_up or point is not body.legs[part.split("-")[0]].heel:
                    xs += [point[0] - radius, point[0] + radius]
        elif part == "seat":
            xs += [body.hips[0] - 18, body.hips[0] + 22]
        elif part in ("back", "belly", "side") and state.touches[part] != "wall":
            xs += [body.hips[0], body.collar[0]]
        elif part.endswith("-knee"):
            leg = body.legs[part.split("-")[0]]
            xs += [leg.middle[0], leg.end[0]]
        elif part.endswith("-forearm"):
            arm = body.arms[part.split("-")[0]]
            xs += [arm.middle[0], arm.end[0]]
        elif part.endswith("-hand") and state.touches[part] in ("floor", "mat"):
            xs.append(body.arms[part.split("-")[0]].end[0])
    return (min(xs), max(xs)) if xs else None


HELD_BY = {"wall", "worktop", "table", "chair", "chair-back", "armrests", "stool", "bed", "rail", "bar", "bike", "pole", "poles", "frame", "machine", "step", "ball"}


def is_held(state: Solved) -> bool:
    """True where a hand, the back or the head holds on to something fixed, or water carries the body."""
    return "water" in state.props or any(
        surface in HELD_BY and (part.endswith("-hand") or part in ("back", "head", "belly")) for part, surface in state.touches.items())


def off_balance(state: Solved) -> float:
    """cm by which the centre of mass is outside the base of support; 0 where it is over it, or where the body holds on."""
    base = base_of_support(state)
    if base is None or is_held(state):
        return 0.0
    x = centre_of_mass(state.body)[0]
    return round(max(base[0] - x, x - base[1], 0.0), 1)


def difference(one: Body, two: Body) -> float:
    """The largest distance (cm) by which any part differs between two bodies."""
    def points(body: Body) -> list[Vec]:
        found = [body.hips, body.collar, body.skull, add(body.skull, body.head.f, 8.0), add(scaled(body.upper.r, 12.0), body.collar)]
        for side in SIGN:
            found += [body.arms[side].middle, body.arms[side].tip, body.legs[side].middle, body.legs[side].end, body.legs[side].tip]
        return found

    return max(max(abs(p - q) for p, q in zip(a, c, strict=True)) for a, c in zip(points(one), points(two), strict=True))

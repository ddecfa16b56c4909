"""Standing: feet first. The hips are where both legs reach, and where the weight is over the feet."""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, radians, sin, sqrt
from typing import Any

from macros.figures import body as b
from macros.figures.contacts import centre_of_mass
from macros.figures.props import footrest, height_of
from macros.figures.skeleton import NEAR, SIGN, Body, Limb, reach, value, with_foot
from macros.figures.space import Vec, add, sub, turned, unit
from macros.figures.state import Solved

TIPTOE = 42.0  # degrees by which the foot rises on tiptoe


def stand_up(state: Solved, spec: Mapping[str, Any]) -> None:
    """Feet first: the hips are where both legs reach, and where the weight is over the feet."""
    written = state.written
    held = [s for s in SIGN if f"{s}-foot" in state.touches] or [NEAR]
    stride, apart = written.get("stride", 0) / 2, written.get("apart", 2 * b.HIP_HALF) / 2
    toes = _toes(state.body)
    ankles = {s: _pedal(state, s) or ankle_over(state, s, (SIGN[s] * stride, 0.0, SIGN[s] * apart), toes) for s in held}
    middle = sum(a[0] for a in ankles.values()) / len(ankles) + 3.0
    sideways = sum(a[2] for a in ankles.values()) / len(ankles) if len(held) == 1 else 0.0
    hips_x = middle - 3.0 + (spec.get("shift") or 0.0)
    for _round in range(1 if "shift" in spec else 5):
        hips = (hips_x, _hip_height(state, ankles, hips_x), sideways * 0.7)
        _set_legs(state, hips, ankles, toes)
        off = centre_of_mass(state.body)[0] - middle
        if "shift" in spec or abs(off) < 0.3:
            break
        hips_x -= off / 0.85
    for part in list(state.touches):  # a leg that is not stood on keeps its own angles
        if part.endswith("-foot") and part.split("-")[0] not in held:
            del state.touches[part]


def _pedal(state: Solved, side: str) -> Vec | None:
    if state.touches.get(f"{side}-foot") != "pedals":
        return None
    place = footrest(side, state.props)
    return (place[0], place[1], SIGN[side] * b.HIP_HALF) if place else None


def _toes(body: Body) -> Vec:
    """Where the feet of someone standing point: ahead along the floor."""
    return unit((body.pelvis.f[0] if body.pelvis.f[1] > -0.9 else 1.0, 0.0, body.pelvis.f[2]))


def ankle_over(state: Solved, side: str, at: Vec, toes: Vec) -> Vec:
    """The ankle above its place on the floor or step, on tiptoe too. The ball of the foot stays where it is."""
    ground = height_of(state.touches.get(f"{side}-foot", "floor"), state.props)
    tilt = radians(TIPTOE if side in state.heels_up else 0.0)
    depth = b.ANKLE_HEIGHT - b.R_BALL
    rise = b.R_BALL + b.BALL_AHEAD * sin(tilt) + depth * cos(tilt)
    back = b.BALL_AHEAD * cos(tilt) - depth * sin(tilt)
    ahead = b.BALL_AHEAD - back
    return (at[0] + toes[0] * ahead, ground + rise, at[2] + toes[2] * ahead)


def _hip_height(state: Solved, ankles: Mapping[str, Vec], x: float) -> float:
    highest = []
    for side, ankle in ankles.items():
        knee = max(value(state.written, "knee", side), 3.0)
        length = sqrt(b.THIGH**2 + b.SHIN**2 + 2 * b.THIGH * b.SHIN * cos(radians(knee)))
        across = abs(ankle[2]) - b.HIP_HALF
        highest.append(ankle[1] + sqrt(max(length**2 - (x - ankle[0])**2 - across**2, 100.0)))
    return min(highest) - (state.written.get("sink") or 0.0)


def _set_legs(state: Solved, hips: Vec, ankles: Mapping[str, Vec], toes: Vec) -> None:
    state.body = state.body.moved(sub(hips, state.body.hips))
    for side, ankle in ankles.items():
        state.body.legs[side] = leg_to(state.body, side, ankle, toes, TIPTOE if side in state.heels_up else 0.0)


def leg_to(body: Body, side: str, ankle: Vec, toes: Vec, tiptoe: float = 0.0) -> Limb:
    """A leg whose ankle is at a place and whose foot is flat, or on tiptoe by some degrees."""
    root = body.legs[side].root
    middle, end = reach(root, ankle, b.THIGH, b.SHIN, add(add(toes, body.pelvis.f, 0.7), (0.0, 0.5, 0.0)))
    down = (0.0, -1.0, 0.0)
    pointing, below = turned(toes, down, tiptoe)
    leg = Limb(root, middle, end, end, toes)
    return with_foot(leg, pointing, below, toes if tiptoe else None)

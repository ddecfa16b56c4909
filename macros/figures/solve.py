"""From a written pose to a body in its place: limbs reach what they touch, feet stand, nothing floats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from math import cos, radians, sqrt
from typing import Any

from macros.figures import body as b
from macros.figures.bases import BASES, frame_of
from macros.figures.contacts import spot, trunk_points
from macros.figures.hands import place_hands
from macros.figures.props import Prop, footrest, height_of
from macros.figures.resting import ANCHORS, let_down, on_all_fours, prop_up
from macros.figures.skeleton import FAR, NEAR, SIGN, body_of, value
from macros.figures.space import Vec, add, dot, norm, scaled, sub, turned, unit, yawed
from macros.figures.standing import TIPTOE, ankle_over, leg_to, stand_up
from macros.figures.state import ARM, CLOSE, LEG, ONE, Solved, own_leg, surface_of

# Which contacts stay where they were in the picture before, the firmest first.
_STAY = ("feet", "near-foot", "far-foot", "knees", "near-knee", "far-knee", "seat", "back", "belly", "side", "hands", "forearms")


def solve(spec: Mapping[str, Any], props: Mapping[str, Prop], before: Solved | None = None) -> Solved:
    """Work a pose out. ``before``: the picture before, whose contacts stay where they are."""
    base = spec["base"]
    written = _merged(base, spec)
    touches = _touches(base, written, spec)
    props = dict(props)
    tips = frozenset(s for s in SIGN if written.get(f"{s}-heel", written.get("heels", "down")) == "up")
    state = Solved(base, written, body_of(frame_of(base), written), touches, props, heels_up=tips, fixed=frozenset(spec))
    if base == "stand" and "hip" not in spec:
        stand_up(state, spec)
    elif base in ("propped", "side-propped"):
        prop_up(state)
    elif base == "hands-and-knees" and "lean" not in spec:
        on_all_fours(state)
    else:
        let_down(state)
    _place(state, spec, before)
    if base != "stand" or "hip" in spec:
        _feet(state, spec, before)
    _rest_head(state, spec)
    place_hands(state, spec)
    return state


def _merged(base: str, spec: Mapping[str, Any]) -> dict[str, Any]:
    """The base's values under the pose's own. An angle written for a limb frees it from what the base rests it on."""
    written = {k: v for k, v in BASES[base].items()}
    for side in SIGN:
        if own_leg(spec, side):
            written.setdefault(f"{side}-foot", "none")
        if any(f"{side}-{joint}" in spec for joint in ARM[:3]):
            written.setdefault(f"{side}-hand", "none")
    if any(joint in spec for joint in ARM[:3]) and base in ("sit", "long-sit", "lie-face-up"):
        written["hands"] = "none"
    for joint in (*LEG, *ARM):  # an angle for both sides takes the place of the base's for one
        if joint in spec:
            for side in SIGN:
                written.pop(f"{side}-{joint}", None)
    if "forearms" in spec and spec["forearms"] != "none":
        written["hands"] = "none"
        written.setdefault("elbow", 90)
    _keep_upright(base, written, spec)
    if base == "propped":
        if spec.get("hands", "none") != "none":
            written.update({"forearms": "none", "elbow": 0})
        if spec.get("knees", "none") != "none":
            written.update({"feet": "none", "knee": 35})
    return written | dict(spec)


def _keep_upright(base: str, written: dict[str, Any], spec: Mapping[str, Any]) -> None:
    """Where the trunk leans but the thighs are not written, they stay as they are; arms of someone standing hang down."""
    tipped = float(spec.get("lean", BASES[base].get("lean", 0))) - float(BASES[base].get("lean", 0))
    if base == "stand":
        written["shoulder"] += tipped + float(spec.get("bend", 0)) + float(spec.get("lower-back", 0)) + float(spec.get("upper-back", 0))
    elif base not in ("propped", "side-propped", "hang", "lie-on-side"):
        for joint in ("hip", "near-hip", "far-hip"):
            if joint in written and joint not in spec:
                written[joint] += tipped


def _touches(base: str, written: Mapping[str, Any], spec: Mapping[str, Any]) -> dict[str, str]:
    """Every part that rests on something, feet, knees and hands by side."""
    found: dict[str, str] = {}
    for part in ("seat", "back", "belly", "side"):
        if written.get(part, "none") != "none":
            found[part] = written[part]
    if written.get("knees", "none") != "none":
        sides = (NEAR,) if base == "half-kneel" else tuple(s for s in SIGN if base == "propped" or not own_leg(spec, s))
        found |= {f"{side}-knee": written["knees"] for side in sides or (FAR,)}
    if written.get("head-on", "none") != "none":
        found["head"] = written["head-on"]
    for side in SIGN:
        for one, both in (("foot", "feet"), ("hand", "hands"), ("forearm", "forearms")):
            where = written.get(f"{side}-{one}", written.get(both, "none"))
            if where != "none":
                found[f"{side}-{one}"] = where
    return found



def _place(state: Solved, spec: Mapping[str, Any], before: Solved | None) -> None:
    """Along the floor: what touched the same thing before stays; then the pose's own shift."""
    dx, kept = 0.0, False
    if "wall" in (state.touches.get("back"), state.touches.get("head")):
        dx = _against_wall(state)
    elif state.base == "sit":
        dx = state.props[state.touches["seat"]].at - state.body.hips[0] if state.touches.get("seat") in state.props else 0.0
    on_seat = state.base == "sit" and state.touches.get("seat") in state.props
    if before is not None and state.touches.get("back") != "wall" and not (on_seat and before.touches.get("seat") != state.touches.get("seat")):
        part = next((part for part in (*ANCHORS[state.base], *_STAY) if _same(state, before, part)), "")
        if part or before.base == state.base:
            lifted = part == "back" and abs(state.body.pelvis.u[1]) > 0.15 and state.body.hips[1] > state.body.collar[1]
            part = "collar" if lifted else part or "hips"  # hips that leave the floor: the shoulders stay
            dx, kept = spot(before.body, part) - spot(state.body, part), True
    moved = (spec.get("move") or 0.0) - (before.written.get("move", 0.0) if before is not None and kept else 0.0)
    state.body = state.body.moved((dx + moved, spec.get("raise") or 0.0, 0.0))


def _same(state: Solved, before: Solved, part: str) -> bool:
    surface = surface_of(state, part)
    if part in ONE:
        one = ONE[part]
        return all(f"{s}-{one}" in state.touches and f"{s}-{one}" in before.touches for s in SIGN) and surface == surface_of(before, part) \
            and surface not in ("thighs", "hips", "belly", "chest", "head", "knees", "each-other", "shoulders")
    return surface is not None and surface == surface_of(before, part)


def _against_wall(state: Solved) -> float:
    """The wall behind: where it stands, or where the back is in the first picture."""
    behind = min(point[0] for point in trunk_points(state.body, "back"))
    wall = state.props.get("wall")
    if wall is None or not wall.placed:
        state.props["wall"] = replace(wall or Prop("wall", 0, 200), at=behind, placed=True)
        return 0.0
    return wall.at - behind


def _feet(state: Solved, spec: Mapping[str, Any], before: Solved | None) -> None:
    """Feet that rest on something reach it; they stay where they were unless the knee is written anew."""
    if state.base == "propped":
        return
    for side in SIGN:
        surface = state.touches.get(f"{side}-foot")
        if surface is None or surface == "wall":
            continue
        leg = state.body.legs[side]
        toes = _toes_at_rest(state)
        place = footrest(side, state.props) if surface == "pedals" else None
        if place is not None:
            toes = turned(toes, (0.0, 1.0, 0.0), place[2])[0]
            ankle = (place[0], place[1], leg.root[2])
            state.body.legs[side] = leg_to(state.body, side, ankle, toes)
            if norm(sub(state.body.legs[side].end, ankle)) > CLOSE:
                state.missed[f"{side}-foot"] = norm(sub(state.body.legs[side].end, ankle))
            continue
        x = leg.end[0]
        ground = height_of(surface, state.props) + b.ANKLE_HEIGHT
        stays = before is not None and (before.base == state.base or {before.base, state.base} == {"sit", "stand"})
        if stays and before.touches.get(f"{side}-foot") == surface and not any(k in spec for k in ("knee", f"{side}-knee", "hip", f"{side}-hip")):
            x = before.body.legs[side].end[0]
        elif state.base.startswith("lie"):
            x = _knee_reach(state, side, ground)
        ankle = (x, ground, leg.root[2] if state.base != "lie-on-side" else leg.end[2])
        at = ankle_over(state, side, (x, 0.0, ankle[2]), toes)
        state.body.legs[side] = leg_to(state.body, side, (at[0], at[1], ankle[2]), toes, TIPTOE if side in state.heels_up else 0.0)
        gap = norm(sub(state.body.legs[side].end, (at[0], at[1], ankle[2])))
        if gap > CLOSE:
            state.missed[f"{side}-foot"] = gap


def _toes_at_rest(state: Solved) -> Vec:
    """Where flat feet point: away from the head of someone lying, ahead of someone upright."""
    frame = state.body.pelvis
    if state.base.startswith("lie"):
        return (-1.0 if frame.u[0] > 0 else 1.0, 0.0, 0.0)
    return unit((frame.f[0], 0.0, frame.f[2])) if frame.u[1] > 0.7 else (1.0, 0.0, 0.0)


def _knee_reach(state: Solved, side: str, ground: float) -> float:
    """Lying: how far from the hips a foot stands when the knee is bent as written (95 if not)."""
    knee = value(state.written, "knee", side) or 95.0
    length = sqrt(b.THIGH**2 + b.SHIN**2 + 2 * b.THIGH * b.SHIN * cos(radians(knee)))
    root = state.body.legs[side].root
    away = -1.0 if state.body.pelvis.u[0] > 0 else 1.0
    return root[0] + away * sqrt(max(length**2 - (root[1] - ground)**2, 25.0))


def _rest_head(state: Solved, spec: Mapping[str, Any]) -> None:
    """A head that rests on the floor or a pillow: the neck gives way until it does."""
    surface = state.touches.get("head")
    curled = sum(value(state.written, name) for name in ("bend", "lower-back", "upper-back")) > 8 or state.written.get("lean", -90) > -75
    if curled and state.base == "lie-face-up" and "head-on" not in spec:
        del state.touches["head"]
        return
    if surface is None or surface == "wall" or any(k in spec for k in ("neck", "head")) or state.base == "lie-face-down":
        return
    ground = 5.0 if surface == "pillow" else height_of(surface, state.props)
    sideways = abs(state.body.upper.r[1]) > 0.5
    gap = state.body.collar[1] - ground - b.HEAD_HEIGHT + 1.5
    away = unit((state.body.upper.u[0], 0.0, state.body.upper.u[2]))
    length = b.NECK + b.HEAD
    rise = max(-length, min(length, -gap))
    along = add(scaled(away, sqrt(max(length**2 - rise**2, 1.0))), (0.0, rise, 0.0))
    up = unit(along)
    frame = state.body.upper
    front = unit(add(frame.f, up, -dot(frame.f, up)))
    tilted = type(frame)(front, up, frame.r if not sideways else unit(sub(frame.r, scaled(up, dot(frame.r, up)))))
    state.body.neck, state.body.head = tilted, yawed(tilted, value(state.written, "head-turn"))
    state.body.skull = add(state.body.collar, up, length)

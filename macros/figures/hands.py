"""Where hands go: on a prop, on the floor, on the body. Arms reach there by inverse kinematics."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from macros.figures import body as b
from macros.figures.props import GRIPS, Prop, height_of
from macros.figures.skeleton import SIGN, Body, Limb, reach
from macros.figures.space import Vec, add, norm, scaled, sub, unit

CLOSE = 0.4
_ON_BODY = {"thighs", "knees", "shins", "feet", "hips", "belly", "chest", "shoulders", "head", "each-other"}


def place_hands(state: Any, spec: Mapping[str, Any]) -> None:
    """Move each hand that is said to be somewhere. What cannot be reached is noted in ``state.missed``."""
    for side in SIGN:
        where = state.touches.get(f"{side}-hand")
        if where is None or state.base == "propped" and where in ("floor", "mat"):
            continue
        wrist, pointing, pole = _target(state, side, where, spec)
        arm = state.body.arms[side]
        middle, end = reach(arm.root, wrist, b.UPPER_ARM, b.FOREARM, pole)
        along = unit(sub(end, middle))
        state.body.arms[side] = Limb(arm.root, middle, end, add(end, pointing or along, b.HAND), arm.hinge)
        gap = norm(sub(end, wrist))
        if gap > CLOSE:
            state.missed[f"{side}-hand"] = gap


def _pole(body: Body, side: str) -> Vec:
    """Where an elbow goes by itself: down, back and a little out."""
    frame = body.upper
    return add(add(scaled(frame.u, -0.8), frame.f, -0.55), frame.r, 0.45 * SIGN[side])


def _target(state: Any, side: str, where: str, spec: Mapping[str, Any]) -> tuple[Vec, Vec | None, Vec]:
    """Where the wrist goes, where the hand points (None: on along the forearm), where the elbow goes."""
    body, sign = state.body, SIGN[side]
    pole = _pole(body, side)
    if where in _ON_BODY:
        return _on_body(body, side, where, pole)
    arm = body.arms[side]
    way = arm.end[0] - arm.root[0]
    ahead = unit((way if abs(way) > 8 else body.pelvis.f[0], 0.0, 0.0))
    if where in ("floor", "mat"):
        if state.base == "hands-and-knees" and not any(k in spec for k in ("shoulder", f"{side}-shoulder")):
            return (arm.root[0], b.R_WRIST, arm.root[2]), (1.0, 0.0, 0.0), pole
        return add((arm.end[0] * 0.96 + arm.root[0] * 0.04, b.R_WRIST + (3.0 if state.base == "long-sit" else 0.0), arm.end[2]), (0.0, height_of(where, state.props), 0.0)), ahead, pole
    if where == "wall":
        return _on_wall(state, side, pole)
    if where == "parcel":
        return _on_parcel(state, side, pole)
    grip = _grip(state, where, side)
    if where == "armrests":
        return grip, (1.0, -0.2, 0.0), add(pole, body.upper.f, -0.8)
    if where in ("worktop", "table", "stool", "bed", "box", "chair", "step", "machine"):
        return add(grip, (-1.0, b.R_WRIST, 0.0)), (1.0, -0.05, 0.0), pole
    away = unit(sub(grip, arm.root))
    return add(grip, away, -4.0), away, pole if where != "bar" else add(pole, body.upper.r, sign)


def _grip(state: Any, where: str, side: str) -> Vec:
    """The point of a prop that a hand holds."""
    shoulder = state.body.arms[side].root
    across = max(-17.0, min(17.0, shoulder[2]))
    name = {"chair-back": "chair", "armrests": "armchair" if "armchair" in state.props else "chair"}.get(where, where)
    prop = state.props.get(name) or Prop(name, 0, height_of(name, {}))
    if where == "chair-back":
        return (prop.at - 23.0, prop.height + 48.0, across)
    if where == "armrests":
        return (prop.at + 13.0, prop.height + 23.0, SIGN[side] * 22.0)
    if where == "chair":
        if prop.turned:
            return (prop.at - 12.0, prop.height, across * 1.2)
        return (prop.at + (18.0 if prop.at <= state.body.hips[0] + 1 else -8.0), prop.height, across * 1.2)
    if where == "machine":
        return (prop.at + 40.0, prop.height + 40.0, across)
    dx, dy = GRIPS.get(where, (0.0, 0.0))
    return (prop.at + dx, prop.height + dy, across)


def _on_parcel(state: Any, side: str, pole: Vec) -> tuple[Vec, Vec | None, Vec]:
    """At both sides of a box: where it stands, or close to the body."""
    parcel, body = state.props.get("parcel"), state.body
    if parcel is not None and parcel.placed:
        at = (parcel.at - 8.0, parcel.height + 9.0, SIGN[side] * 13.0)
    else:
        at = add(add(add(body.ribs, body.upper.u, -6.0), body.upper.f, 17.0), body.upper.r, SIGN[side] * 13.0)
    return at, unit(add(body.upper.f, body.upper.u, -0.3)) if parcel is None or not parcel.placed else (0.8, -0.5, 0.0), pole


def _on_wall(state: Any, side: str, pole: Vec) -> tuple[Vec, Vec, Vec]:
    arm = state.body.arms[side]
    wall = state.props.get("wall")
    if wall is None or not wall.placed:
        arms_length = state.body.arms[side].root[0] + (b.UPPER_ARM + b.FOREARM) * 0.97 + b.R_WRIST
        wall = state.props["wall"] = replace(wall or Prop("wall", 0, 200), at=arms_length, placed=True)
    return (wall.at - b.R_WRIST, arm.root[1] if arm.end[1] < arm.root[1] - 20 else arm.end[1], arm.root[2]), (0.0, 1.0, 0.0), pole


def _on_body(body: Body, side: str, where: str, pole: Vec) -> tuple[Vec, Vec | None, Vec]:
    frame, leg, sign = body.upper, body.legs[side], SIGN[side]
    out = add(pole, frame.r, 0.9 * sign)
    if where in ("thighs", "knees"):
        along = unit(sub(leg.middle, leg.root))
        top = unit(add(leg.hinge, along, -sum(p * q for p, q in zip(leg.hinge, along, strict=True))), (0.0, 1.0, 0.0))
        share = 0.52 if where == "thighs" else 0.8
        return add(add(leg.root, along, b.THIGH * share), top, 8.2 - 2.2 * share), along, add(pole, frame.f, -0.6)
    if where == "shins":
        return add(add(leg.middle, sub(leg.end, leg.middle), 0.45), leg.hinge, 5.0), None, out
    if where == "feet":
        return add(leg.end, unit(sub(leg.end, leg.middle)), -2.0), None, out
    if where == "hips":
        return add(add(add(body.hips, body.pelvis.u, 9.0), body.pelvis.r, sign * 16.0), body.pelvis.f, 2.0), None, add(scaled(frame.r, sign), frame.f, -0.5)
    if where == "belly":
        return add(add(body.waist, body.lower.f, 12.0), frame.r, sign * 7.0), scaled(frame.r, -sign), out
    if where == "chest":
        return add(add(add(body.ribs, frame.u, 9.0), frame.f, 13.0), frame.r, sign * 5.0), scaled(frame.r, -sign), out
    if where == "shoulders":
        return add(add(add(body.collar, frame.u, -7.0), frame.f, 11.0), frame.r, -sign * 6.0), None, out
    if where == "head":
        return add(add(add(body.skull, body.head.f, -6.0), body.head.r, sign * 9.0), body.head.u, -2.0), None, add(scaled(frame.r, sign * 1.2), frame.f, 0.3)
    return add(add(body.ribs, frame.f, 30.0), frame.r, sign * 3.0), None, out

"""Arrows: the way a part goes from one picture to the next."""

from __future__ import annotations

from math import hypot

from macros.figures.shapes import Point, pair
from macros.figures.skeleton import FAR, NEAR, Body
from macros.figures.space import Vec, add
from macros.figures.views import Camera, unit2

LEAST, AWAY = 20.0, 11.0  # the shortest arrow, and how far it stays off the limb
_WAYS = {"up": (0.0, -1.0), "down": (0.0, 1.0), "forward": (1.0, 0.0), "back": (-1.0, 0.0), "left": (-1.0, 0.0), "right": (1.0, 0.0)}


def part_point(body: Body, part: str, side: str = NEAR) -> Vec:
    """Where a part is. ``left`` is the far side, ``right`` the near one."""
    name = part
    for word, which in (("near-", NEAR), ("far-", FAR), ("left-", FAR), ("right-", NEAR)):
        if part.startswith(word):
            name, side = part[len(word):], which
    if name in ("hands", "hand"):
        return body.arms[side].tip
    if name in ("elbows", "elbow"):
        return body.arms[side].middle
    if name in ("knees", "knee"):
        return body.legs[side].middle
    if name in ("feet", "foot"):
        return body.legs[side].ball
    return {"heels": body.legs[side].heel, "head": body.skull, "hips": body.hips}.get(name) or add(add(body.collar, body.upper.u, -8.0), body.upper.f, 6.0)


def _pivot(body: Body, part: str, side: str) -> Vec:
    """What a part turns about: arrows stay on the side away from it."""
    if "hand" in part or "elbow" in part:
        return body.arms[side].root
    if "foot" in part or "feet" in part or "knee" in part or "heel" in part:
        return body.legs[side].root
    if part == "hips":
        return (body.hips[0] + (2.0 if abs(body.pelvis.u[0]) < 0.6 else 0.0), body.hips[1] - 30.0, body.hips[2])
    return body.hips


def side_of(part: str) -> str:
    """The side that a part belongs to."""
    return FAR if part.startswith(("far-", "left-")) else NEAR


def arrow_line(before: Body | None, now: Body, part: str, way: str | None, view: Camera) -> list[Point]:
    """Start, bend and end of an arrow in the picture."""
    side = side_of(part)
    end = view.point(part_point(now, part, side))
    pivot = view.point(_pivot(now, part, side))
    if way is not None or before is None:
        dx, dy = _WAYS[way or "up"]
        if way in ("forward", "back"):
            dx *= view.flip
        out = unit2((end[0] - pivot[0], end[1] - pivot[1]))
        across = out if abs(out[0] * dx + out[1] * dy) < 0.7 else (-dy, -abs(dx))
        base = (end[0] + across[0] * 15, end[1] + across[1] * 15)
        if base[1] > -3 and dx:  # beside a foot, not under the floor
            base = (end[0] + dx * 24, min(end[1], -3.0))
        return [(base[0] - dx * 13, base[1] - dy * 13), base, (base[0] + dx * 13, base[1] + dy * 13)]
    start = view.point(part_point(before, part, side))
    return _curve(start, end, pivot)


def _curve(start: Point, end: Point, pivot: Point) -> list[Point]:
    length = hypot(end[0] - start[0], end[1] - start[1])
    way = unit2((end[0] - start[0], end[1] - start[1]), (0.0, -1.0))
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    if length < LEAST:
        start, end = ((middle[0] + k * way[0] * LEAST / 2, middle[1] + k * way[1] * LEAST / 2) for k in (-1, 1))
        length = LEAST
    across = (-way[1], way[0])
    out = (middle[0] - pivot[0]) * across[0] + (middle[1] - pivot[1]) * across[1]
    k = 1.0 if out >= 0 else -1.0
    if abs(out) < 4:  # straight away from the pivot: above it in the picture
        k = 1.0 if across[1] <= 0 else -1.0
    if max(start[1], end[1]) + across[1] * k * AWAY > -2:  # not under the floor
        k = -k
    shift = (across[0] * k * AWAY, across[1] * k * AWAY)
    bend = (middle[0] + across[0] * k * (AWAY + length * 0.2), middle[1] + across[1] * k * (AWAY + length * 0.2))
    return [(start[0] + shift[0], start[1] + shift[1]), bend, (end[0] + shift[0], end[1] + shift[1])]


def arrow_paths(points: list[Point]) -> tuple[str, str]:
    """The line and the head of an arrow."""
    start, bend, end = points
    way = unit2((end[0] - bend[0], end[1] - bend[1]))
    neck = (end[0] - way[0] * 6, end[1] - way[1] * 6)
    one = (end[0] - way[0] * 9 - way[1] * 6, end[1] - way[1] * 9 + way[0] * 6)
    two = (end[0] - way[0] * 9 + way[1] * 6, end[1] - way[1] * 9 - way[0] * 6)
    return f"M{pair(start)}Q{pair(bend)} {pair(neck)}", f"M{pair(one)}L{pair(end)}L{pair(two)}Z"

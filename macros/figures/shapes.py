"""Outlines: tapered limbs, smooth closed curves, polylines. Numbers have one decimal, so that pages stay small."""

from __future__ import annotations

from collections.abc import Sequence
from math import acos, atan2, cos, hypot, sin

Point = tuple[float, float]


def num(value: float) -> str:
    """A number with one decimal at most, without empty zeros."""
    text = f"{value:.1f}"
    return "0" if text in ("-0.0", "0.0") else text.removesuffix(".0")


def pair(point: Point) -> str:
    """A point as path text."""
    second = num(point[1])
    return num(point[0]) + (second if second[0] == "-" else " " + second)


def limb(p: Point, r: float, q: Point, s: float) -> str:
    """A rounded limb from a circle of radius r around p to one of radius s around q."""
    length = hypot(q[0] - p[0], q[1] - p[1])
    if length <= abs(r - s) + 0.1:
        centre, size = (p, r) if r >= s else (q, s)
        return disc(centre, size)
    way, spread = atan2(q[1] - p[1], q[0] - p[0]), acos((r - s) / length)
    one, two = way - spread, way + spread
    a, b = _at(p, r, one), _at(q, s, one)
    c, d = _at(q, s, two), _at(p, r, two)
    big, small = ("1", "0") if r >= s else ("0", "1")
    return f"M{pair(a)}L{pair(b)}A{num(s)} {num(s)} 0 {small} 1 {pair(c)}L{pair(d)}A{num(r)} {num(r)} 0 {big} 1 {pair(a)}Z"


def disc(centre: Point, radius: float) -> str:
    """A circle as a path, drawn the same way round as limbs."""
    left = (centre[0] - radius, centre[1])
    r = num(radius)
    return f"M{pair(left)}a{r} {r} 0 1 1 {num(2 * radius)} 0a{r} {r} 0 1 1 {num(-2 * radius)} 0Z"


def _at(centre: Point, radius: float, angle: float) -> Point:
    return (centre[0] + radius * cos(angle), centre[1] + radius * sin(angle))


def smooth(points: Sequence[Point]) -> str:
    """A closed smooth curve through all points (Catmull-Rom as cubic curves)."""
    count, parts = len(points), [f"M{pair(points[0])}"]
    for i in range(count):
        before, here, there, after = (points[(i + k) % count] for k in (-1, 0, 1, 2))
        first = (here[0] + (there[0] - before[0]) / 6, here[1] + (there[1] - before[1]) / 6)
        second = (there[0] - (after[0] - here[0]) / 6, there[1] - (after[1] - here[1]) / 6)
        parts.append(f"C{pair(first)} {pair(second)} {pair(there)}")
    return "".join(parts) + "Z"


def polygon(points: Sequence[Point]) -> str:
    """A closed polygon."""
    return "M" + "L".join(map(pair, points)) + "Z"


def line(points: Sequence[Point]) -> str:
    """An open line."""
    return "M" + "L".join(map(pair, points))


def box(x: float, y: float, width: float, height: float, radius: float = 0.0) -> str:
    """A rectangle, x and y its upper left corner in the picture."""
    r = min(radius, width / 2, height / 2)
    if r <= 0:
        return f"M{pair((x, y))}h{num(width)}v{num(height)}h{num(-width)}Z"
    arc = f"a{num(r)} {num(r)} 0 0 1 "
    w, h = num(width - 2 * r), num(height - 2 * r)
    return (f"M{pair((x + r, y))}h{w}{arc}{pair((r, r))}v{h}{arc}{pair((-r, r))}h-{w}{arc}{pair((-r, -r))}v-{h}{arc}{pair((r, -r))}Z")

"""A solved body to painted shapes, the farthest first."""

from __future__ import annotations

from collections.abc import Iterator
from math import sqrt
from typing import NamedTuple

from macros.figures import body as b
from macros.figures.heads import head_shapes
from macros.figures.shapes import Point, limb, smooth
from macros.figures.skeleton import FAR, SIGN, Body, Limb
from macros.figures.space import Frame, Vec, add, scaled
from macros.figures.views import Camera, unit2

# Classes of figures.css. A far limb has the same letter and an x.
TOP, LEGS, SKIN, SHOE, GAP = "t", "l", "s", "o", "k"


class Shape(NamedTuple):
    """One painted shape: class, path, and a matrix for shapes that are drawn once and placed."""

    kind: str
    d: str
    matrix: str = ""


def body_shapes(body: Body, view: Camera) -> list[Shape]:
    """Every shape of a body, in the order of painting."""
    trunk_depth = view.depth(add(body.waist, body.upper.u, 10.0))
    behind: list[tuple[float, list[Shape]]] = []
    before: list[tuple[float, list[Shape]]] = []
    for side in SIGN:
        leg, arm = body.legs[side], body.arms[side]
        far = view.name == "side" and side == FAR
        depth = (view.depth(leg.middle) * 2 + view.depth(leg.end)) / 3 - trunk_depth
        (before if depth > 5 else behind).append((depth, list(_leg(leg, view, far))))
        depth = (view.depth(arm.middle) + view.depth(arm.end)) / 2 - trunk_depth
        crosses = depth > (0 if view.name == "side" else -6)
        (before if crosses else behind).append((depth + (30 if crosses else -30), list(_arm(arm, view, far, crosses))))
    shapes = [shape for _depth, group in sorted(behind, key=lambda pair: pair[0]) for shape in group]
    head = [Shape(SKIN, limb(view.point(add(body.collar, body.upper.u, -3.0)), b.R_NECK, view.point(add(body.skull, body.head.u, -4.0)), b.R_NECK - 0.4)),
            *(Shape(*item) for item in head_shapes(body, view))]
    head_first = view.depth(body.skull) - view.depth(body.collar) < 8
    trunk = list(_trunk(body, view))
    shapes += [*head, *trunk] if head_first else [*trunk, *head]
    return shapes + [shape for _depth, group in sorted(before, key=lambda pair: pair[0]) for shape in group]


def _leg(leg: Limb, view: Camera, far: bool) -> Iterator[Shape]:
    x = "x" if far else ""
    root, knee, ankle = view.point(leg.root), view.point(leg.middle), view.point(leg.end)
    heel, ball, tip = view.point(leg.heel), view.point(leg.ball), view.point(leg.tip)
    wide = 1.0 if view.name == "side" else 1.35  # from the front a foot would look too thin
    r_ball, r_toe = b.R_BALL * wide, b.R_TOE * wide
    yield Shape(SHOE + x, limb(ankle, b.R_ANKLE, ball, r_ball) + limb(heel, b.R_HEEL, ball, r_ball) + limb(ankle, b.R_ANKLE, heel, b.R_HEEL)
                + limb(ball, r_ball, tip, r_toe))
    yield Shape(LEGS + x, limb(root, b.R_THIGH, knee, b.R_KNEE) + limb(knee, b.R_KNEE, ankle, b.R_ANKLE))


def _arm(arm: Limb, view: Camera, far: bool, gap: bool) -> Iterator[Shape]:
    x = "x" if far else ""
    root, elbow, wrist, tip = (view.point(p) for p in (arm.root, arm.middle, arm.end, arm.tip))
    lower = limb(elbow, b.R_ELBOW - 0.5, wrist, b.R_WRIST) + limb(wrist, b.R_WRIST, tip, b.R_WRIST - 0.6)
    cuff = (elbow[0] * 0.86 + root[0] * 0.14, elbow[1] * 0.86 + root[1] * 0.14)
    sleeve = limb(root, b.R_SHOULDER, cuff, b.R_ELBOW + 0.3)
    if gap:
        low = (root[0] * 0.45 + elbow[0] * 0.55, root[1] * 0.45 + elbow[1] * 0.55)
        yield Shape(GAP, limb(low, b.R_ELBOW + 0.4, elbow, b.R_ELBOW) + lower)
    yield Shape(SKIN + x, lower)
    yield Shape(TOP + x, sleeve)


def _trunk(body: Body, view: Camera) -> Iterator[Shape]:
    stations = [_station(body, view, *row) for row in b.TRUNK]
    yield Shape(LEGS, _outline(stations[:4]))
    yield Shape(TOP, _outline(stations[2:], low=2.0))


def _station(body: Body, view: Camera, along: float, ahead: float, deep: float, wide: float) -> tuple[Point, float, Point]:
    """A cross-section in the picture: middle, half width, direction of the spine there."""
    centre, frame = _on_spine(body, along)
    centre = add(centre, frame.f, ahead)
    spine = view.way(frame.u)
    across = unit2((-spine[1], spine[0]), (1.0, 0.0))
    front, right = view.way(frame.f), view.way(frame.r)
    half = sqrt((deep * (front[0] * across[0] + front[1] * across[1])) ** 2 + (wide * (right[0] * across[0] + right[1] * across[1])) ** 2)
    return view.point(centre), half, unit2(spine, (0.0, -1.0))


def _on_spine(body: Body, along: float) -> tuple[Vec, Frame]:
    """A point at a distance along the spine, with the frame there: smooth from one part of the back to the next."""
    if along <= b.PELVIS:
        return add(body.hips, body.pelvis.u, along), _mixed(body.pelvis, body.lower, max(0.0, (along - b.PELVIS + 4) / 8))
    if along <= b.PELVIS + b.LOWER_BACK:
        return add(body.waist, body.lower.u, along - b.PELVIS), body.lower
    return add(body.ribs, body.upper.u, along - b.PELVIS - b.LOWER_BACK), body.upper


def _mixed(one: Frame, two: Frame, share: float) -> Frame:
    return Frame(*(add(scaled(p, 1 - share), q, share) for p, q in zip(one, two, strict=True)))


def _outline(stations: list[tuple[Point, float, Point]], low: float = 5.0) -> str:
    """A closed outline around cross-sections, rounded at both ends."""
    one, two = [], []
    for (x, y), half, (ux, uy) in stations:
        one.append((x + uy * half, y - ux * half))
        two.append((x - uy * half, y + ux * half))
    (x, y), half, (ux, uy) = stations[0]
    bottom = (x - ux * low, y - uy * low)
    (x, y), half, (ux, uy) = stations[-1]
    top = (x + ux * 4, y + uy * 4)
    return smooth([bottom, *one, top, *reversed(two)])

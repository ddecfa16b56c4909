"""The frame of an exercise's pictures: tight around all of them."""

from __future__ import annotations

from math import ceil, floor, hypot
from typing import NamedTuple

from macros.figures import body as b
from macros.figures.shapes import Point
from macros.figures.skeleton import SIGN, Body
from macros.figures.views import Camera


class Box(NamedTuple):
    """A rectangle of the picture."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    @property
    def text(self) -> str:
        """As a view box."""
        return f"{self.left:g} {self.top:g} {self.width:g} {self.height:g}"


def frame_of_points(points: list[Point], pad: float) -> Box:
    """The box around points, with some room, in whole cm."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return Box(floor(min(xs) - pad), floor(min(ys) - pad), ceil(max(xs) + pad), ceil(max(ys) + 1))


def body_points(body: Body, view: Camera) -> list[Point]:
    """Points around a body: each joint with the girth of the body there."""
    found: list[Point] = []
    wide = 1.0 if view.name == "side" else 1.5
    rows = [(body.skull, 13.5), (body.hips, 11.5 * wide), (body.ribs, 11.0 * wide), (body.collar, 9.0 * wide)]
    for side in SIGN:
        arm, leg = body.arms[side], body.legs[side]
        rows += [(arm.root, b.R_SHOULDER), (arm.middle, b.R_ELBOW), (arm.tip, b.R_WRIST), (leg.root, b.R_THIGH), (leg.middle, b.R_KNEE),
                 (leg.end, b.R_ANKLE), (leg.heel, b.R_HEEL), (leg.tip, b.R_TOE)]
    for point, radius in rows:
        x, y = view.point(point)
        found += [(x - radius, y - radius), (x + radius, y + radius)]
    return found


def corner_for_mark(frame: Box, taken: list[Point]) -> tuple[Box, Point]:
    """The corner of the frame that is farthest from all bodies; a wider frame where none is free."""
    corners = [(x, y) for y in (frame.top + 13, frame.top + 28) for x in (frame.right - 13, frame.left + 13)]
    room = {corner: min(hypot(corner[0] - p[0], corner[1] - p[1]) for p in taken) for corner in corners}
    best = max(corners, key=lambda corner: (min(room[corner], 24), -corners.index(corner)))
    if room[best] >= 17:
        return frame, best
    wider = Box(frame.left, frame.top - 14, frame.right + 8, frame.bottom)
    return wider, (wider.right - 13, wider.top + 13)

"""Cameras: from space to the picture. A little from above and from the side, so that far limbs show."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot

from macros.figures.shapes import Point
from macros.figures.space import Vec, dot


@dataclass(frozen=True)
class Camera:
    """``right`` and ``up``: directions of the picture in space; ``towards``: to us. ``slant``: how depth shifts a point."""

    name: str
    right: Vec
    up: Vec
    towards: Vec
    slant: tuple[float, float]
    flip: float = 1.0

    def point(self, p: Vec) -> Point:
        """Where a point of space is in the picture (y down)."""
        near = dot(p, self.towards)
        return (self.flip * (dot(p, self.right) + self.slant[0] * near), -dot(p, self.up) + self.slant[1] * near)

    def way(self, d: Vec) -> Point:
        """A direction in the picture, without the slant, not made unit."""
        return (self.flip * dot(d, self.right), -dot(d, self.up))

    def depth(self, p: Vec) -> float:
        """How near to us."""
        return dot(p, self.towards)


_X, _Y, _Z = (1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)
_CAMERAS = {
    "side": ((_X), _Y, _Z, (-0.13, 0.05)),
    "front": ((0.0, 0.0, -1.0), _Y, _X, (0.0, 0.1)),
    "back": (_Z, _Y, (-1.0, 0.0, 0.0), (0.0, 0.1)),
    "top": (_X, (0.0, 0.0, -1.0), _Y, (0.0, 0.0)),
}


def camera(view: str, facing: str = "right") -> Camera:
    """The camera of a view; ``facing: left`` mirrors the picture."""
    return Camera(view, *_CAMERAS[view], -1.0 if facing == "left" else 1.0)


def unit2(p: Point, otherwise: Point = (1.0, 0.0)) -> Point:
    """A direction in the picture, made unit."""
    size = hypot(*p)
    return (p[0] / size, p[1] / size) if size > 1e-6 else otherwise

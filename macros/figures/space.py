"""Points and directions in space, in cm: x the way the body looks, y up, z to its right (towards us in a side view)."""

from __future__ import annotations

from math import cos, radians, sin, sqrt
from typing import NamedTuple

Vec = tuple[float, float, float]


class Frame(NamedTuple):
    """Three directions at right angles: forward, up and right of a part of the body."""

    f: Vec
    u: Vec
    r: Vec


UPRIGHT = Frame((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))


def add(a: Vec, b: Vec, k: float = 1.0) -> Vec:
    """a + k b."""
    return (a[0] + k * b[0], a[1] + k * b[1], a[2] + k * b[2])


def sub(a: Vec, b: Vec) -> Vec:
    """a - b."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def scaled(a: Vec, k: float) -> Vec:
    """k a."""
    return (a[0] * k, a[1] * k, a[2] * k)


def dot(a: Vec, b: Vec) -> float:
    """Scalar product."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def norm(a: Vec) -> float:
    """Length."""
    return sqrt(dot(a, a))


def unit(a: Vec, otherwise: Vec = (1.0, 0.0, 0.0)) -> Vec:
    """The direction of a; ``otherwise`` where a has none."""
    size = norm(a)
    return scaled(a, 1 / size) if size > 1e-9 else otherwise


def turned(a: Vec, b: Vec, degrees: float) -> tuple[Vec, Vec]:
    """The plane of a and b turned so that a moves towards b: the new a and b."""
    if not degrees:
        return a, b
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return add(scaled(a, c), b, s), add(scaled(b, c), a, -s)


def pitched(frame: Frame, degrees: float) -> Frame:
    """Bent forward about its own sideways axis."""
    u, f = turned(frame.u, frame.f, degrees)
    return Frame(f, u, frame.r)


def rolled(frame: Frame, degrees: float) -> Frame:
    """Bent to its own right."""
    u, r = turned(frame.u, frame.r, degrees)
    return Frame(frame.f, u, r)


def yawed(frame: Frame, degrees: float) -> Frame:
    """Turned to its own right about its length."""
    f, r = turned(frame.f, frame.r, degrees)
    return Frame(f, frame.u, r)


def clockwise(a: Vec, degrees: float) -> Vec:
    """Turned clockwise in the picture of a side view (about z)."""
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return (a[0] * c + a[1] * s, a[1] * c - a[0] * s, a[2])

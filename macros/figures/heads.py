"""Heads: drawn once as a profile, from the front and from behind; a matrix puts them in place."""

from __future__ import annotations

from collections.abc import Iterator

from macros.figures.shapes import disc, num
from macros.figures.skeleton import Body
from macros.figures.space import dot
from macros.figures.views import Camera, unit2

# Around the middle of the head, looking to the right, y down.
_PROFILE = ("s", "M-1-12C5-12 8.6-8.6 8.9-4.2L9-2.4 11.7 2.3C12 3.3 10.9 3.5 9.6 3.7L9.8 6.4C9.9 9.6 7.4 11.4 4 11.4 0 11.4-3.4 9-4.6 6L-9 4C-11-2-9-12-1-12Z")
_PROFILE_HAIR = ("h", "M9-5.2C8.4-11 3.6-13.4-1.2-13.2-7.8-13-11.8-8-11.7-1.6-11.6 2.6-9.8 6.4-6.6 7.6-5.2 6.4-4.6 4.4-4.4 1.4-3.2 2-1.6 1.2-1.6-.8-1.6-2.4-2.6-3-3.4-2.8 0-6 4.6-7.6 9-5.2Z")
_EYE = ("e", "M4.9-1.5a1 1.2 0 1 1 2 0a1 1.2 0 1 1-2 0Z")
_FRONT = ("s", "M0-12C6.2-12 8.8-7.4 8.8-1.6 8.8 5.6 4.8 11.4 0 11.4-4.8 11.4-8.8 5.6-8.8-1.6-8.8-7.4-6.2-12 0-12Z")
_FRONT_HAIR = ("h", "M0-13.2C7-13.2 10.4-8 9.6-.6 8.6-1 8.2-4 7.2-6.4 3.6-5.2-2.4-5.4-5.6-8-7.4-6-8.6-2.4-9.6-.6-10.4-8-7-13.2 0-13.2Z")
_EYES = ("e", "M-4.4-1a1 1.2 0 1 1 2 0a1 1.2 0 1 1-2 0ZM2.4-1a1 1.2 0 1 1 2 0a1 1.2 0 1 1-2 0Z")
_NOSE = ("n", "M.6.4V3M-2.6 6.3Q0 8.2 2.6 6.3")
_BEHIND = ("h", "M0-13.2C7-13.2 10-8.4 9.8-2 9.6 4.4 6.4 8.6 0 8.6-6.4 8.6-9.6 4.4-9.8-2-10-8.4-7-13.2 0-13.2Z")


def head_shapes(body: Body, view: Camera) -> Iterator[tuple[str, str, str]]:
    """Class, path and matrix of each shape of the head."""
    frame, towards = body.head, view.towards
    up = unit2(view.way(frame.u), (0.0, -1.0))
    facing = dot(frame.f, towards)
    if abs(dot(frame.u, towards)) > 0.8:  # we look on to the crown, or from below
        up, facing = unit2(view.way(frame.f), (0.0, -1.0)), -1.0
    ahead = view.way(frame.f)
    across = (-up[1], up[0])
    way = 1.0 if ahead[0] * across[0] + ahead[1] * across[1] >= 0 else -1.0
    matrix = ",".join(f"{v:.2f}".rstrip("0").rstrip(".") for v in (across[0] * way, across[1] * way, -up[0], -up[1]))
    x, y = view.point(body.skull)
    place = f"matrix({matrix},{num(x)},{num(y)})"
    if facing > 0.72:
        shapes = (_FRONT, _FRONT_HAIR, _EYES, _NOSE)
    elif facing < -0.72:
        shapes = (_FRONT, _BEHIND)
    else:
        shapes = (_PROFILE, _PROFILE_HAIR, _EYE)
    for kind, d in shapes:
        yield kind, d, place


def head_outline(body: Body, view: Camera) -> str:
    """A round outline of the head, for the ghost."""
    return disc(view.point(body.skull), 11.5)

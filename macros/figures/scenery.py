"""Props as shapes. Each is drawn plainly, from the side and from the front."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from macros.figures.props import Prop
from macros.figures.shapes import box, disc, limb, line, polygon
from macros.figures.views import Camera

WOOD, SOFT, METAL, THIN = "p", "q", "m", "i"


class Piece(NamedTuple):
    """A shape of a prop. ``front``: painted over the body. ``box``: left, top, right, bottom in the picture."""

    kind: str
    d: str
    box: tuple[float, float, float, float]
    front: bool = False


def _rect(kind: str, left: float, top: float, right: float, low: float, radius: float = 1.5, front: bool = False) -> Piece:
    """A rectangle between heights ``top`` and ``low`` above the floor."""
    return Piece(kind, box(left, -top, right - left, top - low, radius), (left, -top, right, -low), front)


def _bar(kind: str, *points: tuple[float, float], front: bool = False) -> Piece:
    """A line through points (x, height)."""
    flipped = [(x, -y) for x, y in points]
    xs, ys = [p[0] for p in flipped], [p[1] for p in flipped]
    return Piece(kind, line(flipped), (min(xs) - 2, min(ys) - 2, max(xs) + 2, max(ys) + 2), front)


def _disc(kind: str, x: float, y: float, r: float, front: bool = False) -> Piece:
    return Piece(kind, disc((x, -y), r), (x - r, -y - r, x + r, -y + r), front)


def _round(kind: str, a: tuple[float, float], r: float, c: tuple[float, float], s: float, front: bool = False) -> Piece:
    d = limb((a[0], -a[1]), r, (c[0], -c[1]), s)
    return Piece(kind, d, (min(a[0] - r, c[0] - s), min(-a[1] - r, -c[1] - s), max(a[0] + r, c[0] + s), max(r - a[1], s - c[1])), front)


def _poly(kind: str, *points: tuple[float, float], front: bool = False) -> Piece:
    flipped = [(x, -y) for x, y in points]
    xs, ys = [p[0] for p in flipped], [p[1] for p in flipped]
    return Piece(kind, polygon(flipped), (min(xs), min(ys), max(xs), max(ys)), front)


# -- from the side -------------------------------------------------------------------------


def _chair(p: Prop) -> list[Piece]:
    x, h, way = p.at, p.height, -1 if p.turned else 1
    return [_bar(METAL, (x - way * 17, h), (x - way * 19, 0)), _bar(METAL, (x + way * 17, h), (x + way * 18, 0)),
            _bar(METAL, (x - way * 19, h), (x - way * 24, h + 47)), _round(WOOD, (x - way * 21.5, h + 24), 2.6, (x - way * 23.5, h + 45), 2.6),
            _rect(WOOD, x - 21, h, x + 21, h - 4, 2)]


def _armchair(p: Prop) -> list[Piece]:
    x, h = p.at, p.height
    return [*_chair(p), _bar(METAL, (x - 20, h + 21), (x + 16, h + 21), (x + 18, 0), front=True)]


def _stool(p: Prop) -> list[Piece]:
    x, h = p.at, p.height
    return [_bar(METAL, (x - 12, h), (x - 16, 0)), _bar(METAL, (x + 12, h), (x + 16, 0)), _rect(WOOD, x - 17, h, x + 17, h - 4, 2)]


def _bed(p: Prop) -> list[Piece]:
    x, h = p.at, p.height
    return [_rect(SOFT, x, h, x + 200, h - 16, 5), _rect(WOOD, x, h - 16, x + 200, h - 24, 1), _bar(METAL, (x + 8, h - 24), (x + 8, 0)),
            _bar(METAL, (x + 192, h - 24), (x + 192, 0))]


def _table(p: Prop) -> list[Piece]:
    x, h = p.at, p.height
    return [_bar(METAL, (x + 6, h), (x + 6, 0)), _bar(METAL, (x + 46, h), (x + 46, 0)), _rect(WOOD, x, h, x + 52, h - 4, 1)]


def _worktop(p: Prop) -> list[Piece]:
    x, h = p.at, p.height
    return [_rect(SOFT, x + 4, h - 4, x + 40, 6, 1), _rect(SOFT, x + 8, 6, x + 40, 0, 0), _bar(THIN, (x + 8, h - 14), (x + 8, h - 26)), _rect(WOOD, x, h, x + 42, h - 5, 1.5)]


def _rail(p: Prop) -> list[Piece]:
    return [_bar(METAL, (p.at, 0), (p.at, p.height)), _disc(METAL, p.at, p.height, 1.6)]


def _step(p: Prop) -> list[Piece]:
    return [_rect(WOOD, p.at, p.height, p.at + 48, 0, 1.5)]


def _box_prop(p: Prop) -> list[Piece]:
    return [_rect(WOOD, p.at, p.height, p.at + 34, 0, 1), _bar(THIN, (p.at + 12, p.height - 8), (p.at + 22, p.height - 8))]


def _bar_prop(p: Prop) -> list[Piece]:
    return [_bar(METAL, (p.at, p.height + 12), (p.at, p.height)), _disc(METAL, p.at, p.height, 1.8), _bar(METAL, (p.at - 26, p.height + 12), (p.at + 26, p.height + 12))]


def _ball(p: Prop) -> list[Piece]:
    r = p.height / 2
    return [_disc(SOFT, p.at, r, r)]


def _half_ball(p: Prop) -> list[Piece]:
    x, h = p.at, p.height
    d = f"M{x - 30:.1f} -3A30 {h:.1f} 0 0 1 {x + 30:.1f} -3Z"
    return [Piece(SOFT, d, (x - 30, -h - 3, x + 30, 0)), _rect(WOOD, x - 31, 4, x + 31, 0, 1.5)]


def _board(p: Prop) -> list[Piece]:
    x, h = p.at, p.height
    return [Piece(SOFT, f"M{x - 9:.1f} {-h + 3:.1f}a9 9 0 0 0 18 0Z", (x - 9, -h, x + 9, 0)), _rect(WOOD, x - 26, h, x + 26, h - 3, 1.5)]


def _plate(p: Prop) -> list[Piece]:
    x, h = p.at, p.height
    return [_rect(SOFT, x - 30, h, x + 36, 0, 3), _bar(METAL, (x + 32, h), (x + 30, h + 84), (x + 22, h + 88))]


def _trampoline(p: Prop) -> list[Piece]:
    x, h = p.at, p.height
    return [_bar(METAL, (x - 42, h - 2), (x - 44, 0)), _bar(METAL, (x + 42, h - 2), (x + 44, 0)), _rect(SOFT, x - 48, h, x + 48, h - 5, 2.5)]


def _roller(p: Prop) -> list[Piece]:
    r = p.height / 2
    return [_disc(SOFT, p.at, r, r), _disc(THIN, p.at, r, r * 0.45)]


def _pillow(p: Prop) -> list[Piece]:
    return [_rect(SOFT, p.at - 18, p.height, p.at + 18, 0, 5)]


def _bike(p: Prop) -> list[Piece]:
    x, h = p.at, p.height
    return [_bar(METAL, (x - 22, 2), (x + 66, 2)), _bar(METAL, (x - 8, 2), (x + 2, h - 4)), _disc(SOFT, x + 50, 26, 20), _disc(THIN, x + 50, 26, 14),
            _bar(METAL, (x + 4, 36), (x + 50, 26)), _bar(METAL, (x + 56, 2), (x + 46, h + 18), (x + 40, h + 24)), _bar(METAL, (x - 1, 50), (x + 50, 60)),
            _round(WOOD, (x - 12, h - 1), 3.4, (x + 10, h), 2.2), _disc(METAL, x + 15, 34, 3)]


def _machine(p: Prop) -> list[Piece]:
    x, h = p.at, p.height
    return [_bar(METAL, (x - 26, 2), (x + 62, 2)), _bar(METAL, (x, h - 4), (x, 2)), _rect(SOFT, x - 20, h, x + 20, h - 6, 3), _round(SOFT, (x - 21, h + 10), 3, (x - 23, h + 52), 3),
            _bar(METAL, (x - 22, h), (x - 26, h + 50)), _bar(METAL, (x + 56, 2), (x + 56, 126)), _rect(SOFT, x + 50, 70, x + 62, 30, 1)]


def _rower(p: Prop) -> list[Piece]:
    x, h = p.at, p.height
    return [_bar(METAL, (x - 60, h - 8), (x + 86, h - 4)), _bar(METAL, (x - 54, h - 8), (x - 54, 0)), _bar(METAL, (x + 84, h), (x + 84, 0)), _disc(SOFT, x + 88, h + 14, 17),
            _rect(WOOD, x - 12, h, x + 12, h - 5, 2.5)]


def _obstacle(p: Prop) -> list[Piece]:
    return [_rect(WOOD, p.at - 5, p.height, p.at + 5, 0, 1)]


def _frame(p: Prop) -> list[Piece]:
    x, h = p.at, p.height
    return [_bar(METAL, (x - 16, 0), (x - 4, h), (x + 6, h), (x + 14, 0)), _bar(METAL, (x - 11, 36), (x + 10, 36))]


def _treadmill(p: Prop) -> list[Piece]:
    x, h = p.at, p.height
    return [_rect(SOFT, x - 60, h, x + 66, 2, 3), _bar(METAL, (x + 56, h), (x + 48, h + 92), (x + 14, h + 88))]


def _shelf(p: Prop) -> list[Piece]:
    x, h = p.at, p.height
    return [_bar(METAL, (x + 34, 0), (x + 34, h + 22)), _rect(WOOD, x, h, x + 34, h - 4, 1), _rect(SOFT, x + 8, h + 16, x + 24, h, 1)]


def _ladder(p: Prop) -> list[Piece]:
    x, h = p.at, p.height
    return [_bar(METAL, (x + 14, h + 62), (x - 10, 0)), _bar(METAL, (x + 14, h + 62), (x + 36, 0)), *(_rect(WOOD, x - 12 + i * 7.5, (i + 1) * h / 1.0 * 0.5, x + 10 + i * 7.5, (i + 1) * h * 0.5 - 3, 1) for i in range(3))]


def _horse(p: Prop) -> list[Piece]:
    x, h = p.at, p.height
    return [*(_round(WOOD, (x + dx, h - 34), 7, (x + dx + 2, 4), 4) for dx in (-42, -32, 34, 44)), _round(WOOD, (x - 38, h - 22), 21, (x + 40, h - 20), 20),
            _round(WOOD, (x + 46, h - 12), 13, (x + 74, h + 30), 9), _round(WOOD, (x + 76, h + 34), 9, (x + 98, h + 20), 6), _round(WOOD, (x - 58, h - 14), 4, (x - 66, h - 56), 3),
            _round(SOFT, (x - 14, h - 1), 4, (x + 16, h), 4)]


def _car(p: Prop) -> list[Piece]:
    x, h = p.at, p.height
    return [_rect(SOFT, x - 22, h, x + 22, h - 12, 5), _round(SOFT, (x - 24, h + 2), 6, (x - 36, h + 56), 5), _rect(WOOD, x - 48, h - 12, x + 44, h - 26, 6),
            _bar(METAL, (x - 46, h + 78), (x + 8, h + 78), (x + 34, h + 30), (x + 40, h - 14))]


def _inversion(p: Prop) -> list[Piece]:
    x, h = p.at, p.height
    return [_bar(METAL, (x - 52, 0), (x, h), (x + 52, 0))]


def _suitcase(p: Prop) -> list[Piece]:
    x, h = p.at, p.height
    return [_bar(METAL, (x - 6, h), (x + 10, h + 32), (x + 18, h + 34)), _rect(SOFT, x - 16, h, x + 14, 5, 4), _bar(THIN, (x - 8, h - 8), (x - 8, 12)), _disc(METAL, x - 9, 3, 2), _disc(METAL, x + 8, 3, 2)]


def _elliptical(p: Prop) -> list[Piece]:
    x = p.at
    return [_bar(METAL, (x - 44, 2), (x + 74, 2)), _disc(SOFT, x + 58, 28, 22), _disc(THIN, x + 58, 28, 15), _bar(METAL, (x + 52, 30), (x + 40, 110), (x + 36, 114)),
            _bar(METAL, (x - 40, 10), (x - 12, 18), (x + 52, 16)), _bar(METAL, (x - 36, 14), (x + 18, 33), (x + 56, 42)), _rect(WOOD, x - 16, 20, x + 12, 16, 1.5),
            _rect(WOOD, x + 12, 34, x + 40, 30, 1.5)]


def _ball_on_floor(p: Prop) -> list[Piece]:
    return [_disc(WOOD, p.at, 2.2, 2.2)]


SIDE: dict[str, Callable[[Prop], list[Piece]]] = {
    "chair": _chair, "armchair": _armchair, "stool": _stool, "bed": _bed, "table": _table, "worktop": _worktop, "rail": _rail, "step": _step, "box": _box_prop,
    "bar": _bar_prop, "ball": _ball, "half-ball": _half_ball, "board": _board, "plate": _plate, "trampoline": _trampoline, "roller": _roller, "pillow": _pillow,
    "bike": _bike, "machine": _machine, "rower": _rower, "obstacle": _obstacle, "frame": _frame, "treadmill": _treadmill, "shelf": _shelf, "ladder": _ladder,
    "horse": _horse, "car": _car, "inversion-table": _inversion, "suitcase": _suitcase, "elliptical": _elliptical, "ball-on-floor": _ball_on_floor,
}


# -- from the front or from behind: what is wide is drawn wide ---------------------------------


def _chair_front(p: Prop) -> list[Piece]:
    h = p.height
    return [_bar(METAL, (-19, h), (-20, 0)), _bar(METAL, (19, h), (20, 0)), _bar(METAL, (-19, h), (-19, h + 46)), _bar(METAL, (19, h), (19, h + 46)),
            _rect(WOOD, -20, h + 47, 20, h + 26, 3), _rect(WOOD, -22, h, 22, h - 4, 2)]


def _wide(width: float, thick: float, front: bool) -> Callable[[Prop], list[Piece]]:
    def drawn(p: Prop) -> list[Piece]:
        return [_bar(METAL, (-width + 4, p.height - thick), (-width + 4, 0), front=front), _bar(METAL, (width - 4, p.height - thick), (width - 4, 0), front=front),
                _rect(WOOD, -width, p.height, width, p.height - thick, 1.5, front)]
    return drawn


def _step_front(p: Prop) -> list[Piece]:
    return [_rect(WOOD, -34, p.height, 34, 0, 1.5)]


def _bed_front(p: Prop) -> list[Piece]:
    return [_rect(SOFT, -60, p.height, 60, p.height - 16, 5), _rect(WOOD, -60, p.height - 16, 60, p.height - 24, 1)]


def front_of(name: str, behind: bool) -> Callable[[Prop], list[Piece]] | None:
    """How a prop looks from the front (``behind``: from behind); None where it looks as from the side."""
    found = {
        "chair": _chair_front, "armchair": _chair_front, "worktop": _wide(48, 5, not behind), "table": _wide(42, 4, not behind), "rail": _wide(40, 3, not behind),
        "step": _step_front, "box": _step_front, "bed": _bed_front, "bar": lambda p: [_bar(METAL, (-40, p.height), (40, p.height))],
    }
    return found.get(name)


def pieces_of(prop: Prop, view: Camera) -> list[Piece]:
    """The shapes of one prop that stands there. Mirrored where the picture is."""
    drawn = front_of(prop.name, view.name == "back") if view.name in ("front", "back") else None
    if view.name == "top":
        drawn = TOP_VIEWS.get(prop.name, lambda p: [])
    maker = drawn or SIDE.get(prop.name)
    return maker(prop) if maker else []


TOP_VIEWS: dict[str, Callable[[Prop], list[Piece]]] = {
    "pillow": lambda p: [Piece(SOFT, box(p.at - 20, -22, 36, 44, 6), (p.at - 20, -22, p.at + 16, 22))],
}

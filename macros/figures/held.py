"""Props that go with the body: held in a hand, worn, or laid under a part."""

from __future__ import annotations

from collections.abc import Iterator

from macros.figures import body as b
from macros.figures.props import Prop
from macros.figures.scenery import METAL, SOFT, THIN, WOOD, Piece
from macros.figures.shapes import Point, box, disc, limb, line, num
from macros.figures.skeleton import FAR, NEAR
from macros.figures.state import Solved
from macros.figures.space import add, sub, unit
from macros.figures.views import Camera, unit2

BAND = "b"


def _piece(kind: str, d: str, points: list[Point], pad: float, front: bool) -> Piece:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return Piece(kind, d, (min(xs) - pad, min(ys) - pad, max(xs) + pad, max(ys) + pad), front)


def _line(kind: str, *points: Point, front: bool = True) -> Piece:
    return _piece(kind, line(points), list(points), 2, front)


def _grip(state: Solved, side: str, view: Camera) -> Point:
    arm = state.body.arms[side]
    return view.point(add(arm.end, sub(arm.tip, arm.end), 0.6))


def _hands(prop: Prop, default: tuple[str, ...] = (FAR, NEAR)) -> tuple[str, ...]:
    return default if prop.hand == "both" else (prop.hand,)


def _weight(state: Solved, prop: Prop, view: Camera) -> Iterator[Piece]:
    for side in _hands(prop):
        x, y = _grip(state, side, view)
        front = side == NEAR or view.name != "side"
        if view.name == "side":
            yield _piece(SOFT, disc((x, y), 6), [(x, y)], 6, front)
            yield _piece(THIN, disc((x, y), 2.4), [(x, y)], 3, front)
        else:
            d = box(x - 9, y - 1.4, 18, 2.8) + box(x - 11, y - 5.5, 5, 11, 1.5) + box(x + 6, y - 5.5, 5, 11, 1.5)
            yield _piece(SOFT, d, [(x, y)], 11, front)


def _band(state: Solved, prop: Prop, view: Camera) -> Iterator[Piece]:
    if prop.placed:
        for side in _hands(prop):
            yield _line(BAND, _grip(state, side, view), view.point((prop.at, prop.height, 0.0)), front=side == NEAR)
        yield _piece(METAL, disc(view.point((prop.at, prop.height, 0.0)), 2), [view.point((prop.at, prop.height, 0.0))], 3, False)
    elif prop.hand == "both":
        yield _line(BAND, _grip(state, NEAR, view), _grip(state, FAR, view))
    else:
        yield _line(BAND, _grip(state, prop.hand, view), view.point(state.body.legs[prop.hand].ball))


def _strap(state: Solved, prop: Prop, view: Camera) -> Iterator[Piece]:
    side = NEAR if prop.hand == "both" else prop.hand
    foot = view.point(state.body.legs[side].ball)
    for hand in (NEAR, FAR) if prop.hand == "both" else (side,):
        yield _line(BAND, _grip(state, hand, view), foot)


def _poles(state: Solved, prop: Prop, view: Camera) -> Iterator[Piece]:
    for side in _hands(prop):
        arm = state.body.arms[side]
        grip = add(arm.end, sub(arm.tip, arm.end), 0.6)
        foot = (grip[0] + (prop.at if prop.placed else -12.0), 0.0, grip[2] * 1.1)
        yield _line(METAL, view.point(add(grip, unit(sub(grip, foot)), 5.0)), view.point(foot), front=side == NEAR)


def _bag(state: Solved, prop: Prop, view: Camera) -> Iterator[Piece]:
    for side in _hands(prop):
        x, y = _grip(state, side, view)
        front = side == NEAR or view.name != "side"
        yield _piece(METAL, f"M{num(x - 7)} {num(y + 15)}L{num(x)} {num(y)}L{num(x + 7)} {num(y + 15)}", [(x - 8, y), (x + 8, y + 15)], 1, front)
        yield _piece(SOFT, box(x - 11, y + 14, 22, 24, 3), [(x - 11, y + 14), (x + 11, y + 38)], 0, front)


def _club(state: Solved, prop: Prop, view: Camera) -> Iterator[Piece]:
    arm = state.body.arms[NEAR]
    grip = add(arm.end, sub(arm.tip, arm.end), 0.6)
    along = unit(sub(arm.end, arm.middle))
    end = add(grip, along, 68.0) if not prop.placed else (prop.at, 1.5, 0.0)
    yield _line(METAL, view.point(grip), view.point(end))
    x, y = view.point(end)
    yield _piece(WOOD, limb((x, y), 2.4, (x + 6 * view.flip, y), 1.8), [(x, y)], 8, True)


def _racquet(state: Solved, prop: Prop, view: Camera) -> Iterator[Piece]:
    side = NEAR if prop.hand == "both" else prop.hand
    arm = state.body.arms[side]
    x, y = view.point(add(arm.tip, unit(sub(arm.tip, arm.end)), 16.0))
    cx, cy = view.point(add(arm.tip, unit(sub(arm.tip, arm.end)), 28.0))
    yield _line(METAL, _grip(state, side, view), (x, y))
    yield _piece(METAL, disc((cx, cy), 12), [(cx, cy)], 14, True)


def _parcel(state: Solved, prop: Prop, view: Camera) -> Iterator[Piece]:
    """A box in the hands, or where it stands (``at``, ``height`` of what it stands on)."""
    if prop.placed:
        x, y = view.flip * prop.at, -prop.height - 10
    else:
        a, c = _grip(state, NEAR, view), _grip(state, FAR, view)
        x, y = (a[0] + c[0]) / 2 + 5 * view.flip * (view.name == "side"), (a[1] + c[1]) / 2 + 1
    yield _piece(WOOD, box(x - 13, y - 10, 26, 20, 2), [(x - 13, y - 10), (x + 13, y + 10)], 0, False)
    yield _piece(THIN, f"M{num(x - 13)} {num(y - 3)}h26", [(x, y)], 0, False)


def _vacuum(state: Solved, prop: Prop, view: Camera) -> Iterator[Piece]:
    arm = state.body.arms[NEAR]
    grip = add(arm.end, sub(arm.tip, arm.end), 0.6)
    foot = (grip[0] + (prop.at if prop.placed else 46.0), 4.0, grip[2])
    yield _line(METAL, view.point(add(grip, unit(sub(grip, foot)), 8.0)), view.point(foot))
    x, y = view.point(foot)
    yield _piece(SOFT, box(x - 10 if view.flip < 0 else x - 4, y - 3, 16, 6, 2), [(x, y)], 14, True)


def _skis(state: Solved, prop: Prop, view: Camera) -> Iterator[Piece]:
    for side in (FAR, NEAR):
        leg = state.body.legs[side]
        back, tip = (leg.heel[0] - 42, leg.heel[1] - b.R_HEEL, leg.heel[2]), (leg.tip[0] + 46, leg.heel[1] - b.R_HEEL, leg.tip[2])
        yield _line(METAL, view.point(back), view.point(tip), view.point(add(tip, (9.0, 6.0, 0.0))), front=side == NEAR)


def _vest(state: Solved, prop: Prop, view: Camera) -> Iterator[Piece]:
    frame = state.body.upper
    low, high = add(state.body.ribs, frame.u, -2.0), add(state.body.collar, frame.u, -7.0)
    for way in (0.55, -0.75) if view.name == "side" else (0.0,):
        a, c = view.point(add(low, frame.f, way * 10)), view.point(add(high, frame.f, way * 9))
        yield _piece(SOFT, limb(a, 5.5 if view.name == "side" else 13, c, 4.5 if view.name == "side" else 13), [a, c], 12, True)


def _backpack(state: Solved, prop: Prop, view: Camera) -> Iterator[Piece]:
    frame = state.body.upper
    a, c = view.point(add(add(state.body.ribs, frame.u, -4.0), frame.f, -17.0)), view.point(add(add(state.body.collar, frame.u, -8.0), frame.f, -16.0))
    yield _piece(SOFT, limb(a, 9.5, c, 7.5), [a, c], 10, False)
    strap = [view.point(add(add(state.body.collar, frame.u, -1.0), frame.f, -8.0)), view.point(add(add(state.body.collar, frame.u, -6.0), frame.f, 9.0)),
             view.point(add(add(state.body.ribs, frame.u, 2.0), frame.f, 4.0)), view.point(add(add(state.body.ribs, frame.u, -4.0), frame.f, -10.0))]
    yield _piece(METAL, line(strap), strap, 2, True)


def _laid(state: Solved, prop: Prop, view: Camera) -> Iterator[Piece]:
    """A pillow or roll under the head, under or between the knees, behind the low back."""
    body = state.body
    if prop.name == "head-pillow":
        x, y = view.point(body.skull)
        if view.name == "top":
            yield _piece(SOFT, box(x - 18, y - 26, 34, 52, 8), [(x - 18, y - 26), (x + 16, y + 26)], 0, False)
        else:
            low = y + b.HEAD_HEIGHT
            height = max(prop.height or 9, 6)
            yield _piece(SOFT, box(x - 22, low - 4, 40, height, 4), [(x - 22, low - 4), (x + 18, low - 4 + height)], 0, False)
    elif prop.name == "knee-pillow":
        a, c = (view.point(body.legs[s].middle) for s in (NEAR, FAR))
        x, y = (a[0] + c[0]) / 2, (a[1] + c[1]) / 2
        under = state.base == "lie-face-up"
        y = max(a[1], c[1]) + b.R_KNEE + 5 if under else y
        yield _piece(SOFT, box(x - 17, y - 6, 34, 13, 6), [(x - 17, y - 6), (x + 17, y + 7)], 0, not under)
    else:
        spot = add(add(body.waist, body.lower.u, 6.0), body.lower.f, -14.0)
        x, y = view.point(spot)
        if prop.name == "back-cushion":
            up = unit2(view.way(body.lower.u))
            yield _piece(SOFT, limb((x - up[0] * 7, y - up[1] * 7), 5, (x + up[0] * 7, y + up[1] * 7), 5), [(x, y)], 13, False)
        else:
            yield _piece(SOFT, disc((x, y), 5.5), [(x, y)], 6, False)


def _shoe(state: Solved, prop: Prop, view: Camera) -> Iterator[Piece]:
    return iter(())


_MAKERS = {"weight": _weight, "parcel": _parcel, "band": _band, "strap": _strap, "poles": _poles, "bag": _bag, "club": _club, "racquet": _racquet, "vacuum": _vacuum, "skis": _skis,
           "vest": _vest, "backpack": _backpack, "head-pillow": _laid, "knee-pillow": _laid, "back-cushion": _laid, "towel-roll": _laid, "shoe": _shoe}


def held_pieces(state: Solved, view: Camera) -> list[Piece]:
    """The shapes of everything that goes with the body."""
    return [piece for prop in state.props.values() if prop.name in _MAKERS for piece in _MAKERS[prop.name](state, prop, view)]


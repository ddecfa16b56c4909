"""Contacts: what the body rests on. They say how high the body is, and how far it misses what it ought to touch."""

from __future__ import annotations

from macros.figures import body as b
from macros.figures.skeleton import FAR, NEAR, SIGN, Body
from macros.figures.space import Vec, add

BACK, BELLY, SIDE = "back", "belly", "side"


def trunk_points(body: Body, where: str) -> list[Vec]:
    """Points of the skin along the trunk: at its back, its front or its lower side."""
    spots = ((body.hips, body.pelvis, 1.0), (body.waist, body.lower, 0.9), (add(body.ribs, body.upper.u, 10.0), body.upper, 1.0),
             (add(body.ribs, body.upper.u, 18.0), body.upper, 0.86))
    found = []
    for point, frame, size in spots:
        if where == SIDE:
            low = -1.0 if frame.r[1] > 0 else 1.0
            found.append(add(point, frame.r, low * b.SIDE_SURFACE * size))
        else:
            found.append(add(point, frame.f, (-1.0 if where == BACK else 1.0) * b.BACK_SURFACE * size))
    return found


def foot_points(body: Body, side: str) -> list[tuple[Vec, float]]:
    """Heel, ball and toes of one foot, each with its radius."""
    leg = body.legs[side]
    return [(leg.heel, b.R_HEEL), (leg.ball, b.R_BALL), (leg.tip, b.R_TOE)]


def lowest(body: Body, part: str) -> float:
    """How high the lowest point of a part is. ``part``: as in a pose, or for one side such as ``near-foot``."""
    sides = (NEAR, FAR) if part in ("feet", "hands", "forearms", "knees") else (part.split("-")[0],)
    if part.endswith(("feet", "foot")):
        return min(point[1] - radius for side in sides for point, radius in foot_points(body, side))
    if part.endswith(("knees", "knee")):
        return min(body.legs[side].middle[1] for side in sides) - b.R_KNEE
    if part.endswith(("hands", "hand")):
        return min(min(body.arms[side].end[1], body.arms[side].tip[1]) for side in sides) - b.R_WRIST
    if part.endswith(("forearms", "forearm")):
        return min(min(body.arms[side].middle[1] - b.R_ELBOW, body.arms[side].end[1] - b.R_WRIST) for side in sides)
    if part == "seat":
        return body.hips[1] - b.SEAT_SURFACE
    if part == "head":
        return body.skull[1] - b.HEAD_HEIGHT
    low = min(point[1] for point in trunk_points(body, part))
    return min(low, body.hips[1] - b.SEAT_SURFACE) if part == BACK else low


def spot(body: Body, part: str) -> float:
    """Where along the floor (x) a part is: what stays in place from one picture to the next."""
    if part.endswith(("feet", "foot")):
        legs = [body.legs[s] for s in (NEAR, FAR)] if part == "feet" else [body.legs[part.split("-")[0]]]
        return sum(leg.ball[0] for leg in legs) / len(legs)
    if part == "knees":
        return sum(body.legs[s].middle[0] for s in (NEAR, FAR)) / 2
    if part.endswith("knee"):
        return body.legs[part.split("-")[0]].middle[0]
    if part in ("hands", "forearms"):
        return sum(body.arms[s].middle[0] if part == "forearms" else body.arms[s].end[0] for s in (NEAR, FAR)) / 2
    if part.endswith(("hand", "forearm")):
        arm = body.arms[part.split("-")[0]]
        return arm.middle[0] if part.endswith("forearm") else arm.end[0]
    if part == "collar":
        return body.collar[0]
    return body.hips[0]


def centre_of_mass(body: Body) -> Vec:
    """Where the body's weight acts."""
    parts = [
        (b.WEIGHTS["head"], body.skull, body.skull), (b.WEIGHTS["upper-back"], body.ribs, body.collar),
        (b.WEIGHTS["lower-back"], body.waist, body.ribs), (b.WEIGHTS["pelvis"], body.hips, body.waist),
    ]
    for side in SIGN:
        arm, leg = body.arms[side], body.legs[side]
        parts += [(b.WEIGHTS["upper-arm"], arm.root, arm.middle), (b.WEIGHTS["forearm"], arm.middle, arm.end), (b.WEIGHTS["hand"], arm.end, arm.tip),
                  (b.WEIGHTS["thigh"], leg.root, leg.middle), (b.WEIGHTS["shin"], leg.middle, leg.end), (b.WEIGHTS["foot"], leg.heel, leg.tip)]
    total = sum(part[0] for part in parts)
    x, y, z = (sum(weight * (p[axis] + q[axis]) for weight, p, q in parts) / (2 * total) for axis in range(3))
    return (x, y, z)

"""Forward kinematics: from joint angles to where every part of the body is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import acos, cos, degrees, radians, sin, sqrt

from macros.figures import body as b
from macros.figures.space import Frame, Vec, add, clockwise, dot, norm, pitched, rolled, scaled, sub, turned, unit, yawed

NEAR, FAR = "near", "far"
_NECK_SLOPE = 12.0  # a neck at rest slopes forward; the head is level on it
SIGN = {NEAR: 1.0, FAR: -1.0}  # the near side is the body's right


@dataclass
class Limb:
    """An arm or a leg: its joints from the trunk outwards, the way its hinge opens, where hand or foot point."""

    root: Vec
    middle: Vec
    end: Vec
    tip: Vec
    hinge: Vec
    ball: Vec = (0.0, 0.0, 0.0)
    heel: Vec = (0.0, 0.0, 0.0)

    def moved(self, by: Vec) -> Limb:
        """The same limb elsewhere."""
        return Limb(*(add(p, by) for p in (self.root, self.middle, self.end, self.tip)), self.hinge, add(self.ball, by), add(self.heel, by))


@dataclass
class Body:
    """A whole body in space: frames of the trunk, points along it, four limbs."""

    pelvis: Frame
    lower: Frame
    upper: Frame
    neck: Frame
    head: Frame
    hips: Vec
    waist: Vec
    ribs: Vec
    collar: Vec
    skull: Vec
    arms: dict[str, Limb] = field(default_factory=dict)
    legs: dict[str, Limb] = field(default_factory=dict)

    def moved(self, by: Vec) -> Body:
        """The same body elsewhere."""
        points = [add(p, by) for p in (self.hips, self.waist, self.ribs, self.collar, self.skull)]
        return Body(self.pelvis, self.lower, self.upper, self.neck, self.head, *points,
                    {s: a.moved(by) for s, a in self.arms.items()}, {s: leg.moved(by) for s, leg in self.legs.items()})


def value(angles: Mapping[str, float], joint: str, side: str = "") -> float:
    """A joint's angle: the side's own, else that of both."""
    return float(angles.get(f"{side}-{joint}", angles.get(joint, 0.0)) if side else angles.get(joint, 0.0))


def body_of(start: Frame, angles: Mapping[str, float]) -> Body:
    """The body with its hips at the origin. ``start``: the base posture's frame; ``angles``: by YAML name, in degrees."""
    pelvis = yawed(Frame(*start), value(angles, "turn"))
    pelvis = Frame(*(clockwise(direction, value(angles, "lean")) for direction in pelvis))
    if angles.get("side-lean"):
        pelvis = rolled(pelvis, value(angles, "side-lean"))
    bend, twist, side = (value(angles, name) / 2 for name in ("bend", "twist", "side-bend"))
    lower = yawed(rolled(pitched(pelvis, bend + value(angles, "lower-back")), side), twist)
    upper = yawed(rolled(pitched(lower, bend + value(angles, "upper-back")), side), twist)
    neck = pitched(upper, _NECK_SLOPE + value(angles, "neck"))
    head = pitched(yawed(neck, value(angles, "head-turn")), value(angles, "head") - _NECK_SLOPE)
    waist = scaled(pelvis.u, b.PELVIS)
    ribs = add(waist, lower.u, b.LOWER_BACK)
    collar = add(ribs, upper.u, b.UPPER_BACK)
    skull = add(add(collar, neck.u, b.NECK), head.u, b.HEAD)
    made = Body(pelvis, lower, upper, neck, head, (0.0, 0.0, 0.0), waist, ribs, collar, skull)
    for name in (NEAR, FAR):
        made.arms[name] = _arm(upper, collar, angles, name)
        made.legs[name] = _leg(pelvis, angles, name)
    return made


def shoulder_point(upper: Frame, collar: Vec, side: str) -> Vec:
    """The joint of one shoulder."""
    return add(add(collar, upper.u, -b.SHOULDER_DROP), upper.r, SIGN[side] * b.SHOULDER_HALF)


def hip_point(pelvis: Frame, hips: Vec, side: str) -> Vec:
    """The joint of one hip."""
    return add(hips, pelvis.r, SIGN[side] * b.HIP_HALF)


def _spread(frame: Frame, flexion: float, out: float, turn: float, side: str) -> tuple[Vec, Vec]:
    """Direction of an upper limb and of what faces forward on it: bent forward, then out to its side, then turned."""
    down, front = turned(scaled(frame.u, -1), frame.f, flexion)
    down, across = turned(down, scaled(frame.r, SIGN[side]), out)
    front, _ = turned(front, across, turn)
    return down, front


def _arm(upper: Frame, collar: Vec, angles: Mapping[str, float], side: str) -> Limb:
    root = shoulder_point(upper, collar, side)
    down, front = _spread(upper, *(value(angles, joint, side) for joint in ("shoulder", "arm-out", "arm-turn")), side)
    middle = add(root, down, b.UPPER_ARM)
    along, front = turned(down, front, value(angles, "elbow", side))
    end = add(middle, along, b.FOREARM)
    hand, _ = turned(along, front, value(angles, "wrist", side))
    return Limb(root, middle, end, add(end, hand, b.HAND), front)


def _leg(pelvis: Frame, angles: Mapping[str, float], side: str) -> Limb:
    root = hip_point(pelvis, (0.0, 0.0, 0.0), side)
    down, front = _spread(pelvis, *(value(angles, joint, side) for joint in ("hip", "leg-out", "leg-turn")), side)
    middle = add(root, down, b.THIGH)
    along, behind = turned(down, scaled(front, -1), value(angles, "knee", side))
    ankle = add(middle, along, b.SHIN)
    toes, _ = turned(scaled(behind, -1), scaled(along, -1), value(angles, "ankle", side))
    return with_foot(Limb(root, middle, ankle, ankle, scaled(behind, -1)), toes, along)


def with_foot(leg: Limb, toes: Vec, along: Vec, bent: Vec | None = None) -> Limb:
    """The leg with its foot: ``toes`` is where the foot points, ``bent`` where the toes do if they are bent."""
    below = unit(add(along, toes, -dot(along, toes)), along)
    depth = b.ANKLE_HEIGHT - b.R_BALL
    ball = add(add(leg.end, toes, b.BALL_AHEAD), below, depth)
    heel = add(add(leg.end, toes, -b.HEEL_BACK), below, b.ANKLE_HEIGHT - b.R_HEEL)
    return Limb(leg.root, leg.middle, leg.end, add(ball, bent or toes, b.TOE_AHEAD - b.BALL_AHEAD), leg.hinge, ball, heel)


def reach(root: Vec, target: Vec, upper: float, lower: float, pole: Vec) -> tuple[Vec, Vec]:
    """Inverse kinematics of two bones: middle joint and end, bent towards ``pole``. Out of reach: as far as it goes."""
    way = sub(target, root)
    far = norm(way)
    distance = max(min(far, upper + lower - 0.05), abs(upper - lower) + 0.05)
    straight = unit(way, (0.0, -1.0, 0.0))
    side = unit(add(pole, straight, -dot(pole, straight)), (0.0, 0.0, 1.0))
    along = (upper * upper + distance * distance - lower * lower) / (2 * distance)
    out = sqrt(max(upper * upper - along * along, 0.0))
    return add(add(root, straight, along), side, out), add(root, straight, distance)


def between(a: Vec, c: Vec) -> float:
    """The angle between two directions, in degrees."""
    size = norm(a) * norm(c)
    return degrees(acos(max(-1.0, min(1.0, dot(a, c) / size)))) if size else 0.0


def on_circle(centre: Vec, a: Vec, c: Vec, radius: float, angle: float) -> Vec:
    """A point of a circle spanned by two directions."""
    return add(add(centre, a, radius * cos(radians(angle))), c, radius * sin(radians(angle)))

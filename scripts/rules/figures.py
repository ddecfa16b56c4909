"""Figures: the drawn body obeys its joints, its contacts and gravity, and shows the movement that the data declare."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from macros.figures.contacts import foot_points
from macros.figures.measure import difference, off_balance, spine
from macros.figures.sheet import states_of
from macros.figures.skeleton import SIGN
from macros.figures.state import Solved
from macros.knowledge.records.figures import JOINTS, SIDES
from scripts.rules.base import Context, Example, Rule

RAISE = "exercises/heel-raise.yml"
UP = "pose: {base: stand, hands: worktop, heels: up, arrow: heels}"
REACH, SINK, TIP, SAME = 2.5, 2.0, 3.0, 2.0  # cm: what is too far from a hold, below the floor, off the base; what counts as no movement
# Things that must be named as props; what one sits on or leans on is drawn by itself.
NAMED = {"chair-back": ("chair", "armchair"), "armrests": ("armchair", "chair"), "frame": ("frame",), "poles": ("poles",), "pole": ("poles",),
         "parcel": ("parcel",), "bike": ("bike",), "roller": ("roller",), "board": ("board", "half-ball"), "pillow": ("pillow", "head-pillow")}


def drawn(context: Context) -> dict[str, list[tuple[int, Any, Solved]]]:
    """The solved poses of every exercise, worked out once a run. A pose that cannot be worked out is a fault of ours: it raises."""
    if "poses" not in context.found:
        context.found["poses"] = {
            ref: states_of(exercise) for ref, exercise in context.knowledge.entries.items() if ref.startswith("exercises/")}
    return context.found["poses"]


def _each(context: Context) -> Iterator[tuple[str, Any, int, Any, Solved]]:
    for ref, states in drawn(context).items():
        for index, pose, state in states:
            yield f"{ref}.yml", context.knowledge.entries[ref], index, pose, state


def _mark(context: Context, file: str, index: int, *keys: str):
    raw = context.knowledge.raw[file]["steps"][index]["pose"]
    key = next((k for k in keys if k in raw), None)
    return context.knowledge.mark(file, ("steps", index, "pose", *((key,) if key else ())))


def _joints(context: Context):
    for file, _exercise, index, pose, _state in _each(context):
        for attribute in pose.model_fields_set:
            key = attribute.replace("_", "-")
            name = next((key.removeprefix(side + "-") for side in SIDES if key.startswith(side + "-") and key.removeprefix(side + "-") in JOINTS), key)
            angle = getattr(pose, attribute)
            if name in JOINTS and angle is not None and not JOINTS[name].least <= angle <= JOINTS[name].most:
                yield (_mark(context, file, index, key), f"'{key}: {angle:g}' is further than this joint goes",
                       f"Write {JOINTS[name].least} to {JOINTS[name].most}: {JOINTS[name].meaning}.")


def _contacts(context: Context):
    for file, _exercise, index, _pose, state in _each(context):
        for part, gap in state.missed.items():
            if gap > REACH:
                both = {"hand": "hands", "foot": "feet"}[part.split("-")[1]]
                yield (_mark(context, file, index, part, both),
                       f"the {part.replace('-', ' ')} does not reach '{state.touches[part]}': {gap:.0f} cm are missing")
        low = min(point[1] - radius for side in SIGN for point, radius in foot_points(state.body, side))
        low = min(low, state.body.skull[1] - 9, state.body.hips[1] - 7, *(arm.tip[1] - 3 for arm in state.body.arms.values() if state.base != "lie-on-side"))
        if low < -SINK:
            yield _mark(context, file, index), f"a part of the body is {-low:.0f} cm below the floor"


def _props(context: Context):
    for file, _exercise, index, _pose, state in _each(context):
        for part, surface in state.touches.items():
            wanted = NAMED.get(surface)
            if wanted and not any(name in state.props for name in wanted):
                both = {"hand": "hands", "foot": "feet"}.get(part.split("-")[-1], part)
                yield (_mark(context, file, index, part, both), f"the {part.replace('-', ' ')} is at '{surface}', and no such thing is in the picture",
                       f"Add it to the props: 'figure: {{props: [{wanted[0]}]}}'.")


def _movement(context: Context):
    for file, exercise, index, _pose, state in _each(context):
        if exercise.steps[index].shows == "wrong":
            continue
        shape = spine(state.body)
        shown = {"bend": max(shape.bend, 0.0), "arch": max(-shape.bend, 0.0), "twist": abs(shape.twist)}
        for axis, degrees in shown.items():
            allowed = _allowed(context, exercise, axis)
            if allowed is not None and degrees > allowed:
                keys = ("bend", "lower-back", "upper-back") if axis != "twist" else ("twist",)
                yield (_mark(context, file, index, *keys), f"the back is drawn with {degrees:.0f} degrees of {axis}; "
                       f"'movement: {{{axis}: {', '.join(exercise.movement[axis])}}}' allows {allowed:.0f}")


def _allowed(context: Context, exercise: Any, axis: str) -> float | None:
    known = context.knowledge.movements.get(axis)
    levels = [level for level in exercise.movement.get(axis, ()) if known and known.degrees and level in known.degrees]
    return max((known.degrees[level][1] for level in levels), default=None)


def _balance(context: Context):
    for file, exercise, index, _pose, state in _each(context):
        off = off_balance(state)
        if off > TIP and exercise.steps[index].shows != "wrong":
            yield (_mark(context, file, index, "shift", "lean"), f"the body would tip over: its weight is {off:.0f} cm outside what it stands on")


def _moves(context: Context):
    for ref, states in drawn(context).items():
        if states and max((difference(states[0][2].body, state.body) for _i, _p, state in states[1:]), default=0.0) < SAME \
                and len({(pose.view, str(pose.props)) for _i, pose, _s in states}) < 2:
            index = states[-1][0]
            yield _mark(context, f"{ref}.yml", index), "start and end are drawn alike" if len(states) > 1 else "there is one picture only"


def _arrows(context: Context):
    for ref, states in drawn(context).items():
        if states and any(isinstance(arrow, str) for arrow in states[0][1].arrow):
            yield _mark(context, f"{ref}.yml", states[0][0], "arrow"), "the first picture has an arrow that does not say which way it goes"


def _missing(context: Context):
    for ref, states in drawn(context).items():
        if not states and context.knowledge.entries[ref].figure is None:
            yield context.knowledge.mark(f"{ref}.yml", ("steps",)), "no step of this exercise has a picture"


RULES = (
    Rule("FIG-01", "A pose stays within what joints can do", "Nobody can copy it, and whoever tries may get hurt.",
         "Look up the joint in the guide to figures.", _joints, (Example(RAISE, UP, UP.replace("heels: up", "knee: 170")),)),
    Rule("FIG-02", "What touches something touches it", "A body that floats or sinks shows another exercise.",
         "Move the prop ('at:') or the body ('move:', 'lean:') until it reaches.", _contacts,
         (Example(RAISE, UP, UP.replace("heels: up", "move: -60")),)),
    Rule("FIG-03", "The drawn back bends, arches and twists no further than the movement declares",
         "A rounded back under 'keep your back straight' teaches the wrong movement.",
         "Lower 'bend' or 'twist' in the pose. If the exercise really moves so far, change 'movement'.", _movement,
         (Example(RAISE, UP, UP.replace("heels: up", "bend: 40")),)),
    Rule("FIG-04", "The weight is over what the body stands on, unless it holds on", "A reader who copies the picture would fall.",
         "Leave out 'shift' and 'hip', so that the drawing balances itself, or let a hand hold on.", _balance,
         (Example(RAISE, UP, UP.replace("hands: worktop, heels: up", "hip: 0, lean: 30")),)),
    Rule("FIG-05", "Start and end differ", "A picture that does not change shows no movement.",
         "Draw what the step changes: write a second pose, or other angles.", _moves,
         (Example(RAISE, UP, "pose: {base: stand, hands: worktop}"),)),
    Rule("FIG-06", "What the hands or feet are on is in the picture", "A hand that holds on to nothing shows another exercise.",
         "Add the prop.", _props, (Example(RAISE, UP, UP.replace("hands: worktop", "hands: chair-back")),)),
    Rule("FIG-07", "An arrow in the first picture says which way", "Without a picture before it there is nothing to point from.",
         "Write 'arrow: {part: heels, way: up}'.", _arrows, (Example(RAISE, "pose: {base: stand, hands: worktop}", "pose: {base: stand, hands: worktop, arrow: heels}"),)),
    Rule("FIG-08", "Every exercise has pictures, or says why it has none", "Instructions without pictures are often done wrong.",
         "Write a pose under its steps (docs/drawing-figures.md), or 'figure: {none: the reason}'.", _missing,
         (Example("exercises/curl.yml", "figure: {none: Shown in the tests of rules only.}\n", ""),)),
)

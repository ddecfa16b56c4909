"""All pictures of one exercise: poses worked out one after the other, in one frame, written as SVG."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from macros.figures.alt import alt_text
from macros.figures.arrows import arrow_line, arrow_paths
from macros.figures.draw import body_shapes
from macros.figures.frame import Box, body_points, corner_for_mark, frame_of_points
from macros.figures.heads import head_outline
from macros.figures.held import held_pieces
from macros.figures.props import HELD, UNDER, USUAL, WORN, Prop, props_of
from macros.figures.scenery import Piece, pieces_of
from macros.figures.shapes import box, line, num
from macros.figures.solve import solve
from macros.figures.state import Solved, spec_of
from macros.figures.views import Camera, camera

SIZE = 1.55  # pixels of a picture for 1 cm
PAD = 5.0


@dataclass(frozen=True)
class Drawn:
    """One finished picture. ``step``: index of its step, from 0; ``wrong``: shown as a mistake."""

    step: int
    svg: str
    alt: str
    wrong: bool
    state: Solved
    width: int
    height: int

    @property
    def markup(self) -> Markup:
        """The picture for a template; its words are escaped already."""
        return Markup(self.svg)


@dataclass
class _Plan:
    """A picture before its frame is known."""

    step: int
    pose: Any
    state: Solved
    view: Camera
    wrong: bool
    ghost: Solved | None
    before: Solved | None


def states_of(exercise: Any) -> list[tuple[int, Any, Solved]]:
    """(step, pose, solved pose) of every step that has a pose."""
    scene = exercise.figure if hasattr(exercise.figure, "props") else None
    found: list[tuple[int, Any, Solved]] = []
    shared = props_of(scene.props if scene else [])
    for step in exercise.steps:
        if step.pose is not None and step.pose.props is None:
            shared = _seated(shared, step.pose)
    for index, step in enumerate(exercise.steps):
        if step.pose is None:
            continue
        own = props_of(step.pose.props) if step.pose.props is not None else dict(shared)
        state = solve(spec_of(step.pose), _seated(own, step.pose), found[-1][2] if found else None)
        for name in shared:  # a wall that found its place keeps it
            if name in state.props and state.props[name].placed:
                shared[name] = state.props[name]
        found.append((index, step.pose, state))
    return found


def _seated(props: dict[str, Prop], pose: Any) -> dict[str, Prop]:
    """A chair under whoever sits, though the author named none."""
    spec = spec_of(pose)
    seat = spec.get("seat", "chair" if pose.base == "sit" else "none")
    wanted = [seat] if seat not in ("none", "floor", "mat", "wall") and seat in USUAL else []
    wanted += [w for key, w in spec.items() if key.endswith(("hand", "hands")) and w in ("worktop", "rail", "bar", "table")]
    for name in wanted:
        if name not in props and not (name == "chair" and "armchair" in props):
            props |= props_of([name])
    if pose.base == "hang" and "bar" not in props:
        props |= props_of(["bar"])
    return props


def figures_of(exercise: Any) -> list[Drawn]:
    """Every picture of an exercise, all in one frame. Empty where no step has a pose."""
    plans = _plans(exercise)
    if not plans:
        return []
    groups: dict[tuple[str, bool], list[_Plan]] = {}
    for plan in plans:
        groups.setdefault(_group(exercise, plan), []).append(plan)
    frames = {key: _frame(group) for key, group in groups.items()}
    return [_write(exercise, plan, *frames[_group(exercise, plan)], number) for number, plan in enumerate(plans, 1)]


def _group(exercise: Any, plan: _Plan) -> tuple[str, bool]:
    """Pictures that share a frame: those of one view. Where a swap is shown beside what to leave out, it has its own."""
    return plan.view.name, getattr(exercise, "use", "") == "leave-out" and not plan.wrong


def _plans(exercise: Any) -> list[_Plan]:
    scene = exercise.figure if hasattr(exercise.figure, "props") else None
    states = states_of(exercise)
    plans = []
    for number, (index, pose, state) in enumerate(states):
        view = camera(pose.view or (scene.view if scene else "side"), scene.facing if scene else "right")
        before = states[number - 1][2] if number else None
        wanted = pose.ghost or ("previous" if pose.arrow and before else "none")
        ghost = {"previous": before, "first": states[0][2] if number else None, "none": None}[wanted]
        plans.append(_Plan(index, pose, state, view, exercise.steps[index].shows == "wrong", ghost, before))
    return plans


# -- the frame ----------------------------------------------------------------------------


def _still(plan: _Plan) -> list[Piece]:
    """Props that stand there, in the picture of this plan."""
    skip = HELD | WORN | UNDER | {"mat", "wall", "water"}
    return [piece for prop in plan.state.props.values() if prop.name not in skip for piece in pieces_of(prop, plan.view)]


def _arrows(plan: _Plan) -> list[tuple[str, list[tuple[float, float]]]]:
    found = []
    for arrow in plan.pose.arrow:
        part, way = (arrow, None) if isinstance(arrow, str) else (arrow.part, arrow.way)
        found.append((part, arrow_line(plan.ghost.body if plan.ghost else plan.before.body if plan.before else None, plan.state.body, part, way, plan.view)))
    return found


def _frame(plans: list[_Plan]) -> tuple[Box, tuple[float, float] | None]:
    """What all pictures need, and where the mark of a mistake goes."""
    points: list[tuple[float, float]] = []
    for plan in plans:
        flip = plan.view.flip
        points += body_points(plan.state.body, plan.view)
        if plan.ghost:
            points += body_points(plan.ghost.body, plan.view)
        for piece in (*_still(plan), *held_pieces(plan.state, plan.view)):
            left, top, right, low = piece.box
            mirror = flip if piece in _still(plan) else 1.0
            points += [(left * mirror, top), (right * mirror, low)]
        points += [point for _part, way in _arrows(plan) for point in way]
        wall = plan.state.props.get("wall")
        if wall and plan.view.name == "side":
            points += [(flip * (wall.at + (6 if wall.at > 0 else -6)), 0.0), (flip * wall.at, 0.0)]
        if plan.view.name != "top":
            points.append((points[-1][0], 4.0))
    frame = frame_of_points(points, PAD)
    wrong = [plan for plan in plans if plan.wrong]
    if not wrong:
        return frame, None
    return corner_for_mark(frame, [p for plan in wrong for p in body_points(plan.state.body, plan.view)])


# -- writing ------------------------------------------------------------------------------


def _write(exercise: Any, plan: _Plan, frame: Box, mark: tuple[float, float] | None, number: int) -> Drawn:
    title = f"{exercise.name}: {'not like this' if plan.wrong else f'picture {number}'}"
    alt = plan.pose.alt or alt_text(plan.state, plan.before, plan.pose, plan.view.name)
    name = f"fig-{exercise.id}-{number}"
    parts = [*_ground(plan, frame), *_mirrored(_still(plan), plan.view, False)]
    held = held_pieces(plan.state, plan.view)
    parts += [_path(p.kind, p.d) for p in held if not p.front]
    if plan.ghost:
        parts.append(_ghost(plan))
    parts += [_path(*shape) for shape in body_shapes(plan.state.body, plan.view)]
    parts += _mirrored(_still(plan), plan.view, True)
    parts += [_path(p.kind, p.d) for p in held if p.front]
    parts += _water(plan, frame)
    for _part, way in _arrows(plan):
        shaft, tip = arrow_paths(way)
        parts.append(f'<path class="k" d="{shaft}{tip}"/><path class="a" d="{shaft}"/><path class="ah" d="{tip}"/>')
    if plan.wrong and mark:
        parts.append(_mark(mark))
    width, height = round(frame.width * SIZE), round(frame.height * SIZE)
    svg = (f'<svg class="fig" viewBox="{frame.text}" width="{width}" height="{height}" role="img" aria-labelledby="{name}-t {name}-d">'
           f'<title id="{name}-t">{escape(title)}</title><desc id="{name}-d">{escape(alt)}</desc>{"".join(parts)}</svg>')
    return Drawn(plan.step, svg, alt, plan.wrong, plan.state, width, height)


def _path(kind: str, d: str, matrix: str = "") -> str:
    place = f' transform="{matrix}"' if matrix else ""
    return f'<path class="{kind}" d="{d}"{place}/>'


def _mirrored(pieces: list[Piece], view: Camera, front: bool) -> list[str]:
    paths = "".join(_path(p.kind, p.d) for p in pieces if p.front == front)
    if not paths:
        return []
    return [f'<g transform="scale(-1 1)">{paths}</g>' if view.flip < 0 and view.name != "front" else paths]


def _ground(plan: _Plan, frame: Box) -> list[str]:
    """Floor, mat and wall: as wide and high as the frame."""
    if plan.view.name == "top":
        return [_path("mo", box(frame.left + 2, frame.top + 2, frame.width - 4, frame.height - 4, 6))] if "mat" in plan.state.props else []
    props, flip = plan.state.props, plan.view.flip
    parts = []
    wall = props.get("wall")
    if wall and plan.view.name == "side":
        behind = wall.at < plan.state.body.hips[0]
        x = flip * (wall.at + (-6 if behind else 6))
        left, right = sorted((flip * wall.at, x))
        parts.append(_path("wl", box(left, frame.top, right - left, -frame.top, 0)))
    elif wall:
        parts.append(_path("wf", box(frame.left, frame.top, frame.width, -frame.top, 0)))
    low = 0.0
    if "mat" in props:
        low = 3.0
        parts.append(_path("mt", box(frame.left + 3, 0, frame.width - 6, 3, 1.5)))
    parts.append(_path("fl", line([(frame.left, low), (frame.right, low)])))
    return parts


def _water(plan: _Plan, frame: Box) -> list[str]:
    water = plan.state.props.get("water")
    if not water:
        return []
    x, y, waves = frame.left, -water.height, []
    while x < frame.right:
        waves.append("q4-3 8 0t8 0")
        x += 16
    clip = f"M{num(frame.left)} {num(y)}" + "".join(waves)
    return [_path("wt", box(frame.left, y, frame.width, frame.bottom - y, 0)), _path("wv", clip)]


def _ghost(plan: _Plan) -> str:
    shapes = [s for s in body_shapes(plan.ghost.body, plan.view) if s.kind != "k" and not s.matrix]
    return _path("g", "".join(s.d for s in shapes) + head_outline(plan.ghost.body, plan.view))


def _mark(at: tuple[float, float]) -> str:
    """The mark of a movement to avoid: an octagon with a cross."""
    x, y = at
    r, c = 11.0, 4.6
    eight = [(x - c, y - r), (x + c, y - r), (x + r, y - c), (x + r, y + c), (x + c, y + r), (x - c, y + r), (x - r, y + c), (x - r, y - c)]
    d = "M" + "L".join(f"{num(a)} {num(b)}" for a, b in eight) + "Z"
    cross = f"M{num(x - 4.6)} {num(y - 4.6)}l9.2 9.2m0-9.2l-9.2 9.2"
    return _path("xo", d) + _path("xc", cross)



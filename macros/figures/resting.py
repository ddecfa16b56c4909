"""Lying, sitting, kneeling, propped up: the body is let down until it touches what it rests on."""

from __future__ import annotations

from macros.figures import body as b
from macros.figures.bases import frame_of
from macros.figures.contacts import lowest
from macros.figures.props import height_of
from macros.figures.skeleton import SIGN, body_of, value
from macros.figures.standing import ankle_over
from macros.figures.state import Solved, surface_of

# What holds the body in place, first that is touched first.
ANCHORS = {
    "stand": ("feet",), "sit": ("seat",), "long-sit": ("seat",), "lie-face-up": ("back",), "lie-face-down": ("belly",), "lie-on-side": ("side",),
    "hands-and-knees": ("knees",), "kneel": ("knees",), "half-kneel": ("knees",), "propped": ("knees", "feet"), "side-propped": ("near-forearm",),
    "hang": ("hands",),
}


def let_down(state: Solved) -> None:
    """Let the body down until its anchor touches what it rests on."""
    for part in (*ANCHORS[state.base], *state.touches):
        surface = surface_of(state, part)
        if surface is None or surface == "wall":
            continue
        if part == "hands" or part.endswith("-hand"):
            grip = height_of(surface, state.props)
            top = max(state.body.arms[s].end[1] for s in SIGN)
            state.body = state.body.moved((0.0, grip - top, 0.0))
        elif state.base == "stand":
            low = min(state.body.legs[s].end[1] - ankle_over(state, s, (0.0, 0.0, 0.0), (1.0, 0.0, 0.0))[1] for s in SIGN if f"{s}-foot" in state.touches)
            state.body = state.body.moved((0.0, -low, 0.0))
        else:
            low = min(lowest(state.body, one) for one in ([t for t in state.touches if t.endswith("-knee")] if part == "knees" else [part]))
            state.body = state.body.moved((0.0, height_of(surface, state.props) - low, 0.0))
        return



def prop_up(state: Solved) -> None:
    """Face down on toes or knees and on forearms or hands: the lean at which both ends touch."""
    if state.base == "side-propped":
        _prop_up_sideways(state)
        return
    on_hands = "near-hand" in state.touches or "far-hand" in state.touches
    part = "hands" if on_hands else "forearms"
    front = height_of(next((v for k, v in state.touches.items() if k.endswith(("hand", "forearm"))), "floor"), state.props)
    low, high = 20.0, 120.0
    for _round in range(14):
        lean = (low + high) / 2
        state.written["lean"] = lean
        _hold_up(state, lean, part)
        let_down(state)
        if lowest(state.body, part) > front:
            low = lean
        else:
            high = lean


def _prop_up_sideways(state: Solved) -> None:
    """On one side: the tilt at which the lower forearm and the lower knee (or foot, with straight knees) touch."""
    end = "near-knee" if value(state.written, "knee", "near") > 30 else "near-foot"
    low, high = 0.0, 60.0
    for _round in range(14):
        state.written["lean"] = tilt = (low + high) / 2
        state.written["near-arm-out"] = 90 - tilt if "near-arm-out" not in state.fixed else state.written["near-arm-out"]
        state.body = body_of(frame_of(state.base), state.written)
        let_down(state)
        if lowest(state.body, end) > 0:
            low = tilt
        else:
            high = tilt


def _hold_up(state: Solved, lean: float, part: str) -> None:
    """Arms straight down from the shoulders, feet on the tips of their toes."""
    written = dict(state.written)
    flexion = lean + value(written, "bend") + value(written, "lower-back") + value(written, "upper-back")
    written["shoulder"] = state.written.get("shoulder", flexion)
    if part == "hands":
        written["wrist"] = -85
    if "feet" in _ends(state):
        written["ankle"] = 20
    else:
        written["ankle"], written["knee"] = -60, state.written.get("knee", 92 - lean) if "knee" in state.fixed else 92 - lean
    state.body = body_of(frame_of(state.base), written)


def _ends(state: Solved) -> set[str]:
    return {"feet"} if any(part.endswith("-foot") for part in state.touches) else {"knees"}


def on_all_fours(state: Solved) -> None:
    """The lean at which straight arms, or the forearms, reach the floor; thighs that are not written stay upright."""
    high = b.UPPER_ARM + b.R_ELBOW if "near-forearm" in state.touches else (b.UPPER_ARM + b.FOREARM) * 0.985 + b.R_WRIST
    low, steep = 40.0, 150.0
    for _round in range(13):
        lean = (low + steep) / 2
        written = dict(state.written, lean=lean)
        if "hip" not in state.fixed:
            written["hip"] = lean
        if "shoulder" not in state.fixed:
            written["shoulder"] = lean + sum(value(written, name) for name in ("bend", "lower-back", "upper-back"))
        state.body = body_of(frame_of(state.base), written)
        let_down(state)
        if min(arm.root[1] for arm in state.body.arms.values()) > high:
            low = lean
        else:
            steep = lean
    state.written = written

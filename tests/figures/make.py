"""Small ways to draw one pose or a few."""

from __future__ import annotations

from types import SimpleNamespace

from macros.figures.props import props_of
from macros.figures.sheet import figures_of
from macros.figures.solve import solve
from macros.figures.state import spec_of
from macros.knowledge.records.figures import Pose, Scene


def pose(**written):
    """A pose record from names with underscores."""
    return Pose.model_validate({key.replace("_", "-"): value for key, value in written.items()})


def solved(*props, **written):
    """One pose worked out."""
    return solve(spec_of(pose(**written)), props_of(list(props)))


def drawn(*poses, figure=None, wrong=(), name="demo"):
    """The pictures of an exercise with these poses."""
    steps = [SimpleNamespace(pose=one, shows="wrong" if number in wrong else "right") for number, one in enumerate(poses)]
    return figures_of(SimpleNamespace(id=name, name=name.capitalize(), figure=Scene.model_validate(figure or {}), steps=steps))

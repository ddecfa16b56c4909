"""The figures of the real data, drawn once."""

from __future__ import annotations

import pytest

from macros.figures.sheet import figures_of
from macros.knowledge.load import load
from scripts.check import ROOT


@pytest.fixture(scope="session")
def all_figures():
    """Exercise id to its pictures, of the real data."""
    knowledge, _problems = load(ROOT / "data")
    found = {exercise.id: figures_of(exercise) for exercise in knowledge.of_kind("exercises")}
    return {name: figures for name, figures in found.items() if figures}

"""No sign that calls for help is lost, none is placed lower, none loses a word that decides."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.knowledge.load import load
from macros.knowledge.records.shared import LEVELS
from scripts.check import ROOT

REGISTRY = [
    [part.strip() for part in line.split("|")]
    for line in (Path(__file__).parent / "red-flags.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.fixture(scope="module")
def flags():
    return load(ROOT / "data")[0].red_flags


def test_the_list_is_whole():
    assert len(REGISTRY) == 87
    assert len({row[0] for row in REGISTRY}) == 87


@pytest.mark.parametrize("name, level, words", REGISTRY, ids=[row[0] for row in REGISTRY])
def test_sign_stays(flags, name, level, words):
    assert name in flags, f"the sign {name} was lost"
    sign = flags[name]
    assert LEVELS.index(sign.level) <= LEVELS.index(level), f"{name} was placed lower"
    kept = words.split("; ")
    assert set(kept) <= set(sign.keep_words), f"{name} lost keep-words {set(kept) - set(sign.keep_words)}"
    shown = f"{sign.sign} {sign.with_ or ''}".lower()
    for word in kept:
        assert word.lower() in shown, f"{name} lost '{word}'"


def test_every_new_sign_is_noted_here(flags):
    assert set(flags) <= {row[0] for row in REGISTRY}, "add new signs to red-flags.txt, so that they cannot be lost"

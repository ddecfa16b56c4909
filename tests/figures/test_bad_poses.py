"""What an author may slip in a pose is told with its line and the nearest known name."""

from __future__ import annotations

import pytest

from macros.knowledge.load import load
from scripts.check import check

RAISE = "exercises/heel-raise.yml"
UP = "pose: {base: stand, hands: worktop, heels: up, arrow: heels}"
SLIPS = [
    (UP, "pose: {base: stnd}", "RECORD-05", "stand"),
    (UP, "pose: {base: stand, hands: worktopp}", "RECORD-05", "worktop"),
    (UP, "pose: {base: stand, shoulders: 30}", "RECORD-02", "shoulder"),
    (UP, "pose: {base: stand, near-elbo: 30}", "RECORD-02", "near-elbow"),
    (UP, "pose: {base: stand, knee: bent}", "RECORD-04", "number"),
    (UP, "pose: {base: stand, arrow: heel}", "RECORD-05", "heels"),
    (UP, "pose: {base: stand, arrow: {part: heels, way: upp}}", "RECORD-05", "up"),
    (UP, "pose: {base: stand, arrow: {part: heels}}", "RECORD-03", "way"),
    (UP, "pose: {hands: worktop}", "RECORD-03", "base"),
    ("figure: {props: [{prop: worktop, at: 26}]}", "figure: {props: [workop]}", "RECORD-05", "worktop"),
    ("figure: {props: [{prop: worktop, at: 26}]}", "figure: {props: [{prop: worktop, att: 26}]}", "RECORD-02", "at"),
    ("figure: {props: [{prop: worktop, at: 26}]}", "figure: {propps: [worktop]}", "RECORD-02", "props"),
    ("figure: {props: [{prop: worktop, at: 26}]}", "figure: {none: ''}", "RECORD-06", ""),
]


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip[1])
def test_a_slip_is_told_with_its_line_and_what_was_meant(slip, change):
    good, bad, code, hint = slip
    data = change(RAISE, good, bad)
    problems = [p for p in load(data)[1] if p.mark.path == RAISE]
    line = (data / RAISE).read_text("utf-8")[:(data / RAISE).read_text("utf-8").index(bad)].count("\n") + 1
    assert [(p.code, p.mark.line) for p in problems] == [(code, line)], problems
    assert hint in f"{problems[0].what} {problems[0].fix}"


def test_the_straight_hinge_passes_and_the_round_back_does_not(change):
    """The same step, drawn with a straight and with a rounded back, under 'bend: none'."""
    data = change(RAISE, UP, "pose: {base: stand, lean: 60, knee: 25}")
    assert check(data) == []
    text = (data / RAISE).read_text("utf-8")
    (data / RAISE).write_text(text.replace("lean: 60, knee: 25", "lean: 25, knee: 25, bend: 40"), "utf-8")
    assert [p.code for p in check(data)] == ["FIG-03"]


def test_a_mistake_may_show_a_round_back(change):
    assert check(change(RAISE, "    shows: wrong", "    shows: wrong\n    pose: {base: stand, bend: 50}")) == []

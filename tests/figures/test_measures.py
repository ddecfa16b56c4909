"""The measures tell a straight back from a round one, whatever the size, the side and the posture."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.figures.contacts import centre_of_mass, lowest
from macros.figures.measure import difference, joints, off_balance, spine
from macros.figures.skeleton import FAR, NEAR
from macros.figures.views import camera
from tests.figures.make import drawn, pose, solved

angle = st.integers(min_value=-25, max_value=60)
UPRIGHT = ["stand", "sit", "kneel"]


def test_a_hip_hinge_with_a_straight_back_measures_under_10_degrees():
    assert abs(spine(solved(base="stand", lean=62, knee=30).body).bend) < 10


def test_a_round_back_measures_over_30_degrees():
    assert spine(solved(base="stand", lean=30, bend=45, knee=10).body).bend > 30


def test_arch_twist_and_side_bend_are_told_apart():
    assert spine(solved(base="propped", bend=-25).body).bend == pytest.approx(-25, abs=0.2)
    assert spine(solved(base="sit", twist=40).body).twist == pytest.approx(40, abs=0.2)
    assert spine(solved(base="stand", **{"side_bend": -20}).body).side == pytest.approx(-20, abs=0.2)


@given(st.sampled_from(UPRIGHT), st.integers(-20, 70), angle)
def test_the_lean_of_the_hips_does_not_change_the_bend(base, lean, bend):
    assert spine(solved(base=base, lean=lean, bend=bend).body).bend == pytest.approx(bend, abs=0.3)


@given(st.integers(0, 90), st.integers(0, 60))
def test_someone_standing_stands_on_the_floor_over_the_feet(knee, lean):
    state = solved(base="stand", knee=knee, lean=lean)
    assert lowest(state.body, "feet") == pytest.approx(0, abs=0.1)
    assert off_balance(state) == 0


@given(angle, st.integers(0, 170), st.integers(0, 120), st.integers(0, 60))
def test_a_mirrored_pose_gives_a_mirrored_picture(bend, shoulder, elbow, out):
    """From the front: what the left arm did the right one does, and every point changes its side."""
    one = solved(base="stand", bend=bend, near_shoulder=shoulder, near_elbow=elbow, near_arm_out=out, far_shoulder=10)
    two = solved(base="stand", bend=bend, far_shoulder=shoulder, far_elbow=elbow, far_arm_out=out, near_shoulder=10)
    view = camera("front")
    for side, other in ((NEAR, FAR), (FAR, NEAR)):
        for part in ("middle", "end", "tip"):
            x, y = view.point(getattr(one.body.arms[side], part))
            mirrored_x, mirrored_y = view.point(getattr(two.body.arms[other], part))
            assert x == pytest.approx(-mirrored_x, abs=1e-6) and y == pytest.approx(mirrored_y, abs=1e-6)


@given(st.sampled_from(UPRIGHT), st.integers(0, 60), st.integers(0, 120))
def test_facing_left_gives_the_mirrored_picture(base, lean, shoulder):
    state = solved(base=base, lean=lean, shoulder=shoulder, hands="none")
    right, left = camera("side"), camera("side", "left")
    for point in (state.body.skull, state.body.hips, state.body.arms[NEAR].tip, state.body.legs[FAR].end):
        assert left.point(point) == pytest.approx((-right.point(point)[0], right.point(point)[1]))


@given(st.integers(-20, 60), angle, st.floats(0.3, 3))
def test_scaling_changes_nothing_measured(lean, bend, k):
    """A body k times as large has the same angles."""
    state = solved(base="stand", lean=lean, bend=bend, knee=40)
    before, shape = joints(state.body), spine(state.body)
    for limb in (*state.body.arms.values(), *state.body.legs.values()):
        for part in ("root", "middle", "end", "tip"):
            setattr(limb, part, tuple(k * value for value in getattr(limb, part)))
    assert spine(state.body) == shape
    assert joints(state.body) == pytest.approx(before, abs=1e-4)


def test_the_weight_of_someone_standing_is_near_the_hips_in_height():
    state = solved(base="stand")
    assert 0.5 * 170 < centre_of_mass(state.body)[1] < 0.62 * 170


def test_leaning_without_a_hold_tips_over_and_holding_on_does_not():
    assert off_balance(solved(base="stand", hip=0, lean=25)) > 3
    assert off_balance(solved("worktop", base="stand", hip=0, lean=25, hands="worktop")) == 0


def test_difference_is_the_way_of_the_part_that_moves_most():
    one, two = solved(base="stand"), solved(base="stand", heels="up")
    assert difference(one.body, one.body) == 0
    assert 5 < difference(one.body, two.body) < 30


def test_hands_reach_what_they_hold_and_say_when_they_cannot():
    assert not solved("worktop", base="stand", hands="worktop").missed
    figures = drawn(pose(base="stand", hands="worktop", move=-60), figure={"props": ["worktop"]})
    assert figures[0].state.missed["near-hand"] > 20

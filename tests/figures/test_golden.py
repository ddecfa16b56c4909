"""Six poses are drawn as they were when somebody last looked at them.

After a wished change of the drawing: look at the new pictures, then write them anew with
``python -m tests.figures.test_golden``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.figures.make import drawn, pose

GOLDEN = Path(__file__).parent / "golden"
SIX = {
    "stand-front": ({"view": "front"}, [pose(base="stand", arm_out=90)]),
    "sit": ({}, [pose(base="sit"), pose(base="sit", lean=40, arrow="chest")]),
    "bridge": ({"props": ["mat"]}, [pose(base="lie-face-up", feet="floor"), pose(base="lie-face-up", feet="floor", lean=-112, arrow="hips")]),
    "bird-dog": ({"props": ["mat"]}, [pose(base="hands-and-knees", near_hip=-9, near_knee=0, far_shoulder=168)]),
    "plank": ({"props": ["mat"]}, [pose(base="propped")]),
    "heel-raise": ({"props": ["worktop"], "facing": "left"}, [pose(base="stand", hands="worktop", heels="up")]),
}


def text_of(name: str) -> str:
    figure, poses = SIX[name]
    return "\n".join(one.svg.replace("><", ">\n<") for one in drawn(*poses, figure=figure, name=name)) + "\n"


@pytest.mark.parametrize("name", SIX)
def test_the_picture_is_the_one_that_was_looked_at(name):
    assert text_of(name) == (GOLDEN / f"{name}.svg.txt").read_text("utf-8")


def test_there_are_six_and_no_others():
    assert sorted(path.name.split(".")[0] for path in GOLDEN.iterdir()) == sorted(SIX)


if __name__ == "__main__":
    for golden in SIX:
        (GOLDEN / f"{golden}.svg.txt").write_text(text_of(golden), "utf-8")

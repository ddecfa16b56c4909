"""The most likely mistakes of editors, in their own words: what the check says to each, and what `make fix` does.

``python tests/rules/test_mistakes.py`` writes the expected messages anew; read the difference before you keep it.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from macros.knowledge.problems import Problem  # noqa: E402
from scripts.check import check  # noqa: E402
from scripts.fix import fixed  # noqa: E402
from scripts.fixes import edit_for  # noqa: E402
from scripts.report import sentence  # noqa: E402

FOLDER = Path(__file__).parent / "mistakes"
MINI = ROOT / "tests" / "mini"
HEAD = "# Mistakes of editors in their own words, each as a small edit of tests/mini, with what the check says.\n"
FILES = sorted(FOLDER.glob("*.yml"))
MISTAKES = [row for path in FILES for row in yaml.safe_load(path.read_text("utf-8"))]
NAMES = [row["mistake"] for row in MISTAKES]


def told(row: dict, data: Path) -> list[str]:
    """What the check says, one line a problem. Lines count from the mistake, so that the small data may grow."""
    text = (MINI / row["file"]).read_text("utf-8")
    first = text.count("\n", 0, text.index(row["good"])) + 1
    return [f"{_place(p, row, first)} {p.code} {re.sub(r'in line [0-9]+', 'in line N', sentence(p.what))} Fix: {sentence(p.fix)}" for p in check(data)]


def _place(problem: Problem, row: dict, first: int) -> str:
    mark = problem.mark
    if mark.path != row["file"]:
        return mark.path
    return "first line" if mark.line == 1 else f"line {mark.line - first:+d}, column {mark.column}"


def spoilt(row: dict, data: Path) -> Path:
    """The data folder with the mistake."""
    text = (data / row["file"]).read_text("utf-8")
    assert text.count(row["good"]) == 1, row["mistake"]
    (data / row["file"]).write_text(text.replace(row["good"], row["bad"]), "utf-8")
    return data


def test_there_are_enough_mistakes():
    assert len(MISTAKES) >= 50 and len(set(NAMES)) == len(NAMES)
    assert sum(row["mended"] for row in MISTAKES) >= 15


@pytest.mark.parametrize("row", MISTAKES, ids=NAMES)
def test_the_check_names_the_mistake_and_the_way_out(row, folder):
    assert told(row, spoilt(row, folder)) == row["says"]
    assert row["says"], "nobody would notice"
    assert any(line.startswith(("line ", "first line")) for line in row["says"]), "the file itself is named"


@pytest.mark.parametrize("row", [row for row in MISTAKES if row["mended"]], ids=[row["mistake"] for row in MISTAKES if row["mended"]])
def test_what_has_one_right_answer_is_mended(row, folder):
    spoilt(row, folder)
    before = (folder / row["file"]).read_text("utf-8")
    found, left = fixed(folder)
    assert left == []
    mended = found[row["file"]][1]
    assert (folder / row["file"]).read_text("utf-8") == before, "only the command itself writes"
    (folder / row["file"]).write_text(mended, "utf-8")
    assert row["file"] not in fixed(folder)[0], "once is enough"
    kept = [line for line in before.splitlines() if "#" in line]
    assert [line for line in mended.splitlines()[1:] if "#" in line] == kept, "comments stay"
    assert len(set(mended.splitlines()[1:]) - set(before.splitlines())) <= 2, "nothing else is touched"


@pytest.mark.parametrize("row", [row for row in MISTAKES if not row["mended"]], ids=[row["mistake"] for row in MISTAKES if not row["mended"]])
def test_what_needs_a_decision_is_left_to_the_editor(row, folder):
    text = (spoilt(row, folder) / row["file"]).read_text("utf-8")
    assert not [p.code for p in check(folder) if p.mark.path == row["file"] and edit_for(text, p)]


def write_anew() -> None:
    """Write what the check says now into the files of mistakes."""
    for path in FILES:
        rows = yaml.safe_load(path.read_text("utf-8"))
        for row in rows:
            with tempfile.TemporaryDirectory() as folder:
                data = spoilt(row, Path(shutil.copytree(MINI, Path(folder) / "data")))
                row["says"], row["mended"] = told(row, data), not fixed(data)[1]
        path.write_text(HEAD + yaml.safe_dump(rows, allow_unicode=True, sort_keys=False, width=110), "utf-8")


if __name__ == "__main__":
    write_anew()

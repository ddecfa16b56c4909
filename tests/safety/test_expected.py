"""The verdicts of the data against the evidence tables: never milder than the floor, never stricter than the ceiling.

expected.yml was written from the evidence tables without looking at the exercises. A disagreement here is
settled by reading the named row again, never by copying the verdict of the data.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml

from macros.knowledge.links import link
from macros.knowledge.load import load
from macros.knowledge.safety import VERDICTS, strictness

ROOT = Path(__file__).resolve().parents[2]
TABLE = yaml.safe_load((Path(__file__).parent / "expected.yml").read_text("utf-8"))
EXPECTED = TABLE["expected"]

# Exercises that expected.yml speaks of and that are still to be written. A name leaves the list with its page.
NOT_YET = frozenset("""
""".split())


@pytest.fixture(scope="module")
def knowledge():
    return load(ROOT / "data")[0]


@pytest.fixture(scope="module")
def judge(knowledge):
    found = link(knowledge).judge
    assert found is not None, "the profiles inherit in a circle or from nowhere"
    return found


def named() -> set[str]:
    return {row["exercise"] for row in EXPECTED} | set(TABLE["silent"])


def written(knowledge) -> set[str]:
    """Exercises that exist, readable or not; a broken file is reported by the check of the data."""
    broken = {ref.split("/")[1] for ref in knowledge.broken if ref.startswith("exercises/")}
    return {exercise.id for exercise in knowledge.of_kind("exercises")} | broken


def test_every_row_is_complete_and_stands_once(knowledge):
    words = set(VERDICTS)
    odd = [row for row in EXPECTED if set(row) != {"exercise", "profile", "floor", "ceiling", "row"}
           or not {row["floor"], row["ceiling"]} <= words or not row["row"].strip()]
    assert odd == []
    assert [row for row in EXPECTED if strictness(row["floor"]) > strictness(row["ceiling"])] == []
    assert {row["profile"] for row in EXPECTED} == set(knowledge.profiles())
    pairs = Counter((row["exercise"], row["profile"]) for row in EXPECTED)
    assert [pair for pair, times in pairs.items() if times > 1] == []
    assert {row["exercise"] for row in EXPECTED} & set(TABLE["silent"]) == set()


def test_no_exercise_is_missing_from_the_table(knowledge):
    missing = sorted(written(knowledge) - named())
    assert missing == [], "read the evidence tables for these, then add them to expected.yml"


def test_every_name_in_the_table_exists_or_is_still_to_come(knowledge):
    here = written(knowledge)
    assert sorted(named() - here - NOT_YET) == [], "no such exercise: misspelled, renamed, or not written yet (NOT_YET)"
    assert sorted(NOT_YET & here) == [], "written by now: take these out of NOT_YET"
    assert sorted(NOT_YET - named()) == [], "NOT_YET names what the table does not know"


def test_verdicts_lie_between_floor_and_ceiling(knowledge, judge):
    exercises = {exercise.id: exercise for exercise in knowledge.of_kind("exercises")}
    wrong = []
    for row in EXPECTED:
        if row["exercise"] not in exercises:
            continue
        verdict = judge.verdict(exercises[row["exercise"]], row["profile"])
        if strictness(verdict.verdict) < strictness(row["floor"]):
            wrong.append(line(row, verdict, "milder than", row["floor"]))
        elif strictness(verdict.verdict) > strictness(row["ceiling"]):
            wrong.append(line(row, verdict, "stricter than", row["ceiling"]))
    assert not wrong, f"{len(wrong)} of {len(EXPECTED)} pairs differ from the evidence tables:\n" + "\n".join(wrong)


def line(row, verdict, how: str, bound: str) -> str:
    return (f"{row['exercise']} · {row['profile']}: {verdict.verdict} ({verdict.basis}), "
            f"{how} {bound}: {row['row']}")

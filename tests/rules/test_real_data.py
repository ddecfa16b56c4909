"""The real data are clean, and three faults that matter turn them red at the right line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from scripts.check import ROOT, check, exit_code


@pytest.fixture
def real(tmp_path) -> Path:
    """A copy of the real data, to put faults in."""
    return Path(shutil.copytree(ROOT / "data", tmp_path / "data", ignore=shutil.ignore_patterns("schema")))


def line_of(path: Path, text: str) -> int:
    """The line on which a text first stands."""
    return next(number for number, line in enumerate(path.read_text("utf-8").splitlines(), 1) if text in line)


def test_the_real_data_are_clean():
    problems = check(ROOT / "data")
    assert exit_code(problems) == 0, [p for p in problems][:5]
    assert not problems


def test_removing_the_contraindications_of_an_exercise(real):
    path = real / "exercises" / "walking.yml"
    text = path.read_text("utf-8")
    start = text.index("contraindications:\n")
    end = text.index("evidence:\n")
    path.write_text(text[:start] + text[end:], "utf-8")
    found = [p for p in check(real) if p.mark.path == "exercises/walking.yml"]
    assert [(p.code, p.mark.line) for p in found if "contraindications" in p.what] == [("RECORD-03", 1)]
    assert exit_code(found)


def test_citing_a_source_that_nobody_has_read(real):
    path = real / "exercises" / "plank.yml"
    text = path.read_text("utf-8")
    cite = "osteoporosis-canada-too-fit-to-fracture/planks-listed"
    assert cite in text
    path.write_text(text.replace(cite, "bolland-2010-mi/anything", 1), "utf-8")
    found = [p for p in check(real) if p.code == "CITE-02"]
    assert found and all(p.mark.path == "exercises/plank.yml" for p in found)
    claim_line = found[0].mark.line
    cited_line = line_of(path, "bolland-2010-mi/anything")
    assert 0 <= cited_line - claim_line <= 12, "the problem points at the claim that cites it"


def test_suggesting_the_plank_to_someone_with_a_spine_fracture(real):
    path = real / "routines" / "osteoporosis-and-stenosis.yml"
    text = path.read_text("utf-8")
    text = text.replace("for: [osteoporosis, lumbar-spinal-stenosis]", "for: [osteoporotic-vertebral-fracture]", 1)
    first = text.index("exercise: exercises/")
    end = text.index("\n", first)
    path.write_text(text[:first] + "exercise: exercises/plank" + text[end:], "utf-8")
    found = [p for p in check(real) if p.code == "SAFE-01" and "plank" in p.what]
    assert len(found) == 1 and found[0].mark.path == "routines/osteoporosis-and-stenosis.yml"
    assert found[0].mark.line == line_of(path, "exercises/plank")

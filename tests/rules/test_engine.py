"""The check as a program: its formats, its exit codes, all problems in one run."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from macros.knowledge.problems import ERROR, WARNING, Mark, Problem
from scripts.check import check, data_folder, main
from scripts.report import as_github, as_json, as_text, exit_code, help_url
from scripts.rules.terms import _MEDICAL

ROOT = Path(__file__).resolve().parents[2]
BONES = "conditions/osteoporosis.yml"

# One fault in each of several files, of every kind that the check knows: file, good, bad, code.
FAULTS = [
    ("causes/demo-ageing.yml", "id: demo-ageing", "id: demo-aging", "ID-01"),
    (BONES, "summary: Bones that break more easily.", "summary: Brittle bones.", "WORD-02"),
    (BONES, "cites: [demo-guideline/strength]", "cites: [demo-spine/keep-active]", "POP-01"),
    ("exercises/curl.yml", "instead: exercises/heel-raise # swap", "instead: exercises/curl", "SAFE-02"),
    ("nutrition/demo-calcium.yml", "country: Exampleland", "countri: Exampleland", "RECORD-02"),
    ("sources/demo-old.yml", "issued: 2010", "issued: 1:30", "YAML-05"),
    ("treatments/demo-tablet.yml", "without: 9", "without: 8", "NUM-01"),
]


@pytest.fixture
def faulty(change, folder):
    """A data folder with all faults."""
    for file, good, bad, _code in FAULTS:
        change(file, good, bad)
    (folder / "causes" / "latin.yml").write_bytes("id: caf\u00e9\n".encode("latin-1"))
    return folder


def problem(**more) -> Problem:
    return Problem(**{"mark": Mark("a/b.yml", 3, 5), "code": "DEMO-01", "what": "this is odd", "why": "nobody knows why",
                      "fix": "mend it", "level": ERROR, **more})


# -- what a run finds ------------------------------------------------------------------


def test_one_run_finds_all_problems(faulty):
    found = {(p.mark.path, p.code) for p in check(faulty)}
    for file, _good, _bad, code in FAULTS:
        assert (file, code) in found
    assert ("causes/latin.yml", "FILE-04") in found


def test_problems_are_sorted_by_place_and_never_doubled(faulty):
    found = check(faulty)
    places = [p.mark for p in found]
    assert places == sorted(places)
    assert len(found) == len(set(found)) > len(FAULTS)


def test_two_runs_say_the_same(faulty):
    assert check(faulty) == check(faulty)


def test_a_missing_folder_is_a_problem_not_a_crash(tmp_path):
    assert [p.code for p in check(tmp_path / "nowhere")][:1] == ["FILE-03"]


# -- formats ---------------------------------------------------------------------------


def test_text_says_where_what_why_and_how():
    assert as_text([problem()], "data") == (
        "data/a/b.yml:3:5  error  DEMO-01\n"
        "  What: This is odd.\n  Why:  Nobody knows why.\n  Fix:  Mend it.\n"
        f"  Help: {help_url('DEMO-01')}\n"
        "1 errors, 0 warnings"
    )


def test_text_counts_errors_and_warnings():
    found = [problem(), problem(level=WARNING), problem(level=WARNING)]
    assert as_text(found, "data").splitlines()[-1] == "1 errors, 2 warnings"
    assert as_text([], "data") == "0 errors, 0 warnings"


def test_github_makes_one_annotation_a_problem():
    assert as_github([problem(), problem(level=WARNING)], "data") == (
        "::error file=data/a/b.yml,line=3,col=5,title=DEMO-01::This is odd. Nobody knows why. Fix: Mend it. "
        f"Help: {help_url('DEMO-01')}\n"
        "::warning file=data/a/b.yml,line=3,col=5,title=DEMO-01::This is odd. Nobody knows why. Fix: Mend it. "
        f"Help: {help_url('DEMO-01')}"
    )


def test_github_annotations_cannot_be_broken_out_of():
    nasty = problem(mark=Mark("a\n::error::x,y:z.yml", 1, 1), what="50%\r\n::error::stolen")
    said = as_github([nasty], "data")
    assert len(said.splitlines()) == 1
    assert "file=data/a%0A%3A%3Aerror%3A%3Ax%2Cy%3Az.yml,line=1" in said
    assert "50%25%0D%0A::error::stolen" in said


def test_json_holds_every_field():
    assert json.loads(as_json([problem()], "data")) == [{
        "path": "data/a/b.yml", "line": 3, "column": 5, "code": "DEMO-01", "what": "this is odd",
        "why": "nobody knows why", "fix": "mend it", "level": "error",
        "help": help_url("DEMO-01"),
    }]


@pytest.mark.parametrize("style", ["text", "github", "json"])
def test_each_format_shows_every_problem(style, faulty, run_check):
    done = run_check("--data", faulty, "--format", style)
    found = check(faulty)
    assert (done.returncode, done.stderr) == (1, "")
    if style == "json":
        rows = json.loads(done.stdout)
        assert [(r["path"], r["line"], r["column"], r["code"]) for r in rows] == [
            (f"{faulty}/{p.mark.path}", p.mark.line, p.mark.column, p.code) for p in found]
    else:
        pattern = r"^(\S+):(\d+):(\d+)  (?:error|warning)  (\S+)$" if style == "text" else (
            r"^::(?:error|warning) file=(\S+?),line=(\d+),col=(\d+),title=([^:]+)::")
        shown = re.findall(pattern, done.stdout, re.MULTILINE)
        assert shown == [(f"{faulty}/{p.mark.path}", str(p.mark.line), str(p.mark.column), p.code) for p in found]


# -- exit codes ------------------------------------------------------------------------


def test_errors_stop_warnings_do_not():
    assert exit_code([]) == 0
    assert exit_code([problem(level=WARNING)]) == 0
    assert exit_code([problem(level=WARNING), problem()]) == 1


def test_exit_0_when_clean(mini, run_check):
    done = run_check("--data", mini)
    assert (done.returncode, done.stdout, done.stderr) == (0, "0 errors, 0 warnings\n", "")


def test_exit_0_with_warnings_alone(change, run_check):
    data = change(BONES, "cites: [demo-guideline/strength]", "cites: [demo-spine/keep-active]")
    done = run_check("--data", data)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("0 errors, 1 warnings\n") and "POP-01" in done.stdout


def test_exit_1_with_errors(faulty, run_check):
    assert run_check("--data", faulty).returncode == 1


@pytest.mark.parametrize("arguments", [("--data", "no/such/folder"), ("--format", "xml"), ("--dta", ".")])
def test_exit_2_when_it_cannot_run(arguments, run_check):
    done = run_check(*arguments)
    assert done.returncode == 2
    assert done.stdout == "" and done.stderr.strip() and "Traceback" not in done.stderr


def test_the_folder_may_come_from_the_environment(mini, monkeypatch):
    monkeypatch.setenv("KNOWLEDGE_DATA", str(mini))
    assert data_folder() == mini
    monkeypatch.delenv("KNOWLEDGE_DATA")
    assert data_folder() == ROOT / "data"


def test_only_shows_the_named_files(faulty, capsys):
    assert main(["--data", str(faulty), "--format", "json", "--only", "data/causes/latin.yml", BONES]) == 1
    rows = json.loads(capsys.readouterr().out)
    assert {row["path"].removeprefix(f"{faulty}/") for row in rows} == {"causes/latin.yml", BONES}
    assert main(["--data", str(faulty), "--only", "glossary.yml"]) == 0
    assert capsys.readouterr().out == "0 errors, 0 warnings\n"


def test_a_file_name_that_no_terminal_shows(folder, run_check):
    (folder / "causes" / "caf\udce9.yml").write_text("id: x\n", "utf-8")
    done = run_check("--data", folder)
    assert (done.returncode, done.stderr) == (1, "")
    assert "causes/caf\\udce9.yml:1:1  error" in done.stdout


# -- the engine knows nothing of the subject ---------------------------------------------


@pytest.mark.parametrize("module", ["scripts/check.py", "scripts/report.py", "scripts/rules/__init__.py", "scripts/rules/base.py"])
def test_engine_mentions_no_medical_word(module):
    subject = re.compile(
        r"\b\w*(?:bones?|spin(?:e|al)|stenosis|osteo\w*|fractur\w*|exercis\w*|medic\w*|patient|doctor|physio\w*|treatment|"
        r"condition|symptom|disease|illness|pain|dose|verdict|profile|clinical|health)s?\b", re.I)
    text = (ROOT / module).read_text("utf-8")
    assert subject.findall(text) == [] and _MEDICAL.findall(text) == []
    assert subject.findall("Osteoporosis weakens bones.") == ["Osteoporosis", "bones"]

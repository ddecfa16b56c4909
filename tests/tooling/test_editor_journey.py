"""A script plays an editor: clones, adds an exercise from a form, errs three times, follows the messages, opens a pull request.

It works on a clone whose data are the small ones of the tests, so that each command takes a moment. The step of
the workflow that runs every test is the run this test belongs to; all its other steps are run as they stand.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from scripts import run
from scripts.check import ROOT

# What somebody wrote into the form "A new exercise".
FORM = {
    "title": "Toe taps", "also-known-as": "foot taps", "use": "exercise", "summary": "You sit and tap your toes on the floor.",
    "aim": "legs", "movement": "Nothing bends but the ankle. Slow. Sitting.", "setup": "Sit on a sturdy chair.",
    "steps": "Lift your toes. Lower your toes.", "feel": "Your shins work. You lean back too far.",
    "forms": "One foot at a time. Both feet.", "dose": "8 to 12 times on 2 days a week (the guideline, section 3).",
    "suits": "Osteoporosis (the guideline, section 2).", "not-suits": "No source names anyone.", "stop": "Dizziness.",
    "evidence": "Strength work makes people steadier (the trial).", "unknowns": "How much it does alone.", "questions": "May I do it in bed?",
    "promise": "yes",
}
CARE = "As a precaution, stop when you feel dizzy. We found no study of this."
# How the editor answers the questions of the new file. Three answers are wrong.
ANSWERS = {
    "also-known-as": ["foot taps"], "summary": "Remember: you sit and tap your toes on the floor.",  # a colon without quotes
    "key-points": ["taps-suit", "taps-stop"], "red-flags": ["exercise"], "unknowns": ["We do not know how much it does alone."],
    "questions": ["May I do it in bed?"], "review": {"checked": "2026-01-05", "next": "2027-01-05", "clinical": "none"},
    "aim": ["legs"], "equipment": ["A sturdy chair"], "setup": ["Sit on a sturdy chair."],
    "movement": {"bend": "none", "twist": "none", "arch": "none", "load": "none", "impact": "none", "speed": "slow", "balance": "steady",
                 "position": "sitting", "arms": "low", "hips": "usual", "effort": "easy"},
    "steps": [{"text": "Lift your toes."}, {"text": "Lower your toes."}], "figure": {"none": "The form came without a drawing."},
    "feel": ["Your shins work."], "mistakes": ["You lean back too far."],
    "easier": {"text": "One foot at a time."}, "harder": {"text": "Both feet."},
    "dose": {"frequency": "On 2 days a week.", "intensity": "It feels easy.", "time": "Do 30 taps.", "type": "Strength work.",  # not in the finding
             "progression": "Go more slowly.", "claim": {"id": "taps-dose", "text": "Experts advise 8 to 12 repeats on 2 days a week.",
                                                         "certainty": "consensus", "cites": ["demo-guideline/dose"]}},
    "stop-if": [{"id": "taps-stop", "text": CARE, "certainty": "precaution"}],
    "normal-after": {"unknown": "We found nothing on this."}, "supervision": {"unknown": "We found nothing on this."},
    "indications": [{"for": "osteoporsis", "claim": {  # a misspelt condition
        "id": "taps-suit", "text": "Experts advise strength work for weak bones.", "certainty": "consensus", "cites": ["demo-guideline/strength"]}}],
    "contraindications": [{"when": "emergency-signs"}],
    "evidence": [{"id": "taps-work", "text": "Strength work may make you steadier.", "certainty": "low", "cites": ["demo-trial/steadier"]}],
}


class Editor:
    """Somebody at a terminal in a clone of the project."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.environment = {key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "KNOWLEDGE_"))}
        self.environment |= {f"GIT_{who}_{what}": "editor@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}

    def run(self, *command: str, **environment: str) -> subprocess.CompletedProcess:
        return subprocess.run(command, cwd=self.folder, env={**self.environment, **environment}, capture_output=True, text=True, timeout=300)

    def ok(self, *command: str, **environment: str) -> str:
        done = self.run(*command, **environment)
        assert done.returncode == 0, f"{command}:\n{done.stdout}{done.stderr}"
        return done.stdout.strip()

    def task(self, *arguments: str) -> subprocess.CompletedProcess:
        return self.run(sys.executable, "scripts/run.py", *arguments)

    def problems(self) -> list[dict]:
        return json.loads(self.task("check", "--format", "json").stdout)


@pytest.fixture
def editor(tmp_path) -> Editor:
    """A clone of the working tree as it is, with the small data and the virtual environment that is there."""
    folder = tmp_path / "clone"
    subprocess.run(["git", "clone", "--quiet", ROOT, folder], check=True, capture_output=True)
    changed = subprocess.run(["git", "ls-files", "-mo", "--exclude-standard", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, changed.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    lend_environment(folder / ".venv")
    shutil.rmtree(folder / "data")
    shutil.copytree(ROOT / "tests" / "mini", folder / "data")
    shutil.copy2(ROOT / "data" / "glossary.yml", folder / "data")  # the pages written by hand use its words
    someone = Editor(folder)
    someone.ok("git", "checkout", "-q", "-B", "main")
    someone.ok("git", "add", "-A")
    someone.ok("git", "commit", "-qm", "The small data")
    return someone


def lend_environment(venv: Path) -> None:
    """The packages of this run, with a stamp of its own: whatever the clone does, this run keeps its environment."""
    venv.mkdir()
    for part in Path(sys.prefix).iterdir():
        if part.name != run.STAMP.name:
            (venv / part.name).symlink_to(part)
    (venv / run.STAMP.name).write_text(run.stamp_text(), "utf-8")


def answered(text: str) -> str:
    """The new file with an answer in place of each question; comments stay."""
    for name, value in ANSWERS.items():
        written = f"{name}: {value}" if isinstance(value, str) else yaml.safe_dump({name: value}, sort_keys=False, width=200).rstrip()
        text, count = re.subn(rf"^{name}:.*(?:\n[ -].*)*", lambda _match: written, text, flags=re.M)
        assert count == 1, name
    return text


def follow(editor: Editor, problem: dict) -> None:
    """Do what the message says, knowing nothing else: use the nearest name, or words without numbers."""
    path = editor.folder / problem["path"]
    lines = path.read_text("utf-8").split("\n")
    line = lines[problem["line"] - 1]
    nearest = re.search(r"Nearest: ([\w/-]+)", problem["fix"])
    number = re.search(r"gives (\d+)", problem["what"])
    if nearest:
        line = line.replace(re.search(r"'([^']+)'", problem["what"]).group(1), nearest.group(1))
    elif number and "words without numbers" in problem["fix"]:
        line = line.replace(number.group(1), "a few")
    else:
        raise AssertionError(f"the message does not say what to do: {problem}")
    lines[problem["line"] - 1] = line
    path.write_text("\n".join(lines), "utf-8")


def steps_of_the_workflow() -> list[dict]:
    """The steps that a pull request runs."""
    jobs = yaml.safe_load((ROOT / ".github" / "workflows" / "check.yml").read_text("utf-8"))["jobs"]
    return [step for job in jobs.values() for step in job["steps"] if "run" in step]


def test_from_a_form_to_a_page(editor):
    body = yaml.safe_load((editor.folder / ".github" / "ISSUE_TEMPLATE" / "new-exercise.yml").read_text("utf-8"))["body"]
    assert {item["id"] for item in body if "id" in item} == set(FORM), "the form asks for what the editor needs"
    editor.ok("git", "checkout", "-qb", "toe-tap")

    # A new file, refused until its questions are answered.
    laid_out = editor.task("new", "kind=exercises", "id=toe-tap", f"title={FORM['title']}")
    assert laid_out.returncode == 0, laid_out.stderr
    path = editor.folder / "data" / "exercises" / "toe-tap.yml"
    assert "NEW-01" in {p["code"] for p in editor.problems()}
    path.write_text(answered(path.read_text("utf-8")), "utf-8")

    # First mistake: the file cannot be read. The message names make fix; it mends this one and says what is left.
    found = editor.problems()
    assert [(p["code"], Path(p["path"]).name) for p in found] == [("YAML-11", "toe-tap.yml")]
    fixed = editor.task("fix")
    assert "+summary: 'Remember: you sit and tap your toes on the floor.'" in fixed.stdout and "2 problems are left" in fixed.stdout

    # The other two: do what the messages say until there is none.
    for _round in range(4):
        found = editor.problems()
        for problem in found:
            follow(editor, problem)
        if not found:
            break
    assert editor.task("check").returncode == 0
    assert editor.task("fix").stdout.startswith("0 files mended; 0 problems are left")

    # The pull request, and the steps of its workflow.
    editor.ok(sys.executable, "-m", "scripts.permalinks")
    base = editor.ok("git", "rev-parse", "main")
    editor.ok("git", "add", "-A")
    editor.ok("git", "commit", "-qm", "Add toe taps")
    assert "data/exercises/toe-tap.yml" in editor.ok("git", "diff", "--name-only", base)
    ran = [step["run"] for step in steps_of_the_workflow() if step["run"] != "make test"]
    assert len(ran) == len(steps_of_the_workflow()) - 1 >= 2
    for command in ran:
        editor.ok("bash", "-euo", "pipefail", "-c", command, BASE=base, NUMBER="1")

    # The page is there, with its claims and their lines.
    page = (editor.folder / "site" / "exercises" / "toe-tap" / "index.html").read_text("utf-8")
    assert "Toe taps" in page and "tap your toes" in page
    line = int(re.search(r"/blob/main/data/exercises/toe-tap\.yml#L(\d+)", page).group(1))
    assert path.read_text("utf-8").splitlines()[line - 1].strip().startswith("text:")

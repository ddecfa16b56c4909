"""Workflows: sound, pinned, with few rights; the scripts they call, run here against a stand-in for the forge."""

from __future__ import annotations

import json
import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from scripts import pull_request, standing_report
from scripts.check import ROOT
from scripts.compare.tell import MARK
from scripts.forge import ForgeError, api, data_of
from scripts.pull_request import number_in
from scripts.run import TASKS
from scripts.touched import NoHistory, lines_of, touched_lines

FILES = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))


def steps():
    return [(path, step) for path in FILES for job in yaml.safe_load(path.read_text("utf-8"))["jobs"].values() for step in job["steps"]]


def test_there_are_workflows():
    assert {path.stem for path in FILES} >= {"check", "comment", "pages", "release", "time"}
    assert len(steps()) > 15


def test_they_fit_their_schema():
    done = subprocess.run([sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", *map(str, FILES)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_zizmor_finds_nothing_unsafe():
    done = subprocess.run([Path(sys.executable).with_name("zizmor"), "--offline", "--no-progress", ROOT / ".github" / "workflows"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_action_is_pinned_by_hash():
    used = [step["uses"] for _path, step in steps() if "uses" in step]
    assert used and all(re.fullmatch(r"[\w.-]+/[\w.-]+@[0-9a-f]{40}", name) for name in used)


def test_no_step_runs_text_that_somebody_else_wrote():
    for path, step in steps():
        assert "${{" not in step.get("run", ""), f"{path.name}: hand the value over in env:"


def test_what_runs_a_pull_request_has_no_rights_and_what_has_rights_never_checks_it_out():
    check, comment = (yaml.safe_load((ROOT / ".github" / "workflows" / name).read_text("utf-8")) for name in ("check.yml", "comment.yml"))
    assert check["permissions"] == {"contents": "read"} and "secrets" not in json.dumps(check)
    for job in comment["jobs"].values():
        assert not any("ref" in step.get("with", {}) for step in job["steps"] if "checkout" in step.get("uses", ""))


def test_every_task_that_a_step_calls_exists():
    called = {name for _path, step in steps() for name in re.findall(r"(?:make|scripts/run\.py) ([a-z-]+)", step.get("run", ""))}
    assert called and called <= set(TASKS)


# --- the comment and the standing report, against a stand-in for the forge -----------------------------------------


@pytest.fixture
def forge(tmp_path, monkeypatch):
    """A program ``gh`` that answers from ``answers.json`` and notes every call that writes."""
    folder = tmp_path / "forge"
    folder.mkdir()
    program = folder / "gh"
    program.write_text(f"""#!{sys.executable}
import json, pathlib, sys
here = pathlib.Path({str(folder)!r})
path, method = sys.argv[2], sys.argv[sys.argv.index("--method") + 1]
if method == "GET":
    print(json.dumps([json.loads((here / "answers.json").read_text())[path]]))
else:
    body = json.loads(sys.stdin.read()) if "--input" in sys.argv else None
    with open(here / "written", "a") as log:
        log.write(json.dumps([method, path, body]) + "\\n")
    print("{{}}")
""", "utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("GITHUB_REPOSITORY", "a/b")

    class Forge:
        def answers(self, **found):
            (folder / "answers.json").write_text(json.dumps({f"repos/a/b/{path}": value for path, value in found.items()}), "utf-8")

        def written(self):
            log = folder / "written"
            return [json.loads(line) for line in log.read_text("utf-8").splitlines()] if log.exists() else []

    return Forge()


@pytest.fixture
def repository(tmp_path, mini, monkeypatch):
    """A repository whose main holds the small data, and a pull request that loosens a verdict and carries foreign code."""
    away, here = tmp_path / "away", tmp_path / "here"

    def git(*command, where=away):
        return subprocess.run(["git", "-c", "user.name=A", "-c", "user.email=a@b.example", *command], cwd=where, check=True, capture_output=True, text=True).stdout.strip()

    away.mkdir()
    git("init", "-q", "-b", "main")
    subprocess.run(["cp", "-r", str(mini), str(away / "data")], check=True)
    git("add", "-A"), git("commit", "-qm", "start")
    git("checkout", "-q", "-b", "change")
    curl = away / "data" / "exercises" / "curl.yml"
    curl.write_text(curl.read_text("utf-8").replace("  - when: dizzy\n", "  - when: never-tested\n"), "utf-8")
    (away / "conftest.py").write_text("raise SystemExit('foreign code ran')", "utf-8")
    (away / "data" / "link").symlink_to("/etc/passwd")
    git("add", "-A"), git("commit", "-qm", "loosen")
    head = git("rev-parse", "HEAD")
    git("update-ref", "refs/pull/7/head", head), git("checkout", "-q", "main")
    subprocess.run(["git", "clone", "-q", str(away), str(here)], check=True)
    monkeypatch.chdir(here)
    return {"head": head, "base": git("rev-parse", "main")}


def tell(tmp_path, repository):
    (tmp_path / "number").write_text("7", "utf-8")
    return pull_request.main(["--number-file", str(tmp_path / "number"), "--head", repository["head"], "--preview", "https://git.example/run"])


def test_a_pull_request_that_loosens_is_told_first_and_called_to_the_safety_reviewers(forge, repository, tmp_path):
    forge.answers(**{"pulls/7": {"head": {"sha": repository["head"]}, "base": {"sha": repository["base"]}},
                     "issues/7/comments": [[]][0], "issues/7/labels": []})
    assert tell(tmp_path, repository) == 0
    (method, path, body), label = forge.written()
    assert (method, path) == ("POST", "repos/a/b/issues/7/comments")
    assert body["body"].startswith(MARK) and "dizzy: ask first → change it" in body["body"] and "**" in body["body"]
    assert label == ["POST", "repos/a/b/issues/7/labels", {"labels": ["safety review"]}]


def test_the_comment_is_edited_in_place(forge, repository, tmp_path):
    forge.answers(**{"pulls/7": {"head": {"sha": repository["head"]}, "base": {"sha": repository["base"]}},
                     "issues/7/comments": [{"id": 1, "user": {"login": "somebody"}, "body": MARK}, {"id": 2, "user": {"login": "github-actions[bot]"}, "body": MARK}],
                     "issues/7/labels": [{"name": "safety review"}]})
    assert tell(tmp_path, repository) == 0
    assert [(method, path) for method, path, _body in forge.written()] == [("PATCH", "repos/a/b/issues/comments/2")]


def test_a_pull_request_that_moved_on_is_left_to_the_next_run(forge, repository, tmp_path, capsys):
    forge.answers(**{"pulls/7": {"head": {"sha": "0" * 40}, "base": {"sha": repository["base"]}}})
    assert tell(tmp_path, repository) == 1
    assert "moved on" in capsys.readouterr().err and forge.written() == []


@pytest.mark.parametrize("text", ["7; rm -rf /", "", "-1", "٧", "12345678901"])
def test_a_number_that_is_none_is_refused(tmp_path, text):
    (tmp_path / "number").write_text(text, "utf-8")
    with pytest.raises(ForgeError, match="no number"):
        number_in(tmp_path / "number")


def test_the_data_of_a_revision_hold_no_links(repository, tmp_path):
    assert subprocess.run(["git", "fetch", "-q", "origin", "pull/7/head"]).returncode == 0
    data = data_of(repository["head"], tmp_path / "out")
    assert (data / "exercises" / "curl.yml").is_file() and not (data / "link").is_symlink() and not (data / "link").exists()
    with pytest.raises(ForgeError, match="no data folder"):
        data_of("main~0:nothing", tmp_path / "none")


def test_the_standing_report_keeps_its_memory_in_the_issue(forge, mini, monkeypatch):
    monkeypatch.setenv("KNOWLEDGE_DATA", str(mini))
    forge.answers(**{"issues?labels=time&state=open": []})
    assert standing_report.main(links=()) == 0
    method, path, body = forge.written()[0]
    assert (method, path, body["labels"]) == ("POST", "repos/a/b/issues", ["time"]) and "memory" in body["body"]
    held = {"number": 3, "title": standing_report.TITLE, "user": {"login": "github-actions[bot]"},
            "body": '<!-- memory: {"https://a.example/": {"failures": 3, "since": "2027-01-01", "why": "404"}} -->'}
    forge.answers(**{"issues?labels=time&state=open": [held]})
    assert standing_report.main(links=()) == 0
    method, path, body = forge.written()[1]
    assert (method, path) == ("PATCH", "repos/a/b/issues/3") and "https://a.example/ (since 2027-01-01: 404)" in body["body"]


def test_without_the_forge_it_says_so(monkeypatch):
    monkeypatch.delenv("GITHUB_REPOSITORY", raising=False)
    with pytest.raises(ForgeError, match="workflow"):
        api("issues")


# --- only the lines touched ------------------------------------------------------------------------------------------


def test_lines_of_a_diff():
    diff = "--- a/x.yml\n+++ b/x.yml\n@@ -1 +1,2 @@\n-a\n+b\n+c\n@@ -9,2 +10,0 @@\n-d\n--- a/y.yml\n+++ /dev/null\n@@ -1,3 +0,0 @@\n"
    assert lines_of(diff) == {"x.yml": {1, 2}}


def test_touched_lines_come_from_git(repository):
    subprocess.run(["git", "fetch", "-q", "origin", "pull/7/head:change"], check=True)
    subprocess.run(["git", "checkout", "-q", "change"], check=True)
    touched = touched_lines(Path.cwd(), "main", "data")
    line = (Path("data/exercises/curl.yml").read_text("utf-8").splitlines().index("  - when: never-tested")) + 1
    assert touched["exercises/curl.yml"] == {line}
    with pytest.raises(NoHistory):
        touched_lines(Path.cwd(), "no-such-revision", "data")

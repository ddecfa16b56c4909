"""Tests of scripts/run.py and of the files around it that must agree with it."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from scripts import run

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTED = {
    "serve": [["-m", "scripts.serve"]],
    "site": [["-m", "scripts.build"]],
    "test": [["-m", "scripts.check"], ["-m", "pytest"]],
    "check": [["-m", "scripts.check"]],
    "new": [["-m", "scripts.new"]],
    "new-source": [["-m", "scripts.new_source"]],
    "fix": [["-m", "scripts.fix"]],
    "figure": [["-m", "scripts.figure"]],
    "links": [["-m", "scripts.links"]],
    "bench": [["-m", "scripts.bench"]],
}


@pytest.fixture
def calls(monkeypatch):
    """Replace set-up and process start; collect (arguments, environment)."""
    seen = []
    monkeypatch.setattr(run, "ensure_venv", lambda: None)
    monkeypatch.setattr(run, "ensure_browser", lambda: "/somewhere/chromium")
    monkeypatch.setattr(
        run, "run_python", lambda venv, arguments, env: seen.append((arguments, env)) or 0
    )
    return seen


@pytest.fixture
def project(tmp_path, monkeypatch):
    """Point the script at an empty project with a lock; count the installs."""
    venv = tmp_path / ".venv"
    lock = tmp_path / "requirements.lock"
    lock.write_text("one==1\n", encoding="utf-8")
    monkeypatch.setattr(run, "VENV", venv)
    monkeypatch.setattr(run, "STAMP", venv / ".lock-hash")
    monkeypatch.setattr(run, "LOCK", lock)
    installs = []

    def install():
        python = run.python_in(venv)
        python.parent.mkdir(parents=True, exist_ok=True)
        python.touch()
        installs.append(lock.read_text(encoding="utf-8"))

    monkeypatch.setattr(run, "install", install)
    return lock, installs


def browser_that(tmp_path: Path, exit_code: int) -> str:
    """Write a program that ends with an exit code, as a browser to find."""
    path = tmp_path / f"browser-{exit_code}"
    path.write_text(f"#!/bin/sh\nexit {exit_code}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


# --- tasks ------------------------------------------------------------------


def test_task_table_has_the_documented_tasks():
    """Others rely on these; more may stand beside them."""
    assert set(run.TASKS) >= {*DOCUMENTED, "lock", "help"}
    assert all(task.help.endswith(".") for task in run.TASKS.values())


@pytest.mark.parametrize("name", DOCUMENTED)
def test_task_runs_its_commands(name, calls):
    assert run.main([name]) == 0
    assert [arguments for arguments, _ in calls] == DOCUMENTED[name]


def test_every_task_is_either_commands_or_built_in():
    for name, task in run.TASKS.items():
        assert bool(task.commands) != (name in run.BUILT_IN), name


def test_unknown_task_ends_with_2_and_names_the_nearest(calls, capsys):
    assert run.main(["tset"]) == 2
    assert "Did you mean 'test'?" in capsys.readouterr().err
    assert calls == []


def test_help_lists_each_task_and_is_the_default(capsys):
    assert run.main([]) == 0
    shown = capsys.readouterr().out
    assert run.main(["help"]) == 0
    assert capsys.readouterr().out == shown
    for name, task in run.TASKS.items():
        assert re.search(rf"^  {name} +{re.escape(task.help)}$", shown, re.MULTILINE)


def test_arguments_pass_through(calls):
    run.main(["check", "--format", "json", "id=heel raise"])
    assert calls[0][0] == ["-m", "scripts.check", "--format", "json", "id=heel raise"]


def test_arguments_go_to_the_last_command_only(calls):
    run.main(["test", "-k", "spine"])
    assert [arguments for arguments, _ in calls] == [
        ["-m", "scripts.check"],
        ["-m", "pytest", "-k", "spine"],
    ]


def test_a_failed_command_stops_the_task_and_gives_its_exit_code(calls, monkeypatch):
    monkeypatch.setattr(run, "run_python", lambda _v, arguments, _e: calls.append(arguments) or 3)
    assert run.main(["test"]) == 3
    assert calls == [["-m", "scripts.check"]]


def test_exit_code_and_folder_are_those_of_the_task(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(run, "python_in", lambda _venv: Path(sys.executable))
    code = "import os, sys; sys.exit(7 if os.getcwd() == sys.argv[1] else 1)"
    assert run.run_python(run.VENV, ["-c", code, str(ROOT)], dict(os.environ)) == 7


def test_task_environment(calls, monkeypatch):
    monkeypatch.delenv("BROWSER_PATH", raising=False)
    run.main(["test"])
    run.main(["check"])
    for _, env in calls:
        assert (env["NO_MKDOCS_2_WARNING"], env["PYTHONUTF8"]) == ("1", "1")
    browsers = [env.get("BROWSER_PATH") for _, env in calls]
    assert browsers == ["/somewhere/chromium", "/somewhere/chromium", None]


def test_too_old_python_is_refused_in_plain_words(calls, monkeypatch, capsys):
    monkeypatch.setattr(run.sys, "version_info", (3, 9, 2, "final", 0))
    assert run.main(["check"]) == 1
    assert "needs Python 3.11 or newer; this is 3.9.2" in capsys.readouterr().err
    assert calls == []


def test_script_needs_the_standard_library_only():
    code = "import sys; sys.path.insert(0, 'scripts'); import run; print(run.main(['help']))"
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code], cwd=ROOT, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == "0"


# --- set-up -----------------------------------------------------------------


def test_same_lock_installs_once(project):
    _, installs = project
    run.ensure_venv()
    run.ensure_venv()
    assert installs == ["one==1\n"]


def test_set_up_project_says_nothing(project, capsys):
    run.ensure_venv()
    capsys.readouterr()
    run.ensure_venv()
    assert capsys.readouterr() == ("", "")


def test_changed_lock_installs_again(project):
    lock, installs = project
    run.ensure_venv()
    lock.write_text("one==2\n", encoding="utf-8")
    run.ensure_venv()
    assert installs == ["one==1\n", "one==2\n"]
    assert hashlib.sha256(b"one==2\n").hexdigest() in run.STAMP.read_text(encoding="utf-8")


def test_interrupted_install_is_redone(project, monkeypatch):
    lock, installs = project
    run.ensure_venv()
    lock.write_text("one==2\n", encoding="utf-8")
    whole_install = run.install

    def broken_install():
        raise KeyboardInterrupt

    monkeypatch.setattr(run, "install", broken_install)
    assert run.main(["check"]) == 130
    assert not run.STAMP.exists()
    lock.write_text("one==1\n", encoding="utf-8")  # even for the lock of before
    monkeypatch.setattr(run, "install", whole_install)
    run.ensure_venv()
    assert installs == ["one==1\n", "one==1\n"]


def test_missing_python_in_venv_installs_again(project):
    _, installs = project
    run.ensure_venv()
    run.python_in(run.VENV).unlink()
    run.ensure_venv()
    assert len(installs) == 2


def test_missing_lock_is_a_clear_error(project, capsys):
    lock, installs = project
    lock.unlink()
    assert run.main(["check"]) == 1
    assert "requirements.lock is missing" in capsys.readouterr().err
    assert installs == []


def test_install_checks_hashes(monkeypatch):
    commands = []
    monkeypatch.setattr(run, "step", lambda command, env=None: commands.append(command) or True)
    run.install()
    assert commands[0][1:] == ["-m", "venv", "--clear", str(run.VENV)]
    assert commands[1][-3:] == ["--require-hashes", "-r", str(run.LOCK)]


def test_failed_step_shows_its_output(capsys):
    code = "import sys; print('what went wrong'); sys.exit(1)"
    assert run.step([sys.executable, "-c", code]) is False
    assert "what went wrong" in capsys.readouterr().err
    assert run.step([sys.executable, "-c", "print('chatter')"]) is True
    assert capsys.readouterr() == ("", "")


def test_venv_python_on_each_system(monkeypatch):
    monkeypatch.setattr(run, "WINDOWS", True)
    assert run.python_in(Path("v")).as_posix() == "v/Scripts/python.exe"
    monkeypatch.setattr(run, "WINDOWS", False)
    assert run.python_in(Path("v")).as_posix() == "v/bin/python"


# --- browser ----------------------------------------------------------------


def test_browser_path_comes_first(tmp_path, monkeypatch):
    wanted = browser_that(tmp_path, 0)
    monkeypatch.setenv("BROWSER_PATH", wanted)
    monkeypatch.setattr(run, "usual_places", lambda: ["/never/asked"])
    assert run.ensure_browser() == wanted


def test_browser_path_that_does_not_start_is_an_error(tmp_path, monkeypatch):
    monkeypatch.setenv("BROWSER_PATH", str(tmp_path / "missing"))
    with pytest.raises(run.SetupError, match="which does not start"):
        run.ensure_browser()


def test_browser_names_are_looked_up_in_order(monkeypatch):
    monkeypatch.setattr(run.shutil, "which", lambda name: f"/bin/{name}")
    assert run.usual_places()[:3] == [
        "/bin/chromium", "/bin/chromium-browser", "/bin/google-chrome",
    ]


def test_stub_is_passed_over_then_playwrights_own_is_taken(tmp_path, monkeypatch):
    monkeypatch.delenv("BROWSER_PATH", raising=False)
    stub, own = browser_that(tmp_path, 1), browser_that(tmp_path, 0)
    monkeypatch.setattr(run, "WINDOWS", False)
    monkeypatch.setattr(run, "usual_places", lambda: [stub])
    monkeypatch.setattr(run, "playwright_browser", lambda: own)
    assert run.find_browser() == own


@pytest.mark.parametrize(
    ("apt", "works", "tried"),
    [(True, "apt", ["apt"]), (True, "playwright", ["apt", "playwright"]),
     (False, "playwright", ["playwright"])],
)
def test_missing_browser_is_installed(apt, works, tried, monkeypatch):
    done = []
    monkeypatch.setattr(run, "find_browser", lambda: "/b" if works in done else None)
    monkeypatch.setattr(run, "may_use_apt", lambda: apt)
    monkeypatch.setattr(run, "install_with_apt", lambda: done.append("apt"))
    monkeypatch.setattr(run, "install_with_playwright", lambda: done.append("playwright"))
    assert run.ensure_browser() == "/b"
    assert done == tried


def test_no_browser_at_all_fails_the_task(monkeypatch, capsys):
    started = []
    monkeypatch.setattr(run, "ensure_venv", lambda: None)
    monkeypatch.setattr(run, "find_browser", lambda: None)
    monkeypatch.setattr(run, "step", lambda command, env=None: False)
    monkeypatch.setattr(run, "run_python", lambda *args: started.append(args) or 0)
    assert run.main(["test"]) == 1
    assert "needs Chromium or Chrome" in capsys.readouterr().err
    assert started == []


def test_apt_updates_its_lists_first(monkeypatch):
    commands = []
    monkeypatch.setattr(run, "step", lambda command, env=None: commands.append(command) or True)
    run.install_with_apt()
    assert [command[1] for command in commands] == ["update", "install"]
    assert commands[1][-1] == "chromium"


# --- the files around it ----------------------------------------------------


def makefile_variable(name: str) -> list[str]:
    """Return the words of a variable of the Makefile."""
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    return re.search(rf"^{name} = (.*)$", text, re.MULTILINE).group(1).split()


def make(folder: Path, *arguments: str) -> list[str]:
    """Run our Makefile over a script that prints its arguments as JSON."""
    (folder / "scripts").mkdir(exist_ok=True)
    printer = "import json, sys; print(json.dumps(sys.argv[1:]))"
    (folder / "scripts" / "run.py").write_text(printer, encoding="utf-8")
    env = {k: v for k, v in os.environ.items() if not k.startswith(("MAKE", "MFLAGS"))}
    command = [shutil.which("make"), "-f", str(ROOT / "Makefile"), *arguments]
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def test_makefile_has_the_tasks_of_the_table():
    assert makefile_variable("TASKS") == list(run.TASKS)


@pytest.mark.parametrize("name", run.TASKS)
def test_make_calls_the_task(name, tmp_path):
    assert make(tmp_path, name) == [name]


def test_make_alone_is_help(tmp_path):
    assert make(tmp_path) == ["help"]


def test_make_hands_on_variables_and_flags(tmp_path):
    given = ["kind=exercises", "id=heel-raise", "title=Don't; echo  hi", "ARGS=--format json"]
    assert make(tmp_path, "check", *given) == [
        "check", "id=heel-raise", "kind=exercises", "title=Don't; echo  hi", "--format", "json",
    ]


def test_ci_script_runs_make_test():
    script = ROOT / ".ci" / "run"
    lines = script.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "#!/usr/bin/env bash"
    assert "set -euo pipefail" in lines
    assert lines[-1] == "make test"
    assert os.name == "nt" or os.access(script, os.X_OK)


def test_workflows_parse_and_pin_every_action():
    files = sorted((ROOT / ".github" / "workflows").glob("*.y*ml"))
    assert ROOT / ".github" / "workflows" / "check.yml" in files
    for file in files:
        jobs = yaml.safe_load(file.read_text(encoding="utf-8"))["jobs"]
        steps = [step for job in jobs.values() for step in job["steps"]]
        used = [step["uses"] for step in steps if "uses" in step]
        assert used, file.name
        for action in used:
            assert re.fullmatch(r"[\w.-]+(/[\w.-]+)+@[0-9a-f]{40}", action), action


def test_check_workflow_reads_only_and_runs_make_test():
    flow = yaml.safe_load((ROOT / ".github/workflows/check.yml").read_text(encoding="utf-8"))
    assert flow["permissions"] == {"contents": "read"}
    steps = flow["jobs"]["test"]["steps"]
    assert steps[0]["with"]["persist-credentials"] is False
    assert "make test" in [step.get("run") for step in steps]


def locked() -> dict[str, str]:
    """Return each requirement of the lock (head line) with its own block of text."""
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    blocks = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]
    return {block.splitlines()[0]: block for block in blocks}


def test_lock_pins_and_hashes_each_requirement():
    blocks = locked()
    assert len(blocks) > 40
    for head, block in blocks.items():
        assert re.match(r"[a-z0-9-]+==[\w.]+( ; [^;]+)? \\$", head), head
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", block), head


def test_lock_has_no_address_and_says_how_it_is_made():
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "#    make lock\n" in text
    assert "://" not in text
    assert "index-url" not in text and "find-links" not in text
    assert not re.search(r"(^|\s)/\w", text)


def test_lock_holds_the_pins_of_pyproject():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pins = project["dependencies"] + project["optional-dependencies"]["test"]
    heads = {head.split(" ")[0] for head in locked()}
    for pin in pins:
        assert re.fullmatch(r"[a-z0-9-]+(\[[a-z]+\])?==[\w.]+", pin), pin
        assert re.sub(r"\[.*\]", "", pin) in heads, pin

"""Run a task of this project: ``python3 scripts/run.py TASK [key=value ...|--flags]``.

The script needs nothing but Python. Before a task starts it makes sure that
``.venv`` holds exactly what requirements.lock names, and, for a task that
drives a browser, that there is a browser. Each set-up step says one line on
stderr; a project that is set up already says nothing.
"""

from __future__ import annotations

import difflib
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.lock"
VENV = ROOT / ".venv"
STAMP = VENV / ".lock-hash"  # written last: without it the install is not whole
OLDEST_PYTHON = (3, 11)
UV = "uv==0.13.8"  # makes requirements.lock; used by `lock` only
WINDOWS = os.name == "nt"
BROWSER_NAMES = ("chromium", "chromium-browser", "google-chrome")
WINDOWS_ROOTS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
WINDOWS_BROWSERS = ("Google/Chrome/Application/chrome.exe", "Chromium/Application/chrome.exe")
MAC_BROWSERS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
PLAYWRIGHT_PATH = (
    "from playwright.sync_api import sync_playwright as start\n"
    "with start() as p: print(p.chromium.executable_path)"
)


class Task(NamedTuple):
    """One task: its help line and the commands it runs with the venv's Python.

    The commands run in order until one fails; extra arguments go to the last.
    A task without commands is a function of this file (see ``BUILT_IN``).
    """

    help: str
    commands: tuple[tuple[str, ...], ...] = ()
    browser: bool = False


TASKS = {
    "serve": Task("Show the site in your browser while you edit.", (("-m", "scripts.serve"),)),
    "site": Task("Build the site into site/.", (("-m", "scripts.build"),)),
    "test": Task(
        "Check the data, then run every test (what CI runs).",
        (("-m", "scripts.check"), ("-m", "pytest")),
        browser=True,
    ),
    "check": Task("Check the data files; fast.", (("-m", "scripts.check"),)),
    "new": Task("Lay out a new entry: kind=exercises id=heel-raise.", (("-m", "scripts.new"),)),
    "new-source": Task("Lay out a new source: doi=… or url=… or pmid=….", (("-m", "scripts.new_source"),)),
    "fix": Task("Mend what can be mended safely, and show what changed.", (("-m", "scripts.fix"),)),
    "figure": Task("Draw the figures of an exercise (id=plank), or a sheet of all.", (("-m", "scripts.figure"),)),
    "links": Task("Look for broken links in the built site.", (("-m", "scripts.links"),)),
    "compare": Task("Tell what changed between two data folders.", (("-m", "scripts.compare"),)),
    "verdicts": Task("Write the committed table of all verdicts anew.", (("-m", "scripts.verdict_table"),)),
    "decay": Task("Report overdue checks, fallen sources and dead links.", (("-m", "scripts.decay"),)),
    "release": Task("Prepare or make a release of the data.", (("-m", "scripts.release"),)),
    "bench": Task("Measure how long a build takes.", (("-m", "scripts.bench"),)),
    "comment": Task("For a workflow: tell a pull request what it means.", (("-m", "scripts.pull_request"),)),
    "standing-report": Task("For a workflow: write the standing report.", (("-m", "scripts.standing_report"),)),
    "lock": Task("Make requirements.lock anew from pyproject.toml."),
    "help": Task("List the tasks."),
}


class SetupError(Exception):
    """The set-up failed; the message says what to do about it."""


def say(text: str) -> None:
    """Tell the user one line on stderr, so that stdout is the task's own."""
    print(text, file=sys.stderr, flush=True)


def step(command: list[str], env: dict[str, str] | None = None) -> bool:
    """Run one set-up command quietly; show its output only if it fails."""
    try:
        done = subprocess.run(
            command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, encoding="utf-8", errors="replace", check=False,
        )
    except OSError as error:
        say(f"{command[0]}: {error}")
        return False
    if done.returncode != 0:
        say(done.stdout.rstrip())
    return done.returncode == 0


def check_python() -> None:
    """Refuse a Python that is too old for the project."""
    if tuple(sys.version_info[:2]) < OLDEST_PYTHON:
        need, have = (".".join(map(str, v)) for v in (OLDEST_PYTHON, sys.version_info[:3]))
        raise SetupError(
            f"This project needs Python {need} or newer; this is {have} ({sys.executable})."
        )


# --- the virtual environment ------------------------------------------------


def python_in(venv: Path) -> Path:
    """Return the path of the Python inside a virtual environment."""
    return venv / ("Scripts/python.exe" if WINDOWS else "bin/python")


def stamp_text() -> str:
    """Return what the stamp of an up-to-date .venv says: Python and lock."""
    if not LOCK.is_file():
        raise SetupError(f"{LOCK.name} is missing; get it back from git or run `make lock`.")
    digest = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    return "python{}.{} {}\n".format(*sys.version_info[:2], digest)


def is_set_up(wanted: str) -> bool:
    """Say whether .venv was installed, to the end, as the wanted stamp says."""
    if not (STAMP.is_file() and python_in(VENV).exists()):
        return False
    return STAMP.read_text(encoding="utf-8") == wanted


def make_venv(venv: Path) -> None:
    """Make an empty virtual environment, in place of what is there."""
    base = getattr(sys, "_base_executable", None) or sys.executable
    if not step([base, "-m", "venv", "--clear", str(venv)]):
        raise SetupError(
            "Could not make .venv. On Debian and Ubuntu: apt-get install python3-venv"
        )


def pip_install(venv: Path, *what: str) -> None:
    """Install with the pip of a virtual environment."""
    pip = [str(python_in(venv)), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    if not step([*pip, *what]):
        raise SetupError("Could not install; see above. Run the same command to try again.")


def install() -> None:
    """Make .venv anew and install the lock, each file checked by its hash."""
    say("Making .venv ...")
    make_venv(VENV)
    say(f"Installing {LOCK.name} into .venv ...")
    pip_install(VENV, "--require-hashes", "-r", str(LOCK))


def ensure_venv() -> None:
    """Install unless the present lock is installed; stamp only a whole install."""
    wanted = stamp_text()
    if is_set_up(wanted):
        return
    STAMP.unlink(missing_ok=True)
    install()
    STAMP.write_text(wanted, encoding="utf-8")


# --- the browser ------------------------------------------------------------


def starts(path: str) -> bool:
    """Say whether a browser starts; a mere stub (as Ubuntu's for snap) does not."""
    if not Path(path).is_file():
        return False
    if WINDOWS:  # there `--version` would open a window
        return True
    try:
        done = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def usual_places() -> list[str]:
    """Return where browsers are usually found, best first."""
    found = [path for path in map(shutil.which, BROWSER_NAMES) if path]
    roots = [os.environ[name] for name in WINDOWS_ROOTS if os.environ.get(name)]
    found += [str(Path(root, name)) for root in roots for name in WINDOWS_BROWSERS]
    return found + list(MAC_BROWSERS)


def playwright_browser() -> str:
    """Return where Playwright's own browser would be, or an empty string."""
    done = subprocess.run(
        [str(python_in(VENV)), "-c", PLAYWRIGHT_PATH], capture_output=True, text=True, check=False
    )
    return done.stdout.strip() if done.returncode == 0 else ""


def find_browser() -> str | None:
    """Return the first browser that starts; BROWSER_PATH, if set, is final."""
    wanted = os.environ.get("BROWSER_PATH")
    if wanted:
        if not starts(wanted):
            raise SetupError(f"BROWSER_PATH names {wanted}, which does not start.")
        return wanted
    for path in usual_places():
        if starts(path):
            return path
    own = playwright_browser()
    return own if own and starts(own) else None


def may_use_apt() -> bool:
    """Say whether we may install a Debian package: root, with apt-get."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and bool(shutil.which("apt-get"))


def install_with_apt() -> None:
    """Try to install Debian's chromium package."""
    say("Installing a browser with apt-get (package chromium) ...")
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    if step(["apt-get", "update"], env):
        step(["apt-get", "install", "-y", "--no-install-recommends", "chromium"], env)


def install_with_playwright() -> None:
    """Try to install Playwright's own chromium."""
    say("Installing a browser with Playwright (chromium) ...")
    step([str(python_in(VENV)), "-m", "playwright", "install", "chromium"])


def ensure_browser() -> str:
    """Return the path of a browser, installed first if there is none."""
    path = find_browser()
    if not path and may_use_apt():
        install_with_apt()
        path = find_browser()
    if not path:
        install_with_playwright()
        path = find_browser()
    if not path:
        raise SetupError(
            "This task needs Chromium or Chrome, and none was found or could be installed. "
            "Install one, or set BROWSER_PATH to its program file."
        )
    return path


# --- the tasks --------------------------------------------------------------


def show_help(_arguments: list[str]) -> int:
    """List the tasks with their help lines."""
    print("Usage: make TASK [key=value ...]   or: python3 scripts/run.py TASK [...]\n")
    width = max(map(len, TASKS)) + 2
    for name, task in TASKS.items():
        print(f"  {name:<{width}}{task.help}")
    return 0


def make_lock(arguments: list[str]) -> int:
    """Resolve pyproject.toml into requirements.lock; `--upgrade` takes newer files."""
    with tempfile.TemporaryDirectory() as folder:
        venv = Path(folder, "venv")
        make_venv(venv)
        pip_install(venv, UV)
        return run_python(venv, lock_command(arguments), dict(os.environ))


def lock_command(arguments: list[str]) -> list[str]:
    """Return the arguments for Python that make the lock."""
    command = ["-m", "uv", "pip", "compile", "pyproject.toml", "--quiet", "--no-config"]
    command += ["--extra", "test", "--universal", "--generate-hashes"]
    command += ["--python-version", ".".join(map(str, OLDEST_PYTHON))]
    command += ["--custom-compile-command", "make lock"]
    return [*command, "--output-file", LOCK.name, *arguments]


BUILT_IN = {"help": show_help, "lock": make_lock}


def task_env(browser: str | None) -> dict[str, str]:
    """Return the environment a task runs in."""
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    if browser:
        env["BROWSER_PATH"] = browser
    return env


def run_python(venv: Path, arguments: list[str], env: dict[str, str]) -> int:
    """Run the Python of a virtual environment from the root of the project."""
    return subprocess.call([str(python_in(venv)), *arguments], cwd=ROOT, env=env)


def run_task(task: Task, arguments: list[str]) -> int:
    """Set up, then run the task's commands until one fails; return its exit code."""
    ensure_venv()
    env = task_env(ensure_browser() if task.browser else None)
    for command in task.commands[:-1]:
        code = run_python(VENV, list(command), env)
        if code:
            return code
    return run_python(VENV, [*task.commands[-1], *arguments], env)


def unknown_task(name: str) -> int:
    """Say that there is no such task, and which one may have been meant."""
    near = difflib.get_close_matches(name, TASKS, n=1, cutoff=0)
    say(f"There is no task '{name}'. Did you mean '{near[0]}'? `make help` lists the tasks.")
    return 2


def main(argv: list[str]) -> int:
    """Run the task that the arguments name; return the exit code."""
    name, arguments = (argv[0], argv[1:]) if argv else ("help", [])
    if name in ("-h", "--help"):
        name = "help"
    if name not in TASKS:
        return unknown_task(name)
    try:
        check_python()
        if name in BUILT_IN:
            return BUILT_IN[name](arguments)
        return run_task(TASKS[name], arguments)
    except SetupError as error:
        say(f"Error: {error}")
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

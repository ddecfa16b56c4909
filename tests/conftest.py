"""What several tests share: copies of tests/mini, the smallest complete data folder, with a fault put in."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent
MINI = ROOT / "tests" / "mini"

# The same examples in every run: a test that fails by chance teaches nobody anything.
settings.register_profile("project", derandomize=True, deadline=None, database=None)
settings.load_profile("project")


@pytest.fixture(scope="session")
def mini() -> Path:
    """The small data folder itself. Nothing writes to it."""
    return MINI


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the small data folder, to put faults in. Beside it lies a page written by hand."""
    shutil.copytree(MINI.parent / "docs", tmp_path / "docs")
    return Path(shutil.copytree(MINI, tmp_path / "data"))


@pytest.fixture
def change(folder: Path) -> Callable[..., Path]:
    """``change(file, good, bad)``: in the copy, ``good`` (which stands there once) becomes ``bad``."""

    def apply(file: str, good: str, bad: str, copy_of: str = "") -> Path:
        text = (folder / (copy_of or file)).read_text("utf-8")
        assert text.count(good) == 1, f"{good!r} stands {text.count(good)} times in {copy_of or file}"
        (folder / file).write_text(text.replace(good, bad), "utf-8")
        return folder

    return apply


@pytest.fixture(scope="session")
def run_check() -> Callable[..., subprocess.CompletedProcess]:
    """``run_check(*arguments)``: the check as people start it, in a process of its own."""

    def run(*arguments, **more) -> subprocess.CompletedProcess:
        return subprocess.run(
            [sys.executable, "-m", "scripts.check", *map(str, arguments)],
            cwd=ROOT, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False, **more,
        )

    return run

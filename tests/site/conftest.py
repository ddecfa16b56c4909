"""The finished site, built once for all test processes, served on this machine, in a real browser."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from filelock import FileLock

from scripts.build import build
from scripts.check import ROOT
from scripts.links import served


@pytest.fixture(scope="session")
def site(tmp_path_factory, worker_id) -> Path:
    """The whole site made from the real data, as 'make site' makes it. Whichever test process asks first builds it."""
    alone = worker_id == "master"
    shared = tmp_path_factory.getbasetemp() if alone else tmp_path_factory.getbasetemp().parent
    out = shared / "built" / "site"
    with FileLock(shared / "built.lock"):
        if not out.exists():
            build(out, ROOT / "data")
    return out


@pytest.fixture(scope="session")
def address(site) -> str:
    """Where the site is served while the tests run."""
    with served(site) as where:
        yield where


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """The browser that 'make test' found or installed. A missing browser is an error, never a skip."""
    path = os.environ.get("BROWSER_PATH")
    if not path:
        raise RuntimeError("no browser: run the tests with 'make test', or set BROWSER_PATH to a Chromium")
    quiet = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
    return {**browser_type_launch_args, "executable_path": path, "args": quiet}

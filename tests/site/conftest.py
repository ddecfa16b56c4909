"""The finished site, built once for each test process, served on this machine, in a real browser."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from scripts.build import build
from scripts.check import ROOT
from scripts.links import served


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Path:
    """The whole site made from the real data, as 'make site' makes it."""
    out = tmp_path_factory.mktemp("built") / "site"
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

"""The book of the real data, made once."""

import pytest

from macros.knowledge.load import load
from macros.render import Book
from macros.settings import read_settings
from scripts.check import ROOT


@pytest.fixture(scope="session")
def project_settings():
    """The settings of mkdocs.yml."""
    return read_settings(ROOT / "mkdocs.yml")


@pytest.fixture(scope="session")
def book(project_settings):
    """All pages of the real data."""
    knowledge, problems = load(ROOT / "data")
    assert not problems
    return Book(knowledge, project_settings)

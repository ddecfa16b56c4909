"""Releases: the version fits the change, the files are whole and the same for the same data."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import zipfile

import pytest

from macros.knowledge.links import link
from macros.knowledge.load import load
from macros.render import Book
from macros.settings import read_settings
from scripts import release
from scripts.check import ROOT
from scripts.compare.difference import difference, read
from scripts.release import ReleaseError, changes_text, files, parse, raised, refuse_too_small, version_here, write_zip
from scripts.tables import csv_files, llms_txt


@pytest.fixture
def book(mini):
    knowledge, _problems = load(mini)
    return Book(knowledge, read_settings(ROOT / "mkdocs.yml"), link(knowledge))


@pytest.mark.parametrize("version, step, wanted", [
    ((0, 1, 0), "major", (0, 2, 0)), ((0, 1, 3), "minor", (0, 2, 0)), ((0, 1, 3), "patch", (0, 1, 4)),
    ((1, 4, 2), "major", (2, 0, 0)), ((1, 4, 2), "minor", (1, 5, 0)), ((1, 4, 2), "patch", (1, 4, 3)),
])
def test_what_raises_which_number(version, step, wanted):
    assert raised(version, step) == wanted


def test_a_version_that_says_too_little_is_refused(mini, folder):
    (folder / "exercises" / "curl.yml").unlink()
    change = difference(read(mini), read(folder))
    with pytest.raises(ReleaseError, match="2.0.0 or later"):
        refuse_too_small((1, 5, 0), "v1.4.2", change)
    refuse_too_small((2, 0, 0), "v1.4.2", change)


@pytest.mark.parametrize("text", ["1.2", "v1.2.x", "", "1.2.3-rc"])
def test_what_is_no_version_is_refused(text):
    with pytest.raises(ReleaseError, match="no version"):
        parse(text)


def test_both_files_name_the_same_version():
    assert version_here() >= (0, 1, 0)


def test_the_citation_file_fits_its_schema():
    done = subprocess.run([sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.citation-file-format", "CITATION.cff"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_release_holds_everything_and_is_the_same_twice(mini, tmp_path, monkeypatch):
    monkeypatch.setenv("KNOWLEDGE_DATA", str(mini))
    found = files(changes_text("v0.1.0", "", None))
    assert {"json/claims.json", "json/safety.json", "schema/claims.json", "csv/exercises.csv", "csv/claims.csv",
            "LICENSE", "LICENSE-CONTENT.md", "CITATION.cff", "CHANGES.md", "json/exercises/curl.json"} <= set(found)
    for name in ("a.zip", "b.zip"):
        write_zip(tmp_path / name, found)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert json.loads(archive.read("json/safety.json"))["curl"]["osteoporosis"]["verdict"] == "avoid"


def test_a_tag_that_is_not_the_version_is_refused(tmp_path):
    with pytest.raises(ReleaseError, match="is not the version"):
        release.make("v99.0.0", tmp_path)


def test_a_release_tells_what_changed(mini, change):
    data = change("exercises/heel-raise.yml", "make you steadier", "make you a bit steadier")
    told = changes_text("v0.1.1", "v0.1.0", difference(read(mini), read(data)))
    assert told.startswith("# v0.1.1 since v0.1.0") and "Claims reworded (1)" in told


def test_prepare_writes_version_and_changelog(tmp_path, monkeypatch, mini, folder):
    for name in ("pyproject.toml", "CITATION.cff", "CHANGELOG.md"):
        (tmp_path / name).write_text((ROOT / name).read_text("utf-8"), "utf-8")
    (folder / "exercises" / "curl.yml").unlink()
    monkeypatch.setattr(release, "ROOT", tmp_path)
    monkeypatch.setattr(release, "last_tag", lambda before="": "v1.0.0")
    monkeypatch.setattr(release, "since", lambda tag: difference(read(mini), read(folder)))
    assert release.prepare() == "2.0.0"
    assert version_here() == (2, 0, 0)
    log = (tmp_path / "CHANGELOG.md").read_text("utf-8")
    assert log.index("## 2.0.0 since v1.0.0") < log.index("## 0.1.0") and "exercises/curl" in log


def test_each_kind_has_a_table_with_a_row_a_page(book):
    tables = csv_files(book)
    rows = list(csv.DictReader(io.StringIO(tables["exercises.csv"])))
    assert [row["id"] for row in rows] == ["curl", "heel-raise", "sit-to-stand"]
    assert rows[0]["osteoporosis"] == "avoid" and rows[1]["also_known_as"] == "calf raise"
    assert len(list(csv.DictReader(io.StringIO(tables["claims.csv"])))) > 20


def test_llms_txt_names_every_page(book):
    told = llms_txt(book)
    assert "No health professional has reviewed it" in told
    for ref in book.knowledge.entries:
        assert f"/{ref}/)" in told

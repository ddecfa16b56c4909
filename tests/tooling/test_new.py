"""New entries and sources: every section is there, every question is asked, nothing is invented or overwritten."""

from __future__ import annotations

import re

import pytest

from macros.knowledge import kinds
from macros.knowledge.fields import fields_told
from macros.knowledge.read import read_file
from scripts.check import check
from scripts.new import MADE_HERE, Refused, new_entry
from scripts.new_source import new_source
from scripts.skeleton import ASK


@pytest.mark.parametrize("kind", MADE_HERE)
def test_a_new_entry_has_every_section_and_is_refused_until_its_questions_are_answered(kind, folder):
    said = new_entry([f"kind={kind}", "id=brand-new"], folder)
    path = folder / kind / "brand-new.yml"
    text = path.read_text("utf-8")
    for name, info in fields_told(kinds.FOLDERS[kind]):
        assert re.search(rf"^(?:# Only if it is so:  )?{name}:", text, re.M), name
        assert info.description.split()[0] in text
    found = check(folder)
    own = [p for p in found if p.mark.path == f"{kind}/brand-new.yml"]
    asked = sum(line.count(ASK) for line in text.splitlines() if not line.startswith('#'))
    assert len(own) == asked > 10 and f"{len(own)} questions" in said
    assert {p.code for p in found} == {"NEW-01"}, [p for p in found if p.code != "NEW-01"][:3]
    lines = text.splitlines()
    assert all(ASK in lines[p.mark.line - 1] and p.mark.column == lines[p.mark.line - 1].index("'?'") + 1 for p in own)


def test_answering_every_question_makes_the_entry_pass(folder):
    new_entry(["kind=exercises", "id=wall-sit", "title=Wall sit"], folder)
    path = folder / "exercises" / "wall-sit.yml"
    sound = (folder / "exercises" / "sit-to-stand.yml").read_text("utf-8").split("summary:")[1]
    head = path.read_text("utf-8").split("\n# One or two sentences")[0].replace("also-known-as:\n  - '?'", "also-known-as: [wall squat]")
    path.write_text(f"{head}\nsummary:{sound}", "utf-8")
    assert "Wall sit" in head and check(folder) == []


def test_a_question_mark_anywhere_in_an_old_entry_is_found_too(change):
    found = check(change("exercises/heel-raise.yml", "frequency: On 2 days a week.", "frequency: '?'"))
    assert [(p.code, p.what) for p in found if p.mark.path == "exercises/heel-raise.yml"] == [
        ("NEW-01", "'frequency' has no answer yet. How often.")]


@pytest.mark.parametrize(("arguments", "said"), [
    ([], "'' is no kind of entry. Kinds: conditions"),
    (["kind=exercise", "id=x"], "Nearest: exercises."),
    (["kind=sources", "id=x"], "make new-source"),
    (["kind=exercises", "id=Heel Raise"], "cannot be an id"),
    (["kind=exercises", "id=osteoporosis"], "is taken by data/conditions/osteoporosis.yml"),
    (["kind=treatments", "id=old-tablet"], "is retired"),
    (["kind=exercises", "name=x"], "'name=x' is not understood"),
    (["heel-raise"], "Write it like this:  make new kind=exercises"),
])
def test_what_cannot_be_laid_out_is_refused_with_the_way_out(arguments, said, folder):
    before = sorted(folder.rglob("*"))
    with pytest.raises(Refused, match=re.escape(said)):
        new_entry(arguments, folder)
    assert sorted(folder.rglob("*")) == before


def test_a_file_that_cannot_be_read_yet_is_not_overwritten(folder):
    path = folder / "exercises" / "mine.yml"
    path.write_text("id: 'half written\n", "utf-8")
    with pytest.raises(Refused, match="there already"):
        new_entry(["kind=exercises", "id=mine"], folder)
    assert path.read_text("utf-8") == "id: 'half written\n"


@pytest.mark.parametrize(("arguments", "field", "value", "name"), [
    (["doi=https://doi.org/10.1000/Abc.5", "id=smith-2024"], "DOI", "10.1000/Abc.5", "smith-2024"),
    (["doi=10.1000/Abc.5"], "DOI", "10.1000/Abc.5", "10-1000-abc-5"),
    (["pmid=11223344", "id=smith-2024"], "PMID", "11223344", "smith-2024"),
    (["url=https://example.net/a-page/"], "URL", "https://example.net/a-page/", "example-net-a-page"),
])
def test_a_new_source_holds_its_address_and_nothing_that_was_not_seen(arguments, field, value, name, folder):
    new_source(arguments, folder)
    written, problems = read_file(folder / "sources" / f"{name}.yml", folder)
    assert not problems
    assert {key for key, found in written.items() if found != "?" and "?" not in str(found)} == {"id", field}
    assert (written["id"], written[field]) == (name, value)
    assert written["findings"] == [{part: "?" for part in ("id", "text", "population", "certainty", "where")}]
    assert {p.code for p in check(folder)} == {"NEW-01"}


@pytest.mark.parametrize(("arguments", "said"), [
    (["id=smith-2024"], "say where the source is"),
    (["url=https://example.org/guideline"], "here already: data/sources/demo-guideline.yml"),
    (["doi=10.1000/x", "id=demo-trial"], "data/sources/demo-trial.yml is there already"),
    (["doi=10.1000/x", "id=Smith 2024"], "cannot be an id"),
])
def test_a_source_is_laid_out_once(arguments, said, folder):
    before = sorted(folder.rglob("*"))
    with pytest.raises(Refused, match=re.escape(said)):
        new_source(arguments, folder)
    assert sorted(folder.rglob("*")) == before

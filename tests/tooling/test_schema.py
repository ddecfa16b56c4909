"""The JSON Schemas for editors say the same as the records: same files, same yes, same no."""

from __future__ import annotations

import copy
import json

import jsonschema
import pytest

from macros.knowledge import kinds
from macros.knowledge.load import data_files
from macros.knowledge.read import read_file
from scripts.check import ROOT
from scripts.schema import schemas, text_of

FOLDER = ROOT / "data" / "schema"
MADE = schemas()


def test_the_files_are_what_the_records_make():
    assert {path.name for path in FOLDER.glob("*.json")} == set(MADE)
    for name, schema in MADE.items():
        assert (FOLDER / name).read_text("utf-8") == text_of(schema), f"run: python -m scripts.schema ({name})"


def plain(value):
    """The value as JSON knows it."""
    return json.loads(json.dumps(value))


def schema_for(path):
    folder = path.relative_to(ROOT / "data").parent.as_posix()
    return MADE[f"{path.stem if folder == '.' else folder}.json"]


def test_every_real_file_fits_its_schema():
    validators = {name: jsonschema.Draft202012Validator(schema) for name, schema in MADE.items()}
    seen = 0
    for path in data_files(ROOT / "data"):
        value, problems = read_file(path, ROOT / "data")
        assert not problems
        folder = path.relative_to(ROOT / "data").parent.as_posix()
        errors = list(validators[f"{path.stem if folder == '.' else folder}.json"].iter_errors(plain(value)))
        assert not errors, f"{path.name}: {errors[0].message} at {list(errors[0].path)}"
        seen += 1
    assert seen > 600


FAULTS = {
    "unknown field": lambda v: v.update(surprise="x"),
    "missing title": lambda v: v.pop("title"),
    "title is a number": lambda v: v.update(title=5),
    "id with capitals": lambda v: v.update(id="Plank"),
    "review without a date": lambda v: v["review"].pop("checked"),
    "invented certainty": lambda v: v["evidence"][0].update(certainty="certain"),
    "claim without text": lambda v: v["evidence"][0].pop("text"),
    "no contraindications": lambda v: v.pop("contraindications"),
    "empty contraindications": lambda v: v.update(contraindications=[]),
    "empty evidence": lambda v: v.update(evidence=[]),
    "one step": lambda v: v.update(steps=v["steps"][:1]),
    "unknown aim": lambda v: v.update(aim=["abs"]),
    "dose without time": lambda v: v["dose"].pop("time"),
    "unknown strength": lambda v: v["contraindications"][0].update(strength="maybe"),
    "text of nothing": lambda v: v.update(summary=""),
    "stop-if is a text": lambda v: v.update({"stop-if": "stop"}),
}


@pytest.mark.parametrize("name", FAULTS)
def test_schema_and_record_refuse_the_same(name):
    path = ROOT / "data" / "exercises" / "plank.yml"
    value, _problems = read_file(path, ROOT / "data")
    value = plain(value)
    record = kinds.FOLDERS["exercises"]
    record.model_validate(value)
    jsonschema.validate(value, schema_for(path))
    bad = copy.deepcopy(value)
    FAULTS[name](bad)
    with pytest.raises(ValueError):
        record.model_validate(bad)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(bad, schema_for(path))


def test_every_field_tells_an_editor_something_or_is_plain_from_its_record():
    """Each definition has a description, so that help while typing is never empty."""
    for name, schema in MADE.items():
        for title, definition in schema.get("$defs", {}).items():
            assert definition.get("description"), f"{name}: {title}"

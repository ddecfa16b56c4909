"""The JSON Schemas for editors say the same as the records: same files, same yes, same no."""

from __future__ import annotations

import copy
import json

import jsonschema
import pytest
from referencing import Registry, Resource

from macros.knowledge import kinds
from macros.knowledge.fields import fields_told, good, help_of, in_yaml, records_in
from macros.knowledge.load import data_files, load
from macros.knowledge.read import read_file
from scripts.check import ROOT
from scripts.schema import IDS, known_ids, schemas, text_of

FOLDER = ROOT / "data" / "schema"
MADE = schemas()
KNOWN = json.loads((FOLDER / IDS).read_text("utf-8"))
REGISTRY = Registry().with_resource(IDS, Resource.from_contents({"$schema": "https://json-schema.org/draft/2020-12/schema", **KNOWN}))
TOP = [*kinds.FOLDERS.values(), *kinds.LIST_FOLDERS.values(), *kinds.LISTS.values(), *kinds.SINGLES.values()]
FIELDS = {
    f"{record.__name__}.{name}": (top, record, name, info)
    for top in TOP for record in records_in(top) for name, info in fields_told(record)
}


def validator(schema):
    """A validator that knows ``ids.json``."""
    return jsonschema.Draft202012Validator(schema, registry=REGISTRY)


def test_the_files_are_what_the_records_make():
    assert {path.name for path in FOLDER.glob("*.json")} == {*MADE, IDS}
    for name, schema in MADE.items():
        assert (FOLDER / name).read_text("utf-8") == text_of(schema), f"run: python -m scripts.schema ({name})"


def plain(value):
    """The value as JSON knows it."""
    return json.loads(json.dumps(value))


def schema_for(path):
    folder = path.relative_to(ROOT / "data").parent.as_posix()
    return MADE[f"{path.stem if folder == '.' else folder}.json"]


def test_every_real_file_fits_its_schema():
    validators = {name: validator(schema) for name, schema in MADE.items()}
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
    assert not list(validator(schema_for(path)).iter_errors(value))
    bad = copy.deepcopy(value)
    FAULTS[name](bad)
    with pytest.raises(ValueError):
        record.model_validate(bad)
    assert list(validator(schema_for(path)).iter_errors(bad))


def test_there_are_fields():
    assert len(FIELDS) > 240


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_tells_an_editor_what_it_holds_with_a_good_and_a_bad_example(field):
    """Write fields with ``told(…)``; a bad example that the schema lets pass says why it is bad."""
    top, record, name, info = FIELDS[field]
    assert info.description, f"{field} has no description"
    assert good(info) is not None and "x-bad" in help_of(info), f"{field} has no good or no bad example"
    whole = next(s for n, s in MADE.items() if s.get("title") == top.__name__ or s.get("items", {}).get("title") == top.__name__)
    part = (whole.get("items", whole) if record is top else whole["$defs"][record.__name__])["properties"][name]
    shape = validator({"$defs": whole.get("$defs", {}), **part})
    errors = list(shape.iter_errors(good(info)))
    assert not errors, f"the good example of {field} is refused: {errors[0].message}"
    assert help_of(info).get("x-because") or list(shape.iter_errors(help_of(info)["x-bad"])), f"the bad example of {field} passes"


def test_examples_cite_findings_and_pages_that_exist():
    """Help that names what is not there would teach a mistake."""
    knowledge, _problems = load(ROOT / "data")
    findings = {f"{name}/{finding.id}" for name, source in knowledge.sources.items() for finding in source.findings}
    shown = [good(info) for _top, _record, _name, info in FIELDS.values()]
    cited = {cite for value in walk_values(shown) if isinstance(value, dict) for cite in value.get("cites", ())}
    tied = {value["to"] for value in walk_values(shown) if isinstance(value, dict) and isinstance(value.get("to"), str)}
    assert len(cited) > 40 and not cited - findings
    assert len(tied) > 5 and not [ref for ref in tied if not knowledge.page(ref)]


def walk_values(value):
    """Every value inside lists and mappings."""
    yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from walk_values(inner)


def test_known_ids_are_offered():
    """The list may lag behind the data by a few ids; `make fix` writes it anew."""
    knowledge, _problems = load(ROOT / "data")
    for name, offered in known_ids(knowledge)["$defs"].items():
        wanted, there = set(offered["anyOf"][1]["enum"]), set(KNOWN["$defs"][name]["anyOf"][1]["enum"])
        assert wanted and len(wanted & there) >= 0.9 * len(wanted), f"run: make fix ({name})"


def test_an_id_that_is_not_offered_yet_passes_and_a_wrong_one_does_not():
    shape = validator({"$ref": f"{IDS}#/$defs/findings"})
    assert not list(shape.iter_errors("brand-new-2026/first-finding"))
    assert list(shape.iter_errors("Brand New 2026"))


def test_help_is_short_enough_to_read():
    for field, (_top, _record, _name, info) in FIELDS.items():
        assert len(info.description) <= 230, field
        assert "\n" not in in_yaml(good(info)), field

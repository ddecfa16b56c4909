"""Help while typing: settings and snippets agree with the schemas, and data files name theirs."""

from __future__ import annotations

import json
import re

import pytest
import yaml

from macros.knowledge import kinds
from macros.knowledge.load import data_files
from macros.knowledge.records.claims import Claim, Effect, Relation
from macros.knowledge.records.claims import Absent
from macros.knowledge.records.safety import Contraindication, Indication
from macros.knowledge.records.sources import Finding
from macros.knowledge.walk import fields_of
from scripts.check import ROOT, check
from scripts.editor_line import MARK, editor_line, has_schema, put_lines

SNIPPETS = json.loads((ROOT / ".vscode" / "entries.code-snippets").read_text("utf-8"))
RECORDS = {
    "claim": Claim, "relation": Relation, "contraindication": Contraindication, "ask-first": Contraindication,
    "indication": Indication, "finding": Finding, "effect": Effect, "unknown": Absent,
}
ANSWERS = {"source-id/finding-id": "demo-trial/steadier", "treatments/id-of-the-entry": "treatments/demo-tablet",
           "exercises/id-of-the-exercise": "exercises/sit-to-stand"}


def test_settings_map_every_data_file_to_its_schema():
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))
    wanted = {f"./data/schema/{folder}.json": [f"data/{folder}/*.yml"] for folder in (*kinds.FOLDERS, *kinds.LIST_FOLDERS)}
    wanted |= {f"./data/schema/{name.removesuffix('.yml')}.json": [f"data/{name}"] for name in (*kinds.LISTS, *kinds.SINGLES)}
    assert settings["yaml.schemas"] == wanted
    assert all((ROOT / schema).is_file() for schema in wanted)
    assert settings["yaml.format.enable"] is False, "a formatter would move lines that nobody changed"


def filled_in(body: list[str]) -> str:
    """The snippet as it stands when the editor accepts every proposal."""
    text = "\n".join(body)
    text = re.sub(r"\$\{\d+\|([^,|]+)[^|]*\|\}", r"\1", text)
    text = re.sub(r"\$\{\d+:([^}]*)\}", r"\1", text)
    assert "$" not in text, text
    for placeholder, answer in ANSWERS.items():
        text = text.replace(placeholder, answer)
    return text


def test_every_snippet_has_a_record():
    assert {snippet["prefix"] for snippet in SNIPPETS.values()} == set(RECORDS)


@pytest.mark.parametrize("name", SNIPPETS)
def test_snippet_filled_in_fits_its_record(name):
    snippet = SNIPPETS[name]
    value = yaml.safe_load(filled_in(snippet["body"]))
    value = value[0] if isinstance(value, list) else value.get("effect", value)
    RECORDS[snippet["prefix"]].model_validate(value)
    assert snippet["scope"] == "yaml" and snippet["description"]


@pytest.mark.parametrize("name", SNIPPETS)
def test_choices_of_a_snippet_are_values_of_the_record(name):
    snippet = SNIPPETS[name]
    for index, choices in re.findall(r"\$\{(\d+)\|([^|]*)\|\}", "\n".join(snippet["body"])):
        for choice in choices.split(","):
            body = [re.sub(rf"\$\{{{index}\|[^|]*\|\}}", choice, line) for line in snippet["body"]]
            value = yaml.safe_load(filled_in(body))
            RECORDS[snippet["prefix"]].model_validate(value[0])


def test_snippets_name_only_fields_of_their_record():
    for snippet in SNIPPETS.values():
        names = set(re.findall(r"^(?:- )? *([a-z-]+):", "\n".join(snippet["body"]), re.M))
        known = {name for record in (*RECORDS.values(), *inner(RECORDS[snippet["prefix"]])) for _attribute, name in fields_of(record)}
        assert names and names <= known | {"effect"}, names - known


def inner(record):
    from macros.knowledge.fields import records_in
    return records_in(record)


# -- the line that names the schema ------------------------------------------------------


def test_data_files_name_their_schema():
    """New files may lack the line (`make fix` adds it); a wrong one is never right."""
    texts = {path.relative_to(ROOT / "data").as_posix(): path.read_text("utf-8") for path in data_files(ROOT / "data")}
    marked = [file for file, text in texts.items() if text.startswith(MARK)]
    assert len(texts) > 600 and len(marked) >= 0.9 * len(texts), "run: python -m scripts.editor_line"
    for file in marked:
        assert texts[file].startswith(editor_line(file)), f"{file}: run: python -m scripts.editor_line"
        assert (ROOT / "data" / file).parent.joinpath(editor_line(file).split("=")[1].strip()).resolve().is_file()


def test_putting_the_line_changes_nothing_else_and_once_is_enough(folder):
    before = {path: path.read_text("utf-8") for path in data_files(folder) if path.suffix == ".yml"}
    changed = put_lines(folder)
    assert set(changed) == set(before) and check(folder) == []
    for path, text in before.items():
        first, rest = path.read_text("utf-8").split("\n", 1)
        assert rest == text and first.startswith(MARK)
    assert put_lines(folder) == []


def test_a_wrong_line_is_put_right(folder):
    path = folder / "exercises" / "curl.yml"
    rest = path.read_text("utf-8")
    path.write_text(f"{MARK}../schema/conditions.json\n{rest}", "utf-8")
    put_lines(folder)
    assert path.read_text("utf-8") == editor_line("exercises/curl.yml") + rest


def test_only_files_of_a_kind_have_a_schema():
    assert has_schema("exercises/curl.yml") and has_schema("red-flags.yml")
    assert not has_schema("potions/x.yml") and not has_schema("extra.yml")

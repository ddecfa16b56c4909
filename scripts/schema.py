"""JSON Schemas for editors, generated from the records into ``data/schema/``.

``python -m scripts.schema`` writes them; a test proves that the files equal the records. Beside them
lies ``ids.json``: the ids that fields may name, for completion while typing. It lets every well-formed
id pass, so it may lag behind the data; `make new` and `make fix` write it anew.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from macros.knowledge import kinds
from macros.knowledge.load import Knowledge, load
from macros.knowledge.problems import LISTED
from macros.knowledge.records.base import Record
from scripts.check import ROOT

IDS = "ids.json"
FOLDER = ROOT / "data" / "schema"
_TEXT_LENGTH = 110  # of a finding, beside its id in the list of completions


def schemas() -> dict[str, dict[str, Any]]:
    """File name (``exercises.json``) to schema. Lists of records have a list schema."""
    found = {folder: schema_of(record) for folder, record in kinds.FOLDERS.items()}
    found |= {folder: list_of(schema_of(record)) for folder, record in kinds.LIST_FOLDERS.items()}
    found |= {name.removesuffix(".yml"): list_of(schema_of(record)) for name, record in kinds.LISTS.items()}
    found |= {name.removesuffix(".yml"): schema_of(record) for name, record in kinds.SINGLES.items()}
    return {f"{name}.json": schema for name, schema in found.items()}


def schema_of(record: type[Record]) -> dict[str, Any]:
    """The schema of one record, with the field names of its YAML file and help that an editor shows."""
    return _helpful(record.model_json_schema(by_alias=True))


def list_of(schema: dict[str, Any]) -> dict[str, Any]:
    """A list of what the schema describes."""
    definitions = schema.pop("$defs", {})
    return {"$defs": definitions, "type": "array", "items": schema}


def _helpful(part: Any) -> Any:
    """The same schema: bad examples join the description, and named ids become a reference to ``ids.json``."""
    if isinstance(part, list):
        return [_helpful(item) for item in part]
    if not isinstance(part, dict):
        return part
    known = part.get("x-known")
    found = {key: value if key in ("examples", "x-bad", "default") else _helpful(value) for key, value in part.items()}
    if "x-bad" in part:
        found["description"] = _sentence(part["description"]) + _not_so(part)
    return _named(found, known) if known else found


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else text + "."


def _not_so(part: dict[str, Any]) -> str:
    bad = part["x-bad"]
    shown = bad if isinstance(bad, str) else json.dumps(bad, ensure_ascii=False)
    return f" Not so: {shown or '(empty)'}" + (f" ({part['x-because']})" if "x-because" in part else "")


def _named(part: Any, known: str) -> Any:
    """Every id inside the field comes from the list of known ids."""
    if isinstance(part, list):
        return [_named(item, known) for item in part]
    if not isinstance(part, dict):
        return part
    if part.get("type") == "string":
        about = {key: part[key] for key in part if key in ("description", "examples", "title") or key.startswith("x-")}
        return {**about, "$ref": f"{IDS}#/$defs/{known}"}
    return {key: _named(value, known) if key in ("items", "anyOf", "oneOf") else value for key, value in part.items()}


def known_ids(knowledge: Knowledge) -> dict[str, Any]:
    """The schema of ids: for each list of ``LISTED`` the ids of the data with what they name. Other ids pass too."""
    pages = {ref: record.title for ref, record in sorted((*knowledge.entries.items(), *knowledge.routines.items()))}
    rules = knowledge.safety_rules.restricting if knowledge.safety_rules else ()
    profiles = {name: profile.title for name, profile in sorted(knowledge.profiles().items())}
    topics = {topic: "topic" for flag in knowledge.red_flags.values() for topic in flag.for_}
    lists = {
        "pages": pages,
        "exercises": {ref: title for ref, title in pages.items() if ref.startswith("exercises/")},
        "conditions": {condition.id: condition.title for condition in knowledge.of_kind("conditions")},
        "profiles": profiles,
        "circumstances": {name: c.title for name, c in sorted(knowledge.circumstances.items())},
        "sources": {name: _cut(source.title) for name, source in sorted(knowledge.sources.items())},
        "findings": {f"{name}/{finding.id}": _cut(finding.text) for name, source in sorted(knowledge.sources.items())
                     if source.status not in ("superseded", "withdrawn", "retracted") and source.design != "patient-article"
                     for finding in source.findings},
        "topics": dict(sorted(topics.items())) | {name: _cut(flag.sign) for name, flag in sorted(knowledge.red_flags.items())},
        "overruled": {rule.id: _cut(rule.claim.text) for rule in rules} | profiles,
    }
    assert set(lists) == set(LISTED)
    return {"$defs": {name: _offered(name, ids) for name, ids in lists.items()}}


def _cut(text: str) -> str:
    return text if len(text) <= _TEXT_LENGTH else text[:_TEXT_LENGTH].rsplit(" ", 1)[0] + " …"


def _offered(name: str, ids: dict[str, str]) -> dict[str, Any]:
    parts = 2 if name in ("pages", "exercises", "findings") else 1
    word = "[a-z0-9]+(-[a-z0-9]+)*"
    return {"anyOf": [{"type": "string", "pattern": f"^{'/'.join([word] * parts)}$"},
                      {"enum": list(ids), "enumDescriptions": list(ids.values())}]}


def text_of(schema: dict[str, Any]) -> str:
    """The file's text, the same for the same schema."""
    return json.dumps(schema, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def write_ids(knowledge: Knowledge, folder: Path) -> bool:
    """Write the list of ids for completion. True where it changed."""
    path, text = folder / IDS, text_of(known_ids(knowledge))
    if path.is_file() and path.read_text("utf-8") == text:
        return False
    path.write_text(text, "utf-8")
    return True


def main(folder: Path = FOLDER) -> int:
    """Write all schemas."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas().items():
        (folder / name).write_text(text_of(schema), "utf-8")
    write_ids(load(ROOT / "data")[0], folder)
    print(f"{len(schemas())} schemas and {IDS} written to {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""JSON Schemas for editors, generated from the records into ``data/schema/``.

``python -m scripts.schema`` writes them; a test proves that the files equal the records.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from macros.knowledge import kinds
from macros.knowledge.records.base import Record
from scripts.check import ROOT


def schemas() -> dict[str, dict[str, Any]]:
    """File name (``exercises.json``) to schema. Lists of records have a list schema."""
    found = {folder: schema_of(record) for folder, record in kinds.FOLDERS.items()}
    found |= {folder: list_of(schema_of(record)) for folder, record in kinds.LIST_FOLDERS.items()}
    found |= {name.removesuffix(".yml"): list_of(schema_of(record)) for name, record in kinds.LISTS.items()}
    found |= {name.removesuffix(".yml"): schema_of(record) for name, record in kinds.SINGLES.items()}
    return {f"{name}.json": schema for name, schema in found.items()}


def schema_of(record: type[Record]) -> dict[str, Any]:
    """The schema of one record, with the field names of its YAML file."""
    return record.model_json_schema(by_alias=True)


def list_of(schema: dict[str, Any]) -> dict[str, Any]:
    """A list of what the schema describes."""
    definitions = schema.pop("$defs", {})
    return {"$defs": definitions, "type": "array", "items": schema}


def text_of(schema: dict[str, Any]) -> str:
    """The file's text, the same for the same schema."""
    return json.dumps(schema, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def main(folder: Path = ROOT / "data" / "schema") -> int:
    """Write all schemas."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in schemas().items():
        (folder / name).write_text(text_of(schema), "utf-8")
    print(f"{len(schemas())} schemas written to {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

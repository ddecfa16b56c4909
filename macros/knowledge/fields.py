"""Through the fields of records: which field stands at a place of a file, and what an editor is told of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml
from pydantic.fields import FieldInfo

from macros.knowledge.records.base import Record


def name_of(attribute: str, info: FieldInfo) -> str:
    """The field's name in YAML."""
    return info.alias or attribute


def models_in(annotation: Any) -> list[type[Record]]:
    """Every record that a field may hold."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return [annotation]
    return [model for part in getattr(annotation, "__args__", ()) for model in models_in(part)]


def records_in(record: type[Record]) -> list[type[Record]]:
    """The record and every record inside it, each once, in the order in which they first come."""
    found: list[type[Record]] = []
    waiting = [record]
    while waiting:
        model = waiting.pop(0)
        if model not in found:
            found.append(model)
            waiting += [inner for info in model.model_fields.values() for inner in models_in(info.annotation)]
    return found


def fields_told(record: type[Record]) -> Iterator[tuple[str, FieldInfo]]:
    """(name in YAML, field) of every field, in order."""
    for attribute, info in record.model_fields.items():
        yield name_of(attribute, info), info


def field_at(record: type[Record], path: tuple) -> tuple[type[Record], FieldInfo] | None:
    """The field at a path of keys and indexes, with the record that holds it; of a mapping's own keys the mapping."""
    models, found = [record], None
    for step in path:
        if isinstance(step, int) or not models:
            continue
        here = [(model, info) for model in models for name, info in fields_told(model) if name == step]
        if not here:
            return None
        found = here[0]
        models = [inner for _model, info in here for inner in models_in(info.annotation)]
    return found


def good(info: FieldInfo) -> Any:
    """The good example of a field, or None."""
    return info.examples[0] if info.examples else None


def help_of(info: FieldInfo) -> dict[str, Any]:
    """What ``told`` noted beside description and good example: ``x-bad``, ``x-because``, ``x-known``."""
    return info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}


def in_yaml(value: Any) -> str:
    """A value on one line, as it may stand in a file."""
    text = yaml.safe_dump(value, default_flow_style=True, width=10_000, sort_keys=False, allow_unicode=True)
    return text.removesuffix("...\n").strip()

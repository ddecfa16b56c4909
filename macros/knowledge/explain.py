"""What the validation library found, in an editor's words, with line and column."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from macros.knowledge.problems import Problem, nearest
from macros.knowledge.read import key_mark, mark_of
from macros.knowledge.records.base import Record

_TYPE_WORDS = {
    "string_type": "text (put it in quotes)", "int_type": "a whole number", "bool_type": "true or false",
    "list_type": "a list (each item on a line that begins with '- ')", "dict_type": "fields with values",
    "float_type": "a number", "model_type": "fields with values", "model_attributes_type": "fields with values",
}


def explain(error: ValidationError, record: type[Record], whole: Any, base: tuple, name: str) -> list[Problem]:
    """Turn every error of one record into a problem. ``base`` is the record's own place in the file."""
    items = [(item, base + _real_path(whole, base, item["loc"], item["type"])) for item in error.errors(include_url=False)]
    paths = {path for _item, path in items}
    problems = [
        _problem(item, record, whole, path, name) for item, path in items
        # Of two forms that a field may take, the one that was not tried only confuses.
        if not (item["type"] in (*_TYPE_WORDS, "literal_error") and any(p != path and p[:len(path)] == path for p in paths))
    ]
    return list(dict.fromkeys(problems))


def _real_path(whole: Any, base: tuple, loc: tuple, kind: str) -> tuple:
    """The part of ``loc`` that stands in the file: the library adds names of choices on the way."""
    value = whole
    for step in base:
        value = value[step]
    path: list = []
    for index, step in enumerate(loc):
        inside = (isinstance(value, dict) and step in value) or (
            isinstance(value, list) and isinstance(step, int) and step < len(value))
        if inside:
            path.append(step)
            value = value[step]
        elif isinstance(value, dict) and index == len(loc) - 1 and kind in ("missing", "extra_forbidden"):
            path.append(step)
    return tuple(path)


def _problem(item: dict, record: type[Record], whole: Any, path: tuple, name: str) -> Problem:
    kind, last = item["type"], next((step for step in reversed(path) if isinstance(step, str)), "")
    if kind == "extra_forbidden":
        known = _fields_inside(record)
        hint = "It belongs elsewhere: look at the indentation, and at the '- ' of lists." if last in known else nearest(last, known)
        return Problem(key_mark(whole, path, name), "RECORD-02", f"'{last}' is not a field here",
                       "It would never be shown.", hint or "Remove it, or look up the field guide.")
    if kind == "missing":
        return Problem(mark_of(whole, path[:-1], name), "RECORD-03", f"the field '{last}' is missing",
                       "The page would lack it without saying so.",
                       f"Add '{last}:'. If nothing is known, most sections take 'unknown: …' with one sentence.")
    mark = mark_of(whole, path, name)
    if kind in _TYPE_WORDS:
        return Problem(mark, "RECORD-04", f"'{last}' must be {_TYPE_WORDS[kind]}",
                       "As it stands it would be read as something else.", f"Write {_TYPE_WORDS[kind]}.")
    if kind == "literal_error":
        wanted = item["ctx"]["expected"]
        given = str(item.get("input"))
        return Problem(mark, "RECORD-05", f"'{given}' is not one of the values for '{last}'",
                       "Only known values have a meaning.",
                       f"Use {wanted}. {nearest(given, wanted.replace(chr(39), '').replace(' or ', ', ').split(', '))}".strip())
    return Problem(mark, "RECORD-06", f"'{last}': {_sentence(item)}" if last else _sentence(item), "The record could not be understood.",
                   "Look at a neighbouring entry, or at the field guide.")


def _sentence(item: dict) -> str:
    kind, context = item["type"], item.get("ctx", {})
    if kind == "string_pattern_mismatch":
        return f"'{item['input']}' has not the form that is asked for ({context.get('pattern')})"
    if kind == "string_too_long":
        return f"this is too long (at most {context['max_length']} characters)"
    if kind in ("string_too_short", "too_short"):
        return "this is too short, or empty"
    if kind == "too_long":
        return f"this list is too long (at most {context.get('max_length')})"
    return item["msg"].removeprefix("Value error, ")


def _fields_inside(record: type[Record]) -> set[str]:
    """Every field name that the record or any record inside it knows: what a misspelt one may have meant."""
    names: set[str] = set()
    seen: set[type] = set()
    waiting = [record]
    while waiting:
        model = waiting.pop()
        if model in seen:
            continue
        seen.add(model)
        for field_name, info in model.model_fields.items():
            names.add(info.alias or field_name)
            waiting += _models_in(info.annotation)
    return names


def _models_in(annotation: Any) -> list[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return [annotation]
    inner = getattr(annotation, "__args__", ())
    return [model for part in inner for model in _models_in(part)]

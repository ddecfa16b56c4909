"""What the validation library found, in an editor's words, with line and column."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from macros.knowledge.codes import told
from macros.knowledge.fields import field_at, fields_told, good, in_yaml, records_in
from macros.knowledge.problems import Problem, nearest
from macros.knowledge.read import key_mark, mark_of
from macros.knowledge.records.base import DATE_PATTERN, FINDING_PATTERN, ID_PATTERN, REF_PATTERN, TEXT_PATTERN, Record

QUESTION = "?"  # stands where an answer is missing
_MAX_SHOWN = 160

_TYPE_WORDS = {
    "string_type": "text", "int_type": "a whole number", "bool_type": "true or false",
    "list_type": "a list (each item on a line that begins with '- ')", "dict_type": "fields with values",
    "float_type": "a number", "model_type": "fields with values", "model_attributes_type": "fields with values",
}
_FORMS = {
    ID_PATTERN: "small letters and digits with hyphens between words, no spaces",
    REF_PATTERN: "the kind, a stroke and the id (kind/id)",
    FINDING_PATTERN: "the source, a stroke and the finding (source-id/finding-id)",
    DATE_PATTERN: "a day as 'YYYY-MM-DD' in quotes",
    TEXT_PATTERN: "text with no space at its beginning or end",
}


def explain(error: ValidationError, record: type[Record], whole: Any, base: tuple, name: str) -> list[Problem]:
    """Turn every error of one record into a problem. ``base`` is the record's own place in the file."""
    items = [(item, base + _real_path(whole, base, item["loc"], item["type"])) for item in error.errors(include_url=False)]
    paths = {path for _item, path in items}
    problems = [
        _problem(item, record, whole, path, path[len(base):], name) for item, path in items
        # Of two forms that a field may take, the one that was not tried only confuses.
        if not (item["type"] in (*_TYPE_WORDS, "literal_error") and any(p != path and p[:len(path)] == path for p in paths))
    ]
    return list(dict.fromkeys(problems))


def first_look(record: type[Record], item: Any, whole: Any, base: tuple, name: str) -> list[Problem]:
    """What no library tells: question marks in place of an answer, field names with an underscore."""
    found, waiting = [], [((), item)]
    while waiting:
        path, value = waiting.pop(0)
        if isinstance(value, dict):
            found += [_unknown_field(record, key, key_mark(whole, (*base, *path, key), name)) for key in value if "_" in key]
            waiting += [((*path, key), inner) for key, inner in value.items()]
        elif isinstance(value, list):
            waiting += [((*path, index), inner) for index, inner in enumerate(value)]
        elif value == QUESTION:
            found.append(_question(record, path, mark_of(whole, base + path, name)))
    return found


def _question(record: type[Record], path: tuple, mark: Any) -> Problem:
    field = field_at(record, path)
    last = next((step for step in reversed(path) if isinstance(step, str)), "")
    about = field[1].description if field else "This question is open."
    return told(mark, "NEW-01", f"'{last}' has no answer yet. {about}", _such_as("Write the answer in place of '?'", field, last))


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


def _problem(item: dict, record: type[Record], whole: Any, path: tuple, inside: tuple, name: str) -> Problem:
    kind, last = item["type"], next((step for step in reversed(path) if isinstance(step, str)), "")
    field = field_at(record, inside)
    mark = mark_of(whole, path, name)
    if kind == "extra_forbidden":
        return _unknown_field(record, last, key_mark(whole, path, name))
    if kind == "missing":
        return told(mark_of(whole, path[:-1], name), "RECORD-03", f"the field '{last}' is missing", _such_as(f"Add '{last}:'", field, last))
    if kind in _TYPE_WORDS:
        return _wrong_form(item, field, last, mark)
    if kind == "literal_error":
        wanted = item["ctx"]["expected"]
        given = str(item.get("input"))
        hint = nearest(given.lower(), wanted.replace(chr(39), "").replace(" or ", ", ").split(", "))
        return told(mark, "RECORD-05", f"'{given}' is not one of the values for '{last}'", f"Use {wanted}. {hint}".strip())
    if kind == "value_error":  # fields that do not fit together: no example of one of them mends it
        return told(mark, "RECORD-06", f"'{last}': {_sentence(item)}" if last else _sentence(item))
    return told(mark, "RECORD-06", f"'{last}': {_sentence(item)}", _such_as("Write it in this form", field, last))


def _unknown_field(record: type[Record], last: str, mark: Any) -> Problem:
    """A field that is not known here: misspelt, in the wrong place, or no field at all."""
    known = {name for model in records_in(record) for name, _info in fields_told(model)}
    plain = last.strip().lower().replace(" ", "-").replace("_", "-")
    if last in known:
        hint = "It belongs elsewhere: look at the spaces at the beginning of the line, and at the '- ' of lists."
    else:
        hint = f"Nearest: {plain}." if plain in known else nearest(last, known)
    return told(mark, "RECORD-02", f"'{last}' is not a field here", hint)


def _wrong_form(item: dict, field: Any, last: str, mark: Any) -> Problem:
    """A value of another type than the field wants."""
    given, words = item.get("input"), _TYPE_WORDS[item["type"]]
    if item["type"] == "string_type" and isinstance(given, dict) and any(" " in key for key in given):
        return told(mark, "YAML-11", f"this text holds a colon and has no quotes ('{next(iter(given))}: …')")
    if item["type"] == "list_type" and isinstance(given, str) and given.startswith(("-", "–", "•")):
        return told(mark, "YAML-15", f"'{last}' is a list, and its items do not begin with a dash and a space")
    if given is None:
        return told(mark, "RECORD-04", f"nothing stands after '{last}': it must be {words}", _such_as(f"Write {words}", field, last))
    if item["type"] == "string_type" and isinstance(given, (int, float)):
        words = "text, in quotes"
    return told(mark, "RECORD-04", f"'{last}' must be {words}", _such_as(f"Write {words}", field, last))


def _such_as(how: str, field: Any, last: str) -> str:
    """How to mend it, with the good example of the field where it is short enough to read, else what belongs there."""
    example = in_yaml(good(field[1])) if field and good(field[1]) is not None else ""
    if example and len(example) <= _MAX_SHOWN:
        return f"{how}, such as:  {last}: {example}"
    return f"{how}. {field[1].description}" if field else f"{how}."


def _sentence(item: dict) -> str:
    kind, context = item["type"], item.get("ctx", {})
    if kind == "string_pattern_mismatch":
        form = _FORMS.get(context.get("pattern"), f"the form {context.get('pattern')}")
        return f"'{item['input']}' is not written as it has to be: {form}"
    if kind == "string_too_long":
        return f"this has {len(item['input'])} characters; {context['max_length']} are the limit"
    if kind in ("string_too_short", "too_short"):
        return "this is too short, or empty"
    if kind == "too_long":
        return f"this list is too long (at most {context.get('max_length')})"
    return item["msg"].removeprefix("Value error, ")

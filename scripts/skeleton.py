"""A record to be filled in: every section, with the question that an editor has to answer as a comment.

A question mark stands where an answer is missing; the check refuses it (NEW-01).
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from typing import Any, Literal, get_args, get_origin

from annotated_types import MinLen
from pydantic.fields import FieldInfo

from macros.knowledge.explain import QUESTION
from macros.knowledge.fields import fields_told, good, help_of, in_yaml, models_in
from macros.knowledge.load import Knowledge
from macros.knowledge.records.base import Record
from macros.knowledge.records.claims import Absent

ASK = f"'{QUESTION}'"
_WIDTH = 100
_LONGEST_EXAMPLE = 110
# Fields that a record may lack, but that an editor has to think of.
_THOUGHT_OF = {
    "Exercise": ("also-known-as", "figure", "easier", "harder", "dose", "indications"),
    "Contraindication": ("for", "strength", "claim", "instead"),
    "Routine": ("also-known-as", "key-points"),
    "Source": ("author", "container-title", "issued"),
}
_IN_EVERY = ("also-known-as", "cites")
# A general help above a claim says more than its four fields would.
_NO_COMMENT = ("id", "text", "certainty", "cites")


def skeleton(record: type[Record], given: Mapping[str, Any], knowledge: Knowledge) -> str:
    """The text of a file. ``given``: answers by field name; ``knowledge``: for axes, profiles and circumstances."""
    lines: list[str] = []
    for name, info in fields_told(record):
        if lines:
            lines.append("")
        if name in given:
            lines += [*_comment(info), f"{name}: {in_yaml(given[name])}"]
        elif info.is_required() or _is_thought_of(record, name):
            lines += [*_comment(info), *_field(name, info, knowledge, 0)]
        else:
            lines += [*_wrapped(info.description or ""), f"# Only if it is so:  {name}: {in_yaml(good(info))}"]
    return "\n".join(lines) + "\n"


def _is_thought_of(record: type[Record], name: str) -> bool:
    return name in _IN_EVERY or name in _THOUGHT_OF.get(record.__name__, ())


def _comment(info: FieldInfo) -> list[str]:
    """The question of a field: what belongs there, the values allowed, an example."""
    texts = [info.description or ""]
    values = _values(info.annotation)
    if values:
        texts.append("One of: " + ", ".join(values) + ".")
    example = in_yaml(good(info)) if good(info) is not None else ""
    if example and not values and len(example) <= _LONGEST_EXAMPLE:
        texts.append(f"Such as: {example}")
    if Absent in models_in(info.annotation):
        texts.append("Where the evidence is silent, write instead:  unknown: what you looked for and did not find, in one sentence.")
    return [line for text in texts for line in _wrapped(text)]


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent="# ", subsequent_indent="# ", break_on_hyphens=False, break_long_words=False)


def _values(annotation: Any) -> list[str]:
    """The words that a field allows, where it allows nothing else."""
    return [] if models_in(annotation) else _words(annotation)


def _words(annotation: Any) -> list[str]:
    if get_origin(annotation) is Literal:
        return [str(value) for value in get_args(annotation)]
    return [value for part in get_args(annotation) for value in _words(part)]


def _field(name: str, info: FieldInfo, knowledge: Knowledge, indent: int) -> list[str]:
    """A field with a question mark for each answer."""
    pad = " " * indent
    if name == "movement":
        return [f"{pad}movement:", *(f"{pad}  {axis}: {ASK}  # {', '.join(a.levels)}" for axis, a in knowledge.movements.items())]
    models = [model for model in models_in(info.annotation) if model is not Absent]
    if "none" in _words(info.annotation):
        return [f"{pad}{name}: none"]
    if not models:
        return _plain(name, info, pad)
    inside = next(filter(None, (_record(model, knowledge, indent + 2) for model in models)))
    if not _is_list(info.annotation):
        return [f"{pad}{name}:", *inside]
    item = [f"{pad}  - {inside[0].strip()}", *(f"  {line}" for line in inside[1:])]
    return [f"{pad}{name}:", *item * _least(info)]


def _plain(name: str, info: FieldInfo, pad: str) -> list[str]:
    if _is_list(info.annotation):
        return [f"{pad}{name}:", *[f"{pad}  - {ASK}"] * _least(info)]
    return [f"{pad}{name}: {ASK}"]


def _record(record: type[Record], knowledge: Knowledge, indent: int) -> list[str]:
    lines: list[str] = []
    for name, info in fields_told(record):
        if not (info.is_required() or _is_thought_of(record, name)):
            continue
        values = _values(info.annotation) or (sorted(knowledge.profiles()) if help_of(info).get("x-known") == "profiles" else [])
        field = _field(name, info, knowledge, indent)
        if values and name not in _NO_COMMENT:
            field[0] += f"  # {', '.join(values)}"
        lines += field
    return lines


def _is_list(annotation: Any) -> bool:
    """True where the field is a list, or may be one."""
    return get_origin(annotation) is list or any(_is_list(part) for part in get_args(annotation))


def _least(info: FieldInfo) -> int:
    """How many items the list has at the least."""
    found = [part.min_length for part in info.metadata if isinstance(part, MinLen)]
    return max([1, *found])

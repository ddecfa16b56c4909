"""The field guide: every field of every record, from what editors are told while they type."""

from __future__ import annotations

from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from macros.knowledge import kinds
from macros.knowledge.fields import fields_told, good, help_of, in_yaml, models_in, records_in
from macros.knowledge.records.base import Record
from scripts.contribute.html import code, page, text

_FILES: dict[str, type[Record]] = {
    **{f"data/{folder}/": record for folder, record in kinds.FOLDERS.items()},
    **{f"data/{folder}/ (a list)": record for folder, record in kinds.LIST_FOLDERS.items()},
    **{f"data/{name} (a list)": record for name, record in kinds.LISTS.items()},
    **{f"data/{name}": record for name, record in kinds.SINGLES.items()},
}
LISTS = {
    "pages": "any page (kind/id)", "exercises": "an exercise", "conditions": "a condition", "profiles": "a safety profile",
    "circumstances": "a circumstance", "sources": "a source", "findings": "a finding (source-id/finding-id)",
    "topics": "a topic or sign of red-flags.yml", "overruled": "a safety rule or profile",
}


def fields_page() -> str:
    """The page ``contribute/fields``."""
    parts = ['<h2 id="files">Which file holds what</h2>', "<ul>"]
    parts += [f'<li>{code(where)}: <a href="#{_anchor(record)}">{record.__name__}</a></li>' for where, record in _FILES.items()]
    parts.append("</ul>")
    parts += [_record(record) for record in every_record()]
    return page("Field guide", "Every field: what belongs there, with a good and a bad example.", "\n".join(parts))


def every_record() -> list[type[Record]]:
    """Every record, those with files of their own first."""
    inner = [record for top in _FILES.values() for record in records_in(top)]
    return list(dict.fromkeys([*_FILES.values(), *inner]))


def _anchor(record: type[Record]) -> str:
    return record.__name__.lower()


def _record(record: type[Record]) -> str:
    about = (record.__doc__ or "").strip().split("\n")[0].replace("``", "")
    rows = "\n".join(_field(record, name, info) for name, info in fields_told(record))
    return f'<h2 id="{_anchor(record)}">{record.__name__}</h2>\n<p>{text(about)}</p>\n<dl class="fields">\n{rows}\n</dl>'


def _field(record: type[Record], name: str, info: FieldInfo) -> str:
    extra = help_of(info)
    lines = [f'<dt id="{_anchor(record)}-{name.lower()}">{code(name)} {"needed" if info.is_required() else "only if it is so"}</dt>',
             f"<dd>{text(info.description or '')}"]
    words = values(info.annotation)
    if words:
        lines.append("<br>One of: " + ", ".join(code(word) for word in words) + ".")
    if extra.get("x-known"):
        lines.append(f"<br>Names {LISTS[extra['x-known']]}.")
    inside = [model for model in models_in(info.annotation)]
    if inside:
        lines.append("<br>Holds: " + ", ".join(f'<a href="#{_anchor(model)}">{model.__name__}</a>' for model in dict.fromkeys(inside)) + ".")
    lines.append(f"<br>Good: {code(in_yaml(good(info)))}")
    because = f" ({text(extra['x-because'])})" if extra.get("x-because") else ""
    lines.append(f"<br>Not so: {code(in_yaml(extra['x-bad']))}{because}</dd>")
    return "\n".join(lines)


def values(annotation: Any) -> list[str]:
    """The words that a field allows."""
    if get_origin(annotation) is Literal:
        return [str(value) for value in get_args(annotation)]
    return [value for part in get_args(annotation) if not models_in(part) for value in values(part)]

"""A real file of each kind with a comment at the first of each field: what it holds and why."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import Any

from macros.knowledge import kinds
from macros.knowledge.fields import field_at
from macros.knowledge.read import read_text
from macros.knowledge.records.base import Record
from scripts.contribute.html import code_block, page
from scripts.editor_line import MARK

# Short files that show much of their kind.
SHOWN = {
    "conditions": "cauda-equina-syndrome", "symptoms": "low-mood-or-worry", "causes": "family-history", "diagnostics": "nerve-tests",
    "treatments": "hip-protectors", "nutrition": "prunes", "exercises": "heel-raise", "routines": "start-stenosis",
    "disagreements": "hip-kicks-swing", "sources": "sherrington-2019",
}
_WIDTH = 96


def annotate(source: str, record: type[Record]) -> str:
    """The same YAML with comments; read as data, it is equal to what it was."""
    value, problems = read_text(source, "shown")
    assert not problems, problems
    notes: dict[int, list[str]] = {}
    _walk(record, (), value, set(), notes)
    lines = []
    for number, line in enumerate(source.split("\n"), start=1):
        pad = line[: len(line) - len(line.lstrip())]
        lines += [f"{pad}# {part}" for note in notes.get(number, ()) for part in textwrap.wrap(note, _WIDTH - len(pad), break_on_hyphens=False)]
        lines.append(line)
    return "\n".join(lines)


def _walk(record: type[Record], path: tuple, value: Any, seen: set, notes: dict[int, list[str]]) -> None:
    """Note each field once, on the line where it first stands."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            _walk(record, (*path, index), item, seen, notes)
    elif isinstance(value, dict):
        for key, inner in value.items():
            found = field_at(record, (*path, key))
            if found is None:
                continue
            owner, info = found
            if (owner, info.alias) not in seen:
                seen.add((owner, info.alias))
                notes.setdefault(value.marks[key][0][0], []).append(f"{info.alias}: {info.description}")
            _walk(record, (*path, key), inner, seen, notes)


def example_page(kind: str, data: Path) -> tuple[str, str]:
    """(address below ``contribute/``, page) of one kind. Falls back to the kind's first file if the one shown is gone."""
    path = data / kind / f"{SHOWN[kind]}.yml"
    if not path.is_file():
        path = sorted((data / kind).glob("*.yml"))[0]
    source = path.read_text("utf-8")
    shown = annotate(source.split("\n", 1)[1] if source.startswith(MARK) else source, kinds.FOLDERS[kind])
    one = kinds.PAGE_KINDS[kind].one.lower() if kind in kinds.PAGE_KINDS else kind.removesuffix("s")
    where = f"<p>The file is <code>data/{kind}/{path.name}</code>. Each field is explained where it first stands.</p>"
    link = f'<p><a href="../../{kind}/{path.stem}/">The page that is made from it</a></p>'
    title = f"A whole file with comments, {one}"
    return f"example-{kind}", page(title, f"A real file of the kind “{one}”, with a comment for each field.", f"{where}\n{link}\n{code_block(shown)}")


def example_pages(data: Path) -> list[tuple[str, str]]:
    """All of them, where the data have the kind."""
    return [example_page(kind, data) for kind in SHOWN if any((data / kind).glob("*.yml"))]

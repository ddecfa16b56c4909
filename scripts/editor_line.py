"""The first line of a data file: it tells any editor that knows YAML which schema helps with it.

``python -m scripts.editor_line`` puts it into every file that lacks it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from macros.knowledge import kinds
from macros.knowledge.load import data_files
from scripts.check import data_folder

MARK = "# yaml-language-server: $schema="


def schema_name(file: str) -> str:
    """The schema (``exercises.json``) of a file below the data folder."""
    folder, _, name = file.rpartition("/")
    return f"{folder or name.removesuffix('.yml')}.json"


def has_schema(file: str) -> bool:
    """True where a file of this name has a schema."""
    folder, _, name = file.rpartition("/")
    return folder in (*kinds.FOLDERS, *kinds.LIST_FOLDERS) or name in (*kinds.LISTS, *kinds.SINGLES)


def editor_line(file: str) -> str:
    """The line for a file below the data folder."""
    return f"{MARK}{'../' * file.count('/')}schema/{schema_name(file)}\n"


def with_line(text: str, file: str) -> str:
    """The text with the right first line."""
    rest = text.split("\n", 1)[1] if text.startswith(MARK) else text
    return editor_line(file) + rest


def put_lines(data: Path) -> list[Path]:
    """Put the line into every file that lacks it. Returns the files that changed."""
    changed = []
    for path in data_files(data):
        file = path.relative_to(data).as_posix()
        if path.is_symlink() or not path.is_file() or not has_schema(file):
            continue
        text = path.read_text("utf-8")
        if with_line(text, file) != text:
            path.write_text(with_line(text, file), "utf-8")
            changed.append(path)
    return changed


if __name__ == "__main__":
    print(f"{len(put_lines(data_folder()))} files changed")
    sys.exit(0)

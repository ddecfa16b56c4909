"""The data folder to Knowledge: read every file, check every record's shape, collect all problems."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from macros.knowledge import kinds
from macros.knowledge.explain import explain
from macros.knowledge.problems import Mark, Problem
from macros.knowledge.read import mark_of, read_file, read_plain
from macros.knowledge.records.base import Record


@dataclass
class Knowledge:
    """All records, typed. ``raw`` keeps the read values of each file, which know line and column.

    ``entries`` maps ``kind/id`` to the entry; ``broken`` holds the refs of files that could
    not be read, so that a reference to them is not reported as well. ``permalinks``: address to its line.
    ``rows``: of each file that is a list, its records with their index in the file.
    """

    entries: dict[str, Record] = field(default_factory=dict)
    routines: dict[str, Record] = field(default_factory=dict)
    sources: dict[str, Record] = field(default_factory=dict)
    disagreements: dict[str, Record] = field(default_factory=dict)
    statements: dict[str, list[Record]] = field(default_factory=dict)
    red_flags: dict[str, Record] = field(default_factory=dict)
    movements: dict[str, Record] = field(default_factory=dict)
    circumstances: dict[str, Record] = field(default_factory=dict)
    glossary: dict[str, Record] = field(default_factory=dict)
    emergency_numbers: list[Record] = field(default_factory=list)
    moved: list[Record] = field(default_factory=list)
    safety_rules: Record | None = None
    permalinks: dict[str, int] = field(default_factory=dict)
    raw: dict[str, Any] = field(default_factory=dict)
    rows: dict[str, list[tuple[int, Record]]] = field(default_factory=lambda: defaultdict(list))
    broken: set[str] = field(default_factory=set)

    def of_kind(self, folder: str) -> list[Record]:
        """The entries of one kind, by id."""
        return [entry for ref, entry in self.entries.items() if ref.startswith(folder + "/")]

    def profiles(self) -> dict[str, Record]:
        """The safety profiles: id to condition."""
        return {c.id: c for c in self.of_kind("conditions") if c.safety_profile}

    def page(self, ref: str) -> Record | None:
        """The entry or routine behind ``kind/id``, or None."""
        return self.entries.get(ref) or self.routines.get(ref)

    def unread(self, file: str, name: str = "") -> bool:
        """True where a file (without its ending), or the record of that name in it, could not be read."""
        return file in self.broken or f"{file}/{name}" in self.broken

    def unread_in(self, folder: str) -> bool:
        """True where anything of a folder, or of a file that is a list, could not be read."""
        return any(name == folder or name.startswith(folder + "/") for name in self.broken)

    def mark(self, file: str, path: tuple = ()) -> Mark:
        """Where a value stands: file below the data folder, keys and indexes inside it."""
        return mark_of(self.raw.get(file), path, file)


# In the data folder, but no data: schemas are generated, addresses are read on their own.
NO_DATA = ("schema", "permalinks.txt", "README.md")


def load(root: Path) -> tuple[Knowledge, list[Problem]]:
    """Read the data folder. Returns what could be read and all problems; raises nothing for bad data."""
    knowledge, problems = Knowledge(), []
    if not root.is_dir():
        return knowledge, [Problem(Mark(str(root)), "FILE-03", "there is no such folder",
                                   "Without data there is no site.", "Name the data folder: --data DIR.")]
    for path in data_files(root):
        problems += _load_file(knowledge, path, root)
    problems += _missing_files(knowledge, root)
    return knowledge, problems + _load_permalinks(knowledge, root)


def data_files(root: Path) -> Iterator[Path]:
    """Everything that lies in the data folder, in a fixed order, but for folders and for ``NO_DATA``."""
    for path in sorted(root.rglob("*")):
        parts = path.relative_to(root).parts
        if parts[0] in NO_DATA or any(part.startswith(".") for part in parts):
            continue
        if path.suffix == ".yml" or path.is_symlink() or not path.is_dir():
            yield path


def _load_file(knowledge: Knowledge, path: Path, root: Path) -> list[Problem]:
    name = path.relative_to(root).as_posix()
    folder, _, rest = name.rpartition("/")
    record, many = _record_of(name, folder)
    if path.is_symlink():
        return read_file(path, root)[1]
    if path.suffix != ".yml":
        return [Problem(Mark(name), "FILE-07", "this is no data file", "The file would never be shown.",
                        "Let its name end in '.yml', or remove it.")]
    if record is None:
        return [Problem(Mark(name), "FILE-07", "no kind of data lives here", "The file would never be shown.",
                        "Folders: " + ", ".join([*kinds.FOLDERS, *kinds.LIST_FOLDERS]) + "; files: "
                        + ", ".join([*kinds.LISTS, *kinds.SINGLES]) + ".")]
    value, problems = read_file(path, root)
    if problems:
        knowledge.broken.add(name.rsplit(".", 1)[0])
        return problems
    knowledge.raw[name] = value
    if many:
        return _load_list(knowledge, name, folder, record, value)
    parsed, problems = _parse(record, value, value, name, ())
    if parsed is None:
        knowledge.broken.add(name.rsplit(".", 1)[0])
    else:
        _store(knowledge, folder, rest, parsed)
    return problems


def _record_of(name: str, folder: str) -> tuple[type[Record] | None, bool]:
    """The record that a file holds, and whether it holds a list of them."""
    if folder in kinds.FOLDERS:
        return kinds.FOLDERS[folder], False
    if folder in kinds.LIST_FOLDERS:
        return kinds.LIST_FOLDERS[folder], True
    if name in kinds.LISTS:
        return kinds.LISTS[name], True
    return kinds.SINGLES.get(name), False


def _load_list(knowledge: Knowledge, name: str, folder: str, record: type[Record], value: Any) -> list[Problem]:
    if not isinstance(value, list):
        knowledge.broken.add(name.rsplit(".", 1)[0])
        return [Problem(Mark(name), "RECORD-01", "this file must be a list", "Its records cannot be told apart.",
                        "Begin each record with '- '.")]
    problems, parsed = [], []
    for index, item in enumerate(value):
        one, found = _parse(record, item, value, name, (index,))
        problems += found
        if one is None:
            own = item.get("id") if isinstance(item, dict) else None
            knowledge.broken.add(f"{name.rsplit('.', 1)[0]}/{own or index}")
            continue
        parsed.append(one)
        problems += _store_in_list(knowledge, name, one, index)
    if folder in kinds.LIST_FOLDERS:
        knowledge.statements[name.rsplit("/", 1)[1].rsplit(".", 1)[0]] = parsed
    return problems


def _parse(record: type[Record], item: Any, whole: Any, name: str, path: tuple) -> tuple[Record | None, list[Problem]]:
    if not isinstance(item, dict):
        return None, [Problem(mark_of(whole, path, name), "RECORD-01", "fields with values are missing here",
                              "The record is empty.", "Write 'field: value', one a line.")]
    try:
        return record.model_validate(item), []
    except ValidationError as error:
        return None, explain(error, record, whole, path, name)


def _store(knowledge: Knowledge, folder: str, file: str, parsed: Record) -> None:
    stem = file.rsplit(".", 1)[0]
    if folder in kinds.ENTRY_KINDS:
        knowledge.entries[f"{folder}/{stem}"] = parsed
    elif folder == "routines":
        knowledge.routines[f"routines/{stem}"] = parsed
    elif folder == "sources":
        knowledge.sources[stem] = parsed
    elif folder == "disagreements":
        knowledge.disagreements[stem] = parsed
    else:
        knowledge.safety_rules = parsed


_KEYED = {
    "red-flags.yml": "red_flags", "movements.yml": "movements",
    "circumstances.yml": "circumstances", "glossary.yml": "glossary",
}


def _store_in_list(knowledge: Knowledge, name: str, one: Record, index: int) -> list[Problem]:
    if name == "emergency-numbers.yml":
        knowledge.emergency_numbers.append(one)
    elif name == "moved.yml":
        knowledge.moved.append(one)
    elif name in _KEYED:
        shelf = getattr(knowledge, _KEYED[name])
        if one.id in shelf:
            return [Problem(knowledge.mark(name, (index, "id")), "ID-02", f"the id '{one.id}' stands here twice",
                            "Only one of the two would be shown.", "Rename or remove one.")]
        shelf[one.id] = one
    knowledge.rows[name].append((index, one))
    return []


def _missing_files(knowledge: Knowledge, root: Path) -> list[Problem]:
    """Shared files without which nothing is safe."""
    needed = ("red-flags.yml", "movements.yml", "safety-rules.yml", "circumstances.yml", "glossary.yml")
    missing = [name for name in needed if not os.path.lexists(root / name)]
    knowledge.broken.update(name.removesuffix(".yml") for name in missing)
    return [
        Problem(Mark(name), "FILE-08", "this file is missing", "Verdicts and warning signs depend on it.",
                "Bring it back from the history.")
        for name in missing
    ]


def _load_permalinks(knowledge: Knowledge, root: Path) -> list[Problem]:
    path = root / "permalinks.txt"
    if not os.path.lexists(path):
        return []
    text, problems = read_plain(path, root)
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            knowledge.permalinks[line.strip()] = number
    return problems

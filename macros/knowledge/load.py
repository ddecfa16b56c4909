"""The data folder to Knowledge: read every file, check every record's shape, collect all problems."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from macros.knowledge import kinds
from macros.knowledge.codes import told
from macros.knowledge.parallel import no_sweeping
from macros.knowledge.parse import Claims, Parsed, parse_all, values_of
from macros.knowledge.problems import Mark, Problem
from macros.knowledge.read import mark_of, read_plain
from macros.knowledge.records.base import Record
from macros.knowledge.walk import claims_of


class RawFiles(Mapping):
    """The read values of each file, which know line and column. Only few are ever asked for: read when they are."""

    def __init__(self):
        self._places: dict[str, tuple[Path, bytes]] = {}
        self._values: dict[str, Any] = {}

    def add(self, name: str, root: Path, key: bytes) -> None:
        """Note a file that was parsed; ``key`` as in ``Parsed``."""
        self._places[name] = root, key

    def __getitem__(self, name: str) -> Any:
        root, key = self._places[name]
        if name not in self._values:
            self._values[name] = values_of(root / name, root, key)
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


@dataclass
class Knowledge:
    """All records, typed. ``raw`` gives the read values of each file, which know line and column.

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
    raw: RawFiles = field(default_factory=lambda: RawFiles())
    rows: dict[str, list[tuple[int, Record]]] = field(default_factory=lambda: defaultdict(list))
    broken: set[str] = field(default_factory=set)
    _claims: dict[int, tuple[Record, Claims]] = field(default_factory=dict, repr=False)

    def claims_of(self, record: Record) -> Claims:
        """Every claim of a record with its path; those of the records that were loaded are known already."""
        known = self._claims.get(id(record))
        return known[1] if known and known[0] is record else claims_of(record)

    def keep_claims(self, record: Record, claims: Claims) -> None:
        """Note the claims of a record that was loaded."""
        self._claims[id(record)] = record, claims

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
        return knowledge, [told(Mark(str(root)), "FILE-03", "there is no such folder", "Name the data folder: --data DIR.")]
    with no_sweeping():
        return assemble(parse_all(data_files(root), root), root)


def assemble(files: Iterable[Parsed], root: Path) -> tuple[Knowledge, list[Problem]]:
    """Knowledge from parsed files (in the order of ``data_files``), and all problems."""
    knowledge, problems = Knowledge(), []
    for one in files:
        problems += _shelve(knowledge, one, root)
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


def _shelve(knowledge: Knowledge, one: Parsed, root: Path) -> list[Problem]:
    """Put what a file gave where it belongs. Returns its problems."""
    problems = list(one.problems)
    knowledge.broken.update(one.broken)
    if one.key:
        knowledge.raw.add(one.name, root, one.key)
    folder, _, rest = one.name.rpartition("/")
    for index, record, claims in one.rows:
        knowledge.keep_claims(record, claims)
        if index is None:
            _store(knowledge, folder, rest, record)
        else:
            problems += _store_in_list(knowledge, one.name, record, index)
    if folder in kinds.LIST_FOLDERS and one.name.rsplit(".", 1)[0] not in knowledge.broken:
        knowledge.statements[rest.rsplit(".", 1)[0]] = [record for _index, record, _claims in one.rows]
    return problems


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
            return [told(knowledge.mark(name, (index, "id")), "ID-02", f"the id '{one.id}' stands here twice")]
        shelf[one.id] = one
    knowledge.rows[name].append((index, one))
    return []


def _missing_files(knowledge: Knowledge, root: Path) -> list[Problem]:
    """Shared files without which nothing is safe."""
    needed = ("red-flags.yml", "movements.yml", "safety-rules.yml", "circumstances.yml", "glossary.yml")
    missing = [name for name in needed if not os.path.lexists(root / name)]
    knowledge.broken.update(name.removesuffix(".yml") for name in missing)
    return [
        told(Mark(name), "FILE-08", "this file is missing")
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

"""One data file to typed records, with all that is wrong in it. What was read before is taken from the store."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from macros.knowledge import kinds
from macros.knowledge.codes import told
from macros.knowledge.explain import explain, first_look
from macros.knowledge.parallel import spread
from macros.knowledge.problems import Mark, Problem
from macros.knowledge.read import mark_of, read_bytes, read_raw
from macros.knowledge.records.base import Record
from macros.knowledge.records.claims import Claim
from macros.knowledge.store import code_hash, hash_of, store
from macros.knowledge.walk import claims_of

CODE = "macros/knowledge"  # whose change makes all that is stored worthless
VALUES, RECORDS = "file_values", "file_records"  # tables of the store

Claims = list[tuple[tuple, Claim]]


@dataclass
class Parsed:
    """What one file gave.

    ``rows``: (index in a file that is a list, or None; the record; its claims with their paths). ``broken``:
    names of the file or of its records that could not be read. ``key``: hash of content and code; empty
    where there is no content.
    """

    name: str
    rows: list[tuple[int | None, Record, Claims]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    key: bytes = b""


def parse_all(paths: Iterable[Path], root: Path) -> Iterator[Parsed]:
    """Parse files below ``root``, in order: what is stored is taken from there, the rest is read by all processors."""
    shelf, code = store(), code_hash(CODE)
    parsed = {path.relative_to(root).as_posix(): path for path in paths}
    first = {name: _before_reading(path, root, name, code) for name, path in parsed.items()}
    stored = shelf.read(RECORDS, (one.key for one in first.values() if one.key))
    missing = [name for name, one in first.items() if one.key and one.key not in stored]
    fresh_records, fresh_values = {}, {}
    for name, (key, records, values) in zip(missing, spread(missing, lambda name: _packed(parsed[name], root, name, code))):
        first[name].key = key  # the file may have changed since
        fresh_records[key], fresh_values[key] = records, values
    shelf.write(VALUES, fresh_values, stored)
    shelf.write(RECORDS, fresh_records, stored)
    for one in first.values():
        packed = fresh_records.get(one.key) or stored.pop(one.key, None)
        yield _unpacked(one, packed) if packed else one


def values_of(path: Path, root: Path, key: bytes) -> Any:
    """The values of a file with their lines, as they were when it was parsed; None where it changed or cannot be read."""
    shelf, name = store(), path.relative_to(root).as_posix()
    packed = shelf.read(VALUES, [key]).get(key)
    if packed is None:
        found, _records, packed = _packed(path, root, name, code_hash(CODE))
        if found != key:
            return None
        shelf.write(VALUES, {key: packed})
    return pickle.loads(packed)


def _before_reading(path: Path, root: Path, name: str, code: bytes) -> Parsed:
    """What can be told of a file without parsing it."""
    if path.is_symlink():
        return Parsed(name, problems=read_bytes(path, root)[1])
    folder = name.rpartition("/")[0]
    if path.suffix != ".yml":
        return Parsed(name, problems=[told(Mark(name), "FILE-07", "this is no data file", "Let its name end in '.yml', or remove it.")])
    if record_of(name, folder)[0] is None:
        return Parsed(name, problems=[told(
            Mark(name), "FILE-07", "no kind of data lives here", "Folders: " + ", ".join([*kinds.FOLDERS, *kinds.LIST_FOLDERS]) + "; files: "
            + ", ".join([*kinds.LISTS, *kinds.SINGLES]) + ".")])
    raw, problems = read_bytes(path, root)
    if problems:
        return Parsed(name, problems=problems, broken=[name.rsplit(".", 1)[0]])
    return Parsed(name, key=hash_of(code, name.encode("utf-8", "surrogateescape"), raw))


def record_of(name: str, folder: str) -> tuple[type[Record] | None, bool]:
    """The record that a file holds, and whether it holds a list of them."""
    if folder in kinds.FOLDERS:
        return kinds.FOLDERS[folder], False
    if folder in kinds.LIST_FOLDERS:
        return kinds.LIST_FOLDERS[folder], True
    if name in kinds.LISTS:
        return kinds.LISTS[name], True
    return kinds.SINGLES.get(name), False


def _packed(path: Path, root: Path, name: str, code: bytes) -> tuple[bytes, bytes, bytes]:
    """(key, records, values) of a file, as they are stored. What is used is always what was packed: cold is as warm."""
    raw, problems = read_bytes(path, root)
    key = hash_of(code, name.encode("utf-8", "surrogateescape"), raw)
    value, found = (None, problems) if problems else read_raw(raw, name)
    one = Parsed(name)
    if found:
        one.problems, one.broken = found, [name.rsplit(".", 1)[0]]
    else:
        _parse(one, value)
    return key, pickle.dumps((one.rows, one.problems, one.broken), 5), pickle.dumps(value, 5)


def _unpacked(one: Parsed, packed: bytes) -> Parsed:
    one.rows, one.problems, one.broken = pickle.loads(packed)
    return one


def _parse(one: Parsed, value: Any) -> None:
    record, many = record_of(one.name, one.name.rpartition("/")[0])
    stem = one.name.rsplit(".", 1)[0]
    if not many:
        parsed, one.problems = _record(record, value, value, one.name, ())
        if parsed is None:
            one.broken.append(stem)
        else:
            one.rows.append((None, parsed, claims_of(parsed)))
        return
    if not isinstance(value, list):
        one.broken.append(stem)
        one.problems.append(told(Mark(one.name), "RECORD-01", "this file must be a list", "Begin each record with '- '."))
        return
    for index, item in enumerate(value):
        parsed, problems = _record(record, item, value, one.name, (index,))
        one.problems += problems
        if parsed is None:
            own = item.get("id") if isinstance(item, dict) else None
            one.broken.append(f"{stem}/{own or index}")
        else:
            one.rows.append((index, parsed, claims_of(parsed)))


def _record(record: type[Record], item: Any, whole: Any, name: str, path: tuple) -> tuple[Record | None, list[Problem]]:
    if not isinstance(item, dict):
        return None, [told(mark_of(whole, path, name), "RECORD-01", "fields with values are missing here")]
    seen = first_look(record, item, whole, path, name)
    told_of = {problem.mark for problem in seen}
    try:
        parsed = record.model_validate(item)
    except ValidationError as error:
        return None, seen + [p for p in explain(error, record, whole, path, name) if p.mark not in told_of]
    return (None if seen else parsed), seen

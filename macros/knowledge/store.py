"""Answers that are worth keeping between two runs, by the hash of all that they follow from.

One SQLite file. Nothing depends on it: what is missing, damaged, locked or written by other code is worked
out again. ``KNOWLEDGE_CACHE`` names another folder; empty, it switches the store off.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
FILE = "knowledge.sqlite"
SPARE_ROWS = 4000  # unused answers that are kept, beside three for each one in use
_AT_ONCE = 500


def store() -> Store:
    """The project's own store."""
    return _store_in(os.environ.get("KNOWLEDGE_CACHE"))


@lru_cache(maxsize=None)
def _store_in(named: str | None) -> Store:
    return Store(None if named == "" else Path(named or ROOT / ".cache") / FILE)


@lru_cache(maxsize=None)
def code_hash(*folders: str) -> bytes:
    """Hash of the code in these folders (below the project), of Python and of the libraries that read and check."""
    said = hashlib.blake2b(digest_size=16)
    for name in ("pyyaml", "pydantic"):
        said.update(f"{name} {version(name)};".encode())
    said.update(sys.version.encode())
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            said.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return said.digest()


def hash_of(*parts: bytes) -> bytes:
    """A name for what follows from these parts."""
    said = hashlib.blake2b(digest_size=16)
    for part in parts:
        said.update(len(part).to_bytes(8, "big") + part)
    return said.digest()


class Store:
    """Tables of key to bytes. Every value is kept with its own hash and believed only while that fits."""

    def __init__(self, path: Path | None):
        self._path = path
        self._connections: dict[int, sqlite3.Connection] = {}  # one a process: they cannot be carried through a fork

    def read(self, table: str, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """The values that are there and whole."""
        wanted, found = list(keys), {}
        with self._harmless():
            connection = self._connection(table)
            for start in range(0, len(wanted) if connection else 0, _AT_ONCE):
                some = wanted[start:start + _AT_ONCE]
                marks = ",".join("?" * len(some))
                for key, seal, value in connection.execute(f"SELECT key, seal, value FROM {table} WHERE key IN ({marks})", some):
                    if hash_of(key, value) == seal:
                        found[key] = value
        return found

    def write(self, table: str, values: Mapping[bytes, bytes], used: Iterable[bytes] = ()) -> None:
        """Keep values; let the oldest go that are not among ``used`` when there are far too many."""
        rows = [(key, hash_of(key, value), value) for key, value in values.items()]
        with self._harmless():
            connection = self._connection(table)
            if connection is None or not rows:
                return
            with connection:
                connection.executemany(f"INSERT OR REPLACE INTO {table} (key, seal, value) VALUES (?, ?, ?)", rows)
                self._forget(connection, table, {*values, *used})

    def _forget(self, connection: sqlite3.Connection, table: str, used: set[bytes]) -> None:
        have = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        if have > 4 * len(used) + SPARE_ROWS:
            keys = (row[0] for row in connection.execute(f"SELECT key FROM {table} ORDER BY rowid").fetchall())
            old = [(key,) for key in keys if key not in used][: have - len(used) - SPARE_ROWS]
            connection.executemany(f"DELETE FROM {table} WHERE key = ?", old)

    def _connection(self, table: str) -> sqlite3.Connection | None:
        if self._path is None:
            return None
        process = os.getpid()
        if process not in self._connections:
            self._connections[process] = self._opened()
        self._connections[process].execute(
            f"CREATE TABLE IF NOT EXISTS {table} (key BLOB PRIMARY KEY, seal BLOB NOT NULL, value BLOB NOT NULL)")
        return self._connections[process]

    def _opened(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self._path, timeout=1, check_same_thread=False)
        connection.execute("PRAGMA synchronous=OFF")  # a torn file costs time, never truth
        connection.execute("PRAGMA journal_mode=TRUNCATE")
        return connection

    @contextmanager
    def _harmless(self) -> Iterator[None]:
        """Whatever goes wrong here, the answers are worked out anew. A file that is no database is thrown away."""
        try:
            yield
        except (sqlite3.OperationalError, OSError):
            pass  # locked, full, not ours to write
        except Exception:  # damaged: SQLite's Python face then raises more than its own errors
            self._connections.pop(os.getpid(), None)
            for ending in ("", "-journal"):
                with suppress(OSError):
                    Path(f"{self._path}{ending}").unlink(missing_ok=True)

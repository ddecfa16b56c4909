"""The store of what was read before: it saves time and never changes what is known."""

from __future__ import annotations

import random
import sqlite3
from dataclasses import fields

import pytest

from macros.knowledge import parse
from macros.knowledge.load import Knowledge, load
from macros.knowledge.store import FILE, Store, hash_of


@pytest.fixture
def cache(tmp_path, monkeypatch):
    """An empty store of this test's own."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("KNOWLEDGE_CACHE", str(folder))
    return folder / FILE


def known(data):
    """All that loading gives, in a form that can be compared, marks of lines included."""
    knowledge, problems = load(data)
    parts = {f.name: getattr(knowledge, f.name) for f in fields(Knowledge) if f.name not in ("raw", "_claims")}
    claims = {ref: knowledge.claims_of(record) for ref, record in knowledge.entries.items()}
    return parts, claims, {name: (value, marks(value)) for name, value in knowledge.raw.items()}, problems


def marks(value):
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return getattr(value, "marks", None), [marks(one) for one in inside]


def never_read(*_arguments):
    raise AssertionError("this file was read although nothing changed")


@pytest.fixture
def faulty(change):
    """A data folder with faults of several kinds, so that stored problems are compared too."""
    change("exercises/curl.yml", "id: curl\n", "ids: curl\n")
    change("symptoms/demo-back-pain.yml", "id: demo-back-pain\n", "id: [\n")
    return change("sources/demo-trial.yml", "id: demo-trial\n", "id: Demo Trial\n")


def test_cold_warm_and_without_store_are_the_same(faulty, cache, monkeypatch):
    cold = known(faulty)
    assert cold[3], "the faults were not found"
    monkeypatch.setattr(parse, "read_raw", never_read)
    assert known(faulty) == cold
    monkeypatch.undo()
    monkeypatch.setenv("KNOWLEDGE_CACHE", "")
    assert known(faulty) == cold


def test_claims_of_a_loaded_record_are_its_own(folder, cache):
    for _cold_then_warm in range(2):
        knowledge, _problems = load(folder)
        record = knowledge.entries["exercises/curl"]
        ours = {id(claim) for _path, claim in knowledge.claims_of(record)}
        assert ours and {id(item.claim) for item in (*record.indications, *record.contraindications) if item.claim} <= ours
        changed = record.model_copy(update={"contraindications": []})
        assert len(knowledge.claims_of(changed)) < len(ours)


def test_an_edit_is_seen_with_its_new_lines(folder, cache):
    before, _problems = load(folder)
    path = folder / "exercises" / "curl.yml"
    path.write_text("# a note\n" + path.read_text("utf-8").replace("title: ", "title: New ", 1), "utf-8")
    after, _problems = load(folder)
    assert after.entries["exercises/curl"].title == "New " + before.entries["exercises/curl"].title
    assert after.mark("exercises/curl.yml", ("title",)).line == before.mark("exercises/curl.yml", ("title",)).line + 1


def test_other_code_reads_anew(folder, cache, monkeypatch):
    load(folder)
    read = []
    monkeypatch.setattr(parse, "code_hash", lambda _folder: b"other code")
    monkeypatch.setattr(parse, "read_raw", lambda raw, name, real=parse.read_raw: read.append(name) or real(raw, name))
    load(folder)
    assert len(read) > 20


def test_a_damaged_store_changes_nothing(faulty, cache):
    good = known(faulty)
    whole, dice = cache.read_bytes(), random.Random(7)
    assert len(whole) > 50_000
    for round_ in range(12):
        broken = bytearray(whole)
        for _ in range(200):
            broken[dice.randrange(len(broken))] = dice.randrange(256)
        if round_ % 3 == 1:
            broken = broken[: dice.randrange(len(broken))]
        if round_ % 3 == 2:
            broken[:16] = b"no database here"
        _replace(cache, bytes(broken))
        assert known(faulty) == good


def test_a_value_that_was_put_in_by_hand_is_not_believed(folder, cache):
    good = known(folder)
    with sqlite3.connect(cache) as connection:
        assert connection.execute("UPDATE file_records SET value = ?", (b"cposix\nsystem\n(S'false'\ntR.",)).rowcount > 20
    assert known(folder) == good


def test_a_locked_store_is_done_without(folder, cache, monkeypatch):
    good = known(folder)
    blocker = sqlite3.connect(cache)
    blocker.execute("BEGIN IMMEDIATE")
    try:
        path = folder / "exercises" / "curl.yml"
        path.write_text(path.read_text("utf-8") + "# one more line\n", "utf-8")
        assert known(folder)[0] == good[0]
    finally:
        blocker.close()


def test_what_nobody_needs_any_more_is_let_go(tmp_path, monkeypatch):
    monkeypatch.setattr("macros.knowledge.store.SPARE_ROWS", 10)
    small = Store(tmp_path / FILE)
    old = {hash_of(bytes([n])): b"old" for n in range(100)}
    new = {hash_of(b"new", bytes([n])): b"new" for n in range(5)}
    small.write("things", old)
    small.write("things", new, used=list(old)[:3])
    assert small.read("things", new) == new
    assert set(small.read("things", list(old)[:3])) == set(list(old)[:3])
    assert 8 <= len(small.read("things", old)) < 20


def _replace(cache, content: bytes) -> None:
    """Put another file in the place of the store, as if another process had done so."""
    from macros.knowledge import store

    store._store_in.cache_clear()
    for path in cache.parent.glob(FILE + "*"):
        path.unlink()
    cache.write_bytes(content)

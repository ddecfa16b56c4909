"""Whatever lands in the data folder: the check names the place and the way to mend it, and never falls over."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.knowledge.read import MAX_BYTES, Loader
from scripts.check import check, main
from scripts.report import as_json

MINI = Path(__file__).resolve().parents[1] / "mini"
FILES = sorted(path.relative_to(MINI).as_posix() for path in MINI.rglob("*.yml"))
BONES, LOW, RAISE = "conditions/osteoporosis.yml", "conditions/osteopenia.yml", "exercises/heel-raise.yml"


def replace(file: str, good: str, bad: str):
    def spoil(data: Path) -> None:
        text = (data / file).read_text("utf-8")
        assert text.count(good) == 1
        (data / file).write_text(text.replace(good, bad), "utf-8")

    return spoil


def write(file: str, content: bytes | str):
    def spoil(data: Path) -> None:
        (data / file).parent.mkdir(parents=True, exist_ok=True)
        (data / file).write_bytes(content if isinstance(content, bytes) else content.encode())

    return spoil


def link_to(file: str, target: str):
    def spoil(data: Path) -> None:
        (data.parent / "secret.yml").write_text("id: secret\n")
        (data / file).unlink(missing_ok=True)
        (data / file).symlink_to(target)

    return spoil


def remove(file: str):
    return lambda data: (data / file).unlink()


BAD = {
    # name: (what is done, file, code, line or None where any line will do)
    "broken YAML": (replace(BONES, "summary: Bones", "summary: Note: Bones"), BONES, "YAML-11", 4),
    "quote that is not closed": (replace("sources/demo-spine.yml", "title: A", "title: 'A"), "sources/demo-spine.yml", "YAML-12", 4),
    "broken YAML in a list": (replace("glossary.yml", "  forms: [stenosis]", " forms: [stenosis]"), "glossary.yml", "YAML-16", None),
    "broken YAML in the rules": (replace("safety-rules.yml", "restricting:", "restricting: ["), "safety-rules.yml", "YAML-18", None),
    "changed by YAML": (replace("sources/demo-old.yml", "issued: 2010", "issued: 2010-01-05"), "sources/demo-old.yml", "YAML-05", 5),
    "duplicate key": (replace(BONES, "red-flags: [back-pain]", "red-flags: [back-pain]\nred-flags: []"), BONES, "YAML-02", 69),
    "wrong encoding": (write("causes/latin.yml", "id: caf\xe9\n".encode("latin-1")), "causes/latin.yml", "FILE-04", 1),
    "wrong encoding of addresses": (write("permalinks.txt", b"conditions/osteoporosis\n\xff\n"), "permalinks.txt", "FILE-04", 2),
    "direction sign": (replace(BONES, "summary: Bones", "summary: \u202eBones"), BONES, "FILE-05", 4),
    "empty file": (write("causes/demo-ageing.yml", ""), "causes/demo-ageing.yml", "FILE-06", 1),
    "only comments": (write("causes/demo-ageing.yml", "# nothing\n"), "causes/demo-ageing.yml", "FILE-06", 1),
    "only null": (write("causes/demo-ageing.yml", "---\n"), "causes/demo-ageing.yml", "RECORD-01", 1),
    "a list for a record": (write("causes/demo-ageing.yml", "- id: x\n"), "causes/demo-ageing.yml", "RECORD-01", 1),
    "a record for a list": (write("glossary.yml", "id: x\n"), "glossary.yml", "RECORD-01", 1),
    "unknown field": (replace(BONES, "living-with:", "liveing-with: x\nliving-with:"), BONES, "RECORD-02", 63),
    "missing field": (replace(BONES, "safety-profile: true\n", ""), BONES, "RECORD-03", 1),
    "reference to nothing": (replace(BONES, "to: treatments/demo-tablet", "to: treatments/nothing"), BONES, "REF-01", 47),
    "finding that is not there": (replace(BONES, "[demo-guideline/strength]", "[demo-guideline/nothing]"), BONES, "REF-02", 67),
    "source that is not there": (replace(BONES, "[demo-guideline/strength]", "[nothing/strength]"), BONES, "REF-02", 67),
    "profile that is not there": (replace(RAISE, "- for: osteoporosis", "- for: nothing"), RAISE, "REF-03", 48),
    "broader that is not there": (replace(LOW, "broader: osteoporosis", "broader: nothing"), LOW, "REF-01", 5),
    "silent as nothing": (replace(LOW, "when-silent: osteoporosis", "when-silent: nothing"), LOW, "SAFE-05", 7),
    "heir of nothing": (replace(LOW, "inherits: {from: osteoporosis", "inherits: {from: nothing"), LOW, "SAFE-05", 8),
    "counts as nothing": (replace("circumstances.yml", "counts-as: osteopenia", "counts-as: nothing"), "circumstances.yml", "REF-03", 23),
    "circle of easier": (replace("exercises/sit-to-stand.yml", "easier: {text: Use a higher chair.}",
                                 "easier: {text: Rise., exercise: exercises/heel-raise}"), "exercises/sit-to-stand.yml", "SAFE-04", 22),
    "circle of one": (replace(RAISE, "exercise: exercises/sit-to-stand", "exercise: exercises/heel-raise"), RAISE, "SAFE-04", 26),
    "circle of inherits": (replace(BONES, "safety-profile: true", "safety-profile: true\ninherits: {from: osteopenia, what: all}"),
                           BONES, "SAFE-05", 7),
    "circle of broader": (replace(BONES, "safety-profile: true", "safety-profile: true\nbroader: osteopenia"), BONES, "SAFE-04", 7),
    "broader than itself": (replace(LOW, "broader: osteoporosis", "broader: osteopenia"), LOW, "SAFE-04", 5),
    "10 MB": (write("causes/large.yml", b"id: large\ntitle: " + b"x" * 10_000_000), "causes/large.yml", "FILE-02", 1),
    "10 MB of addresses": (write("permalinks.txt", b"a/b\n" * 2_500_000), "permalinks.txt", "FILE-02", 1),
    "link out of the folder": (link_to("causes/out.yml", "../../secret.yml"), "causes/out.yml", "FILE-01", 1),
    "link in place of a file": (link_to("glossary.yml", "../secret.yml"), "glossary.yml", "FILE-01", 1),
    "link to a folder": (link_to("causes/out", "/"), "causes/out", "FILE-01", 1),
    "link in place of the addresses": (link_to("permalinks.txt", "../secret.yml"), "permalinks.txt", "FILE-01", 1),
    "link to nothing": (link_to("causes/out.yml", "gone.yml"), "causes/out.yml", "FILE-01", 1),
    "pipe": (lambda data: os.mkfifo(data / "causes" / "pipe.yml"), "causes/pipe.yml", "FILE-01", 1),
    "folder named like a file": (lambda data: (data / "causes" / "x.yml").mkdir(), "causes/x.yml", "FILE-01", 1),
    "file in an unknown folder": (write("potions/x.yml", "id: x\n"), "potions/x.yml", "FILE-07", 1),
    "file too deep in the folders": (write("causes/more/x.yml", "id: x\n"), "causes/more/x.yml", "FILE-07", 1),
    "unknown file beside the folders": (write("extra.yml", "id: x\n"), "extra.yml", "FILE-07", 1),
    "another ending": (write("causes/demo-ageing.yaml", "id: demo-ageing\n"), "causes/demo-ageing.yaml", "FILE-07", 1),
    "capital ending": (write("causes/other.YML", "id: other\n"), "causes/other.YML", "FILE-07", 1),
    "text ending": (write("causes/other.yml.txt", "id: other\n"), "causes/other.yml.txt", "FILE-07", 1),
    "a shared file is missing": (remove("red-flags.yml"), "red-flags.yml", "FILE-08", 1),
    "the rules are missing": (remove("safety-rules.yml"), "safety-rules.yml", "FILE-08", 1),
    "id twice in a list": (replace("circumstances.yml", "- id: dizzy", "- id: emergency-signs"), "circumstances.yml", "ID-02", 10),
}

# Started as a program, one of each kind: starting is slow.
STARTED = [
    "broken YAML", "wrong encoding", "wrong encoding of addresses", "empty file", "unknown field", "reference to nothing",
    "circle of easier", "circle of inherits", "circle of broader", "10 MB", "link out of the folder", "pipe",
    "file in an unknown folder", "a shared file is missing",
]


def sound(rows: list[dict], folder: Path) -> None:
    """What every problem tells."""
    for row in rows:
        assert row["path"].startswith(f"{folder}/"), row
        assert row["line"] >= 1 and row["column"] >= 1, row
        assert row["what"].strip() and row["why"].strip() and row["fix"].strip(), row


def rows_of(folder: Path) -> list[dict]:
    """What the check finds, told in full."""
    rows = json.loads(as_json(check(folder), str(folder)))
    sound(rows, folder)
    return rows


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_named_with_its_place(name, folder, capsys):
    spoil, file, code, line = BAD[name]
    spoil(folder)
    assert main(["--data", str(folder), "--format", "json"]) == 1
    rows = json.loads(capsys.readouterr().out)
    sound(rows, folder)
    mine = [row["line"] for row in rows if (row["path"], row["code"]) == (f"{folder}/{file}", code)]
    assert mine, rows
    assert line is None or line in mine, rows


@pytest.mark.parametrize("name", STARTED)
def test_bad_input_ends_the_program_with_1(name, folder, run_check):
    spoil, file, code, _line = BAD[name]
    spoil(folder)
    done = run_check("--data", folder, "--format", "json")
    assert (done.returncode, done.stderr) == (1, "")
    rows = json.loads(done.stdout)
    sound(rows, folder)
    assert any(row["path"] == f"{folder}/{file}" and row["code"] == code for row in rows)


def test_what_is_no_data_is_left_alone(folder):
    (folder / "README.md").write_text("What lies here.\n")
    (folder / ".DS_Store").write_bytes(b"\x00\xff")
    (folder / "schema").mkdir()
    (folder / "schema" / "causes.json").write_text("{}\n")
    (folder / "causes" / ".cache").mkdir()
    (folder / "causes" / ".cache" / "x.yml").write_text("x\n")
    assert check(folder) == []


def test_an_empty_folder(tmp_path):
    rows = rows_of(tmp_path)
    assert {row["code"] for row in rows} == {"FILE-08"}
    assert {Path(row["path"]).name for row in rows} == {
        "red-flags.yml", "safety-rules.yml", "movements.yml", "circumstances.yml", "glossary.yml"}


# -- what cannot be read drags nothing along ---------------------------------------------


@pytest.mark.parametrize("file", FILES)
def test_one_broken_file_gives_one_problem(file, folder):
    """What needs the broken file is not reported as well: mending the one fault mends it all."""
    text = (folder / file).read_text("utf-8")
    (folder / file).write_text(text + "x: 'open\n", "utf-8")
    found = check(folder)
    assert [(p.mark.path, p.code) for p in found] in ([(file, "YAML-12")], [(file, "YAML-16")]), found


@pytest.mark.parametrize("file", FILES)
def test_one_unknown_field_gives_one_problem(file, folder):
    text = (folder / file).read_text("utf-8")
    lines = text.splitlines(keepends=True)
    start = next(number for number, line in enumerate(lines) if line.strip() and not line.startswith("#"))
    lines.insert(start + 1, "  zzzz: 1\n" if lines[start].startswith("- ") else "zzzz: 1\n")
    if file == "safety-rules.yml":
        lines[start:start + 2] = reversed(lines[start:start + 2])
    (folder / file).write_text("".join(lines), "utf-8")
    place = start + (1 if file == "safety-rules.yml" else 2)
    found = check(folder)
    assert [(p.mark.path, p.code, p.mark.line) for p in found] == [(file, "RECORD-02", place)], found


def test_one_bad_record_of_a_list_moves_no_other(change):
    """The lines of problems in a list stay right when a record before them cannot be read."""
    change("red-flags.yml", "level: emergency\n  level-basis: precaution", "level: now\n  level-basis: precaution")
    data = change("red-flags.yml", "sign: Pain in your chest while you exercise.", "sign: Pain while you exercise.")
    assert [(p.code, p.mark.line) for p in check(data)] == [("RECORD-05", 2), ("FLAG-01", 23)]


# -- text that is no text ------------------------------------------------------------------

PAYLOADS = ("<script>alert(1)</script>", "{{ config }}")


def texts() -> list[tuple[str, tuple, int, int, int]]:
    """Every text of every record of the small data folder: file, path, line, start and end in the file."""
    found = []
    for file in FILES:
        waiting = [((), yaml.compose((MINI / file).read_text("utf-8"), Loader))]
        while waiting:
            path, node = waiting.pop()
            if isinstance(node, yaml.MappingNode):
                waiting += [((*path, key.value), value) for key, value in node.value]
            elif isinstance(node, yaml.SequenceNode):
                waiting += [((*path, index), value) for index, value in enumerate(node.value)]
            elif node.tag == "tag:yaml.org,2002:str":
                found.append((file, path, node.start_mark.line + 1, node.start_mark.index, node.end_mark.index))
    return found


TEXTS = texts()


def test_there_are_texts_in_every_file():
    assert {text[0] for text in TEXTS} == set(FILES)
    assert len(TEXTS) > 700


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("file", FILES)
def test_markup_and_template_signs_are_refused_in_every_text(file, payload, tmp_path):
    """One text after the other, alone in its folder: that file, that line, that text."""
    whole = (MINI / file).read_text("utf-8")
    (tmp_path / file).parent.mkdir(exist_ok=True)
    for _file, path, line, start, end in (text for text in TEXTS if text[0] == file):
        (tmp_path / file).write_text(whole[:start] + json.dumps(payload) + whole[end:], "utf-8")
        rows = rows_of(tmp_path)
        mine = [row for row in rows if row["path"] == f"{tmp_path}/{file}" and row["line"] == line
                and row["code"] in ("TEXT-01", "RECORD-05", "RECORD-06")]
        assert mine, (path, rows)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_markup_everywhere_at_once(payload, folder, run_check):
    """All texts of all files together: every file is named, and the program ends in order."""
    for file in FILES:
        whole = (MINI / file).read_text("utf-8")
        for _file, _path, _line, start, end in sorted((t for t in TEXTS if t[0] == file), key=lambda t: -t[3]):
            whole = whole[:start] + json.dumps(payload) + whole[end:]
        (folder / file).write_text(whole, "utf-8")
    done = run_check("--data", folder, "--format", "json")
    assert (done.returncode, done.stderr) == (1, "")
    assert {row["path"].removeprefix(f"{folder}/") for row in json.loads(done.stdout)} >= set(FILES)


@pytest.mark.parametrize("key", ["<script>", "{{ config }}"])
def test_markup_in_names_of_levels(key, change):
    data = change("movements.yml", "    large: The back rounds far", f"    '{key}': The back rounds far")
    assert (f"{data}/movements.yml", 9) in {(row["path"], row["line"]) for row in rows_of(data)}


# -- anything at all --------------------------------------------------------------------------


@pytest.fixture(scope="module")
def spare(tmp_path_factory) -> Path:
    """A copy of the small data folder for many small changes, each undone at once."""
    return Path(shutil.copytree(MINI, tmp_path_factory.mktemp("spare") / "data"))


ODD = st.none() | st.booleans() | st.integers(-5, 5) | st.floats(-3, 3, width=16) | st.text(max_size=20) | st.sampled_from(
    [[], {}, [None], [[]], {"a": 1}, ["x"], "osteoporosis", "exercises/heel-raise", "none", "demo-guideline/strength", ".",
     "[[exercises/curl]]", "10,000.5 %", "2.5" * 9])


@settings(max_examples=60)
@given(st.sampled_from(TEXTS), ODD)
def test_any_value_in_any_place_never_ends_in_a_crash(spare, text, value):
    file, _path, _line, start, end = text
    whole = (MINI / file).read_text("utf-8")
    (spare / file).write_text(whole[:start] + json.dumps(value) + whole[end:], "utf-8")
    try:
        rows_of(spare)
    finally:
        (spare / file).write_text(whole, "utf-8")


@settings(max_examples=60)
@given(st.sampled_from(FILES), st.integers(0, 5000), st.integers(0, 200), st.text(max_size=5))
def test_any_cut_in_any_file_never_ends_in_a_crash(spare, file, start, length, text):
    whole = (MINI / file).read_bytes()
    start %= len(whole)
    (spare / file).write_bytes(whole[:start] + text.encode("utf-8", "replace") + whole[start + length:])
    try:
        rows_of(spare)
    finally:
        (spare / file).write_bytes(whole)


def test_the_greatest_size_leaves_room_for_real_files():
    data = MINI.parents[1] / "data"
    assert max(path.stat().st_size for path in data.rglob("*.yml")) < MAX_BYTES / 2

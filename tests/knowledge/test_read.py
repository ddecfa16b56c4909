"""The reader of YAML: refuses what YAML would change quietly, says where, and keeps all else as it stands."""

from __future__ import annotations

import os
import time

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from macros.knowledge.problems import ERROR
from macros.knowledge.read import MAX_BYTES, MAX_DEPTH, Map, Seq, key_mark, mark_of, read_file, read_plain, read_text


def said(text: str) -> list[tuple[str, int, int]]:
    """Code, line and column of every problem of a text."""
    value, problems = read_text(text, "x.yml")
    assert (value is None) or not problems
    for problem in problems:
        assert problem.mark.path == "x.yml" and problem.level == ERROR
        assert problem.what and problem.why and problem.fix
    return [(p.code, p.mark.line, p.mark.column) for p in problems]


def read(folder, name: str = "x.yml"):
    """Value, and code, line and column of the problems, of a file."""
    value, problems = read_file(folder / name, folder)
    for problem in problems:
        assert problem.mark.path == name and problem.what and problem.why and problem.fix
    return value, [(p.code, p.mark.line, p.mark.column) for p in problems]


# -- values that YAML would change -------------------------------------------------------

CHANGED = """
no No NO yes Yes YES on On ON off Off OFF y Y n N True TRUE False FALSE Null NULL
1:30 12:30:45 -1:30 1.10 2.50 5. .5 -.5 +5 -0 00 012 -012 08 0x1F 0b101 1_000 1_000.5 1e3 1.5e3 1.5e+3
.inf -.inf +.INF .Inf .nan .NaN .NAN = << 2026-01-05 2026-1-5 2026-01-05T10:00:00Z
""".split() + ["2026-01-05 10:00:00"]

KEPT = {
    "true": True, "false": False, "null": None, "~": None, "": None,
    "0": 0, "7": 7, "12": 12, "-3": -3, "2026": 2026, "999999999999999": 999999999999999,
    "2.5": 2.5, "0.5": 0.5, "-2.5": -2.5, "1.0": 1.0, "10.25": 10.25,
    "plain words": "plain words", "Käse, crème et œufs": "Käse, crème et œufs", "日本": "日本", "≥ 5": "≥ 5",
    "'no'": "no", '"no"': "no", "'1:30'": "1:30", '"1.10"': "1.10", "'012'": "012", "'2026-01-05'": "2026-01-05",
    "'true'": "true", "'12'": "12", "''": "", "'it''s'": "it's", r'"tab\tand line\nend"': "tab\tand line\nend",
    "no one": "no one", "on 2 days": "on 2 days", "12%": "12%", "1,000": "1,000", "1.2.3": "1.2.3", "8 to 12": "8 to 12",
    "nothing": "nothing", "yes, please": "yes, please", "1-2": "1-2", "10.1000/example.1": "10.1000/example.1",
    "https://example.org/a#b": "https://example.org/a#b", "a # comment": "a", "L4/L5": "L4/L5", "e3": "e3",
}


@pytest.mark.parametrize("written", CHANGED)
def test_what_yaml_would_change_is_refused_with_its_place(written):
    assert said(f"a: {written}") == [("YAML-05", 1, 4)]
    assert said(f"# comment\na:\n  - x\n  - {written}\n") == [("YAML-05", 4, 5)]
    assert said(f"{{b: x, a: {written}}}") == [("YAML-05", 1, 11)]


@pytest.mark.parametrize("written", CHANGED)
def test_what_yaml_would_change_may_stand_in_quotes(written):
    assert read_text(f"a: '{written}'\nb: \"{written}\"", "x") == ({"a": written, "b": written}, [])


def test_the_list_of_changed_words_is_what_yaml_changes():
    """Every plain word that yaml itself would turn into something that looks different is refused."""
    harmless = {"null", "~", "", "true", "false"}
    for written in CHANGED:
        loaded = yaml.safe_load(f"a: {written}")["a"] if written not in ("<<", "=") else object()
        differs = type(loaded) not in (str, int, float) or str(loaded) != written
        own_view = written in "y Y n N 08 -.5 1e3 1.5e3 2026-1-5".split()  # other readers of YAML change these
        assert differs or own_view, written
    for written in set(KEPT) - harmless:
        if not written.startswith(("'", '"')) and " # " not in written:
            assert str(yaml.safe_load(f"a: {written}")["a"]) == written


@pytest.mark.parametrize("written", KEPT)
def test_good_values_stay_what_they_are(written):
    value, problems = read_text(f"a: {written}\n", "x")
    assert problems == []
    assert value["a"] == KEPT[written] and type(value["a"]) is type(KEPT[written])


def test_field_names_are_always_text():
    assert read_text("no: a\n1: b\ntrue: c\n2026-01-05: d\n", "x")[0] == {"no": "a", "1": "b", "true": "c", "2026-01-05": "d"}


# -- what YAML allows and we do not --------------------------------------------------------

REFUSED = {
    "duplicate key": ("a: 1\nb: 2\na: 3\n", [("YAML-02", 3, 1)]),
    "duplicate key inside": ("l:\n  - x: 1\n    x: 2\n", [("YAML-02", 3, 5)]),
    "duplicate key in one line": ("{a: 1, a: 2}", [("YAML-02", 1, 8)]),
    "duplicate key in quotes": ("a: 1\n'a': 2\n", [("YAML-02", 2, 1)]),
    "anchor": ("a: &x 1\n", [("YAML-03", 1, 4)]),
    "anchor on a block": ("a: &x\n  b: 1\n", [("YAML-03", 1, 4)]),
    "anchor on a key": ("&x a: 1\n", [("YAML-03", 1, 1)]),
    "anchor and alias": ("a: &x one\nb:\n  - *x\n", [("YAML-03", 1, 4), ("YAML-03", 3, 5)]),
    "alias as key": ("*x : 1\n", [("YAML-06", 1, 1)]),
    "merge": ("a: &x {b: 1}\nc:\n  <<: *x\n", [("YAML-03", 1, 4), ("YAML-03", 3, 7)]),
    "tag": ("a: !!str 1\n", [("YAML-04", 1, 4)]),
    "tag that runs code": ("a: !!python/object/apply:os.system [ls]\n", [("YAML-04", 1, 4)]),
    "tag on a record": ("!thing\na: 1\n", [("YAML-04", 1, 1)]),
    "second document": ("a: 1\n---\nb: 2\n", [("YAML-07", 2, 1)]),
    "list as key": ("? [a]\n: b\n", [("YAML-06", 1, 3)]),
    "torn word": ("a: Use an over-\n  head press\n", [("YAML-09", 1, 15)]),
    "torn word in quotes": ("a: 'over-\n  head'\n", [("YAML-09", 1, 9)]),
    "torn word with accent": ("a: caf\u00e9-\n  bar\n", [("YAML-09", 1, 8)]),
    "torn word, folded": ("a: >\n  one\n  over-\n  head\n", [("YAML-09", 3, 7)]),
    "torn range": ("a: 8-\n  12 times\n", [("YAML-09", 1, 5)]),
    "unclosed quote": ("a: 1\nb: 'open\nc: 2\n", [("YAML-12", 2, 4)]),
    "unclosed double quote": ('a: "open\nb: 2\n', [("YAML-12", 1, 4)]),
    "unclosed bracket": ("a: [b, c\n", [("YAML-18", 1, 4)]),
    "tab as indentation": ("a:\n\tb: 1\n", [("YAML-10", 2, 1)]),
    "colon in text": ("a: one: two\n", [("YAML-11", 1, 7)]),
    "wrong indentation": ("a:\n  - x\n - y\n", [("YAML-16", 3, 2)]),
    "list and fields mixed": ("- a\nb: 1\n", [("YAML-16", 2, 1)]),
    "percent sign first": ("a: %x\n", [("YAML-17", 1, 4)]),
    "at sign first": ("a: @x\n", [("YAML-17", 1, 4)]),
    "empty": ("", [("FILE-06", 1, 1)]),
    "only comments": ("# one\n\n# two\n", [("FILE-06", 1, 1)]),
    "escaped direction sign": ('a: "x\\u202Ey"\n', [("FILE-05", 1, 4)]),
    "escaped null": ('a: 1\nb: "x\\0y"\n', [("FILE-05", 2, 4)]),
    "escaped sign in a key": ('"a\\u200B": 1\n', [("FILE-05", 1, 1)]),
    "half of a letter": ("a: \ud800\n", [("YAML-01", 1, 1)]),
    "several at once": ("a: no\na: 1:30\nb: &x !y 1\n", [
        ("YAML-05", 1, 4), ("YAML-05", 2, 4), ("YAML-02", 2, 1), ("YAML-03", 3, 4), ("YAML-04", 3, 4)]),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_with_line_and_column(name):
    text, expected = REFUSED[name]
    assert said(text) == expected
    if "double" not in name:  # the same with the line ends of Windows
        assert said(text.replace("\n", "\r\n")) == expected


@pytest.mark.parametrize("text, value", [
    ("a: |\n  over-\n  head\n", "over-\nhead\n"),
    ("a: an over-head press\n", "an over-head press"),
    ('a: "over-\\\n  head"\n', "over-head"),
    ("a: one -\n  two\n", "one - two"),
])
def test_hyphens_that_tear_nothing(text, value):
    assert read_text(text, "x") == ({"a": value}, [])


def test_the_first_of_two_keys_is_named():
    (problem,) = read_text("a: 1\nb: 2\na: 3\n", "x")[1]
    assert "'a'" in problem.what and "line 1" in problem.what


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "[{a: "])
def test_a_bomb_of_nested_values_is_refused_at_once(opening):
    start = time.perf_counter()
    ((code, line, _column),) = said(opening * 50_000)
    assert (code, line) in (("YAML-08", 1), ("YAML-06", 1))
    assert time.perf_counter() - start < 2


def test_depth_is_counted_exactly():
    deepest = "[" * MAX_DEPTH + "x" + "]" * MAX_DEPTH
    assert said(deepest) == []
    assert said(f"[{deepest}]") == [("YAML-08", 1, MAX_DEPTH + 2)]


# -- files ------------------------------------------------------------------------------


def test_a_good_file(tmp_path):
    (tmp_path / "x.yml").write_bytes("a: crème\r\nb: [1, 2.5]\r\n".encode())
    assert read(tmp_path) == ({"a": "crème", "b": [1, 2.5]}, [])


BYTES = {
    "latin-1": ("a: fine\nb: crème caf\u00e9".encode("latin-1"), ("FILE-04", 2, 6)),
    "latin-1 after accents": ("a: crème caf".encode() + b"\xe9\n", ("FILE-04", 1, 13)),
    "utf-16": ("a: 1\n".encode("utf-16"), ("FILE-04", 1, 1)),
    "cut in a letter": ("a: é".encode()[:-1], ("FILE-04", 1, 4)),
    "byte order mark": (b"\xef\xbb\xbfa: 1\n", ("FILE-05", 1, 1)),
    "null": (b"a: 1\nb: x\x00y\n", ("FILE-05", 2, 5)),
    "bell": (b"a: \x07\n", ("FILE-05", 1, 4)),
    "escape": (b"a: \x1b[31m\n", ("FILE-05", 1, 4)),
    "delete": (b"a: x\x7f\n", ("FILE-05", 1, 5)),
    "next line": ("a: x\u0085y\n".encode(), ("FILE-05", 1, 5)),
    "line separator": ("a: 1\nb: x\u2028y\n".encode(), ("FILE-05", 2, 5)),
    "soft hyphen": ("a: x\u00ady\n".encode(), ("FILE-05", 1, 5)),
    "zero width space": ("a: x\u200by\n".encode(), ("FILE-05", 1, 5)),
    "right-to-left override": ("# fine\na: 'x\u202ey'\n".encode(), ("FILE-05", 2, 6)),
    "right-to-left mark": ("a: x\u200fy\n".encode(), ("FILE-05", 1, 5)),
    "right-to-left isolate": ("a: \u2067y\n".encode(), ("FILE-05", 1, 4)),
    "in a comment": ("a: 1\n# \u202ehidden\n".encode(), ("FILE-05", 2, 3)),
    "line ends of old Macs": (b"a: 1\rb: 2\r", ("FILE-05", 1, 5)),
    "after line ends of Windows": (b"a: 1\r\nb: x\x07\r\n", ("FILE-05", 2, 5)),
    "empty": (b"", ("FILE-06", 1, 1)),
    "white space": (b" \n\n  \n", ("FILE-06", 1, 1)),
    "only comments": (b"# nothing\n", ("FILE-06", 1, 1)),
    "10 MB": (b"a: " + b"x" * 10_000_000, ("FILE-02", 1, 1)),
    "one byte too many": (b"a: " + b"x" * (MAX_BYTES - 2), ("FILE-02", 1, 1)),
}


@pytest.mark.parametrize("name", BYTES)
def test_bad_bytes(name, tmp_path):
    content, expected = BYTES[name]
    (tmp_path / "x.yml").write_bytes(content)
    assert read(tmp_path) == (None, [expected])


def test_a_file_of_the_greatest_size_is_read(tmp_path):
    (tmp_path / "x.yml").write_bytes(b"a: " + b"x" * (MAX_BYTES - 3))
    assert read(tmp_path)[1] == []


def test_links_are_never_followed(tmp_path):
    data = tmp_path / "data"
    data.mkdir()
    (tmp_path / "secret.yml").write_text("a: secret\n")
    (data / "out.yml").symlink_to(tmp_path / "secret.yml")
    (data / "beside.yml").symlink_to("real.yml")
    (data / "nowhere.yml").symlink_to("gone.yml")
    (data / "real.yml").write_text("a: 1\n")
    assert read(data, "out.yml") == (None, [("FILE-01", 1, 1)])
    assert read(data, "beside.yml") == (None, [("FILE-01", 1, 1)])
    assert read(data, "nowhere.yml") == (None, [("FILE-01", 1, 1)])
    text, (problem,) = read_plain(data / "out.yml", data)
    assert text == "" and "link" in problem.what


def test_what_is_no_file_is_never_opened(tmp_path):
    (tmp_path / "folder.yml").mkdir()
    os.mkfifo(tmp_path / "pipe.yml")
    (tmp_path / "device.yml").symlink_to("/dev/zero")
    for name in ("folder.yml", "pipe.yml", "device.yml"):
        assert read(tmp_path, name) == (None, [("FILE-01", 1, 1)])
    assert read(tmp_path, "gone.yml") == (None, [("FILE-03", 1, 1)])


def test_plain_text_is_held_to_the_same_rules(tmp_path):
    (tmp_path / "a.txt").write_bytes("one\ntwo: no\n".encode())
    (tmp_path / "b.txt").write_bytes(b"one\n\xff\n")
    assert read_plain(tmp_path / "a.txt", tmp_path) == ("one\ntwo: no\n", [])
    text, (problem,) = read_plain(tmp_path / "b.txt", tmp_path)
    assert (text, problem.code, problem.mark.line) == ("", "FILE-04", 2)


# -- places -----------------------------------------------------------------------------

SAMPLE = """\
# a comment
id: plank
title: 'Plank'
long: one line
  and another
block: |
  text
list:
  - first
  -   second
  - name: third
    deep: {x: 1, y: [a, b]}
empty:
last: [p, {q: r}]
"""
PLACES = {
    ("id",): (2, 5), ("title",): (3, 8), ("long",): (4, 7), ("block",): (6, 8),
    ("list",): (8, 1), ("list", 0): (9, 5), ("list", 1): (10, 7), ("list", 2): (11, 5),
    ("list", 2, "name"): (11, 11), ("list", 2, "deep"): (12, 5), ("list", 2, "deep", "x"): (12, 15),
    ("list", 2, "deep", "y"): (12, 18), ("list", 2, "deep", "y", 0): (12, 22), ("list", 2, "deep", "y", 1): (12, 25), ("empty",): (13, 7),
    ("last",): (14, 1), ("last", 0): (14, 8), ("last", 1): (14, 11), ("last", 1, "q"): (14, 15), (): (1, 1),
}
KEYS = {("id",): (2, 1), ("title",): (3, 1), ("list",): (8, 1), ("list", 2, "deep"): (12, 5),
        ("list", 2, "deep", "y"): (12, 18), ("last", 1, "q"): (14, 12)}


def at(mark) -> tuple[int, int]:
    assert mark.path == "x.yml"
    return mark.line, mark.column


def test_every_value_knows_its_place():
    value, problems = read_text(SAMPLE, "x.yml")
    assert problems == []
    for path, place in PLACES.items():
        assert at(mark_of(value, path, "x.yml")) == place, path
    for path, place in KEYS.items():
        assert at(key_mark(value, path, "x.yml")) == place, path


def test_no_value_of_the_sample_is_left_out():
    def paths(value, path=()):
        yield path
        inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        for step, inner in inside:
            yield from paths(inner, (*path, step))

    assert set(paths(read_text(SAMPLE, "x.yml")[0])) == set(PLACES)


def test_what_is_not_there_is_shown_where_it_would_stand():
    value, _ = read_text(SAMPLE, "x.yml")
    assert at(mark_of(value, ("gone",), "x.yml")) == (1, 1)
    assert at(mark_of(value, ("list", 2, "gone"), "x.yml")) == (11, 5)
    assert at(mark_of(value, ("list", 9), "x.yml")) == (8, 1)
    assert at(mark_of(None, ("a",), "x.yml")) == (1, 1)


def test_lists_and_records_carry_marks():
    value, _ = read_text("- a\n- b: 1\n", "x.yml")
    assert isinstance(value, Seq) and value.marks == [(1, 3), (2, 3)]
    assert isinstance(value[1], Map) and value[1].marks == {"b": ((2, 3), (2, 6))}


# -- anything at all ----------------------------------------------------------------------


def never_raises(value, problems):
    assert (value is None) or problems == []
    for problem in problems:
        assert problem.mark.line >= 1 and problem.mark.column >= 1
        assert problem.what and problem.why and problem.fix


@given(st.text(st.characters(codec=None), max_size=200))
@example("\ud800")
@example("\x00")
@settings(max_examples=200)
def test_any_text_gives_a_value_or_problems(text):
    never_raises(*read_text(text, "x"))


YAML_SIGNS = st.lists(st.sampled_from(
    ["a", "b: ", "- ", "\n", "  ", "    ", "\t", "[", "]", "{", "}", ",", ": ", "?", "&x ", "*x", "!t ", "'", '"', "|\n", ">\n",
     "#", "---\n", "...\n", "%YAML 1.1\n", "\\", "no", "1:30", "~", "\r\n", "<<: ", "é", "-\n", "\u2028", "\x85"]), max_size=40)


@given(YAML_SIGNS.map("".join))
@settings(max_examples=200)
def test_anything_like_yaml_gives_a_value_or_problems(text):
    never_raises(*read_text(text, "x"))


@given(st.binary(max_size=200) | YAML_SIGNS.map("".join).map(str.encode))
@example(b"")
@example(b"\xff\xfe")
@settings(max_examples=200)
def test_any_bytes_give_a_value_or_problems(tmp_path_factory, content):
    folder = tmp_path_factory.getbasetemp()
    (folder / "any.yml").write_bytes(content)
    never_raises(*read_file(folder / "any.yml", folder))


# Text that may stand in a file: no invisible signs, and no lone carriage return.
VISIBLE = st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"]), max_size=60)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-10**13, 10**13) | VISIBLE,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(VISIBLE.filter(bool), inner, max_size=4),
    max_leaves=12,
)


class Quoted(yaml.SafeDumper):
    """Writes every text in quotes, numbers, true, false and null plain."""

    def represent_str(self, data):
        return self.represent_scalar("tag:yaml.org,2002:str", data, style="'")

    def ignore_aliases(self, data):
        return True


Quoted.add_representer(str, Quoted.represent_str)


@given(st.dictionaries(VISIBLE.filter(bool), VALUES, max_size=5), st.booleans())
@settings(max_examples=100)
def test_what_was_written_in_quotes_comes_back_equal(value, flow):
    text = yaml.dump(value, Dumper=Quoted, allow_unicode=True, default_flow_style=flow, width=10**6)
    assert read_text(text, "x") == (value, [])

"""YAML text to plain values that know where they stand.

One pass over the events of libyaml. Nothing is changed quietly: what YAML 1.1
would turn into something else than it looks like (``no``, ``1:30``, ``1.10``,
``012``, dates) is refused with its line and column, and so are duplicate keys,
anchors, aliases, tags and whatever could hurt the reader of the file.
"""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import Any

import yaml

from macros.knowledge.codes import told
from macros.knowledge.problems import Mark, Problem
from macros.knowledge.syntax import syntax_problem

MAX_BYTES = 400_000  # the largest real file has 60 kB
MAX_DEPTH = 16  # the deepest real value stands 8 deep

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_INTEGER = re.compile(r"0\Z|-?[1-9][0-9]*\Z")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]*[1-9]\Z|-?(0|[1-9][0-9]*)\.0\Z")
_BOOLEAN = {"true": True, "false": False}
# Plain words to which YAML 1.1 gives another meaning than a reader would.
_CHANGED = re.compile(
    r"""(?:y|Y|n|N|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF|True|TRUE|False|FALSE|Null|NULL
    |[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9]*)?      # 1:30 becomes 90
    |[-+]?0[0-9_]* | [-+]?0x[0-9a-fA-F_]+ | [-+]?0b[01_]+ # 012 becomes 10
    |[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+]?[0-9]+)?       # 1.10 becomes 1.1
    |[-+]?\.[0-9_]+ | [-+]?[0-9]+[eE][-+]?[0-9]+ | \+[0-9]+ | [-+]?[0-9]+_[0-9_]*
    |[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt ].*)?           # a date becomes an object
    |[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)|=|<<)\Z""",
    re.VERBOSE,
)
# Signs that nobody sees: control signs, soft hyphens, zero-width and direction signs, other line ends.
_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
_BROKEN_WORD = re.compile(r"\w-\s*\Z")
_NO_DASHES = ("-", "–", "—", "•", "·")  # before an item that was meant to be one of a list
# What follows a text after a space and '#' is a note. A text that breaks off without a full stop was meant to go on.
_NOTE = re.compile(r"[ \t]+#(.*)\Z")


class Map(dict):
    """A mapping with the marks of its keys and values: ``marks[key] = ((line, col), (line, col))``."""

    __slots__ = ("marks",)


class Seq(list):
    """A list with the marks of its items: ``marks[index] = (line, col)``."""

    __slots__ = ("marks",)


class YamlError(Exception):
    """Raised inside the reader; carries the problem."""

    def __init__(self, problem: Problem):
        super().__init__(problem.what)
        self.problem = problem


def read_file(path: Path, root: Path) -> tuple[Any, list[Problem]]:
    """Read one data file below ``root``.

    Returns ``(value, problems)``; with a problem the value is ``None``.
    Never raises for bad input and never follows a link out of the folder.
    """
    raw, problems = read_bytes(path, root)
    return (None, problems) if problems else read_raw(raw, path.relative_to(root).as_posix())


def read_bytes(path: Path, root: Path) -> tuple[bytes, list[Problem]]:
    """The bytes of a regular, small file below ``root``; with a problem there are none."""
    try:
        return _bytes_of(path, path.relative_to(root).as_posix()), []
    except YamlError as error:
        return b"", [error.problem]


def read_raw(raw: bytes, name: str) -> tuple[Any, list[Problem]]:
    """Read the bytes of a YAML file. ``name`` is the path shown in problems."""
    try:
        return read_text(_decoded(raw, name), name)
    except YamlError as error:
        return None, [error.problem]


def read_text(text: str, name: str) -> tuple[Any, list[Problem]]:
    """Read YAML text. ``name`` is the path shown in problems."""
    problems: list[Problem] = []
    try:
        value = _Builder(name, text, problems).document()
    except YamlError as error:
        return None, [*problems, error.problem]
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        return None, [*problems, syntax_problem(error, name, text.splitlines())]
    return (None if problems else value), problems


def read_plain(path: Path, root: Path) -> tuple[str, list[Problem]]:
    """The text of a file below ``root`` that is no YAML; with a problem the text is empty."""
    try:
        name = path.relative_to(root).as_posix()
        return _decoded(_bytes_of(path, name), name), []
    except YamlError as error:
        return "", [error.problem]


def mark_of(value: Any, path: tuple, name: str) -> Mark:
    """Where the value at ``path`` (keys and indexes) stands; the nearest parent that is known."""
    line, column = 1, 1
    for depth, step in enumerate(path):
        marks = getattr(value, "marks", None)
        if isinstance(value, Map) and step in value:
            key_mark, value_mark = marks[step]
            # A nested block is pointed at by its key, a plain value by itself.
            line, column = key_mark if isinstance(value[step], (dict, list)) else value_mark
            if depth == len(path) - 1 and isinstance(value[step], (dict, list)):
                line, column = key_mark
        elif isinstance(value, Seq) and isinstance(step, int) and step < len(value):
            line, column = marks[step]
        else:
            break
        value = value[step]
    return Mark(name, line, column)


def key_mark(value: Any, path: tuple, name: str) -> Mark:
    """Where the *key* at the end of ``path`` stands."""
    parent = value
    for step in path[:-1]:
        parent = parent[step]
    if isinstance(parent, Map) and path and path[-1] in parent:
        return Mark(name, *parent.marks[path[-1]][0])
    return mark_of(value, path, name)


def _bytes_of(path: Path, name: str) -> bytes:
    """The bytes of a regular, small file inside the folder; else a YamlError."""
    try:
        info = os.lstat(path)
        if stat.S_ISLNK(info.st_mode):
            raise _error(name, "FILE-01", "this is a link, not a file")
        if not stat.S_ISREG(info.st_mode):
            raise _error(name, "FILE-01", "this is not an ordinary file")
        if info.st_size > MAX_BYTES:
            raise _error(name, "FILE-02", f"the file has {info.st_size:,} bytes; {MAX_BYTES:,} are allowed")
        return path.read_bytes()
    except OSError as problem:
        raise _error(name, "FILE-03", f"the file cannot be read ({problem.strerror})") from problem


def _decoded(raw: bytes, name: str) -> str:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as problem:
        line = raw.count(b"\n", 0, problem.start) + 1
        column = len(raw[raw.rfind(b"\n", 0, problem.start) + 1:problem.start].decode("utf-8")) + 1
        raise _error(name, "FILE-04", "the file is not UTF-8 text", line, column) from problem
    hit = _CONTROL.search(text.replace("\r\n", "\n"))
    if hit:
        before = text.replace("\r\n", "\n")[: hit.start()]
        raise _error(name, "FILE-05", f"an invisible character stands here (U+{ord(hit.group()):04X})",
                     before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
    if not text.strip():
        raise _error(name, "FILE-06", "the file is empty")
    return text


def _error(name: str, code: str, what: str, line: int = 1, column: int = 1) -> YamlError:
    return YamlError(told(Mark(name, line, column), code, what))


class _Builder:
    """Builds values from libyaml's events; collects problems and goes on where it can."""

    def __init__(self, name: str, text: str, problems: list[Problem]):
        self.name = name
        self.lines = text.splitlines()
        self.problems = problems
        self.parser = Loader(text)

    def document(self) -> Any:
        try:
            self._expect(yaml.StreamStartEvent)
            if isinstance(self.parser.peek_event(), yaml.StreamEndEvent):
                raise _error(self.name, "FILE-06", "the file holds only comments")
            self._expect(yaml.DocumentStartEvent)
            value = self._value(self.parser.get_event(), 0)
            self._expect(yaml.DocumentEndEvent)
            event = self.parser.get_event()
            if not isinstance(event, yaml.StreamEndEvent):
                self._problem(event, "YAML-07", "a second document begins here")
            return value
        finally:
            self.parser.dispose()

    def _expect(self, kind):
        event = self.parser.get_event()
        assert isinstance(event, kind), event
        return event

    def _value(self, event, depth: int) -> Any:
        if isinstance(event, yaml.AliasEvent):
            self._problem(event, "YAML-03", f"the text begins with *, so *{event.anchor} is read as an alias")
            return None
        self._refuse_anchor_and_tag(event)
        if depth > MAX_DEPTH:
            raise _error(self.name, "YAML-08", "values are nested too deep", event.start_mark.line + 1, event.start_mark.column + 1)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(depth)
        return self._sequence(depth)

    def _mapping(self, depth: int) -> Map:
        result, marks = Map(), {}
        while True:
            event = self.parser.get_event()
            if isinstance(event, yaml.MappingEndEvent):
                result.marks = marks
                return result
            key, key_at = self._key(event, depth)
            nested = self.parser.get_event()
            at = _at(nested)
            value = self._value(nested, depth + 1)
            if key in result:
                self._problem(event, "YAML-02", f"'{key}' stands here a second time (first in line {marks[key][0][0]})")
                continue
            result[key] = value
            marks[key] = (key_at, at)

    def _key(self, event, depth: int):
        if not isinstance(event, yaml.ScalarEvent):
            raise _error(self.name, "YAML-06", "a field name must be one word or text", event.start_mark.line + 1, event.start_mark.column + 1)
        self._refuse_anchor_and_tag(event)
        self._refuse_invisible(event)
        if event.value[:1] in _NO_DASHES and event.style not in ("'", '"'):
            self._problem(event, "YAML-15", f"'{event.value}' does not begin with a dash and a space")
        return event.value, _at(event)

    def _sequence(self, depth: int) -> Seq:
        result, marks = Seq(), []
        while True:
            event = self.parser.get_event()
            if isinstance(event, yaml.SequenceEndEvent):
                result.marks = marks
                return result
            marks.append(_at(event))
            result.append(self._value(event, depth + 1))

    def _scalar(self, event) -> Any:
        text = event.value
        self._refuse_invisible(event)
        if event.end_mark.line > event.start_mark.line:
            self._refuse_broken_word(event)
        if event.style not in (None, ""):
            return text
        if text in ("", "~", "null"):
            return None
        if text in _BOOLEAN:
            return _BOOLEAN[text]
        if _INTEGER.match(text) and len(text) < 16:
            return int(text)
        if _DECIMAL.match(text) and len(text) < 16:
            return float(text)
        if _CHANGED.match(text):
            self._problem(event, "YAML-05", f"'{text}' would be read as something else than it looks like",
                          f"Put it in quotes: '{text}'. For yes and no write true and false where the field asks for them.")
        if " " in text and event.end_mark.line < len(self.lines):
            note = _NOTE.match(self.lines[event.end_mark.line][event.end_mark.column:])
            if note and not text.endswith((".", "!", "?")):
                self._problem(event, "YAML-19", f"'#{note.group(1)[:30]}' would not be shown")
        return text

    def _refuse_anchor_and_tag(self, event) -> None:
        if getattr(event, "anchor", None):
            self._problem(event, "YAML-03", f"the text begins with &, so &{event.anchor} is read as an anchor")
        if getattr(event, "tag", None):
            self._problem(event, "YAML-04", f"the text begins with !, so {event.tag} is read as a tag")

    def _refuse_invisible(self, event) -> None:
        """In the file itself such signs were refused; an escape in double quotes can still make one."""
        hit = _CONTROL.search(event.value)
        if hit:
            self._problem(event, "FILE-05", f"this text makes an invisible character (U+{ord(hit.group()):04X})", "Remove the escape.")

    def _refuse_broken_word(self, event) -> None:
        if event.style == "|":
            return
        for number in range(event.start_mark.line, min(event.end_mark.line, len(self.lines))):
            if _BROKEN_WORD.search(self.lines[number]):
                mark = Mark(self.name, number + 1, len(self.lines[number].rstrip()))
                self.problems.append(told(mark, "YAML-09", "a line of this text ends in a hyphen"))

    def _problem(self, event, code: str, what: str, fix: str = "") -> None:
        self.problems.append(told(Mark(self.name, *_at(event)), code, what, fix))


def _at(event) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1

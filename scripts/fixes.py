"""Safe fixes of what the reader refuses; those of rules stand beside their rules.

A fix works on the text by position: comments, line breaks and quotes elsewhere stay as they are. It gives
an edit only where one answer is right; it never chooses a finding, a verdict or a meaning.
"""

from __future__ import annotations

import re
from functools import lru_cache

from macros.knowledge import kinds
from macros.knowledge.fields import fields_told, records_in
from macros.knowledge.problems import Problem
from macros.knowledge.records.base import FINDING_PATTERN, ID_PATTERN, REF_PATTERN
from scripts.rules import all_rules
from scripts.rules.base import Edit, Mend

_HEAD = re.compile(r"(?P<head>\s*(?:- +)*(?:(?P<key>[A-Za-z][\w-]*):[ ]+)?)(?P<text>\S.*?)\s*$")
_NAMED = re.compile("|".join(f"(?:{pattern[1:-1]})" for pattern in (ID_PATTERN, REF_PATTERN, FINDING_PATTERN)) + r"\Z")
_TRUTH = {"yes": "true", "no": "false", "on": "true", "off": "false", "true": "true", "false": "false", "y": "true", "n": "false"}


@lru_cache(maxsize=1)
def _fields() -> tuple[frozenset[str], frozenset[str]]:
    """(names of all fields, names of those that ask for true or false)."""
    tops = [*kinds.FOLDERS.values(), *kinds.LIST_FOLDERS.values(), *kinds.LISTS.values(), *kinds.SINGLES.values()]
    fields = [field for top in tops for record in records_in(top) for field in fields_told(record)]
    return frozenset(name for name, _info in fields), frozenset(name for name, info in fields if info.annotation is bool)


def _line_at(text: str, at: int) -> tuple[int, int]:
    """Where the line begins and ends."""
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end


def _quoted(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _invisible(text: str, at: int, problem: Problem) -> Edit | None:
    if text[at:at + 1] == "\r" or text[at:at + 1] == "\\":
        return None
    glued = text[at - 1:at].isalnum() and text[at + 1:at + 2].isalnum() and text[at] in "\u2028\u2029\x85\x0b\x0c"
    return at, at + 1, " " if glued else ""


def _changed_value(text: str, at: int, problem: Problem) -> Edit | None:
    value = re.match(r"[^\s,\]}#]+(?: [0-9][^\s,\]}#]*)?", text[at:])
    key = re.search(r"([\w-]+):\s*\Z", text[:at])
    if value is None:
        return None
    if key and key.group(1).replace("_", "-") in _fields()[1]:
        return (at, at + value.end(), _TRUTH[value.group().lower()]) if value.group().lower() in _TRUTH else None
    return at, at + value.end(), _quoted(value.group())


def _tab(text: str, at: int, problem: Problem) -> Edit | None:
    start, end = _line_at(text, at)
    line = text[start:end]
    lead = line[: len(line) - len(line.lstrip())]
    return (start, start + len(lead), lead.replace("\t", "  ")) if "\t" in lead else None


def _colon(text: str, at: int, problem: Problem) -> Edit | None:
    """Quote a text of one line that holds a colon, or begins with a sign that has a meaning of its own."""
    start, end = _line_at(text, at)
    found = _HEAD.match(text[start:end])
    if found is None or " #" in found["text"]:
        return None
    head = found["head"] if found["key"] is None or found["key"] in _fields()[0] else re.match(r"\s*(?:- +)*", text[start:end]).group()
    value = text[start + len(head):end].rstrip()
    after = text[end + 1:_line_at(text, min(end + 1, len(text)))[1]]
    deeper = len(after) - len(after.lstrip()) > len(head) - len(head.lstrip()) and not re.match(r"\s*(?:- |[\w-]+:|#)", after)
    if value[:1] in "'\"[{|>" or (after.strip() and deeper):
        return None
    return start + len(head), start + len(head) + len(value), _quoted(value)


def _apostrophe(text: str, at: int, problem: Problem) -> Edit | None:
    """A text in single quotes with an apostrophe inside: double quotes."""
    start, end = _line_at(text, at)
    found = _HEAD.match(text[start:end])
    value = found["text"] if found else ""
    if not (len(value) > 2 and value[0] == value[-1] == "'") or '"' in value or "\\" in value or re.search(r"\w'[,\]}]|[,\[{] *'", value):
        return None
    begin = start + len(found["head"])
    return begin, begin + len(value), '"' + value[1:-1].replace("''", "'") + '"'


def _space_after_colon(text: str, at: int, problem: Problem) -> Edit | None:
    start, end = _line_at(text, at)
    found = re.match(r"\s*(?:- +)*([A-Za-z][\w-]*):(?=[^\s/])", text[start:end])
    return (start + found.end(), start + found.end(), " ") if found and found.group(1) in _fields()[0] else None


def _dash(text: str, at: int, problem: Problem) -> Edit | None:
    """A sign that was meant as the dash of a list."""
    start, end = _line_at(text, at)
    found = re.match(r"(\s*)([-–—•·])( *)(?=[^\s-])", text[start:end])
    return (start + found.end(1), start + found.end(3), "- ") if found and (found.group(2) != "-" or not found.group(3)) else None


def _field_name(text: str, at: int, problem: Problem) -> Edit | None:
    """A field that differs from a known one in capitals, spaces or underscores only."""
    key = re.match(r"([^:\n]+?)\s*:(?=\s|$)", text[at:])
    plain = key.group(1).strip("'\"").lower().replace(" ", "-").replace("_", "-") if key else ""
    return (at, at + key.end(1), plain) if plain in _fields()[0] and plain != key.group(1) and f"Nearest: {plain}." in problem.fix else None


def _known_value(text: str, at: int, problem: Problem) -> Edit | None:
    """A value that differs from a known one in capitals or spaces only."""
    value = re.match(r"'[^'\n]*'|\"[^\"\n]*\"|[^,\]}#\n]+", text[at:])
    plain = re.sub(r"[ _]+", "-", value.group().strip("'\" ").lower()) if value else ""
    if plain not in re.findall(r"'([^']+)'", problem.fix) or plain == value.group():
        return None
    return at, at + len(value.group().rstrip()), plain


def _form(text: str, at: int, problem: Problem) -> Edit | None:
    """A number where text is wanted: quotes. One name where a list of names is wanted: brackets."""
    value = re.match(r"[^#\n]+", text[at:])
    given = value.group().rstrip() if value else ""
    if "must be text" in problem.what and re.fullmatch(r"-?[0-9.]+", given):
        return at, at + len(given), _quoted(given)
    if "must be true or false" in problem.what and given.strip("'\"").lower() in _TRUTH:
        return at, at + len(given), _TRUTH[given.strip("'\"").lower()]
    if "must be a list" in problem.what and given and all(_NAMED.match(part.strip()) for part in given.split(",")):
        return at, at + len(given), f"[{given}]"
    return None


_READER: dict[str, Mend] = {
    "FILE-05": _invisible, "YAML-05": _changed_value, "YAML-03": _colon, "YAML-04": _colon, "YAML-10": _tab,
    "YAML-11": _colon, "YAML-17": _colon, "YAML-13": _apostrophe,
    "YAML-14": _space_after_colon, "YAML-15": _dash, "RECORD-02": _field_name, "RECORD-04": _form, "RECORD-05": _known_value,
}


@lru_cache(maxsize=1)
def mends() -> dict[str, Mend]:
    """Code to its safe fix."""
    return {**_READER, **{rule.code: rule.mend for rule in all_rules() if rule.mend}}


def mendable() -> set[str]:
    """The codes that `make fix` can mend, where one answer is right."""
    return set(mends())


def edit_for(text: str, problem: Problem) -> Edit | None:
    """The edit that mends a problem of a file with this text, or None."""
    mend = mends().get(problem.code)
    lines = text.split("\n")
    if mend is None or problem.mark.line > len(lines):
        return None
    at = sum(len(line) + 1 for line in lines[: problem.mark.line - 1]) + problem.mark.column - 1
    edit = mend(text, min(at, len(text)), problem)
    return edit if edit and text[edit[0]:edit[1]] != edit[2] else None

"""What libyaml says of a file that it cannot read, in the words of someone who never saw YAML."""

from __future__ import annotations

import re
from typing import Any

from macros.knowledge.codes import told
from macros.knowledge.problems import Mark, Problem

_FIELD = r"\s*(?:- +)*[A-Za-z][\w-]*"
_NO_SPACE_COLON = re.compile(rf"{_FIELD}:(?=[^\s/])")
_NO_DASH = re.compile(r"\s*(?:-(?=[^\s-])|[–—•·])")
_NO_COLON = re.compile(r"\s*(?:- +)*[a-z][a-z-]+ +[^\s:]")
_TWO_COLONS = re.compile(rf"(?:{_FIELD}|\s*- +[^'\"\[{{].*?): +(?P<text>[^'\"\s\[{{][^#]*?:(?: |$).*)")
_QUOTED = re.compile(r"(?:.*?[:\[,] +|\s*- +|\s*)(?P<quote>['\"])")


def syntax_problem(error: Any, name: str, lines: list[str]) -> Problem:
    """The problem behind an error of libyaml; ``lines``: the file's lines."""
    said = getattr(error, "problem", None) or str(error).splitlines()[0]
    first, opened = (_place(getattr(error, part, None)) for part in ("problem_mark", "context_mark"))
    at = first or opened or (1, 1)
    code, place, what = _cause(said, getattr(error, "context", None) or "", lines, at, opened or at)
    return told(Mark(name, *place), code, what)


def _place(mark: Any) -> tuple[int, int] | None:
    return (mark.line + 1, mark.column + 1) if mark else None


def _line(lines: list[str], number: int) -> str:
    return lines[number - 1] if 0 < number <= len(lines) else ""


def _start(line: str) -> int:
    return len(line) - len(line.lstrip()) + 1


def _cause(said: str, context: str, lines: list[str], at: tuple, opened: tuple) -> tuple[str, tuple, str]:
    """(code, place, what) of the first explanation that fits."""
    line = _line(lines, at[0])
    if "\t" in line[: len(line) - len(line.lstrip())] or "tab character" in said:
        return "YAML-10", (at[0], line.index("\t") + 1 if "\t" in line else at[1]), "a tab stands at the beginning of this line"
    if "quoted scalar" in context and "end of stream" in said:
        return "YAML-12", opened, "a quote opens here and is never closed"
    if "alias" in context or "anchor" in context:
        return "YAML-03", opened, f"the text begins with {_line(lines, opened[0])[opened[1] - 1:][:1]}"
    if "mapping values" in said:
        return _stray_colon(lines, at)
    if "node content" in said and "flow" in context:
        return "YAML-18", opened, "a bracket opened above is not closed"
    if "expected ':'" in said:
        return _no_field(lines, opened)
    if "expected '-'" in said:
        return _no_item(lines, at)
    if "cannot start any token" in said or "are not allowed in this context" in said or "block scalar" in context:
        return "YAML-17", at, f"a text cannot begin with {line[at[1] - 1:][:1]}"
    if "expected key" in said or "expected ','" in said:
        return _broken_off(lines, at, opened, "expected ','" in said)
    return "YAML-01", at, f"the file cannot be read from here on ({said})"


def _stray_colon(lines: list[str], at: tuple) -> tuple[str, tuple, str]:
    """A colon where no field can begin: one too many in this line, or something missing in the line above."""
    line, above = _line(lines, at[0]), _line(lines, at[0] - 1)
    two = _TWO_COLONS.match(line)
    if two:
        return "YAML-11", at, f"the text '{_short(two['text'])}' holds a colon and has no quotes"
    missing = _NO_SPACE_COLON.match(above)
    if missing:
        return "YAML-14", (at[0] - 1, missing.end()), "no space follows the colon"
    if _NO_COLON.match(above) and ":" not in above and _start(above) == _start(line):
        return "YAML-20", (at[0] - 1, _start(above)), f"'{_short(above.strip())}' has no colon after the field's name"
    return "YAML-16", (at[0], _start(line)), "this line begins at another place than the fields it belongs to"


def _no_field(lines: list[str], at: tuple) -> tuple[str, tuple, str]:
    line = _line(lines, at[0])
    if _NO_DASH.match(line):
        return "YAML-15", (at[0], _start(line)), "this item does not begin with a dash and a space"
    missing = _NO_SPACE_COLON.match(line)
    if missing:
        return "YAML-14", (at[0], missing.end()), "no space follows the colon"
    return "YAML-20", (at[0], _start(line)), f"'{_short(line.strip())}' has no field name with a colon before it"


def _no_item(lines: list[str], at: tuple) -> tuple[str, tuple, str]:
    line = _line(lines, at[0])
    if _NO_DASH.match(line):
        return "YAML-15", (at[0], _start(line)), "this item does not begin with a dash and a space"
    broken = _broken_quote(lines, at)
    if broken:
        return broken
    return "YAML-16", (at[0], _start(line)), "this line begins at another place than the items of the list"


def _broken_off(lines: list[str], at: tuple, opened: tuple, in_list: bool) -> tuple[str, tuple, str]:
    """A text or list that ended too early or too late: quotes, brackets, or the beginning of the line."""
    line = _line(lines, at[0])
    broken = _broken_quote(lines, at)
    if broken:
        return broken
    if in_list:
        return "YAML-18", opened, "a bracket opens here and is not closed"
    if line.count("]") > line.count("[") or line.count("}") > line.count("{"):
        return "YAML-18", at, "a bracket closes here that was never opened"
    return "YAML-16", (at[0], _start(line)), "this line begins at another place than the fields it belongs to"


def _broken_quote(lines: list[str], at: tuple) -> tuple[str, tuple, str] | None:
    """A quote that closed too early in this line, or in a line above was never closed."""
    for number in range(at[0], max(at[0] - 30, 0), -1):
        found = _QUOTED.match(_line(lines, number))
        if not found:
            continue
        rest = _line(lines, number)[found.end():]
        end = _closing(rest, found["quote"])
        if number >= at[0] - 1 and end is not None and re.search(r"\w", rest[end + 1:].split(" #")[0].strip(" ,]}")):
            return "YAML-13", (number, found.end() + end + 1), "the quoted text ends here, but the line goes on"
        if number < at[0] and end is None:
            return "YAML-12", (number, found.end()), "a quote opens here and is not closed in this line"
    return None


def _closing(rest: str, quote: str) -> int | None:
    """Where the quote closes in the rest of its line; None where it does not. Doubled single quotes do not close."""
    text = rest.replace("''", "\0\0") if quote == "'" else rest.replace('\\"', "\0\0")
    return text.index(quote) if quote in text else None


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:40] + "…"

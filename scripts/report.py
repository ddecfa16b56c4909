"""How problems are told: to people in a terminal, as annotations of a pull request, as JSON."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterable
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path

from macros.knowledge.problems import ERROR, Problem
from macros.settings import read_settings

ROOT = Path(__file__).resolve().parent.parent
HELP_PAGE = "contribute/rules/"


@lru_cache(maxsize=1)
def site_url() -> str:
    """Where the site is published."""
    return read_settings(ROOT / "mkdocs.yml").site_url


def help_url(code: str) -> str:
    """The help page of a code, with its examples."""
    return f"{site_url()}{HELP_PAGE}#{code.lower()}"


def _place(shown_as: str, path: str) -> str:
    """A file as people name it: pages written by hand lie beside the data folder."""
    return posixpath.normpath(f"{shown_as}/{path}")


def as_text(problems: list[Problem], shown_as: str) -> str:
    """One problem as a few lines for people, and a last line that counts."""
    blocks = [
        f"{_place(shown_as, p.mark.path)}:{p.mark.line}:{p.mark.column}  {p.level}  {p.code}\n"
        f"  What: {sentence(p.what)}\n  Why:  {sentence(p.why)}\n  Fix:  {sentence(p.fix)}\n  Help: {help_url(p.code)}"
        for p in problems
    ]
    errors = sum(p.level == ERROR for p in problems)
    return "\n".join([*blocks, f"{errors} errors, {len(problems) - errors} warnings"])


def as_github(problems: list[Problem], shown_as: str) -> str:
    """Annotations on the lines of a pull request."""
    return "\n".join(
        f"::{p.level} file={_escaped(_place(shown_as, p.mark.path), ':,')},line={p.mark.line},col={p.mark.column},title={p.code}::"
        + _escaped(f"{sentence(p.what)} {sentence(p.why)} Fix: {sentence(p.fix)} Help: {help_url(p.code)}")
        for p in problems
    )


def _escaped(text: str, also: str = "") -> str:
    """Signs that would end an annotation, or begin another, as GitHub wants them."""
    return "".join(f"%{ord(sign):02X}" if sign in "%\r\n" + also else sign for sign in text)


def as_json(problems: list[Problem], shown_as: str) -> str:
    """A list of objects: path, line, column, level, code, what, why, fix, help."""
    rows = []
    for problem in problems:
        row = asdict(problem)
        mark = row.pop("mark")
        place = {"path": _place(shown_as, mark["path"]), "line": mark["line"], "column": mark["column"]}
        rows.append({**place, **row, "help": help_url(problem.code)})
    return json.dumps(rows, indent=1, ensure_ascii=False)


FORMATS = {"text": as_text, "github": as_github, "json": as_json}


def sentence(text: str) -> str:
    """The text with a capital and a full stop; an example at its end stays as it is."""
    if "/" not in text.split(" ")[0]:
        text = text[:1].upper() + text[1:]
    return text if not text or text.endswith((".", "!", "?", ":")) or "  " in text else text + "."


def exit_code(problems: Iterable[Problem]) -> int:
    """The one place that decides: errors stop the build, warnings do not."""
    return 1 if any(problem.level == ERROR for problem in problems) else 0

"""Check the data: ``python -m scripts.check [--data DIR] [--format text|github|json] [--only PATH …] [--touched REV]``.

Exit 0: clean. Exit 1: problems. Exit 2: the check could not run.
"""

from __future__ import annotations

import argparse
import json
import os
import posixpath
import re
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from macros.knowledge.links import link
from macros.knowledge.load import load
from macros.knowledge.problems import ERROR, Problem
from scripts.rules import all_rules
from scripts.rules.base import Context
from scripts.rules.written import hand_written
from scripts.touched import NoHistory, touched_lines

ROOT = Path(__file__).resolve().parent.parent


def data_folder() -> Path:
    """The data folder: ``KNOWLEDGE_DATA`` or ``data/`` of this repository."""
    return Path(os.environ.get("KNOWLEDGE_DATA") or ROOT / "data").absolute()


def check(data: Path) -> list[Problem]:
    """All problems of a data folder, sorted by place. One run finds them all."""
    knowledge, problems = load(data)
    context = Context(knowledge, link(knowledge), hand_written(data))
    for rule in all_rules():
        problems += rule.problems(context)
    return sorted(set(problems))


def exit_code(problems: Iterable[Problem]) -> int:
    """The one place that decides: errors stop the build, warnings do not."""
    return 1 if any(problem.level == ERROR for problem in problems) else 0


def on_touched_lines(problems: list[Problem], touched: dict[str, set[int]]) -> list[Problem]:
    """All errors, and the warnings on lines that were touched: old debt does not punish a newcomer."""
    return [p for p in problems if p.level == ERROR or p.mark.line in touched.get(p.mark.path, ())]


def as_text(problems: list[Problem], shown_as: str) -> str:
    """One problem as two lines for people, and a last line that counts."""
    lines = [
        f"{_place(shown_as, p.mark.path)}:{p.mark.line}:{p.mark.column}  {p.level}  {p.code}\n"
        f"  {_sentence(p.what)} {_sentence(p.why)} Fix: {_sentence(p.fix)}"
        for p in problems
    ]
    errors = sum(p.level == ERROR for p in problems)
    return "\n".join([*lines, f"{errors} errors, {len(problems) - errors} warnings"])


def as_github(problems: list[Problem], shown_as: str) -> str:
    """Annotations on the lines of a pull request."""
    return "\n".join(
        f"::{p.level} file={_escaped(_place(shown_as, p.mark.path), ':,')},line={p.mark.line},col={p.mark.column},title={p.code}::"
        + _escaped(f"{_sentence(p.what)} {_sentence(p.why)} Fix: {_sentence(p.fix)}")
        for p in problems
    )


def _place(shown_as: str, path: str) -> str:
    """A file as people name it: pages written by hand lie beside the data folder."""
    return posixpath.normpath(f"{shown_as}/{path}")


def _escaped(text: str, also: str = "") -> str:
    """Signs that would end an annotation, or begin another, as GitHub wants them."""
    return "".join(f"%{ord(sign):02X}" if sign in "%\r\n" + also else sign for sign in text)


def as_json(problems: list[Problem], shown_as: str) -> str:
    """A list of objects: path, line, column, level, code, what, why, fix."""
    rows = []
    for problem in problems:
        row = asdict(problem)
        mark = row.pop("mark")
        rows.append({"path": _place(shown_as, mark["path"]), "line": mark["line"], "column": mark["column"], **row})
    return json.dumps(rows, indent=1, ensure_ascii=False)


FORMATS = {"text": as_text, "github": as_github, "json": as_json}


def _sentence(text: str) -> str:
    text = text[:1].upper() + text[1:]
    return text if not text or text.endswith((".", "!", "?", ":")) else text + "."


def main(arguments: list[str] | None = None) -> int:
    """Run the check from the command line."""
    parser = argparse.ArgumentParser(prog="scripts.check", description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=None, help="the data folder (default: data/)")
    parser.add_argument("--format", choices=FORMATS, default="text")
    parser.add_argument("--only", nargs="*", default=[], help="show only problems of these files")
    parser.add_argument("--touched", metavar="REV", help="show warnings only on lines that differ from this revision; errors always")
    options = parser.parse_args(arguments)
    data = (options.data or data_folder()).absolute()
    if not data.is_dir():
        print(f"scripts.check: there is no folder {data}", file=sys.stderr)
        return 2
    problems = check(data)
    if options.only:
        wanted = tuple(re.sub("^docs/", "../docs/", name.removeprefix("data/")) for name in options.only)
        problems = [p for p in problems if p.mark.path.startswith(wanted)]
    if options.touched:
        try:
            problems = on_touched_lines(problems, touched_lines(ROOT, options.touched, data.name))
        except NoHistory as failure:
            print(f"scripts.check: cannot compare with {options.touched}: {failure}", file=sys.stderr)
            return 2
    shown_as = data.relative_to(ROOT).as_posix() if data.is_relative_to(ROOT) else data.as_posix()
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="backslashreplace")  # a file's name may hold what the terminal cannot show
    print(FORMATS[options.format](problems, shown_as))
    return exit_code(problems)


if __name__ == "__main__":
    sys.exit(main())

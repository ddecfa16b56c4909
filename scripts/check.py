"""Check the data: ``python -m scripts.check [--data DIR] [--format text|github|json] [--only PATH …] [--touched REV]``.

Exit 0: clean. Exit 1: problems. Exit 2: the check could not run.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from pathlib import Path

from macros.knowledge.links import link
from macros.knowledge.load import load
from macros.knowledge.problems import ERROR, Problem
from scripts.report import FORMATS, ROOT, exit_code
from scripts.rules import all_rules
from scripts.rules.base import Context
from scripts.rules.written import hand_written
from scripts.touched import NoHistory, touched_lines


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


def on_touched_lines(problems: list[Problem], touched: dict[str, set[int]]) -> list[Problem]:
    """All errors, and the warnings on lines that were touched: old debt does not punish a newcomer."""
    return [p for p in problems if p.level == ERROR or p.mark.line in touched.get(p.mark.path, ())]


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

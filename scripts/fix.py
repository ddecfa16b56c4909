"""Mend what can be mended safely: ``make fix``, or ``make fix ARGS=--dry-run`` to look only.

Shows what changed, line by line. Keeps comments and the form of each file. Running it again changes nothing.
"""

from __future__ import annotations

import argparse
import difflib
import shutil
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from macros.knowledge.load import load
from macros.knowledge.problems import Problem
from scripts.check import check, data_folder
from scripts.editor_line import put_lines
from scripts.fixes import edit_for
from scripts.schema import write_ids

_ROUNDS = 12  # one fix can uncover the next: a file that could not be read shows what else is in it


def fixed(data: Path) -> tuple[dict[str, tuple[str, str]], list[Problem]]:
    """(file to its text before and after, problems left) of a data folder. The folder itself is not touched."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copytree(data, Path(folder) / "data", symlinks=True))
        put_lines_where_readable(copy)
        for _round in range(_ROUNDS):
            problems = check(copy)
            if not mend_once(copy, problems):
                break
        if (copy / "schema").is_dir():
            write_ids(load(copy)[0], copy / "schema")
        return changes(data, copy), problems


def put_lines_where_readable(data: Path) -> None:
    """Name the schema in each file; one that is not UTF-8 is left to its editor."""
    try:
        put_lines(data)
    except UnicodeDecodeError:
        return


def mend_once(data: Path, problems: list[Problem]) -> int:
    """Apply every edit of one round, the last in a file first. Returns how many."""
    by_file = defaultdict(list)
    for problem in problems:
        by_file[problem.mark.path].append(problem)
    return sum(_mend_file(data / file, found) for file, found in by_file.items())


def _mend_file(path: Path, problems: list[Problem]) -> int:
    if path.is_symlink() or not path.is_file():
        return 0
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return 0
    edits = sorted({edit for problem in problems if (edit := edit_for(text, problem))}, reverse=True)
    done, before = 0, len(text) + 1
    for start, end, new in edits:
        if end <= before:  # edits that overlap wait for the next round
            text, before, done = text[:start] + new + text[end:], start, done + 1
    if done:
        path.write_bytes(text.encode("utf-8"))
    return done


def changes(old: Path, new: Path) -> dict[str, tuple[str, str]]:
    """Files whose text differs: name to text before and after."""
    found = {}
    for path in sorted(new.rglob("*")):
        if path.is_symlink() or not path.is_file():
            continue
        name = path.relative_to(new).as_posix()
        before = (old / name).read_bytes() if (old / name).is_file() else b""
        if path.read_bytes() != before:
            found[name] = before.decode("utf-8"), path.read_bytes().decode("utf-8")
    return found


def difference(found: dict[str, tuple[str, str]], shown_as: str) -> str:
    """The change as a unified diff; the list of ids for completion is only named."""
    parts = []
    for name, (before, after) in found.items():
        if name.startswith("schema/"):
            parts.append(f"{shown_as}/{name}: the ids that editors are offered were written anew\n")
            continue
        parts += difflib.unified_diff(before.splitlines(True), after.splitlines(True), f"{shown_as}/{name}", f"{shown_as}/{name} (mended)", n=1)
    return "".join(parts)


def main(arguments: list[str] | None = None) -> int:
    """Mend from the command line. Exit 0: nothing is left to do by hand. 1: something is. 2: could not run."""
    parser = argparse.ArgumentParser(prog="scripts.fix", description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=None, help="the data folder (default: data/)")
    parser.add_argument("--dry-run", action="store_true", help="show the change and write nothing")
    options = parser.parse_args(arguments)
    data = (options.data or data_folder()).absolute()
    if not data.is_dir():
        print(f"scripts.fix: there is no folder {data}", file=sys.stderr)
        return 2
    found, left = fixed(data)
    print(difference(found, data.name), end="")
    if not options.dry_run:
        for name, (_before, after) in found.items():
            (data / name).write_bytes(after.encode("utf-8"))
    verb = "would be mended" if options.dry_run else "mended"
    print(f"{len(found)} files {verb}; {len(left)} problems are left" + (": run make check" if left else ""))
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())

"""Build the site: check the data, write all pages, the files beside them and the search index, then swap it in.

``python -m scripts.build [--out DIR]``. The site that is already there stays untouched until the new
one is complete; if any step fails, it stays for good.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from macros.knowledge.links import link
from macros.knowledge.load import load
from macros.render import Book
from macros.settings import read_settings
from scripts.check import FORMATS, ROOT, check, data_folder, exit_code
from scripts.export import export
from scripts.search_index import IndexFailed, write_search_index
from scripts.site_check import check_site

NOT_SHIPPED = ("**/*.map",)


class BuildFailed(Exception):
    """A step failed; the message says which and why."""


def build(out: Path, data: Path) -> None:
    """Build the whole site into ``out``. Raises BuildFailed and leaves ``out`` as it was when a step fails."""
    refuse_bad_data(data)
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".site-", dir=out.parent) as folder:
        fresh = Path(folder) / "site"
        write_pages(fresh, data)
        write_files_beside(fresh, data)
        drop_unused(fresh)
        refuse_dead_links(fresh)
        swap(fresh, out)


def refuse_bad_data(data: Path) -> None:
    """Stop before anything is written when the check finds an error."""
    problems = check(data)
    if exit_code(problems):
        print(FORMATS["text"](problems, data.name), file=sys.stderr)
        raise BuildFailed("the data have errors (listed above); the site was not touched")


def write_pages(fresh: Path, data: Path) -> None:
    """Run the site engine. Strict: its warnings are errors."""
    environment = {**os.environ, "KNOWLEDGE_DATA": str(data), "NO_MKDOCS_2_WARNING": "1"}
    environment.setdefault("SOURCE_DATE_EPOCH", last_change())
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(fresh)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise BuildFailed(f"the pages could not be made:\n{done.stdout}{done.stderr}")


def last_change() -> str:
    """Seconds of the last commit, so that two builds of one state are equal to the byte."""
    done = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True)
    return done.stdout.strip() or "1"


def write_files_beside(fresh: Path, data: Path) -> None:
    """JSON, short addresses, redirects and the search index."""
    knowledge, _problems = load(data)
    book = Book(knowledge, read_settings(ROOT / "mkdocs.yml"), link(knowledge))
    export(book, fresh)
    try:
        write_search_index(book, fresh)
    except IndexFailed as failure:
        raise BuildFailed(str(failure)) from failure


def drop_unused(fresh: Path) -> None:
    """Remove files of the theme that no page uses."""
    for pattern in NOT_SHIPPED:
        for path in fresh.glob(pattern):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def refuse_dead_links(fresh: Path) -> None:
    """Every link and anchor of the finished site leads somewhere."""
    faults = check_site(fresh)
    if faults:
        raise BuildFailed("links lead nowhere:\n" + "\n".join(map(str, faults[:40])))


def swap(fresh: Path, out: Path) -> None:
    """Put the new site in the place of the old one."""
    old = fresh.parent / "old"
    if out.exists():
        out.rename(old)
    fresh.rename(out)


def main(arguments: list[str] | None = None) -> int:
    """Build from the command line."""
    parser = argparse.ArgumentParser(prog="scripts.build", description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=ROOT / "site")
    options = parser.parse_args(arguments)
    try:
        build(options.out.absolute(), data_folder())
    except BuildFailed as failure:
        print(f"scripts.build: {failure}", file=sys.stderr)
        return 1
    print(f"built {options.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""How fast: ``python -m scripts.bench [SIZE …]``. Ratios within one run; seconds alone mean little.

For each size it makes that many entries of realistic length from the real ones, builds them, and builds
the text of the same pages as plain Markdown on the same engine, with a navigation of one line. Prints
seconds, peak memory, pages per second and the ratio.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import yaml
from markdownify import markdownify

from macros.knowledge.load import load
from macros.knowledge.read import read_file
from macros.render import Book
from macros.settings import read_settings
from scripts.check import ROOT, data_folder

SIZES = (100, 1000, 10000)


@dataclass(frozen=True)
class Measure:
    """One build: wall seconds and peak memory in MiB of the build process."""

    seconds: float
    memory: float


def make_entries(folder: Path, size: int) -> None:
    """A data folder with ``size`` entries: the real ones, copied under new ids until there are enough."""
    shutil.copytree(data_folder(), folder, ignore=shutil.ignore_patterns("schema", "permalinks.txt"))
    originals = sorted(path for kind in ("causes", "symptoms", "diagnostics", "treatments", "nutrition", "exercises")
                       for path in (folder / kind).glob("*.yml"))
    have = len(originals) + len(list((folder / "conditions").glob("*.yml")))
    for number in range(max(0, size - have)):
        original = originals[number % len(originals)]
        name = f"{original.stem}-copy-{number}"
        text = original.read_text("utf-8").replace(f"id: {original.stem}\n", f"id: {name}\n", 1)
        (original.parent / f"{name}.yml").write_text(text, "utf-8")


def make_markdown(folder: Path, data: Path) -> int:
    """The text of all our pages as plain Markdown pages, one a page. Returns how many."""
    knowledge, _problems = load(data)
    book = Book(knowledge, read_settings(ROOT / "mkdocs.yml"))
    docs = folder / "docs"
    made = book.pages()
    for page in made:
        path = docs / (page.address.rstrip("/") + ".md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(markdownify(book.write(page)[0], heading_style="ATX"), "utf-8")
    (docs / "index.md").write_text("# Home\n", "utf-8")
    (folder / "mkdocs.yml").write_text(yaml.safe_dump({
        "site_name": "Plain", "site_url": "https://plain.example/", "plugins": [],
        "theme": {"name": "material", "font": False}, "nav": [{"Home": "index.md"}],
        "markdown_extensions": ["attr_list", "md_in_html", "tables", {"toc": {"permalink": True}}],
        "validation": {"nav": {"omitted_files": "info"}, "links": {"not_found": "info", "unrecognized_links": "info"}},
    }), "utf-8")
    return len(made)


def run(command: list[str], folder: Path, data: Path | None = None) -> Measure:
    """Run a build in a process of its own; raises with its words when it fails."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1"}
    if data:
        environment["KNOWLEDGE_DATA"] = str(data)
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    said = process.stdout.read()
    _pid, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    if status:
        raise RuntimeError(f"{' '.join(command)} failed:\n{said[-3000:]}")
    return Measure(seconds, usage.ru_maxrss / (1 if sys.platform == "darwin" else 1024) / (1024 if sys.platform == "darwin" else 1))


def measure(size: int, with_search: bool) -> dict[str, float]:
    """Build one size both ways."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        data, plain = work / "data", work / "plain"
        make_entries(data, size)
        pages = make_markdown(plain, data)
        build = [sys.executable, "-m", "mkdocs", "build", "--site-dir"]
        ours = run([*build, str(work / "ours")], ROOT, data)
        theirs = run([*build, str(work / "theirs"), "--config-file", str(plain / "mkdocs.yml")], plain)
        row = {"size": size, "seconds": ours.seconds, "memory": ours.memory, "rate": pages / ours.seconds, "pages": pages,
               "plain": theirs.seconds, "ratio": ours.seconds / theirs.seconds}
        if with_search:
            row["search"] = run([sys.executable, "-m", "pagefind", "--site", str(work / "ours"), "--root-selector", "article"], ROOT).seconds
    return row


def reading_row() -> str:
    """The reader against the parser alone, on all source files, in the same run."""
    files = sorted((data_folder() / "sources").glob("*.yml"))
    started = time.perf_counter()
    for path in files:
        read_file(path, data_folder())
    ours = time.perf_counter() - started
    rows = []
    for name, loader in (("libyaml", yaml.CSafeLoader), ("pure Python", yaml.SafeLoader)):
        started = time.perf_counter()
        for path in files[:200 if loader is yaml.SafeLoader else None]:
            yaml.load(path.read_text("utf-8"), loader)
        taken = (time.perf_counter() - started) * (len(files) / min(len(files), 200) if loader is yaml.SafeLoader else 1)
        rows.append(f"{ours / taken:.2f} of {name}")
    return f"reading {len(files)} source files: {ours:.2f} s, {', '.join(rows)}"


def main(arguments: list[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="scripts.bench", description=__doc__.splitlines()[0])
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES)
    parser.add_argument("--search", action="store_true", help="also measure the search index")
    options = parser.parse_args(arguments)
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} processors")
    print(reading_row(), flush=True)
    print(f"{'entries':>8} {'pages':>6} {'seconds':>8} {'MiB':>6} {'pages/s':>8} {'plain':>8} {'ratio':>6} {'growth':>7} {'search':>7}")
    before = None
    for size in options.sizes or SIZES:
        row = measure(size, options.search)
        growth = f"{row['seconds'] / before:.1f}x" if before else ""
        print(f"{size:>8} {row['pages']:>6} {row['seconds']:>8.1f} {row['memory']:>6.0f} {row['rate']:>8.0f} {row['plain']:>8.1f} "
              f"{row['ratio']:>6.2f} {growth:>7} {row.get('search', 0) or '':>7.4}", flush=True)
        before = row["seconds"]
    return 0


if __name__ == "__main__":
    sys.exit(main())

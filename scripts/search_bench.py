"""How fast the search is on a slow phone: ``python -m scripts.search_bench [SIZE …]``.

For each number of entries it makes the index (no pages: a phone does not load them to search), serves it packed
with gzip as the shipped configuration does, and searches in Chromium with the network and the
processor of a slow phone. Made-up entries carry a made-up name each, so that the list of words grows with them.
Prints one row a size: seconds and memory to make the index, bytes before the first query, bytes and
milliseconds from the query to its first results, then for a second search.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import os
import resource
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import CDPSession, Page, sync_playwright

from macros.knowledge.load import load
from macros.render import Book
from macros.settings import read_settings
from scripts.bench import make_entries
from scripts.check import ROOT, data_folder
from scripts.search_index import write_search_index

SIZES = (0, 10000)  # 0: the real entries
PHONE = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}
SLOWER = 4  # times slower than this machine's processor
PACKED = (".html", ".js", ".json", ".css")  # Pagefind's own files are packed already
FIRST, SECOND = "is yoga ok", "bone scan score"
HOST = """<!doctype html><html lang="en"><title>Search</title><form data-search><input data-search-field aria-label="Search">
<p data-search-status></p><ul data-search-results hidden></ul></form><script type="module" src="assets/search.js"></script></html>"""


@dataclass(frozen=True)
class Cost:
    """Bytes over the wire, and milliseconds from the query to its first results."""

    bytes: int
    milliseconds: float


class Packing(SimpleHTTPRequestHandler):
    """Serves text packed."""

    def do_GET(self) -> None:  # noqa: N802
        path = Path(self.translate_path(self.path))
        if path.suffix not in PACKED or not path.is_file():
            return super().do_GET()
        body = gzip.compress(path.read_bytes(), mtime=0)
        self.send_response(200)
        for name, value in (("Content-Type", self.guess_type(str(path))), ("Content-Encoding", "gzip"), ("Content-Length", str(len(body)))):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_arguments) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder while it is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Packing, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def slow_phone(page: Page) -> tuple[CDPSession, list[int]]:
    """Slow the page down; the list gathers the bytes of every answer."""
    session = page.context.new_cdp_session(page)
    bytes_seen: list[int] = []
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": False})
    session.send("Network.emulateNetworkConditions", PHONE)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    session.on("Network.loadingFinished", lambda event: bytes_seen.append(int(event["encodedDataLength"])))
    return session, bytes_seen


def search(page: Page, text: str, bytes_seen: list[int]) -> Cost:
    """Put a query in the field; wait until its results stand there and the network is quiet."""
    bytes_seen.clear()
    page.evaluate("document.querySelector('[data-search-results]').replaceChildren()")
    started = time.perf_counter()
    page.locator("[data-search-field]").fill(text)
    page.locator("[data-search-results] a").first.wait_for(timeout=60_000)
    milliseconds = 1000 * (time.perf_counter() - started)
    page.wait_for_load_state("networkidle")
    return Cost(sum(bytes_seen), milliseconds)


def costs(folder: Path, browser_path: str) -> tuple[int, Cost, Cost]:
    """Bytes of search before the first query; the first search; the second one."""
    with served(folder) as address, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 360, "height": 740})
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        _session, bytes_seen = slow_phone(page)
        page.goto(address)
        page.wait_for_load_state("networkidle")
        before = sum(size for size in bytes_seen) if any("/pagefind/" in url for url in asked) else 0
        first, second = (search(page, text, bytes_seen) for text in (FIRST, SECOND))
        browser.close()
    return before, first, second


def make_index(folder: Path, size: int) -> tuple[int, float, float]:
    """Index ``size`` entries (0: the real ones) into a folder. Returns entries, seconds, MiB of the index maker."""
    with tempfile.TemporaryDirectory() as work:
        data = data_folder()
        if size:
            data = Path(work) / "data"
            make_entries(data, size)
            name_copies(data)
        knowledge, _problems = load(data)
        book = Book(knowledge, read_settings(ROOT / "mkdocs.yml"))
        started = time.perf_counter()
        write_search_index(book, folder)
        seconds = time.perf_counter() - started
    shutil.copytree(ROOT / "docs" / "assets", folder / "assets")
    (folder / "index.html").write_text(HOST, "utf-8")
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return len(knowledge.entries), seconds, memory


def name_copies(data: Path) -> None:
    """A made-up word in the title of each copied entry."""
    for number, path in enumerate(sorted(data.glob("*/*-copy-*.yml"))):
        path.write_text(path.read_text("utf-8").replace("\ntitle: ", f"\ntitle: {made_up(number)} ", 1), "utf-8")


def made_up(number: int) -> str:
    """A word of syllables, a different one for each number."""
    word = ""
    for _ in range(4):
        number, rest = divmod(number, 15)
        word += "bdfgklmnprstvwz"[rest] + "aeiou"[(rest + number) % 5]
    return word


def main(arguments: list[str] | None = None) -> int:
    """Print a row for each size."""
    parser = argparse.ArgumentParser(prog="scripts.search_bench", description=__doc__.splitlines()[0])
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES)
    options = parser.parse_args(arguments)
    browser = os.environ.get("BROWSER_PATH") or shutil.which("chromium")
    if not browser:
        print("scripts.search_bench: no browser; set BROWSER_PATH to a Chromium", file=sys.stderr)
        return 2
    print(f"{'entries':>8} {'index s':>8} {'MiB':>6} {'before':>7} {'first kB':>9} {'ms':>6} {'second kB':>10} {'ms':>6}")
    for size in options.sizes or SIZES:
        with tempfile.TemporaryDirectory() as folder:
            entries, seconds, memory = make_index(Path(folder), size)
            before, first, second = costs(Path(folder), browser)
        print(f"{entries:>8} {seconds:>8.1f} {memory:>6.0f} {before:>7} {first.bytes / 1000:>9.1f} {first.milliseconds:>6.0f} "
              f"{second.bytes / 1000:>10.1f} {second.milliseconds:>6.0f}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())

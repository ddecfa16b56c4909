"""A second opinion on links: run linkchecker over the built site, served on this machine.

``python -m scripts.links [DIR]``. Our own check (scripts.site_check) also looks at anchors; this one
is a program that others wrote.
"""

from __future__ import annotations

import csv
import functools
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from scripts.check import ROOT

CONFIG = """\
[checking]
threads=8
maxrequestspersecond=100000
[filtering]
checkextern=0
ignorewarnings=url-content-too-large,http-robots-denied
[output]
status=0
"""


class Handler(SimpleHTTPRequestHandler):
    """Serves files without a log. The header tells linkchecker that it need not wait between requests."""

    def end_headers(self) -> None:
        self.send_header("LinkChecker", "1")
        super().end_headers()

    def log_message(self, *_arguments) -> None:
        pass


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a folder on a free port of this machine; gives the address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def check_links(site: Path) -> tuple[int, str]:
    """Run linkchecker from the home page. Returns its exit code and what it printed."""
    with served(site) as address, tempfile.NamedTemporaryFile("w", suffix=".ini") as config:
        config.write(CONFIG)
        config.flush()
        Path(config.name).chmod(0o644)  # linkchecker gives up root rights
        command = [sys.executable, "-m", "linkcheck", "--config", config.name, address]
        done = subprocess.run(command, capture_output=True, text=True, timeout=900)
    return done.returncode, done.stdout + done.stderr


def dead_external(site: Path) -> dict[str, str]:
    """Ask every outside address that the site names. Returns address to reason of those that did not answer well.

    Needs a network. Raises FileNotFoundError where there is no site, RuntimeError where the program could not run.
    """
    if not (site / "index.html").is_file():
        raise FileNotFoundError(f"there is no site in {site}; run 'make site' first")
    outside = CONFIG.replace("checkextern=0", "checkextern=1").replace("[checking]", "[checking]\ntimeout=30")
    with served(site) as address, tempfile.TemporaryDirectory() as folder:
        config, table = Path(folder) / "outside.ini", Path(folder) / "links.csv"
        config.write_text(outside, "utf-8")
        Path(folder).chmod(0o755)  # linkchecker gives up root rights
        command = [sys.executable, "-m", "linkcheck", "--config", str(config), "--output", "csv", address]
        done = subprocess.run(command, capture_output=True, text=True, timeout=5400)
        if done.returncode not in (0, 1):
            raise RuntimeError(f"linkchecker could not run:\n{done.stderr}")
        table.write_text(done.stdout, "utf-8")
        return dead_in(table, address)


def dead_in(table: Path, home: str) -> dict[str, str]:
    """The outside addresses that failed, from linkchecker's CSV: address to reason. ``home``: where the site was served."""
    with table.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter=";")
        return {
            row["url"]: row["result"] for row in rows
            if row["valid"] == "False" and row["url"].startswith("http") and not row["url"].startswith(home)
        }


def main(arguments: list[str] | None = None) -> int:
    """Check from the command line."""
    site = Path((arguments or sys.argv[1:] or [str(ROOT / "site")])[0])
    if not (site / "index.html").is_file():
        print(f"scripts.links: there is no site in {site}; run 'make site' first", file=sys.stderr)
        return 2
    code, said = check_links(site)
    print(said)
    return code


if __name__ == "__main__":
    sys.exit(main())

"""Build the site and serve it; build again when data, templates or pages change.

``python -m scripts.serve [--port 8000]``. A build that fails is told, and the last good site stays.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

from scripts.build import BuildFailed, build
from scripts.check import ROOT, data_folder

WATCHED = ("docs", "macros", "mkdocs.yml")


def rebuild(out: Path) -> bool:
    """Build; tell why when it fails. True when there is a site to serve."""
    try:
        build(out, data_folder())
    except BuildFailed as failure:
        print(f"scripts.serve: {failure}", file=sys.stderr)
    return out.is_dir()


def main(arguments: list[str] | None = None) -> int:
    """Serve from the command line."""
    parser = argparse.ArgumentParser(prog="scripts.serve", description=__doc__.splitlines()[0])
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--host", default="127.0.0.1")
    options = parser.parse_args(arguments)
    out = ROOT / "site"
    if not rebuild(out):
        return 1
    server = LiveReloadServer(lambda: rebuild(out), host=options.host, port=options.port, root=str(out), mount_path="/")
    server.watch(str(data_folder()))
    for name in WATCHED:
        server.watch(str(ROOT / name))
    print(f"Bone & Spine Guide is at http://{options.host}:{options.port}/ (stop with Ctrl+C)", flush=True)
    try:
        server.serve()
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""``python -m scripts.compare OLD_DIR NEW_DIR [--format text|comment|changelog|json] [--preview URL]``.

Exit 0: compared, whatever changed. Exit 2: one of the two could not be read.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from scripts.compare import tell
from scripts.compare.difference import CannotCompare, difference, read

FORMATS = {"text": tell.as_text, "changelog": tell.as_changelog, "json": tell.as_json}


def main(arguments: list[str] | None = None) -> int:
    """Compare from the command line."""
    parser = argparse.ArgumentParser(prog="scripts.compare", description="What changed between two data folders, told as meaning.")
    parser.add_argument("old", type=Path)
    parser.add_argument("new", type=Path)
    parser.add_argument("--format", choices=(*FORMATS, "comment"), default="text")
    parser.add_argument("--preview", default="", help="address of the built site, for the comment")
    options = parser.parse_args(arguments)
    try:
        found = difference(read(options.old), read(options.new))
    except CannotCompare as failure:
        print(f"scripts.compare: {failure}", file=sys.stderr)
        return 2
    print(tell.as_comment(found, options.preview) if options.format == "comment" else FORMATS[options.format](found))
    return 0


if __name__ == "__main__":
    sys.exit(main())

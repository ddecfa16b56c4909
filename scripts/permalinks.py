"""Note every new address in ``data/permalinks.txt``: ``python -m scripts.permalinks``.

Addresses are only ever added. The check fails when one that stands there leads nowhere.
"""

from __future__ import annotations

import sys
from pathlib import Path

from macros.knowledge.addresses import addresses
from macros.knowledge.load import load
from scripts.check import data_folder

HEAD = "# Every address ever published: pages, and claims on them. Lines are added, never removed.\n"


def note(data: Path) -> int:
    """Add what is new. Returns how many addresses were added."""
    knowledge, _problems = load(data)
    known = set(knowledge.permalinks)
    new = addresses(knowledge) - known
    lines = sorted(known | new)
    (data / "permalinks.txt").write_text(HEAD + "\n".join(lines) + "\n", "utf-8")
    return len(new)


if __name__ == "__main__":
    print(f"{note(data_folder())} addresses added")
    sys.exit(0)

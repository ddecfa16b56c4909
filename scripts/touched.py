"""Which lines of the data a pull request touches, so that old debt does not punish a newcomer."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

_HUNK = re.compile(r"^@@ -\S+ \+(\d+)(?:,(\d+))? @@")


class NoHistory(Exception):
    """Git cannot compare with the revision named."""


def touched_lines(root: Path, base: str, folder: str) -> dict[str, set[int]]:
    """Path below ``folder`` to the line numbers (from 1) that differ from where ``base`` parted. Raises NoHistory."""
    command = ["git", "diff", "--unified=0", "--no-color", "--no-ext-diff", f"--relative={folder}/", f"{base}...HEAD", "--", folder]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NoHistory(done.stderr.strip())
    return lines_of(done.stdout)


def lines_of(diff: str) -> dict[str, set[int]]:
    """The new lines of a unified diff without context."""
    found: dict[str, set[int]] = {}
    current: set[int] = set()
    for line in diff.splitlines():
        if line.startswith("+++ "):
            current = found.setdefault(line[4:].strip('"').removeprefix("b/"), set())
        elif hunk := _HUNK.match(line):
            first, count = int(hunk.group(1)), int(hunk.group(2) or 1)
            current |= set(range(first, first + count))
    found.pop("/dev/null", None)
    return found

"""The pages that people write by hand (``docs/*.md``), as the rules on text see them: paragraphs and headings."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_FRONT = re.compile(r"\A---\n.*?\n---\n", re.S)
_HEADING = re.compile(r"(#{1,6}) +(.+?)(?: *\{[^}]*\})? *$")
_ITEM = re.compile(r"\s*(?:[-*+]|\d+\.) +")
_LOGGED = re.compile(r"`[a-z0-9, -]+`|[a-z-]+/[a-z0-9-]+[:#, ]")  # a line of a record of changes: it quotes old words
_MARKUP = (
    (re.compile(r"\{\{.*?\}\}|\{[^}]*\}|<[^>]+>|^\|?[ :|-]+$"), ""),
    (re.compile(r"!?\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"[*_`|]"), " "),
)


@dataclass(frozen=True)
class Piece:
    """A paragraph, list item or heading: its line, its plain text, and for a heading its level (else 0)."""

    line: int
    text: str
    level: int = 0


def hand_written(data: Path) -> dict[str, str]:
    """Name to text of each page in the ``docs`` folder that lies beside the data folder."""
    return {path.name: path.read_text("utf-8", "replace") for path in sorted((data.parent / "docs").glob("*.md"))}


def pieces(text: str) -> list[Piece]:
    """What a reader reads on the page, in order; template calls, markup and lines of a record of changes left out."""
    front = _FRONT.match(text)
    line = text[: front.end()].count("\n") if front else 0
    found: list[Piece] = []
    waiting: list[str] = []
    start = 0

    def close() -> None:
        plain = " ".join(waiting).strip()
        for pattern, kept in _MARKUP:
            plain = pattern.sub(kept, plain)
        if re.search(r"[A-Za-z]{2}", plain):
            found.append(Piece(start, " ".join(plain.split())))
        waiting.clear()

    for row in text.splitlines()[line:]:
        line += 1
        heading, item = _HEADING.match(row), _ITEM.match(row)
        if heading or item or not row.strip():
            close()
        if heading:
            found.append(Piece(line, heading.group(2).strip(), len(heading.group(1))))
        elif row.strip() and not (item and _LOGGED.match(row[item.end():])):
            start = start if waiting else line
            waiting.append(row[item.end():] if item else row)
    close()
    return found

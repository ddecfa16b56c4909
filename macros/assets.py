"""Styles and scripts as they are published: joined, without comments, named by what they hold.

A name that changes with the content lets a browser keep the file for good. ``mkdocs.yml`` lists the
files: ``extra_css`` becomes one sheet, each script stays a file of its own, and ``dark.css`` stays
apart, so that a browser in light colours need not wait for it and print never uses it.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterable
from pathlib import Path

DARK = "assets/dark.css"
SHEET = "assets/guide.css"
_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_SPACE = re.compile(r"\s+")
_IMPORT = re.compile(r"""(["'])(\.\.?/(?:[\w-]+/)*[\w-]+\.js)\1""")


class Assets:
    """The published styles and scripts of a folder ``docs``.

    ``files``: published path to content. ``names``: path in ``docs`` to published path.
    """

    def __init__(self, docs: Path, styles: Iterable[str]):
        self._docs = docs
        self.files: dict[str, str] = {}
        self.names: dict[str, str] = {}
        styles = list(styles)
        sheet = self._publish(SHEET, "".join(squeezed(self._read(name)) for name in styles))
        self.names.update(dict.fromkeys(styles, sheet))
        self._publish(DARK, squeezed(self._read(DARK)))
        for path in sorted((docs / "assets").rglob("*.js")):
            self._script(path.relative_to(docs).as_posix())

    def __getitem__(self, name: str) -> str:
        """The published path of a file of ``docs``; raises KeyError with the name where there is none."""
        return self.names[name]

    def _read(self, name: str) -> str:
        return (self._docs / name).read_text("utf-8")

    def _publish(self, name: str, text: str) -> str:
        stem, _, kind = name.rpartition(".")
        published = f"{stem}-{hashlib.sha256(text.encode()).hexdigest()[:10]}.{kind}"
        self.files[published], self.names[name] = text, published
        return published

    def _script(self, name: str) -> str:
        """Publish a script after the ones that it imports, whose names it then holds."""
        if name not in self.names:
            folder = posixpath.dirname(name)

            def published(found: re.Match) -> str:
                target = self._script(posixpath.normpath(f"{folder}/{found.group(2)}"))
                return f'"./{posixpath.relpath(target, folder)}"'

            text = _IMPORT.sub(published, self._read(name))
            self._publish(name, text)
        return self.names[name]


def squeezed(css: str) -> str:
    """A style sheet without comments and spare blanks."""
    return _SPACE.sub(" ", _COMMENT.sub("", css)).strip() + "\n"

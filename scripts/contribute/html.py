"""Small pieces of HTML that the pages for editors share."""

from __future__ import annotations

import html
import json

EDIT_NOTE = "This page is made from the project's own code. It cannot go out of date."


def page(title: str, about: str, body: str) -> str:
    """A page for the site engine: its head, then HTML that no search of readers finds."""
    return (f"---\ntitle: {json.dumps(title)}\ndescription: {json.dumps(about)}\nrender_macros: false\n---\n"
            f"# {title}\n\n{about} {EDIT_NOTE}\n\n<div data-pagefind-ignore=\"all\" class=\"for-editors\">\n{body}\n</div>\n")


def text(value: str) -> str:
    """A text without markup."""
    return html.escape(value, quote=False)


def code_block(value: str) -> str:
    """Lines of a file. No line is empty, or Markdown would take the rest for text."""
    lines = html.escape(value.rstrip("\n"), quote=False).split("\n")
    lines = [f'<span class="yaml-note">{line}</span>' if line.lstrip().startswith("# ") else line for line in lines]
    return "<pre><code>" + "\n".join(line or "&#8203;" for line in lines) + "</code></pre>"


def code(value: str) -> str:
    """A word of a file."""
    return f"<code>{html.escape(value, quote=False)}</code>"

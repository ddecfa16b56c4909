"""The list of rules: each code with what it means, why it matters, how to mend it, and its smallest example."""

from __future__ import annotations

from itertools import groupby

from macros.knowledge.codes import CODES
from macros.knowledge.problems import ERROR
from scripts.contribute.html import code_block, page, text
from scripts.fixes import mendable
from scripts.rules import all_rules

GROUPS = {
    "YAML": "Writing a file", "RECORD": "Fields and their values", "NEW": "Open questions", "FILE": "Files", "ID": "Ids",
    "REF": "Names of other things", "CLAIM": "Claims", "CITE": "What a claim rests on", "POP": "Whom a finding is about",
    "NUM": "Numbers", "WORD": "Words", "TERM": "Medical words", "TEXT": "Signs inside a text", "READ": "Easy to read",
    "SAFE": "Safety", "FIG": "Pictures", "FLAG": "Warning signs", "SRC": "Sources", "STAT": "What people read elsewhere",
    "MOVE": "Addresses that stay", "LINK": "Links",
}
_LONGEST = 400


def rules_page() -> str:
    """The page ``contribute/rules``."""
    rules = sorted(_all(), key=lambda rule: (_order(rule["code"]), rule["code"]))
    parts = []
    for group, members in groupby(rules, key=lambda rule: _group(rule["code"])):
        parts.append(f'<h2 id="{group.lower()}">{GROUPS.get(group, group)}</h2>')
        parts += [_rule(rule) for rule in members]
    return page("Every rule of the check", "What each message of the check means, why it matters and how to mend it.", "\n".join(parts))


def _group(code: str) -> str:
    return code.split("-")[0]


def _order(code: str) -> int:
    names = list(GROUPS)
    return names.index(_group(code)) if _group(code) in names else len(names)


def _all() -> list[dict]:
    """Every code: those of the reader and those of the rules."""
    found = [{"code": c.code, "title": c.title, "why": c.why, "fix": c.fix, "warning": False,
              "examples": [("", c.good, c.bad)] if c.bad else []} for c in CODES.values()]
    return found + [
        {"code": rule.code, "title": rule.title, "why": rule.why, "fix": rule.fix, "warning": rule.level != ERROR,
         "examples": [(e.file, e.good, e.bad) for e in rule.examples[:1]]} for rule in all_rules()
    ]


def _rule(rule: dict) -> str:
    lines = [f'<h3 id="{rule["code"].lower()}">{text(rule["title"])} <code>{rule["code"]}</code></h3>']
    if rule["warning"]:
        lines.append("<p>This is a warning. It stops nothing.</p>")
    lines.append(f"<p>Why: {text(rule['why'])}</p>\n<p>How to mend it: {text(rule['fix'])}</p>")
    if rule["code"] in mendable():
        lines.append("<p><code>make fix</code> mends it where only one answer is right.</p>")
    for file, good, bad in rule["examples"]:
        where = f" (in a small example, <code>{file}</code>)" if file else ""
        lines.append(f"<p>Not so{where}:</p>\n{code_block(_cut(bad) or '(nothing)')}\n<p>But so:</p>\n{code_block(_cut(good))}")
    return "\n".join(lines)


def _cut(value: str) -> str:
    return value if len(value) <= _LONGEST else value[:_LONGEST] + " …"

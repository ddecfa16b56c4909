"""Text is text: no markup, no template signs."""

import re

from macros.knowledge.walk import walk
from scripts.rules.base import Context, Example, Rule
from scripts.rules.text import records

_MARKUP = re.compile(r"<[a-zA-Z/!]|&[a-zA-Z#][a-zA-Z0-9]*;|\{\{|\}\}|\{%|%\}|\{#|javascript:", re.I)
_HALF_LINK = re.compile(r"\[\[(?![a-z]+/[a-z0-9-]+(?:\|[^\[\]]+)?\]\])|\]\([^)]*\)")


def _markup(context: Context):
    for _ref, file, base, record in records(context):
        yield from _in_record(context, file, base, record)
    for index, moved in context.knowledge.rows["moved.yml"]:
        yield from _in_record(context, "moved.yml", (index,), moved)
    for name, source in context.knowledge.sources.items():
        yield from _in_record(context, f"sources/{name}.yml", (), source)


def _in_record(context: Context, file: str, base: tuple, record):
    for path, value in walk(record):
        texts = [(path, value)] if isinstance(value, str) else [((*path, key), key) for key in value] if isinstance(value, dict) else []
        for place, text in texts:
            hit = _MARKUP.search(text) or _HALF_LINK.search(text)
            if hit:
                yield context.knowledge.mark(file, (*base, *place)), f"'{hit.group(0)}' looks like markup"


RULE = Rule(
    "TEXT-01", "Text holds no markup and no template signs",
    "It would be shown as it stands, or break the page.",
    "Write plain text. Links to our pages: [[exercises/plank]]. Stress: *one word*.", _markup,
    (Example("conditions/osteoporosis.yml", "summary: Bones that break more easily.", "summary: Bones <script>alert(1)</script>."),
     Example("conditions/osteoporosis.yml", "summary: Bones that break more easily.", "summary: 'Bones {{ config }}.'"),
     Example("conditions/osteoporosis.yml", "summary: Bones that break more easily.", "summary: 'Bones [[osteoporosis]].'")),
)

"""Names of claims: they are addresses."""

from collections import Counter

from macros.knowledge.walk import claims_of, fields_of
from scripts.rules.base import Context, Example, Rule

# Anchors that pages make themselves, beside the names of fields.
PAGE_ANCHORS = {"sources", "safety", "verdicts", "when-to-get-help", "check-first", "how-to-do-it", "linked-from",
                "words-used", "about-this-page", "stop", "how-much", "what-helps", "today"}


def _twice(context: Context):
    for ref, record in (*context.knowledge.entries.items(), *context.knowledge.routines.items()):
        counts = Counter(claim.id for _path, claim in claims_of(record))
        anchors = PAGE_ANCHORS | {name for _attribute, name in fields_of(type(record))}
        for path, claim in claims_of(record):
            mark = context.knowledge.mark(f"{ref}.yml", (*path, "id"))
            if counts[claim.id] > 1:
                yield mark, f"two claims of this page are called '{claim.id}'"
            if claim.id in anchors:
                yield mark, f"'{claim.id}' is the name of a section"


RULE = Rule(
    "CLAIM-01", "A claim's id is its own on the page", "Links to it would lead somewhere else.", "Choose another id.", _twice,
    (Example("conditions/osteoporosis.yml", "id: stay-active", "id: bones-break"),
     Example("conditions/osteoporosis.yml", "id: bones-break\n", "id: outlook\n")),
)

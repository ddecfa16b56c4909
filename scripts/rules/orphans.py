"""Pages that nothing leads to."""

from scripts.rules.base import Context, Example, Rule
from scripts.rules.text import all_texts, links_in


def _orphan(context: Context):
    if context.knowledge.broken:
        return  # the links of what could not be read are not known
    linked = set(context.links.backlinks)
    for ref, backlinks in context.links.backlinks.items():
        linked |= {backlink.ref for backlink in backlinks}  # the other side shows them
    for _ref, _mark, text, _path in all_texts(context):
        linked |= set(links_in(text))
    for ref in context.knowledge.entries:
        # Every exercise stands in the lists of every condition.
        if ref not in linked and not ref.startswith("exercises/"):
            yield context.knowledge.mark(f"{ref}.yml"), "no page leads here"


RULE = Rule(
    "LINK-01", "Every page is linked from another", "Readers who land elsewhere would never find it.",
    "Tie it to a condition with a relation (to: kind/id).", _orphan,
    (Example("treatments/lonely.yml", "id: demo-tablet", "id: lonely", copy_of="treatments/demo-tablet.yml"),),
)

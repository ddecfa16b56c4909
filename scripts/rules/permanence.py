"""Addresses that were published never die."""

from macros.knowledge.addresses import addresses
from macros.knowledge.problems import Mark, Problem
from macros.knowledge.walk import walk
from scripts.rules.base import Context, Edit, Example, Rule
from scripts.rules.text import records


def _retired_used(context: Context):
    retired = {m.from_: m for m in context.knowledge.moved}
    for _ref, file, base, record in records(context):
        for path, value in walk(record):
            if isinstance(value, str) and value in retired:
                to = ", ".join(retired[value].to)
                yield (context.knowledge.mark(file, (*base, *path)), f"'{value}' is retired",
                       f"Use {to}." if to else "Remove it: it was withdrawn.")


def _moved_wrong(context: Context):
    present = addresses(context.knowledge)
    for index, moved in context.knowledge.rows["moved.yml"]:
        mark = context.knowledge.mark("moved.yml", (index,))
        if moved.from_ in present:
            yield mark, f"'{moved.from_}' is called retired and still exists"
        if moved.kind != "withdrawn" and not moved.to:
            yield mark, f"'{moved.from_}' moved, but no target is named"
        for target in moved.to:
            if target not in present and target.split("#")[0] not in context.knowledge.broken:
                yield mark, f"'{moved.from_}' leads to '{target}', which does not exist"


def _lost(context: Context):
    present = addresses(context.knowledge) | {m.from_ for m in context.knowledge.moved}
    broken = context.knowledge.broken
    if context.knowledge.unread_in("moved"):
        return
    for address, line in context.knowledge.permalinks.items():
        if address not in present and address.split("#")[0] not in broken:
            yield Mark("permalinks.txt", line), f"the published address '{address}' leads nowhere now"


def _new_id(text: str, at: int, problem: Problem) -> Edit | None:
    """The one id that took the place of a retired one."""
    old, new = problem.what.split("'")[1], problem.fix.removeprefix("Use ").removesuffix(".")
    return (at, at + len(old), new) if text.startswith(old, at) and "," not in new and "/" in new else None


RULES = (
    Rule("MOVE-01", "A retired id is not used any more", "The link would only be a detour.", "Use the new id.", _retired_used,
         (Example("conditions/osteoporosis.yml", "to: treatments/demo-tablet", "to: treatments/old-tablet"),), mend=_new_id),
    Rule("MOVE-02", "A retired id leads somewhere", "The old address would be a dead end.",
         "Name an existing page or claim.", _moved_wrong,
         (Example("moved.yml", "to: [treatments/demo-tablet]", "to: [treatments/demo-table]"),
          Example("moved.yml", "from: treatments/old-tablet", "from: treatments/demo-tablet"))),
    Rule("MOVE-03", "No published address is lost", "People printed it, saved it and sent it to others.",
         "Bring the page or claim back, or say in moved.yml where it went.", _lost,
         (Example("conditions/osteoporosis.yml", "id: stay-active", "id: keep-active", at="permalinks.txt"),)),
)

"""Sources: what replaces what, findings with names of their own."""

import re
from collections import Counter

from macros.knowledge.problems import Problem
from macros.knowledge.walk import walk
from scripts.rules.base import Context, Edit, Example, Rule
from scripts.rules.text import records


def _replaced_by_nothing(context: Context):
    for name, source in context.knowledge.sources.items():
        newer = source.superseded_by
        if newer and newer not in context.knowledge.sources and not context.knowledge.unread("sources", newer):
            yield (context.knowledge.mark(f"sources/{name}.yml", ("superseded-by",)),
                   f"'{source.superseded_by}', which replaces it, is no source of ours")


def _finding_twice(context: Context):
    for name, source in context.knowledge.sources.items():
        for finding, count in Counter(f.id for f in source.findings).items():
            if count > 1:
                yield context.knowledge.mark(f"sources/{name}.yml", ("findings",)), f"two findings are called '{finding}'"


def _set_aside(context: Context):
    """Every finding is used or set aside with a reason; a reason that is no longer true goes."""
    cited = {
        value.split("/")[0]
        for _ref, _file, _base, record in records(context)
        for path, value in walk(record)
        if isinstance(value, str) and len(path) > 1 and path[-2] in ("cites", "disputed-by")
    }
    for name, source in context.knowledge.sources.items():
        mark = context.knowledge.mark(f"sources/{name}.yml", ("findings",))
        if source.design == "patient-article" or context.knowledge.broken:
            continue
        if name not in cited and not source.not_used:
            yield mark, "nothing cites this source, and nobody says why", "Cite it, or say in 'not-used:' why not."
        if name in cited and source.not_used:
            yield (context.knowledge.mark(f"sources/{name}.yml", ("not-used",)), "this source is called not used and is cited",
                   "Remove 'not-used:'.")


def _used_now(text: str, at: int, problem: Problem) -> Edit | None:
    """Take the reason out that no longer holds: the field with all its lines."""
    start = text.rfind("\n", 0, at) + 1
    field = re.match(r"not-used:[^\n]*\n(?:[ \t]+[^\n]*\n)*", text[start:])
    return (start, start + field.end(), "") if field else None


RULES = (
    Rule("SRC-01", "What replaces a source exists", "Editors would look for it in vain.", "Add that source.", _replaced_by_nothing,
         (Example("sources/demo-old.yml", "superseded-by: demo-guideline", "superseded-by: demo-new"),)),
    Rule("SRC-02", "Findings of a source have names of their own", "A citation could mean either.", "Rename one.", _finding_twice,
         (Example("sources/demo-guideline.yml", "id: breaks", "id: strength"),)),
    Rule("SRC-03", "Every source is used, or set aside with a reason", "A finding that nobody looked at may be the one that matters.",
         "Cite it, or say in 'not-used:' why not.", _set_aside,
         (Example("sources/demo-unread.yml", "not-used: Nobody has read it.\n", ""),
          Example("sources/demo-guideline.yml", "status: current", "status: current\nnot-used: No reason.")),
         mend=_used_now),
)

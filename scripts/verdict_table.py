"""All verdicts as one committed table: ``python -m scripts.verdict_table`` writes ``tests/safety/verdicts.txt``.

A change of the data that changes any verdict changes this file too, and CODEOWNERS gives the file to the
safety reviewers. So no advice gets milder by the way, as a side effect of a rule or of another page.
"""

from __future__ import annotations

import sys
from pathlib import Path

from macros.knowledge.links import judge_of, pages
from macros.knowledge.load import Knowledge, load
from macros.knowledge.safety import strictest
from scripts.check import ROOT, data_folder

TABLE = ROOT / "tests" / "safety" / "verdicts.txt"
HEAD = """\
# Every verdict of every exercise: for each safety profile, then what each circumstance adds.
# Below them, the warning signs that each page asks for.
# Written by `python -m scripts.verdict_table`, never by hand. A test compares it with the data.
# A line that changed is advice that changed: the safety reviewers read it.
"""


def table(knowledge: Knowledge) -> str:
    """The text of the table: a block an exercise, a line a reader, in a fixed order. LookupError without a judge."""
    judge = judge_of(knowledge)
    if judge is None:
        raise LookupError("the safety profiles contradict each other; run the check")
    blocks = []
    for ref, exercise in sorted(judge.exercises.items()):
        lines = [f"{exercise.id}"]
        lines += [f"  {name}: {_told(judge.verdict(exercise, name))}" for name in sorted(judge.profiles)]
        for name in sorted(judge.circumstances):
            reasons = judge.in_circumstance(exercise, name)
            if reasons and not judge.circumstances[name].every_exercise:
                lines.append(f"  + {name}: {strictest(reasons).verdict}")
        blocks.append("\n".join(lines))
    every = [
        f"  + {name}: {c.verdict or ''}{f' counts as {c.counts_as}' if c.counts_as else ''}"
        for name, c in sorted(judge.circumstances.items()) if c.every_exercise or c.counts_as
    ]
    asked = [f"  {ref}: {', '.join(record.red_flags) or 'none'}" for ref, record in pages(knowledge)]
    return "\n".join([HEAD + "every exercise", *every, *blocks, "warning signs", *asked]) + "\n"


def _told(verdict) -> str:
    return f"{verdict.verdict} ({verdict.basis})"


def main() -> int:
    """Write the table of the real data."""
    knowledge, _problems = load(data_folder())
    TABLE.write_text(table(knowledge), "utf-8")
    print(f"written: {TABLE.relative_to(Path.cwd()) if TABLE.is_relative_to(Path.cwd()) else TABLE}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

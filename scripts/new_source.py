"""Lay out a new source: ``make new-source doi=10.1000/xyz id=smith-2024``; or ``url=``, or ``pmid=``.

Nothing is fetched and nothing is filled in: the editor writes what stands in the text before them.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from macros.knowledge.load import Knowledge, load
from macros.knowledge.records.base import ID_PATTERN
from macros.knowledge.records.sources import Source
from scripts.editor_line import editor_line
from scripts.new import Refused, next_steps, run, settings_in, write_new
from scripts.skeleton import ASK, skeleton

EXAMPLE = "make new-source doi=10.1000/xyz id=smith-2024"
HEAD = (
    f"# A new source. Every {ASK} is a question: the comment above it says what belongs there.\n"
    "# Fill it in from the text in front of you, never from memory or from another paper's summary.\n"
    "# What you did not see is left out: delete its line. How to read a paper into findings: contribute/papers\n\n"
)


def new_source(arguments: list[str], data: Path) -> str:
    """Write the file; returns what to do next."""
    given = settings_in(arguments, ("doi", "url", "pmid", "id"), EXAMPLE)
    doi = re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", "", given.get("doi", ""), flags=re.I)
    answers = {name: value for name, value in (("DOI", doi), ("PMID", given.get("pmid", "")), ("URL", given.get("url", ""))) if value}
    if not answers:
        raise Refused(f"say where the source is: doi=, url= or pmid=. Such as:  {EXAMPLE}")
    name = given.get("id") or re.sub(r"[^a-z0-9]+", "-", next(iter(answers.values())).lower().removeprefix("https://")).strip("-")[:60].strip("-")
    if not re.match(ID_PATTERN, name):
        raise Refused(f"'{name}' cannot be an id: small letters and digits with hyphens between words, such as smith-2024.")
    knowledge, _problems = load(data)
    refuse_known(knowledge, name, answers)
    path = data / "sources" / f"{name}.yml"
    text = skeleton(Source, {"id": name, **answers}, knowledge)
    write_new(path, editor_line(f"sources/{name}.yml") + HEAD + text)
    advice = "" if given.get("id") else f" (better: call it after author and year, {EXAMPLE.split()[-1]})"
    return next_steps(path, text, f"Cite its findings as {name}/finding-id where they carry a claim{advice}.")


def refuse_known(knowledge: Knowledge, name: str, answers: dict[str, str]) -> None:
    """One source, one file."""
    if name in knowledge.sources:
        raise Refused(f"data/sources/{name}.yml is there already. Add your findings to it, or give another id=.")
    for other in knowledge.sources.values():
        for field, value in answers.items():
            if (getattr(other, field) or "").lower().rstrip("/") == value.lower().rstrip("/"):
                raise Refused(f"this source is here already: data/sources/{other.id}.yml. Add your findings to it.")


if __name__ == "__main__":
    sys.exit(run(new_source, sys.argv[1:]))

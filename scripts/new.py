"""Lay out a new entry: ``make new kind=exercises id=heel-raise title="Heel raises"``.

The file has every section of its kind. Each question mark in it is a question; the check refuses the
entry until all are answered.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

from macros.knowledge import kinds
from macros.knowledge.load import Knowledge, load
from macros.knowledge.problems import nearest
from macros.knowledge.records.base import ID_PATTERN
from scripts.check import data_folder
from scripts.editor_line import editor_line
from scripts.skeleton import ASK, skeleton

MADE_HERE = {folder: record for folder, record in kinds.FOLDERS.items() if folder != "sources"}
HEAD = (
    "# A new {one}. Every {ask} is a question: the comment above it says what belongs there.\n"
    "# `make check` names each one that is still open. Delete the comments when you are done.\n"
    "#\n"
    "# A claim: id (small letters and hyphens), text (plain words that fit its certainty), certainty\n"
    "# (high, moderate, low, very-low, consensus, precaution, fact), cites (source-id/finding-id).\n"
    "# It may also have: disputed-by, derivation, indirect, to. The field guide says when.\n\n"
)

TIE = {
    "exercises": "Every condition lists it by itself, from the verdicts that you state.",
    "routines": "The list of routines shows it by itself.",
    "disagreements": "The list of disagreements shows it by itself.",
    "other": "Tie it to another page: a relation (to: kind/id) on a condition leads readers here.",
}


class Refused(Exception):
    """The file cannot be laid out; the message says why and what to do."""


def settings_in(arguments: list[str], known: tuple[str, ...], example: str) -> dict[str, str]:
    """``name=value`` arguments as a dictionary; refuses what is not known."""
    given: dict[str, str] = {}
    for argument in arguments:
        name, equals, value = argument.partition("=")
        if not equals or name not in known:
            raise Refused(f"'{argument}' is not understood. {nearest(name, known)} Write it like this:  {example}")
        given[name] = value.strip()
    return given


def new_entry(arguments: list[str], data: Path) -> str:
    """Write the file; returns what to do next."""
    example = 'make new kind=exercises id=heel-raise title="Heel raises"'
    given = settings_in(arguments, ("kind", "id", "title"), example)
    kind, name = given.get("kind", ""), given.get("id", "")
    if kind not in MADE_HERE:
        more = "For a source: make new-source." if kind.startswith("source") else nearest(kind, MADE_HERE)
        raise Refused(f"'{kind}' is no kind of entry. Kinds: {', '.join(MADE_HERE)}. {more}".strip())
    if not re.match(ID_PATTERN, name):
        raise Refused(f"'{name}' cannot be an id: small letters and digits with hyphens between words, such as heel-raise.")
    knowledge, _problems = load(data)
    refuse_taken(knowledge, kind, name)
    path = data / kind / f"{name}.yml"
    answers = {"id": name, **({"title": given["title"]} if given.get("title") else {})}
    if kind == "exercises":
        answers["use"] = "exercise"
    text = skeleton(MADE_HERE[kind], answers, knowledge)
    head = HEAD.format(one=kinds.PAGE_KINDS[kind].one.lower() if kind in kinds.PAGE_KINDS else "disagreement", ask=ASK)
    write_new(path, editor_line(f"{kind}/{name}.yml") + head + text)
    return next_steps(path, text, TIE.get(kind, TIE["other"]))


def refuse_taken(knowledge: Knowledge, kind: str, name: str) -> None:
    """An id names one page of one kind, for ever."""
    taken = [ref for ref in (*knowledge.entries, *knowledge.routines, *(f"disagreements/{n}" for n in knowledge.disagreements))
             if ref.split("/")[1] == name]
    retired = [moved.from_ for moved in knowledge.moved if moved.from_ == f"{kind}/{name}"]
    if taken:
        raise Refused(f"the id '{name}' is taken by data/{taken[0]}.yml. Change that page, or choose another id.")
    if retired:
        raise Refused(f"'{kind}/{name}' was used before and is retired (data/moved.yml). Choose another id.")


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet; what is there stays."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise Refused(f"{path} is there already; nothing was written.") from None


def next_steps(path: Path, text: str, more: str) -> str:
    """What the editor does now."""
    return (f"{path} is laid out, with {text.count(ASK)} questions.\n"
            f"1. Answer each {ASK} in it.\n"
            "2. Run make check: it names what is still open or wrong, line by line.\n"
            f"3. {more}\n"
            "4. When all is clean: python -m scripts.permalinks notes the new addresses, make verdicts what changes for whom.")


def run(command: Callable[[list[str], Path], str], arguments: list[str]) -> int:
    """Run one of the commands that lay out files; tell what they did or why not."""
    try:
        print(command(arguments, data_folder()))
    except Refused as refused:
        print(f"Not done: {refused}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(run(new_entry, sys.argv[1:]))

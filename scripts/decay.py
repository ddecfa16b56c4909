"""What time does to the guide, in one standing report: overdue checks, sources that fell, links that died.

``python -m scripts.decay [--today DAY] [--memory FILE] [--links] [--out FILE]``. Exit 0 always: time alone
never turns anything red. ``--links`` asks every address that sources name (network), and remembers failures in
``--memory`` (a JSON file, or an earlier report that holds it): a link is reported after three failures in a row.
"""

from __future__ import annotations

import argparse
import datetime
import json
import re
import sys
from pathlib import Path

from macros.knowledge.links import Links, link, pages
from macros.knowledge.load import Knowledge, load
from scripts.check import ROOT, data_folder
from scripts.links import dead_external

FALLEN = ("superseded", "withdrawn", "retracted")
IN_A_ROW = 3
SOON = 60  # days
_MEMORY = re.compile(r"<!-- memory: (\{.*?\}) -->", re.DOTALL)

Memory = dict[str, dict]  # address: {"failures": how many in a row, "since": day of the first, "why": last reason}


def overdue(knowledge: Knowledge, today: str) -> list[tuple[str, str]]:
    """(page, day) of every page whose next check has passed, the oldest first."""
    return sorted(((ref, r.review.next) for ref, r in pages(knowledge) if r.review.next < today), key=lambda row: row[::-1])


def due_soon(knowledge: Knowledge, today: str) -> list[tuple[str, str]]:
    """(page, day) of every page whose next check falls in the coming ``SOON`` days."""
    end = str(datetime.date.fromisoformat(today) + datetime.timedelta(days=SOON))
    return sorted(((ref, r.review.next) for ref, r in pages(knowledge) if today <= r.review.next <= end), key=lambda row: row[::-1])


def fallen(knowledge: Knowledge, links: Links) -> list[tuple[str, str, list[str]]]:
    """(source, status, pages) of sources that no longer stand and that a claim still cites or names as dispute."""
    found = []
    for name, source in sorted(knowledge.sources.items()):
        if source.status in FALLEN and name in links.uses:
            found.append((name, source.status, sorted({use.ref for use in links.uses[name]})))
    return found


def remember(memory: Memory, dead: dict[str, str], today: str) -> Memory:
    """One more round: a dead link counts one more, a link that answered again is forgotten."""
    return {
        address: {
            "failures": memory.get(address, {}).get("failures", 0) + 1,
            "since": memory.get(address, {}).get("since", today),
            "why": why,
        }
        for address, why in sorted(dead.items())
    }


def read_memory(path: Path | None) -> Memory:
    """The memory of the last round: a JSON file, or a report that carries it; none where there is none."""
    if path is None or not path.is_file():
        return {}
    text = path.read_text("utf-8")
    held = _MEMORY.search(text)
    try:
        return json.loads(held.group(1) if held else text)
    except json.JSONDecodeError:
        return {}


def archive_address(address: str) -> str:
    """Where a web archive keeps its copies of an address."""
    return f"https://web.archive.org/web/2026*/{address}"


def report(knowledge: Knowledge, links: Links, memory: Memory, today: str) -> str:
    """The whole report as Markdown; it carries the memory for the next round."""
    late, soon, down = overdue(knowledge, today), due_soon(knowledge, today), fallen(knowledge, links)
    dead = {address: told for address, told in memory.items() if told["failures"] >= IN_A_ROW}
    parts = [f"# What time did, {today}", ""]
    parts += _section(f"Checks that are overdue ({len(late)})", [f"`{ref}`: was due on {day}" for ref, day in late])
    parts += _section(f"Checks due within {SOON} days ({len(soon)})", [f"`{ref}`: {day}" for ref, day in soon])
    parts += _section(f"Sources that no longer stand and are still cited ({len(down)})",
                      [f"`{name}` ({status}): {', '.join(refs)}" for name, status, refs in down])
    parts += _section(f"Links dead {IN_A_ROW} times in a row ({len(dead)})",
                      [f"{address} (since {told['since']}: {told['why']}). Archive: {archive_address(address)}"
                       for address, told in dead.items()])
    waiting = len(memory) - len(dead)
    parts += [f"{waiting} more links failed once or twice; they are asked again before anybody is troubled.", "",
              _held(memory)]
    return "\n".join(parts) + "\n"


def _held(memory: Memory) -> str:
    """The memory as a Markdown comment; two hyphens in an address must not end it."""
    text = json.dumps(memory, sort_keys=True).replace("--", "-\\u002d")
    return f"<!-- memory: {text} -->"


def _section(title: str, rows: list[str]) -> list[str]:
    return [f"## {title}", "", *([f"- {row}" for row in rows] or ["None."]), ""]


def main(arguments: list[str] | None = None) -> int:
    """Report from the command line."""
    parser = argparse.ArgumentParser(prog="scripts.decay", description=__doc__.splitlines()[0])
    parser.add_argument("--today", default=str(datetime.date.today()))
    parser.add_argument("--memory", type=Path, help="the last report, or a JSON file")
    parser.add_argument("--links", action="store_true", help="ask every outside link of the built site (network)")
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args(arguments)
    knowledge, _problems = load(data_folder())
    memory = read_memory(options.memory)
    if options.links:
        memory = remember(memory, dead_external(options.site), options.today)
    told = report(knowledge, link(knowledge), memory, options.today)
    if options.out:
        options.out.write_text(told, "utf-8")
    else:
        print(told, end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())

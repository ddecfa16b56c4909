"""Changes as text for a terminal, as a comment for a pull request, as JSON, as lines for a changelog."""

from __future__ import annotations

import json
from dataclasses import asdict
from itertools import groupby

from scripts.compare.change import GROUPS, Change
from scripts.compare.difference import Difference

MARK = "<!-- change-told-as-meaning -->"  # the comment is found by it and edited in place
MOST = 60  # rows a group shows before the rest is folded away in a count
SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_{}[]<>#|@"})


def as_text(difference: Difference) -> str:
    """For a terminal."""
    if not difference.changes:
        return "Nothing changed in meaning."
    lines = []
    for group, changes in groupby(difference.changes, key=lambda change: change.group):
        lines.append(f"{GROUPS[group].title}{' (needs the safety reviewers)' if GROUPS[group].needs_safety else ''}")
        lines += [f"  {change.ref}: {change.what}" + _arrow(change, "\n    - ", "\n    + ") for change in changes]
    return "\n".join(lines)


def as_json(difference: Difference) -> str:
    """For programs: the changes, the pages touched, the grades, whether the safety reviewers are needed."""
    return json.dumps({
        "needs_safety": difference.needs_safety,
        "changes": [asdict(change) for change in difference.changes],
        "pages": difference.pages,
        "grades": [{"page": ref, "before": was, "after": now} for ref, was, now in difference.grades],
    }, ensure_ascii=False, indent=1)


def as_comment(difference: Difference, preview: str = "") -> str:
    """For a pull request, in Markdown. Text from the data cannot become markup or call anybody by name."""
    parts = [MARK, "## What this change means", ""]
    if not difference.changes:
        parts.append("Nothing changed in meaning.")
    if difference.needs_safety:
        parts += ["**This makes advice milder or changes a warning. The safety reviewers named in CODEOWNERS have to agree.**", ""]
    for group, found in groupby(difference.changes, key=lambda change: change.group):
        parts += _comment_group(group, list(found))
    parts += _comment_pages(difference)
    if preview:
        parts += ["", f"[The built site to look at]({preview})"]
    return "\n".join(parts) + "\n"


def _comment_group(group: str, changes: list[Change]) -> list[str]:
    bold = "**" if GROUPS[group].needs_safety else ""
    rows = [
        f"- {bold}`{change.ref}`{bold} {bold}{change.what.translate(SIGNS)}{bold}"
        + _arrow(Change(change.group, "", "", change.before.translate(SIGNS), change.after.translate(SIGNS)), "<br>was: ", "<br>now: ")
        for change in changes[:MOST]
    ]
    if len(changes) > MOST:
        rows.append(f"- … and {len(changes) - MOST} more; `python -m scripts.compare` lists all")
    head = f"{GROUPS[group].title} ({len(changes)})"
    if GROUPS[group].needs_safety:
        return ["", f"### {head}", "", *rows]
    return ["", f"<details><summary>{head}</summary>", "", *rows, "", "</details>"]


def _comment_pages(difference: Difference) -> list[str]:
    if not difference.pages:
        return []
    parts = ["", f"<details><summary>Pages that read differently ({len(difference.pages)})</summary>", ""]
    parts += [f"- `{ref}`" for ref in difference.pages] + ["", "</details>"]
    if difference.grades:
        parts += ["", "| page | reading grade before | after |", "|---|---|---|"]
        parts += [f"| `{ref}` | {'new' if was is None else f'{was:.1f}'} | {now:.1f} |" for ref, was, now in difference.grades]
    return parts


def as_changelog(difference: Difference) -> str:
    """For the changelog of a data release: the groups with their pages, safety first."""
    parts = []
    for group, found in groupby(difference.changes, key=lambda change: change.group):
        changes = list(found)
        parts += [f"### {GROUPS[group].title} ({len(changes)})", ""]
        if group in ("loosened", "warnings", "gone", "tightened", "new"):
            parts += [f"- {change.ref}: {change.what}" for change in changes]
        else:
            parts += [f"- {ref}: {len(list(rows))}" for ref, rows in groupby(changes, key=lambda change: change.ref)]
        parts.append("")
    return "\n".join(parts) if parts else "Nothing changed in meaning.\n"


def _arrow(change: Change, was: str, now: str) -> str:
    """The text before and after, where there is any and it is more than the sentence already says."""
    if change.group in ("loosened", "tightened") or not (change.before or change.after):
        return ""
    return (f"{was}{change.before}" if change.before else "") + (f"{now}{change.after}" if change.after else "")

"""CSV tables, one a kind, and ``llms.txt``: the same knowledge for spreadsheets and for programs that read text.

Columns: what every page has, then for exercises a verdict for each safety profile. Lists are joined with ``; ``.
"""

from __future__ import annotations

import csv
import io
from typing import Any

from macros.knowledge.kinds import PAGE_KINDS
from macros.knowledge.links import pages
from macros.knowledge.walk import claims_of
from macros.render import Book


def csv_files(book: Book) -> dict[str, str]:
    """File name (``exercises.csv``) to text. ``claims.csv`` holds every claim of every page."""
    tables = {f"{folder}.csv": _table(_rows(book, folder)) for folder in PAGE_KINDS}
    return {**tables, "claims.csv": _table(_claims(book))}


def _rows(book: Book, folder: str) -> list[dict[str, Any]]:
    return [
        {
            "id": record.id, "title": record.title, "also_known_as": "; ".join(record.also_known_as),
            "summary": record.summary, "url": f"{book.settings.site_url}{ref}/", "checked": record.review.checked,
            "next": record.review.next, "claims": len(claims_of(record)),
            **(_verdicts(book, record) if folder == "exercises" else {}),
        }
        for ref, record in pages(book.knowledge) if ref.startswith(f"{folder}/")
    ]


def _verdicts(book: Book, exercise) -> dict[str, str]:
    judge = book.links.judge
    return {"use": exercise.use, **{name: judge.verdict(exercise, name).verdict for name in sorted(judge.profiles)}}


def _claims(book: Book) -> list[dict[str, Any]]:
    return [
        {"id": f"{ref}#{claim.id}", "text": claim.text, "certainty": claim.certainty,
         "cites": "; ".join(claim.cites), "disputed_by": "; ".join(claim.disputed_by)}
        for ref, record in pages(book.knowledge) for _path, claim in claims_of(record)
    ]


def _table(rows: list[dict[str, Any]]) -> str:
    """CSV with a head line; empty where there is no row."""
    if not rows:
        return ""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def llms_txt(book: Book) -> str:
    """What the site is and where each page lies, in plain Markdown, for programs that read text."""
    lines = [
        f"# {book.settings.site_name}", "",
        "> Plain, sourced answers about weaker bones and a narrowed spine. Every statement is a claim with its sources and",
        "> how sure they make us. No health professional has reviewed it. Movements have verdicts per condition: where a",
        "> reader has several, the stricter one holds. Never give a verdict without its reason and its alternative.", "",
        f"- [All verdicts]({book.settings.site_url}api/v1/safety.json)", f"- [All claims]({book.settings.site_url}api/v1/claims.json)",
        f"- [Warning signs]({book.settings.site_url}red-flags/)", "",
    ]
    for folder, kind in PAGE_KINDS.items():
        found = [(ref, record) for ref, record in pages(book.knowledge) if ref.startswith(f"{folder}/")]
        if found:
            lines += [f"## {kind.many}", ""]
            lines += [f"- [{record.title}]({book.settings.site_url}{ref}/): {record.summary}" for ref, record in found] + [""]
    return "\n".join(lines)

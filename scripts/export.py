"""What is published beside the pages: JSON with its schemas, CSV tables, short addresses, redirects of retired ids.

All of it is computed from Knowledge; the shapes are described in ``scripts/api_schema.py``.
"""

from __future__ import annotations

import html
import json
from pathlib import Path
from typing import Any

from macros.knowledge.citations import address, short_name
from macros.knowledge.links import pages
from macros.knowledge.records.base import Record
from macros.knowledge.safety import Verdict
from macros.knowledge.walk import claims_of
from macros.render import Book
from macros.safe_data import browser_files
from scripts.api_schema import SCHEMAS
from scripts.rules.base import Context
from scripts.rules.reading import page_grades
from scripts.tables import csv_files, llms_txt

API = "api/v1"


def export(book: Book, site: Path) -> None:
    """Write every file beside the pages into a finished site."""
    for name, value in api_files(book).items():
        write_json(site / API / name, value)
    for name, schema in SCHEMAS.items():
        write_json(site / API / "schema" / f"{name}.json", schema)
    for name, text in csv_files(book).items():
        (site / API / name).write_text(text, "utf-8")
    (site / "llms.txt").write_text(llms_txt(book), "utf-8")
    for name, value in browser_files(book.views).items():
        write_json(site / "safe" / name, value)
    write_short_addresses(book, site)
    write_redirects(book, site)


def api_files(book: Book) -> dict[str, Any]:
    """File name below /api/v1/ to its content."""
    files: dict[str, Any] = {
        "entries.json": entries(book), "safety.json": safety(book), "claims.json": claims(book),
        "precautions.json": precautions(book),
        "sources.json": sources(book), "statements.json": statements(book),
    }
    for ref, record in pages(book.knowledge):
        files[f"{ref}.json"] = whole_entry(book, ref, record)
    return files


def entries(book: Book) -> list[dict[str, Any]]:
    """Every page: kind, id, title, address, other names, dates, reading grade."""
    grades = page_grades(Context(book.knowledge, book.links))
    return [
        {
            "kind": ref.split("/")[0], "id": record.id, "title": record.title, "url": url_of(book, ref),
            "also_known_as": record.also_known_as, "checked": record.review.checked, "next": record.review.next,
            "reading_grade": round(grades[ref], 1),
        }
        for ref, record in pages(book.knowledge)
    ]


def safety(book: Book) -> dict[str, dict[str, Any]]:
    """Exercise to profile to verdict."""
    judge = book.links.judge
    return {
        exercise.id: {
            profile: verdict_of(judge.verdict(exercise, profile), judge.swap(exercise, [profile]))
            for profile in sorted(judge.profiles)
        }
        for exercise in judge.exercises.values()
    }


def verdict_of(verdict: Verdict, swap: str | None) -> dict[str, Any]:
    """A verdict as published. ``reason`` is the text of the deciding claim."""
    first = verdict.reasons[0]
    return {
        "verdict": verdict.verdict,
        "basis": verdict.basis,
        "reason": first.claim.text if first.claim else "We found no evidence for this.",
        "cites": sorted({cite for reason in verdict.deciding if reason.claim for cite in reason.claim.cites}),
        "change": list(verdict.changes),
        "instead": swap if not verdict.fine else None,
    }


def claims(book: Book) -> list[dict[str, Any]]:
    """Every claim of every page that rests on a finding."""
    return [row for row in all_claims(book) if row["cites"]]


def precautions(book: Book) -> list[dict[str, Any]]:
    """Steps of our own that name no source: kept apart, so that nobody takes one for a finding."""
    return [row for row in all_claims(book) if not row["cites"]]


def all_claims(book: Book) -> list[dict[str, Any]]:
    """Every claim of every page, in a fixed order."""
    return [
        {
            "id": f"{ref}#{claim.id}", "text": claim.text, "certainty": claim.certainty, "cites": claim.cites,
            "disputed_by": claim.disputed_by,
        }
        for ref, record in pages(book.knowledge)
        for _path, claim in claims_of(record)
    ]


def sources(book: Book) -> list[dict[str, Any]]:
    """Every source with its findings and where it is used."""
    found = []
    for name, source in book.knowledge.sources.items():
        row = as_data(source)
        row.pop("note", None)  # for editors
        row.update(url=url_of(book, f"sources/{name}"), address=address(source), short_name=short_name(source),
                   used_by=sorted({f"{use.ref}#{use.claim.id}" for use in book.links.uses.get(name, ())}))
        found.append(row)
    return found


def statements(book: Book) -> list[dict[str, Any]]:
    """What people read elsewhere, and the ruling."""
    return [
        {"id": f"{article}#{s.id}", "says": s.says, "ruling": s.ruling, "claims": as_data(s)["claims"], "see": s.see}
        for article, found in sorted(book.knowledge.statements.items())
        for s in found
    ]


def whole_entry(book: Book, ref: str, record: Record) -> dict[str, Any]:
    """A whole entry with what is computed: address and backlinks."""
    return {
        "kind": ref.split("/")[0], "url": url_of(book, ref), "entry": as_data(record),
        "backlinks": [
            {"from": link.ref, "claim": link.claim.id, "text": link.claim.text}
            for link in sorted(book.links.backlinks.get(ref, ()), key=lambda link: (link.ref, link.claim.id))
        ],
    }


def as_data(record: Record) -> dict[str, Any]:
    """A record with the field names of its YAML file; fields left out stay out."""
    return record.model_dump(by_alias=True, exclude_none=True, mode="json")


def url_of(book: Book, ref: str) -> str:
    """The full address of a page."""
    return f"{book.settings.site_url}{ref}/"


def write_json(path: Path, value: Any) -> None:
    """Write JSON, the same bytes for the same value."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n", "utf-8")


def write_short_addresses(book: Book, site: Path) -> None:
    """``/go/<id>/`` leads to the page; the address never dies."""
    for ref, record in pages(book.knowledge):
        write_redirect(book, site / "go" / record.id, f"../../{ref}/", record.title)


def write_redirects(book: Book, site: Path) -> None:
    """Retired pages lead on: one target at once, several as a choice, none with the reason."""
    for moved in book.knowledge.moved:
        if "#" in moved.from_:
            continue
        targets = [f"../../{target.split('#')[0]}/" for target in moved.to]
        write_redirect(book, site / moved.from_, targets[0] if targets else None, moved.why, targets[1:])
        write_redirect(book, site / "go" / moved.from_.split("/")[1], targets[0] if targets else None, moved.why, targets[1:])


def write_redirect(book: Book, folder: Path, target: str | None, title: str, others: list[str] | None = None) -> None:
    """A small page that leads on, also without scripts."""
    folder.mkdir(parents=True, exist_ok=True)
    links = [t for t in (target, *(others or ())) if t]
    jump = f'<meta http-equiv="refresh" content="0; url={html.escape(target)}">' if len(links) == 1 else ""
    items = "".join(f'<li><a href="{html.escape(link)}">{html.escape(link.strip("./"))}</a></li>' for link in links)
    folder.joinpath("index.html").write_text(
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f'<meta name="robots" content="noindex">{jump}<title>{html.escape(title)}</title></head>'
        f"<body><main><h1>{html.escape(title)}</h1><p>This page is here:</p><ul>{items}</ul></main></body></html>\n", "utf-8")

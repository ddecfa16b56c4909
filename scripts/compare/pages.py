"""Pages: which are new, which are gone, whose other text changed, which a change touches, and how they read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from macros.knowledge.addresses import addresses
from macros.knowledge.links import Links, link, pages
from macros.knowledge.load import Knowledge
from macros.knowledge.walk import texts_of, walk
from macros.knowledge.records.claims import Claim
from scripts.compare.change import Change
from scripts.rules.reading import grade


def compare_pages(old: Knowledge, new: Knowledge) -> Iterator[Change]:
    """New pages, removed addresses, and every other text or field that differs."""
    before, after = dict(pages(old)), dict(pages(new))
    for ref in sorted(set(after) - set(before)):
        yield Change("new", ref, after[ref].title)
    moved = {record.from_ for record in new.moved}
    for address in sorted(addresses(old) - addresses(new)):
        if "#" not in address or address.split("#")[0] in after:
            said = "It is retired in moved.yml." if address in moved else "No record in moved.yml says where it went."
            yield Change("gone", address, said)
    for ref in sorted(set(before) & set(after)):
        yield from _other_text(ref, before[ref], after[ref])


def _other_text(ref: str, was, now) -> Iterator[Change]:
    before, after = _outside_claims(was), _outside_claims(now)
    for path in sorted(set(before) | set(after)):
        if before.get(path) != after.get(path):
            # Who does not have a treatment is no verdict of an exercise: it is told here, and it warns.
            group = "warnings" if path.startswith("not-suitable") else "other"
            yield Change(group, ref, path, before.get(path, ""), after.get(path, ""))


def _outside_claims(record) -> dict[str, str]:
    """Every value outside of claims by its path, as text: 'steps.2.text'."""
    inside = [path for path, value in walk(record) if isinstance(value, Claim)]
    return {
        ".".join(map(str, path)): str(value)
        for path, value in walk(record)
        if isinstance(value, (str, int, float, bool)) and not any(path[: len(start)] == start for start in inside)
    }


def touched(changes: Iterable[Change], new: Knowledge) -> list[str]:
    """The pages that read differently now: those changed, the profiles judged, and those that a changed claim leads to."""
    refs = {change.ref.split("#")[0] for change in changes}
    found = {ref for ref in refs if new.page(ref)}
    for change in changes:
        profile = f"conditions/{change.what.split(':')[0]}"
        if change.group in ("loosened", "tightened") and new.page(profile):
            found.add(profile)
    links: Links = link(new)
    for target, backlinks in links.backlinks.items():
        if any(backlink.ref in refs for backlink in backlinks):
            found.add(target)
    for ref in refs:
        if ref.startswith("sources/"):
            found |= {use.ref for use in links.uses.get(ref.removeprefix("sources/"), ())}
    return sorted(found)


def grades(refs: Iterable[str], old: Knowledge, new: Knowledge) -> list[tuple[str, float | None, float]]:
    """(page, reading grade before, after) of the pages whose own text changed."""
    rows = []
    for ref in refs:
        was, now = old.page(ref), new.page(ref)
        if now is not None and was != now:
            rows.append((ref, _grade(was) if was else None, _grade(now)))
    return rows


def _grade(record) -> float:
    return grade([text for _path, text in texts_of(record)])

"""Claims and findings: added, removed, reworded, with other citations or another certainty."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from macros.knowledge.links import pages, shared
from macros.knowledge.load import Knowledge
from macros.knowledge.walk import claims_of
from scripts.compare.change import Change

# A claim of these fields warns: to lose or reword it concerns safety.
WARNING_FIELDS = {
    "stop-if", "gates", "contraindications", "not-suitable", "harms", "limits", "interactions", "stopping",
    "restricting", "amounts",
}


def compare_claims(old: Knowledge, new: Knowledge) -> Iterator[Change]:
    """Every claim of every page, statement, disagreement, rule and circumstance. Pages of one version only are left out."""
    before, after = _claims(old), _claims(new)
    present = {ref for ref, _record, _id in before} & {ref for ref, _record, _id in after}
    for key in sorted(set(before) | set(after)):
        if key[0] in present:
            yield from _of_claim(key, before.get(key), after.get(key))


def _claims(knowledge: Knowledge) -> dict[tuple[str, str, str], tuple[bool, object]]:
    """(page, record of a list, claim id) to (it warns, claim)."""
    found = {}
    for ref, record in pages(knowledge):
        for path, claim in claims_of(record):
            found[ref, "", claim.id] = (path[0] in WARNING_FIELDS, claim)
    for ref, record in shared(knowledge):
        for path, claim in claims_of(record):
            warns = ref == "safety-rules" and path[0] != "permissive"
            found[ref, getattr(record, "id", ""), claim.id] = (warns, claim)
    return found


def _of_claim(key: tuple[str, str, str], was, now) -> Iterator[Change]:
    ref, record, name = key
    named = f"#{name}" if not record else f"{record} #{name}"
    if was is None:
        yield Change("added", ref, named, "", now[1].text)
    elif now is None:
        yield Change("warnings" if was[0] else "removed", ref, f"{named} removed" if was[0] else named, was[1].text, "")
    else:
        yield from _difference(ref, named, was[0] or now[0], was[1], now[1])


def _difference(ref: str, named: str, warns: bool, was, now) -> Iterator[Change]:
    if was.text != now.text:
        yield Change("warnings" if warns else "reworded", ref, f"{named} reworded" if warns else named, was.text, now.text)
    if was.certainty != now.certainty:
        yield Change("certainty", ref, named, was.certainty, now.certainty)
    if (was.cites, was.disputed_by) != (now.cites, now.disputed_by):
        yield Change("citations", ref, named, _cites(was), _cites(now))
    for field in sorted(_other_fields(was) | _other_fields(now)):
        before, after = getattr(was, field, None), getattr(now, field, None)
        if before != after:
            yield Change("warnings" if warns else "other", ref, f"{named}: {field.replace('_', '-')}", _plain(before), _plain(after))


def _other_fields(claim) -> set[str]:
    """What a claim may carry beside its text: an amount, an effect, a derivation, who was studied."""
    return set(type(claim).model_fields) - {"id", "text", "certainty", "cites", "disputed_by"}


def _plain(value) -> str:
    """A field as text; a record as its values."""
    if value is None:
        return ""
    return ", ".join(map(str, value.model_dump().values())) if isinstance(value, BaseModel) else str(value)


def _cites(claim) -> str:
    disputed = f"; disputed by {', '.join(claim.disputed_by)}" if claim.disputed_by else ""
    return ", ".join(claim.cites) + disputed


def compare_findings(old: Knowledge, new: Knowledge) -> Iterator[Change]:
    """What sources say, and their standing."""
    for name in sorted(set(old.sources) & set(new.sources)):
        was, now = old.sources[name], new.sources[name]
        if was.status != now.status:
            yield Change("findings", f"sources/{name}", "Status", was.status, now.status)
        before, after = ({f.id: f.text for f in source.findings} for source in (was, now))
        for finding in sorted(set(before) | set(after)):
            if before.get(finding) != after.get(finding):
                yield Change("findings", f"sources/{name}", finding, before.get(finding, ""), after.get(finding, ""))

"""JSON Schemas of the files under /api/v1/, published beside them."""

from __future__ import annotations

from typing import Any

from macros.knowledge.kinds import PAGE_KINDS
from macros.knowledge.records.claims import CERTAINTIES
from macros.knowledge.safety import VERDICTS

_TEXT: dict[str, Any] = {"type": "string", "minLength": 1}
_TEXTS: dict[str, Any] = {"type": "array", "items": _TEXT}
_DAY: dict[str, Any] = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}


def _object(**fields: Any) -> dict[str, Any]:
    """An object that has exactly these fields."""
    return {"type": "object", "properties": fields, "required": sorted(fields), "additionalProperties": False}


def _list(item: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": item}


def _schema(title: str, body: dict[str, Any]) -> dict[str, Any]:
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **body}


_VERDICT = _object(
    verdict={"enum": list(VERDICTS)}, basis={"enum": ["stated", "rule", "inherited", "none"]}, reason=_TEXT, cites=_TEXTS,
    change=_TEXTS, instead={"type": ["string", "null"]},
)
_ENTRY = _object(
    kind={"enum": list(PAGE_KINDS)}, id=_TEXT, title=_TEXT, url=_TEXT, also_known_as=_TEXTS, checked=_DAY, next=_DAY,
    reading_grade={"type": "number"},
)
_SOURCE = {
    "type": "object",
    "required": ["id", "title", "design", "status", "findings", "url", "used_by", "short_name", "address"],
    "properties": {"id": _TEXT, "title": _TEXT, "design": _TEXT, "status": _TEXT, "findings": {"type": "array"},
                   "used_by": _TEXTS},
}
_STATEMENT = _object(
    id=_TEXT, says=_TEXT, claims={"type": "array"}, see=_TEXTS,
    ruling={"enum": ["supported", "corrected", "outdated", "contradicted", "no-evidence"]},
)
_WHOLE = _object(
    kind={"enum": list(PAGE_KINDS)}, url=_TEXT, entry={"type": "object", "required": ["id", "title", "review"]},
    backlinks=_list(_object(**{"from": _TEXT, "claim": _TEXT, "text": _TEXT})),
)

SCHEMAS: dict[str, dict[str, Any]] = {
    "entries": _schema("Every page", _list(_ENTRY)),
    "entry": _schema("One entry with its backlinks", _WHOLE),
    "safety": _schema("Verdict of every exercise for every safety profile", {
        "type": "object", "additionalProperties": {"type": "object", "additionalProperties": _VERDICT}}),
    "claims": _schema("Every claim that rests on a finding", _list(_object(
        id=_TEXT, text=_TEXT, certainty={"enum": list(CERTAINTIES)}, cites={**_TEXTS, "minItems": 1}, disputed_by=_TEXTS))),
    "precautions": _schema("Steps of our own that name no source", _list(_object(
        id=_TEXT, text=_TEXT, certainty={"const": "precaution"}, cites={**_TEXTS, "maxItems": 0}, disputed_by=_TEXTS))),
    "sources": _schema("Every source", _list(_SOURCE)),
    "statements": _schema("What people read elsewhere", _list(_STATEMENT)),
}

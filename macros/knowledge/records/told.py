"""What an editor is told of a field: what it holds, a good and a bad example, which names may stand there.

The schemas, the field guide, `make new` and the messages of the check all read it from here.
"""

from __future__ import annotations

from typing import Any

from pydantic import Field

from macros.knowledge.problems import LISTED


def told(about: str, *, good: Any, bad: Any, because: str = "", known: str = "", **more: Any) -> Any:
    """A field with its help.

    ``good`` and ``bad`` are values as they stand in YAML. ``because`` says what is wrong with a bad value
    that the schema alone would let pass. ``known`` names the list (of ``LISTED``) whose ids may stand there.
    """
    if known and known not in LISTED:
        raise ValueError(f"{known} is no list of ids")
    extra = {"x-bad": bad, **({"x-because": because} if because else {}), **({"x-known": known} if known else {})}
    return Field(description=about, examples=[good], json_schema_extra=extra, **more)


def said(name: str, text: str, certainty: str, cite: str, **more: Any) -> list[dict[str, Any]]:
    """A section with one claim, as a good example."""
    return [{"id": name, "text": text, "certainty": certainty, "cites": [cite], **more}]

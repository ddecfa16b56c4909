"""Every address that the data makes: pages, and the claims on them."""

from __future__ import annotations


from macros.knowledge.load import Knowledge
from macros.knowledge.walk import claims_of


def addresses(knowledge: Knowledge) -> set[str]:
    """``kind/id`` of every page and ``kind/id#claim`` of every claim; sources are pages too."""
    found: set[str] = set()
    for ref, record in (*knowledge.entries.items(), *knowledge.routines.items()):
        found.add(ref)
        found |= {f"{ref}#{claim.id}" for _path, claim in claims_of(record)}
    found |= {f"sources/{name}" for name in knowledge.sources}
    found |= {f"disagreements/{name}" for name in knowledge.disagreements}
    return found

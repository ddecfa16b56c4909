"""The A to Z: every name of every page under its first letter. Pure; ``macros/render.py`` makes the pages."""

from __future__ import annotations

from macros.knowledge.load import Knowledge

Named = list[tuple[str, list[tuple[str, str]]]]  # name, then (address, title) of each page it leads to


def by_letter(knowledge: Knowledge) -> dict[str, Named]:
    """First letter to its names in order; names that begin with a digit stand under ``0-9``."""
    leads: dict[str, dict[str, str]] = {}
    shown: dict[str, str] = {}
    for ref, record in (*knowledge.entries.items(), *knowledge.routines.items()):
        for name in (record.title, *record.also_known_as):
            key = name.lower()
            shown.setdefault(key, name[0].upper() + name[1:])
            leads.setdefault(key, {})[f"{ref}/"] = record.title
    found: dict[str, Named] = {}
    for key in sorted(leads):
        letter = key[0] if key[0].isascii() and key[0].isalpha() else "0-9"
        found.setdefault(letter, []).append((shown[key], sorted(leads[key].items())))
    return found

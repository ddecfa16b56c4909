"""Warning signs, numbers to call, and the topics of signs that each page asks for."""

from __future__ import annotations

from collections.abc import Iterator

from macros.knowledge.links import pages
from macros.knowledge.load import Knowledge
from scripts.compare.change import Change

SHOWN = ("level", "with_", "sign", "action", "for_", "keep_words")


def compare_warnings(old: Knowledge, new: Knowledge) -> Iterator[Change]:
    """Every change of a sign, of a number to call, and of what pages show; nothing here is too small to tell."""
    for name in sorted(set(old.red_flags) | set(new.red_flags)):
        yield from _of_sign(name, old.red_flags.get(name), new.red_flags.get(name))
    yield from _numbers(old, new)
    before, after = dict(pages(old)), dict(pages(new))
    for ref in sorted(set(before) & set(after)):
        lost = sorted(set(before[ref].red_flags) - set(after[ref].red_flags))
        if lost:
            yield Change("warnings", ref, "The page no longer asks for the warning signs: " + ", ".join(lost) + ".")


def _of_sign(name: str, was, now) -> Iterator[Change]:
    if was is None:
        yield Change("warnings", "red-flags", f"New sign '{name}'.", "", now.sign)
    elif now is None:
        yield Change("warnings", "red-flags", f"The sign '{name}' is gone.", was.sign, "")
    else:
        for field in SHOWN:
            before, after = getattr(was, field), getattr(now, field)
            if before != after:
                yield Change("warnings", "red-flags", f"'{name}': {field.rstrip('_').replace('_', '-')} changed.",
                             _text(before), _text(after))


def _numbers(old: Knowledge, new: Knowledge) -> Iterator[Change]:
    def told(knowledge):
        return {f"{n.country}, {n.purpose}: {n.number}" for n in knowledge.emergency_numbers}

    for line in sorted(told(old) - told(new)):
        yield Change("warnings", "emergency-numbers", "A number to call is gone.", line, "")
    for line in sorted(told(new) - told(old)):
        yield Change("warnings", "emergency-numbers", "A new number to call.", "", line)


def _text(value) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value or "")

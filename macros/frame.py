"""The frame around a page: rendered once by the site engine with slots in it, filled by us for every page alike.

A slot is a word that stands nowhere else. The engine puts it where it would put the title, the address, the
body …; the finished HTML is then cut at the slots. A page is made by joining the pieces, so no text of a
page is ever read as a slot. Nothing here knows the engine.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

SLOT = re.compile(r"zqslot([a-z]+[0-9]*)qz")
ONCE = ("body",)  # stands exactly once
NEEDED = ("title", "description")  # stand at least once
HEADING_SLOTS = ("anchor1", "heading1", "anchor2", "heading2")

Headings = Sequence[tuple[str, str]]


def slot(name: str) -> str:
    """The word that marks a slot: letters and digits only, so that no escaping changes it."""
    return f"zqslot{name}qz"


class FrameError(Exception):
    """A frame whose slots are not as they must be; the message names the slot."""


class Frame:
    """A page of the engine, cut at its slots.

    The table of contents is rendered with two headings (``anchor1 heading1 anchor2 heading2``). What stands
    between the first anchor and the second is what every further heading repeats.
    """

    def __init__(self, html: str, wanted: Sequence[str] = ()):
        """``wanted``: slots that must stand in the frame, beside those that every frame has."""
        found = SLOT.split(html)
        self.pieces, self.slots = found[0::2], found[1::2]
        self._refuse_faults(wanted)
        self._steps = self._plan()

    def _refuse_faults(self, wanted: Sequence[str]) -> None:
        if any("zqslot" in piece.lower() for piece in self.pieces):
            raise FrameError("a slot was changed while the frame was rendered, so it cannot be filled")
        for name in ONCE:
            if self.slots.count(name) != 1:
                raise FrameError(f"the slot '{name}' stands {self.slots.count(name)} times in the frame, not once")
        for name in (*NEEDED, *wanted):
            if name not in self.slots:
                raise FrameError(f"the slot '{name}' is missing in the frame")

    def _plan(self) -> list:
        """Texts, ``(slot,)`` and ``(between, last)``: what to write, in order; each list of headings is one step."""
        steps: list = [self.pieces[0]]
        index = 0
        while index < len(self.slots):
            name = self.slots[index]
            if name not in HEADING_SLOTS:
                steps += [(name,), self.pieces[index + 1]]
                index += 1
                continue
            index = self._plan_run(steps, index)
        return steps

    def _plan_run(self, steps: list, start: int) -> int:
        """One list of headings: where the second item begins, the first is over."""
        second = next((i for i in range(start, len(self.slots)) if self.slots[i] in ("anchor2", "heading2")), None)
        names = [name[:-1] for name in self.slots[start:second]]
        end = start + 2 * len(names)
        if second is None or self.slots[start:end] != [f"{n}1" for n in names] + [f"{n}2" for n in names]:
            raise FrameError("the two headings of the table of contents are not rendered alike")
        between = list(zip(names, self.pieces[start + 1:second + 1]))
        last = list(zip(names, self.pieces[second + 1:end + 1]))
        steps.append((between, last))
        return end

    def fill(self, values: Mapping[str, str], headings: Headings = ()) -> str:
        """The whole page. ``values``: slot to HTML; ``headings``: (anchor, HTML of the heading).

        Raises FrameError for a slot without a value, or for headings that have no place.
        """
        parts: list[str] = []
        for step in self._steps:
            if isinstance(step, str):
                parts.append(step)
            elif len(step) == 1:
                if step[0] not in values:
                    raise FrameError(f"nothing fills the slot '{step[0]}'")
                parts.append(values[step[0]])
            else:
                self._repeat(parts, step, headings)
        return "".join(parts)

    @staticmethod
    def _repeat(parts: list[str], step: tuple, headings: Headings) -> None:
        if not headings:
            raise FrameError("a frame with a table of contents was given no headings")
        between, last = step
        for number, (anchor, heading) in enumerate(headings, start=1):
            own = {"anchor": anchor, "heading": heading}
            for name, after in last if number == len(headings) else between:
                parts += [own[name], after]

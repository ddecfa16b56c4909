"""A picture that stands alone: figures.css with every variable replaced by its colour."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

ASSETS = Path(__file__).resolve().parents[2] / "docs" / "assets"
STYLE, DARK = ASSETS / "figures.css", ASSETS / "dark.css"
_VARIABLE = re.compile(r"(--fig-[a-z-]+):\s*([^;]+);")


@lru_cache(maxsize=4)
def palette(scheme: str) -> dict[str, str]:
    """Colour of every variable in ``light`` or ``dark``."""
    found = dict(_VARIABLE.findall(STYLE.read_text("utf-8")))
    return found | dict(_VARIABLE.findall(DARK.read_text("utf-8"))) if scheme == "dark" else found


@lru_cache(maxsize=4)
def style(scheme: str) -> str:
    """The rules for pictures with colours in place of variables, as a style sheet inside the picture."""
    colours = palette(scheme)
    rules = re.findall(r"^\.fig ([^{\n]+)\{([^}]*)\}", STYLE.read_text("utf-8"), re.M)
    text = "".join(f"{selector.strip()}{{{body.strip()}}}" for selector, body in rules)
    return re.sub(r"var\((--fig-[a-z-]+)\)", lambda m: colours[m.group(1)], text)


def alone(svg: str, scheme: str = "light") -> str:
    """The picture as a file of its own, in the colours of a scheme (``light`` or ``dark``)."""
    head, rest = svg.split(">", 1)
    return f'{head.replace("<svg", "<svg xmlns=" + chr(34) + "http://www.w3.org/2000/svg" + chr(34), 1)}><style>{style(scheme)}</style>{rest}'

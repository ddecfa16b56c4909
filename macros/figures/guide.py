"""The guide for those who draw: a picture of every base posture and prop, a table of every joint. Made from the code itself."""

from __future__ import annotations

from html import escape
from types import SimpleNamespace
from typing import get_args

from macros.figures.bases import BASES
from macros.figures.sheet import figures_of
from macros.knowledge.records.figures import CONTACTS, HAND_PLACES, JOINTS, PARTS, PROPS, SURFACES, Base, Pose, Scene

# What shows a prop best; the others stand beside someone standing.
_SHOWN = {
    "mat": {"base": "hands-and-knees"}, "chair": {"base": "sit"}, "armchair": {"base": "sit", "hands": "armrests"}, "stool": {"base": "sit", "seat": "stool"},
    "bed": {"base": "sit", "seat": "bed"}, "worktop": {"base": "stand", "hands": "worktop"}, "table": {"base": "stand", "hands": "table"}, "rail": {"base": "stand", "hands": "rail"},
    "wall": {"base": "stand", "hands": "wall"}, "bar": {"base": "hang"}, "bike": {"base": "sit", "seat": "bike", "hands": "bike"}, "ball": {"base": "sit", "seat": "ball"},
    "machine": {"base": "sit", "seat": "machine", "hands": "machine"}, "frame": {"base": "stand", "hands": "frame"}, "parcel": {"base": "stand", "hands": "parcel"},
    "head-pillow": {"base": "lie-face-up"}, "knee-pillow": {"base": "lie-face-up", "knee": 35, "hip": 20}, "back-cushion": {"base": "sit"}, "towel-roll": {"base": "sit"},
    "pillow": {"base": "lie-face-down"}, "strap": {"base": "lie-face-up", "near-hip": 70, "near-shoulder": 60, "far-shoulder": 60}, "band": {"base": "stand", "shoulder": 60, "elbow": 40},
    "half-ball": {"base": "stand", "feet": "none"}, "board": {"base": "stand"}, "roller": {"base": "long-sit"},
}


def bases() -> str:
    """A picture of every base posture with its name."""
    return _cards((name, {"base": name}, {}) for name in get_args(Base))


def props() -> str:
    """A picture of every prop with its name."""
    return _cards((name, _SHOWN.get(name, {"base": "stand"}), {"props": [name]}) for name in PROPS)


def _cards(rows) -> str:
    cards = []
    for name, pose, figure in rows:
        shown = SimpleNamespace(id=f"guide-{name}", name=name, figure=Scene.model_validate(figure),
                                steps=[SimpleNamespace(pose=Pose.model_validate(pose), shows="right")])
        cards.append(f"<figure class=\"pose-card\">{figures_of(shown)[0].svg}<figcaption><code>{escape(name)}</code></figcaption></figure>")
    return f'<div class="pose-cards" data-pagefind-ignore="all">{"".join(cards)}</div>'


def joints() -> str:
    """A table of every joint: what + means, its limits, for which bases it is set."""
    rows = "".join(f"<tr><td><code>{name}</code></td><td>{joint.least} to {joint.most}</td><td>{escape(joint.meaning)}</td><td>{'yes' if joint.paired else ''}</td></tr>"
                   for name, joint in JOINTS.items())
    return f"<table><thead><tr><th>Joint</th><th>Degrees</th><th>What it does</th><th>Also near-, far-</th></tr></thead><tbody>{rows}</tbody></table>"


def words(which: str) -> str:
    """The known names of a field, as text."""
    known = {"contacts": CONTACTS, "surfaces": SURFACES, "hands": HAND_PLACES, "parts": PARTS}[which]
    return ", ".join(f"<code>{name}</code>" for name in known)


def base_values(name: str) -> str:
    """What a base sets, as it would be written."""
    return ", ".join(f"{key}: {value}" for key, value in BASES[name].items())

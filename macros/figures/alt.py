"""Words for those who do not see the picture: posture, where the limbs are, what moves."""

from __future__ import annotations

from typing import Any

from macros.figures.arrows import part_point
from macros.figures.measure import joints, spine
from macros.figures.skeleton import FAR, NEAR, Body
from macros.figures.state import Solved
from macros.figures.space import sub

_BASE = {
    "stand": "Standing", "sit": "Sitting", "long-sit": "Sitting with the legs straight in front", "lie-face-up": "Lying on the back",
    "lie-face-down": "Lying face down", "lie-on-side": "Lying on one side", "hands-and-knees": "On hands and knees", "kneel": "Kneeling upright",
    "half-kneel": "Kneeling on one knee, the other foot flat in front", "propped": "Face down, body held up on forearms and toes",
    "side-propped": "On one side, propped on one forearm", "hang": "Hanging by the hands from a bar",
}
_PLACES = {
    "worktop": "on a worktop", "wall": "on the wall", "chair": "on the seat of a chair", "chair-back": "on the back of a chair", "armrests": "on the armrests",
    "thighs": "on the thighs", "knees": "on the knees", "shins": "on the shins", "feet": "at the feet", "hips": "on the hips", "belly": "on the tummy",
    "chest": "on the chest", "shoulders": "crossed on the shoulders", "head": "behind the head", "each-other": "together in front of the chest",
    "rail": "on a rail", "bar": "on a bar", "table": "on a table", "bed": "on the bed", "stool": "on a stool", "step": "on a step", "ball": "on a ball",
    "bike": "on the bars of the bike", "machine": "on the handles", "frame": "on a frame", "pole": "on a pole", "rower": "on the handle", "treadmill": "on the rail", "plate": "on the rail", "shelf": "at a shelf", "suitcase": "on the handle of a case",
    "ladder": "on the ladder", "horse": "at the reins", "car": "on the frame of the car", "elliptical": "on the handles", "parcel": "on a box", "poles": "on poles", "floor": "on the floor", "mat": "on the floor",
}
_HELD = {"weight": "a weight in each hand", "band": "a stretch band in the hands", "strap": "a strap around the foot", "poles": "a pole in each hand", "bag": "a bag in each hand",
         "club": "a golf club in the hands", "racquet": "a racquet in one hand", "vest": "a weighted vest on the trunk", "backpack": "a pack on the back",
         "ball": "a large ball", "wall": "a wall", "water": "in water up to the chest", "knee-pillow": "a pillow at the knees", "head-pillow": "a pillow under the head"}


def alt_text(state: Solved, before: Solved | None, pose: Any, view: str) -> str:
    """One or two sentences: how the body is, then what has moved since the picture before."""
    phrases = [_posture(state), *_trunk(state), *_legs(state), *_arms(state), *_things(state)]
    text = ", ".join(phrase for phrase in phrases if phrase)
    seen = {"front": "from the front", "back": "from behind", "top": "from above"}.get(view)
    text += f", seen {seen}." if seen else "."
    moves = [_move(state.body, before.body if before else None, arrow) for arrow in pose.arrow]
    if moves:
        said = " and ".join(dict.fromkeys(moves))
        text += f" {said[0].upper()}{said[1:]}."
    return text


def _posture(state: Solved) -> str:
    words = _BASE[state.base]
    seat = state.touches.get("seat")
    if state.base == "sit":
        words += {"bed": " on the edge of a bed", "ball": " on a large ball", "bike": " on an exercise bike", "machine": " on a machine", "stool": " on a stool"}.get(seat or "", " on a chair")
    if state.base == "propped":
        if any(p.endswith("-hand") for p in state.touches):
            words = words.replace("forearms", "hands")
        if "near-knee" in state.touches:
            words = words.replace("toes", "knees")
    if state.touches.get("back") == "wall":
        words += " with the back against a wall"
    if state.heels_up and state.base == "stand":
        words += " on tiptoe"
    return words


def _trunk(state: Solved) -> list[str]:
    shape, lean = spine(state.body), state.written.get("lean", 0)
    back = "the back rounded far" if shape.bend > 30 else "the back rounded" if shape.bend >= 10 else \
        "the back arched far" if shape.bend < -30 else "the back arched" if shape.bend <= -10 else "the back straight"
    found = []
    if state.base in ("stand", "sit", "kneel", "half-kneel", "long-sit") and abs(lean) > 12:
        found.append(f"leaning {'forward' if lean > 0 else 'back'} from the hips, {back}")
    elif state.base == "lie-face-up" and lean < -96:
        found.append("hips lifted, in one line with chest and knees" if abs(shape.bend) < 10 else f"hips lifted, {back}")
    elif abs(shape.bend) >= 10 or state.base in ("hands-and-knees", "propped", "side-propped"):
        found.append(back)
    if abs(shape.twist) >= 10:
        found.append("the chest turned")
    if abs(shape.side) >= 10:
        found.append("bent to one side")
    return found


def _legs(state: Solved) -> list[str]:
    angles, found = joints(state.body), []
    if state.base == "stand":
        lifted = [side for side in (NEAR, FAR) if f"{side}-foot" not in state.touches]
        stood = [angles[f"{side}-knee"] for side in (NEAR, FAR) if side not in lifted]
        deep = max(stood, default=0)
        found += ["knees bent deep"] if deep > 75 else ["knees bent"] if deep > 35 else ["knees soft"] if deep > 14 else []
        stride = state.body.legs[NEAR].ball[0] - state.body.legs[FAR].ball[0]
        if not lifted and abs(stride) > 15:
            found.append("one foot in front of the other")
        for side in lifted:
            hip = angles[f"{side}-hip"]
            out = state.written.get(f"{side}-leg-out", 0)
            where = "to the side" if out > 8 else "in front" if hip > 12 else "behind" if hip < -6 else "a little"
            found.append(f"one leg lifted {where}")
    elif state.base.startswith("lie") or state.base == "hands-and-knees":
        flat = [side for side in (NEAR, FAR) if f"{side}-foot" in state.touches]
        if len(flat) == 2:
            found.append("knees bent, feet flat")
        elif state.base == "lie-face-up":
            found += [f"one {'knee bent above the hip' if angles[f'{s}-knee'] > 45 else 'leg raised'}" for s in (NEAR, FAR) if s not in flat and angles[f"{s}-hip"] > 25]
        if state.base == "hands-and-knees":
            found += ["one leg straight out behind" for s in (NEAR, FAR) if angles[f"{s}-knee"] < 30]
    return found


def _arms(state: Solved) -> list[str]:
    places = [state.touches.get(f"{side}-hand") for side in (NEAR, FAR)]
    if places[0] and places[0] == places[1]:
        if state.base in ("hands-and-knees", "propped", "hang"):
            return []
        return [f"hands {_PLACES[places[0]]}"]
    found = []
    for side, place in zip((NEAR, FAR), places, strict=True):
        if place:
            if not (state.base in ("hands-and-knees", "propped") and place in ("floor", "mat")):
                found.append(f"one hand {_PLACES[place]}")
            continue
        found.append(_free_arm(state, side))
    if len(found) == 2 and found[0] == found[1] and found[0]:
        return [found[0].replace("one arm", "both arms").replace("bent elbow", "bent elbows")]
    return [phrase for phrase in found if phrase]


def _free_arm(state: Solved, side: str) -> str:
    arm, frame = state.body.arms[side], state.body.upper
    way = sub(arm.tip, arm.root)
    ahead, up, out = (sum(p * q for p, q in zip(way, axis, strict=True)) for axis in (frame.f, frame.u, frame.r))
    if any(part.endswith("-forearm") for part in state.touches):
        return ""
    if up > 35:
        return "one arm in line with the body, beside the head" if abs(up) > abs(ahead) + 10 else "one arm reaching up and forward"
    if abs(out) > 40:
        return "one arm out to the side"
    if ahead > 38:
        return "one arm straight ahead of the chest"
    if ahead > 18 and joints(state.body)[f"{side}-elbow"] > 50:
        return "one bent elbow at the side"
    return ""


def _things(state: Solved) -> list[str]:
    return [_HELD[name] for name in state.props if name in _HELD and not (name == "wall" and "wall" in state.touches.values())
            and not (name == "ball" and "ball" in state.touches.values())]


def _move(now: Body, before: Body | None, arrow: Any) -> str:
    part, way = (arrow, None) if isinstance(arrow, str) else (arrow.part, arrow.way)
    side = FAR if part.startswith(("far-", "left-")) else NEAR
    plain = part.split("-")[-1]
    noun = f"the {plain}" if "-" not in part else f"one {plain}"
    verb = "go" if plain in ("hands", "elbows", "knees", "feet", "heels", "hips") else "goes"
    if way is None and before is not None:
        dx, dy, dz = sub(part_point(now, part, side), part_point(before, part, side))
        sizes = {"up" if dy > 0 else "down": abs(dy), "forward" if dx > 0 else "back": abs(dx), "to the side": abs(dz)}
        if now.pelvis.u[1] < 0.3 and abs(dx) > abs(dy):
            along = dx * now.pelvis.u[0]
            sizes = {"towards the head" if along > 0 else "towards the feet": abs(dx), "up" if dy > 0 else "down": abs(dy)}
        way = max(sizes, key=lambda word: sizes[word])
    return f"{noun} {verb} {way or 'up'}"

"""Poses: how a body stands, sits or lies in one picture. Written by hand in an exercise's steps."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal, NamedTuple, Union

from pydantic import BeforeValidator, Discriminator, Field, Tag, create_model

from macros.knowledge.records.base import Record, Text, one_or_many
from macros.knowledge.records.told import told as says

Base = Literal[
    "stand", "sit", "long-sit", "lie-face-up", "lie-face-down", "lie-on-side", "hands-and-knees", "kneel", "half-kneel",
    "propped", "side-propped", "hang",
]
View = Literal["side", "front", "back", "top"]
SIDES = ("near", "far", "left", "right")


class Joint(NamedTuple):
    """One angle that a pose may set: what + means, and how far a body goes (degrees)."""

    least: int
    most: int
    meaning: str
    paired: bool = False


# The limits are wide: they catch slips of the pen, they are no advice on how far to go.
JOINTS = {
    "lean": Joint(-180, 180, "the hips and all above them tip: + forward (clockwise in the picture), - backward; 0 upright, 90 flat face down, -90 flat face up"),
    "side-lean": Joint(-90, 90, "the whole body tips to its own side: + to its right"),
    "turn": Joint(-180, 180, "the whole body turns on the spot: + to its right"),
    "bend": Joint(-60, 110, "the back rounds: + forward; - arches backward; spread over lower and upper back"),
    "lower-back": Joint(-30, 60, "the lower back against the hips: + rounds, - arches"),
    "upper-back": Joint(-30, 60, "the upper back against the lower back: + rounds, - arches"),
    "side-bend": Joint(-45, 45, "the back bends sideways: + to the body's right"),
    "twist": Joint(-60, 60, "the chest turns against the hips: + to the body's right"),
    "neck": Joint(-60, 60, "the neck against the upper back: + forward, - backward"),
    "head": Joint(-40, 40, "the head nods on the neck: + down, - up"),
    "head-turn": Joint(-80, 80, "the head turns: + to the body's right"),
    "shoulder": Joint(-60, 190, "the upper arm against the trunk: 0 hangs beside it, 90 straight ahead, 180 beside the ear, - backward", True),
    "arm-out": Joint(-50, 180, "the arm goes out to its side: 90 level with the shoulder, - across the body", True),
    "arm-turn": Joint(-95, 110, "the upper arm turns on its own length: + outward (with the elbow bent, the hand goes out or up)", True),
    "elbow": Joint(0, 155, "0 straight, 90 a right angle", True),
    "wrist": Joint(-90, 90, "+ the palm side closes, - the back of the hand comes up", True),
    "hip": Joint(-35, 140, "the thigh against the hips: 0 in line with the trunk, 90 as in sitting, - backward", True),
    "leg-out": Joint(-35, 60, "the leg goes out to its side; - across the body", True),
    "leg-turn": Joint(-45, 75, "the thigh turns on its own length: + the toes and knee point outward", True),
    "knee": Joint(0, 155, "0 straight, 90 as in sitting", True),
    "ankle": Joint(-70, 40, "0 foot square to the shin, + toes pulled up, - toes pointed", True),
}

# Parts that touch something. Hands and feet also exist for one side.
CONTACTS = ("feet", "hands", "forearms", "knees", "seat", "back", "belly", "side", "head")
SURFACES = ("floor", "mat", "chair", "stool", "step", "bed", "table", "worktop", "wall", "ball", "machine", "bike", "rail", "bar",
            "board", "roller", "pillow", "armchair", "half-ball", "trampoline", "plate", "treadmill", "car", "rower", "horse", "box", "ladder", "elliptical",
            "pedals", "none")
HAND_PLACES = (
    "floor", "mat", "wall", "worktop", "table", "chair", "chair-back", "armrests", "stool", "step", "bed", "rail", "bar", "bike", "machine", "ball",
    "rower", "treadmill", "plate", "shelf", "suitcase", "ladder", "horse", "car", "elliptical", "pole", "poles", "parcel", "frame", "thighs", "knees", "shins", "feet", "hips", "belly", "chest", "shoulders", "head", "each-other", "none",
)
PARTS = ("head", "chest", "hips", "hands", "elbows", "knees", "feet", "heels", "near-hand", "far-hand", "near-foot", "far-foot", "near-knee",
         "far-knee", "left-hand", "right-hand", "left-foot", "right-foot", "left-knee", "right-knee", "near-elbow", "far-elbow")
PROPS = (
    "mat", "chair", "armchair", "stool", "step", "bed", "table", "worktop", "wall", "rail", "bar", "bike", "ball", "half-ball", "board",
    "roller", "pillow", "head-pillow", "knee-pillow", "back-cushion", "towel-roll", "weight", "parcel", "band", "strap", "poles", "bag", "suitcase", "club", "racquet", "ball-on-floor", "water",
    "machine", "rower", "trampoline", "plate", "obstacle", "horse", "frame", "vest", "backpack", "car", "shelf", "ladder", "box", "vacuum", "treadmill", "inversion-table", "shoe", "skis", "elliptical",
)
Degrees = Annotated[float, Field(ge=-360, le=360)]


def _name_or(names: tuple[str, ...], record: type[Record]) -> Any:
    """A name alone, or a record that says more."""
    return Annotated[
        Union[Annotated[Literal[names], Tag("name")], Annotated[record, Tag("record")]],
        Discriminator(lambda value: "name" if isinstance(value, str) else "record"),
    ]


class PlacedProp(Record):
    """A prop with its place."""

    prop: Literal[PROPS] = says("What it is.", good="chair", bad="sofa")
    at: float | None = says("Where it begins, in cm from where the body stands or sits; + in front.", good=20.0, bad="in front", default=None)
    height: float | None = says("Its height in cm, where it differs from the usual one.", good=45.0, bad="high", default=None)
    facing: Literal["right", "left"] = says("left: a chair that looks the other way.", good="left", bad="back", default="right")
    hand: Literal["near", "far", "left", "right", "both"] | None = says("For what is held: in which hand.", good="both", bad="one", default=None)


_Prop = _name_or(PROPS, PlacedProp)
PropList = Annotated[list[_Prop], BeforeValidator(one_or_many, json_schema_input_type=_Prop | list[_Prop])]
Way = Literal["up", "down", "forward", "back", "left", "right"]


class Arrow(Record):
    """An arrow of its own, where the movement between two pictures does not show the way."""

    part: Literal[PARTS] = says("What moves.", good="hands", bad="arms")
    way: Way = says("Where it goes.", good="up", bad="upward")


_Arrow = _name_or(PARTS, Arrow)
ArrowList = Annotated[list[_Arrow], BeforeValidator(one_or_many, json_schema_input_type=_Arrow | list[_Arrow])]


class _Pose(Record):
    """One picture. A base posture by name, and what differs from it."""

    told: ClassVar[tuple[str, ...]] = ("alt",)
    base: Base = says("The posture to begin with; everything else changes it.", good="stand", bad="standing")
    view: View | None = says("From where we look; the scene's view if not said.", good="front", bad="left", default=None)
    props: PropList | None = says("Only for this picture, in place of the scene's.", good=["chair"], bad="sofa", default=None)
    arrow: ArrowList = says("Parts whose way from the picture before is shown, or {part, way}.", good=["hands"], bad="arms", default=[])
    ghost: Literal["previous", "first", "none"] | None = says(
        "The pose that stays as an outline; with an arrow the previous one, else none.", good="first", bad="last", default=None)
    heels: Literal["down", "up"] = says("up: on tiptoe.", good="up", bad="raised", default="down")
    near_heel: Literal["down", "up"] | None = says("The heel nearer to us.", good="up", bad="raised", default=None)
    far_heel: Literal["down", "up"] | None = says("The heel further from us.", good="up", bad="raised", default=None)
    stride: float = says("Standing: cm from the far foot to the near one; + near foot in front.", good=10.0, bad="a little", default=0)
    apart: float | None = says("Standing: cm between the feet, side to side.", good=10.0, bad="a little", default=None)
    sink: float | None = says("Standing: cm by which the hips are lower than with straight legs.", good=10.0, bad="a little", default=None)
    shift: float | None = says("Standing: cm by which the hips are in front of the middle of the feet.", good=10.0, bad="a little", default=None)
    move: float = says("cm by which the whole body is further forward than where it would be.", good=10.0, bad="a little", default=0)
    raise_: float = says("cm by which the whole body is above where it would be.", good=10.0, bad="a little", default=0)
    alt: Text | None = says("Words for those who do not see the picture, where the made ones read stiffly.",
                            good="You stand on tiptoe and hold on to a worktop.", bad="", default=None)


def _joint_fields() -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for name, joint in JOINTS.items():
        words = f"Degrees, {joint.least} to {joint.most}: {joint.meaning}."
        for key in (name, *(f"{side}-{name}" for side in SIDES if joint.paired)):
            fields[key.replace("-", "_")] = (Degrees | None, says(words, good=float(max(joint.least, min(joint.most, 20))), bad="a little", default=None))
    return fields


def _contact_fields() -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for name in CONTACTS:
        places = HAND_PLACES if name == "hands" else SURFACES
        words = f"What the {name} rest on." if name != "hands" else "Where the hands are: on a prop or on the body."
        fields[name if name != "head" else "head_on"] = (Literal[places] | None, says(words, good=places[0], bad="the air", default=None))
    for side in SIDES:
        fields[f"{side}_hand"] = (Literal[HAND_PLACES] | None, says("Where this hand is.", good="wall", bad="the air", default=None))
        fields[f"{side}_foot"] = (Literal[SURFACES] | None, says("What this foot rests on; none: lifted.", good="none", bad="the air", default=None))
    return fields


Pose = create_model("Pose", __base__=_Pose, __doc__=_Pose.__doc__, **_joint_fields(), **_contact_fields())


class Scene(Record):
    """What all pictures of an exercise share. All lie in one frame."""

    told: ClassVar[tuple[str, ...]] = ()
    view: View = says("From where we look.", good="front", bad="left", default="side")
    facing: Literal["right", "left"] = says("Where the body looks in the picture.", good="left", bad="back", default="right")
    props: PropList = says("What stands there or is held: a name, or {prop, at, height, hand}.", good=["mat"], bad="sofa", default=[])


class NoFigure(Record):
    """Why an exercise has no picture."""

    none: Text = says("The reason, for editors.", good="Any walk looks different.", bad="")


Figure = Annotated[
    Union[Annotated[Scene, Tag("scene")], Annotated[NoFigure, Tag("no-figure")]],
    Discriminator(lambda value: "no-figure" if isinstance(value, NoFigure) or isinstance(value, dict) and ("none" in value or not value) else "scene"),
]

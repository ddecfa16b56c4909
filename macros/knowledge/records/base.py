"""What all records share: strictness, field names with hyphens, small text types."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from macros.knowledge.records.told import told


def hyphenated(name: str) -> str:
    """``not_suitable`` is written ``not-suitable`` in YAML, ``for_`` is ``for``."""
    return name.rstrip("_").replace("_", "-")


class Record(BaseModel):
    """Base of all records: unknown fields are refused, values are never converted or changed later."""

    model_config = ConfigDict(
        extra="forbid", strict=True, frozen=True, alias_generator=hyphenated, populate_by_name=True
    )
    told: ClassVar[tuple[str, ...] | None] = None  # the only fields that hold text or claims; None: any may


def one_or_many(value: Any) -> Any:
    """A single value may be written where a list is meant."""
    return value if isinstance(value, list) else [value]


ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
DATE_PATTERN = r"^20[0-9]{2}-[01][0-9]-[0-3][0-9]$"
REF_PATTERN = r"^[a-z]+/[a-z0-9]+(-[a-z0-9]+)*$"
FINDING_PATTERN = r"^[a-z0-9-]+/[a-z0-9-]+$"
TEXT_PATTERN = r"^\S[\s\S]*\S$|^\S$"

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=80)]
Ref = Annotated[str, StringConstraints(pattern=REF_PATTERN, max_length=120)]
FindingRef = Annotated[str, StringConstraints(pattern=FINDING_PATTERN, max_length=160)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=600, pattern=TEXT_PATTERN)]
Title = Annotated[str, StringConstraints(min_length=2, max_length=65)]
Day = Annotated[str, StringConstraints(pattern=DATE_PATTERN)]
Ids = Annotated[
    list[Id], BeforeValidator(one_or_many, json_schema_input_type=Id | Annotated[list[Id], Field(min_length=1)]),
    Field(min_length=1),
]
Refs = Annotated[list[Ref], BeforeValidator(one_or_many, json_schema_input_type=Ref | list[Ref])]
Words = Annotated[
    list[str], BeforeValidator(one_or_many, json_schema_input_type=str | Annotated[list[str], Field(min_length=1)]),
    Field(min_length=1),
]
Texts = Annotated[list[Text], Field(min_length=1)]


class ClinicalReview(Record):
    """A review by a health professional that really took place."""

    name: Text = told("Who reviewed the page, as they wish to be named.", good="A. Example", bad="a doctor",
                      because="A reviewer without a name cannot be asked. Never invent one.")
    role: Text = told("Their profession.", good="physiotherapist", bad="expert", because="Anyone can be called that.")
    date: Day = told("The day of the review, 'YYYY-MM-DD' in quotes.", good="2026-11-20", bad="20 November 2026")
    link: Text = told("Where the review is recorded.", good="https://example.org/review", bad="by e-mail",
                      because="Nobody else can look at it.")


class Review(Record):
    """When the page was checked against its sources, and by whom."""

    checked: Day = told("Day of the last check of the whole page against its sources, 'YYYY-MM-DD' in quotes.",
                        good="2026-11-20", bad="20.11.2026")
    next: Day = told("Day of the next check, a year later at most.", good="2027-11-20", bad="next year")
    clinical: Literal["none"] | ClinicalReview = told(
        "none, or the health professional who reviewed the page. Never invented.", good="none", bad="yes")

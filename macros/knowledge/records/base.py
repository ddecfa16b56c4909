"""What all records share: strictness, field names with hyphens, small text types."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints


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

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=80)]
Ref = Annotated[str, StringConstraints(pattern=r"^[a-z]+/[a-z0-9]+(-[a-z0-9]+)*$", max_length=120)]
FindingRef = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+/[a-z0-9-]+$", max_length=160)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=600, pattern=r"^\S[\s\S]*\S$|^\S$")]
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

    name: Text = Field(description="Who reviewed the page, as they wish to be named.")
    role: Text = Field(description="Their profession.")
    date: Day = Field(description="The day of the review, 'YYYY-MM-DD' in quotes.")
    link: Text = Field(description="Where the review is recorded.")


class Review(Record):
    """When the page was checked against its sources, and by whom."""

    checked: Day = Field(description="Day of the last check of the whole page, 'YYYY-MM-DD' in quotes.")
    next: Day = Field(description="Day of the next check.")
    clinical: Literal["none"] | ClinicalReview = Field(
        description="none, or the health professional who reviewed the page. Never invented."
    )

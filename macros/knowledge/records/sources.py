"""Sources: who said it, where, what kind of study, and what it found."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from macros.knowledge.records.base import Id, Record

LongText = Annotated[str, StringConstraints(min_length=1, max_length=1500)]
Plain = Annotated[str, StringConstraints(min_length=1, max_length=400)]


class Finding(Record):
    """One thing a source found, in our own words, as narrow as the source says it."""

    id: Id
    text: LongText = Field(description="What was found, paraphrased: direction, size, comparison.")
    population: LongText = Field(description="In whom.")
    certainty: LongText = Field(description="How sure the source itself is; 'not stated' where it does not say.")
    where: LongText = Field(description="Where in the source: abstract, table 2, section.")


class Source(Record):
    """One source. Bibliographic fields carry the names of CSL; what was not seen is left out, never filled in."""

    id: Id
    type: Literal["article-journal", "webpage", "report"]
    design: Literal[
        "systematic-review", "clinical-guideline", "consensus-statement", "rct", "observational", "case-series",
        "narrative-review", "health-agency-page", "hospital-page", "charity-page", "patient-article",
    ]
    title: LongText
    title_described: bool = Field(default=False, description="true: the printed title was not seen, ours stands for it.")
    author: list[Plain] = []
    container_title: Plain | None = None
    issued: int | Plain | None = Field(default=None, description="A year, or a day 'YYYY-MM-DD' in quotes.")
    volume: Plain | None = None
    issue: Plain | None = None
    page: Plain | None = None
    DOI: Plain | None = Field(default=None, alias="DOI")
    PMID: Plain | None = Field(default=None, alias="PMID")
    URL: Plain | None = Field(default=None, alias="URL")
    seen: Literal["abstract", "full-text-excerpt", "web-page", "citation-only"]
    accessed: Plain | None = Field(default=None, description="Only if recorded when the source was read.")
    status: Literal["current", "superseded", "weak", "unlinked", "withdrawn", "retracted"]
    superseded_by: Id | None = None
    family: Id | None = Field(
        default=None, description="Reports of one body of evidence share a family, so that it counts once."
    )
    not_used: LongText | None = Field(
        default=None, description="Why no claim rests on it. Only for a source that nothing cites; goes when something does."
    )
    note: LongText | None = Field(default=None, description="For editors. Not shown.")
    findings: list[Finding]

    def model_post_init(self, _context) -> None:
        if (self.status == "superseded") != (self.superseded_by is not None):
            raise ValueError("superseded-by goes with status: superseded, and only with it")
        if (self.seen == "citation-only") != (not self.findings):
            raise ValueError("a source that was not read (citation-only) has no findings, any other has some")

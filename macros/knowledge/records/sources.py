"""Sources: who said it, where, what kind of study, and what it found."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import StringConstraints

from macros.knowledge.records.base import Id, Record
from macros.knowledge.records.told import told

LongText = Annotated[str, StringConstraints(min_length=1, max_length=1500)]
Plain = Annotated[str, StringConstraints(min_length=1, max_length=400)]


class Finding(Record):
    """One thing a source found, in our own words, as narrow as the source says it."""

    id: Id = told("Name of the finding inside its source. Permanent.", good="balance-functional", bad="Finding 1")
    text: LongText = told("What was found, paraphrased: direction, size, comparison.",
                          good="Balance and functional exercises lower the rate of falls by 24% (rate ratio 0.76).",
                          bad="Exercise works.", because="No direction, no size, no comparison.")
    population: LongText = told("In whom, as the source says.", good="people aged 60 and over living in the community", bad="people",
                                because="A claim is about people like the reader; this says nothing of them.")
    certainty: LongText = told("How sure the source itself is; 'not stated' where it does not say.",
                               good="high-certainty evidence", bad="I think it is solid",
                               because="The source's own word is wanted, not ours.")
    where: LongText = told("Where in the source: abstract, table 2, section.", good="abstract", bad="somewhere",
                           because="The next reader has to find it.")


class Source(Record):
    """One source. Bibliographic fields carry the names of CSL; what was not seen is left out, never filled in."""

    id: Id = told("Equal to the file name: first author, year, a word.", good="sherrington-2019", bad="Sherrington (2019)")
    type: Literal["article-journal", "webpage", "report"] = told("What it is, in CSL's words.", good="article-journal", bad="paper")
    design: Literal[
        "systematic-review", "clinical-guideline", "consensus-statement", "rct", "observational", "case-series",
        "narrative-review", "health-agency-page", "hospital-page", "charity-page", "patient-article",
    ] = told("What kind of study or page. It sets how sure a claim may be.", good="systematic-review", bad="study")
    title: LongText = told("The printed title.", good="Exercise for preventing falls in older people living in the community",
                           bad="", because="A source without a title cannot be found.")
    title_described: bool = told("true: the printed title was not seen, ours stands for it.", good=True, bad="yes", default=False)
    author: list[Plain] = told("Authors as printed.", good=["Sherrington C", "Fairhall N", "et al."], bad="Sherrington et al.",
                               default=[])
    container_title: Plain | None = told("Journal, site or series.", good="Cochrane Database Syst Rev", bad="", default=None)
    issued: int | Plain | None = told("A year, or a day 'YYYY-MM-DD' in quotes.", good=2019, bad="", default=None)
    volume: Plain | None = told("Volume, in quotes.", good="1", bad=1, default=None)
    issue: Plain | None = told("Issue, in quotes.", good="2", bad=2, default=None)
    page: Plain | None = told("Pages, in quotes.", good="101-110", bad=101, default=None)
    DOI: Plain | None = told("The DOI without https://doi.org/.", good="10.1002/14651858.CD012424.pub2",
                             bad="https://doi.org/10.1002/14651858.CD012424.pub2",
                             because="The address in front of it is added by the page.", default=None, alias="DOI")
    PMID: Plain | None = told("PubMed's number, in quotes.", good="12345678", bad=12345678, default=None, alias="PMID")
    URL: Plain | None = told("Where it was read.", good="https://www.nhs.uk/conditions/osteoporosis/", bad="nhs.uk",
                             because="It is no whole address.", default=None, alias="URL")
    seen: Literal["abstract", "full-text-excerpt", "web-page", "citation-only"] = told(
        "What of it lay in front of the reader. citation-only: nothing; then it has no findings.", good="abstract", bad="full")
    accessed: Plain | None = told("The day it was read, only if recorded then.", good="2026-11-20", bad=2026, default=None)
    status: Literal["current", "superseded", "weak", "unlinked", "withdrawn", "retracted"] = told(
        "current, or why a claim may not rest on it alone.", good="current", bad="ok")
    superseded_by: Id | None = told("The source that replaces it.", good="leboff-2022", bad="the new one", known="sources", default=None)
    family: Id | None = told("Reports of one body of evidence share a family, so that it counts once.",
                             good="too-fit-to-fracture", bad="Too Fit To Fracture", default=None)
    not_used: LongText | None = told(
        "Why no claim rests on it. Only for a source that nothing cites; goes when something does.",
        good="It counts case reports and has no address to link to.", bad="", default=None)
    note: LongText | None = told("For editors. Not shown.", good="Table 3 differs from the abstract.", bad="", default=None)
    findings: list[Finding] = told(
        "What it found, each from text that lay in front of you. An empty list only for citation-only.",
        good=[{"id": "balance-functional", "text": "Balance and functional exercises lower the rate of falls by 24% (rate ratio 0.76).",
               "population": "people aged 60 and over living in the community", "certainty": "high-certainty evidence",
               "where": "abstract"}],
        bad="see abstract")

    def model_post_init(self, _context) -> None:
        if (self.status == "superseded") != (self.superseded_by is not None):
            raise ValueError("superseded-by goes with status: superseded, and only with it")
        if (self.seen == "citation-only") != (not self.findings):
            raise ValueError("a source that was not read (citation-only) has no findings, any other has some")

"""schema.org data of a page, as JSON-LD for search engines. Pure: Book and Page in, text out.

It says nothing that the page does not say. No strength of evidence, no dose, no ``reviewedBy`` without a real
review. What one page says of another is told as ``mentions`` alone: a claim may speak for or against, and the
vocabulary's ``possibleTreatment`` or ``signOrSymptom`` would turn every one into a yes.
``tests/pages/test_jsonld.py`` holds each property against the domains and ranges of the vocabulary.
"""

from __future__ import annotations

import json
import re
from typing import Any

from macros.knowledge.citations import address
from macros.knowledge.kinds import PAGE_KINDS
from macros.knowledge.records.sources import Source
from macros.knowledge.walk import claims_of
from macros.render import Book, Page, strip_links
from macros.settings import Settings

Node = dict[str, Any]
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
EXERCISE = ["ExercisePlan", "PhysicalTherapy"]  # `contraindication` belongs to therapies, not to plans
TYPES: dict[str, Any] = {
    "conditions": "MedicalCondition", "symptoms": "MedicalSignOrSymptom", "causes": "MedicalRiskFactor",
    "diagnostics": "MedicalTest", "routines": "ExercisePlan",
}
TREATMENTS = {
    "medicine": "MedicalTherapy", "physical": "MedicalTherapy", "complementary": "MedicalTherapy",
    "procedure": "MedicalProcedure", "living-well": "LifestyleModification",
}
WITH_CONTRAINDICATION = ("MedicalTherapy", EXERCISE)
DATA = {
    "entries": "Every page, with its other names and dates", "claims": "Every statement and the findings it rests on",
    "precautions": "Steps of our own that name no source", "safety": "Which exercise suits whom, and why",
    "sources": "Every source and what it found", "statements": "What people read elsewhere, and what the evidence says",
}
_DATE = re.compile(r"^\d{4}(-\d\d(-\d\d)?)?$")
_NAME_AND_BRACKET = re.compile(r"^(.*?) \(([^()]+)\)$")


def jsonld(book: Book, page: Page) -> str:
    """The data block of a page made from data."""
    return block(page_nodes(book, page))


def home_jsonld(settings: Settings) -> str:
    """The data block of the first page: the site, its search, and the data it publishes."""
    return block([{**site(settings), **searchable(settings)}, dataset(settings)])


def block(nodes: list[Node]) -> str:
    """A script element that no content can break out of. ASCII only, the same text for the same nodes."""
    text = json.dumps({"@context": "https://schema.org", "@graph": nodes}, separators=(",", ":"))
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return f'<script type="application/ld+json">{text}</script>'


def page_nodes(book: Book, page: Page) -> list[Node]:
    """The page itself, what it is about, and the way to it."""
    about = subject(book, page)
    return [web_page(book, page, about), *([about] if about else []), breadcrumbs(book.settings, page)]


def web_page(book: Book, page: Page, about: Node | None) -> Node:
    """The page: what it rests on, when it was checked, and by whom if a professional did."""
    record = page.values.get("record")
    node: Node = {
        "@type": page_type(page), "@id": here(book.settings, page), "url": here(book.settings, page), "name": page.title,
        "description": page.description, "inLanguage": "en", "license": LICENCE,
        "isPartOf": {"@id": f"{book.settings.site_url}#site"}, "breadcrumb": {"@id": here(book.settings, page) + "#path"},
    }
    if about:
        node["mainEntity"] = {"@id": about["@id"]}
    if getattr(record, "review", None):
        node.update(review(record))
    if record is not None:
        node.update(told_of(book, page, record))
    return node


def page_type(page: Page) -> str:
    """Entries are medical pages; lists of pages are collections."""
    if page.section in PAGE_KINDS or page.template == "disagreement.html" or page.address == "red-flags/":
        return "CollectionPage" if page.template == "index.html" else "MedicalWebPage"
    return "WebPage"


def review(record: Any) -> Node:
    """The day of the last check; the reviewer only where there was one."""
    if record.review.clinical == "none":
        return {"lastReviewed": record.review.checked}
    by = record.review.clinical
    return {"lastReviewed": by.date, "reviewedBy": {"@type": "Person", "name": by.name, "jobTitle": by.role}}


def told_of(book: Book, page: Page, record: Any) -> Node:
    """The sources that a page cites, and the other pages that its claims tie it to."""
    claims = [claim for _path, claim in claims_of(record)]
    sources = {ref.split("/")[0] for claim in claims for ref in (*claim.cites, *claim.disputed_by)}
    others = {claim.to for claim in claims if claim.to and book.knowledge.page(claim.to)} - {page.address.rstrip("/")}
    root = book.settings.site_url
    node: Node = {}
    if sources:
        node["citation"] = [{"@id": f"{root}sources/{name}/#source"} for name in sorted(sources)]
    if others:
        node["mentions"] = [{"@id": f"{root}{ref}/#subject"} for ref in sorted(others)]
    return node


def subject(book: Book, page: Page) -> Node | None:
    """What a page is about, where the vocabulary has a word for it."""
    if "source" in page.values:
        return source_node(book.settings, page, page.values["source"])
    record = page.values.get("record")
    if page.section not in PAGE_KINDS or record is None:
        return None
    kind = subject_type(page.section, record)
    node: Node = {"@type": kind, "@id": here(book.settings, page) + "#subject", **names(record), "description": page.description}
    reasons = stated_reasons(record) if kind in WITH_CONTRAINDICATION else []
    if reasons:
        node["contraindication"] = reasons
    return node


def subject_type(folder: str, record: Any) -> Any:
    """The type of an entry. What is left out, and everyday movements, are no therapy: they stay things."""
    if folder == "exercises":
        return EXERCISE if record.use == "exercise" else "Thing"
    if folder == "treatments":
        return TREATMENTS[record.category]
    if folder == "nutrition":
        return "DietarySupplement" if "supplement" in record.title.lower() else "Thing"
    return TYPES[folder]


def names(record: Any) -> Node:
    """``Osteoporosis (weak bones)``: a name, and another one where the bracket holds a name and no remark."""
    match = _NAME_AND_BRACKET.match(record.title)
    if not match:
        return {"name": record.title}
    known = {name.lower() for name in record.also_known_as}
    return {"name": match.group(1), **({"alternateName": match.group(2)} if match.group(2).lower() in known else {})}


def stated_reasons(record: Any) -> list[str]:
    """The words of the page for whom it does not suit or who asks first."""
    stated = getattr(record, "contraindications", None) or getattr(record, "not_suitable", ())
    if isinstance(stated, str):  # one sentence: no source names anyone
        return []
    return [strip_links(item.claim.text) for item in stated if item.claim]


def source_node(settings: Settings, page: Page, source: Source) -> Node:
    """A source, with what was seen of it."""
    kind = {"article-journal": "ScholarlyArticle", "report": "Report", "webpage": "WebPage"}[source.type]
    node: Node = {"@type": kind, "@id": here(settings, page) + "#source", "name": source.title}
    if _DATE.match(str(source.issued)):  # authors stay out: people and bodies share one field, the vocabulary wants to know which
        node["datePublished"] = str(source.issued)
    if address(source):
        node["url"] = address(source)
    return node


def breadcrumbs(settings: Settings, page: Page) -> Node:
    """Home, the list of its kind, the page."""
    steps = [("", "Home")]
    first = page.address.split("/")[0]
    if page.address.count("/") > 1:
        steps.append((f"{first}/", PAGE_KINDS[first].many if first in PAGE_KINDS else first.replace("-", " ").capitalize()))
    steps.append((page.address, page.title))
    return {
        "@type": "BreadcrumbList", "@id": here(settings, page) + "#path",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": {"@id": settings.site_url + to}}
            for number, (to, name) in enumerate(steps, 1)
        ],
    }


def site(settings: Settings) -> Node:
    """The whole site and who makes it."""
    return {
        "@type": "WebSite", "@id": f"{settings.site_url}#site", "url": settings.site_url, "name": settings.site_name, "inLanguage": "en",
        "license": LICENCE, "publisher": {"@type": "Organization", "name": settings.site_name, "url": settings.site_url},
    }


def searchable(settings: Settings) -> Node:
    """Where a query is answered."""
    where = {"@type": "EntryPoint", "urlTemplate": settings.site_url + "a-to-z/?q={search_term_string}"}
    return {"potentialAction": {"@type": "SearchAction", "target": where}}


def dataset(settings: Settings) -> Node:
    """The published JSON files."""
    return {
        "@type": "Dataset", "@id": f"{settings.site_url}#data", "name": f"{settings.site_name}: the data", "license": LICENCE,
        "description": "The statements of this site, each with the findings it rests on, as JSON files.", "isAccessibleForFree": True,
        "distribution": [
            {"@type": "DataDownload", "name": text, "encodingFormat": "application/json", "contentUrl": f"{settings.site_url}api/v1/{name}.json"}
            for name, text in DATA.items()
        ],
    }


def here(settings: Settings, page: Page) -> str:
    """The full address of a page."""
    return settings.site_url + page.address

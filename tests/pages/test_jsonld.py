"""JSON-LD of every page against schema.org: each property in the domain of its type, each value in its range."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from types import SimpleNamespace

import pytest

from macros.jsonld import block, dataset, home_jsonld, jsonld, review, searchable, site
from macros.knowledge.records.base import Review

TYPES = json.loads(Path(__file__).with_name("schema-org.json").read_text("utf-8"))["types"]
LITERALS = {
    "Text": lambda v: isinstance(v, str), "URL": lambda v: isinstance(v, str) and v.startswith(("https://", "http://")),
    "Date": lambda v: isinstance(v, str) and bool(re.match(r"^\d{4}(-\d\d(-\d\d)?)?$", v)),
    "Boolean": lambda v: isinstance(v, bool), "Integer": lambda v: isinstance(v, int) and not isinstance(v, bool),
}


def many(value):
    return value if isinstance(value, list) else [value]


def with_above(name: str) -> set[str]:
    """A type and all above it."""
    return {name}.union(*(with_above(parent) for parent in TYPES[name]["parents"]))


def faults(node: dict) -> list[str]:
    """What the vocabulary does not allow in a node, and in the nodes inside."""
    kinds = many(node.get("@type", []))
    if not kinds:
        return [] if set(node) == {"@id"} else [f"a node without a type: {node}"]
    unknown = [kind for kind in kinds if kind not in TYPES]
    if unknown:
        return [f"no type {unknown}"]
    found = []
    above = set().union(*map(with_above, kinds))
    for key, value in node.items():
        if key.startswith("@"):
            continue
        homes = [name for name in above if key in TYPES[name]["properties"]]
        if not homes:
            found.append(f"{key} does not belong to {kinds}")
            continue
        allowed = {kind for name in homes for kind in TYPES[name]["properties"][key]}
        found += [fault for one in many(value) for fault in value_faults(key, one, allowed)]
    return found


def value_faults(key: str, value, allowed: set[str]) -> list[str]:
    if isinstance(value, dict):
        if set(value) == {"@id"}:
            return []
        kinds = set().union(*(with_above(kind) for kind in many(value["@type"]) if kind in TYPES))
        outside = [] if kinds & allowed else [f"{key} takes {sorted(allowed)}, not {value['@type']}"]
        return outside + faults(value)
    return [] if any(LITERALS[kind](value) for kind in allowed & set(LITERALS)) else [f"{key} takes {sorted(allowed)}, not {value!r}"]


def inside(value):
    """Every node, however deep."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from inside(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from inside(inner)


def graph(text: str) -> list[dict]:
    match = re.fullmatch(r'<script type="application/ld\+json">([^<>&]*)</script>', text)
    assert match, text[:200]
    value = json.loads(match.group(1))
    assert value["@context"] == "https://schema.org"
    return value["@graph"]


@pytest.fixture(scope="module")
def graphs(book):
    """Address of each page to its nodes; the first page too."""
    return {"": graph(home_jsonld(book.settings)), **{page.address: graph(jsonld(book, page)) for page in book.pages()}}


def test_every_property_stands_in_its_domain_and_every_value_in_its_range(graphs):
    assert len(graphs) > 700
    wrong = {address: said for address, nodes in graphs.items() if (said := [f for node in nodes for f in faults(node)])}
    assert not wrong, list(wrong.items())[:5]


def test_every_reference_leads_to_a_node_of_the_site(graphs):
    nodes = [node for found in graphs.values() for node in inside(found)]
    pages = {f"https://bone-spine-guide.example/{address}" for address in graphs}
    known = {node["@id"] for node in nodes if len(node) > 1 and "@id" in node} | pages
    assert not {node["@id"] for node in nodes if set(node) == {"@id"}} - known


def test_every_kind_has_its_type(graphs):
    kinds = {address.split("/")[0]: node["@type"] for address, nodes in graphs.items() for node in nodes
             if node["@id"].endswith("#subject") and node["@type"] != "Thing"}
    assert kinds == {
        "conditions": "MedicalCondition", "symptoms": "MedicalSignOrSymptom", "causes": "MedicalRiskFactor", "diagnostics": "MedicalTest",
        "treatments": kinds["treatments"], "nutrition": "DietarySupplement", "exercises": ["ExercisePlan", "PhysicalTherapy"],
        "routines": "ExercisePlan"}
    assert kinds["treatments"] in ("MedicalTherapy", "MedicalProcedure", "LifestyleModification")


def test_what_is_left_out_is_no_therapy(book, graphs):
    left_out = [ref for ref, record in book.knowledge.entries.items() if getattr(record, "use", "") == "leave-out"]
    assert left_out
    for ref in left_out:
        assert [node["@type"] for node in graphs[f"{ref}/"] if node["@id"].endswith("#subject")] == ["Thing"]


def test_a_remark_in_brackets_is_no_other_name(graphs):
    def subject(address):
        return next(node for node in graphs[address] if node["@id"].endswith("#subject"))

    assert subject("conditions/osteoporosis/")["alternateName"] == "weak bones"
    assert "alternateName" not in subject("exercises/plank/")


def test_no_reviewer_without_a_review(graphs):
    assert not [address for address, nodes in graphs.items() for node in inside(nodes) if "reviewedBy" in node]
    real = Review.model_validate({"checked": "2026-11-20", "next": "2027-11-20", "clinical": {
        "name": "A. Person", "role": "Physiotherapist", "date": "2026-11-25", "link": "https://demo.example/"}})
    assert review(SimpleNamespace(review=real)) == {
        "lastReviewed": "2026-11-25", "reviewedBy": {"@type": "Person", "name": "A. Person", "jobTitle": "Physiotherapist"}}


def test_nothing_is_said_that_the_page_does_not_say(book, graphs):
    """Names, description and each contraindication stand in the text of the page; no dose, no strength of evidence."""
    looked_at = 0
    for page in [page for page in book.pages() if "record" in page.values][::6]:
        text = " ".join(re.sub(r"<[^>]+>", "", unescape(book.write(page)[0])).split())
        for node in graphs[page.address]:
            assert not {"evidenceLevel", "dosage", "intensity", "repetitions", "activityFrequency"} & set(node)
            for said in [*node.get("contraindication", []), *many(node.get("alternateName", []))]:
                looked_at += 1
                assert " ".join(said.split()) in text, (page.address, said)
    assert looked_at > 25


def test_no_content_breaks_out_of_the_block():
    nodes = [{"@type": "Thing", "name": "</script><script>alert(1)</script>&amp;<!--"}]
    assert graph(block(nodes)) == nodes


@pytest.mark.parametrize("node", [
    {"@type": "ExercisePlan", "contraindication": "Not now."},
    {"@type": "MedicalCondition", "reviewedBy": {"@type": "Person", "name": "A"}},
    {"@type": "MedicalCondition", "lastReviewed": "2026-01-01"},
    {"@type": "MedicalTherapy", "citation": "A book"},
    {"@type": "MedicalWebPage", "lastReviewed": "soon"},
    {"@type": "MedicalWebPage", "reviewedBy": "A. Person"},
    {"@type": "MedicalWebPage", "mainEntity": {"@type": "Invented"}},
    {"@type": "Invented", "name": "x"},
    {"name": "no type"},
])
def test_the_check_finds_what_is_out_of_place(node):
    assert faults(node)


def test_a_therapy_and_a_page_may_carry_what_is_theirs():
    assert not faults({"@type": ["ExercisePlan", "PhysicalTherapy"], "contraindication": "Not now."})
    assert not faults({"@type": "MedicalWebPage", "lastReviewed": "2026-01-01", "citation": {"@id": "https://x.example/#source"}})


def test_the_first_page_tells_of_the_site_its_search_and_its_data(project_settings):
    assert [node["@type"] for node in graph(home_jsonld(project_settings))] == ["WebSite", "Dataset"]
    assert searchable(project_settings)["potentialAction"]["target"]["urlTemplate"].endswith("a-to-z/?q={search_term_string}")
    assert site(project_settings)["name"] == project_settings.site_name
    assert len(dataset(project_settings)["distribution"]) == 6

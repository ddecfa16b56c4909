"""The finished site as files: links, JSON against its schemas, short addresses, permanence, repeatability."""

from __future__ import annotations

import json
import re

import jsonschema
import pytest

from macros.knowledge.load import load
from scripts.api_schema import SCHEMAS
from scripts.build import BuildFailed, build
from scripts.check import ROOT
from scripts.links import check_links
from scripts.site_check import check_site, html_files


def read(site, name):
    return json.loads((site / "api" / "v1" / name).read_text("utf-8"))


def test_every_link_and_anchor_leads_somewhere(site):
    assert len(html_files(site)) > 700
    assert check_site(site) == []


def test_our_own_check_finds_each_kind_of_fault(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "index.html").write_text(
        '<h1 id="x"></h1><p id="x"></p><a href="a/">ok</a><a href="a/#no">bad</a><a href="b/">bad</a><a href="#gone">bad</a>'
        '<script src="https://other.example/x.js"></script>', "utf-8")
    (tmp_path / "a" / "index.html").write_text('<h1 id="y"></h1><a href="../#x">ok</a>', "utf-8")
    said = " | ".join(str(fault) for fault in check_site(tmp_path))
    for what in ("'x' stands twice", "a/#no names an anchor", "b/ leads nowhere", "#gone names an anchor", "other.example"):
        assert what in said
    assert len(check_site(tmp_path)) == 5


def test_linkchecker_agrees(site):
    code, said = check_links(site)
    assert code == 0, said[-3000:]
    checked = re.search(r"(\d+) links? in (\d+) URLs? checked", said)
    assert checked and int(checked.group(2)) > 700, said[-500:]


@pytest.mark.parametrize("name", ["entries", "safety", "claims", "precautions", "sources", "statements"])
def test_published_json_fits_its_schema(site, name):
    value = read(site, f"{name}.json")
    assert value
    jsonschema.validate(value, SCHEMAS[name])
    assert read(site, f"schema/{name}.json") == SCHEMAS[name]


def test_every_published_claim_rests_on_a_finding_that_was_read_and_is_current(site):
    findings = {
        f"{source['id']}/{finding['id']}": source["status"] for source in read(site, "sources.json") for finding in source["findings"]
    }
    claims = read(site, "claims.json")
    assert len(claims) > 3000
    for claim in claims:
        for cite in claim["cites"]:
            assert findings[cite] in ("current", "weak", "unlinked"), (claim["id"], cite)
    assert not {claim["id"] for claim in claims} & {row["id"] for row in read(site, "precautions.json")}


def test_every_page_of_the_plan_is_published(site):
    plan = (ROOT / "tests" / "pages" / "plan.txt").read_text("utf-8").splitlines()
    wanted = {line for line in plan if line and line[0] != "#"}
    assert wanted and wanted <= {f"{row['kind']}/{row['id']}" for row in read(site, "entries.json")}


def test_each_entry_is_published_whole(site):
    for row in read(site, "entries.json"):
        whole = read(site, f"{row['kind']}/{row['id']}.json")
        jsonschema.validate(whole, SCHEMAS["entry"])
        assert whole["entry"]["title"] == row["title"]


def test_safety_has_a_verdict_for_every_exercise_and_profile(site):
    knowledge, _problems = load(ROOT / "data")
    safety = read(site, "safety.json")
    exercises = {e.id for e in knowledge.of_kind("exercises")}
    assert set(safety) == exercises and len(knowledge.profiles()) == 8
    for name, verdicts in safety.items():
        assert set(verdicts) == set(knowledge.profiles()), name


def test_every_short_address_leads_to_its_page(site):
    for row in read(site, "entries.json"):
        page = (site / "go" / row["id"] / "index.html").read_text("utf-8")
        assert f'href="../../{row["kind"]}/{row["id"]}/"' in page
        assert (site / row["kind"] / row["id"] / "index.html").is_file()


def test_every_published_address_is_on_the_site(site):
    addresses = [line for line in (ROOT / "data" / "permalinks.txt").read_text("utf-8").splitlines() if line and line[0] != "#"]
    assert len(addresses) > 1000
    for address in addresses:
        path, _, anchor = address.partition("#")
        page = site / path / "index.html"
        assert page.is_file(), address
        assert not anchor or f' id="{anchor}"' in page.read_text("utf-8"), address


def test_the_sitemap_names_every_page(site):
    listed = set(re.findall(r"<loc>https://bone-spine-guide.example/([^<]*)</loc>", (site / "sitemap.xml").read_text("utf-8")))
    ours = {row["url"].removeprefix("https://bone-spine-guide.example/") for row in read(site, "entries.json")}
    assert ours and ours <= listed


def test_bad_data_leave_the_site_as_it_was(tmp_path, change):
    out = tmp_path / "site"
    out.mkdir()
    (out / "index.html").write_text("the good site", "utf-8")
    data = change("conditions/osteoporosis.yml", "cites: [demo-guideline/strength]", "cites: [demo-unread/anything]")
    with pytest.raises(BuildFailed):
        build(out, data)
    assert [path.name for path in out.iterdir()] == ["index.html"]
    assert (out / "index.html").read_text("utf-8") == "the good site"
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".site-")]


def test_another_data_folder_makes_another_site(tmp_path, mini):
    out = tmp_path / "site"
    build(out, mini)
    assert (out / "exercises" / "curl" / "index.html").is_file()
    assert not (out / "exercises" / "plank").exists()


def test_tables_and_the_list_for_programs_are_published(site):
    for kind in ("exercises", "conditions", "routines", "claims"):
        assert (site / "api" / "v1" / f"{kind}.csv").read_text("utf-8").startswith("id,")
    assert "/exercises/plank/" in (site / "llms.txt").read_text("utf-8")

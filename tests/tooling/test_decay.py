"""Time: overdue checks, fallen sources, links that died three times in a row. Nothing here turns anything red."""

from __future__ import annotations

import json

import pytest

from macros.knowledge.links import link
from macros.knowledge.load import load
from scripts.decay import due_soon, fallen, main, overdue, read_memory, remember, report
from scripts.links import dead_external, dead_in, served


def both(data):
    knowledge, _problems = load(data)
    return knowledge, link(knowledge)


def test_checks_are_overdue_after_their_day_and_not_on_it(mini):
    knowledge, _links = both(mini)
    days = sorted(entry.review.next for entry in knowledge.entries.values())
    assert overdue(knowledge, days[0]) == []
    late = overdue(knowledge, "2099-01-01")
    assert len(late) == len(knowledge.entries) + len(knowledge.routines)
    assert {ref for ref, _day in due_soon(knowledge, days[0])} >= {ref for ref, e in knowledge.entries.items() if e.review.next == days[0]}


def test_a_source_that_fell_and_is_still_cited_is_named_with_its_pages(change):
    knowledge, links = both(change("sources/demo-trial.yml", "status: current", "status: withdrawn"))
    assert fallen(knowledge, links) == [("demo-trial", "withdrawn", ["conditions/osteoporosis", "disagreements/demo-disagreement", "exercises/heel-raise"])]


def test_a_link_is_reported_after_three_failures_in_a_row(mini):
    knowledge, links = both(mini)
    memory = {}
    for day in ("2027-01-01", "2027-01-08"):
        memory = remember(memory, {"https://a.example/--x": "404"}, day)
        assert "https://a.example/--x (since" not in report(knowledge, links, memory, day)
    told = report(knowledge, links, remember(memory, {"https://a.example/--x": "404"}, "2027-01-15"), "2027-01-15")
    assert "https://a.example/--x (since 2027-01-01: 404)" in told and "web.archive.org" in told


def test_one_good_answer_is_enough_to_be_forgotten():
    memory = remember(remember({}, {"https://a.example/": "404"}, "2027-01-01"), {}, "2027-01-08")
    assert memory == {}


def test_the_report_carries_the_memory_for_the_next_round(mini, tmp_path):
    knowledge, links = both(mini)
    memory = remember({}, {"https://a.example/--x": "404 -->"}, "2027-01-01")
    path = tmp_path / "report.md"
    path.write_text(report(knowledge, links, memory, "2027-01-01"), "utf-8")
    assert path.read_text("utf-8").count("-->") == 1
    assert read_memory(path) == memory
    assert read_memory(tmp_path / "none.md") == {} and read_memory(None) == {}
    path.write_text("no memory here", "utf-8")
    assert read_memory(path) == {}


def test_time_alone_never_fails(mini, tmp_path, monkeypatch):
    monkeypatch.setenv("KNOWLEDGE_DATA", str(mini))
    out = tmp_path / "report.md"
    assert main(["--today", "2099-01-01", "--out", str(out)]) == 0
    assert "overdue (" in out.read_text("utf-8")


def test_outside_links_are_asked_and_only_the_dead_ones_told(tmp_path):
    """Two servers on this machine: the site, and 'the outside' with one page that is there and one that is not."""
    outside, site = tmp_path / "outside", tmp_path / "site"
    outside.mkdir(), site.mkdir()
    (outside / "there.html").write_text("<title>there</title>", "utf-8")
    for folder in (tmp_path, outside, site):
        folder.chmod(0o755)
    with served(outside) as address:
        (site / "index.html").write_text(f'<a href="{address}there.html">a</a><a href="{address}gone.html">b</a>', "utf-8")
        dead = dead_external(site)
    assert list(dead) == [f"{address}gone.html"] and "404" in dead[f"{address}gone.html"]


def test_without_a_site_it_says_so(tmp_path):
    with pytest.raises(FileNotFoundError, match="make site"):
        dead_external(tmp_path)


def test_dead_links_inside_are_not_its_business(tmp_path):
    table = tmp_path / "links.csv"
    table.write_text("# head\nurlname;result;valid;url\na;404;False;http://here/x\nb;404;False;http://there/x\nc;200;True;http://there/y\nd;x;False;mailto:a@b.example\n", "utf-8")
    assert dead_in(table, "http://here/") == {"http://there/x": "404"}
    json.dumps(dead_in(table, "http://here/"))

"""The site covers its plan: every page, every article, every profile; and it reads as promised."""

from __future__ import annotations

import statistics
from itertools import combinations
from pathlib import Path

from macros.knowledge.safety import FINE, TODAY
from macros.knowledge.walk import claims_of
from scripts.rules.base import Context
from scripts.rules.reading import page_grades
from scripts.rules.text import all_texts, sentences, words

PLAN = [line for line in (Path(__file__).parent / "plan.txt").read_text("utf-8").splitlines() if line and line[0] != "#"]


def test_the_plan_is_whole():
    assert len(PLAN) == 227 and len(set(PLAN)) == 227


def test_every_page_of_the_plan_exists(book):
    assert not [ref for ref in PLAN if book.knowledge.page(ref) is None]


def test_the_claims_are_many_and_each_rests_on_what_was_read(book):
    count = 0
    for record in (*book.knowledge.entries.values(), *book.knowledge.routines.values()):
        for _path, claim in claims_of(record):
            count += 1
            for cite in claim.cites:
                source = book.knowledge.sources[cite.split("/")[0]]
                assert source.status not in ("superseded", "withdrawn", "retracted") and source.seen != "citation-only"
                assert any(f.id == cite.split("/")[1] for f in source.findings)
            assert claim.cites or claim.certainty == "precaution"
    assert count > 1500


def test_every_article_is_judged_statement_by_statement(book):
    assert len(book.knowledge.statements) == 5
    for article, statements in book.knowledge.statements.items():
        assert len(statements) >= 20, article
    assert sum(map(len, book.knowledge.statements.values())) >= 120


def test_no_list_of_suggestions_holds_what_a_verdict_forbids(book):
    judge, looked_at = book.links.judge, 0
    for group in (*((name,) for name in judge.profiles), *combinations(sorted(judge.profiles), 2)):
        today = book.views.today(list(group))
        assert set(today) == set(TODAY)
        for slot, refs in today.items():
            assert refs, f"{group}: nothing for {slot}"
            for ref in refs:
                assert judge.verdict_for(judge.exercises[ref], group).verdict in FINE
                looked_at += 1
    assert looked_at > 500
    for routine in book.knowledge.routines.values():
        for item in routine.exercises:
            assert judge.verdict_for(judge.exercises[item.exercise], routine.for_).fine, (routine.id, item.exercise)


def test_every_ask_and_avoid_offers_a_way(book):
    """A swap that suits, or whom to ask and what is fine until then."""
    judge, pages = book.links.judge, {page.address: page for page in book.pages()}
    for exercise in judge.exercises.values():
        html = book.write(pages[f"exercises/{exercise.id}/"])[0]
        section = html.split('<h2 id="contraindications">')[1].split("<h3>Everyone")[0]
        for row in section.split('<li class="verdict-row">')[1:]:
            if "chip--ask" in row or "chip--avoid" in row:
                if 'href="../../conditions/' in row.split("verdict-body")[0]:
                    assert "Try instead" in row or "Fine until then" in row, exercise.id


def test_the_pages_read_as_promised(book):
    context = Context(book.knowledge, book.links)
    grades = page_grades(context)
    assert statistics.median(grades.values()) <= 6
    assert max(grades.values()) <= 8
    lengths = [len(words(s)) for ref, _m, text, _p in all_texts(context) if book.knowledge.page(ref) for s in sentences(text)]
    assert sum(length <= 20 for length in lengths) >= 0.95 * len(lengths)

"""The browser's verdicts are the judge's: the same for many combinations, swap and today's list included."""

from __future__ import annotations

import random
from pathlib import Path

import brotli
import pytest
from playwright.sync_api import Page

from macros.knowledge.load import load
from macros.knowledge.safety import TODAY
from macros.render import Book, strip_links
from macros.safe import asking, question_on
from macros.safe_data import browser_files, ticks_of
from macros.settings import read_settings
from macros.views import Views
from scripts.check import ROOT

COMBINATIONS = 240
BROTLI_LIMIT = 60_000

ASK_BROWSER = """async ([base, script, combinations]) => {
    const { judgeOf } = await import(base + script);
    const get = async (name) => (await fetch(base + "safe/" + name)).json();
    const data = await get("movements.json"), texts = await get("reasons.json");
    const judge = judgeOf(data);
    return combinations.map((ids) => {
        judge.use(ids);
        const rows = data.movements.map((movement, place) => {
            const found = judge.verdict(place), swap = judge.swap(place);
            return [movement.id, found.verdict, found.silent, found.changes, swap < 0 ? null : data.movements[swap].id,
                    found.whom, found.question < 0 ? null : texts.questions[found.question],
                    found.claims.map((claim) => texts.claims[claim][0])];
        });
        return [rows, judge.today().map((places) => places.map((place) => data.movements[place].id)),
                judge.todayShown(2).map((places) => places.map((place) => data.movements[place].id))];
    });
}"""


@pytest.fixture(scope="module")
def book() -> Book:
    """The real data and the names under which scripts are published."""
    knowledge, problems = load(ROOT / "data")
    assert not problems
    return Book(knowledge, read_settings(ROOT / "mkdocs.yml"))


@pytest.fixture(scope="module")
def views(book) -> Views:
    """The views of the real data."""
    return book.views


def ask_browser(page: Page, address: str, book: Book, combinations: list[list[str]]) -> list:
    """The browser's answers, from a page that runs no other script of the tool."""
    page.goto(address + "safe/help-now/")
    return page.evaluate(ASK_BROWSER, [address, book.assets["assets/safe/verdicts.js"], combinations])


def combinations_of(names: list[str], profiles: int) -> list[list[str]]:
    """Nothing, each tick alone, and random sets of up to three profiles and three circumstances."""
    chance = random.Random(20261126)
    found = {(): [], **{(name,): [name] for name in names}}
    while len(found) < COMBINATIONS:
        some = chance.sample(names[:profiles], chance.randint(0, 3)) + chance.sample(names[profiles:], chance.randint(0, 3))
        chance.shuffle(some)
        found[tuple(sorted(some))] = some
    return list(found.values())


def expected(views: Views, ids: list[str]) -> list:
    """What the judge says for one reader, in the shape that the browser gives."""
    judge = views.judge
    profiles = [name for name in ids if name in judge.profiles]
    circumstances = [name for name in ids if name not in judge.profiles]
    rows = []
    for _ref, exercise in views.listed("exercises"):
        verdict = judge.verdict_for(exercise, profiles, circumstances)
        swap = judge.swap(exercise, profiles, circumstances)
        whom, question = asking(views.knowledge, verdict, exercise)
        own = question if question != question_on(exercise) else None
        rows.append([exercise.id, verdict.verdict, verdict.basis == "none", [strip_links(text) for text in verdict.changes],
                     swap and swap.split("/")[1], whom if verdict.verdict == "ask" else "",
                     own, [strip_links(claim.text) for claim in views.said(verdict)]])
    today = [[ref.split("/")[1] for ref in judge.today(profiles, circumstances)[slot]] for slot in TODAY]
    return [rows, today]


def test_the_browser_says_what_the_judge_says(page: Page, address, book, views):
    names = [name for name, _counts in ticks_of(views)]
    combinations = combinations_of(names, len(views.judge.profiles))
    assert len({frozenset(ids) for ids in combinations}) == COMBINATIONS > 200
    answers = ask_browser(page, address, book, combinations)
    assert len(answers) == len(combinations)
    verdicts = set()
    for ids, (rows, today, _shown) in zip(combinations, answers, strict=True):
        wanted_rows, wanted_today = expected(views, ids)
        assert len(rows) == len(wanted_rows) >= 90
        for row, wanted in zip(rows, wanted_rows, strict=True):
            assert row == wanted, ids
            verdicts.add(row[1])
        assert today == wanted_today, ids
    assert verdicts == {"suits", "change", "ask", "avoid"}


def test_what_the_browser_shows_for_today_is_what_the_pages_show(page: Page, address, book, views):
    pairs = [["osteoporosis"], ["osteopenia", "lumbar-spinal-stenosis"], ["osteoporotic-vertebral-fracture", "risk-of-falling"]]
    for ids, (_rows, _today, shown) in zip(pairs, ask_browser(page, address, book, pairs), strict=True):
        wanted = [[ref.split("/")[1] for ref in refs] for refs in views.today_shown(ids, 2).values()]
        assert shown == wanted and sum(map(len, shown)) >= 5


def test_the_files_of_the_tool_are_light(site: Path, views):
    written = {name: (site / "safe" / name).read_bytes() for name in browser_files(views)}
    assert len(written) == 2
    assert sum(len(brotli.compress(content)) for content in written.values()) < BROTLI_LIMIT

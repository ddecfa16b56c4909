"""The pages of "Is it safe for me?" as text: one for each situation, one set of words, nothing that leads nowhere."""

from __future__ import annotations

import html
import re
from itertools import combinations

import pytest

from macros import safe
from macros.safe_data import browser_files, ticks_of

WORDS = {"Suits", "Change it", "Ask first", "Leave it out"}


@pytest.fixture(scope="module")
def pages(book):
    """Address to HTML of every page of the tool."""
    return {page.address: book.write(page)[0] for page in book.pages() if page.address.startswith(("safe/", "my-sheet/"))}


def test_each_profile_and_each_pair_has_a_page(book, pages):
    names = [profile.id for profile in book.views.profiles()]
    wanted = {f"safe/{name}/" for name in names} | {f"safe/{a}/{b}/" for a, b in combinations(names, 2)}
    assert len(wanted) == 36 and wanted <= set(pages)


def test_each_situation_opens_with_five_things_to_do_and_lists_every_movement(book, pages):
    count = len(book.links.judge.exercises)
    for situation in safe.situations(book.views.profiles()):
        page = pages[situation.address]
        today = page[page.index('class="today-box"'):page.index("</section>")]
        assert today.count("<dd>") >= 5, situation
        assert page.count('<li class="advice">') == count, situation
        assert page.index('class="today-box"') < page.index('class="verdict-group'), situation


def test_what_a_situation_page_offers_is_fine_there(book, pages):
    """Every 'try instead' and everything under today suits, or suits with a change, all that the page is for."""
    judge, seen = book.links.judge, 0
    for situation in safe.situations(book.views.profiles()):
        page = pages[situation.address]
        today = page[page.index('class="today-box"'):page.index("</section>")]
        offered = re.findall(r'class="swap">Try instead: <a href="[./]*(exercises/[a-z0-9-]+)/"', page)
        offered += re.findall(r'<dd><a href="[./]*(exercises/[a-z0-9-]+)/"', today)
        for ref in offered:
            assert judge.verdict_for(judge.exercises[ref], situation.profiles).fine, (situation, ref)
            seen += 1
    assert seen > 500


def test_verdicts_have_one_set_of_words_on_all_pages(book):
    found = set()
    for page in book.pages():
        found |= {html.unescape(word).strip() for word in re.findall(r'class="chip chip--[a-z]+"><svg.*?</svg>([^<]*)<', book.write(page)[0], re.S)}
    assert found == WORDS


def test_every_count_says_what_it_counts(pages):
    counts = [count for page in pages.values() for count in re.findall(r'class="count">([^<]*)<', page)]
    assert len(counts) > 100
    assert all(re.fullmatch(r"\d+ [a-z]+", count) for count in counts), set(counts)


def test_the_gates_are_asked_first_and_come_from_the_data(book, pages):
    """The gates of the issue, each a circumstance that counts as a profile."""
    gates = [gate.id for gate in safe.gates(book.knowledge)]
    assert gates[:6] == ["new-back-pain", "lost-height", "new-stoop", "long-steroids", "never-tested", "spine-fracture-recent"]
    page = pages["safe/"]
    places = [page.index('class="card card--emergency'), *(page.index(f'value="{gate}"') for gate in gates), page.index('value="osteoporosis"')]
    assert places == sorted(places)


def test_every_emergency_sign_is_in_the_short_list_and_whole_behind_it(book, pages):
    signs = [sign for sign in book.views.signs(book.views.before_exercise()) if sign.level == "emergency"]
    assert len(signs) >= 14
    for sign in signs:
        assert sign.short and html.escape(sign.short, quote=False) in html.unescape(pages["safe/"]), sign.id
        assert sign.sign in html.unescape(pages["safe/help-now/"]), sign.id


def test_nothing_that_the_code_names_is_missing_in_the_data(book):
    assert len(safe.no_physiotherapist(book.knowledge)) == len(safe.NO_PHYSIOTHERAPIST)
    assert all(f"exercises/{name}" in book.knowledge.entries for name in safe.OFTEN_ASKED)
    assert all(profile.bring and profile.ask_whom for profile in book.views.profiles())
    assert {safe.kit_of(exercise) for exercise in book.knowledge.of_kind("exercises")} == {0, 1, 2, 3}
    assert safe.kit_of(book.knowledge.entries["exercises/weight-machines"]) == 3


def test_ask_first_is_never_a_dead_end_on_the_page_of_an_exercise(book):
    seen = 0
    for page in book.pages():
        if page.address.startswith("exercises/"):
            for box in re.findall(r'class="ask-box">(.*?)</div>', book.write(page)[0], re.S):
                for words in ("<b>Ask</b>", "<b>Take along</b>", "<b>Fine until then:</b>", "#question-sheet"):
                    assert words in box, page.address
                seen += 1
    assert seen > 50


def test_the_browser_is_given_reasons_and_no_rule(book):
    data = browser_files(book.views)["movements.json"]
    assert len(data["ticks"]) == len(ticks_of(book.views)) and "emergency-signs" not in str(data["ticks"])
    assert not {"movement", "trigger", "when"} & {key for movement in data["movements"] for key in movement}

"""Pages made from the real data: what each kind must show, in order, and that no data text becomes markup."""

from __future__ import annotations

import re

import pytest

from macros.knowledge.kinds import ENTRY_KINDS
from macros.knowledge.walk import claims_of
from scripts.rules.terms import _MEDICAL

ORDER = {
    "conditions": ["key-points", "when-to-get-help", "what-it-is", "symptoms", "causes", "diagnostics", "what-helps",
                   "outlook", "if-nothing-is-done", "living-with", "unknowns", "questions", "sources"],
    "causes": ["key-points", "acts-how", "how-much", "changeable-claims", "what-to-do", "sources"],
    "symptoms": ["when-to-get-help", "key-points", "feels-like", "possible-causes", "what-you-can-do",
                 "what-a-professional-may-do", "sources"],
    "diagnostics": ["key-points", "why", "getting-ready", "what-happens", "reading-the-result", "limits", "questions", "sources"],
    "treatments": ["key-points", "when-to-get-help", "who-for", "how-it-works", "benefits", "harms", "without-it",
                   "alternatives", "what-it-is-like", "not-suitable", "questions", "sources"],
    "nutrition": ["key-points", "does", "amounts", "foods", "supplements", "sources"],
    "exercises": ["key-points", "check-first", "indications", "contraindications", "setup", "steps", "stop-if", "mistakes",
                  "evidence", "sources"],
}


@pytest.fixture(scope="module")
def written(book):
    """Address to (HTML, headings) of every page made from the real data."""
    return {page.address: book.write(page) for page in book.pages()}


def test_there_are_pages_of_every_kind(written):
    for folder in ENTRY_KINDS:
        assert sum(address.startswith(folder + "/") for address in written) > 4, folder
    assert len(written) > 600


@pytest.mark.parametrize("folder", ORDER)
def test_sections_stand_in_the_order_of_the_style_guide(folder, book, written):
    seen = 0
    for ref in book.knowledge.entries:
        if ref.startswith(folder + "/"):
            anchors = [anchor for anchor, _title in written[ref + "/"][1]]
            wanted = [anchor for anchor in ORDER[folder] if anchor in anchors]
            missing = set(ORDER[folder]) - set(anchors)
            assert not missing, f"{ref} lacks {missing}"
            assert [a for a in anchors if a in wanted] == wanted, ref
            seen += 1
    assert seen


def test_every_exercise_has_contraindications_in_data_and_on_its_page(book, written):
    exercises = book.knowledge.of_kind("exercises")
    assert exercises
    for exercise in exercises:
        html = written[f"exercises/{exercise.id}/"][0]
        assert exercise.contraindications, exercise.id
        section = html.split('<h2 id="contraindications">')[1].split("<h2 ")[0]
        assert "chip--" in section, f"{exercise.id}: the section is empty"


def test_warning_cards_stand_before_any_treatment_or_exercise_text(book, written):
    for ref in book.knowledge.entries:
        html = written[ref + "/"][0]
        card = html.find('class="card card--')
        for late in ('id="what-helps"', 'id="steps"', 'id="benefits"', 'id="what-you-can-do"'):
            if late in html and ref.split("/")[0] in ("conditions", "symptoms", "exercises", "treatments"):
                assert 0 <= card < html.index(late), f"{ref}: no warning card before {late}"


def test_every_claim_has_its_anchor_once_on_its_page(book, written):
    count = 0
    for ref, record in (*book.knowledge.entries.items(), *book.knowledge.routines.items()):
        html = written[ref + "/"][0]
        for _path, claim in claims_of(record):
            assert html.count(f' id="{claim.id}"') == 1, f"{ref}#{claim.id}"
            count += 1
    assert count > 500


def test_every_claim_opens_what_its_sources_found(book, written):
    """The finding's own text stands inside the passport of the claim."""
    import html as escaping

    record = book.knowledge.entries["exercises/plank"]
    page = escaping.unescape(written["exercises/plank/"][0])
    for _path, claim in claims_of(record):
        block = page.split(f' id="{claim.id}"')[1]
        for cite in claim.cites:
            source, _, name = cite.partition("/")
            finding = next(f for f in book.knowledge.sources[source].findings if f.id == name)
            assert finding.text in block and finding.population in block


def test_every_page_says_that_nobody_has_reviewed_it(book, written):
    for ref, record in (*book.knowledge.entries.items(), *book.knowledge.routines.items()):
        assert record.review.clinical == "none", "a review must be real; change this test with the first one"
        html = written[ref + "/"][0]
        assert html.count("Not yet reviewed by a health professional") >= 2, ref
        assert "Edit this page" in html and f"/data/{ref}.yml" in html
        assert "Report a problem" in html


def test_every_page_has_one_h1_and_skips_no_level(written):
    for address, (html, _headings) in written.items():
        levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", html)]
        assert levels.count(1) == 1 and levels[0] == 1, address
        for before, after in zip(levels, levels[1:]):
            assert after <= before + 1, f"{address}: h{before} is followed by h{after}"


def test_every_sign_of_the_registry_is_on_its_page_with_its_words(book, written):
    import html as escaping

    page = escaping.unescape(written["red-flags/"][0])
    assert len(book.knowledge.red_flags) >= 80
    for sign in book.knowledge.red_flags.values():
        assert sign.sign in page, sign.id


def test_source_pages_list_every_claim_that_rests_on_them(book, written):
    used = 0
    for name in book.knowledge.sources:
        html = written[f"sources/{name}/"][0]
        for use in book.links.uses.get(name, ()):
            assert f"{use.ref}/" in html, f"{name} does not name {use.ref}"
            used += 1
    assert used > 500


def test_backlinks_are_shown_on_the_other_side(book, written):
    shown = 0
    for target, links in book.links.backlinks.items():
        for link in links:
            if book.knowledge.page(link.ref):
                assert f'{link.ref}/#' in written[target + "/"][0] or f"{link.ref}/" in written[target + "/"][0], (link.ref, target)
                shown += 1
    assert shown > 100


def test_every_medical_word_is_explained_on_its_page_or_leads_to_a_page_of_its_own(book, written):
    checked = 0
    for address, (html, _headings) in written.items():
        if address.split("/")[0] not in {*ENTRY_KINDS, "routines"} or address.count("/") != 2:
            continue
        explained = set(re.findall(r'id="word-([a-z0-9-]+)"', html))
        own = html.split('id="sources"')[0]  # below stand the titles of sources, in their words
        for hidden in (r'<details class="passport.*?</details>', r"<p hidden.*?</p>", r'<a (?!class="word").*?</a>', r"<[^>]+>"):
            own = re.sub(hidden, " ", own, flags=re.S)
        for word in {match.group(0).lower() for match in _MEDICAL.finditer(own)}:
            terms = {term.id for form, term in book.terms.by_form.items() if re.search(rf"\b{re.escape(word)}\b", form)}
            assert terms & explained, (address, word)
            checked += 1
    assert checked > 300

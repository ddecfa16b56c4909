"""The journeys that matter most, in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

PHONE = {"width": 360, "height": 740}


def test_newly_told_of_osteoporosis_finds_what_to_do_today(page: Page, address):
    """Landing on the page from a search, on a phone."""
    page.set_viewport_size(PHONE)
    page.goto(address + "conditions/osteoporosis/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Osteoporosis")
    today = page.locator("ul.today").first
    for slot in ("For your legs", "For your balance", "For your back", "Walking", "Everyday movement"):
        expect(today).to_contain_text(slot)
    today.get_by_role("link").first.click()
    expect(page.locator("#indications")).to_be_visible()
    expect(page.locator("ol.steps li")).not_to_have_count(0)


def test_are_sit_ups_safe_gives_leave_it_out_with_an_alternative(page: Page, address):
    page.set_viewport_size(PHONE)
    page.goto(address)
    page.get_by_label("Search this guide").fill("sit-ups")
    results = page.locator("[data-search-results] a")
    expect(results.first).to_be_visible(timeout=10_000)
    page.locator("[data-search-results] a", has_text="Sit-up").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sit-up")
    instead = page.locator("section.instead a")
    expect(instead.first).to_be_visible()
    row = page.locator(".verdict-row", has_text="Osteoporosis").first
    expect(row).to_contain_text("Leave it out")
    expect(row).to_contain_text("Try instead")


def test_weakness_in_both_legs_shows_the_emergency_card_first(page: Page, address):
    page.set_viewport_size(PHONE)
    page.goto(address + "symptoms/weakness-in-both-legs/")
    card = page.locator(".card").first
    expect(card).to_contain_text("Emergency")
    expect(card).to_contain_text("Weakness in both legs that is new, sudden, severe or getting worse.")
    first = page.evaluate("""() => {
        const card = document.querySelector('.card--emergency'), key = document.querySelector('.key-points');
        return card.getBoundingClientRect().top < key.getBoundingClientRect().top;
    }""")
    assert first


def test_a_citation_opens_what_the_source_found(page: Page, address):
    page.goto(address + "exercises/plank/")
    passport = page.locator("details.passport").first
    finding = passport.locator(".finding").first
    expect(finding).to_be_hidden()
    passport.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(finding).to_be_visible()
    expect(finding).to_contain_text("In whom")


def test_passports_and_cards_work_without_scripts(browser, address):
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(address + "exercises/sit-up/")
    expect(page.locator(".card--emergency")).to_be_visible()
    page.locator("details.passport > summary").first.click()
    expect(page.locator("details.passport .finding").first).to_be_visible()
    context.close()


@pytest.mark.parametrize("path", ["", "conditions/osteoporosis/", "exercises/walking/", "safety/", "nutrition/calcium/",
                                  "treatments/denosumab/", "red-flags/", "read-elsewhere/", "sources/"])
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_no_page_scrolls_sideways(page: Page, address, path, width):
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(address + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("path", ["", "conditions/osteoporosis/", "exercises/plank/", "safety/", "sources/", "glossary/"])
def test_no_request_leaves_the_site_and_nothing_fails(page: Page, address, path):
    asked, failed = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("response", lambda response: failed.append(response.url) if response.status >= 400 else None)
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.goto(address + path)
    page.get_by_label("Search this guide").fill("walking")
    expect(page.locator("[data-search-results] a").first).to_be_visible(timeout=10_000)
    assert asked and all(url.startswith((address, "data:", "blob:")) for url in asked), asked
    assert not failed


def test_the_index_of_the_search_is_not_fetched_before_a_search(page: Page, address):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + "exercises/plank/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in asked if "/pagefind/" in url]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_is_readable_in_light_and_dark(browser, address, scheme):
    """Body text against the page's ground: contrast 7 to 1 at least."""
    context = browser.new_context(color_scheme=scheme, viewport=PHONE)
    page = context.new_page()
    page.goto(address + "conditions/osteoporosis/")
    ratio = page.evaluate("""() => {
        const light = (text) => {
            const [r, g, b] = text.match(/[\\d.]+/g).map(Number).map((v) => v / 255)
                .map((v) => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const text = light(getComputedStyle(document.querySelector('.claim-text')).color);
        const ground = light(getComputedStyle(document.body).backgroundColor);
        return (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05);
    }""")
    size = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.claim-text')).fontSize)")
    context.close()
    assert ratio >= 7
    assert size >= 17.5

""""My sheet" in a real browser: what it holds, what it refuses, what it keeps, and whether a printed one is still right."""

from __future__ import annotations

import io

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Page, expect

PHONE = {"width": 360, "height": 740}


def open_sheet(page: Page, address: str, situation: str, *exercises: str) -> None:
    """The sheet of a reader who has picked these on the pages of the exercises."""
    for name in exercises:
        page.goto(f"{address}exercises/{name}/")
        page.get_by_role("button", name="Add to my sheet").click()
        expect(page.get_by_role("button", name="Take off my sheet")).to_be_visible()
    page.goto(f"{address}my-sheet/#has={situation}")


@pytest.mark.parametrize("size", [PHONE, {"width": 1280, "height": 900}], ids=["phone", "desktop"])
def test_a_sheet_prints_all_that_one_needs(page: Page, address, size):
    page.set_viewport_size(size)
    open_sheet(page, address, "osteoporosis", "heel-raise", "sit-to-stand")
    paper = page.locator("[data-paper]")
    expect(paper.locator(".paper-exercise")).to_have_count(2)
    for name in ("Heel raises", "Standing up from a chair"):
        one = paper.locator(".paper-exercise", has_text=name)
        assert one.locator(".steps > li").count() >= 3
        for words in ("How often", "How long", "Next step", "Stop here if"):
            expect(one).to_contain_text(words)
        expect(one.locator(".chip")).to_have_count(1)
    for words in ("call your emergency number", "cannot control or feel your poo", "Stop if", "Osteoporosis",
                  "No health professional has reviewed this"):
        expect(paper).to_contain_text(words)
    expect(paper.locator(".diary tbody td")).to_have_count(3 * 28)
    expect(paper.locator("[data-paper-version]")).to_have_text(page.locator("[data-my-sheet]").get_attribute("data-ready"))
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    page.emulate_media(media="print")
    expect(page.locator("[data-print]")).to_be_hidden()
    expect(paper).to_be_visible()


def test_the_pictures_of_an_exercise_are_on_the_sheet(page: Page, address):
    """As many drawings as the steps of the page itself have, each named, and no id twice."""
    open_sheet(page, address, "osteoporosis", "heel-raise", "sit-to-stand")
    expect(page.locator(".paper-exercise")).to_have_count(2)
    shown = page.locator(".paper-exercise .steps svg").count()
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((one) => one.id)")
    assert len(ids) == len(set(ids))
    drawn = 0
    for name in ("heel-raise", "sit-to-stand"):
        page.goto(f"{address}exercises/{name}/")
        drawn += page.locator("ol.steps svg").count()
    assert shown == drawn > 0


def test_the_qr_code_leads_to_the_printed_address(page: Page, address):
    """Read from its picture by another library."""
    open_sheet(page, address, "osteoporosis", "heel-raise", "sit-to-stand")
    code = page.locator("[data-paper-qr] svg")
    expect(code).to_be_visible()
    told = page.locator("[data-paper-address]").inner_text()
    assert "ex=heel-raise,sit-to-stand&has=osteoporosis&was=" in told
    read = zxingcpp.read_barcodes(Image.open(io.BytesIO(code.screenshot(scale="css"))))
    assert [one.text for one in read] == [told]


def test_it_refuses_what_the_verdicts_forbid_and_says_what_instead(page: Page, address):
    page.set_viewport_size(PHONE)
    open_sheet(page, address, "osteoporotic-vertebral-fracture", "heel-raise", "plank")
    refused = page.locator("[data-refused]")
    expect(refused).to_contain_text("Plank")
    expect(refused).to_contain_text("Ask first")
    expect(refused).to_contain_text("Ask a physiotherapist")
    expect(page.locator("[data-missing]")).to_have_text("Pick 1 more: a sheet holds 2 to 5 movements that suit you.")
    expect(page.locator("[data-print]")).to_be_disabled()
    expect(page.locator("[data-paper]")).to_be_hidden()
    refused.get_by_role("button", name="instead").click()
    expect(refused).to_be_hidden()
    expect(page.locator("[data-print]")).to_be_enabled()
    expect(page.locator(".paper-exercise")).to_have_count(2)
    expect(page.locator("[data-paper-exercises]")).not_to_contain_text("Plank")


def test_without_a_situation_nothing_is_printed(page: Page, address):
    open_sheet(page, address, "", "heel-raise", "sit-to-stand")
    expect(page.locator("[data-missing]")).to_contain_text("First tick what is true of you")
    expect(page.locator("[data-print]")).to_be_disabled()
    page.get_by_role("checkbox", name="Bones never tested", exact=True).check()
    expect(page.locator("[data-print]")).to_be_enabled()


def test_it_holds_five_at_most(page: Page, address):
    open_sheet(page, address, "osteoporosis", "heel-raise", "sit-to-stand", "bridge", "walking", "wall-push-up")
    expect(page.locator("[data-full]")).to_be_visible()
    expect(page.locator("[data-offer]")).to_be_hidden()
    page.goto(address + "exercises/step-up/")
    page.get_by_role("button", name="Add to my sheet").click()
    expect(page.locator("[data-add] [role=status]")).to_contain_text("5 at most")


def test_it_starts_with_what_suits_today(page: Page, address):
    page.goto(address + "my-sheet/#has=osteopenia,lumbar-spinal-stenosis")
    page.get_by_role("button", name="Start with 4").click()
    expect(page.locator("[data-picked] li")).to_have_count(4)
    expect(page.locator("[data-refused]")).to_be_hidden()
    expect(page.locator(".paper-exercise")).to_have_count(4)


def test_it_is_kept_on_this_device_only_and_forgotten_at_a_touch(page: Page, address):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    open_sheet(page, address, "osteoporosis", "heel-raise", "sit-to-stand")
    expect(page.locator(".paper-exercise")).to_have_count(2)
    assert asked and not [url for url in asked if not url.startswith(address) or "osteoporosis" in url]
    page.goto(address + "my-sheet/")
    expect(page.locator("[data-picked] li")).to_have_count(2)
    page.get_by_role("button", name="Forget this sheet").click()
    expect(page.locator("[data-kept]")).to_contain_text("Forgotten")
    assert page.evaluate("localStorage.getItem('my-sheet')") is None
    page.goto(address + "my-sheet/")
    expect(page.locator("[data-picked] li")).to_have_count(0)


def test_a_scanned_sheet_says_whether_it_is_current(page: Page, address):
    open_sheet(page, address, "osteoporosis", "heel-raise", "sit-to-stand")
    expect(page.locator(".paper-exercise")).to_have_count(2)
    told = page.locator("[data-paper-address]").inner_text()
    for change, words in ((lambda a: a, "Your printed sheet is current."),
                          (lambda a: a[:-8] + "00000000", "Some words on it changed"),
                          (lambda a: a.replace("ex=heel-raise", "ex=plank-that-is-gone"), "Stop using your printed sheet")):
        scanned = page.context.browser.new_context().new_page()  # another device: nothing is kept there
        scanned.goto(change(told))
        expect(scanned.locator("[data-scanned]")).to_contain_text(words)
        scanned.context.close()


def test_a_scanned_sheet_whose_verdict_got_stricter_says_so_first(page: Page, address):
    """Printed as 'suits', now 'leave it out': the warning stands above all else."""
    page.goto(address + "my-sheet/#ex=sit-up,heel-raise&has=osteoporosis&was=00&on=2026-01-05&v=00000000")
    box = page.locator("[data-scanned]")
    expect(box).to_contain_text("Stop using your printed sheet. The advice got stricter")
    expect(box).to_contain_text("Leave it out")
    expect(page.locator("[data-refused]")).to_contain_text("Sit-up")
    assert box.bounding_box()["y"] < page.locator("h2#you").bounding_box()["y"]


def test_without_scripts_it_says_what_to_do_instead(browser, address):
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(address + "my-sheet/")
    expect(page.locator("noscript p, .screen-only p", has_text="This page needs scripts").first).to_be_visible()
    expect(page.get_by_role("button", name="Print my sheet")).to_be_hidden()
    page.goto(address + "exercises/heel-raise/")
    expect(page.get_by_role("button", name="Add to my sheet")).to_be_hidden()
    context.close()

"""The home page and "Is it safe for me?" in a real browser: phone and desktop, scripts on and off."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

SIZES = {"phone": {"width": 360, "height": 740}, "desktop": {"width": 1280, "height": 900}}
SLOTS = ("For your legs", "For your balance", "For your back and posture", "Walking", "Everyday movement")


@pytest.fixture(params=SIZES)
def sized(page: Page, request) -> Page:
    """A page on a phone and on a desktop, scripts on."""
    page.set_viewport_size(SIZES[request.param])
    return page


@pytest.fixture(params=SIZES)
def plain(browser, request) -> Page:
    """A page on a phone and on a desktop, scripts off."""
    context = browser.new_context(java_script_enabled=False, viewport=SIZES[request.param])
    yield context.new_page()
    context.close()


@pytest.fixture(params=[(size, scripts) for size in SIZES for scripts in (True, False)],
                ids=lambda both: f"{both[0]}-{'scripts' if both[1] else 'no-scripts'}")
def either(browser, request) -> Page:
    """A page on a phone and on a desktop, scripts on and off."""
    size, scripts = request.param
    context = browser.new_context(java_script_enabled=scripts, viewport=SIZES[size])
    yield context.new_page()
    context.close()


def section(page: Page, verdict: str):
    """The list of one verdict."""
    return page.locator(f".verdict-group--{verdict}")


def movement(page: Page, name: str):
    """The line of one movement in the lists."""
    return page.locator(".advice", has=page.locator(".advice-name", has_text=name))


def tick(page: Page, *names: str) -> None:
    """Tick by the words that stand beside the box."""
    for name in names:
        page.locator(".tick", has_text=name).first.locator("input").check()


def test_home_has_three_ways_in_and_help_at_the_top(either: Page, address):
    page = either
    page.goto(address)
    urgent = page.get_by_role("link", name="Signs that need help now")
    expect(urgent).to_be_in_viewport()
    for way in ("I was told I have …", "Is this movement safe for me?", "I have a symptom"):
        expect(page.locator(".way", has_text=way)).to_be_in_viewport()
    page.locator(".way", has_text="I was told").click()
    expect(page.locator("#told + ul a", has_text="Osteoporosis")).to_be_in_viewport()


def test_signs_of_an_emergency_end_the_list(either: Page, address):
    """The gates come first; behind 'yes' the card stands alone."""
    page = either
    page.goto(address + "safe/")
    card = page.locator(".card--emergency")
    assert card.bounding_box()["y"] < page.locator("h2#each").bounding_box()["y"]
    card.get_by_role("link", name="Yes, or I am not sure").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Get help now")
    expect(page.locator(".card--emergency li")).to_have_count(16)
    assert page.locator(".call-numbers li").count() >= 4
    expect(page.locator(".advice, .today-box")).to_have_count(0)


def test_a_page_for_each_situation_works_without_scripts(plain: Page, address):
    plain.goto(address + "safe/")
    expect(plain.locator(".tick").first).to_be_hidden()
    plain.locator("#each ~ ul a", has_text="Osteoporosis").click()
    today = plain.locator(".today-box")
    for slot in SLOTS:
        expect(today).to_contain_text(slot)
    assert today.locator("dd").count() >= 5
    plain.locator("#also ~ ul a", has_text="lumbar spinal stenosis").click()
    assert plain.url.endswith("/safe/osteoporosis/lumbar-spinal-stenosis/")
    for verdict, words in (("suits", "Suits"), ("change", "Change it"), ("ask", "Ask first"), ("avoid", "Leave it out")):
        expect(section(plain, verdict).locator("h2")).to_contain_text(words)
        expect(section(plain, verdict).locator("h2 .count")).to_contain_text("movement")
    sit_up = movement(plain, "Sit-up")
    expect(sit_up.locator(".advice-why").first).to_be_visible()
    expect(sit_up.locator(".swap a")).to_have_count(1)


def test_silence_is_folded_and_apart_from_a_warning(plain: Page, address):
    plain.goto(address + "safe/lumbar-spinal-stenosis/")
    ask = section(plain, "ask")
    expect(ask.locator("h3", has_text="A source asks for care")).to_be_visible()
    folded = ask.locator("details.verdict-list", has_text="Nobody has studied it")
    expect(folded.locator(".advice").first).to_be_hidden()
    folded.locator("summary").first.click()
    expect(folded.locator(".advice").first).to_be_visible()
    expect(ask.locator("h4").first).to_contain_text("Ask ")


def test_ticks_make_the_list_and_stand_only_in_the_address(sized: Page, address):
    asked = []
    sized.on("request", lambda request: asked.append(request.url))
    sized.goto(address + "safe/")
    tick(sized, "Osteoporosis (weak bones)", "Narrowed spine in the lower back")
    sized.get_by_role("link", name="Show my list").click()
    today = sized.locator("[data-today]")
    expect(today).to_be_in_viewport()
    for slot in SLOTS:
        expect(today).to_contain_text(slot)
    assert today.locator("dd").count() >= 5
    assert sized.url.endswith("/safe/#has=osteoporosis,lumbar-spinal-stenosis")
    assert asked and not [url for url in asked if "stenosis" in url or "osteoporosis" in url]
    kept = sized.evaluate("JSON.stringify([localStorage, sessionStorage, document.cookie])")
    assert "stenosis" not in kept and "osteoporosis" not in kept
    same = sized.context.new_page()
    same.goto(sized.url)
    expect(same.locator("[data-chosen]")).to_contain_text("Osteoporosis · narrowed spine in the lower back")
    expect(section(same, "avoid").locator("h2")).to_contain_text("Leave it out")


def test_stenosis_with_thin_bones_wanting_to_cycle(sized: Page, address):
    """Told of both, wanting to cycle: the bike that stands still with a change, the road asks first, with a swap."""
    sized.goto(address)
    sized.locator(".way", has_text="Is this movement safe").click()
    tick(sized, "Low bone density", "Narrowed spine in the lower back")
    sized.get_by_role("link", name="Show my list").click()
    sized.get_by_label("Find a movement").fill("bike")
    expect(sized.locator("[data-count]")).to_contain_text("movements of ")
    still = movement(sized, "Stationary bike")
    expect(section(sized, "change").locator(still)).to_have_count(1)
    expect(still.locator(".change")).to_contain_text("Sit upright")
    road = movement(sized, "Cycling outdoors")
    expect(section(sized, "ask").locator(road)).to_have_count(1)
    expect(road.locator(".swap a")).to_have_text("stationary bike")
    road.locator("summary").click()
    expect(road.locator(".advice-why").first).to_be_visible()
    expect(sized.locator("[data-questions]")).to_contain_text("Cycling outdoors")
    still.locator(".advice-name a").click()
    expect(sized.get_by_role("heading", level=1)).to_contain_text("Stationary bike")


def test_the_page_of_a_condition_leads_to_the_list_for_two(page: Page, address):
    """What needs a change today says which; a second condition is one tick away."""
    page.goto(address + "conditions/osteoporotic-vertebral-fracture/")
    today = page.locator("ul.today").first
    assert today.locator("a").count() >= 5
    expect(today.locator("li", has=page.locator("b", has_text="Walking"))).to_contain_text("brisk walk at most")
    page.get_by_role("link", name="check both at once").click()
    expect(page.locator("[data-chosen]")).to_contain_text("Broken bone in the spine")


def test_a_circumstance_tightens_and_says_why(page: Page, address):
    page.goto(address + "safe/#has=osteopenia")
    head_down = movement(page, "Hanging or standing upside down")
    expect(head_down).to_have_count(1)
    before = section(page, "change").locator("h2 .count").inner_text()
    page.get_by_role("button", name="Change", exact=True).click()
    page.locator("[data-more] > summary").click()
    tick(page, "Numb feet")
    assert section(page, "change").locator("h2 .count").inner_text() != before
    expect(page.locator('[data-note="numb-feet-poor-sight-frail"]')).to_be_visible()
    expect(movement(page, "Tai chi")).to_contain_text("have someone with you")


def test_a_gate_counts_as_its_condition(page: Page, address):
    """Ticked alone, a new stoop gives the list for a broken bone in the spine, and says so."""
    page.goto(address + "safe/")
    tick(page, "A new stoop")
    found = page.locator("[data-lists] h2 .count").all_inner_texts()
    page.goto(address + "safe/osteoporotic-vertebral-fracture/")
    assert found and page.locator(".verdict-title .count").all_inner_texts() == found
    page.goto(address + "safe/#also=new-stoop")
    expect(page.locator('[data-note="new-stoop"]')).to_contain_text("until your spine has been checked")


def test_with_a_fever_nothing_is_offered_for_today(page: Page, address):
    page.goto(address + "safe/#has=osteoporosis&also=fever")
    expect(page.locator("[data-today]")).to_contain_text("Nothing on this site for now")
    expect(page.locator('[data-note="fever"]')).to_contain_text("rest while you have a fever")
    expect(section(page, "suits")).to_have_count(0)
    expect(movement(page, "Plank").locator(".advice-why").first).to_be_hidden()


def test_filters_narrow_the_list(sized: Page, address):
    sized.goto(address + "safe/#has=osteoporosis")
    expect(sized.locator("[data-lists] .advice").first).to_be_visible()  # the script has made the lists
    everything = sized.locator("[data-lists] .advice").count()
    sized.get_by_label("Position").select_option(label="No floor needed")
    expect(movement(sized, "Plank")).to_have_count(0)
    expect(movement(sized, "Standing up from a chair")).to_have_count(1)
    sized.get_by_label("What for").select_option(label="Balance")
    expect(movement(sized, "Seated row")).to_have_count(0)
    expect(movement(sized, "Standing on one leg")).to_have_count(1)
    sized.get_by_label("What you have").select_option(label="Things at home")
    expect(movement(sized, "Balance board")).to_have_count(0)
    shown = sized.locator("[data-lists] .advice").count()
    assert 0 < shown < everything
    expect(sized.locator("[data-count]")).to_have_text(f"The list shows {shown} movements of {everything}.")


def test_the_question_sheet_says_whom_what_and_what_until_then(page: Page, address):
    page.goto(address + "safe/#has=osteoporotic-vertebral-fracture")
    sheet = page.locator("#question-sheet")
    for words in ("Say first:", "Ask a physiotherapist", "Take along", "report of the X-ray", "Fine until then",
                  "If there is no physiotherapist near you", "nurse", "Precaution"):
        expect(sheet).to_contain_text(words)
    page.evaluate("() => { window.print = () => { window.asked = document.documentElement.className; }; }")
    sheet.get_by_role("button", name="Print the questions").click()
    assert "print-questions" in page.evaluate("window.asked")
    page.emulate_media(media="print")
    expect(sheet).to_be_visible()
    expect(page.locator("[data-lists]")).to_be_hidden()
    expect(page.locator("h1")).to_be_hidden()


def test_the_question_sheet_prints_alone_without_scripts(plain: Page, address):
    plain.goto(address + "safe/osteoporosis/#question-sheet")
    plain.emulate_media(media="print")
    expect(plain.locator("#question-sheet")).to_be_visible()
    expect(section(plain, "suits")).to_be_hidden()


@pytest.mark.parametrize("path", ["safe/", "safe/help-now/", "safe/#has=osteopenia,risk-of-falling", "safe/osteoporosis/lumbar-spinal-stenosis/"])
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_nothing_scrolls_sideways_and_nothing_fails(page: Page, address, path, width):
    failed = []
    page.on("response", lambda response: failed.append(response.url) if response.status >= 400 else None)
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(address + path)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert not failed


def test_ticks_work_from_the_keyboard(page: Page, address):
    page.goto(address + "safe/")
    page.locator(".ticks input").first.focus()
    page.keyboard.press("Space")
    expect(page.locator(".ticks input").first).to_be_checked()
    page.get_by_role("link", name="Show my list").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#today")).to_be_focused()

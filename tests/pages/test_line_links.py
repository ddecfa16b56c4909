"""Each page leads to its file, and each claim to its line, at the one address of the settings."""

from __future__ import annotations

import html
import re

import pytest

from macros.knowledge.walk import claims_of
from scripts.check import ROOT

PAGES = ["exercises/bird-dog/", "conditions/osteoporosis/", "treatments/bisphosphonates/", "nutrition/calcium/", "routines/start-osteopenia/",
         "symptoms/height-loss/", "causes/smoking/", "diagnostics/dxa-scan/", "disagreements/alcohol-and-bone/", "safety-rules/",
         "read-elsewhere/lumbar-osteopenia-exercise-article/"]


def links(body: str, settings) -> list[tuple[str, int]]:
    pattern = re.escape(f"{settings.repository}/blob/{settings.branch}/data/") + r'([^"#]+)#L(\d+)"'
    return [(file, int(line)) for file, line in re.findall(pattern, html.unescape(body))]


@pytest.mark.parametrize("address", PAGES)
def test_each_claim_leads_to_the_line_of_its_text(address, book, project_settings):
    page = next(page for page in book.pages() if page.address == address)
    found = links(book.write(page)[0], project_settings)
    assert found
    for file, line in found:
        assert (ROOT / "data" / file).read_text("utf-8").splitlines()[line - 1].strip().removeprefix("- ").startswith("text:")


@pytest.mark.parametrize("address", [address for address in PAGES if address not in ("safety-rules/",)])
def test_every_claim_of_the_page_has_its_link(address, book, project_settings):
    page = next(page for page in book.pages() if page.address == address)
    record = page.values.get("record", page.values.get("statements"))
    lines = {book.knowledge.mark(page.file, (*path, "text")).line for path, _claim in claims_of(record)}
    missing = lines - {line for file, line in links(book.write(page)[0], project_settings) if file == page.file}
    # A dose says its claim in the table of how much; what it shows has its own link.
    assert len(missing) <= 1, missing


def test_a_claim_of_another_page_leads_there_and_not_to_a_line_here(book, project_settings):
    page = next(page for page in book.pages() if page.address == "causes/smoking/")
    assert {file for file, _line in links(book.write(page)[0], project_settings)} == {"causes/smoking.yml"}


@pytest.mark.parametrize("address", PAGES)
def test_each_page_leads_to_its_file(address, book, project_settings):
    page = next(page for page in book.pages() if page.address == address)
    assert page.file and (ROOT / "data" / page.file).is_file()
    if address != "safety-rules/":
        assert project_settings.edit_url(page.file) in book.write(page)[0]

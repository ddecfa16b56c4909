"""schema.org data on the finished site (what stands in it is tested in tests/pages/test_jsonld.py)."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("address", ["", "conditions/osteoporosis/", "exercises/", "exercises/plank/", "sources/", "a-to-z/s/"])
def test_every_page_tells_search_engines_what_it_is(site, address):
    text = (site / address / "index.html").read_text("utf-8")
    assert text.count('<script type="application/ld+json">{"@context":"https://schema.org"') == 1

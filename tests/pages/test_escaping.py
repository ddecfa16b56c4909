"""Hostile text stays text: escaped, whatever field it stands in."""

from __future__ import annotations

import re

from macros.knowledge.links import link
from macros.knowledge.load import load
from macros.render import Book, Sheet

HOSTILE = "<script>alert(1)</script> {{ config }} {% raw %} \" onmouseover='x' & <b>"
OUR_SCRIPT = re.compile(r'<script type="module" src="[./]*assets/[a-z0-9/-]+\.js"></script>')


def test_no_text_of_an_entry_becomes_markup(folder, project_settings):
    for path in sorted(folder.rglob("*.yml")):
        text = path.read_text("utf-8")
        changed = re.sub(r"(?m)^(\s*(?:- )?(?:summary|text|question|says|plain|sign|why|change): ).*$",
                         lambda m: m.group(1) + "'" + HOSTILE.replace("'", "''") + "'", text)
        path.write_text(changed, "utf-8")
    knowledge, problems = load(folder)
    assert knowledge.entries and not [p for p in problems if p.code.startswith("YAML")]
    book = Book(knowledge, project_settings, link(knowledge))
    hit = 0
    for page in book.pages():
        html, _headings = book.write(page)
        assert "<script" not in OUR_SCRIPT.sub("", html)
        assert "alert(1)</script>" not in html
        hit += "&lt;script&gt;" in html
        assert not re.search(r"<[a-z]+[^>]*\sonmouseover=", html)
    assert hit > 5


def test_links_and_stress_are_all_that_text_may_do(book):
    sheet = Sheet(book, "../../")
    assert str(sheet.text("*one* <b>")) == "<em>one</em> &lt;b&gt;"
    assert 'href="../../exercises/plank/"' in str(sheet.text("see [[exercises/plank]]"))
    assert ">this one</a>" in str(sheet.text("[[exercises/plank|this one]]"))


def test_a_link_to_nothing_raises_with_its_name(book):
    import pytest

    with pytest.raises(LookupError, match="exercises/nothing"):
        Sheet(book, "").text("[[exercises/nothing]]")

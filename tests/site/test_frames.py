"""Pages joined from frame and body are the pages that the site engine renders whole, byte for byte."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from macros.frame import Frame, FrameError, slot
from macros.knowledge.kinds import PAGE_KINDS
from scripts.check import ROOT

TOC = "<ul>{}<li><a href='#zqslotanchor2qz'>zqslotheading2qz</a></li></ul>".format("<li><a href='#zqslotanchor1qz'>zqslotheading1qz</a></li>")
GOOD = f"<title>{slot('title')}</title><meta content='{slot('description')}'>{TOC}<main>{slot('body')}</main><a href='{slot('part1')}'>"
VALUES = {"title": "T", "description": "D", "body": "B", "part1": "p"}


def build(out: Path, data: Path, **more: str) -> None:
    environment = {**os.environ, "KNOWLEDGE_DATA": str(data), "SOURCE_DATE_EPOCH": "1", "NO_MKDOCS_2_WARNING": "1", **more}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(out)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr[-3000:]


def files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def locations(sitemap: bytes) -> list[str]:
    return sorted(re.findall(r"<loc>(.*?)</loc>", sitemap.decode("utf-8")))


def test_a_joined_page_is_the_page_that_the_engine_renders_whole(change, tmp_path):
    change("sources/demo-trial.yml", "title: Strength work and steadiness in women with osteoporosis", "title: 'A trial & \"raises\" zqslotbodyqz'")
    data = change("exercises/heel-raise.yml", "title: Heel raises", "title: \"Heel & 'raise'\"")
    build(tmp_path / "whole", data, WHOLE_PAGES="1")
    build(tmp_path / "joined", data)
    whole, joined = files(tmp_path / "whole"), files(tmp_path / "joined")
    compared = {name for name in whole if name.endswith("/index.html") and name.count("/") > 1}
    assert {name.split("/")[0] for name in compared} >= {*PAGE_KINDS, "sources", "disagreements", "read-elsewhere"}
    assert {name for name in whole if whole[name] != joined.get(name)} <= {"sitemap.xml", "sitemap.xml.gz"}
    assert whole.keys() == joined.keys()
    assert locations(whole["sitemap.xml"]) == locations(joined["sitemap.xml"])
    assert len(locations(joined["sitemap.xml"])) > len(compared)
    assert not [name for name, content in joined.items() if b"zqslot" in content.replace(b"zqslotbodyqz", b"")]


def test_one_two_and_many_headings_are_repeated_as_the_engine_rendered_them():
    frame = Frame(GOOD, ["part1"])
    for number in (1, 2, 3, 7):
        headings = [(f"a{n}", f"H{n}") for n in range(number)]
        items = "".join(f"<li><a href='#{anchor}'>{text}</a></li>" for anchor, text in headings)
        assert frame.fill(VALUES, headings) == f"<title>T</title><meta content='D'><ul>{items}</ul><main>B</main><a href='p'>"


def test_a_text_that_looks_like_a_slot_stays_a_text():
    assert f"<main>{slot('title')}</main>" in Frame(GOOD).fill({**VALUES, "body": slot("title")}, [("a", "H")])


@pytest.mark.parametrize(("html", "says"), [
    (GOOD + slot("body"), "'body' stands 2 times"),
    (GOOD.replace(slot("body"), ""), "'body' stands 0 times"),
    (GOOD.replace(slot("title"), ""), "'title' is missing"),
    (GOOD.replace(slot("part1"), ""), "'part1' is missing"),
    (GOOD.replace(slot("title"), slot("title") + slot("title").upper()), "changed"),
    (GOOD.replace(slot("anchor2"), ""), "not rendered alike"),
])
def test_a_frame_with_a_wrong_slot_is_refused(html, says):
    with pytest.raises(FrameError, match=says):
        Frame(html, ["part1"])


@pytest.mark.parametrize(("values", "headings", "says"), [
    ({k: v for k, v in VALUES.items() if k != "title"}, [("a", "H")], "nothing fills the slot 'title'"),
    (VALUES, [], "no headings"),
])
def test_a_slot_that_nothing_fills_is_an_error(values, headings, says):
    with pytest.raises(FrameError, match=says):
        Frame(GOOD).fill(values, headings)

"""What every picture of the site keeps: no words, one frame, an alternative in words, tones that stand out."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from PIL import Image

from macros.figures.paint import STYLE, alone, palette
from macros.knowledge.records.figures import PROPS
from scripts.figure import SHEET
from tests.figures.make import drawn, pose

SVG = "{http://www.w3.org/2000/svg}"
DRAWN_TONES = ("top", "top-far", "legs", "legs-far", "skin", "skin-far", "hair", "shoe", "shoe-far", "arrow", "wood", "soft", "metal", "mat", "wall", "floor",
               "water", "ghost", "stop", "band")


def tree(svg):
    return ElementTree.fromstring(svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1))


def test_there_are_figures(all_figures):
    assert len(all_figures) >= 90


def test_the_contact_sheet_shows_every_exercise_that_is_drawn(all_figures):
    """Made by ``make figure ARGS=--keep``; its names and numbers of pictures stand inside the file."""
    with Image.open(SHEET) as sheet:
        assert sheet.text["exercises"].split() == [f"{name}:{len(figures)}" for name, figures in sorted(all_figures.items())]
    assert SHEET.stat().st_size < 700_000


def test_no_words_in_any_picture_and_no_style_attribute(all_figures):
    for figures in all_figures.values():
        for figure in figures:
            tags = {node.tag.removeprefix(SVG) for node in tree(figure.svg).iter()}
            assert tags <= {"svg", "title", "desc", "path", "g"}, tags
            assert "style=" not in figure.svg


def test_every_picture_has_a_role_a_title_and_words(all_figures):
    for name, figures in all_figures.items():
        for figure in figures:
            root = tree(figure.svg)
            title, words = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
            assert root.get("role") == "img"
            assert root.get("aria-labelledby").split() == [title.get("id"), words.get("id")]
            assert title.text and len(words.text) > 8 and words.text == figure.alt, name


def test_all_pictures_of_one_view_share_their_frame(all_figures):
    shared = 0
    for figures in all_figures.values():
        boxes = {re.search(r'viewBox="([^"]+)"', figure.svg).group(1) for figure in figures}
        shared += len(figures) > 1 and len(boxes) == 1
        assert len(boxes) <= 3
    assert shared


def test_ids_are_unique(all_figures):
    ids = [one for figures in all_figures.values() for figure in figures for one in re.findall(r' id="([^"]+)"', figure.svg)]
    assert ids and len(ids) == len(set(ids))


def test_numbers_have_one_decimal_at_most(all_figures):
    for figures in all_figures.values():
        for figure in figures:
            for d in re.findall(r' d="([^"]+)"', figure.svg):
                assert not re.search(r"\.\d\d", d), d


def test_a_mistake_is_marked_in_the_picture():
    right, wrong = drawn(pose(base="stand"), pose(base="stand", lean=30, bend=50), wrong=(1,))
    assert "not like this" in wrong.svg and 'class="xo"' in wrong.svg and 'class="xc"' in wrong.svg
    assert 'class="xo"' not in right.svg


def test_words_of_the_author_go_before_made_ones_and_are_escaped():
    figure, = drawn(pose(base="stand", alt="Tall & <still>."))
    assert "Tall &amp; &lt;still&gt;." in figure.svg and figure.alt == "Tall & <still>."


def test_an_arrow_and_the_ghost_of_the_pose_before():
    first, last = drawn(pose(base="sit"), pose(base="sit", lean=40, arrow="chest"))
    assert 'class="g"' in last.svg and 'class="ah"' in last.svg
    assert 'class="g"' not in first.svg and "chest goes forward" in last.alt
    bare, = drawn(pose(base="sit"), pose(base="sit", lean=40, arrow="chest", ghost="none"))[1:]
    assert 'class="g"' not in bare.svg


@pytest.mark.parametrize("prop", PROPS)
def test_every_prop_can_be_drawn_from_every_side(prop):
    for view in ("side", "front", "back", "top"):
        with_prop, = drawn(pose(base="stand", view=view), figure={"props": [prop]})
        assert tree(with_prop.svg) is not None
        if view == "side" and prop != "shoe":
            without, = drawn(pose(base="stand", view=view))
            assert with_prop.svg != without.svg


def luminance(colour):
    channels = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)] if len(colour) == 7 else [int(c * 2, 16) / 255 for c in colour[1:]]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_tone_stands_out_from_the_card(scheme):
    colours = palette(scheme)
    card = luminance(colours["--fig-card"])
    for tone in DRAWN_TONES:
        one = luminance(colours[f"--fig-{tone}"])
        contrast = (max(one, card) + 0.05) / (min(one, card) + 0.05)
        assert contrast >= 3, (scheme, tone, round(contrast, 2))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_picture_alone_needs_no_style_sheet(scheme):
    figure, = drawn(pose(base="stand", heels="up"))
    text = alone(figure.svg, scheme)
    assert "var(" not in text and palette(scheme)["--fig-top"] in text and tree(figure.svg) is not None


def test_every_class_in_pictures_has_a_rule(all_figures):
    rules = set(re.findall(r"^\.fig \.(\w+) ", STYLE.read_text("utf-8"), re.M))
    used = {one for figures in all_figures.values() for figure in figures for one in re.findall(r'<path class="(\w+)"', figure.svg)}
    assert used and used <= rules

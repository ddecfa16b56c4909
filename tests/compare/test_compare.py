"""A change told as meaning: each kind of change lands in its group, and nothing that loosens hides."""

from __future__ import annotations

import json
import shutil

import pytest

from scripts.compare.__main__ import main
from scripts.compare.change import GROUPS
from scripts.compare.difference import CannotCompare, difference, read
from scripts.compare.tell import MARK, as_changelog, as_comment, as_json, as_text
from tests.conftest import MINI

CURL, RAISE, TABLET = "exercises/curl.yml", "exercises/heel-raise.yml", "treatments/demo-tablet.yml"
FLAGS, RULES, CIRCUMSTANCES = "red-flags.yml", "safety-rules.yml", "circumstances.yml"

# (file, good, bad, group, page, a word that is told)
CASES = [
    (RULES, "for: [osteopenia, osteoporosis]\n", "for: [osteopenia, osteoporosis, lumbar-spinal-stenosis]\n",
     "tightened", "exercises/curl", "lumbar-spinal-stenosis: ask first → leave it out"),
    (CURL, "  - when: dizzy\n", "  - when: never-tested\n", "loosened", "exercises/curl", "dizzy: ask first → change it"),
    (CURL, "  - when: dizzy\n    strength: relative\n", "  - when: dizzy\n    strength: absolute\n",
     "tightened", "exercises/curl", "dizzy: ask first → leave it out"),
    (CIRCUMSTANCES, "every-exercise: true", "trigger: {position: in-water}", "loosened", "exercises/sit-to-stand", "says nothing"),
    (CIRCUMSTANCES, "counts-as: osteopenia", "counts-as: osteoporosis", "loosened", "circumstances", "never-tested"),
    (FLAGS, "level: urgent", "level: routine", "warnings", "red-flags", "level changed"),
    (FLAGS, "sign: You cannot feel your legs.", "sign: You cannot feel your legs well.", "warnings", "red-flags", "sign changed"),
    (FLAGS, "for: [stenosis, back-pain]", "for: [stenosis]", "warnings", "red-flags", "for changed"),
    (TABLET, "red-flags: [back-pain]", "red-flags: []", "warnings", "treatments/demo-tablet", "back-pain"),
    ("emergency-numbers.yml", "number: '112'", "number: '113'", "warnings", "emergency-numbers", "gone"),
    (RAISE, "As a precaution, stop when you feel dizzy.", "As a precaution, stop when you feel ill.", "warnings", "exercises/heel-raise", "reworded"),
    (RAISE, "text: Strength work may make you steadier.", "text: Strength work may make you much steadier.", "reworded", "exercises/heel-raise", "raises-work"),
    (RAISE, "certainty: low\n", "certainty: very-low\n", "certainty", "exercises/heel-raise", "raises-work"),
    (RAISE, "cites: [demo-trial/steadier]", "cites: [demo-guideline/strength]", "citations", "exercises/heel-raise", "raises-work"),
    (RAISE, "id: raises-work", "id: raises-help", "gone", "exercises/heel-raise#raises-work", "No record"),
    (RAISE, "change: Hold on with both hands.", "change: Hold on with 1 hand.", "reworded", "exercises/heel-raise", "what to do differently"),
    (TABLET, "      with: 6\n", "      with: 7\n", "other", "treatments/demo-tablet", "effect"),
    (TABLET, "not-suitable: No source of ours names anyone.", "not-suitable: Nobody.", "warnings", "treatments/demo-tablet", "not-suitable"),
    ("nutrition/demo-calcium.yml", "amount: 1000", "amount: 1100", "warnings", "nutrition/demo-calcium", "amount"),
    ("sources/demo-trial.yml", "status: current", "status: weak", "findings", "sources/demo-trial", "Status"),
    (RAISE, "  - text: Rise slowly on to your toes.", "  - text: Rise on to your toes.", "other", "exercises/heel-raise", "steps.1.text"),
]


def compared(data):
    return difference(read(MINI), read(data))


@pytest.mark.parametrize("file, good, bad, group, ref, word", CASES, ids=[f"{case[0]}-{case[2][:30]}" for case in CASES])
def test_each_change_is_told_in_its_group(change, file, good, bad, group, ref, word):
    found = compared(change(file, good, bad)).changes
    assert [c for c in found if c.group == group and c.ref == ref and word in c.what], found


def test_every_group_that_has_no_case_has_a_test_of_its_own():
    assert set(GROUPS) - {case[3] for case in CASES} == {"new", "added", "removed"}


def test_nothing_changed_is_told_as_nothing():
    found = compared(MINI)
    assert found.changes == [] and found.pages == [] and not found.needs_safety and found.step == "patch"
    assert "Nothing changed" in as_text(found) and "Nothing changed" in as_comment(found) and "Nothing changed" in as_changelog(found)


def test_an_exercise_that_disappears_takes_its_warnings_with_it(folder):
    (folder / CURL).unlink()
    found = compared(folder)
    assert found.needs_safety and found.step == "major"
    assert found.changes[0].group == "loosened" and "osteoporosis" in found.changes[0].what


def test_a_condition_that_is_no_profile_any_more_loosens(change):
    found = compared(change("conditions/osteopenia.yml", "safety-profile: true", "safety-profile: false"))
    assert found.changes[0].group == "loosened" and found.changes[0].ref == "conditions/osteopenia"


def test_people_who_may_go_on_while_they_ask_are_told(change):
    data = change(CURL, "      id: curl-ask\n", "      id: curl-ask\n")
    text = (data / CURL).read_text("utf-8")
    (data / CURL).write_text(text.replace("  - for: lumbar-spinal-stenosis\n    strength: relative\n",
                                          "  - for: lumbar-spinal-stenosis\n    strength: relative\n    already-doing: true\n"), "utf-8")
    assert any(c.group == "loosened" and "do it already" in c.what for c in compared(data).changes)


def test_new_pages_and_claims_raise_the_middle_number(folder):
    text = (folder / RAISE).read_text("utf-8")
    (folder / RAISE).write_text(text + "  - id: also-this\n    text: We do not know more.\n    certainty: very-low\n    cites: [demo-trial/steadier]\n", "utf-8")
    shutil.copy(folder / RAISE, folder / "exercises" / "toe-raise.yml")
    copy = folder / "exercises" / "toe-raise.yml"
    copy.write_text(copy.read_text("utf-8").replace("id: heel-raise", "id: toe-raise"), "utf-8")
    found = compared(folder)
    assert {c.group for c in found.changes} >= {"new", "added"} and found.step == "minor"


def test_a_claim_that_goes_from_a_harmless_field_is_removed_not_a_warning(change):
    data = change(RAISE, "  - id: raises-work\n    text: Strength work may make you steadier.\n    certainty: low\n    cites: [demo-trial/steadier]\n",
                  "  - id: other\n    text: We do not know.\n    certainty: very-low\n    cites: [demo-trial/steadier]\n")
    assert any(c.group == "removed" and "raises-work" in c.what for c in compared(data).changes)


def test_what_loosens_comes_first_bold_and_names_the_safety_reviewers(change):
    data = change(CURL, "  - when: dizzy\n", "  - when: never-tested\n")
    text = (data / RAISE).read_text("utf-8")
    (data / RAISE).write_text(text.replace("make you steadier", "make you a bit steadier"), "utf-8")
    comment = as_comment(compared(data), "https://git.example/preview")
    assert comment.startswith(MARK)
    assert "**This makes advice milder" in comment and "safety reviewers" in comment
    assert comment.index("Advice got milder") < comment.index("Claims reworded")
    assert "**`exercises/curl`**" in comment and "(https://git.example/preview)" in comment


def test_text_of_the_data_is_no_markup_in_a_comment(change):
    data = change(RAISE, "make you steadier.", "make @everyone [steadier](https://bad.example) <b>now</b>.")
    comment = as_comment(compared(data))
    assert "\\@everyone" in comment and "\\[steadier\\]" in comment and "\\<b\\>" in comment


def test_pages_that_a_change_touches_and_how_they_read(change):
    found = compared(change("sources/demo-trial.yml", "status: current", "status: weak"))
    assert "exercises/heel-raise" in found.pages
    found = compared(change(RAISE, "Strength work may make you steadier.", "Strength work may considerably ameliorate individual equilibrium deterioration."))
    assert [row[0] for row in found.grades] == ["exercises/heel-raise"]
    assert json.loads(as_json(found))["grades"][0]["after"] > json.loads(as_json(found))["grades"][0]["before"]


def test_a_folder_that_cannot_be_read_is_not_compared_by_halves(change, capsys):
    data = change(RAISE, "use: exercise", "use: [exercise")
    with pytest.raises(CannotCompare):
        read(data)
    assert main([str(MINI), str(data)]) == 2
    assert "heel-raise.yml" in capsys.readouterr().err
    assert main([str(MINI), str(MINI)]) == 0

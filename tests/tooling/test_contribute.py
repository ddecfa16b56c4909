"""What editors read and fill in: made from records and rules, complete, sound, easy to read."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from macros.knowledge import kinds
from macros.knowledge.codes import CODES
from macros.knowledge.fields import fields_told
from macros.knowledge.read import read_text
from macros.knowledge.records.entries import Exercise
from macros.knowledge.records.sources import Source
from macros.settings import read_settings
from scripts.check import ROOT, check
from scripts.contribute.annotated import SHOWN, annotate
from scripts.contribute.field_guide import every_record, fields_page, values
from scripts.contribute.hook import made_pages
from scripts.contribute.rule_list import GROUPS, rules_page
from scripts.fixes import mendable
from scripts.report import help_url
from scripts.rules import all_rules
from scripts.rules.reading import MAX_GRADE, MAX_WORDS, grade
from scripts.rules.text import sentences, words

FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml"))
HAND_WRITTEN = sorted((ROOT / "docs" / "contribute").glob("*.md"))
RULES_PAGE, FIELDS_PAGE = rules_page(), fields_page()
EVERY_CODE = [*CODES, *(rule.code for rule in all_rules())]


# -- the list of rules ---------------------------------------------------------------------


@pytest.mark.parametrize("code", EVERY_CODE)
def test_each_code_has_its_place_on_the_help_page(code):
    anchor = help_url(code).split("#")[1]
    assert RULES_PAGE.count(f'id="{anchor}"') == 1
    assert help_url(code).endswith(f"/contribute/rules/#{anchor}")


def test_every_code_that_a_reader_of_files_uses_is_in_the_table():
    used = set()
    for path in (ROOT / "macros" / "knowledge").glob("*.py"):
        used |= set(re.findall(r'"((?:FILE|YAML|RECORD|NEW|ID)-\d\d)"', path.read_text("utf-8")))
    assert used == set(CODES)
    assert not set(CODES) & {rule.code for rule in all_rules()}


def test_every_group_of_codes_has_a_name():
    assert {code.split("-")[0] for code in EVERY_CODE} == set(GROUPS)


def test_the_page_says_which_problems_are_mended():
    assert mendable() and RULES_PAGE.count("<code>make fix</code> mends it") == len(mendable())


@pytest.mark.parametrize("code", [code for code in CODES.values() if code.bad and code.code.startswith("YAML")], ids=lambda c: c.code)
def test_the_example_of_a_code_is_one(code):
    assert code.code in {p.code for p in read_text(code.bad + "\n", "x.yml")[1]}
    assert read_text(code.good + "\n", "x.yml")[1] == []


# -- the field guide and the annotated files -------------------------------------------------


def test_the_field_guide_holds_every_field():
    shown = set(re.findall(r'<dt id="([^"]+)"', FIELDS_PAGE))
    assert shown == {f"{record.__name__.lower()}-{name.lower()}" for record in every_record() for name, _info in fields_told(record)}
    assert len(shown) > 240


def test_a_whole_file_of_each_kind_is_shown_with_comments_and_passes_the_check(tmp_path):
    data = Path(shutil.copytree(ROOT / "data", tmp_path / "data", ignore=shutil.ignore_patterns("schema")))
    assert set(SHOWN) == set(kinds.FOLDERS)
    for kind, name in SHOWN.items():
        path = data / kind / f"{name}.yml"
        before = path.read_text("utf-8")
        after = annotate(before, kinds.FOLDERS[kind])
        assert read_text(after, "x")[0] == read_text(before, "x")[0]
        assert after.count("\n#") > before.count("\n#") + 5
        for field, info in fields_told(kinds.FOLDERS[kind]):
            if re.search(rf"^{field}:", before, re.M):
                assert f"# {field}: {info.description[:20]}" in after, field
        path.write_text(after, "utf-8")
    assert check(data) == []


def test_made_pages_hold_no_template_signs_and_are_hidden_from_the_search_of_readers():
    pages = made_pages(ROOT / "data")
    assert len(pages) == 2 + len(SHOWN)
    for name, content in pages.items():
        head, body = yaml.safe_load(content.split("---")[1]), content.split("---", 2)[2]
        assert head["title"] and head["description"] and head["render_macros"] is False
        assert 'data-pagefind-ignore="all"' in body and "\n\n" not in body.split('class="for-editors">')[1].rstrip(), name


# -- issue forms -----------------------------------------------------------------------------


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_form_fits_the_published_schema(path):
    schema = "vendor.github-issue-config" if path.name == "config.yml" else "vendor.github-issue-forms"
    done = subprocess.run([sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_there_are_the_four_forms():
    assert {path.name for path in FORMS} == {"config.yml", "correction.yml", "unsafe.yml", "new-source.yml", "new-exercise.yml"}


def field_of(form: str, name: str) -> dict:
    body = yaml.safe_load((ROOT / ".github" / "ISSUE_TEMPLATE" / form).read_text("utf-8"))["body"]
    return next(item for item in body if item.get("id") == name)


@pytest.mark.parametrize(("form", "name", "record", "left_out"), [
    ("new-exercise.yml", "use", Exercise, set()),
    ("new-exercise.yml", "aim", Exercise, set()),
    ("new-source.yml", "design", Source, {"patient-article"}),
    ("new-source.yml", "seen", Source, {"citation-only"}),
])
def test_forms_offer_the_values_of_the_records(form, name, record, left_out):
    info = dict(fields_told(record))[name]
    assert set(field_of(form, name)["attributes"]["options"]) == set(values(info.annotation)) - left_out


def test_the_form_asks_for_all_that_an_exercise_needs():
    form = (ROOT / ".github" / "ISSUE_TEMPLATE" / "new-exercise.yml").read_text("utf-8").lower()
    asked = {"title": "name in plain words", "also-known-as": "other names", "summary": "one or two sentences", "unknowns": "not known",
             "questions": "ask a professional", "use": "what is it?", "aim": "train", "movement": "how does the body move", "equipment": "needed",
             "setup": "get ready", "steps": "steps", "feel": "feel like", "mistakes": "goes wrong", "easier": "easier", "harder": "harder",
             "dose": "how much", "stop-if": "when to stop", "normal-after": "usual afterwards", "indications": "whom does it suit",
             "contraindications": "who leaves it out", "evidence": "what did the sources find", "instead": "instead"}
    # What an editor adds: ids, review, warning signs, who needs supervision, and the drawing.
    own = {"id", "key-points", "red-flags", "review", "supervision", "figure"}
    assert {name for name, _info in fields_told(Exercise)} <= set(asked) | own
    assert not [phrase for phrase in asked.values() if phrase not in form]


def test_addresses_in_forms_are_those_of_the_settings():
    site = read_settings(ROOT / "mkdocs.yml").site_url
    for path in FORMS:
        for address in re.findall(r"https://[^\s\"')]+", path.read_text("utf-8")):
            assert address.startswith(site) or address == "https://doi.org/10.1000/xyz", f"{path.name}: {address}"


# -- hand-written pages ------------------------------------------------------------------------


def prose(path: Path) -> list[str]:
    """The sentences of a page, without its head, code, tables and addresses."""
    body = path.read_text("utf-8").split("---", 2)[2]
    body = re.sub(r"^    .*$|^\|.*$|^#.*$|<[^>]+>|^```.*?^```", "", body, flags=re.M | re.S if "```" in body else re.M)
    body = re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", body)
    return [re.sub(r"[*`“”]|^\s*(?:-|\d+\.)\s+", "", line) for line in body.split("\n") if line.strip()]


@pytest.mark.parametrize("path", [*HAND_WRITTEN, ROOT / "docs" / "how-to-help.md"], ids=lambda path: path.name)
def test_hand_written_pages_are_easy_to_read(path):
    texts = prose(path)
    assert texts and grade(texts) <= MAX_GRADE, grade(texts)
    long = [s for text in texts for s in sentences(text) if len(words(s)) > MAX_WORDS]
    assert not long, long[0]
    assert not re.search(r"\bshould\b|n['’]t\b", " ".join(texts))


def test_forms_are_linked_and_exist():
    linked = {name for path in HAND_WRITTEN for name in re.findall(r"template=([\w-]+\.yml)", path.read_text("utf-8"))}
    assert linked == {path.name for path in FORMS} - {"config.yml"}


def test_pages_for_editors_are_linked_from_how_to_help_and_not_in_the_navigation():
    assert "contribute/index.md" in (ROOT / "docs" / "how-to-help.md").read_text("utf-8")
    navigation = (ROOT / "mkdocs.yml").read_text("utf-8").split("\nnav:")[1]
    assert "contribute" not in navigation

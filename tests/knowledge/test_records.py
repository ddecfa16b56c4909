"""Every record refuses what does not belong into it, and says where: file, line, column."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from macros.knowledge import kinds
from macros.knowledge.load import load
from macros.knowledge.read import Loader
from macros.knowledge.records import base, claims, entries, figures, safety, shared, sources, treatments
from macros.knowledge.records.base import Record
from macros.knowledge.walk import fields_of, walk

MINI = Path(__file__).resolve().parents[1] / "mini"
FILES = sorted(path.relative_to(MINI).as_posix() for path in MINI.rglob("*.yml"))
SOUND = load(MINI)[0]


def model_at(file: str) -> Iterator[tuple[tuple, Record]]:
    """Every record inside a file of the small data folder, with its path."""
    if file in SOUND.rows:
        for index, record in SOUND.rows[file]:
            yield from walk(record, (index,))
        return
    stem = file.removesuffix(".yml")
    folder, _, name = stem.rpartition("/")
    shelf = {"sources": SOUND.sources, "disagreements": SOUND.disagreements, "routines": {name: SOUND.routines.get(stem)}}
    yield from walk(shelf[folder][name] if folder in shelf else SOUND.entries.get(stem) or SOUND.safety_rules)


def nodes(file: str) -> Iterator[tuple[tuple, yaml.Node, yaml.Node]]:
    """Every value of a file: path, the node of its key (or itself in a list) and its own node."""
    top = yaml.compose((MINI / file).read_text("utf-8"), Loader)
    waiting = [((), top, top)]
    while waiting:
        path, key, node = waiting.pop()
        yield path, key, node
        if isinstance(node, yaml.MappingNode):
            waiting += [((*path, k.value), k, v) for k, v in node.value]
        elif isinstance(node, yaml.SequenceNode):
            waiting += [((*path, index), v, v) for index, v in enumerate(node.value)]


def records() -> list[tuple[str, tuple, type[Record]]]:
    """One place in the small data folder for each record: the first where it stands."""
    found: dict[type[Record], tuple[str, tuple]] = {}
    for file in FILES:
        for path, value in model_at(file):
            if isinstance(value, Record):
                found.setdefault(type(value), (file, path))
    return [(file, path, record) for record, (file, path) in found.items()]


RECORDS = records()
NAMES = [record.__name__ for _file, _path, record in RECORDS]


@pytest.fixture
def problems_of(tmp_path):
    """``problems_of(file, text)``: what loading finds in a folder that holds this file alone."""

    def load_one(file: str, text: str) -> list:
        (tmp_path / file).parent.mkdir(exist_ok=True)
        (tmp_path / file).write_text(text, "utf-8")
        _knowledge, problems = load(tmp_path)
        found = [p for p in problems if p.mark.path == file and p.code != "FILE-08"]
        for problem in found:
            assert problem.what and problem.why and problem.fix
            assert 1 <= problem.mark.line <= text.count("\n") + 1 and problem.mark.column >= 1
        return found

    return load_one


def spoiled(file: str, path: tuple, value: object) -> tuple[str, int, int]:
    """The file with the value at ``path`` replaced by ``value``, and the line and column where that is reported:

    a list or a record is pointed at by its key, a plain value by itself.
    """
    text = (MINI / file).read_text("utf-8")
    _path, key, node = next(n for n in nodes(file) if n[0] == path)
    end = node.end_mark.index
    body = text[node.start_mark.index:end]
    tail = body[len(body.rstrip()):]  # a block ends where the next begins: keep the line end
    head = text[:key.start_mark.index if key is node else key.end_mark.index] + ("" if key is node else ": ")
    mark = key.start_mark
    column = mark.column if key is node or isinstance(value, (dict, list)) else mark.column + len(key.value) + 2
    return head + json.dumps(value) + tail + text[end:], mark.line + 1, column + 1


def flow(node: yaml.Node, change) -> str:
    """A mapping as one line of JSON after a change to its plain value."""
    value = Loader(yaml.serialize(node)).get_single_data()
    change(value)
    return json.dumps(value)


def changed(file: str, path: tuple, change) -> tuple[str, int, int]:
    """The file with the record at ``path`` changed and written in one line; line and column of the record."""
    text = (MINI / file).read_text("utf-8")
    _path, key, node = next(n for n in nodes(file) if n[0] == path)
    start, end = node.start_mark, node.end_mark.index
    body = text[start.index:end]
    tail = body[len(body.rstrip()):]
    text = text[:start.index] + flow(node, change) + tail + text[end:]
    return text, key.start_mark.line + 1, key.start_mark.column + 1


def places(problems, code: str) -> set[tuple[int, int]]:
    return {(p.mark.line, p.mark.column) for p in problems if p.code == code}


def test_the_small_data_folder_holds_every_record():
    inside_poses = (figures._Pose, figures.PlacedProp, figures.Arrow)  # tests/figures looks at these
    wanted = {
        value for module in (base, claims, entries, figures, safety, shared, sources, treatments) for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Record) and value not in (Record, entries.Entry, *inside_poses)
    }
    assert {record for _file, _path, record in RECORDS} == wanted
    assert {file.split("/")[0] for file in FILES} == {
        *kinds.FOLDERS, *kinds.LIST_FOLDERS, *kinds.LISTS, *kinds.SINGLES}


# -- every record ------------------------------------------------------------------------


@pytest.mark.parametrize("case", RECORDS, ids=NAMES)
def test_unknown_field(case, problems_of):
    file, path, record = case
    text = (MINI / file).read_text("utf-8")
    _path, _key, node = next(n for n in nodes(file) if n[0] == path)
    first = node.value[0][0].start_mark
    line, column = first.line + 1, first.column + 1
    comma = ", " if node.flow_style else "\n" + " " * first.column
    found = problems_of(file, f"{text[:first.index]}zzzz: 1{comma}{text[first.index:]}")
    assert [(p.code, p.mark.line, p.mark.column) for p in found] == [("RECORD-02", line, column)]
    assert "'zzzz'" in found[0].what


@pytest.mark.parametrize("case", RECORDS, ids=NAMES)
def test_misspelt_field_names_the_nearest(case, problems_of):
    """Each optional or required field of the record that the small data folder uses, misspelt."""
    file, path, record = case
    text = (MINI / file).read_text("utf-8")
    _path, _key, node = next(n for n in nodes(file) if n[0] == path)
    for key, _value in node.value:
        if len(key.value) < 4:
            continue
        wrong = key.value[:-2] + key.value[-1] + key.value[-2] + "x"
        start, end = key.start_mark, key.end_mark.index
        found = problems_of(file, text[:start.index] + wrong + text[end:])
        mine = [p for p in found if p.code == "RECORD-02"]
        assert [(p.mark.line, p.mark.column) for p in mine] == [(start.line + 1, start.column + 1)], key.value
        assert f"'{wrong}'" in mine[0].what
        assert key.value in mine[0].fix.removeprefix("Nearest: ").rstrip(".").split(", "), mine[0].fix


@pytest.mark.parametrize("case", RECORDS, ids=NAMES)
def test_missing_field(case, problems_of):
    """Each required field of the record, left out."""
    file, path, record = case
    required = [info.alias for info in record.model_fields.values() if info.is_required()]
    present = {step for p, _key, _node in nodes(file) if p[:-1] == path for step in p[-1:]}
    assert set(required) <= present
    for field in required:
        text, line, column = changed(file, path, lambda value, gone=field: value.pop(gone))
        found = problems_of(file, text)
        mine = [p for p in found if p.code == "RECORD-03"]
        assert [p.what for p in mine] == [f"the field '{field}' is missing"], found
        assert (mine[0].mark.line, mine[0].mark.column) == (line, column) or path in ((), (0,))
        assert mine[0].mark.line == line and field in mine[0].fix
        assert [p.code for p in found if p is not mine[0]] == [], found


def wrong_types() -> list[tuple[str, tuple, object]]:
    """For every value of every record of the small data folder, one value of a type that no field takes."""
    cases = []
    for file in FILES:
        known = {path: value for path, value in model_at(file)}
        for path, _key, node in nodes(file):
            record = known.get(path[:-1])
            if not path or not isinstance(record, Record) or not isinstance(path[-1], str):
                continue
            cases.append((file, path, [[1]] if isinstance(node, yaml.ScalarNode) else 7.25))
    return cases


WRONG = wrong_types()


@pytest.mark.parametrize("file", FILES)
def test_wrong_type(file, problems_of):
    """Each field of each record: a list in a list where a value stood, a number where a list or record stood."""
    cases = [case for case in WRONG if case[0] == file]
    assert cases
    for _file, path, value in cases:
        text, line, column = spoiled(file, path, value)
        found = problems_of(file, text)
        assert found, path
        assert {p.mark.line for p in found} == {line}, (path, found)
        assert {p.code for p in found} <= {"RECORD-04", "RECORD-05"}, (path, found)


NOT_TEXT = [3, 2.5, True, None]


@pytest.mark.parametrize("value", NOT_TEXT)
def test_text_is_never_made_from_something_else(value, problems_of):
    for field in ("title", "summary", "id"):
        text, line, column = spoiled("conditions/osteoporosis.yml", (field,), value)
        found = problems_of("conditions/osteoporosis.yml", text)
        assert [(p.code, p.mark.line, p.mark.column) for p in found] == [("RECORD-04", line, column)], found
        assert "text" in found[0].what


@pytest.mark.parametrize("file, path, value, code", [
    ("conditions/osteoporosis.yml", ("safety-profile",), "true", "RECORD-04"),
    ("conditions/osteoporosis.yml", ("safety-profile",), 1, "RECORD-04"),
    ("conditions/osteoporosis.yml", ("safety-profile",), None, "RECORD-04"),
    ("conditions/osteoporosis.yml", ("key-points",), "stay-active", "RECORD-04"),
    ("conditions/osteoporosis.yml", ("key-points",), ["stay-active"], "RECORD-06"),
    ("conditions/osteoporosis.yml", ("unknowns",), [], "RECORD-06"),
    ("conditions/osteoporosis.yml", ("questions",), "Which?", "RECORD-04"),
    ("conditions/osteoporosis.yml", ("id",), "Two Words", "RECORD-06"),
    ("conditions/osteoporosis.yml", ("title",), "x" * 66, "RECORD-06"),
    ("conditions/osteoporosis.yml", ("summary",), "", "RECORD-06"),
    ("conditions/osteoporosis.yml", ("summary",), " space first", "RECORD-06"),
    ("conditions/osteoporosis.yml", ("summary",), "x" * 601, "RECORD-06"),
    ("conditions/osteoporosis.yml", ("review", "checked"), "5 January 2026", "RECORD-06"),
    ("conditions/osteoporosis.yml", ("review", "clinical"), "yes", "RECORD-05"),
    ("conditions/osteoporosis.yml", ("living-with", 0, "certainty"), "sure", "RECORD-05"),
    ("conditions/osteoporosis.yml", ("living-with", 0, "cites", 0), "demo-guideline", "RECORD-06"),
    ("conditions/osteoporosis.yml", ("treatments", 0, "to"), "demo-tablet", "RECORD-06"),
    ("exercises/heel-raise.yml", ("steps",), [{"text": "One."}], "RECORD-06"),
    ("exercises/heel-raise.yml", ("steps",), [{"text": "One."}] * 9, "RECORD-06"),
    ("exercises/heel-raise.yml", ("aim",), ["leg"], "RECORD-05"),
    ("exercises/heel-raise.yml", ("aim",), [], "RECORD-06"),
    ("exercises/heel-raise.yml", ("use",), "excercise", "RECORD-05"),
    ("treatments/demo-tablet.yml", ("category",), "drug", "RECORD-05"),
    ("treatments/demo-tablet.yml", ("benefits", 0, "effect", "out-of"), 0, "RECORD-06"),
    ("treatments/demo-tablet.yml", ("benefits", 0, "effect", "without"), -1, "RECORD-06"),
    ("treatments/demo-tablet.yml", ("not-suitable",), [], "RECORD-06"),
    ("nutrition/demo-calcium.yml", ("amounts", 0, "kind"), "goal", "RECORD-05"),
    ("nutrition/demo-calcium.yml", ("foods", 0, "amount"), "much", "RECORD-04"),
    ("sources/demo-trial.yml", ("design",), "trial", "RECORD-05"),
    ("red-flags.yml", (1, "level"), "soon", "RECORD-05"),
    ("red-flags.yml", (1, "keep-words"), [], "RECORD-06"),
    ("moved.yml", (0, "kind"), "gone", "RECORD-05"),
    ("moved.yml", (0, "to", 0), "demo-tablet", "RECORD-06"),
    ("emergency-numbers.yml", (0, "number"), 112, "RECORD-04"),
    ("emergency-numbers.yml", (0, "purpose"), "help", "RECORD-05"),
    ("safety-rules.yml", ("restricting", 0, "verdict"), "forbid", "RECORD-05"),
    ("safety-rules.yml", ("restricting", 0, "when"), {}, "RECORD-06"),
    ("safety-rules.yml", ("restricting", 0, "for"), [], "RECORD-06"),
    ("routines/demo-routine.yml", ("exercises",), [{"exercise": "exercises/curl", "dose": "A few."}], "RECORD-06"),
    ("disagreements/demo-disagreement.yml", ("positions",), [{"says": "One.", "cites": ["a/b"]}], "RECORD-06"),
    ("statements/demo-article.yml", (0, "ruling"), "wrong", "RECORD-05"),
])
def test_value_that_no_field_takes(file, path, value, code, problems_of):
    text, line, _column = spoiled(file, path, value)
    found = problems_of(file, text)
    assert code in {p.code for p in found} <= {code, "RECORD-04"}, found
    assert {p.mark.line for p in found} == {line}, found
    field = next(step for step in reversed(path) if isinstance(step, str))
    assert all(f"'{field}'" in p.what for p in found)


def test_a_misspelt_value_names_the_nearest(problems_of):
    text, _line, _column = spoiled("conditions/osteoporosis.yml", ("living-with", 0, "certainty"), "consensos")
    assert "Nearest: consensus." in problems_of("conditions/osteoporosis.yml", text)[0].fix


# -- sections: claims, or the reason why there are none ---------------------------------------

SECTIONS = [
    (f"{folder}/{file}.yml", field)
    for folder, file in (("conditions", "lumbar-spinal-stenosis"), ("causes", "demo-ageing"), ("symptoms", "demo-back-pain"),
                         ("diagnostics", "demo-scan"), ("treatments", "demo-tablet"), ("nutrition", "demo-calcium"),
                         ("exercises", "curl"))
    for name, field in fields_of(kinds.ENTRY_KINDS[folder].record)
    if "Absent" in str(kinds.ENTRY_KINDS[folder].record.model_fields[name].annotation)
]
BAD_SECTIONS = {
    "null": None, "empty list": [], "text": "nothing", "true": True, "empty": {},
    "both": {"unknown": "Not known.", "does-not-apply": "Not here."},
    "neither": {"unknown": None, "does-not-apply": None},
    "unknown is a list": {"unknown": ["Not known."]},
    "unknown is empty": {"unknown": ""},
    "misspelt": {"unkown": "Not known."},
    "claim without list": {"id": "a", "text": "We found no study.", "certainty": "precaution"},
    "list of text": ["A sentence."],
    "list with nothing": [None],
}


def test_there_are_sections():
    assert len(SECTIONS) == 37
    assert {file.split("/")[0] for file, _field in SECTIONS} == set(kinds.ENTRY_KINDS)


@pytest.mark.parametrize("name", BAD_SECTIONS)
def test_bad_section(name, problems_of):
    for file, field in SECTIONS:
        text, line, _column = spoiled(file, (field,), BAD_SECTIONS[name])
        found = problems_of(file, text)
        assert found and {p.mark.line for p in found} == {line}, (file, field, found)


@pytest.mark.parametrize("good", [{"unknown": "Not known."}, {"does-not-apply": "Not here."}])
def test_good_section(good, problems_of):
    for file, field in SECTIONS:
        text, _line, _column = spoiled(file, (field,), good)
        assert [p for p in problems_of(file, text) if field in p.what] == []


def test_section_of_claims(problems_of):
    claim = {"id": "a", "text": "We found no study.", "certainty": "precaution", "to": "conditions/osteoporosis"}
    for file, field in SECTIONS:
        text, _line, _column = spoiled(file, (field,), [claim])
        assert problems_of(file, text) == [], (file, field)


def test_both_forms_of_absence_are_named_in_the_problem(problems_of):
    text, _line, _column = spoiled("conditions/osteoporosis.yml", ("outlook",), BAD_SECTIONS["both"])
    (problem,) = problems_of("conditions/osteoporosis.yml", text)
    assert problem.what == "'outlook': write either unknown: or does-not-apply:, one of the two"


# -- what belongs together ---------------------------------------------------------------------


def drop(*fields):
    return lambda value: [value.pop(field) for field in fields]


def put(**fields):
    return lambda value: value.update({name.rstrip("_").replace("_", "-"): v for name, v in fields.items()})


DOSE, WHOLE = "exercises/heel-raise.yml", ()
TOGETHER = [
    (DOSE, WHOLE, drop("dose"), "an exercise needs dose"),
    (DOSE, WHOLE, drop("easier"), "an exercise needs dose, easier"),
    (DOSE, WHOLE, drop("harder"), "an exercise needs dose, easier and harder"),
    (DOSE, WHOLE, put(use="everyday"), "do not go with use: everyday"),
    (DOSE, WHOLE, put(use="leave-out", instead=["exercises/curl"]), "do not go with use: leave-out"),
    (DOSE, WHOLE, drop("contraindications"), "'contraindications' is missing"),
    (DOSE, WHOLE, put(contraindications=[]), "'contraindications': this is too short"),
    (DOSE, WHOLE, drop("stop-if"), "'stop-if' is missing"),
    (DOSE, WHOLE, put(stop_if=[]), "'stop-if': this is too short"),
    (DOSE, WHOLE, drop("movement"), "'movement' is missing"),
    (DOSE, WHOLE, drop("red-flags"), "'red-flags' is missing"),
    ("exercises/curl.yml", WHOLE, drop("instead"), "needs instead"),
    ("exercises/curl.yml", ("contraindications", 0), drop("for"), "either for: (a safety profile) or when:"),
    ("exercises/curl.yml", ("contraindications", 0), put(when="dizzy"), "either for: (a safety profile) or when:"),
    ("exercises/curl.yml", ("contraindications", 0), put(for_=[]), "either for: (a safety profile) or when:"),
    ("exercises/curl.yml", ("contraindications", 0), drop("strength"), "strength and claim are missing"),
    ("exercises/curl.yml", ("contraindications", 0), drop("claim"), "strength and claim are missing"),
    ("exercises/curl.yml", ("contraindications", 2), drop("strength", "claim"), "strength and claim are missing"),
    ("exercises/curl.yml", ("contraindications", 1), put(strength="absolute"), "ask: goes with strength: relative only"),
    ("exercises/heel-raise.yml", ("indications", 0), drop("for"), "'for' is missing"),
    ("exercises/heel-raise.yml", ("indications", 0), drop("claim"), "'claim' is missing"),
    ("treatments/demo-tablet.yml", WHOLE, drop("harms"), "'harms' is missing"),
    ("treatments/demo-tablet.yml", WHOLE, drop("benefits"), "'benefits' is missing"),
    ("treatments/demo-tablet.yml", WHOLE, drop("stopping"), "'stopping' is missing"),
    ("treatments/demo-tablet.yml", WHOLE, drop("alternatives"), "'alternatives' is missing"),
    ("treatments/demo-tablet.yml", WHOLE, drop("without-it"), "'without-it' is missing"),
    ("treatments/demo-tablet.yml", ("benefits", 0, "effect"), drop("without"), "'without' is missing"),
    ("conditions/osteoporosis.yml", ("treatments", 0), drop("to"), "'to' is missing"),
    ("conditions/osteoporosis.yml", ("living-with", 0), drop("certainty"), "'certainty' is missing"),
    ("circumstances.yml", (1,), drop("verdict"), "write a verdict or counts-as"),
    ("circumstances.yml", (1,), drop("trigger"), "a verdict needs a trigger"),
    ("circumstances.yml", (2,), drop("counts-as"), "write a verdict or counts-as"),
    ("safety-rules.yml", ("restricting", 0), put(aim=["leg"]), "'leg' is not one of the values for 'aim'"),
    ("safety-rules.yml", ("restricting", 0), put(except_aim=["leg"]), "'leg' is not one of the values for 'except-aim'"),
    ("safety-rules.yml", ("restricting", 0), put(use=["excercise"]), "'excercise' is not one of the values for 'use'"),
    ("sources/demo-old.yml", WHOLE, drop("superseded-by"), "superseded-by goes with status: superseded"),
    ("sources/demo-old.yml", WHOLE, put(status="current"), "superseded-by goes with status: superseded"),
    ("sources/demo-unread.yml", WHOLE, put(seen="abstract"), "has no findings, any other has some"),
    ("sources/demo-old.yml", WHOLE, put(seen="citation-only"), "has no findings, any other has some"),
]


@pytest.mark.parametrize("case", TOGETHER, ids=lambda case: f"{case[0]} {case[1]} {case[3][:30]}")
def test_what_belongs_together(case, problems_of):
    file, path, change, words = case
    text, line, _column = changed(file, path, change)
    (problem,) = problems_of(file, text)
    assert words in problem.what
    assert problem.mark.line == line or problem.mark.line == line + (text.splitlines()[line - 1].endswith(":"))


FITS = [
    ("exercises/heel-raise.yml", WHOLE, lambda v: (drop("dose", "easier", "harder")(v), put(use="everyday")(v))),
    ("exercises/curl.yml", ("contraindications", 0), lambda v: (drop("for")(v), put(when="dizzy")(v))),
    ("exercises/curl.yml", ("contraindications", 0), put(for_=["osteoporosis", "osteopenia"])),
    ("exercises/curl.yml", ("contraindications", 3), put(instead="exercises/heel-raise")),
    ("conditions/osteoporosis.yml", ("review",), put(clinical="none")),
    ("treatments/demo-tablet.yml", WHOLE, put(not_suitable=[{"when": "emergency-signs"}])),
    ("nutrition/demo-calcium.yml", WHOLE, put(amounts="We found none.", foods="We found none.")),
    ("circumstances.yml", (1,), put(counts_as="osteopenia")),
    ("sources/demo-old.yml", WHOLE, lambda v: (drop("superseded-by")(v), put(status="current")(v))),
    ("sources/demo-trial.yml", WHOLE, put(issued="2020-03")),
]


@pytest.mark.parametrize("case", FITS, ids=lambda case: f"{case[0]} {case[1]}")
def test_what_fits_together(case, problems_of):
    file, path, change = case
    assert problems_of(file, changed(file, path, change)[0]) == []


# -- files -------------------------------------------------------------------------------


@pytest.mark.parametrize("file", FILES)
def test_the_whole_file_has_another_shape(file, problems_of):
    for text in ("just text\n", "12\n", "{}\n", "[]\n", "[[]]\n", "- just text\n", "---\n"):
        found = problems_of(file, text)
        empty_list = file in kinds.LISTS or file.startswith("statements/")
        assert bool(found) != (text == "[]\n" and empty_list), (text, found)
        assert {p.mark.line for p in found} <= {1}


def test_every_problem_of_a_record_is_told(problems_of):
    text = (MINI / "glossary.yml").read_text("utf-8")
    text = text.replace("term: osteoporosis\n", "term: 3\n  foms: [x]\n").replace("- id: stenosis", "- id: Stenosis")
    found = problems_of("glossary.yml", text)
    assert [(p.code, p.mark.line) for p in found] == [("RECORD-04", 2), ("RECORD-02", 3), ("RECORD-06", 8)]


def test_an_id_twice_in_a_list(problems_of):
    text = (MINI / "glossary.yml").read_text("utf-8").replace("- id: osteopenia", "- id: osteoporosis")
    found = problems_of("glossary.yml", text)
    assert [(p.code, p.mark.line, p.mark.column) for p in found] == [("ID-02", 4, 7)]


def test_records_cannot_be_changed():
    with pytest.raises(ValueError):
        SOUND.entries["exercises/curl"].title = "other"


def test_a_field_in_the_wrong_place_is_told_so(problems_of):
    text, line, _column = spoiled("conditions/osteoporosis.yml", ("outlook",), BAD_SECTIONS["claim without list"])
    found = problems_of("conditions/osteoporosis.yml", text)
    assert {p.mark.line for p in found} == {line}
    assert [p.what for p in found] == [f"'{name}' is not a field here" for name in ("id", "text", "certainty")]
    assert all("spaces at the beginning" in p.fix for p in found)

"""Every rule finds its own fault, in the right place, and nothing in sound data."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from macros.knowledge.problems import ERROR, WARNING
from macros.knowledge.read import Loader
from scripts.check import check
from scripts.rules import all_rules
from scripts.rules.base import Example

MINI = Path(__file__).resolve().parents[1] / "mini"
RULES = all_rules()
OWN = [(rule.code, example) for rule in RULES for example in rule.examples]

BONES, RAISE, CURL = "conditions/osteoporosis.yml", "exercises/heel-raise.yml", "exercises/curl.yml"
SUMMARY = "summary: Bones that break more easily."
TABLET = "text: The tablet probably lowers the chance of a broken bone.\n    certainty: moderate"
STEADY = "text: Strength work may make you steadier.\n    certainty: low"
ADVICE = "text: Experts advise strength work for weak bones. Try [[exercises/heel-raise]].\n    certainty: consensus"
CARE = "text: As a precaution, stop when your back begins to hurt. We found no study of this."

HARD = "- " + " ".join(["Considerable deterioration necessitates individualised interdisciplinary rehabilitation."] * 3)

# Beside the one example a rule shows, its other branches.
MORE = [
    ("CITE-02", Example("sources/demo-trial.yml", "status: current", "status: retracted", at=BONES)),
    ("CITE-02", Example("sources/demo-trial.yml", "status: current", "status: withdrawn", at=RAISE)),
    ("CITE-02", Example(BONES, "disputed-by: [demo-trial/no-change]", "disputed-by: [demo-unread/anything]")),
    ("CITE-03", Example(BONES, "disputed-by: [demo-trial/no-change]", "disputed-by: [demo-old/strength]")),
    ("CITE-04", Example("sources/demo-trial.yml", "status: current", "status: unlinked", at=BONES)),
    ("CITE-05", Example(BONES, ADVICE, "text: Strength work may help weak bones.\n    certainty: low")),
    ("CITE-05", Example(BONES, TABLET, "text: The tablet lowers the chance of a broken bone.\n    certainty: high")),
    ("CITE-05", Example("sources/demo-trial.yml", "design: rct", "design: observational", at=RAISE)),
    ("CITE-06", Example("sources/demo-guideline.yml", "design: clinical-guideline", "design: rct", at="treatments/demo-tablet.yml")),
    ("CLAIM-01", Example("routines/demo-routine.yml", "id: routine-days", "id: routine-stop")),
    ("CLAIM-01", Example(RAISE, "id: raises-dose", "id: how-to-do-it")),
    ("FLAG-01", Example("red-flags.yml", "sign: Sudden strong back pain", "sign: Strong pain in the back")),
    ("FLAG-04", Example(RAISE, "red-flags: [exercise]", "red-flags: []")),
    ("FLAG-04", Example("treatments/demo-tablet.yml", "red-flags: [back-pain]", "red-flags: []")),
    ("MOVE-01", Example("disagreements/demo-disagreement.yml", "see: [exercises/sit-to-stand]", "see: [treatments/old-tablet]")),
    ("MOVE-02", Example("moved.yml", "to: [treatments/demo-tablet]", "to: []")),
    ("MOVE-02", Example("moved.yml", "to: [treatments/demo-tablet]", "to: ['treatments/demo-tablet#gone']")),
    ("MOVE-03", Example("moved.yml", "from: treatments/old-tablet", "from: treatments/older-tablet", at="permalinks.txt")),
    ("NUM-01", Example("treatments/demo-tablet.yml", "without: 9", "without: 8")),
    ("NUM-01", Example("treatments/demo-tablet.yml", "over: 3 years", "over: 4 years")),
    ("NUM-01", Example("nutrition/demo-calcium.yml", "amount: 240", "amount: 250")),
    ("NUM-01", Example("circumstances.yml", "move slowly when you get dizzy", "wait 30 seconds when you get dizzy")),
    ("NUM-01", Example("statements/demo-article.yml", "strength work for weak bones", "strength work 6 times a day")),
    ("NUM-02", Example(RAISE, "frequency: On 2 days a week.", "frequency: On 6 days a week.")),
    ("NUM-02", Example(RAISE, "progression: Go up more slowly.", "progression: Go up 20 times.")),
    ("NUM-03", Example(RAISE, "feel: [Your lower legs work.]", "feel: [Your lower legs work 5 times.]")),
    ("NUM-03", Example(RAISE, "text: Rise slowly on to your toes.", "text: Rise 30 times.")),
    ("NUM-04", Example(BONES, SUMMARY, "summary: A T-score below 2 is low.")),
    ("NUM-05", Example(BONES, SUMMARY, "summary: Try a dozen short walks.")),
    ("NUM-05", Example("../docs/about.md", "- a line for readers", "- two lines for readers")),
    ("NUM-07", Example(RAISE, "feel: [Your lower legs work.]", "feel: [Your lower legs work for 1.5 steps.]")),
    ("NUM-08", Example(BONES, SUMMARY, "summary: Bones that break 2% more often.")),
    ("NUM-08", Example(BONES, SUMMARY, "summary: A chance of 2% is small.")),
    ("READ-02", Example("../docs/about.md", "- a line for readers", HARD)),
    ("READ-04", Example("../docs/about.md", "- a line for readers", "- One line. Then one more. A third. And a last.")),
    ("READ-05", Example("disagreements/demo-disagreement.yml", "title: Strength work in the oldest", "title: Is strength work for the oldest?")),
    ("READ-01", Example("glossary.yml", "plain: A narrowed spine in the lower back.", "plain: A spine " + "so very " * 14 + "narrow.")),
    ("REF-01", Example("conditions/osteopenia.yml", "broader: osteoporosis", "broader: osteoporos")),
    ("REF-01", Example(RAISE, "exercise: exercises/sit-to-stand", "exercise: exercises/sit-to-stnd")),
    ("REF-01", Example("routines/demo-routine.yml", "exercise: exercises/heel-raise", "exercise: exercises/heel-rise")),
    ("REF-01", Example("routines/demo-routine.yml", "exercise: exercises/heel-raise", "exercise: treatments/demo-tablet")),
    ("REF-01", Example("treatments/demo-tablet.yml", "category: medicine", "category: medicine\nverdicts-of: exercises/none")),
    ("REF-01", Example("disagreements/demo-disagreement.yml", "see: [exercises/sit-to-stand]", "see: [exercises/sit]")),
    ("REF-01", Example("statements/demo-article.yml", "see: conditions/osteoporosis", "see: exercises/osteoporosis")),
    ("REF-01", Example("safety-rules.yml", "instead: [exercises/heel-raise]", "instead: [exercises/heel]")),
    ("REF-01", Example(CURL, "meanwhile: [exercises/sit-to-stand]", "meanwhile: [exercises/sit]")),
    ("REF-01", Example(CURL, "instead: [exercises/heel-raise]", "instead: [conditions/osteoporosis]")),
    ("REF-02", Example(BONES, "disputed-by: [demo-trial/no-change]", "disputed-by: [demo-trial/change]")),
    ("REF-02", Example("red-flags.yml", "cites: [demo-guideline/breaks]", "cites: [demo-guideline/brakes]")),
    ("REF-02", Example("emergency-numbers.yml", "cites: [demo-spine/call-first]", "cites: [demo-spine/call]")),
    ("REF-02", Example("safety-rules.yml", "cites: [demo-guideline/no-far-bend]", "cites: [demo-guide/no-far-bend]")),
    ("REF-02", Example("disagreements/demo-disagreement.yml", "    cites: [demo-trial/no-change]", "    cites: [demo-trail/no-change]")),
    ("REF-03", Example("routines/demo-routine.yml", "for: osteoporosis", "for: demo-ageing")),
    ("REF-03", Example("safety-rules.yml", "for: [osteopenia, osteoporosis]\n", "for: [osteopenia, osteoporsis]\n")),
    ("REF-03", Example("circumstances.yml", "counts-as: osteopenia", "counts-as: osteopena")),
    ("REF-03", Example("exercises/sit-to-stand.yml", "- for: [osteoporosis, osteopenia]",
                       "- despite: [deep-bnd]\n    for: [osteoporosis, osteopenia]")),
    ("REF-04", Example("routines/demo-routine.yml", "red-flags: [exercise, sudden-back-pain]", "red-flags: [exercise, sudden-pain]")),
    ("REF-05", Example("routines/demo-routine.yml", "key-points: [why-these]", "key-points: [why-those]")),
    ("REF-06", Example("safety-rules.yml", "when: {bend: large}", "when: {bend: far}")),
    ("REF-06", Example("circumstances.yml", "position: lying-face-up", "position: lying")),
    ("REF-06", Example(RAISE, "movement: {balance: steady}", "movement: {balance: held}")),
    ("SAFE-02", Example(CURL, "meanwhile: [exercises/sit-to-stand]", "meanwhile: [exercises/curl]")),
    ("SAFE-04", Example(RAISE, "harder: {text: Hold on with one hand.}", "harder: {text: Go on., exercise: exercises/heel-raise}")),
    ("SAFE-04", Example(BONES, "safety-profile: true", "safety-profile: true\nbroader: osteopenia")),
    ("SAFE-05", Example(BONES, "safety-profile: true", "safety-profile: true\ninherits: {from: osteoporosis, what: all}")),
    ("SAFE-05", Example("conditions/osteopenia.yml", "when-silent: osteoporosis", "when-silent: osteoporos")),
    ("SAFE-07", Example(RAISE, "twist: none", "twist: [none, small]")),
    ("SAFE-09", Example("exercises/sit-to-stand.yml", "- for: [osteoporosis, osteopenia]",
                        "- despite: [osteoporosis]\n    for: [osteoporosis, osteopenia]")),
    ("SRC-02", Example("sources/demo-trial.yml", "id: no-change", "id: steadier")),
    ("STAT-02", Example("statements/demo-trial.yml", "ruling: contradicted", "ruling: outdated", copy_of="statements/demo-article.yml")),
    ("TERM-01", Example("emergency-numbers.yml", "title: Emergency number", "title: Osteotomy number")),
    ("TERM-01", Example(BONES, CARE, "text: As a precaution, stop when your thoracic back hurts. We found no study of this.")),
    ("TEXT-01", Example("moved.yml", "why: The tablet has a new name.", "why: The <b>tablet</b> has a new name.")),
    ("TEXT-01", Example("emergency-numbers.yml", "title: Emergency number", "title: Emergency &amp; number")),
    ("TEXT-01", Example("sources/demo-guideline.yml", "note: Made up for the tests.", "note: 'Made {% up %}.'")),
    ("TEXT-01", Example("movements.yml", "title: How far the spine twists", "title: 'How {# far #} it twists'")),
    ("TEXT-01", Example(BONES, SUMMARY, "summary: 'Bones [that](javascript:x).'")),
    ("TEXT-01", Example(BONES, SUMMARY, "summary: 'Bones [that](https://example.org).'")),
    ("TEXT-01", Example(BONES, SUMMARY, "summary: Bones <!-- that.")),
    ("WORD-01", Example(BONES, TABLET, "text: The tablet lowers the chance of a broken bone.\n    certainty: moderate")),
    ("WORD-01", Example(BONES, TABLET, "text: The tablet has probably proven itself.\n    certainty: moderate")),
    ("WORD-01", Example(BONES, STEADY, "text: Strength work may help.\n    certainty: very-low")),
    ("WORD-01", Example(BONES, ADVICE, "text: Strength work is good for weak bones.\n    certainty: consensus")),
    ("WORD-01", Example(BONES, ADVICE, "text: Experts say that it is proven to work.\n    certainty: consensus")),
    ("WORD-01", Example(BONES, CARE, "text: As a precaution, stop when your back begins to hurt.")),
    ("WORD-01", Example(BONES, CARE, "text: Stop when your back begins to hurt. We found no study of this.")),
    ("WORD-01", Example(BONES, "text: A bone scan gives a T-score.", "text: A bone scan with a T-score helps.")),
    ("WORD-01", Example(BONES, STEADY, "text: We do not know if strength work may help.\n    certainty: very-low")),
    ("WORD-02", Example(BONES, SUMMARY, "summary: Ask your doctor first.")),
    ("WORD-02", Example(BONES, SUMMARY, "summary: Prolia for bones.")),
    ("WORD-02", Example(BONES, SUMMARY, "summary: It cures bones.")),
    ("WORD-02", Example(BONES, SUMMARY, "summary: Never bend your back.")),
    ("WORD-02", Example(BONES, SUMMARY, "summary: The elderly break bones.")),
    ("WORD-03", Example(BONES, SUMMARY, "summary: A drug for bones.")),
    ("WORD-03", Example(BONES, SUMMARY, "summary: Bones, e.g. in the spine.")),
    ("WORD-03", Example(BONES, SUMMARY, "summary: Many people experience pain.")),
    ("WORD-03", Example("../docs/about.md", "- a line for readers", "- a line on medication")),
    ("WORD-03", Example(BONES, SUMMARY, "summary: Bones that do not hold. It isn’t good.")),
    ("WORD-04", Example(BONES, SUMMARY, "summary: Stop taking your denosumab.")),
    ("WORD-05", Example(BONES, SUMMARY, "summary: Go to hospital now.")),
]

# Codes that a fault brings along because it cannot be made without them.
ALSO = {
    "CLAIM-01": {"REF-05", "MOVE-03"}, "MOVE-01": {"REF-01"}, "MOVE-02": {"MOVE-01", "MOVE-03"}, "MOVE-03": {"REF-05"},
    "READ-02": {"READ-04"}, "REF-06": {"SAFE-07"}, "SRC-02": {"REF-02"},
    "CITE-02": {"SRC-03"}, "CITE-03": {"SRC-03"}, "CITE-04": {"SRC-03"}, "STAT-02": {"SRC-03"},
}
ALSO_HERE = {
    "- despite: [deep-bnd]\n    for: [osteoporosis, osteopenia]": {"SAFE-09"},
}

# Problems of a whole page stand in its first line.
WHOLE_PAGE = {"READ-02", "LINK-01", "SAFE-06", "SAFE-10", "STAT-02"}

# Sound sentences that a hasty rule could take for faults.
FINE = [
    "Do not stop your medicine before you talk to the person who prescribed it.",
    "Take your time. 2 short walks are fine, and so is a breath or two.",
    "See [[exercises/heel-raise|heel raises]] and *move*.",
    "A T-score of minus 2 is low.",
    "Bones " + "and more " * 13 + "end.",
    "Half of it < a cup, and bread & butter.",
    "If you can, never mind the rest.",
]


def name_of(case: tuple[str, Example]) -> str:
    return f"{case[0]} {case[1].file} {case[1].bad[:40]!r}"


def lines_of(text: str, start: int, end: int) -> set[int]:
    """The lines of text[start:end] and of every field and list item around it, the whole record aside."""
    found = set(range(text.count("\n", 0, start) + 1, text.count("\n", 0, end) + 2))
    waiting = [yaml.compose(text, Loader)]
    while waiting:
        node = waiting.pop()
        parts = [(k, v) for k, v in node.value] if isinstance(node, yaml.MappingNode) else (
            [(v, v) for v in node.value] if isinstance(node, yaml.SequenceNode) else [])
        for first, last in parts:
            if first.start_mark.index <= end and last.end_mark.index >= start:
                found.add(first.start_mark.line + 1)
                waiting.append(last)
    return found


@pytest.mark.parametrize("case", OWN + MORE, ids=map(name_of, OWN + MORE))
def test_rule_finds_its_fault_in_the_right_place(case, change):
    code, example = case
    data = change(example.file, example.good, example.bad, example.copy_of)
    found = check(data)
    mine = [p for p in found if p.code == code and p.mark.path == (example.at or example.file)]
    assert mine, [(p.code, p.mark, p.what) for p in found]
    others = {p.code for p in found} - {code} - ALSO.get(code, set()) - ALSO_HERE.get(example.bad, set())
    assert not others, [(p.code, p.mark, p.what) for p in found if p.code in others]
    for problem in mine:
        assert problem.what and problem.why and problem.fix
        assert problem.mark.column >= 1
        assert problem.mark.line in expected_lines(code, example, data, problem), problem


def expected_lines(code: str, example: Example, data: Path, problem) -> set[int]:
    if code in WHOLE_PAGE:
        return {1}
    text = (data / problem.mark.path).read_text("utf-8")
    lines = text.splitlines()
    if example.file.endswith(".md"):
        return {number for number, line in enumerate(lines, 1) if line == example.bad}
    if problem.mark.path == "permalinks.txt":
        return {number for number, line in enumerate(lines, 1) if line and f"'{line}'" in problem.what}
    if example.at:  # the fault is elsewhere: here, the claim that suffers from it
        named = re.search(r"'([^']+)'", problem.what).group(1)
        return {number for number, line in enumerate(lines, 1)
                if line.strip() in (f"id: {named}", f"- id: {named}", "claim:", "advice:")}
    start = (MINI / (example.copy_of or example.file)).read_text("utf-8").index(example.good)
    found = lines_of(text, start, start + len(example.bad))
    if code == "CLAIM-01":  # twins: either may be meant
        for twin in re.finditer(re.escape(example.bad), text):
            found |= lines_of(text, *twin.span())
    return found


def test_sound_data_has_no_problem(mini):
    assert check(mini) == []


@pytest.mark.parametrize("sentence", FINE)
def test_sound_sentences_have_no_problem(sentence, change):
    assert check(change(BONES, SUMMARY, f"summary: '{sentence}'")) == []


def test_an_overruling_that_is_needed_has_no_problem(change):
    change(RAISE, "bend: none", "bend: large")
    data = change(RAISE, "- for: osteoporosis", "- for: [osteoporosis, osteopenia]\n    despite: [deep-bend]")
    assert check(data) == []


def test_there_are_rules():
    assert len(RULES) >= 43
    assert {rule.level for rule in RULES} == {ERROR, WARNING}


def test_codes_are_unique_and_in_order():
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_rule_says_what_why_and_how_to_mend(rule):
    assert re.fullmatch(r"[A-Z]+-\d\d", rule.code)
    assert rule.title and rule.why.strip() and rule.fix.strip()
    assert rule.examples, "the smallest fault is missing"
    assert rule.level in (ERROR, WARNING)
    assert callable(rule.check)


@pytest.mark.parametrize("case", OWN + MORE, ids=map(name_of, OWN + MORE))
def test_example_is_one_small_fault(case, mini):
    _code, example = case
    text = (mini / (example.copy_of or example.file)).read_text("utf-8")
    assert text.count(example.good) == 1
    assert example.good != example.bad
    assert (mini / example.file).exists() != bool(example.copy_of)


def test_every_module_of_rules_is_read():
    folder = Path(__file__).resolve().parents[2] / "scripts" / "rules"
    said = {code for file in folder.glob("*.py") for code in re.findall(r'Rule\(\s*"([A-Z]+-\d\d)"', file.read_text("utf-8"))}
    assert said == {rule.code for rule in RULES}

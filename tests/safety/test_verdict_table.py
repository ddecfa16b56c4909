"""The committed table of all verdicts equals the data: a verdict that changes is seen in the pull request."""

from macros.knowledge.load import load
from scripts.check import ROOT
from scripts.verdict_table import TABLE, table


def test_the_table_equals_the_data():
    knowledge, _problems = load(ROOT / "data")
    told = table(knowledge)
    assert told.count("\n  ") > 8 * len(knowledge.of_kind("exercises"))
    assert TABLE.read_text("utf-8") == told, "verdicts changed: run 'python -m scripts.verdict_table' and have the safety reviewers read it"


def test_a_milder_verdict_changes_the_table(mini, change):
    before = table(load(mini)[0])
    data = change("exercises/curl.yml", "  - for: osteoporosis\n    strength: absolute", "  - for: osteoporosis\n    strength: relative")
    rules = data / "safety-rules.yml"
    rules.write_text(rules.read_text("utf-8").replace("when: {bend: large}", "when: {impact: high}"), "utf-8")
    after = table(load(data)[0])
    assert "osteoporosis: avoid (stated)" in before and "osteoporosis: ask (stated)" in after


def test_the_reviewers_of_safety_own_the_table():
    owners = (ROOT / ".github" / "CODEOWNERS").read_text("utf-8")
    assert "/tests/safety/ @bone-spine-guide/safety-reviewers" in owners

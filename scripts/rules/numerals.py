"""How numbers are written: in digits, with 'to', without needless decimals, as people and not only as shares."""

import re

from macros.knowledge.records.claims import Effect
from macros.knowledge.walk import walk
from scripts.rules.base import Context, Example, Rule
from scripts.rules.text import all_texts, plain

# 'the two' for both, 'a breath or two', a word in quotes (the "hundred" of Pilates): no counts.
_NO_COUNT = re.compile(r"\bthe two\b(?=\s*(?:[.,;:?!)]|$))|\ba \w+ or two\b|[\"“']\w+[\"”']", re.I)
_SPELLED = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|"
    r"nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|dozens?)\b", re.I)
# 'One' is mostly a pronoun or an article ('one of them', 'in one trial'); before a measure it counts.
_ONE = re.compile(r"\bone (?=(?:year|month|week|day|hour|minute|second|third|quarter|fifth|inch|round)\b)", re.I)
_RANGE = re.compile(r"(?<![\w-])\d+(?:[.,]\d+)? ?[–—-] ?\d+(?![\w-])")
_DECIMAL = re.compile(r"\d\.\d")
# Results of tests and official amounts keep their decimals.
_EXACT = re.compile(
    r"score|density|body mass index|\bBMI\b|\bminus \d|\d\.\d+ ?(?:mg|g|kg|cm|mm|m|ml|IU|micrograms?|ounces?|litres?|points?)\b", re.I)
_RELATIVE = re.compile(
    r"\b\d+(?:\.\d+)? times (?:as|more|higher|the)\b|\btwice as \w+|\bmore than twice\b|"
    r"\b\d+(?:\.\d+)?% (?:lower|less|fewer|higher|more|greater)\b", re.I)
_OF_CHANCE = re.compile(r"\b(?:chance|likely|common|often|many|breaks?|broken|falls?|died?|deaths?|clots?|strokes?|infections?)\b", re.I)
_SHARE = re.compile(
    r"\b\d+(?:\.\d+)?% of (?:the |all )?(?:people|women|men|patients|those|them|adults)\b|"
    r"\b(?:chance|likelihood) (?:of|is|was) (?:about )?\d+(?:\.\d+)?%", re.I)
_PEOPLE = re.compile(
    r"\bin (?:every )?\d[\d,]*0\b|\b(?:for|of) (?:each |every )?\d[\d,]*0\b|did not (?:find|see|say|give) how many|numbers? of people", re.I)


def _spelled(context: Context):
    for ref, mark, text, _path in all_texts(context):
        counted = _NO_COUNT.sub("", plain(text))
        hit = _SPELLED.search(counted) or (None if ref == "red-flags" else _ONE.search(counted))  # a sign keeps its words
        if hit:
            yield mark, f"'{hit.group(0).strip()}' is spelled out"


def _decimal(context: Context):
    for ref, mark, text, _path in all_texts(context):
        if not ref.startswith("docs/") and _DECIMAL.search(text) and not _EXACT.search(plain(text)):
            yield mark, f"'{_DECIMAL.search(text).group(0)}' is finer than a reader needs"


def _relative(context: Context):
    for _ref, mark, text, _path in all_texts(context):
        said = plain(text)
        hit = _SHARE.search(said) or (_OF_CHANCE.search(said) and _RELATIVE.search(said))
        if hit and not _PEOPLE.search(said):
            yield mark, f"'{hit.group(0)}' does not say of how many people"


def _denominators(context: Context):
    knowledge = context.knowledge
    for ref, record in knowledge.entries.items():
        effects = [(path, value) for path, value in walk(record) if isinstance(value, Effect)]
        for path, effect in effects:
            if effect.out_of != effects[0][1].out_of:
                yield (knowledge.mark(f"{ref}.yml", (*path, "out-of")),
                       f"this effect is out of {effect.out_of}, another on the page out of {effects[0][1].out_of}")


_SUMMARY, _BAD = "summary: Bones that break more easily.", "summary: Bones that break "
_FILE = "conditions/osteoporosis.yml"

RULES = (
    Rule("NUM-05", "Numbers are written in digits", "Digits are found by the eye, and read the same in every language.",
         "Write 2, not 'two'.", _spelled,
         (Example(_FILE, _SUMMARY, _BAD + "in two."), Example(_FILE, _SUMMARY, _BAD + "in one year."))),
    Rule("NUM-07", "No decimals but in test results and amounts", "They look more exact than the study was, and are hard to read.",
         "Round it: 'about 4'.", _decimal, (Example(_FILE, _SUMMARY, _BAD + "1.2 times."),)),
    Rule("NUM-08", "A chance is told as people", "'Half as many' sounds the same for 2 in 10 and 2 in 10,000.",
         "Give the numbers with and without it ('20 in 100'), or say that we did not find how many people that is.", _relative,
         (Example(_FILE, _SUMMARY, _BAD + "2 times as often."),
          Example(_FILE, _SUMMARY, _BAD + "in 2% of people."))),
    Rule("NUM-09", "Effects of a page share one denominator", "Readers compare 5 in 100 with 20 in 1,000 the wrong way round.",
         "Use the larger denominator for all effects of the page.", _denominators,
         (Example("treatments/demo-tablet.yml", "harms:\n  unknown: We looked for harms and found none in our sources.",
                  "harms:\n  - id: rash\n    text: A guideline says that some people get a rash.\n    certainty: consensus\n"
                  "    cites: [demo-guideline/tablet]\n    derivation: 60 and 90 in 1000 are 6 and 9 in 100.\n"
                  "    effect: {outcome: a rash, out-of: 1000, without: 60, with: 90, over: 3 years, in: women with weak bones}"),)),
)

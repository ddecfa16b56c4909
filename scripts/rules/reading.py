"""Can it be read: length of sentences, reading grade."""

import warnings

from macros.knowledge.walk import texts_of
from scripts.rules.base import Context, Example, Rule
from scripts.rules.text import all_texts, plain, sentences, words

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # textstat 0.7.3 asks for pkg_resources, which warns
    import textstat

MAX_WORDS = 28
MAX_GRADE = 8.0
MAX_ITEMS = 8
_LISTS = ("setup", "feel", "mistakes", "questions", "unknowns", "equipment", "ask")  # warning cards keep every sign


def _long_sentence(context: Context):
    for ref, mark, text, path in all_texts(context):
        if ref == "read-elsewhere" or path[-1] == "says":
            continue
        for sentence in sentences(text):
            count = len(words(sentence))
            if count > MAX_WORDS:
                yield mark, f"a sentence has {count} words ('{sentence[:40]}…'); {MAX_WORDS} are the limit"


def grade(texts: list[str]) -> float:
    """Flesch-Kincaid grade of some texts; each gets a full stop, so that a list does not read as one sentence."""
    whole = " ".join(plain(t) if t.rstrip().endswith((".", "!", "?")) else plain(t) + "." for t in texts)
    return textstat.flesch_kincaid_grade(whole)


def page_grades(context: Context) -> dict[str, float]:
    """The grade of every entry and routine."""
    knowledge = context.knowledge
    return {
        ref: grade([text for _path, text in texts_of(record)])
        for ref, record in (*knowledge.entries.items(), *knowledge.routines.items())
    }


def _hard_page(context: Context):
    for ref, value in page_grades(context).items():
        if value > MAX_GRADE:
            yield context.knowledge.mark(f"{ref}.yml"), f"the page reads at grade {value:.1f}; {MAX_GRADE:g} is the limit"


_HARD = "Considerable deterioration necessitates individualised interdisciplinary rehabilitation."

def _long_list(context: Context):
    for ref, record in (*context.knowledge.entries.items(), *context.knowledge.routines.items()):
        for field in _LISTS:
            items = getattr(record, field, None)
            if isinstance(items, list) and len(items) > MAX_ITEMS:
                yield (context.knowledge.mark(f"{ref}.yml", (field,)),
                       f"the list '{field}' has {len(items)} items; {MAX_ITEMS} are the limit")


RULES = (
    Rule("READ-01", "Sentences have 28 words at most", "Long sentences lose readers in pain.",
         "Cut it in two.", _long_sentence,
         (Example("conditions/osteoporosis.yml", "summary: Bones that break more easily.",
                  "summary: Bones that " + "go on and " * 12 + "break."),)),
    Rule("READ-02", "Pages read at grade 8 at most", "Most readers left school at 16 or have another first language.",
         "Shorter sentences and shorter words.", _hard_page,
         (Example("conditions/osteoporosis.yml", "summary: Bones that break more easily.",
                  "summary: " + " ".join([_HARD] * 6)),)),
    Rule("READ-03", "Lists have 8 items at most", "Long lists are read badly and done worse.",
         "Keep what matters most, or make two lists.", _long_list,
         (Example("conditions/osteoporosis.yml", "questions: [Which exercise is right for me?]", "questions: [" + ", ".join(f"Is it {c}?" for c in "abcdefghi") + "]"),)),
)

"""Can it be read: length of sentences, reading grade."""

import warnings

from macros.knowledge.problems import Mark
from macros.knowledge.walk import texts_of
from scripts.rules.base import Context, Example, Rule
from scripts.rules.text import all_texts, full_sentences, plain, sentences, words
from scripts.rules.written import pieces

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # textstat 0.7.3 asks for pkg_resources, which warns
    import textstat

MAX_WORDS = 28
MAX_GRADE = 8.0
MAX_ITEMS = 8
MAX_SENTENCES = 3
MAX_HEADING = 65
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
    grades = {f"{ref}.yml": value for ref, value in page_grades(context).items()}
    grades |= {f"../docs/{name}": grade([piece.text for piece in pieces(text)]) for name, text in context.written.items()}
    for file, value in grades.items():
        if value > MAX_GRADE:
            yield context.knowledge.mark(file), f"the page reads at grade {value:.1f}; {MAX_GRADE:g} is the limit"


def _long_paragraph(context: Context):
    for _ref, mark, text, _path in all_texts(context):
        count = len(full_sentences(text))
        if count > MAX_SENTENCES:
            yield mark, f"a paragraph has {count} sentences ('{text[:40]}…'); {MAX_SENTENCES} are the limit"


def _asking_title(context: Context):
    for ref, mark, text, path in all_texts(context):
        if path[-1] == "title" and len(path) == 1 and text.endswith("?"):
            yield mark, f"the heading '{text}' asks"


def _headings(context: Context):
    for name, text in context.written.items():
        headings = [piece for piece in pieces(text) if piece.level]
        before = 0
        for piece in headings:
            mark = Mark(f"../docs/{name}", piece.line)
            if piece.level > before + 1:
                yield mark, f"the heading '{piece.text}' skips a level"
            if piece.level == 1 and piece is not headings[0]:
                yield mark, f"'{piece.text}' is a second title on the page"
            if piece.level == 1 and len(piece.text) > MAX_HEADING:
                yield mark, f"the title has {len(piece.text)} characters; {MAX_HEADING} are the limit"
            if piece.text.endswith("?") and "safe for me" not in piece.text:  # the name of the tool
                yield mark, f"the heading '{piece.text}' asks"
            before = piece.level


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
         (Example("conditions/osteoporosis.yml", "questions: [Which exercise is right for me?]", "questions: [" + ", ".join(f"Is it {c}?" for c in "abcdefghi") + "]"),)),    Rule("READ-04", "A paragraph has 3 sentences at most", "On a phone, a block of text is skipped.",
         "Say it shorter, or make two claims of it.", _long_paragraph,
         (Example("conditions/osteoporosis.yml", "summary: Bones that break more easily.",
                  "summary: Bones break. They do so in falls. Some do not. Most of them mend."),)),
    Rule("READ-05", "Headings say something", "Readers who skim want the answer, and screen readers jump from heading to heading.",
         "Write a statement or an action.", _asking_title,
         (Example("conditions/osteoporosis.yml", "title: Weak bones (osteoporosis)", "title: What are weak bones?"),)),
    Rule("READ-06", "Pages written by hand have one short title and skip no level",
         "Readers who skim want the answer, and screen readers jump from heading to heading.",
         "Give the page one title of 65 characters at most, then '##', then '###'; write statements.", _headings,
         (Example("../docs/about.md", "## What it is", "### What it is"),
          Example("../docs/about.md", "## What it is", "# What it is"),
          Example("../docs/about.md", "# About the tests", "# " + "About " * 12),
          Example("../docs/about.md", "## What it is", "## What is it?"))),
)

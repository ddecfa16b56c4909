"""Red flags: no sign lost, none retold in other words."""

from scripts.rules.base import Context, Example, Rule
from scripts.rules.text import words

MAX_SIGN_WORDS = 18
_NEED_FLAGS = ("conditions", "symptoms", "exercises", "treatments")


def _lost_word(context: Context):
    for index, flag in context.knowledge.rows["red-flags.yml"]:
        text = f"{flag.sign} {flag.with_ or ''}".lower()
        for word in flag.keep_words:
            if word.lower() not in text:
                yield (context.knowledge.mark("red-flags.yml", (index, "sign")),
                       f"the sign '{flag.id}' has lost the words '{word}'")


def _long(context: Context):
    for index, flag in context.knowledge.rows["red-flags.yml"]:
        count = len(words(flag.sign))
        if count > MAX_SIGN_WORDS:
            yield context.knowledge.mark("red-flags.yml", (index, "sign")), f"the sign '{flag.id}' has {count} words"


def _unfounded(context: Context):
    for index, flag in context.knowledge.rows["red-flags.yml"]:
        mark = context.knowledge.mark("red-flags.yml", (index,))
        if flag.level_basis == "sourced" and not flag.cites:
            yield mark, f"the sign '{flag.id}' is called sourced and cites nothing"


def _no_card(context: Context):
    for ref, record in context.knowledge.entries.items():
        if ref.split("/")[0] in _NEED_FLAGS and not record.red_flags:
            yield context.knowledge.mark(f"{ref}.yml", ("red-flags",)), "this page has no warning signs"


RULES = (
    Rule("FLAG-01", "A sign keeps its words", "Each of these words decides whether a reader gets help in time.",
         "Bring the word back. Change keep-words only with the sources open.", _lost_word,
         (Example("red-flags.yml", "sign: You cannot feel your legs.", "sign: You feel your legs less."),)),
    Rule("FLAG-02", "A sign has 18 words at most", "A frightened reader reads one short line.", "Shorten it.", _long,
         (Example("red-flags.yml", "sign: You cannot feel your legs.",
                  "sign: You cannot feel your legs, " + "and then some more and " * 4 + "so on."),)),
    Rule("FLAG-03", "A sourced urgency has a source", "It would look surer than it is.",
         "Cite the finding, or write level-basis: precaution.", _unfounded,
         (Example("red-flags.yml", "level-basis: precaution", "level-basis: sourced"),)),
    Rule("FLAG-04", "Pages about illness, treatment and exercise carry warning signs",
         "A reader lands on one page only.", "Name topics or signs of red-flags.yml in red-flags:.", _no_card,
         (Example("conditions/osteoporosis.yml", "red-flags: [back-pain]", "red-flags: []"),)),
)

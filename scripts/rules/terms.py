"""Medical words are explained."""

import re

from macros.knowledge.terms import Terms
from scripts.rules.base import Context, Example, Rule
from scripts.rules.text import all_texts, plain

# Endings and words by which a medical word can be told.
_MEDICAL = re.compile(
    r"\b(?:\w+(?:ectomy|plasty|opathy|itis|(?<!diagn)osis|algia|aemia|emia|graphy|oscopy|ostomy|otomy|penia|plegia|paresis|"
    r"uria|cyte|trophy|carcinoma|myeloma|glaucoma|phosphonates?|glucocorticoids?|steroids?)|"
    r"vertebra\w*|lumbar|thoracic|cervical|sacral|foramin\w*|radicul\w*|cauda equina|claudication|kypho\w*|lordo\w*|"
    r"dxa|dexa|t-scores?|z-scores?|frax|vfa|mri|ct scan|opioids?|nsaids?|oestrogen|estrogen|menopause|isometric|"
    r"extensors?|flexion|extension|resistance training|prone|supine|placebo|sham|anticoagula\w*)\b", re.I)

def _unexplained(context: Context):
    if context.knowledge.unread_in("glossary"):
        return
    terms = Terms(context.knowledge.glossary.values())
    for ref, mark, text, path in all_texts(context):
        if ref in ("glossary",) or path[-1] == "says":
            continue
        for match in _MEDICAL.finditer(plain(text)):
            word = match.group(0)
            if not terms.knows(word):
                yield mark, f"'{word}' is a medical word without an entry in the glossary"


RULE = Rule(
    "TERM-01", "Medical words are in the glossary", "Readers would guess.",
    "Use a plain word, or add the word to glossary.yml.", _unexplained,
    (Example("conditions/osteoporosis.yml", "summary: Bones that break more easily.", "summary: A spondylopathy."),),
)

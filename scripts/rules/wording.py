"""How we say things: words fit the certainty, nothing frightens or promises, nothing prescribes."""

import re

from scripts.rules.base import Context, Example, Rule
from scripts.rules.plainer import with_plainer_word
from scripts.rules.text import all_claims, all_texts, plain


def _any(words: str) -> re.Pattern:
    return re.compile(rf"\b(?:{words})\b", re.I)


_NEEDS = {
    "moderate": (_any("probably"), "say 'probably'"),
    "low": (_any("may"), "say 'may'"),
    "very-low": (_any("(?:do|does) not know|not known|unclear|uncertain"), "say 'We do not know if …'"),
    "consensus": (_any(
        "experts?|guidelines?|guidance|advis\\w+|recommend\\w*|charit\\w+|hospitals?|health services?|agenc\\w+|panels?|"
        "physiotherapists?|doctors?|regulators?|authors?|makers|pages?|material|researchers?|reviewers?|task force|programmes?"),
        "say who advises it ('Experts advise …')"),
    "precaution": (re.compile(r"(?=.*\bprecaution\b)(?=.*\bwe found no\b)", re.I | re.S),
                   "begin 'As a precaution, …' and say 'We found no study of this.'"),
}
_BARS = {
    "high": _any("may|might|could|probably|perhaps"),
    "moderate": _any("proven|always"),
    "low": _any("will|probably|effective|proven"),
    "very-low": _any("may|might|could help|proven|effective"),
    "consensus": _any("studies show|research shows|proven to"),
    "precaution": _any("experts advise|studies show|guidelines advise"),
    "fact": _any("lowers|helps|harms|prevents|eases|improves|raises the chance|protects"),
}


def _misfit(context: Context):
    for _ref, mark, claim, _path in all_claims(context):
        needs, hint = _NEEDS.get(claim.certainty, (None, ""))
        text = plain(claim.text)
        if needs and not needs.search(text):
            yield mark, f"'{claim.id}' is {claim.certainty}, but its words do not say so", hint[:1].upper() + hint[1:] + "."
        barred = _BARS[claim.certainty].search(text)
        if barred:
            yield mark, f"'{claim.id}' is {claim.certainty}; '{barred.group(0)}' says something else", \
                "Change the word, or the certainty."


_BANNED = {
    "a promise": _any(r"cures?|cured|heals? for good|guaranteed?|miracle|pain-free|100% safe|completely safe|reverses?|reversed"),
    "a ban wider than any source": _any("never (?:bend|lift|twist|move)"),
    "a word that frightens": _any("brittle|crumbling|crumble|honeycomb|fragile bones?|wear and tear|degenerat\\w+"),
    "advice that says neither who nor why": re.compile(
        r"^(?:please )?(?:ask|consult|see|talk to|check with) (?:your|a) (?:doctor|GP|physician|physiotherapist)(?: first)?\.?$", re.I),
    "a name of a product": _any(
        "Fosamax|Actonel|Bonviva|Boniva|Aclasta|Reclast|Zometa|Prolia|Xgeva|Evenity|Forteo|Forsteo|Tymlos|Evista|Miacalcin|"
        "Lyrica|Neurontin|Tylenol|Panadol|Advil|Nurofen|Voltarol|Voltaren|Celebrex|Cymbalta|OxyContin|Ultram|Adcal|Calcichew"),
    "a word that puts people in a box": _any("(?:the )?elderly|seniors?|OAPs?|suffer(?:s|ing|ers?)? from|sufferers?"),
}
# The reader is told what 'you have' only as a condition ('if you have'), or where a sign or a question says so.
_DIAGNOSIS = re.compile(
    r"(?:^|[.!?] )You (?:must |probably |may )?have (?:osteop\w+|weak bones|low bone density|sciatica|stenosis|cauda equina|"
    r"an? (?:broken|slipped|narrow\w*|bulging|trapped) )", re.I)
_INSTEAD = {
    "medication": "medicine", "medications": "medicines", "drug": "medicine", "drugs": "medicines",
    "risk factor": "something that raises the chance", "risk factors": "what raises the chance",
    "chronic": "long-term", "acute": "sudden, or recent", "utilise": "use", "utilize": "use", "obtain": "get",
    "should": "say who advises it, or leave it out", "probability": "chance", "reduce pain": "ease pain",
    "reduces pain": "eases pain", "seek": "ask for, or get", "normally": "usually", "studies show": "say what was found, in whom",
    "seeks": "asks for, or gets", "seeking": "asking for", "obtains": "gets", "obtained": "got", "utilised": "used",
    "reduced pain": "eased pain", "reducing pain": "easing pain", "reduce the pain": "ease the pain", "consult": "talk to",
    "experienced": "had", "experiencing": "having", "may experience": "may have", "who experience": "who have",
    "people experience": "people have", "you experience": "you have", "acutely": "suddenly", "chronically": "for a long time",
    "e.g.": "such as", "i.e.": "that is", "etc.": "and so on", "if this happens": "the sign itself",
    "prevents fractures": "lowers the chance of a broken bone", "prevent fractures": "lower the chance of a broken bone",
}
_INSTEAD_PATTERN = re.compile(
    rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, _INSTEAD), key=len, reverse=True))})(?!\w)", re.I)
_SHORT_FORMS = re.compile(r"\b(?:do|does|did|ca|wo|should|would|could|is|are|was|were|has|have|must)n['’]t\b", re.I)
_DOSE_ORDER = re.compile(
    r"\b(?:take|inject|swallow|start|use) (?:\w+ ){0,4}\d+ ?(?:mg|milligrams?|micrograms?|mcg|tablets?)\b", re.I)
_STOP_ORDER = re.compile(
    r"(?<!not )(?<!never )(?<!to )(?<!you )(?<!people )\b(?:stop|start|switch|begin)(?: taking)? (?:your |the )?"
    r"(?:bisphosphonates?|denosumab|alendronate|risedronate|zoledronate|romosozumab|teriparatide|raloxifene|steroids?|"
    r"steroid tablets|opioids?|gabapentin|pregabalin|hormone therapy|HRT|medicines?)\b", re.I)
_EMERGENCY = re.compile(r"\b(?:call|ring|dial) (?:999|911|112|000|an ambulance|your emergency number)\b|"
                        r"\b(?:go to|visit) (?:A&E|the emergency department|an emergency department|hospital) (?:now|at once)\b", re.I)
_OWN_NUMBERS = ("red-flags", "emergency-numbers")


def _banned(context: Context):
    for _ref, mark, text, _path in all_texts(context):
        for what, pattern in _BANNED.items():
            hit = pattern.search(text)
            if hit:
                yield mark, f"'{hit.group(0)}' is {what}"


def _better(context: Context):
    for ref, mark, text, _path in all_texts(context):
        hit = _INSTEAD_PATTERN.search(text)
        if hit and ref not in ("glossary", "red-flags"):
            yield mark, f"'{hit.group(0)}' has a plainer word", f"Write: {_INSTEAD[hit.group(0).lower()]}."
        short = _SHORT_FORMS.search(text)
        if short:
            yield mark, f"'{short.group(0)}' is easily misread", "Write it out: do not, cannot."


def _prescribes(context: Context):
    for _ref, mark, text, _path in all_texts(context):
        hit = _DOSE_ORDER.search(text) or _STOP_ORDER.search(text)
        if hit:
            yield mark, f"'{hit.group(0)}' reads as a prescription"


def _diagnoses(context: Context):
    for ref, mark, text, _path in all_texts(context):
        hit = _DIAGNOSIS.search(text)
        if hit and ref not in ("red-flags", "circumstances"):
            yield mark, f"'{hit.group(0).lstrip('.!? ')}' tells the reader what they have"


def _retyped(context: Context):
    for ref, mark, text, _path in all_texts(context):
        if ref not in _OWN_NUMBERS and _EMERGENCY.search(text):
            yield mark, "emergency advice is typed here by hand"


RULES = (
    Rule("WORD-01", "A claim's words fit its certainty", "Readers take 'may' and 'does' at their word.",
         "Change the words or the certainty.", _misfit,
         (Example("conditions/osteoporosis.yml", "text: Strength work may make you steadier.", "text: Strength work makes you steadier."),
          Example("conditions/osteoporosis.yml", "text: Strength work may make you steadier.", "text: Strength work may be effective."))),
    Rule("WORD-02", "No promises, no bans wider than the source, nothing that frightens",
         "Such words make people do less, or trust too much.", "Say what the source says, plainly.", _banned,
         (Example("conditions/osteoporosis.yml", "summary: Bones that break more easily.", "summary: Brittle bones."),)),
    Rule("WORD-03", "Plain words", "Many readers would stop here.", "Use the plainer word.", _better,
         (Example("conditions/osteoporosis.yml", "summary: Bones that break more easily.", "summary: A chronic state of bones."),
          Example("conditions/osteoporosis.yml", "summary: Bones that break more easily.", "summary: Bones that don't hold.")),
         mend=with_plainer_word),
    Rule("WORD-04", "Nothing reads as a prescription", "Only the person who prescribes knows the whole of it.",
         "Say 'Do not stop it before you talk to the person who prescribed it', or leave the dose out.", _prescribes,
         (Example("conditions/osteoporosis.yml", "summary: Bones that break more easily.", "summary: Take 2 tablets a day."),)),
    Rule("WORD-05", "Emergency advice comes from the shared list", "Copies drift apart; a lost word can cost a life.",
         "Remove it here and name the topic in red-flags:.", _retyped,
         (Example("conditions/osteoporosis.yml", "summary: Bones that break more easily.", "summary: Call an ambulance when it hurts."),)),
    Rule("WORD-06", "No page tells a reader what they have", "Only someone who examines them can.",
         "Write 'if you have …'.", _diagnoses,
         (Example("conditions/osteoporosis.yml", "summary: Bones that break more easily.", "summary: You have weak bones."),)),
)

"""Signs that word processors put in: curly quotes round a whole text, dashes in ranges, odd spaces and bullets."""

import re

from macros.knowledge.problems import Problem
from macros.knowledge.walk import walk
from scripts.rules.base import Context, Edit, Example, Rule
from scripts.rules.text import all_texts, records

_CURLY = re.compile(r"[“”„‟«][^“”„‟«»]*[“”‟»]|[‘‚][^‘’‚]*’")
_RANGE = re.compile(r"(\d)\s*[–—‒−]\s*(\d)")
_PASTED = {"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\ufb01": "fi", "\ufb02": "fl", "\u2011": "-"}
_PASTED_SIGN = re.compile("[" + "".join(_PASTED) + "]|^[•·▪‣] ?")


def _curly(context: Context):
    for _ref, file, base, record in records(context):
        for path, value in walk(record):
            if isinstance(value, str) and _CURLY.fullmatch(value):
                yield context.knowledge.mark(file, (*base, *path)), f"the curly quotes round '{value[1:-1][:40]}' would be shown to readers"


def _ranges(context: Context):
    for _ref, mark, text, _path in all_texts(context):
        hit = _RANGE.search(text)
        if hit:
            yield mark, f"'{hit.group(0)}' is a range with a dash", f"Write '{hit.group(1)} to {hit.group(2)}'."


def _pasted(context: Context):
    for _ref, mark, text, _path in all_texts(context):
        hit = _PASTED_SIGN.search(text)
        if hit:
            yield mark, f"a sign pasted from another program stands here (U+{ord(hit.group(0)[0]):04X})"


def _value_at(text: str, at: int) -> tuple[int, int]:
    """Where the value that begins here ends: a quoted one at its quote, a plain one where its lines end."""
    quote = text[at:at + 1]
    if quote in ("'", '"'):
        closed = re.compile(r"'(?:[^']|'')*'" if quote == "'" else r'"(?:[^"\\]|\\.)*"').match(text, at)
        return at, closed.end() if closed else at
    in_list = re.search(r"[\[{,]\s*(?:[\w-]+: *)?\Z", text[:at].rsplit("\n", 1)[-1])
    plain = re.compile(r"[^,\]}\n]*" if in_list else r"[^\n]*(?:\n {2,}(?![\w-]+:(?:\s|$)|- |#)[^\n]+)*").match(text, at)
    return at, plain.end()


def _without_curly(text: str, at: int, problem: Problem) -> Edit | None:
    start, end = _value_at(text, at)
    value = text[start:end]
    if not _CURLY.fullmatch(value) or "\n" in value:
        return None
    return start, end, "'" + value[1:-1].replace("'", "''") + "'"


def _with_to(text: str, at: int, problem: Problem) -> Edit | None:
    start, end = _value_at(text, at)
    return start, end, _RANGE.sub(r"\1 to \2", text[start:end])


def _plain_signs(text: str, at: int, problem: Problem) -> Edit | None:
    start, end = _value_at(text, at)
    value = "".join(_PASTED.get(sign, sign) for sign in text[start:end])
    return start, end, re.sub(r"^(['\"]?)[•·▪‣] ?", r"\1", value)


_SUMMARY = "summary: Bones that break more easily."

RULES = (
    Rule("TEXT-02", "No curly quotes round a whole text", "They come from a word processor, and readers would see them.",
         "Remove them, or use straight quotes from the keyboard.", _curly,
         (Example("conditions/osteoporosis.yml", _SUMMARY, "summary: “Bones that break more easily.”"),), mend=_without_curly),
    Rule("TEXT-03", "Ranges are written with 'to'", "Screen readers skip the dash, and 8–12 is easily read as a minus.",
         "Write '8 to 12'.", _ranges,
         (Example("conditions/osteoporosis.yml", "within 5 years, as", "within 5–5 years, as"),), mend=_with_to),
    Rule("TEXT-04", "No signs pasted from other programs", "They break search, and some screens show a box in their place.",
         "Delete the sign and type it again, or run make fix.", _pasted,
         (Example("conditions/osteoporosis.yml", _SUMMARY, "summary: Bones that break\u00a0more easily."),
          Example("exercises/heel-raise.yml", "feel: [Your lower legs work.]", "feel: ['• Your lower legs work.']")), mend=_plain_signs),
)

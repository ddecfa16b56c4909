"""Numbers: none without a source, none lost."""

import re

from macros.knowledge.records.entries import Dose
from macros.knowledge.walk import claims_of, texts_of, walk
from scripts.rules.base import Context, Example, Rule
from scripts.rules.citations import findings_of, is_whole, whole_claims
from scripts.rules.text import all_texts, is_said, numbers_claimed, numbers_said, records

_FREE = {"title", "summary", "setup", "steps", "feel", "mistakes", "questions", "unknowns"}
_POSITIVE_T = re.compile(r"T-score(?:s)? (?:of|at|below|under|is|was|between|from) (?:about )?(\d)")


def said_by(context: Context, claim) -> frozenset[float]:
    """Every number that the cited findings, their sources' dates and the derivation give."""
    said: set[float] = set()
    for source, finding in findings_of(context, claim):
        said |= numbers_said(f"{finding.text} {finding.population} {finding.certainty} {source.issued or ''}")
    for cite in claim.disputed_by:
        source = context.knowledge.sources.get(cite.split("/")[0])
        for finding in source.findings if source else ():
            if finding.id == cite.split("/")[1]:
                said |= numbers_said(f"{finding.text} {finding.population} {source.issued or ''}")
    return frozenset(said | numbers_said(claim.derivation or ""))


def _claimed(claim) -> list[float]:
    numbers = numbers_claimed(claim.text)
    effect = getattr(claim, "effect", None)
    if effect:
        numbers += [float(effect.out_of), float(effect.without), float(effect.with_)]
        numbers += numbers_claimed(effect.over) + numbers_claimed(effect.in_)
    if hasattr(claim, "amount"):
        numbers.append(float(claim.amount))
    return numbers


def _unsourced(context: Context):
    for _ref, mark, claim, _path in whole_claims(context):
        said = said_by(context, claim)
        missing = [n for n in dict.fromkeys(_claimed(claim)) if not is_said(n, said)]
        if missing:
            yield mark, f"'{claim.id}' gives {_list(missing)}, which no cited finding gives"


def _dose(context: Context):
    for _ref, file, base, record in records(context):
        for path, dose in walk(record):
            if not isinstance(dose, Dose) or not is_whole(context, dose.claim):
                continue
            said = said_by(context, dose.claim)
            for field in ("frequency", "intensity", "time", "type", "progression"):
                missing = [n for n in numbers_claimed(getattr(dose, field)) if not is_said(n, said)]
                if missing:
                    yield (context.knowledge.mark(file, (*base, *path, field)),
                           f"the dose gives {_list(missing)}, which no finding of its claim gives")


def _free_text(context: Context):
    for _ref, file, base, record in records(context):
        if not hasattr(record, "summary"):
            continue
        claimed = {number for _path, claim in claims_of(record) for number in _claimed(claim)}
        dose = getattr(record, "dose", None)
        if dose is not None:
            if not is_whole(context, dose.claim):
                continue
            claimed |= said_by(context, dose.claim)
        for path, text in texts_of(record):
            if path[0] not in _FREE:
                continue
            missing = [n for n in numbers_claimed(text) if n not in claimed and n > 2]
            if missing:
                yield (context.knowledge.mark(file, (*base, *path)),
                       f"this text gives {_list(missing)}, which no claim of the page gives")


def _lost_minus(context: Context):
    for _ref, mark, text, _path in all_texts(context):
        if _POSITIVE_T.search(text):
            yield mark, "a T-score stands here without its minus"


def _list(numbers: list[float]) -> str:
    return ", ".join(f"{number:g}" for number in numbers)


RULES = (
    Rule("NUM-01", "Every number of a claim stands in a finding that it cites",
         "A wrong number can decide about a treatment.",
         "Take the number from the finding, or say in 'derivation:' how you worked it out.", _unsourced,
         (Example("conditions/osteoporosis.yml", "About 20 in 100 people", "About 30 in 100 people"),)),
    Rule("NUM-02", "Every number of a dose stands in a finding of its claim", "Readers do what the dose says.",
         "Use the numbers of the finding, or words without numbers.", _dose,
         (Example("exercises/heel-raise.yml", "time: 8 to 12 times", "time: 8 to 30 times"),)),
    Rule("NUM-03", "Free text holds no number that no claim makes", "It would be a claim without a source.",
         "Make it a claim with a source, or say it without the number.", _free_text,
         (Example("conditions/osteoporosis.yml", "summary: Bones that break more easily.", "summary: Bones that break in 7 places."),)),
    Rule("NUM-04", "A T-score keeps its minus", "2.5 and minus 2.5 are opposites.", "Write 'minus 2.5'.", _lost_minus,
         (Example("conditions/osteoporosis.yml", "T-score of minus 2.5", "T-score of 2.5"),)),
)

"""What a claim may rest on, and how sure it may be."""

import re

from macros.knowledge.problems import WARNING
from scripts.rules.base import Context, Example, Rule
from scripts.rules.text import all_claims

ORDER = ("very-low", "low", "moderate", "high")
EXPERT_DESIGNS = {
    "clinical-guideline", "consensus-statement", "health-agency-page", "hospital-page", "charity-page", "narrative-review",
}
_CEILING = {"systematic-review": "moderate", "rct": "low", "observational": "low", "case-series": "very-low"}
_TREATS = ("treatments/", "exercises/", "nutrition/", "routines/")
_GRADES = (
    ("high", re.compile(r"(?<!low )(?<!to )\bhigh[- ](?:to-moderate )?(?:certainty|quality)|level of evidence a\b|moderate-to-high certainty")),
    ("moderate", re.compile(r"moderate[- ](?:certainty|quality)|moderate to low|level of evidence b\b")),
    ("low", re.compile(r"(?<!very )(?<!very-)\blow[- ](?:certainty|quality|to very)|low to very low")),
    ("very-low", re.compile(r"very[- ]low")),
)


def findings_of(context: Context, claim) -> list[tuple]:
    """(source, finding) of every citation of a claim that exists."""
    found = []
    for cite in claim.cites:
        source = context.knowledge.sources.get(cite.split("/")[0])
        if source:
            found += [(source, finding) for finding in source.findings if finding.id == cite.split("/")[1]]
    return found


def is_whole(context: Context, claim) -> bool:
    """False where a source that the claim cites could not be read: then nothing can be said of its ground."""
    return not any(context.knowledge.unread("sources", cite.split("/")[0]) for cite in (*claim.cites, *claim.disputed_by))


def whole_claims(context: Context) -> list[tuple]:
    """All claims whose sources could be read."""
    return [item for item in all_claims(context) if is_whole(context, item[2])]


def _uncited(context: Context):
    for _ref, mark, claim, _path in all_claims(context):
        if not claim.cites and claim.certainty != "precaution":
            yield mark, f"the claim '{claim.id}' cites nothing"


def _unusable(context: Context):
    for _ref, mark, claim, _path in all_claims(context):
        for cite in (*claim.cites, *claim.disputed_by):
            source = context.knowledge.sources.get(cite.split("/")[0])
            if source is None:
                continue
            if source.seen == "citation-only":
                yield mark, f"'{claim.id}' cites {source.id}, which nobody here has read"
            elif source.design == "patient-article":
                yield mark, f"'{claim.id}' cites {source.id}, an article for patients", "Articles can be discussed, never relied on."
            elif source.status in ("withdrawn", "retracted"):
                yield mark, f"'{claim.id}' cites {source.id}, which was {source.status}"


def _superseded(context: Context):
    for _ref, mark, claim, _path in all_claims(context):
        for cite in (*claim.cites, *claim.disputed_by):
            source = context.knowledge.sources.get(cite.split("/")[0])
            if source and source.status == "superseded":
                yield mark, f"'{claim.id}' cites {source.id}, which is superseded", f"Use {source.superseded_by}."


def _weak_alone(context: Context):
    for _ref, mark, claim, _path in whole_claims(context):
        statuses = {source.status for source, _finding in findings_of(context, claim)}
        if statuses and statuses <= {"weak", "unlinked"} and claim.certainty != "precaution":
            yield mark, f"'{claim.id}' rests on {' and '.join(sorted(statuses))} sources alone"


def ceiling(context: Context, ref: str, claim) -> str | None:
    """The highest certainty that the cited findings allow; None where none of them carries one."""
    best = None
    for source, finding in findings_of(context, claim):
        grade = next((name for name, pattern in _GRADES if pattern.search(finding.certainty.lower())), None)
        if grade is None:
            grade = _CEILING.get(source.design)
            if source.design == "observational" and ref.startswith(_TREATS):
                grade = "very-low"
        if grade and (best is None or ORDER.index(grade) > ORDER.index(best)):
            best = grade
    return best


def _too_sure(context: Context):
    for ref, mark, claim, _path in whole_claims(context):
        if claim.certainty not in ORDER or not findings_of(context, claim):
            continue
        allowed = ceiling(context, ref, claim)
        if allowed is None:
            yield (mark, f"'{claim.id}' is called {claim.certainty}, but its sources are advice, not trials",
                   "Use certainty: consensus and say who advises it, or cite a study.")
        elif ORDER.index(claim.certainty) > ORDER.index(allowed):
            yield (mark, f"'{claim.id}' is called {claim.certainty}; its sources allow {allowed} at most",
                   f"Write certainty: {allowed} with its wording, or cite a better source.")


def _no_experts(context: Context):
    for _ref, mark, claim, _path in whole_claims(context):
        found = findings_of(context, claim)
        if claim.certainty == "consensus" and found and not any(
            source.design in EXPERT_DESIGNS or re.search("author|expert|consensus|recommend|guideline", finding.certainty.lower())
            for source, finding in found
        ):
            yield mark, f"'{claim.id}' says consensus, but no guideline, panel, agency, hospital or charity is cited"


_PLURAL = {
    "guidelines": {"clinical-guideline", "consensus-statement"},
    "charities": {"charity-page"},
    "hospital pages": {"hospital-page"},
    "health agencies": {"health-agency-page"},
    "health services": {"health-agency-page", "hospital-page", "clinical-guideline"},
}
_PLURAL_SAYS = re.compile(
    rf"(?<!and )(?<!most )\b({'|'.join(_PLURAL)}) (?:also )?(?:say|advise|list|describe|call|name|recommend|suggest|teach|warn|accept|ask|tell)\b",
    re.I)


def _one_as_many(context: Context):
    for _ref, mark, claim, _path in whole_claims(context):
        said = _PLURAL_SAYS.search(claim.text)
        if not said:
            continue
        kind = said.group(1).lower()
        bodies = {source.family or source.id for source, _finding in findings_of(context, claim) if source.design in _PLURAL[kind]}
        if len(bodies) < 2:
            yield mark, f"'{claim.id}' speaks of {kind}, but cites {len(bodies)} of them"


_FAMILIES = {
    "weak bones": re.compile(r"osteop|bone|fractur|menopaus|kypho|fragil", re.I),
    "a narrowed spine": re.compile(r"stenosis|claudic|disc|sciatic|back pain|radicul|lumbar|nerve|spin", re.I),
    "falls": re.compile(r"fall|older|frail|aged|elderly", re.I),
}
_PAGE_FAMILY = {
    "osteopenia": "weak bones", "osteoporosis": "weak bones", "osteoporotic-vertebral-fracture": "weak bones",
    "multiple-vertebral-fractures": "weak bones", "lumbar-spinal-stenosis": "a narrowed spine",
    "lumbar-foraminal-stenosis": "a narrowed spine", "risk-of-falling": "falls",
}


def _other_people(context: Context):
    for ref, mark, claim, _path in whole_claims(context):
        family = _PAGE_FAMILY.get(ref.split("/")[1]) if ref.startswith("conditions/") else None
        found = findings_of(context, claim)
        if family is None or claim.indirect or claim.certainty in ("precaution", "fact") or not found:
            continue
        groups = [{name for name, pattern in _FAMILIES.items() if pattern.search(finding.population)} for _s, finding in found]
        if all(group and family not in group for group in groups):
            yield mark, f"'{claim.id}' speaks to people with {family}, but its findings are about others"


RULES = (
    Rule("CITE-01", "Every claim cites a finding", "The reader could not see how we know.",
         "Cite a finding (source-id/finding-id). If there is none, the claim cannot stand.", _uncited,
         (Example("conditions/osteoporosis.yml", "cites: [demo-guideline/strength]", "cites: []"),)),
    Rule("CITE-02", "Claims rest on sources that were read", "Nobody can vouch for what the source says.",
         "Cite a source that has findings.", _unusable,
         (Example("conditions/osteoporosis.yml", "cites: [demo-guideline/strength]", "cites: [demo-unread/anything]"),
          Example("conditions/osteoporosis.yml", "cites: [demo-guideline/strength]", "cites: [demo-article/what-it-is]"))),
    Rule("CITE-03", "No claim rests on a superseded source", "Newer evidence says it better, or otherwise.",
         "Cite what replaced it.", _superseded,
         (Example("conditions/osteoporosis.yml", "cites: [demo-guideline/strength]", "cites: [demo-old/strength]"),)),
    Rule("CITE-04", "Weak and unlinked sources never stand alone", "A blog, or a page without an address, proves little.",
         "Add a second, current source.", _weak_alone,
         (Example("conditions/osteoporosis.yml", "cites: [demo-guideline/strength]", "cites: [demo-blog/strength]"),)),
    Rule("CITE-05", "A claim is no surer than its best source", "Readers would trust it more than it deserves.",
         "Lower the certainty and its wording.", _too_sure,
         (Example("conditions/osteoporosis.yml", "text: Strength work may make you steadier.\n    certainty: low",
                  "text: Strength work probably makes you steadier.\n    certainty: moderate"),)),
    Rule("CITE-06", "Consensus needs someone who agrees", "One study is no consensus.",
         "Cite a guideline, panel, agency, hospital or charity, or use low or very-low.", _no_experts,
         (Example("conditions/osteoporosis.yml", "cites: [demo-guideline/strength]", "cites: [demo-trial/steadier]"),)),
    Rule("CITE-07", "One source is not told as many", "'Guidelines advise' sounds like agreement; one body has spoken.",
         "Write 'A guideline advises', or cite a second one. Reports of one body of evidence (family:) count once.", _one_as_many,
         (Example("conditions/osteoporosis.yml", "text: Experts advise strength work", "text: Guidelines advise strength work"),)),
    Rule("POP-01", "Findings are about people like the reader", "What holds for others may not hold here.",
         "Cite a finding in these people, or add 'indirect:' and say who was studied.", _other_people,
         (Example("conditions/osteoporosis.yml", "cites: [demo-guideline/strength]", "cites: [demo-spine/keep-active]"),),
         WARNING),
)

"""Everything that is pointed at exists."""

import difflib

from macros.knowledge.kinds import PAGE_KINDS
from macros.knowledge.problems import nearest
from macros.knowledge.records.safety import Contraindication, Indication
from macros.knowledge.walk import claims_of, walk
from scripts.rules.base import Context, Example, Rule
from scripts.rules.text import all_texts, links_in, records

_SINGLE = ("to", "exercise", "verdicts-of")
_MANY = ("instead", "meanwhile", "see")
_EXERCISES = ("instead", "meanwhile", "exercise", "verdicts-of")


def _known(context: Context, ref: str) -> bool:
    knowledge = context.knowledge
    return knowledge.page(ref) is not None or ref in knowledge.broken


def _unknown_page(context: Context):
    yield from _broader(context)
    pages = [*context.knowledge.entries, *context.knowledge.routines]
    for _ref, file, base, record in records(context):
        for path, value in walk(record):
            if not isinstance(value, str) or not path:
                continue
            last = path[-1] if isinstance(path[-1], str) else (path[-2] if len(path) > 1 else "")
            if last in _SINGLE + _MANY and "/" in value and not _known(context, value):
                yield (context.knowledge.mark(file, (*base, *path)), f"'{value}' is no page of ours",
                       _hint(value, pages))
            elif last in _EXERCISES and "/" in value and not value.startswith("exercises/"):
                yield context.knowledge.mark(file, (*base, *path)), f"'{value}' is no exercise", "Name an exercise."
    for _ref, mark, text, _path in all_texts(context):
        for target in links_in(text):
            if not _known(context, target):
                yield mark, f"the text links to '{target}', which is no page of ours", _hint(target, pages)


def _broader(context: Context):
    knowledge = context.knowledge
    conditions = [ref.split("/")[1] for ref in knowledge.entries if ref.startswith("conditions/")]
    for name in conditions:
        broader = knowledge.entries[f"conditions/{name}"].broader
        if broader and not _known(context, f"conditions/{broader}"):
            yield (knowledge.mark(f"conditions/{name}.yml", ("broader",)), f"'{broader}' is no condition of ours",
                   nearest(broader, conditions))


def _hint(value: str, pages: list[str]) -> str:
    same_name = [page for page in pages if page.split("/")[1] == value.split("/")[1]]
    if same_name:
        return f"Nearest: {same_name[0]}."
    return nearest(value, pages) or f"Write the entry first. Kinds: {', '.join(PAGE_KINDS)}."


def _unknown_finding(context: Context):
    sources = context.knowledge.sources
    for _ref, file, base, record in records(context):
        for path, value in walk(record):
            if len(path) > 1 and path[-2] in ("cites", "disputed-by") and isinstance(value, str):
                source, _, finding = value.partition("/")
                mark = context.knowledge.mark(file, (*base, *path))
                if source not in sources:
                    if f"sources/{source}" not in context.knowledge.broken:
                        yield mark, f"there is no source '{source}'", nearest(source, sources)
                elif finding not in [f.id for f in sources[source].findings] and sources[source].findings:
                    yield (mark, f"the source '{source}' has no finding '{finding}'",
                           nearest(finding, [f.id for f in sources[source].findings])
                           or "Its findings: " + ", ".join(f.id for f in sources[source].findings) + ".")


def _unknown_profile(context: Context):
    knowledge = context.knowledge
    profiles, rules = knowledge.profiles(), knowledge.safety_rules
    overrulable = {*profiles, *([r.id for r in rules.restricting] if rules else ())}
    for _ref, file, base, record in records(context):
        for path, value in walk(record):
            if not isinstance(value, (Indication, Contraindication)):
                continue
            yield from _no_profile(context, file, (*base, *path, "for"), value.for_)
            for name in value.despite:
                if name not in overrulable and not knowledge.unread("conditions", name) and not knowledge.unread("safety-rules"):
                    yield (knowledge.mark(file, (*base, *path, "despite")), f"'{name}' is no rule and no profile",
                           nearest(name, overrulable))
            when = getattr(value, "when", None)
            if when and when not in knowledge.circumstances and not knowledge.unread("circumstances", when):
                yield (knowledge.mark(file, (*base, *path, "when")), f"'{when}' is no circumstance",
                       nearest(when, knowledge.circumstances)
                       or f"Circumstances: {', '.join(sorted(knowledge.circumstances))}.")
    for name, routine in knowledge.routines.items():
        yield from _no_profile(context, f"{name}.yml", ("for",), routine.for_)
    for index, circumstance in knowledge.rows["circumstances.yml"]:
        if circumstance.counts_as:
            yield from _no_profile(context, "circumstances.yml", (index, "counts-as"), [circumstance.counts_as])
    for kind in ("restricting", "permissive") if rules else ():
        for index, rule in enumerate(getattr(rules, kind)):
            yield from _no_profile(context, "safety-rules.yml", (kind, index, "for"), rule.for_)


def _no_profile(context: Context, file: str, path: tuple, names: list[str]):
    profiles = context.knowledge.profiles()
    for name in names:
        if name not in profiles and not context.knowledge.unread("conditions", name):
            yield (context.knowledge.mark(file, path), f"'{name}' is no safety profile",
                   nearest(name, profiles) or f"Profiles: {', '.join(sorted(profiles))}.")


def _unknown_topic(context: Context):
    flags = context.knowledge.red_flags
    if context.knowledge.unread_in("red-flags"):
        return
    topics = {topic for flag in flags.values() for topic in flag.for_}
    for ref, record in (*context.knowledge.entries.items(), *context.knowledge.routines.items()):
        for index, name in enumerate(record.red_flags):
            if name not in topics and name not in flags:
                yield (context.knowledge.mark(f"{ref}.yml", ("red-flags", index)),
                       f"'{name}' is no topic and no sign of red-flags.yml",
                       nearest(name, topics | set(flags)) or "Topics: " + ", ".join(sorted(topics)) + ".")


def _key_points(context: Context):
    for ref, record in (*context.knowledge.entries.items(), *context.knowledge.routines.items()):
        own = {claim.id for _path, claim in claims_of(record)}
        for index, name in enumerate(record.key_points):
            if name not in own:
                yield (context.knowledge.mark(f"{ref}.yml", ("key-points", index)), f"'{name}' is no claim of this page",
                       nearest(name, own))


def _unknown_level(context: Context):
    axes = context.knowledge.movements
    if context.knowledge.unread_in("movements"):
        return
    for _ref, file, base, record in records(context):
        for path, value in walk(record):
            if path and path[-1] in ("movement", "trigger", "when") and isinstance(value, dict):
                yield from _levels(context, file, (*base, *path), value, axes)


def _levels(context: Context, file: str, path: tuple, value: dict, axes: dict):
    for axis, levels in value.items():
        mark = context.knowledge.mark(file, (*path, axis))
        if axis not in axes:
            yield mark, f"'{axis}' is no axis of movements.yml", nearest(axis, axes) or f"Axes: {', '.join(axes)}."
            continue
        for level in levels:
            if level not in axes[axis].levels:
                known = list(axes[axis].levels)
                yield (mark, f"'{level}' is no level of '{axis}'",
                       " ".join(["Levels: " + ", ".join(known) + ".", *(["Nearest: " + n for n in
                                 difflib.get_close_matches(level, known, 1)])]))


def _no_treatment(context: Context):
    for condition in context.knowledge.of_kind("conditions"):
        relations = condition.treatments if isinstance(condition.treatments, list) else []
        for index, relation in enumerate(relations):
            if not relation.to.startswith("treatments/"):
                yield (context.knowledge.mark(f"conditions/{condition.id}.yml", ("treatments", index, "to")),
                       f"'{relation.to}' stands under treatments: and is none")


RULES = (
    Rule("REF-01", "Every page that is named exists", "The reader would meet a dead end.",
         "Name an existing entry.", _unknown_page,
         (Example("conditions/osteoporosis.yml", "to: treatments/demo-tablet", "to: treatments/demo-tablets"),
          Example("exercises/heel-raise.yml", "See [[conditions/osteoporosis]].", "See [[conditions/osteoporos]]."))),
    Rule("REF-02", "Every finding that is cited exists", "A claim would rest on nothing.",
         "Cite a finding that stands in data/sources.", _unknown_finding,
         (Example("conditions/osteoporosis.yml", "cites: [demo-guideline/strength]", "cites: [demo-guideline/strenght]"),
          Example("conditions/osteoporosis.yml", "cites: [demo-guideline/strength]", "cites: [demo-gideline/strength]"))),
    Rule("REF-03", "Every profile, circumstance and rule that is named exists",
         "The verdict would never be shown to anyone.", "Use a known id.", _unknown_profile,
         (Example("exercises/heel-raise.yml", "- for: osteoporosis", "- for: osteoporos"),
          Example("exercises/curl.yml", "when: dizzy", "when: dizy"))),
    Rule("REF-04", "Every topic of warning signs exists", "The warning card would be missing.",
         "Use a topic or a sign's id of red-flags.yml.", _unknown_topic,
         (Example("conditions/osteoporosis.yml", "red-flags: [back-pain]", "red-flags: [backpain]"),)),
    Rule("REF-05", "Key points are claims of the same page", "A key point without a claim has no source.",
         "Use the id of a claim of this entry.", _key_points,
         (Example("conditions/osteoporosis.yml", "key-points: [stay-active, bones-break]", "key-points: [stay-activ, bones-break]"),)),
    Rule("REF-06", "Movement is told in known axes and levels", "Safety rules could not see the movement.",
         "Use the levels of movements.yml.", _unknown_level,
         (Example("exercises/heel-raise.yml", "bend: none", "bend: nothing"),
          Example("exercises/heel-raise.yml", "twist: none", "twst: none"))),
    Rule("REF-07", "What stands under treatments is a treatment", "Treatments are shown by category; this would not be shown.",
         "Move the relation to the field of its kind, or make it a claim of another section.", _no_treatment,
         (Example("conditions/osteoporosis.yml", "to: treatments/demo-tablet", "to: conditions/osteopenia"),)),
)

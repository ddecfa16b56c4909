"""Nothing is suggested that a verdict forbids."""

from itertools import combinations

from macros.knowledge.links import inheritance_faults
from macros.knowledge.safety import RESTRICTIONS, TODAY, changed_movement, crosses, strictness
from scripts.rules.base import Context, Example, Rule


def _exercise(context: Context, ref: str):
    return context.links.judge.exercises.get(ref) if context.links.judge else None


def _routine(context: Context):
    """Every exercise of a routine is fine for the reader it is made for."""
    for ref, routine in context.knowledge.routines.items():
        profiles = [p for p in routine.for_ if p in context.knowledge.profiles()]
        for index, item in enumerate(routine.exercises):
            exercise = _exercise(context, item.exercise)
            if exercise is None:
                continue
            verdict = context.links.judge.verdict_for(exercise, profiles)
            if profiles and not verdict.fine:
                yield (context.knowledge.mark(f"{ref}.yml", ("exercises", index, "exercise")),
                       f"{item.exercise} is '{verdict.verdict}' for {' with '.join(profiles)}, and this routine suggests it")


def _swaps(context: Context):
    """What is offered instead, or in the meantime, is fine for the reader to whom it is offered."""
    judge = context.links.judge
    for ref, exercise in (judge.exercises.items() if judge else ()):
        for index, item in enumerate(exercise.contraindications):
            offered = [("instead", r) for r in item.instead]
            offered += [("ask", r) for r in (item.ask.meanwhile if item.ask else ())]
            for profile in item.for_:
                for field, other in offered:
                    found = _exercise(context, other)
                    if found and profile in judge.profiles and not judge.verdict(found, profile).fine:
                        yield (context.knowledge.mark(f"{ref}.yml", ("contraindications", index, field)),
                               f"{other} is offered for {profile}, where it is '{judge.verdict(found, profile).verdict}'")


def _easier(context: Context):
    """An easier form is no stricter, for anybody, than the form it eases."""
    judge = context.links.judge
    for ref, exercise in (judge.exercises.items() if judge else ()):
        easier = exercise.easier and exercise.easier.exercise and _exercise(context, exercise.easier.exercise)
        for profile in judge.profiles if easier else ():
            here, there = judge.verdict(exercise, profile), judge.verdict(easier, profile)
            if here.fine and not there.fine:
                yield (context.knowledge.mark(f"{ref}.yml", ("easier", "exercise")),
                       f"{exercise.easier.exercise} is offered as easier; for {profile} it is '{there.verdict}', "
                       f"this one '{here.verdict}'")


def _circles(context: Context):
    """No chain of easier, harder or broader comes back to its start."""
    chains = {"easier": {}, "harder": {}, "broader": {}}
    for ref, entry in context.knowledge.entries.items():
        for field in ("easier", "harder"):
            form = getattr(entry, field, None)
            if form and form.exercise:
                chains[field][ref] = form.exercise
        if getattr(entry, "broader", None):
            chains["broader"][ref] = f"conditions/{entry.broader}"
    for field, chain in chains.items():
        for start in chain:
            seen, current = [start], chain[start]
            while current in chain and current not in seen:
                seen.append(current)
                current = chain[current]
            if current == start:
                yield context.knowledge.mark(f"{start}.yml", (field,)), f"{field} runs in a circle: {' < '.join([*seen, start])}"


def _inheritance(context: Context):
    for name, (field, missing, what) in inheritance_faults(context.knowledge.profiles()).items():
        if not context.knowledge.unread("conditions", missing):
            yield context.knowledge.mark(f"conditions/{name}.yml", (field,)), what


def _profile_fields(context: Context):
    for ref, condition in context.knowledge.entries.items():
        if ref.startswith("conditions/") and condition.safety_profile and not condition.ask_whom:
            yield context.knowledge.mark(f"{ref}.yml"), "a safety profile needs ask-whom:"


def _incomplete_movement(context: Context):
    for ref, exercise in (context.links.judge.exercises.items() if context.links.judge else ()):
        for axis, record in context.knowledge.movements.items():
            levels = exercise.movement.get(axis)
            mark = context.knowledge.mark(f"{ref}.yml", ("movement",))
            if not levels:
                yield mark, f"the movement says nothing of '{axis}'", f"Add {axis}: with one of {', '.join(record.levels)}."
            elif len(levels) > 1 and not record.several:
                yield mark, f"'{axis}' has {len(levels)} levels", "Choose the strictest."


def _milder_is_stricter(context: Context):
    judge = context.links.judge
    for ref, exercise in (judge.exercises.items() if judge else ()):
        for profile in judge.profiles.values():
            if not profile.when_silent:
                continue
            mild, strict = judge.verdict(exercise, profile.id), judge.verdict(exercise, profile.when_silent)
            if strictness(mild.verdict) > strictness(strict.verdict):
                yield (context.knowledge.mark(f"{ref}.yml", ("contraindications",)),
                       f"'{mild.verdict}' for {profile.id}, but only '{strict.verdict}' for the stricter {profile.when_silent}")


def _needless_despite(context: Context):
    """An exception that is no longer needed is an error."""
    judge = context.links.judge
    for ref, exercise in (judge.exercises.items() if judge else ()):
        for field in ("indications", "contraindications"):
            for index, item in enumerate(getattr(exercise, field)):
                for name in item.despite if all(profile in judge.profiles for profile in item.for_) else ():
                    if not any(_overrules(judge, exercise, profile, name) for profile in item.for_):
                        yield (context.knowledge.mark(f"{ref}.yml", (field, index, "despite")),
                               f"despite: {name} overrules nothing here")


def _overrules(judge, exercise, profile: str, name: str) -> bool:
    """True where the rule or profile would speak for this exercise if it were not overruled."""
    inherits = judge.profiles[profile].inherits
    if inherits and inherits.from_ == name:
        return any(inherits.what == "all" or reason.verdict in RESTRICTIONS for reason in judge.known(exercise, name))
    return any(rule.id == name and profile in rule.for_ and crosses(rule, exercise, changed_movement(exercise, profile))
               for rule in judge.rules.restricting)


def _nothing_today(context: Context):
    """Every profile and every pair has at least one thing for each slot of 'Today you can'."""
    judge = context.links.judge
    if judge is None or context.knowledge.unread_in("exercises"):
        return
    names = sorted(judge.profiles)
    for group in (*((name,) for name in names), *combinations(names, 2)):
        empty = [slot for slot, refs in judge.today(group).items() if not refs]
        if empty:
            yield (context.knowledge.mark(f"conditions/{group[0]}.yml"),
                   f"for {' with '.join(group)} there is nothing to do today for: {', '.join(empty)}")


RULES = (
    Rule("SAFE-01", "No routine suggests what a verdict forbids", "A reader would be told to do what can harm.",
         "Choose another exercise, or a form that suits.", _routine,
         (Example("routines/demo-routine.yml", "exercise: exercises/sit-to-stand", "exercise: exercises/curl"),)),
    Rule("SAFE-02", "What is offered instead suits the reader", "The way out would be no safer.",
         "Offer an exercise that suits this profile, or suits with a change.", _swaps,
         (Example("exercises/curl.yml", "instead: exercises/heel-raise # swap", "instead: exercises/curl"),)),
    Rule("SAFE-03", "An easier form is easier for everyone", "Readers in trouble take the easier form.",
         "Name another easier form, or only describe one.", _easier,
         (Example("exercises/heel-raise.yml", "easier: {text: Sit down., exercise: exercises/sit-to-stand}",
                  "easier: {text: Curl up., exercise: exercises/curl}"),)),
    Rule("SAFE-04", "Chains of easier, harder and broader come to an end", "The reader would walk in a circle.",
         "Cut the chain at one place.", _circles,
         (Example("exercises/sit-to-stand.yml", "easier: {text: Use a higher chair.}",
                  "easier: {text: Stand up., exercise: exercises/heel-raise}"),)),
    Rule("SAFE-05", "Profiles inherit from profiles, not in a circle", "Nobody could tell which verdict holds.",
         "Name another safety profile, or none.", _inheritance,
         (Example("conditions/osteoporosis.yml", "safety-profile: true",
                  "safety-profile: true\ninherits: {from: lumbar-stenosis, what: all}"),)),
    Rule("SAFE-06", "A safety profile says whom to ask", "'Ask first' would be a dead end.",
         "Add 'ask-whom: a physiotherapist' or whom it suits.", _profile_fields,
         (Example("conditions/osteoporosis.yml", "ask-whom: a physiotherapist\n", ""),)),
    Rule("SAFE-07", "Movement is told on every axis", "Safety rules cannot see what is not told.",
         "Add the axis with its level.", _incomplete_movement,
         (Example("exercises/heel-raise.yml", "twist: none, ", ""),)),
    Rule("SAFE-08", "The milder condition is never stricter", "Readers with less would be allowed less.",
         "State the verdict for the milder condition, with its source.", _milder_is_stricter,
         (Example("exercises/heel-raise.yml", "- when: emergency-signs",
                  "- {for: osteopenia, strength: absolute, instead: exercises/sit-to-stand, claim: {id: milder, "
                  "text: Experts advise against it., certainty: consensus, cites: [demo-guideline/strength]}}"),)),
    Rule("SAFE-09", "An overruling that overrules nothing goes", "Old exceptions hide new faults.",
         "Remove the name from despite:.", _needless_despite,
         (Example("exercises/heel-raise.yml", "- for: osteoporosis", "- despite: [deep-bend]\n    for: osteoporosis"),)),
    Rule("SAFE-10", "Everyone finds something to do today", "A page of prohibitions keeps people still, and stillness harms.",
         f"Add or mend an exercise that suits these readers. Slots: {', '.join(TODAY)}.", _nothing_today,
         (Example("exercises/sit-to-stand.yml", "aim: [legs, back, walking, everyday, balance]", "aim: [legs, back, walking, everyday]",
                  at="conditions/osteoporosis.yml"),)),
)

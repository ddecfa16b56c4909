"""What must hold of every verdict, over made-up knowledge and over the real data."""

from __future__ import annotations

from itertools import combinations, permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.knowledge.links import link
from macros.knowledge.load import load
from macros.knowledge.records.safety import Contraindication, Indication
from macros.knowledge.safety import FINE, RESTRICTIONS, VERDICTS, Reason, despite_of, stated, strictest, strictness
from tests.safety import strategies as make
from tests.safety.strategies import World

DATA = Path(__file__).resolve().parents[2] / "data"
BASES = {"stated", "rule", "inherited", "none", "circumstance"}
quick = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@pytest.fixture(scope="module")
def real() -> World:
    knowledge, _problems = load(DATA)
    judge = link(knowledge).judge
    assert judge is not None and judge.exercises
    return World(dict(judge.profiles), tuple(judge.rules.restricting), tuple(judge.rules.permissive),
                 dict(judge.circumstances), dict(judge.exercises))


# -- how a world is changed ----------------------------------------------------------


def contraindicate(exercise, item: dict):
    added = Contraindication.model_validate(item)
    return exercise.model_copy(update={"contraindications": [*exercise.contraindications, added]})


def indicate(exercise, item: dict):
    return exercise.model_copy(update={"indications": [*exercise.indications, Indication.model_validate(item)]})


def loosened(before: dict, after: dict) -> list:
    """Pairs whose verdict got milder."""
    return [(pair, before[pair].verdict, after[pair].verdict) for pair in before
            if strictness(after[pair].verdict) < strictness(before[pair].verdict)]


def first_word(world: World, exercise, profile: str) -> bool:
    """True where nothing was stated, so that a stricter profile may have spoken for this one.

    There the first statement takes the word back, and it may be milder: low bone density asks about
    pulling the knee to the chest, osteoporosis avoids it.
    """
    return world.profiles[profile].when_silent is not None and not stated(exercise, profile)


# -- adding restrictions -------------------------------------------------------------


@quick
@given(make.worlds(), st.data())
def test_a_contraindication_never_makes_a_verdict_milder(world, data):
    ref = data.draw(st.sampled_from(sorted(world.exercises)))
    exercise = world.exercises[ref]
    item = data.draw(make.contraindications(despite=False))
    after = world.with_exercise(contraindicate(exercise, item)).every()
    allowed = {(ref, p) for p in item["for"] if first_word(world, exercise, p)}
    assert [case for case in loosened(world.every(), after) if case[0] not in allowed] == []


@quick
@given(make.worlds(), st.data())
def test_a_contraindication_holds_where_it_is_stated(world, data):
    ref = data.draw(st.sampled_from(sorted(world.exercises)))
    item = data.draw(make.contraindications(despite=False))
    after = world.with_exercise(contraindicate(world.exercises[ref], item)).every()
    least = "avoid" if item["strength"] == "absolute" else "ask"
    assert all(strictness(after[ref, p].verdict) >= strictness(least) for p in item["for"])


@quick
@given(make.worlds(), make.rules("rule-new"), st.data())
def test_a_restricting_rule_never_makes_a_verdict_milder(world, rule, data):
    place = data.draw(st.integers(0, len(world.restricting)))
    more = (*world.restricting[:place], rule, *world.restricting[place:])
    assert loosened(world.every(), world.having(restricting=more).every()) == []


def test_a_contraindication_never_makes_a_real_verdict_milder(real):
    before, wrong = real.every(), []
    for ref, exercise in real.exercises.items():
        for profile in real.profiles:
            for item in (make.asks(profile), make.avoids(profile)):
                one = real.having(exercises={ref: contraindicate(exercise, item)})
                after = one.every()
                wrong += [case for case in loosened({pair: before[pair] for pair in after}, after)
                          if case[0] != (ref, profile) or not first_word(real, exercise, profile)]
    assert wrong == []


def test_a_restricting_rule_never_makes_a_real_verdict_milder(real):
    before, wrong = real.every(), []
    seen = {(axis, level) for e in real.exercises.values() for axis, found in e.movement.items() for level in found}
    for axis, level in sorted(seen):
        for verdict in ("change", "ask", "avoid"):
            rule = make.rule("rule-new", verdict, *real.profiles, on={axis: [level]})
            wrong += loosened(before, real.having(restricting=(*real.restricting, rule)).every())
    assert wrong == []


# -- readers -------------------------------------------------------------------------


@quick
@given(make.worlds(), st.data())
def test_more_profiles_and_circumstances_never_make_it_milder(world, data):
    judge = world.judge()
    profiles, present = data.draw(make.some(make.PROFILES)), data.draw(make.some(make.CIRCUMSTANCES, 0))
    more, further = data.draw(make.some(make.PROFILES, 0)), data.draw(make.some(make.CIRCUMSTANCES, 0))
    for exercise in world.exercises.values():
        before = judge.verdict_for(exercise, profiles, present)
        after = judge.verdict_for(exercise, {*profiles, *more}, {*present, *further})
        assert strictness(after.verdict) >= strictness(before.verdict)
        assert all(reason in after.reasons for reason in before.reasons)


def test_more_profiles_and_circumstances_never_make_real_ones_milder(real):
    judge = real.judge()
    for exercise in real.exercises.values():
        single = {p: strictness(judge.verdict(exercise, p).verdict) for p in real.profiles}
        for one, other in combinations(real.profiles, 2):
            both = judge.verdict_for(exercise, [one, other])
            assert strictness(both.verdict) == max(single[one], single[other])
        for profile, circumstance in ((p, c) for p in real.profiles for c in real.circumstances):
            tightened = judge.verdict_for(exercise, [profile], [circumstance])
            assert strictness(tightened.verdict) >= single[profile], (exercise.id, profile, circumstance)


@quick
@given(make.worlds(), make.some(make.CIRCUMSTANCES, 0))
def test_without_a_profile_a_circumstance_allows_nothing(world, present):
    judge = world.judge()
    if any(world.circumstances[name].counts_as for name in present):
        return
    for exercise in world.exercises.values():
        assert judge.verdict_for(exercise, [], present).verdict in RESTRICTIONS


# -- order ---------------------------------------------------------------------------


@st.composite
def shuffled(draw, world: World) -> World:
    def mixed(items):
        return draw(st.permutations(list(items)))

    def one(exercise):
        return exercise.model_copy(update={
            "indications": mixed(exercise.indications), "contraindications": mixed(exercise.contraindications)})

    def for_mixed(rule):
        return rule.model_copy(update={"for_": mixed(rule.for_)})

    return World(
        {name: world.profiles[name] for name in mixed(world.profiles)},
        tuple(for_mixed(rule) for rule in mixed(world.restricting)),
        tuple(for_mixed(rule) for rule in mixed(world.permissive)),
        {name: world.circumstances[name] for name in mixed(world.circumstances)},
        {ref: one(world.exercises[ref]) for ref in mixed(world.exercises)},
    )


def same_for_readers(one: World, other: World, readers) -> bool:
    first, second = one.judge(), other.judge()
    return all(
        first.verdict_for(e, profiles, present) == second.verdict_for(other.exercises[ref], profiles[::-1], present[::-1])
        for ref, e in one.exercises.items() for profiles, present in readers
    )


@quick
@given(make.worlds(), st.data())
def test_order_changes_neither_verdicts_nor_reasons(world, data):
    other = data.draw(shuffled(world))
    assert world.every() == other.every()
    reader = data.draw(make.some(make.PROFILES)), data.draw(make.some(make.CIRCUMSTANCES, 0))
    assert same_for_readers(world, other, [reader])
    assert world.judge().today(reader[0]) == other.judge().today(reader[0][::-1])


def test_order_changes_nothing_in_the_real_data(real):
    def back(items):
        return dict(reversed(items.items()))

    backwards = World(back(real.profiles), real.restricting[::-1], real.permissive[::-1], back(real.circumstances), {
        ref: e.model_copy(update={"indications": e.indications[::-1], "contraindications": e.contraindications[::-1]})
        for ref, e in back(real.exercises).items()
    })
    assert real.every() == backwards.every()
    everything = list(real.profiles), list(real.circumstances)
    assert same_for_readers(real, backwards, [everything, (everything[0], [])])
    assert all(real.judge().today([p]) == backwards.judge().today([p]) for p in real.profiles)


# -- every verdict has a reason ------------------------------------------------------


def assert_reasoned(verdict) -> None:
    assert verdict.verdict in VERDICTS
    assert verdict.reasons and {reason.basis for reason in verdict.reasons} <= BASES
    assert verdict.basis in BASES and verdict.deciding
    ranks = [strictness(reason.verdict) for reason in verdict.reasons]
    assert ranks == sorted(ranks, reverse=True) and verdict.reasons[0].verdict == verdict.verdict
    for reason in verdict.reasons:
        assert (reason.claim is None) <= (reason.basis in ("none", "circumstance")), "a verdict without a claim"
        assert reason.verdict == "ask" or reason.basis != "none"


def assert_all_reasoned(world: World) -> None:
    judge = world.judge()
    for exercise in world.exercises.values():
        for profile in world.profiles:
            verdict = judge.verdict(exercise, profile)
            assert_reasoned(verdict)
            assert {reason.profile for reason in verdict.reasons} == {profile}
            silent = [reason for reason in verdict.reasons if reason.basis == "none"]
            assert len(silent) <= 1 and (not silent or verdict.basis == "none")
        for pair in combinations(world.profiles, 2):
            assert_reasoned(judge.verdict_for(exercise, pair, world.circumstances))
            assert_reasoned(judge.verdict_for(exercise, pair))


@quick
@given(make.worlds())
def test_every_verdict_has_a_reason(world):
    assert_all_reasoned(world)


def test_every_real_verdict_has_a_reason(real):
    assert_all_reasoned(real)


# -- permissive rules, silence -------------------------------------------------------


def assert_permission_only_breaks_silence(world: World) -> None:
    without = world.having(permissive=()).every()
    for pair, verdict in world.every().items():
        if without[pair].basis == "none":
            assert strictness(verdict.verdict) <= strictness("ask")
        else:
            assert verdict == without[pair], pair


@quick
@given(make.worlds())
def test_permissive_rules_change_only_what_nobody_spoke_of(world):
    assert_permission_only_breaks_silence(world)


def test_permissive_rules_change_only_what_nobody_spoke_of_in_the_real_data(real):
    assert_permission_only_breaks_silence(real)


@quick
@given(make.worlds(), make.permits("permit-new"))
def test_one_more_permissive_rule_never_makes_it_stricter(world, rule):
    assert loosened(world.having(permissive=(*world.permissive, rule)).every(), world.every()) == []


def assert_silence_is_not_handed_down(world: World) -> None:
    judge = world.judge()
    for exercise in world.exercises.values():
        for name, profile in world.profiles.items():
            if profile.inherits is None or profile.when_silent:
                continue
            said = [reason.claim for reason in judge.known(exercise, profile.inherits.from_)]
            handed = [r for r in judge.verdict(exercise, name).reasons if r.basis == "inherited"]
            assert all(r.origin == profile.inherits.from_ and r.claim in said for r in handed)
            if profile.inherits.what == "restrictions":
                assert all(r.verdict in RESTRICTIONS for r in handed)


@quick
@given(make.worlds())
def test_silence_and_permission_are_not_handed_down(world):
    assert_silence_is_not_handed_down(world)


def test_silence_and_permission_are_not_handed_down_in_the_real_data(real):
    assert_silence_is_not_handed_down(real)


# -- despite -------------------------------------------------------------------------


@quick
@given(make.worlds(), st.data())
def test_despite_touches_only_what_it_names(world, data):
    ref = data.draw(st.sampled_from(sorted(world.exercises)))
    profile = data.draw(st.sampled_from(make.PROFILES))
    names = set(data.draw(make.some((*make.RULES, *make.PROFILES))))
    item = make.suits(profile)
    plain = world.with_exercise(indicate(world.exercises[ref], item))
    overruling = world.with_exercise(indicate(world.exercises[ref], {**item, "despite": sorted(names)}))
    before, after = plain.judge(), overruling.judge()
    one, other = plain.exercises[ref], overruling.exercises[ref]

    parent = world.profiles[profile].inherits
    for reason in before.known(one, profile):
        kept = reason in after.known(other, profile)
        by_rule = reason.basis == "rule" and reason.origin in names
        handed = reason.basis == "inherited" and reason.origin == parent.from_ and parent.from_ in names
        assert kept != (by_rule or handed)
    assert all(reason in before.known(one, profile) for reason in after.known(other, profile))

    for name in world.profiles:
        listens_to = {name, world.profiles[name].when_silent, *ancestors(world, name)}
        if profile not in listens_to:
            assert before.verdict(one, name) == after.verdict(other, name)
    for elsewhere in set(world.exercises) - {ref}:
        assert all(before.verdict(world.exercises[elsewhere], p) == after.verdict(world.exercises[elsewhere], p)
                   for p in world.profiles)


def ancestors(world: World, name: str) -> set[str]:
    found, inherits = set(), world.profiles[name].inherits
    while inherits:
        found.add(inherits.from_)
        inherits = world.profiles[inherits.from_].inherits
    return found


def test_real_exceptions_touch_only_what_they_name(real):
    judge = real.judge()
    for exercise in real.exercises.values():
        strict = exercise.model_copy(update={
            field: [item.model_copy(update={"despite": []}) for item in getattr(exercise, field)]
            for field in ("indications", "contraindications")
        })
        for profile in real.profiles:
            named = despite_of(exercise, profile)
            overruled = [reason for reason in judge.own(strict, profile) if reason not in judge.own(exercise, profile)]
            assert {reason.origin for reason in overruled} <= named
            assert all(reason in judge.own(strict, profile) for reason in judge.own(exercise, profile))


# -- what is offered -----------------------------------------------------------------


@quick
@given(make.worlds(), make.some(make.PROFILES), make.some(make.CIRCUMSTANCES, 0))
def test_what_is_offered_is_fine_for_all_that_was_asked(world, profiles, present):
    assert_offers(world, profiles, present)


def assert_offers(world: World, profiles, present=()) -> None:
    judge = world.judge()
    for exercise in world.exercises.values():
        ref = judge.swap(exercise, profiles, present)
        if ref is not None:
            assert judge.verdict_for(world.exercises[ref], profiles, present).verdict in FINE
            assert all(judge.verdict(world.exercises[ref], p).verdict in FINE for p in profiles)
    for refs in judge.today(profiles).values():
        for ref in refs:
            assert all(judge.verdict(world.exercises[ref], p).verdict in FINE for p in profiles)
            assert world.exercises[ref].use != "leave-out"


def test_what_is_offered_is_fine_in_the_real_data(real):
    for profile in real.profiles:
        assert_offers(real, [profile])
    for pair in combinations(real.profiles, 2):
        assert_offers(real, pair)
    assert_offers(real, list(real.profiles), [])
    for name in real.circumstances:
        judge = real.judge()
        for exercise in real.exercises.values():
            ref = judge.swap(exercise, ["osteoporosis"], [name])
            assert ref is None or judge.verdict_for(real.exercises[ref], ["osteoporosis"], [name]).fine


# -- the strictest of several --------------------------------------------------------

texts = st.sampled_from(("", "Do it another way.", "Do less."))
names = st.sampled_from(("", "one", "two"))
reasons = st.builds(
    Reason, verdict=st.sampled_from(VERDICTS), basis=st.sampled_from(sorted(BASES)), profile=names, origin=names,
    change=texts, instead=st.lists(st.sampled_from(("exercises/a", "exercises/b")), max_size=2).map(tuple),
    already_doing=st.booleans(),
)
several = st.lists(reasons, min_size=1, max_size=4)


@given(several, st.data())
def test_strictest_is_commutative(found, data):
    assert strictest(found) == strictest(data.draw(st.permutations(found)))


@given(several, several, several)
def test_strictest_is_associative(first, second, third):
    left = strictest([*strictest([*first, *second]).reasons, *third])
    right = strictest([*first, *strictest([*second, *third]).reasons])
    assert left == right == strictest([*first, *second, *third])


@given(several)
def test_strictest_is_idempotent(found):
    once = strictest(found)
    assert strictest(once.reasons) == once
    assert strictest([*found, *found]).verdict == once.verdict
    assert strictness(once.verdict) == max(strictness(reason.verdict) for reason in found)


def test_strictest_of_two_words():
    for one, other in permutations(VERDICTS, 2):
        both = strictest([Reason(one, "stated"), Reason(other, "stated")])
        assert both.verdict == max(one, other, key=strictness)

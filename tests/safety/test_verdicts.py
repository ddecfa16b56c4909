"""Each step to a verdict, with the smallest records that show it."""

from __future__ import annotations

import gc

import pytest

from macros.knowledge.safety import EMERGENCY, TODAY, VERDICTS, strictness
from tests.safety.strategies import (
    World, asks, avoids, circumstance, claim, exercise, profile, rule, suits, when, world,
)

OP = profile("osteoporosis")
FRACTURE = profile("fracture", inherits=("osteoporosis", "restrictions"))
STOOP = profile("stoop", inherits=("osteoporosis", "all"))
LOW = profile("low", when_silent="osteoporosis")
STENOSIS = profile("stenosis")

BENT = {"bend": ["large"], "load": ["none"], "balance": ["steady"]}
STRAIGHT = {"bend": ["none"], "load": ["none"], "balance": ["steady"]}
NO_BENDING = rule("no-bending", "avoid", "osteoporosis", on={"bend": "large"})


def asked(name: str, *records, of: str = "exercise-a"):
    """The verdict for one profile in the world of these records."""
    small = world(*records)
    return small.judge().verdict(small.exercises[f"exercises/{of}"], name)


def reader(small: World, profiles, present=(), of: str = "exercise-a"):
    return small.judge().verdict_for(small.exercises[f"exercises/{of}"], profiles, present)


def words(verdict) -> list[tuple[str, str]]:
    return [(reason.verdict, reason.basis) for reason in verdict.reasons]


# -- 1. stated -----------------------------------------------------------------------


@pytest.mark.parametrize(("says", "expected"), [
    (suits("osteoporosis"), "suits"),
    (suits("osteoporosis", change="Hold on."), "change"),
    (asks("osteoporosis"), "ask"),
    (avoids("osteoporosis"), "avoid"),
])
def test_what_is_stated_holds(says, expected):
    verdict = asked("osteoporosis", OP, exercise(says=[says]))
    assert words(verdict) == [(expected, "stated")]
    assert verdict.reasons[0].claim.id == says["claim"]["id"]
    assert verdict.fine == (expected in ("suits", "change"))


def test_what_is_stated_for_several_profiles_holds_for_each():
    records = OP, STENOSIS, exercise(says=[avoids("osteoporosis", "stenosis")])
    assert {asked(name, *records).verdict for name in ("osteoporosis", "stenosis")} == {"avoid"}


def test_of_two_statements_the_stricter_holds_and_both_are_shown():
    verdict = asked("osteoporosis", OP, exercise(says=[suits("osteoporosis", change="Sit."), asks("osteoporosis")]))
    assert words(verdict) == [("ask", "stated"), ("change", "stated")]
    assert verdict.changes == ("Sit.",) and [r.verdict for r in verdict.deciding] == ["ask"]


def test_what_goes_with_a_contraindication_is_kept():
    ask = {"who": "a physiotherapist", "because": "taught", "question": "May I?", "meanwhile": ["exercises/other"]}
    says = asks("osteoporosis", ask=ask, instead=["exercises/other"], **{"already-doing": True})
    reason = asked("osteoporosis", OP, exercise(says=[says])).reasons[0]
    assert (reason.ask.question, reason.instead, reason.already_doing) == ("May I?", ("exercises/other",), True)


# -- 2. restricting rules ------------------------------------------------------------


def test_a_rule_speaks_where_the_movement_crosses_it():
    verdict = asked("osteoporosis", OP, NO_BENDING, exercise(movement=BENT))
    assert words(verdict) == [("avoid", "rule")] and verdict.reasons[0].origin == "no-bending"


def test_a_rule_is_silent_where_the_movement_does_not_cross_it():
    assert words(asked("osteoporosis", OP, NO_BENDING, exercise(movement=STRAIGHT))) == [("ask", "none")]


def test_a_rule_is_silent_for_other_profiles():
    assert words(asked("stenosis", STENOSIS, OP, NO_BENDING, exercise(movement=BENT))) == [("ask", "none")]


def test_every_axis_of_a_rule_must_match_and_one_level_of_each_is_enough():
    both = rule("both", "avoid", "osteoporosis", on={"bend": ["small", "large"], "load": "heavy"})
    assert asked("osteoporosis", OP, both, exercise(movement=BENT)).basis == "none"
    assert asked("osteoporosis", OP, both, exercise(movement={**BENT, "load": ["none", "heavy"]})).verdict == "avoid"


def test_a_rule_asks_for_aim_and_use():
    legs = rule("legs", "avoid", "osteoporosis", on={"bend": "large"}, aim=["legs"])
    not_legs = rule("not-legs", "avoid", "osteoporosis", on={"bend": "large"}, **{"except-aim": ["legs"]})
    everyday = rule("everyday", "avoid", "osteoporosis", on={"bend": "large"}, use=["everyday"])
    leg_work, back_work = exercise(movement=BENT, aim=["legs", "back"]), exercise(movement=BENT, aim=["back"])
    assert asked("osteoporosis", OP, legs, leg_work).verdict == "avoid"
    assert asked("osteoporosis", OP, legs, back_work).basis == "none"
    assert asked("osteoporosis", OP, not_legs, leg_work).basis == "none"
    assert asked("osteoporosis", OP, not_legs, back_work).verdict == "avoid"
    assert asked("osteoporosis", OP, everyday, leg_work).basis == "none"
    assert asked("osteoporosis", OP, everyday, exercise(movement=BENT, use="everyday")).verdict == "avoid"


def test_a_rule_is_stricter_than_a_mild_statement():
    verdict = asked("osteoporosis", OP, NO_BENDING, exercise(movement=BENT, says=[suits("osteoporosis")]))
    assert words(verdict) == [("avoid", "rule"), ("suits", "stated")]


def test_a_change_is_judged_by_its_own_movement():
    says = suits("osteoporosis", change="Leave the rounding out.", movement={"bend": "none"})
    assert words(asked("osteoporosis", OP, NO_BENDING, exercise(movement=BENT, says=[says]))) == [("change", "stated")]


def test_a_change_without_its_own_movement_is_judged_by_the_whole():
    says = suits("osteoporosis", change="Go slowly.")
    assert asked("osteoporosis", OP, NO_BENDING, exercise(movement=BENT, says=[says])).verdict == "avoid"


def test_a_change_beside_an_ask_is_judged_by_its_own_movement():
    says = [asks("osteoporosis"), suits("osteoporosis", change="Leave it out.", movement={"bend": "none"})]
    verdict = asked("osteoporosis", OP, NO_BENDING, exercise(movement=BENT, says=says))
    assert words(verdict) == [("ask", "stated"), ("change", "stated")]


def test_the_changed_movement_of_one_profile_helps_no_other():
    says = [suits("stenosis", change="Leave it out.", movement={"bend": "none"}), suits("osteoporosis")]
    verdict = asked("osteoporosis", OP, STENOSIS, NO_BENDING, exercise(movement=BENT, says=says))
    assert verdict.verdict == "avoid"


def test_a_changed_movement_may_cross_another_rule():
    says = suits("osteoporosis", change="Take a weight.", movement={"load": "heavy"})
    heavy = rule("heavy", "ask", "osteoporosis", on={"load": "heavy"})
    assert asked("osteoporosis", OP, heavy, exercise(says=[says])).verdict == "ask"


def test_of_two_changed_movements_both_are_judged_in_any_order():
    says = [suits("osteoporosis", change=text, movement={"bend": bend}) for text, bend in (("Less.", "none"), ("More.", "large"))]
    for order in (says, says[::-1]):
        assert asked("osteoporosis", OP, NO_BENDING, exercise(says=order)).verdict == "avoid"


def test_a_rule_that_says_change_tightens_but_allows_nothing():
    careful = rule("careful", "change", "osteoporosis", on={"bend": "large"})
    said = asked("osteoporosis", OP, careful, exercise(movement=BENT, says=[suits("osteoporosis")]))
    assert words(said) == [("change", "rule"), ("suits", "stated")]
    silent = asked("osteoporosis", OP, careful, exercise(movement=BENT))
    assert words(silent) == [("ask", "none"), ("change", "rule")]
    child = asked("stoop", OP, STOOP, careful, exercise(movement=BENT))
    assert words(child) == [("ask", "none"), ("change", "inherited")]


def test_a_rule_that_says_change_tightens_a_permission():
    careful = rule("careful", "change", "osteoporosis", on={"bend": "large"})
    permit = rule("permit-bending", "suits", "osteoporosis", on={"bend": "large"})
    assert asked("osteoporosis", OP, careful, permit, exercise(movement=BENT)).verdict == "change"


# -- despite -------------------------------------------------------------------------


def test_despite_overrules_a_rule_by_name():
    says = asks("osteoporosis", despite=["no-bending"])
    assert words(asked("osteoporosis", OP, NO_BENDING, exercise(movement=BENT, says=[says]))) == [("ask", "stated")]


def test_despite_overrules_no_other_rule():
    other = rule("no-bending-either", "avoid", "osteoporosis", on={"bend": "large"})
    says = asks("osteoporosis", despite=["no-bending"])
    verdict = asked("osteoporosis", OP, NO_BENDING, other, exercise(movement=BENT, says=[says]))
    assert [reason.origin for reason in verdict.deciding] == ["no-bending-either"]


def test_despite_holds_only_for_the_profiles_of_its_statement():
    everyone = rule("no-bending", "avoid", "osteoporosis", "stenosis", on={"bend": "large"})
    records = OP, STENOSIS, everyone, exercise(movement=BENT, says=[asks("osteoporosis", despite=["no-bending"])])
    assert asked("osteoporosis", *records).verdict == "ask"
    assert asked("stenosis", *records).verdict == "avoid"


def test_despite_overrules_an_inherited_verdict_by_the_name_of_the_profile():
    says = [avoids("osteoporosis"), suits("fracture", change="Lie down.", despite=["osteoporosis"])]
    assert words(asked("fracture", OP, FRACTURE, exercise(says=says))) == [("change", "stated")]
    assert asked("osteoporosis", OP, FRACTURE, exercise(says=says)).verdict == "avoid"


def test_despite_overrules_no_statement():
    says = [avoids("osteoporosis"), suits("osteoporosis", despite=["osteoporosis", "no-bending"])]
    assert asked("osteoporosis", OP, NO_BENDING, exercise(movement=BENT, says=says)).verdict == "avoid"


def test_despite_lets_another_inherited_restriction_through_only_by_name():
    says = [avoids("osteoporosis"), suits("fracture", despite=["no-bending"])]
    assert asked("fracture", OP, FRACTURE, NO_BENDING, exercise(movement=BENT, says=says)).verdict == "avoid"


# -- 3. inherited --------------------------------------------------------------------


@pytest.mark.parametrize(("says", "of_all", "of_restrictions"), [
    (suits("osteoporosis"), ("suits", "inherited"), ("ask", "none")),
    (suits("osteoporosis", change="Sit."), ("change", "inherited"), ("ask", "none")),
    (asks("osteoporosis"), ("ask", "inherited"), ("ask", "inherited")),
    (avoids("osteoporosis"), ("avoid", "inherited"), ("avoid", "inherited")),
])
def test_all_or_only_restrictions_are_inherited(says, of_all, of_restrictions):
    records = OP, STOOP, FRACTURE, exercise(says=[says])
    assert words(asked("stoop", *records)) == [of_all]
    assert words(asked("fracture", *records)) == [of_restrictions]


def test_what_rules_say_is_inherited_too():
    verdict = asked("fracture", OP, FRACTURE, NO_BENDING, exercise(movement=BENT))
    assert words(verdict) == [("avoid", "inherited")]
    assert (verdict.reasons[0].origin, verdict.reasons[0].profile) == ("osteoporosis", "fracture")


def test_inheritance_runs_through_several_profiles():
    several = profile("several", inherits=("fracture", "all"))
    says = [avoids("osteoporosis"), suits("fracture", change="Sit.")]
    verdict = asked("several", OP, FRACTURE, several, exercise(says=says))
    assert words(verdict) == [("avoid", "inherited"), ("change", "inherited")]


def test_of_stated_and_inherited_the_stricter_holds():
    records = OP, STOOP, exercise(says=[asks("osteoporosis"), suits("stoop")])
    assert words(asked("stoop", *records)) == [("ask", "inherited"), ("suits", "stated")]


def test_an_exercise_tells_its_parent_nothing():
    assert words(asked("osteoporosis", OP, STOOP, exercise(says=[avoids("stoop")]))) == [("ask", "none")]


# -- 4. the stricter profile speaks for the milder one -------------------------------


@pytest.mark.parametrize("says", [suits("osteoporosis"), asks("osteoporosis"), avoids("osteoporosis")])
def test_where_nothing_is_stated_the_stricter_profile_speaks(says):
    verdict = asked("low", OP, LOW, exercise(says=[says]))
    assert verdict.verdict == asked("osteoporosis", OP, LOW, exercise(says=[says])).verdict
    assert (verdict.basis, verdict.reasons[0].origin) == ("inherited", "osteoporosis")


def test_what_is_stated_for_the_milder_profile_may_be_milder():
    says = [asks("low"), avoids("osteoporosis")]
    assert words(asked("low", OP, LOW, exercise(says=says))) == [("ask", "stated")]


def test_a_rule_for_the_milder_profile_does_not_silence_the_stricter_one():
    careful = rule("careful", "ask", "low", on={"bend": "large"})
    verdict = asked("low", OP, LOW, careful, exercise(movement=BENT, says=[avoids("osteoporosis")]))
    assert words(verdict) == [("avoid", "inherited"), ("ask", "rule")]


def test_a_rule_for_both_is_given_once():
    both = rule("no-bending", "avoid", "low", "osteoporosis", on={"bend": "large"})
    assert words(asked("low", OP, LOW, both, exercise(movement=BENT))) == [("avoid", "rule")]


def test_a_rule_for_the_stricter_profile_speaks_too():
    assert words(asked("low", OP, LOW, NO_BENDING, exercise(movement=BENT))) == [("avoid", "inherited")]


def test_the_stricter_profile_comes_before_permissive_rules():
    permit = rule("permit-straight", "suits", "low", on={"bend": "none"})
    assert asked("low", OP, LOW, permit, exercise(says=[avoids("osteoporosis")])).verdict == "avoid"
    assert asked("low", OP, LOW, permit, exercise()).verdict == "suits"


def test_the_stricter_profile_hands_on_only_what_is_its_own():
    mild = profile("mild", when_silent="fracture")
    assert words(asked("mild", mild, OP, FRACTURE, exercise(says=[avoids("osteoporosis")]))) == [("ask", "none")]


def test_two_profiles_may_speak_for_one_another():
    several = profile("several", inherits=("single", "all"))
    single = profile("single", when_silent="several")
    assert asked("single", single, several, exercise(says=[avoids("several")])).verdict == "avoid"
    assert asked("several", single, several, exercise(says=[suits("single")])).verdict == "suits"


# -- 5. permissive rules -------------------------------------------------------------


def test_a_permissive_rule_speaks_where_all_is_silent():
    permit = rule("permit-straight", "change", "stenosis", on={"bend": ["none", "small"]})
    verdict = asked("stenosis", STENOSIS, permit, exercise())
    assert words(verdict) == [("change", "rule")]
    assert (verdict.reasons[0].origin, verdict.changes) == ("permit-straight", ("Do as permit-straight says.",))


def test_the_whole_movement_must_lie_inside_a_permissive_rule():
    permit = rule("permit-straight", "suits", "stenosis", on={"bend": ["none", "small"]})
    inside = exercise(movement={**STRAIGHT, "bend": ["none", "small"]})
    assert asked("stenosis", STENOSIS, permit, inside).verdict == "suits"
    assert asked("stenosis", STENOSIS, permit, exercise(movement={**STRAIGHT, "bend": ["none", "large"]})).basis == "none"
    assert asked("stenosis", STENOSIS, permit, exercise(movement={"load": ["none"]})).basis == "none"


def test_a_permissive_rule_loosens_nothing():
    permit = rule("permit-all", "suits", "osteoporosis", "stoop", on={"load": "none"})
    assert asked("osteoporosis", OP, permit, exercise(says=[asks("osteoporosis")])).verdict == "ask"
    assert asked("osteoporosis", OP, permit, NO_BENDING, exercise(movement=BENT)).verdict == "avoid"
    assert asked("stoop", OP, STOOP, permit, exercise(says=[asks("osteoporosis")])).verdict == "ask"
    said = asked("osteoporosis", OP, permit, exercise(says=[suits("osteoporosis", change="Sit.")]))
    assert words(said) == [("change", "stated")]


def test_of_permissive_rules_the_mildest_holds_alone():
    sit = rule("permit-a-sitting", "change", "stenosis", on={"load": "none"})
    rest = rule("permit-b-resting", "suits", "stenosis", on={"bend": "none"})
    for records in ((sit, rest), (rest, sit)):
        verdict = asked("stenosis", STENOSIS, *records, exercise())
        assert words(verdict) == [("suits", "rule")] and verdict.changes == ()


def test_a_profile_that_inherits_all_has_the_permissions_of_its_parent():
    permit = rule("permit-straight", "suits", "osteoporosis", on={"bend": "none"})
    assert words(asked("stoop", OP, STOOP, permit, exercise())) == [("suits", "rule")]
    assert words(asked("fracture", OP, FRACTURE, permit, exercise())) == [("ask", "none")]


def test_what_is_to_be_left_out_gets_no_permission():
    permit = rule("permit-straight", "suits", "stenosis", on={"bend": "none"})
    left_out = exercise(use="leave-out", instead=["exercises/other"])
    assert words(asked("stenosis", STENOSIS, permit, left_out)) == [("ask", "none")]


# -- 6. nothing ----------------------------------------------------------------------


def test_where_nothing_is_known_ask():
    verdict = asked("stenosis", STENOSIS, exercise())
    assert words(verdict) == [("ask", "none")]
    assert verdict.reasons[0].claim is None and not verdict.fine


def test_silence_is_not_inherited():
    permit = rule("permit-straight", "suits", "stoop", on={"bend": "none"})
    records = OP, STOOP, permit, exercise()
    assert words(asked("osteoporosis", *records)) == [("ask", "none")]
    assert words(asked("stoop", *records)) == [("suits", "rule")]


# -- readers -------------------------------------------------------------------------


def test_for_several_profiles_the_strictest_holds_with_all_reasons():
    small = world(OP, STENOSIS, exercise(says=[suits("osteoporosis"), asks("stenosis")]))
    verdict = reader(small, ["osteoporosis", "stenosis"])
    assert words(verdict) == [("ask", "stated"), ("suits", "stated")]
    assert reader(small, ["stenosis", "osteoporosis", "stenosis"]) == verdict


def test_without_a_profile_nothing_is_known():
    assert words(reader(world(OP, exercise(says=[suits("osteoporosis")])), [])) == [("ask", "none")]


def test_a_circumstance_speaks_where_its_trigger_is_met_on_any_axis():
    heart = circumstance("heart", trigger={"load": "heavy", "bend": "large"}, verdict="avoid", claim=claim("heart-says"))
    small = world(OP, heart, exercise(movement=BENT, says=[suits("osteoporosis")]))
    verdict = reader(small, ["osteoporosis"], ["heart"])
    assert words(verdict) == [("avoid", "circumstance"), ("suits", "stated")] and verdict.reasons[0].origin == "heart"
    light = small.with_exercise(exercise(movement=STRAIGHT, says=[suits("osteoporosis")]))
    assert reader(light, ["osteoporosis"], ["heart"]).verdict == "suits"


def test_a_circumstance_only_tightens():
    dizzy = circumstance("dizzy", trigger={"bend": "none"}, verdict="change", change="Go slowly.")
    small = world(OP, dizzy, exercise(says=[avoids("osteoporosis")]))
    assert reader(small, ["osteoporosis"], ["dizzy"]).verdict == "avoid"
    assert reader(small, [], ["dizzy"]).verdict == "ask"


def test_what_an_exercise_states_for_a_circumstance_holds():
    eyes = circumstance("glaucoma", trigger={"load": "heavy"}, verdict="change", change="Less.")
    small = world(OP, eyes, exercise(says=[suits("osteoporosis"), when("glaucoma", "relative")]))
    assert words(reader(small, ["osteoporosis"], ["glaucoma"])) == [("ask", "stated"), ("suits", "stated")]
    assert reader(small, ["osteoporosis"]).verdict == "suits"


def test_emergency_signs_end_every_exercise():
    signs = circumstance(EMERGENCY, verdict="avoid", **{"every-exercise": True})
    bare = exercise(says=[suits("osteoporosis")])
    assert [c.when for c in bare.contraindications] == [EMERGENCY] and bare.contraindications[0].strength is None
    small = world(OP, signs, bare)
    assert words(reader(small, ["osteoporosis"], [EMERGENCY])) == [("avoid", "circumstance"), ("suits", "stated")]
    assert reader(small, ["osteoporosis"]).verdict == "suits"
    assert small.judge().swap(bare, ["osteoporosis"], [EMERGENCY]) is None


def test_a_circumstance_counts_as_a_profile():
    told = circumstance("told", **{"counts-as": "osteoporosis"})
    small = world(OP, STENOSIS, told, exercise(says=[suits("stenosis"), avoids("osteoporosis")]))
    assert reader(small, ["stenosis"], ["told"]).verdict == "avoid"
    assert reader(small, [], ["told"]) == reader(small, ["osteoporosis"])


def test_a_circumstance_of_treatments_changes_no_exercise():
    kidneys = circumstance("kidneys", scope="treatments")
    small = world(OP, kidneys, exercise(says=[suits("osteoporosis")]))
    assert reader(small, ["osteoporosis"], ["kidneys"]) == reader(small, ["osteoporosis"])


# -- what is offered -----------------------------------------------------------------


def test_a_swap_is_the_first_that_is_fine_for_all():
    says = avoids("osteoporosis", instead=["exercises/gone", "exercises/exercise-b", "exercises/exercise-c"])
    small = world(
        OP, STENOSIS, exercise(says=[says]),
        exercise("exercise-b", says=[suits("osteoporosis"), asks("stenosis")]),
        exercise("exercise-c", says=[suits("osteoporosis", "stenosis", change="Sit.")]),
    )
    judge, bent = small.judge(), small.exercises["exercises/exercise-a"]
    assert judge.swap(bent, ["osteoporosis"]) == "exercises/exercise-b"
    assert judge.swap(bent, ["osteoporosis", "stenosis"]) == "exercises/exercise-c"


def test_a_swap_names_first_what_the_exercise_itself_offers():
    fine = [suits("osteoporosis")]
    left_out = exercise(use="leave-out", instead=["exercises/exercise-c"],
                        says=[avoids("osteoporosis", instead=["exercises/exercise-b"])])
    small = world(OP, left_out, exercise("exercise-b", says=fine), exercise("exercise-c", says=fine))
    assert small.judge().swap(left_out, ["osteoporosis"]) == "exercises/exercise-c"


def test_a_swap_holds_in_the_circumstance():
    fever = circumstance("fever", verdict="avoid", **{"every-exercise": True})
    knees = circumstance("knees", trigger={"bend": "large"}, verdict="avoid")
    start = exercise(says=[avoids("osteoporosis", instead=["exercises/exercise-b", "exercises/exercise-c"])])
    small = world(
        OP, fever, knees, start,
        exercise("exercise-b", movement=BENT, says=[suits("osteoporosis")]),
        exercise("exercise-c", says=[suits("osteoporosis")]),
    )
    assert small.judge().swap(start, ["osteoporosis"], ["knees"]) == "exercises/exercise-c"
    assert small.judge().swap(start, ["osteoporosis"], ["fever"]) is None


def test_today_lists_what_is_fine_by_what_it_is_for():
    left_out = exercise("exercise-c", use="leave-out", aim=["legs"], instead=["exercises/exercise-a"],
                        says=[suits("osteoporosis")])
    small = world(
        OP, STENOSIS, left_out,
        exercise("exercise-a", aim=["legs", "posture"], says=[suits("osteoporosis", "stenosis")]),
        exercise("exercise-b", aim=["balance"], says=[suits("osteoporosis"), asks("stenosis")]),
    )
    today = small.judge().today(["osteoporosis"])
    assert list(today) == list(TODAY)
    assert today["legs"] == today["back"] == ["exercises/exercise-a"]
    assert today["balance"] == ["exercises/exercise-b"] and today["walking"] == []
    assert small.judge().today(["osteoporosis", "stenosis"])["balance"] == []


# -- small things --------------------------------------------------------------------


def test_strictness_runs_from_suits_to_avoid():
    assert [strictness(word) for word in VERDICTS] == [0, 1, 2, 3] and VERDICTS[0] == "suits" and VERDICTS[3] == "avoid"


def test_the_alternatives_of_all_reasons_are_listed_once():
    says = [asks("osteoporosis", instead=["exercises/b", "exercises/c"]), avoids("osteoporosis", instead=["exercises/c"])]
    assert asked("osteoporosis", OP, exercise(says=says)).instead == ("exercises/c", "exercises/b")


def test_the_judge_does_not_mistake_one_exercise_for_another():
    judge = world(OP).judge()
    for _ in range(200):  # the next exercise may be put where the last one stood in memory
        assert judge.verdict(exercise(says=[avoids("osteoporosis")]), "osteoporosis").verdict == "avoid"
        gc.collect(0)
        assert judge.verdict(exercise(says=[suits("osteoporosis")]), "osteoporosis").verdict == "suits"

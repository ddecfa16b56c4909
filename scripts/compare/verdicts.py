"""Verdicts: where did the advice get milder, where stricter, for whom."""

from __future__ import annotations

from collections.abc import Iterator

from macros.knowledge.links import judge_of
from macros.knowledge.load import Knowledge
from macros.knowledge.safety import Judge, strictest, strictness
from scripts.compare.change import Change

WORDS = {"": "says nothing", "suits": "suits", "change": "change it", "ask": "ask first", "avoid": "leave it out"}


def compare_verdicts(old: Knowledge, new: Knowledge) -> Iterator[Change]:
    """Every exercise for every profile and circumstance; what one version cannot judge is told as such."""
    before, after = judge_of(old), judge_of(new)
    if before is None or after is None:
        yield Change("loosened", "conditions", "The profiles of one version contradict each other: no verdict can be compared.")
        return
    yield from _lost_readers(before, after)
    for ref in sorted(set(before.exercises) & set(after.exercises)):
        yield from _of_exercise(ref, before, after)
    for ref in sorted(set(before.exercises) - set(after.exercises)):
        warned = [name for name in sorted(before.profiles) if not before.verdict(before.exercises[ref], name).fine]
        if warned:
            yield Change("loosened", ref, "The page is gone, and with it its warnings for " + ", ".join(warned) + ".")


def _lost_readers(before: Judge, after: Judge) -> Iterator[Change]:
    for name in sorted(set(before.profiles) - set(after.profiles)):
        yield Change("loosened", f"conditions/{name}", "Exercises no longer have a verdict for this condition.")
    for name in sorted(set(before.circumstances) - set(after.circumstances)):
        yield Change("loosened", "circumstances", f"The circumstance '{name}' is gone.")
    for name in sorted(set(before.circumstances) & set(after.circumstances)):
        counted, counts = before.circumstances[name].counts_as or "", after.circumstances[name].counts_as or ""
        if counted and counted != counts:
            yield Change("loosened", "circumstances", f"'{name}' counts as another condition, or as none.", counted, counts)


def _of_exercise(ref: str, before: Judge, after: Judge) -> Iterator[Change]:
    old, new = before.exercises[ref], after.exercises[ref]
    for name in sorted(set(before.profiles) & set(after.profiles)):
        was, now = before.verdict(old, name), after.verdict(new, name)
        yield from _moved(ref, name, was.verdict, now.verdict)
        if _may_go_on(now) and not _may_go_on(was) and now.verdict == was.verdict:
            yield Change("loosened", ref, f"{name}: people who do it already need no longer stop while they ask.")
        if was.verdict == now.verdict == "change" and was.changes != now.changes:
            yield Change("reworded", ref, f"{name}: what to do differently.", " ".join(was.changes), " ".join(now.changes))
    for name in sorted(set(before.circumstances) & set(after.circumstances)):
        yield from _moved(ref, name, _in_circumstance(before, old, name), _in_circumstance(after, new, name))


def _may_go_on(verdict) -> bool:
    return any(reason.already_doing for reason in verdict.deciding)


def _in_circumstance(judge: Judge, exercise, name: str) -> str:
    """The verdict that a circumstance adds; empty where it says nothing of this exercise."""
    reasons = judge.in_circumstance(exercise, name)
    return strictest(reasons).verdict if reasons else ""


def _moved(ref: str, reader: str, was: str, now: str) -> Iterator[Change]:
    if was == now:
        return
    milder = bool(was) and (not now or strictness(now) < strictness(was))
    yield Change("loosened" if milder else "tightened", ref, f"{reader}: {WORDS[was]} → {WORDS[now]}.", was, now)

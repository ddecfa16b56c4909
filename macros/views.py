"""What templates ask of Knowledge: small questions, each answered in one place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any

from macros.figures.sheet import Drawn, figures_of
from macros.knowledge.kinds import PAGE_KINDS
from macros.knowledge.links import Backlink, Links
from macros.knowledge.load import Knowledge
from macros.knowledge.records.claims import Absent
from macros.knowledge.records.shared import LEVELS
from macros.knowledge.safety import VERDICTS, Verdict, strictest, strictness
from macros.safe import asking, no_physiotherapist

# The order in which readers meet the profiles: bones first, the milder before the stricter.
PROFILE_ORDER = (
    "osteopenia", "osteoporosis", "osteoporotic-vertebral-fracture", "multiple-vertebral-fractures", "hyperkyphosis",
    "lumbar-spinal-stenosis", "lumbar-foraminal-stenosis", "risk-of-falling",
)


# Signs that everyone checks before any exercise.
BEFORE_EXERCISE = ("leg-pain", "exercise")


# What a card asks for as a whole; a sign that asks for more says so itself.
CARD_ACTION = {
    "emergency": "Call your emergency number or go to an emergency department now.",
    "urgent": "Ask for an urgent appointment today, or call an urgent health line if you cannot get one.",
    "routine": "Book an appointment.",
}


@dataclass(frozen=True)
class Card:
    """One card of warning signs: a level, what to do, and groups of signs that share a lead line.

    ``groups``: (lead, [(sign, what to do beside the card's own action)]).
    """

    level: str
    action: str
    groups: list[tuple[str, list[tuple[Any, str]]]]


@dataclass(frozen=True)
class Row:
    """One line of a list of verdicts."""

    ref: str
    record: Any
    verdict: Verdict
    swap: str | None


@dataclass(frozen=True)
class Group:
    """Profiles that share a verdict, its reasons and the swap."""

    profiles: list[Any]
    verdict: Verdict
    swap: str | None

    @property
    def fine(self) -> bool:
        """True where it suits, as it is or with a change."""
        return self.verdict.fine


def in_reading_order(profiles: dict[str, Any]) -> list[Any]:
    """The known profiles first, in their order; others behind them by id."""
    first = [profiles[name] for name in PROFILE_ORDER if name in profiles]
    return first + [profiles[name] for name in sorted(set(profiles) - set(PROFILE_ORDER))]


class Views:
    """Answers for templates. Pure: same Knowledge, same answers."""

    def __init__(self, knowledge: Knowledge, links: Links):
        self.knowledge, self.links = knowledge, links
        self._profiles = in_reading_order(knowledge.profiles())  # every exercise page asks; looked up once
        self._today: dict[tuple[str, ...], dict[str, list[str]]] = {}

    @property
    def judge(self):
        """The judge of verdicts; raises where the data have none."""
        if self.links.judge is None:
            raise LookupError("the safety profiles contradict each other; run the check")
        return self.links.judge

    def record(self, ref: str) -> Any:
        """The entry or routine behind a ref; raises with the ref where there is none."""
        found = self.knowledge.page(ref)
        if found is None:
            raise LookupError(f"there is no page '{ref}'")
        return found

    def profiles(self) -> list[Any]:
        """The safety profiles in the order in which readers meet them."""
        return self._profiles

    def profile(self, name: str) -> Any:
        """One safety profile."""
        return next(profile for profile in self._profiles if profile.id == name)

    def claims(self, record: Any) -> dict[str, Any]:
        """Every claim of a record by its id."""
        return {claim.id: claim for _path, claim in self.knowledge.claims_of(record)}

    def listed(self, folder: str) -> list[tuple[str, Any]]:
        """(ref, record) of one kind, by title."""
        shelf = self.knowledge.routines if folder == "routines" else self.knowledge.entries
        found = [(ref, record) for ref, record in shelf.items() if ref.startswith(folder + "/")]
        return sorted(found, key=lambda pair: pair[1].title.lower())

    def treatments_in(self, relations: Any, category: str) -> list[Any]:
        """The relations to treatments of one category."""
        if self.is_absent(relations):
            return []
        return [r for r in relations if getattr(self.knowledge.page(r.to), "category", None) == category]

    def figures(self, exercise: Any) -> dict[int, Drawn]:
        """The pictures of an exercise, by the index of their step."""
        return {figure.step: figure for figure in figures_of(exercise)}

    def is_absent(self, section: Any) -> bool:
        """True where a section says why it holds no claims."""
        return isinstance(section, Absent)

    def how_many(self, section: Any, others: Sequence[Any] = ()) -> int:
        """How many claims a section shows, those of other pages among them."""
        return (0 if self.is_absent(section) else len(section)) + len(others)

    def all_topics(self) -> list[str]:
        """Every topic of the warning signs."""
        return sorted({topic for flag in self.knowledge.red_flags.values() for topic in flag.for_})

    # -- warning signs -------------------------------------------------------------------

    def signs(self, topics: list[str]) -> list[Any]:
        """The signs of some topics (or named one by one), in the order of the registry."""
        wanted = set(topics)
        return [f for f in self.knowledge.red_flags.values() if f.id in wanted or wanted & set(f.for_)]

    def cards(self, topics: list[str], levels: tuple[str, ...] = LEVELS) -> list[Card]:
        """Cards for some topics, the most urgent first; levels without a sign make no card."""
        cards = []
        for level in levels:
            signs = [sign for sign in self.signs(topics) if sign.level == level]
            groups: dict[str, list[tuple[Any, str]]] = {}
            for sign in signs:  # the registry's own order: groups stand where their first sign stands
                more = sign.action.removeprefix(CARD_ACTION[level]).strip()
                groups.setdefault(sign.with_ or "", []).append((sign, more))
            if signs:
                cards.append(Card(level, CARD_ACTION[level], list(groups.items())))
        return cards

    def call_purposes(self, topics: list[str]) -> list[str]:
        """Which numbers belong below the cards: none without an emergency sign, crisis lines where mood is a topic."""
        if not any(sign.level == "emergency" for sign in self.signs(topics)):
            return []
        return ["emergency", "urgent-advice", *(["crisis"] if "mood" in topics else [])]

    def has_precaution(self, topics: list[str]) -> bool:
        """True where the urgency of a sign shown is ours, not a source's."""
        return any(sign.level_basis == "precaution" for sign in self.signs(topics))

    # -- verdicts ------------------------------------------------------------------------

    def verdicts_of(self, exercise: Any) -> list[Group]:
        """The verdicts of an exercise; profiles with the same verdict for the same reasons share one group."""
        groups: dict[tuple, Group] = {}
        for profile in self.profiles():
            verdict = self.judge.verdict(exercise, profile.id)
            swap = None if verdict.fine else self.judge.swap(exercise, [profile.id])
            asks = profile.ask_whom if verdict.basis == "none" else ""
            told = tuple(r.claim.id if r.claim else "" for r in verdict.deciding)
            key = (verdict.verdict, verdict.changes, told, swap, asks)
            groups.setdefault(key, Group([], verdict, swap)).profiles.append(profile)
        return list(groups.values())

    def names_of(self, groups: list[Group]) -> str:
        """The profiles of some groups as one line of text, beginning with a capital letter."""
        names = [profile.name for group in groups for profile in group.profiles]
        return ", ".join([*names[:1], *(name[0].lower() + name[1:] for name in names[1:])])

    def told(self, verdict: Verdict) -> list[Any]:
        """The reasons that a page tells: the deciding ones (two at most from elsewhere), and all that it states itself."""
        elsewhere = [r for r in verdict.deciding if r.basis != "stated"][:2]
        return [r for r in verdict.reasons if r.basis == "stated" or r in elsewhere or r.basis == "none"]

    def stopping(self, exercise: Any) -> list[Any]:
        """The profiles with rules of their own on when to stop, for which this exercise is fine."""
        return [p for p in self.profiles() if p.stop_if and self.judge.verdict(exercise, p.id).fine]

    def before_exercise(self) -> list[str]:
        """The topics of signs that everyone checks before any exercise."""
        return [*BEFORE_EXERCISE]

    def check_first(self, record: Any) -> list[str]:
        """The topics of the card above every exercise: signs in back and legs, and what the page itself names."""
        return [*BEFORE_EXERCISE, *record.red_flags]

    def circumstances_of(self, exercise: Any) -> list[tuple[Any, Verdict]]:
        """(circumstance, verdict) where a circumstance of the reader tightens this exercise in particular."""
        found = []
        for name, circumstance in self.knowledge.circumstances.items():
            reasons = self.judge.in_circumstance(exercise, name)
            if reasons and (not circumstance.every_exercise or reasons[0].basis == "stated"):
                found.append((circumstance, strictest(reasons)))
        return sorted(found, key=lambda pair: -strictness(pair[1].verdict))

    def always(self) -> list[Any]:
        """Circumstances that concern every exercise."""
        return [c for c in self.knowledge.circumstances.values() if c.every_exercise]

    def verdict_lists(self, profiles: list[str]) -> dict[str, list[Row]]:
        """Every exercise under its verdict for a reader with these profiles."""
        lists: dict[str, list[Row]] = {verdict: [] for verdict in VERDICTS}
        for ref, exercise in self.listed("exercises"):
            verdict = self.judge.verdict_for(exercise, profiles)
            swap = None if verdict.fine else self.judge.swap(exercise, profiles)
            lists[verdict.verdict].append(Row(ref, exercise, verdict, swap))
        return lists

    def warned_and_silent(self, rows: list[Row]) -> tuple[list[Row], list[Row]]:
        """'Ask first' in two: a source or a precaution says so, and nobody has studied it."""
        return [r for r in rows if r.verdict.basis != "none"], [r for r in rows if r.verdict.basis == "none"]

    def said(self, verdict: Verdict) -> list[Any]:
        """The claims that a list tells for a verdict: of the first two deciding reasons, each text once."""
        claims = {r.claim.text: r.claim for r in verdict.deciding[:2] if r.claim}
        return list(claims.values())

    def by_whom(self, rows: list[Row]) -> list[tuple[str, list[Row]]]:
        """(whom to ask, rows), the person who answers most first."""
        groups: dict[str, list[Row]] = {}
        for row in rows:
            groups.setdefault(asking(self.knowledge, row.verdict, row.record)[0], []).append(row)
        return sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))

    @cached_property
    def no_physiotherapist(self) -> list[tuple[str, Any]]:
        """(address, claim) of what to do where no physiotherapist is to be had."""
        return no_physiotherapist(self.knowledge)

    def today(self, profiles: list[str]) -> dict[str, list[str]]:
        """Slot of 'Today you can' to exercises that are fine for these profiles. Many pages ask: computed once."""
        key = tuple(sorted(profiles))
        if key not in self._today:
            self._today[key] = self.judge.today(key)
        return self._today[key]

    def today_shown(self, profiles: list[str], most: int) -> dict[str, list[str]]:
        """'Today you can' as pages show it: at most ``most`` a slot, nothing twice while a slot has something else."""
        shown: set[str] = set()
        found = {}
        for slot, refs in self.today(profiles).items():
            if refs:
                found[slot] = ([ref for ref in refs if ref not in shown] or refs)[:most]
                shown.update(found[slot])
        return found

    def until_then(self, profile: str) -> list[str]:
        """What is fine for a profile in the meantime: the first thing of each slot of 'Today you can'."""
        return [refs[0] for refs in self.today_shown([profile], 1).values()]

    # -- links ---------------------------------------------------------------------------

    def written_there(self, ref: str, record: Any, folder: str, category: str = "") -> list[Backlink]:
        """Relations of one kind that the other page wrote, where this page has not written one itself."""
        own = getattr(record, folder)
        told = set() if self.is_absent(own) else {relation.to for relation in own}
        found = {
            link.ref: link for link in reversed(self.links.backlinks.get(ref, ()))
            if link.ref.startswith(folder + "/") and link.ref not in told
            and (not category or self.record(link.ref).category == category)
        }
        return [found[name] for name in sorted(found, key=lambda name: self.record(name).title)]

    def backlinks(self, ref: str, skip: tuple[str, ...] = ()) -> list[tuple[Any, list[Backlink]]]:
        """(kind, backlinks) of a page, grouped by the kind that points here; kinds in ``skip`` are shown elsewhere."""
        found = sorted(
            (b for b in self.links.backlinks.get(ref, ()) if self.knowledge.page(b.ref) and b.ref.split("/")[0] not in skip),
            key=lambda b: (list(PAGE_KINDS).index(b.ref.split("/")[0]), self.record(b.ref).title),
        )
        return [
            (PAGE_KINDS[folder], list(group)) for folder, group in groupby(found, key=lambda b: b.ref.split("/")[0])
        ]

    def uses(self, source: str) -> list[tuple[str, list[Any]]]:
        """(page, uses) of a source: every claim that rests on it or is disputed by it."""
        found = sorted(self.links.uses.get(source, ()), key=lambda use: (use.ref, use.claim.id, use.finding))
        return [(ref, list(group)) for ref, group in groupby(found, key=lambda use: use.ref)]

    def title_of(self, ref: str) -> str:
        """The title of any page that claims stand on."""
        page = self.knowledge.page(ref)
        if page:
            return page.title
        kind, _, name = ref.partition("/")
        if kind == "disagreements":
            return self.knowledge.disagreements[name].title
        return "What you may have read" if kind == "read-elsewhere" else "Rules on kinds of movement"

    def line(self, file: str, *path: str | int) -> int:
        """The line of a value in its data file."""
        return self.knowledge.mark(file, path).line

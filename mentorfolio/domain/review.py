"""The portfolio as a whole: coverage, gap, leaning, the next ask, variety and ties (P1-P5).

The formulas are those of docs/design.md, to the letter. Coverage, gap, gain and loss are numbers
from 0 to 1, unrounded; differences below one part in 10^12 are noise of the arithmetic and count as
ties. Nothing is stored: every value follows from dated records and a day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from itertools import accumulate
from math import exp, log, prod
from operator import mul

import msgspec
from msgspec.structs import replace

from mentorfolio.domain.lifecycle import ON_THE_WAY
from mentorfolio.domain.records import Mentor, Need, Profile
from mentorfolio.domain.register import Everything
from mentorfolio.domain.relationship import Health, freshness, last_contacts, latest_health
from mentorfolio.domain.shortlist import best_first, by_urgency, is_doubted
from mentorfolio.domain.standing import is_manager, never_met
from mentorfolio.domain.text import fold
from mentorfolio.domain.vocabulary import KNOWING, SOURCES, STAGES

WEIGHT: Mapping[str, float] = {
    "active": 1.0,
    "asked": 0.4,
    "conversation": 0.4,
    "paused": 0.3,
    "approached": 0.2,
}
STRONGEST = 3
_ASKS = ("first", "request", "referral")  # letters that ask somebody for help with a need
_NOISE = 12  # digits that a difference of two gaps is good for


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """A mentor as the formulas see them on a day: stage and freshness (0 to 1)."""

    mentor: Mentor
    stage: str
    fresh: float

    @property
    def presence(self) -> float:
        """weight(stage) x freshness, 0 to 1."""
        return WEIGHT.get(self.stage, 0.0) * self.fresh

    def as_active(self) -> Standing:
        """The same person, active and fresh: what a yes would bring."""
        return Standing(mentor=self.mentor, stage="active", fresh=1.0)


class Target(msgspec.Struct, frozen=True, kw_only=True):
    """What is covered: a need or a competency; ``priority`` weighs it in the gap."""

    id: str
    title: str
    priority: int
    is_need: bool

    def strength(self, mentor: Mentor) -> int:
        """The strength (1-3) that the mentor's own record gives for this; 0 if it gives none.

        Coaching and managing are no mentoring and give none (P8).
        """
        if mentor.relation != "mentoring":
            return 0
        return (mentor.supports if self.is_need else mentor.knowing).get(self.id, 0)


# Knowing why, how and whom as targets of equal weight (P2).
COMPETENCIES = tuple(Target(id=key, title=key, priority=1, is_need=False) for key in KNOWING)


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """How one target stands: ``coverage`` 0 to 1, its state, and whose ids make it up."""

    target: Target
    coverage: float
    state: str
    active: tuple[str, ...]
    on_the_way: tuple[str, ...]


class Leaning(msgspec.Struct, frozen=True, kw_only=True):
    """The active mentor whose loss raises the gap most, and by how much (0 to 1)."""

    mentor: str
    loss: float


class NextAsk(msgspec.Struct, frozen=True, kw_only=True):
    """Whom to ask next and what it would bring; without a person, where to look (I6, P4)."""

    mentor: str | None
    need: str
    gain: float = 0.0
    sources: tuple[str, ...] = ()
    introducers: tuple[str, ...] = ()


class Spread(msgspec.Struct, frozen=True, kw_only=True):
    """Counts of the active mentors by one trait, and the effective number of kinds."""

    counts: dict[str, int]
    effective: float | None


class Ties(msgspec.Struct, frozen=True, kw_only=True):
    """``t`` pairs of ``n`` active mentors know each other; None where a measure is undefined."""

    n: int
    t: int
    density: float | None
    effective_size: float | None


class Review(msgspec.Struct, frozen=True, kw_only=True):
    """Everything ``review`` shows, for one day; ``last`` is the day of the latest contact, by mentor's id."""

    on: date
    gap: float
    needs: tuple[Coverage, ...]
    competencies: tuple[Coverage, ...]
    leaning: Leaning | None
    next_ask: NextAsk | None
    variety: dict[str, Spread]
    ties: Ties
    health: tuple[Health, ...]
    stages: dict[str, int]
    standings: tuple[Standing, ...]
    last: Mapping[str, date]


def standings(mentors: Iterable[Mentor], last: Mapping[str, date], today: date) -> tuple[Standing, ...]:
    """Everybody as the formulas see them today, in the order of names."""
    return tuple(
        Standing(mentor=m, stage=m.stage, fresh=freshness(m, last.get(m.id), today))
        for m in sorted(mentors, key=lambda m: (fold(m.name), m.id))
    )


def supposing(
    people: Iterable[Standing], *, active: Iterable[str] = (), absent: Iterable[str] = ()
) -> tuple[Standing, ...]:
    """The same people with some (ids) active and fresh, and some as if not there."""
    yes, no = set(active), set(absent)
    return tuple(s.as_active() if s.mentor.id in yes else s for s in people if s.mentor.id not in no)


def reach(standing: Standing, target: Target) -> float:
    """weight(stage) x freshness x strength / 3, from 0 to 1."""
    return standing.presence * target.strength(standing.mentor) / STRONGEST


def coverage(people: Iterable[Standing], target: Target) -> float:
    """1 - the product over everybody of (1 - reach), from 0 to 1; nobody gives 0."""
    return 1 - prod([1 - reach(s, target) for s in serving(people, target)], start=1.0)


def serving(people: Iterable[Standing], target: Target) -> list[Standing]:
    """Those whose record gives them a strength for it: mostly a few of many."""
    if target.is_need:
        return [s for s in people if target.id in s.mentor.supports]
    return [s for s in people if target.id in s.mentor.knowing]


def gap(people: Sequence[Standing], needs: Sequence[Target]) -> float:
    """The priority-weighted mean of what is not covered, 0 (nothing missing) to 1.

    Without a need: the mean over the three competencies.
    """
    return _mean((1 - coverage(people, t) for t in needs or COMPETENCIES), needs)


def open_targets(needs: Iterable[Need]) -> tuple[Target, ...]:
    """The open needs as targets, the most urgent first."""
    return tuple(
        Target(id=n.id, title=n.title, priority=n.priority, is_need=True)
        for n in sorted(needs, key=by_urgency)
        if n.status == "open"
    )


def state_of(people: Iterable[Standing], target: Target) -> Coverage:
    """Coverage with its state: none, on-the-way, stale, single or covered."""
    people = [s for s in serving(people, target) if target.strength(s.mentor) > 0]
    active = [s for s in people if s.stage == "active"]
    coming = [s for s in people if s.stage in ON_THE_WAY]
    if not active:
        state = "on-the-way" if coming else "none"
    elif all(s.fresh < 1 for s in active):
        state = "stale"
    else:
        state = "single" if len(active) == 1 else "covered"
    return Coverage(
        target=target,
        coverage=coverage(people, target),
        state=state,
        active=tuple(s.mentor.id for s in active),
        on_the_way=tuple(s.mentor.id for s in coming),
    )


def leaning(people: Sequence[Standing], needs: Sequence[Target]) -> Leaning | None:
    """The active mentor whose loss raises the gap most; ties by name; None if no loss is above 0."""
    whole, best = gap(people, needs), None
    for standing, others in zip(people, _by_the_others(people, needs), strict=True):
        if standing.stage != "active":
            continue
        loss = _mean(others, needs) - whole
        if round(loss, _NOISE) > 0 and (best is None or round(loss - best.loss, _NOISE) > 0):
            best = Leaning(mentor=standing.mentor.id, loss=loss)
    return best


def next_ask(
    people: Sequence[Standing],
    needs: Sequence[Target],
    never: Collection[str] = (),
    told: Sequence[Need] = (),
) -> NextAsk | None:
    """The candidate whose yes lowers the gap most, ties by the order of a shortlist.

    ``never`` are ids passed over, ``told`` the records of the needs, which say more of who fits.
    Who is doubted comes after everybody else whose yes lowers it. If nobody's does: the target that lacks
    most, with the sources not tried for it yet (I6) and the active mentors who could introduce somebody (P4).
    None if nothing is missing.
    """
    whole, best = gap(people, needs), None
    if whole <= 0:
        return None
    targets = needs or COMPETENCIES
    candidates = [
        s
        for s in zip(people, _by_the_others(people, needs), strict=True)
        if s[0].stage == "candidate" and s[0].mentor.direction != "role-model" and s[0].mentor.id not in never
    ]
    candidates.sort(key=lambda s: best_first(told, s[0].mentor))
    for standing, others in candidates:
        if best and is_doubted(standing.mentor):
            break
        yes = standing.as_active()
        missing = [left * (1 - reach(yes, t)) for left, t in zip(others, targets, strict=True)]
        gain = whole - _mean(missing, needs)
        if round(gain, _NOISE) > 0 and (best is None or round(gain - best.gain, _NOISE) > 0):
            # A candidate weighs nothing yet: what the others leave is what is missing today.
            raised = {
                t.id: t.priority * (now - then) for t, now, then in zip(targets, others, missing, strict=True)
            }
            best = NextAsk(mentor=standing.mentor.id, need=_largest(raised), gain=gain)
    return best or _where_to_look(people, targets)


def _by_the_others(people: Sequence[Standing], needs: Sequence[Target]) -> Iterable[tuple[float, ...]]:
    """For each person, what everybody else leaves of each target: 1 - their coverage, in one pass.

    That is the product of (1 - reach) over those before each one, times that over those behind.
    """
    left = []
    for target in needs or COMPETENCIES:
        some = serving(people, target)
        factors = [1 - reach(s, target) for s in some]
        before = [*accumulate(factors, mul, initial=1.0)]
        behind = [*accumulate(reversed(factors), mul, initial=1.0)][::-1]
        others = {s.mentor.id: before[at] * behind[at + 1] for at, s in enumerate(some)}
        left.append([others.get(s.mentor.id, before[-1]) for s in people])
    return zip(*left, strict=True)


def _mean(missing: Iterable[float], needs: Sequence[Target]) -> float:
    """The priority-weighted mean of what is missing of each target."""
    targets = needs or COMPETENCIES
    return sum(t.priority * left for t, left in zip(targets, missing, strict=True)) / sum(
        t.priority for t in targets
    )


def _where_to_look(people: Sequence[Standing], targets: Sequence[Target]) -> NextAsk:
    lacking = _largest({t.id: t.priority * (1 - coverage(people, t)) for t in targets})
    target = next(t for t in targets if t.id == lacking)
    tried = {s.mentor.source for s in people if target.strength(s.mentor) > 0}
    return NextAsk(
        mentor=None,
        need=lacking,
        sources=tuple(source for source in SOURCES if source not in tried),
        introducers=tuple(s.mentor.id for s in people if s.stage == "active"),
    )


def _largest(values: Mapping[str, float]) -> str:
    """The key of the largest value; the first one of those that tie."""
    most = max(round(v, _NOISE) for v in values.values())
    return next(key for key, v in values.items() if round(v, _NOISE) == most)


def spread(values: Iterable[str | None]) -> Spread:
    """Counts of each value (None is ``unknown``) and exp(-sum p ln p); None for nobody."""
    counts = Counter(value or "unknown" for value in values)
    total = counts.total()
    effective = exp(-sum(n / total * log(n / total) for n in counts.values())) if total else None
    return Spread(counts=dict(sorted(counts.items())), effective=effective)


def ties(mentors: Sequence[Mentor]) -> Ties:
    """Density 2t / (n(n-1)) and effective size n - 2t/n of the owner's circle of these people."""
    ids = {m.id for m in mentors}
    pairs = {frozenset((m.id, other)) for m in mentors for other in m.knows if other in ids and other != m.id}
    n, t = len(ids), len(pairs)
    return Ties(
        n=n,
        t=t,
        density=2 * t / (n * (n - 1)) if n > 1 else None,
        effective_size=n - 2 * t / n if n else None,
    )


def review(
    then: Everything, today: date, *, active: Iterable[str] = (), absent: Iterable[str] = ()
) -> Review:
    """The review of a portfolio as it is on a day; ``active`` and ``absent`` are ids of what-if questions."""
    gone = set(absent)
    last = last_contacts(then.mentors, then.meetings, then.outreach)
    people = supposing(standings(then.mentors, last, today), active=active, absent=gone)
    targets = open_targets(then.needs)
    profile = next(iter(then.profile), None)
    ask = next_ask(people, targets, _passed_over(then, profile), then.needs)
    if ask and ask.introducers:
        unmet = never_met(then.mentors, then.meetings, profile)
        ask = replace(ask, introducers=tuple(i for i in ask.introducers if i not in unmet))
    now_active = [s.mentor for s in people if s.stage == "active" and s.mentor.relation == "mentoring"]
    counts = Counter(s.stage for s in people)
    return Review(
        on=today,
        gap=gap(people, targets),
        needs=tuple(state_of(people, t) for t in targets),
        competencies=tuple(state_of(people, t) for t in COMPETENCIES),
        leaning=leaning(people, targets),
        next_ask=ask,
        variety={
            trait: spread(getattr(m, trait) for m in now_active)
            for trait in ("form", "line", "source", "direction")
        },
        ties=ties(now_active),
        health=tuple(h for h in latest_health(then.checkins) if h.mentor not in gone),
        stages={stage: counts[stage] for stage in STAGES},
        standings=people,
        last=last,
    )


def _passed_over(then: Everything, profile: Profile | None) -> set[str]:
    """Who is not the next to ask: one's manager, and who was asked about each need that they could help with.

    Who brought somebody for a need is not asked about it either.
    """
    asked = {(x.mentor, x.need): x.sent for x in then.outreach if x.sent and x.kind in _ASKS}
    brought = {(m.introduced_by, need) for m in then.mentors for need in m.supports}
    done = {
        m.id
        for m in then.mentors
        # On the list again since, they may be asked again.
        if m.supports
        and all(
            asked.get((m.id, n), date.min) >= m.history[-1].on or (m.name, n) in brought for n in m.supports
        )
    }
    return done | {m.id for m in then.mentors if is_manager(m, profile)}

"""The formulas of docs/design.md, against values worked by hand and a known implementation."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import exp, log
from typing import Any

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorfolio.domain import review as formulas
from mentorfolio.domain.records import Mentor, Need
from mentorfolio.domain.register import Everything
from mentorfolio.domain.review import Review, Standing, Target
from mentorfolio.domain.vocabulary import KNOWING, RELATIONS, SOURCES, STAGES
from tests.domain.build import TODAY, checkin, letter, meeting, mentor, need, standing, target

QUICK = settings(max_examples=80, deadline=None)
NOISE = 1e-12

LEAD = need("Lead a team", 3)
CLIMATE = need("Enter climate tech", 2)
BUDGET = need("Read a budget", 1)
NEEDS = (BUDGET, CLIMATE, LEAD)

ANNA = mentor("Anna Sample", "active", supports={LEAD.id: 2}, knowing={"how": 3})
# Active since 1 Sep 2025, one month's rhythm, last met on 22 Nov: due on 22 Dec, c = 30 days.
# On 21 Jan the age is 8 + 31 + 21 = 60 days = 2c, so freshness is 0.5 ** ((60 - 30) / 30) = 0.5.
KIM = mentor("Kim Sample", "active", "2025-09-01", cadence="1m", supports={LEAD.id: 1, BUDGET.id: 3})
JULIE = mentor("Julie Sample", "conversation", supports={CLIMATE.id: 3})
OMAR = mentor("Omar Sample", "asked", supports={CLIMATE.id: 1})
PAULA = mentor("Paula Sample", "paused", supports={LEAD.id: 3})
ANN = mentor("Ann Sample", "approached", supports={BUDGET.id: 3})
DANA = mentor("Dana Sample", "candidate", supports={CLIMATE.id: 3})
ELI = mentor("Eli Sample", "candidate", supports={LEAD.id: 3})
GONE = mentor("Gil Sample", "ended", supports={LEAD.id: 3}, knowing={"why": 3})
NO = mentor("Nora Sample", "declined", supports={BUDGET.id: 3})
EVERYBODY = (ANNA, KIM, JULIE, OMAR, PAULA, ANN, DANA, ELI, GONE, NO)
MEETINGS = (meeting("2025-11-22", KIM.id),)


def reviewed(mentors: Sequence[Mentor] = EVERYBODY, needs: Sequence[Need] = NEEDS, **more: Any) -> Review:
    """The review of 21 January 2026."""
    supposed = {key: more.pop(key) for key in ("active", "absent") if key in more}
    records: dict[str, Any] = {"meetings": MEETINGS} | more
    everything = Everything(needs=tuple(needs), mentors=tuple(mentors), **records)
    return formulas.review(everything, TODAY, **supposed)


def covered(review: Review, of: Need) -> formulas.Coverage:
    """How one need stands."""
    return next(c for c in review.needs if c.target.id == of.id)


def test_coverage_is_what_the_formula_gives_by_hand() -> None:
    review = reviewed()
    # Lead: Anna 1 x 1 x 2/3, Kim 1 x 0.5 x 1/3 = 1/6, Paula 0.3 x 1 x 3/3; candidates and past ones 0.
    # 1 - (1/3)(5/6)(7/10) = 1 - 35/180 = 29/36
    assert covered(review, LEAD).coverage == pytest.approx(29 / 36, abs=NOISE)
    # Climate: Julie 0.4 x 3/3 = 2/5, Omar 0.4 x 1/3 = 2/15; 1 - (3/5)(13/15) = 1 - 39/75 = 0.48
    assert covered(review, CLIMATE).coverage == pytest.approx(0.48, abs=NOISE)
    # Budget: Kim 0.5 x 3/3, Ann 0.2 x 3/3; 1 - (0.5)(0.8) = 0.6
    assert covered(review, BUDGET).coverage == pytest.approx(0.6, abs=NOISE)


def test_the_gap_weighs_needs_by_their_priority() -> None:
    # (3 x 7/36 + 2 x 0.52 + 1 x 0.4) / 6 = (7/12 + 1.44) / 6
    assert reviewed().gap == pytest.approx((7 / 12 + 1.44) / 6, abs=NOISE)


def test_you_lean_on_whoever_would_leave_the_largest_hole() -> None:
    # Without Anna Lead's lack is (5/6)(7/10) = 7/12 instead of 7/36: 3 x (7/12 - 7/36) / 6 = 7/36.
    # Without Kim: Lead (1/3)(7/10) = 7/30, Budget 0.8: (3 x (7/30 - 7/36) + 0.4) / 6 = 0.0861…: less.
    leaning = reviewed().leaning
    assert leaning is not None
    assert leaning.mentor == ANNA.id
    assert leaning.loss == pytest.approx(7 / 36, abs=NOISE)


def test_the_next_ask_is_the_candidate_whose_yes_closes_most() -> None:
    # Dana: Climate from 0.48 to 1: 2 x 0.52 / 6. Eli: Lead from 29/36 to 1: 3 x (7/36) / 6 = 0.097…: less.
    ask = reviewed().next_ask
    assert ask is not None
    assert (ask.mentor, ask.need) == (DANA.id, CLIMATE.id)
    assert ask.gain == pytest.approx(1.04 / 6, abs=NOISE)


def test_the_next_ask_names_the_need_that_person_raises_most_by_priority() -> None:
    # A yes brings Lead 3 x (1 - 0) x 1/3 = 1, Budget 1 x 2/3: Lead, though the strength there is less.
    both = mentor("Bo Sample", "candidate", supports={LEAD.id: 1, BUDGET.id: 2})
    ask = reviewed([both]).next_ask
    assert ask is not None
    assert (ask.mentor, ask.need) == (both.id, LEAD.id)
    assert ask.gain == pytest.approx((1 + 2 / 3) / 6, abs=NOISE)


def test_only_the_record_of_that_need_counts_a_tag_on_a_competency_says_nothing() -> None:
    tagged = mentor("Tag Sample", "active", knowing={"how": 3})
    review = reviewed([tagged], [need("Learn how", 2, knowing="how")])
    assert review.needs[0].coverage == 0
    assert review.needs[0].state == "none"
    assert next(c for c in review.competencies if c.target.id == "how").coverage == 1


@pytest.mark.parametrize(
    ("stage", "weight"),
    [
        ("active", 1),
        ("asked", 0.4),
        ("conversation", 0.4),
        ("paused", 0.3),
        ("approached", 0.2),
        ("candidate", 0),
        ("ended", 0),
        ("declined", 0),
    ],
)
def test_each_stage_weighs_what_the_design_says(stage: str, weight: float) -> None:
    somebody = mentor("Sam Sample", stage, supports={LEAD.id: 3})
    assert formulas.reach(standing(somebody), target(LEAD)) == pytest.approx(weight, abs=NOISE)


@pytest.mark.parametrize(
    ("people", "state"),
    [
        ([], "none"),
        ([("ended", 1.0)], "none"),
        ([("declined", 1.0)], "none"),
        ([("paused", 1.0)], "none"),
        ([("candidate", 1.0)], "on-the-way"),
        ([("approached", 1.0)], "on-the-way"),
        ([("conversation", 1.0)], "on-the-way"),
        ([("asked", 1.0)], "on-the-way"),
        ([("active", 0.99)], "stale"),
        ([("active", 0.5), ("active", 0.2)], "stale"),
        ([("active", 0.5), ("candidate", 1.0)], "stale"),
        ([("active", 1.0)], "single"),
        ([("active", 1.0), ("asked", 1.0)], "single"),
        ([("active", 1.0), ("active", 1.0)], "covered"),
        ([("active", 1.0), ("active", 0.5)], "covered"),
    ],
)
def test_a_need_is_shown_in_the_state_it_is_in(people: list[tuple[str, float]], state: str) -> None:
    group = [
        standing(mentor(f"Sample {n}", stage, supports={LEAD.id: 1}), fresh)
        for n, (stage, fresh) in enumerate(people)
    ]
    bystander = standing(mentor("By Stander", "active"))
    found = formulas.state_of([*group, bystander], target(LEAD))
    assert found.state == state
    assert found.active == tuple(s.mentor.id for s in group if s.stage == "active")
    coming = {"candidate", "approached", "conversation", "asked"}
    assert found.on_the_way == tuple(s.mentor.id for s in group if s.stage in coming)


def test_needs_met_or_dropped_weigh_nothing() -> None:
    met, dropped = need("Old aim", 3, status="met"), need("Other aim", 3, status="dropped")
    assert reviewed(needs=(*NEEDS, met, dropped)).gap == reviewed().gap
    assert {c.target.id for c in reviewed(needs=(*NEEDS, met)).needs} == {n.id for n in NEEDS}


def test_without_needs_the_gap_is_about_the_three_competencies() -> None:
    people = [
        mentor("How Sample", "active", knowing={"how": 3, "why": 2}),
        mentor("Whom Sample", "approached", knowing={"whom": 3}),
    ]
    review = reviewed(people, [])
    # how 1, why 2/3, whom 0.2: the lacks 0, 1/3 and 0.8; their mean is (17/15) / 3 = 17/45
    assert review.gap == pytest.approx(17 / 45, abs=NOISE)
    assert review.needs == ()
    assert [c.target.id for c in review.competencies] == list(KNOWING)


def test_without_needs_the_next_ask_names_a_competency() -> None:
    people = [mentor("Cal Sample", "candidate", knowing={"whom": 3, "how": 1})]
    ask = reviewed(people, []).next_ask
    assert ask is not None
    # gain: (1 + 1/3) / 3
    assert (ask.mentor, ask.need) == ("cal-sample", "whom")
    assert ask.gain == pytest.approx(4 / 9, abs=NOISE)


def test_an_empty_portfolio_has_everything_missing_and_nobody_to_lean_on() -> None:
    review = reviewed([], [])
    assert review.gap == 1
    assert review.leaning is None
    assert review.next_ask is not None
    assert review.next_ask.mentor is None
    assert review.next_ask.sources == tuple(SOURCES)
    assert review.next_ask.introducers == ()
    assert review.stages == dict.fromkeys(STAGES, 0)


def test_nobody_more_is_named_when_nothing_is_missing() -> None:
    full = mentor("Full Sample", "active", supports={LEAD.id: 3})
    spare = mentor("Spare Sample", "candidate", supports={LEAD.id: 3})
    review = reviewed([full, spare], [LEAD])
    assert review.gap == 0
    assert review.next_ask is None


def test_when_no_candidate_helps_the_largest_lack_comes_with_untried_sources_and_introducers() -> None:
    useless = mentor("Use Less", "candidate", supports={"another-need": 3}, source="linkedin")
    known = mentor("Old Boss", "active", supports={BUDGET.id: 1}, source="known")
    asked = mentor("Far Away", "asked", supports={LEAD.id: 1}, source="academic")
    ask = reviewed([useless, known, asked], NEEDS).next_ask
    assert ask is not None
    # Lead 3 x (1 - 0.4/3) = 2.6, Climate 2 x 1, Budget 1 x 2/3: Lead lacks most; only Far Away's source
    # has been tried for it.
    assert (ask.mentor, ask.need) == (None, LEAD.id)
    assert ask.sources == tuple(s for s in SOURCES if s != "academic")
    assert ask.introducers == (known.id,)


def test_two_who_close_equally_much_are_asked_by_rank_then_name() -> None:
    def first(*people: Mentor) -> str | None:
        ask = reviewed(people, [LEAD]).next_ask
        return ask.mentor if ask else None

    serves = {LEAD.id: 2}
    zoe = mentor("Zoe Sample", "candidate", supports=serves, rank=1)
    abe = mentor("Abe Sample", "candidate", supports=serves, rank=2)
    assert first(abe, zoe) == zoe.id
    unranked = mentor("Aaa Sample", "candidate", supports=serves)
    assert first(unranked, abe) == abe.id
    zoe2 = mentor("Zoe Sample", "candidate", supports=serves, rank=2)
    assert first(zoe2, abe) == abe.id


def test_a_better_candidate_comes_before_a_better_rank() -> None:
    ranked = mentor("Ranked Sample", "candidate", supports={LEAD.id: 1}, rank=1)
    strong = mentor("Strong Sample", "candidate", supports={LEAD.id: 2})
    ask = reviewed([ranked, strong], [LEAD]).next_ask
    assert ask is not None
    assert ask.mentor == strong.id


def test_equal_losses_lean_on_the_first_by_name_whatever_the_accents() -> None:
    people = [
        mentor("Zed Sample", "active", supports={LEAD.id: 2}),
        mentor("Émile Sample", "active", supports={LEAD.id: 2}),
        mentor("Fay Sample", "active", supports={LEAD.id: 2}),
    ]
    leaning = reviewed(people, [LEAD]).leaning
    assert leaning is not None
    assert leaning.mentor == "emile-sample"
    # 1 - (1/3)^3 with all, 1 - (1/3)^2 without one
    assert leaning.loss == pytest.approx(1 / 9 - 1 / 27, abs=NOISE)


def test_nobody_is_leaned_on_where_no_loss_would_show() -> None:
    serve_nothing = mentor("Idle Sample", "active")
    asked = mentor("Asked Sample", "asked", supports={LEAD.id: 3})
    assert reviewed([serve_nothing, asked], [LEAD]).leaning is None


def test_supposing_a_yes_counts_that_person_as_active_and_fresh() -> None:
    review = reviewed(active=[DANA.id, KIM.id])
    assert covered(review, CLIMATE).coverage == 1
    assert covered(review, CLIMATE).state == "single"
    # Kim fresh again: Budget 1, Lead 1 - (1/3)(2/3)(7/10)
    assert covered(review, BUDGET).coverage == 1
    assert covered(review, LEAD).coverage == pytest.approx(1 - 14 / 90, abs=NOISE)
    assert review.stages["candidate"] == reviewed().stages["candidate"] - 1
    assert review.stages["active"] == 3


def test_supposing_a_yes_gives_exactly_the_gain_that_was_promised() -> None:
    plain = reviewed()
    assert plain.next_ask is not None
    assert plain.gap - reviewed(active=[DANA.id]).gap == pytest.approx(plain.next_ask.gain, abs=NOISE)


def test_supposing_an_absence_gives_exactly_the_loss_that_was_told() -> None:
    plain, without = reviewed(), reviewed(absent=[ANNA.id])
    assert plain.leaning is not None
    assert without.gap - plain.gap == pytest.approx(plain.leaning.loss, abs=NOISE)
    assert ANNA.id not in {s.mentor.id for s in without.standings}
    assert without.stages["active"] == 1
    assert covered(without, LEAD).active == (KIM.id,)


def test_somebody_supposed_both_ways_is_not_there() -> None:
    assert reviewed(active=[ANNA.id], absent=[ANNA.id]).gap == reviewed(absent=[ANNA.id]).gap


def test_an_absent_person_takes_their_health_and_their_ties_along() -> None:
    pair = [mentor("A Sample", "active", knows=("b-sample",)), mentor("B Sample", "active")]
    checks = [checkin("a-sample", "2026-01-10", (4, 4, 4, 4), (4, 4))]
    with_both = reviewed(pair, [], checkins=checks)
    assert (with_both.ties.t, len(with_both.health)) == (1, 1)
    alone = reviewed(pair, [], checkins=checks, absent=["a-sample"])
    assert (alone.ties.n, alone.ties.t, alone.health) == (1, 0, ())


def test_a_letter_only_sent_keeps_nobody_fresh_and_an_answer_does() -> None:
    old = mentor("Old Friend", "active", "2025-09-01", cadence="1m", supports={BUDGET.id: 3})
    asked = letter(old.id, "2026-01-20", kind="catch-up")
    assert covered(reviewed([old], outreach=(asked,)), BUDGET).state == "stale"
    answered = letter(old.id, "2026-01-05", kind="catch-up", state="replied", answered="2026-01-06")
    assert covered(reviewed([old], outreach=(answered,)), BUDGET).state == "single"


def test_variety_counts_the_active_and_names_what_is_not_said_unknown() -> None:
    people = [
        mentor("A Sample", "active", form="formal", line="outside", source="known"),
        mentor("B Sample", "active", line="outside", direction="reverse"),
        mentor("C Sample", "active", source="known"),
        mentor("D Sample", "candidate", source="linkedin", line="direct-line"),
    ]
    variety = reviewed(people, []).variety
    assert variety["form"].counts == {"formal": 1, "informal": 2}
    assert variety["line"].counts == {"outside": 2, "unknown": 1}
    assert variety["source"].counts == {"known": 2, "unknown": 1}
    assert variety["direction"].counts == {"mentor": 2, "reverse": 1}
    # exp(-(1/3 ln 1/3 + 2/3 ln 2/3)) = 3 / 2^(2/3) = 1.8899
    assert variety["form"].effective == pytest.approx(3 / 2 ** (2 / 3), abs=NOISE)


@pytest.mark.parametrize(
    ("values", "effective"),
    [([], None), (["x"], 1.0), (["x", "x"], 1.0), (["x", "y"], 2.0), (["x", "y", "z", None], 4.0)],
)
def test_the_effective_number_of_kinds(values: list[str | None], effective: float | None) -> None:
    assert formulas.spread(values).effective == (None if effective is None else pytest.approx(effective))


def test_a_skewed_mix_counts_for_less_than_its_number_of_kinds() -> None:
    # p = 3/4 and 1/4
    expected = exp(-(0.75 * log(0.75) + 0.25 * log(0.25)))
    assert formulas.spread(["x", "x", "x", "y"]).effective == pytest.approx(expected, abs=NOISE)
    assert 1 < expected < 2


@pytest.mark.parametrize(
    ("n", "density", "size"), [(0, None, None), (1, None, 1.0), (2, 0.0, 2.0), (3, 0.0, 3.0)]
)
def test_ties_are_not_said_where_they_mean_nothing(n: int, density: float | None, size: float | None) -> None:
    ties = formulas.ties([mentor(f"Sample {i}", "active") for i in range(n)])
    assert (ties.n, ties.t, ties.density, ties.effective_size) == (n, 0, density, size)


def test_a_tie_counts_once_whoever_says_it_and_only_among_the_active() -> None:
    people = [
        mentor("A Sample", "active", knows=("b-sample", "a-sample", "nobody", "c-sample")),
        mentor("B Sample", "active", knows=("a-sample",)),
        mentor("C Sample", "candidate"),
        mentor("D Sample", "active"),
    ]
    ties = reviewed(people, []).ties
    # one pair of three people: density 2/(3 x 2), size 3 - 2/3
    assert (ties.n, ties.t) == (3, 1)
    assert ties.density == pytest.approx(1 / 3)
    assert ties.effective_size == pytest.approx(7 / 3)


@st.composite
def circles(draw: st.DrawFn) -> list[Mentor]:
    """Active mentors some of whom know some others."""
    n = draw(st.integers(1, 9))
    said = draw(st.sets(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)), max_size=24))
    return [
        mentor(f"Sample {i}", "active", knows=tuple(f"sample-{b}" for a, b in sorted(said) if a == i))
        for i in range(n)
    ]


@QUICK
@given(circles())
def test_density_and_effective_size_agree_with_networkx(people: list[Mentor]) -> None:
    graph = networkx.Graph()
    graph.add_nodes_from(p.id for p in people)
    graph.add_edges_from((p.id, other) for p in people for other in p.knows if other != p.id)
    ties = formulas.ties(people)
    assert ties.t == graph.number_of_edges()
    if len(people) > 1:
        assert ties.density == pytest.approx(networkx.density(graph))
    else:
        assert ties.density is None
    ego = graph.copy()
    ego.add_edges_from(("me", p.id) for p in people)
    assert ties.effective_size == pytest.approx(networkx.effective_size(ego, nodes=["me"])["me"])


@st.composite
def portfolios(draw: st.DrawFn) -> tuple[list[Standing], list[Target]]:
    """People in any stage and freshness, and up to four needs."""
    needs = [need(f"Need {n}", draw(st.integers(1, 3))) for n in range(draw(st.integers(0, 4)))]
    people = [
        standing(
            mentor(
                f"Sample {n}",
                draw(st.sampled_from(list(STAGES))),
                supports={x.id: s for x in needs if (s := draw(st.integers(0, 3)))},
                knowing={k: s for k in KNOWING if (s := draw(st.integers(0, 3)))},
                rank=draw(st.none() | st.integers(1, 3)),
            ),
            draw(st.floats(0, 1)),
        )
        for n in range(draw(st.integers(0, 6)))
    ]
    return people, [target(n) for n in needs]


@QUICK
@given(portfolios())
def test_coverage_and_gap_stay_between_0_and_1(drawn: tuple[list[Standing], list[Target]]) -> None:
    people, needs = drawn
    assert 0 <= formulas.gap(people, needs) <= 1
    for one in (*needs, *formulas.COMPETENCIES):
        assert 0 <= formulas.coverage(people, one) <= 1


@QUICK
@given(portfolios())
def test_one_mentor_more_never_lowers_a_coverage(drawn: tuple[list[Standing], list[Target]]) -> None:
    people, needs = drawn
    for end in range(len(people)):
        for one in (*needs, *formulas.COMPETENCIES):
            more = formulas.coverage(people[: end + 1], one)
            assert more >= formulas.coverage(people[:end], one) - NOISE


@QUICK
@given(portfolios())
def test_the_leaning_is_the_largest_loss_and_no_loss_is_below_0(
    drawn: tuple[list[Standing], list[Target]],
) -> None:
    people, needs = drawn
    whole = formulas.gap(people, needs)
    losses = {
        s.mentor.id: formulas.gap([o for o in people if o is not s], needs) - whole
        for s in people
        if s.stage == "active"
    }
    assert all(loss >= -NOISE for loss in losses.values())
    found = formulas.leaning(people, needs)
    if max(losses.values(), default=0) > 2e-12:
        assert found is not None
        assert found.loss == pytest.approx(max(losses.values()), abs=1e-11)
        assert losses[found.mentor] == pytest.approx(found.loss, abs=NOISE)
    elif max(losses.values(), default=0) <= 0:
        assert found is None


@QUICK
@given(portfolios())
def test_the_next_ask_brings_the_largest_gain_and_no_gain_is_below_0(
    drawn: tuple[list[Standing], list[Target]],
) -> None:
    people, needs = drawn
    whole = formulas.gap(people, needs)
    gains = {
        s.mentor.id: whole - formulas.gap([o.as_active() if o is s else o for o in people], needs)
        for s in people
        if s.stage == "candidate"
    }
    assert all(gain >= -NOISE for gain in gains.values())
    found = formulas.next_ask(people, needs)
    if whole == 0:
        assert found is None
    elif max(gains.values(), default=0) > 2e-12:
        assert found is not None
        assert found.mentor is not None
        assert gains[found.mentor] == pytest.approx(max(gains.values()), abs=1e-11)
    elif max(gains.values(), default=0) <= 0:
        assert found is not None
        assert found.mentor is None
        assert found.gain == 0


def test_whom_one_is_not_sure_of_is_asked_next_only_where_nobody_else_would_help() -> None:
    budget = target(need("Budget"))
    bex = standing(mentor("Bex Sample", supports={"budget": 3}, respect="unsure"))
    carla = standing(mentor("Carla Sample", supports={"budget": 1}, respect="yes"))
    both, alone = formulas.next_ask([bex, carla], [budget]), formulas.next_ask([bex], [budget])
    assert (both and both.mentor, alone and alone.mentor) == ("carla-sample", "bex-sample")


@st.composite
def mixed(draw: st.DrawFn) -> tuple[list[Standing], list[Target], list[str]]:
    """People whose values differ by more than the noise or not at all, the needs, and who is never asked."""
    needs = [need(f"Need {n}", draw(st.integers(1, 3))) for n in range(draw(st.integers(0, 3)))]
    stages = st.sampled_from(["active", "candidate", *STAGES])
    relations = st.sampled_from(["mentoring", "mentoring", *RELATIONS])
    people = [
        standing(
            mentor(
                f"Sample {n}",
                draw(stages),
                supports={x.id: s for x in needs if (s := draw(st.integers(0, 3)))},
                knowing={k: s for k in KNOWING if (s := draw(st.integers(0, 3)))},
                rank=draw(st.none() | st.integers(1, 2)),
                relation=draw(relations),
                source=draw(st.none() | st.sampled_from(list(SOURCES))),
            ),
            draw(st.sampled_from([0.0, 0.25, 0.5, 1.0])),
        )
        for n in range(draw(st.integers(0, 5)))
    ]
    never = [s.mentor.id for s in people if draw(st.integers(0, 3)) == 0]
    return people, [target(n) for n in needs], never


def uncovered(people: Sequence[Standing], one: Target) -> float:
    """1 - coverage, as docs/design.md has it."""
    left = 1.0
    for s in people:
        strengths = s.mentor.supports if one.is_need else s.mentor.knowing
        strength = strengths.get(one.id, 0) if s.mentor.relation == "mentoring" else 0
        left *= 1 - formulas.WEIGHT.get(s.stage, 0) * s.fresh * strength / 3
    return left


def missing(people: Sequence[Standing], targets: Sequence[Target]) -> float:
    """The gap of these people, as docs/design.md has it."""
    return sum(t.priority * uncovered(people, t) for t in targets) / sum(t.priority for t in targets)


@settings(max_examples=300, deadline=None)
@given(mixed())
def test_one_pass_says_what_a_review_for_each_person_says(
    drawn: tuple[list[Standing], list[Target], list[str]],
) -> None:
    people, needs, never = drawn
    targets = needs or formulas.COMPETENCIES
    whole = missing(people, targets)
    losses = {
        s.mentor.id: round(missing([o for o in people if o is not s], targets) - whole, 12)
        for s in people
        if s.stage == "active"
    }
    lean = formulas.leaning(people, needs)
    most = max(losses.values(), default=0)
    assert (lean and lean.mentor) == (next(i for i in losses if losses[i] == most) if most > 0 else None)
    assert lean is None or lean.loss == pytest.approx(most, abs=2e-12)

    yes = {
        s.mentor.id: [o.as_active() if o is s else o for o in people]
        for s in sorted(
            people, key=lambda s: (s.mentor.rank is None, s.mentor.rank or 0, s.mentor.source != "known")
        )
        if s.stage == "candidate" and s.mentor.id not in never
    }
    gains = {i: round(whole - missing(then, targets), 12) for i, then in yes.items()}
    ask = formulas.next_ask(people, needs, never)
    most = max(gains.values(), default=0)
    assert (ask is None) == (whole <= 0)
    if ask is None:
        return
    assert ask.mentor == (next(i for i in gains if gains[i] == most) if most > 0 else None)
    assert ask.gain == pytest.approx(most, abs=2e-12)
    now = {t.id: t.priority * uncovered(people, t) for t in targets}
    then = {t.id: t.priority * uncovered(yes[ask.mentor], t) for t in targets} if ask.mentor else {}
    changes = {i: round(now[i] - then.get(i, 0), 12) for i in now}
    assert ask.need == max(changes, key=lambda i: changes[i])


@QUICK
@given(portfolios())
def test_the_order_of_the_records_changes_nothing_that_is_said(
    drawn: tuple[list[Standing], list[Target]],
) -> None:
    mentors = [s.mentor for s in drawn[0]]
    needs = [need(t.title, t.priority) for t in drawn[1]]
    forth = reviewed(mentors, needs, meetings=())
    back = reviewed(mentors[::-1], needs[::-1], meetings=())
    assert forth == back


def test_people_and_needs_come_in_a_stable_order() -> None:
    review = reviewed()
    assert [s.mentor.name for s in review.standings] == sorted(m.name for m in EVERYBODY)
    assert [c.target.id for c in review.needs] == [LEAD.id, CLIMATE.id, BUDGET.id]


def test_every_stage_is_counted_and_the_counts_add_up() -> None:
    stages = reviewed().stages
    assert list(stages) == list(STAGES)
    assert sum(stages.values()) == len(EVERYBODY)
    assert stages["active"] == 2


def test_records_are_compared_pair_by_pair_in_a_full_circle() -> None:
    ids = ("a-sample", "b-sample", "c-sample", "d-sample")
    people = [
        mentor(f"{letter.upper()} Sample", "active", knows=tuple(i for i in ids if i[0] > letter))
        for letter in "abcd"
    ]
    ties = formulas.ties(people)
    assert ties.t == len(list(combinations(ids, 2)))
    # everybody knows everybody: density 1, and four contacts are worth 4 - 12/4 = 1
    assert (ties.density, ties.effective_size) == (1.0, 1.0)

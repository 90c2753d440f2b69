"""Who is next, and which need a letter is about."""

from __future__ import annotations

from mentorfolio.domain.shortlist import by_fit, by_urgency, candidates, need_for, to_write_to
from tests.domain.build import day, mentor, need


def test_candidates_come_by_rank_then_those_without_then_by_name() -> None:
    people = [
        mentor("Zoe Sample", rank=1),
        mentor("Ben Sample"),
        mentor("Émile Sample"),
        mentor("Abe Sample", rank=2),
        mentor("Ann Sample", rank=2),
        mentor("Fay Sample"),
        mentor("Act Ive", "active", rank=1),
        mentor("Nora Sample", "declined", rank=1),
    ]
    assert [m.name for m in candidates(people, [], None)] == [
        "Zoe Sample",
        "Abe Sample",
        "Ann Sample",
        "Ben Sample",
        "Émile Sample",
        "Fay Sample",
    ]


def test_of_those_without_a_rank_respect_and_fit_decide_before_the_alphabet() -> None:
    budget, closed = need("Budget"), need("Closed", status="met")
    people = [
        mentor("Abe Sample", supports={"budget": 3}, respect="unsure", email="abe@example.org"),
        mentor("Ben Sample", supports={"budget": 1}),
        mentor("Cal Sample", supports={"budget": 1}, email="cal@example.org"),
        mentor("Dan Sample", supports={"budget": 1}, email="dan@example.org", source="known"),
        mentor("Eve Sample", supports={"budget": 1}, knowing={"how": 2}),
        mentor("Fay Sample", supports={"budget": 1}, skills=("budget",), respect="yes"),
    ]
    order = ["Fay", "Eve", "Dan", "Cal", "Ben", "Abe"]
    assert [m.called for m in candidates(people, [budget], "budget")] == order
    fits_nothing = [mentor("Ada Sample"), mentor("Amy Sample", supports={"closed": 3}, respect="no")]
    found = to_write_to([*people, *fits_nothing], [budget, closed], None, None)
    assert [m.called for m in found] == [*order[:-1], "Ada", "Abe", "Amy"]


def test_whom_one_ranked_is_next_whatever_else_is_noted_of_them() -> None:
    people = [
        mentor("Abe Sample", supports={"budget": 3}, respect="yes", email="abe@example.org"),
        mentor("Bex Sample", supports={"budget": 1}, respect="unsure", rank=2),
    ]
    assert [m.called for m in candidates(people, [need("Budget")], "budget")] == ["Bex", "Abe"]


def test_only_those_who_support_the_need_are_offered_for_it() -> None:
    people = [mentor("Ben Sample", supports={"lead": 1}), mentor("Kim Sample", knowing={"how": 3}, rank=1)]
    assert [m.name for m in candidates(people, [need("lead")], "lead")] == ["Ben Sample"]
    assert candidates(people, [need("Budget")], "budget") == []


def test_a_letter_is_about_the_most_urgent_open_need_then_the_strongest_then_the_first_by_title() -> None:
    urgent, done = need("Urgent", 3), need("Done", 3, status="met")
    strong, weak, also = need("Strong", 2), need("Weak", 2), need("Also strong", 2)
    somebody = mentor(
        "Ben Sample", supports={"done": 3, "weak": 1, "strong": 3, "also-strong": 3, "urgent": 1}
    )
    everything = [done, weak, strong, also, urgent, need("Not theirs", 3)]
    order = []
    while found := need_for(somebody, everything):
        order.append(found.title)
        everything.remove(found)
    assert order == ["Urgent", "Also strong", "Strong", "Weak"]


def test_a_letter_to_somebody_tied_to_nothing_is_about_no_need() -> None:
    assert need_for(mentor("Ben Sample"), [need("Lead")]) is None


def test_needs_come_open_first_then_by_priority_date_and_title() -> None:
    needs = [
        need("Closed", 3, status="met"),
        need("Low", 1),
        need("Zebra", 2),
        need("Apple", 2),
        need("Soon", 2, by=day("2026-02-01")),
        need("Later", 2, by=day("2026-06-01")),
        need("High", 3),
    ]
    assert [n.title for n in sorted(needs, key=by_urgency)] == [
        "High",
        "Soon",
        "Later",
        "Apple",
        "Zebra",
        "Low",
        "Closed",
    ]


def test_a_need_that_names_a_skill_of_theirs_fits_before_one_that_is_only_more_urgent() -> None:
    urgent, skilled, strong, none = (
        need("Budget", 3),
        need("Say no kindly", 1),
        need("Lead", 2),
        need("Sing", 3),
    )
    somebody = mentor("Ben Sample", supports={"budget": 2, "lead": 3}, skills=("say no",))
    found = by_fit(somebody, [urgent, none, skilled, strong])
    assert [n.title for _, n in found] == ["Lead", "Say no kindly", "Budget"]

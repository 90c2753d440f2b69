"""R7 and P9: when a relationship is told to be asking only, and when never."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import msgspec
import pytest

from mentorfolio.domain.give_and_take import asking_only, asking_told, given_without_receiving
from mentorfolio.domain.records import Evaluation, Gift, Reflection
from mentorfolio.domain.register import Everything
from tests.domain.build import TODAY, checkin, day, letter, meeting, mentor, need
from tests.support import Golden

SINCE = "2025-07-25"  # 180 days before Wed 21 Jan 2026


def gift(to: str, on: str) -> Gift:
    """A gift on a day."""
    return Gift(id="g", created=day(on), updated=day(on), mentor=to, text="a book", on=day(on))


def reflection(about: str, subject: str | None, on: str) -> Reflection:
    """A reflection on a day."""
    return Reflection(
        id="r", created=day(on), updated=day(on), about=about, subject=subject, text="so", on=day(on)
    )


def evaluation(of: str, on: str) -> Evaluation:
    """An evaluation on a day."""
    return Evaluation(id="e", created=day(on), updated=day(on), mentor=of, on=day(on), progress=3, value=3)


def asking(**more: Any) -> Everything:
    """Kim, active since June, asked in two talks and a letter; and what a test adds."""
    talks = (meeting("2025-09-01", "kim"), meeting("2025-11-03T15:00", "kim", kind="incident"))
    letters = (letter("kim", "2025-12-01", kind="referral"),)
    fields: dict[str, Any] = {"mentors": (mentor("Kim", "active"),), **more}
    fields["meetings"] = (*talks, *more.get("meetings", ()))
    fields["outreach"] = (*letters, *more.get("outreach", ()))
    return Everything(**fields)


def whom(everything: Everything, on: str = "2026-01-21") -> list[str]:
    return [a.mentor for a in asking_only(everything, day(on))]


def test_nothing_but_requests_is_told_with_its_evidence(golden: Golden) -> None:
    (found,) = asking_only(asking(), TODAY)
    assert (found.mentor, found.talks, found.letters, found.contacts) == ("kim", 2, 1, 3)
    assert found.since == day(SINCE)
    golden(asking_told(found, "Kim", TODAY))


CLEARS = {
    "a gift": {"gifts": (gift("kim", SINCE),)},
    "a check-in": {"checkins": (checkin("kim", "2025-08-01", (1, 1, 1, 1), (1, 1)),)},
    "an evaluation": {"evaluations": (evaluation("kim", "2026-01-21"),)},
    "a reflection on them": {"reflections": (reflection("mentor", "kim", "2025-10-01"),)},
    "a reflection on a meeting": {"reflections": (reflection("meeting", "m0250901", "2025-10-01"),)},
    "thanks": {"outreach": (letter("kim", "2025-10-01", kind="thanks"),)},
    "a sign of life": {"outreach": (letter("kim", "2025-10-01", kind="catch-up"),)},
    "an unplanned moment": {"meetings": (meeting("2025-10-01", "kim", kind="moment"),)},
    "a look together": {"meetings": (meeting("2025-10-02", "kim", kind="review"),)},
}


@pytest.mark.parametrize("more", CLEARS.values(), ids=CLEARS)
def test_anything_else_than_a_request_says_that_it_is_more(more: dict[str, Any]) -> None:
    assert whom(asking(**more)) == []


DOES_NOT_CLEAR = {
    "a gift before those days": {"gifts": (gift("kim", "2025-07-24"),)},
    "a gift to somebody else": {"gifts": (gift("anna", "2025-10-01"),)},
    "a reflection on the whole": {"reflections": (reflection("portfolio", None, "2025-10-01"),)},
    "a reflection on another meeting": {"reflections": (reflection("meeting", "mother", "2025-10-01"),)},
    "thanks that were not sent": {"outreach": (letter("kim", kind="thanks"),)},
    "a note to one's manager": {"outreach": (letter("kim", "2025-10-01", kind="manager"),)},
    "thanks before those days": {"outreach": (letter("kim", "2025-07-24", kind="thanks"),)},
    "a moment only planned": {"meetings": (meeting("2025-10-01", "kim", kind="moment", held=False),)},
}


@pytest.mark.parametrize("more", DOES_NOT_CLEAR.values(), ids=DOES_NOT_CLEAR)
def test_what_is_not_with_them_or_not_in_those_days_says_nothing(more: dict[str, Any]) -> None:
    assert whom(asking(**more)) == ["kim"]


def test_one_request_alone_says_nothing() -> None:
    once = Everything(mentors=(mentor("Kim", "active"),), meetings=(meeting("2025-09-01", "kim"),))
    assert whom(once) == []


def test_a_young_relationship_is_given_time() -> None:
    def since(on: str) -> Everything:
        return asking(mentors=(mentor("Kim", "active", since=on),))

    assert whom(since("2025-07-25")) == ["kim"]
    assert whom(since("2025-07-26")) == []
    # Whom one met before keeping a portfolio is known longer than it says.
    assert whom(msgspec.structs.replace(since("2025-07-26"), meetings=(
        *since("2025-07-26").meetings, meeting("2025-06-01", "kim", kind="moment")))) == ["kim"]  # fmt: skip


@pytest.mark.parametrize("stage", ["candidate", "conversation", "asked", "paused", "ended"])
def test_only_the_active_are_looked_at(stage: str) -> None:
    assert whom(asking(mentors=(mentor("Kim", stage),))) == []


@pytest.mark.parametrize(
    ("scopes", "found"),
    [((), ["kim"]), (("narrow",), []), (("broad",), ["kim"]), (("narrow", "broad"), ["kim"])],
)
def test_one_named_skill_is_meant_to_be_short(scopes: tuple[str, ...], found: list[str]) -> None:
    needs = tuple(need(scope, scope=scope) for scope in scopes)
    kim = mentor("Kim", "active", supports=dict.fromkeys(scopes, 2))
    assert whom(asking(mentors=(kim,), needs=needs)) == found


def test_the_days_move_with_today() -> None:
    portfolio = asking()
    # 180 days after the first talk it still counts; a day later a talk and a letter are left, then one.
    assert asking_only(portfolio, day("2025-09-01") + timedelta(days=180))[0].contacts == 3
    assert asking_only(portfolio, day("2025-09-01") + timedelta(days=181))[0].contacts == 2
    assert whom(portfolio, "2026-05-03") == []


def test_one_person_alone_can_be_asked_about() -> None:
    anna = mentor("Anna", "active")
    talks = (meeting("2025-09-02", "anna"), meeting("2025-11-04", "anna", "kim"))
    portfolio = asking(mentors=(mentor("Kim", "active"), anna), meetings=talks)
    assert whom(portfolio) == ["anna", "kim"]
    assert [a.mentor for a in asking_only(portfolio, TODAY, of=("anna",))] == ["anna"]
    assert asking_only(portfolio, TODAY, of=()) == ()


# --- given without receiving ---


def met(times: int, **more: Any) -> Everything:
    """Kim, active, met so many times in the last year."""
    talks = tuple(meeting(f"2025-{month:02}-03", "kim") for month in range(12, 12 - times, -1))
    fields: dict[str, Any] = {"mentors": (mentor("Kim", "active"),), "meetings": talks, **more}
    return Everything(**fields)


@pytest.mark.parametrize(("times", "giving"), [(0, ()), (2, ()), (3, ("kim",)), (9, ("kim",))])
def test_three_talks_without_anything_back_are_told(times: int, giving: tuple[str, ...]) -> None:
    assert given_without_receiving(met(times), TODAY) == giving


def benefit(rating: int | None, on: str) -> Any:
    return msgspec.structs.replace(checkin("kim", on, (4, 4, 4, 4), (4, 4)), benefit_them=rating)


@pytest.mark.parametrize(
    ("more", "giving"),
    [
        ({"gifts": (gift("kim", "2025-01-21"),)}, ()),
        ({"gifts": (gift("kim", "2025-01-20"),)}, ("kim",)),
        ({"gifts": (gift("anna", "2025-09-01"),)}, ("kim",)),
        ({"checkins": (benefit(3, "2025-09-01"),)}, ()),
        ({"checkins": (benefit(2, "2025-09-01"),)}, ("kim",)),
        ({"checkins": (benefit(None, "2025-09-01"),)}, ("kim",)),
        ({"checkins": (benefit(5, "2025-01-20"),)}, ("kim",)),
        ({"mentors": (mentor("Kim", "ended"),)}, ()),
    ],
)
def test_a_gift_or_a_good_they_have_of_it_in_that_year_is_something_back(
    more: dict[str, Any], giving: tuple[str, ...]
) -> None:
    assert given_without_receiving(met(4, **more), TODAY) == giving


def test_talks_of_the_year_before_or_only_planned_do_not_count() -> None:
    old = tuple(meeting(f"2025-01-{n:02}", "kim") for n in (18, 19, 20))
    assert given_without_receiving(met(0, meetings=old), TODAY) == ()
    planned = tuple(meeting(f"2025-10-{n:02}", "kim", held=False) for n in (1, 2, 3))
    assert given_without_receiving(met(0, meetings=planned), TODAY) == ()

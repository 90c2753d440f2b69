"""What was said, each thing read once: strengths, days, lines, numbers, words."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

import pytest

from mentorfolio.domain.text import merged
from mentorfolio.errors import UsageProblem
from mentorfolio.fields.field import Day, OneLine, Said, Strengths, Switch, Whole, Word, read
from mentorfolio.fields.operands import Between
from mentorfolio.fields.people import Person
from tests.domain.build import TODAY


class Sample(Said, frozen=True, kw_only=True):
    """One thing of each kind."""

    skill: Annotated[tuple[str, ...], OneLine("", many=True)] = ()
    minutes: Annotated[int | None, Whole("")] = None
    on: Annotated[date | None, Day("")] = None
    by: Annotated[date | str | None, Day("", lean="forward", clears=True)] = None
    where: Annotated[str | None, Word("", words={"here": "", "there": ""}, what="a place", clears=True)] = (
        None
    )
    keep: Annotated[bool, Switch("")] = False


def said(**typed: Any) -> Sample:
    return read(Sample, typed, TODAY)


def strengths(typed: list[str], *, least: int) -> Any:
    return Strengths("", least=least, many=True, named=str.strip).values(typed, TODAY, "strength")


def test_a_strength_is_solid_unless_said() -> None:
    assert strengths(["how", "why=3", " whom =1"], least=1) == {"how": 2, "why": 3, "whom": 1}
    assert strengths(["a=b=3"], least=1) == {"a=b": 3}
    assert strengths(["how=0"], least=0) == {"how": 0}


@pytest.mark.parametrize("text", ["how=0", "how=4", "how=-1", "how=", "how=x", "how=2.5", "how=\u0662"])
def test_a_strength_out_of_range_is_refused(text: str) -> None:
    with pytest.raises(UsageProblem, match="1, 2 or 3"):
        strengths([text], least=1)


def test_lists_gain_and_lose_texts_whatever_their_case() -> None:
    assert merged(("Rust", "rotas"), ["RUST", "tea"], ["Rotas"], "skill") == ("Rust", "tea")
    with pytest.raises(UsageProblem) as refused:
        merged(("Rust",), [], ["tea"], "skill")
    assert "Rust" in (refused.value.hint or "")


def test_a_day_not_said_is_none_and_one_said_leans_as_it_should() -> None:
    assert said().on is None
    with pytest.raises(UsageProblem, match="not a day"):
        said(on=" ")
    assert said(on="tue").on == date(2026, 1, 20)
    assert said(by="tue").by == date(2026, 1, 27)


def test_what_is_cleared_is_said_and_what_is_not_said_is_nothing() -> None:
    cleared = said(by=" ", where="")
    assert cleared.said() == {"by": None, "where": None}
    assert not cleared.nothing
    assert said().nothing
    assert said(keep=True).said() == {"keep": True}


@pytest.mark.parametrize(
    ("since", "until", "first", "last"),
    [
        ("1 dec", "9 Jan", "2025-12-01", "2026-01-09"),
        ("9 Jan", "30 Jan", "2026-01-09", "2026-01-30"),
        ("30 Jan 2026", "next month", "2026-01-30", "2026-02-21"),
        ("last month", "end of month", "2025-12-21", "2026-01-31"),
        ("tomorrow", "fri", "2026-01-22", "2026-01-23"),
    ],
)
def test_a_stretch_is_between_the_last_such_day_and_the_nearest(
    since: str, until: str, first: str, last: str
) -> None:
    found = read(Between, {"since": since, "until": until}, TODAY)
    assert (found.since, found.until) == (date.fromisoformat(first), date.fromisoformat(last))
    assert found.has(date.fromisoformat(first))
    assert found.has(date.fromisoformat(last))


def test_a_beginning_that_is_no_day_is_offered_days_gone_by() -> None:
    with pytest.raises(UsageProblem) as refused:
        read(Between, {"since": "soon"}, TODAY)
    assert "last fri" in (refused.value.hint or "")
    with pytest.raises(UsageProblem, match="before"):
        read(Between, {"since": "9 Jan", "until": "8 Jan"}, TODAY)


def test_one_text_or_several_are_read_alike() -> None:
    assert said(skill="rust").skill == ("rust",)
    assert said(skill=[" rust ", "tea"]).skill == ("rust", "tea")
    assert said().skill == ()
    with pytest.raises(UsageProblem, match="empty"):
        said(skill=["rust", " "])


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("0", "0 is not a whole number from 1 to 1000000."),
        ("x", "'x' is not a whole number."),
        ("1.5", "'1.5' is not a whole number."),
    ],
)
def test_a_number_that_is_none_is_told_with_the_option(typed: str, told: str) -> None:
    with pytest.raises(UsageProblem) as refused:
        said(minutes=typed)
    assert refused.value.message == told
    assert "--minutes" in (refused.value.hint or "")


def test_who_gave_one_a_mentor_is_no_part_of_their_name() -> None:
    told = "the Kitchen Ladder programme gave me Ruth Sample as my mentor"
    named = Person("").value(told, TODAY, "name")
    assert (named.name, named.note) == ("Ruth Sample", told)

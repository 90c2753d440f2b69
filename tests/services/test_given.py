"""What was said with options, read once for every command."""

from __future__ import annotations

from datetime import date

import pytest

from mentorfolio.errors import UsageProblem
from mentorfolio.services import given
from tests.domain.build import TODAY


def test_a_strength_is_solid_unless_said() -> None:
    assert given.strengths(["how", "why=3", " whom =1"], least=1) == {"how": 2, "why": 3, "whom": 1}
    assert given.strengths(["a=b=3"], least=1) == {"a=b": 3}
    assert given.strengths(["how=0"], least=0) == {"how": 0}


@pytest.mark.parametrize("text", ["how=0", "how=4", "how=-1", "how=", "how=x", "how=2.5", "how=\u0662"])
def test_a_strength_out_of_range_is_refused(text: str) -> None:
    with pytest.raises(UsageProblem, match="1, 2 or 3"):
        given.strengths([text], least=1)


def test_lists_gain_and_lose_texts_whatever_their_case() -> None:
    assert given.merged(("Rust", "rotas"), ["RUST", "tea"], ["Rotas"], "skill") == ("Rust", "tea")
    with pytest.raises(UsageProblem) as refused:
        given.merged(("Rust",), [], ["tea"], "skill")
    assert "Rust" in (refused.value.hint or "")


def test_a_day_not_said_is_none_and_one_said_leans_as_it_should() -> None:
    assert given.past_day({}, "on", TODAY) is None
    assert given.past_day({"on": " "}, "on", TODAY, clears=True) is None
    with pytest.raises(UsageProblem, match="not a day"):
        given.past_day({"on": " "}, "on", TODAY)
    assert given.past_day({"on": "tue"}, "on", TODAY) == date(2026, 1, 20)
    assert given.day({"by": "tue"}, "by", TODAY, "forward") == date(2026, 1, 27)


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
    found = given.stretch({"since": since, "until": until}, TODAY)
    assert found == (date.fromisoformat(first), date.fromisoformat(last))


def test_a_beginning_that_is_no_day_is_offered_days_gone_by() -> None:
    with pytest.raises(UsageProblem) as refused:
        given.stretch({"since": "soon"}, TODAY)
    assert "last fri" in (refused.value.hint or "")
    with pytest.raises(UsageProblem, match="before"):
        given.stretch({"since": "9 Jan", "until": "8 Jan"}, TODAY)


def test_one_text_or_several_are_read_alike() -> None:
    assert given.several({"skill": "rust"}, "skill") == ("rust",)
    assert given.several({"skill": ["rust", "tea"]}, "skill") == ("rust", "tea")
    assert given.several({}, "skill") == ()
    assert given.lines({"skill": [" rust "]}, "skill", "skill") == ("rust",)
    with pytest.raises(UsageProblem, match="empty"):
        given.lines({"skill": ["rust", " "]}, "skill", "skill")


def test_only_what_was_given_is_read() -> None:
    assert given.read({"rank": "3", "other": "x"}, {"rank": int, "role": str}) == {"rank": 3}
    assert given.number({"minutes": 30}, "minutes") == 30
    assert given.number({}, "minutes") is None

"""Records by the words a person uses for them, and the yes before something is destroyed."""

from __future__ import annotations

import pytest

from mentorfolio.desk.finding import confirmed, letter_named, same_person
from mentorfolio.domain.records import Mentor, Outreach
from mentorfolio.errors import Ambiguous, MentorfolioError, MissingValue, NotFound, StoreDamaged
from tests.commands.desk import Desk, untouched
from tests.commands.typed import outreach
from tests.domain.build import letter, mentor

OPEN = ("draft", "sent", "replied")


@pytest.fixture
def filled(desk: Desk) -> Desk:
    """Two people; Kim has a settled letter, a waiting one and a draft."""
    with desk.store.changing() as portfolio:
        portfolio[Mentor].put(mentor("Kim Sample", email="Kim@example.org"))
        portfolio[Mentor].put(mentor("Lee Sample"))
        portfolio[Outreach].put(letter("kim-sample", "2026-01-02", id="aaaaaaa2", state="accepted"))
        portfolio[Outreach].put(letter("kim-sample", "2026-01-12", id="aabbbbb2"))
        portfolio[Outreach].put(letter("kim-sample", id="ccccccc2", kind="thanks"))
    return desk


@pytest.mark.parametrize(
    ("text", "states", "found"),
    [
        ("aaaaaaa2", OPEN, "aaaaaaa2"),
        ("aab", OPEN, "aabbbbb2"),
        ("CCC", OPEN, "ccccccc2"),
        ("kim", ("draft",), "ccccccc2"),
        ("kim", ("sent", "replied", "unanswered"), "aabbbbb2"),
    ],
)
def test_the_letter_that_a_command_can_act_on_is_meant(
    filled: Desk, text: str, states: tuple[str, ...], found: str
) -> None:
    assert letter_named(filled.store.reading(), text, states).id == found


@pytest.mark.parametrize(
    ("text", "error", "told"),
    [
        ("kim", Ambiguous, "aabbbbb2"),
        ("aa", Ambiguous, "aaaaaaa2"),
        ("sample", Ambiguous, "lee-sample"),
        ("lee", NotFound, "mentorfolio approach lee-sample"),
        ("zzz", NotFound, "mentorfolio outreach list"),
    ],
)
def test_what_can_mean_several_letters_or_none_is_told(
    filled: Desk, text: str, error: type[MentorfolioError], told: str
) -> None:
    with pytest.raises(error) as refused:
        letter_named(filled.store.reading(), text, OPEN)
    assert told in (refused.value.hint or "")


def test_the_same_person_has_the_same_name_or_address_whatever_the_case(filled: Desk) -> None:
    portfolio = filled.store.reading()
    for name, email in (("KIM sample", ""), ("Other", "kim@EXAMPLE.org")):
        twin = same_person(portfolio, name, [email])
        assert twin is not None
        assert twin.id == "kim-sample"
        assert same_person(portfolio, name, [email], but="kim-sample") is None
    assert same_person(portfolio, "Other", [""]) is None


def test_without_a_terminal_destroying_needs_the_word_yes(desk: Desk) -> None:
    assert confirmed(desk, yes=True, what="Remove it")
    with pytest.raises(MissingValue) as missing:
        confirmed(desk, yes=False, what="Remove it")
    assert str(missing.value) == "Remove it? That needs your yes."
    assert "--yes" in (missing.value.hint or "")
    assert confirmed(desk.asking("yes")[0], yes=False, what="Remove it")
    assert not confirmed(desk.asking("no")[0], yes=False, what="Remove it")
    assert not confirmed(desk.asking("")[0], yes=False, what="Remove it"), "Enter destroys nothing"
    back, asker = desk.asking("<", "yes")
    assert confirmed(back, yes=False, what="Remove it"), "going back is no answer: it is asked again"
    assert asker.said


def test_a_letter_to_nobody_in_a_file_edited_by_hand_is_damage_not_a_traceback(desk: Desk) -> None:
    with desk.store.changing() as portfolio:
        portfolio[Outreach].put(letter("ghost", "2026-01-12", id="aaaaaaa2"))
    with untouched(desk), pytest.raises(StoreDamaged, match="ghost"):
        outreach.replied(desk, "aaaaaaa2", {})
    assert outreach.show(desk, "aaaaaaa2").name == "ghost"


def test_where_no_letter_is_open_the_first_thing_said_is_how_to_draft_one(desk: Desk) -> None:
    with desk.store.changing() as portfolio:
        portfolio[Mentor].put(mentor("Lee Sample"))
        for number in range(2, 7):
            old = letter("lee-sample", f"2025-0{number}-02", id=f"aaaaaaa{number}", state="declined")
            portfolio[Outreach].put(old)
    with pytest.raises(Ambiguous, match="no open letter to Lee Sample") as none:
        letter_named(desk.store.reading(), "lee", ("draft",))
    hint = none.value.hint or ""
    assert hint.startswith("Draft one: mentorfolio approach lee-sample. There were: aaaaaaa6 (")
    assert [f"aaaaaaa{number}" in hint for number in (6, 5, 4, 3, 2)] == [True] * 3 + [False] * 2
    assert hint.endswith(" and 2 more.")

"""Promises at a terminal: opened by number, put off, let go, promised again; whose they are."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.terminal import CTRL_C, at_terminal, screen_of
from tests.support import Cli

LATER = "2026-02-20"


@pytest.fixture
def birgit(cli: Cli) -> Cli:
    cli.answer_purpose()
    cli.ok("mentor", "add", "Birgit Sample", "--stage", "active", "--on", "2026-01-10")
    cli.ok("action", "add", "birgit", "make her a table of allergens by 2026-01-30", today="2026-01-16")
    return cli


def promises(cli: Cli) -> list[Any]:
    found: list[Any] = cli.json("action", "list")
    return found


def page(cli: Cli, day: str) -> str:
    return screen_of(cli, "next", MENTORFOLIO_TODAY=day).said


def opened(cli: Cli, day: str, *answers: tuple[str, str]) -> str:
    """What the screen says of the first row, answered so."""
    page(cli, day)
    with at_terminal(cli, "1", MENTORFOLIO_TODAY=day) as terminal:
        for question, answer in answers:
            terminal.answer(question, answer)
        assert terminal.end() == 0, terminal.text
        return terminal.said


def test_a_promise_not_kept_gets_another_day_where_it_is_opened(birgit: Cli) -> None:
    opened(birgit, LATER, ("allergens. Is it done?", "n"), ("By when, then?", "until 15 march"))
    (kept,) = promises(birgit)
    assert (kept["due"], kept["done"]) == ("2026-03-15", None)
    assert "allergens" not in page(birgit, LATER), "it is not due"


def test_a_promise_opened_is_let_go_with_words_and_stays_with_enter(birgit: Cli) -> None:
    opened(birgit, LATER, ("Is it done?", "n"), ("By when, then?", ""))
    assert len(promises(birgit)) == 1
    opened(birgit, LATER, ("Is it done?", "n"), ("By when, then?", "soonish"), ("By when", "let it go"))
    assert promises(birgit) == []


def test_a_row_that_asks_whether_a_promise_is_needed_lets_it_go_where_it_is_opened(birgit: Cli) -> None:
    birgit.ok("log", "birgit", "coffee", "--insight", "x", "--on", "2026-04-10", today="2026-04-10")
    birgit.ok("checkin", "birgit", "--rapport", "4,4,4,4", "--clarity", "4,4", today="2026-04-10")
    assert "No longer needed?" in page(birgit, "2026-04-15")
    opened(birgit, "2026-04-15", ("No longer needed?", "n"), ("Is it done?", "n"), ("By when", ""))
    assert len(promises(birgit)) == 1
    opened(birgit, "2026-04-15", ("No longer needed?", "y"))
    assert promises(birgit) == []


def test_what_a_row_asks_itself_is_not_asked_twice(birgit: Cli) -> None:
    birgit.ok("action", "done", "table")
    birgit.ok("action", "add", "birgit", "them: send me her old sheet", today="2026-01-16")
    assert opened(birgit, "2026-02-10", ("Is it done?", "y")).count("Is it done") == 1
    assert promises(birgit)[0]["done"] == "2026-02-10"


def test_whom_one_gave_up_on_is_asked_about_in_the_words_of_the_row_with_the_last_letter(birgit: Cli) -> None:
    birgit.ok("action", "done", "table")
    birgit.ok("mentor", "add", "Vera Sample", "--positive", "calm", today="2026-01-12")
    birgit.ok("approach", "vera", "--set", "why=calm", "--set", "topic=rotas", today="2026-01-16")
    birgit.ok("outreach", "sent", "vera", today="2026-01-16")
    birgit.ok("approach", "vera", "--template", "follow-up", today="2026-01-30")
    birgit.ok("outreach", "sent", "vera", today="2026-01-30")
    said = opened(birgit, LATER, ("No answer from Vera Sample since 30 Jan: close it?", "y"))
    assert "Note that" not in said
    assert birgit.json("mentor", "show", "vera")["stage"] == "declined"


def test_what_is_promised_again_stands_once_on_the_list_with_its_new_day(birgit: Cli) -> None:
    asked = "Is it the promise of 16 Jan: make her a table of allergens?"
    words = ("the", "table,", "really,", "until", "15", "march")
    with at_terminal(birgit, "action", "add", "birgit", *words, MENTORFOLIO_TODAY="2026-02-28") as terminal:
        terminal.answer(asked, "y")
        assert terminal.end() == 0
    assert [p["due"] for p in promises(birgit)] == ["2026-03-15"]
    talk = "we met at hers, i promised the table by 20 march"
    with at_terminal(birgit, "log", "birgit", talk, MENTORFOLIO_TODAY="2026-02-28") as terminal:
        terminal.answer("Keep as a promise", "y").answer(asked, "y")
        assert terminal.end() == 0
    (kept,) = promises(birgit)
    assert (kept["text"], kept["due"]) == ("make her a table of allergens", "2026-03-20")
    birgit.ok("undo")
    assert [p["due"] for p in promises(birgit)] == ["2026-03-15"], "with the talk its day goes back"


def test_another_promise_is_kept_beside_the_first(birgit: Cli) -> None:
    with at_terminal(birgit, "action", "add", "birgit", "a", "table", "of", "prices") as terminal:
        terminal.answer("Is it the promise of 16 Jan", "n")
        assert terminal.end() == 0
    screen_of(birgit, "action", "add", "birgit", "bring", "a", "cake")
    screen_of(birgit, "action", "add", "birgit", "them:", "show", "me", "her", "table")
    assert len(promises(birgit)) == 4


def test_none_is_an_answer_and_what_is_said_with_it_a_note_of_the_meeting(birgit: Cli) -> None:
    birgit.ok("meeting", "plan", "birgit", "--when", "2026-02-26")
    with at_terminal(birgit, "meeting", "held", "birgit", MENTORFOLIO_TODAY="2026-02-26") as terminal:
        terminal.answer("What have you done?", "none, i didnt have time and i was ashamed")
        terminal.answer("What did you talk about?", "about rotas").answer("What did you learn?", "")
        terminal.answer("What was promised?", "the table until 30 march").answer("Is it the promise of", "y")
        while terminal.asks_more():
            terminal.answer("", "")
    (meeting,) = birgit.json("meeting", "list")
    assert meeting["notes"] == "i didnt have time and i was ashamed\nabout rotas"
    assert meeting["held"]
    assert [(p["due"], p["done"]) for p in promises(birgit)] == [("2026-03-30", None)]


@pytest.mark.parametrize(
    ("said", "leaves", "change"),
    [
        ("1", True, "marked as done: make her a table of allergens"),
        ("1", False, "marked as done: make her a table of allergens; held a meeting with Birgit Sample"),
        ("none, i was ill", True, "noted something about the meeting with Birgit Sample"),
    ],
)
def test_the_list_of_changes_says_what_was_done_of_a_meeting_and_nothing_else(
    birgit: Cli, said: str, *, leaves: bool, change: str
) -> None:
    birgit.ok("meeting", "plan", "birgit", "--when", "2026-02-26")
    with at_terminal(birgit, "meeting", "held", "birgit", MENTORFOLIO_TODAY="2026-02-26") as terminal:
        terminal.answer("What have you done?", said).asked("What did you talk about?")
        if leaves:
            terminal.type(CTRL_C)
            assert terminal.end() == 130
        while not leaves and terminal.asks_more():
            terminal.answer("", "")
    assert birgit.json("undo", "--list")[0]["change"] == change


def test_two_meetings_where_one_is_meant_are_named_with_their_whole_hour(birgit: Cli) -> None:
    for day in ("2026-03-12 15:00", "2026-03-19 09:30"):
        birgit.ok("meeting", "plan", "birgit", "--when", day)
    with at_terminal(birgit, "meeting", "cancel", "birgit") as terminal:
        terminal.answer("Which one?", "2 and 1")
        terminal.asked("One of them, please: Birgit Sample, Thu 19 Mar 2026, 09:30? Enter accepts it.")
        assert "Enter: Birgit Sample, Thu 19 Mar 2026, 09:30" in terminal.said


@pytest.mark.parametrize("whose", ["her", "him", "she", "he", "they", "them", "Birgit", "Birgit Sample"])
def test_what_stands_behind_her_and_a_colon_is_hers(birgit: Cli, whose: str) -> None:
    kept = birgit.json("action", "add", "birgit", f"{whose}: send the list again by mail")
    assert (kept["owner"], kept["text"]) == ("mentor", "send the list again by mail")
    birgit.ok("meeting", "plan", "birgit", "--when", "2026-01-21")
    held = birgit.json(
        "meeting", "held", "birgit", "--action", f"{whose}: show me her list", "--action", "i: ask"
    )
    assert [(a["owner"], a["text"]) for a in held["actions"]] == [
        ("mentor", "show me her list"),
        ("me", "ask"),
    ]


def test_a_day_that_is_over_is_kept_and_said_for_it_may_be_a_slip(cli: Cli) -> None:
    cli.ok("mentor", "add", "Kim Sample")
    over = "which is over already"
    for line in (
        ("action", "add", "kim", "the plan", "--due", "2020-01-01"),
        ("action", "add", "kim", "the rota by 2020-01-01"),
        ("action", "edit", "plan", "--due", "2020-02-01"),
        ("need", "add", "Lead a team", "--knowing", "how", "--by", "2020-01-01"),
        ("need", "edit", "team", "--by", "2020-02-01"),
        ("place", "add", "Register", "--kind", "register", "--next", "2020-01-01"),
        ("place", "edit", "register", "--next", "2020-02-01"),
        ("place", "looked", "register", "--next", "2020-03-01"),
    ):
        assert over in cli.ok(*line).err.replace("\n", " "), line
    assert cli.json("need", "show", "team")["by"] == "2020-02-01"
    assert cli.json("place", "list")[0]["next"] == "2020-03-01"
    for line in (
        ("action", "edit", "plan", "--text", "the plan for may"),
        ("action", "add", "kim", "another", "--due", "today"),
        ("need", "edit", "team", "--by", "2026-02-01"),
        ("need", "edit", "team", "--by", ""),
    ):
        assert over not in cli.ok(*line).err, line


def test_a_promise_to_whom_it_is_over_with_asks_last_whether_to_let_it_go(birgit: Cli) -> None:
    birgit.ok(
        "action", "add", "birgit", "read my plan by 2026-01-30", "--owner", "mentor", today="2026-01-16"
    )
    birgit.ok("need", "add", "bake", "--knowing", "how", "--by", "2026-01-31")
    birgit.ok("mentor", "stage", "birgit", "ended", "--on", "2026-01-20")
    assert "needed?" not in page(birgit, "2026-01-30"), "it may still be kept"
    page(birgit, "2026-02-02")
    rows = [row["text"] for row in birgit.json("next", today="2026-02-02")]
    assert rows[-1].endswith("allergens. No longer needed?")
    assert page(birgit, "2026-02-02").count("No longer needed?") == 2, "theirs as well"
    with at_terminal(birgit, "2", MENTORFOLIO_TODAY="2026-02-02") as terminal:
        terminal.answer("No longer needed?", "y")
        assert terminal.end() == 0
    assert len(promises(birgit)) == 1


@pytest.mark.parametrize("typed", [",", ", ,", ";", ";;", ".", "them: ,", " ,;. "])
def test_a_promise_of_no_words_is_refused_wherever_it_is_typed(birgit: Cli, typed: str) -> None:
    for line in (("action", "add", "birgit", typed), ("log", "birgit", "met", "--action", typed)):
        assert birgit.expect_refused(2, *line)["message"]


@pytest.mark.parametrize("text", [",", "...", "?!", "\u2026"])
def test_a_slip_of_the_finger_is_no_promise_no_gift_and_no_thought(cli: Cli, text: str) -> None:
    cli.ok("mentor", "add", "Julie Sample")
    cli.ok("action", "add", "julie", "read the plan")
    cli.ok("gift", "julie", "an article")
    before = cli.store.read_bytes()
    for line in (("action", "edit", "julie", "--text"), ("action", "add", "julie"), ("gift", "julie")):
        cli.expect_refused(2, *line, text)
    (gift,) = [row for row in cli.json("timeline", "julie") if row["kind"] == "gift"]
    cli.expect_refused(2, "entry", "edit", gift["id"], "--text", text)
    cli.expect_refused(2, "reflect", "julie", "--text", text)
    cli.expect_refused(2, "log", "julie", "we talked", "--action", text)
    assert cli.store.read_bytes() == before
    cli.ok("gift", "julie", "\N{ROSE}")

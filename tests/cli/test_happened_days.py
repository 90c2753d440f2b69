"""Days that a sentence of ``happened`` names: when it was, and when it shall be. Today is a Wednesday."""

from __future__ import annotations

import pytest

from tests.cli.terminal import at_terminal
from tests.support import Cli


@pytest.fixture
def anna(cli: Cli) -> Cli:
    """Anna, a candidate with a letter out since the 5th."""
    cli.answer_purpose()
    cli.ok("mentor", "add", "Anna Li", today="2025-12-01")
    cli.ok("approach", "anna", "--set", "why=x", "--set", "topic=y", today="2026-01-05")
    cli.ok("outreach", "sent", "anna", today="2026-01-05")
    return cli


def when(cli: Cli, **field: bool) -> list[str]:
    """When the meetings are, held or planned."""
    return [m["when"] for m in cli.json("meeting", "list", "--with", "anna") if field.items() <= m.items()]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("she said yes on 12 Jan", "2026-01-12"),
        ("she said yes on Monday", "2026-01-19"),
        ("said yes 12 jan", "2026-01-12"),
        ("she said yes yesterday", "2026-01-20"),
    ],
)
def test_a_yes_counts_from_the_day_it_was_said_on(anna: Cli, words: str, day: str) -> None:
    told = anna.ok("happened", "anna", words)
    assert anna.json("mentor", "show", "anna")["stage_since"] == day
    assert "2027" not in told.err
    assert anna.json("outreach", "list")[0]["answered"] == day


@pytest.mark.parametrize("words", ["she said yes in december", "she said no in december", "met in December"])
def test_a_month_is_no_day_on_which_it_was(anna: Cli, words: str) -> None:
    anna.expect_refused(2, "happened", "anna", words)
    anna.ok("happened", "anna", words, "--on", "2026-01-12")


def test_the_day_in_the_month_is_asked_at_a_terminal(anna: Cli) -> None:
    with at_terminal(anna, "happened", "anna", "met in January, about rotas") as terminal:
        terminal.asked("Which day in January").answer("When was it?", "14 Jan").answer(
            "Note it like this?", ""
        )
        assert terminal.end() == 0, terminal.text
    assert when(anna, held=True) == ["2026-01-14"]


@pytest.mark.parametrize(
    ("words", "day"), [("met 12 Jan about rotas", "2026-01-12"), ("met 15/1", "2026-01-15")]
)
def test_a_talk_keeps_its_day_without_an_on(anna: Cli, words: str, day: str) -> None:
    anna.ok("happened", "anna", words)
    assert when(anna, held=True) == [day]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("talk on Friday 15:00", "2026-01-23T15:00"),
        ("talk about the rota on Friday 15:00", "2026-01-23T15:00"),
        ("coffee about the rota and money tomorrow 15:00", "2026-01-22T15:00"),
        ("talk with her about the rota on 23 Jan 15:00", "2026-01-23T15:00"),
        ("she said yes: Thu 29 Jan 15:00", "2026-01-29T15:00"),
        ("yes, thursday 15:00", "2026-01-22T15:00"),
    ],
)
def test_an_hour_to_come_is_planned_and_nothing_was_held(anna: Cli, words: str, day: str) -> None:
    anna.ok("happened", "anna", words)
    assert when(anna, held=False) == [day]
    assert when(anna, held=True) == []


@pytest.mark.parametrize(
    "words",
    [
        *(
            "talk on Friday about the rota",
            "talk about the rota on Friday",
            "talk on Friday",
            "coffee on wed",
        ),
        *("call about money on 30 jan", "talk about the rota next week"),
    ],
)
def test_a_talk_that_may_be_to_come_is_neither_kept_as_held_nor_planned_unasked(
    anna: Cli, words: str
) -> None:
    assert anna.expect_refused(2, "happened", "anna", words)["code"] == "usage"
    with at_terminal(anna, "happened", "anna", words) as terminal:
        terminal.answer("What happened with Anna?", "planned")
        assert terminal.end() == 0
    assert when(anna, held=True) == []
    assert len(when(anna, held=False)) == 1


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("talked on Friday about the rota", "2026-01-16"),
        ("lunch on Friday was nice", "2026-01-16"),
        ("coffee last friday", "2026-01-16"),
        ("talk on 12 jan about the rota", "2026-01-12"),
        ("coffee on 16 Jan 15:00", "2026-01-16"),
        ("talk on friday about the rota, he said to ask first", "2026-01-16"),
    ],
)
def test_a_talk_that_has_been_keeps_its_day_whatever_may_be_to_come(anna: Cli, words: str, day: str) -> None:
    anna.ok("happened", "anna", words)
    assert when(anna, held=True) == [day]
    assert when(anna, held=False) == []


def test_an_hour_that_is_only_proposed_is_not_planned(anna: Cli) -> None:
    anna.ok("happened", "anna", "she said yes, could we do thursday 15:00")
    assert when(anna) == []


def test_a_promise_is_kept_without_the_day_on_which_it_was_made(anna: Cli) -> None:
    anna.ok("happened", "anna", "promised on Monday to send the slides")
    (promise,) = anna.json("action", "list")
    assert (promise["text"], promise["due"]) == ("send the slides", None)
    assert anna.json("outreach", "list")[0]["answered"] == "2026-01-19"


def test_a_promise_by_a_day_that_there_is_not_is_refused_as_an_option_too(anna: Cli) -> None:
    anna.expect_refused(2, "happened", "anna", "--what", "promised", "--text", "them: x by 31 Feb")


def test_later_is_read_with_its_month(anna: Cli) -> None:
    anna.ok("happened", "anna", "later, in March")
    assert [row["kind"] for row in anna.json("next", today="2026-03-01") if row["mentor"]] == ["later"]


def test_a_talk_after_one_gave_up_on_a_request_is_no_yes_to_mentoring(cli: Cli) -> None:
    cli.answer_purpose()
    cli.ok("mentor", "add", "Anna Li", "--stage", "conversation", "--on", "2026-01-02", today="2026-01-05")
    cli.ok("approach", "anna", "--set", "why=x", "--set", "topic=y", today="2026-01-05")
    cli.ok("outreach", "sent", "anna", today="2026-01-05")
    cli.ok("happened", "anna", "--what", "nothing")
    cli.ok("happened", "anna", "--what", "met", "--text", "coffee in the canteen")
    assert cli.json("mentor", "show", "anna")["stage"] == "declined"
    assert cli.json("outreach", "list")[0]["state"] == "unanswered"


def test_a_glad_not_before_is_a_later_and_what_is_due_then_asks_for_no_mentoring(anna: Cli) -> None:
    words = "Anna says she would be glad to but not before February, she is on sabbatical"
    assert anna.json("happened", words)["what"] == "later"
    (row,) = [row for row in anna.json("next", today="2026-02-01") if row["mentor"]]
    assert (row["kind"], row["command"]) == ("later", "mentorfolio approach anna-li")
    letter = anna.json("approach", "anna", today="2026-02-01")
    assert (letter["template"], "mentor" in letter["subject"]) == ("follow-up", False)
    assert "February" in letter["body"]


def test_a_yes_for_later_is_followed_by_its_talk_and_no_request(anna: Cli) -> None:
    anna.ok("happened", "anna", "said yes, but not before March")
    (row,) = [row for row in anna.json("next", today="2026-03-01") if row["mentor"]]
    assert (row["kind"], row["command"]) == ("later", "mentorfolio mentor show anna-li")


@pytest.fixture
def new(cli: Cli) -> Cli:
    """Anna, a candidate since today."""
    cli.answer_purpose()
    cli.ok("mentor", "add", "Anna Li")
    return cli


@pytest.mark.parametrize(
    ("line", "stage"),
    [
        (("happened", "anna", "I wrote to her on 14 October"), "approached"),
        (("happened", "anna", "she said yes on 14 October"), "conversation"),
        (("happened", "anna", "--what", "wrote", "--on", "2025-10-14"), "approached"),
    ],
)
def test_what_began_before_somebody_was_added_is_taken_with_its_day(
    new: Cli, line: tuple[str, ...], stage: str
) -> None:
    new.ok(*line)
    found = new.json("mentor", "show", "anna")
    assert (found["stage"], found["stage_since"]) == (stage, "2025-10-14")
    new.expect_refused(2, "mentor", "stage", "anna", "declined", "--on", "2025-10-13")


def test_a_stage_of_before_somebody_was_added_is_refused_with_the_way_to_tell_it(new: Cli) -> None:
    refused = new.expect_refused(2, "mentor", "stage", "anna", "active", "--on", "2025-10-14")
    assert "mentorfolio happened" in str(refused["hint"])


def test_a_draft_that_went_out_before_somebody_was_added_is_taken_with_its_day(new: Cli) -> None:
    new.ok("approach", "anna", "--set", "why=x", "--set", "topic=y")
    new.ok("happened", "anna", "I wrote to her on 1 December")
    assert new.json("mentor", "show", "anna")["stage_since"] == "2025-12-01"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("met, in autumn 2016 she let me lead the handover", "2016-09-01"),
        ("we met in 2016", "2016-01-01"),
        ("met back in March 2019", "2019-03-01"),
        ("we met at the fair in the summer of 2018, about rotas", "2018-06-01"),
        ("in autumn 2016 we talked about rotas", "2016-09-01"),
        ("met last spring", "2025-03-01"),
        ("met in spring", "2025-03-01"),
        ("met last winter", "2024-12-01"),
        ("met for coffee in 2016", "2016-01-01"),
        ("met through Olga as students in 2016", "2016-01-01"),
        ("met on a course and had lunch in autumn 2016, she knew all of them", "2016-09-01"),
        ("she answered in 2016", "2016-01-01"),
    ],
)
def test_a_talk_of_years_ago_is_none_of_today(new: Cli, words: str, day: str) -> None:
    new.ok("happened", "anna", words)
    assert new.json("mentor", "show", "anna")["last_contact"] == day


@pytest.mark.parametrize(
    "words",
    [
        *(
            "talked about the crash in 2008",
            "met, she left nursing in 2016",
            "met, in spring she will be away",
        ),
        "met and she told me how she ran the ward in 2009",
        "met and we discussed spring 2025",
        "had coffee and she showed me what she painted in 2019",
        "talked again and we remembered how we met in 2016",
        "answered and told me how she started in 2009",
    ],
)
def test_a_year_that_is_talked_about_is_not_when_it_was(new: Cli, words: str) -> None:
    new.ok("happened", "anna", words)
    assert new.json("mentor", "show", "anna")["last_contact"] == "2026-01-21"


@pytest.mark.parametrize(
    "words",
    [
        "talked about my plans for this year",
        "met for the third time this year",
        "talked about what happened years ago",
        "talked about my exam in June",
        "met to plan the concert in June",
    ],
)
def test_a_talk_about_another_time_is_one_of_today_and_no_script_is_refused(new: Cli, words: str) -> None:
    new.ok("happened", "anna", words)
    assert new.json("mentor", "show", "anna")["last_contact"] == "2026-01-21"


@pytest.mark.parametrize(
    ("words", "today"),
    [
        ("met this summer", "2026-07-15"),
        ("met in summer", "2026-07-15"),
        ("had lunch this autumn", "2026-11-30"),
        ("met at the fair in autumn 2026", "2026-11-30"),
    ],
)
def test_a_season_that_is_not_over_leaves_open_when_it_was(new: Cli, words: str, today: str) -> None:
    new.expect_refused(2, "happened", "anna", words, today=today)
    new.ok("happened", "anna", words, today="2027-01-10")


@pytest.mark.parametrize(
    ("answer", "day"),
    [("2025-03-10", "2025-03-10"), ("autumn 2016", "2016-09-01"), ("in 2019", "2019-01-01")],
)
def test_a_whole_day_said_of_a_talk_is_noted_as_that_day_and_not_as_its_year(
    new: Cli, answer: str, day: str
) -> None:
    with at_terminal(new, "happened", "anna", "met in March") as terminal:
        terminal.answer("When was it?", answer).answer("Note it like this?", "")
        assert terminal.end() == 0, terminal.text
    assert new.json("mentor", "show", "anna")["last_contact"] == day


@pytest.mark.parametrize(
    "words",
    ["She told me how she ran the ward in 2009", "Back in 2019 she nearly gave up nursing, and stayed"],
)
def test_log_does_not_take_a_year_that_somebody_tells_of_for_the_day_of_the_talk(
    new: Cli, words: str
) -> None:
    assert "--on" not in new.ok("log", "anna", words).err
    assert "2016-01-01" in new.ok("log", "anna", "Met in 2016 at the fair").err


@pytest.mark.parametrize(
    "words", ["met some years ago at the fair", "met ages ago", "we met earlier this year", "met in March"]
)
def test_a_talk_of_which_the_day_is_left_open_is_not_taken_for_one_of_today(new: Cli, words: str) -> None:
    new.expect_refused(2, "happened", "anna", words)
    with at_terminal(new, "happened", "anna", words) as terminal:
        terminal.answer("When was it?", "2019").answer("Note it like this?", "")
        assert terminal.end() == 0, terminal.text
    assert new.json("mentor", "show", "anna")["last_contact"] == "2019-01-01"


@pytest.mark.parametrize(
    ("day", "stage"),
    [("2016-09-01", "candidate"), ("2025-07-01", "candidate"), ("2025-11-03", "conversation")],
)
def test_a_talk_of_long_ago_is_a_memory_and_no_first_conversation(new: Cli, day: str, stage: str) -> None:
    new.ok("happened", "anna", "met, she let me lead the handover", "--on", day)
    found = new.json("mentor", "show", "anna")
    assert (found["stage"], found["last_contact"], found["standing"]) == (
        stage,
        day,
        "known" if stage == "candidate" else "talked",
    )
    template = new.json("approach", "anna", "--set", "why=x", "--set", "topic=y")["template"]
    assert (template == "first-conversation") == (stage == "candidate")


def test_log_asks_whether_it_was_in_the_season_that_is_told(new: Cli) -> None:
    with at_terminal(new, "log", "anna", "met, in autumn 2016 she let me lead the handover") as terminal:
        terminal.answer("Was it on Thu 1 Sep 2016?", "y")
        assert terminal.end() == 0, terminal.text
    (held,) = new.json("meeting", "list")
    assert (held["when"], held["notes"]) == ("2016-09-01", "met, in autumn 2016 she let me lead the handover")


def test_an_answer_of_before_the_letter_is_refused_before_anything_is_asked(anna: Cli) -> None:
    with at_terminal(anna, "happened", "anna", "said yes on 3 january") as terminal:
        assert terminal.end() == 2, terminal.text
    assert "Note it like this?" not in terminal.text
    assert "The letter went out on Mon 5 Jan 2026" in terminal.said


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("last spring she wrote me a reference", "2025-03-01"),
        ("in autumn 2016 she wrote me a reference", "2016-09-01"),
    ],
)
def test_log_puts_no_season_that_is_over_on_today(new: Cli, words: str, day: str) -> None:
    refused = new.expect_refused(2, "log", "anna", words)
    assert f"--on {day}" in str(refused["hint"])
    assert not new.json("meeting", "list")
    with at_terminal(new, "log", "anna", words) as terminal:
        terminal.answer("Was it on", "y")
        assert terminal.end() == 0, terminal.text
    assert [m["when"] for m in new.json("meeting", "list")] == [day]
    new.ok("log", "anna", words, "--on", "today")


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("last spring", "2025-03-01"),
        ("in autumn 2016", "2016-09-01"),
        ("autumn 2016", "2016-09-01"),
        ("in 2016", "2016-01-01"),
    ],
)
def test_a_season_or_year_that_is_over_is_a_day_that_was_and_none_to_come(
    new: Cli, typed: str, day: str
) -> None:
    assert new.json("log", "anna", "she wrote me a reference", "--on", typed)["when"] == day
    new.expect_refused(2, "snooze", "anna", "--until", typed)


@pytest.mark.parametrize("typed", ["in autumn 2016", "last spring"])
def test_a_day_that_was_refused_is_not_offered(new: Cli, typed: str) -> None:
    with at_terminal(new, "happened", "anna", "rang, not before autumn") as terminal:
        terminal.answer("Note it like this?", "").asked("When do they want to hear")
        assert "Enter: 2026-09-01" in terminal.news
        terminal.answer("When do they want to hear", typed).asked("When do they want to hear")
        assert "Enter: 2026-09-01" in terminal.news


@pytest.mark.parametrize(
    "words",
    [
        "met her on friday next week for lunch",
        "met friday next week",
        "introduced me to Carl Sample tomorrow",
        "introduced me to Carl Sample on 2026-02-20",
    ],
)
def test_what_is_still_to_come_is_not_noted_as_if_it_had_been(cli: Cli, words: str) -> None:
    cli.ok("mentor", "add", "Ann Sample")
    assert "has not come yet" in str(cli.expect_refused(2, "happened", "ann", words)["message"])
    assert [m["id"] for m in cli.json("mentor", "list")] == ["ann-sample"]


def test_a_month_that_is_about_to_come_is_not_kept_as_today(cli: Cli) -> None:
    cli.ok("mentor", "add", "Ann Sample")
    refused = cli.expect_refused(2, "happened", "ann", "met in february", today="2026-01-21")
    assert refused["message"] == "Which day in February was that?"

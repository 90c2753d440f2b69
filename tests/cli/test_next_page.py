"""The page of ``next``: at a terminal what one does in one go is one line, and what is coming is said."""

from __future__ import annotations

import re

import pytest

from tests.cli.terminal import at_terminal, screen_of
from tests.support import Cli, Golden


@pytest.fixture
def kim(cli: Cli) -> Cli:
    """An active mentor whose rhythm is over."""
    cli.answer_purpose()
    cli.ok("mentor", "add", "Kim Sample", "--stage", "active", "--on", "2025-12-01", "--cadence", "1m")
    return cli


def lines(cli: Cli) -> list[str]:
    """What a person sees, on a terminal wide enough for one line each."""
    return [text for text in screen_of(cli, "next", columns=160).lines if "mentorfolio" in text]


def kinds(cli: Cli, **more: str) -> list[str]:
    return [row["kind"] for row in cli.json("next", **more)]


def test_whom_one_meets_tomorrow_one_need_not_get_in_touch_with(kim: Cli) -> None:
    kim.ok("meeting", "plan", "kim", "--when", "tomorrow 15:00")
    assert kinds(kim) == ["meeting", "agenda", "contact"]
    what = "Prepare the meeting with Kim Sample on 22 Jan, 15:00"
    assert lines(kim) == [f" 1  {what}  tomorrow  mentorfolio meeting agenda kim-sample"]
    assert len(kim.ok("next").out.splitlines()) == 3, "a script is told all of it"
    kim.ok("meeting", "agenda", "kim", "--add", "the rota")
    assert lines(kim) == [
        " 1  Meet Kim Sample on 22 Jan, 15:00  tomorrow  mentorfolio meeting show kim-sample"
    ]


def test_a_meeting_far_ahead_hides_no_contact(kim: Cli) -> None:
    kim.ok("meeting", "plan", "kim", "--when", "in 2 weeks")
    assert kinds(kim) == ["contact"]
    assert "mentorfolio approach kim-sample" in kim.ok("next").out


def test_several_talks_to_think_back_to_are_one_line_with_one_command(kim: Cli) -> None:
    for day in ("2026-01-05", "2026-01-12", "2026-01-19"):
        kim.ok("log", "kim", "a talk", "--on", day)
    assert kinds(kim) == ["reflect"] * 3
    what = "Think back to 19 Jan with Kim Sample: a talk (and 2 earlier)"
    assert lines(kim) == [f" 1  {what}  since 19 Jan  mentorfolio reflect kim-sample --ask"]
    kim.ok("reflect", "kim", "--text", "so")
    assert kinds(kim) == []


def test_a_promise_and_a_meeting_are_said_before_they_are_due(kim: Cli, golden: Golden) -> None:
    kim.ok("log", "kim", "a talk", "--insight", "x", "--action", "send the rota by 2026-01-23")
    kim.ok("meeting", "plan", "kim", "--when", "2026-01-27")
    said = kim.ok("next")
    assert (said.out, kinds(kim)) == ("", [])
    golden(said.err, kim.ok("next", "--within", "1").err)


def test_the_middle_of_a_term_is_said_until_it_was_looked_back_on(kim: Cli, golden: Golden) -> None:
    kim.ok(
        *("mentor", "formalise", "kim", "--programme", "Rise", "--from", "2025-12-01"),
        *("--until", "2026-02-28", "--minutes", "60", "--cadence", "1m"),
    )
    kim.ok("log", "kim", "a first talk", "--insight", "x", "--on", "2025-12-10")
    kim.ok("log", "kim", "a talk", "--insight", "x")
    middle, before = kim.ok("next").err, kim.ok("next", today="2026-01-06").err
    assert "evaluation" not in kinds(kim), "no kind that scripts were not promised"
    kim.ok("mentor", "evaluate", "kim", "--progress", "3", "--value", "4")
    golden(middle, before, kim.ok("next").err)


def test_with_nothing_due_the_page_says_what_one_could_do(cli: Cli, golden: Golden) -> None:
    cli.answer_purpose()
    cli.ok("mentor", "add", "Julie Sample", "--positive", "plain words")
    steps = (
        ("approach", "julie", "--set", "topic=teams", "--set", "why=plain words"),
        ("outreach", "sent", "julie"),
        ("outreach", "accepted", "julie"),
        ("meeting", "plan", "julie", "--when", "1w", "--agenda", "x"),
    )
    pages = [cli.ok("next")]
    for step in steps:
        cli.ok(*step)
        pages.append(cli.ok("next"))
    golden(*(page.out + page.err for page in pages))


def test_a_promise_to_several_names_them_all(kim: Cli, golden: Golden) -> None:
    kim.ok("mentor", "add", "Lee Sample")
    kim.ok(
        "log",
        "kim,lee",
        "lunch",
        "--insight",
        "x",
        "--action",
        "write to Ines by 2026-01-20",
        "--on",
        "2026-01-19",
    )
    golden(kim.ok("next").out)


def test_what_they_promised_is_good_to_know_and_never_due(kim: Cli, golden: Golden) -> None:
    kim.ok("log", "kim", "a talk", "--insight", "x", "--action", "them: book a room by 2026-01-23")
    golden(kim.ok("next").err)
    assert kinds(kim, today="2026-01-25") == []


def test_what_they_promised_and_did_not_send_is_a_row_above_the_looks_at_a_relationship(kim: Cli) -> None:
    kim.ok("mentor", "add", "Tom Sample", "--stage", "active", "--on", "2025-06-01")
    kim.ok("action", "add", "kim", "them: book a room by 2026-01-23")
    assert "Good to know" in screen_of(kim, "next", MENTORFOLIO_TODAY="2026-01-23").text
    seen = screen_of(kim, "next", MENTORFOLIO_TODAY="2026-01-25").said
    assert seen.index("Kim Sample promised: book a room") < seen.index("Tom Sample")
    assert "Good to know" not in seen
    with at_terminal(kim, "1", MENTORFOLIO_TODAY="2026-01-25") as terminal:
        terminal.answer("Is it done?", "y")
        assert terminal.end() == 0
    assert "book a room" not in screen_of(kim, "next", MENTORFOLIO_TODAY="2026-01-26").said


def test_what_rests_is_not_good_to_know_either(kim: Cli) -> None:
    kim.ok("log", "kim", "a talk", "--insight", "x", "--action", "send the rota by 2026-01-23")
    kim.ok("snooze", "kim")
    assert "send the rota" not in kim.ok("next").err


def test_a_term_closed_by_an_ending_is_not_halfway_after_a_new_beginning(kim: Cli) -> None:
    kim.ok(
        *("mentor", "formalise", "kim", "--programme", "Rise", "--from", "2025-12-01"),
        *("--until", "2026-02-28", "--minutes", "60", "--cadence", "2w"),
    )
    kim.ok("mentor", "stage", "kim", "ended")
    back = kim.json("mentor", "stage", "kim", "active", "--on", "today")
    assert (back["form"], back["cadence"]) == ("informal", "1m")
    assert "Halfway" not in kim.ok("next").err


def test_a_first_check_in_is_said_since_when_and_not_how_late(kim: Cli, golden: Golden) -> None:
    kim.ok("log", "kim", "a talk", "--insight", "x", today="2026-03-20")
    golden(kim.ok("next", today="2026-03-21").rows("mentorfolio checkin"))


def test_a_question_that_nobody_saw_waits_however_late_somebody_looks(cli: Cli) -> None:
    cli.answer_purpose()
    cli.ok("mentor", "add", "Jo Sample", today="2025-03-02")
    cli.ok("happened", "jo", "said yes", today="2025-03-02")
    seen = screen_of(cli, "next", columns=160).text
    assert "Jo Sample said yes" in seen
    assert "Did it come to nothing?" in seen
    with at_terminal(cli, "1", columns=160) as terminal:
        terminal.answer("Which of the two?", "2")
        assert terminal.end() == 0
    assert cli.json("mentor", "show", "jo")["stage"] == "declined"
    assert "Jo Sample" not in screen_of(cli, "next", columns=160).text


def test_a_talk_of_long_ago_is_counted_and_asked_about_no_more(kim: Cli) -> None:
    kim.ok("log", "kim", "the rota", "--on", "2025-11-03")
    kim.ok("action", "add", "kim", "send the plan", "--due", "2026-01-20")
    seen = screen_of(kim, "next", columns=160).text
    assert "send the plan" in seen
    assert "Think back" not in seen
    assert "and 1 more: mentorfolio next --all" in seen
    assert "Think back" in screen_of(kim, "next", "--all", columns=160).text


def test_what_one_promised_for_a_day_soon_stands_before_a_draft_that_nobody_waits_for(kim: Cli) -> None:
    kim.answer_purpose("team lead")
    kim.ok("mentor", "add", "Lee Sample", "--line", "outside", "--familiar", "stranger", "--positive", "calm")
    kim.ok("approach", "lee", "--set", "topic=teams", "--set", "why=kind", today="2026-01-12")
    kim.ok("action", "add", "kim", "send the rota by 2026-01-24")
    text = screen_of(kim, "next").said
    assert text.index("send the rota") < text.index("Lee Sample")
    assert "Good to know" not in text


def test_the_next_choice_waits_until_the_one_before_was_reminded(cli: Cli) -> None:
    cli.answer_purpose("team lead")
    cli.ok("need", "add", "Read a budget", "--knowing", "how")
    for name in ("Lee Sample", "Ann Sample"):
        cli.ok(
            *("mentor", "add", name, "--line", "outside", "--familiar", "stranger", "--supports", "read"),
            *("--positive", "calm"),
            today="2026-01-05",
        )
    cli.ok("approach", "lee", "--set", "why=calm", today="2026-01-05")
    cli.ok("outreach", "sent", "lee", today="2026-01-05")
    assert "Ann Sample" not in screen_of(cli, "next").said
    cli.ok("approach", "lee", "--template", "follow-up")
    cli.ok("outreach", "sent", "lee")
    assert "Ann Sample" in screen_of(cli, "next").said


def test_where_only_an_old_talk_is_left_the_page_still_says_what_one_could_do(cli: Cli) -> None:
    cli.answer_purpose()
    cli.ok("mentor", "add", "Jo Sample", "--stage", "active", "--on", "2025-12-01")
    cli.ok("log", "jo", "the rota", "--on", "2025-12-01")
    for words in ((), ("next",)):
        seen = screen_of(cli, *words, columns=160).text
        assert "mentorfolio need add" in seen
        assert "mentorfolio next --all" in seen


@pytest.fixture
def waiting(cli: Cli) -> Cli:
    """Ann has a letter, a coffee with Ben is fixed, and Tanja is a candidate whom nobody can reach."""
    cli.answer_purpose("team lead")
    cli.ok("need", "add", "Read a budget", "--knowing", "how")
    for name in ("Ann Sample", "Ben Sample", "Tanja Sample"):
        cli.ok("mentor", "add", name)
    cli.ok("approach", "ann", "--set", "why=x", "--set", "topic=rotas")
    cli.ok("outreach", "sent", "ann")
    cli.ok("mentor", "stage", "ben", "conversation", "--on", "today")
    cli.ok("meeting", "plan", "ben", "--when", "2026-01-27 15:00", "--agenda", "x")
    return cli


def ideas(cli: Cli, *words: str) -> list[str]:
    """The commands on the page, in order."""
    found = re.findall(r"mentorfolio [^\n]+", screen_of(cli, *words, columns=160).text)
    return [line.strip() for line in found if not re.search("review|log NAME|--help", line)]


def test_with_nothing_due_what_one_waits_for_stands_before_any_suggestion(waiting: Cli) -> None:
    meeting = "mentorfolio meeting show ben-sample"
    answer, write = "mentorfolio happened ann-sample", "mentorfolio approach tanja-sample"
    assert ideas(waiting) == [meeting, answer, write]
    assert ideas(waiting, "next") == [answer, write, meeting], "good to know, and not told twice"


def test_the_person_introduced_comes_first_and_thanks_for_it_before_who_cannot_be_reached(
    waiting: Cli,
) -> None:
    waiting.ok("happened", "ben", "introduced me to Ute Sample")
    assert ideas(waiting)[0] == "mentorfolio approach ute-sample"
    waiting.ok("happened", "ute", "I wrote to her")
    thanks = "mentorfolio approach ben-sample --template introduction-thanks"
    assert ideas(waiting)[2:] == [thanks, "mentorfolio approach tanja-sample"]
    waiting.ok(*thanks.split()[1:])
    waiting.ok("outreach", "sent", "ben")
    assert thanks not in ideas(waiting)


@pytest.mark.parametrize(
    "told",
    [
        ("mentor", "add", "Ute Sample", "--introduced-by", "Ben Sample"),
        ("happened", "ben", "recommended Ute Sample"),
        ("happened", "ben", "no, but suggested Ute Sample"),
    ],
)
def test_nobody_is_to_be_thanked_who_has_only_dropped_a_name(waiting: Cli, told: tuple[str, ...]) -> None:
    waiting.ok(*told)
    assert not [command for command in ideas(waiting) if "introduction-thanks" in command]


def test_a_name_that_one_has_asked_for_is_thanked_for(waiting: Cli) -> None:
    waiting.ok("network", "ask", "ben", "--need", "read")
    waiting.ok("outreach", "sent", "ben")
    waiting.ok("network", "ask", "ben", "--named", "Ute Sample", today="2026-01-23")
    assert [c for c in ideas(waiting, "--today", "2026-01-23") if "ben-sample --template" in c]


def test_the_page_would_write_to_whom_the_review_would_ask_and_no_alphabet_decides(cli: Cli) -> None:
    cli.answer_purpose("team lead")
    cli.ok("need", "add", "Read a budget", "--knowing", "how")
    for name in ("Magda Sample", "Karol Sample", "Barbara Sample"):
        address = ("--email", "magda@example.org") if name == "Magda Sample" else ()
        cli.ok("mentor", "add", name, "--supports", "read", *address)
    asked = cli.json("review")["next_ask"]["mentor"]
    assert ideas(cli) == [f"mentorfolio approach {asked}"] == ["mentorfolio approach magda-sample"]
    cli.ok("mentor", "rank", "karol", "1")
    asked = cli.json("review")["next_ask"]["mentor"]
    assert ideas(cli) == [f"mentorfolio approach {asked}"] == ["mentorfolio approach karol-sample"]


def test_what_is_planned_and_who_has_a_letter_is_on_the_page_below_what_is_due(waiting: Cli) -> None:
    waiting.ok("action", "add", "ben", "send the plan", "--due", "2026-01-21")
    assert ideas(waiting) == [
        "mentorfolio 1",
        "mentorfolio meeting show ben-sample",
        "mentorfolio happened ann-sample",
    ]


def test_who_has_a_letter_is_told_beside_a_promise_to_them_and_who_was_asked_in_a_talk(
    waiting: Cli,
) -> None:
    waiting.ok("action", "add", "ann", "send the plan", "--due", "2026-01-21")
    assert "Ann Sample has your letter" in screen_of(waiting).said
    waiting.ok("mentor", "stage", "ben", "asked", "--on", "today")
    for name in ("Cleo Sample", "Dora Sample", "Emil Sample"):
        waiting.ok("mentor", "add", name, "--stage", "asked", "--on", "2026-01-20")
    assert "and 2 more have not answered yet" in screen_of(waiting).said


def test_a_meeting_ten_days_ahead_is_on_the_page_whatever_else_is_due(waiting: Cli) -> None:
    waiting.ok("meeting", "cancel", "ben")
    waiting.ok("meeting", "plan", "ben", "--when", "2026-01-31 15:00", "--agenda", "x")
    assert "You meet Ben Sample on 31 Jan" in screen_of(waiting).said
    waiting.ok("action", "add", "ann", "send the plan", "--due", "2026-01-21")
    assert "You meet Ben Sample on 31 Jan" in screen_of(waiting).said


def test_who_was_named_lately_comes_before_a_stranger_without_a_rank(waiting: Cli) -> None:
    waiting.ok("mentor", "edit", "tanja", "--email", "tanja@example.org", "--supports", "read")
    assert ideas(waiting)[-1] == "mentorfolio approach tanja-sample"
    waiting.ok("mentor", "add", "Ute Sample", "--introduced-by", "Ben Sample")
    assert ideas(waiting)[-1] == "mentorfolio approach ute-sample"


def test_what_a_quiet_page_suggests_is_done_by_its_number(waiting: Cli) -> None:
    page = screen_of(waiting).text
    assert " 1  You meet Ben Sample" in page
    assert " 3  You could write to Tanja Sample" in page
    assert "Ben Sample" in screen_of(waiting, "1").said
    assert " 2  You could write to Tanja Sample" in screen_of(waiting, "next").text
    with at_terminal(waiting, "2") as terminal:
        terminal.asks_more()
        assert "Tanja" in terminal.said


def test_a_meeting_to_prepare_is_told_once(waiting: Cli) -> None:
    meeting = waiting.json("meeting", "plan", "ben", "--when", "2026-01-24")["id"]
    shown = ideas(waiting)
    assert shown[0] == "mentorfolio 1", "Ben's name could mean either of two"
    assert f"mentorfolio meeting show {meeting}" not in shown


@pytest.fixture
def visited(cli: Cli) -> Cli:
    """One talk with a bank officer, a week ago."""
    cli.answer_purpose()
    cli.ok("mentor", "add", "Aylin Sample", "--stage", "conversation", "--on", "2026-01-10")
    cli.ok("log", "aylin", "about loans", "--insight", "x", "--on", "2026-01-10")
    return cli


def test_after_one_talk_nobody_has_to_be_asked_for_mentoring(visited: Cli) -> None:
    assert "ask them to mentor you?" in screen_of(visited, "next").said
    with at_terminal(visited, "1") as terminal:
        terminal.answer("What comes next?", "3")
        assert terminal.end() == 0
        assert "Not shown again" in terminal.said
        assert "stays on your list" in terminal.said
    later = screen_of(visited, "next", MENTORFOLIO_TODAY="2029-01-21").said
    assert "ask them" not in later
    assert "Snoozed" not in later


@pytest.mark.parametrize(
    ("way", "asked"),
    [("1", "Have they been a mentor"), ("2", "When? A day and a time"), ("4", "What was their advice?")],
)
def test_after_one_talk_one_may_ask_or_have_another_or_tell_what_came_of_it(
    visited: Cli, way: str, asked: str
) -> None:
    screen_of(visited, "next")
    with at_terminal(visited, "1") as terminal:
        terminal.answer("What comes next?", way)
        assert terminal.asks_more()
        assert asked in terminal.news


def test_to_ask_for_mentoring_stands_first_of_nothing(visited: Cli) -> None:
    visited.ok("mentor", "add", "Ben Sample", "--stage", "active", "--on", "2025-10-01")
    visited.ok("log", "ben", "about rotas", "--on", "2026-01-20")
    assert kinds(visited)[-1] == "request"


def test_a_row_at_a_terminal_shows_no_reason_of_several_lines_to_type(cli: Cli) -> None:
    cli.answer_purpose("team lead")
    cli.ok("need", "add", "Read a budget", "--knowing", "how")
    for name in ("Lee Sample", "Ann Sample"):
        positive = ("--positive", "keeps calm when all the others shout " * 4)
        cli.ok("mentor", "add", name, "--supports", "read", *positive, today="2026-01-05")
    cli.ok("approach", "lee", "--set", "why=calm", today="2026-01-05")
    cli.ok("outreach", "sent", "lee", today="2026-01-05")
    cli.ok("approach", "lee", "--template", "follow-up", today="2026-01-15")
    cli.ok("outreach", "sent", "lee", today="2026-01-15")
    assert ideas(cli, "next") == ["mentorfolio approach ann-sample --need read-a-budget"]


def test_who_was_written_to_is_given_time_to_answer_before_one_gets_in_touch_again(cli: Cli) -> None:
    cli.ok("mentor", "add", "Ruth Sample", "--stage", "active", "--on", "2025-06-01", "--cadence", "1m")
    cli.ok("log", "ruth", "first hour", "--on", "2025-12-01")
    assert "Get in touch with Ruth Sample" in cli.ok("next", today="2026-01-21").out
    cli.ok("approach", "ruth", "--template", "catch-up", today="2026-01-21")
    cli.ok("outreach", "sent", "ruth", today="2026-01-21")
    assert "Get in touch" not in cli.ok("next", today="2026-01-26").out, "the same letter twice"
    assert "(last: 1 Dec 2025; you wrote 21 Jan)" in cli.ok("next", today="2026-02-05").out


def test_ones_own_manager_is_not_asked_for_mentoring_after_a_word_in_the_corridor(cli: Cli) -> None:
    for name, line in (("Petra Sample", "manager"), ("Tom Sample", "outside")):
        cli.ok("mentor", "add", name, "--line", line, "--stage", "conversation", "--on", "2026-01-02")
        cli.ok("log", name.split()[0].lower(), "the post", "--on", "2026-01-05")
    told = cli.ok("next", today="2026-01-21").out
    assert "You talked with Tom Sample" in told
    assert "You talked with Petra Sample" not in told


def test_who_is_met_in_three_weeks_need_not_be_written_to(kim: Cli) -> None:
    assert "contact" in kinds(kim)
    assert any("Get in touch" in text for text in lines(kim))
    kim.ok("meeting", "plan", "kim", "--when", "2026-02-11 15:00", "--agenda", "the rota")
    assert not any("Get in touch" in text for text in lines(kim))
    assert "contact" in kinds(kim), "a script has every row"


def test_of_two_meetings_on_one_day_the_earlier_comes_first(cli: Cli) -> None:
    cli.answer_purpose()
    for name, hour in (("Ann", "15:00"), ("Ben", "9:00"), ("Cy", "11:00")):
        cli.ok("mentor", "add", f"{name} Sample", "--stage", "active", "--on", "2026-01-10")
        for day in ("2026-01-22", "2026-01-27"):
            cli.ok("meeting", "plan", name, "--when", f"{day} {hour}", "--agenda", "the rota")
    screen = screen_of(cli, "next", columns=160)
    whom = [text.partition("Meet ")[2].split()[0] for text in screen.lines if "Meet " in text]
    assert whom == ["Ben", "Cy", "Ann"] * 2
    assert [row["mentor"] for row in cli.json("next")] == ["ben-sample", "cy-sample", "ann-sample"]


def test_a_talk_long_past_is_not_counted_with_the_one_of_last_week(kim: Cli) -> None:
    for day in ("2025-12-02", "2026-01-08", "2026-01-19"):
        kim.ok("log", "kim", "a talk", "--on", day)
    (row,) = lines(kim)
    assert "(and 1 earlier)" in row
    assert "(and 2 earlier)" in screen_of(kim, "next", "--all", columns=160).text


def test_whom_a_friend_named_waits_for_the_turn_that_was_given_in_the_order(cli: Cli) -> None:
    cli.answer_purpose()
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    about = ("--supports", "lead-a-team", "--email")
    cli.ok("mentor", "add", "Bente Sample", "--rank", "1", *about, "bente@example.org")
    cli.ok(
        "mentor", "add", "Hege Sample", "--rank", "2", "--introduced-by", "Tove", *about, "hege@example.org"
    )
    assert ideas(cli)[-1] == "mentorfolio approach bente-sample"


def test_who_named_a_day_is_not_told_as_one_who_has_not_answered(cli: Cli) -> None:
    cli.answer_purpose()
    cli.ok("mentor", "add", "Ines Sample", "--line", "manager", "--positive", "is fair")
    cli.ok("mentor", "add", "Omar Sample", "--stage", "approached", "--on", "2026-01-20")
    cli.ok("happened", "ines", "said not before may, the budget is on her desk")
    assert cli.json("mentor", "show", "ines")["stage"] == "approached"
    shown = screen_of(cli, columns=160).text
    assert "mentorfolio happened omar-sample" in shown
    assert "mentorfolio happened ines-sample" not in shown

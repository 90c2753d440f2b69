"""A good ending, a formal term and an evaluation at a real terminal, and from a script."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.terminal import CTRL_C, at_terminal
from tests.support import Cli, Golden

TERM = ("--programme", "Rise", "--from", "2026-01-01", "--until", "2026-12-31", "--minutes", "60")


@pytest.fixture
def kim(cli: Cli) -> Cli:
    cli.ok("mentor", "add", "Kim Sample", "--stage", "active", "--on", "2025-03-01")
    return cli


def reflections(cli: Cli) -> list[str]:
    found: list[dict[str, Any]] = cli.json("reflect", "kim", "--past")
    return [r["text"] for r in found]


def test_an_ending_is_asked_about_and_leads_to_the_closing_letter(kim: Cli) -> None:
    with at_terminal(kim, "mentor", "stage", "kim", "ended") as terminal:
        terminal.asked("the time you agreed on").answer("Why is it ending?", "became")
        terminal.answer("What did you learn from Kim?", "to listen first\\").answer("", "and then to ask")
        terminal.answer("Say hello to Kim once a year?", "")
        terminal.answer("Shall I draft the closing letter?", "n")
        assert terminal.end() == 0
        assert "mentorfolio approach kim-sample --template closing" in terminal.said
        assert "say hello every year" in terminal.said
        assert terminal.too_long == []
        assert terminal.restored
    shown = kim.json("mentor", "show", "kim")
    assert (shown["stage"], shown["history"][-1]["reason"]) == ("ended", "became friendship")
    assert shown["hello"] == "1y"
    assert reflections(kim) == ["to listen first\nand then to ask"]


def test_the_closing_letter_follows_at_once_and_what_was_learnt_can_be_left_out(kim: Cli) -> None:
    kim.answer_purpose()
    with at_terminal(kim, "mentor", "stage", "kim", "ended") as terminal:
        terminal.answer("Why is it ending?", "1").answer("What did you learn", "a secret thought")
        terminal.answer("Say hello", "").answer("Shall I draft the closing letter?", "y")
        terminal.asked("for your eyes only: a secret thought").answer("one last talk?", "")
        terminal.answer("What do you take with you", "").answer("And from then on?", "").key("d discard", "l")
        assert terminal.end() == 0
        assert "mentorfolio outreach sent kim-sample" in terminal.said
        assert terminal.too_long == []
        seen = terminal.said
    assert kim.json("mentor", "show", "kim")["stage"] == "ended"
    (letter,) = kim.json("outreach", "list")
    assert (letter["template"], letter["state"]) == ("closing", "draft")
    assert letter["subject"] in seen
    assert "secret" not in letter["body"]
    assert "I now have what I came to you for." in letter["body"], "the reason was said a moment ago"


def test_all_questions_of_an_ending_may_be_skipped(kim: Cli) -> None:
    with at_terminal(kim, "mentor", "stage", "kim", "ended", columns=40) as terminal:
        terminal.answer("Why is it ending?", "").answer("What did you learn", "").answer("Say hello", "")
        terminal.answer("closing letter?", "")
        assert terminal.end() == 0
        assert terminal.too_long == []
    shown = kim.json("mentor", "show", "kim")
    assert (shown["stage"], shown["history"][-1]["reason"], shown["hello"]) == ("ended", None, None)
    assert reflections(kim) == []


def test_ctrl_c_at_the_first_question_ends_nothing(kim: Cli) -> None:
    undone = kim.json("undo", "--list")
    with at_terminal(kim, "mentor", "stage", "kim", "ended") as terminal:
        terminal.key("Why is it ending?", CTRL_C)
        assert terminal.end() == 130
        assert kim.json("undo", "--list") == undone
    assert kim.json("mentor", "show", "kim")["stage"] == "active"


def test_ctrl_c_later_keeps_what_was_typed_and_says_how_to_take_it_back(kim: Cli) -> None:
    with at_terminal(kim, "mentor", "stage", "kim", "ended") as terminal:
        terminal.answer("Why is it ending?", "1").answer("What did you learn", "to ask")
        terminal.key("Say hello", CTRL_C)
        assert terminal.end() == 130
        assert "mentorfolio undo" in terminal.said
    assert kim.json("mentor", "show", "kim")["stage"] == "ended"
    assert reflections(kim) == ["to ask"]
    kim.ok("undo")
    assert kim.json("mentor", "show", "kim")["stage"] == "active"


def test_a_script_ends_without_a_question_and_a_private_thought_is_in_no_command(kim: Cli) -> None:
    kim.answer_purpose()
    said = ("--reason", "need met", "--learnt", "to ask first", "--hello", "1y")
    words = kim.ok("mentor", "stage", "kim", "ended", *said).err
    assert "mentorfolio approach kim-sample --template closing\n" in words
    assert "to ask first" not in words
    assert "to ask first" not in kim.json("approach", "kim", "--template", "closing")["body"]
    assert kim.json("mentor", "edit", "kim", "--hello", "none")["hello"] is None
    kim.expect_refused(5, "mentor", "stage", "kim", "ended")
    kim.expect_refused(2, "mentor", "stage", "kim", "active", "--learnt", "x")
    kim.ok("mentor", "edit", "kim", "--hello", "1y")
    assert kim.json("mentor", "stage", "kim", "active")["hello"] is None


def test_a_formal_term_is_asked_for_at_a_terminal(kim: Cli) -> None:
    with at_terminal(kim, "mentor", "formalise", "kim", *TERM[:4]) as terminal:
        terminal.answer("Until which day?", "2025-12-31").asked("ends before it begins")
        terminal.answer("", "2026-12-31").answer("How many minutes", "60").answer("How often", "1m")
        assert terminal.end() == 0
        assert "12 meetings of 60 minutes" in terminal.said
        assert terminal.too_long == []
    (term,) = kim.json("mentor", "show", "kim")["terms"]
    assert term == {
        "form": "formal",
        "programme": "Rise",
        "start": "2026-01-01",
        "end": "2026-12-31",
        "minutes": 60,
        "cadence": "1m",
    }


def test_a_formal_term_is_agreed_on_with_what_is_known_and_not_with_who_left(kim: Cli) -> None:
    begins = ("--programme", "Rise", "--from", "2026-01-01")
    assert "--from" in kim.expect_refused(2, "mentor", "formalise", "kim", *begins[:2])["message"]
    kim.expect_refused(5, "mentor", "informalise", "kim")
    kim.expect_refused(3, "mentor", "formalise", "nobody", *begins)
    kim.ok("mentor", "edit", "kim", "--cadence", "2w")
    (term,) = kim.json("mentor", "formalise", "kim", *begins)["terms"]
    assert (term["end"], term["minutes"], term["cadence"]) == (None, None, None)
    assert kim.json("mentor", "show", "kim")["cadence"] == "2w", "what is not said changes nothing"
    assert "None" not in kim.ok("mentor", "show", "kim").out
    told = kim.ok("mentor", "formalise", "kim", *begins, "--until", "2026-12-31", "--cadence", "1m").err
    assert "None" not in told


def test_who_stops_in_the_middle_of_a_term_keeps_what_was_answered(kim: Cli) -> None:
    with at_terminal(kim, "mentor", "formalise", "kim") as terminal:
        terminal.answer("which programme", "Rise").answer("From which day?", "2026-01-01")
        terminal.key("Until which day?", CTRL_C)
        assert terminal.end() == 130
    (term,) = kim.json("mentor", "show", "kim")["terms"]
    assert (term["programme"], term["start"], term["end"]) == ("Rise", "2026-01-01", None)


def test_who_left_is_in_no_formal_term(kim: Cli) -> None:
    kim.ok("mentor", "stage", "kim", "ended")
    kim.expect_refused(5, "mentor", "formalise", "kim", *TERM, "--cadence", "1m")


def test_an_evaluation_is_asked_at_a_terminal(kim: Cli, golden: Golden) -> None:
    with at_terminal(kim, "mentor", "evaluate", "kim") as terminal:
        terminal.asked("1: no further than").answer("How far have you come", "4")
        terminal.answer("worth to you", "5").answer("both of you gain", "3")
        terminal.answer("worked well", "").answer("change", "an agenda")
        assert terminal.end() == 0
        assert terminal.too_long == []
        first = terminal.news
    golden(first, kim.ok("mentor", "evaluate", "kim", "--progress", "5", "--value", "5").err)


def test_an_overdue_need_says_so_and_what_one_may_do(cli: Cli, golden: Golden) -> None:
    cli.ok("need", "add", "Read a budget", "--knowing", "how", "--by", "2025-12-31", today="2025-10-01")
    shown = cli.ok("need", "show", "budget")
    golden(shown.out)
    for command in ("need met read-a-budget", "need edit read-a-budget --by 'in 3 months'", "need drop"):
        assert f"mentorfolio {command}" in shown.err
    cli.ok("need", "edit", "budget", "--by", "in 3 months")
    assert "late" not in cli.ok("need", "show", "budget").out


def test_who_never_was_a_mentor_is_not_said_to_be_one_no_longer(cli: Cli, golden: Golden) -> None:
    cli.ok("mentor", "add", "Anna Sample")
    ended = cli.ok("mentor", "stage", "anna", "ended").err
    term = ("--programme", "Rising", "--from", "today", "--until", "2026-06-01", "--minutes", "60")
    term_refused = cli.expect_refused(5, "mentor", "formalise", "anna", *term, "--cadence", "1m")
    refused = cli.expect_refused(5, "meeting", "plan", "anna", "--when", "2026-02-03")
    shown = cli.ok("mentor", "show", "anna").rows("since")
    golden(ended, term_refused["message"], refused["message"], shown)


@pytest.mark.parametrize(
    ("stage", "said"),
    [
        ("candidate", "Added Kim Sample as a candidate since Mon 5 Jan 2026."),
        ("active", "Added Kim Sample as an active mentor since Mon 5 Jan 2026."),
        ("conversation", "Added Kim Sample, in conversation with you since Mon 5 Jan 2026."),
        ("declined", "Added Kim Sample, off your list since Mon 5 Jan 2026."),
    ],
)
def test_somebody_added_in_a_stage_is_said_to_be_in_it(cli: Cli, stage: str, said: str) -> None:
    assert said in cli.ok("mentor", "add", "Kim Sample", "--stage", stage, "--on", "2026-01-05").err


def test_a_need_shows_who_has_the_skill_and_how_to_note_it(cli: Cli, golden: Golden) -> None:
    cli.ok("need", "add", "SQL", "--knowing", "how", "--scope", "narrow")
    assert "Nobody yet." in cli.ok("need", "show", "sql").err
    cli.ok("mentor", "add", "Ines Sample", "--skill", "sql")
    told = cli.ok("need", "show", "sql").err
    golden(told)
    assert "Nobody" not in told
    cli.ok("mentor", "edit", "ines-sample", "--supports", "sql")
    assert "has the skill" not in cli.ok("need", "show", "sql").err


def test_a_draft_that_goes_with_an_ending_is_named(cli: Cli, golden: Golden) -> None:
    cli.ok("mentor", "add", "Kim Sample", "--stage", "active", "--on", "2025-06-01")
    cli.ok("approach", "kim", "--template", "news", "--set", "news=I got it")
    told = cli.ok("mentor", "stage", "kim", "ended", "--reason", "x").err
    golden(told)


def test_who_ends_with_a_mentor_never_met_is_asked_nothing_about_what_they_learnt(cli: Cli) -> None:
    cli.answer_purpose()
    cli.ok("happened", "HR gave me Holl Sample as a mentor")
    words = "it is over, HR stopped the programme, we never met once"
    with at_terminal(cli, "happened", "holl", words) as terminal:
        terminal.answer("Note it like this?", "").answer("the closing letter?", "y")
        terminal.answer("How does it end?", "").answer("And from then on?", "").answer("l later", "l")
        assert terminal.end() == 0, terminal.text
    assert "learn" not in terminal.text
    assert "Nothing was noted" not in terminal.text
    assert cli.json("mentor", "show", "holl")["stage"] == "ended"
    assert [x["kind"] for x in cli.json("outreach", "list")] == ["closing"]
    assert [r["kind"] for r in cli.json("next", today="2026-01-23")] == ["draft"]


def test_the_end_of_a_term_with_no_talk_noted_is_signed_and_counted_as_of_people_who_talked(
    cli: Cli,
) -> None:
    cli.answer_purpose()
    cli.ok("mentor", "add", "Ruth Sample", "--stage", "active", "--on", "2025-01-12", "--form", "formal")
    term = ("--programme", "Rise", "--from", "2025-01-12", "--until", "2026-01-31")
    cli.ok("mentor", "formalise", "ruth", *term)
    kept = ("--set", "took=In March I read it all from cards.")
    letter = cli.json("approach", "ruth", "--template", "closing", *kept)["body"]
    assert "In March I read it all from cards." in letter
    assert "for this year" in letter
    assert letter.endswith("Warmly,\nSam")


@pytest.mark.parametrize(
    ("news", "subject"),
    [
        ("It worked! I asked on Monday, and I have Tuesdays now.", "It worked, and a question"),
        ("I asked on Monday, as you said I should: I have Tuesdays.", "Some news from Sam, and a question"),
        ("It works, and better than I had hoped.", "It works, and a question"),
    ],
)
def test_news_goes_out_under_its_best_words_where_they_come_first(kim: Cli, news: str, subject: str) -> None:
    kim.answer_purpose()
    said = ("--set", f"news={news}", "--set", "question=What would you do next?", "--set", "how=-")
    assert kim.json("approach", "kim", "--template", "news", *said)["subject"] == subject

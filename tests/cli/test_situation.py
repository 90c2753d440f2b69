"""What the program does with what it knows: standings, one living letter, later, numbers."""

from __future__ import annotations

import json
import shlex
from typing import Any

import pytest

from tests.support import Cli, Golden


@pytest.fixture
def begun(cli: Cli) -> Cli:
    cli.answer_purpose("team lead")
    cli.ok("mentor", "add", "Julie Sample", "--positive", "the way you run your team")
    return cli


def approach(cli: Cli, *more: str) -> Any:
    return cli.json("approach", "julie", "--set", "why=x", "--set", "topic=rotas", *more)


@pytest.mark.parametrize(
    ("options", "standing"),
    [
        ((), "stranger"),
        (("--introduced-by", "Kim"), "acquainted"),
        (("--line", "same-organisation"), "acquainted"),
        (("--source", "known"), "known"),
        (("--last-contact", "2026-01-12"), "known"),
        (("--line", "direct-line"), "my-line"),
        (("--line", "manager"), "my-manager"),
        (("--form", "formal", "--stage", "active", "--on", "2026-01-12"), "assigned"),
        (("--stage", "active", "--on", "2026-01-12"), "mentor"),
        (("--stage", "declined", "--on", "2026-01-12"), "declined"),
        (("--stage", "ended", "--on", "2026-01-12"), "ended"),
    ],
)
def test_how_two_people_stand_to_each_other_is_read_from_the_record(
    cli: Cli, options: tuple[str, ...], standing: str
) -> None:
    record = cli.json("mentor", "add", "Julie Sample", *options)
    assert (record["standing"], record["met"]) == (standing, False)
    assert cli.json("mentor", "list")[0]["standing"] == standing
    assert cli.json("mentor", "show", "julie")["standing"] == standing


@pytest.mark.parametrize(
    ("ours", "theirs", "line", "standing"),
    [
        ("Lindenschule", "Lindenschule Primary School", None, "acquainted"),
        ("St. Mary's Hospital NHS Trust", "St Mary's Hospital", None, "acquainted"),
        ("Bank", "Bank of America", None, "stranger"),
        ("Lindenschule", "Lindenschule", "outside", "stranger"),
        ("freelance", "freelance", None, "stranger"),
        ("", "Lindenschule", None, "stranger"),
    ],
)
def test_who_works_where_i_do_knows_my_name_in_whatever_words_it_is_called(
    cli: Cli, ours: str, theirs: str, line: str | None, standing: str
) -> None:
    cli.ok("init", "--name", "Sam Sample", *(("--organisation", ours) if ours else ()))
    said = ("--line", line) if line else ()
    assert cli.json("mentor", "add", "Julie Sample", "--organisation", theirs, *said)["standing"] == standing


def test_who_is_named_as_the_manager_is_the_manager_whatever_their_line_says(cli: Cli) -> None:
    cli.ok("init", "--manager", "julie sample")
    assert cli.json("mentor", "add", "Julie Sample", "--line", "outside")["standing"] == "my-manager"


def test_a_talk_is_known_of(begun: Cli) -> None:
    begun.ok("log", "julie", "coffee")
    assert begun.json("mentor", "show", "julie")["met"] is True
    assert begun.json("mentor", "show", "julie")["standing"] == "known"
    begun.ok("mentor", "stage", "julie", "conversation", "--on", "today")
    assert begun.json("mentor", "show", "julie")["standing"] == "talked"


def test_one_letter_lives_to_a_person_unless_another_is_wanted(begun: Cli) -> None:
    first = approach(begun)
    error = begun.expect_refused(4, "approach", "julie", "--set", "why=y", "--set", "topic=z")
    assert error["code"] == "draft"
    assert first["outreach_id"] in error["message"]
    second = approach(begun, "--again")
    assert second["outreach_id"] != first["outreach_id"]
    sent = begun.json("outreach", "sent", second["outreach_id"])
    assert sent["retired"] == [first["outreach_id"]]
    assert [x["id"] for x in begun.json("outreach", "list")] == [second["outreach_id"]]


def test_after_a_no_every_draft_goes_and_no_letter_is_written_without_a_reason(begun: Cli) -> None:
    letter = approach(begun)["outreach_id"]
    begun.ok("outreach", "sent", letter)
    draft = approach(begun, "--template", "follow-up")["outreach_id"]
    answer = begun.json("outreach", "declined", letter)
    assert answer["retired"] == [draft]
    assert begun.expect_refused(5, "approach", "julie", "--set", "why=y")["code"] == "declined"
    assert approach(begun, "--anyway", "she asked me to")["mentor"] == "julie-sample"


@pytest.mark.parametrize(
    "words", [("mentor", "stage", "julie", "declined"), ("happened", "julie", "said no, too busy")]
)
def test_drafts_that_a_no_throws_away_are_named_to_scripts(begun: Cli, words: tuple[str, ...]) -> None:
    letter = approach(begun)["outreach_id"]
    begun.ok("outreach", "sent", letter)
    draft = approach(begun, "--template", "follow-up")["outreach_id"]
    assert begun.json(*words)["retired"] == [draft]
    assert begun.json("mentor", "stage", "julie", "candidate")["retired"] == []


def test_an_ending_takes_the_drafts_along(begun: Cli) -> None:
    begun.ok("mentor", "stage", "julie", "active", "--on", "today")
    approach(begun)
    begun.ok("mentor", "stage", "julie", "ended")
    assert begun.json("outreach", "list") == []


def kinds(cli: Cli, today: str) -> list[str]:
    return [row["kind"] for row in cli.json("next", today=today) if row["mentor"]]


def test_who_asked_for_later_is_chased_by_nobody_before_and_comes_back_then(begun: Cli) -> None:
    letter = approach(begun)["outreach_id"]
    begun.ok("outreach", "sent", letter)
    begun.ok("outreach", "replied", "julie", "--until", "2026-03-02")
    assert begun.json("mentor", "show", "julie")["again_on"] == "2026-03-02"
    assert kinds(begun, "2026-02-27") == []
    assert kinds(begun, "2026-03-02") == ["later"]
    begun.ok("log", "julie", "a call", today="2026-03-02")
    assert "later" not in kinds(begun, "2026-03-03")


def test_a_log_says_when_to_be_in_touch_again(begun: Cli) -> None:
    begun.ok("log", "julie", "lunch", "--insight", "ask early", "--again", "in 2 weeks")
    (row,) = [r for r in begun.json("next", today="2026-02-04") if r["kind"] == "later"]
    assert (row["due"], row["mentor"]) == ("2026-02-04", "julie-sample")


def test_rows_carry_the_number_that_do_takes(begun: Cli) -> None:
    begun.ok("action", "add", "julie", "send the plan", "--due", "2026-01-20")
    begun.ok("action", "add", "julie", "read her book", "--due", "2026-01-12")
    rows = begun.json("next")
    assert [row["number"] for row in rows] == list(range(1, len(rows) + 1))
    at = next(row["number"] for row in rows if "plan" in row["text"])
    begun.ok(str(at))
    assert "send the plan" not in begun.ok("action", "list", "--open").out
    begun.ok("--json", "next")
    done = begun("--json", "do", "1")
    assert json.loads(done.out)["text"] == "read her book"
    assert "9" in begun.expect_refused(3, "do", "9")["message"]


def test_what_was_promised_for_no_day_comes_up_after_two_weeks_and_is_done_by_its_number(
    begun: Cli, golden: Golden
) -> None:
    begun.ok("action", "add", "julie", "send the plan; them: introduce me to Tom")
    assert kinds(begun, "2026-02-03").count("action") == 0
    shown = begun.ok("next", today="2026-02-04")
    rows = begun.json("next", today="2026-02-04")
    assert [r["due"] for r in rows if r["kind"] == "action"] == [None, None]
    theirs = next(row["number"] for row in rows if "Tom" in row["text"])
    begun.ok("do", str(theirs), today="2026-02-04")
    assert kinds(begun, "2026-02-04").count("action") == 1
    golden("\n".join(sorted(shown.out.splitlines())), begun.ok("next", today="2026-03-05").out)


def test_before_any_list_there_is_no_row(cli: Cli) -> None:
    assert "mentorfolio next" in cli.expect_refused(3, "2")["hint"]


def test_one_row_is_snoozed_by_its_number_and_until_a_day(begun: Cli) -> None:
    begun.ok("action", "add", "julie", "send the plan", "--due", "2026-01-20")
    (row,) = [r for r in begun.json("next") if r["kind"] == "action"]
    begun.ok("snooze", str(row["number"]), "--until", "2026-02-02")
    assert begun.json("mentor", "show", "julie")["snoozed"] == {row["id"]: "2026-02-02"}
    assert begun.expect_refused(2, "snooze", "julie", "2w", "--until", "fri")["code"] == "usage"


def test_a_purge_forgets_the_last_list_too(begun: Cli) -> None:
    begun.ok("action", "add", "julie", "send the plan", "--due", "2026-01-20")
    begun.ok("next")
    begun.ok("store", "purge", "julie-sample", "--yes")
    assert not [p for p in begun.home.rglob("*") if p.is_file() and b"julie" in p.read_bytes().lower()]


def test_a_need_says_how_a_letter_says_it(cli: Cli) -> None:
    record = cli.json("need", "add", "Lead", "--knowing", "how", "--phrase", "how to lead former peers")
    assert record["phrase"] == "how to lead former peers"
    assert cli.json("need", "edit", "lead", "--phrase", "")["phrase"] is None


def test_ones_own_manager_is_never_the_default_choice(cli: Cli) -> None:
    cli.answer_purpose("team lead")
    cli.ok("init", "--manager", "Sheila Sample")
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    cli.ok("mentor", "add", "Sheila Sample", "--supports", "lead")
    cli.expect_refused(3, "approach", "--need", "lead", "--set", "why=your calm")
    cli.ok("mentor", "add", "Ben Sample", "--supports", "lead")
    assert cli.json("approach", "--need", "lead", "--set", "why=your calm")["mentor"] == "ben-sample"


def test_ones_own_manager_is_spoken_to_and_no_note_about_them_is_written_to_them(
    cli: Cli, golden: Golden
) -> None:
    cli.answer_purpose()
    cli.ok("mentor", "add", "Mr Okafor Sample", "--line", "manager", "--positive", "your plain words")
    told = cli.ok("approach", "okafor", "--set", "topic=budgets", "--set", "why=your plain words").err
    refused = cli("approach", "okafor", "--template", "manager-note")
    assert refused.code == 5
    golden("\n".join(line for line in told.splitlines() if "manager" in line), refused.err)


def test_a_missing_reason_that_is_noted_is_offered_as_a_line_to_run(cli: Cli) -> None:
    cli.answer_purpose()
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    cli.ok("mentor", "add", "Jo Sample", "--supports", "lead", "--positive", "she never raises her voice")
    refused = cli.expect_refused(2, "approach", "jo")
    line = "mentorfolio approach jo-sample --set 'why=you never raise your voice'"
    assert (refused["code"], refused["hint"].endswith(line)) == ("missing", True)
    assert "you never raise your voice" in cli.json(*shlex.split(line)[1:])["body"]


def test_a_reminder_is_of_the_letter_that_waits_whatever_was_sent_after_it(cli: Cli) -> None:
    cli.answer_purpose()
    cli.ok("mentor", "add", "Jo Sample")
    cli.ok("approach", "jo", "--set", "why=x", "--set", "topic=rotas")
    cli.ok("outreach", "sent", "jo")
    cli.ok("approach", "jo", "--template", "introduction-thanks")
    cli.ok("outreach", "sent", cli.json("outreach", "list", "--state", "draft")[0]["id"])
    assert cli.json("approach", "jo", today="2026-02-02")["subject"] == "Re: 15 minutes on rotas?"


def test_who_was_written_to_by_title_is_not_on_first_names_in_the_next_letter(cli: Cli) -> None:
    cli.answer_purpose("engineer")
    cli.ok("mentor", "add", "Dr. Ines Sample", "--stage", "active", "--on", "today", "--form", "formal")
    cli.ok("approach", "ines")
    cli.ok("outreach", "sent", "ines")
    cli.ok("log", "ines", "the first talk")
    assert cli.json("approach", "ines")["body"].startswith("Dear Dr. Sample,")
    cli.ok("mentor", "edit", "ines", "--greeting", "Dear Ines")
    assert cli.json("approach", "ines", "--again")["body"].startswith("Dear Ines,")


def test_what_was_taken_from_a_talk_goes_on_as_it_was_begun(cli: Cli) -> None:
    cli.answer_purpose()
    cli.ok("mentor", "add", "Jo Sample", "--stage", "active", "--on", "today")
    cli.ok("log", "jo", "rotas")
    for took, told in (
        ("that I should ask first", "One thing has stayed with me: that I should ask first."),
        ("to ask first", "One thing has stayed with me: to ask first."),
        ("ask first", "One thing has stayed with me: to ask first."),
    ):
        assert told in cli.json("approach", "jo", "--set", f"took={took}", "--again")["body"]


def test_a_no_makes_a_professor_no_friend(cli: Cli) -> None:
    cli.answer_purpose("engineer")
    cli.ok("mentor", "add", "Prof. Ada Sample", "--line", "outside", "--source", "professional-body")
    cli.ok("happened", "ada", "said no")
    body = cli.json("approach", "ada", "--template", "thanks-for-a-no")["body"]
    assert body.startswith("Dear Prof. Sample,")


def test_who_was_written_to_by_hand_and_asked_for_later_is_reminded_of_that(cli: Cli) -> None:
    cli.answer_purpose("engineer")
    cli.ok("mentor", "add", "Jo Sample")
    cli.ok("happened", "jo", "I sent it to Jo Sample")
    cli.ok("happened", "jo", "not before February")
    assert (
        "you asked me to wait until February, so here I am"
        in cli.json("approach", "jo", today="2026-02-02")["body"]
    )


def test_who_is_next_and_has_a_letter_written_is_sent_it_and_not_written_to_again(cli: Cli) -> None:
    cli.answer_purpose("engineer")
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    for rank, who in enumerate(("Jo Sample", "Tom Sample"), 1):
        cli.ok("mentor", "add", who, "--supports", "lead", "--rank", str(rank), "--positive", "you are calm")
    cli.ok("approach", "jo", "--set", "why=your calm")
    cli.ok("outreach", "sent", "jo")
    written = cli.json("approach", "tom", "--set", "why=your calm", today="2026-02-02")["outreach_id"]
    show = f"mentorfolio outreach show {written}"
    reviewed = cli.ok("review", today="2026-02-02").out
    assert (show in reviewed, "approach tom-sample" in reviewed) == (True, False)
    closed = cli.ok("outreach", "unanswered", "jo", today="2026-02-02").err
    assert show in closed
    assert "approach tom-sample" not in closed


def test_what_is_for_ones_manager_is_a_thing_to_say_in_every_place(cli: Cli, golden: Golden) -> None:
    cli.answer_purpose("engineer")
    cli.ok("mentor", "add", "Helen Sample", "--line", "manager")
    draft = cli.json("approach", "helen", "--set", "why=your calm", "--set", "topic=the rota")["outreach_id"]
    (row,) = cli.json("next", today="2026-01-23")
    shown = cli.ok("outreach", "show", draft).err
    golden(row["text"], shown)
    assert "outreach sent" not in shown + cli.ok(today="2026-01-21").out


def test_a_letter_to_hr_is_said_to_be_to_hr(cli: Cli) -> None:
    cli.answer_purpose("engineer")
    cli.ok("mentor", "add", "Bev Sample", "--stage", "active", "--on", "2026-01-20")
    draft = cli.json("approach", "bev", "--template", "resources")["outreach_id"]
    (row,) = (r for r in cli.json("next", today="2026-01-23") if r["kind"] == "draft")
    assert row["text"].startswith("Your letter to HR, about Bev Sample, is written")
    assert "To HR, about Bev Sample" in cli.ok("outreach", "show", draft).err
    assert "HR, about Bev Sample" in cli.ok("outreach", "list").out
    assert "the letter to HR, about Bev Sample, went out" in cli.ok("outreach", "sent", draft).err


def test_thanks_for_an_introduction_are_welcome_after_a_no(cli: Cli) -> None:
    cli.answer_purpose("engineer")
    cli.ok("mentor", "add", "Nasreen Sample", "--positive", "you are calm")
    cli.ok("mentor", "add", "Ola Sample", "--positive", "you are calm")
    for who in ("nasreen", "ola"):
        cli.ok("approach", who, "--set", "why=your calm", "--set", "topic=the rota")
        cli.ok("outreach", "sent", who, "--anyway", "both")
    cli.ok("outreach", "declined", "nasreen")
    cli.ok("outreach", "unanswered", "ola")
    thanks = ("approach", "nasreen", "--template", "introduction-thanks", "--again")
    cli.expect_refused(5, *thanks)
    cli.ok("mentor", "add", "Bev Sample", "--introduced-by", "Nasreen Sample")
    assert "introducing me" in cli.json(*thanks)["subject"]
    said_no = cli.expect_refused(5, "approach", "nasreen", "--set", "why=x")["message"]
    silent = cli.expect_refused(5, "approach", "ola", "--set", "why=x")["message"]
    assert ("said no" in said_no, "never answered" in said_no) == (True, False)
    assert ("said no" in silent, "never answered" in silent) == (False, True)


def test_a_request_is_not_asked_about_once_they_are_a_mentor(cli: Cli) -> None:
    cli.answer_purpose("engineer")
    cli.ok("mentor", "add", "Jo Sample", "--stage", "conversation", "--on", "2026-01-05")
    cli.ok("log", "jo", "a talk", "--on", "2026-01-07", "--insight", "so")
    cli.ok("approach", "jo", "--template", "request-mentoring", "--set", "learnt=how to begin")
    cli.ok("mentor", "stage", "jo", "active", "--on", "2026-01-21")
    assert [x["kind"] for x in cli.json("outreach", "list")] == []
    assert "draft" not in kinds(cli, "2026-02-20")


def test_the_reason_for_writing_after_a_no_is_kept_and_the_letter_begins_anew(begun: Cli) -> None:
    begun.ok("mentor", "stage", "julie", "declined", "--on", "today")
    letter = approach(begun, "--anyway", "she asked me to")["outreach_id"]
    assert begun.json("outreach", "show", letter)["passed"] == {"declined": "she asked me to"}
    begun.ok("outreach", "sent", "julie")
    assert begun.json("mentor", "show", "julie")["stage"] == "approached"
    assert [row["kind"] for row in begun.json("next", today="2026-01-30")] == ["follow-up"]


@pytest.mark.parametrize(
    "talk", [("log", "ines", "how rounds go"), ("happened", "ines", "we met for coffee")]
)
def test_a_hello_that_was_not_sent_is_no_row_any_more_once_one_has_talked(
    cli: Cli, talk: tuple[str, ...]
) -> None:
    cli.answer_purpose()
    cli.ok("mentor", "add", "Dr. Ines Sample", "--stage", "active", "--on", "today", "--form", "formal")
    cli.ok("approach", "ines", "--template", "hello")
    later = "2026-01-26"
    assert "draft" in [row["kind"] for row in cli.json("next", today=later)]
    cli.ok(*talk, today=later)
    assert "draft" not in [row["kind"] for row in cli.json("next", "--all", today=later)]


@pytest.fixture
def put_off(cli: Cli) -> Cli:
    """Julie had a letter on 5 January and is busy until March."""
    cli.answer_purpose("engineer")
    cli.ok("mentor", "add", "Julie Sample", "--email", "julie@example.org", today="2026-01-02")
    words = ("--set", "topic=rotas", "--set", "why=I saw your talk")
    cli.ok("approach", "julie", *words, today="2026-01-05")
    cli.ok("outreach", "sent", "julie", today="2026-01-05")
    cli.ok("happened", "julie", "busy until March", today="2026-01-12")
    return cli


def due_with(cli: Cli, *days: str) -> list[list[str]]:
    """The kinds of what is due with Julie on these days."""
    return [[r["kind"] for r in cli.json("next", today=day) if r["mentor"]] for day in days]


def test_a_letter_by_hand_after_later_waits_for_an_answer_of_its_own(put_off: Cli) -> None:
    put_off.ok("happened", "julie", "I wrote to her again", today="2026-03-02")
    found = due_with(put_off, "2026-03-03", "2026-03-10", "2026-03-11", "2026-03-29", "2026-03-30")
    assert found == [[], [], ["follow-up"], ["follow-up"], ["no-answer"]]


def test_who_asked_for_march_and_had_a_letter_before_is_got_back_to_and_not_reminded(put_off: Cli) -> None:
    words = ("--template", "first-conversation", "--set", "topic=rotas", "--set", "why=I saw your talk")
    put_off.ok("approach", "julie", *words, today="2026-02-02")
    put_off.ok("outreach", "sent", "julie", today="2026-02-02")
    found = due_with(put_off, "2026-02-11", "2026-02-28", "2026-03-01", "2026-03-10")
    assert found == [[], [], ["later"], ["later"]]

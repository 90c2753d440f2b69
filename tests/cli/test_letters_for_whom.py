"""Whom a letter is for, how they are greeted, and which letter it is, as things stand between two people."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.cli.terminal import at_terminal
from tests.support import Cli

KEYS = "l later d discard"
YEAR = "2025-06-01"


@pytest.fixture
def ready(cli: Cli) -> Cli:
    cli.answer_purpose("team lead")
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    return cli


def person(cli: Cli, name: str, *more: str) -> None:
    cli.ok("mentor", "add", name, "--supports", "lead", "--email", "a@example.org", "--anyway", *more)


def stranger(cli: Cli, name: str = "Nils Sample", *more: str) -> None:
    person(cli, name, "--familiar", "stranger", "--line", "outside", *more)


@pytest.mark.parametrize(
    "template", ["thanks", "news", "catch-up", "pause", "closing", "formalise", "referral"]
)
def test_a_letter_about_what_there_was_goes_to_whom_it_was_with_and_not_to_the_best_stranger(
    ready: Cli, template: str
) -> None:
    stranger(ready, "Nils Sample", "--rank", "1")
    refused = ready.expect_refused(3, "approach", "--template", template)
    assert "anyone" in refused["message"], "it would thank a stranger"
    person(ready, "Tom Sample", "--stage", "active", "--on", YEAR)
    assert ready.json("approach", "--template", template)["mentor"] == "tom-sample"


def test_where_a_letter_could_be_for_several_it_is_asked_for_whom(ready: Cli) -> None:
    person(ready, "Tom Sample", "--stage", "active", "--on", YEAR)
    person(ready, "Ute Sample", "--stage", "active", "--on", YEAR)
    assert "tom-sample" in ready.expect_refused(4, "approach", "--template", "pause")["hint"]
    with at_terminal(ready, "approach", "--template", "pause") as terminal:
        terminal.asked("1 Tom Sample").answer("Which one?", "2").answer("What is the reason?", "")
        terminal.answer("Until when?", "").key(KEYS, "l")
        assert terminal.end() == 0
    assert ready.json("outreach", "list")[0]["mentor"] == "ute-sample"


def test_a_reminder_is_for_a_letter_that_waits_and_a_hello_for_whom_one_was_given(ready: Cli) -> None:
    stranger(ready)
    for template in ("follow-up", "hello", "resources"):
        ready.expect_refused(3, "approach", "--template", template)
        hints = ready.json("approach", "nils", "--template", template, "--again")["hints"]
        assert "unrecorded" in [hint["code"] for hint in hints], template


def test_who_has_answered_gets_no_reminder_unasked(ready: Cli) -> None:
    stranger(ready)
    ready.ok("approach", "nils", "--set", "why=your talk")
    ready.ok("outreach", "sent", "nils")
    assert ready.json("approach", "nils")["template"] == "follow-up"
    ready.ok("happened", "nils", "replied")
    hints = ready.json("approach", "nils", "--template", "follow-up", "--again")["hints"]
    assert "unrecorded" in [hint["code"] for hint in hints]


def test_who_never_answered_is_not_thanked_for_an_answer(ready: Cli) -> None:
    stranger(ready)
    ready.ok("approach", "nils", "--set", "why=your talk")
    ready.ok("outreach", "sent", "nils")
    ready.ok("happened", "nils", "--what", "nothing", today="2026-04-02")
    with at_terminal(ready, "approach", "nils", MENTORFOLIO_TODAY="2026-04-03") as terminal:
        assert terminal.end() == 5
        assert "never answered" in terminal.text
        assert "writing back" not in terminal.text


def test_a_reminder_of_a_request_says_so_where_both_letters_are_of_one_day(ready: Cli) -> None:
    person(ready, "Tom Sample", "--familiar", "known", "--line", "outside")
    ready.ok("approach", "tom", "--set", "why=your calm")
    ready.ok("outreach", "sent", "tom")
    ready.ok("happened", "tom", "said yes")
    ready.ok("log", "tom", "rotas")
    ready.ok("approach", "tom", "--template", "request-mentoring")
    ready.ok("outreach", "sent", "tom")
    letter = ready.json("approach", "tom")
    assert letter["template"] == "follow-up"
    assert "mentoring me" in letter["body"]


def test_a_reminder_to_whom_was_asked_by_hand_speaks_of_the_request(ready: Cli) -> None:
    person(ready, "Tom Sample", "--stage", "asked", "--on", YEAR, "--familiar", "known")
    assert "mentoring me" in ready.json("approach", "tom")["body"]


def test_what_hr_was_to_be_asked_outlives_the_end_of_a_mentoring(ready: Cli) -> None:
    person(ready, "Tom Sample", "--stage", "active", "--on", YEAR)
    ready.ok("approach", "tom", "--template", "resources")
    ready.ok("approach", "tom", "--template", "thanks")
    ready.ok("mentor", "stage", "tom", "ended")
    assert [x["template"] for x in ready.json("outreach", "list")] == ["resources"]


def test_who_asks_for_another_match_thanks_for_the_first_also_without_a_reason(ready: Cli) -> None:
    person(ready, "Tom Sample", "--stage", "active", "--on", YEAR, "--form", "formal")
    assert "Thank you for the match" in ready.json("approach", "tom", "--template", "match")["body"]


def test_who_asks_for_a_first_match_is_told_how_to_keep_the_letter(ready: Cli) -> None:
    refused = ready.expect_refused(3, "approach", "--template", "match")
    assert "mentor add" in refused["hint"]
    ready.ok("mentor", "add", "The mentoring office", "--email", "office@example.org")
    letter = ready.json(
        "approach", "the-mentoring-office", "--template", "match", "--set", "programme=Bridge"
    )
    assert "I'd like to take part in Bridge and to be matched" in letter["body"]


def test_a_friends_friend_is_asked_for_through_the_friend(ready: Cli) -> None:
    person(ready, "Tom Sample", "--stage", "active", "--on", YEAR, "--line", "outside")
    stranger(ready, "Gus Sample", "--source", "friend-of-friend", "--first-name", "Gus")
    with at_terminal(ready, "approach", "gus") as terminal:
        terminal.answer("Which friend? Who told you about Gus?", "tom")
        terminal.asked("Tom Sample told you of them.").answer("Ask Tom for an introduction first?", "")
        terminal.asked("Request for an introduction, to Tom Sample").type("\x03")
        terminal.end()
    assert ready.json("mentor", "show", "gus")["introduced_by"] == "Tom Sample"


@pytest.mark.parametrize("familiar", ["stranger", "known"])
def test_how_somebody_of_one_name_is_greeted_is_asked(ready: Cli, familiar: str) -> None:
    person(ready, "Maier", "--familiar", familiar, "--line", "outside")
    with at_terminal(ready, "approach", "maier") as terminal:
        terminal.answer("How do your letters to them begin?", "1").asked("A letter cannot begin with '1'.")
        terminal.answer("How do your letters to them begin?", "Dear Ms Maier").asked("Dear Ms Maier,")
        terminal.type("\x03")
        terminal.end()
    assert ready.json("mentor", "show", "maier")["greeting"] == "Dear Ms Maier"


def test_who_is_told_by_whom_they_belong_to_is_named_whole_and_not_greeted_by_it(ready: Cli) -> None:
    person(ready, "Jonas's sister", "--line", "outside")
    with at_terminal(ready, "approach", "jonas") as terminal:
        terminal.asked("Do you and Jonas's sister know each other?").answer("Do you and", "3")
        terminal.asked("Hello,").type("\x03")
        terminal.end()
        assert "Dear Jonas" not in terminal.text


@pytest.mark.parametrize(
    "manager",
    [
        *(
            "Dr. Sheila Marsh",
            "Marsh, Sheila",
            "Ms Marsh",
            "Sheila Marsh, director",
            "my boss Sheila",
            "Sheila",
        ),
        "sheila@example.org",
    ],
)
def test_ones_manager_is_known_however_they_are_called(ready: Cli, manager: str) -> None:
    ready.ok("profile", "edit", "--manager", manager)
    ready.ok("mentor", "add", "Sheila Marsh", "--email", "sheila@example.org", "--supports", "lead")
    ready.ok("mentor", "add", "Ann Sample", "--supports", "lead", "--line", "outside")
    assert ready.json("approach", "--set", "why=your calm")["mentor"] == "ann-sample"


def test_my_boss_beside_a_name_is_ones_manager_and_an_old_one_is_not(ready: Cli) -> None:
    ready.ok("mentor", "add", "Bernd Sample", "--notes", "my boss. head of nursing")
    ready.ok("mentor", "add", "Carla Sample", "--notes", "my old boss")
    ready.ok("mentor", "add", "Dan Sample", "--notes", "my boss's husband")
    lines = {m["name"]: m["line"] for m in ready.json("mentor", "list")}
    assert lines == {"Bernd Sample": "manager", "Carla Sample": None, "Dan Sample": None}


def test_a_memory_of_long_ago_is_no_ground_for_the_request(ready: Cli) -> None:
    person(ready, "Tom Sample", "--familiar", "known", "--line", "outside")
    ready.ok("log", "tom", "coffee", "--on", "2025-03-01")
    with at_terminal(ready, "approach", "tom") as terminal:
        terminal.asked("How would you begin")
        assert "Is it time to ask them" not in terminal.text
        terminal.type("\x03")
        terminal.end()


@pytest.mark.parametrize(
    ("sorry", "begins"),
    [
        ("Ten months without a word, and I know it", "Ten months without a word, and I know it.\n"),
        ("our daughter was born", "Our daughter was born.\n"),
    ],
)
def test_after_a_long_silence_ones_own_words_begin_the_letter(ready: Cli, sorry: str, begins: str) -> None:
    person(ready, "Tom Sample", "--stage", "active", "--on", "2024-06-01", "--last-contact", "2025-03-01")
    letter = ready.json("approach", "tom", "--template", "catch-up", "--set", f"sorry={sorry}")["body"]
    assert letter.startswith(f"Dear Tom,\n\n{begins}")


def test_a_request_for_an_introduction_names_whom_it_is_about_and_what_they_could_do(ready: Cli) -> None:
    person(ready, "Tom Sample", "--familiar", "known", "--line", "outside")
    stranger(ready, "Ute Sample", "--introduced-by", "Tom Sample")
    said = ("--set", "whom=Ute Sample", "--set", "favour=hand her the letter I enclose")
    letter = ready.json("approach", "tom", "--template", "referral", *said, "--set", "heard=She runs a shop")
    assert "You know Ute Sample. She runs a shop. Could you hand her the letter I enclose?" in letter["body"]
    assert "pass on" not in letter["body"], "the letter is there already"
    assert letter["subject"] == "A question about Ute Sample"
    with at_terminal(ready, "approach", "tom", "--template", "referral", "--again") as terminal:
        terminal.asked("Who would you like to be introduced to?").asked("Enter: Ute Sample").type("\x03")
        terminal.end()


def test_of_several_scripts_at_once_only_one_drafts_a_letter_or_plans_a_meeting(ready: Cli) -> None:
    stranger(ready)
    for words in (
        ("approach", "nils", "--set", "why=your talk"),
        ("meeting", "plan", "nils", "--when", "2026-03-13 15:00"),
    ):
        with ThreadPoolExecutor(4) as four:
            codes = [one.code for one in four.map(lambda words: ready(*words), [words] * 4)]
        assert sorted(codes) == [0, 4, 4, 4]
    assert len(ready.json("outreach", "list")) == 1
    assert len(ready.json("meeting", "list")) == 1


@pytest.mark.parametrize("name", ["Bernd Boss-Smith", "Anna Bernd", "Carl Boss"])
def test_who_shares_a_part_of_the_managers_name_is_not_the_manager(ready: Cli, name: str) -> None:
    ready.ok("profile", "edit", "--manager", "Bernd Boss")
    ready.ok("mentor", "add", name, "--supports", "lead", "--first-name", "Bernie")
    assert "I'm coming to you" not in ready.json("approach", "--set", "why=your calm")["body"]


@pytest.mark.parametrize("value", ["subject=Hi\nBcc: me", "greeting=Hi\nBcc: me", "whom=Olga\nBcc: me"])
def test_a_subject_a_greeting_and_a_name_are_one_line(ready: Cli, value: str) -> None:
    stranger(ready)
    ready.expect_refused(2, "approach", "nils", "--set", "why=your talk", "--set", value)


def test_thanks_for_a_no_go_to_who_said_no(ready: Cli) -> None:
    stranger(ready)
    ready.expect_refused(3, "approach", "--template", "thanks-for-a-no")
    stranger(ready, "Zoe Sample", "--stage", "approached", "--on", YEAR)
    ready.ok("happened", "zoe", "said no")
    assert ready.json("approach", "--template", "thanks-for-a-no")["mentor"] == "zoe-sample"


def test_an_office_is_greeted_by_no_name_and_a_question_is_passed_on_beside_what_is_enclosed(
    ready: Cli,
) -> None:
    stranger(ready, "The mentoring office")
    said = ("--set", "why=your programme", "--set", "topic=mentoring")
    assert ready.json("approach", "the-mentoring-office", *said)["body"].startswith("Hello,")
    person(ready, "Tom Sample", "--familiar", "known", "--line", "outside")
    more = ("--set", "more=I enclose my CV as a note", "--set", "question=how do you say no?")
    letter = ready.json("approach", "tom", "--template", "referral", "--set", "whom=Ute Sample", *more)
    assert "Could I ask you how you say no?" in letter["body"]


def test_from_its_words_one_goes_back_to_who_writes_and_how_it_begins(cli: Cli) -> None:
    cli.answer_purpose()
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    words = ("--supports", "lead", "--line", "outside", "--familiar", "stranger", "--email", "p@example.org")
    cli.ok("mentor", "add", "Peter Sample", *words)
    with at_terminal(cli, "approach", "peter") as terminal:
        terminal.answer("letters to them begin", "").answer("What do you do?", "a bit shy")
        terminal.answer("Where do you work?", "the clinic").answer("Why ", "your talk on rotas")
        terminal.answer("Who are you, to them", "<").answer("Why ", "<")
        terminal.answer("What would you like to talk about", "<")
        terminal.asked("Enter: the clinic").answer("Where do you work?", "<")
        terminal.asked("Enter: a bit shy").answer("What do you do?", "<")
        terminal.answer("letters to them begin", "<").asked("This is the first question.")
        terminal.answer("letters to them begin", "mr").answer("What do you do?", "nurse")
        terminal.answer("Where do you work?", "").answer("What would you like to talk about", "")
        terminal.asked("Enter: your talk on rotas").reason("").nothing_more().key("l later d discard", "l")
        assert terminal.end() == 0
    (letter,) = cli.json("outreach", "list")
    assert letter["body"].startswith("Dear Mr Sample,")
    assert "I'm Sam Sample, a nurse at the clinic." in letter["body"]
    assert cli.json("profile", "show")["role"] == "nurse"


def test_what_was_said_of_oneself_is_put_right_on_the_way_to_the_next_letter(cli: Cli) -> None:
    cli.answer_purpose("a bit shy")
    words = ("--line", "outside", "--familiar", "stranger", "--first-name", "Peter")
    cli.ok("mentor", "add", "Peter Sample", *words, "--email", "p@example.org")
    with at_terminal(cli, "approach", "peter") as terminal:
        terminal.answer("What would you like to talk about", "<").answer("Where do you work?", "<")
        terminal.asked("Enter: a bit shy").answer("What do you do?", "nurse").asked("Where do you work?")
    assert cli.json("profile", "show")["role"] == "nurse"


def test_what_a_first_letter_is_about_is_asked_where_another_need_fits_them_better(ready: Cli) -> None:
    ready.ok("need", "add", "Say no kindly", "--knowing", "how", "--priority", "1")
    for name in ("Tom Sample", "Ute Sample"):
        person(ready, name, "--supports", "say", "--familiar", "known", "--line", "outside")
    ready.ok("mentor", "edit", "tom", "--skill", "say no")
    with at_terminal(ready, "approach", "tom") as terminal:
        terminal.asked("Enter: Say no kindly").answer("What would you ask Tom about?", "")
        terminal.asked("about saying no kindly")
    with at_terminal(ready, "approach", "ute") as terminal:
        terminal.asked("about leading a team")
        assert "What would you ask" not in terminal.said, "both fit alike, and one is more urgent"
    ready.ok("need", "edit", "say", "--priority", "2")
    with at_terminal(ready, "approach", "ute") as terminal:
        terminal.answer("What would you ask Ute about?", "2").asked("about saying no kindly")
    assert ready.json("approach", "tom", "--set", "why=kind")["need"] == "lead-a-team", "as scripts rely on"

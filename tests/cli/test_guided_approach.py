"""``approach`` on a real terminal: gates, blanks, the letter, and what becomes of it."""

from __future__ import annotations

import base64
import email
import re
import time
from email.policy import default

import pytest

from tests.cli.terminal import CTRL_C, CTRL_D, ESC, Terminal, at_terminal, editor, kept_texts, tables
from tests.support import Cli, Golden

WHY = "Why"  # … this person, by name or not
KEYS = "l later d discard"
SENT = "mentorfolio outreach sent julie-sample"


@pytest.fixture
def ready(cli: Cli) -> Cli:
    """Two candidates for a need, the second one ranked first."""
    cli.answer_purpose("team lead")
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    cli.ok(
        "mentor",
        "add",
        "Dana Sample",
        "--email",
        "dana@example.org",
        "--supports",
        "lead",
        "--rank",
        "2",
        "--line",
        "outside",
        "--familiar",
        "stranger",
        "--first-name",
        "Dana",
    )
    cli.ok(
        *(
            "mentor",
            "add",
            "Julie Sample",
            "--supports",
            "lead",
            "--rank",
            "1",
            "--line",
            "outside",
            "--familiar",
            "stranger",
            "--first-name",
            "Julie",
        ),
        *(
            "--email",
            "julie@example.org",
            "--positive",
            "you built a team from nothing",
            "--positive",
            "kind",
        ),
    )
    return cli


def _at_the_keys(terminal: Terminal, *, stranger: bool = True) -> Terminal:
    return terminal.reason("", stranger=stranger).nothing_more().asked(KEYS)


def test_approach_picks_the_next_ranked_and_offers_the_first_positive(ready: Cli) -> None:
    with at_terminal(ready, "approach") as terminal:
        assert "Julie Sample" in terminal.asked("?").said, "it is not said whom the letter is to"
        terminal.asked("Enter: you built a team from nothing").answer(WHY, "")
        terminal.nothing_more(0).key(KEYS, "l")
        assert terminal.end() == 0
        assert terminal.restored
        assert terminal.news.endswith(SENT)
    (letter,) = ready.json("outreach", "list")
    assert (letter["mentor"], letter["state"]) == ("julie-sample", "draft")
    assert "you built a team from nothing" in letter["body"]


def test_approach_says_once_what_to_type_when_the_letter_is_sent(ready: Cli) -> None:
    with at_terminal(ready, "approach") as terminal:
        _at_the_keys(terminal).key(KEYS, "l")
        assert terminal.end() == 0
        assert terminal.lines[-2].endswith(SENT) or terminal.lines[-1].endswith(SENT)
        assert terminal.said.count(SENT) == 1, terminal.text


def test_the_letter_stands_flush_left_with_its_hints_below(ready: Cli) -> None:
    with at_terminal(ready, "approach", "--set", "why=kind of you, really? truly?") as terminal:
        terminal.asked(KEYS)
        lines = terminal.lines
    assert "To: julie@example.org" in lines
    assert "Subject: 15 minutes on leading a team?" in lines
    start = lines.index("Dear Julie,")
    end = lines.index("Sam Sample")
    assert all(not text.startswith((" ", "│", "|")) for text in lines[start:end])
    assert lines[start - 1] == ""
    assert lines[start - 4] == "" or start < 4, "the letter sticks to what stands above it"
    hints = [text for text in lines[end:] if text.startswith("→ ")]
    assert hints, terminal.text
    assert "nothing was sent" in terminal.said


def test_the_name_that_signs_the_letter_is_asked_for(cli: Cli) -> None:
    purpose = ("--purpose", "p", "--context", "skills", "--looking-for", "l", "--effective-mentee", "e")
    cli.ok("init", *purpose)
    cli.ok(
        "mentor",
        "add",
        "Julie Sample",
        "--line",
        "outside",
        "--email",
        "j@example.org",
        "--familiar",
        "stranger",
        "--first-name",
        "Julie",
    )
    with at_terminal(cli, "approach") as terminal:
        for _ in range(4):
            terminal.asked("?")
            if "your name?" in terminal.news:
                terminal.answer("", "Sam Sample")
            else:
                terminal.answer("", "teams")
        terminal.reason("teams").nothing_more().asked(KEYS)
        assert "[your name]" not in terminal.text
        assert "I'm Sam Sample, teams at teams." in terminal.said
    assert tables(cli)["profile"][0]["name"] == "Sam Sample"


def test_the_open_purpose_questions_are_asked_before_the_first_letter(ready: Cli) -> None:
    ready.ok("init", "--purpose", "", "--looking-for", "")
    with at_terminal(ready, "approach") as terminal:
        terminal.answer("Why are you looking", "lead well").answer(
            "What do you want in a mentor?", "plain words"
        )
        _at_the_keys(terminal).key(KEYS, "l")
        assert terminal.end() == 0
    assert ready.json("profile", "show")["purpose"] == "lead well"


def test_the_purpose_may_be_left_open_where_enter_is_said_to_skip(ready: Cli) -> None:
    ready.ok("init", "--purpose", "")
    with at_terminal(ready, "approach") as terminal:
        terminal.answer("Why are you looking", "")
        _at_the_keys(terminal).key(KEYS, "l")
        assert terminal.end() == 0
    assert tables(ready)["outreach"][0]["passed"] == {"purpose": "left open"}
    ready.expect_refused(5, "approach", "--again", "--set", "why=your calm")


def test_a_purpose_left_open_before_one_letter_is_not_asked_for_before_the_next(ready: Cli) -> None:
    ready.ok("init", "--purpose", "")
    with at_terminal(ready, "approach") as terminal:
        terminal.answer("Why are you looking", "")
        _at_the_keys(terminal).key(KEYS, "l")
        assert terminal.end() == 0
    with at_terminal(ready, "approach", "dana") as terminal:
        terminal.asked("Why Dana?")
        assert "Why are you looking" not in terminal.text


def test_the_manager_is_asked_about_and_bad_days_are_refused_as_the_option_does(ready: Cli) -> None:
    ready.ok("mentor", "edit", "julie", "--line", "direct-line")
    tell = "When did you tell your manager?"
    with at_terminal(ready, "approach") as terminal:
        for bad in ("1/2/2025", "tomorrow", "whenever"):
            refused = ready("approach", "julie", "--manager-informed", bad).err.splitlines()[0]
            terminal.answer(tell, bad).asked(tell)
            assert refused in terminal.news
        terminal.answer(tell, "mon")
        _at_the_keys(terminal, stranger=False).key(KEYS, "l")
        assert terminal.end() == 0
    assert ready.json("mentor", "show", "julie")["manager_informed"] == "2026-01-19"
    with at_terminal(ready, "approach", "julie") as terminal:
        terminal.asked("?")
        assert tell not in terminal.said, "asked twice"


def test_another_first_letter_still_waiting_is_said_and_can_be_overruled(ready: Cli) -> None:
    ready.ok("approach", "dana", "--set", "why=x")
    ready.ok("outreach", "sent", "dana")
    with at_terminal(ready, "approach") as terminal:
        terminal.asked("not answered yet").asked("Write anyway?")
        assert "Enter skips" not in terminal.said, "it stops, as the question says"
        terminal.answer("Write anyway?", "she leaves on Friday")
        _at_the_keys(terminal).key(KEYS, "l")
        assert terminal.end() == 0
    julies = [x for x in tables(ready)["outreach"] if x["mentor"] == "julie-sample"]
    assert julies[0]["passed"] == {"open-contact": "she leaves on Friday"}


def test_a_value_without_which_there_is_no_letter_is_asked_until_it_is_there(ready: Cli) -> None:
    with at_terminal(ready, "approach", "dana") as terminal:
        terminal.answer(WHY, "").asked("This one needs an answer.").answer(WHY, "?")
        terminal.asked("One true, specific thing").answer("", "[red]plain[/red] words :smile:")
        terminal.nothing_more(0).asked(KEYS)
        assert "[red]plain[/red] words :smile:." in terminal.said


def test_what_an_option_says_is_not_asked(ready: Cli) -> None:
    with at_terminal(ready, "approach", "dana", "--set", "why=kind") as terminal:
        terminal.asked(KEYS)
        assert "?" not in terminal.said.split("Subject:")[0]


def test_the_draft_that_is_there_is_offered_and_no_second_one_written(ready: Cli) -> None:
    ready.ok("approach", "julie", "--set", "why=kind")
    (letter,) = ready.json("outreach", "list")
    with at_terminal(ready, "approach") as terminal:
        terminal.asked("Wed 21 Jan").answer("Carry on with it?", "").key(KEYS, "l")
        assert terminal.end() == 0
    assert ready.json("outreach", "list") == [letter]
    with at_terminal(ready, "approach") as terminal:
        terminal.answer("Carry on with it?", "both").reason("").nothing_more().key(KEYS, "l")
        assert terminal.end() == 0
        # Two drafts to one person: now the letter is named by its id.
        newest = next(x["id"] for x in ready.json("outreach", "list") if x["id"] != letter["id"])
        assert terminal.news.endswith(f"mentorfolio outreach sent {newest}")


@pytest.mark.parametrize("key", ["l", "L", "q", ESC, "\r"])
def test_later_keeps_the_draft_and_says_where(ready: Cli, key: str) -> None:
    with at_terminal(ready, "approach", "julie", "--set", "why=kind") as terminal:
        terminal.key(KEYS, key)
        assert terminal.end() == 0
        assert "mentorfolio outreach show julie-sample" in terminal.news
        assert terminal.restored
    assert ready.json("outreach", "show", "julie")["state"] == "draft"


@pytest.mark.parametrize("key", ["x", "?", f"{ESC}[A", "é"])
def test_a_wrong_key_does_nothing_and_says_what_the_keys_are(ready: Cli, key: str) -> None:
    with at_terminal(ready, "approach", "julie", "--set", "why=kind") as terminal:
        terminal.asked("What now? One key; Enter means later").key(KEYS, key).asked("m mail").asked(
            "d discard"
        )
        assert ("none of them" in terminal.news) == (key != "?")
        assert ("open it in your mail program" in terminal.news) == (key == "?")
        assert "What now?" in terminal.news, "the question stands there again"
        assert ready.json("outreach", "show", "julie")["state"] == "draft"


def test_no_key_is_parted_from_its_word_on_a_phone(ready: Cli) -> None:
    with at_terminal(ready, "approach", "julie", "--set", "why=kind", columns=40) as terminal:
        terminal.asked(KEYS)
        for word in ("m mail", "c copy", "f fix", "e edit", "r reword", "l later", "d discard"):
            assert any(word in text for text in terminal.lines), terminal.text


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D], ids=["^C", "^D"])
def test_leaving_at_the_keys_keeps_the_draft_and_the_terminal(ready: Cli, key: str, golden: Golden) -> None:
    with at_terminal(ready, "approach", "julie", "--set", "why=kind") as terminal:
        terminal.key(KEYS, key)
        assert terminal.end() == 130
        golden(terminal.news)
        assert terminal.restored
    assert ready.json("outreach", "show", "julie")["state"] == "draft"


def test_copy_hands_the_letter_to_the_terminal_itself(ready: Cli) -> None:
    with at_terminal(ready, "approach", "julie", "--set", "why=kind — and Zoë") as terminal:
        terminal.key(KEYS, "c")
        assert terminal.end() == 0
        assert "clipboard" in terminal.news
        assert terminal.news.endswith(SENT)
    code = re.search(r"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07", terminal.raw)
    assert code, repr(terminal.raw)
    assert base64.b64decode(code[1]).decode() == ready.json("outreach", "show", "julie")["body"]


def test_copy_uses_the_desktop_where_there_is_one(ready: Cli) -> None:
    programs = ready.home / "bin"
    programs.mkdir()
    script = programs / "wl-copy"
    script.write_text(f'#!/bin/sh\ncat > "{ready.home}/copied"\n', encoding="utf-8")
    script.chmod(0o700)
    path = f"{programs}:{ready.environment['PATH']}"
    with at_terminal(
        ready, "approach", "julie", "--set", "why=kind", PATH=path, WAYLAND_DISPLAY="w"
    ) as terminal:
        terminal.key(KEYS, "c")
        assert terminal.end() == 0
        assert "]52;" not in terminal.raw
    copied = (ready.home / "copied").read_text(encoding="utf-8")
    assert copied == ready.json("outreach", "show", "julie")["body"]


def test_mail_without_a_desktop_says_so_and_leaves_a_file_for_the_mail_program(ready: Cli) -> None:
    with at_terminal(ready, "approach", "julie", "--set", "why=kind") as terminal:
        terminal.key(KEYS, "m")
        assert terminal.end() == 0
        assert "No mail program" in terminal.news
        assert terminal.news.endswith(SENT)
    (file,) = (ready.home / "letters").iterdir()
    assert file.name in terminal.text.replace("\n", "")
    assert file.stat().st_mode & 0o777 == 0o600
    message = email.message_from_bytes(file.read_bytes(), policy=default)
    assert (message["To"], message["Subject"], message["X-Unsent"]) == (
        *("Julie Sample <julie@example.org>", "15 minutes on leading a team?", "1"),
    )
    assert ready.json("outreach", "show", "julie")["state"] == "draft"


def test_edit_changes_the_letter_and_shows_it_again_with_its_hints(ready: Cli) -> None:
    script = editor(
        ready.home,
        'sed "s/^Subject:.*/Subject: Zoë [b]x[[b]/; s/Dear Julie/Hello Julie/" "$1" > "$1.n"; mv "$1.n" "$1"',
    )
    with at_terminal(ready, "approach", "julie", "--set", "why=kind", EDITOR=script) as terminal:
        terminal.key(KEYS, "e").asked("Hello Julie,").asked("Subject: Zoë [b]x[[b]").asked("words to Julie")
        terminal.key(KEYS, "l")
        assert terminal.end() == 0
        assert terminal.restored
    letter = ready.json("outreach", "show", "julie")
    assert letter["subject"] == "Zoë [b]x[[b]"
    assert letter["body"].startswith("Hello Julie,")
    assert kept_texts(ready) == []


@pytest.mark.parametrize("pause", [None, 0, 0.1])
def test_an_enter_behind_a_key_does_not_answer_the_next_question(ready: Cli, pause: float | None) -> None:
    def press(terminal: Terminal, seen: str, key: str) -> None:
        terminal.key(seen, key if pause is not None else f"{key}\r")
        if pause is not None:
            time.sleep(pause)
            terminal.type("\r")

    listed = "x is none of them"
    with at_terminal(ready, "approach", "julie", "--set", "why=kind", EDITOR="no-such-editor") as terminal:
        press(terminal, KEYS, "e")
        press(terminal, KEYS, "x")
        press(terminal, listed, "d")
        terminal.answer("Discard this draft?", "y")
        assert terminal.end() == 0
        assert terminal.restored
        assert "mentorfolio outreach show" not in terminal.text
    assert ready.json("outreach", "list") == []


@pytest.mark.parametrize("how", ["fails", "missing", "unreadable", "control"])
def test_a_failed_edit_keeps_the_draft_and_what_was_typed(ready: Cli, how: str) -> None:
    script = {
        "fails": 'echo precious >> "$1"; exit 3',
        "unreadable": 'printf "precious \\377" > "$1"',
        "control": 'printf "Subject: a\\007b\\n\\nprecious\\n" > "$1"',
    }
    command = editor(ready.home, script[how]) if how in script else "no-such-editor --wait"
    ready.ok("approach", "julie", "--set", "why=kind")
    before = ready.json("outreach", "show", "julie")
    with at_terminal(ready, "approach", "julie", EDITOR=command) as terminal:
        terminal.answer("Carry on", "").key(KEYS, "e").asked(KEYS)
        told = terminal.news.replace(" ", "")
        terminal.key(KEYS, "l")
        assert terminal.end() == 0
    assert ready.json("outreach", "show", "julie") == before
    (kept,) = kept_texts(ready)
    assert kept.name in told, "the path of what was typed is not told"
    if how != "missing":
        assert b"precious" in kept.read_bytes()


@pytest.mark.parametrize(("reply", "there"), [("y", False), ("", True), ("n", True), ("<", True)])
def test_discard_asks_first(ready: Cli, reply: str, there: bool) -> None:
    with at_terminal(ready, "approach", "julie", "--set", "why=kind") as terminal:
        terminal.key(KEYS, "d").answer("Discard this draft?", reply)
        if reply == "<":
            terminal.key(KEYS, "l")
        assert terminal.end() == 0
        assert terminal.restored
    assert len(ready.json("outreach", "list")) == there


def test_nobody_left_to_ask_is_told_with_what_to_do(cli: Cli) -> None:
    cli.answer_purpose("team lead")
    with at_terminal(cli, "approach") as terminal:
        assert terminal.end() == 3
        assert "mentorfolio identify" in terminal.said


@pytest.mark.parametrize("words", [("--output", "letter.txt"), ("--format", "eml"), ("--format", "mailto")])
def test_a_letter_asked_for_as_a_file_or_link_offers_no_keys(ready: Cli, words: tuple[str, str]) -> None:
    option, value = words
    value = str(ready.home / value) if option == "--output" else value
    with at_terminal(ready, "approach", "julie", "--set", "why=kind", option, value) as terminal:
        assert terminal.end() == 0
        assert "d discard" not in terminal.text


def test_to_a_stranger_where_a_mentor_works_the_introduction_is_offered_first(cli: Cli) -> None:
    cli.answer_purpose("team lead")
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    cli.ok(
        "mentor", "add", "Ben Sample", *("--stage", "active", "--on", "2026-01-02"), "--organisation", "Works"
    )
    where = ["--organisation", "Works GmbH", "--supports", "lead", "--email", "j@example.org"]
    where += ["--line", "outside", "--familiar", "stranger", "--first-name", "Julie"]
    cli.ok("mentor", "add", "Julie Sample", *where)
    with at_terminal(cli, "approach", "julie") as terminal:
        terminal.answer("Ask Ben for an introduction first?", "y")
        terminal.answer("What is it about, and why that person", "She built the team there.")
        terminal.answer("What would you like them to do", "").answer("What can they send on?", "")
        terminal.answer("How and when", "half an hour by phone").answer("How would you end", "")
        terminal.answer("And the subject?", "").key(KEYS, "l")
        assert terminal.end() == 0
    (letter,) = cli.json("outreach", "list")
    assert (letter["mentor"], letter["kind"]) == ("ben-sample", "referral")
    assert "Julie Sample" in letter["subject"]
    assert "She built the team there." in letter["body"]
    assert "Would you have half an hour by phone?" in letter["body"]
    with at_terminal(cli, "approach", "julie") as terminal:
        terminal.answer("Ask Ben for an introduction first?", "").asked(WHY)


def test_a_contact_where_a_stranger_works_is_offered_and_comes_into_the_portfolio_with_the_letter(
    cli: Cli,
) -> None:
    cli.answer_purpose()
    cli.ok("network", "import", "-", stdin="name,email,organisation\nBen Sample,ben@example.org,Works Ltd\n")
    where = ("--organisation", "Works GmbH", "--source", "professional-body")
    cli.ok(
        "mentor",
        "add",
        "Julie Sample",
        *where,
        "--familiar",
        "stranger",
        "--line",
        "outside",
        "--first-name",
        "Julie",
    )
    with at_terminal(cli, "approach", "julie") as terminal:
        terminal.answer("Ask Ben Sample for an introduction first?", "y").answer(
            "What is it about, and why that", ""
        )
        terminal.answer("What would you like them to do", "")
        terminal.answer("What can they send on?", "").answer("How and when", "")
        terminal.answer("How would you end", "").key(KEYS, "l")
        assert terminal.end() == 0
    (letter,) = cli.json("outreach", "list")
    assert (letter["mentor"], letter["kind"], letter["to"]) == ("ben-sample", "referral", "ben@example.org")
    assert cli.json("network", "show", "ben")["mentor"] == "ben-sample"


def test_a_note_about_them_is_turned_to_them_and_shown_as_the_letter_will_say_it(cli: Cli) -> None:
    cli.answer_purpose("team lead")
    cli.ok("need", "add", "I never learned budgets", "--knowing", "how")
    cli.ok(
        *("mentor", "add", "Prof. Ada Sample", "--supports", "budgets", "--line", "outside"),
        *("--familiar", "stranger", "--email", "ada@example.org"),
        *("--positive", "listens more than she talks"),
    )
    with at_terminal(cli, "approach", "ada") as terminal:
        terminal.asked("Your need: I never learned budgets").answer("What would you like", "read a budget")
        terminal.asked("In a letter it reads: about reading a budget")
        terminal.asked("Enter: you listen more than you talk").answer(
            "Why Prof. Sample?", "she is kind to her ward"
        )
        terminal.asked('"you are kind to your ward"').asked("Enter: you are kind to your ward")
        terminal.answer("Why Prof. Sample?", "")
        terminal.asked("I'm writing because you are kind to your ward.")
        terminal.nothing_more(0).key(KEYS, "l")
        assert terminal.end() == 0
    (letter,) = cli.json("outreach", "list")
    assert letter["body"].startswith("Dear Prof. Sample,\n\nI'm writing because you are kind")
    assert "ask your advice on reading a budget" in letter["body"]
    assert cli.json("need", "show", "budgets")["phrase"] is None, (
        "the next person may be asked something else"
    )


def test_what_a_letter_depends_on_is_asked_once_and_kept(cli: Cli) -> None:
    cli.answer_purpose()
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    cli.ok("mentor", "add", "Julie Sample", "--supports", "lead")
    with at_terminal(cli, "approach", "julie") as terminal:
        terminal.answer("Do you and Julie know each other?", "1").answer("Where does Julie work", "3")
        terminal.answer("An e-mail address for Julie?", "").reason("your rota", known=True)
        terminal.nothing_more(2).key(KEYS, "l")
        assert terminal.end() == 0
    julie = cli.json("mentor", "show", "julie")
    assert (julie["line"], julie["familiar"], julie["standing"]) == ("outside", "known", "known")
    (letter,) = cli.json("outreach", "list")
    assert (letter["template"], letter["channel"]) == ("message", "other")
    with at_terminal(cli, "approach", "julie", "--again") as terminal:
        terminal.asked("An e-mail address for Julie?")
        assert "know each other" not in terminal.said


def test_who_asked_for_later_is_not_written_to_before_without_a_yes(ready: Cli) -> None:
    ready.ok("approach", "julie", "--set", "why=your rota")
    ready.ok("outreach", "sent", "julie")
    ready.ok("outreach", "replied", "julie", "--until", "2026-03-01")
    with at_terminal(ready, "approach", "julie", "--template", "follow-up") as terminal:
        terminal.answer("You meant to wait until", "")
        assert terminal.end() == 5
        assert "left in peace" in terminal.news
        assert "--template not-now" in terminal.news
    assert [x["state"] for x in ready.json("outreach", "list")] == ["replied"]


def test_how_a_stranger_without_a_title_is_greeted_is_asked_once(cli: Cli) -> None:
    cli.answer_purpose("team lead")
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    words = ("--supports", "lead", "--line", "outside", "--familiar", "stranger", "--email", "p@example.org")
    cli.ok("mentor", "add", "Peter Sample", *words)
    with at_terminal(cli, "approach", "peter") as terminal:
        terminal.asked("Enter: Dear Peter").answer("ms: Dear Ms Sample, mr: Dear Mr Sample", "Mr.")
        terminal.reason("your talk on rotas").nothing_more().key(KEYS, "l")
        assert terminal.end() == 0
    (letter,) = cli.json("outreach", "list")
    assert letter["body"].startswith("Dear Mr Sample,")
    with at_terminal(cli, "approach", "peter", "--again") as terminal:
        terminal.asked("Why ")
        assert "letters to them begin" not in terminal.said


def test_going_back_from_a_question_that_stands_alone_asks_it_again(ready: Cli) -> None:
    ready.ok("approach", "julie", "--set", "why=kind")
    with at_terminal(ready, "approach", "julie") as terminal:
        terminal.answer("Carry on with it?", "<").asked("This is the first question.")
        terminal.answer("Carry on with it?", "").key(KEYS, "l")
        assert terminal.end() == 0
    with at_terminal(ready, "happened") as terminal:
        terminal.answer("With whom?", "<").asked("You can't go back from here.").answer("With whom?", "1")
        terminal.asked("What happened with")


def test_going_back_from_what_a_letter_is_about_leads_to_which_letter_it_is(ready: Cli) -> None:
    ready.ok("need", "add", "Say no", "--knowing", "how")
    ready.ok("mentor", "edit", "julie", "--supports", "say")
    ready.ok("log", "julie", "a chat about rotas", "--on", "2026-01-10")
    which, about = "What would you write now?", "What would you ask Julie about?"
    with at_terminal(ready, "approach", "julie") as terminal:
        terminal.answer(which, "1").answer(about, "<").answer(which, "thanks").asked(
            "What has stayed with you"
        )
        assert about not in terminal.news
        terminal.type(CTRL_C)
        assert terminal.end() == 130
    ready.ok("approach", "julie", "--set", "why=kind")
    with at_terminal(ready, "approach", "julie") as terminal:
        terminal.answer(which, "1").answer("Carry on with it?", "<").answer(which, "1")
        terminal.answer("Carry on with it?", "yes").key(KEYS, "l")
        assert terminal.end() == 0
    assert len(ready.json("outreach", "list")) == 1
    assert ready.json("mentor", "show", "julie")["stage"] == "candidate"


def test_going_back_where_a_rule_advises_against_it_writes_nothing(ready: Cli) -> None:
    ready.ok("approach", "dana", "--set", "why=x")
    ready.ok("outreach", "sent", "dana")
    with at_terminal(ready, "approach", "julie") as terminal:
        terminal.answer("Write anyway?", "<")
        assert terminal.end() == 5
    assert len(ready.json("outreach", "list")) == 1


def test_a_letter_cannot_begin_with_a_word_that_is_no_greeting(ready: Cli) -> None:
    for word in ("yes", "!", "...", "I am new as head of kitchens", "How do you say no to a friend"):
        ready.expect_refused(2, "mentor", "edit", "julie", "--greeting", word)
    ready.ok("mentor", "edit", "julie", "--greeting", "My dear friend Julie")
    ready.ok("mentor", "edit", "julie", "--greeting", "Hi Julie!")
    assert ready.json("approach", "julie", "--set", "why=kind")["body"].startswith("Hi Julie,")


def test_who_says_where_they_work_with_what_they_do_is_not_asked_for_it(cli: Cli) -> None:
    cli.answer_purpose()
    cli.ok(
        "mentor",
        "add",
        "Dana Sample",
        "--line",
        "outside",
        "--familiar",
        "stranger",
        "--first-name",
        "Dana",
        "--email",
        "d@example.org",
    )
    with at_terminal(cli, "approach", "dana", "--set", "why=your talk", "--set", "topic=rotas") as terminal:
        terminal.answer("What do you do?", "I'm a vet nurse, nine years now, at Roche's clinic in Galway")
        terminal.until(
            lambda: "l later" in terminal.text or "Where do you work" in terminal.text, "what follows"
        )
        assert "Where do you work?" not in terminal.text
        terminal.type(CTRL_C)
        terminal.end()
    profile = cli.json("profile", "show")
    assert (profile["role"], profile["organisation"]) == ("a vet nurse", "Roche's clinic in Galway")
    letter = cli.json("approach", "dana", "--set", "why=your talk", "--set", "topic=rotas", "--again")
    assert "a vet nurse at Roche's clinic in Galway" in letter["body"]


def test_a_reminder_two_days_after_a_letter_is_asked_about_before_it_is_written(cli: Cli) -> None:
    cli.answer_purpose("engineer")
    cli.ok("mentor", "add", "Julie Sample", "--email", "julie@example.org")
    cli.ok("happened", "julie", "I wrote to her")
    with at_terminal(cli, "approach", "julie", MENTORFOLIO_TODAY="2026-01-23") as terminal:
        terminal.answer("a reminder is due from Fri 30 Jan 2026", "")
        assert terminal.end() == 5, terminal.text
    with at_terminal(cli, "approach", "julie", MENTORFOLIO_TODAY="2026-01-30") as terminal:
        terminal.asked("What is new since you last wrote?")


def test_who_types_only_what_they_do_is_introduced_by_name_in_the_letter(ready: Cli) -> None:
    with at_terminal(ready, "approach", "dana") as terminal:
        terminal.answer("Why Dana?", "I saw your talk.")
        terminal.answer("Who are you, to them?", "Head baker at X")
        terminal.asked("I saw your talk. I'm Sam Sample, head baker at X.")


def test_going_back_from_a_rule_leads_to_what_the_letter_is_about(ready: Cli) -> None:
    ready.ok("need", "add", "Say no", "--knowing", "how")
    ready.ok("mentor", "edit", "julie", "--supports", "say")
    ready.ok("approach", "dana", "--set", "why=x")
    ready.ok("outreach", "sent", "dana")
    about = "What would you ask Julie about?"
    with at_terminal(ready, "approach", "julie") as terminal:
        terminal.answer(about, "lead").answer("Write anyway?", "<")
        terminal.answer(about, "say")
        assert "Write anyway?" not in terminal.news
        _at_the_keys(terminal).key(KEYS, "l")
        assert terminal.end() == 0
    (letter,) = ready.json("outreach", "list", "--state", "draft")
    assert letter["need"] == "say-no"

"""A question stands at one terminal while another command, elsewhere, changes what it is about."""

from __future__ import annotations

import pytest

from tests.cli.terminal import at_terminal, kept_texts, tables
from tests.support import Cli

AFTER = "What would you write now?"
KEYS = "l later d discard"
GONE = {
    "removed": ("mentor", "remove", "eve-sample", "--yes"),
    "purged": ("store", "purge", "eve-sample", "--yes"),
}


@pytest.fixture
def eve(cli: Cli) -> Cli:
    """Somebody one has talked with once."""
    cli.answer_purpose("team lead")
    cli.ok("init", "--name", "Sam Sample", "--email", "sam@example.org")
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    cli.ok(
        "mentor", "add", "Eve Sample", "--email", "eve@example.org", "--line", "outside", "--supports", "lead"
    )
    cli.ok("log", "eve", "how to say no", "--on", "2026-01-14")
    return cli


def test_what_was_noted_elsewhere_stays_when_the_question_after_a_talk_is_answered(eve: Cli) -> None:
    with at_terminal(eve, "approach", "eve") as terminal:
        terminal.asked(AFTER)
        eve.ok("mentor", "edit", "eve", "--phone", "+44 20 7946 0000", "--notes", "prefers mornings")
        terminal.answer(AFTER, "3")
        terminal.asks_more()
    now = eve.json("mentor", "show", "eve")
    assert (now["phone"], now["notes"], now["stage"]) == (
        "+44 20 7946 0000",
        "prefers mornings",
        "conversation",
    )


@pytest.mark.parametrize("gone", GONE.values(), ids=GONE)
def test_who_was_taken_out_elsewhere_does_not_come_back_by_an_answer_about_them(
    eve: Cli, gone: tuple[str, ...]
) -> None:
    with at_terminal(eve, "approach", "eve") as terminal:
        terminal.asked(AFTER)
        eve.ok(*gone)
        terminal.answer(AFTER, "3")
        assert terminal.end() == 3
    assert tables(eve)["mentors"] == []
    eve.ok("store", "check")
    if "purge" in gone:
        kept = [eve.store, *eve.store.with_name(f"{eve.store.name}.backups").iterdir()]
        assert not [path for path in kept if b"eve-sample" in path.read_bytes()]


@pytest.mark.parametrize("about", [("eve",), ("--need", "lead")], ids=["mentor", "need"])
def test_a_thought_about_what_was_removed_meanwhile_is_refused_and_the_portfolio_stays_whole(
    eve: Cli, about: tuple[str, ...]
) -> None:
    gone = GONE["removed"] if about == ("eve",) else ("need", "remove", "lead-a-team", "--yes")
    with at_terminal(eve, "reflect", *about) as terminal:
        terminal.asked("Enter skips")
        eve.ok(*gone)
        terminal.answer("", "she asks before she says anything")
        assert terminal.end() == 3
        (kept,) = kept_texts(eve)
        assert kept.name in terminal.said.replace(" ", "")
    assert kept.read_text("utf-8") == "she asks before she says anything"
    assert tables(eve)["reflections"] == []
    eve.ok("store", "check")


def test_a_thought_that_was_removed_meanwhile_stays_removed_when_it_is_answered_again(eve: Cli) -> None:
    with at_terminal(eve, "reflect", "eve") as terminal:
        terminal.answer("Enter skips", "she asks first")
        terminal.asked("Another question?")
        (thought,) = eve.json("reflect", "--past")
        eve.ok("entry", "remove", thought["id"], "--yes")
        terminal.answer("Another question?", "<").answer("", "she asks a lot")
        assert terminal.end() == 3
    assert tables(eve)["reflections"] == []


def test_a_letter_noted_as_sent_elsewhere_is_not_discarded_by_a_late_yes(eve: Cli) -> None:
    eve.ok("approach", "eve", "--set", "why=your calm")
    with at_terminal(eve, "outreach", "discard", "eve") as terminal:
        terminal.asked("Discard this draft?")
        eve.ok("outreach", "sent", "eve")
        terminal.answer("Discard this draft?", "y")
        assert terminal.end() == 5
    assert [letter["state"] for letter in eve.json("outreach", "list")] == ["sent"]


def test_a_letter_noted_as_sent_elsewhere_is_not_replaced_by_its_questions_asked_again(eve: Cli) -> None:
    eve.ok("approach", "eve", "--set", "why=your calm")
    with at_terminal(eve, "approach", "eve") as terminal:
        terminal.answer(AFTER, "1").answer("There is a draft", "").key(KEYS, "r")
        terminal.asked("")
        eve.ok("outreach", "sent", "eve")
        while KEYS not in terminal.news and terminal.asks_more():
            if KEYS not in terminal.news:
                terminal.answer("", "")
        assert "no longer a draft" in terminal.said
        terminal.key(KEYS, "l")
        assert terminal.end() == 0
    assert [letter["state"] for letter in eve.json("outreach", "list")] == ["sent"]


def test_a_promise_done_elsewhere_stays_done_when_it_is_given_another_day(eve: Cli) -> None:
    eve.ok("action", "add", "eve", "send the plan by fri")
    with at_terminal(eve, "action", "add", "eve", "send the plan by 30 jan") as terminal:
        terminal.asked("Is it the promise")
        eve.ok("action", "done", "plan")
        terminal.answer("Is it the promise", "y")
        assert terminal.end() == 0
    (promise,) = eve.json("action", "list")
    assert (promise["due"], promise["done"]) == ("2026-01-30", "2026-01-21")


def test_a_promise_removed_elsewhere_that_is_given_another_day_is_promised_anew(eve: Cli) -> None:
    kept = eve.json("action", "add", "eve", "send the plan by fri")
    eve.ok("meeting", "plan", "eve", "--when", "2026-01-21")
    with at_terminal(eve, "meeting", "held", "eve") as terminal:
        terminal.answer("What have you done?", "").answer("talk about", "rotas").answer("learn", "")
        terminal.answer("What was promised?", "send the plan by 30 jan").answer("Is it the promise", "y")
        terminal.asked("next meeting")
        eve.ok("action", "remove", kept["id"], "--yes")
        while terminal.asks_more():
            terminal.answer("", "")
    (promise,) = eve.json("action", "list")
    assert (promise["text"], promise["due"]) == ("send the plan", "2026-01-30")


@pytest.mark.parametrize(
    ("words", "before", "question"),
    [
        (("checkin", "eve"), ["4", "4", "4", "4", "4", "4", "", ""], ""),
        (("log", "eve"), [], ""),
        (("gift", "eve"), [], ""),
    ],
    ids=["checkin", "log", "gift"],
)
def test_a_long_note_about_somebody_removed_meanwhile_is_put_aside_and_it_is_told_where(
    eve: Cli, words: tuple[str, ...], before: list[str], question: str
) -> None:
    note = 'she said "ask first", né, and then\\ nothing for a long while'
    with at_terminal(eve, *words) as terminal:
        for number in before:
            terminal.answer("", number)
        terminal.asked(question)
        eve.ok(*GONE["removed"])
        terminal.answer("", note)
        assert terminal.end() == 3
        (kept,) = kept_texts(eve)
        assert kept.name in terminal.said.replace(" ", "")
    assert kept.read_text("utf-8") == note


def test_what_was_saved_before_a_failure_is_not_kept_aside_again(eve: Cli) -> None:
    with at_terminal(eve, "reflect", "eve") as terminal:
        terminal.answer("Enter skips", "the first thought of today").answer("Another question?", "y")
        terminal.asked("")
        eve.ok(*GONE["removed"])
        terminal.answer("", "the second thought of today")
        assert terminal.end() == 3
    (kept,) = kept_texts(eve)
    assert "second" in kept.read_text("utf-8")


def test_who_leaves_or_is_refused_by_a_rule_leaves_no_file_of_what_was_typed(eve: Cli) -> None:
    with at_terminal(eve, "log", "eve") as terminal:
        terminal.answer("", "we will talk about it on 3 February 2027")
        if terminal.asks_more():
            terminal.type("\x03")
        terminal.end()
    assert kept_texts(eve) == []


def test_words_about_somebody_purged_meanwhile_or_later_lie_in_no_file(eve: Cli) -> None:
    with at_terminal(eve, "reflect", "eve") as terminal:
        terminal.asked("Enter skips")
        eve.ok("store", "purge", "eve-sample", "--yes")
        terminal.answer("Enter skips", "she told me that she is ill")
        assert terminal.end() == 3
    assert not [*kept_texts(eve)]


def test_words_put_aside_go_with_whom_they_may_be_about(eve: Cli) -> None:
    with at_terminal(eve, "reflect", "eve") as terminal:
        terminal.asked("Enter skips")
        eve.ok(*GONE["removed"])
        terminal.answer("Enter skips", "she calls it the grid, as nobody else does")
        assert terminal.end() == 3
    (kept,) = kept_texts(eve)
    eve.ok("undo")
    assert str(kept) in str(eve.json("store", "purge", "eve-sample", "--yes")["files"])
    assert not [*kept_texts(eve)]


@pytest.fixture
def met(eve: Cli) -> Cli:
    """A meeting with her this morning, and a promise from before it."""
    eve.ok("action", "add", "eve", "send the plan by fri")
    eve.ok("meeting", "plan", "eve", "--when", "today 9:00")
    return eve


HELD = ("meeting", "held", "eve")


@pytest.mark.parametrize("gone", GONE.values(), ids=GONE)
@pytest.mark.parametrize("answers", [0, 1, 2, 6])
def test_who_was_taken_out_between_two_answers_about_a_meeting_does_not_come_back_by_them(
    met: Cli, answers: int, gone: tuple[str, ...]
) -> None:
    said = [
        "1",
        "what she does on a Monday",
        "ask her before you plan",
        "",
        "",
        "",
        "she listens to everybody",
    ]
    with at_terminal(met, *HELD) as terminal:
        for number, words in enumerate(said):
            terminal.asked("")
            if number == answers:
                met.ok(*gone)
            terminal.answer("", words)
        assert terminal.end() == 3
        if "purge" not in gone:
            (kept,) = kept_texts(met)
            assert kept.name in terminal.said.replace(" ", "")
            assert kept.read_text("utf-8") == "\n\n".join(text for text in said if " " in text)
    assert not [*tables(met)["mentors"], *tables(met)["meetings"], *tables(met)["reflections"]]
    met.ok("store", "check")


def test_what_was_noted_elsewhere_of_a_meeting_stays_when_its_questions_are_answered(met: Cli) -> None:
    with at_terminal(met, *HELD) as terminal:
        terminal.answer("What have you done?", "").asked("What did you talk about?")
        met.ok("meeting", "edit", "eve", "--notes", "bring the plan", "--insight", "she plans on Fridays")
        met.ok("action", "edit", "plan", "--due", "2 feb")
        terminal.answer("", "the rota").answer("learn?", "ask early").answer("promised?", "")
        terminal.answer("", "").answer("", "").answer("", "")
        assert terminal.end() == 0
    meeting = met.json("meeting", "list")[-1]
    assert meeting["notes"] == "bring the plan\nthe rota"
    assert meeting["insights"] == ["she plans on Fridays", "ask early"]
    assert [promise["due"] for promise in met.json("action", "list")] == ["2026-02-02"]


def test_a_meeting_called_off_elsewhere_counts_as_held_once_somebody_says_what_it_was_about(met: Cli) -> None:
    with at_terminal(met, *HELD) as terminal:
        terminal.answer("What have you done?", "").asked("What did you talk about?")
        met.ok("meeting", "cancel", "eve")
        terminal.answer("", "the rota").key("learn?", "\x03")
        assert terminal.end() == 130
    meeting = met.json("meeting", "list")[-1]
    assert (meeting["held"], meeting["cancelled"], meeting["notes"]) == (True, False, "the rota")


def test_an_answer_about_a_meeting_that_is_given_anew_takes_the_place_of_the_first(met: Cli) -> None:
    with at_terminal(met, *HELD) as terminal:
        terminal.answer("What have you done?", "1").answer("What did you talk about?", "the rota")
        terminal.answer("learn?", "<").answer("What did you talk about?", "the budget").answer("learn?", "<")
        terminal.answer("What did you talk about?", "<").answer("What have you done?", "none: she is ill")
        terminal.answer("What did you talk about?", "the budget").key("learn?", "\x03")
        assert terminal.end() == 130
    assert met.json("meeting", "list")[-1]["notes"] == "she is ill\nthe budget"
    assert [promise["done"] for promise in met.json("action", "list")] == [None]


def test_a_draft_that_went_with_whom_it_is_to_is_not_said_to_be_kept_and_its_words_are_put_aside(
    eve: Cli,
) -> None:
    with at_terminal(eve, "approach", "eve", "--template", "thanks") as terminal:
        terminal.answer("", "you told me to ask before I plan").answer("", "")
        while KEYS not in terminal.news and terminal.asks_more():
            if KEYS not in terminal.news:
                terminal.answer("", "")
        eve.ok(*GONE["removed"])
        terminal.key(KEYS, "l")
        assert terminal.end() == 3
        assert "is kept: mentorfolio outreach show" not in terminal.said
    (kept,) = kept_texts(eve)
    assert "you told me to ask before I plan" in kept.read_text("utf-8")


def test_words_for_a_letter_that_is_reworded_are_put_aside_where_its_person_was_removed(eve: Cli) -> None:
    eve.ok("approach", "eve", "--template", "thanks", "--set", "what=your time", "--set", "effect=I slept")
    with at_terminal(eve, "approach", "eve") as terminal:
        terminal.answer(AFTER, "2").answer("There is a draft", "").key(KEYS, "r")
        terminal.asked("")
        eve.ok(*GONE["removed"])
        terminal.answer("", "you told me to ask before I plan")
        while terminal.asks_more():
            terminal.answer("", "")
        assert terminal.end() == 3
    (kept,) = kept_texts(eve)
    assert "you told me to ask before I plan" in kept.read_text("utf-8")


@pytest.mark.parametrize(
    ("form", "elsewhere", "shown", "key"),
    [
        (("need", "edit", "lead"), ("--why", "my team grows"), ("need", "show", "lead"), "why"),
        (("mentor", "edit", "eve"), ("--role", "Head of rail"), ("mentor", "show", "eve"), "role"),
        (("profile", "edit"), ("--role", "Head of rail"), ("profile", "show"), "role"),
    ],
    ids=["need", "mentor", "profile"],
)
def test_who_keeps_an_answer_by_enter_keeps_what_was_said_elsewhere_meanwhile(
    eve: Cli, form: tuple[str, ...], elsewhere: tuple[str, ...], shown: tuple[str, ...], key: str
) -> None:
    with at_terminal(eve, *form) as terminal:
        terminal.asked("")
        eve.ok(*form, *elsewhere)
        while terminal.asks_more():
            terminal.answer("", "")
        assert terminal.end() == 0
    assert eve.json(*shown)[key] == elsewhere[1]

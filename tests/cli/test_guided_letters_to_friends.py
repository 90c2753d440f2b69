"""``approach`` on a real terminal, to whom one knows, has met, or was given."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.terminal import Terminal, at_terminal
from tests.support import Cli

KEYS = "l later d discard"


@pytest.fixture
def nurse(cli: Cli) -> Cli:
    """Somebody with a need, who never said what for."""
    cli.ok("init", "--name", "Wei Ling Sample", "--role", "nurse", "--organisation", "Ward Sample")
    cli.ok("need", "add", "Run a ward", "--knowing", "how")
    return cli


def _to_the_keys(terminal: Terminal, **said: str) -> Terminal:
    """Answer each question that has one of these words in it, by key, and leave out the others."""
    while terminal.asks_more() and KEYS not in terminal.news:
        reply = next((text for words, text in said.items() if words in terminal.news.split()), "")
        terminal.answer("", reply)
    return terminal


@pytest.mark.parametrize(
    ("known", "more"), [(("--phone", "+44 20 7946 0000"), ()), ((), ("--channel", "other"))]
)
def test_a_message_to_a_friend_without_an_address_has_no_subject(
    nurse: Cli, known: tuple[str, ...], more: tuple[str, ...]
) -> None:
    nurse.ok("mentor", "add", "Farah Sample", "--familiar", "known", *known)
    with at_terminal(nurse, "approach", "farah", "--template", "referral", *more) as terminal:
        _to_the_keys(terminal, introduced="Jo Sample").key(KEYS, "r")
        _to_the_keys(terminal).key(KEYS, "l")
        assert terminal.end() == 0
        assert "ubject" not in terminal.said
        assert "--email" not in terminal.said
        assert "Thanks" not in terminal.said
    (letter,) = nurse.json("outreach", "list")
    assert (letter["channel"], letter["subject"]) == ("other", None)


def test_a_first_letter_to_somebody_with_a_telephone_asks_for_no_address(nurse: Cli) -> None:
    nurse.answer_purpose()
    nurse.ok("mentor", "add", "Farah Sample", "--familiar", "known", "--phone", "+44 20 7946 0000")
    with at_terminal(nurse, "approach", "farah") as terminal:
        _to_the_keys(terminal, Why="you run the night shift", talk="rotas").key(KEYS, "l")
        assert terminal.end() == 0
        assert "e-mail address" not in terminal.said
    (letter,) = nurse.json("outreach", "list")
    assert (letter["template"], letter["channel"], letter["subject"]) == ("message", "other", None)


def _talked_with_elsa(nurse: Cli) -> None:
    nurse.ok("mentor", "add", "Elsa Sample", "--email", "elsa@example.org", "--supports", "run")
    nurse.ok("log", "elsa", "the rota", "--on", "2026-01-14")


def test_after_a_talk_that_was_not_the_time_to_ask_thanks_for_it_are_offered(nurse: Cli) -> None:
    _talked_with_elsa(nurse)
    with at_terminal(nurse, "approach", "elsa") as terminal:
        terminal.answer("What would you write now?", "thanks")
        _to_the_keys(terminal).key(KEYS, "l")
        assert terminal.end() == 0
    (letter,) = nurse.json("outreach", "list")
    assert letter["template"] == "thanks"
    with at_terminal(nurse, "approach", "elsa", "--again") as terminal:
        terminal.answer("What would you write now?", "").asked("Do you and Elsa know each other?")


def test_another_talk_with_somebody_is_no_first_conversation_with_the_questions_of_one(nurse: Cli) -> None:
    _talked_with_elsa(nurse)
    with at_terminal(nurse, "approach", "elsa") as terminal:
        terminal.answer("What would you write now?", "1").answer("Do you and Elsa know each other?", "1")
        terminal.asked("How would you begin")
        assert "First" not in terminal.said
        assert "Another talk, to Elsa Sample" in terminal.said
        _to_the_keys(terminal, Why="your calm").key(KEYS, "l")
        assert terminal.end() == 0
    with at_terminal(nurse, "outreach", "sent", "elsa") as terminal:
        assert terminal.end() == 0, "what was not asked before the letter keeps it back"


def test_a_script_is_asked_for_the_purpose_after_a_talk_as_before_it(nurse: Cli) -> None:
    _talked_with_elsa(nurse)
    assert nurse.expect_refused(5, "approach", "elsa", "--set", "why=your calm")["code"] == "purpose"


@pytest.mark.parametrize(("day", "since"), [("", "2026-01-21"), ("1 january", "2026-01-01")])
def test_whom_a_programme_gave_one_gets_a_hello_and_no_first_letter(nurse: Cli, day: str, since: str) -> None:
    nurse.ok("mentor", "add", "Inga Sample", "--email", "inga@example.org", "--form", "formal")
    with at_terminal(nurse, "approach", "inga") as terminal:
        terminal.answer("When was Inga Sample given to you as a mentor?", day)
        _to_the_keys(terminal).key(KEYS, "l")
        assert terminal.end() == 0
    (letter,), inga = nurse.json("outreach", "list"), nurse.json("mentor", "show", "inga")
    assert (letter["template"], inga["stage"], inga["stage_since"]) == ("hello", "active", since)


def test_whom_a_programme_has_not_given_one_yet_gets_a_first_letter(nurse: Cli) -> None:
    nurse.answer_purpose()
    nurse.ok("mentor", "add", "Inga Sample", "--email", "inga@example.org", "--form", "formal")
    with at_terminal(nurse, "approach", "inga") as terminal:
        terminal.answer("When was Inga Sample given to you as a mentor?", "not yet")
        terminal.answer("Where does Inga work", "3").asked("First conversation, to Inga Sample")
    assert nurse.json("mentor", "show", "inga")["stage"] == "candidate"


def test_a_script_writes_the_letter_of_the_stage_to_whom_a_programme_gives_one(nurse: Cli) -> None:
    nurse.answer_purpose()
    nurse.ok("mentor", "add", "Inga Sample", "--email", "inga@example.org", "--form", "formal")
    assert (
        nurse.json("approach", "inga", "--set", "why=your calm", "--set", "topic=rotas")["template"]
        == "first-conversation"
    )


@pytest.mark.parametrize("way", [("--again",), ()])
def test_another_draft_of_a_letter_begins_with_the_words_said_for_the_first(
    nurse: Cli, way: tuple[str, ...]
) -> None:
    nurse.ok("mentor", "add", "Farah Sample", "--familiar", "known", "--email", "f@example.org")
    nurse.ok("log", "farah", "the rota", "--on", "2025-06-01")
    with at_terminal(nurse, "approach", "farah", "--template", "thanks") as terminal:
        _to_the_keys(terminal, stayed="to ask early").key(KEYS, "l")
        assert terminal.end() == 0
    with at_terminal(nurse, "approach", "farah", "--template", "thanks", *way) as terminal:
        if not way:
            terminal.answer("Carry on with it?", "both")
        terminal.asked("Enter: to ask early")
        _to_the_keys(terminal).key(KEYS, "l")
        assert terminal.end() == 0
    assert [("to ask early" in x["body"].lower()) for x in nurse.json("outreach", "list")] == [True, True]


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        (("--familiar", "stranger", "--organisation", "Oslo Sample"), False),
        (("--organisation", "Oslo Sample"), False),
        (("--familiar", "stranger"), False),
        (("--familiar", "stranger", "--timezone", "Europe/Oslo"), False),
        (("--familiar", "known", "--organisation", "Oslo Sample"), True),
    ],
)
def test_where_a_stranger_works_is_asked_only_where_it_may_be_beside_one(
    cli: Cli, told: tuple[str, ...], asked: bool
) -> None:
    cli.answer_purpose("nurse")
    cli.ok("mentor", "add", "Henrik Sample", "--email", "henrik@example.org", "--first-name", "Henrik", *told)
    with at_terminal(cli, "approach", "henrik", "--set", "topic=rotas") as terminal:
        while terminal.asks_more() and "Why Henrik" not in terminal.news:
            terminal.answer("", "3" if "know each other?" in terminal.news else "")
        assert ("Where does Henrik work" in terminal.said) is asked, terminal.text


def test_where_a_stranger_of_ones_own_organisation_works_is_asked(nurse: Cli) -> None:
    nurse.answer_purpose()
    nurse.ok("mentor", "add", "Henrik Sample", "--organisation", "ward sample", "--familiar", "stranger")
    with at_terminal(nurse, "approach", "henrik") as terminal:
        terminal.asked("Where does Henrik work in relation to you?")


def test_of_two_drafts_the_one_that_is_kept_is_named_by_its_id(nurse: Cli) -> None:
    nurse.ok("mentor", "add", "Farah Sample", "--familiar", "known", "--email", "f@example.org")
    nurse.ok("log", "farah", "the rota", "--on", "2025-06-01")
    nurse.ok("approach", "farah", "--template", "thanks")
    with at_terminal(
        nurse, "approach", "farah", "--template", "thanks", "--again", "--set", "more=bye"
    ) as terminal:
        terminal.key(KEYS, "l")
        assert terminal.end() == 0
        said = terminal.said
    (last,) = [x["id"] for x in nurse.json("outreach", "list") if "Bye" in x["body"]]
    assert f"mentorfolio outreach show {last}" in said


def test_the_sentences_to_choose_from_stand_in_their_paragraphs(nurse: Cli) -> None:
    nurse.ok("mentor", "add", "Farah Sample", "--familiar", "known", "--email", "f@example.org")
    nurse.ok("log", "farah", "the rota", "--on", "2025-06-01")
    words = ("--set", "took=you said to ask first. I have, twice")
    with at_terminal(nurse, "approach", "farah", "--template", "thanks", *words) as terminal:
        terminal.key(KEYS, "f").asked("Which one would you change?")
        assert "\n\n  2  Dear Farah,\n\n  3  Thank you for our talk" in terminal.text
        assert "\n  4  You said to ask first.\n  5  I have, twice.\n\n  6  " in terminal.text
        terminal.answer("Which one", "5").answer("In other words?", "/").asked("Which one")
        assert terminal.text.count("\n\n  5  I have, twice.\n") == 1


def _person(nurse: Cli, name: str, familiar: str, *more: str) -> None:
    """Somebody outside of one's organisation who could help with the need."""
    nurse.answer_purpose()
    nurse.ok("mentor", "add", name, "--familiar", familiar, "--supports", "run", "--line", "outside", *more)


def test_a_friend_is_asked_in_three_answers_and_what_one_said_is_all_the_letter_says(nurse: Cli) -> None:
    _person(nurse, "Farah Sample", "known", "--phone", "+44 20 7946 0000")
    told = "I may run the ward from May, and I dread the rota. Could you show me yours?"
    with at_terminal(nurse, "approach", "farah") as terminal:
        terminal.answer("How would you begin", "You drew me a map of the ward on my first day.")
        terminal.answer("What is it about, and what would you like of them?", told)
        terminal.answer("How would you end?", "See you on Friday!").key(KEYS, "l")
        assert terminal.end() == 0
    (letter,) = nurse.json("outreach", "list")
    body = nurse.json("outreach", "show", letter["id"])["body"]
    begun = f"You drew me a map of the ward on my first day. {told}"
    assert body == f"Hi Farah,\n\n{begun}\n\nSee you on Friday!\n\nSam"


def test_who_began_with_the_reason_is_not_asked_for_it_again(nurse: Cli) -> None:
    _person(nurse, "Farah Sample", "known", "--email", "farah@example.org")
    with at_terminal(nurse, "approach", "farah") as terminal:
        terminal.answer("How would you begin", "You ran the night shift when I was new.")
        terminal.answer("What is it about, and", "I may run the ward from May.")
        _to_the_keys(terminal, talk="Could I ring you on Sunday?").key(KEYS, "l")
        assert terminal.end() == 0
    body = nurse.json("outreach", "show", "farah")["body"]
    assert body.count("You ran the night shift when I was new.") == 1


def test_lines_to_be_passed_on_say_whose_they_are(nurse: Cli) -> None:
    _person(nurse, "Farah Sample", "known", "--email", "farah@example.org")
    said = ("--template", "referral", "--set", "whom=Jo Sample", "--anyway", "she knows everybody")
    lines = "I'm a nurse in Leeds, and I'd like to ask you about rotas."
    body = nurse.json("approach", "farah", *said, "--set", f"question={lines}")["body"]
    assert lines in body
    assert "\n\nSam Sample\n\n" in body.split(lines)[1]
    named = nurse.json("approach", "farah", *said, "--again", "--set", f"question={lines} Yours, Sam")["body"]
    assert "Sam Sample" not in named.split("Yours")[1]


def test_one_goes_back_to_the_reason_that_one_gave(nurse: Cli) -> None:
    _person(nurse, "Jo Sample", "stranger", "--email", "jo@example.org")
    with at_terminal(nurse, "approach", "jo") as terminal:
        terminal.answer("How do your letters", "ms").answer("Why Ms Sample?", "I read your talk on rotas.")
        terminal.answer("Who are you", "<").asked("Enter: I read your talk on rotas.").asked("Why Ms Sample?")
        terminal.type("\x03")
        terminal.end()


def test_whoever_would_rather_write_than_be_asked_writes_the_whole_letter(nurse: Cli) -> None:
    _person(nurse, "Farah Sample", "known", "--email", "farah@example.org")
    begun = "You drew me a map of the ward on my first day."
    asks = "I may run it from May, and I lie awake. Would you look at my rota with me? I bring the soup."
    with at_terminal(nurse, "approach", "farah") as terminal:
        terminal.asked("Type o to write it all in your own words").answer("How would you begin", begun)
        terminal.answer("What is it about", "o").asked(f"Enter: {begun}").answer("how does it begin?", "")
        terminal.answer("And the next paragraph?", asks).answer("And the next paragraph?", "")
        terminal.asked("Enter: Thanks,").answer("How do you end it?", "See you on Friday")
        terminal.answer("And the subject?", "Soup, and a rota").key(KEYS, "r")
        terminal.answer("how does it begin?", "").asked("Enter: I may run it").answer("next paragraph?", "")
        terminal.answer("next paragraph?", "It need not be soup.").answer("And the next paragraph?", "")
        terminal.asked("Enter: See you on Friday,").answer("How do you end it?", "")
        terminal.asked("Enter: Soup, and a rota").answer("And the subject?", "").key(KEYS, "l")
        assert terminal.end() == 0
    letter = nurse.json("outreach", "show", "farah")
    assert (
        letter["body"]
        == f"Dear Farah,\n\n{begun}\n\n{asks}\n\nIt need not be soup.\n\nSee you on Friday,\nSam"
    )
    assert letter["subject"] == "Soup, and a rota"


def test_what_stands_above_is_offered_as_the_beginning_of_a_letter_in_own_words(nurse: Cli) -> None:
    _person(nurse, "Farah Sample", "known", "--email", "farah@example.org")
    nurse.ok("mentor", "add", "Elsa Sample", "--introduced-by", "Farah Sample")
    with at_terminal(nurse, "approach", "farah", "--template", "introduction-thanks") as terminal:
        terminal.answer("What came of it", "o").asked("Enter: Thank you for introducing me to Elsa.")
        terminal.answer("how does it begin?", "").answer("And the next paragraph?", "We talked for an hour.")
        terminal.answer("And the next paragraph?", "").asked("How do you end it?")
        told = "Dear Farah,\n\n  Thank you for introducing me to Elsa.\n\n  We talked for an hour."
        assert told in terminal.text, "read as one before it is ended"
        terminal.answer("How do you end it?", "").answer("the subject?", "").key(KEYS, "l")
        assert terminal.end() == 0


def test_own_words_are_taken_where_a_letter_asks_what_it_is_about(cli: Cli) -> None:
    cli.answer_purpose()
    cli.ok(
        "mentor",
        "add",
        "Farah Sample",
        "--familiar",
        "known",
        "--line",
        "outside",
        "--email",
        "farah@example.org",
    )
    with at_terminal(cli, "approach", "farah") as terminal:
        terminal.answer("What would you like to talk about", "o").answer("how does it begin?", "Hello again.")
        terminal.answer("And the next paragraph?", "").answer("How do you end it?", "")
        terminal.answer("the subject?", "").key(KEYS, "l")
        assert terminal.end() == 0
    letter = cli.json("outreach", "show", "farah")
    assert letter["body"].startswith("Dear Farah,\n\nHello again.\n\n")
    assert letter["subject"] == "Could I ask your advice?"


def test_a_long_letter_in_own_words_is_not_asked_to_be_shorter(nurse: Cli) -> None:
    long = " ".join(f"This is sentence {at} of what I would like to tell you about it." for at in range(30))
    assert "sentence 29" in _in_own_words(nurse, long, "", "", "")


def test_thanks_for_an_introduction_tell_what_came_of_it_and_what_it_was_to_one(nurse: Cli) -> None:
    _person(nurse, "Farah Sample", "known", "--email", "farah@example.org")
    nurse.ok("mentor", "add", "Elsa Sample", "--introduced-by", "Farah Sample")
    came = "We talked for an hour.\n\nI count the beds now."
    said = ("--set", f"outcome={came}", "--set", "more=It was one mail of yours.")
    body = nurse.json("approach", "farah", "--template", "introduction-thanks", *said)["body"]
    assert "We talked for an hour.\n\nI count the beds now.\n\nIt was one mail of yours." in body
    assert "please ask" not in body


def test_what_is_left_out_by_a_dash_has_nothing_of_ours_in_its_place(nurse: Cli) -> None:
    _person(nurse, "Jo Sample", "stranger", "--email", "jo@example.org", "--greeting", "Dear Ms Sample")
    asks = "Could you look at my rota, for half an hour, on the 3rd or the 4th?"
    with at_terminal(nurse, "approach", "jo") as terminal:
        terminal.answer("Why Ms Sample?", "I read your talk on rotas.").answer("Who are you", "-")
        terminal.answer("What is it about", "I'm a nurse, and my rota has gaps.").answer(
            "What would you", asks
        )
        terminal.answer("How and when", "-").answer("How would you end?", "-").answer("the subject?", "")
        terminal.key(KEYS, "l")
        assert terminal.end() == 0
    body = nurse.json("outreach", "show", "jo")["body"]
    told = "Dear Ms Sample,\n\nI read your talk on rotas. I'm a nurse, and my rota has gaps."
    assert body.startswith(told)
    assert f"{asks}\n\n" in body
    nurse.ok("outreach", "discard", "Jo Sample", "--yes")
    said = ("--set", "why=your talk", "--set", f"question={asks}", "--set", "how=-", "--set", "more=-")
    assert f"{asks}\n\n" in nurse.json("approach", "jo", *said)["body"], "a script, too"


def test_how_to_talk_is_left_out_without_what_one_asks(nurse: Cli) -> None:
    _person(nurse, "Jo Sample", "stranger", "--email", "jo@example.org", "--greeting", "Dear Ms Sample")
    _person(nurse, "Farah Sample", "known", "--email", "farah@example.org")
    left = ("--set", "how=-", "--set", "more=-", "--set", "why=you taught me to read a rota")
    asks = "I'd like to ask your advice on running a ward.\n\nKind regards"
    assert asks in nurse.json("approach", "jo", *left)["body"]
    assert "Could I ask your advice on running a ward?\n\n" in nurse.json("approach", "farah", *left)["body"]
    message = nurse.json("approach", "farah", "--again", "--template", "message", *left)["body"]
    assert message.rstrip().endswith("Could I ask your advice on running a ward?\n\nSam")


def test_a_plus_alone_is_no_sentence_of_a_letter(nurse: Cli) -> None:
    _in_own_words(nurse, "I read your talk.", "", "", "")
    with at_terminal(nurse, "approach", "jo") as terminal:
        terminal.answer("Carry on with it?", "").key(KEYS, "f").answer("Which one", "3")
        terminal.answer("In other words?", "+").asked("And what stands behind it?")
        terminal.answer("", "").answer("Which one", "").key(KEYS, "l")
        assert terminal.end() == 0
    assert "\n.\n" not in nurse.json("outreach", "show", "jo")["body"]


def test_a_closing_letter_that_is_written_survives_the_end_it_is_for(nurse: Cli) -> None:
    _talked_with_elsa(nurse)
    nurse.ok("mentor", "stage", "elsa", "active", "--on", "today")
    nurse.ok("approach", "elsa", "--template", "closing")
    nurse.ok("approach", "elsa", "--template", "catch-up", "--again")
    with at_terminal(nurse, "mentor", "stage", "elsa", "ended") as terminal:
        terminal.answer("", "1").answer("What did you learn", "").answer("Say hello", "n")
        assert terminal.end() == 0
        assert "Shall I draft" not in terminal.text
        assert "Your closing letter is not sent yet" in terminal.text
    (letter,) = nurse.json("outreach", "list")
    assert letter["kind"] == "closing"


def test_a_closing_letter_offers_no_talk_of_a_day_that_has_passed(nurse: Cli) -> None:
    _talked_with_elsa(nurse)
    nurse.ok("mentor", "stage", "elsa", "active", "--on", "today")
    nurse.ok("meeting", "plan", "elsa", "--when", "2026-01-23 15:00")
    for today, offered in (("2026-01-22", True), ("2026-01-26", False)):
        with at_terminal(nurse, "approach", "elsa", "--template", "closing", "--today", today) as terminal:
            terminal.answer("How does it end?", "").asked("one last talk?").type("\x03")
            terminal.end()
            assert ("use our talk on 23 January" in terminal.text) is offered


@pytest.mark.parametrize("typed", ["o", "1", "w."])
def test_a_key_typed_too_early_is_no_greeting_for_good(nurse: Cli, typed: str) -> None:
    nurse.ok("mentor", "add", "Kit Sample", "--email", "kit@example.org")
    nurse.expect_refused(2, "mentor", "edit", "kit", "--greeting", typed)


def test_a_sentence_is_added_behind_another_and_below_the_greeting(nurse: Cli) -> None:
    _in_own_words(nurse, "I read your talk.", "Could we talk?", "", "", "")
    with at_terminal(nurse, "approach", "jo") as terminal:
        terminal.answer("Carry on with it?", "").key(KEYS, "f").answer("Which one", "3")
        terminal.answer("In other words?", "+ twice, in fact").answer("Which one", "2")
        terminal.answer("In other words?", "+ we don't know each other").answer("Which one", "")
        terminal.key(KEYS, "l")
        assert terminal.end() == 0
    body = nurse.json("outreach", "show", "jo")["body"]
    told = (
        "Dear Ms Sample,\n\nWe don't know each other.\n\nI read your talk. Twice, in fact.\n\nCould we talk?"
    )
    assert body.startswith(told)


def test_news_are_told_and_nobody_is_asked_to_tell_a_mentor_their_own_advice(nurse: Cli) -> None:
    _talked_with_elsa(nurse)
    with at_terminal(nurse, "approach", "elsa", "--template", "news") as terminal:
        terminal.answer("What is your news?", "The rota holds, and I sleep again.")
        terminal.answer("Is there something you would like of them?", "could I watch you plan it?")
        terminal.answer("When would it suit you?", "any Tuesday in March")
        terminal.answer("How would you end?", "").answer("the subject?", "").key(KEYS, "l")
        assert terminal.end() == 0
        assert "advice?" not in terminal.text
    letter = nurse.json("outreach", "show", "elsa")["body"]
    assert "The rota holds, and I sleep again." in letter
    assert "Could I watch you plan it? Any Tuesday in March would suit me." in letter


def test_a_request_after_a_letter_of_thanks_does_not_thank_for_the_talk_again(nurse: Cli) -> None:
    _talked_with_elsa(nurse)
    nurse.ok("approach", "elsa", "--template", "thanks")
    nurse.ok("outreach", "sent", "elsa")
    body = nurse.json("approach", "elsa", "--template", "request-mentoring")["body"]
    assert "Thank you for our talk" not in body
    assert "would you be my mentor" in body


@pytest.mark.parametrize("before", [(), ("o",)])
def test_a_key_typed_too_early_is_no_line_of_a_letter(nurse: Cli, before: tuple[str, ...]) -> None:
    _person(nurse, "Farah Sample", "known", "--email", "farah@example.org")
    with at_terminal(nurse, "approach", "farah") as terminal:
        for answer in before:
            terminal.answer("", answer)
        terminal.answer("", "w").asked("One letter says nothing to them.").type("\x03")
        terminal.end()


def test_advice_on_a_letter_is_not_repeated_after_each_change(nurse: Cli) -> None:
    _person(nurse, "Jo Sample", "stranger", "--email", "jo@example.org", "--greeting", "Dear Ms Sample")
    nurse.ok("approach", "jo", "--set", "why=your talk", "--set", "subject=Rotas")
    with at_terminal(nurse, "approach", "jo") as terminal:
        terminal.answer("Carry on with it?", "").asked("This subject has 1 word").key(KEYS, "f")
        terminal.answer("Which one", "3").answer("In other words?", "+ twice, in fact")
        terminal.answer("Which one", "").key(KEYS, "l")
        assert terminal.end() == 0
        assert terminal.text.count("This subject has 1 word") == 1


def _in_own_words(nurse: Cli, *answers: str, said: tuple[str, ...] = ()) -> str:
    """The letter to Jo of which these are the answers once it is written in own words."""
    _person(nurse, "Jo Sample", "stranger", "--email", "jo@example.org", "--greeting", "Dear Ms Sample")
    with at_terminal(nurse, "approach", "jo", *said) as terminal:
        terminal.answer("Why Ms Sample?", "o")
        for answer in answers:
            terminal.answer("", answer)
        _to_the_keys(terminal).key(KEYS, "l")
        assert terminal.end() == 0
    return str(nurse.json("outreach", "show", "jo")["body"])


def test_what_is_written_stands_alone_where_the_template_is_one_paragraph(nurse: Cli) -> None:
    body = _in_own_words(nurse, "I read your talk.", "Could we talk?", "", said=("--channel", "linkedin"))
    assert body == "Dear Ms Sample,\n\nI read your talk.\n\nCould we talk?\n\nMany thanks,\nSam Sample"


def test_a_greeting_and_a_closing_line_are_written_once(nurse: Cli) -> None:
    body = _in_own_words(nurse, "Dear Ms Sample,", "I read it.", "Best wishes,", "", "Best wishes", "Rotas")
    assert body == "Dear Ms Sample,\n\nI read it.\n\nBest wishes,\nSam Sample"


def test_whoever_stops_in_the_middle_of_a_letter_of_ones_own_keeps_it(nurse: Cli) -> None:
    _person(nurse, "Jo Sample", "stranger", "--email", "jo@example.org", "--greeting", "Dear Ms Sample")
    with at_terminal(nurse, "approach", "jo") as terminal:
        terminal.answer("Why Ms Sample?", "o").answer("how does it begin?", "I read your talk.")
        terminal.asked("And the next paragraph?").type("\x03")
        terminal.until(lambda: KEYS in terminal.news, "the keys below the letter")
        terminal.key(KEYS, "l")
        assert terminal.end() == 0
    assert "I read your talk." in nurse.json("outreach", "show", "jo")["body"]


def test_a_reminder_of_a_letter_of_ones_own_claims_no_topic(nurse: Cli) -> None:
    _in_own_words(nurse, "I read your talk.", "")
    nurse.ok("outreach", "sent", "jo")
    told = nurse.json("approach", "jo", "--template", "follow-up", today="2026-02-10")["body"]
    assert "a little time for me" in told
    assert "running a ward" not in told


def test_a_nickname_greets_no_stranger_with_a_title(nurse: Cli) -> None:
    _person(nurse, "Dr. Amara Sample", "stranger", "--email", "amara@example.org", "--first-name", "Mimi")
    assert nurse.json("approach", "amara", "--set", "why=your talk")["body"].startswith("Dear Dr. Sample,")
    nurse.ok("log", "amara", "about rotas")
    thanks = nurse.json("approach", "amara", "--template", "thanks", "--again")["body"]
    assert thanks.startswith("Dear Mimi,")


def test_who_one_was_is_told_at_the_beginning_when_it_is_typed_once_more(nurse: Cli) -> None:
    _person(nurse, "Farah Sample", "known", "--email", "farah@example.org")
    who = "It's Sam, the student nurse who fainted at her first dressing."
    with at_terminal(nurse, "approach", "farah") as terminal:
        terminal.answer("How would you begin?", who).asked("to keep your words").answer(
            "How would you begin?", "="
        )
        terminal.asked(who).type("\x03")
        terminal.end()


def test_words_of_ones_own_for_the_manager_are_not_signed(nurse: Cli) -> None:
    nurse.answer_purpose()
    nurse.ok("mentor", "add", "Dee Sample", "--line", "manager", "--supports", "run")
    with at_terminal(nurse, "approach", "dee") as terminal:
        terminal.answer("What is it about", "o").answer("how does it begin?", "Could I go to four days?")
        assert "who you are to them" not in terminal.text
        terminal.answer("And the next paragraph?", "").key("l later", "l")
        assert terminal.end() == 0
    assert nurse.json("outreach", "show", "dee")["body"].endswith("\n\nCould I go to four days?")


def test_a_value_of_a_script_is_never_taken_for_the_whole_letter(nurse: Cli) -> None:
    _person(nurse, "Farah Sample", "known", "--email", "farah@example.org")
    said = ("--set", "why=you run the night shift", "--set", "whole=Lines of mine.")
    assert "Lines of mine." not in nurse.json("approach", "farah", *said)["body"]
    nurse.expect_refused(2, "approach", "farah", "--again", "--set", "own words=Lines of mine.")


@pytest.mark.parametrize("typed", ["", "<", "-"])
def test_whoever_writes_nothing_is_asked_after_all(nurse: Cli, typed: str) -> None:
    _person(nurse, "Jo Sample", "stranger", "--email", "jo@example.org")
    with at_terminal(nurse, "approach", "jo") as terminal:
        terminal.answer("How do your letters", "ms").answer("Why Ms Sample?", "o")
        terminal.answer("how does it begin?", typed).asked("Why Ms Sample?").type("\x03")
        terminal.end()


def test_a_stranger_of_whom_a_few_lines_are_wanted_is_asked_for_no_talk(nurse: Cli) -> None:
    _person(nurse, "Jo Sample", "stranger", "--email", "jo@example.org")
    with at_terminal(nurse, "approach", "jo") as terminal:
        terminal.answer("How do your letters", "ms").answer("Why Ms Sample?", "I read your talk on rotas.")
        terminal.answer("Who are you", "").answer("What is it about", "My rota has a gap on Sundays.")
        terminal.answer("What would you like of them?", "Would you fill it? A few lines would be enough.")
        terminal.answer("How would you end?", "").answer("the subject?", "").key(KEYS, "l")
        assert terminal.end() == 0
    body = nurse.json("outreach", "show", "jo")["body"]
    assert "Would you fill it? A few lines would be enough. If you're too busy, I'll understand." in body


def test_a_chat_that_goes_on_is_not_signed(nurse: Cli) -> None:
    _person(nurse, "Farah Sample", "known", "--phone", "+44 20 7946 0000")
    said = (
        "--template",
        "message",
        "--channel",
        "other",
        "--set",
        "why=you run it",
        "--set",
        "more=See you.",
    )
    assert nurse.json("approach", "farah", *said)["body"].endswith("\n\nSam")
    nurse.ok("log", "farah", "the party")
    body = nurse.json("approach", "farah", "--again", *said)["body"]
    assert body.endswith("See you.")


def test_whoever_has_left_a_way_out_is_not_asked_for_a_second_one(nurse: Cli) -> None:
    _person(nurse, "Farah Sample", "known", "--email", "farah@example.org")
    told = (
        "I may run the ward from May. Could you show me your rota? If you have no time, I quite understand."
    )
    with at_terminal(nurse, "approach", "farah") as terminal:
        terminal.answer("How would you begin", "").answer("What is it about, and", f"{told} ")
        _to_the_keys(terminal, talk="").key(KEYS, "l")
        assert terminal.end() == 0
        assert "Anything to end with?" in terminal.text
    body = nurse.json("outreach", "show", "farah")["body"]
    assert "bad time" not in body


def test_a_request_that_tells_what_came_of_their_words_does_not_argue_why_it_is_they_who_are_asked(
    nurse: Cli,
) -> None:
    told = ("--experience", "two", "--interest", "keen")
    _person(nurse, "Farah Sample", "acquainted", "--email", "farah@example.org", *told)
    nurse.ok("log", "farah", "at the fair")
    with at_terminal(nurse, "approach", "farah", "--template", "request-mentoring") as terminal:
        terminal.answer("What has stayed with you", "At the fair you told me to ask the night shift.")
        terminal.answer("What has come of it since", "I asked them, and they were right.")
        terminal.asked("How often would you like to talk").type("\x03")
        terminal.end()


def test_a_letter_that_is_too_long_is_shortened_by_the_numbers_of_its_sentences(nurse: Cli) -> None:
    _person(nurse, "Jo Sample", "stranger", "--email", "jo@example.org")
    long = " ".join(
        f"This is sentence {at} of what I would like to tell you about it today." for at in range(28)
    )
    with at_terminal(nurse, "approach", "jo") as terminal:
        terminal.answer("How do your letters", "ms")
        terminal.answer("Why Ms Sample?", "I read your talk on rotas.").answer("Who are you", "")
        terminal.answer("What is it about, and why now?", long).answer("What would you like of them?", "")
        terminal.answer("How and when would", "").answer("How would you end?", "").answer("the subject?", "")
        terminal.answer("Which sentences could go?", "2 6").asked("A letter needs this: Dear")
        terminal.answer("Which sentences could go?", "6, 7 and 8")
        terminal.key(KEYS, "l")
        assert terminal.end() == 0
    body = nurse.json("outreach", "show", "jo")["body"]
    kept = [at for at in range(18) if f"This is sentence {at} of" in body]
    assert len(kept) == 15
    assert kept[-1] == 17


def test_a_long_letter_that_is_opened_again_is_not_asked_about_again(nurse: Cli) -> None:
    _person(nurse, "Jo Sample", "stranger", "--email", "jo@example.org")
    long = " ".join(f"This is sentence {at} of what I would like to tell you about it." for at in range(12))
    nurse.ok("approach", "jo", "--set", "why=your talk on rotas", "--set", f"now={long}")
    with at_terminal(nurse, "approach", "jo") as terminal:
        terminal.answer("Carry on with it?", "").key(KEYS, "l")
        assert terminal.end() == 0
        assert "could go" not in terminal.said


def test_a_letter_of_the_usual_length_is_not_asked_about(nurse: Cli) -> None:
    _person(nurse, "Jo Sample", "stranger", "--email", "jo@example.org")
    with at_terminal(nurse, "approach", "jo") as terminal:
        _to_the_keys(terminal, Why="I read your talk on rotas.").key(KEYS, "l")
        assert terminal.end() == 0
        assert "could go" not in terminal.said


def test_a_letter_that_one_has_sent_is_noted_by_one_key(nurse: Cli) -> None:
    _person(nurse, "Jo Sample", "stranger", "--email", "jo@example.org")
    with at_terminal(nurse, "approach", "jo") as terminal:
        _to_the_keys(terminal, Why="I read your talk on rotas.").key(KEYS, "w")
        assert terminal.end() == 0
    (letter,) = nurse.json("outreach", "list")
    assert (letter["state"], letter["sent"]) == ("sent", "2026-01-21")
    assert nurse.json("mentor", "show", "jo")["stage"] == "approached"


def test_a_letter_of_ones_own_asks_in_its_own_words_and_only_where_it_says_so(nurse: Cli) -> None:
    nurse.answer_purpose()
    nurse.ok("template", "new", "coffee")
    file = Path(nurse.json("template", "show", "coffee")["path"])
    head = "Needs: cake\nOffers: how if later, more if told, sorry unless later\nAsks cake: Which cake?\n"
    asks = "Asks sorry if later: Sorry again?\nAsks sorry: What are you sorry for?\n"
    text = f"Name: Coffee\nUse: Now.\nKind: thanks\nChannel: email\n{head}{asks}Subject: Cake\n\n"
    file.write_text(
        text + "{{ greeting }},\n\n{{ cake }} {{ how }} {{ more }} {{ sorry }}\n", encoding="utf-8"
    )
    assert nurse.json("template", "show", "coffee")["offers"] == ["how", "more", "sorry"]
    nurse.ok("mentor", "add", "Farah Sample", "--familiar", "known", "--email", "farah@example.org")
    with at_terminal(nurse, "approach", "farah", "--template", "coffee") as terminal:
        terminal.answer("Which cake?", "Carrot, I think.").answer("What are you sorry for?", "All of it.")
        _to_the_keys(terminal).key(KEYS, "l")
        assert terminal.end() == 0
        assert "How and when" not in terminal.said
        assert "How would you end" not in terminal.said
    (letter,) = nurse.json("outreach", "list")
    assert "Carrot, I think." in nurse.json("outreach", "show", letter["id"])["body"]

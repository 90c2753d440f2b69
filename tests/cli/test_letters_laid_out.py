"""What a letter keeps of how its writer laid it out, and thanks, days and closings in their place."""

from __future__ import annotations

import pytest

from tests.cli.terminal import at_terminal
from tests.support import Cli


@pytest.fixture
def ready(cli: Cli) -> Cli:
    cli.answer_purpose("team lead")
    cli.ok("init", "--role", "Potter", "--organisation", "my own workshop in Porto")
    cli.ok("need", "add", "Even glazes", "--knowing", "how")
    return cli


def person(cli: Cli, *more: str) -> None:
    address = ("--email", "jo@example.org")
    cli.ok("mentor", "add", "Jo Sample", *address, "--supports", "glazes", "--line", "outside", *more)


def body(cli: Cli, template: str, **said: str) -> str:
    words = [word for key, text in said.items() for word in ("--set", f"{key}={text}")]
    return str(cli.json("approach", "jo", "--template", template, "--again", *words)["body"])


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("first-conversation", {"why": "I work from your book.\n\nIt has clay on it.", "topic": "ash"}),
        ("first-conversation", {"shared": "We met in Porto.\n\nYou wore red.", "why": "your book"}),
        ("first-conversation", {"why": "your book", "question": "Is it the ash?\n\nOr the kiln?"}),
        ("first-conversation", {"why": "your book", "how": "an hour on Friday\n\nMonday is fine, too"}),
        ("thanks", {"took": "You drew a map.\n\nI have it still."}),
        ("closing", {"took": "You drew a map.\n\nI have it still."}),
        ("news", {"news": "I tried it.\n\nIt held."}),
        ("request-mentoring", {"why": "your calm\n\nNobody else has it"}),
        ("follow-up", {"question": "Is it the ash?\n\nOr the kiln?"}),
    ],
)
def test_an_empty_line_in_a_value_begins_a_paragraph_of_the_letter(
    ready: Cli, template: str, said: dict[str, str]
) -> None:
    person(ready, "--familiar", "known")
    ready.ok("log", "jo", "the glaze")
    value = next(text for text in said.values() if "\n\n" in text)
    before, after = value.split("\n\n")
    paragraphs = body(ready, template, **said).split("\n\n")
    ends = next(at for at, text in enumerate(paragraphs) if before.rstrip(".?")[-8:] in text)
    assert paragraphs[ends + 1].startswith(after.rstrip(".?"))


@pytest.mark.parametrize(
    "template", ["news", "request-mentoring", "follow-up", "hello", "closing", "message"]
)
def test_how_a_letter_closes_can_be_said_in_each(ready: Cli, template: str) -> None:
    person(ready, "--familiar", "stranger")
    assert "\n\nYours respectfully,\n" in body(
        ready, template, regards="Yours respectfully,", why="your book", news="it held", topic="ash"
    )


def test_who_is_greeted_with_hi_gets_no_warm_regards(ready: Cli) -> None:
    person(ready, "--familiar", "known", "--greeting", "Hi Jo", "--stage", "active", "--on", "2026-01-05")
    assert body(ready, "news", news="it held").endswith("\n\nAll the best,\nSam")


def test_a_reminder_names_the_days_that_one_offers(ready: Cli) -> None:
    person(ready, "--familiar", "stranger")
    ready.ok("approach", "jo", "--set", "why=your book", "--set", "topic=ash")
    ready.ok("outreach", "sent", "jo")
    said = body(ready, "follow-up", question="is it the ash?", how="could we talk on 9 November?")
    assert "Is it the ash? Could we talk on 9 November?" in said
    assert "next few weeks" not in said


def test_a_reminder_of_a_letter_written_elsewhere_tells_its_day(ready: Cli) -> None:
    person(ready, "--familiar", "stranger", "--stage", "approached", "--on", "2026-01-05")
    said = body(ready, "follow-up")
    assert "on 5 January I wrote to" in said
    assert "some days ago" not in said


@pytest.mark.parametrize("took", ["you asked me what I earn", "to count first"])
def test_a_request_thanks_for_the_talk_whatever_has_stayed_with_one(ready: Cli, took: str) -> None:
    person(ready, "--familiar", "known", "--stage", "conversation", "--on", "2026-01-10")
    ready.ok("log", "jo", "prices", "--on", "2026-01-12")
    assert body(ready, "request-mentoring", took=took, news="I know it now").count("Thank you") == 1
    thanked = body(ready, "request-mentoring", took=took, news="Thank you for the map, too")
    assert thanked.count("hank") == 1, "once is enough"


def test_who_was_given_to_one_as_a_mentor_is_thanked_in_the_hello(ready: Cli) -> None:
    person(ready, "--form", "formal", "--stage", "active", "--on", "2026-01-20")
    assert "Thank you for taking me on." in body(ready, "hello", why="your book on ash")
    assert body(ready, "hello", why="your book", more="Thank you for doing this.").count("hank") == 1


def test_a_closing_tells_how_long_a_formal_mentoring_was_where_one_talk_is_logged(ready: Cli) -> None:
    person(ready, "--form", "formal", "--familiar", "known", "--stage", "active", "--on", "2025-01-01")
    ready.ok("log", "jo", "our last talk", "--on", "2026-01-12")
    assert "for this year." in body(ready, "closing")


def test_news_has_room_for_a_request_and_its_days(ready: Cli) -> None:
    person(ready, "--familiar", "known", "--stage", "active", "--on", "2026-01-05")
    said = body(ready, "news", news="It held.", question="could I watch you fire?", how="a day in March")
    assert "\n\nCould I watch you fire? Would you have time for a day in March?\n\n" in said
    assert "only wanted you to know" not in said


def test_a_linkedin_note_asks_what_its_writer_asks_and_promises_nothing_else(ready: Cli) -> None:
    person(ready, "--familiar", "stranger")
    said = body(
        ready,
        "linkedin-note",
        why="from Riga, the coffee queue",
        question="is it the ash?",
        how="6 to 17 July",
    )
    assert "You may remember me from Riga, the coffee queue." in said
    assert "is it the ash?" in said
    assert not any(words in said for words in ("two questions", "whenever it suits", "for one reason"))


def test_a_value_that_begins_as_a_sentence_of_ours_is_told_where_it_has_no_place(ready: Cli) -> None:
    person(ready, "--familiar", "stranger")
    ready.ok("approach", "jo", "--set", "why=your book", "--set", "topic=ash")
    ready.ok("outreach", "sent", "jo")
    said = ("--set", "wish=could we talk of the kiln?", "--set", "how=could we talk on 9 November?")
    told = ready.ok("approach", "jo", "--template", "follow-up", *said).err
    assert "no place for 'wish'" in told
    assert "no place for 'how'" not in told


def test_a_closing_line_without_its_comma_gets_one(ready: Cli) -> None:
    person(ready, "--familiar", "known")
    assert body(ready, "thanks", regards="All the best").endswith("\n\nAll the best,\nSam")


def test_a_formal_mentoring_that_lacks_a_few_days_is_a_year(ready: Cli) -> None:
    person(ready, "--form", "formal", "--familiar", "known", "--stage", "active", "--on", "2025-01-24")
    ready.ok("log", "jo", "our last talk", "--on", "2026-01-12")
    assert "for this year." in body(ready, "closing")


def test_a_mentor_given_long_ago_is_not_to_be_greeted_as_a_new_one(ready: Cli) -> None:
    formal = ("--form", "formal", "--stage", "active")
    added = ready.ok("mentor", "add", "Old Sample", *formal, "--on", "2025-03-01").err
    assert "Say hello" not in added
    assert "Say hello" in ready.ok("mentor", "add", "New Sample", *formal, "--on", "2026-01-10").err


def test_mr_van_rooyen_is_offered_with_all_of_his_name(ready: Cli) -> None:
    more = ("--email", "h@example.org", "--supports", "glazes", "--line", "outside", "--familiar", "stranger")
    ready.ok("mentor", "add", "Hendrik van Rooyen", *more)
    with at_terminal(ready, "approach", "hendrik") as terminal:
        terminal.asked("mr: Dear Mr van Rooyen").type("\x03")
        terminal.end()


def test_whom_one_met_by_chance_is_not_asked_for_mentoring_at_enter(ready: Cli) -> None:
    person(ready, "--familiar", "acquainted")
    ready.ok("happened", "jo", "we met in the coffee queue in Riga on 5 January")
    assert ready.json("mentor", "show", "jo")["stage"] == "conversation"
    with at_terminal(ready, "approach", "jo") as terminal:
        terminal.answer("What would you write now?", "").asked("How would you begin?").type("\x03")
        terminal.end()
        assert "First conversation, to Jo Sample" in terminal.text


def test_who_said_yes_to_a_letter_and_talked_is_asked_for_mentoring_at_enter(ready: Cli) -> None:
    person(ready, "--familiar", "stranger")
    ready.ok("approach", "jo", "--set", "why=your book", "--set", "topic=ash")
    ready.ok("outreach", "sent", "jo", "--on", "2026-01-21")
    ready.ok("happened", "jo", "met, about the kiln")
    with at_terminal(ready, "approach", "jo", MENTORFOLIO_TODAY="2026-02-10") as terminal:
        terminal.asked("Enter: to ask them to mentor you").type("\x03")
        terminal.end()


def test_a_closing_after_the_term_is_over_thanks_for_the_time(ready: Cli) -> None:
    person(ready, "--familiar", "known", "--stage", "active", "--on", "2024-01-05")
    for day in ("2025-11-12", "2026-01-12"):
        ready.ok("log", "jo", "the kiln", "--on", day)
    ready.ok("mentor", "stage", "jo", "ended", "--reason", "term over")
    said = body(ready, "closing")
    ends = said.index("The time we agreed on comes to an end this week.")
    assert ends < said.index("Thank you for these two years,")


def test_a_note_has_no_gap_where_the_reason_tells_the_topic(ready: Cli) -> None:
    person(ready, "--familiar", "stranger")
    said = body(ready, "linkedin-note", why="your talk on even glazes", how="by phone on Friday")
    assert "  " not in said
    assert "even glazes. Could we talk by phone on Friday?" in said


def test_news_of_two_paragraphs_has_its_full_stops(ready: Cli) -> None:
    person(ready, "--familiar", "known", "--stage", "active", "--on", "2026-01-05")
    assert "\n\nI waited.\n\nIt worked.\n\n" in body(ready, "news", news="I waited\n\nit worked")


def test_how_it_closes_is_as_it_was_said_also_behind_thanks(ready: Cli) -> None:
    person(ready, "--familiar", "stranger")
    said = {"why": "your book", "more": "Thank you for the apples.", "regards": "Many thanks,"}
    assert body(ready, "first-conversation", **said).endswith("\n\nMany thanks,\nSam Sample")


def test_hiroshi_is_no_hi(ready: Cli) -> None:
    person(ready, "--familiar", "known", "--greeting", "Hiroshi")
    assert "Warm regards," in body(ready, "thanks")


def test_a_reminder_is_about_what_its_letter_was_about(ready: Cli) -> None:
    ready.ok(
        "need", "add", "Council money", "--knowing", "whom", "--phrase", "council money", "--priority", "1"
    )
    person(ready, "--familiar", "stranger")
    ready.ok("approach", "jo", "--need", "council", "--set", "why=your book")
    ready.ok("outreach", "sent", "jo")
    (letter,) = [x for x in ready.json("outreach", "list") if x["kind"] == "first"]
    reminder = ready.json("approach", "jo", today="2026-02-10")
    assert reminder["need"] == letter["need"]
    assert "council money" in reminder["body"]


@pytest.mark.parametrize(
    "took",
    [
        "Never hear bad news standing up is on a card on my desk.",
        "Ask the quiet one first has gone straight into my Monday meeting.",
    ],
)
def test_what_stayed_with_one_is_no_quotation_where_it_is_a_sentence(ready: Cli, took: str) -> None:
    person(ready, "--familiar", "known")
    ready.ok("log", "jo", "the rota")
    assert took in body(ready, "thanks", took=took)


def test_a_question_in_the_place_of_the_reason_stays_one(ready: Cli) -> None:
    person(ready, "--familiar", "stranger")
    assert "How does an item get moved up?" in body(
        ready, "first-conversation", why="how does an item get moved up?"
    )


def test_what_one_does_may_stand_in_two_letters(ready: Cli) -> None:
    ready.ok("profile", "edit", "--role", "I run a small branch library", "--organisation", "")
    person(ready, "--familiar", "stranger")
    ready.ok("approach", "jo", "--set", "why=your book")
    ready.ok("outreach", "sent", "jo")
    again = ready.json("approach", "jo", today="2026-02-10")
    assert "I run a small branch library" in again["body"]
    assert "repeats" not in [hint["code"] for hint in again["hints"]]


def test_whom_one_asks_about_another_need_is_thought_of_for_it(ready: Cli) -> None:
    ready.ok("need", "add", "Council money", "--knowing", "whom", "--phrase", "council money")
    person(ready, "--familiar", "acquainted")
    with at_terminal(ready, "approach", "jo", "--need", "council", "--set", "why=your book") as terminal:
        terminal.key("l later d discard", "l")
        assert terminal.end() == 0
        assert "Jo Sample could help with Council money." in terminal.text
    assert sorted(ready.json("mentor", "show", "jo")["supports"]) == ["council-money", "even-glazes"]


@pytest.mark.parametrize("familiar", ["known", "stranger", "acquainted"])
@pytest.mark.parametrize("more", ["", "No hurry.", "No hurry at all, take whatever time it needs, please."])
@pytest.mark.parametrize("template", ["first-conversation", "message", "follow-up", "news", "closing"])
def test_no_paragraph_begins_with_a_blank_where_the_writer_has_asked_already(
    ready: Cli, familiar: str, more: str, template: str
) -> None:
    person(ready, "--familiar", familiar)
    now = "I fire on my own now. Could we talk for ten minutes on the phone?"
    said = {"why": "I read your book.", "now": now, "news": now, "how": "-"} | (
        {"more": more} if more else {}
    )
    lines = body(ready, template, **said).split("\n")
    assert lines == [line.strip() for line in lines]


def test_a_reminder_whose_talk_is_left_out_asks_for_none(ready: Cli) -> None:
    person(ready, "--familiar", "stranger", "--stage", "approached", "--on", "2026-01-05")
    assert "Could we talk" not in body(ready, "follow-up", how="-")


def test_news_always_thanks_for_the_advice_whatever_else_it_says(ready: Cli) -> None:
    person(ready, "--familiar", "known", "--stage", "active", "--on", "2026-01-05")
    said = body(ready, "news", news="It held.", question="how long do you fire?")
    assert "It held. Thank you for your advice.\n\nHow long do you fire?" in said
    assert "It held. Thank you for your advice.\n\nCome by." in body(
        ready, "news", news="It held.", more="Come by."
    )
    assert "Thank you" not in body(ready, "news", news="It held.", more="I can't thank you enough.")
    asked = body(ready, "news", question="how long do you fire?")
    assert "no need to answer" not in asked, "it asks"


def test_news_without_a_question_is_not_sent_as_one(ready: Cli) -> None:
    person(ready, "--familiar", "known", "--stage", "active", "--on", "2026-01-05")
    said = ("--set", "news=It held.", "--set", "question=I was so sure it would burst")
    assert ready.json("approach", "jo", "--template", "news", *said)["subject"] == "It held"


def test_a_closing_that_asks_for_a_day_says_that_it_is_for_one_last_talk(ready: Cli) -> None:
    person(ready, "--familiar", "known", "--stage", "active", "--on", "2025-09-01")
    ready.ok("log", "jo", "ash", "--on", "2026-01-06")
    said = body(ready, "closing", how="would Thursday suit, by phone?")
    assert (
        "Our mentoring comes to an end, and I'd like to talk with you once more. Would Thursday suit" in said
    )
    assert "once more" not in body(ready, "closing", reason="I move in May.", how="could we meet on Friday?")


def test_a_catch_up_hopes_one_thing_at_a_time(ready: Cli) -> None:
    person(ready, "--familiar", "known", "--stage", "active", "--on", "2025-09-01")
    ready.ok("log", "jo", "ash", "--on", "2026-01-06")
    said = body(ready, "catch-up", wish="I hope the new kiln draws well")
    assert "We last talked on 6 January. I hope the new kiln draws well." in said


@pytest.mark.parametrize(
    ("question", "how", "written"),
    [
        (
            "how did you start?",
            "would Monday suit you?",
            "how did you start? Could we talk? Would Monday suit",
        ),
        (
            "could I watch you fire?",
            "would Monday suit you?",
            "Could I watch you fire? Would Monday suit you?",
        ),
        ("how did you start?", "would Monday suit, over lunch?", "how did you start? Would Monday suit"),
    ],
)
def test_who_is_asked_whether_a_day_suits_is_told_what_for(
    ready: Cli, question: str, how: str, written: str
) -> None:
    person(ready, "--familiar", "known")
    assert written in body(ready, "first-conversation", why="your book", question=question, how=how)


def test_a_letter_that_has_asked_for_a_talk_does_not_ask_again_before_its_day(ready: Cli) -> None:
    person(ready, "--familiar", "known", "--stage", "active", "--on", "2025-09-01")
    said = body(ready, "closing", how="would Monday suit you?")
    assert "I'd like to talk with you once more. Would Monday suit you?" in said
    ready.ok(
        "mentor", "add", "Kit Sample", "--familiar", "stranger", "--stage", "approached", "--on", "2026-01-05"
    )
    words = ("--template", "follow-up", "--set", "how=would Monday suit you?")
    assert "Could we talk?" not in ready.json("approach", "kit", *words)["body"]


def test_who_was_not_heard_of_for_years_gets_warmer_regards_than_thanks(ready: Cli) -> None:
    person(ready, "--familiar", "known", "--last-contact", "2021-05")
    assert "\n\nWarm regards,\nSam" in body(ready, "first-conversation", why="your calm")
    assert body(ready, "first-conversation", why="your calm", regards="Love,").endswith("Love,\nSam")

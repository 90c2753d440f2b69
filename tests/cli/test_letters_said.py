"""Letters from facts as people type them: said to them, in sentences, and from what was recorded."""

from __future__ import annotations

import re

import pytest

from mentorfolio.commands.approach.fields import offered
from tests.cli.terminal import BESIDE, at_terminal
from tests.support import Cli, Golden

KEYS = "l later d discard"
DAN = "he helped my cousin Dan when he lost his job"


@pytest.fixture
def ready(cli: Cli) -> Cli:
    cli.answer_purpose("team lead")
    cli.ok(
        "init", "--role", "Team lead", "--organisation", "Sample Works", "--availability", "Tuesdays after 4"
    )
    cli.ok("need", "add", "Lead a team", "--knowing", "how", "--why", "My team grows to six in May")
    cli.ok("need", "add", "Should I stay in finance", "--knowing", "why")
    return cli


SHORT = ("--template", "first-conversation-short", "--set", "why=your calm")


def person(cli: Cli, name: str, *more: str, need: str = "lead") -> None:
    address = f"{name.split()[0].lower()}@example.org"
    cli.ok("mentor", "add", name, "--supports", need, "--email", address, *more)


def known(cli: Cli, *more: str, need: str = "lead") -> None:
    person(cli, "Julie Sample", "--familiar", "known", "--line", "outside", *more, need=need)


def body(cli: Cli, *words: str) -> str:
    return str(cli.json("approach", "julie", *words)["body"])


@pytest.mark.parametrize(
    ("template", "value", "said"),
    [
        ("news", "advice=She said tell them the same day", "You said tell them the same day."),
        ("news", "news=her tip worked", "Your tip worked."),
        (
            "pause",
            "reason=her trust is merging and she's swamped",
            "Your trust is merging and you're swamped.",
        ),
        ("closing", "took=he kept telling me to ask", "You kept telling me to ask."),
        ("thanks", "took=she showed me how to begin", "You showed me how to begin."),
        ("request-mentoring", "took=she showed me how to begin", "You showed me how to begin."),
    ],
)
def test_a_script_turns_what_is_said_about_them_in_every_value(
    ready: Cli, template: str, value: str, said: str
) -> None:
    known(ready, "--stage", "active", "--on", "2026-01-05")
    assert said in body(ready, "--template", template, "--set", value)


@pytest.mark.parametrize("template", ["first-conversation", "closing", "news"])
def test_a_script_is_refused_where_somebody_else_may_be_meant(ready: Cli, template: str) -> None:
    known(ready)
    key = {"first-conversation": "why", "closing": "took", "news": "advice"}[template]
    error = ready.expect_refused(2, "approach", "julie", "--template", template, "--set", f"{key}={DAN}")
    assert "you helped my cousin Dan when he lost his job" in error["hint"]


def test_what_is_told_of_others_is_no_business_of_the_guard(ready: Cli) -> None:
    known(ready, "--stage", "active", "--on", "2026-01-05")
    news = "I told Declan he was late, and he has been on time since"
    assert news in body(ready, "--template", "news", "--set", f"news={news}")
    whom = "Ben says she knows the board"
    words = ("--template", "referral", "--set", "whom=Ann Sample", "--set", f"why={whom}")
    assert whom in body(ready, *words, "--again")


def test_at_a_terminal_an_option_about_them_is_shown_as_it_will_be_said(ready: Cli) -> None:
    known(ready, "--stage", "active", "--on", "2026-01-05")
    words = ("approach", "julie", "--template", "news", "--set", "advice=she said tell them the same day")
    with at_terminal(ready, *words) as terminal:
        terminal.asked("Enter: you said tell them the same day").answer("Advice?", "")
        terminal.key(KEYS, "l")
        assert terminal.end() == 0
    (letter,) = ready.json("outreach", "list")
    assert "You said tell them the same day." in letter["body"]


def test_at_a_terminal_a_doubtful_note_is_shown_and_enter_takes_nothing(ready: Cli) -> None:
    known(ready, "--positive", DAN)
    with at_terminal(ready, "approach", "julie") as terminal:
        terminal.asked(f"Your note, for your eyes only: {DAN}")
        terminal.reason("", known=True).asked("This one needs an answer.").answer("Why Julie?", DAN)
        terminal.asked("only you know").answer("Why Julie?", "you helped my cousin Dan when he lost his job")
        terminal.asked("I thought of you because you helped my cousin Dan when he lost his job.")


def test_a_need_that_is_a_question_is_asked_about_and_its_words_stay_with_whom_they_were_for(
    ready: Cli,
) -> None:
    known(ready, need="should-i-stay-in-finance")
    with at_terminal(ready, "approach", "julie") as terminal:
        terminal.asked("Your need: Should I stay in finance").asked("Enter: whether to stay in finance")
        terminal.answer("What would you like to talk about", "").reason("your calm", known=True)
        terminal.nothing_more(2).asked(KEYS)
        assert "Could I ask your advice on whether to stay in finance?" in terminal.said
        terminal.key(KEYS, "l")
        assert terminal.end() == 0
    ready.ok("outreach", "sent", "julie")
    assert ready.json("need", "show", "should-i-stay-in-finance")["phrase"] is None
    with at_terminal(ready, "approach", "julie", MENTORFOLIO_TODAY="2026-02-10") as terminal:
        terminal.asked("Follow-up, to Julie Sample").asked("What is new since you last wrote?")
        assert "What would you like to talk about" not in terminal.text


@pytest.mark.parametrize(
    ("said", "offered"),
    [
        ("how Julie left finance", "whether to stay in finance"),
        ("how she left finance", "whether to stay in finance"),
        ("how you left finance", "whether to stay in finance"),
        ("leaving finance", "leaving finance"),
    ],
)
def test_how_a_letter_to_one_person_named_the_need_is_offered_to_the_next_only_if_it_names_nobody(
    ready: Cli, said: str, offered: str
) -> None:
    known(ready, need="should-i-stay-in-finance")
    person(ready, "Kim Sample", "--familiar", "known", "--line", "outside", need="finance")
    ready.ok("approach", "julie", "--set", f"topic={said}", "--set", "why=your calm")
    with at_terminal(ready, "approach", "kim") as terminal:
        terminal.asked("What would you like to talk about").asked(f"Enter: {offered}")


def test_a_script_makes_a_sentence_of_any_need(ready: Cli) -> None:
    known(ready, need="should-i-stay-in-finance")
    letter = ready.json("approach", "julie", "--set", "why=left finance and came back")
    assert letter["subject"] == "15 minutes on whether to stay in finance?"
    assert "you left finance and came back." in letter["body"]
    assert letter["hints"] == []


def test_the_second_note_is_offered_and_why_a_need_matters_is_for_ones_own_eyes(ready: Cli) -> None:
    known(ready, "--positive", "never raises her voice", "--positive", "once drew me a map on an envelope")
    with at_terminal(ready, "approach", "julie") as terminal:
        terminal.asked("for your eyes only: never raises her voice")
        terminal.asked("for your eyes only: My team grows to six in May")
        terminal.asked("Enter: you once drew me a map").answer("How would you begin", "")
        terminal.answer("What is it about, and", "")
        for question in (*BESIDE[2:], "And the subject?"):
            terminal.answer(question, "")
        terminal.key(KEYS, "l")
        assert terminal.end() == 0
    (letter,) = ready.json("outreach", "list")
    assert "You once drew me a map on an envelope." in letter["body"]
    assert "grows to six" not in letter["body"]


def test_a_friend_is_written_to_by_first_name_and_a_stranger_is_told_who_writes(ready: Cli) -> None:
    known(ready)
    assert body(ready, "--set", "why=your calm").endswith("\nSam")
    person(ready, "Kim Sample", "--familiar", "stranger", "--line", "outside")
    letter = ready.json("approach", "kim", "--set", "why=your talk")["body"]
    assert letter.endswith("\nSam Sample")
    assert "I'm Sam Sample, a team lead at Sample Works." in letter
    assert "I'm free Tuesdays after 4, but I can fit in with you." in letter


def test_who_is_met_already_is_not_opened_as_a_stranger_and_a_friend_of_a_friend_has_a_capital(
    ready: Cli,
) -> None:
    person(ready, "Femi", "--familiar", "acquainted", "--introduced-by", "my neighbour Carol")
    letter = ready.json("approach", "femi", "--channel", "other", "--set", "why=we talked at a party")["body"]
    assert letter.startswith(
        "Dear Femi,\n\nMy neighbour Carol gave me your name. This is Sam Sample, a team lead"
    )


def test_in_the_same_place_the_place_is_named_once(ready: Cli) -> None:
    person(ready, "Kim Sample", "--line", "same-organisation")
    letter = ready.json("approach", "kim", "--set", "why=your calm")["body"]
    assert "I'm Sam Sample, a team lead here at Sample Works." in letter


def test_an_ending_leads_to_the_closing_letter_with_its_reason(ready: Cli) -> None:
    known(ready, "--stage", "active", "--on", "2025-01-05")
    why, learnt = "the two years are up", "to ask what I'd miss"
    ready.ok("mentor", "stage", "julie", "ended", "--reason", why, "--learnt", learnt)
    with at_terminal(ready, "approach", "julie") as terminal:
        terminal.asked(f"for your eyes only: {why}").asked(f"for your eyes only: {learnt}")
        terminal.answer("How does it end?", "").answer("Would you like one last talk?", "")
        terminal.answer("What do you take with you", "to ask early").answer("And from then on?", "")
        terminal.answer("And the subject?", "").key(KEYS, "l")
        assert terminal.end() == 0
    (letter,) = ready.json("outreach", "list")
    assert letter["template"] == "closing"
    assert "years are up" not in letter["body"]
    assert "What stays with me is to ask early." in letter["body"]
    ready.ok("outreach", "sent", "julie")
    assert ready.json("approach", "julie")["template"] == "thanks"


def test_long_after_an_ending_nothing_is_closed_any_more(ready: Cli) -> None:
    known(ready, "--stage", "active", "--on", "2025-01-05")
    ready.ok("mentor", "stage", "julie", "ended")
    assert ready.json("approach", "julie", today="2026-06-01")["template"] == "thanks"


def test_a_reminder_on_the_day_of_the_letter_is_told_from_when_one_is_due(ready: Cli) -> None:
    known(ready)
    ready.ok("approach", "julie", "--set", "why=your calm")
    ready.ok("outreach", "sent", "julie")
    early, due = (
        ready.json("approach", "julie"),
        ready.json("approach", "julie", "--again", today="2026-01-30"),
    )
    (told,) = (hint["message"] for hint in early["hints"] if hint["code"] == "early")
    assert told == "The letter went out on Wed 21 Jan 2026; a reminder is due from Fri 30 Jan 2026."
    assert early["template"] == due["template"] == "follow-up"
    assert "early" not in {hint["code"] for hint in due["hints"]}


@pytest.mark.parametrize("answer", [(), ("--until", "2026-03-01")])
def test_what_is_answered_is_never_reminded_of(ready: Cli, answer: tuple[str, ...]) -> None:
    known(ready)
    ready.ok("approach", "julie", "--set", "why=your calm")
    ready.ok("outreach", "sent", "julie")
    assert ready.json("approach", "julie", today="2026-02-02")["template"] == "follow-up"
    draft = next(x["id"] for x in ready.json("outreach", "list") if x["state"] == "draft")
    ready.ok("outreach", "discard", draft, "--yes")
    ready.ok("outreach", "replied", "julie", *answer)
    letter = ready.json("approach", "julie", today="2026-02-02")
    assert letter["template"] == ("not-now" if answer else "thanks")
    assert "once more" not in letter["body"]
    if answer:
        assert "I'll write again in March, and" in letter["body"]
        ready.ok("outreach", "sent", "julie", today="2026-02-02")
        later = ready.json("approach", "julie", today="2026-03-02")
        assert later["body"].count("you asked me to wait until March") == 1


def test_the_name_of_whom_they_introduced_and_the_programme_are_known(ready: Cli) -> None:
    known(ready)
    person(ready, "Bridget Sample", "--introduced-by", "Julie")
    letter = ready.json("approach", "julie", "--template", "introduction-thanks")
    assert letter["subject"] == "Thank you for introducing me to Bridget"
    assert letter["hints"] == []
    formal = ("--form", "formal", "--stage", "active", "--on", "2026-01-12")
    person(ready, "Gareth Sample", *formal, "--introduced-by", "the HR mentoring scheme")
    hello = ready.json("approach", "gareth")["body"]
    assert "I'm Sam Sample, a team lead at Sample Works, and your mentee in the HR mentoring scheme." in hello
    assert "I'm free Tuesdays after 4" in hello


def test_a_moment_of_ones_own_is_no_meeting_to_thank_for(ready: Cli) -> None:
    known(ready, "--stage", "active", "--on", "2026-01-05")
    ready.ok("log", "julie", "her tip worked", "--kind", "moment", "--on", "2026-01-20")
    assert "taking the time" not in body(ready, "--template", "thanks")


def test_a_day_of_another_year_has_its_year(ready: Cli) -> None:
    known(ready, "--stage", "active", "--on", "2024-05-01", "--last-contact", "2024-11-05")
    assert "since we were in touch in November 2024." in body(ready, "--template", "catch-up")


def test_a_retired_person_is_not_asked_where_they_work(ready: Cli) -> None:
    person(ready, "Julie Sample", "--role", "retired chief nurse", "--familiar", "known")
    with at_terminal(ready, "approach", "julie") as terminal:
        terminal.reason("", known=True)
        assert "Where does Julie work" not in terminal.said


@pytest.mark.parametrize(
    ("news", "told"),
    [
        ("he did it in a week", "He did it in a week."),
        ("I waited a day, and she apologised", "I waited a day, and she apologised."),
        ("her tip worked", "Your tip worked."),
    ],
)
def test_news_of_others_stays_news_of_others(cli: Cli, news: str, told: str) -> None:
    cli.answer_purpose()
    cli.ok("mentor", "add", "Beth Sample", "--stage", "active", "--on", "2026-01-02")
    letter = cli.json("approach", "beth", "--template", "news", "--set", f"news={news}")
    assert told in letter["body"]


def test_at_a_terminal_the_same_words_once_more_are_about_somebody_else(ready: Cli) -> None:
    known(ready, "--stage", "active", "--on", "2026-01-05")
    with at_terminal(ready, "approach", "julie", "--template", "thanks") as terminal:
        terminal.answer("What has stayed with you", "to ask him first").asked("to keep your words")
        terminal.answer("What has stayed with you", "to ask him first").answer("What else is there", "")
        terminal.answer("What have you done with it", "I'll tell you how it went").answer("Anything else", "")
        terminal.answer("And the subject?", "").key(KEYS, "l")
        assert terminal.end() == 0
    (letter,) = ready.json("outreach", "list")
    assert "to ask him first. I'll tell you how it went." in letter["body"]
    assert "no need to reply" not in letter["body"]


def test_half_a_sentence_is_shown_as_it_would_read_and_asked_again(ready: Cli) -> None:
    known(ready)
    with at_terminal(ready, "approach", "julie") as terminal:
        terminal.answer("How would you begin", "").answer("What is it about", "because nobody listens to me")
        terminal.asked('"Because nobody listens to me." is only half').answer(
            "What is it about", "nobody listens to me"
        )
        terminal.nothing_more(2).answer("And the subject?", "")
        terminal.key(KEYS, "l")
        assert terminal.end() == 0
    (letter,) = ready.json("outreach", "list")
    assert "Nobody listens to me." in letter["body"]
    with at_terminal(ready, "approach", "julie", "--again", "--template", "message") as terminal:
        terminal.answer("How would you begin", "").answer("What is it about", "because you said so")
        terminal.asked("only half a sentence").answer("What is it about", "=").asked("Because you said so.")


def test_a_request_says_how_often_as_it_was_answered(ready: Cli) -> None:
    known(ready, "--stage", "conversation", "--on", "2026-01-05", "--experience", "two", "--interest", "keen")
    with at_terminal(ready, "approach", "julie") as terminal:
        terminal.answer("What has stayed with you", "").answer(
            "What has come of it since", "turned down two jobs"
        )
        terminal.answer("How often would you like to talk", "An hour every month.")
        terminal.answer("How would you end", "").answer("And the subject?", "").key(KEYS, "l")
        assert terminal.end() == 0
    (letter,) = ready.json("outreach", "list")
    assert (
        "It could be an hour every month, at times that suit you, and I'd bring the questions."
        in letter["body"]
    )
    assert "I turned down two jobs." in letter["body"]


def test_only_an_answer_that_is_nothing_but_nothing_yet_is_left_out(ready: Cli) -> None:
    known(ready, "--stage", "conversation", "--on", "2026-01-05", "--experience", "two", "--interest", "keen")
    with at_terminal(ready, "approach", "julie") as terminal:
        terminal.answer("What has stayed with you", "nothing so far, sorry")
        terminal.answer("What has come of it since", "nothing yet but I was glad you asked")
        terminal.answer("How often would you like to talk", "")
        terminal.answer("How would you end", "").answer("And the subject?", "").key(KEYS, "l")
        assert terminal.end() == 0
    (letter,) = ready.json("outreach", "list")
    assert "Nothing yet but I was glad you asked." in letter["body"]
    assert "so far" not in letter["body"]


def test_of_a_friends_friend_it_is_asked_which_friend_and_the_letter_begins_with_them(ready: Cli) -> None:
    person(ready, "Dan Sample", "--source", "friend-of-friend", "--line", "outside", "--familiar", "stranger")
    with at_terminal(ready, "approach", "dan") as terminal:
        terminal.answer("Which friend? Who told you about Dan?", "Joanna Sample")
        terminal.answer("How do your letters to them begin?", "")
        terminal.reason("Joanna says you're patient with beginners")
        terminal.nothing_more().key(KEYS, "l")
        assert terminal.end() == 0
    (letter,) = ready.json("outreach", "list")
    assert "\n\nJoanna Sample gave me your name and says you're patient with beginners." in letter["body"]


@pytest.mark.parametrize(
    ("answer", "name"),
    [("anna of course, we sing in the same choir", "Anna"), ("my old ward sister", "My old ward sister")],
)
def test_only_the_name_of_the_friend_begins_the_letter(ready: Cli, answer: str, name: str) -> None:
    person(ready, "Dan Sample", "--source", "friend-of-friend", "--line", "outside", "--familiar", "stranger")
    with at_terminal(ready, "approach", "dan") as terminal:
        terminal.answer("Which friend?", "6").asked("A name, please").answer("Which friend?", answer)
        terminal.answer("How do your letters to them begin?", "")
        terminal.reason("your patience with beginners")
        terminal.nothing_more().key(KEYS, "l")
        assert terminal.end() == 0
    (letter,) = ready.json("outreach", "list")
    assert f"\n\n{name} gave me your name" in letter["body"]


@pytest.mark.parametrize(
    ("answer", "name"),
    [
        ("karla, from choir. she says he runs the garden crew", "Karla"),
        ("my neighbour ib, he says Dan ran the garden crew", "My neighbour Ib"),
    ],
)
def test_what_a_friend_says_of_somebody_is_a_note_and_no_part_of_the_friends_name(
    ready: Cli, answer: str, name: str
) -> None:
    person(ready, "Dan Sample", "--source", "friend-of-friend", "--line", "outside", "--familiar", "stranger")
    with at_terminal(ready, "approach", "dan") as terminal:
        terminal.answer("Which friend?", answer).answer("How do your letters to them begin?", "")
        terminal.reason("your patience with beginners")
        terminal.nothing_more().key(KEYS, "l")
        assert terminal.end() == 0
    (letter,) = ready.json("outreach", "list")
    assert f"\n\n{name} gave me your name." in letter["body"]
    assert ready.json("mentor", "show", "dan")["notes"].casefold() == answer.casefold()


@pytest.mark.parametrize("words", ["Anna Sample, our vicar", "a man on the train", "my sister in law"])
def test_own_words_for_who_introduced_somebody_stay_as_they_are(ready: Cli, words: str) -> None:
    person(ready, "Dan Sample", "--introduced-by", words)
    dan = ready.json("mentor", "show", "dan")
    assert (dan["introduced_by"], dan["notes"]) == (words, None)


def test_after_a_talk_thanks_are_offered_before_the_request(ready: Cli) -> None:
    person(ready, "Kim Sample", "--line", "outside", "--familiar", "known")
    ready.ok("log", "kim", "how to say no")
    ready.ok("mentor", "stage", "kim", "conversation", "--on", "today")
    with at_terminal(ready, "approach", "kim") as terminal:
        terminal.answer("What would you write now?", "").answer("What has stayed with you", "to ask early")
        for question in ("What else is there", "What have you done", "Anything else", "And the subject?"):
            terminal.answer(question, "")
        terminal.key(KEYS, "l")
        assert terminal.end() == 0
    (letter,) = ready.json("outreach", "list")
    assert (letter["template"], ready.json("mentor", "show", "kim")["stage"]) == ("thanks", "conversation")


def test_after_one_talk_they_may_hear_what_came_of_their_advice_before_anything_is_asked(ready: Cli) -> None:
    talked = ("--stage", "conversation", "--on", "2025-12-10")
    person(ready, "Kim Sample", "--line", "outside", "--familiar", "known", *talked)
    ready.ok("log", "kim", "how to say no", "--on", "2025-12-10")
    with at_terminal(ready, "approach", "kim") as terminal:
        terminal.asked("Enter: to ask them to mentor you").answer("What would you write now?", "what came")
        terminal.answer("What is your news?", "I said no, and nobody was cross.")
        for question in ("Is there something", "How would you end?", "And the subject?"):
            terminal.answer(question, "")
        terminal.key(KEYS, "l")
        assert terminal.end() == 0
    (letter,) = ready.json("outreach", "list")
    assert (letter["template"], ready.json("mentor", "show", "kim")["stage"]) == ("news", "conversation")


def test_a_reminder_can_be_one_question_that_a_line_answers(ready: Cli) -> None:
    known(ready)
    ready.ok("approach", "julie", "--set", "why=your calm")
    ready.ok("outreach", "sent", "julie")
    written = body(ready, "--template", "follow-up", "--set", "question=do you write the rota by hand?")
    assert "Do you write the rota by hand? A line or two" in written
    assert "Could we talk" not in written


@pytest.mark.parametrize("nothing", ["-", "no", "Nothing.", "I don't know", "..."])
def test_how_people_leave_a_line_out_leaves_no_trace_in_the_letter(ready: Cli, nothing: str) -> None:
    known(ready)
    with at_terminal(ready, "approach", "julie", "--template", "first-conversation-short") as terminal:
        terminal.answer("Why Julie?", "your calm").answer("What would you like of them", nothing)
        terminal.answer("How and when", nothing).key(KEYS, "l")
        assert terminal.end() == 0
    assert ready.json("outreach", "list")[0]["body"] == body(ready, "--again", *SHORT)


@pytest.mark.parametrize("key", ["topic", "why", "now", "subject"])
@pytest.mark.parametrize("char", ["\u202e", "\u2066"])
def test_no_value_of_a_letter_can_turn_round_what_they_read(ready: Cli, key: str, char: str) -> None:
    known(ready)
    said = {"why": "your calm", key: f"the page {char}sreffo"}
    words = [word for name, text in said.items() for word in ("--set", f"{name}={text}")]
    refused = ready.expect_refused(2, "approach", "julie", *words)
    assert f"U+{ord(char):04X}" in refused["message"]
    assert not ready.json("outreach", "list")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("your re\u00adport\u200b on rotas", "your report on rotas"),
        ("your talk, \U0001f469\u200d\U0001f4bb", "your talk, \U0001f469\u200d\U0001f4bb"),
        ("your talk on \u0645\u06cc\u200c\u062e", "your talk on \u0645\u06cc\u200c\u062e"),
    ],
    ids=["pasted", "emoji", "Persian"],
)
def test_what_a_paste_brings_unseen_stays_out_of_a_letter_and_joiners_stay(
    ready: Cli, typed: str, read: str
) -> None:
    known(ready)
    assert f"because of {read}" in body(ready, "--set", f"why={typed}")


def test_a_value_that_the_letter_has_no_place_for_is_told_and_not_lost_in_silence(ready: Cli) -> None:
    known(ready)
    said = ready("approach", "julie", "--set", "why=your calm", "--set", "wy=your calm")
    assert said.code == 0
    assert "'wy'" in said.err
    assert "shared" in said.err
    assert "no place for" not in ready("approach", "julie", "--again", "--set", "why=your calm").err


def test_a_script_reads_one_document_where_a_misspelt_value_is_why_another_one_lacks(ready: Cli) -> None:
    known(ready)
    refused = ready.expect_refused(2, "approach", "julie", "--set", "wy=your calm")
    assert refused["code"] == "missing"
    assert "'wy'" in refused["hint"]
    assert "--set why=" in refused["hint"]


def test_a_dash_alone_is_read_from_the_input_and_behind_a_key_it_leaves_that_out(ready: Cli) -> None:
    known(ready)
    piped = ready.ok("approach", "julie", "--set", "-", stdin="why=your calm").out
    assert "because of your calm" in piped
    kept = ("--again", "--set", "why=your calm", "--remember", "more", "--set")
    assert "The kettle is on." in body(ready, *kept, "more=The kettle is on.")
    assert "kettle" in body(ready, "--again", "--set", "why=your calm")
    assert "kettle" not in body(ready, "--again", "--set", "why=your calm", "--set", "more=-")


@pytest.mark.parametrize("key", ["close", "standing", "i_am", "i-am", "met", "introduced_by", "last_time"])
def test_what_is_recorded_cannot_be_told_otherwise_to_one_letter(ready: Cli, key: str) -> None:
    known(ready)
    refused = ready.expect_refused(2, "approach", "julie", "--set", "why=your calm", "--set", f"{key}=x")
    assert repr(key.replace("-", "_")) in refused["message"]
    assert "topic, why" in refused["hint"]
    assert not ready.json("outreach", "list")


def test_a_sign_of_life_says_that_one_wrote_where_nobody_answered(ready: Cli) -> None:
    known(ready, "--stage", "active", "--on", "2025-01-05", "--last-contact", "2025-06-01")
    words = ("approach", "julie", "--template", "catch-up")
    ready.ok(*words)
    ready.ok("outreach", "sent", "julie", "--on", "2026-01-10")
    again = ready.json(*words)["body"]
    assert "I last wrote to you on 10 January." in again
    assert "last in touch" not in again


def test_the_letter_is_shown_as_it_grows_so_that_an_answer_can_go_on_from_it(
    ready: Cli, golden: Golden
) -> None:
    person(
        ready, "Dr Kim Sample", "--line", "outside", "--familiar", "stranger", "--email", "kim@example.org"
    )
    with at_terminal(ready, "approach", "kim") as terminal:
        terminal.answer("Why Dr Sample?", "your talk on budgets at the library stuck with me")
        terminal.answer("Who are you, to them?", "I've led nine people since May.")
        terminal.answer("What is it about, and", "My team grows in March.")
        terminal.answer("What would you like of them", "how do you say no?")
        terminal.answer("How and when", "").answer("How would you end", "")
        terminal.answer("And the subject?", "<").answer("How would you end", "")
        terminal.answer("And the subject?", "A no, from a team lead").key(KEYS, "l")
        assert terminal.end() == 0
    golden("\n".join(terminal.lines))
    assert ready.json("outreach", "list")[0]["subject"] == "A no, from a team lead"


def test_the_topic_is_asked_again_before_the_first_question(ready: Cli) -> None:
    known(ready, need="should-i-stay-in-finance")
    with at_terminal(ready, "approach", "julie") as terminal:
        terminal.answer("What would you like to talk about", "he became happy")
        terminal.answer("How would you begin", "<").asked("Enter: he became happy")
        terminal.answer("What would you like to talk about", "leaving finance")
        terminal.reason("your calm", known=True).nothing_more(2).key(KEYS, "l")
        assert terminal.end() == 0
    assert ready.json("outreach", "list")[0]["subject"] == "15 minutes on leaving finance?"


def test_who_said_no_is_thanked_and_a_draft_that_is_there_can_be_reworded(ready: Cli) -> None:
    known(ready)
    ready.ok("approach", "julie", "--set", "why=your calm")
    with at_terminal(ready, "approach", "julie") as terminal:
        terminal.answer("Carry on with it?", "").key("m mail c copy f fix e edit r reword", "r")
        terminal.answer("How would you begin", "").answer("What is it about, and", "-")
        terminal.answer("Why Julie?", "your patience").nothing_more(2).key(KEYS, "l")
        assert terminal.end() == 0
    (letter,) = ready.json("outreach", "list")
    assert "your patience" in letter["body"]
    ready.ok("outreach", "sent", "julie")
    ready.ok("outreach", "declined", "julie")
    ready.expect_refused(5, "approach", "julie", "--set", "why=your calm")
    with at_terminal(ready, "approach", "julie") as terminal:
        terminal.asked("Thanks for a no, to Julie Sample")


def test_a_letter_written_for_a_reason_is_reworded_another_day_without_being_asked_for_it_again(
    ready: Cli,
) -> None:
    known(ready)
    person(ready, "Lee Sample", "--supports", "lead", "--line", "outside", "--familiar", "known")
    ready.ok("approach", "lee", "--set", "why=your calm")
    ready.ok("outreach", "sent", "lee")
    ready.ok("approach", "julie", "--set", "why=your calm", "--anyway", "they know of each other")
    with at_terminal(ready, "approach", "julie") as terminal:
        terminal.answer("Carry on with it?", "").key("r reword", "r")
        terminal.answer("How would you begin", "").answer("What is it about, and", "-")
        terminal.answer("Why Julie?", "your patience").nothing_more(2).key(KEYS, "l")
        assert terminal.end() == 0
    letter = next(x for x in ready.json("outreach", "list") if x["mentor"] == "julie-sample")
    assert "your patience" in letter["body"]


def test_a_closing_letter_can_be_reworded_and_a_hello_still_takes_a_question(ready: Cli) -> None:
    known(ready, "--stage", "active", "--on", "2025-01-05")
    assert "would be: how do you begin?" in body(
        ready, "--template", "hello", "--set", "question=how do you begin?"
    )
    ready.ok("mentor", "stage", "julie", "ended")
    with at_terminal(ready, "approach", "julie", "--again") as terminal:
        terminal.answer("How does it end?", "").answer("Would you like one last talk?", "")
        terminal.answer("What do you take with you", "ask early").answer("And from then on?", "")
        terminal.answer("And the subject?", "").key("r reword", "r").answer("How does it end?", "")
        terminal.answer("Would you like one last talk?", "an hour, any day")
        terminal.answer("What do you take with you", "ask twice").answer("And from then on?", "")
        terminal.answer("And the subject?", "").key(KEYS, "l")
        assert terminal.end() == 0
    closing = next(x for x in ready.json("outreach", "list") if x["kind"] == "closing")["body"]
    assert "ask twice" in closing
    assert "Would you have an hour, any day?" in closing


def test_a_letter_that_was_read_is_reworded_with_every_answer_at_enter(ready: Cli) -> None:
    known(ready)
    with at_terminal(ready, "approach", "julie") as terminal:
        terminal.answer("How would you begin", "-").answer("What is it about, and", "I asked twice")
        terminal.answer("What would you like of them", "").answer("How and when", "lunch").answer(
            "How would you end", ""
        )
        terminal.answer("And the subject?", "").key(
            "m mail c copy f fix e edit r reword w went out l later d discard", "r"
        )
        terminal.answer("How would you begin", "")
        terminal.asked("Enter: I asked twice").answer("What is it about, and", "I asked three times")
        terminal.answer("What would you like of them", "").answer("How and when", "").answer(
            "How would you end", ""
        )
        terminal.answer("And the subject?", "").key(KEYS, "l")
        assert terminal.end() == 0
    (letter,) = ready.json("outreach", "list")
    assert "I asked three times." in letter["body"]
    assert "lunch" in letter["body"]
    assert "twice" not in letter["body"]


def test_a_later_letter_asks_for_what_is_asked_now_and_how_to_talk(ready: Cli) -> None:
    known(ready)
    ready.ok("approach", "julie", "--set", "why=your calm")
    ready.ok("outreach", "sent", "julie")
    ready.ok("happened", "julie", "--what", "later", "--until", "2026-02-02")
    with at_terminal(ready, "approach", "julie", MENTORFOLIO_TODAY="2026-02-02") as terminal:
        terminal.answer("A kind word about what has kept them busy?", "I hope the move went well")
        terminal.answer("What is new since you last wrote", "I cut the text to four pages")
        terminal.answer("What would you like to ask them now?", "would you read page three?")
        terminal.answer("How and when", "by e-mail, or by phone any morning").answer("How would you end", "")
        terminal.answer("And the subject?", "It is February").key(KEYS, "l")
        assert terminal.end() == 0
    letter = ready.json("outreach", "list", "--state", "draft")[0]
    assert letter["subject"] == "It is February"
    for said in ("I hope the move went well.", "Would you read page three? An e-mail would help, or"):
        assert said in letter["body"]


@pytest.mark.parametrize(("key", "instead"), [("minutes", "--minutes 20"), ("me", "profile edit")])
def test_what_a_letter_knows_from_elsewhere_is_not_set(ready: Cli, key: str, instead: str) -> None:
    known(ready)
    refused = ready.expect_refused(2, "approach", "julie", "--set", "why=your calm", "--set", f"{key}=abc")
    assert instead in str(refused)
    assert ready.json("outreach", "list") == []


def test_a_subject_can_be_said_and_a_message_has_none(ready: Cli) -> None:
    known(ready)
    said = ("--set", "why=your calm", "--set", "subject=Ten minutes?", "--again")
    assert ready.json("approach", "julie", *said)["subject"] == "Ten minutes?"
    assert ready.json("approach", "julie", "--channel", "other", *said)["subject"] is None


def test_a_sentence_goes_as_many_places_up_as_there_are_signs(ready: Cli) -> None:
    known(ready)
    with at_terminal(ready, "approach", "julie", "--set", "why=you taught me to ask") as terminal:
        terminal.key(KEYS, "f").asked("3 I hope you're well.").asked("5 Could I ask")
        terminal.answer("Which one would you change?", "5").answer("In other words?", "^^^^")
        terminal.asked("3 Could I ask").asked("4 I hope you're well.").type("\x03")
        terminal.end()


def test_below_a_letter_a_sentence_is_put_in_other_words_left_out_or_moved_by_its_number(ready: Cli) -> None:
    known(ready)
    with at_terminal(ready, "approach", "julie", "--set", "why=you taught me to ask") as terminal:
        terminal.key("m mail c copy f fix e edit r reword w went out l later d discard", "f")
        terminal.asked("1 Subject: ").asked("2 Dear Julie,").answer("Which one would you change?", "2")
        terminal.asked("Enter: Dear Julie,").answer("In other words?", "Hi Julie,")
        terminal.asked("3 I hope you're well.").answer("Which one would you change?", "3")
        terminal.answer("In other words?", "<")
        terminal.answer("Which one would you change?", "3").answer("In other words?", "-")
        terminal.answer("Which one would you change?", "1").answer("In other words?", "-")
        terminal.asked("A mail is opened for its subject.").answer("In other words?", "What to ask first")
        for typed in ("99", "f9", "q", "\u00b2"):
            terminal.answer("Which one would you change?", typed).asked("Type a number from 1")
        terminal.answer("Which one would you change?", "3, 4").asked("One of them, please: ")
        terminal.answer("Which one would you change?", "").answer("In other words?", "")
        terminal.answer("Which one would you change?", "4").answer("In other words?", "^^")
        terminal.asked("4 Could I ask").answer("Which one would you change?", "4")
        terminal.answer("In other words?", "^").asked("3 Could I ask").answer(
            "Which one would you change?", "4"
        ).answer("In other words?", "/")
        terminal.answer("Which one would you change?", "2").answer("In other words?", "^")
        terminal.asked("That one stays where it is.").answer("Which one would you change?", "1")
        terminal.answer("In other words?", "^").asked("A mail is opened for its subject.")
        terminal.answer("In other words?", "What to ask first")
        terminal.answer("Which one would you change?", "").key(KEYS, "l")
        assert terminal.end() == 0
    (letter,) = ready.json("outreach", "list")
    assert letter["subject"] == "What to ask first"
    assert letter["body"].startswith("Hi Julie,\n\n")
    assert letter["body"].startswith("Hi Julie,\n\nCould I ask"), "left out, and moved up"
    assert "?\n\nI thought of you because you taught me to ask." in letter["body"], "a paragraph of its own"


def test_a_long_letter_is_counted_while_it_is_written(ready: Cli) -> None:
    person(ready, "Julie Sample", "--familiar", "stranger", "--line", "outside", "--first-name", "Julie")
    told = " ".join(["I asked the night shift for their view of the rota"] * 10)
    with at_terminal(ready, "approach", "julie") as terminal:
        terminal.answer("Why Julie?", told).answer("Who are you, to them", "-")
        terminal.asked("words so far; up to 125 are answered most often").answer(
            "What is it about, and", f"Now {told}"
        )
        terminal.asked("words so far)").answer("What would you like of them", "")


def test_who_knows_one_well_reads_on_whatever_the_length(ready: Cli) -> None:
    known(ready)
    told = " ".join(["I asked the night shift for their view of the rota"] * 12)
    with at_terminal(ready, "approach", "julie", "--set", f"why={told}") as terminal:
        terminal.key(KEYS, "l")
        assert terminal.end() == 0
        assert "answered" not in terminal.said


def test_a_subject_typed_over_by_hand_gets_its_hint_and_ours_never_does(ready: Cli) -> None:
    ready.ok(
        "need",
        "edit",
        "lead",
        "--phrase",
        "how one leads a team of six people in a town by the sea with grace",
    )
    person(ready, "Julie Sample", "--familiar", "stranger", "--line", "outside")
    drafted = ready.json("approach", "julie", "--set", "why=your calm")
    assert not [hint for hint in drafted["hints"] if "subject" in hint["code"]]
    ready.ok("outreach", "edit", "julie", "--subject", "Hello")
    ready.ok("outreach", "list")
    with at_terminal(ready, "do", "1") as terminal:
        assert "This subject has 1 word" in terminal.asked(KEYS).said


def test_a_draft_of_another_day_is_reworded_with_its_answers_and_what_was_mended_by_hand_is_asked_about(
    ready: Cli,
) -> None:
    known(ready)
    said = ("--set", "why=you taught me to ask", "--set", "how=lunch on a Monday")
    ready.ok("approach", "julie", *said)
    with at_terminal(ready, "approach", "julie") as terminal:
        terminal.answer("Carry on with it?", "").key(KEYS, "f").answer("Which one would you change?", "2")
        terminal.answer("In other words?", "Hi Julie,").answer("Which one would you change?", "").key(
            KEYS, "r"
        )
        terminal.answer("What you changed by hand is lost then. Ask again?", "n").key(KEYS, "r")
        terminal.answer("What you changed by hand is lost then. Ask again?", "y")
        terminal.answer("How would you begin", "").answer("What is it about, and", "")
        terminal.asked("Enter: you taught me to ask").answer("Why Julie?", "")
        terminal.answer("What would you like of them", "")
        terminal.asked("Enter: lunch on a Monday").answer("How and when", "dinner").answer(
            "How would you end", ""
        )
        terminal.answer("And the subject?", "").key(KEYS, "l")
        assert terminal.end() == 0
    (letter,) = ready.json("outreach", "list")
    assert "dinner" in letter["body"]
    assert letter["body"].startswith("Dear Julie,")


def test_what_one_said_of_oneself_is_offered_for_the_next_letter_about_the_same_need(ready: Cli) -> None:
    known(ready)
    ready.ok(
        *("approach", "julie", "--set", "why=you taught me to ask", "--set", "now=they made me team lead"),
        *("--set", "tried=I tried it twice", "--set", "question=how do you say no?"),
        *("--set", "how=coffee in Oldtown", "--set", "myself=I run the night shift"),
    )
    person(ready, "Dr Kim Sample", "--familiar", "stranger", "--line", "outside")
    with at_terminal(ready, "approach", "kim") as terminal:
        terminal.answer("Why ", "your talk on budgets")
        terminal.asked("Enter: I run the night shift").answer("Who are you, to them", "")
        for question in (
            "What is it about, and",
            "What would you like of them",
            "How and when",
        ):
            found = re.search("Enter: .*(?:lead|twice|no\\?|Oldtown)", terminal.asked(question).news)
            assert not found, f"{question}: that was said to Julie"
            terminal.answer(question, "")
        terminal.answer("How would you end", "").answer("And the subject?", "").key(KEYS, "l")
        assert terminal.end() == 0
    kim = next(x for x in ready.json("outreach", "list") if x["mentor"] == "dr-kim-sample")
    assert "I run the night shift." in kim["body"]
    assert "team lead, and" not in kim["body"]


def test_a_reminder_asks_the_question_of_the_letter_that_waits(ready: Cli) -> None:
    known(ready)
    ready.ok("approach", "julie", "--set", "why=your calm", "--set", "question=how do you say no?")
    ready.ok("outreach", "sent", "julie")
    with at_terminal(ready, "approach", "julie", MENTORFOLIO_TODAY="2026-02-10") as terminal:
        terminal.answer("What is new since you last wrote?", "").asked("Enter: how do you say no?")
        terminal.answer("Is there one question", "").answer("Which days would suit you", "")
        terminal.answer("How would you end?", "").key(KEYS, "l")
        assert terminal.end() == 0
    assert "How do you say no?" in ready.json("outreach", "list", "--state", "draft")[0]["body"]


def test_a_reminder_asks_for_new_days_and_not_by_the_old_ones(ready: Cli) -> None:
    known(ready)
    ready.ok("approach", "julie", "--set", "why=your calm", "--set", "how=by phone on the 23rd")
    ready.ok("outreach", "sent", "julie")
    with at_terminal(ready, "approach", "julie", MENTORFOLIO_TODAY="2026-02-10") as terminal:
        terminal.answer("What is new since you last wrote?", "").answer("Is there one question", "")
        assert "23rd" not in terminal.asked("Which days would suit you").news, "that day is over"
        terminal.answer("", "any evening after six").answer("How would you end?", "").key(KEYS, "l")
        assert terminal.end() == 0
    assert (
        "Could we talk any evening after six?"
        in ready.json("outreach", "list", "--state", "draft")[0]["body"]
    )


def test_a_topic_is_asked_again_for_somebody_else_and_another_stays_with_that_letter(ready: Cli) -> None:
    known(ready, need="should-i-stay-in-finance")
    person(ready, "Pat Sample", "--familiar", "known", "--line", "outside", need="should-i-stay-in-finance")
    with at_terminal(ready, "approach", "julie") as terminal:
        terminal.answer("What would you like to talk about", "leaving finance")
        terminal.reason("your calm", known=True).nothing_more(2).key(KEYS, "l")
        assert terminal.end() == 0
    with at_terminal(ready, "approach", "pat") as terminal:
        terminal.asked("Enter: leaving finance").answer("What would you like to talk about", "a year abroad")
        terminal.reason("your calm", known=True).nothing_more(2).key(KEYS, "r")
        terminal.reason("", known=True).nothing_more(2).key(KEYS, "l")
        assert terminal.end() == 0
    bodies = {x["mentor"]: x["body"] for x in ready.json("outreach", "list")}
    assert "leaving finance" in bodies["julie-sample"]
    assert "a year abroad" in bodies["pat-sample"]
    for name in ("julie", "pat"):
        ready.ok("outreach", "sent", name, "--anyway", "x")
    reminder = {name: ready.json("approach", name, today="2026-02-10")["body"] for name in ("julie", "pat")}
    assert "leaving finance" in reminder["julie"], "a reminder is about what its letter was about"
    assert "a year abroad" in reminder["pat"]


def test_a_topic_that_was_said_and_left_is_said_to_nobody(ready: Cli) -> None:
    known(ready, need="should-i-stay-in-finance")
    person(ready, "Pat Sample", "--familiar", "known", "--line", "outside", need="should-i-stay-in-finance")
    with at_terminal(ready, "approach", "julie") as terminal:
        terminal.answer("What would you like to talk about", "leaving finance without a loan").type("\x03")
        terminal.end()
    with at_terminal(ready, "approach", "pat") as terminal:
        terminal.asked("What would you like to talk about").type("\x03")
        assert "loan" not in terminal.text
        terminal.end()


def test_a_draft_chosen_by_its_number_is_gone_on_with(ready: Cli) -> None:
    known(ready)
    ready.ok("approach", "julie", "--set", "why=your calm")
    with at_terminal(ready, "outreach", "list") as terminal:
        assert terminal.end() == 0
    with at_terminal(ready, "1") as terminal:
        terminal.asked("Dear Julie,").key(KEYS, "f").answer("Which one would you change?", "").key(KEYS, "l")
        assert terminal.end() == 0


def test_that_ones_manager_is_spoken_to_is_said_before_the_questions(ready: Cli) -> None:
    ready.ok("profile", "edit", "--manager", "Julie Sample")
    known(ready)
    with at_terminal(ready, "approach", "julie") as terminal:
        terminal.asked("Julie Sample is your own manager: these are words to say").type("\x03")
        assert terminal.end() == 130


def test_a_topic_said_to_one_person_is_not_said_to_the_next(ready: Cli) -> None:
    known(ready, need="should-i-stay-in-finance")
    with at_terminal(ready, "approach", "julie") as terminal:
        terminal.answer("What would you like to talk about", "how you left finance")
        terminal.reason("your calm", known=True).nothing_more(2).key(KEYS, "r")
        terminal.reason("", known=True).nothing_more(2).key(KEYS, "l")
        assert terminal.end() == 0
    (letter,) = ready.json("outreach", "list")
    assert "how you left finance" in letter["body"]
    assert ready.json("need", "show", "should-i-stay-in-finance")["phrase"] is None


@pytest.mark.parametrize(
    ("name", "more", "signed"),
    [
        ("Henrik Sample", ("--greeting", "Dear Captain Sample"), "Sam Sample"),
        ("Henrik Sample", (), "Sam"),
        ("Joanne Sample", ("--greeting", "Dear Jo"), "Sam"),
    ],
)
def test_who_is_greeted_by_the_last_name_reads_a_whole_name(
    ready: Cli, name: str, more: tuple[str, ...], signed: str
) -> None:
    person(ready, name, "--familiar", "known", "--line", "outside", *more)
    letter = ready.json("approach", name.split()[-2].lower(), "--set", "why=your calm")["body"]
    assert letter.endswith(f"\n{signed}")


def test_a_reason_that_begins_with_who_named_them_opens_the_letter_as_it_is(ready: Cli) -> None:
    named = ("--source", "friend-of-friend", "--introduced-by", "Pat Sample")
    person(ready, "Kim Sample", "--familiar", "stranger", "--line", "outside", *named)
    told = "Pat Sample, who cooked with me for years, told you that I'd write."
    letter = ready.json("approach", "kim", "--set", f"why={told}")["body"]
    assert letter.startswith(f"Dear Kim,\n\n{told} I'm Sam Sample")
    assert "gave me your name" not in letter
    with at_terminal(ready, "approach", "kim", "--again") as terminal:
        terminal.asked("who Pat Sample is to you").type("\x03")
        assert terminal.end() == 130


@pytest.mark.parametrize(
    "told", ["Pat Sample is my neighbour, and she lets me name her", "my neighbour Pat lets me name him"]
)
def test_she_is_who_gave_the_name_where_the_reason_names_that_one(ready: Cli, told: str) -> None:
    named = ("--source", "friend-of-friend", "--introduced-by", "Pat Sample")
    person(ready, "Kim Sample", "--familiar", "stranger", "--line", "outside", *named)
    letter = ready.json("approach", "kim", "--set", f"why={told}")["body"]
    assert told[1:] in letter
    assert "name you" not in letter


@pytest.mark.parametrize(
    "told", ["Pat says she never rushes a rota", "Pat Sample said he never rushes a rota"]
)
def test_what_who_gave_the_name_says_is_still_said_of_whom_it_is_to(ready: Cli, told: str) -> None:
    named = ("--source", "friend-of-friend", "--introduced-by", "Pat Sample")
    person(ready, "Kim Sample", "--familiar", "stranger", "--line", "outside", *named)
    assert "you never rush a rota" in ready.json("approach", "kim", "--set", f"why={told}")["body"]


def test_one_who_never_met_the_mentor_of_a_programme_thanks_for_no_time_together(ready: Cli) -> None:
    person(ready, "Kim Sample", "--form", "formal", "--stage", "active", "--on", "2026-01-05")
    ready.ok("mentor", "stage", "kim", "ended")
    letter = ready.json("approach", "kim", "--template", "closing")
    assert letter["subject"] == "Thank you for agreeing to mentor me"
    assert "met" not in letter["body"]
    assert letter["body"].endswith("\nSam Sample")


def test_what_an_employer_did_is_not_said_to_the_mentor(ready: Cli) -> None:
    known(ready)
    told = body(ready, "--set", "why=your calm", "--set", "now=they've offered me the job")
    assert "They've offered me the job" in told
    assert "You did" in body(ready, "--again", "--set", "why=your calm", "--set", "now=she did it herself")


def test_what_one_does_is_a_sentence_in_every_letter_that_says_it(cli: Cli, golden: Golden) -> None:
    cli.answer_purpose("i run a ward with 34 nurses, a med. ward")
    cli.ok("mentor", "add", "Ann Sample", "--email", "ann@example.org")
    said = ("--set", "why=you led a merger", "--set", "topic=saying no", "--anyway", "x")
    kinds = ("first-conversation", "first-conversation-short", "message", "hello", "referral")
    letters = [cli.json("approach", "ann", *said, "--again", "--template", kind)["body"] for kind in kinds]
    cli.ok("outreach", "sent", cli.json("outreach", "list")[0]["id"])
    letters.append(cli.json("approach", "ann", "--template", "follow-up", today="2026-02-10")["body"])
    golden(*(line for letter in letters for line in letter.splitlines() if "I'm Sam" in line))


def test_nobody_gave_a_name_where_nobody_introduced_one_and_where_they_met_is_offered(ready: Cli) -> None:
    person(ready, "Julie Sample", "--introduced-by", "nobody, we met at Petra Samples party")
    julie = ready.json("mentor", "show", "julie")
    assert (julie["introduced_by"], julie["notes"]) == (None, "we met at Petra Samples party")
    assert julie["familiar"] == "acquainted"
    assert "gave me your name" not in body(ready, "--set", "why=your calm")
    with at_terminal(ready, "approach", "julie", "--again") as terminal:
        terminal.asked("How would you begin")
        terminal.asked("Enter: we met at Petra Samples party")


def test_who_is_asked_for_an_introducer_may_say_that_there_is_none(ready: Cli) -> None:
    with at_terminal(ready, "mentor", "add", "Dan Sample") as terminal:
        terminal.answer("Where did you find Dan Sample?", "a friend of").answer("Which friend?", "yes")
        terminal.asked("Their name, please").answer("", "no, we met at a fair").asked("could they help")
        terminal.type("\x03")
        terminal.end()
    assert ready.json("mentor", "show", "dan")["introduced_by"] is None


def test_how_interested_they_seemed_is_told_in_words_and_no_bare_number_is_kept(ready: Cli) -> None:
    person(ready, "Kim Sample", "--line", "outside", "--familiar", "known")
    ready.ok("log", "kim", "how to say no")
    with at_terminal(ready, "approach", "kim", "--template", "request-mentoring") as terminal:
        terminal.answer("Have they been a mentor", "2").asked("In words, please").answer("", "")
        terminal.answer("In your own words, like:", "1").asked("In words, please").answer("", "keen").asked(
            ""
        )
    kim = ready.json("mentor", "show", "kim")
    assert (kim["experience"], kim["interest"]) == (None, "keen")


def test_of_somebody_not_heard_of_for_years_the_news_in_a_line_is_asked_and_a_subject_can_be_left_to_us(
    ready: Cli,
) -> None:
    known(ready, "--last-contact", "2021-03-01")
    with at_terminal(ready, "approach", "julie") as terminal:
        terminal.answer(
            "How would you begin", "me from the ward on the hill. two daughters, and no night shifts"
        )
        terminal.answer("What is it about, and", "have you ever seen it")
        terminal.answer("What would you like of them", "").answer("How and when", "").answer(
            "How would you end", ""
        )
        terminal.answer("And the subject?", "-").key(KEYS, "l")
        assert terminal.end() == 0
    (letter,) = ready.json("outreach", "list")
    assert letter["subject"] == "15 minutes on leading a team?"
    assert "Two daughters, and no night shifts." in letter["body"]
    assert "You'll remember me from the ward on the hill." in letter["body"]
    assert "Have you ever seen it?" in letter["body"]


def test_of_whoever_named_them_one_may_tell_in_the_reason(ready: Cli) -> None:
    named = ("--source", "friend-of-friend", "--introduced-by", "Pat Sample")
    person(ready, "Dr Kim Sample", "--familiar", "stranger", "--line", "outside", *named)
    with at_terminal(ready, "approach", "kim") as terminal:
        terminal.answer("who Pat Sample is to you", "She used to cook with you").nothing_more(0)
        terminal.key(KEYS, "l")
        assert terminal.end() == 0
    assert "She used to cook with you." in ready.json("outreach", "list")[0]["body"]


def test_a_mentor_not_heard_of_is_asked_after(ready: Cli) -> None:
    known(ready, "--stage", "active", "--on", "2025-03-01", "--last-contact", "2025-05-01")
    said = body(
        ready, "--template", "catch-up", "--set", "wish=how did the move go", "--set", "how=lunch on a Monday"
    )
    assert "How did the move go?" in said
    assert "too busy" not in said


def test_a_span_of_a_year_is_asked_for_and_no_while(ready: Cli) -> None:
    known(ready)
    said = body(ready, "--template", "request-mentoring", "--set", "rhythm=an hour a month, for a year")
    assert "would you be my mentor?" in said


def test_who_works_for_nobody_is_at_no_place(ready: Cli) -> None:
    ready.ok("profile", "edit", "--role", "piano technician", "--organisation", "self-employed, Lyon")
    person(ready, "Dr Kim Sample", "--familiar", "stranger", "--line", "outside")
    said = ready.json("approach", "kim", "--set", "why=your article")["body"]
    assert "I'm Sam Sample, a piano technician, self-employed." in said


def test_going_back_at_the_first_question_of_a_letter_reworded_without_answers_asks_it_again(
    ready: Cli,
) -> None:
    known(ready)
    ready.ok("approach", "julie", "--set", "why=your calm")
    ready.ok("outreach", "sent", "julie")
    ready.ok("approach", "julie", today="2026-02-10")  # a reminder by a script: no words of one's own
    with at_terminal(ready, "approach", "julie", MENTORFOLIO_TODAY="2026-02-10") as terminal:
        terminal.answer("Carry on with it?", "").key(KEYS, "r").answer("What is new since", "<")
        terminal.asked("This is the first question.").answer("What is new since", "")
        terminal.answer("Is there one question", "").answer("Which days would suit you", "")
        terminal.answer("How would you end?", "").key(KEYS, "l")
        assert terminal.end() == 0


def test_a_monthly_talk_is_no_long_silence_to_be_sorry_for(ready: Cli) -> None:
    known(ready, "--stage", "active", "--on", "2025-11-01", "--cadence", "1m", "--last-contact", "2025-12-18")
    with at_terminal(ready, "approach", "julie", "--template", "catch-up") as terminal:
        terminal.answer("Something of theirs to ask about", "")
        assert "silence" not in terminal.text
        terminal.type("\x03")
        terminal.end()
    letter = ready.json("approach", "julie", "--template", "catch-up")["body"]
    assert "sorry" not in letter
    assert "Could we find a day for our next talk" in letter


def test_who_was_never_met_is_reminded_of_nothing(ready: Cli) -> None:
    ready.ok(
        *("mentor", "add", "Kim Sample", "--supports", "lead", "--email", "kim@example.org"),
        *("--familiar", "stranger", "--line", "outside", "--first-name", "Kim"),
        *("--positive", "your book", "--positive", "we read your book when I was an apprentice"),
    )
    with at_terminal(ready, "approach", "kim") as terminal:
        terminal.asked("Why Kim?")
        assert "What could you remind them of" not in terminal.text


def test_where_she_is_the_receiver_the_reason_is_asked_for_again(ready: Cli) -> None:
    named = (
        "--source",
        "friend-of-friend",
        "--introduced-by",
        "Ottmar Greve",
        "--greeting",
        "Dear Ms Yildiz",
    )
    person(ready, "Ayse Yildiz", "--familiar", "stranger", "--line", "outside", *named)
    with at_terminal(ready, "approach", "yildiz") as terminal:
        terminal.asked("Enter: Ottmar Greve gave me your name")
        terminal.answer("Why Ms Yildiz?", "she looks after the founders, and Mr Greve said I should ask her")
        terminal.asked("This speaks about")
        terminal.type("\x03")
        terminal.end()


def test_enter_at_the_reason_claims_of_the_introducer_only_what_is_recorded(ready: Cli) -> None:
    named = ("--source", "friend-of-friend", "--introduced-by", "Ottmar Greve", "--first-name", "Kim")
    person(ready, "Kim Sample", "--familiar", "stranger", "--line", "outside", *named)
    with at_terminal(ready, "approach", "kim") as terminal:
        terminal.answer("Why Kim?", "").nothing_more(0).key(KEYS, "l")
        assert terminal.end() == 0
    body = ready.json("outreach", "list")[0]["body"]
    assert body.count("Ottmar Greve gave me your name.") == 1
    assert "said" not in body


def test_an_answer_to_another_question_is_no_greeting(ready: Cli) -> None:
    known(ready)
    for typed in ("ralf@example.org", "how she found her place,"):
        ready.expect_refused(2, "mentor", "edit", "julie", "--greeting", typed)
    ready.ok("mentor", "edit", "julie", "--greeting", "liebe Frau Sample")


def test_a_letter_comes_back_at_the_time_they_named_in_their_own_words(ready: Cli) -> None:
    known(ready)
    ready.ok("approach", "julie", "--set", "why=your calm")
    ready.ok("outreach", "sent", "julie")
    ready.ok("happened", "julie", "said ask me again after my sabbatical", "--until", "2026-09-01")
    later = ready.json("approach", "julie", today="2026-09-02")
    assert later["template"] == "follow-up"
    assert "you said I could get in touch again after your sabbatical, so here I am" in later["body"]


def test_mr_van_wyk_stays_mr_van_wyk_when_one_knows_him(ready: Cli) -> None:
    person(ready, "Mr. Pieter van Wyk", "--familiar", "known", "--line", "outside")
    with at_terminal(ready, "approach", "pieter") as terminal:
        terminal.answer("How would you begin", "-").answer("What is it about, and", "-")
        terminal.answer("Why Mr. van Wyk?", "your calm")
        for question in BESIDE[2:]:
            terminal.answer(question, "-")
        terminal.key(KEYS, "l")
        assert terminal.end() == 0
    (letter,) = ready.json("outreach", "list")
    assert letter["body"].startswith("Dear Mr. van Wyk,\n")
    assert letter["body"].endswith("\n\nKind regards,\nSam Sample")
    ready.ok("outreach", "sent", "pieter")
    assert ready.json("happened", "pieter said yes to a talk")["mentor"] == "mr-pieter-van-wyk"


def test_what_speaks_against_somebody_discourages_nobody_who_writes_to_them(ready: Cli) -> None:
    known(ready, "--constraint", "we have never met")
    with at_terminal(ready, "approach", "julie") as terminal:
        terminal.reason("your calm", known=True).nothing_more(2).key(KEYS, "l")
        assert terminal.end() == 0
    assert "never met" not in terminal.text
    assert "never met" not in ready.json("outreach", "list")[0]["body"]


def test_what_was_mended_another_day_is_not_lost_without_a_word(ready: Cli) -> None:
    known(ready)
    ready.ok("approach", "julie", "--set", "why=you taught me to ask")
    ready.ok(
        "outreach", "edit", "julie", "--body", "Dear Julie,\n\nIn my own words.\n\nSam", today="2026-01-23"
    )
    with at_terminal(ready, "approach", "julie", MENTORFOLIO_TODAY="2026-01-24") as terminal:
        terminal.answer("Carry on with it?", "").key(KEYS, "r")
        terminal.answer("What you changed by hand is lost then. Ask again?", "").key(KEYS, "l")
        assert terminal.end() == 0
    assert "In my own words." in ready.json("outreach", "list")[0]["body"]


def test_what_somebody_does_is_no_reason_to_write_to_them(ready: Cli) -> None:
    fits = "Head of Learning at City Museum; you have been connected since 2023; outside your organisation"
    known(ready, "--role", "Head of Learning", "--organisation", "City Museum", "--positive", fits)
    with at_terminal(ready, "approach", "julie") as terminal:
        terminal.answer("How would you begin", "").answer("What is it about, and", "")
        terminal.answer("Why Julie?", "").asked("This one needs an answer.")
        terminal.type("\x03")
        terminal.end()


def test_what_one_promised_to_send_her_is_sent_to_you(ready: Cli) -> None:
    known(ready, "--stage", "conversation", "--on", "2026-01-12")
    ready.ok("log", "julie", "the rota", "--on", "2026-01-19", "--action", "send her my CV")
    with at_terminal(ready, "approach", "julie", "--template", "thanks") as terminal:
        terminal.answer("What has stayed with you", "").answer("What else is there", "")
        terminal.asked("Enter: I'll send you my CV")
        terminal.type("\x03")
        terminal.end()


def test_what_anybody_should_do_is_no_order_to_the_receiver(ready: Cli) -> None:
    known(ready, "--stage", "conversation", "--on", "2026-01-12")
    ready.ok("log", "julie", "labels", "--insight", "you need to write for adults who stand")
    with at_terminal(ready, "approach", "julie", "--template", "thanks") as terminal:
        terminal.answer("What has stayed with you", "").answer("What else is there", "")
        terminal.answer("What have you done with it", "").answer("Anything else", "").answer(
            "And the subject?", ""
        )
        terminal.key(KEYS, "l")
        assert terminal.end() == 0
    body = ready.json("outreach", "list")[0]["body"]
    assert "One thing has stayed with me: that you need to write for adults who stand." in body


def test_who_teaches_year_three_says_so_in_a_sentence(ready: Cli) -> None:
    ready.ok("profile", "edit", "--role", "teach year 3 at a primary school", "--organisation", "")
    known(ready)
    person(ready, "Dr Kim Sample", "--familiar", "stranger", "--line", "outside")
    assert "I teach year 3 at a primary school." in ready.json("approach", "kim", "--set", "why=x")["body"]


def test_a_title_of_the_last_letter_is_the_start_of_the_next_greeting(ready: Cli) -> None:
    person(ready, "Dr. Inga Lund", "--familiar", "stranger", "--line", "outside")
    ready.ok("approach", "inga", "--set", "why=your talk")
    ready.ok("outreach", "sent", "inga")
    ready.ok("log", "inga", "labels", "--on", "2026-02-02", today="2026-02-02")
    words = ("approach", "inga", "--template", "thanks")
    with at_terminal(ready, *words, MENTORFOLIO_TODAY="2026-02-03") as terminal:
        terminal.asked("Enter: Dear Dr. Lund")
        terminal.type("\x03")
        terminal.end()


def test_ones_manager_reads_first_what_is_asked_and_a_friend_on_the_phone_is_no_dear(ready: Cli) -> None:
    person(ready, "Bo Boss", "--line", "manager")
    said = ("--set", "why=I would like to lead a shift", "--set", "how=half an hour on Tuesday")
    letter = ready.json("approach", "bo", *said)["body"]
    assert letter.startswith("Hi Bo,\n\nWould you have half an hour on Tuesday?\n\nI would like")
    known(ready)
    chat = ready.json("approach", "julie", "--channel", "other", "--set", "why=your calm")["body"]
    assert chat.startswith("Hi Julie,\n")


def test_a_closing_begins_with_its_news_and_the_talk_that_is_planned_is_offered_as_the_last(
    ready: Cli,
) -> None:
    known(ready, "--stage", "active", "--on", "2025-01-05")
    ready.ok("meeting", "plan", "julie", "--when", "2026-02-05 10:00")
    with at_terminal(ready, "approach", "julie", "--template", "closing") as terminal:
        terminal.answer("How does it end?", "In March I start at sea.")
        terminal.asked("Enter: I'd like to use our talk on 5 February").answer("one last talk?", "")
        terminal.answer("What do you take with you", "you taught me to ask").answer("And from then on?", "")
        terminal.answer("And the subject?", "News from me").key(KEYS, "l")
        assert terminal.end() == 0
    (letter,) = ready.json("outreach", "list")
    assert letter["subject"] == "News from me"
    first = letter["body"].split("\n\n")[1]
    assert first == "In March I start at sea. Could I use our talk on 5 February to look back together?"


def test_who_was_met_once_and_logged_reads_who_writes_and_no_mentoring_is_asked_for(ready: Cli) -> None:
    person(ready, "Connie Sample")
    ready.ok("log", "connie", "met at a party", "--on", "2026-01-10")
    with at_terminal(ready, "approach", "connie") as terminal:
        terminal.answer("What would you write now?", "").answer("Do you and Connie know each other?", "2")
        terminal.answer("How would you begin", "we talked by the potato salad")
        terminal.answer("Why Connie?", "you said to write any time").nothing_more(1)
        terminal.answer("And the subject?", "").key(KEYS, "l")
        assert terminal.end() == 0
        assert "First conversation, to Connie" in terminal.said
    (letter,) = ready.json("outreach", "list")
    assert "This is Sam Sample, a team lead" in letter["body"]
    assert letter["body"].endswith("\nSam Sample")


def test_who_mentored_one_years_ago_gets_a_sign_of_life_and_no_thanks_out_of_nowhere(ready: Cli) -> None:
    known(ready, "--stage", "active", "--on", "2022-01-05")
    ready.ok("log", "julie", "the last talk", "--on", "2022-12-01")
    ready.ok("mentor", "stage", "julie", "ended", "--on", "2023-01-05")
    assert ready.json("approach", "julie")["template"] == "catch-up"


def test_a_mentor_of_whom_nothing_is_due_can_be_written_to_for_any_reason_by_number(ready: Cli) -> None:
    known(ready, "--stage", "active", "--on", "2025-11-05", "--cadence", "2m")
    ready.ok("log", "julie", "the rota", "--on", "2026-01-05")
    with at_terminal(ready, "approach", "julie") as terminal:
        terminal.answer("What would you write to Julie?", "5").asked("How does it end?").type("\x03")
        terminal.end()
        assert "Closing with thanks, to Julie" in terminal.said
    assert ready.json("approach", "julie")["template"] == "thanks", "a script asks nobody"
    with at_terminal(ready, "approach", "julie") as terminal:
        terminal.asked("Carry on with it?")
        assert "What would you write" not in terminal.text


def test_a_value_said_twice_is_refused_and_a_hyphen_leaves_it_out(ready: Cli) -> None:
    known(ready)
    twice = ("--set", "why=your calm", "--set", "topic=budgets", "--set", "topic=rotas")
    assert "twice" in str(ready.expect_refused(2, "approach", "julie", *twice))
    ready.expect_refused(2, "approach", "julie", "--set", "why=-")
    ready.expect_refused(2, "approach", "julie", "--set", "why=your calm", "--set", "topic=budgets\nand more")
    assert ready.json("outreach", "list") == []


def test_who_was_never_written_to_is_reminded_of_no_letter(ready: Cli) -> None:
    person(ready, "Bea Sample", "--familiar", "stranger", "--line", "outside")
    ready.ok("mentor", "stage", "bea", "approached")
    ready.ok("happened", "bea", "--what", "later", "--until", "2026-02-02")
    letter = ready.json("approach", "bea", "--set", "why=your talk", today="2026-02-03")
    assert letter["template"] == "first-conversation"
    assert "said I could get in touch again" not in letter["body"]


def test_after_one_talk_no_months_together_are_thanked_for(ready: Cli) -> None:
    known(ready, "--stage", "active", "--on", "2025-09-05")
    ready.ok("log", "julie", "the rota", "--on", "2025-10-05")
    ready.ok("mentor", "stage", "julie", "ended")
    assert "months" not in body(ready)


def test_the_programme_is_named_as_it_is_called(ready: Cli) -> None:
    known(ready, "--stage", "active", "--on", "2026-01-15", "--form", "formal")
    with at_terminal(ready, "approach", "julie", "--template", "hello") as terminal:
        terminal.answer("How do your letters to them begin?", "")
        terminal.answer("What is the programme called?", "It's called Hands On, the association runs it")
        terminal.asked("your mentee in Hands On.").type("\x03")
        terminal.end()


def test_a_reason_is_asked_for_until_it_is_there_and_never_said_to_be_left_out(ready: Cli) -> None:
    known(ready)
    with at_terminal(ready, "approach", "julie") as terminal:
        terminal.answer("How would you begin", "")
        terminal.answer("What is it about, and", "").asked("Why Julie?")
        assert "leaves it out" not in terminal.news
        terminal.answer("Why Julie?", "").asked("This one needs an answer.").type("\x03")
        terminal.end()


def test_whose_regards_are_sent_and_who_is_afraid_is_somebody_else(ready: Cli) -> None:
    known(ready, "--stage", "active", "--on", "2025-11-05")
    said = body(ready, "--template", "thanks", "--set", "more=Sato sends her regards. May I write in spring?")
    assert "Sato sends her regards. May I write in spring?" in said
    with at_terminal(ready, "approach", "julie", "--template", "thanks", "--again") as terminal:
        terminal.answer("What has stayed with you", "What is he afraid of? I had not thought of it.")
        terminal.asked("to keep your words")
        assert "is you" not in terminal.said
        terminal.answer("", "What is he afraid of? I had not thought of it.").asked("What else is there")
        terminal.type("\x03")
        terminal.end()


def test_what_a_friend_says_of_them_is_not_said_of_the_receiver(ready: Cli) -> None:
    person(
        ready, "Kim Sample", "--familiar", "stranger", "--line", "outside", "--introduced-by", "Bea Sample"
    )
    letter = ready.json("approach", "kim", "--set", "why=She says you may help.")["body"]
    assert "Bea Sample gave me your name. She says you may help." in letter


def test_who_introduces_themselves_in_a_sentence_is_not_introduced_twice(ready: Cli) -> None:
    person(ready, "Kim Sample", "--familiar", "stranger", "--line", "outside")
    own = "I'm Sam Sample, and I have led nine people since May."
    letter = ready.json("approach", "kim", "--set", "why=your talk", "--set", f"myself={own}")["body"]
    assert own in letter
    assert letter.count("Sam Sample") == 2, "once, and below"


def test_lines_to_pass_on_that_ask_for_a_time_already_ask_for_none_twice(ready: Cli) -> None:
    known(ready)
    lines = "I'm Keisha, a hairdresser. Would you have 20 minutes on the phone?"
    said = ("--set", "whom=Ute", "--set", f"question={lines}", "--template", "referral")
    letter = ready.json("approach", "julie", *said)["body"]
    assert lines in letter
    assert letter.count("I'm ") == 1
    assert "15 minutes" not in letter


def test_when_one_is_usually_free_is_told_where_enter_says_it(ready: Cli) -> None:
    known(ready)
    with at_terminal(ready, "approach", "julie") as terminal:
        terminal.reason("your calm", known=True).answer("What would you like of them", "")
        terminal.asked("you are free Tuesdays after 4").type("\x03")
        terminal.end()


def test_who_never_was_a_mentor_is_thanked_and_no_mentoring_ended(ready: Cli) -> None:
    known(ready, "--stage", "conversation", "--on", "2026-01-12")
    ready.ok("log", "julie", "labels")
    ready.ok("mentor", "stage", "julie", "ended", "--on", "today")
    body = ready.json("approach", "julie", "--template", "closing")["body"]
    assert "mentoring comes to an end" not in body
    assert "I'd like to thank you for your time" in body


def test_who_asks_for_one_minute_asks_for_no_minutes(cli: Cli) -> None:
    cli.answer_purpose("nurse")
    cli.ok("mentor", "add", "Anna Sample", "--email", "anna@example.org")
    letter = cli.json(
        "approach", "anna", "--set", "topic=rotas", "--set", "why=you run one", "--minutes", "1"
    )
    assert "1 minute" in letter["subject"]
    assert "minutes" not in letter["subject"] + letter["body"]
    planned = cli.ok("meeting", "plan", "anna", "--when", "2026-02-05 10:00", "--minutes", "1")
    assert "1 minutes" not in planned.err + cli.ok("timeline", "anna").out + cli.ok("meeting", "list").out
    assert "1 minutes" not in cli.ok("meeting", "agenda", "anna").out


@pytest.mark.parametrize(
    ("template", "value", "said"),
    [
        (
            "request-mentoring",
            "rhythm=Maybe an hour on a Sunday, once a month till Easter",
            "It could be maybe an hour on a Sunday, once a month till Easter, and I'd bring the questions",
        ),
        (
            "request-mentoring",
            "took=You say the number and then stop talking.",
            "One thing has stayed with me: you say the number and then stop talking.",
        ),
        (
            "thanks",
            "took=Mr Keane came in on Monday and I said eighty euro at once. He said that's grand.",
            "One thing has stayed with me: Mr Keane came in on Monday",
        ),
        (
            "hello",
            "how=Wednesday afternoons I am off, or any evening after seven",
            "Could we talk? Wednesday afternoons I am off, or any evening after seven.",
        ),
        (
            "thanks",
            "took=Your story of how you let each new person be taught by another",
            "One thing has stayed with me: your story of how you let each",
        ),
        (
            "thanks",
            "took=your rule that each is taught by the one who had started last before them",
            "One thing has stayed with me: your rule that each is taught by",
        ),
        ("thanks", "took=Your question made me think", "Your question made me think."),
        (
            "catch-up",
            "how=I could come over on a Sunday in July",
            "\n\nI could come over on a Sunday in July.",
        ),
        (
            "catch-up",
            "question=Nothing in particular. I'd just like to hear how you are.",
            "Nothing in particular. I'd just like to hear how you are.",
        ),
        (
            "request-mentoring",
            "rhythm=one call a month, on a day that suits you. I would send a page before",
            "It could be one call a month, on a day that suits you. I would send a page before.",
        ),
        ("closing", "took=to ask early", "Thank you for these five months"),
        ("message", "how=a voice message is fine", "Could we talk? A voice message is fine."),
    ],
)
def test_what_was_typed_as_people_type_it_reads_as_people_say_it(
    ready: Cli, template: str, value: str, said: str
) -> None:
    known(ready, "--stage", "active", "--on", "2025-08-10")
    for day in ("2025-09-05", "2025-12-05"):
        ready.ok("log", "julie", "the rota", "--on", day)
    more = ("--set", "reason=I can do it now") if template == "closing" else ()
    told = body(ready, "--template", template, "--set", value, "--set", "why=you are calm", *more)
    assert said in told
    assert "Perhaps three times" not in told or "rhythm" not in value
    assert "Fifteen minutes" not in told


def test_a_reminder_of_a_question_says_what_it_was_about(ready: Cli) -> None:
    person(ready, "Tom Sample", "--familiar", "stranger", "--line", "outside")
    ready.ok("approach", "tom", "--set", "why=your talk", "--set", "topic=asking for money")
    ready.ok("outreach", "sent", "tom")
    asked = "question=would you tell me how you say it?"
    letter = ready.json(
        "approach", "tom", "--set", asked, "--set", "topic=asking for money", today="2026-02-06"
    )
    assert "I wrote to you about asking for money." in letter["body"]


def test_a_reason_to_be_introduced_that_begins_with_because_is_a_sentence(ready: Cli) -> None:
    known(ready)
    told = body(
        *(ready, "--template", "referral", "--set", "whom=Bo Sample"),
        *("--set", "now=Because he has nurses of his own and keeps them."),
    )
    assert "I'd like to talk to Bo Sample because he has nurses of his own and keeps them." in told


def test_of_ones_own_manager_neither_a_subject_nor_where_they_work_is_asked(ready: Cli) -> None:
    ready.ok("init", "--manager", "Declan Sample")
    ready.ok("mentor", "add", "Declan Sample", "--supports", "lead", "--source", "known")
    with at_terminal(ready, "approach", "declan") as terminal:
        terminal.answer("What is it about, and", "You know every vet in the county.")
        terminal.answer("How and when would you like to talk", "")
        terminal.answer("How would you end?", "").key(KEYS, "l")
        assert terminal.end() == 0
        assert "ubject" not in terminal.said
        assert "in relation to you" not in terminal.said


def test_a_question_about_it_alone_is_no_subject_for_who_has_not_heard_what_it_is(ready: Cli) -> None:
    known(ready)
    words = ("--set", "why=you were calm", "--set", "question=What did you say to them, the actual words?")
    assert ready.json("approach", "julie", *words)["subject"] != "What did you say to them, the actual words?"


@pytest.mark.parametrize("how", ["--json", "--quiet"])
def test_a_value_that_no_letter_has_a_place_for_is_told_to_a_script_as_well(ready: Cli, how: str) -> None:
    known(ready)
    said = ready.ok(
        "approach", "julie", "--set", "why=you are calm", "--set", "wy=x", "--set", "topic=rotas", how
    )
    assert "'wy'" in said.err
    assert "Did you mean why?" in said.err


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (
            "shared=The lime tree you gave me is taller than me now.",
            "\n\nThe lime tree you gave me is taller",
        ),
        ("shared=I am very sorry, Ms. Sample.", "\n\nI am very sorry, Ms. Sample."),
        ("more=I still can't believe it \U0001f604", "I still can't believe it \U0001f604\n"),
        ("more=Don't be kind, okay? \U0001f64f See you :)", "Don't be kind, okay? \U0001f64f See you :)\n"),
    ],
)
def test_a_sentence_to_them_stays_as_it_was_typed(ready: Cli, value: str, said: str) -> None:
    known(ready)
    assert said in body(ready, "--set", "why=you were calm", "--set", value)


def test_a_chat_with_a_friend_ends_with_the_name_alone(ready: Cli) -> None:
    known(ready, "--stage", "active", "--on", "2025-11-05")
    for template in ("catch-up", "thanks", "news"):
        told = body(ready, "--template", template, "--channel", "other", "--again", "--set", "advice=ask")
        assert "egards" not in told, template


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("question=which three songs would you begin with", ": which three songs would you begin with?"),
        (
            "question=Nimal says you know about damp. I'd like to show you two books.",
            ". Nimal says you know about damp. I'd like to show",
        ),
        ("how=could we talk whenever you have the kettle on", "kettle on?\n"),
    ],
)
def test_a_question_to_a_friend_is_asked_as_one_and_times_nothing(ready: Cli, value: str, said: str) -> None:
    known(ready)
    told = body(ready, "--set", "why=you were calm", "--set", value, "--set", "more=See you.")
    assert said in told.replace("? No problem at all if it's a bad time.", "?\n")
    assert "Fifteen" not in told


def test_whoever_asks_to_come_and_watch_asks_for_no_talk_beside(ready: Cli) -> None:
    person(ready, "Kate Sample", "--familiar", "stranger", "--line", "outside")
    asked = "question=May I sit in on one rehearsal and watch?"
    letter = ready.json("approach", "kate", "--set", "why=your choir", "--set", asked)
    assert letter["body"].count("?") == 1
    assert "questions" not in " ".join(hint["message"] for hint in letter["hints"])


def test_words_for_ones_own_manager_wait_for_nobody_elses_answer(ready: Cli) -> None:
    ready.ok("init", "--manager", "Declan Sample")
    known(ready)
    ready.ok("approach", "julie", "--set", "why=you were calm")
    ready.ok("outreach", "sent", "julie")
    ready.ok("mentor", "add", "Declan Sample", "--supports", "lead")
    assert ready.json("approach", "declan", "--set", "why=you know everybody")["state"] == "draft"


def test_a_script_need_not_argue_why_it_is_somebody_one_knows(ready: Cli) -> None:
    ready.ok("mentor", "add", "Lee Sample", "--familiar", "known", "--email", "lee@example.org")
    said = ("--set", "topic=rotas", "--set", "shared=We sat in the same van for six winters.")
    letter = ready.json("approach", "lee", *said)
    assert letter["body"].count("six winters") == 1
    ready.ok("mentor", "add", "Kim Other", "--email", "kim@example.org")
    ready.expect_refused(2, "approach", "kim", *said)


@pytest.mark.parametrize(
    "told",
    [
        "I told the fitter. He found a brake shoe that did not lift.",
        "The tenor stopped, as if I had his wallet.",
        "It is the book of Elvira, for her birthday.",
        "One said he had lost his score.",
        "A bass held out his cap.",
    ],
)
def test_whoever_else_is_told_of_by_a_script_stays_somebody_else(ready: Cli, told: str) -> None:
    ready.ok("mentor", "add", "Lee Sample", "--familiar", "known", "--email", "lee@example.org")
    letter = ready.json(
        "approach", "lee", "--set", "topic=rotas", "--set", "why=you know", "--set", f"now={told}"
    )
    assert told.rstrip(".") in letter["body"]


def test_a_script_keeps_its_paragraphs_where_words_are_turned_to_them(ready: Cli) -> None:
    ready.ok("mentor", "add", "Lee Sample", "--familiar", "known", "--email", "lee@example.org")
    told = "I still hear what she said.\n\nShe asked me first."
    letter = ready.json(
        "approach", "lee", "--set", "topic=rotas", "--set", "why=you know", "--set", f"now={told}"
    )
    assert "what you said.\n\nYou asked me first." in letter["body"]


def test_a_reminder_ends_in_ones_own_words_and_says_no_second_end(ready: Cli) -> None:
    known(ready)
    ready.ok("approach", "julie", "--set", "why=your calm")
    ready.ok("outreach", "sent", "julie")
    ending = "By mid April, if it can be; after that I won't write again."
    letter = ready.json("approach", "julie", "--set", f"more={ending}", today="2026-02-10")["body"]
    assert ending in letter
    assert "ask again" not in letter


def test_news_ends_with_the_thanks_and_the_plans_that_were_typed(ready: Cli) -> None:
    known(ready, "--stage", "active", "--on", "2025-11-01", "--last-contact", "2025-12-18")
    with at_terminal(ready, "approach", "julie", "--template", "news") as terminal:
        terminal.answer("What is your news?", "We sang.\\").answer("…", "It worked.")
        terminal.answer("Is there something you would like of them?", "")
        terminal.answer("How would you end?", "Thank you for the rest.").answer("And the subject?", "")
        terminal.key(KEYS, "l")
        assert terminal.end() == 0
    body = ready.json("outreach", "list", "--state", "draft")[0]["body"]
    assert "We sang.\n\nIt worked." in body
    assert "I only wanted you to know" not in body


def test_a_note_that_is_still_too_long_after_a_change_says_so_again(ready: Cli) -> None:
    person(ready, "Lee Sample", "--link", "https://linkedin.com/in/lee", "--familiar", "stranger")
    why = "you built a mill " + "and kept the men " * 14
    ready.ok("approach", "lee", "--channel", "linkedin", "--set", f"why={why}", "--set", "topic=baking")
    said = "LinkedIn takes"
    with at_terminal(ready, "approach", "lee") as terminal:
        terminal.answer("Carry on with it?", "").asked(said).key(KEYS, "f").answer("Which one", "3")
        terminal.answer("In other words?", "-").answer("Which one", "").asked(said).key(KEYS, "f")
        terminal.answer("Which one", "1").answer("In other words?", "Dear Lee, you built a mill.").answer(
            "Which one", ""
        )
        terminal.key(KEYS, "l")
        assert terminal.end() == 0
    assert terminal.said.count(said) == 2


def test_why_a_letter_asks_helps_with_each_of_its_questions(ready: Cli) -> None:
    other = offered("blank").why
    for row in ready.json("template", "list"):
        values = ready.json("template", "show", row["id"])["offers"]
        assert [key for key in values if offered(key).why == other] == [], row["id"]


def test_a_question_that_takes_the_place_of_the_talk_is_not_said_to_be_for_it(ready: Cli) -> None:
    known(ready)
    ready.ok("approach", "julie", "--set", "why=your calm", today="2026-01-21")
    ready.ok("outreach", "sent", "julie", today="2026-01-21")
    with at_terminal(ready, "approach", "julie", MENTORFOLIO_TODAY="2026-02-10") as terminal:
        terminal.answer("What is new since you last wrote?", "").answer("It replaces the talk.", "?")
        terminal.asked("gets an answer")
    assert "what the talk is for" not in terminal.text


@pytest.mark.parametrize("by", ["Tove Sample", "HR", "my neighbour"])
def test_a_hello_names_who_introduced_a_mentor_and_takes_no_person_for_a_programme(
    ready: Cli, by: str
) -> None:
    formal = ("--form", "formal", "--stage", "active", "--on", "2026-01-12")
    person(ready, "Hege Sample", *formal, "--introduced-by", by)
    letter = ready.json("approach", "hege")
    assert letter["subject"] == "Hello from Sam Sample"
    assert "your mentee in" not in letter["body"]
    assert f"your new mentee. {by[:1].upper()}{by[1:]} put us in touch." in letter["body"]
    ready.ok("mentor", "formalise", "hege", "--programme", "Bridge", "--from", "2026-01-12")
    letter = ready.json("approach", "hege", "--again")
    assert letter["subject"] == "Hello from your mentee in Bridge"
    assert "put us in touch" not in letter["body"]


def test_who_brought_two_together_did_not_only_give_a_name(ready: Cli) -> None:
    person(ready, "Tove Sample", "--familiar", "known")
    person(ready, "Hege Sample", "--line", "outside")
    ready.ok("happened", "hege", "tove introduced us")
    ready.ok("happened", "tove", "gave me the name of Ulla Sample")
    ready.ok("happened", "Rolf Sample put me in touch with Karl Sample")
    names = ("hege", "ulla", "karl")
    begun = [ready.json("mentor", "show", name)["began"] for name in names]
    assert begun == ["introducer", None, "introducer"]
    told = {name: ready.json("approach", name, "--set", "topic=rotas", "--set", "why=x") for name in names}
    assert "Tove Sample put us in touch." in told["hege"]["body"]
    assert "Tove Sample gave me your name." in told["ulla"]["body"]
    assert "Rolf Sample put us in touch." in told["karl"]["body"]
    assert "gave me your name" not in told["hege"]["body"] + told["karl"]["body"]
    ready.ok("outreach", "sent", "hege")
    reminder = ready.json("approach", "hege", today="2026-02-20")["body"]
    assert "Tove Sample put us in touch, and on 21 January I wrote" in reminder
    words = ("--again", "--set", "why=x", "--set", "topic=rotas", "--set", "how=friday")
    asked = ready.json("approach", "karl", *words)["subject"]
    assert asked.startswith("Rolf Sample put us in touch")


def test_who_named_somebody_first_is_not_put_aside_by_who_introduced_them_later(ready: Cli) -> None:
    person(ready, "Tove Sample", "--familiar", "known")
    person(ready, "Hege Sample", "--introduced-by", "Rolf Sample")
    ready.ok("happened", "hege", "tove introduced us")
    hege = ready.json("mentor", "show", "hege")
    assert (hege["introduced_by"], hege["began"]) == ("Rolf Sample", None)


def test_ones_own_manager_is_asked_one_thing(ready: Cli) -> None:
    person(ready, "Kim Sample", "--line", "manager")
    tell = "Could you tell me beforehand what you will ask"
    said = body_to(ready, "kim", "--set", "why=you are fair", "--set", f"how={tell}")
    assert said.count("?") == 1
    assert "your advice" not in said
    assert "It's about leading a team." in said
    own = body_to(
        ready, "kim", "--set", "why=x", "--set", f"how={tell}", "--set", "question=How do you begin?"
    )
    assert "how do you begin?" in own, "their own words stay"
    talk = body_to(ready, "kim", "--set", "why=x", "--set", "how=Could you give me half an hour on friday?")
    assert "your advice on leading a team" in talk, "what the talk is about"


def body_to(cli: Cli, name: str, *words: str) -> str:
    return str(cli.json("approach", name, "--again", *words)["body"])

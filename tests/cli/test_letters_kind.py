"""What a kind letter never leaves out: a way out, thanks for advice, and nothing that nobody recorded."""

from __future__ import annotations

import pytest

from tests.support import Cli

STRANGER = ("--familiar", "stranger", "--line", "outside")
KNOWN = ("--familiar", "known", "--line", "outside")


@pytest.fixture
def ready(cli: Cli) -> Cli:
    cli.answer_purpose("team lead")
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    return cli


def written(cli: Cli, *words: str) -> dict[str, str]:
    found: dict[str, str] = cli.json("approach", "julie", *words)
    return found


def julie(cli: Cli, *more: str) -> None:
    cli.ok("mentor", "add", "Julie Sample", "--supports", "lead", "--email", "julie@example.org", *more)


@pytest.mark.parametrize(
    ("familiar", "way_out"),
    [(STRANGER, "If you're too busy, I'll understand."), (KNOWN, "No problem at all if it's a bad time.")],
)
def test_a_word_of_ones_own_at_the_end_takes_no_way_out_away(
    ready: Cli, familiar: tuple[str, ...], way_out: str
) -> None:
    julie(ready, *familiar)
    told = ("--set", "why=your talk on rotas", "--set", "how=a call in May", "--set")
    assert f"{way_out}\n\nI keep a notebook." in written(ready, *told, "more=I keep a notebook.")["body"]
    own = written(ready, "--again", *told, "more=If you have no time, that's fine.")["body"]
    assert way_out not in own


def test_a_request_lets_them_go_once_and_offers_no_other_times_than_were_said(ready: Cli) -> None:
    julie(ready, *KNOWN, "--stage", "conversation", "--on", "2025-09-01")
    own = written(ready, "--template", "request-mentoring", "--set", "more=If it's too much, please say so.")
    assert own["body"].count("say so") == 1
    often = "rhythm=half an hour a month, on Tuesdays after 17:00"
    said = written(ready, "--again", "--template", "request-mentoring", "--set", often)["body"]
    assert "on Tuesdays after 17:00, and I'd bring the questions." in said
    said = written(
        ready, "--again", "--template", "request-mentoring", "--set", "rhythm=an hour a month until June"
    )["body"]
    assert ", at times that suit you, and I'd bring the questions." in said


def test_news_thanks_for_the_advice_once(ready: Cli) -> None:
    julie(ready, *KNOWN, "--stage", "active", "--on", "2025-09-01")
    advice = "advice=before I say my price, ask for theirs"
    news = ("--template", "news", "--set", "news=It worked.", "--set", "question=What would you ask next?")
    letter = written(ready, *news, "--set", advice)
    assert "Thank you for telling me to ask for theirs before I say my price. It worked." in letter["body"]
    assert letter["subject"] == "Something came of your advice, and a question"
    thanked = written(ready, "--again", *news, "--set", advice, "--set", "more=Thank you for it.")["body"]
    assert "You told me to ask for theirs" in thanked
    told = written(ready, "--again", *news, "--set", "advice=When I lost it, you said to wait.")["body"]
    assert told.count("hank") == 1


def test_an_ending_says_nothing_of_meetings_that_nobody_noted(ready: Cli) -> None:
    julie(ready, *STRANGER, "--form", "formal", "--stage", "active", "--on", "2025-06-01")
    ready.ok("mentor", "stage", "julie", "ended", "--on", "2026-01-01", "--reason", "the programme is over")
    assert "met" not in written(ready)["body"]
    kept = written(ready, "--again", "--set", "took=your rule: wait until the next stop")
    assert kept["subject"] == "Thank you for our time together"
    assert "I keep your rule: wait until the next stop." in kept["body"]


def test_a_reminder_names_its_letter_and_makes_a_name_enough(ready: Cli) -> None:
    julie(ready, *STRANGER)
    ready.ok("happened", "julie", "I wrote to her on 14 January")
    letter = written(ready, "--set", "question=how do you lead a team?")
    assert letter["subject"] == "My letter of 14 January"
    assert "I wrote to you. In case it got buried, here it is again, in short." in letter["body"]
    assert "if there's somebody better to ask, a name would help just as much" in letter["body"]


def test_a_hello_with_a_day_ends_on_looking_forward(ready: Cli) -> None:
    julie(ready, *STRANGER, "--form", "formal", "--stage", "active", "--on", "2026-01-10")
    hello = written(ready, "--template", "hello", "--set", "how=lunch on Tuesday")["body"]
    assert "I look forward to meeting you." in hello


def test_the_last_letter_to_somebody_one_knows_closes_warmly(ready: Cli) -> None:
    julie(ready, *KNOWN, "--stage", "active", "--on", "2025-09-01", "--last-contact", "2026-01-10")
    ending = written(ready, "--template", "closing", "--set", "took=you walked the bank with me")
    assert "\n\nWarmly,\n" in ending["body"]


def test_what_any_letter_takes_is_not_said_to_have_no_place(ready: Cli) -> None:
    julie(ready, *STRANGER)
    refused = ready("approach", "julie", "--set", "why=-", "--set", "subject=Rotas")
    assert refused.code == 2
    assert "no place" not in refused.err


def test_a_talk_of_some_days_in_a_month_long_over_keeps_all_its_words(ready: Cli) -> None:
    julie(ready, *KNOWN)
    ready.ok("happened", "julie", "met for three days in May 2025")
    assert "met for three days in May 2025" in ready.ok("timeline", "julie").out


def test_days_alone_in_a_reminder_keep_what_was_asked(ready: Cli) -> None:
    julie(ready, *STRANGER)
    ready.ok("happened", "julie", "I wrote to her on 14 January")
    letter = written(ready, "--set", "how=would Thursday or Friday suit, by phone?")["body"]
    assert "I wrote to ask whether you might have a little time to talk about leading a team." in letter
    letter = written(ready, "--again", "--set", "now=I have read your paper.")["body"]
    assert "leading a team. In case it got buried, I'm writing once more. I have read your paper." in letter
    long = (
        "I have read your paper, and I tried the first part of it on the night shift, where nobody wanted it"
    )
    letter = written(ready, "--again", "--set", f"now={long} at all.")["body"]
    assert f"I'm writing once more.\n\n{long}" in letter


def test_rather_meeting_in_person_is_no_way_out(ready: Cli) -> None:
    julie(ready, *STRANGER)
    told = ("--set", "why=your talk", "--set", "how=a call in May", "--set")
    meet = written(ready, *told, "more=If you'd rather meet in person, I can come by.")["body"]
    assert "If you're too busy, I'll understand." in meet
    assert (
        "Thank you for telling me how to say no."
        in written(
            ready,
            "--again",
            "--template",
            "news",
            "--set",
            "advice=how to say no",
            "--set",
            "news=It worked.",
        )["body"]
    )


def test_the_same_answer_noted_twice_is_noted_once(ready: Cli) -> None:
    julie(ready, *STRANGER)
    ready.ok("happened", "julie", "I wrote to her on 14 January")
    for note in ("busy", "in May", "in May"):
        ready.ok("outreach", "replied", "julie", "--note", note)
    note = ready.json("outreach", "show", "julie")["note"]
    assert note == "in May\nbusy"


def test_the_programme_is_asked_for_nobody_else_where_no_reason_is_given(ready: Cli) -> None:
    julie(ready, *STRANGER, "--form", "formal", "--stage", "active", "--on", "2025-11-01")
    body = written(ready, "--template", "match")["body"]
    assert "Could we look at it again together?" in body
    assert "another" not in body
    assert "suit me best" not in body
    reason = "reason=we could find no time since May"
    assert (
        "I'd like to ask for another one. We could find no time since May."
        in (written(ready, "--again", "--template", "match", "--set", reason)["body"])
    )


@pytest.mark.parametrize("way_out", ["If a call is too much, a line will do.", "If you can't, I'll see why."])
def test_a_way_out_of_ones_own_is_not_said_twice(ready: Cli, way_out: str) -> None:
    julie(ready, *STRANGER)
    told = ("--set", "why=your talk", "--set", "how=a call in May", "--set", f"more={way_out}")
    assert "too busy" not in written(ready, *told)["body"]


def test_somebody_not_seen_for_years_is_asked_how_they_are(ready: Cli) -> None:
    julie(ready, *KNOWN, "--last-contact", "2020-12-20")
    told = ("--set", "shared=I was your student nurse", "--set", "now=I run a ward of my own now.")
    assert "I hope you're well." in written(ready, *told)["body"]
    ready.ok("mentor", "edit", "julie", "--last-contact", "yesterday")
    assert "I hope you're well." not in written(ready, "--again", *told)["body"]


def test_a_letter_that_is_no_mail_has_no_subject_in_a_script_either(ready: Cli) -> None:
    julie(ready, *KNOWN, "--stage", "active", "--on", "2025-09-01")
    assert written(ready, "--template", "thanks", "--channel", "other")["subject"] is None


def test_whoever_is_spoken_to_at_the_end_of_a_sentence_keeps_their_name(ready: Cli) -> None:
    julie(ready, *KNOWN, "--stage", "active", "--on", "2025-09-01")
    more = "more=Thank you for every Saturday at your table, Ma'am Julie."
    assert more[5:] in written(ready, "--template", "closing", "--set", more)["body"]


def test_what_one_keeps_may_begin_with_a_season(ready: Cli) -> None:
    julie(ready, *KNOWN, "--stage", "active", "--on", "2025-09-01")
    took = "This autumn I cut my first coat alone."
    letter = written(ready, "--template", "closing", "--set", f"took={took}")["body"]
    assert took in letter
    assert f": {took}" not in letter


def test_a_mail_or_a_call_is_not_a_talk_by_mail(ready: Cli) -> None:
    julie(ready, *STRANGER)
    letter = written(ready, "--set", "why=your talk", "--set", "how=by mail, or on the phone any evening")
    assert "talk by mail" not in letter["body"]


def test_a_reason_that_does_something_is_a_clause(ready: Cli) -> None:
    julie(ready, *KNOWN, "--stage", "conversation", "--on", "2025-09-01")
    why = "what you told me in one hour already works on my floor"
    letter = written(ready, "--template", "request-mentoring", "--set", f"why={why}")["body"]
    assert f"because {why}." in letter


def test_what_was_advised_on_a_day_is_still_an_advice(ready: Cli) -> None:
    julie(ready, *KNOWN, "--stage", "active", "--on", "2025-09-01")
    advice = "advice=on the phone on 7 September to change nothing for two weeks"
    news = ("--template", "news", "--set", advice, "--set", "news=It worked.")
    assert f"Thank you for telling me {advice[7:]}." in written(ready, *news)["body"]


def test_a_work_told_by_its_title_is_the_subject(ready: Cli) -> None:
    julie(ready, *STRANGER)
    told = ("--set", 'why=I have read your book "Lime Ceilings" twice', "--set", "how=a call in May")
    assert written(ready, *told)["subject"] == 'Your "Lime Ceilings", and a question'

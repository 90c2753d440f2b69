"""What one asks of somebody, put into the sentences of a letter to them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from mentorfolio.domain.proposing import has_asked, how_often, meeting
from mentorfolio.domain.requesting import above_all, aimed, asked_politely, is_half, mine, subject, wish


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("how do you keep calm", "How do you keep calm?"),
        ("How did you start?", "How did you start?"),
        ("where do I lose money?", "Where do I lose money?"),
        ("is it worth a year", "Is it worth a year?"),
        ("which course did you take", "Which course did you take?"),
        ("how to say no", "I'd like to ask you how to say no."),
        ("What I'd like to know is how you test them.", "What I'd like to know is how you test them."),
        ("what did you learn from Dr. Meyer?", "What did you learn from Dr. Meyer?"),
        ("how do you handle e.g. two people being ill?", "How do you handle e.g. two people being ill?"),
        ("how you got them to trust you", "I'd like to ask you how you got them to trust you."),
        ("if you'd do it again", "I'd like to ask you whether you'd do it again."),
        ("what made you leave", "I'd like to ask you what made you leave."),
        ("your first year as head", "I'd like to hear about your first year as head."),
        ("I'd love to know how you started", "I'd love to know how you started."),
        ("how to start? I have no idea", "How to start? I have no idea."),
    ],
)
def test_a_question_is_a_sentence_of_the_letter_and_means_what_it_meant(typed: str, said: str) -> None:
    assert above_all(typed) == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("how do I bring it up?", "One thing: how do I bring it up?"),
        ("how to bring it up", "I'd like to ask you how to bring it up."),
        ("the 31 cases", "I'd like to hear about the 31 cases."),
    ],
)
def test_a_question_stays_as_it_was_asked_behind_a_lead(typed: str, said: str) -> None:
    assert above_all(typed, "One thing:") == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("How do you decide in the field?", "Could I ask you how you decide in the field?"),
        ("How do I give the work out?", "Could I ask you how I can give the work out?"),
        ("where do I lose money?", "Could I ask you where I lose money?"),
        ("which books should I read?", "Could I ask you which books I should read?"),
        ("What helped you most?", "Could I ask you what helped you most?"),
        ("How much do you charge, and why?", "Could I ask you how much you charge, and why?"),
        ("Which way did you do it, and why?", "Could I ask: which way did you do it, and why?"),
        ("what did it cost?", "Could I ask: what did it cost?"),
        ("where is the money?", "Could I ask: where is the money?"),
        ("May I sit in on a call?", "May I sit in on a call?"),
        ("What first? And who else?", "What first? And who else?"),
        ("your first year", "I'd like to hear about your first year."),
    ],
)
def test_somebody_new_is_asked_politely_and_only_as_far_as_grammar_allows(typed: str, said: str) -> None:
    assert asked_politely(typed) == said


@pytest.mark.parametrize(
    ("given", "line"),
    [
        (("Lead a team", 15, "your talk on teams", "Ann"), "15 minutes on leading a team?"),
        (
            ("Lead a team", 0, "your talk on teams at the fair", "Ann Sample"),
            "Ann Sample gave me your name: leading a team",
        ),
        (
            ("the money side of running a kitchen", 0, "your talk", "Ann Sample"),
            "Ann Sample gave me your name",
        ),
        (
            ("Lead a team", 0, "I read your first book about small teams, and we tried it"),
            "Your first book about small teams, and a question",
        ),
        (("the money side of running a kitchen", 0), "The money side of running a kitchen: a question"),
        (("I never learned budgets", 0), "Could I ask your advice?"),
    ],
)
def test_a_subject_says_what_it_knows_that_is_most_theirs(given: tuple[str, int], line: str) -> None:
    assert subject(*given) == line


@pytest.mark.parametrize(
    "sentence",
    [
        "My early shift ends at 1.30 pm in the weeks of 20 and 27 July.",
        "After 1.30 pm, when my early shift ends, I could come to you on any day.",
        "And if you would, I'd love to have our monthly talks again.",
        "I'd love to sit in on two of your talks, with 20 minutes together after each.",
        "Our first talk could be on Thursday 8 October.",
    ],
)
def test_a_sentence_about_when_to_talk_stays_as_it_was_written(sentence: str) -> None:
    assert meeting(sentence, 15) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "Whichever you like, just tell me.",
        "If you'd like that last one, I'll ring you on Sunday the 7th as usual.",
        "When you're next in Gore, give me a shout.",
        "Or we leave it at that.",
        "Up to you.",
        "A mail is enough.",
    ],
)
def test_a_short_sentence_of_ones_own_is_not_broken_into_something_one_was_thinking_of(sentence: str) -> None:
    assert meeting(sentence, 0) == sentence


def test_a_friend_who_was_asked_in_the_middle_of_what_was_told_is_not_asked_again() -> None:
    assert has_asked(["Did you miss the work? I must answer by 30 June."], close=True)
    assert not has_asked(["How are you? I must answer by 30 June."], close=True)
    assert not has_asked(["Did you miss the work? I must answer by 30 June."], close=False)


def test_for_a_mail_nobody_needs_time() -> None:
    said = "Could we talk? I was thinking of a twenty minute call or a mail, whichever's less bother."
    assert meeting("A twenty minute call or a mail, whichever's less bother", 0) == said


def test_a_wish_that_is_no_thing_is_asked_as_it_was_said() -> None:
    assert meeting("best on a Monday", 0) == "Could we talk? Best on a Monday."


def test_a_sentence_that_was_typed_whole_is_nobodys_to_mend() -> None:
    assert mine("Since June I have a room on Mondays") == "Since June I have a room on Mondays."
    assert mine("let me know what suits you. looking forward to it") == (
        "Let me know what suits you. Looking forward to it."
    )
    assert above_all("Half an hour would do it.") == "Half an hour would do it."
    assert mine("May I write to you now and then?") == "May I write to you now and then?"
    assert mine("May was hard.") == "May was hard."


def test_a_topic_that_nothing_else_speaks_of_stands_in_the_letter_however_much_was_told() -> None:
    told = " ".join(["my director told me to apply for it by March"] * 4)
    assert "the deputy post" in wish("the deputy post", "what you would do", told)


def test_common_words_make_no_two_texts_speak_of_the_same() -> None:
    said = wish("what you put in first", "what would you tell them from your first years?", "x " * 30)
    assert said.startswith("I'd like to ask you what you put in first")
    told = wish("leading old hands", "I'd like half an hour of your time", "my team grows in May " * 2)
    assert told == "It's about leading old hands. I'd like half an hour of your time."


def test_a_subject_is_not_cut_in_a_number() -> None:
    topic = "how to keep small mating boxes warm at 2,800 metres in the spring"
    assert "at 2: " not in subject(topic, 0)
    assert "at 2?" not in subject(topic, 0)


def test_an_offer_behind_another_way_stays_an_offer() -> None:
    assert meeting("an hour now and then, the first before May; I can drive down on a Sunday", 0) == (
        "Would you have an hour now and then, the first before May? I can drive down on a Sunday."
    )


def test_the_topic_is_named_beside_the_question_only_where_nothing_else_speaks_of_it() -> None:
    assert wish("Price bigger jobs") == "I'd like to ask your advice on pricing bigger jobs."
    assert wish("Price bigger jobs", "how do you price jobs?", polite=False) == "How do you price jobs?"
    assert (
        wish("Lead a meeting", "how did you know when?", "you lead every meeting so calmly", polite=False)
        == "How did you know when?"
    )
    assert (
        wish("Lead a meeting", "how did you know when?")
        == "I'd like to ask your advice on leading a meeting: how did you know when?"
    )
    assert wish("SQL", "where did you begin?") == "I'd like to ask your advice on SQL: where did you begin?"
    assert wish("How to lead", "did it take long?") == "I'd like to ask you how to lead. Did it take long?"
    assert wish("Lead a meeting", "your early years") == (
        "It's about leading a meeting. I'd like to hear about your early years."
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("20 min on the phone, after 4pm", "Would you have 20 minutes on the phone, after 4 pm?"),
        ("An hour over coffee, any Monday", "Would you have an hour over coffee, any Monday?"),
        ("half an hour on the phone", "Would you have half an hour on the phone?"),
        ("30 min lunch in the canteen", "Would you have 30 minutes for lunch in the canteen?"),
        (
            "come by for an hour with cake, bring the plans",
            "Could I come by for an hour with cake and bring the plans?",
        ),
        (
            "a call of 45 min, or sit together at lunch",
            "Would you have time for a call of 45 minutes, or could we sit together at lunch?",
        ),
        ("call me on Friday for ten minutes", "Could you call me on Friday for ten minutes?"),
        ("half an hour at St. Mary's", "Would you have half an hour at St. Mary's?"),
        ("meet for coffee", "Could we meet for coffee? Fifteen minutes would be plenty."),
        ("by phone, one evening", "Could we talk by phone, one evening? Fifteen minutes would be plenty."),
        ("phone", "Could we talk by phone? Fifteen minutes would be plenty."),
        ("video call", "Would you have time for a video call? Fifteen minutes would be plenty."),
        ("call you one evening", "Could I call you one evening? Fifteen minutes would be plenty."),
        ("a walk round the lake", "Would you have time for a walk round the lake?"),
        (
            "evenings after six",
            "Could we talk? Evenings after six would suit me best. Fifteen minutes would be plenty.",
        ),
        (
            "a 20-minute call after 2 pm, the baking is done then, or a line would do",
            "Would you have time for a 20-minute call after 2 pm? The baking is done then. A line would do.",
        ),
        (
            "half an hour at your office, I'd bring the plans",
            "Would you have half an hour for me at your office? I'd bring the plans.",
        ),
        ("phone is best", "Phone is best. Fifteen minutes would be plenty."),
        (
            "I'd like to phone for half an hour, fridays are my days off",
            "Could I phone for half an hour? Fridays are my days off.",
        ),
        ("two or three lines by mail would be enough", "Two or three lines by mail would be enough."),
        (
            "Tuesdays or Fridays after 3 are good",
            "Could we talk? Tuesdays or Fridays after 3 are good. Fifteen minutes would be plenty.",
        ),
        ("by email is fine, just a few lines", "By email is fine, just a few lines."),
        ("just a short call", "Would you have time for a short call? Fifteen minutes would be plenty."),
        ("call you for ten minutes on Friday", "Could I call you for ten minutes on Friday?"),
        ("25 minutes would be enough", "Could we talk? 25 minutes would be enough."),
        ("Could I buy you lunch?", "Could I buy you lunch?"),
        ("I'd come to you for an hour", "Could we talk? I'd come to you for an hour."),
        (
            "one visit to Braga, an hour, on a Saturday",
            "Could we talk? I was thinking of one visit to Braga, an hour, on a Saturday.",
        ),
        ("2 or 3 calls over the winter", "Could we talk? I was thinking of 2 or 3 calls over the winter."),
        (
            "Café Luz, on 10 or 14 May",
            "Could we talk? I was thinking of Café Luz, on 10 or 14 May. Fifteen minutes would be plenty.",
        ),
        (
            "10 minutes on the phone, you can say when",
            "Would you have 10 minutes on the phone? You can say when.",
        ),
        (
            "Friday in Brno, or phone",
            "Could we talk on Friday in Brno or by phone? Fifteen minutes would be plenty.",
        ),
        (
            "Thursdays after 4 are best, 45 minutes",
            "Could we talk for 45 minutes? Thursdays after 4 are best.",
        ),
        ("zoom, any evening", "Could we talk by zoom, any evening? Fifteen minutes would be plenty."),
        ("one evening next week", "Could we talk one evening next week? Fifteen minutes would be plenty."),
    ],
)
def test_a_way_to_meet_is_asked_for_in_a_sentence(typed: str, said: str) -> None:
    assert meeting(typed, 15) == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("tried it, with Dr. Meyer,", "I tried it, with Dr. Meyer."),
        ("asked my boss twice", "I asked my boss twice."),
        ("turned down two jobs, raised my rate", "I turned down two jobs and raised my rate."),
        ("have to decide by May", "I have to decide by May."),
        ("got to decide by May", "I've got to decide by May."),
        ("needs £8,000 by then", "I need £8,000 by then."),
        ("has to decide by May", "I have to decide by May."),
        ("works well so far", "Works well so far."),
        ("starting in May", "I'm starting in May."),
        ("not sure whether to stay", "I'm not sure whether to stay."),
        ("the council cut it by half", "The council cut it by half."),
        ("we tried it. it worked", "We tried it. It worked."),
        ("", ""),
    ],
)
def test_what_one_did_or_has_to_do_is_a_sentence_about_oneself(typed: str, said: str) -> None:
    assert mine(typed) == said


def test_a_sentence_that_begins_with_a_contraction_is_left_as_it_is() -> None:
    said = "There's an evening course from August that I'd pay for myself, and enrolment closes in July."
    assert meeting(said, 15) == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("when you have time, by mail is fine too", "Could we talk when you have time? By mail is fine too."),
        (
            "A quarter of an hour on the phone, evenings are fine",
            "Would you have a quarter of an hour on the phone? Evenings are fine.",
        ),
        ("I can send the accounts; the owner agrees.", "I can send the accounts; the owner agrees."),
        ("a call on a Sunday; you choose", "Would you have time for a call on a Sunday? You choose."),
        (
            "Half an hour would help me, on any day you like.",
            "Half an hour would help me, on any day you like.",
        ),
    ],
)
def test_how_to_talk_is_a_question_only_as_far_as_it_asks(typed: str, said: str) -> None:
    assert meeting(typed, 0) == said


def test_who_is_asked_for_a_talk_already_is_only_told_when() -> None:
    typed = "Wednesdays, when I'm closed; start whenever you like"
    asked = "Would you give me three half-hour calls before May?"
    assert (
        meeting(typed, 0)
        == "Could we talk? Wednesdays, when I'm closed, would suit me best. Start whenever you like."
    )
    assert (
        meeting(typed, 0, asked)
        == "Wednesdays, when I'm closed, would suit me best. Start whenever you like."
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("saying no without a row", "What I'd most like to work on is saying no without a row."),
        ("Saying no, which I can't", "What I'd most like to work on is saying no, which I can't."),
        ("How do you say no?", "My first question would be: how do you say no?"),
        ("By May I'd like to have my own film done.", "By May I'd like to have my own film done."),
        ("I want to learn to say no", "I want to learn to say no."),
        ("my aim is a team that stays", "My aim is a team that stays."),
        ("My team is growing and I need help", "My team is growing and I need help."),
        ("the team grew and I need help", "The team grew and I need help."),
    ],
)
def test_what_one_would_like_to_work_on_is_one_sentence(typed: str, said: str) -> None:
    assert aimed(typed) == said


@pytest.mark.parametrize(
    "typed",
    [
        "how to say no to my own people, because I never do",
        "how to set limits, because I never do",
        "the budget, but I never understood it",
        "giving feedback, and I would like to begin soon",
    ],
)
def test_what_one_would_like_to_work_on_keeps_its_beginning_where_it_goes_on_to_why(typed: str) -> None:
    assert aimed(typed) == f"What I'd most like to work on is {typed}."


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            "Friday lunch on the bench by the pond",
            "Could we talk over lunch on Friday, on the bench by the pond?",
        ),
        ("Tuesday breakfast at the canteen", "Could we talk over breakfast on Tuesday, at the canteen?"),
        ("Friday coffee, half an hour", "Could we talk over coffee on Friday, half an hour?"),
        ("Friday lunch break", "Could we talk on Friday lunch break?"),  # no meal
    ],
)
def test_nobody_is_asked_to_talk_on_a_lunch(typed: str, said: str) -> None:
    assert meeting(typed, 15) == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("an hour a month", ""),
        ("May to October, one talk a month, 45 minutes", ""),
        ("half an hour every two weeks, by phone", ""),
        (
            "I suggest the first Wednesday; please change that",
            "I suggest the first Wednesday; please change that.",
        ),
        (
            "One call about every six weeks, until the end of the year. Tuesdays suit me.",
            "It could be one call about every six weeks, until the end of the year. Tuesdays suit me.",
        ),
        ("shall we say the first Wednesday?", "Shall we say the first Wednesday?"),
        ("Wednesdays suit me best", "Wednesdays suit me best."),
        (
            "A call every 4 weeks. I would send one question beforehand.",
            "It could be a call every 4 weeks. I would send one question beforehand.",
        ),
        (
            "A call every 4 weeks, Thursdays after 4 suit me best",
            "It could be a call every 4 weeks. Thursdays after 4 suit me best.",
        ),
        (
            "once a month, and I would send you a question",
            "It could be once a month, and I would send you a question.",
        ),
        (
            "The first Wednesday would suit me. i'd ring you",
            "The first Wednesday would suit me. I'd ring you.",
        ),
    ],
)
def test_how_often_is_taken_as_a_sentence_where_it_is_one(typed: str, said: str) -> None:
    assert how_often(typed) == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("rewrote the rota twice", "I rewrote the rota twice."),
        ("drafted a plan, and lost it", "I drafted a plan, and lost it."),
        ("interested in rotas", "Interested in rotas."),
        ("Ned drew it", "Ned drew it."),
    ],
)
def test_what_one_did_is_ones_own_whatever_the_verb(typed: str, said: str) -> None:
    assert mine(typed) == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("how you say no and nobody is angry", "I'd like to know how you say no and nobody is angry."),
        ("I always say yes. How you do it.", "I always say yes. I'd like to know how you do it."),
        ("whether I should stay", "I'd like to know whether I should stay."),
        ("how you say no has stayed with me", "How you say no has stayed with me."),
        ("what you told me helped", "What you told me helped."),
        ("what I did on Friday", "What I did on Friday."),
        ("how I got here is a long story", "How I got here is a long story."),
        ("how you listen means a lot to me", "How you listen means a lot to me."),
        ("what I could bring would be a cake", "What I could bring would be a cake."),
    ],
)
def test_what_one_would_like_to_know_goes_out_as_a_sentence(typed: str, said: str) -> None:
    assert mine(typed) == said


@pytest.mark.parametrize("say", [mine, above_all, lambda how: meeting(how, 0)])
def test_what_asks_ends_with_a_question_mark_however_it_was_typed(say: Callable[[str], str]) -> None:
    assert say("shall I come.") == "Shall I come?"
    assert say("I'm off on Tuesday. shall I come.").endswith("Tuesday. Shall I come?")
    assert say("I'm sorry, could I ring you on Friday.") == "I'm sorry, could I ring you on Friday?"


def test_a_reason_in_the_place_of_a_question_says_that_it_is_one() -> None:
    assert above_all("because nobody listens") == "I'm asking because nobody listens."


@pytest.mark.parametrize(
    ("typed", "half"),
    [
        *[(text, True) for text in ("because nobody listens to me", "Because you said so.")],
        *[
            (text, False)
            for text in ("That is why I ask", "when I started I was lost", "Because of you I stayed")
        ],
        *[(text, False) for text in ("when we met, all was new", "Since the fair I ask first", "I asked")],
        *[(text, False) for text in ("That it works is your doing", "If I can ever help please ask")],
    ],
)
def test_half_a_sentence_is_told_from_a_whole_one(typed: str, half: bool) -> None:
    assert is_half(typed) == half


def test_several_questions_in_one_are_asked_as_they_are() -> None:
    asked = "how do you speak to them, how do you train somebody new, and what do you write down?"
    assert asked_politely(asked) == f"Could I ask: {asked}"


def test_a_sentence_about_what_one_has_is_no_thing_to_work_on() -> None:
    assert aimed("the budget worries me, and I lie awake") == "The budget worries me, and I lie awake."

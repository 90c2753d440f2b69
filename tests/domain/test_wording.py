"""A title and a reason read as part of a letter to a person."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorfolio.domain.addressing import expect_to_them, is_about_them, to_them
from mentorfolio.domain.requesting import favour, subject, when
from mentorfolio.domain.text import spelt
from mentorfolio.domain.thanking import advised, thanked, took
from mentorfolio.domain.topics import as_topic, asked, is_topic, spoken, wants_phrase
from mentorfolio.domain.wording import (
    SMILES,
    capitals,
    ended,
    followed,
    named,
    of_them,
    reason,
    recalled,
    within,
)
from mentorfolio.errors import UsageProblem
from mentorfolio.letters.hints import SUBJECT_CHARACTERS, SUBJECT_WORDS


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Lead a team", "leading a team"),
        ("Find my direction", "finding my direction"),
        ("Run a budget", "running a budget"),
        ("Be heard in meetings", "being heard in meetings"),
        ("Negotiate", "negotiating"),
        ("Public speaking", "public speaking"),
        ("SQL", "SQL"),
        ("Kubernetes in Practice", "Kubernetes in Practice"),
        ("I want out", "I want out"),
        ("I want to be less afraid of meetings", "being less afraid of meetings"),
        ("I'd like to learn to read a budget", "reading a budget"),
        ("I need more time", "more time"),
        ("How do I say no?", "how to say no"),
        ("how to lead former peers", "how to lead former peers"),
        ("How to lead former peers?", "how to lead former peers"),
        ("Should I stay in hospital pharmacy", "whether to stay in hospital pharmacy"),
        ("Do I want to be a manager?", "whether to be a manager"),
        ("Am I ready to lead?", "whether I'm ready to lead"),
        ("who decides things at the health board", "who decides things at the health board"),
    ],
)
def test_a_title_stands_in_a_sentence_without_quotation_marks(title: str, said: str) -> None:
    assert spoken(title) == said


@pytest.mark.parametrize(
    ("why", "sentence"),
    [
        ("your talk on pricing", "I'm writing because of your talk on pricing."),
        ("Your talk on pricing changed how I work", "Your talk on pricing changed how I work."),
        (
            "the way you ran the Oslo office",
            "I'm writing because of the way you ran the Oslo office.",
        ),
        ("You helped me when I was new.", "You helped me when I was new."),
        ("you built a team", "I'm writing because you built a team."),
        ("your talk made me laugh", "I'm writing because your talk made me laugh."),
        ("I heard your talk in May", "I heard your talk in May."),
        ("because you stayed calm", "I'm writing because you stayed calm."),
        ("patient with beginners", "I'm writing because you are patient with beginners."),
        ("she never raises her voice", "I'm writing because you never raise your voice."),
        ("left medicine and came back", "I'm writing because you left medicine and came back."),
        ("a good listener", "I'm writing because you are a good listener."),
        ("that he stood up for me", "I'm writing because you stood up for me."),
        ("the scheme said she was a manager", "The scheme said you were a manager."),
        ("his wife told me he'd help", "I'm writing because your wife told me you'd help."),
        ("great sense of humour", "I'm writing because of your great sense of humour."),
        ("experience with boards", "I'm writing because of your experience with boards."),
        ("you were my boss for years", "You were my boss for years."),
        ("my neighbour knows you. she says you laugh", "My neighbour knows you. She says you laugh."),
        ("Beth says you know e.g. the board", "Beth says you know e.g. the board."),
        (
            "Built it from nothing. Knows everyone. Bit scary but fair.",
            "You built it from nothing. You know everyone. You are a bit scary but fair.",
        ),
        ("of your talk", "I'm writing because of your talk."),
        ("seeing how you handled the fire", "I'm writing because of how you handled the fire."),
        ("as you know, I never wanted to lead", "As you know, I never wanted to lead."),
        ("thanks to you I stayed a nurse", "Thanks to you I stayed a nurse."),
        ("20 years of nights, and you still laugh", "20 years of nights, and you still laugh."),
    ],
)
def test_a_reason_is_a_sentence_to_them(why: str, sentence: str) -> None:
    assert reason(why) == sentence


@pytest.mark.parametrize(
    ("about", "to"),
    [
        ("he is calm", "you are calm"),
        ("She always carries her team", "you always carry your team"),
        ("listens more than she talks", "you listen more than you talk"),
        ("I admire how she handles the matrons", "I admire how you handle the matrons"),
        ("I saw her talk in May", "I saw your talk in May"),
        ("met him at a party, very funny", "I met you at a party, very funny"),
        ("works in finance and is not afraid", "you work in finance and are not afraid"),
        ("Pat says he explains budgets", "Pat says you explain budgets"),
        ("he knows them, he sat with them for years", "you know them, you sat with them for years"),
        (
            "She told Ben his rota was wrong, and he thanked her",
            "you told Ben his rota was wrong, and he thanked you",
        ),
        ("she's been there, and she's calm", "you've been there, and you're calm"),
        ("they've been where I am", "you've been where I am"),
        ("they have built their own ward", "you have built your own ward"),
        ("her reports teach", "your reports teach"),
        ("you run it well", "you run it well"),
    ],
)
def test_what_was_said_about_somebody_is_said_to_them(about: str, to: str) -> None:
    assert to_them(about) == to
    assert not is_about_them(to)


def test_a_reason_about_them_is_refused_with_the_sentence_to_type() -> None:
    with pytest.raises(UsageProblem) as told:
        expect_to_them("she never raises her voice", "Sheila")
    assert "you never raise your voice" in (told.value.hint or "")


@pytest.mark.parametrize("title", ["i never learned budgets", "I want out", " ".join(["long"] * 10)])
def test_a_title_that_is_no_topic_is_not_put_into_a_sentence_unasked(title: str) -> None:
    assert not is_topic(title)
    assert is_topic("Lead a team")


def test_a_sentence_that_names_somebody_else_stands_for_itself() -> None:
    assert reason("Janet says she is brilliant") == "Janet says you are brilliant."
    assert reason("the way he speaks") == "I'm writing because of the way you speak."


@given(st.text(min_size=1, max_size=60))
def test_no_words_are_lost_or_made_up_for_any_title_and_reason(text: str) -> None:
    assert spoken(text) is not None
    ends = (".", "!", "?", "…", '"', "'", ")", "]", "”", "\u2019")
    assert reason(text).endswith(ends) or re.search(SMILES, text.strip(" ,;"))


def test_a_reason_to_somebody_known_begins_less_stiffly() -> None:
    assert reason("your calm", "I thought of you") == "I thought of you because of your calm."


@pytest.mark.parametrize(
    ("topic", "said"),
    [
        ("What you wrote about harbours", "ask you about what you wrote about harbours"),
        ("Lead a team", "ask your advice on leading a team"),
        ("Should I stay", "ask your advice on whether to stay"),
        ("who decides things", "ask you who decides things"),
        ("How do I say no?", "ask you how to say no"),
        ("I never learned budgets", "ask your advice on one thing: I never learned budgets"),
    ],
)
def test_any_need_can_be_asked_about_in_a_sentence(topic: str, said: str) -> None:
    assert asked(topic) == said
    assert said.endswith(as_topic(topic))


def test_a_long_topic_is_cut_for_a_subject_where_it_still_says_what_it_is_about() -> None:
    assert subject("Bring ten-minute talks after bad calls to the whole station", 0) == (
        "Bringing ten-minute talks after bad calls: a question"
    )
    assert subject("how to get ten-minute talks going after bad calls at the whole station", 0) == (
        "Could I ask your advice?"
    )
    assert subject("how to decide which hollow tree is safe", 20) == (
        "Deciding which hollow tree is safe: a question"
    )
    assert subject("Lead a team", 0) == "A question about leading a team"


@pytest.mark.parametrize(
    "topic", ["SQL", "Lead a team", "getting money out of the finance people", "I never " * 9]
)
def test_no_subject_of_the_program_is_too_long(topic: str) -> None:
    line = subject(topic, 15)
    assert SUBJECT_WORDS[0] <= len(line.split()) <= SUBJECT_WORDS[1] or len(line) <= SUBJECT_CHARACTERS[1]


@pytest.mark.parametrize(
    "title", ["Should I stay", "I never learned budgets", "telling people off without rows"]
)
def test_a_question_or_a_sentence_wants_a_phrase_and_a_short_name_none(title: str) -> None:
    assert wants_phrase(title)
    assert not wants_phrase("Lead a team")


@pytest.mark.parametrize(
    ("text", "kept", "told"),
    [
        ("you drew a map", "You drew a map.", "You drew a map."),
        ("to ask early", "What I keep is to ask early.", "You told me to ask early."),
        ("that no is fine", "What I keep is that no is fine.", "You told me that no is fine."),
        ("the map", "What I keep: the map.", "It goes back to the map."),
        ("don't save it up", 'What I keep: "Don\'t save it up."', "You told me not to save it up."),
        ("showed me how. it helped", "You showed me how. It helped.", "You showed me how. It helped."),
    ],
)
def test_what_was_kept_and_advised_is_a_sentence(text: str, kept: str, told: str) -> None:
    said = took(text, "What I keep")
    assert said[:1].upper() + said[1:] == kept
    assert advised(text) == told


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            "the pencil plans on the shed door, I made one for my own shed",
            "One thing has stayed with me: the pencil plans on the shed door. I made one for my own shed.",
        ),
        # What one uses is what was told first: no sentence ends before it.
        (
            "the trick you showed me, I use every day",
            "One thing has stayed with me: the trick you showed me, I use every day.",
        ),
        (
            "your rule about lunch, we have it on the wall",
            "Your rule about lunch, we have it on the wall.",
        ),
        ("your question kept me awake", "Your question kept me awake."),
        (
            "your question, why I never speak, kept me awake",
            "Your question, why I never speak, kept me awake.",
        ),
        ("the card I gave my son", "One thing has stayed with me: the card I gave my son."),
        ("that talk changed my mind", "That talk changed my mind."),
        ("the card you gave me", "One thing has stayed with me: the card you gave me."),
        ("not to be afraid", "One thing has stayed with me: not to be afraid."),
        ("in March I read it all from cards", "In March I read it all from cards."),
        ("when I began I could not speak to a group", "When I began I could not speak to a group."),
        ("a year ago I looked at nobody. Now I do", "A year ago I looked at nobody. Now I do."),
        (
            "when I speak, stop and drink water",
            "One thing has stayed with me: when I speak, stop and drink water.",
        ),
    ],
)
def test_a_thing_that_stayed_and_what_one_did_since_are_no_fragment(typed: str, said: str) -> None:
    assert took(typed, "One thing has stayed with me") == said


def test_an_initial_ends_no_sentence_where_a_small_letter_follows() -> None:
    assert capitals("I told you about Mr H. you said yes. it was true") == (
        "I told you about Mr H. you said yes. It was true"
    )
    assert took("You said plan B. was better", "One thing") == "You said plan B. was better."


def test_help_that_came_with_a_no_is_thanked_for() -> None:
    assert thanked("the template you sent") == "And thanks for the template you sent."
    assert thanked("sent me a template") == "You sent me a template. That was kind of you."


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            "Thank you for the coffee too. The next one is on me.",
            "Thank you for the coffee too. The next one is on me.",
        ),
        ("Thanks for the coffee.", "Thanks for the coffee."),
        ("And thank you for the coffee", "And thank you for the coffee."),
        ("the coffee was on you", "The coffee was on you."),
        ("I also want to thank you for the coffee", "I also want to thank you for the coffee."),
    ],
)
def test_thanks_that_were_typed_as_a_sentence_are_not_thanked_for_again(typed: str, said: str) -> None:
    assert thanked(typed) == said


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("congratulations on the shop", "Congratulations on the shop."),
        ("hope the guesthouse is full", "I hope the guesthouse is full."),
        ("how did the move go?", "How did the move go?"),
    ],
)
def test_a_kind_word_is_no_memory_to_be_reminded_of(typed: str, said: str) -> None:
    assert recalled(typed) == said


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("1 February", "in February"),
        ("February", "in February"),
        ("5 November 2024", "on 5 November 2024"),
        ("the summer", "in the summer"),
        ("next spring", "next spring"),
        ("Easter", "around Easter"),
    ],
)
def test_of_the_first_of_a_month_only_the_month_was_said(day: str, said: str) -> None:
    assert when(day) == said


def test_capitals_follow_the_end_of_a_sentence_only() -> None:
    assert (
        capitals("it was good. it helped, e.g. here. iPads too")
        == "it was good. It helped, e.g. here. iPads too"
    )
    assert within("The summer.") == "the summer"
    assert within("Tuesdays after 4") == "Tuesdays after 4"
    assert within("I am usually free on Mondays") == "on Mondays"


@pytest.mark.parametrize(
    ("shared", "said"),
    [
        ("the winter on Ward 4", "You may remember the winter on Ward 4."),
        ("when we moved the ward", "You may remember when we moved the ward."),
        ("Oslo", "You may remember Oslo."),
        ("we ran the office together", "We ran the office together."),
        ("the winter on Ward 4 was hard", "The winter on Ward 4 was hard."),
        ("Do you remember Oslo?", "Do you remember Oslo?"),
    ],
)
def test_what_two_people_shared_is_a_sentence(shared: str, said: str) -> None:
    assert recalled(shared) == said


@pytest.mark.parametrize(
    ("why", "said"),
    [
        (
            "the two pages you wrote on rotas",
            "I'm writing because of the two pages you wrote on rotas.",
        ),
        ("a paper you wrote in 2020", "I'm writing because of a paper you wrote in 2020."),
        ("the book you lent me changed my mind", "The book you lent me changed my mind."),
        (
            "The ferry scene, where all goes quiet but one oar, is what I want to learn.",
            "The ferry scene, where all goes quiet but one oar, is what I want to learn.",
        ),
        (
            "the ferry scene, where all goes quiet",
            "I'm writing because of the ferry scene, where all goes quiet.",
        ),
        ("Your first tip worked, in spite of my fear.", "Your first tip worked, in spite of my fear."),
        ("Your method still holds.", "Your method still holds."),
        ("Your chapter on tides is the only one I trust.", "Your chapter on tides is the only one I trust."),
        (
            "Your book on errors, which I have read twice",
            "I'm writing because of your book on errors, which I have read twice.",
        ),
        ("your paper published in 2020", "I'm writing because of your paper published in 2020."),
        ("an hour once a month", "I'm writing for one reason: an hour once a month."),
        ("an eye for detail", "I'm writing because you have an eye for detail."),
        ("Loved your talk", "I loved your talk."),
        ("Been following your blog", "I have been following your blog."),
        ("never raises your voice", "I'm writing because you never raise your voice."),
    ],
)
def test_a_thing_of_theirs_is_a_reason_and_what_the_owner_liked_is_the_owners(why: str, said: str) -> None:
    assert reason(why) == said


@pytest.mark.parametrize(
    ("heard", "said"),
    [
        ("the page with only a wet footprint", "I'm asking because of the page with only a wet footprint."),
        ("her book on glue", "I'm asking because of her book on glue."),
        ("she still teaches, you said", "She still teaches, you said."),
        ("The page with the footprint changed my work.", "The page with the footprint changed my work."),
        ("", ""),
    ],
)
def test_what_is_known_of_a_third_person_stays_about_them_and_is_a_sentence(heard: str, said: str) -> None:
    assert of_them(heard, "I'm asking") == said


def test_a_boat_has_an_owner_and_whoever_is_written_to_is_not_the_boat() -> None:
    text = "I've attached four photos. The boat goes back to her owner on 1 June."
    assert not is_about_them(text, their_own=False, name="Morag Sample")
    assert is_about_them("My team loved her talk.", their_own=False, name="Morag Sample")


def test_who_tells_how_they_named_them_is_not_told_twice() -> None:
    assert named("Julie Sample", "Julie told me about you at the fair") == ""


@pytest.mark.parametrize(
    "who", ["Prof. Dr. Ottilie Sample", "Sister Ottilie Sample", "Dr Ottilie Sample, a vet"]
)
def test_who_has_a_title_and_gave_ones_name_is_named_once(who: str) -> None:
    whole = who.partition(",")[0]
    assert named(who, f"{whole} gave me your name") == ""
    assert reason(f"{whole} gave me your name", through=who) == f"{whole} gave me your name."
    assert named(who, f"{whole} says you know pears").endswith(" gave me your name and says you know pears.")
    assert reason(f"{whole} says you know pears", through=who) == ""
    assert reason("Ottilie told me of your pears", through=who) == f"{whole} told me of your pears."


@pytest.mark.parametrize(
    "shared", ["the rule on your counter: it was mine", "the walk to the station, you said I talk too much"]
)
def test_a_memory_with_what_was_said_in_it_keeps_its_beginning(shared: str) -> None:
    assert recalled(shared, "You'll remember") == f"You'll remember {shared}."


def test_an_advice_goes_on_from_who_gave_it() -> None:
    assert advised("ask the quietest person first") == "You told me to ask the quietest person first."
    assert advised("let him speak first") == "You told me to let him speak first."


@pytest.mark.parametrize(
    ("why", "told", "rest"),
    [
        ("Julie says he can explain a budget", " and says you can explain a budget.", ""),
        ("Julie Sample told me you left and came back", " and told me you left and came back.", ""),
        ("your talk on pricing", ".", "I'm writing because of your talk on pricing."),
        (
            "Julie was my boss until 2022, and she knows ovens.",
            ".",
            "Julie was my boss until 2022, and she knows ovens.",
        ),
    ],
)
def test_who_gave_one_their_name_is_named_once(why: str, told: str, rest: str) -> None:
    assert named("Julie Sample", why) == f"Julie Sample gave me your name{told}"
    assert reason(why, through="Julie Sample") == rest


@pytest.mark.parametrize(
    ("now", "because", "said"),
    [
        (
            "I was promoted in June",
            "I thought of you because you never raise your voice.",
            "I was promoted in June, and I thought of you because you never raise your voice.",
        ),
        ("from May I lead six", "You taught me to ask.", "You taught me to ask. From May I lead six."),
        (
            "I was promoted in June and two of them avoid me",
            "I'm writing because of your talk.",
            "I'm writing because of your talk. I was promoted in June and two of them avoid me.",
        ),
        (
            "Who would have thought?",
            "I'm writing because of it.",
            "I'm writing because of it. Who would have thought?",
        ),
    ],
)
def test_two_short_sentences_of_why_one_writes_become_one(now: str, because: str, said: str) -> None:
    assert followed(now, because) == said


def test_a_thing_that_can_be_counted_is_not_left_without_its_article() -> None:
    assert subject("Budget", 15) == "15 minutes on the budget?"
    assert asked("Career") == "ask your advice on my career"
    assert asked("Price my work") == "ask your advice on pricing my work"
    assert asked("Network with others") == "ask your advice on networking with others"
    assert asked("Time management") == "ask your advice on time management"
    assert asked("Delegation") == "ask your advice on delegation"


def test_what_was_typed_in_haste_is_spelt_in_the_letter() -> None:
    typed = "i dont know, hes the best in january; see i.e. a@i.example.org"
    assert spelt(typed) == "I don't know, he's the best in January; see i.e. a@i.example.org"
    assert (
        spelt("Becuase of thier talk, untill tommorow alot") == "Because of their talk, until tomorrow a lot"
    )
    right = "Ms Thier is loosing it, the wether wich@example.org, Seperate.org"
    assert spelt(right) == right
    assert spelt("we may march on, i-th of it") == "we may march on, i-th of it"
    assert spelt("i'd come in march; i'll know by may") == "I'd come in March; I'll know by May"


def test_the_department_keeps_its_capitals_and_an_hour_is_no_department() -> None:
    assert spelt("hr said you know it") == "HR said you know it"
    assert spelt("Hr told me") == "HR told me"
    assert spelt("the 1 hr has come, with hr sample") == "the 1 hr has come, with hr sample"


def test_what_two_who_know_each_other_shared_is_no_riddle() -> None:
    assert (
        recalled("The winter on Ward 4", "It's been a while since")
        == "It's been a while since the winter on Ward 4."
    )
    assert recalled("when we met", "It's been a while since") == "You may remember when we met."


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("at peters party, in the kitchen", "You may remember me from peters party, in the kitchen."),
        ("At the safety day we sat together", "At the safety day we sat together."),
        ("our table at the party, and the mails.", "You may remember our table at the party, and the mails."),
        ("the talks we had in Galway", "You may remember the talks we had in Galway."),
        (
            "Our four years in Galway. I still laugh.",
            "You may remember our four years in Galway. I still laugh.",
        ),
        ("I last saw you in May.", "I last saw you in May."),
    ],
)
def test_where_two_people_met_is_a_sentence_however_it_is_typed(typed: str, said: str) -> None:
    assert recalled(typed) == said


def test_a_thing_with_what_both_did_is_a_reason() -> None:
    assert reason("the meeting in May, when you fell asleep", "I thought of you") == (
        "I thought of you because of the meeting in May, when you fell asleep."
    )


def test_a_reason_that_begins_with_oneself_is_a_sentence() -> None:
    assert (
        reason("I'm on the line in Oldtown, seven years now.")
        == "I'm on the line in Oldtown, seven years now."
    )


@pytest.mark.parametrize(
    ("about", "to"),
    [
        ("worked with her on ward 4 in 2019", "I worked with you on ward 4 in 2019"),
        ("sat next to him at lunch", "I sat next to you at lunch"),
        ("herself a former peer leader", ""),
        ("never raises her voice", "you never raise your voice"),
    ],
)
def test_who_worked_with_somebody_is_the_owner_and_herself_begins_no_sentence(about: str, to: str) -> None:
    assert to_them(about) == to


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("to lead former peers", "leading former peers"),
        ("Learn to say no", "saying no"),
        ("Not be afraid of the chief", "not being afraid of the chief"),
        ("More visible", "being more visible"),
        ("More money", "more money"),
    ],
)
def test_what_one_wants_to_do_or_be_is_said_as_a_topic(title: str, said: str) -> None:
    assert spoken(title) == said


def test_who_reads_their_posts_has_been_reading_them() -> None:
    assert reason("reading your posts on rotas") == "I've been reading your posts on rotas."


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("ask her whether I may write", "Could you ask her whether I may write?"),
        ("would you ask her first? she knows me by sight", "Would you ask her first? She knows me by sight."),
    ],
)
def test_a_favour_is_asked_for_as_a_question(typed: str, said: str) -> None:
    assert favour(typed) == said


@pytest.mark.parametrize(
    "topic",
    """Python;Kubernetes;London;Brexit;Bavarian law;Excel pivot tables;German grammar;Prince2 exam;Rust
    Spanish for work;Beijing;Photoshop basics;Irish employment law;Scrum;Montessori schools;Go
    """.replace("\n", ";").split(";"),
)
def test_a_language_a_place_and_a_product_keep_their_capital_in_a_topic(topic: str) -> None:
    if topic := topic.strip():
        assert spoken(topic) == topic


@pytest.mark.parametrize(
    "topic",
    [
        "Money",
        "Strategy",
        "Difficult conversations",
        "Public speaking",
        "Conflict at work",
        "Management",
        "Feedback",
    ],
)
def test_an_ordinary_word_at_the_beginning_of_a_topic_is_small(topic: str) -> None:
    assert spoken(topic) == topic.lower()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            "That sentence is why I'm writing, and your slide 14.",
            "That sentence is why I'm writing, and your slide 14.",
        ),
        ("That talk has stayed with me.", "That talk has stayed with me."),
        ("that you are calm", "I'm writing because you are calm."),
        ("that map on slide 14", "I'm writing because of that map on slide 14."),
        ("those Thursdays on the ward", "I'm writing because of those Thursdays on the ward."),
        ("that nobody leaves your ward", "I'm writing because nobody leaves your ward."),
        (
            "that so many of your trainees come back",
            "I'm writing because so many of your trainees come back.",
        ),
        ("that book you wrote", "I'm writing because of that book you wrote."),
        ("that time you told me to slow down", "I'm writing because of that time you told me to slow down."),
        ("that Tom trusts you", "I'm writing because Tom trusts you."),
        ("From your talk in Leeds I learnt a lot", "From your talk in Leeds I learnt a lot."),
        ("I saw your talk. How do you stay so calm", "I saw your talk. How do you stay so calm?"),
        ("from your book on oaks", "I'm writing because of your book on oaks."),
        ("from Riga, the coffee queue", "You may remember me from Riga, the coffee queue."),
    ],
)
def test_a_reason_that_points_at_something_loses_no_word(typed: str, said: str) -> None:
    assert reason(typed) == said


@pytest.mark.parametrize(
    "why",
    [
        "I'm the one Thandi Sample said might write to you",
        "Thandi Sample, who is your vet, said you'd been through the sums and that I could use her name",
    ],
)
def test_who_gave_ones_name_is_not_said_again_where_the_reason_tells_it(why: str) -> None:
    assert named("Thandi Sample", why) == ""


@pytest.mark.parametrize(
    "why",
    [
        "Olga told me I could ask you anything about night shifts",
        "Olga says that I might learn a lot from you",
        "Olga told me about you",
        "Olga says you listen\n\nI read your book twice",
        "Olga Sample, who is your vet, said I could use her name",
    ],
)
def test_who_gave_ones_name_and_what_they_say_stand_in_the_letter_once(why: str) -> None:
    told = f"{named('Olga Sample', why)} {reason(why.partition(chr(10))[0], through='Olga Sample')}"
    assert told.count("Olga") == 1
    assert why.partition("\n")[0].split()[-1] in told


@pytest.mark.parametrize(
    "words",
    [
        "I asked her, could we talk on Monday, and she said yes",
        "I start in January, and what can I say, I am scared",
        "Happy new year, may we meet in it",
        "My question is simple: how do I start, and that is why I write",
        'how do you say "no"',
        "Could we talk (by phone, if you like)",
    ],
)
def test_what_only_has_a_question_in_it_ends_as_before(words: str) -> None:
    assert ended(words) == f"{words}."


@pytest.mark.parametrize(
    ("why", "said"),
    [
        ("Noel Sample, the roofer who worked with you, is a friend of mine", ""),
        ("Noel is my neighbour and your old friend", ""),
        ("your work on the church Noel roofed", "Noel Sample gave me your name."),
        (
            "Noel says you can explain a budget",
            "Noel Sample gave me your name and says you can explain a budget.",
        ),
    ],
)
def test_a_reason_that_tells_who_named_them_is_not_told_that_twice(why: str, said: str) -> None:
    assert named("Noel Sample", why) == said


def test_who_is_described_behind_their_name_is_not_run_into_what_they_did() -> None:
    assert named("Mo Sample, my neighbour", "your bees") == "Mo Sample, my neighbour, gave me your name."
    assert named("Mo Sample", "Mo says I may use her name") == "Mo Sample says I may use her name."


def test_who_gave_ones_name_stays_said_where_the_reason_goes_on_to_something_else() -> None:
    why = "Noel is my cousin, and your work on roofs is why I write"
    assert named("Noel Sample", why) == "Noel Sample gave me your name."
    assert named("Anna, Ben and Carla", "your bees") == "Anna, Ben and Carla gave me your name."


@pytest.mark.parametrize(
    ("why", "said"),
    [
        ("what you told me worked", "What you told me worked."),
        ("the way you worked", "I'm writing because of the way you worked."),
        ("how you and Tove worked", "I'm writing because of how you and Tove worked."),
    ],
)
def test_no_letter_opens_with_a_thing_for_a_sentence(why: str, said: str) -> None:
    assert reason(why) == said


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            "how do you decide when to clean a plate, and when only to rebox it?",
            "How do you decide when to clean a plate?",
        ),
        (
            "If you had only two weeks for the whole budget, where would you begin, and why?",
            "A question about budgets",
        ),
        (
            "Sabine, how did you persuade the whole board of your old hospital to wait?",
            "A question about budgets",
        ),
    ],
)
def test_a_subject_is_a_whole_question_or_the_topic(question: str, said: str) -> None:
    assert subject("budgets", 0, question=question) == said


@pytest.mark.parametrize("why", ["HR gave me your name", "HR says you know rotas"])
def test_the_department_that_named_them_is_named_once(why: str) -> None:
    assert f"{named('HR', why)} {reason(why, through='HR')}".count("HR") == 1


def test_a_day_on_which_something_was_done_is_no_thing_that_stayed() -> None:
    assert took("the first time you came, we made a plan", "One thing has stayed with me") == (
        "The first time you came, we made a plan."
    )

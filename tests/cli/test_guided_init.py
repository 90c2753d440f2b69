"""``init`` on a real terminal."""

from __future__ import annotations

import pytest

from tests.cli.terminal import CTRL_C, ESC, at_terminal, editor, kept_texts, tables
from tests.support import Cli, Golden

NAME = "What is your name?"
DOOR = "Where are you starting from?"
WHY = "Why are you looking for a mentor"
ABOUT = "What is it mostly about?"
WANT = "What do you want in a mentor?"
BRING = "What makes you a good"
FIRST = "first need?"
OTHER = "(Enter: later)"
TITLE = "What do you need, in a few words?"
HELP = "What would help most?"
LEARN = "What would you like to learn with their help"


def test_init_asks_the_five_things_and_makes_the_purpose_the_first_need(cli: Cli, golden: Golden) -> None:
    with at_terminal(cli, "init") as terminal:
        terminal.answer(NAME, "Sam Sample").answer(DOOR, "")
        terminal.answer(WHY, "Lead a team well").answer(ABOUT, "4")
        terminal.answer(WANT, "plain words").answer(BRING, "I prepare")
        terminal.asked("You said: Lead a team well").answer(FIRST, "").asked("Enter: Lead a team well")
        terminal.answer(TITLE, "").answer(HELP, "2")
        assert terminal.end() == 0
        golden(terminal.text)
        assert terminal.restored
    profile = cli.json("profile", "show")
    assert [profile[k] for k in ("name", "purpose", "context", "looking_for", "effective_mentee")] == [
        *("Sam Sample", "Lead a team well", "skills", "plain words", "I prepare")
    ]
    assert [(n["title"], n["knowing"]) for n in cli.json("need", "list")] == [("Lead a team well", "how")]


def test_who_wants_another_first_need_is_asked_for_it_or_told_how_to_name_it_later(cli: Cli) -> None:
    cli.ok("init", *("--name", "Sam", "--purpose", "p", "--context", "skills", "--looking-for", "x"))
    cli.ok("init", "--effective-mentee", "y")
    with at_terminal(cli, "init") as terminal:
        terminal.answer(FIRST, "n").answer(OTHER, "")
        assert terminal.end() == 0
        assert "mentorfolio need add" in terminal.news
    assert "mentorfolio need add" in cli.ok().out
    with at_terminal(cli, "init") as terminal:
        terminal.answer(FIRST, "n").answer(OTHER, "Read a budget")
        terminal.answer(HELP, "2")
        assert terminal.end() == 0
    assert [n["title"] for n in cli.json("need", "list")] == ["Read a budget"]


def test_two_numbers_for_one_way_to_begin_are_asked_about_and_no_purpose(cli: Cli) -> None:
    with at_terminal(cli, "init") as terminal:
        terminal.answer(NAME, "Sam Sample").answer(DOOR, "1 and also 2")
        terminal.asked("One of them, please: I am looking for mentors?").answer("", "").asked(WHY)
        assert "also" not in terminal.news
        terminal.type(CTRL_C)
        assert terminal.end() == 130


def test_a_sentence_for_a_way_to_begin_is_the_purpose_and_the_next_question_follows(cli: Cli) -> None:
    with at_terminal(cli, "init") as terminal:
        terminal.answer(NAME, "Sam Sample").answer(DOOR, "I want someone to talk to").asked("Taken as why")
        terminal.answer(ABOUT, "skills").answer(WANT, "plain words").answer(BRING, "I prepare")
        terminal.answer(FIRST, "n").answer(OTHER, "")
        assert terminal.end() == 0
        assert WHY not in terminal.text
    profile = cli.json("profile", "show")
    assert [profile[k] for k in ("purpose", "context", "looking_for", "effective_mentee")] == [
        *("I want someone to talk to", "skills", "plain words", "I prepare")
    ]


def test_who_goes_back_to_a_purpose_said_early_can_say_it_another_way(cli: Cli) -> None:
    with at_terminal(cli, "init") as terminal:
        terminal.answer(NAME, "Sam Sample").answer(DOOR, "I want someone to talk to")
        terminal.answer(ABOUT, "<").asked("Enter: I want someone to talk to").answer(WHY, "I want to lead")
        terminal.asked(ABOUT).type(CTRL_C)
        assert terminal.end() == 130
    assert cli.json("profile", "show")["purpose"] == "I want to lead"


def test_who_tells_of_a_mentor_from_hr_comes_through_that_door(cli: Cli) -> None:
    with at_terminal(cli, "init") as terminal:
        terminal.answer(NAME, "Sam Sample").answer(DOOR, "HR gave me a mentor").asked("Who is your mentor?")


def test_an_answer_that_is_none_of_the_ways_to_begin_is_not_passed_over(cli: Cli) -> None:
    with at_terminal(cli, "init") as terminal:
        terminal.answer(NAME, "Sam Sample").answer(DOOR, "well then")
        terminal.answer("Type a number from 1 to 3", "1").asked(WHY).type(CTRL_C)
        assert terminal.end() == 130


def test_the_programme_is_read_out_of_what_was_told_and_not_asked_for_again(cli: Cli) -> None:
    told = "Jackie Sample, HR gave me her, on the new managers scheme"
    with at_terminal(cli, "init") as terminal:
        terminal.answer(NAME, "Sam Sample").answer(DOOR, "2").answer("Who is your mentor?", told)
        terminal.answer("e-mail address?", "").answer("From which day?", "today").answer("Until", "")
        terminal.answer("How many minutes", "").answer("How often do you meet?", "1m").answer(LEARN, "")
        assert terminal.end() == 0
    jackie = cli.json("mentor", "show", "jackie")
    assert (jackie["terms"][-1]["programme"], jackie["notes"]) == (
        "the new managers scheme",
        "HR gave me her, on the new managers scheme",
    )


def test_of_an_answer_that_tells_more_the_letter_has_the_name_of_the_programme_alone(cli: Cli) -> None:
    told = "The new managers scheme, I think its called Step Up, a year"
    with at_terminal(cli, "init") as terminal:
        terminal.answer(NAME, "Sam Sample").answer(DOOR, "2").answer("Who is your mentor?", "Jackie Sample")
        terminal.answer("e-mail address?", "").answer("In which programme?", told)
        terminal.answer("From which day?", "today").answer("Until", "")
        terminal.answer("How many minutes", "").answer("How often do you meet?", "1m").answer(LEARN, "")
        assert terminal.end() == 0
    jackie = cli.json("mentor", "show", "jackie")
    assert (jackie["terms"][-1]["programme"], jackie["notes"]) == ("Step Up", told)
    assert "your mentee in Step Up" in cli.json("approach", "jackie")["body"]


def test_behind_the_third_door_a_sentence_is_kept_and_what_fits_in_it_is_offered(cli: Cli) -> None:
    told = "how she did her budgets, she always knew"
    with at_terminal(cli, "init") as terminal:
        terminal.answer(NAME, "Sam Sample").answer(DOOR, "3").answer("Who helps you already?", "Kim Sample")
        terminal.answer("learn from Kim", told).asked("Noted as").answer("Is it skill?", "")
        terminal.answer("When did you last talk?", "").answer("Who helps you already?", "")
        assert terminal.end() == 0
    (kim,) = cli.json("mentor", "list")
    assert (kim["positives"], kim["knowing"]["how"]) == ([told], 2)


def test_a_second_init_asks_nothing_again(cli: Cli) -> None:
    cli.answer_purpose("team lead")
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    with at_terminal(cli, "init") as terminal:
        assert terminal.end() == 0
        assert ">" not in terminal.text


def test_a_second_init_asks_only_what_was_skipped(cli: Cli, golden: Golden) -> None:
    with at_terminal(cli, "init") as terminal:
        terminal.answer(NAME, "Sam Sample").answer(DOOR, "")
        terminal.answer(WHY, "").answer(ABOUT, "").answer(WANT, "plain words")
        terminal.answer(BRING, "")
        assert terminal.end() == 0
        golden(terminal.news)
    with at_terminal(cli, "init") as terminal:
        terminal.answer(WHY, "lead well").answer(ABOUT, "skills").answer(BRING, "I prepare").answer(
            FIRST, "n"
        ).answer(OTHER, "")
        assert terminal.end() == 0
    assert cli.json("profile", "show")["looking_for"] == "plain words"
    assert cli.json("need", "list") == []


def test_going_back_offers_the_answer_and_a_new_one_replaces_it(cli: Cli) -> None:
    with at_terminal(cli, "init") as terminal:
        terminal.answer(NAME, "Sam Smaple").answer(DOOR, "")
        terminal.answer(WHY, "<").answer(DOOR, "<")
        terminal.asked("Enter: Sam Smaple").answer(NAME, "Sam Sample").answer(DOOR, "").answer(
            WHY, "lead well"
        )
        terminal.answer(ABOUT, "<").asked("Enter: lead well").answer(WHY, "").answer(ABOUT, "")
        terminal.answer(WANT, "").answer(BRING, "").answer(FIRST, "n").answer(OTHER, "")
        assert terminal.end() == 0
    profile = cli.json("profile", "show")
    assert (profile["name"], profile["purpose"]) == ("Sam Sample", "lead well")


def test_going_back_from_the_first_question_asks_it_again(cli: Cli) -> None:
    with at_terminal(cli, "init") as terminal:
        terminal.answer(NAME, "<").answer(NAME, "Sam Sample").answer(DOOR, "").asked(WHY)


def test_going_back_from_the_offered_need_is_no_refusal_of_it(cli: Cli) -> None:
    cli.ok(
        "init", "--name", "Sam Sample", "--purpose", "Lead well", "--context", "skills", "--looking-for", "x"
    )
    with at_terminal(cli, "init") as terminal:
        terminal.answer(BRING, "I prepare").answer(FIRST, "<")
        terminal.asked("Enter: I prepare").answer(BRING, "").answer(FIRST, "n").answer(OTHER, "")
        assert terminal.end() == 0
    assert cli.json("need", "list") == []


def test_a_question_mark_says_why_in_words_and_names_no_option(cli: Cli) -> None:
    with at_terminal(cli, "init") as terminal:
        terminal.answer(NAME, "?")
        terminal.asked("Your letters are signed")
        assert "--name" not in terminal.said
        terminal.answer("", "Sam Sample").answer(DOOR, "").asked(WHY)
    assert tables(cli)["profile"][0]["name"] == "Sam Sample"


@pytest.mark.parametrize(
    ("question", "option", "bad", "good"),
    [
        ("name", "--name", f"\x1b[200~Sam\x07Sample{ESC}[201~", "Sam"),
        ("context", "--context", "gossip", "skills"),
    ],
)
def test_a_bad_answer_is_refused_as_its_option_would_be_and_asked_again(
    cli: Cli, question: str, option: str, bad: str, good: str
) -> None:
    as_option = "Sam\x07Sample" if question == "name" else bad
    refused = cli("init", option, as_option).err.splitlines()[0]
    if question == "context":  # a list with numbers is on the screen
        refused = "Type a number from 1 to 6, or the beginning of a word."
    others = {
        "--purpose": "p",
        "--looking-for": "l",
        "--effective-mentee": "e",
        "--context": "skills",
        "--name": "S",
    }
    given = [word for key, text in others.items() if key != option for word in (key, text)]
    cli.ok("init", *given)
    with at_terminal(cli, "init") as terminal:
        asked = NAME if question == "name" else ABOUT
        terminal.answer(asked, bad).answer(asked, good)
        terminal.answer(FIRST, "n").answer(OTHER, "")
        assert terminal.end() == 0
        assert refused in terminal.said
    assert cli.json("profile", "show")[question] == good


@pytest.mark.parametrize("word", ["4", "skills", "SK"])
def test_a_choice_is_taken_by_number_word_or_beginning(cli: Cli, word: str) -> None:
    cli.ok("init", "--name", "Sam", "--looking-for", "l", "--effective-mentee", "e", "--purpose", "p")
    with at_terminal(cli, "init") as terminal:
        terminal.answer(ABOUT, word).answer(FIRST, "n").answer(OTHER, "")
        assert terminal.end() == 0
    assert cli.json("profile", "show")["context"] == "skills"


@pytest.mark.parametrize("word", ["2", "skill", "how"])
def test_the_words_on_the_screen_can_be_typed(cli: Cli, word: str) -> None:
    cli.answer_purpose("team lead")
    with at_terminal(cli, "init") as terminal:
        terminal.answer(FIRST, "y").answer(TITLE, "Lead a team")
        terminal.asked("1 direction: ").asked("2 skill: ").asked("3 people: ").answer(HELP, word)
        assert terminal.end() == 0
    assert cli.json("need", "list")[0]["knowing"] == "how"


def test_an_answer_of_several_lines_is_kept_and_shown_as_lines(cli: Cli) -> None:
    with at_terminal(cli, "init") as terminal:
        terminal.answer(NAME, "").answer(DOOR, "")
        terminal.answer(WHY, "I lead for the first time\\").answer("", "and want to do it well")
        terminal.answer(ABOUT, "<").asked("I lead for the first time").answer(WHY, "").answer(ABOUT, "")
        terminal.answer(WANT, "").answer(BRING, "")
        terminal.asked("You said: I lead for the first time and want to do it well").answer(FIRST, "y")
        # Two lines are no title: one is asked for.
        terminal.answer(TITLE, "Lead a team").answer(HELP, "2")
        assert terminal.end() == 0
        assert "\\u000a" not in terminal.text
    assert cli.json("profile", "show")["purpose"] == "I lead for the first time\nand want to do it well"
    assert cli.json("need", "list")[0]["title"] == "Lead a team"


def test_a_pasted_text_of_several_lines_is_one_answer(cli: Cli) -> None:
    with at_terminal(cli, "init") as terminal:
        terminal.answer(NAME, "").answer(DOOR, "")
        terminal.answer(WHY, f"{ESC}[200~one\rtwo{ESC}[201~").asked(ABOUT)
    assert tables(cli)["profile"][0]["purpose"] == "one\ntwo"


def test_the_editor_is_opened_with_its_arguments_for_a_long_answer(cli: Cli) -> None:
    script = editor(cli.home, 'test "$1" = --wait || exit 9; shift; printf "one\\ntwo\\n" > "$1"')
    with at_terminal(cli, "init", EDITOR=f"{script} --wait") as terminal:
        terminal.answer(NAME, "").answer(DOOR, "")
        terminal.answer(WHY, ":e").asked(ABOUT)
    assert tables(cli)["profile"][0]["purpose"] == "one\ntwo"


def test_visual_comes_before_editor(cli: Cli) -> None:
    script = editor(cli.home, 'printf "by VISUAL" > "$1"')
    with at_terminal(cli, "init", VISUAL=script, EDITOR="false") as terminal:
        terminal.answer(NAME, "").answer(DOOR, "")
        terminal.answer(WHY, ":e").asked(ABOUT)
    assert tables(cli)["profile"][0]["purpose"] == "by VISUAL"


def test_a_failed_editor_in_a_question_keeps_what_was_written(cli: Cli) -> None:
    script = editor(cli.home, 'echo precious >> "$1"; exit 3')
    with at_terminal(cli, "init", EDITOR=script) as terminal:
        terminal.answer(NAME, "Sam Sample").answer(DOOR, "")
        terminal.answer(WHY, ":e").asked("ended with 3")
    (kept,) = kept_texts(cli)
    assert kept.name in terminal.said.replace(" ", "")
    assert kept.read_text(encoding="utf-8") == "precious\n"
    assert tables(cli)["profile"][0]["name"] == "Sam Sample"


@pytest.mark.parametrize("command", ["no-such-editor", "'unclosed"])
def test_an_editor_that_cannot_be_started_is_told_and_the_question_stays(cli: Cli, command: str) -> None:
    with at_terminal(cli, "init", EDITOR=command) as terminal:
        terminal.answer(NAME, "Sam Sample").answer(DOOR, "")
        terminal.answer(WHY, ":e")
        terminal.asked("Or type it here.").answer("EDITOR", "lead well").asked(ABOUT)
    assert tables(cli)["profile"][0]["purpose"] == "lead well"


def test_leaving_says_that_answers_are_saved_only_where_some_are(cli: Cli, golden: Golden) -> None:
    with at_terminal(cli, "init") as terminal:
        terminal.key(NAME, CTRL_C)
        assert terminal.end() == 130
        nothing = terminal.news
    assert not cli.store.exists()
    with at_terminal(cli, "init") as terminal:
        terminal.answer(NAME, "Sam").answer(DOOR, "").key(WHY, CTRL_C)
        assert terminal.end() == 130
        some = terminal.news
    cli.ok("mentor", "add", "Kim Sample")
    with at_terminal(cli, "meeting", "plan", "kim") as terminal:
        terminal.key("When?", CTRL_C)
        assert terminal.end() == 130
        golden(nothing, some, terminal.news)


def test_at_a_list_a_refusal_speaks_of_its_numbers(cli: Cli, golden: Golden) -> None:
    with at_terminal(cli, "init") as terminal:
        terminal.answer(NAME, "").answer(DOOR, "")
        terminal.answer(WHY, "").answer(ABOUT, "7")
        golden(terminal.asked("from 1 to 6").news)


def test_markup_in_an_answer_stays_as_typed(cli: Cli) -> None:
    purpose = "[red]lead[/red] well [/] :smile: {{ me }}"
    with at_terminal(cli, "init") as terminal:
        terminal.answer(NAME, "[b]Sam[/b]").answer(DOOR, "")
        terminal.answer(WHY, purpose).answer(ABOUT, "").answer(WANT, "").answer(BRING, "")
        terminal.asked(f"You said: {purpose}").answer(FIRST, "n").answer(OTHER, "")
        assert terminal.end() == 0
        assert "[b]Sam[/b]" in terminal.news
    assert cli.json("profile", "show")["purpose"] == purpose


def test_a_terminal_that_knows_only_ascii_can_answer_every_question(cli: Cli) -> None:
    cli.ok(
        "init", "--name", "Zoë 山田", "--context", "skills", "--looking-for", "l", "--effective-mentee", "e"
    )
    with at_terminal(cli, "init", PYTHONIOENCODING="ascii") as terminal:
        terminal.answer(WHY, "?").answer("", "more\\")
        terminal.answer("", "and more").answer(FIRST, "n").answer(OTHER, "")
        assert terminal.end() == 0
        assert "went wrong" not in terminal.text
    assert cli.json("profile", "show")["purpose"] == "more\nand more"


def test_who_was_given_a_mentor_begins_with_them_and_the_first_hello(cli: Cli, golden: Golden) -> None:
    with at_terminal(cli, "init") as terminal:
        terminal.answer(NAME, "Sam Sample").answer(DOOR, "2").answer("Who is your mentor?", "Dana Sample")
        terminal.answer("e-mail address?", "dana@example.org").answer("In which programme?", "Open Doors")
        terminal.answer("From which day?", "today").answer("Until which day?", "")
        terminal.answer("How many minutes", "").answer("How often do you meet?", "1m").answer(LEARN, "")
        assert terminal.end() == 0
        golden(terminal.news)
    dana = cli.json("mentor", "show", "dana")
    assert (dana["stage"], dana["form"], dana["standing"]) == ("active", "formal", "assigned")
    (term,) = dana["terms"]
    assert (term["programme"], term["end"], term["cadence"]) == ("Open Doors", None, "1m")
    assert cli.json("approach", "dana")["template"] == "hello"


def test_who_has_mentors_already_goes_round_them_once(cli: Cli, golden: Golden) -> None:
    with at_terminal(cli, "init") as terminal:
        terminal.answer(NAME, "Sam Sample").answer(DOOR, "3")
        terminal.answer("Who helps you already?", "Kim Sample").answer("could you learn from Kim", "skill")
        terminal.answer("When did you last talk?", "2026-01-02")
        terminal.answer("Who helps you already?", "Lee Sample").answer("could you learn from Lee", "")
        terminal.answer("When did you last talk?", "").answer("Who helps you already?", "")
        assert terminal.end() == 0
        golden(terminal.news)
    found = {m["id"]: (m["stage"], m["last_contact"]) for m in cli.json("mentor", "list")}
    assert found == {"kim-sample": ("active", "2026-01-02"), "lee-sample": ("active", None)}


def test_a_programme_that_began_in_september_began_last_september(cli: Cli) -> None:
    with at_terminal(cli, "init", MENTORFOLIO_TODAY="2026-11-12") as terminal:
        terminal.answer(NAME, "Sam Sample").answer(DOOR, "2").answer("Who is your mentor?", "Dana Sample")
        terminal.answer("e-mail address?", "").answer("In which programme?", "Open Doors")
        terminal.answer("From which day?", "1 september").answer("Until which day?", "6 months")
        terminal.answer("How many minutes", "").answer("How often do you meet?", "monthly").answer(LEARN, "")
        assert terminal.end() == 0
        assert "Tue 1 Sep 2026" in terminal.news
    (term,) = cli.json("mentor", "show", "dana")["terms"]
    assert (term["start"], term["end"]) == ("2026-09-01", "2027-03-01")


def test_a_sentence_is_kept_as_the_reason_of_a_need_with_a_short_name(cli: Cli) -> None:
    why = "I would like to move into management without losing touch with my patients"
    with at_terminal(cli, "init") as terminal:
        terminal.answer(NAME, "Sam Sample").answer(DOOR, "").answer(WHY, why)
        terminal.answer(ABOUT, "").answer(WANT, "").answer(BRING, "").answer(FIRST, "y")
        terminal.asked("Your sentence is kept with it.").asked("Enter: Move into management").answer(
            TITLE, ""
        )
        terminal.answer(HELP, "1")
        assert terminal.end() == 0
    assert [(n["title"], n["why"]) for n in cli.json("need", "list")] == [("Move into management", why)]


def test_a_sentence_typed_as_a_name_is_asked_for_once_more(cli: Cli) -> None:
    cli.answer_purpose("team lead")
    why = "I was made team lead in spring, and those who were my peers do not listen"
    with at_terminal(cli, "identify") as terminal:
        terminal.answer(TITLE, why).asked("kept as the reason").answer(TITLE, "Lead former peers")
        terminal.answer(HELP, "2").asked("")
    assert [(n["title"], n["why"]) for n in cli.json("need", "list")] == [("Lead former peers", why)]


def test_more_words_than_a_name_are_a_name_and_a_note_behind_each_door(cli: Cli) -> None:
    with at_terminal(cli, "init", MENTORFOLIO_TODAY="2026-10-05") as terminal:
        terminal.answer(NAME, "Sam Sample").answer(DOOR, "2").answer("Who is your mentor?", "yes")
        terminal.asked("Their name, please.").answer("Who is your mentor?", "Dr. Ines Sample, head of design")
        terminal.answer("e-mail address?", "ines@example.org").answer("In which programme?", "Open Doors")
        terminal.answer("From which day?", "today").answer("Until which day?", "")
        terminal.answer("How many minutes", "").answer("How often do you meet?", "1m").answer(LEARN, "")
        assert terminal.end() == 0
    ines = cli.json("mentor", "show", "ines", today="2026-10-05")
    assert (ines["name"], ines["notes"]) == ("Dr. Ines Sample", "head of design")
    assert cli.json("approach", "ines", today="2026-10-05")["body"].startswith("Dear Dr. Sample,")


def test_behind_the_third_door_nobody_is_nobody_and_two_are_asked_one_by_one(cli: Cli) -> None:
    with at_terminal(cli, "init") as terminal:
        terminal.answer(NAME, "Sam Sample").answer(DOOR, "3")
        terminal.answer("Who helps you already?", "Kim Sample and Lee Sample")
        terminal.asked("One person at a time, please: Kim Sample first?")
        terminal.answer("Who helps you already?", "Kim Sample, my old boss").answer("learn from Kim", "")
        terminal.answer("When did you last talk?", "").answer("Who helps you already?", "nobody")
        assert terminal.end() == 0
    (kim,) = cli.json("mentor", "list")
    assert (kim["name"], kim["notes"]) == ("Kim Sample", "my old boss")


def test_behind_the_third_door_who_introduced_somebody_is_kept_as_such(cli: Cli) -> None:
    with at_terminal(cli, "init") as terminal:
        terminal.answer(NAME, "Sam Sample").answer(DOOR, "3")
        terminal.answer("Who helps you already?", "Kim Sample, introduced by tove").answer(
            "learn from Kim", ""
        )
        terminal.answer("When did you last talk?", "").answer("Who helps you already?", "")
        assert terminal.end() == 0
    (kim,) = cli.json("mentor", "list")
    assert (kim["introduced_by"], kim["notes"]) == ("Tove", "introduced by tove")


def test_a_second_long_answer_for_the_name_of_a_need_does_not_lose_the_first(cli: Cli) -> None:
    cli.answer_purpose("nurse")
    first = "How to lead a ward of 34 people through a merger, and I need to learn to say no to my boss."
    second = "I want my good nurses to stay with us until the end of it"
    with at_terminal(cli, "need", "add", first) as terminal:
        terminal.answer(TITLE, second).asked("kept as the reason, too").answer(TITLE, "Lead a merger")
        terminal.answer(HELP, "2")
        assert terminal.end() == 0
    (need,) = cli.json("need", "list")
    assert (need["title"], need["why"]) == ("Lead a merger", f"{first}\n{second}")


def test_words_that_begin_with_leading_are_a_name_and_no_sentence(cli: Cli) -> None:
    cli.answer_purpose("nurse")
    first = "How to lead a ward of 34 people through a merger without losing the good nurses."
    with at_terminal(cli, "need", "add", first) as terminal:
        terminal.answer(TITLE, "Leading a ward through a merger, saying no").answer(HELP, "2")
        assert terminal.end() == 0
    (need,) = cli.json("need", "list")
    assert (need["title"], need["why"]) == ("Leading a ward through a merger, saying no", first)


@pytest.mark.parametrize(
    "answers",
    [
        (),
        ("Open Doors",),
        ("Open Doors", "2026-01-05"),
        ("Open Doors", "2026-01-05", "2026-07-05", "45"),
        ("Open Doors", "2026-01-05", "", "", ""),
    ],
)
def test_of_a_mentor_one_was_given_all_that_was_answered_is_kept(cli: Cli, answers: tuple[str, ...]) -> None:
    with at_terminal(cli, "init") as terminal:
        terminal.answer(NAME, "Sam Sample").answer(DOOR, "2").answer("Who is your mentor?", "Dana Sample")
        terminal.answer("e-mail address?", "")
        for answer in answers:
            terminal.answer("?", answer)
        if len(answers) == 5:
            terminal.answer(LEARN, "")
        else:
            terminal.key("?", CTRL_C)
        assert terminal.end() == (0 if len(answers) == 5 else 130)
    dana = cli.json("mentor", "show", "dana")
    (term,) = dana["terms"]
    assert (dana["stage"], dana["form"], dana["standing"]) == ("active", "formal", "assigned")
    assert term["programme"] == ("Open Doors" if answers else None)
    assert term["start"] == ("2026-01-05" if len(answers) > 1 else "2026-01-21")
    assert (term["end"], term["minutes"]) == (("2026-07-05", 45) if len(answers) == 4 else (None, None))
    assert cli.json("approach", "dana")["template"] == "hello"


def test_what_a_given_mentor_is_for_is_asked_and_review_counts_them_for_it(cli: Cli) -> None:
    with at_terminal(cli, "init") as terminal:
        terminal.answer(NAME, "Sam Sample").answer(DOOR, "2").answer("Who is your mentor?", "Dana Sample")
        terminal.answer("e-mail address?", "").answer("In which programme?", "Open Doors")
        terminal.answer("From which day?", "today").answer("Until", "").answer("How many minutes", "")
        terminal.answer("How often do you meet?", "1m").answer(LEARN, "1").asked("that is a number")
        terminal.answer(LEARN, "leading a team").answer(HELP, "<").answer(LEARN, "leading a team")
        terminal.answer(HELP, "2")
        assert terminal.end() == 0
        assert "need add" not in terminal.news
    (need,) = cli.json("review")["needs"]
    assert (need["title"], need["knowing"], need["active"]) == ("Leading a team", "how", ["dana-sample"])


@pytest.mark.parametrize("kept", [True, False])
def test_who_leaves_at_what_a_given_mentor_is_for_has_kept_all_before(cli: Cli, *, kept: bool) -> None:
    with at_terminal(cli, "init") as terminal:
        terminal.answer(NAME, "Sam Sample").answer(DOOR, "2").answer("Who is your mentor?", "Dana Sample")
        terminal.answer("e-mail address?", "").answer("In which programme?", "Open Doors")
        terminal.answer("From which day?", "today").answer("Until", "").answer("How many minutes", "")
        terminal.answer("How often do you meet?", "1m")
        if kept:
            terminal.answer(LEARN, "leading a team")
        terminal.key(HELP if kept else LEARN, CTRL_C)
        assert terminal.end() == 130
    dana = cli.json("mentor", "show", "dana")
    assert (len(dana["terms"]), [*dana["supports"]]) == (1, ["leading-a-team"] if kept else [])


def test_a_need_that_is_there_is_the_one_a_given_mentor_helps_with(cli: Cli) -> None:
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    with at_terminal(cli, "init") as terminal:
        terminal.answer(NAME, "Sam Sample").answer(DOOR, "2").answer("Who is your mentor?", "Dana Sample")
        terminal.answer("e-mail address?", "").answer("In which programme?", "Open Doors")
        terminal.answer("From which day?", "today").answer("Until", "").answer("How many minutes", "")
        terminal.answer("How often do you meet?", "1m").answer(LEARN, "leading my team")
        terminal.answer("Is that for your need, Lead a team?", "")
        assert terminal.end() == 0
    assert [n["active"] for n in cli.json("review")["needs"]] == [["dana-sample"]]


def test_a_name_typed_by_mistake_can_be_taken_back_and_nobody_is_added(cli: Cli) -> None:
    with at_terminal(cli, "init") as terminal:
        terminal.answer(NAME, "Sam Sample").answer(DOOR, "3")
        terminal.answer("Who helps you already?", "Kin Sample").answer("could you learn from Kin", "<")
        terminal.answer("Who helps you already?", "Kim Sample").answer("could you learn from Kim", "skill")
        terminal.answer("When did you last talk?", "").answer("Who helps you already?", "")
        assert terminal.end() == 0
    assert "first question" not in terminal.text
    assert [m["name"] for m in cli.json("mentor", "list")] == ["Kim Sample"]


def test_who_has_helped_before_is_a_mentor_since_the_last_talk_at_the_latest(cli: Cli) -> None:
    with at_terminal(cli, "init") as terminal:
        terminal.answer(NAME, "Sam Sample").answer(DOOR, "3")
        terminal.answer("Who helps you already?", "Kim Sample").answer("could you learn from Kim", "skill")
        terminal.answer("When did you last talk?", "2025-06-12").answer("Who helps you already?", "")
        assert terminal.end() == 0
    assert cli.json("mentor", "show", "kim")["stage_since"] == "2025-06-12"


def test_what_a_mentor_helps_with_becomes_a_need_and_the_next_one_helps_with_the_same(cli: Cli) -> None:
    learn, same = (
        "Is that something you want to learn, leading a team?",
        "Is that for your need, Leading a team?",
    )
    with at_terminal(cli, "init") as terminal:
        terminal.answer(NAME, "1").asked("is no name").answer(NAME, "Sam Sample").answer(DOOR, "3")
        terminal.answer("Who helps you already?", "Kim Sample")
        terminal.answer("could you learn from Kim", "leading a team").answer("could you learn", "skill")
        terminal.answer("When did you last talk?", "").answer(learn, "")
        terminal.answer("Who helps you already?", "Lee Sample")
        terminal.answer("could you learn from Lee", "how to lead my team").answer("could you learn", "")
        terminal.answer("When did you last talk?", "").answer(same, "")
        terminal.answer("Who helps you already?", "Ann Sample")
        terminal.answer("could you learn from Ann", "keeping calm in storms").answer("could you learn", "")
        terminal.answer("When did you last talk?", "").answer("Is that something you want to learn", "n")
        terminal.answer("Who helps you already?", "")
        assert terminal.end() == 0
    (need,) = cli.json("need", "list")
    assert (need["title"], need["knowing"]) == ("Leading a team", "how")
    found = {m["name"]: ([*m["supports"]], m["positives"]) for m in cli.json("mentor", "list")}
    assert found == {
        "Kim Sample": ([need["id"]], []),
        "Lee Sample": ([need["id"]], []),
        "Ann Sample": ([], ["keeping calm in storms"]),
    }


def test_the_doors_stand_open_until_something_behind_one_was_said(cli: Cli) -> None:
    with at_terminal(cli, "init") as terminal:
        terminal.answer(NAME, "Sam Sample").key(DOOR, CTRL_C)
        assert terminal.end() == 130
    with at_terminal(cli, "init") as terminal:
        terminal.answer(DOOR, "1").answer(WHY, "lead well").key("", CTRL_C)
        assert terminal.end() == 130
    with at_terminal(cli, "init") as terminal:
        assert DOOR not in terminal.asked("").news


def test_a_mentor_given_ahead_of_the_programme_is_in_next_until_one_has_met(cli: Cli) -> None:
    with at_terminal(cli, "init") as terminal:
        terminal.answer(NAME, "Sam Sample").answer(DOOR, "2").answer("Who is your mentor", "Dana Sample")
        terminal.answer("e-mail", "").answer("which programme", "Women in Water").answer("which day", "in 2w")
        for _ in range(4):
            terminal.answer("", "")
        assert terminal.end() == 0
    for day in ("2026-01-21", "2026-02-04", "2026-02-10"):
        kinds = [row["kind"] for row in cli.json("next", today=day)]
        assert "assigned" in kinds, day
    assert cli.json("mentor", "show", "dana")["standing"] == "assigned"


def test_a_mentor_of_years_who_joins_a_programme_was_not_given_by_it(cli: Cli) -> None:
    cli.ok("mentor", "add", "Dana Sample", "--stage", "active", "--on", "2025-01-21")
    term = ("--programme", "Women in Water", "--from", "2026-02-04", "--until", "2026-08-01")
    cli.ok("mentor", "formalise", "dana", *term, "--minutes", "60", "--cadence", "1m")
    assert cli.json("mentor", "show", "dana")["standing"] == "mentor"


@pytest.mark.parametrize(
    ("told", "offered"), [("last in september", "2025-09"), ("we talked three weeks ago", "2025-12-31")]
)
def test_when_one_last_talked_is_not_asked_anew_where_it_was_told_with_the_name(
    cli: Cli, told: str, offered: str
) -> None:
    with at_terminal(cli, "init") as terminal:
        terminal.answer(NAME, "Sam Sample").answer(DOOR, "3")
        terminal.answer("Who helps you already?", f"Kim Sample, for rotas, {told}")
        terminal.answer("could you learn from Kim", "skill").asked(f"Enter: {offered}")
        terminal.answer("When did you last talk?", "").answer("Who helps you already?", "")
        assert terminal.end() == 0
    assert cli.json("mentor", "show", "kim")["last_contact"].startswith(offered)


def test_who_knows_no_more_than_the_name_of_the_mentor_they_were_given_gets_through_with_enter(
    cli: Cli,
) -> None:
    with at_terminal(cli, "init") as terminal:
        terminal.answer("What is your name?", "Sam").answer("starting from?", "2")
        terminal.answer("Who is your mentor?", "Ines Sample").answer("e-mail address?", "")
        terminal.answer("In which programme?", "").answer("From which day?", "")
        terminal.answer("Until which day?", "").answer("How many minutes", "").answer("How often", "")
        terminal.answer("What would you like to learn", "")
        assert terminal.end() == 0
    (mentor,) = cli.json("mentor", "list")
    assert mentor["form"] == "formal"
    assert cli.json("mentor", "show", "ines")["terms"][0]["programme"] == "the mentoring programme"

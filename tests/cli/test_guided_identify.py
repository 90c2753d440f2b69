"""``identify`` on a real terminal."""

from __future__ import annotations

import pytest

from tests.cli.terminal import Terminal, at_terminal, tables
from tests.support import Cli, Golden

SOURCES = (
    "People you know",
    "professional body",
    "friend of a friend",
    "college",
    "LinkedIn",
    "Anyone else",
)
LEARN, GOOD, BAD, WHERE = (
    "could you learn from",
    "would be good",
    "could stand in the way?",
    "in relation to you?",
)
RESPECT = "Do you respect"
WHICH, TITLE, HELP, ORDER = "Which need", "in a few words?", "What would help most?", "In which order"


def _nobody_from(terminal: Terminal, *sources: str) -> None:
    for source in sources:
        terminal.answer(source, "")


@pytest.fixture
def lead(cli: Cli) -> Cli:
    """The purpose answered, and one need."""
    cli.answer_purpose("team lead")
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    return cli


def test_identify_leads_from_the_purpose_to_a_ranked_shortlist(cli: Cli, golden: Golden) -> None:
    with at_terminal(cli, "identify") as terminal:
        terminal.answer("Why are you looking", "lead well").answer("mostly about", "4").answer(
            "want in a", "words"
        )
        terminal.answer("What makes you a good", "I prepare")
        terminal.asked("Enter: lead well").answer(TITLE, "Lead a team").answer(HELP, "2")
        terminal.answer(SOURCES[0], "Julie Sample").answer(LEARN, "how=3, whom").answer(
            GOOD, "you built it; you laugh"
        )
        terminal.answer(BAD, "far away").answer(WHERE, "3").answer(RESPECT, "1")
        _nobody_from(terminal, *SOURCES[:4])
        terminal.answer(SOURCES[4], "Dana Sample").answer(LEARN, "how").answer(GOOD, "").answer(BAD, "")
        terminal.answer(WHERE, "1").answer(RESPECT, "")
        _nobody_from(terminal, *SOURCES[4:])
        terminal.asked("1 Julie Sample 2 Dana Sample").answer(ORDER, "julie, then dana")
        assert terminal.end() == 0
        golden(terminal.news)
        assert terminal.restored
    julie, dana = cli.json("mentor", "show", "julie"), cli.json("mentor", "show", "dana")
    assert julie["knowing"] == {"why": 0, "how": 3, "whom": 2}
    assert julie["supports"].keys() == dana["supports"].keys() == {"lead-a-team"}
    assert (julie["positives"], julie["constraints"]) == (["you built it", "you laugh"], ["far away"])
    assert [(m["source"], m["line"], m["rank"]) for m in (julie, dana)] == [
        *(("known", "outside", 1), ("linkedin", "direct-line", 2))
    ]


def test_a_second_run_asks_nothing_it_was_told_before(lead: Cli) -> None:
    lead.ok(
        *("mentor", "add", "Julie Sample", "--supports", "lead", "--knowing", "how", "--positive", "kind"),
        *("--constraint", "far", "--line", "outside", "--source", "linkedin", "--respect", "yes"),
    )
    before = lead.json("mentor", "show", "julie")
    with at_terminal(lead, "identify") as terminal:
        # Neither purpose nor need, nor anything about somebody who is known with all of it.
        terminal.asked("1 Lead a team").answer(WHICH, "").answer(SOURCES[0], "julie sample")
        terminal.asked("Julie Sample is in your portfolio already")
        _nobody_from(terminal, *SOURCES)
        assert terminal.end() == 0
    after = lead.json("mentor", "show", "julie")
    assert {**after, "updated": "", "rank": None} == {**before, "updated": "", "rank": None}
    assert after["rank"] == 1


def test_the_need_can_be_said_with_an_option(lead: Cli) -> None:
    lead.ok("need", "add", "Read a budget", "--knowing", "how")
    with at_terminal(lead, "identify", "--need", "budget") as terminal:
        terminal.answer(SOURCES[0], "Kim Sample").answer(LEARN, "").answer(GOOD, "").answer(BAD, "").answer(
            WHERE, ""
        )
        terminal.answer(RESPECT, "")
        _nobody_from(terminal, *SOURCES)
        assert terminal.end() == 0
    assert lead.json("mentor", "show", "kim")["supports"].keys() == {"read-a-budget"}


def test_a_new_need_can_be_named_where_a_number_is_asked(lead: Cli) -> None:
    with at_terminal(lead, "identify") as terminal:
        terminal.answer(WHICH, "7").asked("There is no need number 7.").answer(WHICH, "Read a budget")
        terminal.answer(HELP, "2").asked(SOURCES[0])
    assert [n["title"] for n in lead.json("need", "list")] == ["Lead a team", "Read a budget"]


def test_the_title_of_a_need_that_is_met_does_not_end_the_step(lead: Cli) -> None:
    lead.ok("need", "add", "Old wish", "--knowing", "how")
    lead.ok("need", "met", "old")
    with at_terminal(lead, "identify") as terminal:
        terminal.answer(WHICH, "Old wish").asked("?")
        if HELP in terminal.news:
            terminal.answer(HELP, "2").asked("?")
        assert "old wish" in terminal.said.casefold()


def test_going_back_reaches_the_question_before_in_another_group(cli: Cli) -> None:
    with at_terminal(cli, "identify") as terminal:
        terminal.answer("Why are you looking", "lead wel").answer("mostly about", "4").answer(
            "want in a", "words"
        )
        terminal.answer("What makes you a good", "I prpare").answer(TITLE, "<")
        terminal.asked("Enter: I prpare").answer("What makes you a good", "I prepare").answer(
            TITLE, "Lead a team"
        )
        terminal.answer(HELP, "<").answer(TITLE, "Lead teams").answer(HELP, "2").asked(SOURCES[0])
    found = tables(cli)
    assert found["profile"][0]["effective_mentee"] == "I prepare"
    assert [n["title"] for n in found["needs"]] == ["Lead teams"]


def test_going_back_within_a_person_offers_what_was_said(lead: Cli) -> None:
    with at_terminal(lead, "identify") as terminal:
        terminal.answer(WHICH, "1").answer(SOURCES[0], "Julie Sample").answer(LEARN, "how").answer(
            GOOD, "kind"
        )
        terminal.answer(BAD, "<").asked("Enter: kind").answer(GOOD, "").answer(BAD, "far").answer(WHERE, "<")
        terminal.asked("Enter: far").answer(BAD, "busy").answer(WHERE, "3").answer(RESPECT, "").asked(
            SOURCES[0]
        )
    (julie,) = lead.json("mentor", "list")
    assert (julie["positives"], julie["constraints"]) == (["kind"], ["busy"])


def test_going_back_from_the_first_question_about_a_person_adds_nobody(lead: Cli) -> None:
    with at_terminal(lead, "identify") as terminal:
        terminal.answer(WHICH, "1").answer(SOURCES[0], "Mistyped Sample").answer(LEARN, "<").asked(SOURCES[0])
    assert lead.json("mentor", "list") == []


def test_going_back_from_a_source_asks_the_source_before(lead: Cli) -> None:
    with at_terminal(lead, "identify") as terminal:
        terminal.answer(WHICH, "1").answer(SOURCES[0], "").answer(SOURCES[1], "<").asked(SOURCES[0])
        terminal.answer(SOURCES[0], "<").asked(WHICH)


@pytest.mark.parametrize(
    ("question", "bad", "refused"),
    [
        (LEARN, "cooking", "'cooking' is none of these. Type one or more of: direction, skill, people."),
        (LEARN, "how=7", "The strength in 'how=7' should be 1, 2 or 3."),
        (WHERE, "beside", "Type a number from 1 to 4, or the beginning of a word."),
    ],
)
def test_a_bad_answer_about_a_person_is_refused_in_words_of_the_screen_and_asked_again(
    lead: Cli, question: str, bad: str, refused: str
) -> None:
    given = [] if question == LEARN else ["--knowing", "how", "--positive", "kind", "--constraint", "far"]
    lead.ok("mentor", "add", "Julie Sample", *given)
    with at_terminal(lead, "identify") as terminal:
        terminal.answer(WHICH, "1").answer(SOURCES[0], "Julie Sample").answer(question, bad).asked(question)
        assert refused in terminal.news


def test_the_words_of_the_screen_are_taken_for_what_a_person_is_good_for(lead: Cli) -> None:
    with at_terminal(lead, "identify") as terminal:
        terminal.answer(WHICH, "1").answer(SOURCES[0], "Julie Sample").answer(LEARN, "skill=3 and people")
        terminal.answer(GOOD, "").answer(BAD, "").answer(WHERE, "").answer(RESPECT, "").asked(SOURCES[0])
    (julie,) = lead.json("mentor", "list")
    assert julie["knowing"] == {"why": 0, "how": 3, "whom": 2}


@pytest.mark.parametrize("order", ["3", "1 1", "0", "first"])
def test_an_order_that_cannot_be_meant_is_asked_again(lead: Cli, order: str) -> None:
    for name in ("Julie Sample", "Dana Sample"):
        lead.ok("mentor", "add", name, "--supports", "lead", "--line", "outside", "--familiar", "stranger")
    with at_terminal(lead, "identify") as terminal:
        terminal.answer(WHICH, "")
        _nobody_from(terminal, *SOURCES)
        terminal.answer(ORDER, order).answer(ORDER, "2")
        assert terminal.end() == 0
    assert lead.json("mentor", "show", "julie")["rank"] == 1


def test_an_order_may_be_said_with_titles_and_last_names(lead: Cli) -> None:
    for name in ("Julie Sample", "Dr. Ines Falk", "Tom"):
        lead.ok("mentor", "add", name, "--supports", "lead", "--line", "outside", "--familiar", "stranger")
    with at_terminal(lead, "identify") as terminal:
        terminal.answer(WHICH, "")
        _nobody_from(terminal, *SOURCES)
        terminal.answer(ORDER, "Tom, Dr Falk, Julie Sample")
        assert terminal.end() == 0
    ranks = {m["name"]: m["rank"] for m in lead.json("mentor", "list")}
    assert ranks == {"Tom": 1, "Dr. Ines Falk": 2, "Julie Sample": 3}


def test_markup_in_a_name_stays_as_typed(lead: Cli) -> None:
    name = "Dana [red]Sample[/red] :smile: [/]"
    with at_terminal(lead, "identify") as terminal:
        terminal.answer(WHICH, "1").answer(SOURCES[0], name)
        terminal.asked(f"What could you learn from {name}?").answer(LEARN, "").answer(GOOD, "[b]x[/b]")
        terminal.answer(BAD, "").answer(WHERE, "").answer(RESPECT, "")
        terminal.asked(f"Added {name} as a candidate.")
        _nobody_from(terminal, *SOURCES)
        assert terminal.end() == 0
        assert f"1 {name} [b]x[/b]" in terminal.news
    assert lead.json("mentor", "list")[0]["name"] == name


@pytest.mark.parametrize("columns", [40, 120])
def test_the_questions_fit_a_terminal_of_any_width(lead: Cli, columns: int) -> None:
    with at_terminal(lead, "identify", columns=columns) as terminal:
        terminal.answer(WHICH, "?").answer("", "1").answer(SOURCES[0], "Julie Sample").answer(LEARN, "?")
        terminal.answer("", "how").asked(GOOD)
        # A line that goes on begins where its text began, not at the edge below an indent.
        for before, after in zip(terminal.lines, terminal.lines[1:], strict=False):
            if before.startswith("  ") and after:
                assert after.startswith(("  ", ">")), terminal.text


def test_the_people_one_knows_are_offered_first_and_picked_by_number(lead: Cli) -> None:
    lead.ok(
        "network",
        "import",
        "-",
        stdin="name,role,organisation\nJulie Sample,Team lead,Example\nBo,Dentist,\n",
    )
    with at_terminal(lead, "identify", "--need", "team") as terminal:
        terminal.asked("1 Julie Sample: Team lead at Example").answer("Who would you learn from", "1")
        _nobody_from(terminal, *SOURCES)
        assert terminal.end() == 0
    (julie,) = lead.json("mentor", "list")
    assert (julie["name"], julie["role"], julie["supports"]) == (
        "Julie Sample",
        "Team lead",
        {"lead-a-team": 1},
    )
    assert julie["positives"] == []  # what they do is no reason to write to them


def _one(terminal: Terminal, *, manager: bool = False) -> None:
    """No to all that is asked about somebody; not where one's ``manager`` works, or who is retired."""
    terminal.answer(LEARN, "").answer(GOOD, "").answer(BAD, "")
    if not manager:
        terminal.answer(WHERE, "")
    terminal.answer(RESPECT, "")


@pytest.mark.parametrize(
    ("typed", "name", "note"),
    [
        ("Pat Sample, she was my ward sister on 4B", "Pat Sample", "she was my ward sister on 4B"),
        (
            "Bernadette from my old ward, she was my manager",
            "Bernadette",
            "from my old ward, she was my manager",
        ),
        ("Bernd, my boss. head of nursing", "Bernd", "my boss. head of nursing"),
        ("Pat Sample (my ward sister until 2014)", "Pat Sample", "my ward sister until 2014"),
        ("Dr. Friederike (Fritzi) Sample", "Dr. Friederike (Fritzi) Sample", None),
    ],
)
def test_one_person_with_a_description_is_one_person_with_a_note(
    lead: Cli, typed: str, name: str, note: str | None
) -> None:
    with at_terminal(lead, "identify") as terminal:
        terminal.answer(WHICH, "1").answer(SOURCES[0], typed)
        _one(terminal, manager="my boss." in typed)
        _nobody_from(terminal, *SOURCES)
        assert terminal.end() == 0
    (found,) = lead.json("mentor", "list")
    assert (found["name"], found["notes"]) == (name, note)
    assert found["line"] == ("manager" if "my boss." in typed else None)


def test_two_names_come_one_after_another_and_nobody_is_nobody(lead: Cli) -> None:
    with at_terminal(lead, "identify") as terminal:
        terminal.answer(WHICH, "1").answer(SOURCES[0], "Kim and Lee").asked(
            "One person at a time, please: Kim"
        )
        terminal.answer("", "yes").asked("Who is it? Their name, please.").answer("", "nobody")
        terminal.answer(SOURCES[1], "I don't know anyone there").answer(SOURCES[2], "no one")
        terminal.answer(SOURCES[3], "I saw her talk at a conference").asked("Who is it?").answer("", "no")
        _nobody_from(terminal, *SOURCES[4:])
        assert terminal.end() == 0
    assert lead.json("mentor", "list") == []


def test_somebody_behind_a_bracket_is_asked_about_and_no_note_on_the_one_before(lead: Cli) -> None:
    told = "bo sample (my old neighbour), karin from the rose nursery"
    with at_terminal(lead, "identify") as terminal:
        terminal.answer(WHICH, "1").answer(SOURCES[0], told).asked("first?")
        terminal.answer("", "").answer("learn from", "<").asked("was not added")
        terminal.asked("Enter: karin from the rose nursery")


def test_the_second_of_two_people_told_at_length_is_offered_after_the_first(lead: Cli) -> None:
    told = "my old head teacher Barbara Sample, retired since 2 years, and my present head, Ewa Sample"
    with at_terminal(lead, "identify") as terminal:
        terminal.answer(WHICH, "1").answer(SOURCES[0], told).asked("Barbara Sample first?")
        terminal.answer("", "").answer("learn from Barbara", "<").asked("Barbara Sample was not added")
        terminal.asked("Enter: my present head, Ewa Sample").answer(SOURCES[0], "")
        terminal.answer("learn from Ewa", "").answer(GOOD, "").answer(BAD, "").answer(WHERE, "")
        terminal.answer(RESPECT, "")
        _nobody_from(terminal, *SOURCES)
        assert terminal.end() == 0
    (ewa,) = lead.json("mentor", "list")
    assert (ewa["name"], ewa["notes"]) == ("Ewa Sample", "my present head")


def test_no_idea_is_no_person(lead: Cli) -> None:
    with at_terminal(lead, "identify") as terminal:
        terminal.answer(WHICH, "1")
        for source in SOURCES:
            terminal.answer(source, "no idea")
        assert terminal.end() == 0
    assert lead.json("mentor", "list") == []
    error = lead.expect_refused(2, "happened", "no idea", "--what", "given")
    assert "name" in error["message"]


def test_a_sentence_where_a_word_is_meant_is_kept_as_what_is_good(lead: Cli) -> None:
    with at_terminal(lead, "identify") as terminal:
        terminal.answer(WHICH, "1").answer(SOURCES[0], "Kim Sample").answer(LEARN, "?")
        assert "--knowing" not in terminal.said
        terminal.answer("", "she never raises her voice").asked("Noted as something good").answer("", "skill")
        terminal.answer(GOOD, "").answer(BAD, "").answer(WHERE, "1 and 3").asked("One of them, please")
        terminal.asked("Enter:").answer("", "").answer(RESPECT, "")
        _nobody_from(terminal, *SOURCES)
        assert terminal.end() == 0
    kim = lead.json("mentor", "show", "kim")
    assert (kim["positives"], kim["knowing"]["how"]) == (["she never raises her voice"], 2)
    assert kim["line"] == "direct-line"


def test_a_kind_said_in_words_is_that_kind_and_the_reason_comes_before_what_was_said_beside_it(
    lead: Cli,
) -> None:
    with at_terminal(lead, "identify") as terminal:
        terminal.answer(WHICH, "1").answer(SOURCES[0], "Regina Sample")
        terminal.answer(LEARN, "skill, mostly, and how to stay calm").asked(
            "good about them: how to stay calm."
        )
        terminal.answer(GOOD, "she led three mergers").answer(BAD, "").answer(WHERE, "3").answer(RESPECT, "")
        terminal.answer(SOURCES[0], "Bo Sample").answer(LEARN, "all three I think").answer(GOOD, "")
        terminal.answer(BAD, "").answer(WHERE, "3").answer(RESPECT, "")
        _nobody_from(terminal, *SOURCES)
        terminal.answer(ORDER, "")
        assert terminal.end() == 0
    regina, bo = lead.json("mentor", "show", "regina"), lead.json("mentor", "show", "bo")
    assert regina["positives"] == ["she led three mergers", "how to stay calm"]
    assert regina["knowing"] == {"why": 0, "how": 2, "whom": 0}
    assert (bo["knowing"], bo["positives"]) == ({"why": 2, "how": 2, "whom": 2}, [])


def test_what_one_does_not_know_of_somebody_is_a_note_and_nothing_good_about_them(lead: Cli) -> None:
    said = "i only know her first name, i have no address"
    with at_terminal(lead, "identify") as terminal:
        terminal.answer(WHICH, "1").answer(SOURCES[0], "Regina, my ex-boss")
        terminal.answer(LEARN, said).asked("Noted beside the name.").answer("", "not sure")
        terminal.answer(GOOD, "").answer(BAD, "").answer(WHERE, "3").answer(RESPECT, "")
        _nobody_from(terminal, *SOURCES)
        assert terminal.end() == 0
    regina = lead.json("mentor", "show", "regina")
    assert (regina["positives"], regina["notes"]) == ([], f"my ex-boss\n{said}")


def test_the_places_that_were_noted_are_named_where_their_turn_comes(lead: Cli, golden: Golden) -> None:
    lead.ok("place", "add", "Rail mentors", "--kind", "register", "--need", "team")
    lead.ok("place", "add", "Evening college", "--kind", "university")
    lead.ok("place", "looked", "evening", "--found", "a course in May")
    with at_terminal(lead, "identify", "--need", "team") as terminal:
        _nobody_from(terminal, *SOURCES)
        assert terminal.end() == 0
        golden(terminal.text)


def test_where_somebody_retired_works_is_not_asked_and_no_thanks_is_nobody(lead: Cli) -> None:
    with at_terminal(lead, "identify") as terminal:
        terminal.answer(WHICH, "1").answer(SOURCES[0], "Heinz, retired, from the canteen")
        _one(terminal, manager=True)
        terminal.answer(SOURCES[0], "no thanks")
        _nobody_from(terminal, *SOURCES[1:])
        assert terminal.end() == 0
    assert [m["name"] for m in lead.json("mentor", "list")] == ["Heinz"]


def test_a_friend_of_somebody_is_no_acquaintance_though_named_under_the_people_one_knows(lead: Cli) -> None:
    with at_terminal(lead, "identify") as terminal:
        terminal.answer(WHICH, "").answer(SOURCES[0], "Aoife's friend Colm").answer(LEARN, "how").answer(
            GOOD, ""
        )
        terminal.type("\x03")
        terminal.end()
    colm = lead.json("mentor", "show", "colm")
    assert (colm["source"], colm["standing"]) == ("friend-of-friend", "stranger")


def _ines(lead: Cli, terminal: Terminal, *answers: str) -> dict[str, object]:
    """What is kept of Ines, with these answers to what one could learn from her; < goes back to it."""
    terminal.answer(SOURCES[0], "Ines Sample")
    for answer in answers:
        terminal.answer(GOOD if answer == "<" else LEARN, answer)
    for question in (GOOD, BAD, WHERE, RESPECT):
        terminal.answer(question, "")
    _nobody_from(terminal, *SOURCES)
    assert terminal.end() == 0, terminal.text
    shown: dict[str, object] = lead.json("mentor", "show", "ines")
    return shown


def test_a_slip_in_direction_skill_or_people_is_no_virtue(lead: Cli) -> None:
    with at_terminal(lead, "identify", "--need", "lead") as terminal:
        ines = _ines(lead, terminal, "direction=3, peopel", "")
    assert (ines["positives"], ines["knowing"]) == ([], {"why": 3, "how": 0, "whom": 2})


def test_what_is_nearly_one_of_the_three_words_may_be_meant_as_it_stands(lead: Cli) -> None:
    with at_terminal(lead, "identify", "--need", "lead") as terminal:
        ines = _ines(lead, terminal, "skill, skilled", "skill, skilled")
    assert ines["positives"] == ["skilled"]


def test_going_back_takes_what_was_noted_with_an_answer_back(lead: Cli) -> None:
    with at_terminal(lead, "identify", "--need", "lead") as terminal:
        ines = _ines(lead, terminal, "direction, calm in a crisis", "<", "direction, people")
    assert (ines["positives"], ines["knowing"]) == ([], {"why": 2, "how": 0, "whom": 2})


def test_going_back_and_keeping_an_answer_keeps_what_was_noted_with_it(lead: Cli) -> None:
    with at_terminal(lead, "identify", "--need", "lead") as terminal:
        ines = _ines(lead, terminal, "direction, calm in a crisis", "<", "")
    assert ines["positives"] == ["calm in a crisis"]


def test_the_friend_of_a_friend_is_who_is_named_behind_the_friend(lead: Cli) -> None:
    with at_terminal(lead, "identify", "--need", "lead") as terminal:
        _nobody_from(terminal, *SOURCES[:2])
        terminal.answer(SOURCES[2], "a friend of Tove Sample").asked("Who is it?")
        terminal.answer(SOURCES[2], "a friend of Tove Sample, Marek Sample")
        for question in (LEARN, GOOD, BAD, WHERE, RESPECT):
            terminal.answer(question, "")
        _nobody_from(terminal, *SOURCES[2:])
        assert terminal.end() == 0, terminal.text
    (marek,) = lead.json("mentor", "list")
    assert (marek["name"], marek["introduced_by"]) == ("Marek Sample", "Tove Sample")


@pytest.mark.parametrize("name", ["Julie Sample", "julie"])
def test_the_name_of_somebody_one_knows_becomes_no_need(lead: Cli, name: str) -> None:
    lead.ok("mentor", "add", "Julie Sample")
    with at_terminal(lead, "identify") as terminal:
        terminal.answer(WHICH, name).asked("this asks for a need").answer(WHICH, "1")
        _nobody_from(terminal, *SOURCES)
        assert terminal.end() == 0
    assert [need["title"] for need in lead.json("need", "list")] == ["Lead a team"]
    lead.ok("need", "drop", "lead")
    with at_terminal(lead, "identify") as terminal:
        terminal.answer(TITLE, name).asked("this asks for a need").answer(TITLE, "Say no").asked(HELP)

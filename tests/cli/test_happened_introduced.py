"""Whom ``happened`` takes an introduction to be to."""

from __future__ import annotations

import pytest

from tests.cli.terminal import at_terminal, screen_of
from tests.support import Cli


@pytest.fixture
def anna(cli: Cli) -> Cli:
    """Anna, who introduces, and Colm, who is known already."""
    cli.answer_purpose()
    cli.ok("mentor", "add", "Anna Li", "--stage", "active", "--on", "2026-01-02")
    cli.ok("mentor", "add", "Colm Byrne")
    return cli


def people(cli: Cli) -> list[str]:
    """Who is on the list."""
    return [m["name"] for m in cli.json("mentor", "list")]


@pytest.mark.parametrize(
    "who", ["Anna", "Anna Li", "herself", "him", "nobody", "no one", "me", "myself", "Sam Sample"]
)
def test_nobody_oneself_and_the_introducer_are_not_introduced(anna: Cli, who: str) -> None:
    for before in ("", "she said no, but "):
        anna.expect_refused(2, "happened", "anna", f"{before}introduced me to {who}")
    assert people(anna) == ["Anna Li", "Colm Byrne"]


def test_the_first_name_of_the_introducer_makes_no_second_one(anna: Cli) -> None:
    anna.expect_refused(2, "happened", "anna", "--what", "introduced", "--who", "anna")


def test_who_is_there_already_is_meant_by_the_first_name_and_what_they_say_is_a_note(anna: Cli) -> None:
    anna.ok("happened", "Anna introduced me to Colm by text, he says to ring whenever")
    assert people(anna) == ["Anna Li", "Colm Byrne"]
    colm = anna.json("mentor", "show", "colm")
    assert (colm["introduced_by"], colm["notes"]) == ("Anna Li", "he says to ring whenever")


def test_which_of_two_is_meant_is_asked_and_no_third_is_made(anna: Cli) -> None:
    anna.ok("mentor", "add", "Colm Walsh")
    anna.expect_refused(4, "happened", "anna", "--what", "introduced", "--who", "Colm")
    anna.ok("happened", "anna", "--what", "introduced", "--who", "Colm Duffy")
    assert "Colm Duffy" in people(anna)


def test_two_whom_the_network_knows_are_known_there_as_the_mentors_they_are_now(anna: Cli) -> None:
    file = anna.home / "people.csv"
    file.write_text("Name,Organisation\nUna Fox,The Chamber\nCy Dunne,The Library\n")
    anna.ok(
        "network", "import", str(file), "--format", "csv", "--columns", "name=Name,organisation=Organisation"
    )
    anna.ok("happened", "anna", "introduced me to Una Fox and Cy Dunne")
    assert {c["mentor"] for c in anna.json("network", "list")} == {"una-fox", "cy-dunne"}
    assert anna.json("mentor", "show", "una-fox")["organisation"] == "The Chamber"
    anna.ok("undo")
    assert people(anna) == ["Anna Li", "Colm Byrne"]


@pytest.fixture
def two_ngozis(dora: Cli) -> Cli:
    """Dora, and a network with two people of one name."""
    file = dora.home / "people.csv"
    file.write_text("Name,Organisation\nNgozi Peña,The Chamber\nNgozi Peña,The Library\nCy Dunne,Here\n")
    dora.ok(
        "network", "import", str(file), "--format", "csv", "--columns", "name=Name,organisation=Organisation"
    )
    return dora


@pytest.mark.parametrize(
    "words", ["said no, but talk to {}", "introduced me to {}", "said no, but ask {}, please"]
)
def test_an_id_in_a_sentence_is_whoever_has_it(two_ngozis: Cli, words: str) -> None:
    two_ngozis.expect_refused(4, "happened", "dora", words.format("Ngozi Peña"))
    two_ngozis.ok("happened", "dora", words.format("ngozi-pena-2"))
    (ngozi,) = (m for m in two_ngozis.json("mentor", "list") if m["name"] == "Ngozi Peña")
    assert (ngozi["organisation"], ngozi["introduced_by"]) == ("The Library", "Dora Sample")


def test_two_ids_in_a_sentence_are_two_people_and_other_words_are_nobody(two_ngozis: Cli) -> None:
    two_ngozis.ok("happened", "dora", "introduced me to ngozi-pena and cy-dunne")
    assert people(two_ngozis) == ["Cy Dunne", "Dora Sample", "Ngozi Peña"]
    two_ngozis.ok("happened", "dora", "said no, but talk to co-workers")
    assert len(people(two_ngozis)) == 3


def test_which_of_two_in_the_network_is_asked_by_number(two_ngozis: Cli) -> None:
    with at_terminal(two_ngozis, "happened", "dora", "said no, but talk to Ngozi Peña") as terminal:
        terminal.answer("Which one", "2").answer("Note it", "")
        assert terminal.end() == 0, terminal.text
    assert {c["organisation"] for c in two_ngozis.json("network", "list") if c["mentor"]} == {"The Library"}


def test_what_follows_an_introduction_is_no_part_of_the_name(anna: Cli) -> None:
    anna.ok("happened", "anna", "introduced me to Cy and said goodbye")
    assert people(anna) == ["Anna Li", "Colm Byrne", "Cy"]


@pytest.mark.parametrize(
    "words", ["anna introduced us", "was introduced by Anna", "Anna Li put us in touch last week"]
)
def test_who_brought_the_two_together_is_kept_and_may_be_thanked(anna: Cli, words: str) -> None:
    shown = anna.ok("happened", "colm", words).err
    assert "mentorfolio approach anna-li --template introduction-thanks" in shown
    assert people(anna) == ["Anna Li", "Colm Byrne"]
    assert anna.json("mentor", "show", "colm")["introduced_by"] == "Anna Li"


def test_who_is_on_no_list_may_have_brought_the_two_together(anna: Cli) -> None:
    anna.ok("happened", "colm", "was introduced by tove lind")
    assert anna.json("mentor", "show", "colm")["introduced_by"] == "Tove Lind"
    anna.ok("undo")
    anna.ok("happened", "colm", "kari introduced us")
    assert people(anna) == ["Anna Li", "Colm Byrne"]
    assert anna.json("mentor", "show", "colm")["introduced_by"] == "Kari"


@pytest.mark.parametrize("words", ["she introduced us", "colm introduced us"])
def test_nobody_has_introduced_themselves(anna: Cli, words: str) -> None:
    anna.expect_refused(2, "happened", "colm", words)


@pytest.mark.parametrize(
    "words",
    [
        *(
            "was introduced by chance",
            "was introduced by email",
            "was introduced by mistake",
            "Nobody introduced us",
            "LinkedIn connected us",
        ),
        *("my boss introduced us", "a friend introduced us", "friends introduced us"),
        *("the fair brought us together", "music brought us together", "was introduced by her"),
        *("Anna and Olga introduced us", "was introduced by Anna and Olga"),
    ],
)
def test_what_names_nobody_who_could_be_thanked_is_no_introduction(anna: Cli, words: str) -> None:
    refused = anna.expect_refused(2, "happened", "colm", words)
    assert words in refused["message"], "refused with words that nobody typed"
    assert anna.json("mentor", "show", "colm")["introduced_by"] in (None, "")


def test_ones_own_manager_may_have_brought_the_two_together(anna: Cli) -> None:
    anna.ok("profile", "edit", "--manager", "Kari Sample")
    anna.ok("happened", "colm", "my boss introduced us")
    assert anna.json("mentor", "show", "colm")["introduced_by"] == "Kari Sample"


@pytest.fixture
def dora(cli: Cli) -> Cli:
    """Dora, who has answered a letter about the less urgent of two needs that she suits."""
    cli.answer_purpose()
    cli.ok("need", "add", "Lead a team", "--knowing", "how", "--priority", "3")
    cli.ok("need", "add", "Win the committee", "--knowing", "whom")
    cli.ok("mentor", "add", "Dora Sample", "--supports", "lead", "--supports", "committee")
    cli.ok("approach", "dora", "--need", "committee", "--set", "why=x", "--set", "topic=y")
    cli.ok("outreach", "sent", "dora")
    cli.ok("outreach", "accepted", "dora")
    return cli


def test_whom_somebody_introduces_is_for_what_the_letter_to_them_was_about(dora: Cli) -> None:
    dora.ok("happened", "dora", "introduced me to Henrik Sample, he clerks for the committee")
    assert [*dora.json("mentor", "show", "henrik")["supports"]] == ["win-the-committee"]


def test_next_says_to_write_to_whom_somebody_introduced_until_a_letter_is_begun(dora: Cli) -> None:
    dora.ok("happened", "dora", "introduced me to Henrik Sample, he clerks for the committee")
    line = "mentorfolio approach henrik-sample"
    assert line in dora.ok("next").out
    assert line in screen_of(dora, "next").said
    dora.ok("approach", "henrik", "--set", "why=x", "--set", "topic=y", "--anyway", "x")
    assert line not in dora.ok("next").out
    dora.ok("undo")
    dora.ok("mentor", "rank", "henrik", "2")
    assert line not in dora.ok("next").out, "who was put in order waits for their turn"


def test_who_introduced_one_and_is_on_no_list_is_asked_to_whom(anna: Cli) -> None:
    anna.ok("mentor", "add", "Marek Sample", "--introduced-by", "Tove Sample")
    refused = anna.expect_refused(3, "happened", "tove", "introduced", "us")
    assert "mentorfolio happened marek-sample 'tove introduced us'" in str(refused["hint"])
    with at_terminal(anna, "happened", "tove", "introduced", "us") as terminal:
        terminal.answer("With whom?", "colm").answer("introduced you to Colm", "")
        assert terminal.end() == 0, terminal.text
    assert anna.json("mentor", "show", "colm")["introduced_by"] == "Tove"


@pytest.mark.parametrize(
    "words", ["said no, but talk to Bettina Sample", "cannot, but introduced me to Bettina Sample"]
)
def test_whom_a_no_names_is_the_next_choice_and_thanks_are_offered_once(cli: Cli, words: str) -> None:
    cli.answer_purpose("team lead")
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    cli.ok("mentor", "add", "Hilde Sample", "--supports", "lead", "--line", "outside")
    cli.ok("approach", "hilde", "--set", "topic=teams", "--set", "why=you planned our move")
    cli.ok("outreach", "sent", "hilde")
    told = cli.ok("happened", "hilde", words).out
    assert "no other candidate" not in told
    cli.ok("undo")
    done = cli.json("happened", "hilde", words)
    assert [step["command"].split()[1:3] for step in done["did"]] == [
        ["network", "ask"],
        ["outreach", "declined"],
    ]
    assert cli.json("mentor", "show", "bettina")["supports"] == {"lead-a-team": 1}
    cli.ok("undo")
    said = screen_of(cli, "happened", "hilde", words, "--no-input").said
    assert said.count("Thank them") == 1
    assert "Next: Bettina Sample" in said


@pytest.fixture
def two_needs(anna: Cli) -> Cli:
    """Two needs, of which Anna helps with the more urgent one."""
    anna.ok("need", "add", "Reading the staffing budget", "--knowing", "how", "--priority", "3")
    anna.ok("need", "add", "Keeping good nurses, and saying no", "--knowing", "how")
    anna.ok("mentor", "edit", "anna", "--supports", "budget")
    return anna


def test_somebody_introduced_is_there_for_the_need_that_is_told_of_them_not_for_their_introducers(
    two_needs: Cli,
) -> None:
    two_needs.ok("happened", "anna", "introduced me to Nils Sample, he is good at keeping good nurses")
    two_needs.ok("happened", "anna", "introduced me to Ole Sample, she trained with him")
    supports = [two_needs.json("mentor", "show", name)["supports"] for name in ("nils", "ole")]
    assert supports == [{"keeping-good-nurses-and-saying-no": 1}, {}]


@pytest.mark.parametrize(
    ("answer", "supports"),
    [("", {"reading-the-staffing-budget": 1}), ("2", {"keeping-good-nurses-and-saying-no": 1}), ("3", {})],
)
def test_a_terminal_asks_what_somebody_introduced_could_help_with(
    two_needs: Cli, answer: str, supports: dict[str, int]
) -> None:
    with at_terminal(two_needs, "happened", "anna", "introduced me to Nils Sample") as terminal:
        terminal.answer("Note it", "").answer("Which need could Nils Sample", answer)
        assert terminal.end() == 0, terminal.text
    assert two_needs.json("mentor", "show", "nils")["supports"] == supports

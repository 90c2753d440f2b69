"""Somebody typed by name who stands in the network, too: made one when it is said, by no name alone."""

from __future__ import annotations

import pytest

from tests.cli.terminal import at_terminal
from tests.cli.test_guided_identify import BAD, GOOD, LEARN, RESPECT, SOURCES, WHERE
from tests.cli.test_network_jobs import file
from tests.support import Cli

PICK = "mentorfolio network pick abe-sample --same-as abe-sample"


@pytest.fixture
def both(cli: Cli) -> Cli:
    cli.ok("network", "import", file(cli, {"Abe": "Example Rail,CFO", "Bea": "Example Rail,Clerk"}))
    cli.ok("network", "note", "abe", "met at the fair")
    cli.ok("network", "tag", "abe", "rail")
    cli.ok("mentor", "add", "Abe Sample", "--notes", "calm")
    return cli


def test_whoever_shows_them_is_given_the_command_that_makes_them_one(both: Cli) -> None:
    shown = [both.ok(*words) for words in (("mentor", "show", "abe"), ("network", "show", "abe"))]
    assert all(PICK in f"{one.out}{one.err}" for one in shown)
    error = both.expect_refused(4, "network", "pick", "abe")
    assert PICK in str(error["hint"])
    assert PICK not in both.ok("mentor", "show", "abe", "--json").out


def test_whoever_adds_them_is_given_that_command_too(cli: Cli) -> None:
    cli.ok("network", "import", file(cli, {"Abe": "Example Rail,CFO", "Bea": "Example Rail,Clerk"}))
    assert PICK in cli.ok("mentor", "add", "Abe Sample").err
    assert "--same-as" not in cli.ok("mentor", "add", "Cyd Sample").err
    # Picked from the network they are known to be one.
    assert "--same-as" not in cli.ok("network", "pick", "bea").err
    cli.ok("mentor", "remove", "abe-sample", "--yes")
    with at_terminal(cli, "mentor", "add", "Abe Sample") as terminal:
        while terminal.asks_more():
            terminal.answer("", "")
        assert terminal.end() == 0
        assert "--same-as" in terminal.news


def test_made_one_what_was_empty_is_filled_in_and_what_was_written_stays(both: Cli) -> None:
    made = both.json("network", "pick", "abe", "--same-as", "abe")
    assert (made["id"], made["contact"]) == ("abe-sample", "abe-sample")
    assert (made["role"], made["organisation"]) == ("CFO", "Example Rail")
    assert (made["links"], made["notes"]) == (["https://www.linkedin.com/in/Abe"], "calm")
    assert both.json("network", "show", "abe")["mentor"] == "abe-sample"
    assert PICK not in both.ok("mentor", "show", "abe").out
    both.ok("undo")
    assert both.json("mentor", "show", "abe")["role"] in (None, "")
    assert both.json("network", "show", "abe")["mentor"] is None


def test_another_role_or_address_than_the_network_has_is_never_written_over(both: Cli) -> None:
    both.ok("mentor", "edit", "abe", "--role", "Baker", "--email", "abe@example.org")
    made = both.json("network", "pick", "abe", "--same-as", "abe")
    assert (made["role"], made["organisation"], made["email"]) == ("Baker", None, "abe@example.org")


@pytest.mark.parametrize(("answer", "mentor", "code"), [("yes", "abe-sample", 0), ("no", None, 4)])
def test_at_a_terminal_it_is_asked_whether_they_are_one(
    both: Cli, answer: str, mentor: str | None, code: int
) -> None:
    with at_terminal(both, "network", "pick", "abe") as terminal:
        terminal.answer("Your network has Abe Sample, CFO at Example Rail. Is that", answer)
        assert terminal.end() == code
    assert both.json("network", "show", "abe")["mentor"] == mentor


def test_two_of_one_name_are_told_apart_and_whoever_is_somebody_already_stays_it(both: Cli) -> None:
    both.ok("network", "pick", "abe", "--anyway")
    assert [m["id"] for m in both.json("mentor", "list")] == ["abe-sample", "abe-sample-2"]
    both.expect_refused(4, "network", "pick", "abe", "--same-as", "abe-sample")
    both.ok("mentor", "add", "Beatrix Sample")
    assert both.json("network", "pick", "bea", "--same-as", "beatrix")["role"] == "Clerk"


def test_what_was_noted_in_the_network_is_read_wherever_the_portfolio_is(both: Cli) -> None:
    both.ok("network", "pick", "abe", "--same-as", "abe")
    shown = both.ok("mentor", "show", "abe").out
    assert "met at the fair" in shown
    assert "calm" in shown
    assert "rail" in both.ok("mentor", "show", "abe").rows("tags")
    (hit,) = both.json("search", "fair")
    assert (hit["kind"], hit["mentor"]) == ("mentor", "abe-sample")
    both.ok("export", "--format", "markdown", "--output", str(both.home / "vault"))
    assert "met at the fair" in (both.home / "vault" / "mentors" / "abe-sample.md").read_text()
    both.ok("network", "note", "abe", "")
    assert both.json("search", "fair") == []


def test_somebody_named_while_looking_for_candidates_is_asked_to_be_the_contact_of_that_name(
    cli: Cli,
) -> None:
    cli.ok("network", "import", file(cli, {"Bea": "Example Rail,Clerk"}))
    cli.ok("init", "--name", "Sam Sample", "--purpose", "lead", "--context", "skills")
    cli.ok("init", "--looking-for", "plain", "--effective-mentee", "prepared")
    cli.ok("need", "add", "Keep bees", "--knowing", "how")
    with at_terminal(cli, "identify", "--need", "bees") as terminal:
        terminal.answer(SOURCES[0], "Bea Sample").answer(LEARN, "how").answer(GOOD, "").answer(BAD, "")
        terminal.answer(WHERE, "3").answer(RESPECT, "").answer(
            "Is that the Bea Sample in your portfolio?", "yes"
        )
        terminal.asked("Bea Sample of your network is Bea Sample of your portfolio now.")
        for source in SOURCES:
            terminal.answer(source, "")
        terminal.end()
    assert cli.json("mentor", "show", "bea")["role"] == "Clerk"


def link_of(cli: Cli) -> object:
    return cli.json("network", "show", "cyd")["mentor"]


@pytest.fixture
def cyd(cli: Cli) -> Cli:
    """A contact who is somebody of the portfolio by no name, and somebody whom the picking fills in."""
    cli.ok("network", "import", "-", stdin="Name,Company,Title\nCyd Sample,Ferry Ltd,Captain\n")
    cli.ok("mentor", "add", "Cid Third Sample")
    return cli


def test_an_undo_of_who_a_contact_is_takes_the_link_and_what_was_filled_in_back_and_redo_brings_both(
    cyd: Cli,
) -> None:
    cyd.ok("network", "pick", "cyd", "--same-as", "cid")
    assert link_of(cyd) == "cid-third-sample"
    for _ in range(2):
        assert "Cyd Sample" in cyd.json("undo")["change"]
        assert (link_of(cyd), cyd.json("mentor", "show", "cid")["role"]) == (None, None)
        cyd.ok("redo")
        assert (link_of(cyd), cyd.json("mentor", "show", "cid")["role"]) == ("cid-third-sample", "Captain")
        cyd.expect_refused(5, "redo")
    rows = cyd.json("undo", "--list")
    assert len({(b["at"], b["change"]) for b in rows}) == len(rows), "it is one change"
    cyd.ok("undo")
    assert cyd.json("undo")["change"] == "added mentor Cid Third Sample"


def test_a_link_alone_is_a_change_that_is_told_and_undone_by_itself(cyd: Cli) -> None:
    cyd.ok("mentor", "edit", "cid", "--role", "Pilot", "--organisation", "Harbour Ltd")
    assert (
        "is Cid Third Sample of your portfolio now"
        in cyd.ok("network", "pick", "cyd", "--same-as", "cid").err
    )
    assert link_of(cyd) == "cid-third-sample"
    cyd.ok("undo")
    assert (link_of(cyd), cyd.json("mentor", "show", "cid")["role"]) == (None, "Pilot")
    cyd.ok("redo")
    assert link_of(cyd) == "cid-third-sample"
    before = cyd.store.read_bytes()
    assert cyd.ok("network", "pick", "cyd", "--same-as", "cid").err.startswith("Nothing was changed")
    assert cyd.store.read_bytes() == before


def test_a_tag_given_in_the_network_is_found_by_the_list_as_the_page_of_them_shows_it(both: Cli) -> None:
    both.ok("network", "pick", "abe", "--same-as", "abe")
    assert [m["id"] for m in both.json("mentor", "list", "--tag", "rail")] == ["abe-sample"]
    assert both.json("mentor", "list", "--tag", "sea") == []


def test_whoever_is_only_an_address_is_offered_by_no_number_and_added_by_name(cli: Cli) -> None:
    cli.ok("init", "--name", "Sam Sample", "--purpose", "lead", "--context", "skills")
    cli.ok("init", "--looking-for", "plain", "--effective-mentee", "prepared")
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    cli.ok("network", "import", "-", stdin="Name,Email,Title\n,ann@example.org,Team lead\n")
    add = "mentorfolio mentor add NAME --email ann@example.org"
    assert add in cli.ok("network", "show", "ann").err
    assert f"{add} --supports lead-a-team" in cli.ok("network", "match", "lead").err
    assert add in cli.expect_refused(2, "network", "pick", "ann")["hint"]
    with at_terminal(cli, "identify", "--need", "lead") as terminal:
        for source in SOURCES:
            terminal.answer(source, "")
        assert terminal.end() == 0
        assert "ann@example.org" not in terminal.text

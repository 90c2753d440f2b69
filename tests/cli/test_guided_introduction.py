"""Who could introduce one to a stranger, as a first letter asks it at a terminal."""

from __future__ import annotations

import pytest

from tests.cli.terminal import at_terminal
from tests.support import Cli

PEOPLE = (
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Zoe,Sample,https://www.linkedin.com/in/zoe,,Example Solar,Executive Coach,03 Mar 2009\n"
    "Mateo,Sample,https://www.linkedin.com/in/mateo,,Example Solar,COO,03 Mar 2019\n"
    "Ada,Sample,https://www.linkedin.com/in/ada,,Example Wind,Engineer,03 Mar 2015\n"
)


@pytest.fixture
def peer(cli: Cli) -> Cli:
    """A portfolio with a stranger at a place where two connections are."""
    cli.answer_purpose("team lead")
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    cli.ok("network", "import", "-", "--format", "linkedin", stdin=PEOPLE)
    told = ("--organisation", "Example Solar", "--familiar", "stranger", "--line", "outside")
    cli.ok("mentor", "add", "Peer Sample", *told, "--first-name", "Peer", "--supports", "lead")
    return cli


def test_of_several_who_could_introduce_one_the_noted_one_comes_first_with_what_they_do(peer: Cli) -> None:
    peer.ok("network", "note", "mateo", "met at the wind fair")
    with at_terminal(peer, "approach", "peer") as terminal:
        terminal.asked("1 Mateo Sample (COO) is also at Example Solar")
        terminal.asked("2 Zoe Sample (Executive Coach)").asked("nobody: write to Peer yourself")
        terminal.answer("Who could introduce you to Peer?", "1")
        terminal.asked("Mateo Sample is in your portfolio from now on, as a candidate.")
    assert peer.json("mentor", "show", "mateo")["stage"] == "candidate"


def test_whom_somebody_has_introduced_needs_no_other_introduction(peer: Cli) -> None:
    peer.ok("mentor", "add", "Lena Sample", "--stage", "active", "--on", "2026-01-02")
    peer.ok("happened", "peer", "lena introduced us")
    with at_terminal(peer, "approach", "peer") as terminal:
        terminal.asked("An e-mail address for Peer?")
        assert "introduce you" not in terminal.text


def test_a_stranger_is_offered_to_nobody_as_a_way_to_others(peer: Cli) -> None:
    told = ("--organisation", "Example Solar", "--familiar", "stranger", "--line", "outside")
    peer.ok("mentor", "add", "Ann Sample", *told)
    with at_terminal(peer, "approach", "peer") as terminal:
        terminal.asked("Who could introduce you to Peer?")
        assert "Ann Sample" not in terminal.text


def test_a_connection_of_linkedin_gets_a_message_and_no_invitation(peer: Cli) -> None:
    peer.ok("network", "pick", "ada", "--need", "lead")
    peer.ok("mentor", "edit", "ada", "--familiar", "acquainted", "--line", "outside", "--first-name", "Ada")
    with at_terminal(peer, "approach", "ada") as terminal:
        terminal.asked("Message, to Ada Sample")
        assert "300" not in terminal.text


def test_a_connection_picked_by_a_script_knows_ones_name_and_at_a_terminal_it_is_asked(peer: Cli) -> None:
    assert peer.json("network", "pick", "ada")["standing"] == "acquainted"
    with at_terminal(peer, "network", "pick", "zoe") as terminal:
        assert terminal.end() == 0
    assert peer.json("mentor", "show", "zoe")["familiar"] is None


def test_who_is_picked_from_the_list_of_a_need_is_a_candidate_for_that_need(peer: Cli) -> None:
    peer.ok("need", "add", "Coach others", "--knowing", "how")
    with at_terminal(peer, "network", "match", "coach") as terminal:
        assert terminal.end() == 0
    with at_terminal(peer, "network", "pick", "1") as terminal:
        assert terminal.end() == 0
    assert peer.json("mentor", "show", "zoe")["supports"] == {"coach-others": 1}

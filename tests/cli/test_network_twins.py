"""Two contacts who may be one: which of them a line on the screen means, and what is known of both."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from tests.cli.terminal import at_terminal
from tests.support import Cli, Golden

HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


def file(cli: Cli, text: str, name: str = "Connections.csv") -> str:
    place: Path = cli.home / name
    place.write_text(text)
    return str(place)


def test_a_line_about_a_contact_means_that_contact_though_a_mentor_of_its_id_has_another_name(
    cli: Cli,
) -> None:
    rows = (
        "Ana,Jones,https://www.linkedin.com/in/aj,,Example Rail,Controller,05 Mar 2024\n"
        "Ana,Brown,https://www.linkedin.com/in/ab,,Example Pipes,Plumber,05 Mar 2024\n"
    )
    cli.ok("network", "import", file(cli, HEAD + rows))
    cli.ok("network", "import", file(cli, "Name,E-mail\nAna Jones,aj@example.org\n", "cards.csv"))
    cli.ok("mentor", "add", "Ana Jones")
    cli.ok("mentor", "edit", "ana-jones", "--name", "Ana Brown")
    with at_terminal(cli, "network", "twins") as terminal:
        assert terminal.end() == 0
    (shown,) = (row.strip() for row in terminal.lines if "network merge" in row)
    cli.ok(*shlex.split(shown)[1:])
    assert [c["id"] for c in cli.json("network", "list")] == ["ana-brown", "ana-jones"]
    with at_terminal(cli, "network", "show", "ana-jones") as terminal:
        assert terminal.end() == 0
    (shown,) = (row for row in terminal.lines if "portfolio:" in row)
    assert "Ana Brown" not in shown.partition("mentorfolio ")[2]


def skier(cli: Cli) -> None:
    """Pedro by LinkedIn, with a note of one's own, and by a card with another; two contacts."""
    row = "Pedro,Kelly,https://www.linkedin.com/in/pk,,Example Rail,Treasurer,05 Mar 2024\n"
    card = "Name,E-mail,Organisation,Role,Notes\nPedro Kelly,p@example.org,Example Bank,Clerk,Likes skiing\n"
    cli.ok("network", "import", file(cli, HEAD + row))
    cli.ok("network", "import", file(cli, card, "cards.csv"))
    cli.ok("network", "note", "pedro-kelly", "owes me lunch")


def test_the_note_in_a_file_is_shown_beside_ones_own_and_stays_when_that_is_cleared(
    cli: Cli, golden: Golden
) -> None:
    skier(cli)
    assert cli.json("network", "merge", "pedro-kelly", "pedro-kelly-2")["note"].split("\n") == [
        "owes me lunch",
        "Likes skiing",
    ]
    shown = cli.ok("network", "show", "pedro").out
    assert "owes me lunch\nLikes skiing" in cli.ok("network", "list", "--format", "csv").out
    golden(shown, cli.ok("network", "note", "pedro", "").err)
    assert cli.json("network", "show", "pedro")["note"] == "Likes skiing"


@pytest.mark.parametrize(
    ("first", "second"), [("pedro-kelly", "pedro-kelly-2"), ("pedro-kelly-2", "pedro-kelly")]
)
def test_the_work_of_a_twin_from_another_kind_of_file_is_what_they_did_before(
    cli: Cli, first: str, second: str
) -> None:
    skier(cli)
    merged = cli.json("network", "merge", first, second)
    assert (merged["role"], merged["organisation"]) == ("Treasurer", "Example Rail")
    assert [(f["role"], f["organisation"]) for f in merged["former"]] == [("Clerk", "Example Bank")]
    assert cli.json("network", "search", "clerk")


def test_which_of_two_jobs_counts_as_todays_is_told_and_how_to_turn_that_round(cli: Cli) -> None:
    rows = (
        "Pedro,Kelly,https://www.linkedin.com/in/pk,,Example Rail,Treasurer,05 Mar 2024\n"
        "Pedro,Kelly,https://www.linkedin.com/in/pk2,,Example Bank,Clerk,05 Mar 2025\n"
    )
    cli.ok("network", "import", file(cli, HEAD + rows))
    told = cli.ok("network", "merge", "pedro-kelly", "pedro-kelly-2").err
    assert "Their job now: Treasurer at Example Rail. Before: Clerk at Example Bank." in told
    (line,) = (row for row in told.splitlines() if "network merge" in row)
    cli.ok("undo")
    turned = cli.json(*shlex.split("network merge" + line.partition("mentorfolio network merge")[2]))
    assert (turned["role"], turned["organisation"]) == ("Clerk", "Example Bank")


def test_no_other_way_round_is_offered_where_the_kind_of_file_decides_which_job_is_todays(cli: Cli) -> None:
    skier(cli)
    told = cli.ok("network", "merge", "pedro-kelly-2", "pedro-kelly").err
    assert "Their job now: Treasurer at Example Rail. Before: Clerk at Example Bank." in told
    assert "network merge" not in told


def test_a_mentor_noted_without_any_work_is_offered_what_a_contact_file_knows_of_it(cli: Cli) -> None:
    skier(cli)
    cli.ok("mentor", "add", "Pedro Kelly", "--email", "p@example.org")
    line = shown_edit(cli.ok("mentor", "show", "pedro").err)
    assert line == ["mentor", "edit", "pedro-kelly", "--organisation", "Example Bank", "--role", "Clerk"]
    cli.ok(*line)
    assert "mentor edit" not in cli.ok("mentor", "show", "pedro").err


def test_nobody_has_changed_jobs_because_two_contacts_were_made_one(cli: Cli) -> None:
    skier(cli)
    merged = cli.json("network", "merge", "pedro-kelly", "pedro-kelly-2")
    assert merged["former"]
    assert cli.json("network", "list", "--changed") == []
    assert cli.json("network", "list", "--since", "2020-01-01") == []


def shown_edit(text: str) -> list[str]:
    """The words of the one command that notes something of a mentor."""
    (line,) = (row for row in text.splitlines() if "mentorfolio mentor edit" in row)
    return shlex.split("mentor edit" + line.partition("mentorfolio mentor edit")[2])


def test_an_address_that_came_with_a_twin_reaches_the_mentor_by_the_line_that_is_shown(cli: Cli) -> None:
    skier(cli)
    cli.ok("network", "pick", "pedro-kelly")
    assert "mentor edit" not in cli.ok("mentor", "show", "pedro").err
    merged = cli.ok("network", "merge", "pedro-kelly", "pedro-kelly-2")
    assert shown_edit(merged.err) == ["mentor", "edit", "pedro-kelly", "--email", "p@example.org"]
    for words in (("mentor", "show", "pedro"), ("network", "show", "pedro")):
        assert shown_edit(cli.ok(*words).err) == shown_edit(merged.err)
    cli.ok(*shown_edit(merged.err))
    for words in (("mentor", "show", "pedro"), ("network", "show", "pedro")):
        assert "mentor edit" not in cli.ok(*words).err


@pytest.mark.parametrize("how", ["picked", "added by hand"])
def test_a_mentor_who_works_elsewhere_by_a_newer_file_is_told_with_the_line_until_it_is_noted(
    cli: Cli, how: str
) -> None:
    row = "Pedro,Kelly,https://www.linkedin.com/in/pk,,{},05 Mar 2024\n"
    cli.ok("network", "import", file(cli, HEAD + row.format("Example Bank,Clerk")))
    if how == "picked":
        cli.ok("network", "pick", "pedro-kelly")
    else:
        cli.ok("mentor", "add", "Pedro Kelly", "--organisation", "Example Bank", "--role", "my old tutor")
    assert "mentor edit" not in cli.ok("mentor", "show", "pedro").err
    cli.ok("network", "import", file(cli, HEAD + row.format("Example Rail,Treasurer")), today="2026-02-01")
    assert cli.json("network", "show", "pedro")["mentor"] == "pedro-kelly"
    line = shown_edit(cli.ok("mentor", "show", "pedro").err)
    assert line == ["mentor", "edit", "pedro-kelly", "--organisation", "Example Rail", "--role", "Treasurer"]
    cli.ok(*line)
    assert "mentor edit" not in cli.ok("mentor", "show", "pedro").err
    cli.ok("mentor", "edit", "pedro", "--role", "what I call it")
    assert "mentor edit" not in cli.ok("mentor", "show", "pedro").err

"""Two contacts who may be one: which of them a line on the screen means, and what becomes of what is known."""

from __future__ import annotations

import shlex
from pathlib import Path

from tests.cli.terminal import at_terminal
from tests.support import Cli

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

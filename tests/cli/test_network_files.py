"""Which file somebody came from is kept, and what came from one goes; what is merged by hand stays whole."""

from __future__ import annotations

import pytest

from tests.support import Cli, Golden

LINK = "https://www.linkedin.com/in/"
HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


def row(name: str, role: str = "CFO") -> str:
    return f"{name},Sample,{LINK}{name.casefold()},,Example Rail,{role},01 Mar 2020\n"


def saved(cli: Cli, name: str, text: str) -> str:
    (cli.home / name).write_text(text, "utf-8")
    return str(cli.home / name)


def names(cli: Cli) -> list[str]:
    return [contact["name"] for contact in cli.json("network", "list")]


@pytest.fixture
def two(cli: Cli) -> Cli:
    """Ana in both of two files of one kind, Ben and Cleo in one each, and Dan from a pipe."""
    cli.ok("network", "import", saved(cli, "old.csv", HEAD + row("Ana") + row("Ben")))
    cli.ok("network", "import", saved(cli, "new.csv", HEAD + row("Ana") + row("Cleo")))
    cli.ok("network", "import", "-", stdin="BEGIN:VCARD\nFN:Dan Sample\nEND:VCARD\n")
    return cli


@pytest.mark.parametrize("said", ["new.csv", "/some/where/else/new.csv"])
def test_what_came_from_one_file_goes_and_who_stands_in_another_stays(two: Cli, said: str) -> None:
    two.expect_refused(2, "network", "remove", said)
    told = two.json("network", "remove", said, "--yes")
    assert told == {"kind": "new.csv", "removed": 1, "kept": 1}
    assert names(two) == ["Ana Sample", "Ben Sample", "Dan Sample"]
    (source,) = two.json("network", "show", "ana")["sources"]
    assert source["files"] == ["old.csv"]
    two.ok("undo")
    assert "Cleo Sample" in names(two)


def test_who_stays_in_the_network_is_told_as_one_or_as_several(two: Cli, golden: Golden) -> None:
    one = two.ok("network", "remove", "new.csv", "--yes").err
    two.ok("undo")
    cards = "".join(
        f"BEGIN:VCARD\nFN:{name} Sample\nEMAIL:x@example.org\nURL:{LINK}{name.casefold()}\nEND:VCARD\n"
        for name in ("Ana", "Ben")
    )
    two.ok("network", "import", "-", stdin=cards)
    golden(one, two.ok("network", "remove", "linkedin", "--yes").err)


def test_a_file_that_nobody_came_from_is_told_with_those_that_are_known(two: Cli) -> None:
    error = two.expect_refused(3, "network", "remove", "other.csv", "--yes")
    assert "new.csv, old.csv, linkedin, vcard" in error["hint"]


def test_what_came_from_a_pipe_can_be_taken_out_and_is_told_of_each(two: Cli) -> None:
    assert "from a pipe" in two.ok("network", "show", "dan").out
    assert "from new.csv" in two.ok("network", "show", "ana").out
    assert two.json("network", "remove", "-", "--yes")["removed"] == 1
    assert "Dan Sample" not in names(two)


def test_of_several_files_in_one_import_each_is_a_source_of_its_own(cli: Cli) -> None:
    files = [saved(cli, f"{name}.csv", HEAD + row(name)) for name in ("Ana", "Ben")]
    cli.ok("network", "import", *files)
    cli.ok("network", "remove", "Ben.csv", "--yes")
    assert names(cli) == ["Ana Sample"]


def test_who_was_there_before_files_had_names_is_not_taken_out_with_a_newer_one(cli: Cli) -> None:
    cli.ok("network", "import", saved(cli, "old.csv", HEAD + row("Ana")))
    path = cli.home / "network.json"
    path.write_text(path.read_text("utf-8").replace(',"files":["old.csv"]', ""), "utf-8")
    cli.ok("network", "import", saved(cli, "new.csv", HEAD + row("Ana") + row("Ben")))
    assert cli.json("network", "remove", "new.csv", "--yes") == {"kind": "new.csv", "removed": 1, "kept": 1}
    assert names(cli) == ["Ana Sample"]


def test_a_name_of_a_file_is_no_line_of_a_screen_and_no_markup(cli: Cli) -> None:
    name = "a\x1b[2J[red]\nb.csv"
    cli.ok("network", "import", saved(cli, name, HEAD + row("Ana")))
    assert "\x1b" not in cli.ok("network", "show", "ana").out
    assert cli.json("network", "remove", name, "--yes")["removed"] == 1


def test_a_merge_by_hand_keeps_what_was_noted_of_both_and_what_the_second_did(cli: Cli) -> None:
    head = HEAD.strip() + ",Tags,Notes\n"
    text = (
        head
        + "Ana,Sample,,,Example Rail,CFO,,rail;board,met at the fair\n"
        + "Anne,Sample,,anne@example.org,Example Solar,Treasurer,,solar,sings\n"
    )
    cli.ok("network", "import", saved(cli, "people.csv", text))
    cli.ok("network", "tag", "ana-sample", "first")
    cli.ok("network", "tag", "anne-sample", "second")
    cli.ok("network", "note", "anne-sample", "knows Robin")
    found = cli.json("network", "merge", "ana-sample", "anne-sample")
    assert found["tags"] == ["first", "second", "rail", "board", "solar"]
    assert found["note"] == "knows Robin\nmet at the fair\nsings"
    assert (found["role"], found["organisation"]) == ("CFO", "Example Rail")
    assert [(f["role"], f["organisation"]) for f in found["former"]] == [("Treasurer", "Example Solar")]
    assert cli.json("network", "search", "sings")
    assert cli.json("network", "search", "fair")
    assert cli.json("network", "at", "example solar")[0]["there"] == "before"
    assert found["sources"][0]["files"] == ["people.csv"]
    cli.ok("undo")
    assert len(names(cli)) == 2


def test_a_way_to_a_stranger_over_somebody_picked_already_is_a_command_that_runs(cli: Cli) -> None:
    cli.answer_purpose()
    cli.ok("network", "import", saved(cli, "people.csv", HEAD + row("Ben")))
    cli.ok("network", "pick", "ben")
    cli.ok("mentor", "add", "Rex Sample", "--organisation", "Example Rail")
    told = cli.ok("approach", "rex", "--set", "why=your talk", "--set", "topic=a budget").err
    assert "Ben Sample is also at Example Rail" in told
    assert "network pick" not in told
    assert "Rex Sample" in cli.ok("approach", "ben", "--template", "referral", "--set", "whom=Rex Sample").out


def test_a_list_of_our_own_read_again_makes_nobody_a_connection_of_linkedins(cli: Cli) -> None:
    cli.ok("network", "import", saved(cli, "Connections.csv", HEAD + row("Ana")))
    cli.ok("network", "import", "-", stdin="name,email\nMei Sample,mei@example.org\n")
    table = cli.ok("network", "list", "--format", "csv").out
    told = cli.json("network", "import", saved(cli, "own.csv", table))
    assert (told["kind"], told["added"]) == ("csv", 0)
    more = HEAD + row("Ana") + row("Ben") + row("Cleo")
    assert (
        cli.json("network", "import", saved(cli, "Connections.csv", more), today="2026-03-01")["gone"] == []
    )

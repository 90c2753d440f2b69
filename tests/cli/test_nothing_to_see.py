"""Signs and letters of which nothing is left when they are compared, or nothing is seen."""

from __future__ import annotations

import pytest

from mentorfolio.domain.folding import fold
from mentorfolio.domain.sameness import name_key, same_organisation_key
from tests.support import Cli

SIGNS = ["\u00af", "\u00a8", "\u00b8", "\u02d9", "\u203e", "***"]  # seen, and no letter
NOTHING = [
    "\u3164",
    "\u115f",
    "\u1160",
    "\uffa0",
    "\u2800",
    "\u0301",
    "\u200b",
    "\u034f",
    "\ufe0f",
    "\u17b4",
    "\u3164\u1160",
]


@pytest.mark.parametrize("nothing", NOTHING)
@pytest.mark.parametrize(
    "words",
    [
        ("mentor", "add", "{}"),
        ("mentor", "edit", "ann", "--tag", "{}"),
        ("mentor", "edit", "ann", "--skill", "{}"),
        ("need", "add", "{}", "--knowing", "how"),
        ("circle", "add", "{}", "--member", "ann"),
        ("place", "add", "{}", "--kind", "event"),
        ("action", "add", "ann", "{}"),
        ("store", "purge", "--also", "{}", "--yes"),
        ("network", "search", "{}"),
    ],
)
def test_what_nobody_sees_is_no_name_no_title_and_no_word(
    cli: Cli, words: tuple[str, ...], nothing: str
) -> None:
    cli.ok("mentor", "add", "Ann Sample")
    cli.expect_refused(2, *(word.replace("{}", nothing) for word in words))


@pytest.mark.parametrize("sign", SIGNS)
def test_somebody_called_by_a_sign_stands_in_nobodys_way_and_goes_alone(cli: Cli, sign: str) -> None:
    cli.ok("mentor", "add", "Ann Sample", "--notes", f"a {sign} b")
    cli.ok("mentor", "add", sign, "--email", "sign@example.org")
    cli.ok("mentor", "add", "!!!")
    table = cli.home / "people.csv"
    table.write_text(f"Name,Email\n{sign},sign@example.org\n!!!,other@example.org\n")
    cli.ok("network", "import", str(table), "--format", "csv")
    table.unlink()

    cli.ok("mentor", "edit", "ann", "--role", "Head of HR")
    assert cli.json("mentor", "show", sign)["emails"] == ["sign@example.org"]
    assert [hit["kind"] for hit in cli.json("search", sign)] == ["mentor", "mentor"]
    purged = cli.json("store", "purge", sign, "--yes")

    assert purged["contacts"] == 1
    assert [m["name"] for m in cli.json("mentor", "list")] == ["!!!", "Ann Sample"]
    assert [c["emails"] for c in cli.json("network", "list")] == [["other@example.org"]]
    assert cli.json("mentor", "show", "ann")["notes"] == "a [removed] b"


@pytest.mark.parametrize("sign", SIGNS)
def test_two_signs_are_two_names_and_two_organisations(sign: str) -> None:
    assert fold(sign).strip()
    assert name_key(sign) != name_key("!!!")
    assert same_organisation_key(sign) != same_organisation_key("!!!")


def test_a_mark_alone_is_nobodys_introducer(cli: Cli) -> None:
    cli.ok("mentor", "add", "Ann Sample")
    cli.ok("mentor", "add", "Ben Sample", "--introduced-by", "\u0301")
    assert cli.json("mentor", "show", "ben")["introduced_by"] != "Ann Sample"


def test_a_syllable_keeps_the_place_of_a_letter_that_it_lacks(cli: Cli) -> None:
    name = "\u1112\u1160\u11ab Sample"
    assert cli.json("mentor", "add", name)["name"] == name

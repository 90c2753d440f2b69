"""Taking in an export: counted first, then all of it or nothing."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from mentorfolio.domain.records import Mentor
from mentorfolio.store.portfolio import PortfolioStore
from tests.store.sample import copies, edited, fill, loaded, person, whole
from tests.store.test_unproven import with_right_checksum
from tests.support import Cli, Golden


@pytest.fixture
def other(tmp_path: Path) -> Cli:
    """Another person's machine, with every table filled."""
    home = tmp_path / "other"
    home.mkdir()
    cli = Cli(home)
    with PortfolioStore(cli.store, 5).changing() as portfolio:
        fill(portfolio)
    return cli


@pytest.fixture
def document(other: Cli) -> dict[str, Any]:
    """Their export."""
    found: dict[str, Any] = json.loads(other.ok("export").out)
    return found


def written(cli: Cli, document: Any) -> str:
    """A file with these words or this document in it; its path."""
    path = cli.home / "export.json"
    path.write_bytes(document if isinstance(document, bytes) else json.dumps(document).encode())
    return str(path)


def test_a_trial_run_counts_and_changes_nothing_at_all(
    cli: Cli, document: dict[str, Any], golden: Golden
) -> None:
    cli.ok("mentor", "add", "Cem Sample")
    before, kept, stamp = cli.store.read_bytes(), copies(cli.store), cli.store.stat().st_mtime_ns
    said = cli.json("import", written(cli, document), "--dry-run")
    assert (said["dry_run"], said["added"], said["changed"], said["skipped"]) == (True, 12, 0, 0)
    assert said["tables"]["mentors"] == {"added": 2, "changed": 0, "skipped": 0}
    assert (cli.store.read_bytes(), copies(cli.store), cli.store.stat().st_mtime_ns) == (before, kept, stamp)
    plain = cli.ok("import", written(cli, document), "--dry-run")
    golden(plain.out + plain.err)


def test_a_trial_run_without_a_portfolio_makes_none(cli: Cli, document: dict[str, Any]) -> None:
    cli.ok("import", written(cli, document), "--dry-run")
    assert [p.name for p in cli.home.iterdir() if p.name.startswith((".portfolio", "portfolio"))] == []


def test_what_the_trial_run_counted_is_what_is_done(cli: Cli, other: Cli, document: dict[str, Any]) -> None:
    with PortfolioStore(cli.store, 5).changing() as portfolio:
        portfolio[Mentor].put(person("Julie Okafor", notes="mine", uid=document["mentors"][0]["uid"]))
        portfolio[Mentor].put(person("Cem Sample"))
    trial = cli.json("import", written(cli, document), "--dry-run")
    done = cli.json("import", written(cli, document))
    assert {**trial, "dry_run": False} == done
    assert done["tables"]["mentors"] == {"added": 1, "changed": 1, "skipped": 0}
    here, there = whole(PortfolioStore(cli.store, 5)), whole(PortfolioStore(other.store, 5))
    assert here["mentors"].pop("cem-sample"), "who is not in the export stays"
    assert here == there
    again = cli.json("import", written(cli, document))
    assert (again["added"], again["changed"], again["skipped"]) == (0, 0, 12)


def test_an_import_is_one_change_and_can_be_undone(cli: Cli, document: dict[str, Any]) -> None:
    cli.ok("mentor", "add", "Cem Sample")
    before = whole(PortfolioStore(cli.store, 5))
    cli.ok("import", written(cli, document))
    assert loaded(cli.store)["_meta"]["generation"] == 2
    assert cli.json("undo")["change"] == "imported an export"
    assert whole(PortfolioStore(cli.store, 5)) == before


def spoilt(document: dict[str, Any], damage: str) -> Any:
    """An export with one thing wrong in it."""
    text = json.dumps(document)
    edits = {
        "an unknown field": ('"rank": 1', '"rank": 1, "shoe_size": 42'),
        "an unknown table": ('"gifts":', '"toys":'),
        "a number out of range": ('"rank": 1', '"rank": 0'),
        "a float": ('"rank": 1', '"rank": 1.5'),
        "NaN": ('"rank": 1', '"rank": NaN'),
        "1e999": ('"rank": 1', '"rank": 1e999'),
        "an unknown stage": ('"stage": "active"', '"stage": "friend"'),
        "a letter to nobody": ('"mentor": "julie-okafor"', '"mentor": "nobody"'),
        "a gift to nobody": ('"mentor": "ben-sample", "text"', '"mentor": "nobody", "text"'),
        "a field twice": ('"rank": 1', '"rank": 1, "rank": 2'),
        "a table twice": ('"gifts":', '"needs": [], "gifts":'),
        "half a character": ("caf\\u00e9", "caf\\ud800"),
        "NUL": ("caf\\u00e9", "caf\\u0000"),
        "nested without end": ('"rank": 1', '"rank": ' + "[" * 100_000),
    }
    if damage in edits:
        old, new = edits[damage]
        assert old in text, old
        return text.replace(old, new, 1).encode()
    twice = {**document, "mentors": [*document["mentors"], document["mentors"][0]]}
    return {
        "a record twice": twice,
        "cut": text.encode()[:-20],
        "empty": b"",
        "UTF-16": text.encode("utf-16"),
        "not UTF-8": text.encode().replace(b"Okafor", b"\xff"),
        "a list": [],
        "a portfolio file": {"_meta": {"schema": 2}, "mentors": {}},
        "another program's": {"name": "x"},
        "number a text": {"mentorfolio": "1"},
        "number 0": {"mentorfolio": 0},
        "number true": {"mentorfolio": True},
    }[damage]


@pytest.mark.parametrize(
    "damage",
    [
        *("an unknown field", "an unknown table", "a number out of range", "a float", "NaN", "1e999"),
        *("an unknown stage", "a letter to nobody", "a gift to nobody", "a field twice", "a table twice"),
        *("half a character", "NUL", "nested without end", "a record twice", "cut", "empty", "UTF-16"),
        *("not UTF-8", "a list", "a portfolio file", "another program's", "number a text", "number 0"),
        "number true",
    ],
)
def test_one_wrong_thing_and_nothing_is_taken_in(cli: Cli, document: dict[str, Any], damage: str) -> None:
    cli.ok("mentor", "add", "Cem Sample")
    kept = copies(cli.store)
    path = written(cli, spoilt(document, damage))
    for words in (("import", path), ("import", path, "--dry-run")):
        assert cli.expect_refused(65, *words)["code"] == "damaged"
    assert copies(cli.store) == kept


@pytest.mark.parametrize("form", ["as it is", "with a byte order mark", "with line ends of another system"])
def test_an_export_that_an_editor_has_saved_is_still_one(
    cli: Cli, document: dict[str, Any], form: str
) -> None:
    data = json.dumps(document, indent=2).encode()
    data = b"\xef\xbb\xbf" + data if "mark" in form else data
    data = data.replace(b"\n", b"\r\n") if "line ends" in form else data
    assert cli.json("import", written(cli, data))["added"] == 12


def test_an_export_of_the_first_format_is_taken_in(cli: Cli) -> None:
    """As the version before this one wrote it, word for word."""
    old = {
        "mentorfolio": 1,
        "profile": [],
        "needs": [],
        "mentors": [
            {
                "id": "julie-okafor",
                "created": "2026-01-21",
                "updated": "2026-01-21",
                "name": "Julie Okafor",
                "history": [{"stage": "candidate", "on": "2026-01-21", "reason": ""}],
            }
        ],
        "retired": {"mentors": ["gone-sample"]},
    }
    assert cli.json("import", written(cli, old))["added"] == 1
    assert cli.json("mentor", "add", "Gone Sample")["id"] == "gone-sample-2"


def test_an_export_of_a_newer_version_is_told_as_such(cli: Cli) -> None:
    cli.ok("mentor", "add", "Cem Sample")
    for newer in ({"mentorfolio": 99}, {"mentorfolio": 99, "wizards": [1]}):
        assert cli.expect_refused(78, "import", written(cli, newer))["code"] == "newer"


def test_what_cannot_be_read_is_told(cli: Cli, tmp_path: Path) -> None:
    cli.expect_refused(74, "import", str(tmp_path / "not there"))
    cli.expect_refused(74, "import", str(tmp_path))


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_full_disk_in_the_middle_leaves_the_portfolio_of_before(
    cli: Cli, document: dict[str, Any], monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    cli.ok("mentor", "add", "Cem Sample")
    path = written(cli, document)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, call, full)
    cli.expect_refused(74, "import", path)


def test_a_change_of_another_process_between_looking_and_taking_in_is_seen(
    cli: Cli, document: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The export points at Julie, who was here when it was checked and is removed before the lock is held."""
    with PortfolioStore(cli.store, 5).changing() as portfolio:
        portfolio[Mentor].put(person("Julie Okafor"))
    partly = {"mentorfolio": 1, "circles": [{**document["circles"][0], "members": ["julie-okafor"]}]}
    path = written(cli, partly)
    changing = PortfolioStore.changing

    def after_somebody_else(self: PortfolioStore) -> Any:
        monkeypatch.setattr(PortfolioStore, "changing", changing)
        with PortfolioStore(cli.store, 5).changing() as meanwhile:
            meanwhile[Mentor].remove("julie-okafor")
        return changing(self)

    monkeypatch.setattr(PortfolioStore, "changing", after_somebody_else)
    outcome = cli("import", path, "--json")
    assert outcome.code in (65, 75), outcome
    assert cli("store", "check").code == 0, "a circle of somebody who is not there was taken in"


def test_two_people_of_one_id_stay_two_and_what_is_about_them_follows(
    cli: Cli, document: dict[str, Any]
) -> None:
    mine = cli.json("mentor", "add", "Julie Okafor", "--notes", "mine")
    cli.ok("log", "julie", "my own talk")
    path = written(cli, document)

    trial = cli.json("import", path, "--dry-run")
    told = cli.ok("import", path, "--dry-run").err
    said = cli.ok("import", path).err

    assert trial["renamed"] == [
        {"table": "mentors", "name": "Julie Okafor", "id": "julie-okafor", "now": "julie-okafor-2"}
    ]
    for text in (told, said):
        assert "julie-okafor-2" in text
        assert "another mentor" in text
    assert cli.json("mentor", "show", "julie-okafor")["notes"] == mine["notes"]
    assert [e["text"] for e in cli.json("timeline", "julie-okafor")][:1] != []
    assert cli.json("mentor", "show", "ben-sample")["knows"] == ["julie-okafor-2"]
    assert {x["mentor"] for x in cli.json("outreach", "list")} == {"julie-okafor-2"}
    again = cli.json("import", path)
    assert (again["added"], again["changed"], again["renamed"]) == (0, 0, [])
    assert cli.json("store", "check")["clean"]


def test_one_person_under_another_id_is_the_same_person(cli: Cli, document: dict[str, Any]) -> None:
    cli.ok("import", written(cli, document))
    other_id = json.loads(json.dumps(document).replace('"julie-okafor"', '"julia-okafor"'))
    other_id["mentors"][0]["notes"] = "newer"

    said = cli.json("import", written(cli, other_id))

    assert said["tables"]["mentors"] == {"added": 0, "changed": 1, "skipped": 1}
    assert cli.json("mentor", "show", "julie-okafor")["notes"] == "newer"
    assert "julia-okafor" not in [m["id"] for m in cli.json("mentor", "list")]


def test_names_of_other_scripts_are_not_mistaken_for_one_another(cli: Cli, other: Cli) -> None:
    cli.ok("mentor", "add", "\u7530\u4e2d \u592a\u90ce", "--notes", "mine")
    other.begin_anew()
    other.ok("mentor", "add", "\uae40\ud558\ub098")
    other.ok("mentor", "add", "\u7530\u4e2d \u592a\u90ce", "--notes", "theirs")
    said = cli.json("import", written(cli, other.json("export")))
    assert said["renamed"][0]["now"] == "\u7530\u4e2d-\u592a\u90ce-2"
    notes = {m["id"]: m["notes"] for m in cli.json("mentor", "list")}
    assert notes == {
        "\u7530\u4e2d-\u592a\u90ce": "mine",
        "\uae40\ud558\ub098": None,
        "\u7530\u4e2d-\u592a\u90ce-2": "theirs",
    }


def test_the_profile_of_somebody_else_does_not_take_the_place_of_mine(
    cli: Cli, document: dict[str, Any]
) -> None:
    cli.ok("init", "--name", "Kim Sample", "--purpose", "my own")
    assert "of Sam Sample was left out" in cli.ok("import", written(cli, document)).err
    assert cli.json("profile", "show")["name"] == "Kim Sample"


HEAD = "Name: Mine\nUse: a test\nKind: catch-up\nChannel: email\nSubject: Hello{}\n\n"


def template(cli: Cli, subject: str, body: str) -> None:
    folder = cli.home / "templates" / "letters"
    folder.mkdir(parents=True)
    (folder / "mine.txt").write_text(HEAD.replace("{}", subject) + body + "\n", encoding="utf-8", newline="")


@pytest.mark.parametrize("control", ["\x1b[2J", "\x0b", "\x00", "\u009b", "\x7f"])
def test_a_letter_with_a_control_character_is_refused_where_it_stands(cli: Cli, control: str) -> None:
    cli.ok("mentor", "add", "Ann Sample")
    template(cli, "", f"Dear you,\n\nhello {control} there")

    checked = cli("template", "check", "mine")

    assert checked.code == 1
    assert f"mine.txt:9: it has a control character (U+{ord(control[0]):04X})" in checked.out
    refused = cli.expect_refused(2, "approach", "ann", "--template", "mine")
    assert "line 9" in refused["message"]


@pytest.mark.parametrize("writes", ["\\x1b[2J", "\\u009b", "\\r", "\\x00", "\\u2028"])
def test_an_export_of_what_a_letter_wrote_is_taken_in_again(cli: Cli, writes: str) -> None:
    cli.ok("mentor", "add", "Ann Sample")
    template(cli, " {{ '" + writes + "' }} you", "hello {{ '" + writes + "' }} there")
    cli.ok("template", "check", "mine")
    cli.ok("approach", "ann", "--template", "mine")
    out = str(cli.home / "export.json")
    assert "cannot be imported" not in cli.ok("export", "--output", out).err

    other = Cli(cli.home / "other")
    other.home.mkdir()
    assert other.json("import", out)["added"] == 2


def test_an_export_that_no_import_takes_in_says_so(cli: Cli) -> None:
    cli.ok("mentor", "add", "Ann Sample", "--notes", "a word")
    edited(cli.store, "a word", "a \\u001b[2J")
    cli.store.write_bytes(with_right_checksum(cli.store.read_bytes()))

    told = cli.ok("export", "--output", str(cli.home / "export.json")).err

    assert '$.mentors["ann-sample"].notes' in told


def test_an_export_that_has_letters_to_anna_go_elsewhere_says_so(cli: Cli, golden: Golden) -> None:
    cli.ok("mentor", "add", "Anna Sample", "--email", "anna@example.org")
    cli.ok("mentor", "add", "Kim Sample", "--email", "kim@example.org")
    for who in ("anna", "kim"):
        cli.ok("approach", who, "--template", "thanks", "--set", "for=the talk", "--anyway", "x")
    document = cli.json("export")
    anna, draft = document["mentors"][0], document["outreach"][0]
    anna["email"] = draft["to"] = "evil@example.org"
    document["outreach"][1]["note"] = "a note is no other letter"
    file = written(cli, document)
    tried = cli.json("import", file, "--dry-run")
    assert [(a["id"], a["was"], a["now"]) for a in tried["addresses"]] == [
        ("anna-sample", "anna@example.org", "evil@example.org")
    ]
    assert [(d["mentor"], d["to"]) for d in tried["drafts"]] == [("anna-sample", "evil@example.org")]
    told = cli.ok("import", file, "--dry-run")
    done = cli.ok("import", file)
    golden(told.out + told.err, done.out + done.err)
    again = cli.json("import", file)
    assert (again["addresses"], again["drafts"]) == ([], [])


@pytest.mark.parametrize(
    ("channel", "to"),
    [
        ("email", "-oQ/tmp"),
        ("email", "?bcc=evil%40example.org"),
        ("email", "anna@example.org,evil@example.org"),
        ("email", "anna\u202e@example.org"),
        ("email", "anna\u200b@example.org"),
        ("email", "x" * 200_000),
        ("linkedin", "javascript:alert(1)"),
        ("other", "https://example.org/\u202eanna"),
    ],
)
def test_a_letter_that_goes_where_no_command_would_send_it_is_not_taken_in(
    cli: Cli, channel: str, to: str
) -> None:
    cli.ok("mentor", "add", "Anna Sample", "--email", "anna@example.org")
    cli.ok("approach", "anna", "--template", "thanks", "--set", "for=the talk", "--anyway", "x")
    document = cli.json("export")
    document["outreach"][0] |= {"channel": channel, "to": to}
    assert "to" in cli.expect_refused(65, "import", written(cli, document))["message"]
    document["outreach"][0] |= {"channel": "linkedin", "to": "www.linkedin.com/in/anna-sample"}
    cli.ok("import", written(cli, document))


@pytest.mark.parametrize("letter", ["a", "\uae40"])
def test_an_id_may_be_as_long_as_those_we_make_and_no_longer(cli: Cli, letter: str) -> None:
    for _ in range(2):
        cli.ok("mentor", "add", letter * 300, "--anyway")
    document = cli.json("export")
    cli.ok("import", written(cli, document))
    cli.ok("store", "check")
    document["mentors"][0]["id"] = letter * 300
    cli.expect_refused(65, "import", written(cli, document))

"""What came in by a file is believed as little as what is typed."""

from __future__ import annotations

import json
import time
import zlib
from pathlib import Path
from typing import Any, cast

import msgspec
import pytest

from mentorfolio import commands
from mentorfolio.commands.mentor.fields import LISTS
from mentorfolio.domain import places, records
from mentorfolio.domain.base_record import Part
from mentorfolio.domain.unproven import strange
from mentorfolio.fields.field import Field, OneLine, Text, signature_of
from tests.support import Cli

HEAD = b'{\n"_meta": {"checksum":"'


@pytest.fixture
def cli(tmp_path: Path) -> Cli:
    cli = Cli(tmp_path)
    assert (
        cli(
            "mentor",
            "add",
            "Cy Sample",
            "--email",
            "cy@example.org",
            "--stage",
            "active",
            "--on",
            "2026-01-05",
        ).code
        == 0
    )
    assert cli("meeting", "plan", "cy", "--when", "2026-02-03 10:00", "--minutes", "30").code == 0
    assert cli("log", "cy", "asked about rotas").code == 0
    return cli


def with_right_checksum(data: bytes) -> bytes:
    """The recipe of docs/store.md."""
    blank = HEAD + b"00000000" + data[len(HEAD) + 8 :]
    return HEAD + b"%08x" % zlib.crc32(blank) + data[len(HEAD) + 8 :]


def person(document: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = (
        document["mentors"][0] if isinstance(document["mentors"], list) else document["mentors"]["cy-sample"]
    )
    return found


def meeting(document: dict[str, Any]) -> dict[str, Any]:
    rows = document["meetings"]
    found: dict[str, Any] = next(iter(rows)) if isinstance(rows, list) else next(iter(rows.values()))
    return found


STRANGE = [
    ("name", "Cy \x1b[2J Sample"),
    ("name", "Cy\u009bSample"),
    ("name", "Cy\nSample"),
    ("email", "cy@example.org\nBcc: all@example.org"),
    ("notes", "one\u009btwo"),
    ("created", "9999-12-31"),
    ("created", "0001-01-01"),
    ("told_contact", "9999-12-31"),
    ("rank", 10**12),
    ("knows", ["$(touch x)"]),
    ("actions", [{"id": "../x", "text": "a"}]),
    ("actions", [{"id": "x", "text": " "}]),
    ("uid", "$(touch x)"),
    ("name", "Cy \u202eelpmaS"),
    ("name", "\u200b"),
    ("role", "nu\u00adrse"),
    ("email", "cy"),
    ("email", "c\u00fd@example.org"),
    ("other_emails", ["cy@example.org, all@example.org"]),
    ("email", "cy@exam\u200bple.org"),
    ("phone", "javascript:x"),
    ("links", ["https://example.org/\u202egro.elpmaxe"]),
    ("links", ["javascript:alert(1)"]),
    ("timezone", "Europe/../../etc"),
    ("skills", [""]),
    ("positives", ["  "]),
    ("snoozed", {"nothing": "2026-02-01"}),
    ("days", {"": "05-12"}),
    ("history", [{"stage": "active", "on": "2026-01-05"}, {"stage": "ended", "on": "2026-01-04"}]),
]


@pytest.mark.parametrize(("field", "value"), STRANGE)
def test_no_value_is_imported_that_could_not_be_typed(cli: Cli, field: str, value: Any) -> None:
    document = cli("export").json
    before = cli.store.read_bytes()
    person(document)[field] = value

    for more in ((), ("--dry-run",)):
        refused = cli("--json", "import", "-", *more, stdin=json.dumps(document))
        assert refused.code == 65
        assert f'$.mentors["cy-sample"].{field}' in refused.error["message"]
    assert cli.store.read_bytes() == before


@pytest.mark.parametrize(("field", "value"), STRANGE)
def test_no_value_of_a_file_edited_by_hand_is_believed(cli: Cli, field: str, value: Any) -> None:
    document = json.loads(cli.store.read_bytes())
    person(document)[field] = value
    cli.store.write_text(json.dumps(document))

    for words in (["next"], ["mentor", "list"], [], ["calendar"], ["store", "check"]):
        refused = cli("--json", *words)
        assert refused.code == 65, words
        assert f'$.mentors[\\"cy-sample\\"].{field}' in refused.out + refused.err


@pytest.mark.parametrize(
    ("field", "value"), [("when", "9999-12-31"), ("when", "20260203"), ("minutes", 10**9)]
)
def test_no_meeting_is_believed_that_no_calendar_holds(cli: Cli, field: str, value: Any) -> None:
    document = cli("export").json
    meeting(document)[field] = value

    refused = cli("--json", "import", "-", stdin=json.dumps(document))

    assert refused.code == 65
    assert f".{field}" in refused.error["message"]


@pytest.mark.parametrize("wrong", ["$(touch x)", "--yes", "../../../x", "a b", "a;b", "a\nb", "-x", ""])
def test_an_id_is_believed_of_no_file_and_of_no_checksum(cli: Cli, wrong: str) -> None:
    document = cli("export").json
    person(document)["id"] = wrong
    assert cli("import", "-", stdin=json.dumps(document)).code == 65

    quoted = json.dumps(wrong).encode()
    plain = cli.store.read_bytes().replace(b'"cy-sample"', quoted)
    for data in (plain, with_right_checksum(plain)):
        cli.store.write_bytes(data)
        for words in (["mentor", "list"], ["next"], ["mentor", "show", "cy"]):
            assert cli(*words).code == 65, words
        assert cli("store", "check").code == 65


def test_ids_keep_the_letters_of_their_script(cli: Cli) -> None:
    document = json.loads(cli.store.read_text().replace("cy-sample", "김하나"))
    cli.store.write_text(json.dumps(document))

    assert cli("--json", "mentor", "show", "김하나").json["id"] == "김하나"


def test_json_moves_no_terminal(cli: Cli) -> None:
    text = "a \u202e b \u2066 c \U000e0041 d \u200f e"
    assert cli("mentor", "edit", "cy", "--notes", text).code == 0

    for words in (["--json", "mentor", "show", "cy"], ["export"]):
        shown = cli(*words)
        assert not set(shown.out) & set("\u202e\u2066\U000e0041\u200f\x7f\u009b")
    assert cli("--json", "mentor", "show", "cy").json["notes"] == text


BROKEN = [(b'"name":"Cy Sample",', b'"name":"Cy Sample" '), (b"\n}\n", b"\n]\n"), (b'"schema":', b'"schema"')]


@pytest.mark.parametrize(("old", "new"), BROKEN)
def test_a_right_checksum_around_broken_json_is_damage_with_a_way_back(
    cli: Cli, old: bytes, new: bytes
) -> None:
    good = cli.store.read_bytes()
    assert old in good
    cli.store.write_bytes(with_right_checksum(good.replace(old, new, 1)))

    for words in (["next"], [], ["mentor", "list"], ["log", "cy", "x"], ["export"], ["undo"]):
        refused = cli("--json", *words)
        assert refused.code == 65, words
        assert "line" in refused.error["message"] or "$." in refused.error["message"]
    assert cli("store", "check").code == 65
    assert cli("store", "restore").code == 0
    assert cli("mentor", "list").code == 0


@pytest.mark.parametrize(("old", "new"), BROKEN)
def test_a_backup_that_is_broken_under_a_right_checksum_is_skipped(cli: Cli, old: bytes, new: bytes) -> None:
    newest = max((cli.home / "portfolio.json.backups").glob("g*.json"))
    broken = with_right_checksum(newest.read_bytes().replace(old, new, 1))
    stem = newest.name.rpartition("-")[0]
    newest.with_name(f"{stem}-{broken[len(HEAD) : len(HEAD) + 8].decode()}.json").write_bytes(broken)
    newest.unlink()

    assert newest.name.rpartition("-")[0] in cli("store", "check").out
    assert cli("store", "backups").code == 0
    cli.store.write_bytes(b"nothing")
    assert cli("store", "restore").code == 0
    assert cli("mentor", "list").code == 0


OTHER = [
    ("needs", "title", " "),
    ("needs", "status", "met"),
    ("places", "url", "javascript:alert(1)"),
    ("places", "url", "https://example.org\nx"),
    ("reflections", "about", "nobody"),
    ("reflections", "prompt", "../../x"),
    ("reflections", "text", ""),
    ("gifts", "text", "\n"),
    ("profile", "id", "you"),
    ("profile", "email", "sam"),
]


@pytest.mark.parametrize(("table", "field", "value"), OTHER)
def test_no_value_of_any_record_is_imported_that_could_not_be_typed(
    cli: Cli, table: str, field: str, value: Any
) -> None:
    cli.ok("init", "--name", "Sam Sample")
    cli.ok("need", "add", "Run a ward", "--knowing", "how")
    cli.ok("place", "add", "The guild", "--kind", "register")
    cli.ok("reflect", "cy", "--text", "what I thought")
    cli.ok("gift", "cy", "a book")
    document = cli("export").json
    cli.begin_anew()
    assert cli("import", "-", "--dry-run", stdin=json.dumps(document)).code == 0
    document[table][0][field] = value

    refused = cli("--json", "import", "-", stdin=json.dumps(document))

    assert refused.code == 65
    assert f".{field}" in refused.error["message"] or f"`{field}`" in refused.error["message"]


def test_two_who_share_a_uid_in_an_export_stay_two_however_often_it_is_read(cli: Cli) -> None:
    cli.ok("mentor", "add", "Di Sample")
    document = cli("export").json
    document["mentors"][1]["uid"] = document["mentors"][0]["uid"]
    cli.begin_anew()

    for counts in ((4, 0), (0, 0)):
        told = cli.json("import", "-", stdin=json.dumps(document))
        assert (told["added"], told["changed"]) == counts
    assert [m["name"] for m in cli.json("mentor", "list")] == ["Cy Sample", "Di Sample"]


def test_nobody_is_taken_in_as_oneself(cli: Cli) -> None:
    document = cli("export").json
    text = json.dumps(document).replace("cy-sample", "me")
    assert "is you" in cli.expect_refused(65, "import", "-", stdin=text)["message"]


def test_an_export_of_very_many_old_ids_or_of_one_twice_at_its_end_is_read_at_once(cli: Cli) -> None:
    document = cli("export").json
    document["retired"] = {"mentors": [f"x{n}" for n in range(60_000)]}
    began = time.monotonic()
    cli.ok("import", "-", stdin=json.dumps(document))
    one = document["gifts"] = [
        document["meetings"][0] | {"id": f"g{n}", "uid": f"g{n}", "mentor": "cy-sample", "text": "x"}
        for n in range(20_000)
    ]
    kept = ("id", "uid", "created", "updated", "mentor", "text")
    document["gifts"] = [{"on": "2026-01-21"} | {k: g[k] for k in kept} for g in one]
    document["gifts"].append(document["gifts"][-1])
    assert "twice" in cli.expect_refused(65, "import", "-", stdin=json.dumps(document))["message"]
    assert time.monotonic() - began < 15


CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Vera Sample\nEMAIL:vera@example.org\nURL:https://example.org/vera\nEND:VCARD\n"
OF_A_CONTACT = [
    ("Vera Sample", "Vera \\u001b[2JSample"),
    ("Vera Sample", "Vera \u202eelpmaS"),
    ("vera@example.org", "vera@example.org\\nBcc: all@example.org"),
    ("https://example.org/vera", "javascript:alert(1)"),
    ('"created":"2026-01-21"', '"created":"9999-12-31"'),
]


def damaged_network(cli: Cli, old: str, new: str) -> Path:
    cli.ok("network", "import", "-", "--format", "vcard", stdin=CARD)
    network = cli.home / "network.json"
    good = network.read_text()
    assert old in good
    network.write_text(good.replace(old, new))
    return network


@pytest.mark.parametrize(("old", "new"), OF_A_CONTACT)
def test_no_contact_of_a_file_edited_by_hand_is_believed(cli: Cli, old: str, new: str) -> None:
    network = damaged_network(cli, old, new)

    for words in (("network", "list"), ("network", "pick", "vera"), ("network", "tag", "vera", "x")):
        refused = cli.expect_refused(65, *words)
        assert '$.contacts["vera-sample"].' in refused["message"]
    assert cli("mentor", "list").code == 0, "the portfolio is in order"
    network.write_bytes(with_right_checksum(network.read_bytes()))
    checked = cli("store", "check", "--json")
    assert checked.code == 65
    assert checked.json["findings"][0]["where"].startswith('$.contacts["vera-sample"].')
    assert checked.json["findings"][0]["fix"] == "mentorfolio network undo"


@pytest.mark.parametrize("wrong", ["$(touch x)", "--yes", "../x", "a b"])
def test_an_id_of_a_contact_is_believed_of_no_file_and_of_no_checksum(cli: Cli, wrong: str) -> None:
    network = damaged_network(cli, '"vera-sample"', json.dumps(wrong))

    for data in (network.read_bytes(), with_right_checksum(network.read_bytes())):
        network.write_bytes(data)
        assert cli("network", "list").code == 65
        assert cli("store", "check").code == 65
    assert cli("network", "undo").code == 0
    assert [c["id"] for c in cli.json("network", "list")] == ["vera-sample"]


def test_a_contact_file_brings_no_character_that_shows_nothing(cli: Cli) -> None:
    card = CARD.replace("Vera Sample", "Ve\u00adra S\u2064ample").replace(
        "END", "TITLE:nu\u00adrse\u061c\nEND"
    )
    cli.ok("network", "import", "-", "--format", "vcard", stdin=card)
    cli.ok("network", "pick", "vera")

    picked = cli.json("mentor", "show", "vera")
    assert (picked["name"], picked["role"]) == ("Vera Sample", "nurse")
    assert cli("import", "-", stdin=cli("export").out).code == 0


def test_a_network_of_a_newer_program_is_called_a_network(cli: Cli) -> None:
    damaged_network(cli, '"schema":4', '"schema":9')

    refused = cli.expect_refused(78, "network", "list")
    assert refused["message"].startswith("The network ")
    assert cli("store", "check").code == 78


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Cy Sample", "Cy \\u001b[2J"),
        ('"links":[]', '"links":["javascript:alert(1)"]'),
        ("2026-01-05", "9999-12-31"),
    ],
)
def test_no_other_version_is_merged_with_what_could_not_be_typed_whatever_its_checksum(
    cli: Cli, old: str, new: str
) -> None:
    other = cli.home / "portfolio (1).json"
    good = cli.store.read_text()
    at = good.index('"mentors": {')
    other.write_bytes(with_right_checksum((good[:at] + good[at:].replace(old, new)).encode()))
    (cli.home / "base.json").write_text(good)

    for words in (("accept", str(other)), ("merge", str(cli.home / "base.json"), str(cli.store), str(other))):
        refused = cli.expect_refused(65, "store", *words)
        assert "$.mentors" in refused["message"]
    assert cli.ok("store", "check", "--json").json["findings"][0]["code"] == "conflict"


def test_what_is_typed_on_one_line_is_taken_from_a_file_on_one_line_only_and_paragraphs_as_they_are() -> None:
    parts = [k for m in (records, places) for k in vars(m).values() if isinstance(k, type)]
    kept = {name for part in parts if issubclass(part, Part) for name in part.__struct_fields__}
    options = [
        (plural if (plural := LISTS.get(name, f"{name}s")) in kept else name, field)
        for word in commands.words()
        for verb in commands.verbs(word) or [""]
        for name, field in signature_of(commands.function(word, verb)).fields.items()
    ]
    told: dict[str, type[Field]] = {}
    for kind in (OneLine, Text):  # what takes paragraphs in one place takes them
        told |= {name: kind for name, field in options if name in kept and type(field) is kind}
    assert told["role"] is told["insights"] is OneLine
    for name, read in told.items():
        record = msgspec.defstruct("Any", [(name, str)], bases=(Part,), frozen=True, kw_only=True)
        found = strange(cast(Part, record(**{name: "one\ntwo"})))
        assert bool(found) is (read is OneLine), name


@pytest.mark.parametrize(
    ("to", "code"),
    [
        ("cy@example.org", 0),
        ("", 0),
        ("cy@example.org,evil@example.org", 65),
        ("Cy <cy@example.org>", 65),
        ("a@b@c.example.org", 65),
    ],
)
def test_a_letter_that_a_file_sends_to_two_people_is_not_taken_in(cli: Cli, to: str, code: int) -> None:
    cli.answer_purpose("Head of Sales")
    cli.ok("approach", "cy", "--template", "catch-up", "--anyway", "so", "--set", "why=your calm")
    document = cli.json("export")
    document["outreach"][0] |= {"to": to, "channel": "email"}
    file = cli.home / "all.json"
    file.write_text(json.dumps(document))
    other = Cli(cli.home / "other")
    other.home.mkdir()
    assert other("import", str(file)).code == code

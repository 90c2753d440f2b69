"""What somebody else has changed, with the checksum made right: told, and never a mistake of ours."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from tests.store import forging
from tests.store.sample import edited
from tests.store.test_unproven import with_right_checksum
from tests.support import Cli


@pytest.mark.parametrize("kind", forging.KINDS)
def test_a_sample_of_changed_files_is_told_or_could_have_been_typed(tmp_path: Path, kind: str) -> None:
    assert forging.run(tmp_path, kind, 40) == {"": 40}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"created":"2026-01-21"', '"created":"9999-12-31"'),
        ('"on":"2026-01-21"', '"on":"0001-01-01"'),
        ('"notes":""', '"notes":"a\\u001b[2J"'),
    ],
)
def test_values_under_a_right_checksum_crash_nothing_and_a_check_names_them(
    cli: Cli, old: str, new: str
) -> None:
    cli.ok("mentor", "add", "Cem Sample", "--stage", "active", "--on", "2026-01-21", "--cadence", "1m")
    edited(cli.store, old, new)
    cli.store.write_bytes(with_right_checksum(cli.store.read_bytes()))

    for words in ((), ("next",), ("calendar",), ("review",), ("mentor", "list")):
        assert cli(*words, "--json").code in (0, 65), words
    found = cli("store", "check", "--json")
    assert found.code == 65
    assert found.json["findings"][0]["where"].startswith('$.mentors["cem-sample"]')


@pytest.mark.parametrize("words", [("mentor", "list"), ("mentor", "edit", "cem", "--role", "nurse")])
def test_a_day_of_a_talk_that_is_none_is_told_with_its_place_by_what_reads_nothing_else_of_it(
    cli: Cli, words: tuple[str, ...]
) -> None:
    cli.ok("mentor", "add", "Cem Sample", "--stage", "active", "--on", "2026-01-05")
    which = cli.json("log", "cem", "talked")["id"]
    edited(cli.store, '"when":"2026-01-21"', '"when":"2026-01-9x"')
    cli.store.write_bytes(with_right_checksum(cli.store.read_bytes()))
    refused = cli.expect_refused(65, *words)
    assert f'$.meetings["{which}"]' in refused["message"]


def test_an_id_never_to_be_given_again_in_a_table_that_is_none_trips_nothing_up(cli: Cli) -> None:
    cli.ok("mentor", "add", "Cem Sample")
    edited(cli.store, '"retired":{}', '"retired":{"zebra":["x"]}')
    cli.store.write_bytes(with_right_checksum(cli.store.read_bytes()))
    assert cli("review").code in (0, 65)
    assert cli("export", "--output", str(cli.home / "all.json")).code in (0, 65)


DAYS = re.compile(r'"(\d{4}-\d\d-\d\d)(?:T\d\d:\d\d)?"')
READING = ((), ("next",), ("calendar",), ("review",), ("report", "--output", "{}"), ("timeline", "cem"))


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_no_day_of_the_file_trips_a_command_up_and_what_it_cannot_reckon_with_has_a_place(
    cli: Cli, day: str
) -> None:
    began = ("--stage", "active", "--on", "2026-01-05", "--cadence", "1m")
    cli.ok("mentor", "add", "Cem Sample", *began)
    cli.ok("need", "add", "Run a team", "--knowing", "how", "--by", "2026-03-01")
    cli.ok("meeting", "plan", "cem", "--when", "2026-02-03 10:00")
    cli.ok("log", "cem", "talked", "--action", "read it by 2026-02-10")
    cli.ok("checkin", "cem", "--rapport", "5,4,5,4", "--clarity", "3,2")
    cli.ok("gift", "cem", "a book")
    cli.ok("approach", "cem", "--template", "catch-up")
    cli.ok("outreach", "sent", "cem")
    cli.ok("snooze", "cem", "2w")
    good = cli.store.read_text()
    fates: Counter[int] = Counter()
    for found in DAYS.finditer(good, good.index('"needs"')):
        changed = good[: found.start(1)] + day + good[found.end(1) :]
        cli.store.write_bytes(with_right_checksum(changed.encode()))
        for words in READING:
            done = cli("--json", *(w.replace("{}", str(cli.home / "page.html")) for w in words))
            fates[done.code] += 1
            assert done.code in (0, 65), (words, good[found.start() - 40 : found.end()], done)
            assert done.code == 0 or "$." in done.error["message"], done
    assert set(fates) == {0, 65}


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('"notes":""', '"notes":"","shoe_size":42', '$.mentors["cem-sample"].shoe_size'),
        ('"reason":""', '"reason":"","mood":"fine"', "mood"),
        ('"final":false', '"final":false,"colour":"red"', "$._meta.colour"),
        ('\n"mentors":', '\n"wizards": {},\n"mentors":', "$.wizards"),
    ],
)
def test_what_a_newer_version_wrote_asks_for_an_update_and_not_for_an_older_copy(
    cli: Cli, old: str, new: str, place: str
) -> None:
    cli.ok("mentor", "add", "Cem Sample")
    edited(cli.store, old, new)
    unsealed = cli.store.read_bytes()
    assert cli("mentor", "list", "--json").code == 65, "without its checksum it is damage"

    cli.store.write_bytes(with_right_checksum(unsealed))
    before = cli.store.read_bytes()
    for words in (("mentor", "list"), ("mentor", "edit", "cem", "--role", "nurse"), ("export",)):
        refused = cli.expect_refused(78, *words)
        assert refused["code"] == "newer"
        assert place in refused["message"]
        assert "restore" not in refused["hint"]
    checked = cli("store", "check", "--json")
    assert checked.code == 78
    assert [(f["level"], f["code"]) for f in checked.json["findings"]] == [("warning", "newer")]
    assert cli.store.read_bytes() == before, "what the newer version knows is lost"


def test_contacts_that_a_newer_version_wrote_ask_for_an_update_and_not_for_an_older_copy(cli: Cli) -> None:
    card = cli.store.with_name("ana.vcf")
    card.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Ana Sample\nEMAIL:ana@example.org\nEND:VCARD\n")
    cli.ok("network", "import", str(card))
    network = cli.store.with_name("network.json")
    edited(network, '"name":"Ana Sample"', '"name":"Ana Sample","star_sign":"crab"')
    assert cli("network", "list", "--json").code == 65
    network.write_bytes(with_right_checksum(network.read_bytes()))
    before = network.read_bytes()
    for words in (("network", "list"), ("network", "tag", "ana", "tango"), ("network", "undo")):
        assert "star_sign" in cli.expect_refused(78, *words)["message"]
    checked = cli("store", "check", "--json")
    assert (checked.code, checked.json["findings"][0]["level"]) == (78, "warning")
    assert network.read_bytes() == before

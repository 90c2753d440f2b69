"""What somebody else has changed, with the checksum made right: told, and never a mistake of ours."""

from __future__ import annotations

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

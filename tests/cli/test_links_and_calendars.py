"""What others open: links that run nothing, and a meeting that opens no calendar of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import Cli


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "JavaScript:x", "data:text/html,x", "file:///etc/passwd"]
)
def test_a_link_that_is_no_web_address_is_refused(tmp_path: Path, link: str) -> None:
    cli = Cli(tmp_path)
    refused = cli("mentor", "add", "Cy Sample", "--link", link)
    assert refused.code == 2
    assert "not a web address" in refused.err


@pytest.mark.parametrize("link", ["https://example.org/cy", "example.org/cy", "example.org:8080/cy"])
def test_a_web_address_is_taken(tmp_path: Path, link: str) -> None:
    cli = Cli(tmp_path)
    assert cli("--json", "mentor", "add", "Cy Sample", "--link", link).json["links"] == [link]


@pytest.mark.parametrize("link", ["java script", "see example.org", "linkedin", "https://example.org/a b"])
def test_words_that_lead_nowhere_are_no_address_of_a_person_a_place_or_a_call(cli: Cli, link: str) -> None:
    cli.ok("mentor", "add", "Cy Sample")
    for line in (
        ("place", "add", "A register", "--kind", "register", "--url", link),
        ("mentor", "edit", "cy", "--link", link),
        ("meeting", "plan", "cy", "--when", "2026-02-03", "--link", link),
    ):
        assert "web address" in cli.expect_refused(2, *line)["message"]


def test_the_file_of_one_meeting_names_no_calendar(tmp_path: Path) -> None:
    cli = Cli(tmp_path)
    cli("mentor", "add", "Cy Sample")
    planned = cli("--json", "meeting", "plan", "cy", "--when", "2026-02-03 10:00").json["id"]
    one = cli("meeting", "agenda", planned, "--format", "ics")
    assert "BEGIN:VEVENT" in one.out
    assert "X-WR-CALNAME" not in one.out
    assert "X-WR-CALNAME" in cli("calendar").out

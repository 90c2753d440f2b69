"""Somebody put the two in touch: what is kept of it, and what is to be done."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import Cli


@pytest.fixture
def victor(cli: Cli) -> Cli:
    """Victor was thought of in January; Lena introduced the two in March."""
    cli.ok("mentor", "add", "Lena Sample", "--stage", "active", "--on", "2026-01-02", today="2026-01-02")
    cli.ok("mentor", "add", "Victor Sample", "--source", "linkedin", today="2026-01-02")
    cli.ok("happened", "victor", "lena introduced us on monday", today="2026-06-10")
    return cli


def test_who_waits_to_hear_from_one_after_an_introduction_is_in_next_until_written_to(victor: Cli) -> None:
    [row] = [row for row in victor.json("next", today="2026-06-12") if row["kind"] == "introduced"]
    assert (row["mentor"], row["due"]) == ("victor-sample", "2026-06-08")
    assert row["text"] == "Write to Victor Sample: Lena Sample put you in touch"
    victor.ok("happened", "victor", "I wrote to him", today="2026-06-12")
    assert "introduced" not in [row["kind"] for row in victor.json("next", today="2026-06-13")]


def test_whose_name_alone_was_given_is_good_to_know_and_presses_nobody(cli: Cli) -> None:
    cli.ok("mentor", "add", "Lena Sample", "--stage", "active", "--on", "2026-01-02", today="2026-01-02")
    cli.ok("mentor", "add", "Ute Sample", "--introduced-by", "Lena Sample", today="2026-01-02")
    assert "introduced" not in [row["kind"] for row in cli.json("next", today="2026-01-05")]
    assert "Write to Ute Sample, whom Lena Sample named" in cli.ok("next", today="2026-01-05").err


def test_an_introduction_stands_on_its_day_in_both_timelines_and_links_both_pages(
    victor: Cli, tmp_path: Path
) -> None:
    told = {name: victor.json("timeline", name, today="2026-06-12") for name in ("victor", "lena")}
    rows = {
        name: [(r["on"], r["text"]) for r in rows if r["kind"] == "introduction"]
        for name, rows in told.items()
    }
    assert rows == {
        "victor": [("2026-06-08", "by Lena Sample")],
        "lena": [("2026-06-08", "you to Victor Sample")],
    }
    victor.ok("export", "--format", "markdown", "--output", str(tmp_path / "notes"))
    pages = {p.stem: p.read_text("utf-8") for p in (tmp_path / "notes" / "mentors").iterdir()}
    assert "- introduced by: [Lena Sample](../mentors/lena-sample.md)" in pages["victor-sample"]
    assert "- introduced: [Victor Sample](../mentors/victor-sample.md)" in pages["lena-sample"]

"""The demo is the first thing a stranger sees: it plays the real commands and shows the same every day."""

from __future__ import annotations

import os
import re
from pathlib import Path

from tests.cli.terminal import screen_of
from tests.support import Cli

GOLDEN = Path(__file__).parent / "golden" / "demo.txt"


def test_the_demo_shows_the_same_page_every_day(cli: Cli) -> None:
    played = _without_ids(cli.ok("demo", today="2031-05-05").out)
    if os.environ.get("MENTORFOLIO_REWRITE_GOLDEN"):
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(played, encoding="utf-8")
    assert played == GOLDEN.read_text(encoding="utf-8")


def _without_ids(said: str) -> str:
    """As it is but for the ids of dated records, which are drawn at random."""
    return re.sub(r"(mentorfolio meeting \w+ )[a-z2-7]{8}\b", r"\1k4m2xw7q", said)


def test_the_demo_leaves_the_owners_own_portfolio_alone(cli: Cli) -> None:
    cli.answer_purpose()
    before = cli.store.read_bytes()
    cli.ok("demo")
    assert cli.store.read_bytes() == before
    assert {p.name for p in cli.home.iterdir()} == {
        ".portfolio.json.lock",
        "portfolio.json",
        "portfolio.json.backups",
    }


def test_the_demo_goes_through_all_three_steps_and_ends_with_the_way_to_begin(cli: Cli) -> None:
    out = cli.ok("demo").out
    for step in ("identify", "approach", "reflect", "review", "next"):
        assert re.search(rf"^\$ mentorfolio {step}\b", out, re.MULTILINE), step
    assert out.rstrip().endswith("mentorfolio init")


def test_a_sample_can_be_kept_to_play_with_and_overwrites_nothing(cli: Cli) -> None:
    kept = cli.home / "sample.json"
    out = cli.ok("demo", "--store", str(kept)).out
    assert out.rstrip().endswith("next"), "a store of one's own is begun elsewhere"
    names = [m["name"] for m in cli.json("mentor", "list", "--store", str(kept))]
    assert "Julie Sample" in names
    before = kept.read_bytes()
    assert cli("demo", "--store", str(kept)).code == 4
    assert kept.read_bytes() == before
    kept.unlink()
    assert cli("demo", "--store", str(kept)).code == 65, "it is gone, and there are backups of it"


def test_no_command_of_the_demo_is_torn_within_a_word(cli: Cli) -> None:
    for columns in (40, 80):
        written = screen_of(cli, "--plain", "demo", columns=columns).written
        commands = [" ".join(text.split()) for text in written if text.startswith("$ mentorfolio ")]
        assert '$ mentorfolio need add "Lead a team" --knowing how --priority 3' in commands

"""``happened`` of words that cannot all be true: refused or asked, and nothing of them is lost."""

from __future__ import annotations

import pytest

from tests.support import Cli


@pytest.fixture
def julie(cli: Cli) -> Cli:
    """Julie, a candidate with a letter on its way; Monday 10 March."""
    cli.environment["MENTORFOLIO_TODAY"] = "2025-03-10"
    cli.answer_purpose()
    cli.ok("mentor", "add", "Julie Roe")
    cli.ok("approach", "julie", "--set", "why=x", "--set", "topic=y")
    cli.ok("outreach", "sent", "julie")
    return cli


def stage(cli: Cli, mentor: str = "julie") -> str:
    """Where somebody stands."""
    return str(cli.json("mentor", "show", mentor)["stage"])


def test_a_yes_told_twice_by_a_script_makes_nobody_a_mentor(julie: Cli) -> None:
    julie.ok("happened", "julie", "said yes")
    before = julie.store.read_bytes()
    julie.ok("happened", "julie", "said yes")
    assert julie.store.read_bytes() == before
    julie.ok("happened", "julie", "had coffee")
    julie.ok("happened", "julie", "said yes")
    assert stage(julie) == "active", "after a talk it is a yes to mentoring"


@pytest.mark.parametrize("what", ["nothing", "waiting"])
def test_a_text_that_would_be_kept_nowhere_is_refused(julie: Cli, what: str) -> None:
    julie.ok("outreach", "declined", "julie")
    julie.expect_refused(2, "happened", "julie", "--what", what, "--text", "foo")

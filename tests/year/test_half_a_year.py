"""Half a year of somebody new to it, day by day: what ``next`` must say, and what it must not."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support import Cli


@pytest.fixture
def begun(cli: Cli) -> Cli:
    """5 January: a need, an ex-boss, one's manager, somebody met at a party, a mentor from HR."""

    def do(*words: str) -> None:
        cli.ok(*words, today="2026-01-05")

    do("init", "--name", "Sam Sample", "--purpose", "lead well", "--context", "skills")
    do(
        "init",
        "--looking-for",
        "plain words",
        "--effective-mentee",
        "I prepare",
        "--manager",
        "Mr Okafor Sample",
    )
    do("need", "add", "Run a ward budget", "--knowing", "how")
    known = ("--source", "known", "--rank", "1", "--positive", "you always said no kindly")
    do("mentor", "add", "Pat Sample", "--supports", "budget", *known)
    do("mentor", "add", "Mr Okafor Sample", "--supports", "budget")
    do("mentor", "add", "Sunny Sample", "--supports", "budget", "--rank", "2", "--positive", "your hospice")
    do("mentor", "add", "Devi Sample", "--supports", "budget", "--rank", "3", "--positive", "your talk")
    do("mentor", "add", "Graham Sample", "--stage", "active", "--on", "today", "--form", "formal")
    return cli


def rows(cli: Cli, day: str) -> list[dict[str, Any]]:
    """What is due on a day."""
    found: list[dict[str, Any]] = cli.json("next", today=day)
    return found


def about(cli: Cli, who: str, day: str) -> list[str]:
    """The kinds of what is due with somebody on a day."""
    return [row["kind"] for row in rows(cli, day) if row["mentor"] == f"{who}-sample"]


def write_to(cli: Cli, who: str, day: str) -> None:
    """A first letter, sent."""
    cli.ok("approach", who, "--set", "why=your way with budgets", "--anyway", "all at once", today=day)
    cli.ok("outreach", "sent", who, today=day)


def test_a_yes_stays_until_there_is_a_day_and_the_coffee_logged_late_settles_it(begun: Cli) -> None:
    write_to(begun, "pat", "2026-01-05")
    begun.ok("happened", "pat", "said yes", today="2026-01-09")
    assert about(begun, "pat", "2026-01-09") == ["agree"]
    assert about(begun, "pat", "2026-01-12") == ["agree"]
    begun.ok(
        "meeting", "plan", "pat", "--when", "2026-01-13 16:00", "--agenda", "saying no", today="2026-01-12"
    )
    assert about(begun, "pat", "2026-01-13") == ["meeting"]
    assert about(begun, "pat", "2026-01-14") == ["meeting"], "did it take place?"
    begun.ok("log", "pat", "coffee", "--on", "2026-01-13", today="2026-01-15")
    assert about(begun, "pat", "2026-01-15") == ["thanks", "reflect"]
    assert "request" in about(begun, "pat", "2026-01-20")
    assert len(begun.json("meeting", "list", "--with", "pat")) == 1, "one coffee, told once"


def test_a_no_is_never_spoken_of_again(begun: Cli) -> None:
    write_to(begun, "devi", "2026-01-05")
    begun.ok("approach", "devi", "--template", "follow-up", today="2026-01-07")
    begun.ok("happened", "devi", "said no", today="2026-01-08")
    thanks = begun.json("approach", "devi", "--template", "thanks-for-a-no", today="2026-01-08")
    begun.ok("outreach", "discard", thanks["outreach_id"], "--yes", today="2026-01-08")
    for day in ("2026-01-08", "2026-01-19", "2026-02-16", "2026-06-30"):
        assert about(begun, "devi", day) == []
    refused = begun("approach", "devi", "--set", "why=x", "--json", today="2026-03-01")
    assert (refused.code, '"declined"' in refused.err) == (5, True)


def test_a_silence_is_reminded_of_once_asked_about_and_over(begun: Cli) -> None:
    write_to(begun, "sunny", "2026-01-05")
    assert about(begun, "sunny", "2026-01-13") == []
    assert about(begun, "sunny", "2026-01-14") == ["follow-up"]
    begun.ok("approach", "sunny", "--template", "follow-up", today="2026-01-14")
    begun.ok("outreach", "sent", "sunny", today="2026-01-14")
    assert about(begun, "sunny", "2026-01-30") == []
    assert about(begun, "sunny", "2026-02-02") == ["no-answer"]
    begun.ok("happened", "sunny", "--what", "nothing", today="2026-02-10")
    for day in ("2026-02-10", "2026-04-01", "2026-06-30"):
        assert about(begun, "sunny", day) == []


def test_ask_me_in_march_comes_back_in_march_and_not_before(begun: Cli) -> None:
    write_to(begun, "pat", "2026-01-05")
    begun.ok("outreach", "replied", "pat", "--until", "2026-03-02", today="2026-01-09")
    begun.ok("approach", "pat", "--template", "follow-up", today="2026-01-09")
    for day in ("2026-01-09", "2026-01-14", "2026-02-02", "2026-03-01"):
        assert about(begun, "pat", day) == []
    assert about(begun, "pat", "2026-03-02")[:1] == ["later"]
    begun.ok("outreach", "discard", begun.json("outreach", "list", "--state", "draft")[0]["id"], "--yes")
    letter = begun.json("approach", "pat", today="2026-03-02")
    assert "you asked me to wait until March" in letter["body"]


def test_an_assigned_mentor_is_in_sight_until_one_has_met(begun: Cli) -> None:
    assert about(begun, "graham", "2026-01-05") == ["assigned"]
    begun.ok("approach", "graham", today="2026-01-05")
    begun.ok("outreach", "sent", "graham", today="2026-01-05")
    assert about(begun, "graham", "2026-01-06") == []
    assert about(begun, "graham", "2026-01-20") == ["assigned"], "the hello has no answer"
    row, look = about(begun, "graham", "2026-04-20")
    assert (row, look) == ("assigned", "check-in"), "to meet comes before to look back"
    begun.ok("meeting", "plan", "graham", "--when", "2026-04-27", "--agenda", "x", today="2026-04-20")
    assert about(begun, "graham", "2026-04-21") == ["check-in"]


def test_ones_manager_is_nobodys_default_and_a_draft_of_january_is_not_on_top_in_may(begun: Cli) -> None:
    assert "Okafor" not in begun.ok("next", today="2026-01-05").err
    assert begun.json("review", today="2026-01-05")["next_ask"]["mentor"] == "pat-sample"
    begun.ok("approach", "sunny", "--set", "why=your hospice", today="2026-01-06")
    begun.ok(
        "mentor",
        "add",
        "Kim Sample",
        "--stage",
        "active",
        "--on",
        "today",
        "--cadence",
        "1m",
        today="2026-04-01",
    )
    may = [(row["kind"], row["mentor"]) for row in rows(begun, "2026-05-04")]
    assert may.index(("contact", "kim-sample")) < may.index(("draft", "sunny-sample"))
    old = next(row for row in rows(begun, "2026-05-04") if row["kind"] == "draft")
    assert old["text"].endswith("Still wanted?")

"""What is told of a choir, a parish and a programme: an end is no beginning, and who is named is found."""

from __future__ import annotations

import pytest

from tests.cli.terminal import at_terminal
from tests.support import Cli

NOW = "2026-03-12"  # a Thursday


@pytest.fixture
def parish(cli: Cli) -> Cli:
    """Ruth is to be asked; Kate, Tom and Margaret are active, and Kate's rehearsal is tonight."""
    cli.environment["MENTORFOLIO_TODAY"] = NOW
    cli.answer_purpose()
    cli.ok("mentor", "add", "Ruth Sample")
    for name in ("Kate Sample", "Father Tom Sample", "Margaret Sample"):
        cli.ok("mentor", "add", name, "--stage", "active", "--on", "2026-01-12")
    cli.ok("meeting", "plan", "kate", "--when", "2026-03-12 17:30")
    return cli


@pytest.mark.parametrize(
    "words",
    [
        "would love to, but only until the summer, she goes to her sister in July",
        "she said yes, until July",
        "said yes, until 5 July",
        "is happy to help until July",
    ],
)
@pytest.mark.parametrize("name", ["margaret", "ruth"])
def test_nobody_is_put_off_until_the_day_on_which_their_yes_ends(parish: Cli, name: str, words: str) -> None:
    did = parish.json("happened", name, words)
    assert did["what"] == "yes"
    assert parish.json("mentor", "show", name)["again_on"] is None
    assert parish.json("meeting", "list", "--with", name) == []


@pytest.mark.parametrize(
    "words",
    [
        "said yes, but not until July",
        "is happy to help, but busy until July",
        "said yes, she is on leave until July",
        "would love to, but would rather wait until July",
    ],
)
def test_a_yes_for_later_still_waits(parish: Cli, words: str) -> None:
    parish.ok("happened", "margaret", words)
    assert parish.json("mentor", "show", "margaret")["again_on"] == "2026-07-01"


def test_a_rehearsal_that_is_off_is_not_held(parish: Cli) -> None:
    words = "rang, the rehearsal tonight is off, half the children have chickenpox, she will let me know"
    assert parish.json("happened", "Kate", words)["what"] == "cancelled"
    (meeting,) = parish.json("meeting", "list", "--with", "kate")
    assert meeting["cancelled"]
    assert not meeting["held"]


@pytest.mark.parametrize(
    "words", ["rang and we fixed Monday at seven for a first call", "rang, we agreed on Monday at 7pm"]
)
def test_a_day_fixed_on_the_phone_is_planned(parish: Cli, words: str) -> None:
    parish.ok("happened", "Ruth", words)
    (meeting,) = parish.json("meeting", "list", "--with", "ruth")
    assert (meeting["when"], meeting["held"]) == ("2026-03-16T19:00", False)


def test_a_feast_is_not_the_last_day_of_its_name(parish: Cli) -> None:
    told = parish.expect_refused(2, "happened", "margaret", "we talked on Palm Sunday")["message"]
    assert "Sun 29 Mar 2026 has not come yet" in told
    parish.ok("happened", "margaret", "met her on Palm Sunday about the choir", today="2026-04-02")
    parish.ok("happened", "tom", "met him on Whit Monday")
    (held,) = parish.json("meeting", "list", "--with", "margaret")
    assert held["when"] == "2026-03-29"
    assert parish.json("mentor", "show", "tom")["last_contact"] != "2026-03-09"

"""A yes to a talk is not yet a yes to mentoring."""

from __future__ import annotations

from mentorfolio.commands.happened.recording import do
from mentorfolio.commands.happened.what import Understood
from tests.commands.desk import Desk, add


def test_a_yes_said_twice_at_a_terminal_before_any_talk_makes_nobody_a_mentor(desk: Desk) -> None:
    add(desk, "Di Sample")
    asking, _ = desk.asking_by_key({})
    for _ in range(2):
        do(asking, desk.mentor("di-sample"), Understood(what="yes"))
    assert desk.mentor("di-sample").stage == "conversation"

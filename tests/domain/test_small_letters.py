"""Who is told of in small letters: a name, or what has none."""

from __future__ import annotations

import pytest

from mentorfolio.domain.small_letters import friend_told, introducer_told


@pytest.mark.parametrize(
    ("note", "name"),
    [
        ("introduced by tove", "Tove"),
        ("nurse, introduced to me by tove lind at a fair, in Leeds", "Tove Lind"),
        ("introduced through my old friend Maj-Britt", "Maj-Britt"),
    ],
)
def test_who_introduced_somebody_is_named_with_capitals(note: str, name: str) -> None:
    assert introducer_told(note) == name == friend_told(note)


@pytest.mark.parametrize(
    "by",
    "a friend;my boss;work;chance;HR;email;his sister;mutual friends;tove and olga;himself".split(";")
    + "recruiter;a recruiter;slack;Slack;Corby Ltd;corby ltd;law;the alumni network".split(";"),
)
def test_what_is_nobodys_name_has_introduced_nobody(by: str) -> None:
    assert introducer_told(f"introduced by {by}") == ""

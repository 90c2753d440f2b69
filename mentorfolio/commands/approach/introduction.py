"""A friend of a friend is nearer than a stranger: the introduction is offered before the letter (I6, P4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorfolio.desk.finding import profile_of
from mentorfolio.domain.records import Meeting, Mentor
from mentorfolio.domain.sameness import same_organisation
from mentorfolio.domain.standing import met_with, standing
from mentorfolio.domain.text import quoted
from mentorfolio.fields.question import Asker, Question

if TYPE_CHECKING:
    from mentorfolio.commands.approach.fields import ApproachSaid
    from mentorfolio.store.records import Portfolio

_MENTORS = ("active", "paused")


def through_whom(asker: Asker, portfolio: Portfolio, mentor: Mentor, said: ApproachSaid) -> Mentor | None:
    """Whom the person would rather ask for an introduction to a stranger; None to write at once."""
    met = mentor.id in met_with(portfolio[Meeting])
    if said.template or standing(mentor, profile_of(portfolio), met=met) != "stranger":
        return None
    friend = next((m for m in portfolio[Mentor] if m.stage in _MENTORS and _is_near(m, mentor)), None)
    if friend is None:
        return None
    how = "knows them" if mentor.id in friend.knows else f"is at {friend.organisation}, too"
    question = Question(
        key="introduction",
        text=f"{friend.name} {how}. Ask {friend.called} for an introduction first?",
        why="A letter from a friend of a friend is answered more often than one from a stranger.",
        option=f"mentorfolio approach {quoted(friend.id)} --template referral",
        kind="yes-no",
    )
    return friend if asker.ask(question, "no") == "yes" else None


def _is_near(friend: Mentor, mentor: Mentor) -> bool:
    return mentor.id in friend.knows or same_organisation(friend.organisation, mentor.organisation)

"""A friend of a friend is nearer than a stranger: the introduction is offered before the letter (I6, P4)."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from mentorfolio.domain.circles import ME
from mentorfolio.domain.lifecycle import OVER
from mentorfolio.domain.names import new_slug
from mentorfolio.domain.records import Meeting, Mentor, StageChange
from mentorfolio.domain.standing import met_with, standing
from mentorfolio.domain.text import command_line
from mentorfolio.fields.question import Asker, Question

if TYPE_CHECKING:
    from mentorfolio.desk.desk import Desk
    from mentorfolio.domain.contacts import Contact
    from mentorfolio.domain.linked import WarmPath
    from mentorfolio.store.records import Portfolio

_MOST = 3


def ways_to(desk: Desk, portfolio: Portfolio, mentor: Mentor) -> tuple[WarmPath, ...]:
    """Who could introduce one to somebody; nobody where they are no stranger."""
    if not mentor.organisation and len(portfolio[Mentor]) == 1:
        return ()
    met = mentor.id in met_with(portfolio[Meeting])
    if standing(mentor, portfolio.profile, met=met) != "stranger":
        return ()
    from mentorfolio.domain.linked import warm_paths

    contacts = desk.network.readable() if mentor.organisation or mentor.links else {}
    return tuple(islice(warm_paths(mentor, portfolio[Mentor], contacts.values()), _MOST))


def the_friend(portfolio: Portfolio, mentor: Mentor, *, before: Mentor) -> tuple[WarmPath, ...]:
    """Who told one of a friend of a friend, where that was said just now: they can introduce one."""
    if mentor.introduced_by == before.introduced_by or mentor.source != "friend-of-friend":
        return ()
    from mentorfolio.domain.linked import WarmPath

    friends = (m for m in portfolio[Mentor] if m.name == mentor.introduced_by and m.stage not in OVER)
    return tuple(WarmPath(m.id, m.name, "told you of them") for m in friends)


def through_whom(desk: Desk, asker: Asker, paths: tuple[WarmPath, ...], *, known: str = "no") -> str | None:
    """The id of the mentor whom the person would rather ask first; None to write to the stranger at once."""
    if not paths:
        return None
    from mentorfolio.fields.form import agrees

    path = paths[0]
    called = path.name if path.contact else desk.store.reading()[Mentor][path.id].called
    question = Question(
        key="introduction",
        text=f"{path.name} {path.how}. Ask {called} for an introduction first?",
        why="People answer a friend of a friend more often than a stranger.",
        option=command_for(path, "NAME"),
        kind="yes-no",
    )
    if not agrees(asker, question, known):
        return None
    return _taken_in(desk, path.contact) if path.contact else path.id


def command_for(path: WarmPath, whom: str) -> str:
    """What asks them for an introduction; who is no mentor comes into the portfolio first."""
    if path.contact:
        return command_line("network", "pick", path.id)
    return command_line("approach", path.id, "--template", "referral", "--set", f"whom={whom}")


def _taken_in(desk: Desk, contact: Contact) -> str:
    """Somebody of the network as somebody a letter can be written to."""
    with desk.store.changing() as portfolio:
        mentor = Mentor(
            id=new_slug(contact.name, "mentor", {*portfolio[Mentor].taken(), ME}),
            created=desk.today,
            updated=desk.today,
            name=contact.name,
            email=next(iter(contact.emails), ""),
            role=contact.role,
            organisation=contact.organisation,
            links=contact.links,
            source="known",
            history=(StageChange(stage="candidate", on=desk.today),),
        )
        portfolio[Mentor].put(mentor)
        portfolio.describe(f"added mentor {mentor.name}")
        portfolio.link_contacts({contact.id: mentor.id}, desk.today)
    return mentor.id

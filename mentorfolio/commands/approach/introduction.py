"""A friend of a friend is nearer than a stranger: the introduction is offered before the letter (I6, P4)."""

from __future__ import annotations

from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from mentorfolio.domain.circles import ME
from mentorfolio.domain.lifecycle import OVER
from mentorfolio.domain.names import new_slug
from mentorfolio.domain.records import Meeting, Mentor, StageChange
from mentorfolio.domain.standing import stands
from mentorfolio.domain.text import command_line
from mentorfolio.fields.question import Asker, Question

if TYPE_CHECKING:
    from mentorfolio.desk.desk import Desk
    from mentorfolio.domain.contacts import Contact
    from mentorfolio.domain.linked import WarmPath
    from mentorfolio.store.records import Portfolio

_MOST = 3
_NOBODY = "nobody"


def ways_to(desk: Desk, portfolio: Portfolio, mentor: Mentor) -> tuple[WarmPath, ...]:
    """Who could introduce one to somebody; nobody where they are no stranger, or somebody has."""
    if mentor.introduced_by or (not mentor.organisation and len(portfolio[Mentor]) == 1):
        return ()
    if stands(mentor, portfolio.profile, portfolio[Meeting]) != "stranger":
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


def through_whom(
    desk: Desk, asker: Asker, mentor: Mentor, paths: tuple[WarmPath, ...], *, known: bool = False
) -> str | None:
    """The id of whom the person would rather ask first; None to write to ``mentor`` at once.

    ``known`` says that Enter asks the only one there is.
    """
    if not paths:
        return None
    from mentorfolio.domain.vocabulary import one_of
    from mentorfolio.fields.form import Asked, Form, agrees

    portfolio = desk.store.reading()
    question = Question(
        key="introduction",
        text=f"Who could introduce you to {mentor.called}?",
        why="People answer a friend of a friend more often than a stranger.",
        option=command_for(paths[0], "NAME"),
        kind="choice",
        choices={path.id: f"{_told(portfolio, path)} {path.how}" for path in paths}
        | {_NOBODY: f"{_NOBODY}: write to {mentor.called} yourself"},
    )
    if len(paths) > 1:
        ask = partial(one_of, question.choices or {}, what="somebody")
        chosen = Form(asker).alone(Asked(question, ask, _NOBODY))
    else:
        called = paths[0].name if paths[0].contact else portfolio[Mentor][paths[0].id].called
        text = f"{_told(portfolio, paths[0])} {paths[0].how}. Ask {called} for an introduction first?"
        first = question._replace(text=text, kind="yes-no", choices=None)
        chosen = paths[0].id if agrees(asker, first, "yes" if known else "no") else _NOBODY
    path = next((path for path in paths if path.id == chosen), None)
    if path is None or path.contact is None:
        return path.id if path else None
    asker.say(f"{path.name} is in your portfolio from now on, as a candidate.")
    return _taken_in(desk, path.contact)


def _told(portfolio: Portfolio, path: WarmPath) -> str:
    """Who it is, with what they do where that is known."""
    role = path.contact.role if path.contact else portfolio[Mentor][path.id].role
    return f"{path.name} ({role})" if role else path.name


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

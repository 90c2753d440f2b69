"""What happens with a mentor day by day: a contact in one line, something given back (R1, R6, P9)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from mentorfolio.domain.dates import parse_day, said
from mentorfolio.domain.names import new_id
from mentorfolio.domain.records import Action, Gift, Meeting, Mentor
from mentorfolio.domain.text import name_line, one_line, paragraphs
from mentorfolio.domain.vocabulary import one_of
from mentorfolio.errors import UsageProblem
from mentorfolio.services import given as options
from mentorfolio.services.finding import mentor_named
from mentorfolio.services.given import Given
from mentorfolio.services.results import Done, Step, view

if TYPE_CHECKING:
    from mentorfolio.ports import Desk, Portfolio

LOG_KINDS = {
    "regular": "a talk, a call, a message",
    "moment": "an unplanned moment of daily work",
    "incident": "a critical incident, looked at together",
}


def log(desk: Desk, whom: str, words: Sequence[str], given: Given) -> Done:
    """A contact that took place, with one or several mentors.

    Args:
        desk: what the command works with.
        whom: names or ids with commas between.
        words: what it was about, as typed without quotes.
        given: ``on``, ``minutes``, ``kind``, ``insight``, ``action``.

    Raises:
        UsageProblem: a value cannot be meant, or the day has not come yet.
        NotFound, Ambiguous: a name.
    """
    text = paragraphs(" ".join(words), "text")
    if not text:
        raise UsageProblem(
            "Say in a few words what it was about.", hint='mentorfolio log julie "asked about the rota"'
        )
    kind = one_of(LOG_KINDS, str(given.get("kind", "regular")), "a kind of contact")
    on = options.past_day(given, "on", desk.today) or desk.today
    insights = options.lines(given, "insight", "insight")
    actions = [_action(said_of, desk.today) for said_of in options.lines(given, "action", "action")]
    with desk.store.changing() as portfolio:
        mentors = _mentors(portfolio, whom)
        meeting = Meeting(
            id=new_id(portfolio.meetings.taken()),
            created=desk.today,
            updated=desk.today,
            mentors=tuple(m.id for m in mentors),
            kind=kind,
            when=on.isoformat(),
            minutes=options.number(given, "minutes"),
            notes=text,
            insights=insights,
            actions=tuple(actions),
            held=True,
        )
        portfolio.describe(f"logged a contact with {', '.join(m.name for m in mentors)}")
        portfolio.meetings.put(meeting)
    names = " and ".join(m.name for m in mentors)
    return Done(
        record=view(meeting),
        sentence=f"Logged with {names} on {said(on)}.",
        steps=() if insights else (Step("What did it teach you?", f"mentorfolio reflect {mentors[0].id}"),),
    )


def gift(desk: Desk, whom: str, words: Sequence[str], given: Given) -> Done:
    """Something the owner gave back to a mentor (P9): a tip, an introduction, thanks that reached a boss.

    Raises:
        UsageProblem, NotFound, Ambiguous: as for :func:`log`.
    """
    text = paragraphs(" ".join(words), "text")
    if not text:
        raise UsageProblem(
            "Say in a few words what you gave.", hint='mentorfolio gift julie "an article on rotas"'
        )
    on = options.past_day(given, "on", desk.today) or desk.today
    with desk.store.changing() as portfolio:
        mentor = mentor_named(portfolio, whom)
        portfolio.describe(f"noted a gift to {mentor.name}")
        record = portfolio.gifts.put(
            Gift(
                id=new_id(portfolio.gifts.taken()),
                created=desk.today,
                updated=desk.today,
                mentor=mentor.id,
                text=text,
                on=on,
            )
        )
    return Done(record=view(record), sentence=f"Noted what you gave {mentor.name} on {said(on)}.")


def _mentors(portfolio: Portfolio, whom: str) -> list[Mentor]:
    # A name with a comma in it is one person: the whole is tried before its parts.
    if "," not in whom or any(whom.strip() in (m.name, m.id) for m in portfolio.mentors.all().values()):
        return [mentor_named(portfolio, whom)]
    found = {m.id: m for m in (mentor_named(portfolio, part) for part in whom.split(","))}
    return list(found.values())


def _action(said_of: str, today: date) -> Action:
    """``TEXT``, ``TEXT by DATE``, ``them: TEXT``."""
    owner, text = "me", said_of
    if match := re.match(r"(?i)(them|me)\s*:\s*", said_of):
        owner, text = ("mentor" if match[1].casefold() == "them" else "me"), said_of[match.end() :]
    due, (what, by, day) = None, text.rpartition(" by ")
    if by:
        try:
            due, text = parse_day(day, today, lean="forward"), what
        except UsageProblem:
            if re.search(r"\d[/.-]\d", day):  # "learn to stand by people" names no day
                raise
    return Action(id=new_id(()), text=name_line(one_line(text, "action"), "action"), owner=owner, due=due)

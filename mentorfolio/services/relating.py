"""What happens with a mentor day by day: a contact in one line, something given back (R1, R6, P9)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from mentorfolio.domain.dates import said, said_when
from mentorfolio.domain.due import command
from mentorfolio.domain.names import new_id
from mentorfolio.domain.records import Gift, Meeting
from mentorfolio.domain.text import fold, paragraphs
from mentorfolio.domain.vocabulary import one_of
from mentorfolio.errors import UsageProblem
from mentorfolio.services import given as options
from mentorfolio.services.actions import parse_all, parse_all_with, undated
from mentorfolio.services.finding import mentor_named, people_named
from mentorfolio.services.finding import whom as with_whom
from mentorfolio.services.given import Given
from mentorfolio.services.holding import Outcome, as_held, planned_on, steps_after
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

    Where a meeting with one of them was planned for that day, it is that meeting, and holds it; a
    ``moment`` never is.

    Args:
        desk: what the command works with.
        whom: names or ids with commas between; after a comma at its end, the first of ``words``
            belongs to it.
        words: what it was about, as typed without quotes.
        given: ``on``, ``minutes``, ``kind``, ``insight``, ``action``.

    Raises:
        UsageProblem: a value cannot be meant, or the day has not come yet.
        NotFound, Ambiguous: a name; or several meetings with them were planned for that day.
    """
    whom, words = _people_first(whom, words)
    text = paragraphs(" ".join(words), "text")
    if not text:
        raise UsageProblem(
            "Say in a few words what it was about.", hint='mentorfolio log julie "asked about the rota"'
        )
    kind = one_of(LOG_KINDS, str(given["kind"]), "a kind of contact") if "kind" in given else None
    on = options.past_day(given, "on", desk.today) or desk.today
    outcome = Outcome(
        notes=text,
        insights=options.lines(given, "insight", "insight"),
        actions=parse_all(given, desk.today),
        minutes=options.number(given, "minutes"),
    )
    with desk.store.changing() as portfolio:
        mentors = [m.id for m in people_named(portfolio, whom)]
        details = (*_twice(portfolio, mentors, text, on), *_also_named(portfolio, mentors, text))
        planned = None if kind == "moment" else planned_on(portfolio, mentors, on)
        people = tuple(dict.fromkeys((*(planned.mentors if planned else ()), *mentors)))
        promised = parse_all_with(given, desk.today, portfolio, people)
        outcome = outcome._replace(actions=promised)
        if planned is not None:
            meeting = as_held(planned, desk.today, outcome, mentors=people, kind=kind or planned.kind)
        else:
            meeting = _entry(desk, portfolio, mentors, outcome, kind=kind or "regular", when=on.isoformat())
        names = with_whom(portfolio, meeting)
        portfolio.describe(f"{'held a meeting' if planned else 'logged a contact'} with {names}")
        portfolio.meetings.put(meeting)
        after = steps_after(portfolio, meeting, desk.today, reflected=False) if planned else ()
    details += undated(outcome.actions)
    if planned is not None:
        sentence = f"Logged: your planned meeting with {names} on {said_when(meeting.when)} is held."
        return Done(record=view(meeting), sentence=sentence, details=details, steps=after)
    return Done(
        record=view(meeting),
        sentence=f"Logged with {names} on {said(on)}.",
        details=details,
        steps=()
        if outcome.insights
        else (Step("What did it teach you?", f"mentorfolio reflect {mentors[0]}"),),
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


def _people_first(whom: str, words: Sequence[str]) -> tuple[str, list[str]]:
    """``julia,`` and ``tom lunch``, as a shell cuts ``julia, tom lunch``, put together again."""
    rest = [*words]
    while rest and (whom.rstrip().endswith(",") or rest[0].startswith(",")):
        if len(rest) == 1 and " " in rest[0].strip():  # quoted: what it was about
            return whom.rstrip(", "), rest
        whom += rest.pop(0)
    return whom, rest


def _twice(portfolio: Portfolio, mentors: Sequence[str], text: str, on: date) -> tuple[str, ...]:
    same = (
        m.held and m.on == on and {*m.mentors} == {*mentors} and m.notes == text
        for m in portfolio.meetings.all().values()
    )
    return ("The same words are logged for that day already. If one is enough: mentorfolio undo",) * any(same)


def _also_named(portfolio: Portfolio, mentors: Sequence[str], text: str) -> tuple[str, ...]:
    """How to log with both, where the text begins with the name of one person more."""
    words = text.split()
    for many in (3, 2, 1):
        name = fold(" ".join(words[:many]))
        people = portfolio.mentors.all().values()
        found = [m for m in people if name in (m.id, fold(m.name)) or name in fold(m.name).split()]
        if len(found) == 1 and found[0].id not in mentors and len(words) > many:
            both = command("log", ",".join([*mentors, found[0].id]), " ".join(words[many:]))
            return (f"Was {found[0].name} there, too? Then: mentorfolio undo", f"and once more: {both}")
    return ()


def _entry(
    desk: Desk, portfolio: Portfolio, mentors: list[str], outcome: Outcome, *, kind: str, when: str
) -> Meeting:
    return Meeting(
        id=new_id(portfolio.meetings.taken()),
        created=desk.today,
        updated=desk.today,
        mentors=tuple(mentors),
        kind=kind,
        when=when,
        minutes=outcome.minutes,
        notes=outcome.notes,
        insights=outcome.insights,
        actions=outcome.actions,
        held=True,
    )

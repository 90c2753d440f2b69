"""What an agenda may say: plain values from the meeting, its people, open needs and actions (R1-R3, P9).

An agenda is sent ahead, so nothing comes here that was written for the owner's eyes only: no notes,
no ratings, no constraints, no reflections.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from mentorfolio.commands.approach.values import person
from mentorfolio.desk.finding import whom
from mentorfolio.domain.circles import ME
from mentorfolio.domain.dates import in_words, said_when
from mentorfolio.domain.greeting import first_name
from mentorfolio.domain.lifecycle import ON_THE_WAY
from mentorfolio.domain.promises import Promise, open_promises
from mentorfolio.domain.records import Evaluation, Meeting, Mentor, Need, Outreach
from mentorfolio.domain.requesting import above_all
from mentorfolio.domain.shortlist import by_urgency
from mentorfolio.domain.standing import in_touch_before, is_known_before
from mentorfolio.domain.terms import evaluated_at, running
from mentorfolio.domain.text import listed
from mentorfolio.domain.vocabulary import KNOWING_WORD
from mentorfolio.domain.wording import capital

if TYPE_CHECKING:
    from mentorfolio.desk.desk import Desk
    from mentorfolio.store.records import Portfolio

SHORT = 30  # minutes below which there is time for the work itself only
BRIEF = 20  # minutes, in which two things can be talked about
PER_TOPIC = 10  # minutes that one topic takes, at the least
MOST_NEEDS = 3
MOST_ACTIONS = 5  # of each side; those due first


def template_for(portfolio: Portfolio, meeting: Meeting) -> str:
    """The agenda that a meeting calls for: by its kind, an incident, or because it is the first (R2, P9)."""
    if meeting.kind != "regular":
        return meeting.kind
    if meeting.incident or meeting.presenter:
        return "incident"
    known = portfolio[Mentor].by_id()
    told = not meeting.circle and any(known[i].told_contact for i in meeting.mentors if i in known)
    return "regular" if told or _held_before(portfolio, meeting) else "first"


def agenda_values(
    desk: Desk, portfolio: Portfolio, meeting: Meeting, more: Sequence[str]
) -> dict[str, object]:
    """Name -> value for the agenda of this planned meeting.

    ``more`` are items of its own agenda that the template does not bring by itself.
    """
    known = portfolio[Mentor].by_id()
    mentors = [known[i] for i in meeting.mentors if i in known]
    before = _held_before(portfolio, meeting)
    last = max((m for m in before if _is_a_meeting(m)), key=lambda m: (m.when, m.id), default=None)
    areas = [_line(area) for area in last.next_areas] if last else []
    name = portfolio.profile.name if portfolio.profile else ""
    minutes, is_two = meeting.minutes or 60, bool(mentors) and not meeting.circle
    return {
        "me": {"name": name, "first_name": first_name(name) if name else ""},
        "mentors": [person(m) for m in mentors],
        "names": listed([m.called for m in mentors]),
        "meeting": _meeting(portfolio, meeting),
        "presenter": _presenter(meeting, mentors),
        "mentoring": bool(meeting.circle) or any(m.stage not in ON_THE_WAY for m in mentors),
        "known": is_two and _is_known(mentors, before),
        "talked": is_two and all(any(m.id in x.mentors for x in before) for m in mentors),
        "short": minutes < SHORT,
        "brief": minutes <= BRIEF,
        # How many topics fit, beside beginning and end.
        "needs": _needs(portfolio, meeting, mentors, room=minutes // PER_TOPIC - 1 - len(areas) - len(more)),
        **_promised(portfolio, meeting, desk.today),
        "areas": areas,
        "asked": _asked(portfolio, meeting, last),
        "last": {"on": _day(last.on, desk.today)} if last else None,
        "agenda": list(more),
        "term": _term(desk, portfolio, meeting, mentors),
    }


def _held_before(portfolio: Portfolio, meeting: Meeting) -> list[Meeting]:
    """What was held with these people, or in this circle; unplanned moments are no meetings."""
    return [
        m
        for m in portfolio[Meeting]
        if m.held
        and m.kind != "moment"
        and (m.circle == meeting.circle if meeting.circle else bool({*m.mentors} & {*meeting.mentors}))
    ]


def _is_known(mentors: Iterable[Mentor], before: Iterable[Meeting]) -> bool:
    met = {i for meeting in before for i in meeting.mentors}
    # Who was given one by a programme, and wrote since, is not known by that.
    return all(m.id in met or (is_known_before(m) and _is_no_stranger(m)) for m in mentors)


def _is_no_stranger(mentor: Mentor) -> bool:
    return mentor.form != "formal" or mentor.familiar == "known" or in_touch_before(mentor)


def _is_a_meeting(held: Meeting) -> bool:
    """A line logged in passing does not wipe out what was noted for next time."""
    return bool(held.next_areas or held.agenda) or "T" in held.when or held.created < held.on


def _asked(portfolio: Portfolio, meeting: Meeting, last: Meeting | None) -> str:
    """What one asked, or named as the aim, in the last letter to them, where there was no meeting since."""
    theirs = [x for x in portfolio[Outreach] if (x.mentor,) == meeting.mentors and x.sent]
    letters = [x for x in theirs if {"question", "aim"} & x.answers.keys()]
    letter = max(letters, key=lambda x: (str(x.sent), x.id), default=None)
    if letter is None or letter.sent is None or (last and last.on >= letter.sent):
        return ""
    said = _line(letter.answers.get("question") or letter.answers["aim"])
    return capital(said) if "aim" in letter.answers else above_all(said)


def _is_known_to_all(promise: Promise, meeting: Meeting) -> bool:
    """What was promised between two is nothing for a third to read."""
    if meeting.circle and promise.circle == meeting.circle:
        return True
    return {*meeting.mentors} <= {*promise.mentors}


def _meeting(portfolio: Portfolio, meeting: Meeting) -> dict[str, object]:
    return {
        "when": said_when(meeting.when),
        "minutes": meeting.minutes,
        "kind": meeting.kind,
        "circle": whom(portfolio, meeting) if meeting.circle else "",
        # A long story is told there; its first line is what it is about.
        "incident": _line(meeting.incident.strip().partition("\n")[0]),
    }


def _presenter(meeting: Meeting, mentors: Iterable[Mentor]) -> dict[str, object] | None:
    if meeting.presenter == ME:
        return {"name": "", "first_name": "", "me": True}
    for mentor in mentors:
        if mentor.id == meeting.presenter:
            return {"name": mentor.name, "first_name": mentor.called, "me": False}
    return None


def _needs(
    portfolio: Portfolio, meeting: Meeting, mentors: Iterable[Mentor], *, room: int
) -> list[dict[str, object]]:
    """The open needs that these people serve: most urgent first, as many as fit, one at the least (R3)."""
    served = {need for mentor in mentors for need in mentor.supports}
    needs: list[Need] = [n for i, n in portfolio[Need].by_id().items() if i in served and n.status == "open"]
    most = max(1, min(MOST_NEEDS, room))
    return [
        {
            "title": _line(need.title),
            "knowing": KNOWING_WORD[need.knowing],
            "by": _day(need.by, meeting.on) if need.by else "",
        }
        for need in sorted(needs, key=by_urgency)[:most]
    ]


def _promised(portfolio: Portfolio, meeting: Meeting, today: date) -> dict[str, object]:
    """What either side has promised, those due first."""
    known = portfolio[Mentor].by_id()
    found = [p for p in open_promises(known.values(), portfolio[Meeting]) if _is_known_to_all(p, meeting)]
    theirs = [
        {**_action(p, today), "name": listed([known[i].called for i in p.mentors if i in known])}
        for p in found
        if p.action.owner == "mentor"
    ]
    mine = [_action(p, today) for p in found if p.action.owner == "me"]
    return {"mine": mine[:MOST_ACTIONS], "theirs": theirs[:MOST_ACTIONS]}


def _action(promise: Promise, today: date) -> dict[str, object]:
    action = promise.action
    return {"text": _line(action.text), "due": _day(action.due, today) if action.due else ""}


def _term(
    desk: Desk, portfolio: Portfolio, meeting: Meeting, mentors: Sequence[Mentor]
) -> dict[str, object] | None:
    """The formal term on the day of the meeting, and whether it is time to look at it together (F6)."""
    if len(mentors) != 1 or meeting.circle:
        return None
    [mentor] = mentors
    term = running(mentor, meeting.on)
    if term is None or term.end is None:
        return None
    evaluated = [e.on for e in portfolio[Evaluation] if e.mentor == mentor.id]
    at = evaluated_at(mentor, evaluated, meeting.on, ahead=desk.rules.term_ahead)
    return {
        "programme": _line(term.programme),
        "end": _day(term.end, desk.today),
        "halfway": at == "middle",
        "ending": at == "end",
    }


def _day(day: date, today: date) -> str:
    return in_words(day) if day.year == today.year else f"{in_words(day)} {day.year}"


def _line(text: str) -> str:
    return " ".join(text.split())

"""What every part of the page is made of: the portfolio, its review, its history, names and places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple, TypeVar

import msgspec

from mentorfolio.commands.review.review import Reviewed, reviewed
from mentorfolio.domain.counting import Counted, uncounted
from mentorfolio.domain.coverage_history import PastDay, PastEvent, began, days_between, events, over
from mentorfolio.domain.records import Checkin, Evaluation, Gift, Meeting, Mentor, Need, Outreach, Reflection
from mentorfolio.domain.register import Everything
from mentorfolio.domain.shortlist import by_urgency
from mentorfolio.domain.text import fold
from mentorfolio.render.page import visible

R = TypeVar("R", Checkin, Evaluation, Gift, Outreach)
Values = dict[str, object]  # what a template gets: plain data


class ReportFacts(NamedTuple):
    """All of it for one day; ``mentors`` and ``needs`` are those with a part of their own, in order.

    ``anchors`` and ``need_anchors`` map the ids of mentors and of needs to the places in the page.
    """

    everything: Everything
    reviewed: Reviewed
    since: date
    today: date
    days: tuple[date, ...]
    moments: tuple[PastDay, ...]
    events: tuple[PastEvent, ...]
    mentors: tuple[Mentor, ...]
    needs: tuple[Need, ...]
    anchors: dict[str, str]
    need_anchors: dict[str, str]
    titles: dict[str, str]
    whole: bool

    def name(self, mentor: str) -> str:
        """Somebody's whole name, as it may be shown."""
        found = self.reviewed.mentors.get(mentor)
        return shown(found.name) if found else ""

    def short(self, mentor: str) -> str:
        """Somebody's name for short."""
        return shown(self.reviewed.names.get(mentor, ""))

    def title(self, need: str | None) -> str:
        """What a need is called, as it may be shown."""
        found = self.reviewed.needs.get(need or "")
        return shown(found.title) if found else ""

    def person(self, mentor: str) -> Values:
        """A name with the place where more is said."""
        return {"name": self.short(mentor), "anchor": self.anchors.get(mentor, "")}

    def people(self, mentors: Iterable[str]) -> list[Values]:
        """Several of them."""
        return [self.person(i) for i in mentors if i in self.reviewed.mentors]


def gathered(
    everything: Everything,
    today: date,
    *,
    since: date | None,
    need: str | None,
    mentor: str | None,
    titles: Mapping[str, str],
    counted: Counted = uncounted,
) -> ReportFacts:
    """The facts of a day; with a need or a mentor (ids) those that are about it."""
    result = reviewed(everything, today, today)
    first = min(began(everything) or today, today)
    begin = min(max(since, first) if since else first, today)
    days = days_between(begin, today)
    mentors = sorted(everything.mentors, key=lambda m: (fold(m.name), m.id))
    needs = sorted(everything.needs, key=by_urgency)
    anchors = {m.id: f"m{at}" for at, m in enumerate(mentors, 1)}
    need_anchors = {n.id: f"n{at}" for at, n in enumerate(needs, 1)}
    if need is not None:
        needs = [n for n in needs if n.id == need]
        mentors = [m for m in mentors if need in m.supports]
    if mentor is not None:
        mentors, needs = [m for m in mentors if m.id == mentor], []
    anchors = {m.id: anchors[m.id] for m in mentors}
    need_anchors = {n.id: need_anchors[n.id] for n in needs}
    happened = events(everything, begin, today)
    return ReportFacts(
        everything=everything,
        reviewed=result,
        since=begin,
        today=today,
        days=days,
        moments=tuple(counted(over(everything, days), len(days))),
        events=tuple(e for e in happened if e.mentor in anchors or e.need in need_anchors),
        mentors=tuple(mentors),
        needs=tuple(needs),
        anchors=anchors,
        need_anchors=need_anchors,
        titles=dict(titles),
        whole=need is None and mentor is None,
    )


def of_each(everything: Everything) -> dict[str, Everything]:
    """Mentor's id -> the portfolio with the dated records of theirs alone, walked through once."""
    talks: dict[str, list[Meeting]] = {}
    for meeting in everything.meetings:
        for mentor in meeting.mentors:
            talks.setdefault(mentor, []).append(meeting)
    letters, checkins = _by_mentor(everything.outreach), _by_mentor(everything.checkins)
    evaluations, gifts = _by_mentor(everything.evaluations), _by_mentor(everything.gifts)
    of_talk: dict[str, list[Reflection]] = {}
    of_mentor: dict[str, list[Reflection]] = {}
    for reflection in everything.reflections:
        where = {"meeting": of_talk, "mentor": of_mentor}.get(reflection.about)
        if where is not None:
            where.setdefault(reflection.subject or "", []).append(reflection)
    return {
        m.id: msgspec.structs.replace(
            everything,
            meetings=tuple(talks.get(m.id, ())),
            outreach=tuple(letters.get(m.id, ())),
            checkins=tuple(sorted(checkins.get(m.id, ()), key=lambda c: c.on)),
            evaluations=tuple(evaluations.get(m.id, ())),
            gifts=tuple(gifts.get(m.id, ())),
            reflections=(
                *of_mentor.get(m.id, ()),
                *(r for talk in talks.get(m.id, ()) for r in of_talk.get(talk.id, ())),
            ),
        )
        for m in everything.mentors
    }


def _by_mentor(records: Iterable[R]) -> dict[str, list[R]]:
    found: dict[str, list[R]] = {}
    for record in records:
        found.setdefault(record.mentor, []).append(record)
    return found


def shown(text: str) -> str:
    """A person's text as a page may have it: nothing in it turns the reading direction round."""
    return "\n".join(visible(part) for part in text.split("\n"))


def share(value: float | None) -> Values | None:
    """A number from 0 to 1, as it is and as it is read."""
    return None if value is None else {"exact": repr(value), "percent": f"{value * 100:.0f} %"}


def differences(before: Mapping[str, float], after: Mapping[str, float]) -> Iterator[str]:
    """The keys of what changes by a half of a percent or more, in order."""
    return (key for key, value in before.items() if abs(after[key] - value) >= 0.005)

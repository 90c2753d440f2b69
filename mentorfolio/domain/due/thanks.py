"""Thanks for a talk, to somebody whom one does not meet all the time (R4, R9)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from mentorfolio.domain.dates import said_near
from mentorfolio.domain.drafts import talked_with
from mentorfolio.domain.due.rows import Dated, Due, Facts, thing_to_do
from mentorfolio.domain.lifecycle import OVER, TOGETHER
from mentorfolio.domain.records import Mentor
from mentorfolio.domain.rules import Rules
from mentorfolio.domain.standing import in_touch_before, is_manager
from mentorfolio.domain.text import command_line

_WITHIN = timedelta(days=14)  # later thanks are a letter of their own
# What asks for a letter or a word to somebody anyway, in which one thanks them.
_WRITES = ("agree", "answer", "assigned", "contact", "follow-up", "later", "request")


def thanks(facts: Facts, today: date, rules: Rules) -> Iterator[Dated]:
    """Who gave one a talk in the last days, and has had no letter since; with no next one agreed on."""
    talks: dict[str, list[date]] = {}
    for meeting in facts.meetings:
        for who in talked_with(meeting) if meeting.circle is None else ():
            talks.setdefault(who, []).append(meeting.on)
    lately = {who: max(days) for who, days in talks.items() if max(days) >= today - _WITHIN}
    for who, day in lately.items():
        mentor = facts.mentors.get(who)
        if mentor is None or mentor.again_on or is_manager(mentor, facts.profile):
            continue
        if who in facts.drafted or who in facts.planned or facts.written.get(who, date.min) >= day:
            continue
        if _is_usual(mentor, day, first=min(talks[who])):
            continue
        text = f"Thank {facts.name(mentor)} for the talk on {said_near(day, today)}"
        line = command_line("approach", who, "--template", "thanks")
        yield thing_to_do("thanks", who, day, today, text, line, mentor=who)


def _is_usual(mentor: Mentor, day: date, *, first: date) -> bool:
    """Whether it was a talk with a mentor as there are many, or the one at which it came to an end."""
    if mentor.stage in TOGETHER:
        given = mentor.form == "formal" and not in_touch_before(mentor)
        said_yes = len(mentor.history) > 1 and mentor.stage_since >= day
        return first < day or not (given or said_yes)
    return mentor.stage == "declined" or (mentor.stage in OVER and mentor.stage_since >= day)


def thanked_anyway(rows: list[Due]) -> list[Due]:
    """The rows without thanks to whom another of them asks one to write."""
    written = {row.mentor for row in rows if row.kind in _WRITES}
    return [row for row in rows if row.kind != "thanks" or row.mentor not in written]

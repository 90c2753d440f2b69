"""Letters that are written and not sent: what is overtaken, how a sentence calls it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import msgspec

from mentorfolio.domain.dates import said_day
from mentorfolio.domain.greeting import addressed_as
from mentorfolio.domain.lifecycle import OVER, REMINDED, TOGETHER, WAITING, came_by, was_mentor
from mentorfolio.domain.records import Meeting, Mentor, Outreach, Profile, changed
from mentorfolio.domain.standing import is_manager
from mentorfolio.domain.text import in_lines
from mentorfolio.domain.vocabulary import NOT_TO_THEM
from mentorfolio.errors import UsageProblem

# Kind of letter -> the stages in which what it asks for is there.
_REACHED = {
    "first": ("conversation", "asked", *TOGETHER),
    "follow-up": ("conversation", *TOGETHER),
    "request": TOGETHER,
}
_OF_ONE_DAY = ("first", "follow-up", "request")
_BEFORE_A_TALK = ("hello", "new-day")  # templates that ask for a day
_ANOTHER = "match"  # to the programme: where it gives no other reason, about a silence
_INSTEAD = {"manager": "your manager", "resources": "HR"}


def is_overtaken(letter: Outreach, mentor: Mentor, meetings: Iterable[Meeting]) -> bool:
    """Whether a draft asks for what has happened meanwhile: the talk took place, or the answer came."""
    talks = (m.on for m in meetings if mentor.id in talked_with(m))
    if letter.template == _ANOTHER:
        heard = (mentor.told_contact or date.min, *talks)
        return not letter.answers.get("reason") and max(heard) >= letter.drafted
    if letter.kind not in _REACHED and letter.template not in _BEFORE_A_TALK:
        return False
    if mentor.stage in OVER:
        return any(change.on >= letter.drafted for change in mentor.history if change.stage in OVER)
    if mentor.stage in _REACHED.get(letter.kind, ()) and mentor.stage_since >= letter.drafted:
        return True
    return letter.kind != "request" and any(on >= letter.drafted for on in talks)


def perhaps_answered(
    letters: Iterable[Outreach], mentor: Mentor, meetings: Iterable[Meeting], on: date
) -> Outreach | None:
    """The last draft that somebody who answers on a day may have had: it went out, and nobody noted it."""
    theirs = [x for x in letters if x.mentor == mentor.id and x.state == "draft" and x.kind in WAITING]
    theirs = [x for x in theirs if _day_gone(x, mentor) <= on and not is_overtaken(x, mentor, meetings)]
    return max(theirs, key=lambda x: x.drafted, default=None)


def _day_gone(letter: Outreach, mentor: Mentor) -> date:
    return max(letter.drafted, mentor.stage_since)


def gone_on(letter: Outreach, mentor: Mentor, answered: date) -> date:
    """The day on which a draft that was answered is taken to have gone out: that on which it was written."""
    return min(_day_gone(letter, mentor), answered)


def talked_with(meeting: Meeting) -> tuple[str, ...]:
    """With whom there was a conversation; an unplanned moment is none."""
    return meeting.mentors if meeting.held and not meeting.cancelled and meeting.kind != "moment" else ()


def last_talk(meetings: Iterable[Meeting], mentor: str) -> date | None:
    """The day of the last conversation with somebody, by id."""
    return max((m.on for m in meetings if mentor in talked_with(m)), default=None)


def readdressed(letter: Outreach, before: Mentor, now: Mentor) -> Outreach:
    """A draft to somebody of whom something was put right; an address or greeting typed into it stays."""
    if letter.state != "draft" or letter.mentor != now.id or letter.kind in NOT_TO_THEM:
        return letter
    fields = {}
    if letter.channel == "email" and now.email and letter.to in ("", *before.emails):
        fields["to"] = letter.to if letter.to in now.emails else now.email
    first, line_end, rest = letter.body.partition(",\n")
    hail = _hails(now)[_hails(before).index(first)] if first in _hails(before) else ""
    if hail and hail != first:
        fields["body"] = hail + line_end + rest
    return msgspec.structs.replace(letter, **fields)


def rewritten(letter: Outreach, fields: Mapping[str, Any], today: date) -> Outreach:
    """A draft changed by hand; a subject is the owner's own then, as one that was answered."""
    if fields.get("subject", letter.subject) != letter.subject:
        fields = {**fields, "answers": {**letter.answers, "subject": fields["subject"]}}
    return changed(letter, today, **fields)


def _hails(mentor: Mentor) -> tuple[str, ...]:
    """How a letter to them begins: to somebody one knows, and formally."""
    names = (mentor.first_name or addressed_as(mentor.name, formal=formal) for formal in (False, True))
    return tuple(mentor.greeting or f"Dear {name}" for name in names)


def addressee(kind: str, name: str) -> str:
    """To whom a letter of this kind goes, which is about somebody of this name."""
    return f"{_INSTEAD[kind]}, about {name}" if kind in _INSTEAD else name


def is_to_say(letter: Outreach, mentor: Mentor, profile: Profile | None) -> bool:
    """Whether it is for one's own manager, to whom one speaks."""
    return letter.kind not in NOT_TO_THEM and is_manager(mentor, profile)


def draft_told(letter: Outreach, mentor: Mentor, profile: Profile | None, name: str = "") -> str:
    """The words for a draft that lies there; ``name`` is what tells them from a namesake."""
    name = name or mentor.name
    if is_to_say(letter, mentor, profile):
        return f"You have written down what to say to {name}: say it when you next talk"
    comma = "," if letter.kind in _INSTEAD else ""
    return f"Your letter to {addressee(letter.kind, name)}{comma} is written but not sent"


def may_be_taken_back(letter: Outreach, mentor: Mentor, meetings: Iterable[Meeting]) -> bool:
    """Whether a no may follow the yes to a letter: what became a mentoring ends instead."""
    if letter.kind not in REMINDED or not was_mentor(mentor):
        return True
    since = letter.answered or letter.drafted
    met = any(m.held and mentor.id in m.mentors and m.on > since for m in meetings)
    return came_by(mentor, letter) and not (met or mentor.terms)


def refuse_too_early(letter: Outreach, on: date) -> None:
    """Refuse an answer of a day before the letter went out, or before another answer. Raises UsageProblem."""
    told = ""
    if letter.sent and on < letter.sent:
        told = f"The letter went out on {said_day(letter.sent)}, so an answer on {said_day(on)} is too early."
    elif letter.answered and on < letter.answered:
        told = f"An answer already came on {said_day(letter.answered)}, after {said_day(on)}."
    if told:
        raise UsageProblem(told, hint="Give a later day with --on.")


def answer_noted(letter: Outreach, note: str | None, on: date) -> str:
    """What is noted with an answer; below it what was with an earlier one, or as it was sent, and when."""
    if not letter.note or note == "":
        return note or ""
    if note and f"{letter.note}\n".startswith(f"{note}\n"):  # once more
        return letter.note
    if note is None and letter.answered is None:
        return letter.note
    day = "" if letter.moved_on == on else f"{said_day(letter.moved_on)}: "
    return in_lines(note, f"{day}{letter.note}")


def when_sent(letter: Outreach) -> tuple[str, int]:
    """The sort key of letters that were sent: of one day in the order in which one writes them."""
    return str(letter.sent), _OF_ONE_DAY.index(letter.kind) if letter.kind in _OF_ONE_DAY else 0


def has_answered(letters: Iterable[Outreach]) -> bool:
    """Whether the last letter to them that asks for an answer has one, whatever it says."""
    asking = [x for x in letters if x.sent and x.kind in ("first", "request", "follow-up")]
    last = max(asking, key=when_sent, default=None)
    # The yes to a talk, of the day on which one asked for more, is no answer to that.
    answers = [x for x in asking if last and (x.kind == "request" or last.kind != "request")]
    return last is not None and any(
        x.answered and str(x.answered) >= str(last.sent) for x in answers if x.state != "unanswered"
    )

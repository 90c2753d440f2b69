"""Everything that was ever written, a passage each: what a search looks through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

import msgspec

from mentorfolio.domain.lifecycle import LETTER_MOVES, letter_reason
from mentorfolio.domain.own_words import NAMES, TEXTS, texts
from mentorfolio.domain.records import Action, Meeting, Mentor, Outreach, Profile, Reflection
from mentorfolio.domain.register import Everything
from mentorfolio.domain.text import command_line, in_lines

# What a passage may be, explained; the order decides between two that fit equally well.
PASSAGES: Mapping[str, str] = {
    "mentor": "someone, and what you keep about them",
    "need": "what you want from mentoring",
    "circle": "a group, and what it is for",
    "talk": "what you noted about a talk",
    "insight": "what a talk taught you",
    "agenda": "what was or will be talked about",
    "promise": "what was promised, by either of you",
    "letter": "a letter, and what you noted about it",
    "reflection": "what you thought",
    "check-in": "what you noted about a check-in",
    "evaluation": "what you said about a term",
    "gift": "what you gave back",
    "place": "where you look for mentors, and what you found there",
    "profile": "what you said about yourself",
}


# Reasons of a move that nobody wrote.
_BY_LETTER = {letter_reason(kind, state) for kind, state in LETTER_MOVES}


class Passage(NamedTuple):
    """Something written, of one record: what it is called, its text, whom it is with, on which day.

    ``opened`` are the words that open it; ``name`` is what somebody or something is called.
    """

    kind: str
    id: str
    mentors: tuple[str, ...]
    on: date
    text: str
    opened: tuple[str, ...]
    name: str = ""

    @property
    def command(self) -> str:
        """The command to type."""
        return command_line(*self.opened)


def passages(everything: Everything) -> Iterator[Passage]:
    """All passages of a portfolio; what says nothing is left out."""
    return (passage for passage in _all(everything) if passage.text or passage.name)


def _all(everything: Everything) -> Iterator[Passage]:
    for mentor in everything.mentors:
        yield from _mentor(mentor)
    for need in everything.needs:
        shown = ("need", "show", need.id)
        told = in_lines(need.phrase, need.why, need.success)
        yield Passage("need", need.id, (), need.created, told, shown, need.title)
    for circle in everything.circles:
        shown = ("circle", "show", circle.id)
        told = in_lines(circle.purpose, *circle.others)
        yield Passage("circle", circle.id, circle.members, circle.created, told, shown, circle.name)
    for meeting in everything.meetings:
        yield from _meeting(meeting)
    for letter in everything.outreach:
        yield _letter(letter)
    yield from _looks_back(everything)
    for place in everything.places:
        told = in_lines(place.url, *(looked.found for looked in place.looked))
        yield Passage("place", place.id, (), place.created, told, ("place", "list"), place.name)
    for profile in everything.profile:
        yield _profile(profile)


def _looks_back(everything: Everything) -> Iterator[Passage]:
    with_ = {meeting.id: meeting.mentors for meeting in everything.meetings}
    for thought in everything.reflections:
        yield _reflection(thought, with_)
    for look in everything.checkins:
        yield _dated("check-in", look.id, look.mentor, look.on, look.note)
    for looked in everything.evaluations:
        yield _dated(
            "evaluation", looked.id, looked.mentor, looked.on, in_lines(looked.worked, looked.change)
        )
    for gift in everything.gifts:
        yield _dated("gift", gift.id, gift.mentor, gift.on, gift.text)


def _mentor(mentor: Mentor) -> Iterator[Passage]:
    whom, shown = (mentor.id,), ("mentor", "show", mentor.id)
    bare = msgspec.structs.replace(mentor, name="", actions=(), history=())
    reasons = [change.reason for change in mentor.history if change.reason not in _BY_LETTER]
    told = in_lines(*texts(bare, NAMES), *texts(bare, TEXTS), *reasons)
    yield Passage("mentor", mentor.id, whom, mentor.created, told, shown, mentor.name)
    yield from _promises(mentor.actions, whom, mentor.created)


def _meeting(meeting: Meeting) -> Iterator[Passage]:
    shown = ("meeting", "show", meeting.id)
    for kind, text in (
        ("talk", in_lines(meeting.notes, meeting.incident, *meeting.answers)),
        ("insight", in_lines(*meeting.insights)),
        ("agenda", in_lines(*meeting.agenda, *meeting.next_areas, meeting.place, meeting.link)),
    ):
        if text:
            yield Passage(kind, meeting.id, meeting.mentors, meeting.on, text, shown)
    yield from _promises(meeting.actions, meeting.mentors, meeting.on)


def _promises(actions: Iterable[Action], mentors: tuple[str, ...], on: date) -> Iterator[Passage]:
    for action in actions:
        whom = ("--with", mentors[0]) if mentors else ()
        yield Passage("promise", action.id, mentors, on, action.text, ("action", "list", *whom))


def _letter(letter: Outreach) -> Passage:
    text = in_lines(
        letter.subject, letter.body, letter.to, letter.note, *letter.passed.values(), *letter.answers.values()
    )
    on = letter.sent or letter.drafted
    shown = ("outreach", "show", letter.id)
    return Passage("letter", letter.id, (letter.mentor,), on, text, shown)


def _reflection(thought: Reflection, with_: Mapping[str, tuple[str, ...]]) -> Passage:
    whom: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    if thought.about == "mentor" and thought.subject:
        whom, about = (thought.subject,), (thought.subject,)
    elif thought.about == "need" and thought.subject:
        about = ("--need", thought.subject)
    elif thought.about == "meeting" and thought.subject:
        about = ("--meeting", thought.subject)
        whom = with_.get(thought.subject, ())
    shown = ("reflect", *about, "--past")
    return Passage("reflection", thought.id, whom, thought.on, thought.text, shown)


def _dated(kind: str, record: str, mentor: str, on: date, text: str) -> Passage:
    shown = ("timeline", mentor, "--since", str(on), "--until", str(on))
    return Passage(kind, record, (mentor,), on, text, shown)


def _profile(profile: Profile) -> Passage:
    told = in_lines(
        *(profile.role, profile.organisation, profile.email, profile.manager, profile.stage_of_career),
        *(stage.stage for stage in profile.career),
        *(profile.purpose, profile.context),
        *(profile.looking_for, profile.effective_mentee, profile.availability, profile.signature),
        *profile.values.values(),
    )
    shown = ("profile", "show")
    return Passage("profile", profile.id, (), profile.created, told, shown, profile.name)

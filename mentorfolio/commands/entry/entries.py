"""``entry``: a talk, check-in, evaluation, gift or reflection, changed or taken out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from msgspec.structs import replace

from mentorfolio.commands.checkin.checkin import checkin_view
from mentorfolio.commands.checkin.fields import CLARITY_RATED, RAPPORT_RATED
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import agreed, id_or_person
from mentorfolio.desk.finding import whom as people_of
from mentorfolio.desk.results import Done, Step, view
from mentorfolio.domain.dates import said_day
from mentorfolio.domain.names import find_dated
from mentorfolio.domain.records import Checkin, Evaluation, Gift, Meeting, Mentor, Reflection, changed
from mentorfolio.domain.register import Entry
from mentorfolio.domain.text import lacks_words, merged, paragraphs, quoted, some
from mentorfolio.domain.vocabulary import MEETING_KINDS
from mentorfolio.errors import (
    Ambiguous,
    Busy,
    MentorfolioError,
    MissingValue,
    NotFound,
    RuleRefusal,
    UsageProblem,
)
from mentorfolio.fields.field import Day, Minutes, OneLine, Said, Text, Word, flag_of
from mentorfolio.fields.operands import EntryNamed, Removal
from mentorfolio.fields.scale import Scale

if TYPE_CHECKING:
    from mentorfolio.fields.question import Asker
    from mentorfolio.store.records import Portfolio


class EntrySaid(Said, frozen=True, kw_only=True):
    """What is to be another way: lists grow, single values are replaced, an empty text clears."""

    text: Annotated[
        str | None, Text("New wording for a talk, gift or reflection, or for the note of a check-in.")
    ] = None
    on: Annotated[date | None, Day("A new day, today at the latest.")] = None
    minutes: Annotated[int | str | None, Minutes("How long a talk took.", clears=True)] = None
    kind: Annotated[
        str | None, Word("What kind of talk it was.", words=MEETING_KINDS, what="a kind of meeting")
    ] = None
    insight: Annotated[tuple[str, ...], OneLine("What you learnt from a talk.", many=True)] = ()
    remove_insight: Annotated[
        tuple[str, ...], OneLine("An insight to remove.", what="insight", many=True)
    ] = ()
    next_area: Annotated[tuple[str, ...], OneLine("Something to talk about next time.", many=True)] = ()
    remove_next_area: Annotated[
        tuple[str, ...], OneLine("A topic for next time to remove.", what="area", many=True)
    ] = ()
    rapport: Annotated[
        tuple[int, ...] | None,
        replace(RAPPORT_RATED, help="The check-in's four answers about how you get on."),
    ] = None
    clarity: Annotated[
        tuple[int, ...] | None, replace(CLARITY_RATED, help="Its two answers about direction.")
    ] = None
    benefit_me: Annotated[int | str | None, Scale("What you get out of it.", clears=True)] = None
    benefit_them: Annotated[int | str | None, Scale("What they get out of it.", clears=True)] = None
    progress: Annotated[int | None, Scale("How far you had come, in an evaluation.")] = None
    value: Annotated[int | None, Scale("How much it was worth to you.")] = None
    both: Annotated[int | str | None, Scale("Whether both of you gain from it.", clears=True)] = None
    worked: Annotated[str | None, Text("What has worked well.")] = None
    change: Annotated[str | None, Text("What you would change.")] = None


_LISTED = 8  # entries that a hint names

# What fits an entry: option -> the field of the record.
_FITTING: Mapping[type[Entry], Mapping[str, str]] = {
    Meeting: {
        "text": "notes",
        "on": "when",
        "minutes": "minutes",
        "kind": "kind",
        "insight": "insights",
        "remove_insight": "insights",
        "next_area": "next_areas",
        "remove_next_area": "next_areas",
    },
    Checkin: {
        "text": "note",
        "on": "on",
        "rapport": "rapport_items",
        "clarity": "clarity_items",
        "benefit_me": "benefit_me",
        "benefit_them": "benefit_them",
    },
    Evaluation: {key: key for key in ("on", "progress", "value", "both", "worked", "change")},
    Gift: {"text": "text", "on": "on"},
    Reflection: {"text": "text", "on": "on"},
}
_CALLED: Mapping[type[Entry], str] = {
    Meeting: "talk",
    Checkin: "check-in",
    Evaluation: "evaluation",
    Gift: "gift",
    Reflection: "reflection",
}
# Of these nothing would be left without their words.
_ALL_WORDS = (Gift, Reflection)


def edit(desk: Desk, entry: EntryNamed, said: EntrySaid) -> Done:
    """Change a talk, check-in, evaluation, gift or reflection.

    With no option, at a terminal, opens its words in your editor.

    $ mentorfolio entry edit julie --text "an article on rotas and shifts"
    """
    portfolio = desk.store.reading()
    found = entry_named(portfolio, entry)
    if said.nothing:
        return _edit_words(desk, desk.asker, portfolio, found)
    _refuse_unfit(found, said)
    return _save(desk, portfolio, found, lambda now: _changes(now, said))


def remove(desk: Desk, entry: EntryNamed, said: Removal) -> Done:
    """Remove a talk, check-in, evaluation, gift or reflection.

    $ mentorfolio entry remove julie-sample
    """
    portfolio = desk.store.reading()
    found = entry_named(portfolio, entry, exact=True)
    called = _described(portfolio, found)
    if not agreed(desk, said, f"Remove {called}{_promised_in(found)}"):
        return Done(record=_face(found), sentence="Nothing was removed.", undoable=False)
    with desk.store.changing() as portfolio:
        _expect_unchanged(portfolio, found)
        portfolio.describe(f"removed {called}")
        # What was thought about a talk stays, as a thought about the person.
        kept = _settle_thoughts(desk, portfolio, found) if isinstance(found, Meeting) else 0
        portfolio[type(found)].remove(found.id)
    thoughts = "1 reflection on it stays" if kept == 1 else f"{kept} reflections on it stay"
    return Done(record=_face(found), sentence=f"Removed {called}.", details=(f"{thoughts}.",) if kept else ())


def entry_named(portfolio: Portfolio, text: str, *, exact: bool = False) -> Entry:
    """The entry of this id, or the only one there is with the person of this name.

    Raises:
        NotFound: no such entry or person, or nothing was noted with them.
        Ambiguous: several ids begin like that, or there are several entries; the hint lists them.
        RuleRefusal: it is a meeting that was not held.
    """
    entries: list[Entry] = [entry for kind in _CALLED for entry in portfolio[kind]]
    if of_id := find_dated(text, entries, "entry", exact=True):
        return _held(of_id)
    see = "Find its id in the timeline: mentorfolio timeline NAME"
    mentor = id_or_person(portfolio, text, entries, "entry", see, exact=exact)
    if not isinstance(mentor, Mentor):
        return _held(mentor)
    theirs = sorted(_with(portfolio, mentor), key=lambda e: (e.on, e.id), reverse=True)
    if not theirs:
        raise NotFound(
            f"Nothing has been noted about {mentor.name} yet.",
            hint=f'Note a talk: mentorfolio log {quoted(mentor.id)} "what it was about"',
        )
    if len(theirs) > 1:
        told = {e.id: f"{_CALLED[type(e)]}, {said_day(e.on)}" for e in theirs}
        raise Ambiguous(
            f"There are {len(theirs)} entries about {mentor.name}.",
            hint=f"Say which: {some([f'{i} ({what})' for i, what in told.items()], _LISTED)}.",
            typed=text,
            choices=told,
        )
    return theirs[0]


def _with(portfolio: Portfolio, mentor: Mentor) -> Iterator[Entry]:
    """The entries of a person's timeline."""
    talks = [m for m in portfolio[Meeting] if mentor.id in m.mentors]
    about = {("mentor", mentor.id), *(("meeting", talk.id) for talk in talks)}
    yield from (talk for talk in talks if talk.held and not talk.cancelled)
    yield from (c for c in portfolio[Checkin] if c.mentor == mentor.id)
    yield from (e for e in portfolio[Evaluation] if e.mentor == mentor.id)
    yield from (g for g in portfolio[Gift] if g.mentor == mentor.id)
    yield from (r for r in portfolio[Reflection] if (r.about, r.subject) in about)


def _held(entry: Entry) -> Entry:
    if isinstance(entry, Meeting) and (entry.cancelled or not entry.held):
        state = "was cancelled" if entry.cancelled else "is planned, and has not taken place"
        raise RuleRefusal(
            f"The meeting {entry.id} {state}.",
            hint=f"See it with: mentorfolio meeting show {quoted(entry.id)}"
            if entry.cancelled
            else f"Change it: mentorfolio meeting edit {quoted(entry.id)}, or meeting move, or cancel.",
        )
    return entry


def _refuse_unfit(entry: Entry, said: EntrySaid) -> None:
    fitting = _FITTING[type(entry)]
    called = _CALLED[type(entry)]
    unfit = [key for key in said.said() if key not in fitting]
    if unfit:
        raise UsageProblem(
            f"{flag_of(unfit[0])} says nothing about {'an' if called[0] in 'aeiou' else 'a'} {called}.",
            hint=f"What fits: {', '.join(map(flag_of, fitting))}.",
        )


def _changes(entry: Entry, said: EntrySaid) -> dict[str, Any]:
    """The fields of this very kind of entry, its lists merged; a talk that had an hour keeps it."""
    fitting = _FITTING[type(entry)]
    out = {fitting[key]: value for key, value in said.said().items()}
    if said.text is not None:
        out |= _words(entry, said.text)
    if isinstance(entry, Meeting):
        out["insights"] = merged(entry.insights, said.insight, said.remove_insight, "insight")
        out["next_areas"] = merged(entry.next_areas, said.next_area, said.remove_next_area, "area")
        if said.on:
            out["when"] = f"{said.on}{entry.when[10:]}"
    return out


def _words(entry: Entry, text: str) -> dict[str, Any]:
    if lacks_words(text) and isinstance(entry, _ALL_WORDS):
        raise UsageProblem(
            f"Without its text nothing would be left of the {_CALLED[type(entry)]}.",
            hint=f"Remove it: mentorfolio entry remove {quoted(entry.id)}",
        )
    return {_FITTING[type(entry)]["text"]: text}


def _edit_words(desk: Desk, asker: Asker | None, portfolio: Portfolio, entry: Entry) -> Done:
    fitting = _FITTING[type(entry)]
    if asker is None or "text" not in fitting:
        raise MissingValue(
            "You did not say what to change.", hint=f"What fits: {', '.join(map(flag_of, fitting))}."
        )
    before = str(getattr(entry, fitting["text"]))
    about = _owner(portfolio, entry) or _CALLED[type(entry)]
    typed = asker.edit(f"{before}\n", about)
    try:
        text = paragraphs(typed, "text")
        if text == before:
            return Done(record=_face(entry), sentence="Nothing was changed.", undoable=False)
        return _save(desk, portfolio, entry, lambda now: _words(now, text))
    except MentorfolioError as problem:
        if typed.strip():
            problem.hint = f"What you typed is kept in {desk.keep_text(typed, about)}"
        raise


def _save(desk: Desk, portfolio: Portfolio, entry: Entry, fields: Callable[[Entry], dict[str, Any]]) -> Done:
    called = _described(portfolio, entry)
    with desk.store.changing() as portfolio:
        _expect_unchanged(portfolio, entry)
        now = changed(entry, desk.today, **fields(entry))
        portfolio.describe(f"changed {called}")
        portfolio[type(entry)].put(now)
    moved = (f"It is on {said_day(now.on)} now.",) if now.on != entry.on else ()
    owner = _owner(portfolio, now)
    steps = (Step("See it among the others", f"mentorfolio timeline {quoted(owner)}"),) if owner else ()
    return Done(record=_face(now), sentence=f"Changed {called}.", details=moved, steps=steps)


def _expect_unchanged(portfolio: Portfolio, entry: Entry) -> None:
    if portfolio[type(entry)].get(entry.id) != entry:
        raise Busy("Another command has changed the entry in the meantime.", hint="Nothing was changed.")


def _settle_thoughts(desk: Desk, portfolio: Portfolio, meeting: Meeting) -> int:
    """Reflections on a talk that goes are about its first person from now on; how many there are."""
    found = [r for r in portfolio[Reflection] if (r.about, r.subject) == ("meeting", meeting.id)]
    about: dict[str, Any] = {"about": "portfolio", "subject": None}
    if meeting.mentors:
        about = {"about": "mentor", "subject": meeting.mentors[0]}
    for reflection in found:
        portfolio[Reflection].put(changed(reflection, desk.today, **about))
    return len(found)


def _promised_in(entry: Entry) -> str:
    count = sum(a.done is None for a in entry.actions) if isinstance(entry, Meeting) else 0
    things = "one thing" if count == 1 else f"{count} things"
    return f", with {things} promised in it and still open" if count else ""


def _described(portfolio: Portfolio, entry: Entry) -> str:
    if isinstance(entry, Meeting):
        whom = people_of(portfolio, entry)
    else:
        mentor = portfolio[Mentor].get(_owner(portfolio, entry))
        whom = mentor.name if mentor else ""
    link = {Gift: " to ", Reflection: " on "}.get(type(entry), " with ")
    return f"the {_CALLED[type(entry)]} of {said_day(entry.on)}" + (link + whom if whom else "")


def _owner(portfolio: Portfolio, entry: Entry) -> str:
    """The id of the first person it is with, empty if it is with nobody."""
    if isinstance(entry, Meeting):
        return next(iter(entry.mentors), "")
    if not isinstance(entry, Reflection):
        return entry.mentor
    if entry.about == "meeting":
        meeting = portfolio[Meeting].get(entry.subject or "")
        return next(iter(meeting.mentors), "") if meeting else ""
    return (entry.subject or "") if entry.about == "mentor" else ""


def _face(entry: Entry) -> dict[str, object]:
    """The JSON of the command that made it."""
    return checkin_view(entry) if isinstance(entry, Checkin) else view(entry)

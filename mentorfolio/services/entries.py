"""``entry``: a talk, check-in, evaluation, gift or reflection, changed or taken out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, TypeAlias

from mentorfolio.domain.dates import said
from mentorfolio.domain.names import find_dated
from mentorfolio.domain.records import (
    Checkin,
    Evaluation,
    Gift,
    Meeting,
    Mentor,
    Reflection,
    changed,
)
from mentorfolio.domain.text import paragraphs
from mentorfolio.domain.vocabulary import MEETING_KINDS, one_of
from mentorfolio.errors import (
    Ambiguous,
    Busy,
    MentorfolioError,
    MissingValue,
    NotFound,
    RuleRefusal,
    UsageProblem,
)
from mentorfolio.journey.checkin import CLARITY, RAPPORT
from mentorfolio.services import given as options
from mentorfolio.services.checkins import checkin_view
from mentorfolio.services.finding import confirmed, mentor_named
from mentorfolio.services.finding import whom as people_of
from mentorfolio.services.given import Given
from mentorfolio.services.rating import ratings
from mentorfolio.services.results import Done, Step, view

if TYPE_CHECKING:
    from mentorfolio.ports import Asker, Collection, Desk, Portfolio

Entry: TypeAlias = Meeting | Checkin | Evaluation | Gift | Reflection
Fields: TypeAlias = dict[str, object]

_LISTED = 8  # entries that a hint names

# What an entry is called -> the options that fit it.
_FITTING: Mapping[type[Entry], tuple[str, ...]] = {
    Meeting: ("text", "on", "minutes", "kind", "insight", "remove_insight", "next_area", "remove_next_area"),
    Checkin: ("text", "on", "rapport", "clarity", "benefit_me", "benefit_them"),
    Evaluation: ("on", "progress", "value", "both", "worked", "change"),
    Gift: ("text", "on"),
    Reflection: ("text", "on"),
}
_CALLED: Mapping[type[Entry], str] = {
    Meeting: "talk",
    Checkin: "check-in",
    Evaluation: "evaluation",
    Gift: "gift",
    Reflection: "reflection",
}
# The field that an entry's own words are in.
_WORDS: Mapping[type[Entry], str] = {Meeting: "notes", Checkin: "note", Gift: "text", Reflection: "text"}
# Of these nothing would be left without their words.
_ALL_WORDS = (Gift, Reflection)


def edit(desk: Desk, which: str, given: Given) -> Done:
    """Change an entry by options, or at a terminal its words in the person's editor.

    Lists grow, single values are replaced, an empty text clears where something is left then. A talk
    that had an hour keeps it on its new day.

    Args:
        desk: what the command works with.
        which: an id, the beginning of one, or a person with one entry.
        given: the options, some of which fit some kinds of entries only.

    Raises:
        UsageProblem: a value cannot be meant, has not happened yet, or does not fit such an entry.
        NotFound, Ambiguous: no such entry or person, or several.
        RuleRefusal: a meeting that was not held.
        Busy: it was changed by another command while the editor was open.
        MissingValue: nothing was said and nobody can be asked.
    """
    fields = _read(desk, given)
    portfolio = desk.store.reading()
    entry = entry_named(portfolio, which)
    if not given:
        return _edit_words(desk, desk.asker, portfolio, entry)
    _refuse_unfit(entry, given)
    return _save(desk, portfolio, entry, lambda now: _changes(now, fields, given))


def remove(desk: Desk, which: str, *, yes: bool) -> Done:
    """Take an entry out; what was thought about a talk stays, as a thought about the person.

    Raises:
        NotFound, Ambiguous, RuleRefusal: as for :func:`edit`.
        MissingValue: nobody said yes.
        Busy: it was changed while the question was open.
    """
    portfolio = desk.store.reading()
    entry = entry_named(portfolio, which)
    called = _described(portfolio, entry)
    if not confirmed(desk, yes, f"Remove {called}{_promised_in(entry)}"):
        return Done(record=_face(entry), sentence="Nothing was removed.", undoable=False)
    with desk.store.changing() as portfolio:
        _expect_unchanged(portfolio, entry)
        portfolio.describe(f"removed {called}")
        kept = _settle_thoughts(desk, portfolio, entry) if isinstance(entry, Meeting) else 0
        _table(portfolio, entry).remove(entry.id)
    thoughts = "1 reflection on it stays" if kept == 1 else f"{kept} reflections on it stay"
    return Done(record=_face(entry), sentence=f"Removed {called}.", details=(f"{thoughts}.",) if kept else ())


def entry_named(portfolio: Portfolio, text: str) -> Entry:
    """The entry of this id, or the only one there is with the person of this name.

    Raises:
        NotFound: no such entry or person, or nothing was noted with them.
        Ambiguous: several ids begin like that, or there are several entries; the hint lists them.
        RuleRefusal: it is a meeting that was not held.
    """
    entries = list(_all(portfolio))
    exact = [entry for entry in entries if entry.id == text.strip().casefold()]
    if exact:
        return _held(exact[0])
    try:
        mentor = mentor_named(portfolio, text)
    except (NotFound, Ambiguous) as refusal:
        found = find_dated(text, entries, "entry")
        if found is None and isinstance(refusal, Ambiguous):
            raise
        if found is None:
            raise NotFound(
                f"There is no entry and no mentor called {text!r}.",
                hint="Ids are in the timeline of a person: mentorfolio timeline NAME",
            ) from None
        return _held(found)
    theirs = sorted(_with(portfolio, mentor), key=lambda e: (e.on, e.id), reverse=True)
    if not theirs:
        raise NotFound(
            f"Nothing was noted with {mentor.name} yet.",
            hint=f'Note a talk: mentorfolio log {mentor.id} "what it was about"',
        )
    if len(theirs) > 1:
        listed = [f"{e.id} ({_CALLED[type(e)]}, {said(e.on)})" for e in theirs[:_LISTED]]
        more = " …" if len(theirs) > _LISTED else ""
        raise Ambiguous(
            f"There are {len(theirs)} entries with {mentor.name}.",
            hint=f"Say which: {', '.join(listed)}{more}.",
        )
    return theirs[0]


def _all(portfolio: Portfolio) -> Iterator[Entry]:
    yield from portfolio.meetings.all().values()
    yield from portfolio.checkins.all().values()
    yield from portfolio.evaluations.all().values()
    yield from portfolio.gifts.all().values()
    yield from portfolio.reflections.all().values()


def _with(portfolio: Portfolio, mentor: Mentor) -> Iterator[Entry]:
    """The entries of a person's timeline."""
    talks = [m for m in portfolio.meetings.all().values() if mentor.id in m.mentors]
    about = {("mentor", mentor.id), *(("meeting", talk.id) for talk in talks)}
    yield from (talk for talk in talks if talk.held and not talk.cancelled)
    yield from (c for c in portfolio.checkins.all().values() if c.mentor == mentor.id)
    yield from (e for e in portfolio.evaluations.all().values() if e.mentor == mentor.id)
    yield from (g for g in portfolio.gifts.all().values() if g.mentor == mentor.id)
    yield from (r for r in portfolio.reflections.all().values() if (r.about, r.subject) in about)


def _held(entry: Entry) -> Entry:
    if isinstance(entry, Meeting) and (entry.cancelled or not entry.held):
        state = "was cancelled" if entry.cancelled else "is planned, and has not been held"
        raise RuleRefusal(
            f"The meeting {entry.id} {state}.",
            hint=f"See it with: mentorfolio meeting show {entry.id}"
            if entry.cancelled
            else f"Change it with mentorfolio meeting edit, move or cancel {entry.id}.",
        )
    return entry


def _read(desk: Desk, given: Given) -> Fields:
    """Field -> value for every option that means the same for each kind of entry that has it."""
    fields: Fields = {key: options.number(given, key) for key in _NUMBERS if key in given}
    fields |= {key: paragraphs(str(given[key]), key) for key in ("text", "worked", "change") if key in given}
    for axis, scales in (("rapport", RAPPORT), ("clarity", CLARITY)):
        if axis in given:
            fields[f"{axis}_items"] = ratings(str(given[axis]), scales, axis)
    if "kind" in given:
        fields["kind"] = one_of(MEETING_KINDS, str(given["kind"]), "a kind of meeting")
    on = options.past_day(given, "on", desk.today)
    if on:
        fields["on"] = on
    for key in ("insight", "next_area"):
        options.lines(given, key, key.replace("_", " "))
    return fields


_NUMBERS = ("minutes", "benefit_me", "benefit_them", "progress", "value", "both")


def _refuse_unfit(entry: Entry, given: Given) -> None:
    fitting = _FITTING[type(entry)]
    unfit = [key for key in given if key not in fitting]
    if unfit:
        raise UsageProblem(
            f"{_flag(unfit[0])} says nothing about {_an(_CALLED[type(entry)])}.",
            hint=f"What fits: {', '.join(_flag(key) for key in fitting)}.",
        )


def _an(called: str) -> str:
    return f"{'an' if called[0] in 'aeiou' else 'a'} {called}"


def _flag(key: str) -> str:
    return f"--{key.replace('_', '-')}"


def _changes(entry: Entry, fields: Fields, given: Given) -> Fields:
    """The fields of this very kind of entry, its lists merged."""
    out = {key: value for key, value in fields.items() if key not in ("text", "on")}
    if "text" in fields:
        out |= _words(entry, str(fields["text"]))
    if isinstance(entry, Meeting):
        if "on" in fields:
            out["when"] = f"{fields['on']}{entry.when[10:]}"
        for option, field, what in (("insight", "insights", "insight"), ("next_area", "next_areas", "area")):
            removed = options.several(given, f"remove_{option}")
            added = options.lines(given, option, what)
            out[field] = options.merged(getattr(entry, field), added, removed, what)
    elif "on" in fields:
        out["on"] = fields["on"]
    return out


def _words(entry: Entry, text: str) -> Fields:
    if not text and isinstance(entry, _ALL_WORDS):
        raise UsageProblem(
            f"Without its text nothing would be left of the {_CALLED[type(entry)]}.",
            hint=f"Take it out: mentorfolio entry remove {entry.id}",
        )
    return {_WORDS[type(entry)]: text}


def _edit_words(desk: Desk, asker: Asker | None, portfolio: Portfolio, entry: Entry) -> Done:
    fitting = ", ".join(_flag(key) for key in _FITTING[type(entry)])
    if asker is None or type(entry) not in _WORDS:
        raise MissingValue("Nothing to change was said.", hint=f"What fits: {fitting}.")
    before = str(getattr(entry, _WORDS[type(entry)]))
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


def _save(desk: Desk, portfolio: Portfolio, entry: Entry, fields: Callable[[Entry], Fields]) -> Done:
    called = _described(portfolio, entry)
    with desk.store.changing() as portfolio:
        _expect_unchanged(portfolio, entry)
        now = changed(entry, desk.today, **fields(entry))
        portfolio.describe(f"changed {called}")
        _table(portfolio, entry).put(now)
    moved = (f"It is on {said(now.on)} now.",) if now.on != entry.on else ()
    owner = _owner(portfolio, now)
    steps = (Step("See it among the others", f"mentorfolio timeline {owner}"),) if owner else ()
    return Done(record=_face(now), sentence=f"Changed {called}.", details=moved, steps=steps)


def _expect_unchanged(portfolio: Portfolio, entry: Entry) -> None:
    if _table(portfolio, entry).all().get(entry.id) != entry:
        raise Busy("The entry was changed meanwhile, by another command.", hint="Nothing was changed.")


def _settle_thoughts(desk: Desk, portfolio: Portfolio, meeting: Meeting) -> int:
    """Reflections on a talk that goes are about its first person from now on; how many there are."""
    found = [
        r for r in portfolio.reflections.all().values() if (r.about, r.subject) == ("meeting", meeting.id)
    ]
    about: Fields = {"about": "portfolio", "subject": None}
    if meeting.mentors:
        about = {"about": "mentor", "subject": meeting.mentors[0]}
    for reflection in found:
        portfolio.reflections.put(changed(reflection, desk.today, **about))
    return len(found)


def _promised_in(entry: Entry) -> str:
    count = sum(a.done is None for a in entry.actions) if isinstance(entry, Meeting) else 0
    things = "one thing" if count == 1 else f"{count} things"
    return f", with {things} promised in it and not done" if count else ""


def _described(portfolio: Portfolio, entry: Entry) -> str:
    if isinstance(entry, Meeting):
        whom = people_of(portfolio, entry)
    else:
        mentor = portfolio.mentors.all().get(_owner(portfolio, entry))
        whom = mentor.name if mentor else ""
    link = {Gift: " to ", Reflection: " on "}.get(type(entry), " with ")
    return f"the {_CALLED[type(entry)]} of {said(entry.on)}" + (link + whom if whom else "")


def _owner(portfolio: Portfolio, entry: Entry) -> str:
    """The id of the first person it is with, empty if it is with nobody."""
    if isinstance(entry, Meeting):
        return next(iter(entry.mentors), "")
    if not isinstance(entry, Reflection):
        return entry.mentor
    if entry.about == "meeting":
        meeting = portfolio.meetings.all().get(entry.subject or "")
        return next(iter(meeting.mentors), "") if meeting else ""
    return (entry.subject or "") if entry.about == "mentor" else ""


def _face(entry: Entry) -> dict[str, object]:
    """The JSON of the command that made it."""
    return checkin_view(entry) if isinstance(entry, Checkin) else view(entry)


def _table(portfolio: Portfolio, entry: Entry) -> Collection[Entry]:
    tables: dict[type[Entry], object] = {
        Meeting: portfolio.meetings,
        Checkin: portfolio.checkins,
        Evaluation: portfolio.evaluations,
        Gift: portfolio.gifts,
        Reflection: portfolio.reflections,
    }
    return tables[type(entry)]  # type: ignore[return-value]  # each table holds its own kind

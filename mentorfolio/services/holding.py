"""Holding a meeting: what came of it, and the one question that fits (R1-R3, METHOD section 6)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from mentorfolio.domain.dates import said, said_when
from mentorfolio.domain.meetings import is_planned
from mentorfolio.domain.promises import Promise, open_promises
from mentorfolio.domain.records import Action, Circle, Meeting, Mentor, changed
from mentorfolio.domain.text import one_line, paragraphs
from mentorfolio.errors import Ambiguous, Interrupted, UsageProblem
from mentorfolio.services import given as options
from mentorfolio.services.actions import parse_all, parse_all_with, parse_with, settle, undated
from mentorfolio.services.finding import latest, meeting_named, meeting_or_whose, whom
from mentorfolio.services.given import Given
from mentorfolio.services.guiding import answered, chosen, walk
from mentorfolio.services.meetings import next_one, presenter_named, refuse_settled
from mentorfolio.services.results import Done, Step, view

if TYPE_CHECKING:
    from mentorfolio.journey.questions import Question
    from mentorfolio.ports import Asker, Desk, Portfolio


class Outcome(NamedTuple):
    """What came of a meeting; added to what is noted already."""

    notes: str = ""
    insights: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()
    next_areas: tuple[str, ...] = ()
    minutes: int | None = None
    incident: str = ""


def held(desk: Desk, which: str, given: Given) -> Done:
    """A planned meeting took place; at a terminal with no option, what came of it is asked.

    Args:
        desk: what the command works with.
        which: the meeting's id, or a person or circle with one planned meeting.
        given: ``notes``, ``insight``, ``action``, ``next_area``, ``minutes``, ``presenter``,
            ``incident``, ``reflection``.

    Raises:
        UsageProblem: a value cannot be meant, or the day has not come yet.
        NotFound, Ambiguous: the meeting or a name.
        RuleRefusal: it was held or cancelled already.
        Interrupted: the person left; what was answered before is saved.
    """
    outcome = Outcome(
        notes=paragraphs(str(given.get("notes", "")), "notes"),
        insights=options.lines(given, "insight", "insight"),
        actions=parse_all(given, desk.today),
        next_areas=options.lines(given, "next_area", "area"),
        minutes=options.number(given, "minutes"),
        incident=paragraphs(str(given.get("incident", "")), "incident"),
    )
    reflection = paragraphs(str(given.get("reflection", "")), "reflection")
    portfolio = desk.store.reading()
    meeting = _to_hold(portfolio, which)
    _refuse(desk, portfolio, meeting)
    if desk.asker is not None and not given:
        return _guided(desk, desk.asker, meeting)
    with desk.store.changing() as portfolio:
        meeting = meeting_named(portfolio, meeting.id, of="planned")
        _refuse(desk, portfolio, meeting)
        more: dict[str, object] = {}
        if "presenter" in given:
            more["presenter"] = presenter_named(portfolio, str(given["presenter"]), meeting.mentors)
        who = whom(portfolio, meeting)
        portfolio.describe(f"held a meeting with {who}")
        promised = parse_all_with(given, desk.today, portfolio, meeting.mentors)
        outcome = outcome._replace(actions=promised)
        meeting = portfolio.meetings.put(as_held(meeting, desk.today, outcome, **more))
        if reflection:
            from mentorfolio.services.reflect import put_about

            put_about(desk, portfolio, meeting, reflection)
    return _done(desk, meeting, reflected=bool(reflection))


def as_held(meeting: Meeting, today: date, outcome: Outcome, **more: object) -> Meeting:
    """The meeting as it is once it took place, with what came of it added to what was noted before."""
    return changed(
        meeting,
        today,
        held=True,
        notes=_joined(meeting.notes, outcome.notes),
        insights=(*meeting.insights, *outcome.insights),
        actions=(*meeting.actions, *outcome.actions),
        next_areas=options.merged(meeting.next_areas, outcome.next_areas, (), "area"),
        minutes=outcome.minutes or meeting.minutes,
        incident=outcome.incident or meeting.incident,
        **more,
    )


def planned_on(portfolio: Portfolio, mentors: Sequence[str], on: date) -> Meeting | None:
    """The meeting that was planned with one of these people for that day; sessions of circles apart.

    Raises:
        Ambiguous: several.
    """
    found = [
        m
        for m in portfolio.meetings.all().values()
        if is_planned(m) and m.circle is None and m.on == on and set(m.mentors) & set(mentors)
    ]
    if len(found) > 1:
        found.sort(key=lambda m: m.when)
        shown = ", ".join(f"{m.id} ({whom(portfolio, m)}, {said_when(m.when)})" for m in found)
        raise Ambiguous(
            f"You have planned {len(found)} meetings with them on {said(on)}.",
            hint=f"Say which took place: mentorfolio meeting held ID, of {shown}; or none: --kind moment.",
        )
    return found[0] if found else None


def steps_after(portfolio: Portfolio, meeting: Meeting, today: date, *, reflected: bool) -> tuple[Step, ...]:
    """What comes after a meeting: think back, and set the next one (R2)."""
    steps = []
    if not (meeting.insights or reflected):
        steps.append(Step("What did it teach you?", f"mentorfolio reflect --meeting {meeting.id} --ask"))
    mentors = [portfolio.mentors.all()[i] for i in meeting.mentors if i in portfolio.mentors.all()]
    ahead = any(
        is_planned(m) and m.on >= meeting.on and set(m.mentors) & set(meeting.mentors)
        for m in portfolio.meetings.all().values()
    )
    if meeting.kind == "closing" and len(mentors) == 1 and mentors[0].stage != "ended":
        steps.append(Step("End it well", f"mentorfolio mentor stage {mentors[0].id} ended"))
    elif not ahead:
        steps += next_one(portfolio, meeting, "Set the next one", today)
    return tuple(steps)


def _to_hold(portfolio: Portfolio, which: str) -> Meeting:
    """The meeting meant; where none is planned with them, the hint says what one may want instead."""
    try:
        return meeting_named(portfolio, which, of="planned")
    except Ambiguous as none:
        meetings = list(portfolio.meetings.all().values())
        whose = meeting_or_whose(portfolio, which, meetings)
        if not isinstance(whose, Meeting):
            theirs = [m for m in meetings if whose.id in (*m.mentors, m.circle)]
            if not any(is_planned(m) for m in theirs):
                none.hint = _instead(whose, theirs)
        raise


def _instead(whose: Mentor | Circle, theirs: Sequence[Meeting]) -> str:
    past = max(theirs, key=lambda m: (m.held, m.when))
    add = f'To add to the latest: mentorfolio meeting edit {past.id} --insight "…". ' if past.held else ""
    people = ",".join(whose.members) if isinstance(whose, Circle) else whose.id
    log = f'To log a talk: mentorfolio log {people} "what it was about". '
    return f"{log}{add}There were: {latest(theirs)}."


def _refuse(desk: Desk, portfolio: Portfolio, meeting: Meeting) -> None:
    refuse_settled(portfolio, meeting)
    if meeting.on > desk.today:
        raise UsageProblem(
            f"Your meeting with {whom(portfolio, meeting)} is planned for {said_when(meeting.when)}: "
            "that day has not come yet.",
            hint=f"If you met earlier: mentorfolio meeting move {meeting.id} --when today",
        )


def _done(desk: Desk, meeting: Meeting, *, reflected: bool) -> Done:
    portfolio = desk.store.reading()
    areas = (f"For next time: {'; '.join(meeting.next_areas)}.",) if meeting.next_areas else ()
    return Done(
        record=view(meeting),
        sentence=f"Held: your meeting with {whom(portfolio, meeting)} on {said_when(meeting.when)}.",
        details=(*areas, *undated(meeting.actions)),
        steps=steps_after(portfolio, meeting, desk.today, reflected=reflected),
    )


def _guided(desk: Desk, asker: Asker, meeting: Meeting) -> Done:
    from mentorfolio.journey.meeting import AFTERWARDS
    from mentorfolio.services.reflect import ask_about

    portfolio = desk.store.reading()
    asker.say(f"Your meeting with {whom(portfolio, meeting)} on {said_when(meeting.when)}.")
    asker.say(*(f"  {number}. {item}" for number, item in enumerate(meeting.agenda, 1)))
    if meeting.notes:
        asker.say("Noted already:", *(f"  {text}" for text in meeting.notes.split("\n")))
    typed: dict[str, str] = {}
    steps = [partial(_ask_one, desk, asker, question, meeting, typed) for question in AFTERWARDS]
    if promised := _promised_before(portfolio, meeting):
        steps.insert(0, partial(_ask_kept, desk, asker, promised, typed))
    try:
        walk(steps, asker)
        kept = ask_about(desk, asker, meeting)
    except Interrupted as left:
        left.hint = _how_to_go_on(desk, meeting)
        raise
    return _done(desk, desk.store.reading().meetings.all()[meeting.id], reflected=kept)


def _how_to_go_on(desk: Desk, meeting: Meeting) -> str:
    now = desk.store.reading().meetings.all().get(meeting.id, meeting)
    if now.held:
        return f'The meeting is held. To add to it: mentorfolio meeting edit {now.id} --insight "…"'
    return f"To begin again: mentorfolio meeting held {now.id}"


def _promised_before(portfolio: Portfolio, meeting: Meeting) -> list[Promise]:
    """What the owner promised these people, or this circle, before and has not done."""
    mentors, meetings = portfolio.mentors.all().values(), portfolio.meetings.all().values()
    return [
        p
        for p in open_promises(mentors, meetings)
        if p.action.owner == "me"
        and p.meeting != meeting.id
        and (p.circle == meeting.circle if meeting.circle or p.circle else {*p.mentors} & {*meeting.mentors})
    ]


def _ask_kept(desk: Desk, asker: Asker, promised: Sequence[Promise], typed: dict[str, str]) -> None:
    """Ask which promises are done by now, and note it at once; asked again, the answer replaces the first."""
    from mentorfolio.journey.meeting import KEPT

    listed = {p.action.id: _told(p.action) for p in promised}
    read = partial(_which, listed)
    before = read(typed[KEPT.key]) if KEPT.key in typed else frozenset()

    def said(text: str) -> frozenset[str]:
        done = read(text)
        typed[KEPT.key] = " ".join(str(at) for at, one in enumerate(listed, 1) if one in done)
        return done

    done = answered(asker, KEPT._replace(choices=listed), said, typed.get(KEPT.key, ""))
    if done is not None and done != before:
        settle(desk, done - before, before - done)


def _which(listed: Mapping[str, str], text: str) -> frozenset[str]:
    words = [chosen(listed, word) for word in text.replace(",", " ").split()]
    if any(word not in listed for word in words):
        which = "Type 1" if len(listed) == 1 else f"Type numbers from 1 to {len(listed)}"
        raise UsageProblem(f"{text!r} is none of these.", hint=f"{which}, or Enter if nothing is done.")
    return frozenset(words)


def _told(action: Action) -> str:
    return f"{action.text}, by {said(action.due)}" if action.due else action.text


def _ask_one(desk: Desk, asker: Asker, question: Question, meeting: Meeting, typed: dict[str, str]) -> None:
    """Ask one thing and save it; the meeting counts as held from the first answer on."""
    mentors = desk.store.reading().mentors.all()
    present = [mentors[i] for i in meeting.mentors if i in mentors]

    def read(text: str) -> Outcome:
        outcome = _READERS[question.key](text, desk.today, present)
        typed[question.key] = text
        return outcome

    known = typed.get(question.key, "")
    outcome = answered(asker, question, read, known)
    unchanged = outcome is None or typed[question.key] == known
    if unchanged and meeting_named(desk.store.reading(), meeting.id, of="planned").held:
        return
    with desk.store.changing() as portfolio:
        now = meeting_named(portfolio, meeting.id, of="planned")
        fields = (
            {question.key: getattr(as_held(meeting, desk.today, outcome), question.key)} if outcome else {}
        )
        portfolio.describe(f"held a meeting with {whom(portfolio, meeting)}")
        portfolio.meetings.put(changed(now, desk.today, held=True, **fields))


def _parts(text: str, what: str) -> tuple[str, ...]:
    return tuple(one for part in text.split(";") if (one := one_line(part, what)))


_READERS: Mapping[str, Callable[[str, date, Sequence[Mentor]], Outcome]] = {
    "notes": lambda text, _today, _present: Outcome(notes=paragraphs(text, "notes")),
    "insights": lambda text, _today, _present: Outcome(insights=_parts(text, "insight")),
    "actions": lambda text, today, present: Outcome(
        actions=tuple(parse_with(part, today, present) for part in _parts(text, "action"))
    ),
    "next_areas": lambda text, _today, _present: Outcome(next_areas=_parts(text, "area")),
}


def _joined(before: str, after: str) -> str:
    return "\n".join(part for part in (before, after) if part)

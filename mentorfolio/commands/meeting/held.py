"""``meeting held``: what came of a meeting, and the one question that fits (R1-R3)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from mentorfolio.commands.action.actions import made_anew, put_off, settle, told, undated
from mentorfolio.commands.action.fields import Promised, promises_in
from mentorfolio.commands.meeting.fields import ACTION, ANSWER, INSIGHT, LASTED, NEXT_AREA, NOTES, HeldSaid
from mentorfolio.commands.meeting.meetings import next_one, planned_named, presenter_named, settle_later
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import meeting_or_whose, meetings_told, whom
from mentorfolio.desk.results import Done, Step, view
from mentorfolio.domain.dates import said_day, said_when
from mentorfolio.domain.meetings import is_planned
from mentorfolio.domain.promises import Promise, by_its_day, open_promises
from mentorfolio.domain.records import Action, Circle, Meeting, Mentor, changed
from mentorfolio.domain.text import in_lines, listed, merged, quoted, so_many
from mentorfolio.errors import Ambiguous, Interrupted, UsageProblem
from mentorfolio.fields.field import Field
from mentorfolio.fields.form import Asked, Form, asking, chosen, yes_to
from mentorfolio.fields.operands import PlannedNamed
from mentorfolio.fields.question import Asker, Question

if TYPE_CHECKING:
    from mentorfolio.commands.reflect.reflect import Subject
    from mentorfolio.domain.talks_told import NextTalk
    from mentorfolio.letters.library import Template
    from mentorfolio.store.records import Portfolio

NEAR = 2  # days between the day planned and the one it was, in all likelihood
_KEPT = Question(
    key="kept",
    text="You promised this earlier. What have you done? Numbers, like: 1 2",
    why="What you have done comes off your list. The rest stays, and that is fine.",
    option="mentorfolio action done ID",
)


_NONE = (
    r"(?i)(?:none|nothing|no|nope|not(?: yet| one| any| anything)?)\b"
    r"(?: of (?:it|this|that|these|those|them)| (?:yet|so far|at all|sorry))*(?:[\s,.;:!-]+|$)"
)


class Outcome(NamedTuple):
    """What came of a meeting; added to what is noted already."""

    notes: str = ""
    insights: tuple[str, ...] = ()
    actions: tuple[Action, ...] = ()
    next_areas: tuple[str, ...] = ()
    minutes: int | None = None
    incident: str = ""
    answers: tuple[str, ...] = ()


def held(desk: Desk, meeting: PlannedNamed, said: HeldSaid) -> Done:
    """Say that a meeting took place, and what came of it.

    At a terminal with no option, asks: what you talked about, what you learned, what was promised,
    what comes next, how long it lasted, and one question to think back.

    $ mentorfolio meeting held julie
    $ mentorfolio meeting held julie --notes "how she hands work over" --action "draft a plan by fri"
    """
    portfolio = desk.store.reading()
    found = _to_hold(desk, portfolio, meeting)
    if desk.asker is not None and said.nothing:
        return _guided(desk, desk.asker, found)
    with desk.store.changing() as portfolio:
        found = _to_hold(desk, portfolio, found.id)
        more: dict[str, object] = {}
        if said.presenter is not None:
            more["presenter"] = presenter_named(portfolio, said.presenter, found.mentors)
        portfolio.describe(f"held a meeting with {whom(portfolio, found)}")
        outcome = Outcome(
            notes=said.notes or "",
            insights=said.insight,
            actions=promised_by(portfolio, found.mentors, said.action),
            next_areas=said.next_area,
            minutes=said.minutes,
            incident=said.incident or "",
            answers=said.answer,
        )
        found = portfolio[Meeting].put(as_held(found, desk.today, outcome, **more))
        settle_later(desk, portfolio, found)
        if said.reflection:
            from mentorfolio.commands.reflect.reflect import about_meeting, put_about

            put_about(desk, portfolio, about_meeting(portfolio, found), said.reflection)
    return _done(desk, found, reflected=bool(said.reflection))


def as_told(desk: Desk, asker: Asker, meeting: str, notes: str) -> Done:
    """What a meeting was about, said with the word that it took place; the rest is asked."""
    return _guided(desk, asker, _to_hold(desk, desk.store.reading(), meeting), notes)


def promised_by(
    portfolio: Portfolio, people: Sequence[str], promised: Sequence[Promised]
) -> tuple[Action, ...]:
    """What was promised where these people (ids) were there."""
    present = _present(portfolio, people) if promised else []
    return tuple(one.action(present) for one in promised)


def _present(portfolio: Portfolio, people: Sequence[str]) -> list[Mentor]:
    """Those of these people (ids) who are in the portfolio."""
    mentors = portfolio[Mentor].by_id()
    return [mentors[i] for i in people if i in mentors]


def as_held(meeting: Meeting, today: date, outcome: Outcome, **more: object) -> Meeting:
    """The meeting as it is once it took place, with what came of it added to what was noted before."""
    return changed(
        meeting,
        today,
        held=True,
        cancelled=False,
        by_me=False,
        notes=in_lines(meeting.notes, outcome.notes),
        insights=(*meeting.insights, *outcome.insights),
        actions=(*meeting.actions, *outcome.actions),
        next_areas=merged(meeting.next_areas, outcome.next_areas, (), "area"),
        minutes=outcome.minutes or meeting.minutes,
        incident=outcome.incident or meeting.incident,
        answers=(*meeting.answers, *outcome.answers),
        **more,
    )


def planned_on(portfolio: Portfolio, planned: Sequence[Meeting], on: date) -> Meeting | None:
    """The one of these meetings that was planned for that day. Raises Ambiguous where several were."""
    found = [m for m in planned if m.on == on]
    if len(found) > 1:
        shown = ", ".join(f"{m.id} ({whom(portfolio, m)}, {said_when(m.when)})" for m in found)
        raise Ambiguous(
            f"You have planned {len(found)} meetings with them on {said_day(on)}.",
            hint=f"Say which took place: mentorfolio meeting held ID, where ID is one of {shown}. If none "
            "did: --kind moment.",
        )
    return found[0] if found else None


def planned_with(meetings: Iterable[Meeting], mentors: Sequence[str]) -> list[Meeting]:
    """What is planned with one of these people and not settled, by its day; sessions of circles apart."""
    found = [m for m in meetings if is_planned(m) and m.circle is None and set(m.mentors) & set(mentors)]
    return sorted(found, key=lambda m: m.when)


def planned_near(planned: Sequence[Meeting], on: date, back: int = NEAR) -> Meeting | None:
    """The one of these meetings planned for a day beside that one: so many before it, else two after."""
    near = [m for m in planned if m.on != on and -NEAR <= (on - m.on).days <= back]
    return min(near, key=lambda m: (m.on > on, abs(m.on - on)), default=None)


def as_next(desk: Desk, people: Sequence[Mentor], talk: NextTalk, was: str) -> NextTalk | None:
    """The talk to come that was told of one, the meeting ``was`` (id); at a terminal only if it is wanted.

    None where one is planned with them for that day. With whom it has ended none is planned for them.
    """
    ids = tuple(m.id for m in people)
    planned = [m for m in planned_with(desk.store.reading()[Meeting], ids) if m.id != was]
    if any(m.on == talk.moment.on for m in planned):
        return None
    old = next((m for m in planned if talk.new and m.on >= desk.today), None)
    talk = talk._replace(people=ids, instead=old.id if old else "")
    if desk.asker is None or any(m.stage == "ended" for m in people):
        return talk
    when = said_when(talk.moment.when)
    asked = f"Plan the next talk with {listed([m.called for m in people])} for {when}?"
    asked = f"Move the meeting on {said_when(old.when)} to {when}?" if old else asked
    wanted = yes_to(desk.asker, asked, "You named that day. You can move it later.", talk.command)
    return talk._replace(wanted=True) if wanted else None


def put_next(desk: Desk, portfolio: Portfolio, talk: NextTalk) -> tuple[str, ...]:
    """Within a unit of work: the talk to come planned, or moved, if it is wanted; the sentence for it."""
    from mentorfolio.commands.meeting.plan import moved_within, planned_within

    if not talk.wanted:
        return ()
    if talk.instead:
        return (moved_within(desk, portfolio, talk.instead, talk.moment),)
    return (planned_within(desk, portfolio, _present(portfolio, talk.people), talk.moment),)


def steps_after(portfolio: Portfolio, meeting: Meeting, today: date, *, reflected: bool) -> tuple[Step, ...]:
    """What comes after a meeting: think back, and set the next one (R2)."""
    steps = []
    if not (meeting.insights or reflected):
        steps.append(Step("What did you learn?", f"mentorfolio reflect --meeting {quoted(meeting.id)} --ask"))
    mentors = _present(portfolio, meeting.mentors)
    ahead = any(
        is_planned(m) and m.on >= meeting.on and set(m.mentors) & set(meeting.mentors)
        for m in portfolio[Meeting]
    )
    if meeting.kind == "closing" and len(mentors) == 1 and mentors[0].stage != "ended":
        steps.append(Step("End it well", f"mentorfolio mentor stage {quoted(mentors[0].id)} ended"))
    elif not ahead:
        steps += next_one(portfolio, meeting, "Plan the next one", today)
    return tuple(steps)


def _to_hold(desk: Desk, portfolio: Portfolio, which: str) -> Meeting:
    """The meeting meant; where none is planned with them, the hint says what one may want instead.

    Raises RuleRefusal where it is settled, UsageProblem where it is still to come.
    """
    try:
        meeting = planned_named(portfolio, which)
    except Ambiguous as none:
        meetings = list(portfolio[Meeting])
        whose = meeting_or_whose(portfolio, which, meetings)
        if not isinstance(whose, Meeting):
            theirs = [m for m in meetings if whose.id in (*m.mentors, m.circle)]
            if not any(is_planned(m) for m in theirs):
                none.hint = _instead(whose, theirs)
        raise
    if meeting.on > desk.today:
        raise UsageProblem(
            f"Your meeting with {whom(portfolio, meeting)} is planned for {said_when(meeting.when)}, "
            "which has not come yet.",
            hint=f"If you met earlier: mentorfolio meeting move {quoted(meeting.id)} --when today",
        )
    return meeting


def _instead(whose: Mentor | Circle, theirs: Sequence[Meeting]) -> str:
    past = max(theirs, key=lambda m: (m.held, m.when))
    add = (
        f'To add to the latest: mentorfolio meeting edit {quoted(past.id)} --insight "…". '
        if past.held
        else ""
    )
    people = ",".join(whose.members) if isinstance(whose, Circle) else whose.id
    log = f'To log a talk: mentorfolio log {people} "what it was about". '
    return f"{log}{add}There were: {meetings_told(theirs)}."


def _done(desk: Desk, meeting: Meeting, *, reflected: bool) -> Done:
    portfolio = desk.store.reading()
    areas = (f"For next time: {'; '.join(meeting.next_areas)}.",) if meeting.next_areas else ()
    return Done(
        record=view(meeting),
        sentence=f"Held: your meeting with {whom(portfolio, meeting)} on {said_when(meeting.when)}.",
        details=(*told(meeting.actions, whom(portfolio, meeting)), *areas, *undated(meeting.actions)),
        steps=steps_after(portfolio, meeting, desk.today, reflected=reflected),
    )


def _guided(desk: Desk, asker: Asker, meeting: Meeting, told: str = "") -> Done:
    from mentorfolio.commands.reflect.reflect import ask_one, prompt_after

    portfolio = desk.store.reading()
    asker.say(f"Your meeting with {whom(portfolio, meeting)} on {said_when(meeting.when)}.")
    asker.say(*(f"  {number}. {item}" for number, item in enumerate(meeting.agenda, 1)))
    if meeting.notes:
        asker.say("Noted already:", *(f"  {text}" for text in meeting.notes.split("\n")))
    # By key; None where a question was skipped, for by then the meeting was held.
    said: dict[str, Any] = {"notes": told} if told else {}
    form = Form(asker)
    notes, *asked = _afterwards(desk, meeting, _present(portfolio, meeting.mentors), said)
    steps: list[Asked | Callable[[], None]] = [*asked] if told else [notes, *asked]
    if promised := _promised_before(portfolio, meeting):
        steps.insert(0, _kept(promised, said))
    if after := prompt_after(desk, meeting):
        steps.append(partial(ask_one, desk, form, *after, keep=partial(said.__setitem__, "thought")))
    try:
        form.fill(steps)
    except Interrupted as left:  # who leaves keeps what was answered
        if said:
            _note(desk, meeting, said, after)
        left.hint = _how_to_go_on(desk, meeting)
        raise
    _note(desk, meeting, said, after)
    return _done(desk, desk.store.reading()[Meeting][meeting.id], reflected=bool(said.get("thought")))


def _note(desk: Desk, meeting: Meeting, said: dict[str, Any], about: tuple[Template, Subject] | None) -> None:
    """Save what was answered as one change, to what others have noted by now; it is held from the first on.

    What is said with a "none" to the promises made before is a note of it.
    """
    from mentorfolio.commands.reflect.reflect import put_about

    done, aside = said.get(_KEPT.key) or ((), "")
    answered = {key: said[key] for key in said if key in Outcome._fields}
    told = {key: answer for key, answer in answered.items() if answer and answer != getattr(meeting, key)}
    outcome = Outcome(**{**told, "notes": in_lines(aside, told.get("notes"))})
    with desk.store.changing() as portfolio:
        now = portfolio[Meeting][meeting.id]
        who = whom(portfolio, now)
        kept = "; ".join(settle(desk, portfolio, done))
        changes = [f"marked as done: {kept}"] if kept else []
        put_off(desk, portfolio, said.get("again", ()))
        if answered:
            changes.append(f"held a meeting with {who}")
            settle_later(desk, portfolio, portfolio[Meeting].put(as_held(now, desk.today, outcome)))
        elif aside:
            changes.append(f"noted something about the meeting with {who}")
            portfolio[Meeting].put(changed(now, desk.today, notes=in_lines(now.notes, aside)))
        portfolio.describe("; ".join(changes))
        if about and said.get("thought"):
            put_about(desk, portfolio, about[1], said["thought"], about[0].id)


def _afterwards(desk: Desk, meeting: Meeting, present: Sequence[Mentor], said: dict[str, Any]) -> list[Asked]:
    """What is asked afterwards."""

    def actions(text: str) -> tuple[Action, ...]:
        return tuple(
            one.action(present) for part in text.split(";") for one in promises_in(part, desk.today, present)
        )

    def keep_promised(answer: tuple[Action, ...] | None) -> None:
        said["actions"], said["again"] = made_anew(desk, present, answer or (), beside=meeting.id)

    def step(key: str, field: Field, known: str = "") -> Asked:
        return asking(field, key, desk.today, known, partial(said.__setitem__, key))

    return [
        step("notes", NOTES),
        *([step("answers", ANSWER)] if meeting.circle else []),
        step("insights", INSIGHT),
        step("actions", ACTION)._replace(read=actions, keep=keep_promised),
        step("next_areas", NEXT_AREA),
        step("minutes", LASTED, so_many(meeting.minutes, "minute") if meeting.minutes else ""),
    ]


def _how_to_go_on(desk: Desk, meeting: Meeting) -> str:
    now = desk.store.reading()[Meeting].get(meeting.id) or meeting
    if now.held:
        return (
            f"The meeting has been held. To add to it: mentorfolio meeting edit {quoted(now.id)} "
            '--insight "…"'
        )
    return f"To start again: mentorfolio meeting held {quoted(now.id)}"


def _promised_before(portfolio: Portfolio, meeting: Meeting) -> list[Promise]:
    """What the owner promised these people, or this circle, before and has not done."""
    mentors, meetings = portfolio[Mentor], portfolio[Meeting]
    return [
        p
        for p in open_promises(mentors, meetings)
        if p.action.owner == "me"
        and p.meeting != meeting.id
        and (p.circle == meeting.circle if meeting.circle or p.circle else {*p.mentors} & {*meeting.mentors})
    ]


def _kept(promised: Sequence[Promise], said: dict[str, Any]) -> Asked:
    """Which promises are done by now."""
    listed = {p.action.id: p.action.text + by_its_day(p.action.due) for p in promised}
    question = _KEPT._replace(choices=listed)
    return Asked(question, partial(_which, listed), keep=partial(said.__setitem__, _KEPT.key))


def _which(listed: Mapping[str, str], text: str) -> tuple[frozenset[str], str]:
    """Those meant by their numbers, and what was said with "none"."""
    if (none := re.match(_NONE, text)) and not re.search(r"\d", text):
        return frozenset(), text[none.end() :].strip()
    words = [chosen(listed, word) for word in text.replace(",", " ").split()]
    if any(word not in listed for word in words):
        which = "Type 1" if len(listed) == 1 else f"Type numbers from 1 to {len(listed)}"
        raise UsageProblem(f"{text!r} is none of these.", hint=f"{which}, or Enter if nothing is done.")
    return frozenset(words), ""

"""``log``: a contact with a mentor, in one line (R1)."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, NamedTuple

from mentorfolio.commands.action.actions import made_anew, put_off, told, undated
from mentorfolio.commands.action.fields import Promised
from mentorfolio.commands.meeting.fields import ACTION, INSIGHT
from mentorfolio.commands.meeting.held import (
    NEAR,
    Outcome,
    as_held,
    as_next,
    planned_near,
    planned_on,
    planned_with,
    promised_by,
    put_next,
    steps_after,
)
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import people_named, whom
from mentorfolio.desk.results import Done, Step, view
from mentorfolio.domain.dates import said_day, said_when
from mentorfolio.domain.days_in_sentences import DayInText, day_within
from mentorfolio.domain.lengths import minutes_in
from mentorfolio.domain.names import new_id
from mentorfolio.domain.promises import Promise
from mentorfolio.domain.records import Meeting, Mentor, changed
from mentorfolio.domain.terms import with_cadence
from mentorfolio.domain.text import command_line, fold, paragraphs, quoted
from mentorfolio.errors import UsageProblem
from mentorfolio.fields.field import Day, Minutes, Word
from mentorfolio.fields.operands import MentorsNamed, OnDay, Until, Words

if TYPE_CHECKING:
    from mentorfolio.domain.talks_told import NextTalk
    from mentorfolio.fields.question import Asker
    from mentorfolio.store.records import Records

_LASTED = r"(?i)\b(?:min|hour)"
KINDS = {
    "regular": "a talk, a call, a message",
    "moment": "an unplanned moment of daily work",
    "incident": "a critical incident, looked at together",
}


class _ByTheWay(NamedTuple):
    """What else was told: promises, those made before, a rhythm; and what a script is told of them."""

    promised: tuple[Promised, ...] = ()
    again: tuple[Promise, ...] = ()
    rhythm: str | None = None
    more: tuple[str, ...] = ()
    to_come: "NextTalk | None" = None


# Without a number or a weekday no day to come is named.
_MAY_BE_AHEAD = r"(?i)\d|\b(?:mon|tue|wed|thu|fri|sat|sun|tomorrow)"
_MAY_PROMISE = r"(?i)\b(?:promised|offered|will|ll|would|going to|we|agreed|let's)\b"
_MAY_BE_OPEN = r"(?i)\b(?:ago|back|other|weekend|before|recently|lately|last|on)\b"
_MAY_BE_OLD = r"(?i)\b(?:(?:19|20)\d\d|spring|summer|autumn|fall|winter)\b"
_IN_A_SEASON = (
    r"(?i)(?:last|in|during|over) (?:the )?(?:(?:early|late|mid) )?(?:spring|summer|autumn|fall|winter)"
    r"(?: (?:of )?\d{4})?(?:,|$| (?:i|we|you|s?he|they)\b)"
)
# All that was said, and no talk: "no show", "cancelled today".
_NO_TALK = (
    r"(?i)(?:(?:s?he|they|i|we) )?(?:(?:had to )?cancel(?:l?ed)?|called (?:it )?off|(?:a )?no[- ]show"
    r"|(?:did ?n['\u2019]?t|did not|never) (?:come|came|show(?:ed)?(?: up)?|turn(?:ed)? up|meet|met))"
    r"(?: (?:again|today|yesterday|this \w+|last \w+|on \w+))*[ .!]*"
)
_BACK = 14  # days from the day planned to today, where nobody said when it was


class LogSaid(OnDay, frozen=True, kw_only=True):
    """What may be said of a contact."""

    minutes: Annotated[int | None, Minutes("How long it took.")] = None
    kind: Annotated[
        str | None,
        Word(
            "A talk, an unplanned moment, or an incident you looked at.",
            words=KINDS,
            what="a kind of contact",
        ),
    ] = None
    insight: Annotated[tuple[str, ...], INSIGHT] = ()
    action: Annotated[tuple[Promised, ...], ACTION] = ()
    again: Annotated[date | None, Until("When to be in touch next.")] = None


def log(desk: Desk, mentors: MentorsNamed, words: Words, said: LogSaid) -> Done:
    """Note a talk or a moment with a mentor, in one line.

    $ mentorfolio log julie met on the stairs: ask before you plan
    $ mentorfolio log julie half an hour about rotas --on tue --minutes 30
    """
    # Where a meeting with one of them was planned for that day, it is that meeting; a moment never is.
    names, text = _people_first(mentors, words)
    talk = _next_talk(text, desk.today) if re.search(_MAY_BE_AHEAD, text) else None
    on, text, hints, meant = _when(desk, names, text, said, talk.told if talk else "")
    by_the_way = _ByTheWay()
    if said.action or talk or re.search(_MAY_PROMISE, text):
        by_the_way = _told_by_the_way(desk, names, text, said, talk, meant)
    rhythm, to_come = by_the_way.rhythm, by_the_way.to_come
    with desk.store.changing() as portfolio:
        again = put_off(desk, portfolio, by_the_way.again) if by_the_way.again else ()
        people_meant, meetings = people_named(portfolio, names), portfolio[Meeting]
        ids = [m.id for m in people_meant]
        details = (
            *_twice(meetings, ids, text, on),
            *_also_named(portfolio[Mentor], ids, text),
            *hints,
            *by_the_way.more,
        )
        ahead = [] if said.kind == "moment" else planned_with(meetings, ids)
        planned = planned_on(portfolio, ahead, on) or (meetings.get(meant) if meant else None)
        near = None if planned or desk.asker else planned_near(ahead, on, NEAR if said.on else _BACK)
        people = tuple(dict.fromkeys((*(planned.mentors if planned else ()), *ids)))
        actions = promised_by(portfolio, people, by_the_way.promised)
        outcome = Outcome(notes=text, insights=said.insight, actions=actions, minutes=said.minutes)
        meeting = _meeting(desk, meetings, planned, outcome, people, said.kind, on)
        with_whom = whom(portfolio, meeting)
        did = f"{'held a meeting' if planned else 'logged a contact'} with {with_whom}"
        portfolio.describe(did + (", and planned the next" if to_come and to_come.wanted else ""))
        meetings.put(meeting)
        for mentor in people_meant:
            now = with_cadence(mentor, rhythm, desk.today, desk.today) if rhythm else mentor
            if rhythm or now.again_on != said.again:
                portfolio[Mentor].put(changed(now, desk.today, again_on=said.again))
        details += put_next(desk, portfolio, to_come) if to_come else ()
        after = steps_after(portfolio, meeting, desk.today, reflected=False) if planned or rhythm else ()
    details += (*told(actions, with_whom), *undated(actions)) if actions else ()
    details += again
    details += (f"You will be reminded on {said_day(said.again)}.",) if said.again else ()
    record = view(meeting, **({"next_talk": to_come.data()} if to_come else {}))
    to_plan = (Step("Plan the next talk", to_come.command),) if to_come and not to_come.wanted else ()
    sentence = f"Logged with {with_whom} on {said_day(on)}."
    if planned is not None:
        counts = f"your planned meeting with {with_whom} on {said_when(meeting.when)} counts as held"
        sentence = f"Logged: {counts}."
    elif not (after or outcome.insights):
        after = (Step("What did you learn?", f"mentorfolio reflect {quoted(ids[0])}"),)
    details += _planned_near(near, on, desk.today)
    return Done(record=record, sentence=sentence, details=details, steps=(*to_plan, *after))


def _next_talk(text: str, today: date) -> "NextTalk | None":
    from mentorfolio.domain.talks_told import next_talk

    return next_talk(text, today)


def _told_by_the_way(
    desk: Desk, names: str, text: str, said: LogSaid, talk: "NextTalk | None", meant: str
) -> _ByTheWay:
    from mentorfolio.commands.action.told import kept_of

    there, promised = people_named(desk.store.reading(), names), said.action
    rhythm: str | None = None
    more: tuple[str, ...] = ()
    if re.search(_MAY_PROMISE, text):
        kept, rhythm, more = kept_of(desk, there, text, promises=not said.action)
        promised = (*promised, *kept)
    new, again = made_anew(desk, there, promised)
    to_come = as_next(desk, there, talk, meant) if talk else None
    return _ByTheWay(new, again, rhythm, more, to_come)


def _planned_near(near: Meeting | None, on: date, today: date) -> tuple[str, ...]:
    """What a script is told of a meeting that was planned for a day beside, and may have been held early."""
    if near is None or (near.on > today and on != today):
        return ()
    again = f"mentorfolio undo, and note it again with --on {near.on}"
    if near.on > today:
        again = (
            f"mentorfolio undo, mentorfolio meeting move {quoted(near.id)} --when today, and note it again"
        )
    return (f"You had planned to meet on {said_when(near.when)}.", f"If this was that meeting: {again}")


def _meeting(
    desk: Desk,
    meetings: "Records[Meeting]",
    planned: Meeting | None,
    outcome: Outcome,
    people: tuple[str, ...],
    kind: str | None,
    on: date,
) -> Meeting:
    """The planned meeting as held on that day, or one that nobody planned; for as long as its words say."""
    if outcome.minutes is None and re.search(_LASTED, outcome.notes):
        outcome = outcome._replace(minutes=minutes_in(outcome.notes))
    if planned is not None:
        when = planned.when if planned.on == on else on.isoformat()
        return as_held(planned, desk.today, outcome, mentors=people, kind=kind or planned.kind, when=when)
    return Meeting(
        id=new_id(meetings.taken()),
        created=desk.today,
        updated=desk.today,
        mentors=people,
        kind=kind or "regular",
        when=on.isoformat(),
        minutes=outcome.minutes,
        notes=outcome.notes,
        insights=outcome.insights,
        actions=outcome.actions,
        held=True,
    )


def _when(
    desk: Desk, names: str, text: str, said: LogSaid, ahead: str = ""
) -> tuple[date, str, tuple[str, ...], str]:
    """The day it was, the text without it, what a script is told, and the id of the meeting it was.

    A day that the words name is asked about at a terminal; elsewhere the answer says how to say it. What they
    tell of a talk ``ahead`` says nothing of it.
    Raises UsageProblem where they begin with a season or year that is over, and nobody can be asked.
    """
    found = None if said.on else day_within(text.replace(ahead, " ") if ahead else text, desk.today)
    found = _of_the_talk(found, text, ahead, desk.today) if found else None
    if not said.on and re.search(_MAY_BE_OLD, text):
        over, is_when = _long_ago(text, desk.today)
        if over and is_when and desk.asker is None:
            told = f"Those words begin with a time that is over: {said_day(over.on)} is its first day."
            raise UsageProblem(told, hint=f"Say when it was: --on {over.on}, or --on today")
        found = over or found
    may_be_open = not (found or said.on) and re.search(_MAY_BE_OPEN, text)
    leaves_open = bool(may_be_open) and _leaves_open(text)
    found = found if found and found.on != desk.today else None
    on = said.on or desk.today
    if desk.asker is None:
        hint = "If it was on {}: mentorfolio undo, and log it again with --on {}"
        hints = (hint.format(said_day(found.on), found.on),) if found else ()
        return on, text, (hint.format("another day", "DAY"),) if leaves_open else hints, ""
    from mentorfolio.fields.form import WentBack, yes_to

    people = people_named(desk.store.reading(), names)  # nobody is asked about somebody unknown
    if found or leaves_open:
        asked = f"Was it on {said_day(found.on)}?" if found else ""
        if found and yes_to(desk.asker, asked, "That is the day in your words.", f"--on {found.on}"):
            return found.on, found.rest or text, (), ""
        try:
            on = _asked_day(desk.asker, desk.today)
        except WentBack:
            return _when(desk, names, text, said, ahead)
    planned = (
        [] if said.kind == "moment" else planned_with(desk.store.reading()[Meeting], [m.id for m in people])
    )
    near = planned_near(planned, on, back=NEAR if said.on or found or leaves_open else _BACK)
    if near is None or any(m.on == on for m in planned):
        return on, text, (), ""
    asked = f"You had planned to meet on {said_when(near.when)}. Was this that meeting?"
    why = "Then it counts as held, and you are not asked about it again."
    option = f"mentorfolio meeting held {quoted(near.id)}"
    try:
        if not yes_to(desk.asker, asked, why, option, leaves=found is not None):
            return on, text, (), ""
    except WentBack:
        return _when(desk, names, text, said, ahead)
    # Nobody said another day: it was on the one planned, if that has come.
    return on if said.on or found or leaves_open else min(near.on, desk.today), text, (), near.id


def _of_the_talk(found: DayInText, text: str, ahead: str, today: date) -> DayInText | None:
    """The day, unless it is the one that something was promised for: "I'll try it on Monday"."""
    if re.search(_MAY_PROMISE, text):
        from mentorfolio.commands.action.told import without_promises

        beside = without_promises(text)
        if beside != text and not day_within(beside, today):
            return None
    return DayInText(found.on, text) if ahead else found


def _leaves_open(text: str) -> bool:
    """Whether the words say that it was another day, and not which: "met the other day", "at the weekend"."""
    from mentorfolio.domain.days_over import left_open

    return left_open("", text) != ""


def _long_ago(text: str, today: date) -> tuple[DayInText | None, bool]:
    """A season or year that is over, which the text names for when it was; all its words stay.

    It surely does where it begins with a season: "back in 2019 she …" may have been told today.
    """
    from mentorfolio.domain.days_over import long_ago, long_over

    begun = long_over(text, today) if re.match(_IN_A_SEASON, text) else None
    first = begun.on if begun else long_ago(text, today)
    return DayInText(first, text) if first else None, begun is not None


def _asked_day(asker: "Asker", today: date) -> date:
    """The day it was, where it is not the one in the words."""
    from mentorfolio.fields.form import Form, asking

    field = Day("", ask="On which day was it?", why="It is kept under that day.")
    found: date = Form(asker).ask(asking(field, "on", today, "today"))
    return found


def _people_first(whom: str, words: Sequence[str]) -> tuple[str, str]:
    """``julia,`` and ``tom lunch``, as a shell cuts ``julia, tom lunch``, put together again.

    Raises UsageProblem where nothing is told, or that there was no talk.
    """
    rest = [*words]
    while rest and (whom.rstrip().endswith(",") or rest[0].startswith(",")):
        if len(rest) == 1 and " " in rest[0].strip():  # quoted: what it was about
            whom = whom.rstrip(", ")
            break
        whom += rest.pop(0)
    text = paragraphs(" ".join(rest), "text")
    if not text:
        raise UsageProblem(
            "Say in a few words what it was about.", hint='mentorfolio log julie "asked about the rota"'
        )
    if re.fullmatch(_NO_TALK, text):
        raise UsageProblem(
            "That was no talk, so none was logged.",
            hint=f"What became of the meeting: {command_line('happened', whom, text)}",
        )
    return whom, text


def _twice(meetings: Iterable[Meeting], mentors: Sequence[str], text: str, on: date) -> tuple[str, ...]:
    same = (m.held and m.on == on and {*m.mentors} == {*mentors} and m.notes == text for m in meetings)
    return ("The same words are already logged for that day. If once is enough: mentorfolio undo",) * any(
        same
    )


def _also_named(everybody: Iterable[Mentor], mentors: Sequence[str], text: str) -> tuple[str, ...]:
    """How to log with both, where the text begins with the name of one person more."""
    words, people = text.split(), [(m, fold(m.name)) for m in everybody]
    first = fold(" ".join(words[:3])).split()
    for many in (3, 2, 1):
        name = " ".join(first[:many])
        found = [m for m, whole in people if name in (m.id, whole) or name in whole.split()]
        if len(found) == 1 and found[0].id not in mentors and len(words) > many:
            both = command_line("log", ",".join([*mentors, found[0].id]), " ".join(words[many:]))
            return (f"Was {found[0].name} there as well? Then: mentorfolio undo", f"and log it again: {both}")
    return ()

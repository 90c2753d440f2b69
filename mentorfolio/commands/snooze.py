"""``snooze``: what is due with somebody rests for a while."""

import re
from datetime import date
from typing import Annotated, NamedTuple

from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import mentor_named
from mentorfolio.desk.people import saved
from mentorfolio.desk.results import Done
from mentorfolio.desk.rows import is_id_of, row
from mentorfolio.domain.dates import add_period, said_day
from mentorfolio.domain.due.kinds import ALL, FOR_GOOD, KINDS, in_words, to_another_day
from mentorfolio.domain.records import Mentor, changed
from mentorfolio.domain.text import command_line
from mentorfolio.errors import UsageProblem
from mentorfolio.fields import days
from mentorfolio.fields.field import Operand, Said, Word
from mentorfolio.fields.operands import Until

MentorOrRow = Annotated[
    str,
    Operand(
        "MENTOR",
        "Who: a name, an id, or part of one; or the number of a row in the last next.",
        "Say who it is about: a name, or part of one.",
        "julie",
        complete="mentor",
    ),
]
HowLong = Annotated[
    str | None, Operand("[PERIOD|DAY]", "How long, or until when: 2w, fri; none shows them again (2w).")
]


class SnoozeSaid(Said, frozen=True, kw_only=True):
    """What is to rest, and until when."""

    until: Annotated[date | None, Until("Until this day, instead of a period.")] = None

    kind: Annotated[
        str | None,
        Word(
            "Only this kind, not everything that is due with them.",
            words={kind: row.told for kind, row in KINDS.items() if row.with_somebody},
            what="a kind of thing to do",
        ),
    ] = None


def snooze(desk: Desk, mentor: MentorOrRow, period: HowLong = None, *, said: SnoozeSaid) -> Done:
    """Hide what is due with someone for a while; a number is a row of the last next.

    $ mentorfolio snooze julie
    $ mentorfolio snooze julie --until fri
    """
    if period is not None and said.until:
        raise UsageProblem("Say how long only once.", hint="Either a period, like 2w, or --until DAY.")
    until = said.until or _awake(period or "2w", desk.today)
    meant = _meant(desk, mentor, said.kind, until)
    what = meant.kind or ALL
    with desk.store.changing() as portfolio:
        found = mentor_named(portfolio, meant.mentor)
        snoozed = {kind: day for kind, day in found.snoozed.items() if day > desk.today and kind != what}
        if until:
            snoozed[what] = until
        elif meant.kind is None:
            snoozed = {}  # a person who is woken is awake altogether
        portfolio.describe(f"{'snoozed' if until else 'woke'} {found.name}")
        record = saved(portfolio, portfolio[Mentor].put(changed(found, desk.today, snoozed=snoozed)))
    stays = (f"{found.name} stays on your list.",) if until else ()
    return Done(record=record, sentence=_told(desk, meant, found.name, until), details=stays)


class _Meant(NamedTuple):
    """Whose rows are to rest, those of which kind, all where there is none, and how the row reads."""

    mentor: str
    kind: str | None
    text: str = ""


def _meant(desk: Desk, typed: str, kind: str | None, until: date | None) -> _Meant:
    """Somebody by name, or what a row of the last list is about."""
    if not (typed.isascii() and typed.isdigit()) or is_id_of(desk.store.reading(), typed):
        return _Meant(typed, kind)
    meant = row(desk.settings, int(typed))
    if not meant.mentor:
        instead = to_another_day(meant.kind, meant.record, until)
        raise UsageProblem(
            f"Row {typed} is not about a person.",
            hint=f"Give it another day: {instead}" if instead else "Give a name: mentorfolio snooze julie",
        )
    if not meant.rests:
        raise UsageProblem(
            f"Row {typed} of the last list is none of next.",
            hint=f"See what is due: mentorfolio next. To rest all of them: "
            f"{command_line('snooze', meant.mentor)}",
        )
    return _Meant(meant.mentor, kind) if kind else _Meant(meant.mentor, meant.rests, meant.text)


def _told(desk: Desk, meant: _Meant, name: str, until: date | None) -> str:
    """What rests now, or is shown again."""
    if meant.kind is None:
        then = f"will not be shown before {said_day(until)}" if until else "is shown again"
        return f"What is due with {name} {then}."
    then = f"Not shown before {said_day(until)}" if until else "Shown again"
    if until == add_period(desk.today, FOR_GOOD):
        then = "Not shown again"
    return f"{then}: {meant.text or f'{in_words(meant.kind)}, with {name}.'}"


def _awake(typed: str, today: date) -> date | None:
    """The day on which it is shown again: after a period, or the day that was named; None for none."""
    try:
        length = days.period(typed)
    except UsageProblem:
        if re.match(r"\d+\s*[dwmy]$", typed.strip(), re.IGNORECASE):  # 11y: it is a period, and too long
            raise
        try:
            until: date = Until("").value(typed, today, "day")
        except UsageProblem as problem:
            if "is not a day" in problem.message:
                raise UsageProblem(
                    f"{typed!r} is neither a length of time nor a day.",
                    hint="Type it like 2w, 1m, fri or 14 Mar; or none.",
                ) from None
            raise
        return until
    return add_period(today, length) if length else None

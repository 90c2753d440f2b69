"""``snooze``: what is due with somebody rests for a while."""

from typing import Annotated

from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import mentor_named
from mentorfolio.desk.people import saved
from mentorfolio.desk.results import Done
from mentorfolio.domain.dates import add_period, parse_period
from mentorfolio.domain.dates import said as said_day
from mentorfolio.domain.due.kinds import ALL, KINDS
from mentorfolio.domain.records import Mentor, changed
from mentorfolio.fields.field import Operand, Said, Word
from mentorfolio.fields.operands import MentorNamed

HowLong = Annotated[str, Operand("[PERIOD]", "How long: 2w, 1m, 90d; none wakes them (2w).")]


class SnoozeSaid(Said, frozen=True, kw_only=True):
    """What is to rest."""

    kind: Annotated[
        str | None,
        Word(
            "Only this, and not all that is due with them.",
            words={kind: row.told for kind, row in KINDS.items()},
            what="a kind of thing to do",
        ),
    ] = None


def snooze(desk: Desk, mentor: MentorNamed, period: HowLong = "2w", *, said: SnoozeSaid) -> Done:
    """Let what is due with somebody rest for a while."""
    length = parse_period(period)
    until = add_period(desk.today, length) if length else None
    what = said.kind or ALL
    with desk.store.changing() as portfolio:
        found = mentor_named(portfolio, mentor)
        snoozed = {kind: day for kind, day in found.snoozed.items() if day > desk.today and kind != what}
        if until is None and said.kind is None:
            snoozed = {}  # a person who is woken is awake altogether
        if until:
            snoozed[what] = until
        portfolio.describe(f"{'snoozed' if until else 'woke'} {found.name}")
        record = saved(portfolio, portfolio[Mentor].put(changed(found, desk.today, snoozed=snoozed)))
    told = f'"{said.kind}"' if said.kind else "what is due"
    then = f"rests until {said_day(until)}" if until else "is shown again"
    return Done(record=record, sentence=f"With {found.name}, {told} {then}.")

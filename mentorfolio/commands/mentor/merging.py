"""``mentor merge``: two records of one person made one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from mentorfolio.commands.mentor.people import call_introducer
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import agreed, mentor_named
from mentorfolio.desk.people import saved
from mentorfolio.desk.results import Done
from mentorfolio.domain.circles import ME
from mentorfolio.domain.one_person import merged_mentors
from mentorfolio.domain.records import (
    Checkin,
    Circle,
    Evaluation,
    Gift,
    Meeting,
    Mentor,
    Outreach,
    Reflection,
    changed,
)
from mentorfolio.domain.text import fold
from mentorfolio.errors import UsageProblem
from mentorfolio.fields.field import Operand
from mentorfolio.fields.operands import Removal

if TYPE_CHECKING:
    from datetime import date

    from mentorfolio.store.records import Portfolio

_SAY = "Say which two records are one person: the one to keep, then the other."
KeptNamed = Annotated[
    str, Operand("MENTOR", "Who stays: a whole name, or an id.", _SAY, "julie-sample", complete="mentor")
]
GoneNamed = Annotated[
    str,
    Operand(
        "OTHER",
        "The same person once more: a whole name, or an id.",
        _SAY,
        "julie-sample-2",
        complete="mentor",
    ),
]


def merge(desk: Desk, mentor: KeptNamed, other: GoneNamed, said: Removal) -> Done:
    """Make two records of one person one.

    Everything about the second becomes the first one's; what it says differently is kept in the notes.

    $ mentorfolio mentor merge julie-sample julie-sample-2
    """
    portfolio = desk.store.reading()
    kept, gone = mentor_named(portfolio, mentor, exact=True), mentor_named(portfolio, other, exact=True)
    if kept.id == gone.id:
        raise UsageProblem(
            f"Both mean {kept.name} ({kept.id}).", hint="See them all: mentorfolio mentor list"
        )
    in_network = _in_network(desk, gone.id)
    asked = f"Make {gone.name} ({gone.id}) a part of {kept.name} ({kept.id})"
    # A script is not asked: one undo parts them again.
    if (said.dry_run or desk.asker) and not agreed(desk, said, asked):
        return Done(record=saved(portfolio, kept), sentence="Nothing was merged.", undoable=False)
    with desk.store.changing() as portfolio:
        kept, gone = (mentor_named(portfolio, one.id, exact=True) for one in (kept, gone))
        found, differing = merged_mentors(kept, gone, desk.today)
        _mean(portfolio, gone.id, kept.id, desk.today)
        if fold(gone.name) != fold(kept.name):
            call_introducer(portfolio, gone.name, kept.name, desk.today)
        portfolio[Mentor].remove(gone.id)
        portfolio.describe(f"merged {gone.name} ({gone.id}) into {found.name}")
        record = saved(portfolio, portfolio[Mentor].put(found))
    if in_network:
        _mean_in_network(desk, gone.id, kept.id)
    return Done(
        record=record,
        sentence=f"{gone.name} ({gone.id}) is {found.name} ({found.id}) now.",
        details=tuple(f"Kept in the notes: {text}." for text in differing),
    )


def _mean(portfolio: Portfolio, old: str, new: str, today: date) -> None:
    """Whoever meant the one record means the other, each person once."""

    def each(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(new if i == old else i for i in ids))

    for letter in [x for x in portfolio[Outreach] if x.mentor == old]:
        portfolio[Outreach].put(changed(letter, today, mentor=new))
    for checkin in [x for x in portfolio[Checkin] if x.mentor == old]:
        portfolio[Checkin].put(changed(checkin, today, mentor=new))
    for evaluation in [x for x in portfolio[Evaluation] if x.mentor == old]:
        portfolio[Evaluation].put(changed(evaluation, today, mentor=new))
    for gift in [x for x in portfolio[Gift] if x.mentor == old]:
        portfolio[Gift].put(changed(gift, today, mentor=new))
    # As a presenter ``me`` is the owner, whoever has that id from before it was kept for them.
    bringer = old if old != ME else None
    for meeting in [m for m in portfolio[Meeting] if old in m.mentors or m.presenter == bringer]:
        presenter = new if meeting.presenter == bringer else meeting.presenter
        mentors = each(meeting.mentors)
        portfolio[Meeting].put(changed(meeting, today, mentors=mentors, presenter=presenter))
    for thought in [r for r in portfolio[Reflection] if (r.about, r.subject) == ("mentor", old)]:
        portfolio[Reflection].put(changed(thought, today, subject=new))
    for circle in [c for c in portfolio[Circle] if old in c.members]:
        portfolio[Circle].put(changed(circle, today, members=each(circle.members)))
    for other in [m for m in portfolio[Mentor] if old in m.knows and m.id not in (old, new)]:
        portfolio[Mentor].put(changed(other, today, knows=each(other.knows)))


def _in_network(desk: Desk, mentor: str) -> bool:
    """Whether a contact is noted to be this mentor; read first, for a damaged file refuses all of it."""
    return desk.network.exists() and any(c.mentor == mentor for c in desk.network.reading().values())


def _mean_in_network(desk: Desk, old: str, new: str) -> None:
    with desk.network.changing("merged two mentors", beside=True) as contacts:
        for contact in [c for c in contacts.values() if c.mentor == old]:
            contacts[contact.id] = changed(contact, desk.today, mentor=new)

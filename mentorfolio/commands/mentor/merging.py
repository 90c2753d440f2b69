"""``mentor merge``: two records of one person made one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from mentorfolio.commands.mentor.people import call_introducer
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import agreed, mentor_named
from mentorfolio.desk.people import saved
from mentorfolio.desk.results import Done
from mentorfolio.domain.linked import Linked
from mentorfolio.domain.one_person import merged_mentors
from mentorfolio.domain.pointing import repointed
from mentorfolio.domain.records import Mentor, changed
from mentorfolio.domain.text import fold
from mentorfolio.errors import UsageProblem
from mentorfolio.fields.field import Operand
from mentorfolio.fields.operands import Removal

if TYPE_CHECKING:
    from datetime import date

    from mentorfolio.store.records import Portfolio

_SAY = "Say which two records are the same person: the one to keep, then the other."
KeptNamed = Annotated[
    str, Operand("MENTOR", "Who to keep: a full name, or an id.", _SAY, "julie-sample", complete="mentor")
]
GoneNamed = Annotated[
    str,
    Operand(
        "OTHER",
        "The other record of them: a full name, or an id.",
        _SAY,
        "julie-sample-2",
        complete="mentor",
    ),
]


def merge(desk: Desk, mentor: KeptNamed, other: GoneNamed, said: Removal) -> Done:
    """Merge two records of the same person.

    Everything about the second becomes the first one's; what it says differently is kept in the notes.

    $ mentorfolio mentor merge julie-sample julie-sample-2
    """
    portfolio = desk.store.reading()
    kept, gone = mentor_named(portfolio, mentor, exact=True), mentor_named(portfolio, other, exact=True)
    if kept.id == gone.id:
        raise UsageProblem(
            f"Both mean {kept.name} ({kept.id}).", hint="See everyone: mentorfolio mentor list"
        )
    contacts = _contacts_of(desk, gone)
    asked = f"Merge {gone.name} ({gone.id}) into {kept.name} ({kept.id})"
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
        portfolio.link_contacts(dict.fromkeys(contacts, kept.uid), desk.today)
        record = saved(portfolio, portfolio[Mentor].put(found))
    return Done(
        record=record,
        sentence=f"{gone.name} ({gone.id}) is {found.name} ({found.id}) now.",
        details=tuple(f"Kept in the notes: {text}." for text in differing),
    )


def _mean(portfolio: Portfolio, old: str, new: str, today: date) -> None:
    """Whoever meant the one record means the other, each person once."""
    for records in portfolio.tables().values():
        for record in records:
            found = repointed(record, {("mentors", old): new})
            if found != record and record.id not in (old, new):
                records.put(changed(found, today))


def _contacts_of(desk: Desk, mentor: Mentor) -> list[str]:
    """The contacts noted to be this mentor; a damaged file of them refuses all of it."""
    if not desk.network.exists():
        return []
    theirs = Linked([mentor]).noted
    return [contact.id for contact in desk.network.reading().values() if contact.mentor in theirs]

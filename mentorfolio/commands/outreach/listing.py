"""``outreach list``: all letters by what became of them, with how long each has been waiting (O6)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from mentorfolio.commands.outreach.fields import LettersWanted
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import mentor_named
from mentorfolio.desk.results import Listing, Step, view
from mentorfolio.desk.rows import NumberedRow, remember
from mentorfolio.domain.dates import add_business_days
from mentorfolio.domain.lifecycle import WAITING, asked_again, is_open
from mentorfolio.domain.records import Mentor, Need, Outreach
from mentorfolio.domain.text import command_line, quoted
from mentorfolio.domain.vocabulary import OUTREACH_STATES

if TYPE_CHECKING:
    from mentorfolio.store.records import Portfolio


class LetterList(Listing, frozen=True, kw_only=True):
    """Letters by state, drafts first, then by day, with the names of those they are to and of needs.

    ``reminder_due``, ``reminded`` and ``later``, before which they want to hear nothing, map the id of a
    letter to a day; ``again`` are those after which one asked again, ``steps`` the reminders due today.
    """

    heads: ClassVar = (
        *("id", "mentor", "need", "kind", "channel", "template", "to", "subject", "state", "drafted", "sent"),
        *("answered", "follow_up_on", "note", "name", "waiting", "reminder_due", "reminded"),
    )

    letters: tuple[Outreach, ...]
    names: dict[str, str]
    needs: dict[str, str]
    today: date
    reminder_due: dict[str, date]
    reminded: dict[str, date]
    later: dict[str, date]
    again: frozenset[str] = frozenset()
    steps: tuple[Step, ...] = ()

    def waiting(self, letter: Outreach) -> int | None:
        """For how many days it has been waiting: to be sent, answered or decided.

        None if it is settled, or asked nothing.
        """
        return (self.today - letter.moved_on).days if self.is_open(letter) else None

    def about(self, letter: Outreach) -> str:
        """What tells it from another one to the same person."""
        return letter.subject or self.needs.get(letter.need or "") or letter.template

    def is_open(self, letter: Outreach) -> bool:
        """Whether it is still to be sent, answered or decided."""
        return is_open(letter) and letter.id not in self.again

    def data(self) -> list[dict[str, Any]]:
        """The list of letters."""
        return [
            view(x)
            | {
                "waiting": self.waiting(x),
                "reminder_due": self.reminder_due.get(x.id),
                "reminded": self.reminded.get(x.id),
            }
            for x in self.letters
        ]

    def table(self) -> list[dict[str, Any]]:
        """With the names of those they are to."""
        return [row | {"name": self.names.get(row["mentor"], "")} for row in self.data()]


def list_(desk: Desk, said: LettersWanted) -> LetterList:
    """List your letters by what became of them, with days waiting.

    $ mentorfolio outreach list
    """
    portfolio = desk.store.reading()
    mentor = None if said.to is None else mentor_named(portfolio, said.to).id
    order = list(OUTREACH_STATES)
    letters = [
        x
        for x in portfolio[Outreach]
        if (said.state is None or x.state == said.state) and (mentor is None or x.mentor == mentor)
    ]
    letters.sort(key=lambda x: (order.index(x.state), x.sent or x.drafted, x.id))
    names = {i: m.name for i, m in portfolio[Mentor].by_id().items()}
    reminded = {x.id: day for x in letters if (day := _reminded(portfolio, x))}
    reminder_due = {x.id: day for x in letters if x.id not in reminded and (day := _due(desk, portfolio, x))}
    rows = [
        NumberedRow(f"mentorfolio outreach show {quoted(x.id)}", x.mentor, "letter", x.id) for x in letters
    ]
    remember(desk.settings, rows)
    return LetterList(
        letters=tuple(letters),
        names=names,
        needs={i: n.title for i, n in portfolio[Need].by_id().items()},
        today=desk.today,
        reminder_due=reminder_due,
        reminded=reminded,
        again=asked_again(portfolio[Outreach]),
        later={x.id: day for x in letters if (day := _later(desk, portfolio, x))},
        format=said.format,
        steps=tuple(
            Step(
                f"Remind {names[x.mentor]}, once",
                command_line("approach", x.mentor, "--template", "follow-up"),
            )
            for x in letters
            if x.id in reminder_due and reminder_due[x.id] <= desk.today
        ),
    )


def _due(desk: Desk, portfolio: Portfolio, letter: Outreach) -> date | None:
    """When the one reminder of a letter is due; None where nobody owes an answer, or later."""
    mentor = portfolio[Mentor].get(letter.mentor)
    waits = letter.state == "sent" and mentor is not None and mentor.stage == WAITING.get(letter.kind)
    if not waits or letter.sent is None or (mentor and mentor.again_on):
        return None
    return letter.follow_up_on or add_business_days(letter.sent, desk.rules.follow_up_wait)


def _later(desk: Desk, portfolio: Portfolio, letter: Outreach) -> date | None:
    """Before which day somebody who answered wants to hear nothing; None where they said none."""
    mentor = portfolio[Mentor].get(letter.mentor)
    waits = letter.state == "replied" and is_open(letter) and mentor is not None
    return mentor.again_on if waits and mentor and (mentor.again_on or desk.today) > desk.today else None


def _reminded(portfolio: Portfolio, letter: Outreach) -> date | None:
    """When a reminder of this letter went out, if one did."""
    if letter.kind not in WAITING or letter.sent is None:
        return None
    sent = letter.sent
    theirs = [x for x in portfolio[Outreach] if x.mentor == letter.mentor and x.sent]
    later = [x.sent for x in theirs if x.kind in WAITING and x.sent and x.sent > sent]
    until = min(later, default=date.max)  # a reminder after that is one of that letter
    days = [x.sent for x in theirs if x.kind == "follow-up" and x.sent and sent <= x.sent < until]
    return max(days, default=None)

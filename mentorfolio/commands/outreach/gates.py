"""What a letter must pass before it is written or sent, and what its state allows (O4, I7)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from mentorfolio.desk.desk import Desk
from mentorfolio.domain.dates import said_day
from mentorfolio.domain.drafts import draft_told, may_be_taken_back
from mentorfolio.domain.lifecycle import (
    closed_gates,
    is_first_contact,
    second_reminder,
    state_word,
)
from mentorfolio.domain.records import Meeting, Mentor, Outreach
from mentorfolio.domain.standing import is_manager
from mentorfolio.domain.text import command_line, quoted
from mentorfolio.errors import RuleRefusal

if TYPE_CHECKING:
    from mentorfolio.store.records import Portfolio

_SKIPPED = "left open"


class StillDraft(RuleRefusal):
    """A letter that nobody can have answered yet, unless it has gone out all the same."""

    def __init__(self, letter: Outreach) -> None:
        super().__init__(
            "This letter is still a draft.",
            hint=f"Once it is sent: mentorfolio outreach sent {quoted(letter.id)}",
        )
        self.letter = letter


def pass_gates(
    desk: Desk,
    portfolio: Portfolio,
    mentor: Mentor,
    need: str | None,
    reason: str,
    *,
    kind: str = "first",
    already: Mapping[str, str] = {},
) -> dict[str, str]:
    """Gate -> the reason given for passing it: those of first contacts, and of a second reminder.

    At a terminal the purpose is asked for, and may be left open.

    Raises:
        RuleRefusal: a gate is closed, was not passed before, and no reason was given.
    """
    letters = portfolio[Outreach]
    gates: tuple[RuleRefusal, ...] = ()
    if kind == "first" or is_first_contact(kind, mentor, letters, portfolio[Meeting]):
        wait = desk.rules.first_contact_wait
        gates = closed_gates(
            mentor,
            need,
            portfolio.profile,
            letters,
            desk.today,
            wait=wait,
            called=partial(name_of, portfolio),
        )
    elif kind == "follow-up" and (gate := second_reminder(mentor, letters)):
        gates = (gate,)
    closed = [gate for gate in gates if gate.code not in already]
    # One's own manager is spoken to, and waits for nobody else's answer.
    closed = [x for x in closed if x.code != "open-contact" or not is_manager(mentor, portfolio.profile)]
    passed = {x.code: reason or (_SKIPPED if desk.asker and x.code == "purpose" else "") for x in closed}
    if shut := next((gate for gate in closed if not passed[gate.code]), None):
        raise shut
    return passed


def refuse_unless_from(letter: Outreach, verb: str, states: tuple[str, ...]) -> None:
    """Refuse what a letter in its present state cannot do. Raises RuleRefusal."""
    if letter.state in states:
        return
    if letter.state == "draft":
        raise StillDraft(letter)
    when = letter.answered or letter.sent
    since = f" since {said_day(when)}" if when else ""
    raise RuleRefusal(
        f"This letter is no longer a draft: {state_word(letter)}{since}."
        if verb in ("sent", "edit", "discard")
        else f"This letter is already settled: {state_word(letter)}{since}.",
        hint=f"See it: mentorfolio outreach show {quoted(letter.id)}",
    )


def refuse_late_no(letter: Outreach, mentor: Mentor, meetings: Iterable[Meeting]) -> None:
    """Refuse a no to a letter whose yes made them a mentor since. Raises RuleRefusal."""
    if letter.state == "accepted" and not may_be_taken_back(letter, mentor, meetings):
        raise RuleRefusal(
            f"{mentor.name} said yes to this letter, and has been your mentor since.",
            hint=f"If that is over: mentorfolio mentor stage {quoted(mentor.id)} ended --on today",
        )


def name_of(portfolio: Portfolio, mentor: str) -> str:
    """The name of somebody, by id."""
    found = portfolio[Mentor].get(mentor)
    return found.name if found else mentor


def has_gone(desk: Desk, told: str, option: str, *, known: str = "no") -> bool:
    """Whether somebody says that a draft has left; nobody does where none can be asked."""
    if desk.asker is None:
        return False
    from mentorfolio.fields.form import yes_to

    desk.asker.say("", told)
    why = "Then it is noted as sent, and what they answer with it. Answer n if it is still to go."
    return yes_to(desk.asker, "Has this letter gone out?", why, option, known=known)


def was_answered(desk: Desk, letter: Outreach, mentor: Mentor, *, known: str) -> bool:
    """Whether somebody says that a draft has left, of which there is an answer by now."""
    written = draft_told(letter, mentor, desk.store.reading().profile)
    told = f"{written}: {letter.subject or letter.template}"
    return has_gone(desk, told, command_line("outreach", "sent", letter.id), known=known)

"""A letter that has gone out, and was not noted as sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorfolio.domain.drafts import draft_told
from mentorfolio.domain.records import Mentor, Outreach
from mentorfolio.domain.text import command_line

if TYPE_CHECKING:
    from mentorfolio.desk.desk import Desk


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

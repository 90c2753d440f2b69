"""The JSON face of a person, for every command that shows or changes one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mentorfolio.desk.results import view
from mentorfolio.domain.records import Meeting, Mentor, Outreach
from mentorfolio.domain.relationship import last_contacts, next_contact
from mentorfolio.domain.vocabulary import KNOWING

if TYPE_CHECKING:
    from mentorfolio.store.records import Portfolio


def mentor_view(mentor: Mentor, last: date | None) -> dict[str, object]:
    """The JSON face of a mentor: the record with what is derived from it."""
    data = view(
        mentor,
        knowing={key: mentor.knowing.get(key, 0) for key in KNOWING},
        stage=mentor.stage,
        stage_since=mentor.stage_since,
        last_contact=last,
        next_contact=next_contact(mentor, last),
    )
    del data["told_contact"]
    return data


def saved(portfolio: Portfolio, mentor: Mentor) -> dict[str, object]:
    """The JSON face of a mentor just changed, with the contacts of this portfolio."""
    last = last_contacts([mentor], portfolio[Meeting], portfolio[Outreach])
    return mentor_view(mentor, last.get(mentor.id))

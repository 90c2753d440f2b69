"""Somebody who is not in the portfolio introduced one to a person (I6)."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from mentorfolio.commands.happened.given import same_as
from mentorfolio.commands.happened.patterns import INTRODUCED
from mentorfolio.commands.happened.talks import Deeds
from mentorfolio.commands.happened.understanding import understood
from mentorfolio.commands.happened.what import Understood
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.people import saved
from mentorfolio.desk.results import Done
from mentorfolio.domain.records import Mentor, changed
from mentorfolio.domain.said_name import SaidName, with_capitals
from mentorfolio.domain.text import command_line
from mentorfolio.fields.form import yes_to

_NOBODY = r"(?:she|he|they|i|we|it|who|somebody|someone|that)\b"


class Introduction(NamedTuple):
    """Who introduced one, as they were called, and whom to."""

    by: str
    people: tuple[Understood, ...]
    what: str = "introduced"

    def noted(self, desk: Desk, on: date | None) -> Deeds:
        """Each of them is a candidate, or keeps who introduced them; no deed where it was not meant so."""
        names = " and ".join(one.who for one in self.people)
        asked = f"Note that {self.by}, who is not in your portfolio, introduced you to {names}?"
        if desk.asker and not yes_to(desk.asker, asked, "n notes nothing.", "--what introduced"):
            return []
        return [self._kept(desk, one) for one in self.people]

    def _kept(self, desk: Desk, one: Understood) -> tuple[str, Done]:
        from mentorfolio.commands.mentor.fields import PersonFields
        from mentorfolio.commands.mentor.people import add_one

        there = _there(desk, one)
        if there is None:
            said = PersonFields(
                introduced_by=self.by,
                source="friend-of-friend",
                notes=one.note or None,
                email=(one.email,) if one.email else (),
            )
            line = command_line("mentor", "add", one.who, "--introduced-by", self.by)
            return line, add_one(desk, one.who, said)
        by = there.introduced_by or self.by
        with desk.store.changing() as portfolio:
            portfolio.describe(f"noted who introduced {there.name}")
            record = saved(portfolio, portfolio[Mentor].put(changed(there, desk.today, introduced_by=by)))
        told = f"{by} introduced you to {there.name}"
        sentence = f"Noted: {told}." if by == self.by else f"It stays as it was noted: {told}."
        line = command_line("mentor", "edit", there.id, "--introduced-by", by)
        return line, Done(record=record, sentence=sentence)


def _there(desk: Desk, one: Understood) -> Mentor | None:
    return same_as(desk.store.reading(), SaidName(one.who, email=one.email))


def by_another(sentence: str, today: date) -> Introduction | None:
    """An introduction whose introducer is named before it: "ania introduced me to Magda Sample"."""
    found = re.match(
        rf"(?i)(?!{_NOBODY})(?P<by>[^\W\d_][\w'.-]*(?: [\w'.-]+){{0,3}}?) (?={INTRODUCED})", sentence
    )
    told = understood(sentence[found.end() :], today) if found else None
    if not found or not told or told.what != "introduced":
        return None
    people = tuple(one for one in (told, *told.also) if one.who)
    return Introduction(with_capitals(found["by"]), people) if people else None

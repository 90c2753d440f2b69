"""What a letter or prompt may say: plain values from the owner, the need, the mentor, earlier contacts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from mentorfolio.domain.dates import in_words
from mentorfolio.domain.records import Mentor, Need, Profile
from mentorfolio.domain.relationship import last_contacts
from mentorfolio.domain.text import first_name
from mentorfolio.services.finding import profile_of

if TYPE_CHECKING:
    from mentorfolio.ports import Portfolio

NO_NAME = "[your name]"  # the hint about unfilled blanks finds it


def letter_values(
    portfolio: Portfolio, mentor: Mentor, need: Need | None, *, minutes: int, said: Mapping[str, object]
) -> dict[str, object]:
    """Name -> value for a letter to this person about this need; what was ``said`` comes first."""
    letters = [x for x in portfolio.outreach.all().values() if x.mentor == mentor.id]
    meetings = [m for m in portfolio.meetings.all().values() if mentor.id in m.mentors and m.held]
    earlier = max((x for x in letters if x.sent), key=lambda x: str(x.sent), default=None)
    talk = max(meetings, key=lambda m: m.when, default=None)
    last = last_contacts([mentor], meetings, letters).get(mentor.id)
    me = _owner(profile_of(portfolio))
    values: dict[str, object] = {
        "me": me,
        "mentor": person(mentor),
        "need": {"title": need.title, "why": need.why} if need else None,
        "greeting": f"Dear {first_name(mentor.name)}",
        "sign_off": me["signature"] or me["name"],
        "minutes": minutes,
        "last_contact": in_words(last) if last else "",
        "earlier": {"subject": earlier.subject, "sent": in_words(earlier.sent)}
        if earlier and earlier.sent
        else None,
        "talk": {"on": in_words(talk.on), "note": talk.notes} if talk else None,
    }
    if need:
        values["topic"] = need.title
    return values | dict(said)


def person(mentor: Mentor) -> dict[str, object]:
    """A mentor as templates see one."""
    return {
        "name": mentor.name,
        "first_name": first_name(mentor.name),
        "role": mentor.role,
        "organisation": mentor.organisation,
        "email": mentor.email,
    }


def _owner(profile: Profile | None) -> dict[str, object]:
    name = (profile.name if profile else "") or NO_NAME
    said = {
        key: getattr(profile, key) if profile else ""
        for key in (
            "email",
            "role",
            "organisation",
            "signature",
            "availability",
            "purpose",
            "looking_for",
            "context",
        )
    }
    return {"name": name, "first_name": NO_NAME if name == NO_NAME else first_name(name), **said}

"""What the owner said about themselves."""

from __future__ import annotations

from mentorfolio.commands.profile.profile import ProfileShown
from mentorfolio.domain.dates import said_day
from mentorfolio.domain.vocabulary import CONTEXTS, PURPOSE
from mentorfolio.render.page import Look, Page, command, labelled, line

_LABELS = {
    "name": "name",
    "email": "e-mail",
    "role": "role",
    "organisation": "organisation",
    "stage_of_career": "career",
    "manager": "manager",
    "purpose": "purpose",
    "context": "about",
    "looking_for": "looking for",
    "effective_mentee": "I bring",
    "availability": "available",
    "signature": "signature",
}


def page(result: ProfileShown, look: Look) -> Page:
    """Every field that says something, and what is still open."""
    body = []
    for field, label in _LABELS.items():
        said = str(getattr(result.profile, field))
        body += labelled(label, CONTEXTS.get(said, said) if field == "context" else said)
    if len(result.profile.career) > 1:
        earlier = [f"{c.stage}, from {said_day(c.on)}" for c in result.profile.career[:-1]]
        body += labelled("before", "\n".join(earlier))
    words = [line(f"Still open: {PURPOSE[key]}.") for key in result.open]
    if words:
        words.append(line("  Answer:  ", command("mentorfolio init")))
    return Page(body=tuple(body), words=tuple(words))

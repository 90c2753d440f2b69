"""How a draft was handed on."""

from __future__ import annotations

from mentorfolio.commands.outreach.handing import HandedOn
from mentorfolio.domain.text import quoted
from mentorfolio.render.page import Look, Page, command, line


def page(result: HandedOn, look: Look) -> Page:
    """A sentence, and what to note afterwards."""
    once = f"mentorfolio outreach sent {quoted(result.letter.id)}"
    return Page(words=(line(result.sentence), line("Once it is sent: ", command(once))))

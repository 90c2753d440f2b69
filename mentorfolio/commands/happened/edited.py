"""What is kept of somebody, changed as ``mentor edit`` changes it."""

from __future__ import annotations

from typing import Any

import msgspec

from mentorfolio.commands.happened.talks import Deeds
from mentorfolio.desk.desk import Desk
from mentorfolio.domain.records import Mentor
from mentorfolio.domain.text import command_line


def edited(desk: Desk, mentor: Mentor, sentence: str, **said: Any) -> Deeds:
    """These fields, and what is said of it."""
    from mentorfolio.commands.mentor.editing import edit
    from mentorfolio.commands.mentor.fields import PersonChange

    done = edit(desk, mentor.id, PersonChange(**said))
    line = command_line("mentor", "edit", mentor.id, *(w for k, v in said.items() for w in (f"--{k}", v)))
    return [(line, msgspec.structs.replace(done, sentence=sentence))]


def with_note(mentor: Mentor, text: str) -> str:
    """Their notes, with one more."""
    return "\n".join(part for part in (mentor.notes, text) if part)

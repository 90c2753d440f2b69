"""What came of somebody's advice: kept, and worth a letter to them (R9)."""

from __future__ import annotations

import msgspec

from mentorfolio.commands.happened.edited import edited, with_note
from mentorfolio.commands.happened.talks import Deeds, learnt_at
from mentorfolio.commands.happened.what import Understood
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.results import Step
from mentorfolio.domain.dates import said_day
from mentorfolio.domain.records import Meeting, Mentor
from mentorfolio.domain.text import command_line


def helped(desk: Desk, mentor: Mentor, meant: Understood) -> Deeds:
    """Kept with the last talk, or as a note where there was none; they may like to hear of it."""
    text = f"{said_day(meant.on)}: {meant.text}" if meant.on else meant.text
    talks = [m for m in desk.store.reading()[Meeting] if m.held and mentor.id in m.mentors]
    if talks:
        did = learnt_at(desk, max(talks, key=lambda m: (m.when, m.id)), text)
    else:
        told = f"Kept as a note of {mentor.name}: {text}"
        did = edited(desk, mentor, told, notes=with_note(mentor, text))
    tell = Step("Tell them that it helped", command_line("approach", mentor.id, "--template", "news"))
    return [(line, msgspec.structs.replace(done, steps=(tell,))) for line, done in did]

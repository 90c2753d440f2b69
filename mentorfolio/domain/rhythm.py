"""How often one means to talk: changed with its day, so that any past day can be asked for (F4)."""

from __future__ import annotations

from datetime import date, timedelta

from mentorfolio.domain.records import Mentor, Rhythm, changed


def with_cadence(mentor: Mentor, cadence: str | None, on: date, today: date) -> Mentor:
    """The mentor with another rhythm from that day on; what was agreed on for later days gives way."""
    if cadence == mentor.cadence:
        return mentor
    known = mentor.rhythms or (Rhythm(on=mentor.history[0].on, cadence=mentor.cadence),)
    # What it was before is kept, even if it was no more than agreed on that very day.
    earlier = [r for r in known if r.on < on] or [Rhythm(on=on - timedelta(days=1), cadence=known[0].cadence)]
    return changed(mentor, today, cadence=cadence, rhythms=(*earlier, Rhythm(on=on, cadence=cadence)))


def cadence_on(mentor: Mentor, day: date) -> str | None:
    """The rhythm of that day; before the first change, the one that was changed then."""
    if not mentor.rhythms:
        return mentor.cadence
    past = [r for r in mentor.rhythms if r.on <= day]
    return (past[-1] if past else mentor.rhythms[0]).cadence

"""What was understood, as the screen shows it before it is noted."""

from __future__ import annotations

from mentorfolio.commands.happened import details, keeping
from mentorfolio.commands.happened.talks import agreed_on, is_planned_with, moment_of
from mentorfolio.commands.happened.what import ONLY_TOLD, WHAT, Understood
from mentorfolio.desk.desk import Desk
from mentorfolio.domain.dates import period_in_words, said_day, said_when
from mentorfolio.domain.lengths import rhythm_in, talks_in
from mentorfolio.domain.records import Mentor


def called(desk: Desk, mentor: Mentor, meant: Understood) -> str:
    """What it is, as the screen calls it: nothing was kept, or moved, that nobody had promised or planned."""
    if meant.what == "kept" and not keeping.promised_like(desk, mentor, meant):
        return "they did something for you"
    if meant.what == "moved" and not is_planned_with(desk, mentor):
        return ONLY_TOLD["wished"]
    return {**WHAT, **ONLY_TOLD, **details.DETAILS}[meant.what]


def parts(desk: Desk, mentor: Mentor, meant: Understood) -> list[str]:
    """What belongs to it, each on a line."""
    if meant.what in details.DETAILS:
        return [details.as_it_will_be(mentor, meant)]
    parts = [said_day(meant.on)] if meant.on else ["today"] if meant.what == "met" else []
    if meant.who:
        beside = ", ".join(part for part in (meant.who, meant.email, meant.note) if part)
        parts.append(f"{beside}: a candidate, introduced by {mentor.name}")
    elif meant.what == "introduced" and meant.note:
        parts.append(f"{meant.note}: you will be asked for a name")
    parts += [f"you promised: {keeping.told_of(desk, meant)}"] if meant.promise else []
    parts += [f"not before {said_day(meant.until)}"] if meant.until else []
    is_planned = meant.what in ("moved", "planned", "given", "wished")
    if (is_planned or (meant.what == "yes" and agreed_on(meant.text))) and (
        moment := moment_of(meant, desk.today)
    ):
        parts.append(f"{'you meet on' if meant.what == 'given' else 'for'} {said_when(moment.when)}")
    rhythm = talks_in(meant.text) if meant.what == "met" else rhythm_in(meant.text)
    if rhythm and meant.what in ("yes", "planned", "met"):
        parts.append(f"to talk {period_in_words(rhythm)}")
    if meant.what != "promised":
        return [*parts, *([f'"{meant.text}"'] if meant.text else [])]
    for promised in keeping.promised_in([meant.text], desk.today):
        who = "you" if promised.owner == "me" else mentor.called
        by = f", by {said_day(promised.due)}" if promised.due else ""
        parts.append(f"{who}: {promised.text}{by}")
    return parts

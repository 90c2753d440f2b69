"""Time zones: the name that somebody means, and what the clocks there say."""

from __future__ import annotations

from datetime import datetime

from mentorfolio.domain.text import fold, one_line
from mentorfolio.errors import UsageProblem


def zone_named(text: str) -> str:
    """The zone of this name, or of this city: ``berlin`` is ``Europe/Berlin``; empty stays empty.

    Raises:
        UsageProblem: there is none, or several.
    """
    from zoneinfo import available_timezones

    typed = one_line(text, "time zone")
    if not typed:
        return ""
    wanted = fold(typed).replace(" ", "_")
    known = {fold(zone): zone for zone in available_timezones()}
    cities = [zone for name, zone in known.items() if name.rpartition("/")[2] == wanted]
    if wanted in known or len(cities) == 1:
        return known.get(wanted) or cities[0]
    if cities:
        raise UsageProblem(
            f"{typed!r} is the name of several time zones.", hint=f"Type one of: {', '.join(sorted(cities))}."
        )
    raise UsageProblem(
        f"{typed!r} is no time zone.",
        hint="Type a city that has its own, or the whole name: Berlin, Asia/Kolkata, America/New_York.",
    )


def clock_in(zone: str, instant: datetime) -> datetime | None:
    """What calendar and clock there say at that instant; None where this system does not know the zone."""
    from zoneinfo import ZoneInfo

    try:
        return instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    except (KeyError, ValueError, OSError):
        return None


def city_of(zone: str) -> str:
    """``America/New_York`` -> ``New York``."""
    return zone.rpartition("/")[2].replace("_", " ")

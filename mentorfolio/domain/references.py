"""Which records point at others that are not there."""

from __future__ import annotations

from collections.abc import Iterator

from mentorfolio.domain.records import Checkin, Everything, Gift


def dangling(everything: Everything) -> Iterator[tuple[str, str]]:
    """Each broken reference as (place, what is wrong), in the order of the records.

    The place is written as in a message about damage: ``$.mentors["anna"].supports``.
    """
    mentors = {m.id for m in everything.mentors}
    needs = {n.id for n in everything.needs}
    for mentor in everything.mentors:
        place = f'$.mentors["{mentor.id}"]'
        yield from (
            (f"{place}.supports", f"there is no need {n!r}") for n in mentor.supports if n not in needs
        )
        yield from ((f"{place}.knows", f"there is no mentor {m!r}") for m in mentor.knows if m not in mentors)
    for letter in everything.outreach:
        if letter.mentor not in mentors:
            yield f'$.outreach["{letter.id}"].mentor', f"there is no mentor {letter.mentor!r}"
        if letter.need is not None and letter.need not in needs:
            yield f'$.outreach["{letter.id}"].need', f"there is no need {letter.need!r}"
    for meeting in everything.meetings:
        place = f'$.meetings["{meeting.id}"].mentors'
        yield from ((place, f"there is no mentor {m!r}") for m in meeting.mentors if m not in mentors)
        if not meeting.mentors and meeting.circle is None:
            yield place, "a meeting with nobody"
    about: list[tuple[str, Checkin | Gift]] = [("checkins", c) for c in everything.checkins]
    about += [("gifts", g) for g in everything.gifts]
    for table, record in about:
        if record.mentor not in mentors:
            yield f'$.{table}["{record.id}"].mentor', f"there is no mentor {record.mentor!r}"
    for circle in everything.circles:
        place = f'$.circles["{circle.id}"].members'
        yield from ((place, f"there is no mentor {m!r}") for m in circle.members if m not in mentors)

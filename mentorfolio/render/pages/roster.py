"""The list of mentors."""

from __future__ import annotations

from mentorfolio.domain.dates import said_near
from mentorfolio.domain.records import Mentor
from mentorfolio.render.page import Look, Page, Span, columns, command, dim, line, strong
from mentorfolio.render.pages.people_words import competencies
from mentorfolio.services.roster import MentorList


def page(result: MentorList, look: Look) -> Page:
    """Everybody asked for, in columns."""
    if not result.mentors:
        if result.filtered:
            return Page(words=(line("Nobody in your portfolio is like that."),))
        return Page(
            words=(
                line("Nobody is in your portfolio yet."),
                line("  Find out whom you could learn from:  ", command("mentorfolio identify")),
            )
        )
    rows = [[dim(head) for head in _heads(look)]]
    for mentor in result.mentors:
        last = result.last.get(mentor.id)
        seen = said_near(last, result.today) if last else "-"
        row: list[str | Span] = [strong(mentor.name), _stage(mentor)]
        if not look.narrow:
            row += [str(mentor.rank or "-"), seen, competencies(mentor) or "-"]
        rows.append([cell if isinstance(cell, Span) else Span(cell) for cell in row])
    return Page(body=tuple(columns(rows, look)))


def _heads(look: Look) -> list[str]:
    return ["name", "stage"] if look.narrow else ["name", "stage", "choice", "last contact", "good for"]


def _stage(mentor: Mentor) -> Span:
    role = {"active": "good", "declined": "dim", "ended": "dim", "paused": "dim"}.get(mentor.stage, "")
    return Span(mentor.stage, role)

"""The list of mentors."""

from __future__ import annotations

from mentorfolio.commands.mentor.listing import MentorList
from mentorfolio.domain.dates import said_near
from mentorfolio.domain.lifecycle import gave_up
from mentorfolio.domain.names import told_apart
from mentorfolio.domain.records import Mentor
from mentorfolio.render.page import (
    Line,
    Look,
    Page,
    Span,
    columns,
    dim,
    empty,
    line,
    stacked,
    strong,
)
from mentorfolio.render.people import good_for


def page(result: MentorList, look: Look) -> Page:
    """Everybody asked for, in columns."""
    if not result.mentors:
        if result.filtered:
            return Page(words=(line("Nobody in your portfolio matches that."),))
        return empty(
            "There is nobody in your portfolio yet.",
            "Find people you could learn from",
            "mentorfolio identify",
        )
    heads = ["name", "stage"] if look.narrow else ["name", "stage", "choice", "last contact", "good for"]
    rows = [] if look.words else [[dim(head) for head in heads]]
    nothing = "" if look.words else look.sign("nothing")
    names = told_apart(result.mentors)
    for mentor in result.mentors:
        row = [strong(names[mentor.id]), _stage(mentor)]
        if not look.narrow:
            seen = _seen(result, mentor) or nothing
            row += [Span(str(mentor.rank or nothing)), Span(seen), Span(good_for(mentor) or nothing)]
        rows.append(row)
    body = columns(rows, look, heads=("", "", *heads[2:]))
    if look.narrow:
        body = [body[0], *stacked(body[1:], [_below(result, mentor) for mentor in result.mentors])]
    return Page(body=tuple(body))


def _seen(result: MentorList, mentor: Mentor) -> str:
    last = result.last.get(mentor.id)
    return said_near(last, result.today) if last else ""


def _below(result: MentorList, mentor: Mentor) -> Line:
    """What a phone has no columns for, in a line of words."""
    seen = _seen(result, mentor)
    parts = (
        f"choice {mentor.rank}" if mentor.rank else "",
        f"last on {seen}" if seen else "",
        good_for(mentor),
    )
    return line("; ".join(part for part in parts if part))


def _stage(mentor: Mentor) -> Span:
    role = {"active": "good", "declined": "dim", "ended": "dim", "paused": "dim"}.get(mentor.stage, "")
    return Span("no answer" if gave_up(mentor) else mentor.stage, role)

"""The list of meetings, and one meeting."""

from __future__ import annotations

from datetime import date

from mentorfolio.commands.meeting.meetings import MeetingList, MeetingShown
from mentorfolio.domain.dates import said_day, said_when
from mentorfolio.domain.meetings import is_planned
from mentorfolio.domain.promises import by_its_day
from mentorfolio.domain.records import Action, Meeting
from mentorfolio.domain.text import in_lines, quoted, so_many
from mentorfolio.render.page import (
    INDENT,
    Line,
    Look,
    Page,
    Span,
    columns,
    command,
    cut,
    dim,
    empty,
    indented,
    itemised,
    labelled,
    line,
    stacked,
    strong,
)

NAME = 22  # cells of the names beside a day; longer ones are cut


def page(result: MeetingList | MeetingShown, look: Look) -> Page:
    """Either of the two."""
    return _listed(result, look) if isinstance(result, MeetingList) else _shown(result)


def _listed(result: MeetingList, look: Look) -> Page:
    if not result.meetings:
        if result.narrowed:
            return Page(words=(line("No meeting matches that."),))
        return empty(
            "You have no meetings yet.", "Plan one", 'mentorfolio meeting plan NAME --when "thu 15:00"'
        )
    heads = [[Span(said_when(m.when)), strong(cut(result.who[m.id], NAME, look))] for m in result.meetings]
    rests = [[_state(m, look.today), dim(m.id)] for m in result.meetings]
    if look.narrow:
        below = columns(rests, indented(look))
        body = stacked(columns(heads, look, cut_at=1), below)
    else:
        rows = [[*head, *rest] for head, rest in zip(heads, rests, strict=True)]
        body = columns(rows, look, 2, ("", "", "", "id"))
    each = len(body) // len(result.meetings)
    there = {at * each: result.there.get(m.id, "").strip(" ()") for at, m in enumerate(result.meetings, 1)}
    return Page(body=tuple(one for at, row in enumerate(body, 1) for one in (row, *_below(there.get(at)))))


def _below(there: str | None) -> list[Line]:
    """What their clocks say, below the row."""
    return [line(" " * INDENT, dim(there), hang=INDENT)] if there else []


def _state(meeting: Meeting, today: date) -> Span:
    if meeting.cancelled:
        return Span("cancelled", "dim")
    if not is_planned(meeting):
        return Span(meeting.notes.partition("\n")[0] or "held")
    if meeting.on < today:
        return Span("planned: did it take place?", "warn")
    return Span("planned" if meeting.agenda else "planned, no agenda yet", "good")


def _shown(result: MeetingShown) -> Page:
    m = result.meeting
    minutes = f", {so_many(m.minutes, 'minute')}" if m.minutes else ""
    body: list[Line] = [line(Span(result.who, "heading"), f"  {said_when(m.when)}{result.there}{minutes}")]
    state = "cancelled" if m.cancelled else "held" if m.held else "planned"
    body += labelled("state", state)
    body += labelled("kind", m.kind)
    body += labelled("where", in_lines(m.place, m.link))
    if m.circle:
        body += labelled("with", ", ".join(result.names.get(i, i) for i in m.mentors))
    brought = "you" if m.presenter == "me" else result.names.get(m.presenter, m.presenter)
    body += labelled("brought by", brought)
    body += labelled("incident", m.incident)
    body += labelled("answers", "\n".join(m.answers))
    body += itemised("agenda", [(f"{number}. ", item) for number, item in enumerate(m.agenda, 1)])
    body += labelled("why" if m.cancelled else "notes", m.notes)
    body += labelled("learnt", "\n".join(m.insights))
    them = result.who if len(m.mentors) > 1 else "they"
    body += labelled("promised", "\n".join(_promise_said(a, them) for a in m.actions))
    body += labelled("next time", "\n".join(m.next_areas))
    return Page(body=tuple(body), words=_next(m, result.today))


def _promise_said(action: Action, them: str) -> str:
    """A promise in a line: whose it is, by when, whether it is kept."""
    who = "you" if action.owner == "me" else them
    done = f" (done {said_day(action.done)})" if action.done else ""
    return f"{who}: {action.text}{done or by_its_day(action.due)}"


def _next(meeting: Meeting, today: date) -> tuple[Line, ...]:
    if meeting.held and not meeting.insights:
        return (line("Think back: ", command(f"mentorfolio reflect --meeting {quoted(meeting.id)} --ask")),)
    if not is_planned(meeting):
        return ()
    if meeting.on <= today:
        return (line("Afterwards: ", command(f"mentorfolio meeting held {quoted(meeting.id)}")),)
    if not meeting.agenda:
        return (line("Prepare it: ", command(f"mentorfolio meeting agenda {quoted(meeting.id)}")),)
    return (line("Another day? ", command(f"mentorfolio meeting move {quoted(meeting.id)} --when DAY")),)

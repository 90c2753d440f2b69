"""The list of meetings, and one meeting."""

from __future__ import annotations

from datetime import date

from mentorfolio.domain.dates import said, said_when
from mentorfolio.domain.meetings import is_planned
from mentorfolio.domain.records import Action, Meeting
from mentorfolio.domain.vocabulary import MEETING_KINDS
from mentorfolio.render.page import Line, Look, Page, Span, columns, command, cut, dim, labelled, line, strong
from mentorfolio.services.meetings import MeetingList, MeetingShown

NAME = 22  # cells of the names beside a day; longer ones are cut


def page(result: MeetingList | MeetingShown, look: Look) -> Page:
    """Either of the two."""
    return _listed(result, look) if isinstance(result, MeetingList) else _shown(result)


def _listed(result: MeetingList, look: Look) -> Page:
    if not result.meetings:
        if result.narrowed:
            return Page(words=(line("No meeting of yours is like that."),))
        return Page(
            words=(
                line("You have planned no meeting yet."),
                line("  Plan one:  ", command('mentorfolio meeting plan NAME --when "thu 15:00"')),
            )
        )
    rows: list[list[Span]] = []
    for meeting in result.meetings:
        row = [Span(said_when(meeting.when)), strong(cut(result.who[meeting.id], NAME, look))]
        if not look.narrow:
            row += [_state(meeting, look.today), dim(meeting.id)]
        rows.append(row)
    return Page(body=tuple(columns(rows, look, cut_at=1 if look.narrow else 2)))


def _state(meeting: Meeting, today: date) -> Span:
    if meeting.cancelled:
        return Span("called off", "dim")
    if not is_planned(meeting):
        return Span(meeting.notes.partition("\n")[0] or "held")
    if meeting.on < today:
        return Span("planned: did it take place?", "warn")
    return Span("planned" if meeting.agenda else "planned, no agenda yet", "good")


def _shown(result: MeetingShown) -> Page:
    m = result.meeting
    minutes = f", {m.minutes} minutes" if m.minutes else ""
    body: list[Line] = [line(Span(result.who, "heading"), f"  {said_when(m.when)}{minutes}")]
    state = "called off" if m.cancelled else "held" if m.held else "planned"
    body += labelled("state", state)
    body += labelled("kind", MEETING_KINDS[m.kind])
    if m.circle:
        body += labelled("with", ", ".join(result.names.get(i, i) for i in m.mentors))
    brought = "you" if m.presenter == "me" else result.names.get(m.presenter, m.presenter)
    body += labelled("brought by", brought)
    body += labelled("incident", m.incident)
    body += labelled("agenda", "\n".join(f"{number}. {item}" for number, item in enumerate(m.agenda, 1)))
    body += labelled("why" if m.cancelled else "notes", m.notes)
    body += labelled("learnt", "\n".join(m.insights))
    body += labelled("promised", "\n".join(promise_said(a) for a in m.actions))
    body += labelled("next time", "\n".join(m.next_areas))
    return Page(body=tuple(body), words=_next(m, result.today))


def promise_said(action: Action) -> str:
    """A promise in a line: whose it is, by when, whether it is kept."""
    who = "you" if action.owner == "me" else "they"
    done = f" (done {said(action.done)})" if action.done else ""
    by = f", by {said(action.due)}" if action.due and not action.done else ""
    return f"{who}: {action.text}{by}{done}"


def _next(meeting: Meeting, today: date) -> tuple[Line, ...]:
    if meeting.held and not meeting.insights:
        return (line("Think back: ", command(f"mentorfolio reflect --meeting {meeting.id} --ask")),)
    if not is_planned(meeting):
        return ()
    if meeting.on <= today:
        return (line("Afterwards: ", command(f"mentorfolio meeting held {meeting.id}")),)
    if not meeting.agenda:
        return (line("Prepare it: ", command(f"mentorfolio meeting agenda {meeting.id}")),)
    return (line("Another day? ", command(f"mentorfolio meeting move {meeting.id} --when DAY")),)

"""``meeting``: planned, prepared, held."""

from typing import Annotated

import typer

from mentorfolio.cli.options import (
    Given,
    Meeting,
    Planned,
    argument,
    completer,
    day,
    desk,
    flag,
    named,
    takes,
    text,
    texts,
    whole,
    word,
)
from mentorfolio.domain.vocabulary import MEETING_KINDS

app = typer.Typer(name="meeting", help="Meetings: planned, prepared, held.")

_PLANNED_KINDS = [kind for kind in MEETING_KINDS if kind != "moment"]
_WHEN = text("--when", 'When: "thu 15:00", "2026-03-14 09:30-10:30", fri.', "DAY [TIME]")
_PRESENTER = text("--presenter", "Who brings the incident: me or one of them.", "WHO", completer("mentor"))
_INCIDENT = text("--incident", "What happened, to be looked at together.")
_OUTCOME = {
    "notes": text("--notes", "What you talked about."),
    "insight": texts("--insight", "What it taught you."),
    "action": texts("--action", "What was promised: TEXT, TEXT by DAY, them: TEXT."),
    "next_area": texts("--next-area", "What the next meeting shall be about."),
}


@app.command()
@takes(
    circle=named("--circle", "circle", "With this circle instead of people."),
    when=_WHEN,
    minutes=whole("--minutes", "How long it takes (60).", 1),
    kind=word("--kind", "What kind of meeting.", _PLANNED_KINDS),
    agenda=texts("--agenda", "Something to talk about."),
    presenter=_PRESENTER,
    incident=_INCIDENT,
)
def plan(
    ctx: typer.Context,
    mentors: Annotated[
        list[str] | None, argument("[MENTOR]...", "With whom; one or several.", completer("mentor"))
    ] = None,
    *,
    given: Given,
) -> None:
    """Plan a meeting with one or several people, or a session of a circle."""
    from mentorfolio.services import planning

    desk(ctx).show(planning.plan(desk(ctx), mentors or [], given))


@app.command()
@takes(when=_WHEN, minutes=whole("--minutes", "How long it takes.", 1))
def move(ctx: typer.Context, meeting: Planned, given: Given) -> None:
    """Move a planned meeting to another day or time."""
    from mentorfolio.services import planning

    desk(ctx).show(planning.move(desk(ctx), meeting, given))


@app.command(name="list")
@takes(
    with_=named("--with", "mentor", "Only with this person."),
    since=day("--since", "From this day on."),
    until=day("--until", "Up to this day."),
    planned=flag("--planned", "Only what is still to be held."),
)
def list_(ctx: typer.Context, given: Given) -> None:
    """List your meetings in the order they take place, and what was logged."""
    from mentorfolio.services import meetings

    desk(ctx).show(meetings.everything(desk(ctx), given))


@app.command()
def show(ctx: typer.Context, meeting: Meeting) -> None:
    """Show a meeting: its agenda, and what came of it."""
    from mentorfolio.services import meetings

    desk(ctx).show(meetings.show(desk(ctx), meeting))


@app.command()
@takes(
    template=text("--template", "Another agenda than the one that fits.", "TEMPLATE", completer("agenda")),
    add=texts("--add", "One thing more to talk about."),
    keep=flag("--keep", "Keep it as the agenda of this meeting."),
    format=word("--format", "As text, or as a calendar file.", ("text", "ics")),
    output=text("--output", "Into this file.", "FILE"),
)
def agenda(ctx: typer.Context, meeting: Planned, given: Given) -> None:
    """Propose an agenda, from what is open and what you agreed on."""
    from mentorfolio.exchange.calendar import calendar_of
    from mentorfolio.services import agendas

    desk(ctx).show(agendas.propose(desk(ctx), meeting, given, calendar_of))


@app.command()
@takes(
    **_OUTCOME,
    minutes=whole("--minutes", "How long it took.", 1),
    presenter=_PRESENTER,
    incident=_INCIDENT,
    reflection=text("--reflection", "What you think of it."),
)
def held(ctx: typer.Context, meeting: Planned, given: Given) -> None:
    """Say that a meeting took place, and what came of it.

    At a terminal with no option, asks: what you talked about, what you learned, what was promised,
    what comes next, and one question to think back.
    """
    from mentorfolio.services import holding

    desk(ctx).show(holding.held(desk(ctx), meeting, given))


@app.command()
@takes(
    kind=word("--kind", "What kind of meeting.", MEETING_KINDS),
    minutes=whole("--minutes", "How long it takes, or took.", 1),
    with_=texts("--with", "Somebody who comes as well.", "MENTOR", completer("mentor")),
    without=texts("--without", "Somebody who does not.", "MENTOR", completer("mentor")),
    agenda=texts("--agenda", "Something to talk about."),
    remove_agenda=texts("--remove-agenda", "Something not to talk about."),
    **_OUTCOME,
    remove_insight=texts("--remove-insight", "Take it out again."),
    remove_next_area=texts("--remove-next-area", "Take it out again."),
    presenter=_PRESENTER,
    incident=_INCIDENT,
)
def edit(ctx: typer.Context, meeting: Meeting, given: Given) -> None:
    """Change a meeting, planned or held; an empty text clears what may be empty."""
    from mentorfolio.services import meetings

    desk(ctx).show(meetings.edit(desk(ctx), meeting, given))


@app.command()
@takes(reason=text("--reason", "Why; kept in its notes."))
def cancel(ctx: typer.Context, meeting: Planned, given: Given) -> None:
    """Call a planned meeting off."""
    from mentorfolio.services import meetings

    desk(ctx).show(meetings.cancel(desk(ctx), meeting, given))

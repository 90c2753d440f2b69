"""``timeline``."""

import typer

from mentorfolio.cli.options import Given, Mentor, day, desk, takes

app = typer.Typer()


@app.command()
@takes(since=day("--since", "From this day on."), until=day("--until", "Up to this day."))
def timeline(ctx: typer.Context, mentor: Mentor, given: Given) -> None:
    """Show everything with one person, in order of days."""
    from mentorfolio.services import timeline as service

    desk(ctx).show(service.timeline(desk(ctx), mentor, given))

"""``calendar``."""

import typer

from mentorfolio.cli.options import Given, desk, takes, text, word

app = typer.Typer()


@app.command()
@takes(
    output=text("--output", "Into this file, readable by you only.", "FILE"),
    only=word("--only", "Nothing but planned meetings.", ("meetings",)),
)
def calendar(ctx: typer.Context, given: Given) -> None:
    """Give out what is planned and due, as a file for your calendar."""
    from mentorfolio.exchange.calendar import calendar_of
    from mentorfolio.services import calendar as service

    desk(ctx).show(service.calendar(desk(ctx), given, calendar_of))

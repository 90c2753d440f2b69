"""``next`` and ``review``."""

import typer

from mentorfolio.cli.options import Given, completer, desk, takes, texts, whole

app = typer.Typer()


@app.command()
@takes(within=whole("--within", "Contacts due in so many days, too (7).", 0))
def next(ctx: typer.Context, given: Given) -> None:  # noqa: A001 - the command's name
    """Say what to do next, with the command to type."""
    from mentorfolio.services import upcoming

    desk(ctx).show(upcoming.upcoming(desk(ctx), given.get("within")))


@app.command()
@takes(
    without=texts("--without", "As if this person were not there.", "MENTOR", completer("mentor")),
    supposing=texts("--with", "As if this person had said yes.", "MENTOR", completer("mentor")),
)
def review(ctx: typer.Context, given: Given) -> None:
    """Show the portfolio on one page: who covers what, and what is missing."""
    from mentorfolio.services import review as overview

    desk(ctx).show(overview.review(desk(ctx), given.get("without", ()), given.get("supposing", ())))

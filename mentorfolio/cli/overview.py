"""``next``, ``snooze`` and ``review``."""

from typing import Annotated

import typer

from mentorfolio.cli.options import (
    Given,
    Mentor,
    argument,
    completer,
    day,
    desk,
    flag,
    takes,
    texts,
    whole,
    word,
)
from mentorfolio.domain.vocabulary import DUE_KINDS

app = typer.Typer()


@app.command()
@takes(
    within=whole("--within", "Contacts due in so many days, too (7).", 0),
    oneline=flag("--oneline", "One short line for a shell prompt; nothing if nothing is due."),
)
def next(ctx: typer.Context, given: Given) -> None:  # noqa: A001 - the command's name
    """Say what to do next, with the command to type."""
    from mentorfolio.services import upcoming

    desk(ctx).show(upcoming.upcoming(desk(ctx), given.get("within"), oneline="oneline" in given))


@app.command()
@takes(kind=word("--kind", "Only this, and not all that is due with them.", DUE_KINDS))
def snooze(
    ctx: typer.Context,
    mentor: Mentor,
    given: Given,
    period: Annotated[str, argument("[PERIOD]", "How long: 2w, 1m, 90d; none wakes them (2w).")] = "2w",
) -> None:
    """Let what is due with somebody rest for a while."""
    from mentorfolio.services import upcoming

    desk(ctx).show(upcoming.snooze(desk(ctx), mentor, period, given.get("kind")))


@app.command()
@takes(
    without=texts("--without", "As if this person were not there.", "MENTOR", completer("mentor")),
    supposing=texts("--with", "As if this person had said yes.", "MENTOR", completer("mentor")),
    on=day("--on", "As it was at the end of that day."),
)
def review(ctx: typer.Context, given: Given) -> None:
    """Show the portfolio on one page: who covers what, and what is missing."""
    from mentorfolio.services import review as overview

    desk(ctx).show(overview.review(desk(ctx), given))

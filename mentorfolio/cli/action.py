"""``action``: what was promised, by you and to you."""

import typer

from mentorfolio.cli.options import (
    Action,
    Given,
    Mentor,
    Words,
    Yes,
    day,
    desk,
    flag,
    named,
    takes,
    text,
    word,
)
from mentorfolio.domain.vocabulary import ACTION_OWNERS

app = typer.Typer(name="action", help="What you promised, and what was promised to you.")

_OWNER = word("--owner", "Who promised it (me).", ACTION_OWNERS)


@app.command()
@takes(owner=_OWNER, due=day("--due", "By when."))
def add(ctx: typer.Context, mentor: Mentor, words: Words, given: Given) -> None:
    """Note a promise: TEXT, TEXT by DAY, them: TEXT."""
    from mentorfolio.services import actions

    desk(ctx).show(actions.add(desk(ctx), mentor, words, given))


@app.command(name="list")
@takes(
    open=flag("--open", "Only what is not done."),
    with_=named("--with", "mentor", "Only with this person."),
)
def list_(ctx: typer.Context, given: Given) -> None:
    """List what was promised, by its day."""
    from mentorfolio.services import actions

    desk(ctx).show(actions.everything(desk(ctx), given))


@app.command()
@takes(on=day("--on", "When it was done (today)."))
def done(ctx: typer.Context, action: Action, given: Given) -> None:
    """Say that it is done."""
    from mentorfolio.services import actions

    desk(ctx).show(actions.done(desk(ctx), action, given))


@app.command()
@takes(
    text=text("--text", "Other words for it."),
    owner=word("--owner", "Who promised it.", ACTION_OWNERS),
    due=day("--due", "By when; empty for no day."),
    open=flag("--open", "It is not done after all."),
)
def edit(ctx: typer.Context, action: Action, given: Given) -> None:
    """Change what was noted of it."""
    from mentorfolio.services import actions

    desk(ctx).show(actions.edit(desk(ctx), action, given))


@app.command()
def remove(ctx: typer.Context, action: Action, yes: Yes = False) -> None:
    """Take it out of the portfolio."""
    from mentorfolio.services import actions

    desk(ctx).show(actions.remove(desk(ctx), action, yes=yes))

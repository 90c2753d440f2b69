"""``circle``: groups that learn together."""

from typing import Annotated

import typer

from mentorfolio.cli.options import (
    Circle,
    Given,
    Mentor,
    Yes,
    argument,
    completer,
    desk,
    flag,
    takes,
    text,
    texts,
    word,
)
from mentorfolio.domain.vocabulary import CIRCLE_KINDS

app = typer.Typer(name="circle", help="Groups that learn together, an advisory board.")

_KIND = word("--kind", "What kind of group (peer).", CIRCLE_KINDS)
_PURPOSE = text("--purpose", "What you come together for.")
_ANYWAY = flag("--anyway", "Even if there is a circle of that name.")


@app.command()
@takes(
    kind=_KIND,
    member=texts("--member", "Who is in it, besides you.", "MENTOR", completer("mentor")),
    purpose=_PURPOSE,
    anyway=_ANYWAY,
)
def add(
    ctx: typer.Context, name: Annotated[str, argument("NAME", "What you call it.")], given: Given
) -> None:
    """Note a group that you learn with."""
    from mentorfolio.services import circles

    desk(ctx).show(circles.add(desk(ctx), name, given))


@app.command(name="list")
def list_(ctx: typer.Context) -> None:
    """List your circles, with when each met last."""
    from mentorfolio.services import circles

    desk(ctx).show(circles.everything(desk(ctx)))


@app.command()
def show(ctx: typer.Context, circle: Circle) -> None:
    """Show who is in it, its sessions, and whose turn it is."""
    from mentorfolio.services import circles

    desk(ctx).show(circles.show(desk(ctx), circle))


@app.command()
def join(ctx: typer.Context, circle: Circle, mentor: Mentor) -> None:
    """Note that somebody came to it."""
    from mentorfolio.services import circles

    desk(ctx).show(circles.join(desk(ctx), circle, mentor))


@app.command()
def leave(ctx: typer.Context, circle: Circle, mentor: Mentor) -> None:
    """Note that somebody left it."""
    from mentorfolio.services import circles

    desk(ctx).show(circles.leave(desk(ctx), circle, mentor))


@app.command()
@takes(name=text("--name", "Another name."), kind=_KIND, purpose=_PURPOSE, anyway=_ANYWAY)
def edit(ctx: typer.Context, circle: Circle, given: Given) -> None:
    """Change its name, kind or purpose; an empty text clears the purpose."""
    from mentorfolio.services import circles

    desk(ctx).show(circles.edit(desk(ctx), circle, given))


@app.command()
def remove(ctx: typer.Context, circle: Circle, yes: Yes = False) -> None:
    """Take it out of the portfolio; its sessions stay as meetings."""
    from mentorfolio.services import circles

    desk(ctx).show(circles.remove(desk(ctx), circle, yes=yes))

"""``need``: what you want from mentoring."""

from typing import Annotated

import typer

from mentorfolio.cli.options import (
    Given,
    Need,
    Yes,
    argument,
    completer,
    day,
    desk,
    flag,
    takes,
    text,
    texts,
    whole,
    word,
)
from mentorfolio.domain.vocabulary import CONTEXTS, KNOWING, SCOPES

app = typer.Typer(name="need", help="What you want from mentoring.")

_NEED = {
    "knowing": word("--knowing", "What would help: direction, skill or people.", KNOWING),
    "context": word("--context", "What it is mostly about.", CONTEXTS),
    "priority": whole("--priority", "3 is the most urgent.", 1, 3),
    "scope": word("--scope", "One named thing, or long and open.", SCOPES),
    "why": text("--why", "Why it matters."),
    "success": text("--success", "How you will know that it is met."),
    "by": day("--by", "By when."),
    "confidence": whole("--confidence", "How sure you feel of it now.", 1, 5),
    "supported_by": texts("--supported-by", "Who helps with it.", "MENTOR[=1..3]", completer("mentor")),
    "anyway": flag("--anyway", "Even if there is a need of that title."),
}


@app.command()
@takes(**_NEED)
def add(
    ctx: typer.Context, title: Annotated[str, argument("TITLE", "In a few words: Lead a team.")], given: Given
) -> None:
    """Name something you want from mentoring."""
    from mentorfolio.services import needs

    desk(ctx).show(needs.add(desk(ctx), title, given))


@app.command(name="list")
def list_(ctx: typer.Context) -> None:
    """List your needs, the most urgent first."""
    from mentorfolio.services import needs

    desk(ctx).show(needs.everything(desk(ctx)))


@app.command()
def show(ctx: typer.Context, need: Need) -> None:
    """Show one need and who helps with it."""
    from mentorfolio.services import needs

    desk(ctx).show(needs.show(desk(ctx), need))


@app.command()
@takes(title=text("--title", "Another title."), **_NEED)
def edit(ctx: typer.Context, need: Need, given: Given) -> None:
    """Change a need; an empty text clears what may be empty."""
    from mentorfolio.services import needs

    desk(ctx).show(needs.edit(desk(ctx), need, given))


@app.command()
@takes(on=day("--on", "When you felt so."))
def rate(
    ctx: typer.Context,
    need: Need,
    rating: Annotated[int, typer.Argument(metavar="1..5", min=1, max=5, help="1 not at all, 5 fully.")],
    given: Given,
) -> None:
    """Note how sure you feel of it now."""
    from mentorfolio.services import needs

    desk(ctx).show(needs.rate(desk(ctx), need, rating, given))


@app.command()
def met(ctx: typer.Context, need: Need) -> None:
    """Say that it is met."""
    from mentorfolio.services import needs

    desk(ctx).show(needs.set_status(desk(ctx), need, "met"))


@app.command()
def drop(ctx: typer.Context, need: Need) -> None:
    """Let it go."""
    from mentorfolio.services import needs

    desk(ctx).show(needs.set_status(desk(ctx), need, "dropped"))


@app.command()
def reopen(ctx: typer.Context, need: Need) -> None:
    """Take it up again."""
    from mentorfolio.services import needs

    desk(ctx).show(needs.set_status(desk(ctx), need, "open"))


@app.command()
def remove(ctx: typer.Context, need: Need, yes: Yes = False) -> None:
    """Take it out of the portfolio."""
    from mentorfolio.services import needs

    desk(ctx).show(needs.remove(desk(ctx), need, yes=yes))

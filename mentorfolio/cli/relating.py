"""``log`` and ``gift``: what happens between meetings."""

from typing import Annotated

import typer

from mentorfolio.cli.options import (
    Given,
    Mentor,
    Words,
    argument,
    completer,
    day,
    desk,
    takes,
    texts,
    whole,
    word,
)

app = typer.Typer()

_Mentors = Annotated[
    str, argument("MENTOR[,MENTOR…]", "With whom; several with commas.", completer("mentor"))
]


@app.command()
@takes(
    on=day("--on", "When it was (today)."),
    minutes=whole("--minutes", "How long it took.", 1),
    kind=word(
        "--kind", "A talk, an unplanned moment, or an incident looked at.", ("regular", "moment", "incident")
    ),
    insight=texts("--insight", "What it taught you."),
    action=texts("--action", "What was promised: TEXT, TEXT by DAY, them: TEXT."),
)
def log(ctx: typer.Context, mentors: _Mentors, words: Words, given: Given) -> None:
    """Note a talk or a moment with a mentor, in one line."""
    from mentorfolio.services import relating

    desk(ctx).show(relating.log(desk(ctx), mentors, words, given))


@app.command()
@takes(on=day("--on", "When it was (today)."))
def gift(ctx: typer.Context, mentor: Mentor, words: Words, given: Given) -> None:
    """Note something you gave back."""
    from mentorfolio.services import relating

    desk(ctx).show(relating.gift(desk(ctx), mentor, words, given))

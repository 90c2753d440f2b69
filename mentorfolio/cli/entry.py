"""``entry``: what a timeline shows, changed or taken out."""

from typing import Annotated

import typer

from mentorfolio.cli.options import (
    Given,
    Yes,
    argument,
    completer,
    day,
    desk,
    takes,
    text,
    texts,
    whole,
    word,
)
from mentorfolio.domain.vocabulary import MEETING_KINDS

app = typer.Typer(name="entry", help="Change or take out what a timeline shows.")

_Entry = Annotated[
    str, argument("ENTRY", "Its id, or whom it is with if it is the only one.", completer("mentor"))
]


@app.command()
@takes(
    text=text("--text", "Other words: of a talk, a gift, a reflection, or the note of a check-in."),
    on=day("--on", "Another day, up to today."),
    minutes=whole("--minutes", "How long a talk took.", 1),
    kind=word("--kind", "What kind of talk it was.", MEETING_KINDS),
    insight=texts("--insight", "What a talk taught you."),
    remove_insight=texts("--remove-insight", "An insight to take out."),
    next_area=texts("--next-area", "Something to talk about next time."),
    remove_next_area=texts("--remove-next-area", "Such an area to take out."),
    rapport=text("--rapport", "The four answers of a check-in about the two of you.", "1..5,1..5,1..5,1..5"),
    clarity=text("--clarity", "Its two answers about direction.", "1..5,1..5"),
    benefit_me=whole("--benefit-me", "What you have of it.", 1, 5),
    benefit_them=whole("--benefit-them", "What they have of it.", 1, 5),
    progress=whole("--progress", "How far an evaluation found you.", 1, 5),
    value=whole("--value", "What it was worth to you.", 1, 5),
    both=whole("--both", "Whether both of you gain by it.", 1, 5),
    worked=text("--worked", "What has worked well."),
    change=text("--change", "What you would change."),
)
def edit(ctx: typer.Context, entry: _Entry, given: Given) -> None:
    """Change a talk, check-in, evaluation, gift or reflection.

    With no option, at a terminal, opens its words in your editor.
    """
    from mentorfolio.services import entries

    desk(ctx).show(entries.edit(desk(ctx), entry, given))


@app.command()
@takes(yes=Yes)
def remove(ctx: typer.Context, entry: _Entry, given: Given) -> None:
    """Take a talk, check-in, evaluation, gift or reflection out."""
    from mentorfolio.services import entries

    desk(ctx).show(entries.remove(desk(ctx), entry, yes="yes" in given))

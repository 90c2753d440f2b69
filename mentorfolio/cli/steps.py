"""The three steps: identify, approach, reflect."""

import typer

from mentorfolio.cli.options import (
    Given,
    SomeMentor,
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
from mentorfolio.domain.vocabulary import CHANNELS

app = typer.Typer()


@app.command()
@takes(need=named("--need", "need", "Which need to find people for."))
def identify(ctx: typer.Context, given: Given) -> None:
    """Find out whom you could learn from.

    At a terminal: why you look for a mentor, what you need, who comes to mind from each place one
    finds mentors, what speaks for and against each, and in which order you would ask them.
    """
    from mentorfolio.services import identify as step

    desk(ctx).show(step.identify(desk(ctx), given.get("need")))


@app.command()
@takes(
    need=named("--need", "need", "Which need it is about."),
    template=text(
        "--template",
        "Another letter than the moment calls for: mentorfolio template list.",
        "TEMPLATE",
        completer("letter"),
    ),
    channel=word("--channel", "How it reaches them.", CHANNELS),
    set=texts("--set", "A value of the letter, like topic=… or why=….", "KEY=VALUE"),
    minutes=whole("--minutes", "How long a talk to ask for (15).", 1),
    format=word("--format", "As text, a mail file or a mail link.", ("text", "eml", "mailto")),
    output=text("--output", "Into this file.", "FILE"),
    manager_informed=day("--manager-informed", "When you told your manager about somebody in your line."),
    anyway=text("--anyway", "Write although a rule advises against it, and why.", "REASON"),
)
def approach(ctx: typer.Context, mentor: SomeMentor = None, *, given: Given) -> None:
    """Write the letter that the moment calls for.

    Without a name, to the best-ranked candidate. The draft is kept; nothing is sent.
    """
    from mentorfolio.services import approach as step

    app_ = desk(ctx)
    drafted = step.draft(app_, mentor, given)
    app_.show(drafted)
    if drafted.asking:
        from mentorfolio.cli.leaving import offer_ways_out

        offer_ways_out(app_, drafted)


@app.command()
@takes(
    need=named("--need", "need", "About this need."),
    meeting=text("--meeting", "About this meeting.", "ID"),
    prompt=text("--prompt", "Answer this prompt.", "PROMPT", completer("prompt")),
    text=text("--text", "What you think."),
    list=flag("--list", "List the prompts."),
    past=flag("--past", "Read what you said before."),
)
def reflect(ctx: typer.Context, mentor: SomeMentor = None, *, given: Given) -> None:
    """Think back, one question at a time.

    At a terminal, asks the questions that are due and shows what you said last time.
    """
    from mentorfolio.services import reflect as step

    said = {**given, **({"mentor": mentor} if mentor else {})}
    action = step.prompts if "list" in given else step.past if "past" in given else step.reflect
    desk(ctx).show(action(desk(ctx), said))

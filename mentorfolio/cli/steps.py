"""The three steps: identify, approach, reflect."""

import typer

from mentorfolio.cli.options import (
    Given,
    SomeMentor,
    Yes,
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
    remember=texts("--remember", "Keep this value for the next letters.", "KEY"),
    minutes=whole("--minutes", "How long a talk to ask for (15).", 1),
    format=word("--format", "As text, a mail file or a mail link.", ("text", "eml", "mailto")),
    output=text("--output", "Into this file; with --first into this folder.", "FILE"),
    first=whole("--first", "To so many of the best-ranked candidates, a file each.", 1),
    strict=flag("--strict", "Keep no letter that has a hint."),
    open=flag("--open", "Hand it to your mail program."),
    copy=flag("--copy", "Put its text on the clipboard."),
    send=flag("--send", "Send it by the mail server of the settings, after a yes."),
    yes=Yes,
    manager_informed=day("--manager-informed", "When you told your manager about somebody in your line."),
    anyway=text("--anyway", "Write although a rule advises against it, and why.", "REASON"),
)
def approach(ctx: typer.Context, mentor: SomeMentor = None, *, given: Given) -> None:
    """Write the letter that the moment calls for.

    Without a name, to the best-ranked candidate. The draft is kept; nothing is sent without --send.
    """
    if "first" in given:
        from mentorfolio.services import several

        desk(ctx).show(several.drafts(desk(ctx), mentor, given))
        return
    from mentorfolio.cli.leaving import check, leave
    from mentorfolio.services import approach as step

    check(desk(ctx), given)
    leave(desk(ctx), step.draft(desk(ctx), mentor, given), given)


@app.command()
@takes(
    need=named("--need", "need", "About this need."),
    meeting=text("--meeting", "About this meeting: its id, or whom it was with.", "ID", completer("held")),
    prompt=text("--prompt", "Answer this prompt.", "PROMPT", completer("prompt")),
    text=text("--text", "What you think."),
    list=flag("--list", "List the prompts."),
    past=flag("--past", "Read what you said before."),
    ask=flag("--ask", "Where nobody can be asked, show the questions instead."),
)
def reflect(ctx: typer.Context, mentor: SomeMentor = None, *, given: Given) -> None:
    """Think back, one question at a time.

    At a terminal, asks the questions that are due and shows what you said last time.
    """
    from mentorfolio.services import reflect as step

    said = {**given, **({"mentor": mentor} if mentor else {})}
    flags = {"list": step.prompts, "past": step.past, "ask": step.ask}
    action = next((flags[name] for name in flags if name in given), step.reflect)
    desk(ctx).show(action(desk(ctx), said))

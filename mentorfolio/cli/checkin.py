"""``checkin``: a look at the relationship itself."""

import typer

from mentorfolio.cli.options import Given, Mentor, day, desk, flag, takes, text, whole

app = typer.Typer()


@app.command()
@takes(
    rapport=text("--rapport", "The four about how you get on.", "1..5,1..5,1..5,1..5"),
    clarity=text("--clarity", "The two about direction.", "1..5,1..5"),
    benefit_me=whole("--benefit-me", "How much you get out of it.", 1, 5),
    benefit_them=whole("--benefit-them", "How much they do.", 1, 5),
    note=text("--note", "Anything to remember."),
    on=day("--on", "When you looked at it (today)."),
    ask=flag("--ask", "Show the questions where nobody can be asked."),
    trend=flag("--trend", "How it moved over time."),
)
def checkin(ctx: typer.Context, mentor: Mentor, given: Given) -> None:
    """Look at the relationship itself: how you get on, and whether it leads somewhere.

    At a terminal, asks what the options do not say. Every number is from 1 to 5.
    """
    from mentorfolio.services import checkins

    action = checkins.trend(desk(ctx), mentor) if "trend" in given else None
    desk(ctx).show(action or checkins.checkin(desk(ctx), mentor, given))

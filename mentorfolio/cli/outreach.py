"""``outreach``: your letters after they were drafted."""

import typer

from mentorfolio.cli.options import Given, Letter, Yes, day, desk, named, takes, text, word
from mentorfolio.domain.vocabulary import OUTREACH_STATES

app = typer.Typer(name="outreach", help="Your letters: sent, answered, waiting.")

_ANSWER = {"on": day("--on", "When that was."), "note": text("--note", "Something to remember.")}


@app.command(name="list")
@takes(
    state=word("--state", "Only in this state.", OUTREACH_STATES),
    to=named("--to", "mentor", "Only to this person."),
)
def list_(ctx: typer.Context, given: Given) -> None:
    """List your letters by what became of them, with days waiting."""
    from mentorfolio.services import board

    desk(ctx).show(board.everything(desk(ctx), given.get("state"), given.get("to")))


@app.command()
def show(ctx: typer.Context, letter: Letter) -> None:
    """Show a letter as it reads."""
    from mentorfolio.services import outreach

    desk(ctx).show(outreach.show(desk(ctx), letter))


@app.command()
def stats(ctx: typer.Context) -> None:
    """Count what came of your letters: sent, answered, met, active."""
    from mentorfolio.services import rates

    desk(ctx).show(rates.stats(desk(ctx)))


@app.command(name="open")
def open_(ctx: typer.Context, letter: Letter) -> None:
    """Hand a draft to your mail program."""
    from mentorfolio.cli.leaving import mailed
    from mentorfolio.services import outreach

    desk(ctx).show(mailed(desk(ctx), outreach.draft_named(desk(ctx), letter)))


@app.command()
def copy(ctx: typer.Context, letter: Letter) -> None:
    """Put the text of a draft on the clipboard."""
    from mentorfolio.cli.leaving import copied
    from mentorfolio.services import outreach

    desk(ctx).show(copied(desk(ctx), outreach.draft_named(desk(ctx), letter)))


@app.command()
@takes(
    yes=Yes,
    manager_informed=day("--manager-informed", "When you told your manager about somebody in your line."),
    anyway=text("--anyway", "Send although a rule advises against it, and why.", "REASON"),
)
def send(ctx: typer.Context, letter: Letter, given: Given) -> None:
    """Send a draft by the mail server of the settings, after a yes."""
    from mentorfolio.services import sending

    desk(ctx).show(sending.send(desk(ctx), letter, given))


@app.command()
@takes(
    subject=text("--subject", "Another subject."),
    body=text("--body", "Another text."),
    to=text("--to", "Another address.", "ADDRESS"),
    note=text("--note", "Something to remember."),
)
def edit(ctx: typer.Context, letter: Letter, given: Given) -> None:
    """Change a draft; with no option, at a terminal, in your editor."""
    from mentorfolio.services import outreach

    desk(ctx).show(outreach.edit(desk(ctx), letter, given))


@app.command()
def discard(ctx: typer.Context, letter: Letter, yes: Yes = False) -> None:
    """Throw a draft away."""
    from mentorfolio.services import outreach

    desk(ctx).show(outreach.discard(desk(ctx), letter, yes=yes))


@app.command()
@takes(
    **_ANSWER,
    manager_informed=day("--manager-informed", "When you told your manager about somebody in your line."),
    anyway=text("--anyway", "Sent although a rule advises against it, and why.", "REASON"),
)
def sent(ctx: typer.Context, letter: Letter, given: Given) -> None:
    """Note that it went out."""
    from mentorfolio.services import outreach

    desk(ctx).show(outreach.sent(desk(ctx), letter, given))


@app.command()
@takes(**_ANSWER)
def replied(ctx: typer.Context, letter: Letter, given: Given) -> None:
    """Note that they answered, neither yes nor no."""
    from mentorfolio.services import outreach

    desk(ctx).show(outreach.answer(desk(ctx), letter, "replied", given))


@app.command()
@takes(**_ANSWER)
def accepted(ctx: typer.Context, letter: Letter, given: Given) -> None:
    """Note that they said yes to this letter."""
    from mentorfolio.services import outreach

    desk(ctx).show(outreach.answer(desk(ctx), letter, "accepted", given))


@app.command()
@takes(**_ANSWER)
def declined(ctx: typer.Context, letter: Letter, given: Given) -> None:
    """Note that they said no, and see who is next."""
    from mentorfolio.services import outreach

    desk(ctx).show(outreach.answer(desk(ctx), letter, "declined", given))


@app.command()
@takes(**_ANSWER)
def unanswered(ctx: typer.Context, letter: Letter, given: Given) -> None:
    """Note that no answer will come, and see who is next."""
    from mentorfolio.services import outreach

    desk(ctx).show(outreach.answer(desk(ctx), letter, "unanswered", given))

"""``init``: the owner, and why they look for mentors."""

import typer

from mentorfolio.cli.options import Given, desk, takes, text, word
from mentorfolio.domain.vocabulary import CONTEXTS

app = typer.Typer()

_OWNER = {
    "name": text("--name", "Your name, as it signs your letters."),
    "email": text("--email", "Your e-mail address.", "ADDRESS"),
    "role": text("--role", "What you do."),
    "organisation": text("--organisation", "Where you do it."),
    "stage_of_career": text(
        "--stage-of-career", "Where you are in your career: starting, changing, leading …"
    ),
    "manager": text("--manager", "Your manager's name."),
    "purpose": text("--purpose", "Why you look for a mentor, and why now."),
    "context": word("--context", "What it is mostly about.", CONTEXTS),
    "looking_for": text("--looking-for", "What you want in a mentor."),
    "effective_mentee": text("--effective-mentee", "What makes you good to mentor."),
    "signature": text("--signature", "How your letters end, if not with your name."),
    "availability": text("--availability", "When you could meet, for your letters."),
}


@app.command()
@takes(**_OWNER)
def init(ctx: typer.Context, given: Given) -> None:
    """Begin your portfolio: your name, and why you look for mentors.

    Sets what you say with options; with none, at a terminal, asks five things. Nothing leaves this
    computer, and nothing here is required: what is not said now is asked when it is needed.
    """
    from mentorfolio.services import profiles

    desk(ctx).show(profiles.init(desk(ctx), given))

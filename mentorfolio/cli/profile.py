"""``profile``: what you said about yourself."""

import typer

from mentorfolio.cli.options import desk

app = typer.Typer(name="profile", help="What you said about yourself.")


@app.command()
def show(ctx: typer.Context) -> None:
    """Show what you said about yourself, and what is still open."""
    from mentorfolio.services import profiles

    desk(ctx).show(profiles.show(desk(ctx)))

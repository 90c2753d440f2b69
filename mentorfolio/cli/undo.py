"""``undo``: the last change taken back."""

import typer

from mentorfolio.cli.options import Given, desk, flag, takes

app = typer.Typer()


@app.command()
@takes(
    list=flag("--list", "List the changes, the latest first."),
    anyway=flag("--anyway", "Also over a change that was made by something else."),
)
def undo(ctx: typer.Context, given: Given) -> None:
    """Take the last change back; a second undo brings it again."""
    from mentorfolio.services import keeping

    here = desk(ctx)
    here.show(keeping.history(here) if "list" in given else keeping.undo(here, anyway="anyway" in given))

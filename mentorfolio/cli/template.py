"""``template``: the letters and prompts."""

from typing import Annotated

import typer

from mentorfolio.cli.options import argument, completer, desk

app = typer.Typer(name="template", help="The templates of letters and prompts.")


@app.command(name="list")
def list_(ctx: typer.Context) -> None:
    """List all templates and when to use each."""
    from mentorfolio.services import templates

    desk(ctx).show(templates.everything(desk(ctx)))


@app.command()
def show(
    ctx: typer.Context, template: Annotated[str, argument("TEMPLATE", "Its id.", completer("letter"))]
) -> None:
    """Show a template."""
    from mentorfolio.services import templates

    desk(ctx).show(templates.show(desk(ctx), template))

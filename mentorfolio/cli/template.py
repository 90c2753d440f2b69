"""``template``: the letters, prompts and agendas."""

from typing import Annotated

import typer

from mentorfolio.cli.options import Given, argument, completer, desk, takes, text

app = typer.Typer(name="template", help="The templates of letters, prompts and agendas.")


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


@app.command()
@takes(source=text("--from", "Begin with a copy of this one.", "TEMPLATE", completer("letter")))
def new(
    ctx: typer.Context,
    template: Annotated[str, argument("TEMPLATE", "Its id: small letters, digits and hyphens.")],
    given: Given,
) -> None:
    """Begin a template of your own.

    A page that explains itself, or a copy. Named like a shipped one, it is a copy of that one and
    stands in for it.
    """
    from mentorfolio.services import templates

    desk(ctx).show(templates.new(desk(ctx), template, given.get("source")))


@app.command()
def check(
    ctx: typer.Context,
    template: Annotated[
        str | None, argument("[TEMPLATE|FILE]", "Only this one.", completer("letter"))
    ] = None,
) -> None:
    """Try your own templates out, and say what is wrong, by file and line."""
    from mentorfolio.services import templates

    desk(ctx).show(templates.check(desk(ctx), template))


@app.command()
def path(ctx: typer.Context) -> None:
    """Print the folder of your own templates."""
    from mentorfolio.services.places import Place

    folder = desk(ctx).settings.templates
    desk(ctx).show(Place(path=str(folder), exists=folder.is_dir()))

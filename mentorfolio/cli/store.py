"""``store``: where the portfolio is."""

import typer

from mentorfolio.cli.options import desk

app = typer.Typer(name="store", help="Where your portfolio is.")


@app.command()
def path(ctx: typer.Context) -> None:
    """Print the path of the portfolio file."""
    from mentorfolio.services.places import Place

    file = desk(ctx).settings.store
    desk(ctx).show(Place(path=str(file), exists=file.exists()))

"""``config``: the settings in force."""

import typer

from mentorfolio.cli.options import desk

app = typer.Typer(name="config", help="The settings in force.")


@app.command()
def path(ctx: typer.Context) -> None:
    """Print the path of the settings file, config.toml; it need not exist."""
    from mentorfolio.services.places import Place

    file = desk(ctx).settings.config
    desk(ctx).show(Place(path=str(file), exists=file.exists()))


@app.command()
def show(ctx: typer.Context) -> None:
    """Print every setting in force; docs/settings.md says what they mean."""
    from mentorfolio.services.places import settings_in_force

    desk(ctx).show(settings_in_force(desk(ctx).settings._asdict()))

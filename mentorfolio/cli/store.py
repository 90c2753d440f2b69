"""``store``: the portfolio file, its copies, and what may be wrong with it."""

from typing import Annotated

import typer

from mentorfolio.cli.options import Given, SomeMentor, Yes, argument, desk, takes, texts

app = typer.Typer(name="store", help="Your portfolio file, its backups, its health.")

_Backup = Annotated[str | None, argument("[BACKUP]", "A part of its name: mentorfolio store backups.")]


@app.command()
def path(ctx: typer.Context) -> None:
    """Print the path of the portfolio file."""
    from mentorfolio.services.places import Place

    file = desk(ctx).settings.store
    desk(ctx).show(Place(path=str(file), exists=file.exists()))


@app.command()
def check(ctx: typer.Context) -> None:
    """Look for damage, and say what to type.

    The file, its records, its backups, and what other programs have left beside it.
    """
    from mentorfolio.services import keeping

    desk(ctx).show(keeping.check(desk(ctx)))


@app.command()
def backups(ctx: typer.Context) -> None:
    """List the copies that are kept, the latest first."""
    from mentorfolio.services import keeping

    desk(ctx).show(keeping.backups(desk(ctx)))


@app.command()
def backup(ctx: typer.Context) -> None:
    """Keep a copy that is never pruned."""
    from mentorfolio.services import keeping

    desk(ctx).show(keeping.backup(desk(ctx)))


@app.command()
def restore(ctx: typer.Context, backup: _Backup = None) -> None:
    """Bring back a backup.

    The latest good one if none is named; what was there before is kept aside.
    """
    from mentorfolio.services import keeping

    desk(ctx).show(keeping.restore(desk(ctx), backup))


@app.command()
@takes(
    also=texts(
        "--also",
        "A word to take out of every text as well, in capitals or not: a first name, a nickname.",
        "WORD",
    )
)
def purge(ctx: typer.Context, given: Given, mentor: SomeMentor = None, yes: Yes = False) -> None:
    """Forget a person for ever.

    They go from the portfolio, from every backup and every draft. It cannot be undone.
    """
    from mentorfolio.services import keeping

    desk(ctx).show(keeping.purge(desk(ctx), mentor, given, yes=yes))

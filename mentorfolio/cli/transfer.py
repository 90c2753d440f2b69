"""``export`` and ``import``."""

from typing import Annotated

import typer

from mentorfolio.cli.options import Given, argument, desk, flag, takes, text

app = typer.Typer()


@app.command()
@takes(output=text("--output", "Into this file, readable by you only.", "FILE"))
def export(ctx: typer.Context, given: Given) -> None:
    """Give out everything as one JSON document."""
    from mentorfolio.exchange import own
    from mentorfolio.services import transfer

    desk(ctx).show(transfer.export(desk(ctx), given.get("output"), own.to_bytes))


@app.command(name="import")
@takes(dry_run=flag("--dry-run", "Only say what would be taken in."))
def import_(
    ctx: typer.Context, file: Annotated[str, argument("FILE", "An export; - reads it.")], given: Given
) -> None:
    """Take in an export: new records are added, known ones replaced, all or none."""
    from mentorfolio.exchange import own
    from mentorfolio.services import transfer

    desk(ctx).show(transfer.import_(desk(ctx), file, dry_run="dry_run" in given, read=own.from_bytes))

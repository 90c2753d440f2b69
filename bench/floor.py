"""The floor: the least that a Typer program of one empty command takes, on the same versions."""

import typer

app = typer.Typer()


@app.command()
def main() -> None:
    """Do nothing."""


if __name__ == "__main__":
    app()

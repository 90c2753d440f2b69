"""``completion``: the script that completes commands and names in a shell."""

from typing import Annotated

import typer

from mentorfolio.cli.options import argument, desk

app = typer.Typer()

_SHELLS = ("bash", "zsh", "fish")


def _shells(ctx: typer.Context, args: list[str], incomplete: str) -> list[str]:
    return list(_SHELLS)


@app.command()
def completion(
    ctx: typer.Context, shell: Annotated[str, argument("bash|zsh|fish", "Your shell.", _shells)]
) -> None:
    """Print the script that completes commands, names and ids; it edits no file.

    bash: put  eval "$(mentorfolio completion bash)"  into ~/.bashrc. zsh: the same with zsh in ~/.zshrc,
    after compinit. fish: mentorfolio completion fish > ~/.config/fish/completions/mentorfolio.fish
    """
    from typer.completion import get_completion_script  # type: ignore[attr-defined]  # public, not listed

    from mentorfolio.domain.vocabulary import one_of

    name = one_of(dict.fromkeys(_SHELLS, ""), shell, "a shell with completion here")
    script = get_completion_script(prog_name="mentorfolio", complete_var="_MENTORFOLIO_COMPLETE", shell=name)
    desk(ctx).write(script.encode() + b"\n")

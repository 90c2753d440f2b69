"""``completion``: the script that completes commands and names in a shell."""

from typing import Annotated

from mentorfolio.desk.desk import Desk
from mentorfolio.fields.field import Operand, Word

Shell = Annotated[
    str,
    Operand(
        "bash|zsh|fish",
        "Your shell.",
        "Say which shell you type in.",
        "bash",
        field=Word("", words=dict.fromkeys(("bash", "zsh", "fish"), ""), what="a shell with completion here"),
    ),
]


def completion(desk: Desk, shell: Shell) -> None:
    """Print the script that completes commands, names and ids; it edits no file.

    bash: put  eval "$(mentorfolio completion bash)"  into ~/.bashrc. zsh: the same with zsh in ~/.zshrc,
    after compinit. fish: mentorfolio completion fish > ~/.config/fish/completions/mentorfolio.fish
    """
    from typer.completion import get_completion_script  # type: ignore[attr-defined]  # public, not listed

    script = get_completion_script(prog_name="mentorfolio", complete_var="_MENTORFOLIO_COMPLETE", shell=shell)
    desk.screen.write(script.encode() + b"\n")

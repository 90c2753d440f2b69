"""The script that a shell asks with; ``cli/complete.py`` answers it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from mentorfolio.desk.desk import Desk
from mentorfolio.fields.field import Operand, Word

SHELLS = ("bash", "zsh", "fish", "powershell")

Shell = Annotated[
    str,
    Operand(
        "|".join(SHELLS),
        "Your shell.",
        "Say which shell you type in.",
        "bash",
        field=Word("", words=dict.fromkeys(SHELLS, ""), what="a shell with completion here"),
    ),
]


def completion(desk: Desk, shell: Shell) -> None:
    """Print the script that completes commands, names and words; it edits no file.

    bash: put  eval "$(mentorfolio completion bash)"  into ~/.bashrc. zsh: the same with zsh in ~/.zshrc,
    after compinit. fish: mentorfolio completion fish > ~/.config/fish/completions/mentorfolio.fish
    PowerShell: mentorfolio completion powershell | Out-String | Invoke-Expression  in $PROFILE.

    $ mentorfolio completion bash
    """
    desk.screen.write((Path(__file__).parent / f"{shell}.txt").read_bytes())

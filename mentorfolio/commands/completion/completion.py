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
        "Say which shell you use.",
        "bash",
        field=Word("", words=dict.fromkeys(SHELLS, ""), what="a shell that can complete"),
    ),
]


def completion(desk: Desk, shell: Shell) -> None:
    """Print the script that completes commands, names and words; it edits no file.

    bash, in ~/.bashrc:  eval "$(mentorfolio completion bash)"

    zsh, in ~/.zshrc, after compinit:  eval "$(mentorfolio completion zsh)"

    fish, in config.fish:  mentorfolio completion fish | source

    PowerShell, in the file that $PROFILE names:

    mentorfolio completion powershell | Out-String | Invoke-Expression

    $ mentorfolio completion bash
    """
    desk.screen.write((Path(__file__).parent / f"{shell}.txt").read_bytes())

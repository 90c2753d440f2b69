"""``help``: a command, a topic, or all there is."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from mentorfolio import commands
from mentorfolio.desk.desk import Desk
from mentorfolio.errors import NotFound
from mentorfolio.fields.field import Operand

Asked = Annotated[
    Sequence[str],
    Operand("[COMMAND|TOPIC|all]...", "A command, a topic (letters, meetings, words, dates), all."),
]


def help_(desk: Desk, about: Asked = ()) -> None:
    """Explain a command or a topic; all lists every command."""
    words = [word.casefold() for word in about]
    if not words or words == ["all"]:
        desk.flags["every_command"] = bool(words)
        desk.play(["--help"], desk)
    elif words[0] in commands.words():
        desk.exit_code = desk.play([*words, "--help"], desk)
    else:
        desk.screen.write(_topic(" ".join(words)).read_bytes())


def _topic(word: str) -> Path:
    from mentorfolio.letters.library import templates_root

    topics = {page.stem: page for page in sorted((templates_root() / "help").glob("*.txt"))}
    if word not in topics:
        raise NotFound(
            f"There is no command and no topic {word!r}.",
            hint=f"Topics: {', '.join(topics)}. Every command: mentorfolio help all",
        )
    return topics[word]

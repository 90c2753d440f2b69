"""One question, as data, and whoever can be asked it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple, Protocol

# What a person types instead of an answer.
BACK = "<"
EDITOR = ":e"

Kind = Literal["line", "paragraphs", "choice", "yes-no", "number"]


class Question(NamedTuple):
    """A question at a prompt.

    ``key`` is where the answer goes, ``why`` what ``?`` tells, ``option`` how a script says the
    same, ``choices`` word -> explanation. A question without ``optional`` is asked until answered.
    """

    key: str
    text: str
    why: str
    option: str
    kind: Kind = "line"
    choices: Mapping[str, str] | None = None
    optional: bool = True


class Asker(Protocol):
    """Somebody at a terminal. Raises Interrupted when they leave."""

    def say(self, *lines: str) -> None:
        """Tell something between two questions."""
        ...

    def ask(self, question: Question, known: str = "") -> str:
        """The raw answer; Enter gives ``known`` back; ``<`` is :data:`BACK`."""
        ...

    def edit(self, text: str, what: str) -> str:
        """The text after the person's editor closed. Raises if the editor failed, text kept."""
        ...

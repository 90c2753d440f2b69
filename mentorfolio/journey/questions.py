"""One question, as data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

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

"""One question, as data, and whoever can be asked it."""

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple, Protocol

# What a person types instead of an answer.
BACK = "<"
EDITOR = ":e"

Kind = Literal["line", "paragraphs", "letter", "choice", "yes-no", "number"]


class Question(NamedTuple):
    """A question at a prompt.

    ``key`` is where the answer goes, ``why`` what ``?`` tells, ``option`` how a script says the
    same, ``choices`` word -> explanation; above those of ``apart`` stands an empty line. ``above`` is a
    list that the answer is about. A question without ``optional`` is asked until answered.
    """

    key: str
    text: str
    why: str
    option: str
    kind: Kind = "line"
    choices: Mapping[str, str] | None = None
    optional: bool = True
    apart: frozenset[str] = frozenset()
    above: tuple[str, ...] = ()

    def of(self, **words: str) -> "Question":
        """The question with the blanks of its text filled."""
        return self._replace(text=self.text.format(**words))


def called(explained: str) -> str:
    """What the screen calls a choice: the word before what is said of it; ``15:00`` is one word."""
    return re.split(r":(?=\s|$)", explained, maxsplit=1)[0]


_YES = frozenset(("y", "yes", "yep", "yeah", "yup", "ok", "okay", "sure"))
_NO = frozenset(("n", "no", "nope", "nah", "not"))
_POLITE = frozenset(
    "certainly course definitely do i it is not now of please really thank thanks yet you".split()
)
_THINKS = r"(?:well,? )?(?:i )?(do(?:n'?t| not) )?(?:think|guess|suppose|believe|expect) so(?:[,.!].*)?"
_REASON = r"\s*([^\W\d_]+)(?:[,;:.!]|\s+[-\u2013\u2014])\s*(\S.*)"


def yes_or_no(typed: str) -> str:
    """``yes`` or ``no``, be it with a polite word or a reason behind it: "no, she is ill"; else nothing.

    What was pasted with more behind it is no answer, nor is a yes with a no.
    """
    if "\n" in typed.strip():
        return ""
    words = typed.casefold().replace("\u2019", "'").strip()
    if thinks := re.fullmatch(_THINKS, words):
        return "no" if thinks[1] else "yes"
    reason = re.fullmatch(_REASON, words)
    first, *behind = re.findall(r"[^\W\d_]+|[^\s,.!]", words) or [""]
    if reason and not {*re.findall(r"\w+", reason[2])[:1]} & (_YES | _NO) - _POLITE:
        behind = []
    if not set(behind) <= _POLITE:
        return ""
    return "yes" if first in _YES else "no" if first in _NO else ""


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

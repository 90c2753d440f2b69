"""Every expected failure: what a person is told, what to type instead, and the exit code.

Raised anywhere, caught once (``cli.main``). A message is one full sentence; the hint says
what to type or do next. Neither ever holds more of the owner's data than the words they typed.
"""

from __future__ import annotations

from collections.abc import Mapping


class MentorfolioError(Exception):
    """An expected failure. ``code`` is the stable word for scripts, ``exit_code`` the process's."""

    exit_code = 1
    code = "failed"

    def __init__(self, message: str, *, hint: str | None = None, code: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        if code is not None:
            self.code = code

    @property
    def whole(self) -> str:
        """The message with its hint behind it."""
        return f"{self.message} {self.hint or ''}".strip()

    def told(self) -> dict[str, object]:
        """As a script reads it."""
        return {"code": self.code, "message": self.message, "hint": self.hint, "exit": self.exit_code}


class UsageProblem(MentorfolioError):
    """Something typed cannot be meant: a bad date, a control character, an unknown word.

    ``offered`` is what may be meant instead: where it is asked, Enter takes it.
    """

    exit_code = 2
    code = "usage"
    offered = ""


class MissingValue(UsageProblem):
    """A value is needed, nobody is there to ask, and the message names its option."""

    code = "missing"


class NothingToChange(MissingValue):
    """A command that changes something (``mentor edit``) was not told what; its help says what there is."""

    def __init__(self, command: str) -> None:
        super().__init__(
            "You did not say what to change.",
            hint=f"See what you can change: mentorfolio {command} --help",
        )


class BeyondCalendar(UsageProblem):
    """A day to come that no calendar has: from what was typed, or from what a file says."""


class NotFound(MentorfolioError):
    """No record answers to that name."""

    exit_code = 3
    code = "not-found"


class NotWhole(NotFound):
    """A part of a name, where something is to be destroyed: that needs the whole name or the id."""


class Ambiguous(MentorfolioError):
    """Several records answer to that name.

    ``typed`` is what was typed, ``choices`` the id -> the line of each that it can be: a person at a
    terminal picks one of them by its number.
    """

    exit_code = 4
    code = "ambiguous"

    def __init__(
        self,
        message: str,
        *,
        hint: str | None = None,
        typed: str = "",
        choices: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message, hint=hint)
        self.typed = typed
        self.choices = choices or {}


class AlreadyThere(MentorfolioError):
    """A second record of the same name or address, unless said explicitly."""

    exit_code = 4
    code = "already-there"


class RuleRefusal(MentorfolioError):
    """A rule of the method or of a record's life refuses; gates put their own name in ``code``."""

    exit_code = 5
    code = "refused"


class StoreDamaged(MentorfolioError):
    """The portfolio file cannot be read as one; it is never repaired silently."""

    exit_code = 65
    code = "damaged"


class Unmerged(StoreDamaged):
    """git has put two versions into the file; to bring back a copy would drop one of them."""


class CannotCreate(MentorfolioError):
    """A file or folder cannot be made where it should be."""

    exit_code = 73
    code = "cannot-create"


class InputOutputFailure(MentorfolioError):
    """The system refused to read or write."""

    exit_code = 74
    code = "io"


class Unfinished(InputOutputFailure):
    """Some files of several are changed, and others could not be; the next change goes on with them."""

    code = "unfinished"


class NotSent(InputOutputFailure):
    """The mail server did not take the letter: nobody has it, and it may be sent again."""

    code = "not-sent"


class MaybeSent(InputOutputFailure):
    """The connection was lost after the letter was handed over: the server may have taken it."""

    code = "maybe-sent"


class Busy(MentorfolioError):
    """Another process holds the portfolio, or changed it meanwhile."""

    exit_code = 75
    code = "busy"


class NewerStore(MentorfolioError):
    """The portfolio was written by a newer version than this one."""

    exit_code = 78
    code = "newer"


class Interrupted(MentorfolioError):
    """The person pressed ^C or closed the input; what was saved before stays."""

    exit_code = 130
    code = "interrupted"

"""What the use cases need from outside, as Protocols: the portfolio, the letter writer, the asker.

Services know these shapes only. The real ones are built in one place (``cli.context``); tests hand
in others.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Protocol, TypeVar

from mentorfolio.domain.keeping import Backup, Finding, Purged, Restored, Undone
from mentorfolio.domain.records import (
    Checkin,
    Circle,
    Evaluation,
    Gift,
    Meeting,
    Mentor,
    Need,
    Outreach,
    Profile,
    Record,
    Reflection,
)
from mentorfolio.journey.questions import Question
from mentorfolio.ports.letters import Hint as Hint
from mentorfolio.ports.letters import LetterWriter as LetterWriter
from mentorfolio.ports.letters import Rendered as Rendered
from mentorfolio.ports.letters import Template as Template
from mentorfolio.ports.letters import TemplateFault as TemplateFault

R = TypeVar("R", bound=Record)


class Collection(Protocol[R]):
    """All records of one kind, in the order they were made."""

    def all(self) -> Mapping[str, R]:
        """Id -> record, as of now within this unit of work."""
        ...

    def taken(self) -> frozenset[str]:
        """Every id in use, or once used and never to be given again."""
        ...

    def put(self, record: R) -> R:
        """Add or replace the record of this id, and give it back."""
        ...

    def put_all(self, records: Sequence[R], *, retired: Sequence[str]) -> None:
        """Add or replace many records at once, and remember ids that were once used."""
        ...

    def remove(self, record_id: str) -> None:
        """Take the record out; a slug id is remembered as used."""
        ...


class Portfolio(Protocol):
    """One consistent state of the whole portfolio."""

    def describe(self, change: str) -> None:
        """Say in words what this unit of work changes, for ``undo``: ``added mentor Julie Okafor``."""
        ...

    @property
    def profiles(self) -> Collection[Profile]:
        """The owner's profile: none or one."""
        ...

    @property
    def needs(self) -> Collection[Need]: ...  # noqa: D102 - the record's own docstring says it

    @property
    def mentors(self) -> Collection[Mentor]: ...  # noqa: D102

    @property
    def outreach(self) -> Collection[Outreach]: ...  # noqa: D102

    @property
    def meetings(self) -> Collection[Meeting]: ...  # noqa: D102

    @property
    def checkins(self) -> Collection[Checkin]: ...  # noqa: D102

    @property
    def evaluations(self) -> Collection[Evaluation]: ...  # noqa: D102

    @property
    def reflections(self) -> Collection[Reflection]: ...  # noqa: D102

    @property
    def gifts(self) -> Collection[Gift]: ...  # noqa: D102

    @property
    def circles(self) -> Collection[Circle]: ...  # noqa: D102


class Store(Protocol):
    """The portfolio file."""

    def exists(self) -> bool:
        """Whether there is a portfolio yet."""
        ...

    def reading(self) -> Portfolio:
        """The committed state, without a lock; an empty portfolio where there is none yet."""
        ...

    def changing(self) -> AbstractContextManager[Portfolio]:
        """One unit of work: lock, read, change, one atomic commit at the end of a clean block.

        An exception inside the block leaves the file byte-identical.
        """
        ...

    def undo(self, *, anyway: bool) -> Undone:
        """Go back to the state before the last change, or forward again."""
        ...

    def history(self) -> Sequence[Backup]:
        """The states that were in force, the latest first."""
        ...

    def backups(self) -> Sequence[Backup]:
        """Every kept copy, the latest first."""
        ...

    def backup(self) -> Backup:
        """Keep the present state as a copy that is never pruned."""
        ...

    def restore(self, which: str | None) -> Restored:
        """Bring back a copy; what was there is kept aside."""
        ...

    def check(self) -> Sequence[Finding]:
        """Everything that is not as it should be, damage first."""
        ...

    def everybody(self) -> Mapping[str, Sequence[Mentor]]:
        """Id -> the person as they stand in the portfolio and in each copy, the latest first."""
        ...

    def purge(
        self,
        forget: Callable[[Portfolio], None],
        slug: str,
        words: Sequence[str],
        *,
        also: Sequence[str],
        alone: Sequence[str],
        others: Sequence[str],
    ) -> Purged:
        """Take a person, or only words, out of the portfolio and of every copy."""
        ...


class Asker(Protocol):
    """Somebody at a terminal. Raises Interrupted when they leave."""

    def say(self, *lines: str) -> None:
        """Tell something between two questions."""
        ...

    def ask(self, question: Question, known: str = "") -> str:
        """The raw answer; Enter gives ``known`` back; ``<`` is :data:`journey.questions.BACK`."""
        ...

    def edit(self, text: str, what: str) -> str:
        """The text after the person's editor closed. Raises if the editor failed, text kept."""
        ...


class MailServer(Protocol):
    """Where letters are handed over (``settings.Smtp``)."""

    @property
    def host(self) -> str: ...  # noqa: D102

    @property
    def port(self) -> int: ...  # noqa: D102


class Rules(Protocol):
    """The numbers of the method that a person may set (``settings.Settings``)."""

    @property
    def smtp(self) -> MailServer | None: ...  # noqa: D102

    @property
    def first_contact_wait(self) -> int: ...  # noqa: D102 - named and explained in settings

    @property
    def follow_up_wait(self) -> int: ...  # noqa: D102

    @property
    def draft_wait(self) -> int: ...  # noqa: D102

    @property
    def reflect_every(self) -> int: ...  # noqa: D102

    @property
    def request_wait(self) -> int: ...  # noqa: D102

    @property
    def agenda_ahead(self) -> int: ...  # noqa: D102

    @property
    def check_in_every(self) -> int: ...  # noqa: D102

    @property
    def term_ahead(self) -> int: ...  # noqa: D102

    @property
    def within(self) -> int: ...  # noqa: D102


class Desk(Protocol):
    """Everything one command works with."""

    @property
    def store(self) -> Store: ...  # noqa: D102

    @property
    def letters(self) -> LetterWriter: ...  # noqa: D102

    @property
    def rules(self) -> Rules: ...  # noqa: D102

    @property
    def today(self) -> date:
        """The day it is: the clock's, or ``--today``."""
        ...

    @property
    def now(self) -> datetime:
        """The clock, with its zone: for the ``Date`` of a message that leaves."""
        ...

    def instant(self, local: datetime) -> datetime | None:
        """That local minute in UTC; None where the clocks skip it on a daylight-saving day."""
        ...

    @property
    def asker(self) -> Asker | None:
        """Who can be asked; None without a terminal, with ``--no-input`` or with ``--json``."""
        ...

    def here(self, command: str) -> str:
        """A command to type, for this very portfolio: with ``--store`` where that was said."""
        ...

    def keep_text(self, text: str, what: str) -> str:
        """Keep words that could not be saved otherwise; gives the path of the file."""
        ...

    def letter_file(self, name: str, folder: str | None = None) -> str:
        """The path for a letter of this file name; its folder is made, for the owner's eyes only."""
        ...

    def write_file(self, path: str, data: bytes) -> None:
        """Put the bytes in a file of the person's choice, whole, for their eyes only."""
        ...

    def read_file(self, path: str) -> bytes:
        """The bytes of a file the person named; ``-`` is the standard input."""
        ...

"""Everything a command works with, built in one place; nothing is opened before it is used."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from functools import cache, cached_property
from typing import TYPE_CHECKING, TextIO

from mentorfolio.errors import InputOutputFailure, MentorfolioError, UsageProblem
from mentorfolio.render.screen import Liking, Screen

if TYPE_CHECKING:
    from pathlib import Path

    from mentorfolio.desk.results import Result
    from mentorfolio.domain.rules import Rules
    from mentorfolio.fields.question import Asker
    from mentorfolio.letters.library import Library
    from mentorfolio.settings import Settings
    from mentorfolio.store.network import NetworkStore
    from mentorfolio.store.portfolio import PortfolioStore


LARGEST = 64 << 20  # bytes of a file to read
_NETWORK = "network.json"


class Desk:
    """What one run of the program works with; the only reader of clock and environment."""

    def __init__(
        self,
        environment: Mapping[str, str] = os.environ,
        *,
        stdin: TextIO | None = None,
        stdout: TextIO | None = None,
        stderr: TextIO | None = None,
    ) -> None:
        self.environment = environment
        self.screen = Screen(environment, stdin=stdin, stdout=stdout, stderr=stderr, liking=self._liking)
        self.flags = self.screen.flags
        self.exit_code = 0
        # How a command line is run, set by what runs one; ``demo`` plays some.
        self.play: Callable[[list[str], Desk], int]

    @cached_property
    def settings(self) -> Settings:
        """Flags, environment, ``config.toml``, defaults."""
        from mentorfolio.settings import resolve

        return resolve(self.flags.get("store"), self.environment)

    def forgive_settings(self) -> None:
        """From now on what cannot be understood in ``config.toml`` is told, and its default holds."""
        from mentorfolio.settings import resolve

        def tell(problem: MentorfolioError) -> None:
            told = f"{problem.message} {problem.hint or ''}".strip()
            self.screen.alarm(f"{told} Until then the default counts: mentorfolio config edit")

        self.__dict__["settings"] = resolve(self.flags.get("store"), self.environment, tell)

    def _liking(self) -> Liking:
        try:
            return Liking(self.settings.accessible, self.settings.theme)
        except MentorfolioError:  # told by the command; the sentence about it has to look somehow
            return Liking()

    @property
    def config_path(self) -> Path:
        """Where ``config.toml`` is, or would be; it need not be one that can be understood."""
        from mentorfolio.settings import config_path

        return config_path(self.environment)

    @property
    def rules(self) -> Rules:
        """The numbers of the method."""
        return self.settings.rules

    @cached_property
    def store(self) -> PortfolioStore:
        """The portfolio file."""
        from mentorfolio.store.portfolio import PortfolioStore

        return PortfolioStore(
            self.settings.store,
            self.settings.lock_wait,
            backups=max(2, self.settings.backups),  # undo needs the one before
            backup_days=self.settings.backup_days,
            warn=self.screen.warn,
            alarm=self.screen.alarm,
            machine=os.uname().nodename if os.name == "posix" else self.environment.get("COMPUTERNAME", ""),
        )

    @cached_property
    def network(self) -> NetworkStore:
        """The contacts beside the portfolio; opened by what is about them, only."""
        from mentorfolio.store.network import NetworkStore

        self.store.tell_unfinished()
        return NetworkStore(
            self.settings.store, self.settings.lock_wait, warn=self.screen.warn, alarm=self.screen.alarm
        )

    @property
    def has_network(self) -> bool:
        """Whether contacts lie beside the portfolio: one look, for what is only by the way about them."""
        return self.store.path.with_name(_NETWORK).exists()

    @cached_property
    def letters(self) -> Library:
        """Templates, the person's own before the shipped ones."""
        from mentorfolio.letters.library import Library

        return Library(self.settings.templates)

    @cached_property
    def today(self) -> date:
        """The clock's day, or the one said with ``--today`` or ``MENTORFOLIO_TODAY``."""
        typed = self.flags.get("today", self.environment.get("MENTORFOLIO_TODAY") or None)
        clock = date.today()  # noqa: DTZ011 - the owner's calendar day, wherever they are
        if typed is None:
            return clock
        from mentorfolio.domain.dates import parse_day

        return parse_day(str(typed), clock, lean="forward")

    @property
    def now(self) -> datetime:
        """The clock, whatever day is played: the ``Date`` of a message is no pretence."""
        return datetime.now().astimezone()

    def instant(self, local: datetime) -> datetime | None:
        """That local minute in UTC; None where the clocks skip it on a daylight-saving day."""
        there = local.astimezone(UTC)
        return there if there.astimezone().replace(tzinfo=None) == local else None

    @cached_property
    def asker(self) -> Asker | None:
        """Who can be asked; None without a terminal, with ``--no-input`` or with ``--json``."""
        if not self.screen.is_interactive:
            return None
        from mentorfolio.desk.asking import TerminalAsker

        return TerminalAsker(self)

    def check_flags(self) -> None:
        """Refuse a day that cannot be meant, also where the command needs none."""
        if "today" in self.flags or self.environment.get("MENTORFOLIO_TODAY"):
            _ = self.today

    def only_try(self) -> None:
        """From now on nothing is saved, and it is told what would have been."""
        from mentorfolio.domain.copies import Tried

        self.store.tried, self.network.only_tried = Tried(), True

    def show(self, result: Result) -> None:
        """Print a result with the face asked for; its exit code becomes the program's."""
        from mentorfolio.desk.results import Done

        self.exit_code = result.exit_code()
        if isinstance(result, Done):
            if "store" in self.__dict__ and self.store.tried:
                result = result.only_tried(self.store.tried)
            idle = [self.__dict__[name].idle for name in ("store", "network") if name in self.__dict__]
            saved = False in idle or ("store" in self.__dict__ and self.store.committed)
            if True in idle and False not in idle:
                result = result.of_nothing()
            elif result.undoable and (not saved or self.store.unkept):
                result = result.for_good()  # undo would take back something else
        if "store" in self.__dict__:
            self.screen.renamed = cache(self._renamed)
        self.screen.show(result, self.today, apart=getattr(self.asker, "has_asked", False))

    def _renamed(self, words: frozenset[str]) -> Mapping[str, str]:
        from mentorfolio.desk.people import renamed, standing_for

        try:
            portfolio = self.store.reading()
            named = renamed(portfolio)
            people = standing_for(portfolio, words)
            return named | {code: named.get(who, who) for code, who in people.items()}
        except MentorfolioError:  # what is shown says so
            return {}

    def keep_text(self, text: str, what: str) -> str:
        """Keep words that could not be saved otherwise; gives the path of the file."""
        return str(self.store.keep_text(text, what))

    def write_file(self, path: str, data: bytes, *, tell: bool = True) -> None:
        """Put the bytes in a file of the person's choice, whole, for their eyes only."""
        from mentorfolio.store.files import write_out

        self.expect_place(path)
        replaces = _place(path).is_file()
        write_out(_place(path), data)
        if replaces and tell:
            self.screen.warn(f"{path} was there before, and is replaced.")

    def expect_place(self, path: str) -> None:
        """Refuse a place that is not the person's to write to: another's link, or what the program keeps.

        That is the portfolio, and whatever lies beside it, by any name they have.
        """
        from pathlib import Path

        from mentorfolio.store.files import refuse_foreign_link

        store = Path(os.path.realpath(self.settings.store))
        real = Path(os.path.realpath(_place(path)))
        own = {Path(os.path.realpath(self.settings.config))}
        for known in (self.settings.store, store):
            for name in (known.name, _NETWORK):
                beside = (f".{name}.{what}" for what in ("lock", "rows", "quiet", "doing"))
                kept = (name, f"{name}.backups", *beside)
                own |= {Path(os.path.realpath(known.parent / own_name)) for own_name in kept}
        inside = {folder for folder in real.parents if folder.suffix == ".backups"}
        same = next((o for o in own if o == real or o in inside or _is_same(o, real)), None)
        if same is not None:
            own_file = f"{path} is a file of mentorfolio's own."
            told = f"{path} is your portfolio itself." if same == store else own_file
            raise UsageProblem(told, hint="Nothing was written. Choose another file.")
        refuse_foreign_link(_place(path))

    def refuse_links(self, path: str, below: str) -> None:
        """Refuse a place where a link below a folder of the person's choice leads elsewhere."""
        from mentorfolio.store.files import refuse_links

        refuse_links(_place(path), _place(below))

    def make_folder(self, path: str) -> None:
        """A folder of the person's choice, with all above it; one that is there stays as it is."""
        from mentorfolio.store.files import make_folder

        make_folder(_place(path), "--output FOLDER")

    def write_settings(self, place: Path, text: str) -> None:
        """Put this text in the place of ``config.toml``, or beside it, whole; a link to it stays a link."""
        from mentorfolio.store.files import make_folder, write_out

        make_folder(place.parent, "MENTORFOLIO_CONFIG")
        write_out(place, text.encode(), "MENTORFOLIO_CONFIG")

    def letter_file(self, name: str, folder: str | None = None) -> str:
        """The path for a letter of this file name; its folder is made, for the owner's eyes only."""
        from mentorfolio.store.files import make_folder, refuse_links

        # Beside the portfolio: there a purge finds it.
        place = _place(folder) if folder else self.settings.store.parent / "letters"
        refuse_links(place / name, place if folder else place.parent)
        make_folder(place, "--output FOLDER" if folder else "--store PATH")
        return str(place / name)

    def read_file(self, path: str, most: int = LARGEST, *, cut: bool = False) -> bytes:
        """The bytes of a file the person named; ``-`` is the standard input. Raises InputOutputFailure.

        Of what is longer, ``cut`` gives the beginning, for who says it in words of their own.
        """
        try:
            if path == "-":
                data = self.screen.read(most + 1)
            else:
                with _place(path).open("rb") as file:
                    data = file.read(most + 1)
        except OSError as problem:
            raise InputOutputFailure(f"{path} cannot be read: {problem.strerror}.") from None
        if len(data) > most and not cut:
            raise InputOutputFailure(f"{path} is larger than {most >> 20} MB.", hint="Nothing was changed.")
        return data[:most]


def _place(path: str) -> Path:
    """A path as a person types it."""
    from mentorfolio.settings import expanded

    return expanded(path)


def _is_same(one: Path, other: Path) -> bool:
    """Whether two names, in other letters on some systems, are those of one file."""
    try:
        return one.samefile(other)
    except OSError:
        return False

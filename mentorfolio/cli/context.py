"""Everything a command works with, built in one place; nothing is opened before it is used."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, BinaryIO, TextIO

from mentorfolio.errors import InputOutputFailure, MentorfolioError, UsageProblem

if TYPE_CHECKING:
    from mentorfolio.cli.asking import TerminalAsker
    from mentorfolio.cli.writing import Writer
    from mentorfolio.services.results import Result
    from mentorfolio.settings import Settings
    from mentorfolio.store.portfolio import PortfolioStore


class ReaderGone(Exception):
    """Whoever read our output has closed it."""


class AppContext:
    """What one run of the program works with (``ports.Desk``); the only reader of clock and environment."""

    def __init__(
        self,
        environment: Mapping[str, str] = os.environ,
        *,
        stdin: TextIO | None = None,
        stdout: TextIO | None = None,
        stderr: TextIO | None = None,
    ) -> None:
        self.environment = environment
        # A closed stream is None in Python; each use below allows for it.
        self.stdin = stdin if stdin is not None else sys.stdin
        self.stdout = stdout if stdout is not None else sys.stdout
        self.stderr = stderr if stderr is not None else sys.stderr
        self.flags: dict[str, Any] = {}
        self.exit_code = 0
        self._warned: set[str] = set()

    @cached_property
    def settings(self) -> Settings:
        """Flags, environment, ``config.toml``, defaults."""
        from mentorfolio.settings import resolve

        return resolve(self.flags.get("store"), self.environment)

    @property
    def rules(self) -> Settings:
        """The numbers of the method."""
        return self.settings

    @cached_property
    def store(self) -> PortfolioStore:
        """The portfolio file."""
        from mentorfolio.store.portfolio import PortfolioStore

        return PortfolioStore(
            self.settings.store,
            self.settings.lock_wait,
            backups=max(2, self.settings.backups),  # undo needs the one before
            backup_days=self.settings.backup_days,
            warn=self.warn,
            alarm=self.alarm,
        )

    @cached_property
    def letters(self) -> Writer:
        """Templates, the person's own before the shipped ones."""
        from mentorfolio.cli.writing import Writer

        return Writer(self.settings)

    @cached_property
    def today(self) -> date:
        """The clock's day, or the one said with ``--today`` or ``MENTORFOLIO_TODAY``."""
        said = self.flags.get("today", self.environment.get("MENTORFOLIO_TODAY") or None)
        clock = date.today()  # noqa: DTZ011 - the owner's calendar day, wherever they are
        if said is None:
            return clock
        from mentorfolio.domain.dates import parse_day

        return parse_day(str(said), clock, lean="forward")

    @property
    def now(self) -> datetime:
        """The clock, whatever day is played: the ``Date`` of a message is no pretence."""
        return datetime.now().astimezone()

    def instant(self, local: datetime) -> datetime | None:
        """That local minute in UTC; None where the clocks skip it on a daylight-saving day."""
        there = local.astimezone(UTC)
        return there if there.astimezone().replace(tzinfo=None) == local else None

    @cached_property
    def asker(self) -> TerminalAsker | None:
        """The person, where stdin and stdout are terminals and questions are allowed."""
        if (
            self.flags.get("no_input")
            or self.json
            or not (is_terminal(self.stdin) and is_terminal(self.stdout))
        ):
            return None
        from mentorfolio.cli.asking import TerminalAsker

        return TerminalAsker(self)

    @property
    def json(self) -> bool:
        """Whether a script is listening."""
        return bool(self.flags.get("json"))

    def check_flags(self) -> None:
        """Refuse a day or a settings file that cannot be meant, also where the command needs neither."""
        if "today" in self.flags or self.environment.get("MENTORFOLIO_TODAY"):
            _ = self.today

    def show(self, result: Result) -> None:
        """Print a result with the face asked for: JSON, plain or for a terminal."""
        self.exit_code = result.exit_code()
        if self.json:
            from mentorfolio.render.data import to_json

            self.write(to_json(result.data()))
            return
        from mentorfolio.render.page import Line
        from mentorfolio.render.pages import page_of

        if self.asker and self.asker.has_asked:
            self.say([Line()])  # the answer stands apart from the questions
        raw = result.raw()
        if raw is not None:
            self.write(raw)
        self.print_page(page_of(result, self.look))

    def print_page(self, page: Any) -> None:
        """Data to stdout, words about it to stderr (none with ``--quiet``)."""
        self._print(page.body, to_stdout=True)
        if not self.flags.get("quiet"):
            self._print(page.words, to_stdout=False)

    def here(self, command: str) -> str:
        """A command to type, for this very portfolio: with ``--store`` where that was said."""
        said = self.flags.get("store")
        if not said or "--store" in command or not command.startswith("mentorfolio "):
            return command
        import shlex

        return f"mentorfolio --store {shlex.quote(said)} {command.removeprefix('mentorfolio ')}"

    def warn(self, sentence: str) -> None:
        """Something worth knowing that is no failure; a script is not disturbed by it."""
        if not (self.json or self.flags.get("quiet")):
            self.alarm(sentence)

    def alarm(self, sentence: str) -> None:
        """Something that nobody should miss, a script's log neither; said once."""
        if sentence in self._warned:
            return
        self._warned.add(sentence)
        from mentorfolio.render.page import Line, Span

        self._print([Line((Span(sentence, "warn"),))], to_stdout=False)

    def keep_text(self, text: str, what: str) -> str:
        """Keep words that could not be saved otherwise; gives the path of the file."""
        return str(self.store.keep_text(text, what))

    def write(self, data: bytes) -> None:
        """Bytes to stdout, as they are."""
        stream = self._binary(self.stdout)
        try:
            stream.write(data)
            stream.flush()
        except BrokenPipeError:
            raise ReaderGone from None

    @property
    def look(self) -> Any:
        """How wide the page is and which signs it may use."""
        from mentorfolio.render.page import Look

        encoding = (getattr(self.stdout, "encoding", None) or "ascii").casefold().replace("-", "")
        width = None
        if self._is_rich(self.stdout):
            import shutil

            width = shutil.get_terminal_size().columns
        return Look(width=width, ascii=not encoding.startswith("utf"), today=self.today)

    @property
    def help_width(self) -> int:
        """How wide a help text may be: Typer's 80, or less on a narrow terminal."""
        if not is_terminal(self.stdout):
            return 80
        import shutil

        return max(24, min(80, shutil.get_terminal_size().columns))

    def say(self, lines: Sequence[Any]) -> None:
        """Lines between two questions."""
        self._print(lines, to_stdout=True)

    def fail(self, problem: MentorfolioError) -> None:
        """Tell a failure: JSON on stderr for a script, else one sentence and what to type."""
        if self.json:
            from mentorfolio.render.data import to_json

            error = {
                "code": problem.code,
                "message": problem.message,
                "hint": problem.hint,
                "exit": problem.exit_code,
            }
            if self.stderr is not None:
                self.stderr.buffer.write(to_json({"error": error}))
                self.stderr.flush()
            return
        from mentorfolio.render.page import Line, Span, line, with_command

        # The sentence of a usage error from Typer may have several lines: its help.
        lines = [
            Line((Span(text, "error" if not i else ""),))
            for i, text in enumerate(problem.message.split("\n"))
        ]
        if problem.hint:
            lines.append(line(*with_command(problem.hint)))
        self._print(lines, to_stdout=False)

    def write_file(self, path: str, data: bytes) -> None:
        """Put the bytes in a file of the person's choice, whole, for their eyes only."""
        from mentorfolio.settings import expanded
        from mentorfolio.store.files import write_out

        if os.path.realpath(expanded(path)) == os.path.realpath(self.settings.store):
            raise UsageProblem(
                f"{path} is your portfolio itself.", hint="Name another file: nothing was written."
            )
        write_out(expanded(path), data)

    def letter_file(self, name: str, folder: str | None = None) -> str:
        """The path for a letter of this file name; its folder is made, for the owner's eyes only."""
        from mentorfolio.settings import expanded
        from mentorfolio.store.files import make_folder

        # Beside the portfolio: there a purge finds it.
        place = expanded(folder) if folder else self.settings.store.parent / "letters"
        make_folder(place)
        return str(place / name)

    def read_file(self, path: str) -> bytes:
        """The bytes of a file the person named; ``-`` is the standard input."""
        if path == "-":
            return self._binary(self.stdin).read()
        from mentorfolio.settings import expanded

        try:
            return expanded(path).read_bytes()
        except OSError as problem:
            raise InputOutputFailure(f"{path} cannot be read: {problem.strerror}.") from None

    def read_text(self) -> str:
        """The standard input as text, for options that were given ``-``."""
        data = self._binary(self.stdin).read()
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise UsageProblem("The standard input is not UTF-8 text.", hint="Convert it to UTF-8.") from None

    def _print(self, lines: Sequence[Any], *, to_stdout: bool) -> None:
        stream = self.stdout if to_stdout else self.stderr
        if not lines:
            return
        if stream is None and not to_stdout:
            return  # nobody can hear it, and the exit code still tells
        if stream is None:
            raise InputOutputFailure("There is nowhere to write: the output is closed.")
        try:
            self._write_lines(lines, stream)
            stream.flush()
        except BrokenPipeError:
            raise ReaderGone from None

    def _write_lines(self, lines: Sequence[Any], stream: TextIO) -> None:
        if self.flags.get("store"):
            lines = [one._replace(spans=tuple(self._here(span) for span in one.spans)) for one in lines]
        if self._is_rich(stream):
            from mentorfolio.render import terminal

            dumb = self.environment.get("TERM") == "dumb"
            terminal.print_lines(lines, stream, colour=self._has_colour, dumb=dumb)
        else:
            from mentorfolio.render import plain

            plain.print_lines(lines, stream)

    def _here(self, span: Any) -> Any:
        return span._replace(text=self.here(span.text)) if span.role == "command" else span

    def _is_rich(self, stream: TextIO | None) -> bool:
        return is_terminal(stream) and not self.flags.get("plain")

    @property
    def _has_colour(self) -> bool:
        return not (self.flags.get("no_color") or self.environment.get("NO_COLOR"))

    def _binary(self, stream: TextIO | None) -> BinaryIO:
        if stream is None:
            raise InputOutputFailure("There is nowhere to read or write: the stream is closed.")
        return stream.buffer


def is_terminal(stream: TextIO | None) -> bool:
    """Whether somebody sits there."""
    return stream is not None and stream.isatty()

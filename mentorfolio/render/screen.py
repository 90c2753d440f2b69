"""Where answers go: the streams, and the face asked for (JSON, plain, a terminal)."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple, TextIO

from mentorfolio.domain.text import MOST_TEXT
from mentorfolio.errors import InputOutputFailure, MentorfolioError, UsageProblem
from mentorfolio.render.page import Line, Look, Page, Span, as_text, line, width_of, with_command

if TYPE_CHECKING:
    from mentorfolio.desk.results import Result
    from mentorfolio.render.progress import Progress


class ReaderGone(Exception):
    """Whoever read our output has closed it."""


class Liking(NamedTuple):
    """How the settings want pages to look."""

    accessible: bool = False
    theme: str = "auto"


# When colours are used.
WHEN: Mapping[str, str] = {
    "auto": "at a terminal, unless a variable says otherwise",
    "always": "in a pipe as well",
    "never": "no colours",
}


class Screen:
    """The three streams of one run. ``flags`` are the options valid everywhere, as they were typed.

    ``liking`` is asked for before the first page only: it costs reading a file.
    """

    def __init__(
        self,
        environment: Mapping[str, str],
        *,
        stdin: TextIO | None = None,
        stdout: TextIO | None = None,
        stderr: TextIO | None = None,
        liking: Callable[[], Liking] = Liking,
    ) -> None:
        # A closed stream is None in Python; each use below allows for it.
        self.stdin = stdin if stdin is not None else sys.stdin
        self.stdout = stdout if stdout is not None else sys.stdout
        self.stderr = stderr if stderr is not None else sys.stderr
        self.environment = environment
        self.flags: dict[str, Any] = {}
        self.windows = os.name == "nt"
        self._warned: set[str] = set()
        self._held: list[str] | None = []  # what a script is told with its answer; None once that was given
        self.renamed: Callable[[frozenset[str]], Mapping[str, str]] = lambda _: {}
        self._ask_liking = liking
        self._progress: Progress | None = None

    @property
    def json(self) -> bool:
        """Whether a script is listening."""
        return bool(self.flags.get("json"))

    @property
    def is_page(self) -> bool:
        """Whether a person reads it at a terminal, or hears it, as a page and not as data."""
        return is_terminal(self.stdout) and not self.json

    @property
    def is_interactive(self) -> bool:
        """Whether questions may be asked: stdin and stdout are terminals, and nobody said otherwise."""
        silent = self.flags.get("no_input") or self.json
        return not silent and is_terminal(self.stdin) and is_terminal(self.stdout)

    @cached_property
    def _liking(self) -> Liking:
        return self._ask_liking()

    @property
    def plain(self) -> bool:
        """Whether words stand in place of colours, signs and columns: a voice may read them."""
        return bool(self.flags.get("plain")) or self._liking.accessible

    def aloud(self, text: str) -> str:
        """What is asked; for a voice with the name of each sign that may be typed."""
        if not self.plain:
            return text
        from mentorfolio.render.voice import aloud

        return aloud(text)

    def show(self, result: Result, today: date, *, apart: bool = False) -> None:
        """Print a result with the face asked for; ``apart`` from questions that stand above it."""
        if self.json:
            from mentorfolio.domain.strict_json import written

            self.write(written(result.data()))
            held, self._held = self._held or (), None
            for sentence in held:
                self._say_loud(sentence)
            return
        if apart:
            self.say([Line()])
        raw = result.raw()
        if raw is not None:
            self.write(raw)
        # What follows a conversation stays below it.
        self.print_page(result.page(self.look(today)), paged=not apart)

    def print_page(self, page: Page, *, paged: bool = True) -> None:
        """Data to stdout, in a pager where it is long; words about it to stderr (none with ``--quiet``)."""
        self._print(page.body, to_stdout=True, paged=paged)
        if not self.flags.get("quiet"):
            self._print(page.words, to_stdout=False)

    def here(self, command: str) -> str:
        """A command to type, for this very portfolio: with ``--store`` where that was said."""
        store = self.flags.get("store")
        if not store or "--store" in command or not command.startswith("mentorfolio "):
            return command
        import shlex

        between = "=" if store.startswith("-") else " "  # else it would be an option
        return f"mentorfolio --store{between}{shlex.quote(store)} {command.removeprefix('mentorfolio ')}"

    def tell(self, sentence: str) -> None:
        """Why it takes a while; a script is not told."""
        if not (self.json or self.flags.get("quiet")):
            self._print([line(sentence.replace("…", "...") if self.ascii else sentence)], to_stdout=False)

    def warn(self, sentence: str) -> None:
        """Something worth knowing that is no failure; a script is not disturbed by it."""
        if not (self.json or self.flags.get("quiet")):
            self.alarm(sentence)

    def alarm(self, sentence: str) -> None:
        """Something that nobody should miss, a script's log neither; said once.

        With ``--json`` it comes behind the answer, or in the hint of a failure, which is one document.
        """
        if sentence in self._warned:
            return
        self._warned.add(sentence)
        if self.json and self._held is not None:
            self._held.append(sentence)
        else:
            self._say_loud(sentence)

    def _say_loud(self, sentence: str) -> None:
        spans = (Span(part, "warn") if isinstance(part, str) else part for part in with_command(sentence))
        self._print([Line(tuple(spans))], to_stdout=False)

    def progress(self, text: str) -> Progress:
        """Tell somebody at a terminal how far this is, should it take long; nobody else."""
        from mentorfolio.render.progress import Progress

        silent = self.json or self.flags.get("quiet") or self.flags.get("plain")
        told = self._wraps(self.stderr) and not silent and self.environment.get("TERM") != "dumb"
        self._progress = Progress(self.stderr if told else None, text, _size().columns)
        return self._progress

    def say(self, lines: Sequence[Line]) -> None:
        """Lines between two questions."""
        self._print(lines, to_stdout=True)

    def fail(self, problem: MentorfolioError) -> None:
        """Tell a failure: JSON on stderr for a script, else one sentence and what to type."""
        if self.json:
            told = problem.told()
            hints = (with_command(hint) for hint in (*(self._held or ()), problem.hint) if hint)
            spans = (line(*parts, "").spans for parts in hints)
            told["hint"] = " ".join("".join(self._here(s, {}).text for s in hint) for hint in spans) or None
            self._held = None
            if self.stderr is not None:
                from mentorfolio.domain.strict_json import written

                self.stderr.buffer.write(written({"error": told}))
                self.stderr.flush()
            return
        # The sentence of a usage error from Typer may have several lines: its help.
        first, *more = problem.message.split("\n")
        lines = [Line((Span(first, "error"),)), *(line(text) for text in more)]
        if problem.hint:
            lines.append(line(*with_command(problem.hint)))
        self._print(lines, to_stdout=False)

    def write(self, data: bytes) -> None:
        """Bytes to stdout, as they are."""
        stream = _binary(self.stdout)
        try:
            stream.write(data)
            stream.flush()
        except BrokenPipeError:
            raise ReaderGone from None

    def read(self, most: int = -1) -> bytes:
        """The standard input, so many bytes of it at most; at a terminal it is told that it is waited for."""
        if is_terminal(self.stdin):
            keys = "Ctrl-Z and Enter" if self.windows else "Ctrl-D"
            self.tell(f"Reading what you type; end with {keys} on a line of its own.")
        return _binary(self.stdin).read(most)

    def read_text(self) -> str:
        """The standard input as text. Raises UsageProblem."""
        try:
            data = self.read(MOST_TEXT + 1)
            if len(data) > MOST_TEXT:
                raise UsageProblem(
                    "That is more text than one note can hold.", hint="A million characters at most."
                )
            return data.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise UsageProblem("The standard input is not UTF-8 text.", hint="Convert it to UTF-8.") from None

    def look(self, today: date) -> Look:
        """How wide the page is and which signs it may use."""
        width = _size().columns if self._wraps(self.stdout) else None
        return Look(width=width, ascii=self.ascii, today=today, words=self.plain)

    @property
    def ascii(self) -> bool:
        """Whether only ASCII signs can be shown."""
        encoding = (getattr(self.stdout, "encoding", None) or "ascii").casefold().replace("-", "")
        return not encoding.startswith("utf")

    @property
    def help_width(self) -> int:
        """How wide a help text may be: Typer's 80, or less on a narrow terminal."""
        return max(24, min(80, _size().columns)) if is_terminal(self.stdout) else 80

    def _print(self, lines: Sequence[Line], *, to_stdout: bool, paged: bool = False) -> None:
        stream = self.stdout if to_stdout else self.stderr
        if not lines:
            return
        if stream is None and not to_stdout:
            return  # nobody can hear it, and the exit code still tells
        if stream is None:
            raise InputOutputFailure("There is nowhere to write: the output is closed.")
        if self._progress is not None:
            self._progress.clear()
        try:
            self._write_lines(lines, stream, paged=paged)
            stream.flush()
        except BrokenPipeError:
            raise ReaderGone from None

    def _write_lines(self, lines: Sequence[Line], stream: TextIO, *, paged: bool) -> None:
        # At a terminal only: a script goes by ids.
        typed = (s.text.split() for one in lines for s in one.spans if s.role == "command")
        words = frozenset(word for text in typed for word in text) if is_terminal(stream) else frozenset()
        renamed = self.renamed(words) if words else {}
        if renamed or self.flags.get("store") or self.windows:
            lines = [
                one._replace(spans=tuple(self._here(span, renamed) for span in one.spans)) for one in lines
            ]
        if self.plain:
            from mentorfolio.render.voice import as_heard

            lines = as_heard(lines)
        rows = len(lines)
        wraps = is_terminal(stream)
        fit = _fit_as_they_are(lines, _size().columns if wraps else None)
        if not fit and ((codes := self._codes(stream)) or wraps):
            from mentorfolio.render import terminal

            paint = terminal.Paint(codes, self.flags.get("theme") or self._liking.theme, wraps)
            laid = terminal.laid_out(lines, stream, paint)
            rows = len(laid)

            def write(to: TextIO) -> None:
                terminal.print_rows(laid, to, paint)
        else:
            # Letters that the stream's encoding lacks become ``?``.
            encoding = stream.encoding or "ascii"
            text = as_text(lines).encode(encoding, "replace").decode(encoding)

            def write(to: TextIO) -> None:
                to.write(text)

        if not (paged and is_terminal(stream) and self._page_by_page(rows, write)):
            write(stream)

    def _page_by_page(self, rows: int, write: Callable[[TextIO], None]) -> bool:
        """Whether a pager took what is longer than the terminal."""
        unwanted = self.flags.get("no_pager") or self.environment.get("TERM") == "dumb"
        if unwanted or rows < _size().lines or self.plain:
            return False
        import io

        from mentorfolio.render.pager import show

        # Not into the pipe right away: rich takes one that is closed for the end of the program.
        text = io.StringIO()
        write(text)
        return show(text.getvalue(), self.environment, (self.stdout and self.stdout.encoding) or "utf-8")

    def _codes(self, stream: TextIO) -> str:
        """What a stream gets beside letters: nothing, ``bold``, colours if it knows enough, or ``always``."""
        said = "never" if self.flags.get("no_color") else self.flags.get("color")
        colour = colour_wanted(said, self.environment)
        able = is_terminal(stream) and self.environment.get("TERM") != "dumb"
        # The settings are asked for where something follows from them: it costs reading a file.
        if not (able or colour == "always") or self.plain:
            return ""
        return {"never": "bold"}.get(colour, colour)

    def _here(self, span: Span, now: Mapping[str, str]) -> Span:
        if span.role != "command":
            return span
        text = self.here(by_name(span.text, now))
        return span._replace(text=for_windows(text) if self.windows else text)

    def _wraps(self, stream: TextIO | None) -> bool:
        return is_terminal(stream) and not self.plain


def by_name(command: str, now: Mapping[str, str]) -> str:
    """A command with what a person knows in place of its ids; what is no command stays."""
    if not now or not command.startswith("mentorfolio "):
        return command
    import re

    # A contact may have the id of a mentor who goes by another name: an id it stays, up to the options.
    contact = re.match(r"mentorfolio network (?!ask |match )(?:(?! --).)*", command)
    kept = contact[0] if contact else ""
    named = re.sub(
        r"(?<![^\s,=])[\w-]+(?![^\s,])", lambda word: now.get(word[0], word[0]), command[len(kept) :]
    )
    return kept + named


def for_windows(command: str) -> str:
    """A command with the quotes that both shells of Windows know: double ones."""
    import re
    import shlex

    try:
        words = shlex.split(command)
    except ValueError:  # not a whole command: a key of a menu
        return command
    escaped = (word.replace('"', '\\"') for word in words)
    return " ".join(word if re.fullmatch(r"[\w@+=:,./\\-]+", word) else f'"{word}"' for word in escaped)


def is_terminal(stream: TextIO | None) -> bool:
    """Whether somebody sits there."""
    return stream is not None and stream.isatty()


def colour_wanted(said: str | None, environment: Mapping[str, str]) -> str:
    """A word of ``WHEN``: what was said with ``--color``, else by the variables that other programs know."""
    if said and said != "auto":
        return said
    if environment.get("NO_COLOR"):
        return "never"
    if any(environment.get(name, "") not in ("", "0", "false") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return "always"
    return "never" if environment.get("CLICOLOR") == "0" else "auto"


def _fit_as_they_are(lines: Sequence[Line], columns: int | None) -> bool:
    """Whether nothing is to be coloured or wrapped: a help page needs no library for that."""
    return not any(span.role for one in lines for span in one.spans) and (
        columns is None or all(width_of(one) <= columns for one in lines)
    )


def _size() -> os.terminal_size:
    import shutil

    return shutil.get_terminal_size()


def _binary(stream: TextIO | None) -> BinaryIO:
    if stream is None:
        raise InputOutputFailure("There is nowhere to read or write: the stream is closed.")
    return stream.buffer

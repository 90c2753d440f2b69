"""Questions at a terminal: what is known is offered, ``<`` goes back, ``?`` says why, Enter skips."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shlex
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from mentorfolio.domain.text import MOST_TEXT
from mentorfolio.errors import InputOutputFailure, Interrupted, MentorfolioError, RuleRefusal, UsageProblem
from mentorfolio.fields.question import BACK, EDITOR, Question, called, yes_or_no
from mentorfolio.render.page import STOPS, Line, dim, item_mark, line, strong
from mentorfolio.render.screen import ReaderGone
from mentorfolio.store.files import stamp

if TYPE_CHECKING:
    from mentorfolio.desk.desk import Desk

_STOPPED = "Stopped. Your earlier answers are saved; only the question on the screen is not."
_NOTHING_SAVED = "Stopped. Nothing was changed."
_AT_ONCE = 2.0  # seconds in which hardly anybody reads and closes an editor; a slow one takes one to part
_LONG_LIST = 12
_TEXTS = ("paragraphs", "letter")
_SENTENCE = 3  # blanks in what is no name, nor a day
_MORE = "\\"  # at the end of a line: the answer goes on


class TerminalAsker:
    """Somebody at a terminal (``fields.question.Asker``)."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._keys_told = False
        self.has_asked = False
        self._typed: dict[str, str] = {}
        self._before = stamp(desk.settings.store)
        _leave_when_hung_up()
        if desk.environment.get("TERM") == "dumb":
            return  # readline would draw a long answer anew with each key, the prompt under it
        with contextlib.suppress(ImportError):  # Windows has no readline; typing works without
            import readline

            # Python switches this off: then the lines of what is pasted answer the questions to come.
            if "libedit" not in (readline.__doc__ or ""):
                readline.parse_and_bind("set enable-bracketed-paste on")

    def say(self, *lines: str) -> None:
        """Tell something between two questions."""
        self.has_asked = True
        parts = [part for text in lines for part in text.split("\n")]
        self._print([line(part, hang=item_mark(part)) for part in parts])

    def ask(self, question: Question, known: str = "") -> str:
        """The raw answer: ``known`` for Enter, ``<`` for the question before. Raises Interrupted."""
        self.has_asked = True
        self._print(self._asked(question, known))
        while True:
            said = self._read("Answer: " if self._desk.screen.plain else "> ")
            if question.kind != "paragraphs":  # pasted as it was wrapped elsewhere
                parts = said.split("\n\n") if question.kind == "letter" else [said]
                said = "\n\n".join(" ".join(part.split("\n")) for part in parts)
            if said == "?":
                why = line(dim("  " + self._desk.screen.aloud(question.why)), hang=2)
                self._print([why, *self._above(question), *self._choices(question)])
            elif question.kind == "yes-no" and said not in ("", BACK) and not yes_or_no(said):
                self.say("Type y or n.")
            elif (answer := self._answer(question, said, known)) is not None:
                is_text = question.kind in _TEXTS or answer.count(" ") >= _SENTENCE
                if is_text and answer not in (known, BACK):
                    self._typed[question.key] = answer
                return answer

    def tell_truly(self, problem: MentorfolioError) -> None:
        """Let somebody who leaves be told that answers are saved only where some are.

        Of a failure that is none of their doing, what they had typed is put aside, and it is told where; not
        what was saved meanwhile, nor about somebody who was purged while the question stood.
        """
        if problem.message == _STOPPED and stamp(self._desk.settings.store) == self._before:
            problem.message = _NOTHING_SAVED
        if isinstance(problem, Interrupted | UsageProblem | RuleRefusal) or not (words := self._unsaved()):
            return
        with contextlib.suppress(MentorfolioError, OSError):  # the disk may be what failed
            kept = f"What you typed is kept in {self._desk.keep_text(words, 'words')}"
            hint = problem.hint or ""
            stop = ". " if hint and not hint.endswith(STOPS) else " "
            problem.hint = (hint + stop + kept).strip()

    def _unsaved(self) -> str:
        """What was typed in sentences, and is not in the portfolio."""
        store = self._desk.store
        with contextlib.suppress(MentorfolioError, OSError):  # what cannot be read may be what failed
            if (last := store.steps().last()) and last.final:
                return ""
        try:
            saved = self._desk.settings.store.read_text("utf-8", "replace").casefold()
        except OSError:
            saved = ""
        # As a text stands in that file, without the quotes; a letter begins it with a capital.
        found = {text: json.dumps(text.casefold(), ensure_ascii=False)[1:-1] for text in self._typed.values()}
        return "\n\n".join(text for text, kept in found.items() if kept not in saved)

    def edit(self, text: str, what: str) -> str:
        """The text after the person's editor closed. Raises InputOutputFailure; the text is kept."""
        editor = editor_of(self._desk.environment)
        name = self._desk.keep_text(text, what)  # among the drafts, where a purge finds it
        began = time.monotonic()
        run_editor(editor, name, f"Your text is kept in {name}.")
        try:
            edited = _left(Path(name))
        except FileNotFoundError:
            kept = f" What you had is in {self._desk.keep_text(text, what)}." if text else ""
            raise InputOutputFailure(
                "The editor has removed its file.", hint=f"Nothing was changed.{kept}"
            ) from None
        except (OSError, UnicodeDecodeError):
            raise InputOutputFailure(
                "What the editor left cannot be read as UTF-8 text.", hint=f"It is kept in {name}."
            ) from None
        if len(edited) > MOST_TEXT:
            raise UsageProblem(
                "That is more text than one note can hold: a million characters at most.",
                hint=f"It is kept in {name}.",
            )
        if edited == text and time.monotonic() - began < _AT_ONCE:
            wait = f"{shlex.join(editor)} --wait"
            self.say(
                "The editor came back straight away, and nothing was changed.",
                f"If its window is still open, your words go to {name}. To make it wait: EDITOR={wait!r}",
            )
            return edited
        Path(name).unlink()
        return edited

    def _asked(self, question: Question, known: str) -> list[Line]:
        heading, choices = self._heading(question, known), self._choices(question)
        # Below a long list, so that the screen still has it.
        asked = [*choices, line(), *heading] if len(choices) > _LONG_LIST else [*heading, *choices]
        lines = [*self._above(question), line(), *asked]
        if known and question.kind != "yes-no":
            lines += self._known(question, known)
        if not self._keys_told:
            lines.append(self._keys(question, known))
            self._keys_told = True
        if question.kind == "paragraphs":
            said = " (a backslash)" if self._desk.screen.plain else ""
            told = (
                f"  More lines: end each but the last with {_MORE}{said}; or type {EDITOR} for your editor."
            )
            lines.append(line(dim(told)))
        return lines

    def _known(self, question: Question, known: str) -> list[Line]:
        """What Enter says; for a voice once, and somebody's own words between quotation marks."""
        enter, shown = "Enter: ", called((question.choices or {}).get(known, "")) or known
        if self._desk.screen.plain:  # "Enter: kind" is heard as what to type
            enter = "" if re.search(r"Enter (?:accepts|keeps) this", question.text) else "Enter keeps "
            shown = f'"{known}"' if question.kind in (*_TEXTS, "line") else shown
        first, *more = shown.split("\n")
        told = [line(dim(f"  {enter}{first}"), hang=2)]
        return told + [line(dim(f"         {part}"), hang=9) for part in more]

    def _heading(self, question: Question, known: str) -> list[Line]:
        """The question, and what Enter says to it."""
        screen = self._desk.screen
        text = screen.aloud(question.text)
        if known and question.kind == "yes-no":
            seen = "[Y/n]" if known == "yes" else "[y/N]"
            keys = f"Yes or no; Enter says {known}." if screen.plain else seen
            return [line(strong(text), dim(f"  {keys}"))]
        first, *more = text.split("\n")
        needed = not (known or question.optional or question.kind == "choice")  # elsewhere Enter skips
        head = line(strong(first), dim("  (needed)")) if needed else line(strong(first))
        return [head, *(line(dim(f"  {part}"), hang=2) for part in more)]

    def _keys(self, question: Question, known: str) -> Line:
        """What may be typed, told once."""
        plain, is_yes_no = self._desk.screen.plain, question.kind == "yes-no"
        enter = f"Enter says {known}, " if is_yes_no else "Enter skips, " if question.optional else ""
        if known and not is_yes_no and not plain:
            enter = "Enter keeps that, "
        # The question says it itself, or the line of what is known.
        if "Enter" in question.text or (plain and (known or is_yes_no)):
            enter = ""
        keys = "< goes back, ? says why, Ctrl-C stops."
        if plain:
            keys = "type < (less-than) to go back, ? (question mark) to hear why, Ctrl-C to stop."
        return line(dim(f"  {enter}{keys}"), hang=2)

    def _above(self, question: Question) -> list[Line]:
        listed = [line(text, hang=item_mark(text)) for text in question.above]
        return [line(), *listed] if listed else []

    def _choices(self, question: Question) -> list[Line]:
        choices, plain = question.choices or {}, self._desk.screen.plain
        width, dot = len(str(len(choices))), "." if plain else " "
        lines: list[Line] = []
        for number, (word, explained) in enumerate(choices.items(), 1):
            between = line("  New paragraph:") if plain else line()
            lines += [between] * (word in question.apart)
            lines.append(line(f"  {number:>{width}}{dot} {explained}", hang=4 + width))
        return lines

    def _answer(self, question: Question, said: str, known: str) -> str | None:
        """What was answered; None if the editor was wanted and did not do its work."""
        if said == BACK:
            return BACK
        if question.kind == "yes-no":
            return yes_or_no(said) or known
        if question.kind == "paragraphs":
            if said == EDITOR:
                try:
                    return self.edit(known, question.key)
                except (InputOutputFailure, UsageProblem) as problem:
                    self.say(problem.message, *([problem.hint] if problem.hint else []), "Or type it here.")
                    return None
            said = "\n".join(self._with_more(said))
        if question.kind == "letter":
            said = "\n\n".join(part.strip() for part in self._with_more(said) if part.strip())
        return said if said.strip() else known

    def _with_more(self, said: str) -> list[str]:
        """The lines of an answer, all but the last of which ended with the sign for more."""
        parts = [said]
        while parts[-1].endswith(_MORE):
            parts[-1] = parts[-1].removesuffix(_MORE)
            parts.append(self._read("More: " if self._desk.screen.plain else "… "))
        return parts

    def _read(self, prompt: str) -> str:
        try:
            typed = input(prompt if not self._desk.screen.ascii else prompt.replace("…", "."))
        except (EOFError, KeyboardInterrupt, OSError):
            with contextlib.suppress(OSError, ReaderGone):  # the terminal may be gone
                self.say("")
            raise Interrupted(_STOPPED) from None
        return typed.replace("\t", " ").strip(" \n")  # who types Tab hopes for a completion

    def _print(self, lines: Sequence[Line]) -> None:
        self._desk.screen.say(lines)


def _leave_when_hung_up() -> None:
    """A terminal that is closed ends the questions as Ctrl-D does: what was answered is saved."""
    with contextlib.suppress(AttributeError, ValueError):  # Windows has no such signal; nor has a thread
        if signal.getsignal(signal.SIGHUP) == signal.SIG_DFL:  # nohup stays
            # The next read finds the end of input; a child, like an editor, still hears the signal.
            signal.signal(signal.SIGHUP, lambda *_: None)


def _left(file: Path) -> str:
    """The text that an editor left; some put a mark of its order of bytes before it."""
    if not file.is_file():  # whoever reads a pipe waits for ever
        raise FileNotFoundError
    return file.read_text(encoding="utf-8-sig")


def editor_of(environment: Mapping[str, str]) -> list[str]:
    """The person's editor, as words of a command. Raises UsageProblem, InputOutputFailure."""
    for variable in ("VISUAL", "EDITOR"):
        said = environment.get(variable, "").strip()
        if said:
            try:
                return _program(said, windows=os.name == "nt")
            except ValueError:
                raise UsageProblem(f"{variable} cannot be read: {said}", hint="Fix its quotes.") from None
    if os.name == "nt":
        return ["notepad"]
    from shutil import which

    # Never vi unasked: whoever does not know it cannot leave it.
    path = environment.get("PATH")
    names = ("nano", "micro") if _sensible_is_vi(environment) else ("sensible-editor", "nano", "micro")
    found = next((name for name in names if which(name, path=path)), None)
    if found is None:
        raise InputOutputFailure(
            "No editor is set, and neither nano nor micro is installed.",
            hint="Set VISUAL or EDITOR to the one you know: export EDITOR=nano, or EDITOR=vi.",
        )
    return [found]


def run_editor(editor: Sequence[str], file: str, kept: str) -> None:
    """Open a file in the person's editor, and wait for its end; ``kept`` is said where that goes wrong.

    Raises Interrupted, InputOutputFailure.
    """
    try:
        ended = subprocess.run([*editor, file], check=False).returncode  # noqa: S603 - the person's own editor
        problem = f"ended with {ended}" if ended else ""
    except OSError as refusal:
        problem = f"could not be started: {refusal.strerror}"
    except KeyboardInterrupt:
        raise Interrupted("Stopped.", hint=kept) from None
    if problem:
        told = f"The editor {shlex.join(editor)} {problem}."
        raise InputOutputFailure(told, hint=f"{kept} Set VISUAL or EDITOR.")


def _sensible_is_vi(environment: Mapping[str, str]) -> bool:
    """Whether ``sensible-editor`` would open vi, and nobody has chosen it."""
    from shutil import which

    selected = Path(environment.get("HOME", "")) / ".selected_editor"
    if environment.get("SELECTED_EDITOR") or selected.is_file():
        return False
    usual = which("editor", path=environment.get("PATH"))
    if usual is None:  # it goes on to nano, then to vi
        return which("nano", path=environment.get("PATH")) is None
    return Path(os.path.realpath(usual)).name.startswith(("vi", "nvi", "nvim", "elvis"))


def _program(typed: str, *, windows: bool) -> list[str]:
    """The words of a command; on Windows a backslash parts folders. Raises ValueError for an open quote."""
    if not windows:
        return shlex.split(typed)
    if Path(typed).is_file():  # C:\Program Files\... without quotes
        return [typed]
    return [word.strip('"') for word in shlex.split(typed, posix=False)]

"""Where letters, prompts and agendas are found: the person's own folder first, then the shipped ones.

A template is a text file: header lines (``Name:``, ``Use:`` …), a blank line, the body. What a
person types is only ever compared with an id, never joined to a path unchecked.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from mentorfolio import whereabouts
from mentorfolio.domain.vocabulary import CHANNELS, MEETING_KINDS, OUTREACH_KINDS, STAGES
from mentorfolio.errors import InputOutputFailure, NotFound, UsageProblem

LETTERS = "letters"
PROMPTS = "prompts"
AGENDAS = "agendas"
# Shelf -> what stands on it; an id on several shelves is meant in this order.
SHELVES: Mapping[str, str] = {LETTERS: "letter", PROMPTS: "prompt", AGENDAS: "agenda"}
# The folder of what came with the program.
SHIPPED = Path(whereabouts.shipped("templates"))
ENDING = ".txt"
LARGEST = 64 * 1024  # bytes of a file; a long letter has four thousand

# What a reflection looks at, and the side of the relationship it deepens (R4, R5).
ABOUT = ("portfolio", "need", "mentor", "meeting")
AXES = ("rapport", "clarity")

_REQUIRED: Mapping[str, tuple[str, ...]] = {
    LETTERS: ("Name", "Use", "Kind", "Channel", "Subject"),
    PROMPTS: ("Name", "Use", "About"),
    AGENDAS: ("Name", "Use", "Kind"),
}
_OPTIONAL: Mapping[str, tuple[str, ...]] = {
    LETTERS: ("Needs", "Offers", "Source"),
    PROMPTS: ("Axis", "Stages", "Source"),
    AGENDAS: ("Source",),
}
_CHOICES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    LETTERS: {"Kind": tuple(OUTREACH_KINDS), "Channel": tuple(CHANNELS)},
    PROMPTS: {"About": ABOUT, "Axis": AXES},
    AGENDAS: {"Kind": tuple(kind for kind in MEETING_KINDS if kind != "moment")},  # nobody plans those
}
_SINGLE = ("Name", "Use", "Kind", "Channel", "Subject", "Source", "About", "Axis")
# Bounded, because a system refuses to even look for a longer file name.
ID = re.compile(r"[a-z0-9-]{1,64}")
_NAME = r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?"
# "how", "how if later", "how unless later".
_ASKED = re.compile(rf"(?P<key>{_NAME})(?: +(?P<word>if|unless) +(?P<value>{_NAME}))?")
ASKS = "Asks "  # how a header line with a question begins
_CONTROL = r"[\x00-\x1f\x7f-\x9f]"
_CONTROL_IN_TEXT = r"[\x00-\x08\x0b-\x1f\x7f-\x9f]"


class Where(NamedTuple):
    """When it is so: always, if another value says something, or unless that does."""

    value: str = ""
    says: bool = True

    def holds(self, values: Mapping[str, object]) -> bool:
        """Whether it is so with these values."""
        return not self.value or bool(values.get(self.value)) == self.says


class Wanted(NamedTuple):
    """One value, when it is asked for, and the question where a letter has one of its own."""

    key: str
    where: Where
    text: str = ""


class Template(msgspec.Struct, frozen=True, kw_only=True):
    """A letter, a reflection prompt or an agenda, not yet filled in; ``shelf`` tells which.

    ``channel``, ``subject``, ``needs``, ``offers`` (values it can do without, and when each is asked for)
    and ``asks`` (its own questions, the first that fits) are a letter's, ``kind`` a letter's or an agenda's;
    ``about``, ``axis`` and ``stages`` (of the mentors that it fits; all if empty) a prompt's; the
    others leave them empty.
    ``subject_line`` and ``body_line`` are line numbers in the file, so that a fault found while
    rendering can be pointed at.
    """

    id: str
    name: str
    use: str
    body: str
    path: str
    shelf: str = LETTERS
    own: bool = False
    kind: str = ""
    channel: str = ""
    subject: str = ""
    needs: tuple[str, ...] = ()
    offers: Mapping[str, Where] = {}
    asks: tuple[Wanted, ...] = ()
    about: str = ""
    axis: str = ""
    stages: tuple[str, ...] = ()
    source: str = ""
    subject_line: int = 1
    body_line: int = 1


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """A template file that cannot be used; ``line`` is 0 where the whole file is meant."""

    shelf: str
    id: str
    path: str
    line: int
    cause: str

    def problem(self) -> UsageProblem:
        """What a person is told who asks for this very template."""
        place = f"{self.path}, line {self.line}" if self.line else self.path
        return UsageProblem(
            f"The template {self.id!r} cannot be used ({place}): {self.cause}.",
            hint="Fix the file, or move it away to use the one that came with mentorfolio.",
        )


class _Fault(Exception):
    def __init__(self, line: int, cause: str) -> None:
        super().__init__(cause)
        self.line = line
        self.cause = cause


def shipped(folder: str, ending: str) -> dict[str, Path]:
    """Name -> file, of the texts in a folder that came with the program."""
    place = Path(whereabouts.shipped(folder))
    return {text.stem: text for text in sorted(place.glob(f"*.{ending}"))}


class Library:
    """All templates of one person.

    Attributes:
        folder: the person's own folder, with a folder for each shelf; it need not exist.
        broken: what the last listings had to leave out, with file, line and cause.
    """

    def __init__(self, own: Path | None = None) -> None:
        self.folder = own
        self.broken: list[Fault] = []

    def letters(self) -> tuple[Template, ...]:
        """All usable letters, by id; a person's own stands in for the shipped one of its id."""
        return self._all(LETTERS)

    def prompts(self) -> tuple[Template, ...]:
        """All usable reflection prompts, by id."""
        return self._all(PROMPTS)

    def agendas(self) -> tuple[Template, ...]:
        """All usable agendas, by id."""
        return self._all(AGENDAS)

    def letter(self, template_id: str) -> Template:
        """One letter; no other file is read.

        Raises:
            NotFound: no letter has this id; the hint offers those that look like it.
            UsageProblem: the file is broken; names the file, the line and the cause.
        """
        return self.one(LETTERS, template_id)

    def prompt(self, template_id: str) -> Template:
        """One reflection prompt. Raises as :meth:`letter`."""
        return self.one(PROMPTS, template_id)

    def agenda(self, template_id: str) -> Template:
        """One agenda. Raises as :meth:`letter`."""
        return self.one(AGENDAS, template_id)

    def one(self, shelf: str, template_id: str) -> Template:
        """One of what stands on a shelf. Raises as :meth:`letter`."""
        if ID.fullmatch(template_id):
            for folder, own in self.folders(shelf):
                path = folder / f"{template_id}{ENDING}"
                if is_there(path):
                    found = read(shelf, path, own=own)
                    if isinstance(found, Fault):
                        raise found.problem()
                    return found
        raise self.unknown(shelf, template_id)

    def _all(self, shelf: str) -> tuple[Template, ...]:
        self.broken = [broken for broken in self.broken if broken.shelf != shelf]
        files: dict[str, tuple[Path, bool]] = {}
        for folder, own in reversed(self.folders(shelf)):
            files.update((path.stem, (path, own)) for path in self.listed(folder, shelf, own=own))
        usable = []
        for _, (path, own) in sorted(files.items()):
            found = read(shelf, path, own=own)
            if isinstance(found, Fault):
                self.broken.append(found)
            else:
                usable.append(found)
        return tuple(usable)

    def folders(self, shelf: str) -> list[tuple[Path, bool]]:
        """Where a shelf is looked for, and whether that is the person's own folder."""
        shipped = [(SHIPPED / shelf, False)]
        return [(self.folder / shelf, True), *shipped] if self.folder else shipped

    def listed(self, folder: Path, shelf: str, *, own: bool) -> Iterator[Path]:
        """What stands in a folder as a template; one that cannot be read joins the broken."""
        try:
            yield from _files(folder)
        except FileNotFoundError:
            if not own:
                raise InputOutputFailure(
                    f"The templates that came with mentorfolio are not in {folder}.",
                    hint="Install mentorfolio again.",
                ) from None
        except OSError as problem:
            cause = problem.strerror or type(problem).__name__
            self.broken.append(Fault(shelf=shelf, id="", path=str(folder), line=0, cause=cause))

    def unknown(self, shelf: str, template_id: str) -> NotFound:
        """What a person is told who asks for an id that is not there, with those that look like it."""
        from difflib import get_close_matches

        paths = (path for folder, own in self.folders(shelf) for path in self.listed(folder, shelf, own=own))
        known = sorted({path.stem for path in paths if ID.fullmatch(path.stem)})
        close = get_close_matches(template_id.casefold(), known, n=3, cutoff=0.5)
        meant = f"Did you mean {' or '.join(close)}? " if close else ""
        see = "`mentorfolio reflect --list`" if shelf == PROMPTS else "`mentorfolio template list`"
        return NotFound(
            f"There is no {SHELVES[shelf]} called {template_id!r}.", hint=f"{meant}{see} shows them all."
        )


def _files(folder: Path) -> list[Path]:
    """What stands there as a template, if only by its name; an editor's hidden marks do not."""
    there = (path for path in folder.iterdir() if path.suffix == ENDING)
    return [path for path in there if path.is_file() or not path.name.startswith(".")]


def is_there(path: Path) -> bool:
    """Whether there is a file. Raises InputOutputFailure."""
    try:
        return bool(path.lstat())
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as problem:
        raise InputOutputFailure(f"The template {path} cannot be opened: {problem.strerror}.") from None


def read(shelf: str, path: Path, *, own: bool) -> Template | Fault:
    """One file of a shelf, or what is wrong in it."""
    try:
        return _parse(shelf, path, _text(path), own=own)
    except _Fault as fault:
        return Fault(shelf=shelf, id=path.stem, path=str(path), line=fault.line, cause=fault.cause)


def _text(path: Path) -> str:
    try:
        known = path.stat()
        if not stat.S_ISREG(known.st_mode):  # to read a pipe is to wait for ever
            raise _Fault(0, "it is not a file")
        if known.st_size > LARGEST:
            raise _Fault(0, f"it is larger than {LARGEST >> 10} KB")
        return path.read_text(encoding="utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise _Fault(error.object[: error.start].count(b"\n") + 1, "it is not UTF-8 text") from None
    except OSError as error:
        raise _Fault(0, error.strerror or type(error).__name__) from None


def _parse(shelf: str, path: Path, text: str, *, own: bool) -> Template:
    if not ID.fullmatch(path.stem):
        raise _Fault(0, "a file name can have lower-case letters, digits and hyphens, 64 at most")
    headers, body, body_line = _split(shelf, text)
    for name in _REQUIRED[shelf]:
        if name not in headers:
            raise _Fault(1, f'the header line "{name}:" is missing')
    if shelf == AGENDAS and "- " not in body:
        raise _Fault(0, 'no line of it begins with "- ", so it adds nothing to an agenda')
    fields = {name.lower(): value for name, (_, value) in headers.items() if name in _SINGLE}
    _expect_usable(shelf, headers)
    needs, offers, asks = _questions(headers)
    return Template(
        **fields,
        shelf=shelf,
        id=path.stem,
        body=body,
        needs=tuple(value.key for value in needs),
        offers={value.key: value.where for value in offers},
        asks=asks,
        stages=_stages(*headers["Stages"]) if "Stages" in headers else (),
        own=own,
        path=str(path),
        subject_line=headers.get("Subject", (1, ""))[0],
        body_line=body_line,
    )


def _expect_usable(shelf: str, headers: Mapping[str, tuple[int, str]]) -> None:
    """Refuse a header line with nothing behind it, or with what is none of its choices."""
    for name, (line, value) in headers.items():
        may_be_blank = name == "Subject" and headers["Channel"][1] != "email"  # a note on LinkedIn has none
        required = name.startswith(ASKS) or (name in _REQUIRED[shelf] and not may_be_blank)
        if required and not value:
            raise _Fault(line, f'nothing follows "{name}:"')
        if re.search(_CONTROL, value):
            raise _Fault(line, f'"{name}:" has a control character')
        choices = _CHOICES[shelf].get(name)
        if value and choices and value not in choices:
            raise _Fault(line, f'"{name}:" is one of {", ".join(choices)}, not {value!r}')


def _questions(headers: Mapping[str, tuple[int, str]]) -> tuple[tuple[Wanted, ...], ...]:
    """What header lines (number and text by name) need, what they offer, and their own questions."""
    found: dict[str, list[Wanted]] = {"Needs": [], "Offers": [], ASKS: []}
    for name, (number, said) in headers.items():
        own = name.startswith(ASKS)
        for word in (name.removeprefix(ASKS),) if own else said.split(",") if name in found else ():
            asked = _ASKED.fullmatch(word.strip())
            if asked:
                where = Where(asked["value"] or "", asked["word"] != "unless")
                found[ASKS if own else name].append(Wanted(asked["key"], where, said if own else ""))
            elif word.strip():
                raise _Fault(number, f'"{name}:" names values such as topic, why; {word.strip()!r} is none')
    takes = {asked.key for name in ("Needs", "Offers") for asked in found[name]}
    for name, (number, _) in headers.items():
        if name.startswith(ASKS) and name.split()[1] not in takes:
            raise _Fault(number, f'"{name}:" asks for what is in neither "Needs:" nor "Offers:"')
    return tuple(map(tuple, found.values()))


def _stages(line: int, value: str) -> tuple[str, ...]:
    stages = tuple(word.strip() for word in value.split(",") if word.strip())
    for stage in stages:
        if stage not in STAGES:
            raise _Fault(line, f"{stage!r} is no stage; there are {', '.join(STAGES)}")
    return stages


def _split(shelf: str, text: str) -> tuple[dict[str, tuple[int, str]], str, int]:
    """Headers as name -> (line, value), the body, and the line it begins on."""
    allowed = {name.lower(): name for name in _REQUIRED[shelf] + _OPTIONAL[shelf]}
    headers: dict[str, tuple[int, str]] = {}
    lines = text.split("\n")
    end = next((number for number, line in enumerate(lines) if not line.strip()), len(lines))
    for number, line in enumerate(lines[:end], 1):
        word, colon, value = line.partition(":")
        name = allowed.get(word.strip().lower())
        if shelf == LETTERS and word.startswith(ASKS):
            name = word.strip()
        if not colon or name is None:
            known = ", ".join(allowed.values())
            raise _Fault(
                number, f"it is not a header line; only {known} can come before the first blank line"
            )
        if name in headers:
            raise _Fault(number, f'the header line "{name}:" is there twice')
        headers[name] = (number, value.strip())
    body = "\n".join(lines[end + 1 :])
    if not body.strip():
        raise _Fault(len(lines), "no text follows after a blank line")
    if found := re.search(_CONTROL_IN_TEXT, body):
        at = end + 2 + body.count("\n", 0, found.start())
        raise _Fault(at, f"it has a control character (U+{ord(found[0]):04X})")
    return headers, body, end + 2

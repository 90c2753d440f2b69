"""What a command gives back: a frozen result that knows its JSON face and its page."""

from __future__ import annotations

import importlib
from datetime import date
from typing import Any, ClassVar

import msgspec

from mentorfolio.domain.base_record import Part, Record
from mentorfolio.domain.copies import Tried
from mentorfolio.render.page import Line, Look, Page, cells, command, dim, line, paired, with_command


class Step(msgspec.Struct, frozen=True):
    """A next step: what for, and the command to type."""

    why: str
    command: str


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """What a command did or found."""

    def data(self) -> object:
        """The JSON face, as plain lists, dicts, texts and numbers."""
        return plain(self)

    def page(self, look: Look) -> Page:
        """The page for a person: ``page`` of ``needs_page.py`` for a result of ``needs.py``."""
        told: Page = importlib.import_module(f"{type(self).__module__}_page").page(self, look)
        return told

    def exit_code(self) -> int:
        """The exit code of the command that shows this: 0 unless the answer is bad news."""
        return 0

    def raw(self) -> bytes | None:
        """Bytes that are the answer themselves (a document, a mail file), printed untouched."""
        return None


class Document(Result, frozen=True, kw_only=True):
    """A file as bytes: printed untouched, unless ``output`` is where it was written."""

    payload: bytes
    output: str | None

    def raw(self) -> bytes | None:
        """The file itself, unless it was written where the person said."""
        return None if self.output else self.payload


class PathShown(Result, frozen=True, kw_only=True):
    """One path and whether something is there."""

    path: str
    exists: bool

    def page(self, look: Look) -> Page:
        """The path."""
        words = () if self.exists else (line(dim("There is nothing here yet.")),)
        return Page(body=(line(self.path),), words=words)


class Done(Result, frozen=True, kw_only=True):
    """A change that was saved: one sentence, what else is worth saying, and the next steps.

    ``undoable`` says that ``mentorfolio undo`` takes it back.
    """

    record: Any
    sentence: str
    undoable: bool = True
    details: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()

    def data(self) -> object:
        """The record after the change."""
        return self.record

    def of_nothing(self) -> Done:
        """The record as it was and is, and that nothing was changed."""
        if not self.undoable:
            return self
        return msgspec.structs.replace(
            self, sentence="Nothing was changed: it was all like that already.", details=(), undoable=False
        )

    def for_good(self) -> Done:
        """The same, with no way back named."""
        return msgspec.structs.replace(self, undoable=False)

    def only_tried(self, tried: Tried) -> Done:
        """What would have been done, and to how many records."""
        told = {"dry_run": True, **msgspec.to_builtins(tried)}
        return msgspec.structs.replace(
            self,
            record={**self.record, **told} if isinstance(self.record, dict) else told,
            sentence="Nothing was changed. Without --dry-run:",
            details=(self.sentence, *self.details, *_counts_told(tried)),
            steps=(),
            undoable=False,
        )

    def page(self, look: Look) -> Page:
        """One sentence, details, next steps; all of it words, so that stdout stays empty."""
        first = undoable(self.sentence, look) if self.undoable else [line(self.sentence)]
        words = [*first, *(line("  ", *with_command(detail), hang=2) for detail in self.details)]
        return Page(words=(*words, *step_lines(self.steps, look)))


def _counts_told(tried: Tried) -> tuple[str, ...]:
    """How many records would go, and how many would be changed for it."""
    from mentorfolio.domain.register import CALLED
    from mentorfolio.domain.text import so_many

    told = (("Taken out", tried.taken_out), ("Changed", tried.changed))
    return tuple(
        f"{what}: {', '.join(so_many(number, CALLED[table]) for table, number in counts.items())}."
        for what, counts in told
        if counts
    )


def undoable(sentence: str, look: Look) -> list[Line]:
    """What was done and how to take it back, on a line of its own where both do not fit beside."""
    back = (dim("undo: "), command("mentorfolio undo"))
    if look.width is None or cells(sentence) + len("  undo: mentorfolio undo") <= look.width:
        return [line(sentence, "  ", *back)]
    return [line(sentence), line("  ", *back)]


def step_lines(steps: tuple[Step, ...], look: Look) -> list[Line]:
    """``what for   command``, aligned."""
    if not steps:
        return []
    ends = (step.why + ("" if step.why.endswith("?") else ":") for step in steps)
    return paired([(f"  {why}", step.command) for why, step in zip(ends, steps, strict=True)], look)


def plain(value: msgspec.Struct) -> dict[str, Any]:
    """A record as plain data, with ``None`` for every field that says nothing."""
    data: dict[str, Any] = msgspec.to_builtins(value)
    if isinstance(value, Record):
        data.pop("uid", None)  # it means something to a merge only
    return {key: _or_null(value) for key, value in data.items()}


def _or_null(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _or_null(v) for key, v in value.items()}
    if isinstance(value, list | tuple):
        return [_or_null(v) for v in value]
    return None if value == "" else value


def view(record: Part, **more: object) -> dict[str, Any]:
    """A record as plain data with derived keys beside its own."""
    derived: dict[str, Any] = msgspec.to_builtins(more)
    return plain(record) | derived


class Listing(Result, frozen=True, kw_only=True):
    """A list with ``heads`` for a table of it; ``format`` is what was asked for, None for the page."""

    heads: ClassVar[tuple[str, ...]]

    format: str | None = None

    def data(self) -> list[dict[str, Any]]:
        """The JSON face, row by row."""
        raise NotImplementedError

    def table(self) -> list[dict[str, Any]]:
        """The rows as a table tells them: those of the JSON face, unless a cell has it otherwise."""
        return self.data()

    def raw(self) -> bytes | None:
        """The table, if one was asked for."""
        if not self.format:
            return None
        from mentorfolio.render.tables import FORMATS

        rows = [[cell(row[head]) for head in self.heads] for row in self.table()]
        return FORMATS[self.format](self.heads, rows)

    def page(self, look: Look) -> Page:
        """The page, unless the table is printed as it is."""
        return Page() if self.format else Result.page(self, look)


def cell(value: object) -> str:
    """A value as a table has it: a day as ISO, several with ``; `` between, nothing for None."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return "; ".join(map(cell, value))
    return "" if value is None else str(value)

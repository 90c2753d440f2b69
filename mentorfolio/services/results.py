"""What services give back: frozen results with a JSON face; the pages are laid out in ``render``."""

from __future__ import annotations

from typing import Any

import msgspec

from mentorfolio.domain.records import Part


class Step(msgspec.Struct, frozen=True):
    """A next step: what for, and the command to type."""

    why: str
    command: str


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """What a command did or found."""

    def data(self) -> object:
        """The JSON face, as plain lists, dicts, texts and numbers."""
        return plain(self)

    def exit_code(self) -> int:
        """The exit code of the command that shows this: 0 unless the answer is bad news."""
        return 0

    def raw(self) -> bytes | None:
        """Bytes that are the answer themselves (a document, a mail file), printed untouched."""
        return None


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


def plain(value: msgspec.Struct) -> dict[str, Any]:
    """A record as plain data, with ``None`` for every field that says nothing."""
    data: dict[str, Any] = msgspec.to_builtins(value)
    return {key: _said(value) for key, value in data.items()}


def _said(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _said(v) for key, v in value.items()}
    if isinstance(value, list | tuple):
        return [_said(v) for v in value]
    return None if value == "" else value


def view(record: Part, **more: object) -> dict[str, Any]:
    """A record as plain data with derived keys beside its own."""
    derived: dict[str, Any] = msgspec.to_builtins(more)
    return plain(record) | derived

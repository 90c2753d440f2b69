"""What a command takes, read off its function; for the command line, completion, help and the docs."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, get_origin, get_type_hints

from mentorfolio.fields.field import Field, Operand, Said, fields_of


class Signature(NamedTuple):
    """What a command takes: its operands by name, which of them may be left out, and its options."""

    operands: dict[str, Operand]
    several: frozenset[str]
    optional: dict[str, Any]
    options: type[Said] | None
    options_name: str

    @property
    def fields(self) -> dict[str, Field]:
        """The options by name."""
        return fields_of(self.options) if self.options else {}


def signature_of(function: Callable[..., Any]) -> Signature:
    """Read a command's function; needs no Typer."""
    hints = get_type_hints(function, include_extras=True)
    del hints["desk"]
    hints.pop("return", None)
    options = next(
        ((n, h) for n, h in hints.items() if isinstance(h, type) and issubclass(h, Said)), ("", None)
    )
    operands = {name: hint for name, hint in hints.items() if name != options[0]}
    defaults = {n: p.default for n, p in inspect.signature(function).parameters.items() if n in operands}
    return Signature(
        operands={name: _metadata(hint) for name, hint in operands.items()},
        several=frozenset(
            n for n, hint in operands.items() if get_origin(hint.__origin__) in (list, Sequence)
        ),
        optional={n: d for n, d in defaults.items() if d is not inspect.Parameter.empty},
        options=options[1],
        options_name=options[0],
    )


def _metadata(hint: Any) -> Operand:
    operand: Operand = hint.__metadata__[0]
    return operand

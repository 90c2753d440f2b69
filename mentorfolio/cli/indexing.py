"""Writes the index of commands from their functions: ``make index``."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import typer

from mentorfolio import commands
from mentorfolio.cli.index import PATH
from mentorfolio.cli.main import root_group
from mentorfolio.cli.typed import taken_apart
from mentorfolio.fields.field import Field, Switch, signature_of

# What an option of the program takes, by what its help calls it; else it is one of these words.
_TAKEN = {"PATH": "file", "DAY": ""}


def rows() -> Iterator[str]:
    """Every row of the index, in the order of the help page."""
    yield "\t".join(["", "", "", *_of_the_program()])
    for section in commands.COMMANDS.values():
        for word, explained in section.items():
            verbs = commands.verbs(word)
            if not verbs:
                yield _row(word, explained, commands.function(word))
                continue
            yield f"{word}\t{explained}\t"
            for verb in verbs:
                function = commands.function(word, verb)
                first = (inspect.getdoc(function) or "").partition("\n")[0].rstrip(".")
                yield _row(f"{word} {verb}", first, function)


def _of_the_program() -> Iterator[str]:
    """The options that are valid everywhere, and those of the program alone."""
    group = root_group()
    options: list[Any] = group.get_params(typer.Context(group, **group.context_settings))
    for param in options:
        takes = "" if param.is_flag else f"={_TAKEN.get(param.metavar, param.metavar)}"
        yield from (f"{flag}{takes} {param.help}" for flag in sorted(param.opts, key=len, reverse=True))


def _row(words: str, summary: str, function: Callable[..., Any]) -> str:
    takes = signature_of(function)
    operands = []
    for name, operand in takes.operands.items():
        kind = operand.complete or _listed(operand.field) or "-"
        operands += [kind, "*"] if name in takes.several else [kind]
    options = [_option(field) for field in takes.fields.values()]
    return "\t".join([words, summary, " ".join(operands), *options, *taken_apart(function)[1]])


def _option(field: Field) -> str:
    if isinstance(field, Switch):
        return f"{field.flag} {field.help}"
    return f"{field.flag}={field.complete or _listed(field)} {field.help}"


def _listed(field: Field) -> str:
    """``a|b``; of one word ``a|``, which is no kind of record."""
    words = "|".join(field.choices or ())
    return f"{words}|" if words and "|" not in words else words


if __name__ == "__main__":
    Path(PATH).write_text("".join(f"{row}\n" for row in rows()), encoding="utf-8")

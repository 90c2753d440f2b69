"""Writes the index of commands from their functions: ``make index``."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from mentorfolio import commands
from mentorfolio.cli.index import PATH
from mentorfolio.cli.typed import taken_apart
from mentorfolio.fields.field import Field, Switch, signature_of

# The options of the program itself; cli.main explains the same.
EVERYWHERE = {
    "--store": "=file Use this portfolio file (MENTORFOLIO_STORE).",
    "--json": " Answer in JSON.",
    "--plain": " Words instead of symbols, no colours, no columns.",
    "--color": "=auto|always|never When to use colours.",
    "--theme": "=light|dark|none Colours to suit this background (setting theme).",
    "--no-pager": " Show long answers all at once (PAGER).",
    "--no-input": " Never ask.",
    "--no-color": " No colours (NO_COLOR).",
    "--today": "= Act as if it were this day (MENTORFOLIO_TODAY).",
    "--quiet": " Print the answer and nothing else.",
    "-q": " Print the answer and nothing else.",
    "--debug": " If it crashes, note where, without your data.",
    "--version": " The version.",
    "-V": " The version.",
    "--help": " Show this message and exit.",
    "-h": " Show this message and exit.",
}


def rows() -> Iterator[str]:
    """Every row of the index, in the order of the help page."""
    yield "\t".join(["", "", "", *(flag + rest for flag, rest in EVERYWHERE.items())])
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

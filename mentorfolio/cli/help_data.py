"""What a help page says, as data: ``help COMMAND --json``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mentorfolio import commands
from mentorfolio.cli.index import IndexedCommand, examples, lines
from mentorfolio.desk.results import Result
from mentorfolio.render.page import Look, Page

_PROGRAM = "mentorfolio"


class CommandExplained(Result, frozen=True, kw_only=True):
    """One command, or a noun with its verbs, as Typer knows it here; for scripts only."""

    context: Any

    def data(self) -> object:
        """Keys that are always there; of the program, asked for all, every command."""
        ctx = self.context
        if ctx.parent is None and ctx.obj.flags.get("every_command"):
            return [*every_command()]
        command, words = ctx.command, ctx.command_path.removeprefix(_PROGRAM).strip()
        summary, _, more = (command.help or "").strip().partition("\n")
        everywhere = ctx.find_root().command.params if words else ()
        own = [param for param in command.params if param not in everywhere]
        return {
            "name": words or _PROGRAM,
            "usage": " ".join([ctx.command_path, *command.collect_usage_pieces(ctx)]),
            "summary": summary,
            "text": more.strip() or None,
            "operands": [_operand(p) for p in own if p.param_type_name == "argument"],
            "options": [_option(p) for p in own if p.param_type_name == "option"],
            "commands": [*every_command(words)],
            "examples": examples(words) if words else [],
        }

    def page(self, look: Look) -> Page:
        """A screen has the help page itself."""
        return Page()


def every_command(noun: str = "") -> Iterator[dict[str, str]]:
    """Every command with the heading it stands under, in the order of the help page; or those of a noun."""
    groups = {word: heading for heading, section in commands.COMMANDS.items() for word in section}
    rows = [row for row in map(IndexedCommand, lines()) if row.words]
    nouns = {row.parent for row in rows}
    for row in rows:
        if row.words not in nouns and noun in ("", row.parent):
            yield {"name": row.words, "summary": row.summary, "group": groups[row.words.split()[0]]}


def _operand(param: Any) -> dict[str, object]:
    return {"metavar": param.metavar, "required": param.required, "help": param.help}


def _option(param: Any) -> dict[str, object]:
    metavar = None if param.is_flag else param.metavar or "TEXT"
    return {
        "name": param.opts[0],
        "also": param.opts[1:],
        "metavar": metavar,
        "many": param.multiple,
        "help": param.help,
    }

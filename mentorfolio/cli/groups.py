"""Groups of commands that import a command's module when that command is used, and not before."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from mentorfolio import commands
from mentorfolio.cli.help import REPORT, WithHelp, say_everywhere, say_examples
from mentorfolio.cli.index import summaries
from mentorfolio.cli.words import expect_values, help_is_wanted, only_help

if TYPE_CHECKING:
    # Typer brings its own Click and keeps it private; these names serve the type checker only.
    from typer._click import Command, Context, HelpFormatter, Parameter


class CommandEntry(NamedTuple):
    """A command before it is loaded: how to load it, its words, the heading it stands under."""

    load: Callable[[], Command]
    words: str
    heading: str = "Commands"


class Group(WithHelp, TyperGroup):
    """A group whose commands stand under headings and are not imported to be listed."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read the words before the command; where they cannot be meant, help is still given."""
        typed = [*args]
        expect_values(self.get_params(ctx), typed, to_the_end=False)
        try:
            return super().parse_args(ctx, args)
        except typer.TyperException:
            if not help_is_wanted(typed):
                raise
            return super().parse_args(ctx, only_help(typed))

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        """The commands; the root group also explains the global options."""
        self.format_commands(ctx, formatter)
        if ctx.parent is None:
            TyperCommand.format_options(self, ctx, formatter)  # type: ignore[arg-type]  # Typer shares it as a function
            formatter.write_paragraph()
            formatter.write_text(REPORT)
        else:
            say_examples(ctx, formatter)
            say_everywhere(formatter)

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:
        """The commands under their headings."""
        sections: dict[str, list[tuple[str, str]]] = {}
        entries = self.commands.entries if isinstance(self.commands, LazyCommands) else {}
        told = summaries()
        week = ctx.parent is None and not ctx.find_root().obj.flags.get("every_command")
        for name, entry in entries.items():
            if week and name not in commands.WEEK:
                continue
            sections.setdefault(entry.heading, []).append((name, told[entry.words]))
        if week:
            sections = {"Commands": [row for rows in sections.values() for row in rows]}
        for heading, rows in sections.items():
            with formatter.section(heading):
                formatter.write_dl(rows)
        if week:
            formatter.write_paragraph()
            formatter.write_text("Everything else: mentorfolio help all")

    def list_commands(self, ctx: Context) -> list[str]:
        """The names, in the order they were written down."""
        return list(self.commands)


class LazyCommands(MutableMapping[str, "Command"]):
    """Name -> command, loaded when looked up, with the global options added."""

    def __init__(self, entries: Mapping[str, CommandEntry], everywhere: list[Parameter]) -> None:
        self.entries = dict(entries)
        self._everywhere = everywhere
        self._loaded: dict[str, Command] = {}

    def __getitem__(self, name: str) -> Command:
        if name not in self._loaded:
            command = self.entries[name].load()
            command.name = name
            command.params.extend(self._everywhere)
            if isinstance(command, Group) and isinstance(command.commands, LazyCommands):
                command.commands._everywhere = self._everywhere
            self._loaded[name] = command
        return self._loaded[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def __setitem__(self, name: str, command: Command) -> None:
        self._loaded[name] = command

    def __delitem__(self, name: str) -> None:
        del self.entries[name]


def every_command(everywhere: list[Parameter]) -> LazyCommands:
    """All commands under their headings, none of them loaded yet."""
    entries = {
        word: CommandEntry(partial(_load, word, explained), word, heading)
        for heading, section in commands.COMMANDS.items()
        for word, explained in section.items()
    }
    return LazyCommands(entries, everywhere)


def _load(word: str, explained: str) -> Command:
    verbs = commands.verbs(word)
    if not verbs:
        return _command(word)
    noun = typer.Typer(cls=Group, add_completion=False, rich_markup_mode=None, no_args_is_help=True)
    noun.callback(help=f"{explained}.")(_nothing)
    group = get_command(noun)
    if isinstance(group, TyperGroup):
        entries = {verb: CommandEntry(partial(_command, word, verb), f"{word} {verb}") for verb in verbs}
        group.commands = LazyCommands(entries, [])
    return group


def _nothing() -> None:
    """Hold the verbs of a noun together."""


def _command(word: str, verb: str = "") -> Command:
    if "typing_extensions" not in sys.modules:
        # msgspec looks there first for what ``typing`` has, too; without it, it takes 2 ms less to import.
        nobody: Any = None
        sys.modules["typing_extensions"] = nobody
        try:
            importlib.import_module("msgspec")
        finally:
            del sys.modules["typing_extensions"]
    from mentorfolio.cli.typed import command_of  # the fields that it reads cost a help page 10 ms

    return command_of(commands.function(word, verb))

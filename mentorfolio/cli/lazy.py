"""Command groups that import a command's module when that command is used, and not before."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

if TYPE_CHECKING:
    # Typer brings its own Click and keeps it private; these names serve the type checker only.
    from typer._click import Command, Context, HelpFormatter, Parameter
    from typer.models import CommandInfo


_NARROW = 60  # cells; a phone


class Entry(NamedTuple):
    """A command before it is loaded: how to load it, one line of help, the heading it stands under."""

    load: Callable[[], Command]
    help: str
    heading: str = "Commands"


class Leaf(TyperCommand):
    """A single command; the options that every command has are told in one line of its help."""

    def invoke(self, ctx: Context) -> Any:
        """Run it, once the options valid everywhere are known to mean something."""
        ctx.find_root().obj.check_flags()
        return super().invoke(ctx)

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """The help, with explanations under the options where there is no room beside them."""
        _fit(formatter)
        super().format_help(ctx, formatter)

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        """The command's own options, then the names of the global ones."""
        everywhere = ctx.find_root().command.params
        params, self.params = self.params, [p for p in self.params if p not in everywhere]
        super().format_options(ctx, formatter)
        self.params = params
        _say_everywhere(formatter)


class Group(TyperGroup):
    """A group whose commands stand under headings and are not imported to be listed."""

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """The help, with explanations under the commands where there is no room beside them."""
        _fit(formatter)
        super().format_help(ctx, formatter)

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        """The commands; the root group also explains the global options."""
        self.format_commands(ctx, formatter)
        if ctx.parent is None:
            TyperCommand.format_options(self, ctx, formatter)  # type: ignore[arg-type]  # Typer shares it as a function
        else:
            _say_everywhere(formatter)

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:
        """The commands under their headings."""
        sections: dict[str, list[tuple[str, str]]] = {}
        entries = self.commands.entries if isinstance(self.commands, LazyCommands) else {}
        for name, entry in entries.items():
            sections.setdefault(entry.heading, []).append((name, entry.help))
        for heading, rows in sections.items():
            with formatter.section(heading):
                formatter.write_dl(rows)

    def list_commands(self, ctx: Context) -> list[str]:
        """The names, in the order they were written down."""
        return list(self.commands)


class LazyCommands(MutableMapping[str, "Command"]):
    """Name -> command, loaded when looked up, with the global options added."""

    def __init__(self, entries: Mapping[str, Entry], everywhere: list[Parameter]) -> None:
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


def from_module(module: str, name: str) -> Callable[[], Command]:
    """How to load a command: its noun's whole group, or the one command of that name."""
    return partial(_load, module, name)


def _load(module: str, name: str) -> Command:
    app: typer.Typer = importlib.import_module(f"mentorfolio.cli.{module}").app
    if app.info.name == name:
        return _noun(app)
    return _alone(next(c for c in app.registered_commands if _name(c) == name))


def _noun(app: typer.Typer) -> Command:
    shell = typer.Typer(cls=Group, add_completion=False, rich_markup_mode=None, no_args_is_help=True)
    shell.callback(help=app.info.help)(_nothing)
    group = get_command(shell)
    if isinstance(group, TyperGroup):
        verbs = {_name(c): Entry(partial(_alone, c), _summary(c)) for c in app.registered_commands}
        group.commands = LazyCommands(verbs, [])
    return group


def _alone(info: CommandInfo) -> Command:
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    info.cls = Leaf
    app.registered_commands.append(info)
    return get_command(app)


def _nothing() -> None:
    """Hold the verbs of a noun together."""


def _name(info: CommandInfo) -> str:
    return info.name or (info.callback.__name__ if info.callback else "")


def _summary(info: CommandInfo) -> str:
    return (inspect.getdoc(info.callback) or "").partition("\n")[0].rstrip(".")


def _fit(formatter: HelpFormatter) -> None:
    if formatter.width < _NARROW:
        formatter.write_dl = partial(formatter.write_dl, col_max=4)  # type: ignore[method-assign]  # this one only


def _say_everywhere(formatter: HelpFormatter) -> None:
    formatter.write_paragraph()
    formatter.write_text(
        "Everywhere: --store, --json, --plain, --no-input, --no-color, --today, --quiet (mentorfolio --help)."
    )

"""From the commands' functions to Typer's: operands and options are those of the signature.

    def gift(desk: Desk, mentor: MentorNamed, words: Words, said: GiftSaid) -> Done: ...

is called with what was typed, each value read once by its field. A module is imported when one of its
commands is used, and not before.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from mentorfolio import commands
from mentorfolio.cli.index import summaries
from mentorfolio.errors import UsageProblem
from mentorfolio.fields.field import (
    Field,
    Operand,
    Signature,
    Strengths,
    Switch,
    Whole,
    Word,
    read,
    signature_of,
)

if TYPE_CHECKING:
    # Typer brings its own Click and keeps it private; these names serve the type checker only.
    from typer._click import Command, Context, HelpFormatter, Parameter

    from mentorfolio.desk.desk import Desk

_SEVERAL: Any = list[str]
_NARROW = 60  # cells; a phone
_LONGEST = 40  # letters of words told in place of WORD


class Leaf(TyperCommand):
    """A single command; the options that every command has are told in one line of its help."""

    operands: Mapping[str, Operand] = {}

    def invoke(self, ctx: Context) -> Any:
        """Run it, once the options valid everywhere are known to mean something."""
        ctx.find_root().obj.check_flags()
        return super().invoke(ctx)

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """The help, with explanations under the options where there is no room beside them."""
        fit(formatter)
        super().format_help(ctx, formatter)

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        """The command's own options, then the names of the global ones."""
        everywhere = ctx.find_root().command.params
        params, self.params = self.params, [p for p in self.params if p not in everywhere]
        super().format_options(ctx, formatter)
        self.params = params
        say_everywhere(formatter)


def command_of(function: Callable[..., Any]) -> Command:
    """The Typer command that calls this function with what was typed, and shows what it gives back."""
    takes = signature_of(function)

    def run(ctx: typer.Context, **typed: Any) -> None:
        desk: Desk = ctx.find_root().obj
        typed = {name: _from_stdin(desk, ctx, takes, name, value) for name, value in typed.items()}
        values = {name: _operand(takes, name, typed[name], desk) for name in takes.operands}
        if takes.options:
            given = {n: v for n in takes.fields if (v := typed[n]) is not None and v is not False and v != []}
            values[takes.options_name] = read(takes.options, given, desk.today)
        result = function(desk, **values)
        if result is not None:
            desk.show(result)

    run.__signature__ = inspect.Signature([*_parameters(takes)])  # type: ignore[attr-defined]  # inspect reads it
    run.__annotations__ = {p.name: p.annotation for p in _parameters(takes)}
    run.__doc__ = function.__doc__
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(cls=Leaf)(run)
    command = get_command(app)
    if isinstance(command, Leaf):
        command.operands = takes.operands
    return command


def _operand(takes: Signature, name: str, typed: Any, desk: Desk) -> Any:
    operand = takes.operands[name]
    if typed is None:
        return [] if name in takes.several else takes.optional.get(name)
    if name in takes.several:
        return [*typed]
    what = operand.field.what or name
    return operand.field.value(typed, desk.today, what)


def _parameters(takes: Signature) -> Iterator[inspect.Parameter]:
    yield inspect.Parameter("ctx", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context)
    for name, operand in takes.operands.items():
        kind: Any = _SEVERAL if name in takes.several else str
        argument = typer.Argument(metavar=operand.metavar, help=operand.help, show_default=False)
        needed = name not in takes.optional
        default = inspect.Parameter.empty if needed else None
        kind = kind if needed else kind | None
        annotation = Annotated[kind, argument]
        yield inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
    for name, field in takes.fields.items():
        yield inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=_option(field))


def _option(field: Field) -> Any:
    if isinstance(field, Switch):
        return Annotated[bool, typer.Option(field.flag, help=field.help, show_default=False)]
    metavar, explained = field.metavar, field.help
    if isinstance(field, Word) and metavar == "TEXT":
        words = "|".join(field.words)
        metavar = words if len(words) < _LONGEST else "WORD"
        explained = explained if len(words) < _LONGEST else f"{explained} One of: {', '.join(field.words)}."
    if isinstance(field, Whole) and field.most:
        metavar = f"{field.least}..{field.most}"
    if field.many and not explained.endswith("May be repeated."):
        explained = f"{explained} May be repeated."
    option = typer.Option(field.flag, metavar=metavar, help=explained, show_default=False)
    return Annotated[list[str] | None if field.many else str | None, option]


def _from_stdin(desk: Desk, ctx: typer.Context, takes: Signature, name: str, value: Any) -> Any:
    """``-`` stands for the text on the standard input, once; among other words it is a dash."""
    operand = takes.operands.get(name)
    reads = (
        operand.words
        if operand
        else takes.fields[name].takes_stdin or isinstance(takes.fields[name], Strengths)
    )
    if not reads or value is None:
        return value
    if isinstance(value, list | tuple):
        if operand and [*value] != ["-"]:
            return value
        return [_text(desk, ctx, one) for one in value]
    return _text(desk, ctx, value)


def _text(desk: Desk, ctx: typer.Context, value: str) -> str:
    if value != "-":
        return value
    if "stdin_text" in desk.flags:
        raise UsageProblem(
            "The standard input can be read for one option only.",
            hint=f"See what can be typed: {ctx.command_path} --help",
        )
    desk.flags["stdin_text"] = desk.screen.read_text()
    return str(desk.flags["stdin_text"])


def fit(formatter: HelpFormatter) -> None:
    """Put explanations below what they explain where there is no room beside."""
    if formatter.width < _NARROW:
        formatter.write_dl = partial(formatter.write_dl, col_max=4)  # type: ignore[method-assign]  # this one only


def say_everywhere(formatter: HelpFormatter) -> None:
    """Name the options that every command has."""
    formatter.write_paragraph()
    formatter.write_text(
        "Everywhere: --store, --json, --plain, --no-input, --no-color, --today, --quiet (mentorfolio --help)."
    )


class Entry(NamedTuple):
    """A command before it is loaded: how to load it, its words, the heading it stands under."""

    load: Callable[[], Command]
    words: str
    heading: str = "Commands"


class Group(TyperGroup):
    """A group whose commands stand under headings and are not imported to be listed."""

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """The help, with explanations under the commands where there is no room beside them."""
        fit(formatter)
        super().format_help(ctx, formatter)

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        """The commands; the root group also explains the global options."""
        self.format_commands(ctx, formatter)
        if ctx.parent is None:
            TyperCommand.format_options(self, ctx, formatter)  # type: ignore[arg-type]  # Typer shares it as a function
        else:
            say_everywhere(formatter)

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:
        """The commands under their headings."""
        sections: dict[str, list[tuple[str, str]]] = {}
        entries = self.commands.entries if isinstance(self.commands, LazyCommands) else {}
        told = summaries()
        for name, entry in entries.items():
            sections.setdefault(entry.heading, []).append((name, told[entry.words]))
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


def every_command(everywhere: list[Parameter]) -> LazyCommands:
    """All commands under their headings, none of them loaded yet."""
    entries = {
        word: Entry(partial(_load, word, explained), word, heading)
        for heading, section in commands.COMMANDS.items()
        for word, explained in section.items()
    }
    return LazyCommands(entries, everywhere)


def _load(word: str, explained: str) -> Command:
    verbs = commands.verbs(word)
    if not verbs:
        return command_of(commands.function(word))
    noun = typer.Typer(cls=Group, add_completion=False, rich_markup_mode=None, no_args_is_help=True)
    noun.callback(help=f"{explained}.")(_nothing)
    group = get_command(noun)
    if isinstance(group, TyperGroup):
        entries = {verb: Entry(partial(_verb, word, verb), f"{word} {verb}") for verb in verbs}
        group.commands = LazyCommands(entries, [])
    return group


def _verb(word: str, verb: str) -> Command:
    return command_of(commands.function(word, verb))


def _nothing() -> None:
    """Hold the verbs of a noun together."""

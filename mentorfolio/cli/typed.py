"""From the commands' functions to Typer's: operands and options are those of the signature.

    def gift(desk: Desk, mentor: MentorNamed, words: Words, said: GiftSaid) -> Done: ...

is called with what was typed, each value read once by its field.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand
from typer.main import get_command

from mentorfolio.cli.help import WithHelp, say_everywhere, say_examples
from mentorfolio.cli.words import help_is_wanted, in_order, only_help
from mentorfolio.errors import Ambiguous, MissingValue, UsageProblem
from mentorfolio.fields import days
from mentorfolio.fields.field import (
    Field,
    Operand,
    Said,
    Signature,
    Switch,
    Whole,
    Word,
    read,
    signature_of,
)

if TYPE_CHECKING:
    # Typer brings its own Click and keeps it private; these names serve the type checker only.
    from typer._click import Command, Context, HelpFormatter

    from mentorfolio.desk.desk import Desk

_SEVERAL: Any = list[str]
_EXAMPLE = "$ mentorfolio "  # how a line of a docstring begins that is one
_LONGEST = 40  # letters of words told in place of WORD


class Leaf(WithHelp, TyperCommand):
    """A single command; the options that every command has are told in one line of its help."""

    operands: Mapping[str, Operand] = {}
    explains: Mapping[str, str] = {}  # words that its help is about, beside the options
    names_first: Callable[[Context], None]  # what is typed so far is read, and whom it names looked up

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read the command line; what it lacks is asked for at a terminal."""
        before = next((at for at, o in enumerate(self.operands.values()) if o.words), None)
        typed = in_order(self.get_params(ctx), args, before)
        while True:
            try:
                return super().parse_args(ctx, [*typed])
            except typer.TyperException as problem:
                # Typer keeps the class of a missing operand private.
                if help_is_wanted(args):
                    return super().parse_args(ctx, only_help(args))
                operand = self.operands.get(getattr(getattr(problem, "param", None), "name", ""))
                if type(problem).__name__ != "MissingParameter" or operand is None:
                    raise
                from mentorfolio.cli.names import asked

                self.names_first(ctx)
                desk: Desk = ctx.find_root().obj
                if desk.asker is None:
                    raise
                answer = asked(desk, desk.asker, operand, ctx.command_path)
                # Whatever was answered is no option.
                typed += [*([] if "--" in typed else ["--"]), answer]

    def invoke(self, ctx: Context) -> Any:
        """Run it, once the options valid everywhere are known to mean something."""
        ctx.find_root().obj.check_flags()
        return super().invoke(ctx)

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        """The command's own options, then the names of the global ones."""
        everywhere = ctx.find_root().command.params
        params, self.params = self.params, [p for p in self.params if p not in everywhere]
        super().format_options(ctx, formatter)
        self.params = params
        if self.explains:
            with formatter.section("Settings"):
                formatter.write_dl([*self.explains.items()])
        say_examples(ctx, formatter)
        say_everywhere(formatter)


def command_of(function: Callable[..., Any]) -> Command:
    """The Typer command that calls this function with what was typed, and shows what it gives back."""
    takes = signature_of(function)

    def run(ctx: typer.Context, **typed: Any) -> None:
        desk: Desk = ctx.find_root().obj
        days.language = lambda: desk.settings.date_language or ""
        days.tell = desk.screen.warn
        typed = {name: _from_stdin(desk, ctx, takes, name, value) for name, value in typed.items()}
        result = _called(function, takes, desk, typed)
        if result is not None:
            desk.show(result)

    parameters = [*_parameters(takes)]
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # inspect reads it
    run.__annotations__ = {p.name: p.annotation for p in parameters}
    run.__doc__ = taken_apart(function)[0]
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(cls=Leaf)(run)
    command = get_command(app)
    if isinstance(command, Leaf):
        command.operands, command.names_first = takes.operands, partial(_names_first, takes)
        command.explains = getattr(function, "explains", {})
    return command


def _names_first(takes: Signature, ctx: Context) -> None:
    """What stands on a line that lacks something: it is read, and whom it names is looked up."""
    # The standard input is for when nothing is missing; a value that stands there is not known yet.
    typed = {name: value for name, value in ctx.params.items() if value != "-" and value != ["-"]}
    _called(None, takes, ctx.find_root().obj, typed)


def taken_apart(function: Callable[..., Any]) -> tuple[str, list[str]]:
    """The explanation in a command's docstring, and the lines of it that are examples."""
    lines = (inspect.getdoc(function) or "").split("\n")
    told = "\n".join(line for line in lines if not line.startswith(_EXAMPLE))
    return told.strip(), [line for line in lines if line.startswith(_EXAMPLE)]


def _called(
    function: Callable[..., Any] | None, takes: Signature, desk: Desk, typed: Mapping[str, Any]
) -> Any:
    """The command's answer to what was typed, each value read once; without a function names are looked up.

    They are looked up, too, before a person is asked, or a script told, what is missing. Where a name can be
    several, a person at a terminal says which by its number.
    """
    if desk.asker is not None:
        from mentorfolio.cli.names import by_number

        typed = by_number(desk, takes, typed)
    values = {name: _operand(takes, name, typed.get(name), desk) for name in takes.operands}
    if takes.options:
        given = {n: v for n in takes.fields if (v := typed.get(n)) not in (None, False, [])}
        values[takes.options_name] = read(takes.options, given, desk.today)
    if function is None or desk.asker is not None:
        from mentorfolio.cli.names import look_up

        look_up(desk, takes, values, which=desk.asker is None)
    if function is None:
        return None
    while True:
        try:
            return function(desk, **values)
        except MissingValue:
            from mentorfolio.cli.names import look_up

            look_up(desk, takes, values, which=desk.asker is None)
            raise
        except Ambiguous as problem:
            values = _settled(takes, desk, values, problem)


def _settled(takes: Signature, desk: Desk, values: dict[str, Any], problem: Ambiguous) -> dict[str, Any]:
    """The same with the one that was meant of several, whom a person says by number. Raises Ambiguous."""
    if desk.asker is None or not problem.choices:
        raise problem
    from mentorfolio.fields.form import which_one

    meant = which_one(desk.asker, problem)
    own_words = {name for name, o in takes.operands.items() if o.words and not o.complete}
    chosen = {
        name: value if name in own_words else _replaced(value, problem.typed, meant)
        for name, value in values.items()
    }
    if chosen == values:
        raise problem
    return chosen


def _replaced(value: Any, typed: str, meant: str) -> Any:
    """The same with what could be several replaced by the id of the one that was meant."""
    if isinstance(value, list):
        return [meant] if " ".join(value) == typed else [_replaced(one, typed, meant) for one in value]
    if isinstance(value, str):
        return ",".join(meant if part.strip() == typed.strip() else part for part in value.split(","))
    if isinstance(value, Said):
        return value.meaning(typed, meant)
    return value


def _operand(takes: Signature, name: str, typed: Any, desk: Desk) -> Any:
    operand = takes.operands[name]
    if typed is None:
        return [] if name in takes.several else takes.optional.get(name)
    if name in takes.several:
        return [*typed]
    if operand.row:
        from mentorfolio.desk.rows import record_meant

        typed = record_meant(desk, typed, operand.row)
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
    reads = operand.words if operand else takes.fields[name].takes_stdin
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
            "Only one option can read standard input.",
            hint=f"See what you can type: {ctx.command_path} --help",
        )
    desk.flags["stdin_text"] = text = desk.screen.read_text()
    if not text.strip():  # what should have filled it has failed: nothing is taken away for that
        raise UsageProblem(
            "There is nothing on the standard input.", hint='To clear what is kept, type "" in place of -.'
        )
    return text

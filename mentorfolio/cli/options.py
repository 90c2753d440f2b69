"""Options that several commands share, and the decorator that hands the given ones to a service.

Words, days and strengths are read by the services, so that a prompt and an option refuse alike;
here stands only how they are typed and explained.
"""

import inspect
from collections.abc import Callable, Iterable, Mapping
from typing import Annotated, Any, TypeVar

import typer

from mentorfolio.cli.context import AppContext

F = TypeVar("F", bound=Callable[..., Any])
_MOST = 10**6
Completer = Callable[[typer.Context, list[str], str], list[str]]


def desk(ctx: typer.Context) -> AppContext:
    """What the command works with."""
    app: AppContext = ctx.find_root().obj
    return app


def takes(**fields: Any) -> Callable[[F], F]:
    """Give a command these options; the ones that were typed arrive together as ``given``.

    Typer reads a command's options from its signature: this writes that signature, so that
    twenty options are a table and not twenty parameters passed on by hand, twice.
    """

    def decorate(function: F) -> F:
        own = inspect.signature(function, eval_str=True)

        def command(**values: Any) -> None:
            given = {key: values.pop(key) for key in fields}
            given = {key: v for key, v in given.items() if v is not None and v is not False and v != []}
            function(**values, given=given)

        parameters = [p for p in own.parameters.values() if p.name != "given"]
        more = [
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=annotation)
            for name, annotation in fields.items()
        ]
        kept = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in parameters]
        command.__signature__ = inspect.Signature([*kept, *more])  # type: ignore[attr-defined]  # inspect reads it
        command.__annotations__ = {p.name: p.annotation for p in (*kept, *more)}
        command.__name__, command.__doc__ = function.__name__, function.__doc__
        return command  # type: ignore[return-value]  # called by Typer only, by keyword

    return decorate


def from_stdin(ctx: typer.Context, value: Any) -> Any:
    """``-`` stands for the text on the standard input, once."""
    if ctx.resilient_parsing or value is None:
        return value
    if isinstance(value, list | tuple):
        return [_text(ctx, v) for v in value]
    return _text(ctx, value)


def words_or_stdin(ctx: typer.Context, value: Any) -> Any:
    """A single ``-`` stands for the standard input; among other words it is a dash."""
    return from_stdin(ctx, value) if list(value or ()) == ["-"] else value


def _text(ctx: typer.Context, value: str) -> str:
    if value != "-":
        return value
    app = desk(ctx)
    if app.flags.setdefault("stdin_read_by", ctx.command_path) and "stdin_text" in app.flags:
        raise typer.BadParameter("the standard input can be read for one option only")
    app.flags["stdin_text"] = app.read_text()
    return str(app.flags["stdin_text"])


def text(flag: str, explained: str, metavar: str = "TEXT", complete: Completer | None = None) -> Any:
    """A text option; ``-`` reads the standard input."""
    option = typer.Option(
        flag,
        metavar=metavar,
        help=explained,
        callback=from_stdin,
        show_default=False,
        autocompletion=complete,
    )
    return Annotated[str | None, option]


def texts(flag: str, explained: str, metavar: str = "TEXT", complete: Completer | None = None) -> Any:
    """A text option that may be repeated."""
    option = typer.Option(
        flag,
        metavar=metavar,
        help=f"{explained} May be repeated.",
        callback=from_stdin,
        show_default=False,
        autocompletion=complete,
    )
    return Annotated[list[str] | None, option]


def word(flag: str, explained: str, words: Iterable[str]) -> Any:
    """An option that takes one of these words."""
    known = list(words)
    option = typer.Option(
        flag,
        metavar="|".join(known) if len("|".join(known)) < 40 else "WORD",
        help=explained if len("|".join(known)) < 40 else f"{explained} One of: {', '.join(known)}.",
        show_default=False,
        autocompletion=_among(known),
    )
    return Annotated[str | None, option]


def day(flag: str, explained: str) -> Any:
    """An option that takes a day."""
    return Annotated[str | None, typer.Option(flag, metavar="DAY", help=explained, show_default=False)]


def whole(flag: str, explained: str, least: int, most: int | None = None) -> Any:
    """An option that takes a whole number in a range; without an upper end, up to a million."""

    def in_range(value: int | None) -> int | None:
        if value is not None and not least <= value <= (most or _MOST):
            raise typer.BadParameter(f"{value} is not a whole number from {least} to {most or _MOST}")
        return value

    metavar = f"{least}..{most}" if most else "NUMBER"
    option = typer.Option(flag, metavar=metavar, help=explained, callback=in_range, show_default=False)
    return Annotated[int | None, option]


def flag(name: str, explained: str) -> Any:
    """A switch."""
    return Annotated[bool, typer.Option(name, help=explained, show_default=False)]


def named(flag_name: str, what: str, explained: str) -> Any:
    """An option that names a mentor, need or circle."""
    option = typer.Option(
        flag_name, metavar=what.upper(), help=explained, show_default=False, autocompletion=completer(what)
    )
    return Annotated[str | None, option]


def _among(words: list[str]) -> Completer:
    def complete(ctx: typer.Context, args: list[str], incomplete: str) -> list[str]:
        return words

    return complete


def completer(what: str) -> Completer:
    """Completion of the ids of records or templates; it reads, and never fails aloud."""

    def complete(ctx: typer.Context, args: list[str], incomplete: str) -> list[str]:
        from mentorfolio.cli.completing import ids

        return ids(desk(ctx), what)

    return complete


def argument(what: str, explained: str, complete: Completer | None = None) -> Any:
    """The options of an argument that names something."""
    return typer.Argument(metavar=what, help=explained, autocompletion=complete, show_default=False)


Mentor = Annotated[str, argument("MENTOR", "Whom: a name, an id, or a part of one.", completer("mentor"))]
SomeMentor = Annotated[
    str | None, argument("[MENTOR]", "Whom: a name, an id, or a part of one.", completer("mentor"))
]
Need = Annotated[str, argument("NEED", "Which need: its title, its id, or a part of one.", completer("need"))]
Circle = Annotated[
    str, argument("CIRCLE", "Which circle: its name, its id, or a part of one.", completer("circle"))
]
Letter = Annotated[str, argument("LETTER", "Which letter: its id, or whom it is to.", completer("mentor"))]
Meeting = Annotated[
    str, argument("MEETING", "Which meeting: its id, or whom it is with.", completer("meeting"))
]
Planned = Annotated[
    str, argument("MEETING", "Which planned meeting: its id, or whom it is with.", completer("planned"))
]
Action = Annotated[
    str, argument("ACTION", "Which action: its id, whom it is about, or a word of it.", completer("action"))
]
Words = Annotated[
    list[str],
    typer.Argument(
        metavar="TEXT...",
        help="In your own words; no quotes needed.",
        callback=words_or_stdin,
        show_default=False,
    ),
]
Yes = flag("--yes", "Do not ask.")

Given = Mapping[str, Any]

"""The root of the command line: its commands, the options valid everywhere, the one place for errors."""

import contextlib
import os
import sys
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer
from typer.core import TyperGroup
from typer.main import get_command

from mentorfolio import __version__
from mentorfolio.cli.groups import Group, every_command
from mentorfolio.cli.words import there_twice
from mentorfolio.desk.desk import Desk
from mentorfolio.errors import (
    BeyondCalendar,
    InputOutputFailure,
    Interrupted,
    MentorfolioError,
    StoreDamaged,
)
from mentorfolio.render.screen import ReaderGone

if TYPE_CHECKING:
    # Typer brings its own Click and keeps it private; these names serve the type checker only.
    from typer._click import Context, Parameter

# The options of the program with a value, which is no command.
_WITH_VALUE = ("--store", "--today", "--color", "--theme")
# What a day of the portfolio may have brought about.
_BY_A_DAY = (OverflowError, BeyondCalendar)

_app = typer.Typer(cls=Group, add_completion=False, rich_markup_mode=None)


def _remember(ctx: "Context", param: "Parameter", value: Any) -> Any:
    if value is not None and param.name in ("color", "theme"):
        value = _word(param.name, value)
    if param.name and value not in (None, False):
        # A switch may be said twice; the rest not, before the command and after it either.
        if value is not True and ctx.meta.setdefault(param.name, ctx) is not ctx:
            raise there_twice(param.opts[0])
        ctx.find_root().obj.flags[param.name] = value
    return value


def _word(option: str, typed: str) -> str:
    """One of the words that this option takes. Raises UsageProblem."""
    from mentorfolio.domain.vocabulary import one_of
    from mentorfolio.render.screen import WHEN
    from mentorfolio.settings import THEMES

    words = WHEN if option == "color" else dict.fromkeys(THEMES, "")
    return one_of(words, typed, f"a value of --{option}")


def _everywhere(*names: str, **more: Any) -> Any:
    return typer.Option(*names, expose_value=False, show_default=False, **more)


def _print_version(ctx: typer.Context, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        ctx.find_root().obj.screen.write(f"mentorfolio {__version__}\n".encode())
        raise typer.Exit


@_app.callback(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
def root(
    ctx: typer.Context,
    store: Annotated[
        str | None,
        _everywhere("--store", metavar="PATH", help="Use this portfolio file (MENTORFOLIO_STORE)."),
    ] = None,
    json: Annotated[bool, _everywhere("--json", is_eager=True, help="Answer in JSON.")] = False,
    plain: Annotated[
        bool,
        _everywhere(
            "--plain", help="Words instead of symbols, no colours, no columns (to keep: setting accessible)."
        ),
    ] = False,
    color: Annotated[
        str | None, _everywhere("--color", metavar="auto|always|never", help="When to use colours.")
    ] = None,
    theme: Annotated[
        str | None,
        _everywhere(
            "--theme", metavar="light|dark|none", help="Colours to suit this background (setting theme)."
        ),
    ] = None,
    no_pager: Annotated[
        bool, _everywhere("--no-pager", help="Show long answers all at once (PAGER).")
    ] = False,
    no_input: Annotated[bool, _everywhere("--no-input", help="Never ask.")] = False,
    no_color: Annotated[bool, _everywhere("--no-color", help="No colours (NO_COLOR).")] = False,
    today: Annotated[
        str | None,
        _everywhere("--today", metavar="DAY", help="Act as if it were this day (MENTORFOLIO_TODAY)."),
    ] = None,
    quiet: Annotated[bool, _everywhere("--quiet", "-q", help="Print the answer and nothing else.")] = False,
    debug: Annotated[
        bool, _everywhere("--debug", help="If it crashes, note where, without your data.")
    ] = False,
    version: Annotated[
        bool,
        typer.Option(
            "--version", "-V", is_eager=True, callback=_print_version, expose_value=False, help="The version."
        ),
    ] = False,
) -> None:
    """Keep a portfolio of mentors: whom you learn from, what for, what is missing, what to do next.

    Everything stays in one file on this computer. Begin with: mentorfolio init
    """
    if ctx.invoked_subcommand is None and not ctx.resilient_parsing:
        from mentorfolio.commands.next.next import today as todays_page

        ctx.obj.check_flags()
        ctx.obj.show(todays_page(ctx.obj))


def root_group() -> TyperGroup:
    """The root group with its commands, none of them loaded yet."""
    group = get_command(_app)
    assert isinstance(group, TyperGroup)  # noqa: S101 - it has a callback, so Typer makes a group
    # --version belongs to the program, the rest to every command.
    everywhere = [p for p in group.params if p.name != "version"]
    for param in everywhere:  # said to Typer, each would have the signature of _remember looked at again
        param.callback = _remember
    group.commands = every_command(everywhere)
    return group


def _with_do(arguments: list[str]) -> list[str]:
    """``mentorfolio 2`` is ``mentorfolio do 2``."""
    at = 0
    while at < len(arguments) and arguments[at].startswith("-"):
        at += 2 if arguments[at] in _WITH_VALUE else 1
    is_number = at < len(arguments) and arguments[at].isascii() and arguments[at].isdigit()
    return [*arguments[:at], "do", *arguments[at:]] if is_number else arguments


def run(arguments: list[str], desk: Desk | None = None) -> int:
    """Run one command line; every failure becomes one sentence and an exit code here."""
    desk = desk or Desk()
    desk.play = run
    try:
        code = root_group().main(
            args=_with_do(arguments),
            prog_name="mentorfolio",
            standalone_mode=False,
            obj=desk,
            terminal_width=desk.screen.help_width,
        )
        if desk.screen.stdout is not None:
            desk.screen.stdout.flush()
    except BaseException as problem:  # noqa: BLE001 - sorted out below, each into its exit code
        code = _exit_code(problem, desk, arguments)
    else:
        if code == Interrupted.exit_code:  # Typer has swallowed a ^C
            code = _exit_code(KeyboardInterrupt(), desk, arguments)
        elif not (isinstance(code, int) and code):
            code = desk.exit_code
    store = desk.__dict__.get("store")  # only if it was opened
    # Another portfolio, said for once, does not take the place of one's own in the calendar.
    if store and store.committed and "store" not in desk.flags and desk.settings.calendar_file:
        _keep_calendar(desk)
    return int(code)


def _keep_calendar(desk: Desk) -> None:
    from mentorfolio.commands.calendar import keep_up

    try:
        keep_up(desk)
    except BaseException as problem:  # noqa: BLE001 - the command has done its work, whatever happens here
        with contextlib.suppress(OSError, ReaderGone):
            why = _as_ours(problem, debug=False).message
            desk.screen.alarm(f"Your change is saved, but the calendar file could not be updated. {why}")


def _exit_code(problem: BaseException, desk: Desk, arguments: list[str]) -> int:
    if isinstance(problem, ReaderGone | BrokenPipeError | SystemExit):
        # The reader has seen enough (``| head -1``): no failure of ours. Typer exits for help texts.
        _forget(sys.__stdout__)
        return 0
    if isinstance(problem, OSError):
        _forget(sys.__stdout__)
    told = _as_ours(problem, debug="--debug" in arguments)
    # A checksum says who wrote a file, not that its days can be reckoned with.
    if "store" in desk.__dict__ and (told.code == "internal" or isinstance(problem, _BY_A_DAY)):
        told = desk.store.strange_value() or told
    store = desk.__dict__.get("store")
    network = desk.__dict__.get("network")
    saved = (store and store.committed) or (network and network.idle is False)
    if isinstance(problem, OSError) and not saved:
        told.hint = None  # only read: there is no change that may have been saved
    asker = desk.__dict__.get("asker")  # only if somebody was asked; to look would make one
    if asker is not None:
        asker.tell_truly(told)
    # A usage error may come before the flag was read; a script is answered in JSON all the same.
    if "--json" in arguments:
        desk.flags["json"] = True
    try:
        desk.screen.fail(told)
    except (OSError, ReaderGone):
        _forget(sys.__stderr__)  # nobody is left to hear it; the exit code still tells
    return told.exit_code


def _forget(stream: TextIO | None) -> None:
    """Nothing more goes to a stream that failed: Python would try again at its end, and complain."""
    if stream is not None:
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _as_ours(problem: BaseException, *, debug: bool) -> MentorfolioError:
    if isinstance(problem, MentorfolioError):
        return problem
    if isinstance(problem, typer.TyperException):
        from mentorfolio.cli.usage import explained

        return explained(problem)
    if isinstance(problem, KeyboardInterrupt | EOFError | typer.Abort):
        return Interrupted("Stopped. What was already saved is kept.")
    if isinstance(problem, OSError):
        return InputOutputFailure(
            f"The answer could not be written: {problem.strerror or type(problem).__name__}.",
            hint="The change may still have been saved: check before you run the command again.",
        )
    if isinstance(problem, OverflowError):
        return StoreDamaged(
            "A day or a number in your portfolio is too large to work with.",
            hint="Find it with: mentorfolio store check",
        )
    from mentorfolio.cli.trouble import unexpected

    return unexpected(problem, written_down=debug)

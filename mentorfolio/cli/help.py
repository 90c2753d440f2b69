"""What every help page has: its width, its examples, and the options that are valid everywhere."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from mentorfolio.cli.index import examples
from mentorfolio.render.page import INDENT, Line, Page, as_text, cells, command, line

if TYPE_CHECKING:
    # Typer brings its own Click and keeps it private; these names serve the type checker only.
    from typer._click import Context, HelpFormatter

_NARROW = 60  # cells; a phone
_UNWRAPPED = (
    10_000  # cells, for a voice: a word that is explained stands before its explanation, however long
)
_UNBROKEN = "\N{NON-BREAKING HYPHEN}"
REPORT = "Something wrong, or badly worded? Open an issue where you found mentorfolio."


def fit(ctx: Context, formatter: HelpFormatter) -> None:
    """Put explanations below what they explain where there is no room beside; tear no word to type."""
    plain = ctx.find_root().obj.screen.plain
    if plain:
        formatter.width = _UNWRAPPED
    if plain or formatter.width < _NARROW:
        most = _UNWRAPPED if plain else 4
        formatter.write_dl = partial(formatter.write_dl, col_max=most)  # type: ignore[method-assign]  # this one only
    # A line is broken behind a hyphen: --no-pager and need-overdue have one that looks alike meanwhile.
    list_, paragraph, value = formatter.write_dl, formatter.write_text, formatter.getvalue
    formatter.write_dl = lambda rows, **more: list_([(a, _whole(b)) for a, b in rows], **more)  # type: ignore[method-assign]  # as above
    formatter.write_text = lambda text: paragraph(_whole(text))  # type: ignore[method-assign]  # as above
    formatter.getvalue = lambda: value().replace(_UNBROKEN, "-")  # type: ignore[method-assign]  # as above


def _whole(text: str) -> str:
    return text.replace("-", _UNBROKEN)


def say_examples(ctx: Context, formatter: HelpFormatter) -> None:
    """Lines to type, never folded: copied from there they are whole."""
    shown = examples(ctx.command_path.removeprefix("mentorfolio").strip())
    if shown:
        with formatter.section("Examples"):
            for line in shown:
                formatter.write(f"{'':>{formatter.current_indent}}{line}\n")


def _typed(text: str, width: int) -> Line:
    """A line of the page; an example that does not fit is marked as one that is not to be folded."""
    if text.startswith("  mentorfolio ") and cells(text) > width:
        return line("  ", command(text.strip()), hang=INDENT)
    return line(text)


def say_everywhere(formatter: HelpFormatter) -> None:
    """Name the options that every command has, and where to tell what is wrong."""
    formatter.write_paragraph()
    formatter.write_text(
        "With any command: --store, --json, --plain, --color, --theme, --no-color, --no-pager, --no-input, "
        "--today, --quiet, --debug (mentorfolio --help)."
    )
    formatter.write_paragraph()
    formatter.write_text(REPORT)


class WithHelp:
    """What a command of Typer's and a group of them have alike: a help page as ours are."""

    def get_help_option(self, ctx: Context) -> Any:
        """The option that shows the help."""
        option = super().get_help_option(ctx)  # type: ignore[misc]  # Typer's class stands behind this one
        if option is not None:
            option.callback, option.is_eager = show, False  # --json comes first: the answer depends on it
        return option

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """The help, with explanations below what they explain where there is no room beside."""
        fit(ctx, formatter)
        super().format_help(ctx, formatter)  # type: ignore[misc]  # as above


def show(ctx: Context, param: Any, value: bool) -> None:
    """The help page on the screen, by way of the pager where it is long; or as data."""
    if value and not ctx.resilient_parsing:
        screen = ctx.find_root().obj.screen
        if screen.json:
            from mentorfolio.cli.help_data import CommandExplained

            ctx.find_root().obj.show(CommandExplained(context=ctx))
            ctx.exit()
        screen.print_page(Page(body=tuple(_lines(ctx, ctx.get_help()))))
        ctx.exit()


def as_said(ctx: Context, text: str) -> str:
    """A help page as the sentence of a failure: of a noun without its verb it says all."""
    lines = _lines(ctx, text.rstrip())
    if ctx.find_root().obj.screen.plain:
        from mentorfolio.render.voice import as_heard

        lines = as_heard(lines)
    return as_text(lines).rstrip()


def _lines(ctx: Context, text: str) -> list[Line]:
    screen = ctx.find_root().obj.screen
    lines = [_typed(one, screen.help_width) for one in text.split("\n")]
    if not screen.plain:
        return lines
    from mentorfolio.render.voice import explained, without_signs

    return without_signs(map(explained, lines))

"""``man mentorfolio``, from the index of commands; the wheel is built with it (``hatch_build.py``)."""

from __future__ import annotations

from collections.abc import Iterator

from mentorfolio import __version__
from mentorfolio.cli.index import IndexedCommand, Option, lines


def page() -> str:
    """The page as man reads it."""
    program, *rows = map(IndexedCommand, lines())
    return "".join(f"{line}\n" for line in _lines(program, rows))


def _lines(program: IndexedCommand, rows: list[IndexedCommand]) -> Iterator[str]:
    yield f'.TH MENTORFOLIO 1 "" "mentorfolio {__version__}" "User Commands"'
    yield from (".nh", ".ad l")  # words to type are not to be torn or drawn apart
    yield from (".SH NAME", r"mentorfolio \- keep a portfolio of mentors")
    yield from (".SH SYNOPSIS", r".B mentorfolio", r"[\fIoptions\fR] [\fIcommand\fR] [\fIwhat\fR ...]")
    yield ".SH DESCRIPTION"
    yield "Who you learn from, what for, what is missing, and what to do next."
    yield "Everything stays in one file on this computer."
    yield from (".PP", "Begin with", r"\fBmentorfolio init\fR;", "without a command, today's page is shown.")
    yield from (".SH OPTIONS", "They can go before or after any command.")
    yield from _options(program.options)
    yield ".SH COMMANDS"
    nouns = {row.parent for row in rows}
    for row in rows:
        if row.words in nouns:
            continue
        yield from (
            ".SS",
            _plain(f"mentorfolio {row.words} {_operands(row)}".strip()),
            _plain(f"{row.summary}."),
        )
        yield from _options(row.options)
        for example in row.examples:
            yield from (".PP", ".RS 4", _plain(f"$ {example}"), ".RE")
    yield from (".SH EXIT STATUS", r"0 if it is done; \fBmentorfolio help scripting\fR explains the others.")
    yield from (
        ".SH REPORTING",
        "Something wrong, or badly worded? Open an issue where you found mentorfolio.",
    )
    yield from (
        ".SH SEE ALSO",
        r"\fBmentorfolio help all\fR, \fBmentorfolio help settings\fR and the other pages",
    )
    yield r"that \fBmentorfolio help\fR \fItopic\fR shows."


def _operands(row: IndexedCommand) -> str:
    """What stands behind the command, in words; ``TEXT`` for one's own."""
    names = [name for name in row.operands if name != "*"]
    shown = ["TEXT" if name == "-" else name.upper() if "|" not in name else name for name in names]
    return " ".join(shown) + ("..." if "*" in row.operands else "")


def _options(options: dict[str, Option]) -> Iterator[str]:
    """Each with what it takes; those that mean the same stand together."""
    alike: dict[tuple[str, str], list[str]] = {}
    for flag, option in options.items():
        kind = option.kind or ""
        value = "" if option.kind is None else kind.strip("|") if "|" in kind else kind.upper() or "VALUE"
        alike.setdefault((value, option.help), []).append(rf"\fB{_plain(flag)}\fR")
    for (value, told), flags in alike.items():
        yield from (".TP", f"{', '.join(flags)} {_plain(value)}".rstrip(), _plain(told))


def _plain(text: str) -> str:
    """A text that is nothing to man but itself."""
    text = text.replace("\\", r"\e").replace("-", r"\-")
    text = text.replace("…", "...")  # without a language man knows no such letter, and says so
    text = text.replace("|", r"|\:")  # a long list may be broken there
    return rf"\&{text}" if text.startswith((".", "'")) else text

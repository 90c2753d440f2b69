"""What the shell offers, answered from the index and the file's text, before anything slow is imported.

No records, no TinyDB, no Typer: somebody waits with a finger on the Tab key.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping

from mentorfolio.cli import index

VARIABLE = "_MENTORFOLIO_COMPLETE"
_TABLES = {"mentor": "mentors", "need": "needs", "circle": "circles"}
_SHELVES = ("letter", "prompt", "agenda")
_OFFERED = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")


def answer(environment: Mapping[str, str]) -> int:
    """Print what could stand there, in the way of the shell that asks; nothing is ever said aloud."""
    shell = environment[VARIABLE].removeprefix("complete_")
    try:
        before, begun = _typed(environment, shell)
        found = [
            (word, told) for word, told in _candidates(before, begun, environment) if word.startswith(begun)
        ]
    except Exception:  # noqa: BLE001 - a completion that prints an error would garble the command line
        found = []
    if shell == "fish" and environment.get("_TYPER_COMPLETE_FISH_ACTION") == "is-args":
        return 0 if found else 1
    text = _FACES.get(shell, _bash)(found)
    if text:
        sys.stdout.write(text + "\n")
    return 0


def _typed(environment: Mapping[str, str], shell: str) -> tuple[list[str], str]:
    """The words before the cursor, and the one that is being typed."""
    line = environment.get("COMP_WORDS" if shell == "bash" else "_TYPER_COMPLETE_ARGS", "")
    words = _split(line)
    if shell == "bash":
        at = int(environment["COMP_CWORD"])
        return words[1:at], words[at] if at < len(words) else ""
    if words[1:] and not line.endswith(" "):
        return words[1:-1], words[-1]
    return words[1:], ""


def _split(line: str) -> list[str]:
    if "'" not in line and '"' not in line and "\\" not in line:
        return line.split()
    import shlex

    lexer = shlex.shlex(line, posix=True)
    lexer.whitespace_split, lexer.commenters = True, ""
    words: list[str] = []
    try:
        words.extend(lexer)
    except ValueError:  # a quote that is still open
        words.append(lexer.token)
    return words


def _candidates(before: list[str], begun: str, environment: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    rows = [index.Row(line) for line in index.lines()]
    root = here = rows[0]
    store, flag, kind, at = environment.get("MENTORFOLIO_STORE", ""), "", None, 0
    for word in before:
        if kind is not None:  # the value of the option before
            store = word if flag == "--store" else store
            kind = None
        elif word.startswith("-") and word != "-":
            flag, equals, value = word.partition("=")
            store = value if flag == "--store" and equals else store
            option = here.options.get(flag) or root.options.get(flag)
            kind = option.kind if option and not equals else None
        elif inner := next((r for r in rows if r.words == f"{here.words} {word}".strip()), None):
            here, at = inner, 0
        else:
            at += 1
    inside = (
        [r for r in rows if r is not root and r.parent == here.words] if not here.operands and at == 0 else []
    )
    if kind is not None:
        yield from _values(kind, store, environment)
    elif begun.startswith("-"):
        alone = () if here is root else ("--version", "-V")  # of the program, not of a command
        yield from ((n, o.help) for n, o in (here.options | root.options).items() if n not in alone)
    elif inside:
        yield from ((r.words.rpartition(" ")[2], r.summary) for r in inside)
    elif at < len(here.operands) or here.operands[-1:] == ["*"]:
        yield from _values(here.operand(at), store, environment)


def _values(kind: str, store: str, environment: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    if "|" in kind:
        return ((word, "") for word in kind.split("|") if word)
    found = dict.fromkeys(_ids(kind, store, environment))
    # The zsh script evaluates what comes back: only what can be an id leaves here.
    return ((i, "") for i in found if i and _OFFERED.issuperset(i))


def _ids(kind: str, store: str, environment: Mapping[str, str]) -> Iterator[str]:
    if kind in _SHELVES:
        yield from _templates(kind, environment)
    elif kind in _TABLES:
        yield from _records(_path(store, environment), _TABLES[kind])
    elif kind:
        yield from _dated(_path(store, environment), kind)


def _path(store: str, environment: Mapping[str, str]) -> str:
    if store and not store.startswith("~"):
        return store
    from mentorfolio.settings import resolve

    return str(resolve(store or None, environment).store)


def _records(path: str, table: str) -> Iterator[str]:
    """The ids of a table, off the file's own lines where it is as we write it: a record a line."""
    with open(path, encoding="utf-8") as file:  # noqa: PTH123 - pathlib costs a completion 5 ms
        if file.readline() + file.readline(11) != '{\n"_meta": {"':
            import json

            file.seek(0)
            yield from json.load(file).get(table, {})
            return
        inside = False
        for line in file:
            if inside and line.startswith("}"):
                return
            if inside:
                yield line[1 : line.index('": {')]
            inside = inside or line == f'"{table}": {{\n'


def _dated(path: str, kind: str) -> Iterator[str]:
    """Ids of meetings (planned, held, any) or open actions, and of the people for whom one is open."""
    import json

    with open(path, encoding="utf-8") as file:  # noqa: PTH123
        tables = json.load(file)
    meetings, mentors = tables.get("meetings", {}), tables.get("mentors", {})
    if kind == "action":
        theirs = [(m["actions"], m["mentors"]) for m in meetings.values()]
        theirs += [(m.get("actions", ()), [i]) for i, m in mentors.items()]
        found = [(a["id"], people) for actions, people in theirs for a in actions if a["done"] is None]
    else:
        held = kind == "held"
        found = [
            (i, m["mentors"])
            for i, m in meetings.items()
            if (m["held"] if held else not m["held"] and not m["cancelled"])
        ]
    people = {person for _, people in found for person in people}
    yield from (i for i, _ in found)
    yield from (i for i in mentors if i in people)
    yield from meetings if kind == "meeting" else ()


def _templates(shelf: str, environment: Mapping[str, str]) -> list[str]:
    from mentorfolio.letters.library import templates_root
    from mentorfolio.settings import resolve

    folders = (resolve(None, environment).templates, templates_root())
    return sorted({p.stem for folder in folders for p in (folder / f"{shelf}s").glob("*.txt")})


def _bash(found: list[tuple[str, str]]) -> str:
    return "\n".join(word for word, _ in found)


def _fish(found: list[tuple[str, str]]) -> str:
    return "\n".join(f"{word}\t{told}" if told else word for word, told in found)


def _zsh(found: list[tuple[str, str]]) -> str:
    if not found:
        return "_files"
    rows = [f'"{_quoted(word)}":"{_quoted(told)}"' if told else f'"{_quoted(word)}"' for word, told in found]
    return f"_arguments '*: :(({os.linesep.join(rows)}))'"


def _quoted(text: str) -> str:
    for plain, quoted in (('"', '""'), ("'", "''"), ("$", "\\$"), ("`", "\\`"), (":", r"\\:")):
        text = text.replace(plain, quoted)
    return text


_FACES = {"zsh": _zsh, "fish": _fish}

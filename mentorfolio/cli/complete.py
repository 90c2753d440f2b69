"""What the shell offers, answered from the index and the file's text, before anything slow is imported.

No records, no TinyDB, no Typer: somebody waits with a finger on the Tab key.

The scripts of ``mentorfolio completion`` hand over the words up to the cursor, a line each. They get a line
for each word that could stand there, with a tab and what it means; exit code 1 says that it is a file.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping

from mentorfolio.cli import index
from mentorfolio.cli.known import Known, records

SHELL, WORDS = "_MENTORFOLIO_COMPLETE", "_MENTORFOLIO_WORDS"
_LISTING = ("33", "63", "64")  # bash shows what it gets, and does not type it
_QUOTED_BY_BASH = frozenset(" \t\"'\\$`!&;()<>|*?[]{}#~^")


class _Typed:
    """The words before the cursor, the one being typed, and what stands in front of that part of it."""

    __slots__ = ("before", "begun", "front")

    def __init__(self, before: list[str], begun: str, front: str) -> None:
        self.before, self.begun, self.front = before, begun, front


class _Place:
    """What may stand at the cursor: something of a ``kind``, or one of these words."""

    __slots__ = ("kind", "words")

    def __init__(self, kind: str = "", words: Iterable[Known] = ()) -> None:
        self.kind, self.words = kind, [*words]


def answer(environment: Mapping[str, str]) -> int:
    """Print what could stand there; nothing is ever said aloud."""
    if WORDS not in environment:  # asked by a script of an earlier version
        return 0
    try:
        words = environment[WORDS].split("\n")
        typed = _typed(words)
        place, store = _place(typed, environment.get("MENTORFOLIO_STORE", ""))
        if place.kind == "file":
            return 1
        offered = place.words or [*records(place.kind, store, environment)]
        if place.kind in ("mentor", "setting"):
            typed = _last_of_several(typed)
        fitting = [(typed.front + found.word, found) for found in _fitting(typed.begun, offered)]
        lines = _FACES.get(environment[SHELL], _told)(fitting, words[-1], environment)
        data = "".join(f"{line}\n" for line in lines)
        sys.stdout.buffer.write(data.encode(sys.stdout.encoding or "utf-8", "replace"))
        sys.stdout.flush()
    except Exception:  # noqa: BLE001 - a completion that prints an error would garble the command line
        return 0
    return 0


def _typed(words: list[str]) -> _Typed:
    """The words without their quotes; ``--stage=ca`` is two of them."""
    plain, front = [""], ""
    for at, word in enumerate(words[1:], 2):
        flag, equals, value = word.partition("=")
        front = ""
        if word == "=" and plain[-1].startswith("--"):  # bash takes --stage=ca for three words
            plain += [""] if at == len(words) else []
        elif equals and flag.startswith("--"):
            plain += [flag, _unquoted(value)]
            front = f"{flag}="
        else:
            plain.append(_unquoted(word))
    return _Typed(plain[1:-1], plain[-1], front)


def _unquoted(word: str) -> str:
    if "'" not in word and '"' not in word and "\\" not in word:
        return word
    import shlex

    lexer = shlex.shlex(word, posix=True)
    lexer.whitespace_split, lexer.whitespace, lexer.commenters = True, "", ""
    try:
        return "".join(lexer)
    except ValueError:  # a quote that is still open
        return lexer.token


def _last_of_several(typed: _Typed) -> _Typed:
    """Of ``anna,ju`` the last name is being typed."""
    others, comma, last = typed.begun.rpartition(",")
    return _Typed(typed.before, last, f"{typed.front}{others}{comma}")


def _place(typed: _Typed, store: str) -> tuple[_Place, str]:
    """What may stand at the cursor, and the portfolio that is meant."""
    rows = [index.IndexedCommand(line) for line in index.lines()]
    root = here = rows[0]
    flag, kind, at, operand = "", None, 0, ""
    for word in typed.before:
        if kind is not None:  # the value of the option before
            store = word if flag == "--store" else store
            kind = None
        elif word.startswith("-") and word != "-":
            flag = word
            option = here.options.get(flag) or root.options.get(flag)
            kind = option.kind if option else None
        elif inner := next((r for r in rows if r.words == f"{here.words} {word}".strip()), None):
            here, at = inner, 0
        else:
            at, operand = at + 1, word
    if kind is not None:
        return _of_kind(kind), store
    if typed.begun.startswith("-"):
        alone = () if here is root else ("--version", "-V")  # of the program, not of a command
        every = here.options | root.options
        return _Place("", (Known(n, o.help) for n, o in every.items() if n not in alone)), store
    if not here.operands and at == 0:
        inside = [r for r in rows if r is not root and r.parent == here.words]
        return _Place("", (Known(r.words.rpartition(" ")[2], r.summary) for r in inside)), store
    if at < len(here.operands) or here.operands[-1:] == ["*"]:
        return _of_kind(here.operand(at), operand), store
    return _Place(), store


def _of_kind(kind: str, before: str = "") -> _Place:
    """What an index says of a place; what may stand there can depend on the word ``before``."""
    if ":" in kind:
        values = dict(part.split(":") for part in kind.split(";"))
        of_it = values.get(before.casefold().replace("-", "_"), "")
        return _Place("setting", map(Known, filter(None, of_it.split("|"))))
    if "|" in kind:
        return _Place("", map(Known, filter(None, kind.split("|"))))
    return _Place(kind)


def _fitting(begun: str, offered: Iterable[Known]) -> list[Known]:
    """Those that begin so, or a word of whose name does; else those with such a part anywhere."""
    if begun.startswith("-"):
        return [found for found in offered if found.word.startswith(begun)]
    asked = _folded(begun)
    texts = [(found, _folded(found.word), f" {_folded(found.name)}") for found in offered]
    return [found for found, word, name in texts if word.startswith(asked) or f" {asked}" in name] or [
        found for found, word, name in texts if asked in word or asked in name
    ]


def _folded(text: str) -> str:
    """As names are compared; a hyphen of an id stands for a blank, and a shell takes the ' of O'Hara."""
    text = text.replace("-", " ").replace("'", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", "")
    if text.isascii():
        return text.casefold()
    from mentorfolio.domain.folding import fold

    return fold(text)


_Fitting = list[tuple[str, Known]]


def _told(found: _Fitting, raw: str, environment: Mapping[str, str]) -> Iterator[str]:
    return (f"{word}\t{known.told}" if known.told else word for word, known in found)


def _bash(found: _Fitting, raw: str, environment: Mapping[str, str]) -> Iterator[str]:
    """Bash types what all have in common: that must go on from what is there, or it would be lost."""
    quote = raw[:1] if raw[:1] in ("'", '"') else ""
    opened = raw.replace("\\'", "").replace('\\"', "")
    if not quote and ("'" in opened or '"' in opened) and environment.get("COMP_TYPE", "") not in _LISTING:
        return  # of o'bri it replaces what stands behind the quote only: o'sean-o-brien'
    words = [_quoted(word, quote) for word, _ in found]
    kind = environment.get("COMP_TYPE", "")
    if len(words) == 1 or not kind:
        yield from words
    elif kind in _LISTING:
        yield from (f"{word}  ({known.told})" if known.told else word for word, known in found)
    elif all(word.startswith(raw.lstrip(quote) if quote else raw) for word in words):
        yield from words


def _quoted(word: str, quote: str) -> str:
    if quote == "'":
        return word.replace("'", "'\\''")
    special = frozenset('"\\$`') if quote else _QUOTED_BY_BASH
    return "".join(f"\\{char}" if char in special else char for char in word)


def _fish(found: _Fitting, raw: str, environment: Mapping[str, str]) -> Iterator[str]:
    """Fish keeps only what has the letters that are there: where the id has not, the name may."""
    letters = _unquoted(raw)
    begun = letters.casefold()
    # In its eyes Ü and ü are two letters; whoever types capitals gets the name in capitals.
    capitals = letters.isupper() and not letters.isascii()
    for word, known in found:
        if begun in word.casefold() or begun not in known.name.casefold():
            yield f"{word}\t{known.told}"
        else:
            yield f"{known.name.upper() if capitals else known.name}\t{word}"


def _powershell(found: _Fitting, raw: str, environment: Mapping[str, str]) -> Iterator[str]:
    for word, known in found:
        bare = all(char.isalnum() or char in "-_.,=" for char in word)
        text = word if bare else "'" + word.replace("'", "''") + "'"
        yield f"{text}\t{known.told or word}"


_FACES: Mapping[str, Callable[[_Fitting, str, Mapping[str, str]], Iterator[str]]] = {
    "bash": _bash,
    "fish": _fish,
    "powershell": _powershell,
}

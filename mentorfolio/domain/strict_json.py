"""JSON as strictly as this program writes it, for whatever may have passed through other hands."""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn

from mentorfolio.domain.text import quoted
from mentorfolio.errors import StoreDamaged, Unmerged

# C1 and DEL, marks of direction, separators of lines, tags; C0 is never raw in JSON.
_MOVING = (  # made when it is wanted: a third of a millisecond
    r"[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\U000e0000-\U000e007f]"
)
# How files of our own begin, which were given where another kind of file was meant.
_EXPORT = r'\s*\{\s*"mentorfolio"\s*:\s*\d'
_KEPT = r'\s*\{\s*"_meta"\s*:\s*\{\s*"checksum"'
_CONTACTS = r'(?m)^"contacts": ?\{'
_DEEPEST = 40  # a record nests five levels; more is an attack or an accident


def strict(data: bytes, what: str) -> Any:
    """JSON as this program would write it: no duplicate keys, no numbers beyond whole ones, no NUL.

    A byte order mark and line ends of other systems are let through. ``what`` begins the sentence of the
    StoreDamaged that is raised for anything else; it names the line where it can.
    """
    hint = "It was left untouched."
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise StoreDamaged(f"{what} is not UTF-8 text (line {line}).", hint=hint) from None
    try:
        document = json.loads(
            text, object_pairs_hook=_once, parse_constant=_refuse, parse_float=_refuse, parse_int=_whole
        )
    except json.JSONDecodeError as problem:
        if marks := re.search(r"^<{7} ", text, re.MULTILINE):
            line = text.count("\n", 0, marks.start()) + 1
            named = re.fullmatch("The (?:portfolio|file) (.+)", what, re.DOTALL)
            file = quoted(named[1] if named else "FILE")
            raise Unmerged(
                f"{what} holds two versions, between marks of git (from line {line} on).",
                hint=f"Merge them: mentorfolio store git-setup, and then: git checkout --merge {file}",
            ) from None
        said = problem.msg.removesuffix(" starting at").removesuffix(" at")
        where = f"line {problem.lineno}, column {problem.colno}"
        raise StoreDamaged(
            f"{what} cannot be read at {where}: {said[:1].lower()}{said[1:]}.", hint=hint
        ) from None
    except RecursionError:
        raise StoreDamaged(f"{what} cannot be read: it is nested too deep.", hint=hint) from None
    except _Strange as problem:
        at = text.find(problem.token)
        place = f" (line {text.count(chr(10), 0, at) + 1})" if at >= 0 else ""
        raise StoreDamaged(f"{what} cannot be read: {problem}{place}.", hint=hint) from None
    except ValueError as problem:  # a whole number of thousands of digits
        raise StoreDamaged(f"{what} cannot be read: {problem}.", hint=hint) from None
    _refuse_strange(document, what, "$")
    return document


def written(data: object) -> bytes:
    """Indented JSON in UTF-8, days as ISO text, numbers unrounded; nothing in it moves a terminal."""
    import msgspec

    try:
        encoded = msgspec.json.encode(data)
    except UnicodeEncodeError:  # the name of a file that is no UTF-8: told as on the screen, \udc80
        text = json.dumps(msgspec.to_builtins(data), ensure_ascii=False)
        encoded = re.sub("[\ud800-\udfff]", lambda m: f"\\\\u{ord(m[0]):04x}", text).encode()
    return harmless(msgspec.json.format(encoded, indent=2)) + b"\n"


def file_of_ours(text: str) -> tuple[str, str] | None:
    """What a file of ours is, and the command that takes it in; None where it is none."""
    if re.match(_EXPORT, text):
        return "an export of mentorfolio", "mentorfolio import FILE"
    if not re.match(_KEPT, text):
        return None
    what = "a network file of mentorfolio" if re.search(_CONTACTS, text) else "a portfolio"
    return what, "mentorfolio store accept FILE"


def harmless(data: bytes) -> bytes:
    """The same JSON, its controls, marks of direction and tags escaped: no terminal acts on it."""
    if data.isascii() and b"\x7f" not in data:
        return data
    escaped = re.sub(_MOVING, lambda m: json.dumps(m[0])[1:-1], data.decode())
    return escaped.replace("\x7f", "\\u007f").encode()  # which JSON lets stand as it is


class _Strange(ValueError):
    """JSON that this program never writes; ``token`` is how it stands in the text."""

    def __init__(self, token: str, problem: str) -> None:
        super().__init__(problem)
        self.token = token


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise _Strange(json.dumps(twice, ensure_ascii=False), f"the key {twice!r} appears twice in one place")
    return found


def _whole(text: str) -> int:
    number = int(text) if len(text) < 20 else 2**63
    return number if -(2**63) < number < 2**63 else _refuse(text)


def _refuse(text: str) -> NoReturn:
    shown = text if len(text) <= 20 else f"a number of {len(text)} digits"
    raise _Strange(text, f"{shown} is nothing that belongs there")


def _refuse_strange(value: Any, what: str, place: str, depth: int = 0) -> None:
    if depth > _DEEPEST:
        raise StoreDamaged(f"{what} cannot be read: it is nested too deep.")
    if isinstance(value, str) and ("\0" in value or any("\ud800" <= c <= "\udfff" for c in value)):
        strange = "a NUL character" if "\0" in value else "half a character"
        raise StoreDamaged(f"{what} holds {strange} at {place}.", hint="It was left untouched.")
    if isinstance(value, dict):
        for key, item in value.items():
            _refuse_strange(key, what, place, depth)
            _refuse_strange(item, what, f'{place}["{key}"]' if depth else f"{place}.{key}", depth + 1)
    elif isinstance(value, list):
        for number, item in enumerate(value):
            _refuse_strange(item, what, f"{place}[{number}]", depth + 1)

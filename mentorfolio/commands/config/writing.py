"""One setting changed in the text of ``config.toml``: every other line, comments too, stays as it is."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

from mentorfolio.domain.text import one_line
from mentorfolio.errors import UsageProblem
from mentorfolio.settings import LISTS, NUMBERS, SWITCHES, expect_understood
from mentorfolio.whereabouts import toml as parsed

Value = bool | int | str | list[str] | None
# What these say where nobody has set them is "none", and no file or server is called so.
_NONE = ("calendar_file", "date_language", "smtp.user", "smtp.password_command")
_SAID = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}

_HEAD = re.compile(r"\s*\[")


def value_of(key: str, typed: str) -> Value:
    """What was typed, as the setting has it; None where it is to be as if nobody had set it.

    Raises:
        UsageProblem: it cannot be meant.
    """
    text = one_line(typed, "value")
    if not text or (key in _NONE and text.casefold() == "none"):
        return None
    if key in LISTS:
        return [part for one in text.strip("[]").split(",") if (part := one.strip(" \"'"))]
    if key in SWITCHES:
        if text.casefold() not in _SAID:
            raise UsageProblem(f"{typed!r} is neither true nor false.", hint="Type true or false.")
        return _SAID[text.casefold()]
    if key not in NUMBERS:
        return text
    if not re.fullmatch(r"\d{1,6}", text, re.ASCII):
        raise UsageProblem(
            f"{typed!r} is not a whole number.", hint=f"Type it like: mentorfolio config set {key} 7"
        )
    return int(text)


def with_setting(text: str, key: str, value: Value, config: Path) -> str:
    """The text with this setting in it, whatever else cannot be understood there.

    Raises:
        UsageProblem: the value cannot be meant, or the setting stands there in a way that only an editor
            can change; what is left is no TOML.
    """
    before = readable(text, config)
    written = _with_line(text, key, value)
    section = key.partition(".")[0]
    try:
        now = parsed(written, config)
        if section in now:
            expect_understood(section, now[section], config)
    except UsageProblem as problem:
        another = "Nothing was changed. Type another value." if before is not None else None
        if "Fix" in str(problem.hint):
            problem.hint = another or f"{problem.hint} mentorfolio config edit"
        raise
    # Where the line itself was broken, it is the only one that can have changed.
    if now != (_changed(before, key, value) if before is not None else now) or at(now, key) != value:
        raise UsageProblem(
            f"{key} is written in {config} in a way that only an editor can change.",
            hint="mentorfolio config edit",
        )
    return written


def readable(text: str, config: Path) -> Mapping[str, object] | None:
    """What a text says, nothing of it checked; None where it is no TOML."""
    try:
        return parsed(text, config)
    except UsageProblem:
        return None


def at(said: object, key: str) -> object:
    """The value of a setting, also of one in a section; None where it is not set."""
    for part in key.split("."):
        said = said.get(part) if isinstance(said, dict) else None
    return said


def _changed(said: Mapping[str, object], key: str, value: Value) -> dict[str, object]:
    section, _, name = key.rpartition(".")
    if section:
        inside = said.get(section)
        changed = _changed(inside, name, value) if isinstance(inside, dict) else {name: value}
        return {**said, section: changed} if section in said or value is not None else dict(said)
    others = {k: v for k, v in said.items() if k != name}
    return others if value is None else {**others, name: value}


def _with_line(text: str, key: str, value: Value) -> str:
    section, _, name = key.rpartition(".")
    end_of_line = "\r\n" if "\r\n" in text else "\n"
    lines = text.splitlines(keepends=True)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += end_of_line
    line = f"{name} = {json.dumps(value, ensure_ascii=False)}"
    where = _section(lines, section)
    if where is None and value is None:
        return text
    if where is None:
        gap = [end_of_line] if lines and lines[-1].strip() else []
        return "".join([*lines, *gap, f"[{section}]{end_of_line}", f"{line}{end_of_line}"])
    first, last = where
    at = next((i for i in range(first, last) if re.match(rf"\s*[\"']?{name}[\"']?\s*=", lines[i])), None)
    if at is None and value is None:
        return text
    if at is None:
        said = [i for i in range(first, last) if lines[i].strip() and not lines[i].lstrip().startswith("#")]
        at = said[-1] + 1 if said else first if section else last
        return "".join([*lines[:at], f"{line}{end_of_line}", *lines[at:]])
    until = next((n for n in range(at + 1, last + 1) if _is_toml("".join(lines[at:n]))), at + 1)
    if value is None:
        return "".join([*lines[:at], *lines[until:]])
    indent = re.match(r"\s*", lines[at])
    comment = _comment(lines[at]) if until == at + 1 else ""
    now = f"{indent[0] if indent else ''}{line}{comment}{end_of_line}"
    return "".join([*lines[:at], now, *lines[until:]])


def _section(lines: list[str], section: str) -> tuple[int, int] | None:
    """The lines of a section, after its head; those before every head for no section."""
    heads = [i for i, line in enumerate(lines) if _HEAD.match(line)]
    if not section:
        return 0, heads[0] if heads else len(lines)
    for i in heads:
        if re.match(rf"\s*\[\s*{section}\s*\]", lines[i]):
            return i + 1, next((n for n in heads if n > i), len(lines))
    return None


def _comment(line: str) -> str:
    """What follows the value on its line, with the blanks before it."""
    bare = line.rstrip("\r\n")
    for at, char in enumerate(bare):
        if char == "#" and _is_toml(bare[:at]):
            return bare[len(bare[:at].rstrip()) :]
    return ""


def _is_toml(text: str) -> bool:
    try:
        parsed(text, Path())
    except UsageProblem:
        return False
    return True

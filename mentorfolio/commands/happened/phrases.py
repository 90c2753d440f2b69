"""What people say of what happened: ``phrases.txt``, which tells how it is written, held against a text."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from mentorfolio.domain.greeting import RELATIVES
from mentorfolio.domain.moments import HOURS
from mentorfolio.domain.programme import GIVEN
from mentorfolio.domain.promises import DOES, DOING
from mentorfolio.domain.said_name import ADDRESS, NO_END

_OF_THE_DOMAIN = {
    "hours": "|".join(HOURS),
    "given": GIVEN,
    "does": DOES,
    "doing": DOING,
    "address": ADDRESS,
    "no_end": NO_END,
    "relatives": RELATIVES,
}
_TENSES = {r"\bsaid\b": "(said|says?)", r"\btold\b": "(told|tells?)", r"\basked\b": "(asked|asks?)"}
_TENSES |= {r"wants\?": "want(s|ed)?"}


def begins(name: str, text: str) -> re.Match[str] | None:
    """Whether a text begins with a phrase."""
    return re.match(phrase(name), text, re.IGNORECASE)


def tells(name: str, text: str) -> re.Match[str] | None:
    """Whether a phrase is anywhere in a text."""
    return re.search(phrase(name), text, re.IGNORECASE)


def is_all(name: str, text: str) -> bool:
    """Whether a text is a phrase, and nothing else."""
    return re.fullmatch(phrase(name), text, re.IGNORECASE) is not None


@cache
def phrase(name: str) -> str:
    """A phrase as a pattern, for one that is made of several."""
    return _pattern(_phrases()[name])


@cache
def beginnings(part: str) -> tuple[tuple[str, str], ...]:
    """What each of the ``beginnings`` means, or of what may come ``further`` on, and its pattern."""
    return tuple((what, _pattern(row, _TENSES)) for what, row in _rows()[part])


def words_like(what: str) -> list[str]:
    """The words, or beginnings of words, by which people tell of it, however they begin."""
    return dict(_rows()["like"])[what].split("|")


@cache
def _rows() -> dict[str, list[tuple[str, str]]]:
    text = Path(__file__).with_name("phrases.txt").read_text("utf-8").replace("\n    ", "")
    found: dict[str, list[tuple[str, str]]] = {"": []}
    part = found[""]
    for line in text.splitlines():
        if line.startswith("["):
            part = found.setdefault(line.strip("[]"), [])
        elif row := re.match(r"(\w+)( =|:) ", line):
            (found[""] if row[2] == " =" else part).append((row[1], line[row.end() :]))
    return found


@cache
def _phrases() -> dict[str, str]:
    return _OF_THE_DOMAIN | dict(_rows()[""])


def _pattern(row: str, tenses: dict[str, str] | None = None) -> str:
    """The regular expression that is meant by a row."""
    while re.search(_NAMED, row):
        row = re.sub(_NAMED, lambda name: _phrases()[name[1]], row)
    for said, says in (tenses or {}).items():
        row = re.sub(said, says, row)
    row = re.sub(r"(?<!\\)\((?!\?)", "(?:", row)
    return re.sub(r"\[[^\]]*\]|'\??|~", lambda sign: {"'": "'?", "~": "'"}.get(sign[0], sign[0]), row)


_NAMED = r"\{([a-z_]+)\}"

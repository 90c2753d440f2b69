"""Records from bytes that may have passed through other hands, looked at as strictly as what is typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

import msgspec

from mentorfolio.domain.names import is_id
from mentorfolio.domain.record import Record
from mentorfolio.domain.text import email_address, one_line, paragraphs, web_address
from mentorfolio.errors import UsageProblem

YEARS = range(1900, 2201)
MOST = 10**6  # of a number that has no upper end when it is typed
LONGEST = 10**6  # letters of one text
REMOVED = "[removed]"  # what a purge leaves in the place of an address
_IDS = frozenset({"id", "mentor", "mentors", "need", "circle", "members", "knows", "supports"})
_LINES = frozenset(
    {
        "name",
        "first_name",
        "greeting",
        "email",
        "other_emails",
        "phone",
        "role",
        "organisation",
        "others",
        "title",
        "phrase",
        "links",
        "skills",
        "tags",
        "introduced_by",
        "experience",
        "interest",
        "familiar",
        "respect",
        "began",
        "relation",
        "to",
        "subject",
        "template",
        "message_id",
        "programme",
        "source",
        "line",
        "manager",
        "stage_of_career",
        "place",
        "series",
        "timezone",
    }
)
_ADDRESSES = frozenset({"email", "other_emails"})  # a letter may go to a web address
_WHEN = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?)?")


def strange(record: Record) -> tuple[str, str] | None:
    """The first field that no command would have written: its place in the record, and what is wrong."""
    for place, field, value in _leaves(record):
        problem = _problem(field, value)
        if problem:
            return place, problem
    return None


def strange_ids(ids: Iterable[str]) -> str | None:
    """The first of these that is no id."""
    return next((i for i in ids if not is_id(i)), None)


def _leaves(value: Any, place: str = "", field: str = "") -> Iterator[tuple[str, str, Any]]:
    if isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _leaves(getattr(value, name), f"{place}.{name}", name)
    elif isinstance(value, dict):
        for key, item in value.items():
            # A key is an id where the field holds references, else a word on one line.
            yield place, field if field in _IDS else "name", key
            yield from _leaves(item, f'{place}["{key}"]', "")
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _leaves(item, f"{place}[{number}]", field)
    elif value is not None:
        yield place, field, value


def _problem(field: str, value: Any) -> str:
    if isinstance(value, str):
        return _text_problem(field, value)
    if isinstance(value, date):
        return "" if value.year in YEARS else f"the day {value.isoformat()} is not between 1900 and 2200"
    if isinstance(value, int) and abs(value) > MOST:
        return f"{value} is more than {MOST}"
    return ""


def _text_problem(field: str, text: str) -> str:
    if len(text) > LONGEST:
        return f"a text of {len(text)} letters"
    if field in _IDS:
        return "" if is_id(text) else f"{text[:60]!r} is no id"
    if field == "when":
        return _when_problem(text)
    try:
        if field in _ADDRESSES and text != REMOVED and "@" in text:
            email_address(text)
        elif field == "link":
            web_address(text)
        elif field in _LINES:
            one_line(text, "text")
        else:
            paragraphs(text, "text")
    except UsageProblem as problem:
        return problem.message.removesuffix(".")
    return ""


def _when_problem(text: str) -> str:
    if not _WHEN.fullmatch(text):
        return f"{text[:60]!r} is neither a day nor a minute"
    return _problem("", datetime.fromisoformat(text).date())

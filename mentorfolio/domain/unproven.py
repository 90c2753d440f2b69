"""Records from bytes that may have passed through other hands, looked at as strictly as what is typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import partial
from typing import Any

import msgspec

from mentorfolio.domain.base_record import Part
from mentorfolio.domain.circles import ME
from mentorfolio.domain.due.kinds import ALL
from mentorfolio.domain.due.kinds import KINDS as DUE
from mentorfolio.domain.names import is_id
from mentorfolio.domain.records import Mentor, Need, Outreach, Profile, Reflection
from mentorfolio.domain.text import (
    MOST_NUMBER,
    MOST_TEXT,
    email_address,
    mail_address,
    name_line,
    one_line,
    paragraphs,
    phone_number,
    shown,
    web_address,
)
from mentorfolio.errors import UsageProblem

YEARS = range(1900, 2201)
_WHEN = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?)?")
_ZONE = re.compile(r"([A-Za-z][\w+-]*(/[\w+-]+)*)?", re.ASCII)  # another computer may know more of them
_SHELVED = re.compile(r"[a-z0-9-]{0,64}")  # the name of a template or a prompt

_Read = Callable[[str], object]


def _fitting(fits: _Read, what: str) -> _Read:
    """Read what fits; ``what`` tells what anything else is."""

    def look(text: str) -> None:
        if not fits(text):
            raise UsageProblem(f"{text[:60]!r} is {what}")

    return look


def _when(text: str) -> None:
    if not _WHEN.fullmatch(text):
        raise UsageProblem(f"{text[:60]!r} is neither a day nor a minute")
    if problem := _problem(_text, datetime.fromisoformat(text).date()):
        raise UsageProblem(problem)


def _named(text: str) -> None:
    name_line(text, "name")
    _line(text)


def _as_typed(read: Callable[[str], str]) -> Callable[[str], None]:
    """Read so, with nothing in it that does not show: of what is typed that would be gone."""

    def look(text: str) -> None:
        if read(text) != text.strip():
            raise UsageProblem(f"{text[:60]!r} holds characters that show nothing")

    return look


_id = _fitting(is_id, "no id")
_line = _as_typed(partial(one_line, what="text"))
_text = partial(paragraphs, what="text")


def _plain_line(text: str) -> None:
    one_line(shown(text), "text")


def _words(text: str) -> None:
    _text(text)
    if not text.strip():
        raise UsageProblem("there is nothing in it")


def _each(read: _Read, *fields: str) -> dict[str, _Read]:
    return dict.fromkeys(fields, read)


# Field -> how it is read; what stands nowhere here is one line, as it is typed.
_READ: Mapping[str, _Read] = {
    **_each(_id, "id", "mentor", "mentors", "need", "circle", "members", "knows", "supports"),
    **_each(lambda text: text and _id(text), "uid", "presenter", "series"),  # of a contact no uid is known
    **_each(_named, "name", "title"),
    **_each(_plain_line, "subject", "message_id", "files", "known_by", "kind", "agenda", "next_areas"),
    **_each(_as_typed(mail_address), "email", "other_emails"),
    **_each(_as_typed(email_address), "emails"),
    **_each(_as_typed(web_address), "links", "link", "url"),
    **_each(_text, "purpose", "looking_for", "effective_mentee", "signature", "why", "success", "reason"),
    **_each(_text, "note", "notes", "said_note", "body", "incident", "worked", "change", "found"),
    **_each(_words, "text"),
    "phone": _as_typed(phone_number),
    "timezone": _fitting(_ZONE.fullmatch, "no time zone"),
    "when": _when,
    **_each(_fitting(_SHELVED.fullmatch, "no name of a template"), "template", "prompt"),
}
_OF_ITS_KIND: Mapping[tuple[type[Any], str], _Read] = {
    (Profile, "name"): _line,  # may not be said yet
    (Reflection, "subject"): _id,
}
_SAID = frozenset({"id", "mentor", "name", "title", "text"})  # may not be empty
# Field -> how its keys are read, where they are no word on one line.
_KEYS: Mapping[str, _Read] = {
    **_each(_id, "knows", "supports"),
    "snoozed": _fitting(lambda text: text == ALL or text.partition(":")[0] in DUE, "nothing that is due"),
}


def strange(record: Part) -> tuple[str, str] | None:
    """The first thing that no command would have written: its place in the record, and what is wrong."""
    for place, read, value in _leaves(record):
        if problem := _problem(read, value):
            return place, problem
    return _out_of_order(record)


def all_strange(table: str, records: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """The same of each of these records of a table, the place as it is in a file: ``$.needs["a"].why``."""
    for record in records:
        if found := strange(record):
            yield f'$.{table}["{record.id}"]{found[0]}', found[1]


def strange_ids(ids: Iterable[str]) -> str | None:
    """The first of these that is no id."""
    return next((i for i in ids if not is_id(i)), None)


def _leaves(value: Any, place: str = "", read: _Read | None = None) -> Iterator[tuple[str, _Read, Any]]:
    if isinstance(value, msgspec.Struct):
        kind = type(value)
        for name in value.__struct_fields__:
            item = getattr(value, name)
            if item or (item == "" and name in _SAID):  # most fields say nothing, and may
                inner = _OF_ITS_KIND.get((kind, name)) or _READ.get(name, _line)
                yield from _leaves_of(item, f"{place}.{name}", name, inner)
    elif value is not None:
        yield place, read or _text, value


def _leaves_of(value: Any, place: str, name: str, read: _Read) -> Iterator[tuple[str, _Read, Any]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield place, _KEYS.get(name, _named), key
            yield from _leaves(item, f'{place}["{key}"]')
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            if isinstance(item, str):
                yield f"{place}[{number}]", _words, item
            yield from _leaves(item, f"{place}[{number}]", read)
    else:
        yield from _leaves(value, place, read)


def _problem(read: _Read, value: Any) -> str:
    if isinstance(value, date) and value.year not in YEARS:
        return f"the day {value.isoformat()} is not between 1900 and 2200"
    if isinstance(value, int) and abs(value) > MOST_NUMBER:
        return f"{value} is more than {MOST_NUMBER}"
    if isinstance(value, str):
        if len(value) > MOST_TEXT:
            return f"a text of {len(value)} letters"
        try:
            read(value)
        except UsageProblem as problem:
            return problem.message.removesuffix(".")
    return ""


def _out_of_order(record: Part) -> tuple[str, str] | None:
    """What means something only with the rest of the record."""
    if isinstance(record, Profile) and record.id != ME:
        return ".id", f"{record.id!r} is not you: the id of your own profile is me"
    if isinstance(record, Mentor):
        if record.id == ME:
            return ".id", f"{ME!r} is you, and no mentor"
        days = [change.on for change in record.history]
        if days != sorted(days):
            return ".history", "its days are not in order"
    if isinstance(record, Outreach) and record.to:
        # One address: a mail program would send to each of several, and takes "-x" for an option.
        read = _as_typed(mail_address if record.channel == "email" else web_address)
        return (".to", problem) if (problem := _problem(read, record.to)) else None
    if isinstance(record, Need) and record.history and record.history[-1].status != record.status:
        return ".status", "its history ends with another"
    return None

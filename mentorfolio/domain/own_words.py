"""Which fields of the records hold what somebody wrote in their own words, and which hold names.

All other text in a record is an id, a word of the vocabulary, a day or a period, and means something
to the program: whoever looks for a name, or takes one out, keeps to these fields.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

import msgspec

from mentorfolio.domain.base_record import Part
from mentorfolio.domain.places import Looked, Place
from mentorfolio.domain.records import (
    Action,
    CareerStage,
    Checkin,
    Circle,
    Evaluation,
    Gift,
    Meeting,
    Mentor,
    Need,
    Outreach,
    Profile,
    Reflection,
    StageChange,
    Term,
)

Fields = Mapping[type[Part], tuple[str, ...]]
P = TypeVar("P", bound=Part)

# Free text. Of what maps names to texts (values, passed) the names are words of the program.
TEXTS: Fields = {
    Profile: (
        *("role", "organisation", "stage_of_career", "manager", "purpose", "context", "looking_for"),
        *("effective_mentee", "signature", "availability", "values"),
    ),
    CareerStage: ("stage",),
    Need: ("title", "phrase", "why", "success"),
    StageChange: ("reason",),
    Term: ("programme",),
    Action: ("text",),
    Mentor: (
        *("role", "organisation", "links", "skills", "tags", "introduced_by", "positives", "constraints"),
        *("resources", "notes", "experience", "interest", "days"),
    ),
    Outreach: ("subject", "body", "note", "passed", "answers"),
    Meeting: ("agenda", "notes", "insights", "next_areas", "incident", "answers", "place", "link"),
    Checkin: ("note",),
    Evaluation: ("worked", "change"),
    Reflection: ("text",),
    Gift: ("text",),
    Circle: ("name", "others", "purpose"),
    Looked: ("found",),
    Place: ("name", "url"),
}
# Here it is the names that somebody wrote.
_KEYED = ("days",)
# What people are called and reached by: theirs alone, whoever else's name it holds.
NAMES: Fields = {
    Profile: ("name", "email"),
    Mentor: ("name", "first_name", "greeting", "email", "other_emails", "phone"),
}
# Of all these the whole names of people, of whom each part is a name, too: a record may hold somebody else's.
PEOPLE: Fields = {
    Profile: ("name", "manager"),
    Mentor: ("name", "introduced_by"),
    Circle: ("others",),
}
# Where people work and meet, which tells who they are as well.
WHEREABOUTS: Fields = {
    Profile: ("organisation",),
    Mentor: ("organisation",),
    Term: ("programme",),
    Circle: ("name",),
    Place: ("name",),
}
# Where a letter went: an address is somebody's whole, or somebody else's.
ADDRESSES: Fields = {Outreach: ("to",)}
_SAID: Fields = {
    kind: tuple(name for fields in (TEXTS, NAMES, ADDRESSES) for name in fields.get(kind, ()))
    for kind in (*TEXTS, *NAMES)
}


def rewritten(part: P, fields: Fields, write: Callable[[str], str]) -> P:
    """The record with ``write`` applied to these fields, in its parts as well; ids and days stay."""

    def written(name: str, value: Any) -> Any:
        if name in _KEYED:
            return {write(key): kept for key, kept in value.items()}
        if isinstance(value, dict):
            return {key: write(text) for key, text in value.items()}
        return tuple(map(write, value)) if isinstance(value, tuple) else write(value)

    return _altered(part, fields, written)


def wordless(part: P) -> P:
    """The record with nothing left of what people wrote, are called, or are reached by."""
    return _altered(part, _SAID, lambda _, value: type(value)())


def _altered(part: P, fields: Fields, alter: Callable[[str, Any], Any]) -> P:
    mine = fields.get(type(part), ())
    changes: dict[str, Any] = {}
    for name in part.__struct_fields__:
        value = getattr(part, name)
        if name in mine:
            changes[name] = alter(name, value)
        elif isinstance(value, tuple):
            changes[name] = tuple(_altered(v, fields, alter) if isinstance(v, Part) else v for v in value)
    return msgspec.structs.replace(part, **changes)


def texts(part: Part, fields: Fields) -> Iterator[str]:
    """What stands in these fields, in the record's parts as well."""
    mine = fields.get(type(part), ())
    for name in part.__struct_fields__:
        value = getattr(part, name)
        if name in mine:
            if isinstance(value, dict):
                yield from value if name in _KEYED else value.values()
            else:
                yield from [value] if isinstance(value, str) else value
        elif isinstance(value, tuple):
            yield from (text for v in value if isinstance(v, Part) for text in texts(v, fields))

"""What may be said of the network."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any

from mentorfolio.domain.contacts import KINDS
from mentorfolio.errors import UsageProblem
from mentorfolio.fields.field import (
    Day,
    Field,
    Name,
    OneLine,
    OneMentor,
    OneNeed,
    Operand,
    Said,
    Switch,
    Whole,
    Word,
)
from mentorfolio.fields.operands import Removal

ContactNamed = Annotated[
    str,
    Operand(
        "CONTACT",
        "Who: a name, an id, an e-mail address, part of a name, or their number in the last list.",
        "Say who: a name, or part of one.",
        "ana",
        complete="contact",
        row="contact",
    ),
]
OtherNamed = Annotated[
    str,
    Operand(
        "OTHER",
        "The other record of that person.",
        "Say which is the other record of that person.",
        "ana-sample-2",
        complete="contact",
        row="contact",
    ),
]
Files = Annotated[
    list[str],
    Operand(
        "FILE...",
        "Contact files; - reads one from standard input.",
        "Say which file. How to get one: mentorfolio help network --page",
        "Connections.csv",
        complete="file",
    ),
]
SearchWords = Annotated[
    list[str],
    Operand("WORDS...", "What to look for.", "Say what to look for.", "finance rail"),
]
OrganisationWords = Annotated[
    list[str],
    Operand(
        "ORGANISATION...",
        "Which organisation; no quotes needed.",
        "Say which organisation.",
        '"Example Solar"',
    ),
]
NeedWords = Annotated[
    list[str],
    Operand(
        "NEED...",
        "Which need: its title, its id, or part of one; no quotes needed.",
        "Say which need: part of its title will do.",
        "team",
        complete="need",
        words=True,
    ),
]
Tag = Annotated[str, Operand("TAG", "A tag: any word you like.", "Say which tag.", "rail", field=Name(""))]
NoteWords = Annotated[
    list[str],
    Operand(
        "TEXT...",
        "In your own words; an empty text clears it.",
        "Say in a few words what to note.",
        "met at the rail fair",
        words=True,
        ask="What do you want to note, in a few words?",
    ),
]
FileOrKind = Annotated[
    str,
    Operand(
        "FILE-OR-KIND",
        f"Where they came from: the name of a file, or {', '.join(KINDS)} or all.",
        "Say where they came from.",
        "people.csv --yes",
        complete="file",
    ),
]

TABLES = {"csv": "for a spreadsheet, or to import again", "markdown": "for a page"}

# What --columns may name, and other words for it.
_COLUMNS = {
    **{f: f for f in ("name", "first", "last", "email", "organisation", "role", "url", "connected", "note")},
    "categories": "categories",
    "tags": "categories",
    "tag": "categories",
    "notes": "note",
    "link": "url",
    "organization": "organisation",
    "company": "organisation",
    "title": "role",
    "position": "role",
    "first_name": "first",
    "last_name": "last",
    "emails": "email",
    "links": "url",
    "connected_on": "connected",
}


class Columns(Field, frozen=True):
    """``name=Full name,email=Mail``: which column holds what."""

    metavar: str = "FIELD=HEADER,…"

    def values(self, typed: Sequence[str], today: date, what: str) -> Any:
        """Field -> header. Raises UsageProblem."""
        found: dict[str, str] = {}
        for part in (p for text in typed for p in re.split(r",(?=\s*[A-Za-z_]+\s*=)", text)):
            name, equals, header = part.partition("=")
            field = _COLUMNS.get(name.strip().casefold().replace("-", "_"))
            if not equals or not header.strip():
                raise UsageProblem(
                    f"{part.strip()!r} does not say which column.",
                    hint='Type it like: --columns "name=Full name,email=Mail"',
                )
            if field is None:
                raise UsageProblem(
                    f"{name.strip()!r} is nothing that is kept of a contact.",
                    hint=f"Use one of: {', '.join(dict.fromkeys(_COLUMNS.values()))}.",
                )
            found[field] = header.strip()
        return found


class NetworkImportSaid(Said, frozen=True, kw_only=True):
    """What the files are, and whether to change anything."""

    format: Annotated[
        str | None,
        Word("What the file is, if it is not recognised.", words=KINDS, what="a kind of contact file"),
    ] = None
    columns: Annotated[
        dict[str, str], Columns("Which column holds what, in a table of your own.", many=True)
    ] = {}
    again: Annotated[bool, Switch("Also add people you took out with forget.")] = False
    dry_run: Annotated[bool, Switch("Only show what would be imported.")] = False


class ListSaid(Said, frozen=True, kw_only=True):
    """Whom to list."""

    tag: Annotated[str | None, OneLine("Only people with this tag.", complete="contact-tag")] = None
    kind: Annotated[
        str | None, Word("Only people from this kind of file.", words=KINDS, what="a kind of contact file")
    ] = None
    changed: Annotated[bool, Switch("Only people whom a newer file told in another job.")] = False
    since: Annotated[date | None, Day("Only people who changed jobs on this day or later.")] = None
    format: Annotated[
        str | None, Word("As a table for other programs.", words=TABLES, what="a format of a table")
    ] = None


class MatchSaid(Said, frozen=True, kw_only=True):
    """How many."""

    limit: Annotated[int | None, Whole("How many at most (15).")] = None


class TagSaid(Said, frozen=True, kw_only=True):
    """Whether it goes."""

    remove: Annotated[bool, Switch("Take the tag away.")] = False


class PickSaid(Said, frozen=True, kw_only=True):
    """What for."""

    need: Annotated[str | None, OneNeed("Which need they could help with.")] = None
    same_as: Annotated[str | None, OneMentor("Who of your portfolio they are, instead of adding them.")] = (
        None
    )
    anyway: Annotated[
        bool, Switch("Add them even if someone in your portfolio has that name or address.")
    ] = False


class AskSaid(Said, frozen=True, kw_only=True):
    """What about."""

    need: Annotated[str | None, OneNeed("Which need.")] = None
    named: Annotated[
        tuple[str, ...], Name("Who they named: a candidate, introduced by them.", metavar="NAME", many=True)
    ] = ()
    again: Annotated[bool, Switch("Write another draft and keep the first.")] = False

    def __post_init__(self) -> None:
        if self.again and self.named:
            raise UsageProblem("--named keeps an answer, and --again writes a letter.", hint="Use one now.")


class ForgetSaid(Removal, frozen=True, kw_only=True):
    """For how long."""

    for_good: Annotated[bool, Switch("Delete every copy that holds them as well; this cannot be undone.")] = (
        False
    )


class ContactsUndoSaid(Said, frozen=True, kw_only=True):
    """How far back."""

    anyway: Annotated[bool, Switch("Undo even if something else has changed the file.")] = False

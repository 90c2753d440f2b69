"""One record of two versions and what both came from: field by field, nothing lost.

All of it is the same whichever version comes first, and merging once more changes nothing: which of two
values wins follows from the days and the values alone, and a text that is kept in a note is kept once.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

import msgspec

from mentorfolio.domain.base_record import Part, Record
from mentorfolio.domain.contacts import Contact
from mentorfolio.domain.records import Action, Checkin, Meeting, Mentor, Need, Outreach, Term

R = TypeVar("R", bound=Record)

KEPT = "Kept when two versions were merged"
# Kind -> its field for words of any kind, where the text that lost is kept.
NOTES: Mapping[type[Record], str] = {
    Mentor: "notes",
    Meeting: "notes",
    Outreach: "note",
    Checkin: "note",
    Contact: "note",
}
# Fields that mean something only together come from one version.
_TOGETHER: Mapping[type[Record], tuple[str, ...]] = {
    Outreach: ("state", "sent", "answered", "follow_up_on"),
    Meeting: ("held", "cancelled", "by_me"),
}
# What somebody has received: once a letter is sent, it goes with its state.
_RECEIVED = ("channel", "to", "subject", "body", "message_id")
_OWN = ("id", "uid", "created", "updated")
_ABSENT: Any = type("Absent", (), {"__repr__": lambda _: "absent"})()
UNCLEAR: Any = type("Unclear", (), {"__repr__": lambda _: "unclear"})()


class Clash(msgspec.Struct, frozen=True):
    """Two versions say different things in one place: what is kept, and the other.

    ``open`` says that it could as well be the other way round.
    """

    field: str
    kept: str
    other: str
    open: bool = False


def united(base: R | None, ours: R, theirs: R, flipped: frozenset[str]) -> tuple[R, list[Clash]]:
    """One record of two versions; ``base`` is what both came from, None if that is not known.

    In the fields that are ``flipped`` the earlier value stays. The text that lost stands in a note, where the
    kind of record has one.
    """
    if ours == theirs:
        return ours, []
    sides = _Sides(base, ours, theirs, flipped)
    fields = sides.together()
    for name in ours.__struct_fields__:
        if name not in _OWN and name not in fields:
            fields[name] = sides.value(name, *(_field(r, name) for r in (base, ours, theirs)))
    return _finished(ours, theirs, fields, sides.clashes), sides.clashes


def kept_text(clash: Clash) -> str:
    """The line by which the text that lost is kept."""
    return f"{KEPT} ({clash.field.replace('_', ' ')}): {clash.other}"


def said(value: Any) -> str:
    """A value as text; nothing for one that says nothing."""
    if value in (None, "", (), _ABSENT) or value == {}:
        return ""
    if isinstance(value, str):
        return value
    text: str = msgspec.json.encode(value).decode()
    return text.strip('"')


def _finished(ours: R, theirs: R, fields: dict[str, Any], clashes: Sequence[Clash]) -> R:
    notes = NOTES.get(type(ours))
    if notes:
        text = fields[notes]
        for clash in clashes:
            line = kept_text(clash)
            if clash.other and clash.field != notes and line not in text:
                text = f"{text}\n\n{line}" if text else line
        fields[notes] = text
    if isinstance(ours, Need) and fields["history"]:
        fields["status"] = fields["history"][-1].status
    if isinstance(ours, Meeting) and not fields["mentors"] and not fields["circle"]:
        fields["mentors"] = tuple(sorted({*ours.mentors, *theirs.mentors}))  # type: ignore[attr-defined]
    return msgspec.structs.replace(
        ours,
        uid=min(ours.uid, theirs.uid),
        created=min(ours.created, theirs.created),
        updated=max(ours.updated, theirs.updated),
        **fields,
    )


class _Sides:
    """The versions of one record, and where they clash."""

    def __init__(self, base: Record | None, ours: Record, theirs: Record, flipped: frozenset[str]) -> None:
        self._flipped = flipped
        self.base, self.ours, self.theirs = base, ours, theirs
        self.clashes: list[Clash] = []
        # 1: ours is the later one, -1: theirs, 0: nobody can tell.
        self._later = (ours.updated > theirs.updated) - (ours.updated < theirs.updated)

    def together(self) -> dict[str, Any]:
        """The fields that mean something only together, with their values."""
        names = _TOGETHER.get(type(self.ours), ())
        if isinstance(self.ours, Outreach) and not (_is_draft(self.ours) and _is_draft(self.theirs)):
            names = (*names, *_RECEIVED)
        base, ours, theirs = (
            _ABSENT if r is None else tuple(getattr(r, n) for n in names)
            for r in (self.base, self.ours, self.theirs)
        )
        found = clear(base, ours, theirs)
        if found is UNCLEAR:
            # What is sent stays as it was sent, however late somebody wrote at the draft.
            is_sent = _is_draft(self.ours) != _is_draft(self.theirs)
            if is_sent:
                found, other = (theirs, ours) if _is_draft(self.ours) else (ours, theirs)
            else:
                found, other = self._winner(ours, theirs, flip=not self._flipped.isdisjoint(names))
            for name, kept, lost in zip(names, found, other, strict=True):
                is_news = not is_sent or (name in _RECEIVED and lost != _field(self.base, name))
                if kept != lost and is_news:
                    self.clashes.append(Clash(name, said(kept), said(lost), open=not is_sent))
        return dict(zip(names, found, strict=True))

    def value(self, name: str, base: Any, ours: Any, theirs: Any) -> Any:
        """What one field, or one part of a field, says now."""
        found = clear(base, ours, theirs)
        if found is not UNCLEAR:
            return found
        if name == NOTES.get(type(self.ours)):
            return self._text(name, ours, theirs)
        if isinstance(ours, dict) and isinstance(theirs, dict):
            known = base if isinstance(base, dict) else {}
            return self._mapping(name, known, ours, theirs)
        key = _key_of(ours) or _key_of(theirs)
        if key:
            return self._sequence(name, key, () if base is _ABSENT else base, ours, theirs)
        if isinstance(ours, Action) and isinstance(theirs, Action):
            return type(ours)(
                **{
                    field: self.value(f"{name}.{field}", *(_field(a, field) for a in (base, ours, theirs)))
                    for field in ours.__struct_fields__
                }
            )
        if ours is _ABSENT or theirs is _ABSENT:  # taken out in one, changed in the other
            return theirs if ours is _ABSENT else ours
        kept, other = self._winner(ours, theirs, flip=name in self._flipped)
        self.clashes.append(Clash(name, said(kept), said(other), open=True))
        return kept

    def _winner(self, ours: Any, theirs: Any, *, flip: bool = False) -> tuple[Any, Any]:
        # As bytes any two values can be compared.
        later = self._later or (1 if msgspec.json.encode(ours) > msgspec.json.encode(theirs) else -1)
        return (ours, theirs) if (later > 0) != flip else (theirs, ours)

    def _text(self, name: str, ours: str, theirs: str) -> str:
        if ours in theirs or theirs in ours:
            return theirs if ours in theirs else ours
        kept, other = self._winner(ours, theirs)
        self.clashes.append(Clash(name, kept, other))
        return f"{kept}\n\n{KEPT}: {other}"

    def _mapping(
        self, name: str, base: Mapping[Any, Any], ours: Mapping[Any, Any], theirs: Mapping[Any, Any]
    ) -> dict[Any, Any]:
        found = {}
        for key in dict.fromkeys((*ours, *theirs)):
            place = f"{name}.{key}" if isinstance(key, str) else name
            values = (side.get(key, _ABSENT) for side in (base, ours, theirs))
            value = self.value(place, *values)
            if value is not _ABSENT:
                found[key] = value
        return found

    def _sequence(
        self, name: str, key: Callable[[Any], Hashable], base: Any, ours: Any, theirs: Any
    ) -> tuple[Any, ...]:
        known, mine, other = (_keyed(side, key) for side in (base, ours, theirs))
        found = self._mapping(name, known, mine, other)
        order = self._order([k for k in mine if k in found], [k for k in other if k in found])
        values = [found[k] for k in order]
        if not values and name == "history":  # somebody always stands somewhere
            return tuple(self._winner(ours, theirs)[0])
        if values and hasattr(values[0], "on"):
            values.sort(key=lambda one: one.on)
        return tuple(values)

    def _order(self, ours: list[Any], theirs: list[Any]) -> list[Any]:
        mine, other = {*ours}, {*theirs}
        if mine != other and (mine <= other or other <= mine):
            return theirs if mine <= other else ours
        kept, lost = self._winner(ours, theirs)
        there = {*kept}
        shared = next(
            (i for i, pair in enumerate(zip(kept, lost, strict=False)) if pair[0] != pair[1]), len(lost)
        )
        # What the later version says comes last on its day: the last stage is the present one.
        return [*kept[:shared], *(k for k in lost[shared:] if k not in there), *kept[shared:]]


def _is_draft(record: Record) -> bool:
    return isinstance(record, Outreach) and record.state == "draft"


def clear(base: Any, ours: Any, theirs: Any) -> Any:
    """What is clear without a look at the day: both say the same, or one is as it was."""
    if ours == theirs or theirs == base:
        return ours
    return theirs if ours == base else UNCLEAR


def _field(record: Part | None, name: str) -> Any:
    return _ABSENT if record is None or record is _ABSENT else getattr(record, name)


def _key_of(value: Any) -> Callable[[Any], Hashable] | None:
    """How the items of a sequence are told apart; None for what is no sequence of ours."""
    if not isinstance(value, tuple) or not value:
        return None
    first = value[0]
    if isinstance(first, Action):
        return lambda action: action.id
    if isinstance(first, Term):
        return lambda term: (term.form, term.start, term.programme)
    return (lambda item: (item,)) if isinstance(first, str | Part) else None


def _keyed(items: Iterable[Any], key: Callable[[Any], Hashable]) -> dict[Hashable, Any]:
    found: dict[Hashable, Any] = {}
    for item in items:
        where, times = key(item), 1
        while where in found:
            times += 1
            where = (key(item), times)
        found[where] = item
    return found

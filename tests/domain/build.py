"""Sample records in one line each; the people are plainly sample people."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from mentorfolio.domain.base_record import Worded
from mentorfolio.domain.records import Checkin, Meeting, Mentor, Need, Outreach, Profile, StageChange
from mentorfolio.domain.review import Standing, Target
from mentorfolio.domain.text import slug
from mentorfolio.errors import MentorfolioError

TODAY = date(2026, 1, 21)  # a Wednesday
_EPOCH = date(2025, 1, 1)


def day(text: str) -> date:
    """An ISO day."""
    return date.fromisoformat(text)


def mentor(name: str, stage: str = "candidate", since: str = "2025-06-02", **fields: Any) -> Mentor:
    """Somebody in a stage since a day; ``history`` may say more."""
    history = fields.pop("history", (StageChange(stage=stage, on=day(since)),))
    record_id = fields.pop("id", slug(name, "mentor"))
    fields.setdefault("uid", f"uid-{record_id}")
    return Mentor(id=record_id, created=_EPOCH, updated=_EPOCH, name=name, history=history, **fields)


def need(title: str, priority: int = 2, **fields: Any) -> Need:
    """A need, open unless said otherwise."""
    fields.setdefault("knowing", "how")
    record_id = fields.pop("id", slug(title, "need"))
    fields.setdefault("uid", f"uid-{record_id}")
    return Need(id=record_id, created=_EPOCH, updated=_EPOCH, title=title, priority=priority, **fields)


def letter(to: str, sent: str | None = None, **fields: Any) -> Outreach:
    """A letter to the mentor of this id: a draft, or sent on a day."""
    fields.setdefault("kind", "first")
    fields.setdefault("state", "sent" if sent else "draft")
    fields.setdefault("id", f"{to[:4]:a<4}{len(str(sent))}{fields['kind'][:3]}")
    fields.setdefault("uid", f"uid-{fields['id']}")
    drafted = fields.pop("drafted", sent or "2026-01-05")
    answered = fields.pop("answered", None)
    return Outreach(
        created=_EPOCH,
        updated=_EPOCH,
        mentor=to,
        channel="email",
        template="first-conversation",
        body="A sample letter.",
        drafted=day(drafted),
        sent=day(sent) if sent else None,
        answered=day(answered) if answered else None,
        **fields,
    )


def meeting(when: str, *mentors: str, **fields: Any) -> Meeting:
    """A meeting held with the mentors of these ids."""
    fields.setdefault("held", True)
    fields.setdefault("id", f"m{when.replace('-', '')[1:8]}")
    fields.setdefault("uid", f"uid-{fields['id']}")
    return Meeting(created=_EPOCH, updated=_EPOCH, mentors=mentors, when=when, **fields)


def checkin(of: str, on: str, rapport: tuple[int, int, int, int], clarity: tuple[int, int]) -> Checkin:
    """A look at one relationship."""
    return Checkin(
        id=f"c{on.replace('-', '')[1:8]}",
        created=_EPOCH,
        updated=_EPOCH,
        mentor=of,
        on=day(on),
        rapport_items=rapport,
        clarity_items=clarity,
    )


def profile(**fields: Any) -> Profile:
    """The owner, with what is said."""
    return Profile(id="me", created=_EPOCH, updated=_EPOCH, **fields)


def whole_purpose(**fields: Any) -> Profile:
    """The owner, all four questions of I1 answered."""
    return profile(
        purpose="lead well",
        context="skills",
        looking_for="plain words",
        effective_mentee="I prepare",
        **fields,
    )


def standing(who: Mentor, fresh: float = 1.0) -> Standing:
    """Somebody as the formulas see them."""
    return Standing(mentor=who, stage=who.stage, fresh=fresh)


def target(of: Need) -> Target:
    """A need as something to cover."""
    return Target(id=of.id, title=of.title, priority=of.priority, is_need=True)


def told(refusal: MentorfolioError) -> None:
    """A refusal is a sentence with what to do, and can be printed anywhere."""
    assert refusal.message
    assert refusal.hint
    refusal.message.encode()


def saying(field: str) -> Any:
    """A value of a mentor's field that says something, whatever the record holds there."""
    return _something(Mentor, next(f for f in msgspec.structs.fields(Mentor) if f.name == field))


def _something(part: type[msgspec.Struct], field: msgspec.structs.FieldInfo) -> Any:
    words = part.words.get(field.name, ()) if issubclass(part, Worded) else ()
    if issubclass(part, Worded) and field.name in part.periods:
        return "2w"
    word = next((w for w in words if w not in (field.default, "informal")), field.name)
    return _of_type(msgspec.inspect.type_info(field.type), word)


def _of_type(kind: Any, word: str) -> Any:
    if isinstance(kind, msgspec.inspect.UnionType):
        kind = next(one for one in kind.types if not isinstance(one, msgspec.inspect.NoneType))
    if isinstance(kind, msgspec.inspect.StructType):
        return kind.cls(**{f.name: _something(kind.cls, f) for f in msgspec.structs.fields(kind.cls)})
    if isinstance(kind, msgspec.inspect.VarTupleType):
        return (_of_type(kind.item_type, word),)
    if isinstance(kind, msgspec.inspect.DictType):
        return {word: _of_type(kind.value_type, word)}
    plain: dict[type, Any] = {msgspec.inspect.IntType: 2, msgspec.inspect.DateType: day("2026-06-02")}
    return "05-12" if getattr(kind, "pattern", None) else plain.get(type(kind), word)

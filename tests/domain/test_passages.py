"""Whatever somebody wrote in their own words can be found: no field of a record is forgotten."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec

from mentorfolio.domain.base_record import Part
from mentorfolio.domain.own_words import ADDRESSES, NAMES, TEXTS
from mentorfolio.domain.passages import PASSAGES, passages
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
from mentorfolio.domain.register import Everything
from mentorfolio.domain.search import search, words_of

DAY = date(2026, 1, 21)
BASE: Mapping[str, Any] = {"id": "x", "created": DAY, "updated": DAY}


def written(part: Part) -> Part:
    """The part with a word of its own in each field that somebody writes."""
    kind = type(part)
    names = (*TEXTS.get(kind, ()), *NAMES.get(kind, ()), *ADDRESSES.get(kind, ()))
    fields: dict[str, Any] = {}
    for name in names:
        word, now = token(kind, name), getattr(part, name)
        # Of days it is the names that somebody writes.
        fields[name] = (
            {word: "05-12"}
            if name == "days"
            else ((word,) if isinstance(now, tuple) else {"value": word} if isinstance(now, dict) else word)
        )
    return msgspec.structs.replace(part, **fields)


def token(kind: type[Part], name: str) -> str:
    """The word that stands in this field."""
    return f"{kind.__name__}Of{name.title().replace('_', '')}"


def portfolio() -> Everything:
    """One record of each kind, everything written."""
    action: Any = written(Action(id="a", text="-"))
    change: Any = written(StageChange(stage="ended", on=DAY))
    term: Any = written(Term(form="formal", start=DAY))
    mentor = Mentor(**BASE, name="-", history=(change,), terms=(term,), actions=(action,))
    meeting = Meeting(**BASE, mentors=("x",), when="2026-01-21", held=True)
    letter = Outreach(**BASE, mentor="x", kind="thanks", channel="email", template="t", body="-", drafted=DAY)
    looked = Evaluation(**BASE, mentor="x", on=DAY, progress=3, value=3)
    look = Checkin(**BASE, mentor="x", on=DAY, rapport_items=(3, 3, 3, 3), clarity_items=(3, 3))
    found: Any = written(Looked(on=DAY))
    place = Place(**BASE, name="-", kind="register", looked=(found,))
    records: dict[str, Part] = {
        "profile": Profile(**BASE, career=(written(CareerStage(on=DAY, stage="-")),)),  # type: ignore[arg-type]
        "needs": Need(**BASE, title="-", knowing="how"),
        "mentors": mentor,
        "outreach": letter,
        "meetings": meeting,
        "checkins": look,
        "evaluations": looked,
        "reflections": Reflection(**BASE, text="-", on=DAY),
        "gifts": Gift(**BASE, mentor="x", text="-", on=DAY),
        "circles": Circle(**BASE, name="-"),
        "places": place,
    }
    return Everything(**{table: (written(record),) for table, record in records.items()})  # type: ignore[arg-type]  # each is of its table


def test_every_field_that_somebody_writes_is_found() -> None:
    everything = portfolio()
    fields = [
        (kind, name) for told in (TEXTS, NAMES, ADDRESSES) for kind, names in told.items() for name in names
    ]
    assert len(fields) > 50
    missing = [
        token(kind, name)
        for kind, name in fields
        if not search(passages(everything), words_of([token(kind, name)]), {})
    ]
    assert missing == []


def test_every_kind_of_passage_can_be_asked_for() -> None:
    assert {passage.kind for passage in passages(portfolio())} == {*PASSAGES}

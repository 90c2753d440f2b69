"""Which text of a record people wrote: every field is in one list, so that a new one is not forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from mentorfolio.domain import places, records
from mentorfolio.domain.base_record import Part, Record
from mentorfolio.domain.own_words import (
    ADDRESSES,
    NAMES,
    PEOPLE,
    TEXTS,
    WHEREABOUTS,
    rewritten,
    texts,
)
from mentorfolio.domain.records import Action, Outreach, StageChange
from tests.domain.build import day, mentor

# Ids, words of the vocabulary, days and periods: text that means something to the program.
WORDS: dict[str, str] = {
    "Profile": "id uid",
    "StatusChange": "status",
    "Need": "id uid knowing context scope status",
    "StageChange": "stage",
    "Term": "form cadence",
    "Rhythm": "cadence",
    "Action": "id owner",
    "Mentor": "id uid knowing supports source familiar respect began line form direction relation "
    "cadence knows snoozed hello timezone",
    "Outreach": "id uid mentor need kind channel template state message_id",
    "Meeting": "id uid mentors circle kind when presenter series",
    "Checkin": "id uid mentor",
    "Evaluation": "id uid mentor at",
    "Reflection": "id uid prompt about subject",
    "Gift": "id uid mentor",
    "Circle": "id uid kind members",
    "Place": "id uid kind need",
}
# What was written that is nobody's name, and of no place that tells who somebody is.
SAID: dict[str, str] = {
    "Profile": "role stage_of_career purpose context looking_for effective_mentee signature availability "
    "values",
    "CareerStage": "stage",
    "Need": "title phrase why success",
    "StageChange": "reason",
    "Action": "text",
    "Mentor": "role links skills tags positives constraints resources notes experience interest days",
    "Outreach": "subject body note passed answers",
    "Meeting": "agenda notes insights next_areas incident answers place link",
    "Checkin": "note",
    "Evaluation": "worked change",
    "Reflection": "text",
    "Gift": "text",
    "Circle": "purpose",
    "Looked": "found",
    "Place": "url",
}
# A whole portfolio is no record; its own text are ids.
KINDS = [
    kind
    for kind in (vars(records) | vars(places)).values()
    if isinstance(kind, type) and issubclass(kind, Part) and kind not in (Part, Record)
]


def fields_of_text(kind: type[Part]) -> Iterator[str]:
    """The fields that can hold a text, also inside of lists and maps; not those of parts."""
    info = msgspec.inspect.type_info(kind)
    assert isinstance(info, msgspec.inspect.StructType)
    for field in info.fields:
        if _holds_text(field.type):
            yield field.name


def _holds_text(kind: Any) -> bool:
    if isinstance(kind, msgspec.inspect.StrType):
        return True
    inside = [getattr(kind, name, None) for name in ("item_type", "key_type", "value_type")]
    several = [*getattr(kind, "types", ()), *getattr(kind, "item_types", ())]
    return any(_holds_text(k) for k in (*inside, *several) if k is not None)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_no_text_of_a_record_is_forgotten_when_somebody_is_purged(kind: type[Part]) -> None:
    lists = [
        *(fields.get(kind, ()) for fields in (TEXTS, NAMES, ADDRESSES)),
        WORDS.get(kind.__name__, "").split(),
    ]
    listed = [name for names in lists for name in names]
    assert sorted(listed) == sorted(fields_of_text(kind)), "each in one list, none in two"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_no_field_that_names_somebody_is_forgotten_when_titles_are_shown_to_others(kind: type[Part]) -> None:
    hidden = {*NAMES.get(kind, ()), *PEOPLE.get(kind, ()), *WHEREABOUTS.get(kind, ())}
    written = {*TEXTS.get(kind, ()), *NAMES.get(kind, ())}
    assert hidden <= written, "what is hidden is purged and found as well"
    assert written - hidden == {*SAID.get(kind.__name__, "").split()}, "whether a new field is a name is said"


def test_words_and_days_stay_where_what_was_written_is_rewritten() -> None:
    who = mentor(
        "Kim Sample",
        email="kim@example.org",
        notes="a",
        skills=("b", "c"),
        history=(StageChange(stage="active", on=day("2026-01-01"), reason="d"),),
        actions=(Action(id="e", text="f", owner="mentor"),),
        knows=("g",),
    )
    shouted = rewritten(who, TEXTS, lambda text: text.upper() + "!" if text else "")
    assert (shouted.notes, shouted.skills, shouted.history[0].reason) == ("A!", ("B!", "C!"), "D!")
    assert (shouted.actions[0].id, shouted.actions[0].text, shouted.actions[0].owner) == ("e", "F!", "mentor")
    assert (shouted.name, shouted.email, shouted.knows) == ("Kim Sample", "kim@example.org", ("g",))
    assert shouted.history[0].stage == "active"
    assert sorted(filter(None, texts(who, TEXTS))) == ["a", "b", "c", "d", "f"]


def test_a_name_in_what_a_day_is_called_goes_with_its_person() -> None:
    anna = mentor("Anna Sample", days={"Julie's wedding": "05-12"})
    assert list(texts(anna, {type(anna): ("days",)})) == ["Julie's wedding"]
    assert rewritten(anna, TEXTS, str.upper).days == {"JULIE'S WEDDING": "05-12"}


def test_what_a_map_says_is_text_and_its_keys_are_words() -> None:
    letter = msgspec.convert(
        {
            "id": "x",
            "created": "2026-01-01",
            "updated": "2026-01-01",
            "mentor": "kim",
            "kind": "first",
            "channel": "email",
            "template": "t",
            "body": "b",
            "drafted": "2026-01-01",
            "passed": {"manager": "she knows"},
        },
        Outreach,
    )
    assert rewritten(letter, TEXTS, str.upper).passed == {"manager": "SHE KNOWS"}
    assert "she knows" in list(texts(letter, TEXTS))

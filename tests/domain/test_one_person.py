"""Two records of one person: nothing that only the second one said is lost, whichever field it is in."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest

from mentorfolio.domain.one_person import merged_mentors
from mentorfolio.domain.records import Mentor
from tests.domain.build import TODAY, mentor, saying

# Whatever stays the first one's, or tells when and what a record is.
OF_THE_RECORD = {"id", "uid", "created", "updated", "name", "direction", "relation", "hello", "history"}
SAID = {field: saying(field) for field in Mentor.__struct_fields__ if field not in OF_THE_RECORD}
ANOTHER: dict[type, Any] = {str: "another", int: 3, date: TODAY}


def test_what_only_the_second_record_says_is_the_persons_whichever_field_it_is() -> None:
    gone = msgspec.structs.replace(mentor("Julie Sample"), id="julie-sample-2", **SAID)
    kept = mentor("Julie Sample")
    found, _ = merged_mentors(kept, gone, TODAY)
    for field, value in SAID.items():
        assert getattr(found, field) == value, field


# Both are kept, or what there is of one goes with something else.
OTHERWISE = ("email", "notes", "told_contact", "form")


@pytest.mark.parametrize("field", [f for f in SAID if type(SAID[f]) in ANOTHER and f not in OTHERWISE])
def test_what_the_second_record_says_differently_is_told(field: str) -> None:
    other = "3w" if field in Mentor.periods else ANOTHER[type(SAID[field])]
    other = next((word for word in Mentor.words.get(field, ()) if word != SAID[field]), other)
    kept = mentor("Julie Sample", **{field: SAID[field]})
    found, told = merged_mentors(kept, mentor("Julie Sample", **{field: other}), TODAY)
    assert len(told) == 1
    assert told[0] in found.notes


def test_what_is_told_of_the_second_record_has_the_words_of_the_pages() -> None:
    kept = mentor("Julie Sample", line="outside", began="me", rank=1, cadence="1m")
    gone = mentor("Julie Sample", line="manager", began="them", rank=2, cadence="2w", direction="peer")
    assert merged_mentors(kept, gone, TODAY)[1] == (
        *("begun: they offered", "works: your own manager", "choice: 2", "rhythm: every 2 weeks"),
        "direction: you mentor each other",
    )

"""Two records of one person: nothing that only the second one said is lost, whichever field it is in."""

from __future__ import annotations

import msgspec

from mentorfolio.domain.one_person import merged_mentors
from mentorfolio.domain.records import Action, Mentor, Term
from tests.domain.build import TODAY, day, mentor

# Whatever stays the first one's, or tells when and what a record is.
OF_THE_RECORD = {"id", "uid", "created", "updated", "name", "direction", "relation", "hello"}
SAID = {
    "first_name": "Jule",
    "greeting": "Dear Jule",
    "email": "jule@example.org",
    "other_emails": ("second@example.org",),
    "phone": "+44 20 7946 0000",
    "role": "head of finance",
    "organisation": "Example Rail",
    "links": ("https://example.org/jule",),
    "skills": ("budgets",),
    "tags": ("rail",),
    "knowing": {"how": 3},
    "supports": {"budget": 2},
    "source": "known",
    "introduced_by": "Ben Sample",
    "familiar": "known",
    "respect": "yes",
    "began": "them",
    "experience": "mentors two",
    "interest": "likes to",
    "line": "outside",
    "form": "formal",
    "terms": (Term(form="formal", start=day("2025-06-02")),),
    "cadence": "1m",
    "rhythms": (),
    "rank": 2,
    "manager_informed": day("2025-06-02"),
    "positives": ("plain words",),
    "constraints": ("far away",),
    "resources": ("a book",),
    "told_contact": day("2025-06-02"),
    "knows": ("ben-sample",),
    "notes": "met at a fair",
    "actions": (Action(id="aaaaaaa2", text="send it"),),
    "snoozed": {"contact": day("2026-06-02")},
    "again_on": day("2026-06-02"),
    "timezone": "Europe/Berlin",
    "days": {"birthday": "05-12"},
}


def test_what_only_the_second_record_says_is_the_persons_whichever_field_it_is() -> None:
    assert {*SAID} | OF_THE_RECORD | {"history"} == {*Mentor.__struct_fields__}, "say it here, too"
    gone = msgspec.structs.replace(mentor("Julie Sample"), id="julie-sample-2", **SAID)
    kept = mentor("Julie Sample")
    found, _ = merged_mentors(kept, gone, TODAY)
    for field, value in SAID.items():
        assert getattr(found, field) == value, field

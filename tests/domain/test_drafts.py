"""A draft follows what is put right of whom it is to."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from mentorfolio.domain.drafts import readdressed
from mentorfolio.domain.records import Mentor, Outreach
from tests.domain.build import letter, mentor

BEFORE = mentor("Dr. Ada Sample", email="ada@example.org")


def draft(hail: str = "Dear Ada", **fields: Any) -> Outreach:
    body = f"{hail},\n\nYour talk stayed with me.\n\nSam"
    return msgspec.structs.replace(letter(BEFORE.id), **{"to": "ada@example.org", "body": body, **fields})


def now(**fields: str) -> Mentor:
    return msgspec.structs.replace(BEFORE, **fields)


@pytest.mark.parametrize(
    ("hail", "fields", "begins"),
    [
        ("Dear Ada", {"greeting": "Hi Ada"}, "Hi Ada"),
        ("Dear Dr. Sample", {"name": "Dr. Ada Sampel"}, "Dear Dr. Sampel"),
        ("Dear Ada", {"name": "Dr. Adda Sample"}, "Dear Adda"),
        ("Good evening", {"name": "Dr. Adda Sample"}, "Good evening"),  # typed by hand
    ],
)
def test_a_greeting_of_ours_follows_and_one_of_theirs_stays(
    hail: str, fields: dict[str, str], begins: str
) -> None:
    body = readdressed(draft(hail=hail), BEFORE, now(**fields)).body
    assert body == f"{begins},\n\nYour talk stayed with me.\n\nSam"


@pytest.mark.parametrize(
    ("written", "to"),
    [
        (draft(), "new@example.org"),
        (draft(to=""), "new@example.org"),
        (draft(to="desk@example.org"), "desk@example.org"),  # typed by hand
        (draft(state="sent"), "ada@example.org"),
        (draft(kind="manager"), "ada@example.org"),
        (draft(channel="other"), "ada@example.org"),
    ],
)
def test_only_a_mail_to_an_address_of_theirs_that_is_not_sent_goes_to_the_new_one(
    written: Outreach, to: str
) -> None:
    assert readdressed(written, BEFORE, now(email="new@example.org")).to == to

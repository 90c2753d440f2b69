"""A talk to come that a sentence tells of by the way."""

from __future__ import annotations

from datetime import date

import pytest

from mentorfolio.domain.said_name import one_of_theirs_in
from mentorfolio.domain.talks_told import next_talk, talk_in

TODAY = date(2026, 2, 4)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("she is glad about the table, coffee on 20 april 16:00", "2026-04-20T16:00"),
        ("given to me by hr, first meeting is on 3rd of march at 16", "2026-03-03T16:00"),
        ("she is glad and we meet on 3 march", "2026-03-03"),
        ("the meeting on 20 april 16:00", "2026-04-20T16:00"),
        ("coffee on tuesday", None),  # it may have been
        ("she liked the coffee on 20 april 16:00", None),
        ("meeting notes of 20 april 16:00", None),
        ("coffee with her every month on a thursday", None),
    ],
)
def test_only_a_part_that_is_a_talk_and_its_day_is_one_to_come(text: str, when: str | None) -> None:
    found = talk_in(text, TODAY)
    assert (found.when if found else None) == when


@pytest.mark.parametrize(
    ("text", "when", "new"),
    [
        ("he rang, he is leaving, new date 9 march 10:00", "2026-03-09T10:00", True),
        ("rang: new date: tue 10 march at half past ten", "2026-03-10T10:30", True),
        ("he rang, the meeting moved to 9 march 10:00", "2026-03-09T10:00", True),
        ("we talked about rotas, next meeting 23 march 10:00", "2026-03-23T10:00", False),
        ("talked on the phone, come on friday", "2026-02-06", False),
        ("a good talk, he said come again next tuesday at 4", "2026-02-10T16:00", False),
        ("talked about the rota, let's meet again on 9 march", "2026-03-09", False),
        ("we talked, and we'll meet on the 9th", "2026-02-09", False),
        ("had coffee, seeing her again on the 9th", "2026-02-09", False),
        ("we talked; we're meeting next thursday at 4pm", "2026-02-12T16:00", False),
        ("we talked and agreed to meet on 9 march", "2026-03-09", False),
        ("about the rota; 9 march 10:00 at hers", "2026-03-09T10:00", False),
        ("coffee on thursday at 15:00, she said ask before you plan", None, False),  # it has been
        ("met her on thursday at 3", None, False),
        ("about the inspection on 9 march at 10:00", None, False),
        ("she will send me her plan on 9 march 10:00", None, False),  # a promise
        ("she is away until 9 march", None, False),
        ("met at 10:00 today", None, False),
    ],
)
def test_a_talk_to_come_that_is_told_behind_one_that_was_is_seen(
    text: str, when: str | None, new: bool
) -> None:
    found = next_talk(text, TODAY)
    assert (found.moment.when if found else None, found.new if found else False) == (when, new)


@pytest.mark.parametrize(
    ("text", "name", "note"),
    [
        (
            "no, but his colleague Ms Sample does the founders",
            "Ms Sample",
            "his colleague, does the founders",
        ),
        ("her old boss Lea Adler knows it", "Lea Adler", "her old boss, knows it"),
        ("no, his colleague is ill", "", ""),
        ("no, but Lea Adler does it", "", ""),
    ],
)
def test_only_somebody_of_theirs_with_a_name_is_named_instead(text: str, name: str, note: str) -> None:
    found = one_of_theirs_in(text)
    assert ((found.name, found.note) if found else ("", "")) == (name, note)

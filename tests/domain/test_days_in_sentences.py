"""Days and names that a sentence names by the way."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorfolio.commands.happened.understanding import understood
from mentorfolio.domain.dates import parse_day
from mentorfolio.domain.days_in_sentences import (
    day_in,
    day_within,
    moment_in,
    not_before,
    not_in,
    place_in,
    still_to_come,
    with_its_day,
)
from mentorfolio.domain.said_name import (
    introducer_in,
    is_nobody,
    names_nobody,
    people_in,
    person_in,
    several_in,
)

TODAY = date(2026, 11, 12)  # a Thursday


@pytest.mark.parametrize(
    ("text", "on", "rest"),
    [
        ("on tuesday, she told me", "2026-11-10", "she told me"),
        ("coffee tues", "2026-11-10", "coffee"),
        ("a week ago", "2026-11-05", ""),
        ("this morning about rotas", "2026-11-12", "about rotas"),
        ("lunch, on the 5th", "2026-11-05", "lunch"),
    ],
)
def test_a_day_at_an_end_is_when_it_was(text: str, on: str, rest: str) -> None:
    assert day_in(text, TODAY) == (date.fromisoformat(on), rest)


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("coffee at hers on tuesday by the canal, she was kind", "2026-11-10"),
        ("sat down with me yesterday for half an hour", "2026-11-11"),
        ("saw her two days ago in town, about rotas", "2026-11-10"),
        ("met on the 8th and she said so", "2026-11-08"),
        ("met, she had been there on tuesday and liked it", None),
        ("talked about last tuesday with her", None),
    ],
)
def test_a_day_within_the_first_clause_is_when_it_was(text: str, on: str | None) -> None:
    found = day_within(text, TODAY)
    assert (str(found.on) if found else None) == on


@pytest.mark.parametrize(
    "text",
    [
        "sat outside",
        "celebrated her 28th",
        "in the sun",
        "talked about monday",
        "ready by friday",
        "the plan may work",
        "march on",
        "",
    ],
)
def test_words_that_only_look_like_a_day_are_words(text: str) -> None:
    assert day_in(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("she can do tuesday at 4", "2026-11-17T16:00"),
        ("tuesday 16:00 in her office", "2026-11-17T16:00"),
        ("on friday", "2026-11-13"),
        ("on 17 December at four", "2026-12-17T16:00"),
        ("tuesday at half past three", "2026-11-17T15:30"),
        ("tuesday at four o'clock", "2026-11-17T16:00"),
        ("wednesday at a quarter to five", "2026-11-18T16:45"),
        ("wednesday at ten", "2026-11-18T10:00"),
        ("thursday half past six on the phone", "2026-11-19T18:30"),
        ("tuesday quarter to five", "2026-11-17T16:45"),
        ("friday ten to five", "2026-11-13T16:50"),
        ("we meet on monday the 23rd at four", "2026-11-23T16:00"),
        ("we meet on tuesday the 23rd at four", None),
        ("we didnt meet on the 2nd, the 30th instead, at 6pm", "2026-11-30T18:00"),
        ("she had to cancel on the 28th", None),
        ("can't do thursday, can we do friday at 4", "2026-11-13T16:00"),
        ("friday at 3 instead of thursday", "2026-11-13T15:00"),
        ("can we do last thursday of the month at 6", "2026-11-26T18:00"),
        ("she is back after easter", "2027-03-30"),
        ("the plan may work at four", None),
        ("at 4", None),
        ("maybe", None),
        ("the plan may work", None),
    ],
)
def test_a_day_to_come_is_found_with_its_hour(text: str, when: str | None) -> None:
    found = moment_in(text, TODAY)
    assert (found.when if found else None) == when


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("thursday 19th at 15.30 at hers", "at hers"),
        ("at Marta's on thursday at 4", "at Marta's"),
        ("on thursday at half past three in the canteen", "in the canteen"),
        ("tomorrow at three in her office", "in her office"),
        ("at the end of the month at hers", "at hers"),
        ("in two weeks at four", ""),
        ("monday at noon", ""),
        ("in march", ""),
    ],
)
def test_a_place_is_told_from_a_time(text: str, place: str) -> None:
    assert place_in(text) == place


def test_a_month_begins_with_its_first_day() -> None:
    assert not_before("February, she is busy", TODAY) == date(2027, 2, 1)
    assert not_before("the move", TODAY) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("on 15 Dec about rotas", "2026-12-15"),
        ("15 Dec", "2026-12-15"),
        ("with her on 15 Dec", "2026-12-15"),
        ("tomorrow", "2026-11-13"),
        ("see you on 15 Dec", None),
        ("15 Dec is fine", None),
        ("on friday", None),
    ],
)
def test_a_day_to_come_is_none_on_which_something_was(text: str, day: str | None) -> None:
    found = still_to_come(text, TODAY)
    assert (str(found) if found else None) == day


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Ruth Sample ruth@x.example and Bo Sample",
            [("Ruth Sample", "", "ruth@x.example"), ("Bo Sample", "", "")],
        ),
        (
            "Ruth Sample, Ward Sister, and Bo Sample",
            [("Ruth Sample", "Ward Sister", ""), ("Bo Sample", "", "")],
        ),
        ("Tom Ashby from finance and audit", [("Tom Ashby", "from finance and audit", "")]),
        ("her old boss, Ruth Sample", [("Ruth Sample", "her old boss", "")]),
        ("her sister", [("", "her sister", "")]),
        ("Ruth, Bo and Ann", [("Ruth", "", ""), ("Bo", "", ""), ("Ann", "", "")]),
        ("Ruth Sample, Corby", [("Ruth Sample", "Corby", "")]),
    ],
)
def test_each_of_several_named_keeps_what_is_told_of_them(
    text: str, people: list[tuple[str, str, str]]
) -> None:
    assert [one[:3] for one in people_in(text)] == people


@pytest.mark.parametrize(
    ("text", "name", "note"),
    [
        (
            "Dame Elaine Sample - saw her speak at the congress",
            "Dame Elaine Sample",
            "saw her speak at the congress",
        ),
        ("my old boss Maureen Sample", "Maureen Sample", "my old boss"),
        ("My old boss, Maureen Sample", "Maureen Sample", "My old boss"),
        ("that Tom", "Tom", ""),
        ("that Tom from finance", "Tom", "from finance"),
        ("Sarahs friend Dave", "Dave", "Sarahs friend"),
        ("Sarah's friend from work Dave", "Dave", "Sarah's friend from work"),
        ("someone called Bev Sample", "Bev Sample", ""),
        (
            "my friend Jule's cousin, Tobias, he runs a lab",
            "Tobias",
            "my friend Jule's cousin, he runs a lab",
        ),
        ("my friend Jule's cousin Tobias Sample", "Tobias Sample", "my friend Jule's cousin"),
        ("the HR lady Jane Sample", "Jane Sample", "the HR lady"),
        ("maybe Tom Sample?", "Tom Sample", ""),
        ("Aunty Pat", "Aunty Pat", ""),
        ("Capt. Ann Sample, my old boss", "Capt. Ann Sample", "my old boss"),
        ("Dott.ssa Sample", "Dott.ssa Sample", ""),
        ("Prof. Dr. rer. nat. Eva Sample", "Prof. Dr. rer. nat. Eva Sample", ""),
        ("Jean - Luc Sample", "Jean - Luc Sample", ""),
        ("An Sample", "An Sample", ""),
        ("The Anh Nguyen", "The Anh Nguyen", ""),
        ("Jo (Johanna) Sample", "Jo (Johanna) Sample", ""),
    ],
)
def test_a_name_in_a_sentence_is_a_person_with_a_note(text: str, name: str, note: str) -> None:
    assert (person_in(text).name, person_in(text).note) == (name, note)
    assert not names_nobody(text)


@pytest.mark.parametrize(
    "text", ["the lady", "the lady from finance", "my manager", "Sarahs friend", "that one"]
)
def test_somebody_without_a_name_is_asked_for_again(text: str) -> None:
    assert names_nobody(text)


def test_one_of_two_is_asked_for_and_a_name_in_brackets_is_what_they_are_called() -> None:
    assert several_in("Bev Sample or maybe Nasreen Sample") == ["Bev Sample", "Nasreen Sample"]
    leni = person_in("Magdalena Sample (Leni)")
    assert (leni.name, leni.called) == ("Magdalena Sample", "Leni")
    assert person_in("Magdalena Sample (Leni), matron")[1:] == ("matron", "", "Leni")


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Ann Sample, my ex-boss who moved and then retired, and Dr. Sample",
            ["Ann Sample, my ex-boss who moved and then retired", "Dr. Sample"],
        ),
        ("Ann Sample, my ex-boss, plus Bo Sample", ["Ann Sample, my ex-boss", "Bo Sample"]),
        ("Ann, my ex-boss, and Bo", ["Ann, my ex-boss", "Bo"]),
        ("Ann Sample, our head of care, and Chief Nurse", []),
        (
            "ann sample (my old boss), bo from the rose nursery",
            ["ann sample (my old boss)", "bo from the rose nursery"],
        ),
        (
            "Bo from the nursery, and my cousin Cy Sample who runs the golf course",
            ["Bo from the nursery", "my cousin Cy Sample who runs the golf course"],
        ),
        (
            "my teacher Mrs. Sample, for grammar, last at easter; and Bo from choir, I ask him everything",
            [
                "my teacher Mrs. Sample, for grammar, last at easter",
                "Bo from choir, I ask him everything",
            ],
        ),
        ("Ann Sample; she was my boss; always kind", []),
        ("Ann Sample; Bergen; retired", []),
        ("ann sample (my old boss), she works in oslo", []),
        ("ann sample (my old boss), head nurse at the clinic", []),
        ("ann sample, from the nursery, and works in oslo", []),
    ],
)
def test_two_people_told_of_at_length_are_two_and_nothing_said_of_the_first_is_lost(
    text: str, people: list[str]
) -> None:
    assert several_in(text) == people


@pytest.mark.parametrize(
    ("text", "who", "how"),
    [
        ("nobody", "", ""),
        ("no idea", "", ""),
        ("myself", "", ""),
        ("nobody, we met at Petra Samples party", "", "we met at Petra Samples party"),
        ("no, we met at a fair", "", "we met at a fair"),
        ("no one - found her online", "", "found her online"),
        ("Nobody introduced us. We met in Lund.", "", "We met in Lund"),
        ("I found her myself", "", "I found her myself"),
        ("we met through Petra", "Petra", ""),
        ("I got her name from my boss", "my boss", ""),
        ("Petra told me about her", "Petra", ""),
        ("yes, Petra Sample", "Petra Sample", ""),
        ("Noor Sample", "Noor Sample", ""),
        ("No Sample", "No Sample", ""),
        ("a man on the train", "a man on the train", ""),
    ],
)
def test_nobody_is_no_introducer_and_who_is_named_in_a_sentence_is_one(text: str, who: str, how: str) -> None:
    assert introducer_in(text) == (who, how)


@given(st.text(max_size=60))
def test_no_text_makes_it_stumble(text: str) -> None:
    day_in(text, TODAY)
    day_within(text, TODAY)
    moment_in(text, TODAY)
    not_before(text, TODAY)
    not_in(text, TODAY)
    still_to_come(text, TODAY)
    people_in(text)
    introducer_in(text)
    understood(text, TODAY, ("Jo",))
    several_in(text)
    assert "@" in text or person_in(text).name in " ".join(text.split())
    is_nobody(text)
    names_nobody(text)


def test_a_weekday_that_is_not_its_date_plans_no_other_day() -> None:
    assert moment_in("come by saturday 1 november", date(2026, 10, 13)) is None
    found = moment_in("come by sunday 1 november", date(2026, 10, 13))
    assert found is not None
    assert found.on == date(2026, 11, 1)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("once a month, first thursday", None),
        ("every thursday at 3", None),
        ("thursday 20th at 3", None),  # a Friday
        ("thursday 19th at 3", "2026-11-19T15:00"),
        ("last thursday of the month", "2026-11-26"),
        ("in a month", "2026-12-12"),
        ("once a month", None),
    ],
)
def test_no_date_is_made_of_a_weekday_that_is_not_its_own(text: str, when: str | None) -> None:
    found = moment_in(text, TODAY)
    assert (found.when if found else None) == when


@pytest.mark.parametrize(
    "typed", ["yesteday", "yestarday", "wensday", "Wednsday", "thurday", "tusday", "satuday", "frday"]
)
def test_a_day_that_is_misspelt_is_that_day_and_not_today(typed: str) -> None:
    whole = {"y": "yesterday", "w": "wednesday", "th": "thursday", "tu": "tuesday", "s": "saturday"}
    day = next((day for short, day in whole.items() if typed.casefold().startswith(short)), "friday")
    on = parse_day(day, TODAY, lean="back")
    for told in (f"on {typed}", f"coffee with her on {typed}", f"{typed} about rotas, we laughed"):
        assert (found := day_within(told, TODAY)), told
        assert found.on == on
    meeting = moment_in(f"we meet on {typed} at 4", TODAY)
    assert day == "yesterday" or (meeting and meeting.on == parse_day(day, TODAY, lean="forward"))


@pytest.mark.parametrize("word", ["holiday", "Munday", "Frida", "birthday", "sundry", "midday", "someday"])
def test_a_word_or_name_that_is_a_little_like_a_day_is_none(word: str) -> None:
    assert day_within(f"coffee with her on {word}", TODAY) is None


@pytest.mark.parametrize("often", ["a week", "a month", "two hours a week", "once a week", "for 3 weeks"])
def test_how_often_something_is_promised_is_no_day_by_which(often: str) -> None:
    assert with_its_day(f"practise {often}", TODAY) == f"practise {often}"
    assert with_its_day("practise in a week", TODAY) == "practise by in a week"
    assert with_its_day("send it on frday", TODAY) == "send it by friday"


def test_sturdy_is_no_saturday() -> None:
    assert day_in("she said the bench is sturdy", date(2026, 2, 4)) is None

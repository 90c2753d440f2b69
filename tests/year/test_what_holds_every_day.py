"""What holds on every day of a simulated year, whatever is due."""

from __future__ import annotations

import shlex
from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest

from tests.support import Cli
from tests.year.playing import LAST, Year, days, events

# A talk logged with the wrong person and taken out the next day: the only step back there is.
TAKEN_OUT = {("dana-sample", "2028-06-14", "2028-06-13", "2028-05-23")}

# Evenings on which the review was read, and asked for again at the end of the year.
REVIEWED = [
    "2027-11-01",
    "2027-11-30",
    "2027-12-31",
    "2028-01-18",
    "2028-02-29",
    "2028-03-26",
    "2028-04-30",
    "2028-05-31",
    "2028-06-10",
    "2028-07-31",
    "2028-09-30",
    "2028-10-29",
    "2028-11-30",
]


def test_the_year_holds_what_it_promises(year: Year, cli: Cli) -> None:
    typed = [e for e in events() if e.refused is None]
    assert len(typed) >= 200
    people = year.at(cli, LAST).json("mentor", "list", "--sort", "name")
    assert [(p["name"], p["direction"], p["stage"], p["stage_since"]) for p in people] == [
        ("Anna Sample", "mentor", "active", "2027-10-31"),
        ("Ben Sample", "mentor", "active", "2028-06-12"),
        ("Cleo Sample", "reverse", "active", "2027-11-15"),
        ("Dana Sample", "peer", "ended", "2028-11-20"),
        ("Eli Sample", "sponsor", "active", "2027-12-06"),
        ("Fay Sample", "role-model", "active", "2027-11-01"),
        ("Gus Sample", "mentor", "ended", "2028-06-06"),
        ("Hana Sample", "mentor", "declined", "2027-11-25"),
    ]
    anna = people[0]
    assert anna["form"] == "informal"
    formal = [t for t in anna["terms"] if t["form"] == "formal"]
    assert formal == [
        {
            "form": "formal",
            "programme": "Leading for the first time",
            "start": "2028-01-10",
            "end": "2028-07-10",
            "minutes": 60,
            "cadence": "1m",
        }
    ]


def test_a_log_on_the_day_of_a_meeting_holds_it_also_when_it_is_written_later(year: Year, cli: Cli) -> None:
    for planned, held in (("anna2", "anna2-held"), ("eli2", "eli2-held")):
        assert year.answers[held]["id"] == year.answers[planned]["id"]
        assert year.answers[held]["held"] is True
    met = year.at(cli, LAST).json("meeting", "list", "--since", "2028-08-01", "--until", "2028-08-31")
    assert [m["when"] for m in met if "eli-sample" in m["mentors"]] == ["2028-08-11T16:30"]


def test_an_edited_entry_keeps_the_edit_and_a_removed_one_is_gone(year: Year, cli: Cli) -> None:
    edited = year.at(cli, LAST).json("meeting", "show", year.answers["cleo2"]["id"])
    assert edited["minutes"] == 3
    cli.expect_refused(3, "meeting", "show", year.answers["dana-wrong"]["id"])


def test_next_never_names_the_same_thing_twice(year: Year, cli: Cli) -> None:
    for day in days():
        rows = year.at(cli, day).json("next")
        for what in ("id", "text"):
            twice = [x for x, n in Counter(r[what] for r in rows).items() if n > 1]
            assert not twice, (day, twice)


def test_one_persons_rows_stand_together_every_day(year: Year, cli: Cli) -> None:
    for day in days():
        people = [r["mentor"] or r["id"] for r in year.at(cli, day).json("next", "--within", "30")]
        changes = [one for one, before in zip(people, [None, *people], strict=False) if one != before]
        assert len(changes) == len(set(people)), (day, people)


def test_the_line_of_a_prompt_says_as_many_as_next_and_nothing_when_nothing_is_due(
    year: Year, cli: Cli
) -> None:
    quiet = 0
    for day in days():
        rows = year.at(cli, day).json("next")
        line = cli.ok("next", "--oneline").out
        if not rows:
            quiet += 1
            assert line == "", day
            continue
        assert line.startswith(f"{len(rows)} due"), (day, line, rows)
        assert line.count("\n") == 1
    assert quiet > 30  # or the half of this that matters was never asked


def test_every_command_that_next_prints_runs_without_a_terminal(year: Year, cli: Cli) -> None:
    seen: set[str] = set()
    kinds: set[str] = set()
    for day in days():
        for row in year.at(cli, day, "morning").json("next") if day > date(2027, 11, 1) else []:
            if row["command"] in seen:
                continue
            seen.add(row["command"])
            kinds.add(row["kind"])
            program, *words = shlex.split(row["command"])
            assert program == "mentorfolio"
            said = year.at(cli, day, "morning")(*words, "--no-input")
            assert said.code == 0, (day, row, said)
    every = "meeting contact next-choice follow-up draft request agenda reflect action need-overdue check-in"
    assert kinds == {*every.split(), "agree", "term-ends", "thanks", "purpose"}


def test_the_last_contact_never_moves_back(year: Year, cli: Cli) -> None:
    before: dict[str, str | None] = {}
    back = set()
    for day in days():
        for person in year.at(cli, day).json("mentor", "list"):
            then, now = before.get(person["id"]), person["last_contact"]
            assert now is None or now <= day.isoformat()
            if then and (now is None or now < then):
                back.add((person["id"], day.isoformat(), then, now))
            before[person["id"]] = now
    assert back == TAKEN_OUT


@pytest.mark.parametrize(
    ("day", "who", "last"),
    [
        ("2027-11-24", "hana", None),  # two letters sent are no contact
        ("2027-11-25", "hana", "2027-11-25"),  # a refusal is one
        ("2027-12-08", "ben", "2027-12-08"),  # so is a yes
        ("2028-02-10", "cleo", "2028-02-10"),  # a session of the circle, for everybody in it
        ("2028-02-10", "dana", "2028-02-10"),
        ("2028-03-28", "anna", "2028-02-29"),  # a meeting of yesterday that nobody said was held
        ("2028-03-29", "anna", "2028-03-27"),  # the day it was held, not the day that was said
        ("2028-04-30", "eli", "2028-03-24"),  # a cancelled session of the board is none
        ("2028-05-01", "anna", "2028-04-28"),  # nor is a check-in
        ("2028-08-12", "eli", "2028-08-11"),  # a planned meeting, held by a later log
        ("2028-10-05", "anna", "2028-10-02"),  # an older talk, remembered later
        ("2028-12-01", "anna", "2028-12-01"),  # one talk with two people
        ("2028-12-01", "ben", "2028-12-01"),
    ],
)
def test_the_last_contact_is_what_a_person_would_say(
    year: Year, cli: Cli, day: str, who: str, last: str | None
) -> None:
    assert year.at(cli, day).json("mentor", "show", who)["last_contact"] == last


@pytest.mark.parametrize("day", REVIEWED)
def test_a_review_of_a_past_day_is_the_review_of_that_evening(year: Year, cli: Cli, day: str) -> None:
    then: dict[str, Any] = year.at(cli, day).json("review")
    for later in (date.fromisoformat(day) + timedelta(days=30), LAST):
        if later > LAST:
            continue
        now = year.at(cli, later).json("review", "--on", day)
        assert now["on"] == day
        for key in ("gap", "needs", "competencies", "leaning", "variety", "ties", "health", "stages"):
            assert now[key] == then[key], (key, later)

"""Everything with one person, in order of days."""

from __future__ import annotations

from typing import Any

import pytest

from mentorfolio.commands.timeline.timeline import Timeline
from mentorfolio.domain.records import Action, Evaluation, Gift, Meeting, Reflection, StageChange, Term
from mentorfolio.domain.timeline import WORDS
from mentorfolio.errors import MentorfolioError
from tests.commands.desk import Desk, add
from tests.commands.typed import gift, timeline
from tests.domain.build import TODAY, checkin, day, letter, meeting, mentor
from tests.support import Golden


def dated(kind: type[Any], record_id: str, **fields: Any) -> Any:
    return kind(id=record_id, created=TODAY, updated=TODAY, **fields)


def thought(letter: str, about: str, subject: str | None, on: str, **fields: Any) -> Reflection:
    fields.setdefault("text", "SECRET")
    record: Reflection = dated(
        Reflection, f"thought{letter}", about=about, subject=subject, on=day(on), **fields
    )
    return record


def full(desk: Desk) -> None:
    """One of each with Kim, some of it with Anna, some of it with Anna alone."""
    kim = mentor(
        "Kim Sample",
        id="kim",
        form="formal",
        history=(
            StageChange(stage="active", on=day("2025-06-02"), reason="met at a fair"),
            StageChange(stage="paused", on=day("2025-12-01")),
        ),
        terms=(
            Term(
                form="formal",
                start=day("2025-06-02"),
                end=day("2026-06-01"),
                programme="Rising",
                minutes=60,
                cadence="1m",
            ),
        ),
        began="introducer",
        introduced_by="Anna Sample",
        introduced_on=day("2025-05-30"),
        actions=(
            Action(id="doneaaaa", text="send a book", owner="mentor", done=day("2025-07-01")),
            Action(id="lateaaaa", text="call her", due=day("2026-01-20")),
            Action(id="nowaaaaa", text="ask Ben", due=day("2026-01-21")),
            Action(id="ofthemaa", text="send slides", owner="mentor", due=day("2026-02-03")),
            Action(id="sometime", text="read it"),
        ),
    )
    me = Action(id="mineaaaa", text="send slides", due=day("2026-01-23"))
    done = Action(id="donebbbb", text="write to Ben", done=day("2026-01-15"))
    records: dict[str, list[Any]] = {
        "mentors": [kim, mentor("Anna Sample", id="anna")],
        "circles": [],
        "outreach": [
            letter(
                "kim", "2025-05-02", id="letter01", subject="Teams", state="accepted", answered="2025-05-09"
            ),
            letter("kim", id="letter02", drafted="2026-01-20", kind="thanks"),
            letter("anna", "2025-05-02", id="letter03"),
        ],
        "meetings": [
            meeting("2026-01-13T15:00", "kim", "anna", id="talkaaaa", minutes=45, notes="rota\nand pay"),
            meeting(
                "2026-01-14",
                "kim",
                id="talkbbbb",
                insights=("ask earlier",),
                actions=(me, done),
                next_areas=("pay",),
                kind="incident",
                incident="a row",
            ),
            meeting("2026-01-21T09:00", "kim", id="plannow1", held=False, agenda=("pay",)),
            meeting("2026-01-29", "kim", id="planaaaa", held=False),
            meeting("2026-02-02", "kim", id="offaaaaa", held=False, cancelled=True),
            meeting("2026-01-13", "anna", id="notkimaa", notes="SECRET"),
        ],
        "checkins": [
            checkin("kim", "2026-01-13", (4, 4, 4, 5), (3, 2)),
            checkin("anna", "2025-09-01", (1, 1, 1, 1), (1, 1)),
        ],
        "evaluations": [
            dated(
                Evaluation,
                "evalaaaa",
                mentor="kim",
                on=day("2025-12-02"),
                at="middle",
                progress=3,
                value=4,
                worked="w",
            )
        ],
        "gifts": [dated(Gift, "giftaaaa", mentor="kim", text="an article", on=day("2026-01-13"))],
        "reflections": [
            thought("a", "mentor", "kim", "2026-01-13", text="good", prompt="both-of-us"),
            thought("b", "meeting", "talkaaaa", "2026-01-21", text="so"),
            thought("c", "meeting", "notkimaa", "2026-01-21"),
            thought("d", "portfolio", None, "2026-01-21"),
            thought("e", "mentor", "anna", "2026-01-21"),
        ],
    }
    with desk.store.changing() as portfolio:
        portfolio.describe("made a sample")
        for table, rows in records.items():
            for row in rows:
                portfolio.tables()[table].put(row)


def shown(desk: Desk, **given: str) -> Timeline:
    found: Timeline = timeline(desk, "kim", given)
    return found


def test_all_that_happened_with_somebody_is_there_in_order_and_nothing_of_others(desk: Desk) -> None:
    full(desk)
    rows = shown(desk).rows
    assert [(row.on.isoformat(), row.kind, row.id) for row in rows] == [
        ("2025-05-02", "letter", "letter01"),
        ("2025-05-09", "letter", "letter01"),
        ("2025-05-30", "introduction", None),
        ("2025-06-02", "stage", None),
        ("2025-06-02", "term", None),
        ("2025-07-01", "action", "doneaaaa"),
        ("2025-12-01", "stage", None),
        ("2025-12-02", "evaluation", "evalaaaa"),
        ("2026-01-13", "meeting", "talkaaaa"),
        ("2026-01-13", "check-in", "c0260113"),
        ("2026-01-13", "gift", "giftaaaa"),
        ("2026-01-13", "reflection", "thoughta"),
        ("2026-01-14", "meeting", "talkbbbb"),
        ("2026-01-15", "action", "donebbbb"),
        ("2026-01-20", "letter", "letter02"),
        ("2026-01-20", "promise", "lateaaaa"),
        ("2026-01-21", "reflection", "thoughtb"),
        ("2026-01-21", "planned", "plannow1"),
        ("2026-01-21", "promise", "nowaaaaa"),
        ("2026-01-21", "promise", "sometime"),
        ("2026-01-29", "planned", "planaaaa"),
        ("2026-02-02", "cancelled", "offaaaaa"),
        ("2026-02-03", "promise", "ofthemaa"),
        ("2026-06-01", "term", None),
    ]
    assert "SECRET" not in str(rows)
    assert {row.kind for row in rows} == set(WORDS)


def test_each_row_says_what_was_noted(desk: Desk, golden: Golden) -> None:
    full(desk)
    golden("\n".join(f"{row.on} {row.kind}: {row.text}" for row in shown(desk).rows))


def test_what_can_be_changed_is_marked_and_nothing_else(desk: Desk) -> None:
    full(desk)
    entries = {row.id for row in shown(desk).rows if row.entry}
    assert entries == {"talkaaaa", "talkbbbb", "c0260113", "evalaaaa", "giftaaaa", "thoughta", "thoughtb"}


def test_today_stands_between_what_was_and_what_is_ahead(desk: Desk) -> None:
    full(desk)
    result = shown(desk)
    further = ["planaaaa", "offaaaaa", "ofthemaa", None]
    assert [row.id for row in result.rows[result.past :]] == ["plannow1", "nowaaaaa", "sometime", *further]
    later = shown(desk.on("2026-01-22"))
    assert [row.id for row in later.rows[later.past :]] == ["sometime", *further]


@pytest.mark.parametrize(
    ("given", "ids"),
    [
        (
            {"since": "2026-01-20"},
            [
                *("letter02", "lateaaaa", "thoughtb", "plannow1", "nowaaaaa", "sometime"),
                *("planaaaa", "offaaaaa", "ofthemaa", None),
            ],
        ),
        (
            {"since": "tue", "until": "today"},
            ["letter02", "lateaaaa", "thoughtb", "plannow1", "nowaaaaa", "sometime"],
        ),
        ({"since": "2026-01-14", "until": "2026-01-15"}, ["talkbbbb", "donebbbb"]),
        ({"since": "tomorrow"}, ["planaaaa", "offaaaaa", "ofthemaa", None]),
        ({"until": "2025-05"}, []),
    ],
)
def test_a_stretch_of_days_is_cut_out_with_both_its_ends(
    desk: Desk, given: dict[str, str], ids: list[str | None]
) -> None:
    full(desk)
    assert [row.id for row in shown(desk, **given).rows] == ids


@pytest.mark.parametrize(
    ("whom", "given", "code"),
    [
        ("kim", {"since": "1/2/2025"}, 2),
        ("kim", {"since": "2026-01-02", "until": "2026-01-01"}, 2),
        ("nobody", {"since": "soon"}, 2),
        ("nobody", {}, 3),
        ("sample", {}, 4),
    ],
)
def test_what_cannot_be_meant_is_refused(desk: Desk, whom: str, given: dict[str, str], code: int) -> None:
    full(desk)
    with pytest.raises(MentorfolioError) as refused:
        timeline(desk, whom, given)
    assert refused.value.exit_code == code


def test_a_session_of_a_circle_is_in_the_timeline_of_those_who_were_there(desk: Desk) -> None:
    full(desk)
    with desk.store.changing() as portfolio:
        from mentorfolio.domain.records import Circle

        portfolio.describe("made a circle")
        portfolio[Circle].put(dated(Circle, "board", name="The Board", members=("kim", "anna")))
        portfolio[Meeting].put(meeting("2026-01-16", "kim", id="sessiona", circle="board", notes="budget"))
    assert "The Board: budget" in [row.text for row in shown(desk).rows]
    assert "sessiona" not in [row.id for row in timeline(desk, "anna", {}).rows]


def test_ids_are_shown_as_long_as_it_takes_to_tell_them_apart(desk: Desk) -> None:
    full(desk)
    assert shown(desk).short == 8  # thoughta, thoughtb ...
    for reflection in ("thoughtb", "thoughtc", "thoughtd", "thoughte"):
        with desk.store.changing() as portfolio:
            portfolio.describe("removed")
            portfolio[Reflection].remove(reflection)
    assert shown(desk).short == 5  # talka and talkb, plann and plana


def test_an_id_shown_short_is_enough_to_change_the_entry(desk: Desk) -> None:
    from mentorfolio.commands.entry.entries import entry_named

    add(desk, "Kim Sample")
    for number in range(300):
        gift(desk, "kim", [str(number)], {})
    result = timeline(desk, "kim", {})
    portfolio = desk.store.reading()
    for row in result.rows:
        if row.id:
            assert entry_named(portfolio, row.id[: result.short]).id == row.id


def test_ten_thousand_entries_are_told_in_a_moment(desk: Desk) -> None:
    import time

    add(desk, "Kim Sample")
    with desk.store.changing() as portfolio:
        portfolio.describe("made many")
        rows = [meeting("2026-01-13", "kim-sample", id=f"{n:08}", notes="x") for n in range(10_000)]
        portfolio[Meeting].put_all(rows, retired=())
    began = time.perf_counter()
    assert len(timeline(desk, "kim", {}).rows) == 10_001
    assert time.perf_counter() - began < 2  # a tenth of that, on an idle computer

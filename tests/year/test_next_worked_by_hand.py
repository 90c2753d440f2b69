"""``next`` on days of a simulated year, whole and in order, as worked out on paper beforehand.

Every expectation follows from the table of what is due, with the year as ``year.txt`` tells it. A row
is written ``kind person/need due days-late``. "+ 90" are days, "+ 1m" calendar months, "bd" Mondays
to Fridays. In the morning nothing of that day has been typed yet.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.support import Cli
from tests.year.playing import Hour, Year

# (kind, due, days late, mentor, need)
Row = tuple[str, str | None, int | None, str | None, str | None]


def _on(*rows: str) -> list[Row]:
    """``contact anna 2028-02-29 +0`` -> a row; ``ben/enter`` is a person and a need, ``/`` neither."""
    found: list[Row] = []
    for row in rows:
        kind, who, due, late = row.split()
        name, _, need = who.partition("/")
        mentor = f"{name}-sample" if name else None
        found.append((kind, due, int(late), mentor, need or None))
    return found


DAYS: list[tuple[str, Hour, tuple[str, ...], list[Row]]] = [
    # Nothing but names so far: the four questions are open. Anna, active since 31 Oct, + 1m = 30 Nov.
    ("2027-11-02", "morning", (), [("purpose", None, None, None, None)]),
    # The draft of Thursday 4 Nov, shown from the 6th on; answered questions are gone.
    ("2027-11-05", "evening", (), []),
    ("2027-11-07", "evening", (), _on("draft hana/enter-climate-tech 2027-11-04 +3")),
    # Anna's 30 Nov is 23 days off: in 30 days, not in 22.
    (
        "2027-11-07",
        "evening",
        ("--within", "23"),
        _on("draft hana/enter-climate-tech 2027-11-04 +3", "contact anna 2027-11-30 -23"),
    ),
    ("2027-11-07", "evening", ("--within", "22"), _on("draft hana/enter-climate-tech 2027-11-04 +3")),
    # Sent Thursday 11 Nov: nothing at all in the week after it …
    ("2027-11-15", "evening", (), []),
    ("2027-11-16", "evening", (), []),
    # … 7 bd = 12, 15, 16, 17, 18, 19 and Mon 22: with the reminder Ben, the second choice.
    ("2027-11-21", "evening", (), []),
    (
        "2027-11-22",
        "evening",
        (),
        _on(
            "next-choice ben/enter-climate-tech 2027-11-22 +0",
            "follow-up hana/enter-climate-tech 2027-11-22 +0",
        ),
    ),
    # Hana was reminded on the 23rd, and is not a second time. Anna: a week before the 30th and later.
    (
        "2027-11-24",
        "evening",
        (),
        _on("next-choice ben/enter-climate-tech 2027-11-22 +2", "contact anna 2027-11-30 -6"),
    ),
    # A month's end. Anna: 31 Oct + 1m = 30 Nov. Dana, active since 1 Sep, + 90 = 30 Nov. Equally
    # late, no need: by name. Ben's letter went out on Friday the 26th, 7 bd = Tue 7 Dec; nobody is
    # left after him, so no next choice.
    ("2027-11-30", "evening", (), _on("contact anna 2027-11-30 +0", "check-in dana 2027-11-30 +0")),
    # Cleo: 15 Nov + 2m = 15 Jan, 15 + 31 days from 30 Nov.
    (
        "2027-11-30",
        "evening",
        ("--within", "46"),
        _on("contact anna 2027-11-30 +0", "check-in dana 2027-11-30 +0", "contact cleo 2028-01-15 -46"),
    ),
    # A Saturday. Anna's talk of the 3rd taught nothing yet; her next is 3 Jan. Dana was checked on 1 Dec.
    ("2027-12-04", "evening", (), _on("reflect anna 2027-12-03 +1")),
    # Ben's reminder on the seventh bd, with a weekend in it twice: 29, 30, 1, 2, 3, 6, 7.
    ("2027-12-06", "evening", (), _on("reflect anna 2027-12-03 +3")),
    (
        "2027-12-07",
        "evening",
        (),
        _on("follow-up ben/enter-climate-tech 2027-12-07 +0", "reflect anna 2027-12-03 +4"),
    ),
    # Ben said yes, the reflection is written; the first meeting on the 16th has no agenda: 3 days before.
    ("2027-12-12", "evening", (), []),
    ("2027-12-13", "evening", (), _on("agenda ben 2027-12-16 -3")),
    # Tomorrow's meeting comes first, then what else there is with him.
    (
        "2027-12-15",
        "evening",
        (),
        _on("meeting ben 2027-12-16 -1", "agenda ben 2027-12-16 -1", "action anna 2027-12-15 +0"),
    ),
    # Today's meeting before what is later; the rota for Anna is due on the 15th, and shown on that day.
    (
        "2027-12-16",
        "morning",
        (),
        _on("meeting ben 2027-12-16 +0", "agenda ben 2027-12-16 +0", "action anna 2027-12-15 +1"),
    ),
    # Until a week after the first talk thanks for it, then the request, which is no letter yet and so
    # about no need; and what was promised to Ben by the 22nd.
    ("2027-12-22", "evening", (), _on("action ben 2027-12-22 +0", "thanks ben 2027-12-16 +6")),
    (
        "2027-12-23",
        "morning",
        (),
        _on("action ben 2027-12-22 +1", "request ben 2027-12-16 +7"),
    ),
    # The request sleeps for two weeks, the action does not.
    ("2027-12-24", "morning", (), _on("action ben 2027-12-22 +2")),
    ("2028-01-05", "evening", (), []),
    # Year's end, 31 days on: Cleo 15 Jan, and Anna 31 Dec + 1m = 31 Jan.
    (
        "2027-12-31",
        "evening",
        ("--within", "31"),
        _on("contact cleo 2028-01-15 -15", "contact anna 2028-01-31 -31"),
    ),
    # The request went out on Friday 7 Jan: 10, 11, 12, 13, 14, 17, and Tue 18. Nobody is next for
    # a request. Cleo was spoken to on the 3rd: 3 Mar.
    ("2028-01-17", "evening", (), []),
    ("2028-01-18", "evening", (), _on("follow-up ben/enter-climate-tech 2028-01-18 +0")),
    # Seven days before 31 Jan; with --within 0 not yet.
    ("2028-01-24", "evening", (), _on("contact anna 2028-01-31 -7")),
    ("2028-01-24", "evening", ("--within", "0"), []),
    # A Sunday. Anna: the meeting of tomorrow first, then the check-in, 31 Oct + 90 = 29 Jan, then 31 Jan.
    (
        "2028-01-30",
        "evening",
        (),
        _on("meeting anna 2028-01-31 -1", "check-in anna 2028-01-29 +1", "contact anna 2028-01-31 -1"),
    ),
    # A month's end. The log holds the meeting, the check-in is done; the talk waits for what it taught.
    (
        "2028-01-31",
        "morning",
        (),
        _on("meeting anna 2028-01-31 +0", "contact anna 2028-01-31 +0", "check-in anna 2028-01-29 +2"),
    ),
    ("2028-01-31", "evening", (), _on("reflect anna 2028-01-31 +0")),
    # A circle is nobody's row. Its agenda is written.
    ("2028-02-08", "evening", (), []),
    ("2028-02-09", "evening", (), _on("meeting / 2028-02-10 -1")),
    # Cleo since 15 Nov, + 90 = Sunday 13 Feb. Ben, active since 19 Jan, + 1m = 19 Feb.
    ("2028-02-14", "morning", (), _on("check-in cleo 2028-02-13 +1", "contact ben 2028-02-19 -5")),
    # 29 February. Anna: 31 Jan + 1m. Dana: 1 Dec + 90 (31 Dec 30, 31 Jan 61, 29 Feb 90).
    # Eli: 6 Dec + 3m = 6 Mar. A check-in is not shown before its day.
    ("2028-02-28", "evening", (), _on("contact anna 2028-02-29 -1", "contact eli 2028-03-06 -7")),
    (
        "2028-02-29",
        "morning",
        (),
        _on("contact anna 2028-02-29 +0", "check-in dana 2028-02-29 +0", "contact eli 2028-03-06 -6"),
    ),
    # Ben, heard on 18 Feb: 18 Mar.
    (
        "2028-02-29",
        "morning",
        ("--within", "18"),
        _on(
            "contact anna 2028-02-29 +0",
            "check-in dana 2028-02-29 +0",
            "contact eli 2028-03-06 -6",
            "contact ben 2028-03-18 -18",
        ),
    ),
    ("2028-02-29", "evening", (), _on("contact eli 2028-03-06 -6")),
    # Eli since 6 Dec, + 90 over a leap day = Sunday 5 Mar.
    ("2028-03-06", "morning", (), _on("contact eli 2028-03-06 +0", "check-in eli 2028-03-05 +1")),
    # Snoozed for two weeks, all of it.
    ("2028-03-06", "evening", (), []),
    ("2028-03-13", "evening", (), _on("contact ben 2028-03-18 -5")),
    # The week the clocks change. Eli is awake, and his meeting is tomorrow: it brings his other rows
    # along. Dana's on Sunday has no agenda. Anna: 29 Feb + 1m = 29 Mar.
    (
        "2028-03-23",
        "evening",
        (),
        _on(
            "meeting eli 2028-03-24 -1",
            "contact eli 2028-03-06 +17",
            "check-in eli 2028-03-05 +18",
            "agenda dana 2028-03-26 -3",
            "contact anna 2028-03-29 -6",
        ),
    ),
    # The day before: Dana is tomorrow; Anna's meeting of Monday is two days off.
    (
        "2028-03-25",
        "evening",
        (),
        _on("meeting dana 2028-03-26 -1", "agenda dana 2028-03-26 -1", "contact anna 2028-03-29 -4"),
    ),
    # The day of 23 hours: today's meeting, then tomorrow's.
    (
        "2028-03-26",
        "morning",
        (),
        _on(
            "meeting dana 2028-03-26 +0",
            "agenda dana 2028-03-26 +0",
            "meeting anna 2028-03-27 -1",
            "contact anna 2028-03-29 -3",
        ),
    ),
    # Monday's meeting was not told yet: it is two days late, and so was 29 Feb + 1m = today.
    ("2028-03-29", "morning", (), _on("meeting anna 2028-03-27 +2", "contact anna 2028-03-29 +0")),
    # It counts from the day it was held, not from the day that was told: 27 Mar + 1m = 27 Apr.
    (
        "2028-03-29",
        "evening",
        ("--within", "29"),
        _on("contact cleo 2028-04-10 -12", "contact ben 2028-04-17 -19", "contact anna 2028-04-27 -29"),
    ),
    # Cleo sat in the circle on 10 Feb: + 2m. Ben: 17 Mar + 1m. Gus, since 3 Apr, has no rhythm.
    ("2028-04-10", "morning", (), _on("contact cleo 2028-04-10 +0", "contact ben 2028-04-17 -7")),
    # Cleo's meeting, moved from the 14th to the 20th, is not missed. Ben: since 19 Jan, + 90 = 18 Apr.
    (
        "2028-04-18",
        "morning",
        (),
        _on("contact cleo 2028-04-10 +8", "contact ben 2028-04-17 +1", "check-in ben 2028-04-18 +0"),
    ),
    # A Sunday and a month's end. Anna: 31 Jan + 90 = 30 Apr. The board of the 26th was cancelled.
    ("2028-04-30", "evening", (), _on("check-in anna 2028-04-30 +0")),
    # Ben rests since the 10th: his 18 May is not wanted. What Eli promised by the 12th is not mine to do.
    # Cleo: 14 Feb + 90 = 14 May.
    ("2028-05-15", "evening", (), _on("check-in cleo 2028-05-14 +1")),
    # The stage was wanted by 20 May: not late on the day itself.
    ("2028-05-20", "evening", (), []),
    ("2028-05-21", "evening", (), _on("need-overdue /speak-on-a-stage 2028-05-20 +1")),
    # A month's end. Dana: 29 Feb + 90 = 29 May. Anna sat in the board on 3 May: 3 Jun. The balance
    # sheet was wanted by today, and is late from tomorrow on.
    (
        "2028-05-31",
        "evening",
        (),
        _on(
            "need-overdue /speak-on-a-stage 2028-05-20 +11",
            "check-in dana 2028-05-29 +2",
            "contact anna 2028-06-03 -3",
        ),
    ),
    # A need is nobody's row: each stands where its own lateness puts it, with people between.
    (
        "2028-06-02",
        "evening",
        (),
        _on(
            "need-overdue /speak-on-a-stage 2028-05-20 +13",
            "need-overdue /read-a-balance-sheet 2028-05-31 +2",
            "check-in dana 2028-05-29 +4",
            "contact anna 2028-06-03 -1",
        ),
    ),
    # A Saturday, 30 days before the term ends. Both needs are met, Gus has ended.
    ("2028-06-09", "evening", (), []),
    ("2028-06-10", "evening", (), _on("term-ends anna 2028-07-10 -30")),
    # Cleo: 20 Apr + 2m. Eli: 24 Mar + 90 = 22 Jun.
    (
        "2028-06-22",
        "evening",
        (),
        _on("contact cleo 2028-06-20 +2", "check-in eli 2028-06-22 +0", "term-ends anna 2028-07-10 -18"),
    ),
    # Anna's talk taught what was written down about her on the same day.
    ("2028-06-28", "evening", (), _on("term-ends anna 2028-07-10 -12")),
    # Ben is back since 12 Jun: + 1m, and the check-in from then on too. Anna is informal again.
    ("2028-07-12", "evening", (), _on("contact ben 2028-07-12 +0")),
    # A month's end. Anna: 28 Jun + 1m; 1 May + 90 = 30 Jul. Eli sat in the board on 3 May: + 3m.
    # The thanks to Ben lie about since the 28th, too, and are about a need: before Anna, equally late.
    (
        "2028-07-31",
        "morning",
        (),
        _on(
            "draft ben/enter-climate-tech 2028-07-28 +3",
            "contact anna 2028-07-28 +3",
            "check-in anna 2028-07-30 +1",
            "contact eli 2028-08-03 -3",
        ),
    ),
    # Ben: 13 Jul + 1m. Cleo: 16 May + 90 = 14 Aug. Eli's meeting was held on the 11th by a later log.
    ("2028-08-14", "evening", (), _on("contact ben 2028-08-13 +1", "check-in cleo 2028-08-14 +0")),
    # The circle of tomorrow before Cleo, who is in it: 23 Jun + 2m.
    ("2028-08-21", "evening", (), _on("meeting / 2028-08-22 -1", "contact cleo 2028-08-23 -2")),
    # Dana: 5 Jun + 90 = 3 Sep.
    ("2028-09-04", "morning", (), _on("check-in dana 2028-09-03 +1")),
    # Ben was last checked on 18 Apr, and has come back on 12 Jun: + 90 = 10 Sep. 15 Aug + 1m.
    ("2028-09-11", "evening", (), _on("check-in ben 2028-09-10 +1", "contact ben 2028-09-15 -4")),
    # Eli: 23 Jun + 90 = 21 Sep. Anna: 31 Aug + 1m = 30 Sep.
    ("2028-09-25", "evening", (), _on("check-in eli 2028-09-21 +4", "contact anna 2028-09-30 -5")),
    # A Saturday and a month's end.
    ("2028-09-30", "evening", (), _on("contact anna 2028-09-30 +0")),
    # The talk of 28 Sep, remembered on 5 Oct, does not bring 2 Nov back to 28 Oct. Ben: 12 Sep + 1m.
    (
        "2028-10-09",
        "evening",
        ("--within", "24"),
        _on("contact ben 2028-10-12 -3", "contact cleo 2028-10-22 -13", "contact anna 2028-11-02 -24"),
    ),
    # Two minutes in a corridor: a contact (18 Oct + 2m), and something to think about.
    ("2028-10-20", "evening", (), _on("reflect cleo 2028-10-18 +2")),
    # Anna is met tomorrow; 2 Oct + 1m.
    ("2028-10-26", "evening", (), _on("meeting anna 2028-10-27 -1", "contact anna 2028-11-02 -7")),
    # The day of 25 hours, a Sunday: Ben tomorrow, without an agenda. Anna: 31 Jul + 90 = 29 Oct.
    (
        "2028-10-29",
        "evening",
        (),
        _on("meeting ben 2028-10-30 -1", "agenda ben 2028-10-30 -1", "check-in anna 2028-10-29 +0"),
    ),
    # Eli: 11 Aug, the day of the meeting and not of the log, + 3m. Cleo: 15 Aug + 90.
    ("2028-11-13", "evening", (), _on("contact eli 2028-11-11 +2", "check-in cleo 2028-11-13 +0")),
    # A month's end. Anna: 27 Oct + 1m. Ben: 30 Oct + 1m.
    ("2028-11-30", "evening", (), _on("contact anna 2028-11-27 +3", "contact ben 2028-11-30 +0")),
    # Ben: 12 Sep + 90. Cleo: 18 Oct + 2m. Dana has ended: her 3 Dec is not wanted.
    ("2028-12-11", "evening", (), _on("check-in ben 2028-12-11 +0", "contact cleo 2028-12-18 -7")),
    # Eli: 26 Sep + 90 = 25 Dec. One table for two on 1 Dec: both 1 Jan, by name.
    (
        "2028-12-31",
        "evening",
        (),
        _on("check-in eli 2028-12-25 +6", "contact anna 2029-01-01 -1", "contact ben 2029-01-01 -1"),
    ),
]


def _ids(of: tuple[str, Hour, tuple[str, ...], list[Row]]) -> str:
    return " ".join((of[0], of[1], *of[2]))


@pytest.mark.parametrize("case", DAYS, ids=_ids)
def test_next_says_what_was_worked_out_by_hand_and_nothing_else(
    year: Year, cli: Cli, case: tuple[str, Hour, tuple[str, ...], list[Row]]
) -> None:
    day, hour, options, expected = case
    rows: list[dict[str, Any]] = year.at(cli, day, hour).json("next", *options)
    said = [(r["kind"], r["due"], r["days_late"], r["mentor"], r["need"]) for r in rows]
    assert said == expected

"""``checkin`` as a script and as somebody at a terminal see it; its pages are kept as golden files."""

from __future__ import annotations

import pytest

from mentorfolio.commands.checkin.checkin_page import trend_lines
from mentorfolio.domain.records import Checkin
from mentorfolio.render.page import Look, cells
from tests.cli.terminal import CTRL_C, at_terminal, screen_of
from tests.domain.build import TODAY, checkin, day
from tests.support import Cli, Golden

YEAR = (
    ("2025-06-02", "3,2,3,3", "2,2"),
    ("2025-08-29", "3,3,4,3", "3,2"),
    ("2025-11-14", "4,4,4,4", "3,3"),
)


@pytest.fixture
def kim(cli: Cli) -> Cli:
    cli.ok("mentor", "add", "Kim Sample", "--stage", "active", "--on", "2025-03-01")
    return cli


@pytest.fixture
def year(kim: Cli) -> Cli:
    for on, rapport, clarity in YEAR:
        kim.ok("checkin", "kim", "--rapport", rapport, "--clarity", clarity, "--on", on)
    return kim


def test_the_result_says_where_it_stands_how_it_moved_and_one_thing_to_do(year: Cli, golden: Golden) -> None:
    said = year.ok(
        *("checkin", "kim", "--rapport", "5,4,5,4", "--clarity", "4,3"),
        *("--benefit-me", "5", "--benefit-them", "2", "--note", "a good talk"),
    )
    golden(said.out, said.err)


def test_the_trend_is_a_chart_with_days_and_values(year: Cli, golden: Golden) -> None:
    golden(year.ok("checkin", "kim", "--trend").out)


def test_the_trend_in_json_is_the_list_of_check_ins_the_earliest_first(year: Cli) -> None:
    assert [(c["on"], c["health"]) for c in year.json("checkin", "kim", "--trend")] == [
        ("2025-06-02", "at-risk"),
        ("2025-08-29", "at-risk"),
        ("2025-11-14", "drifting"),
    ]
    year.ok("mentor", "add", "Anna Sample")
    assert year.json("checkin", "anna", "--trend") == []
    assert "mentorfolio checkin anna-sample --ask" in year.ok("checkin", "anna", "--trend").err


@pytest.mark.parametrize(
    "words",
    [
        ("--rapport", "4,4,4", "--clarity", "3,3"),
        ("--rapport", "4,4,4,6", "--clarity", "3,3"),
        ("--rapport", "4,4,4,4", "--clarity", "3;4"),
        ("--rapport", "4,4,4,4", "--clarity", "3,3", "--benefit-me", "6"),
        ("--rapport", "4,4,4,4", "--clarity", "3,3", "--on", "tomorrow"),
        ("--rapport", "4,4,4,4"),
        (),
    ],
)
def test_a_bad_check_in_is_refused_in_one_sentence(kim: Cli, words: tuple[str, ...]) -> None:
    assert kim.expect_refused(2, "checkin", "kim", *words)["message"].count("\n") == 0


def test_what_was_typed_is_looked_at_before_the_name_and_the_name_before_what_is_missing(kim: Cli) -> None:
    kim.expect_refused(2, "checkin", "nobody", "--rapport", "4,4,4")
    kim.expect_refused(3, "checkin", "nobody")


def test_the_questions_are_shown_where_nobody_can_be_asked(kim: Cli) -> None:
    shown = kim.ok("checkin", "kim", "--ask")
    assert shown.out.count("\n  1  ") == shown.out.count("\n  5  ") == 8
    assert "mentorfolio checkin kim-sample --rapport" in shown.err
    assert [q["option"].split()[0] for q in kim.json("checkin", "kim", "--ask")] == [
        *["--rapport"] * 4,
        *["--clarity"] * 2,
        "--benefit-me",
        "--benefit-them",
    ]


def test_every_prompt_that_a_check_in_proposes_can_be_answered(kim: Cli) -> None:
    for ratings in ("1,5,5,5", "5,1,5,5", "5,5,1,5", "5,5,5,1"):
        kim.ok("checkin", "kim", "--rapport", ratings, "--clarity", "5,5")
    for ratings in ("1,5", "5,1", "5,5"):
        said = kim.ok("checkin", "kim", "--rapport", "5,5,5,5", "--clarity", ratings).err
        prompt = said.partition("--prompt ")[2].split()[0]
        kim.ok("reflect", "kim", "--prompt", prompt, "--text", "so")


def test_what_to_do_is_said_without_the_rows_of_the_method(kim: Cli, golden: Golden) -> None:
    told = []
    for ratings in ("1,5,5,5", "5,1,5,5", "5,5,1,5", "5,5,5,1"):
        told.append(kim.ok("checkin", "kim", "--rapport", ratings, "--clarity", "5,5").err)
        assert "(R" not in told[-1]
    golden(*told)


# --- the chart ---


def many(count: int) -> list[Checkin]:
    return [
        checkin("kim", f"20{n // 12 + 10:02}-{n % 12 + 1:02}-01", (1, 2, 3, 4), (5, 5)) for n in range(count)
    ]


def drawn(checkins: list[Checkin], look: Look) -> list[str]:
    return ["".join(span.text for span in one.spans) for one in trend_lines(checkins, look)]


def test_the_chart_goes_from_the_lowest_bar_to_the_highest() -> None:
    seen = [checkin("kim", "2026-01-01", (n, n, n, n), (6 - n, 6 - n)) for n in range(1, 6)]
    rapport, clarity, days = drawn(seen, Look(None, ascii=False, today=TODAY))
    assert "1 ▁▃▅▆█ 5" in rapport
    assert "5 █▆▅▃▁ 1" in clarity
    assert days.strip() == "1 Jan"
    assert "1 12345 5" in drawn(seen, Look(None, ascii=True, today=TODAY))[0]


@pytest.mark.parametrize("count", [1, 20, 21, 200])
def test_the_chart_fits_a_phone_however_many_check_ins_there_are(count: int) -> None:
    for ascii_only in (False, True):
        lines = drawn(many(count), Look(40, ascii=ascii_only, today=day("2026-01-21")))
        assert len(lines) == 3
        assert all(cells(one) <= 40 for one in lines), lines
        assert all(one.isascii() for one in lines) == ascii_only


def test_no_check_in_draws_no_chart() -> None:
    assert trend_lines([], Look(80, ascii=False, today=TODAY)) == []


@pytest.mark.parametrize("columns", [40, 80])
def test_no_line_of_a_check_in_is_broken_by_the_terminal(year: Cli, columns: int) -> None:
    ratings = ("--rapport", "5,4,5,4", "--clarity", "4,3")
    for words in (("checkin", "kim", *ratings), ("checkin", "kim", "--trend")):
        terminal = screen_of(year, *words, columns=columns)
        assert terminal.too_long == []
        assert "▅" in terminal.text


# --- at a terminal ---


def test_at_a_terminal_each_question_says_what_1_and_5_mean(kim: Cli, golden: Golden) -> None:
    with at_terminal(kim, "checkin", "kim") as terminal:
        terminal.asked("How are things with Kim Sample?").asked("1: we talk past each other").answer(
            "5: ", "4"
        )
        terminal.answer("tell them anything", "?").answer("", "7")
        terminal.asked("from 1 to 5").answer("", "5")
        terminal.answer("do what they promised", "4").answer("freer", "4")
        terminal.answer("an agenda", "2").answer("take you closer", "3")
        terminal.answer("get out of it", "5").answer("how much do they get out of it?", "").answer(
            "to remember", "talked long"
        )
        assert terminal.end() == 0
        golden(terminal.text)
        assert terminal.too_long == []
    (kept,) = kim.json("checkin", "kim", "--trend")
    assert (kept["rapport_items"], kept["clarity_items"]) == ([4, 5, 4, 4], [2, 3])
    assert (kept["benefit_me"], kept["benefit_them"], kept["note"]) == (5, None, "talked long")


def test_leaving_in_the_middle_of_the_six_keeps_nothing_and_says_so(kim: Cli, golden: Golden) -> None:
    with at_terminal(kim, "checkin", "kim", "--ask", columns=40) as terminal:
        terminal.answer("listen", "4").answer("tell them", "4").key("promised", CTRL_C)
        assert terminal.end() == 130
        golden(terminal.news)
        assert terminal.too_long == []
    assert kim.json("checkin", "kim", "--trend") == []


def test_enter_at_the_last_of_the_six_loses_none_of_the_five(kim: Cli) -> None:
    with at_terminal(kim, "checkin", "kim") as terminal:
        assert "Enter skips" not in terminal.asked("Give each a number").news
        for number in "54443":
            terminal.answer("(needed)", number)
        terminal.answer("take you closer", "").asked("This one needs a number.").answer("", "3")
        for _ in range(3):
            terminal.answer("", "")
        assert terminal.end() == 0
    (kept,) = kim.json("checkin", "kim", "--trend")
    assert (kept["rapport_items"], kept["clarity_items"]) == ([5, 4, 4, 4], [3, 3])

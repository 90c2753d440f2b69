"""``mentor show``: the page one reads before a meeting."""

from __future__ import annotations

import re

import pytest

from tests.cli.terminal import screen_of
from tests.support import Cli, Golden


@pytest.fixture
def begun(cli: Cli) -> Cli:
    """Half a year with Kim, a meeting to come, something of everything."""
    cli.answer_purpose()
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    cli.ok(
        *("mentor", "add", "Kim Sample", "--stage", "active", "--on", "2025-06-02"),
        *("--role", "Head of data", "--organisation", "Example Ltd", "--email", "kim@example.org"),
        *("--knowing", "how=3", "--knowing", "whom=1", "--supports", "lead=2"),
        *("--positive", "speaks plainly", "--constraint", "travels a lot", "--tag", "choir"),
        *("--notes", "likes tea"),
    )
    term = ("--from", "2025-06-02", "--until", "2026-06-01", "--minutes", "60", "--cadence", "1m")
    cli.ok("mentor", "formalise", "kim", "--programme", "Rising", *term)
    cli.ok("log", "kim", "the old talk", "--on", "2025-11-04", "--minutes", "45")
    cli.ok(
        *("log", "kim", "We went through the rota.", "--on", "2026-01-13", "--minutes", "60"),
        *(
            "--insight",
            "ask earlier",
            "--action",
            "send slides by fri",
            "--action",
            "them: introduce me to Ann",
        ),
    )
    cli.ok("entry", "edit", latest(cli), "--next-area", "pay")
    cli.ok("checkin", "kim", "--rapport", "4,4,4,4", "--clarity", "2,2", "--on", "2025-09-02")
    cli.ok("checkin", "kim", "--rapport", "4,4,4,5", "--clarity", "4,4", "--on", "2026-01-14")
    cli.ok(
        "meeting", "plan", "kim", "--when", "2026-01-22 15:00", "--agenda", "How to say no", "--agenda", "Pay"
    )
    cli.ok("gift", "kim", "an article on rotas", "--on", "2026-01-16")
    cli.ok("reflect", "kim", "--text", "It goes well.")
    return cli


def latest(cli: Cli) -> str:
    return str([row["id"] for row in cli.json("timeline", "kim") if row["kind"] == "meeting"][-1])


PAGE = """\
Kim Sample  Head of data, Example Ltd
good for       skill +++, people +
needs          Lead a team ++
stage          an active mentor since Mon 2 Jun 2025
term           Rising, until Mon 1 Jun 2026
               2 of 12 meetings held (7 expected by now), 105 of 720 minutes.
last contact   Tue 13 Jan 2026
last year      ·················◆····●·····●  ● 2 talks, ◆ 2 check-ins, + 1 gift
next contact   Fri 13 Feb 2026, every month
next meeting   Thu 22 Jan 2026, 15:00, 60 minutes
               - How to say no
               - Pay
you promised   send slides, by Fri 23 Jan 2026
they promised  introduce me to Ann
for next time  pay
last talk      Tue 13 Jan 2026: We went through the rota.
               learnt: ask earlier
how it goes    thriving: you get on well, and know what for.
               rapport    4 ▆▇ 4.25
               clarity    2 ▃▆ 4
                          2 Sep 2025 to 14 Jan
evaluation     half the term is over: look back together
               mentorfolio mentor evaluate kim-sample

in favour      speaks plainly
against        travels a lot
e-mail         kim@example.org
tags           choir
given          16 Jan: an article on rotas
reflections    1, to read: mentorfolio reflect kim-sample --past
notes          likes tea
"""


def test_the_page_before_a_meeting(begun: Cli) -> None:
    terminal = screen_of(begun, "mentor", "show", "kim", columns=80)
    assert terminal.text.startswith(PAGE), terminal.text
    rest = terminal.text.removeprefix(PAGE)
    assert re.findall(r"mentorfolio \w+", rest) == ["mentorfolio log", "mentorfolio timeline"]


def test_what_matters_before_the_meeting_fits_a_terminal_of_24_lines(begun: Cli) -> None:
    lines = begun.ok("mentor", "show", "kim").out.split("\n")
    assert lines.index("") <= 22


@pytest.mark.parametrize("columns", [40, 120])
def test_it_is_readable_on_a_phone_and_on_a_wide_screen(begun: Cli, columns: int) -> None:
    terminal = screen_of(begun, "mentor", "show", "kim", columns=columns)
    assert terminal.too_long == []
    for words in ("Thu 22 Jan 2026", "How to say no", "We went through the rota.", "likes tea", "▃▆"):
        assert words in terminal.said


def test_somebody_with_nothing_noted_has_a_short_page(cli: Cli) -> None:
    cli.ok("mentor", "add", "Kim Sample")
    said = cli.ok("mentor", "show", "kim")
    assert said.out == "Kim Sample\nstage          a candidate since Wed 21 Jan 2026\n"


def test_what_is_done_or_over_is_not_on_it_any_more(begun: Cli) -> None:
    for action in [a["id"] for a in begun.json("action", "list", "--open")]:
        begun.ok("action", "done", action)
    begun.ok("mentor", "evaluate", "kim", "--progress", "3", "--value", "4")
    planned = next(row["id"] for row in begun.json("timeline", "kim") if row["kind"] == "planned")
    begun.ok("meeting", "cancel", planned)
    said = begun.ok("mentor", "show", "kim").out
    for label in ("you promised", "they promised", "evaluation", "next meeting"):
        assert label not in said, label


def test_a_meeting_of_yesterday_is_not_the_next_one(begun: Cli) -> None:
    assert "next meeting   Thu 22 Jan" in begun.ok("mentor", "show", "kim", today="2026-01-22").out
    assert "next meeting" not in begun.ok("mentor", "show", "kim", today="2026-01-23").out


def test_the_areas_for_next_time_stay_until_others_are_noted(begun: Cli) -> None:
    begun.ok("log", "kim", "met on the stairs")
    said = begun.ok("mentor", "show", "kim").out
    assert "for next time  pay" in said
    assert "last talk      Wed 21 Jan 2026: met on the stairs" in said


def test_asking_only_is_said_in_a_sentence_with_its_evidence(cli: Cli, golden: Golden) -> None:
    cli.ok("mentor", "add", "Kim Sample", "--stage", "active", "--on", "2025-01-02")
    for on in ("2025-11-04", "2025-12-02", "2026-01-13"):
        cli.ok("log", "kim", "asked for advice", "--on", on)
    said = cli.ok("mentor", "show", "kim").rows("how it goes")
    cli.ok("gift", "kim", "a book")
    golden(said, cli.ok("mentor", "show", "kim").rows("how it goes"))


def test_an_unprepared_meeting_offers_to_prepare_it(begun: Cli) -> None:
    meeting = begun.json("meeting", "plan", "kim", "--when", "2026-01-21 15:00")["id"]
    assert f"mentorfolio meeting agenda {meeting}" in begun.ok("mentor", "show", "kim").err


def test_json_is_the_mentor_as_it_was(begun: Cli) -> None:
    shown = begun.json("mentor", "show", "kim")
    assert shown.pop("last_year")
    assert shown == begun.json("mentor", "list")[0]


def test_a_term_at_its_end_asks_for_a_look_back_until_it_was_taken(begun: Cli, golden: Golden) -> None:
    golden(begun.ok("mentor", "show", "kim", today="2026-05-20").rows("evaluation"))
    begun.ok("mentor", "evaluate", "kim", "--progress", "4", "--value", "4", today="2026-05-20")
    assert "evaluation" not in begun.ok("mentor", "show", "kim", today="2026-05-21").out


def test_nobody_waits_to_hear_from_a_role_model(cli: Cli) -> None:
    active = ("--stage", "active", "--on", "2025-01-02", "--cadence", "1m")
    cli.ok("mentor", "add", "Kim Sample", *active, "--direction", "role-model")
    assert "next contact" not in cli.ok("mentor", "show", "kim").out


def ways(cli: Cli, today: str) -> list[str]:
    said = cli.ok("mentor", "show", "kim", today=today).err
    return re.findall(r"mentorfolio mentor (formalise|informalise|stage \S+ ended)", said)


def test_a_term_near_its_end_says_how_to_go_on_until_something_else_is_agreed(begun: Cli) -> None:
    assert ways(begun, "2026-04-20") == []
    ending = ["formalise", "informalise", "stage kim-sample ended"]
    assert ways(begun, "2026-05-20") == ending
    assert ways(begun, "2027-01-20") == ending
    page = begun.ok("mentor", "show", "kim", today="2026-07-01").out
    assert "term           Rising, over since Mon 1 Jun 2026\n" in page
    assert "2 of 12 meetings held, 105 of 720 minutes." in page, "what was expected by now is the whole"
    assert "evaluation     the term is over: look back together" in page
    begun.ok("mentor", "informalise", "kim", today="2026-07-01")
    assert ways(begun, "2026-07-01") == []
    assert "\nterm " not in begun.ok("mentor", "show", "kim", today="2026-07-01").out


def test_a_term_of_an_earlier_time_together_calls_for_no_look_back(begun: Cli) -> None:
    begun.ok("mentor", "stage", "kim", "ended", "--on", "2026-05-01", today="2026-05-01")
    assert ways(begun, "2026-05-25") == []
    assert "evaluation" not in begun.ok("mentor", "show", "kim", today="2026-05-25").out
    begun.ok("mentor", "stage", "kim", "active", today="2027-05-01")
    assert "evaluation" not in begun.ok("mentor", "show", "kim", today="2027-05-01").out


def test_a_term_to_come_is_shown_with_its_first_day(cli: Cli) -> None:
    cli.ok("mentor", "add", "Kim Sample", "--stage", "active", "--on", "today")
    term = ("--from", "2026-02-02", "--until", "2026-06-01", "--minutes", "60", "--cadence", "1m")
    cli.ok("mentor", "formalise", "kim", "--programme", "Rising", *term)
    said = cli.ok("mentor", "show", "kim").out
    assert "term           Rising, from Mon 2 Feb 2026, until Mon 1 Jun 2026\n" in said
    assert "evaluation" not in said


def test_the_page_speaks_to_its_reader_and_names_letters_by_what_they_say(cli: Cli) -> None:
    cli.answer_purpose()
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    where = ("--source", "academic", "--line", "same-organisation", "--direction", "peer")
    cli.ok("mentor", "add", "Kim Sample", "--supports", "lead", *where)
    cli.ok("approach", "kim", "--set", "topic=teams", "--set", "why=you planned our move")
    subject = cli.json("outreach", "sent", "kim")["subject"]
    page = cli.ok("mentor", "show", "kim").out
    for words in (
        "stage          approached (you mentor each other) since Wed 21 Jan 2026\n",
        "works          in your organisation, outside your line\n",
        "found          at a university or college\n",
        f"letters        21 Jan: {subject} (sent, waiting)\n",
    ):
        assert words in page, page


def test_a_long_item_of_the_agenda_goes_on_below_its_first_letter(begun: Cli) -> None:
    long = "How we came to where we are, each of us, and what matters to us most at work and besides"
    meeting = begun.json("meeting", "plan", "kim", "--when", "2026-01-21 15:00", "--agenda", long)["id"]
    shown = screen_of(begun, "mentor", "show", "kim", columns=60).lines
    at = next(y for y, text in enumerate(shown) if "- How we came" in text)
    assert shown[at + 1].index(shown[at + 1].strip()[0]) == shown[at].index("How")
    shown = screen_of(begun, "meeting", "show", meeting, columns=60).lines
    at = next(y for y, text in enumerate(shown) if "1. How we came" in text)
    assert shown[at + 1].index(shown[at + 1].strip()[0]) == shown[at].index("How")


def test_an_evaluation_says_there_too_that_it_is_more_than_asking(cli: Cli) -> None:
    cli.ok("mentor", "add", "Kim Sample", "--stage", "active", "--on", "2025-01-01")
    for day in ("2026-01-05", "2026-01-12"):
        cli.ok("log", "kim", "asked", "--on", day)
    assert "only asked" in cli.ok("mentor", "show", "kim").out
    cli.ok("mentor", "evaluate", "kim", "--progress", "3", "--value", "4")
    assert "only asked" not in cli.ok("mentor", "show", "kim").out
    assert cli.json("review")["holistic"] == []


def test_the_last_year_is_one_line_at_eighty_columns_and_the_same_days_as_json(cli: Cli) -> None:
    cli.ok("mentor", "add", "Kim Sample", "--stage", "active", "--on", "2025-01-01")
    cli.ok("log", "kim", "before the year", "--on", "2025-01-22")
    cli.ok("log", "kim", "on its first day", "--on", "2025-01-23")
    cli.ok("log", "kim", "now")
    cli.ok("gift", "kim", "a book", "--on", "2025-08-01")
    cli.ok("checkin", "kim", "--rapport", "4,4,4,4", "--clarity", "2,2", "--on", "2026-01-01")
    assert cli.json("mentor", "show", "kim")["last_year"] == [
        {"on": "2025-01-23", "kind": "talk"},
        {"on": "2025-08-01", "kind": "gift"},
        {"on": "2026-01-01", "kind": "check-in"},
        {"on": "2026-01-21", "kind": "talk"},
    ]
    told = next(line for line in cli.ok("mentor", "show", "kim").out.splitlines() if "last year" in line)
    assert told == "last year      ●············+··········◆●  ● 2 talks, ◆ 1 check-in, + 1 gift"
    wide = screen_of(cli, "mentor", "show", "kim", columns=80).text
    assert re.search(r"last year +[●◆+·]{30,}  ● 2 talks, ◆ 1 check-in, \+ 1 gift\n", wide)
    cli.ok("mentor", "add", "Ben Sample")
    assert "last year" not in cli.ok("mentor", "show", "ben").out

"""Lists on a phone: what has no column stands below, and nothing a person needs is left out."""

from __future__ import annotations

import pytest

from tests.cli.terminal import screen_of
from tests.support import Cli, Golden


@pytest.fixture
def kept(cli: Cli) -> Cli:
    """Two people, a meeting of each sort, two letters, a circle."""
    cli.answer_purpose()
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    cli.ok(
        *("mentor", "add", "Kim Sample", "--supports", "lead", "--knowing", "how=3", "--knowing", "whom"),
        *("--rank", "1", "--last-contact", "2026-01-12"),
    )
    cli.ok("mentor", "add", "Ben Sample")
    cli.ok("log", "ben", "how he left the bank and what came next", "--on", "2026-01-13")
    cli.ok("approach", "kim", "--set", "topic=teams", "--set", "why=you planned our move")
    cli.ok("outreach", "sent", "kim")
    cli.ok("circle", "add", "Peers", "--member", "kim", "--member", "ben")
    return cli


def test_the_list_of_mentors_keeps_choice_last_contact_and_what_for(kept: Cli, golden: Golden) -> None:
    golden("\n".join(screen_of(kept, "mentor", "list", columns=40).lines[:5]))


def test_the_list_of_meetings_keeps_what_it_was_and_the_id(kept: Cli, golden: Golden) -> None:
    (meeting,) = kept.json("meeting", "list")
    terminal = screen_of(kept, "meeting", "list", columns=40)
    golden(terminal.lines[0])
    assert f"how he left the bank and what came next {meeting['id']}" in terminal.said


def test_the_board_keeps_the_subject_the_number_and_the_reminder(kept: Cli) -> None:
    (letter,) = kept.json("outreach", "list")
    terminal = screen_of(kept, "outreach", "list", columns=40)
    for words in (letter["subject"][:9], "1 Kim Sample", "reminder"):
        assert words in terminal.said, terminal.text


def test_the_list_of_circles_keeps_who_is_in_it(kept: Cli, golden: Golden) -> None:
    golden("\n".join(screen_of(kept, "circle", "list", columns=40).lines[:3]))


@pytest.mark.parametrize(
    "words", [("mentor", "list"), ("meeting", "list"), ("outreach", "list"), ("circle", "list")], ids=" ".join
)
def test_every_line_fits_and_a_pipe_has_one_for_each(kept: Cli, words: tuple[str, ...]) -> None:
    kept.ok("circle", "edit", "peers", "--name", "The circle of those who meet for lunch on Thursdays")
    for columns in (40, 80):
        assert screen_of(kept, *words, columns=columns).too_long == []
    assert not [text for text in kept.ok(*words).out.splitlines() if text.startswith("    ")]


@pytest.mark.parametrize("columns", [40, 80])
def test_what_was_changed_is_read_whole_before_one_goes_back(kept: Cli, columns: int) -> None:
    kept.ok("mentor", "edit", "ben", "--name", "Benedict Bartholomew van der Sample")
    for words in (("undo", "--list"), ("store", "backups")):
        terminal = screen_of(kept, *words, "--no-pager", columns=columns)
        assert "changed mentor Benedict Bartholomew van der Sample" in terminal.said, terminal.text


def test_the_list_of_places_cuts_no_name(kept: Cli) -> None:
    kept.ok("place", "add", "The college of midwives", "--kind", "professional-body")
    kept.ok("place", "looked", "college", "--found", "a register of mentors, and three names in it")
    shown = screen_of(kept, "place", "list", columns=80).said
    assert "The college of midwives" in shown
    assert "three names in it" in shown


def test_a_command_below_its_words_is_indented(kept: Cli) -> None:
    shown = screen_of(kept, "circle", "show", "peers", columns=40).lines
    next_ = shown.index("Next:")
    assert shown[next_ + 1 : next_ + 3] == [
        "  mentorfolio meeting plan --circle",
        '    peers --when "thu 15:00"',
    ]


def test_two_that_begin_alike_are_told_apart_on_a_phone(cli: Cli) -> None:
    titles = ("Read a budget and explain it to the board", "Read a budget of a trust without any fear")
    for title in titles:
        cli.ok("need", "add", title, "--knowing", "how")
    place = "The Example Rail Company of Northern Places"
    (cli.home / "people.csv").write_text(f"Name,Organization,Title\nPat Longname Sample,{place},a planner\n")
    cli.ok("network", "import", str(cli.home / "people.csv"))
    for page in ("need list", "review", "review --over 1y", "network list"):
        terminal = screen_of(cli, *page.split(), columns=40)
        assert terminal.too_long == []
        assert "…" not in terminal.said
        for words in (place,) if page == "network list" else titles:
            assert words in terminal.said, terminal.text


def test_somebody_is_picked_by_the_number_that_the_last_match_showed(cli: Cli) -> None:
    cli.ok("need", "add", "Run a budget", "--knowing", "how")
    (cli.home / "people.csv").write_text(
        "Name,Organization,Title\nAna Sample,Example Rail,head of budget and finance\n"
        "Bo Sample,Example Rail,budget clerk\n"
    )
    cli.ok("network", "import", str(cli.home / "people.csv"))
    found = cli.json("network", "match", "budget")
    screen_of(cli, "network", "match", "budget")
    assert cli.json("network", "pick", "2")["contact"] == found[1]["id"]


def test_the_counts_of_letters_keep_every_step_each_with_its_name(kept: Cli) -> None:
    shown = screen_of(kept, "outreach", "stats", columns=40)
    assert shown.too_long == []
    assert (
        "first-conversation drafted 1, sent 1 (100%), answered 0 (0%), met 0 (0%), active 0 (0%)"
        in shown.said
    )

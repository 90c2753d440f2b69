"""Meetings and promises at the keyboard and for scripts: JSON, refusals, pages, and a real terminal."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pytest

from tests.cli.terminal import CTRL_C, at_terminal, editor, screen_of, tables
from tests.support import Cli, Golden

MEETING = {
    *("id", "mentors", "circle", "kind", "when", "minutes", "agenda", "notes", "insights", "actions"),
    *("next_areas", "held", "cancelled", "created", "updated", "presenter", "incident"),
    *("place", "link", "series", "answers", "by_me"),
}


@pytest.fixture
def kim(cli: Cli) -> Cli:
    cli.ok("mentor", "add", "Kim Sample", "--stage", "active", "--on", "2025-06-01")
    cli.ok("mentor", "add", "Lee Sample", "--stage", "ended", "--on", "2025-06-01")
    return cli


def planned(cli: Cli, *names: str, when: str = "thu 15:00") -> str:
    return str(cli.json("meeting", "plan", *names, "--when", when)["id"])


# --- for scripts ---


def test_a_planned_meeting_has_every_promised_key_and_no_empty_text(kim: Cli) -> None:
    said = kim.json("meeting", "plan", "kim", "--when", "thu 15:00-16:30")
    assert set(said) == MEETING
    assert {k: said[k] for k in MEETING if k not in ("id", "created", "updated")} == {
        **dict.fromkeys(("circle", "notes", "presenter", "incident", "place", "link", "series")),
        **{key: [] for key in ("agenda", "insights", "actions", "next_areas", "answers")},
        "mentors": ["kim-sample"],
        "kind": "first",
        "when": "2026-01-22T15:00",
        "minutes": 90,
        "held": False,
        "cancelled": False,
        "by_me": False,
    }
    assert kim.json("meeting", "show", said["id"]) == said
    assert kim.json("meeting", "list") == [said]


def test_every_change_of_a_meeting_answers_with_the_meeting_after_it(kim: Cli) -> None:
    which = planned(kim, "kim", when="today")
    answers = [
        kim.json("meeting", "edit", which, "--agenda", "the rota"),
        kim.json("meeting", "move", which, "--when", "today 9:00"),
        kim.json("meeting", "held", "kim", "--action", "them: call Ann by fri", "--next-area", "pay"),
    ]
    assert all(set(answer) == MEETING for answer in answers)
    assert (answers[-1]["when"], answers[-1]["agenda"], answers[-1]["next_areas"]) == (
        "2026-01-21T09:00",
        ["the rota"],
        ["pay"],
    )
    (action,) = answers[-1]["actions"]
    assert action == {
        **dict(
            zip(("text", "owner", "due", "done"), ("call Ann", "mentor", "2026-01-23", None), strict=True)
        ),
        "id": action["id"],
        "since": None,
    }
    assert kim.json("meeting", "show", which) == answers[-1]
    again = planned(kim, "kim")
    assert kim.json("meeting", "cancel", again, "--reason", "ill")["notes"] == "ill"


def test_a_log_on_the_day_answers_with_the_planned_meeting(kim: Cli) -> None:
    which = planned(kim, "kim", when="today")
    assert kim.json("log", "kim", "we", "spoke")["id"] == which
    assert [m["id"] for m in kim.json("meeting", "list")] == [which]


def test_an_action_has_every_promised_key_wherever_it_was_promised(kim: Cli) -> None:
    between = kim.json("action", "add", "kim", "send", "it", "by", "fri")
    assert {k: v for k, v in between.items() if k != "id"} == {
        "text": "send it",
        "owner": "me",
        "due": "2026-01-23",
        "done": None,
        "since": "2026-01-21",
        "mentors": ["kim-sample"],
        "meeting": None,
    }
    talk = kim.json("log", "kim", "a talk", "--action", "them: call Ann")
    listed = kim.json("action", "list", "--open")
    assert [(a["text"], a["meeting"]) for a in listed] == [("send it", None), ("call Ann", talk["id"])]
    done = kim.json("action", "done", between["id"])
    assert done == {**between, "done": "2026-01-21"}
    assert [a["text"] for a in kim.json("action", "list", "--open")] == ["call Ann"]
    assert kim.json("action", "edit", "kim", "--due", "2w")["due"] == "2026-02-04"
    assert kim.json("action", "remove", between["id"], "--yes")["id"] == between["id"]


def test_notes_may_come_from_the_standard_input(kim: Cli) -> None:
    planned(kim, "kim", when="today")
    held = kim.json("meeting", "held", "kim", "--notes", "-", stdin="one\ntwo\n")
    assert held["notes"] == "one\ntwo"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (2, ("plan", "kim", "--when", "thu 16:00-15:00")),
        (2, ("plan", "kim", "--when", "yesterday")),
        (2, ("plan", "kim", "--when", "1/2/2026")),
        (2, ("plan", "kim", "--when", "thu", "--minutes", "0")),
        (2, ("plan", "kim")),
        (2, ("plan",)),
        (2, ("plan", "kim", "--when", "thu", "--kind", "moment")),
        (3, ("plan", "nobody", "--when", "thu")),
        (5, ("plan", "lee", "--when", "thu")),
        (3, ("plan", "--circle", "nobodys", "--when", "thu")),
        (2, ("move", "THURSDAY", "--when", "yesterday")),
        (2, ("move", "THURSDAY")),
        (5, ("move", "HELD", "--when", "fri")),
        (2, ("held", "THURSDAY")),
        (5, ("held", "HELD", "--notes", "again")),
        (5, ("held", "CANCELLED")),
        (4, ("held", "kim")),
        (3, ("held", "nobody")),
        (2, ("held", "TODAY", "--notes", "a\x1bb")),
        (5, ("cancel", "CANCELLED")),
        (5, ("cancel", "HELD")),
        (2, ("edit", "TODAY")),
        (2, ("edit", "TODAY", "--remove-agenda", "nothing of that")),
        (2, ("list", "--since", "2026-02-01", "--until", "2026-01-01")),
        (3, ("show", "zzzzzzzz")),
    ],
    ids=str,
)
def test_bad_input_about_meetings_is_one_sentence_and_changes_nothing(
    kim: Cli, code: int, words: Sequence[str]
) -> None:
    ids = {name: planned(kim, "kim", when="today") for name in ("HELD", "CANCELLED", "TODAY")}
    ids["THURSDAY"] = planned(kim, "kim")
    kim.ok("meeting", "held", ids["HELD"])
    kim.ok("meeting", "cancel", ids["CANCELLED"])
    error = kim.expect_refused(code, "meeting", *(ids.get(word, word) for word in words))
    assert error["hint"]


def test_an_action_done_twice_is_refused_and_changes_nothing(kim: Cli) -> None:
    which = kim.json("action", "add", "kim", "send it")["id"]
    kim.ok("action", "done", which)
    assert kim.expect_refused(5, "action", "done", which)["code"] == "refused"
    kim.expect_refused(2, "action", "remove", which)
    kim.expect_refused(2, "action", "add", "kim", "send it", "--due", "1/2/2026")


# --- a clock that goes forward ---


def test_a_time_that_the_clocks_skip_is_refused_and_the_hour_before_is_not(kim: Cli, golden: Golden) -> None:
    before, told = kim.store.read_bytes(), []
    for when in ("2026-03-29 02:30", "2026-03-29T02:00"):
        done = kim.process("meeting", "plan", "kim", "--when", when, "--json", TZ="Europe/Berlin")
        assert done.returncode == 2, done.stderr
        error = json.loads(done.stderr)["error"]
        told.append(error["message"])
        assert kim.store.read_bytes() == before
    golden(*told)
    for when in ("2026-03-29 01:59", "2026-03-29 03:00"):
        assert kim.process("meeting", "plan", "kim", "--when", when, TZ="Europe/Berlin").returncode == 0
    assert kim.process("meeting", "plan", "kim", "--when", "2026-03-29 02:30", TZ="UTC").returncode == 0


@pytest.mark.parametrize(
    ("when", "minutes", "ends"),
    [
        ("2026-03-29 01:30-03:30", 60, "2026-03-29T01:30:00"),
        ("2026-10-25 01:30-03:30", 180, "2026-10-25T02:30:00"),
        ("2026-03-30 01:30-03:30", 120, "2026-03-30T01:30:00"),
    ],
)
def test_a_meeting_said_by_its_end_lasts_what_the_clocks_let_it(
    kim: Cli, when: str, minutes: int, ends: str
) -> None:
    done = kim.process("meeting", "plan", "kim", "--when", when, "--json", TZ="Europe/Berlin")
    assert json.loads(done.stdout)["minutes"] == minutes
    calendar = kim.process("calendar", "--only", "meetings", "--json", TZ="Europe/Berlin")
    assert json.loads(calendar.stdout)[0]["end"].startswith(ends), "03:30 on the clock, in UTC"


def test_a_meeting_cannot_end_at_a_minute_that_the_clocks_skip(kim: Cli) -> None:
    before = kim.store.read_bytes()
    done = kim.process("meeting", "plan", "kim", "--when", "2026-03-29 01:30-02:30", TZ="Europe/Berlin")
    assert done.returncode == 2
    assert kim.store.read_bytes() == before


def test_a_meeting_cannot_be_moved_into_the_gap_either(kim: Cli) -> None:
    which, before = planned(kim, "kim"), kim.store.read_bytes()
    done = kim.process("meeting", "move", which, "--when", "2026-03-29 02:30", TZ="Europe/Berlin")
    assert done.returncode == 2
    assert kim.store.read_bytes() == before


# --- pages ---


def test_the_list_fits_eighty_columns_and_tells_planned_from_held(kim: Cli, golden: Golden) -> None:
    kim.ok("mentor", "add", "Wilhelmina Featherstonehaugh-Sample of the North")
    kim.ok("log", "wilhelmina", "a long talk about " + "everything " * 12, "--on", "2026-01-05")
    planned(kim, "kim", "wilhelmina")
    kim.ok("meeting", "cancel", planned(kim, "kim", when="fri"))
    kim.ok("meeting", "plan", "kim", "--when", "2w", "--agenda", "the rota")
    screen = screen_of(kim, "meeting", "list")
    assert not screen.too_long
    rows = [row for row in screen.lines if row]
    assert [row[:15] for row in rows] == [
        "Mon 5 Jan 2026 ",
        "Thu 22 Jan 2026",
        "Fri 23 Jan 2026",
        "Wed 4 Feb 2026 ",
    ]
    for row, state in zip(rows, ("a long", "planned, no agenda", "cancelled", "planned"), strict=True):
        assert state in row
    assert not screen_of(kim, "meeting", "list", columns=40).too_long
    golden(kim.ok("meeting", "list", today="2026-01-30").out)


def test_a_meeting_is_shown_with_what_to_do_next(kim: Cli, golden: Golden) -> None:
    which = planned(kim, "kim", when="fri 9:00")
    told = kim.ok("meeting", "show", "kim")
    golden(told.out)
    assert f"mentorfolio meeting agenda {which}" in told.err
    kim.ok("meeting", "edit", "kim", "--agenda", "the rota", "--agenda", "pay")
    assert "1. the rota" in kim.ok("meeting", "show", "kim").out
    assert "2. pay" in kim.ok("meeting", "show", "kim").out
    assert f"mentorfolio meeting held {which}" in kim.ok("meeting", "show", "kim", today="2026-01-23").err
    kim.ok(
        *("meeting", "held", "kim", "--notes", "we spoke", "--action", "send it by fri"),
        *("--action", "them: call Ann", "--next-area", "hiring", "--presenter", "me", "--incident", "A row."),
        today="2026-01-23",
    )
    told = kim.ok("meeting", "show", which)
    for text in ("we spoke", "you: send it, by Fri 30 Jan 2026", "they: call Ann", "hiring", "A row.", "you"):
        assert text in told.out
    assert f"mentorfolio reflect --meeting {which} --ask" in told.err


def test_a_promise_among_several_names_them(kim: Cli, golden: Golden) -> None:
    kim.ok("mentor", "add", "Ines Vogelsang", "--stage", "active", "--on", "2025-06-01")
    kim.ok("circle", "add", "Peers", "--member", "kim", "--member", "ines")
    talk = kim.json("log", "kim,ines", "lunch", "--action", "them: a checklist", "--action", "the rota")["id"]
    kim.ok("meeting", "plan", "--circle", "peers", "--when", "today")
    session = kim.json("meeting", "held", "peers", "--action", "them: bring cake")["id"]
    both = "Kim Sample and Ines Vogelsang"
    expected = (("they  a checklist", both), ("you   the rota", both), ("they  bring cake", "Peers"))
    screen = screen_of(kim, "action", "list", columns=90).text
    for listed in (screen, kim.ok("action", "list").out):
        for begins, names in expected:
            [row] = [r for r in listed.splitlines() if r.lstrip(" 0123456789").startswith(begins)]
            assert names in row
    shown = kim.ok("meeting", "show", talk).out
    assert f"{both}: a checklist" in shown
    assert "you: the rota" in shown
    golden(kim.ok("meeting", "show", session).out)


def test_promises_are_listed_with_whose_they_are_and_what_is_late(kim: Cli) -> None:
    kim.ok("action", "add", "kim", "read her report", "--due", "today")
    kim.ok("action", "add", "kim", "them: call Ann by 2026-01-25")
    kim.ok("action", "add", "kim", "some day")
    kim.ok("action", "done", kim.json("action", "add", "kim", "send it")["id"])
    rows = [row[:-8].split() for row in kim.ok("action", "list", today="2026-01-22").out.splitlines()]
    assert [" ".join(row) for row in rows] == [
        "you read her report Kim Sample 1 day late",
        "they call Ann Kim Sample by 25 Jan",
        "you some day Kim Sample -",
        "you send it Kim Sample done 21 Jan",
    ]
    for columns in (80, 40):
        assert not screen_of(kim, "action", "list", columns=columns).too_long


def test_empty_lists_say_how_to_begin(cli: Cli) -> None:
    assert "mentorfolio meeting plan" in cli.ok("meeting", "list").err
    assert "mentorfolio action add" in cli.ok("action", "list").err
    assert cli.json("meeting", "list") == cli.json("action", "list") == []
    assert not cli.store.exists()


# --- to reflect, where nobody can be asked ---


def test_questions_about_a_meeting_are_shown_to_a_script_and_asked_at_a_terminal(kim: Cli) -> None:
    which = kim.json("log", "kim", "a talk")["id"]
    rows = kim.json("reflect", "--meeting", "kim", "--ask")
    assert {row["prompt"] for row in rows} == {"different-practice", "unplanned-moment"}
    told = kim.ok("reflect", "--meeting", which, "--ask")
    assert f"mentorfolio reflect --meeting {which} --prompt PROMPT" in told.err
    kim.expect_refused(2, "reflect", "--meeting", which)
    with at_terminal(kim, "reflect", "--meeting", which, "--ask") as terminal:
        terminal.answer("", "a thought").answer("Another question?", "y").answer("", "")
        assert terminal.end() == 0
    assert [r["text"] for r in kim.json("reflect", "--past")] == ["a thought"]
    kim.expect_refused(4, "reflect", "--meeting", "kim", "--text", "again")


# --- at a terminal ---


def test_a_meeting_held_at_a_terminal_is_asked_about_and_kept(kim: Cli) -> None:
    which = planned(kim, "kim", when="today 9:00")
    kim.ok("meeting", "edit", which, "--agenda", "the rota")
    script = editor(kim.home, 'printf "from the\\neditor\\n" > "$1"')
    with at_terminal(kim, "meeting", "held", "kim", EDITOR=script) as terminal:
        terminal.asked("Your meeting with Kim Sample on Wed 21 Jan 2026, 09:00.").asked("1. the rota")
        terminal.answer("What did you talk about?", ":e")
        terminal.answer("What did you learn?", "ask early")
        terminal.answer("What was promised?", "send it by 1/2/2026").asked("ambiguous")
        terminal.answer("", "send it by fri; them: call Ann")
        terminal.answer("next meeting be about", "?").asked("You drive the agenda").answer("", "pay")
        terminal.asked("Enter: 60 minutes").answer("How long did it last?", "90 min")
        terminal.asks_more()
        terminal.answer("", "she listens")
        assert terminal.end() == 0
        assert terminal.restored
        assert not terminal.too_long
    held = kim.json("meeting", "show", which)
    assert (held["notes"], held["insights"], held["next_areas"], held["minutes"]) == (
        "from the\neditor",
        ["ask early"],
        ["pay"],
        90,
    )
    assert [(a["text"], a["owner"]) for a in held["actions"]] == [("send it", "me"), ("call Ann", "mentor")]
    assert [r["text"] for r in kim.json("reflect", "--past")] == ["she listens"]


def test_ctrl_c_in_the_middle_keeps_the_answers_before_it(kim: Cli) -> None:
    which = planned(kim, "kim", when="today")
    with at_terminal(kim, "meeting", "held", which) as terminal:
        terminal.answer("What did you talk about?", "we spoke").answer("What did you learn?", "ask early")
        terminal.key("What was promised?", "\x03")
        assert terminal.end() == 130
        assert terminal.restored
    kept = tables(kim)["meetings"]
    (held,) = kept if isinstance(kept, list) else kept.values()
    assert (held["held"], held["notes"], held["insights"]) == (True, "we spoke", ["ask early"])
    kim.expect_refused(5, "meeting", "held", which)


def test_ctrl_c_at_the_first_question_leaves_the_meeting_planned(kim: Cli) -> None:
    which, before = planned(kim, "kim", when="today"), kim.store.read_bytes()
    with at_terminal(kim, "meeting", "held", which) as terminal:
        terminal.key("What did you talk about?", "\x03")
        assert terminal.end() == 130
    assert kim.store.read_bytes() == before


def test_at_a_terminal_the_day_of_a_plan_is_asked(kim: Cli) -> None:
    with at_terminal(kim, "meeting", "plan", "kim") as terminal:
        terminal.answer("When?", "yesterday").asked("has passed").answer("", "thu 15:00")
        terminal.answer("Where?", "")
        assert terminal.end() == 0
        assert "Planned with Kim Sample on Thu 22 Jan 2026, 15:00, 60 minutes." in terminal.said


def test_the_page_of_a_meeting_says_its_kind_and_state_in_a_word(cli: Cli, golden: Golden) -> None:
    cli.ok("mentor", "add", "Kim Sample", "--stage", "active", "--on", "2025-10-01")
    meeting = cli.json("meeting", "plan", "kim", "--when", "2026-01-29 15:00", "--kind", "review")["id"]
    assert "kind          review\n" in cli.ok("meeting", "show", meeting).out
    said = cli.ok("meeting", "cancel", meeting).err
    pages = [said, cli.ok("meeting", "show", meeting).out, cli.ok("meeting", "list").out]
    refused = cli.expect_refused(5, "meeting", "held", meeting, today="2026-01-29")
    golden(*pages, refused["message"], cli.ok("undo").err)


def test_after_a_meeting_the_promises_before_it_are_asked_about_by_number(kim: Cli) -> None:
    for text in ("send the rota by fri", "read her report"):
        kim.ok("action", "add", "kim", text)
    planned(kim, "kim", when="today 9:00")
    with at_terminal(kim, "meeting", "held", "kim", columns=60) as terminal:
        terminal.asked("1 send the rota, by Fri 23 Jan 2026 2 read her report")
        terminal.answer("What have you done?", "2").key("What did you talk about?", CTRL_C)
        assert terminal.end() == 130
        assert "mentorfolio meeting held" in terminal.said
        assert terminal.too_long == []
    assert [a["text"] for a in kim.json("action", "list", "--open")] == ["send the rota"]
    with at_terminal(kim, "meeting", "held", "kim", columns=60) as terminal:
        terminal.answer("What have you done?", "").answer("What did you talk about?", "the rota")
        terminal.key("What did you learn?", CTRL_C)
        assert terminal.end() == 130
        assert "mentorfolio meeting edit" in terminal.said
    (meeting,) = kim.json("meeting", "list")
    assert (meeting["held"], meeting["notes"]) == (True, "the rota")


def test_with_no_words_the_people_are_there_by_number_and_what_is_planned_is_asked_about(kim: Cli) -> None:
    for again in (False, True):
        with at_terminal(kim, "meeting", "plan") as terminal:
            terminal.answer("1 Kim Sample", "1").answer("When?", "fri 15:00").answer("Where?", "")
            if again:
                terminal.answer("a second meeting?", "")
            assert terminal.end() == 0
    for day in ("fri", "fri 15:00"):
        with at_terminal(kim, "meeting", "plan", "kim", "--when", day) as terminal:
            terminal.answer("a second meeting?", "n")
            assert terminal.end() == 0
    assert len(kim.json("meeting", "list")) == 1
    with at_terminal(kim, "happened", "kim", "we agreed to meet on friday at 15:00") as terminal:
        terminal.answer("Note it like this?", "").answer("a second meeting?", "y")
        assert terminal.end() == 0
    assert len(kim.json("meeting", "list")) == 2

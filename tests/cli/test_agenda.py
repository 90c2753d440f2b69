"""``meeting agenda`` by the command line: printed, kept, sent ahead, with templates of one's own."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from mentorfolio.letters.library import Library
from tests.support import Cli, Golden

HEAD = "Name: Mine\nUse: Now.\nKind: regular\n\n"
KEYS = {"meeting", "template", "items", "agenda", "body", "file"}


def own(cli: Cli, name: str, text: str) -> Path:
    path = cli.home / "templates" / "agendas" / f"{name}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def meeting(cli: Cli) -> str:
    """The id of a planned meeting with Kim, after one that was held."""
    cli.answer_purpose()
    cli.ok("need", "add", "Lead a team", "--knowing", "how", "--priority", "3")
    kim = ("mentor", "add", "Kim Sample", "--supports", "team", "--constraint", "SECRET", "--notes", "SECRET")
    cli.ok(*kim, "--stage", "active", "--on", "2025-09-01")
    promised = ("--action", "call HR by fri", "--action", "them: send the slides")
    cli.ok("log", "kim", "SECRET words", "--insight", "SECRET insight", *promised)
    planned = cli.json("meeting", "plan", "kim", "--when", "2026-01-28 15:00", "--kind", "regular")
    return str(planned["id"])


def test_an_agenda_is_printed_and_nothing_is_changed_by_reading_it(
    cli: Cli, meeting: str, golden: Golden
) -> None:
    before = cli.store.read_bytes()
    shown = cli.ok("meeting", "agenda", meeting)
    golden(shown.out, shown.err)
    assert "SECRET" not in shown.out
    assert cli.ok("meeting", "agenda", "kim").out == shown.out
    assert cli.store.read_bytes() == before


def test_the_json_of_an_agenda_says_what_is_kept_and_what_is_proposed(cli: Cli, meeting: str) -> None:
    answer = cli.json("meeting", "agenda", meeting)
    assert set(answer) == KEYS
    assert (answer["meeting"], answer["template"], answer["agenda"]) == (meeting, "regular", [])
    assert answer["body"].split("\n")[2:] == [f"- {item}" for item in answer["items"]]
    assert answer["file"] is None


def test_what_is_kept_is_on_the_meeting_and_undo_takes_it_off(cli: Cli, meeting: str) -> None:
    added = cli.json("meeting", "agenda", meeting, "--add", "Salary", "--add", "The rota")
    assert added["agenda"] == ["Salary", "The rota"]
    assert cli.json("meeting", "show", meeting)["agenda"] == ["Salary", "The rota"]
    kept = cli.json("meeting", "agenda", meeting, "--keep")
    assert cli.json("meeting", "show", meeting)["agenda"] == kept["agenda"] == kept["items"]
    cli.ok("undo")
    assert cli.json("meeting", "show", meeting)["agenda"] == ["Salary", "The rota"]


def test_ones_own_agenda_stands_first_and_what_could_be_added_after_it(
    cli: Cli, meeting: str, golden: Golden
) -> None:
    cli.ok("meeting", "agenda", meeting, "--add", "Salary")
    golden(cli.ok("meeting", "agenda", meeting).out)
    sent = cli.ok("meeting", "agenda", meeting, "--format", "text").out
    assert sent.endswith("(60 minutes):\n\n- Salary\n")


def test_the_text_to_send_ahead_is_a_file_for_its_owner_only(cli: Cli, meeting: str, tmp_path: Path) -> None:
    path = tmp_path / "agenda.txt"
    answer = cli.json("meeting", "agenda", meeting, "--output", str(path))
    assert answer["file"] == str(path)
    assert path.read_text(encoding="utf-8") == answer["body"] + "\n"
    if sys.platform != "win32":
        assert path.stat().st_mode & 0o777 == 0o600
    said = cli.ok("meeting", "agenda", meeting, "--output", str(path), "--force")
    assert said.out == ""
    assert f"Written to {path}" in said.err


def test_the_calendar_entry_to_send_ahead_holds_the_agenda_and_nothing_private(
    cli: Cli, meeting: str, tmp_path: Path
) -> None:
    icalendar = pytest.importorskip("icalendar")
    path = tmp_path / "Agenda.ICS"
    answer = cli.json("meeting", "agenda", meeting, "--output", str(path))
    [event] = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert str(event["summary"]) == "Sam Sample, Kim Sample"
    assert str(event["description"]).split("\n") == [f"- {item}" for item in answer["items"]]
    known = {row["uid"] for row in cli.json("calendar") if row["kind"] == "meeting"}
    assert {str(event["uid"])} == known, "as in one's own calendar"
    assert (event["dtend"].dt - event["dtstart"].dt).total_seconds() == 3600
    assert b"SECRET" not in path.read_bytes()
    if sys.platform != "win32":
        assert path.stat().st_mode & 0o777 == 0o600
    printed = cli.ok("meeting", "agenda", meeting, "--format", "ics")
    assert printed.out.startswith("BEGIN:VCALENDAR\r\n")
    assert printed.err == ""


def test_a_meeting_on_a_day_without_a_time_is_an_entry_of_the_whole_day(cli: Cli, meeting: str) -> None:
    icalendar = pytest.importorskip("icalendar")
    cli.ok("meeting", "move", meeting, "--when", "2026-02-03")
    entry = cli.ok("meeting", "agenda", meeting, "--format", "ics").out
    [event] = icalendar.Calendar.from_ical(entry.encode()).walk("VEVENT")
    assert event["dtstart"].dt.isoformat() == "2026-02-03"


def test_an_own_agenda_in_the_folder_wins_over_the_shipped_one(cli: Cli, meeting: str) -> None:
    path = own(cli, "regular", HEAD + "For {{ names }}:\n- {{ needs[0].title }}!\n- {{ theirs[0].text }}\n")
    answer = cli.json("meeting", "agenda", meeting)
    assert answer["items"] == ["Lead a team!", "send the slides"]
    assert answer["body"] == "For Kim:\n- Lead a team!\n- send the slides"
    shown = cli.json("template", "show", "regular")
    assert (shown["family"], shown["own"], shown["path"]) == ("agenda", True, str(path))


@pytest.mark.parametrize(
    ("body", "line"),
    [("- {{ nobody }}", 5), ("- x\n{% if %}", 6), ("- {{ ''.__class__ }}", 5), ("no item", 0)],
)
def test_a_broken_own_agenda_is_named_with_file_and_line(
    cli: Cli, meeting: str, body: str, line: int
) -> None:
    path = own(cli, "regular", HEAD + body + "\n")
    error = cli.expect_refused(2, "meeting", "agenda", meeting, "--keep")
    assert str(path) in f"{error['message']} {error['hint']}"
    outcome = cli("template", "check", "--json")
    assert outcome.code == 1
    assert [(f["file"], f["line"]) for f in outcome.json["findings"]] == [(str(path), line)]
    assert "Needs:" not in outcome.out  # that header is a letter's
    assert cli.json("meeting", "agenda", meeting, "--template", "closing")["template"] == "closing"


def test_an_own_agenda_that_never_ends_is_stopped(cli: Cli, meeting: str) -> None:
    loop = "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}"
    own(cli, "regular", f"{HEAD}- x {loop}\n")
    error = cli.expect_refused(2, "meeting", "agenda", meeting, "--add", "Salary")
    assert "takes too long or grows too large" in error["message"]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (3, ("--template", "nothing-like-it")),
        (3, ("--template", "thanks")),
        (2, ("--add", "a\x07b")),
        (2, ("--format", "pdf")),
        (73, ("--keep", "--output", "portfolio.json/x.ics")),
    ],
)
def test_what_cannot_be_done_is_told_and_changes_nothing(
    cli: Cli, meeting: str, code: int, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(cli.home)
    cli.expect_refused(code, "meeting", "agenda", meeting, *words)


def test_a_meeting_that_was_held_or_is_not_there_gets_no_agenda(cli: Cli, meeting: str) -> None:
    cli.expect_refused(3, "meeting", "agenda", "nobody")
    cli.ok("meeting", "cancel", meeting)
    cli.expect_refused(5, "meeting", "agenda", meeting, "--add", "Salary")


def test_agendas_are_listed_shown_begun_and_checked_like_letters(cli: Cli) -> None:
    listed = cli.json("template", "list")
    assert [t["id"] for t in listed if t["family"] == "agenda"] == [a.id for a in Library().agendas()]
    assert "\nAgendas\n" in cli.ok("template", "list").out
    made = cli.json("template", "new", "agendas/mine")
    path = cli.home / "templates" / "agendas" / "mine.txt"
    assert (made["id"], made["family"], made["path"], made["source"]) == ("mine", "agenda", str(path), None)
    copied = cli.json("template", "new", "weekly", "--from", "regular")
    assert (copied["family"], copied["source"]) == ("agenda", "regular")
    assert "template check agendas/other" in cli.ok("template", "new", "agendas/other").err
    assert cli.json("template", "check") == {"clean": True, "tried": 3, "findings": []}
    assert cli.json("template", "check", str(path))["clean"]
    for agenda in Library().agendas():
        assert cli.json("template", "check", f"agendas/{agenda.id}")["clean"], agenda.id


def test_a_page_that_explains_itself_makes_an_agenda_and_a_question_as_it_stands(
    cli: Cli, meeting: str
) -> None:
    cli.ok("template", "new", "agendas/mine")
    body = cli.json("meeting", "agenda", meeting, "--template", "mine")["body"]
    assert body.startswith("Kim and I, Wed 28 Jan 2026, 15:00:\n\n- ")
    assert "{" not in body
    assert "comment" not in body
    cli.ok("template", "new", "prompts/ask")
    [asked] = [p for p in cli.json("reflect", "--list") if p["prompt"] == "ask"]
    assert asked["question"] == "What would you like to ask yourself?"


def test_an_id_of_a_letter_and_an_agenda_means_the_letter_unless_the_folder_is_named(cli: Cli) -> None:
    letter = cli.ok("template", "show", "closing")
    assert cli.json("template", "show", "closing")["family"] == "letter"
    assert "mentorfolio template show agendas/closing" in letter.err
    assert cli.json("template", "show", "agendas/closing")["family"] == "agenda"
    assert cli.json("template", "check", "closing")["tried"] == 2
    assert cli.json("template", "check", "agendas/closing")["tried"] == 1
    made = cli.json("template", "new", "agendas/closing")
    assert (made["id"], made["family"]) == ("closing", "agenda")
    assert cli.json("template", "new", "closing")["family"] == "letter"
    cli.expect_refused(4, "template", "new", "agendas/closing")
    cli.expect_refused(3, "template", "new", "agendas/x", "--from", "thanks")
    cli.expect_refused(2, "template", "new", "elsewhere/x")
    cli.expect_refused(2, "template", "new", "agendas/../x")


def test_resources_are_kept_and_taken_out_again(cli: Cli) -> None:
    added = cli.json("mentor", "add", "Kim Sample", "--resource", "a self-assessment")
    assert added["resources"] == ["a self-assessment"]
    words = ("--resource", "an article", "--remove-resource", "a self-assessment")
    assert cli.json("mentor", "edit", "kim", *words)["resources"] == ["an article"]
    cli.expect_refused(2, "mentor", "edit", "kim", "--remove-resource", "a self-assessment")


def test_the_question_of_the_letter_is_on_the_first_agenda_and_not_on_the_next(cli: Cli) -> None:
    cli.answer_purpose("team lead")
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    cli.ok("mentor", "add", "Kim Sample", "--supports", "lead", "--line", "outside", "--familiar", "known")
    cli.ok("approach", "kim", "--set", "why=your calm", "--set", "question=how do you say no")
    cli.ok("meeting", "plan", "kim", "--when", "2026-02-02")
    assert "From my letter" not in cli.ok("meeting", "agenda", "kim").out, "it was not sent yet"
    cli.ok("outreach", "sent", "kim")
    assert (
        "- From my letter: How do you say no?" in cli.ok("meeting", "agenda", "kim", "--format", "text").out
    )
    cli.ok("meeting", "held", "kim", today="2026-02-02")
    cli.ok("meeting", "plan", "kim", "--when", "2026-03-02", today="2026-02-03")
    assert "From my letter" not in cli.ok("meeting", "agenda", "kim", today="2026-02-03").out

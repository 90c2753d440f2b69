"""Letters that thank for something, or end it: asked about where nothing of the kind is recorded."""

from __future__ import annotations

import shlex

import pytest

from tests.cli.terminal import at_terminal
from tests.support import Cli

KEYS = "l later d discard"
SPEAKING = ("thanks", "catch-up", "news", "closing", "formalise", "introduction-thanks", "not-now")
ALL_THE_SAME = "write it all the same?"


@pytest.fixture
def ann(cli: Cli) -> Cli:
    """Ann, a stranger who was never written to."""
    cli.answer_purpose("team lead")
    cli.ok("mentor", "add", "Ann Sample", "--email", "ann@example.org")
    return cli


def codes(cli: Cli, template: str) -> set[str]:
    letter = cli.json("approach", "ann", "--template", template, "--again", "--anyway", "so")
    return {hint["code"] for hint in letter["hints"]}


@pytest.mark.parametrize("template", SPEAKING)
def test_a_script_writes_to_a_stranger_and_reads_what_is_not_recorded(ann: Cli, template: str) -> None:
    assert "unrecorded" in codes(ann, template)


@pytest.mark.parametrize("template", SPEAKING)
def test_at_a_terminal_it_is_asked_once_and_a_no_says_what_to_record(ann: Cli, template: str) -> None:
    with at_terminal(ann, "approach", "ann", "--template", template) as terminal:
        terminal.answer(ALL_THE_SAME, "")
        assert terminal.end() == 5
        assert "Record it first: mentorfolio" in " ".join(terminal.text.split())
    assert ann.json("outreach", "list") == []


def test_who_writes_all_the_same_gets_the_letter_and_no_hint_about_it(ann: Cli) -> None:
    with at_terminal(ann, "approach", "ann", "--template", "closing", "--set", "reason=I moved") as terminal:
        terminal.answer(ALL_THE_SAME, "y").key(KEYS, "l")
        assert terminal.end() == 0
        assert "No mentoring by" not in terminal.text.partition(ALL_THE_SAME)[2]
    assert len(ann.json("outreach", "list")) == 1


@pytest.mark.parametrize(
    ("recorded", "grounded"),
    [
        (["log", "ann", "we talked"], {"thanks", "catch-up", "news", "closing", "formalise"}),
        (["mentor", "edit", "ann", "--familiar", "known"], {"thanks", "catch-up", "news"}),
        (["happened", "ann", "introduced me to Bo Sample"], {"introduction-thanks"}),
        (["happened", "ann", "not now, ask me in march"], {"not-now"}),
        (
            ["mentor", "stage", "ann", "active", "--on", "today"],
            {*SPEAKING} - {"introduction-thanks", "not-now"},
        ),
    ],
)
def test_what_is_recorded_is_written_about_unasked(ann: Cli, recorded: list[str], grounded: set[str]) -> None:
    ann.ok(*recorded)
    assert {template for template in SPEAKING if "unrecorded" not in codes(ann, template)} >= grounded
    assert "unrecorded" in {code for template in SPEAKING for code in codes(ann, template)}


def test_the_line_that_records_it_makes_a_ground_for_it(ann: Cli) -> None:
    for template in SPEAKING:
        hints = ann.json("approach", "ann", "--template", template, "--again")["hints"]
        (said,) = [hint["message"] for hint in hints if hint["code"] == "unrecorded"]
        line = said.partition("First: mentorfolio ")[2].replace("NAME", "Bo Sample")
        ann.ok(*shlex.split(line))
        assert "unrecorded" not in codes(ann, template)
        ann.ok("undo")
        ann.ok("undo")


def test_who_is_in_conversation_without_a_talk_is_not_asked_to_mentor_unasked(ann: Cli) -> None:
    ann.ok("mentor", "stage", "ann", "approached")
    ann.ok("mentor", "stage", "ann", "conversation")
    assert "unrecorded" not in codes(ann, "request-mentoring")
    ann.ok("undo")
    with at_terminal(ann, "approach", "ann") as terminal:
        terminal.asked("No talk with Ann Sample is recorded").answer(ALL_THE_SAME, "")
        assert terminal.end() == 5
    ann.ok("log", "ann", "how to say no")
    with at_terminal(ann, "approach", "ann", "--template", "request-mentoring") as terminal:
        terminal.asked("Have they been a mentor").type("\x03")
        assert terminal.end() == 130


@pytest.fixture
def meeting_ann(ann: Cli) -> Cli:
    """Ann, who said yes to a talk that is still to come."""
    ann.ok("approach", "ann", "--set", "why=x", "--set", "topic=rotas")
    ann.ok("outreach", "sent", "ann")
    ann.ok("happened", "ann", "said yes, on 11 March at 18:00")
    return ann


def test_nobody_is_asked_for_mentoring_by_itself_before_the_first_talk(meeting_ann: Cli) -> None:
    refused = meeting_ann.expect_refused(5, "approach", "ann")
    assert refused["code"] == "planned"
    (meeting,) = meeting_ann.json("meeting", "list")
    assert f"mentorfolio meeting agenda {meeting['id']}" in str(refused["hint"])
    with at_terminal(meeting_ann, "approach", "ann") as terminal:
        terminal.answer("before that?", "")
        assert terminal.end() == 5
    assert len(meeting_ann.json("outreach", "list")) == 1


@pytest.mark.parametrize("option", [("--template", "request-mentoring"), ("--anyway", "so"), ("--again",)])
def test_who_asks_for_the_request_before_the_talk_gets_it(meeting_ann: Cli, option: tuple[str, ...]) -> None:
    assert meeting_ann.json("approach", "ann", *option)["template"] == "request-mentoring"


def test_after_a_talk_the_request_comes_as_ever(meeting_ann: Cli) -> None:
    meeting_ann.ok("log", "ann", "coffee by chance")
    assert meeting_ann.json("approach", "ann")["template"] == "request-mentoring"

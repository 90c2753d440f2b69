"""Two records of one person made one, with everything about both."""

from __future__ import annotations

import pytest

from tests.cli.terminal import at_terminal
from tests.support import Cli, Golden

REFERRING = ("outreach", "meetings", "checkins", "evaluations", "gifts", "circles", "reflections")


@pytest.fixture
def twice(cli: Cli) -> Cli:
    """Emile is there twice, with something of every kind about the second record."""
    cli.answer_purpose()
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    cli.ok("mentor", "add", "Emile Sample", "--role", "Coach", "--skill", "rotas", "--tag", "work")
    second = ("--role", "Head of care", "--email", "emile@example.org", "--skill", "budgets", "--tag", "Work")
    more = ("--supports", "lead=3", "--stage", "active", "--on", "2025-09-01", "--cadence", "1m", "--anyway")
    cli.ok("mentor", "add", "Émile Sample", *second, *more, "--notes", "met at a fair")
    cli.ok("mentor", "add", "Ada Sample", "--knows", "emile-sample-2", "--knows", "emile-sample")
    twin = "emile-sample-2"
    cli.ok("log", twin, "we talked about rotas")
    cli.ok("log", "emile-sample,emile-sample-2", "both of them")
    cli.ok("checkin", twin, "--rapport", "4,4,4,4", "--clarity", "3,3")
    cli.ok("mentor", "evaluate", twin, "--progress", "3", "--value", "4")
    cli.ok("gift", twin, "a book")
    cli.ok("reflect", twin, "--text", "calm under pressure")
    cli.ok("circle", "add", "Peers", "--member", twin, "--member", "ada")
    cli.ok("action", "add", twin, "send the plan")
    cli.ok("approach", twin, "--set", "why=x", "--set", "topic=y")
    return cli


def test_everything_about_the_second_becomes_the_first_ones(twice: Cli) -> None:
    before = twice.json("export")
    merged = twice.json("mentor", "merge", "emile-sample", "emile-sample-2", "--yes")
    assert merged["id"] == "emile-sample"
    assert merged["name"] == "Emile Sample"
    assert (merged["role"], merged["email"]) == ("Coach", "emile@example.org")
    assert (merged["skills"], merged["tags"]) == (["rotas", "budgets"], ["work"])
    assert merged["supports"] == {"lead-a-team": 3}
    assert (merged["stage"], merged["stage_since"], merged["cadence"]) == ("active", "2025-09-01", "1m")
    assert "met at a fair" in merged["notes"]
    assert "role: Head of care" in merged["notes"]
    assert [a["text"] for a in merged["actions"]] == ["send the plan"]
    after = twice.json("export")
    for table in REFERRING:
        assert len(after[table]) == len(before[table]), table
        for record in after[table]:
            told = {key: value for key, value in record.items() if key not in ("text", "notes", "body")}
            assert "emile-sample-2" not in str(told), table
    (both,) = [m for m in after["meetings"] if "both" in m["notes"]]
    assert both["mentors"] == ["emile-sample"]
    ada = next(m for m in after["mentors"] if m["id"] == "ada-sample")
    assert ada["knows"] == ["emile-sample"]
    assert twice.json("store", "check")["clean"]


def test_one_undo_brings_both_back(twice: Cli) -> None:
    before = twice.json("export")
    twice.ok("mentor", "merge", "emile-sample", "emile-sample-2", "--yes")
    assert "merged" in twice.json("undo")["change"]
    after = twice.json("export")
    assert {k: v for k, v in after.items() if isinstance(v, list)} == {
        k: v for k, v in before.items() if isinstance(v, list)
    }


def test_what_is_not_taken_over_is_told(twice: Cli, golden: Golden) -> None:
    told = twice.ok("mentor", "merge", "emile-sample", "emile-sample-2", "--yes").err
    golden(told)
    assert "mentorfolio undo" in told


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("emile", "emile-sample-2", "--yes"), 3),
        (("emile-sample", "Emi", "--yes"), 3),
        (("emile-sample", "nobody", "--yes"), 3),
        (("emile-sample", "emile-sample", "--yes"), 2),
        (("Emile Sample",), 2),
    ],
)
def test_only_whole_names_of_two_records_merge(twice: Cli, words: tuple[str, ...], code: int) -> None:
    before = twice.store.read_bytes()
    twice.expect_refused(code, "mentor", "merge", *words)
    assert twice.store.read_bytes() == before


def test_at_a_terminal_it_asks(twice: Cli) -> None:
    with at_terminal(twice, "mentor", "merge", "emile-sample", "emile-sample-2") as terminal:
        terminal.answer("Merge Émile Sample", "")
        assert terminal.end() == 0
    assert len(twice.json("mentor", "list")) == 3
    with at_terminal(twice, "mentor", "merge", "emile-sample", "emile-sample-2") as terminal:
        terminal.answer("Merge Émile Sample", "y")
        assert terminal.end() == 0
    assert len(twice.json("mentor", "list")) == 2


def test_the_stage_of_one_who_was_further_stays_and_the_others_way_is_told(cli: Cli) -> None:
    cli.ok("mentor", "add", "Kim Sample", "--stage", "active", "--on", "2025-01-02")
    cli.ok("mentor", "add", "Kim Other", "--stage", "ended", "--on", "2024-01-02")
    merged = cli.json("mentor", "merge", "Kim Sample", "Kim Other", "--yes")
    assert merged["stage"] == "active"
    assert "stages: ended on Tue 2 Jan 2024" in merged["notes"]
    assert "name: Kim Other" in merged["notes"]


def test_a_contact_that_was_the_second_is_the_first(twice: Cli) -> None:
    (twice.home / "c.csv").write_text("First Name,Last Name,Email\nZoe,Sample,zoe@example.org\n")
    twice.ok("network", "import", str(twice.home / "c.csv"), "--format", "csv")
    twice.ok("network", "pick", "zoe")
    twice.ok("mentor", "edit", "zoe", "--email", "", "--name", "Zoe Other")
    twice.ok("mentor", "merge", "emile-sample", "zoe-sample", "--yes")
    assert twice.json("network", "show", "zoe")["mentor"] == "emile-sample"


@pytest.mark.parametrize("typed", ["bob", "BOB", "robert", "r.sample@example.org", "R.Sample@Example.Org"])
def test_a_mentor_is_found_by_first_name_and_address(cli: Cli, typed: str) -> None:
    cli.ok("mentor", "add", "Robert Sample", "--first-name", "Bob", "--email", "r.sample@example.org")
    cli.ok("mentor", "add", "Bobby Other")
    assert cli.json("mentor", "show", typed)["id"] == "robert-sample"
    cli.ok("log", typed, "we talked")
    cli.ok("meeting", "plan", typed, "--when", "2026-02-05 10:00")


@pytest.mark.parametrize("name", ["emile  sample", "Sample, Emile", "Dr. Emile Sample", "ÉMILE SAMPLE"])
def test_somebody_is_not_added_twice_in_another_spelling(cli: Cli, name: str) -> None:
    cli.ok("mentor", "add", "Emile Sample")
    cli.expect_refused(4, "mentor", "add", name)


@pytest.mark.parametrize("name", ["Emile Sample Jr.", "Emil Sample", "Emile-Sample"])
def test_another_name_is_another_person(cli: Cli, name: str) -> None:
    cli.ok("mentor", "add", "Emile Sample")
    cli.ok("mentor", "add", name)
    assert {"Emile Sample", name} == {m["name"] for m in cli.json("mentor", "list")}


def test_two_records_that_turn_out_to_be_one_person_are_answered_with_merge(cli: Cli) -> None:
    cli.ok("mentor", "add", "Emile Sample", "--email", "e@example.org")
    cli.ok("mentor", "add", "E. Sample")
    hint = cli.expect_refused(4, "mentor", "edit", "e-sample", "--email", "e@example.org")["hint"]
    assert "mentorfolio mentor merge emile-sample e-sample" in hint


@pytest.mark.parametrize("kept", ["ann-a", "ann-alt"])
def test_nobody_is_introduced_by_themselves_after_a_merge(cli: Cli, kept: str) -> None:
    cli.ok("mentor", "add", "Ann A")
    cli.ok("mentor", "add", "Ann Alt", "--introduced-by", "Ann A")
    cli.ok("mentor", "add", "Ben Sample", "--introduced-by", "Ann Alt")
    gone = {"ann-a", "ann-alt"} - {kept}
    merged = cli.json("mentor", "merge", kept, *gone, "--yes")
    assert merged["introduced_by"] is None
    assert "introduced by" not in (merged["notes"] or "")
    assert cli.json("mentor", "show", "ben")["introduced_by"] == merged["name"]


def test_nobody_can_be_said_to_have_introduced_themselves(cli: Cli) -> None:
    cli.expect_refused(2, "mentor", "add", "X Y", "--introduced-by", "x y")
    cli.ok("mentor", "add", "X Y")
    cli.expect_refused(2, "mentor", "edit", "x-y", "--introduced-by", "X Y")

"""``approach --first``: a letter to each of the best-ranked, a file each, and nobody passed over in silence.

Also ``--strict`` and ``--remember``, which serve one letter as well.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import Cli, Golden


@pytest.fixture
def begun(cli: Cli) -> Cli:
    cli.answer_purpose("team lead")
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    cli.ok("need", "add", "Read a budget", "--knowing", "how")
    for rank, name in enumerate(("Julie", "Kim", "Omar", "Dana"), 1):
        cli.ok(
            *(
                "mentor",
                "add",
                f"{name} Sample",
                "--email",
                f"{name.lower()}@example.org",
                "--rank",
                str(rank),
            ),
            *("--supports", "team", "--positive", f"the talk of {name}", "--positive", "humour"),
        )
    cli.ok("mentor", "add", "Eve Sample", "--supports", "budget", "--rank", "1", "--positive", "x")
    return cli


FIRST = ("approach", "--again", "--need", "team", "--first", "3")


def test_the_three_best_ranked_get_a_letter_each_in_a_file_of_their_own(begun: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "letters of spring"
    rows = begun.json(*FIRST, "--output", str(folder))
    assert [row["mentor"] for row in rows] == ["julie-sample", "kim-sample", "omar-sample"]
    assert {row["skipped"] for row in rows} == {None}
    files = sorted(path.name for path in folder.iterdir())
    assert files == ["julie-sample.txt", "kim-sample.txt", "omar-sample.txt"]
    assert folder.stat().st_mode & 0o777 == 0o700
    for row in rows:
        path = Path(row["file"])
        assert path.stat().st_mode & 0o777 == 0o600
        assert path.read_text(encoding="utf-8") == f"Subject: {row['subject']}\n\n{row['body']}\n"
        assert "because of your talk." in row["body"]
    letters = begun.json("outreach", "list")
    assert {(x["mentor"], x["state"]) for x in letters} == {(row["mentor"], "draft") for row in rows}
    assert {x["stage"] for x in begun.json("mentor", "list")} == {"candidate"}


def test_a_screen_sums_it_up(begun: Cli, tmp_path: Path) -> None:
    said = begun.ok(*FIRST, "--output", str(tmp_path / "out"))
    lines = said.out.splitlines()
    assert lines[0].split() == ["to", "letter", "words", "hints", "file"]
    assert [line.split()[:3] for line in lines[1:]] == [
        [name, "Sample", "first-conversation"] for name in ("Julie", "Kim", "Omar")
    ]
    assert {x["state"] for x in begun.json("outreach", "list")} == {"draft"}
    assert str(tmp_path / "out") in said.err


def test_they_are_one_change(begun: Cli) -> None:
    begun.ok(*FIRST)
    begun.ok("undo")
    assert begun.json("outreach", "list") == []


@pytest.mark.parametrize(
    ("form", "ending", "start"),
    [("eml", "eml", "To: "), ("mailto", "txt", "mailto:"), ("text", "txt", "Subject")],
)
def test_each_form_has_its_file(begun: Cli, tmp_path: Path, form: str, ending: str, start: str) -> None:
    begun.ok(*FIRST, "--format", form, "--output", str(tmp_path / "out"))
    path = tmp_path / "out" / f"kim-sample.{ending}"
    assert path.read_text(encoding="utf-8").startswith(start)


def test_links_that_programs_would_cut_become_mail_files(begun: Cli, tmp_path: Path) -> None:
    long = "why=" + "plain words about hiring; " * 80
    begun.ok(*FIRST, "--format", "mailto", "--set", long, "--output", str(tmp_path / "out"))
    assert b"X-Unsent: 1" in (tmp_path / "out" / "kim-sample.eml").read_bytes()


def test_what_is_said_with_set_is_shared(begun: Cli) -> None:
    rows = begun.json(*FIRST, "--set", "topic=running a team", "--set", "why=your calm")
    assert all("running a team" in row["subject"] for row in rows)
    assert all("your calm" in row["body"] for row in rows)


class TestPassedOver:
    def test_whom_a_rule_forbids_is_told_and_the_others_get_theirs(self, begun: Cli, golden: Golden) -> None:
        begun.ok("mentor", "edit", "kim", "--line", "direct-line")
        rows = begun.json(*FIRST)
        assert [(row["mentor"], (row["skipped"] or {}).get("code")) for row in rows] == [
            ("julie-sample", None),
            ("omar-sample", None),
            ("kim-sample", "manager"),
        ]
        assert {*rows[0]} == {*rows[2]}
        said = begun.ok(*FIRST)
        golden(said.err)
        assert len(begun.json("outreach", "list", "--to", "kim")) == 0

    def test_who_has_no_positive_is_told(self, begun: Cli) -> None:
        begun.ok("mentor", "add", "Noor Sample", "--supports", "team", "--rank", "1")
        rows = begun.json(*FIRST)
        assert (rows[-1]["mentor"], rows[-1]["skipped"]["code"]) == ("noor-sample", "missing")
        assert "--positive" in rows[-1]["skipped"]["hint"]

    def test_if_a_rule_forbids_all_it_is_exit_5_and_nothing_is_written(
        self, begun: Cli, tmp_path: Path
    ) -> None:
        for name in ("julie", "kim", "omar"):
            begun.ok("mentor", "edit", name, "--line", "direct-line")
        assert begun.expect_refused(5, *FIRST, "--output", str(tmp_path / "out"))["code"] == "manager"
        assert not (tmp_path / "out").exists()
        begun.ok(*FIRST, "--anyway", "they all know")

    def test_if_nobody_has_a_reason_it_is_exit_2(self, begun: Cli) -> None:
        for name in ("julie", "kim", "omar"):
            begun.ok(
                *("mentor", "edit", name, "--remove-positive", f"the talk of {name.capitalize()}"),
                *("--remove-positive", "humour"),
            )
        assert begun.expect_refused(2, *FIRST)["code"] == "missing"

    def test_with_strict_a_letter_with_a_hint_is_passed_over(self, begun: Cli, tmp_path: Path) -> None:
        begun.ok("mentor", "edit", "kim", "--remove-positive", "the talk of Kim", "--positive", "XXXX")
        begun.ok("mentor", "edit", "kim", "--remove-positive", "humour")
        rows = begun.json(*FIRST, "--strict", "--output", str(tmp_path / "out"))
        assert [(row["mentor"], (row["skipped"] or {}).get("code")) for row in rows] == [
            ("julie-sample", None),
            ("omar-sample", None),
            ("kim-sample", "hints"),
        ]
        assert begun.json("outreach", "list", "--to", "kim") == []
        assert not (tmp_path / "out" / "kim-sample.txt").exists()

    def test_fewer_candidates_than_asked_for_are_told(self, begun: Cli, golden: Golden) -> None:
        said = begun.ok("approach", "--need", "team", "--first", "9")
        golden(said.err)

    def test_nobody_at_all_is_exit_3(self, begun: Cli) -> None:
        begun.ok("need", "add", "Sing", "--knowing", "how")
        begun.expect_refused(3, "approach", "--need", "sing", "--first", "3")


@pytest.mark.parametrize(
    "words", [("julie",), ("--open",), ("--copy",), ("--send", "--yes"), ("--manager-informed", "today")]
)
def test_what_is_for_one_letter_does_not_go_with_several(begun: Cli, words: tuple[str, ...]) -> None:
    begun.expect_refused(2, *FIRST, *words)


def test_the_letters_written_are_taken_away_when_the_person_is_purged(begun: Cli) -> None:
    begun.ok(*FIRST)
    assert (begun.home / "letters" / "kim-sample.txt").exists()
    begun.ok("store", "purge", "kim-sample", "--yes")
    assert sorted(p.name for p in (begun.home / "letters").iterdir()) == [
        "julie-sample.txt",
        "omar-sample.txt",
    ]


class TestStrict:
    def test_a_letter_with_a_hint_is_refused_and_not_kept(self, begun: Cli, tmp_path: Path) -> None:
        words = ("approach", "julie", "--set", "why=XXXX", "--strict")
        error = begun.expect_refused(5, *words, "--output", str(tmp_path / "out.txt"))
        assert error["code"] == "hints"
        assert "XXXX" in error["message"]
        assert not (tmp_path / "out.txt").exists()

    def test_a_good_letter_is_kept(self, begun: Cli) -> None:
        said = begun.json("approach", "julie", "--again", "--set", "why=your talk on hiring", "--strict")
        assert said["hints"] == []
        assert begun.json("outreach", "show", "julie")["id"] == said["outreach_id"]

    def test_a_hint_that_is_switched_off_does_not_count(self, begun: Cli) -> None:
        (begun.home / "config.toml").write_text('hints_off = ["blank"]\n', encoding="utf-8")
        letter = begun.json("approach", "julie", "--again", "--set", "why=XXXX", "--strict")
        assert (letter["state"], letter["hints"]) == ("draft", [])


class TestRemember:
    def test_a_value_said_once_is_there_the_next_time(self, begun: Cli) -> None:
        begun.ok(
            "approach", "julie", "--set", "why=x", "--set", "topic=running a team", "--remember", "topic"
        )
        assert "running a team" in begun.json("approach", "kim", "--set", "why=x")["subject"]
        assert begun.json("profile", "show")["values"] == {"topic": "running a team"}

    def test_another_one_said_takes_its_place_and_an_empty_one_is_forgotten(self, begun: Cli) -> None:
        for said, kept in (("a", {"topic": "a"}), ("b", {"topic": "b"})):
            begun.ok(
                "approach",
                "julie",
                "--again",
                "--set",
                "why=x",
                "--set",
                f"topic={said}",
                "--remember",
                "topic",
            )
            assert begun.json("profile", "show")["values"] == kept

    def test_one_that_was_not_said_is_refused(self, begun: Cli) -> None:
        error = begun.expect_refused(2, "approach", "julie", "--set", "why=x", "--remember", "topic")
        assert "--set topic=" in error["hint"]

    def test_why_somebody_is_true_of_nobody_else(self, begun: Cli) -> None:
        error = begun.expect_refused(2, "approach", "julie", "--set", "why=x", "--remember", "why")
        assert "--positive" in error["hint"]

    def test_a_refused_letter_leaves_nothing_remembered(self, begun: Cli) -> None:
        begun.expect_refused(
            *(5, "approach", "julie", "--set", "why=XXXX", "--strict"),
            *("--set", "topic=a", "--remember", "topic"),
        )

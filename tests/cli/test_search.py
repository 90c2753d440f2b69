"""``search``: what was written is found again, the best first, and the command beside it opens it."""

from __future__ import annotations

import shlex
from typing import Any

import pytest

from tests.support import Cli


@pytest.fixture
def written(cli: Cli) -> Cli:
    """A portfolio in which every kind of thing has been written."""
    cli.answer_purpose()
    cli.ok("need", "add", "Plan a rota", "--knowing", "how", "--why", "the Tuesday chaos")
    cli.ok("mentor", "add", "Julie Sample", "--skill", "rotas", "--notes", "likes tea", "--tag", "calm")
    cli.ok("mentor", "add", "Käthe Müller", "--organisation", "Example Bakery")
    cli.ok("mentor", "add", "Sean Sample")
    cli.ok("mentor", "add", "An Sample")
    cli.ok(
        "log", "julie", "asked about the Tuesday rota", "--insight", "small steps win", "--on", "2026-01-09"
    )
    cli.ok("log", "kathe", "spoke of bread and steps", "--on", "2025-03-04")
    cli.ok("gift", "kathe", "an article on rotas", "--on", "2025-12-01")
    cli.ok("action", "add", "kathe", "send the sourdough recipe")
    cli.ok("reflect", "julie", "--text", "I talk too fast")
    cli.ok("meeting", "plan", "julie", "--when", "2026-02-05", "--agenda", "the summer plan")
    cli.ok(
        *("checkin", "julie", "--rapport", "4,4,4,4", "--clarity", "4,4", "--note", "warmer than in autumn"),
        *("--benefit-me", "4", "--benefit-them", "3"),
    )
    cli.ok("approach", "an", "--set", "why=zebra", "--set", "topic=crews")
    return cli


def found(cli: Cli, *words: str) -> list[dict[str, Any]]:
    answer: list[dict[str, Any]] = cli.json("search", *words)
    return answer


def kinds(cli: Cli, *words: str) -> list[str]:
    return [row["kind"] for row in found(cli, *words)]


@pytest.mark.parametrize(
    ("words", "kind", "mentor"),
    [
        ("tea", "mentor", "julie-sample"),
        ("Tuesday chaos", "need", None),
        ("Tuesday rota", "talk", "julie-sample"),
        ("small steps", "insight", "julie-sample"),
        ("summer", "agenda", "julie-sample"),
        ("sourdough", "promise", "kathe-muller"),
        ("zebra", "letter", "an-sample"),
        ("too fast", "reflection", "julie-sample"),
        ("autumn", "check-in", "julie-sample"),
        ("article", "gift", "kathe-muller"),
        ("plain words", "profile", None),
    ],
)
def test_whatever_was_written_is_found_with_whom_it_is_about(
    written: Cli, words: str, kind: str, mentor: str | None
) -> None:
    (row,) = found(written, words)
    assert (row["kind"], row["mentor"]) == (kind, mentor)
    assert words.casefold() in row["text"].casefold()


def test_every_answer_has_its_keys_and_a_command_that_works(written: Cli) -> None:
    rows = found(written, "t")
    assert {row["kind"] for row in rows} >= {
        "mentor",
        "need",
        "talk",
        "promise",
        "letter",
        "reflection",
        "gift",
    }
    for row in rows:
        assert [*row] == ["kind", "id", "mentor", "on", "text", "command"]
        program, *words = shlex.split(row["command"])
        assert program == "mentorfolio"
        written.ok(*words)


def test_all_words_must_be_there_and_a_phrase_as_it_stands(written: Cli) -> None:
    assert kinds(written, "Tuesday", "rota")[0] in ("need", "talk")
    assert {*kinds(written, "Tuesday", "rota")} == {"need", "talk"}
    assert kinds(written, "rota", "sourdough") == []
    assert kinds(written, "rota Tuesday") == []
    assert kinds(written, '"tuesday ROTA"') == ["talk"]
    assert kinds(written, 'asked "tuesday rota"') == ["talk"]


def test_a_name_beside_a_word_narrows_it_to_that_person(written: Cli) -> None:
    assert {row["mentor"] for row in found(written, "julie", "steps")} == {"julie-sample"}
    assert {row["mentor"] for row in found(written, "steps")} == {"julie-sample", "kathe-muller"}
    assert kinds(written, "sean") == ["mentor"]


@pytest.mark.parametrize("word", ["Müller", "muller", "MUELLER", "käthe", "kaethe", "Mu\u0308ller"])
def test_accents_and_capitals_do_not_count(written: Cli, word: str) -> None:
    assert found(written, word)[0]["id"] == "kathe-muller"


def test_an_apostrophe_may_be_left_out(written: Cli) -> None:
    written.ok("mentor", "add", "Una O'Sample")
    for word in ("osample", "o'sample", "O\N{RIGHT SINGLE QUOTATION MARK}Sample"):
        assert [row["id"] for row in found(written, word)] == ["una-o-sample"], word
    alone = found(written, "'", "--kind", "mentor")
    assert [row["id"] for row in alone] == ["una-o-sample"], "and not everybody"


@pytest.mark.parametrize(
    "quoted", ["\u201ctuesday rota\u201d", "\u201erota Tuesday\u201c", "\u00abTuesday rota\u00bb"]
)
def test_the_quotes_of_a_telephone_are_quotes(written: Cli, quoted: str) -> None:
    assert kinds(written, quoted) == ([] if "rota T" in quoted else ["talk"])


def test_where_nothing_is_found_the_people_one_knows_are_named(written: Cli) -> None:
    assert "network" not in written.ok("search", "nosuchword").err
    file = written.home / "people.csv"
    file.write_text("Name,Note\nZora Sample,bakes sourdoughs\n", encoding="utf-8")
    written.ok("network", "import", str(file))
    assert "mentorfolio network search zora" in written.ok("search", "zora").err
    assert "network" not in written.ok("search", "zora", "--kind", "talk").err


def test_in_names_a_whole_word_wins_over_a_part(written: Cli) -> None:
    order = [row["id"] for row in found(written, "an", "--kind", "mentor")]
    assert order[0] == "an-sample"
    assert "sean-sample" in order


def test_the_later_comes_first_where_both_fit_alike(written: Cli) -> None:
    days = [row["on"] for row in found(written, "steps", "--kind", "talk", "--kind", "insight")]
    assert days == ["2026-01-09", "2025-03-04"]


def test_filters_narrow_it_down(written: Cli) -> None:
    assert {*kinds(written, "rota", "--kind", "gift", "--kind", "needs")} == {"gift", "need"}
    assert {row["mentor"] for row in found(written, "rota", "--with", "kathe")} == {"kathe-muller"}
    assert {row["on"] for row in found(written, "rota", "--until", "2025-12-31")} == {"2025-12-01"}
    assert "2025-12-01" not in {row["on"] for row in found(written, "rota", "--since", "2026-01-01")}


def test_what_cannot_be_meant_is_refused(written: Cli) -> None:
    assert "letter" in str(written.expect_refused(2, "search", "rota", "--kind", "song")["hint"])
    written.expect_refused(2, "search", " ")
    written.expect_refused(2, "search", '""')
    written.expect_refused(3, "search", "rota", "--with", "nobody")
    written.expect_refused(2, "search", "rota", "--since", "2026-01-02", "--until", "2026-01-01")


def test_nothing_found_is_no_failure(written: Cli) -> None:
    outcome = written.ok("search", "no such phrase")
    assert outcome.out == ""
    assert 'Nothing was found for "no such phrase".' in outcome.err
    assert found(written, "nosuchword") == []


def test_a_long_text_is_shown_around_what_was_found(written: Cli) -> None:
    written.ok("log", "sean", "word " * 200 + "needle " + "more " * 200)
    (row,) = found(written, "needle")
    assert "needle" in row["text"]
    assert len(row["text"]) < 140
    assert row["text"].startswith("…")
    assert row["text"].endswith("…")


def test_two_things_are_not_shown_as_one(written: Cli) -> None:
    written.ok("meeting", "plan", "sean", "--when", "2026-02-06", "--agenda", "pay", "--agenda", "needle")
    assert [row["text"] for row in found(written, "needle")] == ["pay; needle"]


def test_what_was_written_is_text_and_no_markup(written: Cli) -> None:
    written.ok("log", "sean", "[red]needle[/red] \x1b[31m".replace("\x1b", "\\x1b"))
    assert "[red]needle[/red]" in written.ok("search", "needle").out

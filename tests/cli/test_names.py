"""Naming people, needs and letters as a person would: id, name, beginning, part, without accents."""

from __future__ import annotations

import unicodedata

import pytest

from tests.cli.terminal import screen_of
from tests.support import Cli, Golden


@pytest.fixture
def people(cli: Cli) -> Cli:
    """Five people whose names are alike."""
    for name in ("Tomasz Zieliński", "Julie Okafor", "Julia Sample", "Ann", "Annabel Sample"):
        cli.ok("mentor", "add", name)
    cli.ok("need", "add", "Run a budget", "--knowing", "how")
    cli.ok("need", "add", "Run a team", "--knowing", "how")
    return cli


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("tomasz-zielinski", "tomasz-zielinski"),
        ("Tomasz Zieliński", "tomasz-zielinski"),
        ("tomasz zielinski", "tomasz-zielinski"),
        ("TOMASZ", "tomasz-zielinski"),
        ("zielinski", "tomasz-zielinski"),
        ("ZIELIŃSKI", "tomasz-zielinski"),
        ("zieliń", "tomasz-zielinski"),
        ("tom", "tomasz-zielinski"),
        ("julie", "julie-okafor"),
        ("okafor", "julie-okafor"),
        ("  okafor  ", "julie-okafor"),
        ("ann", "ann"),
        ("Ann", "ann"),
        ("annab", "annabel-sample"),
    ],
)
def test_a_person_is_found_by_any_name_one_would_type(people: Cli, said: str, meant: str) -> None:
    assert people.json("mentor", "show", said)["id"] == meant


@pytest.mark.parametrize(("said", "meant"), [("budget", "run-a-budget"), ("run-a-t", "run-a-team")])
def test_a_need_is_found_by_a_part_of_its_title_or_the_beginning_of_its_id(
    people: Cli, said: str, meant: str
) -> None:
    assert people.json("need", "show", said)["id"] == meant


def test_an_exact_name_wins_over_longer_names_that_begin_with_it(people: Cli) -> None:
    people.ok("mentor", "add", "Ann Sample")
    assert people.json("mentor", "show", "Ann")["id"] == "ann"


@pytest.mark.parametrize("words", [("mentor", "show", "jul"), ("mentor", "show", "sample")])
def test_an_ambiguous_person_is_refused_with_a_list_of_whom_it_could_be(
    people: Cli, words: tuple[str, ...]
) -> None:
    error = people.expect_refused(4, *words)
    told = error["message"] + str(error["hint"])
    assert error["code"] == "ambiguous"
    assert "julia-sample" in told


def test_an_ambiguous_need_is_refused_with_both_of_them(people: Cli) -> None:
    told = str(people.expect_refused(4, "need", "show", "run"))
    assert "run-a-budget" in told
    assert "run-a-team" in told


NOBODY: list[tuple[str, ...]] = [
    ("mentor", "show", "nobody"),
    ("mentor", "edit", "nobody", "--role", "x"),
    ("mentor", "rank", "nobody", "1"),
    ("mentor", "stage", "nobody", "ended"),
    ("mentor", "remove", "nobody", "--yes"),
    ("mentor", "add", "New", "--knows", "nobody"),
    ("mentor", "add", "New", "--supports", "nothing"),
    ("mentor", "list", "--need", "nothing"),
    ("need", "show", "nothing"),
    ("need", "edit", "nothing", "--why", "x"),
    ("need", "rate", "nothing", "3"),
    ("need", "met", "nothing"),
    ("need", "drop", "nothing"),
    ("need", "reopen", "nothing"),
    ("need", "remove", "nothing", "--yes"),
    ("need", "add", "New", "--knowing", "how", "--supported-by", "nobody"),
    ("identify", "--need", "nothing"),
    ("approach", "nobody"),
    ("approach", "ann", "--need", "nothing"),
    ("approach", "ann", "--template", "nothing"),
    ("reflect", "nobody", "--text", "x"),
    ("reflect", "--need", "nothing", "--text", "x"),
    ("reflect", "--meeting", "nothing", "--text", "x"),
    ("reflect", "--prompt", "nothing", "--text", "x"),
    ("outreach", "show", "nobody"),
    ("outreach", "edit", "nobody", "--note", "x"),
    ("outreach", "discard", "nobody", "--yes"),
    ("outreach", "sent", "nobody"),
    ("outreach", "replied", "nobody"),
    ("outreach", "accepted", "nobody"),
    ("outreach", "declined", "nobody"),
    ("outreach", "unanswered", "nobody"),
    ("log", "nobody", "talked"),
    ("log", "ann,nobody", "talked"),
    ("gift", "nobody", "an article"),
    ("review", "--with", "nobody"),
    ("review", "--without", "nobody"),
    ("template", "show", "nothing"),
    ("template", "show", "../prompts/pass-it-on"),
]


@pytest.mark.parametrize("words", NOBODY, ids=" ".join)
def test_an_unknown_name_is_exit_3_for_every_command_that_takes_one(
    people: Cli, words: tuple[str, ...]
) -> None:
    assert people.expect_refused(3, *words)["code"] == "not-found"


def test_a_misspelt_name_is_answered_with_the_one_that_is_close(people: Cli) -> None:
    assert "Julie Okafor" in str(people.expect_refused(3, "mentor", "show", "Okafar")["hint"])


def test_an_empty_name_is_a_usage_error_not_everybody(people: Cli) -> None:
    people.expect_refused(2, "mentor", "show", "")
    people.expect_refused(2, "need", "show", "  ")


class TestSlugs:
    @pytest.mark.parametrize(
        ("name", "slug"),
        [
            ("Tomasz Zieliński", "tomasz-zielinski"),
            ("Ørjan Ødegård", "orjan-odegard"),
            ("Straße Æsop", "strasse-aesop"),
            ("O'Neil, Pat Jr.", "o-neil-pat-jr"),
            ("李小龍", "李小龍"),
            ("!!!", "mentor"),
            ("4 You", "4-you"),
        ],
    )
    def test_an_id_is_the_folded_words_of_the_name(self, cli: Cli, name: str, slug: str) -> None:
        said = cli.json("mentor", "add", name)
        assert (said["id"], said["name"]) == (slug, name)

    def test_names_without_a_letter_count_up_from_the_bare_word(self, cli: Cli) -> None:
        ids = [cli.json("mentor", "add", name)["id"] for name in ("💡", "!!!", "☆")]
        assert ids == ["mentor", "mentor-2", "mentor-3"]
        assert cli.json("need", "add", "☆", "--knowing", "how")["id"] == "need"

    def test_a_taken_id_gets_a_number(self, cli: Cli) -> None:
        assert [cli.json("mentor", "add", n)["id"] for n in ("Ann Lee", "Ann-Lee", "ANN. LEE")] == [
            "ann-lee",
            "ann-lee-2",
            "ann-lee-3",
        ]

    def test_the_id_of_somebody_removed_is_never_given_to_another(self, cli: Cli) -> None:
        cli.ok("mentor", "add", "Ann Lee")
        cli.ok("mentor", "remove", "ann-lee", "--yes")
        assert cli.json("mentor", "add", "Ann Lee")["id"] == "ann-lee-2"
        cli.ok("need", "add", "Lead", "--knowing", "how")
        cli.ok("need", "remove", "lead", "--yes")
        assert cli.json("need", "add", "Lead", "--knowing", "how")["id"] == "lead-2"

    def test_a_removed_id_stays_taken_after_export_and_import(self, cli: Cli) -> None:
        cli.ok("mentor", "add", "Ann Lee")
        cli.ok("mentor", "remove", "ann-lee", "--yes")
        exported = cli.ok("export").out
        cli.begin_anew()
        cli.ok("import", "-", stdin=exported)
        assert cli.json("mentor", "add", "Ann Lee")["id"] == "ann-lee-2"

    def test_a_new_name_keeps_the_id(self, cli: Cli) -> None:
        cli.ok("mentor", "add", "Ann Lee")
        said = cli.json("mentor", "edit", "ann", "--name", "Ann Sample")
        assert (said["id"], said["name"]) == ("ann-lee", "Ann Sample")
        assert cli.json("mentor", "show", "ann-lee")["name"] == "Ann Sample"

    def test_a_need_given_a_new_title_keeps_its_id(self, cli: Cli) -> None:
        cli.ok("need", "add", "Lead", "--knowing", "how")
        assert cli.json("need", "edit", "lead", "--title", "Guide")["id"] == "lead"


class TestLetters:
    @pytest.fixture
    def julie(self, cli: Cli) -> Cli:
        cli.answer_purpose()
        cli.ok("mentor", "add", "Julie Sample", today="2026-01-02")
        return cli

    @staticmethod
    def _draft(cli: Cli) -> str:
        words = ("approach", "julie", "--again", "--set", "why=x", "--set", "topic=y")
        return str(cli.json(*words, today="2026-01-10")["outreach_id"])

    def test_a_letter_is_found_by_its_id_or_the_beginning_of_it(self, julie: Cli) -> None:
        letter = self._draft(julie)
        assert len(letter) == 8
        assert julie.json("outreach", "show", letter)["id"] == letter
        assert julie.json("outreach", "show", letter[:6])["id"] == letter
        assert julie.json("outreach", "show", letter.upper())["id"] == letter

    def test_a_person_stands_for_the_only_open_letter_to_them(self, julie: Cli) -> None:
        letter = self._draft(julie)
        assert julie.json("outreach", "sent", "Julie")["id"] == letter
        assert julie.json("outreach", "accepted", "julie-sample")["id"] == letter

    def test_two_drafts_to_a_person_are_listed_and_none_is_taken(self, julie: Cli) -> None:
        first, second = self._draft(julie), self._draft(julie)
        for verb in ("show", "sent", "discard", "edit"):
            more = {"discard": ("--yes",), "edit": ("--note", "x")}.get(verb, ())
            told = str(julie.expect_refused(4, "outreach", verb, "julie-sample", *more))
            assert first in told
            assert second in told

    def test_an_answered_letter_is_not_open_any_more(self, julie: Cli) -> None:
        letter = self._draft(julie)
        julie.ok("outreach", "sent", "julie")
        julie.ok("outreach", "declined", "julie")
        assert letter in str(julie.expect_refused(4, "outreach", "accepted", "julie"))

    def test_a_letter_that_was_settled_refuses_by_its_id_too(self, julie: Cli) -> None:
        letter = self._draft(julie)
        julie.ok("outreach", "sent", letter)
        julie.ok("outreach", "declined", letter)
        julie.expect_refused(5, "outreach", "accepted", letter)
        julie.expect_refused(5, "outreach", "sent", letter)
        julie.expect_refused(5, "outreach", "edit", letter, "--note", "x")
        julie.expect_refused(5, "outreach", "discard", letter, "--yes")


def test_an_id_from_an_earlier_name_is_shown_and_any_other_is_not(cli: Cli, golden: Golden) -> None:
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    cli.ok("mentor", "add", "Anna Sample")
    cli.ok("circle", "add", "Peers", "--member", "anna")
    shown = {
        "anna-sample": ("mentor", "show", "anna-sample"),
        "lead-a-team": ("need", "show", "lead-a-team"),
        "peers": ("circle", "show", "peers"),
    }
    assert not any(f"  {i}" in cli.ok(*words).out for i, words in shown.items())
    done = cli.ok("mentor", "edit", "anna", "--name", "Anna Married")
    golden(done.err)
    cli.ok("need", "edit", "team", "--title", "Lead people")
    cli.ok("circle", "edit", "peers", "--name", "Friends")
    assert all(f"  {i}\n" in cli.ok(*words).out for i, words in shown.items())
    cli.ok("mentor", "add", "Anna Sample")  # anna-sample-2, which is as the name has it
    assert "anna-sample-2\n" not in cli.ok("mentor", "show", "anna-sample-2").out


@pytest.mark.parametrize(
    ("typed", "meant"), [("Mueller", "ute-muller"), ("muel", "ute-muller"), ("osample", "una-o-sample")]
)
def test_a_name_is_found_as_a_keyboard_without_its_letters_types_it(cli: Cli, typed: str, meant: str) -> None:
    cli.ok("mentor", "add", "Ute Müller")
    cli.ok("mentor", "add", "Una O'Sample")
    assert cli.json("mentor", "show", typed)["id"] == meant
    cli.ok("mentor", "add", "Cleo Mueller")
    assert cli.json("mentor", "show", "mueller")["id"] == "cleo-mueller", "as it is written wins"


def test_a_contact_is_found_as_a_keyboard_without_its_letters_types_it(cli: Cli) -> None:
    (cli.home / "people.csv").write_text("Name\nGesa Köhler\nUna O'Sample\n", encoding="utf-8")
    cli.ok("network", "import", str(cli.home / "people.csv"))
    for typed, meant in (("koehler", "gesa-kohler"), ("kohler", "gesa-kohler"), ("osample", "una-o-sample")):
        assert [contact["id"] for contact in cli.json("network", "search", typed)] == [meant]
        assert cli.json("network", "show", typed)["id"] == meant


def test_a_sister_is_greeted_as_one_and_found_by_it_and_no_sister_of_mine_is_taken_for_her(cli: Cli) -> None:
    cli.answer_purpose("nurse")
    cli.ok("mentor", "add", "Sr. Margarethe Sample")
    cli.ok("mentor", "add", "Sister Mary Sample")
    letter = cli.json("approach", "Sister Margarethe", "--set", "why=x", "--set", "topic=rotas")
    assert letter["body"].startswith("Dear Sister Margarethe,")
    assert cli.json("happened", "met Sister Margarethe")["mentor"] == "sr-margarethe-sample"
    cli.expect_refused(3, "happened", "my sister came by and we met")


def test_two_of_one_name_are_told_apart_in_what_is_due_promised_and_found(cli: Cli) -> None:
    for at in ("Lakeside", "Northfield"):
        cli.ok("mentor", "add", "Anna Sample", "--organisation", at, "--anyway")
    cli.ok("action", "add", "anna-sample", "send the plan by 2026-01-22")
    cli.ok("action", "add", "anna-sample-2", "send the rota by 2026-01-22")
    for words in (("next",), ("action", "list"), ("search", "send"), ("search", "anna")):
        seen = screen_of(cli, *words, columns=160).said
        assert "Anna Sample (Lakeside)" in seen, words
        assert "Anna Sample (Northfield)" in seen, words
    cli.ok("mentor", "remove", "anna-sample-2", "--yes")
    assert "(Lakeside)" not in cli.ok("next").out


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Ilham Əliyev", "eliyev"),
        ("Ilham Əliyev", "aliyev"),
        ("Aminu Ɗanjuma", "danjuma"),
        ("Ŋiŋá Sara", "nginga"),
        (unicodedata.normalize("NFD", "Jörg Öztürk"), "joerg"),
        (unicodedata.normalize("NFD", "Jörg Öztürk"), "oeztuerk"),
        (unicodedata.normalize("NFD", "Jörg Öztürk"), "Öztürk"),
        ("Παπάς Νίκος", "νικοσ"),
    ],
)
def test_a_name_is_found_by_the_letters_that_a_keyboard_has(cli: Cli, name: str, typed: str) -> None:
    cli.ok("mentor", "add", name)
    cli.ok("mentor", "add", "Bo Ek")
    assert cli.json("mentor", "show", typed)["name"] == name

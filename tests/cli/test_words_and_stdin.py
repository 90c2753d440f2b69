"""Texts without quotes, texts from the standard input, several people at once, dates of what happened."""

from __future__ import annotations

import pytest

from tests.support import Cli


@pytest.fixture
def two(cli: Cli) -> Cli:
    cli.ok("mentor", "add", "Anna Sample")
    cli.ok("mentor", "add", "Ben Sample")
    return cli


class TestLog:
    def test_words_need_no_quotes_and_options_stand_before_or_behind_them(self, two: Cli) -> None:
        for words in (
            ("--minutes", "20", "asked", "about", "the", "rota", "--on", "mon"),
            ("asked", "about", "the", "rota", "--on", "mon", "--minutes", "20"),
            ("asked", "about", "the", "rota", "--minutes=20", "--on=mon"),
        ):
            said = two.json("log", "anna", *words)
            assert (said["notes"], said["minutes"], said["when"]) == (
                "asked about the rota",
                20,
                "2026-01-19",
            )

    @pytest.mark.parametrize(
        "words",
        [
            "we decided to run with --no-color from now on",
            "she said --today 2025-01-01 is when it began",
            "-5 degrees outside",
            "- a list begins so",
            "read the --help page, then -q and -- as well",
            "use --json=yes",
        ],
    )
    def test_nothing_within_a_persons_own_words_is_an_option(self, two: Cli, words: str) -> None:
        for typed in (words.split(), [words]):
            for command in (("log", "anna"), ("gift", "anna"), ("action", "add", "anna")):
                said = two.json(*command, *typed)
                assert words in (said.get("notes"), said.get("text"))
                day = said.get("when") or said.get("on") or "2026-01-21"
                assert day == "2026-01-21"

    @pytest.mark.parametrize(
        ("words", "hint"),
        [
            ("hello --minut 30", "Did you mean --minutes"),
            ("hello --minut=30", "Did you mean --minutes"),
            ("the letters --letters of hers", "quotes"),
            ("hello --minutes", "quotes"),
            ("hello --minutes --kind moment", "quotes"),
        ],
    )
    def test_a_slip_in_an_option_behind_the_words_is_no_text(self, two: Cli, words: str, hint: str) -> None:
        assert hint in two.expect_refused(2, "log", "anna", *words.split())["hint"]
        for typed in (["--", *words.split()], [words]):
            assert two.ok("log", "anna", "--json", *typed).json["notes"] == words

    def test_an_option_of_this_very_command_in_the_midst_of_the_words_is_text(self, two: Cli) -> None:
        words = "asked about --minutes 20 of the rota"
        assert two.json("log", "anna", *words.split())["notes"] == words

    def test_an_option_of_another_command_is_no_note_of_what_happened(self, two: Cli) -> None:
        two.expect_refused(2, "happened", "anna", "met", "--minutes", "30")
        assert two.json("happened", "anna", "met", "--on", "mon")["record"]["when"] == "2026-01-19"

    def test_an_unknown_option_before_the_words_is_refused(self, two: Cli) -> None:
        assert "--minutes" in two.expect_refused(2, "log", "anna", "--minuts", "20", "talked")["hint"]

    def test_words_that_begin_with_a_dash_may_hold_what_looks_like_an_option(self, two: Cli) -> None:
        assert two.json("log", "anna", "--no-color is how we run")["notes"] == "--no-color is how we run"

    def test_a_quoted_text_keeps_its_blanks(self, two: Cli) -> None:
        assert two.json("log", "anna", "a  b   c")["notes"] == "a  b   c"

    def test_words_after_two_dashes_are_text(self, two: Cli) -> None:
        assert two.ok("log", "anna", "--json", "--", "--on", "-x").json["notes"] == "--on -x"

    def test_several_people_share_one_contact(self, two: Cli) -> None:
        said = two.json("log", "anna,Ben Sample", "lunch")
        assert said["mentors"] == ["anna-sample", "ben-sample"]
        assert {m["last_contact"] for m in two.json("mentor", "list")} == {"2026-01-21"}

    def test_a_person_named_twice_is_there_once(self, two: Cli) -> None:
        assert two.json("log", "anna, anna-sample", "lunch")["mentors"] == ["anna-sample"]

    def test_a_name_with_a_comma_is_one_person(self, two: Cli) -> None:
        two.ok("mentor", "add", "Okafor, Julie")
        assert two.json("log", "Okafor, Julie", "lunch")["mentors"] == ["okafor-julie"]

    def test_an_empty_place_between_commas_is_told(self, two: Cli) -> None:
        assert two("log", "anna,,ben", "lunch").code in (0, 2)
        two.expect_refused(2, "log", ",", "lunch")

    def test_actions_take_a_day_and_an_owner(self, two: Cli) -> None:
        said = two.json(
            *("log", "anna", "talked", "--action", "read the book", "--action", "write to Kim by 2026-02-01"),
            *("--action", "them: send the slides by fri", "--action", "learn to stand by people"),
            *("--action", "THEM:call", "--action", "me: rest by 2w"),
        )
        rows = [(a["owner"], a["text"], a["due"], a["done"]) for a in said["actions"]]
        assert rows == [
            ("me", "read the book", None, None),
            ("me", "write to Kim", "2026-02-01", None),
            ("mentor", "send the slides", "2026-01-23", None),
            ("me", "learn to stand by people", None, None),
            ("mentor", "call", None, None),
            ("me", "rest", "2026-02-04", None),
        ]
        assert len({a["id"] for a in said["actions"]}) == 6

    def test_an_action_without_a_text_is_told(self, two: Cli) -> None:
        two.expect_refused(2, "log", "anna", "talked", "--action", "them:")
        two.expect_refused(2, "log", "anna", "talked", "--action", "  ")

    def test_insights_and_kind_are_kept(self, two: Cli) -> None:
        said = two.json("log", "anna", "x", "--insight", "a", "--insight", "b", "--kind", "Moment")
        assert (said["insights"], said["kind"]) == (["a", "b"], "moment")

    def test_an_older_talk_never_moves_the_last_contact_back(self, two: Cli) -> None:
        two.ok("log", "anna", "now")
        two.ok("log", "anna", "then", "--on", "2025-12-01")
        assert two.json("mentor", "show", "anna")["last_contact"] == "2026-01-21"

    @pytest.mark.parametrize(
        ("said", "day"),
        [
            ("today", "2026-01-21"),
            ("yesterday", "2026-01-20"),
            ("tue", "2026-01-20"),
            ("Wed", "2026-01-14"),
            ("thursday", "2026-01-15"),
            ("-3d", "2026-01-18"),
            ("2026-01-01", "2026-01-01"),
            ("2025-12", "2025-12-01"),
        ],
    )
    def test_days_of_what_happened_look_back(self, two: Cli, said: str, day: str) -> None:
        assert two.json("log", "anna", "talked", "--on", said)["when"] == day
        assert two.json("gift", "anna", "tea", "--on", said)["on"] == day

    @pytest.mark.parametrize(
        ("said", "day"),
        [
            ("tomorrow", "2026-01-22"),
            ("fri", "2026-01-23"),
            ("wed", "2026-01-28"),
            ("next fri", "2026-01-30"),
            ("in 2 weeks", "2026-02-04"),
            ("2w", "2026-02-04"),
            ("eom", "2026-01-31"),
            ("2026-03", "2026-03-01"),
            ("2026-03-14", "2026-03-14"),
        ],
    )
    def test_days_of_plans_look_forward(self, two: Cli, said: str, day: str) -> None:
        assert two.json("need", "add", "Lead", "--knowing", "how", "--by", said)["by"] == day

    def test_a_day_is_echoed_with_its_weekday(self, two: Cli) -> None:
        assert "Tue 20 Jan 2026" in two.ok("log", "anna", "talked", "--on", "tue").err
        assert "Fri 23 Jan 2026" in two.ok("need", "add", "X", "--knowing", "how", "--by", "fri").err


def test_a_gift_is_kept_with_its_words(two: Cli) -> None:
    said = two.json("gift", "anna", "an", "article", "on", "rotas")
    assert (said["mentor"], said["text"], said["on"]) == ("anna-sample", "an article on rotas", "2026-01-21")


FROM_STDIN: dict[str, tuple[tuple[str, ...], str]] = {
    "init --purpose": (("init", "--purpose", "-"), "purpose"),
    "init --signature": (("init", "--signature", "-"), "signature"),
    "need --why": (("need", "add", "Lead", "--knowing", "how", "--why", "-"), "why"),
    "mentor --notes": (("mentor", "edit", "anna", "--notes", "-"), "notes"),
    "reflect --text": (("reflect", "--text", "-"), "text"),
    "log TEXT": (("log", "anna", "-"), "notes"),
    "gift TEXT": (("gift", "anna", "-"), "text"),
}


class TestStdin:
    @pytest.mark.parametrize("name", FROM_STDIN)
    def test_a_dash_reads_the_text_from_the_standard_input(self, two: Cli, name: str) -> None:
        words, key = FROM_STDIN[name]
        said = two.json(*words, stdin="  Zeile eins\r\nnaïve [b] {{ 1 }}\n\n")
        assert said[key] == "Zeile eins\nnaïve [b] {{ 1 }}"

    def test_a_body_can_come_from_the_standard_input(self, two: Cli) -> None:
        two.answer_purpose()
        two.ok("approach", "anna", "--set", "why=x", "--set", "topic=y")
        assert two.json("outreach", "edit", "anna", "--body", "-", stdin="Dear Anna\n")["body"] == "Dear Anna"

    def test_a_line_of_one_field_may_end_with_its_line_break(self, two: Cli) -> None:
        assert two.json("mentor", "edit", "anna", "--role", "-", stdin="boss\n")["role"] == "boss"
        two.expect_refused(2, "mentor", "edit", "anna", "--role", "-", stdin="boss\nof all\n")

    def test_a_byte_order_mark_is_no_part_of_the_text(self, two: Cli) -> None:
        assert two.json("mentor", "edit", "anna", "--notes", "-", stdin="\ufeffhello")["notes"] == "hello"

    def test_two_dashes_are_refused(self, two: Cli) -> None:
        two.expect_refused(2, "mentor", "edit", "anna", "--notes", "-", "--role", "-", stdin="x")
        two.expect_refused(2, "mentor", "edit", "anna", "--skill", "-", "--skill", "-", stdin="x")
        two.expect_refused(2, "log", "anna", "-", "--insight", "-", stdin="x")

    def test_a_pipe_with_nothing_in_it_takes_nothing_away(self, two: Cli) -> None:
        two.ok("mentor", "edit", "anna", "--notes", "kept")
        two.expect_refused(2, "mentor", "edit", "anna", "--notes", "-", stdin="")
        two.expect_refused(2, "init", "--manager", "-", stdin="\n")
        two.expect_refused(2, "log", "anna", "-", stdin="")
        two.expect_refused(2, "reflect", "--text", "-", stdin=" \n")
        assert two.json("mentor", "edit", "anna", "--notes", "")["notes"] is None

    def test_control_characters_from_the_standard_input_are_refused(self, two: Cli) -> None:
        two.expect_refused(2, "log", "anna", "-", stdin="a\x00b")
        two.expect_refused(2, "mentor", "edit", "anna", "--notes", "-", stdin="a\x1b[31mb")

    def test_what_is_not_utf8_is_refused(self, two: Cli) -> None:
        said = two.process("mentor", "edit", "anna", "--notes", "-", stdin=b"caf\xe9")
        assert said.returncode == 2
        assert b"UTF-8" in said.stderr
        assert b"Traceback" not in said.stderr

    def test_a_closed_standard_input_is_told(self, two: Cli) -> None:
        said = two.process("mentor", "edit", "anna", "--notes", "-", stdin=None)
        assert said.returncode in (0, 2, 74)
        assert b"Traceback" not in said.stderr


class TestEdit:
    def test_lists_grow_and_single_values_are_replaced(self, two: Cli) -> None:
        two.ok("mentor", "edit", "anna", "--skill", "a", "--tag", "t", "--role", "one", "--knowing", "how=1")
        two.ok("mentor", "edit", "anna", "--skill", "b", "--role", "two", "--knowing", "why=3")
        said = two.json("mentor", "edit", "anna", "--knowing", "how=3")
        assert (said["skills"], said["tags"], said["role"]) == (["a", "b"], ["t"], "two")
        assert said["knowing"] == {"why": 3, "how": 3, "whom": 0}

    def test_zero_takes_a_tag_away(self, two: Cli) -> None:
        two.ok("need", "add", "Lead", "--knowing", "how", "--supported-by", "anna=3")
        two.ok("mentor", "edit", "anna", "--knowing", "how=3")
        said = two.json("mentor", "edit", "anna", "--knowing", "how=0", "--supports", "lead=0")
        assert said["knowing"]["how"] == 0
        assert said["supports"] == {}

    def test_a_strength_that_is_not_said_is_2(self, two: Cli) -> None:
        assert two.json("mentor", "edit", "anna", "--knowing", "how")["knowing"]["how"] == 2
        two.ok("need", "add", "Lead", "--knowing", "how", "--supported-by", "anna")
        assert two.json("mentor", "show", "anna")["supports"] == {"lead": 2}

    @pytest.mark.parametrize(
        ("option", "value", "key"),
        [
            ("email", "a@example.org", "email"),
            ("role", "x", "role"),
            ("organisation", "x", "organisation"),
            ("source", "known", "source"),
            ("introduced-by", "x", "introduced_by"),
            ("line", "outside", "line"),
            ("cadence", "1m", "cadence"),
            ("last-contact", "2026-01-01", "last_contact"),
            ("notes", "x", "notes"),
        ],
    )
    def test_an_empty_text_clears_a_field(self, two: Cli, option: str, value: str, key: str) -> None:
        assert two.json("mentor", "edit", "anna", f"--{option}", value)[key] == value
        assert two.json("mentor", "edit", "anna", f"--{option}", "")[key] is None

    @pytest.mark.parametrize(
        ("option", "key"),
        [
            ("link", "links"),
            ("skill", "skills"),
            ("tag", "tags"),
            ("positive", "positives"),
            ("constraint", "constraints"),
        ],
    )
    def test_remove_takes_one_out_of_a_list(self, two: Cli, option: str, key: str) -> None:
        two.ok("mentor", "edit", "anna", f"--{option}", "one.org", f"--{option}", "two.org")
        assert two.json("mentor", "edit", "anna", f"--remove-{option}", "ONE.ORG")[key] == ["two.org"]

    def test_remove_takes_out_an_acquaintance_and_a_need(self, two: Cli) -> None:
        two.ok("need", "add", "Lead", "--knowing", "how")
        two.ok("mentor", "edit", "anna", "--knows", "ben", "--supports", "lead")
        said = two.json("mentor", "edit", "anna", "--remove-knows", "ben", "--remove-supports", "lead")
        assert (said["knows"], said["supports"]) == ([], {})

    def test_the_same_word_is_kept_once(self, two: Cli) -> None:
        assert two.json("mentor", "edit", "anna", "--tag", "x", "--tag", "x")["tags"] == ["x"]

    def test_ranks_may_repeat_and_none_takes_one_away(self, two: Cli) -> None:
        assert two.json("mentor", "rank", "anna", "1")["rank"] == 1
        assert two.json("mentor", "rank", "ben", "1")["rank"] == 1
        assert two.json("mentor", "rank", "ben", "none")["rank"] is None

    @pytest.mark.parametrize(
        ("said", "kept"),
        [("2w", "2w"), ("1M", "1m"), ("90d", "90d"), ("1y", "1y"), ("none", None), ("007d", "7d")],
    )
    def test_a_rhythm_is_kept_as_a_period(self, two: Cli, said: str, kept: str | None) -> None:
        assert two.json("mentor", "edit", "anna", "--cadence", said)["cadence"] == kept

    def test_init_sets_what_is_given_and_leaves_the_rest(self, cli: Cli) -> None:
        cli.ok("init", "--name", "Sam Sample", "--role", "lead")
        said = cli.json("init", "--role", "boss", "--email", "sam@example.org")
        assert (said["name"], said["role"], said["email"]) == ("Sam Sample", "boss", "sam@example.org")
        assert cli.json("init", "--email", "")["email"] is None

    def test_a_need_is_rated_again_on_the_same_day(self, cli: Cli) -> None:
        cli.ok("need", "add", "Lead", "--knowing", "how", "--confidence", "2", today="2026-01-05")
        cli.ok("need", "rate", "lead", "3")
        said = cli.json("need", "rate", "lead", "4", "--on", "today")
        assert said["confidence"] == [
            {"on": "2026-01-05", "rating": 2},
            {"on": "2026-01-21", "rating": 4},
        ]

    def test_a_need_is_met_dropped_and_reopened(self, cli: Cli) -> None:
        cli.ok("need", "add", "Lead", "--knowing", "how")
        assert cli.json("need", "met", "lead")["status"] == "met"
        assert cli.json("need", "reopen", "lead")["status"] == "open"
        assert cli.json("need", "drop", "lead")["status"] == "dropped"
        assert cli.json("need", "show", "lead")["status"] == "dropped"

    def test_a_removed_need_is_gone_from_people_and_letters(self, two: Cli) -> None:
        two.answer_purpose()
        two.ok("need", "add", "Lead", "--knowing", "how", "--supported-by", "anna=3")
        two.ok("approach", "anna", "--set", "why=x")
        two.ok("need", "remove", "lead", "--yes")
        assert two.json("mentor", "show", "anna")["supports"] == {}
        assert two.json("outreach", "list")[0]["need"] is None
        assert two.json("need", "list") == []

    def test_a_removed_person_leaves_no_trace_in_the_file(self, two: Cli) -> None:
        two.answer_purpose()
        two.ok("mentor", "edit", "ben", "--knows", "anna")
        two.ok("approach", "anna", "--set", "why=x", "--set", "topic=y")
        two.ok("log", "anna", "alone")
        two.ok("log", "anna,ben", "together")
        two.ok("gift", "anna", "tea")
        two.ok("reflect", "anna", "--text", "about her")
        two.ok("mentor", "remove", "anna-sample", "--yes")
        exported = two.json("export")
        exported.pop("retired", None)
        assert "anna-sample" not in str(exported)
        assert [m["notes"] for m in exported["meetings"]] == ["together"]
        two.ok("next")
        two.ok("review")


class TestReflect:
    def test_an_answered_prompt_is_due_again_after_90_days(self, cli: Cli) -> None:
        prompts = cli.json("reflect", "--list", today="2026-01-01")
        assert len(prompts) >= 14
        assert {p["due"] for p in prompts} == {True}
        which = prompts[0]["prompt"]
        cli.ok("reflect", "--prompt", which, "--text", "so", today="2026-01-01")

        def row(today: str) -> object:
            rows = cli.json("reflect", "--list", today=today)
            return next((p["due"], p["last_answered"]) for p in rows if p["prompt"] == which)

        assert row("2026-03-31") == (False, "2026-01-01")
        assert row("2026-04-01") == (True, "2026-01-01")

    def test_every_question_is_a_finished_sentence(self, cli: Cli) -> None:
        for prompt in cli.json("reflect", "--list"):
            assert "{{" not in prompt["question"]
            assert "{%" not in prompt["question"]
            assert "?" in prompt["question"]

    def test_what_was_said_can_be_read_again(self, two: Cli) -> None:
        two.ok("reflect", "anna", "--text", "first thought", today="2026-01-02")
        two.ok("reflect", "anna", "--text", "second thought")
        two.ok("reflect", "ben", "--text", "other thought")
        said = two.ok("reflect", "anna", "--past").out
        assert said.index("second thought") < said.index("first thought")
        assert "other" not in said
        assert len(two.json("reflect", "--past")) == 3


def test_a_text_of_any_option_may_come_from_the_standard_input(cli: Cli) -> None:
    cli.ok("mentor", "add", "Anna Sample", "--skill", "budget")
    assert "Anna" in cli.ok("mentor", "list", "--search", "-", stdin="budget").out
    assert "Anna" in cli.ok("mentor", "list", "--skill", "-", stdin="budget").out
    cli.ok("circle", "add", "Peers", "--member", "-", stdin="anna")
    cli.ok("checkin", "anna", "--rapport", "4,4,4,4", "--clarity", "-", stdin="3,3")

"""From a candidate to a mentor: what each letter does, the gates, and who is next."""

from __future__ import annotations

import json
from typing import Any, ClassVar

import pytest

from tests.support import Cli

BEGUN = "2026-01-02"
VALUES = ("--set", "why=your notes on hiring")


@pytest.fixture
def begun(cli: Cli) -> Cli:
    """The purpose answered, one need, three candidates for it in order."""
    cli.answer_purpose()
    cli.ok("need", "add", "Lead a team", "--knowing", "how", today=BEGUN)
    for name, rank in (("Anna Sample", "1"), ("Ben Sample", "2"), ("Cleo Sample", "3")):
        cli.ok("mentor", "add", name, "--supports", "lead=2", "--rank", rank, today=BEGUN)
    return cli


def _first(cli: Cli, whom: str, on: str) -> None:
    """A first letter drafted and sent on a day."""
    cli.ok("approach", whom, *VALUES, "--anyway", "for the test", today=on)
    cli.ok("outreach", "sent", whom, "--anyway", "for the test", today=on)


def _stage(cli: Cli, whom: str) -> str:
    return str(cli.json("mentor", "show", whom)["stage"])


class TestLetters:
    @pytest.mark.parametrize(
        ("verb", "stage"),
        [
            ("sent", "approached"),
            ("replied", "approached"),
            ("accepted", "conversation"),
            ("declined", "declined"),
            ("unanswered", "declined"),
        ],
    )
    def test_a_first_contact_moves_its_person(self, begun: Cli, verb: str, stage: str) -> None:
        begun.ok("approach", "anna", "--again", *VALUES)
        assert _stage(begun, "anna") == "candidate", "a draft moves nobody"
        begun.ok("outreach", "sent", "anna")
        if verb != "sent":
            begun.ok("outreach", verb, "anna")
        assert _stage(begun, "anna") == stage
        assert begun.json("outreach", "list", "--state", verb)[0]["mentor"] == "anna-sample"

    @pytest.mark.parametrize(
        ("verb", "stage"),
        [
            ("sent", "asked"),
            ("replied", "asked"),
            ("accepted", "active"),
            ("declined", "declined"),
            ("unanswered", "declined"),
        ],
    )
    def test_a_request_moves_its_person(self, begun: Cli, verb: str, stage: str) -> None:
        begun.ok("mentor", "stage", "anna", "conversation", "--on", BEGUN)
        assert begun.json("approach", "anna", "--again")["template"] == "request-mentoring"
        begun.ok("outreach", "sent", "anna")
        if verb != "sent":
            begun.ok("outreach", verb, "anna")
        assert _stage(begun, "anna") == stage

    @pytest.mark.parametrize("verb", ["sent", "replied", "accepted", "declined", "unanswered"])
    @pytest.mark.parametrize("template", ["thanks", "catch-up", "follow-up"])
    def test_any_other_letter_moves_nobody(self, begun: Cli, verb: str, template: str) -> None:
        begun.ok("mentor", "stage", "anna", "active", "--on", BEGUN)
        begun.ok("approach", "anna", "--again", "--template", template)
        begun.ok("outreach", "sent", "anna")
        if verb != "sent":
            begun.ok("outreach", verb, "anna")
        assert _stage(begun, "anna") == "active"

    def test_the_stage_begins_on_the_day_that_is_said(self, begun: Cli) -> None:
        begun.ok("approach", "anna", "--again", *VALUES)
        assert begun.json("outreach", "sent", "anna", "--on", "2026-01-14")["sent"] == "2026-01-14"
        assert begun.json("mentor", "show", "anna")["stage_since"] == "2026-01-14"
        said = begun.json("outreach", "accepted", "anna", "--on", "fri", "--note", "by phone")
        assert (said["answered"], said["note"]) == ("2026-01-16", "by phone")
        assert begun.json("mentor", "show", "anna")["last_contact"] == "2026-01-16"

    def test_a_letter_only_sent_is_no_contact(self, begun: Cli) -> None:
        _first(begun, "anna", "2026-01-14")
        assert begun.json("mentor", "show", "anna")["last_contact"] is None
        begun.ok("outreach", "unanswered", "anna")
        assert begun.json("mentor", "show", "anna")["last_contact"] is None

    @pytest.mark.parametrize("verb", ["replied", "accepted", "declined", "unanswered"])
    def test_a_draft_cannot_be_answered(self, begun: Cli, verb: str) -> None:
        letter = begun.json("approach", "anna", "--again", *VALUES)["outreach_id"]
        begun.expect_refused(5, "outreach", verb, letter)
        begun.expect_refused(5, "outreach", verb, "anna")

    def test_a_draft_can_be_edited_and_discarded(self, begun: Cli) -> None:
        letter = begun.json("approach", "anna", "--again", *VALUES)["outreach_id"]
        said = begun.json("outreach", "edit", "anna", "--subject", "Hello", "--body", "Dear Anna,\n\nhi")
        assert (said["id"], said["subject"], said["body"]) == (letter, "Hello", "Dear Anna,\n\nhi")
        assert begun.json("outreach", "discard", "anna-sample", "--yes")["id"] == letter
        assert begun.json("outreach", "list") == []
        begun.expect_refused(3, "outreach", "show", letter)

    def test_an_answer_after_silence_still_counts(self, begun: Cli) -> None:
        _first(begun, "anna", "2026-01-05")
        begun.ok("outreach", "unanswered", "anna")
        begun.ok("outreach", "accepted", "anna")
        assert _stage(begun, "anna") == "conversation"


class TestNoAfterYes:
    """They changed their mind."""

    def test_a_no_after_a_yes_is_noted_on_the_letter_and_moves_them(self, begun: Cli) -> None:
        _first(begun, "anna", "2026-01-05")
        begun.ok("outreach", "accepted", "anna", "--on", "2026-01-12")
        begun.expect_refused(2, "outreach", "declined", "anna", "--on", "2026-01-10")
        said = begun.json("outreach", "declined", "anna")
        assert (said["outreach"]["state"], said["mentor"]["stage"]) == ("declined", "declined")
        assert said["next_choice"]["id"] == "ben-sample"

    def test_who_takes_back_a_yes_to_mentoring_is_no_mentor_and_the_first_letter_stays(
        self, begun: Cli
    ) -> None:
        _first(begun, "anna", "2026-01-05")
        begun.ok("outreach", "accepted", "anna", "--on", "2026-01-06")
        begun.ok("approach", "anna", "--again", "--template", "request-mentoring", *VALUES)
        begun.ok("outreach", "sent", "anna", "--on", "2026-01-15")
        begun.ok("outreach", "accepted", "anna", "--on", "2026-01-16")
        assert _stage(begun, "anna") == "active"
        assert begun.json("outreach", "declined", "anna")["outreach"]["kind"] == "request"
        assert _stage(begun, "anna") == "declined"
        assert [x["state"] for x in begun.json("outreach", "list")] == ["accepted", "declined"]

    def test_what_became_a_mentoring_ends_and_is_not_taken_back(self, begun: Cli) -> None:
        begun.ok("mentor", "stage", "anna", "conversation", "--on", BEGUN)
        begun.ok("approach", "anna", "--again")
        begun.ok("outreach", "sent", "anna", "--on", "2026-01-12")
        begun.ok("outreach", "accepted", "anna", "--on", "2026-01-13")
        begun.ok("log", "anna", "about the budget", "--on", "2026-01-20")
        told = begun.expect_refused(5, "outreach", "declined", "anna")
        assert "mentor stage anna-sample ended" in told["hint"]


class TestFollowUp:
    @pytest.mark.parametrize(
        ("sent", "due"),
        [
            ("2026-01-21", "2026-01-30"),  # Wednesday: over one weekend
            ("2026-01-16", "2026-01-27"),  # Friday
            ("2026-01-17", "2026-01-27"),  # Saturday
            ("2026-01-18", "2026-01-27"),  # Sunday
            ("2026-01-19", "2026-01-28"),  # Monday
        ],
    )
    def test_a_reminder_is_due_seven_business_days_after_sending(
        self, begun: Cli, sent: str, due: str
    ) -> None:
        begun.ok("approach", "anna", "--again", *VALUES, today=BEGUN)
        assert begun.json("outreach", "sent", "anna", "--on", sent)["follow_up_on"] == due

    def test_a_draft_names_the_reminder_of_a_letter_sent_today(self, begun: Cli) -> None:
        assert begun.json("approach", "anna", "--again", *VALUES)["follow_up_on"] == "2026-01-30"

    def test_thanks_are_never_followed_up(self, begun: Cli) -> None:
        begun.ok("mentor", "stage", "anna", "active", "--on", BEGUN)
        assert begun.json("approach", "anna", "--again")["follow_up_on"] is None
        assert begun.json("outreach", "sent", "anna")["follow_up_on"] is None


class TestTemplateByStage:
    @pytest.mark.parametrize(
        ("stage", "template", "kind"),
        [
            ("candidate", "first-conversation", "first"),
            ("approached", "follow-up", "follow-up"),
            ("conversation", "request-mentoring", "request"),
            ("asked", "follow-up", "follow-up"),
            ("active", "thanks", "thanks"),
        ],
    )
    def test_the_letter_fits_where_one_stands(self, begun: Cli, stage: str, template: str, kind: str) -> None:
        if stage != "candidate":
            begun.ok("mentor", "stage", "anna", stage, "--on", BEGUN)
        said = begun.json("approach", "anna", "--again", *VALUES)
        assert said["template"] == template
        assert begun.json("outreach", "show", said["outreach_id"])["kind"] == kind

    def test_an_overdue_mentor_gets_a_catch_up_and_one_who_is_not_thanks(self, begun: Cli) -> None:
        begun.ok("mentor", "stage", "anna", "active", "--on", BEGUN)
        begun.ok("mentor", "edit", "anna", "--cadence", "2w")
        assert begun.json("approach", "anna", "--again", today="2026-01-16")["template"] == "thanks"
        assert begun.json("approach", "anna", "--again", today="2026-01-17")["template"] == "catch-up"
        begun.ok("log", "anna", "talked", "--on", "2026-01-17")
        assert begun.json("approach", "anna", "--again", today="2026-01-18")["template"] == "thanks"

    def test_thanks_for_a_talk_of_long_ago_are_a_sign_of_life_instead(self, begun: Cli) -> None:
        begun.ok("mentor", "stage", "anna", "active", "--on", BEGUN)
        begun.ok("log", "anna", "talked", "--on", "2026-01-10")
        assert begun.json("approach", "anna", "--again", today="2026-03-11")["template"] == "thanks"
        assert begun.json("approach", "anna", "--again", today="2026-03-12")["template"] == "catch-up"

    def test_a_template_that_is_named_is_taken(self, begun: Cli) -> None:
        said = begun.json("approach", "anna", "--again", *VALUES, "--template", "first-conversation-short")
        assert said["template"] == "first-conversation-short"

    def test_linkedin_has_a_short_note_without_a_subject(self, begun: Cli) -> None:
        said = begun.json("approach", "anna", "--again", *VALUES, "--channel", "linkedin")
        assert (said["channel"], said["subject"]) == ("linkedin", None)
        assert len(said["body"]) <= 300


class TestWhom:
    def test_without_a_name_the_best_ranked_candidate_is_meant(self, begun: Cli) -> None:
        assert begun.json("approach", *VALUES, today="2026-01-05")["mentor"] == "anna-sample"
        begun.ok("outreach", "sent", "anna", today="2026-01-05")
        assert begun.json("approach", *VALUES)["mentor"] == "ben-sample"

    def test_for_a_need_the_best_ranked_candidate_of_that_need_is_meant(self, begun: Cli) -> None:
        begun.ok("need", "add", "Read a budget", "--knowing", "how")
        begun.ok("mentor", "edit", "cleo", "--supports", "budget=1")
        said = begun.json("approach", *VALUES, "--need", "budget")
        assert (said["mentor"], said["need"]) == ("cleo-sample", "read-a-budget")

    def test_ranked_people_come_before_those_without_a_rank_then_names(self, begun: Cli) -> None:
        begun.ok("mentor", "add", "Aaron Sample", "--supports", "lead=3")
        assert begun.json("approach", *VALUES)["mentor"] == "anna-sample"
        for who in ("anna", "ben", "cleo"):
            begun.ok("mentor", "rank", who, "none")
        assert begun.json("approach", *VALUES)["mentor"] == "aaron-sample"

    def test_nobody_to_write_to_is_exit_3(self, cli: Cli) -> None:
        cli.answer_purpose()
        assert "identify" in str(cli.expect_refused(3, "approach")["hint"])
        cli.ok("need", "add", "Lead a team", "--knowing", "how")
        cli.expect_refused(3, "approach", "--need", "lead")

    def test_the_need_is_the_supported_open_one_by_priority_strength_title(self, begun: Cli) -> None:
        for title, priority in (("Zest", "2"), ("Budget", "2"), ("Urgent", "3"), ("Met", "3")):
            begun.ok("need", "add", title, "--knowing", "how", "--priority", priority)
        begun.ok("need", "met", "met")
        begun.ok("mentor", "edit", "anna", *("--supports", "zest=3"), *("--supports", "budget=3"))
        begun.ok("mentor", "edit", "anna", *("--supports", "met=3"))
        assert begun.json("approach", "anna", "--again", *VALUES)["need"] == "budget"
        begun.ok("mentor", "edit", "anna", "--supports", "urgent=1")
        assert begun.json("approach", "anna", "--again", *VALUES)["need"] == "urgent"
        assert begun.json("approach", "anna", "--again", *VALUES, "--need", "zest")["need"] == "zest"

    def test_without_a_supported_need_the_letter_has_none_and_wants_a_topic(self, begun: Cli) -> None:
        begun.ok("mentor", "add", "Dora Sample")
        assert "topic" in begun.expect_refused(2, "approach", "dora", *VALUES)["message"]
        assert begun.json("approach", "dora", *VALUES, "--set", "topic=hiring")["need"] is None

    def test_the_topic_is_the_title_of_the_need_unless_said(self, begun: Cli) -> None:
        assert "leading a team" in begun.json("approach", "anna", "--again", *VALUES)["body"]
        said = begun.json("approach", "anna", "--again", *VALUES, "--set", "topic=hiring people")
        assert "hiring people" in said["body"]
        assert "leading a team" not in said["body"]

    def test_the_minutes_are_15_unless_said(self, begun: Cli) -> None:
        assert "15 minutes" in begun.json("approach", "anna", "--again", *VALUES)["body"]
        assert "25 minutes" in begun.json("approach", "anna", "--again", *VALUES, "--minutes", "25")["body"]

    def test_somebody_who_declined_is_not_written_to_as_if_for_the_first_time(self, begun: Cli) -> None:
        _first(begun, "anna", "2026-01-05")
        begun.ok("outreach", "declined", "anna")
        begun.expect_refused(5, "approach", "anna", *VALUES)
        begun.ok("mentor", "stage", "anna", "candidate")
        assert begun.json("approach", "anna", "--again", *VALUES)["mentor"] == "anna-sample"


class TestGates:
    @staticmethod
    def _passed(cli: Cli, letter: str) -> Any:
        return json.loads(cli.store.read_bytes())["outreach"][letter]

    @pytest.mark.parametrize("left_out", ["purpose", "context", "looking-for", "effective-mentee"])
    def test_each_of_the_four_answers_is_needed(self, begun: Cli, left_out: str) -> None:
        begun.ok("init", f"--{left_out}", "")
        error = begun.expect_refused(5, "approach", "anna", *VALUES)
        assert error["code"] == "purpose"
        assert f"--{left_out}" in error["hint"]

    def test_the_direct_line_is_written_to_after_ones_manager_knows(self, begun: Cli) -> None:
        begun.ok("mentor", "edit", "anna", "--line", "direct-line")
        assert begun.expect_refused(5, "approach", "anna", *VALUES)["code"] == "manager"
        begun.ok("approach", "anna", "--again", *VALUES, "--manager-informed", "yesterday")
        assert begun.json("mentor", "show", "anna")["manager_informed"] == "2026-01-20"
        begun.ok("outreach", "sent", "anna")

    def test_sending_to_the_direct_line_is_gated_too(self, begun: Cli) -> None:
        begun.ok("approach", "anna", "--again", *VALUES)
        begun.ok("mentor", "edit", "anna", "--line", "direct-line")
        assert begun.expect_refused(5, "outreach", "sent", "anna")["code"] == "manager"
        begun.ok("outreach", "sent", "anna", "--manager-informed", "mon")
        assert begun.json("mentor", "show", "anna")["manager_informed"] == "2026-01-19"

    @pytest.mark.parametrize(
        ("sent", "today", "is_open"),
        [
            ("2026-01-16", "2026-01-20", True),  # Friday to Tuesday: two business days
            ("2026-01-16", "2026-01-21", False),  # … to Wednesday: three
            ("2026-01-19", "2026-01-21", True),
            ("2026-01-19", "2026-01-22", False),
            ("2026-01-17", "2026-01-20", True),  # Saturday: the count begins on Monday
            ("2026-01-17", "2026-01-21", False),
            ("2026-01-21", "2026-01-21", True),
        ],
    )
    def test_another_first_contact_waits_three_business_days(
        self, begun: Cli, sent: str, today: str, is_open: bool
    ) -> None:
        _first(begun, "anna", sent)
        if is_open:
            assert begun.expect_refused(5, "approach", "ben", *VALUES, today=today)["code"] == "open-contact"
        else:
            begun.ok("approach", "ben", *VALUES, today=today)

    def test_drafts_and_answered_letters_do_not_hold_up_the_next(self, begun: Cli) -> None:
        begun.ok("approach", "anna", "--again", *VALUES)
        begun.ok("approach", "ben", *VALUES)
        begun.ok("outreach", "sent", "anna")
        begun.ok("outreach", "replied", "anna")
        assert begun.json("approach", "cleo", *VALUES)["mentor"] == "cleo-sample"

    def test_another_need_does_not_hold_up_the_letter(self, begun: Cli) -> None:
        begun.ok("need", "add", "Read a budget", "--knowing", "how")
        _first(begun, "anna", "2026-01-21")
        assert begun.json("approach", "ben", *VALUES, "--need", "budget")["need"] == "read-a-budget"

    def test_sending_while_another_is_open_is_gated(self, begun: Cli) -> None:
        begun.ok("approach", "anna", "--again", *VALUES)
        begun.ok("approach", "ben", *VALUES)
        begun.ok("outreach", "sent", "anna")
        assert begun.expect_refused(5, "outreach", "sent", "ben")["code"] == "open-contact"

    def test_anyway_passes_and_the_portfolio_keeps_the_reason(self, begun: Cli) -> None:
        begun.ok("init", "--purpose", "")
        begun.ok("mentor", "edit", "anna", "--line", "direct-line")
        said = begun.json("approach", "anna", "--again", *VALUES, "--anyway", "she asked me to write")
        kept = self._passed(begun, said["outreach_id"])
        assert "she asked me to write" in json.dumps(kept)
        assert "purpose" in json.dumps(kept)
        assert "manager" in json.dumps(kept)

    def test_anyway_at_sending_is_kept_too(self, begun: Cli) -> None:
        letter = begun.json("approach", "anna", "--again", *VALUES)["outreach_id"]
        begun.ok("mentor", "edit", "anna", "--line", "direct-line")
        begun.ok("outreach", "sent", "anna", "--anyway", "my manager is away")
        assert "my manager is away" in json.dumps(self._passed(begun, letter))

    def test_anyway_without_a_reason_passes_nothing(self, begun: Cli) -> None:
        begun.ok("init", "--purpose", "")
        assert begun("approach", "anna", *VALUES, "--anyway", "").code in (2, 5)
        assert begun("approach", "anna", *VALUES, "--anyway", "  ").code in (2, 5)
        assert begun.json("outreach", "list") == []

    def test_later_letters_pass_no_gate(self, begun: Cli) -> None:
        begun.ok("init", "--purpose", "")
        for stage, who in (("conversation", "anna"), ("active", "ben")):
            begun.ok("mentor", "stage", who, stage, "--on", BEGUN)
            begun.ok("mentor", "edit", who, "--line", "direct-line")
            begun.ok("approach", who)
            assert begun.json("outreach", "sent", who)["state"] == "sent"

    def test_adding_and_moving_by_hand_pass_no_gate(self, cli: Cli) -> None:
        cli.ok("mentor", "add", "Anna", "--line", "direct-line", "--stage", "active", "--on", "today")
        cli.ok("mentor", "add", "Ben", "--line", "direct-line")
        cli.ok("mentor", "stage", "ben", "approached")
        assert [m["stage"] for m in cli.json("mentor", "list")] == ["active", "approached"]


class TestNextChoice:
    @pytest.mark.parametrize("verb", ["declined", "unanswered"])
    def test_after_a_refusal_the_next_ranked_candidate_is_offered(self, begun: Cli, verb: str) -> None:
        _first(begun, "anna", "2026-01-05")
        said = begun.json("outreach", verb, "anna")
        assert said["outreach"]["state"] == verb
        assert (said["mentor"]["id"], said["mentor"]["stage"]) == ("anna-sample", "declined")
        assert said["next_choice"] == {"id": "ben-sample", "name": "Ben Sample", "rank": 2}

    def test_only_candidates_for_that_need_are_offered(self, begun: Cli) -> None:
        begun.ok("mentor", "add", "Aaron Sample", "--rank", "1")
        begun.ok("mentor", "edit", "ben", "--remove-supports", "lead")
        begun.ok("mentor", "rank", "cleo", "none")
        _first(begun, "anna", "2026-01-05")
        choice = begun.json("outreach", "declined", "anna")["next_choice"]
        assert choice == {"id": "cleo-sample", "name": "Cleo Sample", "rank": None}

    def test_nobody_left_is_null(self, begun: Cli) -> None:
        for who in ("ben", "cleo"):
            begun.ok("mentor", "stage", who, "ended")
        _first(begun, "anna", "2026-01-05")
        assert begun.json("outreach", "declined", "anna")["next_choice"] is None

    def test_after_a_no_one_s_manager_is_named_who_is_a_candidate_for_this(self, begun: Cli) -> None:
        for who in ("ben", "cleo"):
            begun.ok("mentor", "stage", who, "ended")
        begun.ok("mentor", "add", "Ingrid Sample", "--supports", "lead", "--line", "manager")
        _first(begun, "anna", "2026-01-05")
        told = begun.ok("outreach", "declined", "anna").err
        assert "Ingrid Sample, your manager" in told

    def test_a_refused_request_offers_the_next_choice(self, begun: Cli) -> None:
        begun.ok("mentor", "stage", "anna", "conversation", "--on", BEGUN)
        begun.ok("approach", "anna", "--again")
        begun.ok("outreach", "sent", "anna")
        said = begun.json("outreach", "declined", "anna")
        assert said["mentor"]["stage"] == "declined"
        assert said["next_choice"]["id"] == "ben-sample"

    def test_refused_thanks_offer_nobody(self, begun: Cli) -> None:
        begun.ok("mentor", "stage", "anna", "active", "--on", BEGUN)
        begun.ok("approach", "anna", "--again")
        begun.ok("outreach", "sent", "anna")
        assert begun.json("outreach", "declined", "anna").get("next_choice") is None

    def test_the_screen_names_the_next_choice_and_the_command(self, begun: Cli) -> None:
        _first(begun, "anna", "2026-01-05")
        told = begun.ok("outreach", "declined", "anna").err
        assert "Ben Sample" in told
        assert "mentorfolio approach ben-sample" in told


class TestStages:
    def test_the_moves_of_the_life_cycle_need_no_day(self, cli: Cli) -> None:
        cli.ok("mentor", "add", "Anna")
        way = ("approached", "conversation", "asked", "active", "paused", "active", "ended", "active")
        for stage in (*way, "paused", "ended"):
            assert cli.json("mentor", "stage", "anna", stage)["stage"] == stage
        cli.ok("mentor", "add", "Ben")
        for stage in ("approached", "declined", "candidate", "ended"):
            assert cli.json("mentor", "stage", "ben", stage)["stage"] == stage

    MOVES: ClassVar = {
        "candidate": {"approached", "ended"},
        "approached": {"conversation", "declined"},
        "conversation": {"asked", "declined"},
        "asked": {"active", "declined"},
        "active": {"paused", "ended"},
        "paused": {"active", "ended"},
        "ended": {"active"},
        "declined": {"candidate"},
    }

    @pytest.mark.parametrize("start", MOVES)
    def test_every_other_move_is_a_skip_and_needs_its_day(self, cli: Cli, start: str) -> None:
        for end in self.MOVES:
            if end == start:
                continue
            who = cli.json("mentor", "add", f"To {end}", "--stage", start, "--on", BEGUN)["id"]
            if end in self.MOVES[start]:
                cli.ok("mentor", "stage", who, end)
            else:
                assert "--on" in str(cli.expect_refused(2, "mentor", "stage", who, end)["hint"])
                said = cli.json("mentor", "stage", who, end, "--on", "2026-01-12")
                assert (said["stage"], said["stage_since"]) == (end, "2026-01-12")

    def test_a_stage_by_edit_is_a_move_too(self, cli: Cli) -> None:
        cli.ok("mentor", "add", "Anna")
        said = cli.json("mentor", "edit", "anna", "--stage", "active", "--on", "today")
        assert said["stage"] == "active"

    def test_a_stage_from_the_past_is_refused_before_the_last_one(self, cli: Cli) -> None:
        cli.ok("mentor", "add", "Anna", "--stage", "active", "--on", "2026-01-12")
        cli.expect_refused(2, "mentor", "stage", "anna", "ended", "--on", "2026-01-11")
        assert cli.json("mentor", "stage", "anna", "ended", "--on", "2026-01-12")["stage"] == "ended"

    def test_the_same_stage_again_is_refused(self, cli: Cli) -> None:
        cli.ok("mentor", "add", "Anna")
        assert cli("mentor", "stage", "anna", "candidate", "--json").code in (2, 5)

    def test_weekdays_of_what_happened_look_back(self, cli: Cli) -> None:
        said = cli.json("mentor", "add", "Anna", "--stage", "active", "--on", "tue")
        assert said["stage_since"] == "2026-01-20"
        assert cli.json("mentor", "stage", "anna", "paused", "--on", "yesterday")["stage"] == "paused"


def test_an_old_mentor_who_becomes_formal_is_not_said_to_be_given_by_the_programme(cli: Cli) -> None:
    cli.ok("mentor", "add", "Ina Sample", "--stage", "active", "--on", "2025-06-01")
    dates = ("--from", "2026-01-01", "--until", "2026-12-31", "--minutes", "60", "--cadence", "1m")
    record = cli.json("mentor", "formalise", "ina", "--programme", "Bridge", *dates)
    assert record["standing"] == "mentor"
    assert {"assigned", "check-in"} & {row["kind"] for row in cli.json("next")} == {"check-in"}


def test_whom_a_programme_gave_before_its_first_day_is_still_to_be_met(cli: Cli) -> None:
    cli.ok("mentor", "add", "Eve Sample", "--form", "formal", "--stage", "active", "--on", "2025-12-01")
    dates = ("--from", "2026-01-01", "--until", "2026-12-31")
    assert cli.json("mentor", "formalise", "eve", "--programme", "Bridge", *dates)["standing"] == "assigned"


def test_a_check_in_is_due_ninety_days_on_also_with_somebody_of_a_programme(cli: Cli) -> None:
    cli.ok("mentor", "add", "Eve Sample", "--form", "formal", "--stage", "active", "--on", "2025-09-01")
    due = [row["due"] for row in cli.json("next") if row["kind"] == "check-in"]
    assert due == ["2025-11-30"]


def test_what_is_taken_out_and_said_anew_in_one_line_is_there_as_it_is_said(cli: Cli) -> None:
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    cli.ok("mentor", "add", "Ben Sample", "--supports", "lead=1")
    cli.ok("mentor", "edit", "ben", "--remove-supports", "lead", "--supports", "lead=3")
    assert cli.json("mentor", "show", "ben")["supports"] == {"lead-a-team": 3}

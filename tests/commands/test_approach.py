"""The right letter for the moment: its template, its gates, what it still needs, what is kept."""

from __future__ import annotations

from typing import Any

import pytest

from mentorfolio.commands.approach.draft import Drafted
from mentorfolio.domain.records import Meeting, Mentor, Need, Outreach, Profile
from mentorfolio.errors import (
    CannotCreate,
    Interrupted,
    MentorfolioError,
    MissingValue,
    NotFound,
    RuleRefusal,
    UsageProblem,
)
from tests.commands.desk import LEAVE, Desk, add, add_need, purpose, untouched
from tests.commands.typed import Given, approach, mentors, outreach
from tests.domain.build import day, letter, meeting, mentor, need, whole_purpose

WHY = ["why=you rebuilt the night shift"]
# What a first letter asks beside, and can do without.
BESIDE = ["myself", "now", "question", "how", "more"]
NOTHING_MORE = [""] * len(BESIDE)


def draft(desk: Desk, whom: str | None = "julie", **given: Any) -> Drafted:
    """A letter, with the reason given."""
    options: Given = {"set": WHY} | given
    drafted: Drafted = approach.draft(desk, whom, options)
    return drafted


def ready(desk: Desk, stage: str = "candidate", **fields: Any) -> None:
    """Purpose answered, the need Lead, and Julie in that stage."""
    with desk.store.changing() as portfolio:
        portfolio[Profile].put(whole_purpose(name="Sam Sample", email="sam@example.org", role="nurse"))
        portfolio[Need].put(need("Lead", 2))
        fields = {"supports": {"lead": 2}, "email": "julie@example.org", "line": "outside"} | fields
        fields = {"familiar": "stranger", "first_name": "Julie"} | fields
        portfolio[Mentor].put(mentor("Julie Sample", stage, "2026-01-05", **fields))


@pytest.mark.parametrize(
    ("stage", "fields", "given", "template", "kind"),
    [
        ("candidate", {}, {}, "first-conversation", "first"),
        ("candidate", {}, {"channel": "linkedin"}, "linkedin-note", "first"),
        ("approached", {}, {}, "follow-up", "follow-up"),
        ("conversation", {}, {}, "request-mentoring", "request"),
        ("asked", {}, {}, "follow-up", "follow-up"),
        ("active", {}, {}, "thanks", "thanks"),
        ("active", {"cadence": "1m"}, {}, "thanks", "thanks"),
        ("active", {"cadence": "1w"}, {}, "catch-up", "catch-up"),
        ("candidate", {}, {"template": "first-conversation-short"}, "first-conversation-short", "first"),
    ],
)
def test_the_letter_follows_the_stage(
    desk: Desk, stage: str, fields: dict[str, Any], given: dict[str, str], template: str, kind: str
) -> None:
    ready(desk, stage, **fields)
    with desk.store.changing() as portfolio:
        portfolio[Outreach].put(letter("julie-sample", "2026-01-06", subject="A quarter of an hour?"))
        portfolio[Meeting].put(meeting("2026-01-07", "julie-sample", notes="how she began"))
    drafted = draft(desk, **given)
    assert (drafted.letter.template, drafted.letter.kind) == (template, kind)
    assert desk.all_letters()[-1] == drafted.letter
    assert drafted.letter.state == "draft"
    assert "Julie" in drafted.letter.body


def test_the_answer_has_every_key_that_was_promised_and_the_words_are_counted(desk: Desk) -> None:
    ready(desk)
    drafted = draft(desk)
    data = drafted.data()
    assert isinstance(data, dict)
    promised = "outreach_id mentor need template channel to subject body words hints follow_up_on"
    assert set(promised.split()) <= set(data)
    assert data["to"] == "julie@example.org"
    assert data["need"] == "lead"
    assert data["words"] == len(drafted.letter.body.split())
    assert data["follow_up_on"] == day("2026-01-30")  # seven business days after Wed 21
    assert "you rebuilt the night shift" in data["body"]
    assert "15 minutes" in data["body"]
    assert all(set(hint) == {"code", "message", "source"} for hint in data["hints"])


def test_without_a_name_the_best_ranked_candidate_is_written_to(desk: Desk) -> None:
    purpose(desk)
    need_id = add_need(desk, "Lead a team")
    add(desk, "Abe Sample", supports=need_id)
    add(desk, "Zed Sample", supports=need_id, rank="2")
    add(desk, "Off Topic", rank="1")
    assert draft(desk, None, set=[*WHY, "topic=rotas"]).letter.mentor == "off-topic"
    assert draft(desk, None, need="lead").letter.mentor == "zed-sample"
    add_need(desk, "Nobody for this")
    with untouched(desk), pytest.raises(NotFound) as nobody:
        draft(desk, None, need="nobody")
    assert "mentorfolio identify --need nobody-for-this" in (nobody.value.hint or "")


def test_the_need_is_the_one_said_else_the_most_urgent_one_they_support(desk: Desk) -> None:
    purpose(desk)
    low, high = add_need(desk, "Low", priority="1"), add_need(desk, "High", priority="3")
    other = add_need(desk, "Other", priority="3")
    add(desk, "Julie Sample", supports=[low, high])
    add(desk, "Kim Sample")
    assert draft(desk).letter.need == high
    assert draft(desk, need="other", again=True).letter.need == other
    assert draft(desk, "kim", set=[*WHY, "topic=rotas"]).letter.need is None


def test_the_topic_is_the_need_unless_another_is_said(desk: Desk) -> None:
    ready(desk)
    letter = draft(desk).letter
    assert "leading" in letter.subject + letter.body
    assert "night rotas" in draft(desk, set=[*WHY, "topic=night rotas"], again=True).letter.body


@pytest.mark.parametrize("minutes", [20, 45])
def test_the_time_asked_for_can_be_said(desk: Desk, minutes: int) -> None:
    ready(desk)
    assert f"{minutes} minutes" in draft(desk, minutes=minutes).letter.body


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"channel": "fax"}, UsageProblem),
        ({"format": "pdf"}, UsageProblem),
        ({"set": ["no equals sign"]}, UsageProblem),
        ({"set": ["=x"]}, UsageProblem),
        ({"set": ["why=a\x1bb"]}, UsageProblem),
        ({"manager_informed": "tomorrow"}, UsageProblem),
        ({"manager_informed": "1/2/2025"}, UsageProblem),
        ({"anyway": "a\nb"}, UsageProblem),
    ],
)
def test_what_cannot_be_meant_is_refused_before_names_are_looked_up(
    desk: Desk, given: dict[str, Any], error: type[MentorfolioError]
) -> None:
    ready(desk)
    with untouched(desk), pytest.raises(error) as refused:
        draft(desk, "nobody", **given)
    assert refused.value.exit_code == 2


@pytest.mark.parametrize(
    ("whom", "given", "code"),
    [
        ("nobody", {}, 3),
        ("sample", {}, 4),
        ("julie", {"need": "nothing"}, 3),
        ("julie", {"template": "no-such-template"}, 3),
        ("julie", {"template": "../../etc/passwd"}, 3),
    ],
)
def test_an_unknown_name_is_told_before_any_gate(
    desk: Desk, whom: str, given: dict[str, str], code: int
) -> None:
    ready(desk, line="direct-line")
    with desk.store.changing() as portfolio:
        portfolio[Mentor].put(mentor("Kim Sample"))
        portfolio[Profile].remove("me")
    with untouched(desk), pytest.raises(MentorfolioError) as refused:
        draft(desk, whom, **given)
    assert refused.value.exit_code == code


def test_gates_come_before_missing_values_and_each_names_itself(desk: Desk) -> None:
    add(desk, "Julie Sample", line="direct-line")
    with untouched(desk), pytest.raises(RuleRefusal) as gate:
        approach.draft(desk, "julie", {})
    assert (gate.value.code, gate.value.exit_code) == ("purpose", 5)
    purpose(desk)
    with untouched(desk), pytest.raises(RuleRefusal) as gate:
        approach.draft(desk, "julie", {})
    assert gate.value.code == "manager"
    with untouched(desk), pytest.raises(MissingValue) as missing:
        approach.draft(desk, "julie", {"manager_informed": "today"})
    assert missing.value.exit_code == 2
    assert "topic" in missing.value.message + (missing.value.hint or "")
    assert desk.mentor("julie-sample").manager_informed is None


def test_a_second_first_letter_for_the_same_need_waits_three_business_days(desk: Desk) -> None:
    ready(desk)
    with desk.store.changing() as portfolio:
        portfolio[Mentor].put(mentor("Kim Sample", "approached", "2026-01-16", supports={"lead": 2}))
        portfolio[Outreach].put(letter("kim-sample", "2026-01-16", need="lead"))  # a Friday
    with untouched(desk), pytest.raises(RuleRefusal) as gate:
        draft(desk.on("2026-01-20"))
    assert gate.value.code == "open-contact"
    assert draft(desk.on("2026-01-21")).letter.need == "lead"


def test_a_reason_passes_the_gates_and_is_kept(desk: Desk) -> None:
    add(desk, "Julie Sample", line="direct-line")
    drafted = draft(desk, set=[*WHY, "topic=rotas"], anyway="my manager is Julie")
    assert drafted.letter.passed == {"purpose": "my manager is Julie", "manager": "my manager is Julie"}
    outreach.sent(desk, "julie", {})
    assert desk.all_letters()[0].state == "sent"


def test_telling_ones_manager_is_kept_with_its_day(desk: Desk) -> None:
    ready(desk, line="direct-line")
    drafted = draft(desk, manager_informed="mon")
    assert drafted.letter.passed == {}
    assert desk.mentor("julie-sample").manager_informed == day("2026-01-19")


def test_a_first_letter_to_somebody_who_declined_says_how_to_begin_again(desk: Desk) -> None:
    ready(desk, "declined")
    with untouched(desk), pytest.raises(RuleRefusal) as refused:
        draft(desk)
    assert "mentorfolio mentor stage julie-sample candidate" in (refused.value.hint or "")
    mentors.stage(desk, "julie", "candidate", {})
    assert draft(desk).letter.kind == "first"


def test_a_letter_can_be_written_to_a_file_for_its_owner_only(desk: Desk) -> None:
    ready(desk)
    path = desk.home / "letter.eml"
    drafted = draft(desk, format="eml", output=str(path))
    assert path.stat().st_mode & 0o777 == 0o600
    assert b"X-Unsent: 1" in path.read_bytes()
    assert b"To: Julie Sample <julie@example.org>" in path.read_bytes()
    assert drafted.raw() is None


def test_a_file_that_cannot_be_written_leaves_no_draft_behind(desk: Desk) -> None:
    ready(desk)
    with untouched(desk), pytest.raises(CannotCreate):
        draft(desk, output=str(desk.home / "no" / "such" / "folder"))


def test_a_link_for_the_mail_program_goes_to_the_person(desk: Desk) -> None:
    ready(desk)
    raw = draft(desk, format="mailto").raw()
    assert raw is not None
    assert raw.startswith(b"mailto:julie@example.org?")
    assert raw.count(b"\n") == 1


@pytest.mark.parametrize(
    ("channel", "links", "to"),
    [
        ("email", [], "julie@example.org"),
        (
            "linkedin",
            ["https://example.org/j", "https://www.linkedin.com/in/j"],
            "https://www.linkedin.com/in/j",
        ),
        ("linkedin", ["https://example.org/j"], ""),
        ("other", ["https://example.org/j"], "https://example.org/j"),
        ("other", [], ""),
    ],
)
def test_a_letter_is_addressed_for_its_channel(desk: Desk, channel: str, links: list[str], to: str) -> None:
    ready(desk, links=tuple(links))
    drafted = draft(desk, channel=channel)
    assert (drafted.letter.channel, drafted.letter.to) == (channel, to)


def test_at_a_terminal_only_what_is_missing_is_asked_and_the_first_positive_is_offered(desk: Desk) -> None:
    ready(desk, positives=("she rebuilt the rota", "plain words"))
    asking, asker = desk.asking("", *NOTHING_MORE)
    drafted = approach.draft(asking, "julie", {})
    assert asker.keys == ["why", *BESIDE]
    assert "you rebuilt the rota" in drafted.letter.body, "a letter speaks to them"


def test_at_a_terminal_a_closed_gate_is_asked_about(desk: Desk) -> None:
    ready(desk, line="direct-line")
    asking, asker = desk.asking("someday", "mon", "", "you rebuilt the rota", *NOTHING_MORE[1:])
    drafted = approach.draft(asking, "julie", {})
    assert asker.keys == ["manager_informed", "manager_informed", "myself", "why", *BESIDE[1:]]
    assert drafted.letter.passed == {}
    assert desk.mentor("julie-sample").manager_informed == day("2026-01-19")


def test_at_a_terminal_a_gate_can_be_passed_with_a_reason_or_left_closed(desk: Desk) -> None:
    ready(desk, line="direct-line")
    leaving, asker = desk.asking("", "")
    with untouched(desk), pytest.raises(RuleRefusal):
        approach.draft(leaving, "julie", {})
    assert asker.keys == ["manager_informed", "anyway"]
    going_on, _ = desk.asking("", "she is my manager", "", "you rebuilt the rota", *NOTHING_MORE[1:])
    assert approach.draft(going_on, "julie", {}).letter.passed == {"manager": "she is my manager"}


def test_at_a_terminal_the_purpose_is_asked_before_the_first_letter_and_kept_when_one_leaves(
    desk: Desk,
) -> None:
    said = {"email": "j@example.org", "line": "outside", "familiar": "stranger", "first_name": "Julie"}
    add(desk, "Julie Sample", positive="calm", **said)
    asking, asker = desk.asking("lead well", "skills", LEAVE)
    with pytest.raises(Interrupted):
        approach.draft(asking, "julie", {})
    assert asker.keys == ["purpose", "context", "looking_for"]
    me = desk.store.reading()[Profile]["me"]
    assert (me.purpose, me.context, me.looking_for) == ("lead well", "skills", "")
    assert desk.all_letters() == []


def test_at_a_terminal_a_draft_is_gone_on_with_or_another_one_begun(desk: Desk) -> None:
    ready(desk)
    first = draft(desk).letter
    asking, _ = desk.asking("yes")
    with untouched(desk):
        assert approach.draft(asking, "julie", {}).letter == first
    another, _ = desk.asking("both", "another reason", *NOTHING_MORE)
    second = approach.draft(another, "julie", {}).letter
    assert {x.id for x in desk.all_letters()} == {first.id, second.id}


def test_a_new_draft_takes_the_place_of_the_old_one_in_one_change(desk: Desk) -> None:
    ready(desk)
    first = draft(desk).letter
    leaving, _ = desk.asking("no", LEAVE)
    with untouched(desk), pytest.raises(Interrupted):
        approach.draft(leaving, "julie", {})
    instead, _ = desk.asking("no", "another reason", *NOTHING_MORE)
    second = approach.draft(instead, "julie", {}).letter
    assert [x.id for x in desk.all_letters()] == [second.id] != [first.id]


def test_who_wants_another_kind_of_letter_is_not_made_to_go_on_with_the_old_one(desk: Desk) -> None:
    add(desk, "Kim Sample", stage="active", on="2025-06-01", last_contact="2025-12-01")
    thanks = approach.draft(desk, "kim", {"template": "thanks"}).letter
    asking, asker = desk.asking(*[""] * 9)
    new = approach.draft(asking, "kim", {"template": "catch-up"}).letter
    assert (new.template, {x.id for x in desk.all_letters()}) == ("catch-up", {thanks.id, new.id})
    assert "thanks" in " ".join(asker.said)


def test_leaving_at_a_question_of_the_letter_keeps_no_half_a_letter(desk: Desk) -> None:
    ready(desk)
    asking, _ = desk.asking(LEAVE)
    with pytest.raises(Interrupted):
        approach.draft(asking, "julie", {})
    assert desk.all_letters() == []


def test_where_they_work_is_not_asked_again_before_the_next_letter(desk: Desk) -> None:
    ready(desk)
    add(desk, "Tom Sample", email="tom@example.org", familiar="known")
    asking, asker = desk.asking_by_key({"topic": "the rota", "why": "your way with the rota"})
    approach.draft(asking, "tom", {})
    assert "line" in asker.keys
    again, asker = desk.asking_by_key({"topic": "the rota", "why": "your way with the rota", "draft": "no"})
    approach.draft(again, "tom", {})
    assert "line" not in asker.keys

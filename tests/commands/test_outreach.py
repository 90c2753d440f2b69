"""Letters after they were drafted: every state and verb, what they do to the stage, who is next."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from mentorfolio.desk.results import view
from mentorfolio.domain.records import Mentor, Need, Outreach, Profile, StageChange
from mentorfolio.domain.vocabulary import OUTREACH_KINDS, OUTREACH_STATES
from mentorfolio.errors import Ambiguous, MentorfolioError, MissingValue, NotFound, RuleRefusal, UsageProblem
from tests.commands.desk import Desk, untouched
from tests.commands.typed import Given, meetings, mentors, outreach
from tests.domain.build import day, letter, mentor, need, whole_purpose

VERBS = ("sent", "replied", "accepted", "declined", "unanswered")
# A draft can only be edited, sent or discarded; an answer may come after "no answer", too.
ALLOWED = {
    ("draft", "sent"),
    ("sent", "replied"),
    ("sent", "accepted"),
    ("sent", "declined"),
    ("sent", "unanswered"),
    ("replied", "accepted"),
    ("replied", "declined"),
    ("replied", "unanswered"),
    ("unanswered", "replied"),
    ("unanswered", "accepted"),
    ("unanswered", "declined"),
    ("accepted", "declined"),
}
BEFORE = {"first": "approached", "request": "asked"}


def with_letter(desk: Desk, kind: str, state: str, stage: str, **fields: Any) -> None:
    """Julie, the need Lead, and a letter to her in that state."""
    sent = None if state == "draft" else "2026-01-12"
    answered = "2026-01-14" if state in ("replied", "accepted", "declined") else None
    with desk.store.changing() as portfolio:
        portfolio[Profile].put(whole_purpose())
        portfolio[Need].put(need("Lead"))
        portfolio[Mentor].put(mentor("Julie Sample", stage, "2026-01-05", supports={"lead": 2}, rank=1))
        portfolio[Outreach].put(
            letter(
                "julie-sample",
                sent,
                id="aaaaaaa2",
                kind=kind,
                state=state,
                need="lead",
                answered=answered,
                **({"drafted": "2026-01-10"} | fields),
            )
        )


def do(desk: Desk, verb: str, which: str = "aaaaaaa2", **given: str) -> Any:
    """A verb on a letter; the record it answers."""
    options: Given = given
    if verb == "sent":
        return outreach.sent(desk, which, options).record
    return getattr(outreach, verb)(desk, which, options).record


@pytest.mark.parametrize("kind", ["first", "request", "thanks"])
@pytest.mark.parametrize(("state", "verb"), list(product(OUTREACH_STATES, VERBS)))
def test_each_letter_goes_only_where_its_state_allows(desk: Desk, kind: str, state: str, verb: str) -> None:
    with_letter(desk, kind, state, "candidate" if state == "draft" else BEFORE.get(kind, "active"))
    if (state, verb) in ALLOWED:
        do(desk, verb)
        (after,) = desk.all_letters()
        assert after.state == verb
        assert after.sent == (day("2026-01-21") if verb == "sent" else day("2026-01-12"))
        answered_before = day("2026-01-14") if state == "replied" else None
        expected = answered_before if verb == "unanswered" else None if verb == "sent" else day("2026-01-21")
        assert after.answered == expected
    else:
        with untouched(desk), pytest.raises(RuleRefusal) as refused:
            do(desk, verb)
        assert refused.value.exit_code == 5
        assert "aaaaaaa2" in (refused.value.hint or "")


@pytest.mark.parametrize(
    ("kind", "state", "verb", "before", "after"),
    [
        ("first", "draft", "sent", "candidate", "approached"),
        ("first", "sent", "replied", "approached", "approached"),
        ("first", "sent", "accepted", "approached", "conversation"),
        ("first", "replied", "accepted", "approached", "conversation"),
        ("first", "sent", "declined", "approached", "declined"),
        ("first", "sent", "unanswered", "approached", "declined"),
        ("first", "unanswered", "accepted", "declined", "conversation"),
        ("first", "unanswered", "declined", "declined", "declined"),
        ("request", "draft", "sent", "conversation", "asked"),
        ("request", "sent", "replied", "asked", "asked"),
        ("request", "sent", "accepted", "asked", "active"),
        ("request", "sent", "declined", "asked", "declined"),
        ("request", "sent", "unanswered", "asked", "declined"),
        ("first", "draft", "sent", "active", "active"),
        ("first", "sent", "declined", "active", "active"),
    ],
)
def test_a_letter_takes_its_person_to_the_stage_it_means(
    desk: Desk, kind: str, state: str, verb: str, before: str, after: str
) -> None:
    with_letter(desk, kind, state, before)
    do(desk, verb, on="2026-01-20")
    julie = desk.mentor("julie-sample")
    assert julie.stage == after
    if before != after:
        assert julie.stage_since == day("2026-01-20")
        assert kind in julie.history[-1].reason
    else:
        assert len(julie.history) == 1


@pytest.mark.parametrize("kind", sorted(set(OUTREACH_KINDS) - {"first", "request"}))
def test_other_letters_move_nobody_and_offer_nobody(desk: Desk, kind: str) -> None:
    with_letter(desk, kind, "draft", "active")
    do(desk, "sent")
    assert desk.all_letters()[0].follow_up_on is None
    assert do(desk, "declined")["state"] == "declined"
    assert desk.mentor("julie-sample").stage == "active"


@pytest.mark.parametrize("kind", ["first", "request"])
def test_sending_sets_the_day_of_the_one_reminder(desk: Desk, kind: str) -> None:
    with_letter(desk, kind, "draft", "candidate", drafted="2026-01-15")
    assert do(desk, "sent", on="fri")["follow_up_on"] == "2026-01-27"  # seven business days after Fri 16


def test_a_refusal_offers_the_next_ranked_candidate_for_that_need(desk: Desk) -> None:
    with_letter(desk, "first", "sent", "approached")
    with desk.store.changing() as portfolio:
        portfolio[Mentor].put(mentor("Zed Sample", supports={"lead": 1}, rank=2))
        portfolio[Mentor].put(mentor("Abe Sample", supports={"lead": 3}))
        portfolio[Mentor].put(mentor("Off Topic", rank=1))
        portfolio[Mentor].put(mentor("Act Ive", "active", supports={"lead": 3}, rank=1))
    record = do(desk, "declined")
    assert record["next_choice"] == {"id": "zed-sample", "name": "Zed Sample", "rank": 2}
    assert (record["outreach"]["state"], record["mentor"]["stage"]) == ("declined", "declined")
    assert set(record) == {"outreach", "mentor", "next_choice", "retired"}


def test_a_refusal_with_nobody_left_says_so(desk: Desk) -> None:
    with_letter(desk, "first", "sent", "approached")
    done = outreach.unanswered(desk, "julie", {})
    assert isinstance(done.record, dict)
    assert done.record["next_choice"] is None
    assert done.steps[0].command == "mentorfolio identify --need lead"


def test_a_letter_about_no_need_offers_the_next_of_the_whole_portfolio(desk: Desk) -> None:
    with_letter(desk, "first", "sent", "approached")
    with desk.store.changing() as portfolio:
        portfolio[Outreach].put(letter("julie-sample", "2026-01-12", id="aaaaaaa2"))
        portfolio[Mentor].put(mentor("Off Topic", rank=4))
    assert do(desk, "declined")["next_choice"]["id"] == "off-topic"


@pytest.mark.parametrize(
    ("verb", "on"),
    [
        ("replied", "2026-01-11"),
        ("accepted", "2026-01-11"),
        ("declined", "2026-01-11"),
        ("unanswered", "2026-01-11"),
    ],
)
def test_no_answer_comes_before_its_letter(desk: Desk, verb: str, on: str) -> None:
    with_letter(desk, "first", "sent", "approached")
    with untouched(desk), pytest.raises(UsageProblem, match="12 Jan"):
        do(desk, verb, on=on)


def test_a_second_answer_does_not_move_the_last_contact_back(desk: Desk) -> None:
    with_letter(desk, "first", "replied", "approached")  # answered on the 14th
    with pytest.raises(UsageProblem, match="14 Jan"):
        do(desk, "accepted", on="2026-01-13")
    last = mentors.show(desk, "julie").last
    assert last is not None
    assert last >= day("2026-01-14")


def test_a_talk_that_took_place_stays_the_last_contact_when_silence_follows(desk: Desk) -> None:
    with_letter(desk, "first", "replied", "approached")
    do(desk, "unanswered")
    assert mentors.show(desk, "julie").last == day("2026-01-14")


@pytest.mark.parametrize("verb", ["sent", "replied"])
@pytest.mark.parametrize("on", ["tomorrow", "2026-02-01", "1/2/2025", "soon"])
def test_nothing_has_happened_tomorrow(desk: Desk, verb: str, on: str) -> None:
    with_letter(desk, "first", "draft" if verb == "sent" else "sent", "candidate")
    with untouched(desk), pytest.raises(UsageProblem):
        do(desk, verb, on=on)


def test_gates_guard_the_sending_of_a_first_letter(desk: Desk) -> None:
    with_letter(desk, "first", "draft", "candidate")
    with desk.store.changing() as portfolio:
        portfolio[Profile].remove("me")
        portfolio[Mentor].put(mentor("Julie Sample", line="direct-line", supports={"lead": 2}))
        portfolio[Outreach].put(letter("kim-sample", "2026-01-20", need="lead", id="bbbbbbb2"))
        portfolio[Mentor].put(mentor("Kim Sample", "approached", "2026-01-20"))
    with untouched(desk), pytest.raises(RuleRefusal) as gate:
        do(desk, "sent", "julie")
    assert (gate.value.code, gate.value.exit_code) == ("purpose", 5)
    with desk.store.changing() as portfolio:
        portfolio[Profile].put(whole_purpose())
    with untouched(desk), pytest.raises(RuleRefusal) as gate:
        do(desk, "sent", "julie")
    assert gate.value.code == "manager"
    with untouched(desk), pytest.raises(RuleRefusal) as gate:
        do(desk, "sent", "julie", manager_informed="today")
    assert gate.value.code == "open-contact"
    with untouched(desk), pytest.raises(RuleRefusal):
        do(desk, "sent", "julie", anyway="  ")
    do(desk.on("2026-01-23"), "sent", "julie", manager_informed="today")
    assert desk.all_letters()[0].state == "sent"
    assert desk.all_letters()[0].passed == {}
    assert desk.mentor("julie-sample").manager_informed == day("2026-01-23")


def test_a_gate_passed_with_a_reason_keeps_the_reason_with_the_letter(desk: Desk) -> None:
    with_letter(desk, "first", "draft", "candidate")
    with desk.store.changing() as portfolio:
        portfolio[Profile].remove("me")
        portfolio[Mentor].put(mentor("Julie Sample", line="direct-line"))
    do(desk, "sent", "julie", anyway="she asked me herself")
    assert desk.all_letters()[0].passed == {
        "purpose": "she asked me herself",
        "manager": "she asked me herself",
    }


def test_a_gate_passed_when_drafting_is_not_asked_again_when_sending(desk: Desk) -> None:
    with_letter(desk, "first", "draft", "candidate", passed={"manager": "she is my manager"})
    with desk.store.changing() as portfolio:
        portfolio[Mentor].put(mentor("Julie Sample", line="direct-line"))
    do(desk, "sent", "julie")
    assert desk.all_letters()[0].passed == {"manager": "she is my manager"}


@pytest.mark.parametrize("kind", ["request", "thanks", "catch-up", "follow-up"])
def test_gates_guard_first_letters_only(desk: Desk, kind: str) -> None:
    with_letter(desk, kind, "draft", "conversation")
    with desk.store.changing() as portfolio:
        portfolio[Profile].remove("me")
        portfolio[Mentor].put(mentor("Julie Sample", "conversation", line="direct-line"))
    do(desk, "sent")
    assert desk.all_letters()[0].state == "sent"


@pytest.mark.parametrize(
    ("given", "which", "error"),
    [
        ({"on": "soon"}, "nobody", UsageProblem),  # usage before names
        ({"manager_informed": "tomorrow"}, "nobody", UsageProblem),
        ({"anyway": "a\nb"}, "nobody", UsageProblem),
        ({}, "nobody", NotFound),
        ({}, "sample", Ambiguous),
        ({}, "julie", RuleRefusal),  # names before gates
    ],
)
def test_refusals_come_in_their_order_and_touch_nothing(
    desk: Desk, given: dict[str, str], which: str, error: type[MentorfolioError]
) -> None:
    with_letter(desk, "first", "draft", "candidate")
    with desk.store.changing() as portfolio:
        portfolio[Profile].remove("me")
        portfolio[Mentor].put(mentor("Kim Sample"))
    with untouched(desk), pytest.raises(error) as refused:
        do(desk, "sent", which, **given)
    assert type(refused.value) is error


def test_a_letter_is_named_by_its_person_or_its_id(desk: Desk) -> None:
    with_letter(desk, "first", "sent", "approached")
    for which in ("julie", "Julie Sample", "aaaa", "aaaaaaa2"):
        assert outreach.show(desk, which).letter.id == "aaaaaaa2"
    with desk.store.changing() as portfolio:
        portfolio[Outreach].put(letter("julie-sample", "2026-01-13", id="bbbbbbb2", kind="referral"))
        portfolio[Mentor].put(mentor("Kim Sample"))
    with pytest.raises(Ambiguous) as two:
        outreach.show(desk, "julie")
    assert "aaaaaaa2" in (two.value.hint or "")
    assert "bbbbbbb2" in (two.value.hint or "")
    with pytest.raises(NotFound):
        outreach.show(desk, "kim")


def test_an_answer_after_the_reminder_is_to_the_letter_and_settles_both(desk: Desk) -> None:
    with_letter(desk, "first", "sent", "approached")
    with desk.store.changing() as portfolio:
        portfolio[Outreach].put(letter("julie-sample", "2026-01-20", id="bbbbbbb2", kind="follow-up"))
    do(desk, "accepted", "julie")
    assert {x.id: x.state for x in desk.all_letters()} == {"aaaaaaa2": "accepted", "bbbbbbb2": "accepted"}
    assert desk.mentor("julie-sample").stage == "conversation"


def test_a_person_without_an_open_letter_lists_the_settled_ones(desk: Desk) -> None:
    with_letter(desk, "first", "accepted", "conversation")
    with untouched(desk), pytest.raises(MentorfolioError) as refused:
        do(desk, "replied", "julie")
    assert refused.value.exit_code in (4, 5)
    assert "aaaaaaa2" in (refused.value.hint or "")


def test_a_draft_can_be_rewritten_and_a_sent_letter_cannot(desk: Desk) -> None:
    with_letter(desk, "first", "draft", "candidate")
    outreach.edit(
        desk, "julie", {"subject": " A talk? ", "body": "Dear Julie,\r\nhello", "to": "j@example.org"}
    )
    (draft,) = desk.all_letters()
    assert (draft.subject, draft.body, draft.to) == ("A talk?", "Dear Julie,\nhello", "j@example.org")
    with untouched(desk), pytest.raises(UsageProblem):
        outreach.edit(desk, "julie", {})
    with untouched(desk), pytest.raises(UsageProblem):
        outreach.edit(desk, "julie", {"subject": "two\nlines"})
    do(desk, "sent")
    with untouched(desk), pytest.raises(RuleRefusal):
        outreach.edit(desk, "julie", {"body": "x"})
    with untouched(desk), pytest.raises(RuleRefusal):
        outreach.discard(desk, "julie-sample", yes=True)


def test_a_draft_edited_by_hand_comes_back_whole(desk: Desk) -> None:
    with_letter(desk, "first", "draft", "candidate", subject="Old subject")
    with_editor, _ = desk.asking("Subject: New subject\n\nDear Julie,\n\nhello\n")
    outreach.edit(with_editor, "julie", {})
    (draft,) = desk.all_letters()
    assert (draft.subject, draft.body) == ("New subject", "Dear Julie,\n\nhello")
    unchanged, _ = desk.asking("")
    outreach.edit(unchanged, "julie", {})
    assert (desk.all_letters()[0].subject, desk.all_letters()[0].body) == (draft.subject, draft.body)


def test_throwing_a_draft_away_needs_a_yes(desk: Desk) -> None:
    with_letter(desk, "first", "draft", "candidate")
    with untouched(desk), pytest.raises(MissingValue, match="yes") as refused:
        outreach.discard(desk, "julie-sample", yes=False)
    assert refused.value.exit_code == 2
    doubting, _ = desk.asking("no")
    with untouched(desk):
        outreach.discard(doubting, "julie-sample", yes=False)
    sure, _ = desk.asking("yes")
    outreach.discard(sure, "julie-sample", yes=False)
    assert desk.all_letters() == []


def test_letters_are_listed_by_state_and_can_be_sifted(desk: Desk) -> None:
    with_letter(desk, "first", "sent", "approached")
    with desk.store.changing() as portfolio:
        portfolio[Mentor].put(mentor("Kim Sample"))
        portfolio[Outreach].put(letter("kim-sample", id="ccccccc2"))
        portfolio[Outreach].put(letter("julie-sample", "2026-01-02", id="bbbbbbb2", kind="thanks"))
    assert [x.id for x in outreach.list(desk, state=None, to=None).letters] == [
        "ccccccc2",
        "bbbbbbb2",
        "aaaaaaa2",
    ]
    assert [x.id for x in outreach.list(desk, state="sent", to=None).letters] == ["bbbbbbb2", "aaaaaaa2"]
    assert [x.id for x in outreach.list(desk, state=None, to="kim").letters] == ["ccccccc2"]
    with pytest.raises(UsageProblem):
        outreach.list(desk, state="lost", to=None)
    with pytest.raises(NotFound):
        outreach.list(desk, state=None, to="nobody")


def test_the_json_of_a_letter_has_every_key_that_was_promised(desk: Desk) -> None:
    with_letter(desk, "first", "draft", "candidate")
    promised = (
        "id mentor need kind template channel to subject body state drafted sent answered follow_up_on note"
    )
    record = view(desk.all_letters()[0])
    assert set(promised.split()) <= set(record)
    assert record["sent"] is None
    assert record["note"] is None


def test_a_note_is_kept_with_the_answer(desk: Desk) -> None:
    with_letter(desk, "first", "sent", "approached")
    do(desk, "replied", note="busy until March")
    assert desk.all_letters()[0].note == "busy until March"
    do(desk, "accepted")
    assert desk.all_letters()[0].note == "busy until March"


def test_a_refused_move_refuses_the_whole_answer(desk: Desk) -> None:
    # in conversation since the 19th: a first yes dated before that cannot move them anew
    with_letter(desk, "request", "sent", "asked")
    with desk.store.changing() as portfolio:
        history = (
            StageChange(stage="candidate", on=day("2026-01-05")),
            StageChange(stage="asked", on=day("2026-01-19")),
        )
        portfolio[Mentor].put(mentor("Julie Sample", history=history))
    with untouched(desk), pytest.raises(UsageProblem):
        do(desk, "accepted", on="2026-01-15")


# --- what comes next ---


@pytest.mark.parametrize("kind", OUTREACH_KINDS)
def test_only_a_letter_that_asks_something_waits_for_a_yes_or_no(desk: Desk, kind: str) -> None:
    with_letter(desk, kind, "draft", "active")
    steps = [step.command for step in outreach.sent(desk, "aaaaaaa2", {"anyway": "so"}).steps]
    answers = [f"mentorfolio outreach {verb} julie-sample" for verb in ("accepted", "declined")]
    asks = kind not in ("thanks", "catch-up", "pause", "closing")
    assert (steps == answers) is asks
    assert any("outreach" in step for step in steps) is asks
    (row,) = outreach.list(desk.on("2026-02-21"), state=None, to=None).letters
    assert (outreach.list(desk.on("2026-02-21"), state=None, to=None).waiting(row) == 31) is asks


def test_after_thanks_one_may_still_note_an_answer_and_it_is_settled(desk: Desk) -> None:
    with_letter(desk, "thanks", "sent", "active")
    assert do(desk, "replied", "julie")["state"] == "replied"
    listed = outreach.list(desk, state=None, to=None)
    assert listed.waiting(listed.letters[0]) is None


def test_a_letter_that_asks_nothing_does_not_stand_in_the_way_of_one_that_does(desk: Desk) -> None:
    with_letter(desk, "first", "sent", "approached")
    with desk.store.changing() as portfolio:
        portfolio[Outreach].put(letter("julie-sample", "2026-01-13", id="bbbbbbb2", kind="thanks"))
    assert do(desk, "accepted", "julie")["id"] == "aaaaaaa2"


@pytest.mark.parametrize(
    ("subject", "body", "minutes"),
    [
        ('15 minutes on "Lead"?', "Could you spare 15 minutes?", " --minutes 15"),
        ("A question", "Hätten Sie 20 Minuten?", " --minutes 20"),
        ("15 minutes?", "Or 30 minutes, if you like.", ""),
        ("A question", "Could we talk? I have 3 questions.", ""),
        ("A question", "It took me 0 minutes.", ""),
    ],
)
def test_after_a_yes_to_a_talk_the_day_comes_first_with_the_minutes_asked_for(
    desk: Desk, subject: str, body: str, minutes: str
) -> None:
    with_letter(desk, "first", "draft", "candidate")
    outreach.edit(desk, "julie", {"subject": subject, "body": body})
    do(desk, "sent")
    steps = [s.command for s in outreach.accepted(desk, "julie", {}).steps]
    assert steps == [
        f'mentorfolio meeting plan julie-sample --when "thu 15:00"{minutes}',
        'mentorfolio log julie-sample "what we talked about"',
        "mentorfolio approach julie-sample",
    ]


def test_after_a_yes_to_mentoring_the_first_meeting_is_named_and_then_the_rhythm(desk: Desk) -> None:
    with_letter(desk, "request", "sent", "asked")
    assert [s.command for s in outreach.accepted(desk, "julie", {}).steps] == [
        'mentorfolio meeting plan julie-sample --when "thu 15:00"',
        "mentorfolio mentor edit julie-sample --cadence 1m",
    ]


@pytest.mark.parametrize(
    ("said", "asked"),
    [({"line": "outside"}, 0), ({}, 0), ({"line": "same-organisation"}, 1), ({"form": "formal"}, 1)],
)
def test_hr_is_spoken_of_where_it_has_to_do_with_them(desk: Desk, said: dict[str, str], asked: int) -> None:
    with_letter(desk, "request", "sent", "asked")
    mentors.edit(desk, "julie", {"cadence": "2w", **said})
    steps = [s.command for s in outreach.accepted(desk, "julie", {}).steps]
    assert sum(step.endswith("--template resources") for step in steps) == asked


def test_a_rhythm_that_is_known_is_not_asked_for_again(desk: Desk) -> None:
    with_letter(desk, "request", "sent", "asked")
    mentors.edit(desk, "julie", {"cadence": "2w"})
    steps = outreach.accepted(desk, "julie", {}).steps
    assert [s.command for s in steps] == ['mentorfolio meeting plan julie-sample --when "thu 15:00"']


@pytest.mark.parametrize(("kind", "stage"), [("first", "approached"), ("request", "asked")])
def test_a_day_that_is_agreed_on_already_is_not_asked_for(desk: Desk, kind: str, stage: str) -> None:
    with_letter(desk, kind, "sent", stage)
    meetings.plan(desk, ["julie"], {"when": "fri"})
    steps = outreach.accepted(desk, "julie", {}).steps
    assert steps
    assert not any("meeting plan" in step.command for step in steps)

"""Prompts that come back: asked when due, each answer kept at once."""

from __future__ import annotations

import pytest

from mentorfolio.domain.records import Meeting, Reflection
from mentorfolio.errors import Interrupted, MentorfolioError, MissingValue
from tests.commands.desk import LEAVE, Desk, add, add_need, untouched
from tests.commands.typed import log, reflect


def answers(desk: Desk) -> list[tuple[str | None, str, str | None, str]]:
    """Everything kept: prompt, about, subject, text."""
    return [(r.prompt, r.about, r.subject, r.text) for r in desk.store.reading()[Reflection]]


def about(desk: Desk, kind: str) -> list[str]:
    """The prompts about a kind of subject."""
    return [p.id for p in desk.letters.prompts() if p.about == kind]


def test_an_answer_can_be_given_without_a_question(desk: Desk) -> None:
    add(desk, "Kim Sample")
    add_need(desk, "Lead")
    log(desk, "kim", ["lunch"], {})
    (talk,) = desk.store.reading()[Meeting].by_id()
    prompt = about(desk, "mentor")[0]
    reflect(desk, {"text": " I ask\r\ntoo late "})
    reflect(desk, {"text": "he listens", "mentor": "kim", "prompt": prompt})
    reflect(desk, {"text": "better", "need": "lead"})
    reflect(desk, {"text": "ask first", "meeting": talk[:4]})
    assert answers(desk) == [
        (None, "portfolio", None, "I ask\ntoo late"),
        (prompt, "mentor", "kim-sample", "he listens"),
        (None, "need", "lead", "better"),
        (None, "meeting", talk, "ask first"),
    ]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"text": "", "mentor": "nobody"}, 2),
        ({"text": "  "}, 2),
        ({"text": "a\x1bb", "mentor": "nobody"}, 2),
        ({"text": "x", "mentor": "kim", "need": "lead"}, 2),
        ({"text": "x", "mentor": "nobody"}, 3),
        ({"text": "x", "need": "nothing"}, 3),
        ({"text": "x", "meeting": "zzzzzzzz"}, 3),
        ({"text": "x", "prompt": "no-such-prompt"}, 3),
        ({"mentor": "kim"}, 2),
        ({}, 2),
    ],
)
def test_a_refused_answer_is_not_kept(desk: Desk, given: dict[str, str], code: int) -> None:
    add(desk, "Kim Sample")
    add_need(desk, "Lead")
    with untouched(desk), pytest.raises(MentorfolioError) as refused:
        reflect(desk, given)
    assert refused.value.exit_code == code


def test_without_a_terminal_the_missing_text_names_its_option(desk: Desk) -> None:
    with pytest.raises(MissingValue) as missing:
        reflect(desk, {})
    assert "--text" in (missing.value.hint or "")


def test_at_a_terminal_what_is_due_is_asked_and_each_answer_is_kept_at_once(desk: Desk) -> None:
    prompts = about(desk, "portfolio")
    asking, asker = desk.asking("first", "yes", "", "yes", "third", "yes", LEAVE)
    with pytest.raises(Interrupted):
        reflect(asking, {})
    assert [(p, text) for p, _, _, text in answers(desk)] == [(prompts[0], "first"), (prompts[2], "third")]
    assert [key for key in asker.keys if key != "another"] == prompts[:4]


def test_what_was_answered_is_not_asked_for_ninety_days_then_with_the_last_answer(desk: Desk) -> None:
    prompts = about(desk, "portfolio")
    for prompt in prompts:
        reflect(desk, {"prompt": prompt, "text": f"about {prompt}"})
    nothing, asker = desk.asking()
    with untouched(desk):
        reflect(nothing, {})
    assert asker.asked == []
    early, asker = desk.on("2026-04-20").asking()  # 21 Jan + 90 days is 21 April
    reflect(early, {})
    assert asker.asked == []
    due, asker = desk.on("2026-04-21").asking(*["again", "yes"] * len(prompts))
    reflect(due, {})
    assert [key for key in asker.keys if key != "another"] == prompts
    assert f"about {prompts[0]}" in " ".join(asker.said)
    assert len(answers(desk)) == 2 * len(prompts)


def test_a_prompt_about_one_mentor_is_still_open_for_another(desk: Desk) -> None:
    add(desk, "Kim Sample")
    add(desk, "Lee Sample")
    for prompt in about(desk, "mentor"):
        reflect(desk, {"mentor": "kim", "prompt": prompt, "text": "x"})
    kim, asker = desk.asking()
    reflect(kim, {"mentor": "kim"})
    assert asker.asked == []
    lee, asker = desk.asking(*["", "yes"] * len(about(desk, "mentor")))
    reflect(lee, {"mentor": "lee"})
    assert len([key for key in asker.keys if key != "another"]) == len(about(desk, "mentor"))
    assert any("Lee" in question.text for question in asker.asked)


def test_going_back_offers_the_answer_and_replaces_it_instead_of_keeping_two(desk: Desk) -> None:
    prompts = about(desk, "portfolio")
    asking, _ = desk.asking("first", "<", "better", *[""] * (len(prompts) - 1))
    reflect(asking, {})
    assert answers(desk) == [(prompts[0], "portfolio", None, "better")]


def test_the_list_has_every_prompt_the_due_ones_first_with_their_last_day(desk: Desk) -> None:
    prompt = about(desk, "portfolio")[0]
    reflect(desk, {"prompt": prompt, "text": "x"})
    rows = reflect(desk, {}, list=True).rows
    assert len(rows) >= 14
    assert [r.prompt for r in rows][-1] == prompt
    assert (rows[-1].due, str(rows[-1].last_answered)) == (False, "2026-01-21")
    assert all(r.due and r.last_answered is None and r.question and r.title for r in rows[:-1])
    later = reflect(desk.on("2026-04-21"), list=True).rows
    assert all(r.due for r in later)
    data = reflect(desk, {}, list=True).data()
    assert isinstance(data, list)
    assert set(data[0]) == {"prompt", "title", "question", "due", "last_answered"}


def test_past_answers_come_latest_first_about_one_subject_only(desk: Desk) -> None:
    add(desk, "Rust")
    add_need(desk, "Rust")
    reflect(desk, {"mentor": "rust", "text": "about him"})
    reflect(desk.on("2026-02-01"), {"need": "rust", "text": "about it"})
    reflect(desk.on("2026-03-01"), {"text": "about all"})

    def past(**given: str) -> list[str]:
        return [r.text for r in reflect(desk, given, past=True).reflections]

    assert past() == ["about all", "about it", "about him"]
    assert past(mentor="rust") == ["about him"]
    assert past(need="rust") == ["about it"]
    assert past(prompt=about(desk, "portfolio")[0]) == []


def test_whoever_mentors_me_already_is_not_asked_about_as_if_still_to_be_asked(desk: Desk) -> None:
    add(desk, "Anna Sample", stage="active", on="2026-01-01")
    add(desk, "Ben Sample", stage="conversation", on="2026-01-01")
    told = {}
    for name in ("anna", "ben"):
        asking, asker = desk.asking(*["", "yes"] * 20)
        reflect(asking, {"mentor": name})
        told[name] = "\n".join(asker.said)
    assert "From a first talk to asking" not in told["anna"]
    assert "From a first talk to asking" in told["ben"]

"""Every letter and prompt as people would get it, kept as files to be read by people.

Set ``MENTORFOLIO_REWRITE_GOLDEN=1`` to write them anew, then read what changed.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mentorfolio.commands.approach.values import REGARDS, WARM
from mentorfolio.domain.standing import STANDINGS
from mentorfolio.letters.hints import NOTE_LONGEST, Draft, hints_on, word_count
from mentorfolio.letters.library import Library, Template
from mentorfolio.letters.rendering import render

GOLDEN = Path(__file__).parent / "golden"

REALISTIC: dict[str, object] = {
    "me": {
        "name": "Zoë Lindqvist",
        "first_name": "Zoë",
        "email": "zoe@example.org",
        "role": "project coordinator",
        "organisation": "Harbour Trust",
        "signature": "",
        "availability": "Tuesday and Thursday afternoons",
        "purpose": "to grow from coordinating projects to leading people",
        "looking_for": "somebody who says what they see",
        "context": "career",
    },
    "mentor": {
        "name": "Julie Okafor",
        "first_name": "Julie",
        "role": "Head of Delivery",
        "organisation": "Northwind",
    },
    "greeting": "Dear Julie",
    "sign_off": "Zoë Lindqvist\nHarbour Trust",
    "need": {"title": "Lead a team", "why": "my team grows to six in May"},
    "topic": "Lead a team",
    "why": "the way you ran the Oslo office",
    "minutes": 15,
    "last_contact": "9 January",
    "last_time": "on 9 January",
    "standing": "stranger",
    "met": True,
    "unmet": False,
    "introduced_by": "",
    "offered": False,
    "in_touch": False,
    "agreed": False,
    "same_organisation": False,
    "close": False,
    "i_am": "I'm Zoë Lindqvist, project coordinator at Harbour Trust",
    "regards": "Kind regards,",
    "in_chat": False,
    "left_out": [],
    "signed": "Zoë Lindqvist",
    "introduced": "",
    "answered": False,
    "mentors": False,
    "matched": False,
    "matched_since": "",
    "off": {"when": "on 11 March", "mine": False, "asked": ""},
    "reminds_of": "first",
    "later": "",
    "earlier": {
        "kind": "first",
        "subject": "15 minutes on leading a team?",
        "sent": "9 January",
        "when": "on 9 January",
    },
    "talk": {"on": "14 January", "note": "PRIVATE NOTE"},
}
# Nothing but what is always there; one-word names, one of them Chinese.
SHORTEST: dict[str, object] = {
    "me": {
        "name": "Sukarno",
        "first_name": "Sukarno",
        **dict.fromkeys(
            (
                "email",
                "role",
                "organisation",
                "signature",
                "availability",
                "purpose",
                "looking_for",
                "context",
            ),
            "",
        ),
    },
    "mentor": {"name": "王芳", "first_name": "王芳", "role": "", "organisation": ""},
    "greeting": "Dear 王芳",
    "sign_off": "Sukarno",
    "need": None,
    "topic": "SQL",
    "why": "patient",
    "minutes": 5,
    "last_contact": "",
    "standing": "stranger",
    "met": False,
    "unmet": True,
    "introduced_by": "",
    "offered": False,
    "in_touch": False,
    "agreed": False,
    "same_organisation": False,
    "close": False,
    "i_am": "I'm Sukarno",
    "regards": "Kind regards,",
    "in_chat": False,
    "left_out": [],
    "signed": "Sukarno",
    "introduced": "",
    "answered": False,
    "mentors": False,
    "matched": False,
    "matched_since": "",
    "off": None,
    "reminds_of": "first",
    "later": "",
    "earlier": None,
    "talk": None,
}
LONGEST: dict[str, object] = {
    "me": {
        "name": "María-José Fernández de la Vega y O'Shaughnessy",
        "first_name": "María-José",
        "email": "maria-jose@example.org",
        "role": "Acting deputy coordinator for community partnerships",
        "organisation": "Confederación Intermunicipal de Bibliotecas Públicas",
        "signature": "x",
        "availability": "weekday mornings before ten, Friday afternoons, and most of July",
        "purpose": "I want to find out whether I should stay in public service or move on, and in either "
        "case to stop avoiding the conversations about money.",
        "looking_for": "",
        "context": "change",
    },
    "mentor": {
        "name": "Professor Aleksandra Wiśniewska-Brzęczyszczykiewicz",
        "first_name": "Aleksandra",
        "role": "Director of Finance and Shared Services",
        "organisation": "the National Association of Regional Archives",
    },
    "greeting": "Dear Professor Wiśniewska-Brzęczyszczykiewicz",
    "sign_off": "María-José Fernández de la Vega y O'Shaughnessy\nConfederación Intermunicipal de "
    "Bibliotecas Públicas\n+00 000 000 000",
    "need": {
        "title": "Negotiate a budget of several municipalities without losing friends",
        "why": "In March I shall sit at that table for the first time, and alone.",
    },
    "topic": "Negotiate a budget of several municipalities without losing friends",
    "why": "You explained a deficit to forty angry librarians and they thanked you at the end. I took notes!",
    "minutes": 45,
    "last_contact": "30 September 2024",
    "last_time": "in September 2024",
    "standing": "acquainted",
    "met": True,
    "unmet": False,
    "introduced_by": "Dana Sample",
    "offered": False,
    "in_touch": False,
    "agreed": False,
    "same_organisation": False,
    "close": False,
    "i_am": "I'm María-José Fernández de la Vega y O'Shaughnessy, acting deputy coordinator for community "
    "partnerships at Confederación Intermunicipal de Bibliotecas Públicas",
    "regards": "Kind regards,",
    "in_chat": False,
    "left_out": [],
    "signed": "María-José Fernández de la Vega y O'Shaughnessy",
    "introduced": "",
    "answered": False,
    "mentors": False,
    "matched": True,
    "matched_since": "March 2025",
    "off": {"when": "in September", "mine": True, "asked": "on 3 October"},
    "reminds_of": "request",
    "later": "1 February",
    "back": "you were busy until February",
    "earlier": {
        "kind": "request",
        "subject": "RE: 45 minutes on how to negotiate a budget of several municipalities",
        "sent": "30 September 2024",
        "when": "in September",
    },
    "talk": {"on": "Wednesday 30 September", "note": "PRIVATE NOTE"},
    "took": "that silence after an offer is not a no",
    "whom": "Dana Sample",
    "wanted": "a self-assessment for people who change their field",
    "programme": "the mentoring programme of the Association",
    "rhythm": "ninety minutes every two months",
    "term": "a year",
    "reason": "my father is ill, and I travel every weekend",
    "until": "the summer",
    "outcome": "We talked for an hour, and she will show me round in May",
    "advice": "to ask for the number before I say mine",
    "news": "I passed the exam, moved to another town, and was asked to lead the spring campaign",
    "shared": "the summer school in Leeds",
    "now": "from May I have to defend the budget of six villages",
    "myself": "I've run the library of a hill town for nine years",
    "talks": "3 and 30 September",
    "tried": "asked two colleagues, and read what the auditors had to say",
    "aim": "a budget meeting in which nobody shouts",
    "question": "how do you answer when somebody shouts?",
    "how": "45 min by phone, any day before ten",
    "sorry": "The autumn swallowed me whole",
    "favour": "ask her whether I may write to her",
    "heard": "Everybody in the region speaks of her courses",
    "doing": "I'll try it with the mayors in June, and tell you how it went",
    "more": "The mayors meet on 12 February",
    "wish": "All the best with the new wing",
    "given": "the template you sent",
}
CLOSE = ("known", "talked", "mentor", "my-manager", "ended", "declined")
CASES = {"realistic": REALISTIC, "shortest": SHORTEST, "longest": LONGEST}
LETTERS = Library().letters()
FIRST_REASONS = ["patient with beginners", "the way you ran the Oslo office", "You helped me when I was new."]
TOPICS = ["Lead a team", "Read a budget", "Enter climate tech", "public speaking"]


def expect_golden(name: str, text: str) -> None:
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("MENTORFOLIO_REWRITE_GOLDEN") == "1":
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == text


def values_of(letter: Template, case: str) -> dict[str, object]:
    """The values of a case; a letter about the mentor greets somebody else."""
    greeting = {"manager": "Dear Robin", "resources": "Dear colleagues"}.get(letter.kind)
    values = {**CASES[case], **({"greeting": greeting} if greeting else {})}
    close = bool(values["close"] or letter.kind == "manager")
    return values | {"regards": REGARDS.get(letter.kind, WARM)[0 if close else 1]}


def codes(letter: Template, values: dict[str, object]) -> list[str]:
    written = render(letter, values)
    minutes = values["minutes"]
    assert isinstance(minutes, int)
    draft = Draft(
        kind=letter.kind,
        channel=letter.channel,
        subject=written.subject,
        body=written.body,
        minutes=minutes,
        why=str(values["why"]),
    )
    return [hint.code for hint in hints_on(draft)]


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.id)
def test_every_line_that_a_letter_offers_stands_in_its_longest_page(letter: Template) -> None:
    values = values_of(letter, "longest")
    assert set(letter.offers) <= set(values)
    whole = render(letter, values)
    for name in letter.offers:
        less = render(letter, {key: text for key, text in values.items() if key != name})
        # Who asked for later hears of no earlier letter.
        assert less != whole or (letter.id, name) == ("not-now", "until"), name


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.id)
def test_a_letter_reads_as_it_did_when_somebody_last_read_it(letter: Template, case: str) -> None:
    written = render(letter, values_of(letter, case))
    expect_golden(f"{letter.id}.{case}", f"Subject: {written.subject}\n\n{written.body}\n")


@pytest.mark.parametrize("standing", STANDINGS)
@pytest.mark.parametrize("name", ["first-conversation", "thanks", "catch-up"])
def test_a_letter_opens_as_two_people_stand(name: str, standing: str) -> None:
    close = standing in CLOSE
    values = {
        **REALISTIC,
        "standing": standing,
        "met": False,
        "unmet": True,
        "talk": None,
        "last_contact": "",
        "close": close,
        "mentors": standing == "mentor",
    }
    values |= {"sign_off": "Zoë", "signed": "Zoë"} if close else {}
    letter = Library().letter(name)
    values["regards"] = REGARDS.get(letter.kind, WARM)[0 if close else 1]
    written = render(letter, values)
    expect_golden(f"{name}.as-{standing}", f"Subject: {written.subject}\n\n{written.body}\n")
    assert "last in touch" not in written.body, "no contact is recorded"
    if name == "first-conversation":
        assert codes(letter, values) == []


OFF = {"when": "on 11 March", "mine": False, "asked": ""}
LATE: dict[str, object] = {
    "matched_since": "March 2025",
    "standing": "assigned",
    "earlier": None,
    "last_contact": "",
    "myself": "",
}
PARTS = {key: LONGEST[key] for key in ("wish", "sorry", "how", "more", "why", "aim", "programme")}
PAGES: dict[str, tuple[str, dict[str, object]]] = {
    "new-day.off": ("new-day", {"off": OFF}),
    "new-day.mine": ("new-day", {"off": {**OFF, "mine": True}}),
    "new-day.asked": ("new-day", {"off": {**OFF, "mine": True, "asked": "on 12 March"}}),
    "new-day.of-a-mentor": ("new-day", {"off": OFF, "mentored": True}),
    "new-day.unrecorded": ("new-day", {"off": None}),
    "hello.late": ("hello", LATE),
    "catch-up.late": ("catch-up", LATE),
}


@pytest.mark.parametrize("page", PAGES)
def test_a_letter_reads_well_whichever_of_its_parts_are_missing(page: str) -> None:
    name, known = PAGES[page]
    letter = Library().letter(name)
    told = {key: text for key, text in PARTS.items() if key in letter.offers}
    cases: dict[str, dict[str, object]] = {"nothing": {}, "all": {**told}}
    cases |= {f"without {key}": {k: v for k, v in told.items() if k != key} for key in told}
    cases |= {f"{key} left out": {"left_out": [key]} for key in told}
    written = {case: render(letter, {**REALISTIC, **known, **more}) for case, more in cases.items()}
    expect_golden(page, "\n".join(f"== {case}: {w.subject}\n{w.body}\n" for case, w in written.items()))
    assert not any(gap in w.body for gap in ("  ", " .", "\n ", " \n") for w in written.values())


@pytest.mark.parametrize("name", ["thanks", "catch-up"])
@pytest.mark.parametrize("agreed", [True, False])
def test_to_a_mentor_of_whom_no_contact_is_known_no_talk_is_claimed(name: str, *, agreed: bool) -> None:
    values = {
        **SHORTEST,
        "standing": "mentor",
        "met": False,
        "unmet": True,
        "talk": None,
        "last_contact": "",
        "agreed": agreed,
    }
    written = render(Library().letter(name), values)
    text = f"{written.subject} {written.body}"
    assert ("agreeing" in text or "chance to meet" in text) is agreed
    assert "time" not in written.subject
    assert not any(claim in text for claim in ("last in touch", "catch up", "you gave me"))


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.id)
@pytest.mark.parametrize("case", CASES)
def test_no_letter_says_what_a_kind_person_would_not(letter: Template, case: str) -> None:
    text = render(letter, values_of(letter, case)).body
    for phrase in ("admire", "made me think", "High on my list", "things you said", '"'):
        assert phrase not in text, phrase
    assert "purpose" not in text, "what is noted for oneself goes to nobody unseen"


@pytest.mark.parametrize("case", CASES)
def test_prompts_read_as_they_did_when_somebody_last_read_them(case: str) -> None:
    values = {"mentor": None if case == "shortest" else CASES[case]["mentor"], "need": CASES[case]["need"]}
    asked = [f"[{prompt.id}]\n{render(prompt, values).body}\n" for prompt in Library().prompts()]
    expect_golden(f"prompts.{case}", "\n".join(asked))


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.id)
def test_a_shipped_letter_with_realistic_values_leaves_nothing_to_say(letter: Template) -> None:
    assert codes(letter, values_of(letter, "realistic")) == []


@pytest.mark.parametrize("why", FIRST_REASONS)
@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("letter", [x for x in LETTERS if x.kind == "first"], ids=lambda letter: letter.id)
def test_any_usual_topic_and_reason_make_a_good_first_letter(letter: Template, topic: str, why: str) -> None:
    assert codes(letter, {**REALISTIC, "topic": topic, "why": why}) == []


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.id)
def test_no_letter_tells_what_was_noted_in_private(letter: Template, case: str) -> None:
    written = render(letter, CASES[case])
    assert "PRIVATE" not in written.subject + written.body
    assert "None" not in written.subject + written.body


@pytest.mark.parametrize("letter", [x for x in LETTERS if x.kind != "first"], ids=lambda letter: letter.id)
def test_all_other_letters_need_nothing_to_be_set(letter: Template) -> None:
    bare = {name: value for name, value in SHORTEST.items() if name not in {"topic", "why"}}
    assert word_count(render(letter, bare).body) >= 25


def test_a_linkedin_note_fits_even_with_a_long_reason() -> None:
    why = "your talk on how small teams stay kind to one another under pressure"
    written = render(
        Library().letter("linkedin-note"), {**REALISTIC, "topic": "Enter climate tech", "why": why}
    )
    assert len(written.body) <= NOTE_LONGEST


def test_a_follow_up_answers_the_first_letter_without_piling_up_re() -> None:
    letter = Library().letter("follow-up")
    assert render(letter, REALISTIC).subject == "Re: 15 minutes on leading a team?"
    assert render(letter, LONGEST).subject.startswith("RE: 45 minutes")


def test_an_unfilled_name_is_told_before_the_letter_goes_out() -> None:
    me = {**dict.fromkeys(("role", "organisation", "availability"), ""), "name": "[your name]"}
    letter = Library().letter("first-conversation")
    assert codes(letter, {**REALISTIC, "me": me, "sign_off": "[your name]"}) == ["blank"]


@pytest.mark.parametrize("mentor", [None, {"name": "Julie Okafor", "first_name": "Julie"}])
@pytest.mark.parametrize("need", [None, {"title": "Lead a team"}])
def test_a_prompt_asks_one_question(mentor: dict[str, str] | None, need: dict[str, str] | None) -> None:
    for prompt in Library().prompts():
        written = render(prompt, {"mentor": mentor, "need": need})
        question, *help_lines = written.body.splitlines()
        assert question.endswith("?"), prompt.id
        assert written.body.count("?") == 1, prompt.id
        assert len(help_lines) <= 1, prompt.id
        assert written.subject == ""

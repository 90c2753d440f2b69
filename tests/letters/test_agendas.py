"""Every agenda as a mentor would get it, kept as files to be read by people; and what the shelf promises.

Set ``MENTORFOLIO_REWRITE_GOLDEN=1`` to write them anew, then read what changed.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mentorfolio.domain.vocabulary import MEETING_KINDS
from mentorfolio.errors import MissingValue, NotFound, UsageProblem
from mentorfolio.letters import own
from mentorfolio.letters.library import Library, Template
from mentorfolio.letters.own import files_called
from mentorfolio.letters.rendering import render
from tests.letters.test_golden import expect_golden

ME = {"name": "Zoë Lindqvist", "first_name": "Zoë"}
JULIE = {
    "name": "Julie Okafor",
    "first_name": "Julie",
    "role": "Head of Delivery",
    "organisation": "Northwind",
    "email": "julie@example.org",
}
REALISTIC: dict[str, object] = {
    "me": ME,
    "mentors": [JULIE],
    "names": "Julie",
    "meeting": {
        "when": "Wed 28 Jan 2026, 15:00",
        "minutes": 60,
        "kind": "regular",
        "circle": "",
        "incident": "",
    },
    "presenter": None,
    "mentoring": True,
    "known": False,
    "talked": False,
    "short": False,
    "brief": False,
    "needs": [
        {"title": "Lead a team", "knowing": "skill", "by": "30 May"},
        {"title": "Read a budget", "knowing": "skill", "by": ""},
    ],
    "mine": [{"text": "read the team's charter", "due": "26 January"}, {"text": "call HR", "due": ""}],
    "theirs": [{"text": "ask Ben about his rota", "due": "", "name": "Julie"}],
    "areas": ["how to say no upwards"],
    "asked": "",
    "last": {"on": "14 January"},
    "agenda": ["the summer plan"],
    "term": None,
}
# Ten minutes, with nothing known but the day.
SHORTEST: dict[str, object] = {
    "me": {"name": "", "first_name": ""},
    "mentors": [{"name": "王芳", "first_name": "王芳", "role": "", "organisation": "", "email": ""}],
    "names": "王芳",
    "meeting": {"when": "Wed 28 Jan 2026", "minutes": 10, "kind": "regular", "circle": "", "incident": ""},
    "presenter": None,
    "mentoring": True,
    "known": False,
    "talked": False,
    "short": True,
    "brief": False,
    **{key: [] for key in ("needs", "mine", "theirs", "areas", "agenda")},
    "asked": "",
    "last": None,
    "term": None,
}
# A term at its middle and, for the sake of the page, at its end; braces are data.
LONGEST: dict[str, object] = {
    **REALISTIC,
    "names": "Aleksandra, Julie and María-José",
    "meeting": {
        "when": "Wed 30 Sep 2026, 09:30",
        "minutes": 120,
        "kind": "regular",
        "circle": "",
        "incident": "The evening when {{ forty }} librarians were told of the deficit by a newspaper",
    },
    "needs": [
        {
            "title": "Negotiate a budget of several municipalities without losing friends",
            "knowing": "skill",
            "by": "1 March 2027",
        },
        {"title": 'Say "no" {% twice %}', "knowing": "direction", "by": ""},
        {"title": "Get to know the people who decide", "knowing": "people", "by": ""},
    ],
    "mine": [{"text": f"thing {n} of five that I had promised", "due": "30 September"} for n in range(1, 6)],
    "theirs": [
        {"text": f"favour {n} of five", "due": "1 October", "name": "Julie and Aleksandra"}
        for n in range(1, 6)
    ],
    "areas": ["what silence means after an offer", "who else should be at the table"],
    "asked": "How do you answer when somebody shouts?",
    "agenda": ["the vote in March", "whether to move house"],
    "term": {
        "programme": "Regional programme",
        "end": "31 December",
        "halfway": True,
        "ending": True,
    },
}
CASES = {"realistic": REALISTIC, "shortest": SHORTEST, "longest": LONGEST}
# Who brings the incident to a circle, and what follows from it.
CIRCLE: dict[str, object] = {
    **REALISTIC,
    "meeting": {
        "when": "Thu 5 Feb 2026, 18:00",
        "minutes": 90,
        "kind": "incident",
        "circle": "New leads",
        "incident": "the handover that nobody prepared",
    },
}
PRESENTERS: dict[str, dict[str, object] | None] = {
    "me": {"name": "", "first_name": "", "me": True},
    "julie": {"name": "Julie Okafor", "first_name": "Julie", "me": False},
    "nobody": None,
}
# A first talk with somebody who is no mentor: as the first letter asked for it, and a longer one.
TALKS: dict[str, dict[str, object]] = {
    "talk": {
        **SHORTEST,
        "mentoring": False,
        "meeting": {**SHORTEST["meeting"], "minutes": 15},  # type: ignore[dict-item]  # it is a dict
        "needs": [{"title": "Lead a team", "knowing": "skill", "by": ""}],
    },
    "long-talk": {**REALISTIC, "mentoring": False, "needs": []},
    "talk-with-an-ex-boss": {**REALISTIC, "mentoring": False, "known": True, "talked": True, "needs": []},
}
AGENDAS = Library().agendas()


def items(text: str) -> list[str]:
    return [line.removeprefix("- ") for line in text.split("\n") if line.startswith("- ")]


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / "agendas" / f"{name}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("agenda", AGENDAS, ids=lambda agenda: agenda.id)
def test_an_agenda_reads_as_it_did_when_somebody_last_read_it(agenda: Template, case: str) -> None:
    expect_golden(f"agenda-{agenda.id}.{case}", f"{render(agenda, CASES[case]).body}\n")


@pytest.mark.parametrize("presenter", PRESENTERS)
def test_a_circles_agenda_says_who_brings_the_incident(presenter: str) -> None:
    body = render(Library().agenda("incident"), {**CIRCLE, "presenter": PRESENTERS[presenter]}).body
    expect_golden(f"agenda-incident.circle-{presenter}", f"{body}\n")


def test_there_is_an_agenda_of_every_kind_that_can_be_planned() -> None:
    assert [(a.id, a.kind) for a in AGENDAS] == [(a.id, a.id) for a in AGENDAS]
    assert {a.kind for a in AGENDAS} == set(MEETING_KINDS) - {"moment"}


@pytest.mark.parametrize("agenda", AGENDAS, ids=lambda agenda: agenda.id)
def test_an_agenda_says_when_to_use_it_and_where_it_comes_from(agenda: Template) -> None:
    assert agenda.use.endswith(".")
    assert re.fullmatch(r"[A-Z]\d(, [A-Z]\d)*", agenda.source)
    assert not agenda.own


@pytest.mark.parametrize("case", CASES)
def test_the_first_agenda_opens_with_introductions_and_ends_with_the_next_meeting(case: str) -> None:
    first, *_, last = items(render(Library().agenda("first"), CASES[case]).body)
    assert first.startswith("Introductions")
    assert last.startswith("Our next meeting")


@pytest.mark.parametrize("case", TALKS)
def test_a_first_talk_asks_two_or_three_questions_and_promises_no_mentoring(case: str) -> None:
    body = render(Library().agenda("first"), TALKS[case]).body
    expect_golden(f"agenda-first.{case}", f"{body}\n")
    first, *questions, last = items(body)
    assert first.startswith("Introductions") is not TALKS[case]["known"]
    assert "thanks" in last
    assert "what comes next: would it make sense to talk again" in last
    if case == "talk":
        assert 2 <= len(questions) <= 3
    for of_mentors in ("what stays between us", "how often we meet", "Our next meeting", "first meeting"):
        assert of_mentors not in body


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("agenda", AGENDAS, ids=lambda agenda: agenda.id)
def test_nothing_that_is_open_is_forgotten_on_any_agenda(agenda: Template, case: str) -> None:
    values = CASES[case]
    body = render(agenda, values).body
    told = items(body)
    for name in ("mine", "theirs"):
        for action in values[name]:  # type: ignore[attr-defined]
            assert any(action["text"] in item for item in told), name
    for name in ("areas", "agenda"):
        for text in values[name]:  # type: ignore[attr-defined]
            assert any(text in item for item in told), name
    assert "None" not in body
    assert "True" not in body


@pytest.mark.parametrize("agenda", AGENDAS, ids=lambda agenda: agenda.id)
def test_a_short_meeting_gets_a_short_agenda(agenda: Template) -> None:
    assert 2 <= len(items(render(agenda, SHORTEST).body)) <= 6


@pytest.mark.parametrize("agenda", AGENDAS, ids=lambda agenda: agenda.id)
def test_every_agenda_gets_along_with_the_values_that_a_check_tries(agenda: Template) -> None:
    values = own._AGENDA_VALUES
    assert set(values) == set(REALISTIC)
    assert items(render(agenda, values).body)


def test_only_a_term_at_its_middle_asks_what_to_change() -> None:
    regular = Library().agenda("regular")
    question = "Halfway: what has come of it, and what should we change?"
    at = {"programme": "", "end": "30 June", "halfway": True, "ending": False}
    assert question in items(render(regular, {**REALISTIC, "term": at}).body)
    for term in (None, {**at, "halfway": False}):
        assert question not in render(regular, {**REALISTIC, "term": term}).body


def test_a_value_that_nothing_supplies_names_itself_and_the_file(tmp_path: Path) -> None:
    path = write(tmp_path, "mine", "Name: M\nUse: N.\nKind: regular\n\n- {{ meeting.place }}\n")
    with pytest.raises(MissingValue) as told:
        render(Library(tmp_path).agenda("mine"), REALISTIC)
    assert "'meeting.place'" in told.value.message
    assert str(path) in (told.value.hint or "")
    assert "--set" not in (told.value.hint or "")


@pytest.mark.parametrize(
    ("text", "line", "cause"),
    [
        ("Name: M\nUse: N.\n\n- x\n", 1, '"Kind:" is missing'),
        ("Name: M\nUse: N.\nKind: moment\n\n- x\n", 3, "first, regular, incident, review, closing"),
        ("Name: M\nUse: N.\nKind: request\n\n- x\n", 3, "'request'"),
        ("Name: M\nUse: N.\nKind: first\nSubject: S\n\n- x\n", 4, "not a header line"),
        ("Name: M\nUse: N.\nKind: first\n\nx\n", 0, 'begins with "- "'),
    ],
)
def test_what_is_wrong_in_an_agenda_is_said_with_its_line(
    tmp_path: Path, text: str, line: int, cause: str
) -> None:
    path = write(tmp_path, "mine", text)
    mine = Library(tmp_path)
    assert "mine" not in {a.id for a in mine.agendas()}
    assert [broken.line for broken in mine.broken] == [line]
    assert cause in mine.broken[0].cause
    with pytest.raises(UsageProblem, match=re.escape(str(path))):
        mine.agenda("mine")


def test_an_own_agenda_stands_in_for_the_shipped_one_and_for_no_letter(tmp_path: Path) -> None:
    write(tmp_path, "closing", "Name: Mine\nUse: N.\nKind: closing\n\n- bye\n")
    mine = Library(tmp_path)
    assert (mine.agenda("closing").name, mine.agenda("closing").own) == ("Mine", True)
    assert mine.letter("closing").name != "Mine"
    assert len(mine.agendas()) == len(AGENDAS)


def test_an_unknown_agenda_is_answered_with_those_that_look_like_it() -> None:
    with pytest.raises(NotFound, match="no agenda called 'regullar'") as told:
        Library().agenda("regullar")
    assert "regular" in (told.value.hint or "")


def test_a_name_with_a_folder_in_front_means_what_is_in_that_folder() -> None:
    shelves = [shelf for shelf, _ in files_called(Library(), "closing")]
    assert shelves == ["letters", "agendas"]
    assert [shelf for shelf, _ in files_called(Library(), "agendas/closing")] == ["agendas"]
    for nowhere in ("elsewhere/closing", "agendas/../letters/closing", "agendas/", "/closing"):
        assert list(files_called(Library(), nowhere)) == []

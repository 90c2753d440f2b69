"""Every answer in JSON: the keys of docs/scripting.md, their types, null, [] and {} for nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.support import Cli

Day = date  # a key of this type holds ISO text

_S = (str, None)
_DAY = (Day, None)
_N = (int, None)
_NUMBER = (float, int, None)

MENTOR: dict[str, object] = {
    "id": str,
    "name": str,
    **dict.fromkeys(("email", "role", "organisation", "introduced_by", "notes", "line", "source"), _S),
    "links": [str],
    "knowing": {"why": int, "how": int, "whom": int},
    "supports": dict,
    **{key: [str] for key in ("skills", "tags", "positives", "constraints", "knows", "resources")},
    "rank": _N,
    **dict.fromkeys(("form", "direction", "stage"), str),
    "cadence": _S,
    "stage_since": Day,
    **dict.fromkeys(("manager_informed", "last_contact", "next_contact"), _DAY),
    "terms": [{"form": str, "programme": _S, "start": Day, "end": _DAY, "minutes": _N, "cadence": _S}],
    "created": Day,
    "updated": Day,
}
NEED: dict[str, object] = {
    **dict.fromkeys(("id", "title", "knowing", "scope", "status"), str),
    **dict.fromkeys(("context", "why", "success"), _S),
    "priority": int,
    "by": _DAY,
    "confidence": [{"on": Day, "rating": int}],
    "created": Day,
    "updated": Day,
}
OUTREACH: dict[str, object] = {
    **dict.fromkeys(("id", "mentor", "kind", "template", "channel", "body", "state"), str),
    **dict.fromkeys(("need", "to", "subject", "note"), _S),
    "drafted": Day,
    **dict.fromkeys(("sent", "answered", "follow_up_on"), _DAY),
}
CHOICE: dict[str, object] = {"id": str, "name": str, "rank": _N}
REFUSED: dict[str, object] = {"outreach": OUTREACH, "mentor": MENTOR, "next_choice": CHOICE}
DRAFT: dict[str, object] = {
    **dict.fromkeys(("outreach_id", "mentor", "template", "channel", "body"), str),
    **dict.fromkeys(("need", "to", "subject"), _S),
    "words": int,
    "hints": [{"code": str, "message": str, "source": str}],
    "follow_up_on": _DAY,
}
PROMPT: dict[str, object] = {
    "prompt": str,
    "title": str,
    "question": str,
    "due": bool,
    "last_answered": _DAY,
}
MEETING: dict[str, object] = {
    "id": str,
    "mentors": [str],
    "circle": _S,
    "kind": str,
    "when": str,
    "minutes": _N,
    "agenda": [str],
    "notes": _S,
    "insights": [str],
    "actions": [{"id": str, "text": str, "owner": str, "due": _DAY, "done": _DAY, "since": _DAY}],
    "next_areas": [str],
    "presenter": _S,
    "incident": _S,
    "held": bool,
    "cancelled": bool,
    "created": Day,
    "updated": Day,
}
ACTION: dict[str, object] = {
    "id": str,
    "text": str,
    "owner": str,
    "due": _DAY,
    "done": _DAY,
    "since": _DAY,
    "mentors": [str],
    "meeting": _S,
}
DUE: dict[str, object] = {
    "id": str,
    "kind": str,
    "due": _DAY,
    "days_late": _N,
    "mentor": _S,
    "need": _S,
    "text": str,
    "command": str,
}
COVERED: dict[str, object] = {"coverage": _NUMBER, "state": str, "active": [str], "on_the_way": [str]}
SPREAD: dict[str, object] = {"counts": dict, "effective": _NUMBER}
REVIEW: dict[str, object] = {
    "on": Day,
    "gap": _NUMBER,
    "needs": [{"id": str, "title": str, "knowing": str, "priority": int, **COVERED}],
    "competencies": {"why": COVERED, "how": COVERED, "whom": COVERED},
    "leaning": {"mentor": str, "loss": _NUMBER},
    "next_ask": {"mentor": str, "need": str, "gain": _NUMBER, "reason": str},
    "variety": dict.fromkeys(("form", "line", "source", "direction"), SPREAD),
    "ties": {"n": int, "t": int, "density": _NUMBER, "effective_size": _NUMBER},
    "health": list,
    "stages": dict.fromkeys(
        ("candidate", "approached", "conversation", "asked", "active", "paused", "ended", "declined"), int
    ),
}
PROFILE: dict[str, object] = dict.fromkeys(
    (
        *("name", "email", "role", "organisation", "stage_of_career", "manager", "purpose", "context"),
        *("looking_for", "effective_mentee", "signature", "availability"),
    ),
    _S,
)
GIFT: dict[str, object] = {"id": str, "mentor": str, "text": str, "on": Day}
CHECKIN: dict[str, object] = {
    **dict.fromkeys(("id", "mentor"), str),
    "on": Day,
    **dict.fromkeys(("rapport", "clarity"), float),
    **{key: [int] for key in ("rapport_items", "clarity_items")},
    **dict.fromkeys(("benefit_me", "benefit_them"), _N),
    "note": _S,
    "health": str,
}
RATED = ("--rapport", "4,4,3,5", "--clarity", "2,3")
TERM = ("--programme", "Rise", "--from", "2026-01-01", "--until", "2026-12-31", "--minutes", "60")
LETTER_ID = "LETTER"  # stands for the id of the letter to Julie

ANSWERS: dict[str, tuple[tuple[str, ...], object]] = {
    "init": (("init", "--role", "lead"), PROFILE),
    "profile show": (("profile", "show"), PROFILE),
    "need add": (("need", "add", "Speak up", "--knowing", "why"), NEED),
    "need list": (("need", "list"), [NEED]),
    "need show": (("need", "show", "lead"), NEED),
    "need edit": (("need", "edit", "lead", "--by", "2w"), NEED),
    "need rate": (("need", "rate", "lead", "3"), NEED),
    "need met": (("need", "met", "lead"), NEED),
    "need drop": (("need", "drop", "lead"), NEED),
    "need reopen": (("need", "reopen", "done"), NEED),
    "need remove": (("need", "remove", "lead-a-team", "--yes"), NEED),
    "mentor add": (("mentor", "add", "New Sample", "--form", "formal"), MENTOR),
    "mentor list": (("mentor", "list"), [MENTOR]),
    "mentor show": (("mentor", "show", "anna"), MENTOR | {"last_year": [{"on": Day, "kind": str}]}),
    "mentor edit": (("mentor", "edit", "anna", "--role", "lead"), MENTOR),
    "mentor rank": (("mentor", "rank", "anna", "3"), MENTOR),
    "mentor stage": (("mentor", "stage", "anna", "paused"), MENTOR),
    "mentor stage ended": (("mentor", "stage", "anna", "ended", "--learnt", "x", "--hello", "1y"), MENTOR),
    "mentor formalise": (("mentor", "formalise", "anna", *TERM, "--cadence", "1m"), MENTOR),
    "mentor informalise": (("mentor", "informalise", "kim"), MENTOR),
    "checkin": (("checkin", "anna", *RATED, "--benefit-me", "5", "--note", "x"), CHECKIN),
    "checkin without options": (("checkin", "anna", *RATED), CHECKIN),
    "mentor merge": (("mentor", "merge", "anna-sample", "dana-sample", "--yes"), MENTOR),
    "mentor remove": (("mentor", "remove", "anna-sample", "--yes"), MENTOR),
    "approach": (("approach", "dana", "--set", "why=x", "--anyway", "I know"), DRAFT),
    "reflect --list": (("reflect", "--list"), [PROMPT]),
    "outreach list": (("outreach", "list"), [OUTREACH]),
    "outreach show": (("outreach", "show", LETTER_ID), OUTREACH),
    "outreach show M": (("outreach", "show", "julie"), OUTREACH),
    "outreach edit": (("outreach", "edit", "kim", "--subject", "Hello"), OUTREACH),
    "outreach discard": (("outreach", "discard", "kim-sample", "--yes"), OUTREACH),
    "outreach sent": (("outreach", "sent", "kim"), OUTREACH),
    "outreach replied": (("outreach", "replied", "julie"), OUTREACH),
    "outreach accepted": (("outreach", "accepted", "julie"), OUTREACH),
    "outreach declined": (("outreach", "declined", "julie"), REFUSED),
    "outreach unanswered": (("outreach", "unanswered", "julie"), REFUSED),
    "log": (("log", "anna", "talked", "--action", "read by 2w", "--minutes", "20"), MEETING),
    "log without options": (("log", "anna", "talked"), MEETING),
    "meeting plan": (("meeting", "plan", "anna", "--when", "thu 15:00", "--agenda", "x"), MEETING),
    "meeting move": (("meeting", "move", "kim", "--when", "fri"), MEETING),
    "meeting list": (("meeting", "list"), [MEETING]),
    "meeting show": (("meeting", "show", "kim"), MEETING),
    "meeting held": (("meeting", "held", "kim", "--action", "them: x by fri"), MEETING),
    "meeting edit": (("meeting", "edit", "kim", "--presenter", "me"), MEETING),
    "meeting cancel": (("meeting", "cancel", "kim"), MEETING),
    "action add": (("action", "add", "anna", "read", "it", "by", "fri"), ACTION),
    "action list": (("action", "list", "--open"), [ACTION]),
    "action done": (("action", "done", "kim"), ACTION),
    "action edit": (("action", "edit", "kim", "--due", "fri"), ACTION),
    "action remove": (("action", "remove", "kim-sample", "--yes"), ACTION),
    "reflect --ask": (("reflect", "--ask"), [PROMPT]),
    "gift": (("gift", "anna", "an article"), GIFT),
    "next": (("next",), [DUE]),
    "review": (("review",), REVIEW),
}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A portfolio with a row of each kind that these commands show."""
    cli = Cli(tmp_path_factory.mktemp("sample"))
    cli.answer_purpose()
    day = {"today": "2026-01-05"}
    cli.ok("need", "add", "Lead a team", "--knowing", "how", "--priority", "3", "--confidence", "2", **day)
    cli.ok("need", "add", "Done already", "--knowing", "whom", **day)
    cli.ok("need", "met", "done", **day)
    started = ("--stage", "active", "--on", "2025-11-03")
    cli.ok("mentor", "add", "Anna Sample", "--supports", "lead=1", *started, "--cadence", "1m", **day)
    cli.ok("mentor", "add", "Kim Sample", *started, "--form", "formal", "--knows", "anna", **day)
    cli.ok("mentor", "add", "Julie Sample", "--supports", "lead=2", "--rank", "1", **day)
    cli.ok("mentor", "add", "Dana Sample", "--supports", "lead=3", "--rank", "2", "--positive", "x", **day)
    cli.ok("approach", "julie", "--set", "why=your notes", **day)
    cli.ok("outreach", "sent", "julie", today="2026-01-12")
    cli.ok("approach", "kim", **day)
    cli.ok("meeting", "plan", "kim", "--when", "2026-01-06", **day)
    cli.ok("action", "add", "kim", "send it", **day)
    return cli.store.read_bytes()


def _problems(said: Any, shape: Any, where: str) -> list[str]:
    """What differs from the shape: missing keys, other types, empty texts."""
    if isinstance(shape, dict):
        if not isinstance(said, dict):
            return [f"{where} is {said!r}"]
        missing = [f"{where}.{key} is missing" for key in shape if key not in said]
        return missing + [
            problem
            for key, inner in shape.items()
            if key in said
            for problem in _problems(said[key], inner, f"{where}.{key}")
        ]
    if isinstance(shape, list):
        if not isinstance(said, list):
            return [f"{where} is {said!r}"]
        return [p for at, one in enumerate(said) for p in _problems(one, shape[0], f"{where}[{at}]")]
    allowed = shape if isinstance(shape, tuple) else (shape,)
    return [] if any(_is(said, one) for one in allowed) else [f"{where} is {said!r}, not {allowed}"]


def _is(said: Any, kind: object) -> bool:
    if kind is None:
        return said is None
    if kind is Day:
        return isinstance(said, str) and date.fromisoformat(said).isoformat() == said
    if kind is str:
        return isinstance(said, str) and said != ""
    assert isinstance(kind, type)
    return type(said) is kind


@pytest.mark.parametrize("name", ANSWERS)
def test_a_script_finds_every_promised_key_with_its_type(cli: Cli, sample: bytes, name: str) -> None:
    words, shape = ANSWERS[name]
    cli.store.write_bytes(sample)
    if LETTER_ID in words:
        letter = next(x["id"] for x in cli.json("outreach", "list") if x["mentor"] == "julie-sample")
        words = tuple(letter if w == LETTER_ID else w for w in words)
    said = cli.json(*words)
    if isinstance(shape, list):
        assert said, "the sample should have at least one row"
    assert _problems(said, shape, name) == []


EMPTY: dict[str, tuple[tuple[str, ...], object]] = {
    "mentor list": (("mentor", "list"), []),
    "need list": (("need", "list"), []),
    "outreach list": (("outreach", "list"), []),
    "meeting list": (("meeting", "list"), []),
    "action list": (("action", "list"), []),
    "reflect --past": (("reflect", "--past"), []),
}


@pytest.mark.parametrize("name", EMPTY)
def test_lists_of_an_empty_portfolio_are_empty_lists(cli: Cli, name: str) -> None:
    words, empty = EMPTY[name]
    assert cli.json(*words) == empty
    assert not cli.store.exists(), "reading must not create a portfolio"


def test_a_bare_mentor_has_null_and_empty_lists_and_no_empty_text(cli: Cli) -> None:
    said = cli.json("mentor", "add", "Anna Sample")
    assert {k: said[k] for k in MENTOR if k not in ("id", "name", "created", "updated", "stage_since")} == {
        **dict.fromkeys(("email", "role", "organisation", "source", "introduced_by", "line", "rank")),
        **dict.fromkeys(("cadence", "manager_informed", "last_contact", "next_contact", "notes")),
        **{k: [] for k in ("links", "skills", "tags", "positives", "constraints", "knows", "terms")},
        "resources": [],
        "knowing": {"why": 0, "how": 0, "whom": 0},
        "supports": {},
        "form": "informal",
        "direction": "mentor",
        "stage": "candidate",
    }


def test_a_bare_need_has_the_promised_defaults(cli: Cli) -> None:
    said = cli.json("need", "add", "Lead a team", "--knowing", "how")
    assert {k: said[k] for k in ("priority", "scope", "status", "context", "why", "success", "by")} == {
        **dict.fromkeys(("context", "why", "success", "by")),
        "priority": 2,
        "scope": "broad",
        "status": "open",
    }
    assert said["confidence"] == []


def test_a_term_without_a_programme_says_null_not_an_empty_text(cli: Cli) -> None:
    cli.ok("mentor", "add", "Anna Sample", "--form", "formal", "--cadence", "1m")
    assert cli.json("mentor", "show", "anna")["terms"] == [
        {
            "form": "formal",
            "programme": None,
            "start": "2026-01-21",
            "end": None,
            "minutes": None,
            "cadence": "1m",
        }
    ]


def test_a_log_is_a_meeting_that_was_held(cli: Cli) -> None:
    cli.ok("mentor", "add", "Anna Sample")
    said = cli.json("log", "anna", "talked", "about", "the rota")
    assert {k: said[k] for k in MEETING if k not in ("id", "created", "updated")} == {
        "mentors": ["anna-sample"],
        "circle": None,
        "kind": "regular",
        "when": "2026-01-21",
        "minutes": None,
        "agenda": [],
        "notes": "talked about the rota",
        "insights": [],
        "actions": [],
        "next_areas": [],
        "presenter": None,
        "incident": None,
        "held": True,
        "cancelled": False,
    }


def test_an_error_has_exactly_code_message_hint_and_exit_under_error(cli: Cli) -> None:
    outcome = cli("mentor", "show", "nobody", "--json")
    assert outcome.out == ""
    assert set(outcome.error) == {"code", "message", "hint", "exit"}
    assert outcome.err.count("{") == 2, "one error object and nothing beside it"


def test_json_on_stdout_has_no_words_beside_it_and_none_on_stderr(cli: Cli) -> None:
    outcome = cli("mentor", "add", "Anna Sample", "--json")
    assert outcome.err == ""
    assert outcome.json["id"] == "anna-sample"


def test_review_of_nothing_keeps_all_its_keys(cli: Cli) -> None:
    said = cli.json("review")
    assert set(REVIEW) <= set(said)
    assert said["gap"] == 1
    assert said["needs"] == []
    assert said["leaning"] is None
    assert said["ties"] == {"n": 0, "t": 0, "density": None, "effective_size": None}
    assert said["next_ask"]["mentor"] is None
    assert set(said["next_ask"]) == {"mentor", "need", "sources", "introducers"}
    assert said["variety"]["form"] == {"counts": {}, "effective": None}
    assert set(said["stages"].values()) == {0}


def test_letters_in_json_are_unicode_not_escapes(cli: Cli) -> None:
    cli.ok("mentor", "add", "Tomasz Zieliński")
    assert "Tomasz Zieliński" in cli.ok("mentor", "show", "tomasz", "--json").out


def test_export_to_a_file_says_where_in_json(cli: Cli, tmp_path: Path) -> None:
    cli.ok("mentor", "add", "Anna Sample")
    out = tmp_path / "all.json"
    assert cli.json("export", "--output", str(out))["output"] == str(out)
    assert out.is_file()


class TestOrder:
    def test_mentor_list_is_by_rank_then_name_and_none_last(self, cli: Cli) -> None:
        for name, rank in (("Dora", "2"), ("Ben", None), ("Ålva", None), ("Cleo", "2"), ("Eli", "1")):
            cli.ok("mentor", "add", name, *(("--rank", rank) if rank else ()))
        assert [m["name"] for m in cli.json("mentor", "list")] == ["Eli", "Cleo", "Dora", "Ålva", "Ben"]

    def test_mentor_list_sorts_by_name_whatever_accents_and_case(self, cli: Cli) -> None:
        for name in ("zoe", "Émile", "Fritz", "anna"):
            cli.ok("mentor", "add", name)
        names = [m["name"] for m in cli.json("mentor", "list", "--sort", "name")]
        assert names == ["anna", "Émile", "Fritz", "zoe"]

    def test_mentor_list_by_recency_has_the_latest_contact_first_and_none_last(self, cli: Cli) -> None:
        for name, last in (("Anna", "2026-01-02"), ("Ben", None), ("Cleo", "2026-01-20")):
            cli.ok("mentor", "add", name, *(("--last-contact", last) if last else ()))
        names = [m["name"] for m in cli.json("mentor", "list", "--sort", "recency")]
        assert names == ["Cleo", "Anna", "Ben"]

    def test_needs_are_open_first_then_by_priority(self, cli: Cli) -> None:
        for title, priority in (("Low", "1"), ("Gone", "3"), ("High", "3"), ("Middle", "2")):
            cli.ok("need", "add", title, "--knowing", "how", "--priority", priority)
        cli.ok("need", "drop", "Gone")
        assert [n["title"] for n in cli.json("need", "list")] == ["High", "Middle", "Low", "Gone"]

    def test_lists_repeat_in_the_same_order(self, cli: Cli, sample: bytes) -> None:
        cli.store.write_bytes(sample)
        for words in (("mentor", "list"), ("outreach", "list"), ("reflect", "--list"), ("next",)):
            assert cli.ok(*words, "--json").out == cli.ok(*words, "--json").out


class TestFilters:
    @pytest.fixture
    def people(self, cli: Cli) -> Cli:
        cli.ok("need", "add", "Lead a team", "--knowing", "how")
        cli.ok("mentor", "add", "Anna", "--knowing", "how", "--skill", "Excel", "--source", "known")
        cli.ok("mentor", "add", "Ben", "--supports", "lead", "--tag", "choir", "--role", "Controller")
        cli.ok("mentor", "add", "Cleo", "--stage", "ended", "--on", "2025-01-01")
        return cli

    @pytest.mark.parametrize(
        ("words", "names"),
        [
            ((), ["Anna", "Ben", "Cleo"]),
            (("--stage", "candidate"), ["Anna", "Ben"]),
            (("--stage", "candidate", "--stage", "ended"), ["Anna", "Ben", "Cleo"]),
            (("--knowing", "how"), ["Anna"]),
            (("--need", "LEAD"), ["Ben"]),
            (("--skill", "excel"), ["Anna"]),
            (("--tag", "choir"), ["Ben"]),
            (("--source", "known"), ["Anna"]),
            (("--search", "controller"), ["Ben"]),
            (("--search", "nothing of that"), []),
            (("--stage", "active"), []),
        ],
    )
    def test_a_filter_shows_whom_it_fits_and_nobody_else(
        self, people: Cli, words: tuple[str, ...], names: list[str]
    ) -> None:
        assert [m["name"] for m in people.json("mentor", "list", *words)] == names

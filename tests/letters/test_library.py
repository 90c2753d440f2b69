"""Templates are found, overridden and refused as a person would expect."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from mentorfolio import whereabouts
from mentorfolio.domain.vocabulary import OUTREACH_KINDS
from mentorfolio.errors import InputOutputFailure, NotFound, UsageProblem
from mentorfolio.letters import library
from mentorfolio.letters.library import AXES, Library

LETTER = """Name: Mine
Use: Now and then.
Kind: first
Channel: email
Needs: topic, why
Subject: About {{ topic }}

{{ greeting }},
{{ why }}
"""
PROMPT = "Name: Mine\nUse: On Fridays.\nAbout: portfolio\n\nWhat now?\n"


def write(own: Path, name: str, text: str = LETTER, shelf: str = "letters") -> Path:
    path = own / shelf / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8"))
    return path


def test_every_promised_letter_is_shipped() -> None:
    letters = {letter.id: letter.kind for letter in Library().letters()}
    assert letters == {
        "catch-up": "catch-up",
        "closing": "closing",
        "first-conversation": "first",
        "first-conversation-short": "first",
        "follow-up": "follow-up",
        "formalise": "formalise",
        "hello": "catch-up",
        "new-day": "catch-up",
        "introduction-thanks": "thanks",
        "linkedin-note": "first",
        "manager-note": "manager",
        "match": "resources",
        "message": "first",
        "news": "thanks",
        "not-now": "thanks",
        "thanks-for-a-no": "thanks",
        "pause": "pause",
        "referral": "referral",
        "request-mentoring": "request",
        "resources": "resources",
        "thanks": "thanks",
    }


def test_there_is_a_letter_of_every_kind() -> None:
    assert {letter.kind for letter in Library().letters()} == set(OUTREACH_KINDS)


def test_a_file_far_too_large_for_a_letter_is_told_and_never_read_in(tmp_path: Path) -> None:
    write(tmp_path, "huge.txt", LETTER + "x" * library.LARGEST)
    mine = Library(tmp_path)
    assert "huge" not in {letter.id for letter in mine.letters()}
    assert [(broken.line, broken.cause) for broken in mine.broken] == [(0, "it is larger than 64 KB")]


def test_every_subject_of_reflection_has_a_prompt_and_both_axes_have_several() -> None:
    prompts = Library().prompts()
    assert len(prompts) >= 14
    assert [prompt.id for prompt in prompts] == sorted(prompt.id for prompt in prompts)
    for axis in AXES:
        assert sum(prompt.axis == axis for prompt in prompts) >= 2
    assert {prompt.about for prompt in prompts} == {"portfolio", "need", "mentor", "meeting"}


def test_every_shipped_template_says_when_to_use_it_and_where_it_comes_from() -> None:
    shipped = Library()
    for template in (*shipped.letters(), *shipped.prompts()):
        assert template.use.endswith(".")
        assert re.fullmatch(r"[A-Z]\d(, [A-Z]\d)*", template.source), template.id
        assert not template.own
    assert shipped.broken == []


def test_only_first_contacts_ask_the_person_for_values() -> None:
    for letter in Library().letters():
        assert letter.needs == (("topic", "why") if letter.kind == "first" else ())


def test_a_persons_own_letter_stands_in_for_the_shipped_one(tmp_path: Path) -> None:
    write(tmp_path, "thanks.txt")
    mine = Library(tmp_path).letter("thanks")
    assert (mine.name, mine.own, mine.path) == ("Mine", True, str(tmp_path / "letters" / "thanks.txt"))
    listed = {letter.id: letter.own for letter in Library(tmp_path).letters()}
    assert listed["thanks"]
    assert not listed["follow-up"]


def test_a_persons_own_prompt_is_listed_beside_the_shipped_ones(tmp_path: Path) -> None:
    write(tmp_path, "friday.txt", PROMPT, "prompts")
    mine = Library(tmp_path)
    assert mine.prompt("friday").body == "What now?\n"
    assert len(mine.prompts()) == len(Library().prompts()) + 1
    assert len(mine.letters()) == len(Library().letters())


def test_a_broken_own_letter_does_not_block_the_others(tmp_path: Path) -> None:
    write(tmp_path, "thanks.txt", "Name: Half\nUse: Never.\nKind: shopping\n")
    mine = Library(tmp_path)
    for _ in range(2):
        assert "follow-up" in {letter.id for letter in mine.letters()}
    assert [(broken.id, broken.line) for broken in mine.broken] == [("thanks", 4)]
    assert mine.letter("follow-up").name == "Follow-up"


def test_asking_for_a_broken_letter_names_file_line_and_cause(tmp_path: Path) -> None:
    path = write(tmp_path, "thanks.txt", LETTER.replace("Kind: first", "Kind: shopping"))
    with pytest.raises(UsageProblem) as told:
        Library(tmp_path).letter("thanks")
    assert told.value.exit_code == 2
    assert f"{path}, line 3" in told.value.message
    assert "'shopping'" in told.value.message


@pytest.mark.parametrize(
    ("text", "line", "cause"),
    [
        (LETTER.replace("Kind: first\n", ""), 1, '"Kind:" is missing'),
        (LETTER.replace("Use: Now and then.", "Use:"), 2, 'nothing follows "Use:"'),
        (LETTER.replace("Subject: About {{ topic }}", "Subject:"), 6, 'nothing follows "Subject:"'),
        (LETTER.replace("Channel: email", "Channel: pigeon"), 4, "email, linkedin, other"),
        (LETTER.replace("Needs: topic, why", "Needs: topic, the why"), 5, "'the why'"),
        (
            LETTER.replace("Needs: topic, why", "Needs: topic, why\nOffers: how when later"),
            6,
            "'how when later'",
        ),
        (LETTER.replace("Needs: topic, why", "Needs: topic, why\nAsks how: And how?"), 6, '"Asks how:"'),
        (LETTER.replace("Needs: topic, why", "Needs: topic, why\nAsks why if: Why?"), 6, "'why if'"),
        (
            LETTER.replace("Needs: topic, why", "Needs: topic, why\nAsks why:"),
            6,
            'nothing follows "Asks why:"',
        ),
        (LETTER.replace("Use:", "Usage:"), 2, "not a header line"),
        (LETTER.replace("Use: Now", "Now"), 2, "not a header line"),
        (LETTER.replace("Use:", "Name: Again\nUse:"), 2, "twice"),
        (LETTER.replace("Mine", "Mi\x1bne"), 1, "control character"),
        (LETTER.split("\n\n")[0], 6, "no text follows"),
        (LETTER.split("\n\n")[0] + "\n\n  \n", 9, "no text follows"),
        ("", 1, "no text follows"),
    ],
)
def test_what_is_wrong_in_a_template_is_said_with_its_line(
    tmp_path: Path, text: str, line: int, cause: str
) -> None:
    write(tmp_path, "mine.txt", text)
    mine = Library(tmp_path)
    assert "mine" not in {letter.id for letter in mine.letters()}
    assert [broken.line for broken in mine.broken] == [line]
    assert cause in mine.broken[0].cause


def test_a_template_in_another_encoding_is_told_not_guessed(tmp_path: Path) -> None:
    path = write(tmp_path, "mine.txt")
    path.write_bytes(path.read_bytes().replace(b"Now and", "Später".encode("latin-1")))
    with pytest.raises(UsageProblem, match=r"line 2\): it is not UTF-8 text"):
        Library(tmp_path).letter("mine")


def test_a_template_from_a_windows_editor_reads_like_any_other(tmp_path: Path) -> None:
    write(tmp_path, "mine.txt", "\ufeff" + LETTER.replace("\n", "\r\n"))
    mine = Library(tmp_path).letter("mine")
    assert (mine.name, mine.needs, mine.subject) == ("Mine", ("topic", "why"), "About {{ topic }}")
    assert "\r" not in mine.body


def test_a_note_without_subject_is_fine_where_the_channel_has_none(tmp_path: Path) -> None:
    write(
        tmp_path,
        "note.txt",
        LETTER.replace("Channel: email", "Channel: linkedin").replace("About {{ topic }}", ""),
    )
    assert Library(tmp_path).letter("note").subject == ""


def test_a_file_that_cannot_be_named_is_listed_as_broken(tmp_path: Path) -> None:
    write(tmp_path, "My Letter.txt")
    write(tmp_path, "notes.md")
    mine = Library(tmp_path)
    mine.letters()
    assert [broken.id for broken in mine.broken] == ["My Letter"]


@pytest.mark.parametrize(
    "text",
    [
        "../secret",
        "/etc/passwd",
        "..",
        "",
        "a/b",
        "thanks.txt",
        "thanks\n",
        "THANKS",
        "a\x00b",
        "ümlaut",
        "a" * 5000,
    ],
)
def test_what_a_person_types_is_never_used_as_a_path(
    tmp_path: Path, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "secret.txt", shelf=".")
    looked: list[Path] = []

    def noted(path: Path) -> bool:
        looked.append(path)
        return False

    monkeypatch.setattr(library, "is_there", noted)
    with pytest.raises(NotFound):
        Library(tmp_path).letter(text)
    assert looked == []


def test_an_unknown_letter_is_answered_with_those_that_look_like_it() -> None:
    with pytest.raises(NotFound) as told:
        Library().letter("first-conversaton")
    assert told.value.exit_code == 3
    assert told.value.hint is not None
    assert "first-conversation or first-conversation-short" in told.value.hint
    with pytest.raises(NotFound, match="no prompt called 'zzz'"):
        Library().prompt("zzz")


def test_one_letter_is_read_without_reading_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    whole = library._text

    def noted(path: Path) -> str:
        read.append(path.name)
        return whole(path)

    monkeypatch.setattr(library, "_text", noted)
    Library(tmp_path).letter("thanks")
    assert read == ["thanks.txt"]


def test_an_own_folder_that_cannot_be_listed_leaves_the_shipped_letters(tmp_path: Path) -> None:
    (tmp_path / "letters").write_text("a file where a folder should be", encoding="utf-8")
    mine = Library(tmp_path)
    assert "thanks" in {letter.id for letter in mine.letters()}
    assert [broken.path for broken in mine.broken] == [str(tmp_path / "letters")]


def test_shipped_templates_are_found_in_a_wheel_and_in_a_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whereabouts, "__file__", str(tmp_path / "mentorfolio" / "whereabouts.py"))
    assert whereabouts.shipped("templates") == str(tmp_path / "templates")
    (tmp_path / "mentorfolio" / "templates").mkdir(parents=True)
    found = whereabouts.shipped("templates")
    assert found == str(tmp_path / "mentorfolio" / "templates")
    monkeypatch.setattr(library, "SHIPPED", Path(found))
    with pytest.raises(InputOutputFailure, match="came with mentorfolio"):
        Library().letters()


def test_looking_at_letters_does_not_pay_for_rendering_or_mail() -> None:
    code = (
        "import sys; from mentorfolio.letters import hints, library, message, rendering;"
        "library.Library().letters();"
        "print([m for m in ('jinja2', 'email', 'difflib') if m in sys.modules])"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"

"""What is ready of a shipped template is what the sandbox makes of it, and nothing else is taken for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import jinja2
import msgspec
import pytest

from mentorfolio.letters import filling
from mentorfolio.letters.filling import environment, fill
from mentorfolio.letters.library import Library, Template
from mentorfolio.letters.readying import readied

VALUES: dict[str, filling.Plain] = {
    "matched_since": "",
    "greeting": "Dear Julie",
    "standing": "stranger",
    "close": False,
    "offered": False,
    "introduced_by": "",
    "i_am": "I'm Sam Sample",
    "topic": "Lead a team",
    "why": "the way you run your team",
    "minutes": 15,
    "same_organisation": False,
    "left_out": [],
    "me": {"availability": ""},
    "sign_off": "Sam",
    "regards": "Many thanks,",
}


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The texts that are compiled meanwhile."""
    sandbox, texts = environment(), list[str]()
    whole = sandbox.from_string

    def noted(source: str) -> jinja2.Template:
        texts.append(source)
        return whole(source)

    monkeypatch.setattr(sandbox, "from_string", noted)
    filling._compiled.cache_clear()
    yield texts
    filling._compiled.cache_clear()


def first() -> Template:
    return Library().letter("first-conversation")


def test_what_is_ready_is_what_the_sandbox_makes_of_every_shipped_text() -> None:
    made = readied()
    folder = next(iter(made)).parent
    if not folder.is_dir():
        pytest.skip(f"nothing was made by Jinja2 {jinja2.__version__}")
    there = {path: path.read_text(encoding="utf-8") for path in folder.parent.glob("*/*.code")}
    assert there == made, "run: make index"


def test_a_shipped_letter_need_not_be_compiled(compiled: list[str]) -> None:
    letter = first()
    assert fill(letter, VALUES).body.startswith("Dear Julie,\n\nI'm writing because of")
    assert compiled == [] or not filling.ready(letter.body).exists()


@pytest.mark.parametrize("state", ["another version", "damaged", "gone"])
def test_where_nothing_that_fits_is_ready_the_letter_is_the_same(
    state: str, compiled: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    letter = first()
    before = fill(letter, VALUES)
    filling._compiled.cache_clear()
    compiled.clear()
    if state == "another version":
        monkeypatch.setattr(jinja2, "__version__", "3.1.0")
    else:
        monkeypatch.setattr(filling, "ready", lambda source: tmp_path / "ready.code")
    if state == "damaged":
        (tmp_path / "ready.code").write_bytes(b"def root(\xff")
    assert fill(letter, VALUES) == before
    assert compiled == [letter.subject, letter.body]


def test_a_text_of_ones_own_is_compiled_as_it_stands(compiled: list[str]) -> None:
    mine = msgspec.structs.replace(first(), body="{{ greeting }}! {{ sign_off }}")
    assert fill(mine, VALUES).body == "Dear Julie! Sam"
    assert compiled[-1] == mine.body

"""docs/method.md explains every row that the source refers to, and names commands that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.test_docs import existing

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "method.md").read_text(encoding="utf-8")
ROW = re.compile(r"\b[PFIOR](?:10|[1-9])\b")
# How many rows each chapter of the method has.
ROWS = {"P": 10, "F": 8, "I": 7, "O": 8, "R": 9}


def explained() -> set[str]:
    return set(re.findall(r"^\| ([PFIOR]\d+) \|", PAGE, re.MULTILINE))


def test_every_row_of_the_method_is_explained() -> None:
    assert explained() == {f"{letter}{n}" for letter, count in ROWS.items() for n in range(1, count + 1)}


def test_every_row_that_the_source_refers_to_is_explained() -> None:
    for path in [*(ROOT / "mentorfolio").rglob("*.py"), *(ROOT / "templates").rglob("*.txt")]:
        named = set(ROW.findall(path.read_text(encoding="utf-8")))
        assert named <= explained(), path


def test_every_row_says_where_it_is_from_and_what_serves_it() -> None:
    for line in PAGE.splitlines():
        if re.match(r"\| [PFIOR]\d+ \|", line):
            *_, source, served, _ = [cell.strip() for cell in line.split("|")]
            assert re.fullmatch(r"[A-E](, [A-E])*", source), line
            assert served, line


@pytest.mark.parametrize("named", sorted(set(re.findall(r"`mentorfolio ([^`]+)`", PAGE))))
def test_a_command_that_serves_the_method_exists(named: str) -> None:
    words = named.split()
    options = {word for word in words if word.startswith("--")}
    verb = " ".join(w for w in words[:2] if not w.startswith("--"))
    command = verb if verb in existing() else words[0]
    assert command in existing()
    assert options <= existing()[command]

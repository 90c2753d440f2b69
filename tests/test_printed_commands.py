"""Every command that is printed can be pasted: what comes from a record is quoted in it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from mentorfolio.domain.text import quoted

PACKAGE = Path(__file__).parent.parent / "mentorfolio"
BEGINS = re.compile(r"mentorfolio [a-z]")
ENDS = re.compile(r"[.,;:)](\s|$)|\n")
# Words of our own, periods and days; and parts of a command that are put together, and quoted, elsewhere.
NO_RECORDS_WORDS = {
    *("about", "to", "options", "typed", "_like(missing)", "SHIPPED", "folder", "NAME"),
    *("mentor.hello", "people", "moment.on", "key", "source", "counsel.deed.prompt"),
    "whose",
}


def test_no_command_is_printed_with_a_raw_id_in_it() -> None:
    found = [f"{path.relative_to(PACKAGE)}:{line}: {{{raw}}}" for path, line, raw in raw_values()]
    assert not found, "write quoted(…): " + ", ".join(found)


def test_a_quoted_word_is_one_word_for_a_shell() -> None:
    assert quoted("julie-sample") == "julie-sample"
    assert quoted("$(touch x); rm -rf ~") == "'$(touch x); rm -rf ~'"


def raw_values() -> Iterator[tuple[Path, int, str]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                yield from ((path, node.lineno, raw) for raw in in_a_command(node))


def in_a_command(text: ast.JoinedStr) -> Iterator[str]:
    """What stands in the command that a text prints, and is not quoted."""
    inside = False
    for part in text.values:
        if isinstance(part, ast.Constant):
            said = str(part.value)
            begun = [found.end() for found in BEGINS.finditer(said)]
            inside = (inside or bool(begun)) and not ENDS.search(said[begun[-1] if begun else 0 :])
        elif inside and isinstance(part, ast.FormattedValue):
            raw = ast.unparse(part.value)
            if raw not in NO_RECORDS_WORDS and not raw.startswith("quoted("):
                yield raw

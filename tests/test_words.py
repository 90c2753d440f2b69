"""Every sentence that a person can see, in one file that can be read in one go: tests/golden/words.txt."""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterator
from pathlib import Path

from tests.support import golden_parts

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = ROOT / "tests" / "golden" / "words.txt"
_FEWEST = 3  # words; fewer are a label or a key
# Nobody says these any more, or nobody ever said them in English.
_NEVER = (
    *("what is due rests", "last heard of", "counts as approached", "whom I have it from"),
    *("is informal from", "I admire your work", "What made me think of you", "High on my list"),
)


def sentences(path: Path) -> Iterator[str]:
    """The texts of a module in their order: strings of several words, what is filled in as ``{…}``."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    inside = {id(v) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for v in ast.walk(node)}
    found = []
    for node in ast.walk(tree):
        if id(node) in told or (id(node) in inside and not isinstance(node, ast.JoinedStr)):
            continue
        if isinstance(node, ast.JoinedStr):
            parts = (v.value if isinstance(v, ast.Constant) else "{…}" for v in node.values)
            found.append((node.lineno, node.col_offset, "".join(map(str, parts))))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.append((node.lineno, node.col_offset, node.value))
    for _, _, text in sorted(found):
        if _is_said(text):
            yield " ".join(text.split())


def _is_said(text: str) -> bool:
    words = re.findall(r"[A-Za-z]{2,}", text)
    code = re.search(r"\\|\(\?|^\s*[.{}<>]|</|=\"|::", text) or len(text) > 600
    return len(words) >= _FEWEST and " " in text.strip() and not code


def all_words() -> str:
    """Every module with what it says, then the helps, then the templates."""
    parts = []
    for path in sorted((ROOT / "mentorfolio").rglob("*.py")):
        said = [*sentences(path)]
        if said:
            parts.append("\n".join([f"# {path.relative_to(ROOT)}", *said]))
    parts += [
        f"# {path.relative_to(ROOT)}\n{path.read_text(encoding='utf-8').strip()}"
        for path in sorted((ROOT / "templates").rglob("*.txt"))
    ]
    return "\n\n".join(parts) + "\n"


def test_every_sentence_reads_as_it_did_when_somebody_last_read_them_all() -> None:
    found = all_words()
    if os.environ.get("MENTORFOLIO_REWRITE_GOLDEN"):
        GOLDEN.write_text(found, encoding="utf-8")
    assert found == GOLDEN.read_text(encoding="utf-8"), "read them, then MENTORFOLIO_REWRITE_GOLDEN=1"


def test_no_sentence_is_one_that_was_given_up() -> None:
    found = all_words()
    for phrase in _NEVER:
        assert phrase not in found, phrase


def test_no_golden_page_is_kept_for_a_test_that_is_gone() -> None:
    parts = 0
    for file in GOLDEN.parent.glob("*/*.txt"):
        tests = ROOT / "tests" / file.parent.name / f"test_{file.stem}.py"
        named = re.findall(r"^ *def test_(\w+)", tests.read_text(encoding="utf-8"), re.MULTILINE)
        for title in golden_parts(file):
            assert title.partition("[")[0] in {name.replace("_", " ") for name in named}, (file, title)
            parts += 1
    assert parts > 20, "something was read"

"""The parts of the page: escaped whoever wrote them, and a fault is told with its place."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from typing import Any

import pytest

from mentorfolio.letters.page import filled
from mentorfolio.letters.picture import FaultyPage, fill_page

HOSTILE = '<script>alert("x")</script>'


def page(source: str, style: str = "", **values: Any) -> dict[str, Any]:
    return filled({"page.html": source, "style.css": style}, values)


def test_what_a_person_typed_is_escaped_and_a_picture_of_ours_is_not() -> None:
    found = page("{{ name }}{{ one.svg }}", name=HOSTILE, one={"svg": "<svg/>"})
    assert found == {"page": "&lt;script&gt;alert(&#34;x&#34;)&lt;/script&gt;<svg/>"}


@pytest.mark.parametrize(
    "source",
    ["{{ name|safe }}", "{% autoescape false %}{{ name }}{% endautoescape %}", "{{ {name: 1}|xmlattr }}"],
)
def test_a_template_cannot_turn_escaping_off(source: str) -> None:
    found = page(source, name=HOSTILE)
    assert "cause" in found
    assert "page" not in found


def test_the_style_is_known_by_its_hash() -> None:
    style = "p { color: red }"
    hashed = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert page("{{ style_hash }}|{{ style }}", style)["page"] == f"sha256-{hashed}|{style}".replace(
        "+", "&#43;"
    )


def test_a_fault_is_told_with_its_part_and_line() -> None:
    assert page("one\n{{ nobody }}") == {
        "part": "page.html",
        "line": 2,
        "cause": "'nobody' is undefined",
    }
    assert page("one\n\n{% if %}")["line"] == 3
    assert "cause" in page("{{ ''.__class__.__mro__ }}{{ ''.__class__.mro() }}")


def own(folder: Path, name: str, text: str) -> Path:
    place = folder / "report"
    place.mkdir(parents=True, exist_ok=True)
    (place / name).write_text(text, encoding="utf-8")
    return folder


def test_a_part_of_the_persons_own_is_used_and_confined(tmp_path: Path) -> None:
    folder = own(tmp_path, "page.html", "mine: {{ name }}")
    assert fill_page({"name": HOSTILE}, folder) == "mine: &lt;script&gt;alert(&#34;x&#34;)&lt;/script&gt;"


def test_a_part_that_never_ends_is_stopped(tmp_path: Path) -> None:
    folder = own(
        tmp_path,
        "page.html",
        "{% for a in x %}{% for b in x %}{% for c in x %}{{ a }}{% endfor %}{% endfor %}{% endfor %}",
    )
    with pytest.raises(FaultyPage, match="takes too long or grows too large"):
        fill_page({"x": [1] * 2000}, folder)


@pytest.mark.parametrize(
    ("name", "text", "cause"),
    [
        ("page.html", "{% if %}", "page.html, line 1"),
        ("page.html", "x" * 70_000, "larger than 64 KB"),
        ("style.css", "</style><script>", 'no "</"'),
    ],
)
def test_a_part_that_cannot_be_used_is_named(tmp_path: Path, name: str, text: str, cause: str) -> None:
    with pytest.raises(FaultyPage, match=cause):
        fill_page({}, own(tmp_path, name, text))


def test_a_part_that_is_no_text_is_named(tmp_path: Path) -> None:
    folder = own(tmp_path, "page.html", "")
    (folder / "report" / "page.html").write_bytes(b"one\n\xff")
    with pytest.raises(FaultyPage, match=r"line 2.*UTF-8"):
        fill_page({}, folder)

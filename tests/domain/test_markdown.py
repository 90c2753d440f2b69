"""What somebody wrote, as Markdown: its lists are lists, and nothing else of it is obeyed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from mentorfolio.domain.markdown import paragraphs


def rendered(text: str) -> str:
    found: str = MarkdownIt("commonmark").render("\n".join(paragraphs(text)))
    return found


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n"),
        ("1. one\n2) two", '<ol>\n<li>one</li>\n</ol>\n<ol start="2">\n<li>two</li>\n</ol>\n'),
        ("so:\n- one", "<p>so:</p>\n<ul>\n<li>one</li>\n</ul>\n"),
        ("- one\nand on", "<ul>\n<li>one</li>\n</ul>\n<p>and on</p>\n"),
        ("- one\n  more", "<ul>\n<li>one<br />\nmore</li>\n</ul>\n"),
        ("- a\n   * b\n- c", "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n<li>c</li>\n</ul>\n"),
        ("a\nb", "<p>a<br />\nb</p>\n"),
        ("# a\n- # b\n---", "<p># a</p>\n<ul>\n<li># b</li>\n</ul>\n<p>---</p>\n"),
        ("- [x](y) <b>", "<ul>\n<li>[x](y) &lt;b&gt;</li>\n</ul>\n"),
    ],
)
def test_a_list_stays_a_list_and_every_other_sign_a_sign(text: str, html: str) -> None:
    assert rendered(text) == html


_SIGNS = "- |* |+|1. |27) |-|#|# |=|---|> |`|```|    |  |\t|\n|\n\n|a|word |[a](b)|<b>|<!--|![|](x)|**|_|\\|http://x.y"
_PIECES = st.lists(st.sampled_from([*_SIGNS.split("|"), "|", "\n"]), max_size=30)


@given(_PIECES)
def test_no_text_makes_a_heading_a_link_code_or_html(pieces: list[str]) -> None:
    tokens = MarkdownIt("commonmark").parse("\n".join(paragraphs("".join(pieces))))
    kinds = {t.type for token in tokens for t in (token, *(token.children or ()))}
    lists = {
        f"{one}_{end}" for one in ("bullet_list", "ordered_list", "list_item") for end in ("open", "close")
    }
    plain = {"paragraph_open", "paragraph_close", "inline", "text", "text_special", "hardbreak", "softbreak"}
    assert kinds <= lists | plain


@given(_PIECES)
def test_no_word_of_a_text_is_lost(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert "".join(paragraphs(text)).count("word") == text.count("word")

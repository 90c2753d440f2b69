"""Text as people type it."""

from __future__ import annotations

import re
import unicodedata
from time import process_time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mentorfolio.domain.greeting import first_name
from mentorfolio.domain.names import is_id
from mentorfolio.domain.text import (
    email_address,
    fold,
    name_line,
    one_line,
    paragraphs,
    phone_number,
    said_text,
    slug,
    so_many,
)
from mentorfolio.errors import UsageProblem
from tests.domain.build import told

QUICK = settings(max_examples=150, deadline=None)


@pytest.mark.parametrize(
    ("name", "record_id"),
    [
        ("Julie Okafor", "julie-okafor"),
        ("Tomasz Zieliński", "tomasz-zielinski"),
        ("Łukasz Żółć", "lukasz-zolc"),
        ("Conan O'Brien", "conan-o-brien"),
        ("Conan O\u2019Brien", "conan-o-brien"),
        ("Zoë  van der Ærø", "zoe-van-der-aero"),
        ("Jürgen Groß", "jurgen-gross"),
        ("Đặng Thị Sample", "dang-thi-sample"),
        ("\u0130pek I\u015f\u0131k", "ipek-isik"),
        ("Ǿystein Sample", "oystein-sample"),
        ("Ǽgir Sample", "aegir-sample"),
        ("Run a budget!", "run-a-budget"),
        ("J. R. Sample, PhD", "j-r-sample-phd"),
        ("C++ & C#", "c-c"),
        ("  --spaced-- ", "spaced"),
        ("ﬁnance", "finance"),
        ("\uff12\uff10\uff12\uff16 plan", "2026-plan"),
        ("田中 太郎", "田中-太郎"),
        ("Юлия", "юлия"),
        ("김하나", "김하나"),
        (unicodedata.normalize("NFD", "김하나"), "김하나"),
        ("स्त्री नाम", "स्त्री-नाम"),
        ("An\u200bna Sample", "anna-sample"),
        ("Παπάς Νίκος", "παπάς-νίκος"),
        ("ΠΑΠΑΣ ΝΙΚΟΣ", "παπας-νικος"),
        ("Ilham Əliyev", "ilham-eliyev"),
        ("Ŋiŋá Sara", "nina-sara"),
        ("Aminu Ɗanjuma", "aminu-danjuma"),
        ("Ɓala Ƙwara Ƴusuf", "bala-kwara-yusuf"),
        ("Ħal Iż-Żebbuġ", "hal-iz-zebbug"),
        ("Ñúŧŧá I\u015f\u0131k", "nutta-isik"),
        ("💡", "mentor"),
        ("!!!", "mentor"),
        ("", "mentor"),
    ],
)
def test_an_id_keeps_the_letters_of_its_script_and_latin_ones_in_ascii(name: str, record_id: str) -> None:
    assert slug(name, "mentor") == record_id


@QUICK
@given(st.text(max_size=40))
def test_every_id_is_one_that_we_believe(name: str) -> None:
    assert is_id(slug(name, "mentor"))
    assert not re.search(r"[A-Z_\s]|--|^-|-$", slug(name, "mentor"))


@QUICK
@given(st.text(max_size=20))
@example("\u0385")  # a sign with an accent of its own
def test_a_name_compares_equal_however_it_was_composed_or_cased(name: str) -> None:
    composed = unicodedata.normalize("NFC", name)
    assert fold(composed) == fold(unicodedata.normalize("NFD", composed))
    assert fold(fold(name)) == fold(name)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ZIELIŃSKI", "zielinski"),
        ("straße", "STRASSE"),
        ("Søren", "soren"),
        ("\u01ff", "o\u0338\u0301"),
        ("ø\u0301", "\u01ff"),
    ],
)
def test_accents_and_case_do_not_count_in_comparing(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    "text",
    ["Kim Sample", "[bold]Kim[/bold]", "naïve — “quoted”", "\u0645\u06cc\u200c\u062e", "क्\u200dष"],
)
def test_one_line_is_kept_verbatim_markup_and_joiners_too(text: str) -> None:
    assert one_line(f"  {text}\n", "name") == text


@pytest.mark.parametrize("char", ["\u200f", "\u200b", "\u00ad", "\ufeff", "\u200d", "\U000e0041"])
def test_what_cannot_be_seen_does_not_come_into_a_line(char: str) -> None:
    assert one_line(f"{char}Kim{char} Sam{char}ple{char}", "name") == "Kim Sample"


def test_a_run_of_joiners_takes_no_longer_than_other_letters() -> None:
    begun = process_time()
    assert one_line("A" + "\u200d" * 20_000 + "B", "name") == "AB"
    assert len(one_line("\u0628" + "\u200d" * 20_000 + "\u0628", "name")) == 20_002
    assert process_time() - begun < 1


@pytest.mark.parametrize("char", ["\x00", "\x1b", "\x07", "\x7f", "\x9b", "\t"])
def test_a_control_character_is_refused_and_named(char: str) -> None:
    with pytest.raises(UsageProblem) as refused:
        one_line(f"Kim{char}Sample", "name")
    assert f"U+{ord(char):04X}" in refused.value.message
    assert "name" in refused.value.message
    assert char not in refused.value.message


@pytest.mark.parametrize("char", ["\u202e", "\u202d", "\u202a", "\u2067", "\u2069"])
def test_what_would_have_a_name_read_backwards_is_refused_and_named(char: str) -> None:
    with pytest.raises(UsageProblem) as refused:
        one_line(f"Kim {char}elpmaS", "name")
    assert f"U+{ord(char):04X}" in refused.value.message
    assert char not in refused.value.message


def test_what_other_programs_set_around_a_name_or_a_number_is_left_out() -> None:
    assert one_line("\u2068Kim Sample\u2069", "name") == "Kim Sample"
    assert phone_number("\u202d+44 20 7946 0000\u202c") == "+44 20 7946 0000"


@pytest.mark.parametrize("brk", ["\n", "\r", "\r\n", "\x85", "\u2028", "\u2029"])
def test_a_line_break_is_refused_where_one_line_is_meant(brk: str) -> None:
    with pytest.raises(UsageProblem, match="line break"):
        one_line(f"Kim{brk}Sample", "name")


@pytest.mark.parametrize("read", [one_line, name_line, paragraphs])
def test_half_a_character_is_refused_before_it_reaches_the_file(read: object) -> None:
    assert callable(read)
    with pytest.raises(UsageProblem, match="UTF-8"):
        read("Kim \ud83d Sample", "text")


@pytest.mark.parametrize("empty", ["", "   ", "\n", "\t "])
def test_a_name_says_something(empty: str) -> None:
    with pytest.raises(UsageProblem, match="title is empty"):
        name_line(empty, "title")


def test_a_dash_typed_as_a_name_is_not_called_empty() -> None:
    with pytest.raises(UsageProblem, match="A dash alone is no name"):
        name_line(" - ", "name", typed=True)


def test_paragraphs_keep_their_lines_and_lose_only_the_carriage_returns() -> None:
    assert paragraphs("  one\r\ntwo\n\n\tthree\r\n", "notes") == "one\ntwo\n\n\tthree"


def test_what_is_said_to_somebody_keeps_its_lines_and_nothing_unseen() -> None:
    assert said_text("\u2068one\u2069\r\n\n\ttw\u00ado\u200b", "why") == "one\n\n\ttwo"


@pytest.mark.parametrize("char", ["\u202e", "\u202d", "\u202a", "\u2067", "\u2069"])
def test_what_is_said_to_somebody_is_refused_where_it_reads_backwards(char: str) -> None:
    with pytest.raises(UsageProblem, match=f"U\\+{ord(char):04X}"):
        said_text(f"one\nit is {char}owt", "why")


@pytest.mark.parametrize("char", ["\x00", "\x1b", "\x07", "\x7f", "\x9b", "\x0b", "\r"])
def test_paragraphs_refuse_what_would_drive_a_terminal(char: str) -> None:
    with pytest.raises(UsageProblem, match="notes"):
        paragraphs(f"one{char}two", "notes")


@QUICK
@given(st.text(st.characters(exclude_characters="\u200c\u200d\u115f\u1160"), max_size=30))
def test_any_text_is_kept_trimmed_or_refused_in_words(text: str) -> None:
    try:
        kept = one_line(text, "text")
    except UsageProblem as refused:
        told(refused)
    else:
        assert kept == "".join(c for c in text if unicodedata.category(c) != "Cf").strip()
        kept.encode()
        assert not any(unicodedata.category(c) == "Cc" for c in kept)


@pytest.mark.parametrize(
    "address",
    [
        "julie@example.org",
        "julie.o'kafor+mentor@mail.example.org",
        "jülie@exämple.org",
        "j@e",
        "a" * 242 + "@example.org",
        "",
    ],
)
def test_an_address_of_the_usual_shape_is_taken(address: str) -> None:
    assert email_address(f" {address} ") == address


@pytest.mark.parametrize(
    "address",
    [
        "julie",
        "@example.org",
        "julie@",
        "julie@@example.org",
        "a@b@example.org",
        "julie @example.org",
        "Julie <julie@example.org>",
        "julie@example.org, kim@example.org",
        "julie@example.org;kim@example.org",
        "julie@example.org\nBcc: kim@example.org",
        "julie@exam\x00ple.org",
        "mailto:julie@example.org",
        '"julie"@example.org',
        "a" * 243 + "@example.org",
    ],
)
def test_an_address_that_would_go_astray_is_refused(address: str) -> None:
    with pytest.raises(UsageProblem):
        email_address(address)


@pytest.mark.parametrize(
    ("name", "greeted"),
    [
        ("Julie Okafor", "Julie"),
        ("Dr. Julie Okafor", "Julie"),
        ("Prof Dr Julie Okafor", "Julie"),
        ("PROFESSOR Julie", "Julie"),
        ("Mx. Sam Sample", "Sam"),
        ("Dr", "Dr"),
        ("Dr. Dre", "Dre"),
        ("Cher", "Cher"),
        ("Drew Sample", "Drew"),
        ("田中 太郎", "太郎"),
    ],
)
def test_a_letter_greets_by_the_first_name_not_the_title(name: str, greeted: str) -> None:
    assert first_name(name) == greeted


def test_a_number_stands_with_what_it_counts() -> None:
    assert [so_many(1, "talk"), so_many(0, "talk"), so_many(2, "person", "people")] == [
        *("1 talk", "0 talks", "2 people")
    ]

"""Letters are filled in from plain data, and say what they lack."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

import pytest

from mentorfolio.errors import MissingValue, UsageProblem
from mentorfolio.letters.filling import full_stop, missing, sentence
from mentorfolio.letters.library import Library, Template
from mentorfolio.letters.rendering import render


def template(body: str, subject: str = "S", needs: tuple[str, ...] = ()) -> Template:
    return Template(
        id="mine",
        name="Mine",
        use="Now.",
        body=body,
        path="mine.txt",
        kind="first",
        channel="email",
        subject=subject,
        needs=needs,
        subject_line=6,
        body_line=8,
    )


def body(text: str, **values: object) -> str:
    return render(template(text), values).body


def test_blank_or_absent_values_are_asked_for_in_the_templates_order() -> None:
    letter = template("x", needs=("topic", "why", "me.email"))
    assert missing(letter, {"why": "  ", "me": {"email": ""}}) == ("topic", "why", "me.email")
    assert missing(letter, {"why": "w", "topic": "t", "me": {"email": "a@example.org"}}) == ()
    assert missing(letter, {"why": "w", "topic": "t", "me": None}) == ("me.email",)


@pytest.mark.parametrize(
    ("text", "values", "named", "hint"),
    [
        ("{{ why }}", {}, "'why'", '--set why="…"'),
        ("{{ why | full_stop }}", {}, "'why'", '--set why="…"'),
        ("{% if news %}x{% endif %}", {}, "'news'", '--set news="…"'),
        ("{{ me.email }}", {"me": {}}, "'me.email'", "mentorfolio init --email"),
        ("{{ me.looking_for }}", {"me": {}}, "'me.looking_for'", "mentorfolio init --looking-for"),
        ("{{ me.purpose }}", {"me": {}}, "'me.purpose'", "mentorfolio init --purpose"),
        (
            "{{ mentor.role }}",
            {"me": {}, "mentor": {}},
            "'mentor.role'",
            "mentorfolio mentor edit MENTOR --role",
        ),
        ("{{ me.role }}", {"me": {"name": "A"}, "mentor": {"role": "B"}}, "'me.role'", "init --role"),
        ("{{ need.title }}", {"need": None, "talk": None}, "'need.title'", "--need NEED"),
        ("{{ talk.on }}", {"need": None, "talk": None}, "'talk.on'", "mentorfolio log MENTOR"),
        ("{{ me.nmae }}", {"me": {}}, "'me.nmae'", "spelled right"),
    ],
)
def test_a_missing_value_names_itself_and_what_to_type(
    text: str, values: dict[str, object], named: str, hint: str
) -> None:
    with pytest.raises(MissingValue) as told:
        body(text, **values)
    assert told.value.exit_code == 2
    assert named in told.value.message
    assert told.value.hint is not None
    assert hint in told.value.hint


def test_all_missing_needs_are_told_at_once() -> None:
    with pytest.raises(MissingValue, match="needs the values 'topic' and 'why'") as told:
        render(Library().letter("first-conversation"), {"topic": " "})
    assert told.value.hint == 'Add --set topic="…". Add --set why="…".'


@pytest.mark.parametrize("typed", ["{{ 7 * 7 }}", "{% if", "{# gone #}", "{{ me.email }}", "a } b {"])
def test_braces_that_a_person_types_are_printed_not_run(typed: str) -> None:
    written = render(template("{{ why }}", subject="{{ why }}"), {"why": typed})
    assert (written.subject, written.body) == (typed, typed)


def test_signs_that_matter_to_web_pages_stay_as_typed() -> None:
    assert body("{{ why }}", why="R&D <b> \"x\" 'y'") == "R&D <b> \"x\" 'y'"


@pytest.mark.parametrize(
    "attempt",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ why.__class__ }}",
        "{{ ''['__class__'].x }}",
        "{{ ''|attr('__class__')|attr('__mro__') }}",
        "{{ '{0.__class__}'.format(why) }}",
        "{{ me.update({'name': 'x'}) }}",
        "{{ names.append('x') }}",
        "{% set x = me.pop('name') %}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ lipsum() }}",
        "{{ self.__init__.__globals__ }}",
        "{{ full_stop.__globals__ }}",
    ],
)
def test_a_template_from_elsewhere_cannot_leave_its_sandbox(attempt: str) -> None:
    values = {"why": "Priya's secret", "me": {"name": "Priya"}, "names": ["Priya"]}
    with pytest.raises(UsageProblem) as told:
        render(template(attempt), values)
    assert "Priya" not in f"{told.value.message} {told.value.hint}"
    assert values == {"why": "Priya's secret", "me": {"name": "Priya"}, "names": ["Priya"]}


@pytest.mark.parametrize(
    ("text", "line", "cause"),
    [
        ("one\n{% if %}", 9, "Expected an expression"),
        ("one\ntwo\n{{ why | nonsense }}", 10, "nonsense"),
        ("one\n{{ minutes / 0 }}", 9, "ZeroDivisionError"),
        ("one\n\n{{ why + 1 }}", 10, "TypeError"),
        ("one\n{{ ''.__class__ }}", 9, "sandbox forbids"),
        ("{% include 'other' %}", 8, "TypeError"),
        ("{% for c in why %}{{ c.x.y }}", 8, "endfor"),
    ],
)
def test_a_template_that_breaks_is_told_by_file_line_and_cause(text: str, line: int, cause: str) -> None:
    with pytest.raises(UsageProblem) as told:
        body(text, why="Priya's secret", minutes=15)
    assert f"mine.txt, line {line})" in told.value.message
    assert cause in told.value.message
    assert "Priya" not in told.value.message
    assert told.value.__cause__ is None


def test_a_broken_subject_is_told_by_its_own_line() -> None:
    with pytest.raises(UsageProblem, match=r"mine\.txt, line 6\)"):
        render(template("fine", subject="{{ 1 / 0 }}"), {})


class Colour(StrEnum):
    RED = "red"


@pytest.mark.parametrize("value", [1.5, object(), Path("x"), {1: "x"}, {"a": [b"x"]}, Colour.RED, {"a"}])
def test_only_plain_values_go_into_a_letter(value: object) -> None:
    with pytest.raises(TypeError, match="plain values only; why") as told:
        body("{{ why }}", why=value)
    assert "0x" not in str(told.value)


def test_lists_and_numbers_and_nothing_go_in_as_they_are() -> None:
    text = "{{ n }} {{ names | join(', ') }} {{ yes }} {{ 'none' if no is none else no }}"
    assert body(text, n=15, names=("Ana", "Bo"), yes=True, no=None) == "15 Ana, Bo True none"


def test_a_subject_stays_one_line_whatever_is_typed() -> None:
    typed = "a\nb\r\nc\u2028d\u2029e\x85f\tg\x0bh\x00i  j"
    assert render(template("x", subject=" {{ t }} "), {"t": typed}).subject == "a b c d e f g h i j"


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\u200b", "\u2060", "\ufeff", "\x1b"])
def test_a_template_from_elsewhere_turns_no_reading_round_and_hides_nothing(sign: str) -> None:
    written = render(template(f'one{{{{ "{sign}" }}}}two', subject=f"S {sign}gpj.exe"), {})
    assert sign not in written.subject + written.body
    assert "gpj.exe" in written.subject
    assert render(template('one{{ "\u2028" }}two\u200ba'), {}).body == "one\ntwoa"
    assert render(template("{{ t }}"), {"t": "می\u200cروم 👩\u200d🚀"}).body == "می\u200cروم 👩\u200d🚀"


def test_paragraphs_are_parted_by_one_blank_line_only() -> None:
    text = "\n\none\n\n\n{% if no %}\ngone\n{% endif %}\n  \n\ntwo  \n{{ sign }}\n\n\n"
    assert body(text, no=False, sign="Ana\nTeam A") == "one\n\ntwo\nAna\nTeam A"


@pytest.mark.parametrize(
    ("typed", "as_sentence", "ended"),
    [
        ("patient with beginners", "Patient with beginners.", "patient with beginners."),
        ("You helped me.", "You helped me.", "You helped me."),
        ("why not?", "Why not?", "why not?"),
        ("so it goes…", "So it goes…", "so it goes…"),
        (" élan McKay ", "Élan McKay.", "élan McKay."),
        ('you said "go on."', 'You said "go on."', 'you said "go on."'),
        ("教え方が丁寧。", "教え方が丁寧。", "教え方が丁寧。"),
        ("ßa", "ßa.", "ßa."),
        ("", "", ""),
    ],
)
def test_a_reason_reads_well_as_phrase_and_as_sentence(typed: str, as_sentence: str, ended: str) -> None:
    assert sentence(typed) == as_sentence
    assert full_stop(typed) == ended
    assert body("{{ t | sentence }}/{{ t | full_stop }}", t=typed) == f"{as_sentence}/{ended}".strip()


def test_one_letter_after_another_keeps_nothing_of_the_first() -> None:
    letter = template("{% set x = why %}{{ x }}")
    assert render(letter, {"why": "one"}).body == "one"
    assert render(letter, {"why": "two"}).body == "two"
    with pytest.raises(MissingValue):
        render(letter, {})

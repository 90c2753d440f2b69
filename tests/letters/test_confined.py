"""A template from elsewhere can neither reach the system nor hang the program."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from mentorfolio.errors import InputOutputFailure, MissingValue, UsageProblem
from mentorfolio.letters import confined
from mentorfolio.letters.filling import TOO_MUCH
from mentorfolio.letters.library import Template
from mentorfolio.letters.rendering import render

VALUES: dict[str, object] = {"why": "Priya's secret", "me": {"name": "Priya"}, "names": ["Priya"]}
GENEROUS = 6.0  # seconds; two is the limit, and the machine may be busy


def template(body: str, *, own: bool = True, subject: str = "S") -> Template:
    return Template(
        id="mine",
        name="Mine",
        use="Now.",
        body=body,
        path="mine.txt",
        kind="thanks",
        channel="email",
        subject=subject,
        own=own,
        subject_line=5,
        body_line=7,
    )


BOMBS = {
    "a range of a billion": "{% for i in range(10**9) %}x{% endfor %}",
    "a text of a billion letters": "{{ 'x' * 10**9 }}",
    "loops in loops": "{% for a in range(9999) %}{% for b in range(9999) %}x{% endfor %}{% endfor %}",
    "loops that say nothing": "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}",
    "a number without end": "{{ 10 ** (10 ** 8) }}",
    "a filter with work for years": "{{ ('a' * 10**6) | wordwrap(1) | length }}",
    "a filter that fills memory": "{{ 'a' | center(10**9) }}",
    "a method that fills memory": "{{ 'x'.ljust(10**9) }}",
    "a format that fills memory": "{{ '%1000000000d' % 1 }}",
    "a macro that calls itself": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "brackets without end": "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "a letter like a book": "{{ 'word ' * 50000 }}",
}


@pytest.mark.parametrize("body", BOMBS.values(), ids=BOMBS.keys())
def test_a_template_that_takes_too_much_is_stopped_and_told(body: str) -> None:
    began = time.monotonic()
    with pytest.raises(UsageProblem) as told:
        render(template(body), VALUES)
    assert time.monotonic() - began < GENEROUS
    assert "too long or grows too large" in told.value.message
    assert "mine.txt" in told.value.message
    assert "Priya" not in told.value.message


def test_the_limit_leaves_room_for_the_promised_three_seconds() -> None:
    assert confined.SECONDS <= 2.5


def test_a_bomb_in_the_subject_is_stopped_as_well() -> None:
    with pytest.raises(UsageProblem, match=TOO_MUCH):
        render(template("fine", subject="{{ 'x' * 10**9 }}"), VALUES)


ESCAPES = [
    "{{ ''.__class__.__mro__ }}",
    "{{ ''['__class__'].x }}",
    "{{ why.__class__.__base__.__subclasses__() }}",
    "{{ ''|attr('__class__')|attr('__mro__') }}",
    "{{ ''|attr('\\x5f\\x5fclass\\x5f\\x5f')|attr('mro') }}",
    "{{ '{0.__class__}'.format(why) }}",
    "{{ ''|attr('format') }}{{ ('{0.__class__.__mro__}'|attr('format'))(why) }}",
    "{% set f = '{0.__class__}'.format %}{{ f(why) }}",
    "{{ '{a.__class__}'.format_map({'a': why}) }}",
    "{{ (['{0.__class__.__mro__}']|map(attribute='format')|first)(why) }}",
    "{{ [why]|map(attribute='__class__')|first|attr('mro') }}",
    "{{ ([why]|groupby('__class__')|first)[0].mro }}",
    "{{ [why]|selectattr('__class__.__mro__')|list }}",
    "{{ [1]|sum(attribute='__class__') }}",
    "{{ full_stop.__globals__ }}",
    "{{ range.__init__.__globals__ }}",
    "{{ self.__init__.__globals__ }}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ joiner.__init__ }}",
    "{{ namespace.__init__ }}",
    "{{ lipsum() }}",
    "{% macro m() %}{% endmacro %}{{ m.__call__.__globals__ }}",
    "{% for x in [1] %}{{ loop.__init__.__globals__ }}{% endfor %}",
    "{{ ([1]|map('upper')).gi_frame.f_globals }}",
    "{{ me.update({'name': 'x'}) }}",
    "{{ me.__setitem__('name', 'x') }}",
    "{{ names.append('x') }}",
    "{% set x = me.pop('name') %}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}",
    "{% from 'os' import system %}",
    "{% extends '/etc/passwd' %}",
    "{{ open('/etc/passwd').read() }}",
    "{{ __import__('os').environ }}",
    "{% do me.clear() %}",
    "{{ request.application }}{{ config }}",
]


@pytest.mark.parametrize("attempt", ESCAPES)
def test_no_known_way_leads_out_of_the_sandbox(attempt: str) -> None:
    """In this process: the child would hide what an escape can do."""
    values = {**VALUES, "me": {"name": "Priya"}, "names": ["Priya"]}
    with pytest.raises(UsageProblem) as told:
        render(template(attempt, own=False), values)
    assert "Priya" not in f"{told.value.message} {told.value.hint}"
    assert (values["me"], values["names"]) == ({"name": "Priya"}, ["Priya"])


def test_refused_and_broken_templates_are_told_by_line_from_the_child_too() -> None:
    with pytest.raises(UsageProblem, match=r"mine\.txt, line 8\): the sandbox forbids"):
        render(template("one\n{{ ''.__class__ }}"), VALUES)
    with pytest.raises(UsageProblem, match=r"mine\.txt, line 5\): .*ZeroDivisionError"):
        render(template("one", subject="{{ 1 / 0 }}"), VALUES)
    with pytest.raises(UsageProblem, match=r"mine\.txt, line 9\): .*nofilter"):
        render(template("one\n\n{{ why | nofilter }}"), VALUES)


def test_a_value_that_is_missing_in_an_own_template_names_its_option() -> None:
    with pytest.raises(MissingValue) as told:
        render(template("{{ place }}"), VALUES)
    assert told.value.hint == 'Add --set place="…".'


def test_an_own_template_reads_as_a_shipped_one_would() -> None:
    body = "{{ why | full_stop }} {{ names | join(', ') }}{% if me.name %}!{% endif +%}\n{{ nothing }}"
    values = {**VALUES, "nothing": None, "why": "Zoë 王芳 \u0645\u062d {{ 7 * 7 }} \u2028 🙂"}
    apart = render(template(body), values)
    assert apart == render(template(body, own=False), values)
    assert "{{ 7 * 7 }}" in apart.body


def test_filters_that_bring_modules_of_their_own_work_within_the_limits() -> None:
    body = "{{ 'x' | pprint }} {{ [1] | random }} {{ 'a b' | wordwrap(1) }} {{ 'x' | tojson }} "
    body += "{{ 'a' | urlize }}"
    assert render(template(body), VALUES).body == "'x' 1 a\nb \"x\" a"


def test_a_file_of_the_folder_one_stands_in_is_not_taken_for_a_part_of_python(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('caught')", encoding="utf-8")
    (tmp_path / "jinja2.py").write_text("raise SystemExit('caught')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert render(template("{{ why }}"), {"why": "fine"}).body == "fine"


def test_where_no_process_can_be_started_that_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "nowhere"))
    with pytest.raises(InputOutputFailure, match="did not start: No such file"):
        render(template("x"), VALUES)
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(InputOutputFailure, match="did not start: it ended with 1"):
        render(template("x"), VALUES)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits; the clock holds there")
def test_the_child_can_write_no_file_and_has_bounded_memory_and_time(tmp_path: Path) -> None:
    code = (
        "from mentorfolio.letters.confined import _limit, MEMORY; _limit(); import resource as r\n"
        "assert r.getrlimit(r.RLIMIT_AS) == (MEMORY, MEMORY), 'memory'\n"
        "assert r.getrlimit(r.RLIMIT_CPU)[1] <= 3, 'time'\n"
        f"open({str(tmp_path / 'x')!r}, 'wb', buffering=0).write(b'x' * 10)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "File too large" in done.stderr
    assert not (tmp_path / "x").read_bytes()


def test_shipped_templates_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a process was started")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    assert render(template("{{ why }}", own=False), {"why": "quick"}).body == "quick"

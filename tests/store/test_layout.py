"""The bytes of a portfolio file."""

from __future__ import annotations

import json
import re

import pytest

from mentorfolio.errors import MentorfolioError, NewerStore, StoreDamaged
from mentorfolio.store.layout import META, SCHEMA, TABLES, decoded, empty

PLACE = "sample.json"
KIM = b'{"id":"kim","name":"Kim Sample"}'
HEAD = b'"_meta": {"schema": 1, "generation": 7}'


def test_what_is_written_is_plain_json_with_one_record_a_line_in_the_order_made() -> None:
    tables = empty()
    tables["needs"] = {"lead": {"id": "lead"}}
    tables["mentors"] = {"zoe": {"id": "zoe"}, "abe": {"id": "abe", "name": "Zieliński\n"}}
    text = tables.encoded(1).decode()
    assert list(json.loads(text)) == [META, "needs", "mentors"]
    assert list(json.loads(text)["mentors"]) == ["zoe", "abe"]
    assert text.splitlines() == [
        "{",
        '"_meta": {"schema":1,"generation":1,"retired":{}},',
        '"needs": {',
        '"lead": {"id":"lead"}',
        "},",
        '"mentors": {',
        '"zoe": {"id":"zoe"},',
        '"abe": {"id":"abe","name":"Zieliński\\n"}',
        "}",
        "}",
    ]
    assert text.endswith("}\n")


def test_tables_stand_in_one_order_whatever_was_touched_first() -> None:
    forth, back = empty(), empty()
    for name in TABLES:
        forth[name] = {"x": {"id": "x"}}
    for name in reversed(TABLES):
        back[name] = {"x": {"id": "x"}}
    assert forth.encoded(1) == back.encoded(1)
    assert re.findall(r'^"(\w+)": \{$', forth.encoded(1).decode(), re.M) == list(TABLES)


def test_an_empty_table_is_not_written() -> None:
    tables = empty()
    tables["needs"] = {}
    assert b"needs" not in tables.encoded(1)


def test_what_was_written_reads_back_the_same() -> None:
    tables = empty()
    records = {"kim": {"id": "kim", "notes": 'a "quote", a \\ and\ta\u2028line', "n": 3, "x": None}}
    tables["mentors"] = records
    again = decoded(tables.encoded(4), PLACE)
    assert again.meta.generation == 4
    assert again["mentors"] == records


def test_a_table_that_is_not_touched_is_written_back_byte_for_byte() -> None:
    odd = b'{"kim" :\n  {"name":"\\u004bim",   "id": "kim"}\n\n}'
    tables = decoded(b'{%s, "mentors": %s, "needs": {"lead": {"id": "lead"}}}' % (HEAD, odd), PLACE)
    tables["needs"]["new"] = {"id": "new"}
    written = tables.encoded(8)
    assert b'"mentors": ' + odd in written
    assert list(decoded(written, PLACE)["needs"]) == ["lead", "new"]


def test_a_damaged_table_hurts_only_who_touches_it() -> None:
    tables = decoded(b'{%s, "mentors": [1], "needs": {"lead": {"id": "lead"}}}' % HEAD, PLACE)
    assert list(tables["needs"]) == ["lead"]
    with pytest.raises(StoreDamaged, match=r"\$\.mentors"):
        tables["mentors"]


def test_a_table_that_is_not_there_is_a_missing_key_as_tinydb_expects() -> None:
    with pytest.raises(KeyError):
        empty()["mentors"]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"not json", StoreDamaged),
        (b"\n", StoreDamaged),
        (b"[]", StoreDamaged),
        (b"null", StoreDamaged),
        (b"3", StoreDamaged),
        (b"{}", StoreDamaged),
        (b'{"name": "a package file", "version": "1.0.0"}', StoreDamaged),
        (b'{"_default": {"1": {"name": "kim"}}}', StoreDamaged),
        (b"\xff\xfe{\x00}\x00", StoreDamaged),
        (b'{%s, "mentors": {"k": {"name": "\xff"}}' % HEAD, StoreDamaged),
        (b'{%s, "mentors": {"k"' % HEAD, StoreDamaged),
        (b"{%s} trailing" % HEAD, StoreDamaged),
        (b'{%s, "zebra": {}}' % HEAD, StoreDamaged),
        (b'{"_meta": {"schema": 0}}', StoreDamaged),
        (b'{"_meta": {"schema": -1}}', StoreDamaged),
        (b'{"_meta": {"schema": "1"}}', StoreDamaged),
        (b'{"_meta": {"schema": true}}', StoreDamaged),
        (b'{"_meta": {"schema": 1.0}}', StoreDamaged),
        (b'{"_meta": {"schema": null}}', StoreDamaged),
        (b'{"_meta": {}}', StoreDamaged),
        (b'{"_meta": []}', StoreDamaged),
        (b'{"_meta": {"schema": 1, "colour": "red"}}', StoreDamaged),
        (b'{"_meta": {"schema": 1, "generation": "7"}}', StoreDamaged),
        (b'{"_meta": {"schema": 1, "retired": ["kim"]}}', StoreDamaged),
        (b'{"_meta": {"schema": 2}}', NewerStore),
        (b'{"_meta": {"schema": 99, "colour": "red"}, "zebra": []}', NewerStore),
    ],
)
def test_what_is_no_portfolio_of_ours_is_told_and_its_place_named(
    data: bytes, kind: type[MentorfolioError]
) -> None:
    with pytest.raises(kind, match=re.escape(PLACE)) as told:
        decoded(data, PLACE)
    assert type(told.value) is kind
    assert told.value.exit_code == {StoreDamaged: 65, NewerStore: 78}[kind]


@pytest.mark.parametrize(
    "table",
    [
        b"[]",
        b"null",
        b"3",
        b'{"kim": 3}',
        b'{"kim": null}',
        b'{"kim": [%s]}' % KIM,
        b'{"kim": {"name": "\xff\xfe"}}',
        b'{"kim": ' + b'{"a":' * 50_000 + b"1" + b"}" * 50_000 + b"}",
    ],
)
def test_a_table_of_the_wrong_shape_is_damage_not_a_traceback(table: bytes) -> None:
    with pytest.raises(StoreDamaged):
        decoded(b'{%s, "mentors": %s}' % (HEAD, table), PLACE)["mentors"]


def test_a_newer_file_says_both_numbers_and_what_to_do() -> None:
    with pytest.raises(NewerStore) as told:
        decoded(b'{"_meta": {"schema": 7}}', PLACE)
    assert "7" in told.value.message
    assert str(SCHEMA) in told.value.message
    assert "Update" in (told.value.hint or "")

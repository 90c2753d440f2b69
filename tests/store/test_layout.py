"""The bytes of a portfolio file."""

from __future__ import annotations

import json
import re
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorfolio.domain.migrations import SCHEMA, migrated
from mentorfolio.domain.register import KINDS
from mentorfolio.errors import MentorfolioError, NewerStore, StoreDamaged
from mentorfolio.store.layout import META, Meta, Tables, checksum_of, decoded, empty

PLACE = "sample.json"
KIM = b'{"id":"kim","name":"Kim Sample"}'
HEAD = b'"_meta": {"schema": 1, "generation": 7}'


def written(tables: Tables, generation: int = 1) -> bytes:
    """The whole file of that generation."""
    return tables.encoded(msgspec.structs.replace(tables.meta, generation=generation))


def test_what_is_written_is_plain_json_with_one_record_a_line_in_the_order_made() -> None:
    tables = empty()
    tables["needs"] = {"lead": {"id": "lead"}}
    tables["mentors"] = {"zoe": {"id": "zoe"}, "abe": {"id": "abe", "name": "Zieliński\n"}}
    text = written(tables).decode()
    assert list(json.loads(text)) == [META, "needs", "mentors"]
    assert list(json.loads(text)["mentors"]) == ["zoe", "abe"]
    assert json.loads(text)[META]["schema"] == SCHEMA
    lines = text.splitlines()
    assert lines[0] == "{"
    assert lines[1].startswith('"_meta": {"checksum":"')
    assert lines[2:] == [
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
    for name in KINDS:
        forth[name] = {"x": {"id": "x"}}
    for name in reversed([*KINDS]):
        back[name] = {"x": {"id": "x"}}
    assert written(forth) == written(back)
    assert re.findall(r'^"(\w+)": \{$', written(forth).decode(), re.M) == list(KINDS)


RECORDS = st.dictionaries(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=6),
    st.dictionaries(
        st.sampled_from(["id", "name", "notes"]),
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)
        | st.integers(-(2**53), 2**53)
        | st.none(),
    ),
    max_size=4,
)


@settings(max_examples=80, deadline=None)
@given(st.dictionaries(st.sampled_from(list(KINDS)), RECORDS, max_size=4), st.integers(0, 10**9))
def test_what_was_written_reads_back_the_same(content: dict[str, Any], generation: int) -> None:
    tables = empty()
    tables.update(content)
    data = written(tables, generation)
    again = decoded(data, PLACE)
    assert again.trusted
    assert again.meta.generation == generation
    assert {t: {i: dict(r) for i, r in again[t].items()} for t in content} == content
    # and a file without the right checksum reads as the same, strictly
    by_hand = decoded(data.replace(b'"generation":', b'"generation" :', 1), PLACE)
    assert not by_hand.trusted
    assert {t: {i: dict(r) for i, r in by_hand[t].items()} for t in content} == content


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_single_changed_byte_is_noticed(data: st.DataObject) -> None:
    tables = empty()
    tables["mentors"] = {"kim": {"id": "kim", "name": "Kim Sample"}}
    right = written(tables)
    at = data.draw(st.integers(0, len(right) - 1))
    wrong = right[:at] + bytes([right[at] ^ data.draw(st.integers(1, 255))]) + right[at + 1 :]
    assert checksum_of(right) is not None
    assert checksum_of(wrong) is None


def test_a_table_that_is_not_touched_is_written_back_byte_for_byte() -> None:
    tables = empty()
    tables["mentors"] = {"kim": {"id": "kim", "notes": '\u2028 é \\ " 田'}}
    tables["needs"] = {"lead": {"id": "lead"}}
    before = written(tables)
    again = decoded(before, PLACE)
    again["needs"]["new"] = {"id": "new"}
    after = written(again, 2)

    def mentors(data: bytes) -> bytes:
        return data[data.index(b'"mentors"') :]

    assert mentors(after) == mentors(before)
    assert list(decoded(after, PLACE)["needs"]) == ["lead", "new"]


def test_a_damaged_table_of_ours_hurts_only_who_touches_it() -> None:
    tables = Tables(Meta(schema=SCHEMA), {"mentors": b"[1]", "needs": b'{"lead": {"id": "lead"}}'})
    again = decoded(written(tables), PLACE)
    assert list(again["needs"]) == ["lead"]
    with pytest.raises(StoreDamaged, match=r"\$\.mentors"):
        again["mentors"]


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
        (b'{%s, "mentors": {"k": {"name": "\\ud800"}}}' % HEAD, StoreDamaged),
        (b'{%s, "mentors": {"k": {"name": "\\u0000"}}}' % HEAD, StoreDamaged),
        (b'{%s, "mentors": {"k": {"rank": NaN}}}' % HEAD, StoreDamaged),
        (b'{%s, "mentors": {"k": {}, "k": {}}}' % HEAD, StoreDamaged),
        (b'{%s, "mentors": {"k"' % HEAD, StoreDamaged),
        (b"{%s} trailing" % HEAD, StoreDamaged),
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
        (b'{"_meta": {"schema": %d}}' % (SCHEMA + 1), NewerStore),
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
        decoded(b'{"_meta": {"schema": 77}}', PLACE)
    assert "77" in told.value.message
    assert str(SCHEMA) in told.value.message
    assert "Update" in (told.value.hint or "")


def test_a_file_of_the_first_format_is_read_and_left_as_it_was_given() -> None:
    document = {"_meta": {"schema": 1, "generation": 7}, "mentors": {"kim": {"id": "kim"}}}
    before = json.dumps(document)
    assert migrated(document, 1)["mentors"]["kim"].items() >= {"id": "kim"}.items()
    assert json.dumps(document) == before
    tables = decoded(before.encode(), PLACE)
    assert (tables.meta.generation, tables.schema, tables["mentors"]["kim"]["id"]) == (7, 1, "kim")


def test_a_file_that_an_editor_of_another_system_saved_is_read() -> None:
    text = '\ufeff{\r\n"_meta": {"schema": 1, "generation": 7},\r\n"mentors": {"kim": {"id": "kim"}}\r\n}\r\n'
    assert list(decoded(text.encode(), PLACE)["mentors"]) == ["kim"]

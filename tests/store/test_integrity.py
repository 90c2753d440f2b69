"""Damage to the file is told, by line or record and with the way back; nothing is mended silently."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mentorfolio.domain.migrations import SCHEMA
from mentorfolio.domain.records import Mentor
from mentorfolio.errors import MentorfolioError
from mentorfolio.store.layout import LARGEST, checksum_of
from mentorfolio.store.portfolio import PortfolioStore
from tests.store.mutants import judged, mutant
from tests.store.sample import add, copies, edited, fill, people, whole
from tests.support import Cli

Damage = Callable[[bytes], bytes]


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a portfolio with every table filled."""
    store = PortfolioStore(tmp_path_factory.mktemp("good") / "portfolio.json", 5)
    with store.changing() as portfolio:
        fill(portfolio)
    return store.path.read_bytes()


@pytest.fixture
def said() -> list[str]:
    """What the store warned of."""
    return []


@pytest.fixture
def store(tmp_path: Path, said: list[str]) -> PortfolioStore:
    """A portfolio with every table filled, and one backup."""
    found = PortfolioStore(tmp_path / "portfolio.json", 5, warn=said.append)
    with found.changing() as portfolio:
        fill(portfolio)
    return found


def swap(old: str, new: str) -> Damage:
    """One edit of the text."""

    def damage(good: bytes) -> bytes:
        assert old.encode() in good, old
        return good.replace(old.encode(), new.encode(), 1)

    return damage


def nested(inside: str, depth: int) -> Damage:
    """Lists in lists in the place of a value."""
    return swap(inside, inside.partition(":")[0] + ":" + "[" * depth + "]" * depth)


RANK = '"rank":1'
DAMAGES: dict[str, tuple[Damage, str]] = {
    # what was done to it -> how, and what the message must name
    "NaN": (swap(RANK, '"rank":NaN'), "NaN"),
    "Infinity": (swap(RANK, '"rank":Infinity'), "Infinity"),
    "minus Infinity": (swap(RANK, '"rank":-Infinity'), "Infinity"),
    "1e999": (swap(RANK, '"rank":1e999'), "1e999"),
    "a float": (swap(RANK, '"rank":1.5'), "1.5"),
    "a float that is whole": (swap(RANK, '"rank":1.0'), "1.0"),
    "an exponent": (swap(RANK, '"rank":1e2'), "1e2"),
    "a number of 5000 digits": (swap(RANK, '"rank":' + "9" * 5000), "digits"),
    "a table twice": (lambda b: b.rstrip()[:-1].rstrip() + b',\n"needs": {}\n}\n', "'needs'"),
    "_meta twice": (lambda b: b.rstrip()[:-1] + b',"_meta": {"schema": 2}}', "'_meta'"),
    "a record twice": (
        lambda b: re.sub(rb'("ben-sample": \{.*\})\n', rb"\1,\n\1\n", b, count=1),
        "'ben-sample'",
    ),
    "a field twice": (swap(RANK, '"rank":1,"rank":2'), "'rank'"),
    "a field of a part twice": (swap('"reason":"we agreed"', '"reason":"","reason":"x"'), "'reason'"),
    "a key of _meta twice": (swap('"final":false', '"final":false,"final":true'), "'final'"),
    "nested 100 deep": (nested(RANK, 100), "deep"),
    "nested 100,000 deep": (nested(RANK, 100_000), "deep"),
    "objects 100,000 deep": (swap(RANK, '"rank":' + '{"a":' * 100_000), "deep"),
    "nested at the top": (lambda _: b"[" * 1_000_000, "deep"),
    "a list": (lambda _: b"[]", "not a portfolio"),
    "null": (lambda _: b"null", "not a portfolio"),
    "a number": (lambda _: b"7", "not a portfolio"),
    "a text": (lambda _: b'"portfolio"', "not a portfolio"),
    "true": (lambda _: b"true", "not a portfolio"),
    "only blanks": (lambda _: b" \n\t\n", "line"),
    "_meta a list": (lambda _: b'{"_meta": []}', "not a portfolio"),
    "mentors a list": (lambda _: b'{"_meta": {"schema": 2}, "mentors": []}', "$.mentors"),
    "mentors a text": (lambda _: b'{"_meta": {"schema": 2}, "mentors": "x"}', "$.mentors"),
    "a record a list": (lambda _: b'{"_meta": {"schema": 2}, "mentors": {"x": []}}', "$.mentors"),
    "UTF-16": (lambda b: b.decode().encode("utf-16"), "UTF-8"),
    "UTF-16 without its mark": (lambda b: b.decode().encode("utf-16-le"), ""),
    "UTF-32": (lambda b: b.decode().encode("utf-32"), "UTF-8"),
    "Latin-1": (lambda b: b.replace("café".encode(), b"caf\xe9"), "line 10"),
    "an overlong code": (lambda b: b.replace("café".encode(), b"caf\xc0\x80"), "line 10"),
    "half a character in bytes": (lambda b: b.replace("café".encode(), b"caf\xed\xa0\x80"), "line 10"),
    "half a character, escaped": (swap("café", "caf\\ud800"), "half a character"),
    "half a character in a key": (swap('"how":2', '"\\udc00":2'), "half a character"),
    "NUL": (swap("café", "caf\0"), "line 10"),
    "NUL, escaped": (swap("café", "caf\\u0000"), "NUL"),
    "NUL between the tables": (lambda b: b.replace(b"\n", b"\n\0", 1), "line"),
    "a raw line end in a text": (swap("café", "caf\n"), "line 10"),
    "the end cut off": (lambda b: b[:-30], "line"),
    "the beginning cut off": (lambda b: b[30:], ""),
    "text after the end": (lambda b: b + b"{}", "line"),
    "a comma too many": (lambda b: b.rstrip()[:-1] + b",}", "line"),
    "a comment": (lambda b: b"// mine\n" + b, "line 1"),
    "merge marks": (lambda b: b.replace(b'"needs"', b'<<<<<<< HEAD\n"needs"', 1), "line"),
    "an unknown field of a record": (swap(RANK, RANK + ',"shoe_size":42'), '$.mentors["julie-okafor"]'),
    "an unknown field of a part": (
        swap('"reason":"we agreed"', '"mood":"x"'),
        '$.mentors["ben-sample"].history',
    ),
    "an unknown field of _meta": (swap('"final":false', '"final":false,"colour":"red"'), "colour"),
    "an unknown table": (swap('"circles":', '"wizards":'), "wizards"),
    "a field missing": (swap('"name":"Julie Okafor",', ""), '$.mentors["julie-okafor"]'),
    "a text for a number": (swap(RANK, '"rank":"first"'), '$.mentors["julie-okafor"].rank'),
    "true for a number": (swap(RANK, '"rank":true'), '$.mentors["julie-okafor"].rank'),
    "a number out of range": (swap('"priority":3', '"priority":4'), '$.needs["lead-a-team"].priority'),
    "a list for a text": (swap('"title":"Lead a team"', '"title":["x"]'), '$.needs["lead-a-team"].title'),
    "a day that is none": (swap('"by":"2026-06-30"', '"by":"2026-02-31"'), '$.needs["lead-a-team"].by'),
    "an unknown stage": (swap('"stage":"active"', '"stage":"friend"'), '$.mentors["ben-sample"].history'),
    "an id that is not its key": (swap('"id":"ben-sample"', '"id":"ben"'), '$.mentors["ben-sample"]'),
    "no history": (
        lambda b: re.sub(rb'"history":\[\{"stage":"candidate"[^]]*\]', b'"history":[]', b),
        "history",
    ),
    "three ratings of four": (swap("[4,4,5,3]", "[4,4,5]"), '$.checkins["ccccccc2"].rapport_items'),
    "schema a text": (swap(f'"schema":{SCHEMA}', f'"schema":"{SCHEMA}"'), "portfolio"),
    "schema 0": (swap(f'"schema":{SCHEMA}', '"schema":0'), "portfolio"),
    "schema true": (swap(f'"schema":{SCHEMA}', '"schema":true'), "portfolio"),
    "generation a text": (swap('"generation":1', '"generation":"1"'), "$._meta"),
    "generation below 0": (swap('"generation":1', '"generation":-5'), "$._meta"),
    "generation beyond ten digits": (swap('"generation":1', '"generation":999999999999'), "$._meta"),
    "generation beyond 64 bits": (swap('"generation":1', '"generation":' + "9" * 25), "line 2"),
    "retired a list": (swap('"retired":{}', '"retired":[]'), "$._meta"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_is_told_with_its_place_and_the_way_back_and_the_file_is_left_alone(
    store: PortfolioStore, damage: str
) -> None:
    spoil, named = DAMAGES[damage]
    good = store.path.read_bytes()
    bad = spoil(good)
    assert bad != good
    store.path.write_bytes(bad)

    def use() -> None:
        portfolio = store.reading()
        for collection in portfolio.tables().values():
            collection.by_id()

    for touch in (use, lambda: add(store, "New Sample")):
        with pytest.raises(MentorfolioError) as told:
            touch()
        assert (told.value.exit_code, told.value.code) == (65, "damaged")
        assert str(store.path) in told.value.message
        assert named in told.value.message
        way = "git-setup" if damage == "merge marks" else "store restore"
        assert way in (told.value.hint or ""), "the way back is not named"
        assert "\0" not in told.value.message
        told.value.message.encode()
    assert store.path.read_bytes() == bad
    store.restore(None)
    assert people(store) == ["julie-okafor", "ben-sample"]
    assert [kept.read_bytes() for kept in copies(store.path, "aside")] == [bad]


@pytest.mark.parametrize("damage", ["NaN", "a record twice", "an unknown field of a record", "UTF-16"])
def test_a_backup_to_restore_is_named_at_the_command_line(cli: Cli, damage: str) -> None:
    with PortfolioStore(cli.store, 5).changing() as portfolio:
        fill(portfolio)
    cli.store.write_bytes(DAMAGES[damage][0](cli.store.read_bytes()))
    for words in (("mentor", "list"), ("export",), ("mentor", "add", "New Sample")):
        error = cli.expect_refused(65, *words)
        assert "mentorfolio store restore" in error["hint"]
    cli.ok("store", "restore")
    assert len(cli.json("mentor", "list")) == 2


def pretty(good: bytes) -> bytes:
    """As an editor's formatter leaves it."""
    return json.dumps(json.loads(good), indent=4, ensure_ascii=True).encode()


HAND_EDITS: dict[str, Damage] = {
    "another name": swap("Julie Okafor", "Julie Sample"),
    "a byte order mark": lambda b: b"\xef\xbb\xbf" + b,
    "line ends of another system": lambda b: b.replace(b"\n", b"\r\n"),
    "both": lambda b: b"\xef\xbb\xbf" + b.replace(b"\n", b"\r\n"),
    "another layout": pretty,
    "keys in another order": lambda b: json.dumps(json.loads(b), sort_keys=True).encode(),
    "a field left out that may be": swap(',"notes":""', ""),
    "no line end": lambda b: b.rstrip(b"\n"),
    "a wrong checksum": lambda b: re.sub(rb'"checksum":"[0-9a-f]{8}"', b'"checksum":"00000000"', b),
    "another name and no time": lambda b: re.sub(rb'"at":"[^"]*"', b'"at":""', b, count=1).replace(
        b"Okafor", b"Oak"
    ),
    "another name and an older schema": lambda b: b.replace(b'"schema":%d' % SCHEMA, b'"schema":1').replace(
        b"Okafor", b"Oak"
    ),
}


@pytest.mark.parametrize("edit", HAND_EDITS)
def test_an_edit_by_hand_is_accepted_with_a_warning_and_healed_by_the_next_change(
    store: PortfolioStore, said: list[str], edit: str
) -> None:
    store.path.write_bytes(HAND_EDITS[edit](store.path.read_bytes()))
    left = store.path.read_bytes()
    assert sorted(people(store)) == ["ben-sample", "julie-okafor"]
    assert said, "nobody is told that something else has changed the file"
    assert [f.level for f in store.check()] == ["warning"]
    meant = whole(store)
    add(store, "New Sample")
    assert checksum_of(store.path.read_bytes()) is not None
    assert any(kept.read_bytes() == left for kept in copies(store.path)), "the edited file is not kept"
    said.clear()
    after = whole(store)
    assert after["mentors"].pop("new-sample")
    assert after == meant
    assert said == []
    assert store.check() == []


def test_a_change_that_finds_an_edited_file_says_so_too(store: PortfolioStore, said: list[str]) -> None:
    edited(store.path, "Julie Okafor", "Julie Sample")
    add(store, "New Sample")
    assert said, "the file was healed without a word"


def test_every_single_changed_bit_of_a_name_is_noticed(store: PortfolioStore, said: list[str]) -> None:
    good = store.path.read_bytes()
    at = good.index(b"Julie Okafor")
    for bit in range(8 * len("Julie Okafor")):
        bad = bytearray(good)
        bad[at + bit // 8] ^= 1 << bit % 8
        store.path.write_bytes(bad)
        said.clear()
        try:
            store.reading()[Mentor].by_id()
        except MentorfolioError as problem:
            assert problem.exit_code == 65  # noqa: PT017 - either is right: told as damage, or a warning
        else:
            assert said


@pytest.mark.parametrize(
    ("size", "code"),
    [(LARGEST + 1, (65, 74)), (LARGEST * 20, (65, 74))],
    ids=["64 MB and a byte", "sparse, 1.3 GB"],
)
def test_a_file_too_large_is_told_at_once_and_not_read_into_memory(
    store: PortfolioStore, size: int, code: tuple[int, ...]
) -> None:
    with store.path.open("r+b") as file:
        file.truncate(size)
    with pytest.raises(MentorfolioError, match="64") as told:
        store.reading()
    assert told.value.exit_code in code
    assert "restore" in (told.value.hint or ""), "there is a backup, and it is not named"
    store.restore(None)
    assert people(store) == ["julie-okafor", "ben-sample"]


def test_a_change_that_would_grow_the_file_beyond_its_limit_is_refused_whole(
    store: PortfolioStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = store.path.read_bytes()
    monkeypatch.setattr("mentorfolio.store.storage.LARGEST", len(before) + 1000)
    with pytest.raises(MentorfolioError, match="grow"):
        add(store, "New Sample", notes="x" * 2000)
    assert store.path.read_bytes() == before
    add(store, "New Sample", notes="x")
    assert "new-sample" in people(store)


@pytest.mark.parametrize("schema", [1, SCHEMA])
def test_500_mutated_portfolios_are_told_or_mean_what_they_meant(
    good: bytes, tmp_path: Path, schema: int
) -> None:
    chance = random.Random(schema)  # noqa: S311 - a test that can be repeated
    if schema == 1:
        good = Path(__file__).with_name("golden").joinpath("schema-1.json").read_bytes()
    else:
        other = Path(__file__).with_name("golden").joinpath(f"schema-{SCHEMA}.json").read_bytes()
    spare = good if schema == 1 else other
    fates: dict[str, int] = {}
    for n in range(250):
        data = mutant(good, spare, chance)
        fate = judged(data, good, tmp_path / "portfolio.json", checksummed=schema > 1)
        fates[fate] = fates.get(fate, 0) + 1
        assert fate in ("same", "told", "warned", "as its format allows"), (n, fate, data[:300])
    assert fates.get("told", 0) > 100, fates


def _json_of(data: Any) -> str:
    return json.dumps(data)


def test_a_script_gets_the_damage_as_json(cli: Cli) -> None:
    cli.store.write_text(_json_of({"_meta": {"schema": SCHEMA}, "mentors": {"x": {"id": "x"}}}))
    error = cli.expect_refused(65, "mentor", "list")
    assert error["code"] == "damaged"
    assert '$.mentors["x"]' in error["message"]

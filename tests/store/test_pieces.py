"""A large portfolio that is only read: the same records, whichever way the file is read."""

from __future__ import annotations

import json
import re
import zlib
from datetime import date
from pathlib import Path

import pytest

from mentorfolio.domain.records import Gift, Meeting, Mentor, StageChange
from mentorfolio.domain.relationship import Talk, last_talks
from mentorfolio.errors import StoreDamaged
from mentorfolio.store import pieces
from mentorfolio.store.layout import glanced
from mentorfolio.store.portfolio import PortfolioStore
from tests.support import Cli

ON = date(2026, 1, 21)


def meeting(number: int, notes: str = "about the rota") -> Meeting:
    return Meeting(
        id=f"m{number:04}",
        created=ON,
        updated=ON,
        mentors=("anna-sample",),
        when=f"2026-01-{number % 28 + 1:02}",
        held=True,
        notes=notes,
    )


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PortfolioStore:
    monkeypatch.setattr(pieces, "LARGE", 0)
    store = PortfolioStore(tmp_path / "portfolio.json")
    with store.changing() as portfolio:
        history = (StageChange(stage="candidate", on=ON),)
        portfolio[Mentor].put(
            Mentor(id="anna-sample", created=ON, updated=ON, name="Anna Sample", history=history)
        )
        strange = ['"gifts": {\n', '\n"gifts": {},\n', '"meetings": {}', '},\n"x": {']
        portfolio[Meeting].put_all([meeting(n, f"line {strange[n % 4]} {n}") for n in range(300)], retired=())
    return store


@pytest.mark.parametrize("at_once", [1, 7, 50, 400, 65536])
def test_every_record_of_a_large_portfolio_is_read_wherever_the_pieces_end(
    store: PortfolioStore, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(pieces, "_AT_ONCE", at_once)
    assert glanced(store.path) is not None
    found = [*store.reading()[Meeting].seen_as(Talk)]
    assert all(isinstance(talk, Talk) for talk in found)
    with store.changing() as whole:  # who writes reads the whole file
        kept = [*whole[Meeting]]
    assert [t.when for t in found] == [m.when for m in kept]
    assert last_talks(found) == last_talks(kept)
    read = store.reading()
    assert ([*read[Meeting]], [*read[Mentor]], [*read[Gift]]) == (kept, [*whole[Mentor]], [])
    assert not read.is_edited


def test_a_table_that_became_empty_takes_nothing_from_its_neighbours(store: PortfolioStore) -> None:
    gift = Gift(id="g1", created=ON, updated=ON, mentor="anna-sample", text="a book", on=ON)
    with store.changing() as portfolio:
        portfolio[Gift].put(gift)
    with store.changing() as portfolio:
        portfolio[Gift].remove("g1")
    assert b'"gifts": {}' in store.path.read_bytes()
    assert glanced(store.path) is not None
    assert len([*store.reading()[Meeting]]) == 300
    assert [*store.reading()[Gift]] == []


def test_what_something_else_has_changed_is_read_whole_and_told(store: PortfolioStore) -> None:
    store.path.write_bytes(store.path.read_bytes().replace(b"Anna Sample", b"Anne Sample"))
    assert glanced(store.path) is None
    read = store.reading()
    assert read.is_edited
    assert read[Mentor]["anna-sample"].name == "Anne Sample"


def test_a_file_replaced_while_it_is_read_still_gives_one_state(store: PortfolioStore) -> None:
    read = store.reading()
    with store.changing() as portfolio:
        portfolio[Meeting].remove("m0007")
    assert len([*read[Meeting].seen_as(Talk)]) == 300
    assert len([*store.reading()[Meeting].seen_as(Talk)]) == 299


@pytest.mark.parametrize("wrong", [b'"held":true,', b'"mentors":["anna-sample"]'])
def test_damage_under_a_right_checksum_is_told_with_its_place(store: PortfolioStore, wrong: bytes) -> None:
    broken = store.path.read_bytes().replace(wrong, wrong[:-1] + b" ", 1)
    store.path.write_bytes(with_right_checksum(broken))
    assert glanced(store.path) is not None
    with pytest.raises(StoreDamaged, match=r"\$\.meetings"):
        [*store.reading()[Meeting].seen_as(Talk)]


def test_a_list_of_people_says_the_same_of_a_large_portfolio(
    store: PortfolioStore, monkeypatch: pytest.MonkeyPatch, cli: Cli
) -> None:
    in_pieces = json.loads(cli("--store", str(store.path), "mentor", "list", "--json").out)
    monkeypatch.setattr(pieces, "LARGE", 1 << 30)
    assert json.loads(cli("--store", str(store.path), "mentor", "list", "--json").out) == in_pieces
    assert in_pieces[0]["last_contact"] == "2026-01-28"


def with_right_checksum(data: bytes) -> bytes:
    blank = re.sub(rb'("checksum":")[0-9a-f]{8}', rb"\g<1>00000000", data, count=1)
    return blank.replace(b"00000000", b"%08x" % zlib.crc32(blank), 1)

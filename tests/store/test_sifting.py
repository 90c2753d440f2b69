"""What a purge skips has nothing in it of what is looked for."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mentorfolio.domain.base_record import Record
from mentorfolio.domain.own_words import rewritten
from mentorfolio.domain.records import Gift
from mentorfolio.store import purged_state
from mentorfolio.store.portfolio import PortfolioStore
from mentorfolio.store.records import Portfolio
from mentorfolio.store.sifting import Sieve, may_stand_in
from mentorfolio.store.storage import PortfolioStorage
from mentorfolio.store.traces import WholeWords
from tests.support import Cli

DAY = date(2026, 1, 21)
ODD = ("\u00af", "\u0301", "Zo\u00eb", "Zoe\u0308", "\u7530\u4e2d")
PIECES = st.sampled_from(
    ("Ada", "ada", "nickel", "\\n", "\\", '"', "\n", "\t", " ", "u0041", "/", "@", ".", *ODD)
)
TEXT = st.lists(PIECES, min_size=1, max_size=8).map("".join)


@settings(max_examples=300, deadline=None)
@given(text=TEXT, word=TEXT)
@example(text="\\nickel", word="nickel")
@example(text='Ada "Ad" Sample', word='Ada "Ad" Sample')
@example(text="\u00af", word="\u00af")
@example(text='said "\u00af"', word="\u00af")
def test_no_record_is_skipped_in_which_a_word_stands(
    tmp_path_factory: pytest.TempPathFactory, text: str, word: str
) -> None:
    words = WholeWords([word])
    path = tmp_path_factory.mktemp("p") / "p.json"
    with PortfolioStore(path).changing() as portfolio:
        portfolio[Gift].put(Gift(id="aaaaaaaa", created=DAY, updated=DAY, mentor="x", text=text, on=DAY))
    found = [
        record.id
        for _, records in Sieve([words]).through(Portfolio(PortfolioStorage(path)))
        for record in records
    ]
    if words.found(text):
        assert found == ["aaaaaaaa"]
        assert may_stand_in(path.read_bytes(), [words])
        assert may_stand_in(text.encode(), [words])


def test_a_purge_takes_no_record_apart_that_has_nothing_of_theirs(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(40):
        cli.ok("mentor", "add", f"Number{n} Sample", "--notes", "quotes \u201cnobody\u201d" * (n % 2))
    cli.ok("mentor", "add", "Julie Okafor")
    cli.ok("log", "number3", "talked about Julie Okafor")
    cli.ok("log", "number4", "talked about rotas")
    taken: list[str] = []

    def counted(record: Record, *more: Any) -> Record:
        taken.append(record.id)
        return rewritten(record, *more)

    monkeypatch.setattr(purged_state, "rewritten", counted)

    cli.ok("store", "purge", "julie-okafor", "--yes")

    copies = len([p for p in Path(f"{cli.store}.backups").iterdir() if "Number39" in p.read_text()])
    assert copies > 1
    assert len(set(taken)) == 1, "only the talk about her"
    assert len(taken) <= 2 * (copies + 1)

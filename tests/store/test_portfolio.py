"""One unit of work for each change; nothing typed is lost."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import msgspec
import pytest

from mentorfolio.domain.records import (
    Checkin,
    Circle,
    Gift,
    Meeting,
    Mentor,
    Need,
    Outreach,
    Profile,
    Reflection,
)
from mentorfolio.errors import Busy, InputOutputFailure, MentorfolioError, NewerStore, StoreDamaged
from mentorfolio.store.portfolio import PortfolioStore
from tests.domain.build import TODAY, letter, meeting, mentor, need, profile

WAIT = 5.0
OURS = {"portfolio.json", "portfolio.json.backups", ".portfolio.json.lock"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the portfolio is."""
    return tmp_path / "data" / "portfolio.json"


@pytest.fixture
def store(path: Path) -> PortfolioStore:
    """An empty portfolio."""
    return PortfolioStore(path, WAIT)


def filled(store: PortfolioStore) -> bytes:
    """A portfolio with a little in it; its bytes."""
    with store.changing() as portfolio:
        portfolio[Profile].put(profile(name="Sam Sample"))
        portfolio[Need].put(need("Lead a team"))
        portfolio[Mentor].put(mentor("Kim Sample", supports={"lead-a-team": 2}))
        portfolio[Mentor].put(mentor("Abe Sample"))
        portfolio[Outreach].put(letter("kim-sample", id="lllllll2"))
        portfolio[Meeting].put(meeting("2026-01-05T15:00", "kim-sample", id="mmmmmmm2"))
    return store.path.read_bytes()


def test_a_first_change_makes_a_private_file_in_a_private_folder(store: PortfolioStore, path: Path) -> None:
    assert not store.exists()
    assert dict(store.reading()[Mentor].by_id()) == {}
    assert not path.parent.exists(), "reading makes nothing"
    filled(store)
    assert store.exists()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    lock = path.parent / ".portfolio.json.lock"
    assert {p.name for p in path.parent.iterdir()} - {lock.name} == {
        "portfolio.json",
        "portfolio.json.backups",
    }
    for kept in (path.parent / "portfolio.json.backups", *(path.parent / "portfolio.json.backups").iterdir()):
        assert stat.S_IMODE(kept.stat().st_mode) == (0o700 if kept.is_dir() else 0o600)
    assert not lock.exists() or stat.S_IMODE(lock.stat().st_mode) == 0o600


def test_what_was_put_is_read_back_as_it_was(store: PortfolioStore) -> None:
    filled(store)
    again = PortfolioStore(store.path, WAIT).reading()
    assert again[Mentor]["kim-sample"] == mentor("Kim Sample", supports={"lead-a-team": 2})
    assert again[Need]["lead-a-team"] == need("Lead a team")
    assert again[Outreach]["lllllll2"] == letter("kim-sample", id="lllllll2")
    assert again[Meeting]["mmmmmmm2"] == meeting("2026-01-05T15:00", "kim-sample", id="mmmmmmm2")
    assert list(again[Mentor].by_id()) == ["kim-sample", "abe-sample"], "in the order they were made"


def test_each_record_is_one_line_so_that_a_diff_shows_what_changed(store: PortfolioStore) -> None:
    before = filled(store).decode().splitlines()
    with store.changing() as portfolio:
        portfolio[Mentor].put(mentor("Kim Sample", notes="line one\nline two"))
    after = store.path.read_text("utf-8").splitlines()
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert [new.split(":")[0] for _, new in changed] == ['"_meta"', '"kim-sample"']
    assert '"generation":2' in after[1]


def test_a_block_that_changes_nothing_writes_nothing(store: PortfolioStore) -> None:
    before, stamp = filled(store), store.path.stat().st_mtime_ns
    with store.changing() as portfolio:
        assert len(portfolio[Mentor].by_id()) == 2
        portfolio[Mentor].put_all([], retired=[])
    assert store.path.read_bytes() == before
    assert store.path.stat().st_mtime_ns == stamp


@pytest.mark.parametrize("raised", [ValueError, KeyboardInterrupt, InputOutputFailure])
def test_a_block_that_raises_leaves_the_file_byte_for_byte(
    store: PortfolioStore, raised: type[BaseException]
) -> None:
    before = filled(store)

    def change_and_stop() -> None:
        with store.changing() as portfolio:
            portfolio[Mentor].put(mentor("New Sample"))
            portfolio[Need].remove("lead-a-team")
            portfolio[Outreach].put_all([letter("kim-sample")], retired=["x"])
            raise raised("stop")

    with pytest.raises(raised, match="stop"):
        change_and_stop()
    assert store.path.read_bytes() == before
    assert {p.name for p in store.path.parent.iterdir()} <= OURS
    with store.changing() as portfolio:  # and the lock is free again
        portfolio[Mentor].put(mentor("New Sample"))


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_commit_that_fails_leaves_the_old_portfolio(
    store: PortfolioStore, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = filled(store)
    with monkeypatch.context() as full:
        full.setattr(os, call, refuse)
        with pytest.raises(InputOutputFailure), store.changing() as portfolio:
            portfolio[Mentor].put(mentor("New Sample"))
    assert store.path.read_bytes() == before
    assert {p.name for p in store.path.parent.iterdir()} <= OURS


def test_a_linked_portfolio_stays_a_link_through_a_chain_of_them(tmp_path: Path) -> None:
    real = tmp_path / "synced" / "real.json"
    real.parent.mkdir()
    (tmp_path / "middle.json").symlink_to("synced/real.json")
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "elsewhere" / "link.json"
    link.symlink_to("../middle.json")
    store = PortfolioStore(link, WAIT)
    filled(store)  # also where the link points at nothing yet
    with store.changing() as portfolio:
        portfolio[Mentor].put(mentor("New Sample"))
    assert link.is_symlink()
    assert (tmp_path / "middle.json").is_symlink()
    assert not real.is_symlink()
    assert b"New Sample" in real.read_bytes()
    assert [p.name for p in link.parent.iterdir()] == ["link.json"], "everything happens beside the real file"
    assert (real.parent / "real.json.backups").is_dir()


def test_two_names_of_one_file_share_one_lock(tmp_path: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to("real.json")
    with PortfolioStore(tmp_path / "real.json", WAIT).changing() as portfolio:
        portfolio[Mentor].put(mentor("Kim Sample"))
        with pytest.raises(Busy), PortfolioStore(link, 0.05).changing():
            pytest.fail("two at once")


def test_a_busy_portfolio_is_told_after_the_wait_and_read_without_one(store: PortfolioStore) -> None:
    before = filled(store)
    with store.changing() as portfolio:
        portfolio[Mentor].put(mentor("New Sample"))
        started = time.monotonic()
        with pytest.raises(Busy) as told, PortfolioStore(store.path, 0.2).changing():
            pytest.fail("two at once")
        assert 0.15 < time.monotonic() - started < 3
        assert told.value.exit_code == 75
        assert "Nothing was changed" in (told.value.hint or "")
        # a reader neither waits nor sees half a change
        assert list(PortfolioStore(store.path, 0).reading()[Mentor].by_id()) == ["kim-sample", "abe-sample"]
        assert store.path.read_bytes() == before
    assert "new-sample" in store.reading()[Mentor].by_id()


ADD = """
import sys
from datetime import date
from pathlib import Path
from mentorfolio.domain.records import Mentor, StageChange
from mentorfolio.store.portfolio import PortfolioStore

store, who, day = PortfolioStore(Path(sys.argv[1]), 30), sys.argv[2], date(2026, 1, 21)
for n in range(5):
    with store.changing() as portfolio:
        portfolio[Mentor].put(
            Mentor(id=f"{who}-{n}", created=day, updated=day, name=f"Sample {who} {n}",
                   history=(StageChange(stage="candidate", on=day),))
        )
"""


def test_eight_processes_that_add_at_once_lose_nothing(path: Path) -> None:
    commands = [[sys.executable, "-c", ADD, str(path), f"p{n}"] for n in range(8)]
    running = [subprocess.Popen(c, stderr=subprocess.PIPE) for c in commands]
    errors = [process.communicate(timeout=60)[1] for process in running]
    assert errors == [b""] * 8
    found = PortfolioStore(path, WAIT).reading()
    assert sorted(found[Mentor].by_id()) == sorted(f"p{n}-{m}" for n in range(8) for m in range(5))
    assert b'"generation":40' in path.read_bytes()
    assert {p.name for p in path.parent.iterdir()} <= OURS


def test_a_writer_killed_in_the_middle_leaves_the_old_file_and_a_free_lock(store: PortfolioStore) -> None:
    before = filled(store)
    script = (
        "import os, sys; from pathlib import Path\n"
        "from mentorfolio.domain.records import Mentor\n"
        "from mentorfolio.store.portfolio import PortfolioStore\n"
        "with PortfolioStore(Path(sys.argv[1]), 5).changing() as p:\n"
        "    p[Mentor].remove('kim-sample'); os.kill(os.getpid(), 9)\n"
    )
    ended = subprocess.run([sys.executable, "-c", script, str(store.path)], check=False, timeout=30)
    assert ended.returncode == -9
    assert store.path.read_bytes() == before
    with store.changing() as portfolio:
        portfolio[Mentor].put(mentor("New Sample"))
    assert "new-sample" in store.reading()[Mentor].by_id()


def test_an_id_of_somebody_removed_is_never_given_again(store: PortfolioStore) -> None:
    filled(store)
    with store.changing() as portfolio:
        portfolio[Mentor].remove("kim-sample")
        portfolio[Need].remove("lead-a-team")
        assert "kim-sample" in portfolio[Mentor].taken()
    again = store.reading()
    assert again[Mentor].taken() == {"kim-sample", "abe-sample"}
    assert again[Need].taken() == {"lead-a-team"}
    assert list(again[Mentor].by_id()) == ["abe-sample"]
    with store.changing() as portfolio:  # and a change of something else keeps that memory
        portfolio[Outreach].remove("lllllll2")
    assert store.reading()[Mentor].taken() == {"kim-sample", "abe-sample"}
    assert store.reading()[Outreach].taken() == frozenset(), "random ids need no memory"


def test_many_records_go_in_at_once_beside_those_that_are_there(store: PortfolioStore) -> None:
    filled(store)
    with store.changing() as portfolio:
        portfolio[Mentor].put_all(
            [mentor("Kim Sample", notes="new"), mentor("Lee Sample")], retired=["old-sample", "abe-sample"]
        )
        assert portfolio[Mentor]["kim-sample"].notes == "new"
    again = store.reading()[Mentor]
    assert [m.id for m in again] == ["kim-sample", "abe-sample", "lee-sample"]
    assert again["kim-sample"].notes == "new"
    assert again["abe-sample"] == mentor("Abe Sample")
    assert again.taken() == {"kim-sample", "abe-sample", "lee-sample", "old-sample"}


def test_within_a_unit_of_work_one_sees_ones_own_changes(store: PortfolioStore) -> None:
    with store.changing() as portfolio:
        assert portfolio[Mentor].put(mentor("Kim Sample")).id == "kim-sample"
        portfolio[Mentor].put(mentor("Kim Sample", notes="x"))
        assert portfolio[Mentor]["kim-sample"].notes == "x"
        portfolio[Mentor].remove("kim-sample")
        assert dict(portfolio[Mentor].by_id()) == {}
    assert dict(store.reading()[Mentor].by_id()) == {}


def test_what_is_read_cannot_be_changed_by_accident(store: PortfolioStore) -> None:
    filled(store)
    found = store.reading()[Mentor].by_id()
    with pytest.raises(TypeError):
        found["x"] = mentor("X Sample")  # type: ignore[index]


def test_tables_that_a_change_does_not_touch_stay_byte_for_byte(store: PortfolioStore) -> None:
    before = filled(store)
    with store.changing() as portfolio:
        portfolio[Need].put(need("Read a budget"))
    after = store.path.read_bytes()
    assert after[after.index(b'"mentors"') :] == before[before.index(b'"mentors"') :]


def test_a_line_mended_by_hand_is_read_told_and_made_ours_by_the_next_change(path: Path) -> None:
    told: list[str] = []
    store = PortfolioStore(path, WAIT, warn=told.append)
    path.parent.mkdir()
    mended = filled(store).replace(b"Abe Sample", b"Abel Sample")
    path.write_bytes(mended)
    assert store.reading()[Mentor]["abe-sample"].name == "Abel Sample"
    assert len(told) == 1
    assert path.read_bytes() == mended, "reading mends nothing"
    with store.changing() as portfolio:
        portfolio[Need].put(need("Read a budget"))
    told.clear()
    assert store.reading()[Mentor]["abe-sample"].name == "Abel Sample"
    assert told == []


def test_every_kind_of_record_has_its_table(store: PortfolioStore) -> None:
    answer = Reflection(id="rrrrrrr2", created=TODAY, updated=TODAY, text="I asked too late.", on=TODAY)
    with store.changing() as portfolio:
        portfolio[Reflection].put(answer)
    again = store.reading()
    assert again[Reflection].by_id() == {"rrrrrrr2": answer}
    for kind in (Profile, Need, Checkin, Gift, Circle):
        assert len(again[kind]) == 0


KIM = '"kim": {"id":"kim","created":"2026-01-01","updated":"2026-01-01","name":"Kim","history":[%s]%s}'
STEP = '{"stage":"active","on":"2026-01-01"}'


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("no json at all", StoreDamaged),
        ('{"name": "package"}', StoreDamaged),
        ('{"_meta": {"schema": 99}, "mentors": {}}', NewerStore),
        ('{"_meta": {"schema": 1}, "zebra": {}}', StoreDamaged),
    ],
)
def test_a_file_that_is_not_ours_is_refused_at_once_and_left_alone(
    store: PortfolioStore, text: str, kind: type[MentorfolioError]
) -> None:
    store.path.parent.mkdir()
    store.path.write_text(text)
    with pytest.raises(kind):
        store.reading()
    with pytest.raises(kind), store.changing():
        pytest.fail("opened")
    assert store.path.read_text() == text


@pytest.mark.parametrize(
    ("record", "what"),
    [
        (KIM % (STEP, ',"colour":"red"'), "colour"),
        (KIM % (STEP, ',"rank":"first"'), "rank"),
        (KIM % (STEP, ',"line":"boss"'), "line"),
        (KIM % ("", ""), "history"),
        (KIM % ('{"stage":"friend","on":"2026-01-01"}', ""), "stage"),
        (KIM % ('{"stage":"active","on":"1/2/2025"}', ""), "history"),
        ((KIM % (STEP, "")).replace('"kim":', '"lee":', 1), "kim"),
        ('"kim": {}', "id"),
        ('"kim": 3', "records"),
    ],
)
def test_a_damaged_record_is_named_and_nothing_is_mended_silently(
    store: PortfolioStore, record: str, what: str
) -> None:
    text = f'{{\n"_meta": {{"schema": 1, "generation": 3}},\n"mentors": {{{record}}}\n}}\n'
    store.path.parent.mkdir()
    store.path.write_text(text)
    with pytest.raises(StoreDamaged, match=r"\$\.mentors") as told:
        store.reading()
    assert what in told.value.message
    with pytest.raises(StoreDamaged), store.changing():
        pytest.fail("opened")
    assert store.path.read_text() == text


def test_records_survive_texts_that_json_must_escape(store: PortfolioStore) -> None:
    odd = 'a "quote" \\ / \u2028 \u202e \U0001f600 田中 \n\t {} [] null'
    with store.changing() as portfolio:
        portfolio[Mentor].put(mentor("Kim Sample", notes=odd, skills=(odd, "b")))
    assert store.reading()[Mentor]["kim-sample"].notes == odd
    assert msgspec.json.decode(store.path.read_bytes())["mentors"]["kim-sample"]["skills"] == [odd, "b"]


def test_dates_are_iso_text_in_the_file(store: PortfolioStore) -> None:
    with store.changing() as portfolio:
        portfolio[Mentor].put(mentor("Kim Sample", manager_informed=date(2026, 1, 5)))
    assert '"manager_informed":"2026-01-05"' in store.path.read_text()

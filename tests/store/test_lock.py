"""One writer at a time; readers wait for nobody, and nobody is held up while a person types."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from mentorfolio.errors import Busy, MentorfolioError
from mentorfolio.settings import Settings
from mentorfolio.store.lock import lock_path
from mentorfolio.store.portfolio import PortfolioStore
from tests.store.sample import add, loaded, people
from tests.store.writers import writer
from tests.support import Cli

HOLDER = """
import sys, time
from pathlib import Path
from mentorfolio.store.portfolio import PortfolioStore
with PortfolioStore(Path(sys.argv[1])).changing():
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def store(tmp_path: Path) -> PortfolioStore:
    """A portfolio with Julie in it, whose writers wait a moment only."""
    found = PortfolioStore(tmp_path / "portfolio.json", 0.1)
    add(found, "Julie Okafor")
    return found


@pytest.fixture
def holder(store: PortfolioStore) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lock of that portfolio."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(store.path)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.communicate()


class TestBusy:
    def test_a_second_writer_is_told_who_holds_it_and_nothing_is_changed(
        self, store: PortfolioStore, holder: subprocess.Popen[str]
    ) -> None:
        before = store.path.read_bytes()
        for _ in range(3):  # whoever waits does not wipe out who holds it
            with pytest.raises(Busy) as told:
                add(store, "Ben Sample")
            assert told.value.exit_code == 75
            assert str(holder.pid) in told.value.message
            assert "Nothing was changed" in (told.value.hint or "")
        assert store.path.read_bytes() == before

    def test_every_writing_command_of_the_store_waits_for_the_lock_and_no_reading_one(
        self, store: PortfolioStore, holder: subprocess.Popen[str]
    ) -> None:
        assert holder.poll() is None
        for use in (lambda: store.undo(anyway=False), lambda: store.restore("g"), store.backup):
            with pytest.raises(Busy):
                use()
        started = time.monotonic()
        assert people(store) == ["julie-okafor"]
        assert store.check() == []
        assert len(store.history()) == 1
        assert time.monotonic() - started < 1

    def test_the_lock_of_a_killed_process_is_free(
        self, store: PortfolioStore, holder: subprocess.Popen[str]
    ) -> None:
        holder.send_signal(signal.SIGKILL)
        holder.wait()
        add(store, "Ben Sample")
        assert people(store) == ["julie-okafor", "ben-sample"]

    def test_it_waits_for_one_that_ends_in_time(self, store: PortfolioStore) -> None:
        process = subprocess.Popen(
            [sys.executable, "-c", HOLDER.replace("60", "0.3"), str(store.path)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        process.stdout.readline()
        add(PortfolioStore(store.path, 10), "Ben Sample")
        assert people(store)[-1] == "ben-sample"
        process.communicate()

    def test_the_wait_is_half_a_minute_and_a_setting(self, cli: Cli) -> None:
        assert Settings._field_defaults["lock_wait"] == 30
        cli.ok("mentor", "add", "Julie Okafor")
        (cli.home / "config.toml").write_text("lock_wait = 0\n")
        with PortfolioStore(cli.store, 5).changing():
            started = time.monotonic()
            error = cli.expect_refused(75, "mentor", "add", "Ben Sample")
            assert error["code"] == "busy"
            assert time.monotonic() - started < 5
            assert cli.json("mentor", "list")[0]["id"] == "julie-okafor"


class TestLockFile:
    def test_it_stays_beside_the_file_for_its_owner_only(self, store: PortfolioStore) -> None:
        path = lock_path(store.path)
        assert path.name == ".portfolio.json.lock"
        inode = path.stat().st_ino
        add(store, "Ben Sample")
        store.undo(anyway=False)
        assert path.stat().st_ino == inode, "a lock that is deleted is two locks"
        assert path.stat().st_mode & 0o777 == 0o600

    @pytest.mark.parametrize("target", ["precious", "not there"])
    def test_a_link_in_its_place_is_refused_and_what_it_points_at_is_left_alone(
        self, cli: Cli, target: str
    ) -> None:
        cli.ok("mentor", "add", "Julie Okafor")
        lock = lock_path(cli.store)
        lock.unlink()
        (cli.home / "precious").write_bytes(b"do not touch")
        lock.symlink_to(cli.home / target)
        error = cli.expect_refused(73, "mentor", "add", "Ben Sample")
        assert str(lock) in error["message"]
        assert (cli.home / "precious").read_bytes() == b"do not touch"
        assert not (cli.home / "not there").exists()
        assert cli.json("mentor", "list"), "reading needs no lock"

    def test_a_folder_in_its_place_is_told(self, store: PortfolioStore) -> None:
        lock_path(store.path).unlink()
        lock_path(store.path).mkdir()
        with pytest.raises(MentorfolioError) as told:
            add(store, "Ben Sample")
        assert told.value.exit_code in (73, 74)
        assert people(store) == ["julie-okafor"]

    def test_a_pipe_in_its_place_makes_nobody_wait_for_ever(self, store: PortfolioStore) -> None:
        lock_path(store.path).unlink()
        os.mkfifo(lock_path(store.path))
        ended = threading.Event()

        def use() -> None:
            try:
                add(store, "Ben Sample")
            except MentorfolioError:
                pass
            finally:
                ended.set()

        threading.Thread(target=use, daemon=True).start()
        assert ended.wait(10)

    def test_strange_bytes_in_it_stop_nobody(self, store: PortfolioStore) -> None:
        strange = (b"\xff\xfe", b"[]", b'{"process": "x"}', b'{"process": null}', b"x" * 100_000)
        for n, data in enumerate(strange):
            lock_path(store.path).write_bytes(data)
            add(store, f"Sample {n}")
        assert len(people(store)) == 6


class TestManyAtOnce:
    def test_4_writers_lose_nothing_and_no_reader_ever_sees_half_a_file(self, tmp_path: Path) -> None:
        path = tmp_path / "data" / "portfolio.json"
        writers = [writer(path, f"w{n}x", 10) for n in range(4)]
        seen, refused = [0], []
        while any(process.poll() is None for process in writers):
            try:
                found = people(PortfolioStore(path))
                PortfolioStore(path).history()
                PortfolioStore(path).check()
            except MentorfolioError as problem:
                refused.append(problem.message)
            else:
                assert len(found) >= seen[-1], "a reader saw an older state again"
                seen.append(len(found))
        assert [process.communicate()[1] for process in writers] == [""] * 4
        assert refused == []
        assert sorted(people(PortfolioStore(path))) == sorted(
            f"w{n}x{m}" for n in range(4) for m in range(10)
        )
        assert loaded(path)["_meta"]["generation"] == 40
        assert len(set(seen)) > 3, "the reader saw nothing of it"
        assert sorted(p.name for p in path.parent.iterdir()) == [
            ".portfolio.json.lock",
            "portfolio.json",
            "portfolio.json.backups",
        ]

    def test_commands_at_once_lose_nothing(self, cli: Cli) -> None:
        cli.ok("mentor", "add", "Julie Okafor")
        running = [
            subprocess.Popen(
                [sys.executable, "-m", "mentorfolio", "mentor", "add", f"Sample {n}"],
                env=cli.environment,
                stderr=subprocess.PIPE,
            )
            for n in range(6)
        ]
        told = [process.communicate(timeout=60)[1] for process in running]
        assert [process.returncode for process in running] == [0] * 6, told
        assert len(cli.json("mentor", "list")) == 7

    def test_a_name_added_by_two_at_once_is_one_person_and_a_refusal(self, cli: Cli) -> None:
        cli.ok("mentor", "add", "Julie Okafor")
        running = [
            subprocess.Popen(
                [sys.executable, "-m", "mentorfolio", "mentor", "add", "Ben Sample"],
                env=cli.environment,
                stderr=subprocess.DEVNULL,
            )
            for _ in range(3)
        ]
        assert sorted(process.wait(timeout=60) for process in running) == [0, 4, 4]
        assert len(cli.json("mentor", "list")) == 2

    def test_the_first_change_of_all_is_no_damage_to_one_who_reads_just_then(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The file and its first backup come to be between two looks of a reader."""
        for looks in range(1, 25):
            path = tmp_path / str(looks) / "portfolio.json"
            path.parent.mkdir()
            count = [0]

            def looked(
                real: object, limit: int = looks, count: list[int] = count, path: Path = path
            ) -> object:
                def look(*given: object, **more: object) -> object:
                    try:
                        return real(*given, **more)  # type: ignore[operator]
                    finally:
                        count[0] += 1
                        if count[0] == limit:
                            patch.undo()
                            add(PortfolioStore(path, 5), "Julie Okafor")

                return look

            with monkeypatch.context() as patch:
                for name in ("stat", "lstat", "open", "listdir", "scandir"):
                    patch.setattr(os, name, looked(getattr(os, name)))
                found = people(PortfolioStore(path, 5))
            assert found in ([], ["julie-okafor"]), looks


class TestTyping:
    """A draft in an editor: no lock is held, and nothing typed is lost."""

    @pytest.fixture
    def drafted(self, cli: Cli) -> Cli:
        """A draft to Julie."""
        pytest.importorskip("pexpect", reason="drives the terminal")
        cli.answer_purpose()
        cli.ok("mentor", "add", "Julie Sample", "--line", "outside")
        cli.ok("approach", "julie", "--set", "topic=teams", "--set", "why=kind")
        return cli

    def edit(self, cli: Cli, meanwhile: str) -> tuple[int, str]:
        """Edit the draft while another process does something; exit code and what was said."""
        from tests.cli.terminal import at_terminal, editor

        program = f'"{sys.executable}" -m mentorfolio'
        script = editor(cli.home, f'{program} {meanwhile} </dev/null >"$1.log" 2>&1; echo precious >> "$1"')
        with at_terminal(cli, "outreach", "edit", "julie", EDITOR=script) as terminal:
            code = terminal.end()
            return code, terminal.said

    def test_the_same_draft_changed_meanwhile_is_75_and_the_text_is_kept_where_it_says(
        self, drafted: Cli
    ) -> None:
        code, said = self.edit(drafted, "outreach edit julie --body 'the other words'")
        assert code == 75, said
        assert drafted.json("outreach", "show", "julie")["body"] == "the other words"
        kept = [p for p in drafted.home.rglob("draft-*.txt") if "precious" in p.read_text()]
        assert len(kept) == 1
        assert str(kept[0]) in said.replace(" ", ""), "the path is not told"
        assert kept[0].stat().st_mode & 0o777 == 0o600
        assert "Dear Julie" in kept[0].read_text()

    @pytest.mark.parametrize(
        ("meanwhile", "codes"),
        [("outreach discard julie-sample --yes", {3, 75}), ("outreach sent julie", {5, 75})],
        ids=["discarded", "sent"],
    )
    def test_a_draft_that_is_none_any_more_loses_no_text(
        self, drafted: Cli, meanwhile: str, codes: set[int]
    ) -> None:
        code, said = self.edit(drafted, meanwhile)
        assert code in codes, said
        (kept,) = [p for p in drafted.home.rglob("draft-*.txt") if "precious" in p.read_text()]
        assert str(kept) in said.replace(" ", "")

    def test_a_portfolio_damaged_meanwhile_loses_no_text(self, drafted: Cli) -> None:
        code, said = self.edit(drafted, f"--version; echo damage > '{drafted.store}'")
        assert code == 65, said
        (kept,) = [p for p in drafted.home.rglob("draft-*.txt") if "precious" in p.read_text()]
        assert str(kept) in said.replace(" ", "")

    def test_another_change_meanwhile_goes_through_and_so_does_the_edit(self, drafted: Cli) -> None:
        code, said = self.edit(drafted, "mentor add 'Ben Sample'")
        assert code == 0, said
        assert "precious" in drafted.json("outreach", "show", "julie")["body"]
        assert len(drafted.json("mentor", "list")) == 2, "the lock was held while the editor was open"
        assert list(drafted.home.rglob("draft-*.txt")) == [], "a draft that was saved is left lying"
        assert "kept in" not in said

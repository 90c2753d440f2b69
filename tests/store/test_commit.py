"""A change is saved whole or not at all, wherever the file is and whatever the system refuses."""

from __future__ import annotations

import errno
import io
import os
import random
import resource
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from mentorfolio.domain.records import Mentor
from mentorfolio.errors import CannotCreate, InputOutputFailure, MentorfolioError
from mentorfolio.store.portfolio import PortfolioStore
from tests.store.places import as_plain_user
from tests.store.sample import add, copies, people, whole
from tests.store.writers import grown, kill_writers
from tests.support import Cli

REFUSALS = (errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EINTR)


@pytest.fixture
def said() -> list[str]:
    """What the store warned of."""
    return []


@pytest.fixture
def store(tmp_path: Path, said: list[str]) -> PortfolioStore:
    """A portfolio with Julie in it."""
    found = PortfolioStore(tmp_path / "portfolio.json", 5, warn=said.append)
    add(found, "Julie Okafor")
    return found


def mode(path: Path) -> int:
    """The permission bits."""
    return stat.S_IMODE(path.stat().st_mode)


class TestCopies:
    def test_each_state_is_kept_as_a_file_of_its_own_that_damage_to_the_live_one_does_not_reach(
        self, store: PortfolioStore
    ) -> None:
        good = store.path.read_bytes()
        (kept,) = copies(store.path)
        assert kept.read_bytes() == good
        assert kept.stat().st_ino != store.path.stat().st_ino
        assert (kept.stat().st_nlink, store.path.stat().st_nlink) == (1, 1)
        with store.path.open("r+b") as live:  # as an editor that writes in place
            live.write(b"x" * 50)
        assert kept.read_bytes() == good

    def test_a_file_changed_from_outside_is_copied_before_it_is_replaced(self, store: PortfolioStore) -> None:
        by_hand = store.path.read_bytes().replace(b"Okafor", b"Oak")
        store.path.write_bytes(by_hand)
        add(store, "Ben Sample")
        assert by_hand in [kept.read_bytes() for kept in copies(store.path)]

    def test_a_change_whose_outside_state_cannot_be_copied_does_not_replace_it(
        self, store: PortfolioStore, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        by_hand = store.path.read_bytes().replace(b"Okafor", b"Oak")
        store.path.write_bytes(by_hand)
        real = os.replace

        def no_room_for_copies(source: str, target: str) -> None:
            if ".backups" in str(target):
                raise OSError(errno.ENOSPC, "No space left on device")
            real(source, target)

        monkeypatch.setattr(os, "replace", no_room_for_copies)
        with pytest.raises(InputOutputFailure):
            add(store, "Ben Sample")
        assert store.path.read_bytes() == by_hand

    def test_everything_is_for_its_owner_only_whatever_the_umask(self, cli: Cli) -> None:
        before = os.umask(0)
        try:
            path = cli.home / "new" / "portfolio.json"
            cli.ok("mentor", "add", "Julie Okafor", "--store", str(path))
            PortfolioStore(path, 5).keep_text("words", "log")
        finally:
            os.umask(before)
        found = {p.relative_to(path.parent).as_posix(): mode(p) for p in path.parent.rglob("*")}
        assert mode(path.parent) == 0o700
        assert {m for name, m in found.items() if (path.parent / name).is_dir()} == {0o700}
        assert {m for name, m in found.items() if (path.parent / name).is_file()} == {0o600}
        assert len(found) >= 5


def _code_of(store: PortfolioStore) -> int:
    """Add somebody; the exit code that a person would get."""
    try:
        add(store, "New Sample")
    except MentorfolioError as problem:
        return problem.exit_code
    return 0


class _Faults:
    """Lets the n-th call of the patched functions fail, once."""

    CALLS = ("open", "fsync", "replace", "unlink", "mkdir", "fdopen", "ftruncate", "scandir", "listdir")

    def __init__(self, patch: pytest.MonkeyPatch, number: int, nth: int) -> None:
        self.number, self.nth, self.seen, self.failed = number, nth, 0, ""
        for name in self.CALLS:
            patch.setattr(os, name, self._wrapped(name, getattr(os, name)))

    def _wrapped(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **more: Any) -> Any:
            self.seen += 1
            if self.seen == self.nth:
                self.failed = f"{name} {args[0]!r}"
                if name == "fdopen":
                    os.close(args[0])
                raise OSError(self.number, os.strerror(self.number))
            return real(*args, **more)

        return call


class TestRefusals:
    @pytest.mark.parametrize("number", REFUSALS, ids=errno.errorcode.get)
    @pytest.mark.parametrize("state", ["first", "clean", "edited", "old"])
    def test_each_call_that_fails_leaves_the_old_data_or_the_new_whole(
        self, tmp_path: Path, number: int, state: str
    ) -> None:
        outcomes: set[str] = set()
        for nth in range(1, 60):
            path = tmp_path / str(nth) / "portfolio.json"
            said: list[str] = []
            store = PortfolioStore(path, 5, warn=said.append)
            if state != "first":
                add(store, "Julie Okafor")
            if state == "edited":
                path.write_bytes(path.read_bytes() + b"\n")
            if state == "old":
                shutil.rmtree(path.with_name("portfolio.json.backups"))
                golden = Path(__file__).with_name("golden") / "schema-1.json"
                path.write_bytes(golden.read_bytes())
            before = path.read_bytes() if path.exists() else b""
            had = people(store)
            said.clear()
            with pytest.MonkeyPatch.context() as patch:
                faults = _Faults(patch, number, nth)
                code = _code_of(store)
            if not faults.failed:
                break
            if code:
                assert code in (73, 74), (nth, faults.failed)
                assert (path.read_bytes() if path.exists() else b"") == before, (nth, faults.failed)
            else:
                assert "new-sample" in people(store), (nth, faults.failed)
            told = any("Saved, " in words for words in said)
            outcomes.add("refused" if code else "saved and told" if told else "saved")
            left = PortfolioStore(path, 5)
            assert set(people(left)) >= set(had)
            add(left, "Afterwards Sample")  # and the way is free again
            assert "afterwards-sample" in people(left)
            assert [p for p in path.parent.iterdir() if p.name.endswith(".tmp")] == []
        else:
            pytest.fail("a change makes more than 60 calls")
        assert outcomes >= {"refused", "saved and told"}

    # EINTR is not among them: there Python itself tries again.
    @pytest.mark.parametrize("number", REFUSALS[:3], ids=errno.errorcode.get)
    @pytest.mark.parametrize("written", [0, 100])
    def test_a_write_that_stops_half_way_leaves_the_old_file_and_nothing_beside_it(
        self, store: PortfolioStore, monkeypatch: pytest.MonkeyPatch, number: int, written: int
    ) -> None:
        class Full(io.FileIO):
            def write(self, data: Any) -> int:
                super().write(bytes(data)[:written])
                raise OSError(number, os.strerror(number))

        before = store.path.read_bytes()
        with monkeypatch.context() as full:
            full.setattr(os, "fdopen", lambda handle, *_, **__: io.BufferedWriter(Full(handle, "wb")))
            with pytest.raises(MentorfolioError) as told:
                add(store, "Ben Sample")
        assert told.value.exit_code == 74
        assert store.path.read_bytes() == before
        assert [p.name for p in store.path.parent.rglob("*.tmp")] == []

    def test_a_folder_that_cannot_be_synced_is_said_and_no_failure(
        self, cli: Cli, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        real = os.fsync

        def only_files(handle: int) -> None:
            if stat.S_ISDIR(os.fstat(handle).st_mode):
                raise OSError(errno.EIO, "Input/output error")
            real(handle)

        with monkeypatch.context() as broken:
            broken.setattr(os, "fsync", only_files)
            outcome = cli.ok("mentor", "add", "Julie Okafor")
        assert "Saved, " in outcome.out + outcome.err
        assert "unconfirmed" in outcome.out + outcome.err
        assert cli.json("mentor", "list")[0]["id"] == "julie-okafor"

    def test_a_backup_that_cannot_be_written_is_said_and_no_failure(
        self, cli: Cli, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        real = os.replace

        def no_room_for_copies(source: str, target: str) -> None:
            if ".backups" in str(target):
                raise OSError(errno.ENOSPC, "No space left on device")
            real(source, target)

        with monkeypatch.context() as full:
            full.setattr(os, "replace", no_room_for_copies)
            outcome = cli.ok("mentor", "add", "Julie Okafor")
        assert "Saved, " in outcome.out + outcome.err
        assert "No space left" in outcome.out + outcome.err
        cli.ok("mentor", "add", "Ben Sample")
        assert any(b"Julie" in kept.read_bytes() for kept in copies(cli.store))

    def test_a_copy_that_cannot_be_pruned_is_not_told_as_a_backup_not_kept(
        self, tmp_path: Path, said: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        store = PortfolioStore(tmp_path / "portfolio.json", 5, backups=1, backup_days=0, warn=said.append)
        add(store, "Julie Okafor")
        real = os.unlink

        def kept_by_force(path: Any, **more: Any) -> None:
            if ".backups" in str(path) and str(path).endswith(".json"):
                raise OSError(errno.EPERM, "Operation not permitted")
            real(path, **more)

        with monkeypatch.context() as sticky:
            sticky.setattr(os, "unlink", kept_by_force)
            add(store, "Ben Sample")
        assert all("not kept" not in words for words in said), said
        assert len(store.history()) == 2

    def test_a_file_size_limit_of_the_system_is_told_and_harms_nothing(self, cli: Cli) -> None:
        """The nearest thing to a full disk that needs no permission."""
        cli.ok("mentor", "add", "Julie Okafor")
        before, kept = cli.store.read_bytes(), copies(cli.store)
        for limit in (0, 1, 300, len(before)):
            done = subprocess.run(
                [sys.executable, "-m", "mentorfolio", "mentor", "add", "Ben Sample", "--notes", "x" * 500],
                # Python itself would leave half a .pyc under such a limit, for every later run to trip over.
                env=cli.environment | {"PYTHONDONTWRITEBYTECODE": "1"},
                capture_output=True,
                check=False,
                preexec_fn=lambda limit=limit: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),  # type: ignore[misc]
            )
            # At 0 and 1 not even an answer through a pipe is hindered: the limit is for files.
            assert done.returncode == 74, (limit, done)
            assert b"Traceback" not in done.stderr
            assert b"Nothing was changed" in done.stderr
            assert cli.store.read_bytes() == before
            assert copies(cli.store) == kept
            assert list(cli.home.rglob("*.tmp")) == []
        cli.ok("mentor", "add", "Ben Sample")


class TestKilled:
    def test_a_writer_killed_20_times_loses_nothing_that_it_had_acknowledged(self, tmp_path: Path) -> None:
        store = grown(tmp_path / "data" / "portfolio.json", 20_000)
        done = kill_writers(store, 20, random.Random(3))  # noqa: S311 - a test that can be repeated
        assert done.kills == 20
        assert done.acknowledged >= 20
        add(store, "Afterwards Sample")
        assert list(tmp_path.rglob("*.tmp")) == [], "what the killed left is not swept"
        assert store.check() == []

    @pytest.mark.parametrize("call", ["fsync", "replace"])
    @pytest.mark.parametrize("nth", [1, 2, 3])
    def test_killed_at_each_step_of_a_commit_the_old_or_the_new_is_whole(
        self, store: PortfolioStore, call: str, nth: int
    ) -> None:
        script = (
            "import os, sys; from pathlib import Path\n"
            "from mentorfolio.store.portfolio import PortfolioStore\n"
            "from tests.store.sample import add\n"
            "real, calls = getattr(os, sys.argv[2]), []\n"
            "def dies(*given):\n"
            "    calls.append(1)\n"
            "    os.kill(os.getpid(), 9) if len(calls) == int(sys.argv[3]) else None\n"
            "    return real(*given)\n"
            "setattr(os, sys.argv[2], dies)\n"
            "add(PortfolioStore(Path(sys.argv[1]), 5), 'Ben Sample')\n"
        )
        ended = subprocess.run([sys.executable, "-c", script, str(store.path), call, str(nth)], check=False)
        assert ended.returncode in (-9, 0)
        assert people(store)[0] == "julie-okafor"
        add(store, "Cem Sample")
        assert people(store)[-1] == "cem-sample"
        assert list(store.path.parent.rglob("*.tmp")) == []


@pytest.fixture
def anybodys() -> Iterator[Path]:
    """A folder that everybody may enter and write to."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        # Import all there is now: the plain user may not be allowed to read this Python.
        add(PortfolioStore(folder / "warm" / "portfolio.json", 5), "Julie Okafor")
        shutil.rmtree(folder / "warm")
        yield folder


# Becomes somebody whom the system has no entry for, as in a container, once all is imported.
HOMELESS = """
import os, sys
import platformdirs.unix
from pathlib import Path
from mentorfolio.cli.main import run
run(["mentor", "add", "Warm Sample", "--store", sys.argv[2], "--quiet"])
run(["mentor", "list", "--store", "/proc/no", "--quiet"])
os.environ.pop("HOME", None)
if sys.argv[1] != "none":
    os.environ["HOME"] = sys.argv[1]
os.setgroups([]); os.setgid(43210); os.setuid(43210)
sys.exit(run(["mentor", "add", "Julie Okafor"]))
"""


def _told(path: Path) -> set[int]:
    """The exit codes of a reader, a writer and a check; each of them an expected failure."""
    found = set()
    for use in (
        lambda: PortfolioStore(path, 1).reading()[Mentor].by_id(),
        lambda: add(PortfolioStore(path, 1), "New Sample"),
        lambda: PortfolioStore(path, 1).backup(),
        lambda: PortfolioStore(path, 1).undo(anyway=True),
    ):
        with pytest.raises(MentorfolioError) as told:
            use()
        assert told.value.message
        found.add(told.value.exit_code)
    PortfolioStore(path, 1).check()
    return found


class TestPlaces:
    def test_a_folder_that_is_read_only_is_told_and_can_still_be_read(self, anybodys: Path) -> None:
        with as_plain_user():
            store = PortfolioStore(anybodys / "data" / "portfolio.json", 5)
            add(store, "Julie Okafor")
            before = store.path.read_bytes()
            store.path.parent.chmod(0o500)
            try:
                with pytest.raises(CannotCreate, match="Permission denied") as told:
                    add(store, "Ben Sample")
                assert told.value.exit_code == 73
                assert "Nothing was changed" in (told.value.hint or "")
                assert people(store) == ["julie-okafor"]
                assert store.check() == []
                assert len(store.history()) == 1
                assert store.path.read_bytes() == before
            finally:
                store.path.parent.chmod(0o700)
            add(store, "Ben Sample")

    def test_backups_that_may_not_be_written_cost_no_change(self, anybodys: Path) -> None:
        said: list[str] = []
        with as_plain_user():
            store = PortfolioStore(anybodys / "data" / "portfolio.json", 5, warn=said.append)
            add(store, "Julie Okafor")
            folder = copies(store.path)[0].parent
            folder.chmod(0o500)
            try:
                add(store, "Ben Sample")
            finally:
                folder.chmod(0o700)
            assert people(store) == ["julie-okafor", "ben-sample"]
        assert any("Saved, " in words for words in said)

    def test_a_portfolio_that_is_gone_is_no_new_beginning_though_its_backups_cannot_be_listed(
        self, anybodys: Path
    ) -> None:
        with as_plain_user():
            store = PortfolioStore(anybodys / "data" / "portfolio.json", 5)
            add(store, "Julie Okafor")
            folder = copies(store.path)[0].parent
            store.path.unlink()
            folder.chmod(0)
            try:
                assert _code_of(store) in (65, 73, 74), "a new portfolio was begun beside the old backups"
                assert not store.path.exists()
            finally:
                folder.chmod(0o700)
            store.restore(None)
            assert people(store) == ["julie-okafor"]

    def test_a_backups_folder_that_is_a_file_costs_no_change(self, tmp_path: Path, said: list[str]) -> None:
        store = PortfolioStore(tmp_path / "portfolio.json", 5, warn=said.append)
        (tmp_path / "portfolio.json.backups").write_bytes(b"mine")
        add(store, "Julie Okafor")
        assert people(store) == ["julie-okafor"]
        assert any("Saved, " in words for words in said)
        assert (tmp_path / "portfolio.json.backups").read_bytes() == b"mine"

    def test_a_folder_in_its_place_is_told(self, tmp_path: Path) -> None:
        (tmp_path / "portfolio.json").mkdir()
        assert _told(tmp_path / "portfolio.json") <= {73, 74}
        assert list((tmp_path / "portfolio.json").iterdir()) == []

    def test_a_pipe_in_its_place_is_told_and_nobody_waits_for_it(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "portfolio.json")
        assert _told(tmp_path / "portfolio.json") <= {73, 74}
        assert stat.S_ISFIFO((tmp_path / "portfolio.json").stat().st_mode)

    def test_a_device_in_its_place_is_told_and_survives(self, tmp_path: Path) -> None:
        (tmp_path / "portfolio.json").symlink_to("/dev/full")
        try:
            assert _told(tmp_path / "portfolio.json") <= {73, 74}
        finally:
            Path("/dev/.full.lock").unlink(missing_ok=True)
        assert Path("/dev/full").is_char_device()
        assert not Path("/dev/full.backups").exists()

    @pytest.mark.parametrize("length", [1, 2, 5])
    def test_links_in_a_circle_are_told(self, tmp_path: Path, length: int) -> None:
        for n in range(length):
            (tmp_path / f"link{n}").symlink_to(f"link{(n + 1) % length}")
        assert _told(tmp_path / "link0") <= {73, 74}
        assert all((tmp_path / f"link{n}").is_symlink() for n in range(length))

    def test_a_chain_of_links_stays_one_and_all_else_is_beside_the_real_file(self, tmp_path: Path) -> None:
        real = tmp_path / "synced" / "real.json"
        real.parent.mkdir()
        (tmp_path / "middle.json").symlink_to("synced/real.json")
        (tmp_path / "here").mkdir()
        link = tmp_path / "here" / "portfolio.json"
        link.symlink_to("../middle.json")
        store = PortfolioStore(link, 5)
        add(store, "Julie Okafor")
        add(store, "Ben Sample")
        store.undo(anyway=False)
        store.path.write_bytes(b"damage")
        store.restore(None)
        assert [p.name for p in link.parent.iterdir()] == ["portfolio.json"]
        assert link.is_symlink()
        assert (tmp_path / "middle.json").is_symlink()
        assert not real.is_symlink()
        assert sorted(p.name for p in real.parent.iterdir()) == [
            ".real.json.lock",
            "real.json",
            "real.json.backups",
        ]
        assert people(PortfolioStore(real, 5)) == ["julie-okafor"]

    def test_a_link_to_nothing_while_there_are_backups_is_damage(self, tmp_path: Path) -> None:
        real = tmp_path / "real.json"
        link = tmp_path / "link.json"
        link.symlink_to(real)
        add(PortfolioStore(link, 5), "Julie Okafor")
        real.unlink()
        with pytest.raises(MentorfolioError) as told:
            people(PortfolioStore(link, 5))
        assert told.value.exit_code == 65

    @pytest.mark.parametrize("length", [300, 255, 250, 240])
    def test_a_name_too_long_for_the_system_is_told_and_leaves_nothing(
        self, tmp_path: Path, length: int
    ) -> None:
        path = tmp_path / ("p" * length)
        with pytest.raises(MentorfolioError) as told:
            add(PortfolioStore(path, 5), "Julie Okafor")
        assert told.value.exit_code in (73, 74)
        assert [p for p in tmp_path.iterdir() if not p.name.endswith(".lock")] == []

    def test_a_name_in_another_script_and_with_blanks_works(self, tmp_path: Path) -> None:
        store = PortfolioStore(tmp_path / "mein Ordner" / "Mentoren & 田中 (1) [x] *.json", 5)
        add(store, "Julie Okafor")
        add(store, "Ben Sample")
        store.undo(anyway=False)
        assert len(store.history()) == 3
        assert store.check() == []

    @pytest.mark.skipif(os.geteuid() != 0, reason="needs root to become somebody without a home")
    @pytest.mark.parametrize("home", ["none", "/nonexistent", ""])
    def test_without_a_home_folder_it_is_told_and_nothing_is_littered(
        self, anybodys: Path, tmp_path: Path, home: str
    ) -> None:
        done = subprocess.run(
            [sys.executable, "-c", HOMELESS, home, str(tmp_path / "warm.json")],
            env={"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PYTHONPATH": os.getcwd()},  # noqa: PTH109
            cwd=anybodys,
            capture_output=True,
            check=False,
        )
        assert done.returncode in (73, 74), done
        assert b"Traceback" not in done.stderr
        assert b"--store" in done.stderr, "what to do is not named"
        assert list(anybodys.iterdir()) == [], "a folder called ~ or the like was made"


class TestStreams:
    def test_a_change_is_saved_though_nobody_hears_of_it(self, cli: Cli) -> None:
        done = subprocess.run(
            ["sh", "-c", f'"{sys.executable}" -m mentorfolio mentor add "Julie Okafor" --json >&- 2>&-'],
            env=cli.environment,
            check=False,
        )
        assert done.returncode in (0, 74)
        assert cli.json("mentor", "list")[0]["id"] == "julie-okafor"
        assert cli.json("store", "check")["clean"]

    def test_a_full_device_behind_the_output_costs_no_change(self, cli: Cli) -> None:
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                [sys.executable, "-m", "mentorfolio", "mentor", "add", "Julie Okafor", "--json"],
                env=cli.environment,
                stdout=full,
                stderr=subprocess.PIPE,
                check=False,
            )
        assert done.returncode == 74
        assert cli.json("mentor", "list")[0]["id"] == "julie-okafor"

    @pytest.mark.parametrize("words", ["export", "undo --list", "store backups", "store check --json"])
    def test_a_reader_that_takes_one_line_is_no_failure(self, cli: Cli, words: str) -> None:
        store = grown(cli.store, 300_000)
        before = whole(store)
        done = subprocess.run(
            ["bash", "-o", "pipefail", "-c", f'"{sys.executable}" -m mentorfolio {words} | head -1'],
            env=cli.environment,
            capture_output=True,
            check=False,
        )
        assert (done.returncode, done.stderr.count(b"Traceback")) == (0, 0), done
        assert done.stdout.count(b"\n") == 1
        assert whole(store) == before

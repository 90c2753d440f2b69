"""What is done to several files ends whole, or is told until it does."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mentorfolio.store.portfolio import PortfolioStore
from tests.store.sample import people
from tests.support import Cli, Golden

NAME, SLUG = "Julie Okafor", "julie-okafor"
# Runs a command line that is killed at the n-th call of a function of the system.
KILLED = """
import os, signal, sys
name, at, words = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
real, calls = getattr(os, name), []
def counted(*args, **more):
    calls.append(args)
    if len(calls) == at:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*args, **more)
setattr(os, name, counted)
from mentorfolio.cli.main import run
sys.exit(run(words))
"""


def killed(cli: Cli, call: str, at: int, *words: str) -> bool:
    """Run in a process that is killed there; False where it ended before."""
    done = subprocess.run(
        [sys.executable, "-c", KILLED, call, str(at), *words],
        env=cli.environment,
        capture_output=True,
        check=False,
        timeout=60,
    )
    return done.returncode == -signal.SIGKILL


def holding(cli: Cli) -> list[str]:
    """The files that hold the name."""
    return [p.name for p in sorted(cli.home.rglob("*")) if p.is_file() and NAME.encode() in p.read_bytes()]


def findings(cli: Cli) -> list[str]:
    """The codes of what a check finds."""
    return [finding["code"] for finding in cli("store", "check", "--json").json["findings"]]


@pytest.fixture
def full(cli: Cli) -> Cli:
    """Julie is in several backups, a letter, a draft and the network."""
    cli.ok("mentor", "add", NAME, "--email", "julie@example.org")
    for n in range(8):
        cli.ok("mentor", "add", f"Sample Number{n}", "--notes", f"met {NAME}")
    letters = cli.home / "letters"
    letters.mkdir()
    (letters / "sample-number0.eml").write_text(f"Dear {NAME}")
    (cli.home / "portfolio.json.backups" / "draft-x-20260121T101500Z-0a1b2c3d.txt").write_text(NAME)
    table = cli.home / "people.csv"
    table.write_text(f"Name,Email\n{NAME},julie@example.org\nKim Sample,kim@example.org\n")
    cli.ok("network", "import", str(table), "--format", "csv")
    table.unlink()
    cli.ok("next")
    return cli


@pytest.fixture
def frozen() -> Iterator[Callable[[Path], None]]:
    """Makes a file or folder one that nobody can change, and lets it go in the end."""
    done: list[tuple[Path, int]] = []
    use_chattr = hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("chattr")

    def freeze(path: Path) -> None:
        if use_chattr:
            if subprocess.run(["chattr", "+i", str(path)], capture_output=True, check=False).returncode:
                pytest.skip("this file system knows no immutable files")
        else:  # what lies in a folder that may not be written to cannot be deleted either
            folder = path if path.is_dir() else path.parent
            done.append((folder, folder.stat().st_mode))
            folder.chmod(0o500)
            return
        done.append((path, -1))

    def thaw() -> None:
        while done:
            path, mode = done.pop()
            if mode < 0:
                subprocess.run(["chattr", "-i", str(path)], check=False)
            else:
                path.chmod(mode)

    freeze.thaw = thaw  # type: ignore[attr-defined]
    yield freeze
    thaw()


@pytest.mark.parametrize("what", ["portfolio.json.backups", "letters/sample-number0.eml"])
def test_a_purge_that_cannot_change_a_file_says_what_is_done_and_what_is_not(
    full: Cli, frozen: Callable[[Path], None], what: str, golden: Golden
) -> None:
    before = full.store.read_bytes()
    frozen(full.home / what)

    refused = full("store", "purge", SLUG, "--yes", "--json")

    assert refused.code == 74, refused
    told = refused.err[refused.err.index("{") :]
    assert full.store.read_bytes() != before
    assert '"unfinished"' in told
    assert what in told
    assert f"mentorfolio store purge {SLUG} --yes" in told
    assert "unfinished" in findings(full)
    golden(json.loads(told)["error"]["message"].partition(":")[0], full("mentor", "list").err)

    frozen.thaw()  # type: ignore[attr-defined]
    full.ok("mentor", "add", "Afterwards Sample")

    assert holding(full) == []
    assert findings(full) == []
    assert "not finished" not in full("mentor", "list").err


def test_a_change_is_made_though_an_earlier_purge_cannot_end(
    full: Cli, frozen: Callable[[Path], None]
) -> None:
    frozen(full.home / "letters" / "sample-number0.eml")
    assert full("store", "purge", SLUG, "--yes").code == 74

    added = full.ok("mentor", "add", "Afterwards Sample")

    assert "sample-number0.eml" in added.err, "it is told by each change"
    assert "afterwards-sample" in people(PortfolioStore(full.store, 5))
    frozen.thaw()  # type: ignore[attr-defined]
    said = full.ok("store", "purge", NAME, "--yes", "--json").json
    assert (said["purged"], said["left"]) == (SLUG, [])
    assert holding(full) == []


@pytest.mark.parametrize(
    ("call", "at"), [("unlink", 9), ("unlink", 5), ("replace", 1), ("replace", 2), ("replace", 4)]
)
def test_a_purge_that_is_killed_is_told_and_finished_by_the_next_change(
    full: Cli, call: str, at: int
) -> None:
    before = full.store.read_bytes()
    assert killed(full, call, at, "store", "purge", SLUG, "--yes")

    if full.store.read_bytes() == before and "unfinished" not in findings(full):
        return  # it was not begun
    assert "Julie Okafor" in full("next").err
    full.ok("mentor", "add", "Afterwards Sample")
    assert holding(full) == []
    assert findings(full) == []
    assert full("undo").code == 0
    assert full("undo").code == 5, "undo goes back to before the purge"


def test_a_purge_that_is_killed_can_be_said_again(full: Cli) -> None:
    assert killed(full, "unlink", 9, "store", "purge", SLUG, "--yes")

    assert full.json("store", "purge", SLUG, "--yes")["purged"] == SLUG
    assert holding(full) == []
    assert findings(full) == []


def test_a_purge_of_which_nothing_could_be_written_says_so_truly(
    full: Cli, frozen: Callable[[Path], None], golden: Golden
) -> None:
    before = {p: p.read_bytes() for p in full.home.rglob("*") if p.is_file()}
    frozen(full.home)

    refused = full("store", "purge", SLUG, "--yes")

    assert refused.code == 73
    golden(refused.err.splitlines()[-1])
    assert {p: p.read_bytes() for p in full.home.rglob("*") if p.is_file()} == before


def test_a_contact_forgotten_for_good_goes_from_every_copy_after_a_stop(full: Cli) -> None:
    full.ok("network", "note", "kim@example.org", f"knows {NAME}")
    assert killed(full, "unlink", 4, "network", "forget", NAME, "--for-good", "--yes")
    if not (full.home / ".network.json.doing").exists():
        pytest.fail("the kill came before or after the act")

    assert "unfinished" in findings(full)
    assert "not forgotten" in full("network", "list").err
    full.ok("network", "tag", "kim@example.org", "sample")
    copies = [p for p in (full.home / "network.json.backups").iterdir() if NAME.encode() in p.read_bytes()]
    assert copies == []
    assert findings(full) == []


@pytest.mark.parametrize("at", range(1, 9))
@pytest.mark.parametrize("call", ["link", "replace", "chmod", "unlink"])
def test_a_restore_that_is_killed_is_done_or_was_not_begun(full: Cli, call: str, at: int) -> None:
    full.store.chmod(0o644)
    before, restored = full.store.read_bytes(), "g0000000003"
    if not killed(full, call, at, "store", "restore", restored):
        return
    if full.store.read_bytes() != before:
        assert len(people(PortfolioStore(full.store, 5))) == 3
    elif (full.home / ".portfolio.json.doing").exists():
        assert "unfinished" in findings(full)
        assert "restore" in full("next").err
    asides = list((full.home / "portfolio.json.backups").glob("aside-*"))
    now = people(PortfolioStore(full.store, 5))
    full.ok("mentor", "add", "Afterwards Sample")
    assert people(PortfolioStore(full.store, 5)) == [*now, "afterwards-sample"]
    full.store.chmod(0o600)
    assert findings(full) == []
    left = list((full.home / "portfolio.json.backups").glob("aside-*"))
    assert left == ([] if len(now) != 3 else asides)
    assert not [p for p in left if p.stat().st_mode & 0o077 or p.read_bytes() != before]


def test_a_restore_that_cannot_be_written_leaves_no_copy_of_what_is_there(
    full: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object, **__: object) -> None:
        raise OSError(1, "Operation not permitted")

    def full_disk(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    before = {p: p.read_bytes() for p in full.home.rglob("*") if p.is_file()}
    with monkeypatch.context() as broken:
        broken.setattr(os, "link", no_links)
        broken.setattr(shutil, "copyfileobj", full_disk)
        refused = full("store", "restore", "g0000000003")
    assert refused.code == 74
    assert {p: p.read_bytes() for p in full.home.rglob("*") if p.is_file()} == before


def test_a_migration_that_is_killed_again_and_again_keeps_one_copy_of_before(cli: Cli) -> None:
    golden = (Path(__file__).parent / "golden" / "schema-3.json").read_bytes()
    cli.store.write_bytes(golden)
    cli.store.chmod(0o600)
    kills = 0
    for call in ("fsync", "replace", "unlink"):
        for at in range(1, 5):
            kills += killed(cli, call, at, "mentor", "add", "New Sample")
            if cli.store.read_bytes() != golden:
                break
    assert kills > 3
    cli.ok("mentor", "add", "Afterwards Sample")
    kept = list((cli.home / "portfolio.json.backups").glob("before-migration-*"))
    assert [p.read_bytes() for p in kept] == [golden]
    assert findings(cli) == []


def test_who_is_forgotten_for_good_stays_out_of_the_next_import_also_after_a_stop(full: Cli) -> None:
    assert killed(full, "unlink", 2, "network", "forget", NAME, "--for-good", "--yes")
    full.ok("network", "tag", "kim-sample", "friend")
    full.ok("network", "import", "-", "--format", "csv", stdin=f"Name,Email\n{NAME},julie@example.org\n")
    assert [c["name"] for c in full.json("network", "list")] == ["Kim Sample"]


def test_a_purge_that_is_tried_only_leaves_one_that_was_stopped_as_it_is(full: Cli, golden: Golden) -> None:
    assert killed(full, "replace", 4, "store", "purge", SLUG, "--yes")
    before = {p: p.read_bytes() for p in full.home.rglob("*") if p.is_file()}
    tried = full.json("store", "purge", SLUG, "--yes", "--dry-run")
    assert tried["dry_run"]
    assert tried["contacts"] == 1
    assert {p: p.read_bytes() for p in full.home.rglob("*") if p.is_file()} == before
    golden(full.ok("store", "purge", SLUG, "--yes").err)
    assert holding(full) == []


def test_a_word_that_stands_only_in_a_note_of_the_network_goes_from_there(full: Cli) -> None:
    full.ok("network", "note", "kim-sample", "called Nickel by friends")
    assert "Nickel" in full.ok("store", "purge", "--also", "Nickel", "--yes").err
    assert full.json("network", "show", "kim-sample")["note"] == "called [removed] by friends"


@pytest.mark.parametrize("file", [".portfolio.json.doing", ".network.json.doing"])
def test_what_arrives_by_git_as_a_purge_begun_takes_nobody_out(
    full: Cli, tmp_path_factory: pytest.TempPathFactory, file: str
) -> None:
    other = Cli(tmp_path_factory.mktemp("elsewhere"))
    shutil.copytree(full.home, other.home, dirs_exist_ok=True)
    words: tuple[str, ...] = ("store", "purge", SLUG, "--yes")
    if "network" in file:
        words = ("network", "forget", SLUG, "--for-good", "--yes")
    at = next(n for n in range(2, 30) if killed(other, "replace", n, *words) and (other.home / file).exists())
    assert at < 30
    shutil.copy(other.home / file, full.home / file)
    before, there = holding(full), (full.home / file).read_bytes()

    added = full.ok("mentor", "add", "Afterwards Sample")
    noted = full.ok("network", "tag", "kim", "friend")

    assert {*before} <= {*holding(full)}
    assert (full.home / file).read_bytes() == there, "it is told, and left alone"
    assert str(full.home / file) in (noted if "network" in file else added).err
    [found] = [f for f in full.json("store", "check")["findings"] if f["code"] == "unfinished"]
    assert found["fix"].startswith("rm ")
    assert full.json("mentor", "show", SLUG)["name"] == NAME
    full.ok("store", "purge", SLUG, "--yes")
    assert [name for name in holding(full) if name != file] == []


def noted(cli: Cli) -> str | None:
    """Which mentor Kim is by the network, which names them by their uid."""
    contacts = json.loads((cli.home / "network.json").read_bytes())["contacts"].values()
    uid: str | None = next(c.get("mentor") for c in contacts if c["name"] == "Kim Sample")
    mentors = json.loads(cli.store.read_bytes())["mentors"].values()
    return next((m["id"] for m in mentors if m["uid"] == uid), uid)


@pytest.mark.parametrize("words", [("network", "pick", "kim"), ("mentor", "merge", SLUG, "kim-sample")])
def test_what_changes_portfolio_and_network_changes_both_though_it_is_killed_between(
    full: Cli, tmp_path_factory: pytest.TempPathFactory, words: tuple[str, ...]
) -> None:
    if "merge" in words:
        full.ok("network", "pick", "kim")
    begun, told = noted(full), 0
    before = full.store.read_bytes()
    begin = shutil.copytree(full.home, tmp_path_factory.mktemp("begin"), dirs_exist_ok=True)
    for at in range(1, 9):
        shutil.rmtree(full.home)
        shutil.copytree(begin, full.home)
        if not killed(full, "replace", at, *words):
            break
        told += (unfinished := "unfinished" in findings(full))
        assert unfinished == ("does not show yet" in full("next").err)
        is_done = full.store.read_bytes() != before
        full.ok("mentor", "add", "Afterwards Sample")
        there = begun if not is_done else SLUG if "merge" in words else "kim-sample"
        assert noted(full) == there, f"killed at the replacement {at}"
        assert findings(full) == []
    assert at > 4
    assert told > 1


def test_who_is_picked_is_in_the_portfolio_though_the_network_cannot_be_written(
    full: Cli, monkeypatch: pytest.MonkeyPatch, golden: Golden
) -> None:
    real = os.replace

    def full_disk(old: str, new: str) -> None:
        if Path(new).name == "network.json":
            raise OSError(28, "No space left on device")
        real(old, new)

    with monkeypatch.context() as broken:
        broken.setattr(os, "replace", full_disk)
        picked = full.ok("network", "pick", "kim")
        golden(picked.err, full.ok("mentor", "add", "Later Sample").err)
    assert (noted(full), findings(full)) == (None, ["unfinished"])
    full.ok("mentor", "add", "Afterwards Sample")
    assert (noted(full), findings(full)) == ("kim-sample", [])

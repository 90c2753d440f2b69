"""Acts over several files, killed by strace at each system call that changes something: finished, or told."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from mentorfolio.domain.records import Mentor
from mentorfolio.store.portfolio import PortfolioStore
from tests.store.sample import fill, people
from tests.support import Cli

CALLS = "openat,write,fsync,rename,unlink,link,mkdir,chmod,fchmod,close,flock"
NAME, SLUG = "Julie Okafor", "julie-okafor"
GOLDEN = Path(__file__).parents[1] / "store" / "golden" / "schema-3.json"
ACTS = {
    "purge": ("store", "purge", SLUG, "--yes"),
    "restore": ("store", "restore", "g0000000003"),
    "import": ("import", "export.json"),
    "migration": ("mentor", "add", "New Sample"),
    "forget": ("network", "forget", NAME, "--for-good", "--yes"),
    "pick": ("network", "pick", "kim@example.org"),
    "merge": ("mentor", "merge", SLUG, "kim-sample"),
    "accept": ("store", "accept", "portfolio 2.json"),
}


def traced(cli: Cli, log: Path, words: tuple[str, ...], *options: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command under strace."""
    return subprocess.run(
        [
            *("strace", "-f", "-y", "-s", "40", "-o", str(log), "-e", f"trace={CALLS}", *options),
            *(sys.executable, "-m", "mentorfolio", *words),
        ],
        env=cli.environment | {"PYTHONDONTWRITEBYTECODE": "1"},
        cwd=cli.store.parent,
        capture_output=True,
        check=False,
        timeout=60,
    )


def begun(cli: Cli, act: str) -> None:
    """A portfolio for this act."""
    if act == "migration":
        cli.store.parent.mkdir()
        shutil.copy(GOLDEN, cli.store)
        cli.store.chmod(0o600)
        return
    cli.ok("mentor", "add", NAME, "--email", "julie@example.org")
    cli.ok("mentor", "add", "Ben Sample", "--notes", f"met {NAME}")
    cli.ok("mentor", "add", "Cem Sample")
    shutil.copy(cli.store, cli.store.with_name("portfolio 2.json"))
    cli.ok("mentor", "add", "Dee Sample")
    (cli.store.parent / "letters").mkdir(mode=0o700)
    (cli.store.parent / "letters" / "ben-sample.eml").write_text(f"Dear {NAME}")
    table = cli.store.parent / "people.csv"
    table.write_text(f"Name,Email\n{NAME},julie@example.org\nKim Sample,kim@example.org\n")
    cli.ok("network", "import", str(table), "--format", "csv")
    cli.ok("network", "note", "kim@example.org", f"knows {NAME}")
    table.unlink()
    if act == "merge":
        cli.ok("network", "pick", "kim@example.org")
    if act == "import":
        (cli.home / "other").mkdir()
        other = Cli(cli.home / "other")
        with PortfolioStore(other.store, 5).changing() as portfolio:
            fill(portfolio)
        cli.store.with_name("export.json").write_text(other.ok("export").out)
    if act != "accept":
        cli.store.with_name("portfolio 2.json").unlink()
    else:
        other_store = PortfolioStore(cli.store.with_name("portfolio 2.json"), 5)
        with other_store.changing() as portfolio:
            fill(portfolio)
        shutil.rmtree(f"{other_store.path}.backups")


def holding(folder: Path) -> list[str]:
    """The files that hold the name."""
    return [p.name for p in folder.rglob("*") if p.is_file() and NAME.encode() in p.read_bytes()]


def codes_of(cli: Cli) -> set[str]:
    """What a check finds, but for the copy that ``accept`` is there for."""
    return {f["code"] for f in cli("store", "check", "--json").json["findings"]} - {"conflict"}


def wrong_after(cli: Cli, act: str, before: dict[Path, bytes]) -> tuple[str, str]:
    """What became of an act that was killed, and what is wrong with that."""
    codes = codes_of(cli)
    told = "unfinished" in codes
    now = cli.store.read_bytes()
    fate = "told" if told else "untouched" if now == before[cli.store] else "done"
    seen = cli("mentor", "list").err + cli("network", "list").err
    there = people(PortfolioStore(cli.store, 5))
    changed = cli("mentor", "add", "Afterwards Sample")
    if act == "forget":
        cli.ok("network", "tag", "kim@example.org", "sample")
    stands = act == "purge" and (fate != "untouched" or SLUG not in there) and bool(holding(cli.store.parent))
    wrong = {
        f"no command that reads tells it: {seen}": told and not re.search("not f|stopped|show yet", seen),
        f"damaged: {codes}": bool(codes - {"unfinished", "stray"}),
        f"the next change fails: {changed.err}": changed.code != 0,
        "not clean after the next change": bool(codes_of(cli)),
        "something is left for good": any(p.suffix in (".tmp", ".doing") for p in cli.store.parent.iterdir()),
        "the name is left": stands,
        "half an act": not is_whole(cli, act, fate),
    }
    return fate, "; ".join(words for words, is_so in wrong.items() if is_so)


def is_whole(cli: Cli, act: str, fate: str) -> bool:
    """Whether all or nothing of it is done."""
    folder = cli.store.parent
    if act == "forget":
        copies = holding(folder / "network.json.backups")
        return not copies or NAME.encode() in (folder / "network.json").read_bytes()
    if act == "migration":
        return [p.read_bytes() for p in folder.rglob("before-migration-*")] == [GOLDEN.read_bytes()]
    if act in ("pick", "merge"):
        contacts = json.loads((folder / "network.json").read_bytes())["contacts"].values()
        noted = next((c.get("mentor") for c in contacts if c["name"] == "Kim Sample"), None)
        uids = {
            m.id: m.uid for m in PortfolioStore(cli.store, 5).reading()[Mentor]
        }  # a contact names them by it
        return bool(noted == (uids.get("kim-sample") or (uids[SLUG] if act != "pick" else None)))
    if act == "accept" and fate == "done" and (folder / "portfolio 2.json").exists():
        return "conflict" in cli("store", "check", "--json").out
    return True


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
@pytest.mark.parametrize("act", ACTS)
def test_an_act_killed_at_any_call_that_writes_is_finished_or_told(
    tmp_path: Path, act: str, figures: Callable[[str], None]
) -> None:
    cli = Cli(tmp_path)
    folder = tmp_path / "data"
    cli.store = folder / "portfolio.json"
    cli.environment["MENTORFOLIO_STORE"] = str(cli.store)
    begun(cli, act)
    cli.process("mentor", "list")  # warm
    shutil.copytree(folder, tmp_path / "begin")
    before = {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    started, log = time.monotonic(), tmp_path / "trace"
    done = traced(cli, log, ACTS[act])
    if b"ptrace" in done.stderr or not log.exists():
        pytest.skip(f"strace may not trace here: {done.stderr.decode()[:80]}")
    assert done.returncode == 0, done
    seen: Counter[str] = Counter()
    places: list[tuple[str, int, str]] = []
    for line in log.read_text(errors="replace").splitlines():
        match = re.match(r"\d+\s+(\w+)\(", line)
        if match:
            seen[match[1]] += 1
            # What only looks leaves the disk as the call before has left it.
            if str(folder) in line and "O_RDONLY" not in line and match[1] not in ("close", "flock"):
                places.append((match[1], seen[match[1]], line))
    fates: Counter[str] = Counter()
    wrong: list[str] = []
    for name, nth, line in places:
        shutil.rmtree(folder)
        shutil.copytree(folder.with_name("begin"), folder)
        done = traced(cli, log, ACTS[act], "-e", f"inject={name}:signal=SIGKILL:when={nth}")
        if done.returncode not in (-9, 137):
            fates["missed"] += 1
            continue
        fate, problem = wrong_after(cli, act, before)
        fates[fate] += 1
        if problem:
            wrong.append(f"{line[:120]}: {fate}: {problem}")
    figures(f"{act}: killed at {len(places)} calls: {dict(fates)}; {time.monotonic() - started:.0f} s")
    assert wrong == []
    assert fates["missed"] <= len(places) // 10
    assert fates["untouched"] or fates["told"]
    assert fates["done"] or act == "forget"

"""Two computers and one portfolio: ``store merge``, ``accept`` and ``git-setup`` as one types them."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from mentorfolio.domain.records import Mentor
from mentorfolio.store.layout import checksum_of
from mentorfolio.store.portfolio import PortfolioStore
from tests.cli.terminal import at_terminal
from tests.store.sample import person
from tests.support import Cli


@pytest.fixture
def two(tmp_path: Path) -> tuple[Cli, Cli]:
    """A portfolio, and the same one on another computer."""
    for name in ("here", "there"):
        (tmp_path / name).mkdir()
    here, there = Cli(tmp_path / "here"), Cli(tmp_path / "there")
    here.ok("mentor", "add", "Kim Sample", "--tag", "a")
    shutil.copy(here.store, there.store)
    return here, there


def apart(here: Cli, there: Cli) -> None:
    """Each computer says something else of Kim, and adds an Anna of its own."""
    here.ok("mentor", "edit", "kim", "--role", "Director", "--tag", "b")
    there.ok("mentor", "edit", "kim", "--role", "Head", "--tag", "c", today="2026-01-22")
    here.ok("mentor", "add", "Anna Sample")
    here.ok("log", "anna", "we met at work")
    there.ok("mentor", "add", "Anna Sample", today="2026-01-22")
    there.ok("log", "anna", "we met at a fair", today="2026-01-22")


def expect_both(cli: Cli) -> None:
    """Nothing of either computer is lost."""
    kim = cli.json("mentor", "show", "kim")
    assert (kim["role"], sorted(kim["tags"])) == ("Head", ["a", "b", "c"])
    assert "Director" in kim["notes"]
    assert [m["id"] for m in cli.json("mentor", "list", "--search", "anna")] == [
        "anna-sample",
        "anna-sample-2",
    ]
    texts = {m["notes"]: m["mentors"] for m in cli.json("meeting", "list")}
    assert sorted(texts.values()) == [["anna-sample"], ["anna-sample-2"]]
    assert len(texts) == 2
    assert not [f for f in cli.json("store", "check")["findings"] if f["level"] == "damage"]


def test_a_version_that_a_sync_tool_left_empty_takes_nobody_out(two: tuple[Cli, Cli]) -> None:
    here, there = two
    base, ours, nothing = (here.home / name for name in ("base.json", "ours.json", "nothing.json"))
    for path in (base, ours):
        shutil.copy(there.store, path)
    nothing.write_text("\n")
    kept = ours.read_bytes()
    for line in (
        ("merge", str(base), str(ours), str(nothing)),
        ("merge", str(base), str(nothing), str(ours)),
        ("merge", str(base), str(here.store), str(nothing)),
        ("accept", str(nothing)),
    ):
        assert "is empty" in here.expect_refused(65, "store", *line)["message"]
    assert ours.read_bytes() == kept
    here.ok("store", "merge", str(nothing), str(ours), str(there.store))


@pytest.mark.parametrize("name", ["portfolio.json", "network.json"])
def test_a_device_is_no_place_for_a_merge_and_survives(
    two: tuple[Cli, Cli], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, _ = two
    contacts(here, "Ana Sample")
    device = here.home / "null"  # what stands in for the real one, which root could lose
    os.mkfifo(device)
    monkeypatch.setattr(os, "devnull", str(device))
    for line in (("merge", str(device), str(device), str(here.home / name)), ("accept", str(device))):
        assert "is not a file" in here.expect_refused(74, "store", *line)["message"]
    assert device.is_fifo()


def test_a_merge_into_the_portfolio_is_one_undo(two: tuple[Cli, Cli]) -> None:
    here, there = two
    base = here.home / "base.json"
    shutil.copy(here.store, base)
    apart(here, there)
    before = here.json("export")
    told = here.json("store", "merge", str(base), str(here.store), str(there.store))
    assert (told["added"], told["changed"], told["removed"]) == (2, 1, 0)
    assert {
        "kind": "mentor",
        "id": "kim-sample",
        "field": "role",
        "kept": "Head",
        "other": "Director",
    } in told["conflicts"]
    expect_both(here)
    again = here.json("store", "merge", str(base), str(here.store), str(there.store))
    assert (again["added"], again["changed"], again["removed"]) == (0, 0, 0)
    here.ok("undo")
    assert here.json("export") == before


def test_words_of_a_letter_that_another_computer_never_sent_are_shown_line_by_line(
    two: tuple[Cli, Cli],
) -> None:
    here, there = two
    base = here.home / "base.json"
    values = ("--set", "why=the way you lead", "--set", "topic=leading a team")
    letter = here.json("approach", "kim", "--anyway", "a test", *values)["outreach_id"]
    for copy in (base, there.store):
        shutil.copy(here.store, copy)
    here.ok("outreach", "sent", letter, "--anyway", "a test")
    was = here.json("outreach", "show", letter)["body"]
    there.ok("outreach", "edit", letter, "--body", "Dear Kim,\n\nNever sent.", today="2026-01-22")
    told = here.json("store", "merge", str(base), str(here.store), str(there.store))
    assert [c["field"] for c in told["conflicts"]] == ["body"]
    assert here.json("outreach", "show", letter)["body"] == was
    shown = here.ok("outreach", "show", letter)
    assert "(body): Dear Kim,\n\n      Never sent.\n" in shown.out + shown.err


def test_files_that_are_no_portfolio_of_ours_are_merged_without_anything_beside_them(
    two: tuple[Cli, Cli],
) -> None:
    here, there = two
    folder = here.home / "git"
    folder.mkdir()
    shutil.copy(here.store, folder / "base")
    apart(here, there)
    shutil.copy(here.store, folder / "ours")
    shutil.copy(there.store, folder / "theirs")
    theirs = (folder / "theirs").read_bytes()
    outcome = here.ok("store", "merge", *(str(folder / n) for n in ("base", "ours", "theirs")))
    assert "kept “Head”, not “Director”" in outcome.err
    assert sorted(p.name for p in folder.iterdir()) == ["base", "ours", "theirs"]
    assert (folder / "theirs").read_bytes() == theirs
    assert checksum_of((folder / "ours").read_bytes())
    shutil.copy(folder / "ours", there.store)
    expect_both(there)


def test_a_version_that_cannot_be_read_changes_nothing(two: tuple[Cli, Cli]) -> None:
    here, there = two
    apart(here, there)
    bad = here.home / "bad.json"
    bad.write_text("<<<<<<< ours\n")
    here.expect_refused(65, "store", "merge", str(bad), str(here.store), str(there.store))
    here.expect_refused(65, "store", "accept", str(bad))
    here.expect_refused(3, "store", "accept", str(here.home / "none.json"))
    here.expect_refused(2, "store", "accept", str(here.store))
    here.expect_refused(2, "store", "merge", str(bad), str(here.store), str(here.store))
    assert bad.exists()


def test_an_export_named_to_be_merged_is_answered_with_the_command_that_takes_it_in(
    two: tuple[Cli, Cli],
) -> None:
    here, there = two
    there.ok("mentor", "add", "Anna Sample")
    copy = here.home / "a copy.json"
    there.ok("export", "--output", str(copy))
    for line in (("accept", str(copy)), ("merge", os.devnull, str(here.store), str(copy))):
        hint = here.expect_refused(65, "store", *line)["hint"]
        assert hint.endswith(f"mentorfolio import {shlex.quote(str(copy))}")
    here.ok(*shlex.split(hint)[-2:])
    assert len(here.json("mentor", "list")) == 2


def test_a_conflict_copy_is_taken_in_with_what_both_came_from(two: tuple[Cli, Cli]) -> None:
    here, there = two
    here.ok("mentor", "add", "Lee Sample")
    shutil.copy(here.store, there.store)
    apart(here, there)
    there.ok("mentor", "remove", "lee-sample", "--yes")
    copy = here.home / "portfolio (conflicted copy).json"
    shutil.copy(there.store, copy)
    (finding,) = here.json("store", "check")["findings"]
    assert finding["fix"].endswith(f"mentorfolio store accept '{copy}'")
    told = here.json("store", "accept", str(copy))
    assert (told["ancestor"], told["aside"], told["removed"]) == (True, True, 1)
    assert not copy.exists()
    expect_both(here)
    assert here("mentor", "show", "lee").code == 3
    here.ok("undo")
    assert here.json("mentor", "show", "lee")["name"] == "Lee Sample"


def test_without_a_common_state_nothing_counts_as_taken_out(two: tuple[Cli, Cli]) -> None:
    here, there = two
    apart(here, there)
    there.ok("mentor", "remove", "kim-sample", "--yes")
    shutil.rmtree(f"{here.store}.backups")
    here.ok("mentor", "rank", "kim", "1")
    for kept in Path(f"{here.store}.backups").iterdir():
        kept.unlink()
    copy = here.home / "portfolio 2.json"
    shutil.copy(there.store, copy)
    told = here.json("store", "accept", str(copy))
    assert (told["ancestor"], told["removed"]) == (False, 0)
    assert here.json("mentor", "show", "kim")["rank"] == 1


def test_a_version_from_elsewhere_is_only_read(two: tuple[Cli, Cli]) -> None:
    here, there = two
    apart(here, there)
    assert here.json("store", "accept", str(there.store))["aside"] is False
    assert there.store.exists()
    expect_both(here)


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_two_clones_really_merge(tmp_path: Path) -> None:
    here = _clone(tmp_path / "here")
    here.ok("mentor", "add", "Kim Sample", "--tag", "a")
    told = here.json("store", "git-setup")
    assert told["row"] == "/portfolio.json merge=mentorfolio -text"
    again = here.ok("store", "git-setup").err
    assert "already" in again
    network = "/network.json merge=mentorfolio -text"
    assert (here.home / ".gitattributes").read_text() == f"{told['row']}\n{network}\n"
    _git(here, "add", "--all")
    _git(here, "commit", "--quiet", "--message", "begun")
    subprocess.run(["git", "clone", "--quiet", str(here.home), str(tmp_path / "there")], check=True)
    there = _clone(tmp_path / "there")
    there.ok("store", "git-setup")
    apart(here, there)
    for cli in (here, there):
        _git(cli, "commit", "--quiet", "--all", "--message", "lived")
    _git(here, "pull", "--quiet", "--no-rebase", str(there.home), "main")
    _git(there, "pull", "--quiet", "--no-rebase", str(here.home), "main")
    for cli in (here, there):
        expect_both(cli)
    assert here.store.read_bytes() == there.store.read_bytes()
    kept = subprocess.run(["git", "ls-files"], cwd=here.home, check=True, capture_output=True, text=True)
    assert kept.stdout.split() == [".gitattributes", ".gitignore", "portfolio.json"]


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
@pytest.mark.parametrize("planted", ["mentorfolio", "msgspec", "tinydb", "json", "typer"])
def test_a_python_file_in_a_synced_folder_is_not_run_when_git_merges(tmp_path: Path, planted: str) -> None:
    here, there = _two_clones(tmp_path)
    there.ok("store", "git-setup")
    mark = tmp_path / "was-run"
    (there.home / f"{planted}.py").write_text(f"open({str(mark)!r}, 'w')\n")
    _git(there, "pull", "--quiet", "--no-rebase", str(here.home), "main")
    assert not mark.exists()
    expect_both(there)


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_a_git_setup_that_would_run_files_of_the_folder_is_told_and_renewed(tmp_path: Path) -> None:
    here, there = _two_clones(tmp_path)
    new = there.json("store", "git-setup")["driver"]
    (there.home / ".git").chmod(0o700)
    assert there.json("store", "check")["findings"] == []
    old = new.replace(" -P ", " ")
    _git(there, "config", "--local", "merge.mentorfolio.driver", old)
    [found] = there.json("store", "check")["findings"]
    assert (found["level"], found["code"], found["fix"]) == (
        "warning",
        "driver",
        "mentorfolio store git-setup",
    )
    assert "no longer" in there.ok("store", "git-setup").err
    assert _driver(there) == new

    _git(there, "config", "--local", "merge.mentorfolio.driver", old)
    environment = there.environment | {"PYTHONPATH": str(Path(__file__).parents[2])}
    _git(there, "pull", "--quiet", "--no-rebase", str(here.home), "main", environment=environment)
    expect_both(there)
    assert _driver(there) == new, "the merge itself renews it"


def _driver(cli: Cli) -> str:
    words = ["git", "-C", str(cli.home), "config", "merge.mentorfolio.driver"]
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout.strip()


def _two_clones(tmp_path: Path) -> tuple[Cli, Cli]:
    """Two computers that share a portfolio by git, each with a change that the other has not seen."""
    here = _clone(tmp_path / "here")
    here.ok("mentor", "add", "Kim Sample", "--tag", "a")
    here.ok("store", "git-setup")
    _git(here, "add", "--all")
    _git(here, "commit", "--quiet", "--message", "begun")
    subprocess.run(["git", "clone", "--quiet", str(here.home), str(tmp_path / "there")], check=True)
    there = _clone(tmp_path / "there")
    there.store.chmod(0o600)
    apart(here, there)
    for cli in (here, there):
        _git(cli, "commit", "--quiet", "--all", "--message", "lived")
    return here, there


def contacts(cli: Cli, *names: str) -> None:
    """An import of some people."""
    rows = "".join(f"{name},{name.split()[0].lower()}@example.org\n" for name in names)
    (cli.home / "c.csv").write_text(f"Name,E-mail\n{rows}")
    cli.ok("network", "import", str(cli.home / "c.csv"))


def contacts_apart(here: Cli, there: Cli) -> None:
    """Each computer notes something of Ana, and has one more contact of its own."""
    here.ok("network", "note", "ana", "plays chess")
    there.ok("network", "tag", "ana", "bridge", today="2026-01-22")
    contacts(here, "Ana Sample", "Cy Doe")
    contacts(there, "Ana Sample", "Dee Roe")


def expect_both_contacts(cli: Cli) -> None:
    ana = cli.json("network", "show", "ana")
    assert (ana["note"], ana["tags"]) == ("plays chess", ["bridge"])
    assert [c["id"] for c in cli.json("network", "list")] == ["ana-sample", "cy-doe", "dee-roe"]
    assert not [f for f in cli.json("store", "check")["findings"] if f["level"] == "damage"]


def test_contacts_that_a_sync_tool_put_aside_are_found_and_taken_in(two: tuple[Cli, Cli]) -> None:
    here, there = two
    contacts(here, "Ana Sample")
    shutil.copytree(here.home, there.home, dirs_exist_ok=True)
    contacts_apart(here, there)
    copy = here.home / "network.sync-conflict-20260121-101500-ABCDEFG.json"
    shutil.copy(there.home / "network.json", copy)
    [finding] = here.json("store", "check")["findings"]
    assert (finding["code"], finding["fix"]) == (
        *("conflict", f"To merge it in: mentorfolio store accept {copy}"),
    )
    assert str(copy) in here.ok("next").err
    told = here.json("store", "accept", str(copy))
    assert (told["ancestor"], told["aside"], told["added"], told["conflicts"]) == (True, True, 1, [])
    expect_both_contacts(here)
    here.ok("undo")
    assert [c["id"] for c in here.json("network", "list")] == ["ana-sample", "cy-doe"]
    here.expect_refused(2, "store", "accept", str(here.home / "network.json"))


def test_contacts_and_a_portfolio_are_not_merged_with_each_other(two: tuple[Cli, Cli]) -> None:
    here, there = two
    contacts(here, "Ana Sample")
    network = here.home / "network.json"
    before = here.store.read_bytes(), network.read_bytes()
    here.expect_refused(65, "store", "merge", os.devnull, str(here.store), str(network))
    here.expect_refused(65, "store", "merge", os.devnull, str(network), str(there.store))
    assert (here.store.read_bytes(), network.read_bytes()) == before


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_git_merges_contacts_that_both_computers_have_changed(tmp_path: Path) -> None:
    here = _clone(tmp_path / "here")
    here.ok("mentor", "add", "Kim Sample")
    contacts(here, "Ana Sample")
    _git(here, "add", "portfolio.json", "network.json")
    _git(here, "commit", "--quiet", "--message", "begun")
    subprocess.run(["git", "clone", "--quiet", str(here.home), str(tmp_path / "there")], check=True)
    there = _clone(tmp_path / "there")
    contacts_apart(here, there)
    for cli in (here, there):
        _git(cli, "commit", "--quiet", "--all", "--message", "lived")
    with pytest.raises(subprocess.CalledProcessError):
        _git(there, "pull", "--quiet", "--no-rebase", str(here.home), "main")
    refused = there.expect_refused(65, "network", "list")
    assert refused["hint"] == (
        "Merge them: mentorfolio store git-setup, and then: git checkout --merge "
        f"{there.home / 'network.json'}"
    )
    there.ok("store", "git-setup")
    environment = there.environment | {"PYTHONPATH": str(Path(__file__).parents[2])}
    _git(there, "checkout", "--quiet", "--merge", "network.json", environment=environment)
    expect_both_contacts(there)
    _git(there, "commit", "--quiet", "--all", "--message", "merged")
    _git(here, "pull", "--quiet", "--no-rebase", str(there.home), "main")
    expect_both_contacts(here)


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_git_setup_outside_of_a_repository_says_how_to_begin_one(cli: Cli) -> None:
    cli.expect_refused(3, "store", "git-setup")
    cli.ok("mentor", "add", "Kim Sample")
    cli.environment["GIT_CEILING_DIRECTORIES"] = str(cli.home.parent)
    error = cli.expect_refused(3, "store", "git-setup")
    assert "git init" in error["hint"]
    assert not (cli.home / ".gitattributes").exists()


def _clone(folder: Path) -> Cli:
    folder.mkdir(exist_ok=True)
    cli = Cli(folder)
    if not (folder / ".git").exists():
        _git(cli, "init", "--quiet", "--initial-branch", "main")
    return cli


def _git(cli: Cli, *words: str, environment: dict[str, str] | None = None) -> None:
    who = ("-c", "user.name=Sam Sample", "-c", "user.email=sam@example.org")
    subprocess.run(["git", *who, "-C", str(cli.home), *words], check=True, env=environment or cli.environment)


def test_somebody_at_a_terminal_says_which_of_two_values_stays(two: tuple[Cli, Cli]) -> None:
    here, there = two
    base = here.home / "base.json"
    shutil.copy(here.store, base)
    here.ok("mentor", "edit", "kim-sample", "--role", "Baker", today="2026-01-22")
    there.ok("mentor", "edit", "kim-sample", "--role", "Miller", today="2026-01-23")

    refused = here.expect_refused(2, "store", "merge", str(base), str(here.store), str(there.store), "--ask")
    assert "--ask" in refused["hint"]
    with at_terminal(here, "store", "accept", str(there.store), "--ask") as terminal:
        terminal.answer("which stays?", "2")
        assert terminal.end() == 0
    kim = here.json("mentor", "show", "kim-sample")
    assert kim["role"] == "Baker"
    assert "Miller" in kim["notes"]


def test_backups_say_which_computer_wrote_them(two: tuple[Cli, Cli]) -> None:
    here, _ = two
    assert {backup["machine"] for backup in here.json("store", "backups")} == {os.uname().nodename}
    assert os.uname().nodename not in here.ok("store", "backups").out, "with one computer it says nothing"
    with PortfolioStore(here.store, 5, machine="the-other").changing() as portfolio:
        portfolio[Mentor].put(person("Omar Sample"))
    assert "(on the-other)" in here.ok("store", "backups").out


def test_a_version_beside_the_portfolio_is_told_by_next_and_the_page_of_today(two: tuple[Cli, Cli]) -> None:
    here, there = two
    there.ok("mentor", "add", "Omar Sample")
    shutil.copy(there.store, here.home / "portfolio-DESKTOP-AB12.json")
    accept = f"mentorfolio store accept {here.home / 'portfolio-DESKTOP-AB12.json'}"
    for words in (("next",), ()):
        seen = here.ok(*words)
        assert accept in seen.out + seen.err, words
    assert here.json()["conflicts"] == [str(here.home / "portfolio-DESKTOP-AB12.json")]
    assert "accept" not in here.ok("next", "--oneline").out
    here.ok("store", "accept", str(here.home / "portfolio-DESKTOP-AB12.json"))
    assert "accept" not in here.ok("next").err

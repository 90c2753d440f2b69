"""Files, systems and editors that do what they should not: told in a sentence, and nothing is lost."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mentorfolio.store.lock import lock_path
from mentorfolio.store.portfolio import PortfolioStore
from tests.store.sample import people
from tests.support import Cli, Golden

ANNA = ("mentor", "add", "Anna Sample", "--email", "anna@example.org")


@pytest.fixture
def begun(cli: Cli) -> Cli:
    """Somebody is there."""
    cli.ok(*ANNA)
    return cli


def test_a_pipe_among_the_letters_holds_up_no_purge(begun: Cli) -> None:
    (begun.home / "letters").mkdir()
    os.mkfifo(begun.home / "letters" / "one.eml")
    done = begun.process("store", "purge", "anna-sample", "--yes")
    assert done.returncode == 0


@pytest.mark.parametrize("inside", ["", "/sub"])
def test_what_stands_where_the_folder_of_pages_should_be_is_named(begun: Cli, inside: str) -> None:
    place = begun.home / "notes"
    place.write_text("mine")
    refused = begun.expect_refused(73, "export", "--format", "markdown", "--output", f"{place}{inside}")
    assert refused["message"].startswith(f"{place} is a file")
    assert "--output FOLDER" in refused["hint"]
    assert place.read_text() == "mine"
    place.unlink()
    place.symlink_to(begun.home / "gone")
    refused = begun.expect_refused(73, "export", "--format", "markdown", "--output", f"{place}{inside}")
    assert str(begun.home / "gone") in refused["message"]
    assert "--output FOLDER" in refused["hint"]


def test_settings_behind_a_link_that_leads_nowhere_are_told_with_where_it_leads(begun: Cli) -> None:
    config = begun.home / "config.toml"
    config.symlink_to(begun.home / "gone" / "config.toml")
    refused = begun.expect_refused(74, "config", "set", "within", "9")
    assert str(begun.home / "gone") in refused["message"]
    assert "MENTORFOLIO_CONFIG" in refused["hint"]
    assert config.is_symlink()


def test_settings_that_cannot_be_made_are_never_sent_to_another_portfolio(begun: Cli) -> None:
    (begun.home / "file").write_text("mine")
    config = str(begun.home / "file" / "config.toml")
    done = begun.process("config", "set", "within", "9", MENTORFOLIO_CONFIG=config)
    assert done.returncode == 73
    assert b"MENTORFOLIO_CONFIG" in done.stderr
    assert b"--store" not in done.stderr


def test_what_has_no_end_is_not_read_for_ever(begun: Cli) -> None:
    refused = begun.expect_refused(74, "import", "/dev/zero")
    assert "64 MB" in refused["message"]


@pytest.mark.parametrize("ours", [".portfolio.json.lock", ".portfolio.json.rows", ".portfolio.json.quiet"])
def test_another_name_of_a_file_of_yours_is_not_written_into(begun: Cli, ours: str) -> None:
    precious = begun.home / "precious.txt"
    precious.write_text("precious")
    place = begun.home / ours
    place.unlink(missing_ok=True)
    os.link(precious, place)

    begun.ok("mentor", "add", "Ben Sample")
    begun.ok("next")
    begun.ok("next", "--oneline")

    assert precious.read_text() == "precious"


def test_a_folder_that_others_may_write_to_is_told_and_the_command_named_mends_it(begun: Cli) -> None:
    begun.home.chmod(0o777)
    found = begun("store", "check", "--json").json["findings"]
    assert [(f["code"], f["where"]) for f in found] == [("mode", str(begun.home))]
    subprocess.run(found[0]["fix"], shell=True, check=True)  # noqa: S602 - it is what a person pastes
    assert begun.json("store", "check")["clean"]


def test_settings_nested_without_end_are_told(begun: Cli) -> None:
    (begun.home / "config.toml").write_text("x = " + "[" * 20_000)
    refused = begun.expect_refused(2, "next")
    assert "brackets" in refused["message"]


def test_a_template_that_writes_half_a_character_is_found_by_its_check(begun: Cli) -> None:
    folder = begun.home / "templates"
    folder.mkdir()
    begun.ok("template", "new", "first-conversation")
    own = next(folder.rglob("first-conversation*"))
    own.write_text(own.read_text() + '{{ "\\ud800" }}\n')
    assert "U+D800" in begun("template", "check").out + begun("template", "check").err
    begun.answer_purpose()
    words = ("approach", "anna-sample", "--set", "why=her calm", "--set", "topic=rotas")
    assert "U+D800" in begun.expect_refused(2, *words)["message"]


def test_where_nobody_keeps_locks_that_is_owned_up_to_once_and_a_dead_owner_holds_nothing(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    def missing(*_: object) -> None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))

    monkeypatch.setattr(fcntl, "flock", missing)
    first = cli.ok(*ANNA)
    assert first.err.count("not support locks") == 1
    assert ".py" not in first.err
    assert "locks" not in cli.ok("mentor", "add", "Ben Sample").err
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    holding = (
        "import fcntl, os, errno, sys, time\n"
        "def missing(*_): raise OSError(errno.ENOSYS, 'no')\n"
        "fcntl.flock = missing\n"
        "from pathlib import Path\n"
        "from mentorfolio.store.portfolio import PortfolioStore\n"
        "with PortfolioStore(Path(sys.argv[1])).changing():\n"
        "    print('held', flush=True)\n"
        "    time.sleep(60)\n"
    )
    owner = subprocess.Popen(
        [sys.executable, "-c", holding, str(cli.store)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert owner.stdout is not None
    assert owner.stdout.readline() == b"held\n"
    busy = PortfolioStore(cli.store, 0.2)
    with pytest.raises(Exception, match=str(owner.pid)), busy.changing():
        pass
    owner.kill()
    owner.communicate()
    assert lock_path(cli.store).exists()
    cli.ok("mentor", "add", "Cem Sample")
    assert people(PortfolioStore(cli.store, 5)) == ["anna-sample", "ben-sample", "cem-sample"]


def test_a_change_without_a_copy_names_no_undo(
    begun: Cli, monkeypatch: pytest.MonkeyPatch, golden: Golden
) -> None:
    from mentorfolio.store.backups import Backups

    def full(*_: object) -> bool:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Backups, "keep_commit", full)
    saved = begun.ok("mentor", "add", "Ben Sample")
    golden(saved.err)
    assert "mentorfolio undo" not in saved.err + saved.out


@pytest.mark.parametrize("address", ["müller@example.org", "ben@bäd..example.org"])
def test_an_address_that_no_mail_can_have_is_refused_when_it_is_typed(cli: Cli, address: str) -> None:
    cli.expect_refused(2, "mentor", "add", "Ben Sample", "--email", address)
    cli.expect_refused(2, "init", "--email", address)


def test_an_address_at_a_place_in_other_letters_is_taken(cli: Cli) -> None:
    assert cli.json("mentor", "add", "Ben Sample", "--email", "ben@müller.example")["email"]


def test_a_file_that_an_answer_replaces_is_said_to_have_been_there(begun: Cli, golden: Golden) -> None:
    own = begun.home / "mine.txt"
    first = begun.ok("export", "--output", str(own))
    golden(first.err, begun.ok("export", "--output", str(own)).err)


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_marks_of_git_in_the_file_lead_to_a_merge_and_not_to_an_older_state(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    for key, value in cli.environment.items():
        monkeypatch.setenv(key, value)

    def git(*words: str) -> int:
        return subprocess.run(
            ["git", "-C", str(cli.home), *words], capture_output=True, check=False
        ).returncode

    git("init", "--quiet", "--initial-branch", "main")
    git("config", "user.email", "sam@example.org")
    git("config", "user.name", "Sam Sample")
    cli.ok(*ANNA)
    git("add", "portfolio.json")
    git("commit", "--quiet", "--message", "begun")
    git("checkout", "--quiet", "-b", "other")
    cli.ok("mentor", "add", "Ben Sample")
    git("commit", "--quiet", "--all", "--message", "ben")
    git("checkout", "--quiet", "main")
    cli.ok("mentor", "add", "Cem Sample")
    git("commit", "--quiet", "--all", "--message", "cem")
    assert git("merge", "other") != 0

    refused = cli.expect_refused(65, "mentor", "list")
    found = cli("store", "check", "--json").json["findings"]
    for told in (refused["hint"], found[0]["fix"]):
        assert "restore" not in told
        assert "git checkout --merge" in told
    cli.ok("store", "git-setup")
    assert git("checkout", "--merge", "portfolio.json") == 0
    assert sorted(m["id"] for m in cli.json("mentor", "list")) == ["anna-sample", "ben-sample", "cem-sample"]


def test_a_greeting_without_end_is_given_up() -> None:
    import socket
    import threading

    from mentorfolio.errors import NotSent
    from mentorfolio.letters.sending import deliver
    from mentorfolio.settings import Smtp

    server = socket.create_server(("127.0.0.1", 0))

    def greet() -> None:
        other, _ = server.accept()
        with other, contextlib.suppress(OSError):
            while True:
                other.sendall(b"220-hello\r\n")
                time.sleep(0.05)

    greeting = threading.Thread(target=greet, daemon=True)
    greeting.start()
    message = (
        b"From: sam@example.org\r\nTo: anna@example.org\r\nSubject: x\r\n"
        b"Date: Wed, 21 Jan 2026 10:00:00 +0000\r\nMessage-ID: <a@example.org>\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: text/plain; charset=utf-8\r\n"
        b"Content-Transfer-Encoding: 7bit\r\n\r\nhello\r\n"
    )
    began = time.monotonic()
    with pytest.raises(NotSent, match="no answer in time"):
        deliver(
            Smtp(host="127.0.0.1", port=server.getsockname()[1], security="none"),
            message,
            sender="sam@example.org",
            recipient="anna@example.org",
            before=lambda: None,
            patience=0.5,
        )
    assert time.monotonic() - began < 5
    greeting.join(5)
    server.close()


def edited(cli: Cli, capsys: pytest.CaptureFixture[str], editor: str) -> tuple[str, str, list[Path]]:
    """What comes back from an editor, what is said, and the drafts that are left."""
    from mentorfolio.desk.asking import TerminalAsker
    from mentorfolio.desk.desk import Desk
    from mentorfolio.errors import InputOutputFailure, UsageProblem

    asker = TerminalAsker(Desk(cli.environment | {"EDITOR": editor}))
    try:
        text = asker.edit("my words", "notes")
    except (InputOutputFailure, UsageProblem) as problem:
        text = f"{problem.message} {problem.hint}"
    folder = cli.home / "portfolio.json.backups"
    return text, " ".join(capsys.readouterr().out.split()), list(folder.glob("draft-*"))


def test_an_editor_that_returns_at_once_is_told_how_to_wait_and_where_the_words_go(
    begun: Cli, capsys: pytest.CaptureFixture[str]
) -> None:
    text, said, drafts = edited(begun, capsys, "true")
    assert text == "my words"
    assert "true --wait" in said
    assert str(drafts[0]) in said.replace(" ", "") or drafts[0].name in said.replace(" ", "")


def test_an_editor_that_takes_its_file_away_loses_no_words(
    begun: Cli, capsys: pytest.CaptureFixture[str]
) -> None:
    text, _, drafts = edited(begun, capsys, "rm")
    assert [draft.read_text() for draft in drafts] == ["my words"]
    assert str(drafts[0]) in text


def script(cli: Cli, body: str) -> str:
    path = cli.home / "editor.sh"
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o700)
    return str(path)


def test_a_mark_of_byte_order_that_an_editor_puts_first_is_no_word(
    begun: Cli, capsys: pytest.CaptureFixture[str]
) -> None:
    leaves = script(begun, r"""printf '\357\273\277Subject: other' > "$1" """)
    assert edited(begun, capsys, leaves)[0] == "Subject: other"


def test_an_editor_that_leaves_a_pipe_keeps_nobody_waiting(
    begun: Cli, capsys: pytest.CaptureFixture[str]
) -> None:
    text, _, drafts = edited(begun, capsys, script(begun, 'rm "$1"; mkfifo "$1"'))
    assert "Nothing was changed" in text
    assert "my words" in [draft.read_text() for draft in drafts if draft.is_file()]


def test_an_editor_leaves_no_more_than_can_be_read_in_again(
    begun: Cli, capsys: pytest.CaptureFixture[str]
) -> None:
    leaves = script(begun, """head -c 1000001 /dev/zero | tr '\\0' a > "$1" """)
    text, _, drafts = edited(begun, capsys, leaves)
    assert "a million characters at most" in text
    assert drafts[0].stat().st_size == 1000001


def test_an_editor_that_parts_from_its_window_after_a_second_is_told_how_to_wait(
    begun: Cli, capsys: pytest.CaptureFixture[str]
) -> None:
    text, said, drafts = edited(begun, capsys, script(begun, "sleep 1"))
    assert text == "my words"
    assert "--wait" in said
    assert len(drafts) == 1


@pytest.mark.parametrize("letter", ["q", "漢", "é"])
def test_somebody_with_a_name_of_a_thousand_letters_is_no_damage_and_can_be_written_to(
    begun: Cli, letter: str
) -> None:
    begun.answer_purpose("nurse")
    who = begun.json("mentor", "add", f"Long {letter * 3000}", "--email", "q@example.org")["id"]
    begun.ok("approach", who, "--set", "topic=x", "--set", "why=y", "--anyway", "so")
    begun.ok("outreach", "open", who)
    begun.ok("export", "--format", "markdown", "--output", str(begun.home / "pages"))
    other = begun.json("mentor", "add", f"Long {letter * 2999}", "--anyway")["id"]
    assert begun.ok("store", "check").out.startswith("All is well")
    assert {who, other} <= {mentor["id"] for mentor in begun.json("mentor", "list")}
    assert len(who.encode()) <= 200
    assert begun.ok("import", "-", stdin=begun.ok("export").out).code == 0


def test_a_file_whose_name_is_no_utf_8_is_told_in_json_as_on_the_screen(cli: Cli) -> None:
    odd = os.fsdecode(os.fsencode(cli.home) + b"/caf\xe9.json")
    refused = cli.expect_refused(74, "import", odd)
    assert refused["message"].startswith(f"{cli.home}/caf\\udce9.json cannot be read")
    cli.ok("mentor", "add", "Anna Sample")
    assert cli.json("export", "--output", odd)["output"] == f"{cli.home}/caf\\udce9.json"
    assert cli.json("import", odd, "--dry-run")["skipped"] == 1


def test_where_the_disk_is_full_a_list_has_no_numbers_and_none_is_called_unreadable(begun: Cli) -> None:
    begun.ok("next")
    line = ('ulimit -f 0; exec "$@"', "sh", sys.executable, "-m", "mentorfolio", "next")
    done = subprocess.run(["sh", "-c", *line], env=begun.environment, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "There is no row 1" in begun.expect_refused(3, "do", "1")["message"]

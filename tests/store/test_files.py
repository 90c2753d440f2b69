"""Files that are replaced whole or not at all, for their owner only."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mentorfolio.errors import CannotCreate, InputOutputFailure, MentorfolioError, StoreDamaged
from mentorfolio.store.files import (
    failure,
    make_folder,
    read_file,
    replace_file,
    strays,
    write_out,
)
from mentorfolio.store.storage import PortfolioStorage
from tests.store.places import as_plain_user
from tests.support import Golden


def mode(path: Path) -> int:
    """The permission bits."""
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def anybodys() -> Iterator[Path]:
    """A folder that everybody may enter and write to."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        yield folder


def test_a_new_file_is_readable_by_its_owner_only_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        replace_file(tmp_path / "new.json", b"mine")
        make_folder(tmp_path / "one" / "two")
    finally:
        os.umask(before)
    assert (tmp_path / "new.json").read_bytes() == b"mine"
    assert mode(tmp_path / "new.json") == 0o600
    assert mode(tmp_path / "one") == mode(tmp_path / "one" / "two") == 0o700


def test_an_old_file_that_everybody_could_read_becomes_private(tmp_path: Path) -> None:
    path = tmp_path / "old.json"
    path.write_bytes(b"old")
    path.chmod(0o644)
    replace_file(path, b"new")
    assert (path.read_bytes(), mode(path)) == (b"new", 0o600)


def test_a_folder_that_is_there_is_left_as_it_is(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    make_folder(tmp_path)
    assert mode(tmp_path) == 0o755


def _full(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_write_that_fails_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, golden: Golden
) -> None:
    path = tmp_path / "portfolio.json"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, call, _full)
    with pytest.raises(InputOutputFailure, match="No space left") as told:
        replace_file(path, b"new")
    golden(told.value.hint or "")
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["portfolio.json"]


def test_a_folder_that_cannot_be_synced_is_no_reason_to_say_that_nothing_was_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def only_files(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")
        real(handle)

    monkeypatch.setattr(os, "fsync", only_files)
    assert not replace_file(tmp_path / "portfolio.json", b"new"), "in place, but not confirmed"
    assert (tmp_path / "portfolio.json").read_bytes() == b"new"


def test_the_bytes_are_on_disk_before_they_take_the_old_ones_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, seen = tmp_path / "portfolio.json", []
    path.write_bytes(b"old")
    fsync, replace = os.fsync, os.replace

    def synced(handle: int) -> None:
        seen.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        fsync(handle)

    def replaced(source: str, target: str) -> None:
        seen.append("replace")
        replace(source, target)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "replace", replaced)
    replace_file(path, b"new")
    assert seen == ["file", "replace", "folder"]


@pytest.mark.parametrize("name", ["x" * 300, "no/such/folder/file.json", "."])
def test_a_place_where_no_file_can_be_is_told_as_such(tmp_path: Path, name: str) -> None:
    with pytest.raises(CannotCreate) as told:
        replace_file(tmp_path / name, b"new")
    assert told.value.exit_code == 73
    assert list(tmp_path.iterdir()) == []


def test_a_folder_below_a_file_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(CannotCreate):
        make_folder(tmp_path / "file" / "below")


def test_a_folder_that_belongs_to_somebody_else_is_told_and_left_alone(anybodys: Path) -> None:
    closed = anybodys / "closed"
    closed.mkdir()
    closed.chmod(0o555)
    with as_plain_user():
        with pytest.raises(CannotCreate, match="Permission denied"):
            replace_file(closed / "new.json", b"new")
        with pytest.raises(CannotCreate, match="Permission denied"):
            make_folder(closed / "below")
    assert list(closed.iterdir()) == []


def test_a_file_that_may_not_be_read_is_told_as_such(anybodys: Path) -> None:
    path = anybodys / "portfolio.json"
    path.write_bytes(b"{}")
    path.chmod(0)
    with as_plain_user(), pytest.raises(InputOutputFailure, match="Permission denied") as told:
        PortfolioStorage(path).tables()
    assert told.value.exit_code == 74


def test_a_folder_that_may_not_be_entered_is_told_as_such(anybodys: Path) -> None:
    closed = anybodys / "closed"
    closed.mkdir()
    (closed / "portfolio.json").write_bytes(b"{}")
    closed.chmod(0)
    try:
        with as_plain_user(), pytest.raises(InputOutputFailure, match="Permission denied") as told:
            PortfolioStorage(closed / "portfolio.json").tables()
        assert told.value.exit_code == 74
    finally:
        closed.chmod(0o700)


def _folder(path: Path) -> None:
    path.mkdir()


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _loop(path: Path) -> None:
    path.symlink_to(path)


@pytest.mark.parametrize("make", [_folder, _pipe, _loop])
def test_what_is_no_file_is_not_read_as_one_and_nobody_waits_for_it(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    make(tmp_path / "portfolio.json")
    with pytest.raises(InputOutputFailure) as told:
        PortfolioStorage(tmp_path / "portfolio.json").tables()
    assert told.value.exit_code == 74
    assert told.value.hint


def test_a_file_below_a_file_is_not_taken_for_an_empty_portfolio(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    with pytest.raises(MentorfolioError) as told:
        PortfolioStorage(tmp_path / "file" / "portfolio.json").tables()
    assert told.value.exit_code in (73, 74)


def test_nothing_there_or_nothing_in_it_is_an_empty_portfolio(tmp_path: Path) -> None:
    assert PortfolioStorage(tmp_path / "none.json").tables().meta.generation == 0
    (tmp_path / "empty.json").write_bytes(b"")
    assert PortfolioStorage(tmp_path / "empty.json").tables().meta.generation == 0


def test_an_answer_can_go_to_a_pipe_and_a_link_stays_one(tmp_path: Path) -> None:
    reader, writer = os.pipe()
    write_out(Path(f"/dev/fd/{writer}"), b"through the pipe")
    os.close(writer)
    assert os.read(reader, 100) == b"through the pipe"
    os.close(reader)
    (tmp_path / "real.txt").write_bytes(b"old")
    (tmp_path / "link.txt").symlink_to("real.txt")
    write_out(tmp_path / "link.txt", b"new")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "real.txt").read_bytes() == b"new"
    assert mode(tmp_path / "real.txt") == 0o600


def test_an_answer_cannot_take_the_place_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(MentorfolioError) as told:
        write_out(tmp_path / "folder", b"new")
    assert told.value.exit_code in (73, 74)
    assert (tmp_path / "folder").is_dir()


@pytest.mark.parametrize(
    ("number", "what", "kind"),
    [
        (errno.EACCES, "written", CannotCreate),
        (errno.EROFS, "made", CannotCreate),
        (errno.ENAMETOOLONG, "written", CannotCreate),
        (errno.EACCES, "read", InputOutputFailure),
        (errno.EIO, "written", InputOutputFailure),
        (errno.ENOSPC, "written", InputOutputFailure),
        (errno.EIO, "read", InputOutputFailure),
    ],
)
def test_each_refusal_of_the_system_has_its_exit_code(
    number: int, what: str, kind: type[MentorfolioError]
) -> None:
    told = failure(OSError(number, os.strerror(number)), Path("sample.json"), what)
    assert type(told) is kind
    assert os.strerror(number) in told.message
    assert "sample.json" in told.message


def test_only_what_a_killed_writer_left_is_swept_away(tmp_path: Path) -> None:
    path = tmp_path / "portfolio.json"
    stray = tmp_path / ".portfolio.json.4711.0123abcd.tmp"
    others = ("portfolio.json", ".portfolio.json.lock", "portfolio.json.tmp", ".other.json.4711.0123abcd.tmp")
    for name in (stray.name, *others):
        (tmp_path / name).write_bytes(b"x")
    assert strays(path, tmp_path / "none") == [stray]
    assert strays(tmp_path / "no" / "folder" / "portfolio.json", tmp_path / "none") == []


def test_a_file_too_large_to_be_a_portfolio_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "film.json"
    path.write_bytes(b"x" * 11)
    assert read_file(path, 11) == b"x" * 11
    with pytest.raises(StoreDamaged, match=r"film\.json"):
        read_file(path, 10)
    assert read_file(tmp_path / "none.json", 10) == b""

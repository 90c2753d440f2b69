"""What an act over several files is about to do, in a file beside the portfolio until all of it is done.

Whoever finds such a file after a crash does the same once more: each step leaves alone what is done.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from mentorfolio.domain.copies import Act, Link, Purge, Restore
from mentorfolio.domain.text import command_line
from mentorfolio.errors import MentorfolioError, StoreDamaged, Unfinished
from mentorfolio.store.files import failure, is_of_here, read_file, replace_file, stamp, sync_folder

if TYPE_CHECKING:
    from mentorfolio.store.storage import PortfolioStorage

_LARGEST = 1 << 24


class _Marker(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is to be done, and the number of the file that says so.

    The file may lie in a folder that others write to, by git or a sync tool. What arrives from there
    has another number than the file it was written as, and must not purge anybody.
    """

    inode: int
    act: Act


class NotOfHere(StoreDamaged):
    """Something else than this program on this computer says that an act was begun."""


def intent_path(path: Path) -> Path:
    """Where it stands, for the portfolio or the network at this path."""
    return path.with_name(f".{path.name}.doing")


def begin(path: Path, act: Act) -> None:
    """Say on disk what is about to be done. Raises CannotCreate, InputOutputFailure: nothing is begun."""
    replace_file(intent_path(path), lambda inode: msgspec.json.encode(_Marker(inode, act)))


@contextlib.contextmanager
def beginning(path: Path, act: Act, *, again: bool) -> Iterator[None]:
    """Say it, and take that back where the first step fails; not of one that was begun before."""
    begin(path, act)
    try:
        yield
    except MentorfolioError:
        if not again:
            end(path)
        raise


def end(path: Path) -> None:
    """All of it is done. Raises CannotCreate, InputOutputFailure."""
    intent = intent_path(path)
    try:
        intent.unlink(missing_ok=True)
        sync_folder(path.parent)
    except OSError as problem:
        raise failure(problem, intent, "deleted") from None


def begun(path: Path) -> Act | None:
    """What was begun here and not ended. Raises StoreDamaged: it cannot be read, or is none of ours."""
    intent = intent_path(path)
    if not os.path.lexists(intent):
        return None
    try:
        marker = msgspec.json.decode(read_file(intent, _LARGEST), type=_Marker)
        ours = is_of_here(intent, marker.inode)
    except FileNotFoundError:  # ended meanwhile
        return None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise StoreDamaged(
            f"{intent} says what was to be done, and cannot be read.", hint="Delete that file."
        ) from None
    if not ours:
        raise NotOfHere(
            f"{intent} says that something was begun here, and this computer did not write it: "
            "it was left alone.",
            hint="Delete that file. A purge or restore that you began elsewhere, run again.",
        )
    return marker.act


def settle(storage: PortfolioStorage) -> bool:
    """End a restore, done or not; whether nothing was brought back, and no copy of what is there is left."""
    act = begun(storage.path)
    if not isinstance(act, Restore):
        return False
    undone = stamp(storage.path) == act.live
    if undone:
        aside = storage.backups.folder / Path(act.aside).name
        try:
            aside.unlink(missing_ok=True)
        except OSError as problem:
            raise failure(problem, aside, "deleted") from None
    end(storage.path)
    return undone


def told(act: Act) -> str:
    """That something is not finished, in a sentence."""
    if isinstance(act, Purge):
        return f"The purge of {act.called} is not finished: the next change carries on with it."
    if isinstance(act, Restore):
        return "A restore was stopped before it was done."
    if isinstance(act, Link):
        return (
            "The network does not show yet which of its people are in the portfolio: the next change "
            "fixes that."
        )
    return "Someone is not forgotten in every copy of the network yet: its next change carries on with that."


def left_over(path: Path, more: str = "") -> str:
    """What was begun and not ended, in a sentence with ``more`` behind it; empty if nothing."""
    try:
        act = begun(path)
    except MentorfolioError as problem:
        return problem.whole
    return f"{told(act)} {more}".strip() if act else ""


def again(act: Purge | Restore) -> str:
    """What to type for it once more."""
    if isinstance(act, Purge):
        whom = [act.slug] if act.slug else [x for word in act.also for x in ("--also", word)]
        return command_line("store", "purge", *whom, "--yes")
    return command_line("store", "restore", act.backup)


class Attempts:
    """Steps of which each is tried, whatever became of the others."""

    def __init__(self) -> None:
        self.failed: list[str] = []

    def attempt(self, path: Path, step: Callable[[], int], what: str) -> int:
        """What a step gives; 0 where it failed, which :meth:`finish` tells."""
        try:
            return step()
        except OSError as problem:
            self.failed.append(failure(problem, path, what).message)
        except MentorfolioError as problem:
            self.failed.append(problem.message)
        return 0

    def finish(self, path: Path, done: str, again: str) -> None:
        """End the act. Raises Unfinished if a step failed: then the next change begins with those."""
        if not self.failed:
            try:
                end(path)
            except MentorfolioError as problem:
                self.failed.append(problem.message)
        if self.failed:
            more = len(self.failed) - 1
            others = f" (and {more} more)" if more else ""
            raise Unfinished(
                f"{done}, but not all is done: {self.failed[0].removesuffix('.')}{others}.",
                hint=f"Fix that, then run it again: {again}. Or let your next change do it.",
            )

"""``store check``: the file and what lies around it, each finding with what to type."""

from __future__ import annotations

import os
import re
import shlex
import stat
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from mentorfolio.domain.copies import Act, Finding, Forget, Link
from mentorfolio.domain.pointing import dangling
from mentorfolio.domain.text import quoted
from mentorfolio.domain.unproven import all_strange
from mentorfolio.errors import MentorfolioError, NewerStore, StoreDamaged, Unmerged
from mentorfolio.store import journal
from mentorfolio.store.backups import Backups, is_intact, tables_of
from mentorfolio.store.conflicts import conflict_copies, network_of
from mentorfolio.store.files import strays
from mentorfolio.store.lock import lock_path
from mentorfolio.store.network import NetworkStore
from mentorfolio.store.records import Portfolio, damage_at
from mentorfolio.store.storage import PortfolioStorage


def findings(storage: PortfolioStorage) -> list[Finding]:
    """Everything that is not as it should be, damage first."""
    found = [*_content(storage), *_network(storage), *_links(storage), *_unfinished(storage)]
    found += [*_modes(storage), *_strays(storage)]
    found += [*_conflicts(storage), *_copies(storage)]
    return sorted(found, key=lambda f: f.level != "damage")


def _content(storage: PortfolioStorage) -> Iterator[Finding]:
    try:
        portfolio = Portfolio(storage)
        portfolio.validate()
    except MentorfolioError as problem:
        fix = _way_back(storage, problem)
        yield Finding(_level(problem), problem.code, str(storage.path), problem.message, fix)
        return
    yield from _edited(storage)
    for place, what in _strange(portfolio):
        yield Finding("damage", "value", place, f"{place}: {what}.", _mend(place))
    for place, problem_said in dangling(portfolio.everything()):
        yield Finding("damage", "reference", place, f"{place}: {problem_said}.", _mend(place))


def _level(problem: MentorfolioError) -> str:
    """What a newer version wrote is no damage: nothing is lost, and no older copy is to be brought back."""
    return "warning" if isinstance(problem, NewerStore) else "damage"


def _edited(storage: PortfolioStorage) -> Iterator[Finding]:
    if storage.tables().edited:
        told = f"The file {storage.path.name} was changed by something other than mentorfolio."
        fix = "Nothing to do: this note goes away with the next change of it."
        yield _warning("checksum", storage.path, f"{told} It can still be read.", fix)


def _network(storage: PortfolioStorage) -> Iterator[Finding]:
    network = NetworkStore(storage.path)
    if not network.exists():
        return
    place = str(network.path)
    try:
        contacts = network.reading()
    except MentorfolioError as problem:
        fix = (problem.hint or "").rpartition(": ")[2]
        yield Finding(_level(problem), problem.code, place, problem.message, fix)
        return
    yield from _edited(PortfolioStorage(network.path))
    for where, what in all_strange("contacts", contacts.values()):
        message = f"The network {place} is damaged at {where}: {what}."
        yield Finding("damage", "value", where, message, "mentorfolio network undo")


def _strange(portfolio: Portfolio) -> Iterator[tuple[str, str]]:
    return chain.from_iterable(all_strange(name, records) for name, records in portfolio.tables().items())


def strange_value(storage: PortfolioStorage) -> MentorfolioError | None:
    """The first value that no command would have written, with its place: it may have tripped one up."""
    try:
        place, what = next(_strange(Portfolio(storage)), ("", ""))
    except MentorfolioError:
        return None
    return damage_at(storage, place, what) if place else None


def _unfinished(storage: PortfolioStorage) -> Iterator[Finding]:
    for path in (storage.path, network_of(storage.path)):
        place = journal.intent_path(path)
        try:
            act = journal.begun(path)
        except MentorfolioError as problem:
            yield _warning("unfinished", place, problem.message, "rm", str(place))
        else:
            if act is not None:
                yield _warning("unfinished", place, journal.told(act), _go_on(act))


def _go_on(act: Act) -> str:
    if isinstance(act, Forget):
        return "Change anything in the network: mentorfolio network tag, note, import …"
    if isinstance(act, Link):
        return "Nothing to do: your next change does it."
    return f"Run it again: {journal.again(act)}"


def _way_back(storage: PortfolioStorage, problem: MentorfolioError) -> str:
    if isinstance(problem, StoreDamaged) and not isinstance(problem, Unmerged) and storage.backups.commits():
        return "mentorfolio store restore"
    return problem.hint or ""


def _mend(place: str) -> str:
    match = re.match(r'\$\.(\w+)\["([^"]+)"\]', place)
    table, record = match.groups() if match else ("", "")
    if table == "mentors":
        return f"Fix that line in an editor, or: mentorfolio mentor show {quoted(record)}"
    return "Fix that line in an editor, or: mentorfolio undo --list"


def _links(storage: PortfolioStorage) -> Iterator[Finding]:
    """Links where the program writes files of its own: whoever sent the folder may have put them there."""
    letters = storage.path.parent / "letters"
    inside = [] if letters.is_symlink() else sorted(letters.glob("*"))
    files = storage.path, network_of(storage.path)
    needed = [files[1], *map(lock_path, files), *(Backups(path).folder for path in files)]
    for place in (*needed, letters, *inside):
        if place.is_symlink():
            level, so = ("damage", ", so no change can be saved") if place in needed else ("warning", "")
            told = f"{place} is a link. Nothing is written or deleted where it leads{so}."
            yield Finding(level, "link", str(place), told, shlex.join(["rm", str(place)]))


def _modes(storage: PortfolioStorage) -> Iterator[Finding]:
    if os.name != "posix":
        return
    network = PortfolioStorage(network_of(storage.path))
    files = ((one.path, 0o600) for one in (storage, network) if one.path.is_file())
    kept = [storage.backups.folder, network.backups.folder]
    if (folder := storage.path.parent).is_dir() and folder.stat().st_mode & 0o011:
        kept.append(folder / ".git")  # every state there ever was, where others can enter the folder
    folders = ((folder, 0o700) for folder in kept if _is_folder(folder))
    for path, wanted in (*files, *folders):
        if stat.S_IMODE(path.stat().st_mode) & 0o077:
            told = f"{path} can be read by others on this computer."
            yield _warning("mode", path, told, "chmod", f"{wanted:o}", str(path))
    if storage.path.exists() and _others_write_to(folder.stat()):
        told = f"Other people on this computer can put files into {folder}, and remove yours."
        yield _warning("mode", folder, told, "chmod", "go-w", str(folder))


def _is_folder(place: Path) -> bool:
    return place.is_dir() and not place.is_symlink()


def _others_write_to(folder: os.stat_result) -> bool:
    """Whether a folder is open to others; on some systems each person is a group of their own."""
    return bool(folder.st_mode & 0o002) or bool(folder.st_mode & 0o020 and folder.st_gid != os.getegid())


def _strays(storage: PortfolioStorage) -> Iterator[Finding]:
    for path in strays(storage.path, storage.backups.folder):
        told = f"{path.name} is what a writer that was killed has left."
        yield _warning("stray", path, told, "Nothing to do: the next change clears it away.")


def _conflicts(storage: PortfolioStorage) -> Iterator[Finding]:
    for path in conflict_copies(storage.path):
        told = f"{path.name} is another version that a sync tool put aside."
        fix = f"To merge it in: mentorfolio store accept {quoted(str(path))}"
        yield _warning("conflict", path, told, fix)


def _copies(storage: PortfolioStorage) -> Iterator[Finding]:
    for kept in storage.backups.all() if _is_folder(storage.backups.folder) else ():
        if kept.kind == "aside":
            continue  # kept just because it may be damaged
        try:
            tables_of(kept)
            problem = None if is_intact(kept) else "it has been changed since"
        except NewerStore as newer:
            yield _warning("backup", kept.path, str(newer), f"Leave it where it is. {newer.hint}")
            continue
        except (MentorfolioError, OSError) as failed:
            problem = str(failed)
        if problem:
            told = f"The backup {kept.path.name} cannot be used: {problem}"
            yield _warning("backup", kept.path, told, "rm", str(kept.path))


def _warning(code: str, where: Path, message: str, *fix: str) -> Finding:
    """What is no damage; several words are a command."""
    return Finding("warning", code, str(where), message, shlex.join(fix) if fix[1:] else fix[0])

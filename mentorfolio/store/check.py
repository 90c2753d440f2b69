"""``store check``: the file and what lies around it, each finding with what to type."""

from __future__ import annotations

import os
import re
import shlex
import stat
from collections.abc import Iterator
from typing import Any

from mentorfolio.domain.copies import Finding
from mentorfolio.domain.references import dangling
from mentorfolio.domain.register import Everything
from mentorfolio.domain.text import quoted
from mentorfolio.errors import MentorfolioError, StoreDamaged
from mentorfolio.store.backups import is_intact, tables_of
from mentorfolio.store.files import strays
from mentorfolio.store.records import Portfolio
from mentorfolio.store.storage import PortfolioStorage
from mentorfolio.store.versions import conflict_copies


def findings(storage: PortfolioStorage) -> list[Finding]:
    """Everything that is not as it should be, damage first."""
    found = [*_content(storage), *_modes(storage), *_strays(storage), *_conflicts(storage), *_copies(storage)]
    return sorted(found, key=lambda f: f.level != "damage")


def _content(storage: PortfolioStorage) -> Iterator[Finding]:
    try:
        portfolio = Portfolio(storage)
        portfolio.validate()
    except MentorfolioError as problem:
        yield Finding(
            level="damage",
            code=problem.code,
            where=str(storage.path),
            message=problem.message,
            fix=_way_back(storage, problem),
        )
        return
    if storage.tables().edited:
        yield Finding(
            level="warning",
            code="checksum",
            where=str(storage.path),
            message="Something else than mentorfolio has changed the file. It reads well.",
            fix="Nothing to do: with your next change this note goes away.",
        )
    collections = portfolio.tables()
    tables: dict[str, Any] = {name: tuple(found) for name, found in collections.items()}
    for place, problem_said in dangling(Everything(**tables)):
        yield Finding(
            level="damage",
            code="reference",
            where=place,
            message=f"{place}: {problem_said}.",
            fix=_mend(place),
        )


def _way_back(storage: PortfolioStorage, problem: MentorfolioError) -> str:
    if isinstance(problem, StoreDamaged) and storage.backups.commits():
        return "mentorfolio store restore"
    return problem.hint or ""


def _mend(place: str) -> str:
    match = re.match(r'\$\.(\w+)\["([^"]+)"\]', place)
    table, record = match.groups() if match else ("", "")
    if table == "mentors":
        return f"Mend that line in an editor, or: mentorfolio mentor show {quoted(record)}"
    return "Mend that line in an editor, or: mentorfolio undo --list"


def _modes(storage: PortfolioStorage) -> Iterator[Finding]:
    if os.name != "posix":
        return
    for path, wanted in ((storage.path, 0o600), (storage.backups.folder, 0o700)):
        if path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o077:
            yield Finding(
                level="warning",
                code="mode",
                where=str(path),
                message=f"{path} can be read by others on this computer.",
                fix=shlex.join(["chmod", f"{wanted:o}", str(path)]),
            )


def _strays(storage: PortfolioStorage) -> Iterator[Finding]:
    for path in strays(storage.path, storage.backups.folder):
        yield Finding(
            level="warning",
            code="stray",
            where=str(path),
            message=f"{path.name} is what a writer that was killed has left.",
            fix="Nothing to do: the next change sweeps it away.",
        )


def _conflicts(storage: PortfolioStorage) -> Iterator[Finding]:
    for path in conflict_copies(storage.path):
        yield Finding(
            level="warning",
            code="conflict",
            where=str(path),
            message=f"{path.name} is another version that a sync tool put aside.",
            fix="Take in what it says: " + shlex.join(["mentorfolio", "store", "accept", str(path)]),
        )


def _copies(storage: PortfolioStorage) -> Iterator[Finding]:
    for kept in storage.backups.all():
        if kept.kind == "aside":
            continue  # kept just because it may be damaged
        try:
            tables_of(kept)
            problem = None if is_intact(kept) else "it was altered since"
        except (MentorfolioError, OSError) as failed:
            problem = str(failed)
        if problem:
            yield Finding(
                level="warning",
                code="backup",
                where=str(kept.path),
                message=f"The backup {kept.path.name} is no good: {problem}",
                fix=shlex.join(["rm", str(kept.path)]),
            )

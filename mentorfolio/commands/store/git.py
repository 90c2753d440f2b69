"""``store git-setup``: git told to merge the portfolio and the contacts record by record."""

from __future__ import annotations

import contextlib
import os
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path

from mentorfolio.desk.desk import Desk
from mentorfolio.desk.results import Done, Step
from mentorfolio.domain.copies import Finding
from mentorfolio.errors import InputOutputFailure, NotFound

_NAME = "mentorfolio"
_ASKING = 30  # seconds
_RENEWED = "git no longer runs a file mentorfolio.py of that folder in place of this program."


def git_setup(desk: Desk) -> Done:
    """Let git merge the portfolio record by record.

    Writes two lines to .gitattributes beside the portfolio, what git should not keep to .gitignore, and the
    command to the settings of that repository on this computer. Run it once in each clone.

    $ mentorfolio store git-setup
    """
    store = Path(os.path.realpath(desk.settings.store))
    if not store.exists():
        raise NotFound("There is no portfolio yet.", hint="Start one: mentorfolio init")
    root = _git(desk, store.parent, "rev-parse", "--show-toplevel")
    if root is None:
        raise NotFound(
            f"{store.parent} is in no git repository.",
            hint=f"Begin one: {shlex.join(['git', 'init', str(store.parent)])}",
        )
    attributes = store.parent / ".gitattributes"
    files = (store.name, desk.network.path.name)
    rows = [f"{_pattern(name)} merge={_NAME} -text" for name in files]
    driver = _driver_of_ours()
    written = _add_rows(desk, attributes, rows)
    beside = [row for name in map(_escaped, files) for row in (f"/.{name}.*", f"/{name}.backups")]
    ignored = _add_rows(desk, store.parent / ".gitignore", beside)
    was = _driver(desk, store.parent)
    for key, value in (("name", "mentorfolio, record by record"), ("driver", driver)):
        if _git(desk, store.parent, "config", "--local", f"merge.{_NAME}.{key}", value) is None:
            raise InputOutputFailure(
                "git did not accept the setting.", hint=f"See: git config --local merge.{_NAME}.{key}"
            )
    new = written or was != driver
    return Done(
        record={"attributes": str(attributes), "row": rows[0], "driver": driver, "repository": root},
        sentence=(
            "git now merges your portfolio and your contacts record by record."
            if new
            else "git already merges your portfolio and your contacts record by record."
        ),
        details=(
            f"{attributes} says: {' and '.join(rows)}",
            *([_RENEWED] if _is_unsafe(was) else []),
            "This is set for this clone only. In another one, run git-setup again.",
        ),
        steps=(Step("To share it", "git add .gitattributes .gitignore"),) if written or ignored else (),
        undoable=False,
    )


def unsafe_driver(desk: Desk) -> Finding | None:
    """That git starts what lies in the folder of the portfolio in this program's place, if it would."""
    folder = Path(os.path.realpath(desk.settings.store)).parent
    if not ((folder / ".gitattributes").exists() and _is_unsafe(_driver(desk, folder))):
        return None
    told = f"To merge your portfolio, git would run a file mentorfolio.py in {folder}, were there one."
    return Finding("warning", "driver", str(folder), told, "mentorfolio store git-setup")


def renew_driver(desk: Desk, folder: Path) -> None:
    """Have git start this program safely from now on, where an earlier git-setup did not."""
    if not sys.flags.safe_path and _is_unsafe(_driver(desk, folder)):  # else git-setup has had it started so
        _git(desk, folder, "config", "--local", f"merge.{_NAME}.driver", _driver_of_ours())
        desk.screen.warn(_RENEWED)


def _driver(desk: Desk, folder: Path) -> str | None:
    """What git calls to merge, if git is there and has been told."""
    with contextlib.suppress(NotFound, InputOutputFailure):
        return _git(desk, folder, "config", "--local", "--get", f"merge.{_NAME}.driver")
    return None


def _is_unsafe(driver: str | None) -> bool:
    """Whether Python looks into the folder that git stands in first: what others send would be run."""
    return driver is not None and f" -m {_NAME} " in driver and " -P " not in driver


def _driver_of_ours() -> str:
    """This very program, as a shell calls it; git takes % for itself.

    -P: git stands in the work tree, and a file mentorfolio.py there is none of ours.
    """
    program = shlex.join([sys.executable, "-P", "-m", _NAME]).replace("%", "%%")
    return f"{program} store merge %O %A %B"


def _escaped(name: str) -> str:
    """A file name that means itself only."""
    return "".join(f"\\{c}" if c in "*?[\\" else c for c in name)


def _pattern(name: str) -> str:
    """A file name as .gitattributes wants it."""
    quoted = _escaped(name)
    if quoted.startswith(("#", "!")):
        quoted = f"\\{quoted}"
    if any(c in quoted for c in ' "\t'):
        inside = quoted.replace("\\", "\\\\").replace('"', '\\"')
        return f'"/{inside}"'
    return f"/{quoted}"


def _add_rows(desk: Desk, path: Path, rows: Sequence[str]) -> bool:
    """Put those lines at the end of the file that are not in it; whether there were any."""
    desk.refuse_links(str(path), str(path.parent))
    try:
        text = path.read_bytes().decode("utf-8", "surrogateescape") if path.exists() else ""
    except OSError as problem:
        raise InputOutputFailure(f"{path} cannot be read: {problem.strerror}.") from None
    missing = [row for row in rows if row not in text.splitlines()]
    if not missing:
        return False
    begun = text if not text or text.endswith("\n") else f"{text}\n"
    more = "".join(f"{row}\n" for row in missing)
    desk.write_file(str(path), f"{begun}{more}".encode("utf-8", "surrogateescape"), tell=False)
    return True


def _git(desk: Desk, folder: Path, *words: str) -> str | None:
    """What git answers in that folder; None where it refuses."""
    import subprocess

    # Of the repository that the portfolio is in, whichever one this is run from.
    environment = {k: v for k, v in desk.environment.items() if not k.startswith("GIT_")}
    try:
        ended = subprocess.run(  # noqa: S603 - fixed words, no shell
            ["git", "-C", str(folder), *words],  # noqa: S607 - the person's own git
            capture_output=True,
            check=False,
            timeout=_ASKING,
            env=environment,
        )
    except FileNotFoundError:
        raise NotFound("git is not installed here.", hint="See https://git-scm.com") from None
    except (OSError, subprocess.TimeoutExpired):
        raise InputOutputFailure("git could not be run.", hint="Try it by hand: git status") from None
    return None if ended.returncode else ended.stdout.decode("utf-8", "replace").strip()

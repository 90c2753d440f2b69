"""Versions of a file of ours that sync tools put beside it when two computers have changed it."""

from __future__ import annotations

import re
from pathlib import Path

# What stands between the name and the ending of a copy that a sync tool puts aside.
_MARKS = (
    # Syncthing, Dropbox, Nextcloud, ownCloud, each in the language of its owner: conflict, Konflikt, conflit.
    r"[._ -].*onfli.*",
    r"[ _]?\((?:[1-9]\d?)\)",  # Google Drive, browsers
    r" [2-9]",  # iCloud
    r"-(?=[\w-]*[A-Z])[\w-]+",  # OneDrive: the name of the computer
)

_NETWORK = "network.json"


def network_of(portfolio: Path) -> Path:
    """The file of the contacts that lies beside a portfolio."""
    return portfolio.with_name(_NETWORK if portfolio.name != _NETWORK else f"network-{_NETWORK}")


def conflict_copies(portfolio: Path) -> list[Path]:
    """Versions of it, and of the contacts beside it, that sync tools have put there."""
    return [path for own in (portfolio, network_of(portfolio)) for path in _copies_of(own)]


def _copies_of(path: Path) -> list[Path]:
    stem, ending = re.escape(path.stem), re.escape(path.suffix)
    patterns = [
        re.compile(rf"{stem}{mark}{ending}", 0 if "A-Z" in mark else re.IGNORECASE) for mark in _MARKS
    ]
    try:
        names = [found.name for found in path.parent.iterdir()]
    except OSError:
        return []
    found = [name for name in names if any(p.fullmatch(name) for p in patterns)]
    return sorted(p for name in found if (p := path.with_name(name)).is_file())

"""How long the runs are: a part, which takes minutes in all, or everything, with TORTURE=full."""

from __future__ import annotations

import os


def amount(full: int, part: int) -> int:
    """The one or the other."""
    return full if os.environ.get("TORTURE") == "full" else part

"""Places that refuse, also to root: root may do anything, so such tests act as nobody."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

NOBODY = 65534


@contextmanager
def as_plain_user() -> Iterator[None]:
    """Within the block, a user whom the system refuses what is not theirs."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)

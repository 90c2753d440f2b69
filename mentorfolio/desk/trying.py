"""What would go, in words: for whoever only tries a change that takes out."""

from __future__ import annotations

from mentorfolio.domain.copies import Tried
from mentorfolio.domain.register import CALLED
from mentorfolio.domain.text import so_many


def counts_told(tried: Tried) -> tuple[str, ...]:
    """How many records would go, and how many would be changed for it."""
    told = (("Taken out", tried.taken_out), ("Changed", tried.changed))
    return tuple(
        f"{what}: {', '.join(so_many(number, CALLED[table]) for table, number in counts.items())}."
        for what, counts in told
        if counts
    )

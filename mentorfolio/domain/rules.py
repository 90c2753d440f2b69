"""The numbers of the method that a person may change, each with its default, told once."""

from __future__ import annotations

from typing import NamedTuple


class Rules(NamedTuple):
    """Under these names they stand in ``config.toml``. Days; waits of letters count Mondays to Fridays."""

    first_contact_wait: int = 3
    follow_up_wait: int = 7
    draft_wait: int = 2
    reflect_every: int = 90
    request_wait: int = 7
    agenda_ahead: int = 3
    check_in_every: int = 90
    term_ahead: int = 30
    within: int = 7
    no_answer_wait: int = 28
    need_ahead: int = 30

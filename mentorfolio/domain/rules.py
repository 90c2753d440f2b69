"""The numbers of the method that a person may change, each with its default, told once."""

from collections.abc import Mapping
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
    silent_after: int = 90
    undated_after: int = 14


# What each of them is, as ``config show`` tells it.
TOLD: Mapping[str, str] = {
    "first_contact_wait": "Working days a first letter waits for an answer before you can send another for "
    "the same need.",
    "follow_up_wait": "Working days until the one reminder.",
    "draft_wait": "Days until next shows a draft you have not sent.",
    "reflect_every": "Days until reflect asks a question again.",
    "request_wait": "Days after a first conversation until next reminds you to ask for mentoring.",
    "agenda_ahead": "How many days ahead you are reminded to prepare a meeting without an agenda.",
    "check_in_every": "Days from one check-in to the next.",
    "term_ahead": "How many days ahead next shows the end of a formal term.",
    "within": "How many days ahead next shows contacts that are due.",
    "no_answer_wait": "Days without an answer until next asks you to close a letter instead of reminding "
    "them.",
    "silent_after": "Days without a word until next shows a mentor with no agreed rhythm.",
    "undated_after": "Days until next asks whether a promise without a date is kept.",
    "need_ahead": "How many days ahead next shows an urgent need with nobody for it.",
}

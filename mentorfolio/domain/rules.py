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
    "first_contact_wait": "Working days that a first letter has for an answer before another first letter "
    "for the same need may go out unasked.",
    "follow_up_wait": "Working days until the one reminder.",
    "draft_wait": "Days until a draft that lies about is shown by next.",
    "reflect_every": "Days until a question of reflect is asked again.",
    "request_wait": "Days after a first conversation until next reminds you to ask for mentoring.",
    "agenda_ahead": "How many days before a meeting without an agenda you are reminded to prepare it.",
    "check_in_every": "Days from one look at a relationship to the next.",
    "term_ahead": "How many days before its end a formal term is shown.",
    "within": "How many days ahead next shows contacts that fall due.",
    "no_answer_wait": "Days after which a letter without an answer is offered to be closed, instead of "
    "reminded of.",
    "silent_after": "Days without a word after which next shows a mentor with whom no rhythm is agreed on.",
    "undated_after": "Days after which next asks whether a promise without a day is kept.",
    "need_ahead": "Days before its date from which a pressing need with nobody for it is due.",
}

"""What came of your letters: drafted, sent, answered, met, active; by template, channel and source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from mentorfolio.desk.desk import Desk
from mentorfolio.desk.results import Result
from mentorfolio.domain.records import Meeting, Mentor, Outreach
from mentorfolio.domain.relationship import last_talks

STEPS = ("drafted", "sent", "answered", "met", "active")
# Each step is a share of this one.
SHARE_OF: Mapping[str, str] = {"sent": "drafted", "answered": "sent", "met": "sent", "active": "sent"}


class Rates(Result, frozen=True, kw_only=True):
    """How many letters got how far. ``total``, ``by_channel`` and ``by_source`` count first letters."""

    total: dict[str, int]
    by_template: dict[str, dict[str, int]]
    by_channel: dict[str, dict[str, int]]
    by_source: dict[str, dict[str, int]]

    def data(self) -> object:
        """The counts, each group with its rates: shares from 0 to 1, ``null`` of nothing."""
        groups = {"by_template": self.by_template, "by_channel": self.by_channel, "by_source": self.by_source}
        return {
            "total": with_rates(self.total),
            **{name: {key: with_rates(row) for key, row in rows.items()} for name, rows in groups.items()},
        }


def with_rates(counts: Mapping[str, int]) -> dict[str, object]:
    """The counts and their shares."""
    rates = {
        step: counts[step] / counts[whole] if counts[whole] else None for step, whole in SHARE_OF.items()
    }
    return {**counts, "rates": rates}


def stats(desk: Desk) -> Rates:
    """Count what came of your letters: sent, answered, met, active.

    $ mentorfolio outreach stats
    """
    # What is discarded was never a letter.
    portfolio = desk.store.reading()
    letters = list(portfolio[Outreach])
    mentors = portfolio[Mentor].by_id()
    talks = last_talks(portfolio[Meeting])
    first = [x for x in letters if x.kind == "first"]

    def count(some: Iterable[Outreach]) -> dict[str, int]:
        return reached(some, mentors, talks)

    def grouped(some: Iterable[Outreach], key: Callable[[Outreach], str]) -> dict[str, dict[str, int]]:
        groups: dict[str, list[Outreach]] = {}
        for letter in some:
            groups.setdefault(key(letter), []).append(letter)
        return {name: count(groups[name]) for name in sorted(groups)}

    def source(letter: Outreach) -> str:
        mentor = mentors.get(letter.mentor)
        return (mentor.source if mentor else None) or "unknown"

    return Rates(
        total=count(first),
        by_template=grouped(letters, lambda x: x.template),
        by_channel=grouped(first, lambda x: x.channel),
        by_source=grouped(first, source),
    )


def reached(
    letters: Iterable[Outreach], mentors: Mapping[str, Mentor], talks: Mapping[str, str]
) -> dict[str, int]:
    """Step -> how many of the letters came that far; ``talks`` are those of :func:`last_talks`."""
    found = dict.fromkeys(STEPS, 0)
    for letter in letters:
        for step in _steps(letter, mentors.get(letter.mentor), talks.get(letter.mentor, "")):
            found[step] += 1
    return found


def _steps(letter: Outreach, mentor: Mentor | None, met: str) -> list[str]:
    """The steps it reached; *met* and *active* on the day it was sent or later."""
    sent = letter.sent
    if sent is None:
        return ["drafted"]
    steps = ["drafted", "sent"]
    if letter.answered:
        steps.append("answered")
    if met >= sent.isoformat():
        steps.append("met")
    if mentor and any(change.stage == "active" and change.on >= sent for change in mentor.history):
        steps.append("active")
    return steps

"""What came of your letters: drafted, sent, answered, met, active; by template, channel and source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from mentorfolio.desk.desk import Desk
from mentorfolio.desk.results import Result
from mentorfolio.domain.records import Meeting, Mentor, Outreach
from mentorfolio.domain.relationship import last_talks
from mentorfolio.render.page import (
    INDENT,
    Line,
    Look,
    Page,
    Span,
    columns,
    command,
    dim,
    line,
    stacked,
    strong,
)

_FEW = 10  # letters: below that a share says little
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

    def page(self, look: Look) -> Page:
        """The funnel of first letters, then the three tables."""
        if not self.by_template:
            written = "You have not written any letters yet. Write one: "
            return Page(words=(line(written, command("mentorfolio approach")),))
        funnel = [[Span(f"  {s}"), strong(str(self.total[s])), dim(_share(self.total, s))] for s in STEPS]
        body = [line(Span("First letters", "heading")), *columns(funnel, look)]
        tables = {
            "By template": self.by_template,
            "First letters by channel": self.by_channel,
            "First letters by where you found them": self.by_source,
        }
        for title, rows in tables.items():
            if rows:
                body += [line(), line(Span(title, "heading")), *_table(rows, look)]
        few = line(dim("With so few letters, this may be chance."))
        return Page(body=tuple(body), words=(few,) if self.total["sent"] < _FEW else ())


def with_rates(counts: Mapping[str, int]) -> dict[str, object]:
    """The counts and their shares."""
    return {**counts, "rates": {step: _rate(counts, step) for step in SHARE_OF}}


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

    def grouped(some: Sequence[Outreach], key: Callable[[Outreach], str]) -> dict[str, dict[str, int]]:
        names = sorted({key(letter) for letter in some})
        return {name: count(x for x in some if key(x) == name) for name in names}

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
    told = ((x, mentors.get(x.mentor), talks.get(x.mentor, "")) for x in letters)
    found = Counter(step for one in told for step in _steps(*one))
    return {step: found[step] for step in STEPS}


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


def _rate(counts: Mapping[str, int], step: str) -> float | None:
    """How much it is of the step that it is a share of; None for the first step, and of nothing."""
    whole = counts[SHARE_OF[step]] if step in SHARE_OF else 0
    return counts[step] / whole if whole else None


def _share(counts: Mapping[str, int], step: str) -> str:
    rate = _rate(counts, step)
    return "" if rate is None else f"{rate:.0%} of the {counts[SHARE_OF[step]]} {SHARE_OF[step]}"


def _table(rows: Mapping[str, Mapping[str, int]], look: Look) -> list[Line]:
    if look.narrow:
        told = (", ".join(f"{step} {_cell(counts, step)}" for step in STEPS) for counts in rows.values())
        return stacked([line(f"  {name}", hang=INDENT) for name in rows], [line(text) for text in told])
    head = [dim("  "), *map(dim, STEPS)]
    table = [[f"  {name}", *(_cell(counts, step) for step in STEPS)] for name, counts in rows.items()]
    return columns(table if look.words else [head, *table], look, heads=("", *STEPS))


def _cell(counts: Mapping[str, int], step: str) -> str:
    rate = _rate(counts, step)
    return str(counts[step]) if rate is None else f"{counts[step]} ({rate:.0%})"

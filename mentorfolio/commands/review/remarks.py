"""What the review says about more than coverage: give and take, circles, the last half year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mentorfolio.commands.review.review import Reviewed
from mentorfolio.domain.dates import said_near
from mentorfolio.domain.give_and_take import evidence
from mentorfolio.domain.lifecycle import OVER
from mentorfolio.domain.past_day import Change
from mentorfolio.domain.text import listed, quoted
from mentorfolio.render.page import GAP, Line, Look, Span, cells, command, line, padded, strong

LABEL = 13  # cells of the column of labels, at least
WIDEST = 22  # and at most, gap and all; a longer label stands out
NAMED = 3  # of more people or needs than this, a line says how many more
NOTABLE = 0.05  # a smaller change of the gap is not worth a word

# Moves that are news after half a year, and how one or several people did them.
_BECAME = {
    "active": ("became active", "became active"),
    "paused": ("is resting", "are resting"),
    "ended": ("ended", "ended"),
}


class Remark(NamedTuple):
    """A word or name, and what stands out about it; what to ``do`` stands behind it."""

    label: str
    said: str
    do: tuple[str | Span, ...] = ()


def laid_out(remarks: Sequence[Remark], look: Look) -> list[Line]:
    """The labels of all in one column, on a narrow screen as narrow as it goes."""
    widest = max((cells(label) for label, *_ in remarks), default=0) + GAP
    width = LABEL if look.narrow else max(LABEL, min(widest, WIDEST))
    return [
        line(strong(padded(label, max(width, cells(label) + GAP))), said, *do, hang=width)
        for label, said, do in remarks
    ]


def to_do(result: Reviewed, what: str, typed: str) -> tuple[str | Span, ...]:
    """Something to do about it, with its command; nothing on a day that is over."""
    return () if result.is_past else (what, command(typed))


def about_asking(result: Reviewed) -> list[Remark]:
    """Relationships of requests only, with their evidence (R7)."""
    if not result.asking:
        return []
    names, first = result.names, result.asking[0]
    who = together([f"{names[a.mentor]} ({evidence(a)})" for a in result.asking])
    since = said_near(first.since, result.review.on)
    sentence = f"{who}: since {since} nothing but requests, no gift, no look at how it goes."
    return [
        Remark("Asking only", sentence, to_do(result, "  ", f"mentorfolio checkin {quoted(first.mentor)}"))
    ]


def about_giving(result: Reviewed) -> list[Remark]:
    """Who gave and got nothing back (P9); whom the line above names already is not named again."""
    names, told = result.names, {a.mentor for a in result.asking}
    giving = [i for i in result.giving if i not in told]
    if not giving:
        return []
    sentence = f"{together([names[i] for i in giving])} gave, and got nothing back lately."
    return [
        Remark(
            "Give back",
            sentence,
            to_do(result, "  ", f'mentorfolio gift {quoted(giving[0])} "what you gave"'),
        )
    ]


def about_formal_gaps(result: Reviewed) -> list[Remark]:
    """Needs that a formal mentor leaves open and an informal one fills: both together work best (P5)."""
    names = result.names
    active = {s.mentor.id: s.mentor for s in result.review.standings if s.stage == "active"}
    formal = [i for i, mentor in active.items() if mentor.form == "formal"]
    filled: dict[str, list[str]] = {}
    for need in result.review.needs:
        helping = [i for i in need.active if active[i].form != "formal"]
        if formal and helping and not set(formal) & set(need.active):
            filled.setdefault(together([names[i] for i in helping]), []).append(need.target.title)
    where = f"What {together([names[i] for i in formal])} from the programme does not cover"
    return [
        Remark("Well combined", f"{where}, {who} does: {together(titles)}.") for who, titles in filled.items()
    ]


def about_circles(result: Reviewed) -> list[Remark]:
    """One line for each circle: who of it is left, and when it met last."""
    names, on = result.names, result.review.on
    left = {i for i, mentor in result.mentors.items() if mentor.stage not in OVER}
    remarks = []
    for circle in result.circles:
        who = ", ".join(names[i] for i in circle.members if i in left) or "Nobody but you"
        last = result.met.get(circle.id)
        met = f"last met {said_near(last, on)}" if last else "not met yet"
        remarks.append(Remark(circle.name, f"{who}; {met}."))
    return remarks


def about_half_a_year(result: Reviewed) -> list[Line]:
    """One line: what became different in half a year."""
    change = result.since
    if change is None:
        return []
    since = said_near(change.on, result.review.on)
    news = "; ".join(part for part in (", ".join(_news(result, change)), _gap(change)) if part)
    text = f"Since {since}: {news}." if news else f"Nothing has changed since {since}."
    return [line(text, hang=2), line()]


def together(names: Sequence[str]) -> str:
    """``Anna, Ben and Kim``; of more than three, the first and how many more."""
    return listed(names, NAMED)


def _news(result: Reviewed, change: Change) -> Iterable[str]:
    names = result.names
    for stage, (one, several) in _BECAME.items():
        who = [names[i] for i in change.became.get(stage, ())]
        if who:
            yield f"{together(who)} {one if len(who) == 1 else several}"
    met = [result.needs[i].title for i in change.needs_met]
    if met:
        yield f"{together(met)} {'is' if len(met) == 1 else 'are'} met"


def _gap(change: Change) -> str:
    if change.gap_change is None or abs(change.gap_change) < NOTABLE:
        return ""
    return f"your needs are {'better' if change.gap_change < 0 else 'less well'} covered"

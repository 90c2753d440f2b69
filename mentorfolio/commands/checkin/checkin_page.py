"""A check-in in words, and how check-ins moved over time as a small chart."""

from __future__ import annotations

from collections.abc import Sequence

from mentorfolio.commands.checkin.checkin import CheckedIn, Trend, movement
from mentorfolio.desk.results import step_lines, undoable
from mentorfolio.desk.scales import number
from mentorfolio.domain.dates import said_day, said_near
from mentorfolio.domain.records import Checkin
from mentorfolio.domain.relationship import health
from mentorfolio.domain.text import quoted
from mentorfolio.render.page import Line, Look, Page, Span, columns, command, dim, labelled, line, strong
from mentorfolio.render.people import HEALTH
from mentorfolio.render.signs import course

MOST_POINTS = 20  # of a chart: with its words they fit a phone
_LABEL = 11
_ROLE = {"thriving": "good", "at-risk": "error"}


def page(result: CheckedIn | Trend, look: Look) -> Page:
    """Either of the two."""
    return _checked_in(result, look) if isinstance(result, CheckedIn) else _trend(result, look)


def trend_lines(checkins: Sequence[Checkin], look: Look) -> list[Line]:
    """A bar for each of the latest check-ins of one person (a digit in ASCII), one row an axis.

    With the first and last value and day; nothing is drawn of none.
    """
    shown = [health(c) for c in checkins[-MOST_POINTS:]]
    if not shown:
        return []
    rows = {"rapport": [h.rapport for h in shown], "clarity": [h.clarity for h in shown]}
    width = max(len(number(values[0])) for values in rows.values())
    out = []
    for label, values in rows.items():
        told = [f"{number(value):>{width}}" for value in values]
        out.append(line(dim(f"{label:<{_LABEL}}"), *course(values, told, look)))
    days = said_near(shown[0].on, look.today)
    if shown[-1].on != shown[0].on:
        days += f" to {said_near(shown[-1].on, look.today)}"
    out.append(line(" " * _LABEL, dim(days), hang=_LABEL))
    return out


def _checked_in(result: CheckedIn, look: Look) -> Page:
    found = health(result.checkin)
    word, meaning, _ = HEALTH[found.health]
    verdict = Span(word, _ROLE.get(found.health, "warn"))
    body = [line(strong(result.name), ": ", verdict, f". {meaning}", hang=2)]
    body += labelled("rapport", f"{number(found.rapport)} of 5", _LABEL)
    body += labelled("clarity", f"{number(found.clarity)} of 5", _LABEL)
    worth = {"you": result.checkin.benefit_me, "them": result.checkin.benefit_them}
    body += labelled(
        "worth", ", ".join(f"{much} of 5 to {who}" for who, much in worth.items() if much), _LABEL
    )
    if result.before:
        then = health(result.before).health
        body.append(line(movement(result.checkin, result.before), hang=2))
        if then != found.health:
            body.append(line(f"It was {HEALTH[then][0]} then.", hang=2))
        body += [line(), *trend_lines(result.so_far, look)]
    return Page(body=tuple(body), words=tuple(_words(result, look)))


def _words(result: CheckedIn, look: Look) -> list[Line]:
    words = [line()]
    deed = result.advice.deed
    if deed:
        axis = result.advice.axis
        words.append(line(f"One thing to do for {axis}: ", strong(deed.text), hang=2))
    else:
        words.append(line("All six are as good as they can be: there is nothing to put right.", hang=2))
    on = said_day(result.checkin.on)
    if result.again:
        words.append(line(f"You already have this same check-in of {on}; it is kept once.", hang=2))
        return [*words, *step_lines(result.steps, look)]
    words += undoable(f"Kept the check-in with {result.name} on {on}.", look)
    if result.second:
        both = command(f"mentorfolio timeline {quoted(result.checkin.mentor)}")
        words.append(line("  You already had a check-in for that day; both are kept: ", both, hang=2))
    return [*words, *step_lines(result.steps, look)]


def _trend(result: Trend, look: Look) -> Page:
    if not result.checkins:
        begin = command(f"mentorfolio checkin {quoted(result.mentor)} --ask")
        return Page(words=(line(f"There is no check-in with {result.name} yet."), line("  Begin: ", begin)))
    shown = result.checkins[-MOST_POINTS:]
    body = [line(Span(result.name, "heading")), *trend_lines(result.checkins, look), line()]
    rows = []
    for checkin in reversed(shown):
        found = health(checkin)
        row = [said_near(checkin.on, look.today), number(found.rapport), number(found.clarity)]
        rows.append([*map(Span, row), Span(HEALTH[found.health][0], _ROLE.get(found.health, ""))])
    heads = [dim(head) for head in ("day", "rapport", "clarity", "so it was")]
    body += columns([heads, *rows], look)
    left_out = len(result.checkins) - len(shown)
    if left_out:
        body.append(line(dim(f"and {left_out} before")))
    return Page(body=tuple(body))

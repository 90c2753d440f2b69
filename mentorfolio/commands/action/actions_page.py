"""What was promised, with whose it is and by when."""

from __future__ import annotations

from mentorfolio.commands.action.actions import ActionList
from mentorfolio.domain.dates import said_near
from mentorfolio.domain.records import Action
from mentorfolio.render.page import Line, Look, Page, Span, columns, cut, dim, empty, line, stacked
from mentorfolio.render.people import late

NAME = 18  # cells of a name beside a promise, longer ones are cut
NAMES = 36  # of several, or with what tells namesakes apart, so that one sees whose it is


def page(result: ActionList, look: Look) -> Page:
    """The list."""
    if not result.actions:
        if result.narrowed:
            return Page(words=(line("No promise matches that."),))
        typed = 'mentorfolio action add NAME "read her report by fri"'
        return empty("You have noted no promises yet.", "Note it", typed)
    rows: list[list[Span]] = []
    rests: list[Line] = []
    for at, promise in enumerate(result.actions, 1):
        action = promise.action
        number = look.number(at) if look.numbered else ""
        code = "" if look.numbered else action.id
        row = [
            Span(f"{number}{'you' if action.owner == 'me' else 'they'}"),
            Span(action.text, "" if action.done else "strong"),
        ]
        if not look.narrow:
            who = result.people(promise)
            width = NAME if len(promise.mentors) == 1 and not who.endswith(")") else NAMES
            row.append(Span(cut(who, width, look)))
        row.append(_day(action, look))
        if look.narrow:
            rests.append(line(f"{result.people(promise)}  ", dim(code)))
            rows.append(row)
        else:
            rows.append([*row, *([dim(code)] if code else [])])
    listed = columns(rows, look, 1, ("", "", "with", "", *(() if look.numbered else ("id",))))
    return Page(body=tuple(stacked(listed, rests) if look.narrow else listed))


def _day(action: Action, look: Look) -> Span:
    today = look.today
    if action.done:
        return dim(f"done {said_near(action.done, today)}")
    if action.due is None:
        return Span("" if look.words else look.sign("nothing"))
    if action.due <= today:
        return Span(late((today - action.due).days), "warn" if action.due < today else "")
    return Span(f"by {said_near(action.due, today)}")

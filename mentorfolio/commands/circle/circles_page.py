"""The list of circles, and one circle with its sessions."""

from __future__ import annotations

from mentorfolio.commands.circle.circles import CircleList, CircleShown
from mentorfolio.domain.circles import ME
from mentorfolio.domain.dates import said_day, said_near, said_when
from mentorfolio.domain.lifecycle import OVER, stage_word
from mentorfolio.domain.names import earlier_id
from mentorfolio.domain.records import Meeting
from mentorfolio.domain.text import quoted
from mentorfolio.domain.vocabulary import CIRCLE_KINDS
from mentorfolio.render.page import (
    Line,
    Look,
    Page,
    Span,
    columns,
    command,
    dim,
    empty,
    labelled,
    line,
    stacked,
    strong,
)

SESSIONS = 10  # the latest ones; all of them are in the portfolio


def page(result: CircleList | CircleShown, look: Look) -> Page:
    """Either of the two."""
    return _listed(result, look) if isinstance(result, CircleList) else _shown(result)


def _listed(result: CircleList, look: Look) -> Page:
    if not result.circles:
        return empty(
            "You have no circles yet.", "Begin one", 'mentorfolio circle add "Peers" --member MENTOR'
        )
    rows, below = [], []
    for circle in result.circles:
        last = result.last.get(circle.id)
        met = f"last met {said_near(last, look.today)}" if last else "not met yet"
        there = [result.names.get(i, i) for i in circle.members if i not in result.gone]
        people = ", ".join([*there, *circle.others])
        what = f"{CIRCLE_KINDS[circle.kind]}: {people or 'nobody but you'}"
        rows.append([strong(circle.name), Span(met)] + ([Span(what)] if look.width is None else []))
        below.append(line(dim(what)))
    return Page(body=tuple(columns(rows) if look.width is None else stacked(columns(rows, look), below)))


def _shown(result: CircleShown) -> Page:
    circle = result.circle
    body: list[Line] = [line(Span(circle.name, "heading"), f"  {CIRCLE_KINDS[circle.kind]}")]
    body += labelled("id", earlier_id(circle.id, circle.name, "circle"))
    body += labelled("purpose", circle.purpose)
    known = [f"{m.name}, {stage_word(m)}" for m in result.members]
    body += labelled("members", "\n".join([*known, *circle.others]) or "nobody but you")
    gone = {m.id for m in result.members if m.stage in OVER}
    turns = [who for who in result.turns if who not in gone]
    planned = [s for s in result.sessions if not s.held and not s.cancelled]
    held = [s for s in result.sessions if s.held]
    body += labelled("planned", "\n".join(_session(result, s) for s in reversed(planned)))
    body += labelled("held", "\n".join(_session(result, s) for s in held[:SESSIONS]))
    body += labelled("whose turn", "\n".join(_turn(result, who) for who in turns))
    plan = f'mentorfolio meeting plan --circle {quoted(circle.id)} --when "thu 15:00"'
    return Page(body=tuple(body), words=() if planned else (line("Next: ", command(plan)),))


def _session(result: CircleShown, session: Meeting) -> str:
    who = f": {_name(result, session.presenter)}" if session.presenter else ""
    incident = (": " if not who else ", ") + session.incident if session.incident else ""
    return f"{said_when(session.when)}{who}{incident}"


def _turn(result: CircleShown, who: str) -> str:
    name, last = _name(result, who), result.last_turn(who)
    if any(s.presenter == who and not s.held and not s.cancelled for s in result.sessions):
        return f"{name}, planned"
    return f"{name}, last on {said_day(last)}" if last else f"{name}, not yet"


def _name(result: CircleShown, who: str) -> str:
    return "you" if who == ME else result.names.get(who, who)

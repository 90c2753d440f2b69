"""The list of needs, and one need."""

from __future__ import annotations

from mentorfolio.commands.need.needs import NeedList, NeedShown, gain_sentence
from mentorfolio.desk.results import Step, step_lines
from mentorfolio.domain.dates import said_day, said_near
from mentorfolio.domain.names import earlier_id
from mentorfolio.domain.text import quoted
from mentorfolio.domain.vocabulary import CONTEXTS, KNOWING, SCOPES
from mentorfolio.render.page import (
    Line,
    Look,
    Page,
    Span,
    columns,
    command,
    cut,
    dim,
    empty,
    labelled,
    line,
    stacked,
    strong,
)
from mentorfolio.render.people import late
from mentorfolio.render.signs import graded, urgency

NAME = 24  # cells of a name beside a title; a longer one is cut


def page(result: NeedList | NeedShown, look: Look) -> Page:
    """Either of the two."""
    return _listed(result, look) if isinstance(result, NeedList) else _shown(result, look)


def _listed(result: NeedList, look: Look) -> Page:
    if not result.needs:
        return empty("You have no needs yet.", "Name one", 'mentorfolio need add "Lead a team" --knowing how')
    rows: list[list[Span]] = []
    rests: list[Line] = []
    for need in result.needs:
        by = f"by {said_near(need.by, look.today)}" if need.by else ""
        state = by if need.status == "open" else need.status
        coming = ", ".join(cut(name, NAME, look) for name in result.coming[need.id])
        active = [cut(name, NAME, look) for name in result.serving[need.id]]
        serving = ", ".join(active) or (f"in view: {coming}" if coming else "nobody yet")
        row = [Span(urgency(need.priority, look), "warn"), strong(need.title)]
        kind = dim(KNOWING[need.knowing].partition(":")[0])
        last = Span(serving if need.status == "open" else "")
        if look.narrow:
            rests.append(line("; ".join(filter(None, (kind.text, state, last.text)))))
            rows.append(row)
        else:
            nothing = "" if look.words else look.sign("nothing")
            rows.append([*row, kind, Span(state or nothing), last])
    heads = ("", "", "would help", "", "who helps")
    listed = columns([[row[1], row[0], *row[2:]] for row in rows] if look.words else rows, look, 1, heads)
    return Page(body=tuple(stacked(listed, rests) if look.narrow else listed))


def _shown(result: NeedShown, look: Look) -> Page:
    n = result.need
    body: list[Line] = [line(Span(n.title, "heading"))]
    body += labelled("id", earlier_id(n.id, n.title, "need"))
    body += labelled("status", n.status)
    body += labelled("would help", KNOWING[n.knowing])
    body += labelled("priority", f"{n.priority} of 3")
    body += labelled("context", CONTEXTS[n.context] if n.context else "")
    body += labelled("scope", SCOPES[n.scope])
    body += labelled("in letters", n.phrase)
    body += labelled("why", n.why)
    body += labelled("done when", n.success)
    overdue = n.status == "open" and n.by is not None and n.by < look.today
    late_by = f", {late((look.today - n.by).days)}" if overdue and n.by else ""
    body += labelled("by", f"{said_day(n.by)}{late_by}" if n.by else "")
    body += labelled("confidence", "\n".join(f"{c.rating} of 5 on {said_day(c.on)}" for c in n.confidence))
    body += labelled("", gain_sentence(n))
    body += labelled(
        "people", "\n".join(graded(f"{name} ({stage})", much, look) for name, stage, much in result.serving)
    )
    words = step_lines(result.skilled, look)
    if not (result.serving or result.skilled):
        words.append(line("Nobody yet. ", command(f"mentorfolio identify --need {quoted(n.id)}")))
    if overdue:
        words.append(line("Its day has passed. What now?"))
        words += step_lines(_what_now(n.id), look)
    return Page(body=tuple(body), words=tuple(words))


def _what_now(need: str) -> tuple[Step, ...]:
    return (
        Step("It is met", f"mentorfolio need met {quoted(need)}"),
        Step("It takes longer", f"mentorfolio need edit {quoted(need)} --by 'in 3 months'"),
        Step("Let it go", f"mentorfolio need drop {quoted(need)}"),
    )

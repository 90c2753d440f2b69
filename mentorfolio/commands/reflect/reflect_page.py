"""Prompts, and what was answered."""

from __future__ import annotations

from mentorfolio.commands.reflect.reflect import PastReflections, PromptList
from mentorfolio.domain.dates import said_day, said_near
from mentorfolio.render.page import Line, Look, Page, Span, command, dim, line, lines_of


def page(result: PromptList | PastReflections, look: Look) -> Page:
    """Either of the two."""
    return _prompts(result, look) if isinstance(result, PromptList) else _past(result)


def _prompts(result: PromptList, look: Look) -> Page:
    body: list[Line] = []
    for row in result.rows:
        last = f"  answered {said_near(row.last_answered, look.today)}" if row.last_answered else ""
        mark = Span(look.sign("due" if row.due else "answered"), "warn" if row.due else "dim")
        body.append(line(mark, " ", Span(row.title, "strong"), dim(f"  {row.prompt}{last}")))
        body += lines_of(row.question, indent=2)
    return Page(body=tuple(body), words=(line("Answer one: ", command(result.answer)),))


def _past(result: PastReflections) -> Page:
    if not result.reflections:
        return Page(words=(line("There is nothing here yet. Start with: ", command("mentorfolio reflect")),))
    body: list[Line] = []
    for r in result.reflections:
        body += [line()] if body else []
        about = f", about {result.names.get(f'{r.about} {r.subject}', f'a {r.about}')}" if r.subject else ""
        title = result.titles.get(r.prompt or "", r.prompt or "In my own words")
        body.append(line(Span(title, "strong"), dim(f"  {said_day(r.on)}{about}")))
        body += lines_of(r.text, indent=2)
    return Page(body=tuple(body))

"""The agenda of a planned meeting: as it is, and what could be added."""

from __future__ import annotations

from mentorfolio.commands.meeting.agenda import ITEM, AgendaShown
from mentorfolio.desk.results import Step, step_lines, undoable
from mentorfolio.domain.text import quoted
from mentorfolio.render.page import Line, Look, Page, Span, dim, line, lines_of


def page(result: AgendaShown, look: Look) -> Page:
    """What would be sent is the answer; beside an agenda of one's own stands what could be added."""
    body: list[Line] = []
    if not (result.asked or result.output or result.format == "ics"):
        body = _both(result) if result.further and result.agenda and not result.format else _as_sent(result)
    return Page(body=tuple(body), words=tuple(_words(result, look)))


def _as_sent(result: AgendaShown) -> list[Line]:
    lines: list[Line] = []
    for text in result.body.split("\n"):
        lines += [line(text, hang=len(ITEM))] if text.startswith(ITEM) else lines_of(text)
    return lines


def _both(result: AgendaShown) -> list[Line]:
    return [
        line(Span("Your agenda", "heading")),
        *(_item(item) for item in result.agenda),
        line(),
        line(Span("You could add", "heading")),
        *(_item(item) for item in result.further),
    ]


def _item(item: str) -> Line:
    return line(f"{ITEM}{item}", hang=len(ITEM))


def _words(result: AgendaShown, look: Look) -> list[Line]:
    if result.format == "ics" and result.output is None:
        return []
    words: list[Line] = [] if result.asked or result.output else [line()]
    if result.sentence:
        words += undoable(result.sentence, look) if result.saved else [line(result.sentence)]
    if result.output:
        what = "an entry for a calendar" if result.format == "ics" else "a text"
        words.append(line(f"Written to {result.output}: {what}, to send to {result.who} beforehand."))
        if result.further and result.agenda:
            words.append(line(dim("It has your own agenda, without what you could add.")))
    ask = f"mentorfolio meeting agenda {quoted(result.meeting.id)}"
    steps: list[Step] = []
    if result.further and not result.asked:
        steps.append(Step("Keep it all" if result.agenda else "Keep it as the agenda", f"{ask} --keep"))
        steps.append(Step("Add something of your own", f"{ask} --add TEXT"))
    if not result.output:
        steps.append(Step("Send it beforehand", f"{ask} --output agenda.ics"))
    return [*words, *step_lines(tuple(steps), look)]

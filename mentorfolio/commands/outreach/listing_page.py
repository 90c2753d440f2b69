"""The board of letters: one block for each state, the longest wait first."""

from __future__ import annotations

from mentorfolio.commands.outreach.listing import LetterList
from mentorfolio.desk.results import step_lines
from mentorfolio.domain.dates import said_near
from mentorfolio.domain.drafts import addressee
from mentorfolio.domain.lifecycle import state_word
from mentorfolio.domain.records import Outreach
from mentorfolio.domain.text import so_many
from mentorfolio.render.page import (
    Line,
    Look,
    Page,
    Span,
    columns,
    command,
    dim,
    indented,
    line,
    stacked,
    strong,
)

_HEADS = ("", "", "about", "id")  # a row with a number needs no id


def page(result: LetterList, look: Look) -> Page:
    """The letters by state, and which reminders are due."""
    if not result.letters:
        return Page(words=(line("No letter matches that. Write one: ", command("mentorfolio approach")),))
    body: list[Line] = []
    for word in dict.fromkeys(_word(x, result) for x in result.letters):
        body += [line()] if body else []
        body.append(line(Span(word, "heading")))
        letters = [x for x in result.letters if _word(x, result) == word]
        rows = columns(
            (_row(x, result, look) for x in letters),
            look,
            cut_at=0 if look.narrow else 2,
            heads=_HEADS[: 3 if look.numbered else 4],
        )
        if look.narrow:
            rows = stacked(rows, columns((_rest(x, result, look) for x in letters), indented(look)))
        body += rows
    return Page(body=tuple(body), words=tuple(step_lines(result.steps, look)))


def _word(letter: Outreach, result: LetterList) -> str:
    if letter.id in result.again:
        return "answered"
    return "later" if letter.id in result.later else state_word(letter)


def _row(letter: Outreach, result: LetterList, look: Look) -> list[Span]:
    days = result.waiting(letter)
    count = "" if days is None else f", {so_many(days, 'day')}" if days else ", today"
    name = addressee(letter.kind, result.names.get(letter.mentor, letter.mentor))
    on = letter.sent or letter.drafted if days is None else letter.moved_on
    when = said_near(on, result.today)
    number = look.number(result.letters.index(letter) + 1) if look.numbered else "  "
    row = [strong(number + name), Span(f"{when}{count}")]
    return row if look.narrow else [*row, *_rest(letter, result, look)]


def _rest(letter: Outreach, result: LetterList, look: Look) -> list[Span]:
    code = [] if look.numbered else [dim(letter.id)]
    return [Span(result.about(letter)), *code, _remark(letter, result)]


def _remark(letter: Outreach, result: LetterList) -> Span:
    if letter.state == "draft" and letter.message_id:
        return Span("may have gone out", "warn")
    if letter.state == "sent" and letter.id in result.reminded:
        return dim(f"reminded {said_near(result.reminded[letter.id], result.today)}")
    if letter.id in result.later:
        return dim(f"not before {said_near(result.later[letter.id], result.today)}")
    due = result.reminder_due.get(letter.id)
    if due is None:
        return Span("")
    word = "reminder due" if due <= result.today else "reminder from"
    return Span(f"{word} {said_near(due, result.today)}", "warn" if due <= result.today else "dim")

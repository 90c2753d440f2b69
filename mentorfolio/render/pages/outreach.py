"""The list of letters, and one letter as it reads."""

from __future__ import annotations

from mentorfolio.domain.dates import said, said_near
from mentorfolio.domain.lifecycle import OPEN_LETTERS
from mentorfolio.domain.records import Outreach
from mentorfolio.domain.vocabulary import OUTREACH_STATES
from mentorfolio.render.page import Line, Look, Page, Span, columns, command, dim, line, lines_of, strong
from mentorfolio.services.outreach import LetterList, LetterShown


def page(result: LetterList | LetterShown, look: Look) -> Page:
    """Either of the two."""
    return _listed(result, look) if isinstance(result, LetterList) else _shown(result)


def _listed(result: LetterList, look: Look) -> Page:
    if not result.letters:
        return Page(words=(line("There is no letter. Write one: ", command("mentorfolio approach")),))
    body: list[Line] = []
    for state in dict.fromkeys(x.state for x in result.letters):
        body += [line()] if body else []
        body.append(line(Span(OUTREACH_STATES[state], "heading")))
        body += columns((_row(x, result, look) for x in result.letters if x.state == state), look)
    return Page(body=tuple(body))


def _row(letter: Outreach, result: LetterList, look: Look) -> list[Span]:
    since = letter.answered or letter.sent or letter.drafted
    days = (result.today - since).days
    count = f", {days} day{'' if days == 1 else 's'}" if days else ", today"
    waiting = count if letter.state in OPEN_LETTERS else ""
    name = result.names.get(letter.mentor, letter.mentor)
    row = [strong("  " + name), Span(f"{said_near(since, result.today)}{waiting}")]
    return row if look.narrow else [*row, Span(letter.template), dim(letter.id)]


def _shown(result: LetterShown) -> Page:
    letter = result.letter
    words = [line(), line(f"To {result.name}: {OUTREACH_STATES[letter.state]}{_days(letter)}.")]
    if letter.note:
        words.append(line(f"Note: {letter.note}"))
    if letter.state == "draft":
        which = letter.mentor if result.only else letter.id
        words.append(line("Once it is sent: ", command(f"mentorfolio outreach sent {which}")))
    return Page(body=tuple(letter_lines(letter)), words=tuple(words))


def letter_lines(letter: Outreach) -> list[Line]:
    """The letter flush left, without a box, ready to copy."""
    head = [line(dim("Subject: "), strong(letter.subject)), line()] if letter.subject else []
    to = [line(dim("To: "), letter.to)] if letter.to else []
    return [*to, *head, *lines_of(letter.body)] if head or not to else [*to, line(), *lines_of(letter.body)]


def _days(letter: Outreach) -> str:
    parts = [
        f"sent {said(letter.sent)}" if letter.sent else "",
        f"answered {said(letter.answered)}" if letter.answered else "",
    ]
    told = ", ".join(part for part in parts if part)
    return f" ({told})" if told else ""

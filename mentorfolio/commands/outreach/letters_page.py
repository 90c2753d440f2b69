"""One letter as it reads."""

from __future__ import annotations

from mentorfolio.commands.outreach.letters import LetterShown
from mentorfolio.domain.dates import said_day
from mentorfolio.domain.lifecycle import state_word
from mentorfolio.domain.records import Outreach
from mentorfolio.domain.text import quoted
from mentorfolio.render.page import Line, Look, Page, Span, command, dim, labelled, line, lines_of, strong


def page(result: LetterShown, look: Look) -> Page:
    """One letter."""
    letter = result.letter
    words = [line(), line(f"To {result.name}: {state_word(letter)}{_days(letter)}.")]
    if result.doubt:
        words.append(line(Span(look.sign("hint") + " ", "warn"), result.doubt, hang=2))
    # Set in: a line of it is none of ours.
    words += labelled("Note:", letter.note, len("Note: "))
    if letter.state == "draft" and letter.message_id:
        words.append(
            line(
                Span("It may have gone out: the connection was lost while it was being sent.", "warn"),
                dim(f" Message-ID: {letter.message_id}"),
            )
        )
    if letter.state == "draft":
        which = letter.mentor if result.only else letter.id
        once = line("Once it is sent: ", command(f"mentorfolio outreach sent {quoted(which)}"))
        words += to_be_said(letter, result.name) if result.to_say else [once]
        words.append(line("Or throw it away: ", command(f"mentorfolio outreach discard {quoted(which)}")))
    return Page(body=tuple(letter_lines(letter)), words=tuple(words))


def to_be_said(letter: Outreach, name: str) -> list[Line]:
    """A draft for one's own manager is said and not sent, and the talk is noted."""
    talked = f'mentorfolio log {quoted(letter.mentor)} "what we talked about"'
    return [
        line(f"{name} is your own manager: say it in your next talk rather than write it."),
        line("When you have talked: ", command(talked)),
    ]


def letter_lines(letter: Outreach) -> list[Line]:
    """The letter flush left, without a box, ready to copy."""
    head = [line(dim("Subject: "), strong(letter.subject)), line()] if letter.subject else []
    to = [line(dim("To: "), letter.to)] if letter.to else []
    return [*to, *head, *lines_of(letter.body)] if head or not to else [*to, line(), *lines_of(letter.body)]


def _days(letter: Outreach) -> str:
    parts = [
        f"sent {said_day(letter.sent)}" if letter.sent else "",
        f"answered {said_day(letter.answered)}" if letter.answered else "",
    ]
    told = ", ".join(part for part in parts if part)
    return f" ({told})" if told else ""

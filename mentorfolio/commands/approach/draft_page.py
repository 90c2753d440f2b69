"""A letter just drafted, with its hints."""

from __future__ import annotations

from collections.abc import Iterator

from mentorfolio.commands.approach.draft import Drafted
from mentorfolio.commands.approach.introduction import command_for
from mentorfolio.commands.outreach.handing import LONGEST_LINK
from mentorfolio.commands.outreach.letters_page import letter_lines, to_be_said
from mentorfolio.domain.dates import said_day
from mentorfolio.domain.text import quoted
from mentorfolio.domain.vocabulary import NOT_TO_THEM
from mentorfolio.render.page import Line, Look, Page, Span, command, dim, line


def page(result: Drafted, look: Look) -> Page:
    """The letter is the answer (a mail file or link is printed as it is); the rest is words."""
    shown = result.output is None and result.format == "text"
    body = letter_lines(result.letter) if shown else []
    return Page(body=tuple(body), words=tuple(_about(result, look)))


def _whom(result: Drafted) -> str:
    others = {"manager": "your manager", "resources": "HR or the learning department"}
    return others.get(result.letter.kind, result.name)


def _study(source: str) -> str:
    """Who found it out, where that was a study; the rows of docs/method.md say nothing here."""
    return f" ({source})" if "million" in source else ""


def _about(result: Drafted, look: Look) -> Iterator[Line]:
    letter, asked_next = result.letter, result.asking or result.by
    if result.too_long:
        yield line(
            f"The link would have {result.too_long} characters, and many programs cut it off after "
            f"{LONGEST_LINK}. It is a mail file instead: {result.output}. Nothing was sent."
        )
    elif result.output:
        yield line(f"The letter to {_whom(result)} is in {result.output}. Nothing was sent.")
    else:
        kept = "Kept as a draft." if result.by == "send" else "Kept as a draft; nothing was sent."
        yield from (line(), line(dim(f"{result.words} words to {_whom(result)}. {kept}")))
    if result.is_manager:
        yield from to_be_said(letter, result.name)[: 1 if asked_next else 2]
    for hint in result.hints:
        yield line(Span(look.sign("hint") + " ", "warn"), hint.message, dim(_study(hint.source)), hang=2)
    for path in () if asked_next else result.paths[:1]:
        asks = f"{path.name} {path.how}: ask for an introduction first?  "
        yield line(asks, command(command_for(path, result.name)), hang=2)
    if letter.channel == "email" and not letter.to and letter.kind not in NOT_TO_THEM:
        add = f"mentorfolio mentor edit {quoted(letter.mentor)} --email ADDRESS"
        yield line("There is no e-mail address for them: ", command(add))
    if result.drafts > 1:
        there = f"There are {result.drafts} drafts to {result.name} now: "
        yield line(there, command("mentorfolio outreach list"))
    if asked_next or result.is_manager:
        return
    yield line("Once it is sent: ", command(f"mentorfolio outreach sent {quoted(result.which)}"))
    if letter.follow_up_on:
        yield line(dim(f"If it goes out today, a reminder is due on {said_day(letter.follow_up_on)}."))

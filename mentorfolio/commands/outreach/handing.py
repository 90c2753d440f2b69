"""Handing a draft on: to the mail program, as a mail file, or by the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorfolio.commands.outreach import desktop
from mentorfolio.commands.outreach.letters import draft_named
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import mentor_of
from mentorfolio.desk.results import Result
from mentorfolio.domain.records import Outreach
from mentorfolio.domain.text import quoted
from mentorfolio.domain.vocabulary import NOT_TO_THEM
from mentorfolio.errors import MentorfolioError
from mentorfolio.fields.operands import LetterNamed
from mentorfolio.render.page import Look, Page, command, line

if TYPE_CHECKING:
    from mentorfolio.store.records import Portfolio

# Mail programs and systems cut longer links (RFC 6068 sets no limit, Windows does).
LONGEST_LINK = 1900


class HandedOn(Result, frozen=True, kw_only=True):
    """How a kept draft was handed on: ``by`` mail-program, file, clipboard or terminal."""

    letter: Outreach
    by: str
    file: str | None = None
    sentence: str

    def data(self) -> object:
        """Which letter, how, and the file if there is one."""
        return {"outreach_id": self.letter.id, "left_by": self.by, "file": self.file}

    def page(self, look: Look) -> Page:
        """A sentence, and what to note afterwards."""
        once = f"mentorfolio outreach sent {quoted(self.letter.id)}"
        return Page(words=(line(self.sentence), line("Once it is sent: ", command(once))))


def open_(desk: Desk, letter: LetterNamed) -> HandedOn:
    """Open a draft in your mail program.

    $ mentorfolio outreach open julie
    """
    return mailed(desk, draft_named(desk, letter))


def copy(desk: Desk, letter: LetterNamed) -> HandedOn:
    """Copy the text of a draft to the clipboard.

    $ mentorfolio outreach copy julie
    """
    return copied(desk, draft_named(desk, letter))


def mail_file(portfolio: Portfolio, letter: Outreach) -> bytes:
    """The letter as an unsent message."""
    from mentorfolio.letters.message import as_eml

    me = portfolio.profile
    return as_eml(
        sender=(me.name, me.email) if me and me.email else None,
        to=(name_on(portfolio, letter), letter.to) if "@" in letter.to else None,
        subject=letter.subject,
        body=letter.body,
    )


def mail_link(letter: Outreach) -> str:
    """The letter as a ``mailto:`` address."""
    from mentorfolio.letters.message import as_mailto

    to = letter.to if "@" in letter.to else None
    return as_mailto(to=to, subject=letter.subject, body=letter.body)


def name_on(portfolio: Portfolio, letter: Outreach) -> str:
    """The name beside the address: nobody's where the letter is about the mentor, not to them."""
    return "" if letter.kind in NOT_TO_THEM else mentor_of(portfolio, letter).name


def mailed(desk: Desk, letter: Outreach, *, file: bool = False, output: str | None = None) -> HandedOn:
    """Hand a draft to the mail program, as a link or a mail file; without a desktop it is left as a file.

    ``file``: as a mail file, also where a link would do; ``output`` is one that there is already.
    """
    link = mail_link(letter)
    too_long = len(link) > LONGEST_LINK
    opens = desktop.has_desktop(desk)
    if opens and not file and not too_long and desktop.launch(desk, link):
        return HandedOn(letter=letter, by="mail-program", sentence="Opened in your mail program.")
    path = output
    if path is None or not file:
        path = desk.letter_file(f"{letter.mentor}.eml")
        desk.write_file(path, mail_file(desk.store.reading(), letter))
    told = f"The letter is too long for a link ({len(link)} characters). " if too_long else ""
    by, sentence = "mail-program", f"{told}Handed to your mail program: {path}"
    if not (opens and desktop.launch(desk, path)):
        why = told or "No mail program could be opened. "
        by, sentence = "file", f"{why}It is in {path}: open that file with your mail program."
    return HandedOn(letter=letter, by=by, file=path, sentence=sentence)


def copied(desk: Desk, letter: Outreach) -> HandedOn:
    """Put the text of a draft on the clipboard, without anything that a terminal would obey.

    Raises MentorfolioError where there is no clipboard.
    """
    from mentorfolio.letters.message import as_clipboard

    expect_clipboard(desk)
    by = desktop.copy(desk, as_clipboard(letter.body))
    sentence = "The letter is on the clipboard, without its subject."
    if by != "clipboard":
        sentence = (
            "Passed to your terminal's clipboard. If pasting brings nothing, copy the text above yourself."
        )
    return HandedOn(letter=letter, by=by or "terminal", sentence=sentence)


def expect_clipboard(desk: Desk) -> None:
    """Raises MentorfolioError where no clipboard can be reached."""
    if not desktop.can_copy(desk):
        raise MentorfolioError(
            "No clipboard could be reached.",
            hint="Write the letter to a file: --output FILE.",
        )

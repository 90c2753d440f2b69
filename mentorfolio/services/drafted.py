"""A drafted letter on its way out: the text, a mail file or a link, with what a careful reader would say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from mentorfolio.domain.records import Mentor, Outreach
from mentorfolio.services.finding import mentor_of, profile_of
from mentorfolio.services.outreach import as_text
from mentorfolio.services.results import Result

if TYPE_CHECKING:
    from mentorfolio.ports import Desk, Hint, Portfolio

FORMATS = {"text": "as it reads", "eml": "a mail file", "mailto": "a link for the mail program"}
MINUTES = 15  # O3: a busy person can spare a quarter of an hour


class WayOut(msgspec.Struct, frozen=True, kw_only=True):
    """In which form a letter leaves, and where to; ``minutes`` is the length of the talk it asks for."""

    minutes: int = MINUTES
    format: str = "text"
    output: str | None = None


class Drafted(Result, frozen=True, kw_only=True):
    """A letter that was drafted and kept, with what a careful reader would say about it.

    ``drafts`` counts the drafts to this person; ``asking`` says that the ways out are offered next.
    """

    letter: Outreach
    name: str
    words: int
    hints: tuple[dict[str, str], ...]
    payload: bytes
    format: str
    output: str | None = None
    drafts: int = 1
    asking: bool = False

    def data(self) -> object:
        """The keys of CONTRACT."""
        letter = self.letter
        return {
            "outreach_id": letter.id,
            "mentor": letter.mentor,
            "need": letter.need,
            "template": letter.template,
            "channel": letter.channel,
            "to": letter.to or None,
            "subject": letter.subject or None,
            "body": letter.body,
            "words": self.words,
            "hints": list(self.hints),
            "follow_up_on": letter.follow_up_on,
        }

    def raw(self) -> bytes | None:
        """The mail file or link, unless a file has it."""
        return None if self.output or self.format == "text" else self.payload


def shown(desk: Desk, letter: Outreach) -> Drafted:
    """A draft as it stands now, with its hints: after it was edited."""
    return as_drafted(desk, desk.store.reading(), letter, WayOut())


def as_drafted(desk: Desk, portfolio: Portfolio, letter: Outreach, way_out: WayOut, why: str = "") -> Drafted:
    """A draft as it leaves: counted, read over, made into the form asked for and written where said.

    Raises:
        UsageProblem: it cannot be made into that form.
        CannotCreate, InputOutputFailure: the file cannot be written.
    """
    mentor = mentor_of(portfolio, letter)
    hints: Sequence[Hint] = desk.letters.hints(
        kind=letter.kind,
        channel=letter.channel,
        subject=letter.subject,
        body=letter.body,
        minutes=way_out.minutes,
        why=why or next(iter(mentor.positives), ""),
        name=mentor.name,
    )
    payload = _payload(desk, portfolio, letter, mentor, way_out.format)
    if way_out.output:
        desk.write_file(way_out.output, payload)
    theirs = [x for x in portfolio.outreach.all().values() if x.mentor == mentor.id and x.state == "draft"]
    return Drafted(
        letter=letter,
        name=mentor.name,
        words=desk.letters.words(letter.body),
        hints=tuple({"code": h.code, "message": h.message, "source": h.source} for h in hints),
        payload=payload,
        format=way_out.format,
        output=way_out.output,
        drafts=len(theirs),
        asking=desk.asker is not None and not way_out.output and way_out.format == "text",
    )


def _payload(desk: Desk, portfolio: Portfolio, letter: Outreach, mentor: Mentor, form: str) -> bytes:
    if form == "eml":
        me = profile_of(portfolio)
        return desk.letters.eml(
            sender=(me.name, me.email) if me and me.email else None,
            to=(mentor.name, letter.to) if "@" in letter.to else None,
            subject=letter.subject,
            body=letter.body,
        )
    if form == "mailto":
        to = letter.to if "@" in letter.to else None
        return (desk.letters.mailto(to=to, subject=letter.subject, body=letter.body) + "\n").encode()
    return as_text(letter).encode()

"""A drafted letter on its way out: the text, a mail file or a link, with what a careful reader would say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from mentorfolio.commands.approach.fields import MINUTES, ApproachSaid
from mentorfolio.commands.approach.grounds import GROUNDS, unrecorded
from mentorfolio.commands.approach.introduction import command_for
from mentorfolio.commands.approach.values import CLOSE, introduced_by
from mentorfolio.commands.outreach.handing import LONGEST_LINK, mail_file, mail_link
from mentorfolio.commands.outreach.letters import as_text
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import mentor_of
from mentorfolio.desk.results import Result
from mentorfolio.domain.lifecycle import early_reminder
from mentorfolio.domain.lookalikes import doubt
from mentorfolio.domain.records import Meeting, Mentor, Need, Outreach
from mentorfolio.domain.standing import is_manager, stands
from mentorfolio.domain.vocabulary import NOT_TO_THEM
from mentorfolio.errors import RuleRefusal
from mentorfolio.letters.hints import Draft, Hint, hints_on, word_count

if TYPE_CHECKING:
    from mentorfolio.domain.linked import WarmPath
    from mentorfolio.store.records import Portfolio

# Hints on a mail: one's manager is spoken to.
_SPOKEN = frozenset(("flexible", "length", "subject-length", "subject-request", "time-limit"))


class Drafted(Result, frozen=True, kw_only=True):
    """A letter that was drafted and kept, with what a careful reader would say about it.

    ``drafts`` counts the drafts to this person, ``which`` names this one to a command; ``asking`` says that
    the ways out are offered next; ``too_long`` is the length of a link that had to become a file; ``by`` is
    what is done with it next: ``open``, ``copy`` or ``send``; ``left_by`` is how it left in the end;
    ``paths`` are those who could introduce a stranger; ``said`` is what was said of it in the end, every
    answer among it.
    """

    letter: Outreach
    said: ApproachSaid
    name: str
    words: int
    hints: tuple[Hint, ...]
    payload: bytes
    format: str
    output: str | None = None
    drafts: int
    which: str
    asking: bool = False
    too_long: int = 0
    by: str = ""
    left_by: str = ""
    is_manager: bool = False
    paths: tuple[WarmPath, ...] = ()

    def data(self) -> object:
        """The keys of docs/scripting.md."""
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
            "hints": self.hints,
            "follow_up_on": letter.follow_up_on,
            "state": letter.state,
            "file": self.output,
            "left_by": self.left_by or ("file" if self.output else None),
            "warm_path": [
                {"id": p.id, "name": p.name, "how": p.how, "command": command_for(p, self.name)}
                for p in self.paths
            ],
        }

    def raw(self) -> bytes | None:
        """The mail file or link, unless a file has it."""
        return None if self.output or self.format == "text" else self.payload


def edited(desk: Desk, drafted: Drafted, letter: Outreach) -> Drafted:
    """A draft as the ``letter`` stands now, with its hints: after it was edited."""
    portfolio = desk.store.reading()
    anew = as_drafted(desk, portfolio, mentor_of(portfolio, letter), letter, ApproachSaid())
    return msgspec.structs.replace(anew, said=drafted.said, paths=drafted.paths)


def as_drafted(
    desk: Desk,
    portfolio: Portfolio,
    mentor: Mentor,
    letter: Outreach,
    said: ApproachSaid,
    why: str = "",
    *,
    known: bool | None = None,
) -> Drafted:
    """A draft as it leaves: counted, read over, made into the form asked for and written where said.

    ``why`` is the reason as it was said; ``known`` tells whether they know one well, where that was looked
    up.

    Raises:
        RuleRefusal: ``strict``, and there is a hint.
        UsageProblem: it cannot be made into that form.
        CannotCreate, InputOutputFailure: the file cannot be written.
    """
    by = said.way
    letters = [x for x in portfolio[Outreach] if x.mentor == mentor.id]
    spoken, hints = _read_over(desk, portfolio, mentor, letter, letters, said, why, known)
    if said.strict and hints:
        raise RuleRefusal(
            f"Because of --strict, the letter to {mentor.name} was not kept: "
            + " ".join(hint.message for hint in hints),
            hint="Improve it with --set, leave out --strict, or switch off single hints (hints_off).",
            code="hints",
        )
    output, form, too_long = said.output or None, said.format or "text", 0
    payload = f"{mail_link(letter)}\n".encode() if form == "mailto" else b""
    if len(payload) > LONGEST_LINK:
        too_long, form = len(payload), "eml"
        output = output or desk.letter_file(f"{letter.mentor}.eml")
    if form != "mailto":
        payload = mail_file(portfolio, letter) if form == "eml" else as_text(letter).encode()
    if output:
        desk.write_file(output, payload)
    drafts = sum(x.state == "draft" for x in letters)
    return Drafted(
        letter=letter,
        said=said,
        name=mentor.name,
        words=word_count(letter.body),
        hints=hints,
        payload=payload,
        format=form,
        output=output,
        drafts=drafts,
        which=letter.mentor if drafts == 1 else letter.id,
        asking=desk.asker is not None and not output and form == "text" and not by,
        too_long=too_long,
        by=by,
        is_manager=spoken,
    )


def _read_over(
    desk: Desk,
    portfolio: Portfolio,
    mentor: Mentor,
    letter: Outreach,
    letters: Sequence[Outreach],
    said: ApproachSaid,
    why: str,
    known: bool | None,
) -> tuple[bool, tuple[Hint, ...]]:
    """Whether it is to be said to one's own manager, and what a careful reader would say about it."""
    needs_no_hint = desk.asker or letter.template not in GROUNDS  # who can be asked was asked before
    me, need = portfolio.profile, portfolio[Need].get(letter.need or "")
    signed = (me.name, me.signature) if me else ()
    in_it = (*signed, need.title if need else "", mentor.introduced_by, *letter.answers.values())
    in_it += (*said.set.values(), introduced_by(portfolio, mentor) if letter.kind == "thanks" else "")
    draft = Draft(
        kind=letter.kind,
        channel=letter.channel,
        subject=letter.subject,
        body=letter.body,
        minutes=said.minutes or MINUTES,
        why=why or next(iter(mentor.positives), ""),
        mentor_name=mentor.name,
        others=tuple(m.name for m in portfolio[Mentor] if m.name != mentor.name),
        previous=_previous(letter, letters, me.role if me else ""),
        said=tuple(filter(None, in_it)),
        early=early_reminder(letters, desk.today) if letter.kind == "follow-up" else "",
        unrecorded="" if needs_no_hint else unrecorded(portfolio, mentor, letter.template, said.set),
        look_alike="" if letter.to.isascii() else doubt(letter.to),
        known=stands(mentor, me, portfolio[Meeting]) in CLOSE if known is None else known,
        own_subject="subject" in letter.answers,
    )
    spoken = letter.kind not in NOT_TO_THEM and is_manager(mentor, me)
    return spoken, hints_on(draft, frozenset(desk.settings.hints_off) | (_SPOKEN if spoken else frozenset()))


def _previous(letter: Outreach, letters: Sequence[Outreach], role: str) -> str:
    """The text of the last letter to this person before, unless that was about them to somebody else.

    Without what one does, which stays the same.
    """
    earlier = [x for x in letters if x.id != letter.id and x.sent]
    last = max(earlier, key=lambda x: (x.sent or x.drafted, x.kind not in NOT_TO_THEM), default=None)
    body = last.body if last and last.kind not in NOT_TO_THEM else ""
    return body.replace(role.removeprefix("I "), "") if role else body

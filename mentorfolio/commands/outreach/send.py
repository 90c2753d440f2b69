"""A letter sent by the program itself: shown, agreed to, marked, handed over, and then noted as sent.

The mark (``message_id``) is saved before the text leaves. Whatever is lost after that, a letter that
may be out is known as such, and is not sent again by mistake.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from mentorfolio.commands.outreach.fields import SendSaid
from mentorfolio.commands.outreach.gates import pass_gates, refuse_unless_from
from mentorfolio.commands.outreach.letters import as_text, record_sent
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import letter_named, mentor_of
from mentorfolio.desk.results import Done, view
from mentorfolio.domain.lifecycle import LETTER_STATES, letter_move, with_move
from mentorfolio.domain.lookalikes import doubt
from mentorfolio.domain.names import new_id
from mentorfolio.domain.records import Mentor, Outreach, Profile, changed
from mentorfolio.domain.text import quoted
from mentorfolio.domain.vocabulary import NOT_TO_THEM
from mentorfolio.errors import (
    Busy,
    InputOutputFailure,
    Interrupted,
    MaybeSent,
    MentorfolioError,
    MissingValue,
    NotSent,
    RuleRefusal,
    UsageProblem,
)
from mentorfolio.fields.form import agrees
from mentorfolio.fields.operands import LetterNamed
from mentorfolio.fields.question import Question

if TYPE_CHECKING:
    from mentorfolio.settings import Smtp
    from mentorfolio.store.records import Portfolio

UNCLEAR = "maybe-sent"  # the word for it in errors and among the rules passed

_AGREE = Question(
    key="send",
    text="Send it now?",
    why="Once the server has it, it cannot be taken back. Answer n to keep the draft.",
    option="--yes",
    kind="yes-no",
)


def send(desk: Desk, letter: LetterNamed, said: SendSaid) -> Done:
    """Send a draft through your mail server, after you say yes.

    $ mentorfolio outreach send julie
    """
    return sending(desk, letter, said, shown=False)


def server_of(desk: Desk, *, yes: bool) -> Smtp:
    """The mail server of the settings, where somebody can agree to sending.

    Raises:
        MissingValue: the settings name none, or nobody is there to ask, and ``--yes`` was not said.
    """
    server = desk.settings.smtp
    if server is None:
        raise MissingValue(
            "No mail server is set up, so nothing can be sent from here.",
            hint="Set one up under [smtp] in config.toml (mentorfolio config path), "
            "or open the letter in your mail program: --open.",
        )
    if not yes and desk.asker is None:
        raise MissingValue("Sending needs your yes.", hint="Add --yes.")
    return server


def sender_of(portfolio: Portfolio, letter: Outreach) -> Profile:
    """Who a letter is from, where it can be sent at all.

    Raises:
        UsageProblem: it goes by another channel.
        MissingValue: an address is not known.
    """
    if letter.channel != "email":
        raise UsageProblem(
            "Only e-mail is sent from here; this letter goes another way.",
            hint=f"Copy it: mentorfolio outreach copy {quoted(letter.mentor)}",
        )
    if "@" not in letter.to:
        raise MissingValue(
            "This letter has no e-mail address.",
            hint=f"mentorfolio mentor edit {quoted(letter.mentor)} --email ADDRESS, or for this draft "
            f"alone: mentorfolio outreach edit {quoted(letter.id)} --to ADDRESS",
        )
    me = portfolio.profile
    if me is None or not me.email:
        raise MissingValue(
            "You have not given your own e-mail address.", hint="Add it: mentorfolio init --email ADDRESS"
        )
    return me


def sending(desk: Desk, which: str, said: SendSaid, *, shown: bool, leaves: bool = False) -> Done:
    """Send a draft once it was agreed to; ``shown`` where the person has just read it.

    Raises:
        WentBack: ``leaves``, and the person goes back.
        RuleRefusal: it is no draft, a gate is closed, or it may have gone out.
        NotSent: nobody has the letter; the portfolio is as it was.
        MaybeSent: nobody knows; the draft is marked.
    """
    server = server_of(desk, yes=said.yes)
    portfolio = desk.store.reading()
    letter = letter_named(portfolio, which, LETTER_STATES["sent"])
    refuse_unless_from(letter, "sent", LETTER_STATES["sent"])
    if letter.message_id and not said.anyway:
        raise RuleRefusal(
            "This letter may have gone out: the connection was lost while it was being sent.",
            hint=_what_then(letter),
            code=UNCLEAR,
        )
    _passed(desk, portfolio, letter, said)
    me = sender_of(portfolio, letter)
    if not shown and (told := doubt(letter.to, desk.settings.hints_off)):
        desk.screen.alarm(told)
    if not (said.yes or _agreed(desk, letter, me, server, shown=shown, leaves=leaves)):
        return Done(record=view(letter), sentence="Nothing was sent. The draft is kept.", undoable=False)
    return _Sending(desk, letter, said).by(server, me)


class _Sending:
    """One letter on its way: what was saved of it, and what has to be saved or taken back at the end."""

    def __init__(self, desk: Desk, letter: Outreach, said: SendSaid) -> None:
        self._desk = desk
        self._before = letter
        self._said = said
        self._marked: Outreach | None = None

    def by(self, server: Smtp, me: Profile) -> Done:
        """Hand it over, and note how that ended."""
        from mentorfolio.letters.message import as_eml, new_message_id
        from mentorfolio.letters.sending import deliver

        letter, desk = self._before, self._desk
        # Tried again, it is the same message: a mail program that has it already shows it once.
        message_id = letter.message_id or new_message_id(me.email)
        to = "" if letter.kind in NOT_TO_THEM else mentor_of(desk.store.reading(), letter).name
        try:
            message = as_eml(
                sender=(me.name, me.email),
                to=(to, letter.to),
                subject=letter.subject,
                body=letter.body,
                date=desk.now,
                message_id=message_id,
            )
            desk.screen.tell("Sending…")
            deliver(
                server,
                message,
                sender=me.email,
                recipient=letter.to,
                before=lambda: self._mark(message_id),
                slow=lambda: desk.screen.tell(f"Still waiting for {server.host}, for up to 30 seconds."),
            )
        except NotSent as problem:
            self._unmark()
            problem.hint = f"{problem.hint} The draft is kept: mentorfolio outreach send {quoted(letter.id)}"
            raise
        except (MaybeSent, Interrupted) as problem:
            problem.hint = _what_then(letter)
            raise
        return self._noted(server.host)

    def _mark(self, message_id: str) -> None:
        """From now on the letter may be out. Raises Busy if another command had to do with it."""
        letter, today = self._before, self._desk.today
        with self._desk.store.changing() as portfolio:
            if portfolio[Outreach].get(letter.id) != letter:
                raise Busy("Another command has changed the draft in the meantime.", hint="Nothing was sent.")
            mentor = mentor_of(portfolio, letter)
            passed = _passed(self._desk, portfolio, letter, self._said)
            if self._said.manager_informed:
                portfolio[Mentor].put(changed(mentor, today, manager_informed=self._said.manager_informed))
            portfolio.describe(f"began to send the letter to {mentor.name}")
            self._marked = portfolio[Outreach].put(
                changed(letter, today, message_id=message_id, passed=passed)
            )

    def _unmark(self) -> None:
        if self._marked is None:
            return
        with self._desk.store.changing() as portfolio:
            if portfolio[Outreach].get(self._marked.id) == self._marked:
                portfolio.describe("took back the mark on a letter that was refused")
                portfolio[Outreach].put(self._before)

    def _noted(self, by: str) -> Done:
        """As it left it is kept, also if somebody changed or discarded the draft in that second."""
        letter = self._marked or self._before
        try:
            with self._desk.store.changing() as portfolio:
                now = portfolio[Outreach].get(letter.id)
                if now and now.state != "draft":  # noted by hand, in another window
                    return Done(record=view(now), sentence=f"Sent: {by} accepted the letter.")
                if now is None:  # thrown away: what was removed does not come back, and this did leave
                    letter = replace(letter, id=new_id(portfolio[Outreach].taken()))
                return record_sent(self._desk, portfolio, letter, self._desk.today, by)
        except MentorfolioError as problem:
            raise InputOutputFailure(
                f"The letter went out, but that could not be noted. {problem.message}",
                hint=f"Note it: mentorfolio outreach sent {quoted(letter.id)}",
            ) from None


def _what_then(letter: Outreach) -> str:
    return (
        f"If it arrived: mentorfolio outreach sent {quoted(letter.id)}. "
        f'To send it again: mentorfolio outreach send {quoted(letter.id)} --anyway "REASON".'
    )


def _passed(desk: Desk, portfolio: Portfolio, letter: Outreach, said: SendSaid) -> dict[str, str]:
    """All rules that were passed with a reason; refused here is refused before anything leaves."""
    mentor = mentor_of(portfolio, letter)
    if said.manager_informed:
        mentor = changed(mentor, desk.today, manager_informed=said.manager_informed)
    passed = pass_gates(
        desk, portfolio, mentor, letter.need, said.anyway or "", kind=letter.kind, already=letter.passed
    )
    stage = letter_move(mentor, changed(letter, desk.today, state="sent"))
    if stage:
        with_move(mentor, stage, desk.today, on=desk.today)
    again = {UNCLEAR: said.anyway or ""} if letter.message_id else {}
    return {**letter.passed, **passed, **again}


def _agreed(desk: Desk, letter: Outreach, me: Profile, server: Smtp, *, shown: bool, leaves: bool) -> bool:
    assert desk.asker is not None  # noqa: S101 - server_of has looked
    text = [] if shown else ["", *as_text(letter).rstrip("\n").split("\n")]
    name = f"{me.name} <{me.email}>" if me.name else me.email
    copy = ", and a copy to you" if server.bcc_self else ""
    desk.asker.say(f"From: {name}", f"To: {letter.to}{copy}", f"By: {server.host}, port {server.port}", *text)
    return agrees(desk.asker, _AGREE, "no", leaves=leaves)

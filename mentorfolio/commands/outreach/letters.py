"""Letters after they were drafted: sent, answered, refused, edited, discarded (O1-O7)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

import msgspec

from mentorfolio.commands.outreach.fields import WENT_OUT, Answered, AnsweredLater, LetterChange, SentSaid
from mentorfolio.commands.outreach.gates import (
    StillDraft,
    has_gone,
    pass_gates,
    refuse_late_no,
    refuse_unless_from,
    was_answered,
)
from mentorfolio.commands.outreach.steps import (
    after_answer,
    after_refusal,
    after_sent,
    answer_sentence,
    retire,
    told_retired,
)
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import agreed, letter_named, mentor_of
from mentorfolio.desk.people import saved
from mentorfolio.desk.results import Done, Result, view
from mentorfolio.domain.dates import add_business_days, said_day
from mentorfolio.domain.drafts import addressee, answer_noted, gone_on, is_to_say, refuse_too_early, rewritten
from mentorfolio.domain.lifecycle import (
    LETTER_STATES,
    OPEN_LETTERS,
    REMINDED,
    asked_again,
    asking_anew,
    letter_move,
    letter_reason,
    stage_reached,
    with_move,
)
from mentorfolio.domain.lookalikes import doubt
from mentorfolio.domain.records import Meeting, Mentor, Need, Outreach, changed
from mentorfolio.domain.shortlist import to_write_to
from mentorfolio.domain.standing import having_answered, met_with
from mentorfolio.domain.text import mail_address, one_line, said_text
from mentorfolio.domain.vocabulary import NOT_TO_THEM
from mentorfolio.errors import Busy, MentorfolioError, MissingValue, RuleRefusal, UsageProblem
from mentorfolio.fields.operands import LetterNamed, Removal

if TYPE_CHECKING:
    from mentorfolio.fields.question import Asker
    from mentorfolio.store.records import Portfolio


class LetterShown(Result, frozen=True, kw_only=True):
    """One letter and to whom it is; ``only`` if it is the only draft to them, ``to_say`` if to be said.

    ``doubt`` is what to look at in its address.
    """

    letter: Outreach
    name: str
    only: bool
    to_say: bool = False
    doubt: str = ""

    def data(self) -> object:
        """The letter alone."""
        return view(self.letter)


def show(desk: Desk, letter: LetterNamed) -> LetterShown:
    """Show a letter as it reads.

    $ mentorfolio outreach show julie
    """
    portfolio = desk.store.reading()
    found = letter_named(portfolio, letter, OPEN_LETTERS, settled=True)
    drafts = [x for x in portfolio[Outreach] if x.state == "draft" and x.mentor == found.mentor]
    mentor = portfolio[Mentor].get(found.mentor)  # nobody, where the file was edited by hand
    return LetterShown(
        letter=found,
        name=addressee(found.kind, mentor.name if mentor else found.mentor),
        only=len(drafts) == 1,
        to_say=mentor is not None and is_to_say(found, mentor, portfolio.profile),
        doubt=doubt(found.to, desk.settings.hints_off),
    )


def draft_named(desk: Desk, which: str) -> Outreach:
    """One draft, by id or by whom it is to. Raises RuleRefusal if it is none any more."""
    letter = letter_named(desk.store.reading(), which, ("draft",))
    refuse_unless_from(letter, "edit", ("draft",))
    return letter


def edit(desk: Desk, letter: LetterNamed, said: LetterChange) -> Done:
    """Change a draft; with no option, at a terminal, in your editor.

    $ mentorfolio outreach edit julie
    """
    fields = said.said()
    found = draft_named(desk, letter)
    if said.to is not None and found.channel == "email":
        fields["to"] = mail_address(said.to)
    if fields:
        return Done(record=view(rewrite(desk, found, fields)), sentence="Saved the draft.")
    if desk.asker is None:
        raise MissingValue("You did not say what to change.", hint="Use --subject, --body, --to or --note.")
    return Done(record=view(edit_in_editor(desk, desk.asker, found)), sentence="Saved the draft.")


def edit_in_editor(desk: Desk, asker: Asker, letter: Outreach) -> Outreach:
    """A draft after the person's editor closed; whatever cannot be saved is kept in a file.

    Raises UsageProblem for what cannot be a letter, else as :func:`rewrite`.
    """
    text = asker.edit(as_text(letter), letter.mentor)
    try:
        return rewrite(desk, letter, as_fields(text))
    except MentorfolioError as problem:
        if text.strip():
            problem.hint = f"What you typed is kept in {desk.keep_text(text, letter.mentor)}"
        raise


def rewrite(desk: Desk, opened: Outreach, fields: Mapping[str, Any]) -> Outreach:
    """Replace fields of a draft as it was when it was opened.

    Raises Busy where it was changed meanwhile, RuleRefusal where it was sent.
    """
    with desk.store.changing() as portfolio:
        portfolio.describe("changed a draft")
        letter = portfolio[Outreach].get(opened.id)
        if letter is not None:
            refuse_unless_from(letter, "edit", ("draft",))
        if letter != opened:
            raise Busy("Another command has changed the draft in the meantime.", hint="Nothing was changed.")
        return portfolio[Outreach].put(rewritten(opened, fields, desk.today))


def as_text(letter: Outreach) -> str:
    """A draft as it is edited: the subject on the first line where the channel has one."""
    return f"Subject: {letter.subject}\n\n{letter.body}\n" if letter.subject else f"{letter.body}\n"


def as_fields(text: str) -> dict[str, object]:
    """What an edited draft says."""
    if not text.strip():
        raise UsageProblem(
            "The text came back empty, so the draft has not changed.",
            hint="To throw it away: mentorfolio outreach discard NAME",
        )
    first, _, rest = text.partition("\n")
    if first.startswith("Subject:"):
        subject = one_line(first.removeprefix("Subject:"), "subject")
        return {"subject": subject, "body": said_text(rest, "letter")}
    return {"body": said_text(text, "letter")}


def discard(desk: Desk, letter: LetterNamed, said: Removal) -> Done:
    """Throw a draft away.

    $ mentorfolio outreach discard julie
    """
    return discarding(desk, letter, said, leaves=False)


def discarding(desk: Desk, letter: str, said: Removal, *, leaves: bool) -> Done:
    """Throw a draft away after a yes; going back from that question ``leaves`` it, by WentBack."""
    exact = said.yes or desk.asker is None  # who is asked sees whose it is
    found = letter_named(desk.store.reading(), letter, ("draft",), exact=exact)
    refuse_unless_from(found, "discard", ("draft",))
    if desk.asker and not said.yes:
        to = addressee(found.kind, mentor_of(desk.store.reading(), found).name)
        desk.asker.say(f"To {to}: {found.subject or found.template}")
    if not agreed(desk, said, "Discard this draft", leaves=leaves):
        return Done(record=view(found), sentence="The draft is kept.", undoable=False)
    with desk.store.changing() as portfolio:
        refuse_unless_from(portfolio[Outreach][found.id], "discard", ("draft",))
        portfolio.describe("discarded a draft")
        portfolio[Outreach].remove(found.id)
    return Done(record=view(found), sentence="Discarded the draft.")


def sent(desk: Desk, letter: LetterNamed, said: SentSaid) -> Done:
    """Note that a letter went out.

    $ mentorfolio outreach sent julie
    $ mentorfolio outreach sent julie --on mon
    """
    try:
        return _sent(desk, letter, said)
    except RuleRefusal as gate:
        is_gate = gate.code != RuleRefusal.code
        if not is_gate or not has_gone(desk, gate.message, '--anyway "REASON"'):
            raise
    return _sent(desk, letter, msgspec.structs.replace(said, anyway=WENT_OUT))


def _sent(desk: Desk, letter: str, said: SentSaid) -> Done:
    with desk.store.changing() as portfolio:
        found = letter_named(portfolio, letter, LETTER_STATES["sent"])
        refuse_unless_from(found, "sent", LETTER_STATES["sent"])
        mentor = mentor_of(portfolio, found)
        if said.manager_informed:
            mentor = changed(mentor, desk.today, manager_informed=said.manager_informed)
            portfolio[Mentor].put(mentor)
        passed = pass_gates(
            desk, portfolio, mentor, found.need, said.anyway or "", kind=found.kind, already=found.passed
        )
        note = found.note if said.note is None else said.note
        found = changed(found, desk.today, passed={**found.passed, **passed}, note=note)
        return record_sent(desk, portfolio, found, said.on or desk.today)


def replied(desk: Desk, letter: LetterNamed, said: AnsweredLater) -> Done:
    """Note an answer that is neither yes nor no; --until is when they want to hear from you again.

    $ mentorfolio outreach replied julie
    $ mentorfolio outreach replied julie --until 2027-02-01
    """
    return _answer(desk, letter, "replied", said, until=said.until)


def accepted(desk: Desk, letter: LetterNamed, said: Answered) -> Done:
    """Note that they said yes to this letter.

    $ mentorfolio outreach accepted julie
    """
    return _answer(desk, letter, "accepted", said)


def declined(desk: Desk, letter: LetterNamed, said: Answered) -> Done:
    """Note that they said no, and see who is next.

    $ mentorfolio outreach declined julie
    """
    return _answer(desk, letter, "declined", said)


def unanswered(desk: Desk, letter: LetterNamed, said: Answered) -> Done:
    """Note that no answer will come, and see who is next.

    $ mentorfolio outreach unanswered julie
    """
    return _answer(desk, letter, "unanswered", said)


def record_sent(desk: Desk, portfolio: Portfolio, letter: Outreach, on: date, by: str = "") -> Done:
    """Within a unit of work: the letter as sent on a day, and whom that moves.

    ``by`` names the mail server if the program sent it itself.
    """
    mentor = mentor_of(portfolio, letter)
    letter = asking_anew(letter, mentor, portfolio[Outreach])
    follow_up = add_business_days(on, desk.rules.follow_up_wait) if letter.kind in REMINDED else None
    letter = portfolio[Outreach].put(
        changed(letter, desk.today, state="sent", sent=on, follow_up_on=follow_up)
    )
    moved = _moved(desk, portfolio, mentor, letter, on)
    # They have heard again; but whoever wants to hear nothing before March still does not.
    if moved.again_on and moved.again_on <= on and letter.kind not in NOT_TO_THEM:
        moved = portfolio[Mentor].put(changed(moved, desk.today, again_on=None))
    retired = retire(portfolio, letter, "sent")
    portfolio.describe(f"noted the letter to {mentor.name} as sent")
    details = [stage_reached(moved)] if moved.stage != mentor.stage else []
    if follow_up:
        details.append(f"If nothing comes back, one reminder is due on {said_day(follow_up)}.")
    to = addressee(letter.kind, mentor.name) + ("," if letter.kind in NOT_TO_THEM else "")
    went = f"{by} took the letter to {letter.to}." if by else ""
    return Done(
        record=view(letter) | {"retired": retired},
        sentence=f"Sent: {went}" if went else f"Noted: the letter to {to} went out on {said_day(on)}.",
        details=(*details, *told_retired(retired)),
        steps=after_sent(letter),
    )


def _answer(desk: Desk, which: str, state: str, said: Answered, until: date | None = None) -> Done:
    """An answer came, or it will not: to a draft, too, once somebody says that it has gone out."""
    try:
        return _answered(desk, which, state, said, until)
    except StillDraft as refusal:
        letter = refusal.letter
        mentor = mentor_of(desk.store.reading(), letter)
        with desk.store.as_one_step():
            if gone_out(desk, letter, mentor, said.on or desk.today) is None:
                raise
            return _answered(desk, letter.id, state, said, until)


def gone_out(
    desk: Desk, letter: Outreach, mentor: Mentor, answered: date, *, known: str = "yes", surely: bool = False
) -> Done | None:
    """A draft of which there is an answer, noted as sent: ``surely``, or once somebody says that it was."""
    if not surely and not was_answered(desk, letter, mentor, known=known):
        return None
    return _sent(desk, letter.id, SentSaid(on=gone_on(letter, mentor, answered), anyway=WENT_OUT))


def _answered(desk: Desk, which: str, state: str, said: Answered, until: date | None) -> Done:
    """An answer came (``replied``, ``accepted``, ``declined``), or it will not (``unanswered``).

    A refusal of a first contact or request offers the next choice for the same need (O6, I7).
    """
    on = said.on or desk.today
    with desk.store.changing() as portfolio:
        # An undecided answer may be followed by more of it: a word, or from when on to ask again.
        more = state == "replied" and (until or said.note)
        states = (*LETTER_STATES[state], *(("replied",) if more else ()))
        letter = letter_named(portfolio, which, states)
        refuse_unless_from(letter, state, states)
        before = mentor_of(portfolio, letter)
        refuse_late_no(letter, before, portfolio[Meeting])
        refuse_too_early(letter, on)
        answered, was = letter.answered if state == "unanswered" else on, letter.state
        letter = portfolio[Outreach].put(
            changed(
                letter, desk.today, state=state, answered=answered, note=answer_noted(letter, said.note, on)
            )
        )
        _settle_others(desk, portfolio, letter, was)
        mentor = _moved(desk, portfolio, before, letter, on)
        if state == "replied":
            met = mentor.id in met_with(portfolio[Meeting])
            mentor = portfolio[Mentor].put(having_answered(mentor, portfolio.profile, desk.today, met=met))
        if state == "replied" and until is None and mentor.again_on and mentor.again_on > on:
            until = mentor.again_on  # a word in between takes back no "not before March"
        if until != mentor.again_on:
            mentor = portfolio[Mentor].put(changed(mentor, desk.today, again_on=until))
        retired = retire(portfolio, letter, state)
        chosen = next_choice(portfolio, letter) if state in ("declined", "unanswered") else None
        portfolio.describe(f"noted the letter to {mentor.name} as {state}")
        person = saved(portfolio, mentor)
        steps = tuple(after_answer(portfolio, letter, mentor, chosen))
    record: dict[str, object] = view(letter)
    record |= {"retired": retired} if state != "replied" else {}
    if state in ("declined", "unanswered") and letter.kind in REMINDED:
        offered = {"id": chosen.id, "name": chosen.name, "rank": chosen.rank} if chosen else None
        record = {
            "outreach": view(letter),
            "mentor": person,
            "next_choice": offered,
            "retired": retired,
        }
    return Done(
        record=record,
        sentence=answer_sentence(letter, mentor, on, until, moved=mentor.stage != before.stage),
        details=(
            *(after_refusal(portfolio, letter, chosen) if state in ("declined", "unanswered") else ()),
            *told_retired(retired),
        ),
        steps=steps,
    )


def next_choice(portfolio: Portfolio, letter: Outreach) -> Mentor | None:
    """The next-ranked candidate for the need of a letter, or of the portfolio if it has none."""
    if letter.kind not in REMINDED:
        return None
    there = to_write_to(portfolio[Mentor], portfolio[Need], letter.need, portfolio.profile)
    others = [m for m in there if m.id != letter.mentor]
    return others[0] if others else None


def _moved(desk: Desk, portfolio: Portfolio, mentor: Mentor, letter: Outreach, on: date) -> Mentor:
    stage = letter_move(mentor, letter)
    if stage is None:
        return mentor
    return portfolio[Mentor].put(
        with_move(mentor, stage, desk.today, on=on, reason=letter_reason(letter.kind, letter.state))
    )


def _settle_others(desk: Desk, portfolio: Portfolio, letter: Outreach, was: str) -> None:
    """A reminder shares the fate of the letter it reminded of; a yes answers all that asked for the same.

    So does a no that takes it back.
    """
    again = asked_again(portfolio[Outreach])
    for other in list(portfolio[Outreach]):
        if letter.kind not in REMINDED or other.mentor != letter.mentor:
            continue
        meant = OPEN_LETTERS if letter.state == "accepted" else ("accepted",) if was == "accepted" else ()
        same = other.kind == letter.kind and other.id not in again and other.state in meant
        if other.state in LETTER_STATES[letter.state] and (same or other.kind == "follow-up"):
            answered = max(letter.answered or date.min, other.sent or date.min) if same else letter.answered
            portfolio[Outreach].put(changed(other, desk.today, state=letter.state, answered=answered))

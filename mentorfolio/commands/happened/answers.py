"""What became of a letter: written, answered with a yes or a no, put off; and of one that never was."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from mentorfolio.commands.happened.deeds import (
    Deeds,
    again,
    chosen_of,
    day_words,
    heard_from,
    noted_since,
    only_told,
    put_off,
    staged,
    with_steps,
)
from mentorfolio.commands.happened.phrases import begins, tells
from mentorfolio.commands.happened.what import Understood
from mentorfolio.commands.outreach import letters
from mentorfolio.commands.outreach.fields import WENT_OUT, Answered, AnsweredLater, SentSaid
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import letters_apart, mentor_named
from mentorfolio.desk.results import Done, Step, view
from mentorfolio.domain import lifecycle
from mentorfolio.domain.dates import said_day
from mentorfolio.domain.drafts import gone_on, is_to_say, perhaps_answered, refuse_too_early
from mentorfolio.domain.names import new_id
from mentorfolio.domain.records import Meeting, Mentor, Need, Outreach, changed
from mentorfolio.domain.shortlist import need_for
from mentorfolio.domain.standing import met_with, standing
from mentorfolio.domain.talks_told import talk_ahead
from mentorfolio.domain.text import command_line, in_lines
from mentorfolio.domain.vocabulary import NOT_TO_THEM
from mentorfolio.errors import RuleRefusal

if TYPE_CHECKING:
    from mentorfolio.store.records import Portfolio


def waiting(portfolio: Portfolio, mentor: Mentor) -> Outreach | None:
    """The letter to them that waits for an answer, the latest."""
    kinds = lifecycle.ASKING - NOT_TO_THEM - {"follow-up"}
    return _latest(x for x in letters_to(portfolio, mentor, "sent", "replied") if x.kind in kinds)


def answered_late(portfolio: Portfolio, mentor: Mentor) -> Outreach | None:
    """The letter that was given up on, where nothing but that took them off the list."""
    given_up = letters_to(portfolio, mentor, "unanswered") if lifecycle.gave_up(mentor) else []
    return _latest(x for x in given_up if x.kind in lifecycle.WAITING)


def _agreed_to(portfolio: Portfolio, mentor: Mentor) -> Outreach | None:
    """The letter whose yes led to the talk that is still to come: a no takes it back."""
    agreed = letters_to(portfolio, mentor, "accepted") if mentor.stage == "conversation" else []
    return _latest(x for x in agreed if lifecycle.came_by(mentor, x))


def need_spoken_of(portfolio: Portfolio, mentor: Mentor) -> str | None:
    """The need of the letter that waits, or of the last one that went out to them, else the one they suit."""
    if letter := waiting(portfolio, mentor):
        return letter.need
    gone = (x for x in portfolio[Outreach] if x.mentor == mentor.id and x.sent and x.need in portfolio[Need])
    if letter := _latest(x for x in gone if portfolio[Need][x.need or ""].status == "open"):
        return letter.need
    need = need_for(mentor, portfolio[Need])
    return need.id if need else None


def letters_to(portfolio: Portfolio, mentor: Mentor, *states: str) -> list[Outreach]:
    """The letters to somebody that are in one of these states."""
    return [x for x in portfolio[Outreach] if x.mentor == mentor.id and x.state in states]


def _latest(found: Iterable[Outreach]) -> Outreach | None:
    return max(found, key=lambda x: x.sent or x.drafted, default=None)


def may_be_mine(desk: Desk, mentor: Mentor, typed: str) -> bool:
    """Whether "wrote on 14 October" leaves open who wrote: a stranger who never had a letter answers none."""
    if mentor.stage != "candidate" or not begins("wrote_alone", typed):
        return False
    portfolio = desk.store.reading()
    sent = any(x.mentor == mentor.id and x.sent for x in portfolio[Outreach])
    return not sent and standing(mentor, portfolio.profile, met=False) == "stranger"


def still_waits(desk: Desk, mentor: Mentor, typed: str) -> bool:
    """Whether a silence is no end yet: nobody gave up in so many words, and no reminder went out."""
    letter = waiting(desk.store.reading(), mentor)
    if letter is None or letter.kind not in lifecycle.REMINDED or tells("given_up", typed):
        return False
    return lifecycle.second_reminder(mentor, desk.store.reading()[Outreach]) is None


# What -> the verb of ``outreach`` that notes it; any other answer is ``replied``.
_VERBS = {"yes": "accepted", "no": "declined", "nothing": "unanswered"}


def answer(desk: Desk, mentor: Mentor, meant: Understood) -> Deeds:
    """An answer noted: to the letter that waits, else to one given up on, else to none."""
    verb = _VERBS.get(meant.what, "replied")
    letter = _answers_which(desk.store.reading(), mentor, verb)
    if letter is None:
        return without_letter(desk, mentor, meant)
    note = meant.text or None
    more = [*day_words(meant.on), *(("--note", note) if note else ())]
    if verb == "replied":
        more += ("--until", str(meant.until)) if meant.until else ()
        done = letters.replied(desk, letter.id, AnsweredLater(on=meant.on, note=note, until=meant.until))
    else:
        answered: Callable[[Desk, str, Answered], Done] = getattr(letters, verb)
        done = answered(desk, letter.id, Answered(on=meant.on, note=note))
    return [(command_line("outreach", verb, letter.id, *more), done)]


def _answers_which(portfolio: Portfolio, mentor: Mentor, verb: str) -> Outreach | None:
    letter = waiting(portfolio, mentor)
    if letter is None and verb != "unanswered":
        letter = answered_late(portfolio, mentor)
    if letter is None and verb == "declined":
        letter = _agreed_to(portfolio, mentor)
    return None if letter and verb == letter.state == "replied" else letter  # they have answered it before


def expect_in_time(desk: Desk, mentor: Mentor, meant: Understood) -> None:
    """Go on unless it is an answer of before the letter it answers went out. Raises UsageProblem."""
    if meant.on and meant.what in ("yes", "no", "later", "answered"):
        verb = _VERBS.get(meant.what, "replied")
        if letter := _answers_which(desk.store.reading(), mentor, verb):
            refuse_too_early(letter, meant.on)


# What -> stage -> the stage it leads to where there was no letter.
_STAGE_AFTER = {
    "yes": {
        "candidate": "conversation",
        "approached": "conversation",
        "conversation": "active",
        "asked": "active",
        "declined": "conversation",
    },
    "no": dict.fromkeys(lifecycle.ON_THE_WAY, "declined"),
    "nothing": {"approached": "declined", "asked": "declined"},
}


def without_letter(desk: Desk, mentor: Mentor, meant: Understood) -> Deeds:
    """Phoned, no letter: it moves a person on, too."""
    if meant.what == "later" and meant.until:
        return put_off(desk, mentor, meant, meant.until)
    stage = _STAGE_AFTER.get(meant.what, {}).get(mentor.stage)
    if stage == "active" and mentor.stage == "conversation" and talk_ahead(meant.text, desk.today):
        return heard_from(desk, mentor, meant)  # a yes to that talk, and to no more
    if stage == "active" and mentor.stage == "conversation" and _said_before(desk, mentor):
        told = f"{mentor.name} said yes to a talk before. After it you can ask for more."
        return only_told(desk, mentor, told)
    if stage:
        return staged(desk, mentor, stage, meant)
    if meant.what not in ("answered", "yes", "no"):
        return []
    heard = heard_from(
        desk, mentor, meant if meant.what != "no" else meant._replace(text=_as_a_no(meant.text))
    )
    if meant.what == "yes" and mentor.stage in ("paused", "ended"):
        begin = Step("To begin again", command_line("mentor", "stage", mentor.id, "active", "--on", "today"))
        heard = with_steps(heard, begin)
    if meant.what != "answered" or not meant.until:
        return heard
    line = command_line("happened", mentor.id, "--what", meant.what, "--until", str(meant.until))
    return [*heard, (line, again(desk, mentor, meant.until)[1])]


def _said_before(desk: Desk, mentor: Mentor) -> bool:
    """Whether a yes is that to a talk, said again: none was held since.

    Where nobody can be asked, and no letter was said yes to, it may be one to mentoring.
    """
    portfolio = desk.store.reading()
    accepted = letters_to(portfolio, mentor, "accepted")
    if not accepted:
        return desk.asker is not None and mentor.id not in met_with(portfolio[Meeting])
    since = max(x.answered or x.drafted for x in accepted)
    return not any(m.held and mentor.id in m.mentors and m.on >= since for m in portfolio[Meeting])


def _as_a_no(text: str) -> str:
    """The words of a no as a note that says it was one."""
    return (
        text if re.search(r"(?i)\b(?:no|not|declin\w+|refus\w+)\b", text) else f"said no: {text}".rstrip(": ")
    )


def an_answer(desk: Desk, mentor: Mentor, meant: Understood) -> Deeds:
    """Whoever does something for one has answered the letter that waits: nobody reminds them of it."""
    portfolio, day = desk.store.reading(), meant.on or desk.today
    letter = waiting(portfolio, mentor) or answered_late(portfolio, mentor)
    if letter is None or letter.state == "replied" or letter.kind not in lifecycle.WAITING:
        return []
    if day < (letter.sent or day):
        return []
    return answer(desk, mentor, Understood("answered", on=meant.on))


def came_to_talk(desk: Desk, mentor: Mentor, day: date) -> Deeds:
    """Whoever came to a talk has said yes to one, to a letter or without.

    A talk before the letter went out, or before they were on the list again, is no answer to that; nor is
    any talk one to a request for mentoring, nor one of years ago the talk that leads to one.
    """
    if not (mentor.stage in ("candidate", "approached") or lifecycle.gave_up(mentor)):
        return []
    portfolio = desk.store.reading()
    letter = waiting(portfolio, mentor) or answered_late(portfolio, mentor)
    if letter and letter.kind == "request":
        return []
    began = letter.sent if letter and letter.sent else mentor.stage_since
    if day < began and not lifecycle.is_new(mentor):
        return []
    if letter is None and (desk.today - day).days > lifecycle.FIRST_TALK_LASTS:
        return []
    on = max(day, mentor.stage_since) if letter else day
    return with_steps(answer(desk, mentor, Understood("yes", on=on)))


_MAY_ANSWER = ("yes", "no", "met", "planned")


def went_out(desk: Desk, mentor: Mentor, meant: Understood) -> Deeds:
    """The draft to them, noted as sent where they have answered it: it would be thrown away else.

    Without anybody to ask a yes is taken for one to it; a no or a talk may come without a letter.
    """
    portfolio, on = desk.store.reading(), meant.on or desk.today
    draft = perhaps_answered(portfolio[Outreach], mentor, portfolio[Meeting], on)
    if draft is None or meant.what not in _MAY_ANSWER or is_to_say(draft, mentor, portfolio.profile):
        return []
    if waiting(portfolio, mentor) or answered_late(portfolio, mentor):
        return []
    outright = meant.what in ("yes", "no")
    drafts = letters_to(portfolio, mentor, "draft")
    if outright and len(drafts) > 1:
        said = f"There are {len(drafts)} drafts to {mentor.name}."
        draft = portfolio[Outreach][chosen_of(desk, letters_apart(drafts), said)]
    if draft.kind != "first" and not outright:  # a talk answers no request
        return []
    surely = desk.asker is None and meant.what == "yes"
    done = letters.gone_out(desk, draft, mentor, on, known="yes" if outright else "no", surely=surely)
    if done is None:
        return []
    day = ("--on", str(gone_on(draft, mentor, on)))
    line = command_line("outreach", "sent", draft.id, *day, "--anyway", WENT_OUT)
    return [(line, msgspec.structs.replace(done, details=(), steps=()))]


def wrote(desk: Desk, mentor: Mentor, meant: Understood) -> Deeds:
    """The draft to them went out; where there is none, somebody is approached all the same."""
    noted_since(desk, mentor, meant.on or desk.today)
    drafts = letters_to(desk.store.reading(), mentor, "draft")
    if not drafts:
        return _by_hand(desk, mentor, meant)
    which = chosen_of(desk, letters_apart(drafts), f"There are {len(drafts)} drafts to {mentor.name}.")
    said = SentSaid(on=meant.on, note=meant.text or None, anyway=WENT_OUT)
    done = letters.sent(desk, which, said)
    return [(command_line("outreach", "sent", which, *day_words(meant.on)), done)]


def _passed(desk: Desk, portfolio: Portfolio, mentor: Mentor, need: Need | None) -> dict[str, str]:
    """The gates that a first letter should not have passed, and has."""
    about, sent, wait = need.id if need else None, portfolio[Outreach], desk.rules.first_contact_wait
    gates = lifecycle.closed_gates(mentor, about, portfolio.profile, sent, desk.today, wait=wait)
    return {gate.code: WENT_OUT for gate in gates}


def asked(desk: Desk, mentor: Mentor, meant: Understood) -> Deeds:
    """I asked them for an introduction: it waits like the letter that asks for one."""
    ((command, done),) = _by_hand(desk, mentor, meant, "referral")
    told = f"Noted: you asked {mentor.name} for an introduction."
    named = Step("When they have", command_line("happened", mentor.id, "introduced me to NAME"))
    return [(command, msgspec.structs.replace(done, sentence=told, steps=(named,)))]


def _by_hand(desk: Desk, mentor: Mentor, meant: Understood, kind: str = "") -> Deeds:
    """A letter written elsewhere counts like one that was drafted here: it waits, reminds or says hello."""
    with desk.store.changing() as portfolio:
        need = need_for(mentor, portfolio[Need])
        # Where no letter waits, a reminder becomes one that does: they had answered "later".
        usual = "follow-up" if mentor.stage in lifecycle.WAITING.values() else "catch-up"
        kind = kind or ("first" if mentor.stage == "candidate" else usual)
        channel = meant.channel or ("email" if mentor.email else "other")
        letter = Outreach(
            id=new_id(portfolio[Outreach].taken()),
            created=desk.today,
            updated=desk.today,
            mentor=mentor.id,
            need=need.id if need else None,
            kind=kind,
            channel=channel,
            template="first-conversation" if kind == "first" else kind,
            to=mentor.email if channel == "email" else "",
            body="",
            drafted=meant.on or desk.today,
            note=meant.text,
            passed=_passed(desk, portfolio, mentor, need) if kind == "first" else {},
        )
        done = letters.record_sent(desk, portfolio, letter, letter.drafted)
    if "manager" in letter.passed:
        tell = command_line("approach", mentor.id, "--template", "manager-note")
        step = Step("Your manager should know, from you", tell)
        done = msgspec.structs.replace(done, steps=(step, *done.steps))
    return [(command_line("happened", mentor.id, "--what", "wrote", *day_words(meant.on)), done)]


def bounced(desk: Desk, mentor: Mentor, meant: Understood) -> Deeds:
    """The last letter to them never arrived: it is a draft again, and nobody waits for an answer."""
    with desk.store.changing() as portfolio:
        letter = _latest(x for x in letters_to(portfolio, mentor, "sent") if x.sent)
        if letter is None:
            address = command_line("mentor", "edit", mentor.id, "--email", "ADDRESS")
            raise RuleRefusal(
                f"No letter to {mentor.name} is on its way.", hint=f"To put their address right: {address}"
            )
        now = mentor_named(portfolio, mentor.id)
        last = now.history[-1]
        if (
            last.stage == lifecycle.WAITING.get(letter.kind)
            and last.on == letter.sent
            and len(now.history) > 1
        ):
            now = portfolio[Mentor].put(changed(now, desk.today, history=now.history[:-1]))
        note = in_lines(letter.note, f"came back on {said_day(meant.on or desk.today)}")
        letter = changed(letter, desk.today, state="draft", sent=None, follow_up_on=None, message_id="")
        letter = portfolio[Outreach].put(changed(letter, desk.today, note=note))
        portfolio.describe(f"noted that the letter to {now.name} came back")
        record = view(letter)
    right = command_line("mentor", "edit", now.id, "--email", "ADDRESS")
    steps = (
        Step("Put the address right", right),
        Step("Once it has gone out again", command_line("outreach", "sent", letter.id)),
    )
    told = f"The letter to {now.name} has not arrived, so it is a draft again; nobody waits for an answer."
    line = command_line("happened", now.id, "the letter bounced")
    return [(line, Done(record=record, sentence=told, steps=steps))]

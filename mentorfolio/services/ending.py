"""A good ending: why it ends, what was learnt, and whether to stay in touch (P6, F7)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from mentorfolio.domain.dates import parse_period, period_in_words, said, said_when
from mentorfolio.domain.due import command
from mentorfolio.domain.lifecycle import move
from mentorfolio.domain.names import new_id
from mentorfolio.domain.records import Mentor, Reflection, changed
from mentorfolio.domain.text import one_line, paragraphs
from mentorfolio.domain.vocabulary import STAGE_WORD
from mentorfolio.errors import Interrupted
from mentorfolio.journey.ending import HELLO, LEARNT, REASON
from mentorfolio.services import given as options
from mentorfolio.services.finding import mentor_named
from mentorfolio.services.given import Given
from mentorfolio.services.guiding import answered, walk
from mentorfolio.services.results import Done, Step
from mentorfolio.services.roster import saved

if TYPE_CHECKING:
    from mentorfolio.ports import Asker, Desk, Portfolio

_YEARLY = "1y"
_LINE = 60  # letters
# Who was never talked to leaves nothing to look back on.
_NEVER_MET = ("candidate", "approached", "declined")


def end(desk: Desk, name: str, given: Given) -> Done:
    """End a relationship with its reason, what was learnt, and perhaps a yearly greeting.

    Args:
        desk: what the command works with.
        name: with whom.
        given: ``on``, ``reason``, ``learnt`` (kept as a reflection about them), ``hello`` (a
            period, or ``none``); what is not given is asked at a terminal.

    Raises:
        UsageProblem: a value cannot be meant, a skip without ``on``, or a day before the last move.
        NotFound, Ambiguous: the name.
        RuleRefusal: it has ended already.
        Interrupted: the person left; ended all the same if one question was answered.
    """
    said_so = {key: str(given[key]) for key in ("reason", "learnt", "hello") if key in given}
    _read(said_so)
    on = options.past_day(given, "on", desk.today)
    mentor = mentor_named(desk.store.reading(), name)
    move(mentor, "ended", desk.today, on=on)  # refused before anything is asked
    if desk.asker:
        before = dict(said_so)
        try:
            _ask(desk.asker, mentor, said_so)
        except Interrupted as left:
            if said_so == before:
                raise Interrupted("Stopped. Nothing was changed.", hint=left.hint) from None
            _ended(desk, mentor, given, said_so)
            left.hint = f"With {mentor.name} it is ended; to take that back: mentorfolio undo"
            raise
    return _ended(desk, mentor, given, said_so)


def _ended(desk: Desk, mentor: Mentor, given: Given, said_so: dict[str, str]) -> Done:
    reason, learnt, hello = _read(said_so)
    on = options.past_day(given, "on", desk.today)
    with desk.store.changing() as portfolio:
        mentor = mentor_named(portfolio, mentor.id)
        was = mentor.stage
        mentor = move(mentor, "ended", desk.today, on=on, reason=reason)
        mentor = changed(mentor, desk.today, hello=hello)
        portfolio.describe(f"moved {mentor.name} to ended")
        record = saved(portfolio, portfolio.mentors.put(mentor))
        if learnt:
            portfolio.reflections.put(_reflection(desk, portfolio, mentor, learnt))
        planned = _still_planned(portfolio, mentor)
    kept = ("What you learnt is kept as a reflection.",) if learnt else ()
    greeting = (f"You will be reminded to say hello {period_in_words(hello)}.",) if hello else ()
    return Done(
        record=record,
        sentence=f"{mentor.name} is {STAGE_WORD['ended']} since {said(mentor.stage_since)}.",
        details=(*kept, *greeting, *planned),
        steps=() if was in _NEVER_MET else _closing(mentor, learnt),
    )


def _read(said_so: dict[str, str]) -> tuple[str, str, str | None]:
    """Reason, what was learnt, the rhythm of a greeting. Raises UsageProblem."""
    return (
        one_line(said_so.get("reason", ""), "reason"),
        paragraphs(said_so.get("learnt", ""), "text"),
        parse_period(said_so.get("hello", "")),
    )


def _ask(asker: Asker, mentor: Mentor, said_so: dict[str, str]) -> None:
    def ask_reason() -> None:
        read = partial(one_line, what="reason")
        if answer := answered(asker, REASON, read, said_so.get("reason", "")):
            said_so["reason"] = answer

    def ask_learnt() -> None:
        question = LEARNT._replace(text=f"What did you learn from {mentor.called}?")
        read = partial(paragraphs, what="text")
        if answer := answered(asker, question, read, said_so.get("learnt", "")):
            said_so["learnt"] = answer

    def ask_hello() -> None:
        question = HELLO._replace(text=f"Say hello to {mentor.called} once a year?")
        friends = said_so.get("reason") == "became friendship"
        answer = answered(asker, question, str, "yes" if friends else "no")
        said_so["hello"] = _YEARLY if answer == "yes" else "none"

    open_ones = {"reason": ask_reason, "learnt": ask_learnt, "hello": ask_hello}
    if mentor.stage in _NEVER_MET:
        open_ones = {"reason": ask_reason}
    walk([ask for key, ask in open_ones.items() if key not in said_so], asker)


def _reflection(desk: Desk, portfolio: Portfolio, mentor: Mentor, text: str) -> Reflection:
    return Reflection(
        id=new_id(portfolio.reflections.taken()),
        created=desk.today,
        updated=desk.today,
        about="mentor",
        subject=mentor.id,
        text=text,
        on=desk.today,
    )


def _still_planned(portfolio: Portfolio, mentor: Mentor) -> tuple[str, ...]:
    planned = [
        m
        for m in portfolio.meetings.all().values()
        if mentor.id in m.mentors and not (m.held or m.cancelled) and m.circle is None
    ]
    return tuple(
        f"A meeting is still planned on {said_when(m.when)}: mentorfolio meeting cancel {m.id}"
        for m in sorted(planned, key=lambda m: m.when)
    )


def _closing(mentor: Mentor, learnt: str) -> tuple[Step, ...]:
    # A line of it thanks them in the letter; more than that stays one's own.
    took = ("--set", f"took={learnt}") if learnt and len(learnt) <= _LINE and "\n" not in learnt else ()
    letter = Step("Close with thanks", command("approach", mentor.id, "--template", "closing", *took))
    look_back = Step("What can you pass on?", f"mentorfolio reflect {mentor.id} --prompt pass-it-on")
    if learnt:
        return (letter, look_back)
    return (letter, Step("What did you learn?", f"mentorfolio reflect {mentor.id}"), look_back)

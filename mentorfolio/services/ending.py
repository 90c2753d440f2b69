"""A good ending: why it ends, what was learnt, and whether to stay in touch (P6, F7)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from mentorfolio.domain.dates import parse_period, period_in_words, said, said_when
from mentorfolio.domain.due import command
from mentorfolio.domain.lifecycle import move, stage_reached
from mentorfolio.domain.meetings import is_planned
from mentorfolio.domain.names import new_id
from mentorfolio.domain.promises import open_promises
from mentorfolio.domain.records import Mentor, Reflection, changed
from mentorfolio.domain.text import one_line, paragraphs
from mentorfolio.errors import Interrupted
from mentorfolio.journey.ending import HELLO, LEARNT, LETTER, REASON
from mentorfolio.services import given as options
from mentorfolio.services.finding import mentor_named
from mentorfolio.services.given import Given
from mentorfolio.services.guiding import answered, walk
from mentorfolio.services.results import Done, Step
from mentorfolio.services.roster import saved

if TYPE_CHECKING:
    from mentorfolio.ports import Asker, Desk, Portfolio

_YEARLY = "1y"
_NAMED = 3  # promises; the rest is a list
# Who was never talked to leaves nothing to look back on.
_NEVER_MET = ("candidate", "approached", "declined")


class Ended(Done, frozen=True, kw_only=True):
    """An ending that was saved; ``letter`` says that the closing letter is wanted next."""

    letter: bool = False


def end(desk: Desk, name: str, given: Given) -> Ended:
    """End a relationship with its reason, what was learnt, and perhaps a yearly greeting.

    A formal term that runs closes on that day, in the same change (F3).

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


def _ended(desk: Desk, mentor: Mentor, given: Given, said_so: dict[str, str]) -> Ended:
    reason, learnt, hello = _read(said_so)
    on = options.past_day(given, "on", desk.today)
    with desk.store.changing() as portfolio:
        mentor = mentor_named(portfolio, mentor.id)
        was = mentor
        mentor = move(mentor, "ended", desk.today, on=on, reason=reason)
        mentor = changed(mentor, desk.today, hello=hello)
        portfolio.describe(f"moved {mentor.name} to ended")
        record = saved(portfolio, portfolio.mentors.put(mentor))
        if learnt:
            portfolio.reflections.put(_reflection(desk, portfolio, mentor, learnt))
        promised, planned = _still_promised(portfolio, mentor), _still_planned(portfolio, mentor)
    kept = ("What you learnt is kept as a reflection.",) if learnt else ()
    greeting = (f"You will be reminded to say hello {period_in_words(hello)}.",) if hello else ()
    open_ones = command("action", "list", "--open", "--with", mentor.id)
    letter = said_so.get("letter") == "yes"
    return Ended(
        record=record,
        sentence=stage_reached(mentor, mentor.stage_since),
        details=(*kept, *greeting, *_closed_term(was, mentor), *promised),
        steps=(
            *planned,
            *((Step("What is still open between you", open_ones),) if promised else ()),
            *(() if was.stage in _NEVER_MET else _closing(mentor, learnt, letter=letter)),
        ),
        letter=letter,
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

    def ask_letter() -> None:
        said_so["letter"] = answered(asker, LETTER, str, said_so.get("letter", "no")) or ""

    questions = {"reason": ask_reason, "learnt": ask_learnt, "hello": ask_hello}
    if mentor.stage in _NEVER_MET:
        questions = {"reason": ask_reason}
    still = [ask for key, ask in questions.items() if key not in said_so]
    # Whoever said all of it with options is asked nothing.
    walk([*still, ask_letter] if still and mentor.stage not in _NEVER_MET else still, asker)


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


def _closed_term(before: Mentor, after: Mentor) -> tuple[str, ...]:
    """What became of a formal term that ran, or was agreed for later."""
    if before.terms == after.terms:
        return ()
    closed = [t for t in before.terms if t not in after.terms and t.start <= after.stage_since]
    if not closed:
        return ("The formal term that had not begun yet is taken out.",)
    until = f"; it was agreed until {said(closed[0].end)}" if closed[0].end else ""
    return (f"The formal term ends with it{until}.",)


def _still_promised(portfolio: Portfolio, mentor: Mentor) -> tuple[str, ...]:
    mentors, meetings = portfolio.mentors.all().values(), portfolio.meetings.all().values()
    found = [p for p in open_promises(mentors, meetings) if mentor.id in p.mentors and not p.circle]
    if not found:
        return ()
    whose = {"me": "you", "mentor": "they"}
    named = "; ".join(f"{whose[p.action.owner]}: {p.action.text}" for p in found[:_NAMED])
    more = f"; and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
    return (f"Promised and still open: {named}{more}.",)


def _still_planned(portfolio: Portfolio, mentor: Mentor) -> tuple[Step, ...]:
    planned = [
        m
        for m in portfolio.meetings.all().values()
        if mentor.id in m.mentors and is_planned(m) and m.circle is None
    ]
    return tuple(
        Step(f"Still planned on {said_when(m.when)}; to cancel it", command("meeting", "cancel", m.id))
        for m in sorted(planned, key=lambda m: m.when)
    )


def _closing(mentor: Mentor, learnt: str, *, letter: bool) -> tuple[Step, ...]:
    # What was learnt stays one's own: it goes into no letter that nobody has read.
    thanks = Step("Close with thanks", command("approach", mentor.id, "--template", "closing"))
    what = Step("What did you learn?", command("reflect", mentor.id))
    pass_on = Step("What can you pass on?", command("reflect", mentor.id, "--prompt", "pass-it-on"))
    return (*(() if letter else (thanks,)), *(() if learnt else (what,)), pass_on)

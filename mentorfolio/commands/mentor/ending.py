"""A good ending: why it ends, what was learnt, and whether to stay in touch (P6, F7)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import msgspec

from mentorfolio.commands.mentor.fields import StageSaid
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import mentor_named
from mentorfolio.desk.people import saved
from mentorfolio.desk.results import Done, Step
from mentorfolio.domain.dates import period_in_words, said_day, said_when
from mentorfolio.domain.drafts import is_overtaken
from mentorfolio.domain.lifecycle import OVER, move, stage_reached
from mentorfolio.domain.meetings import is_planned, next_of_each
from mentorfolio.domain.names import new_id
from mentorfolio.domain.promises import open_promises
from mentorfolio.domain.records import Meeting, Mentor, Outreach, Reflection, changed
from mentorfolio.domain.standing import stands
from mentorfolio.domain.text import command_line
from mentorfolio.domain.vocabulary import END_REASONS
from mentorfolio.errors import Interrupted
from mentorfolio.fields.field import fields_of
from mentorfolio.fields.form import Asked, Form, asking
from mentorfolio.fields.question import Question

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mentorfolio.store.records import Portfolio

_YEARLY = "1y"
_NAMED = 3  # promises; the rest is a list
# Who was only written to leaves nothing to look back on.
_NO_MENTOR = ("candidate", "approached", "declined")

_LETTER = Question(
    key="letter",
    text="Shall I draft the closing letter?",
    why="A few lines of thanks, so that it does not end in silence. You read it before anything is sent.",
    option="mentorfolio approach MENTOR --template closing",
    kind="yes-no",
)
_CLOSES = Asked(_LETTER, str, "no")


def end(desk: Desk, name: str, said: StageSaid) -> Done | None:
    """End a relationship with its reason, what was learnt, and perhaps a yearly greeting.

    A formal term that runs closes on that day, in the same change (F3). What was not said is asked at a
    terminal, and whoever leaves after one answer has ended it all the same.
    """
    portfolio = desk.store.reading()
    mentor = mentor_named(portfolio, name)
    move(mentor, "ended", desk.today, on=said.on)  # refused before anything is asked
    if desk.asker is None:
        return _ended(desk, mentor, said, letter=False)
    form = Form(desk.asker)
    try:
        steps = _questions(form, mentor, said, desk.today, never_met=_never_met(portfolio, mentor))
        # Whoever said all of it with options is asked nothing.
        is_told = mentor.stage in _NO_MENTOR or None not in (said.reason, said.learnt, said.hello)
        form.fill(steps if is_told or _written(portfolio, mentor) else [*steps, _CLOSES])
    except Interrupted as left:
        if not form.answers:
            raise Interrupted("Stopped. Nothing was changed.", hint=left.hint) from None
        _ended(desk, mentor, _with_answers(said, form), letter=False)
        left.hint = f"Your mentoring with {mentor.name} has ended. To take that back: mentorfolio undo"
        raise
    letter = form.answers.get("letter") == "yes"
    done = _ended(desk, mentor, _with_answers(said, form), letter=letter)
    if not letter:
        return done
    from mentorfolio.commands.approach.approach import close

    desk.show(done)
    close(desk, mentor.id)
    return None


def _written(portfolio: Portfolio, mentor: Mentor) -> Outreach | None:
    """The closing letter to them, where it is written and not sent."""
    drafts = (x for x in portfolio[Outreach] if x.mentor == mentor.id and x.state == "draft")
    return next((x for x in drafts if x.kind == "closing"), None)


def _with_answers(said: StageSaid, form: Form) -> StageSaid:
    answers = {key: answer for key, answer in form.answers.items() if key != "letter"}
    return msgspec.structs.replace(said, **answers)


def _never_met(portfolio: Portfolio, mentor: Mentor) -> bool:
    """Whether there is nothing to look back on: no mentor yet, or one of a programme never met."""
    how = stands(mentor, portfolio.profile, portfolio[Meeting])
    return mentor.stage in _NO_MENTOR or how == "assigned"


def _questions(
    form: Form, mentor: Mentor, said: StageSaid, today: date, *, never_met: bool
) -> list[Asked | Callable[[], None]]:
    fields = fields_of(StageSaid)
    reason = asking(fields["reason"], "reason", today)
    of_a_list = reason.question._replace(kind="choice", choices=END_REASONS)
    hello = fields["hello"].question("hello", name=mentor.called)._replace(kind="yes-no")

    def ask_hello() -> None:
        friends = (form.answers.get("reason") or said.reason) == "became friendship"
        form.ask(Asked(hello, lambda text: _YEARLY if text == "yes" else "", "yes" if friends else "no"))

    steps: dict[str, Asked | Callable[[], None]] = {
        "reason": reason._replace(question=of_a_list),
        "learnt": asking(fields["learnt"], "learnt", today, name=mentor.called),
        "hello": ask_hello,
    }
    return [
        step
        for key, step in steps.items()
        if getattr(said, key) is None and (key == "reason" or not never_met)
    ]


def _ended(desk: Desk, mentor: Mentor, said: StageSaid, *, letter: bool) -> Done:
    with desk.store.changing() as portfolio:
        mentor = mentor_named(portfolio, mentor.id)
        was, unmet = mentor, _never_met(portfolio, mentor)
        mentor = move(mentor, "ended", desk.today, on=said.on, reason=said.reason or "")
        mentor = changed(mentor, desk.today, hello=said.hello or None)
        portfolio.describe(f"moved {mentor.name} to ended")
        ended = portfolio[Mentor].put(mentor)
        if said.learnt:
            portfolio[Reflection].put(
                Reflection(
                    id=new_id(portfolio[Reflection].taken()),
                    created=desk.today,
                    updated=desk.today,
                    about="mentor",
                    subject=mentor.id,
                    text=said.learnt,
                    on=desk.today,
                )
            )
        record, gone = with_drafts_gone(portfolio, ended)
        promised, planned = _still_promised(portfolio, mentor), _still_planned(portfolio, mentor)
        written = _written(portfolio, mentor)
    kept = ("What you learnt is kept as a reflection.",) if said.learnt else ()
    greeting = (f"You will be reminded to say hello {period_in_words(said.hello)}.",) if said.hello else ()
    open_ones = command_line("action", "list", "--open", "--with", mentor.id)
    return Done(
        record=record,
        sentence=stage_reached(mentor, mentor.stage_since),
        details=(*kept, *greeting, *_closed_term(was, mentor), *promised, *gone),
        steps=(
            *planned,
            *((Step("What is still open between you", open_ones),) if promised else ()),
            *(
                ()
                if was.stage in _NO_MENTOR
                else _closing(mentor, said.learnt or "", written, letter=letter, met=not unmet)
            ),
        ),
    )


def with_drafts_gone(portfolio: Portfolio, mentor: Mentor) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Within a unit of work: drafts that a move has overtaken are thrown away; at an end, all but that of it.

    Gives the mentor with their ids, as JSON has it, and the sentence that names them.
    """
    meetings = tuple(portfolio[Meeting])
    drafts = [
        x
        for x in portfolio[Outreach]
        if x.mentor == mentor.id
        and x.state == "draft"
        # What HR was to be asked does not say who it was; a closing letter is for an end.
        and x.kind != ("closing" if mentor.stage == "ended" else "")
        and ((mentor.stage in OVER and x.kind != "resources") or is_overtaken(x, mentor, meetings))
    ]
    for draft in drafts:
        portfolio[Outreach].remove(draft.id)
    titled = "; ".join(draft.subject or draft.template for draft in drafts)
    stop = "" if titled.endswith(("?", "!", ".")) else "."
    told = (f"No longer needed, and thrown away: {titled}{stop}",) if drafts else ()
    return saved(portfolio, mentor) | {"retired": [draft.id for draft in drafts]}, told


def _closed_term(before: Mentor, after: Mentor) -> tuple[str, ...]:
    """What became of a formal term that ran, or was agreed for later."""
    if before.terms == after.terms:
        return ()
    closed = [t for t in before.terms if t not in after.terms and t.start <= after.stage_since]
    if not closed:
        return ("The formal term, which had not started yet, was removed.",)
    if not (closed[0].form == "formal" and (closed[0].programme or closed[0].end or closed[0].minutes)):
        return ()  # nobody ever spoke of a term
    until = f"; it was agreed to last until {said_day(closed[0].end)}" if closed[0].end else ""
    return (f"The formal term ends with it{until}.",)


def _still_promised(portfolio: Portfolio, mentor: Mentor) -> tuple[str, ...]:
    mentors, meetings = portfolio[Mentor], portfolio[Meeting]
    found = [p for p in open_promises(mentors, meetings) if mentor.id in p.mentors and not p.circle]
    if not found:
        return ()
    whose = {"me": "you", "mentor": "they"}
    named = "; ".join(f"{whose[p.action.owner]}: {p.action.text}" for p in found[:_NAMED])
    more = f"; and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
    return (f"Promises still open: {named}{more}.",)


def _still_planned(portfolio: Portfolio, mentor: Mentor) -> tuple[Step, ...]:
    theirs = [m for m in portfolio[Meeting] if mentor.id in m.mentors and is_planned(m) and m.circle is None]
    return tuple(
        Step(
            f"Still planned {'from' if m.series else 'on'} {said_when(m.when)}{' on' if m.series else ''}; "
            "to cancel it",
            command_line("meeting", "cancel", m.id, *(["--rest"] if m.series else [])),
        )
        for m in next_of_each(theirs)
    )


def _closing(
    mentor: Mentor, learnt: str, written: Outreach | None, *, letter: bool, met: bool
) -> Iterator[Step]:
    # What was learnt stays one's own: it goes into no letter that nobody has read.
    if written and not letter:
        yield Step("Your closing letter is not sent yet", command_line("outreach", "show", written.id))
    elif not letter:
        yield Step("Close with thanks", command_line("approach", mentor.id, "--template", "closing"))
    if met and not learnt:
        yield Step("What did you learn?", command_line("reflect", mentor.id))
    if met:
        yield Step("What can you pass on?", command_line("reflect", mentor.id, "--prompt", "pass-it-on"))

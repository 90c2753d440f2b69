"""Formal and informal: a dated term agreed on, closed again, and looked back on (F1-F7, P7)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec

from mentorfolio.commands.mentor.term_fields import EvaluationSaid, InformalSaid, TermSaid, expect_order
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import mentor_named
from mentorfolio.desk.people import saved
from mentorfolio.desk.results import Done, Result, Step, view
from mentorfolio.desk.scales import OpenQuestions, moved
from mentorfolio.domain.dates import period_in_words, said_day
from mentorfolio.domain.lifecycle import OVER, TOGETHER, stage_word
from mentorfolio.domain.names import new_id
from mentorfolio.domain.programme import programme_in, programme_named
from mentorfolio.domain.records import Evaluation, Mentor, Term, changed
from mentorfolio.domain.terms import begin_term, evaluated_at, halfway, steps_within, with_cadence
from mentorfolio.domain.text import in_lines, quoted, so_many
from mentorfolio.errors import Interrupted, MissingValue, RuleRefusal
from mentorfolio.fields.field import Day, Field, fields_of
from mentorfolio.fields.form import Asked, Form, asking
from mentorfolio.fields.operands import MentorNamed
from mentorfolio.fields.question import Asker
from mentorfolio.fields.scale import scales_of


def formalise(desk: Desk, mentor: MentorNamed, said: TermSaid) -> Done:
    """Agree on a formal term.

    It needs a programme and its first day; the rest may follow when it is known. At a terminal, asks what
    the options do not say.

    $ mentorfolio mentor formalise julie --programme Bridge --from today --until 2027-06-30
    """
    return _agreed_on(desk, mentor, said)


# What Enter says of a term that there is in any case, where somebody was given a mentor.
_GIVEN: Mapping[str, str] = {"programme": "the mentoring programme", "begins": "today"}


def in_programme(desk: Desk, mentor: str, told: str) -> Done:
    """The term of somebody whom a programme gave one, with what ``told`` says of it; the rest is asked.

    There is one from today on in any case. Raises Interrupted.
    """
    said = TermSaid(programme=programme_in(told) or None)
    return _agreed_on(desk, mentor, said, at_least_from=desk.today)


def _agreed_on(desk: Desk, mentor: str, said: TermSaid, *, at_least_from: date | None = None) -> Done:
    """A formal term, with what is known of it; who leaves in the middle keeps what makes one.

    ``at_least_from`` is the day of a term that there is in any case, where its first day was not said.
    """
    found = mentor_named(desk.store.reading(), mentor)
    _refuse_over(found)
    missing = {name: field for name, field in fields_of(TermSaid).items() if getattr(said, name) is None}
    needed = [field for field in missing.values() if field.needed]
    if needed and desk.asker is None:
        raise MissingValue(
            f"A formal term needs more: {needed[0].flag or '--programme'} is missing.",
            hint='It needs a programme and its first day: --programme "…" --from DATE',
        )
    if not (missing and desk.asker):
        return _agree(desk, found, said, "")
    form, told = Form(desk.asker), list[str]()
    try:
        steps = _term_steps(desk, form, found, said, missing, told)
        offered = _GIVEN if at_least_from else {}
        form.fill([step._replace(known=offered.get(step.question.key, "")) for step in steps])
    except Interrupted as left:
        known = msgspec.structs.replace(said, **form.answers)
        known = msgspec.structs.replace(known, begins=known.begins or at_least_from)
        if known.begins is None:
            raise Interrupted(
                "Stopped. A formal term needs its programme and its first day, so nothing was changed.",
                hint=left.hint,
            ) from None
        _agree(desk, found, known, *told)
        raise
    return _agree(desk, found, msgspec.structs.replace(said, **form.answers), *told)


def _agree(desk: Desk, found: Mentor, said: TermSaid, told: str = "") -> Done:
    """The term as it is kept; what was ``told`` beside the name of the programme is a note."""
    beside = told if told != said.programme else ""
    with desk.store.changing() as portfolio:
        found = mentor_named(portfolio, found.id)
        _refuse_over(found)
        assert said.begins is not None  # noqa: S101 - none is missing by now
        term = Term(
            form="formal",
            programme=said.programme or "",
            start=said.begins,
            end=said.until,
            minutes=said.minutes,
            cadence=said.cadence,
        )
        found = begin_term(found, term, desk.today)
        if beside and beside not in found.notes:
            found = changed(found, desk.today, notes=in_lines(found.notes, beside))
        if term.cadence:
            found = with_cadence(found, term.cadence, min(term.start, desk.today), desk.today)
        portfolio.describe(f"agreed on a formal term with {found.name}")
        record = saved(portfolio, portfolio[Mentor].put(found))
    within = f", in {term.programme}" if term.programme else ""
    return Done(
        record=record,
        sentence=f"{found.name} is your formal mentor from {said_day(term.start)} on{within}.",
        details=(*_about(term), *_not_yet(found)),
        steps=(Step("Look at it halfway", f"mentorfolio mentor evaluate {quoted(found.id)} --ask"),),
    )


def informalise(desk: Desk, mentor: MentorNamed, said: InformalSaid) -> Done:
    """Go on without a programme; the formal term is closed and kept.

    $ mentorfolio mentor informalise julie
    """
    on = said.on or desk.today
    with desk.store.changing() as portfolio:
        found = mentor_named(portfolio, mentor)
        if found.form == "informal":
            raise RuleRefusal(
                f"It is already informal with {found.name}.",
                hint=f"See what is agreed: mentorfolio mentor show {quoted(found.id)}",
            )
        # A term that has not begun yet is taken out again: nothing happened in it.
        begun = tuple(t for t in found.terms if t.start <= desk.today)
        unbegun = len(found.terms) - len(begun)
        found = changed(found, desk.today, form="informal", terms=begun)
        stays = bool(begun) and begun[-1].form == "informal"
        if not stays:
            found = begin_term(found, Term(form="informal", start=on, cadence=found.cadence), desk.today)
        portfolio.describe(f"went on informally with {found.name}")
        record = saved(portfolio, portfolio[Mentor].put(found))
    since = "go on informally" if stays else f"go on informally from {said_day(on)}"
    return Done(
        record=record,
        sentence=f"You and {found.name} {since}.",
        details=("The term, which had not started yet, was removed.",) if unbegun else (),
        steps=(Step("A different rhythm now?", f"mentorfolio mentor edit {quoted(found.id)} --cadence 2m"),),
    )


def evaluate(desk: Desk, mentor: MentorNamed, said: EvaluationSaid) -> Result:
    """Look back on a term, halfway or at its end, or on the time so far.

    At a terminal, asks what the options do not say. Every number is from 1 to 5.

    $ mentorfolio mentor evaluate julie
    """
    found = mentor_named(desk.store.reading(), mentor)
    asked = {key: scale for key, scale in scales_of(EvaluationSaid).items() if getattr(said, key) is None}
    missing = [scale.flag for scale in asked.values() if scale.needed]
    if missing and desk.asker:
        return _asked_evaluation(desk, desk.asker, found, said)
    if missing and said.ask:
        return OpenQuestions(
            scales=asked,
            command=f"mentorfolio mentor evaluate {quoted(found.id)} --progress 3 --value 4",
        )
    if missing:
        raise MissingValue(
            f"The evaluation of your time with {found.name} is not complete: {missing[0]} is missing.",
            hint="Both are needed: --progress 1..5 --value 1..5. To see the questions: mentorfolio mentor "
            f"evaluate {quoted(found.id)} --ask",
        )
    return _evaluated(desk, found, said)


def _asked_evaluation(desk: Desk, asker: Asker, mentor: Mentor, said: EvaluationSaid) -> Done:
    asker.say(f"Looking back on your time with {mentor.name}. Give each a number from 1 to 5.")
    fields = {key: field for key, field in fields_of(EvaluationSaid).items() if field.ask}
    form = Form(asker)
    try:
        form.fill([asking(field, key, desk.today) for key, field in fields.items() if key not in said.said()])
    except Interrupted as left:
        said = msgspec.structs.replace(said, **form.answers)
        if said.progress and said.value:
            _evaluated(desk, mentor, said)
            raise
        raise Interrupted(
            "Stopped. An evaluation needs the first two answers, so nothing was kept.", hint=left.hint
        ) from None
    return _evaluated(desk, mentor, msgspec.structs.replace(said, **form.answers))


def _evaluated(desk: Desk, mentor: Mentor, said: EvaluationSaid) -> Done:
    on = said.on or desk.today
    assert said.progress is not None  # noqa: S101 - neither is missing by now
    assert said.value is not None  # noqa: S101
    with desk.store.changing() as portfolio:
        mentor = mentor_named(portfolio, mentor.id)
        theirs = sorted((e for e in portfolio[Evaluation] if e.mentor == mentor.id), key=lambda e: e.on)
        derived = evaluated_at(mentor, [e.on for e in theirs], on, ahead=desk.rules.term_ahead)
        evaluation = Evaluation(
            id=new_id(portfolio[Evaluation].taken()),
            created=desk.today,
            updated=desk.today,
            mentor=mentor.id,
            on=on,
            at=said.at or derived,
            progress=said.progress,
            value=said.value,
            both=said.both,
            worked=said.worked or "",
            change=said.change or "",
        )
        portfolio.describe(f"evaluated the time with {mentor.name}")
        portfolio[Evaluation].put(evaluation)
    before = [e for e in theirs if e.on <= on]
    when = {"middle": ", halfway through the term", "end": ", at its end", "any": ""}[evaluation.at]
    return Done(
        record=view(evaluation),
        sentence=f"Kept your evaluation of your time with {mentor.name}, {said_day(on)}{when}.",
        details=_what_moved(evaluation, before[-1]) if before else (),
        steps=_after(evaluation, mentor),
    )


def _what_moved(now: Evaluation, before: Evaluation) -> tuple[str, ...]:
    changes = moved(_numbers(now), _numbers(before))
    lines = [f"Since {said_day(before.on)}: {changes}."]
    if before.change:
        first = before.change.partition("\n")[0]
        lines.append(f"What you wanted to change then: {first}")
    return tuple(lines)


def _numbers(evaluation: Evaluation) -> dict[str, float]:
    found = {"progress": evaluation.progress, "worth": evaluation.value, "gain for both": evaluation.both}
    return {key: float(value) for key, value in found.items() if value is not None}


def _after(evaluation: Evaluation, mentor: Mentor) -> tuple[Step, ...]:
    who = evaluation.mentor
    if mentor.stage in OVER:
        return (Step("What can you pass on?", f"mentorfolio reflect {quoted(who)} --prompt pass-it-on"),)
    if evaluation.at == "end":
        return (
            Step("End it well", f"mentorfolio mentor stage {quoted(who)} ended"),
            Step("Or go on without a programme", f"mentorfolio mentor informalise {quoted(who)}"),
        )
    return (Step("Think it over", f"mentorfolio reflect {quoted(who)} --prompt where-this-leads"),)


def _refuse_over(mentor: Mentor) -> None:
    if mentor.stage in OVER:
        raise RuleRefusal(
            f"{mentor.name} is {stage_word(mentor)}: a formal term is for somebody you work with.",
            hint=f"If you have started again: mentorfolio mentor stage {quoted(mentor.id)} active --on today",
        )


def _term_steps(
    desk: Desk, form: Form, mentor: Mentor, said: TermSaid, missing: dict[str, Field], told: list[str]
) -> list[Asked]:
    """What is asked of a term; ``told`` gets the programme as it was said."""

    def step(name: str, field: Field) -> Asked:
        def read(text: str) -> Any:
            begins = form.answers.get("begins") or said.begins or desk.today
            value = (
                field.counted(text, begins, desk.today, name)
                if isinstance(field, Day) and field.counts_from
                else field.value(text, desk.today, name)
            )
            if name == "programme":
                told[:] = [value]
                value = programme_named(value)
            if name == "begins":
                form.answers.pop("until", None)  # it comes again after this question
                begin_term(mentor, Term(form="formal", start=value), desk.today)
            days = {"begins": said.begins, "until": said.until, **form.answers, name: value}
            expect_order(days["begins"], days["until"])
            return value

        return Asked(field.question(name), read)

    return [step(name, field) for name, field in missing.items()]


def _not_yet(mentor: Mentor) -> tuple[str, ...]:
    if mentor.stage in TOGETHER:
        return ()
    still = f"In your portfolio {mentor.name} is still {stage_word(mentor)}"
    return (f"{still}: mentorfolio mentor stage {quoted(mentor.id)} active --on today",)


def _about(term: Term) -> tuple[str, ...]:
    middle = halfway(term)
    if term.end is None or term.cadence is None or middle is None:
        return ()
    count = max(1, steps_within(term.start, term.end, term.cadence))
    meetings = so_many(count, "meeting") + (f" of {so_many(term.minutes, 'minute')}" if term.minutes else "")
    return (
        f"{meetings}, {period_in_words(term.cadence)}.",
        f"Halfway is {said_day(middle)}, the end {said_day(term.end)}.",
    )

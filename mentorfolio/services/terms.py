"""Formal and informal: a dated term agreed on, closed again, and looked back on (F1-F7, P7)."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from mentorfolio.domain.dates import Lean, parse_day, parse_period, period_in_words, said
from mentorfolio.domain.lifecycle import OVER, stage_word
from mentorfolio.domain.names import new_id
from mentorfolio.domain.records import Evaluation, Mentor, Term, changed
from mentorfolio.domain.rhythm import with_cadence
from mentorfolio.domain.terms import begin_term, evaluated_at, halfway, steps_within
from mentorfolio.domain.text import name_line, paragraphs
from mentorfolio.domain.vocabulary import EVALUATED_AT, one_of
from mentorfolio.errors import Interrupted, MissingValue, RuleRefusal, UsageProblem
from mentorfolio.journey.evaluation import EVALUATION, WORDS
from mentorfolio.journey.questions import Question
from mentorfolio.journey.terms import TERM
from mentorfolio.services import given as options
from mentorfolio.services.finding import mentor_named
from mentorfolio.services.given import Given
from mentorfolio.services.guiding import answered, walk
from mentorfolio.services.rating import Answers, OpenQuestions, ask, moved
from mentorfolio.services.results import Done, Step, view
from mentorfolio.services.roster import saved

if TYPE_CHECKING:
    from mentorfolio.ports import Asker, Desk, Portfolio


def formalise(desk: Desk, name: str, given: Given) -> Done:
    """Agree on a formal term: programme, first and last day, minutes a meeting, rhythm (F1-F5, F7).

    Args:
        desk: what the command works with.
        name: with whom.
        given: ``programme``, ``begins``, ``until``, ``minutes``, ``cadence``; all are needed, and
            asked at a terminal.

    Raises:
        UsageProblem: a value cannot be meant, the end is not after the beginning, or the term
            begins before the one that runs.
        NotFound, Ambiguous: the name.
        RuleRefusal: it ended with them, or they declined.
        MissingValue: a value is missing and nobody can be asked.
    """
    said_so = {q.key: _term_value(desk, q.key, str(given[q.key])) for q in TERM if q.key in given}
    _expect_order(said_so)
    mentor = mentor_named(desk.store.reading(), name)
    _refuse_over(mentor)
    missing = [q for q in TERM if q.key not in said_so]
    if missing and desk.asker is None:
        raise MissingValue(
            f"A formal term needs more: {missing[0].option.split()[0]} is missing.",
            hint="All five are needed: " + " ".join(q.option for q in TERM),
        )
    if missing and desk.asker:
        _ask_term(desk, desk.asker, mentor, said_so)
    with desk.store.changing() as portfolio:
        mentor = mentor_named(portfolio, mentor.id)
        _refuse_over(mentor)
        term = Term(
            form="formal",
            programme=str(said_so["programme"]),
            start=_day(said_so["begins"]),
            end=_day(said_so["until"]),
            minutes=int(str(said_so["minutes"])),
            cadence=str(said_so["cadence"]),
        )
        mentor = begin_term(mentor, term, desk.today)
        mentor = with_cadence(mentor, term.cadence, min(term.start, desk.today), desk.today)
        portfolio.describe(f"agreed on a formal term with {mentor.name}")
        record = saved(portfolio, portfolio.mentors.put(mentor))
    return Done(
        record=record,
        sentence=f"{mentor.name} is your formal mentor from {said(term.start)} on, in {term.programme}.",
        details=(*_about(term), *_not_yet(mentor)),
        steps=(Step("Look at it halfway", f"mentorfolio mentor evaluate {mentor.id} --ask"),),
    )


def informalise(desk: Desk, name: str, given: Given) -> Done:
    """Go on without a programme: the formal term closes that day, never later, and is kept (F7).

    A term that has not begun yet is taken out again: nothing happened in it.

    Raises:
        UsageProblem: the day has not come yet, or lies before the formal term.
        NotFound, Ambiguous: the name.
        RuleRefusal: it is informal already.
    """
    on = options.past_day(given, "on", desk.today) or desk.today
    with desk.store.changing() as portfolio:
        mentor = mentor_named(portfolio, name)
        if mentor.form == "informal":
            raise RuleRefusal(
                f"With {mentor.name} it is informal already.",
                hint=f"See what is agreed: mentorfolio mentor show {mentor.id}",
            )
        begun = tuple(t for t in mentor.terms if t.start <= desk.today)
        unbegun = len(mentor.terms) - len(begun)
        mentor = changed(mentor, desk.today, form="informal", terms=begun)
        stays = bool(begun) and begun[-1].form == "informal"
        if not stays:
            mentor = begin_term(mentor, Term(form="informal", start=on, cadence=mentor.cadence), desk.today)
        portfolio.describe(f"went on informally with {mentor.name}")
        record = saved(portfolio, portfolio.mentors.put(mentor))
    return Done(
        record=record,
        sentence=f"With {mentor.name} it {'stays informal' if stays else f'is informal from {said(on)} on'}.",
        details=("The term that had not begun yet is taken out.",) if unbegun else (),
        steps=(Step("Another rhythm now?", f"mentorfolio mentor edit {mentor.id} --cadence 2m"),),
    )


def evaluate(desk: Desk, name: str, given: Given) -> Done | OpenQuestions:
    """Answer the set questions about a term's middle or end, or about any day that suits (F6, R9).

    Args:
        desk: what the command works with.
        name: whom it is about.
        given: ``progress``, ``value``, ``both`` (1 to 5), ``worked``, ``change``, ``at``, ``on``,
            and ``ask``: show the questions where nobody can be asked.

    Raises:
        UsageProblem: a value cannot be meant, or the day has not come yet.
        NotFound, Ambiguous: the name.
        MissingValue: a number is missing and nobody can be asked.
        Interrupted: the person left before both numbers were given; nothing is kept.
    """
    on = options.past_day(given, "on", desk.today) or desk.today
    at = one_of(EVALUATED_AT, str(given["at"]), "a time to look back") if "at" in given else None
    answers: Answers = {s.key: int(str(given[s.key])) for s in EVALUATION if s.key in given}
    answers |= {q.key: paragraphs(str(given[q.key]), q.key) for q in WORDS if q.key in given}
    mentor = mentor_named(desk.store.reading(), name)
    missing = [s for s in EVALUATION if not s.optional and s.key not in answers]
    if missing and desk.asker:
        return _asked_evaluation(desk, desk.asker, mentor, on, at, answers)
    if missing and "ask" in given:
        return OpenQuestions(
            scales=tuple(s for s in EVALUATION if s.key not in answers),
            command=f"mentorfolio mentor evaluate {mentor.id} --progress 3 --value 4",
        )
    if missing:
        raise MissingValue(
            f"Look back on the time with {mentor.name}: {missing[0].option.split()[0]} is missing.",
            hint="Both are needed: --progress 1..5 --value 1..5. "
            f"The questions: mentorfolio mentor evaluate {mentor.id} --ask",
        )
    return _evaluated(desk, mentor, on, at, answers)


def _asked_evaluation(
    desk: Desk, asker: Asker, mentor: Mentor, on: date, at: str | None, answers: Answers
) -> Done:
    asker.say(f"Looking back on the time with {mentor.name}. A number from 1 to 5 for each.")
    try:
        ask(asker, EVALUATION, WORDS, answers)
    except Interrupted as left:
        if "progress" in answers and "value" in answers:
            _evaluated(desk, mentor, on, at, answers)
            raise
        raise Interrupted(
            "Stopped. An evaluation takes the first two answers, so nothing was kept.", hint=left.hint
        ) from None
    return _evaluated(desk, mentor, on, at, answers)


def _evaluated(desk: Desk, mentor: Mentor, on: date, at: str | None, answers: Answers) -> Done:
    both = answers.get("both")
    with desk.store.changing() as portfolio:
        mentor = mentor_named(portfolio, mentor.id)
        theirs = _evaluations(portfolio, mentor.id)
        derived = evaluated_at(mentor, [e.on for e in theirs], on, ahead=desk.rules.term_ahead)
        evaluation = Evaluation(
            id=new_id(portfolio.evaluations.taken()),
            created=desk.today,
            updated=desk.today,
            mentor=mentor.id,
            on=on,
            at=at or derived,
            progress=int(answers["progress"]),
            value=int(answers["value"]),
            both=None if both is None else int(both),
            worked=str(answers.get("worked", "")),
            change=str(answers.get("change", "")),
        )
        portfolio.describe(f"evaluated the time with {mentor.name}")
        portfolio.evaluations.put(evaluation)
    before = [e for e in theirs if e.on <= on]
    when = {"middle": ", halfway through the term", "end": ", at its end", "any": ""}[evaluation.at]
    return Done(
        record=view(evaluation),
        sentence=f"Kept your evaluation of the time with {mentor.name}, {said(on)}{when}.",
        details=_what_moved(evaluation, before[-1]) if before else (),
        steps=_after(evaluation, mentor),
    )


def _evaluations(portfolio: Portfolio, mentor: str) -> list[Evaluation]:
    theirs = (e for e in portfolio.evaluations.all().values() if e.mentor == mentor)
    return sorted(theirs, key=lambda e: e.on)


def _what_moved(now: Evaluation, before: Evaluation) -> tuple[str, ...]:
    changes = moved(_numbers(now), _numbers(before))
    lines = [f"Since {said(before.on)}: {changes}."]
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
        return (Step("What can you pass on?", f"mentorfolio reflect {who} --prompt pass-it-on"),)
    if evaluation.at == "end":
        return (
            Step("End it well", f"mentorfolio mentor stage {who} ended"),
            Step("Or go on without a programme", f"mentorfolio mentor informalise {who}"),
        )
    return (Step("Think it over", f"mentorfolio reflect {who} --prompt where-this-leads"),)


def _term_value(desk: Desk, key: str, text: str) -> object:
    """One value of a term, read alike from an option and at a prompt. Raises UsageProblem."""
    lean: Lean = "forward"  # a term may have begun already, or be agreed on ahead
    if key in ("begins", "until"):
        return parse_day(text, desk.today, lean=lean)
    if key == "programme":
        return name_line(text, "programme")
    if key == "minutes":
        word = text.strip()
        if not (word.isascii() and word.isdigit() and 0 < int(word) < 10**6):
            raise UsageProblem(f"{word!r} is no number of minutes.", hint="Type a whole number, like 60.")
        return int(word)
    cadence = parse_period(text)
    if cadence is None:
        raise UsageProblem("A formal term has a rhythm.", hint="Type it like 2w, 1m or 90d.")
    return cadence


def _expect_order(said_so: dict[str, object]) -> None:
    if "begins" in said_so and "until" in said_so:
        first, last = _day(said_so["begins"]), _day(said_so["until"])
        if last < first:
            raise UsageProblem(
                f"A term from {said(first)} until {said(last)} ends before it begins.",
                hint="Name a last day that is not before the first one.",
            )


def _day(value: object) -> date:
    assert isinstance(value, date)  # noqa: S101 - _term_value reads both days as days
    return value


def _refuse_over(mentor: Mentor) -> None:
    if mentor.stage in OVER:
        raise RuleRefusal(
            f"{mentor.name} is {stage_word(mentor)}: a formal term is for somebody you work with.",
            hint=f"If you took it up again: mentorfolio mentor stage {mentor.id} active --on today",
        )


def _ask_term(desk: Desk, asker: Asker, mentor: Mentor, said_so: dict[str, object]) -> None:
    typed: dict[str, str] = {}
    open_ones = [question for question in TERM if question.key not in said_so]

    def ask_one(question: Question) -> None:
        def read(text: str) -> object:
            value = _term_value(desk, question.key, text)
            if question.key == "begins":
                if "until" in typed:
                    said_so.pop("until", None)  # it comes again after this question
                begin_term(mentor, Term(form="formal", start=_day(value)), desk.today)
            _expect_order({**said_so, question.key: value})
            typed[question.key] = text
            return value

        said_so[question.key] = answered(asker, question, read, typed.get(question.key, ""))

    try:
        walk([partial(ask_one, question) for question in open_ones], asker)
    except Interrupted as left:
        raise Interrupted(
            "Stopped. A formal term takes all five answers, so nothing was changed.", hint=left.hint
        ) from None


def _not_yet(mentor: Mentor) -> tuple[str, ...]:
    if mentor.stage in ("active", "paused"):
        return ()
    said_so = f"In your portfolio {mentor.name} is {stage_word(mentor)} still"
    return (f"{said_so}: mentorfolio mentor stage {mentor.id} active --on today",)


def _about(term: Term) -> tuple[str, ...]:
    middle = halfway(term)
    if term.end is None or term.cadence is None or middle is None:
        return ()
    count = max(1, steps_within(term.start, term.end, term.cadence))
    meetings = f"{count} meeting{'' if count == 1 else 's'} of {term.minutes} minutes"
    return (
        f"{meetings}, {period_in_words(term.cadence)}.",
        f"Halfway is {said(middle)}, the end {said(term.end)}.",
    )

"""Mentors: adding, changing, ranking, moving through the life cycle, finding (P2, I4-I7)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from mentorfolio.domain.circles import ME
from mentorfolio.domain.dates import parse_period, said
from mentorfolio.domain.lifecycle import move, stage_reached, stage_word
from mentorfolio.domain.meetings import is_planned
from mentorfolio.domain.names import new_slug
from mentorfolio.domain.records import Mentor, StageChange, Term, changed
from mentorfolio.domain.rhythm import with_cadence
from mentorfolio.domain.terms import begin_term
from mentorfolio.domain.text import email_address, fold, name_line, one_line, paragraphs
from mentorfolio.domain.vocabulary import (
    DIRECTIONS,
    FORMS,
    LINES,
    SOURCES,
    STAGES,
    competency,
    one_of,
)
from mentorfolio.errors import AlreadyThere, Interrupted, RuleRefusal, UsageProblem
from mentorfolio.services import given as options
from mentorfolio.services.finding import confirmed, mentor_named, need_named, same_person
from mentorfolio.services.given import Given
from mentorfolio.services.guiding import WentBack
from mentorfolio.services.portraits import Answers, ask_for_changes
from mentorfolio.services.results import Done, Step
from mentorfolio.services.roster import saved

if TYPE_CHECKING:
    from mentorfolio.ports import Asker, Desk, Portfolio

# Option -> (field, how a sentence calls one entry) for the lists of a mentor.
LISTS: Mapping[str, tuple[str, str]] = {
    "link": ("links", "link"),
    "skill": ("skills", "skill"),
    "tag": ("tags", "tag"),
    "positive": ("positives", "positive"),
    "constraint": ("constraints", "constraint"),
    "resource": ("resources", "resource"),
}


def _or_none(words: Mapping[str, str], what: str, text: str) -> str | None:
    return one_of(words, text, what) if text.strip() else None


READERS: options.Readers = {
    "first_name": lambda t: one_line(t, "first name"),
    "greeting": lambda t: one_line(t, "greeting").rstrip(" ,"),
    "email": email_address,
    "role": lambda t: one_line(t, "role"),
    "organisation": lambda t: one_line(t, "organisation"),
    "source": lambda t: _or_none(SOURCES, "a source", t),
    "introduced_by": lambda t: one_line(t, "introducer"),
    "line": lambda t: _or_none(LINES, "a line", t),
    "form": lambda t: one_of(FORMS, t, "a form"),
    "direction": lambda t: one_of(DIRECTIONS, t, "a direction"),
    "cadence": parse_period,
    "hello": parse_period,
    "rank": int,
    "notes": lambda t: paragraphs(t, "notes"),
}


def add(desk: Desk, name: str, given: Given) -> Done:
    """Somebody to learn from, or who might be; a candidate unless a stage is said.

    Raises:
        UsageProblem: a value cannot be meant, or a stage past candidate comes without its day.
        AlreadyThere: the same name or e-mail address is there, and ``anyway`` was not given.
        NotFound, Ambiguous: a name in ``supports`` or ``knows``.
    """
    name = name_line(name, "name")
    fields = _single_fields(desk, given)
    for option, (field, what) in LISTS.items():
        fields[field] = tuple(dict.fromkeys(options.lines(given, option, what)))
    knowing = read_knowing(given, least=1)
    supports = options.strengths(options.several(given, "supports"), least=1)
    first = _first_stage(desk, given, name)
    with desk.store.changing() as portfolio:
        needs = {need_named(portfolio, need).id: strength for need, strength in supports.items()}
        knows = tuple(dict.fromkeys(mentor_named(portfolio, m).id for m in options.several(given, "knows")))
        if not given.get("anyway"):
            _refuse_same_person(portfolio, name, str(fields.get("email", "")))
        mentor = Mentor(
            id=new_slug(name, "mentor", {*portfolio.mentors.taken(), ME}),
            created=desk.today,
            updated=desk.today,
            name=name,
            knowing=knowing,
            supports=needs,
            knows=knows,
            history=(first,),
            **fields,  # type: ignore[arg-type]  # each reader returns its field's type
        )
        if mentor.form == "formal":
            mentor = changed(mentor, desk.today, terms=(_term(mentor, first.on),))
        portfolio.describe(f"added mentor {mentor.name}")
        record = saved(portfolio, portfolio.mentors.put(mentor))
    since = f" since {said(first.on)}" if "on" in given else ""
    joined = " as" if mentor.stage in ("candidate", "active") else ","
    return Done(
        record=record,
        sentence=f"Added {mentor.name}{joined} {stage_word(mentor)}{since}.",
        details=_last_told(mentor, given),
        steps=_after_adding(mentor),
    )


def edit(desk: Desk, name: str, given: Given) -> Done:
    """Add to lists and replace single values; an empty text clears, ``how=0`` takes a tag away.

    Raises:
        UsageProblem, AlreadyThere, NotFound, Ambiguous: as for :func:`add`.
    """
    if desk.asker and not given:
        return _edit_as_asked(desk, desk.asker, name)
    fields = _single_fields(desk, given)
    if "name" in given:
        fields["name"] = name_line(str(given["name"]), "name")
    knowing = read_knowing(given, least=0)
    supports = options.strengths(options.several(given, "supports"), least=0)
    added = {option: options.lines(given, option, what) for option, (_, what) in LISTS.items()}
    on = options.past_day(given, "on", desk.today)
    stage = one_of(STAGES, str(given["stage"]), "a stage") if "stage" in given else None
    if on is not None and stage is None and "form" not in given:
        raise UsageProblem("--on says when a stage or form began.", hint="Add --stage STAGE or --form FORM.")
    if not set(given) - {"anyway"}:
        raise UsageProblem(
            "Nothing to change was said.", hint="See what can be: mentorfolio mentor edit --help"
        )
    with desk.store.changing() as portfolio:
        mentor = mentor_named(portfolio, name)
        needs = {need_named(portfolio, need).id: strength for need, strength in supports.items()}
        knows = [mentor_named(portfolio, m).id for m in options.several(given, "knows")]
        unknown = [mentor_named(portfolio, m).id for m in options.several(given, "remove_knows")]
        unserved = {need_named(portfolio, n).id: 0 for n in options.several(given, "remove_supports")}
        if not given.get("anyway"):
            _refuse_same_person(
                portfolio, str(fields.get("name", "")), str(fields.get("email", "")), but=mentor.id
            )
        for option, (field, what) in LISTS.items():
            removed = options.several(given, f"remove_{option}")
            fields[field] = options.merged(getattr(mentor, field), added[option], removed, what)
        fields["knows"] = tuple(
            dict.fromkeys(k for k in (*mentor.knows, *knows) if k not in unknown and k != mentor.id)
        )
        fields["knowing"] = _without_zero({**mentor.knowing, **knowing})
        fields["supports"] = _without_zero({**mentor.supports, **needs, **unserved})
        told = fields.get("told_contact")
        if isinstance(told, date) and mentor.told_contact:
            fields["told_contact"] = max(told, mentor.told_contact)
        mentor = _with_fields(mentor, fields, on or desk.today, desk.today)
        if stage:
            mentor = move(mentor, stage, desk.today, on=on)
        _refuse_early_hello(mentor)
        portfolio.describe(f"changed mentor {mentor.name}")
        record = saved(portfolio, portfolio.mentors.put(mentor))
    return Done(record=record, sentence=f"Changed {mentor.name}.", details=_last_told(mentor, given))


def _with_fields(mentor: Mentor, fields: dict[str, object], on: date, today: date) -> Mentor:
    """The mentor with these fields; another rhythm is kept with its day, another form as a term (F7)."""
    if "cadence" in fields:
        period = fields.pop("cadence")
        mentor = with_cadence(mentor, str(period) if period else None, today, today)
    mentor = changed(mentor, today, **fields)
    if fields.get("form", mentor.form) != (mentor.terms[-1].form if mentor.terms else "informal"):
        mentor = begin_term(mentor, _term(mentor, on), today)
    return mentor


def rank(desk: Desk, name: str, text: str) -> Done:
    """First choice, second choice …: a whole number from 1, or ``none``."""
    word = text.strip().casefold()
    if word != "none" and not (word.isascii() and word.isdigit() and 0 < int(word) < 10**6):
        raise UsageProblem(f"{text!r} is not a rank.", hint="Type a whole number from 1, or none.")
    with desk.store.changing() as portfolio:
        mentor = mentor_named(portfolio, name)
        mentor = changed(mentor, desk.today, rank=None if word == "none" else int(word))
        portfolio.describe(f"ranked {mentor.name}")
        record = saved(portfolio, portfolio.mentors.put(mentor))
    sentence = f"{mentor.name} has no rank now." if word == "none" else f"{mentor.name} is choice {word}."
    return Done(record=record, sentence=sentence)


def set_stage(desk: Desk, name: str, stage: str, given: Given) -> Done:
    """Move a relationship to another stage, with its day and reason.

    Raises:
        UsageProblem: a skip without ``--on``, or a day before the last move.
        RuleRefusal: it is in that stage already.
    """
    stage = one_of(STAGES, stage, "a stage")
    if stage == "ended":
        from mentorfolio.services.ending import end  # it asks questions of its own

        return end(desk, name, given)
    for option in ("learnt", "hello"):
        if option in given:
            raise UsageProblem(
                f"--{option} belongs to an ending.", hint=f"Like: mentorfolio mentor stage {name} ended"
            )
    on = options.past_day(given, "on", desk.today)
    reason = one_line(str(given.get("reason", "")), "reason")
    with desk.store.changing() as portfolio:
        mentor = move(mentor_named(portfolio, name), stage, desk.today, on=on, reason=reason)
        portfolio.describe(f"moved {mentor.name} to {stage}")
        record = saved(portfolio, portfolio.mentors.put(mentor))
    return Done(
        record=record,
        sentence=stage_reached(mentor, mentor.stage_since),
        steps=_after_moving(mentor),
    )


def remove(desk: Desk, name: str, *, yes: bool) -> Done:
    """Take a person out, with their letters, gifts and check-ins; meetings with others stay, without them."""
    portfolio = desk.store.reading()
    mentor = mentor_named(portfolio, name)
    if not confirmed(desk, yes, f"Remove {mentor.name} and everything kept about them"):
        return Done(record=saved(portfolio, mentor), sentence="Nothing was removed.", undoable=False)
    with desk.store.changing() as portfolio:
        mentor = mentor_named(portfolio, mentor.id)
        record = saved(portfolio, mentor)
        portfolio.describe(f"removed mentor {mentor.name}")
        emptied = [c.name for c in portfolio.circles.all().values() if c.members == (mentor.id,)]
        forget(portfolio, mentor.id, desk.today)
    return Done(
        record=record,
        sentence=f"Removed {mentor.name}, with everything kept about them.",
        details=tuple(
            f"Nobody is in {name} but you now: what was planned with it is off." for name in emptied
        ),
    )


def _edit_as_asked(desk: Desk, asker: Asker, name: str) -> Done:
    portfolio = desk.store.reading()
    mentor = mentor_named(portfolio, name)
    given: Answers = {}
    try:
        ask_for_changes(desk, asker, mentor, given)
    except WentBack:
        given = {}
    except Interrupted:
        if given:
            edit(desk, mentor.id, given)
        raise
    if not given:
        return Done(record=saved(portfolio, mentor), sentence="Nothing was changed.", undoable=False)
    return edit(desk, mentor.id, given)


def _single_fields(desk: Desk, given: Given) -> dict[str, object]:
    fields = options.read(given, READERS)
    if "last_contact" in given:
        fields["told_contact"] = options.past_day(given, "last_contact", desk.today, clears=True)
    return fields


def read_knowing(given: Given, *, least: int = 1) -> dict[str, int]:
    """Competency -> strength, as said with ``knowing``; ``least`` 0 where 0 takes a tag away."""
    said = options.strengths(options.several(given, "knowing"), least=least)
    return {competency(word): strength for word, strength in said.items()}


def _first_stage(desk: Desk, given: Given, name: str) -> StageChange:
    stage = one_of(STAGES, str(given.get("stage", "candidate")), "a stage")
    on = options.past_day(given, "on", desk.today)
    if on is None and stage != "candidate":
        raise UsageProblem(
            f"{name} would begin as {stage}, past the steps before it.",
            hint="If that is so, say since when: --on 2025-09-01, or --on today.",
        )
    return StageChange(stage=stage, on=on or desk.today)


def _term(mentor: Mentor, start: date) -> Term:
    return Term(form=mentor.form, start=start, cadence=mentor.cadence)


def _without_zero(strengths: Mapping[str, int]) -> dict[str, int]:
    return {key: strength for key, strength in strengths.items() if strength}


def _refuse_same_person(portfolio: Portfolio, name: str, email: str, but: str = "") -> None:
    twin = same_person(portfolio, name, email, but)
    if twin:
        same = "name" if fold(twin.name) == fold(name) else "e-mail address"
        raise AlreadyThere(
            f"{twin.name} ({twin.id}) is in your portfolio already, with the same {same}.",
            hint=f"Change that one with mentorfolio mentor edit {twin.id}, or say --anyway.",
        )


def forget(portfolio: Portfolio, mentor: str, today: date) -> None:
    """Take a person out of a portfolio, with everything kept about them alone.

    Sessions planned with a circle that has nobody else go, too; those that were held are the circle's.
    """
    for letter in [x for x in portfolio.outreach.all().values() if x.mentor == mentor]:
        portfolio.outreach.remove(letter.id)
    for checkin in [x for x in portfolio.checkins.all().values() if x.mentor == mentor]:
        portfolio.checkins.remove(checkin.id)
    for evaluation in [x for x in portfolio.evaluations.all().values() if x.mentor == mentor]:
        portfolio.evaluations.remove(evaluation.id)
    for gift in [x for x in portfolio.gifts.all().values() if x.mentor == mentor]:
        portfolio.gifts.remove(gift.id)
    gone = {("mentor", mentor), *(("meeting", i) for i in _leave_meetings(portfolio, mentor, today))}
    for reflection in [x for x in portfolio.reflections.all().values() if (x.about, x.subject) in gone]:
        portfolio.reflections.remove(reflection.id)
    for circle in [x for x in portfolio.circles.all().values() if mentor in x.members]:
        portfolio.circles.put(changed(circle, today, members=tuple(m for m in circle.members if m != mentor)))
    for other in [x for x in portfolio.mentors.all().values() if mentor in x.knows]:
        portfolio.mentors.put(changed(other, today, knows=tuple(m for m in other.knows if m != mentor)))
    portfolio.mentors.remove(mentor)


def _leave_meetings(portfolio: Portfolio, mentor: str, today: date) -> list[str]:
    """Take a person out of every meeting; gives the ids of those that are gone with them."""
    # As a presenter ``me`` is the owner, whoever has that id from before it was kept for them.
    bringer = mentor if mentor != ME else None
    gone: list[str] = []
    for meeting in list(portfolio.meetings.all().values()):
        if mentor not in meeting.mentors and meeting.presenter != bringer:
            continue
        others = tuple(m for m in meeting.mentors if m != mentor)
        if others or (meeting.circle and not is_planned(meeting)):
            presenter = "" if meeting.presenter == bringer else meeting.presenter
            portfolio.meetings.put(changed(meeting, today, mentors=others, presenter=presenter))
        else:
            gone.append(meeting.id)
            portfolio.meetings.remove(meeting.id)
    return gone


def _refuse_early_hello(mentor: Mentor) -> None:
    """A greeting from time to time is for after the end (F7). Raises RuleRefusal."""
    if mentor.hello and mentor.stage != "ended":
        raise RuleRefusal(
            f"{mentor.name} is {stage_word(mentor)}: --hello is for after the end.",
            hint=f"For a rhythm now: mentorfolio mentor edit {mentor.id} --cadence {mentor.hello}",
        )


def _last_told(mentor: Mentor, given: Given) -> tuple[str, ...]:
    if "last_contact" in given and mentor.told_contact:
        return (f"Last contact: {said(mentor.told_contact)}.",)
    return ()


def _after_adding(mentor: Mentor) -> tuple[Step, ...]:
    if not mentor.supports and not mentor.knowing:
        return (Step("Say what for", f"mentorfolio mentor edit {mentor.id} --knowing how --supports NEED"),)
    if mentor.stage == "candidate":
        return (Step("Write the first letter", f"mentorfolio approach {mentor.id}"),)
    return (Step("See the whole portfolio", "mentorfolio review"),)


def _after_moving(mentor: Mentor) -> tuple[Step, ...]:
    if mentor.stage == "active" and mentor.cadence is None and mentor.direction != "role-model":
        return (Step("How often will you talk?", f"mentorfolio mentor edit {mentor.id} --cadence 1m"),)
    if mentor.stage == "conversation":
        return (Step("After a good talk, ask for mentoring", f"mentorfolio approach {mentor.id}"),)
    return ()

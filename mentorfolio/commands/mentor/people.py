"""Mentors: adding, changing, ranking, moving through the life cycle, taking out (P2, I4-I7)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from mentorfolio.commands.mentor.asked import changes, questions_for_changes
from mentorfolio.commands.mentor.fields import PersonChange, PersonFields, PersonName, Place, Stage, StageSaid
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import confirmed, mentor_named, need_named, profile_of, same_person
from mentorfolio.desk.people import mentor_view, saved
from mentorfolio.desk.results import Done, Step
from mentorfolio.domain.circles import ME
from mentorfolio.domain.dates import said as said_day
from mentorfolio.domain.lifecycle import move, stage_reached, stage_word
from mentorfolio.domain.meetings import is_planned
from mentorfolio.domain.names import new_slug
from mentorfolio.domain.records import (
    Checkin,
    Circle,
    Evaluation,
    Gift,
    Meeting,
    Mentor,
    Outreach,
    Reflection,
    StageChange,
    Term,
    changed,
)
from mentorfolio.domain.rhythm import with_cadence
from mentorfolio.domain.terms import begin_term
from mentorfolio.domain.text import command_line, fold, merged, name_line, quoted
from mentorfolio.errors import AlreadyThere, Interrupted, RuleRefusal, UsageProblem
from mentorfolio.fields.form import Form, WentBack
from mentorfolio.fields.operands import MentorNamed, Removal

if TYPE_CHECKING:
    from mentorfolio.fields.question import Asker
    from mentorfolio.store.records import Portfolio

# What may be said one by one -> the list of the record.
_LISTS: Mapping[str, str] = {
    "link": "links",
    "skill": "skills",
    "tag": "tags",
    "positive": "positives",
    "constraint": "constraints",
    "resource": "resources",
}
# What is kept as it was said.
_SINGLE = (
    *("name", "first_name", "greeting", "email", "role", "organisation", "source", "introduced_by"),
    *("acquaintance", "respect", "began", "experience", "interest", "relation"),
    *("line", "form", "direction", "cadence", "hello", "rank", "notes"),
)


def add(desk: Desk, name: PersonName, said: PersonFields) -> Done:
    """Add somebody you learn from, or might.

    A candidate, unless --stage and --on say that you are further already.
    """
    name = name_line(name, "name")
    first = _first_stage(desk, name, said)
    fields = _single_fields(said)
    fields |= {field: tuple(dict.fromkeys(getattr(said, option))) for option, field in _LISTS.items()}
    with desk.store.changing() as portfolio:
        needs = {need_named(portfolio, need).id: strength for need, strength in said.supports.items()}
        knows = tuple(dict.fromkeys(mentor_named(portfolio, m).id for m in said.knows))
        if not said.anyway:
            _refuse_same_person(portfolio, name, said.email or "")
        mentor = Mentor(
            id=new_slug(name, "mentor", {*portfolio[Mentor].taken(), ME}),
            created=desk.today,
            updated=desk.today,
            name=name,
            knowing=said.knowing,
            supports=needs,
            knows=knows,
            history=(first,),
            **fields,
        )
        if mentor.form == "formal":
            mentor = changed(mentor, desk.today, terms=(_term(mentor, first.on),))
        portfolio.describe(f"added mentor {mentor.name}")
        # Nothing was noted with them yet: no other record need be read.
        put = portfolio[Mentor].put(mentor)
        record = mentor_view(put, put.told_contact, profile_of(portfolio), met=False)
    since = f" since {said_day(first.on)}" if said.on else ""
    joined = " as" if mentor.stage in ("candidate", "active") else ","
    return Done(
        record=record,
        sentence=f"Added {mentor.name}{joined} {stage_word(mentor)}{since}.",
        details=_last_told(mentor, said),
        steps=_after_adding(mentor),
    )


def edit(desk: Desk, mentor: MentorNamed, said: PersonChange) -> Done:
    """Change what you keep about somebody.

    Lists grow, single values are replaced, an empty text clears; --knowing how=0 takes a tag away.
    With no option, at a terminal, walks through all of it: Enter leaves an answer as it is.
    """
    if desk.asker and said.nothing:
        return _edit_as_asked(desk, desk.asker, mentor)
    if said.on is not None and said.stage is None and said.form is None:
        raise UsageProblem("--on says when a stage or form began.", hint="Add --stage STAGE or --form FORM.")
    if not said.said().keys() - {"anyway"}:
        raise UsageProblem(
            "Nothing to change was said.", hint="See what can be: mentorfolio mentor edit --help"
        )
    with desk.store.changing() as portfolio:
        found = mentor_named(portfolio, mentor)
        needs = {need_named(portfolio, need).id: strength for need, strength in said.supports.items()}
        knows = [mentor_named(portfolio, m).id for m in said.knows]
        unknown = [mentor_named(portfolio, m).id for m in said.remove_knows]
        unserved = {need_named(portfolio, n).id: 0 for n in said.remove_supports}
        if not said.anyway:
            _refuse_same_person(portfolio, said.name or "", said.email or "", but=found.id)
        fields = _single_fields(said)
        for option, field in _LISTS.items():
            removed = getattr(said, f"remove_{option}")
            fields[field] = merged(getattr(found, field), getattr(said, option), removed, option)
        fields["knows"] = tuple(
            dict.fromkeys(k for k in (*found.knows, *knows) if k not in unknown and k != found.id)
        )
        fields["knowing"] = _without_zero({**found.knowing, **said.knowing})
        fields["supports"] = _without_zero({**found.supports, **needs, **unserved})
        told = fields.get("told_contact")
        if told and found.told_contact:
            fields["told_contact"] = max(told, found.told_contact)
        found = _with_fields(found, fields, said.on or desk.today, desk.today)
        if said.stage:
            found = move(found, said.stage, desk.today, on=said.on)
        _refuse_early_hello(found)
        portfolio.describe(f"changed mentor {found.name}")
        record = saved(portfolio, portfolio[Mentor].put(found))
    return Done(record=record, sentence=f"Changed {found.name}.", details=_last_told(found, said))


def rank(desk: Desk, mentor: MentorNamed, place: Place) -> Done:
    """Say in which order you would ask."""
    word = place.casefold()
    if word != "none" and not (word.isascii() and word.isdigit() and 0 < int(word) < 10**6):
        raise UsageProblem(f"{place!r} is not a rank.", hint="Type a whole number from 1, or none.")
    with desk.store.changing() as portfolio:
        found = mentor_named(portfolio, mentor)
        found = changed(found, desk.today, rank=None if word == "none" else int(word))
        portfolio.describe(f"ranked {found.name}")
        record = saved(portfolio, portfolio[Mentor].put(found))
    sentence = f"{found.name} has no rank now." if word == "none" else f"{found.name} is choice {word}."
    return Done(record=record, sentence=sentence)


def stage(desk: Desk, mentor: MentorNamed, stage: Stage, said: StageSaid) -> Done | None:
    """Move somebody to another stage.

    The way is candidate, approached, conversation, asked, active, ended; any other move says when: --on.
    At the end, at a terminal, asks why, what you learnt, whether to stay in touch, and whether to
    draft the closing letter.
    """
    if stage == "ended":
        from mentorfolio.commands.mentor.ending import end  # it asks questions of its own

        return end(desk, mentor, said)
    for option in ("learnt", "hello"):
        if getattr(said, option) is not None:
            raise UsageProblem(
                f"--{option} belongs to an ending.",
                hint=f"Like: mentorfolio mentor stage {quoted(mentor)} ended",
            )
    with desk.store.changing() as portfolio:
        found = move(mentor_named(portfolio, mentor), stage, desk.today, on=said.on, reason=said.reason or "")
        portfolio.describe(f"moved {found.name} to {stage}")
        record = saved(portfolio, portfolio[Mentor].put(found))
    return Done(record=record, sentence=stage_reached(found, found.stage_since), steps=_after_moving(found))


def remove(desk: Desk, mentor: MentorNamed, said: Removal) -> Done:
    """Take somebody out, with everything kept about them."""
    portfolio = desk.store.reading()
    found = mentor_named(portfolio, mentor, exact=True)
    if not confirmed(desk, said.yes, f"Remove {found.name} and everything kept about them"):
        return Done(record=saved(portfolio, found), sentence="Nothing was removed.", undoable=False)
    with desk.store.changing() as portfolio:
        found = mentor_named(portfolio, found.id)
        record = saved(portfolio, found)
        portfolio.describe(f"removed mentor {found.name}")
        emptied = [c.name for c in portfolio[Circle] if c.members == (found.id,)]
        forget(portfolio, found.id, desk.today)
    return Done(
        record=record,
        sentence=f"Removed {found.name}, with everything kept about them.",
        details=tuple(
            f"Nobody is in {name} but you now: what was planned with it is off." for name in emptied
        ),
    )


def _edit_as_asked(desk: Desk, asker: Asker, name: str) -> Done:
    portfolio = desk.store.reading()
    mentor = mentor_named(portfolio, name)
    form = Form(asker)
    try:
        form.fill(questions_for_changes(desk, asker, mentor), leaves=True)
    except WentBack:
        form.answers.clear()
    except Interrupted:
        said = changes(mentor, form.answers)
        if not said.nothing:
            edit(desk, mentor.id, said)
        raise
    said = changes(mentor, form.answers)
    if said.nothing:
        return Done(record=saved(portfolio, mentor), sentence="Nothing was changed.", undoable=False)
    return edit(desk, mentor.id, said)


def _single_fields(said: PersonFields) -> dict[str, Any]:
    fields = {name: value for name, value in said.said().items() if name in _SINGLE}
    if said.last_contact is not None:
        fields["told_contact"] = said.last_contact or None
    return fields


def _first_stage(desk: Desk, name: str, said: PersonFields) -> StageChange:
    stage = said.stage or "candidate"
    if said.on is None and stage != "candidate":
        raise UsageProblem(
            f"{name} would begin as {stage}, past the steps before it.",
            hint="If that is so, say since when: --on 2025-09-01, or --on today.",
        )
    return StageChange(stage=stage, on=said.on or desk.today)


def _with_fields(mentor: Mentor, fields: dict[str, Any], on: date, today: date) -> Mentor:
    """The mentor with these fields; another rhythm is kept with its day, another form as a term (F7)."""
    if "cadence" in fields:
        period = fields.pop("cadence")
        mentor = with_cadence(mentor, str(period) if period else None, today, today)
    mentor = changed(mentor, today, **fields)
    if fields.get("form", mentor.form) != (mentor.terms[-1].form if mentor.terms else "informal"):
        mentor = begin_term(mentor, _term(mentor, on), today)
    return mentor


def _term(mentor: Mentor, start: date) -> Term:
    return Term(form=mentor.form, start=start, cadence=mentor.cadence)


def _without_zero(strengths: Mapping[str, int]) -> dict[str, int]:
    return {key: strength for key, strength in strengths.items() if strength}


def _refuse_same_person(portfolio: Portfolio, name: str, email: str, but: str = "") -> None:
    twin = same_person(portfolio, name, email, but)
    if twin:
        by_address = bool(email) and twin.email.casefold() == email.casefold()
        same = "e-mail address" if by_address and fold(twin.name) != fold(name) else "name"
        instead = f"Change that one with mentorfolio mentor edit {quoted(twin.id)}, or say --anyway."
        if but:
            instead = (
                f"If both are one person: {command_line('mentor', 'merge', twin.id, but)}; else say --anyway."
            )
        raise AlreadyThere(
            f"{twin.name} ({twin.id}) is in your portfolio already, with the same {same}.", hint=instead
        )


def forget(portfolio: Portfolio, mentor: str, today: date) -> None:
    """Take a person out of a portfolio, with everything kept about them alone.

    Sessions planned with a circle that has nobody else go, too; those that were held are the circle's.
    """
    for letter in [x for x in portfolio[Outreach] if x.mentor == mentor]:
        portfolio[Outreach].remove(letter.id)
    for checkin in [x for x in portfolio[Checkin] if x.mentor == mentor]:
        portfolio[Checkin].remove(checkin.id)
    for evaluation in [x for x in portfolio[Evaluation] if x.mentor == mentor]:
        portfolio[Evaluation].remove(evaluation.id)
    for gift in [x for x in portfolio[Gift] if x.mentor == mentor]:
        portfolio[Gift].remove(gift.id)
    gone = {("mentor", mentor), *(("meeting", i) for i in _leave_meetings(portfolio, mentor, today))}
    for reflection in [x for x in portfolio[Reflection] if (x.about, x.subject) in gone]:
        portfolio[Reflection].remove(reflection.id)
    for circle in [x for x in portfolio[Circle] if mentor in x.members]:
        portfolio[Circle].put(changed(circle, today, members=tuple(m for m in circle.members if m != mentor)))
    for other in [x for x in portfolio[Mentor] if mentor in x.knows]:
        portfolio[Mentor].put(changed(other, today, knows=tuple(m for m in other.knows if m != mentor)))
    portfolio[Mentor].remove(mentor)


def _leave_meetings(portfolio: Portfolio, mentor: str, today: date) -> list[str]:
    """Take a person out of every meeting; gives the ids of those that are gone with them."""
    # As a presenter ``me`` is the owner, whoever has that id from before it was kept for them.
    bringer = mentor if mentor != ME else None
    gone: list[str] = []
    for meeting in list(portfolio[Meeting]):
        if mentor not in meeting.mentors and meeting.presenter != bringer:
            continue
        others = tuple(m for m in meeting.mentors if m != mentor)
        if others or (meeting.circle and not is_planned(meeting)):
            presenter = "" if meeting.presenter == bringer else meeting.presenter
            portfolio[Meeting].put(changed(meeting, today, mentors=others, presenter=presenter))
        else:
            gone.append(meeting.id)
            portfolio[Meeting].remove(meeting.id)
    return gone


def _refuse_early_hello(mentor: Mentor) -> None:
    """A greeting from time to time is for after the end (F7). Raises RuleRefusal."""
    if mentor.hello and mentor.stage != "ended":
        raise RuleRefusal(
            f"{mentor.name} is {stage_word(mentor)}: --hello is for after the end.",
            hint=f"For a rhythm now: mentorfolio mentor edit {quoted(mentor.id)} --cadence {mentor.hello}",
        )


def _last_told(mentor: Mentor, said: PersonFields) -> tuple[str, ...]:
    if said.last_contact is not None and mentor.told_contact:
        return (f"Last contact: {said_day(mentor.told_contact)}.",)
    return ()


def _after_adding(mentor: Mentor) -> tuple[Step, ...]:
    if not mentor.supports and not mentor.knowing:
        return (
            Step(
                "Say what for", f"mentorfolio mentor edit {quoted(mentor.id)} --knowing how --supports NEED"
            ),
        )
    if mentor.stage == "candidate":
        return (Step("Write the first letter", f"mentorfolio approach {quoted(mentor.id)}"),)
    return (Step("See the whole portfolio", "mentorfolio review"),)


def _after_moving(mentor: Mentor) -> tuple[Step, ...]:
    if mentor.stage == "active" and mentor.cadence is None and mentor.direction != "role-model":
        return (
            Step("How often will you talk?", f"mentorfolio mentor edit {quoted(mentor.id)} --cadence 1m"),
        )
    if mentor.stage == "conversation":
        return (Step("After a good talk, ask for mentoring", f"mentorfolio approach {quoted(mentor.id)}"),)
    return ()

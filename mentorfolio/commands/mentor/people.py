"""Mentors: adding, changing, ranking, moving through the life cycle, taking out (P2, I4-I7)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from mentorfolio.commands.mentor.asked import add_as_asked
from mentorfolio.commands.mentor.fields import LISTS, Choice, PersonFields, PersonName, Stage, StageSaid
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import (
    agreed,
    introduction,
    mentor_named,
    need_named,
    same_person,
    with_strengths,
)
from mentorfolio.desk.people import saved, spelled
from mentorfolio.desk.results import Done, Step
from mentorfolio.domain.circles import ME
from mentorfolio.domain.dates import said_day
from mentorfolio.domain.lifecycle import move, stage_reached, stage_word
from mentorfolio.domain.names import new_slug
from mentorfolio.domain.records import (
    Circle,
    Meeting,
    Mentor,
    StageChange,
    Term,
    changed,
)
from mentorfolio.domain.standing import is_told_as_manager, met_with
from mentorfolio.domain.text import command_line, fold, quoted
from mentorfolio.errors import AlreadyThere, MissingValue, UsageProblem
from mentorfolio.fields.field import fields_of
from mentorfolio.fields.form import Form, asking
from mentorfolio.fields.operands import MentorNamed, Removal
from mentorfolio.fields.people import Person

if TYPE_CHECKING:
    from mentorfolio.domain.said_name import SaidName
    from mentorfolio.fields.question import Asker
    from mentorfolio.store.records import Portfolio

_NEWLY = 60  # days from the beginning of a mentoring in which a hello is not late


def add(desk: Desk, name: PersonName, said: PersonFields) -> Done:
    """Add someone you learn from, or might.

    A candidate, unless --stage and --on say that you are already further on. With no option, at a terminal,
    asks what is worth knowing.

    $ mentorfolio mentor add "Julie Sample" --knowing how=3 --supports team
    """
    if desk.asker and said.nothing:
        person = _person_meant(desk, desk.asker, name)
        refuse_same_person(desk.store.reading(), person.name, [person.email])
        done = add_as_asked(desk, desk.asker, person, partial(add_one, desk))
    else:
        done = add_one(desk, name, said)
    return _with_namesake(desk, done) if desk.has_network and done.record else done


def _with_namesake(desk: Desk, done: Done) -> Done:
    """With what to type where a contact of that name may be who was added."""
    from mentorfolio.domain.linked import Linked, as_namesake

    mentors = desk.store.reading()[Mentor]
    mentor = mentors.get(done.record["id"])
    same = mentor and as_namesake(mentor, desk.network.readable().values(), Linked(mentors))
    step = Step("If your contact of that name is them", same) if same else None
    return replace(done, steps=(*done.steps, step)) if step else done


def _person_meant(desk: Desk, asker: Asker, name: str) -> SaidName:
    """Who is meant, asked again where it is nobody's name ("the lady") or several people's."""
    who = Person("", ask="Who is it? Their name.", why="One person, by the name you would use.", needed=True)
    try:
        found: SaidName = who.value(name, desk.today, "name")
    except UsageProblem as problem:
        asker.say(problem.message)
        found = Form(asker).alone(asking(who, "name", desk.today, problem.offered))
    return found


def add_one(desk: Desk, name: str, said: PersonFields, *, contact: str = "", programme: str = "") -> Done:
    """Add somebody as they are described; the contact of this id is them from now on.

    ``programme`` is the one in which their formal term stands.
    """
    with desk.store.changing() as portfolio:
        mentor = added(desk, portfolio, name, said)
        if programme:
            terms = tuple(replace(term, programme=programme) for term in mentor.terms)
            mentor = portfolio[Mentor].put(changed(mentor, desk.today, terms=terms))
        portfolio.describe(f"added mentor {mentor.name}")
        if contact:
            portfolio.link_contacts({contact: mentor.uid}, desk.today)
        record = saved(portfolio, mentor, is_new=True)
    since = f" since {said_day(said.on)}" if said.on else ""
    joined = " as" if mentor.stage in ("candidate", "active") else ","
    return Done(
        record=record,
        sentence=f"Added {mentor.name}{joined} {stage_word(mentor)}{since}.",
        details=last_told(mentor, said),
        steps=after_adding(mentor),
    )


def added(desk: Desk, portfolio: Portfolio, name: str, said: PersonFields) -> Mentor:
    """Within a unit of work: somebody new as they are described."""
    fields = single_fields(said)
    first_email, *other_emails = dict.fromkeys(filter(None, said.email)) or [""]
    fields |= {field: tuple(dict.fromkeys(getattr(said, option))) for option, field in LISTS.items()}
    if said.tag:
        fields["tags"] = spelled(portfolio, said.tag)
    fields |= introducer_said(desk, portfolio, said, name)
    if said.notes and not said.line and is_told_as_manager(said.notes):  # "Bernd, my boss"
        fields["line"] = "manager"
    needs = {need.id: strength for need, strength in with_strengths(portfolio, said.supports, need_named)}
    knows = tuple(dict.fromkeys(mentor_named(portfolio, m).id for m in said.knows))
    if not said.anyway:
        refuse_same_person(portfolio, name, said.email)
    if said.on is None and said.stage not in (None, "candidate"):
        raise MissingValue(
            f"{name} would begin as {said.stage}, past the steps before it.",
            hint="If that is right, say since when: --on 2025-09-01, or --on today.",
        )
    first = StageChange(stage=said.stage or "candidate", on=said.on or desk.today)
    mentors = portfolio[Mentor]
    mentor = Mentor(
        id=new_slug(name, "mentor", {*mentors.taken(), ME}),
        created=desk.today,
        updated=desk.today,
        name=name,
        email=first_email,
        other_emails=tuple(other_emails),
        knowing=said.knowing,
        supports=needs,
        knows=knows,
        days={name: day for name, day in said.day.items() if day},
        history=(first,),
        **fields,
    )
    if mentor.form == "formal":
        mentor = changed(mentor, desk.today, terms=(term_of(mentor, first.on),))
    return mentors.put(mentor)


def rank(desk: Desk, mentor: MentorNamed, choice: Choice) -> Done:
    """Say in which order you would ask.

    $ mentorfolio mentor rank julie 1
    """
    with desk.store.changing() as portfolio:
        found = mentor_named(portfolio, mentor)
        found = changed(found, desk.today, rank=choice or None)
        portfolio.describe(f"ranked {found.name}")
        record = saved(portfolio, portfolio[Mentor].put(found))
    sentence = f"{found.name} is choice {choice}." if choice else f"{found.name} has no rank now."
    return Done(record=record, sentence=sentence)


def stage(desk: Desk, mentor: MentorNamed, stage: Stage, said: StageSaid) -> Done | None:
    """Move someone to another stage.

    The usual order is candidate, approached, conversation, asked, active, ended; any other move needs --on.
    At the end, at a terminal, asks why, what you learnt, whether to stay in touch, and whether to
    draft the closing letter.

    $ mentorfolio mentor stage julie active --on today
    $ mentorfolio mentor stage julie ended --reason "the need is met"
    """
    from mentorfolio.commands.mentor.ending import end, with_drafts_gone  # it asks questions of its own

    if stage == "ended":
        return end(desk, mentor, said)
    for option in ("learnt", "hello"):
        if getattr(said, option) is not None:
            raise UsageProblem(
                f"--{option} only goes with ended.",
                hint=f"Like: mentorfolio mentor stage {quoted(mentor)} ended",
            )
    with desk.store.changing() as portfolio:
        found = move(mentor_named(portfolio, mentor), stage, desk.today, on=said.on, reason=said.reason or "")
        portfolio.describe(f"moved {found.name} to {stage}")
        record, gone = with_drafts_gone(portfolio, portfolio[Mentor].put(found))
        talked = found.id in met_with(portfolio[Meeting])
    return Done(
        record=record,
        sentence=stage_reached(found, found.stage_since),
        details=gone,
        steps=_after_moving(found, talked=talked),
    )


def remove(desk: Desk, mentor: MentorNamed, said: Removal) -> Done:
    """Remove someone, with everything kept about them.

    $ mentorfolio mentor remove julie-sample
    """
    portfolio = desk.store.reading()
    found = mentor_named(portfolio, mentor, exact=True)
    if not agreed(desk, said, f"Remove {found.name} and everything kept about them"):
        return Done(record=saved(portfolio, found), sentence="Nothing was removed.", undoable=False)
    with desk.store.changing() as portfolio:
        found = mentor_named(portfolio, found.id)
        record = saved(portfolio, found)
        portfolio.describe(f"removed mentor {found.name}")
        emptied = [c.name for c in portfolio[Circle] if c.members == (found.id,) and not c.others]
        portfolio.forget(found.id, desk.today)
    return Done(
        record=record,
        sentence=f"Removed {found.name}, with everything kept about them.",
        details=tuple(
            f"You are now the only one in {name}, so its planned meetings are cancelled." for name in emptied
        ),
    )


def single_fields(said: PersonFields) -> dict[str, Any]:
    """What was said that a person has one of."""
    kept = Mentor.__struct_fields__
    lists = {name for name, field in fields_of(type(said)).items() if field.many}
    fields = {n: value for n, value in said.said().items() if n in kept and n not in lists}
    if said.last_contact is not None:
        fields["told_contact"] = said.last_contact or None
    return fields


def introducer_said(
    desk: Desk, portfolio: Portfolio, said: PersonFields, name: str, known: Mentor | None = None
) -> dict[str, str]:
    """Who introduced them, as one of the portfolio or the network is called; nothing if that was not said.

    Raises UsageProblem where that is they themselves.
    """
    by = said.introduced_by
    if by is None:
        return {}
    notes = (known.notes if known else "") if said.notes is None else said.notes
    familiar = (known.familiar if known else None) if said.familiar is None else said.familiar
    found = introduction(desk, portfolio, by, notes=notes, familiar=familiar)
    if found["introduced_by"].casefold() == name.casefold():
        raise UsageProblem(
            f"{name} cannot have introduced you to themselves.", hint="Leave it out, or name another."
        )
    return found


def call_introducer(portfolio: Portfolio, old: str, new: str, today: date) -> None:
    """Within a unit of work: whomever this person introduced was introduced by them under the new name."""
    for other in [m for m in portfolio[Mentor] if m.introduced_by and fold(m.introduced_by) == fold(old)]:
        portfolio[Mentor].put(changed(other, today, introduced_by=new))


def term_of(mentor: Mentor, start: date) -> Term:
    """The form that somebody has, from that day on (F7)."""
    return Term(form=mentor.form, start=start, cadence=mentor.cadence)


def with_days(days: Mapping[str, str], said: Mapping[str, str]) -> dict[str, str]:
    """The days to remember with those that were said; one of no day is taken out, in any case of letters."""
    anew = {name.casefold() for name in said}
    kept = {name: day for name, day in days.items() if name.casefold() not in anew}
    return kept | {name: day for name, day in said.items() if day}


def refuse_same_person(portfolio: Portfolio, name: str, emails: Sequence[str], but: str = "") -> None:
    """Raises AlreadyThere for the name or an address of somebody who is there."""
    twin = same_person(portfolio, name, emails, but)
    if twin:
        by_address = {e.casefold() for e in twin.emails} & {e.casefold() for e in emails}
        same = "e-mail address" if by_address and fold(twin.name) != fold(name) else "name"
        instead = (
            f"Change that one with mentorfolio mentor edit {quoted(twin.id)}, or add a second one "
            "with --anyway."
        )
        if but:
            instead = (
                f"If they are the same person: {command_line('mentor', 'merge', twin.id, but)}. "
                "If not, add --anyway."
            )
        raise AlreadyThere(
            f"{twin.name} ({twin.id}) is in your portfolio already, with the same {same}.", hint=instead
        )


def last_told(mentor: Mentor, said: PersonFields) -> tuple[str, ...]:
    """The day of the last contact as it was understood."""
    if said.last_contact is not None and mentor.told_contact:
        return (f"Last contact: {said_day(mentor.told_contact)}.",)
    return ()


def after_adding(mentor: Mentor) -> tuple[Step, ...]:
    """What comes next with somebody new, or newly given to one."""
    is_new, stage = (mentor.updated - mentor.stage_since).days <= _NEWLY, mentor.stage
    if is_new and stage == "active" and mentor.form == "formal" and not mentor.told_contact:
        return (
            Step("Say hello before you first meet", f"mentorfolio approach {quoted(mentor.id)}"),
            Step("Note its programme and dates", f"mentorfolio mentor formalise {quoted(mentor.id)}"),
        )
    if not mentor.supports and not mentor.knowing:
        return (
            Step(
                "Say what for", f"mentorfolio mentor edit {quoted(mentor.id)} --knowing how --supports NEED"
            ),
        )
    if stage == "candidate":
        return (Step("Write the first letter", f"mentorfolio approach {quoted(mentor.id)}"),)
    return (Step("See the whole portfolio", "mentorfolio review"),)


def _after_moving(mentor: Mentor, *, talked: bool) -> tuple[Step, ...]:
    if mentor.stage == "active" and mentor.cadence is None and mentor.direction != "role-model":
        return (
            Step("How often will you talk?", f"mentorfolio mentor edit {quoted(mentor.id)} --cadence 1m"),
        )
    if mentor.stage == "conversation" and not talked:
        return (Step("Plan the talk", f'mentorfolio meeting plan {quoted(mentor.id)} --when "thu 15:00"'),)
    if mentor.stage == "conversation":
        return (Step("After a good talk, ask for mentoring", f"mentorfolio approach {quoted(mentor.id)}"),)
    return ()

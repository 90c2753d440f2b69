"""``mentor edit``: one person, or the same for several; with nothing said, what is not known yet is asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from mentorfolio.commands.mentor.asked import changes, questions_for_changes
from mentorfolio.commands.mentor.fields import LISTS, PersonChange
from mentorfolio.commands.mentor.people import (
    call_introducer,
    introducer_said,
    last_told,
    refuse_same_person,
    single_fields,
    term_of,
    with_days,
)
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import mentor_named, need_named, people_named, with_strengths
from mentorfolio.desk.people import readdress, saved, spelled
from mentorfolio.desk.results import Done
from mentorfolio.domain.dates import said_day
from mentorfolio.domain.lifecycle import move, stage_word
from mentorfolio.domain.names import earlier_id
from mentorfolio.domain.own_words import NAMES
from mentorfolio.domain.records import Mentor, changed
from mentorfolio.domain.terms import begin_term, with_cadence
from mentorfolio.domain.text import command_line, listed, merged, quoted
from mentorfolio.errors import Interrupted, NothingToChange, RuleRefusal, UsageProblem
from mentorfolio.fields.form import Form, WentBack
from mentorfolio.fields.operands import PeopleNamed

if TYPE_CHECKING:
    from mentorfolio.fields.question import Asker
    from mentorfolio.store.records import Portfolio

# What only one person is called, reached by, or asked as.
_ONE_PERSONS = (*NAMES[Mentor], "remove_email", "rank")


def edit(desk: Desk, mentors: PeopleNamed, said: PersonChange) -> Done:
    """Change what you keep about someone, or several: anna,ben.

    Lists grow, single values are replaced, an empty text clears; --knowing how=0 takes a tag away.
    With no option, at a terminal, walks through all of it: Enter leaves an answer as it is.

    $ mentorfolio mentor edit julie --cadence 1m --email julie@example.org
    """
    if desk.asker and said.nothing and "," not in mentors:
        return _edit_as_asked(desk, desk.asker, mentors)
    if said.on is not None and said.stage is None and said.form is None:
        raise UsageProblem("--on is the day a stage or form began.", hint="Add --stage STAGE or --form FORM.")
    if not said.said().keys() - {"anyway"}:
        raise NothingToChange("mentor edit")
    with desk.store.changing() as portfolio:
        found = people_named(portfolio, mentors)
        if len(found) > 1:
            _refuse_one_persons(said)
        put = [portfolio[Mentor].put(m) for m in [_one_of(desk, portfolio, m, found, said) for m in found]]
        later = _stays_later(found, put, said)
        drafted = [readdress(portfolio, *pair, desk.today) for pair in zip(found, put, strict=True)]
        names = listed([m.name for m in put])
        portfolio.describe(f"changed mentor{'s' if len(put) > 1 else ''} {names}")
        records = [saved(portfolio, m) for m in put]
    one = len(put) == 1
    details = (
        (
            *(() if later else last_told(put[0], said)),
            *_written_to(put[0], said),
            *drafted[0],
            *_still_called(desk, put[0], said),
        )
        if one
        else ()
    )
    result = Done(record=records[0] if one else records, sentence=f"Changed {names}.", details=details)
    if not later:
        return result
    if put == found:  # nothing else was said
        return replace(result, sentence="Nothing was changed.", details=later, undoable=False)
    return replace(result, details=(*details, *later))


def _stays_later(before: Sequence[Mentor], after: Sequence[Mentor], said: PersonChange) -> tuple[str, ...]:
    """Of whom the last contact stays: somebody told of a later one before."""
    return tuple(
        f"The last contact with {now.name} stays: {said_day(now.told_contact)}, which is later. "
        f"To set it back, clear it first: {command_line('mentor', 'edit', now.id, '--last-contact', '')}"
        for was, now in zip(before, after, strict=True)
        if said.last_contact and now.told_contact and now.told_contact != said.last_contact
    )


def _one_of(
    desk: Desk, portfolio: Portfolio, mentor: Mentor, several: Sequence[Mentor], said: PersonChange
) -> Mentor:
    try:
        return _edited(desk, portfolio, mentor, said, alone=len(several) == 1)
    except UsageProblem as problem:
        if len(several) > 1:
            problem.message = f"{mentor.name}: {problem.message}"
        raise


def _edited(desk: Desk, portfolio: Portfolio, found: Mentor, said: PersonChange, *, alone: bool) -> Mentor:
    today, before = desk.today, found.name
    needs = {need.id: strength for need, strength in with_strengths(portfolio, said.supports, need_named)}
    knows = [mentor_named(portfolio, m).id for m in said.knows]
    if alone and found.id in knows:
        raise UsageProblem(f"--knows is for others: this is {found.name}.", hint="Name someone else.")
    unknown = [mentor_named(portfolio, m).id for m in said.remove_knows]
    unserved = {need_named(portfolio, n).id: 0 for n in said.remove_supports}
    if not said.anyway:
        refuse_same_person(portfolio, said.name or "", said.email, but=found.id)
    fields = single_fields(said) | introducer_said(desk, portfolio, said, found.name, found)
    fields["days"] = with_days(found.days, said.day)
    if said.email or said.remove_email:
        kept = () if said.email == ("",) else merged(found.emails, (), said.remove_email, "address")
        emails = merged(tuple(filter(None, said.email)), kept, (), "address")
        fields |= {"email": emails[0] if emails else "", "other_emails": emails[1:]}
    for option, field in LISTS.items():
        added, removed = getattr(said, option), getattr(said, f"remove_{option}")
        added = spelled(portfolio, added) if option == "tag" else added
        fields[field] = merged(getattr(found, field), added, removed, option)
    known = [k for k in found.knows if k not in unknown]
    fields["knows"] = tuple(k for k in dict.fromkeys((*known, *knows)) if k != found.id)
    fields["knowing"] = _without_zero({**found.knowing, **said.knowing})
    fields["supports"] = _without_zero({**found.supports, **unserved, **needs})
    told = fields.get("told_contact")
    if told and found.told_contact:
        fields["told_contact"] = max(told, found.told_contact)
    found = _with_fields(found, fields, said.on or today, today)
    if said.stage:
        found = move(found, said.stage, today, on=said.on)
    _refuse_early_hello(found)
    if said.name:
        call_introducer(portfolio, before, said.name, today)
    return found


def _refuse_one_persons(said: PersonChange) -> None:
    """Raises UsageProblem for what cannot be the same for several people."""
    of_one = [name for name in _ONE_PERSONS if name in said.said()]
    if of_one:
        raise UsageProblem(
            f"--{of_one[0].replace('_', '-')} can only be changed for one person.",
            hint="Change it for each of them separately.",
        )


def _still_called(desk: Desk, mentor: Mentor, said: PersonChange) -> tuple[str, ...]:
    """That the id stays after a change of the name; at a terminal commands have the name."""
    named = said.name and not desk.screen.is_page
    earlier = earlier_id(mentor.id, mentor.name, "mentor") if named else ""
    return (f"In commands, the id is still {earlier}.",) if earlier else ()


def _written_to(mentor: Mentor, said: PersonChange) -> tuple[str, ...]:
    """Which of several addresses letters go to, and how one goes that is no longer theirs."""
    if not said.email or not mentor.other_emails:
        return ()
    other = mentor.other_emails[0]
    gone = command_line("mentor", "edit", mentor.id, "--remove-email", other)
    return (f"Letters go to {mentor.email}. If {other} is no longer theirs: {gone}",)


def _edit_as_asked(desk: Desk, asker: Asker, name: str) -> Done:
    portfolio = desk.store.reading()
    mentor = mentor_named(portfolio, name)
    form = Form(asker)
    asker.say(
        "", "One question after another. Ctrl-C stops at any of them, and keeps what you answered before."
    )
    try:
        form.fill(questions_for_changes(desk, mentor), leaves=True)
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


def _with_fields(mentor: Mentor, fields: dict[str, Any], on: date, today: date) -> Mentor:
    """The mentor with these fields; another rhythm is kept with its day, another form as a term (F7)."""
    if "cadence" in fields:
        period = fields.pop("cadence")
        mentor = with_cadence(mentor, str(period) if period else None, today, today)
    mentor = changed(mentor, today, **fields)
    if fields.get("form", mentor.form) != (mentor.terms[-1].form if mentor.terms else "informal"):
        mentor = begin_term(mentor, term_of(mentor, on), today)
    return mentor


def _without_zero(strengths: Mapping[str, int]) -> dict[str, int]:
    return {key: strength for key, strength in strengths.items() if strength}


def _refuse_early_hello(mentor: Mentor) -> None:
    """A greeting from time to time is for after the end (F7). Raises RuleRefusal."""
    if mentor.hello and mentor.stage != "ended":
        raise RuleRefusal(
            f"{mentor.name} is {stage_word(mentor)}: --hello is for after the end.",
            hint=f"To agree on a rhythm: mentorfolio mentor edit {quoted(mentor.id)} --cadence "
            f"{mentor.hello}",
        )

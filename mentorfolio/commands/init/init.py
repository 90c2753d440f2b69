"""``init``: the owner, and one of three doors: looking for mentors, given one, or having some (I1, F2)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from functools import partial
from typing import Any

from msgspec.structs import replace

from mentorfolio.commands.mentor import people
from mentorfolio.commands.mentor.fields import PersonFields
from mentorfolio.commands.mentor.heard import Heard, beside_name, heard_or_meant
from mentorfolio.commands.mentor.terms import in_programme
from mentorfolio.commands.need.questions import (
    FOR_IT,
    ask_for_need,
    helped_later,
    named_already,
    need_helped_by,
)
from mentorfolio.commands.profile.fields import OwnerSaid
from mentorfolio.commands.profile.profile import PURPOSES, begin, questions_open
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import new_profile
from mentorfolio.desk.results import Done, Step, plain
from mentorfolio.domain.days_in_sentences import day_in, month_in
from mentorfolio.domain.lifecycle import open_purpose
from mentorfolio.domain.programme import gave_one
from mentorfolio.domain.records import Mentor
from mentorfolio.domain.said_name import SaidName, is_nobody, several_in
from mentorfolio.domain.small_letters import introducer_told
from mentorfolio.domain.text import fold, quoted, so_many
from mentorfolio.domain.topics import may_be_need
from mentorfolio.domain.vocabulary import UNRATED, one_of
from mentorfolio.errors import Interrupted
from mentorfolio.fields.field import Day, fields_of
from mentorfolio.fields.form import Asked, Form, WentBack, answered, asking, yes_to
from mentorfolio.fields.people import EMAIL, Person
from mentorfolio.fields.question import Asker, Question


def init(desk: Desk, said: OwnerSaid) -> Done:
    """Start your portfolio: your name, and why you are looking for mentors.

    Saves what you give as options; with none, at a terminal, asks five things, or about the mentors
    you already have. Nothing leaves this computer, and nothing here is required: what you leave out
    is asked when it is needed.

    $ mentorfolio init
    $ mentorfolio init --name "Sam Sample" --email sam@example.org
    """
    if desk.asker and said.nothing and _is_new(desk):
        return _through_a_door(desk, desk.asker)
    return begin(desk, said)


def _is_new(desk: Desk) -> bool:
    """Whether nothing was said yet that one of the doors asks behind it; a name is asked before."""
    portfolio = desk.store.reading()
    return len(open_purpose(portfolio.profile)) == len(PURPOSES) and not portfolio[Mentor].by_id()


def _through_a_door(desk: Desk, asker: Asker) -> Done:
    form = Form(asker)
    done: list[Done] = []
    heard: list[str] = []

    def behind() -> None:
        door = form.answers["door"]
        if door == "given":
            done.append(given_one(desk, asker))
        elif door == "have":
            done.append(have_some(desk, asker))
        else:
            done.append(begin(desk, OwnerSaid(), leaves=True, purpose="".join(heard)))

    form.fill([*questions_open(desk, ["name"]), door(asker, heard), behind])
    return done[-1]


_A_NEED = (
    "Then it is a need of yours, which they help with; if not, it is noted as something good about them."
)
_FEW = 3  # words; more are a sentence
_DOORS = {
    "look": "I am looking for mentors",
    "given": "I have been given a mentor by a programme",
    "have": "I have mentors already",
}
_DOOR = Question(
    key="door",
    text="Where are you starting from?",
    why="Each asks different questions; all three lead to the same portfolio. Enter: the first.",
    option="mentorfolio mentor add NAME --stage active --on today",
    kind="choice",
    choices=_DOORS,
)
_WHO_IS_IT = Person(
    "Your mentor.",
    ask="Who is your mentor? Their name.",
    why="Whatever else you know can be added later: mentorfolio mentor edit NAME",
    like="mentorfolio mentor add NAME --stage active --on today",
    needed=True,
)
_WHO = Person(
    "Who helps you already.",
    ask="Who helps you already? One name at a time; Enter when that is all.",
    why="A former boss, a colleague, a friend: anyone you learn from, even if nobody calls it mentoring.",
    like="mentorfolio mentor add NAME --stage active --on today",
)
_LAST = Day(
    "When you last talked.",
    ask="When did you last talk? A day, like: mon, 3 weeks ago, 2026-03 (Enter: not known)",
    why="So that you are reminded before you lose touch.",
    like="--last-contact DAY",
)


def door(asker: Asker, heard: list[str]) -> Asked:
    """One of the three; a sentence in its place is ``heard``: it is why somebody looks."""

    def read(text: str) -> str:
        heard.clear()
        if text not in _DOORS and len(text.split()) > _FEW:
            if gave_one(text):
                asker.say(f"Taken as: {_DOORS['given']}. < goes back.")
                return "given"
            heard.append(text.strip())
            asker.say("Taken as why you are looking for a mentor. < goes back to it.")
            return "look"
        return one_of(_DOORS, text, "a way to start")

    return Asked(_DOOR, read, "look")


def given_one(desk: Desk, asker: Asker) -> Done:
    """Somebody whom a programme gave one as a mentor: who, in which programme, until when."""
    form = Form(asker)

    def ask_address() -> None:
        if not form.answers["name"].email:
            form.ask(asking(EMAIL, "email", desk.today))

    try:
        form.fill([asking(_WHO_IS_IT, "name", desk.today), ask_address], leaves=True)
    except Interrupted as left:
        if person := form.answers.get("name"):
            said = replace(_given(desk, form.answers), form="formal")
            kept = str(people.add(desk, person.name, said).record["id"])
            left.hint = f"{person.name} is kept. The rest can follow: mentorfolio mentor edit {quoted(kept)}"
        raise
    person = form.answers["name"]
    name, said = person.name, _given(desk, form.answers)
    mentor = str(people.add(desk, name, said).record["id"])
    try:
        term = in_programme(desk, mentor, person.note)
    except Interrupted as left:
        left.hint = f"{name} is kept. The rest can follow: mentorfolio mentor formalise {quoted(mentor)}"
        raise
    try:
        need = need_helped_by(desk, asker, mentor)
    except Interrupted as left:
        left.hint = left.hint or f"{name} is kept. The rest can follow: {helped_later(mentor)}"
        raise
    more = () if need else (Step("What would you like to get out of it?", helped_later(mentor)),)
    return Done(
        record=_me(desk),
        sentence=f"{name} is in your portfolio, as the mentor you were given.",
        details=(term.sentence,),
        steps=(
            Step("Say hello before you first meet", f"mentorfolio approach {quoted(mentor)}"),
            Step("Plan the first meeting", f"mentorfolio meeting plan {quoted(mentor)}"),
            *more,
        ),
    )


def _given(desk: Desk, answers: Mapping[str, Any]) -> PersonFields:
    person: SaidName = answers["name"]
    person = person._replace(email=person.email or answers.get("email", ""))
    return PersonFields(stage="active", on=desk.today, **beside_name(person))


def have_some(desk: Desk, asker: Asker) -> Done:
    """A quick round through those who help already: who, what for, when last."""
    names: list[str] = []
    Form(asker).fill([partial(_round, desk, asker, names)], leaves=True)
    count = so_many(len(names), "person", "people")
    return Done(
        record=_me(desk),
        sentence=f"Your portfolio starts with {count}." if names else "Nobody was added.",
        undoable=bool(names),
        steps=(
            Step("See what is covered and what is missing", "mentorfolio review"),
            Step("Name what you want to learn", "mentorfolio need add"),
        ),
    )


def _round(desk: Desk, asker: Asker, names: list[str]) -> None:
    others: list[str] = []  # named in one breath with the one before: each is offered in turn

    def read(text: str) -> SaidName:
        others[:] = several_in(text)[1:] or others
        return SaidName("") if is_nobody(text) else _WHO.value(text, desk.today, "name")

    who = _WHO.question("who")
    while (person := answered(asker, who, read, others.pop(0) if others else "")) and person.name:
        if any(fold(m.name) == fold(person.name) for m in desk.store.reading()[Mentor]):
            asker.say(f"{person.name} is in your portfolio already.")
            continue
        with suppress(WentBack):  # to the name, which was another one
            names.append(_one_of_them(desk, asker, person))


def _one_of_them(desk: Desk, asker: Asker, person: SaidName) -> str:
    """Somebody added, with what they help with and since when. Raises WentBack at the first question."""
    fields = fields_of(PersonFields)
    knowing = fields["knowing"]
    form = Form(asker)
    heard = _WhatFor(asker.say)
    try:
        form.fill(
            [
                Asked(
                    knowing.question("knowing", name=person.name),
                    partial(heard_or_meant, knowing, today=desk.today, heard=heard),
                ),
                asking(_LAST, "last_contact", desk.today, _last_told(person.note, desk.today)),
            ],
            leaves=True,
        )
        _as_needs(desk, asker, heard, form.answers)
    except Interrupted:
        _add(desk, person, form.answers, heard)
        raise
    return _add(desk, person, form.answers, heard)


def _last_told(note: str, today: date) -> str:
    """When the two last talked, as one types it, where that was told beside the name: "last in September"."""
    if found := day_in(note, today):
        return found.on.isoformat()
    month = month_in(note, today) if re.search(r"(?i)\blast\b", note) else None
    past = month and (month if month <= today else month.replace(year=month.year - 1))
    return past.isoformat()[:7] if past else ""


class _WhatFor(Heard):
    """What somebody helps one with, told in a sentence: whether that is a need is asked behind it."""

    def keep(self, text: str) -> str:
        """Keep a sentence, once; gives how that is told."""
        told = super().keep(text)
        return "Noted." if text in self.positives and may_be_need(text) else told


def _as_needs(desk: Desk, asker: Asker, heard: Heard, answers: dict[str, Any]) -> None:
    """What is asked to be a need becomes one, or is the one that there is; the rest is good about them."""
    for text in filter(may_be_need, [*heard.positives]):
        known = named_already(desk, text)
        asked = FOR_IT.format(known.title) if known else f"Is that something you want to learn, {text}?"
        if not yes_to(asker, asked, _A_NEED, "mentorfolio need add TITLE"):
            continue
        kinds = [*answers.get("knowing", ())]
        need = known.id if known else ""
        with suppress(WentBack):  # then it is not one
            title, kind = f"{text[:1].upper()}{text[1:]}", kinds[0] if len(kinds) == 1 else None
            need = need or ask_for_need(desk, asker, title=title, knowing=kind)
        if not need:
            continue
        answers["supports"] = answers.get("supports", {}) | {need: UNRATED}
        heard.positives.remove(text)


def _add(desk: Desk, person: SaidName, answers: dict[str, Any], heard: Heard) -> str:
    person = heard.beside(person)
    answers = answers | beside_name(person) | {"introduced_by": introducer_told(person.note) or None}
    # Whoever helped in June is a mentor since then at least.
    since = answers.get("last_contact") or desk.today
    said = PersonFields(stage="active", on=since, positive=heard.after(()), **answers)
    people.add(desk, person.name, said)
    return person.name


def _me(desk: Desk) -> dict[str, object]:
    return plain(desk.store.reading().profile or new_profile(desk.today))

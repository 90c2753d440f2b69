"""Somebody new: given to one as a mentor by HR or a programme (F2), or introduced by another (I6)."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from mentorfolio.commands.happened.answers import need_spoken_of, waiting
from mentorfolio.commands.happened.deeds import Deeds, chosen_of, person_changed
from mentorfolio.commands.happened.phrases import begins, tells
from mentorfolio.commands.happened.sentences import EDGES
from mentorfolio.commands.happened.talks import moment_of, planned
from mentorfolio.commands.happened.understanding import understood
from mentorfolio.commands.happened.what import Understood
from mentorfolio.commands.mentor import asked, people
from mentorfolio.commands.mentor.fields import PersonFields
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import mentor_named, same_person
from mentorfolio.desk.results import Done
from mentorfolio.domain.lifecycle import move
from mentorfolio.domain.moments import Moment
from mentorfolio.domain.programme import programme_in
from mentorfolio.domain.records import Mentor, Need, Term, changed
from mentorfolio.domain.said_name import SaidName, is_nobody, new_name_in
from mentorfolio.domain.shortlist import numbered
from mentorfolio.domain.small_letters import with_capitals
from mentorfolio.domain.talks_told import talk_in
from mentorfolio.domain.terms import begin_term
from mentorfolio.domain.text import command_line, fold, in_lines, spoken_name
from mentorfolio.domain.vocabulary import BROUGHT, one_of
from mentorfolio.errors import Ambiguous, MissingValue, NotFound, UsageProblem
from mentorfolio.fields.form import Asked, Form, asking, which_one, yes_to
from mentorfolio.fields.people import Person
from mentorfolio.fields.question import Question

if TYPE_CHECKING:
    from mentorfolio.store.records import Portfolio

_THEMSELVES = frozenset(("she", "he", "they", "her", "him", "them", "herself", "himself", "themselves"))
_ME = frozenset(("i", "me", "myself", "us"))
_WHO = Person("", ask="Who is it? Their name.", why="You will say hello to them.", needed=True)
_NO_NEED = "-"  # no id is like that
_FOR_WHICH = Question(
    key="need",
    text="Which need could {name} help with?",
    why="They become a candidate for it, and a letter to them names it.",
    option="mentorfolio mentor edit NAME --supports NEED",
    kind="choice",
)


def same_as(portfolio: Portfolio, person: SaidName) -> Mentor | None:
    """Who of the portfolio it is: of that very name, or the only one who is called so."""
    if " " in person.name:
        return same_person(portfolio, person.name, [person.email])
    try:
        return mentor_named(portfolio, person.name)
    except NotFound:
        return None


def add_who_is_new(desk: Desk, sentence: str, nobody: NotFound) -> None:
    """Put somebody on the list who is named in a sentence, and asked about. Raises ``nobody``, NotFound."""
    name = new_name_in(sentence)
    if not name or "Did you mean" in (nobody.hint or ""):
        raise nobody
    add = command_line("mentor", "add", name)
    if desk.asker is None:
        raise NotFound(f"{name} is not on your list, so nothing was noted.", hint=f"First: {add}")
    text = f"{name} is not on your list. Add them, and note it?"
    if not yes_to(desk.asker, text, "n adds nobody, and notes nothing.", add):
        raise nobody
    people.add_one(desk, name, PersonFields())


class Given(NamedTuple):
    """Somebody new whom one was given; where no name was said, ``told`` is all that is known of them."""

    person: SaidName | None
    told: str = ""
    what: str = "given"

    def noted(self, desk: Desk, on: date | None) -> Deeds:
        """A mentor from that day on, whom one has not met; no deed where it was not meant so.

        Who was named by a sentence is shown first; who is not named is asked for. Raises MissingValue.
        """
        day, person = on or desk.today, self.person
        if person is None:
            if desk.asker is None:
                raise MissingValue(
                    "Say who they gave you.",
                    hint='Like: mentorfolio happened "HR gave me a mentor, Jackie Sample"',
                )
            person = Form(desk.asker).alone(asking(_WHO, "name", desk.today))
            person = person._replace(note=", ".join(filter(None, (person.note, self.told))))
        elif desk.asker:
            text = f"Add {person.name} as the mentor you were given?"
            if not yes_to(desk.asker, text, "n adds nobody.", "--what given"):
                return []
        done = asked.add_given(person, day, partial(people.add_one, desk))
        more = ("--stage", "active", "--on", str(day), "--form", "formal")
        added = [(command_line("mentor", "add", person.name, *more), done)]
        new = mentor_named(desk.store.reading(), done.record["id"])
        first = talk_in(f"{person.note}, {self.told}", desk.today)
        return _with_first_talk(desk, new, first, added)


def known_before(desk: Desk, mentor: Mentor, meant: Understood) -> Deeds:
    """Somebody of the portfolio: an active mentor now, in a formal term."""
    day = meant.on or desk.today

    def given(now: Mentor) -> Mentor:
        if now.stage != "active":
            now = move(now, "active", desk.today, on=day, reason=meant.text)
        term = Term(form="formal", start=day, programme=programme_in(meant.text), cadence=now.cadence)
        return now if now.form == "formal" else begin_term(now, term, desk.today)

    now, record = person_changed(desk, mentor, "noted that {} was given to you as a mentor", given)
    sentence = f"{now.name} is your mentor now, through a programme."
    done = Done(record=record, sentence=sentence, steps=people.after_adding(now))
    line = command_line("mentor", "stage", now.id, "active", "--on", str(day))
    return _with_first_talk(desk, now, moment_of(meant, desk.today), [(line, done)])


def _with_first_talk(desk: Desk, mentor: Mentor, moment: Moment | None, done: Deeds) -> Deeds:
    """What was done, and the first talk, where its day was told with it."""
    return [*done, planned(desk, mentor, moment)] if moment else done


class Introduction(NamedTuple):
    """Who introduced one, as they were called, and whom to."""

    by: str
    people: tuple[Understood, ...]
    what: str = "introduced"

    def noted(self, desk: Desk, on: date | None) -> Deeds:
        """Each of them is a candidate, or keeps who introduced them; no deed where it was not meant so."""
        names = " and ".join(one.who for one in self.people)
        text = f"Note that {self.by}, who is not in your portfolio, introduced you to {names}?"
        if desk.asker and not yes_to(desk.asker, text, "n notes nothing.", "--what introduced"):
            return []
        return [self._kept(desk, one, on or desk.today) for one in self.people]

    def _kept(self, desk: Desk, one: Understood, on: date) -> tuple[str, Done]:
        there = same_as(desk.store.reading(), SaidName(one.who, email=one.email))
        if there is None:
            said = PersonFields(
                introduced_by=self.by,
                began=BROUGHT if one.in_touch else None,
                source="friend-of-friend",
                notes=one.note or None,
                email=(one.email,) if one.email else (),
            )
            line = command_line("mentor", "add", one.who, "--introduced-by", self.by)
            return line, people.add_one(desk, one.who, said)
        by = there.introduced_by or self.by
        began = BROUGHT if one.in_touch and by == self.by else None
        _, record = person_changed(
            desk,
            there,
            "noted who introduced {}",
            lambda now: changed(
                now, desk.today, introduced_by=by, began=now.began or began, introduced_on=began and on
            ),
        )
        told = f"{by} introduced you to {there.name}"
        sentence = f"Noted: {told}." if by == self.by else f"It stays as it was noted: {told}."
        line = command_line("mentor", "edit", there.id, "--introduced-by", by)
        return line, Done(record=record, sentence=sentence)


def by_another(sentence: str, today: date) -> Introduction | None:
    """An introduction whose introducer is named before it: "ania introduced me to Magda Sample"."""
    found = begins("by_another", sentence)
    told = understood(sentence[found.end() :], today) if found else None
    if not found or not told or told.what != "introduced":
        return None
    named = tuple(one for one in (told, *told.also) if one.who)
    return Introduction(with_capitals(found["by"]), named) if named else None


def need_they_fit(desk: Desk, mentor: Mentor, meant: Understood) -> str | None:
    """Which need somebody introduced can help with: by what is told of them, or the letter that it answers.

    Else it is asked at a terminal, where there are several; what their introducer helps with is only offered.
    """
    from mentorfolio.domain.sought import need_told  # most sentences name nobody new

    portfolio = desk.store.reading()
    needs, offered = numbered(portfolio[Need]), need_spoken_of(portfolio, mentor)
    if told := need_told(in_lines(meant.note, meant.text), needs):
        return told.id
    if waiting(portfolio, mentor) or len(needs) < 2:
        return offered
    there = portfolio[Mentor].get(meant.who) or same_person(portfolio, meant.who)
    if desk.asker is None or (there and there.supports):
        return None
    name = there.name if there else meant.who
    choices = {**{need.id: need.title for need in needs}, _NO_NEED: "none of these, or I cannot say yet"}
    question = _FOR_WHICH._replace(text=_FOR_WHICH.text.format(name=name), choices=choices)
    read = partial(one_of, choices, what="a need")
    chosen: str = Form(desk.asker).alone(Asked(question, read, offered or _NO_NEED))
    return None if chosen == _NO_NEED else chosen


def with_people(desk: Desk, introducer: Mentor, meant: Understood) -> Understood:
    """With the whole name, or the id, of each whom they introduced and who is known already.

    Raises UsageProblem for who is nobody, oneself or the introducer, Ambiguous for who may be several.
    """
    also = tuple(with_people(desk, introducer, one) for one in meant.also)
    if meant.what == "no" and not meant.who:
        meant = meant._replace(who=_id_to_ask(desk, introducer, meant.text))
    if meant.what not in ("introduced", "no") or not meant.who:
        return meant._replace(also=also)
    return meant._replace(who=_who_it_is(desk, introducer, meant.who), also=also)


def _id_to_ask(desk: Desk, introducer: Mentor, text: str) -> str:
    """The id of whom a no says to ask instead; any other word in small letters names nobody."""
    asked = tells("ask_somebody", text)
    word = asked["who"].split()[0].strip(EDGES) if asked else ""
    known = word in desk.store.reading()[Mentor] or (desk.network.exists() and word in desk.network.reading())
    return word if known and word != introducer.id else ""


def _who_it_is(desk: Desk, introducer: Mentor, who: str) -> str:
    portfolio, said = desk.store.reading(), fold(who).strip(" .,")
    hint = f"Say who {introducer.called} introduced you to, by their name: --who NAME"
    me = portfolio.profile.name if portfolio.profile else ""
    if said in _ME or (me and spoken_name(who) == spoken_name(me)):
        raise UsageProblem("That is you yourself, so nothing was noted.", hint=hint)
    if is_nobody(who):
        raise UsageProblem("That names nobody, so nothing was noted.", hint=hint)
    if said in _THEMSELVES or spoken_name(who) == spoken_name(introducer.name):
        raise UsageProblem(f"{introducer.name} is who introduced you.", hint=hint)
    if " " in said:
        return _in_network(desk, who)
    called = [m for m in portfolio[Mentor] if said in map(fold, (m.id, *m.names, *m.name.split()))]
    others = {m.id: m.name for m in called if m.id != introducer.id}
    if called and not others:
        raise UsageProblem(
            f"{introducer.name} is who introduced you.", hint=f"Of another {who} say the whole name."
        )
    if not others:
        return _in_network(desk, who)
    sentence = f"There are {len(others)} people called {who}; of another one say the whole name."
    return others[chosen_of(desk, others, sentence)]


def _in_network(desk: Desk, who: str) -> str:
    """The id of whom the network knows, where it was said or several are called so. Raises Ambiguous."""
    from mentorfolio.desk.in_network import known_there

    try:
        ((name, contact),) = known_there(desk, [who]).items()
    except Ambiguous as several:
        if desk.asker is None:
            raise
        return which_one(desk.asker, several)
    return contact.id if contact and name != who else who

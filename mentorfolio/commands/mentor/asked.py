"""What is asked about one person at a terminal; all that is said about them is one change (I5, O4, P2)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from msgspec.structs import replace

from mentorfolio.commands.mentor.fields import LISTS, PersonChange, PersonFields
from mentorfolio.commands.mentor.heard import Heard, beside_name, heard_or_meant
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import same_person
from mentorfolio.desk.needs import below_needs, needs_meant
from mentorfolio.desk.results import Done
from mentorfolio.domain.lifecycle import ON_THE_WAY
from mentorfolio.domain.places import KINDS_OF, Place
from mentorfolio.domain.programme import gave_one, programme_in
from mentorfolio.domain.records import Mentor, Need
from mentorfolio.domain.said_name import SaidName, introducer_in
from mentorfolio.domain.shortlist import numbered
from mentorfolio.domain.small_letters import friend_told, introducer_told
from mentorfolio.domain.standing import familiar_from, is_retired, is_told_as_manager
from mentorfolio.domain.text import command_line, fold, lacks_words, one_line
from mentorfolio.domain.vocabulary import KNOWING_WORD, SOURCES, UNRATED, one_of
from mentorfolio.errors import AlreadyThere, Interrupted
from mentorfolio.fields.field import Field, Strengths, fields_of
from mentorfolio.fields.form import Asked, Form, WentBack, asking
from mentorfolio.fields.people import EMAILS, WHICH_FRIEND
from mentorfolio.fields.question import Asker


def questions_about(
    name: str, known: Mentor | None, today: date, heard: Heard, source: str, note: str
) -> list[Asked]:
    """What is not known yet about somebody, as :class:`PersonFields` has it.

    Of a friend's friend it is asked which friend (``source``); a ``note`` beside the name may tell whose
    manager they are. ``heard`` takes a sentence that was the answer where a word was meant.
    """
    already = {
        "introduced_by": source != FRIEND
        or bool((known and known.introduced_by) or friend_told(note) or gave_one(note)),
        "knowing": bool(known and known.knowing),
        "positive": bool(known and known.positives),
        "constraint": bool(known and known.constraints),
        "line": bool(known and known.line) or is_told_as_manager(note) or is_retired(note),
        "respect": bool(known and known.respect),
    }
    fields = {**fields_of(PersonFields), "introduced_by": WHICH_FRIEND}
    return [
        Asked(fields[key].question(key, name=name), partial(_read, fields[key], today=today, heard=heard))
        for key, is_known in already.items()
        if not is_known
    ]


def add_as_asked(desk: Desk, asker: Asker, person: SaidName, add: Callable[..., Done]) -> Done:
    """Ask about somebody new, and add them; whoever leaves in the middle has added what they answered."""
    form = Form(asker)
    heard = Heard(asker.say)
    try:
        form.fill(_questions_for_new(desk, asker, person, form, heard), leaves=True)
    except WentBack:
        return Done(record=None, sentence=f"{person.name} was not added.", undoable=False)
    except Interrupted as left:
        _add(desk, person, form.answers, heard, add)
        left.hint = f"{person.name} is added, with what you answered."
        raise
    return _add(desk, person, form.answers, heard, add)


CHOSEN_BY = ("constraint", "respect")  # what one asks oneself of somebody one chooses
_GIVEN = "given"
FRIEND = "friend-of-friend"
_WAYS = {**SOURCES, _GIVEN: "HR or a programme matched us"}


def _how_they_came(desk: Desk, person: SaidName, heard: Heard) -> Asked:
    """Where one found them, or that a programme gave them: then they get a hello and no first letter.

    Also a place on record, by its name, and any other in one's own words, which are noted.
    """
    question = fields_of(PersonFields)["source"].question("source", name=person.name)
    told: list[str] = []  # with the answer before, where somebody goes back to it

    def read(text: str) -> str:
        heard.notes[:] = [note for note in heard.notes if note not in told]
        if text in _WAYS:
            return text
        way, where = _way_told(desk.store.reading()[Place], text)
        told[:] = [f"Found: {where}"]
        heard.notes += told
        heard.say(f"Taken as: {_WAYS[way].partition(':')[0]}. Noted: {where}. < goes back.")
        return way

    return Asked(question._replace(choices=_WAYS), read, _way_in(person.note))


def _way_in(told: str) -> str:
    """How one came by somebody, where what is told of it says so; else nothing."""
    return _GIVEN if gave_one(told) else FRIEND if friend_told(told) else ""


def _way_told(places: Iterable[Place], text: str) -> tuple[str, str]:
    """How one came by somebody, and where: a place of that name or beginning, or one's own words.

    Raises UsageProblem where they say nothing.
    """
    if lacks_words(text):
        one_of(_WAYS, text, "a source")
    where = one_line(text, "place")
    place = next((p for p in places if fold(p.name).startswith(fold(where))), None)
    if place is None:
        return _way_in(where) or "other", where
    return next(source for source, kinds in KINDS_OF.items() if place.kind in kinds), place.name


def _questions_for_new(
    desk: Desk, asker: Asker, person: SaidName, form: Form, heard: Heard
) -> list[Asked | Callable[[], bool | None]]:
    """What ``mentor add`` asks with no option: what identifying asks, needs before, the address behind."""
    fields = fields_of(PersonFields)

    def of_whom() -> bool:
        if form.answers.get("source") != FRIEND or friend_told(heard.beside(person).note):
            return False
        said = form.ask(asking(WHICH_FRIEND, "introduced_by", desk.today, name=person.name))
        if said and gave_one(said):  # then it was no friend
            form.answers |= {"source": _GIVEN, "introduced_by": None}
            heard.notes.append(introducer_in(said)[1] or said)
            asker.say(f"Taken as: {_WAYS[_GIVEN]}. < goes back.")
        return True

    steps: list[Asked | Callable[[], bool | None]] = [_how_they_came(desk, person, heard), of_whom]
    if needs := numbered(desk.store.reading()[Need]):

        def meant(text: str) -> dict[str, int]:
            return {need.id: 2 for need in needs_meant(needs, text)}

        steps.append(Asked(below_needs(fields["supports"].question("supports"), needs), meant))

    def unless_given(step: Asked) -> bool:
        chosen: bool = form.answers.get("source") != _GIVEN
        if chosen:
            form.ask(step)
        return chosen

    # Whoever was given to one was not chosen.
    steps += [
        partial(unless_given, step) if step.question.key in CHOSEN_BY else step
        for step in questions_about(person.name, None, desk.today, heard, "", person.note)
    ]
    if not person.email:
        steps.append(Asked(fields["email"].question("email"), partial(_own_addresses, desk, None)))
    return steps


def _add(
    desk: Desk, person: SaidName, answers: dict[str, Any], heard: Heard, add: Callable[..., Done]
) -> Done:
    """Add them as they were described; whom a programme gave is a mentor already, and met yet to be."""
    person = heard.beside(person)
    answers = {**answers, "positive": heard.after(answers.get("positive", ()))}
    if answers.get("source") != _GIVEN:
        return add(person.name, _new_person(person, answers))
    return add_given(person, desk.today, add, answers)


def add_given(person: SaidName, on: date, add: Callable[..., Done], answers: Mapping[str, Any] = {}) -> Done:
    """Add somebody whom a programme gave one on that day."""
    given = {"source": None, "stage": "active", "on": on, "form": "formal"}
    said = _new_person(person, {**answers, **given})
    return add(person.name, said, programme=programme_in(person.note))


def _new_person(person: SaidName, answers: dict[str, Any]) -> PersonFields:
    """What was said of somebody new: beside the name, and in answers."""
    beside = beside_name(person)
    beside |= {"familiar": known} if (known := familiar_from(person.note)) else {}
    friend = friend_told(person.note) if answers.get("source") == FRIEND else introducer_told(person.note)
    beside |= {"introduced_by": friend} if friend else {}
    return PersonFields(**{**beside, **answers})


# What ``mentor edit`` begins with after the needs: what changes most often, what is worked with then.
_FIRST = (
    *("role", "organisation", "knowing", "positive", "constraint", "line", "email", "cadence", "skill"),
    *("source", "introduced_by", "familiar", "respect", "experience", "interest", "tag"),
)
_ELSEWHERE = ("supports", "hello")  # with their numbers; once it has ended
# Asked of everybody; of the others only who is that far.
_ONLY_IN = {"cadence": ("active",), "familiar": ON_THE_WAY, "rank": ON_THE_WAY}
# Where a letter is written the usual greeting is offered; here it is left out.
_HOW_IT_BEGINS = "How do your letters to {name} begin, if not as usual? Like: Dear Ms Sample"


def questions_for_changes(desk: Desk, mentor: Mentor) -> list[Asked]:
    """What ``mentor edit`` asks with no option: all of it, with what is known to be kept by Enter."""
    fields = fields_of(PersonChange)
    steps: list[Asked] = []
    if needs := numbered(desk.store.reading()[Need]):
        served = " ".join(str(i) for i, n in enumerate(needs, 1) if n.id in mentor.supports)
        meant = partial(_needs_meant, needs=needs, mentor=mentor)
        steps.append(Asked(below_needs(fields["supports"].question("supports"), needs), meant, served))
    # Then whatever else there is a question for.
    asked = [key for key, field in fields.items() if field.ask and key not in _ELSEWHERE]
    for key in dict.fromkeys((*_FIRST, *asked)):
        if mentor.stage not in _ONLY_IN.get(key, (mentor.stage,)):
            continue
        field = replace(fields[key], ask=_HOW_IT_BEGINS) if key == "greeting" else fields[key]
        read = partial(_read, field, today=desk.today)
        if key == "email":
            read = partial(_own_addresses, desk, mentor)
        steps.append(Asked(field.question(key, name=mentor.name), read, _as_typed(mentor, key)))
    return steps


def changes(mentor: Mentor, answers: dict[str, Any]) -> PersonChange:
    """The answers of that walk as what is to be another way: a list typed anew replaces the old one."""
    said: dict[str, Any] = {}
    for key, answer in answers.items():
        if _as_typed(mentor, key) == _joined(answer):
            continue
        if key in _LISTS:
            before = getattr(mentor, _LISTS[key])
            # Of addresses the order says which is the first.
            said[key] = answer if key == "email" else tuple(a for a in answer if a not in before)
            said[f"remove_{key}"] = tuple(b for b in before if b not in answer)
        elif key == "knowing":
            said[key] = {**dict.fromkeys(mentor.knowing, 0), **answer}
        else:
            said[key] = answer
    return PersonChange(**said)


_LISTS = {"email": "emails", **LISTS}


def _as_typed(mentor: Mentor, key: str) -> str:
    """What is known of somebody, as one would type it."""
    return _joined(getattr(mentor, _LISTS.get(key, key)) or "")


def _joined(value: Any) -> str:
    if isinstance(value, dict):
        return " ".join(f"{KNOWING_WORD.get(k, k)}={n}" for k, n in value.items())
    return "; ".join(value) if isinstance(value, tuple) else str(value)


def _read(field: Field, text: str, today: date, heard: Heard | None = None) -> Any:
    if isinstance(field, Strengths):
        return heard_or_meant(field, text, today, heard)
    return field.answer(text, today, field.what or "answer")


def _own_addresses(desk: Desk, mentor: Mentor | None, text: str) -> tuple[str, ...]:
    addresses: tuple[str, ...] = EMAILS.answer(text, desk.today, "e-mail address")
    but = mentor.id if mentor else ""
    twin = same_person(desk.store.reading(), "", addresses, but=but)
    if twin:
        merge = command_line("mentor", "merge", twin.id, but)
        raise AlreadyThere(
            f"{twin.name} has that e-mail address already.",
            hint="Type another one." + (f" If they are the same person: {merge}" if mentor else ""),
        )
    return addresses


def _needs_meant(text: str, needs: Sequence[Need], mentor: Mentor) -> dict[str, int]:
    """Only what changes: needs new to the mentor, and 0 for one that is gone."""
    wanted = {need.id for need in needs_meant(needs, text)}
    new = {n.id: UNRATED for n in needs if n.id in wanted and n.id not in mentor.supports}
    gone = {n.id: 0 for n in needs if n.id not in wanted and n.id in mentor.supports}
    return new | gone

"""Names come first: whom a command line names is looked up before what it lacks is asked for or told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from mentorfolio.desk import finding
from mentorfolio.desk.finding import with_strengths
from mentorfolio.desk.people import contacts_with
from mentorfolio.domain.lifecycle import OVER
from mentorfolio.domain.names import told_apart
from mentorfolio.domain.records import Meeting, Mentor, Need, Outreach
from mentorfolio.domain.shortlist import numbered
from mentorfolio.errors import Ambiguous, NotFound, UsageProblem
from mentorfolio.fields.field import Field, OneMentor, OneNeed, Operand, Signature, Strengths
from mentorfolio.fields.operands import Removal
from mentorfolio.fields.question import Question

if TYPE_CHECKING:
    from mentorfolio.desk.desk import Desk
    from mentorfolio.fields.question import Asker
    from mentorfolio.store.records import Portfolio


def _letter(desk: Desk, text: str) -> object:
    portfolio = desk.store.reading()
    return finding.id_or_person(portfolio, text, [*portfolio[Outreach]], "letter", finding.ALL_LETTERS)


def _meeting(desk: Desk, text: str) -> object:
    portfolio = desk.store.reading()
    return finding.meeting_or_whose(portfolio, text, [*portfolio[Meeting]])


def _action(desk: Desk, text: str) -> object:
    from mentorfolio.commands.action.actions import promise_named

    return promise_named(desk.store.reading(), text)


def _contact(desk: Desk, text: str) -> object:
    from mentorfolio.commands.network.people import contact_named

    return contact_named(desk.network.reading(), text)


_NUMBER = re.compile(r"\s*([0-9]{1,4})\s*((?:=.*)?)")  # of a need in its list, and how much it helps
_Finder = Callable[["Desk", str], object]
# What completion calls a place on the command line -> how what stands there is found.
_FOUND: Mapping[str, _Finder] = {
    "mentor": lambda desk, text: finding.people_named(desk.store.reading(), text),
    "need": lambda desk, text: finding.need_named(desk.store.reading(), text),
    "circle": lambda desk, text: finding.circle_named(desk.store.reading(), text),
    "place": lambda desk, text: finding.place_named(desk.store.reading(), text),
    "meeting": _meeting,
    "planned": _meeting,
    "letter": _letter,
    "action": _action,
    "contact": _contact,
}
_WITH_STRENGTH: Mapping[str, _Finder] = {
    "mentor": lambda desk, text: with_strengths(desk.store.reading(), {text: 0}, finding.mentor_named),
    "need": lambda desk, text: with_strengths(desk.store.reading(), {text: 0}, finding.need_named),
}


def by_number(desk: Desk, takes: Signature, typed: Mapping[str, Any]) -> Mapping[str, Any]:
    """The same, with its id where a need is meant by its number in the list that a terminal shows.

    Nothing is removed by a number.
    """
    if takes.options is Removal:
        return typed
    places: dict[str, Operand | Field] = {**takes.operands, **takes.fields}
    of_needs = {name for name in typed.keys() & places.keys() if places[name].complete == "need"}
    return {name: _id_for(desk, value) if name in of_needs else value for name, value in typed.items()}


def _id_for(desk: Desk, typed: Any) -> Any:
    """What is typed, with the id of an open need for its number where none is called so."""
    if isinstance(typed, list | tuple):
        return [_id_for(desk, text) for text in typed]
    if not (found := _NUMBER.fullmatch(typed or "")):
        return typed
    portfolio = desk.store.reading()
    needs = numbered(portfolio[Need])
    with suppress(Ambiguous):
        try:
            finding.need_named(portfolio, found[1])
        except NotFound:
            if 1 <= int(found[1]) <= len(needs):
                return f"{needs[int(found[1]) - 1].id}{found[2]}"
    return typed


def look_up(desk: Desk, takes: Signature, said: Mapping[str, Any], *, which: bool) -> None:
    """Look for all that is named. Raises NotFound, and Ambiguous if it is to be told ``which`` is meant.

    What need name nobody who is there (``meeting plan``, ``happened``) is left to its command.
    """
    for find, text in (*_of_operands(takes, said), *_of_options(takes, said)):
        try:
            find(desk, text)
        except UsageProblem:  # an empty name: its command says what it lacks
            continue
        except Ambiguous:
            if which:
                raise


_SEEN = 7  # people of a list to pick from; others are asked for by name
_ELSE = "+"  # no id is like that


def asked(desk: Desk, asker: Asker, operand: Operand, option: str) -> str:
    """What a line lacks, asked for at a terminal: of people the last seen are offered by number."""
    from mentorfolio.fields.form import Asked, Form

    text, read, form = operand.ask or operand.missing, partial(known, desk, operand), Form(asker)
    question = Question("operand", text, operand.help, option, optional=False)
    # Where a row of a list may be named, a number is that.
    if operand.complete != "mentor" or operand.row or not operand.ask:
        return str(form.alone(Asked(question, read)))
    offered = _lately_seen(desk.store.reading())

    def one_of_them(typed: str) -> str:
        if typed == _ELSE and _ELSE in offered:
            return typed
        ids = {str(at): i for at, i in enumerate(offered, 1)}
        return read(",".join(ids.get(part.strip(), part) for part in typed.split(",")))

    def somebody_else() -> bool:
        if form.answers["operand"] != _ELSE:
            return False
        form.ask(Asked(question._replace(key="else", text="Their name, or part of it?"), read))
        return True

    form.fill([Asked(question._replace(choices=offered), one_of_them), somebody_else])
    return str(form.answers.get("else") or form.answers["operand"])


def _lately_seen(portfolio: Portfolio) -> dict[str, str]:
    """Id -> name of the people to pick from, the last seen first; whom it is over with come behind.

    Raises NotFound: nobody is there.
    """
    people = list(portfolio[Mentor])
    if not people:
        raise NotFound(
            "There is nobody in your portfolio yet.", hint="Add somebody first: mentorfolio mentor add"
        )
    last, _ = contacts_with(portfolio, people)
    people.sort(key=lambda m: (m.stage not in OVER, last.get(m.id) or m.stage_since), reverse=True)
    names = told_apart(people)
    shown = {m.id: names[m.id] for m in people[:_SEEN]}
    return shown | ({_ELSE: "somebody else"} if len(people) > _SEEN else {})


def known(desk: Desk, operand: Operand, typed: str) -> str:
    """The answer, where it names somebody or something that is there: what is asked next is about them.

    Raises NotFound, UsageProblem; who of several is meant is asked when all is said.
    """
    typed = _id_for(desk, typed) if operand.complete == "need" else typed
    is_row = operand.row and (operand.row != "contact" or typed.strip().isdigit())
    if operand.ask and (find := _FOUND.get(operand.complete)) and not is_row:
        with suppress(Ambiguous):
            find(desk, typed)
    return typed.strip()


def _of_operands(takes: Signature, said: Mapping[str, Any]) -> Iterator[tuple[_Finder, str]]:
    for name, operand in takes.operands.items():
        text = said.get(name)
        find = _FOUND.get("letter" if operand.row == "letter" else operand.complete)
        # A number may be the row of a list, which its command knows; an entry is none of these.
        needed = name not in takes.optional and operand.row != "entry"
        if find and needed and isinstance(text, str) and not text.isdigit():
            yield find, text


def _of_options(takes: Signature, said: Mapping[str, Any]) -> Iterator[tuple[_Finder, str]]:
    options = said.get(takes.options_name)
    for name, field in takes.fields.items():
        value = getattr(options, name, None) or ()
        if isinstance(field, Strengths) and field.complete in _WITH_STRENGTH:
            yield from ((_WITH_STRENGTH[field.complete], text) for text in value)
        elif isinstance(field, OneMentor | OneNeed):
            texts = [value] if isinstance(value, str) else value
            yield from ((_FOUND[field.complete], text) for text in texts)

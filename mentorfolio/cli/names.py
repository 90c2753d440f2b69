"""Names come first: whom a command line names is looked up before what it lacks is asked for or told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from mentorfolio.desk import finding
from mentorfolio.desk.finding import with_strengths
from mentorfolio.domain.records import Meeting, Outreach
from mentorfolio.errors import Ambiguous, UsageProblem
from mentorfolio.fields.field import OneMentor, OneNeed, Operand, Signature, Strengths

if TYPE_CHECKING:
    from mentorfolio.desk.desk import Desk


def _letter(desk: Desk, text: str) -> object:
    portfolio = desk.store.reading()
    return finding.id_or_person(portfolio, text, [*portfolio[Outreach]], "letter", "outreach")


def _meeting(desk: Desk, text: str) -> object:
    portfolio = desk.store.reading()
    return finding.meeting_or_whose(portfolio, text, [*portfolio[Meeting]])


def _action(desk: Desk, text: str) -> object:
    from mentorfolio.commands.action.actions import promise_named

    return promise_named(desk.store.reading(), text)


def _contact(desk: Desk, text: str) -> object:
    from mentorfolio.commands.network.people import contact_named

    return contact_named(desk.network.reading(), text)


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


def known(desk: Desk, operand: Operand, typed: str) -> str:
    """The answer, where it names somebody or something that is there: what is asked next is about them.

    Raises NotFound, UsageProblem; who of several is meant is asked when all is said.
    """
    if operand.ask and (find := _FOUND.get(operand.complete)) and not operand.row:
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

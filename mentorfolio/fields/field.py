"""The kinds of things a person may say, and how each is read from what was typed.

A field stands in the annotation of what a command receives:

    class GiftSaid(Said):
        on: Annotated[date | None, Day("When it was (today).")] = None

From there the command line makes an option, a form a question, and :func:`read` the typed value.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, ClassVar, NamedTuple, Self, TypeVar, get_origin, get_type_hints

import msgspec

from mentorfolio.domain.dates import Lean, add_period
from mentorfolio.domain.text import MOST_NUMBER, name_line, one_line, paragraphs, says_nothing
from mentorfolio.domain.vocabulary import one_of
from mentorfolio.errors import UsageProblem
from mentorfolio.fields import days
from mentorfolio.fields.question import Kind, Question

SOLID = 2  # the strength where none was said


class Field(msgspec.Struct, frozen=True):
    """One thing a person may say; the plain kind is a word or two, kept as typed and trimmed.

    ``help`` explains the option. ``flag`` is ``--name`` unless said, ``what`` how a sentence calls it
    (its name unless said), ``many`` that it may be repeated, ``complete`` whose names the shell offers.
    ``clears``: an empty text, or ``none``, takes the value away; it is read as ``""``.
    ``ask`` and ``why`` make it a question; ``like`` is how a script answers that question.
    """

    help: str
    flag: str = ""
    metavar: str = "TEXT"
    what: str = ""
    many: bool = False
    complete: str = ""
    clears: bool = False
    read: Callable[[str], Any] | None = None
    ask: str = ""
    why: str = ""
    like: str = ""
    needed: bool = False

    kind: ClassVar[Kind] = "line"
    takes_stdin: ClassVar[bool] = True

    @property
    def choices(self) -> Mapping[str, str] | None:
        """The words it takes, each explained; None where they are the person's own."""
        return None

    def value(self, typed: str, today: date, what: str) -> Any:
        """The value of one text. Raises UsageProblem."""
        if self.clears and not typed.strip():
            return ""
        return self.read(typed) if self.read else self._meant(typed, today, what)

    def _meant(self, typed: str, today: date, what: str) -> Any:
        return typed.strip()

    def values(self, typed: Sequence[str], today: date, what: str) -> Any:
        """The value of an option that was repeated: every text read, in order."""
        return tuple(self.value(text, today, what) for text in typed)

    def answer(self, typed: str, today: date, what: str) -> Any:
        """The value of what was typed at its question; where it may be repeated, with ``;`` between."""
        if not self.many:
            return self.value(typed, today, what)
        return self.values([part for part in typed.split(";") if part.strip()], today, what)

    def question(self, key: str, /, **words: str) -> Question:
        """As it is asked at a terminal; ``words`` fill the blanks of the question."""
        return Question(
            key=key,
            text=self.ask.format(**words) if words else self.ask,
            why=self.why,
            option=self.like or f"{self.flag or flag_of(key)} {self.metavar}",
            kind="choice" if self.choices else self.kind,
            choices=self.choices,
            optional=not self.needed,
        )


class OneMentor(Field, frozen=True):
    """Somebody of the portfolio: a name, an id, or a part of one."""

    metavar: str = "MENTOR"
    complete: str = "mentor"


class OneNeed(Field, frozen=True):
    """One of the needs: its title, its id, or part of one."""

    metavar: str = "NEED"
    complete: str = "need"


class OneLine(Field, frozen=True):
    """One line of text; among several none may be empty, and one that is takes all away where it clears."""

    def _meant(self, typed: str, today: date, what: str) -> Any:
        return one_line(typed, what)

    def values(self, typed: Sequence[str], today: date, what: str) -> Any:
        """The lines. Raises UsageProblem."""
        lines = tuple(self.value(text, today, what) for text in typed)
        empty = "" in lines or any(isinstance(x, str) and not x.isascii() and says_nothing(x) for x in lines)
        if empty and not (self.clears and lines == ("",)):
            raise UsageProblem(f"The {what} is empty.", hint="Type something, or leave out the option.")
        return lines


class Name(OneLine, frozen=True):
    """One line of text that says something; it cannot be cleared."""

    def _meant(self, typed: str, today: date, what: str) -> Any:
        return name_line(typed, what, typed=True)


class Text(Field, frozen=True):
    """Text of any number of lines."""

    kind: ClassVar[Kind] = "paragraphs"

    def _meant(self, typed: str, today: date, what: str) -> Any:
        return paragraphs(typed, what)


class Word(Field, frozen=True):
    """One of a list of words; ``what`` has its article ("a source")."""

    takes_stdin: ClassVar[bool] = False

    words: Mapping[str, str] = {}

    @property
    def choices(self) -> Mapping[str, str]:
        """The words, each explained."""
        return self.words

    def _meant(self, typed: str, today: date, what: str) -> Any:
        return one_of(self.words, typed, what)


class Day(Field, frozen=True):
    """A day; ``lean`` says whether it lies behind or ahead.

    An empty text is a slip (a script's unset variable) unless it clears.
    """

    takes_stdin: ClassVar[bool] = False

    lean: Lean = "back"
    metavar: str = "DAY"
    counts_from: str = ""  # the day said before, which "6 months" counts from

    def _meant(self, typed: str, today: date, what: str) -> Any:
        return days.day(typed, today, lean=self.lean)

    def counted(self, typed: str, begins: date, today: date, what: str) -> Any:
        """The day; a length of time alone ("6 months") counts from the day it begins."""
        from mentorfolio.domain.lengths import parse_span

        span = parse_span(typed)
        return add_period(begins, span) if span else self.value(typed, today, what)


class Whole(Field, frozen=True):
    """A whole number; without an upper end, up to a million."""

    takes_stdin: ClassVar[bool] = False

    least: int = 1
    most: int | None = None
    metavar: str = "NUMBER"

    kind: ClassVar[Kind] = "number"

    def _meant(self, typed: str, today: date, what: str) -> Any:
        most = self.most or MOST_NUMBER
        if not re.fullmatch(r"\s*[+-]?\d{1,99}\s*", typed, re.ASCII):
            ends = f" from {self.least} to {self.most}" if self.most else ""
            raise self._refused(f"{typed!r} is not a whole number{ends}.", what)
        if not self.least <= (number := int(typed)) <= most:
            raise self._refused(f"{number} is not a whole number from {self.least} to {most}.", what)
        return number

    def _refused(self, sentence: str, what: str) -> UsageProblem:
        flag = f"{what} " if what.startswith("-") else ""
        return UsageProblem(sentence, hint=f"Type it like: {flag}{self.most or 15}".replace(":  ", ": "))


class Minutes(Whole, frozen=True):
    """So many minutes; also ``an hour``, ``half an hour``, ``90 min``, ``1.5 hours``."""

    def _meant(self, typed: str, today: date, what: str) -> Any:
        from mentorfolio.domain.lengths import parse_minutes

        minutes = parse_minutes(typed)
        return super()._meant(typed if minutes is None else str(minutes), today, what)


class Switch(Field, frozen=True):
    """Said or not."""

    takes_stdin: ClassVar[bool] = False


class Period(Field, frozen=True):
    """How often: ``2w``, ``1m``; ``none`` clears it."""

    metavar: str = "PERIOD"
    clears: bool = True

    def _meant(self, typed: str, today: date, what: str) -> Any:
        return days.period(typed) or ""


class Strengths(Field, frozen=True):
    """``how=3``: a name and how much, 1 a little, 2 solid, 3 outstanding; 0 takes it away where allowed.

    Where no function reads the name, the text stays as typed: somebody may be called ``A=2``.
    """

    least: int = 1
    named: Callable[[str], str] | None = None

    def values(self, typed: Sequence[str], today: date, what: str) -> Any:
        """Name -> strength; without a number 2. Raises UsageProblem."""
        found: dict[str, int] = {}
        for text in typed:
            name, equals, strength = text.rpartition("=")
            if not equals or (self.named is None and not strength.strip().isdigit()):
                name, strength = text, str(SOLID)
            if not re.fullmatch(rf"[{self.least}-3]", strength.strip(), re.ASCII):
                raise no_strength(text, away=self.least == 0)
            found[(name if self.named else text).strip()] = int(strength)
        return {self.named(name) if self.named else name: strength for name, strength in found.items()}


def no_strength(text: str, *, away: bool = False) -> UsageProblem:
    """The refusal of what is no strength; where 0 may take it ``away``, that is told."""
    return UsageProblem(
        f"The strength in {text!r} should be 1, 2 or 3.",
        hint=f"1 is a little, 2 solid, 3 outstanding.{' 0 removes it.' if away else ''}",
    )


class Operand(msgspec.Struct, frozen=True):
    """What stands without a flag: how the help calls it, what is said where it is missing, and an example.

    ``ask`` is how a person at a terminal is asked for it, ``row`` that a number may stand for it: what
    a row of the last list is about, as that list calls it.
    """

    metavar: str
    help: str
    missing: str = ""
    like: str = ""
    complete: str = ""
    field: Field = Field("")
    words: bool = False
    ask: str = ""
    row: str = ""


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """What was said with the options of a command, each read once.

    What was not said is None, False, or an empty list. ``leading`` are fields that the help has before those
    of the class above; the others follow them.
    """

    leading: ClassVar[tuple[str, ...]] = ()

    def meaning(self, typed: str, meant: str) -> Self:
        """The same, with what was typed replaced by the id of the one that was meant."""
        return msgspec.structs.replace(
            self, **{name: meant for name in self.__struct_fields__ if getattr(self, name) == typed}
        )

    def said(self) -> dict[str, Any]:
        """Name -> value of all that was said; what was cleared is None."""
        fields = fields_of(type(self))
        return {
            name: None if field.clears and value == "" else value
            for name, field in fields.items()
            if not ((value := getattr(self, name)) is None or value is False or value in ((), {}))
        }

    @property
    def nothing(self) -> bool:
        """Whether no option was given."""
        return not self.said()


S = TypeVar("S", bound=Said)


@cache
def fields_of(kind: type[Said]) -> dict[str, Field]:
    """Name -> field with its flag, in the order the help has them."""
    hints = get_type_hints(kind, include_extras=True)
    names = dict.fromkeys((*kind.leading, *(name for name in hints if name in kind.__struct_fields__)))
    return {
        name: msgspec.structs.replace(field, flag=field.flag or flag_of(name))
        for name in names
        for field in hints[name].__metadata__
    }


def flag_of(name: str) -> str:
    """``--remove-tag`` for ``remove_tag``; a trailing ``_`` only keeps Python's own words free."""
    return "--" + name.strip("_").replace("_", "-")


def read(kind: type[S], typed: Mapping[str, Any], today: date) -> S:
    """All that was typed, each option read once, in the order the help has them. Raises UsageProblem.

    ``typed`` holds, by name, a text, several, or True for a switch; what was not typed is absent.
    """
    values: dict[str, Any] = {}
    for name, field in fields_of(kind).items():
        if name in typed:
            begins = values.get(field.counts_from) if isinstance(field, Day) else None
            values[name] = _one(name, field, typed[name], begins or today, today)
    return kind(**values)


def _one(name: str, field: Field, typed: Any, begins: date, today: date) -> Any:
    if isinstance(field, Day) and isinstance(typed, str) and begins != today:
        return field.counted(typed, begins, today, field.what or name)
    if isinstance(field, Switch):
        return bool(typed)
    if isinstance(field, Whole):
        return field.value(str(typed), today, field.flag)
    what = field.what or name.strip("_").replace("_", " ")
    if field.many:
        return field.values([typed] if isinstance(typed, str) else [*typed], today, what)
    return field.value(typed, today, what)


class Signature(NamedTuple):
    """What a command takes: its operands by name, which of them may be left out, and its options."""

    operands: dict[str, Operand]
    several: frozenset[str]
    optional: dict[str, Any]
    options: type[Said] | None
    options_name: str
    fields: dict[str, Field]


def signature_of(function: Callable[..., Any]) -> Signature:
    """Read a command's function; needs no Typer."""
    hints = get_type_hints(function, include_extras=True)
    del hints["desk"]
    hints.pop("return", None)
    options = next(
        ((n, h) for n, h in hints.items() if isinstance(h, type) and issubclass(h, Said)), ("", None)
    )
    operands = {name: hint for name, hint in hints.items() if name != options[0]}
    defaults = {n: p.default for n, p in inspect.signature(function).parameters.items() if n in operands}
    return Signature(
        operands={name: hint.__metadata__[0] for name, hint in operands.items()},
        several=frozenset(
            n for n, hint in operands.items() if get_origin(hint.__origin__) in (list, Sequence)
        ),
        optional={n: d for n, d in defaults.items() if d is not inspect.Parameter.empty},
        options=options[1],
        options_name=options[0],
        fields=fields_of(options[1]) if options[1] else {},
    )

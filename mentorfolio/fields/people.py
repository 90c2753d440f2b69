"""What is asked about a person in more than one place (I4, O2)."""

import re
from datetime import date
from typing import Any

import msgspec

from mentorfolio.domain.greeting import is_hail
from mentorfolio.domain.programme import given_in
from mentorfolio.domain.said_name import (
    SaidName,
    friend_in,
    introducer_in,
    is_nobody,
    names_nobody,
    person_in,
    several_in,
)
from mentorfolio.domain.small_letters import with_their_name
from mentorfolio.domain.text import mail_address, name_line, one_line
from mentorfolio.domain.vocabulary import FAMILIAR, LINES, RESPECT
from mentorfolio.errors import UsageProblem
from mentorfolio.fields.field import Field, OneLine, Word

NO_NUMBER = "A name, please: that is a number."


def person_said(text: str) -> SaidName:
    """Somebody's name, and what is said beside it. Raises UsageProblem where no name is left."""
    line = name_line(text, "name", typed=True)
    named = given_in(line) or person_in(line)
    return named._replace(name=name_line(named.name, "name"))


def friend_said(text: str) -> str:
    """Who it is, as a letter names them, without what is told beside the name; own words stay as they are.

    So do a sentence behind the name, which is noted, and how one met where nobody introduced one.
    Raises UsageProblem.
    """
    line = with_their_name(one_line(text, "introducer"))
    refuse_numbers(line)
    who, told = introducer_in(line)
    if who.casefold() in ("yes", "yeah", "yep"):
        raise UsageProblem("Who was it? Their name, please.")
    return friend_in(who) if who and not told and "@" not in line else line


def is_number(text: str) -> bool:
    """Whether it is the number of a row and no words: ``2``, ``2.``."""
    return bool(re.fullmatch(r"\d[\d .)]*", text.strip()))


def refuse_numbers(text: str) -> None:
    """Raises UsageProblem for a number: it was meant for a list that is no longer asked about."""
    if is_number(text):
        raise UsageProblem(NO_NUMBER)


class Person(Field, frozen=True):
    """One person, as somebody who is asked for a name says it."""

    def _meant(self, typed: str, today: date, what: str) -> SaidName:
        refuse_numbers(typed)
        if given := given_in(typed):
            return given
        if is_nobody(typed) or names_nobody(typed):
            raise UsageProblem("Who is it? Their name, please.")
        if several := several_in(typed):
            problem = UsageProblem(f"One person at a time, please: {person_said(several[0]).name} first?")
            problem.offered = several[0]
            raise problem
        return person_said(typed)


_LEAST = 2  # letters of a greeting
_MOST = 8  # words behind its first
_TELLING = frozenset("I I'm We She He They It How What Why Can Could".split())


class Greeting(OneLine, frozen=True):
    """How a letter begins, without the comma at its end."""

    def _meant(self, typed: str, today: date, what: str) -> Any:
        said = one_line(typed, what).rstrip(" ,!")
        says_nothing = typed.strip() and sum(char.isalpha() for char in said) < _LEAST and said.isascii()
        # An answer to the question before or behind: an address, "how she found her place".
        begins, *more = said.split() or [""]
        is_small = begins.islower() and not is_hail(begins)
        is_other = "@" in said or len(more) > _MOST or (len(more) > 2 and (is_small or begins in _TELLING))
        if says_nothing or is_other or said in ("yes", "no"):
            raise UsageProblem(
                f"A letter cannot begin with {typed!r}.", hint='Like: --greeting "Dear Ms Sample"'
            )
        return said


GREETING = Greeting(
    'How your letters begin: "Dear Dr. Sample".',
    ask="How do your letters to them begin? (Enter accepts this, or type it: Dear Ms Sample)",
    why="The name does not show it: only you know whether it is Dear Ann, Dear Ms Sample or Dear Dr. Sample.",
    like='--greeting "Dear …"',
)

EMAIL = OneLine(
    "E-mail address.",
    metavar="ADDRESS",
    read=mail_address,
    ask="Their e-mail address?",
    why="Your letters go to it. Nothing is sent by itself.",
)
# A person may have several; letters go to the first.
EMAILS = msgspec.structs.replace(
    EMAIL, help="E-mail address; letters go to the first.", many=True, clears=True
)
LINE = Word(
    "Where they work in relation to you.",
    words=LINES,
    what="a line",
    clears=True,
    ask="Where does {name} work in relation to you?",
    why="Your manager should know before you ask someone in your direct line.",
    like="--line direct-line|same-organisation|outside|manager",
)
WHICH_FRIEND = OneLine(
    "Who introduced you: a mentor, a contact, or your own words.",
    what="introducer",
    ask="Which friend? Who told you about {name}?",
    why="The letter names them first, so it is more likely to be read.",
    read=friend_said,
)
KNOWN_BEFORE = Word(
    "How well you know each other before the first letter.",
    words=FAMILIAR,
    what="how well you know each other",
    clears=True,
    ask="Do you and {name} know each other?",
    why="A letter to someone who knows you begins differently from one to a stranger.",
)
RESPECTED = Word(
    "Whether you respect them, and would learn from them.",
    words=RESPECT,
    what="an answer",
    clears=True,
    ask="Do you respect {name}, and would you learn from them?",
    why="A mentor is someone you would like to be more like in some way. If not, keep looking.",
)
EXPERIENCE = OneLine(
    "What they told you about being a mentor or mentee.",
    ask="Have they been a mentor, or had one? What did they tell you?",
    why="If they have, they know what you are asking for; if not, tell them what it takes.",
)
INTEREST = OneLine(
    "How interested they are.",
    ask="How interested did they seem? In your own words, like: keen, but busy until May.",
    why="The request can then say what would suit them.",
)

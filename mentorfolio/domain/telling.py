"""What is told of a mentor, once for every page: under which label, in which words, and where.

A page has its own way with what it begins or ends with, and with what leads to other people: the name, the
stage, needs, whom they know, the last talk, notes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from mentorfolio.domain import each_year
from mentorfolio.domain.dates import period_in_words, said_day
from mentorfolio.domain.records import Mentor
from mentorfolio.domain.vocabulary import BEGAN, DIRECTION_WORD, FAMILIAR, FOUND, KNOWING_WORD, RESPECT, WORKS

SHOW, MARKDOWN, REPORT = "show", "markdown", "report"
MERGE = "merge"  # which says all that two records tell differently, wherever else it is told
EVERYWHERE = (SHOW, MARKDOWN, REPORT)
NOWHERE = ()  # private, or of use to the program alone


class Fact(NamedTuple):
    """A field of a mentor as it is told; ``say`` says a value, or each of several.

    Where ``below``, a screen puts several below each other.
    """

    field: str
    label: str
    where: tuple[str, ...]
    say: Callable[[Any], str] = str
    below: bool = False

    def said(self, mentor: Mentor) -> tuple[str, ...]:
        """What there is to say, in words; nothing where nothing is known."""
        value = getattr(mentor, self.field)
        if isinstance(value, Mapping):
            value = value.items()
        elif not isinstance(value, tuple):
            value = [value] if value else []
        return tuple(map(self.say, value))


# In the order of the pages. How somebody is reached comes first in a file, and last on the screen.
REACHED = (
    Fact("role", "role", (MARKDOWN, REPORT)),
    Fact("organisation", "organisation", (MARKDOWN, REPORT)),
    Fact("emails", "e-mail", EVERYWHERE, below=True),
    Fact("phone", "telephone", EVERYWHERE),
    Fact("links", "links", (SHOW, MARKDOWN), below=True),
    Fact("tags", "tags", (SHOW, MARKDOWN)),
    Fact("days", "days", (SHOW, MARKDOWN), lambda day: f"{day[0]}: {each_year.said(day[1])}", below=True),
    Fact("timezone", "time zone", (SHOW, MARKDOWN)),
)
ABOUT = (
    Fact("first_name", "first name", (SHOW,)),
    Fact("greeting", "greeting", (SHOW,)),
    Fact("knowing", "good for", (MARKDOWN,), lambda pair: KNOWING_WORD[pair[0]]),
    Fact("knowing", "good for", (REPORT,), lambda pair: f"{KNOWING_WORD[pair[0]]} {pair[1]}"),
    Fact("skills", "skills", EVERYWHERE),
    Fact("positives", "in favour", (SHOW,), below=True),
    Fact("constraints", "against", (SHOW,), below=True),
    Fact("resources", "material", (SHOW,), below=True),
    Fact("rank", "choice", (SHOW,)),
    Fact("line", "works", (SHOW, REPORT), WORKS.__getitem__),
    Fact("manager_informed", "manager told", (SHOW,), said_day),
    Fact("source", "found", (SHOW, REPORT), FOUND.__getitem__),
    Fact("introduced_by", "introduced by", (REPORT,)),
    Fact("introduced_on", "introduced on", EVERYWHERE, said_day),
    Fact("familiar", "known before", (SHOW,), FAMILIAR.__getitem__),
    Fact("respect", "respect", (SHOW,), RESPECT.__getitem__),
    Fact("began", "begun", (SHOW,), BEGAN.__getitem__),
    Fact("experience", "experience", (SHOW,)),
    Fact("interest", "interest", (SHOW,)),
    Fact("form", "form", (REPORT,)),
    Fact("direction", "direction", (REPORT,), DIRECTION_WORD.__getitem__),
    Fact("cadence", "rhythm", (REPORT,), period_in_words),
    Fact("relation", "relation", (MERGE,)),
    Fact("again_on", "in touch again on", (MERGE,), said_day),
    Fact("rhythms", "rhythms", NOWHERE),
)
FACTS = {fact.field: fact for fact in (*REACHED, *ABOUT)}


def told(mentor: Mentor, where: str, *, below: str = "\n") -> Iterator[tuple[str, str]]:
    """Label and text of what that page tells of somebody, in order; nothing of what is not known.

    ``below`` parts what a screen has below each other; a voice reads lines as one.
    """
    for fact in (*ABOUT, *REACHED) if where == SHOW else (*REACHED, *ABOUT):
        if where in fact.where and (said := fact.said(mentor)):
            yield fact.label, (below if fact.below and where == SHOW else ", ").join(said)


def said_of(mentor: Mentor, field: str) -> str:
    """One field of somebody in a sentence: ``choice: 2``."""
    fact = FACTS[field]
    return f"{fact.label}: {', '.join(fact.said(mentor))}"

"""``search``: words in everything that was ever written."""

from __future__ import annotations

from typing import Annotated, ClassVar

from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import mentor_named
from mentorfolio.desk.people import everything_noted
from mentorfolio.desk.results import Result
from mentorfolio.domain.names import told_apart
from mentorfolio.domain.passages import PASSAGES, passages
from mentorfolio.domain.records import Mentor
from mentorfolio.domain.search import Hit, within, words_of
from mentorfolio.domain.search import search as look_for
from mentorfolio.domain.text import command_line
from mentorfolio.domain.vocabulary import one_of
from mentorfolio.fields.field import Field, Operand, Word
from mentorfolio.fields.operands import Between

_KIND = "a kind of thing"
# What else a person may call it.
_ALSO = {
    "person": "mentor",
    "people": "mentor",
    "meeting": "talk",
    "note": "talk",
    "log": "talk",
    "action": "promise",
    "outreach": "letter",
    "checkin": "check-in",
}

SearchWords = Annotated[
    list[str],
    Operand(
        "WORDS...",
        "What to look for; every word has to match.",
        "Say what to look for.",
        "rota",
        words=True,
    ),
]


def _kind(typed: str) -> str:
    word = typed.strip().casefold()
    single = word.removesuffix("s")
    return one_of(
        PASSAGES, _ALSO.get(word) or _ALSO.get(single) or (word if word in PASSAGES else single), _KIND
    )


class SearchSaid(Between, frozen=True, kw_only=True):
    """Where to look."""

    leading: ClassVar = ("with_",)

    with_: Annotated[str | None, Field("Only with this person.", metavar="MENTOR", complete="mentor")] = None
    kind: Annotated[
        tuple[str, ...], Word("Only this kind of thing.", words=PASSAGES, what=_KIND, many=True, read=_kind)
    ] = ()


class Found(Result, frozen=True, kw_only=True):
    """What was found, the best first; the names of those it is about, and what was looked for.

    ``elsewhere`` is the command that looks among the people one knows, where nothing was found here.
    """

    hits: tuple[Hit, ...]
    names: dict[str, str]
    typed: tuple[str, ...]
    mentor: str | None
    elsewhere: str

    def data(self) -> object:
        """The list of what was found."""
        return [
            {
                "kind": hit.passage.kind,
                "id": hit.passage.id,
                "mentor": self.whom(hit),
                "on": hit.passage.on.isoformat(),
                "text": hit.shown,
                "command": hit.passage.command,
            }
            for hit in self.hits
        ]

    def whom(self, hit: Hit) -> str | None:
        """The id of whom it is about: the one asked for, else the first; a circle is about nobody."""
        if self.mentor or hit.passage.kind == "circle":
            return self.mentor
        return next(iter(hit.passage.mentors), None)


def search(desk: Desk, words: SearchWords, said: SearchSaid) -> Found:
    """Search everything you have written: notes, letters, promises, people.

    $ mentorfolio search rota
    $ mentorfolio search rota --with julie --since 2026-01-01
    """
    wanted = words_of(words)
    portfolio = desk.store.reading()
    mentor = None if said.with_ is None else mentor_named(portfolio, said.with_).id
    names = {i: m.name for i, m in portfolio[Mentor].by_id().items()}
    everything = everything_noted(desk, portfolio)
    there = (p for p in passages(everything) if within(p, mentor, said.since, said.until))
    hits = look_for(there, wanted, names, said.kind)
    elsewhere = ""
    options = any(text.startswith("-") for text in wanted.typed)
    if not (hits or options or said.said()) and desk.network.exists():
        elsewhere = command_line("network", "search", *wanted.typed)
    apart = told_apart(portfolio[Mentor])
    return Found(hits=tuple(hits), names=apart, typed=wanted.typed, mentor=mentor, elsewhere=elsewhere)

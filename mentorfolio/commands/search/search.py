"""``search``: words in everything that was ever written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import mentor_named
from mentorfolio.desk.people import everything_noted
from mentorfolio.desk.results import Result
from mentorfolio.domain.dates import said_day
from mentorfolio.domain.names import told_apart
from mentorfolio.domain.passages import PASSAGES, passages
from mentorfolio.domain.records import Mentor
from mentorfolio.domain.search import Hit, within, words_of
from mentorfolio.domain.search import search as look_for
from mentorfolio.domain.text import command_line, listed
from mentorfolio.domain.vocabulary import one_of
from mentorfolio.fields.field import Field, Operand, Word
from mentorfolio.fields.operands import Between
from mentorfolio.render.page import Line, Look, Page, Span, command, dim, line, strong

_KIND = "a kind of thing"
_MOST = 20  # on a page; JSON has them all
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

    def page(self, look: Look) -> Page:
        """What was found, the best first, with the command that opens it."""
        if not self.hits:
            return Page(words=(*self._nothing(),))
        body: list[Line] = []
        for hit in self.hits[:_MOST]:
            body.append(self._head(hit))
            shown = hit.shown
            if shown != hit.passage.name:
                shown = (shown.removeprefix("…") if look.words else shown).replace("…", look.sign("more"))
                body.append(line(f"  {shown}", hang=2))
            body.append(line("  ", command(hit.passage.command), hang=4))
        more = len(self.hits) - _MOST
        words = (line(f"{more} more: say more words, or --kind, --with, --since."),) if more > 0 else ()
        return Page(body=tuple(body), words=words)

    def _head(self, hit: Hit) -> Line:
        # Of a person or a need the name is what one looks for.
        passage, person = hit.passage, self.names.get(self.whom(hit) or "", "")
        whom = person if passage.kind == "mentor" else passage.name or person
        return line(strong(passage.kind), "  ", Span(whom), "  " if whom else "", dim(said_day(passage.on)))

    def _nothing(self) -> Iterator[Line]:
        said_so = [f'"{text}"' if " " in text else text for text in self.typed]
        yield line(f"Nothing was found for {listed(said_so)}.")
        if any(" " in text for text in self.typed):
            yield line("  Without the quotes, each word is searched for separately.")
        if self.elsewhere:
            yield line("  Among the people you know:  ", command(self.elsewhere), hang=4)


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

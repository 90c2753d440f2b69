"""``search``: words in everything that was ever written."""

from __future__ import annotations

from mentorfolio.commands.search.fields import SearchSaid, SearchWords
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import mentor_named
from mentorfolio.desk.results import Result
from mentorfolio.domain.names import told_apart
from mentorfolio.domain.passages import passages
from mentorfolio.domain.records import Mentor
from mentorfolio.domain.search import Hit, within, words_of
from mentorfolio.domain.search import search as look_for
from mentorfolio.domain.text import command_line


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
    there = (p for p in passages(portfolio.everything()) if within(p, mentor, said.since, said.until))
    hits = look_for(there, wanted, names, said.kind)
    elsewhere = ""
    options = any(text.startswith("-") for text in wanted.typed)
    if not (hits or options or said.said()) and desk.network.exists():
        elsewhere = command_line("network", "search", *wanted.typed)
    apart = told_apart(portfolio[Mentor].by_id(), names)
    return Found(hits=tuple(hits), names=apart, typed=wanted.typed, mentor=mentor, elsewhere=elsewhere)

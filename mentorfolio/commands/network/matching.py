"""``network match``: who of the people you know could help with a need."""

from __future__ import annotations

from mentorfolio.commands.network.fields import MatchSaid
from mentorfolio.commands.network.people import Linked
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import need_named, profile_of
from mentorfolio.desk.results import Result
from mentorfolio.domain.contacts import Contact
from mentorfolio.domain.matching import Match, matches
from mentorfolio.domain.records import Mentor, Need
from mentorfolio.domain.wordfamilies import Families, families_of
from mentorfolio.fields.operands import NeedNamed

MOST = 15


class Matches(Result, frozen=True, kw_only=True):
    """The best, each with why."""

    need: Need
    found: tuple[Match, ...]
    more: int
    known: int

    def data(self) -> object:
        """The list, best first (CONTRACT)."""
        return [
            {
                "id": m.contact.id,
                "name": m.contact.name,
                "role": m.contact.role or None,
                "organisation": m.contact.organisation or None,
                "score": m.score,
                "reasons": list(m.reasons),
                "via": list(m.via),
            }
            for m in self.found
        ]


def match(desk: Desk, need: NeedNamed, said: MatchSaid) -> Matches:
    """Find who of the people you know could help with a need, and why."""
    portfolio = desk.store.reading()
    wanted = need_named(portfolio, need)
    contacts = desk.network.reading()
    mentors = list(portfolio[Mentor])
    linked = Linked(mentors)
    # Who is in the portfolio already is on its lists.
    free: list[Contact] = [c for c in contacts.values() if not mentors or not linked.of(c)]
    found = matches(
        wanted, free, words(desk), mentors=mentors, profile=profile_of(portfolio), today=desk.today
    )
    most = said.limit or MOST
    return Matches(
        need=wanted, found=tuple(found[:most]), more=max(0, len(found) - most), known=len(contacts)
    )


def words(desk: Desk) -> Families:
    """The families of words, the person's own after the shipped ones."""
    from mentorfolio.letters.library import templates_root

    folders = [templates_root() / "network", desk.settings.templates / "network"]
    texts: dict[str, list[str]] = {"families.txt": [], "seniority.txt": []}
    for folder in folders:
        for name, found in texts.items():
            if (folder / name).is_file():
                found.append((folder / name).read_text(encoding="utf-8-sig", errors="replace"))
    return families_of(texts["families.txt"], texts["seniority.txt"])

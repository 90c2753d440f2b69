"""``network match``: who of the people you know could help with a need."""

from __future__ import annotations

from collections.abc import Collection

from mentorfolio.commands.network.fields import MatchSaid, NeedWords
from mentorfolio.commands.network.people import command_to_add
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import need_named
from mentorfolio.desk.results import Result
from mentorfolio.desk.rows import NumberedRow, remember, sees_numbers
from mentorfolio.domain.contacts import Contact
from mentorfolio.domain.linked import Linked
from mentorfolio.domain.matching import Match, matches
from mentorfolio.domain.records import Mentor, Need
from mentorfolio.domain.text import command_line, quoted
from mentorfolio.domain.wordfamilies import Families, families_of
from mentorfolio.render.page import Look, Page, command, dim, empty, line, strong

MOST = 15


class Matches(Result, frozen=True, kw_only=True):
    """The best, each with why."""

    need: Need
    found: tuple[Match, ...]
    more: int
    known: bool

    def data(self) -> object:
        """The list, best first (docs/scripting.md)."""
        return [match_view(m) for m in self.found]

    def page(self, look: Look) -> Page:
        """A line for each, the reason below."""
        if not self.known:
            typed = "mentorfolio network import Connections.csv"
            return empty("There is nobody in your network yet.", "Read a file", typed)
        if not self.found:
            typed = f"mentorfolio identify --need {quoted(self.need.id)}"
            return empty(f"Nobody you know seems to fit {self.need.title}.", "Others who could", typed)
        body = []
        for number, match in enumerate(self.found, 1):
            body.append(line(dim(f"{number:>2}  "), strong(match.contact.name), hang=4))
            body.append(line("    ", "; ".join(match.reasons), hang=4))
        best = self.found[0].contact
        words = [line(f"Add {best.name} to your portfolio:  ", command(command_to_add(best, self.need.id)))]
        if self.more:
            words.append(line(dim(f"{self.more} more with --limit {len(self.found) + self.more}.")))
        return Page(body=tuple(body), words=tuple(words))


def match_view(match: Match) -> dict[str, object]:
    """The JSON face of somebody who could help."""
    return {
        "id": match.contact.id,
        "name": match.contact.name,
        "role": match.contact.role or None,
        "organisation": match.contact.organisation or None,
        "score": match.score,
        "reasons": list(match.reasons),
        "via": list(match.via),
    }


def match(desk: Desk, need: NeedWords, said: MatchSaid) -> Matches:
    """Find people you know who could help with a need, and why.

    $ mentorfolio network match team
    """
    wanted = need_named(desk.store.reading(), " ".join(need))
    contacts = desk.network.reading() if desk.network.exists() else {}
    found, more = best(desk, wanted, contacts.values(), said.limit or MOST)
    if found and sees_numbers(desk):
        remember(desk.settings, [_numbered(one.contact, wanted) for one in found])
    return Matches(need=wanted, found=found, more=more, known=bool(contacts))


def _numbered(contact: Contact, need: Need) -> NumberedRow:
    typed = command_line("network", "pick", contact.id, "--need", need.id)
    return NumberedRow(command=typed, kind="contact", record=contact.id)


def best_known(desk: Desk, need: Need, most: int = MOST) -> tuple[Match, ...]:
    """For what is not about the network: those of it who fit best, and nobody where it cannot be read.

    Of whom only an address is known is left out: nobody is added without a name.
    """
    return best(desk, need, [c for c in desk.network.readable().values() if "@" not in c.name], most)[0]


def best(desk: Desk, need: Need, contacts: Collection[Contact], most: int) -> tuple[tuple[Match, ...], int]:
    """Those who fit best, and how many more there are."""
    if not contacts:
        return (), 0
    portfolio = desk.store.reading()
    mentors = list(portfolio[Mentor])
    linked = Linked(mentors)
    # Who is in the portfolio already is on its lists.
    free = [c for c in contacts if not mentors or not linked.of(c)]
    found = matches(need, free, words(desk), mentors=mentors, profile=portfolio.profile, today=desk.today)
    return tuple(found[:most]), max(0, len(found) - most)


def words(desk: Desk) -> Families:
    """The families of words, the person's own after the shipped ones."""
    from mentorfolio.letters.library import SHIPPED

    folders = [SHIPPED / "network", desk.settings.templates / "network"]
    texts: dict[str, list[str]] = {"families.txt": [], "seniority.txt": []}
    for folder in folders:
        for name, found in texts.items():
            if (folder / name).is_file():
                found.append((folder / name).read_text(encoding="utf-8-sig", errors="replace"))
    return families_of(texts["families.txt"], texts["seniority.txt"])

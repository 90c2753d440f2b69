"""Who could help, best first."""

from __future__ import annotations

from mentorfolio.commands.network.matching import Matches
from mentorfolio.commands.network.people import command_to_add
from mentorfolio.domain.text import quoted
from mentorfolio.render.page import Look, Page, command, dim, empty, line, strong


def page(result: Matches, look: Look) -> Page:
    """A line for each, the reason below."""
    if not result.found:
        if not result.known:
            typed = "mentorfolio network import Connections.csv"
            return empty("There is nobody in your network yet.", "Read a file", typed)
        return empty(
            f"Nobody you know seems to fit {result.need.title}.",
            "Others who could",
            f"mentorfolio identify --need {quoted(result.need.id)}",
        )
    body = []
    for number, match in enumerate(result.found, 1):
        body.append(line(dim(f"{number:>2}  "), strong(match.contact.name), hang=4))
        body.append(line("    ", "; ".join(match.reasons), hang=4))
    best = result.found[0].contact
    typed = command_to_add(best, result.need.id)
    words = [line(f"Add {best.name} to your portfolio:  ", command(typed))]
    if result.more:
        words.append(line(dim(f"{result.more} more with --limit {len(result.found) + result.more}.")))
    return Page(body=tuple(body), words=tuple(words))

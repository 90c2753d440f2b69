"""What was found, with the command that opens it."""

from __future__ import annotations

from mentorfolio.commands.search.search import Found
from mentorfolio.domain.dates import said_day
from mentorfolio.domain.search import Hit
from mentorfolio.domain.text import listed
from mentorfolio.render.page import Line, Look, Page, Span, command, dim, line, strong

_MOST = 20  # on a page; JSON has them all


def page(result: Found, look: Look) -> Page:
    """What was found, the best first."""
    if not result.hits:
        return Page(words=(*_nothing(result),))
    body: list[Line] = []
    for hit in result.hits[:_MOST]:
        body.append(_head(hit, result))
        shown = hit.shown
        if shown != hit.passage.name:
            shown = (shown.removeprefix("…") if look.words else shown).replace("…", look.sign("more"))
            body.append(line(f"  {shown}", hang=2))
        body.append(line("  ", command(hit.passage.command), hang=4))
    more = len(result.hits) - _MOST
    words = (line(f"{more} more: say more words, or --kind, --with, --since."),) if more > 0 else ()
    return Page(body=tuple(body), words=words)


def _head(hit: Hit, result: Found) -> Line:
    # Of a person or a need the name is what one looks for.
    person = result.names.get(result.whom(hit) or "", "")
    whom = person if hit.passage.kind == "mentor" else hit.passage.name or person
    return line(
        strong(hit.passage.kind), "  ", Span(whom), "  " if whom else "", dim(said_day(hit.passage.on))
    )


def _nothing(result: Found) -> list[Line]:
    said_so = [f'"{text}"' if " " in text else text for text in result.typed]
    told = [line(f"Nothing was found for {listed(said_so)}.")]
    if any(" " in text for text in result.typed):
        told.append(line("  Without the quotes, each word is searched for separately."))
    if result.elsewhere:
        told.append(line("  Among the people you know:  ", command(result.elsewhere), hang=4))
    return told

"""Who may be there twice."""

from __future__ import annotations

from mentorfolio.commands.network.listing_page import work_of
from mentorfolio.commands.network.twins import Twins
from mentorfolio.domain.text import command_line
from mentorfolio.render.page import Look, Page, command, dim, line, strong


def page(result: Twins, look: Look) -> Page:
    """Three lines for each pair."""
    if not result.pairs:
        return Page(words=(line("Nobody seems to be there twice."),))
    body, nothing = [], look.sign("nothing")
    for one, two, reason in result.pairs:
        body.append(line(strong(one.name), " and ", strong(two.name), dim(f"  {reason}")))
        body.append(line("  ", work_of(one) or nothing, " / ", work_of(two) or nothing, hang=2))
        body.append(line("  ", command(command_line("network", "merge", one.id, two.id))))
    return Page(body=tuple(body))

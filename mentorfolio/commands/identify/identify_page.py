"""Where identifying stands."""

from __future__ import annotations

from mentorfolio.commands.identify.identify import Shortlist
from mentorfolio.desk.results import step_lines
from mentorfolio.domain.places import place_told
from mentorfolio.domain.text import listed, quoted
from mentorfolio.domain.vocabulary import SOURCES
from mentorfolio.render.page import Line, Look, Page, columns, command, dim, line, strong

_NAMED = 3  # people; the command shows the rest


def page(result: Shortlist, look: Look) -> Page:
    """The shortlist, then the next step."""
    need = result.need
    body: list[Line] = []
    words: list[Line] = []
    if need and result.candidates:
        body.append(line("For ", strong(need.title), ":"))
    body += columns(
        [f"  {_choice(m.rank, look)}", strong(m.name), "; ".join(m.positives)] for m in result.candidates
    )
    if result.first:
        letter = command(f"mentorfolio approach {quoted(result.first.id)}")
        words.append(line("Write the first letter: ", letter))
    if need is None:
        words.append(line("Name a need first: ", command('mentorfolio need add "Lead a team" --knowing how')))
    elif not result.first:
        nobody = "nobody else to write to" if result.candidates else "no candidate"
        words.append(
            line(
                f"There is {nobody} for {need.title} yet. Add one: ",
                command(f"mentorfolio mentor add NAME --supports {quoted(need.id)}"),
            )
        )
    words += step_lines(result.skilled, look)
    if need and result.known:
        names = listed([match.contact.name for match in result.known[:_NAMED]])
        words.append(
            line(
                f"People you know who could help: {names}. See why: ",
                command(f"mentorfolio network match {quoted(need.id)}"),
            )
        )
    if need and result.places and not result.first:
        told = [place_told(place, look.today) for place in result.places[:_NAMED]]
        words.append(line(f"Places to look: {'; '.join(told)}.", hang=2))
    if result.open:
        words.append(
            line("Before the first letter, say what you are looking for: ", command("mentorfolio init"))
        )
    if result.untried and not result.first:
        words += [line(dim("Where to look: "))] + [
            line(dim(f"  {SOURCES[s]}"), hang=4) for s in result.untried
        ]
    return Page(body=tuple(body), words=tuple(words))


def _choice(rank: int | None, look: Look) -> str:
    """Which choice somebody is; who is none has none for a voice, before a name "none" would be theirs."""
    if look.words:
        return f"{rank}." if rank else ""
    return str(rank or look.sign("nothing"))

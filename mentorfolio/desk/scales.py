"""Numbers from 1 to 5: asked at a terminal, or shown where nobody can be asked."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from mentorfolio.desk.results import Result
from mentorfolio.fields.scale import Scale
from mentorfolio.render.page import Line, Look, Page, command, dim, line, strong


class OpenQuestions(Result, frozen=True, kw_only=True):
    """Questions that nobody was there to answer, and how to answer them with a command."""

    scales: dict[str, Scale]
    command: str

    def data(self) -> object:
        """The questions with what 1 and 5 mean."""
        return [
            {"key": key, "question": s.ask, "one": s.one, "five": s.five, "option": s.question(key).option}
            for key, s in self.scales.items()
        ]

    def page(self, look: Look) -> Page:
        """Each question with what 1 and 5 mean; then the command that answers them."""
        body: list[Line] = []
        for option, scales in groupby(self.scales.items(), lambda s: s[1].question(s[0]).option):
            body += [line()] if body else []
            body.append(line(command(option)))
            for _, scale in scales:
                body += [line(strong(scale.ask)), line(dim("  1  "), scale.one, hang=5)]
                body.append(line(dim("  5  "), scale.five, hang=5))
        return Page(body=tuple(body), words=(line(), line("To answer: ", command(self.command))))


def moved(now: Mapping[str, float], before: Mapping[str, float]) -> str:
    """``progress up from 2 to 4, value still 3``; what was not rated both times is left out."""
    parts = []
    for what, value in now.items():
        earlier = before.get(what)
        if earlier is None:
            continue
        if value == earlier:
            parts.append(f"{what} still {number(value)}")
        else:
            way = "up" if value > earlier else "down"
            parts.append(f"{what} {way} from {number(earlier)} to {number(value)}")
    return ", ".join(parts)


def number(value: float) -> str:
    """A mean as a person writes it: ``4``, ``3.5``, ``2.75``."""
    return f"{value:.2f}".rstrip("0").rstrip(".")

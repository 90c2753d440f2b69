"""Questions that wait for an answer, with what 1 and 5 mean."""

from __future__ import annotations

from itertools import groupby

from mentorfolio.desk.scales import OpenQuestions
from mentorfolio.render.page import Line, Look, Page, command, dim, line, strong


def page(result: OpenQuestions, look: Look) -> Page:
    """Each question; then the command that answers them."""
    body: list[Line] = []
    for option, scales in groupby(result.scales.items(), lambda s: s[1].question(s[0]).option):
        body += [line()] if body else []
        body.append(line(command(option)))
        for _, scale in scales:
            body += [line(strong(scale.ask)), line(dim("  1  "), scale.one, hang=5)]
            body.append(line(dim("  5  "), scale.five, hang=5))
    return Page(body=tuple(body), words=(line(), line("To answer: ", command(result.command))))

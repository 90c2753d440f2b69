"""A change that was saved: what, and the next step."""

from __future__ import annotations

from mentorfolio.render.page import Line, Look, Page, Span, columns, command, line
from mentorfolio.services.results import Done, Step


def page(result: Done, look: Look) -> Page:
    """One sentence, details, next steps; all of it words, so that stdout stays empty."""
    words = [line(result.sentence), *(line(f"  {detail}", hang=2) for detail in result.details)]
    return Page(words=(*words, *step_lines(result.steps)))


def step_lines(steps: tuple[Step, ...]) -> list[Line]:
    """``what for   command``, aligned."""
    return columns(
        [Span(f"  {step.why}{'' if step.why.endswith('?') else ':'}"), command(step.command)]
        for step in steps
    )

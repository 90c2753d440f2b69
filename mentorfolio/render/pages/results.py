"""A change that was saved: what, and the next step."""

from __future__ import annotations

from mentorfolio.render.page import Line, Look, Page, cells, command, dim, line, paired, with_command
from mentorfolio.services.results import Done, Step


def page(result: Done, look: Look) -> Page:
    """One sentence, details, next steps; all of it words, so that stdout stays empty."""
    first = undoable(result.sentence, look) if result.undoable else [line(result.sentence)]
    words = [*first, *(line("  ", *with_command(detail), hang=2) for detail in result.details)]
    return Page(words=(*words, *step_lines(result.steps, look)))


def undoable(sentence: str, look: Look) -> list[Line]:
    """What was done and how to take it back, on a line of its own where both do not fit beside."""
    back = (dim("undo: "), command("mentorfolio undo"))
    if look.width is None or cells(sentence) + len("  undo: mentorfolio undo") <= look.width:
        return [line(sentence, "  ", *back)]
    return [line(sentence), line("  ", *back)]


def step_lines(steps: tuple[Step, ...], look: Look) -> list[Line]:
    """``what for   command``, aligned."""
    ends = (step.why + ("" if step.why.endswith("?") else ":") for step in steps)
    return (
        paired([(f"  {why}", step.command) for why, step in zip(ends, steps, strict=True)], look)
        if steps
        else []
    )

"""A change that was saved: what, and the next step."""

from __future__ import annotations

from mentorfolio.render.page import Line, Look, Page, cells, command, dim, line, paired, with_command
from mentorfolio.services.results import Done, Step


def page(result: Done, look: Look) -> Page:
    """One sentence, details, next steps; all of it words, so that stdout stays empty."""
    back = (dim("undo: "), command("mentorfolio undo")) if result.undoable else ()
    fits = look.width is None or cells(result.sentence) + len("  undo: mentorfolio undo") <= look.width
    first = [line(result.sentence, *(("  ", *back) if back else ()))] if fits else [line(result.sentence)]
    first += [line("  ", *back)] if back and not fits else []
    words = [*first, *(line("  ", *with_command(detail), hang=2) for detail in result.details)]
    return Page(words=(*words, *step_lines(result.steps, look)))


def step_lines(steps: tuple[Step, ...], look: Look) -> list[Line]:
    """``what for   command``, aligned."""
    ends = (step.why + ("" if step.why.endswith("?") else ":") for step in steps)
    return (
        paired([(f"  {why}", step.command) for why, step in zip(ends, steps, strict=True)], look)
        if steps
        else []
    )

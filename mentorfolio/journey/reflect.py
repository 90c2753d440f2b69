"""Reflect: one prompt at a time, with what was said last time beside it (METHOD section 6)."""

from __future__ import annotations

from mentorfolio.journey.questions import Question


def prompted(question: str) -> Question:
    """A reflection prompt as a question; Enter leaves it for another day."""
    return Question(
        key="text",
        text=question,
        why="For your eyes only. A line will do; what counts is coming back to it.",
        option='mentorfolio reflect --prompt PROMPT --text "…"',
        kind="paragraphs",
    )

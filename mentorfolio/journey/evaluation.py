"""The set questions of a term's middle and end, or of any day that suits the pair (F6, P7, R9)."""

from __future__ import annotations

from mentorfolio.journey.questions import Question
from mentorfolio.journey.scales import Scale

EVALUATION = (
    Scale(
        key="progress",
        text="How far have you come towards what you wanted from this?",
        one="no further than at the beginning",
        five="I am there",
        why="Measured against what you wanted, not against anybody else.",
        option="--progress 1..5",
    ),
    Scale(
        key="value",
        text="How much has the relationship been worth to you so far?",
        one="little, to be honest",
        five="I would begin it again at once",
        why="Progress and worth are two things: one can go without the other.",
        option="--value 1..5",
    ),
    Scale(
        key="both",
        text="Do both of you gain by it?",
        one="one side gives, the other takes",
        five="both, and both would say so",
        why="Mentors should have something of it, too. If you do not know, ask them.",
        option="--both 1..5",
        optional=True,
    ),
)

WORDS = (
    Question(
        key="worked",
        text="What has worked well?",
        why="So that you do more of it, here and with the next mentor.",
        option='--worked "…"',
        kind="paragraphs",
    ),
    Question(
        key="change",
        text="What would you change?",
        why="A change agreed on halfway is better than a complaint at the end.",
        option='--change "…"',
        kind="paragraphs",
    ),
)

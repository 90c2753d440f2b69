"""What a formal term needs: programme, first and last day, length and rhythm of the meetings (F1-F4)."""

from __future__ import annotations

from mentorfolio.journey.questions import Question

# In the order they are asked; each is needed.
TERM = (
    Question(
        key="programme",
        text="In which programme?",
        why="A formal term stands in a programme, with a purpose and rules of its own.",
        option='--programme "…"',
        optional=False,
    ),
    Question(
        key="begins",
        text="From which day on? (like 2026-03-01, or today)",
        why="Meetings count towards the term from that day on; the rhythm you agree on counts at once.",
        option="--from DATE",
        optional=False,
    ),
    Question(
        key="until",
        text="Until which day?",
        why="A formal term has an end: commonly after 6 or 12 months.",
        option="--until DATE",
        optional=False,
    ),
    Question(
        key="minutes",
        text="How many minutes is a meeting?",
        why="With it you see what is used of the time agreed on.",
        option="--minutes NUMBER",
        kind="number",
        optional=False,
    ),
    Question(
        key="cadence",
        text="How often do you meet? (2w, 1m, 90d)",
        why="An hour a month is common. It tells how many meetings to expect.",
        option="--cadence PERIOD",
        optional=False,
    ),
)

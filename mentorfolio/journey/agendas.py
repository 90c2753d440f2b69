"""An agenda as a question: what becomes of the one that is proposed (R1)."""

from __future__ import annotations

from mentorfolio.journey.questions import Question

KEEP = Question(
    key="keep",
    text="Keep this as the agenda?",
    why="You drive the agenda: what you keep is yours, and nothing on it is lost. Enter leaves it as it is.",
    option="mentorfolio meeting agenda ID --keep",
    kind="choice",
    choices={
        "yes": "yes: keep it",
        "edit": "edit: change it in your editor, then keep it",
        "no": "no: leave the agenda as it is",
    },
)

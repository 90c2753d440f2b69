"""A meeting as questions: when it shall be, and afterwards what came of it (R1-R3)."""

from __future__ import annotations

from mentorfolio.journey.questions import Question

WHEN = Question(
    key="when",
    text="When? A day and a time, like: thu 15:00",
    why="What has a day takes place. The day alone will do for now.",
    option='--when "thu 15:00"',
    optional=False,
)

KEPT = Question(
    key="kept",
    text="You promised this before. What of it is done? Numbers, like: 1 2",
    why="What is done no longer comes back. What is not stays, and that is no shame.",
    option="mentorfolio action done ID",
)

NOTES = Question(
    key="notes",
    text="What did you talk about?",
    why="A few words are enough to pick up the thread next time.",
    option='mentorfolio meeting held ID --notes "…"',
    kind="paragraphs",
)

INSIGHTS = Question(
    key="insights",
    text="What did you learn? Several with ; between.",
    why="One sentence in your own words is what stays of a talk.",
    option='mentorfolio meeting held ID --insight "…"',
)

ACTIONS = Question(
    key="actions",
    text="What was promised? Like: read her report by fri; them: send the slides",
    why="Each of you does what they promised: that is what trust is made of. It comes back when it is due.",
    option='mentorfolio meeting held ID --action "TEXT by DAY"',
)

NEXT_AREAS = Question(
    key="next_areas",
    text="What shall the next meeting be about? Several with ; between.",
    why="You drive the agenda: agreed now, it is the start of the next one.",
    option='mentorfolio meeting held ID --next-area "…"',
)

# In the order they are asked after a meeting; each is saved as soon as it is answered.
AFTERWARDS = (NOTES, INSIGHTS, ACTIONS, NEXT_AREAS)

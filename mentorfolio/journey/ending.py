"""A good ending: why, what was learnt, and whether to stay in touch (F7, P6)."""

from __future__ import annotations

from mentorfolio.domain.vocabulary import END_REASONS
from mentorfolio.journey.questions import Question

REASON = Question(
    key="reason",
    text="Why does it end? A number, or your own words.",
    why="Most mentoring ends because it has done its work. It is kept with the day.",
    option='--reason "need met"',
    kind="choice",
    choices=END_REASONS,
)

LEARNT = Question(
    key="learnt",
    text="What did you learn from them?",
    why="For your eyes only: it goes into no letter by itself. It is what you can pass on.",
    option='--learnt "…"',
    kind="paragraphs",
)

HELLO = Question(
    key="hello",
    text="Say hello once a year?",
    why="Many good mentors become friends. next reminds you, and nothing else is expected.",
    option="--hello 1y",
    kind="yes-no",
)

LETTER = Question(
    key="letter",
    text="Shall I draft the closing letter?",
    why="A few lines of thanks, so that it ends with a word. You read it before anything is sent.",
    option="mentorfolio approach MENTOR --template closing",
    kind="yes-no",
)

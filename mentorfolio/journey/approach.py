"""Approach: what a letter still needs, and what a gate asks (O1-O5)."""

from __future__ import annotations

from collections.abc import Mapping

from mentorfolio.journey.questions import Question

_VALUES: Mapping[str, Question] = {
    "topic": Question(
        key="topic",
        text="What would you like to talk about, in a few words?",
        why="A subject line that names the topic is answered more often than one that does not.",
        option='--set topic="…"',
        optional=False,
    ),
    "why": Question(
        key="why",
        text="Why {name}?\nIn the letter it follows: What made me think of you: …",
        why="One true, specific thing: a talk, a decision, the way they run something.",
        option='--set why="…"',
        optional=False,
    ),
}

MANAGER_INFORMED = Question(
    key="manager_informed",
    text="When did you tell your manager? (a day, like today or mon)",
    why="A manager who hears it from somebody else may feel passed over. Enter stops here.",
    option="--manager-informed DATE",
)

ALL_THE_SAME = Question(
    key="anyway",
    text="Write all the same? Say why, or press Enter to stop.",
    why="The reason is kept with the letter, so that you find it again.",
    option='--anyway "REASON"',
)

WHICH_DRAFT = Question(
    key="draft",
    text="Go on with that draft?",
    why="n writes a new one beside it.",
    option="mentorfolio outreach list",
    kind="yes-no",
)


def value(key: str, name: str) -> Question:
    """The question for a value that a template needs, in a letter to this person."""
    if key in _VALUES:
        return _VALUES[key]._replace(
            text=_VALUES[key].text.format(name=name.replace("{", "").replace("}", ""))
        )
    return Question(
        key=key,
        text=f"{key.replace('_', ' ').capitalize()}?",
        why="The template has a blank of this name.",
        option=f'--set {key}="…"',
        optional=False,
    )

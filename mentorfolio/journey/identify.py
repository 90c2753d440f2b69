"""Identify: purpose, then the need, then who comes to mind, source by source, then the order (I1-I7)."""

from __future__ import annotations

from collections.abc import Mapping

from mentorfolio.domain.vocabulary import CONTEXTS, LINES
from mentorfolio.journey.questions import Question

OWNER = Question(
    key="name",
    text="What is your name?",
    why="It signs your letters. Nothing leaves this computer by itself.",
    option='mentorfolio init --name "…"',
)

PURPOSE_QUESTIONS = (
    Question(
        key="purpose",
        text="Why do you look for a mentor, and why now?",
        why="A mentor can help with a purpose you can say in a sentence, and your letters use it.",
        option='mentorfolio init --purpose "…"',
        kind="paragraphs",
    ),
    Question(
        key="context",
        text="What is it mostly about?",
        why="A question of skill needs other people than a question of confidence.",
        option="mentorfolio init --context career|sector|politics|skills|confidence|change",
        kind="choice",
        choices=CONTEXTS,
    ),
    Question(
        key="looking_for",
        text="What do you want in a mentor?",
        why="Knowing it beforehand keeps you from asking whoever is near.",
        option='mentorfolio init --looking-for "…"',
        kind="paragraphs",
    ),
    Question(
        key="effective_mentee",
        text="What do you bring that makes you good to mentor?",
        why="The mentee drives the agenda: preparing, keeping promises, asking for plain words.",
        option='mentorfolio init --effective-mentee "…"',
        kind="paragraphs",
    ),
)

FIRST_NEED = Question(
    key="first_need",
    text="Shall that be your first need?",
    why="A need is one thing to get from mentoring; the review shows who covers it.",
    option="mentorfolio need add TITLE --knowing why|how|whom",
    kind="yes-no",
)

NEED_TITLE = Question(
    key="title",
    text="What do you need, in a few words? Your letters name it.",
    why="One thing to get from mentoring, like: Lead a team. Several people may serve it.",
    option="mentorfolio need add TITLE --knowing why|how|whom",
)

WHICH_NEED = Question(
    key="need",
    text="Which need is this about? Its number, or a new one in a few words.",
    why="Candidates are people who show what this need is about.",
    option="mentorfolio identify --need NEED",
)

NEED_KNOWING = Question(
    key="knowing",
    text="What would help most?",
    why="One of three: why you do it, how to do it, or whom to know. Each tends to need other people.",
    option="--knowing why|how|whom",
    kind="choice",
    choices={
        "why": "direction: what to aim for, what matters to me",
        "how": "skill: knowing how to do it",
        "whom": "people: a network, a name, new places to learn",
    },
    optional=False,
)

# In the order in which people are easiest to think of.
WHO_COMES_TO_MIND: Mapping[str, str] = {
    "known": "People you know: a former boss, a teacher, a co-worker elsewhere?",
    "professional-body": "A professional body, or its mentoring register?",
    "friend-of-friend": "A friend of a friend, somebody you could be introduced to?",
    "academic": "A college or university, somebody who teaches or trains mentors?",
    "linkedin": "LinkedIn: somebody whose work you follow?",
    "other": "Anybody else you would like to learn from?",
}
_WHO_WHY = (
    "Would you learn from them, and do you respect them? They may be inside or outside your line, "
    "in another department, in another company."
)


def who(source: str) -> Question:
    """Who comes to mind from this source; Enter goes to the next one."""
    return Question(
        key="who",
        text=WHO_COMES_TO_MIND[source],
        why=_WHO_WHY,
        option=f"mentorfolio mentor add NAME --source {source}",
    )


def about_person(name: str) -> tuple[Question, ...]:
    """What is asked about each person named."""
    return (
        Question(
            key="knowing",
            text=f"What could you learn from {name}? One or more of: direction, skill, people.",
            why="Each need tends to want one of them. skill=3 says outstanding, 2 solid, 1 a little.",
            option="--knowing K[=1..3]",
        ),
        Question(
            key="positive",
            text=f"What would be good about having {name}? Several with ; between.",
            why="The first one becomes the reason in your letter: why this person.",
            option='--positive "…"',
        ),
        Question(
            key="constraint",
            text="What could stand in the way?",
            why="Distance, time, a shared boss: better seen before than after.",
            option='--constraint "…"',
        ),
        Question(
            key="line",
            text=f"Where does {name} work, seen from you?",
            why="Somebody in your direct line is asked only after your manager knows.",
            option="--line direct-line|same-organisation|outside",
            kind="choice",
            choices=LINES,
        ),
    )


FIRST_CHOICE = Question(
    key="order",
    text="In which order would you ask them? Their numbers, best first.",
    why="If the first says no, the second is next; nothing is lost.",
    option="mentorfolio mentor rank NAME NUMBER",
)

WHICH_NEEDS = Question(
    key="supports",
    text="Which of your needs could they help with? Numbers, several with blanks.",
    why="The review shows who covers which need; somebody tied to none is easily forgotten.",
    option="--supports NEED[=1..3]",
)

EMAIL = Question(
    key="email",
    text="Their e-mail address?",
    why="Letters are addressed with it. Nothing is sent by itself.",
    option="--email ADDRESS",
)

CADENCE = Question(
    key="cadence",
    text="How often do you mean to talk? (2w, 1m, 90d, 1y; or none)",
    why="With a rhythm, next reminds you before the contact fades.",
    option="--cadence PERIOD",
)

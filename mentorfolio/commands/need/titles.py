"""The title of a need: no second one; of a sentence a few words are asked for, and it is the reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from mentorfolio.domain.records import Mentor, Need
from mentorfolio.domain.text import fold, name_line
from mentorfolio.domain.topics import is_long, short_title
from mentorfolio.errors import AlreadyThere, UsageProblem
from mentorfolio.fields.form import Asked
from mentorfolio.fields.people import refuse_numbers
from mentorfolio.fields.question import Asker, Question

if TYPE_CHECKING:
    from mentorfolio.desk.desk import Desk
    from mentorfolio.store.records import Portfolio

TITLE = Question(
    key="title",
    text="What do you need, in a few words? Your letters name it.",
    why="One thing you want from mentoring, like: Lead a team. Several people may help with it.",
    option="mentorfolio need add TITLE --knowing why|how|whom",
    optional=False,
)
_SHORTER = "Give the need a name of a few words, like: Lead a team. Your sentence is kept with it."


class TitleAsked:
    """The question for a title; ``why`` has each sentence that was typed instead of one, a line each."""

    def __init__(self, asker: Asker, read: Callable[[str], str], known: str) -> None:
        self.why: str | None = known if is_long(known) else None
        self._read = read
        if self.why:
            asker.say("", _SHORTER)
        self.asked = Asked(TITLE, self.read, short_title(known) if self.why else known)

    def read(self, text: str) -> str:
        """The title. Raises UsageProblem for a sentence, which is kept."""
        refuse_numbers(text)
        if not is_long(text):
            return self._read(text)
        said = self.why.splitlines() if self.why else []
        self.why = "\n".join(dict.fromkeys((*said, text)))
        problem = UsageProblem(
            "That is kept as the reason, too."
            if said
            else "That is a sentence, so it is kept as the reason.",
            hint=_SHORTER,
        )
        problem.offered = short_title(text)
        raise problem


def new_title(desk: Desk, text: str) -> str:
    """A title that no need has yet. Raises UsageProblem or AlreadyThere."""
    title = name_line(text, "title")
    refuse_somebody(desk, title)
    refuse_same_title(desk.store.reading(), title)
    return title


def refuse_somebody(desk: Desk, title: str) -> None:
    """Raise UsageProblem for the name of somebody one knows, which was meant for another question."""
    known = [name for mentor in desk.store.reading()[Mentor] for name in mentor.names]
    known += [contact.name for contact in desk.network.readable().values()]
    if fold(title) in map(fold, known):
        raise UsageProblem(
            f"{title} is somebody you know, and this asks for a need.",
            hint="Say in a few words what you want to learn, like: Lead a team.",
        )


def refuse_same_title(portfolio: Portfolio, title: str, but: str = "") -> None:
    """Raise AlreadyThere where another need has this title."""
    for need in portfolio[Need]:
        if need.id != but and fold(need.title) == fold(title):
            raise AlreadyThere(
                f"There is already a need called {need.title!r} ({need.id}).",
                hint="Change that one with mentorfolio need edit, or add a second one with --anyway.",
            )

"""A desk as a command has it: the real store and templates in a folder of its own, and somebody to ask."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from mentorfolio.desk import desk as real
from mentorfolio.domain.records import Mentor, Need, Outreach
from mentorfolio.errors import Interrupted
from mentorfolio.fields.question import Asker, Question
from tests.commands.typed import init, mentors, needs

LEAVE = "\x03"  # ^C, or the end of the input


class Scripted:
    """Somebody at a terminal who knows what they will say; leaves when there is nothing more to say."""

    def __init__(self, *answers: str) -> None:
        self.answers = list(answers)
        self.asked: list[Question] = []
        self.said: list[str] = []

    @property
    def keys(self) -> list[str]:
        """Which questions were asked, in order."""
        return [question.key for question in self.asked]

    def say(self, *lines: str) -> None:
        """Tell something between two questions."""
        self.said.extend(lines)

    def ask(self, question: Question, known: str = "") -> str:
        """The next answer; an empty one takes what is known."""
        self.asked.append(question)
        return self._next() or known

    def edit(self, text: str, what: str) -> str:
        """The text as the next answer has it."""
        return self._next() or text

    def _next(self) -> str:
        if not self.answers or self.answers[0] == LEAVE:
            raise Interrupted("Stopped.")
        return self.answers.pop(0)


class ByKey(Scripted):
    """Answers by the question's key, each used once, Enter for every other; ``known`` is what was offered."""

    def __init__(self, said: Mapping[str, str | list[str]]) -> None:
        super().__init__()
        self.said_to = {key: [text] if isinstance(text, str) else [*text] for key, text in said.items()}
        self.known: dict[str, str] = {}

    def ask(self, question: Question, known: str = "") -> str:
        """The answer to this very question, else Enter."""
        self.asked.append(question)
        self.known.setdefault(question.key, known)
        answers = self.said_to.get(question.key, [])
        answer = answers.pop(0) if answers else ""
        if answer == LEAVE:
            raise Interrupted("Stopped.")
        return answer or known


class Desk(real.Desk):
    """The real desk, at home in one folder, on a day, with somebody to ask or nobody."""

    def __init__(self, home: Path, today: str = "2026-01-21", asker: Asker | None = None) -> None:
        super().__init__(
            {
                "MENTORFOLIO_STORE": str(home / "portfolio.json"),
                "MENTORFOLIO_CONFIG": str(home / "config.toml"),
                "MENTORFOLIO_TODAY": today,
            }
        )
        self.home = home
        self.__dict__["asker"] = asker  # where the cached property would put a real terminal

    @property
    def bytes(self) -> bytes | None:
        """The portfolio file as it is."""
        path = self.home / "portfolio.json"
        return path.read_bytes() if path.exists() else None

    def on(self, today: str) -> Desk:
        """The same portfolio on another day."""
        return Desk(self.home, today)

    def asking(self, *answers: str) -> tuple[Desk, Scripted]:
        """The same portfolio with somebody at the terminal."""
        asker = Scripted(*answers)
        return Desk(self.home, self.environment["MENTORFOLIO_TODAY"], asker), asker

    def asking_by_key(self, said: Mapping[str, str | list[str]]) -> tuple[Desk, ByKey]:
        """The same with somebody who answers some questions, whenever they come."""
        asker = ByKey(said)
        return Desk(self.home, self.environment["MENTORFOLIO_TODAY"], asker), asker

    def mentor(self, mentor_id: str) -> Mentor:
        """Somebody as the file has them."""
        return self.store.reading()[Mentor][mentor_id]

    def mentors(self) -> dict[str, Mentor]:
        """Everybody."""
        return dict(self.store.reading()[Mentor].by_id())

    def need(self, need_id: str) -> Need:
        """A need as the file has it."""
        return self.store.reading()[Need][need_id]

    def all_letters(self) -> list[Outreach]:
        """All letters, in the order they were made."""
        return list(self.store.reading()[Outreach])


def purpose(desk: Desk) -> None:
    """Answer the four questions of I1."""
    init(
        desk,
        {
            "name": "Sam Sample",
            "purpose": "lead well",
            "context": "skills",
            "looking_for": "plain words",
            "effective_mentee": "I prepare",
        },
    )


def add(desk: Desk, name: str, **given: str | list[str]) -> str:
    """A new mentor's id."""
    record = mentors.add(desk, name, given).record
    return str(record["id"])


def add_need(desk: Desk, title: str, **given: str | list[str]) -> str:
    """A new need's id."""
    return str(needs.add(desk, title, {"knowing": "how", **given}).record["id"])


@contextmanager
def untouched(desk: Desk) -> Iterator[None]:
    """Whatever happens within leaves the portfolio byte for byte as it is."""
    before = desk.bytes
    yield
    assert desk.bytes == before, "the store was touched"


@contextmanager
def fresh() -> Iterator[Desk]:
    """A desk in a folder that goes away; for tests that need many."""
    with tempfile.TemporaryDirectory() as home:
        yield Desk(Path(home))


Action = Callable[[Desk], object]

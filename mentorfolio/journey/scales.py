"""A question that is answered with a number from 1 to 5, as data: what is asked, what 1 and 5 mean."""

from __future__ import annotations

from typing import NamedTuple

from mentorfolio.journey.questions import Question


class Scale(NamedTuple):
    """``one`` and ``five`` say what the ends mean, ``why`` is for ``?``, ``option`` for a script."""

    key: str
    text: str
    one: str
    five: str
    why: str
    option: str
    optional: bool = False

    @property
    def question(self) -> Question:
        """As it is asked at a terminal."""
        return Question(
            key=self.key,
            text=f"{self.text}\n1: {self.one}\n5: {self.five}",
            why=self.why,
            option=self.option,
            kind="number",
            optional=self.optional,
        )

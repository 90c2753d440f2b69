"""Numbers from 1 to 5, as data: what is asked, what 1 and 5 mean; and an option that takes several."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, NamedTuple

from mentorfolio.errors import UsageProblem
from mentorfolio.fields.field import Field
from mentorfolio.fields.question import Question


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


class Ratings(Field, frozen=True):
    """One number for each of these scales, with commas between."""

    scales: tuple[Scale, ...] = ()

    def value(self, typed: str, today: date, what: str) -> Any:
        """The numbers: ``4,3,5,4``. Raises UsageProblem for too few, too many, or something else."""
        parts = [part.strip() for part in typed.split(",")]
        if len(parts) != len(self.scales) or not all(re.fullmatch("[1-5]", part, re.ASCII) for part in parts):
            numbers = {2: "two", 4: "four"}.get(len(self.scales), str(len(self.scales)))
            like = ",".join("4353"[: len(self.scales)])
            raise UsageProblem(
                f"{what.capitalize()} takes {numbers} numbers from 1 to 5, with commas between: "
                f"{typed!r} is not that.",
                hint=f"Like: --{what} {like}",
            )
        return tuple(map(int, parts))

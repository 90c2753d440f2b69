"""Numbers from 1 to 5: what is asked, what 1 and 5 mean; and an option that takes several."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from mentorfolio.errors import UsageProblem
from mentorfolio.fields.field import Field, Said, Whole, fields_of
from mentorfolio.fields.question import Question


class Scale(Whole, frozen=True):
    """A number from 1 to 5; ``one`` and ``five`` say what the ends mean."""

    metavar: str = "1..5"
    most: int | None = 5
    needed: bool = True
    one: str = ""
    five: str = ""

    def question(self, key: str, /, **words: str) -> Question:
        """As it is asked at a terminal, with what the ends mean."""
        asked = super().question(key, **words)
        return asked._replace(text=f"{asked.text}\n1: {self.one}\n5: {self.five}")


def scales_of(kind: type[Said]) -> dict[str, Scale]:
    """The options that are such a number, by name."""
    return {key: field for key, field in fields_of(kind).items() if isinstance(field, Scale)}


class Ratings(Field, frozen=True):
    """One number for each of these scales, with commas between."""

    scales: Mapping[str, Scale] = {}

    def _meant(self, typed: str, today: date, what: str) -> Any:
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

"""Needs as a person at a terminal says which: by their numbers in the list that is shown, or by name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mentorfolio.domain.names import find
from mentorfolio.domain.records import Need
from mentorfolio.errors import NotFound
from mentorfolio.fields.form import numbers_meant
from mentorfolio.fields.question import Question


def below_needs(question: Question, needs: Sequence[Need]) -> Question:
    """The question, with the open needs and their numbers above it."""
    return question._replace(above=("Your needs:", *(f"  {i}  {n.title}" for i, n in enumerate(needs, 1))))


def needs_meant(needs: Sequence[Need], text: str) -> list[Need]:
    """Those meant of that list, each once: by numbers, or by names with commas between.

    Raises UsageProblem, NotFound, Ambiguous.
    """
    if re.fullmatch(r"[\d\s,;.]*(?:\band\b[\d\s,;.]*)*", text, re.I | re.ASCII):
        return [needs[at - 1] for at in numbers_meant(text.replace(".", " "), len(needs))]
    try:
        return [find(text, {n.id: n for n in needs}, "need")]  # a name may have a comma, or "and", in it
    except NotFound:
        parts = [part for part in re.split(r"\s*[,;]\s*|\s+and\s+", text.strip()) if part]
        if len(parts) == 1:
            raise
        found = {need.id: need for part in parts for need in needs_meant(needs, part)}
        return list(found.values())

"""What is asked about one person at a terminal; all that is said about them is one change (I5, O4, P2)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from mentorfolio.commands.mentor.fields import PersonFields
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import same_person
from mentorfolio.domain.records import Mentor, Need
from mentorfolio.domain.shortlist import by_urgency
from mentorfolio.domain.text import command_line, email_address, name_line
from mentorfolio.domain.vocabulary import KNOWING, KNOWING_WORD
from mentorfolio.errors import AlreadyThere, UsageProblem
from mentorfolio.fields.field import Field, Strengths, fields_of
from mentorfolio.fields.form import Asked, asking, chosen
from mentorfolio.fields.question import Asker


def questions_about(name: str, known: Mentor | None, today: date) -> list[Asked]:
    """What is not known yet about somebody, as :class:`PersonFields` has it."""
    already = {
        "knowing": bool(known and known.knowing),
        "positive": bool(known and known.positives),
        "constraint": bool(known and known.constraints),
        "line": bool(known and known.line),
    }
    fields = fields_of(PersonFields)
    return [
        Asked(fields[key].question(key, name=name), partial(_read, fields[key], today=today))
        for key, is_known in already.items()
        if not is_known
    ]


def questions_for_changes(desk: Desk, asker: Asker, mentor: Mentor) -> list[Asked]:
    """What ``mentor edit`` asks with no option: needs first, then whatever is not said yet."""
    fields = fields_of(PersonFields)
    steps: list[Asked] = []
    needs = sorted((n for n in desk.store.reading()[Need] if n.status == "open"), key=by_urgency)
    if needs:
        asker.say("Your needs:", *(f"  {i}  {n.title}" for i, n in enumerate(needs, 1)))
        served = " ".join(str(i) for i, n in enumerate(needs, 1) if n.id in mentor.supports)
        meant = partial(_needs_meant, needs=needs, mentor=mentor)
        steps.append(Asked(fields["supports"].question("supports"), meant, served))
    steps += questions_about(mentor.name, mentor, desk.today)
    if not mentor.email:
        steps.append(Asked(fields["email"].question("email"), partial(_own_address, desk, mentor)))
    if mentor.stage == "active" and not mentor.cadence:
        steps.append(asking(fields["cadence"], "cadence", desk.today))
    return steps


def _read(field: Field, text: str, today: date) -> Any:
    if isinstance(field, Strengths):
        return _competencies(field, text, today)
    if field.many:
        return tuple(name_line(part, "answer") for part in text.split(";") if part.strip())
    return field.value(text, today, field.what)


def _own_address(desk: Desk, mentor: Mentor, text: str) -> tuple[str, ...]:
    address = email_address(text)
    twin = same_person(desk.store.reading(), "", [address], but=mentor.id) if address else None
    if twin:
        raise AlreadyThere(
            f"{twin.name} has that e-mail address already.",
            hint="Type another one. If both are one person: "
            + command_line("mentor", "merge", twin.id, mentor.id),
        )
    return (address,) if address else ()


def _competencies(field: Strengths, text: str, today: date) -> Any:
    words = [_begun(w) for w in re.split(r"[\s,;]+", text) if w and w.casefold() != "and"]
    for word in words:
        if word.partition("=")[0] not in KNOWING:
            screen = ", ".join(KNOWING_WORD.values())
            raise UsageProblem(f"{word!r} is none of these.", hint=f"Type one or more of: {screen}.")
    return field.values(words, today, "")


def _begun(word: str) -> str:
    """``ski=3`` -> ``how=3``: a beginning will do, as at a list."""
    name, equals, strength = word.partition("=")
    return chosen(KNOWING_WORD, name) + equals + strength


def _needs_meant(text: str, needs: Sequence[Need], mentor: Mentor) -> dict[str, int]:
    """Only what changes: needs new to the mentor, and 0 for one that is gone."""
    wanted = {needs[at - 1].id for at in numbers_meant(text, len(needs))}
    new = {n.id: 2 for n in needs if n.id in wanted and n.id not in mentor.supports}
    gone = {n.id: 0 for n in needs if n.id not in wanted and n.id in mentor.supports}
    return new | gone


def numbers_meant(text: str, most: int) -> list[int]:
    """Numbers of a list, each once, in the order typed.

    Raises:
        UsageProblem: something else than a number of the list, or one of them twice.
    """
    found: list[int] = []
    for word in (w for w in re.split(r"[\s,;]+", text.strip()) if w):
        if not (word.isascii() and word.isdigit() and 1 <= int(word) <= most):
            raise UsageProblem(
                f"{word!r} is no number of the list.", hint=f"Like: {' '.join(map(str, range(1, most + 1)))}"
            )
        if int(word) in found:
            raise UsageProblem(f"{word} is named twice.", hint="Name each number once.")
        found.append(int(word))
    return found

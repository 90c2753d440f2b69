"""What is asked about one person at a terminal; all that is said about them is one change (I5, O4, P2)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from mentorfolio.domain.dates import parse_period
from mentorfolio.domain.records import Mentor, Need
from mentorfolio.domain.shortlist import by_urgency
from mentorfolio.domain.text import email_address, name_line
from mentorfolio.domain.vocabulary import KNOWING, KNOWING_WORD, LINES, one_of
from mentorfolio.errors import AlreadyThere, UsageProblem
from mentorfolio.journey.identify import CADENCE, EMAIL, WHICH_NEEDS, about_person
from mentorfolio.journey.questions import Question
from mentorfolio.services.finding import same_person
from mentorfolio.services.guiding import answered, chosen, walk

if TYPE_CHECKING:
    from mentorfolio.ports import Asker, Desk

Answers = dict[str, str | Sequence[str]]


def ask_about(asker: Asker, name: str, known: Mentor | None, given: Answers) -> None:
    """Put into ``given`` what is not known yet about somebody, as ``mentor add`` takes it.

    Raises:
        WentBack: from the first question.
        Interrupted: the person left; ``given`` has what was answered before.
    """
    already = {
        "knowing": bool(known and known.knowing),
        "positive": bool(known and known.positives),
        "constraint": bool(known and known.constraints),
        "line": bool(known and known.line),
    }
    _ask(asker, [q for q in about_person(name) if not already[q.key]], _READERS, given, {})


def ask_for_changes(desk: Desk, asker: Asker, mentor: Mentor, given: Answers) -> None:
    """What ``mentor edit`` asks with no option: needs first, then whatever is not said yet.

    Raises:
        WentBack, Interrupted: as :func:`ask_about`.
    """
    needs = sorted(
        (n for n in desk.store.reading().needs.all().values() if n.status == "open"), key=by_urgency
    )
    questions: list[Question] = []
    readers = dict(_READERS)
    typed: dict[str, str] = {}
    if needs:
        asker.say("Your needs:", *(f"  {i}  {n.title}" for i, n in enumerate(needs, 1)))
        questions.append(WHICH_NEEDS)
        readers["supports"] = partial(_needs_meant, needs=needs, mentor=mentor)
        served = [str(i) for i, n in enumerate(needs, 1) if n.id in mentor.supports]
        typed["supports"] = " ".join(served)
    questions += about_person(mentor.name)
    questions += [EMAIL] if not mentor.email else []
    readers["email"] = partial(_own_address, desk=desk, mentor=mentor)
    questions += [CADENCE] if mentor.stage == "active" and not mentor.cadence else []
    said = {
        "knowing": bool(mentor.knowing),
        "line": bool(mentor.line),
        "positive": bool(mentor.positives),
        "constraint": bool(mentor.constraints),
    }
    _ask(asker, [q for q in questions if not said.get(q.key)], readers, given, typed)


def _ask(
    asker: Asker,
    questions: Sequence[Question],
    readers: Mapping[str, Reader],
    given: Answers,
    typed: dict[str, str],
) -> None:
    """``typed`` has what is offered for Enter: what is known, then what was typed in this round."""
    walk([partial(_ask_one, asker, q, readers[q.key], given, typed) for q in questions])


def _ask_one(asker: Asker, question: Question, read: Reader, given: Answers, typed: dict[str, str]) -> None:
    def read_and_remember(text: str) -> str | Sequence[str]:
        value = read(text)
        typed[question.key] = text
        return value

    answer = answered(asker, question, read_and_remember, typed.get(question.key, ""))
    given.pop(question.key, None)
    if answer:
        given[question.key] = answer


def _own_address(text: str, desk: Desk, mentor: Mentor) -> str:
    address = email_address(text)
    twin = same_person(desk.store.reading(), "", address, but=mentor.id) if address else None
    if twin:
        raise AlreadyThere(f"{twin.name} has that e-mail address already.", hint="Type another one.")
    return address


def _competencies(text: str) -> list[str]:
    from mentorfolio.services.mentors import read_knowing

    words = [_begun(w) for w in re.split(r"[\s,;]+", text) if w and w.casefold() != "and"]
    for word in words:
        if word.partition("=")[0] not in KNOWING:
            screen = ", ".join(KNOWING_WORD.values())
            raise UsageProblem(f"{word!r} is none of these.", hint=f"Type one or more of: {screen}.")
    read_knowing({"knowing": words})
    return words


def _begun(word: str) -> str:
    """``ski=3`` -> ``how=3``: a beginning will do, as at a list."""
    name, equals, strength = word.partition("=")
    return chosen(KNOWING_WORD, name) + equals + strength


def _parts(text: str) -> list[str]:
    return [name_line(part, "answer") for part in text.split(";") if part.strip()]


def _line(text: str) -> str:
    return one_of(LINES, text, "a line")


def _cadence(text: str) -> str:
    return parse_period(text) or "none"


def _needs_meant(text: str, needs: Sequence[Need], mentor: Mentor) -> list[str]:
    """Only what changes, as ``--supports`` says it: needs new to the mentor, and ``need=0`` for one gone."""
    wanted = {needs[at - 1].id for at in numbers_meant(text, len(needs))}
    new = [n.id for n in needs if n.id in wanted and n.id not in mentor.supports]
    gone = [f"{n.id}=0" for n in needs if n.id not in wanted and n.id in mentor.supports]
    return [*new, *gone]


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


Reader = Callable[[str], str | Sequence[str]]

_READERS: Mapping[str, Reader] = {
    "knowing": _competencies,
    "positive": _parts,
    "constraint": _parts,
    "line": _line,
    "cadence": _cadence,
}

"""The owner's profile: who they are, and the four answers given before looking for anyone (I1)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from mentorfolio.domain.lifecycle import open_purpose
from mentorfolio.domain.records import Profile, changed
from mentorfolio.domain.text import email_address, one_line, paragraphs
from mentorfolio.domain.vocabulary import CONTEXTS, PURPOSE, one_of
from mentorfolio.journey.identify import FIRST_NEED, OWNER, PURPOSE_QUESTIONS
from mentorfolio.journey.questions import BACK, Question
from mentorfolio.services import given as options
from mentorfolio.services.finding import new_profile, profile_of
from mentorfolio.services.given import Given
from mentorfolio.services.guiding import WentBack, answered, walk
from mentorfolio.services.needs import ask_for_need
from mentorfolio.services.results import Done, Result, Step, plain

if TYPE_CHECKING:
    from mentorfolio.ports import Asker, Desk

READERS: options.Readers = {
    "name": lambda t: one_line(t, "name"),
    "email": email_address,
    "role": lambda t: one_line(t, "role"),
    "organisation": lambda t: one_line(t, "organisation"),
    "stage_of_career": lambda t: one_line(t, "stage of career"),
    "manager": lambda t: one_line(t, "manager"),
    "purpose": lambda t: paragraphs(t, "purpose"),
    "context": lambda t: one_of(CONTEXTS, t, "a context") if t.strip() else "",
    "looking_for": lambda t: paragraphs(t, "answer"),
    "effective_mentee": lambda t: paragraphs(t, "answer"),
    "signature": lambda t: paragraphs(t, "signature"),
    "availability": lambda t: one_line(t, "availability"),
}


class ProfileShown(Result, frozen=True, kw_only=True):
    """The owner's profile, and which of the four questions are still open."""

    profile: Profile
    open: tuple[str, ...]

    def data(self) -> object:
        """The profile alone."""
        return plain(self.profile)


def save(desk: Desk, given: Given) -> Profile:
    """Set what is given; what is not given stays. Nothing is saved where all of it is known.

    Raises:
        UsageProblem: a value cannot be meant.
    """
    fields = options.read(given, READERS)
    known = profile_of(desk.store.reading())
    if known is not None and all(getattr(known, key) == value for key, value in fields.items()):
        return known
    with desk.store.changing() as portfolio:
        profile = profile_of(portfolio) or new_profile(desk.today)
        said = ", ".join(key.replace("_", " ") for key in fields)
        portfolio.describe(f"said about yourself: {said}" if said else "began the portfolio")
        return portfolio.profiles.put(changed(profile, desk.today, **fields))


def init(desk: Desk, given: Given) -> Done:
    """Begin a portfolio: set what is given; at a terminal, ask the five things that are not said yet.

    Raises:
        UsageProblem: a value cannot be meant.
        Interrupted: the person left; what was answered before is saved.
    """
    before = desk.store.reading()
    was = profile_of(before)
    asked: list[Callable[[], None]] = []
    if desk.asker and not given:
        asked = questions_open(desk, desk.asker, (OWNER, *PURPOSE_QUESTIONS))
        walk([*asked, partial(_offer_first_need, desk, desk.asker)], desk.asker)
    profile = save(desk, given)
    unchanged = was == profile and len(before.needs.all()) == len(desk.store.reading().needs.all())
    missing = open_purpose(profile)
    details = [f'Still open: {PURPOSE[key]} (--{key.replace("_", "-")} "…")' for key in missing]
    if unchanged and not missing:
        details.append('All of it is answered. To change something: mentorfolio init --purpose "…"')
    steps = [Step("Whom could you learn from?", "mentorfolio identify")]
    if missing:
        steps.insert(0, Step("Answer what is still open", "mentorfolio init"))
    name = f", {profile.name}" if profile.name else ""
    return Done(
        record=plain(profile),
        sentence=f"Your portfolio is there already{name}; nothing was changed."
        if unchanged
        else f"Saved your portfolio{name}.",
        undoable=not unchanged,
        details=tuple(details),
        steps=tuple(steps),
    )


def ask_open(desk: Desk, asker: Asker, questions: Sequence[Question]) -> None:
    """Ask those of the questions about the owner that are not answered yet (I1).

    Raises:
        Interrupted: the person left; each answer before is saved.
    """
    walk(questions_open(desk, asker, questions), asker)


def questions_open(desk: Desk, asker: Asker, questions: Sequence[Question]) -> list[Callable[[], None]]:
    """Those of the questions that are not answered yet, each as a step that asks it and saves at once."""
    profile = profile_of(desk.store.reading()) or new_profile(desk.today)
    return [partial(_ask_one, desk, asker, q) for q in questions if not getattr(profile, q.key)]


def _ask_one(desk: Desk, asker: Asker, question: Question) -> None:
    known = str(getattr(profile_of(desk.store.reading()), question.key, ""))
    said = answered(asker, question, READERS[question.key], known)
    if said is not None and said != known:
        save(desk, {question.key: str(said)})


def show(desk: Desk) -> ProfileShown:
    """The profile as it is."""
    profile = profile_of(desk.store.reading()) or new_profile(desk.today)
    return ProfileShown(profile=profile, open=open_purpose(profile))


def _offer_first_need(desk: Desk, asker: Asker) -> None:
    portfolio = desk.store.reading()
    profile = profile_of(portfolio)
    if profile is None or not profile.purpose or portfolio.needs.all():
        return
    asker.say("", f"You said: {profile.purpose}")
    said = asker.ask(FIRST_NEED, "yes")
    if said == BACK:
        raise WentBack
    if said == "yes":
        ask_for_need(desk, asker, offered=profile.purpose)

"""The owner's profile: who they are, and the four answers given before looking for anyone (I1)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from mentorfolio.domain.lifecycle import open_purpose
from mentorfolio.domain.records import Profile, changed
from mentorfolio.domain.text import email_address, one_line, paragraphs
from mentorfolio.domain.vocabulary import CONTEXTS, PURPOSE, one_of
from mentorfolio.journey.identify import FIRST_NEED, OWNER, PURPOSE_QUESTIONS
from mentorfolio.journey.questions import Question
from mentorfolio.services import given as options
from mentorfolio.services.finding import new_profile, profile_of
from mentorfolio.services.given import Given
from mentorfolio.services.guiding import answered, walk
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
    """Set what is given; what is not given stays.

    Raises:
        UsageProblem: a value cannot be meant.
    """
    fields = options.read(given, READERS)
    with desk.store.changing() as portfolio:
        profile = profile_of(portfolio) or new_profile(desk.today)
        return portfolio.profiles.put(changed(profile, desk.today, **fields))


def init(desk: Desk, given: Given) -> Done:
    """Begin a portfolio: set what is given; at a terminal, ask the five things that are not said yet.

    Raises:
        UsageProblem: a value cannot be meant.
        Interrupted: the person left; what was answered before is saved.
    """
    profile = save(desk, given)
    if desk.asker and not given:
        profile = ask_who_and_why(desk, desk.asker, (OWNER, *PURPOSE_QUESTIONS))
        _offer_first_need(desk, desk.asker, profile)
    missing = open_purpose(profile)
    steps = [Step("Whom could you learn from?", "mentorfolio identify")]
    if missing:
        steps.insert(0, Step("Answer what is still open", "mentorfolio init"))
    return Done(
        record=plain(profile),
        sentence=f"Saved your portfolio, {profile.name}." if profile.name else "Saved your portfolio.",
        details=tuple(f'Still open: {PURPOSE[key]} (--{key.replace("_", "-")} "…")' for key in missing),
        steps=tuple(steps),
    )


def ask_who_and_why(desk: Desk, asker: Asker, questions: tuple[Question, ...]) -> Profile:
    """Ask those of the questions that are not answered yet; each answer is saved at once (I1).

    Raises:
        Interrupted: the person left.
    """
    profile = profile_of(desk.store.reading()) or new_profile(desk.today)

    def step(question: Question) -> Callable[[], None]:
        def ask() -> None:
            nonlocal profile
            said = answered(asker, question, READERS[question.key], str(getattr(profile, question.key)))
            if said is not None and said != getattr(profile, question.key):
                profile = save(desk, {question.key: str(said)})

        return ask

    walk([step(q) for q in questions if not getattr(profile, q.key)])
    return profile


def show(desk: Desk) -> ProfileShown:
    """The profile as it is."""
    profile = profile_of(desk.store.reading()) or new_profile(desk.today)
    return ProfileShown(profile=profile, open=open_purpose(profile))


def _offer_first_need(desk: Desk, asker: Asker, profile: Profile) -> None:
    if not profile.purpose or desk.store.reading().needs.all():
        return
    asker.say(f"You said: {profile.purpose}")
    if asker.ask(FIRST_NEED, "yes") == "yes":
        walk([lambda: _ask_first_need(desk, asker, profile)])


def _ask_first_need(desk: Desk, asker: Asker, profile: Profile) -> None:
    ask_for_need(desk, asker, offered=profile.purpose)

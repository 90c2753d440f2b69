"""The owner's profile: who they are, and the four answers given before looking for anyone (I1, P3)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from mentorfolio.commands.need.needs import drop
from mentorfolio.commands.need.questions import ask_for_need
from mentorfolio.commands.profile.fields import OwnerSaid
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import new_profile
from mentorfolio.desk.needs import below_needs, needs_meant
from mentorfolio.desk.results import Done, Result, Step, plain
from mentorfolio.domain.dates import said_day
from mentorfolio.domain.lifecycle import open_purpose
from mentorfolio.domain.presenting import role_and_place
from mentorfolio.domain.records import CareerStage, Need, Profile, changed
from mentorfolio.domain.shortlist import numbered
from mentorfolio.domain.vocabulary import CONTEXTS, PURPOSE
from mentorfolio.errors import UsageProblem
from mentorfolio.fields.field import fields_of
from mentorfolio.fields.form import Asked, Form, answered, asking
from mentorfolio.fields.question import Asker, Question
from mentorfolio.render.page import Look, Page, command, labelled, line

PURPOSES = tuple(PURPOSE)
_LABELS = {
    "name": "name",
    "email": "e-mail",
    "role": "role",
    "organisation": "organisation",
    "stage_of_career": "career",
    "manager": "manager",
    "purpose": "purpose",
    "context": "about",
    "looking_for": "looking for",
    "effective_mentee": "I bring",
    "availability": "available",
    "signature": "signature",
}

_FIRST_NEED = Question(
    key="first_need",
    text="Make that your first need?",
    why="A need is one thing you want from mentoring; the review shows who covers it.",
    option="mentorfolio need add TITLE --knowing why|how|whom",
    kind="yes-no",
)

_OTHER_NEED = _FIRST_NEED._replace(
    key="other_need", text="What would you call it, in a few words? (Enter: later)", kind="line"
)


_NO_LONGER = Question(
    key="gone",
    text="A new stage changes what you need. Which of these no longer fit? Numbers or names; Enter for none.",
    why="They are kept as dropped, with everything that belongs to them. To bring one back: mentorfolio "
    "need reopen",
    option="mentorfolio need drop NEED",
)


class ProfileShown(Result, frozen=True, kw_only=True):
    """The owner's profile, and which of the four questions are still open."""

    profile: Profile
    open: tuple[str, ...]

    def data(self) -> object:
        """The profile alone."""
        return plain(self.profile)

    def page(self, look: Look) -> Page:
        """Every field that says something, and what is still open."""
        body = []
        for field, label in _LABELS.items():
            said = str(getattr(self.profile, field))
            body += labelled(label, CONTEXTS.get(said, said) if field == "context" else said)
        if len(self.profile.career) > 1:
            earlier = [f"{c.stage}, from {said_day(c.on)}" for c in self.profile.career[:-1]]
            body += labelled("before", "\n".join(earlier))
        words = [line(f"Still open: {PURPOSE[key]}.") for key in self.open]
        if words:
            words.append(line("  Answer:  ", command("mentorfolio init")))
        return Page(body=tuple(body), words=tuple(words))


def save(desk: Desk, said: OwnerSaid) -> Profile:
    """Set what was said; the rest stays. Nothing is saved where all of it is known."""
    fields: dict[str, Any] = {name: value or "" for name, value in said.said().items()}
    known = desk.store.reading().profile
    if known is not None and all(getattr(known, key) == value for key, value in fields.items()):
        return known
    with desk.store.changing() as portfolio:
        profile = portfolio.profile or new_profile(desk.today)
        if fields.get("stage_of_career", profile.stage_of_career) != profile.stage_of_career:
            fields["career"] = _career(profile, fields["stage_of_career"], desk.today)
        told = ", ".join(key.replace("_", " ") for key in fields if key != "career")
        portfolio.describe(f"said about yourself: {told}" if told else "started the portfolio")
        return portfolio[Profile].put(changed(profile, desk.today, **fields))


def _career(profile: Profile, stage: str, today: date) -> tuple[CareerStage, ...]:
    """The stages of career with the new one at the end (P3)."""
    before = profile.career
    if not before and profile.stage_of_career:
        before = (CareerStage(on=profile.created, stage=profile.stage_of_career),)
    return (*before, CareerStage(on=today, stage=stage))


def begin(desk: Desk, said: OwnerSaid, *, leaves: bool = False, purpose: str = "") -> Done:
    """Begin a portfolio: set what was said; at a terminal, ask the five things that are not said yet.

    ``purpose`` was said before: it is the answer to why, which is asked only of whoever goes back to it.

    Raises:
        WentBack: ``leaves`` (the name was asked before), and the person goes back behind the first question.
    """
    before = desk.store.reading()
    was = before.profile
    if desk.asker and said.nothing:
        form = Form(desk.asker)
        questions: list[Asked | Callable[[], bool | None]] = [
            asked
            for asked in questions_open(desk, PURPOSES if leaves else ("name", *PURPOSES))
            if not (purpose and asked.question.key == "purpose")
        ]
        if purpose:
            questions.insert(0, partial(_said_before, desk, form, question_about(desk, "purpose"), [purpose]))
        form.fill([*questions, partial(_offer_first_need, desk, desk.asker)], leaves=leaves)
    profile = save(desk, said)
    unchanged = was == profile and len(before[Need].by_id()) == len(desk.store.reading()[Need].by_id())
    missing = open_purpose(profile)
    details = [f'Still open: {PURPOSE[key]} (--{key.replace("_", "-")} "…")' for key in missing]
    if unchanged and not missing:
        details.append('Everything is already answered. To change something: mentorfolio init --purpose "…"')
    steps = [Step("Who could you learn from?", "mentorfolio identify")]
    if not desk.store.reading()[Need].by_id():
        steps.insert(0, Step("Name what you want to learn", "mentorfolio need add"))
    if missing:
        steps.insert(0, Step("Answer what is still open", "mentorfolio init"))
    name = f", {profile.name}" if profile.name else ""
    return Done(
        record=plain(profile),
        sentence=f"You already have a portfolio{name}; nothing was changed."
        if unchanged
        else f"Saved your portfolio{name}.",
        undoable=not unchanged,
        details=tuple(details),
        steps=tuple(steps),
    )


def _said_before(desk: Desk, form: Form, asked: Asked, said: list[str]) -> None:
    if said:
        save(desk, OwnerSaid(purpose=said.pop()))
    else:
        form.ask(asked._replace(known=save(desk, OwnerSaid()).purpose))


def ask_open(desk: Desk, asker: Asker, names: Sequence[str]) -> None:
    """Ask those of the questions about the owner that are not answered yet (I1); each is saved at once."""
    Form(asker).fill(questions_open(desk, names))


def questions_open(desk: Desk, names: Sequence[str]) -> list[Asked]:
    """Those of the questions that are not answered yet, each saved as soon as it is answered."""
    profile = desk.store.reading().profile or new_profile(desk.today)
    return [question_about(desk, name) for name in names if not getattr(profile, name)]


def question_about(desk: Desk, name: str) -> Asked:
    """A question about the owner, what is known offered; who says what they do may say where with it."""

    def keep(answer: str | None) -> None:
        if answer is None:
            return
        said = {name: answer}
        if name == "role" and not getattr(desk.store.reading().profile, "organisation", ""):
            role, place = role_and_place(answer)
            said = {"role": role, "organisation": place} if place else said
        save(desk, OwnerSaid(**said))

    known = getattr(desk.store.reading().profile, name, "")
    step = asking(fields_of(OwnerSaid)[name], name, desk.today, known, keep)
    return step._replace(read=partial(_a_name, step.read)) if name == "name" else step


def _a_name(read: Callable[[str], str], text: str) -> str:
    """The name; a number was meant for the list that comes next. Raises UsageProblem."""
    if not re.search(r"[^\W\d_]", text):
        raise UsageProblem(f"{text.strip()!r} is no name.", hint="Type your name; Enter leaves it out.")
    return read(text)


def show(desk: Desk) -> ProfileShown:
    """Show what you said about yourself, and what is still open.

    $ mentorfolio profile show
    """
    profile = desk.store.reading().profile or new_profile(desk.today)
    return ProfileShown(profile=profile, open=open_purpose(profile))


def edit(desk: Desk, said: OwnerSaid) -> Done:
    """Change what you said about yourself; an empty text clears an answer.

    With no option, at a terminal, walks through all of it: Enter leaves an answer as it is.

    $ mentorfolio profile edit --role "head of delivery"
    """
    was = desk.store.reading().profile or new_profile(desk.today)
    if said.nothing and desk.asker is None:
        raise UsageProblem(
            "You did not say what to change.", hint="See what you can change: mentorfolio profile edit --help"
        )
    if desk.asker and said.nothing:
        _walk(desk, desk.asker)
    profile = save(desk, said)
    is_new_stage = bool(profile.stage_of_career) and profile.stage_of_career != was.stage_of_career
    if is_new_stage and desk.asker:
        _ask_what_no_longer_fits(desk, desk.asker)
    is_changed = profile != was
    return Done(
        record=plain(profile),
        sentence="Changed your profile." if is_changed else "Nothing was changed.",
        undoable=is_changed,
        steps=(Step("What do you need now?", "mentorfolio need list"),) if is_new_stage else (),
    )


def _walk(desk: Desk, asker: Asker) -> None:
    profile, fields = desk.store.reading().profile or new_profile(desk.today), fields_of(OwnerSaid)
    known = {key: str(getattr(profile, key)) for key in fields}

    def keep(key: str, answer: str | None) -> None:
        # What Enter kept stays what it is by now: another terminal may have changed it.
        if answer is not None and answer != known[key]:
            known[key] = answer
            save(desk, OwnerSaid(**{key: answer}))

    Form(asker).fill(
        [asking(field, key, desk.today, known[key], partial(keep, key)) for key, field in fields.items()]
    )


def _ask_what_no_longer_fits(desk: Desk, asker: Asker) -> None:
    needs = numbered(desk.store.reading()[Need])
    if not needs:
        return
    for need in answered(asker, below_needs(_NO_LONGER, needs), partial(needs_meant, needs)) or ():
        drop(desk, need.id)


def _offer_first_need(desk: Desk, asker: Asker) -> None:
    portfolio = desk.store.reading()
    profile = portfolio.profile
    if profile is None or not profile.purpose or portfolio[Need].by_id():
        return
    asker.say("", f"You said: {profile.purpose}")
    purpose, form = profile.purpose, Form(asker)

    def behind() -> None:
        if form.answers["first_need"] == "yes":
            ask_for_need(desk, asker, offered=purpose)
        elif title := form.ask(Asked(_OTHER_NEED)):
            ask_for_need(desk, asker, title=title)

    form.fill([Asked(_FIRST_NEED, str, "yes"), behind], leaves=True)

"""Records by the words a person uses for them, the same way for every command."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from mentorfolio.domain.names import find, find_dated
from mentorfolio.domain.records import Mentor, Need, Outreach, Profile
from mentorfolio.domain.text import fold
from mentorfolio.errors import Ambiguous, MissingValue, NotFound, StoreDamaged
from mentorfolio.journey.questions import Question

if TYPE_CHECKING:
    from mentorfolio.ports import Desk, Portfolio


def mentor_named(portfolio: Portfolio, text: str) -> Mentor:
    """The mentor of this name or id. Raises UsageProblem, NotFound or Ambiguous."""
    mentors = portfolio.mentors.all()
    return find(text, mentors, {i: m.name for i, m in mentors.items()}, "mentor")


def need_named(portfolio: Portfolio, text: str) -> Need:
    """The need of this title or id. Raises UsageProblem, NotFound or Ambiguous."""
    needs = portfolio.needs.all()
    return find(text, needs, {i: n.title for i, n in needs.items()}, "need")


def letter_named(
    portfolio: Portfolio, text: str, states: Sequence[str], open_states: Sequence[str]
) -> Outreach:
    """The letter of this id, or the one that is open for the person of this name.

    Args:
        portfolio: where to look.
        text: an id, the beginning of one, or a person.
        states: the states that the command at hand can act on; they decide between several.
        open_states: the states in which a letter is open.

    Raises:
        NotFound: no such letter or person, or no letter to them.
        Ambiguous: several letters are open, or none is; the hint lists them.
    """
    letters = list(portfolio.outreach.all().values())
    try:
        mentor = mentor_named(portfolio, text)
    except NotFound as nobody:
        letter = find_dated(text, letters, "letter")
        if letter is None:
            meant = nobody.hint if "Did you mean" in (nobody.hint or "") else None
            raise NotFound(
                f"There is no letter and no mentor called {text!r}.",
                hint=meant or "See them all: mentorfolio outreach list",
            ) from None
        return letter
    except Ambiguous:
        if letter := find_dated(text, letters, "letter"):
            return letter
        raise
    theirs = [letter for letter in letters if letter.mentor == mentor.id]
    is_open = [letter for letter in theirs if letter.state in open_states]
    fitting = [letter for letter in (is_open or theirs) if letter.state in states]
    # A reminder waits for no answer of its own: the letter it reminds of does.
    themselves = [letter for letter in fitting if letter.kind != "follow-up"]
    for found in (is_open, fitting, themselves):
        if len(found) == 1:
            return found[0]
    if not theirs:
        raise NotFound(
            f"There is no letter to {mentor.name} yet.", hint=f"Draft one: mentorfolio approach {mentor.id}"
        )
    listed = ", ".join(f"{x.id} ({x.template}, {x.state})" for x in fitting or is_open or theirs)
    which = f"{len(fitting or is_open)} letters" if is_open else "no letter"
    raise Ambiguous(
        f"There are {which} open for {mentor.name}.".replace("are no", "is no"), hint=f"Say which: {listed}."
    )


def mentor_of(portfolio: Portfolio, letter: Outreach) -> Mentor:
    """Whom a letter is to. Raises StoreDamaged where the file was edited and nobody is there."""
    mentor = portfolio.mentors.all().get(letter.mentor)
    if mentor is None:
        raise StoreDamaged(
            f'The portfolio is damaged at $.outreach["{letter.id}"].mentor: '
            f"there is no mentor {letter.mentor!r}.",
            hint="Mend that place in an editor; the file was left untouched.",
        )
    return mentor


def profile_of(portfolio: Portfolio) -> Profile | None:
    """The owner's profile, if it was begun."""
    return next(iter(portfolio.profiles.all().values()), None)


def new_profile(today: date) -> Profile:
    """A profile with nothing said yet."""
    return Profile(id="me", created=today, updated=today)


def same_person(portfolio: Portfolio, name: str, email: str, but: str = "") -> Mentor | None:
    """Somebody who already has this name or e-mail address, whatever its case."""
    for mentor in portfolio.mentors.all().values():
        if mentor.id != but and (
            fold(mentor.name) == fold(name) or (email and mentor.email.casefold() == email.casefold())
        ):
            return mentor
    return None


def confirmed(desk: Desk, yes: bool, what: str) -> bool:
    """Whether something may be destroyed: said with ``--yes``, or answered at a terminal.

    Raises:
        MissingValue: nobody is there to ask.
    """
    if yes:
        return True
    if desk.asker is None:
        raise MissingValue(f"{what} needs a yes.", hint="Say it with --yes.")
    question = Question(
        key="yes", text=f"{what}?", why="It is taken out of the portfolio.", option="--yes", kind="yes-no"
    )
    return desk.asker.ask(question, "no") == "yes"

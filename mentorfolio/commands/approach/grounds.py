"""What a letter speaks of that has to have happened first: thanks for something, the end of something."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, NamedTuple

from mentorfolio.commands.approach.values import WAITING, introduced_by
from mentorfolio.domain.dates import said_when
from mentorfolio.domain.lifecycle import REMINDED, TOGETHER
from mentorfolio.domain.meetings import first_talk_planned, is_planned
from mentorfolio.domain.names import told_apart
from mentorfolio.domain.records import Meeting, Mentor, Outreach
from mentorfolio.domain.relationship import last_contacts
from mentorfolio.domain.standing import is_known_before, met_with, standing
from mentorfolio.domain.text import command_line, fold, some
from mentorfolio.domain.vocabulary import NOT_TO_THEM
from mentorfolio.errors import Ambiguous, NotFound, RuleRefusal

if TYPE_CHECKING:
    from datetime import date

    from mentorfolio.commands.approach.letter import Plan
    from mentorfolio.desk.desk import Desk
    from mentorfolio.fields.question import Asker
    from mentorfolio.letters.library import Template
    from mentorfolio.store.records import Portfolio

_STRANGERS = ("stranger", "acquainted", "declined")


class _Records(NamedTuple):
    """What is recorded between two people."""

    portfolio: Portfolio
    mentor: Mentor

    def has_anything(self) -> bool:
        letters = [x for x in self.portfolio[Outreach] if x.mentor == self.mentor.id]
        met = self.mentor.id in met_with(self.portfolio[Meeting])
        stands = standing(self.mentor, self.portfolio.profile, met=met)
        last = last_contacts([self.mentor], self.portfolio[Meeting], letters)
        return stands not in _STRANGERS or met or self.mentor.id in last

    def has_talked(self) -> bool:
        return self.mentor.id in met_with(self.portfolio[Meeting]) or is_known_before(self.mentor)

    def was_together(self) -> bool:
        met = self.mentor.id in met_with(self.portfolio[Meeting])
        return met or any(change.stage in TOGETHER for change in self.mentor.history)

    def has_introduced(self) -> bool:
        return bool(introduced_by(self.portfolio, self.mentor))

    def waits_for_an_answer(self) -> bool:
        letters = [x for x in self.portfolio[Outreach] if x.mentor == self.mentor.id]
        if any(x.state == "sent" and x.kind in REMINDED for x in letters):
            return True
        return self.mentor.stage in WAITING and (
            self.mentor.again_on is not None or not any(x.answered for x in letters)
        )

    def is_given(self) -> bool:
        met = self.mentor.id in met_with(self.portfolio[Meeting])
        given = self.mentor.form == "formal" or self.mentor.stage in TOGETHER
        return given and not (met or self.mentor.told_contact)

    def was_called_off(self) -> bool:
        theirs = [m for m in self.portfolio[Meeting] if self.mentor.id in m.mentors]
        return any(m.cancelled for m in theirs) and not any(map(is_planned, theirs))

    def goes_on(self) -> bool:
        return self.mentor.stage in TOGETHER

    def said_no(self) -> bool:
        return self.mentor.stage == "declined"

    def said_yes(self) -> bool:
        return self.mentor.stage in ("conversation", "asked", *TOGETHER)

    def has_answered(self) -> bool:
        letters = (x for x in self.portfolio[Outreach] if x.mentor == self.mentor.id)
        answered = any(x.answered and x.kind not in NOT_TO_THEM for x in letters)
        return answered or self.mentor.again_on is not None or self.mentor.told_contact is not None


class _Ground(NamedTuple):
    """Whether there is what the letter speaks of, the sentence where not, what records it, its value.

    ``told`` says that a script is told, too.
    """

    holds: Callable[[_Records], bool]
    lacks: str
    first: tuple[str, ...]
    value: str = ""  # who says this with --set has said it
    told: bool = True


class _Early(NamedTuple):
    """That a talk comes before a letter, whether to ask ``all_the_same``, what to do first, its command."""

    told: str
    all_the_same: str
    first: str
    line: str


_REQUEST = "request-mentoring"
_TALK = _Ground(
    _Records.has_anything,
    "Nothing is recorded between you and {name}",
    ("log", "{id}", "what we talked about"),
)
_MENTORING = _Ground(
    _Records.was_together,
    "No mentoring by {name} is recorded",
    ("mentor", "stage", "{id}", "active", "--on", "today"),
)
GROUNDS: Mapping[str, _Ground] = {
    "thanks": _TALK,
    "catch-up": _TALK,
    "news": _TALK,
    "referral": _TALK._replace(told=False),
    "closing": _MENTORING,
    "formalise": _MENTORING,
    "pause": _MENTORING._replace(holds=_Records.goes_on),
    "thanks-for-a-no": _Ground(
        _Records.said_no, "A no from {name} is not recorded", ("happened", "{id}", "said no")
    ),
    "hello": _Ground(
        _Records.is_given,
        "No first meeting with {name} is still to come",
        ("happened", "{id}", "given to me as a mentor"),
    ),
    "new-day": _Ground(
        _Records.was_called_off,
        "No talk with {name} that came to nothing is recorded",
        ("happened", "{id}", "we did not meet"),
    ),
    "follow-up": _Ground(
        _Records.waits_for_an_answer, "No letter to {name} waits for an answer", ("approach", "{id}")
    ),
    "resources": _Ground(
        _Records.said_yes, "No yes from {name} is recorded", ("happened", "{id}", "said yes")
    ),
    _REQUEST: _Ground(
        _Records.has_talked,
        "No talk with {name} is recorded",
        ("log", "{id}", "what we talked about"),
        told=False,
    ),
    "introduction-thanks": _Ground(
        _Records.has_introduced,
        "No introduction by {name} is recorded",
        ("happened", "{id}", "introduced me to NAME"),
        "whom",
    ),
    "not-now": _Ground(
        _Records.has_answered,
        "No answer from {name} is recorded",
        ("happened", "{id}", "replied"),
    ),
}


def unrecorded(portfolio: Portfolio, mentor: Mentor, template: str, said: Collection[str]) -> str:
    """What is not recorded that this letter speaks of, with what records it; nothing where all is."""
    ground = _lacking(portfolio, mentor, template, said)
    if ground is None or not ground.told:
        return ""
    return f"{_lacks(ground, mentor)}. First: {_line(ground, mentor)}"


def whom_it_fits(portfolio: Portfolio, asker: Asker | None, template: Template) -> Mentor:
    """Whom a letter is for that speaks of something recorded, where nobody was named.

    Raises:
        NotFound: it fits nobody.
        Ambiguous: it fits several, and there is nobody to ask.
    """
    ground = GROUNDS[template.id]
    fits = [m for m in portfolio[Mentor] if ground.holds(_Records(portfolio, m))]
    fits.sort(key=lambda m: (m.stage_since, fold(m.name), m.id), reverse=template.kind in NOT_TO_THEM)
    if not fits:
        raise NotFound(
            f"{ground.lacks.format(name='anyone')}.",
            hint="Say whom it is for: " + command_line("approach", "NAME", "--template", template.id),
        )
    if len(fits) == 1 or template.kind in NOT_TO_THEM:  # it does not say who
        return fits[0]
    problem = Ambiguous(
        f"This letter could be for {len(fits)} people.",
        hint=f"Say for whom: {some([m.id for m in fits])}.",
        choices=told_apart(fits),
    )
    if asker is None:
        raise problem
    from mentorfolio.fields.form import which_one

    return portfolio[Mentor][which_one(asker, problem)]


def expect_ground(desk: Desk, asker: Asker, plan: Plan) -> None:
    """Ask before a letter is written that speaks of what is not recorded, or has yet to come.

    Raises:
        RuleRefusal: no (``unrecorded``, ``planned``).
    """
    portfolio, mentor = desk.store.reading(), plan.mentor
    if early := _before_the_talk(portfolio, plan, desk.today):
        lacks, all_the_same, first, line = early
        asked, code = f"{lacks}. Ask them to mentor you {all_the_same}?", "planned"
    elif ground := _lacking(portfolio, mentor, plan.template.id, plan.said.set):
        line = _line(ground, mentor)
        lacks, first, code = _lacks(ground, mentor), f"Record it first: {line}", "unrecorded"
        asked = f"{lacks}: write it all the same?"
    else:
        return
    from mentorfolio.fields.form import yes_to

    if not yes_to(asker, asked, first, line, known="no"):
        raise RuleRefusal(f"{lacks}, and nothing was written.", hint=first, code=code)


def refuse_before_talk(portfolio: Portfolio, plan: Plan, today: date) -> None:
    """Refuse to ask for mentoring by itself before the first talk is noted. Raises RuleRefusal."""
    if early := _before_the_talk(portfolio, plan, today):
        raise RuleRefusal(
            f"{early.told}.",
            hint=f"{early.first}. To ask for mentoring all the same: "
            f"{command_line('approach', plan.mentor.id, '--template', plan.template.id)}",
            code="planned",
        )


def _before_the_talk(portfolio: Portfolio, plan: Plan, today: date) -> _Early | None:
    """What comes before a request that nobody asked for in so many words: the talk, or whether it was."""
    mentor, said = plan.mentor, plan.said
    if plan.template.id != _REQUEST or said.template or said.anyway or said.again:
        return None
    talk = first_talk_planned(portfolio[Meeting], mentor.id)
    if talk is None:
        return None
    when = said_when(talk.when)
    if talk.on < today:
        line = command_line("meeting", "held", talk.id)
        missed = command_line("happened", mentor.id, "we did not meet")
        told = f"You were to meet {mentor.name} for the first time on {when}"
        return _Early(told, "all the same", f"If you did: {line}. If not: {missed}", line)
    line = command_line("meeting", "agenda", talk.id)
    told = f"You meet {mentor.name} for the first time on {when}"
    return _Early(told, "before that", f"Prepare it: {line}", line)


def _lacking(portfolio: Portfolio, mentor: Mentor, template: str, said: Collection[str]) -> _Ground | None:
    ground = GROUNDS.get(template)
    if ground is None or ground.value in said or ground.holds(_Records(portfolio, mentor)):
        return None
    return ground


def _lacks(ground: _Ground, mentor: Mentor) -> str:
    return ground.lacks.format(name=mentor.name)


def _line(ground: _Ground, mentor: Mentor) -> str:
    return command_line(*(word.format(id=mentor.id) for word in ground.first))

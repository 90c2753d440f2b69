"""``checkin``: a look at the relationship itself, and what to do about its weaker side (R4-R6)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from mentorfolio.commands.checkin.fields import CLARITY, RAPPORT, CheckinSaid
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import mentor_named
from mentorfolio.desk.results import Result, Step, view
from mentorfolio.desk.scales import OpenQuestions, moved
from mentorfolio.domain.counsel import Advice, advice
from mentorfolio.domain.dates import said_day
from mentorfolio.domain.names import new_id
from mentorfolio.domain.records import Checkin, Mentor
from mentorfolio.domain.relationship import health
from mentorfolio.domain.text import command_line, quoted
from mentorfolio.errors import Interrupted, MissingValue
from mentorfolio.fields.field import fields_of
from mentorfolio.fields.form import Form, asking
from mentorfolio.fields.operands import MentorNamed
from mentorfolio.fields.question import Asker
from mentorfolio.fields.scale import Scale, scales_of

if TYPE_CHECKING:
    from mentorfolio.store.records import Portfolio

_AXES = {"rapport": RAPPORT, "clarity": CLARITY}


class CheckedIn(Result, frozen=True, kw_only=True):
    """A check-in that is kept, with those of the person so far (in order, itself among them).

    ``again`` says that the very same one was there already, ``second`` that it is not the first of
    its day.
    """

    checkin: Checkin
    name: str
    so_far: tuple[Checkin, ...]
    advice: Advice
    steps: tuple[Step, ...]
    again: bool
    second: bool

    @property
    def before(self) -> Checkin | None:
        """The one before it, if there is one."""
        at = next(i for i, c in enumerate(self.so_far) if c.id == self.checkin.id)
        return self.so_far[at - 1] if at else None

    def data(self) -> object:
        """The check-in."""
        return checkin_view(self.checkin)


class Trend(Result, frozen=True, kw_only=True):
    """All check-ins with somebody, the earliest first."""

    mentor: str
    name: str
    checkins: tuple[Checkin, ...]

    def data(self) -> object:
        """The check-ins."""
        return [checkin_view(c) for c in self.checkins]


def checkin_view(checkin: Checkin) -> dict[str, object]:
    """The JSON face of a check-in, with the means and the quadrant."""
    found = health(checkin)
    return view(checkin, rapport=found.rapport, clarity=found.clarity, health=found.health)


def checkin(desk: Desk, mentor: MentorNamed, said: CheckinSaid) -> Result:
    """Look at the relationship itself: how you get on, and whether it leads somewhere.

    At a terminal, asks what the options do not say. Every number is from 1 to 5.

    $ mentorfolio checkin julie
    $ mentorfolio checkin julie --rapport 5,4,5,4 --clarity 3,2
    $ mentorfolio checkin julie --trend
    """
    if said.trend:
        portfolio = desk.store.reading()
        found = mentor_named(portfolio, mentor)
        return Trend(mentor=found.id, name=found.name, checkins=checkins_with(portfolio, found.id))
    missing = [axis for axis in _AXES if getattr(said, axis) is None]
    if not missing:
        return _kept(desk, mentor, said)
    found = mentor_named(desk.store.reading(), mentor)
    if desk.asker:
        return _asked(desk, desk.asker, found, said, missing)
    if said.ask:
        scales = _scales(missing) | {
            key: s for key, s in scales_of(CheckinSaid).items() if getattr(said, key) is None
        }
        return OpenQuestions(
            scales=scales, command=f"mentorfolio checkin {quoted(found.id)} {_like(missing)}"
        )
    raise MissingValue(
        f"The check-in with {found.name} is not complete: --{missing[0]} is missing.",
        hint=f"For example: {_like(missing)}. To see the questions: mentorfolio checkin {quoted(found.id)} "
        "--ask",
    )


def _scales(axes: list[str]) -> dict[str, Scale]:
    return {key: scale for axis in axes for key, scale in _AXES[axis].items()}


def checkins_with(portfolio: Portfolio, mentor: str) -> tuple[Checkin, ...]:
    """The check-ins with the mentor of this id, by day, those of one day as they were kept."""
    return tuple(sorted((c for c in portfolio[Checkin] if c.mentor == mentor), key=lambda c: c.on))


def _like(missing: list[str]) -> str:
    return " ".join({"rapport": "--rapport 4,3,5,4", "clarity": "--clarity 4,3"}[axis] for axis in missing)


def _asked(desk: Desk, asker: Asker, mentor: Mentor, said: CheckinSaid, missing: list[str]) -> Result:
    from mentorfolio.domain.due.people import silent

    if unheard := silent(desk.store.reading().everything(), desk.today, desk.rules).get(mentor.id):
        asker.say(unheard.text)
    asker.say(f"How are things with {mentor.name}? Give each a number from 1 to 5; then you see the whole.")
    scales = _scales(missing)
    fields = scales | scales_of(CheckinSaid) | {"note": fields_of(CheckinSaid)["note"]}
    form = Form(asker)

    try:
        form.fill([asking(field, key, desk.today) for key, field in fields.items() if key not in said.said()])
    except Interrupted:
        if scales.keys() <= form.answers.keys():
            _kept(desk, mentor.id, _with_answers(said, missing, form.answers))
            raise
        raise Interrupted(
            "Stopped. A check-in needs all six answers, so nothing was kept.",
            hint=f"To hide it for two weeks: {command_line('snooze', mentor.id, '--kind', 'check-in')}",
        ) from None
    return _kept(desk, mentor.id, _with_answers(said, missing, form.answers))


def _with_answers(said: CheckinSaid, missing: list[str], answers: dict[str, Any]) -> CheckinSaid:
    axes = {axis: tuple(map(answers.pop, _AXES[axis])) for axis in missing}
    return msgspec.structs.replace(said, **axes, **answers)


def _kept(desk: Desk, name: str, said: CheckinSaid) -> CheckedIn:
    assert said.rapport is not None  # noqa: S101 - neither is missing by now
    assert said.clarity is not None  # noqa: S101
    on = said.on or desk.today
    with desk.store.changing() as portfolio:
        mentor = mentor_named(portfolio, name)
        wanted = Checkin(
            id=new_id(portfolio[Checkin].taken()),
            created=desk.today,
            updated=desk.today,
            mentor=mentor.id,
            on=on,
            rapport_items=said.rapport,
            clarity_items=said.clarity,
            benefit_me=said.benefit_me,
            benefit_them=said.benefit_them,
            note=said.note or "",
        )
        others = checkins_with(portfolio, mentor.id)
        # A command typed twice is one check-in.
        same = next((c for c in others if _says(c) == _says(wanted)), None)
        if same is None:
            portfolio.describe(f"checked in on {mentor.name}")
            portfolio[Checkin].put(wanted)
    kept = same or wanted
    counsel = advice(kept)
    why = "Think it over" if counsel.deed else "Pass on what works"
    prompt = counsel.deed.prompt if counsel.deed else "pass-it-on"
    return CheckedIn(
        checkin=kept,
        name=mentor.name,
        so_far=others if same else tuple(sorted((*others, wanted), key=lambda c: c.on)),
        advice=counsel,
        steps=(Step(why, command_line("reflect", mentor.id, "--prompt", prompt)),),
        again=same is not None,
        second=same is None and any(c.on == on for c in others),
    )


def _says(c: Checkin) -> tuple[object, ...]:
    return (c.on, c.rapport_items, c.clarity_items, c.benefit_me, c.benefit_them, c.note)


def movement(now: Checkin, before: Checkin) -> str:
    """What moved between two check-ins, axis by axis: ``Since Wed 3 Sep 2025: rapport up from 3 to 4 …``."""
    new, old = health(now), health(before)
    changes = moved(
        {"rapport": new.rapport, "clarity": new.clarity}, {"rapport": old.rapport, "clarity": old.clarity}
    )
    return f"Since {said_day(before.on)}: {changes}."

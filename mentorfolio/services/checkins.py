"""``checkin``: a look at the relationship itself, and what to do about its weaker side (R4-R6)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mentorfolio.domain.dates import said
from mentorfolio.domain.deeds import Advice, advice
from mentorfolio.domain.names import new_id
from mentorfolio.domain.records import Checkin, Mentor
from mentorfolio.domain.relationship import health
from mentorfolio.domain.text import paragraphs
from mentorfolio.errors import Interrupted, MissingValue
from mentorfolio.journey.checkin import BENEFIT, CLARITY, NOTE, RAPPORT
from mentorfolio.services import given as options
from mentorfolio.services.finding import mentor_named
from mentorfolio.services.given import Given
from mentorfolio.services.rating import Answers, OpenQuestions, ask, moved, ratings
from mentorfolio.services.results import Result, Step, view

if TYPE_CHECKING:
    from mentorfolio.ports import Asker, Desk, Portfolio

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
    """The JSON face of a check-in (CONTRACT), with the means and the quadrant."""
    found = health(checkin)
    return view(checkin, rapport=found.rapport, clarity=found.clarity, health=found.health)


def checkin(desk: Desk, name: str, given: Given) -> CheckedIn | OpenQuestions:
    """Keep a look at the relationship with somebody, in whatever stage it is; asks what was not said.

    Args:
        desk: what the command works with.
        name: whom it is about.
        given: ``rapport`` (four numbers), ``clarity`` (two), ``benefit_me``, ``benefit_them``,
            ``note``, ``on``, and ``ask``: show the questions where nobody can be asked.

    Raises:
        UsageProblem: a number that is none from 1 to 5, too few, or a day that has not come yet.
        NotFound, Ambiguous: the name.
        MissingValue: numbers are missing and nobody can be asked.
        Interrupted: the person left before all six were answered; nothing is kept.
    """
    on = options.past_day(given, "on", desk.today) or desk.today
    answers: Answers = {key: int(str(given[key])) for key in ("benefit_me", "benefit_them") if key in given}
    if "note" in given:
        answers["note"] = paragraphs(str(given["note"]), "note")
    for axis, scales in _AXES.items():
        if axis in given:
            numbers = ratings(str(given[axis]), scales, axis)
            answers |= zip((s.key for s in scales), numbers, strict=True)
    mentor = mentor_named(desk.store.reading(), name)
    missing = [axis for axis, scales in _AXES.items() if scales[0].key not in answers]
    if not missing:
        return _kept(desk, mentor, on, answers)
    if desk.asker:
        return _asked(desk, desk.asker, mentor, on, answers)
    if "ask" in given:
        scales = tuple(s for s in (*RAPPORT, *CLARITY, *BENEFIT) if s.key not in answers)
        return OpenQuestions(scales=scales, command=f"mentorfolio checkin {mentor.id} {_like(missing)}")
    raise MissingValue(
        f"Say how it is with {mentor.name}: --{missing[0]} is missing.",
        hint=f"Like: {_like(missing)}. The questions: mentorfolio checkin {mentor.id} --ask",
    )


def trend(desk: Desk, name: str) -> Trend:
    """All check-ins with somebody, the earliest first. Raises NotFound or Ambiguous."""
    portfolio = desk.store.reading()
    mentor = mentor_named(portfolio, name)
    return Trend(mentor=mentor.id, name=mentor.name, checkins=checkins_with(portfolio, mentor.id))


def checkins_with(portfolio: Portfolio, mentor: str) -> tuple[Checkin, ...]:
    """The check-ins with the mentor of this id, by day, those of one day as they were kept."""
    theirs = (c for c in portfolio.checkins.all().values() if c.mentor == mentor)
    return tuple(sorted(theirs, key=lambda c: c.on))


def _like(missing: list[str]) -> str:
    return " ".join({"rapport": "--rapport 4,3,5,4", "clarity": "--clarity 4,3"}[axis] for axis in missing)


def _asked(desk: Desk, asker: Asker, mentor: Mentor, on: date, answers: Answers) -> CheckedIn:
    asker.say(f"How is it with {mentor.name}? A number from 1 to 5 for each; then a look at the whole.")
    try:
        ask(asker, (*RAPPORT, *CLARITY, *BENEFIT), (NOTE,), answers)
    except Interrupted as left:
        if all(s.key in answers for s in (*RAPPORT, *CLARITY)):
            _kept(desk, mentor, on, answers)
            raise
        raise Interrupted(
            "Stopped. A check-in takes all six answers, so nothing was kept.", hint=left.hint
        ) from None
    return _kept(desk, mentor, on, answers)


def _kept(desk: Desk, mentor: Mentor, on: date, answers: Answers) -> CheckedIn:
    with desk.store.changing() as portfolio:
        mentor = mentor_named(portfolio, mentor.id)
        wanted = _record(new_id(portfolio.checkins.taken()), desk.today, mentor, on, answers)
        others = checkins_with(portfolio, mentor.id)
        # A command typed twice is one check-in.
        same = next((c for c in others if _says(c) == _says(wanted)), None)
        if same is None:
            portfolio.describe(f"checked in on {mentor.name}")
            portfolio.checkins.put(wanted)
        so_far = checkins_with(portfolio, mentor.id)
    kept = same or wanted
    counsel = advice(kept)
    return CheckedIn(
        checkin=kept,
        name=mentor.name,
        so_far=so_far,
        advice=counsel,
        steps=(_reflection(mentor, counsel),),
        again=same is not None,
        second=same is None and any(c.on == on for c in others),
    )


def _record(record_id: str, today: date, mentor: Mentor, on: date, answers: Answers) -> Checkin:
    shared, safe, trust, free = (int(answers[s.key]) for s in RAPPORT)
    agenda, outcome = (int(answers[s.key]) for s in CLARITY)
    me, them = (answers.get(s.key) for s in BENEFIT)
    return Checkin(
        id=record_id,
        created=today,
        updated=today,
        mentor=mentor.id,
        on=on,
        rapport_items=(shared, safe, trust, free),
        clarity_items=(agenda, outcome),
        benefit_me=None if me is None else int(me),
        benefit_them=None if them is None else int(them),
        note=str(answers.get("note", "")),
    )


def _says(c: Checkin) -> tuple[object, ...]:
    return (c.on, c.rapport_items, c.clarity_items, c.benefit_me, c.benefit_them, c.note)


def _reflection(mentor: Mentor, counsel: Advice) -> Step:
    if counsel.deed is None:
        return Step("Pass on what works", f"mentorfolio reflect {mentor.id} --prompt pass-it-on")
    return Step("Think it over", f"mentorfolio reflect {mentor.id} --prompt {counsel.deed.prompt}")


def movement(now: Checkin, before: Checkin) -> str:
    """What moved between two check-ins, axis by axis: ``Since Wed 3 Sep 2025: rapport up from 3 to 4 …``."""
    new, old = health(now), health(before)
    changes = moved(
        {"rapport": new.rapport, "clarity": new.clarity}, {"rapport": old.rapport, "clarity": old.clarity}
    )
    return f"Since {said(before.on)}: {changes}."

"""What comes after a letter went out, or its answer: commands to type, drafts that go (O2, O6-O8, R2)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from mentorfolio.desk.results import Step
from mentorfolio.domain.dates import said_day
from mentorfolio.domain.lifecycle import ASKING, REMINDED, living_draft, stage_reached
from mentorfolio.domain.meetings import is_planned
from mentorfolio.domain.records import Meeting, Mentor, Need, Outreach
from mentorfolio.domain.sameness import same_organisation
from mentorfolio.domain.shortlist import candidates
from mentorfolio.domain.standing import is_manager, met_with
from mentorfolio.domain.text import quoted
from mentorfolio.domain.vocabulary import NOT_TO_THEM

if TYPE_CHECKING:
    from mentorfolio.store.records import Portfolio

_MINUTES = r"\b(\d{1,3})[\s-]?min"
_IN_WORDS = {
    r"\bquarter of an hour\b": 15,
    r"\bhalf an hour\b|\bhalf[ -]hour\b": 30,
    r"(?<!of )(?<!half )\ban hour\b": 60,
}


def after_sent(letter: Outreach) -> tuple[Step, ...]:
    """What to note once there is an answer; a letter that asks nothing waits for none."""
    who = letter.mentor
    if letter.kind in ASKING:
        return (
            Step("If they say yes", f"mentorfolio outreach accepted {quoted(who)}"),
            Step("If they say no", f"mentorfolio outreach declined {quoted(who)}"),
        )
    if letter.kind == "catch-up":
        return (Step("When you have talked", f'mentorfolio log {quoted(who)} "what we talked about"'),)
    if letter.kind == "pause":
        return (Step("If it suits them as well", f"mentorfolio mentor stage {quoted(who)} paused"),)
    return ()


def after_answer(
    portfolio: Portfolio, letter: Outreach, mentor: Mentor, chosen: Mentor | None
) -> Iterator[Step]:
    """Whom to write to after a no (``chosen``, if somebody is next); after a yes what follows from it."""
    about = f" --need {letter.need}" if letter.need else ""
    is_no = letter.state in ("declined", "unanswered") and letter.kind in REMINDED
    if is_no and letter.state == "declined":
        thank = f"mentorfolio approach {quoted(mentor.id)} --template thanks-for-a-no"
        yield Step("Thank them for the answer", thank)
    if chosen:
        yield _to_the_next(portfolio, chosen, about)
    elif is_no:
        yield Step("Think of other people", f"mentorfolio identify{about}")
    if letter.state == "accepted":
        yield from _after_a_yes(portfolio, letter, mentor)


def _after_a_yes(portfolio: Portfolio, letter: Outreach, mentor: Mentor) -> Iterator[Step]:
    planned = any(is_planned(m) and mentor.id in m.mentors for m in portfolio[Meeting])
    plan = f'mentorfolio meeting plan {quoted(mentor.id)} --when "thu 15:00"'
    if mentor.stage == "conversation":
        minutes = _minutes_asked(letter) if letter.kind == "first" else None
        if not planned:
            yield Step("Agree on a day", plan + (f" --minutes {minutes}" if minutes else ""))
        yield Step("After you have talked", f'mentorfolio log {quoted(mentor.id)} "what we talked about"')
        yield Step("Then, if it went well, ask for mentoring", f"mentorfolio approach {quoted(mentor.id)}")
    if mentor.stage == "active" and letter.kind == "request":
        if not planned:
            which = "next" if mentor.id in met_with(portfolio[Meeting]) else "first"
            yield Step(f"Plan the {which} meeting", plan)
        if not mentor.cadence:
            rhythm = f"mentorfolio mentor edit {quoted(mentor.id)} --cadence 1m"
            yield Step("Agree how often to talk", rhythm)
        if _has_hr(portfolio, mentor) and not any(x.kind == "resources" for x in portfolio[Outreach]):
            hr = f"mentorfolio approach {quoted(mentor.id)} --template resources"
            yield Step("What does HR offer mentees? Ask", hr)


def _to_the_next(portfolio: Portfolio, chosen: Mentor, about: str) -> Step:
    """To write to whoever is next, or to send what is written already."""
    draft = living_draft(portfolio[Outreach], chosen.id)
    if draft:
        line = f"mentorfolio outreach show {quoted(draft.id)}"
        return Step(f"Your letter to {chosen.name} is written: send it", line)
    return Step(f"Write to {chosen.name}", f"mentorfolio approach {quoted(chosen.id)}{about}")


def _has_hr(portfolio: Portfolio, mentor: Mentor) -> bool:
    """Whether one's own HR has to do with it: they are of one's organisation, or given by a programme."""
    ours = portfolio.profile.organisation if portfolio.profile else ""
    same = bool(ours and mentor.organisation) and same_organisation(ours, mentor.organisation)
    return same or mentor.form == "formal" or mentor.line in ("same-organisation", "direct-line")


def _minutes_asked(letter: Outreach) -> int | None:
    """How long a talk the letter asked for, if it names one length and no other."""
    text = f"{letter.subject}\n{letter.body}"
    found = {int(number) for number in re.findall(_MINUTES, text, re.I)}
    found |= {minutes for said, minutes in _IN_WORDS.items() if re.search(said, text, re.I)}
    return found.pop() if len(found) == 1 and 0 not in found else None


# What became of a letter -> which drafts to that person have had their day; None for all of them.
_RETIRES: Mapping[str, tuple[str, ...] | None] = {
    "sent": None,
    "replied": ("follow-up",),
    "accepted": ("first", "follow-up"),
    "declined": None,
    "unanswered": None,
}


def retire(portfolio: Portfolio, letter: Outreach, state: str) -> list[str]:
    """Take out the drafts that a letter's fate has overtaken, and give their ids."""
    kinds = _RETIRES[state]
    if kinds and state == "accepted" and letter.kind == "request":
        kinds = (*kinds, "request")
    gone = [
        draft.id
        for draft in portfolio[Outreach]
        if draft.mentor == letter.mentor
        and draft.state == "draft"
        and draft.id != letter.id
        and (kinds is None or draft.kind in kinds)
        # What is still to be told to one's manager or to HR is no letter to them.
        and (state != "sent" or draft.kind not in NOT_TO_THEM)
    ]
    for draft_id in gone:
        portfolio[Outreach].remove(draft_id)
    return gone


def told_retired(retired: list[str]) -> tuple[str, ...]:
    """The sentence about drafts that went."""
    if len(retired) == 1:
        return ("The other draft to them is no longer needed, and was thrown away.",)
    many = f"{len(retired)} other drafts to them are no longer needed, and were thrown away."
    return (many,) if retired else ()


def answer_sentence(letter: Outreach, mentor: Mentor, on: date, until: date | None, *, moved: bool) -> str:
    """What an answer, or that none will come, is told with; and where it leaves the person."""
    says = {
        "replied": f"Noted: {mentor.name} answered on {said_day(on)}.",
        "accepted": f"Noted: {mentor.name} said yes on {said_day(on)}.",
        "declined": f"Noted: {mentor.name} said no on {said_day(on)}.",
        "unanswered": f"Noted: no answer from {mentor.name}.",
    }
    now = f" {stage_reached(mentor)}" if moved and mentor.stage != "declined" else ""
    if moved and letter.state == "replied":  # after a silence
        now = f" {mentor.name} is on your list again."
    then = f" You will be reminded on {said_day(until)}, and not before." if until else ""
    return says[letter.state] + now + then


def after_refusal(portfolio: Portfolio, letter: Outreach, chosen: Mentor | None) -> tuple[str, ...]:
    """What is said of a no, and who is next."""
    if letter.kind not in REMINDED:
        return ()
    if chosen:
        rank = f", choice {chosen.rank}" if chosen.rank else ""
        return (f"It happens, and says little about you. Next: {chosen.name}{rank}.",)
    there = candidates(portfolio[Mentor], portfolio[Need], letter.need)
    manager = next((m for m in there if is_manager(m, portfolio.profile)), None)
    if manager:
        who = f"{manager.name}, your manager"
        return (f"It happens, and says little about you. {who}, could help with this: talk to them.",)
    return ("It happens, and says little about you. There is nobody else to write to for this.",)

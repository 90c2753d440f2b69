"""What is said where nothing is due: what one waits for, then what one could do."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import whom
from mentorfolio.desk.results import Step
from mentorfolio.domain.dates import said_near
from mentorfolio.domain.drafts import draft_told, is_overtaken
from mentorfolio.domain.due.rows import Due
from mentorfolio.domain.lifecycle import WAITING, closed_gates
from mentorfolio.domain.meetings import is_planned
from mentorfolio.domain.records import Meeting, Mentor, Need, Outreach
from mentorfolio.domain.relationship import last_contacts
from mentorfolio.domain.review import next_ask, open_targets, standings
from mentorfolio.domain.shortlist import named_lately, need_for, to_write_to
from mentorfolio.domain.text import command_line, fold, listed

if TYPE_CHECKING:
    from mentorfolio.store.records import Portfolio

_THANKED_WITHIN = 28  # days in which thanks for an introduction are not late
_TOLD_WITHIN = timedelta(days=7)  # in which one notes whom somebody introduced one to
_MOST_NAMES = 3
# The rows that say of somebody that an answer is open.
_TELLS_OF_A_LETTER = ("follow-up", "no-answer", "next-choice", "answer", "later")


def ideas(desk: Desk, portfolio: Portfolio) -> tuple[Step, ...]:
    """The next meeting, who has a letter, then a thing to do; people are looked for where there is none."""
    waits = (*_meeting(desk, portfolio), *_letters(portfolio, ()))
    could = (*_thanks(desk, portfolio), *_could(desk, portfolio))
    return (*waits, *could) or (Step("You could look for people:", "mentorfolio identify"),)


def waits(desk: Desk, portfolio: Portfolio, rows: Sequence[Due]) -> tuple[Step, ...]:
    """The next meeting and who has a letter, where something else is due, and no row tells of it."""
    told = {row.of for row in rows if row.kind in ("meeting", "agenda")}
    answers = {row.mentor for row in rows if row.kind in _TELLS_OF_A_LETTER}
    return (*_meeting(desk, portfolio, told), *_letters(portfolio, answers))


def _meeting(desk: Desk, portfolio: Portfolio, told: Collection[str] = ()) -> Iterator[Step]:
    ahead = [m for m in portfolio[Meeting] if is_planned(m) and m.on >= desk.today and m.id not in told]
    if ahead:
        meeting = min(ahead, key=lambda m: (m.when, m.id))
        clock = meeting.when.partition("T")[2]
        when = said_near(meeting.on, desk.today) + (f", {clock}" if clock else "")
        yield Step(
            f"You meet {whom(portfolio, meeting)} on {when}:", command_line("meeting", "show", meeting.id)
        )


def _letters(portfolio: Portfolio, told: Collection[str | None]) -> Iterator[Step]:
    """Who has a letter, or was asked in another way, and has not answered; the earliest first."""
    letters = [(x.state, x.mentor, WAITING.get(x.kind)) for x in portfolio[Outreach]]
    written = {(who, stage) for state, who, stage in letters if state == "sent"}
    answered = {(who, stage) for state, who, stage in letters if state == "replied"} - written
    waiting = [
        m
        for m in sorted(portfolio[Mentor], key=lambda m: (m.stage_since, m.id))
        if m.stage in WAITING.values()
        and m.id not in told
        and (m.id, m.stage) not in answered
        and not m.again_on  # who named a day has answered
    ]
    names = listed([m.name for m in waiting], _MOST_NAMES)
    all_written = all((m.id, m.stage) in written for m in waiting)
    if len(waiting) == 1:
        has = "has your letter" if all_written else "has not answered yet"
        yield Step(f"{names} {has}; when they answer:", command_line("happened", waiting[0].id))
    elif waiting:
        have = "have letters of yours" if all_written else "have not answered yet"
        yield Step(f"{names} {have}; when one of them answers:", "mentorfolio happened")


def _thanks(desk: Desk, portfolio: Portfolio) -> Iterator[Step]:
    """Thanks for an introduction, or a name one asked for, where neither a letter nor a talk has said it.

    Where nothing was heard of them by then, theirs was no more than the name.
    """
    heard = last_contacts(portfolio[Mentor], portfolio[Meeting], portfolio[Outreach])
    for mentor in portfolio[Mentor]:
        called = (fold(mentor.name), fold(mentor.called), mentor.id)
        named = [m for m in portfolio[Mentor] if m.introduced_by and fold(m.introduced_by) in called]
        last = max(named, key=lambda m: m.created, default=None)
        if last is None or last.created + timedelta(days=_THANKED_WITHIN) < desk.today:
            continue
        if mentor.stage == "declined" or heard.get(mentor.id, date.min) < last.created - _TOLD_WITHIN:
            continue
        letters = (x.sent for x in portfolio[Outreach] if x.mentor == mentor.id and x.sent)
        talks = (m.on for m in portfolio[Meeting] if mentor.id in m.mentors and m.held)
        if not any(day >= last.created for day in (*letters, *talks)):
            line = command_line("approach", mentor.id, "--template", "introduction-thanks")
            yield Step(f"You could thank {mentor.name} for naming {last.name}:", line)


def _could(desk: Desk, portfolio: Portfolio) -> Iterator[Step]:
    """Send what is written, name a need, or write to somebody: the first of these."""
    if (letter := _draft(desk, portfolio)) is not None:
        told = draft_told(letter, portfolio[Mentor][letter.mentor], portfolio.profile)
        yield Step(f"{told}:", command_line("outreach", "show", letter.id))
    elif not portfolio[Need].by_id():
        yield Step("You could name what you want to learn:", "mentorfolio need add")
    elif (mentor := _to_write_to(desk, portfolio)) is not None:
        yield Step(f"You could write to {mentor.name}:", command_line("approach", mentor.id))


def _draft(desk: Desk, portfolio: Portfolio) -> Outreach | None:
    """The latest letter that is written and has a use today."""
    mentors, meetings = portfolio[Mentor].by_id(), tuple(portfolio[Meeting])
    drafts = [x for x in portfolio[Outreach] if x.state == "draft" and x.mentor in mentors]
    drafts = [x for x in drafts if not is_overtaken(x, mentors[x.mentor], meetings)]
    awake = [x for x in drafts if (mentors[x.mentor].again_on or desk.today) <= desk.today]
    return max(awake, key=lambda x: (x.drafted, x.id), default=None)


def _to_write_to(desk: Desk, portfolio: Portfolio) -> Mentor | None:
    """Whom somebody named lately, then whom the review would ask, where nothing stands in the way."""
    letters, profile, wait = portfolio[Outreach], portfolio.profile, desk.rules.first_contact_wait
    there: Sequence[Mentor] = to_write_to(portfolio[Mentor], portfolio[Need], None, profile)
    people = standings(
        portfolio[Mentor], last_contacts(portfolio[Mentor], portfolio[Meeting], letters), desk.today
    )
    never = {m.id for m in portfolio[Mentor] if m not in there}
    ask = next_ask(people, open_targets(portfolio[Need]), never, tuple(portfolio[Need]))
    best = ask.mentor if ask else None
    written = {x.mentor for x in letters if x.sent}

    def later(m: Mentor) -> tuple[bool, bool]:
        # Who was put in order with the others waits for their turn.
        named = m.rank is None and named_lately(m, desk.today) and m.id not in written
        return (not named, m.id != best)

    for mentor in sorted(there, key=later):
        need = need_for(mentor, portfolio[Need])
        gates = closed_gates(mentor, need.id if need else None, profile, letters, desk.today, wait=wait)
        if not any(gate.code == "open-contact" for gate in gates):
            return mentor
    return None

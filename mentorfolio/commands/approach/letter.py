"""The letter that the moment calls for, as a draft that is kept, its gates passed (O1-O7)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from mentorfolio.commands.approach.fields import ApproachSaid
from mentorfolio.commands.approach.introduction import ways_to
from mentorfolio.commands.approach.values import NEW_DAY, WAITING
from mentorfolio.commands.outreach.gates import pass_gates
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import new_profile
from mentorfolio.domain.dates import add_business_days, said_day
from mentorfolio.domain.drafts import has_answered
from mentorfolio.domain.lifecycle import REMINDED, living_draft, said_hello
from mentorfolio.domain.meetings import came_to_nothing
from mentorfolio.domain.names import new_id
from mentorfolio.domain.records import Meeting, Mentor, Need, Outreach, Profile, changed
from mentorfolio.domain.relationship import last_contacts, next_contact
from mentorfolio.domain.shortlist import need_for, to_write_to
from mentorfolio.domain.standing import is_manager, stands
from mentorfolio.domain.text import command_line, fold, quoted
from mentorfolio.domain.topics import as_topic
from mentorfolio.domain.vocabulary import NOT_TO_THEM
from mentorfolio.errors import AlreadyThere, NotFound, RuleRefusal

if TYPE_CHECKING:
    from mentorfolio.domain.linked import WarmPath
    from mentorfolio.letters.filling import Rendered
    from mentorfolio.letters.library import Template
    from mentorfolio.store.records import Portfolio

FAREWELL = "thanks-for-a-no"  # the one letter that is welcome after it
FIRST: Mapping[str, str] = {"email": "first-conversation", "linkedin": "linkedin-note", "other": "message"}
_BY_STAGE: Mapping[str, str] = {
    "approached": "follow-up",
    "conversation": "request-mentoring",
    "asked": "follow-up",
    "active": "thanks",
    "paused": "catch-up",
    "ended": "thanks",
}
_THANKED_SOON = 60  # days after a talk in which thanks for it are not late, where no rhythm is agreed
_THOUGHT_OF = 2  # how well somebody fits a need of whom nothing more is said (mentor add --supports)
_CLOSED_SOON = 60  # days after an ending in which a closing word is not late


class Plan(NamedTuple):
    """Which letter it is to be, to whom and about what, before its words are.

    ``there`` is a draft to them that stands in its way, ``replaced`` the id of one that it takes the place
    of, ``goes_on`` one to be gone on with instead, ``friend`` who is to be asked for an introduction instead.
    """

    mentor: Mentor
    need: Need | None
    template: Template
    said: ApproachSaid
    there: Outreach | None
    paths: tuple[WarmPath, ...] = ()
    replaced: str = ""
    goes_on: Outreach | None = None
    friend: str = ""


def best_candidates(portfolio: Portfolio, need: Need | None) -> list[Mentor]:
    """Whom one could ask about a need, or about any, the best first. Raises NotFound for nobody."""
    found = to_write_to(portfolio[Mentor], portfolio[Need], need.id if need else None, portfolio.profile)
    if not found:
        raise NotFound(
            f"There is no candidate for {need.title}." if need else "There is no candidate to write to.",
            hint="Find someone: mentorfolio identify" + (f" --need {quoted(need.id)}" if need else ""),
        )
    return found


def planned(desk: Desk, portfolio: Portfolio, mentor: Mentor, need: Need | None, said: ApproachSaid) -> Plan:
    """The letter that is called for, and what it is about where that is not said. Raises NotFound."""
    found = desk.letters.letter(said.template or template_id(desk, portfolio, mentor, said.channel))
    template = as_message(found, said.channel) if said.channel else found
    if need is None and template.kind == "follow-up":  # is about what that letter was about
        need = _need_of_the_last_letter(portfolio, mentor)
    need = need or need_for(mentor, portfolio[Need]) or _need_of_the_last_letter(portfolio, mentor)
    if need and (desk.asker or template.kind != "first"):
        need = _as_told_to(portfolio, mentor, need)
    beside = said.again or template.kind in NOT_TO_THEM
    there = None if beside else living_draft(portfolio[Outreach], mentor.id)
    paths = () if said.template or template.kind != "first" else ways_to(desk, portfolio, mentor)
    return Plan(mentor, need, template, said, there, paths)


def as_message(template: Template, channel: str | None) -> Template:
    """The letter as it goes by this channel: what is no mail has no subject."""
    if channel in (None, "email"):
        return template
    return msgspec.structs.replace(template, subject="", channel=channel)


def _as_told_to(portfolio: Portfolio, mentor: Mentor, need: Need) -> Need:
    """The need as the last letter that went to them put it, if it did; it may have another title now."""
    told = [x for x in portfolio[Outreach] if x.need == need.id and x.mentor == mentor.id and x.sent]
    theirs = max((x for x in told if _says_topic(x)), key=lambda x: (x.drafted, x.id), default=None)
    return msgspec.structs.replace(need, phrase=theirs.answers["topic"]) if theirs else need


def _says_topic(letter: Outreach) -> bool:
    """Whether its topic can be read in it: it may have been asked for, and be said otherwise."""
    topic = letter.answers.get("topic", "")
    return bool(topic) and as_topic(topic).casefold() in f"{letter.subject}\n{letter.body}".casefold()


def _need_of_the_last_letter(portfolio: Portfolio, mentor: Mentor) -> Need | None:
    """What they were last written to about; None where that was nothing, or has been met."""
    about = [x for x in portfolio[Outreach] if x.mentor == mentor.id and x.sent and x.need]
    last = max(about, key=lambda x: str(x.sent), default=None)
    need = portfolio[Need].get(last.need) if last and last.need else None
    return need if need and need.status == "open" else None


def template_id(desk: Desk, portfolio: Portfolio, mentor: Mentor, channel: str | None) -> str:
    """The letter that the moment calls for: by stage, channel, and how long ago the last contact was."""
    if mentor.stage == "candidate":
        return FIRST[channel or "email"]
    letters = [x for x in portfolio[Outreach] if x.mentor == mentor.id and x.kind not in NOT_TO_THEM]
    told_otherwise = mentor.stage == "approached" and mentor.again_on and not any(x.sent for x in letters)
    if told_otherwise:
        return FIRST[channel or "email"]
    if mentor.stage in WAITING and has_answered(letters):
        return _after_an_answer(desk.today, mentor, letters)
    if mentor.stage == "ended" and _is_unclosed(desk.today, mentor, letters):
        return "closing"
    if came_to_nothing(mentor, portfolio[Meeting], desk.today):
        return NEW_DAY
    if mentor.stage in ("active", "ended"):
        how = stands(mentor, portfolio.profile, portfolio[Meeting])
        if mentor.stage == "active" and how == "assigned":
            return "catch-up" if mentor.told_contact or any(map(said_hello, letters)) else "hello"
        last = last_contacts([mentor], portfolio[Meeting], letters).get(mentor.id)
        due = next_contact(mentor, last) or (last and last + timedelta(days=_THANKED_SOON))
        return "catch-up" if due and due < desk.today else "thanks"
    return _BY_STAGE.get(mentor.stage, "first-conversation")


def _after_an_answer(today: date, mentor: Mentor, letters: Sequence[Outreach]) -> str:
    """What is answered is answered: thanks, and the question once more only from the day they named."""
    if mentor.again_on is None:
        return "thanks"
    answered = max(x.answered for x in letters if x.answered)
    thanked = any(x.kind == "thanks" and x.sent and x.sent >= answered for x in letters)
    return "not-now" if mentor.again_on > today and not thanked else "follow-up"


def _is_unclosed(today: date, mentor: Mentor, letters: Sequence[Outreach]) -> bool:
    """Whether a mentoring ended a short while ago, and nothing was said to close it."""
    before = [change.stage for change in mentor.history[:-1]]
    ended = mentor.stage_since
    closed = any(x.kind == "closing" and x.sent and x.sent >= ended for x in letters)
    recent = (today - ended).days <= _CLOSED_SOON
    return recent and not closed and before[-1:] in (["active"], ["paused"])


def expect_welcome(portfolio: Portfolio, plan: Plan) -> None:
    """Refuse a letter to somebody who said no, and a second one where one is ``there``.

    Raises:
        RuleRefusal: they declined (``declined``); ``--anyway`` passes.
        AlreadyThere: a draft to them is there (``draft``); ``--again`` passes.
    """
    mentor, kind, said, there = plan.mentor, plan.template.kind, plan.said, plan.there
    if kind == "manager" and is_manager(mentor, portfolio.profile):
        raise RuleRefusal(
            f"{mentor.name} is your own manager, so there is nobody to tell first.",
            hint=f"What you could say to them: mentorfolio approach {quoted(mentor.id)}",
            code="manager",
        )
    if kind in NOT_TO_THEM:
        return
    if mentor.stage == "declined" and not (said.anyway or said.template in _welcome_after(portfolio, mentor)):
        raise RuleRefusal(
            f"{mentor.name} {_how_it_ended(portfolio, mentor)}.",
            hint=f"If that has changed: mentorfolio mentor stage {quoted(mentor.id)} candidate. "
            f'A kind word: --template {FAREWELL}. To write anyway: --anyway "REASON".',
            code="declined",
        )
    if there:
        more = [
            word for key in ("template", "need") if (at := getattr(said, key)) for word in (f"--{key}", at)
        ]
        raise AlreadyThere(
            f"There is already a draft to {mentor.name} ({there.id}), from {said_day(there.drafted)}.",
            hint=f"Read it: mentorfolio outreach show {quoted(there.id)}. "
            f"To write another: {command_line('approach', mentor.id, *more, '--again')}.",
            code="draft",
        )


def _welcome_after(portfolio: Portfolio, mentor: Mentor) -> tuple[str, ...]:
    """What may be written after a no: a kind word, and thanks for somebody they introduced."""
    introduced = any(fold(m.introduced_by) == fold(mentor.name) for m in portfolio[Mentor])
    return (FAREWELL, "introduction-thanks") if introduced else (FAREWELL,)


def _how_it_ended(portfolio: Portfolio, mentor: Mentor) -> str:
    """Whether they said no or never answered, and when; both where nothing tells it."""
    asked = [x for x in portfolio[Outreach] if x.mentor == mentor.id and x.kind in REMINDED]
    settled = [x for x in asked if x.state in ("declined", "unanswered") and x.sent]
    if not settled:
        return f"has been off your list since {said_day(mentor.stage_since)}"
    last = max(settled, key=lambda x: (x.sent or x.drafted, x.id))
    if last.state == "declined":
        return f"said no on {said_day(last.answered or mentor.stage_since)}"
    return f"never answered your letter from {said_day(last.sent or last.drafted)}"


def kept(desk: Desk, portfolio: Portfolio, plan: Plan, rendered: Rendered) -> Outreach:
    """The letter as a draft in the portfolio, its gates passed."""
    mentor, need, template, said = plan.mentor, plan.need, plan.template, plan.said
    if said.manager_informed and mentor.manager_informed != said.manager_informed:
        mentor = portfolio[Mentor].put(changed(mentor, desk.today, manager_informed=said.manager_informed))
    about = need.id if need else None
    if desk.asker and need and need.id not in mentor.supports and template.kind in REMINDED:
        # Whom one asks about something is thought of for it.
        mentor = portfolio[Mentor].put(
            changed(mentor, desk.today, supports={**mentor.supports, need.id: _THOUGHT_OF})
        )
        desk.asker.say(f"Noted: {mentor.name} could help with {need.title}.")
    passed = pass_gates(desk, portfolio, mentor, about, said.anyway or "", kind=template.kind)
    if said.anyway and template.kind not in NOT_TO_THEM and mentor.stage == "declined":
        passed |= {} if template.id in _welcome_after(portfolio, mentor) else {"declined": said.anyway}
    channel = said.channel or template.channel
    letters = portfolio[Outreach]
    letter = Outreach(
        id=new_id(letters.taken()),
        created=desk.today,
        updated=desk.today,
        mentor=mentor.id,
        need=about,
        kind=template.kind,
        channel=channel,
        template=template.id,
        to="" if template.kind in NOT_TO_THEM else _address(mentor, channel),
        subject=rendered.subject,
        body=rendered.body,
        drafted=desk.today,
        # If it went out today; `outreach sent` sets the real day.
        follow_up_on=add_business_days(desk.today, desk.rules.follow_up_wait)
        if template.kind in REMINDED
        else None,
        passed=passed,
        answers=said.set | ({"topic": need.phrase or need.title} if desk.asker and need else {}),
    )
    if said.send:
        from mentorfolio.commands.outreach.send import sender_of

        sender_of(portfolio, letter)
    if said.remember:
        _remember(desk, portfolio, said)
    return letters.put(letter)


def _remember(desk: Desk, portfolio: Portfolio, said: ApproachSaid) -> None:
    """Keep values for the next letters; an empty one is forgotten."""
    profile = portfolio.profile or new_profile(desk.today)
    told = {key: said.set[key] for key in said.remember if key in said.set}
    values = {key: text for key, text in {**profile.values, **told}.items() if text}
    portfolio[Profile].put(changed(profile, desk.today, values=values))


def _address(mentor: Mentor, channel: str) -> str:
    if channel == "email":
        return mentor.email
    if channel == "linkedin":
        return next((link for link in mentor.links if "linkedin." in link.casefold()), "")
    return mentor.links[0] if mentor.links else ""

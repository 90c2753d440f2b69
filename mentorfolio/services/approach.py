"""``approach``: the right letter for the moment, its gates passed, drafted and kept (O1-O7)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from mentorfolio.domain.dates import add_business_days, parse_day, said
from mentorfolio.domain.lifecycle import REMINDED, open_purpose
from mentorfolio.domain.names import new_id
from mentorfolio.domain.records import Mentor, Need, Outreach, changed
from mentorfolio.domain.relationship import last_contacts, next_contact
from mentorfolio.domain.shortlist import candidates, need_for
from mentorfolio.domain.text import one_line, paragraphs
from mentorfolio.domain.vocabulary import CHANNELS, NOT_TO_THEM, one_of
from mentorfolio.errors import NotFound, RuleRefusal, UsageProblem
from mentorfolio.journey.approach import ALL_THE_SAME, MANAGER_INFORMED, WHICH_DRAFT, value
from mentorfolio.journey.identify import OWNER, PURPOSE_QUESTIONS
from mentorfolio.services import given as options
from mentorfolio.services.drafted import FORMATS, MINUTES, Drafted, WayOut, as_drafted
from mentorfolio.services.finding import mentor_named, need_named, new_profile, profile_of
from mentorfolio.services.given import Given
from mentorfolio.services.guiding import WentBack, answered, walk
from mentorfolio.services.letter_values import letter_values
from mentorfolio.services.outreach import pass_gates
from mentorfolio.services.profiles import ask_open
from mentorfolio.services.sending import sender_of

if TYPE_CHECKING:
    from mentorfolio.ports import Asker, Desk, Portfolio, Rendered, Template


_FIRST: Mapping[str, str] = {"linkedin": "linkedin-note", "other": "message"}
_BY_STAGE: Mapping[str, str] = {
    "approached": "follow-up",
    "conversation": "request-mentoring",
    "asked": "follow-up",
    "active": "thanks",
    "paused": "catch-up",
    "ended": "thanks",
}


WAYS = ("open", "copy", "send")  # what may be done with a letter at once


class Wanted(msgspec.Struct, kw_only=True):
    """What was said with options, read."""

    need: str | None
    template: str | None
    channel: str | None
    values: dict[str, object]
    way_out: WayOut
    informed: date | None
    anyway: str
    remember: tuple[str, ...]


def draft(desk: Desk, whom: str | None, given: Given) -> Drafted:
    """Draft the letter that the moment calls for and keep it; nothing is sent.

    Args:
        desk: what the command works with.
        whom: the mentor; without one the best-ranked candidate, for the need if one is given.
        given: the options of CONTRACT.

    Raises:
        UsageProblem: an option cannot be meant, or a value is missing (exit 2).
        NotFound, Ambiguous: a name, a template, or nobody left to ask.
        RuleRefusal: a gate of the method; ``code`` names it.
    """
    wanted = read(desk, given)
    portfolio = desk.store.reading()
    need = need_named(portfolio, wanted.need) if wanted.need else None
    mentor = mentor_named(portfolio, whom) if whom else _best(portfolio, need)
    need = need or need_for(mentor, portfolio.needs.all().values())
    template = desk.letters.letter(wanted.template or template_id(desk, portfolio, mentor, wanted.channel))
    _refuse_first_to_declined(mentor, template)
    if desk.asker:
        about = f", about {need.title}" if need else ""
        desk.asker.say(f"{template.name} to {mentor.name}{about}.")
    if desk.asker and (found := _draft_to_go_on_with(desk.asker, portfolio, mentor, template)):
        return as_drafted(desk, portfolio, found, wanted.way_out)
    wanted = _open_gates(desk, mentor, need, wanted, template.kind)
    if desk.asker:
        ask_open(desk, desk.asker, [OWNER])  # it signs the letter
    portfolio = desk.store.reading()
    values = letter_values(
        portfolio, mentor, need, minutes=wanted.way_out.minutes, said=wanted.values, kind=template.kind
    )
    if desk.asker:
        answers = _ask_values(desk, desk.asker, template, values, mentor)
        values |= answers
        wanted = msgspec.structs.replace(wanted, values={**wanted.values, **answers})
    rendered = desk.letters.render(template, values)
    with desk.store.changing() as portfolio:
        mentor = portfolio.mentors.all()[mentor.id]
        letter = kept(desk, portfolio, mentor, need, template, rendered, wanted)
        portfolio.describe(f"drafted a letter to {mentor.name}")
        # Within the unit of work: a file that cannot be written leaves no draft behind.
        return _out(desk, portfolio, letter, wanted, str(values.get("why", "")))


def _out(desk: Desk, portfolio: Portfolio, letter: Outreach, wanted: Wanted, why: str) -> Drafted:
    said = tuple(str(text) for text in wanted.values.values())
    return as_drafted(desk, portfolio, letter, wanted.way_out, why=why, said=said)


def kept(
    desk: Desk,
    portfolio: Portfolio,
    mentor: Mentor,
    need: Need | None,
    template: Template,
    rendered: Rendered,
    wanted: Wanted,
) -> Outreach:
    """The letter as a draft in the portfolio, its gates passed."""
    if wanted.informed and mentor.manager_informed != wanted.informed:
        mentor = portfolio.mentors.put(changed(mentor, desk.today, manager_informed=wanted.informed))
    about = need.id if need else None
    channel = wanted.channel or template.channel
    letter = Outreach(
        id=new_id(portfolio.outreach.taken()),
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
        follow_up_on=_follow_up(desk, template.kind),
        passed=pass_gates(desk, portfolio, mentor, about, wanted.anyway, kind=template.kind),
    )
    if wanted.way_out.by == "send":
        sender_of(portfolio, letter)
    if wanted.remember:
        _remember(desk, portfolio, wanted)
    return portfolio.outreach.put(letter)


def _remember(desk: Desk, portfolio: Portfolio, wanted: Wanted) -> None:
    """Keep values for the next letters; an empty one is forgotten."""
    profile = profile_of(portfolio) or new_profile(desk.today)
    said = {key: str(wanted.values[key]) for key in wanted.remember if key in wanted.values}
    values = {key: text for key, text in {**profile.values, **said}.items() if text}
    portfolio.profiles.put(changed(profile, desk.today, values=values))


def read(desk: Desk, given: Given) -> Wanted:
    """What was said with options. Raises UsageProblem for what cannot be meant."""
    values: dict[str, object] = {}
    for pair in options.several(given, "set"):
        key, equals, text = pair.partition("=")
        name = key.strip().replace("-", "_")
        if not equals or not name.isidentifier():
            raise UsageProblem(
                f"{pair!r} is not of the form KEY=VALUE.", hint='Like: --set topic="leading a team"'
            )
        values[name] = paragraphs(text, name)
    remember = tuple(key.strip().replace("-", "_") for key in options.several(given, "remember"))
    _refuse_to_remember(remember, values, desk)
    ways = [way for way in WAYS if way in given]
    if len(ways) > 1:
        raise UsageProblem(
            f"--{ways[0]} and --{ways[1]} do not go together.",
            hint="Say one; the other can follow: outreach.",
        )
    return Wanted(
        need=str(given["need"]) if "need" in given else None,
        template=str(given["template"]).strip() if "template" in given else None,
        channel=one_of(CHANNELS, str(given["channel"]), "a channel") if "channel" in given else None,
        values=values,
        way_out=WayOut(
            minutes=options.number(given, "minutes") or MINUTES,
            format=one_of(FORMATS, str(given.get("format", "text")), "a format"),
            output=str(given["output"]) if "output" in given else None,
            strict="strict" in given,
            by=ways[0] if ways else "",
        ),
        informed=options.past_day(given, "manager_informed", desk.today),
        anyway=one_line(str(given.get("anyway", "")), "reason"),
        remember=remember,
    )


def _refuse_to_remember(keys: tuple[str, ...], values: Mapping[str, object], desk: Desk) -> None:
    if "why" in keys:
        raise UsageProblem(
            "Why you write to somebody is true of nobody else, so it is not remembered.",
            hint="Note it with the person: mentorfolio mentor edit MENTOR --positive TEXT",
        )
    missing = [key for key in keys if key not in values]
    if missing and desk.asker is None:
        raise UsageProblem(
            f"There is no value {missing[0]!r} to remember.", hint=f"Say it: --set {missing[0]}=…"
        )


def _best(portfolio: Portfolio, need: Need | None) -> Mentor:
    found = candidates(portfolio.mentors.all().values(), need.id if need else None)
    if found:
        return found[0]
    raise NotFound(
        f"There is no candidate for {need.title}." if need else "There is no candidate to write to.",
        hint="Think of somebody: mentorfolio identify" + (f" --need {need.id}" if need else ""),
    )


def template_id(desk: Desk, portfolio: Portfolio, mentor: Mentor, channel: str | None) -> str:
    """The letter that the moment calls for: by stage, channel, and how long ago the last contact was."""
    if mentor.stage == "candidate":
        return _FIRST.get(channel or "email", "first-conversation")
    if mentor.stage == "active":
        letters = portfolio.outreach.all().values()
        last = last_contacts([mentor], portfolio.meetings.all().values(), letters).get(mentor.id)
        due = next_contact(mentor, last)
        return "catch-up" if due and due < desk.today else "thanks"
    return _BY_STAGE.get(mentor.stage, "first-conversation")


def _refuse_first_to_declined(mentor: Mentor, template: Template) -> None:
    if mentor.stage == "declined" and template.kind == "first":
        raise RuleRefusal(
            f"{mentor.name} declined, or never answered.",
            hint=f"If that has changed: mentorfolio mentor stage {mentor.id} candidate",
        )


def _draft_to_go_on_with(
    asker: Asker, portfolio: Portfolio, mentor: Mentor, template: Template
) -> Outreach | None:
    for letter in portfolio.outreach.all().values():
        if letter.mentor == mentor.id and letter.state == "draft" and letter.kind == template.kind:
            titled = letter.subject or letter.template
            asker.say("", f"There is a draft to {mentor.name}, of {said(letter.drafted)}: {titled}")
            if asker.ask(WHICH_DRAFT, "yes") != "no":
                return letter
    return None


def _open_gates(desk: Desk, mentor: Mentor, need: Need | None, wanted: Wanted, kind: str) -> Wanted:
    """Pass the gates of this kind of letter, asking at a terminal for what opens each of them."""
    asker = desk.asker
    first = kind == "first"
    if first and asker and not wanted.anyway and open_purpose(profile_of(desk.store.reading())):
        asker.say("Before the first letter, know what you want. What you say goes into it.")
        ask_open(desk, asker, PURPOSE_QUESTIONS)
    if wanted.informed:
        mentor = changed(mentor, desk.today, manager_informed=wanted.informed)
    try:
        about = need.id if need else None
        pass_gates(desk, desk.store.reading(), mentor, about, wanted.anyway, kind=kind)
    except RuleRefusal as gate:
        if asker is None:
            raise
        asker.say("", gate.message)
        try:
            wanted = _ask_at_gate(desk, asker, gate, wanted, mentor.id)
        except WentBack:
            raise gate from None
        return _open_gates(desk, mentor, need, wanted, kind)
    return wanted


def _ask_at_gate(desk: Desk, asker: Asker, gate: RuleRefusal, wanted: Wanted, mentor: str) -> Wanted:
    if gate.code == "manager":
        day = answered(asker, MANAGER_INFORMED, lambda t: parse_day(t, desk.today, lean="back"))
        if day:
            with desk.store.changing() as portfolio:
                portfolio.describe("noted that the manager knows")
                portfolio.mentors.put(
                    changed(portfolio.mentors.all()[mentor], desk.today, manager_informed=day)
                )
            return msgspec.structs.replace(wanted, informed=day)
    reason = answered(asker, ALL_THE_SAME, lambda t: one_line(t, "reason"))
    if not reason:
        raise gate
    return msgspec.structs.replace(wanted, anyway=reason)


def _ask_values(
    desk: Desk, asker: Asker, template: Template, values: Mapping[str, object], mentor: Mentor
) -> dict[str, object]:
    found: dict[str, object] = {}
    steps = [
        partial(
            _ask_value,
            asker,
            key,
            mentor.called,
            mentor.positives[0] if key == "why" and mentor.positives else "",
            found,
        )
        for key in desk.letters.missing(template, values)
    ]
    walk(steps, asker)
    return found


def _ask_value(asker: Asker, key: str, name: str, known: str, found: dict[str, object]) -> None:
    known = str(found.get(key, known))
    found[key] = answered(asker, value(key, name), lambda t: paragraphs(t, key), known)


def _address(mentor: Mentor, channel: str) -> str:
    if channel == "email":
        return mentor.email
    if channel == "linkedin":
        return next((link for link in mentor.links if "linkedin." in link.casefold()), "")
    return mentor.links[0] if mentor.links else ""


def _follow_up(desk: Desk, kind: str) -> date | None:
    """The day of the reminder if the letter went out today; ``outreach sent`` sets the real one."""
    return add_business_days(desk.today, desk.rules.follow_up_wait) if kind in REMINDED else None

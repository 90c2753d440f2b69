"""What a letter or prompt may say: plain values from the owner, the need, the mentor, earlier contacts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from mentorfolio.domain.dates import in_words, weekday_in_words
from mentorfolio.domain.drafts import has_answered, when_sent
from mentorfolio.domain.greeting import (
    addressed_as,
    first_name,
    formally,
    greeted,
    hailed,
    is_no_name,
    last_name,
    signed,
)
from mentorfolio.domain.lengths import these_months
from mentorfolio.domain.lifecycle import REMINDED, TOGETHER
from mentorfolio.domain.meetings import called_off_on, came_to_nothing, next_with, said_to_come
from mentorfolio.domain.presenting import presented
from mentorfolio.domain.programme import is_programme
from mentorfolio.domain.records import Meeting, Mentor, Need, Outreach, Profile
from mentorfolio.domain.relationship import last_contacts
from mentorfolio.domain.sameness import same_organisation
from mentorfolio.domain.standing import is_known_before, standing
from mentorfolio.domain.text import fold
from mentorfolio.domain.vocabulary import BROUGHT, NOT_TO_THEM

if TYPE_CHECKING:
    from mentorfolio.letters.library import Template
    from mentorfolio.store.records import Portfolio

_FORMAL = ("stranger", "acquainted", "assigned", "my-line")
# To these one signs with the first name.
CLOSE = ("known", "talked", "mentor", "my-manager", "ended", "declined")
# Stages in which a letter waits for its answer.
WAITING = ("approached", "asked")
_PROPOSES = ("first", "follow-up", "catch-up")  # kinds of letters that ask for a time to talk
_HARDLY = ("stranger", "acquainted")  # how well they know each other who hardly do
_COUNTED_UP = 3  # talks whose days one names
_WEEKDAY_SAID = 5  # days in which "on Tuesday" is clear, also if the letter goes out tomorrow
_YEAR_SAID = 300  # days within which a month needs no year
_MONTH_SAID = 45  # days after which nobody says the day
_LATELY = 60  # days after which one has been silent
_NEW_FOR = 56  # days in which it is new to be matched by a programme, and a hello is not late
NO_NAME = "[your name]"  # the hint about unfilled blanks finds it

# Values that are records: a text in their place would leave a template without what it asks of them.
RECORDS = frozenset(("me", "mentor", "need", "earlier", "talk", "off"))

# Values that follow from what is recorded, each with the command that records it; none is told to a letter.
FACTS: Mapping[str, str] = {
    **dict.fromkeys(("i_am", "same_organisation"), "mentorfolio profile edit"),
    **dict.fromkeys("standing close introduced_by in_touch offered".split(), "mentorfolio mentor edit NAME"),
    **dict.fromkeys("agreed mentors mentored matched matched_since".split(), "mentorfolio mentor stage NAME"),
    **dict.fromkeys(
        "met unmet talks last_contact last_time long_ago lately".split(), 'mentorfolio log NAME "…"'
    ),
    **dict.fromkeys(
        ("answered", "wrote", "reminds_of", "later", "back", "introduced"), "mentorfolio happened NAME"
    ),
    "in_chat": "--channel other",
    "left_out": "--set KEY=-",
}

# The closing line to somebody one knows, and to others.
REGARDS: Mapping[str, tuple[str, str]] = {
    **dict.fromkeys(("first", "follow-up", "referral"), ("Thanks,", "Kind regards,")),
    **dict.fromkeys(NOT_TO_THEM, ("Many thanks,", "Many thanks,")),
    **dict.fromkeys(("closing",), ("Warmly,", "With warm regards,")),
}
WARM = ("Warm regards,", "Kind regards,")  # of all other letters
_CASUAL = ("Hi", "Hey", "Hello")  # greetings behind which these are stiff

# The key, among its answers, of a letter that its owner wrote; no --set and no template can name it.
WHOLE = "own words"
NEW_DAY = "new-day"  # the letter that asks for another day


def letter_values(
    portfolio: Portfolio,
    mentor: Mentor,
    need: Need | None,
    *,
    minutes: int,
    said: Mapping[str, object],
    today: date,
    kind: str = "",
    channel: str = "email",
    template: str = "",
) -> dict[str, object]:
    """Name -> value for a letter to somebody: ``said``, then their greeting, what is remembered, defaults."""
    letters = [x for x in portfolio[Outreach] if x.mentor == mentor.id and x.kind not in NOT_TO_THEM]
    theirs = [m for m in portfolio[Meeting] if mentor.id in m.mentors]
    meetings = [m for m in theirs if m.held]
    profile, earlier = portfolio.profile, _earlier(letters, kind, mentor)
    # A moment of one's own kept in the log is no time they took.
    talks = [m for m in meetings if m.kind != "moment"]
    last = last_contacts([mentor], meetings, letters).get(mentor.id)
    # What one takes from talks tells that there were some, noted or not.
    met = bool(meetings) or (kind == "closing" and bool(said.get("took")))
    me, stands = _owner(profile), _stands(mentor, profile, kind, met=met)
    is_far, stages = _is_far(mentor, stands, kind, met=met), [x.stage for x in mentor.history[-2:]]
    close = kind == "manager" or (stands in CLOSE and kind not in NOT_TO_THEM and not is_far)
    greets = "stranger" if is_far else stands
    hail = "Hi" if greets == "my-manager" or (channel == "other" and close) else "Dear"
    greeting = _greeting(mentor, profile, kind, greets, earlier, hail)
    values: dict[str, object] = {
        "me": me,
        "mentor": person(mentor),
        "need": {"title": need.title, "why": need.why} if need else None,
        **({"topic": need.phrase or need.title} if need else {}),
        "greeting": greeting,
        **_writer(me, mentor, str(said.get("greeting") or greeting), close=close, kind=kind),
        "minutes": minutes,
        "in_chat": channel == "other",
        "left_out": [key for key, text in said.items() if text == ""],
        "standing": stands,
        "met": bool(talks),
        "unmet": not (talks or last or close),
        "introduced_by": re.sub(r"\s*\([^)]*\)", "", mentor.introduced_by),
        "agreed": stages[1:] == ["active"] and stages[0] == "asked",
        **_days(earlier, talks, last, today),
        "reminds_of": earlier.kind if earlier else "request" if stages[-1] == "asked" else "first",
        "talks": _several(talks, today) if kind == "request" else "",
        "introduced": introduced_by(portfolio, mentor) if kind == "thanks" else "",
        "answered": stages[-1] in WAITING and has_answered(letters),
    }
    values |= _told_by_the_record(mentor, stands, kind, earlier, today, talks=len(talks) or int(met))
    if mentor.again_on or any(m.cancelled for m in theirs):
        values |= _put_off(mentor, theirs, letters, last, today)
    # Beside a meeting to come it proposes none.
    if theirs and kind in _PROPOSES and template != NEW_DAY and (soon := next_with(theirs, mentor.id, today)):
        values["how"] = f"I look forward to our meeting on {said_to_come(soon, today)}."
    if close and kind == "first" and (begun := said.get("shared") or said.get("now")):
        values["why"] = begun  # of somebody one knows, how one begins tells why it is they
    known = profile.values if profile else {}
    never = {*RECORDS, *FACTS, *(("greeting",) if mentor.greeting and kind not in NOT_TO_THEM else ())}
    return values | {name: text for name, text in known.items() if name not in never} | dict(said)


def _stands(mentor: Mentor, profile: Profile | None, kind: str, *, met: bool) -> str:
    """How they stand to each other in this letter: in a first one, who met at a party hardly do."""
    found = standing(mentor, profile, met=met)
    return "acquainted" if kind == "first" and found == "known" and mentor.familiar in _HARDLY else found


def _earlier(letters: Iterable[Outreach], kind: str, mentor: Mentor) -> Outreach | None:
    """The last letter that went to them; of a reminder the one that it reminds of."""
    sent = [x for x in letters if x.sent]
    asking = [x for x in sent if kind == "follow-up" and x.kind in REMINDED]
    waits = kind == "follow-up" and mentor.stage in WAITING
    return max(asking or sent, key=when_sent, default=_by_hand(mentor) if waits else None)


def _by_hand(mentor: Mentor) -> Outreach:
    """What a reminder reminds of where that was not written here: its day is all that is known of it."""
    day, asked = mentor.stage_since, "request" if mentor.stage == "asked" else "first"
    return Outreach(
        id="",
        created=day,
        updated=day,
        mentor=mentor.id,
        kind=asked,
        channel="other",
        template="",
        body="",
        drafted=day,
        sent=day,
    )


def _is_far(mentor: Mentor, stands: str, kind: str, *, met: bool) -> bool:
    """Neither a no, an end nor a lunch makes a stranger a friend: they are greeted as before."""
    if kind == "first" and stands == "talked" and mentor.familiar in _HARDLY:
        return True
    is_over = stands == "declined" or (stands == "ended" and mentor.form == "formal")
    return is_over and not (met or is_known_before(mentor))


def _writer(
    me: Mapping[str, object], mentor: Mentor, greeting: str, *, close: bool, kind: str
) -> dict[str, object]:
    """How one presents oneself, and signs: with the whole name to whom one greets by the last.

    A referral is passed on to somebody else.
    """
    words = greeting.split()
    far = close and last_name(mentor.name) in words and mentor.called not in words
    warm, cool = REGARDS.get(kind, WARM)
    if (warm, cool) == WARM and words[:1] and words[0] in _CASUAL:
        warm = cool = "All the best,"
    regards = WARM[1] if far and kind != "closing" else warm if close else cool
    ours = str(me["organisation"])
    same = mentor.line == "same-organisation" or (
        bool(mentor.organisation) and same_organisation(mentor.organisation, ours)
    )
    signed_by = me["first_name"] if close and not far else me["name"]
    return {
        "sign_off": me["signature"] or signed_by,
        "regards": regards,
        "signed": signed_by,
        "close": close,
        "i_am": presented(
            *(str(me[key]) for key in ("name", "role", "organisation")),
            begin="This is" if mentor.familiar == "acquainted" and kind != "referral" else "I'm",
            same=same and kind != "referral",
        ),
        "same_organisation": same,
    }


def _days(
    earlier: Outreach | None, talks: Sequence[Meeting], last: date | None, today: date
) -> dict[str, object]:
    """The last letter and the last talk, their days in words; nothing was put off, and all is new so far."""
    sent = earlier.sent if earlier else None
    talk = max(talks, key=lambda m: m.when, default=None)
    return {
        "earlier": {
            "kind": earlier.kind,
            "subject": earlier.subject,
            "sent": in_words(sent, today),
            "when": _last_time(sent, today),
        }
        if earlier and sent
        else None,
        "last_contact": in_words(last, today) if last else "",
        "last_time": _last_time(last, today) if last else "",
        "long_ago": bool(last and (today - last).days > _YEAR_SAID),
        "lately": bool(last and (today - last).days <= _LATELY),
        "wrote": _last_time(sent, today) if sent and (last is None or sent > last) else "",
        "talk": {"on": _talked_on(talk.on, today), "note": talk.notes} if talk else None,
        **dict.fromkeys(("later", "back", "matched_since"), ""),
        "off": None,
    }


def _several(talks: Sequence[Meeting], today: date) -> str:
    """The days of several talks, as one names them; nothing for one, or for more than one would count up."""
    days = [_talked_on(m.on, today) for m in sorted(talks, key=lambda m: m.when)]
    return f"{', '.join(days[:-1])} and {days[-1]}" if 1 < len(days) <= _COUNTED_UP else ""


def _talked_on(day: date, today: date) -> str:
    """The day of a talk, by its weekday where it was this week."""
    return weekday_in_words(day) if 0 <= (today - day).days <= _WEEKDAY_SAID else in_words(day, today)


def _last_time(day: date, today: date) -> str:
    """When it was, as people say it: "on 9 January", and of what is months ago "in January"."""
    words = in_words(day, today)
    if (today - day).days <= _MONTH_SAID:
        return f"on {words}"
    month = words.partition(" ")[2]
    return f"in {month.partition(' ')[0] if (today - day).days < _YEAR_SAID else month}"


def _told_by_the_record(
    mentor: Mentor, stands: str, kind: str, earlier: Outreach | None, today: date, *, talks: int
) -> dict[str, object]:
    """What they are and were to one, and values that a letter can do without, where they were recorded."""
    found: dict[str, object] = {
        "mentors": mentor.direction == "mentor" and stands == "mentor",
        "mentored": any(change.stage in TOGETHER for change in mentor.history),
        "matched": mentor.form == "formal" and stands in ("assigned", "mentor"),
        "offered": mentor.began == "them",
        "in_touch": mentor.began == BROUGHT,
    }
    assigned, ends_it = stands == "assigned", kind == "closing"
    is_over = ends_it and mentor.stage == "ended"
    programme = next((term.programme for term in reversed(mentor.terms) if term.programme), "")
    gave = mentor.introduced_by if assigned and is_programme(mentor.introduced_by) else ""
    if programme := programme or gave:
        found["programme"] = programme
    if assigned:
        matched = max([mentor.stage_since, *(term.start for term in mentor.terms[-1:])])
        if (today - matched).days > _NEW_FOR:
            found["matched_since"] = _last_time(matched, today).removeprefix("in ")
    if kind == "follow-up" and earlier and WHOLE in earlier.answers:  # what that was about, only they know
        found["topic"] = ""
    if ends_it:
        begun = next((x.on for x in mentor.history if x.stage in TOGETHER), None)
        ends = mentor.stage_since if is_over else today
        is_told = talks > 1 or (talks and mentor.form == "formal")  # of a term one logs the last talk only
        found["together"] = these_months(begun, ends) if begun and is_told else ""
    if is_over:
        from mentorfolio.domain.terms import said_over

        found["reason"] = said_over(mentor, today)
    return found


def speaks_of(need: Need | None, template: Template, said: Mapping[str, str]) -> bool:
    """Whether the letter names the need, in words that are not ``said`` with an option."""
    asks_aim = "aim" in template.offers  # which says it better
    speaks = "topic" in template.needs or ("topic" in template.body and not asks_aim)
    return need is not None and speaks and "topic" not in said


def _put_off(
    mentor: Mentor,
    theirs: Sequence[Meeting],
    letters: Sequence[Outreach],
    last: date | None,
    today: date,
) -> dict[str, object]:
    """The day they named; the talk that wants another, and the letter without an answer that asked for it."""
    from mentorfolio.domain.their_time import put_off

    later = in_words(mentor.again_on, today) if mentor.again_on else ""
    found: dict[str, object] = {**put_off(mentor, letters, any(m.held for m in theirs), later)}
    if off := came_to_nothing(mentor, theirs, today):
        sent = [x.sent for x in letters if x.template == NEW_DAY and x.sent and x.sent >= called_off_on(off)]
        asked = [on for on in sent if on > (last or date.min) and (today - on).days <= _LATELY]
        wrote = _last_time(max(asked), today) if asked else ""
        found["off"] = {"when": _last_time(off.on, today), "mine": off.by_me and not sent, "asked": wrote}
    return found


def introduced_by(portfolio: Portfolio, mentor: Mentor) -> str:
    """Whom they introduced one to, the latest; empty for nobody."""
    names = {*map(fold, mentor.names), mentor.id}
    found = [
        m
        for m in portfolio[Mentor]
        if m.id != mentor.id
        and (fold(m.introduced_by) in names or fold(mentor.names[-1]) in fold(m.introduced_by).split())
    ]
    return max(reversed(found), key=lambda m: m.created).called if found else ""


def person(mentor: Mentor) -> dict[str, object]:
    """A mentor as templates see one."""
    return {
        "name": mentor.name,
        "first_name": mentor.called,
        "role": mentor.role,
        "organisation": mentor.organisation,
        "email": mentor.email,
    }


def _greeting(
    mentor: Mentor, profile: Profile | None, kind: str, stands: str, earlier: Outreach | None, hail: str
) -> str:
    if kind == "manager":
        manager = profile.manager if profile else ""
        return f"Dear {greeted(manager)}" if manager else "Hello"
    if kind in NOT_TO_THEM:  # HR or the learning department
        return "Dear colleagues"
    if is_no_name(mentor.name) and not (mentor.greeting or mentor.first_name):
        return "Hello"
    if earlier and not mentor.greeting:
        # As before, also where that was changed by hand: who was "Dr. Sample" is no "Ines" now.
        before = earlier.body.partition("\n")[0].rstrip(" ,")
        named = before.removeprefix("Dear ").split()
        if before.startswith("Dear ") and named and fold(named[-1]) in fold(mentor.name).split():
            return before
    if mentor.greeting:
        return hailed(mentor.greeting)
    nickname = mentor.first_name
    if nickname and stands in _FORMAL:  # is for no stranger with a title
        nickname = formally(mentor.name) or nickname
    to_whom = nickname or dear(mentor.name, stands)
    if hail != "Dear" and to_whom != mentor.called:  # with a title
        hail = "Dear"
    return f"{hail} {to_whom}"


def as_greeted(mentor: Mentor) -> str:
    """The name by which letters call them, where that was said; else empty."""
    hail, _, name = mentor.greeting.rstrip(" ,").partition(" ")
    return name if hail in ("Dear", "Hello", "Hi") else ""


def dear(name: str, stands: str) -> str:
    """What follows "Dear": whoever has a title is greeted by it, until one knows them (O3)."""
    return addressed_as(name, formal=stands in _FORMAL)


def _owner(profile: Profile | None) -> dict[str, object]:
    name = signed(profile.name) if profile and profile.name else NO_NAME
    keys = "email role organisation manager signature availability purpose looking_for context".split()
    said = {key: getattr(profile, key) if profile else "" for key in keys}
    return {"name": name, "first_name": NO_NAME if name == NO_NAME else first_name(name), **said}

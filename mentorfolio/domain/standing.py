"""How two people stand to each other, read once from what is recorded, for letters and pages (O2, O4)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from mentorfolio.domain.greeting import is_title
from mentorfolio.domain.lifecycle import OVER, TOGETHER
from mentorfolio.domain.records import Meeting, Mentor, Profile, Term, changed
from mentorfolio.domain.text import fold

# Word for scripts -> what it means.
STANDINGS: Mapping[str, str] = {
    "stranger": "they do not know you",
    "acquainted": "they know your name: introduced, connected, or in your organisation",
    "known": "you know each other",
    "my-manager": "your own manager",
    "my-line": "in your line of management",
    "assigned": "assigned by a programme, and not met yet",
    "talked": "you have talked about it once",
    "mentor": "they mentor you",
    "declined": "said no, or never answered",
    "ended": "it is over",
}

_TOLD_AHEAD = timedelta(days=90)  # before a programme begins; earlier nobody is told whom they get

_THE_BOSS = r"(?i)^(?:my|our|the) (?:\w+ )?(?:boss|chief|director|head|manager|supervisor),?\s+"
_MY_BOSS = (
    r"(?i)^(?:(?:she|he)(?: is|'s) )?my (?:current |direct |line |new |own |present )?"
    r"(?:boss|chief|manager|supervisor)\b(?!['\u2019]s)"
)
_NO_LONGER = (
    r"(?i)\b(?:ex|earlier|first|former|last|old|once|previous|used to|until|was)\b"
    r"|\b(?:19|20)\d\d ?(?:to|till|-|\u2013) ?(?:19|20)?\d\d\b"
)
_NEVER_MET = (
    r"(?i)\b(?:never|haven['\u2019]?t|have not) (?:yet |really |actually )?met"
    r"|\b(?:does ?n['\u2019]?t|does not|would ?n['\u2019]?t) know me\b"
)
_HARDLY = (
    r"(?i)\b(?:met (?:(?:her|him|them) )?(?:only )?once"
    r"|(?:do ?n['\u2019]?t|do not|hardly|barely|scarcely) (?:really )?know)\b"
)


def standing(mentor: Mentor, profile: Profile | None, *, met: bool) -> str:
    """One of :data:`STANDINGS`; ``met`` says that a meeting with them was held, on any day.

    Whoever the profile names as the manager is the manager, whatever their line says.
    """
    stage = mentor.stage
    if stage in OVER:
        return stage
    if is_manager(mentor, profile):
        return "my-manager"
    if mentor.form == "formal" and not met and not in_touch_before(mentor):
        return "assigned"
    if stage in TOGETHER:
        return "mentor"
    talking = stage in ("conversation", "asked")
    if met and talking:
        return "talked"
    if mentor.line == "direct-line":
        return "my-line"
    return "known" if met or talking else _known_before(mentor, profile)


def in_touch_before(mentor: Mentor) -> bool:
    """Whether they were a mentor before the programme, or a contact was told that is more than its answer."""
    given = mentor.terms[0] if mentor.terms and mentor.terms[0].form == "formal" else None
    before = given and any(change.stage == "active" and change.on < given.start for change in mentor.history)
    if given and before and not _was_told_ahead(mentor, given):
        return True
    if given is None or mentor.told_contact is None or given.start > mentor.stage_since:
        return mentor.told_contact is not None
    return mentor.told_contact <= given.start


def _was_told_ahead(mentor: Mentor, term: Term) -> bool:
    """Whether the programme said who it would be before it began: they were noted as a mentor then."""
    first = mentor.history[0]
    return first.stage == "active" and first.on == mentor.created >= term.start - _TOLD_AHEAD


def _known_before(mentor: Mentor, profile: Profile | None) -> str:
    """How well one knew somebody before any of this."""
    if mentor.told_contact and mentor.familiar != "acquainted":
        return "known"
    if mentor.familiar:
        return mentor.familiar
    if mentor.source == "known":
        return "known"
    # Whoever offered to help knows one's name at least (F2).
    if mentor.introduced_by or mentor.line == "same-organisation" or mentor.began == "them":
        return "acquainted"
    ours = profile.organisation if profile and not mentor.line else ""
    if not ours or not mentor.organisation:
        return "stranger"
    from mentorfolio.domain.sameness import is_organisation, same_organisation  # as below

    is_colleague = is_organisation(ours) and same_organisation(mentor.organisation, ours)
    return "acquainted" if is_colleague else "stranger"


def having_answered(mentor: Mentor, profile: Profile | None, today: date, *, met: bool) -> Mentor:
    """The mentor after an answer of theirs: whoever answered is no stranger."""
    if standing(mentor, profile, met=met) != "stranger":
        return mentor
    return changed(mentor, today, familiar="acquainted")


def is_known_before(mentor: Mentor) -> bool:
    """Whether the two knew each other before anything that is recorded here."""
    return _known_before(mentor, None) == "known"


def familiar_from(told: str) -> str:
    """How well two know each other who hardly do, from what was told: "never met her"; or empty.

    Where it is told where they met, and nothing more between them, they are acquainted.
    """
    if re.search(_NEVER_MET, told):
        return "stranger"
    more = re.search(r"(?i)\b(?:friends?|known?|knew|years|work(?:ed|ing)?|together)\b", told)
    met = not more and re.search(r"(?i)\bmet\b(?! (?:through|via)\b)", told)
    return "acquainted" if met or re.search(_HARDLY, told) else ""


def is_unsaid(mentor: Mentor, profile: Profile | None, *, met: bool) -> bool:
    """Whether nothing tells how well the two know each other: it is asked once, before the first letter."""
    found = standing(mentor, profile, met=met)
    told = mentor.familiar or mentor.introduced_by or mentor.began == "them"
    # Somebody one has talked with can be a friend, or somebody met at a party.
    talked = found == "known" and met and mentor.stage == "candidate" and not is_known_before(mentor)
    return (found in ("stranger", "acquainted") or talked) and not told


def is_manager(mentor: Mentor, profile: Profile | None) -> bool:
    """Whether somebody is the owner's own manager."""
    if mentor.line == "manager":
        return True
    named = profile.manager if profile else ""
    if not named:
        return False
    if fold(named) in (fold(mentor.name), fold(mentor.email)):
        return True
    from mentorfolio.domain.sameness import name_key  # most portfolios name no manager

    # "Dr. Sheila Sample", "Sample, Sheila" are the same name; "my boss Sheila", "Ms Sample" a part of it,
    # which is enough of somebody who does not work elsewhere.
    begin, _, behind = re.sub(_THE_BOSS, "", named).partition(",")
    bare = begin if " " in begin.strip() else f"{begin},{behind}"
    ours, theirs = name_key(bare).split(), name_key(mentor.name).split()
    if mentor.line == "outside" or not (ours and theirs):
        return bool(ours) and {*ours} == {*theirs}
    short, long = sorted((ours, theirs), key=len)
    called_by = {long[0], long[-1]} if is_title(named.partition(" ")[0]) else {long[0]}
    return short == long or {*short} == {*long} or (len(short) == 1 and short[0] in called_by)


def is_retired(told: str) -> bool:
    """Whether it is told that somebody works nowhere any more."""
    return re.search(r"(?i)\b(?:retired|emerit(?:us|a)|in retirement)\b", told) is not None


def is_told_as_manager(told: str) -> bool:
    """Whether it is said beside a name that this is one's manager, and not that it was: "my boss"."""
    return re.search(_MY_BOSS, told) is not None and re.search(_NO_LONGER, told) is None


def met_with(meetings: Iterable[Meeting]) -> frozenset[str]:
    """The ids of all with whom a meeting was held."""
    return frozenset({who for meeting in meetings if meeting.held for who in meeting.mentors})


def stands(mentor: Mentor, profile: Profile | None, meetings: Iterable[Meeting]) -> str:
    """:func:`standing`, as the meetings tell whether one was held with them."""
    return standing(mentor, profile, met=mentor.id in met_with(meetings))


def never_met(
    mentors: Iterable[Mentor], meetings: Iterable[Meeting], profile: Profile | None
) -> frozenset[str]:
    """The ids of those whom a programme gave one, and whom one has not met."""
    met = met_with(meetings)
    return frozenset(m.id for m in mentors if standing(m, profile, met=m.id in met) == "assigned")

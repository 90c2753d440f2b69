"""People as every command shows them: the JSON face, and what to call them for short."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

import msgspec

from mentorfolio.desk.results import view
from mentorfolio.domain.lifecycle import OPEN_LETTERS
from mentorfolio.domain.meetings import is_planned, next_of_each
from mentorfolio.domain.names import CODE, beside, earlier_id
from mentorfolio.domain.promises import open_promises
from mentorfolio.domain.records import Meeting, Mentor, Outreach, Profile, changed
from mentorfolio.domain.relationship import Answer, Talk, last_talks, latest, next_contact
from mentorfolio.domain.standing import standing
from mentorfolio.domain.text import fold, quoted
from mentorfolio.domain.vocabulary import KNOWING

if TYPE_CHECKING:
    from mentorfolio.desk.desk import Desk
    from mentorfolio.domain.register import Everything
    from mentorfolio.store.records import Portfolio


def short_names(mentors: Mapping[str, Mentor]) -> dict[str, str]:
    """Id -> first name where only one person has it, else the whole name, else what tells them apart."""
    called = {i: mentor.called for i, mentor in mentors.items()}
    many = Counter(map(fold, called.values()))
    more = beside(mentors.values())
    return {
        i: name if many[fold(name)] == 1 else f"{name} ({more[i]})" if i in more else mentors[i].name
        for i, name in called.items()
    }


def renamed(portfolio: Portfolio) -> dict[str, str]:
    """Id -> name of those whose id comes from an earlier name, where the name is theirs alone."""
    mentors = list(portfolio[Mentor])
    names = Counter(fold(mentor.name) for mentor in mentors)
    return {
        m.id: quoted(m.name)
        for m in mentors
        if names[fold(m.name)] == 1 and earlier_id(m.id, m.name, "mentor")
    }


def everything_noted(desk: Desk, portfolio: Portfolio) -> Everything:
    """The portfolio to be read, its people with what was noted of them in the network."""
    everything = portfolio.everything()
    if not (contacts := desk.network.readable()):
        return everything
    from mentorfolio.domain.linked import with_noted

    return msgspec.structs.replace(everything, mentors=with_noted(everything.mentors, contacts.values()))


def standing_for(portfolio: Portfolio, words: Collection[str]) -> dict[str, str]:
    """Of these words those that are the id of a meeting, letter or promise -> who may be named in its place.

    That is who is alone in it, and in no other one that is open.
    """
    codes = [word for word in words if re.fullmatch(CODE, word)]
    if not codes:
        return {}
    meetings, letters = portfolio[Meeting], portfolio[Outreach]
    planned = next_of_each(m for m in meetings if is_planned(m))
    kinds: tuple[list[tuple[str, tuple[str, ...]]], ...] = (
        [(m.id, (*m.mentors, *([m.circle] if m.circle else ()))) for m in planned],
        [(x.id, (x.mentor,)) for x in letters if x.state in OPEN_LETTERS],
        [(p.action.id, p.mentors) for p in open_promises(portfolio[Mentor], meetings)],
    )
    found: dict[str, str] = {}
    for records in kinds:
        many = Counter(who for _, people in records for who in people)
        alone = [(i, people[0]) for i, people in records if i in codes and len(people) == 1]
        found |= {i: who for i, who in alone if many[who] == 1}
    return found


def ids_by_name(mentors: Iterable[Mentor]) -> dict[str, str]:
    """Folded name -> id, to find who introduced somebody; of two of one name, nobody knows which."""
    found: dict[str, str] = {}
    for mentor in mentors:
        name = fold(mentor.name)
        found[name] = "" if name in found else mentor.id
    return found


def mentor_view(
    mentor: Mentor,
    last: date | None,
    profile: Profile | None,
    *,
    met: bool,
    named: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """The JSON face of a mentor: the record with what is derived from it; ``named`` are ids by name."""
    data = view(
        mentor,
        knowing={key: mentor.knowing.get(key, 0) for key in KNOWING},
        stage=mentor.stage,
        stage_since=mentor.stage_since,
        last_contact=last,
        next_contact=next_contact(mentor, last),
        standing=standing(mentor, profile, met=met),
        met=met,
        introducer=(named or {}).get(fold(mentor.introduced_by)) or None,
        emails=mentor.emails,
    )
    del data["told_contact"], data["other_emails"]
    return data


def contacts_with(
    portfolio: Portfolio, mentors: Iterable[Mentor]
) -> tuple[Mapping[str, date], frozenset[str]]:
    """The latest contact with each (by id), and with whom a meeting was held; of the rest nothing is read."""
    talks = last_talks(portfolio[Meeting].seen_as(Talk))
    try:
        return latest(mentors, talks, portfolio[Outreach].seen_as(Answer)), frozenset(talks)
    except ValueError:
        portfolio[Meeting].by_id()  # a day that is none: read one by one, it says where
        raise


def spelled(portfolio: Portfolio, tags: tuple[str, ...]) -> tuple[str, ...]:
    """These tags as they are written already, where only capitals differ."""
    known = {tag.casefold(): tag for mentor in portfolio[Mentor] for tag in mentor.tags}
    return tuple({tag.casefold(): known.get(tag.casefold(), tag) for tag in tags}.values())


def readdress(portfolio: Portfolio, before: Mentor, now: Mentor, today: date) -> tuple[str, ...]:
    """Within a unit of work: their drafts follow a change of address, name or greeting; what to say of it."""
    from mentorfolio.domain.drafts import readdressed

    letters = [(x, readdressed(x, before, now)) for x in portfolio[Outreach] if x.mentor == now.id]
    moved = [changed(new, today) for old, new in letters if new != old]
    for letter in moved:
        portfolio[Outreach].put(letter)
    return ("Your draft to them has it, too.",) if moved else ()


def saved(portfolio: Portfolio, mentor: Mentor, *, is_new: bool = False) -> dict[str, object]:
    """The JSON face of a mentor just changed, with the contacts of this portfolio."""
    # With somebody new nothing was noted yet: no other record need be read.
    last, met = ({}, frozenset[str]()) if is_new else contacts_with(portfolio, [mentor])
    day = last.get(mentor.id, mentor.told_contact)
    named = ids_by_name(portfolio[Mentor]) if mentor.introduced_by else {}
    return mentor_view(mentor, day, portfolio.profile, met=mentor.id in met, named=named)

"""A portfolio to be shown to somebody else: initials or chosen names, and nobody's words.

What is left are days, stages, strengths, ratings and the titles of needs, in which no name, address or
workplace of the portfolio stands. Records get other ids, because an id is made of a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from msgspec.structs import replace

from mentorfolio.domain.circles import ME
from mentorfolio.domain.own_words import NAMES, PEOPLE, WHEREABOUTS, texts, wordless
from mentorfolio.domain.records import Meeting, Mentor, Profile
from mentorfolio.domain.register import KINDS, Everything
from mentorfolio.domain.sameness import one_name_each
from mentorfolio.domain.text import fold
from mentorfolio.domain.vocabulary import CIRCLE_KINDS
from mentorfolio.domain.whole_words import as_whole_word, replaced

# What somebody who gets it does not see.
WITHHELD = (
    "the names of people, and yours: initials stand for them, or what you call them with --call",
    "e-mail addresses and links",
    "what people do and where they work",
    "your notes: about people, talks, check-ins and gifts, agendas, insights and promises",
    "your letters: their subjects and their words",
    "your reflections, and what you said about yourself",
    "why you want what you want, and how you will know you have it",
    "skills, tags and the names of circles and programmes",
)
_SHORTEST = 2  # letters of a name that is looked for
_PART = r"\w{3,}"  # and of a part of one: shorter ones are words of every language
_SHORT = r"\b[^\W\d_a-z]\w\b"  # unless they are written with a capital: Bo, Li


class Shared(NamedTuple):
    """The portfolio without what is withheld; ``ids`` maps what was to what is, of mentors and needs."""

    everything: Everything
    ids: dict[str, str]
    needs: dict[str, str]


def shared(everything: Everything, chosen: Mapping[str, str] | None = None) -> Shared:
    """The portfolio as somebody else may see it; ``chosen`` are names by id, ``me`` for the owner's."""
    chosen = chosen or {}
    people = {m.id: f"p{at}" for at, m in enumerate(everything.mentors, 1)}
    needs = {n.id: f"n{at}" for at, n in enumerate(everything.needs, 1)}
    circles = {c.id: f"c{at}" for at, c in enumerate(everything.circles, 1)}
    names = _names(everything.mentors, chosen)
    places = _places(everything.mentors)
    hidden = _hidden(everything)
    called = {fold(m.name): name for m, name in zip(everything.mentors, names, strict=True)}
    # Nothing that people wrote goes along, whatever field it is in: what may be seen is put back.
    less = replace(
        everything,
        reflections=(),
        places=(),
        profile=tuple(_owner(p, chosen.get(ME)) for p in everything.profile),
        mentors=tuple(
            _mentor(m, name, people, needs, places, called)
            for m, name in zip(everything.mentors, names, strict=True)
        ),
        needs=tuple(
            replace(wordless(n), id=needs[n.id], title=replaced(hidden, n.title, "…"))
            for n in everything.needs
        ),
        outreach=tuple(
            replace(
                wordless(letter),
                message_id="",
                passed={},
                template=letter.kind,
                mentor=people.get(letter.mentor, letter.mentor),
                need=needs.get(letter.need or ""),
            )
            for letter in everything.outreach
        ),
        meetings=tuple(_meeting(m, people, circles) for m in everything.meetings),
        checkins=tuple(replace(wordless(c), mentor=people.get(c.mentor, "")) for c in everything.checkins),
        evaluations=tuple(
            replace(wordless(e), mentor=people.get(e.mentor, "")) for e in everything.evaluations
        ),
        gifts=tuple(replace(g, mentor=people.get(g.mentor, ""), text="given") for g in everything.gifts),
        circles=tuple(
            replace(
                wordless(c),
                id=circles[c.id],
                name=CIRCLE_KINDS[c.kind].capitalize(),
                members=tuple(people[i] for i in c.members if i in people),
            )
            for c in everything.circles
        ),
        retired={},
    )
    return Shared(_unlinked(less), people, needs)


def _unlinked(everything: Everything) -> Everything:
    """With uids that tell nobody which record of another copy it was."""
    tables = {
        table: tuple(
            replace(record, uid=f"{table}-{at}") for at, record in enumerate(getattr(everything, table))
        )
        for table in KINDS
    }
    return replace(everything, **tables)


def _names(mentors: Iterable[Mentor], chosen: Mapping[str, str]) -> list[str]:
    """The chosen name of each, or initials that are nobody's chosen name."""
    mentors = tuple(mentors)
    rest = iter(initials((m.name for m in mentors if m.id not in chosen), taken=chosen.values()))
    return [chosen.get(m.id) or next(rest) for m in mentors]


def initials(names: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """``JS`` for each name; the second of the same letters is ``JS 2``."""
    found: list[str] = []
    used: dict[str, int] = dict.fromkeys(taken, 1)
    for name in names:
        letters = "".join(word[0] for word in re.findall(r"\w+", name)).upper() or "?"
        used[letters] = used.get(letters, 0) + 1
        found.append(letters if used[letters] == 1 else f"{letters} {used[letters]}")
    return found


def _owner(profile: Profile, chosen: str | None) -> Profile:
    name = chosen or (initials([profile.name])[0] if profile.name else "")
    return Profile(id=ME, created=profile.created, updated=profile.updated, name=name)


def _mentor(
    mentor: Mentor,
    name: str,
    people: Mapping[str, str],
    needs: Mapping[str, str],
    places: Mapping[str, str],
    called: Mapping[str, str],
) -> Mentor:
    return replace(
        wordless(mentor),
        id=people[mentor.id],
        name=name,
        first_name=name,
        organisation=places.get(mentor.organisation, ""),
        introduced_by=called.get(fold(mentor.introduced_by), ""),
        supports={needs[i]: much for i, much in mentor.supports.items() if i in needs},
        knows=tuple(people[i] for i in mentor.knows if i in people),
        actions=(),
        snoozed={},
        timezone="",
    )


def _meeting(meeting: Meeting, people: Mapping[str, str], circles: Mapping[str, str]) -> Meeting:
    return replace(
        wordless(meeting),
        actions=(),
        mentors=tuple(people[i] for i in meeting.mentors if i in people),
        circle=circles.get(meeting.circle or ""),
        presenter=people.get(meeting.presenter, ME if meeting.presenter == ME else ""),
    )


def _places(mentors: Iterable[Mentor]) -> dict[str, str]:
    """Organisation -> what it is called instead, so that people of one can still be seen together."""
    names = one_name_each(mentor.organisation for mentor in mentors)
    known = {name: f"Organisation {at}" for at, name in enumerate(dict.fromkeys(names.values()), 1)}
    return {text: known[name] for text, name in names.items()}


def _hidden(everything: Everything) -> re.Pattern[str]:
    """Every name, part of a name, address, workplace, circle and programme; the longest first.

    A genitive is found, too: Julie's, and the Julies of other languages. A part of two letters is found in
    capitals only.
    """
    records = [record for table in KINDS for record in getattr(everything, table)]
    called = [text for record in records for text in texts(record, PEOPLE)]
    known = {text for record in records for fields in (NAMES, WHEREABOUTS) for text in texts(record, fields)}
    known |= {*called, *(part for name in called for part in re.findall(_PART, name))}
    short = {part for name in called for part in re.findall(_SHORT, name)} - known
    words = sorted((w for w in known | short if len(w) >= _SHORTEST), key=lambda w: (-len(w), w))
    found = [as_whole_word(w, any_case=w not in short, genitive=True) for w in words]
    return re.compile("|".join(found) or r"(?!)")

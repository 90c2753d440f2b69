"""The network: who is near, who is tied to whom, and the same as a table."""

from __future__ import annotations

from collections.abc import Iterable

from mentorfolio.commands.report.facts import ReportFacts, Values, shown
from mentorfolio.commands.report.today import kind_of, last_heard
from mentorfolio.commands.review.mapping import UNSAID, knows, strongest
from mentorfolio.domain.lifecycle import OVER
from mentorfolio.domain.records import Mentor
from mentorfolio.domain.review import Standing
from mentorfolio.domain.sameness import one_name_each
from mentorfolio.domain.text import fold
from mentorfolio.domain.vocabulary import KNOWING_WORD
from mentorfolio.render.network import PersonDrawn, network

MOST = 60  # people that a picture can show; the table has all
_DISTANCE = {"active": 90.0, "fading": 150.0, "coming": 200.0, "rest": 200.0, "candidate": 250.0}
_SECTORS = {**{key: word.capitalize() for key, word in KNOWING_WORD.items()}, UNSAID: "Nothing said yet"}


def network_of(facts: ReportFacts) -> Values:
    """The picture and its table; people with whom it is over are in neither."""
    people = [s for s in facts.reviewed.review.standings if s.stage not in OVER]
    marks = _marks(s.mentor for s in people)
    near = sorted(people, key=lambda s: _DISTANCE[kind_of(s)[0]])[:MOST]
    drawn = [_person(facts, s, marks) for s in near]
    circles = [
        (shown(c.name), [facts.anchors[i] for i in c.members if i in facts.anchors])
        for c in facts.reviewed.circles
    ]
    label = f"You and {len(drawn)} people around you; the table below says the same."
    return {
        "svg": network(drawn, _SECTORS, _ties(facts, people), circles, label) if drawn else "",
        "more": len(people) - len(drawn),
        "circles": [name for name, members in circles if members],
        "organisations": [
            {"mark": mark, "name": shown(name)} for name, mark in dict.fromkeys(marks.values())
        ],
        "rows": [_row(facts, s, marks) for s in people],
    }


def _marks(mentors: Iterable[Mentor]) -> dict[str, tuple[str, str]]:
    """Organisation -> its name, and the number that stands in the circles of its people."""
    names = one_name_each(mentor.organisation for mentor in mentors)
    marks = {name: str(at) for at, name in enumerate(sorted({*names.values()}, key=fold), 1)}
    return {text: (names[text], marks[names[text]]) for text in sorted(names, key=fold)}


def _person(facts: ReportFacts, standing: Standing, marks: dict[str, tuple[str, str]]) -> PersonDrawn:
    mentor = standing.mentor
    kind, word = kind_of(standing)
    told = [facts.name(mentor.id), word, *([shown(mentor.organisation)] if mentor.organisation else [])]
    return PersonDrawn(
        key=facts.anchors[mentor.id],
        label=facts.short(mentor.id),
        kind=f"person {kind}",
        sector=strongest(mentor),
        distance=_DISTANCE[kind],
        told=f"{', '.join(told)}; last contact: {last_heard(facts, mentor.id)}",
        mark=marks[mentor.organisation][1] if mentor.organisation else "",
    )


def _ties(facts: ReportFacts, people: list[Standing]) -> list[tuple[str, str, str]]:
    called = {fold(s.mentor.name): s.mentor.id for s in people}
    called |= {s.mentor.id: s.mentor.id for s in people}
    found: dict[tuple[str, str], str] = {}
    for standing in people:
        for other in standing.mentor.knows:
            if other in facts.anchors and other != standing.mentor.id:
                one, two = sorted((standing.mentor.id, other))
                found[one, two] = "knows"
        through = called.get(fold(standing.mentor.introduced_by))
        if through and through != standing.mentor.id:
            one, two = sorted((standing.mentor.id, through))
            found[one, two] = "introduced"
    return [(facts.anchors[one], facts.anchors[two], kind) for (one, two), kind in found.items()]


def _row(facts: ReportFacts, standing: Standing, marks: dict[str, tuple[str, str]]) -> Values:
    mentor = standing.mentor
    key = strongest(mentor)
    return {
        **facts.person(mentor.id),
        "name": facts.name(mentor.id),
        "kind": kind_of(standing)[1],
        "competency": KNOWING_WORD.get(key, ""),
        "organisation": shown(mentor.organisation),
        "mark": marks[mentor.organisation][1] if mentor.organisation else "",
        "last": last_heard(facts, mentor.id),
        "knows": facts.people(knows(mentor, facts.reviewed.mentors)),
        "introduced_by": shown(mentor.introduced_by),
        "circles": [shown(c.name) for c in facts.reviewed.circles if mentor.id in c.members],
    }

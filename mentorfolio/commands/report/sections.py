"""A part for each need, for each mentor, and the reflections in their order."""

from __future__ import annotations

from collections.abc import Mapping

from mentorfolio.commands.report.facts import ReportFacts, Values, share, shown
from mentorfolio.commands.report.today import kind_of, last_heard
from mentorfolio.commands.review.mapping import knows
from mentorfolio.domain.dates import said_near
from mentorfolio.domain.promises import open_promises
from mentorfolio.domain.records import Mentor, Need
from mentorfolio.domain.register import Everything
from mentorfolio.domain.relationship import health
from mentorfolio.domain.review import Coverage
from mentorfolio.domain.telling import REPORT, told
from mentorfolio.domain.timeline import timeline
from mentorfolio.domain.vocabulary import CONTEXTS, KNOWING_WORD, NEED_STATUS
from mentorfolio.render.charts import Series, course
from mentorfolio.render.people import HEALTH

LATEST = 20  # rows of a timeline; a page of all is what `timeline` is for


def needs(facts: ReportFacts) -> list[Values]:
    """Every need, the open ones first."""
    stands = {c.target.id: c for c in facts.reviewed.review.needs}
    ordered = sorted(facts.needs, key=lambda n: n.status != "open")
    return [_need(facts, need, stands.get(need.id)) for need in ordered]


def _need(facts: ReportFacts, need: Need, stands: Coverage | None) -> Values:
    people = {s.mentor.id: s for s in facts.reviewed.review.standings}
    serving = sorted(
        (people[m.id] for m in facts.reviewed.mentors.values() if need.id in m.supports),
        key=lambda s: -s.mentor.supports[need.id],
    )
    felt = [c for c in need.confidence if c.on <= facts.today]
    return {
        "anchor": facts.need_anchors[need.id],
        "title": shown(need.title),
        "status": NEED_STATUS[need.status],
        "is_open": need.status == "open",
        "knowing": KNOWING_WORD[need.knowing],
        "context": CONTEXTS[need.context] if need.context else "",
        "priority": need.priority,
        "why": shown(need.why),
        "success": shown(need.success),
        "by": said_near(need.by, facts.today) if need.by else "",
        "coverage": share(stands.coverage) if stands else None,
        "state": stands.state if stands else "",
        "people": [
            {
                **facts.person(s.mentor.id),
                "much": s.mentor.supports[need.id],
                "kind": kind_of(s)[1],
            }
            for s in serving
        ],
        "before": felt[0].rating if felt else None,
        "after": felt[-1].rating if len(felt) > 1 else None,
        "svg": _felt(need) if len({c.on for c in felt}) > 1 else "",
    }


def _felt(need: Need) -> str:
    felt = {c.on: float(c.rating) for c in sorted(need.confidence, key=lambda c: c.on)}
    days = list(felt)
    moved = f"{felt[days[0]]:.0f} at first, {felt[days[-1]]:.0f} at last, of 5"
    label = f"Your confidence in {shown(need.title)}: {moved}"
    return course(days, [Series([felt[day] for day in days])], label, low=1, high=5)


def mentors(facts: ReportFacts, records: Mapping[str, Everything]) -> list[Values]:
    """Everybody, by name."""
    return [_mentor(facts, mentor, records[mentor.id]) for mentor in facts.mentors]


def _mentor(facts: ReportFacts, mentor: Mentor, own: Everything) -> Values:
    standing = next(s for s in facts.reviewed.review.standings if s.mentor.id == mentor.id)
    rows = _timeline(facts, mentor, own)
    return {
        "anchor": facts.anchors[mentor.id],
        "name": facts.name(mentor.id),
        "kind": kind_of(standing)[1],
        "since": said_near(mentor.stage_since, facts.today),
        "last": last_heard(facts, mentor.id),
        "facts": _about(facts, mentor),
        "needs": [
            {
                "title": facts.title(i),
                "anchor": facts.need_anchors.get(i, ""),
                "much": much,
            }
            for i, much in sorted(mentor.supports.items(), key=lambda pair: -pair[1])
            if i in facts.reviewed.needs
        ],
        "positives": [shown(text) for text in mentor.positives],
        "constraints": [shown(text) for text in mentor.constraints],
        "notes": shown(mentor.notes),
        "health": _health(own),
        "rapport": {"svg": _rapport(facts, mentor, own)},
        "promises": [
            shown(("" if p.action.owner == "me" else "they: ") + p.action.text)
            for p in open_promises([mentor], own.meetings)
        ],
        "rows": rows[-LATEST:],
        "earlier": max(0, len(rows) - LATEST),
    }


def _about(facts: ReportFacts, mentor: Mentor) -> list[tuple[str, str]]:
    """Label and text of what is known."""
    known = ", ".join(facts.short(i) for i in knows(mentor, facts.reviewed.mentors))
    listed = [(label.capitalize(), shown(text)) for label, text in told(mentor, REPORT)]
    return [*listed, *([("Knows", known)] if known else [])]


def _timeline(facts: ReportFacts, mentor: Mentor, own: Everything) -> list[Values]:
    return [
        {"on": said_near(row.on, facts.today), "kind": row.word or row.kind, "text": shown(row.text)}
        for row in timeline(mentor, own, facts.titles, facts.today)
        if row.on >= facts.since and not row.again
    ]


def _health(own: Everything) -> Values | None:
    if not own.checkins:
        return None
    found = health(own.checkins[-1])
    words = HEALTH[found.health]
    return {
        "name": words.name,
        "meaning": words.meaning,
        "rapport": f"{found.rapport:.2f}",
        "clarity": f"{found.clarity:.2f}",
    }


def _rapport(facts: ReportFacts, mentor: Mentor, own: Everything) -> str:
    """Rapport and clarity of every check-in, from 1 to 5."""
    looks = {c.on: health(c) for c in own.checkins}
    if len(looks) < 2:
        return ""
    days = list(looks)
    label = f"Rapport (line) and clarity (dashes) with {facts.short(mentor.id)}, from 1 to 5"
    series = [
        Series([looks[day].rapport for day in days], "a"),
        Series([looks[day].clarity for day in days], "b"),
    ]
    return course(days, series, label, low=1, high=5)


def reflections(facts: ReportFacts) -> list[Values]:
    """What was thought about, in order of days."""
    own = {*facts.anchors, *facts.need_anchors}
    found = [
        r
        for r in facts.everything.reflections
        if facts.whole or (r.about in ("mentor", "need") and r.subject in own)
    ]
    return [
        {
            "on": said_near(r.on, facts.today),
            "title": shown(facts.titles.get(r.prompt or "", "")),
            "text": shown(r.text),
            "about": _subject(facts, r.about, r.subject),
        }
        for r in sorted(found, key=lambda r: (r.on, r.id))
        if r.on >= facts.since
    ]


def _subject(facts: ReportFacts, about: str, subject: str | None) -> str:
    if about == "mentor":
        return facts.short(subject or "")
    return facts.title(subject) if about == "need" else ""

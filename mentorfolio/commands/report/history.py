"""How it became so: coverage over time, what moved it, what happened with whom, time spent, letters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from mentorfolio.commands.outreach.stats import reached
from mentorfolio.commands.report.facts import ReportFacts, Values, share, shown
from mentorfolio.domain.coverage_history import PastDay, named_on
from mentorfolio.domain.dates import said_near
from mentorfolio.domain.marks import marks
from mentorfolio.domain.records import Mentor, Need
from mentorfolio.domain.register import Everything
from mentorfolio.domain.relationship import last_talks
from mentorfolio.domain.text import so_many
from mentorfolio.domain.vocabulary import KNOWING, KNOWING_WORD, NEED_STATUS
from mentorfolio.render.charts import Band, Series, bar, course, stretches, strip, years

MOST_EVENTS = 60  # the latest; a longer list nobody reads
_STEP_WORDS = {
    "drafted": "drafted",
    "sent": "sent",
    "answered": "answered",
    "met": "met since",
    "active": "active mentor since",
}


def history(facts: ReportFacts, records: Mapping[str, Everything]) -> Values:
    """The part of the page about the time from ``since`` to today."""
    needs = [n for n in facts.needs if any(n.id in m.needs for m in facts.moments)]
    shown_events = facts.events[-MOST_EVENTS:]
    return {
        "since": said_near(facts.since, facts.today),
        "many_days": len(facts.days) > 1,
        "needs": [_course_of_need(facts, need) for need in needs],
        "competencies": [_course_of_competency(facts, key) for key in KNOWING] if facts.whole else [],
        "table": _table(facts, needs),
        "events": [
            {"on": said_near(e.on, facts.today), "text": e.told(facts.short, facts.title)}
            for e in shown_events
        ],
        "earlier": len(facts.events) - len(shown_events),
        "strips": [{**facts.person(m.id), "svg": strip_of(facts, m, records[m.id])} for m in facts.mentors],
        "career": _career(facts) if len(facts.days) > 1 and facts.whole else None,
        "stretches": [_stretch(facts, need) for need in facts.needs] if len(facts.days) > 1 else [],
        "years": {"svg": years(facts.since, facts.today) if len(facts.days) > 1 else ""},
        "felt": _felt(facts),
        "time": _time(facts, records),
        "letters": _letters(facts, records),
    }


def _course_of_need(facts: ReportFacts, need: Need) -> Values:
    values = [m.of_need(need.id) for m in facts.moments]
    people = {m.id for m in facts.mentors if need.id in m.supports}
    moved = [e.on for e in facts.events if e.need == need.id or e.mentor in people]
    return _course(facts, shown(need.title), values, moved) | {"anchor": facts.need_anchors[need.id]}


def _course_of_competency(facts: ReportFacts, key: str) -> Values:
    people = {m.id for m in facts.mentors if m.knowing.get(key)}
    moved = [e.on for e in facts.events if e.mentor in people]
    title = KNOWING_WORD[key].capitalize()
    return _course(facts, title, [m.competencies[key].coverage for m in facts.moments], moved) | {
        "anchor": ""
    }


def _course(facts: ReportFacts, title: str, values: Sequence[float | None], moved: Sequence[date]) -> Values:
    known = [value for value in values if value is not None]
    first, last = f"{known[0] * 100:.0f} %", f"{known[-1] * 100:.0f} %"
    label = f"Coverage of {title}: {first} at first, {last} at last"
    return {
        "title": title,
        "now": share(values[-1]),
        "svg": course(facts.days, [Series(values)], label, moved=moved) if len(facts.days) > 1 else "",
    }


def _table(facts: ReportFacts, needs: Sequence[Need]) -> Values:
    """The numbers of the charts, for those who read them with their ears."""

    def row(day: date, moment: PastDay) -> Values:
        values = [moment.of_need(n.id) for n in needs]
        if facts.whole:
            values += [moment.competencies[key].coverage for key in KNOWING]
        told = ["-" if value is None else f"{value * 100:.0f}" for value in values]
        return {"day": day.isoformat(), "gap": f"{moment.gap * 100:.0f}", "values": told}

    return {
        "heads": [shown(n.title) for n in needs]
        + ([KNOWING_WORD[key].capitalize() for key in KNOWING] if facts.whole else []),
        "rows": [row(day, moment) for day, moment in zip(facts.days, facts.moments, strict=True)],
    }


def strip_of(facts: ReportFacts, mentor: Mentor, own: Everything) -> str:
    """One line of days: stages as bands, talks, check-ins, letters and gifts as marks."""
    begin = facts.since
    if begin == facts.today:
        return ""
    ends = [*(change.on for change in mentor.history[1:]), facts.today]
    bands = [Band(c.on, end, c.stage) for c, end in zip(mentor.history, ends, strict=True)]
    found = marks(own.meetings, own.outreach, own.checkins, own.gifts)
    since = {kind: [day for day in days if begin <= day <= facts.today] for kind, days in found.items()}
    counts = ", ".join(so_many(len(days), kind) for kind, days in since.items() if days)
    label = f"{facts.short(mentor.id)} since {said_near(begin, facts.today)}: {counts or 'nothing'}"
    return strip(begin, facts.today, bands, since, label)


def _career(facts: ReportFacts) -> Values | None:
    """The stages of one's career: what one needs changes with them (P3)."""
    begun = [
        (c.on, shown(c.stage)) for p in facts.everything.profile for c in p.career if c.on <= facts.today
    ] or [
        (p.created, shown(p.stage_of_career))
        for p in facts.everything.profile
        if p.stage_of_career and p.created <= facts.today
    ]
    if not begun:
        return None
    told = ", ".join(f"{name} since {said_near(on, facts.today)}" for on, name in begun)
    return {"told": told, "svg": stretches(facts.since, facts.today, begun, f"Your career: {told}")}


def _stretch(facts: ReportFacts, need: Need) -> Values:
    """When a need was open: what one needs changes as one moves on (P3)."""
    first = named_on(need)
    moves = [(first, "open"), *((c.on, c.status) for c in need.history if first < c.on <= facts.today)]
    ends = [*(on for on, _ in moves[1:]), facts.today]
    bands = [Band(on, end, status) for (on, status), end in zip(moves, ends, strict=True)]
    told = ", ".join(f"{NEED_STATUS[status]} since {said_near(on, facts.today)}" for on, status in moves)
    svg = strip(facts.since, facts.today, bands, {}, f"{shown(need.title)}: {told}")
    return {"title": shown(need.title), "anchor": facts.need_anchors[need.id], "told": told, "svg": svg}


def _felt(facts: ReportFacts) -> list[Values]:
    """How sure of each need one felt at first and at last."""
    found = []
    for need in facts.needs:
        felt = sorted((c.on, c.rating) for c in need.confidence if facts.since <= c.on <= facts.today)
        if felt:
            found.append(
                {
                    "title": shown(need.title),
                    "anchor": facts.need_anchors[need.id],
                    "before": {"much": felt[0][1], "on": said_near(felt[0][0], facts.today)},
                    "after": {"much": felt[-1][1], "on": said_near(felt[-1][0], facts.today)},
                    "times": len(felt),
                }
            )
    return found


def _time(facts: ReportFacts, records: Mapping[str, Everything]) -> list[Values]:
    """Minutes with each person since the first day of the page, the most first."""
    spent = {
        m.id: sum(
            t.minutes or 0
            for t in records[m.id].meetings
            if t.held and not t.cancelled and facts.since <= t.on <= facts.today
        )
        for m in facts.mentors
    }
    most = max(spent.values(), default=0)
    order = sorted((i for i, minutes in spent.items() if minutes), key=lambda i: -spent[i])
    return [
        {
            **facts.person(i),
            "told": hours(spent[i]),
            "svg": bar(spent[i] / most, f"{facts.short(i)}: {hours(spent[i])}"),
        }
        for i in order
    ]


def hours(minutes: int) -> str:
    """``45 min``, ``2 h``, ``2 h 30 min``."""
    whole, rest = divmod(minutes, 60)
    return " ".join(part for part in (f"{whole} h" if whole else "", f"{rest} min" if rest else "") if part)


def _letters(facts: ReportFacts, records: Mapping[str, Everything]) -> list[Values]:
    """How far first letters came, since the first day of the page."""
    letters = [x for m in facts.mentors for x in records[m.id].outreach if x.kind == "first"]
    letters = [x for x in letters if x.drafted >= facts.since]
    if not letters:
        return []
    counts = reached(letters, facts.reviewed.mentors, last_talks(facts.everything.meetings))
    return [
        {
            "step": _STEP_WORDS[step],
            "count": count,
            "svg": bar(count / len(letters), f"{_STEP_WORDS[step]}: {count} of {len(letters)}"),
        }
        for step, count in counts.items()
    ]

"""Today: who covers what, how much is missing, whom to ask next, and what would be if."""

from __future__ import annotations

from collections.abc import Sequence

from mentorfolio.commands.report.facts import ReportFacts, Values, differences, share, shown
from mentorfolio.commands.review.review_page import columns_of, state_words, title_of
from mentorfolio.domain.dates import said_near
from mentorfolio.domain.lifecycle import ON_THE_WAY
from mentorfolio.domain.review import COMPETENCIES, Coverage, Standing, coverage, gap, open_targets, supposing
from mentorfolio.domain.shortlist import best_first
from mentorfolio.domain.vocabulary import KNOWING_WORD, SOURCES, STAGE_WORD, STRENGTH_WORD

COLUMNS = 6  # people in a table, as a printed page has room for
_SIGNS = {"active": "●", "fading": "◌", "coming": "○"}


def today(facts: ReportFacts) -> Values:
    """The table, the gap in a sentence, the next ask."""
    result = facts.reviewed
    lean = result.review.leaning if facts.whole else None
    rows = _rows(facts)
    people = [s for s in columns_of(result, tuple(rows)) if s.mentor.id in facts.anchors]
    tables = _tables(facts, "Need" if result.review.needs else "Competency", rows, people)
    if facts.whole and result.review.needs:
        tables += _tables(facts, "Competency", [*result.review.competencies], people)
    return {
        "gap": share(result.review.gap) or {},
        "about_needs": bool(result.review.needs),
        "is_open": bool(rows),
        "tables": tables,
        "ask": _ask(facts) if facts.whole else None,
        "lean": {"person": facts.person(lean.mentor), "loss": share(lean.loss)} if lean else None,
    }


def kind_of(standing: Standing) -> tuple[str, str]:
    """The class of somebody and the word for it."""
    if standing.stage == "active":
        return ("active", "active") if standing.fresh >= 1 else ("fading", "active, but out of touch")
    if standing.stage == "candidate":
        return "candidate", "a candidate"
    return ("coming" if standing.stage in ON_THE_WAY else "rest"), STAGE_WORD[standing.stage]


def _rows(facts: ReportFacts) -> list[Coverage]:
    review = facts.reviewed.review
    if facts.whole:
        return [*(review.needs or review.competencies)]
    return [c for c in review.needs if c.target.id in facts.need_anchors]


def _tables(facts: ReportFacts, head: str, rows: list[Coverage], people: list[Standing]) -> list[Values]:
    """As many tables as there are people to be printed beside each other; nothing without rows."""
    caption = "Who covers which need" if head == "Need" else "Who gives what"
    parts = [people[at : at + COLUMNS] for at in range(0, len(people), COLUMNS)] or [[]]
    return [
        {
            "head": head,
            "first": at == 0,
            "caption": caption + (f", {at + 1} of {len(parts)}" if len(parts) > 1 else ""),
            "heads": [facts.person(s.mentor.id) for s in part],
            "rows": [_row(facts, c, part) for c in rows],
        }
        for at, part in enumerate(parts if rows else [])
    ]


def _row(facts: ReportFacts, c: Coverage, people: list[Standing]) -> Values:
    cells: list[Values] = []
    for standing in people:
        strength, (kind, word) = c.target.strength(standing.mentor), kind_of(standing)
        sign = _SIGNS.get(kind, "○") * strength
        told = f"{STRENGTH_WORD[strength]}, {word}" if strength else "nothing"
        cells.append(
            {"kind": kind if strength else "none", "much": strength, "sign": sign or "·", "told": told}
        )
    return {
        "title": shown(title_of(c.target)),
        "anchor": facts.need_anchors.get(c.target.id, "") if c.target.is_need else "",
        "urgency": "!" * c.target.priority if c.target.is_need else "",
        "priority": c.target.priority if c.target.is_need else None,
        "cells": cells,
        "coverage": share(c.coverage),
        "state": c.state,
        "words": shown(state_words(facts.reviewed, c)),
    }


def _ask(facts: ReportFacts) -> Values | None:
    result, ask = facts.reviewed, facts.reviewed.review.next_ask
    if ask is None:
        return None
    title = shown(result.title(ask.need))
    if ask.mentor is None:
        return {
            "person": None,
            "title": title,
            "untried": [SOURCES[source].partition(":")[0] for source in ask.sources],
            "introducers": facts.people(ask.introducers),
        }
    reason = f"A yes would help most with {title}."
    return {"person": facts.person(ask.mentor), "title": title, "reason": reason, "gain": share(ask.gain)}


def what_if(facts: ReportFacts) -> Values:
    """What a yes of each candidate would change, and the leaving of each active mentor."""
    people = facts.reviewed.review.standings
    own = {m.id for m in facts.mentors}
    coming = [s for s in people if s.stage in ON_THE_WAY and s.mentor.id in own]
    coming.sort(key=lambda s: best_first(facts.everything.needs, s.mentor))
    here = [s for s in people if s.stage == "active" and s.mentor.id in own]
    return {
        "yes": [_supposed(facts, s, supposing(people, active=(s.mentor.id,))) for s in coming],
        "no": [_supposed(facts, s, supposing(people, absent=(s.mentor.id,))) for s in here],
    }


def _supposed(facts: ReportFacts, standing: Standing, then: Sequence[Standing]) -> Values:
    people = facts.reviewed.review.standings
    needs = open_targets(facts.everything.needs)
    targets = {t.id: t for t in (*needs, *COMPETENCIES)}
    before = {i: coverage(people, t) for i, t in targets.items()}
    after = {i: coverage(then, t) for i, t in targets.items()}
    return {
        "person": facts.person(standing.mentor.id),
        "told": kind_of(standing)[1],
        "gap": share(abs(gap(then, needs) - gap(people, needs))),
        "changes": [
            {
                "title": shown(KNOWING_WORD.get(i, targets[i].title)),
                "before": share(before[i]),
                "after": share(after[i]),
            }
            for i in differences(before, after)
        ],
    }


def last_heard(facts: ReportFacts, mentor: str) -> str:
    """The day of the last contact, in words."""
    last = facts.reviewed.review.last.get(mentor)
    return said_near(last, facts.today) if last else "not yet"

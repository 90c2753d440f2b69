"""The portfolio on one page: who covers what, where it leans, what to do about it."""

from __future__ import annotations

from mentorfolio.commands.review.remarks import (
    Remark,
    about_asking,
    about_circles,
    about_formal_gaps,
    about_giving,
    about_half_a_year,
    laid_out,
    to_do,
    together,
)
from mentorfolio.commands.review.review import NAMED, Reviewed
from mentorfolio.domain.dates import said_day, said_near
from mentorfolio.domain.lifecycle import ON_THE_WAY, OVER
from mentorfolio.domain.places import place_told
from mentorfolio.domain.records import Mentor
from mentorfolio.domain.review import Coverage, NextAsk, Standing, Target
from mentorfolio.domain.shortlist import best_first
from mentorfolio.domain.standing import in_touch_before
from mentorfolio.domain.text import quoted
from mentorfolio.domain.vocabulary import KNOWING_WORD, SOURCES
from mentorfolio.render.page import Line, Look, Page, Span, cells, cut, dim, empty, line, paired
from mentorfolio.render.people import HEALTH, on_the_way
from mentorfolio.render.signs import TITLE, Mark, MarkedRow, grid, legend

_FOR_NEEDS = ("mentor", "sponsor")
_HELP = {"why": "direction", "how": "a skill", "whom": "meeting people"}
_STATE_ROLE = {"covered": "good", "single": "", "on-the-way": "", "stale": "warn", "none": "warn"}


def page(result: Reviewed, look: Look) -> Page:
    """Heading, the table of who covers what, what stands out, what next."""
    if not result.mentors and not result.needs:
        if result.is_past:
            return Page(words=(line(f"Your portfolio had not started on {said_day(result.review.on)}."),))
        return empty(
            "There is nothing to review yet.", "Find people you could learn from", "mentorfolio identify"
        )
    body = [*_heading(result, look), line(), *_table(result, look), line()]
    # Who only might say yes is no part of the active whom variety is about.
    variety = [] if result.supposed else _variety(result)
    remarks = [*_leaning(result), *_silent(result), *variety, *_untied(result), *_health(result)]
    remarks += [*about_formal_gaps(result), *about_asking(result), *about_giving(result)]
    remarks += about_circles(result)
    body += [*laid_out(remarks, look), line()] if remarks else []
    body += about_half_a_year(result)
    if result.is_past:
        body += paired([("How it is today:", "mentorfolio review")], look)
    else:
        body += _next(result, look)
    return Page(body=tuple(body))


def _heading(result: Reviewed, look: Look) -> list[Line]:
    day = said_day(result.review.on)
    title = f"Your portfolio, as it was on {day}" if result.is_past else f"Your portfolio, {day}"
    signs = legend(look)
    room = (look.width or 80) - cells(title) - cells(signs)
    rows = signs.rsplit("  ", 1) if look.narrow else [signs]  # no sign is torn from its word
    out = (
        [line(Span(title, "heading"), " " * room, dim(signs))]
        if room >= 2
        else [line(Span(title, "heading")), *map(line, map(dim, rows))]
    )
    names = result.names
    if result.supposed:
        out.append(
            line(Span("As if " + ", ".join(names[i] for i in result.supposed) + " had said yes.", "warn"))
        )
    if result.without:
        out.append(line(Span("Without " + ", ".join(names[i] for i in result.without) + ".", "warn")))
    return out


def _table(result: Reviewed, look: Look) -> list[Line]:
    rows = result.review.needs or result.review.competencies
    people = columns_of(result, rows)
    return grid(
        [result.names[s.mentor.id] for s in people],
        [
            MarkedRow(
                title_of(c.target),
                c.target.priority if c.target.is_need else 0,
                [_mark(s, c.target) for s in people],
                Span(state_words(result, c), _STATE_ROLE[c.state]),
            )
            for c in rows
        ],
        look,
    )


def columns_of(result: Reviewed, rows: tuple[Coverage, ...]) -> list[Standing]:
    """The active by what they carry, then those on the way; who is only in mind has no column."""
    serving = {i for c in rows for i in c.on_the_way}
    found = [
        s
        for s in result.review.standings
        if s.stage == "active" or (s.mentor.id in serving and s.stage != "candidate")
    ]

    def weight(standing: Standing) -> tuple[bool, float]:
        carried = sum(c.target.priority * c.target.strength(standing.mentor) for c in rows)
        return (standing.stage != "active", -carried * (standing.presence or 0.1))

    return sorted(found, key=weight)


def _mark(standing: Standing, target: Target) -> Mark:
    kind = "coming" if standing.stage != "active" else "fading" if standing.fresh < 1 else "active"
    return Mark(kind, target.strength(standing.mentor))


def title_of(target: Target) -> str:
    """How the head of a row calls a need or a competency."""
    return target.title if target.is_need else KNOWING_WORD[target.id].capitalize()


def state_words(result: Reviewed, coverage: Coverage) -> str:
    """The words at the end of a row: how it stands, and who is behind it."""
    today, names = result.review.on, result.names
    if coverage.state == "stale":
        last = [(result.review.last.get(i), i) for i in coverage.active]
        when, who = max(last, key=lambda pair: str(pair[0] or ""))
        return (
            f"stale: {names[who]}, last {said_near(when, today)}"
            if when
            else f"stale: {names[who]}, no contact"
        )
    if coverage.state == "on-the-way":
        furthest = max(coverage.on_the_way, key=lambda i: ON_THE_WAY.index(result.mentors[i].stage))
        coming = result.mentors[furthest]
        if coming.stage != "candidate":
            return f"on the way: {on_the_way(coming, names[furthest], today)}"
        about = [need for need in result.needs.values() if need.id == coverage.target.id]
        first, *others = sorted(coverage.on_the_way, key=lambda i: best_first(about, result.mentors[i]))
        more = f" and {len(others)} more" if others else ""
        return "; ".join((*_resting(result, coverage), f"in mind: {names[first]}{more}"))
    if coverage.state == "single":
        return f"{names[coverage.active[0]]} alone"
    if coverage.state == "none":
        return "".join(_resting(result, coverage)) or "nobody yet"
    return "covered"


def _resting(result: Reviewed, coverage: Coverage) -> list[str]:
    """Who serves it and rests for a while, as a word about the row; nothing where nobody does."""
    found = [result.names[s.mentor.id] for s in _resting_for(result, coverage.target)]
    return [f"resting: {together(found)}"] if found else []


def _resting_for(result: Reviewed, target: Target) -> list[Standing]:
    return [s for s in result.review.standings if s.stage == "paused" and target.strength(s.mentor)]


def _leaning(result: Reviewed) -> list[Remark]:
    lean = result.review.leaning
    if lean is None:
        return []
    names = result.names
    rows = result.review.needs or result.review.competencies
    carried = [c for c in rows if lean.mentor in c.active]
    alone = [c for c in carried if len(c.active) == 1]
    worst = (alone or carried)[0]
    title = title_of(worst.target)
    others = [i for i in worst.active if i != lean.mentor]
    if not others:
        rest = f"Without them, nobody active is left for {title}."
    else:
        fading = [s for s in result.review.standings if s.mentor.id == others[0] and s.fresh < 1]
        rest = f"Without them, {title} rests on {names[others[0]]}{', who is fading' if fading else ''}."
    # One talk is nothing to lean on yet; what would be missing is true all the same.
    if lean.mentor in result.barely_known:
        return [Remark(names[lean.mentor], rest)]
    return [Remark("You lean on", f"{names[lean.mentor]}. {rest}")]


def _silent(result: Reviewed) -> list[Remark]:
    """Of those who cover something, whom nothing was heard of for long, in the words of ``next``."""
    rows = result.review.needs or result.review.competencies
    covering = dict.fromkeys(i for c in rows for i in c.active)
    told = [result.silent[i] for i in covering if i in result.silent]
    return [Remark("Silence", row.text, to_do(result, "  ", row.command)) for row in told[:NAMED]]


def _variety(result: Reviewed) -> list[Remark]:
    review = result.review
    active = [s.mentor for s in review.standings if s.stage == "active" and s.mentor.relation == "mentoring"]
    if len(active) < 2:
        return []
    lines = set(review.variety["line"].counts)
    if lines <= {"direct-line", "same-organisation"}:
        return [Remark("Variety", "Everyone active works where you work.")]
    if all(map(_was_known, active)):
        return [Remark("Variety", "Everyone active is someone you knew before.")]
    if review.ties.density == 1 and len(active) > 2:
        return [Remark("Variety", "Everyone active knows everyone else: news travels in a circle.")]
    missing = [c for c in review.competencies if not c.active]
    if missing:
        *before, last = (_HELP[c.target.id] for c in missing)
        words = f"{', '.join(before)} or {last}" if before else last
        return [Remark("Variety", f"Nobody active helps with {words}.")]
    return []


def _was_known(mentor: Mentor) -> bool:
    """Whether it is recorded that one knew somebody before; a programme gives one people one never met."""
    given = mentor.form == "formal" and not in_touch_before(mentor)
    return (mentor.familiar or (not given and mentor.source)) == "known"


def _untied(result: Reviewed) -> list[Remark]:
    """One line for all who mentor the owner, but for nothing that they said they need."""
    ids = {c.target.id for c in result.review.needs}
    # A peer, a junior or a role model is there for something else than a need.
    found = [
        s.mentor
        for s in result.review.standings
        if s.stage == "active" and s.mentor.direction in _FOR_NEEDS and not ids & s.mentor.supports.keys()
    ]
    if not (ids and found):
        return []
    todo = to_do(result, " Still right?  ", f"mentorfolio mentor edit {quoted(found[0].id)}")
    names = [result.names[mentor.id] for mentor in found]
    if len(names) == 1:
        return [Remark(names[0], "Not linked to a need.", todo)]
    return [Remark("No need yet", f"{together(names)} are not tied to any.", todo)]


def _health(result: Reviewed) -> list[Remark]:
    """What the last look at a relationship found wanting; nothing about one that is over."""
    names = result.names
    over = {s.mentor.id for s in result.review.standings if s.stage in OVER}
    return [
        Remark(names[h.mentor], f"{HEALTH[h.health].meaning} {HEALTH[h.health].deed}")
        for h in result.review.health
        if HEALTH[h.health].deed and h.mentor in names and h.mentor not in over
    ]


def _next(result: Reviewed, look: Look) -> list[Line]:
    ask = result.review.next_ask
    if ask is None:
        return [line("Nothing is missing. Look again when your needs change.")]
    title = cut(result.title(ask.need), TITLE, look)
    stop = "" if title.endswith(look.sign("more")) else "."
    names = result.names
    if ask.mentor:
        asked = f"Next, ask {names[ask.mentor]}: {title}{stop}"
        waiting = [line(f"{asked} Not yet: {result.not_yet}", hang=4)] if result.not_yet else []
        write = (asked, f"mentorfolio approach {quoted(ask.mentor)}")
        if result.written:
            asked = f"Next: send your letter to {names[ask.mentor]}."
            write = (asked, f"mentorfolio outreach show {quoted(result.written)}")
        ways = [
            *([] if waiting else [write]),
            ("What if the answer is yes?", f"mentorfolio review --with {quoted(ask.mentor)}"),
        ]
        return waiting + paired([*ways, *_nobody_at_all(result, ask, look)], look)
    about = f" --need {ask.need}" if ask.need in result.needs else ""
    ways = [(f"Next, find a mentor: {title}{stop}", f"mentorfolio identify{about}")]
    out = paired([*ways, *_nobody_at_all(result, ask, look)], look)
    if result.known:
        known = ", ".join(match.contact.name for match in result.known)
        out += paired(
            [(f"People you know who could help: {known}.", f"mentorfolio network match {quoted(ask.need)}")],
            look,
        )
    if result.places:
        noted = "; ".join(place_told(place, result.today) for place in result.places)
        out.append(line("Places to look: ", noted + ".", hang=4))
    if ask.sources:
        untried = "; ".join(SOURCES[s].partition(":")[0] for s in ask.sources)
        out.append(line("Not tried yet: ", untried + ".", hang=4))
    if ask.introducers:
        out.append(
            line("Who could introduce you: ", ", ".join(names[i] for i in ask.introducers) + ".", hang=4)
        )
    return out


def _nobody_at_all(result: Reviewed, ask: NextAsk, look: Look) -> list[tuple[str, str]]:
    """The most urgent need that nobody serves, not even in mind or at rest, unless it is asked about."""
    bare = [c.target for c in result.review.needs if c.state == "none" and not _resting_for(result, c.target)]
    if not bare or bare[0].id == ask.need:
        return []
    return [
        (
            f"Nobody yet for {cut(bare[0].title, TITLE, look)}:",
            f"mentorfolio identify --need {quoted(bare[0].id)}",
        )
    ]

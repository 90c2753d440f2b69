"""The kinds of things to do, and all that is due on a day, in the order of pressing (``next``)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

import msgspec

from mentorfolio.domain.due import letters, meetings, people
from mentorfolio.domain.due.rows import Dated, Due, Facts, Source
from mentorfolio.domain.lifecycle import OVER, living_draft
from mentorfolio.domain.promises import STILL_NEEDED
from mentorfolio.domain.records import Outreach
from mentorfolio.domain.rules import Rules
from mentorfolio.domain.text import command_line, fold

# The order of human urgency: what is agreed on, who counts on one, who is new; then what nobody waits for.
MEETING, PROMISED, ANSWER, WAITING, NEW, PRESSING, ENDING, THANKS, LETTER, LOOK, ASKING, OLD = range(12)
_LAST_DAYS = 7  # of what ends: until then it comes behind what is due


class LettingGo(NamedTuple):
    """When a row has grown old, the question whether to let go, and the command that does.

    ``after`` counts days from the day it was due; ``words`` of the command may hold ``{id}`` of the
    record, ``{mentor}``, and the stage in which it is ``{over}`` with them; ``at_once`` is asked where it is.
    """

    after: int
    question: str
    words: tuple[str, ...]
    at_once: bool = False


class Kind(NamedTuple):
    """A kind of thing to do: who finds its rows, what a person reads, what a calendar says on its day.

    ``urgency`` goes before days late. ``let_go`` is for what nobody came back to; without it a row ends by
    itself. In a calendar a ``task`` may stand apart from the days, and what is to be done ``beforehand``
    stands on the day from which it is shown. What is about nobody rests with nobody: it has a day of its own,
    which ``another_day`` changes.
    """

    rows: Source
    told: str
    summary: str = ""
    urgency: int = LETTER
    let_go: LettingGo | None = None
    task: bool = False
    beforehand: bool = False
    with_somebody: bool = True
    another_day: tuple[str, ...] = ()


_QUIET = 28  # days for which what has grown old still comes back in a calendar, or by itself
FOR_GOOD = "10y"  # the longest rest there is
_REST = 366  # days; what rests for longer is let go, and is not counted
_A_BREAK = LettingGo(365, "Or take a break?", ("mentor", "stage", "{mentor}", "paused"))
_NOTHING_CAME = ("mentor", "stage", "{mentor}", "{over}")

# The register: what stands here is shown by ``next``, can be snoozed, and with a summary is in the calendar.
KINDS: Mapping[str, Kind] = {
    "meeting": Kind(
        meetings.meetings,
        "a meeting today or tomorrow, or one you have not said took place",
        urgency=MEETING,
        let_go=LettingGo(28, "If not, cancel it.", ("meeting", "cancel", "{id}")),
    ),
    "contact": Kind(
        people.contacts,
        "to get in touch, by the rhythm you chose",
        "Get in touch with {name}",
        let_go=_A_BREAK,
    ),
    "silence": Kind(
        people.silences,
        "a mentor with no agreed rhythm, and no contact for three months",
        let_go=_A_BREAK,
    ),
    "next-choice": Kind(letters.next_choices, "a first letter without an answer: who to ask next"),
    "follow-up": Kind(
        letters.follow_ups, "one friendly reminder about a letter", "Remind {name} about your letter"
    ),
    "no-answer": Kind(
        letters.no_answers,
        "a letter that will probably never be answered",
        let_go=LettingGo(28, "", ("outreach", "unanswered", "{id}")),
    ),
    "answer": Kind(
        letters.answers,
        "an answer that was neither yes nor no, and nothing after it",
        urgency=ANSWER,
        let_go=LettingGo(60, "Or close it?", ("outreach", "unanswered", "{id}")),
    ),
    "agree": Kind(
        letters.talks_to_agree,
        "a yes to a talk or to mentoring, and no day yet",
        urgency=ANSWER,
        let_go=LettingGo(60, "Did it come to nothing?", _NOTHING_CAME),
    ),
    "later": Kind(
        people.laters,
        "to be in touch again on the day that was agreed",
        "Get back to {name}",
        WAITING,
        LettingGo(60, "Or leave it for now?", ("snooze", "{mentor}", "1y", "--kind", "later")),
    ),
    "draft": Kind(
        letters.drafts,
        "a letter written and not sent",
        let_go=LettingGo(28, "Still wanted?", ("outreach", "show", "{id}")),
    ),
    "request": Kind(
        letters.requests,
        "a first conversation is a week ago: ask for mentoring",
        urgency=ASKING,
        let_go=LettingGo(60, "Or leave it at that?", ("snooze", "{mentor}", "1y", "--kind", "request")),
    ),
    "agenda": Kind(
        meetings.agendas,
        "a planned meeting without an agenda",
        "{text}",
        MEETING,
        task=True,
        beforehand=True,
    ),
    "reflect": Kind(
        meetings.reflections,
        "a meeting you have not thought back to",
        urgency=LOOK,
        let_go=LettingGo(14, "", ()),
    ),
    "action": Kind(
        meetings.actions,
        "something promised: by you for a day, or by either of you for none",
        "{text}",
        PROMISED,
        LettingGo(60, STILL_NEEDED, ("action", "list", "--open"), at_once=True),
        task=True,
    ),
    "need-alone": Kind(
        people.needs_alone,
        "an urgent need that is due soon, with nobody for it",
        urgency=PRESSING,
        with_somebody=False,
        another_day=("need", "edit", "{id}", "--by"),
    ),
    "need-overdue": Kind(
        people.needs_overdue,
        "a need that should have been met by now",
        let_go=LettingGo(90, "Drop it?", ("need", "drop", "{id}")),
        with_somebody=False,
        another_day=("need", "edit", "{id}", "--by"),
    ),
    "assigned": Kind(
        people.assigned,
        "a mentor from a programme, whom you have not met",
        urgency=NEW,
        let_go=LettingGo(120, "Did it come to nothing?", ("mentor", "stage", "{mentor}", "ended")),
    ),
    "introduced": Kind(letters.introductions, "somebody you were put in touch with", urgency=NEW),
    "check-in": Kind(
        people.check_ins,
        "a look at the relationship itself",
        "See how it is going with {name}",
        LOOK,
        LettingGo(270, "Skip it for now?", ("snooze", "{mentor}", "6m", "--kind", "check-in")),
    ),
    "term-ends": Kind(
        people.term_ends,
        "a formal term that is coming to an end",
        "The term with {name} ends",
        ENDING,
        LettingGo(60, "Carry on without the programme?", ("mentor", "informalise", "{mentor}")),
    ),
    "hello": Kind(
        people.hellos,
        "a hello to someone whose mentoring has ended",
        "Say hello to {name}",
        LOOK,
        LettingGo(60, "Stop these reminders?", ("mentor", "edit", "{mentor}", "--hello", "none")),
    ),
    # Tomorrow it is over, so it waits behind no check-in.
    "day": Kind(people.days, "a birthday, or another day to remember", "{text}", urgency=PROMISED),
    # Without a question to let go: after two weeks it is no thanks for that talk.
    "thanks": Kind(letters.thanks, "thanks for a talk, where nothing has been said since", urgency=THANKS),
    "place": Kind(
        people.places,
        "a place to look for mentors again, on the day you said",
        urgency=LOOK,
        let_go=LettingGo(60, "Take it off the list?", ("place", "list")),
        with_somebody=False,
        another_day=("place", "edit", "{id}", "--next"),
    ),
    "purpose": Kind(
        people.purpose, "the four questions to answer before looking for anyone", with_somebody=False
    ),
}
# What one is glad to see coming, though it is not due yet, or at all: it is
# said, never counted.
COMING = ("meeting", "action", "day")
ALSO: Sequence[Source] = (meetings.their_actions, people.evaluations, letters.first_meetings, letters.named)
ALL = "all"  # a person may be snoozed as a whole, by a kind, or by one row


class WhatIsDue(NamedTuple):
    """What is due, most pressing first, how many rows sleep, and what is coming, by day.

    ``told`` are the rows as a person reads them, with what was promised to them and has not come.
    ``promised`` of what is coming is what the owner promised.
    """

    rows: tuple[Due, ...]
    told: tuple[Due, ...]
    snoozed: int
    coming: tuple[Due, ...]
    promised: frozenset[str]


def due(facts: Facts, today: date, rules: Rules) -> WhatIsDue:
    """Everything that is shown on a day.

    Order: meetings of today and tomorrow, then by urgency: meetings and what they need, promises, answers
    to give, who waits, new mentors, a pressing need, a term in its last days, thanks, letters, looks at
    relationships, whom one could ask for mentoring; then what is not due yet, then what has grown old; among
    these by days late, by the need's priority, by a meeting's hour, by name. A person's rows stand together,
    but for what nobody waits for: it stands above nothing that somebody else waits for.
    """
    found = _found(facts, today, rules, KINDS)
    shown = letters.thanked_anyway([one.row for one in found if one.shown <= today])
    ahead = [one.row for one in found if one.shown > today and one.row.kind in COMING]
    promised = frozenset(row.id for row in ahead if row.kind == "action")
    ahead += [x.row for also in ALSO for x in also(facts, today, rules) if x.row.mentor not in facts.gone]
    last, last_of_a_rest = today + timedelta(days=rules.within), today + timedelta(days=_REST)
    to_come, awake = ([row for row in rows if _wakes(row, facts, today) <= today] for rows in (ahead, shown))
    asked = [_asked_to_let_go(row, facts, today) for row in awake]
    overdue = [row for row in to_come if row.kind == "action" and (row.days_late or 0) > 0]
    theirs = [_asked_to_let_go(row, facts, today) for row in overdue]
    return WhatIsDue(
        rows=_ordered(asked, facts, today),
        told=_ordered([*asked, *theirs], facts, today),
        snoozed=sum(today < _wakes(row, facts, today) <= last_of_a_rest for row in shown),
        coming=_by_day((row for row in to_come if row.due and row.due <= last), facts.hours),
        promised=promised,
    )


def is_still(row: str, due: date | None, facts: Facts, today: date, rules: Rules) -> bool:
    """Whether what the row with this id asked for is still to be done, and not done until a later day."""
    further = (one.row for source in ALSO for one in source(facts, today, rules))
    there = (*(one.row for one in _found(facts, today, rules, KINDS)), *further)
    return any(one.id == row and not (due and one.due and one.due > due) for one in there)


def in_words(snoozed: str) -> str:
    """What rests, for a person to read: a kind, or the kind of a row."""
    kind = snoozed.partition(":")[0]
    return "everything" if kind == ALL else KINDS[kind].told if kind in KINDS else kind


def to_another_day(kind: str, record: str, day: date | None) -> str:
    """The command that gives another day to what is about nobody; nothing where that has none."""
    words = KINDS[kind].another_day if kind in KINDS else ()
    return command_line(*(w.format(id=record) for w in words), str(day or "DAY")) if words else ""


def is_old(row: Due, today: date) -> bool:
    """Whether nobody came back to it for so long that it is asked about once, and last of all."""
    let_go = KINDS[row.kind].let_go
    return let_go is not None and row.due is not None and (today - row.due).days >= let_go.after


def is_quiet(row: Due, today: date) -> bool:
    """Whether it has been old for weeks: it comes back in no calendar."""
    return is_old(row, today - timedelta(days=_QUIET))


def is_past(row: Due, today: date) -> bool:
    """Whether it ends by itself: a question waits for whoever comes back, what asks none does not."""
    let_go = KINDS[row.kind].let_go
    return let_go is not None and not let_go.words and is_quiet(row, today)


def _asked_to_let_go(row: Due, facts: Facts, today: date) -> Due:
    let_go, mentor = KINDS[row.kind].let_go, facts.mentors.get(row.mentor or "")
    if let_go is None or not let_go.words:
        return row
    ended = let_go.at_once and mentor is not None and mentor.stage in OVER and (row.days_late or 0) > 0
    if not (ended or is_old(row, today)):
        return row
    over = "ended" if mentor and mentor.stage == "active" else "declined"
    of = {"id": row.of, "mentor": row.mentor or "", "over": over}
    told = row.text if row.text.endswith("?") else f"{row.text.rstrip('.')}."
    text = f"{told} {let_go.question}" if let_go.question else row.text
    line = command_line(*(w.format(**of) for w in let_go.words))
    return msgspec.structs.replace(row, text=text, otherwise=line if line != row.command else None)


def ways(row: Due) -> tuple[str, str]:
    """What a row asks that has grown old, in its two parts: to do it after all, and to let go."""
    let_go = KINDS[row.kind].let_go
    question = let_go.question if let_go else ""
    return row.text.removesuffix(question).strip(), question


def ahead(facts: Facts, today: date, rules: Rules, kinds: Iterable[str]) -> tuple[Dated, ...]:
    """Every row of these kinds that has a day, however far ahead: what a calendar holds."""
    return tuple(one for one in _found(facts, today, rules, kinds) if one.row.due)


def _found(facts: Facts, today: date, rules: Rules, kinds: Iterable[str]) -> list[Dated]:
    """Every row of these kinds; to whom a draft lies there, nobody begins another letter.

    Of who has died nothing is due.
    """
    each = (one for kind in kinds for one in KINDS[kind].rows(facts, today, rules))
    found = (one for one in each if one.row.mentor not in facts.gone)
    return [_goes_on(one, facts.letters) if one.row.mentor in facts.drafted else one for one in found]


def _goes_on(one: Dated, letters: Sequence[Outreach]) -> Dated:
    """The row with the draft in place of a letter to be begun."""
    row = one.row
    if not row.mentor or not f"{row.command} ".startswith(f"{command_line('approach', row.mentor)} "):
        return one
    draft = living_draft(letters, row.mentor)
    line = command_line("outreach", "show", draft.id) if draft else row.command
    return one._replace(row=msgspec.structs.replace(row, command=line))


def _by_day(rows: Iterable[Due], hours: Mapping[str, str]) -> tuple[Due, ...]:
    return tuple(sorted(rows, key=lambda row: (row.due or date.max, hours.get(row.of, ""), row.id)))


def _is_near(row: Due, today: date) -> bool:
    """Whether it is a meeting to come; those shown are of today and tomorrow."""
    return row.kind == "meeting" and row.due is not None and row.due >= today


def rests_as(row: Due) -> str:
    """What a rest of this row alone is kept under: its kind where a person has one row of it, else its id.

    Several talks to think back to are one row on a screen.
    """
    return row.kind if row.kind == "reflect" or row.id == f"{row.kind}:{row.mentor}" else row.id


def _wakes(row: Due, facts: Facts, today: date) -> date:
    """The day on which it is shown again."""
    mentor = facts.mentors.get(row.mentor or "")
    if mentor is None or not mentor.snoozed:
        return date.min
    # Whoever rests is not forgotten at the door: a meeting to come sleeps only if that very thing was said.
    said = (row.kind, row.id) if _is_near(row, today) else (ALL, row.kind, row.id)
    return max(mentor.snoozed.get(what, date.min) for what in said)


def _urgency(row: Due, today: date) -> int:
    if row.otherwise or is_old(row, today):  # it is asked whether to let go
        return OLD
    # Nobody said when.
    return LOOK if row.kind == "action" and row.due is None else KINDS[row.kind].urgency


def _ordered(rows: Iterable[Due], facts: Facts, today: date) -> tuple[Due, ...]:
    def pressing(row: Due) -> tuple[bool, bool, int, int, int, str, str, str]:
        need = facts.needs.get(row.need or "")
        mentor = facts.mentors.get(row.mentor or "")
        name = fold(mentor.name) if mentor else ""
        priority = need.priority if need else 0
        urgency = _urgency(row, today)
        is_early = (row.days_late or 0) < (-_LAST_DAYS if urgency == ENDING else 0) and urgency > PRESSING
        return (
            not _is_near(row, today),
            is_early,
            urgency,
            -(row.days_late or 0),
            -priority,
            facts.hours.get(row.of, ""),
            name,
            row.id,
        )

    together: dict[str, list[Due]] = {}
    for row in sorted(rows, key=pressing):
        group = row.id if _urgency(row, today) == OLD else row.mentor or row.id
        together.setdefault(group, []).append(row)
    groups = list(together.values())
    counted_on = [any(PROMISED <= _urgency(row, today) <= NEW for row in group) for group in groups]
    last = max((at for at, waits in enumerate(counted_on) if waits), default=0)
    above = [row for group in groups[:last] for row in group]
    rest = [row for group in groups[last:] for row in group]
    own = len(groups[last]) if groups else 0
    now = [row for row in above if _urgency(row, today) <= PRESSING]
    return (*now, *rest[:own], *(row for row in above if row not in now), *rest[own:])

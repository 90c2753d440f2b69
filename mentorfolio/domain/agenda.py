"""What is due: rows derived from dated records and a day, in the order of pressing (I7, O6, R6)."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

import msgspec

from mentorfolio.domain.dates import add_business_days, said_near
from mentorfolio.domain.lifecycle import open_purpose
from mentorfolio.domain.records import Mentor, Need, Outreach, Profile
from mentorfolio.domain.relationship import next_contact
from mentorfolio.domain.shortlist import candidates
from mentorfolio.domain.text import fold

_ONCE_REMINDED = ("follow-up",)  # kinds that are themselves the reminder
# Kind of letter -> the stage in which somebody still owes an answer to it. Who has moved on since
# (told in the corridor, say) is not reminded.
WAITING = {"first": "approached", "request": "asked"}


class Waits(msgspec.Struct, frozen=True, kw_only=True):
    """After how long something is due: business days for letters, days for drafts."""

    first_contact: int = 3
    follow_up: int = 7
    draft: int = 2


class Due(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to do. ``id`` is the same from day to day; ``command`` is quoted for a shell."""

    id: str
    kind: str
    due: date | None
    days_late: int | None
    mentor: str | None
    need: str | None
    text: str
    command: str


class Records(msgspec.Struct, frozen=True, kw_only=True):
    """The records that what is due follows from."""

    profile: Profile | None
    mentors: Mapping[str, Mentor]
    needs: Mapping[str, Need]
    letters: Sequence[Outreach]
    last: Mapping[str, date]


def due(records: Records, today: date, waits: Waits, *, within: int) -> tuple[Due, ...]:
    """Everything due today, contacts from ``within`` days before their day on; most pressing first.

    Order: by days late, then by the need's priority, then by name; one person's rows stand together.
    """
    rows = [
        *_contacts(records, today, within),
        *_next_choices(records, today, waits),
        *_follow_ups(records, today, waits),
        *_drafts(records, today, waits),
        *_purpose(records),
    ]
    return _ordered(rows, records)


def command(*words: str) -> str:
    """A command line to paste: each word quoted for a POSIX shell where it needs it."""
    return shlex.join(("mentorfolio", *words))


def _row(kind: str, of: str, day: date, today: date, text: str, line: str, **whose: str | None) -> Due:
    return Due(
        id=f"{kind}:{of}",
        kind=kind,
        due=day,
        days_late=(today - day).days,
        mentor=whose.get("mentor"),
        need=whose.get("need"),
        text=text,
        command=line,
    )


def _contacts(records: Records, today: date, within: int) -> Iterator[Due]:
    for mentor in records.mentors.values():
        day = next_contact(mentor, records.last.get(mentor.id))
        if day and today >= day - timedelta(days=within):
            last = records.last.get(mentor.id)
            since = f"last heard of on {said_near(last, today)}" if last else "not heard of yet"
            line = command("approach", mentor.id, "--template", "catch-up")
            yield _row(
                "contact",
                mentor.id,
                day,
                today,
                f"Get in touch with {mentor.name}, {since}",
                line,
                mentor=mentor.id,
            )


def _next_choices(records: Records, today: date, waits: Waits) -> Iterator[Due]:
    latest: dict[str, Outreach] = {}
    for letter in records.letters:
        if letter.kind == "first" and letter.need and letter.sent:
            known = latest.get(letter.need)
            latest[letter.need] = (
                letter if known is None or (known.sent or date.min) <= letter.sent else known
            )
    drafted = {x.mentor for x in records.letters if x.kind == "first" and x.state == "draft"}
    for need_id, letter in latest.items():
        need = records.needs.get(need_id)
        if letter.state != "sent" or letter.sent is None or need is None or need.status != "open":
            continue
        day = add_business_days(letter.sent, waits.first_contact)
        offered = next(
            (m for m in candidates(records.mentors.values(), need_id) if m.id != letter.mentor), None
        )
        asked = records.mentors.get(letter.mentor)
        waiting = asked is not None and asked.stage == WAITING["first"]
        if today >= day and waiting and offered and offered.id not in drafted:
            silent = (
                records.mentors[letter.mentor].name if letter.mentor in records.mentors else letter.mentor
            )
            text = f"{silent} has not answered: {offered.name} is next for {need.title}"
            yield _row(
                "next-choice",
                letter.id,
                day,
                today,
                text,
                first_letter(offered, need, records.profile),
                mentor=offered.id,
                need=need_id,
            )


def first_letter(mentor: Mentor, need: Need | None, profile: Profile | None) -> str:
    """The command that drafts a first letter without a question: the reason comes from the positives.

    Where that cannot run yet (no positive noted, a gate still closed) it shows the person instead.
    """
    untold = mentor.line == "direct-line" and mentor.manager_informed is None
    if not mentor.positives or untold or open_purpose(profile):
        return command("mentor", "show", mentor.id)
    about = ("--need", need.id) if need else ()
    return command("approach", mentor.id, *about, "--set", f"why={mentor.positives[0]}")


def _follow_ups(records: Records, today: date, waits: Waits) -> Iterator[Due]:
    reminded = {(x.mentor, x.sent or x.drafted) for x in records.letters if x.kind in _ONCE_REMINDED}
    for letter in records.letters:
        if letter.state != "sent" or letter.sent is None or letter.kind not in WAITING:
            continue
        day = letter.follow_up_on or add_business_days(letter.sent, waits.follow_up)
        already = any(mentor == letter.mentor and on >= letter.sent for mentor, on in reminded)
        mentor = records.mentors.get(letter.mentor)
        if mentor and mentor.stage == WAITING[letter.kind] and today >= day and not already:
            text = f"Remind {mentor.name}, once, of your letter of {said_near(letter.sent, today)}"
            line = command("approach", mentor.id, "--template", "follow-up")
            yield _row("follow-up", letter.id, day, today, text, line, mentor=mentor.id, need=letter.need)


def _drafts(records: Records, today: date, waits: Waits) -> Iterator[Due]:
    for letter in records.letters:
        mentor = records.mentors.get(letter.mentor)
        if letter.state == "draft" and mentor and today >= letter.drafted + timedelta(days=waits.draft):
            text = f"A letter to {mentor.name} is written but not sent"
            line = command("outreach", "show", letter.id)
            yield _row(
                "draft", letter.id, letter.drafted, today, text, line, mentor=mentor.id, need=letter.need
            )


def _purpose(records: Records) -> Iterator[Due]:
    missing = len(open_purpose(records.profile))
    if missing:
        yield Due(
            id="purpose",
            kind="purpose",
            due=None,
            days_late=None,
            mentor=None,
            need=None,
            text=f"Say what you look for: {missing} of four questions {'is' if missing == 1 else 'are'} open",
            command=command("init"),
        )


def _ordered(rows: Iterable[Due], records: Records) -> tuple[Due, ...]:
    def pressing(row: Due) -> tuple[int, int, str, str]:
        need = records.needs.get(row.need or "")
        mentor = records.mentors.get(row.mentor or "")
        name = fold(mentor.name) if mentor else ""
        return (-(row.days_late or 0), -(need.priority if need else 0), name, row.id)

    together: dict[str, list[Due]] = {}
    for row in sorted(rows, key=pressing):
        together.setdefault(row.mentor or row.id, []).append(row)
    return tuple(row for group in together.values() for row in group)

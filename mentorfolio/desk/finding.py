"""Records by the words a person uses for them, the same way for every command."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Literal, TypeVar

import msgspec

from mentorfolio.domain.circles import ME
from mentorfolio.domain.dates import said_day, said_when
from mentorfolio.domain.lifecycle import ASKING, OPEN_LETTERS, OVER, asked_again, last_asked, state_word
from mentorfolio.domain.meetings import is_planned, next_of_each, was_thought_about
from mentorfolio.domain.names import Identified, find, find_dated
from mentorfolio.domain.places import Place
from mentorfolio.domain.records import Circle, Meeting, Mentor, Need, Outreach, Profile, Reflection
from mentorfolio.domain.text import fold, listed, quoted, some, spoken_name
from mentorfolio.domain.vocabulary import OUTREACH_KINDS
from mentorfolio.errors import Ambiguous, MissingValue, NotFound, NotWhole, StoreDamaged
from mentorfolio.fields.field import SOLID, no_strength

if TYPE_CHECKING:
    from mentorfolio.desk.desk import Desk
    from mentorfolio.fields.operands import Removal
    from mentorfolio.store.records import Portfolio

N = TypeVar("N", Mentor, Need)
D = TypeVar("D", bound=Identified)
_TO_BE = {"planned": "planned", "held": "to think about"}
_FIRST_WORDS = 8  # words of a letter
_SETTLED = 3  # of those that are probably not meant
ALL_LETTERS = "See them all: mentorfolio outreach list"


class Called(msgspec.Struct, frozen=True, gc=False):
    """What tells whether somebody is there already: of thousands, no more is read."""

    id: str
    name: str
    email: str = ""
    other_emails: tuple[str, ...] = ()


def mentor_named(portfolio: Portfolio, text: str, *, exact: bool = False) -> Mentor:
    """The mentor of this name, first name, address or id. Raises UsageProblem, NotFound or Ambiguous."""
    mentors = portfolio[Mentor].by_id()
    also = {
        i: [text for text in (m.first_name, m.email, *m.other_emails) if text] for i, m in mentors.items()
    }
    return find(text, mentors, "mentor", also=also, exact=exact)


def people_named(portfolio: Portfolio, text: str) -> list[Mentor]:
    """One mentor, or several with commas between, each once. Raises as :func:`mentor_named`."""
    # A name with a comma in it is one person: the whole is tried before its parts.
    if "," not in text or any(text.strip() in (m.name, m.id) for m in portfolio[Mentor]):
        return [mentor_named(portfolio, text)]
    found = {m.id: m for m in (mentor_named(portfolio, part) for part in text.split(","))}
    return list(found.values())


def need_named(portfolio: Portfolio, text: str, *, exact: bool = False) -> Need:
    """The need of this title or id. Raises UsageProblem, NotFound or Ambiguous."""
    return find(text, portfolio[Need].by_id(), "need", exact=exact)


def with_strengths(
    portfolio: Portfolio, said: Mapping[str, int], named: Callable[..., N]
) -> list[tuple[N, int]]:
    """Each with how well they help: ``A=2`` is whoever has that very name, before it is A, and 2.

    Raises UsageProblem, and as ``named``.
    """
    found = []
    for typed, strength in said.items():
        name, equals, number = typed.rpartition("=")
        if equals:
            with suppress(NotFound):
                found.append((named(portfolio, typed, exact=True), SOLID))
                continue
            if not number.strip().isdigit():
                raise no_strength(typed)
        found.append((named(portfolio, name if equals else typed), strength))
    return found


def place_named(portfolio: Portfolio, text: str, *, exact: bool = False) -> Place:
    """The place of this name or id (P4). Raises UsageProblem, NotFound or Ambiguous."""
    return find(text, portfolio[Place].by_id(), "place", exact=exact)


def circle_named(portfolio: Portfolio, text: str, *, exact: bool = False) -> Circle:
    """The circle of this name or id (P9). Raises UsageProblem, NotFound or Ambiguous."""
    return find(text, portfolio[Circle].by_id(), "circle", exact=exact)


def introduction(
    desk: Desk, portfolio: Portfolio, text: str, *, notes: str, familiar: str | None
) -> dict[str, str]:
    """What is kept of who introduced somebody; what was told beside it is a note.

    Where nobody did, that is how one met, and met is met.
    """
    from mentorfolio.domain.said_name import introducer_in  # most commands ask of nobody new
    from mentorfolio.domain.standing import familiar_from

    who, how = introducer_in(text)
    kept = {"introduced_by": _introducer(desk, portfolio, who)}
    if how and how not in notes:
        kept["notes"] = "\n".join(filter(None, (notes, how)))
    if how and not who and not familiar and (known := familiar_from(how)):
        kept["familiar"] = known
    return kept


def _introducer(desk: Desk, portfolio: Portfolio, text: str) -> str:
    """The name of a mentor or a contact where one is meant, else as typed."""
    word = fold(text).strip()
    if not word:
        return text
    for mentor in portfolio[Mentor]:
        if word in (mentor.id, fold(mentor.name), fold(mentor.email)):
            return mentor.name
    for contact in desk.network.readable().values():
        if word in (contact.id, fold(contact.name), *map(fold, contact.emails)):
            return contact.name
    by_first = [m for m in portfolio[Mentor] if word in map(fold, m.names)]
    return by_first[0].name if len(by_first) == 1 else text


def letter_named(
    portfolio: Portfolio,
    text: str,
    states: Sequence[str],
    *,
    exact: bool = False,
    settled: bool = False,
) -> Outreach:
    """The letter of this id or its beginning, or the one that is open for the person of this name.

    ``states`` are those that the command at hand can act on: they decide between several. ``exact``: a person
    is meant by their whole name or id only. ``settled``: to be read only, so the draft that is being written
    comes first, and where none is open the latest of those that are settled will do.

    Raises:
        NotFound: no such letter or person, or no letter to them.
        Ambiguous: several letters are open, or none is; the hint lists them, the latest if none is.
    """
    letters = list(portfolio[Outreach])
    mentor = id_or_person(portfolio, text, letters, "letter", ALL_LETTERS, exact=exact)
    if isinstance(mentor, Outreach):
        return mentor
    theirs = [letter for letter in letters if letter.mentor == mentor.id]
    is_open = [x for x in _waiting(theirs) if x.state in OPEN_LETTERS]
    fitting = [letter for letter in (is_open or theirs) if letter.state in states]
    fitting = fitting if is_open else last_asked(fitting)
    # A reminder waits for no answer of its own: the letter it reminds of does.
    themselves = [letter for letter in fitting if letter.kind != "follow-up"]
    being_written = [letter for letter in theirs if settled and letter.state == "draft"]
    meant = fitting or is_open
    latest = _newest(theirs)[:1] if settled and not meant else []
    if one := _only_one(being_written, is_open, fitting, themselves, latest):
        return one
    if meant:
        raise _several_letters(text, mentor, meant, are_open=bool(is_open))
    raise _no_letter(mentor, theirs)


def _several_letters(text: str, mentor: Mentor, letters: Sequence[Outreach], *, are_open: bool) -> Ambiguous:
    which = f"are {len(letters)} letters" if are_open else "is no letter"
    return _several(
        f"There {which} open for {mentor.name}.",
        text,
        ", ".join(map(_letter, letters)),
        letters_apart(letters),
    )


def _waiting(letters: Sequence[Outreach]) -> list[Outreach]:
    """What asks nothing is settled once it is sent: it stands in the way of no other."""
    again = asked_again(letters)
    return [x for x in letters if x.state == "draft" or (x.kind in ASKING and x.id not in again)]


def _no_letter(mentor: Mentor, theirs: Sequence[Outreach]) -> NotFound | Ambiguous:
    """None to them that could be meant, and what to type instead."""
    draft_one = f"Draft one: mentorfolio approach {quoted(mentor.id)}"
    if not theirs:
        return NotFound(f"There is no letter to {mentor.name} yet.", hint=draft_one)
    there_were = some([_letter(x) for x in _newest(theirs)], _SETTLED)
    return Ambiguous(
        f"There is no open letter to {mentor.name}.", hint=f"{draft_one}. There were: {there_were}."
    )


def _only_one(*ways: Sequence[D]) -> D | None:
    """What is alone in the first of these that has one."""
    return next((found[0] for found in ways if len(found) == 1), None)


def _several(sentence: str, typed: str, told: str, choices: dict[str, str]) -> Ambiguous:
    return Ambiguous(sentence, hint=f"Say which: {told}.", typed=typed, choices=choices)


def letters_apart(letters: Sequence[Outreach]) -> dict[str, str]:
    """Id -> what a person knows a letter by, the newest first: its subject, where it stands, its day."""
    out: dict[str, str] = {}
    for x in _newest(letters):
        called = x.subject or OUTREACH_KINDS[x.kind].partition(":")[0]
        told = f"{called}, {state_word(x)}, {said_day(x.sent or x.drafted)}"
        if told in out.values():  # a second one on that day: how it begins tells more
            told += f": {' '.join(x.body.partition(',')[2].split()[:_FIRST_WORDS])} …"
        out[x.id] = told
    return out


def _newest(letters: Sequence[Outreach]) -> list[Outreach]:
    return sorted(letters, key=lambda x: (x.sent or x.drafted, x.id), reverse=True)


def _letter(letter: Outreach) -> str:
    return f"{letter.id} ({letter.template}, {letter.state})"


def id_or_person(
    portfolio: Portfolio, text: str, records: Sequence[D], what: str, see: str, *, exact: bool = False
) -> D | Mentor:
    """The dated record of this id or its beginning, or the person of this name.

    ``what`` is how a sentence calls such a record, ``see`` the hint where to find one. Raises as
    :func:`mentor_named`.
    """
    if of_id := next((record for record in records if record.id == text.strip().casefold()), None):
        return of_id
    try:
        return mentor_named(portfolio, text, exact=exact)
    except NotFound as nobody:
        found = find_dated(text, records, what)
        if found is None:
            if isinstance(nobody, NotWhole):
                raise
            meant = nobody.hint if "Did you mean" in (nobody.hint or "") else None
            raise NotFound(
                f"There is no {what} and no mentor called {text!r}.",
                hint=meant or see,
            ) from None
        return found
    except Ambiguous:
        if found := find_dated(text, records, what):
            return found
        raise


def meeting_named(portfolio: Portfolio, text: str, *, of: Literal["planned", "held"]) -> Meeting:
    """The meeting of this id or the one that is open with the person or circle of this name.

    Open are those ``planned``, or those ``held`` that nobody has thought about yet.

    Raises:
        NotFound: no such meeting or person, or no meeting with them at all.
        Ambiguous: several meetings are open, or none is; the hint lists them, the latest if none is.
    """
    meetings = list(portfolio[Meeting])
    found = meeting_or_whose(portfolio, text, meetings)
    if isinstance(found, Meeting):
        return found
    theirs = [m for m in meetings if found.id in (*m.mentors, m.circle)]
    if of == "planned":
        fitting = next_of_each(m for m in theirs if is_planned(m))
    else:
        reflections = list(portfolio[Reflection])
        fitting = [m for m in theirs if m.held and not was_thought_about(m, reflections)]
    if one := _only_one(fitting):
        return one
    if fitting:
        days = {m.id: said_when(m.when) for m in sorted(fitting, key=lambda m: m.when)}
        raise _several(
            f"There are {len(days)} meetings {_TO_BE[of]} with {found.name}.",
            text,
            some([f"{i} ({day})" for i, day in days.items()]),
            {i: f"{found.name}, {day}" for i, day in days.items()},
        )
    raise _no_meeting(found, theirs, of)


def _no_meeting(
    whose: Mentor | Circle, theirs: Sequence[Meeting], of: Literal["planned", "held"]
) -> NotFound | Ambiguous:
    """None with them that could be meant, and what to type instead."""
    plan_one = (
        f'Plan one: mentorfolio meeting plan --circle {quoted(whose.id)} --when "thu 15:00"'
        if isinstance(whose, Circle)
        else f'Plan one: mentorfolio meeting plan {quoted(whose.id)} --when "thu 15:00"'
    )
    if not theirs:
        return NotFound(f"There is no meeting with {whose.name} yet.", hint=plan_one)
    held = [m for m in theirs if m.held]
    if of == "held" and held:
        return Ambiguous(
            f"You have thought about every meeting with {whose.name}.",
            hint=f"To think about one again, say which: {meetings_told(held)}.",
        )
    over = isinstance(whose, Mentor) and whose.stage in OVER
    instead = "Say which" if over else f"{plan_one}. There were"
    return Ambiguous(
        f"There is no meeting {_TO_BE[of]} with {whose.name}.", hint=f"{instead}: {meetings_told(theirs)}."
    )


def meetings_told(meetings: Sequence[Meeting]) -> str:
    """The last few of these, held ones first, each with its id and day, and how many more there are."""
    past = sorted(meetings, key=lambda m: (m.held, m.when), reverse=True)
    return some([f"{m.id} ({said_when(m.when)}{', cancelled' * m.cancelled})" for m in past], _SETTLED)


def meeting_or_whose(
    portfolio: Portfolio, text: str, meetings: Sequence[Meeting]
) -> Meeting | Mentor | Circle:
    """One of these meetings by its id, or the person or circle meant. Raises as :func:`id_or_person`."""
    try:
        return id_or_person(portfolio, text, meetings, "meeting", "See them all: mentorfolio meeting list")
    except NotFound as nobody:
        try:
            return circle_named(portfolio, text)
        except NotFound:
            raise nobody from None


def whom(portfolio: Portfolio, meeting: Meeting) -> str:
    """With whom a meeting is: the circle, or the names of its people."""
    if meeting.circle:
        circle = portfolio[Circle].get(meeting.circle)
        return circle.name if circle else meeting.circle
    mentors = portfolio[Mentor].by_id()
    return listed([mentors[i].name if i in mentors else i for i in meeting.mentors])


def mentor_of(portfolio: Portfolio, letter: Outreach) -> Mentor:
    """Whom a letter is to. Raises StoreDamaged where the file was edited and nobody is there."""
    mentor = portfolio[Mentor].get(letter.mentor)
    if mentor is None:
        raise StoreDamaged(
            f'The portfolio is damaged at $.outreach["{letter.id}"].mentor: '
            f"there is no mentor {letter.mentor!r}.",
            hint="Fix that place in an editor; the file was left untouched.",
        )
    return mentor


def new_profile(today: date) -> Profile:
    """A profile with nothing said yet."""
    return Profile(id=ME, created=today, updated=today)


def same_person(portfolio: Portfolio, name: str, emails: Iterable[str] = (), but: str = "") -> Mentor | None:
    """Somebody who already has this name, as letters read it, or one of these e-mail addresses."""
    spoken, addresses = spoken_name(name), {*map(str.casefold, filter(None, emails))}
    for one in portfolio[Mentor].seen_as(Called):
        shared = not addresses.isdisjoint(map(str.casefold, filter(None, (one.email, *one.other_emails))))
        if one.id != but and (shared or (name and spoken_name(one.name) == spoken)):
            return portfolio[Mentor][one.id]
    return None


def agreed(desk: Desk, said: Removal, what: str, *, leaves: bool = False) -> bool:
    """Whether something may be destroyed, as :func:`confirmed`; with ``--dry-run`` it may."""
    if said.dry_run:
        desk.only_try()
        return True
    return confirmed(desk, said.yes, what, leaves=leaves)


def confirmed(desk: Desk, yes: bool, what: str, *, leaves: bool = False) -> bool:
    """Whether something may be destroyed: said with ``--yes``, or answered at a terminal.

    Raises MissingValue where nobody is there to ask; WentBack with ``leaves``.
    """
    if yes:
        return True
    if desk.asker is None:
        raise MissingValue(f"{what}? That needs your yes.", hint="Add --yes.")
    from mentorfolio.fields.form import yes_to

    why = "It is removed from the portfolio."
    return yes_to(desk.asker, f"{what}?", why, "--yes", known="no", leaves=leaves)

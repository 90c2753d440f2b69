"""Actions: what was promised by the owner or by a mentor, in a meeting or in between (R1)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from mentorfolio.domain.dates import parse_day, said
from mentorfolio.domain.names import new_id
from mentorfolio.domain.promises import Promise, promises
from mentorfolio.domain.records import Action, Mentor, changed
from mentorfolio.domain.text import fold, listed, name_line, one_line
from mentorfolio.domain.vocabulary import ACTION_OWNERS, one_of
from mentorfolio.errors import Ambiguous, NotFound, RuleRefusal, UsageProblem
from mentorfolio.services import given as options
from mentorfolio.services.finding import confirmed, id_or_person, mentor_named
from mentorfolio.services.given import Given
from mentorfolio.services.results import Done, Result, Step, view

if TYPE_CHECKING:
    from mentorfolio.ports import Desk, Portfolio


_LISTED = 6  # a hint is a sentence, not a page


class ActionList(Result, frozen=True, kw_only=True):
    """What was promised: the open ones by their day, those without one last; then the done, latest first."""

    actions: tuple[Promise, ...]
    names: dict[str, str]
    circles: dict[str, str]
    narrowed: bool

    def data(self) -> object:
        """The list of actions."""
        return [action_view(p) for p in self.actions]

    def people(self, promise: Promise) -> str:
        """Whom an action is about, by name: the circle it was promised in, or everybody who was there."""
        if promise.circle:
            return self.circles.get(promise.circle, promise.circle)
        return listed([self.names.get(i, i) for i in promise.mentors])


def action_view(promise: Promise) -> dict[str, object]:
    """The JSON face of an action (CONTRACT): its own keys, whom it is about, and the meeting, if any."""
    return view(promise.action, mentors=list(promise.mentors), meeting=promise.meeting)


_OWNER = re.compile(r"(?i)\s*(them|me)\s*:\s*")  # what says without a name who promised it


def parse(typed: str, today: date) -> Action:
    """``TEXT``, ``TEXT by DATE``, ``them: TEXT``.

    Raises:
        UsageProblem: it says nothing, holds a control character, or names an ambiguous day.
    """
    owner, text = "me", typed
    if match := _OWNER.match(typed):
        owner, text = ("mentor" if match[1].casefold() == "them" else "me"), typed[match.end() :]
    due, (what, by, day) = None, text.rpartition(" by ")
    if by:
        try:
            due, text = parse_day(day, today, lean="forward"), what
        except UsageProblem:
            if re.search(r"\d[/.-]\d", day):  # "learn to stand by people" names no day
                raise
    return Action(id=new_id(()), text=name_line(one_line(text, "action"), "action"), owner=owner, due=due)


def undated(actions: Iterable[Action]) -> tuple[str, ...]:
    """What a confirmation says of promises whose "by …" was kept as words, because it is no day."""
    return tuple(
        f'No day was found in "{a.text}". If there is one: mentorfolio action edit {a.id} --due DAY'
        for a in actions
        if a.due is None and a.done is None and re.search(r"(?i)\sby\s", a.text)
    )


def parse_all(given: Given, today: date) -> tuple[Action, ...]:
    """What was given with ``--action``. Raises UsageProblem as :func:`parse`."""
    return tuple(parse(typed, today) for typed in options.lines(given, "action", "action"))


def parse_with(typed: str, today: date, present: Sequence[Mentor]) -> Action:
    """As :func:`parse`; and ``Tom: TEXT`` is a promise of Tom's, if he is the only one present of that name.

    Among several, his name stays in the text, as nothing else says whose promise it is.
    Raises UsageProblem as :func:`parse`.
    """
    action = parse(typed, today)
    name, _, rest = (part.strip() for part in action.text.partition(":"))
    if _OWNER.match(typed) or not rest:
        return action
    called = [m for m in present if fold(name) in (fold(m.name), fold(m.called), fold(m.name.split()[0]))]
    if len(called) != 1:
        return action
    return _replaced(action, owner="mentor", text=rest if len(present) == 1 else action.text)


def parse_all_with(
    given: Given, today: date, portfolio: Portfolio, present: Iterable[str]
) -> tuple[Action, ...]:
    """What was given with ``--action`` where these people (ids) were there, see :func:`parse_with`."""
    mentors = portfolio.mentors.all()
    people = [mentors[i] for i in present if i in mentors]
    return tuple(parse_with(typed, today, people) for typed in options.lines(given, "action", "action"))


def add(desk: Desk, whom: str, words: Sequence[str], given: Given) -> Done:
    """Something promised outside of a meeting.

    Args:
        desk: what the command works with.
        whom: a name or an id.
        words: what, as typed without quotes; as ``--action`` of ``log`` takes it.
        given: ``owner``, ``due``.

    Raises:
        UsageProblem: a value cannot be meant, or is said twice in two ways.
        NotFound, Ambiguous: a name.
    """
    typed = " ".join(words)
    if not typed.strip():
        raise UsageProblem(
            "Say in a few words what was promised.",
            hint="mentorfolio action add julie read her report by fri",
        )
    action = _with_options(parse(typed, desk.today), typed, given, desk.today)
    with desk.store.changing() as portfolio:
        mentor = mentor_named(portfolio, whom)
        portfolio.describe(f"noted a promise with {mentor.name}")
        portfolio.mentors.put(changed(mentor, desk.today, actions=(*mentor.actions, action)))
    promise = Promise(action, (mentor.id,), None)
    who = f"you promised {mentor.name}" if action.owner == "me" else f"{mentor.name} promised"
    return Done(
        record=action_view(promise),
        sentence=f"Noted what {who}{f' by {said(action.due)}' if action.due else ''}: {action.text}",
        details=undated([action]),
        steps=(Step("When it is done", f"mentorfolio action done {action.id}"),),
    )


def everything(desk: Desk, given: Given) -> ActionList:
    """All actions, or the open ones, or those with one person."""
    portfolio = desk.store.reading()
    mentors = portfolio.mentors.all()
    found = list(promises(mentors.values(), portfolio.meetings.all().values()))
    if "with_" in given:
        mentor = mentor_named(portfolio, str(given["with_"]))
        found = [p for p in found if mentor.id in p.mentors]
    if "open" in given:
        found = [p for p in found if p.action.done is None]
    return ActionList(
        actions=tuple(sorted(found, key=_order)),
        names={i: m.name for i, m in mentors.items()},
        circles={i: c.name for i, c in portfolio.circles.all().items()},
        narrowed=bool(given),
    )


def done(desk: Desk, which: str, given: Given) -> Done:
    """A promise was kept.

    Raises:
        NotFound, Ambiguous: as :func:`_named`.
        RuleRefusal: it is done already.
        UsageProblem: the day has not come yet.
    """
    on = options.past_day(given, "on", desk.today) or desk.today
    with desk.store.changing() as portfolio:
        promise = _named(portfolio, which)
        if promise.action.done is not None:
            raise RuleRefusal(
                f"This was done already, on {said(promise.action.done)}: {promise.action.text}",
                hint=f"If it is open after all: mentorfolio action edit {promise.action.id} --open",
            )
        portfolio.describe(f"marked as done: {promise.action.text}")
        promise = _put(desk, portfolio, promise, _replaced(promise.action, done=on))
        left = sum(1 for p in _all(portfolio) if p.action.done is None)
    steps = (Step("What else is open", "mentorfolio action list --open"),) if left else ()
    return Done(
        record=action_view(promise), sentence=f"Done on {said(on)}: {promise.action.text}", steps=steps
    )


def settle(desk: Desk, done: Collection[str], undone: Collection[str]) -> None:
    """Mark the actions of these ids as done today, and of those as open again, in one change."""
    with desk.store.changing() as portfolio:
        known = {p.action.id: p for p in _all(portfolio)}
        what = "; ".join(known[i].action.text for i in (*done, *undone) if i in known)
        portfolio.describe(f"marked as done: {what}" if done else f"marked as open: {what}")
        for which, day in ((done, desk.today), (undone, None)):
            for promise in (known[i] for i in which if i in known):
                _put(desk, portfolio, promise, _replaced(promise.action, done=day))


def edit(desk: Desk, which: str, given: Given) -> Done:
    """Replace what is given: ``text``, ``owner``, ``due`` (empty clears it), ``open`` (not done after all).

    Raises:
        UsageProblem: nothing was given, or a value cannot be meant.
        NotFound, Ambiguous: as :func:`_named`.
        RuleRefusal: it should be open again and is.
    """
    if not given:
        raise UsageProblem(
            "Nothing to change was said.", hint="See what can be: mentorfolio action edit --help"
        )
    fields: dict[str, object] = {}
    if "text" in given:
        fields["text"] = name_line(str(given["text"]), "action")
    if "owner" in given:
        fields["owner"] = one_of(ACTION_OWNERS, str(given["owner"]), "who promised it")
    if "due" in given:
        fields["due"] = options.day(given, "due", desk.today, "forward", clears=True)
    with desk.store.changing() as portfolio:
        promise = _named(portfolio, which)
        if "open" in given and promise.action.done is None:
            raise RuleRefusal(
                f"This is open already: {promise.action.text}", hint="mentorfolio action list --open"
            )
        fields |= {"done": None} if "open" in given else {}
        portfolio.describe(f"changed an action: {promise.action.text}")
        promise = _put(desk, portfolio, promise, _replaced(promise.action, **fields))
    by = f", by {said(promise.action.due)}" if promise.action.due else ""
    return Done(record=action_view(promise), sentence=f"Changed: {promise.action.text}{by}.")


def remove(desk: Desk, which: str, *, yes: bool) -> Done:
    """Take an action out. Raises MissingValue, NotFound or Ambiguous."""
    promise = _named(desk.store.reading(), which)
    if not confirmed(desk, yes, f'Remove "{promise.action.text}"'):
        return Done(record=action_view(promise), sentence="Nothing was removed.", undoable=False)
    with desk.store.changing() as portfolio:
        promise = _named(portfolio, promise.action.id)
        portfolio.describe(f"removed an action: {promise.action.text}")
        _put(desk, portfolio, promise, None)
    return Done(record=action_view(promise), sentence=f"Removed: {promise.action.text}")


def _with_options(action: Action, typed: str, given: Given, today: date) -> Action:
    fields: dict[str, object] = {}
    if "owner" in given:
        fields["owner"] = one_of(ACTION_OWNERS, str(given["owner"]), "who promised it")
    if (due := options.day(given, "due", today, "forward")) is not None:
        fields["due"] = due
    prefixed = _OWNER.match(typed) is not None
    if (prefixed and fields.get("owner", action.owner) != action.owner) or (
        action.due and fields.get("due", action.due) != action.due
    ):
        raise UsageProblem(
            "The words and the options say different things.", hint="Say who and by when only once."
        )
    return _replaced(action, **fields)


def _replaced(action: Action, **fields: object) -> Action:
    import msgspec

    return msgspec.structs.replace(action, **fields)


def _order(promise: Promise) -> tuple[bool, int, str]:
    action = promise.action
    if action.done is not None:
        return (True, -action.done.toordinal(), action.id)
    return (False, (action.due or date.max).toordinal(), action.id)


def _all(portfolio: Portfolio) -> list[Promise]:
    return list(promises(portfolio.mentors.all().values(), portfolio.meetings.all().values()))


def _named(portfolio: Portfolio, text: str) -> Promise:
    """The action of this id, the one open with the person of this name, or the one open with these words.

    Raises:
        NotFound: no such action, person or words, or none with them.
        Ambiguous: several are open with them, or none is; the hint lists them.
    """
    known = {p.action.id: p for p in _all(portfolio)}
    try:
        found = id_or_person(portfolio, text, [p.action for p in known.values()], "action", "action")
    except NotFound:
        if said_so := _with_words(known.values(), text):
            return said_so
        raise
    if isinstance(found, Action):
        return known[found.id]
    theirs = sorted((p for p in known.values() if found.id in p.mentors), key=_order)
    is_open = [p for p in theirs if p.action.done is None]
    if len(is_open) == 1:
        return is_open[0]
    if not theirs:
        raise NotFound(
            f"There is no action with {found.name} yet.",
            hint=f'Note one: mentorfolio action add {found.id} "what was promised"',
        )
    count = f"are {len(is_open)} actions" if is_open else "is no action"
    raise Ambiguous(f"There {count} open with {found.name}.", hint=_which(is_open or theirs))


def _with_words(known: Iterable[Promise], text: str) -> Promise | None:
    """The action whose text has all these words or parts of words, an open one before those done."""
    words = fold(text).split()
    having = [p for p in known if words and all(word in fold(p.action.text) for word in words)]
    found = sorted([p for p in having if p.action.done is None] or having, key=_order)
    if len(found) > 1:
        raise Ambiguous(f"{text.strip()!r} is in {len(found)} actions.", hint=_which(found))
    return found[0] if found else None


def _which(found: Sequence[Promise]) -> str:
    shown = ", ".join(f"{p.action.id} ({p.action.text})" for p in found[:_LISTED])
    return f"Say which: {shown}{f' and {len(found) - _LISTED} more' if len(found) > _LISTED else ''}."


def _put(desk: Desk, portfolio: Portfolio, promise: Promise, action: Action | None) -> Promise:
    """The promise with another action in its place, or with none; where it was made, there it stays."""

    def exchanged(actions: Sequence[Action]) -> tuple[Action, ...]:
        new = [action if a.id == promise.action.id else a for a in actions]
        return tuple(a for a in new if a is not None)

    if promise.meeting is not None:
        meeting = portfolio.meetings.all()[promise.meeting]
        portfolio.meetings.put(changed(meeting, desk.today, actions=exchanged(meeting.actions)))
    else:
        mentor: Mentor = portfolio.mentors.all()[promise.mentors[0]]
        portfolio.mentors.put(changed(mentor, desk.today, actions=exchanged(mentor.actions)))
    return promise if action is None else promise._replace(action=action)

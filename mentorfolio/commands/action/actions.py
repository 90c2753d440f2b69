"""``action``: what was promised by the owner or by a mentor, in a meeting or in between (R1)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from mentorfolio.commands.action.fields import (
    ActionChange,
    ActionDone,
    ActionSaid,
    ActionsWanted,
    Promised,
    PromiseWords,
    promises_in,
)
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import agreed, id_or_person, mentor_named
from mentorfolio.desk.results import Done, Result, Step, view
from mentorfolio.desk.rows import NumberedRow, remember, sees_numbers
from mentorfolio.domain.dates import said_ahead, said_day, said_near
from mentorfolio.domain.names import new_id, told_apart
from mentorfolio.domain.promises import Promise, by_its_day, promised_before, promises, who_promised
from mentorfolio.domain.records import Action, Circle, Meeting, Mentor, changed
from mentorfolio.domain.text import command_line, fold, lacks_words, listed, quoted, some
from mentorfolio.errors import Ambiguous, NotFound, NothingToChange, RuleRefusal, UsageProblem
from mentorfolio.fields.form import said_anew, yes_to
from mentorfolio.fields.operands import ActionNamed, MentorNamed, Removal

if TYPE_CHECKING:
    from mentorfolio.fields.question import Asker
    from mentorfolio.store.records import Portfolio


P = TypeVar("P", Action, Promised)


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
    """The JSON face of an action: its own keys, whom it is about, and the meeting, if any."""
    return view(promise.action, mentors=list(promise.mentors), meeting=promise.meeting)


def undated(actions: Iterable[Action]) -> tuple[str, ...]:
    """What a confirmation says of promises whose "by …" was kept as words, because it is no day."""
    return tuple(
        f'No day was found in "{a.text}". To add one: mentorfolio action edit {quoted(a.id)} --due DAY'
        for a in actions
        if a.due is None and a.done is None and re.search(r"(?i)\sby\s", a.text)
    )


def told(actions: Iterable[Action], who: str) -> tuple[str, ...]:
    """Of each promise whose it is and by when, as a screen says what was noted."""
    return tuple(
        f"{'You' if a.owner == 'me' else who} promised{by_its_day(a.due)}: {a.text}" for a in actions
    )


def add(desk: Desk, mentor: MentorNamed, words: PromiseWords, said: ActionSaid) -> Done:
    """Note a promise: TEXT, TEXT by DAY, them: TEXT; put ; between several.

    $ mentorfolio action add julie send the plan by fri
    """
    typed = " ".join(words)
    if lacks_words(typed):
        raise UsageProblem(
            "Say in a few words what was promised.",
            hint="mentorfolio action add julie read her report by fri",
        )
    for one in promises_in(typed, desk.today):  # what cannot be meant is refused before a name is
        _with_options(one, said)
    found = mentor_named(desk.store.reading(), mentor)
    told_of = promises_in(typed, desk.today, [found])
    actions = [_replaced(_with_options(one, said).action([found]), since=desk.today) for one in told_of]
    new, again = made_anew(desk, [found], actions)
    with desk.store.changing() as portfolio:
        portfolio.describe(f"noted a promise with {found.name}")
        moved = put_off(desk, portfolio, again)
        found = mentor_named(portfolio, found.id)
        if new:
            portfolio[Mentor].put(changed(found, desk.today, actions=(*found.actions, *new)))
    views = [action_view(Promise(action, (found.id,), None)) for action in new] or [*map(action_view, again)]
    told_so = (*(_noted(action, found, desk.today) for action in new), *moved)
    return Done(
        record=views[0] if len(views) == 1 else views,
        sentence=told_so[0],
        details=(*told_so[1:], *undated(new)),
        steps=tuple(Step("When it is done", f"mentorfolio action done {quoted(a.id)}") for a in new[:1]),
    )


def _noted(action: Action, mentor: Mentor, today: date) -> str:
    who = f"you promised {mentor.name}" if action.owner == "me" else f"{mentor.name} promised"
    return f"Noted what {who}{f' by {said_ahead(action.due, today)}' if action.due else ''}: {action.text}"


def list_(desk: Desk, said: ActionsWanted) -> ActionList:
    """List what was promised, by day.

    $ mentorfolio action list --open
    """
    portfolio = desk.store.reading()
    mentors = portfolio[Mentor].by_id()
    found = list(promises(mentors.values(), portfolio[Meeting]))
    if said.with_ is not None:
        mentor = mentor_named(portfolio, said.with_)
        found = [p for p in found if mentor.id in p.mentors]
    if said.open:
        found = [p for p in found if p.action.done is None]
    shown = ActionList(
        actions=tuple(sorted(found, key=_order)),
        names=told_apart(mentors.values()),
        circles={i: c.name for i, c in portfolio[Circle].by_id().items()},
        narrowed=not said.nothing,
    )
    if sees_numbers(desk):
        remember(desk.settings, [_numbered(shown, promise) for promise in shown.actions])
    return shown


def _numbered(shown: ActionList, promise: Promise) -> NumberedRow:
    """A row of the list by its number: an open promise is asked about, a done one can be changed."""
    action, who = promise.action, promise.mentors[0] if promise.mentors else ""
    line = command_line("action", "edit" if action.done else "done", action.id)
    text = "" if action.done else who_promised(action, shown.people(promise))
    return NumberedRow(line, who, "action", action.id, text=text)


def done(desk: Desk, action: ActionNamed, said: ActionDone) -> Done:
    """Mark a promise as done.

    $ mentorfolio action done plan
    """
    on = said.on or desk.today
    with desk.store.changing() as portfolio:
        promise = promise_named(portfolio, action)
        if promise.action.done is not None:
            raise RuleRefusal(
                f"This was already done on {said_day(promise.action.done)}: {promise.action.text}",
                hint=f"To open it again: mentorfolio action edit {quoted(promise.action.id)} --open",
            )
        portfolio.describe(f"marked as done: {promise.action.text}")
        promise = _put(desk, portfolio, promise, _replaced(promise.action, done=on))
        left = sum(1 for p in _all(portfolio) if p.action.done is None)
    steps = (Step("What else is open", "mentorfolio action list --open"),) if left else ()
    return Done(
        record=action_view(promise), sentence=f"Done on {said_day(on)}: {promise.action.text}", steps=steps
    )


def settle(desk: Desk, portfolio: Portfolio, done: Collection[str]) -> tuple[str, ...]:
    """Mark the actions of these ids as done today, those of them that are still there: what they say."""
    found = [p for p in _all(portfolio) if p.action.id in done]
    for promise in found:
        _put(desk, portfolio, promise, _replaced(promise.action, done=desk.today))
    return tuple(p.action.text for p in found)


def edit(desk: Desk, action: ActionNamed, said: ActionChange) -> Done:
    """Change a promise; with no option, at a terminal, asks.

    $ mentorfolio action edit plan --due mon
    """
    if said.nothing and desk.asker:
        promise = promise_named(desk.store.reading(), action)
        action, said = promise.action.id, _asked_change(desk, desk.asker, promise.action)
        if said.nothing:
            return Done(record=action_view(promise), sentence="Nothing was changed.", undoable=False)
    if said.nothing:
        raise NothingToChange("action edit")
    fields = said.said()
    with desk.store.changing() as portfolio:
        promise = promise_named(portfolio, action)
        if fields.pop("open", False):
            if promise.action.done is None:
                raise RuleRefusal(
                    f"This is already open: {promise.action.text}", hint="mentorfolio action list --open"
                )
            fields["done"] = None
        portfolio.describe(f"changed a promise: {promise.action.text}")
        promise = _put(desk, portfolio, promise, _replaced(promise.action, **fields))
    due = promise.action.due
    told = "" if due is None else said_ahead(due, desk.today) if fields.get("due") else said_day(due)
    by = f", by {told}" if told else ""
    return Done(record=action_view(promise), sentence=f"Changed: {promise.action.text}{by}.")


def made_anew(
    desk: Desk, people: Sequence[Mentor], told: Sequence[P], *, beside: str = ""
) -> tuple[tuple[P, ...], tuple[Promise, ...]]:
    """Those that nobody had promised before, and those that stand on the list, each with its new day.

    Asked at a terminal, of what was not promised at the meeting ``beside``.
    """
    if desk.asker is None or not told:
        return tuple(told), ()
    portfolio, names = desk.store.reading(), " ".join(m.name for m in people)
    known = [p for p in _all(portfolio) if not beside or p.meeting != beside]
    new: list[P] = []
    again: list[Promise] = []
    for one in told:
        before = promised_before(known, [m.id for m in people], one.owner, one.text, names)
        if before and _is_that(desk, desk.asker, portfolio, before):
            again.append(before._replace(action=_replaced(before.action, due=one.due or before.action.due)))
        else:
            new.append(one)
    return tuple(new), tuple(again)


def put_off(desk: Desk, portfolio: Portfolio, again: Sequence[Promise]) -> tuple[str, ...]:
    """Keep the new day of these promises, and say so of each; what else they say is as it stands by now.

    One that was removed meanwhile is promised anew.
    """
    now = {p.action.id: p for p in _all(portfolio)}
    moved: list[Action] = []
    for one in again:
        if known := now.get(one.action.id):
            moved.append(_replaced(known.action, due=one.action.due))
            _put(desk, portfolio, known, moved[-1])
        elif mentor := next((m for m in portfolio[Mentor] if m.id in one.mentors), None):
            moved.append(_replaced(one.action, id=new_id(()), since=desk.today))
            portfolio[Mentor].put(changed(mentor, desk.today, actions=(*mentor.actions, moved[-1])))
    return tuple(f"On your list, once: {action.text}{by_its_day(action.due)}" for action in moved)


def _is_that(desk: Desk, asker: Asker, portfolio: Portfolio, before: Promise) -> bool:
    since = portfolio[Meeting][before.meeting].on if before.meeting else before.action.since
    day = f"of {said_near(since, desk.today)}" if since else "you have noted"
    why = "Then its day is moved, and it stands on your list once."
    option = f"mentorfolio action edit {quoted(before.action.id)} --due DAY"
    return yes_to(asker, f"Is it the promise {day}: {before.action.text}?", why, option)


def _asked_change(desk: Desk, asker: Asker, now: Action) -> ActionChange:
    """Words, whose and by when, each known and kept by Enter."""
    known = {"text": now.text, "owner": now.owner, "due": str(now.due or "")}
    return said_anew(asker, ActionChange, known, desk.today, partial(edit, desk, now.id))


def remove(desk: Desk, action: ActionNamed, said: Removal) -> Done:
    """Remove a promise.

    $ mentorfolio action remove julie-sample
    """
    promise = promise_named(desk.store.reading(), action, exact=True)
    if not agreed(desk, said, f'Remove "{promise.action.text}"'):
        return Done(record=action_view(promise), sentence="Nothing was removed.", undoable=False)
    with desk.store.changing() as portfolio:
        promise = promise_named(portfolio, promise.action.id)
        portfolio.describe(f"removed a promise: {promise.action.text}")
        _put(desk, portfolio, promise, None)
    return Done(record=action_view(promise), sentence=f"Removed: {promise.action.text}")


def _with_options(promised: Promised, said: ActionSaid) -> Promised:
    owner, due = said.owner or promised.owner, said.due or promised.due
    if (promised.told and owner != promised.owner) or (promised.due and due != promised.due):
        raise UsageProblem(
            "The words and the options do not agree.", hint="Give the person and the day only once."
        )
    return promised._replace(owner=owner, due=due)


def _replaced(action: Action, **fields: Any) -> Action:
    return msgspec.structs.replace(action, **fields)


def _order(promise: Promise) -> tuple[bool, int, str]:
    action = promise.action
    if action.done is not None:
        return (True, -action.done.toordinal(), action.id)
    return (False, (action.due or date.max).toordinal(), action.id)


def _all(portfolio: Portfolio) -> list[Promise]:
    return list(promises(portfolio[Mentor], portfolio[Meeting]))


def promise_named(portfolio: Portfolio, text: str, *, exact: bool = False) -> Promise:
    """The action of this id, the one open with the person of this name, or the one open with these words.

    Raises:
        NotFound: no such action, person or words, or none with them.
        Ambiguous: several are open with them, or none is; the hint lists them.
    """
    known = {p.action.id: p for p in _all(portfolio)}
    actions, see = [p.action for p in known.values()], "See them all: mentorfolio action list"
    try:
        found = id_or_person(portfolio, text, actions, "action", see, exact=exact)
    except NotFound:
        if said_so := _with_words(known.values(), text, exact=exact):
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
            f"There is no promise between you and {found.name} yet.",
            hint=f'Note one: mentorfolio action add {quoted(found.id)} "what was promised"',
        )
    count = f"are {len(is_open)} promises" if is_open else "is no promise"
    raise Ambiguous(
        f"There {count} open with {found.name}.",
        hint=_which(is_open or theirs),
        typed=text,
        choices=_choices(is_open),
    )


def _with_words(known: Iterable[Promise], text: str, *, exact: bool) -> Promise | None:
    """The action whose text has all these words or parts of words, an open one before those done.

    With ``exact``, only one that says these very words.
    """
    words = fold(text).split()
    having = [p for p in known if words and all(word in fold(p.action.text) for word in words)]
    if exact:
        having = [p for p in having if fold(p.action.text).split() == words]
    found = sorted([p for p in having if p.action.done is None] or having, key=_order)
    if len(found) > 1:
        raise Ambiguous(
            f"{text.strip()!r} is in {len(found)} actions.",
            hint=_which(found),
            typed=text,
            choices=_choices(found),
        )
    return found[0] if found else None


def _choices(found: Sequence[Promise]) -> dict[str, str]:
    return {p.action.id: p.action.text for p in found}


def _which(found: Sequence[Promise]) -> str:
    return f"Say which: {some([f'{p.action.id} ({p.action.text})' for p in found])}."


def _put(desk: Desk, portfolio: Portfolio, promise: Promise, action: Action | None) -> Promise:
    """The promise with another action in its place, or with none; where it was made, there it stays."""

    def exchanged(actions: Sequence[Action]) -> tuple[Action, ...]:
        new = [action if a.id == promise.action.id else a for a in actions]
        return tuple(a for a in new if a is not None)

    if promise.meeting is not None:
        meeting = portfolio[Meeting][promise.meeting]
        portfolio[Meeting].put(changed(meeting, desk.today, actions=exchanged(meeting.actions)))
    else:
        mentor: Mentor = portfolio[Mentor][promise.mentors[0]]
        portfolio[Mentor].put(changed(mentor, desk.today, actions=exchanged(mentor.actions)))
    return promise if action is None else promise._replace(action=action)

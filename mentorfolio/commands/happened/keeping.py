"""Promises that were kept: theirs, and one's own (R1)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from mentorfolio.commands.happened.answers import an_answer, answer, day_words
from mentorfolio.commands.happened.openings import CAME
from mentorfolio.commands.happened.people import heard_from
from mentorfolio.commands.happened.talks import Deeds, chosen_of
from mentorfolio.commands.happened.understanding import Understood
from mentorfolio.desk.desk import Desk
from mentorfolio.domain.days_in_sentences import day_within
from mentorfolio.domain.promises import Promise, open_promises, shares_words
from mentorfolio.domain.records import Meeting, Mentor, Outreach
from mentorfolio.domain.text import command_line, fold
from mentorfolio.errors import RuleRefusal
from mentorfolio.fields.form import yes_to

if TYPE_CHECKING:
    from mentorfolio.commands.action.fields import Promised
    from mentorfolio.store.records import Portfolio

_AS_PROMISED = r"(?i)\b(?:i(?:'?d| had| have|'?ve)? promised|my (?:promise|word)|as promised)\b"
# Written and sent, and it is no letter: "wrote the page for her and sent it".
_MADE = (
    r"(?i)(?:(?:i|we)(?:'?ve| have)? )?(?:wrote|written|sent|posted|(?:e-?)?mailed) "
    r"(?!(?:to|it|about)\b|(?:her|him|them)(?:$|,| about\b))"
)


def promised(desk: Desk, mentor: Mentor, meant: Understood) -> Deeds:
    """A new promise, theirs or mine; theirs is an answer as well."""
    from mentorfolio.commands.action import actions
    from mentorfolio.commands.action.fields import ActionSaid

    theirs = any(one.owner == "mentor" for one in promised_in([meant.text], desk.today))
    answered = an_answer(desk, mentor, meant) if theirs else []
    done = actions.add(desk, mentor.id, [meant.text], ActionSaid())
    return [*answered, (command_line("action", "add", mentor.id, meant.text), done)]


def kept_by_introducing(desk: Desk, mentor: Mentor, meant: Understood) -> Deeds:
    """Who had promised to introduce this very person has done it."""
    from mentorfolio.commands.action import actions
    from mentorfolio.commands.action.fields import ActionDone

    first = next(iter(fold(meant.who).split()), "")
    kept = [
        p.action.id
        for p in _promises_of(desk.store.reading(), mentor, "mentor")
        if "introduc" in p.action.text and first in re.findall(r"\w+", fold(p.action.text))
    ]
    said = ActionDone(on=meant.on)
    more = day_words(meant.on)
    return [(command_line("action", "done", one, *more), actions.done(desk, one, said)) for one in kept]


def _promises_of(portfolio: Portfolio, mentor: Mentor, owner: str) -> list[Promise]:
    return [
        p
        for p in open_promises(portfolio[Mentor], portfolio[Meeting])
        if p.action.owner == owner and mentor.id in p.mentors
    ]


def kept_or_answered(desk: Desk, mentor: Mentor, meant: Understood) -> Understood:
    """A letter of theirs that came was promised, or it is their answer."""
    came = re.match(rf"(?i)(?:{CAME})", meant.text)
    return meant._replace(what="answered") if came and not _promised_like(desk, mentor, meant) else meant


def _promised_like(desk: Desk, mentor: Mentor, meant: Understood) -> list[Promise]:
    theirs = _promises_of(desk.store.reading(), mentor, "mentor")
    return [p for p in theirs if not meant.text or shares_words(p.action.text, meant.text)]


def kept(desk: Desk, mentor: Mentor, meant: Understood) -> Deeds:
    """What they did of what they had promised; where nothing like it was, it is an answer at most."""
    from mentorfolio.commands.action import actions
    from mentorfolio.commands.action.fields import ActionDone

    like = _promised_like(desk, mentor, meant)
    if not like:
        return answer("replied")(desk, mentor, meant._replace(what="answered"))
    which = chosen_of(
        desk,
        {p.action.id: p.action.text for p in like},
        f"{mentor.name} promised {len(like)} things like that.",
    )
    done = actions.done(desk, which, ActionDone(on=meant.on))
    thanked = heard_from(desk, mentor, meant) if re.search(r"(?i)\bthanked\b", meant.text) else []
    return [*thanked, (command_line("action", "done", which, *day_words(meant.on)), done)]


def promised_in(texts: Sequence[str], today: date) -> tuple[Promised, ...]:
    """Every promise that these words tell of, each with its day and whose it is."""
    from mentorfolio.commands.action.fields import promises_in

    return tuple(one for text in texts for one in promises_in(text, today))


def own(desk: Desk, mentor: Mentor, meant: Understood, typed: str) -> Understood | None:
    """With the promise of mine that is kept by what I did, where one fits; None where no deed is left.

    The only one is asked about at a terminal; said "as promised", it is the one. A letter stays a letter.
    """
    also = [own(desk, mentor, one, one.text) for one in meant.also]
    meant = meant._replace(also=tuple(one for one in also if one))
    if meant.what == "wrote":
        return _made(desk, mentor, meant, typed)
    if meant.what != "done":
        return meant
    mine = _promises_of(desk.store.reading(), mentor, "me")
    as_promised = re.search(_AS_PROMISED, meant.text)
    fitting = _fitting(mine, mentor, meant.text) or (mine if as_promised else [])
    if len(fitting) == 1:
        return meant._replace(promise=fitting[0].action.id)
    if not fitting and len(mine) == 1 and desk.asker:
        asked = f"Is that your promise: {mine[0].action.text}?"
        if yes_to(desk.asker, asked, "Then it is done.", "--what done"):
            return meant._replace(promise=mine[0].action.id)
    return meant if fitting else None


def _made(desk: Desk, mentor: Mentor, meant: Understood, typed: str) -> Understood:
    """What was written and sent may be what was promised, and no letter: "wrote the page for ruth"."""
    drafted = any(x.mentor == mentor.id and x.state == "draft" for x in desk.store.reading()[Outreach])
    if drafted or not re.match(_MADE, typed):
        return meant
    fitting = _fitting(_promises_of(desk.store.reading(), mentor, "me"), mentor, typed)
    if len(fitting) != 1:
        return meant
    day = day_within(typed, desk.today)
    on = day.on if day else meant.on
    return meant._replace(what="done", text=typed, on=on, promise=fitting[0].action.id)


def _fitting(mine: list[Promise], mentor: Mentor, told: str) -> list[Promise]:
    """Those that what was told may be; a name tells nothing of that."""
    names = rf"(?i)\b(?:{'|'.join(re.escape(word) for word in mentor.name.split())})\b"
    return [p for p in mine if shares_words(re.sub(names, "", p.action.text), told)]


def told_of(desk: Desk, meant: Understood) -> str:
    """The promise of mine that it is, in its own words."""
    portfolio = desk.store.reading()
    known = open_promises(portfolio[Mentor], portfolio[Meeting])
    return next((p.action.text for p in known if p.action.id == meant.promise), "")


def done(desk: Desk, mentor: Mentor, meant: Understood) -> Deeds:
    """What I did of what I had promised them. Raises RuleRefusal where that is nothing."""
    from mentorfolio.commands.action import actions
    from mentorfolio.commands.action.fields import ActionDone

    mine = _promises_of(desk.store.reading(), mentor, "me")
    if not mine:
        raise RuleRefusal(
            f"You have no open promise to {mentor.name}.",
            hint=f"See all of them: {command_line('action', 'list', '--with', mentor.id)}",
        )
    fitting = [p for p in mine if shares_words(p.action.text, meant.text)] or mine
    told = {p.action.id: p.action.text for p in fitting}
    which = meant.promise or chosen_of(desk, told, f"You promised {mentor.name} {len(told)} things.")
    sent = actions.done(desk, which, ActionDone(on=meant.on))
    return [(command_line("action", "done", which, *day_words(meant.on)), sent)]

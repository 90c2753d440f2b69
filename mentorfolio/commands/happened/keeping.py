"""Promises that were kept: theirs, and one's own (R1)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import partial

from mentorfolio.commands.action import actions
from mentorfolio.commands.action.fields import ActionChange, ActionDone, ActionSaid, Promised, promises_in
from mentorfolio.commands.happened.answers import an_answer, answer, letters_to
from mentorfolio.commands.happened.deeds import Deeds, chosen_of, day_words, heard_from
from mentorfolio.commands.happened.phrases import begins, tells
from mentorfolio.commands.happened.sentences import UNCLAIMED
from mentorfolio.commands.happened.what import THEIRS, Understood
from mentorfolio.desk.desk import Desk
from mentorfolio.domain.days_in_sentences import day_within
from mentorfolio.domain.promises import Promise, open_promises, shares_words
from mentorfolio.domain.records import Meeting, Mentor
from mentorfolio.domain.text import command_line, fold
from mentorfolio.domain.vocabulary import one_of
from mentorfolio.errors import RuleRefusal, UsageProblem
from mentorfolio.fields.form import Asked, Form, by_when, numbers_meant, yes_to
from mentorfolio.fields.operands import Removal
from mentorfolio.fields.question import Asker, Question


def promised(desk: Desk, mentor: Mentor, meant: Understood) -> Deeds:
    """A new promise, theirs or mine; theirs is an answer as well."""
    theirs = any(one.owner == "mentor" for one in promised_in([meant.text], desk.today))
    answered = an_answer(desk, mentor, meant) if theirs else []
    done = actions.add(desk, mentor.id, [meant.text], ActionSaid())
    return [*answered, (command_line("action", "add", mentor.id, meant.text), done)]


def kept_by_introducing(desk: Desk, mentor: Mentor, meant: Understood) -> Deeds:
    """Who had promised to introduce this very person has done it."""
    first = next(iter(fold(meant.who).split()), "")
    kept = [
        p.action.id
        for p in promises_of(desk, mentor, "mentor")
        if "introduc" in p.action.text and first in re.findall(r"\w+", fold(p.action.text))
    ]
    return _off_the_list(desk, kept, meant.on)


def _off_the_list(desk: Desk, promises: Sequence[str], on: date | None) -> Deeds:
    """Each of these promises, done on that day."""
    return [
        (command_line("action", "done", which, *day_words(on)), actions.done(desk, which, ActionDone(on=on)))
        for which in promises
    ]


def _claimed(desk: Desk, mentor: Mentor, meant: Understood) -> Understood:
    """A promise that is somebody's: asked where a sentence does not say whose. Raises UsageProblem."""
    if meant.what != UNCLAIMED:
        return meant
    whose = f"Who promised that: {meant.text}?"
    if desk.asker is None:
        raise UsageProblem(whose, hint=f'Say it with them: "I promised …", or "{mentor.called} promised …".')
    question = Question(
        key="whose",
        text=whose,
        why="It is kept as a promise of theirs, or of yours.",
        option="mentorfolio action add",
        kind="choice",
        choices={"me": "you", "them": mentor.called},
        optional=False,
    )
    read = partial(one_of, question.choices or {}, what="an answer")
    mine = Form(desk.asker).alone(Asked(question, read)) == "me"
    return Understood("promised", meant.text if mine else f"{THEIRS} {meant.text}")


def promises_of(desk: Desk, mentor: Mentor, owner: str) -> list[Promise]:
    """The open promises between the two that are mine (``me``), or theirs (``mentor``)."""
    return [p for p in _promises(desk) if p.action.owner == owner and mentor.id in p.mentors]


def _promises(desk: Desk) -> list[Promise]:
    portfolio = desk.store.reading()
    return open_promises(portfolio[Mentor], portfolio[Meeting])


def kept_or_answered(desk: Desk, mentor: Mentor, meant: Understood) -> Understood:
    """A letter of theirs that came was promised, or it is their answer."""
    came = begins("came", meant.text)
    return meant._replace(what="answered") if came and not promised_like(desk, mentor, meant) else meant


def promised_like(desk: Desk, mentor: Mentor, meant: Understood) -> list[Promise]:
    """The open promises of theirs that what was told may be."""
    theirs = promises_of(desk, mentor, "mentor")
    like = [p for p in theirs if not meant.text or shares_words(p.action.text, meant.text)]
    return like or (theirs if begins("all_of_it", meant.text) else [])


def kept(desk: Desk, mentor: Mentor, meant: Understood) -> Deeds:
    """What they did of what they had promised; where nothing like it was, it is an answer at most."""
    like = promised_like(desk, mentor, meant)
    if not like:
        return answer(desk, mentor, meant._replace(what="answered"))
    told = {p.action.id: p.action.text for p in like}
    sentence = f"{mentor.name} promised {len(like)} things like that."
    several = desk.asker if len(like) > 1 and begins("all_of_it", meant.text) else None
    chosen = _chosen_several(several, told, sentence) if several else [chosen_of(desk, told, sentence)]
    done = _off_the_list(desk, chosen, meant.on)
    thanked = heard_from(desk, mentor, meant) if re.search(r"(?i)\bthanked\b", meant.text) else []
    return [*thanked, *done]


def _chosen_several(asker: Asker, told: dict[str, str], sentence: str) -> list[str]:
    """Those of several promises that are done, by their numbers; Enter: all of them."""
    numbers = " ".join(str(number) for number in range(1, len(told) + 1))
    asker.say("", sentence, *(f"  {number}  {text}" for number, text in enumerate(told.values(), 1)))
    question = Question(
        key="which",
        text="Which have they done? Numbers, like: 1 2",
        why="Those come off the list; what is left stays open.",
        option="mentorfolio action done ID",
        optional=False,
    )
    read = partial(numbers_meant, most=len(told))
    chosen: list[int] = Form(asker).alone(Asked(question, read, numbers))
    return [[*told][number - 1] for number in chosen]


def promised_in(texts: Sequence[str], today: date) -> tuple[Promised, ...]:
    """Every promise that these words tell of, each with its day and whose it is."""
    return tuple(one for text in texts for one in promises_in(text, today))


def own(desk: Desk, mentor: Mentor, meant: Understood, typed: str) -> Understood | None:
    """With the promise of mine that is kept by what I did, where one fits; None where no deed is left.

    The only one is asked about at a terminal; said "as promised", it is the one. A letter stays a letter.
    """
    promises = [_claimed(desk, mentor, one) for one in meant.also]
    also = [own(desk, mentor, one, one.text) for one in promises]
    meant = meant._replace(also=tuple(one for one in also if one))
    if meant.what == "unkept" and not tells("a_promise", typed):  # "i forgot to send her the table"
        return meant if _fitting(promises_of(desk, mentor, "me"), mentor, typed) else None
    if meant.what == "wrote":
        return _made(desk, mentor, meant, typed)
    if meant.what != "done":
        return meant
    mine = promises_of(desk, mentor, "me")
    fitting = _fitting(mine, mentor, meant.text) or (mine if tells("as_promised", meant.text) else [])
    if not fitting and len(mine) == 1 and desk.asker:
        asked = f"Is that your promise: {mine[0].action.text}?"
        fitting = mine if yes_to(desk.asker, asked, "Then it is done.", "--what done") else []
    if len(fitting) == 1:
        return meant._replace(promise=fitting[0].action.id)
    return meant if fitting else None


def _made(desk: Desk, mentor: Mentor, meant: Understood, typed: str) -> Understood:
    """What was written and sent may be what was promised, and no letter: "wrote the page for ruth"."""
    if letters_to(desk.store.reading(), mentor, "draft") or not begins("made", typed):
        return meant
    fitting = _fitting(promises_of(desk, mentor, "me"), mentor, typed)
    if len(fitting) != 1:
        return meant
    day = day_within(typed, desk.today)
    on = day.on if day else meant.on
    return meant._replace(what="done", text=typed, on=on, promise=fitting[0].action.id)


def _fitting(mine: list[Promise], mentor: Mentor, told: str) -> list[Promise]:
    """Those that what was told may be; a name tells nothing of that."""
    names = rf"(?i)\b(?:{'|'.join(re.escape(word) for word in mentor.name.split())})\b"
    return [p for p in mine if shares_words(re.sub(names, "", p.action.text), told)]


def words_of(desk: Desk, promise: str) -> str:
    """An open promise in its own words."""
    return next((p.action.text for p in _promises(desk) if p.action.id == promise), "")


def _mine(desk: Desk, mentor: Mentor, meant: Understood) -> str:
    """The promise of mine that is told of. Raises RuleRefusal where there is none, Ambiguous."""
    mine = promises_of(desk, mentor, "me")
    if not mine:
        raise RuleRefusal(
            f"You have no open promise to {mentor.name}.",
            hint=f"See all of them: {command_line('action', 'list', '--with', mentor.id)}",
        )
    fitting = _fitting(mine, mentor, meant.text) or mine
    told = {p.action.id: p.action.text for p in fitting}
    return meant.promise or chosen_of(desk, told, f"You promised {mentor.name} {len(told)} things.")


def unkept(desk: Desk, mentor: Mentor, meant: Understood) -> Deeds:
    """A promise of mine that I have not kept: by when, then, or let go. Raises RuleRefusal."""
    which = _mine(desk, mentor, meant)
    put_off, let_go = command_line("action", "edit", which, "--due"), command_line("action", "remove", which)
    if desk.asker is None:
        raise RuleRefusal(
            "It is still open, and nothing was changed.",
            hint=f"To keep it by another day: {put_off} DAY. To let it go: {let_go}",
        )
    desk.asker.say("", f"You promised {mentor.called}: {words_of(desk, which)}")
    due = by_when(desk.asker, desk.today, which)
    if due is None:
        return []
    if isinstance(due, str):
        return [(let_go, actions.remove(desk, which, Removal(yes=True)))]
    return [(f"{put_off} {due}", actions.edit(desk, which, ActionChange(due=due)))]


def done(desk: Desk, mentor: Mentor, meant: Understood) -> Deeds:
    """What I did of what I had promised them. Raises RuleRefusal where that is nothing."""
    which = _mine(desk, mentor, meant)
    if meant.apart and not shares_words(words_of(desk, which), meant.apart):
        raise UsageProblem(
            f"No text is kept with a promise that is done, so yours would be lost: {meant.apart}",
            hint="Leave --text out.",
        )
    return _off_the_list(desk, [which], meant.on)

"""What the screen shows before anything is noted: what was understood, and what may have happened."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import cycle

from mentorfolio.commands.action.fields import Promised
from mentorfolio.commands.happened import details, keeping
from mentorfolio.commands.happened.answers import waiting
from mentorfolio.commands.happened.phrases import tells, words_like
from mentorfolio.commands.happened.talks import agreed_on, moment_of, planned_with
from mentorfolio.commands.happened.what import DETAILS, KINDS, WHAT, Understood
from mentorfolio.desk.desk import Desk
from mentorfolio.domain.dates import period_in_words, said_day, said_when
from mentorfolio.domain.lengths import rhythm_in, talks_in
from mentorfolio.domain.lifecycle import TOGETHER, WAITING
from mentorfolio.domain.records import Meeting, Mentor
from mentorfolio.domain.standing import met_with
from mentorfolio.fields.question import Question

# "y" says yes to what was shown before, and never that they said yes.
THEY_SAID = "they said "
MORE = "more"
_ELSE = "more: something else"
_ON_A_PAGE = 8
_MOST, _FEWEST = 5, 3
# What is picked most, beside what shares a word.
_OFTEN = ("met", "answered", "promised")


def all_kinds() -> dict[str, str]:
    """Each kind as it may be typed, with its words."""
    return {_typed(what): told for what, told in WHAT.items()}


def pages(desk: Desk, mentor: Mentor, typed: str) -> Iterator[dict[str, str]]:
    """What may have happened with somebody, a few at once, each time with the way to the rest.

    Of words that were said but not understood what is like them comes first; then what can have happened,
    and last what cannot, as far as is known. After the last of them it begins again.
    """
    like, can = _like(typed), _possible(desk, mentor)
    rest = [what for what in [*can, *(what for what in WHAT if what not in can)] if what not in like]
    parts = [like] if like else []
    parts += [rest[at : at + _ON_A_PAGE] for at in range(0, len(rest), _ON_A_PAGE)]
    return cycle([{_typed(what): WHAT[what] for what in part} | {MORE: _ELSE} for part in parts])


def _possible(desk: Desk, mentor: Mentor) -> list[str]:
    """What can have happened, by what is recorded of somebody."""
    portfolio = desk.store.reading()
    letter = waiting(portfolio, mentor)
    waits = mentor.stage in WAITING.values() or (letter is not None and letter.state == "sent")
    met = mentor.id in met_with(portfolio[Meeting])
    is_mentor = mentor.stage in TOGETHER
    holds = {
        **dict.fromkeys(("yes", "no"), waits or not is_mentor),
        **dict.fromkeys(("nothing", "waiting"), waits),
        **dict.fromkeys(("cancelled", "moved"), bool(planned_with(desk, mentor))),
        "kept": bool(keeping.promises_of(desk, mentor, "mentor")),
        "done": bool(keeping.promises_of(desk, mentor, "me")),
        "over": is_mentor or mentor.stage == "conversation",
        "given": not is_mentor,
        "helped": met or is_mentor,
    }
    return [what for what in WHAT if holds.get(what, True)]


def _like(typed: str) -> list[str]:
    """Three to five that share words with what was said; none where none does."""
    said: list[str] = re.findall(r"[\w'-]+", typed.casefold())
    shared = {what: _shared(said, words_like(what)) for what in WHAT}
    if tells("goodbye", typed):  # it says more than any word before it
        shared["over"] = len(said) + 1
    like = sorted((what for what, many in shared.items() if many), key=lambda what: -shared[what])
    often = [what for what in _OFTEN if what not in like] if like else []
    return [*like, *often][: max(_FEWEST, min(_MOST, len(like)))]


def _shared(said: list[str], begins: list[str]) -> int:
    """How many of the words said begin like one of these; of a short one all has to be the same."""
    return sum(
        any(word == begin or (len(begin) > 3 and word.startswith(begin)) for begin in begins) for word in said
    )


def question(mentor: Mentor, choices: Mapping[str, str]) -> Question:
    """Which of these it was."""
    return Question(
        key="what",
        text=f"What happened with {mentor.called}? Enter: none of these",
        why="Pick what fits best; anything that follows from it is noted as well.",
        option="--what " + "|".join(WHAT),
        kind="choice",
        choices=choices,
    )


def _typed(what: str) -> str:
    return f"{THEY_SAID}{what}" if what in ("yes", "no") else what


def called(desk: Desk, mentor: Mentor, meant: Understood) -> str:
    """What it is, as the screen calls it: nothing was kept, or moved, that nobody had promised or planned."""
    if meant.what == "kept" and not keeping.promised_like(desk, mentor, meant):
        return "they did something for you"
    if meant.what == "moved" and not planned_with(desk, mentor):
        return KINDS["wished"].told
    return KINDS[meant.what].told


def parts(desk: Desk, mentor: Mentor, meant: Understood) -> list[str]:
    """What belongs to it, each on a line."""
    if meant.what in DETAILS:
        return [details.as_it_will_be(mentor, meant)]
    day = [said_day(meant.on)] if meant.on else ["today"] if meant.what == "met" else []
    promise = [f"you promised: {keeping.words_of(desk, meant.promise)}"] if meant.promise else []
    until = [f"not before {said_day(meant.until)}"] if meant.until else []
    words = [f'"{meant.text}"'] if meant.text else []
    if meant.what == "promised":
        words = [_promised(mentor, one) for one in keeping.promised_in([meant.text], desk.today)]
    return [*day, *_whom(mentor, meant), *promise, *until, *_to_come(desk, meant), *words]


def _whom(mentor: Mentor, meant: Understood) -> list[str]:
    if meant.who:
        beside = ", ".join(part for part in (meant.who, meant.email, meant.note) if part)
        return [f"{beside}: a candidate, introduced by {mentor.name}"]
    unnamed = meant.note if meant.what == "introduced" else ""
    return [f"{unnamed}: you will be asked for a name"] if unnamed else []


def _to_come(desk: Desk, meant: Understood) -> list[str]:
    """When they meet, and how often from then on."""
    is_planned = meant.what in ("moved", "planned", "given", "wished")
    agreed = is_planned or (meant.what == "yes" and agreed_on(meant.text))
    moment = moment_of(meant, desk.today) if agreed else None
    when = "you meet on" if meant.what == "given" else "for"
    rhythm = talks_in(meant.text) if meant.what == "met" else rhythm_in(meant.text)
    said = rhythm if meant.what in ("yes", "planned", "met") else None
    return [
        *([f"{when} {said_when(moment.when)}"] if moment else []),
        *([f"to talk {period_in_words(said)}"] if said else []),
    ]


def _promised(mentor: Mentor, promised: Promised) -> str:
    who = "you" if promised.owner == "me" else mentor.called
    by = f", by {said_day(promised.due)}" if promised.due else ""
    return f"{who}: {promised.text}{by}"

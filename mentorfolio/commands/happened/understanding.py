"""What a few plain beginnings mean; past them nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from mentorfolio.commands.happened import sentences
from mentorfolio.commands.happened.at_odds import is_doubted
from mentorfolio.commands.happened.behind import BEHIND, plain, until_in
from mentorfolio.commands.happened.phrases import beginnings, begins, tells
from mentorfolio.commands.happened.sentences import EDGES, as_we, joints
from mentorfolio.commands.happened.what import Understood
from mentorfolio.domain.days_in_sentences import day_in, moment_in
from mentorfolio.domain.days_over import long_over
from mentorfolio.domain.small_letters import with_names
from mentorfolio.domain.talks_told import talk_ahead, talk_in

_MORE: dict[str, frozenset[str]] = {
    "met": frozenset(("yes", "no", "introduced", "promised", "done", "given")),
    "answered": frozenset(("yes", "no", "introduced", "promised", "done")),
    **dict.fromkeys(("yes", "no"), frozenset(("introduced", "promised", "met"))),
    **dict.fromkeys(("kept", "done"), frozenset(("yes", "no", "introduced", "promised", "met"))),
    **dict.fromkeys(("later", "introduced", "promised", "helped"), frozenset(("introduced", "promised"))),
}
_DOUBTED = "doubted"  # of which no other reading is tried
# What an answer may be, told behind how it came.
_ANSWERS = frozenset(
    ("yes", "no", "later", "introduced", "cancelled", "moved", "over", "planned", "promised")
)


def understood(words: str, today: date, called: Sequence[str] = ()) -> Understood | None:
    """What these words say, if they begin in a way that is known; a day may stand before it.

    What else the sentence says is read, too: "we met, I promised to send her the report". ``called`` are
    names of the other one, which stand for "she" and "he".
    """
    text = with_names(as_we(words.strip().replace("\u2019", "'"), called))
    if sentences.met_another(text, called):
        return None
    found = _as_told(text, today, called)
    day = None if found else day_in(text, today) or long_over(text, today)
    if day and text.endswith(day.rest):
        text = as_we(day.rest, called)
        found = _as_told(text, today, called)
    if found is None or found.what == _DOUBTED:
        return None
    if found.what == "met" and begins("met_one_of_theirs", text):
        return None
    return found._replace(on=found.on or day.on) if day else found


def _as_told(text: str, today: date, called: Sequence[str]) -> Understood | None:
    """What it says, in the words that were typed: a name stays in them what it was."""
    sent, unnamed = sentences.without_names(text, called)
    found = _sentence(sent, unnamed, today)
    return found and sentences.in_words_of(found, unnamed, text)


def _sentence(text: str, unnamed: str, today: date) -> Understood | None:
    main = _beginning(text, today)
    if main is None and (main := _beginning(unnamed, today)) and main.text == unnamed.strip(EDGES):
        main = main._replace(text=text.strip(EDGES))
    if main and main.what == "planned" and any(begins("given", text[j.end() :]) for j in joints(text)):
        return Understood("given", text, when=main.when or moment_in(text, today))  # with its first talk
    if main is None:
        return None
    first, rest = sentences.clauses(unnamed, _MORE.get(main.what, ()))
    alone = _beginning(first, today)
    if alone:
        main = main._replace(behind=alone.behind)
    if rest and alone:
        # Of a talk all is kept that was told of it; a day behind is one of what was promised there.
        talk = main._replace(on=alone.on, ahead=alone.ahead, no_day=alone.no_day)
        main = talk if main.what == "met" else alone
    more = (_further(what, clause, behind, today) for what, clause, behind in rest)
    also = [main, *(sentences.claimed(one, main.what) for one in more if one)]
    if any(is_doubted(one) for one in also):
        return Understood(_DOUBTED)
    main, *also = (one._replace(behind="") for one in also)
    # Once each: what is told behind how it came ("she rang, promised to …") is found again as a clause.
    each = dict.fromkeys(each for one in (main, *also) for each in (one._replace(also=()), *one.also))
    return main._replace(also=tuple(each)[1:])


def _beginning(text: str, today: date) -> Understood | None:
    if told := _behind_how_it_came(text, today) or _behind_a_scene(text, today):
        return told
    for what, beginning in beginnings("beginnings"):
        found = re.match(beginning, text, re.IGNORECASE)
        if found and (meant := _further(what, text, text[found.end() :], today)):
            return (what == "later" and _agreed(text[found.end() :], today)) or meant
    return None


def _behind_how_it_came(text: str, today: date) -> Understood | None:
    """What an answer was, told behind how it came: "rang me, she is glad"."""
    came = begins("answer", text)
    if came is None:
        return None
    answer = _beginning(text[came.end() :], today)
    if answer and answer.what in _ANSWERS:
        day = day_in(came["when"] or "", today)
        return answer._replace(on=answer.on or (day.on if day else None))
    return _agreed(text[came.end() :], today)


def _behind_a_scene(text: str, today: date) -> Understood | None:
    """What is told behind how they are, that one asked them, that something came or that they are keen."""
    if ill := begins("ill", text):
        off = _beginning(text[ill.end() :], today)
        return off._replace(text=text) if off and off.what in ("cancelled", "moved") else None
    set_out = begins("asked_them", text) or begins("scene", text)
    if set_out and (told := _told(set_out, text, today)):
        return told
    if (rang := begins("call", text)) and (told := _told(rang, text, today)):
        agreed = told.what in ("yes", "planned") and talk_ahead(told.text, today)
        return told if agreed else None  # else it was a talk
    if came := begins("came", text):
        return _told(came, text, today) or plain(Understood("kept", text), text, today)
    liked = begins("liking", text)
    answer = _beginning(text[liked.end() :], today) if liked else None
    return answer._replace(text=text) if answer and answer.what in ("later", "no") else None


def _told(before: re.Match[str], text: str, today: date) -> Understood | None:
    """What is told behind how it came to that, and its day; that it was about mentoring is not cut off."""
    told = _beginning(text[before.end() :].lstrip(EDGES), today)
    if told is None or told.what not in _ANSWERS:
        return None
    day = day_in(before[0].strip(EDGES), today)
    told = told._replace(on=told.on or (day.on if day else None))
    return told._replace(text=text) if re.search(r"(?i)\bmentor", before[0]) else told


def _agreed(text: str, today: date) -> Understood | None:
    """A day to meet on, agreed on further behind in an answer: "rang me, she is glad, we meet thursday"."""
    if talk := talk_in(text, today):
        return Understood("planned", text.strip(EDGES), when=talk)
    behind = (text[joint.end() :] for joint in joints(text))
    found = (_beginning(clause, today) for clause in behind if moment_in(clause, today))
    return next((one for one in found if one and one.what == "planned"), None)


def _further(what: str, text: str, behind: str, today: date) -> Understood | None:
    if what == "yes" and (other := _but(text, today)):
        return other
    meant = BEHIND.get(what, plain)(Understood(what, behind.strip(EDGES)), text, today)
    return meant and meant._replace(behind=behind)


def _but(text: str, today: date) -> Understood | None:
    """A no behind a yes, or a day before which nothing shall be: "she would love to, but not before may"."""
    but = re.search(r"(?i)\bbut (?!no(?: to\b|\W*$))(?:she |he |they )?(.+)$", text)
    other = _beginning(but[1], today) if but else None
    if not but or not other or other.what not in ("no", "later"):
        return None
    glad = tells("not_yet", but[1]) and not tells("yes_it_is", text)
    return other._replace(text=text) if other.what == "no" or glad or not until_in(text, today) else None

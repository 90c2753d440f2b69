"""What a few plain beginnings mean; past them nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from mentorfolio.commands.happened.another import met_another, met_one_of_theirs
from mentorfolio.commands.happened.at_odds import is_of_two_minds
from mentorfolio.commands.happened.clauses import JOINED, UNCLAIMED, claimed, clauses
from mentorfolio.commands.happened.introduced import introduced, promised, told_beside
from mentorfolio.commands.happened.later import gladly_but_later, names_season, until_in, until_said
from mentorfolio.commands.happened.openings import (
    A_DAY,
    ANSWER,
    ASKED,
    CALL,
    CAME,
    COULD,
    ILL,
    LIKING,
    MONTH,
    NO_LETTER,
    SCENE,
)
from mentorfolio.commands.happened.patterns import BEGINNINGS
from mentorfolio.commands.happened.their_name import EDGES, as_we, in_words_of, without_names
from mentorfolio.commands.happened.what import Understood
from mentorfolio.domain.days_in_sentences import day_behind, day_in, day_within, moment_in, still_to_come
from mentorfolio.domain.days_over import against_its_day, begins_with_its_day, day_of_a_yes, month_over
from mentorfolio.domain.said_name import one_of_theirs_in, person_in
from mentorfolio.domain.small_letters import with_names
from mentorfolio.domain.talks_told import may_be_ahead, names_a_talk, talk_ahead, talk_in

_MORE: dict[str, frozenset[str]] = {
    **dict.fromkeys(("met", "answered"), frozenset(("yes", "no", "introduced", "promised", "done"))),
    **dict.fromkeys(("yes", "no"), frozenset(("introduced", "promised", "met"))),
    **dict.fromkeys(("kept", "done"), frozenset(("introduced", "promised", "met"))),
    **dict.fromkeys(("later", "introduced", "promised", "helped"), frozenset(("introduced", "promised"))),
}
_ASK_SOMEBODY = (
    r"(?i)\b(?:ask|try|(?:write|talk|speak) (?:to|with)|contact|call|ring|get in touch with)"
    r"\s+((?!me\b|them\b|again\b)\S.*)$"
)
_NOT_YET = r"(?i)\bnot (?:before|until|till?)\b"
_YES_IT_IS = r"(?i)\b(?:yes|agreed|accepted)\b"
# What an answer may be, told behind how it came.
_ANSWERS = frozenset(
    ("yes", "no", "later", "introduced", "cancelled", "moved", "over", "planned", "promised")
)
# "was called out on Friday, so we didn't meet"
_SO_WE_DID_NOT = r"(?i)([^.;]+?),? (?:so|and) we (?:did|never|could)[^,.;]*$"
# What is noted under its day, so that of a month alone the day is asked for.
_IN_A_MONTH = frozenset(("answered", "no", "wrote", "kept", "over"))
# "The programme is over, the last evening was on Friday"
_LAST_OF_IT = r"(?i)\b(?:last|final) (?:\w+ )?was (.+)$"
_TO_WHOM = r"^(?i:to )(?:[A-Z][\w.'-]*(?: [A-Z][\w.'-]*)*|\S+) *|^(?i:off|out)\b *"
_INSTEAD = (
    r"(?i)\b(?:instead|(?:can|could|shall) we|now (?:on|for)|(?:moved|rescheduled) (?:it )?(?:to|for)"
    r"|(?:how|what) about)\b"
)
_TO_A_DAY = (
    rf"(?i)to (?:the |on |next |this |last )*(?:mon|tue|wed|thu|fri|sat|sun|{MONTH}|\d|tomorrow|week|month"
    r"|first|mid|end|easter|after|another|a later)"
)


def understood(words: str, today: date, called: Sequence[str] = ()) -> Understood | None:
    """What these words say, if they begin in a way that is known; a day may stand before it.

    What else the sentence says is read, too: "we met, I promised to send her the report". ``called`` are
    names of the other one, which stand for "she" and "he".
    """
    text = with_names(as_we(words.strip().replace("\u2019", "'"), called))
    if met_another(text, called):
        return None
    found, day = _as_told(text, today, called), None
    if found is None and (day := day_in(text, today)) and text.endswith(day.rest):
        text = as_we(day.rest, called)
        found = _as_told(text, today, called)
    if found is None or is_of_two_minds(found, text):
        return None
    if found.what == "met" and met_one_of_theirs(text):
        return None
    return found._replace(on=found.on or day.on) if day else found


def _as_told(text: str, today: date, called: Sequence[str]) -> Understood | None:
    """What it says, in the words that were typed: a name stays in them what it was."""
    sent, unnamed = without_names(text, called)
    found = _sentence(sent, unnamed, today)
    return found and in_words_of(found, unnamed, text)


def _sentence(text: str, unnamed: str, today: date) -> Understood | None:
    main = _beginning(text, today)
    if main is None and (main := _beginning(unnamed, today)) and main.text == unnamed.strip(EDGES):
        main = main._replace(text=text.strip(EDGES))
    if main is None or main.what not in _MORE:
        return main
    first, rest = clauses(unnamed, _MORE[main.what])
    if rest and (alone := _beginning(first, today)):
        # Of a talk all is kept that was told of it; a day behind is one of what was promised there.
        main = (
            main._replace(on=alone.on, ahead=alone.ahead, no_day=alone.no_day)
            if main.what == "met"
            else alone
        )
    more = (_further(what, clause, behind, today) for what, clause, behind in rest)
    also = [main, *(claimed(one, main.what) for one in more if one)]
    # Once each: what is told behind how it came ("she rang, promised to …") is found again as a clause.
    each = dict.fromkeys(each for one in also for each in (one._replace(also=()), *one.also))
    return main._replace(also=tuple(each)[1:])


def _beginning(text: str, today: date) -> Understood | None:
    if came := re.match(rf"(?i)(?:{ANSWER})", text):
        answer = _beginning(text[came.end() :], today)
        if answer and answer.what in _ANSWERS:
            day = day_in(came["when"] or "", today)
            return answer._replace(on=answer.on or (day.on if day else None))
        if agreed := _agreed(text[came.end() :], today):
            return agreed
    if told := _behind_a_scene(text, today):
        return told
    for what, beginning in BEGINNINGS:
        found = re.match(rf"(?i)(?:{beginning})", text)
        if found and (meant := _further(what, text, text[found.end() :], today)):
            return (what == "later" and _agreed(text[found.end() :], today)) or meant
    return None


def _behind_a_scene(text: str, today: date) -> Understood | None:
    """What is told behind how they are, that one asked them, that something came or that they are keen."""
    if ill := re.match(rf"(?i){ILL}", text):
        off = _beginning(text[ill.end() :], today)
        return off._replace(text=text) if off and off.what in ("cancelled", "moved") else None
    if (set_out := re.match(rf"(?i)(?:{ASKED}|{SCENE})", text)) and (told := _told(set_out, text, today)):
        return told
    if (rang := re.match(rf"(?i)(?:{CALL})", text)) and (told := _told(rang, text, today)):
        agreed = told.what in ("yes", "planned") and talk_ahead(told.text, today)
        return told if agreed else None  # else it was a talk
    if came := re.match(rf"(?i)(?:{CAME})", text):
        return _told(came, text, today) or _plain(Understood("kept", text), text, today)
    liked = re.match(rf"(?i)(?:{LIKING})", text)
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
    behind = (text[joint.end() :] for joint in re.finditer(rf"(?i){JOINED}", text))
    found = (_beginning(clause, today) for clause in behind if moment_in(clause, today))
    return next((one for one in found if one and one.what == "planned"), None)


def _further(what: str, text: str, behind: str, today: date) -> Understood | None:
    return _WITH_REST.get(what, _plain)(Understood(what, behind.strip(EDGES)), text, today)


def filled(what: str, text: str, today: date) -> Understood:
    """What a sentence says that was not understood, now that it was said what it is."""
    meant = Understood(what, text=text)
    if what in ("met", "over"):
        day = day_within(text, today)
        return meant._replace(on=day.on, text=day.rest) if day else meant
    return meant._replace(until=until_in(text, today)) if what == "later" else meant


def _own(meant: Understood, text: str) -> Understood:
    """What is kept of a sentence: what stands apart behind its beginning, else all of it."""
    apart = not meant.text or _stands_apart(meant.text, text)
    return meant if apart else meant._replace(text=text.strip(EDGES))


def _stands_apart(rest: str, text: str) -> bool:
    return bool(rest and re.search(rf"[,.;:!\u2013-]\s*{re.escape(rest)}\W*$", text))


def _plain(meant: Understood, text: str, today: date) -> Understood:
    """The day at the beginning or the end of what follows is the day it was."""
    if odd := _with_odd_day(meant, meant.text, text, today):
        return odd
    day = (day_behind if _at_once(meant.text, text) else day_in)(meant.text, today)
    whole = _own(meant, text) if meant.what in ("nothing", "over") else meant
    if day is None:
        month = month_over(meant.text, today) if meant.what in _IN_A_MONTH else ""
        return whole._replace(ahead=still_to_come(meant.text, today), month=month)
    return meant._replace(on=day.on, text=day.rest)


def _at_once(behind: str, text: str) -> bool:
    """Whether these words stand right behind the verb."""
    return bool(behind) and re.search(r"\w $", text.removesuffix(behind)) is not None


def _with_odd_day(meant: Understood, behind: str, text: str, today: date) -> Understood | None:
    """With the day that was said and cannot be the one, if there is such."""
    ahead, no_day = against_its_day(behind, today, at_once=_at_once(behind, text))
    return meant._replace(ahead=ahead, no_day=no_day) if ahead or no_day else None


def _met(meant: Understood, text: str, today: date) -> Understood | None:
    """Its day, from the first clause; what was talked about stands apart, or all of it is kept.

    None where it may be to come: "talk on Friday about the rota".
    """
    rest = re.sub(r"(?i)^and\s+", "", meant.text)
    if re.fullmatch(rf"(?i){NO_LETTER}", rest):
        return meant._replace(text="")
    if names_a_talk(text):
        if talk := talk_ahead(text, today):
            return Understood("planned", text.strip(EDGES), when=talk)
        if may_be_ahead(text, today):
            return None
    if odd := _with_odd_day(meant, rest, text, today):
        return odd._replace(text=text.strip(EDGES))
    edge = (day_behind if _at_once(rest, text) else day_in)(rest, today)
    day = day_within(text, today) or (edge if edge and begins_with_its_day(rest, edge) else None)
    rest = edge.rest if edge else rest
    apart = rest if rest.casefold().startswith("about ") or _stands_apart(rest, text) else ""
    within = day.rest if day and day is not edge else ""
    kept = apart or (within or text).strip(EDGES)
    if day is None and (month := month_over(meant.text, today)):
        return meant._replace(text=kept, month=month)
    ahead = None if day else still_to_come(meant.text, today)
    return meant._replace(text=kept, on=day.on if day else None, ahead=ahead)


def _answered(meant: Understood, text: str, today: date) -> Understood:
    """An answer that names a day to come back on is one for later; of a season, the day is asked for."""
    until, behind = until_in(text, today), meant.text
    was = day_behind(behind, today) if _at_once(behind, text) else None
    if was and behind.endswith(was.rest):
        meant = meant._replace(on=was.on, text=was.rest)
    if until or names_season(text, today):
        return meant._replace(what="later", until=until)
    if meant.on:
        return meant
    if odd := _with_odd_day(meant, behind, text, today):
        return odd
    if re.search(COULD, meant.text):
        return meant._replace(text=text)
    meant = _own(meant, text)
    thinks = "think about" in text and "think about" not in meant.text
    return meant._replace(text=text) if thinks else _plain(meant, text, today)


def _later(meant: Understood, text: str, today: date) -> Understood:
    until = until_said(text, today) or gladly_but_later(f", {meant.text}", today)
    return meant._replace(text=text if meant.text else "", until=until)


def _yes(meant: Understood, text: str, today: date) -> Understood:
    """What follows a yes may be the day on which it was said, or one to come."""
    but = re.search(r"(?i)\bbut (?:she |he |they )?(.+)$", text)
    other = _beginning(but[1], today) if but else None
    glad = but and re.search(_NOT_YET, but[1]) and not re.search(_YES_IT_IS, text)
    later = other and other.what == "later" and (glad or not until_in(text, today))
    if other and (other.what == "no" or later):
        return other._replace(text=text)
    behind, meant = meant.text, _own(meant, text)
    if re.search(r"(?i)\bmentor\b", text.removesuffix(meant.text)):
        meant = meant._replace(text=text)  # that it is a yes to mentoring is not cut off
    before = text.removesuffix(behind) if text.endswith(behind) else ""
    at_once = re.search(r"(?i)\b(?:said|replied|answered)\b.*\w $|\baccepted $", before) is not None
    if at_once and (month := month_over(behind, today)):
        return meant._replace(month=month)
    was = day_of_a_yes(behind, today, at_once=at_once)
    if was:
        without = day_in(meant.text, today) if was.rest else None
        return meant._replace(on=was.on, text=without.rest if without else was.rest)
    return meant._replace(until=until_in(text, today) or gladly_but_later(behind, today))


def _no(meant: Understood, text: str, today: date) -> Understood:
    """A no that names somebody else to ask; with a day to come back on it is none."""
    until = until_in(text, today)
    meant = _own(meant, text)
    if until or names_season(text, today):
        return Understood("later", meant.text, until=until)
    asked = re.search(_ASK_SOMEBODY, meant.text)
    named = person_in(asked[1]) if asked else one_of_theirs_in(meant.text)
    if named is None or not named.name[:1].isupper():
        return _plain(meant, text, today)
    return meant._replace(who=named.name, note=told_beside(named), email=named.email)


def _meeting(meant: Understood, text: str, today: date) -> Understood | None:
    """Of a planned meeting: its day, or its new one, is read where the meetings are known."""
    if meant.what == "moved":
        said_what = re.match(r"(?i)(?:(?:she|he|they)(?:'?s)? )?moved to\b", text)  # "moved to Leeds"
        return None if said_what and not re.match(_TO_A_DAY, meant.text) else meant._replace(text=text)
    if meant.what != "cancelled":
        return meant
    if re.search(_INSTEAD, text) and moment_in(text, today):
        return meant._replace(what="moved", text=text)
    if why := re.match(_SO_WE_DID_NOT, text):
        return meant._replace(text=why[1])
    meant = meant if re.fullmatch(rf"(?i)(?:{A_DAY}[ ,]*(?:at .+)?)?", meant.text) else _own(meant, text)
    return meant._replace(until=until_in(text, today))


def _missed(meant: Understood, text: str, today: date) -> Understood | None:
    """A meeting to which somebody did not come: off, and it has been."""
    off = _meeting(meant._replace(what="cancelled"), text, today)
    return off and off._replace(missed=off.what == "cancelled")


def _over(meant: Understood, text: str, today: date) -> Understood:
    """Why it ends, where that is said: "has to stop because he is ill"."""
    if why := re.match(r"(?i)because (.+)", meant.text):
        return meant._replace(text=why[1])
    if (last := re.search(_LAST_OF_IT, meant.text)) and (day := day_in(last[1], today)):
        return meant._replace(on=day.on)
    to_come = re.search(r"(?i)\b(?:is over|ends|will end|runs out) (?:at|in|on|by)\b", meant.text)
    return meant if to_come else _plain(meant, text, today)


def _wrote(meant: Understood, text: str, today: date) -> Understood:
    return _plain(meant._replace(text=re.sub(_TO_WHOM, "", meant.text)), text, today)


def _unclaimed(meant: Understood, text: str, today: date) -> Understood:
    return meant._replace(text=re.sub(r"(?i)^to ", "", meant.text))


def _done(meant: Understood, text: str, today: date) -> Understood:
    """What I did for them, in my words, and when; which promise it was is read where those are known."""
    day = day_within(text, today)
    month = "" if day else month_over(text, today)
    return meant._replace(text=text.strip(EDGES), on=day.on if day else None, month=month)


def _kept(meant: Understood, text: str, today: date) -> Understood:
    return _plain(meant._replace(text=text), text, today)


_WITH_REST: dict[str, Callable[[Understood, str, date], Understood | None]] = {
    "met": _met,
    "answered": _answered,
    "later": _later,
    "yes": _yes,
    "no": _no,
    "introduced": introduced,
    "promised": promised,
    UNCLAIMED: _unclaimed,
    "cancelled": _meeting,
    "missed": _missed,
    "moved": _meeting,
    "wrote": _wrote,
    "kept": _kept,
    "done": _done,
    "given": _kept,
    "planned": _meeting,
    "waiting": _meeting,
    "over": _over,
    "helped": _kept,
    "unkept": _kept,
    "asked": _kept,
    "died": _plain,
    "bounced": _plain,
    "ending": _kept,
}

"""Who was introduced and what was promised, in the words behind the verb."""

from __future__ import annotations

import re
from datetime import date

from mentorfolio.commands.happened.what import THEIRS, Understood
from mentorfolio.domain.days_in_sentences import day_in, with_its_day
from mentorfolio.domain.promises import DOES
from mentorfolio.domain.said_name import SaidName, people_in, with_capitals

# How an introduction came, behind the name.
_BY_WHICH_WAY = (
    r"(?i),? (?:by|over|via|through|on|in) (?:(?:an?|the) )?(?:e-?mail|mail|whats ?app|phone|text|sms"
    r"|linkedin|teams|zoom|letter|message|messenger|signal|facebook|person)(?= *(?:$|[,.;]))"
)

# More than a name that was dropped.
_INTRODUCING = r"(?i)\b(?:introduced|put|connected|passed|gave) me\b"


def introduced(meant: Understood, text: str, today: date) -> Understood:
    """Everybody named, each for themselves; whoever has no name yet ("her sister") keeps a note."""
    between = re.search(
        r"(?i)introduced me ((?:yest|tod|this |last )\w+) to$", text.removesuffix(meant.text).strip()
    )
    day = day_in(meant.text, today)
    rest = day.rest if day else meant.text
    when = day or (day_in(between[1], today) if between else None)
    rest = re.sub(r"(?i) (?:instead|rather)\b(?= *(?:$|[,.;]))", "", rest)
    rest = re.sub(_BY_WHICH_WAY, "", rest)
    rest = re.sub(r"(?i)(?:'s?|(?<=s)) (?:e-?mail(?: address)?|number|name|address|details)\b", "", rest)
    only_named = re.search(_INTRODUCING, text.removesuffix(meant.text)) is None
    told = Understood("introduced", on=when.on if when else None, only_named=only_named)
    first, *others = [
        told._replace(who=with_capitals(one.name), note=told_beside(one), email=one.email)
        for one in people_in(rest.strip(" ,.;:!"))
    ]
    return first._replace(also=tuple(others))


def told_beside(person: SaidName) -> str:
    """What was told beside a name, what they are called with it."""
    return ", ".join(filter(None, (person.note, f"called {person.called}" if person.called else "")))


def promised(meant: Understood, text: str, today: date) -> Understood:
    """Who promised it: "promised" after a name is theirs, "I promised" is mine."""
    mine = re.match(r"(?i)i\b|ill\b|promised (?:her|him|them)\b", text)
    what = re.sub(r"(?i)^(?:(?:me|her|him|them)\b *)?(?:to )?", "", meant.text)
    when, to_do = re.split(r"(?i),? to ", what, maxsplit=1) if re.search(r"(?i),? to ", what) else ("", "")
    said_on = day_in(when, today)
    if said_on and not said_on.rest:  # "promised on Monday to send the slides"
        return promised(meant._replace(text=to_do), text, today)._replace(on=said_on.on)
    what = with_its_day(what, today)
    told = re.search(r"(?i)\b(?:them|me) ?:", what)  # a list that says whose each is
    if not (mine or told):
        what = f"she {what}" if re.match(rf"(?:{DOES})\b", what) else f"{THEIRS} {what}".strip()
    return Understood("promised", what)


def said_apart(meant: Understood, text: str) -> Understood:
    """With these words in place of its own; a promise that was theirs stays theirs.

    Beside the day of a meeting, and of what is done, they are told of it and name none.
    """
    if meant.what in ("planned", "moved") and (meant.when or meant.text):
        return meant._replace(apart=text)
    if meant.what == "done":
        meant = meant._replace(apart=text)
    theirs = meant.what == "promised" and meant.text.startswith((THEIRS, "she "))
    owned = re.match(r"(?i)\s*(?:them|me)\s*:", text)
    return meant._replace(text=f"{THEIRS} {text}" if theirs and not owned else text)

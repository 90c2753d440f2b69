"""What somebody does and where, put right by the way: "has a new job, she is now adviser at the chamber"."""

from __future__ import annotations

import re
from typing import Any

from mentorfolio.commands.happened.edited import edited, with_note
from mentorfolio.commands.happened.talks import Deeds
from mentorfolio.commands.happened.what import Understood
from mentorfolio.desk.desk import Desk
from mentorfolio.domain.records import Mentor
from mentorfolio.domain.standing import is_retired
from mentorfolio.domain.text import command_line
from mentorfolio.errors import MissingValue
from mentorfolio.fields.field import OneLine
from mentorfolio.fields.form import Form, asking

_RETIRED = "retired"
_NEW_WORK = (
    r"(?i)^(?:(?:she|he|they)(?:'s|'ve)? )?(?:has |have |got |is |are )?(?:(?:just|now) )?"
    r"(?:changed (?:her|his|their) (?:jobs?|work)|(?:got |started |found |taken |took )?"
    r"a new (?:job|position|role|post)|been promoted|retired|works now (?:as|at|for))\b"
)
_A_WORD = r"(?!(?:at|for|with|in|since|from|because)\b)[\w&'/-]+"
_IS_NOW = (
    r"(?i)\b(?:(?:she|he|they)(?: is|'s| are|'re| works)|works) now(?: as)?(?: (?:an?|the)\b)?"
    rf"(?: (?P<role>{_A_WORD}(?: {_A_WORD}){{0,5}}))?"
    r"(?: (?:at|for|with|in) (?:(?:an?|the) )?(?P<place>[\w&'. -]+?))?(?=[,;.!]|$| since\b| from\b)"
)
_AS_OR_AT = (
    rf"(?i)\b(?:job|position|role|post)(?: as (?:(?:an?|the) )?(?P<role>{_A_WORD}(?: {_A_WORD}){{0,5}}))?"
    r"(?: (?:at|with) (?:(?:an?|the) )?(?P<place>[\w&'. -]+?))?(?=[,;.!]|$| since\b| from\b)"
)


def work_in(text: str) -> Understood | None:
    """What they do now, and where, of a sentence that tells of a change; all of it is kept as a note."""
    if re.match(_NEW_WORK, text) is None:
        return None
    if is_retired(text):
        return Understood("work", text, who=_RETIRED)
    found = re.search(_IS_NOW, text) or re.search(_AS_OR_AT, text)
    role, place = (found["role"], found["place"]) if found else ("", "")
    return Understood("work", text, who=role or "", note=place or "")


def shown(meant: Understood) -> str:
    """What is kept from now on, in the words of a screen."""
    return ", ".join(filter(None, (meant.who, meant.note))) or "you will be asked what it is"


def noted(desk: Desk, mentor: Mentor, meant: Understood) -> Deeds:
    """The role and the organisation, asked where they were not said. Raises MissingValue."""
    said: dict[str, Any] = {"role": meant.who, "organisation": meant.note}
    if not any(said.values()) and desk.asker is None:
        line = command_line("mentor", "edit", mentor.id, "--role", "adviser")
        raise MissingValue("Say what they do now.", hint=f"Like: {line}")
    if desk.asker and meant.who != _RETIRED:
        form = Form(desk.asker)
        asks = {
            "role": (f"What does {mentor.called} do now?", ""),
            "organisation": (f"Where does {mentor.called} work now?", mentor.organisation),
        }
        for key, (text, known) in asks.items():
            field = OneLine("", ask=text, why="It stands on their page.")
            said[key] = said[key] or form.alone(asking(field, key, desk.today, known))
    said = {key: value for key, value in said.items() if value}
    told = ", ".join(said.values())
    sentence = f"Noted of {mentor.name}: {told}." if told else f"Kept as a note of {mentor.name}."
    return edited(desk, mentor, sentence, **said, notes=with_note(mentor, meant.text))

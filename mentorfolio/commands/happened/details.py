"""What somebody is called, where letters reach them and what they do, put right by the way.

Like "her new address is …", "has a new job, she is now adviser at the chamber".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from mentorfolio.commands.happened.deeds import Deeds, edited
from mentorfolio.commands.happened.phrases import begins, tells
from mentorfolio.commands.happened.sentences import any_of
from mentorfolio.commands.happened.what import Understood
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import mentor_named, same_person
from mentorfolio.desk.people import readdress, saved
from mentorfolio.desk.results import Done
from mentorfolio.domain.records import Mentor, changed
from mentorfolio.domain.said_name import is_name
from mentorfolio.domain.small_letters import with_capitals
from mentorfolio.domain.standing import is_retired
from mentorfolio.domain.text import command_line, fold, in_lines
from mentorfolio.errors import Interrupted, MissingValue, RuleRefusal
from mentorfolio.fields.field import OneLine
from mentorfolio.fields.form import Form, asking

_RETIRED = "retired"


def whose_name(sentence: str) -> str:
    """Who is meant by "her name is Klaudia Sample, not Claudia Sampel": the name as it is kept."""
    found = begins("is_called", sentence)
    return (found["old"] or "") if found else ""


def detail_in(text: str, called: Sequence[str]) -> Understood | None:
    """The address or the name that a sentence tells of them; nothing else is in it."""
    text = text.strip().replace("\u2019", "'")
    names = any_of(called)
    text = re.sub(rf"(?i)^(?:{names})(?:'s|'?(?= ))\s*", "", text) if names else text
    if at := begins("is_at", text):
        return Understood("address", text="new" if tells("another_one", text) else "", email=at["at"])
    if told := _work_in(text):
        return told
    found = begins("is_called", text)
    name = with_capitals(found["new"]) if found else ""
    return Understood("name", who=name, note=found["old"] or "") if found and is_name(name) else None


def as_it_will_be(mentor: Mentor, meant: Understood) -> str:
    """What is kept from now on, in the words of a screen."""
    if meant.what == "work":
        return ", ".join(filter(None, (meant.who, meant.note))) or "you will be asked what it is"
    return meant.email if meant.what == "address" else f"{_renamed(mentor, meant)}, not {mentor.name}"


def _renamed(mentor: Mentor, meant: Understood) -> str:
    """The whole name; of one word that was spelt wrong only that one is another."""
    words = mentor.name.split()
    if " " in meant.who or len(words) < 2:
        return meant.who
    wrong = fold(meant.note) if meant.note else fold(mentor.names[-1])
    return " ".join(meant.who if fold(word) == wrong else word for word in words)


def name(desk: Desk, mentor: Mentor, meant: Understood) -> Deeds:
    """Their name as it was said."""
    name = _renamed(mentor, meant)
    return edited(desk, mentor, f"{name} it is, not {mentor.name}.", name=name)


def address(desk: Desk, mentor: Mentor, meant: Understood) -> Deeds:
    """Theirs from now on, also on drafts to them that had none; a new one stands before the old.

    Raises RuleRefusal where it is another one's.
    """
    with desk.store.changing() as portfolio:
        other = same_person(portfolio, "", [meant.email])
        if other and other.id != mentor.id:
            away = command_line("mentor", "edit", other.id, "--remove-email", meant.email)
            raise RuleRefusal(
                f"{meant.email} is the address of {other.name}.", hint=f"If it is no longer: {away}"
            )
        now = mentor_named(portfolio, mentor.id)
        before = [at for at in now.emails if at != meant.email]
        first, *rest = [meant.email, *before] if meant.text or not before else [*before, meant.email]
        portfolio.describe(f"noted the address of {now.name}")
        now = portfolio[Mentor].put(changed(now, desk.today, email=first, other_emails=tuple(rest)))
        drafted = readdress(portfolio, mentor, now, desk.today)
        record = saved(portfolio, now)
    told = f"{now.name} is reached at {first}."
    if first != meant.email:
        told = f"{meant.email} is kept as another address of {now.name}; letters go to {first}."
    done = Done(record=record, sentence=" ".join((told, *drafted)))
    # One address alone would stand before the others.
    typed = [first] if first == meant.email else now.emails
    return [(command_line("mentor", "edit", now.id, *(w for at in typed for w in ("--email", at))), done)]


def _work_in(text: str) -> Understood | None:
    """What they do now, and where, of a sentence that tells of a change; all of it is kept as a note."""
    if begins("new_work", text) is None:
        return None
    if is_retired(text):
        return Understood("work", text, who=_RETIRED)
    found = tells("is_now", text) or tells("as_or_at", text)
    role, place = (found["role"], found["place"]) if found else ("", "")
    return Understood("work", text, who=role or "", note=place or "")


def work(desk: Desk, mentor: Mentor, meant: Understood) -> Deeds:
    """The role and the organisation, asked where they were not said. Raises MissingValue."""
    said: dict[str, Any] = {"role": meant.who, "organisation": meant.note}
    left = tells("left_work", meant.text)
    if not any(said.values()) and desk.asker is None and not left:
        line = command_line("mentor", "edit", mentor.id, "--role", "adviser")
        raise MissingValue("Say what they do now.", hint=f"Like: {line}")
    if desk.asker and meant.who != _RETIRED:
        form = Form(desk.asker)
        asks = {
            "role": (f"What does {mentor.called} do now?", ""),
            "organisation": (f"Where does {mentor.called} work now?", mentor.organisation),
        }
        try:
            for key, (text, known) in asks.items():
                field = OneLine("", ask=text, why="It stands on their page.")
                said[key] = said[key] or form.alone(asking(field, key, desk.today, known))
        except Interrupted:
            _kept_of_work(desk, mentor, meant, said)
            raise
    return _kept_of_work(desk, mentor, meant, said)


def _kept_of_work(desk: Desk, mentor: Mentor, meant: Understood, said: Mapping[str, Any]) -> Deeds:
    said = {key: value for key, value in said.items() if value}
    told = ", ".join(said.values())
    sentence = f"Noted of {mentor.name}: {told}." if told else f"Kept as a note of {mentor.name}."
    return edited(desk, mentor, sentence, **said, notes=in_lines(mentor.notes, meant.text))

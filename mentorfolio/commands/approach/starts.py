"""What was recorded, as a start for the words of a letter; and what was typed about them, said to them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from mentorfolio.commands.approach.fields import ONLY_WHERE
from mentorfolio.commands.approach.values import as_greeted, dear, introduced_by
from mentorfolio.domain.addressing import expect_to_them, is_about_them, tells_of_them, to_them
from mentorfolio.domain.dates import in_words, said_day
from mentorfolio.domain.lifecycle import REMINDED
from mentorfolio.domain.meetings import next_with
from mentorfolio.domain.promises import open_promises
from mentorfolio.domain.records import Meeting, Mentor, Need, Outreach, Reflection
from mentorfolio.domain.text import spelt
from mentorfolio.domain.vocabulary import END_REASONS, NOT_TO_THEM
from mentorfolio.domain.wording import is_told_of_another, speaks_to_them
from mentorfolio.errors import UsageProblem

if TYPE_CHECKING:
    from mentorfolio.fields.question import Asker
    from mentorfolio.letters.library import Template
    from mentorfolio.store.records import Portfolio

THEIR_OWN = ("why", "shared")  # about nobody but them
_OF_ONESELF = frozenset(("myself", "now", "tried"))
_OF_OTHERS = ("news", "advice")  # "he did it in a week": somebody of the owner's
# "Sato sends her regards": hers, and not the receiver's.
_SOMEBODY_DOES = (
    r"(?!(?:It|This|That|There|The|My|Your|Our|His|Her|She|He|They|Everybody|Nobody)\b)([A-Z]\w+)"
    r" (?:and [A-Z]\w+ )?(?:sends?|sent|asks?|says?|hopes?|thanks?|greets?|wishes|wish)\b"
)
_LACKING = r"(?i)[,;.]? (?:and |but )?(?:no|without an?) (?:surname|last name|address|number|e-?mail)"
_BARE = r"(?i)(?:(?:s?he|they|you)(?: is| are|['\u2019](?:s|re)) )?(?:(?:always|just|so|very) )?[\w-]+\.?"
_BROKEN = r"\b(?:is|was|does|has) you\b"
# These name somebody or something, and greet and sign.
_NAMES = frozenset(("greeting", "sign_off", "signed", "whom", "programme", "introduced_by", "rhythm", "term"))


class Starts(msgspec.Struct, frozen=True, kw_only=True):
    """What is offered for Enter, and what is shown for the owner alone.

    ``values`` maps a value of a letter to its start, ``notes`` to what was noted and cannot stand in one;
    ``reason`` is what speaks for them, as it was noted.
    ``name`` is what they are called in a question, ``names`` all that they are called.
    """

    values: dict[str, str]
    notes: tuple[str, ...]
    reason: str
    name: str
    names: str


def starts_of(
    portfolio: Portfolio, mentor: Mentor, need: Need | None, stands: str, today: date, kind: str = ""
) -> Starts:
    """Small true things that were recorded: what speaks for them, the last talk, what was learnt."""
    name = all_names(mentor)
    first = best_reason(mentor, remembers=stands in ONLY_WHERE["shared"])
    more = [text for text in mentor.positives if text != first]
    theirs = [m for m in portfolio[Meeting] if mentor.id in m.mentors]
    talks = [m for m in theirs if m.held and m.kind != "moment"]
    talk = max(talks, key=lambda m: m.when, default=None)
    mine = [p.action.text for p in open_promises([mentor], theirs) if p.action.owner == "me"]
    whom = (m.name for m in portfolio[Mentor] if m.stage == "candidate" and m.introduced_by == mentor.name)
    introduced, question = introduced_by(portfolio, mentor), _asked_before(portfolio, mentor)
    last_talk = next_with(theirs, mentor.id, today) if kind == "closing" else None
    values = {
        "why": "" if _is_what_they_do(first, mentor) else to_them(first, name),
        "shared": "" if stands == "stranger" else _remembered(mentor, more, name),
        "took": _learnt(talk),
        "advice": _learnt(talk),
        "how": f"I'd like to use our talk on {in_words(last_talk.on)} to look back together"
        if last_talk
        else "",
        "doing": to_them(f"I'll {mine[0]}", name) if mine else "",
        "whom": next(whom, ""),
        "given": f"pointing me to {introduced}" if introduced else "",
    }
    notes = _for_ones_eyes(
        need, talk, mine, "" if values["why"] else first or next(iter(mentor.positives), "")
    )
    if mentor.stage == "ended":  # what one writes down at an end is seldom what one would say to them
        told = {"reason": mentor.history[-1].reason, "took": _learnt_of(portfolio, mentor)}
        private = {key: text for key, text in told.items() if text and text not in END_REASONS}
        notes += [f"Your note, for your eyes only: {text}" for text in private.values()]
        values |= dict.fromkeys(private, "")
    found = {key: text for key, text in values.items() if text}
    if need:
        found = _said_before(portfolio, mentor, need, stands) | found
    if question:
        found["question"] = question
    called = as_greeted(mentor) or mentor.first_name or dear(mentor.name, stands)
    return Starts(values=found, notes=tuple(notes), reason=first, name=called, names=name)


def best_reason(mentor: Mentor, *, remembers: bool = False) -> str:
    """Of what speaks for somebody, what says most; none that is a bare quality: "she's quick".

    Where the letter ``remembers`` what both shared, that is left to it, but for what was noted first.
    """
    told = [text for text in mentor.positives if not re.fullmatch(_BARE, text.strip())]
    name = all_names(mentor)
    why = [text for text in told if not remembers or text == mentor.positives[0] or not _memory(text, name)]
    return max(why or told, key=lambda text: len(text.split()), default="")


def _learnt(talk: Meeting | None) -> str:
    """The last that was learnt in a talk."""
    learnt = next(reversed(talk.insights), "") if talk and talk.insights else ""
    if re.match(r"(?i)you (?:can|cannot|can't|have to|must|need|never|should|always)\b", learnt):
        return f"that {learnt[:1].lower()}{learnt[1:]}"  # "you" is anybody here, and not who is written to
    return learnt


def _for_ones_eyes(need: Need | None, talk: Meeting | None, mine: Sequence[str], first: str) -> list[str]:
    """What was noted and cannot stand in a letter, ``first`` what speaks for them; ``mine`` was promised."""
    notes = [f"Your note, for your eyes only: {first}"] if first else []
    if talk and talk.notes:
        notes.append(f"Your notes of {said_day(talk.on)}, for your eyes only: {talk.notes}")
    notes += [f"You promised: {text}" for text in mine[:2]]
    if need and need.why:
        notes.append(f"Why it matters to you, for your eyes only: {need.why}")
    return notes


def all_names(mentor: Mentor) -> str:
    """All that they are called, as a letter to them may have been told of them."""
    return f"{mentor.name} ({mentor.first_name})" if mentor.first_name else mentor.name


def said_to_them(
    asker: Asker | None, template: Template, said: Mapping[str, str], mentor: Mentor
) -> dict[str, str]:
    """What was said with options, each as it can be said to them.

    At a terminal what speaks about them is left out, to be asked again.

    Raises:
        UsageProblem: without a terminal, where only the owner can tell who is meant.
    """
    kept: dict[str, str] = {}
    names = all_names(mentor)
    for key, text in said.items():
        try:
            kept[key] = to_them_as(key, text, template, names, mentor.introduced_by)
        except UsageProblem as problem:
            if asker:
                continue
            if not problem.offered:
                raise
            kept[key] = problem.offered
    return kept


def to_them_as(key: str, text: str, template: Template, name: str, through: str = "") -> str:
    """A value of a letter to somebody. Raises UsageProblem where it speaks about them.

    Where ``through`` gave their name, "she says you may help" is told of that one, and so is "she" behind
    their name.
    """
    text = text if key in _NAMES else spelt(text)
    if key == "why" and through and is_told_of_another(text, through, name):
        return text
    of_another = key == "outcome" and "introduction" in template.id
    if template.kind in (*NOT_TO_THEM, "referral") or key in _NAMES or of_another:
        return text
    if key in _OF_OTHERS and not tells_of_them(text):
        return text
    # "They've offered me the job": of oneself one tells what an employer did.
    others = re.sub(r"(?i)\b(?:they|them|their)\b", "people", text)
    if key in _OF_ONESELF and not is_about_them(others, their_own=False, name=name):
        return text
    their_own = key in THEIR_OWN
    if not their_own and (does := re.match(_SOMEBODY_DOES, text)) and does[1] not in name:
        return text
    try:
        return expect_to_them(text, name, their_own=their_own)
    except UsageProblem as problem:
        if re.search(_BROKEN, problem.hint or ""):  # "What is he afraid of?" is asked of somebody else
            problem.offered, problem.hint = "", 'Start with "you": "you asked what he is afraid of".'
        raise


def _is_what_they_do(noted: str, mentor: Mentor) -> bool:
    """Whether it says what they do, as a match of the network does: "Head of Learning at …; you have …"."""
    told = f"{mentor.role} at {mentor.organisation}" if mentor.organisation else mentor.role
    return bool(mentor.role) and noted.partition(";")[0].strip() in (told, mentor.role)


def _remembered(mentor: Mentor, noted: Sequence[str], name: str) -> str:
    """What both remember: noted for it, or where they met."""
    return next((said for text in noted if (said := _memory(text, name))), "") or _met(mentor, name)


def _memory(text: str, name: str) -> str:
    """Something noted that both remember, as a sentence to them: "you once drew me a map"."""
    said = to_them(text, name)
    both = re.search(r"\b(?:we|us|our|me|my|once|when|together)\b", said, re.IGNORECASE)
    return said if both and re.match(r"(?:you|your|you've|i|we|when|our)\b", said, re.IGNORECASE) else ""


def _met(mentor: Mentor, name: str) -> str:
    """Where the two met, as it was noted: "we met at a party"."""
    noted = re.search(r"(?im)^(?:(?:we|i) )?met\b.*", mentor.notes)
    # "Met once at a fair, no surname and no address": what one lacks is nothing that both remember.
    return to_them(spelt(re.split(_LACKING, noted[0])[0]), name) if noted else ""


def _said_before(portfolio: Portfolio, mentor: Mentor, need: Need, stands: str) -> dict[str, str]:
    """What the last letter about this need to somebody else said of oneself."""
    letters = [x for x in portfolio[Outreach] if x.need == need.id and x.mentor != mentor.id and x.answers]
    last = max(letters, key=lambda x: (x.drafted, x.created, x.id), default=None)
    told = last.answers.get("myself") if last else None
    if told is None or stands not in ONLY_WHERE["myself"] or speaks_to_them(told):
        return {}
    return {"myself": told}


def said_in_draft(portfolio: Portfolio, mentor: Mentor, kind: str) -> Mapping[str, str]:
    """What was said for the draft of this kind that is there already."""
    drafts = [
        x for x in portfolio[Outreach] if x.mentor == mentor.id and x.kind == kind and x.state == "draft"
    ]
    last = max(drafts, key=lambda x: (x.drafted, x.updated, x.id), default=None)
    return last.answers if last else {}


def _asked_before(portfolio: Portfolio, mentor: Mentor) -> str:
    """What they were asked in a letter that waits for its answer: a reminder asks it again."""
    waiting = [x for x in portfolio[Outreach] if x.mentor == mentor.id and x.state == "sent"]
    last = max(waiting, key=lambda x: (str(x.sent), x.id), default=None)
    return last.answers.get("question", "") if last and last.kind in REMINDED else ""


def _learnt_of(portfolio: Portfolio, mentor: Mentor) -> str:
    """What was noted at the end as learnt from them."""
    theirs = [
        r
        for r in portfolio[Reflection]
        if r.about == "mentor" and r.subject == mentor.id and r.on >= mentor.stage_since and not r.prompt
    ]
    return theirs[-1].text if theirs else ""

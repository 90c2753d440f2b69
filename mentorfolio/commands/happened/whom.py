"""Whom a sentence of ``happened`` is about: named before it, in it, picked from a list, or new.

What it tells of somebody else as well is said to be left, and how to note it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from mentorfolio.commands.happened import newcomers
from mentorfolio.commands.happened.deeds import Deeds
from mentorfolio.commands.happened.details import whose_name
from mentorfolio.commands.happened.newcomers import Given, Introduction
from mentorfolio.commands.happened.phrases import begins, is_all, phrase, tells
from mentorfolio.commands.happened.sentences import joints, talked_with
from mentorfolio.commands.happened.understanding import understood
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import mentor_named
from mentorfolio.desk.results import Step
from mentorfolio.domain.greeting import first_name, untitled
from mentorfolio.domain.lifecycle import OVER
from mentorfolio.domain.programme import gave_somebody, given_in
from mentorfolio.domain.records import Mentor
from mentorfolio.domain.said_name import is_name, new_name_in, person_in
from mentorfolio.domain.small_letters import may_name, with_capitals
from mentorfolio.domain.text import command_line, fold
from mentorfolio.errors import Ambiguous, MissingValue, NotFound, UsageProblem
from mentorfolio.fields.form import Asked, Form, yes_to
from mentorfolio.fields.people import Person
from mentorfolio.fields.question import Question

if TYPE_CHECKING:
    from mentorfolio.store.records import Portfolio

About = Mentor | Given | Introduction  # somebody of the portfolio, or who is new to it

_NEW = "+"  # no id is like that
# Behind the last of two names: it is told of both, and not what the second did.
_WHEN_OR_WHERE = r"(?:on|at|in|about|over|for|by|this|last|yesterday|today|again|together|as well|too)\b"
_LONGEST = 5000  # letters of one thing that happened


class NamesNobody(NotFound):
    """A sentence with nobody of the portfolio in it."""


def _tells_of_two(desk: Desk, sentence: str) -> bool:
    """Whether a sentence that names nobody tells of somebody all the same, who can be asked for."""
    if desk.asker is None or new_name_in(sentence):
        return False
    return understood(sentence, desk.today) is not None or tells("goodbye", sentence) is not None


def whom_and_what(desk: Desk, mentor: str | None, words: str, what: str | None) -> tuple[About, str]:
    """With whom, and what was said; a whole sentence may name them behind its verb."""
    if len(mentor or "") + len(words) > _LONGEST:  # each word is read with all that stand around it
        raise UsageProblem(
            f"That has more than {_LONGEST:,} letters, too many for one thing that happened.",
            hint="Say it in fewer words; the long text goes with: mentorfolio log NAME TEXT",
        )
    if mentor is None:
        return _asked_whom(desk, words, what)
    if how := begins("is_so", f"{mentor} {words}"):
        mentor, words = how["who"], f"she's {how['so']}"
    try:
        found, told = _whom_and_what(desk, mentor, words, what)
    except NotFound as nobody:
        sentence = f"{mentor} {words}".strip()
        brought = tells("brought_us", sentence)
        if brought and (by_whom := _who_brought(desk.store.reading(), brought)):
            return _brought_to_whom(desk, sentence, by_whom, what)
        if isinstance(nobody, NamesNobody) and _tells_of_two(desk, sentence):
            return _asked_whom(desk, sentence, what)
        newcomers.add_who_is_new(desk, sentence, nobody)
        found, told = _whom_and_what(desk, mentor, words, what)
    if not isinstance(found, Mentor):
        return found, told
    by = tells("brought_us", told)
    if by and (other := _who_brought(desk.store.reading(), by)):  # told of both, and it is the other's doing
        when = by["how"] or by["when"] or ""
        return _whom_and_what(desk, other, f"introduced me to {found.name}{when}", what)
    return _or_another(desk, found, told), told


def _who_brought(portfolio: Portfolio, by: re.Match[str]) -> str:
    """The name of who brought the two together; none of "my boss", if unknown, "a friend" or "chance".

    In small letters it has to be somebody known, one word before "introduced us", or one or two behind "by".
    """
    said = by["by"] or by["by_whom"]
    if is_all("my_manager", said):
        return portfolio.profile.manager if portfolio.profile else ""
    if is_all("no_person", said):
        return ""
    may_be_small = may_name(said) and (by["by_whom"] or (said.isalpha() and "together" not in by[0]))
    return said if may_be_small or is_name(person_in(said).name) or _called(portfolio, said) else ""


def _brought_to_whom(desk: Desk, sentence: str, by: str, what: str | None) -> tuple[About, str]:
    """To whom somebody introduced one, where they are not on the list: asked. Raises NotFound."""
    if desk.asker:
        found, told = _asked_whom(desk, sentence, what)
        return whom_and_what(desk, found.id, told, what) if isinstance(found, Mentor) else (found, told)
    theirs = [m.id for m in desk.store.reading()[Mentor] if fold(by) in fold(m.introduced_by).split()]
    line = command_line("happened", theirs[0] if len(theirs) == 1 else "NAME", sentence)
    raise NotFound(
        f"{with_capitals(by)} is not on your list, and that does not say to whom.", hint=f"Say it: {line}"
    )


def _or_another(desk: Desk, named: Mentor, words: str) -> Mentor:
    """Who was named, or somebody else of the portfolio whom the talk was with. Raises UsageProblem."""
    who, more = talked_with(words)
    if not who or fold(more) in ("her", "him", "them", *map(fold, named.names), fold(named.called)):
        return named
    meant = understood(words, desk.today, named.names)
    if meant and meant.what != "met":
        return named
    portfolio = desk.store.reading()
    other = _begun_with_a_name(portfolio, who, (2, 1))
    if other is None or other[0] == named or _called(portfolio, who.split()[0]) == named:
        return named
    told = f"That talk was with {other[0].name}, and you named {named.name}."
    if desk.asker is None:
        raise UsageProblem(told, hint=f"To note it: {command_line('happened', other[0].id, words)}")
    asked = f"Note it under {other[0].name}?"
    why = f"n notes it under {named.name}."
    desk.asker.say("", told)
    return other[0] if yes_to(desk.asker, asked, why, "mentorfolio happened NAME") else named


def _whom_and_what(desk: Desk, mentor: str, words: str, what: str | None) -> tuple[About, str]:
    portfolio = desk.store.reading()
    sentence = f"{mentor} {words}".strip()
    at_last = begins("at_last", sentence)
    if at_last and not _begun_with_a_name(portfolio, sentence, (1,)):
        sentence = sentence[at_last.end() :]
        mentor, _, words = sentence.partition(" ")
    if person := given_in(sentence) or given_in(f"{mentor}, {words}"):
        return newcomers.same_as(portfolio, person) or Given(person), sentence
    if right := _put_right(portfolio, mentor, words):
        return right
    if begins("no_name", sentence):  # and not the beginning of a name: "I" is not Ingrid
        named = _named_behind(portfolio, sentence) or _named_within(portfolio, sentence)
        if named:
            return named, sentence
        if gave_somebody(sentence):
            return Given(None, sentence), sentence
        try:
            return mentor_named(portfolio, mentor, exact=begins("oneself", sentence) is not None), words
        except NotFound as nobody:
            raise _named_nobody(portfolio, sentence, nobody) from None
    if begun := _begun_with_a_name(portfolio, sentence, (3, 2)):
        return begun
    try:
        return mentor_named(portfolio, mentor), words
    except NotFound:
        return _not_called_so(desk, portfolio, mentor, words, what)


def _not_called_so(
    desk: Desk, portfolio: Portfolio, mentor: str, words: str, what: str | None
) -> tuple[About, str]:
    """Where the words begin with no name of the portfolio. Raises NotFound."""
    sentence = f"{mentor} {words}".strip()
    boss = begins("my_boss", sentence)
    # "pat said yes", between quotes; "my boss pat said yes"
    if begun := _begun_with_a_name(portfolio, sentence[boss.end() if boss else 0 :], (3, 2, 1)):
        return begun
    if gave_somebody(sentence):
        return Given(None, sentence), sentence
    if introduction := newcomers.by_another(sentence, desk.today):
        return introduction, sentence
    named = _named_behind(portfolio, sentence)
    if named is None and (begins("of_both", sentence) or tells("goodbye", sentence)):
        named = _named_within(portfolio, sentence)
    if named:
        return named, sentence
    if what == "given":
        person = Person("").value(mentor, desk.today, "name")
        return Given(person._replace(note=person.note or words)), words
    first, *rest = untitled(sentence).split()
    try:
        return mentor_named(portfolio, first), " ".join(rest)
    except NotFound as nobody:
        raise _named_nobody(portfolio, sentence, nobody) from None


def _named_nobody(portfolio: Portfolio, sentence: str, nobody: NotFound) -> NotFound:
    """Why nothing is noted of a sentence with nobody of the portfolio in it: one's manager, or nobody."""
    manager = portfolio.profile.manager if portfolio.profile else ""
    if manager and fold(first_name(manager)) in re.findall(r"\w+", fold(sentence)):
        add = command_line("mentor", "add", manager, "--line", "manager")
        return NotFound(
            f"{manager} is your manager, and not on your list, so nothing was noted.",
            hint=f"To keep talks with them as well: {add}",
        )
    if not (begins("of_oneself", sentence) or re.search(r"(?i)\bwe said\b", sentence)):
        return nobody
    return NamesNobody(
        "That names nobody on your list, so nothing was noted.",
        hint="A talk, an answer, a promise or an introduction is noted with its person: "
        'mentorfolio happened julie "said yes". News of your own: mentorfolio reflect',
    )


def _asked_whom(desk: Desk, words: str, what: str | None) -> tuple[About, str]:
    """Whom it was with, picked from a list; or a whole sentence, that of the command line."""
    mentors = desk.store.reading()[Mentor]
    people = {f"with {m.id}": m.name for m in mentors if m.stage not in OVER}
    if desk.asker is None:
        raise MissingValue("Say who with.", hint='Like: mentorfolio happened julie "said yes"')
    question = Question(
        key="whom",
        text="With whom?",
        why="It is kept under that person.",
        option="mentorfolio happened NAME",
        kind="choice",
        choices=people | {_NEW: "somebody new, given to me as a mentor"},
        optional=False,
    )

    def read(text: str) -> tuple[About, str]:
        if text == _NEW:
            return Given(None), words
        if text in people:
            return mentors[text.removeprefix("with ")], words
        first, _, rest = text.strip().partition(" ")
        return whom_and_what(desk, first, rest, what)

    found: tuple[About, str] = Form(desk.asker).alone(Asked(question, read))
    return found


def _put_right(portfolio: Portfolio, mentor: str, words: str) -> tuple[Mentor, str] | None:
    """Whose name, address or good advice is told: "her name is X, not Y", "mira's new address is …".

    Raises NotFound, and UsageProblem where that is somebody else than who was named before it.
    """
    sentence = f"{mentor} {words}".strip()
    if (kept := whose_name(sentence)) and (found := _called(portfolio, kept)):
        return found, sentence
    theirs, named = (begins("of_theirs", text.replace("\u2019", "'")) for text in (sentence, words))
    if theirs and (named is None or _called(portfolio, theirs["who"])):
        return mentor_named(portfolio, theirs["who"]), sentence[theirs.end() :]
    if named is None:
        return None
    before, found = mentor_named(portfolio, mentor), mentor_named(portfolio, named["who"])
    if before != found:
        raise UsageProblem(
            f"That is about {found.name}, and you named {before.name}.",
            hint=f"To note it: {command_line('happened', words)}",
        )
    return found, words[named.end() :]


def _called(portfolio: Portfolio, name: str) -> Mentor | None:
    """Who is called so within a sentence, where "to" is no beginning of Tom."""
    try:
        found = mentor_named(portfolio, name)
    except (NotFound, UsageProblem):
        return None
    return found if len(name) > 2 or _is_word_of(found, name) else None


def _is_word_of(mentor: Mentor, name: str) -> bool:
    return fold(name) in {*fold(mentor.name).split(), *map(fold, mentor.names), mentor.id}


def _begun_with_a_name(
    portfolio: Portfolio, sentence: str, lengths: tuple[int, ...]
) -> tuple[Mentor, str] | None:
    """Whose name a sentence begins with, titles before it aside, and what is said behind it.

    A word alone has to be a whole word of the name: "great talk with Kim" is not about Greta.
    """
    for text in dict.fromkeys((sentence, untitled(sentence))):
        for many in lengths:
            words = text.split(maxsplit=many)
            name = " ".join(words[:many]).strip(" ,.:;")
            try:
                found = mentor_named(portfolio, name)
            except (NotFound, UsageProblem, Ambiguous):
                continue
            if many > 1 or _is_word_of(found, name):
                return found, "".join(words[many:])
    return None


def _named_behind(portfolio: Portfolio, sentence: str) -> Mentor | None:
    """Whom a sentence names behind "to", "with" and the like; None where nobody is."""
    for found in re.finditer(phrase("before_a_name"), sentence, re.IGNORECASE):
        words = sentence[found.end() :].split()
        for many in range(min(3, len(words)), 0, -1):
            if named := _called(portfolio, " ".join(words[:many]).strip(" ,.;:")):
                return named
    return None


def _named_within(portfolio: Portfolio, sentence: str) -> Mentor | None:
    """The only one whose name, or first name, is in a sentence: not in "about Julie", nor "Julie's boss".

    "Julie's advice" is what Julie did, and at "Julie's rehearsal" Julie was there.
    """
    behind = phrase("still_them")
    found = [
        m
        for m in portfolio[Mentor]
        if any(
            re.search(rf"(?<!\bof )(?<!\babout )\b{re.escape(fold(name))}\b(?:{behind})", fold(sentence))
            for name in {*m.names, first_name(m.name)}
        )
    ]
    return found[0] if len(found) == 1 else None


def with_what_is_left(desk: Desk, mentor: Mentor, typed: str, done: Deeds) -> Deeds:
    """What was done; with the last of it, what was told of others and not noted."""
    if not done:
        return done
    *before, (command, last) = done
    for other, clause in _of_others(desk, mentor, typed):
        step = Step(f"To note it under {other.name}", command_line("happened", clause))
        before_it = f"{last.sentence.rstrip('.')}. " if last.sentence else ""
        told = f'{before_it}Not noted, for it is about {other.name}: "{clause}".'
        last = msgspec.structs.replace(last, sentence=told, steps=(*last.steps, step))
    return [*before, (command, last)]


def _of_others(desk: Desk, mentor: Mentor, typed: str) -> Iterator[tuple[Mentor, str]]:
    """Each clause that begins with something done with somebody else of the portfolio, or by them."""
    portfolio, found = desk.store.reading(), []
    for joint in joints(typed):
        clause = typed[joint.end() :]
        did = begins("did_with", clause)
        before, did_what = _done_with_both(typed, clause) if did is None else (did[0], "")
        begun = _begun_with_a_name(portfolio, clause.removeprefix(before), (2, 1))
        if begun is None or begun[0] == mentor:
            continue
        if did_what and re.match(rf"(?i)\s*(?!\w)|\s*{_WHEN_OR_WHERE}", begun[1]):
            found.append((joint, begun[0], did_what))
        elif did or understood(begun[1], desk.today, begun[0].names):
            found.append((joint, begun[0], "" if did is None or did["i"] else "I "))
    ends = [*(joint.start() for joint, *_ in found[1:]), len(typed)]
    for (joint, other, who), end in zip(found, ends, strict=False):
        yield other, who + typed[joint.end() : end].strip(" ,.;")


def _done_with_both(typed: str, clause: str) -> tuple[str, str]:
    """The "to" a clause begins with, and what was done that it goes on with: "I wrote to Ann and to Ben"."""
    did = begins("did_with", typed)
    again = re.match(r"(?i)(?:to|with) ", clause)
    if did is None:
        return "", ""
    return again[0] if again else "", re.sub(r"(?i)(?:to|with) $", "", did[0]) if again else did[0]

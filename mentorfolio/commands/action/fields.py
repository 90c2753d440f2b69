"""What may be said of a promise (R1)."""

import re
from collections.abc import Collection, Sequence
from datetime import date
from typing import Annotated, Any, NamedTuple

from mentorfolio.domain.greeting import first_name
from mentorfolio.domain.names import new_id
from mentorfolio.domain.promises import DOES, DOING
from mentorfolio.domain.records import Action, Mentor
from mentorfolio.domain.text import fold, lacks_words, name_line
from mentorfolio.domain.vocabulary import ACTION_OWNERS
from mentorfolio.errors import UsageProblem
from mentorfolio.fields import days
from mentorfolio.fields.field import Day, Name, OneLine, OneMentor, Operand, Said, Switch, Word

PromiseWords = Annotated[
    list[str],
    Operand(
        "TEXT...",
        "In your own words; no quotes needed.",
        "Say in a few words what was promised.",
        "read her report by fri",
        words=True,
        ask="What was promised, in a few words?",
    ),
]

_DAY_WORDS = 5  # of a day, at the most
# Behind these "until" says for how long, and not by when.
_LASTING = r"(?i)\b(?:wait|stay|keep|look after|hold|cover|stop|pause|rest|busy|away)\b"
_ONCE = (
    r"(?i)(?:send|write|bring|give|lend|show|forward|prepare|draft|introduce|print|order|read|finish|count)\b"
)
_BETWEEN = r"(?i)(?<=[;,])|(?=\s+and\s+(?:i|she|he|they{})\b)|(?<=\.)(?=\s)"
_AND = re.compile(r"(?i)^(?:and|but)\s+")
_THEY = "them|they|her|she|him|he"
_OWNER = re.compile(rf"(?i)\s*({_THEY}|me|i)\s*:\s*")  # what says without a name who promised it


class Promised(NamedTuple):
    """A promise as it was typed; ``told`` says that ``them:`` or ``me:`` stood before it."""

    text: str
    due: date | None = None
    owner: str = "me"
    told: bool = False

    def action(self, present: Sequence[Mentor] = ()) -> Action:
        """The promise as it is kept; ``Tom: TEXT`` is Tom's, if he is the only one present of that name.

        Among several, his name stays in the text, as nothing else says whose promise it is.
        """
        owner, text = self.owner, self.text
        name, _, rest = (part.strip() for part in text.partition(":"))
        if rest and not self.told:
            called = [
                m for m in present if fold(name) in (fold(m.name), fold(m.called), fold(first_name(m.name)))
            ]
            if len(called) == 1:
                owner, text = "mentor", rest if len(present) == 1 else text
        return Action(id=new_id(()), text=text, owner=owner, due=self.due)


def parse(typed: str, today: date) -> Promised:
    """``TEXT``, ``TEXT by DATE``, ``them: TEXT``.

    Raises:
        UsageProblem: it says nothing, holds a control character, or names an ambiguous day.
    """
    owner, text = "me", typed
    told = _OWNER.match(typed)
    if told:
        owner, text = ("me" if told[1].casefold() in ("me", "i") else "mentor"), typed[told.end() :]
    elif (said := _said_by(text, ())) and not said["mine"]:
        owner = "mentor"  # "she'll send it" is theirs
    due, text = _due(text, today)
    return Promised(_worded(text), due, owner, told is not None)


def _worded(text: str) -> str:
    """The words of a promise. Raises UsageProblem for signs alone: a slip of the finger."""
    line = name_line(text, "promise")
    if lacks_words(line):
        raise UsageProblem(f"{line!r} alone is no promise.", hint="Type at least one letter.")
    return line


class Wording(Name, frozen=True):
    """What was promised, without its day."""

    def _meant(self, typed: str, today: date, what: str) -> Any:
        return _worded(super()._meant(typed, today, what))


def _due(text: str, today: date) -> tuple[date | None, str]:
    """The day behind a "by" or "within", at the end or inside, or an "until", and the text without it."""
    words = text.split(" ")
    for at in range(len(words) - 1, -1, -1):
        until = words[at].casefold() in ("until", "till") and not re.search(_LASTING, text)
        within = words[at].casefold() == "within"
        if not (until or within or words[at].casefold() == "by") or not (at or words[1:]):
            continue
        for many in range(min(_DAY_WORDS, len(words) - at - 1), 0, -1):
            day, before, behind = words[at + 1 : at + 1 + many], words[:at], words[at + 1 + many :]
            typed = ("in " if within else "") + " ".join(day)
            try:
                due = days.day(typed.rstrip(",.;"), today, lean="due")
            except UsageProblem:
                if re.search(r"\d[/.-]\d", typed) and not behind:  # "learn to stand by people" names no day
                    raise
                continue
            # Inside, "until" is by when only of what is done once: "write it until the 27th for her".
            if (not before or (until and not re.match(_ONCE, text))) and (behind or not before):
                continue
            return due, " ".join((*before, *behind)).strip(" ,")
    return None, text


def promises_in(typed: str, today: date, present: Sequence[Mentor] = ()) -> tuple[Promised, ...]:
    """Several promises in one line, each with its day and whose it is.

    A semicolon or a comma parts them where a day stands before it, somebody's name and a colon behind it, or
    a clause that says who will do it ("she'll send me the list, and I ring finance by friday"), or that
    somebody else does it ("I write the list, she asks in HR"); any other one is part of the words.

    Raises:
        UsageProblem: as :func:`parse`.
    """
    called = {name for m in present for name in m.names}
    names = "|".join(re.escape(name) for name in called)
    whose = rf"(?i)\s*(?:{_THEY}|me|i{'|' + names if names else ''})\s*:"
    parts: list[str] = []
    for piece in re.split(_BETWEEN.format(f"|{names}" if names else ""), typed):
        begins = re.match(whose, piece) or _said_by(piece, called) or _turns_to(parts, piece, called)
        if parts and (begins or _due(parts[-1].rstrip(" ,;"), today)[0]):
            parts.append(piece)
        elif parts:
            parts[-1] += piece
        else:
            parts.append(piece)
    ends = " ,;." if len(parts) > 1 else " ,;"
    several = [_AND.sub("", part.strip(ends)) for part in parts]
    return tuple(parse(_owned(part, called), today) for part in several if part)


def _turns_to(parts: Sequence[str], clause: str, called: Collection[str]) -> bool:
    """Whether a clause tells what they do behind one that tells what I do, or the other way round."""
    before = _said_by(parts[-1], called) if parts else None
    return bool(before and before["mine"] and _done_by(clause, called))


def _done_by(clause: str, called: Collection[str]) -> re.Match[str] | None:
    """The beginning of a clause that tells what they do: "she sends", "Jackie asks"."""
    others = "|".join(("she", "he", *map(re.escape, called)))
    return re.match(rf"(?i)\s*(?:and\s+|but\s+)?(?:{others})\s+(?P<does>{DOES})\b(?=\s)", clause)


def _said_by(clause: str, called: Collection[str]) -> re.Match[str] | None:
    """The beginning of a clause that says who promises it: "she'll", "I will", "Jackie wants to"."""
    others = "|".join(("she", "he", "they", *map(re.escape, called)))
    will = (
        r"(?:['\u2019]?ll|\s+(?:will|wants\s+to|is\s+going\s+to|promised\s+to|offered\s+to|has\s+to|should))"
    )
    mine = (
        r"(?P<mine>i(?:['\u2019]?ll|\s+(?:will|want\s+to|am\s+going\s+to|promised\s+to|have\s+to|must)"
        rf"|(?=\s+{DOING})))"
    )
    return re.match(rf"(?i)\s*(?:and\s+|but\s+)?(?:{mine}|(?:{others}){will}\b)\s+(?=\w)", clause)


def _owned(text: str, called: Collection[str]) -> str:
    """The promise with its owner as :func:`parse` takes it."""
    said = _said_by(text, called)
    if not _OWNER.match(text) and (done := _done_by(text, called)):
        verb = "try" if done["does"].casefold() == "tries" else done["does"][:-1]
        return f"them: {verb}{text[done.end() :]}"
    if said is None or _OWNER.match(text):
        return text
    return f"{'me' if said['mine'] else 'them'}: {text[said.end() :]}"


class Promises(OneLine, frozen=True):
    """What was promised, once for each; several are said with ``;`` between where they are asked for."""

    def values(self, typed: Sequence[str], today: date, what: str) -> Any:
        """The promises. Raises UsageProblem."""
        super().values(typed, today, what)
        return tuple(parse(text, today) for text in typed)


class ActionSaid(Said, frozen=True, kw_only=True):
    """Who promised it, and by when."""

    owner: Annotated[
        str | None, Word("Who promised it: me or mentor (me).", words=ACTION_OWNERS, what="who promised it")
    ] = None
    due: Annotated[date | None, Day("By when.", lean="forward")] = None


class ActionsWanted(Said, frozen=True, kw_only=True):
    """Which of them to list."""

    open: Annotated[bool, Switch("Only what is still open.")] = False
    with_: Annotated[str | None, OneMentor("Only with this person.")] = None


class ActionDone(Said, frozen=True, kw_only=True):
    """When it was done."""

    on: Annotated[date | None, Day("When it was done (today).")] = None


class ActionChange(Said, frozen=True, kw_only=True):
    """What is to be another way."""

    text: Annotated[
        str | None,
        Wording(
            "New wording for it.",
            what="promise",
            ask="What was promised, in a few words?",
            why="You are reminded in these words.",
        ),
    ] = None
    owner: Annotated[
        str | None,
        Word(
            "Who promised it.",
            words=ACTION_OWNERS,
            what="who promised it",
            ask="Who promised it?",
            why="You are reminded of yours when it is due; you can ask about theirs.",
        ),
    ] = None
    due: Annotated[
        date | str | None,
        Day(
            "By when; leave it empty for no day.",
            lean="forward",
            clears=True,
            ask="By when? (a day, like fri; Enter leaves it as it is)",
            why="You are reminded the day before.",
        ),
    ] = None
    open: Annotated[bool, Switch("Open it again.")] = False

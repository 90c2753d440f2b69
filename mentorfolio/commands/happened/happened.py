"""``happened``: what life brought, said once, and everything recorded that follows from it (O6, I6, R1)."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import msgspec

from mentorfolio.commands.happened.words import WHAT, Understood, understood
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import mentor_named
from mentorfolio.desk.people import saved
from mentorfolio.desk.results import Done, Result
from mentorfolio.domain.lifecycle import ASKING
from mentorfolio.domain.records import Mentor, Outreach, changed
from mentorfolio.domain.text import command_line
from mentorfolio.errors import MissingValue, UsageProblem
from mentorfolio.fields.field import Day, Field, Name, Operand, Said, Text, Word
from mentorfolio.fields.form import Asked, Form, asking
from mentorfolio.fields.operands import SomeMentor
from mentorfolio.fields.question import Asker, Question
from mentorfolio.render.page import Line, Look, Page, line

if TYPE_CHECKING:
    from mentorfolio.store.records import Portfolio

WhatHappened = Annotated[
    Sequence[str],
    Operand(
        "[WORDS]...",
        'In your own words: "met, about the rota", "said yes", "replied, busy till February".',
        words=True,
    ),
]


class HappenedSaid(Said, frozen=True, kw_only=True):
    """What it was, where the words do not tell."""

    what: Annotated[str | None, Word("What it was.", words=WHAT, what="something that happens")] = None
    on: Annotated[date | None, Day("When it was (today).")] = None
    until: Annotated[
        date | None,
        Day(
            "Not before this day: they asked for later.",
            lean="forward",
            ask="When do they want to hear from you? (a day, like 2 feb, or in 2 weeks)",
            why="Nobody is chased before it, and you are reminded on that day.",
            needed=True,
        ),
    ] = None
    who: Annotated[
        str | None,
        Name(
            "Whom they introduced you to.",
            metavar="NAME",
            ask="To whom? Their name.",
            why="They become a candidate, and it is noted who introduced you.",
            needed=True,
        ),
    ] = None
    text: Annotated[
        str | None,
        Text(
            "What it was about.",
            ask="What was it about, in a few words?",
            why="It is what you will find of it in a year.",
            needed=True,
        ),
    ] = None


class Deed(msgspec.Struct, frozen=True):
    """One thing that was recorded: the command that does the same, and what it says."""

    command: str
    sentence: str


class Happened(Result, frozen=True, kw_only=True):
    """What was understood, and what was done for it."""

    mentor: str
    what: str
    did: tuple[Deed, ...]
    record: Any
    done: tuple[Done, ...]

    def data(self) -> object:
        """Whom it is about, what it was, what was done, and the last record."""
        did = [{"command": deed.command, "sentence": deed.sentence} for deed in self.did]
        return {"mentor": self.mentor, "what": self.what, "did": did, "record": self.record}

    def page(self, look: Look) -> Page:
        """What each step says."""
        words: list[Line] = []
        for done in self.done:
            words += done.page(look).words
        return Page(words=tuple(words) or (line("Nothing to record."),))


def happened(
    desk: Desk, mentor: SomeMentor = None, words: WhatHappened = (), *, said: HappenedSaid
) -> Happened:
    """Say what happened with somebody, and have it all recorded.

    A yes, a no, "not now", a talk, an introduction, a promise. At a terminal, asks what the words do
    not say; what they do not say is never guessed.

    $ mentorfolio happened julie she said yes
    $ mentorfolio happened julie --what later --until 2027-03-01
    """
    if mentor is None:
        mentor = _asked_whom(desk)
    found = mentor_named(desk.store.reading(), mentor)
    meant = _meant(desk, found, " ".join(words), said)
    return _recorded(desk, found, meant, said.on)


def _asked_whom(desk: Desk) -> str:
    people = [m for m in desk.store.reading()[Mentor] if m.stage not in ("ended", "declined")]
    if desk.asker is None or not people:
        raise MissingValue("Say with whom.", hint='Like: mentorfolio happened julie "said yes"')
    question = Question(
        key="whom",
        text="With whom?",
        why="What happened is noted with them.",
        option="mentorfolio happened NAME",
        kind="choice",
        choices={m.id: m.name for m in people},
        optional=False,
    )
    return str(Form(desk.asker).ask(Asked(question)))


def _meant(desk: Desk, mentor: Mentor, typed: str, said: HappenedSaid) -> Understood:
    meant = understood(typed, desk.today) if typed.strip() else None
    if said.what:
        known = meant if meant and meant.what == said.what else None
        meant = known or Understood(said.what, text=typed.strip())
    if meant is None and desk.asker is None:
        words = f"{typed.strip()!r} is not understood." if typed.strip() else "Say what happened."
        raise UsageProblem(words, hint=f"Say which it was: --what {'|'.join(WHAT)}")
    if meant is None and desk.asker:
        meant = _asked_what(desk.asker, mentor, typed.strip())
    assert meant is not None  # noqa: S101 - understood, said or asked by now
    meant = meant._replace(
        text=said.text or meant.text, who=said.who or meant.who, until=said.until or meant.until
    )
    return _complete(desk, meant)


def _asked_what(asker: Asker, mentor: Mentor, typed: str) -> Understood:
    question = Question(
        key="what",
        text=f"What happened with {mentor.called}?",
        why="Each of these is recorded with all that follows from it.",
        option="--what " + "|".join(WHAT),
        kind="choice",
        choices=WHAT,
        optional=False,
    )
    field = Word("", words=WHAT, what="one of these")
    what = Form(asker).ask(Asked(question, lambda text: field.value(text, date.min, field.what)))
    return Understood(str(what), text=typed)


# What -> what belongs to it.
_NEEDS = {"later": "until", "introduced": "who", "promised": "text", "met": "text"}


def _complete(desk: Desk, meant: Understood) -> Understood:
    """With what belongs to it, asked where it was not said."""
    need = _NEEDS.get(meant.what)
    if need is None or getattr(meant, need):
        return meant
    from mentorfolio.fields.field import fields_of

    field: Field = fields_of(HappenedSaid)[need]
    if desk.asker is None:
        if need == "text" and meant.what == "met":
            return meant._replace(text="We talked.")
        raise MissingValue(
            f"{field.flag} is missing: {field.help[0].lower()}{field.help[1:]}",
            hint=f"Add {field.flag} {field.metavar}",
        )
    return meant._replace(**{need: Form(desk.asker).ask(asking(field, need, desk.today))})


def _recorded(desk: Desk, mentor: Mentor, meant: Understood, on: date | None) -> Happened:
    done: list[tuple[str, Done]] = _DEEDS[meant.what](desk, mentor, meant, on)
    record = done[-1][1].record if done else saved(desk.store.reading(), mentor)
    return Happened(
        mentor=mentor.id,
        what=meant.what,
        did=tuple(Deed(command, one.sentence) for command, one in done),
        record=record,
        done=tuple(one for _, one in done),
    )


def _waiting(portfolio: "Portfolio", mentor: Mentor) -> Outreach | None:
    """The letter to them that waits for an answer, the latest."""
    waiting = [
        x
        for x in portfolio[Outreach]
        if x.mentor == mentor.id
        and x.state in ("sent", "replied")
        and x.kind in ASKING
        and x.kind != "follow-up"
    ]
    return max(waiting, key=lambda x: x.sent or x.drafted, default=None)


def _day_words(on: date | None) -> tuple[str, ...]:
    return ("--on", str(on)) if on else ()


def _answer(verb: str) -> "_Deed":
    def do(desk: Desk, mentor: Mentor, meant: Understood, on: date | None) -> list[tuple[str, Done]]:
        from mentorfolio.commands.outreach import letters
        from mentorfolio.commands.outreach.fields import Answered, AnsweredLater

        letter = _waiting(desk.store.reading(), mentor)
        if letter is None or (verb == letter.state == "replied"):  # they have answered it before
            return _without_letter(desk, mentor, meant, on)
        note = meant.text or None
        more = (*_day_words(on), *(("--note", note) if note else ()))
        if verb == "replied":
            until = ("--until", str(meant.until)) if meant.until else ()
            said = AnsweredLater(on=on, note=note, until=meant.until)
            return [
                (
                    command_line("outreach", verb, letter.id, *more, *until),
                    letters.replied(desk, letter.id, said),
                )
            ]
        answered: Callable[[Desk, str, Answered], Done] = getattr(letters, verb)
        return [
            (
                command_line("outreach", verb, letter.id, *more),
                answered(desk, letter.id, Answered(on=on, note=note)),
            )
        ]

    return do


# What -> stage -> the stage it leads to where there was no letter.
_STAGE_AFTER = {
    "yes": {
        "candidate": "conversation",
        "approached": "conversation",
        "conversation": "active",
        "asked": "active",
    },
    "no": dict.fromkeys(("candidate", "approached", "conversation", "asked"), "declined"),
    "nothing": {"approached": "declined", "asked": "declined"},
}


def _without_letter(desk: Desk, mentor: Mentor, meant: Understood, on: date | None) -> list[tuple[str, Done]]:
    """Phoned, no letter: it moves a person on, too."""
    if meant.what == "later" and meant.until:
        return [_again(desk, mentor, meant.until)]
    stage = _STAGE_AFTER.get(meant.what, {}).get(mentor.stage)
    if stage:
        from mentorfolio.commands.mentor import people
        from mentorfolio.commands.mentor.fields import StageSaid

        day = on or desk.today
        words = ("mentor", "stage", mentor.id, stage, "--on", str(day))
        said = StageSaid(on=day, reason=meant.text or None)
        done = people.stage(desk, mentor.id, stage, said)
        return [(command_line(*words), done)] if done else []
    return (
        _talked(desk, mentor, meant._replace(text=meant.text or "They answered."), on)
        if meant.what == "answered"
        else []
    )


def _again(desk: Desk, mentor: Mentor, until: date) -> tuple[str, Done]:
    from mentorfolio.domain.dates import said as said_day

    with desk.store.changing() as portfolio:
        now = mentor_named(portfolio, mentor.id)
        portfolio.describe(f"noted when to be in touch with {now.name}")
        record = saved(portfolio, portfolio[Mentor].put(changed(now, desk.today, again_on=until)))
    done = Done(
        record=record, sentence=f"You will be reminded of {now.name} on {said_day(until)}, not before."
    )
    return command_line("happened", mentor.id, "--what", "later", "--until", str(until)), done


def _talked(desk: Desk, mentor: Mentor, meant: Understood, on: date | None) -> list[tuple[str, Done]]:
    from mentorfolio.commands.log import LogSaid, log

    return [
        (
            command_line("log", mentor.id, meant.text, *_day_words(on)),
            log(desk, mentor.id, [meant.text], LogSaid(on=on)),
        )
    ]


def _introduced(desk: Desk, mentor: Mentor, meant: Understood, on: date | None) -> list[tuple[str, Done]]:
    from mentorfolio.commands.network.asking import named

    done = named(desk, mentor.id, [meant.who], note=meant.text, on=on)
    about: dict[str, Any] = done.record
    need = ("--need", about["need"]) if about["need"] else ()
    line = command_line("network", "ask", mentor.id, *need, "--named", meant.who)
    return [(line, msgspec.structs.replace(done, record=about["candidates"][0]))]


def _promised(desk: Desk, mentor: Mentor, meant: Understood, on: date | None) -> list[tuple[str, Done]]:
    from mentorfolio.commands.action import actions
    from mentorfolio.commands.action.fields import ActionSaid

    done = actions.add(desk, mentor.id, [meant.text], ActionSaid())
    return [(command_line("action", "add", mentor.id, meant.text), done)]


_Deed = Callable[[Desk, Mentor, Understood, date | None], list[tuple[str, Done]]]
_DEEDS: dict[str, _Deed] = {
    "answered": _answer("replied"),
    "yes": _answer("accepted"),
    "no": _answer("declined"),
    "later": _answer("replied"),
    "met": _talked,
    "introduced": _introduced,
    "promised": _promised,
    "nothing": _answer("unanswered"),
}

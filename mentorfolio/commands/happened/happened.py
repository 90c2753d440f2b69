"""``happened``: what life brought, said once, and everything recorded that follows from it (O6, I6, R1)."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Annotated, Any

import msgspec

from mentorfolio.commands.happened import answers, at_odds, details, keeping, recording, shown, talks
from mentorfolio.commands.happened.behind import day_waited_for, filled, said_apart, told_beside
from mentorfolio.commands.happened.deeds import Deeds
from mentorfolio.commands.happened.newcomers import with_people
from mentorfolio.commands.happened.understanding import understood
from mentorfolio.commands.happened.what import KINDS, THEIRS, WHAT, Understood
from mentorfolio.commands.happened.whom import whom_and_what, with_what_is_left
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.people import saved
from mentorfolio.desk.results import Result, Step, step_lines
from mentorfolio.domain.dates import said_day
from mentorfolio.domain.days_in_sentences import season_in
from mentorfolio.domain.days_over import long_over
from mentorfolio.domain.moments import Moment
from mentorfolio.domain.programme import given_in
from mentorfolio.domain.records import Mentor
from mentorfolio.domain.text import command_line
from mentorfolio.errors import MissingValue, UsageProblem
from mentorfolio.fields.field import Day, Field, Name, Operand, Said, Text, Word, fields_of
from mentorfolio.fields.form import Asked, Form, WentBack, asking, chosen, yes_to
from mentorfolio.fields.operands import SomeMentor, Until, When
from mentorfolio.fields.people import Person
from mentorfolio.fields.question import Asker
from mentorfolio.render.page import Line, Look, Page, line

_WHICH_PROMISE = "What was promised, and by when? Like: read it by fri; them: send it"

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
    on: Annotated[
        date | None,
        Day(
            "When it was (today).",
            ask="When was it? (a day, like tue or 10 Nov)",
            why="It is kept under that day, and a meeting planned for that day counts as held.",
        ),
    ] = None
    until: Annotated[
        date | None,
        Until(
            "They asked you to wait until this day, or month.",
            ask="When do they want to hear from you? (a day, like 2 feb, or in 2 weeks)",
            why="You are reminded on that day, and not before.",
            needed=True,
        ),
    ] = None
    when: Annotated[
        Moment | None, When('When you are going to meet: "thu 15:00", fri.', metavar="DAY [TIME]")
    ] = None
    who: Annotated[
        str | None,
        Name(
            "Who they introduced you to.",
            metavar="NAME",
            ask="Who did they introduce you to? Their name.",
            why="They become a candidate, with a note of who introduced you.",
            needed=True,
        ),
    ] = None
    text: Annotated[
        str | None,
        Text(
            "What it was about; a promise is yours, or theirs as them: TEXT.",
            ask="What was it about, in a few words?",
            why="This is what you will read in a year's time.",
            needed=True,
        ),
    ] = None


class Happened(Result, frozen=True, kw_only=True):
    """What was understood, and what was done for it: for each step the command that does the same."""

    mentor: str
    what: str
    did: Deeds
    record: Any

    def data(self) -> object:
        """Whom it is about, what it was, what was done, the last record, and the drafts thrown away."""
        did = [{"command": command, "sentence": done.sentence} for command, done in self.did]
        # Of several promises the record is a list, with no drafts in it.
        records = [done.record for _, done in self.did if isinstance(done.record, dict)]
        retired = [draft for record in records for draft in record.get("retired", ())]
        told = {"mentor": self.mentor, "what": self.what, "did": did, "record": self.record}
        return told | {"retired": retired}

    def page(self, look: Look) -> Page:
        """What each step says."""
        words: list[Line] = []
        for _, done in self.did:
            words += done.page(look).words if done.sentence else ()
        if self.did:
            return Page(words=tuple(words))
        who = self.mentor or "NAME"
        steps = (
            Step("In your own words", command_line("happened", who, "we met on Friday")),
            Step("Undo what was noted last", "mentorfolio undo"),
            Step("Put their details right", command_line("mentor", "edit", who)),
        )
        return Page(words=(line("Nothing was noted."), *step_lines(steps, look)))


def happened(
    desk: Desk, mentor: SomeMentor = None, words: WhatHappened = (), *, said: HappenedSaid
) -> Happened:
    """Say what happened with someone, and have it all noted.

    A yes, a no, "not now", a talk, an introduction, a promise. At a terminal, shows what was understood
    and asks what the words do not say; what they do not say is never guessed.
    With signs like ' ! ? ( ; or & in it, put quotes round it. With no words it asks, and takes any sentence.

    $ mentorfolio happened julie she said yes
    $ mentorfolio happened julie --what later --until 2027-03-01
    $ mentorfolio happened julie --what planned --when "fri 15:00"
    """
    found, typed = whom_and_what(desk, mentor, " ".join(words), said.what)
    if not isinstance(found, Mentor):
        with desk.store.as_one_step():
            did = found.noted(desk, said.on)
        record = did[-1][1].record if did else None
        return Happened(mentor=record["id"] if record else "", what=found.what, did=did, record=record)
    meant = _meant(desk, found, typed, said)
    if meant is None:
        record = saved(desk.store.reading(), found)
        return Happened(mentor=found.id, what="none", did=[], record=record)
    with desk.store.as_one_step():
        did = with_what_is_left(desk, found, typed, recording.do(desk, found, meant))
    if said.text and meant.what in _KEEP_NO_TEXT and not any(done.undoable for _, done in did):
        raise UsageProblem(
            "Nothing is noted of this, so your text would be lost.",
            hint="Leave --text out, or say what else it was: --what answered|no|later",
        )
    record = did[-1][1].record if did else saved(desk.store.reading(), found)
    return Happened(mentor=found.id, what=meant.what, did=did, record=record)


def _meant(desk: Desk, mentor: Mentor, typed: str, said: HappenedSaid) -> Understood | None:
    """What happened; None where it was nothing of the list."""
    typed = typed.strip()
    meant = _said_or_read(desk, mentor, typed, said)
    unknown = meant is None and typed != ""
    if meant:
        meant = _has_come(desk, mentor, with_people(desk, mentor, _with_options(meant, said)))
    if meant and desk.asker and not said.what:
        meant = _confirmed(desk, desk.asker, mentor, meant)
    picked = False
    while True:
        try:
            if meant is None and desk.asker:
                asked = _asked_what(desk, desk.asker, mentor, typed, unknown)
                if asked is None:
                    return None
                meant, picked = asked
            assert meant is not None  # noqa: S101 - understood, said or asked by now
            told = _complete(desk, _with_options(meant, said), leaves=not said.what)
            also = (_complete(desk, more, leaves=not said.what) for more in told.also)
            told = told._replace(also=tuple(also))
            if not (picked and desk.asker) or _confirmed(desk, desk.asker, mentor, told):
                return told
            meant = None
        except WentBack:
            meant = None  # to the list of what happened


# What says it -> where it is kept: anywhere else it would be lost.
_GOES_WITH = {"who": ("introduced", "no"), "until": ("later", "answered", "yes", "cancelled")}
# Where no letter waits, nothing is noted of these.
_KEEP_NO_TEXT = ("nothing", "waiting")


def _said_or_read(desk: Desk, mentor: Mentor, typed: str, said: HappenedSaid) -> Understood | None:
    """What an option says it was, else what the words say. Raises UsageProblem where nobody can be asked."""
    if said.when and said.what not in ("planned", "moved"):
        raise UsageProblem(
            "--when is for a meeting you agreed on, or moved.", hint="Say which it was: --what planned|moved"
        )
    for option, fits in _GOES_WITH.items():
        if said.what and getattr(said, option) and said.what not in fits:
            raise UsageProblem(
                f"--{option} does not go with --what {said.what}.",
                hint=f"It goes with: --what {'|'.join(fits)}. Say what else happened on its own.",
            )
    at_odds.refuse_no_such_day(typed)
    at_odds.refuse_two_people(typed, mentor, (m for m in desk.store.reading()[Mentor] if m.id != mentor.id))
    meant = _in_words(desk, mentor, typed)
    if meant and not said.until:
        at_odds.refuse_day_over(meant, desk.today)
    if said.what == "promised" and said.text:
        at_odds.refuse_no_such_day(said.text)
    if said.what:
        at_odds.refuse_another_kind(typed, meant, said.what)
        known = meant if meant and meant.what == said.what else None
        meant = known or Understood(said.what, text=typed)
    if meant is None and desk.asker is None:
        words = f"{typed!r} is not understood." if typed else "Say what happened."
        raise UsageProblem(words, hint=f"Say what it was: --what {'|'.join(WHAT)}")
    return meant


def _in_words(desk: Desk, mentor: Mentor, typed: str) -> Understood | None:
    if corrected := details.detail_in(typed, mentor.names):
        return corrected
    meant = understood(typed, desk.today, mentor.names) if typed else None
    if meant and meant.what == "answered" and answers.may_be_mine(desk, mentor, typed):
        return None
    if meant and meant.what == "kept":
        return keeping.kept_or_answered(desk, mentor, meant)
    meant = meant and talks.or_noted(desk, mentor, meant, typed)
    if meant and meant.what == "nothing" and answers.still_waits(desk, mentor, typed):
        return meant._replace(what="waiting")
    if meant and meant.what == "yes" and recording.wishes_to_meet(desk, mentor, typed):
        return meant._replace(what="wished")
    if meant is None:
        return Understood("given", text=typed) if given_in(typed) else None
    return keeping.own(desk, mentor, meant, typed)


def _has_come(desk: Desk, mentor: Mentor, meant: Understood) -> Understood:
    """A day still to come is no day on which something was, nor is a month: it is asked for.

    Raises UsageProblem, for a day before the letter it answers, too: nobody is asked in vain.
    """
    answers.expect_in_time(desk, mentor, meant)
    if meant.on or not (meant.ahead or meant.month or meant.no_day):
        return meant
    like = f"12 {meant.month[:3]}" if meant.month else "14 Feb"
    told, hint = f"Which day in {meant.month} was that?", f"Say it with --on DAY, like --on '{like}'."
    if meant.ahead:
        plan = command_line("meeting", "plan", mentor.id, "--when", str(meant.ahead))
        told = f"{said_day(meant.ahead)} has not come yet."
        hint = f"If it has happened, say when: --on DAY. If it is still to come: {plan}"
    if desk.asker is None:
        raise UsageProblem(meant.no_day or told, hint=hint)
    desk.asker.say("", meant.no_day or told)
    return meant._replace(on=Form(desk.asker).alone(_day_it_was(desk)))


def _day_it_was(desk: Desk) -> Asked:
    """When it was, asked; a year alone will do."""
    step = asking(fields_of(HappenedSaid)["on"], "on", desk.today, "today")

    def read(typed: str) -> Any:
        long_ago = long_over(f"in {typed.strip().removeprefix('in ')}", desk.today)
        return long_ago.on if long_ago and not long_ago.rest else step.read(typed)

    return step._replace(read=read)


def _with_options(meant: Understood, said: HappenedSaid) -> Understood:
    at_odds.refuse_two_days(meant, said.on)
    meant = meant._replace(
        who=said.who or meant.who,
        until=said.until or meant.until,
        on=said.on or meant.on,
        when=said.when or meant.when,
    )
    return said_apart(meant, said.text) if said.text else meant


def _confirmed(desk: Desk, asker: Asker, mentor: Mentor, meant: Understood) -> Understood | None:
    """What was understood, shown before it is done; None where it was something else."""
    asker.say("")
    before = ""
    for one in (meant, *meant.also):
        begins = "And:" if before else f"{mentor.name}:"
        told = shown.called(desk, mentor, one)
        heading = [] if one.what == before else [f"{begins} {told}."]
        asker.say(*heading, *(f"  {part}" for part in shown.parts(desk, mentor, one)))
        before = one.what
    option = KINDS[meant.what].command.format(mentor.id) or f"--what {meant.what}"
    why = "Answer n to say what it was."
    try:
        return meant if yes_to(asker, "Note it like this?", why, option, leaves=True) else None
    except WentBack:  # to the list, as n goes
        return None


def _asked_what(
    desk: Desk, asker: Asker, mentor: Mentor, typed: str, unknown: bool
) -> tuple[Understood, bool] | None:
    """What it was, and whether that is still to be shown: a number may be a slip, a sentence was shown.

    Of a sentence that is ``unknown`` what it may be comes first.
    """
    pages = shown.pages(desk, mentor, typed if unknown else "")
    choices = next(pages)
    while True:
        found: tuple[Understood | None, bool] | None = Form(asker).alone(
            Asked(shown.question(mentor, choices), partial(_kind_meant, desk, mentor, typed))
        )
        if found is None:
            return None
        meant, picked = found
        if meant is None:
            choices = next(pages)
        elif picked:
            break
        elif confirmed := _confirmed(desk, asker, mentor, _has_come(desk, mentor, meant)):
            return confirmed, False
    if meant.what == "met" and not meant.on:
        meant = meant._replace(on=Form(asker).ask(_day_it_was(desk)))
    return meant, meant.what not in _ASK_THEMSELVES


def _kind_meant(desk: Desk, mentor: Mentor, typed: str, answer: str) -> tuple[Understood | None, bool]:
    """What an answer to the list means, and whether it was picked; None for more of the list."""
    whole = shown.all_kinds()
    if answer == shown.MORE:
        return None, False
    if not typed and answer.casefold() in ("yes", "no"):  # to no question of ours that went before
        answer = f"{shown.THEY_SAID}{answer.casefold()}"
    if (kind := chosen(whole, answer)) in whole:
        picked = filled(kind.removeprefix(shown.THEY_SAID), typed, desk.today)
        return talks.or_noted(desk, mentor, picked, typed), True
    at_odds.refuse_no_such_day(answer)
    if len(answer.split()) > 1 and (meant := _in_words(desk, mentor, answer)):
        return meant, False
    raise UsageProblem("That is none of these.")


# What is asked about when it is noted: its day, or another one.
_ASK_THEMSELVES = ("planned", "moved", "cancelled")


def _complete(desk: Desk, meant: Understood, *, leaves: bool) -> Understood:
    """With what belongs to it, asked where it was not said. Raises WentBack with ``leaves``."""
    need = KINDS[meant.what].needs
    if not need or getattr(meant, need) not in (None, "", THEIRS):
        return meant
    field: Field = fields_of(HappenedSaid)[need]
    if desk.asker is None:
        if need == "text" and meant.what == "met":
            return meant._replace(text="We talked.")
        someone = meant.note[:1].upper() + meant.note[1:] if need == "who" else ""
        unnamed = f"{someone} has no name yet. " if someone else ""
        raise MissingValue(
            f"{unnamed}{field.flag} is missing: {field.help[0].lower()}{field.help[1:]}",
            hint=f"Add {field.flag} {field.metavar}",
        )
    if meant.what == "promised":
        field = msgspec.structs.replace(field, ask=_WHICH_PROMISE)
    if need == "who" and meant.note:
        field = msgspec.structs.replace(field, ask=f"What is the name of {meant.note}?")
    ask = Form(desk.asker).ask if leaves else Form(desk.asker).alone
    if need == "who":  # "Tom Ashby in finance" is more than a name
        read = partial(Person("").value, today=desk.today, what="name")
        named = ask(Asked(field.question(need), read))
        note = ", ".join(filter(None, (meant.note, told_beside(named))))
        return meant._replace(who=named.name, note=note, email=named.email or meant.email)
    if need == "until":
        return _with_day_waited_for(desk, meant, field, ask)
    return said_apart(meant, ask(asking(field, need, desk.today)))


def _with_day_waited_for(
    desk: Desk, meant: Understood, field: Field, ask: Callable[[Asked], Any]
) -> Understood:
    """With the day they want to hear from one; of a month it is the first, and the words are kept."""

    def read(text: str) -> tuple[date, str]:
        try:
            return field.answer(text, desk.today, "until"), ""
        except UsageProblem as problem:
            if day := day_waited_for(text, desk.today):
                return day, text.strip()
            problem.offered = _season_ahead(text, desk.today) or problem.offered
            raise

    day, words = ask(Asked(field.question("until"), read, _season_ahead(meant.text, desk.today)))
    if words and desk.asker:
        desk.asker.say(f"Taken for {said_day(day)}; your words are kept as a note.")
    return meant._replace(until=day, text=", ".join(filter(None, (meant.text, words))))


def _season_ahead(text: str, today: date) -> str:
    """The first day of a season that is named, to be offered: never one that would be refused."""
    first = season_in(text, today)
    return str(first) if first and first > today else ""

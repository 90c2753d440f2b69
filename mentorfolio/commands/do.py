"""``do``: a row of the last list by its number."""

import re
import shlex
from collections.abc import Callable, Mapping
from itertools import pairwise
from typing import Annotated

from mentorfolio.desk.desk import Desk
from mentorfolio.desk.facts import facts_of
from mentorfolio.desk.rows import NumberedRow, row
from mentorfolio.domain.days_in_sentences import day_in
from mentorfolio.domain.due.kinds import FOR_GOOD, is_still
from mentorfolio.domain.due.letters import ASK_THEM
from mentorfolio.domain.promises import IS_IT_DONE, STILL_NEEDED
from mentorfolio.domain.text import command_line, quoted
from mentorfolio.errors import RuleRefusal, UsageProblem
from mentorfolio.fields.field import Operand, Whole
from mentorfolio.fields.form import Asked, Form, by_when, yes_to
from mentorfolio.fields.question import Asker, Question

# What is noted without any question of its own, and how it is asked about where the row does not ask itself.
_SILENT = {
    ("place", "looked"): "Have you looked there?",
    ("outreach", "unanswered"): "Note that there was no answer?",
}

# What is said to "did it take place?".
_IT_DID = r"(?i)(?:yes|yeah|yep|y|(?:it )?took|(?:it|we) did(?! ?n[o']t)|we met)\b"
# What is told of the talk behind it, and not when it was, or how long it took.
_OF_THE_TALK = r"(?i)\b(?:we|she|he|they|i|about)\b"
_EDGES = " ,.;:-\u2013"
_AT_ONCE = "This is noted straight away, with no more questions. To take it back: mentorfolio undo"

RowNumber = Annotated[
    int,
    Operand(
        "NUMBER",
        "The number of a row in the last next, outreach list, action list, timeline or list of your network.",
        "Say which row, by its number: mentorfolio next shows the numbers.",
        "1",
        field=Whole(""),
    ),
]


def do(desk: Desk, number: RowNumber) -> None:
    """Act on a row of the last list; mentorfolio 2 is short for do 2.

    The list is the one you saw last: next, outreach list, action list, timeline, or network list, search, at
    or match. At a terminal it asks before it notes something that is not asked about otherwise, and which way
    of two is meant.

    $ mentorfolio do 2
    $ mentorfolio 2
    """
    found = row(desk.settings, number)
    _expect_still(desk, found)
    which = _asked(desk, desk.asker, found) if desk.asker else found.command
    if which is None:
        if desk.asker:
            desk.asker.say("Nothing was changed.")
        return
    words = shlex.split(which)
    if desk.asker and words[1:3] == ["outreach", "show"]:
        from mentorfolio.commands.approach.approach import gone_on_with

        if gone_on_with(desk, words[3]):
            return
    if desk.asker and words[1:3] == ["meeting", "held"] and words[4:5] == ["--notes"]:
        from mentorfolio.commands.meeting.held import as_told

        desk.show(as_told(desk, desk.asker, words[3], words[5]))
        return
    desk.exit_code = desk.play(words[1:], desk)


def _expect_still(desk: Desk, found: NumberedRow) -> None:
    """Refuse a row of ``next`` that something else has settled since; other lists are lists of what is."""
    if not found.rests:
        return
    about = f"{found.kind}:{found.record}" if found.record else found.kind
    if not is_still(about, found.due, facts_of(desk.store.reading()), desk.today, desk.rules):
        text = found.text.rstrip(".")
        stop = "" if text.endswith(("?", "!")) else "."
        raise RuleRefusal(
            f"That has changed since: {text}{stop}", hint="See what is due now: mentorfolio next"
        )


def _asked(desk: Desk, asker: Asker, found: NumberedRow) -> str | None:
    """The command that is meant, asked for where the row asks something; None where nothing is to be done."""
    if found.kind == "action" and ("action done" in found.command or found.text.endswith(STILL_NEEDED)):
        return _of_a_promise(desk, asker, found)
    if found.kind == "answer":
        return command_line("happened", found.mentor)
    if found.kind == "meeting" and "meeting held" in found.command:
        return _of_a_meeting(desk, asker, found)
    if found.kind == "request":
        return _of_a_talk(asker, found)
    return _one_of_two(asker, found) if found.otherwise else _unless_silent(asker, found)


def _unless_silent(asker: Asker, found: NumberedRow) -> str | None:
    """The command of the row; what it would note without a question is asked first, in the row's words."""
    words = [word for word in shlex.split(found.command) if not word.startswith("-")]
    asks = next((_SILENT[pair] for pair in pairwise(words) if pair in _SILENT), "")
    text = found.text if found.text.endswith("?") else f"{found.text.rstrip('.')}. {asks}".lstrip(". ")
    return found.command if not asks or yes_to(asker, text, _AT_ONCE, found.command) else None


def _of_a_promise(desk: Desk, asker: Asker, found: NumberedRow) -> str | None:
    """The command for it: it is done, or by when then, or it is let go; None where it stays as it is (R1)."""
    action, row = found.record, found.text
    told = row.removesuffix(IS_IT_DONE).removesuffix(STILL_NEEDED).rstrip(" .")
    told += "" if told.endswith(("?", "!")) else "."
    done, gone = command_line("action", "done", action), command_line("action", "remove", action, "--yes")
    if row.endswith(STILL_NEEDED) and yes_to(asker, f"{told} {STILL_NEEDED}", _AT_ONCE, gone, known="no"):
        return gone
    told = "" if row.endswith(STILL_NEEDED) else told
    if yes_to(asker, f"{told} {IS_IT_DONE}".lstrip(), _AT_ONCE, done, known="yes" if told else "no"):
        return done
    due = by_when(asker, desk.today, action)
    if due is None or isinstance(due, str):
        return gone if due else None
    return command_line("action", "edit", action, "--due", str(due))


def _of_a_meeting(desk: Desk, asker: Asker, found: NumberedRow) -> str | None:
    """The command for what became of a meeting that was planned; None where it stays open.

    What is told behind a yes, "yes, we talked about the rota", is what it was about.
    """
    told = ""

    def took_place(typed: str) -> bool:
        nonlocal told
        yes = re.match(_IT_DID, typed)
        behind = typed[yes.end() :].strip(_EDGES) if yes else ""
        day = day_in(behind, desk.today)
        told = day.rest if day else behind
        told = told if re.search(_OF_THE_TALK, told) else ""
        return yes is not None

    ways = {
        found.command: "it took place",
        found.command.replace("meeting held", "meeting move", 1): "it was moved to another day",
        found.command.replace("meeting held", "meeting cancel", 1): "it did not take place",
    }
    why = "What you talked about is asked next, or when you will meet instead."
    which = _chosen(asker, f"{found.text} Enter leaves it open.", why, ways, took_place)
    return f"{which} --notes {quoted(told)}" if which == found.command and told else which


def _of_a_talk(asker: Asker, found: NumberedRow) -> str | None:
    """The command for what follows a first talk, which need not be a request; None where it stays open."""
    rest = command_line("snooze", found.mentor, FOR_GOOD, "--kind", "request")
    ways = {
        found.command: "ask them to mentor you",
        command_line("meeting", "plan", found.mentor): "another talk first",
        rest: "it was one talk, and that is all",
        command_line("approach", found.mentor, "--template", "news"): "tell them what came of their advice",
    }
    text = f"{found.text.partition(ASK_THEM)[0]}. What comes next? Enter leaves it open."
    why = "One talk may be enough: they stay on your list, and you are not reminded to ask them."
    return _chosen(asker, text, why, ways)


def _one_of_two(asker: Asker, found: NumberedRow) -> str | None:
    """The command that was chosen, of a row that asks a two-way question; None where it stays open."""
    first, second = found.ways
    ways = {found.command: first, found.otherwise: second}
    why = "The first goes on with it, the second lets it go."
    return _chosen(asker, "Which of the two? Enter leaves it open.", why, ways)


def _chosen(
    asker: Asker, text: str, why: str, ways: Mapping[str, str], yes: Callable[[str], bool] | None = None
) -> str | None:
    """The command that was picked of several, by its number; None where it stays open.

    Words that are a ``yes`` are the first of them.
    """
    option = "; or ".join(ways)
    question = Question(key="which", text=text, why=why, option=option, kind="choice", choices=ways)

    def read(typed: str) -> str:
        if typed in ways:
            return typed
        if yes and yes(typed):
            return next(iter(ways))
        raise UsageProblem("That is none of these.")

    chosen: str | None = Form(asker).alone(Asked(question, read))
    return chosen

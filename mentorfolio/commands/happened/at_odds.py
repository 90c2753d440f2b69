"""What cannot all be true of what was said: a yes and a no, two days, a day that there is not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from mentorfolio.commands.happened.phrases import beginnings
from mentorfolio.commands.happened.what import WHAT, Understood
from mentorfolio.domain.dates import said_day
from mentorfolio.domain.greeting import untitled
from mentorfolio.domain.no_such_day import no_such_day_in, no_such_time_in
from mentorfolio.domain.records import Mentor
from mentorfolio.domain.text import command_line, fold
from mentorfolio.errors import UsageProblem

# How something came says nothing of what it was: "wrote back", "rang me".
_HOW_IT_CAME = ("answered", "met")

_TELLS = r"(?:(?:has|have) )?(?:wrote|written|answered|replied|said|says|cancelled|declined|agreed)\b"

# Told in the same words: the option says which of them it was.
_MAY_BE_ONE = ({"yes", "planned", "given"}, {"nothing", "waiting"}, {"wrote", "done"}, {"later", "cancelled"})


def is_doubted(one: Understood) -> bool:
    """Whether what stands behind a beginning takes it back, or tells of something else."""
    rows = (row for what, row in beginnings("doubts") if what == one.what)
    return any(re.search(row, one.behind, re.IGNORECASE) for row in rows)


def refuse_day_over(meant: Understood, today: date) -> None:
    """Refuse to wait for a day that is over: "not before yesterday". Raises UsageProblem."""
    if meant.what == "later" and meant.until and meant.until <= today:
        raise UsageProblem(f"{said_day(meant.until)} is not to come.", hint="Give a day after today.")


def refuse_no_such_day(typed: str) -> None:
    """Refuse a sentence with a day that no calendar has, or a time: "on 30 feb". Raises UsageProblem."""
    if time := no_such_time_in(typed):
        raise UsageProblem(f"There is no time {time!r}.", hint="Type it like 15:00, or 3pm.")
    if day := no_such_day_in(typed):
        raise UsageProblem(
            f"There is no such day as {day}.", hint="Say another one, like 14 Mar, tue or yesterday."
        )


def refuse_another_kind(typed: str, meant: Understood | None, what: str) -> None:
    """Refuse words that tell of another kind than --what. Raises UsageProblem."""
    if meant is None or meant.what not in WHAT or meant.what in _HOW_IT_CAME:
        return
    if any({what, meant.what} <= kinds for kinds in _MAY_BE_ONE):
        return
    if what not in {meant.what, *(one.what for one in meant.also)}:
        raise UsageProblem(
            f'"{typed}" says "{WHAT[meant.what]}", and --what {what} says "{WHAT[what]}".',
            hint="Leave out what is not so. If both are, tell the one and then the other.",
        )


def refuse_two_days(meant: Understood, on: date | None) -> None:
    """Refuse another day beside that of the words. Raises UsageProblem."""
    if on and meant.on and on != meant.on:
        raise UsageProblem(
            f"Your words say {said_day(meant.on)}, and --on says {said_day(on)}.",
            hint="Say one of them. A day that it was only about goes with --text TEXT.",
        )


def refuse_two_people(typed: str, mentor: Mentor, others: Iterable[Mentor]) -> None:
    """Refuse what is told of somebody else in the same words, and would be noted of this one."""
    theirs = {fold(word) for word in mentor.name.split()}
    for other in others:
        first = untitled(other.name).partition(" ")[0]
        if fold(first) in theirs or len(first) < 3:
            continue
        told = re.search(rf"(?i)(?:,|;|\band|\bbut) ({re.escape(first)}) ({_TELLS}.*)", typed)
        if told:
            raise UsageProblem(
                f"This tells of {other.name}, too.",
                hint=f"Tell one after the other: {command_line('happened', other.id, told[2])}",
            )

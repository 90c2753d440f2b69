"""The portfolios that ``bench/run.py`` measures on: what a person typed, a quiet one, and a very full one."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

from mentorfolio.cli.main import run
from mentorfolio.desk.desk import Desk
from mentorfolio.domain.records import Checkin, Gift, Meeting, Mentor, Outreach, Reflection
from mentorfolio.store.portfolio import PortfolioStore

MENTORS = 50
TODAY = date(2026, 1, 21)
NOTES = "Half an hour about the budget of the coming year and about who should know of it early. "
# Of the dated records of a full portfolio, so many are talks, letters, check-ins, reflections and gifts.
FULL = {"meetings": 7000, "outreach": 1000, "checkins": 1000, "reflections": 500, "gifts": 500}
QUIET = {"meetings": 140, "outreach": 20, "checkins": 20, "reflections": 10, "gifts": 10}


def make(folder: Path, environment: Mapping[str, str]) -> dict[str, Path]:
    """Name -> file: ``typed`` (by the program's own commands), ``quiet`` (nothing due), ``full``."""
    made = {name: folder / f"{name}.json" for name in ("typed", "quiet", "full")}
    type_in(
        {**environment, "MENTORFOLIO_STORE": str(made["typed"])}, commands("2m", "2025-06-02", "2025-11-03")
    )
    at_rest = (["snooze", f"person-{number}-sample", "1y"] for number in range(3, MENTORS + 1, 5))
    type_in(
        {**environment, "MENTORFOLIO_STORE": str(made["quiet"])},
        [*commands("3y", "2025-12-02", "2026-01-03"), *at_rest],
    )
    type_in(
        {**environment, "MENTORFOLIO_STORE": str(made["full"])}, commands("2m", "2025-06-02", "2025-11-03")
    )
    fill(made["quiet"], QUIET, taught=1)
    fill(made["full"], FULL, taught=60)
    return made


def type_in(environment: Mapping[str, str], lines: Iterable[list[str]]) -> None:
    """Run the command lines, one after the other."""
    for words in lines:
        said = io.BytesIO()
        out = io.TextIOWrapper(said, "utf-8")
        app = Desk(environment, stdin=io.TextIOWrapper(io.BytesIO()), stdout=out, stderr=out)
        if code := run([*words, "--no-input"], app):
            out.flush()
            raise SystemExit(f"mentorfolio {' '.join(words)}: {code}\n{said.getvalue().decode()}")


def commands(rhythm: str, active: str, talked: str) -> Iterator[list[str]]:
    """What a person would have typed: 50 people, five needs, talks and gifts."""
    purpose = ["--purpose", "lead well", "--looking-for", "plain words", "--effective-mentee", "I prepare"]
    yield ["init", "--name", "Sam Sample", "--context", "skills", *purpose]
    for number, knowing in enumerate(("how", "whom", "why", "how", "whom"), 1):
        yield ["need", "add", f"Need {number}", "--knowing", knowing, "--priority", str(number % 3 + 1)]
    stages = ("candidate", "active", "conversation", "candidate", "ended")
    for number in range(1, MENTORS + 1):
        stage = stages[(number - 1) % len(stages)]
        since = [] if stage == "candidate" else ["--stage", stage, "--on", active]
        often = ["--cadence", rhythm] if stage == "active" else []
        where = ("--role", "engineer", "--organisation", "Sample Works", "--line", "outside")
        found = ("--email", f"person{number}@example.org", "--source", "known")
        good_for = ("--knowing", f"{('why', 'how', 'whom')[number % 3]}=2")
        serves = ("--supports", f"need-{number % 5 + 1}={number % 3 + 1}")
        positive = ("--positive", "explains things in plain words")
        yield [
            *("mentor", "add", f"Person {number} Sample", *where, *found),
            *(*good_for, *serves, *positive, *since, *often),
        ]
    for number in range(2, MENTORS + 1, 5):
        person = f"person-{number}-sample"
        yield ["log", person, "an hour about the plan", "--on", talked, "--insight", "begin small"]
        yield ["gift", person, "an article", "--on", "2025-11-04"]


def fill(path: Path, counts: Mapping[str, int], *, taught: int) -> None:
    """Add so many dated records, over ten years and in turn to every second person.

    Every ``taught``-th talk has no insight, so that there is something to think back to; with 1 all
    of them have one.
    """
    with PortfolioStore(path).changing() as portfolio:
        people = sorted(portfolio[Mentor].by_id())[::2]
        portfolio[Meeting].put_all([_talk(n, people, taught) for n in range(counts["meetings"])], retired=())
        portfolio[Outreach].put_all([_letter(n, people) for n in range(counts["outreach"])], retired=())
        portfolio[Checkin].put_all([_look(n, people) for n in range(counts["checkins"])], retired=())
        portfolio[Reflection].put_all([_thought(n) for n in range(counts["reflections"])], retired=())
        portfolio[Gift].put_all([_gift(n, people) for n in range(counts["gifts"])], retired=())


def _day(number: int) -> date:
    return TODAY - timedelta(days=1 + number * 7919 % 3600)


def _talk(n: int, people: list[str], taught: int) -> Meeting:
    on = _day(n)
    return Meeting(
        id=f"m{n:07}",
        created=on,
        updated=on,
        mentors=(people[n % len(people)],),
        when=on.isoformat(),
        minutes=30,
        held=True,
        notes=NOTES,
        insights=() if taught > 1 and n % taught == 0 else ("begin small",),
    )


def _letter(n: int, people: list[str]) -> Outreach:
    on = _day(n)
    return Outreach(
        id=f"o{n:07}",
        created=on,
        updated=on,
        mentor=people[n % len(people)],
        kind="thanks",
        channel="email",
        template="thanks",
        body=NOTES * 4,
        state="replied",
        drafted=on,
        sent=on,
        answered=on,
    )


def _look(n: int, people: list[str]) -> Checkin:
    on = _day(n)
    return Checkin(
        id=f"c{n:07}",
        created=on,
        updated=on,
        mentor=people[n % len(people)],
        on=on,
        rapport_items=(4, 4, 5, 3),
        clarity_items=(3, 4),
    )


def _thought(n: int) -> Reflection:
    on = _day(n)
    return Reflection(id=f"r{n:07}", created=on, updated=on, text=NOTES, on=on)


def _gift(n: int, people: list[str]) -> Gift:
    on = _day(n)
    return Gift(id=f"g{n:07}", created=on, updated=on, mentor=people[n % len(people)], text=NOTES, on=on)

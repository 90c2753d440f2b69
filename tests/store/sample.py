"""A portfolio with every table filled, the clock of a test, and what is common to tests of the store."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from mentorfolio.domain.places import Looked, Place
from mentorfolio.domain.records import (
    Action,
    Checkin,
    Circle,
    Confidence,
    Evaluation,
    Gift,
    Meeting,
    Mentor,
    Need,
    Outreach,
    Profile,
    Reflection,
    StageChange,
    StatusChange,
    Term,
)
from mentorfolio.store.portfolio import PortfolioStore

DAY = date(2026, 1, 21)
BEFORE = date(2025, 11, 3)
ON: dict[str, Any] = {"created": BEFORE, "updated": DAY}


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self, now: datetime = datetime(2026, 1, 21, 10, 0, tzinfo=UTC)) -> None:
        self.now = now

    def __call__(self) -> datetime:
        """The time it shows."""
        return self.now

    def passes(self, **by: float) -> None:
        """Move it on: ``days``, ``hours``, ``seconds``."""
        self.now += timedelta(**by)


def person(name: str, **fields: Any) -> Mentor:
    """Somebody of this name, a candidate unless more is said."""
    record_id = fields.pop("id", name.casefold().replace(" ", "-"))
    fields.setdefault("history", (StageChange(stage="candidate", on=BEFORE),))
    return Mentor(id=record_id, name=name, **ON, **fields)


def fill(portfolio: Any) -> None:
    """Put something in every table, references and odd characters included."""
    portfolio[Profile].put(
        Profile(id="me", name="Sam Sample", email="sam@example.org", purpose="lead well", **ON)
    )
    portfolio[Need].put(
        Need(
            id="lead-a-team",
            title="Lead a team",
            knowing="how",
            priority=3,
            by=date(2026, 6, 30),
            history=(StatusChange(on=BEFORE, status="open"),),
            confidence=(Confidence(on=BEFORE, rating=2),),
            **ON,
        )
    )
    portfolio[Mentor].put(
        person(
            "Julie Okafor",
            email="julie@example.org",
            knowing={"how": 2},
            supports={"lead-a-team": 3},
            skills=("teams",),
            rank=1,
            notes='Says "try it" \\ often; café — 田中 \U0001f600\nsecond line',
        )
    )
    portfolio[Mentor].put(
        person(
            "Ben Sample",
            cadence="1m",
            knows=("julie-okafor",),
            history=(
                StageChange(stage="candidate", on=BEFORE),
                StageChange(stage="active", on=DAY, reason="we agreed"),
            ),
            terms=(
                Term(form="formal", start=BEFORE, programme="Sample programme", minutes=60, cadence="1m"),
            ),
            manager_informed=BEFORE,
        )
    )
    portfolio[Outreach].put(
        Outreach(
            id="aaaaaaa2",
            mentor="julie-okafor",
            need="lead-a-team",
            kind="first",
            channel="email",
            template="first-conversation",
            to="julie@example.org",
            subject='15 minutes on "Lead a team"?',
            body="Dear Julie,\n\nI admire your work.\n\nSam Sample",
            drafted=DAY,
            passed={"manager": "she knows"},
            answers={"why": "you draw maps"},
            **ON,
        )
    )
    portfolio[Meeting].put(
        Meeting(
            id="mmmmmmm2",
            mentors=("ben-sample",),
            when="2026-01-12",
            notes="we talked about numbers",
            insights=("ask early",),
            actions=(Action(id="xxxxxxx2", text="read chapter 2", due=date(2026, 2, 1)),),
            held=True,
            **ON,
        )
    )
    portfolio[Checkin].put(
        Checkin(
            id="ccccccc2",
            mentor="ben-sample",
            on=DAY,
            rapport_items=(4, 4, 5, 3),
            clarity_items=(3, 4),
            benefit_me=4,
            **ON,
        )
    )
    portfolio[Evaluation].put(
        Evaluation(id="eeeeeee2", mentor="ben-sample", on=DAY, at="middle", progress=4, value=5, **ON)
    )
    portfolio[Reflection].put(
        Reflection(id="rrrrrrr2", prompt="beyond-my-network", text="I asked too late.", on=DAY, **ON)
    )
    portfolio[Gift].put(Gift(id="ggggggg2", mentor="ben-sample", text="a book", on=DAY, **ON))
    portfolio[Circle].put(
        Circle(id="sample-circle", name="Sample circle", members=("julie-okafor", "ben-sample"), **ON)
    )
    portfolio[Place].put(
        Place(
            id="sample-yearbook",
            name="Sample yearbook",
            kind="register",
            next=DAY,
            looked=(Looked(on=BEFORE, found="two names"),),
            **ON,
        )
    )


def add(store: PortfolioStore, name: str, **fields: Any) -> None:
    """One change: somebody is added."""
    with store.changing() as portfolio:
        portfolio.describe(f"added mentor {name}")
        portfolio[Mentor].put(person(name, **fields))


def whole(store: PortfolioStore) -> dict[str, Any]:
    """Table -> id -> record, as the store gives them."""
    return {name: dict(found.by_id()) for name, found in store.reading().tables().items()}


def people(store: PortfolioStore) -> list[str]:
    """The ids of all people, in their order."""
    return list(store.reading()[Mentor].by_id())


def copies(path: Path, kind: str = "") -> list[Path]:
    """The backups beside a portfolio file whose names begin so, by name."""
    return sorted(path.with_name(f"{path.name}.backups").glob(f"{kind}*.json"))


def edited(path: Path, old: str, new: str) -> bytes:
    """Change the file as an editor does; gives what is in it then."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in the file"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path.read_bytes()


def loaded(path: Path) -> dict[str, Any]:
    """The file as any JSON reader sees it."""
    document: dict[str, Any] = json.loads(path.read_bytes())
    return document

"""Any portfolio that the records can hold, whole: nothing points at nobody."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import msgspec
from hypothesis import strategies as st

from mentorfolio.domain import vocabulary
from mentorfolio.domain.due.kinds import KINDS
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
    Rhythm,
    StageChange,
    StatusChange,
    Term,
)
from mentorfolio.domain.register import Everything
from mentorfolio.domain.text import says_nothing

# As it may be typed: a file that holds anything else is refused.
LETTERS = st.characters(
    exclude_categories=["Cc", "Cs", "Cf"], exclude_characters="\u2028\u2029\u3164\uffa0\u2800\u115f\u1160"
)
TEXT = st.text(LETTERS, max_size=8)
WORD = st.text(LETTERS, min_size=1, max_size=8).filter(lambda word: not says_nothing(word))
LINES = st.lists(WORD, max_size=2).map(tuple)
LINKS = st.lists(st.sampled_from(["https://example.org/a", "example.org:8080/b"]), max_size=2).map(tuple)
SHELVED = st.sampled_from(["thanks", "a-1"])
DAY = st.dates(date(1900, 1, 1), date(2199, 12, 31))
MINUTE = st.datetimes(datetime(1900, 1, 1), datetime(2199, 12, 31)).map(lambda t: f"{t:%Y-%m-%dT%H:%M}")  # noqa: DTZ001 - local, as records keep it
MAYBE_DAY = st.none() | DAY


def _by_day(changes: list[Any]) -> tuple[Any, ...]:
    return tuple(sorted(changes, key=lambda change: change.on))


def _as_it_ends(need: Need) -> Need:
    return msgspec.structs.replace(need, status=need.history[-1].status) if need.history else need


ADDRESS = st.sampled_from(["", "a@example.org", "b@example.org", "x.y+z@sub.example.org"])
GRADE, RATING = st.integers(1, 3), st.integers(1, 5)
CADENCE = st.none() | st.sampled_from(["1d", "2w", "1m", "90d", "10y"])


def word(of: Any) -> Any:
    """One word of a vocabulary."""
    return st.sampled_from(list(of))


@st.composite
def portfolios(draw: st.DrawFn) -> Everything:
    """A whole portfolio."""
    mentor_ids = [f"m{n}" for n in range(draw(st.integers(0, 3)))]
    need_ids = [f"n{n}" for n in range(draw(st.integers(0, 2)))]
    some_mentors = st.lists(st.sampled_from(mentor_ids), max_size=2).map(tuple) if mentor_ids else st.just(())
    a_need = st.none() | st.sampled_from(need_ids) if need_ids else st.none()

    def record(kind: Any, record_id: str, /, **fields: Any) -> Any:
        """A record of this kind, each field drawn."""
        fields["uid"] = st.just(f"{kind.__name__}-{record_id}")
        return draw(st.builds(kind, id=st.just(record_id), created=DAY, updated=DAY, **fields))

    def of_people(kind: Any, letter: str, /, **fields: Any) -> Any:
        """Up to two records about a mentor."""
        count = draw(st.integers(0, 2)) if mentor_ids else 0
        return tuple(
            record(kind, f"{letter}{n}", mentor=st.sampled_from(mentor_ids), **fields) for n in range(count)
        )

    step = st.builds(StageChange, stage=word(vocabulary.STAGES), on=DAY, reason=TEXT)

    def ordered(days: tuple[date, date | None]) -> tuple[date, date | None]:
        start, end = days
        return (min(start, end), max(start, end)) if end else (start, end)

    term = st.builds(
        lambda days, **fields: Term(start=days[0], end=days[1], **fields),
        st.tuples(DAY, MAYBE_DAY).map(ordered),
        form=word(vocabulary.FORMS),
        programme=TEXT,
        minutes=st.none() | st.integers(1, 600),
        cadence=CADENCE,
    )
    action = st.builds(
        Action,
        id=st.from_regex(r"[a-z2-7]{8}", fullmatch=True),
        text=WORD,
        owner=st.sampled_from(["me", "mentor"]),
        due=MAYBE_DAY,
        done=MAYBE_DAY,
    )
    mentors = [
        record(
            Mentor,
            i,
            name=WORD,
            email=ADDRESS,
            role=TEXT,
            organisation=TEXT,
            links=LINKS,
            knowing=st.dictionaries(word(vocabulary.KNOWING), GRADE),
            supports=st.dictionaries(st.sampled_from(need_ids), GRADE) if need_ids else st.just({}),
            skills=LINES,
            tags=LINES,
            source=st.none() | word(vocabulary.SOURCES),
            introduced_by=TEXT,
            line=st.none() | word(vocabulary.LINES),
            manager_informed=MAYBE_DAY,
            positives=LINES,
            constraints=LINES,
            rank=st.none() | st.integers(1, 9),
            form=word(vocabulary.FORMS),
            terms=st.lists(term, max_size=2).map(tuple),
            direction=word(vocabulary.DIRECTIONS),
            cadence=CADENCE,
            rhythms=st.lists(st.builds(Rhythm, on=DAY, cadence=CADENCE), max_size=2).map(_by_day),
            history=st.lists(step, min_size=1, max_size=3).map(_by_day),
            told_contact=MAYBE_DAY,
            knows=some_mentors,
            resources=LINES,
            notes=TEXT,
            actions=st.lists(action, max_size=2).map(tuple),
            snoozed=st.dictionaries(word({"all": "", **KINDS}), DAY, max_size=2),
            hello=CADENCE,
        )
        for i in mentor_ids
    ]
    needs = [
        record(
            Need,
            i,
            title=WORD,
            knowing=word(vocabulary.KNOWING),
            context=st.none() | word(vocabulary.CONTEXTS),
            priority=GRADE,
            scope=word(vocabulary.SCOPES),
            why=TEXT,
            success=TEXT,
            by=MAYBE_DAY,
            status=word(vocabulary.NEED_STATUS),
            history=st.lists(
                st.builds(StatusChange, on=DAY, status=word(vocabulary.NEED_STATUS)), max_size=2
            ).map(tuple),
            confidence=st.lists(st.builds(Confidence, on=DAY, rating=RATING), max_size=2).map(tuple),
        )
        for i in need_ids
    ]
    return Everything(
        profile=(
            record(Profile, "me", email=ADDRESS, **dict.fromkeys(("name", "purpose", "signature"), TEXT)),
        )
        if draw(st.booleans())
        else (),
        needs=tuple(map(_as_it_ends, needs)),
        mentors=tuple(mentors),
        outreach=of_people(
            Outreach,
            "o",
            need=a_need,
            kind=word(vocabulary.OUTREACH_KINDS),
            channel=word(vocabulary.CHANNELS),
            template=SHELVED,
            to=ADDRESS,
            subject=TEXT,
            body=TEXT,
            state=word(vocabulary.OUTREACH_STATES),
            drafted=DAY,
            sent=MAYBE_DAY,
            answered=MAYBE_DAY,
            follow_up_on=MAYBE_DAY,
            note=TEXT,
            passed=st.dictionaries(WORD, WORD, max_size=1),
            answers=st.dictionaries(WORD, WORD, max_size=1),
        ),
        meetings=tuple(
            record(
                Meeting,
                f"t{n}",
                mentors=st.just((mentor_ids[0],)),
                kind=word(vocabulary.MEETING_KINDS),
                when=DAY.map(date.isoformat) | MINUTE,
                minutes=st.none() | st.integers(1, 600),
                agenda=LINES,
                notes=TEXT,
                insights=LINES,
                actions=st.lists(action, max_size=2).map(tuple),
                next_areas=LINES,
                presenter=st.sampled_from(["", "me", *mentor_ids]),
                incident=TEXT,
                held=st.booleans(),
                cancelled=st.booleans(),
                by_me=st.booleans(),
            )
            for n in range(2 if mentor_ids else 0)
        ),
        checkins=of_people(
            Checkin,
            "c",
            on=DAY,
            rapport_items=st.tuples(RATING, RATING, RATING, RATING),
            clarity_items=st.tuples(RATING, RATING),
            benefit_me=st.none() | RATING,
            benefit_them=st.none() | RATING,
            note=TEXT,
        ),
        evaluations=of_people(
            Evaluation,
            "e",
            on=DAY,
            at=word(vocabulary.EVALUATED_AT),
            progress=RATING,
            value=RATING,
            both=st.none() | RATING,
            worked=TEXT,
            change=TEXT,
        ),
        reflections=tuple(
            record(Reflection, f"r{n}", prompt=st.none() | SHELVED, text=WORD, on=DAY)
            for n in range(draw(st.integers(0, 2)))
        ),
        gifts=of_people(Gift, "g", text=WORD, on=DAY),
        circles=tuple(
            record(
                Circle,
                f"k{n}",
                name=WORD,
                kind=word(vocabulary.CIRCLE_KINDS),
                members=some_mentors,
                purpose=TEXT,
            )
            for n in range(draw(st.integers(0, 1)))
        ),
        retired=draw(
            st.dictionaries(
                st.sampled_from(["needs", "mentors", "circles"]), st.just(("x1", "x2")), max_size=2
            )
        ),
    )

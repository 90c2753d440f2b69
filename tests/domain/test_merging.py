"""Two versions made one: nothing lost, the same both ways round, and once is enough."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorfolio.domain.merging import Merged, merge
from mentorfolio.domain.merging_fields import KEPT
from mentorfolio.domain.names import new_slug
from mentorfolio.domain.places import Looked, Place
from mentorfolio.domain.pointing import dangling, pointed
from mentorfolio.domain.records import (
    Action,
    Circle,
    Confidence,
    Gift,
    Mentor,
    Need,
    Outreach,
    Profile,
    Reflection,
    StageChange,
    StatusChange,
    Term,
    changed,
)
from mentorfolio.domain.register import KINDS, Everything
from tests.domain.build import day, letter, meeting, mentor, need

MON, TUE, WED = day("2026-01-19"), day("2026-01-20"), day("2026-01-21")


def tables(everything: Everything) -> dict[str, dict[str, Any]]:
    """Table -> id -> record, whatever the order."""
    return {table: {r.id: r for r in getattr(everything, table)} for table in KINDS}


def one(merged: Merged, table: str = "mentors") -> Any:
    """The only record of a table."""
    (record,) = getattr(merged.everything, table)
    return record


def both(base: Any, ours: Any, theirs: Any, table: str = "mentors") -> Merged:
    """Three versions of one record merged; the other way round gives the same."""
    versions = [_with(Everything(), table, (r,) if r else ()) for r in (base, ours, theirs)]
    there = merge(*versions)
    back = merge(versions[0], versions[2], versions[1])
    assert tables(there.everything) == tables(back.everything)
    assert {*there.conflicts} == {*back.conflicts}
    return there


KIM = mentor("Kim Sample", tags=("a", "b"), notes="met at work")


def test_what_one_version_changed_is_taken_from_it() -> None:
    merged = both(KIM, changed(KIM, TUE, role="Director"), changed(KIM, WED, email="kim@example.org"))
    assert (one(merged).role, one(merged).email) == ("Director", "kim@example.org")
    assert (one(merged).updated, merged.conflicts) == (WED, ())
    assert (merged.added, merged.changed, merged.removed) == (0, 1, 0)


def test_sets_are_united_and_what_one_took_out_stays_out() -> None:
    merged = both(KIM, changed(KIM, TUE, tags=("b", "c")), changed(KIM, WED, tags=("a", "b", "d")))
    assert one(merged).tags == ("b", "c", "d")
    assert merged.conflicts == ()


def test_the_last_of_a_set_can_be_taken_out_in_pieces() -> None:
    assert one(both(KIM, changed(KIM, TUE, tags=("a",)), changed(KIM, WED, tags=("b",)))).tags == ()


def test_the_later_of_two_values_wins_and_the_other_is_told_and_kept() -> None:
    merged = both(KIM, changed(KIM, WED, role="Head"), changed(KIM, TUE, role="Director"))
    assert (one(merged).role, one(merged).notes) == ("Head", f"met at work\n\n{KEPT} (role): Director")
    (conflict,) = merged.conflicts
    assert (conflict.kind, conflict.id, conflict.field) == ("mentor", "kim-sample", "role")
    assert (conflict.kept, conflict.other) == ("Head", "Director")


def test_two_notes_are_both_kept_and_one_that_went_on_is_no_conflict() -> None:
    merged = both(KIM, changed(KIM, WED, notes="likes tea"), changed(KIM, TUE, notes="likes walks"))
    assert one(merged).notes == f"likes tea\n\n{KEPT}: likes walks"
    assert len(merged.conflicts) == 1
    went_on = changed(KIM, TUE, notes="met at work, twice")
    assert both(KIM, changed(KIM, WED, notes="met at work,"), went_on).conflicts == ()


def test_dated_history_is_united_in_order_and_the_later_version_has_the_last_word() -> None:
    def moved(on: date, *stages: tuple[str, str]) -> Mentor:
        more = tuple(StageChange(stage=stage, on=day(when)) for stage, when in stages)
        return changed(KIM, on, history=(*KIM.history, *more))

    merged = both(
        KIM,
        moved(TUE, ("approached", "2026-01-05"), ("conversation", "2026-01-20")),
        moved(WED, ("asked", "2026-01-12"), ("active", "2026-01-20")),
    )
    stages = [c.stage for c in one(merged).history]
    assert stages == ["candidate", "approached", "asked", "conversation", "active"]


def test_a_need_stands_as_its_history_says() -> None:
    goal = need("Lead a team", history=(StatusChange(on=MON, status="open"),))
    met, dropped = (
        changed(goal, on, status=status, history=(*goal.history, StatusChange(on=on, status=status)))
        for on, status in ((WED, "met"), (TUE, "dropped"))
    )
    rated = changed(met, WED, confidence=(Confidence(on=WED, rating=5),))
    merged = both(goal, rated, dropped, "needs")
    need_now = one(merged, "needs")
    assert [c.status for c in need_now.history] == ["open", "dropped", "met"]
    assert (need_now.status, len(need_now.confidence)) == ("met", 1)


def test_a_promise_is_merged_by_its_own_fields() -> None:
    talk = meeting("2026-01-12", "kim-sample", actions=(Action(id="a", text="read"),))
    done = changed(talk, TUE, actions=(Action(id="a", text="read", done=TUE),))
    moved = changed(talk, WED, actions=(Action(id="a", text="read it", due=WED), Action(id="b", text="call")))
    versions = [Everything(mentors=(KIM,), meetings=(m,)) for m in (talk, done, moved)]
    (found,) = merge(*versions).everything.meetings
    assert found.actions == (
        Action(id="a", text="read it", due=WED, done=TUE),
        Action(id="b", text="call"),
    )


def test_the_state_of_a_letter_comes_whole_from_one_version() -> None:
    sent = letter("kim-sample", "2026-01-05")
    yes = changed(sent, TUE, state="accepted", answered=TUE)
    no = changed(sent, WED, state="unanswered", follow_up_on=None)
    versions = [Everything(mentors=(KIM,), outreach=(x,)) for x in (sent, yes, no)]
    merged = merge(*versions)
    assert (one(merged, "outreach").state, one(merged, "outreach").answered) == ("unanswered", None)
    assert {c.field for c in merged.conflicts} == {"state", "answered"}
    assert f"{KEPT} (state): accepted" in one(merged, "outreach").note


def letters(base: Outreach | None, ours: Outreach, theirs: Outreach) -> tuple[Outreach, dict[Any, str]]:
    """The one letter of two versions, and of each field that clashed what the other said."""
    merged = both(base, ours, theirs, "outreach")
    return one(merged, "outreach"), {c.field: c.other for c in merged.conflicts}


DRAFT = changed(letter("kim-sample", subject="A question"), MON, to="kim@example.org")
SENT = changed(DRAFT, TUE, state="sent", sent=TUE, follow_up_on=day("2026-01-29"))


@pytest.mark.parametrize("base", [DRAFT, None])
def test_a_letter_that_was_sent_keeps_the_words_that_were_sent(base: Outreach | None) -> None:
    rewritten = changed(DRAFT, WED, subject="Another", body="Never sent.", to="other@example.org")
    found, told = letters(base, SENT, rewritten)
    assert (found.state, found.sent, found.subject, found.body, found.to) == (
        *("sent", TUE, "A question", "A sample letter.", "kim@example.org"),
    )
    assert told == {"subject": "Another", "body": "Never sent.", "to": "other@example.org"}
    assert f"{KEPT} (body): Never sent." in found.note
    assert letters(base, found, rewritten)[0] == found


def test_what_was_noted_of_a_draft_that_the_other_has_sent_stays_without_a_word() -> None:
    found, told = letters(DRAFT, SENT, changed(DRAFT, WED, note="ring her first"))
    assert (found.state, found.note, told) == ("sent", "ring her first", {})


def test_of_a_letter_that_both_sent_in_other_words_the_other_is_told_and_kept() -> None:
    other = changed(DRAFT, WED, body="In other words.", state="sent", sent=WED, follow_up_on=None)
    found, told = letters(DRAFT, SENT, other)
    assert (found.sent, found.body, told["body"], told["sent"]) == (
        *(WED, "In other words.", "A sample letter.", "2026-01-20"),
    )
    same_day = changed(
        DRAFT, TUE, body="In other words.", state="sent", sent=TUE, follow_up_on=SENT.follow_up_on
    )
    found, told = letters(DRAFT, SENT, same_day)
    assert {found.body, told["body"]} == {"In other words.", "A sample letter."}
    assert f"{KEPT} (body): {told['body']}" in found.note


def test_a_letter_taken_back_as_not_sent_is_a_draft_again() -> None:
    again = changed(SENT, WED, state="draft", sent=None, follow_up_on=None, body="Better words.")
    found, told = letters(SENT, again, changed(SENT, WED, note="by hand"))
    assert (found.state, found.body, found.note, told) == ("draft", "Better words.", "by hand", {})


def test_a_term_that_both_added_stands_once() -> None:
    term = Term(form="formal", start=MON, programme="Sample", minutes=60)
    other = msgspec.structs.replace(term, minutes=90)
    merged = both(KIM, changed(KIM, TUE, terms=(term,)), changed(KIM, WED, terms=(other,)))
    assert one(merged).terms == (other,)
    assert merged.conflicts


def test_what_was_taken_out_in_one_and_left_alone_in_the_other_is_gone() -> None:
    merged = both(KIM, None, KIM)
    assert (merged.everything.mentors, merged.conflicts) == ((), ())
    assert merged.everything.retired == {"mentors": ("kim-sample",)}


def test_what_was_taken_out_in_one_and_changed_in_the_other_is_kept_and_told() -> None:
    merged = both(KIM, None, changed(KIM, TUE, role="Head"))
    assert one(merged).role == "Head"
    (conflict,) = merged.conflicts
    assert (conflict.field, conflict.other) == (None, "taken out")


def test_somebody_whom_the_other_version_needs_comes_back_with_everything_about_them() -> None:
    gift = Gift(id="g", uid="g", created=MON, updated=MON, mentor=KIM.id, text="a book", on=MON)
    talk = meeting("2026-01-12", KIM.id)
    base = Everything(mentors=(KIM,), gifts=(gift,))
    gone, talked = (
        Everything(retired={"mentors": (KIM.id,)}),
        Everything(mentors=(KIM,), gifts=(gift,), meetings=(talk,)),
    )
    for merged in (merge(base, gone, talked), merge(base, talked, gone)):
        assert merged.everything == talked
        assert {c.kind for c in merged.conflicts} == {"mentor", "gift"}


def test_what_was_discarded_does_not_come_back_with_somebody_who_was_never_gone() -> None:
    draft = letter(KIM.id)
    base = Everything(mentors=(KIM,), outreach=(draft,))
    ours, theirs = (
        Everything(mentors=(KIM,)),
        Everything(mentors=(changed(KIM, TUE, role="Head"),), outreach=(draft,)),
    )
    assert merge(base, ours, theirs).everything.outreach == ()


@pytest.mark.parametrize("known", [True, False])
def test_two_people_of_one_name_stay_two_and_references_follow(*, known: bool) -> None:
    first = mentor("Anna Sample", uid="1" * 16)
    second = msgspec.structs.replace(first, uid="2" * 16, created=TUE, updated=TUE)
    goal = need("Lead a team", uid="3")
    talk = meeting("2026-01-12", second.id)
    friend = mentor("Kim Sample", knows=(second.id,))
    ours = Everything(mentors=(first,))
    theirs = Everything(needs=(goal,), mentors=(second, friend), meetings=(talk,))
    base = Everything() if known else None
    for merged in (merge(base, ours, theirs), merge(base, theirs, ours)):
        found = tables(merged.everything)
        assert found["mentors"]["anna-sample"] == first
        assert found["mentors"]["anna-sample-2"].uid == second.uid
        assert found["meetings"][talk.id].mentors == ("anna-sample-2",)
        assert found["mentors"]["kim-sample"].knows == ("anna-sample-2",)
        assert [(c.field, c.kept, c.other) for c in merged.conflicts] == [
            ("id", "anna-sample-2", "anna-sample")
        ]
        again = merge(base, merged.everything, theirs)
        assert again.everything == merged.everything


def test_there_is_one_profile_and_what_lost_of_it_is_kept_as_a_reflection() -> None:
    me, other = (
        Profile(id="me", uid=uid, created=MON, updated=on, purpose=text)
        for uid, on, text in (("b", TUE, "lead well"), ("a", WED, "learn"))
    )
    merged = both(None, me, other, "profile")
    assert (one(merged, "profile").purpose, one(merged, "profile").uid) == ("learn", "a")
    reflection: Reflection = one(merged, "reflections")
    assert reflection.text == f"{KEPT}, profile (purpose): lead well"
    again = merge(None, merged.everything, Everything(profile=(me,)))
    assert again.everything == merged.everything


def test_a_meeting_keeps_somebody() -> None:
    talk = meeting("2026-01-12", "kim-sample", "lee-sample")
    people = (KIM, mentor("Lee Sample"))
    versions = [
        Everything(mentors=people, meetings=(m,))
        for m in (
            talk,
            changed(talk, TUE, mentors=("kim-sample",)),
            changed(talk, WED, mentors=("lee-sample",)),
        )
    ]
    assert {*one(merge(*versions), "meetings").mentors} == {"kim-sample", "lee-sample"}


def test_every_reference_that_a_check_knows_is_followed() -> None:
    place = Place(id="p", created=MON, updated=MON, name="Place", kind="register", need="no-need")
    everything = Everything(
        mentors=(mentor("Kim Sample", knows=("no-1",), supports={"no-need": 1}),),
        outreach=(letter("no-2", need="no-need"),),
        meetings=(meeting("2026-01-12", "no-3", circle="no-circle", presenter="no-4"),),
        gifts=(Gift(id="g", created=MON, updated=MON, mentor="no-5", text="t", on=MON),),
        reflections=(
            Reflection(id="r", created=MON, updated=MON, about="mentor", subject="no-6", text="t", on=MON),
        ),
        places=(place,),
    )
    told = len([*dangling(everything)])
    assert sum(len([*pointed(r)]) for table in KINDS for r in getattr(everything, table)) == told


# --- properties ---


LEE = mentor("Lee Sample", "active", "2025-07-01", knows=(KIM.id,), supports={"lead-a-team": 2})
BEGUN = (
    Everything(),
    Everything(mentors=(KIM,)),
    Everything(
        needs=(need("Lead a team"), need("Run a budget")),
        mentors=(KIM, LEE),
        outreach=(letter(KIM.id, need="lead-a-team"), letter(LEE.id, "2025-12-01")),
        meetings=(meeting("2025-12-12", KIM.id, LEE.id), meeting("2025-12-13", LEE.id)),
        gifts=(Gift(id="g", uid="g", created=MON, updated=MON, mentor=LEE.id, text="a book", on=MON),),
        circles=(Circle(id="c", uid="c", created=MON, updated=MON, name="Circle", members=(KIM.id, LEE.id)),),
        places=(Place(id="p", uid="p", created=MON, updated=MON, name="Place", kind="register"),),
    ),
)


@st.composite
def histories(draw: st.DrawFn) -> tuple[Everything, Everything, Everything]:
    """A portfolio, and what became of it on two computers."""
    base = draw(st.sampled_from(BEGUN))
    return base, _lived(draw, base, "x"), _lived(draw, base, "y")


def _lived(draw: st.DrawFn, base: Everything, where: str) -> Everything:
    now = base
    for number in range(draw(st.integers(0, 4))):
        on = MON + timedelta(days=draw(st.integers(0, 2)))
        act = draw(st.sampled_from((_add, _edit, _edit, _log, _remove)))
        now = act(draw, now, on, f"{where}{number}")
    return now


def _add(draw: st.DrawFn, now: Everything, on: date, mark: str) -> Everything:
    name = draw(st.sampled_from(("Anna Sample", "Kim Sample")))
    taken = {m.id for m in now.mentors} | {*now.retired.get("mentors", ())}
    record = mentor(name, id=new_slug(name, "mentor", taken), uid=f"new-{mark}")
    return _with(now, "mentors", (*now.mentors, msgspec.structs.replace(record, created=on, updated=on)))


def _edit(draw: st.DrawFn, now: Everything, on: date, mark: str) -> Everything:
    table = draw(
        st.sampled_from([t for t in ("mentors", "needs", "places") if getattr(now, t)] or ["mentors"])
    )
    records = getattr(now, table)
    if not records:
        return now
    at = draw(st.integers(0, len(records) - 1))
    record = records[at]
    fields: dict[str, Any]
    if isinstance(record, Mentor):
        stage = StageChange(stage="ended", on=max(on, record.history[-1].on), reason=mark)
        fields = draw(
            st.sampled_from(
                (
                    {"role": mark},
                    {"notes": f"{record.notes} {mark}"},
                    {"tags": (*record.tags, mark)},
                    {"skills": record.skills[1:]},
                    {"history": (*record.history, stage)},
                    {"knowing": {"how": draw(st.integers(1, 3))}},
                    {"rank": draw(st.integers(1, 3))},
                )
            )
        )
    elif isinstance(record, Need):
        fields = draw(st.sampled_from(({"why": mark}, {"priority": draw(st.integers(1, 3))})))
    else:
        fields = {"looked": (*record.looked, Looked(on=on, found=mark))}
    record = changed(record, max(on, record.updated), **fields)
    return _with(now, table, (*records[:at], record, *records[at + 1 :]))


def _log(draw: st.DrawFn, now: Everything, on: date, mark: str) -> Everything:
    if not now.mentors:
        return now
    whom = draw(st.sampled_from(now.mentors)).id
    return _with(now, "meetings", (*now.meetings, meeting(on.isoformat(), whom, id=f"talk-{mark}")))


def _remove(draw: st.DrawFn, now: Everything, on: date, mark: str) -> Everything:
    if not now.mentors:
        return now
    gone = draw(st.sampled_from(now.mentors)).id
    left = {
        table: tuple(
            r for r in getattr(now, table) if r.id != gone and ("mentors", gone) not in [*pointed(r)]
        )
        for table in ("outreach", "meetings", "checkins", "evaluations", "gifts", "reflections")
    }
    mentors = tuple(
        changed(m, max(on, m.updated), knows=tuple(k for k in m.knows if k != gone)) if gone in m.knows else m
        for m in now.mentors
        if m.id != gone
    )
    circles = tuple(
        msgspec.structs.replace(c, members=tuple(m for m in c.members if m != gone)) for c in now.circles
    )
    retired = {"mentors": tuple(sorted({*now.retired.get("mentors", ()), gone}))}
    return msgspec.structs.replace(now, **left, mentors=mentors, circles=circles, retired=retired)


def _with(now: Everything, table: str, records: tuple[Any, ...]) -> Everything:
    return msgspec.structs.replace(now, **{table: records})


@settings(max_examples=300, deadline=None)
@given(histories(), st.booleans())
def test_merging_is_the_same_both_ways_round_and_once_is_enough(
    lived: tuple[Everything, Everything, Everything], known: bool
) -> None:
    expect_both_ways(lived, known=known)


def expect_both_ways(lived: tuple[Everything, Everything, Everything], *, known: bool) -> None:
    """Commutative and idempotent."""
    base, ours, theirs = lived
    common = base if known else None
    merged = merge(common, ours, theirs)
    back = merge(common, theirs, ours)
    assert tables(merged.everything) == tables(back.everything)
    assert merged.everything.retired == back.everything.retired
    assert {*merged.conflicts} == {*back.conflicts}
    for other in (ours, theirs, merged.everything):
        again = merge(common, merged.everything, other)
        assert again.everything == merged.everything
        assert (again.added, again.changed, again.removed) == (0, 0, 0)


@settings(max_examples=300, deadline=None)
@given(histories())
def test_no_record_and_no_word_is_lost(lived: tuple[Everything, Everything, Everything]) -> None:
    expect_nothing_lost(lived)


def expect_nothing_lost(lived: tuple[Everything, Everything, Everything]) -> None:
    """Every record is there that was not taken out, and every word that was written."""
    base, ours, theirs = lived
    merged = merge(base, ours, theirs).everything
    words = msgspec.json.encode(merged).decode()
    was, mine, other = (_uids(e) for e in (base, ours, theirs))
    now = _uids(merged)
    for uid in mine.keys() | other.keys():
        taken_out = uid in was and (uid not in mine or uid not in other)
        assert uid in now or taken_out, f"{uid} is lost"
    for side in (mine, other):
        for uid, record in side.items():
            if uid not in was or was[uid] == record:
                continue
            for mark in (getattr(record, "role", ""), getattr(record, "why", "")):
                assert msgspec.json.encode(mark).decode()[1:-1] in words, f"{mark!r} is lost"
    before = {p for e in (base, ours, theirs) for p in dangling(e)}
    assert before or not [*dangling(merged)], "what points at nobody"


@settings(max_examples=100, deadline=None)
@given(histories())
def test_what_only_one_version_changed_is_that_version(
    lived: tuple[Everything, Everything, Everything],
) -> None:
    base, ours, _ = lived
    assert merge(base, ours, base).everything == ours
    assert tables(merge(base, base, ours).everything) == tables(ours)
    assert merge(base, ours, ours).everything == ours
    assert merge(None, ours, ours).everything == ours


def _uids(everything: Everything) -> dict[str, Any]:
    return {f"{table} {r.uid}": r for table in KINDS for r in getattr(everything, table)}


def test_a_note_that_begins_with_a_space_stays_so_however_often_it_is_merged() -> None:
    first = mentor("Lee Sample", role="x")
    second = msgspec.structs.replace(
        first, role="y", notes=" met at work", updated=first.updated + timedelta(days=1)
    )
    ours, theirs = Everything(mentors=(first,)), Everything(mentors=(second,))
    once = merge(None, ours, theirs).everything
    assert once.mentors[0].notes.startswith(" met at work\n\nKept")
    assert merge(None, once, theirs).everything == once

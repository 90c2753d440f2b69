"""Formal terms agreed on and closed, evaluations, and good endings."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from mentorfolio.desk.results import Done
from mentorfolio.desk.scales import OpenQuestions
from mentorfolio.domain.records import Evaluation, Meeting, Reflection
from mentorfolio.domain.terms import running, used
from mentorfolio.errors import Interrupted, MentorfolioError, MissingValue, RuleRefusal, UsageProblem
from tests.commands.desk import LEAVE, Desk, add, add_need, fresh, untouched
from tests.commands.typed import actions, mentors, needs
from tests.domain.build import day, meeting
from tests.support import Golden

YEAR: dict[str, Any] = {
    "programme": "Rise",
    "begins": "2026-01-01",
    "until": "2026-12-31",
    "minutes": 60,
    "cadence": "1m",
}


@pytest.fixture
def kim(desk: Desk) -> Desk:
    add(desk, "Kim Sample", stage="active", on="2025-06-01")
    return desk


def evaluate(desk: Desk, **given: Any) -> Done:
    done = mentors.evaluate(desk, "kim", given)
    assert isinstance(done, Done)
    return done


def evaluations(desk: Desk) -> list[Evaluation]:
    return list(desk.store.reading()[Evaluation])


def test_a_formal_term_sets_form_and_rhythm_and_says_its_middle_and_end(kim: Desk) -> None:
    done = mentors.formalise(kim, "kim", YEAR)
    assert done.record["form"] == "formal"
    assert done.record["cadence"] == "1m"
    assert done.record["terms"] == [
        {
            "form": "formal",
            "programme": "Rise",
            "start": "2026-01-01",
            "end": "2026-12-31",
            "minutes": 60,
            "cadence": "1m",
        }
    ]
    assert "12 meetings of 60 minutes" in done.details[0]
    assert "Thu 2 Jul 2026" in done.details[1]
    assert "Thu 31 Dec 2026" in done.details[1]


@pytest.mark.parametrize("missing", ["programme", "begins"])
def test_a_formal_term_without_its_programme_or_first_day_is_refused_and_names_it(
    kim: Desk, missing: str
) -> None:
    option = {"begins": "--from"}.get(missing, f"--{missing}")
    with untouched(kim), pytest.raises(MissingValue, match=option):
        mentors.formalise(kim, "kim", {k: v for k, v in YEAR.items() if k != missing})


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"until": "2025-12-31"}, 2),
        ({"begins": "1/2/2026"}, 2),
        ({"minutes": 0}, 2),
        ({"cadence": "none"}, 2),
        ({"cadence": "often"}, 2),
        ({"programme": " "}, 2),
        ({"programme": "a\nb"}, 2),
    ],
)
def test_a_formal_term_that_cannot_be_meant_changes_nothing(
    kim: Desk, change: dict[str, Any], code: int
) -> None:
    with untouched(kim), pytest.raises(MentorfolioError) as refused:
        mentors.formalise(kim, "kim", {**YEAR, **change})
    assert refused.value.exit_code == code


@pytest.mark.parametrize("stage", ["ended", "declined"])
def test_who_ended_or_declined_is_not_formalised_even_with_values_missing(desk: Desk, stage: str) -> None:
    add(desk, "Kim Sample", stage=stage, on="2025-06-01")
    for given in (YEAR, {}):
        with untouched(desk), pytest.raises(RuleRefusal):
            mentors.formalise(desk, "kim", given)


def test_a_second_term_closes_the_first_and_cannot_begin_before_it(kim: Desk) -> None:
    mentors.formalise(kim, "kim", YEAR)
    with untouched(kim), pytest.raises(UsageProblem, match="before that"):
        mentors.formalise(kim, "kim", {**YEAR, "begins": "2025-12-31"})
    mentors.formalise(kim, "kim", {**YEAR, "begins": "2026-07-01", "programme": "Rise 2"})
    assert [(t.programme, t.start, t.end) for t in kim.mentor("kim-sample").terms] == [
        ("Rise", day("2026-01-01"), day("2026-07-01")),
        ("Rise 2", day("2026-07-01"), day("2026-12-31")),
    ]


def test_a_term_said_again_for_the_same_day_corrects_the_first(kim: Desk) -> None:
    mentors.formalise(kim, "kim", YEAR)
    mentors.formalise(kim, "kim", {**YEAR, "minutes": 45})
    assert [t.minutes for t in kim.mentor("kim-sample").terms] == [45]


def test_the_dates_of_a_programme_noted_with_add_can_be_said_later(desk: Desk) -> None:
    add(desk, "Kim Sample", form="formal", stage="active", on="2026-01-01")
    mentors.formalise(desk, "kim", YEAR)
    assert [(t.programme, t.end) for t in desk.mentor("kim-sample").terms] == [("Rise", day("2026-12-31"))]


def test_going_on_informally_closes_the_term_and_keeps_it(kim: Desk) -> None:
    with untouched(kim), pytest.raises(RuleRefusal, match="already informal"):
        mentors.informalise(kim, "kim", {})
    mentors.formalise(kim, "kim", YEAR)
    with untouched(kim), pytest.raises(UsageProblem, match="before that"):
        mentors.informalise(kim, "kim", {"on": "2025-12-31"})
    with untouched(kim), pytest.raises(UsageProblem, match="has not come yet"):
        mentors.informalise(kim, "kim", {"on": "tomorrow"})
    record = mentors.informalise(kim, "kim", {"on": "2026-01-15"}).record
    assert (record["form"], record["cadence"]) == ("informal", "1m")
    assert [(t.form, t.start, t.end) for t in kim.mentor("kim-sample").terms] == [
        ("formal", day("2026-01-01"), day("2026-01-15")),
        ("informal", day("2026-01-15"), None),
    ]


def test_a_term_that_is_over_is_not_lengthened_by_going_on_informally(kim: Desk) -> None:
    mentors.formalise(kim, "kim", YEAR)
    later = kim.on("2027-03-01")
    mentors.informalise(later, "kim", {})
    assert [(t.form, t.start, t.end) for t in kim.mentor("kim-sample").terms] == [
        ("formal", day("2026-01-01"), day("2026-12-31")),
        ("informal", day("2027-03-01"), None),
    ]


def test_a_term_that_never_began_is_taken_out_by_going_on_informally(kim: Desk) -> None:
    mentors.formalise(kim, "kim", {**YEAR, "begins": "2026-03-01"})
    done = mentors.informalise(kim, "kim", {})
    assert done.details
    assert [(t.form, t.start) for t in kim.mentor("kim-sample").terms] == [("informal", day("2026-01-21"))]


@settings(max_examples=25, deadline=None)
@drawn(st.lists(st.integers(0, 40), min_size=1, max_size=6))
def test_whatever_is_agreed_in_turn_no_past_term_is_lost(gaps: list[int]) -> None:
    from datetime import timedelta

    with fresh() as desk:
        add(desk, "Kim Sample", stage="active", on="2025-06-01")
        today, known = day("2026-01-21"), []
        for at, gap in enumerate(gaps):
            today += timedelta(days=gap + 1)
            here = desk.on(today.isoformat())
            if at % 2 == 0:
                until = (today + timedelta(days=200)).isoformat()
                mentors.formalise(here, "kim", {**YEAR, "begins": "today", "until": until})
            else:
                mentors.informalise(here, "kim", {})
            known.append(("formal" if at % 2 == 0 else "informal", today))
            found = desk.mentor("kim-sample").terms
            assert [(t.form, t.start) for t in found] == known
            assert [t.end for t in found[:-1]] == [start for _, start in known[1:]]


def test_an_edited_form_closes_the_term_before_it(kim: Desk) -> None:
    mentors.formalise(kim, "kim", YEAR)
    mentors.edit(kim, "kim", {"form": "informal", "on": "2026-01-10"})
    assert [t.end for t in kim.mentor("kim-sample").terms] == [day("2026-01-10"), None]
    with untouched(kim), pytest.raises(UsageProblem, match="before that"):
        mentors.edit(kim, "kim", {"form": "formal", "on": "2026-01-09"})


def test_the_five_values_are_asked_at_a_terminal_each_until_it_can_be_meant(kim: Desk) -> None:
    answers = (
        "Rise",
        "2026-02-01",
        "2026-01-31",
        "<",
        "2026-01-01",
        "2026-12-31",
        "long",
        "an hour",
        "once a month",
    )
    desk, asker = kim.asking(*answers)
    mentors.formalise(desk, "kim", {})
    (term,) = kim.mentor("kim-sample").terms
    assert (term.start, term.end, term.minutes) == (day("2026-01-01"), day("2026-12-31"), 60)
    assert asker.keys == [
        "programme",
        "begins",
        "until",
        "until",
        "begins",
        "until",
        "minutes",
        "minutes",
        "cadence",
    ]
    desk, asker = kim.asking("Rise 2", "2025-01-01", LEAVE)
    with untouched(kim), pytest.raises(Interrupted, match="nothing was changed"):
        mentors.formalise(desk, "kim", {})
    assert any("before that" in text for text in asker.said)


def test_an_evaluation_is_kept_with_what_moved_since_the_last(kim: Desk, golden: Golden) -> None:
    mentors.formalise(kim, "kim", YEAR)
    middle, end = kim.on("2026-07-03"), kim.on("2026-12-20")
    first = evaluate(middle, progress=2, value=4, both=3, change="an agenda\nfrom me")
    assert (first.record["at"], first.details) == ("middle", ())
    last = evaluate(end, progress=4, value=4)
    assert last.record["at"] == "end"
    golden(*last.details)
    assert set(last.record) == {
        *("id", "mentor", "on", "at", "progress", "value", "both", "worked", "change", "created", "updated"),
    }


def test_an_evaluation_may_be_said_to_be_another_one_or_of_an_earlier_day(kim: Desk) -> None:
    assert evaluate(kim, progress=3, value=3, at="end", on="2025-12-31").record["at"] == "end"
    assert evaluate(kim, progress=3, value=3).record["at"] == "any"
    assert [e.on for e in evaluations(kim)] == [day("2025-12-31"), day("2026-01-21")]


@pytest.mark.parametrize(
    "given",
    [{}, {"progress": 3}, {"value": 3}, {"progress": 3, "value": 3, "at": "soon"}, {"on": "2027-01-01"}],
)
def test_an_evaluation_that_cannot_be_meant_is_refused(kim: Desk, given: dict[str, Any]) -> None:
    with untouched(kim), pytest.raises(UsageProblem):
        mentors.evaluate(kim, "kim", given)


def test_an_evaluation_is_asked_at_a_terminal_and_shown_elsewhere(kim: Desk) -> None:
    with untouched(kim):
        shown = mentors.evaluate(kim, "kim", {"ask": True})
    assert isinstance(shown, OpenQuestions)
    assert [*shown.scales] == ["progress", "value", "both"]
    desk, asker = kim.asking("3", "5", "", "plain words", "")
    evaluate(desk)
    assert asker.keys == ["progress", "value", "both", "worked", "change"]
    (kept,) = evaluations(kim)
    assert (kept.progress, kept.value, kept.both, kept.worked, kept.change) == (3, 5, None, "plain words", "")
    desk, _ = kim.asking("3", LEAVE)
    with untouched(kim), pytest.raises(Interrupted, match="nothing was kept"):
        evaluate(desk)


# --- endings ---


def test_an_ending_keeps_reason_what_was_learnt_and_a_yearly_hello_in_one_change(kim: Desk) -> None:
    given = {"reason": "need met", "learnt": "to ask\nearly", "hello": "1y", "on": "2026-01-20"}
    done = mentors.stage(kim, "kim", "ended", given)
    who = kim.mentor("kim-sample")
    assert (who.stage, who.stage_since, who.history[-1].reason) == ("ended", day("2026-01-20"), "need met")
    assert who.hello == done.record["hello"] == "1y"
    (kept,) = kim.store.reading()[Reflection]
    assert (kept.about, kept.subject, kept.text) == ("mentor", "kim-sample", "to ask\nearly")
    assert any("--template closing" in step.command for step in done.steps)
    kim.store.undo(anyway=False)
    assert (kim.mentor("kim-sample").stage, len(kim.store.reading()[Reflection].by_id())) == ("active", 0)


@pytest.mark.parametrize(
    ("stage", "given", "code"),
    [
        ("ended", {"hello": "often"}, 2),
        ("ended", {"learnt": "a\x1bb"}, 2),
        ("ended", {"reason": "a\nb"}, 2),
        ("ended", {"on": "tomorrow"}, 2),
        ("ended", {"on": "2025-01-01"}, 2),
        ("paused", {"learnt": "much"}, 2),
        ("paused", {"hello": "1y"}, 2),
    ],
)
def test_an_ending_that_cannot_be_meant_changes_nothing(
    kim: Desk, stage: str, given: dict[str, Any], code: int
) -> None:
    with untouched(kim), pytest.raises(MentorfolioError) as refused:
        mentors.stage(kim, "kim", stage, given)
    assert refused.value.exit_code == code


def test_a_second_ending_is_refused_before_anything_is_asked(kim: Desk) -> None:
    mentors.stage(kim, "kim", "ended", {})
    desk, asker = kim.asking("x")
    with untouched(kim), pytest.raises(RuleRefusal):
        mentors.stage(desk, "kim", "ended", {})
    assert asker.keys == []


def test_meetings_still_planned_are_told_and_stay(kim: Desk) -> None:
    with kim.store.changing() as portfolio:
        portfolio[Meeting].put(meeting("2026-02-02T15:00", "kim-sample", held=False, id="aaaaaaa2"))
        portfolio[Meeting].put(meeting("2026-01-02", "kim-sample", id="aaaaaaa3"))
    done = mentors.stage(kim, "kim", "ended", {})
    told = done.steps[0]
    assert "Mon 2 Feb 2026, 15:00" in told.why
    assert told.command == "mentorfolio meeting cancel aaaaaaa2"
    assert not kim.store.reading()[Meeting]["aaaaaaa2"].cancelled


def test_an_ending_is_asked_about_at_a_terminal_and_the_closing_letter_is_drafted_next(
    kim: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk, asker = kim.asking("3", "to listen", "yes", "yes")
    with pytest.raises(Interrupted):  # they leave before the letter is written
        mentors.stage(desk, "kim", "ended", {})
    who = kim.mentor("kim-sample")
    assert asker.keys[:4] == ["reason", "learnt", "hello", "letter"]
    assert any("Closing" in text for text in asker.said), "the letter is begun"
    assert "closing" not in capsys.readouterr().err, "it comes by itself, without a step to type"
    assert (who.history[-1].reason, who.hello) == ("became friendship", "1y")
    assert len(kim.store.reading()[Reflection].by_id()) == 1


def test_what_was_said_with_options_is_not_asked_and_a_friend_is_greeted_unless_not_wanted(kim: Desk) -> None:
    desk, asker = kim.asking("", "", "")
    mentors.stage(desk, "kim", "ended", {"reason": "became friendship"})
    assert asker.keys == ["learnt", "hello", "letter"]
    assert kim.mentor("kim-sample").hello == "1y"


def test_whoever_said_it_all_with_options_is_asked_nothing(kim: Desk) -> None:
    desk, asker = kim.asking()
    done = mentors.stage(desk, "kim", "ended", {"reason": "x", "learnt": "y", "hello": "none"})
    assert asker.keys == []
    assert any("closing" in step.command for step in done.steps)


def test_the_letter_not_wanted_now_is_still_named(kim: Desk) -> None:
    desk, _ = kim.asking("", "what I keep to myself", "", "no")
    steps = mentors.stage(desk, "kim", "ended", {}).steps
    assert steps[0].command == "mentorfolio approach kim-sample --template closing"


def test_a_number_that_is_not_on_the_list_is_no_reason(kim: Desk) -> None:
    desk, asker = kim.asking("5", "4", "", "", "")
    mentors.stage(desk, "kim", "ended", {})
    assert kim.mentor("kim-sample").history[-1].reason == "other"
    assert any("1 to 4" in text for text in asker.said)


def test_an_ending_names_what_is_still_promised(kim: Desk) -> None:
    add(kim, "Lee Sample")
    for text in ("send the rota", "them: a checklist", "call Ann", "read on"):
        actions.add(kim, "kim", [text], {})
    actions.add(kim, "lee", ["nothing of hers"], {})
    done = mentors.stage(kim, "kim", "ended", {})
    (told,) = done.details
    for text in ("you: ", "and 1 more"):
        assert text in told
    assert "nothing of hers" not in told
    assert done.steps[0].command == "mentorfolio action list --open --with kim-sample"
    assert mentors.stage(kim, "lee", "ended", {}).steps[0].command.endswith("--with lee-sample")


def formal(desk: Desk, begins: str, until: str, **more: str) -> None:
    given = {"programme": "Rise", "begins": begins, "until": until, "minutes": "60", "cadence": "1m"}
    mentors.formalise(desk, "kim", {**given, **more})


def test_an_ending_closes_the_formal_term_for_good_in_the_same_change(kim: Desk, golden: Golden) -> None:
    formal(kim, "2025-11-01", "2026-10-31")
    done = mentors.stage(kim, "kim", "ended", {})
    golden(*done.details)
    [term] = [t for t in kim.mentor("kim-sample").terms if t.form == "formal"]
    assert term.end == kim.today
    later = kim.on("2026-09-01")
    assert used(kim.mentor("kim-sample"), term, [], later.today).expected == 2, "up to the end, no further"
    mentors.stage(later, "kim", "active", {})
    now = running(kim.mentor("kim-sample"), day("2026-09-02"))
    assert now is not None
    assert now.form == "informal"


def test_one_undo_brings_back_the_relationship_and_its_term(kim: Desk) -> None:
    formal(kim, "2025-11-01", "2026-10-31")
    before = kim.mentor("kim-sample")
    mentors.stage(kim, "kim", "ended", {})
    kim.store.undo(anyway=False)
    assert kim.mentor("kim-sample") == before


def test_an_ending_lengthens_no_term_and_takes_out_what_never_began(kim: Desk, golden: Golden) -> None:
    formal(kim.on("2025-07-01"), "2025-07-01", "2025-12-31")
    formal(kim, "2026-03-01", "2026-08-31")
    done = mentors.stage(kim, "kim", "ended", {})
    (term,) = (t for t in kim.mentor("kim-sample").terms if t.form == "formal")
    assert (term.start, term.end) == (day("2025-07-01"), day("2025-12-31"))
    golden(*done.details)


def test_a_term_ends_with_the_relationship_however_that_is_said(kim: Desk) -> None:
    formal(kim, "2025-11-01", "2026-10-31")
    mentors.edit(kim, "kim", {"stage": "ended", "on": "2026-01-10"})
    assert kim.mentor("kim-sample").terms[-1].end == day("2026-01-10")


def test_the_reason_may_be_in_own_words(kim: Desk) -> None:
    desk, _ = kim.asking("She moved to Oslo", "", "", "")
    mentors.stage(desk, "kim", "ended", {})
    who = kim.mentor("kim-sample")
    assert (who.history[-1].reason, who.hello) == ("She moved to Oslo", None)


def test_leaving_at_the_first_question_ends_nothing_and_later_keeps_what_was_said(kim: Desk) -> None:
    desk, _ = kim.asking(LEAVE)
    with untouched(kim), pytest.raises(Interrupted, match="Nothing was changed"):
        mentors.stage(desk, "kim", "ended", {})
    desk, _ = kim.asking("1", "to listen", LEAVE)
    with pytest.raises(Interrupted) as left:
        mentors.stage(desk, "kim", "ended", {})
    assert "undo" in str(left.value.hint)
    assert kim.mentor("kim-sample").stage == "ended"
    assert [r.text for r in kim.store.reading()[Reflection]] == ["to listen"]


def test_a_candidate_given_up_is_asked_only_why_and_gets_no_closing_letter(desk: Desk) -> None:
    add(desk, "Kim Sample")
    asking, asker = desk.asking("")
    done = mentors.stage(asking, "kim", "ended", {})
    assert (asker.keys, done.steps) == (["reason"], ())


def test_a_hello_is_for_after_the_end_and_goes_when_they_are_active_again(kim: Desk) -> None:
    with untouched(kim), pytest.raises(RuleRefusal, match="after the end"):
        mentors.edit(kim, "kim", {"hello": "1y"})
    mentors.stage(kim, "kim", "ended", {})
    mentors.edit(kim, "kim", {"hello": "6m"})
    assert kim.mentor("kim-sample").hello == "6m"
    mentors.edit(kim, "kim", {"hello": "none"})
    assert kim.mentor("kim-sample").hello is None
    mentors.edit(kim, "kim", {"hello": "1y"})
    mentors.stage(kim, "kim", "active", {})
    assert kim.mentor("kim-sample").hello is None


# --- just in time ---


def test_a_narrow_need_that_is_met_proposes_thanks_and_an_end_for_who_served_only_that(desk: Desk) -> None:
    budget = add_need(desk, "Read a budget", scope="narrow", confidence="2")
    lead, old = add_need(desk, "Lead a team"), add_need(desk, "Old")
    needs.drop(desk, old)
    active = {"stage": "active", "on": "2025-06-01"}
    add(desk, "Anna Sample", supports=[budget, lead], **active)
    add(desk, "Kim Sample", supports=[budget, old], **active)
    add(desk, "Omar Sample", supports=[budget])
    done = needs.met(desk.on("2026-02-01"), budget)
    assert done.record["status"] == "met"
    assert [s.command for s in done.steps] == [
        "mentorfolio need rate read-a-budget NUMBER",
        "mentorfolio approach anna-sample --template thanks",
        "mentorfolio approach kim-sample --template thanks",
        "mentorfolio mentor stage kim-sample ended --reason 'need met'",
    ]


@pytest.mark.parametrize(
    ("last", "said"),
    [
        (4, "Confidence rose from 2 on Wed 1 Oct 2025 to 4 on Wed 21 Jan 2026."),
        (1, "Confidence fell from 2 on Wed 1 Oct 2025 to 1 on Wed 21 Jan 2026."),
        (2, "Confidence stayed at 2, from Wed 1 Oct 2025 to Wed 21 Jan 2026."),
    ],
)
def test_the_gain_of_confidence_is_said_when_rated_when_met_and_when_shown(
    desk: Desk, last: int, said: str
) -> None:
    budget = add_need(desk.on("2025-10-01"), "Read a budget", confidence="2")
    assert needs.gain_sentence(desk.need(budget)) == ""
    assert needs.rate(desk, budget, last, {}).details == (said,)
    assert needs.met(desk, budget).details == (said,)
    assert needs.gain_sentence(needs.show(desk, budget).need) == said


@pytest.mark.parametrize(
    ("title", "skill", "fits"),
    [
        ("SQL", "sql", True),
        ("Pivot tables", "pivot tables", True),
        ("Pivot tables", "Pivot table", True),
        ("Make pivot tables in Excel", "pivot tables", True),
        ("SQL", "databases (SQL, Access)", True),
        ("Read a budget", "Budgeting", True),
        ("Café au lait", "cafe", True),
        ("Work with numbers", "talking with people", False),
        ("Start a company", "art", False),
        ("C", "C++", False),
        ("Tie a knot", "", False),
        ("Tie a knot", "...", False),
    ],
)
def test_a_need_is_told_who_has_a_skill_that_it_names(desk: Desk, title: str, skill: str, fits: bool) -> None:
    add(desk, "Kim Sample", skill=[skill] if skill else [])
    narrow = needs.add(desk, title, {"knowing": "how", "scope": "narrow"})
    need = narrow.record["id"]
    note = f"mentorfolio mentor edit kim-sample --supports {need}"
    assert (narrow.steps[0].command == note) is fits
    assert [s.command for s in needs.show(desk, need).skilled] == [note] * fits
    mentors.edit(desk, "kim", {"supports": [need]})
    assert needs.show(desk, need).skilled == (), "noted by now"


def test_many_with_a_skill_are_three_and_a_list_and_whoever_declined_is_none(
    desk: Desk, golden: Golden
) -> None:
    for name in ("Anna", "Ben", "Cleo", "Dana", "Eve"):
        add(desk, f"{name} Sample", skill=["sql"], rank="1" if name == "Eve" else "2")
    add(desk, "Finn Sample", skill=["sql"], stage="declined", on="2026-01-01")
    steps = needs.add(desk, "SQL", {"knowing": "how", "scope": "narrow"}).steps
    golden(*(s.why for s in steps[:4]))
    assert steps[3].command == "mentorfolio mentor list --skill sql"


def test_a_broad_need_is_told_of_skills_only_where_one_looks(desk: Desk) -> None:
    add(desk, "Kim Sample", skill=["sql"])
    assert len(needs.add(desk, "SQL", {"knowing": "how"}).steps) == 1
    assert len(needs.show(desk, "sql").skilled) == 1
    needs.met(desk, "sql")
    assert needs.show(desk, "sql").skilled == ()


def test_a_term_with_somebody_still_a_candidate_says_so(desk: Desk) -> None:
    add(desk, "Lee Sample")
    done = mentors.formalise(desk, "lee", YEAR)
    assert any("mentorfolio mentor stage lee-sample active" in d for d in done.details)

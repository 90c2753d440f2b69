"""What a planned meeting could be about: proposed from what is open, kept without losing anything."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from mentorfolio.commands.meeting.agenda import AgendaShown
from mentorfolio.domain.records import Action, Circle, Evaluation, Meeting, Mentor, Need, Term, changed
from mentorfolio.errors import Interrupted, MentorfolioError, RuleRefusal, UsageProblem
from tests.commands.desk import Desk, add, add_need, untouched
from tests.commands.typed import meetings
from tests.support import Golden

HALFWAY = "Halfway: what has come of it, and what should we change?"
IDS = iter(f"aaaa{a}{b}{c}{d}" for a in "abcdefg" for b in "abcdefg" for c in "abcdefg" for d in "abcdefg")


def meet(desk: Desk, *mentors: str, when: str = "2026-01-28T15:00", **fields: object) -> Meeting:
    """A meeting as the file may have it."""
    with desk.store.changing() as portfolio:
        portfolio.describe("made a meeting")
        meeting = Meeting(
            id=next(IDS), created=desk.today, updated=desk.today, mentors=mentors, when=when, minutes=60
        )
        return portfolio[Meeting].put(msgspec.structs.replace(meeting, **fields))


def held(desk: Desk, *mentors: str, when: str = "2026-01-14T10:00", **fields: object) -> Meeting:
    return meet(desk, *mentors, when=when, held=True, **fields)


def propose(desk: Desk, which: str, **given: object) -> AgendaShown:
    shown: AgendaShown = meetings.agenda(desk, which, given)
    return shown


def own(desk: Desk, meeting: Meeting) -> tuple[str, ...]:
    """The agenda as the file has it."""
    return desk.store.reading()[Meeting][meeting.id].agenda


def template(desk: Desk, name: str, body: str) -> Path:
    path = desk.home / "templates" / "agendas" / f"{name}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"Name: M\nUse: N.\nKind: regular\n\n{body}\n", encoding="utf-8")
    return path


@pytest.fixture
def kim(desk: Desk) -> str:
    add_need(desk, "Lead a team", priority="3")
    return add(desk, "Kim Sample", supports=["lead a team"], stage="active", on="2025-09-01")


def test_before_anything_was_held_it_is_the_first_meeting(desk: Desk, kim: str, golden: Golden) -> None:
    meeting = meet(desk, kim)
    shown = propose(desk, meeting.id)
    assert shown.template == "first"
    golden(*shown.items)
    held(desk, kim, kind="moment")
    assert propose(desk, meeting.id).template == "first"
    held(desk, kim)
    assert propose(desk, meeting.id).template == "regular"


@pytest.mark.parametrize("kind", ["first", "incident", "review", "closing"])
def test_the_kind_of_a_meeting_picks_its_agenda(desk: Desk, kim: str, kind: str) -> None:
    held(desk, kim)
    assert propose(desk, meet(desk, kim, kind=kind).id).template == kind


def test_another_agenda_is_taken_if_one_says_so(desk: Desk, kim: str) -> None:
    assert propose(desk, meet(desk, kim).id, template="closing").template == "closing"


def test_what_was_noted_for_next_time_comes_back(desk: Desk, kim: str, golden: Golden) -> None:
    held(desk, kim, when="2026-01-02T10:00", next_areas=("an older thing",))
    held(desk, kim, next_areas=("saying no", "the rota"))
    shown = propose(desk, meet(desk, kim).id)
    golden(*shown.items)


def test_a_line_logged_in_passing_does_not_wipe_out_what_was_noted(desk: Desk, kim: str) -> None:
    held(desk, kim, next_areas=("saying no",))
    held(desk, kim, when="2026-01-20", notes="met in the lift", minutes=None)
    meeting = meet(desk, kim)
    assert "saying no" in propose(desk, meeting.id).body
    held(desk, kim, when="2026-01-21T09:00")  # a meeting that noted nothing has settled it
    assert "saying no" not in propose(desk, meeting.id).body


def test_open_actions_of_both_come_back_and_done_ones_do_not(desk: Desk, kim: str, golden: Golden) -> None:
    held(
        desk,
        kim,
        actions=(
            Action(id="aaaaaaa2", text="call HR", due=desk.today),
            Action(id="aaaaaaa3", text="send the slides", owner="mentor"),
            Action(id="aaaaaaa4", text="read the charter", done=desk.today),
        ),
    )
    with desk.store.changing() as portfolio:
        promised = (Action(id="aaaaaaa5", text="find a course"),)
        portfolio[Mentor].put(changed(portfolio[Mentor][kim], desk.today, actions=promised))
    body = propose(desk, meet(desk, kim).id).body
    golden(body)
    assert "charter" not in body


STAY = "what stays between us"


@pytest.mark.parametrize("stage", ["candidate", "approached", "conversation", "asked"])
def test_a_first_talk_with_somebody_who_is_no_mentor_is_no_first_meeting_of_mentoring(
    desk: Desk, stage: str
) -> None:
    lee = add(desk, "Lee Sample", stage=stage, on="2026-01-01")
    talk = propose(desk, meet(desk, lee, kind="first").id)
    assert talk.template == "first"
    assert talk.items[0].startswith("Introductions")
    assert "talk again" in talk.items[-1]
    assert STAY not in talk.body


@pytest.mark.parametrize("stage", ["conversation", "active"])
def test_an_ex_boss_is_not_introduced(desk: Desk, stage: str) -> None:
    lee = add(desk, "Lee Sample", stage=stage, on="2026-01-01", source="known")
    assert "Introductions" not in propose(desk, meet(desk, lee, kind="first").id).body
    pat = add(desk, "Pat Sample", stage=stage, on="2026-01-01", source="known", familiar="acquainted")
    assert "Introductions" in propose(desk, meet(desk, pat, kind="first").id).body


@pytest.mark.parametrize("stage", ["active", "paused", "ended"])
def test_the_first_meeting_with_a_mentor_says_how_we_work_together(desk: Desk, stage: str) -> None:
    lee = add(desk, "Lee Sample", stage=stage, on="2026-01-01")
    assert STAY in propose(desk, meet(desk, lee, kind="first").id).body


def test_with_a_mentor_beside_or_in_a_circle_it_is_no_first_talk(desk: Desk, kim: str) -> None:
    lee = add(desk, "Lee Sample")
    assert STAY in propose(desk, meet(desk, lee, kim, kind="first").id).body
    with desk.store.changing() as portfolio:
        portfolio[Circle].put(
            Circle(id="peers", created=desk.today, updated=desk.today, name="Peers", members=(lee,))
        )
    assert STAY in propose(desk, meet(desk, lee, circle="peers", kind="first").id).body


def test_what_was_promised_between_two_is_not_told_to_a_third(desk: Desk, kim: str) -> None:
    anna = add(desk, "Anna Sample", stage="active", on="2025-09-01")
    held(desk, kim, actions=(Action(id="aaaaaaa2", text="between Kim and me"),))
    held(desk, kim, anna, actions=(Action(id="aaaaaaa3", text="among us three"),))
    both = propose(desk, meet(desk, kim, anna).id).body
    assert ("between Kim" in both, "among us three" in both) == (False, True)
    alone = propose(desk, meet(desk, kim).id).body
    assert ("between Kim" in alone, "among us three" in alone) == (True, True)


def test_nothing_private_is_on_what_is_sent_ahead(desk: Desk) -> None:
    add_need(desk, "Lead a team", why="SECRET why")
    kim = add(
        desk,
        "Kim Sample",
        supports=["lead a team"],
        stage="active",
        on="2025-09-01",
        constraint=["SECRET constraint"],
        positive=["SECRET positive"],
        notes="SECRET notes",
        email="secret@example.org",
    )
    held(desk, kim, notes="SECRET note", insights=("SECRET insight",))
    meeting = meet(desk, kim, notes="SECRET plan")
    for kind in ("first", "regular", "review", "closing", "incident"):
        shown = propose(desk, meeting.id, template=kind, format="ics")
        assert "secret" not in (shown.body + shown.payload.decode()).casefold(), kind


@pytest.mark.parametrize(("minutes", "topics"), [(10, 1), (30, 2), (45, 3), (60, 3), (240, 3)])
def test_a_short_meeting_is_not_filled_with_every_need(desk: Desk, minutes: int, topics: int) -> None:
    for title, priority in (("Need D", "1"), ("Need C", "2"), ("Need B", "3"), ("Need A", "3")):
        add_need(desk, title, priority=priority)
    kim = add(
        desk, "Kim Sample", supports=list(desk.store.reading()[Need].by_id()), stage="active", on="today"
    )
    held(desk, kim)
    items = propose(desk, meet(desk, kim, minutes=minutes).id).items
    needs = [i for i in items if i.startswith("Need")]
    assert len(needs) == topics
    assert [i[:6] for i in needs] == ["Need A", "Need B", "Need C"][:topics]


def test_met_needs_and_those_of_others_are_not_proposed(desk: Desk, kim: str) -> None:
    add_need(desk, "Read a budget")
    held(desk, kim)
    assert "budget" not in propose(desk, meet(desk, kim).id).body
    with desk.store.changing() as portfolio:
        portfolio[Need].put(changed(portfolio[Need]["lead-a-team"], desk.today, status="met"))
    assert "Lead a team" not in propose(desk, meet(desk, kim).id).body


def test_halfway_through_a_term_the_agenda_asks_what_to_change_until_that_was_done(
    desk: Desk, kim: str, golden: Golden
) -> None:
    held(desk, kim)
    term = Term(form="formal", start=desk.today.replace(2025, 9, 1), end=desk.today.replace(2026, 5, 31))
    with desk.store.changing() as portfolio:
        portfolio[Mentor].put(changed(portfolio[Mentor][kim], desk.today, form="formal", terms=(term,)))
    assert HALFWAY not in propose(desk, meet(desk, kim, when="2026-01-14T10:00").id).items
    meeting = meet(desk, kim, when="2026-01-22T10:00")
    assert HALFWAY in propose(desk, meeting.id).items
    late = propose(desk, meet(desk, kim, when="2026-05-20T10:00").id).body
    golden(late)
    with desk.store.changing() as portfolio:
        portfolio[Evaluation].put(
            Evaluation(
                id="eeeeeee2",
                created=desk.today,
                updated=desk.today,
                mentor=kim,
                on=desk.today,
                at="middle",
                progress=4,
                value=4,
            )
        )
    assert HALFWAY not in propose(desk, meeting.id).items


def test_a_circles_session_is_about_the_incident_that_somebody_brings(
    desk: Desk, kim: str, golden: Golden
) -> None:
    anna = add(desk, "Anna Sample", stage="active", on="2025-09-01")
    with desk.store.changing() as portfolio:
        portfolio[Circle].put(
            Circle(id="leads", created=desk.today, updated=desk.today, name="New leads", members=(kim, anna))
        )
    held(desk, kim)  # with one of them alone: no session of the circle
    first = meet(desk, kim, anna, circle="leads")
    assert propose(desk, first.id).template == "first"
    shown = propose(
        desk, meet(desk, kim, anna, circle="leads", presenter=anna, incident="the handover\nIt was late.").id
    )
    assert (shown.template, shown.who) == ("incident", "New leads")
    golden(*shown.items)
    assert "It was late" not in shown.body


def test_an_item_added_is_kept_and_the_rest_is_only_proposed(desk: Desk, kim: str, golden: Golden) -> None:
    meeting = meet(desk, kim)
    shown = propose(desk, meeting.id, add=["Salary", "The rota"])
    assert own(desk, meeting) == ("Salary", "The rota")
    assert shown.agenda == ("Salary", "The rota")
    assert {"Salary", "The rota"} < {*shown.items}
    assert shown.body.endswith("- Salary\n- The rota")
    with untouched(desk):
        golden(propose(desk, meeting.id, add=["salary"]).sentence)


def test_keeping_loses_nothing_and_puts_the_rest_where_it_belongs(desk: Desk, kim: str) -> None:
    meeting = meet(desk, kim, agenda=("Zebra", "Salary"))
    items = propose(desk, meeting.id, keep=True).items
    assert own(desk, meeting) == items
    assert "Zebra" not in (items[0], items[-1])
    assert "Salary" not in (items[0], items[-1])
    assert [i for i in items if i in ("Zebra", "Salary")] == ["Zebra", "Salary"]


def test_keeping_twice_adds_nothing_twice_and_what_is_new_stands_before_the_end(desk: Desk, kim: str) -> None:
    held(desk, kim)
    meeting = meet(desk, kim)
    first = propose(desk, meeting.id, keep=True).agenda
    with untouched(desk):
        assert propose(desk, meeting.id, keep=True).agenda == first
    held(desk, kim, when="2026-01-20T10:00", next_areas=("saying no",))
    again = propose(desk, meeting.id, keep=True).agenda
    assert any("saying no" in item for item in again)
    assert again[-1] == first[-1]
    assert {*first} - {*again} == set()


def test_a_new_need_is_still_proposed_when_all_before_was_kept(desk: Desk, kim: str) -> None:
    held(desk, kim)
    meeting = meet(desk, kim)
    propose(desk, meeting.id, keep=True)
    propose(desk, meeting.id, add=["Salary"])
    add_need(desk, "Read a budget", supported_by=["kim"])
    assert [i for i in propose(desk, meeting.id).further if i.startswith("Read a budget")]


def test_what_one_took_off_the_agenda_is_not_sent_ahead(desk: Desk, kim: str) -> None:
    meeting = meet(desk, kim, agenda=("Salary",))
    shown = propose(desk, meeting.id)
    assert shown.further
    assert shown.body.split("\n")[2:] == ["- Salary"]


@pytest.mark.parametrize("state", ["held", "cancelled"])
def test_a_meeting_that_is_over_gets_no_agenda(desk: Desk, kim: str, state: str) -> None:
    meeting = meet(desk, kim, held=state == "held", cancelled=state == "cancelled")
    for option in ({}, {"keep": True}):
        with untouched(desk), pytest.raises(RuleRefusal):
            propose(desk, meeting.id, **option)


def test_a_file_that_cannot_be_written_leaves_the_agenda_as_it_was(desk: Desk, kim: str) -> None:
    meeting = meet(desk, kim)
    with untouched(desk), pytest.raises(MentorfolioError):
        propose(desk, meeting.id, keep=True, output=str(desk.home / "portfolio.json" / "x.ics"))


@pytest.mark.parametrize(
    "given", [{"add": ["a\x1b[31m"]}, {"add": [" "]}, {"format": "pdf"}, {"template": "../x"}]
)
def test_what_cannot_be_meant_changes_nothing(desk: Desk, kim: str, given: dict[str, object]) -> None:
    meeting = meet(desk, kim)
    with untouched(desk), pytest.raises(MentorfolioError):
        propose(desk, meeting.id, **given)


def test_text_of_a_person_is_never_run_as_a_template(desk: Desk) -> None:
    add_need(desk, "Say {{ 7 * 7 }} {% if x %}")
    kim = add(desk, "Kim {{ 1 }} Sample", supports=["say"], stage="active", on="today")
    meeting = meet(desk, kim, agenda=("{{ mentors }}",))
    assert "Say {{ 7 * 7 }} {% if x %}" in propose(desk, meeting.id).body + " ".join(
        propose(desk, meeting.id).items
    )
    assert "{{ mentors }}" in propose(desk, meeting.id).items


def test_at_a_terminal_a_yes_keeps_what_was_read(desk: Desk, kim: str) -> None:
    meeting = meet(desk, kim)
    desk, asker = desk.asking("y")
    shown = propose(desk, meeting.id)
    assert asker.keys == ["keep"]
    assert "Introductions" in "\n".join(asker.said)
    assert own(desk, meeting) == shown.items
    assert (shown.saved, shown.asked) == (True, True)


@pytest.mark.parametrize("answer", ["n", "no"])
def test_at_a_terminal_a_no_changes_nothing(desk: Desk, kim: str, answer: str) -> None:
    meeting = meet(desk, kim)
    desk, _ = desk.asking(answer)
    with untouched(desk):
        assert not propose(desk, meeting.id).saved


def test_going_back_from_the_agenda_is_no_no(desk: Desk, kim: str) -> None:
    meeting = meet(desk, kim)
    desk, _ = desk.asking("<", "y")
    assert propose(desk, meeting.id).saved


def test_at_a_terminal_leaving_changes_nothing(desk: Desk, kim: str) -> None:
    meeting = meet(desk, kim)
    desk, _ = desk.asking()
    with untouched(desk), pytest.raises(Interrupted):
        propose(desk, meeting.id)


def test_in_the_editor_the_agenda_becomes_what_one_leaves_there(desk: Desk, kim: str) -> None:
    meeting = meet(desk, kim)
    desk, _ = desk.asking("edit", "- one thing\n\n  -  another\nwithout a dash\n")
    propose(desk, meeting.id)
    assert own(desk, meeting) == ("one thing", "another", "without a dash")


def test_what_the_editor_left_is_not_lost_where_it_cannot_be_kept(desk: Desk, kim: str) -> None:
    meeting = meet(desk, kim)
    desk, _ = desk.asking("edit", "- one \x1b thing\n")
    with untouched(desk), pytest.raises(UsageProblem) as told:
        propose(desk, meeting.id)
    kept = Path(str(told.value.hint).removeprefix("Your text is kept in ").removesuffix("."))
    assert kept.read_text(encoding="utf-8") == "- one \x1b thing\n"


@pytest.mark.parametrize("option", [{"add": ["Salary"]}, {"keep": True}, {"format": "text"}])
def test_who_says_what_to_do_is_not_asked(desk: Desk, kim: str, option: dict[str, object]) -> None:
    meeting = meet(desk, kim)
    desk, asker = desk.asking()
    propose(desk, meeting.id, **option)
    assert asker.keys == []


def test_an_own_agenda_wins_and_what_it_leaves_out_of_ones_agenda_is_not_lost(desk: Desk, kim: str) -> None:
    template(desk, "regular", "{{ names }}:\n- {{ mentors[0].name }}, {{ me.name }}, {{ meeting.minutes }}")
    held(desk, kim)
    meeting = meet(desk, kim, agenda=("Salary",))
    shown = propose(desk, meeting.id, keep=True)
    assert {*shown.agenda} == {"Salary", "Kim Sample, , 60"}
    assert shown.body.startswith("Kim:\n\n- ")


def test_an_own_agenda_that_brings_nothing_says_so(desk: Desk, kim: str) -> None:
    path = template(desk, "mine", "{% if meeting.circle %}\n- a circle\n{% endif %}\nNothing.")
    meeting = meet(desk, kim)
    with untouched(desk), pytest.raises(UsageProblem, match="adds nothing") as told:
        propose(desk, meeting.id, template="mine")
    assert str(path) in told.value.message


@pytest.mark.parametrize(("minutes", "most"), [(15, 2), (20, 2), (60, 9)])
def test_a_coffee_has_two_things_to_talk_about(desk: Desk, minutes: int, most: int) -> None:
    for title in ("Lead a team", "Read a budget", "Say no"):
        add_need(desk, title)
    add(
        desk,
        "Kim Sample",
        supports=["lead-a-team", "read-a-budget", "say-no"],
        stage="active",
        on="2025-06-01",
    )
    planned = meet(desk, "kim-sample", minutes=minutes).id
    items = meetings.agenda(desk, planned, {}).items
    assert 2 <= len(items) <= most
    if most == 2:
        own = meetings.agenda(desk, planned, {"add": ["the rota", "nights", "my report"]}).items
        assert own == ("the rota", "nights", "my report"), "what one put on it is never cut"
    else:
        assert len(items) > 2

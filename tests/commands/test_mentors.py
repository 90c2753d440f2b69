"""Mentors: added, changed, ranked, moved, removed; refused changes touch nothing."""

from __future__ import annotations

from typing import Any

import pytest

from mentorfolio.commands.mentor.fields import LISTS, PersonChange
from mentorfolio.commands.mentor.people import single_fields
from mentorfolio.domain.pointing import dangling
from mentorfolio.domain.records import Checkin, Circle, Gift, Meeting, Mentor, Outreach, Reflection
from mentorfolio.errors import (
    AlreadyThere,
    Ambiguous,
    Interrupted,
    MentorfolioError,
    MissingValue,
    NotFound,
    RuleRefusal,
    UsageProblem,
)
from mentorfolio.fields.field import fields_of
from tests.commands.desk import LEAVE, Desk, add, add_need, untouched
from tests.commands.typed import log, mentors, needs, next_, reflect
from tests.domain.build import TODAY, checkin, day, letter, meeting, mentor
from tests.support import Golden

EVERYTHING: dict[str, Any] = {
    "email": "julie@example.org",
    "role": "head of nursing",
    "organisation": "Sample Hospital",
    "link": ["https://example.org/julie"],
    "knowing": ["how=3", "whom"],
    "supports": ["lead=1"],
    "skill": ["rotas", "rotas"],
    "tag": ["night"],
    "source": "known",
    "introduced_by": "Kim",
    "line": "same-organisation",
    "positive": ["calm"],
    "constraint": ["busy"],
    "rank": "2",
    "direction": "peer",
    "cadence": "2 W",
    "stage": "active",
    "on": "2025-09-01",
    "last_contact": "2025-12",
    "notes": "one\r\ntwo",
}


def test_everything_said_about_somebody_is_kept(desk: Desk) -> None:
    add_need(desk, "Lead a team")
    record = mentors.add(desk, "  Julie Okafor ", EVERYTHING).record
    julie = desk.mentor("julie-okafor")
    assert (julie.name, julie.email, julie.role) == ("Julie Okafor", "julie@example.org", "head of nursing")
    assert (julie.knowing, julie.supports) == ({"how": 3, "whom": 2}, {"lead-a-team": 1})
    assert (julie.skills, julie.tags, julie.links) == (("rotas",), ("night",), ("https://example.org/julie",))
    assert (julie.source, julie.introduced_by, julie.line) == ("known", "Kim", "same-organisation")
    assert (julie.positives, julie.constraints, julie.notes) == (("calm",), ("busy",), "one\ntwo")
    assert (julie.rank, julie.direction, julie.cadence) == (2, "peer", "2w")
    assert (julie.stage, julie.stage_since, julie.told_contact) == (
        "active",
        day("2025-09-01"),
        day("2025-12-01"),
    )
    promised = (
        "id name email role organisation links knowing supports skills tags source introduced_by line "
        "positives constraints rank form direction cadence stage stage_since manager_informed last_contact "
        "next_contact knows terms resources notes created updated"
    )
    assert set(promised.split()) <= set(record)
    assert record["knowing"] == {"why": 0, "how": 3, "whom": 2}
    assert (record["last_contact"], record["next_contact"]) == ("2025-12-01", "2025-12-15")


def test_somebody_of_whom_only_the_name_is_known_is_a_candidate_since_today(desk: Desk) -> None:
    record = mentors.add(desk, "Kim Sample", {}).record
    assert (record["stage"], record["stage_since"]) == ("candidate", "2026-01-21")
    assert (record["form"], record["direction"]) == ("informal", "mentor")
    for empty in ("email", "role", "line", "source", "rank", "cadence", "notes", "last_contact"):
        assert record[empty] is None
    for nothing in ("links", "skills", "tags", "positives", "constraints", "knows", "terms", "resources"):
        assert len(record[nothing]) == 0


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("", {}),
        ("  ", {}),
        ("Kim\nSample", {}),
        ("Kim\x1b[31m", {}),
        ("Kim", {"knowing": ["where"]}),
        ("Kim", {"knowing": ["how=7"]}),
        ("Kim", {"knowing": ["how=0"]}),
        ("Kim", {"knowing": ["how="]}),
        ("Kim", {"knowing": ["how=\u0663"]}),
        ("Kim", {"supports": ["lead=4"]}),
        ("Kim", {"email": "kim"}),
        ("Kim", {"email": "kim@"}),
        ("Kim", {"line": "boss"}),
        ("Kim", {"source": "party"}),
        ("Kim", {"form": "loose"}),
        ("Kim", {"direction": "up"}),
        ("Kim", {"cadence": "0w"}),
        ("Kim", {"cadence": "often"}),
        ("Kim", {"cadence": "9999y"}),
        ("Kim", {"stage": "friend", "on": "today"}),
        ("Kim", {"stage": "active", "on": "tomorrow"}),
        ("Kim", {"on": "1/2/2025"}),
        ("Kim", {"last_contact": "next fri"}),
        ("Kim", {"skill": ["a\tb"]}),
        ("Kim", {"tag": [" "]}),
        ("Kim", {"notes": "a\x00b"}),
        ("Kim", {"positive": ["a\u2028b"]}),
    ],
)
def test_what_cannot_be_meant_adds_nobody(desk: Desk, name: str, given: dict[str, Any]) -> None:
    add(desk, "Somebody Else")
    with untouched(desk), pytest.raises(UsageProblem) as refused:
        mentors.add(desk, name, given | {"supports": [*given.get("supports", []), "no-such-need"]})
    assert refused.value.exit_code == 2, "before any name is looked up"


@pytest.mark.parametrize("given", [{"supports": ["budget"]}, {"knows": ["nobody"]}])
def test_an_unknown_name_adds_nobody(desk: Desk, given: dict[str, Any]) -> None:
    add_need(desk, "Lead a team")
    with untouched(desk), pytest.raises(NotFound):
        mentors.add(desk, "Kim Sample", given)


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("Zoë Sample", {}),
        ("zoe  sample".replace("  ", " "), {}),
        ("Other Name", {"email": "ZOE@example.org"}),
    ],
)
def test_a_second_person_of_that_name_or_address_is_told_and_can_be_meant(
    desk: Desk, name: str, given: dict[str, Any]
) -> None:
    add(desk, "Zoë Sample", email="zoe@example.org")
    with untouched(desk), pytest.raises(AlreadyThere) as refused:
        mentors.add(desk, name, given)
    assert refused.value.exit_code == 4
    assert "--anyway" in (refused.value.hint or "")
    mentors.add(desk, name, given | {"anyway": "yes"})
    assert len(desk.mentors()) == 2


def test_an_id_is_never_given_again(desk: Desk) -> None:
    assert add(desk, "Julie Okafor") == "julie-okafor"
    mentors.remove(desk, "julie-okafor", yes=True)
    assert add(desk, "Julie Okafor") == "julie-okafor-2"
    mentors.remove(desk, "julie-okafor-2", yes=True)
    assert add(desk, "Julie Okafor") == "julie-okafor-3"
    assert [add(desk, name) for name in ("💡", "田中", "!!!")] == ["mentor", "田中", "mentor-2"]


def test_edit_adds_to_lists_and_replaces_single_values(desk: Desk) -> None:
    add_need(desk, "Lead a team")
    mentors.add(desk, "Julie Okafor", EVERYTHING)
    given: dict[str, Any] = {"skill": ["budgets", "ROTAS"], "role": "director", "knowing": ["why=1", "how=0"]}
    mentors.edit(desk, "julie", given | {"supports": ["lead=3"]})
    julie = desk.mentor("julie-okafor")
    assert (julie.skills, julie.role) == (("rotas", "budgets"), "director")
    assert (julie.knowing, julie.supports) == ({"whom": 2, "why": 1}, {"lead-a-team": 3})
    assert (julie.email, julie.positives) == ("julie@example.org", ("calm",))


def test_an_empty_text_clears_and_a_list_loses_what_is_named(desk: Desk) -> None:
    add_need(desk, "Lead a team")
    mentors.add(desk, "Julie Okafor", EVERYTHING)
    gone: dict[str, Any] = {
        **dict.fromkeys(("email", "role", "line", "source", "cadence", "notes", "last_contact"), ""),
        "remove_skill": ["ROTAS"],
        "remove_supports": ["lead"],
    }
    mentors.edit(desk, "julie", gone)
    julie = desk.mentor("julie-okafor")
    assert (julie.email, julie.role, julie.line, julie.source, julie.cadence) == ("", "", None, None, None)
    assert (julie.notes, julie.told_contact, julie.skills, julie.supports) == ("", None, (), {})
    with untouched(desk), pytest.raises(UsageProblem, match="no skill"):
        mentors.edit(desk, "julie", {"remove_skill": ["rotas"]})


def test_a_last_contact_told_by_hand_never_moves_back(desk: Desk) -> None:
    add(desk, "Kim Sample", last_contact="2025-12-24")
    mentors.edit(desk, "kim", {"last_contact": "2025-11-01"})
    assert desk.mentor("kim-sample").told_contact == day("2025-12-24")
    mentors.edit(desk, "kim", {"last_contact": "2026-01-02"})
    assert desk.mentor("kim-sample").told_contact == day("2026-01-02")


def test_a_change_of_form_begins_a_new_term_and_keeps_the_old_one(desk: Desk) -> None:
    add(desk, "Kim Sample", form="formal", stage="active", on="2025-09-01", cadence="1m")
    mentors.edit(desk, "kim", {"form": "informal", "on": "2026-01-10"})
    terms = desk.mentor("kim-sample").terms
    assert [(t.form, t.start) for t in terms] == [
        ("formal", day("2025-09-01")),
        ("informal", day("2026-01-10")),
    ]
    mentors.edit(desk, "kim", {"role": "director"})
    assert desk.mentor("kim-sample").terms == terms


@pytest.mark.parametrize("which", ["nobody", "kim"])
def test_an_edit_that_says_nothing_is_a_slip_whoever_it_names(desk: Desk, which: str) -> None:
    add(desk, "Kim Sample")
    with untouched(desk), pytest.raises(UsageProblem):
        mentors.edit(desk, which, {})


@pytest.mark.parametrize(
    ("which", "given", "code"),
    [
        ("nobody", {"email": "kim"}, 2),
        ("nobody", {"role": "x"}, 3),
        ("sample", {"role": "x"}, 4),
        ("kim", {"name": "Lee Sample"}, 4),
        ("kim", {"email": "lee@example.org"}, 4),
        ("kim", {"name": " "}, 2),
        ("kim", {"supports": ["nothing"]}, 3),
        ("kim", {"stage": "active"}, 2),
        ("kim", {"stage": "active", "on": "2020-01-01"}, 2),
        ("kim", {"stage": "candidate"}, 5),
    ],
)
def test_a_refused_edit_touches_nothing(desk: Desk, which: str, given: dict[str, Any], code: int) -> None:
    add(desk, "Kim Sample")
    add(desk, "Lee Sample", email="lee@example.org")
    with untouched(desk), pytest.raises(MentorfolioError) as refused:
        mentors.edit(desk, which, given)
    assert refused.value.exit_code == code


def test_somebody_keeps_their_own_name_and_address_when_edited(desk: Desk) -> None:
    add(desk, "Kim Sample", email="kim@example.org")
    mentors.edit(desk, "kim", {"name": "KIM Sample", "email": "Kim@example.org"})
    assert desk.mentor("kim-sample").name == "KIM Sample"


def test_whom_somebody_knows_are_others_each_once(desk: Desk) -> None:
    add(desk, "Lee Sample")
    add(desk, "Kim Sample", knows=["lee", "Lee Sample"])
    assert desk.mentor("kim-sample").knows == ("lee-sample",)
    with untouched(desk), pytest.raises(UsageProblem):
        mentors.edit(desk, "kim", {"knows": ["lee", "kim"]})
    mentors.edit(desk, "kim", {"remove_knows": ["lee"]})
    assert desk.mentor("kim-sample").knows == ()


@pytest.mark.parametrize(("text", "rank"), [("1", 1), (" 7 ", 7), ("none", None), ("NONE", None)])
def test_a_rank_is_a_whole_number_or_none(desk: Desk, text: str, rank: int | None) -> None:
    add(desk, "Kim Sample", rank="3")
    mentors.rank(desk, "kim", text)
    assert desk.mentor("kim-sample").rank == rank
    mentors.edit(desk, "kim", {"rank": "3"})
    mentors.edit(desk, "kim", {"rank": text})
    assert desk.mentor("kim-sample").rank == rank


@pytest.mark.parametrize("text", ["0", "-1", "1.5", "first", "", "\u0663", "99999999"])
def test_what_is_no_rank_is_refused_before_the_name(desk: Desk, text: str) -> None:
    add(desk, "Kim Sample")
    with untouched(desk), pytest.raises(UsageProblem):
        mentors.rank(desk, "nobody", text)


def test_a_stage_is_moved_with_its_day_and_reason(desk: Desk) -> None:
    add(desk, "Kim Sample", on="2026-01-05")
    with untouched(desk), pytest.raises(UsageProblem):
        mentors.stage(desk, "kim", "active", {})
    mentors.stage(desk, "kim", "active", {"on": "mon", "reason": "met at a party"})
    kim = desk.mentor("kim-sample")
    assert (kim.stage, kim.stage_since, kim.history[-1].reason) == (
        "active",
        day("2026-01-19"),
        "met at a party",
    )
    with untouched(desk), pytest.raises(RuleRefusal):
        mentors.stage(desk, "kim", "active", {})
    with untouched(desk), pytest.raises(UsageProblem):
        mentors.stage(desk, "nobody", "friend", {})
    with untouched(desk), pytest.raises(NotFound):
        mentors.stage(desk, "nobody", "ended", {})


def test_removing_somebody_needs_a_yes(desk: Desk) -> None:
    add(desk, "Kim Sample")
    with untouched(desk), pytest.raises(NotFound):
        mentors.remove(desk, "nobody", yes=False)
    with untouched(desk), pytest.raises(MissingValue):
        mentors.remove(desk, "kim-sample", yes=False)
    doubting, _ = desk.asking("no")
    with untouched(desk):
        mentors.remove(doubting, "kim-sample", yes=False)
    sure, _ = desk.asking("yes")
    mentors.remove(sure, "kim-sample", yes=False)
    assert desk.mentors() == {}


def test_removing_somebody_takes_their_traces_and_nobody_elses(desk: Desk) -> None:
    own: dict[str, Any] = {"created": TODAY, "updated": TODAY}
    with desk.store.changing() as portfolio:
        portfolio[Mentor].put(mentor("Rust"))
        portfolio[Mentor].put(mentor("Lee", knows=("rust", "kim")))
        portfolio[Mentor].put(mentor("Kim"))
        portfolio[Outreach].put(letter("rust", id="aaaaaaa2"))
        portfolio[Outreach].put(letter("lee", id="aaaaaaa3"))
        portfolio[Checkin].put(checkin("rust", "2026-01-05", (1, 2, 3, 4), (1, 2)))
        portfolio[Gift].put(Gift(id="g", mentor="rust", text="a book", on=TODAY, **own))
        portfolio[Meeting].put(meeting("2026-01-05", "rust", id="alone222"))
        portfolio[Meeting].put(meeting("2026-01-06", "rust", "lee", id="shared22"))
        portfolio[Circle].put(Circle(id="c", name="Peers", members=("rust", "lee"), **own))
        for n, about in enumerate(("mentor", "need")):
            portfolio[Reflection].put(
                Reflection(id=f"r{n}", about=about, subject="rust", text=f"about a {about}", on=TODAY, **own)
            )
    add_need(desk, "Rust")
    mentors.remove(desk, "Rust", yes=True)
    left = desk.store.reading()
    assert list(left[Mentor].by_id()) == ["lee", "kim"]
    assert left[Mentor]["lee"].knows == ("kim",)
    assert list(left[Outreach].by_id()) == ["aaaaaaa3"]
    assert [(i, m.mentors) for i, m in left[Meeting].by_id().items()] == [("shared22", ("lee",))]
    assert left[Circle]["c"].members == ("lee",)
    assert not left[Checkin].by_id()
    assert not left[Gift].by_id()
    assert [r.text for r in left[Reflection]] == ["about a need"]


def test_removing_a_need_of_a_mentors_name_leaves_what_was_said_about_the_mentor(desk: Desk) -> None:
    add(desk, "Rust", supports=add_need(desk, "Rust"))
    own: dict[str, Any] = {"created": TODAY, "updated": TODAY, "on": TODAY, "subject": "rust"}
    with desk.store.changing() as portfolio:
        portfolio[Reflection].put(Reflection(id="r", about="mentor", text="he listens", **own))
        portfolio[Reflection].put(Reflection(id="s", about="need", text="I improve", **own))
    needs.remove(desk, "rust", yes=True)
    said = {r.text: (r.about, r.subject) for r in desk.store.reading()[Reflection]}
    assert said == {"he listens": ("mentor", "rust"), "I improve": ("portfolio", None)}
    assert desk.mentor("rust").supports == {}


def test_at_a_terminal_edit_walks_through_all_of_it_and_saves_it_as_one_change(desk: Desk) -> None:
    need = add_need(desk, "Lead a team")
    add(desk, "Kim Sample", knowing="how=3", line="outside", positive=["calm", "slow"])
    said = {"supports": "1", "positive": "calm; fair", "email": "kim@example.org", "role": "Head of rotas"}
    asking, asker = desk.asking_by_key(said)
    mentors.edit(asking, "kim", {})
    assert asker.keys[:4] == ["supports", "role", "organisation", "knowing"]
    assert asker.known["knowing"] == "skill=3"
    assert asker.known["positive"] == "calm; slow"
    kim = desk.mentor("kim-sample")
    assert (kim.supports, kim.email, kim.role) == ({need: 1}, "kim@example.org", "Head of rotas")
    assert kim.positives == ("calm", "fair"), "a list typed anew replaces the old one"
    assert (kim.knowing, kim.line) == ({"how": 3}, "outside"), "Enter leaves what is there"
    again, _ = desk.asking_by_key({})
    with untouched(desk):
        mentors.edit(again, "kim", {})


def test_at_a_terminal_an_address_of_somebody_else_is_asked_again(desk: Desk) -> None:
    add(desk, "Lee Sample", email="lee@example.org")
    add(desk, "Kim Sample")
    asking, asker = desk.asking_by_key({"email": ["LEE@example.org", "kim", "kim@example.org"]})
    mentors.edit(asking, "kim", {})
    assert asker.keys.count("email") == 3
    assert desk.mentor("kim-sample").email == "kim@example.org"


def test_leaving_an_edit_keeps_what_was_answered(desk: Desk) -> None:
    add(desk, "Kim Sample")
    asking, _ = desk.asking_by_key({"knowing": "how=3", "positive": "calm", "email": LEAVE})
    with pytest.raises(Interrupted):
        mentors.edit(asking, "kim", {})
    kim = desk.mentor("kim-sample")
    assert (kim.knowing, kim.positives) == ({"how": 3}, ("calm",))


def test_the_list_shows_every_stage_unless_it_is_sifted(desk: Desk) -> None:
    need = add_need(desk, "Lead a team")
    add(desk, "Zoe Sample", rank="1", skill=["Rotas"], tag=["night shift"], source="known")
    add(desk, "Abe Sample", knowing="how", supports=need, notes="met in Łódź")
    add(desk, "Émile Sample", rank="1", stage="ended", on="2025-01-01", last_contact="2026-01-02")

    def listed(**given: Any) -> list[str]:
        return [m.name.split()[0] for m in mentors.list(desk, given).mentors]

    assert listed() == ["Émile", "Zoe", "Abe"]
    assert listed(sort="name") == ["Abe", "Émile", "Zoe"]
    assert listed(sort="recency") == ["Émile", "Abe", "Zoe"]
    assert listed(stage=["candidate"]) == ["Zoe", "Abe"]
    assert listed(stage=["ended", "active"]) == ["Émile"]
    assert listed(knowing="skill") == listed(need="lead") == listed(search="LODZ met") == ["Abe"]
    assert listed(skill="rota") == listed(tag="NIGHT") == listed(source="known") == ["Zoe"]
    assert listed(search="nothing of the kind") == []


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"stage": ["friend"], "need": "nothing"}, 2),
        ({"knowing": "where"}, 2),
        ({"source": "party"}, 2),
        ({"sort": "age"}, 2),
        ({"need": "nothing"}, 3),
    ],
)
def test_a_filter_that_cannot_be_meant_is_not_an_empty_list(
    desk: Desk, given: dict[str, Any], code: int
) -> None:
    with pytest.raises(MentorfolioError) as refused:
        mentors.list(desk, given)
    assert refused.value.exit_code == code


def test_two_namesakes_are_told_apart_by_id(desk: Desk) -> None:
    add(desk, "Kim Sample")
    mentors.add(desk, "Kim Sample", {"anyway": "yes"})
    with pytest.raises(Ambiguous, match="2 mentors"):
        mentors.show(desk, "Kim Sample")
    assert mentors.show(desk, "kim-sample-2").mentor.id == "kim-sample-2"


def test_removing_somebody_takes_the_thoughts_about_talks_with_them_alone_along(desk: Desk) -> None:
    add(desk, "Kim Sample")
    add(desk, "Lee Sample")
    alone, both = (log(desk, whom, ["a talk"], {}).record["id"] for whom in ("kim", "kim,lee"))
    for talk in (alone, both):
        reflect(desk, {"meeting": talk, "text": "so"})
    mentors.remove(desk, "kim-sample", yes=True)
    portfolio = desk.store.reading()
    assert [r.subject for r in portfolio[Reflection]] == [both]
    assert list(dangling(portfolio.everything())) == []


def test_when_the_last_of_a_circle_goes_what_was_planned_with_it_goes_and_what_was_held_stays(
    desk: Desk, golden: Golden
) -> None:
    own: dict[str, Any] = {"created": TODAY, "updated": TODAY}
    with desk.store.changing() as portfolio:
        portfolio[Mentor].put(mentor("Kim"))
        portfolio[Mentor].put(mentor("Lee"))
        portfolio[Circle].put(Circle(id="solo", name="Solo", members=("kim",), **own))
        portfolio[Circle].put(Circle(id="both", name="Both", members=("kim", "lee"), **own))
        for circle in ("solo", "both"):
            there = ("kim",) if circle == "solo" else ("kim", "lee")
            for word, more in (
                ("plan", {"held": False}),
                ("held", {}),
                ("off", {"held": False, "cancelled": True}),
            ):
                meant = f"{circle}{word}"
                portfolio[Meeting].put(meeting("2026-01-22", *there, id=meant, circle=circle, **more))
                portfolio[Reflection].put(
                    Reflection(id=f"r{meant}", about="meeting", subject=meant, text="so", on=TODAY, **own)
                )
    done = mentors.remove(desk, "kim", yes=True)
    left = desk.store.reading()
    assert {i: m.mentors for i, m in left[Meeting].by_id().items()} == {
        "soloheld": (),
        "solooff": (),
        "bothplan": ("lee",),
        "bothheld": ("lee",),
        "bothoff": ("lee",),
    }
    assert "rsoloplan" not in left[Reflection].by_id()
    assert list(dangling(left.everything())) == []
    due = next_(desk, within=30).data()
    assert "Both" in str(due)
    assert "Solo" not in str(due)
    golden(*done.details)


def test_nobody_gets_the_word_that_means_you_as_an_id(desk: Desk) -> None:
    assert add(desk, "Me") == "me-2"
    assert add(desk, "ME", anyway="yes") == "me-3"


def test_removing_somebody_called_me_since_long_ago_leaves_you_as_the_presenter(desk: Desk) -> None:
    with desk.store.changing() as portfolio:
        portfolio[Mentor].put(mentor("Me"))
        portfolio[Mentor].put(mentor("Kim"))
        portfolio[Meeting].put(meeting("2026-01-06", "me", "kim", id="both2222", presenter="me"))
        portfolio[Meeting].put(meeting("2026-01-07", "kim", id="kims2222", presenter="me"))
    mentors.remove(desk, "me", yes=True)
    left = desk.store.reading()[Meeting].by_id()
    assert [(m.mentors, m.presenter) for m in left.values()] == [(("kim",), "me"), (("kim",), "me")]
    assert left["kims2222"].updated != TODAY, "it has nothing to do with them"


def test_somebody_who_brought_an_incident_and_goes_is_not_named_as_its_presenter(desk: Desk) -> None:
    with desk.store.changing() as portfolio:
        portfolio[Mentor].put(mentor("Kim"))
        portfolio[Mentor].put(mentor("Lee"))
        portfolio[Meeting].put(meeting("2026-01-06", "lee", "kim", id="both2222", presenter="kim"))
        portfolio[Meeting].put(meeting("2026-01-07", "lee", id="late2222", presenter="kim"))
    mentors.remove(desk, "kim", yes=True)
    portfolio = desk.store.reading()
    assert [m.presenter for m in portfolio[Meeting]] == ["", ""]
    assert list(dangling(portfolio.everything())) == []


def test_every_option_that_is_a_field_of_a_mentor_reaches_the_record_and_the_others_are_known() -> None:
    fields = fields_of(PersonChange)
    single = {name for name, field in fields.items() if name in Mentor.__struct_fields__ and not field.many}
    told = PersonChange(**dict.fromkeys(single, "said"))  # type: ignore[arg-type]  # what it is, nobody reads
    assert set(single_fields(told)) == single
    assert {"role", "notes", "timezone", "name"} <= single
    removed = {name for name in fields if name.startswith("remove_")}
    lists = {"knowing", "supports", "knows", "email", "day", *LISTS}
    assert set(fields) - single - removed == {*lists, "stage", "on", "last_contact", "anyway"}


def test_the_page_of_somebody_not_heard_of_offers_a_letter_and_a_rhythm(desk: Desk) -> None:
    add(desk, "Kim Sample", stage="active", on="2025-09-01")
    assert mentors.show(desk, "kim").waits == "silence"
    log(desk, "kim", ["lunch"], {"on": "yesterday"})
    assert mentors.show(desk, "kim").waits == ""

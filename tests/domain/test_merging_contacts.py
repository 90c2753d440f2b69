"""Two versions of the network made one: nothing lost, the same both ways round, and no stranger merged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mentorfolio.domain.contacts import Contact, ContactFacts
from mentorfolio.domain.merging_contacts import Everybody, MergedContacts, merge_contacts
from mentorfolio.domain.merging_fields import KEPT
from mentorfolio.domain.records import changed
from mentorfolio.domain.sameness import marks_in, marks_of
from mentorfolio.domain.taking_in import Network

MON, TUE, WED = (date(2026, 1, day) for day in (19, 20, 21))


def says(name: str, at: str = "", role: str = "", email: str = "") -> ContactFacts:
    link = (f"https://www.linkedin.com/in/{at}",) if at else ()
    return ContactFacts(name=name, links=link, role=role, emails=(email,) if email else ())


def read(
    people: Sequence[ContactFacts], on: date = MON, into: Everybody | None = None, kind: str = "linkedin"
) -> Everybody:
    """What an import makes of a network."""
    network = Network(into.contacts.values() if into else (), on)
    network.take_in(kind, people, "c.csv")
    return Everybody(network.contacts, into.forgotten if into else {})


def noted(everybody: Everybody, who: str, on: date = TUE, **fields: object) -> Everybody:
    """Something of the owner's own about one contact."""
    contact = changed(everybody.contacts[who], on, **fields)
    return Everybody({**everybody.contacts, who: contact}, everybody.forgotten)


def forgotten(everybody: Everybody, who: str, on: date = TUE) -> Everybody:
    left = {i: c for i, c in everybody.contacts.items() if i != who}
    marks = dict.fromkeys(marks_of(everybody.contacts[who], left.values()), on)
    return Everybody(left, {**everybody.forgotten, **marks})


def both(base: Everybody | None, ours: Everybody, theirs: Everybody) -> MergedContacts:
    """Merged, the same the other way round, and once is enough."""
    merged, back = merge_contacts(base, ours, theirs), merge_contacts(base, theirs, ours)
    assert merged.contacts == back.contacts
    assert merged.forgotten == back.forgotten
    now = Everybody(merged.contacts, merged.forgotten)
    again = merge_contacts(base, now, theirs)
    assert (again.contacts, again.added, again.changed, again.removed) == (merged.contacts, 0, 0, 0)
    return merged


ANA, BEN = says("Ana Jones", "ana", "Controller"), says("Ben Lee", "ben")
BASE = read([ANA, BEN])


def test_tags_and_notes_of_both_computers_stay() -> None:
    ours = noted(BASE, "ana-jones", note="plays chess", tags=("a",))
    theirs = noted(BASE, "ana-jones", WED, note="owes me lunch", tags=("b",), mentor="ana")
    merged = both(BASE, ours, theirs)
    ana = merged.contacts["ana-jones"]
    assert ana.note == f"owes me lunch\n\n{KEPT}: plays chess"
    assert ({*ana.tags}, ana.mentor) == ({"a", "b"}, "ana")
    assert [(c.kind, c.id, c.field) for c in merged.conflicts] == [("contact", "ana-jones", "note")]
    assert (merged.added, merged.changed, merged.removed) == (0, 1, 0)


def test_one_file_read_on_both_computers_is_no_conflict() -> None:
    new = [says("Ana Jones", "ana", "Head of Finance"), BEN, says("Cy Doe", "cy")]
    merged = both(BASE, read(new, TUE, BASE), read(new, WED, BASE))
    assert (merged.conflicts, {*merged.contacts}) == ((), {"ana-jones", "ben-lee", "cy-doe"})
    ana = merged.contacts["ana-jones"]
    assert (ana.role, [f.role for f in ana.former], len(ana.sources)) == (
        *("Head of Finance", ["Controller"], 1),
    )


@pytest.mark.parametrize("known", [True, False])
def test_who_is_forgotten_on_one_computer_stays_so_though_the_other_reads_of_them_again(
    *, known: bool
) -> None:
    theirs = read([says("Ana Jones", "ana", "Head of Finance"), BEN], WED, BASE)
    merged = both(BASE if known else None, forgotten(BASE, "ana-jones"), theirs)
    assert {*merged.contacts} == {"ben-lee"}
    assert merged.forgotten
    assert merged.conflicts == ()


def test_who_is_forgotten_on_one_computer_is_told_with_what_the_other_noted_of_them() -> None:
    theirs = noted(BASE, "ana-jones", WED, note="plays chess")
    merged = both(BASE, forgotten(BASE, "ana-jones"), theirs)
    assert {*merged.contacts} == {"ben-lee"}
    assert [(c.id, c.field, c.kept, c.other) for c in merged.conflicts] == [
        ("ana-jones", None, "", "plays chess")
    ]


@pytest.mark.parametrize("is_noted", [False, True])
def test_who_was_merged_into_somebody_the_other_computer_forgot_is_there_again(*, is_noted: bool) -> None:
    network = Network(BASE.contacts.values(), TUE)
    network.merge(BASE.contacts["ana-jones"], BASE.contacts["ben-lee"], by_hand=True)
    theirs = forgotten(BASE, "ana-jones")
    theirs = noted(theirs, "ben-lee", WED, note="plays chess") if is_noted else theirs
    merged = both(BASE, Everybody(network.contacts, {}), theirs)
    assert merged.contacts == theirs.contacts


def test_a_kind_of_file_that_one_computer_took_out_does_not_come_back_with_a_note_of_the_other() -> None:
    base = read([says("Ana Jones", "ana", email="ana@example.org")], MON, BASE, "csv")
    theirs = noted(base, "ana-jones", sources=base.contacts["ana-jones"].sources[1:])
    for ours in (base, noted(base, "ana-jones", WED, note="plays chess")):
        (source,) = both(base, ours, theirs).contacts["ana-jones"].sources
        assert source.kind == "csv"


def test_two_contacts_made_one_in_either_order_are_one_where_the_two_meet() -> None:
    base = read([says("Ana Jones", role="Chair", email="ana@example.org")], MON, BASE, "google")
    base = noted(noted(base, "ana-jones", MON, note="plays chess"), "ana-jones-2", MON, tags=("bridge",))

    def made_one(first: str, second: str, on: date) -> Everybody:
        network = Network(base.contacts.values(), on)
        network.merge(base.contacts[first], base.contacts[second], by_hand=True)
        return Everybody(network.contacts, {})

    here, there = made_one("ana-jones", "ana-jones-2", TUE), made_one("ana-jones-2", "ana-jones", WED)
    merged = both(base, here, there)
    ana = merged.contacts["ana-jones"]
    assert ({*merged.contacts}, merged.conflicts) == ({"ana-jones", "ben-lee"}, ())
    assert (ana.note, ana.tags, ana.emails) == ("plays chess", ("bridge",), ("ana@example.org",))
    assert {s.kind for s in ana.sources} == {"linkedin", "google"}
    apart = noted(here, "ana-jones", WED, note="plays go")
    assert both(base, apart, there).contacts["ana-jones"].note.startswith("plays go")


@pytest.mark.parametrize("known", [True, False])
def test_work_that_a_newer_file_took_away_does_not_come_back_from_the_other_computer(*, known: bool) -> None:
    left = [says("Ana Jones", "ana"), says("Ben Lee", "ben", "Baker")]
    there = [says("Ana Jones", "ana", "Controller", "ana@example.org"), BEN]
    merged = both(BASE if known else None, read(left, WED, BASE), read(there, TUE, BASE))
    ana = merged.contacts["ana-jones"]
    assert (ana.role, [f.role for f in ana.former]) == ("", ["Controller"])
    assert ana.emails == ("ana@example.org",)


def test_an_old_file_read_again_on_one_computer_takes_nothing_back_that_the_other_learned() -> None:
    new = read([says("Ana Jones", "ana", "Head of Finance"), BEN], TUE, BASE)
    assert both(BASE, new, read([ANA, BEN], WED, BASE)).contacts["ana-jones"].role == "Head of Finance"


def test_whom_one_has_let_back_in_is_forgotten_no_more() -> None:
    base = forgotten(BASE, "ana-jones")
    again = read([ANA], WED, Everybody(base.contacts, {}))
    assert "ana-jones" in both(base, base, again).contacts


def test_who_was_merged_on_one_computer_has_what_the_other_noted_of_either() -> None:
    base = read([says("Ana Jones", email="ana@example.org")], MON, BASE, "google")
    network = Network(base.contacts.values(), TUE)
    network.merge(base.contacts["ana-jones"], base.contacts["ana-jones-2"], by_hand=True)
    merged = both(base, Everybody(network.contacts, {}), noted(base, "ana-jones-2", WED, note="plays chess"))
    assert {*merged.contacts} == {"ana-jones", "ben-lee"}
    assert merged.contacts["ana-jones"].note == "plays chess"
    assert merged.contacts["ana-jones"].emails == ("ana@example.org",)


@pytest.mark.parametrize("known", [True, False])
def test_two_strangers_of_one_name_stay_two(*, known: bool) -> None:
    other = says("Cy Doe", "cy-the-other")
    base = BASE if known else None
    merged = both(base, read([says("Cy Doe", "cy")], TUE, BASE), read([other], WED, BASE))
    found = {c.links[0][-5:]: i for i, c in merged.contacts.items() if c.name == "Cy Doe"}
    assert found == {"in/cy": "cy-doe", "other": "cy-doe-2"}
    assert [(c.field, c.kept, c.other) for c in merged.conflicts] == [("id", "cy-doe-2", "cy-doe")]


def test_one_person_under_two_ids_is_one() -> None:
    cy, other = says("Cy Doe", "cy"), says("Cy Doe", "cy-the-other")
    merged = both(BASE, read([cy, other], TUE, BASE), read([other, cy], TUE, BASE))
    assert sorted(c.links[0] for c in merged.contacts.values() if c.name == "Cy Doe") == [
        *(cy.links + other.links)
    ]


def test_who_was_taken_out_is_gone_unless_the_other_noted_something_of_them() -> None:
    without = Everybody({"ben-lee": BASE.contacts["ben-lee"]}, {})
    assert {*both(BASE, without, BASE).contacts} == {"ben-lee"}
    assert {*both(None, without, BASE).contacts} == {"ana-jones", "ben-lee"}
    assert {*both(BASE, without, read([ANA, BEN], WED, BASE)).contacts} == {"ben-lee"}, "read again, no news"
    merged = both(BASE, without, noted(BASE, "ana-jones", note="plays chess"))
    assert merged.contacts["ana-jones"].note == "plays chess"
    assert [(c.field, c.other) for c in merged.conflicts] == [(None, "taken out")]


@st.composite
def lives(draw: st.DrawFn) -> tuple[Everybody, Everybody, Everybody]:
    """A network, and what became of it on two computers."""
    return BASE, _lived(draw, "x"), _lived(draw, "y")


def _lived(draw: st.DrawFn, mark: str) -> Everybody:
    now = BASE
    for number in range(draw(st.integers(0, 3))):
        on = MON + timedelta(days=draw(st.integers(1, 2)))
        act = draw(st.sampled_from(("read", "note", "tag", "forget")))
        who = draw(st.sampled_from(sorted(now.contacts))) if now.contacts else ""
        if act == "read" or not who:
            now = read([says("Cy Doe", draw(st.sampled_from(("cy", "doe"))), f"{mark}{number}")], on, now)
        elif act == "forget":
            now = forgotten(now, who, on)
        elif act == "tag":
            now = noted(now, who, on, tags=(*now.contacts[who].tags, f"{mark}{number}"))
        else:
            now = noted(now, who, on, note=f"{now.contacts[who].note} {mark}{number}".strip())
    return now


@given(lives())
def test_where_one_computer_changed_nothing_all_is_as_on_the_other(
    lived: tuple[Everybody, Everybody, Everybody],
) -> None:
    base, theirs, _ = lived
    # Whom an import leaves out, because they were forgotten, is in no network.
    sources = (s for c in theirs.contacts.values() for s in c.sources)
    assume(not any(marks_in(s.says, s.kind, theirs.forgotten) for s in sources))
    assert both(base, base, theirs).contacts == theirs.contacts


@given(lives())
def test_what_two_lives_come_to_is_the_same_both_ways_and_keeps_every_note(
    lived: tuple[Everybody, Everybody, Everybody],
) -> None:
    base, ours, theirs = lived
    merged = both(base, ours, theirs)

    def links(everybody: Iterable[Contact]) -> set[str]:
        return {link for c in everybody for link in c.links}

    here = links(merged.contacts.values())
    for side in (ours, theirs):
        for contact in side.contacts.values():
            for text in (contact.note, *contact.tags):
                gone = not here & {*contact.links}
                assert gone or any(
                    text in (c.note, *c.tags) or text in c.note for c in merged.contacts.values()
                )
    assert [i for i, c in merged.contacts.items() if c.id != i] == []

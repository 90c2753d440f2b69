"""Contacts are one person when something firm says so, whatever the order of files, and never twice."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from time import process_time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mentorfolio.domain.contacts import KINDS, Contact, ContactFacts
from mentorfolio.domain.sameness import (
    is_organisation,
    link_key,
    marks_in,
    marks_of,
    may_be_one,
    name_key,
    same_organisation,
    twins,
    work,
)
from mentorfolio.domain.taking_in import Network, missing_from
from mentorfolio.domain.unproven import strange

TODAY = date(2026, 1, 21)
LATER = date(2026, 6, 1)


def link(name: str) -> tuple[str, ...]:
    return (f"https://www.linkedin.com/in/{name}",)


def taken(*files: tuple[str, list[ContactFacts]]) -> Network:
    network = Network((), TODAY)
    for kind, people in files:
        network.take_in(kind, people)
    return network


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Example Solar GmbH", "example solar"),
        ("Example Solar GmbH & Co. KG", "Example Solar"),
        ("Example Solar (Berlin)", "EXAMPLE SOLAR"),
        ("Ejemplo, S.A. de C.V.", "Ejemplo"),
        ("Example, Inc.", "Example"),
        ("Example Ltd", "Example Limited"),
        ("Café Exemple SAS", "Cafe Exemple"),
        ("The Example Company", "Example"),
        ("Müller & Söhne AG", "Muller und Sohne"),
        ("Esempio S.p.A.", "Esempio"),
        ("Lindenschule", "Lindenschule Primary School"),
        ("St Mary's Hospital", "St. Mary\N{RIGHT SINGLE QUOTATION MARK}s Hospital NHS Trust"),
        ("St Marys", "St Mary's NHS Foundation Trust"),
        ("St Mary's Hospital", "St Mary's University Hospital"),
        ("Example", "Example Group Ltd"),
        ("Klinikum Beispiel", "Klinikum Beispiel gGmbH"),
        ("gruenwerk", "Grünwerk eG"),
        ("Grünwerk", "Gruenwerk GmbH"),
    ],
)
def test_an_organisation_is_the_same_in_all_its_spellings(one: str, other: str) -> None:
    assert same_organisation(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Plan A", "Plan"),
        ("Example Solar", "Example"),
        ("", ""),
        ("AG", "GmbH"),
        ("Solar Example", "Example Solar"),
        ("Bank", "Bank of America"),
        ("Bank", "Bank Group"),
        ("Linden School", "Linden Hospital"),
        ("Oxford University", "Oxford University Hospitals NHS Trust"),
        ("Example", "Example Energy"),
        ("Hospital", "University Hospital"),
        ("Royal", "Royal Hospital"),
        ("School", "Primary School"),
    ],
)
def test_a_part_of_a_name_is_another_organisation(one: str, other: str) -> None:
    assert not same_organisation(one, other)


@pytest.mark.parametrize(
    ("organisation", "said", "has_colleagues"),
    [
        ("Stealth Startup 🚀", "CFO at Stealth Startup 🚀", False),
        ("Self-employed", "CFO, self-employed", False),
        ("Example Rail", "CFO at Example Rail", True),
    ],
)
def test_a_firm_without_a_name_is_said_as_a_place_and_makes_nobody_colleagues(
    organisation: str, said: str, has_colleagues: bool
) -> None:
    assert work("CFO", organisation) == said
    assert is_organisation(organisation) is has_colleagues


def test_names_are_compared_without_titles_degrees_and_accents() -> None:
    assert (
        name_key("Dr. Zoë Sample, MBA") == name_key("ZOE SAMPLE") == name_key("Sample, Zoe") == "zoe sample"
    )
    assert link_key("https://de.linkedin.com/in/Zo%C3%AB-s/?x=1") == link_key("linkedin.com/in/zoë-s")
    assert link_key("https://example.org/in/zoe") == ""
    assert may_be_one("A. Sample", "Ana Sample")
    assert not may_be_one("Ana Sample", "Ben Sample")


@pytest.mark.parametrize(
    "other",
    [
        ContactFacts(name="A. Sample", emails=("ANA@example.org",)),
        ContactFacts(name="Ana Married", links=("http://de.linkedin.com/in/ana/",)),
        ContactFacts(name="Dr. Ana Sample", organisation="EXAMPLE RAIL"),
    ],
)
def test_the_same_address_link_or_name_and_organisation_is_one_person(other: ContactFacts) -> None:
    ana = ContactFacts(
        name="Ana Sample", emails=("ana@example.org",), links=link("ana"), organisation="Example Rail Ltd"
    )
    network = taken(("linkedin", [ana]))
    found = network.take_in("vcard", [other])
    assert (found.added, found.merged, len(network.contacts)) == (0, 1, 1)
    assert [s.kind for s in network.contacts["ana-sample"].sources] == ["linkedin", "vcard"]


BOSS = ContactFacts(name="Big Boss", organisation="Bank", links=link("boss"))
HELPER = ContactFacts(name="Helper Nice", emails=("evil@example.org",), links=link("boss"))


@pytest.mark.parametrize("files", [[BOSS, HELPER], [HELPER, BOSS]])
def test_a_card_with_somebody_elses_profile_and_another_name_gives_them_no_address(
    files: list[ContactFacts],
) -> None:
    network = taken(*(("linkedin" if says is BOSS else "vcard", [says]) for says in files))
    network.take_in("linkedin", [BOSS])
    assert {c.name: c.emails for c in network.contacts.values()} == {
        "Big Boss": (),
        "Helper Nice": ("evil@example.org",),
    }
    ((one, other, reason),) = twins(network.contacts.values())
    assert ({one.name, other.name}, reason) == ({"Big Boss", "Helper Nice"}, "the same LinkedIn profile")
    network.merge(*sorted(network.contacts.values(), key=lambda c: c.name), by_hand=True)
    found = network.take_in("vcard", [HELPER])
    assert (found.added, len(network.contacts)) == (0, 1)


def test_who_gets_an_address_from_a_file_is_told_and_found_by_both_names() -> None:
    network = taken(("linkedin", [BOSS]))
    card = ContactFacts(name="Big B. Muster", emails=("evil@example.org",), links=link("boss"))
    (new,) = network.take_in("vcard", [card]).addresses
    assert (new.name, new.was, new.now) == ("Big Boss", None, "evil@example.org")
    (contact,) = network.contacts.values()
    assert "Muster" in contact.words
    assert not network.take_in("vcard", [card]).addresses


def test_who_was_forgotten_with_somebody_elses_profile_takes_them_along_to_no_import() -> None:
    network = taken(("linkedin", [BOSS]), ("vcard", [HELPER]))
    boss, helper = sorted(network.contacts.values(), key=lambda c: c.name)
    marks = dict.fromkeys(marks_of(helper, [boss, helper]), TODAY)
    assert marks_in(HELPER, "vcard", marks)
    assert not marks_in(BOSS, "linkedin", marks)


@pytest.mark.parametrize(
    "other",
    [
        ContactFacts(name="Ana Sample"),
        ContactFacts(name="Ana Sample", organisation="Example"),
        ContactFacts(name="Ana Sample", organisation="Example Rail", links=link("another-ana")),
        ContactFacts(name="Ben Sample", emails=("ana@example.org",)),
        ContactFacts(name="Other Person", emails=("info@example.org",)),
    ],
)
def test_a_name_alone_a_shared_mailbox_or_two_links_are_two_people(other: ContactFacts) -> None:
    emails = ("ana@example.org", "info@example.org")
    ana = ContactFacts(name="Ana Sample", emails=emails, links=link("ana"), organisation="Example Rail")
    network = taken(("linkedin", [ana]), ("vcard", [other]))
    assert len(network.contacts) == 2


def test_a_row_that_ties_two_contacts_together_makes_one_of_them() -> None:
    a = ContactFacts(name="Ana Sample", links=link("ana"))
    b = ContactFacts(name="Ana Sample", emails=("ana@example.org",))
    c = ContactFacts(name="Ana Sample", links=link("ana"), emails=("ana@example.org",))
    for order in permutations((("linkedin", a), ("google", b), ("csv", c))):
        network = taken(*((kind, [says]) for kind, says in order))
        assert len(network.contacts) == 1


def test_a_newer_file_tells_who_moved_and_who_is_gone_and_the_past_is_kept() -> None:
    ana = ContactFacts(name="Ana Sample", links=link("ana"), organisation="Example Solar", role="Controller")
    others = [ContactFacts(name=f"P{n} Sample", links=link(f"p{n}")) for n in range(3)]
    first = taken(("linkedin", [ana, *others]))
    second = Network(first.contacts.values(), LATER)
    moved = ContactFacts(
        name="Ana Sample", links=link("ana"), organisation="Example Rail", role="Head of finance"
    )
    found = second.take_in("linkedin", [moved, *others[1:]])
    told = [(c.field, c.was, c.now) for c in found.changed]
    assert told == [
        ("role", "Controller", "Head of finance"),
        ("organisation", "Example Solar", "Example Rail"),
    ]
    assert [c.name for c in missing_from([found], second.contacts).gone] == ["P0 Sample"]
    assert (found.added, found.updated, found.unchanged, found.merged) == (0, 1, 2, 0)
    assert "p0-sample" in second.contacts
    assert second.contacts["ana-sample"].former[0].organisation == "Example Solar"


@pytest.mark.parametrize("between", ["Big Bank", ""])
def test_who_goes_back_to_an_earlier_job_is_told_by_a_file_with_a_newer_connection(between: str) -> None:
    def somebody(name: str, organisation: str, day: int) -> ContactFacts:
        on = date(2020, 1, day)
        return ContactFacts(name=name, organisation=organisation, links=link(name), connected_on=on)

    ben = somebody("Ben", "Foo", 2)
    first = [somebody("Ana", "Example Rail", 1), ben]
    network = taken(("linkedin", first), ("linkedin", [somebody("Ana", between, 1), ben]))
    again = Network(network.contacts.values(), LATER).take_in("linkedin", first)
    assert again.older
    told = network.take_in("linkedin", [*first, somebody("Dora", "Bar", 3)])
    assert (told.older, [(c.was, c.now) for c in told.changed]) == (
        False,
        [(between or None, "Example Rail")],
    )
    assert [f.organisation for f in network.contacts["ana"].former] == [between, "Example Rail"]


def test_another_spelling_of_the_organisation_is_no_news() -> None:
    first = taken(
        ("linkedin", [ContactFacts(name="Ana Sample", links=link("ana"), organisation="Example Ltd")])
    )
    found = first.take_in(
        "linkedin", [ContactFacts(name="Ana Sample", links=link("ana"), organisation="Example")]
    )
    assert found.changed == []


def test_somebody_without_address_is_known_again_by_name_and_day_after_a_move() -> None:
    day = date(2018, 3, 15)
    network = taken(
        ("linkedin", [ContactFacts(name="Ana Sample", organisation="Example Solar", connected_on=day)])
    )
    found = network.take_in(
        "linkedin", [ContactFacts(name="Ana Sample", organisation="Example Rail", connected_on=day)]
    )
    assert (found.added, found.updated, len(network.contacts)) == (0, 1, 1)


@pytest.mark.parametrize("nowhere", ["Org 3", "", "Self-employed"])
def test_two_of_one_name_and_day_at_two_places_in_one_file_stay_two(nowhere: str) -> None:
    day = date(2016, 3, 6)
    places = ("Org 2", nowhere, "Org 4")
    rows = [ContactFacts(name="Org Two", organisation=place, connected_on=day) for place in places]
    for first in ([], rows[:1], rows[1:], rows):
        for second in (rows[:2], rows[1::-1]):
            network = taken(("linkedin", first), ("linkedin", second))
            assert {c.organisation for c in network.contacts.values()} == {
                says.organisation for says in (*first, *second)
            }
            assert not network.take_in("linkedin", second).added


def test_a_single_card_does_not_make_everybody_else_gone() -> None:
    people = [ContactFacts(name=f"P{n} Sample", emails=(f"p{n}@example.org",)) for n in range(5)]
    network = taken()
    network.take_in("vcard", people, "all.vcf")
    before = {*network.contacts}
    assert missing_from([network.take_in("vcard", people[:1], "all.vcf")], before) == (4, 5, ())
    # Another book, or one that has no name, tells nothing of this one.
    for name in ("one.vcf", "-", ""):
        assert missing_from([network.take_in("vcard", people[1:], name)], before) == (0, 0, ())


def test_who_was_merged_by_hand_stays_merged_at_the_next_import() -> None:
    rows = [
        ContactFacts(name="Ana Sample", organisation="Example Rail"),
        ContactFacts(name="Ana Sample", organisation="Solar"),
    ]
    network = taken(("linkedin", rows))
    one, two = network.contacts.values()
    network.merge(one, two)
    for order in (rows, rows[::-1]):
        found = Network(network.contacts.values(), LATER).take_in("linkedin", order)
        assert (found.added, found.merged) == (0, 1)


def test_twins_are_the_same_name_or_address_and_never_two_links() -> None:
    network = taken(
        (
            "linkedin",
            [
                ContactFacts(name="Ana Sample", links=link("ana")),
                ContactFacts(name="Ana Sample", links=link("ana-2")),
            ],
        ),
        (
            "vcard",
            [ContactFacts(name="Sample, Ana"), ContactFacts(name="Ben Sample", emails=("x@example.org",))],
        ),
        ("csv", [ContactFacts(name="Ana B", emails=("x@example.org",))]),
    )
    pairs = {(a.id, b.id, reason) for a, b, reason in twins(network.contacts.values())}
    assert ("ana-b", "ben-sample", "the same e-mail address") in pairs
    either = {
        ("ana-sample", "sample-ana", "the same name"),
        ("ana-sample-2", "sample-ana", "the same name"),
    }
    assert either <= pairs, "the one without a profile may be either"
    assert not any({a, b} == {"ana-sample", "ana-sample-2"} for a, b, _ in pairs)


def test_thousands_of_a_name_that_thousands_have_already_are_taken_in_at_once() -> None:
    here = taken(("linkedin", [ContactFacts(name="Ana Sample", links=link(f"a{n}")) for n in range(6000)]))
    network = Network(here.contacts.values(), LATER)
    begun = process_time()
    network.take_in("linkedin", [ContactFacts(name="Ana Sample", links=link(f"b{n}")) for n in range(3000)])
    assert process_time() - begun < 3
    assert len(network.contacts) == 9000


NAMES = st.sampled_from(["Ana Sample", "Ben Sample", "A. Sample", "Dr. Ana Sample", "Cleo Muster"])
PLACES = st.sampled_from(["", "Example Rail", "Example Rail Ltd", "Example Solar"])
EMAILS = st.lists(
    st.sampled_from(["a@example.org", "b@example.org", "info@example.org"]), max_size=2, unique=True
)
LINKS = st.sampled_from([(), link("ana"), link("ben"), link("cleo")])
PEOPLE = st.builds(
    lambda name, place, role, emails, links: ContactFacts(
        name=name, organisation=place, role=role, emails=tuple(emails), links=links
    ),
    NAMES,
    PLACES,
    st.sampled_from(["", "Head", "CTO"]),
    EMAILS,
    LINKS,
)


@given(st.lists(st.tuples(st.sampled_from([*KINDS]), st.lists(PEOPLE, max_size=6)), max_size=4))
def test_importing_twice_equals_once_and_every_row_is_counted(
    files: list[tuple[str, list[ContactFacts]]],
) -> None:
    network = Network((), TODAY)
    for kind, people in files:
        found = network.take_in(kind, people)
        assert found.added + found.updated + found.unchanged + found.merged == len(people)
        assert all(key == contact.id for key, contact in network.contacts.items())
    if files:
        again = Network(network.contacts.values(), TODAY)
        kind, people = files[-1]
        found = again.take_in(kind, people)
        assert found.added == 0
        assert found.updated + found.unchanged + found.merged == len(people)


WHO = {
    "ana": ContactFacts(
        name="Ana Sample", emails=("a@example.org",), links=link("ana"), organisation="Example Rail"
    ),
    "ben": ContactFacts(
        name="Ben Sample", emails=("b@example.org",), links=link("ben"), organisation="Example Rail"
    ),
    "cleo": ContactFacts(
        name="Cleo Muster", emails=("c@example.org",), links=link("cleo"), organisation="Example"
    ),
}


def _seen(who: str, what: frozenset[str]) -> ContactFacts:
    whole = WHO[who]
    return ContactFacts(name=whole.name, **{field: getattr(whole, field) for field in sorted(what)})


ROWS = st.builds(
    _seen,
    st.sampled_from([*WHO]),
    st.frozensets(st.sampled_from(["emails", "links", "organisation"]), min_size=1),
)


@given(st.lists(st.tuples(st.sampled_from([*KINDS]), st.lists(ROWS, max_size=6)), max_size=4))
def test_people_who_are_told_truly_change_nothing_the_second_time(
    files: list[tuple[str, list[ContactFacts]]],
) -> None:
    # LinkedIn's file that tells of anybody's work says of the others that they have none.
    assume(
        all(kind != "linkedin" or len({bool(p.organisation) for p in people}) < 2 for kind, people in files)
    )
    network = taken(*files)
    again = Network(network.contacts.values(), TODAY)
    for kind, people in files:
        found = again.take_in(kind, people)
        assert (found.added, found.changed) == (0, [])
    assert len(again.contacts) <= len(network.contacts)
    assert {c.name for c in again.contacts.values()} == {p.name for _, people in files for p in people}


@given(st.lists(PEOPLE, max_size=5), st.lists(PEOPLE, max_size=5), st.lists(PEOPLE, max_size=5))
def test_the_order_of_files_of_firm_keys_does_not_matter(
    a: list[ContactFacts], b: list[ContactFacts], c: list[ContactFacts]
) -> None:
    firm = [
        (
            kind,
            [
                ContactFacts(name=p.name, links=p.links, organisation=p.organisation, role=p.role)
                for p in people
                if p.links
            ],
        )
        for kind, people in (("linkedin", a), ("google", b), ("vcard", c))
    ]
    faces = {face(taken(*order)) for order in permutations(firm)}
    assert len(faces) == 1


def face(network: Network) -> tuple[tuple[object, ...], ...]:
    def told(contact: Contact) -> tuple[object, ...]:
        return (*sorted(contact.links), contact.name, contact.organisation, contact.role)

    return tuple(sorted(map(told, network.contacts.values()), key=str))


def test_two_who_work_for_themselves_are_not_one_by_their_name() -> None:
    network = Network((), TODAY)
    network.take_in("google", [ContactFacts(name="Ana Sample", organisation="Self-employed")])
    found = network.take_in("outlook", [ContactFacts(name="Ana Sample", organisation="self employed")])
    assert (found.added, found.merged) == (1, 0)
    assert len(twins(network.contacts.values())) == 1


def test_thousands_of_one_name_or_one_address_are_read_as_fast_as_others() -> None:
    def seconds(people: list[ContactFacts]) -> float:
        network = Network((), date(2026, 1, 21))
        begun = process_time()
        network.take_in("linkedin", people)
        network.take_in("linkedin", people)
        assert len(network.contacts) == len(people)
        return process_time() - begun

    def person(n: int, name: str, email: str) -> ContactFacts:
        link = f"https://www.linkedin.com/in/a{n}"
        return ContactFacts(name=name, emails=(email,), links=(link,), organisation="Example Rail")

    many = range(1500)
    usual = seconds([person(n, f"Ana{n} Sample{n}", f"a{n}@example.org") for n in many])
    assert seconds([person(n, "Ana Sample", f"a{n}@example.org") for n in many]) < 10 * usual
    assert seconds([person(n, f"A{n}x Sample", "a@example.org") for n in many]) < 10 * usual


def test_thousands_of_rows_of_one_person_are_read_at_once_and_leave_a_record_that_can_be_kept() -> None:
    network = Network((), TODAY)
    rows = [
        ContactFacts(
            name="Ana Sample",
            emails=(f"a{n}@example.org",),
            organisation="Example Rail",
            note=f"{n} " * 500,
        )
        for n in range(8000)
    ]
    begun = process_time()
    network.take_in("vcard", rows)
    assert process_time() - begun < 3
    (ana,) = network.contacts.values()
    assert strange(ana) is None
    assert ana.emails[:2] == ("a0@example.org", "a1@example.org")

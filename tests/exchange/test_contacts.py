"""Every layout of a contact file that is known is read, and a broken row costs nobody else."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorfolio.domain.text import typed_address
from mentorfolio.domain.unproven import strange
from mentorfolio.errors import MentorfolioError, StoreDamaged, UsageProblem
from mentorfolio.exchange.cleaning import facts
from mentorfolio.exchange.contacts import LARGEST, read
from tests.exchange import samples


def test_linkedin_with_its_preamble_gives_everybody_and_counts_who_has_no_name() -> None:
    found = read(samples.LINKEDIN.encode(), "f")
    assert (found.kind, found.encoding, found.delimiter) == ("linkedin", "utf-8", ",")
    ana, ben, cleo = (p.says for p in found.people)
    assert (ana.name, ana.organisation, ana.role) == ("Ana Sample", "Example Rail", "Head of Finance")
    assert (ana.links, ana.connected_on) == (("https://www.linkedin.com/in/ana-sample",), date(2024, 3, 5))
    assert (ben.name, ben.organisation, ben.emails) == ("Ben Sample", "Example, Inc.", ("ben@example.org",))
    assert (cleo.name, cleo.links) == ("Cleo", ("https://www.linkedin.com/in/cleo",))
    assert [(s.line, s.reason) for s in found.skipped] == [(7, "no name")]
    assert found.rows == 4


@pytest.mark.parametrize(
    ("text", "name", "organisation", "role", "day"),
    [
        (samples.LINKEDIN_2018, "Ana Sample", "Example Rail", "Controller", date(2018, 3, 15)),
        (samples.LINKEDIN_SPREADSHEET, "Zoë Sample", "Café Example", "Gérante", date(2019, 3, 5)),
        (samples.LINKEDIN_GERMAN, "Jörg Sample", "Beispiel GmbH", "Leiter Finanzen", date(2024, 3, 5)),
        (samples.LINKEDIN_FRENCH, "Zoé Sample", "Exemple SA", "Directrice", date(2024, 2, 5)),
        (samples.LINKEDIN_SPANISH, "Inés Sample", "Ejemplo S.A. de C.V.", "Directora", date(2024, 1, 5)),
        (samples.LINKEDIN_PORTUGUESE, "João Sample", "Exemplo Ltda", "Diretor", date(2024, 2, 5)),
        (samples.LINKEDIN_ITALIAN, "Niccolò Sample", "Esempio S.p.A.", "Direttore", date(2024, 5, 5)),
        (samples.LINKEDIN_DUTCH, "Daan Sample", "Voorbeeld B.V.", "Directeur", date(2024, 3, 5)),
    ],
)
def test_linkedin_of_every_year_and_language_is_read(
    text: str, name: str, organisation: str, role: str, day: date
) -> None:
    found = read(text.encode(), "f")
    assert found.kind == "linkedin"
    first = found.people[0].says
    assert (first.name, first.organisation, first.role) == (name, organisation, role)
    assert first.connected_on == day


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "mac-roman"])
@pytest.mark.parametrize(
    "text", [samples.LINKEDIN_SPREADSHEET, samples.OUTLOOK_GERMAN, samples.THUNDERBIRD_GERMAN]
)
def test_letters_are_right_whatever_they_were_written_in(text: str, encoding: str) -> None:
    found = read(text.encode(encoding), "f")
    assert [p.says for p in found.people] == [p.says for p in read(text.encode(), "f").people]
    assert found.encoding == {"utf-8-sig": "utf-8", "utf-16-le": "utf-16"}.get(encoding, encoding)


def test_google_of_old_splits_what_it_joins_and_leaves_its_own_groups_out() -> None:
    found = read(samples.GOOGLE_OLD.encode("utf-16"), "f")
    ana, office = (p.says for p in found.people)
    assert (found.kind, found.encoding) == ("google", "utf-16")
    assert ana.emails == ("ana@example.org", "a.s@example.org", "ana2@example.org")
    assert (ana.role, ana.organisation, ana.note) == ("Head of Finance", "Example Rail", "met at the fair")
    assert (ana.categories, ana.links) == (("Rail",), ("https://example.org/ana",))
    assert office.name == "office@example.org"


def test_google_of_today_is_read_and_phones_and_birthdays_are_not() -> None:
    found = read(samples.GOOGLE_NEW.encode(), "f")
    ana = found.people[0].says
    assert (found.kind, ana.name, ana.role) == ("google", "Ana Maria Sample", "Head of Finance")
    assert "1980" not in str(ana)
    assert "+49" not in str(ana)


def test_outlook_is_read_with_breaks_in_its_cells_and_ragged_rows() -> None:
    found = read(samples.OUTLOOK.encode("cp1252"), "f")
    ana, ben = (p.says for p in found.people)
    assert (found.kind, ana.name, ana.role) == ("outlook", "Ana Sample", "Head of Finance")
    assert (ana.note, ana.categories, ben.name) == ("a\nb", ("Rail",), "Ben Sample")


def test_outlook_in_german_is_read_with_semicolons() -> None:
    found = read(samples.OUTLOOK_GERMAN.encode("cp1252"), "f")
    assert (found.kind, found.delimiter, found.encoding) == ("outlook", ";", "cp1252")
    says = found.people[0].says
    assert (says.name, says.role, says.organisation) == (
        "Jördis Sample",
        "Leiterin Finanzen",
        "Beispiel GmbH",
    )


@pytest.mark.parametrize(
    ("text", "encoding", "name", "email"),
    [
        (samples.THUNDERBIRD, "utf-8", "Ana Sample", "ana@example.org"),
        (samples.THUNDERBIRD_GERMAN, "utf-16", "Jörg Sample", "joerg@example.org"),
        (samples.THUNDERBIRD_JAPANESE, "shift_jis", "花子 見本", "hanako@example.org"),
        (samples.THUNDERBIRD_HEADLESS, "utf-8", "Ana Sample", "ana@example.org"),
    ],
)
def test_thunderbird_is_read_in_its_dialects(text: str, encoding: str, name: str, email: str) -> None:
    found = read(text.encode(encoding), "f")
    assert (found.kind, found.people[0].says.name) == ("thunderbird", name)
    assert found.people[0].says.emails[0] == email


def test_an_old_vcard_is_read_with_its_letters_and_the_preferred_address_first() -> None:
    says = read(samples.VCARD_21.encode("latin-1"), "f").people[0].says
    assert (says.name, says.organisation, says.role) == ("Jörg Sample", "Café Example", "Chef")
    assert says.emails == ("first@example.org", "second@example.org")


def test_a_vcard_of_today_is_read_with_groups_folds_and_escapes() -> None:
    says = read(samples.VCARD_30.encode(), "f").people[0].says
    assert (says.name, says.emails) == ("Dr. Ana Maria Sample", ("ana@example.org",))
    assert (says.organisation, says.role, says.note) == ("Example; Rail", "Head of Finance, Rail", "one\ntwo")
    assert (says.links, says.categories) == (("https://www.linkedin.com/in/ana",), ("Rail", "Friends"))


def test_a_vcard_of_the_fourth_version_has_one_name_and_groups_are_no_people() -> None:
    found = read(samples.VCARD_40.encode("utf-16"), "f")
    assert [p.says.name for p in found.people] == ["Ana Sample"]
    says = found.people[0].says
    assert says.emails == ("a@example.org", "b@example.org")
    assert (says.organisation, says.links) == ("Example Rail", ("http://www.linkedin.com/in/ana",))
    assert len(found.skipped) == 2


def test_a_card_that_never_ends_is_named_and_its_neighbours_stay() -> None:
    text = samples.VCARD_30 + "BEGIN:VCARD\nFN:Half Sample\n" + samples.VCARD_30 + "BEGIN:VCARD\nFN:Late"
    found = read(text.encode(), "f")
    assert [p.says.name for p in found.people] == ["Dr. Ana Maria Sample"] * 2
    assert [s.reason for s in found.skipped] == ["the card never ends"] * 2
    assert found.skipped[0].line == samples.VCARD_30.count("\n") + 1


def test_a_card_within_a_card_is_no_person_of_its_own() -> None:
    text = "BEGIN:VCARD\nFN:Ana Sample\nAGENT:\nBEGIN:VCARD\nFN:Secretary\nEND:VCARD\nTITLE:Head\nEND:VCARD\n"
    found = read(text.encode(), "f")
    assert [(p.says.name, p.says.role) for p in found.people] == [("Ana Sample", "Head")]


def test_a_quote_that_never_closes_costs_its_own_row_only() -> None:
    header = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    rows = (
        '"Bad,Sample,,,,,\n"Eve","Sample",,,"A ""B"" C","x",01 Jan 2020\nAna,5" disk,,,,,\nBen,Sample,,,,,\n'
    )
    text = header + rows
    found = read(text.encode(), "f")
    assert [p.says.name for p in found.people] == ["Eve Sample", 'Ana 5" disk', "Ben Sample"]
    assert [(s.line, s.reason) for s in found.skipped] == [(2, "a quote in it is never closed")]


@pytest.mark.parametrize(
    ("days", "expected", "sure"),
    [
        (["3/4/18", "3/25/18"], date(2018, 3, 4), True),
        (["3/4/18", "25/3/18"], date(2018, 4, 3), True),
        (["3/4/18", "5/6/18"], date(2018, 3, 4), False),
        (["03.04.2018", "05.06.2018"], date(2018, 4, 3), True),
        (["2018-04-03", ""], date(2018, 4, 3), True),
    ],
)
def test_the_order_of_a_day_is_settled_by_the_whole_column(
    days: list[str], expected: date, sure: bool
) -> None:
    header = "First Name,Last Name,Email Address,Company,Position,Connected On\n"
    rows = "".join(f"Ana{n},Sample,,,,{day}\n" for n, day in enumerate(days))
    found = read((header + rows).encode(), "f")
    assert (found.people[0].says.connected_on, found.dates_sure) == (expected, sure)


@pytest.mark.parametrize("day", ["0001-01-01", "05 Mar 9999", "05 Mar 1850"])
def test_a_day_that_the_store_calls_damage_is_not_taken_from_a_file_and_that_is_told(day: str) -> None:
    header = "First Name,Last Name,Email Address,Company,Position,Connected On\n"
    found = read(f"{header}Ana,Sample,,,,{day}\n".encode(), "f")
    assert found.people[0].says.connected_on is None
    assert [(c.line, c.reason) for c in found.cells] == [(2, "a date that cannot be read")]
    assert strange(found.people[0].says) is None


def test_any_other_table_is_read_by_its_header_or_by_what_is_said() -> None:
    text = "Full name;Mail;Firm;What\nAna Sample;ana@example.org;Example Rail;Head\n"
    guessed = read(text.encode(), "f")
    assert (guessed.kind, guessed.columns["email"]) == ("csv", "Mail")
    said = read(text.encode(), "f", columns={"organisation": "Firm", "role": "what"})
    assert (said.people[0].says.organisation, said.people[0].says.role) == ("Example Rail", "Head")
    with pytest.raises(UsageProblem, match="no column 'Nothing'") as refused:
        read(text.encode(), "f", columns={"role": "Nothing"})
    assert "'Firm'" in (refused.value.hint or "")


def test_a_list_of_addresses_keeps_each_as_a_name_to_be_completed() -> None:
    found = read(b"ana@example.org\nben@example.org\n", "f")
    assert [(p.says.name, p.says.emails) for p in found.people] == [
        ("ana@example.org", ("ana@example.org",)),
        ("ben@example.org", ("ben@example.org",)),
    ]


def test_what_stands_above_a_message_is_a_person_for_each_address() -> None:
    text = (
        '"Sample, Ana" <a@example.org>; Ben Sample <b@example.org>, c@example.org\n'
        "Cleo <c2@example.org>\nd@example.org\n"
    )
    assert [(p.line, p.says.name, p.says.emails) for p in read(text.encode(), "f").people] == [
        (1, "Sample, Ana", ("a@example.org",)),
        (1, "Ben Sample", ("b@example.org",)),
        (1, "c@example.org", ("c@example.org",)),
        (2, "Cleo", ("c2@example.org",)),
        (3, "d@example.org", ("d@example.org",)),
    ]
    several = read(b"a@example.org, b@example.org; c@example.org", "f").people
    assert [p.says.emails for p in several] == [(f"{x}@example.org",) for x in "abc"]
    assert read(("(" * 19_000 + " a <x@example.org>\n").encode(), "f").people[0].says.emails


def test_control_characters_and_endless_cells_are_not_kept_and_formulas_are_only_text() -> None:
    row = f"A\x1b[31mna,=HYPERLINK(0),x@example.org,{'x' * 5000},\x00\u202eboss,01 Jan 2020\n"
    found = read(f"First Name,Last Name,Email Address,Company,Position,Connected On\n{row}".encode(), "f")
    says = found.people[0].says
    assert says.name == "A [31mna =HYPERLINK(0)"
    assert says.role == "boss"
    assert len(says.organisation) == 200


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/").replace("_csv", ".csv"), data)
    return out.getvalue()


def test_linkedins_zip_is_read_as_it_is_downloaded() -> None:
    data = zipped(Basic__messages_csv=b"x", Basic__Connections_csv=samples.LINKEDIN.encode())
    assert len(read(data, "f").people) == 3


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n \n",
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40,
        b"%PDF-1.4 \xff\xfe\x00\x01" * 50,
        b"just some words\nand more of them\n",
        b"<html><body>no</body></html>",
        b'{"mentorfolio": 3}',
        b"\x00" * 1000,
        zipped(messages_csv=b"x"),
        zipped(Connections_csv=b"0" * (LARGEST + 10)),
        zipped(Connections_csv=samples.LINKEDIN.encode())[:200],
        b"PK\x03\x04" + b"x" * 100,
    ],
    ids=[
        "empty",
        "blank",
        "png",
        "pdf",
        "prose",
        "html",
        "json",
        "nul",
        "no-connections",
        "bomb",
        "half-zip",
        "no-zip",
    ],
)
def test_what_is_no_contact_file_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(StoreDamaged) as refused:
        read(data, "x.csv")
    assert refused.value.message.startswith("x.csv ")
    assert refused.value.message.endswith(".")


def test_a_file_that_is_far_too_large_is_refused() -> None:
    with pytest.raises(StoreDamaged, match="more than 64 MB"):
        read(b"a" * (LARGEST + 1), "f")


CELL = st.text(alphabet="ab,;\"\n'@.é\t =", max_size=8)


@settings(deadline=None)
@given(st.lists(st.tuples(CELL, CELL, CELL), max_size=12))
def test_no_row_is_lost_silently(rows: list[tuple[str, str, str]]) -> None:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("First Name", "Last Name", "Email Address"))
    writer.writerows(rows)
    assert read(out.getvalue().encode(), "f", kind="csv").rows == len(rows)


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_whatever_the_bytes_are_they_are_read_or_refused(data: bytes) -> None:
    for begin in (b"", b"BEGIN:VCARD\n", b"PK\x03\x04", b"First Name,Last Name,Email Address\n", b"\xff\xfe"):
        try:
            assert read(begin + data, "f").rows >= 0
        except MentorfolioError:
            continue


@pytest.mark.parametrize("mark", ["\n", "\r\n", "\t", "\x00", "\x85", "\u2028"])
def test_an_address_with_a_control_character_is_left_out_and_told_and_the_person_stays(mark: str) -> None:
    rows = f'Ana Sample,"ana@example.org{mark}eve@example.org",Head\nBen Sample,b@example.org,\n'
    text = f"Name,Email,Role\n{rows}"
    found = read(text.encode(), "f")
    assert [(p.says.name, p.says.emails) for p in found.people] == [
        ("Ana Sample", ()),
        ("Ben Sample", ("b@example.org",)),
    ]
    assert [(c.line, c.reason) for c in found.cells] == [(2, "an address with a control character in it")]
    emails = "EMAIL:ana@example.org\\neve@example.org\nEMAIL:b@example.org\n"
    card = f"BEGIN:VCARD\nFN:Ana Sample\n{emails}END:VCARD\n"
    of_card = read(card.encode(), "f")
    assert of_card.people[0].says.emails == ("b@example.org",)
    assert of_card.cells[0].line == 1


# What shows nothing, turns the direction or ends a line, and letters of several scripts beside it.
ODD = st.text(
    alphabet="\u00ad\u061c\u180e\u115f\u1160\u3164\uffa0\u2800\u200b\u200c\u200d\u200e\u202e\u2066\ufeff\ufff9\ufe0f"
    "\U000e0041\u2028\x85\x00\t\n\u2013\U0001f600ab.@-,;:()'\"<>/%?= \u0915\ud55c\xe9",
    max_size=12,
)


@settings(max_examples=400, deadline=None)
@given(st.lists(ODD, min_size=7, max_size=7), st.sampled_from(["", "x" * 198]))
def test_what_is_read_from_a_file_is_never_taken_for_damage(texts: list[str], long: str) -> None:
    name, mail, work, role, link, note, group = texts
    said = facts(
        f"K{name}",
        [f"a{mail}@b{link}.org", mail],
        organisation=long + work,
        role=role,
        links=[f"https://example.org/{link}", f"www.{link}"],
        note=note,
        categories=[group],
    )
    assert said is not None
    assert strange(said) is None, strange(said)


def test_several_addresses_in_a_cell_and_blanks_around_them_are_fine() -> None:
    text = 'Name,Email\nAna Sample,"a@example.org, b@example.org; c@example.org ::: d@example.org\n"\n'
    found = read(text.encode(), "f")
    assert [email[0] for email in found.people[0].says.emails] == ["a", "b", "c", "d"]
    assert not found.cells


@pytest.mark.parametrize(
    "name", ["-", "--", "\u2014", "?!", "...", "=", "* *", "\U0001f680", "_", "(she/her)"]
)
def test_a_row_whose_name_is_only_signs_is_left_out_and_told(name: str) -> None:
    for text in (
        f'Name,Organisation\n"{name}",Example\nBen Sample,\n',
        f'First Name,Last Name,Company,Position,Connected On\n"{name}",,,,\nBen,Sample,,,\n',
        f"BEGIN:VCARD\nFN:{name}\nEND:VCARD\nBEGIN:VCARD\nFN:Ben Sample\nEND:VCARD\n",
        f"dn: cn=x\ncn: {name}\n\ndn: cn=y\ncn: Ben Sample\n",
    ):
        found = read(text.encode(), "f")
        assert [p.says.name for p in found.people] == ["Ben Sample"], text
        assert len(found.skipped) == 1


def test_what_a_list_of_addresses_is_read_as_is_said_in_words() -> None:
    told = read(b"ana@example.org\nben@example.org\n", "f").columns
    assert told == {"name": "what comes before it", "email": "each address"}


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("a@example.org?bcc=evil@example.org", ()),
        ("ev@example.org%0ABcc:x", ()),
        ("a@example.org?subject=x", ()),
        ('"john doe"@example.org', ()),
        (f"{'x' * 70}@example.org", ()),
        ("a@b@example.org", ()),
        ("http://evil@example.org", ()),
        ("-oQ/tmp@example.org", ()),
        ("a@example.org, b@example.org/c", ("a@example.org",)),
    ],
)
def test_no_part_of_a_broken_address_is_kept_as_another_and_that_is_told(
    cell: str, kept: tuple[str, ...]
) -> None:
    text = f'Name,Email\nAna Sample,"{cell.replace(chr(34), chr(34) * 2)}"\n'
    cards = f"BEGIN:VCARD\nFN:Ana Sample\nEMAIL:{cell}\nEND:VCARD\n"
    entry = f"dn: cn=Ana\ncn: Ana Sample\nmail: {cell}\n\n"
    for data in (text, cards, entry):
        found = read(data.encode(), "f")
        assert found.people[0].says.emails == kept
        assert [c.reason for c in found.cells] == ["an address that cannot be read"]


@pytest.mark.parametrize(
    "cell",
    [
        '"Sample, Ana" <ana@example.org>',
        "mailto:ana@example.org?subject=Hello",
        "'ana@example.org'",
        "Work:ana@example.org",
        "ana@example.org (work).",
        "<ana@example.org>;",
    ],
)
def test_an_address_with_a_name_or_a_word_beside_it_is_read(cell: str) -> None:
    quoted = cell.replace('"', '""')
    found = read(f'Name,Email\nAna Sample,"{quoted}"\n'.encode(), "f")
    assert found.people[0].says.emails == ("ana@example.org",)
    assert not found.cells


def test_a_link_with_a_login_in_it_is_left_out_and_told() -> None:
    rows = "Name,URL\nAna Sample,https://user:secret@example.org/x\nBen Sample,https://example.org/@ben\n"
    found = read(rows.encode(), "f")
    assert [p.says.links for p in found.people] == [(), ("https://example.org/@ben",)]
    assert [c.reason for c in found.cells] == ["a link with a login in it"]
    with pytest.raises(UsageProblem, match="login"):
        typed_address("https://user:secret@example.org/x")


def test_a_second_name_in_another_script_is_kept_where_a_search_finds_it() -> None:
    names = "FN;ALTID=1;LANGUAGE=en:Taro Sample\nFN;ALTID=1;LANGUAGE=ja:\u592a\u90ce\n"
    card = f"BEGIN:VCARD\n{names}NOTE:Hi\nEND:VCARD\n"
    (person,) = read(card.encode(), "f").people
    assert (person.says.name, person.says.note) == ("Taro Sample", "Hi\nAlso: \u592a\u90ce")


def test_of_two_tables_in_a_zip_none_is_passed_over_in_silence() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for folder in ("one", "two"):
            archive.writestr(f"{folder}/Connections.csv", samples.LINKEDIN)
    with pytest.raises(StoreDamaged, match="2 tables"):
        read(packed.getvalue(), "f")

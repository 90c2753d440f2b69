"""A letter leaves as it was written, to whom it was written, and to nobody else."""

from __future__ import annotations

from datetime import UTC, datetime
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import default
from email.utils import getaddresses
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorfolio.errors import UsageProblem
from mentorfolio.letters import message
from mentorfolio.letters.message import as_eml, as_mailto

ME = ("Zoë Lindqvist", "zoe@example.org")
JULIE = ("Julie Okafor", "julie@example.org")
BODY = 'Dear Julie,\n\nÜber "R&D": 15 minutes?\n.\nFrom here on.\n\nZoë'
INJECTIONS = [
    "x\nBcc: eve@example.org",
    "x\r\nBcc: eve@example.org",
    "x\rBcc: eve@example.org",
    "x\x00\nBcc: eve@example.org",
    "x\x85Bcc: eve@example.org",
    "x\u2028Bcc: eve@example.org",
    "x\u2029Bcc: eve@example.org",
    "x\x0bBcc: eve@example.org\x1b[2J",
    "=?utf-8?q?x=0ABcc:_eve@example.org?=",
    "=?utf-8?b?eApCY2M6IGV2ZUBleGFtcGxlLm9yZw==?=",
    "Zoë =?utf-8?q?x=0D=0ABcc:_eve@example.org?= \udc80",
    'x" <eve@example.org>, "y',
    "x, eve@example.org",
    "x <eve@example.org>;",
    "x (y) \\",
]


def read(data: bytes) -> EmailMessage:
    return message_from_bytes(data, EmailMessage, policy=default)


def clean(text: str) -> str:
    """What a header may show of a text: the same, with spaces for whatever breaks a line."""
    kept = text.encode("utf-8", "replace").decode("utf-8")
    return " ".join("".join(" " if ord(c) < 32 or 127 <= ord(c) < 160 else c for c in kept).split())


def person(data: bytes, header: str) -> list[tuple[str, str]]:
    """Name and address as the older half of the library reads them, independently of the newer."""
    found = getaddresses([str(message_from_bytes(data)[header])])
    return [(str(make_header(decode_header(name))), address) for name, address in found]


@pytest.mark.parametrize("letters", ["é", "漢", "a=", "🌱 ", "ß?-"])
def test_no_line_of_a_header_with_other_letters_is_longer_than_mail_allows(letters: str) -> None:
    for length in range(20, 90):
        text = (letters * length)[:length].strip()
        person_of = (text[:60], "zoe@example.org")
        data = as_eml(sender=person_of, to=("Ü" + text[:50], "j@example.org"), subject="ü" + text, body="x")
        assert max(map(len, data.split(b"\r\n"))) <= 76, length
        assert read(data)["Subject"] == "ü" + text


@settings(max_examples=60)
@given(st.text(st.sampled_from("aeü=.\t 日🌱é\n"), max_size=400))
def test_no_line_of_a_mail_file_is_longer_than_the_standard_allows(body: str) -> None:
    data = as_eml(sender=ME, to=JULIE, subject="Rota", body=body)
    assert max(map(len, data.split(b"\r\n"))) <= 76


def test_a_letter_reads_back_part_by_part() -> None:
    when = datetime(2026, 1, 21, 9, 30, tzinfo=UTC)
    data = as_eml(sender=ME, to=JULIE, subject='15 minutes on "Führung"?', body=BODY, date=when)
    found = read(data)
    assert person(data, "From") == [ME]
    assert person(data, "To") == [JULIE]
    assert found["Subject"] == '15 minutes on "Führung"?'
    assert found["X-Unsent"] == "1"
    assert found["Date"].datetime == when
    assert found.get_content_type() == "text/plain"
    assert found.get_content_charset() == "utf-8"
    assert found.get_content().replace("\r\n", "\n") == BODY + "\n"
    assert "Bcc" not in found
    assert "Message-ID" not in found


def test_a_letter_without_sender_recipient_or_date_leaves_these_to_the_mail_program() -> None:
    found = read(as_eml(sender=None, to=None, subject="", body="Hello"))
    assert {"From", "To", "Date"}.isdisjoint(found.keys())
    assert found["Subject"] == ""


def test_every_line_ends_the_way_mail_wants_it_and_is_short_and_ascii() -> None:
    data = as_eml(sender=ME, to=JULIE, subject="漢字 " * 60, body="a\nb\r\nc\rd " + "ö" * 3000)
    assert data.count(b"\n") == data.count(b"\r") == data.count(b"\r\n")
    assert max(map(len, data.split(b"\r\n"))) <= 78
    assert data.isascii()
    assert read(data).get_content().replace("\r\n", "\n").startswith("a\nb\nc\nd ö")


@pytest.mark.parametrize("text", INJECTIONS)
def test_a_subject_never_becomes_a_header(text: str) -> None:
    data = as_eml(sender=ME, to=JULIE, subject=text, body="Hello")
    assert read(data)["Subject"] == clean(text)
    assert "Bcc" not in read(data)
    assert b"\nBcc" not in data
    assert person(data, "To") == [JULIE]


@pytest.mark.parametrize("text", INJECTIONS)
def test_a_name_never_becomes_a_header_or_a_second_recipient(text: str) -> None:
    data = as_eml(sender=(text, ME[1]), to=(text, JULIE[1]), subject="Hello", body="Hello")
    assert person(data, "From") == [(clean(text), ME[1])]
    assert person(data, "To") == [(clean(text), JULIE[1])]
    assert len(read(data)["To"].addresses) == 1
    assert "Bcc" not in read(data)


@pytest.mark.parametrize(
    "address",
    [
        "julie@example.org\nBcc: eve@example.org",
        "julie@example.org\x00",
        "julie@example.org, eve@example.org",
        "julie@example.org>",
        "<julie@example.org>",
        "julie example.org",
        "julie@",
        "@example.org",
        "",
        "=?utf-8?q?julie?=@example.org",
        "jülie@example.org",
        "julie@example..org",
        "julie@" + "a" * 64 + ".org",
        "j" * 250 + "@example.org",
        "julie@example.org\u2028eve@example.org",
    ],
)
def test_what_is_no_single_address_is_refused(address: str) -> None:
    if address.strip("\x00") == "julie@example.org":
        # Cleaned, this one is the address that was meant.
        assert person(as_eml(sender=None, to=("", address), subject="", body=""), "To") == [("", JULIE[1])]
        return
    with pytest.raises(UsageProblem) as told:
        as_eml(sender=None, to=("Julie", address), subject="Hello", body="Hello")
    assert told.value.exit_code == 2
    if address:
        with pytest.raises(UsageProblem):
            as_mailto(to=address, subject="Hello", body="Hello")


def test_a_domain_in_other_letters_is_written_as_it_is_registered() -> None:
    data = as_eml(sender=None, to=("", "julie@exämple.org"), subject="Hello", body="Hello")
    assert person(data, "To") == [("", "julie@xn--exmple-cua.org")]


def test_a_message_that_would_not_read_back_is_not_made(monkeypatch: pytest.MonkeyPatch) -> None:
    def careless(made: EmailMessage, line: str) -> None:
        made["Subject"] = line
        made["Bcc"] = "eve@example.org"

    monkeypatch.setattr(message, "_set_subject", careless)
    with pytest.raises(UsageProblem, match="would not arrive as it was written"):
        as_eml(sender=ME, to=JULIE, subject="Hello", body="Hello")


def test_a_recipient_that_was_swapped_on_the_way_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    def careless(made: EmailMessage, header: str, name: str, address: str) -> None:
        made[header] = f"{name} <{address}>, eve@example.org"

    monkeypatch.setattr(message, "_set_person", careless)
    with pytest.raises(UsageProblem, match="would not arrive as it was written"):
        as_eml(sender=None, to=JULIE, subject="Hello", body="Hello")


@settings(max_examples=150, deadline=None)
@given(subject=st.text(), name=st.text(), body=st.text())
def test_any_text_arrives_as_it_was_written(subject: str, name: str, body: str) -> None:
    data = as_eml(sender=ME, to=(name, JULIE[1]), subject=subject, body=body)
    assert [address for _, address in person(data, "To")] == [JULIE[1]]
    assert sorted(read(data).keys()) == [
        "Content-Transfer-Encoding",
        "Content-Type",
        "From",
        "MIME-Version",
        "Subject",
        "To",
        "X-Unsent",
    ]


def fields(link: str) -> tuple[str, dict[str, str]]:
    """Recipient and fields, decoded as RFC 6068 says: a plus is a plus."""
    parts = urlsplit(link)
    assert parts.scheme == "mailto"
    query = dict(parse_qsl(parts.query.replace("+", "%2B"), strict_parsing=True))
    return unquote(parts.path), query


def test_a_mailto_link_carries_the_whole_letter() -> None:
    link = as_mailto(to="julie+work@example.org", subject="50% & more?", body=BODY)
    assert link.isascii()
    assert "%0D%0A" in link
    assert not set(link) & set(' \n"<>+')
    to, parts = fields(link)
    assert to == "julie+work@example.org"
    assert parts == {"subject": "50% & more?", "body": BODY.replace("\n", "\r\n")}


def test_a_mailto_link_may_leave_things_out() -> None:
    assert as_mailto(to=None, subject="Hello", body="") == "mailto:?subject=Hello"
    assert as_mailto(to=JULIE[1], subject="", body="") == "mailto:julie@example.org"


@pytest.mark.parametrize(
    "text", [*INJECTIONS, "x&bcc=eve@example.org", "x?to=eve@example.org", "%0ABcc:%20eve"]
)
def test_no_text_becomes_a_field_of_a_mailto_link(text: str) -> None:
    to, parts = fields(as_mailto(to=JULIE[1], subject=text, body="x&bcc=eve@example.org"))
    assert to == JULIE[1]
    assert parts == {"subject": clean(text), "body": "x&bcc=eve@example.org"}

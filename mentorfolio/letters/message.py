"""A letter on its way out: an unsent message file (RFC 5322) or a ``mailto:`` address (RFC 6068).

No text of a person may become a header or a recipient. Text is cleaned before, and what was built
is read back and compared before anybody gets it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mentorfolio.errors import UsageProblem

if TYPE_CHECKING:
    from datetime import datetime
    from email.message import EmailMessage

# Line ends and control characters, as any mail program could read them.
_BREAKING = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_BODY_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
_ADDRESS = re.compile(r"[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9-]+(\.[a-z0-9-]+)*", re.IGNORECASE)
_ENCODED_WORD = "=?"
_ADDRESS_LONGEST = 254  # RFC 5321
_HEADERS = ["Subject", "Content-Type", "Content-Transfer-Encoding", "MIME-Version"]
# Of a terminal everything that is no letter, tab or line end; joiners and marks of direction stay.
_NO_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_FOLD_AT = 72
_LINE = 76  # RFC 2045 allows no longer line where text is encoded, the library would make 78
_PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9 '-]{0,50}")
_PLAIN_SUBJECT = re.compile(r"[ -~]{0,68}")


def as_eml(
    *,
    sender: tuple[str, str] | None,
    to: tuple[str, str] | None,
    subject: str,
    body: str,
    date: datetime | None = None,
    message_id: str = "",
) -> bytes:
    """The letter as a file that mail programs open as a draft: UTF-8, CRLF, ``X-Unsent: 1``.

    With a ``message_id`` it is a message on its way: that header instead of ``X-Unsent``.

    ``sender`` and ``to``, the one recipient, are a name and an address; None leaves them to the mail program.
    Line breaks and control characters of the subject become spaces.

    Raises:
        UsageProblem: an address is none, or the message would not read back as it was meant.
    """
    from email.message import EmailMessage
    from email.policy import SMTP

    # 7bit: no program on the way has to be trusted with bytes above 127. "none": what is encoded
    # here stays as it is; a refolding would decode it first.
    policy = SMTP.clone(cte_type="7bit", refold_source="none", max_line_length=_LINE)
    message = EmailMessage(policy=policy)
    people = [(header, _person(*pair)) for header, pair in (("From", sender), ("To", to)) if pair]
    for header, (name, address) in people:
        _set_person(message, header, name, address)
    line, text = _one_line(subject), _body(body)
    _set_subject(message, line)
    if date is not None:
        message["Date"] = date
    mark = ("Message-ID", message_id) if message_id else ("X-Unsent", "1")
    message.set_raw(*mark)
    message.set_content(text)
    data = message.as_bytes()
    expected = [header for header, _ in people] + ["Date"] * (date is not None) + [mark[0], *_HEADERS]
    _compare(data, expected, people, line, text)
    return data


def as_mailto(*, to: str | None, subject: str, body: str) -> str:
    """The letter as a ``mailto:`` address, line breaks as ``%0D%0A``, percent-encoded UTF-8.

    Raises:
        UsageProblem: ``to`` is no e-mail address.
    """
    from urllib.parse import quote

    recipient = quote(ascii_address(to), safe="@") if to else ""
    lines = _body(body).rstrip("\n").replace("\n", "\r\n")
    fields = {"subject": _one_line(subject), "body": lines}
    query = "&".join(f"{name}={quote(text, safe='')}" for name, text in fields.items() if text)
    return f"mailto:{recipient}?{query}" if query else f"mailto:{recipient}"


def as_clipboard(text: str) -> str:
    """The text as it may be pasted anywhere, into a terminal too: no control characters."""
    return _NO_TEXT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def new_message_id(address: str) -> str:
    """A Message-ID never used before, under the domain of the writer's address.

    Raises:
        UsageProblem: the address is none.
    """
    from email.utils import make_msgid

    # Without a domain the library would tell the name of this computer.
    return make_msgid(domain=ascii_address(address).rpartition("@")[2])


def _one_line(text: str) -> str:
    return " ".join(_BREAKING.sub(" ", _encodable(text)).split())


def _body(text: str) -> str:
    lines = _encodable(text).replace("\r\n", "\n").replace("\r", "\n")
    return _BODY_CONTROL.sub(" ", lines).rstrip("\n") + "\n"


def _encodable(text: str) -> str:
    """Without lone surrogates, which UTF-8 cannot hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _person(name: str, address: str) -> tuple[str, str]:
    return _one_line(name), ascii_address(address)


def ascii_address(text: str) -> str:
    """The address in ASCII, a domain in other letters in its registered form (IDNA).

    Raises:
        UsageProblem: mail cannot be addressed to it.
    """
    address = _one_line(text)
    local, _, domain = address.rpartition("@")
    try:
        registered = f"{local}@{domain.encode('idna').decode('ascii')}"
    except UnicodeError:
        registered = ""
    usable = _ADDRESS.fullmatch(registered) and len(registered) <= _ADDRESS_LONGEST
    if not usable or _ENCODED_WORD in registered:
        raise UsageProblem(
            f"Mail cannot be addressed to {address!r}.",
            hint="Correct the address; before the @, use only a to z, digits and symbols such as . - _ +.",
        )
    return registered


def _set_person(message: EmailMessage, header: str, name: str, address: str) -> None:
    """One person, folded here: the library breaks a long address in two."""
    shown = name if _PLAIN_NAME.fullmatch(name) else _encoded(name, header)
    gap = "" if not name else " " if len(header) + len(shown) + len(address) < _FOLD_AT else "\r\n "
    message.set_raw(header, f"{shown}{gap}<{address}>" if name else address)


def _set_subject(message: EmailMessage, line: str) -> None:
    plain = _PLAIN_SUBJECT.fullmatch(line) and _ENCODED_WORD not in line
    message.set_raw("Subject", line if plain else _encoded(line, "Subject"))


def _encoded(text: str, header: str) -> str:
    """The text as encoded words (RFC 2047), all of it, folded.

    Assigned as plain text, ``=?…?=`` in it would be decoded, and before Python 3.11.10 a line
    break inside would come out as one: a header of the writer's choice. So headers are put in
    with ``set_raw``, as a parser does, and never refolded.
    """
    from email.header import Header

    # RFC 2047 allows lines of 76; the library forgets two of them.
    return Header(text, charset="utf-8", header_name=header, maxlinelen=_LINE - 2).encode(linesep="\r\n")


def _compare(
    data: bytes, headers: list[str], people: list[tuple[str, tuple[str, str]]], subject: str, body: str
) -> None:
    from email import message_from_bytes
    from email.message import EmailMessage
    from email.policy import default

    read = message_from_bytes(data, EmailMessage, policy=default)
    same = (
        sorted(read.keys()) == sorted(headers)
        and all(_people(read, header) == [(_squeezed(name), at)] for header, (name, at) in people)
        and str(read["Subject"]) == subject
        and not read.is_multipart()
        and str(read.get_content()).replace("\r\n", "\n") == body
    )
    if not same:
        raise UsageProblem(
            "The message would not arrive as it was written, so it was not made.",
            hint="Look for unusual characters in the subject and in the names, and remove them.",
        )


def _people(message: EmailMessage, header: str) -> list[tuple[str, str]]:
    return [(_squeezed(found.display_name), found.addr_spec) for found in message[header].addresses]


def _squeezed(name: str) -> str:
    """Without spaces: reading a name of two encoded words, Python keeps the space between them."""
    return "".join(name.split())

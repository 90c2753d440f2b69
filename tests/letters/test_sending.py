"""What a mail server gets is what was meant: part by part, to one person, over a protected connection."""

from __future__ import annotations

import email
import email.policy
import ssl
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from mentorfolio.errors import MaybeSent, NotSent, UsageProblem
from mentorfolio.letters.message import as_eml, new_message_id
from mentorfolio.letters.sending import check, deliver
from mentorfolio.settings import Smtp
from tests.mailserver import (
    PASSWORD,
    USER,
    Box,
    authority,
    client_context,
    hanging_up,
    password_command,
    serving,
)

WHEN = datetime(2026, 1, 21, 9, 30, tzinfo=UTC)
SENDER, RECIPIENT = "sam@example.org", "julie@example.org"
BODY = "Dear Julie,\n\n.a line with a dot\n..two\n.\nFrom here on: naïve, 日本, שלום 🌱\n\nSam\n"


@pytest.fixture(scope="module")
def ca() -> Any:
    return authority()


def message(subject: str = "Fünfzehn Minuten?", body: str = BODY, message_id: str = "") -> bytes:
    return as_eml(
        sender=("Sam Sample", SENDER),
        to=("Jülie Sample", RECIPIENT),
        subject=subject,
        body=body,
        date=WHEN,
        message_id=message_id or new_message_id(SENDER),
    )


def protected(box: Box, folder: Path, **more: Any) -> Smtp:
    said = {"user": USER, "password_command": password_command(folder), "security": "starttls"} | more
    return Smtp(host="localhost", port=box.port, **said)


def plain(port: int) -> Smtp:
    return Smtp(host="localhost", port=port, security="none")


def send(server: Smtp, data: bytes, before: Callable[[], None] = lambda: None, **more: Any) -> None:
    deliver(server, data, sender=SENDER, recipient=RECIPIENT, before=before, **more)


def read(data: bytes) -> Any:
    return email.message_from_bytes(data, policy=email.policy.default)


def test_a_letter_arrives_part_by_part_as_it_was_written(ca: Any, tmp_path: Path) -> None:
    with serving(ca) as box:
        send(protected(box, tmp_path), message(message_id="<one@example.org>"), tls=client_context(ca))
    (kept,) = box.kept
    got = read(kept.data)
    assert (kept.sender, kept.recipients, kept.tls) == (SENDER, [RECIPIENT], True)
    headers = {"From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type"}
    assert sorted(got.keys()) == sorted(headers | {"Content-Transfer-Encoding"})
    assert [str(a) for a in got["From"].addresses] == ["Sam Sample <sam@example.org>"]
    assert [(a.display_name, a.addr_spec) for a in got["To"].addresses] == [("Jülie Sample", RECIPIENT)]
    assert got["Subject"] == "Fünfzehn Minuten?"
    assert got["Date"].datetime == WHEN
    assert got["Message-ID"] == "<one@example.org>"
    assert got.get_content().replace("\r\n", "\n") == BODY
    assert kept.data.isascii()


LONG = (
    "Dear Julie,\n\nÜber die Rota: "
    + "was du gesagt hast, hätte ich gern früher gehört = viel früher. " * 8
    + "\n"
)


def test_no_line_of_a_letter_on_its_way_is_longer_than_the_standard_allows(ca: Any, tmp_path: Path) -> None:
    with serving(ca) as box:
        send(protected(box, tmp_path), message(body=LONG), tls=client_context(ca))
    (kept,) = box.kept
    assert read(kept.data)["Content-Transfer-Encoding"] == "quoted-printable"
    text = kept.data.partition(b"\r\n\r\n")[2]
    assert max(map(len, text.split(b"\r\n"))) <= 76
    assert read(kept.data).get_content().replace("\r\n", "\n") == LONG


def test_tls_from_the_first_byte_works_too(ca: Any, tmp_path: Path) -> None:
    with serving(ca, implicit=True, auth=False) as box:
        server = protected(box, tmp_path, security="tls", user="", password_command="")
        send(server, message(), tls=client_context(ca))
    assert [k.recipients for k in box.kept] == [[RECIPIENT]]


def test_a_server_on_this_computer_needs_no_tls() -> None:
    with serving(auth=False) as box:
        send(plain(box.port), message())
    assert len(box.kept) == 1


def test_the_portfolio_is_told_once_and_before_the_text_leaves(ca: Any, tmp_path: Path) -> None:
    calls: list[int] = []
    with serving(ca) as box:
        send(protected(box, tmp_path), message(), lambda: calls.append(len(box.kept)), tls=client_context(ca))
    assert calls == [0]
    assert len(box.kept) == 1


def test_what_stops_before_the_text_keeps_it_here(ca: Any, tmp_path: Path) -> None:
    def full() -> None:
        raise RuntimeError("the disk is full")

    with serving(ca) as box:
        with pytest.raises(RuntimeError, match="full"):
            send(protected(box, tmp_path), message(), full, tls=client_context(ca))
        assert box.kept == []


class TestRefused:
    """Each of these leaves nothing at the server, and the writer knows."""

    def expect_refused(self, box: Box, server: Smtp, tls: ssl.SSLContext | None, said: str) -> NotSent:
        marked: list[str] = []
        with pytest.raises(NotSent, match=said) as problem:
            send(server, message(), lambda: marked.append("may be out"), tls=tls)
        assert (box.kept, marked) == ([], [])
        assert PASSWORD not in f"{problem.value.message} {problem.value.hint}"
        return problem.value

    def test_a_wrong_password(self, ca: Any, tmp_path: Path) -> None:
        with serving(ca) as box:
            server = protected(box, tmp_path, password_command=password_command(tmp_path, "wrong"))
            self.expect_refused(box, server, client_context(ca), "does not let sam in")

    def test_a_recipient_nobody_knows(self, ca: Any, tmp_path: Path) -> None:
        with serving(ca) as box:
            box.refused.add(RECIPIENT)
            self.expect_refused(box, protected(box, tmp_path), client_context(ca), "550 5.1.1 no such person")

    def test_no_tls_offered(self, tmp_path: Path) -> None:
        with serving(auth=False) as box:
            self.expect_refused(box, protected(box, tmp_path), None, "secure connection")

    def test_a_certificate_of_somebody_else(self, ca: Any, tmp_path: Path) -> None:
        with serving(ca) as box:
            self.expect_refused(
                box, protected(box, tmp_path), client_context(authority()), "cannot be trusted"
            )

    def test_a_certificate_for_another_name(self, ca: Any, tmp_path: Path) -> None:
        with serving(ca, name="elsewhere.example.org") as box:
            self.expect_refused(box, protected(box, tmp_path), client_context(ca), "cannot be trusted")

    def test_certificates_are_verified_where_no_test_says_how(self, ca: Any, tmp_path: Path) -> None:
        with serving(ca) as box:
            self.expect_refused(box, protected(box, tmp_path), None, "cannot be trusted")

    def test_a_server_that_is_not_there(self, tmp_path: Path) -> None:
        self.expect_refused(Box(), plain(1), None, "cannot be reached")

    @pytest.mark.parametrize(
        ("command", "said"),
        [
            ("false", "ended with 1"),
            ("true", "printed nothing"),
            ("no-such-program --it", "could not be started"),
            ("sh -c 'exit 3' s3cret", "ended with 3"),
            ("'", "cannot be understood"),
        ],
    )
    def test_a_password_command_that_fails(self, command: str, said: str, tmp_path: Path) -> None:
        problem = self.expect_refused(Box(), protected(Box(), tmp_path, password_command=command), None, said)
        assert "s3cret" not in f"{problem.message} {problem.hint}"


def test_without_tls_nothing_goes_to_another_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    import smtplib

    class Elsewhere:
        """A connection to a computer far away."""

        def getpeername(self) -> tuple[str, int]:
            return ("192.0.2.7", 25)

        def close(self) -> None:
            pass

    def connect(self: Any, host: str, port: int) -> tuple[int, bytes]:
        self.sock = Elsewhere()
        return 220, b"hello"

    monkeypatch.setattr(smtplib.SMTP, "connect", connect)
    with pytest.raises(NotSent, match="only for a mail server on this computer"):
        send(plain(25), message())


@pytest.mark.parametrize("after", ["greeting", "MAIL", "RCPT", "DATA"])
def test_a_connection_lost_before_the_text_left_is_known_as_such(after: str) -> None:
    heard: list[bytes] = []
    with hanging_up(after, heard) as port, pytest.raises(NotSent, match=r"lost|cannot be reached"):
        send(plain(port), message())
    assert heard == []


@pytest.mark.parametrize("after", ["354", "."])
def test_a_connection_lost_after_that_is_told_as_unclear(after: str) -> None:
    heard: list[bytes] = []
    with hanging_up(after, heard) as port, pytest.raises(MaybeSent, match="may or may not have it"):
        send(plain(port), message())
    assert (b".\r\n" in heard) is (after == ".")


def test_a_text_that_the_server_refuses_is_not_sent() -> None:
    with serving(auth=False) as box:
        box.no_data = "554 5.7.1 too many friends"
        with pytest.raises(NotSent, match=r"554 5\.7\.1 too many friends"):
            send(plain(box.port), message())
    assert box.kept == []


def test_an_answer_that_never_comes_is_not_waited_for_for_ever() -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(NotSent, match="no answer in time"):
        send(plain(silent.getsockname()[1]), message(), patience=0.3)


ATTACKS = {
    "a line break": "Hello\r\nBcc: eve@example.org",
    "a bare line feed": "Hello\nBcc: eve@example.org",
    "a bare return": "Hello\rBcc: eve@example.org",
    "NUL": "Hello\0Bcc: eve@example.org",
    "an encoded word": "=?utf-8?q?Hello=0D=0ABcc=3A_eve=40example=2Eorg?=",
    "NEL": "Hello\x85Bcc: eve@example.org",
    "a line separator": "Hello\u2028Bcc: eve@example.org",
    "an end of data": "Hello\r\n.\r\nMAIL FROM:<eve@example.org>",
}


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
@pytest.mark.parametrize("where", ["subject", "sender", "recipient", "body"])
def test_no_text_of_a_person_becomes_a_header_or_a_recipient(where: str, attack: str) -> None:
    texts = dict.fromkeys(("subject", "sender", "recipient", "body"), "Plain") | {where: attack}
    with serving(auth=False) as box:
        data = as_eml(
            sender=(texts["sender"], SENDER),
            to=(texts["recipient"], RECIPIENT),
            subject=texts["subject"],
            body=texts["body"],
            date=WHEN,
            message_id="<one@example.org>",
        )
        send(plain(box.port), data)
    (kept,) = box.kept
    got = read(kept.data)
    assert kept.recipients == [RECIPIENT]
    assert len(got.keys()) == 8
    assert "Bcc" not in got
    assert [a.addr_spec for header in ("From", "To") for a in got[header].addresses] == [SENDER, RECIPIENT]


@pytest.mark.parametrize(
    "address",
    [
        "julie@example.org>\r\nRCPT TO:<eve@example.org",
        "julie@example.org\neve@example.org",
        "julie@example.org> SIZE=1",
        "<julie@example.org>",
        "julie@example.org,eve@example.org",
        "=?utf-8?q?eve?=@example.org",
        "",
    ],
)
@pytest.mark.parametrize("whose", ["sender", "recipient"])
def test_no_address_becomes_a_command_to_the_server(whose: str, address: str) -> None:
    people = {"sender": SENDER, "recipient": RECIPIENT} | {whose: address}
    with serving(auth=False) as box:
        with pytest.raises(UsageProblem):
            deliver(
                plain(box.port),
                message(),
                sender=people["sender"],
                recipient=people["recipient"],
                before=lambda: None,
            )
        assert box.kept == []


@pytest.mark.parametrize(
    "change",
    [
        lambda m: b"Bcc: eve@example.org\r\n" + m,
        lambda m: b"X-Unsent: 1\r\n" + m,
        lambda m: b"To: eve@example.org\r\n" + m,
        lambda m: m.replace(b"<julie@example.org>", b"<julie@example.org>, <eve@example.org>"),
        lambda m: m.replace(b"julie@", b"eve@"),
        lambda m: m.replace(b"From: Sam Sample <sam@", b"From: Sam Sample <eve@"),
        lambda m: m.replace(b"\r\n", b"\n"),
        lambda m: m + b"\n.\r\n",
        lambda m: m + b"\r.\r",
        lambda m: m.rstrip(),
    ],
)
def test_a_message_that_is_not_one_letter_to_one_person_never_leaves(
    change: Callable[[bytes], bytes],
) -> None:
    good = message()
    check(good, SENDER, RECIPIENT)
    changed = change(good)
    assert changed != good
    with serving(auth=False) as box:
        with pytest.raises(UsageProblem, match="not sent"):
            send(plain(box.port), changed)
        assert box.kept == []


def test_the_id_of_a_message_does_not_tell_the_name_of_the_computer() -> None:
    import socket

    made = new_message_id(SENDER)
    assert made.endswith("@example.org>")
    assert socket.gethostname() not in made
    assert made != new_message_id(SENDER)


def test_nothing_of_mail_is_loaded_before_it_is_used() -> None:
    code = "import sys, mentorfolio.letters.sending, mentorfolio.letters.message\nprint(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert not {"smtplib", "ssl", "email", "socket", "subprocess"} & set(loaded.split())


def test_a_server_that_is_slow_is_told_and_one_that_hangs_is_given_up() -> None:
    import socket
    import threading
    import time

    told, begun = threading.Event(), time.monotonic()
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(NotSent, match="no answer in time"):
        send(plain(silent.getsockname()[1]), message(), slow=told.set, told=0.05, patience=0.4)
    assert told.is_set()
    assert time.monotonic() - begun < 5


def test_a_server_that_drips_is_given_up_when_the_time_for_all_of_it_is_over() -> None:
    import socket
    import threading
    import time

    with socket.create_server(("127.0.0.1", 0)) as listener:

        def drip() -> None:
            connection, _ = listener.accept()
            with connection:
                connection.sendall(b"220 here\r\n")
                for line in connection.makefile("rb"):
                    time.sleep(0.3)
                    connection.sendall(b"354 go\r\n" if line.startswith(b"DATA") else b"250 ok\r\n")

        threading.Thread(target=drip, daemon=True).start()
        begun = time.monotonic()
        with pytest.raises(NotSent):
            send(plain(listener.getsockname()[1]), message(), patience=0.7)
    assert time.monotonic() - begun < 5


def test_a_quick_server_is_not_called_slow() -> None:
    calls: list[str] = []
    with serving(auth=False) as box:
        send(plain(box.port), message(), slow=lambda: calls.append("slow"), told=5)
    assert calls == []


def test_a_copy_to_oneself_is_in_the_envelope_and_in_no_header() -> None:
    with serving(auth=False) as box:
        send(plain(box.port)._replace(bcc_self=True), message())
    (kept,) = box.kept
    assert kept.recipients == [RECIPIENT, SENDER]
    assert read(kept.data)["Bcc"] is None
    assert [a.addr_spec for a in read(kept.data)["To"].addresses] == [RECIPIENT]


def test_unless_said_it_is_told_after_five_seconds_and_given_up_after_thirty() -> None:
    import inspect

    takes = inspect.signature(deliver).parameters
    assert (takes["told"].default, takes["patience"].default) == (5.0, 30.0)

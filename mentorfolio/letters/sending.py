"""A letter handed to a mail server (SMTP), over a protected connection.

Two failures are kept apart. Until the server has the whole letter nobody has it (``NotSent``).
Once it was handed over and no answer came, nobody knows (``MaybeSent``): trying again could send
it twice. What leaves is read back first: one sender, one recipient, and no header but ours.
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from mentorfolio.errors import Interrupted, MaybeSent, NotSent, UsageProblem
from mentorfolio.letters.message import ascii_address

if TYPE_CHECKING:
    import smtplib
    import ssl

    from mentorfolio.settings import Smtp

_HEADERS = {"from", "to", "date", "message-id", "subject", "content-type", "content-transfer-encoding"}
_HEADERS |= {"mime-version"}
_PATIENCE = 30.0  # seconds for all that the server does
_TOLD = 5.0  # seconds after which it is told that it takes long
_ASKING = 180.0  # seconds for the password: somebody may have to unlock a key
_ACCEPTED, _GO_ON = 250, 354
_LOCAL = "[127.0.0.1]"  # said in greeting, so that the name of this computer is not


def deliver(
    server: Smtp,
    message: bytes,
    *,
    sender: str,
    recipient: str,
    before: Callable[[], None],
    slow: Callable[[], None] = lambda: None,
    tls: ssl.SSLContext | None = None,
    patience: float = _PATIENCE,
    told: float = _TOLD,
) -> None:
    """Hand a message to the server; when this returns, the server has accepted it.

    ``message`` is as ``as_eml`` makes it, with a Message-ID. ``before`` is called when the server has agreed
    to all but the text: from then on it may go out; ``slow``, in a thread of its own, when it takes longer
    than ``told`` seconds, of at most ``patience``. A test brings its own ``tls`` to verify certificates.

    Raises:
        UsageProblem: the message is not what was meant to leave.
        NotSent: nobody has the letter.
        MaybeSent: the connection was lost after the letter was handed over.
    """
    sender, recipient = ascii_address(sender), ascii_address(recipient)
    check(message, sender, recipient)
    password = _password(server)
    hurry = _Hurry(patience)
    timer = threading.Timer(told, slow)
    timer.daemon = True
    timer.start()
    client: smtplib.SMTP | None = None
    try:
        client = _connected(server, tls, hurry)
        _log_in(hurry.on(client), server, password)
        _envelope(hurry.on(client), sender, [recipient, *([sender] if server.bcc_self else [])])
        before()
        _hand_over(hurry.on(client), message)
    finally:
        timer.cancel()
        if client is not None:
            client.close()


class _Hurry:
    """The time that is left for all of it; a server that hangs is given up."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    @property
    def left(self) -> float:
        """Seconds, and never none: that would mean without an end."""
        return max(0.1, self._end - time.monotonic())

    def on(self, client: smtplib.SMTP) -> smtplib.SMTP:
        """The client, which waits no longer than that for the next answer."""
        client.timeout = self.left
        if client.sock:
            client.sock.settimeout(client.timeout)
        return client


def check(message: bytes, sender: str, recipient: str) -> None:
    """Read a message as a server would, and refuse it unless it is one letter to one person.

    Raises:
        UsageProblem: another header, another person, or line ends that servers read differently.
    """
    from email import message_from_bytes
    from email.policy import default

    read = message_from_bytes(message, policy=default)
    names = [name.casefold() for name in read]
    people = [
        [at.addr_spec for at in read[name].addresses] if name in read else [] for name in ("From", "To")
    ]
    lone = re.search(rb"(?<!\r)\n|\r(?!\n)", message)
    if (
        lone
        or not message.endswith(b"\r\n")
        or set(names) != _HEADERS
        or len(names) != len(_HEADERS)
        or people != [[sender], [recipient]]
        or read.is_multipart()
        or read.defects
    ):
        raise UsageProblem(
            "The message would not arrive as it was written, so it was not sent.",
            hint="Look for unusual characters in the subject, the names and the addresses.",
        )


def _connected(server: Smtp, tls: ssl.SSLContext | None, hurry: _Hurry) -> smtplib.SMTP:
    """A connection that is protected as the settings say, and greeted."""
    import smtplib
    import ssl

    where = f"{server.host}, port {server.port}"
    try:
        return _greeted(server, tls or ssl.create_default_context(), hurry)
    except ssl.SSLCertVerificationError as problem:
        raise NotSent(
            f"The mail server {where} shows a certificate that cannot be trusted: {problem.verify_message}.",
            hint="Check the host in [smtp]; nothing was sent.",
        ) from None
    except smtplib.SMTPNotSupportedError:
        raise NotSent(
            f"The mail server {where} does not offer a secure connection.",
            hint='Use its other port with security = "tls"; nothing was sent.',
        ) from None
    except (OSError, smtplib.SMTPException, ValueError) as problem:  # ValueError: no host could be called so
        raise NotSent(
            f"The mail server {where} cannot be reached: {_cause(problem)}.",
            hint="Check [smtp] in the settings, and the network; nothing was sent.",
        ) from None


def _greeted(server: Smtp, context: ssl.SSLContext, hurry: _Hurry) -> smtplib.SMTP:
    from mentorfolio.letters.patient import Plain, Protected

    opened = partial(Protected, context=context) if server.security == "tls" else Plain
    client: smtplib.SMTP = opened(server.host, server.port, local_hostname=_LOCAL, timeout=hurry.left)
    try:
        if server.security == "none":
            _only_on_this_computer(client)
        hurry.on(client).ehlo_or_helo_if_needed()
        if server.security == "starttls":
            hurry.on(client).starttls(context=context)
            hurry.on(client).ehlo()
    except BaseException:
        client.close()
        raise
    return client


def _only_on_this_computer(client: smtplib.SMTP) -> None:
    from ipaddress import ip_address

    peer = str(client.sock.getpeername()[0]) if client.sock else ""
    if not ip_address(peer.partition("%")[0]).is_loopback:
        raise NotSent(
            'security = "none" is only for a mail server on this computer.',
            hint='Write security = "starttls" or "tls" in [smtp]; nothing was sent.',
        )


def _log_in(client: smtplib.SMTP, server: Smtp, password: str) -> None:
    import smtplib

    if not server.user:
        return
    try:
        client.login(server.user, password)
    except smtplib.SMTPAuthenticationError as problem:
        raise NotSent(
            f"The mail server does not let {server.user} in ({problem.smtp_code}).",
            hint="Check user and password_command in [smtp]; nothing was sent.",
        ) from None
    except (OSError, smtplib.SMTPException, UnicodeError) as problem:
        raise NotSent(
            f"The mail server login failed: {_cause(problem)}.",
            hint="Check [smtp] in the settings; nothing was sent.",
        ) from None


def _envelope(client: smtplib.SMTP, sender: str, recipients: Iterable[str]) -> None:
    """Who it is from and to; a server that refuses any of them has nothing of the letter."""
    import smtplib

    for what, ask, address in (
        ("from", client.mail, sender),
        *(("to", client.rcpt, recipient) for recipient in recipients),
    ):
        try:
            code, answer = ask(address)
        except (OSError, smtplib.SMTPException) as problem:
            raise NotSent(
                f"The connection to the mail server was lost: {_cause(problem)}.", hint="Nothing was sent."
            ) from None
        if code not in (250, 251):
            raise NotSent(
                f"The mail server does not accept letters {what} {address}: {_said(code, answer)}.",
                hint="Nothing was sent.",
            )


def _hand_over(client: smtplib.SMTP, message: bytes) -> None:
    import contextlib
    import smtplib

    try:
        code, answer = client.docmd("DATA")
    except (OSError, smtplib.SMTPException) as problem:
        raise NotSent(
            f"The connection to the mail server was lost before the letter left: {_cause(problem)}.",
            hint="Nothing was sent.",
        ) from None
    if code != _GO_ON:
        raise NotSent(f"The mail server refused the letter: {_said(code, answer)}.", hint="Nothing was sent.")
    try:
        client.send(re.sub(rb"(?m)^\.", b"..", message) + b".\r\n")
        code, answer = client.getreply()
    except (OSError, smtplib.SMTPException) as problem:
        raise MaybeSent(
            f"The connection was lost while the letter was being sent ({_cause(problem)}): the server "
            "may or may not have it."
        ) from None
    except KeyboardInterrupt:
        raise Interrupted(
            "Stopped while the letter was being sent: the server may or may not have it."
        ) from None
    if code != _ACCEPTED:
        raise NotSent(f"The mail server refused the letter: {_said(code, answer)}.", hint="Nothing was sent.")
    with contextlib.suppress(OSError, smtplib.SMTPException):
        client.quit()  # accepted is accepted, whatever happens to the goodbye


def _password(server: Smtp) -> str:
    """The first line that the person's command prints; it is kept nowhere and shown nowhere."""
    if not server.password_command:
        return ""
    import shlex
    import subprocess

    try:
        words = shlex.split(server.password_command)
        ended = subprocess.run(  # noqa: S603 - the person's own command, no shell
            words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False, timeout=_ASKING
        )
        password = ended.stdout.decode().split("\n")[0].rstrip("\r")
        problem = (
            f"ended with {ended.returncode}" if ended.returncode else "" if password else "printed nothing"
        )
    except OSError as refusal:
        problem = f"could not be started: {refusal.strerror}"
    except subprocess.TimeoutExpired:
        problem = "took too long"
    except (ValueError, IndexError):
        problem = "cannot be understood, or printed no text"
    if problem:
        # The command itself is not repeated: some hold the password.
        raise NotSent(
            f"The password_command of [smtp] {problem}.", hint="Run it by hand to see; nothing was sent."
        )
    return password


def _said(code: int, answer: bytes | str) -> str:
    """What a server answered, on one line and not for ever."""
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    return f"{code} {' '.join(text.split())[:200]}".strip().rstrip(".")


def _cause(problem: Exception) -> str:
    """Why, without a repr: those of the library may hold what was typed."""
    import smtplib

    if isinstance(problem, smtplib.SMTPResponseException):
        return _said(problem.smtp_code, problem.smtp_error)
    if isinstance(problem, TimeoutError) or "timed out" in str(problem):
        return "no answer in time"
    if isinstance(problem, smtplib.SMTPServerDisconnected):
        return "it hung up"
    if isinstance(problem, UnicodeError):
        return "a character in it that mail servers do not accept"
    if type(problem) in (smtplib.SMTPException, smtplib.SMTPNotSupportedError):
        return str(problem).rstrip(".")  # fixed sentences of the library
    return getattr(problem, "strerror", None) or type(problem).__name__

"""Mail servers for tests: a real one that keeps what it is given, and one that hangs up where told."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

aiosmtpd = pytest.importorskip("aiosmtpd", reason="aiosmtpd is the mail server of these tests")
trustme = pytest.importorskip("trustme", reason="trustme makes the certificates of these tests")

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword  # noqa: E402 - after it is known to be there

USER, PASSWORD = "sam", "correct horse: battery=staple"


@dataclass
class Kept:
    """A message as the server took it."""

    sender: str
    recipients: list[str]
    data: bytes
    tls: bool


@dataclass
class Box:
    """What a server took, and whom it refuses."""

    port: int = 0
    kept: list[Kept] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    no_data: str = ""

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        """Take a recipient or refuse them."""
        if address in self.refused:
            return "550 5.1.1 no such person here"
        envelope.rcpt_tos.append(address)
        return "250 ok"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        """Keep a message."""
        if self.no_data:
            return self.no_data
        self.kept.append(
            Kept(
                envelope.mail_from,
                list(envelope.rcpt_tos),
                envelope.original_content,
                session.ssl is not None,
            )
        )
        return "250 taken"


def authority() -> Any:
    """Who signs the certificates of a test."""
    return trustme.CA()


def server_context(ca: Any, name: str = "localhost") -> ssl.SSLContext:
    """What a server shows."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    ca.issue_cert(name).configure_cert(context)
    return context


def client_context(ca: Any) -> ssl.SSLContext:
    """Trusts that authority and no other."""
    context = ssl.create_default_context()
    ca.configure_trust(context)
    return context


def _let_in(server: Any, session: Any, envelope: Any, mechanism: str, said: Any) -> AuthResult:
    good = isinstance(said, LoginPassword) and (said.login, said.password) == (
        USER.encode(),
        PASSWORD.encode(),
    )
    return AuthResult(success=good, handled=False)  # the server answers itself


@contextlib.contextmanager
def serving(
    ca: Any = None, *, auth: bool = True, implicit: bool = False, name: str = "localhost"
) -> Iterator[Box]:
    """A mail server: STARTTLS with a certificate of ``ca`` (``implicit``: TLS at once); without, plain."""
    box = Box()
    context = server_context(ca, name) if ca else None
    more: dict[str, Any] = {"auth_required": True, "authenticator": _let_in} if auth else {}
    if not context:
        more["auth_require_tls"] = False
    elif not implicit:
        more |= {"tls_context": context, "require_starttls": True}
    # Not aiosmtpd's Controller: that leaves its loop and a connection behind, and warnings are errors here.
    listener = socket.create_server(("127.0.0.1", 0))
    box.port = listener.getsockname()[1]
    started, stop = threading.Event(), asyncio.Event()
    loops: list[asyncio.AbstractEventLoop] = []

    async def serve() -> None:
        loop = asyncio.get_running_loop()
        loops.append(loop)
        protocols: list[SMTP] = []

        def protocol() -> SMTP:
            protocols.append(SMTP(box, loop=loop, hostname="mail.example.org", **more))
            return protocols[-1]

        server = await loop.create_server(protocol, sock=listener, ssl=context if implicit else None)
        started.set()
        await stop.wait()
        server.close()
        for one in protocols:
            if isinstance(one.transport, asyncio.Transport):
                one.transport.abort()
        await asyncio.sleep(0.01)

    thread = threading.Thread(target=lambda: asyncio.run(serve()), daemon=True)
    thread.start()
    assert started.wait(20)
    try:
        yield box
    finally:
        loops[0].call_soon_threadsafe(stop.set)
        thread.join(20)
        listener.close()


@contextlib.contextmanager
def hanging_up(after: str, heard: list[bytes] | None = None) -> Iterator[int]:
    """A server that hangs up: after "greeting", "MAIL", "DATA" (before 354), "354", or "." (all read)."""
    listener = socket.create_server(("127.0.0.1", 0))
    took = heard if heard is not None else []

    def serve() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection, contextlib.suppress(OSError):
                _talk(connection, after, took)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        with contextlib.suppress(OSError):
            listener.shutdown(socket.SHUT_RDWR)  # closing alone does not wake a thread that waits in accept
        listener.close()
        thread.join(5)


def _talk(connection: socket.socket, after: str, took: list[bytes]) -> None:
    lines = connection.makefile("rb")
    connection.sendall(b"220 here\r\n")
    if after == "greeting":
        lines.close()
        return
    for line in lines:
        word = line.split()[0].decode().upper() if line.split() else ""
        if word == after:
            break
        if word != "DATA":
            connection.sendall(b"250 ok\r\n")
            continue
        connection.sendall(b"354 go on\r\n")
        if after == "354":
            break
        for text in lines:
            took.append(text)
            if text == b".\r\n":
                break
        if after == ".":
            break
        connection.sendall(b"250 taken\r\n")
    lines.close()
    connection.shutdown(socket.SHUT_RDWR)


def password_command(folder: Path, password: str = PASSWORD) -> str:
    """A command that prints a password kept in a file."""
    path = folder / f"secret of {len(password)} letters.txt"
    path.write_text(password + "\nnot the password\n", encoding="utf-8")
    return f"cat '{path}'"

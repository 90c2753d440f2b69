"""Mail clients that give up an answer that does not end."""

from __future__ import annotations

import contextlib
import smtplib
import socket
from threading import Timer


class _Patient(smtplib.SMTP):
    """Its timeout is for the whole of an answer: a server may send one line after another for ever."""

    def getreply(self) -> tuple[int, bytes]:
        """The answer of the server. Raises TimeoutError."""
        late = False

        def hang_up() -> None:
            nonlocal late
            late = True
            if self.sock is not None:
                with contextlib.suppress(OSError):
                    self.sock.shutdown(socket.SHUT_RDWR)

        watch = Timer(float(self.timeout), hang_up)
        watch.daemon = True
        watch.start()
        try:
            return super().getreply()
        except (OSError, smtplib.SMTPException):
            if late:
                raise TimeoutError("timed out") from None
            raise
        finally:
            watch.cancel()


class Plain(_Patient, smtplib.SMTP):
    """A connection that is protected later, or not at all."""


class Protected(_Patient, smtplib.SMTP_SSL):
    """A connection that is protected from the first byte on."""

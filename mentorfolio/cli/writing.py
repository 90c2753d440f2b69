"""The letter writer of the services, made of ``letters``; each part is imported when it is used."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import datetime

    from mentorfolio import ports
    from mentorfolio.letters.library import Broken, Library, Template
    from mentorfolio.letters.rendering import Rendered
    from mentorfolio.settings import Settings


class Writer:
    """Templates and what is made of them (``ports.LetterWriter``)."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @cached_property
    def _library(self) -> Library:
        from mentorfolio.letters.library import Library

        return Library(self._settings.templates)

    def letters(self) -> Sequence[Template]:
        """All letters, by id."""
        return self._library.letters()

    def prompts(self) -> Sequence[Template]:
        """All reflection prompts, by id."""
        return self._library.prompts()

    def agendas(self) -> Sequence[Template]:
        """All agendas, by id."""
        return self._library.agendas()

    def letter(self, template_id: str) -> Template:
        """One letter."""
        return self._library.letter(template_id)

    def prompt(self, template_id: str) -> Template:
        """One prompt."""
        return self._library.prompt(template_id)

    def agenda(self, template_id: str) -> Template:
        """One agenda."""
        return self._library.agenda(template_id)

    def missing(self, template: Any, values: Mapping[str, object]) -> tuple[str, ...]:
        """Which of the values that the person supplies are still blank."""
        from mentorfolio.letters.rendering import missing

        return missing(template, values)

    def render(self, template: Any, values: Mapping[str, object]) -> Rendered:
        """Fill the blanks."""
        from mentorfolio.letters.rendering import render

        return render(template, values)

    def unusable(self) -> Sequence[Broken]:
        """Which of the person's own templates the last listing had to leave out."""
        return self._library.broken

    def folder(self) -> str:
        """Where the person's own templates are, or would be."""
        return str(self._settings.templates)

    def new(self, template_id: str, source: str | None) -> tuple[str, str, str | None]:
        """A new file of the person's: letter, prompt or agenda, its path, and what it is a copy of."""
        from mentorfolio.letters.own import new

        return new(self._library, template_id, source)

    def check(self, which: str | None) -> tuple[int, Sequence[Broken]]:
        """How many templates were tried out, and what is wrong."""
        from mentorfolio.letters.own import check

        return check(self._library, which)

    def hints(
        self,
        *,
        kind: str,
        channel: str,
        subject: str,
        body: str,
        minutes: int | None,
        why: str,
        name: str,
        others: Sequence[str] = (),
        previous: str = "",
        said: Sequence[str] = (),
    ) -> Sequence[ports.Hint]:
        """What a careful reader would say about this draft."""
        from mentorfolio.letters.hints import Draft, hints_on

        draft = Draft(
            kind=kind,
            channel=channel,
            subject=subject,
            body=body,
            minutes=minutes,
            why=why,
            mentor_name=name,
            others=tuple(others),
            previous=previous,
            said=tuple(said),
        )
        return hints_on(draft, frozenset(self._settings.hints_off))

    def words(self, text: str) -> int:
        """How many words a text has."""
        from mentorfolio.letters.hints import word_count

        return word_count(text)

    def eml(
        self, *, sender: tuple[str, str] | None, to: tuple[str, str] | None, subject: str, body: str
    ) -> bytes:
        """The letter as an unsent message."""
        from mentorfolio.letters.message import as_eml

        return as_eml(sender=sender, to=to, subject=subject, body=body)

    def mailto(self, *, to: str | None, subject: str, body: str) -> str:
        """The letter as a ``mailto:`` address."""
        from mentorfolio.letters.message import as_mailto

        return as_mailto(to=to, subject=subject, body=body)

    def clipboard(self, text: str) -> str:
        """The text as it may be pasted anywhere."""
        from mentorfolio.letters.message import as_clipboard

        return as_clipboard(text)

    def new_message_id(self, address: str) -> str:
        """A Message-ID for a letter from this address."""
        from mentorfolio.letters.message import new_message_id

        return new_message_id(address)

    def send(
        self,
        *,
        sender: tuple[str, str],
        to: tuple[str, str],
        subject: str,
        body: str,
        date: datetime,
        message_id: str,
        before: Callable[[], None],
    ) -> None:
        """Hand the letter to the mail server of the settings; it is accepted when this returns."""
        from mentorfolio.letters.message import as_eml
        from mentorfolio.letters.sending import Server, deliver

        assert self._settings.smtp is not None  # noqa: S101 - the service asks for it first
        message = as_eml(sender=sender, to=to, subject=subject, body=body, date=date, message_id=message_id)
        server = Server(**self._settings.smtp._asdict())
        deliver(server, message, sender=sender[1], recipient=to[1], before=before)

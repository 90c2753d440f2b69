"""What the use cases need of letters: templates, what is made of them, and the way to a mail server."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Protocol


class Template(Protocol):
    """A letter, prompt or agenda as the person picks it."""

    @property
    def id(self) -> str: ...  # noqa: D102

    @property
    def name(self) -> str: ...  # noqa: D102

    @property
    def use(self) -> str: ...  # noqa: D102

    @property
    def kind(self) -> str: ...  # noqa: D102

    @property
    def channel(self) -> str: ...  # noqa: D102

    @property
    def subject(self) -> str: ...  # noqa: D102

    @property
    def body(self) -> str: ...  # noqa: D102

    @property
    def needs(self) -> tuple[str, ...]: ...  # noqa: D102

    @property
    def about(self) -> str: ...  # noqa: D102

    @property
    def axis(self) -> str: ...  # noqa: D102

    @property
    def stages(self) -> tuple[str, ...]: ...  # noqa: D102

    @property
    def source(self) -> str: ...  # noqa: D102

    @property
    def own(self) -> bool: ...  # noqa: D102

    @property
    def path(self) -> str: ...  # noqa: D102


class Rendered(Protocol):
    """A letter, prompt or agenda with its blanks filled."""

    @property
    def subject(self) -> str: ...  # noqa: D102

    @property
    def body(self) -> str: ...  # noqa: D102


class Hint(Protocol):
    """Something to improve in a draft, with where the advice comes from."""

    @property
    def code(self) -> str: ...  # noqa: D102

    @property
    def message(self) -> str: ...  # noqa: D102

    @property
    def source(self) -> str: ...  # noqa: D102


class TemplateFault(Protocol):
    """What is wrong in a template file; ``line`` is 0 where the whole file is meant."""

    @property
    def id(self) -> str: ...  # noqa: D102

    @property
    def path(self) -> str: ...  # noqa: D102

    @property
    def line(self) -> int: ...  # noqa: D102

    @property
    def cause(self) -> str: ...  # noqa: D102


class LetterWriter(Protocol):
    """Templates and what is made of them."""

    def letters(self) -> Sequence[Template]:
        """All letters, by id."""
        ...

    def prompts(self) -> Sequence[Template]:
        """All reflection prompts, by id."""
        ...

    def agendas(self) -> Sequence[Template]:
        """All agendas, by id."""
        ...

    def letter(self, template_id: str) -> Template:
        """One letter. Raises NotFound for an unknown id."""
        ...

    def prompt(self, template_id: str) -> Template:
        """One prompt. Raises NotFound for an unknown id."""
        ...

    def agenda(self, template_id: str) -> Template:
        """One agenda. Raises NotFound for an unknown id, UsageProblem for a broken file."""
        ...

    def unusable(self) -> Sequence[TemplateFault]:
        """Which of the person's own templates the last listing had to leave out, and why."""
        ...

    def folder(self) -> str:
        """Where the person's own templates are, or would be."""
        ...

    def new(self, template_id: str, source: str | None) -> tuple[str, str, str | None]:
        """A new file of the person's: letter, prompt or agenda, its path, and what it is a copy of.

        ``agendas/mine`` names the shelf as well, ``mine`` leaves it to ``source``, or means a letter.

        Raises:
            UsageProblem: an id that no file could have.
            AlreadyThere: the person has one of this id.
            NotFound: ``source`` is the id of no template.
            CannotCreate: the file cannot be made.
        """
        ...

    def check(self, which: str | None) -> tuple[int, Sequence[TemplateFault]]:
        """How many templates were tried out, and what is wrong: all own ones, one by id, or a file.

        Raises:
            NotFound: there is neither a template nor a file of this name.
        """
        ...

    def missing(self, template: Template, values: Mapping[str, object]) -> tuple[str, ...]:
        """Which of the values that the person supplies are still blank."""
        ...

    def render(self, template: Template, values: Mapping[str, object]) -> Rendered:
        """Fill the blanks. Raises MissingValue naming the option that supplies one."""
        ...

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
    ) -> Sequence[Hint]:
        """What a careful reader would say about this draft.

        ``others`` are the names of the other mentors, ``previous`` is the body of the last letter to
        the same person, ``said`` are texts of the owner that stand in it on purpose (their own name
        and signature, the title of the need, values that they set).
        """
        ...

    def words(self, text: str) -> int:
        """How many words a text has."""
        ...

    def eml(
        self, *, sender: tuple[str, str] | None, to: tuple[str, str] | None, subject: str, body: str
    ) -> bytes:
        """The letter as an unsent message of RFC 5322; sender and recipient are (name, address)."""
        ...

    def mailto(self, *, to: str | None, subject: str, body: str) -> str:
        """The letter as a ``mailto:`` address of RFC 6068."""
        ...

    def new_message_id(self, address: str) -> str:
        """A Message-ID for a letter from this address. Raises UsageProblem."""
        ...

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
        """Hand the letter to the mail server of the settings; it is accepted when this returns.

        ``before`` is called when the server has agreed to all but the text.

        Raises:
            UsageProblem: the message would not read back as it was meant.
            NotSent: nobody has the letter.
            MaybeSent: the connection was lost after the letter was handed over.
        """
        ...

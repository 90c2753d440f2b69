"""``help``: a command, a topic, a page of the manual, or all there is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

from mentorfolio import commands
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.results import Result
from mentorfolio.domain.text import quoted
from mentorfolio.errors import NotFound
from mentorfolio.fields.field import Operand, Said, Switch
from mentorfolio.render.page import Look, Page, command, line
from mentorfolio.render.voice import without_signs

Asked = Annotated[
    Sequence[str],
    Operand(
        "[COMMAND|TOPIC|all]...", "A command, a topic (letters, dates, words …), or all.", complete="help"
    ),
]


# What whoever needs it may look for -> the topic.
_CALLED = dict.fromkeys(
    ("accessible", "accessibility", "blind", "braille", "screen reader", "screen-reader", "speech", "voice"),
    "plain",
)


class HelpSaid(Said, frozen=True, kw_only=True):
    """How much."""

    page: Annotated[bool, Switch("Show the manual page, even if a command has that name.")] = False


class Explained(Result, frozen=True, kw_only=True):
    """What is told about a topic: shortly, and at length as a page in Markdown."""

    topic: str
    short: str = ""
    long: str = ""

    def page(self, look: Look) -> Page:
        """The one, then the other."""
        from mentorfolio.render.manual import lines_of_manual, lines_of_topic

        body = lines_of_topic(self.short, 0 if look.words else look.width) if self.short else []
        if self.long:
            body += [*([line()] if body else []), *lines_of_manual(self.long)]
        return Page(body=tuple(without_signs(body) if look.words else body))


class AlsoPage(Result, frozen=True, kw_only=True):
    """That there is a page, too."""

    topic: str

    def page(self, look: Look) -> Page:
        """One line, no part of the answer."""
        return Page(
            words=(line("The whole page: ", command(f"mentorfolio help {quoted(self.topic)} --page")),)
        )


def help_(desk: Desk, about: Asked = (), *, said: HelpSaid) -> Explained | AlsoPage | None:
    """Explain a command or a topic; all lists every command.

    $ mentorfolio help approach
    $ mentorfolio help letters
    $ mentorfolio help calendar --page
    """
    words = [word.casefold() for word in about]
    topic = _CALLED.get(" ".join(words), " ".join(words))
    if not words or words == ["all"]:
        desk.flags["every_command"] = bool(words)
        desk.exit_code = desk.play(["--help"], desk)
        return None
    from mentorfolio.letters.library import shipped

    shorts, pages = shipped("templates/help", "txt"), shipped("docs", "md")
    if _is_command(words) and not (said.page and topic in pages):
        desk.exit_code = desk.play([*words, "--help"], desk)
        has_page = topic in pages and not desk.exit_code and not desk.screen.json
        return AlsoPage(topic=topic) if has_page else None
    topics = sorted({*shorts, *pages})
    if topic not in topics:
        from difflib import get_close_matches

        verbs = commands.verbs(words[0]) if words[0] in commands.words() else ()
        known = [*topics, *commands.words(), *(f"{words[0]} {verb}" for verb in verbs)]
        near = get_close_matches(topic, known, n=1)
        meant = f"Did you mean {near[0]}? " if near else ""
        raise NotFound(
            f"There is no command and no topic {topic!r}.",
            hint=f"{meant}Topics: {', '.join(topics)}. Every command: mentorfolio help all",
        )
    return Explained(topic=topic, short=_read(shorts.get(topic)), long=_read(pages.get(topic)))


def _is_command(words: Sequence[str]) -> bool:
    word, *rest = words
    return word in commands.words() and (not rest or (rest[0] in commands.verbs(word) and not rest[1:]))


def _read(text: Path | None) -> str:
    return text.read_text(encoding="utf-8") if text else ""

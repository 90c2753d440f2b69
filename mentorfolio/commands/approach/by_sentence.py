"""A letter just read, mended sentence by sentence: in other words, left out, or put elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import msgspec

from mentorfolio.commands.approach import draft as drafts
from mentorfolio.commands.approach.draft import Drafted
from mentorfolio.desk.desk import Desk
from mentorfolio.domain.letter_parts import moved_down, moved_up, paragraphs_of, parted, parts_of, with_part
from mentorfolio.domain.records import Outreach
from mentorfolio.domain.text import one_line, paragraphs
from mentorfolio.domain.vocabulary import one_of
from mentorfolio.errors import UsageProblem
from mentorfolio.fields.form import Asked, Form
from mentorfolio.fields.question import Asker, Question

Keep = Callable[[Outreach, Mapping[str, str]], Outreach]

_WHICH = Question(
    key="which",
    text="Which one would you change? Its number (Enter: no more)",
    why="One sentence at a time: you can put it in other words, or leave it out.",
    option="mentorfolio outreach edit NAME",
    kind="choice",
)
_WORDS = Question(
    key="words",
    text="In other words? (- leaves it out, ^ up, v down, / splits or joins paragraphs)",
    why="It takes the place of the sentence; two or three may take the place of one.",
    option="mentorfolio outreach edit NAME",
)
# What is typed for it, and what it does with a sentence; a letter has no such sentence.
_ELSEWHERE: Mapping[str, Callable[[str, int], str]] = {"^": moved_up, "v": moved_down, "/": parted}


def mended(desk: Desk, drafted: Drafted, keep: Keep) -> Drafted:
    """The letter after as many of its sentences as somebody likes, each kept at once by ``keep``.

    Raises Interrupted; what was changed before stays.
    """
    assert desk.asker is not None  # noqa: S101 - this is only offered to somebody at a terminal
    letter = drafted.letter
    while (changed := _changed(desk.asker, letter, keep)) is not None:
        letter = changed
    return msgspec.structs.replace(drafts.shown(desk, letter), said=drafted.said, paths=drafted.paths)


def _changed(asker: Asker, letter: Outreach, keep: Keep) -> Outreach | None:
    """The letter with one part changed; None where nothing more is to be."""
    subject = [f"Subject: {letter.subject}"] if letter.subject else []
    parts = parts_of(letter.body)
    form = Form(asker)
    which: list[int] = []

    def ask_which() -> None:
        choices = {str(at): text for at, text in enumerate([*subject, *parts], 1)}
        apart = frozenset(
            str(at + 1 + len(subject)) for at in paragraphs_of(letter.body) | {0} if at or subject
        )
        question = _WHICH._replace(choices=choices, apart=apart)
        found = form.ask(Asked(question, partial(one_of, choices, what="a sentence")))
        which[:] = [int(found) - 1 - len(subject)] if found else []

    def ask_words() -> bool:
        if not which:
            return False
        is_subject = which[0] < 0
        read = _subject if is_subject else _words
        form.ask(Asked(_WORDS, read, letter.subject if is_subject else parts[which[0]]))
        return True

    form.fill([ask_which, ask_words])
    if not which:
        return None
    words = form.answers["words"]
    if which[0] < 0:
        return letter if words == letter.subject else keep(letter, {"subject": words})
    body = _with(letter.body, which[0], words) if words != parts[which[0]] else letter.body
    if words in _ELSEWHERE and body == letter.body:
        asker.say("That one stays where it is.")
    if not body:
        asker.say("Nothing would be left of the letter. To throw it away, press d below it.")
    return keep(letter, {"body": body}) if body not in ("", letter.body) else letter


def _with(body: str, number: int, words: str) -> str:
    if words in _ELSEWHERE:
        return _ELSEWHERE[words](body, number)
    return with_part(body, number, words)


def _words(text: str) -> str:
    return "" if text.strip() == "-" else paragraphs(text, "letter")


def _subject(text: str) -> str:
    if text.strip() in ("-", *_ELSEWHERE):
        raise UsageProblem("A mail is opened for its subject.", hint="Type another, or Enter to keep it.")
    return one_line(text, "subject")

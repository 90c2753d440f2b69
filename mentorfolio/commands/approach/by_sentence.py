"""A letter just read, mended sentence by sentence: in other words, left out, or put elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from mentorfolio.commands.approach.draft import Drafted, edited
from mentorfolio.commands.outreach.letters import rewrite
from mentorfolio.desk.desk import Desk
from mentorfolio.domain.letter_parts import moved_down, moved_up, paragraphs_of, parted, parts_of, with_part
from mentorfolio.domain.records import Outreach
from mentorfolio.domain.text import one_line, said_text
from mentorfolio.domain.vocabulary import one_of
from mentorfolio.domain.wording import capital, ended
from mentorfolio.errors import UsageProblem
from mentorfolio.fields.form import Asked, Form, answered, numbers_meant
from mentorfolio.fields.question import Asker, Question
from mentorfolio.letters.hints import LONGEST

_WHICH = Question(
    key="which",
    text="Which one would you change? Its number (Enter: no more)",
    why="One sentence at a time: you can put it in other words, or leave it out.",
    option="mentorfolio outreach edit NAME",
    kind="choice",
)
_AGAIN = "Which one would you change? Its number (Enter: no more, u takes the last change back)"
_WORDS = Question(
    key="words",
    text="In other words? (- leaves it out, + adds what follows behind it, ^ up, v down, ^^^ three up, "
    "/ splits or joins paragraphs)",
    why="It takes the place of the sentence; two or three may take the place of one. A \\ (backslash) at "
    "its end begins a new paragraph.",
    option="mentorfolio outreach edit NAME",
    kind="letter",
)
_TOO_MANY = Question(
    key="go",
    text="{words} words; up to {most} are answered most often. Which sentences could go? Their numbers, "
    "like 5 9 (Enter: none)",
    why="What you told can wait for the talk; who you are, why them and what you ask cannot.",
    option="mentorfolio outreach edit NAME",
)
# Up to here a letter that tells is read: those who were asked to shorten theirs left out what was alive.
_MUCH_TOO_LONG = 350  # words
_UNDO, _ADDS = "u", "+"
# What is typed for it, and what it does with a sentence; a letter has no such sentence.
_ELSEWHERE: Mapping[str, Callable[[str, int], str]] = {"^": moved_up, "v": moved_down, "/": parted}


def mended(desk: Desk, drafted: Drafted) -> Drafted:
    """The letter after as many of its sentences as somebody likes, each kept at once.

    Raises Interrupted; what was changed before stays.
    """
    assert desk.asker is not None  # noqa: S101 - this is only offered to somebody at a terminal
    letter = drafted.letter
    before: list[Outreach] = []
    while (changed := _changed(desk, desk.asker, letter, before)) is not None:
        letter = changed
    return edited(desk, drafted, letter)


def shortened(desk: Desk, drafted: Drafted) -> Drafted:
    """The letter without the sentences that can go, where it is much longer than is read; asked once.

    Raises Interrupted.
    """
    asker, letter = desk.asker, drafted.letter
    if (
        asker is None
        or drafted.words <= _MUCH_TOO_LONG
        or all(hint.code != "length" for hint in drafted.hints)
    ):
        return drafted
    parts = parts_of(letter.body)
    choices, apart = _numbered(letter, parts)
    first = len(choices) - len(parts) + 1

    def read(text: str) -> str:
        body = letter.body
        for number in sorted(numbers_meant(text, len(choices)), reverse=True):
            if number <= first or not parts[number - first].endswith((".", "!", "?")):
                raise UsageProblem(f"A letter needs this: {choices[str(number)]}", hint="Sentences only.")
            body = with_part(body, number - first, "")
        return body

    question = _TOO_MANY.of(words=str(drafted.words), most=str(LONGEST))
    question = question._replace(choices=choices, apart=apart)
    body = Form(asker).alone(Asked(question, read))
    if not body or body == letter.body:
        return drafted
    return edited(desk, drafted, rewrite(desk, letter, {"body": body}))


def _numbered(letter: Outreach, parts: Sequence[str]) -> tuple[dict[str, str], frozenset[str]]:
    """The subject and the parts by their numbers, and which stand below an empty line."""
    subject = [f"Subject: {letter.subject}"] if letter.subject else []
    choices = {str(at): text for at, text in enumerate([*subject, *parts], 1)}
    below = (at for at in paragraphs_of(letter.body) | {0} if at or subject)
    return choices, frozenset(str(at + 1 + len(subject)) for at in below)


def _changed(desk: Desk, asker: Asker, letter: Outreach, before: list[Outreach]) -> Outreach | None:
    """The letter with one part changed, or as it was ``before``; None where nothing more is to be."""
    parts = parts_of(letter.body)
    form = Form(asker)
    which: list[int] = []
    undoes = False
    choices, apart = _numbered(letter, parts)

    def read(text: str) -> str:
        return _UNDO if before and text.strip() == _UNDO else one_of(choices, text, "a sentence")

    def ask_which() -> None:
        nonlocal undoes
        text = _AGAIN if before else _WHICH.text
        # Not by the form, which would offer the number again where Enter is to end it.
        found = answered(asker, _WHICH._replace(text=text, choices=choices, apart=apart), read)
        undoes = found == _UNDO
        which[:] = [int(found) - 1 - len(choices) + len(parts)] if found and not undoes else []

    def ask_words() -> bool:
        if not which:
            return False
        subject = partial(_subject, is_mail=bool(letter.to) and letter.channel == "email")
        known, read = (letter.subject, subject) if which[0] < 0 else (parts[which[0]], _words)
        form.ask(Asked(_WORDS, read, known))
        return True

    form.fill([ask_which, ask_words])
    if undoes:
        last = before.pop()
        return rewrite(desk, letter, {"subject": last.subject, "body": last.body})
    if not which:
        return None
    if fields := _fields(asker, letter, which[0], form.answers["words"]):
        before.append(letter)
        return rewrite(desk, letter, fields)
    return letter


def _fields(asker: Asker, letter: Outreach, number: int, words: str) -> Mapping[str, str]:
    """What becomes of the letter, where anything does: its subject (number -1), or its body."""
    if number < 0:
        return {"subject": words} if words != letter.subject else {}
    body = _with(letter.body, number, words) if words != parts_of(letter.body)[number] else letter.body
    if _is_move(words) and body == letter.body:
        asker.say("That one stays where it is.")
    if not body:
        asker.say("Nothing would be left of the letter. To throw it away, press d below it.")
    return {"body": body} if body not in ("", letter.body) else {}


def _with(body: str, number: int, words: str) -> str:
    if words.startswith(_ADDS):
        before, more = parts_of(body)[number], capital(ended(words.removeprefix(_ADDS).strip()))
        below = "" if before.endswith((".", "!", "?")) else "\n"  # a greeting
        return with_part(body, number, f"{before}{below or ' '}{below}{more}") if more else body
    if not _is_move(words):
        return with_part(body, number, words)
    for sign in words:
        moved = _ELSEWHERE[sign](body, number)
        if parts_of(moved) != parts_of(body):  # else it only came into another paragraph
            number += 1 if sign == "v" else -1
        body = moved
    return body


def _is_move(words: str) -> bool:
    return bool(words) and words[0] in _ELSEWHERE and words == words[0] * len(words)


def _words(text: str) -> str:
    if text.strip() and not text.strip().strip(_ADDS):
        raise UsageProblem("And what stands behind it?", hint="Like: + I have counted them since.")
    return "" if text.strip() == "-" else said_text(text, "letter")


def _subject(text: str, *, is_mail: bool) -> str:
    if text.strip() == "-" and not is_mail:  # a letter on paper needs none
        return ""
    if text.strip() == "-" or _is_move(text.strip()):
        raise UsageProblem("A mail is opened for its subject.", hint="Type another, or Enter to keep it.")
    return one_line(text, "subject")

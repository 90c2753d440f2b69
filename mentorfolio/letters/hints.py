"""What a careful reader would say about a draft before it goes out.

Hints advise and never refuse. Each is a small function from a draft to a sentence, or to "" where
there is nothing to say. They read English; a letter in another language loses nothing but advice.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec

SHORTEST, LONGEST = 50, 125  # words: what was answered most often (Boomerang)
SUBJECT_CHARACTERS = (36, 50)
SUBJECT_WORDS = (3, 8)
NOTE_LONGEST = 300  # characters of a LinkedIn invitation

_ASKS_NOTHING = frozenset({"thanks", "closing"})
_CJK = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(f"[{_CJK}]|[^\\s{_CJK}]+")
_QUESTION = re.compile("[?\uff1f\u061f]+")
_LINK = re.compile(r"https?://\S+")
_SENTENCE = re.compile(r"[^.!?\n]+")
_NUMBER = r"(?:\d+|five|ten|fifteen|twenty(?:[- ]five)?|thirty|forty(?:[- ]five)?|sixty)"
_DURATION = re.compile(
    rf"\b{_NUMBER}[-\s]*min(?:ute)?s?\b"
    r"|\b(?:half|quarter of) an hour\b|\bhalf[- ]hour\b|\b(?:an|one|1)[- ]hour\b",
    re.IGNORECASE,
)
_FLEXIBLE = re.compile(
    r"\bsuits?\b|\bconvenien(?:t|ce)\b|\bwhenever\b|\bwhichever\b|\bflexible\b|\b(?:fit|work) around\b"
    r"|\bworks?\b[^.?!\n]{0,12} for you\b|\b(?:easie[rs]t?|best|better|good) for you\b"
    r"|\byour (?:calendar|diary|schedule)\b|\bany (?:day|time|week)\b"
    r"|\bor (?:by |on |over )?(?:a )?(?:phone|video|e-?mail|coffee|call|in person|online)\b",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\bbecause (?:of )?your?\b|\bmade me (?:think of|write to) you\b|\breminded me of you\b"
    r"|\b(?:your|you|you have|you've)\b[^.?!\n]{0,80}"
    r"\b(?:impressed|inspired|helped|taught|stayed with|struck|moved) me\b"
    r"|\bI (?:have )?(?:\w+ )?(?:admire|enjoyed?|learn(?:ed|t)|valued?|read|heard|saw|followed|remember)\b"
    r"[^.?!\n]{0,40}\byour?\b",
    re.IGNORECASE,
)
_MENTORING = re.compile(
    r"\b(?:be|become|act as|as|being) (?:my|a|an) (?:\w+ )?mentor\b|\bmentor(?:ing)? me\b|\bmentorship\b"
    r"|\bmy mentor\b|\byour mentee\b|\bmentoring relationship\b"
    r"|\b(?:some|ask(?:ing)? for|seek(?:ing)?) mentoring\b"
    r"|\b(?:look(?:ing)? for|seek(?:ing)?|need|want|find(?:ing)?|in search of) (?:a|an|my) (?:\w+ )?mentor\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:not|never|without|rather than|nothing)\b|n't\b", re.IGNORECASE)
_BLANK = re.compile(
    r"\[[^\W\d_][^\]\n]{2,60}\](?!\()|<(?:your|the|my|name|topic|why)\b[^>\n]{0,40}>"
    r"|_{3,}|\{\{|\}\}|\{%|%\}|\bXXX+\b|\bTO ?DO\b(?=[\s:.]|$)|\bTBD\b"
)
_SHOUT_LETTERS = 8


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A letter as it stands.

    Attributes:
        kind: of the contract's outreach kinds.
        channel: ``email``, ``linkedin`` or ``other``.
        minutes: how long a talk is asked for; None if nothing is asked.
        why: why this person, as the owner put it; "" if unknown.
    """

    kind: str
    channel: str
    subject: str
    body: str
    minutes: int | None = None
    why: str = ""
    mentor_name: str = ""


class Hint(msgspec.Struct, frozen=True):
    """One piece of advice: a stable code, a sentence, and the METHOD row or study behind it."""

    code: str
    message: str
    source: str


def word_count(text: str) -> int:
    """Words as a word processor counts them; each Chinese or Japanese sign counts as one."""
    return sum(any(char.isalnum() for char in word) for word in _WORD.findall(text))


def hints_on(draft: Draft, off: frozenset[str] = frozenset()) -> tuple[Hint, ...]:
    """Everything to say about a draft, in a fixed order, but for the codes switched ``off``."""
    said = ((code, source, look(draft)) for code, source, look in _TABLE if code not in off)
    return tuple(Hint(code, message, source) for code, source, message in said if message)


def _length(draft: Draft) -> str:
    words = word_count(draft.body)
    if draft.channel == "linkedin" or SHORTEST <= words <= LONGEST:
        return ""
    if words < SHORTEST:
        return f"This is {words} words; between {SHORTEST} and {LONGEST} a letter is answered most often."
    return f"This is {words} words; cut it to {LONGEST}, and it is more likely to be answered."


def _linkedin_length(draft: Draft) -> str:
    length = len(draft.body.encode("utf-16-le", "surrogatepass")) // 2
    if draft.channel != "linkedin" or length <= NOTE_LONGEST:
        return ""
    over = length - NOTE_LONGEST
    return f"LinkedIn takes {NOTE_LONGEST} characters and this note has {length}; shorten it by {over}."


def _subject_length(draft: Draft) -> str:
    subject = draft.subject.strip()
    if draft.channel == "linkedin" or (draft.channel == "other" and not subject):
        return ""
    words, characters = word_count(subject), len(subject)
    fewest, most = SUBJECT_WORDS
    shortest, longest = SUBJECT_CHARACTERS
    if fewest <= words <= most or shortest <= characters <= longest:
        return ""
    return (
        f"Try a subject of {fewest} to {most} words or of {shortest} to {longest} characters: one study found"
        " short ones answered more, another somewhat longer ones; they disagree, and"
        f" yours ({words} words, {characters} characters) is outside both."
    )


def _one_question(draft: Draft) -> str:
    questions = len(_QUESTION.findall(_LINK.sub("", draft.body)))
    if questions > 1:
        return f"There are {questions} questions in it; keep the one that you most want answered."
    if questions == 0 and draft.kind not in _ASKS_NOTHING:
        return "Nothing is asked; put what you would like into one clear question."
    return ""


def _time_limit(draft: Draft) -> str:
    if draft.kind != "first" or _DURATION.search(draft.body):
        return ""
    return (
        f"Say how long you are asking for, {draft.minutes or 15} minutes for instance, so that a yes is easy."
    )


def _why_you(draft: Draft) -> str:
    if draft.kind != "first" or _holds(draft.body, draft.why) or _REASON.search(draft.body):
        return ""
    return "Say in a sentence why you are writing to this person and nobody else."


def _flexible(draft: Draft) -> str:
    if draft.kind not in {"first", "request"} or _FLEXIBLE.search(draft.body):
        return ""
    return "Leave them the choice of when and how you talk: any day, by phone or on video."


def _asks_mentoring(draft: Draft) -> str:
    if draft.kind != "first":
        return ""
    text = f"{draft.subject}\n{draft.body}"
    asked = any(_MENTORING.search(part) and not _NEGATED.search(part) for part in _SENTENCE.findall(text))
    return (
        "Ask only for a short talk now; the question about mentoring comes easier after it." if asked else ""
    )


def _blank(draft: Draft) -> str:
    found = _BLANK.search(f"{draft.subject}\n{draft.body}")
    return f"There is a blank still to fill in: {found.group()}" if found else ""


def _shouting(draft: Draft) -> str:
    lines = [draft.subject, *draft.body.splitlines()]
    text = "\n".join(lines).replace("\uff01", "!")
    if any(_is_shouted(line) for line in lines):
        return "A line all in capitals reads as shouting; write it in small letters."
    if "!!" in text or text.count("!") > 2:
        return "One exclamation mark is plenty; full stops sound calmer."
    return ""


def _is_shouted(line: str) -> bool:
    letters = [char for char in line if char.isalpha()]
    cased = [char for char in letters if char.isupper() or char.islower()]
    return len(line.split()) > 1 and len(cased) >= _SHOUT_LETTERS and all(char.isupper() for char in cased)


def _holds(body: str, why: str) -> bool:
    """Whether the reason stands in the letter, whatever became of its line breaks and full stop."""
    words = " ".join(why.casefold().split()).rstrip(".!…")
    return bool(words) and words in " ".join(body.casefold().split())


_TABLE: tuple[tuple[str, str, Callable[[Draft], str]], ...] = (
    ("blank", "a letter goes out finished", _blank),
    ("asks-mentoring", "O2", _asks_mentoring),
    ("why-you", "O3, O5", _why_you),
    ("time-limit", "O3", _time_limit),
    ("flexible", "O3", _flexible),
    ("one-question", "O3", _one_question),
    ("length", "Boomerang, 40 million e-mails", _length),
    ("linkedin-length", "LinkedIn's limit for an invitation", _linkedin_length),
    ("subject-length", "Boomerang, 40 million e-mails; Backlinko, 12 million", _subject_length),
    ("shouting", "a letter keeps its voice down", _shouting),
)

# What the setting `hints_off` may name.
CODES: tuple[str, ...] = tuple(code for code, _, _ in _TABLE)

"""The other one's name in a sentence: read as "she" or "them", and put back where it was typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from mentorfolio.commands.happened.clauses import JOINED
from mentorfolio.commands.happened.openings import ADVICE
from mentorfolio.commands.happened.what import Understood

EDGES = " ,.;:!-\u2013"
# Behind these their name stands for "them".
_BEFORE_THEM = (
    r"gave|brought|took|lent|showed|handed|mailed|e-?mailed|forwarded|owe|saw|with|into|to|for"
    r"|rang|phoned|visited|texted|messaged|asked"
)


def any_of(called: Iterable[str]) -> str:
    """A pattern of these names, the longest first; nothing where there is none."""
    return "|".join(re.escape(name) for name in sorted(called, key=len, reverse=True) if name)


def as_we(text: str, called: Sequence[str]) -> str:
    """Whoever stands first, "Barbara and I met" is "we met"; so is "and I met", with the name before it."""
    they = any_of((*called, "she", "he", "they"))
    both = rf"(?i)^(?:(?:(?:{they}) )?and (?:i|me|myself)|(?:i|me) and (?:{they})) (?!and\b)"
    return re.sub(both, "we ", text)


def without_names(text: str, called: Sequence[str]) -> tuple[str, str]:
    """The text with "them" for their name where something was sent; and with no name in it at all."""
    names = any_of(called)
    if not names:
        return text, text
    text = re.sub(rf"(?i)\b(promised|sent|posted) (?:{names})(?= )", r"\1 them", text)
    found = re.sub(rf"(?i)\b(?:{names})'s (?={ADVICE})", "their ", text)
    found = re.sub(rf"(?i)(^|{JOINED})(?:{names})(?='s|'ll| )", r"\1she", found)
    found = re.sub(rf"(?i)\b({_BEFORE_THEM}) (?:{names})(?!'s\b)(?![\w-])", r"\1 them", found)
    return text, re.sub(rf"(?i)\bas (?:{names})(?= )", "as she", found)


def in_words_of(meant: Understood, read: str, typed: str) -> Understood:
    """With the text of each thing that was told as it stands in what was typed.

    A promise is none of them: its words begin with whose it is.
    """
    if read == typed:
        return meant
    also = tuple(in_words_of(one, read, typed) for one in meant.also)
    text = meant.text if meant.what == "promised" else _typed(meant.text, read.split(), typed.split())
    return meant._replace(text=text, also=also)


def _typed(text: str, read: list[str], typed: list[str]) -> str:
    """The words of a text where they stand in what was typed; the text itself where they do not."""
    words = text.split()
    at = next((i for i in range(len(read) - len(words) + 1) if _is_run(words, read[i:])), None)
    if not words or at is None:
        return text
    first, end = at, at + len(words)
    kept: list[str] = []
    for how, begin, stop, there, until in SequenceMatcher(None, read, typed, autojunk=False).get_opcodes():
        if stop <= first or begin >= end:
            continue
        cut = (max(first, begin) - begin, stop - min(end, stop)) if how == "equal" else (0, 0)
        kept += typed[there + cut[0] : until - cut[1]]
    return " ".join(kept).strip(EDGES)


def _is_run(words: list[str], read: list[str]) -> bool:
    """Whether the read words begin with these, the signs at their edges aside."""
    run = " ".join(read[: len(words)])
    return run.strip(EDGES) == " ".join(words).strip(EDGES)

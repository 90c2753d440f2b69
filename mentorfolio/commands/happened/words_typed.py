"""The words as they were typed: what was read with "them" for a name is kept with the name."""

from __future__ import annotations

from difflib import SequenceMatcher

from mentorfolio.commands.happened.what import Understood

_EDGES = " ,.;:!-\u2013"


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
    return " ".join(kept).strip(_EDGES)


def _is_run(words: list[str], read: list[str]) -> bool:
    """Whether the read words begin with these, the signs at their edges aside."""
    run = " ".join(read[: len(words)])
    return run.strip(_EDGES) == " ".join(words).strip(_EDGES)

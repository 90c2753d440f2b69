"""A letter as its sentences, each of which can be put in other words or left out."""

from __future__ import annotations

import re

from mentorfolio.domain.wording import capital, ended, sentences

# A long line goes on in the next: an editor wrapped it.
_WRAPPED = r"(?<=.{60})(?<![.!?])\n(?=[^\W\d_])"


def parts_of(body: str) -> list[str]:
    """Greeting, sentences and closing lines, in their order."""
    return [part for text in _lines(body) for part in text]


def with_part(body: str, number: int, words: str) -> str:
    """The letter with another part of this number, from 0 on; without it where there are no ``words``."""
    lines = _lines(body)
    at = number
    for parts in lines:
        if at < len(parts):
            whole = parts[at].endswith((".", "!", "?"))
            parts[at : at + 1] = [capital(ended(words)) if whole else words] if words else []
            break
        at -= len(parts)
    text = "\n".join(" ".join(parts) for parts in lines)
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n")


def _lines(body: str) -> list[list[str]]:
    whole = re.sub(_WRAPPED, " ", body)
    return [sentences(text.strip()) if text.strip() else [] for text in whole.split("\n")]

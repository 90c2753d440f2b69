"""A letter as far as it goes, shown before each question, so that the answer goes on from it (O3)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from mentorfolio.domain.lifecycle import ASKING
from mentorfolio.domain.wording import sentences
from mentorfolio.errors import MentorfolioError
from mentorfolio.letters.hints import LONGEST, word_count

if TYPE_CHECKING:
    from mentorfolio.letters.library import Template

# Stand where the next answer goes, and where one that lacks: private to us, so that nobody types them.
_HERE, _LATER = "\ue000", "\ue001"
# What is no question or no clause would get a lead, and a short one go on in a reason.
_AS = {
    "question": f"{_HERE}?",
    "how": f"Could {_HERE}?",
    "why": f"You {_HERE}",
    "now": f"{_HERE} and",
    "wish": f"{_HERE}?",
    "shared": f"{_HERE}!",
}
_LEADS = r"(?i)(?:could|you) $"
_COUNTED_FROM = 100  # words from which it helps to know how many there are


class Growing:
    """The letter so far. ``values`` are those known before the questions."""

    def __init__(self, template: Template, values: Mapping[str, object]) -> None:
        self._template = template
        self._values = values
        self._shown: set[str] = set()
        me: Any = values["me"]
        self._as = {**_AS, "myself": f"{_HERE} {me['first_name']}"}  # with one's name, as it is asked for
        self._fails = False
        self._counted = template.kind not in ASKING or bool(values["close"])  # as the hint on its length

    def place(self, key: str, keys: Sequence[str]) -> int:
        """Where in the letter ``key`` stands when all of these are said; -1 where it has no place."""
        from mentorfolio.letters.rendering import render

        told = {other: self._as.get(other, _HERE).replace(_HERE, _LATER) for other in keys}
        try:
            body = render(self._template, {**self._values, **told, key: self._as.get(key, _HERE)}).body
        except MentorfolioError:  # told in the end
            return 0
        return body.find(_HERE)

    def before(self, key: str, answers: Mapping[str, str]) -> str:
        """Its sentences up to where ``key`` goes, those that were not shown before.

        Empty where nothing is new, that value has no place yet, or the letter cannot be filled in so far.
        """
        said = self.until(key, answers)
        paragraphs = [sentences(text.strip()) for text in said.split("\n\n")]
        # A paragraph that goes on is shown whole: with a sentence less it would look lost.
        new = [" ".join(one) if any(text not in self._shown for text in one) else "" for one in paragraphs]
        self._shown |= {text for one in paragraphs for text in one}
        shown = "\n\n".join(filter(None, [*new[:-1], f"{new[-1]} \u2026" if new[-1] else ""]))
        return f"{shown}{self._count(word_count(said))}" if shown else ""

    def until(self, key: str, answers: Mapping[str, str]) -> str:
        """All of it up to where ``key`` goes, with its greeting; empty where it can't be filled in so far."""
        from mentorfolio.letters.rendering import render

        needed = dict.fromkeys(self._template.needs, f"You {_LATER}")
        told = {**needed, **self._values, **answers, key: self._as.get(key, _HERE)}
        try:
            body = "" if self._fails else render(self._template, told).body
        except MentorfolioError:  # told in the end; one that never ends is not waited for at each question
            self._fails = True
            return ""
        said = re.split(f"[{_HERE}{_LATER}]", body)[0] if _HERE in body else ""
        return re.sub(_LEADS, "", said)

    def _count(self, words: int) -> str:
        """How long it is by now, where that begins to matter."""
        if words < _COUNTED_FROM:
            return ""
        advice = "" if self._counted else f"; up to {LONGEST} are answered most often"
        self._counted = True
        return f"\n({words} words so far{advice})"
